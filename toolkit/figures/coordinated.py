"""People named one by one and harmed together: a man and a woman are two, a man and his wife as well."""

from .measures import is_person

PLURAL, SINGULAR = frozenset("were are have".split()), frozenset("was is has".split())
OWN = frozenset("a an his her their its".split())  # "a couple and their child"
PAIRS = frozenset(["couple", "pair"])


def members_of(noun):
    """The nouns of a coordination in order; "A man, a woman and a child were killed" is parsed with two subjects."""
    beside = [other for other in noun.head.children if other.dep_ == noun.dep_ and other.pos_ in ("NOUN", "PROPN")]
    found = {member.i: member for other in (noun, *beside) for member in (other, *other.conjuncts)}
    return [found[at] for at in sorted(found) if at >= noun.i and found[at].pos_ in ("NOUN", "PROPN", "NUM")]


def people_in(members, verb):
    """(how many they are, the last of those counted), or (None, None) where nobody can tell: "a man and his sons".

    Somebody numbered beside ("a man and two children") keeps a row of their own, and so does the first.
    """
    first, last = members[0], members[0]
    total = 2.0 if first.lemma_ in PAIRS else 1.0
    for member in members[1:]:
        if _is_numbered(member):
            return (total, last) if total == 1 or first.lemma_ in PAIRS else (None, None)
        if member.tag_ != "NN" or not is_person(member) or _is_either(member):
            return None, None
        if not any(child.lower_ in OWN for child in member.lefts):
            if len(members) > 2 or not _agrees(verb):
                return None, None
            if _number_of(verb) == "singular":  # "A husband and father was killed"
                return total, first
        total, last = total + (2 if member.lemma_ in PAIRS else 1), member
    return total, last


def _is_numbered(member):
    return member.like_num or any(child.dep_ == "nummod" for child in member.lefts)


def _is_either(member):
    return any(child.lower_ == "or" for child in member.head.children)


def _agrees(verb):
    return _number_of(verb) is not None


def _number_of(verb):
    """Whether a verb is said of one or of several, None where its form does not tell."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")} | {verb.lower_}
    return "plural" if words & PLURAL else "singular" if words & SINGULAR else None
