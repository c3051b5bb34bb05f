"""Words that take a stance, and the grammar that says who takes it and toward whom.

One cue is one verb, noun or adjective of `stance_verbs.csv` in a sentence: "accuse" with its subject (who) and its
target slot (whom). Everything here reads the parse and the word list alone; who the words name is for :mod:`.events`,
how sure we are for :mod:`.model`.
"""

from functools import lru_cache
from typing import NamedTuple

from ..lexicons import load_lexicon
from .words import NAMES

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}
SUBJECTS = frozenset(("nsubj", "csubj"))
INFINITIVE_REQUESTS = frozenset(
    ("ask", "tell", "order", "press", "direct", "instruct", "invite", "remind", "request", "encourage")
)
MODALS = frozenset("would could might may should must can shall ought 'd".split())
# "has begun to support", "continued to attack": the act is told as done; "plans to support" tells of no support
IMPLICATIVES = frozenset("continue begin start keep manage dare proceed help go come rush decide".split())
# "appeared aimed to show that Ruritania is pressing Borduria"
IMPRESSIONS = frozenset(("seem", "appear", "purport"))
DENIALS = frozenset("refuse decline fail cease stop halt end avoid deny refrain neglect withdraw withhold lack".split())
# "suggests that Canada backs Peru": somebody's claim about a third party is no act of theirs
CLAIMS = frozenset(
    "suggest imply allege claim charge deny doubt fear believe think hope expect predict insinuate assume guess "
    "suspect".split()
)
# "was urged to denounce Rana", "declined to": the infinitive tells of no plan of its subject's
ASKINGS = INFINITIVE_REQUESTS | DENIALS | frozenset("urge call force require allow permit want need".split())
UNREAL_MARKS = frozenset(("if", "unless", "whether", "lest", "once", "until", "till"))
# "from the moment they have accepted the plan"
UNREAL_HEADS = frozenset(("moment", "condition", "case", "day", "time"))
# "condemned Rana's arrest", "the killing of Rana": the possessor is who it was done to, not who did it
SUFFERED = frozenset(
    "arrest killing murder assassination ouster removal overthrow death defeat detention execution imprisonment "
    "abduction kidnapping resignation departure impeachment downfall injury suffering treatment critic opponent "
    "enemy foe rival opposition victim".split()
)
# "signed a letter condemning Rana": what is written or said takes the side of whoever put it out
WRITINGS = frozenset(
    "letter statement petition declaration resolution message article column editorial memo note post tweet motion "
    "bill order report video essay appeal lawsuit suit complaint brief".split()
)
LIGHT_VERBS = frozenset(
    "express voice offer give make launch wage issue announce repeat reiterate have show declare pledge promise "
    "unleash mount level lead file stage".split()
)


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


def cues_in(span):
    """The cues of a sentence or Doc, in order: a list of Cue."""
    entries, found = _entries(), []
    for token in span:
        part = "VERB" if token.pos_ in ("VERB", "AUX") else token.pos_
        options = entries.get((token.lemma_.lower(), part))
        if options is None and part == "ADJ" and token.tag_ == "VBN":
            options = entries.get((token.lemma_.lower(), "VERB"))
        cue = options and _read(token, part, options)
        if cue:
            found.append(cue)
    return found


def _read(token, part, options):
    """The first option whose words and slot are there, as a Cue, or None."""
    for rest, event_type, polarity, slots in options:
        matched = _particles(token, rest)
        if matched is None or not _licensed(token, event_type, slots):
            continue
        filled = [aim for slot in slots for aim in _slot(token, part, slot, matched)]
        if filled:
            words = " ".join(t.text for t in sorted([token, *matched], key=lambda t: t.i))
            targets = tuple(dict.fromkeys(aim for head in filled for aim in aims(head)))
            subject = _holder_of(token, part)
            return Cue(token.i, words, event_type, polarity, subject, targets, is_negated(token), is_unreal(token))
    return None


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
    """A few words request only with an infinitive: she told him to leave, not she told him a story."""
    if event_type != "REQUEST" or slots != ("obj",) or token.lemma_.lower() not in INFINITIVE_REQUESTS:
        return True
    return any(c.dep_ in ("xcomp", "ccomp") and _has_to(c) for c in token.children)


def _has_to(verb):
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def _slot(token, part, slot, matched):
    """The heads that fill a slot: "obj" the one acted on, otherwise the object of that preposition."""
    if slot == "obj":  # "brushed aside objections" is often parsed with the objections below "aside"
        return _objects(token) or _with_conjuncts([c for m in matched for c in m.children if c.dep_ == "pobj"])
    last = matched[-1] if matched else None
    if last is not None and last.lower_ == slot:  # "call on", "stand by": the preposition is part of the phrase
        objects = [c for c in last.children if c.dep_ in ("pobj", "pcomp")]
        return _with_conjuncts(objects) or (_objects(token) if last.dep_ == "prt" else [])
    places = [token, *matched, *(c for c in token.children if c.dep_ == "prt")]
    if part == "VERB":
        places += [c for c in token.children if c.dep_ in ("dobj", "prep")]
    preps = [
        c for place in places for c in place.children if c.dep_ in ("prep", "dative", "agent") and c.lower_ == slot
    ]
    preps += [c for c in token.children if c.dep_ == "prt" and c.lower_ == slot]
    return _with_conjuncts([c for prep in preps for c in prep.children if c.dep_ == "pobj"])


def _objects(token):
    objects = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "dative") and c.pos_ != "ADP"]
    for clause in token.children:  # "urged Rana to leave" is often parsed as urge → (Rana leave)
        if clause.dep_ in ("ccomp", "xcomp") and _has_to(clause):
            objects += [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > token.i]
    if token.dep_ == "acl" and token.tag_ == "VBN":  # "the minister accused of fraud"
        objects.append(token.head)
    if token.dep_ == "conj" and not objects and token.tag_ == "VBN":  # "was arrested and jailed"
        objects += [c for c in token.head.children if c.dep_ == "nsubjpass"]
    if not objects and token.dep_ == "amod" and token.tag_ == "VBN":
        objects.append(token.head)
    return _with_conjuncts([_antecedent(o) for o in objects])


def _antecedent(token):
    """The noun a relative pronoun stands for: "the party that he leads" → party."""
    if token.tag_ in ("WDT", "WP") or (token.lower_ == "that" and token.dep_ in ("nsubj", "dobj", "nsubjpass")):
        clause = next((a for a in [token.head, *token.head.ancestors] if a.dep_ == "relcl"), None)
        return clause.head if clause is not None else token
    return token


def _with_conjuncts(tokens):
    return list(dict.fromkeys(t for token in tokens for t in (token, *token.conjuncts) if t.i >= token.i))


def _holder_of(token, part):
    """Token indices of who acts: subject, agent, or the owner of a noun ("Rana's criticism of …")."""
    if part == "VERB":
        found = subjects_of(token)
    elif part == "NOUN":
        owners = [c for c in token.children if c.dep_ == "poss"]
        owners += [g for c in token.children if c.dep_ == "prep" and c.lower_ in ("by", "from") for g in c.children]
        owners += [c for c in token.children if c.dep_ in ("amod", "compound") and c.ent_type_ in NAMES]
        verb = token.head
        if not owners and token.dep_ == "dobj" and verb.lemma_ in LIGHT_VERBS:
            owners = subjects_of(verb)
        if not owners and token.dep_ == "attr":  # "Rana is a critic of …"
            owners = subjects_of(verb)
        found = owners
    else:
        found = (
            subjects_of(token.head)
            if token.dep_ in ("acomp", "oprd", "advcl")
            else [token.head]
            if token.dep_ == "amod"
            else []
        )
    return tuple(t.i for t in _with_conjuncts(found))


def subjects_of(verb):
    """The tokens that do what a verb says: its own subject or agent, else that of the verb it hangs on."""
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
    if agents or passive:
        return agents
    own = [_antecedent(c) for c in verb.children if c.dep_ in SUBJECTS]
    if own:
        return own
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj" and _is_put_out(verb):
        return subjects_of(verb.head.head)
    if verb.dep_ in ("acl", "amod"):
        return [verb.head] if verb.tag_ == "VBG" or (verb.dep_ == "acl" and _has_to(verb)) else []
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp") and verb.head.pos_ in ("VERB", "AUX"):
        governor = verb.head
        if verb.dep_ in ("xcomp", "ccomp") and _has_to(verb):  # "asked Rana to support": Rana supports
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
        return subjects_of(verb.head.head)
    return []


def _is_put_out(verb):
    """Whether a verb below a noun tells what its owner does with it: "used a rally to praise Rana", "signed a letter
    condemning Rana"; not "met a man to praise".
    """
    noun = verb.head
    if noun.pos_ != "NOUN" or noun.lemma_ in _people():
        return False
    return _has_to(verb) or (verb.tag_ == "VBG" and noun.lemma_ in WRITINGS)


def _asked(governor):
    """Who is asked or made to do what the infinitive says: "asked Rana to", "called on Rana to"."""
    objects = [c for c in governor.children if c.dep_ == "dobj"]
    places = [c for c in governor.children if c.dep_ == "prep" and c.lower_ in ("on", "upon")]
    return objects or [p for prep in places for p in prep.children if p.dep_ == "pobj"]


def aims(head):
    """Whom a filled slot points at: the head itself, and where it names a thing, the one it belongs to.

    "rejected Rana's comments", "comments by Rana", "the Ruritanian comments": all point at Rana or Ruritania.
    """
    found = [(head.i, "itself")]
    if head.pos_ == "NOUN" and head.lemma_ not in SUFFERED and head.lemma_ not in _people():
        owners = [c for c in head.children if c.dep_ == "poss"]
        owners += [
            g
            for c in head.children
            if c.dep_ == "prep" and c.lower_ in ("by", "from")
            for g in c.children
            if g.dep_ == "pobj"
        ]
        owners += [c for c in head.children if c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in NAMES]
        found += [(t.i, "owner") for t in _with_conjuncts(owners)]
    return found


@lru_cache(maxsize=1)
def _people():
    """Nouns for people and groups: who condemns Rana's supporters has not condemned Rana."""
    groups = "ally country family group nation party side state supporter team voter"
    return frozenset(load_lexicon("people").word) | frozenset(groups.split())


def is_negated(token):
    """Whether the act is denied: "did not accuse", "never accused", "refused to accuse", "no support"."""
    if any(c.dep_ == "neg" or c.lower_ in ("never", "no", "neither", "nor") for c in token.children):
        return True
    if token.dep_ in ("xcomp", "pcomp", "dobj") and token.head.lemma_ in DENIALS | {"without"}:
        return True
    if token.dep_ in ("dobj", "acomp", "attr") and token.head.pos_ in ("VERB", "AUX"):
        return any(c.dep_ == "neg" for c in token.head.children)
    if token.dep_ == "xcomp" and token.head.pos_ in ("VERB", "AUX"):  # "does not want to support"
        return any(c.dep_ == "neg" for c in token.head.children)
    return False


def _is_claimed(token):
    """Whether the act stands in a clause that somebody only claims, doubts or hopes for."""
    return any(t.dep_ == "ccomp" and t.head.lemma_ in CLAIMS for t in (token, *token.ancestors))


def is_intended(token):
    """Whether an act is unreal only because it is still to be done: "called for a ban", "is set to blame"."""
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    hedges = MODALS | UNREAL_MARKS
    governors = [verb, *verb.ancestors]
    doubted = any(a.lemma_ in IMPRESSIONS | CLAIMS | ASKINGS for a in governors[1:])
    return _has_to(verb) and not doubted and not any(c.lower_ in hedges for a in governors for c in a.children)


def is_unreal(token):
    """Whether the act is only wished for, asked for, possible, conditional or somebody's impression."""
    if any(a.lemma_ in IMPRESSIONS for a in token.ancestors) or _is_claimed(token):
        return True
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    before = verb.left_edge.nbor(-1) if verb.left_edge.i else verb
    if before.lemma_ in UNREAL_HEADS or (verb.dep_ in ("relcl", "acl") and verb.head.lemma_ in UNREAL_HEADS):
        return True
    for _ in range(3):
        if any(
            (c.dep_ == "aux" and c.lower_ in MODALS) or (c.dep_ == "mark" and c.lower_ in UNREAL_MARKS)
            for c in verb.children
        ):
            return True
        if _has_to(verb) and verb.head != verb and verb.head.lemma_ not in IMPLICATIVES | DENIALS:
            return True
        if verb.dep_ != "conj" and not (_has_to(verb) and verb.head != verb):
            return False
        verb = verb.head
    return False
