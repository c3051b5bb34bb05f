"""Utterances: what one speaker says in one go, put together from cued pieces and passages without a cue."""

import re

from .content import bounds_of, content_of
from .cues import cues_in, in_marks, is_unreal, phrases, units_in
from .marks import share_quoted
from .media import is_carrier
from .speakers import SUBJECTS, mention_span

EDGES = " \t\n,;:–—-"
NAME_TOKENS = 10  # `Mayor Ada Brandt of Veslan: "…"`; a longer stretch before a colon is a sentence
DASHES = frozenset({"-", "–", "—", "―", "--"})
NAME_LIKE = frozenset({"PROPN", "NOUN", "DET", "ADJ", "PART", "ADP"})
NESTING = frozenset({"that-clause", "clause"})
NESTED_AIMS = frozenset({"infinitive", "person infinitive"})  # only where the one who asks or vows has a name
BEFORE = frozenset({"clause before cue", "quotation before cue"})
HAPPENED = frozenset({"VBD", "VBZ", "VBN"})  # "he will say", "to say so" inside a quotation report nothing
NOBODY = frozenset("i we you it this that which who what one people".split())
LONG_WORDS = 8  # a shorter line in marks without a cue is as likely a slogan or a caption
FULL_WORDS = 4  # a passage without a cue of its own and with fewer words is a label, not a quotation


def utterances_in(page):
    """Each utterance as a dict: pieces (character spans in order), cue, rule, unit."""
    doc = page.doc
    if not len(doc):
        return []
    units, offsets = units_in(page)
    bounds = bounds_of(page.passages, offsets)
    found, last, announced = [], None, None
    for lo, hi in units:
        inside = [b for b in bounds if lo <= b[2] < hi]
        cued = _in_unit(doc, lo, hi, inside, page)
        if not cued and inside and announced and _is_all_quoted(doc, lo, hi, inside):
            spans = [span for first, end, *_ in inside if (span := _trimmed(doc, first, end, page))]
            last = _utterance(doc, announced, spans, "quotation after a colon", lo, hi, page)
            found.append(last)
        elif not cued and inside:
            last = _without_cue(doc, lo, hi, inside, page, last, found)
        else:
            last = next((u for u in reversed(cued) if u["quoted"]), cued[-1]) if cued else None
        announced = None if cued else _announced(doc, lo, hi, inside)
        found += cued
    lines = _lines(doc, units)
    signed = _signed(page, lines, bounds, [u for u in found if u["cue"]])
    begun = {u["pieces"][0] for u in signed}
    found = [u for u in found if u["cue"] or u["pieces"][0] not in begun] + signed
    named = _colons(page, lines, units, bounds, [u for u in found if u["cue"]])
    covered = {i for u in named for i in range(*u["unit"])}
    found = [u for u in found if u["cue"] or u["unit"][0] not in covered]
    return sorted(found + named, key=lambda utterance: utterance["pieces"])


def _opens_marks(doc, lo, hi, bounds):
    """Whether a mark opens right after a colon: a dialogue on one line, `Brandt: "A." Lind: "B."`"""
    return any(lo < left < hi and doc[left - 1].text == ":" for _, _, left, _ in bounds)


def _colons(page, lines, units, bounds, found):
    """`Name: …` at the start of a line: before marks, in a headline of somebody who acts below it, in a dialogue."""
    doc = page.doc
    taken = {i for u in found for i in range(*u["unit"])}
    free = [line for line in lines if not any(i in taken for i in range(*line))]
    begun = {lo for lo, _ in free}
    free += [unit for unit in units if unit[0] not in begun and _opens_marks(doc, *unit, bounds)]
    named = [(lo, hi, colon) for lo, hi in free if (colon := _name_ends(doc, lo, hi)) is not None]
    named = [(lo + doc[lo].is_quote, hi, colon) for lo, hi, colon in named]
    names = [doc[lo:colon].text for lo, _, colon in named]
    acts = {t.lower_ for t in doc if t.dep_ == "nsubj" and t.i >= lines[0][1]} if named else set()
    acts = acts | phrases("vehicle")
    more = []
    for lo, hi, colon in named:
        quoted = next(((first, last) for first, last, left, _ in bounds if left == colon + 1), None)
        headline = bool(lines) and lo == lines[0][0] and any(t.lower_ in acts for t in doc[lo:colon])
        if quoted or headline or names.count(doc[lo:colon].text) > 1:
            if span := _trimmed(doc, *(quoted or (colon + 1, hi)), page):
                more.append(_utterance(doc, _colon_cue(doc, lo, colon), [span], "name and colon", lo, hi, page))
    return more


def _signed(page, lines, bounds, found):
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
            span = _trimmed(doc, first, last, page)
            cue = dict(
                subject=name,
                named=name,
                start=doc[dash].idx,
                end=doc[dash].idx + 1,
                implies="neutral",
                lemma="-",
                verb=dash,
            )
            more += [_utterance(doc, cue, [span], "quotation and signature", lo, hi, page)] if span else []
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


def _lines(doc, units):
    """The paragraphs of a Doc as token spans."""
    lines = []
    for lo, hi in units:
        while lo < hi and doc[lo].is_space:
            lo += 1
        new = not lines or any("\n" in t.text for t in doc[lines[-1][1] - 1 : lo])
        lines = lines + [(lo, hi)] if new else lines[:-1] + [(lines[-1][0], hi)]
    return [(lo, hi) for lo, hi in lines if lo < hi]


def _name_ends(doc, lo, hi):
    """The colon after a line's first words, where those can be a name."""
    lo += lo < hi and doc[lo].is_quote
    colon = next((i for i in range(lo + 1, min(hi, lo + NAME_TOKENS)) if doc[i].text == ":"), None)
    if (
        colon is None or not doc[lo].text[:1].isupper() or doc[colon - 1].text.isupper() and len(doc[colon - 1]) == 1
    ):  # Q: A:
        return None
    return colon if all(t.pos_ in NAME_LIKE or t.text in "’'.,()-" for t in doc[lo:colon]) else None


def _colon_cue(doc, lo, colon):
    span = (lo, colon)
    return dict(
        subject=span, named=span, start=doc[colon].idx, end=doc[colon].idx + 1, implies="neutral", lemma=":", verb=colon
    )


def _in_unit(doc, lo, hi, bounds, page):
    """The utterances that the cues of one unit report, each followed by those reported inside it."""
    found, taken, medium = [], lo, None
    cues = cues_in(doc, lo, hi, bounds)
    closing = _closing(doc, cues, lo, hi, bounds)
    if closing and is_carrier(doc[slice(*closing["subject"])].text):
        cues, medium = cues[: cues.index(closing)], doc[slice(*closing["subject"])].text
        hi = closing["left"]
    elif closing:
        cues = [closing, *(cue for cue in cues if cue is not closing)]
    for cue in cues:
        if any(first <= cue["verb"] < last for first, last, *_ in bounds) or cue["verb"] < taken:
            continue
        pieces, rule = content_of(doc, cue, lo, hi, bounds, taken)
        spans = [span for piece in pieces if (span := _trimmed(doc, *piece, page))]
        if spans:
            found.append(dict(_utterance(doc, cue, spans, rule, lo, hi, page), medium=medium))
            taken = max(taken, cue["right"], *(b for _, b in pieces))
            inner = [c for c in cues if c is not cue and any(a <= c["verb"] < b for a, b in pieces)]
            found += _nested(doc, inner, pieces, found[-1], bounds, page)
    return found


def _closing(doc, cues, lo, hi, bounds):
    """The last cue of a unit, where all before it is its content: `A told B that C had promised D, X said, adding …`"""
    goes_on = next((i for i in range(len(cues) - 1, 0, -1) if doc[cues[i]["verb"]].tag_ != "VBG"), 0)
    last = cues[goes_on] if goes_on else None
    if not last or not last["subject"] or last["kind"] == "source":
        return None
    pieces, rule = content_of(doc, last, lo, hi, bounds, lo)
    encloses = rule in BEFORE and pieces[0][0] < cues[0]["verb"] < pieces[0][1]
    return last if encloses and not any(a <= cues[0]["verb"] < b for a, b, *_ in bounds) else None


def _may_nest(doc, cue, start, rule, quoted):
    """Whether speech inside speech is a row of its own; what is quoted stays whole but for "X has told us that …"."""
    named = doc[cue["subject"][1] - 1].tag_ == "NNP"
    if quoted:
        return named and rule in NESTING and doc[start].lower_ == "that"
    return rule in NESTING or rule in NESTED_AIMS and named


def _nested(doc, cues, pieces, outer, bounds, page):
    """Speech inside speech, `Brandt said Lind had promised to resign`, where somebody is plainly said to have."""
    found = []
    for cue in cues:
        first, last = next((a, b) for a, b in pieces if a <= cue["verb"] < b)
        if not cue["subject"] or doc[cue["subject"][1] - 1].lower_ in NOBODY or doc[cue["verb"]].tag_ not in HAPPENED:
            continue
        inside, rule = content_of(doc, cue, first, last, [], first)
        spans = [span for piece in inside if (span := _trimmed(doc, *piece, page))]
        if not inside or not _may_nest(doc, cue, inside[0][0], rule, in_marks(bounds, cue["verb"])):
            continue
        if spans and len(page.text[slice(*spans[0])].split()) >= FULL_WORDS:
            found.append(dict(_utterance(doc, cue, spans, f"nested {rule}", first, last, page), parent=outer))
    return found


def _utterance(doc, cue, spans, rule, lo, hi, page):
    utterance = dict(cue=cue, pieces=spans, rule=rule, unit=(lo, hi))
    utterance["quoted"] = any(share_quoted(page, *span) == 1 for span in spans)
    utterance["asks"] = page.text[spans[-1][1] - 1] == "?"
    _extent(doc, utterance, lo, hi, page)
    return utterance


def _announced(doc, lo, hi, bounds):
    """The cue of a unit that ends in a colon and says nothing itself: `The mayor continued:` above a quotation."""
    end = next((t for t in reversed(doc[lo:hi]) if not t.is_space), None)
    if end is None or end.text != ":":
        return None
    cues = [cue for cue in cues_in(doc, lo, hi, bounds) if cue["subject"]]
    return cues[-1] if cues else _statement_cue(doc, lo, hi)


def _statement_cue(doc, lo, hi):
    """The verb of a unit that announces words without reporting them: `The mayor released the following statement:`"""
    verb = next((t for t in doc[lo:hi] if t.dep_ == "ROOT" and t.pos_ == "VERB"), None)
    head = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb is not None else None
    if head is None or not any(t.lower_ in phrases("vehicle") or t.lower_ == "following" for t in doc[verb.i + 1 : hi]):
        return None
    return _act_cue(doc, verb, head, lo, hi)


def _without_cue(doc, lo, hi, bounds, page, last, found):
    """Give a unit that is all quotation to the utterance it goes on from, where that is safe; the utterance, or None.

    A whole paragraph in marks that nobody can be given safely is a row without a speaker; a shorter one is none.
    """
    if not _is_all_quoted(doc, lo, hi, bounds):
        return _goes_on_quoted(doc, lo, hi, bounds, page, last) or _after_colon(doc, lo, hi, bounds, page, found)
    spans = [span for first, end, *_ in bounds if (span := _trimmed(doc, first, end, page))]
    same_line = last is not None and "\n" not in page.text[last["end"] : doc[bounds[0][2]].idx]
    if last is not None and (same_line or last["goes_on"] or _may_follow(doc, hi, last)):
        last["pieces"] += spans
        _extent(doc, last, lo, hi, page)
        return last
    if _fills_line(doc, lo, hi) and spans and len(page.text[slice(*spans[0])].split()) >= LONG_WORDS:
        found.append(_utterance(doc, None, spans, "no cue: " + _why_open(last), lo, hi, page))
    return None


def _goes_on_quoted(doc, lo, hi, bounds, page, last):
    """`"It will hold," Brandt said. "It has for years" in every storm.`: the outlet ends the sentence itself."""
    first, end, left = bounds[0][:3]
    span = _trimmed(doc, first, end, page)
    opens = all(t.is_space for t in doc[lo:left]) and span and len(page.text[slice(*span)].split()) >= FULL_WORDS
    if last is None or not last["quoted"] or not opens or "\n" in page.text[last["end"] : doc[left].idx]:
        return None
    last["pieces"].append(span)
    _extent(doc, last, lo, hi, page)
    return last


def _after_colon(doc, lo, hi, bounds, page, found):
    """`Brandt apologised for the fire: "I am sorry for it."`: a sentence in marks that a person's act announces."""
    first, end, left, right = bounds[0]
    if doc[left - 1].text != ":" or left - 1 <= lo or doc[end - 1].text[-1:] not in ".?!" or right < hi - 1:
        return None
    verb = next((t for t in doc[lo:left] if t.dep_ == "ROOT" and t.pos_ == "VERB" and not is_unreal(t)), None)
    head = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb is not None else None
    span = _trimmed(doc, first, end, page)
    if head is None or not span or head.tag_ != "NNP" and head.lower_ not in {"he", "she"}:
        return None
    if any(t.dep_ in SUBJECTS for t in doc[head.i + 1 : left]):
        return None  # Brandt was so upset that Lind changed his answer: "…"
    utterance = _utterance(doc, _act_cue(doc, verb, head, lo, hi), [span], "quotation after a colon", lo, hi, page)
    found.append(utterance)
    return utterance


def _act_cue(doc, verb, head, lo, hi):
    span = mention_span(doc, head, lo, hi)
    return dict(
        subject=span,
        named=span,
        start=verb.idx,
        end=verb.idx + len(verb),
        implies="neutral",
        lemma=verb.lemma_,
        verb=verb.i,
    )


def _why_open(last):
    return "nobody is quoted right before it" if last is None else "it may answer what is quoted before it"


def _fills_line(doc, lo, hi):
    return "\n" in doc[max(0, lo - 1)].text + doc[lo].text or lo == 0


def _may_follow(doc, hi, last):
    """Whether a paragraph that is all quotation goes on from the one before: also quoted, and no question."""
    whole = hi >= len(doc) or "\n" in doc[hi - 1].text_with_ws or "\n" in doc[hi].text
    return whole and last["quoted"] and not last["asks"]


def _extent(doc, utterance, lo, hi, page):
    """Note where the unit that last fed an utterance ends, and whether it goes on in the next paragraph."""
    utterance["end"] = doc[hi - 1].idx
    utterance["goes_on"] = any(p.goes_on for p in page.passages if doc[lo].idx <= p.left <= utterance["end"])


def _is_all_quoted(doc, lo, hi, bounds):
    return all(
        token.is_punct or token.is_space or any(first <= token.i < end for first, end, *_ in bounds)
        for token in doc[lo:hi]
    )


def _with_marks(page, start, end):
    """A span widened to both marks of a passage that it holds but for one of them: `The move was "a disaster`."""
    for p in page.passages:
        if p.right == p.end:
            continue  # its closing mark is missing
        if start <= p.left < end <= p.end and not re.search(r"\w", page.text[end : p.end]):
            start, end = (p.start, p.end) if start == p.left else (start, p.right)
        elif p.start <= start < p.right <= end and not re.search(r"\w", page.text[p.start : start]):
            start, end = (p.start, p.end) if end == p.right else (p.left, end)
    return start, end


def _trimmed(doc, first, last, page):
    """The character span of some tokens, without a leading "that", edge punctuation and marks that enclose it whole."""
    if first >= last:
        return None
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    words = page.text[start:end]
    if words[:5] == "that " and doc[first + 1 : first + 2].text and doc[first + 1].pos_ not in {"VERB", "AUX"}:
        start += 5
    while True:
        words = page.text[start:end]
        left = len(words) - len(words.lstrip(EDGES))
        right = len(words) - len(words.rstrip(EDGES))
        start, end = start + left, end - right
        inner = next(
            ((p.start, p.end) for p in page.passages if p.left == start and p.right == end and p.end > p.start), None
        )
        if inner:
            start, end = inner
        elif not left and not right:
            break
    if share_quoted(page, start, end) < 1 and page.text[end - 1 : end] == ".":
        end -= 1
    start, end = _with_marks(page, start, end)
    return (start, end) if re.search(r"\w", page.text[start:end]) else None
