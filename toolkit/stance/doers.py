"""Who does what a word says: the subject of a verb, whoever a noun of action comes from."""

from functools import cache

from ..lexicons import load_lexicon
from .grammar import against, antecedent, has_to, people, with_conjuncts
from .nationals import is_of_state
from .words import NAMES

SUBJECTS = frozenset(("nsubj", "csubj"))
# "signed a letter condemning Rana": what is written or said takes the side of whoever put it out
WRITINGS = frozenset(
    "letter statement petition declaration resolution message article column editorial memo note post tweet motion "
    "bill order report video essay appeal lawsuit suit complaint brief communication".split()
)
LIGHT_VERBS = frozenset(
    "express voice offer give make launch wage issue announce repeat reiterate have show declare pledge promise "
    "unleash mount level lead file stage put keep increase intensify heap pile maintain reaffirm affirm impose cast "
    "pour lend throw direct aim reserve lodge rally muster".split()
)
OWN = frozenset(("its", "his", "her", "their"))
FIRSTS = frozenset("first second third last latest only".split())
RECEIVING = frozenset("draw face attract receive earn win get suffer provoke trigger meet spark garner".split())
# "voted in favour of Rana", "spoke in defence of Rana"
SIDES = frozenset("favour favor support defence defense solidarity protest opposition defiance".split())
ALLIANCES = frozenset("ally friend partner enemy foe".split())
PAST = frozenset(("former", "ex", "erstwhile", "onetime", "sometime"))  # "a former backer of Rana"
# "waves of sanctions on Peru": what is imposed is the sanctions
QUANTITIES = frozenset("wave round series set package raft slew barrage flood torrent range lot string spate".split())
# who is told with "condemned Peru for backing Chile", "discouraged Peru from backing Chile": Peru backs
OBJECTS_DEEDS = frozenset(("for", "of", "from", "into"))
# the removal of whom is asked: "demanded Rana's departure", "called for the ouster of Rana"
DEPARTURES = frozenset("departure resignation removal ouster overthrow impeachment dismissal exit abdication".split())
DEMANDS = frozenset("demand seek urge want request".split())
CALLS = frozenset("call push press clamour clamor petition".split())


def holder_of(token, part, slots=()):
    """Token indices of who acts: subject, agent, or the owner of a noun ("Rana's criticism of …")."""
    if part == "VERB":
        found = subjects_of(token)
    elif part == "NOUN":
        found = _holders_of_noun(token, "poss" in slots)
    elif token.dep_ == "amod":
        found = [token.head]
    elif token.dep_ in ("acomp", "oprd", "advcl"):
        found = subjects_of(token.head)
    else:  # "Canada is opposed to Peru" is often parsed as a passive
        heads = [token, *(c for c in token.children if c.dep_ in ("aux", "auxpass"))]
        found = [antecedent(c) for head in heads for c in head.children if c.dep_ in ("nsubj", "nsubjpass")]
    # "Rana, who opposes Marsh, and Quill": the clause is about Rana alone
    later = {t.i for t in with_conjuncts(found) if t not in found and t.i > token.i} if _is_relative(token) else ()
    return tuple(t.i for t in with_conjuncts(found) if t.i not in later)


def _is_relative(token):
    return any(a.dep_ == "relcl" for a in (token, *token.ancestors))


def _holders_of_noun(noun, is_relation):
    """Whose praise, support or pressure a noun tells; in a relation ("Peru's ally") the possessor is who it is to."""
    # "Canada was an ally of Peru, before relations soured"
    was = noun.dep_ == "attr" and noun.head.tag_ == "VBD" and noun.lemma_ in ALLIANCES
    if is_relation and (was or any(c.lower_ in PAST for c in noun.children)):
        return []
    whole = _counted(noun)
    verb = whole.head
    is_done = (whole.dep_ == "dobj" and verb.lemma_ in LIGHT_VERBS) or is_demanded(noun)
    verb = verb.head if is_demanded(noun) and whole.dep_ == "pobj" else verb
    owners = [] if is_relation else [c for c in noun.children if c.dep_ == "poss"]
    owners = [c for c in owners if not (is_done and c.lower_ in OWN)]  # "voiced its support": who voiced it
    owners += sources_of(noun)
    # "Rana's Western backers" are the West's; "Rana's Ohio backers" are not Ohio
    beside = ("amod",) if is_relation else ("amod", "compound")
    owners += [c for c in noun.children if c.dep_ in beside and c.ent_type_ in NAMES and is_of_state(c, noun)]
    if owners:
        return owners
    if noun.dep_ == "appos" and is_relation:  # "Canada, a staunch ally of Peru,"
        return [noun.head]
    if noun.dep_ == "attr" or is_done:
        return subjects_of(verb)
    if noun.dep_ == "pobj" and verb.head.pos_ in ("VERB", "AUX"):
        by_verb = verb.lower_ == "into" and verb.head.lemma_ in LIGHT_VERBS  # "launched into criticism of Rana"
        if by_verb or (verb.lower_ == "in" and noun.lemma_ in SIDES):  # "spoke in favour of Rana"
            return subjects_of(verb.head)
    return []


def _counted(noun):
    """The noun of quantity that a noun is counted with: "waves" of "waves of sanctions"; else itself."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_ in QUANTITIES else noun


def is_demanded(noun):
    """Whether somebody's going is what is demanded: "demanded Rana's departure", "called for Rana's resignation"."""
    verb = noun.head
    if noun.lemma_ not in DEPARTURES or noun.dep_ not in ("dobj", "pobj"):
        return False
    if noun.dep_ == "dobj":
        return verb.lemma_ in DEMANDS and verb.pos_ == "VERB"
    return verb.lower_ == "for" and verb.head.lemma_ in CALLS and verb.head.pos_ == "VERB"


def sources_of(noun):
    """Those by or from whom it comes: "criticism from Rana", also "drew criticism … from Rana"."""
    heads = [noun] + ([receiver_verb(noun)] if receiver_verb(noun) is not None else [])
    preps = [c for head in heads for c in head.children if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from")]
    return [p for prep in preps for p in prep.children if p.dep_ == "pobj"]


def receiver_verb(noun):
    """The verb whose subject gets what a noun tells: "drew criticism", "came under fire"; None where there is none."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in RECEIVING:
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "under" and noun.head.head.lemma_ in ("be", "come"):
        return noun.head.head
    return None


def subjects_of(verb):
    """The tokens that do what a verb says: its own subject or agent, else that of the verb it hangs on."""
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if agents or passive:
        return agents
    # "Rana has for years accused Marsh" is often parsed with Rana below "has"
    heads = [c for c in verb.children if c.dep_ == "aux" and any(g.dep_ in SUBJECTS for g in c.children)]
    own = [antecedent(c) for c in (heads or [verb])[0].children if c.dep_ in SUBJECTS]
    if own:
        return own
    if (copula := first_to(verb)) is not None:
        return subjects_of(copula)
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj" and _is_put_out(verb):
        return _writers(verb.head) or subjects_of(verb.head.head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and (writers := _read_out(verb)):
        return writers
    if verb.dep_ in ("acl", "amod"):
        if verb.head.pos_ == "PROPN" and verb.nbor(-1).text == ",":
            return []  # "went after Rana, calling him a liar": who called?
        return [verb.head] if verb.tag_ == "VBG" or (verb.dep_ == "acl" and has_to(verb)) else []
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp") and verb.head.pos_ in ("VERB", "AUX"):
        governor = verb.head
        if _is_imperative(verb):
            return []  # "Trust me, Marsh is no fool": Marsh is not who is to trust
        if verb.dep_ in ("ccomp", "advcl", "xcomp") and governor.lemma_ in telling_verbs() and is_finite(verb):
            return []  # "Canada, the Herald claimed, condemned Peru", "who the Herald said condemned Peru"
        if verb.dep_ in ("xcomp", "ccomp") and has_to(verb):  # "asked Rana to support": Rana supports
            objects = _asked(governor)
            if objects:
                return objects
        if any(c.dep_ == "nsubjpass" for c in governor.children):  # "was jailed for insulting": who was jailed insulted
            return [c for c in governor.children if c.dep_ == "nsubjpass"] if verb.dep_ != "conj" else []
        if verb.dep_ == "conj" and governor.dep_ == "ccomp":
            return []  # "Marsh wrote that Quill lied and praised Hale": who praised?
        return subjects_of(governor)
    if verb.dep_ == "xcomp" and verb.head.dep_ == "acomp" and verb.head.head.pos_ in ("VERB", "AUX"):
        return subjects_of(verb.head.head)  # "was quick to condemn Rana"
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):  # "by criticising"
        return _doers_told_of(verb) or subjects_of(verb.head.head)
    return []


def _is_imperative(verb):
    """Whether a verb without a subject, before its clause, bids somebody: "Trust me, …", "Mark my words, …"."""
    bare = verb.tag_ in ("VB", "VBP") and not any(c.dep_ in ("aux", "mark", "advmod") for c in verb.children)
    return verb.dep_ == "advcl" and verb.i < verb.head.i and bare and not has_to(verb)


def is_addressed(token):
    """Whether a name is called out to, not told of: Rana in "Tell me, Rana, who lied?"."""
    called = token.dep_ in ("npadvmod", "intj") or (token.dep_ == "appos" and token.head.lower_ in ("you", "me", "us"))
    return called and token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ","


@cache
def telling_verbs():
    """Verbs of saying: who says that something was done is not who did it."""
    table = load_lexicon("reporting_verbs")
    return frozenset(table.verb)


def is_finite(verb):
    """Whether a verb stands in a tense: it then has a subject, whether or not the parser found one."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    told = verb.tag_ == "VBN" and not helpers and any(c.dep_ == "dobj" for c in verb.children)  # ", condemned Peru"
    return told or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in (verb, *helpers))


def _doers_told_of(verb):
    """Who does what somebody is judged for, kept from or talked into: Peru in "condemned Peru for backing Chile"."""
    if verb.head.lower_ not in OBJECTS_DEEDS:
        return []
    governor = verb.head.head
    objects = [c for c in governor.children if c.dep_ in ("dobj", "nsubjpass")]
    if not objects:  # "lashed out at Peru for backing Chile"
        preps = [c for c in governor.children if c.dep_ == "prep" and c.lower_ in ("at", "on", "upon", "against")]
        objects = [p for prep in preps for p in prep.children if p.dep_ == "pobj"]
    return [o for o in objects if o.pos_ in ("PROPN", "PRON") or o.ent_type_ in NAMES or o.lemma_ in people()]


def first_to(verb):
    """The "was" of "Peru was the first country to condemn Chile", "was among those to condemn Chile"; or None."""
    if not has_to(verb) or verb.dep_ not in ("acl", "relcl", "advcl"):
        return None
    noun = verb.head
    if noun.dep_ == "attr" and {noun.lower_, *(c.lower_ for c in noun.children)} & FIRSTS:
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "among" and noun.head.head.lemma_ == "be":
        return noun.head.head
    among = noun.lemma_ == "be" and any(c.lower_ == "among" for c in noun.children)
    return noun if among else None


def _is_put_out(verb):
    """Whether a verb below a noun tells what its owner does with it: "used a rally to praise Rana", "signed a letter
    condemning Rana"; not "met a man to praise".
    """
    noun = verb.head
    if noun.pos_ != "NOUN" or noun.lemma_ in people() or noun.head.lemma_ in against("VERB"):
        return False  # who vetoes a resolution condemning Rana condemns nobody
    return has_to(verb) or (verb.tag_ == "VBG" and noun.lemma_ in WRITINGS)


def _writers(noun, *beside):
    """Who put it out where that is said: Rana in "read a letter from Rana condemning Peru", "Rana's letter …"."""
    found = [c for c in noun.children if c.dep_ == "poss" and c.lower_ not in OWN]
    preps = [c for head in (noun, *beside) for c in head.children if c.dep_ == "prep" and c.lower_ in ("by", "from")]
    return found + [p for prep in preps if prep.i > noun.i for p in prep.children if p.dep_ == "pobj"]


def _read_out(verb):
    """Rana in "read a letter from Rana condemning Peru", where the condemning is parsed as done while reading."""
    letters = [c for c in verb.head.children if c.dep_ == "dobj" and c.lemma_ in WRITINGS and c.i < verb.i]
    return _writers(letters[0], verb.head) if letters and verb.nbor(-1).text != "," else []


def _asked(governor):
    """Who is asked or made to do what the infinitive says: "asked Rana to", "called on Rana to"."""
    objects = [c for c in governor.children if c.dep_ == "dobj"]
    places = [c for c in governor.children if c.dep_ == "prep" and c.lower_ in ("on", "upon")]
    return objects or [p for prep in places for p in prep.children if p.dep_ == "pobj"]
