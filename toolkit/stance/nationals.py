"""Whose a thing is where an adjective of nationality stands by: Danish troops are Denmark's, Danish pastry is not.

Only what a state is, does or decides is the state's (`stance_nationals.csv`, and the deeds of `stance_deeds.csv`):
who condemns the Spanish flu, the French press or a Swedish counterpart has said nothing of Spain, France or Sweden.
What is traded is the state's where a measure hits it: "sanctions on Peruvian oil".
"""

from functools import cache

from ..actors.titles import places
from ..lexicons import load_lexicon

OF_STATE = ("body", "force", "office", "policy")
PLACES = frozenset(("country", "demonym", "capital", "seat"))


def is_of_state(word, noun):
    """Whether a noun tells of something of the state whose name or adjective stands by it; so does any other name."""
    if any(c.dep_ == "case" for c in word.children):  # "Chile’s"
        return True
    if places().get(word.lower_, ("",))[0] not in PLACES:
        return True
    lemma = noun.lemma_.lower()
    if any(_is_plain_noun(c) and c.lemma_.lower() not in _of_state() | _listed("trade") for c in noun.children):
        return False  # "French press criticism" is the press's, "Chilean mining exports" are of mines
    return lemma in _of_state() or (lemma in _listed("trade") and _is_under_measure(noun))


def _is_plain_noun(token):
    return token.dep_ == "compound" and token.pos_ == "NOUN" and not token.ent_type_


def _is_under_measure(noun):
    while noun.dep_ == "conj":
        noun = noun.head
    above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    return any(t.lemma_.lower() in _listed("measure") for t in (above, *above.children) if t.pos_ in ("NOUN", "VERB"))


@cache
def _of_state():
    return frozenset(load_lexicon("stance_deeds").word).union(*map(_listed, OF_STATE))


@cache
def _listed(kind):
    table = load_lexicon("stance_nationals")
    return frozenset(table.word[table.kind == kind])
