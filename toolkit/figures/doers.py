"""Who did the harm that a number counts, and the words of a name."""

import re
from functools import lru_cache

from ..lexicons import load_lexicon
from .harm import harm_verb, harm_words
from .measures import is_person

CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|\d{3,4}(?:GMT|UTC)")
DOERLESS = frozenset("bury lose burn choke freeze see find".split())
SHOWS = frozenset("shows says claims reports tells".split())  # "A clip posted online shows rebels killing 30 soldiers"
OF_WHOM = 9  # tokens: the head of the Norvale-based Lake Observatory


def perpetrator_of(governor, counted=()):
    """The noun that names who did it, or None: the subject of "killed", the agent after "by"; never a bomb or "it"."""
    if governor is None or not harm_verb(governor, "object"):
        return None
    verb = governor
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((_who(grand) for grand in child.children if grand.dep_ == "pobj"), None)
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) or verb.dep_ in ("acl", "amod"):
        return None
    if needs_no_doer(verb):
        return None
    subjects = []
    while not subjects:
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if not subjects and (verb.dep_ != "conj" or verb.head.pos_ != "VERB"):
            return None
        verb = verb if subjects else verb.head
        if any(child.dep_ == "ccomp" for child in verb.children):
            return None  # "The monitor said the blast killed 59 and wounded 200": it is the blast, whatever the parse
        if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
            return None
    subject = subjects[0]
    if len(subjects) != 1:
        return None
    if verb.dep_ == "relcl" and subject.lower_ == "who":
        return _who(verb.head)
    if subject.tag_ in ("WDT", "WP"):  # "an attack on a charity, which killed nine": not the charity
        return None
    if any(subject == token or subject.is_ancestor(token) for token in counted):
        return (
            None  # "and several others injured" by a poor parse; "Thirteen sailors, among them five children, drowned"
        )
    return _who(subject)


def needs_no_doer(verb):
    """Whether nobody need have done it: who drowns, dies or is buried by a father was not killed by a subject."""
    lemma = verb.lemma_.lower()
    return lemma in DOERLESS or lemma in harm_words()[("verb", "subject")]


def words_of_doer(noun):
    """(start, end) of the words for who did it, of several the whole: "soldiers and their allies"."""
    start, end = words_of_name(noun)
    joined = [other for other in noun.conjuncts if other.i > noun.i and _who(other)]
    return start, words_of_name(joined[-1])[1] if joined else end


def _who(noun):
    """The noun, where it is somebody who can harm: people, a named party, an armed or ruling body."""
    causes, bodies = causes_and_bodies()
    lemma = noun.lemma_.lower()
    if noun.pos_ not in ("NOUN", "PROPN") or {lemma, lemma.removesuffix("s")} & causes:
        return None
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if after is not None and after.text == ":":  # "Karsk: bombings kill dozens"
        return None
    if after is not None and {after.lower_, after.lemma_.lower()} & causes:  # killed by army shelling
        return None
    named = noun.pos_ == "PROPN" and noun.ent_type_ in ("ORG", "PERSON", "NORP", "GPE")
    return noun if named or lemma in bodies or is_person(noun) else None


@lru_cache(maxsize=1)
def causes_and_bodies():
    """(words for what harms but is nobody, words for armed or ruling bodies)."""
    table = load_lexicon("harm_causes")
    return frozenset(table.word[table.type == "cause"]), frozenset(table.word[table.type == "body"])


def words_of_name(noun):
    """(start, end) of a noun's words with what stands before it and its "of" or "for": the Observatory for Rights."""
    left = min(
        [noun.i]
        + [t.left_edge.i for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod", "poss", "det", "nummod")]
    )
    right = noun.i
    doc = noun.doc
    while (
        noun.pos_ == "PROPN"
        and right + 2 < len(doc)
        and doc[right + 1].lower_ in ("of", "for", "on", "and", "'", "’")
        and doc[right + 2].pos_ == "PROPN"
        and doc[right + 2].ent_type_ != "DATE"  # the Observatory on Wednesday put …
    ):
        right += 2
        while right + 1 < len(doc) and doc[right + 1].pos_ == "PROPN":
            right += 1
    if right == noun.i and right + 1 < len(doc) and doc[right + 1].is_title and doc[right + 1].dep_ == "advmod":
        right += 1  # Helpers Abroad
    of = next((child for child in noun.rights if child.lower_ == "of" and child.i == right + 1), None)
    whole = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    right = whole.i if whole is not None and whole.i - right <= OF_WHOM else right  # a column of masked gunmen
    left = max([left, *(t.i + 1 for t in noun.lefts if t.lower_ in SHOWS or t.ent_type_ == "DATE")])
    times = [t.i for t in doc[left : noun.i] if CLOCK.fullmatch(t.text) or t.text == ":"]
    left = max([left, *(at + 1 for at in times)])  # "19:10 Hospital sources say" begins a line of a live page
    while left < noun.i and (doc[left].is_punct or doc[left].is_space):
        left += 1
    return doc[left].idx, doc[right].idx + len(doc[right])
