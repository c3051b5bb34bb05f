"""Where an act takes place: in a game or a market, in words, or by force on something.

"Peru attacked Chile's budget", "attacked Chile in the press" are words; "Peru attacked a Chilean convoy" is force;
"Peru punished Chile's mistakes in the semi-final" is neither, and no act of politics. The words are in
`stance_arenas.csv`.
"""

from functools import cache

from ..lexicons import load_lexicon

ABOUT = frozenset(("over", "for", "as"))  # "attacked Peru over its budget", "for raising taxes"
WHERE = frozenset(("in", "on", "at", "during", "before", "with"))
OBJECTS = frozenset(("dobj", "nsubjpass"))
RIVALRY = frozenset(("punish", "threaten", "challenge"))
# "beat Ireland and punished England's mistakes"
CONTESTS = frozenset("beat thrash trounce outplay overtake outsell".split())


@cache
def _listed(kind):
    table = load_lexicon("stance_arenas")
    return frozenset(table[table.kind == kind].word)


def is_play(verb, targets=()):
    """Whether what a verb tells is a move in a game or a market: "welcomed Peru to Lima for the semi-final"."""
    lemma = verb.lemma_.lower()
    if lemma in RIVALRY and any(t.lemma_ in _listed("thing") for t in _objects(verb)):
        return any(how == "owner" for _, how in targets)
    if lemma not in _listed("move") | _listed("transfer"):
        return False
    if lemma in _listed("move") and any(t.lemma_ in CONTESTS and t.dep_ != "amod" for t in _beside(verb)):
        return True
    kinds = _listed("player") | (_listed("place") if lemma in _listed("move") else frozenset())
    return any(_is_told(word, verb) for word in kinds)


def _beside(verb):
    """The verbs that a verb is coordinated with."""
    return [t for t in (verb.head, *verb.conjuncts) if t != verb and t.pos_ == "VERB"]


def _is_told(word, verb):
    """Whether a sentence says a word of sport or trade, as a noun or a set phrase."""
    sentence = verb.sent
    if " " in word:
        return word in sentence.text.lower()
    first, _, rest = word.partition("-")
    if rest:  # "semi-final" is three tokens
        return word in sentence.text.lower()
    return any(t.lemma_.lower() == first and t.pos_ in ("NOUN", "PROPN") for t in sentence)


def is_of_words(verb):
    """Whether an attack is one of words: "attacked Peru in the press", "verbally", "over its budget"."""
    for child in verb.children:
        if child.lower_ in ABOUT and child.dep_ in ("prep", "mark"):
            return True
        if child.dep_ == "advmod" and child.lower_ in _listed("words"):
            return True
        if child.dep_ == "prep" and child.lower_ in WHERE and _is_place_of_words(child):
            return True
    return False


def _is_place_of_words(prep):
    return any(p.dep_ == "pobj" and p.lemma_.lower() in _listed("words") for p in prep.children)


def is_struck(word):
    """Whether force is used on something that stands for its owner: "shelled Peru's coast", "strikes on areas held by
    Peru".
    """
    if word.pos_ == "NOUN":
        heads = [word, word.head] if word.dep_ == "dobj" else [word]  # "launched strikes on areas held by Peru"
        preps = [c for h in heads for c in h.children if c.dep_ == "prep" and c.lower_ in ("on", "against")]
        things = [p for c in preps for p in c.children if p.dep_ == "pobj"]
        plural = [t for t in things if t.tag_ == "NNS" and t.lemma_ in ("position", "target")]
    else:
        things, plural = _objects(word), []
    return bool(things) and all(t in plural or t.lemma_.lower() in _listed("struck") for t in things)


def _objects(verb):
    return [c for c in verb.children if c.dep_ in OBJECTS]
