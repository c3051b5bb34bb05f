"""Sides told in one word before a name: "the Peru-backed leader Tom Marsh", "the anti-Marsh senator Ada Quill"."""

from .whom import is_same, name_of, quote_at, row_of
from .words import NAMES

LEANING_PROB = 0.88  # as for cues: the verb is one of theirs
BACKED = frozenset("backed supported funded armed sponsored financed allied aligned".split())
LEANING = {"pro": ("SUPPORT", 1), "anti": ("REJECT", -1)}
UNSURE = ("unnamed source",)


def leanings_in(doc, sentence, quotes, actors):
    """Sides told by "-backed", "pro-" and "anti-", as dicts."""
    for token in sentence:
        if token.i < 2 or token.nbor(-1).text not in ("-", "‑", "–"):
            continue
        first = token.nbor(-2)
        cue = doc[first.i : token.i + 1].text
        if token.lower_ in BACKED and (first.ent_type_ in NAMES or first.pos_ == "PROPN"):
            backed = _whole(token)
            if token.lower_ not in ("allied", "aligned"):
                yield from _row(doc, first, backed, ("SUPPORT", 1), cue, quotes, actors)
            else:  # "the Peru-aligned party": the party is for Peru
                yield from _row(doc, backed, first, ("SUPPORT", 1), cue, quotes, actors)
        elif first.lower_ in LEANING and token.ent_type_ in NAMES:
            yield from _row(doc, _whole(token), token, LEANING[first.lower_], cue, quotes, actors)


def _whole(token):
    """The noun or name that a word stands before: Marsh in "Peru-backed President Tom Marsh"."""
    whole = token.head
    while whole.dep_ in ("compound", "nmod", "amod") and whole.head.i > whole.i:
        whole = whole.head
    return next((c for c in whole.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), whole)


def _row(doc, holding, aimed, call, cue, quotes, actors):
    common = [t for t in (holding, aimed) if t.pos_ == "NOUN"]  # "pro-Peruvian rebels" are no Peruvian rebels
    if holding.i == aimed.i or common or "no" in {c.lower_ for t in (holding, aimed) for c in t.children}:
        return
    quote = quote_at(aimed, quotes)
    holder, target = name_of(doc, holding, quote, actors), name_of(doc, aimed, quote, actors)
    sure = holder and target and not {holder.rule, target.rule} & set(UNSURE)
    if sure and not is_same(holder.name, target.name):
        rule = f"leaning: actor; target {target.rule}"
        yield row_of(holder.name, "actor", target.name, *call, LEANING_PROB, cue, quote, rule)
