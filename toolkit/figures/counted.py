"""What a number counts: the noun, and the words that name it."""

from .measures import is_person

DASHES = frozenset(["-", "–", "—", ":", "|"])
DYING = frozenset(["die", "perish"])


def counted_by(doc, first, last):
    """(node, noun): the token that stands for the number in the sentence, and the noun it counts or None.

    "12 aid workers": both are workers; "dozens of civilians": dozens, civilians; "wounded 40": 40, None.
    """
    span = doc[first : last + 1]
    node, after = span.root, doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and after.lower_ in DYING and node.head.i == after.i:
        return node, None  # "12 die in raid", of which the tagger makes a noun
    if after is not None and node.head.i < first and node.head.ent_type_ == "DATE" and is_person(after):
        return after, after  # "On Friday 13 people were killed"
    while (
        node.dep_ in ("nummod", "quantmod", "compound", "amod", "advmod", "nmod", "det", "npadvmod")
        and node.head.i != node.i
        and _is_near(node, node.head, last)
    ):
        if any(token.text in DASHES for token in doc[last + 1 : node.head.i]):
            break  # "killing 150 - prosecutor"
        node = node.head
        if node.pos_ in ("NOUN", "PROPN") and not first <= node.i <= last:
            break
    if first <= node.i <= last:
        noun = _after_of(node, last)
        if noun is None and after is not None and is_person(after, by_ending=False):
            return node, after  # where the parse makes a verb of it: "two Norvalians and a …"
        return node, noun
    return node, node


def _is_near(token, head, last):
    return last - 1 <= head.i <= last + 6 and head.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "X", "SYM")


def _after_of(node, last):
    """The noun after "of": dozens of civilians, six of them."""
    for child in node.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i >= last:
            return next((grand for grand in child.children if grand.dep_ in ("pobj", "pcomp")), None)
    return None


def words_of_noun(doc, noun, last):
    """(start, end) of the words that name what is counted: from past the numeral to the noun."""
    if noun is None or noun.pos_ == "PRON" or noun.i <= last:
        return None
    left = min(
        [noun.i] + [t.left_edge.i for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod", "poss") and t.i > last]
    )
    left = max(left, last + 1)
    while left < noun.i and doc[left].is_punct:
        left += 1
    right = _end_of_list(doc, noun)
    return (doc[left].idx, right.idx + len(right)) if left <= noun.i else None


def _end_of_list(doc, noun):
    """The last noun of those that one number counts together: 40 women and children; not 12 soldiers and a driver."""
    last = noun
    while True:
        joined = next((child for child in last.rights if child.dep_ == "conj"), None)
        if joined is None or joined.tag_ != "NNS" or not (is_person(noun) and is_person(joined)):
            return last
        if any(child.dep_ in ("nummod", "det", "poss", "quantmod") for child in joined.lefts):
            return last
        if any(child.dep_ == "cc" and child.lower_ not in ("and", "or") for child in last.rights):
            return last  # six judges as well as visitors
        after = doc[joined.i + 1] if joined.i + 1 < len(doc) else None
        if noun.dep_ in ("dobj", "pobj") and after is not None and after.tag_ in ("VBD", "VBP", "VBZ", "MD"):
            return last  # "killed 12 soldiers and rebels fled"
        last = joined


def is_beside_others(node, words):
    """Whether people are told beside those counted: Ada Tolv and 12 others; not those of 40 women and children."""
    first, end = words or (0, 0)
    others = [other for other in node.conjuncts if not first <= other.idx < end]
    return any(other.ent_type_ == "PERSON" or is_person(other, by_ending=False) for other in others)
