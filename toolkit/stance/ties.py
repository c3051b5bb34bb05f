"""Sides told by what is done about a tie, and by the name of a feeling: deeds that no one verb names.

"Peru recalled its ambassador from Chile", "cut ties with Chile", "Peru and Chile signed a pact" are a verb and its
object (`stance_ties.csv`); "in a show of support for Chile", "Hale's expression of support for Rana", "repeated its
condemnation of Chile" are a noun of `stance_verbs.csv` whose holder stands further off than beside it.
"""

from functools import lru_cache
from typing import NamedTuple

from ..lexicons import load_lexicon
from .doers import CALLS, DEMANDS, OBJECTS_DEEDS, OWN, QUANTITIES, subjects_of
from .grammar import against, deeds, has_to, with_conjuncts
from .owners import ENVOYS, aims, owners_of
from .reality import is_negated, is_unreal
from .whom import is_same, is_speaker, name_of, quote_at, row_of
from .words import NAMES

# rough guesses, as for cues
TIE_PROB, NOMINAL_PROB = 0.85, 0.8
POSTS = frozenset(("from", "to", "in"))
JOINT = frozenset("joint combined bilateral common".split())
FRONTIERS = frozenset(("border", "frontier", "boundary"))
HELPING = frozenset("help assist aid rescue evacuate earthquake flood fire peacekeeping peacekeeper relief".split())
HIT_AS = frozenset("official entity individual people minister commander general diplomat".split())
# "$40 million in aid": what is given is the aid
AMOUNTS = frozenset("million billion thousand dollar euro pound yen worth ton tonne package".split())
# "in a show of support", "words of praise", "an outpouring of anger"
SHOWS = frozenset("show sign display gesture expression word message statement token outpouring mark vote".split())
# "condemnation of", "praise for": what is felt or said of somebody, not what is done to them
FELT = frozenset(("SUPPORT", "ACCUSE", "REJECT"))
# "Hale's attack on Rana", "its dispute with Chile" are told by cues or of two
DEEDS = frozenset(
    "attack campaign charge allegation accusation indictment lawsuit arrest boycott dispute clash quarrel feud rift "
    "rivalry rhetoric suspicion complaint".split()
)
ENDINGS = frozenset(
    "withdraw end drop suspend deny lose reconsider reverse retract soften tone temper withhold stop halt cease lack "
    "hide dispute question doubt fear reject dismiss abandon limit reduce refuse regret expect seek want need buy win "
    "discuss debate explain conceal exploit use cost risk".split()
)
WITH = frozenset(("solidarity",))  # felt with somebody, and by whoever voices it
# "underlined her country's backing for Chile"
ANNOUNCING = frozenset(("announce", "declare", "order", "decree"))
STOPPINGS = frozenset("end halt stop cessation suspension".split())
HOMES = frozenset("country nation government people party".split())


class Tie(NamedTuple):
    """One row of `stance_ties.csv`: what is done to which objects, and where the one toward whom stands."""

    nouns: frozenset
    slots: frozenset
    event_type: str
    polarity: int


@lru_cache(maxsize=1)
def _ties():
    """{verb: [Tie]}"""
    ties = {}
    for row in load_lexicon("stance_ties").itertuples():
        nouns = ENVOYS if row.nouns == "ENVOY" else frozenset(row.nouns.split())
        tie = Tie(nouns, frozenset(row.slots.split()), row.event_type, int(row.polarity))
        ties.setdefault(row.verb, []).append(tie)
    return ties


@lru_cache(maxsize=1)
def _feelings():
    """{noun: (event type, polarity, prepositions)} of the nouns that tell what somebody feels or says of another."""
    table = load_lexicon("stance_verbs")
    found = {}
    for row in table[(table.pos == "NOUN") & table.event_type.isin(FELT)].itertuples():
        slots = frozenset(row.target.split())
        if "poss" not in slots and row.word not in DEEDS:  # "Peru's ally" is a relation
            slots |= {"with"} if row.word in WITH else frozenset()
            found[row.word] = (row.event_type, int(row.polarity), slots)
    return found


def ties_in(doc, sentence, quotes, actors):
    """Sides taken by what is done about a tie, or told by the name of a feeling, as dicts."""
    for token in sentence:
        if token.pos_ == "VERB" and token.lemma_ in DEMANDS | CALLS | {"warn"}:
            yield from _by_stopping(doc, token, quotes, actors)
        if token.pos_ == "VERB" and token.lemma_ in _ties():
            yield from _by_tie(doc, token, quotes, actors)
        elif token.pos_ == "NOUN" and token.lemma_ in _feelings():
            yield from _by_feeling(doc, token, quotes, actors)


# ── a verb and its object: "recalled its ambassador from Peru", "cut ties with Peru" ──


def _by_tie(doc, verb, quotes, actors):
    threatened = _is_threatened(verb)
    if is_negated(verb) or (is_unreal(verb) and not _announcer(verb) and not threatened):
        return
    for noun in _things(verb):
        for tie in _ties()[verb.lemma_]:
            if "leaving" in tie.slots and not any(c.lemma_ == "leave" and has_to(c) for c in verb.children):
                continue
            if noun.lemma_ in tie.nouns and not any(c.lower_ == "no" for c in noun.children):
                toward = with_conjuncts(_toward(verb, noun, tie.slots))
                sided = (tie.polarity, TIE_PROB) if tie.polarity else (None, None)
                event_type = "THREATEN" if threatened else tie.event_type
                if threatened and tie.polarity >= 0:
                    continue
                call = (event_type, *sided, f"{verb.text} … {noun.text}", "tie, threatened" if threatened else "tie")
                yield from _rows(doc, with_conjuncts(_doers(verb)), toward, call, quotes, actors, verb)


def _things(verb):
    """What is done: "a loan", and "aid" in "pledged $40 million in aid"."""
    found = with_conjuncts([c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")])
    sums = [t for t in found if t.lemma_ in AMOUNTS | QUANTITIES or t.like_num]
    heads = [*sums, verb] if sums else []
    return found + [p for head in heads for p in _objects_of(head, frozenset(("in", "of")))]


def _is_threatened(verb):
    """Whether it is only threatened: "threatened to impose tariffs on Peru", "vowed to cut ties with Peru"."""
    threat = verb.head
    plain = verb.dep_ == "xcomp" and has_to(verb) and threat.lemma_ in ("threaten", "vow")
    return plain and not is_negated(threat) and not is_unreal(threat)


def _doers(verb):
    """Who does it; where nobody is said to, the country they are sent from, or whoever announces it."""
    passive = any(c.dep_ == "nsubjpass" for c in verb.children)
    if verb.dep_ == "pcomp" and verb.head.lower_ in OBJECTS_DEEDS:  # "criticised Peru for signing a pact": Peru signs
        told = [c for c in verb.head.head.children if c.dep_ in ("dobj", "nsubjpass")]
        if told:
            return told
    if (found := subjects_of(verb)) or not passive:
        return found
    sent_from = [p for p in _objects_of(verb, frozenset(("from",))) if p.ent_type_ == "GPE"]
    return _announcer(verb) or (sent_from if verb.lemma_ == "expel" else [])


def _announcer(verb):
    """Peru in "Peru announced that the envoys would be expelled"; of what others would do, nobody."""
    above = verb.head
    plain = verb.dep_ == "ccomp" and above.lemma_ in ANNOUNCING and not is_negated(above) and not is_unreal(above)
    passive = any(c.dep_ == "nsubjpass" for c in verb.children) and not any(c.dep_ == "agent" for c in verb.children)
    return subjects_of(above) if plain and passive else []


def _toward(verb, noun, slots):
    if slots & {"whose", "leaving"}:  # "the ambassadors of Peru and Chile", "the Peruvian and Chilean ambassadors"
        owned = [c for c in noun.children if c.dep_ in ("poss", "amod", "compound", "nmod") and c.lower_ not in OWN]
        owned = [c for c in owned if c.ent_type_ in NAMES or c.pos_ == "PROPN"]
        return owned + _objects_of(noun, frozenset(("of", "from")))
    if "posted" in slots:
        is_own = any(c.dep_ == "poss" and c.lower_ in OWN | {"our"} for c in noun.children)
        return (_objects_of(noun, POSTS) or _objects_of(verb, POSTS)) if is_own else []
    if "given" in slots and (given := [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"]):
        return given  # "gave Peru a loan"
    found = _objects_of(noun, slots) or _objects_of(verb, slots)
    if "alert" in slots:  # "put its army on alert against Peru"
        found = [t for p in _objects_of(verb, frozenset(("on",))) for t in _objects_of(p, slots)] + found
    found = found or (_neighbours(verb, noun) if "border" in slots else [])
    if "theirs" in slots:
        found = [head.doc[i] for head in found for i, _ in aims(head, "SANCTION")] + _nations(found)
    together = "mutual" in slots or ("joint" in slots and any(c.lower_ in JOINT for c in noun.children))
    return found or (_two_together(verb) if together else [])


def _nations(hit):
    """Peru in "sanctions on 11 Peruvian officials": hit as their country's."""
    people = [t for t in hit if t.lemma_ in HIT_AS]
    return [c for t in people for c in t.children if c.dep_ in ("amod", "compound") and c.ent_type_ in ("NORP", "GPE")]


def _neighbours(verb, noun):
    """Peru in "massed troops on the border of Peru", "along Peru's border", "on its border with Peru"."""
    if any(t.lemma_ in HELPING for t in verb.subtree):  # "sent troops to Peru's border to help after the flood"
        return []
    places = [
        p
        for head in (noun, verb)
        for prep in head.children
        for inner in (prep, *(c for c in prep.children if c.dep_ == "prep"))
        for p in inner.children
        if p.dep_ == "pobj" and p.lemma_ in FRONTIERS
    ]
    owned = [c for place in places for c in place.children if c.dep_ in ("poss", "amod", "compound")]
    owned = [c for c in owned if c.lower_ not in OWN and (c.ent_type_ in NAMES or c.pos_ == "PROPN")]
    return [t for place in places for t in _objects_of(place, frozenset(("of", "with")))] or owned


def _two_together(verb):
    """The two who do it with each other: "Peru and Chile signed a pact"; of three, who with whom is not said."""
    acting = with_conjuncts(subjects_of(verb))
    return acting if len(acting) == 2 else []


def _objects_of(head, prepositions):
    preps = [c for c in head.children if c.dep_ in ("prep", "dative") and c.lower_ in prepositions]
    return [p for prep in preps for p in prep.children if p.dep_ == "pobj"]


# ── the name of a feeling: "in a show of support for Peru", "repeated its condemnation of Peru" ──


def _by_feeling(doc, noun, quotes, actors):
    event_type, polarity, slots = _feelings()[noun.lemma_]
    shown = _shown(noun)
    places = [noun] if shown is noun else [noun, shown, shown.head]  # "had words of praise for Rana"
    toward = next((found for place in places if (found := _objects_of(place, slots - {"of"}))), [])
    toward = toward or _objects_of(noun, slots)
    holders = _feeling(noun, shown)
    if not toward or not holders or is_negated(noun) or is_unreal(noun) or any(c.lower_ == "no" for c in noun.children):
        return
    call = (event_type, polarity, NOMINAL_PROB, noun.text, "feeling")
    yield from _rows(doc, with_conjuncts(holders), with_conjuncts(toward), call, quotes, actors, noun)


def _shown(noun):
    """The noun that a feeling is shown by: "show" of "a show of support"; else itself."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_ in SHOWS else noun


def _feeling(noun, shown):
    """Whose feeling it is, where that is said by the verb above or beside the showing; [] where a cue reads it."""
    owners = [c for c in shown.children if c.dep_ == "poss"]
    above, prep = shown.head, shown.head if shown.dep_ == "pobj" else None
    if prep is not None:
        above = prep.head
    home = bool(owners) and owners[0].lemma_ in HOMES and any(c.lower_ in OWN for c in owners[0].children)
    if owners and owners[0].lower_ not in OWN and not home:
        return owners if shown is not noun else []
    if above.pos_ in ("VERB", "AUX"):
        plain = above.lemma_ not in ENDINGS and not is_negated(above) and not is_unreal(above)
        by_show = shown is not noun and (
            (prep is not None and prep.lower_ in ("in", "as", "with"))
            or (shown.dep_ == "dobj" and above.lemma_ in ("have", "send", "offer", "express", "issue", "get"))
        )
        told = (owners or home or noun.lemma_ in WITH) and shown.dep_ == "dobj"
        return subjects_of(above) if plain and (by_show or told) else []
    if prep is not None and prep.lower_ == "of" and above.lower_ == "full" and above.dep_ == "acomp":
        return subjects_of(above.head)  # "was full of praise for Rana"
    return []


# ── a wrong that is to stop: "demanded an end to Peru's occupation", "warned Peru against provocations" ──


def _by_stopping(doc, verb, quotes, actors):
    if is_negated(verb) or is_unreal(verb):
        return
    wrongs, toward = _wrongs_to_stop(verb), []
    if verb.lemma_ == "warn":
        wrongs = _objects_of(verb, frozenset(("against",)))
        toward = [c for c in verb.children if c.dep_ == "dobj"]
    for wrong in (w for w in wrongs if deeds().get(w.lemma_, 0) < 0 or w.lemma_ in against("NOUN")):
        call = ("REQUEST", -1, TIE_PROB, f"{verb.text} … {wrong.text}", "demand")
        doers = toward or owners_of(wrong)
        yield from _rows(doc, with_conjuncts(subjects_of(verb)), with_conjuncts(doers), call, quotes, actors, verb)


def _wrongs_to_stop(verb):
    """What is asked to end: occupation in "demanded an end to Peru's occupation", "called for a halt to …"."""
    asked = [c for c in verb.children if c.dep_ == "dobj"] if verb.lemma_ in DEMANDS else []
    asked += _objects_of(verb, frozenset(("for",)))
    ends = [t for t in asked if t.lemma_ in STOPPINGS]
    return [w for end in ends for w in with_conjuncts(_objects_of(end, frozenset(("to", "of"))))]


# ── rows ──


def _rows(doc, holders, toward, call, quotes, actors, word):
    event_type, polarity, prob, cue, rule = call
    quote = quote_at(word, quotes)
    for subject in holders:
        holder, kind = _holder(doc, subject, quote, actors)
        for token in toward if holder else ():
            target = name_of(doc, token, quote, actors)
            if target and target.rule != "unnamed source" and not is_same(holder, target.name):
                why = f"{rule}: {kind}; target {target.rule}"
                yield row_of(holder, kind, target.name, event_type, polarity, prob, cue, quote, why)


def _holder(doc, token, quote, actors):
    """(name, holder_kind) of who acts, or (None, None)."""
    if is_speaker(token):
        return (quote["speaker"], "speaker") if quote and quote["speaker"] else (None, None)
    named = name_of(doc, token, quote, actors)
    if not named:
        return None, None
    return named.name, "speaker" if quote and quote["speaker"] == named.name else "actor"
