"""Where content begins that follows its cue: at "that", a mark, a clause, an infinitive, or a telling noun phrase."""

from .clauses import (
    FAR,
    FEW,
    QUOTING,
    after_as,
    clause_after_aside,
    clause_by_order,
    gap,
    parsed_clause,
    question,
    that_after,
    that_clause,
)
from .cues import FINITE, is_reporting, words
from .headlines import clause_without_verb
from .units import cue_follows
from .vocabulary import carriers, phrases, sources

NAMES = frozenset({"PRON", "PROPN"})  # declared Brandt the winner
POINTING = frozenset("this that these those".split())


def start_after(doc, cue, hi, bounds, before):
    """(token where the content after a cue begins, rule), or (None, None)."""
    found = [pair for finder in FINDERS if (pair := finder(doc, cue, hi, bounds))]
    if found:
        start, rule = min(found)
        return _past_carrier(doc, cue, start), rule
    for finder in FALLBACKS:
        start = finder(doc, doc[cue["verb"]], cue, hi, bounds)
        if start is not None and not before:
            return start, finder.__name__.strip("_").replace("_", " ")
    return None, None


def _past_carrier(doc, cue, start):
    """`told the BBC teams were on their way`: where the parser makes an agency a part of what it was told."""
    first = start + (doc[start].lower_ == "the")
    if cue["lemma"] != "tell" or start != cue["right"] or first + 1 >= len(doc) or doc[first].text not in carriers():
        return start
    return first + 1 if doc[first + 1].pos_ in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"} else start


def _quotation_after(doc, cue, hi, bounds):
    quoted = _quotation_start(doc, cue["right"], hi, bounds) if cue["frames"] & QUOTING else None
    return (quoted, "quotation after cue") if quoted is not None else None


def _quotation_start(doc, right, hi, bounds):
    """The first passage after the cue, where no clause of the outlet's own stands between."""
    for first, last, left, _ in bounds:
        if left < right:
            continue
        gap = doc[right:left] if left > right else []
        if _is_told_after(doc, first, last):
            return None
        if left >= hi or left - right > FAR or any(t.text in {".", ";"} and t.i > right for t in gap):
            return None
        colon = bool(len(gap)) and next((t.text for t in reversed(gap) if not t.is_space), "") == ":"
        if any(is_reporting(t) for t in gap):
            return None  # that cue is nearer
        barred = {"that"} if len(gap) and gap[-1].text == "," else {"that", "of"}  # joked of the museum, "…"
        if colon or not any(t.tag_ in FINITE or t.tag_ == "TO" or t.lower_ in barred for t in gap):
            return first if colon or _opens_quotation(doc, right, left, first, last) else None
        return None
    return None


def _is_told_after(doc, first, last):
    """`Brandt scolded him: "It was wrong," she said.`: the cue after a passage that ends in a comma is its own."""
    end = next((t for t in reversed(doc[first:last]) if not t.is_quote), None)
    after = next((t.i for t in doc[last : last + FEW] if not t.is_punct), None)
    return end is not None and end.text == "," and after is not None and cue_follows(doc, after)


def _opens_quotation(doc, right, left, first, last):
    """Whether a mark after a cue opens speech: at once, after a comma, or with a sentence; not `told "Now" that`."""
    if left == right or doc[left - 1].is_punct or doc[left - 1].is_space:
        return True
    whole = doc[last - 1].text[-1:] in ".?!,…" or any(t.tag_ in FINITE for t in doc[first:last])
    return whole and doc[left - 1].pos_ in {"PROPN", "PRON", "NOUN", "ADV", "ADP", "PART", "NUM"}


def _infinitive(doc, verb, cue, hi, bounds):
    if "infinitive" not in cue["frames"] or verb.tag_ == "VBG" and _is_means(verb) or _is_unliving(doc, cue):
        return None  # the fire threatened to spread, grew by threatening to leave
    for child in verb.rights:
        if child.dep_ in {"xcomp", "ccomp"} and child.i < hi:
            to = next((t for t in child.lefts if t.tag_ == "TO"), None)
            if to is not None and 0 <= to.i - cue["right"] <= 3:
                return to.i - (doc[to.i - 1].lower_ == "not")
    return None


def _is_means(verb):
    """Whether a participle tells how something was done: `raised the fee by announcing …`"""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "by"


def _is_unliving(doc, cue):
    """Whether what "threatens" or "promises" is a thing."""
    if cue["lemma"] not in {"threaten", "promise"} or not cue["named"]:
        return False
    named = doc[slice(*cue["named"])]
    head = next((t for t in named if not named.start <= t.head.i < named.end), named[-1])
    return head.pos_ == "NOUN" and head.lemma_.lower() not in sources() and not any(t.ent_type_ for t in named)


def _gerund(doc, verb, cue, hi, bounds):
    """reported spending …, suggested closing …: what somebody says that was or should be done."""
    right = cue["right"]
    if "gerund" not in cue["frames"] or right >= hi or doc[right].tag_ != "VBG" or verb.tag_ in {"VB", "VBG"}:
        return None
    ends = next((t.i for t in doc[right:hi] if t.text in {".", ";", ","}), hi)
    return right if doc[right].dep_ in {"xcomp", "ccomp"} and words(doc, right, ends) > FEW else None


def _person_infinitive(doc, verb, cue, hi, bounds):
    """urged the mayor to …, called on the rebels to …: with whoever is asked."""
    frames, right = cue["frames"], cue["right"]
    if not frames & {"person_infinitive", "person_infinitive_on"}:
        return None
    if right < hi and doc[right].is_punct:
        return None
    if "person_infinitive_on" in frames:
        if right >= hi or doc[right].lower_ not in {"on", "upon", "to"}:
            return None
        right += 1
    for i in range(right, min(hi, right + FAR)):
        if doc[i].tag_ == "TO" and i + 1 < hi and doc[i + 1].tag_ in {"VB", "RB"} and doc[i].head.tag_ == "VB":
            if doc[i].head.dep_ in {"xcomp", "ccomp", "advcl", "conj"} or i - right <= 4:
                return i - (doc[i - 1].lower_ == "not") if cue["lemma"] == "tell" else right
        aside = doc[i].dep_ == "relcl" or doc[i].head.dep_ == "relcl"
        if doc[i].tag_ in FINITE and not aside or doc[i].text in {".", ";", ":"} or doc[i].is_quote:
            return None
    return None


def _hope(doc, verb, cue, hi, bounds):
    """expressed hope that …, voiced fear that …"""
    if "hope" not in cue["frames"]:
        return None
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in phrases("expressed")), None)
    if noun is None or noun.i >= hi:
        return None
    return that_after(doc, noun.i + 1, hi, bounds)


def _about(doc, verb, cue, hi, bounds):
    """warned of …, complained about …"""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in cue["frames"] and child.i < hi and child.i - cue["right"] <= 3:
            return child.i + 1 if words(doc, child.i + 1, child.right_edge.i + 1) >= FEW else None
    return None


def _noun(doc, verb, cue, hi, bounds):
    """announced the closure of the port: a noun phrase that tells what was said."""
    if "noun" not in cue["frames"] or verb.tag_ == "VBG" and (cue["verb"] == verb.sent.start or _is_means(verb)):
        return None  # Acknowledging the gravity of the fire, …: the outlet's frame for what follows
    for child in verb.rights:
        if child.dep_ == "dobj" and child.i < hi and child.pos_ not in NAMES and child.left_edge.i - cue["right"] <= 2:
            if child.left_edge.lower_ in POINTING:
                return None  # repeated that view
            return child.left_edge.i if words(doc, child.left_edge.i, child.right_edge.i + 1) >= FEW else None
    return None


def _label(doc, verb, cue, hi, bounds):
    """called it "…", blasted the plan as "…": words in marks that somebody gave to something."""
    if "label" not in cue["frames"] or cue["subject"] is None:
        return None
    for first, last, left, _ in bounds:
        if cue["right"] <= left < hi:
            gap = doc[cue["right"] : left]
            near = len(gap) <= FAR and not any(t.tag_ in FINITE or t.text in {".", ";"} for t in gap)
            return first if near and words(doc, first, last) > FEW else None
    return None


FINDERS = (that_clause, question, parsed_clause, _quotation_after, after_as)
FALLBACKS = (
    _infinitive,
    _gerund,
    _person_infinitive,
    _hope,
    _about,
    _noun,
    _label,
    gap,
    clause_by_order,
    clause_after_aside,
    clause_without_verb,
)
