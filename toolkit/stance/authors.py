"""Who acts or speaks by the words of a subject, also where that is what they put out: "a letter from Rana"."""

from .grammar import with_conjuncts
from .owners import owners_of
from .whom import is_speaker, name_of

UTTERANCES = frozenset("statement letter memo post tweet communiqué declaration message speech".split())
UTTERED = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN"))


def holders_of(doc, subjects, quote, actors):
    """Who acts, as (name, holder_kind), for the token indices of some subjects."""
    for i in subjects:
        if is_speaker(doc[i]):
            if quote and quote["speaker"]:
                yield quote["speaker"], "speaker"
        elif named := name_of(doc, doc[i], quote, actors):
            yield named.name, kind_of(named, quote)


def kind_of(named, quote):
    """Whether somebody named acts in words of their own."""
    return "speaker" if quote and quote["speaker"] == named.name else "actor"


def authors_of(doc, noun, cue, quote, actors):
    """Whose words condemn or praise: "a statement from the ministry condemned Peru", "Rana's letter"."""
    if noun.pos_ != "NOUN" or noun.lemma_ not in UTTERANCES or cue.event_type not in UTTERED:
        return []
    owners = [name_of(doc, t, quote, actors) for t in with_conjuncts(owners_of(noun))]
    return owners if len(owners) == 1 and owners[0] and owners[0].rule != "unnamed source" else []
