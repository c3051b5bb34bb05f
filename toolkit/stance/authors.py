"""Who speaks where the subject is what they put out: "a statement from the ministry condemned Peru"."""

from .grammar import with_conjuncts
from .owners import owners_of
from .whom import name_of

UTTERANCES = frozenset("statement letter memo post tweet communiqué declaration message speech".split())
UTTERED = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN"))


def authors_of(doc, noun, cue, quote, actors):
    """Whose words condemn or praise: "a statement from the ministry condemned Peru", "Rana's letter"."""
    if noun.pos_ != "NOUN" or noun.lemma_ not in UTTERANCES or cue.event_type not in UTTERED:
        return []
    owners = [name_of(doc, t, quote, actors) for t in with_conjuncts(owners_of(noun))]
    return owners if len(owners) == 1 and owners[0] and owners[0].rule != "unnamed source" else []
