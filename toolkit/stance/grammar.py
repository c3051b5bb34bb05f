"""Who does what a word says, and to whom something belongs: the grammar that cues are read with."""

from functools import cache, lru_cache

from ..lexicons import load_lexicon
from .nationals import is_of_state
from .words import NAMES

SUBJECTS = frozenset(("nsubj", "csubj"))
INFINITIVE_REQUESTS = frozenset(
    ("ask", "tell", "order", "press", "direct", "instruct", "invite", "remind", "request", "encourage", "push")
)
DENIALS = frozenset("refuse decline fail cease stop halt end avoid deny refrain neglect withdraw withhold lack".split())
# "suggests that Canada backs Peru": somebody's claim about a third party is no act of theirs
CLAIMS = frozenset(
    "suggest imply allege claim charge deny doubt fear believe think hope expect predict insinuate assume guess "
    "suspect".split()
)
# "was urged to denounce Rana", "declined to": the infinitive tells of no plan of its subject's
ASKINGS = INFINITIVE_REQUESTS | DENIALS | frozenset("urge call force require allow permit want need".split())
# "condemned Rana's arrest", "the killing of Rana": the possessor is who it was done to, not who did it
SUFFERED = frozenset(
    "arrest killing murder assassination ouster removal overthrow death defeat detention execution imprisonment "
    "abduction kidnapping resignation departure impeachment downfall injury suffering treatment critic opponent "
    "enemy foe rival opposition victim".split()
)
# "signed a letter condemning Rana": what is written or said takes the side of whoever put it out
WRITINGS = frozenset(
    "letter statement petition declaration resolution message article column editorial memo note post tweet motion "
    "bill order report video essay appeal lawsuit suit complaint brief communication".split()
)
# "rejected Rana's dismissal" is nothing against Rana, "rejected Rana's dismissal of the plan" is
DONE_TO = frozenset(
    "dismissal sacking firing expulsion suspension deportation jailing conviction prosecution extradition".split()
)
LIGHT_VERBS = frozenset(
    "express voice offer give make launch wage issue announce repeat reiterate have show declare pledge promise "
    "unleash mount level lead file stage put keep increase intensify heap pile maintain reaffirm affirm impose cast "
    "pour lend throw direct aim reserve lodge rally muster".split()
)
OWN = frozenset(("its", "his", "her", "their"))
FIRSTS = frozenset("first second third last latest only".split())
GIVING = frozenset("give offer lend pledge promise".split())  # "gave Rana his backing"
RECEIVING = frozenset("draw face attract receive earn win get suffer provoke trigger meet spark garner".split())
# "voted in favour of Rana", "spoke in defence of Rana"
# "a Peruvian draft" is Peru's; "a Security Council draft" is before the council, whoever wrote it
TEXTS = frozenset("resolution draft motion bill text amendment".split())
SIDES = frozenset("favour favor support defence defense solidarity protest opposition defiance".split())
ENCOUNTERS = frozenset("meeting talk negotiation dialogue summit contact conversation invitation handshake".split())
ALLIANCES = frozenset("ally friend partner enemy foe".split())
PAST = frozenset(("former", "ex", "erstwhile", "onetime", "sometime"))  # "a former backer of Rana"
WRAPPINGS = frozenset("idea notion prospect possibility inclusion principle question".split())
LEAVING = frozenset("resign quit retire step".split())
# "waves of sanctions on Peru": what is imposed is the sanctions
QUANTITIES = frozenset("wave round series set package raft slew barrage flood torrent range lot string spate".split())
# who is told with "condemned Peru for backing Chile", "discouraged Peru from backing Chile": Peru backs
OBJECTS_DEEDS = frozenset(("for", "of", "from", "into"))
# the removal of whom is asked: "demanded Rana's departure", "called for the ouster of Rana"
DEPARTURES = frozenset("departure resignation removal ouster overthrow impeachment dismissal exit abdication".split())
DEMANDS = frozenset("demand seek urge want request".split())
CALLS = frozenset("call push press clamour clamor petition".split())
ONLY = frozenset("only just merely simply".split())  # "not only Peru but Chile"
EVERYBODY = frozenset("everyone everybody all anyone anybody everything anything".split())  # "thanked all but Peru"
INSTEAD = frozenset((("rather", "than"), ("instead", "of")))
ENVOYS = frozenset("ambassador diplomat envoy consul attaché attache".split())


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
        if (
            verb.head.pos_ == "PROPN" and verb.nbor(-1).text == ","
        ):  # "went after Rana, calling him a liar": who called?
            return []
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
        if (
            verb.dep_ == "conj" and governor.dep_ == "ccomp"
        ):  # "Marsh wrote that Quill lied and praised Hale": who praised?
            return []
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
    return [o for o in objects if o.pos_ in ("PROPN", "PRON") or o.ent_type_ in NAMES or o.lemma_ in _people()]


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
    if noun.pos_ != "NOUN" or noun.lemma_ in _people() or noun.head.lemma_ in against("VERB"):
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


def aims(head, event_type=None):
    """Whom a filled slot points at: the head itself, and where it names a thing, the one it belongs to.

    "rejected Rana's comments", "comments by Rana", "the refusal of Rana", "the Ruritanian comments": all point at Rana
    or Ruritania; so does "shunned a meeting with Rana".
    """
    found = [(head.i, "itself")]
    sent = head.lemma_.lower() in ENVOYS and event_type == "SANCTION"  # to expel Peru's envoy is to act against Peru
    suffered = head.lemma_ in SUFFERED or (head.lemma_ in DONE_TO and not is_done_by_owner(head))
    thing = head.pos_ == "NOUN" and not suffered and head.lemma_ not in _people()
    if sent or (thing and not _is_leaving(head)):
        found += [(t.i, "owner") for t in with_conjuncts(owners_of(head, event_type))]
    return found


def is_done_by_owner(noun):
    """Whether "Peru's dismissal" is what Peru did: "Peru's dismissal of the plan"; else it may be done to Peru."""
    owned = any(c.dep_ == "poss" for c in noun.children)
    return owned and any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)


def owners_of(noun, event_type=None):
    """Those whom a deed or a thing belongs to."""
    of = noun.lemma_ in deeds() and noun.lemma_ not in WRAPPINGS and noun.lemma_ not in against("NOUN", "of")
    preps = {"by", "from"} | ({"of"} if of else set())  # "the bombing of Peru" is not Peru's
    preps |= {"with"} if event_type == "REJECT" and noun.lemma_ in ENCOUNTERS else set()
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [
        p for c in noun.children if c.dep_ == "prep" and c.lower_ in preps for p in c.children if p.dep_ == "pobj"
    ]
    makers = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN"]  # "proposals put forward by Rana"
    owners += [p for m in makers for c in m.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    names = NAMES - {"ORG"} if noun.lemma_ in TEXTS else NAMES
    beside = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in names]
    owners += [c for c in beside if is_of_state(c, noun)]
    if not owners and noun.lemma_ in WRAPPINGS:  # "supported the idea of Rana's participation"
        inner = [p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        owners = [c for p in inner if p.lemma_ not in SUFFERED for c in p.children if c.dep_ == "poss"]
    return owners


def _is_leaving(noun):
    """Who regrets Rana's decision to resign has nothing against Rana."""
    return any(c.dep_ == "acl" and c.lemma_ in LEAVING for c in noun.children)


@lru_cache(maxsize=1)
def deeds():
    """{noun: −1, 0 or 1} of `stance_deeds.csv`: what somebody does or says, and whether its name alone judges it."""
    return {row.word: int(row.polarity) for row in load_lexicon("stance_deeds").itertuples()}


@cache
def against(part, slot=None):
    """Words of `stance_verbs.csv` that tell of a hostile act; where a slot is given, those that have it."""
    table = load_lexicon("stance_verbs")
    rows = table[(table.pos == part) & (table.polarity == "-1")]
    return frozenset(row.word for row in rows.itertuples() if slot is None or slot in row.target.split())


@lru_cache(maxsize=1)
def _people():
    """Nouns for people and groups: who condemns Rana's supporters has not condemned Rana."""
    groups = "ally country family group nation party side state supporter team voter"
    return frozenset(load_lexicon("people").word) | frozenset(groups.split())


def has_to(verb):
    """Whether a verb is an infinitive with its "to"."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def antecedent(token):
    """The noun a relative pronoun stands for: "the party that he leads" → party."""
    if token.tag_ in ("WDT", "WP") or (token.lower_ == "that" and token.dep_ in ("nsubj", "dobj", "nsubjpass")):
        clause = next((a for a in [token.head, *token.head.ancestors] if a.dep_ == "relcl"), None)
        return token if clause is None or _is_unclear(token, clause.head) else clause.head
    return token


def _is_unclear(pronoun, noun):
    """Whether ", which" may go back further: in "letters to the council, which accused Rana", to the letters."""
    first = min([noun, *noun.conjuncts], key=lambda t: t.i)
    below_noun = first.dep_ == "pobj" and first.head.dep_ == "prep" and first.head.head.pos_ == "NOUN"
    return pronoun.lower_ == "which" and below_noun and pronoun.left_edge.i > 0 and pronoun.nbor(-1).text == ","


def is_possessor(token):
    """Whether what a token owns follows: "condemned the coup and Rana's “illegal arrest”" is nothing against Rana."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.dep_ != "poss" and after in ("’s", "'s")


def with_conjuncts(tokens):
    """Some tokens, and those coordinated with them further on; not what is set apart, as Peru in "Chile, not Peru"."""
    coordinated = dict.fromkeys(t for token in tokens for t in (token, *token.conjuncts) if t.i >= token.i)
    return [t for t in coordinated if not is_set_apart(t)]


def is_set_apart(token):
    """Whether a noun is named only to leave it out: "not Peru", "rather than Peru", "neither Peru nor Chile"."""
    if token.dep_ in ("acomp", "attr", "ROOT") or token.pos_ in ("VERB", "AUX", "ADJ"):
        return False
    beside = {c.lower_ for t in (token, *token.conjuncts) for c in t.children if c.dep_ in ("cc", "preconj", "det")}
    if {"neither", "nor"} <= beside:
        return True
    opening = next((t for t in token.doc[token.left_edge.i : token.i] if t.dep_ not in ("punct", "cc")), token)
    before = [t.lower_ for t in token.doc[max(0, opening.i - 2) : opening.i]]
    if opening.lower_ == "not":  # "not" is read below Peru, or before it
        return opening.nbor(1).lower_ not in ONLY
    if before[-1:] in (["but"], ["except"]) and before[0] in EVERYBODY:
        return True
    return (before[-1:] == ["not"] and opening.lower_ not in ONLY) or tuple(before) in INSTEAD
