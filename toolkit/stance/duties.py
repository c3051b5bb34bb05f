"""What a speaker says others must do: a REQUEST to them, and no call; that they must go is a call against them."""

from .cues import is_going
from .doers import OWN, subjects_of
from .grammar import against, deeds, has_to, with_conjuncts
from .whom import carried, is_person, is_same, is_speaker, name_of, quote_at, row_of
from .words import valence

DUTIES = frozenset(("must", "should", "ought"))
STOPS = frozenset("stop end cease halt quit refrain desist".split())
MEDDLING = frozenset("interfere meddle intervene abet condone".split())  # "stop interfering"
GO_PROB = 0.88  # as for a cue
# "Ruritania should take part" asks for Ruritania's place at the table, not anything of Ruritania
NO_DEMAND = frozenset(
    "be become have remain stay participate attend take join get receive know see belong exist enjoy expect feel "
    "deserve like want appear seem happen occur last win lose".split()
)


def duties_in(doc, sentence, quotes, actors, addressed):
    """What a speaker says others must do is a REQUEST to them, and no call; but see :func:`_must_go`."""
    for verb in sentence:
        duty = _duty_of(verb)
        if duty is None or verb.pos_ != "VERB" or verb.lemma_ in NO_DEMAND or not _is_plain_duty(verb):
            continue
        quote = quote_at(verb, quotes)
        if not quote or not quote["speaker"]:
            continue
        denied = " not" if any(c.dep_ == "neg" for c in verb.children) else ""  # "should not shift", told in full
        speaker, cue = quote["speaker"], f"{duty.text}{denied} {verb.text}"
        asked = [t for t in with_conjuncts(subjects_of(verb)) if t.lower_ != "others"]
        targets = [name_of(doc, t, quote, actors) or carried(t, speaker, quote, addressed) for t in asked]
        if not all(targets) or any(is_speaker(t) for t in asked):
            continue  # a demand on two, told as one on the one that is named, would be a false one
        for target in (t for t in targets if not is_same(speaker, t.name)):
            polarity, prob = (-1, GO_PROB) if _must_go(verb, duty) or must_stop_wrong(verb) else (None, None)
            rule = f"duty; target {target.rule}"
            yield row_of(speaker, "speaker", target.name, "REQUEST", polarity, prob, cue, quote, rule)
            if not is_person(target.name, actors):
                addressed.setdefault(speaker, []).append((verb.idx, target.name))


def _duty_of(verb):
    """The word that makes what a verb says a duty: "must" in "must stop", "needs" in "needs to stop"."""
    above = verb.head
    if verb.dep_ == "xcomp" and has_to(verb) and above.lemma_ == "need" and above.tag_ in ("VBZ", "VBP", "VBD"):
        plain = not any(c.dep_ in ("neg", "dobj", "mark", "aux") and c.lower_ != "that" for c in above.children)
        return above if plain else None  # "has to" tells a rule as often as a demand
    return next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in DUTIES), None)


def _must_go(verb, duty):
    """Whether it is said that somebody must give up an office: "Rana must resign", "Rana must go"."""
    if any(c.dep_ == "neg" for c in verb.children):
        return False
    bare = not any(c.dep_ in ("prep", "dobj", "xcomp", "prt", "advmod", "ccomp") for c in verb.children)
    return bool(is_going(verb)) or (verb.lemma_ == "go" and duty.lower_ == "must" and bare)


def must_stop_wrong(verb):
    """Whether what somebody must stop is a wrong of their own: "must stop its attacks", "must stop arming gangs"; to
    stop the violence is asked of many who are not blamed for it.
    """
    if verb.lemma_ not in STOPS or any(c.dep_ == "neg" for c in verb.children):
        return False
    owned = [c for c in verb.children if c.dep_ == "dobj" and any(g.lower_ in OWN for g in c.children)]
    doing = [c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBG"]
    doing += [p for c in verb.children if c.lower_ == "from" for p in c.children if p.tag_ == "VBG"]
    doing = with_conjuncts(doing)
    wrongs = [t for t in owned if deeds().get(t.lemma_, 0) < 0 or t.lemma_ in against("NOUN")]
    wrongs += [
        t
        for t in doing
        if t.lemma_ in against("VERB") | MEDDLING or any(valence(c) < 0 for c in t.children if c.dep_ == "dobj")
    ]
    return bool(wrongs)


def _is_plain_duty(verb):
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    condition = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)
    return not (passive or perfect or condition)
