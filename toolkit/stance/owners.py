"""To whom a thing or a deed belongs, and so whom a word for or against it points at."""

from .grammar import against, deeds, people, with_conjuncts
from .nationals import is_of_state
from .words import NAMES

# "condemned Rana's arrest", "the killing of Rana": the possessor is who it was done to, not who did it
SUFFERED = frozenset(
    "arrest killing murder assassination ouster removal overthrow death defeat detention execution imprisonment "
    "abduction kidnapping resignation departure impeachment downfall injury suffering treatment critic opponent "
    "enemy foe rival opposition victim".split()
)
# "rejected Rana's dismissal" is nothing against Rana, "rejected Rana's dismissal of the plan" is
DONE_TO = frozenset(
    "dismissal sacking firing expulsion suspension deportation jailing conviction prosecution extradition".split()
)
# "a Peruvian draft" is Peru's; "a Security Council draft" is before the council, whoever wrote it
TEXTS = frozenset("resolution draft motion bill text amendment".split())
ENCOUNTERS = frozenset("meeting talk negotiation dialogue summit contact conversation invitation handshake".split())
WRAPPINGS = frozenset("idea notion prospect possibility inclusion principle question".split())
LEAVING = frozenset("resign quit retire step".split())
ENVOYS = frozenset("ambassador diplomat envoy consul attaché attache".split())


def aims(head, event_type=None):
    """Whom a filled slot points at: the head itself, and where it names a thing, the one it belongs to.

    "rejected Rana's comments", "comments by Rana", "the refusal of Rana", "the Ruritanian comments": all point at Rana
    or Ruritania; so does "shunned a meeting with Rana".
    """
    found = [(head.i, "itself")]
    sent = head.lemma_.lower() in ENVOYS and event_type == "SANCTION"  # to expel Peru's envoy is to act against Peru
    suffered = head.lemma_ in SUFFERED or (head.lemma_ in DONE_TO and not is_done_by_owner(head))
    thing = head.pos_ == "NOUN" and not suffered and head.lemma_ not in people()
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
