"""Utterances: what one speaker says in one go, put together from cued pieces and passages without a cue."""

from .content import bounds_of, content_of
from .cues import cues_in, in_marks, is_reporting, is_unreal
from .lines import lines_of, named_lines, signed_lines
from .media import is_carrier
from .pieces import extend, is_name_of_work, trimmed, utterance_of
from .speakers import SUBJECTS, mention_span, subject_of
from .units import units_in
from .vocabulary import phrases, sources

NESTING = frozenset({"that-clause", "clause"})
NESTED_AIMS = frozenset({"infinitive", "person infinitive"})  # only where the one who asks or vows has a name
BEFORE = frozenset({"clause before cue", "quotation before cue"})
RELATIVE_TAGS = frozenset({"WP", "WDT"})
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
    found, last, announced, rule = [], None, None, None
    for lo, hi in units:
        inside = [b for b in bounds if lo <= b[2] < hi]
        cued = _in_unit(doc, lo, hi, inside, page)
        if not cued and inside and announced and _is_all_quoted(doc, lo, hi, inside):
            spans = [span for first, end, *_ in inside if (span := trimmed(doc, first, end, page))]
            last = utterance_of(doc, announced, spans, rule, lo, hi, page)
            found.append(last)
        elif not cued and inside:
            last = _without_cue(doc, lo, hi, inside, page, last, found)
        else:
            last = next((u for u in reversed(cued) if u["quoted"]), cued[-1]) if cued else None
        announced, rule = (None, None) if cued else _announced(doc, lo, hi, inside)
        found += cued
    lines = lines_of(doc, units)
    signed = signed_lines(page, lines, bounds, [u for u in found if u["cue"]])
    begun = {u["pieces"][0] for u in signed}
    found = [u for u in found if u["cue"] or u["pieces"][0] not in begun] + signed
    named = named_lines(page, lines, units, bounds, [u for u in found if u["cue"]])
    covered = {i for u in named for i in range(*u["unit"])}
    found = [u for u in found if u["cue"] or u["unit"][0] not in covered]
    return sorted(found + named, key=lambda utterance: utterance["pieces"])


def _in_unit(doc, lo, hi, bounds, page):
    """The utterances that the cues of one unit report, each followed by those reported inside it."""
    found, taken, medium = [], lo, None
    cues = cues_in(doc, lo, hi, bounds)
    closing = _closing(doc, cues, lo, hi, bounds)
    if closing and cues[0] is not closing and is_carrier(doc[slice(*closing["subject"])].text):
        cues, medium = cues[: cues.index(closing)], doc[slice(*closing["subject"])].text
        hi = closing["left"]
    elif closing:
        cues = [closing, *(cue for cue in cues if cue is not closing)]
    for cue in cues:
        if any(first <= cue["verb"] < last for first, last, *_ in bounds) or cue["verb"] < taken:
            continue
        pieces, rule = content_of(doc, cue, lo, hi, bounds, taken)
        spans = [span for piece in pieces if (span := trimmed(doc, *piece, page))]
        if spans:
            found.append(dict(utterance_of(doc, cue, spans, rule, lo, hi, page), medium=medium))
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
        spans = [span for piece in inside if (span := trimmed(doc, *piece, page))]
        if not inside or not _may_nest(doc, cue, inside[0][0], rule, in_marks(bounds, cue["verb"])):
            continue
        if spans and len(page.text[slice(*spans[0])].split()) >= FULL_WORDS:
            found.append(dict(utterance_of(doc, cue, spans, f"nested {rule}", first, last, page), parent=outer))
    return found


def _announced(doc, lo, hi, bounds):
    """(cue, rule) of a unit that says nothing itself but announces it: `The mayor continued:`, `The mayor agreed.`"""
    end = next((t for t in reversed(doc[lo:hi]) if not t.is_space), None)
    if end is None or end.text not in {":", "."}:
        return None, None
    cues = [cue for cue in cues_in(doc, lo, hi, bounds) if cue["subject"]]
    if end.text == ":":
        return cues[-1] if cues else _statement_cue(doc, lo, hi), "quotation after a colon"
    is_last = bool(cues) and cues[-1]["right"] == end.i and "quotation" in cues[-1]["frames"]
    return (cues[-1], "quotation after its cue's sentence") if is_last else (None, None)


def _statement_cue(doc, lo, hi):
    """The verb of a unit that announces words without reporting them: `The mayor released the following statement:`"""
    verb = next((t for t in doc[lo:hi] if t.dep_ == "ROOT" and t.pos_ == "VERB"), None)
    head = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb is not None else None
    if head is None or not any(t.lower_ in phrases("vehicle") or t.lower_ == "following" for t in doc[verb.i + 1 : hi]):
        return None
    return _act_cue(doc, verb, mention_span(doc, head, lo, hi))


def _without_cue(doc, lo, hi, bounds, page, last, found):
    """Give a unit that is all quotation to the utterance it goes on from, where that is safe; the utterance, or None.

    A whole paragraph in marks that nobody can be given safely is a row without a speaker; a shorter one is none.
    """
    if not _is_all_quoted(doc, lo, hi, bounds):
        return _goes_on_quoted(doc, lo, hi, bounds, page, last) or _after_colon(doc, lo, hi, bounds, page, found)
    spans = [span for first, end, *_ in bounds if (span := trimmed(doc, first, end, page))]
    same_line = last is not None and "\n" not in page.text[last["end"] : doc[bounds[0][2]].idx]
    if last is not None and last["asks"] and _is_put_to_somebody(doc, last):
        return None  # "Where is it?" Brandt asked Ole Lind. "I have lost it."
    if last is not None and (same_line or last["goes_on"] or _may_follow(doc, hi, last)):
        last["pieces"] += spans
        extend(doc, last, lo, hi, page)
        return last
    if _fills_line(doc, lo, hi) and spans and len(page.text[slice(*spans[0])].split()) >= LONG_WORDS:
        found.append(utterance_of(doc, None, spans, "no cue: " + _why_open(last), lo, hi, page))
    return None


def _is_put_to_somebody(doc, utterance):
    """Whether a question is put to somebody named, who may well answer next."""
    cue = utterance["cue"]
    asked = cue is not None and cue["implies"] == "ask" and isinstance(cue["verb"], int)
    return asked and any(c.dep_ in {"dobj", "dative"} and c.pos_ == "PROPN" for c in doc[cue["verb"]].rights)


def _goes_on_quoted(doc, lo, hi, bounds, page, last):
    """`"It will hold," Brandt said. "It has for years" in every storm.`: the outlet ends the sentence itself."""
    first, end, left, right = bounds[0]
    span = trimmed(doc, first, end, page)
    opens = all(t.is_space for t in doc[lo:left]) and span and len(page.text[slice(*span)].split()) >= FULL_WORDS
    if last is None or not last["quoted"] or not opens or "\n" in page.text[last["end"] : doc[left].idx]:
        return None
    if any(t.dep_ in SUBJECTS and t.pos_ == "PROPN" for t in doc[right:hi]):
        return None  # "You think!" Lind cut in.
    last["pieces"].append(span)
    extend(doc, last, lo, hi, page)
    return last


def _after_colon(doc, lo, hi, bounds, page, found):
    """`Brandt apologised for the fire: "I am sorry for it."`: a sentence in marks that a person's act announces."""
    first, end, left, right = bounds[0]
    colon = left - 1
    while colon > lo and doc[colon].is_space:
        colon -= 1
    if doc[colon].text != ":" or colon <= lo or doc[end - 1].text[-1:] not in ".?!" or right < hi - 1:
        return None
    span = trimmed(doc, first, end, page)
    cue = _who_acts(doc, lo, colon)
    if not span or not cue and len(page.text[slice(*span)].split()) < FULL_WORDS or is_name_of_work(doc, first, end):
        return None
    utterance = utterance_of(doc, cue, [span], "quotation after a colon", lo, hi, page)
    found.append(utterance)
    return utterance


def _who_acts(doc, lo, colon):
    """The cue of words before a colon, where one person or one document acts in them; None where it is left open.

    A verb that reports does so here whatever its form: `Brandt could only quip: "…"`
    """
    reports = [t for t in doc[lo:colon] if is_reporting(t) and not any(c.dep_ == "neg" for c in t.children)]
    if len(reports) == 1 and (span := subject_of(doc, reports[0], lo, colon)[0]) and span[1] <= colon:
        return _act_cue(doc, reports[0], span)
    verb = next((t for t in doc[lo:colon] if t.pos_ in {"VERB", "AUX"} and not lo <= t.head.i < colon), None)
    verb = verb if verb is not None else next((t for t in doc[lo:colon] if t.dep_ == "ROOT"), None)
    head = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb is not None else None
    if head is None or is_unreal(verb) or head.tag_ != "NNP" and head.lower_ not in {"he", "she", *sources()}:
        return None
    if any(t.dep_ in {*SUBJECTS, "csubj"} and t.tag_ not in RELATIVE_TAGS for t in doc[head.i + 1 : colon]):
        return None  # Brandt was so upset that Lind changed his answer: "…"
    return _act_cue(doc, verb, mention_span(doc, head, lo, colon))


def _act_cue(doc, verb, span):
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


def _is_all_quoted(doc, lo, hi, bounds):
    return all(
        token.is_punct or token.is_space or any(first <= token.i < end for first, end, *_ in bounds)
        for token in doc[lo:hi]
    )
