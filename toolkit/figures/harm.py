"""The words of harm: which verbs, nouns and adjectives say that people were killed, wounded, displaced …"""

from functools import lru_cache

from ..lexicons import load_lexicon

ENDINGS = [
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
]

REMAINS = frozenset("body remains corps".split())
OF_THE_DEAD = frozenset(
    "more other dead charred burned burnt mutilated decomposed unidentified headless lifeless human".split()
)


@lru_cache(maxsize=1)
def harm_words():
    """{part of speech: {word: (kind, strict)}}; verbs by whether their subject or their object is harmed."""
    table = {}
    for word, pos, kind, victim, strict in load_lexicon("casualties")[
        ["word", "pos", "kind", "victim", "strict"]
    ].itertuples(index=False):
        table.setdefault((pos, victim) if pos == "verb" else pos, {})[word] = (kind, strict == "yes")
    return table


def harm_verb(token, victim):
    """(kind, strict) where the token is a verb whose subject or object is harmed, else None."""
    if token.pos_ not in ("VERB", "NOUN", "ADJ", "PROPN", "AUX"):
        return None
    if victim == "object" and token.pos_ == "VERB" and token.lemma_ not in ("leave", "find"):
        if any(word.lower_ in ("dead", "death") for word in token.doc[token.i + 1 : token.i + 3]):
            return "killed", True  # shot dead, stabbed to death
        if any(child.lower_ in ("fatally", "mortally") for child in token.children):
            return "killed", True
    verbs = harm_words()[("verb", victim)]
    return verbs.get(token.lemma_.lower()) or verbs.get(stem(token.lower_))


@lru_cache(maxsize=4096)
def stem(word):
    """The verb that a form belongs to where the lemmatizer missed it, as it does in headlines: "Kills", "Wounding"."""
    for ending, put in ENDINGS:
        stem = word.removesuffix(ending) + put
        if word.endswith(ending) and any(
            stem in harm_words()[key] for key in (("verb", "object"), ("verb", "subject"))
        ):
            return stem
    return word


def harm_state(token):
    """(kind, strict) where the token is an adjective or participle of harm: dead, wounded, missing."""
    return harm_words()["adjective"].get(token.lower_)


def harm_noun(token):
    """(kind, strict) where the token is a noun that counts the harmed: deaths, hostages; not "legislative bodies"."""
    if token.lemma_.lower() in REMAINS and any(
        child.dep_ in ("amod", "compound") and child.lower_ not in OF_THE_DEAD for child in token.lefts
    ):
        return None
    return harm_words()["noun"].get(token.lemma_.lower()) or harm_words()["noun"].get(token.lower_)


def has_object(token):
    """Whether a verb has an object of its own."""
    return any(child.dep_ in ("dobj", "obj") for child in token.children)


def has_lives(verb):
    """Whether lives are what a verb takes: "has claimed 68 lives", "took the lives of 12"."""
    return any(child.dep_ in ("dobj", "obj") and child.lemma_.lower() == "life" for child in verb.children)
