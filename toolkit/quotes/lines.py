"""Lines that name their speaker: `Name: …`, the turns of a transcript, a quotation with a name after a dash."""

from .cues import words
from .headlines import is_topic, named_at_end, single_marked
from .marks import DASHES, SENTENCE_ENDS
from .pieces import trimmed, utterance_of
from .vocabulary import phrases

NAME_TOKENS = 10  # `Mayor Ada Brandt of Veslan: "…"`; a longer stretch before a colon is a sentence
NAME_LIKE = frozenset({"PROPN", "NOUN", "DET", "ADJ", "PART", "ADP"})


def lines_of(doc, units):
    """The paragraphs of a Doc as token spans."""
    lines = []
    for lo, hi in units:
        while lo < hi and doc[lo].is_space:
            lo += 1
        new = not lines or any("\n" in t.text for t in doc[lines[-1][1] - 1 : lo])
        lines = lines + [(lo, hi)] if new else lines[:-1] + [(lines[-1][0], hi)]
    return [(lo, hi) for lo, hi in lines if lo < hi]


def named_lines(page, lines, units, bounds, found):
    """`Name: …` at the start of a line: before marks, in a headline of somebody who acts below it, in a dialogue."""
    doc = page.doc
    taken = {i for u in found for i in range(*u["unit"])}
    free = [line for line in lines if not any(i in taken for i in range(*line))]
    begun = {lo for lo, _ in free}
    free += [unit for unit in units if unit[0] not in begun and _opens_marks(doc, *unit, bounds)]
    named = [(lo, hi, colon) for lo, hi in free if (colon := _name_ends(doc, lo, hi)) is not None]
    named = [(lo + doc[lo].is_quote, hi, colon) for lo, hi, colon in named]
    turns = _turns(doc, named, lines)
    acts = {t.lower_ for t in doc if t.dep_ == "nsubj" and t.i >= lines[0][1]} if named else set()
    acts = acts | phrases("vehicle")
    more = []
    for lo, hi, colon in named:
        quoted = next(((first, last) for first, last, left, _ in bounds if left == colon + 1), None)
        if quoted and words(doc, quoted[1], hi) and doc[quoted[1] - 1].text[-1:] not in SENTENCE_ENDS:
            quoted = None  # Brandt: "Red" tape "strangles" the port
        quoted = quoted or ((colon + 1, hi) if single_marked(doc, colon + 1, hi) else None)
        headline = bool(lines) and lo == lines[0][0] and any(t.lower_ in acts for t in doc[lo:colon])
        headline = headline and not is_topic(doc, lo, colon)
        if quoted or headline or lo in turns:
            span = trimmed(doc, *(quoted or (colon + 1, hi)), page)
            if span and any(t.is_alpha for t in doc[colon + 1 : hi]):  # Brandt: 1,547
                cue = _colon_cue(doc, (lo, colon), colon)
                more.append(utterance_of(doc, cue, [span], "name and colon", lo, hi, page))
    ended = named_at_end(doc, *lines[0]) if lines and lines[0][0] not in taken and not more else None
    if ended and (span := trimmed(doc, *ended[0], page)):
        cue = _colon_cue(doc, ended[1], ended[0][1])
        more.append(utterance_of(doc, cue, [span], "name at the end of a headline", *lines[0], page))
    return more


def _opens_marks(doc, lo, hi, bounds):
    """Whether a mark opens right after a colon: a dialogue on one line, `Brandt: "A." Lind: "B."`"""
    return any(lo < left < hi and doc[left - 1].text == ":" for _, _, left, _ in bounds)


def _turns(doc, named, lines):
    """Where the turns of an interview or a transcript begin: names before colons that come back, and those between."""
    names = [doc[lo:colon].text for lo, _, colon in named]
    again = {lo for name, (lo, _, _) in zip(names, named, strict=True) if names.count(name) > 1}
    begun = [lo for lo, _ in lines]
    between = {a for before, a, after in zip(begun, begun[1:], begun[2:], strict=False) if {before, after} & again}
    return again | (between & {lo for lo, _, _ in named})


def _name_ends(doc, lo, hi):
    """The colon after a line's first words, where those can be a name; the Q and A of an interview name nobody."""
    lo += lo < hi and doc[lo].is_quote
    colon = next((i for i in range(lo + 1, min(hi, lo + NAME_TOKENS)) if doc[i].text == ":"), None)
    first = doc[lo:colon] if colon is not None else doc[lo:lo]
    if not first.text[:1].isupper() or len(first.text) == 1:
        return None
    is_name = first.text.isupper() or all(t.pos_ in NAME_LIKE or t.text in "’'.,()-" for t in first)
    return colon if is_name else None


def _colon_cue(doc, span, colon):
    return dict(
        subject=span, named=span, start=doc[colon].idx, end=doc[colon].idx + 1, implies="neutral", lemma=":", verb=colon
    )


def signed_lines(page, lines, bounds, found):
    """A quotation with its speaker's name after a dash, on its line or the next: `"It will hold." — Ada Brandt`"""
    doc, taken, more = page.doc, {u["pieces"][0][0] for u in found}, []
    for (lo, hi), following in zip(lines, [*lines[1:], (0, 0)], strict=False):
        first, last, left, right = next((b for b in bounds if b[2] == lo), (0, 0, 0, 0))
        own = right < hi and any(not t.is_space for t in doc[right:hi])
        a, b = (right, hi) if own else following
        if not right or a >= b or doc[first].idx in taken:
            continue
        dash = a if doc[a].text in DASHES else a - 1
        if doc[dash].text[-1:] in DASHES and (name := _name_after(doc, dash + 1, b)):
            span = trimmed(doc, first, last, page)
            cue = dict(
                subject=name,
                named=name,
                start=doc[dash].idx,
                end=doc[dash].idx + 1,
                implies="neutral",
                lemma="-",
                verb=dash,
            )
            more += [utterance_of(doc, cue, [span], "quotation and signature", lo, hi, page)] if span else []
    return more


def _name_after(doc, lo, hi):
    """The tokens of a name that fills doc[lo:hi], or None."""
    while lo < hi and (doc[hi - 1].is_space or doc[hi - 1].is_punct):
        hi -= 1
    end = next((i for i in range(lo, hi) if doc[i].text == ","), hi)
    is_name = (
        0 < hi - lo <= 2 * NAME_TOKENS
        and 0 < end - lo <= NAME_TOKENS
        and all(t.text[:1].isupper() for t in doc[lo:end] if t.is_alpha)
    )
    return (lo, end) if is_name and doc[lo].is_alpha else None
