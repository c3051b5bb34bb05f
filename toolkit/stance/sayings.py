"""What a speaker says of somebody round a corner: in a clause judged, in a passive, in a set phrase.

"It is unacceptable that Peru closed the port", "it was brave of Rana to speak", "what Peru did was a crime", "Rana
must be brought to justice", "Rana has blood on her hands", "there is no place for Rana in politics". The words are in
`stance_sayings.csv`; what the speaker tells of another's saying, denies or only thinks possible takes no side.
"""

from functools import cache

from ..lexicons import load_lexicon
from .cues import GRIEVED
from .defences import is_anothers
from .doers import OWN, subjects_of
from .grammar import has_to, with_conjuncts
from .hedges import is_hedged
from .judgements import is_disputed, is_plain, side_of
from .reality import MODALS, UNREAL_MARKS, is_negated, is_unreal
from .whom import FIRST_PERSON, is_same, is_speaker, name_of, quote_at, row_of

SAYING_PROB = 0.8  # as for verdicts
DUTIES = frozenset(("must", "should", "need", "ought", "have"))
CERTAIN = DUTIES | {"will", "shall"}  # "will be held accountable"
BEHAVING = frozenset(("act", "behave", "conduct"))
# "claims that Peru rammed its ship": what the one who claims it owns
VESSELS = frozenset(
    "ship boat vessel plane aircraft jet helicopter drone soldier troop sailor fisherman citizen guard".split()
)
TRYING = frozenset("try seek attempt continue".split())  # "is trying to destabilise the region"
DOING = frozenset(("do", "say"))
LOW = frozenset(
    "gangster criminal thug dictator tyrant bandit terrorist murderer thief liar pirate animal beast".split()
)


@cache
def words_of(kind):
    """{word: polarity} of one kind of `stance_sayings.csv`."""
    table = load_lexicon("stance_sayings")
    return {row.word: int(row.polarity) for row in table[table.kind == kind].itertuples()}


def sayings_in(doc, sentence, quotes, actors):
    """Sides that speakers take in judged clauses, passives and set phrases, as dicts."""
    for verb in sentence:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        quote = quote_at(verb, quotes)
        if not quote or not quote["speaker"] or _is_open(verb) or is_anothers(verb, quote):
            continue
        for read in (_clause_judged, _what_was_done, _behaviour, _offence, _to_be_done, _phrase):
            targets, polarity, cue = read(verb)
            yield from judged_by_speaker(doc, with_conjuncts(targets), polarity, cue, quote, actors)


def judged_by_speaker(doc, targets, polarity, cue, quote, actors, *, rule="saying", prob=SAYING_PROB):
    """A row for each of some tokens that names somebody plainly whom the speaker of a quotation judges."""
    for token in targets:
        target = None if is_speaker(token) else name_of(doc, token, quote, actors)
        if target and is_plain(target) and not is_same(quote["speaker"], target.name):
            event_type = "SUPPORT" if polarity > 0 else "ACCUSE"
            told = f"{rule}: speaker; target {target.rule}"
            yield row_of(quote["speaker"], "speaker", target.name, event_type, polarity, prob, cue, quote, told)


NOTHING = ((), 0, "")


def _is_open(verb):
    """Whether it is asked, conditional or possible; what must be done is not."""
    above = [verb, *verb.ancestors]
    marked = any(c.dep_ == "mark" and c.lower_ in UNREAL_MARKS for t in above for c in t.children)
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux" and c.lower_ in MODALS}
    asked = any(t.text == "?" for t in verb.sent[-2:])
    return marked or asked or is_hedged(verb) or bool(helpers - CERTAIN)


# ── "it is unacceptable that Peru closed the port", "irresponsible of Peru to", "unacceptable for Peru to" ──


def _clause_judged(verb):
    judging = next((c for c in verb.children if c.dep_ in ("acomp", "attr") and c.lower_ in words_of("judges")), None)
    dummy = any(c.dep_ in ("nsubj", "expl") and c.lower_ == "it" for c in verb.children)
    if verb.lemma_ != "be" or judging is None or not dummy or is_negated(judging):
        return NOTHING
    doers = [p for c in judging.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children]
    doers = [p for p in doers if p.dep_ == "pobj" and p.i > judging.i and any(has_to(c) for c in _below(verb, judging))]
    for clause in () if doers else _below(verb, judging):
        told = any(c.dep_ == "mark" and c.lower_ in ("that", "for") for c in clause.children)
        if told and clause.lemma_ not in GRIEVED and not is_negated(clause):
            doers += [c for c in clause.children if c.dep_ == "nsubj"]
    return doers, words_of("judges")[judging.lower_], judging.text


def _below(*heads):
    return [
        c for head in heads for c in head.children if c.dep_ in ("ccomp", "xcomp", "advcl", "relcl") and c.i > head.i
    ]


# ── "what Peru did was a crime", "what we saw from Peru was biased" ──


def _what_was_done(verb):
    clause = next(
        (c for c in verb.children if c.dep_ in ("csubj", "csubjpass", "nsubj", "ccomp") and c.i < verb.i), None
    )
    is_what = clause is not None and any(c.lower_ == "what" and c.dep_ == "dobj" for c in clause.children)
    if not is_what or is_negated(verb):
        return NOTHING
    doers = [c for c in clause.children if c.dep_ == "nsubj" and clause.lemma_ in DOING]
    doers += [p for c in clause.children if c.lower_ == "from" for p in c.children if p.dep_ == "pobj"]
    said = [c for c in verb.children if c.dep_ in ("acomp", "attr") and c.i > verb.i]
    said += [] if verb.lemma_ == "be" else [verb]
    sides = {side for word in said if (side := side_of(word))}
    return (doers, sides.pop(), said[0].text) if doers and len(sides) == 1 else NOTHING


# ── "Peru is acting illegally" ──


def _behaviour(verb):
    if verb.lemma_ not in BEHAVING or is_negated(verb):
        return NOTHING
    ways = [t for c in verb.children if c.dep_ == "advmod" for t in (c, *c.conjuncts) if t.lower_ in words_of("acts")]
    sides = {words_of("acts")[t.lower_] for t in ways}
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return (subjects, sides.pop(), f"{verb.text} {ways[0].text}") if len(sides) == 1 else NOTHING


# ── "Peru violated the agreement", "Peru bombed hospitals", "Peru blocked our ship" ──


def _offence(verb):
    """A wrong told of somebody; harm is one where it is told as done to the speaker's own or to those to be spared."""
    trying = verb.dep_ == "xcomp" and has_to(verb) and verb.head.lemma_ in TRYING and not is_negated(verb.head)
    subjects = [s for s in subjects_of(verb) if s.dep_ == "nsubj" and s.i < verb.i]
    objects = with_conjuncts([c for c in verb.children if c.dep_ == "dobj"])
    if not subjects or not objects or is_negated(verb) or is_disputed(verb):
        return NOTHING
    if is_unreal(verb.head if trying else verb):
        return NOTHING
    wrong = verb.lemma_ in words_of("offends") and not any(c.lower_ in OWN for o in objects for c in o.children)
    harm = verb.lemma_ in words_of("harms") and any(_is_spared(o, subjects) for o in objects)
    return (subjects, -1, f"{verb.text} … {objects[0].text}") if wrong or harm else NOTHING


def _is_spared(noun, subjects):
    """Whether to harm it is a wrong: "us", "our ship", "hospitals", and in "Peru claims Chile rammed its ship" Peru's.
    Police who say that a man hurt a child take no side.
    """
    owners = {c.lower_ for c in noun.children if c.dep_ == "poss"}
    mine = is_speaker(noun) or bool(owners & FIRST_PERSON)
    beside = {noun.lemma_, *(c.lemma_ for c in noun.children if c.dep_ in ("amod", "compound"))}
    claimed = any(a.dep_ == "ccomp" and a.head.lemma_ in ("claim", "say") for s in subjects for a in [s.head])
    its = claimed and owners & {"its", "their"} and all(s.ent_type_ in ("GPE", "NORP", "ORG") for s in subjects)
    by_person = any(s.ent_type_ == "PERSON" for s in subjects)
    return mine or (not by_person and bool(beside & set(words_of("spared")))) or bool(its and noun.lemma_ in VESSELS)


# ── "Rana must be held accountable", "must be brought to justice", "should be punished" ──


def _to_be_done(verb):
    patients = [c for c in verb.children if c.dep_ == "nsubjpass"]
    owed = any(c.dep_ == "aux" and c.lower_ in CERTAIN for c in verb.children)
    above = verb.head if verb.dep_ == "xcomp" and has_to(verb) and verb.head.lemma_ in ("need", "have") else None
    if above is not None and not is_negated(above) and not patients:  # "needs to be held accountable"
        patients, owed = [c for c in above.children if c.dep_ == "nsubj"], True
    agents = any(c.dep_ == "agent" for c in verb.children)
    if not patients or not owed or agents or verb.tag_ != "VBN" or is_negated(verb):
        return NOTHING
    below = [c for c in verb.children if c.i > verb.i]
    below += [p for c in below if c.dep_ == "prep" and c.lower_ in ("to", "on", "in", "into") for p in c.children]
    kind = {"hold": "held", "call": "held", "bring": "brought", "put": "brought", "take": "brought"}.get(verb.lemma_)
    for word in below if kind else ():
        if word.lower_ in words_of(kind):
            return patients, words_of(kind)[word.lower_], f"{verb.text} {word.text}"
    is_duty = above is not None or any(c.lower_ in DUTIES for c in verb.children if c.dep_ == "aux")
    # "should be removed from the list", "must be tried before"
    plain = not any(c.dep_ in ("xcomp", "oprd") for c in below) and not any(
        p.lower_ in ("list", "agenda", "text") for c in below for p in c.children
    )
    if is_duty and plain and verb.lemma_ in words_of("must be"):
        return patients, words_of("must be")[verb.lemma_], f"be {verb.text}"
    return NOTHING


# ── set phrases ──


def _phrase(verb):
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr") and c.i > verb.i]
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    for noun in objects:
        denied = any(c.lower_ == "no" for c in noun.children)
        below = [p for head in (verb, noun) for c in head.children if c.dep_ == "prep" for p in c.children]
        if verb.lemma_ == "have" and noun.lemma_ == "blood" and not denied and not is_negated(verb):
            if any(p.lemma_ == "hand" for p in below):
                return subjects, -1, "blood on … hands"
        if noun.lemma_ in ("place", "room") and denied and verb.lemma_ == "have":
            return [s for s in subjects if s.ent_type_ == "PERSON"], -1, f"no {noun.text}"
        if noun.lemma_ in ("place", "room") and denied and verb.lemma_ == "be":
            return [p for c in noun.children if c.lower_ == "for" for p in c.children], -1, f"no {noun.text} for"
    return _likened(verb) or _blamed(verb) or _thanked(verb) or _beside(verb) or NOTHING


def _blamed(verb):
    """ "Peru is to blame for the war", "the blame lies with Peru" """
    if is_negated(verb):
        return None
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    to_blame = [c for c in verb.children if c.lemma_ == "blame" and c.dep_ in ("xcomp", "acomp") and has_to(c)]
    to_blame = [c for c in to_blame if not is_negated(c)]
    if verb.lemma_ == "be" and any(not any(g.dep_ == "dobj" for g in c.children) for c in to_blame):
        return subjects, -1, "to blame"
    if verb.lemma_ in ("lie", "rest") and any(s.lemma_ in ("blame", "fault", "guilt") for s in subjects):
        return [p for c in verb.children if c.lower_ == "with" for p in c.children if p.dep_ == "pobj"], -1, "blame"
    return None


def _likened(verb):
    """ "Rana is worse than Hale", "is no better than a gangster" """
    said = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in ("worse", "better")), None)
    if verb.lemma_ != "be" or said is None:
        return None
    than = [p for c in said.children if c.lower_ == "than" for p in c.children]
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    no = any(c.lower_ == "no" for c in (*said.children, *verb.children))
    denied = any(c.dep_ == "neg" and c.lower_ != "no" for c in verb.children)
    if said.lower_ == "worse" and not no and not denied and any(p.ent_type_ == "PERSON" for p in than):
        return subjects, -1, "worse than"
    if said.lower_ == "better" and no and any(p.lemma_ in LOW for p in than):
        return subjects, -1, "no better than"
    return None


def _thanked(verb):
    """ "Thank you, Rana", "our thanks go to Rana" """
    if verb.lemma_ == "thank" and any(c.lower_ == "you" and c.dep_ == "dobj" for c in verb.children):
        called = [c for c in verb.children if c.dep_ in ("npadvmod", "dobj", "oprd") and c.ent_type_ == "PERSON"]
        return (called, 1, "Thank") if called and not subjects_of(verb) else None
    if verb.lemma_ == "go" and any(c.lower_ in ("thanks", "congratulations") for c in verb.children):
        return [p for c in verb.children if c.lower_ == "to" for p in c.children if p.dep_ == "pobj"], 1, "thanks"
    return None


def _beside(verb):
    """ "we stand shoulder to shoulder with Rana" """
    words = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4]]
    if verb.lemma_ != "stand" or words != ["shoulder", "to", "shoulder"] or is_negated(verb):
        return None
    if not any(is_speaker(s) for s in subjects_of(verb)):
        return None
    others = [t for t in verb.subtree if t.dep_ == "pobj" and t.head.lower_ == "with"]
    return others[:1], 1, f"{verb.text} shoulder to shoulder"
