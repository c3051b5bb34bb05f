"""Words that take a stance, and the grammar that says who takes it and toward whom.

One cue is one verb, noun or adjective of `stance_verbs.csv` in a sentence: "accuse" with its subject (who) and its
target slot (whom). Everything here reads the parse and the word list alone; who the words name is for :mod:`.events`,
how sure we are for :mod:`.model`.
"""

from functools import lru_cache
from typing import NamedTuple

from ..lexicons import load_lexicon
from .doers import DEPARTURES, LIGHT_VERBS, holder_of, is_demanded, receiver_verb, sources_of, subjects_of
from .grammar import GIVING, INFINITIVE_REQUESTS, antecedent, has_to, is_possessor, with_conjuncts
from .owners import ENVOYS, TEXTS, aims
from .reality import is_negated, is_unreal
from .words import NAMES

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}


ACTING = frozenset(("PERSON", "GPE", "NORP", "ORG"))
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
WHEN = frozenset(("DATE", "TIME"))  # "blamed Peru on Monday"


# "recognised Rana as president" sides with Rana; "as an expert" does not
OFFICES = frozenset(
    "president leader government premier minister ruler head king authority authorities representative state nation "
    "country winner victor director secretary chief chair chairman ambassador envoy judge".split()
)
ASSAULTS = frozenset("attack war strike raid assault invasion offensive bombing shelling fight fighting".split())
SUITS = frozenset("lawsuit suit case charge complaint indictment appeal verdict ruling".split())
BLOCKING = frozenset("block veto stall delay thwart derail scuttle hold postpone".split())
DELIVERIES = frozenset("delivery shipment sale supply transfer".split())
ARMS = frozenset("arm arms weapon weapons missile missiles ammunition helicopter helicopters tank tanks jets".split())
RECIPROCAL = frozenset((("other", "each"), ("another", "one")))
# "asked Peru for help"; for comment is no request of note
ASKED_FOR = frozenset(
    "help aid assistance support backing protection permission weapon arms money loan funding troop asylum "
    "cooperation extradition apology".split()
)
GOING = frozenset(("resign", "quit", "abdicate"))
POWERS = frozenset("power office post presidency premiership throne government".split())  # "to leave power"
GRIEVED = frozenset("die suffer lose fail fall perish drown lack miss".split())  # "appalled that Rana suffered"


class Cue(NamedTuple):
    """One word of the list at work: token indices of cue, subject and targets (empty where the sentence names none)."""

    token: int
    words: str
    event_type: str
    polarity: int  # of the word as listed, before negation
    subject: tuple
    targets: tuple  # (token index, "itself" or how the target hangs on what fills the slot)
    negated: bool
    unreal: bool  # wished for, possible or conditional, not told as fact


@lru_cache(maxsize=1)
def _entries():
    """{(first word, part of speech): [(rest, event_type, polarity, slots)]}, longer phrases first."""
    entries = {}
    for row in load_lexicon("stance_verbs").itertuples():
        first, *rest = row.word.split()
        entries.setdefault((first, row.pos), []).append(
            (tuple(rest), row.event_type, int(row.polarity), tuple(row.target.split()))
        )
    for options in entries.values():
        options.sort(key=lambda option: -len(option[0]))
    return entries


@lru_cache(maxsize=1)
def hostile_verbs():
    """Verbs of the list that act against whom they are done to."""
    return frozenset(first for (first, part), options in _entries().items() if part == "VERB" and options[0][2] < 0)


@lru_cache(maxsize=1)
def listed_words():
    """The first words of all cues, whatever their part of speech."""
    return frozenset(first for first, _ in _entries())


def cues_in(span):
    """The cues of a sentence or Doc, in order: a list of Cue."""
    found = []
    for token in span:
        if token.pos_ == "VERB" and token.ent_type_ in NAMES and token.text.istitle():  # part of a name
            continue
        cue = next((cue for part, options in _readings(token) if (cue := _read(token, part, options))), None)
        if cue:
            found.append(cue)
    return found


def aimed_at(noun):
    """Whom a measure against somebody or a reproach is aimed at: Peru in "sanctions on Peru".

    Who opposes an attack or a war covers nobody by it, nor does a court that dismisses a suit.
    """
    found = []
    for rest, event_type, polarity, slots in _entries().get((noun.lemma_.lower(), "NOUN"), ()):
        if polarity < 0 and not rest and event_type != "ASSAULT" and noun.lemma_ not in DEPARTURES | ASSAULTS | SUITS:
            found += [head for slot in slots if slot != "poss" for head in _slot(noun, "NOUN", slot, [])]
    return list(dict.fromkeys(found))


def _readings(token):
    """(part of speech, options) that a token may be read as, the likelier first."""
    if token.lemma_.lower() not in listed_words() and token.lower_ not in listed_words():  # nearly every token
        return
    entries, part = _entries(), "VERB" if token.pos_ in ("VERB", "AUX") else token.pos_
    if part == "VERB" and token.tag_ == "VBN" and (token.lower_, "ADJ") in entries and _is_state(token):
        yield "ADJ", entries[token.lower_, "ADJ"]
    options = entries.get((token.lemma_.lower(), part))
    if options is None and part == "ADJ" and token.tag_ == "VBN":
        options = entries.get((token.lemma_.lower(), "VERB"))
    if options:
        yield part, options


def _is_state(participle):
    """ "is opposed to Peru", where nobody does it to the subject."""
    return any(c.dep_ == "auxpass" for c in participle.children) and not any(
        c.dep_ == "agent" for c in participle.children
    )


def _read(token, part, options):
    """The first option whose words and slot are there, as a Cue, or None."""
    for rest, event_type, polarity, slots in options:
        matched = _particles(token, rest)
        if matched is None or not _licensed(token, event_type, slots):
            continue
        filled = [head for slot in slots for head in _slot(token, part, slot, matched)]
        filled = _each_other(token, filled) or (_beside_noun(token) if part == "NOUN" else [])
        if filled:
            words = " ".join(t.text for t in sorted([token, *matched], key=lambda t: t.i))
            targets = tuple(dict.fromkeys(aim for head in filled for aim in aims(head, event_type)))
            if token.lemma_ in DEPARTURES:  # who asks for the removal of Peru's sanctions asks for nobody's going
                targets = tuple(aim for aim in targets if aim[1] == "itself")
            if token.lemma_ in BLOCKING:  # who blocks a statement of the council is not against the council
                targets = tuple(aim for aim in targets if aim[1] == "itself" or _wrote(token.doc[aim[0]]))
            targets = tuple(aim for aim in targets if aim[1] == "owner" or not is_possessor(token.doc[aim[0]]))
            if slots == ("theirs",):
                targets = tuple(aim for aim in targets if aim[1] == "owner")
            subject = holder_of(token, part, slots)
            negated = is_negated(token)
            if event_type == "REQUEST" and _asks_to_go(token):
                polarity, words = -1, f"{words} to go"  # a request still (CAMEO 1041), and against them
            if event_type == "REQUEST" and _sends_home(token, filled):
                event_type, polarity = "SANCTION", -1
                targets = tuple(dict.fromkeys(aim for head in filled for aim in aims(head, event_type)))
            if event_type == "CONSULT" and token.dep_ == "xcomp" and token.head.lemma_ == "refuse":
                event_type, polarity, negated, words = "REJECT", -1, False, f"{token.head.text} to {words}"
            return Cue(token.i, words, event_type, polarity, subject, targets, negated, is_unreal(token))
    return None


def _wrote(owner):
    """Whether a text is its owner's own: "vetoed Peru's draft"."""
    return owner.head.lemma_ in TEXTS and owner.ent_type_ in ("GPE", "NORP", "PERSON")


def _each_other(token, filled):
    """The slot's heads, where they are "each other" or "one another" the two who act."""
    if not any((h.lower_, h.nbor(-1).lower_) in RECIPROCAL for h in filled if h.i):
        return filled
    acting = with_conjuncts(subjects_of(token))
    return acting if len(acting) == 2 else []


def _particles(token, rest):
    """The tokens of a phrase after its first ("out" of "lash out"); None where one is not there."""
    matched, above = [], [token]
    for word in rest:
        found = next(
            (c for head in above for c in head.children if c.i > token.i and word in (c.lower_, c.lemma_.lower())), None
        )
        if found is None:
            return None
        matched.append(found)
        above.append(found)
    return matched


def _licensed(token, event_type, slots):
    """A few words request only with an infinitive: she told him to leave, not she told him a story. A departure is
    against somebody where it is demanded.
    """
    if token.lemma_ in DEPARTURES:
        return is_demanded(token)
    if token.lemma_ in DELIVERIES and token.pos_ == "NOUN":  # "arms deliveries to Peru"; not "deliveries to customers"
        return any(c.dep_ in ("compound", "amod") and c.lower_ in ARMS for c in token.children)
    if event_type != "REQUEST" or slots != ("obj",) or token.lemma_.lower() not in INFINITIVE_REQUESTS:
        return True
    if any(p.lemma_ in ASKED_FOR for c in token.children if c.lower_ == "for" for p in c.children):
        return True
    return any(c.dep_ in ("xcomp", "ccomp") and has_to(c) for c in token.children)


def is_going(verb):
    """Whether a verb tells of giving up an office: "to resign", "to step down", "to leave power"."""
    below = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "dobj")}
    if verb.lemma_ in ("step", "stand"):
        return bool(below & {"down", "aside"})
    return verb.lemma_ in GOING or (verb.lemma_ in ("leave", "relinquish", "quit", "surrender") and below & POWERS)


def _asks_to_go(verb):
    return any(c.dep_ in ("xcomp", "ccomp", "advcl") and is_going(c) and not is_negated(c) for c in verb.children)


def _sends_home(verb, filled):
    """Whether an envoy is told to leave: "ordered the Peruvian ambassador to leave"."""
    leaves = any(c.dep_ in ("xcomp", "ccomp") and c.lemma_ == "leave" and not is_negated(c) for c in verb.children)
    return leaves and all(head.lemma_.lower() in ENVOYS for head in filled)


def _slot(token, part, slot, matched):
    """The heads that fill a slot: "obj" the one acted on, "theirs" what somebody did, "clause" the subject of the
    clause asked for, "poss" the possessor, "threat" the object of the act threatened, "office" the one recognised in
    an office, "that" who did what a feeling is about, "mutual" the two who act, else the object of that preposition.
    """
    if slot == "office":
        offices = {p.lemma_.lower() for m in matched for p in m.children if p.dep_ == "pobj"}
        return _objects(token) if offices & OFFICES else []
    if slot == "mutual":
        acting = with_conjuncts(subjects_of(token))
        return acting if len(acting) == 2 else []
    if slot == "that":
        clauses = [c for c in token.children if c.dep_ == "ccomp" and c.lemma_ not in GRIEVED and not is_negated(c)]
        return with_conjuncts([s for clause in clauses for s in clause.children if s.dep_ == "nsubj"])
    if slot == "clause":
        return with_conjuncts(_asked_to(token))
    if slot == "poss":
        return with_conjuncts([c for c in token.children if c.dep_ == "poss"])
    if slot == "threat":
        acts = [c for c in token.children if c.dep_ == "xcomp" and has_to(c) and c.lemma_ in hostile_verbs()]
        return [o for act in acts for o in _objects(act)]
    if slot in ("obj", "theirs"):  # "brushed aside objections" is often parsed with the objections below "aside"
        return _objects(token) or with_conjuncts([c for m in matched for c in m.children if c.dep_ == "pobj"])
    last = matched[-1] if matched else None
    if last is not None and last.lower_ == slot:  # "call on", "stand by": the preposition is part of the phrase
        objects = [c for c in last.children if c.dep_ in ("pobj", "pcomp")]
        return with_conjuncts(objects) or (_objects(token) if last.dep_ == "prt" else [])
    places = [token, *matched, *(c for c in token.children if c.dep_ == "prt")]
    if part == "VERB":
        places += [c for c in token.children if c.dep_ in ("dobj", "prep")]
    elif slot == "on" and token.dep_ == "dobj" and token.head.lemma_ in LIGHT_VERBS:  # "put pressure on Peru"
        places.append(token.head)
    preps = [
        c for place in places for c in place.children if c.dep_ in ("prep", "dative", "agent") and c.lower_ == slot
    ]
    preps += [c for c in token.children if c.dep_ == "prt" and c.lower_ == slot]
    objects = [c for prep in preps for c in prep.children if c.dep_ == "pobj" and c.ent_type_ not in WHEN]
    return with_conjuncts(objects)


def _asked_to(verb):
    """Whom a demand in a clause is put to: "demanded that Peru leave", "called for Rana to resign"."""
    asked = []
    for clause in verb.children:
        is_for = any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children)
        asks = any(
            (c.dep_ == "mark" and c.lower_ in ("if", "whether")) or (c.dep_ == "aux" and c.tag_ != "TO")
            for c in clause.children
        )
        is_demand = clause.dep_ == "ccomp" and not asks and (clause.tag_ == "VB" or verb.lemma_ == "demand")
        if is_demand or (clause.dep_ in ("advcl", "ccomp", "xcomp") and is_for and has_to(clause)):
            asked += [c for c in clause.children if c.dep_ == "nsubj" and c.i > verb.i]
        if clause.dep_ == "prep" and clause.lower_ == "for":
            below = [p for p in clause.children if p.dep_ == "pobj"]
            asked += [p for p in below if any(has_to(c) for c in (*p.children, *verb.children) if c.i > p.i)]
    return asked


def _beside_noun(noun):
    """Whom a noun without a slot of its own is given to: "gave Rana his backing", "Rana has my support", "Rana drew
    criticism from Peru".
    """
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in GIVING:
        return [c for c in verb.children if c.dep_ == "dative"]
    if noun.dep_ == "dobj" and verb.lemma_ == "have":
        mine = any(c.dep_ == "poss" and (c.lower_ in ("my", "our") or c.ent_type_ in NAMES) for c in noun.children)
        return subjects_of(verb) if mine else []
    receiver = receiver_verb(noun)
    return subjects_of(receiver) if receiver is not None and sources_of(noun) else []


def _object_after_day(verb):
    """The object that a day of the week is parsed as part of: "rejected on Friday Peruvian objections"."""
    for prep in verb.children:
        day = prep.nbor() if prep.lower_ == "on" and prep.i + 1 < len(prep.doc) else None
        if day is None or day.lower_ not in DAYS or day.head == prep:
            continue
        noun = day.head
        while noun.dep_ in ("compound", "nmod", "amod", "poss") and noun.head.i > noun.i:
            noun = noun.head
        return [noun] if noun.i > day.i and noun.pos_ in ("NOUN", "PROPN") else []
    return []


def _objects(token):
    objects = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "dative") and c.pos_ != "ADP"]
    for clause in token.children:  # "urged Rana to leave" is often parsed as urge → (Rana leave)
        if clause.dep_ in ("ccomp", "xcomp") and has_to(clause):
            objects += [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > token.i]
    if token.dep_ == "acl" and token.tag_ == "VBN":  # "the minister accused of fraud"
        objects.append(token.head)
    if token.dep_ == "conj" and not objects and token.tag_ == "VBN":  # "was arrested and jailed"
        objects += [c for c in token.head.children if c.dep_ == "nsubjpass"]
    if not objects and token.dep_ == "amod" and token.tag_ == "VBN":
        objects.append(token.head)
    if not objects:
        objects = _object_after_day(token)
    if not objects and token.pos_ == "VERB":  # "while Peru supports Chile" is sometimes parsed as a measure
        objects = [c for c in token.children if c.dep_ == "npadvmod" and c.i > token.i and c.ent_type_ in ACTING]
    return with_conjuncts([antecedent(o) for o in objects])
