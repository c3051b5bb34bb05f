"""The narrator's sentences: what each turns on, what stands between marks, which mention a word belongs to."""

import re
from bisect import bisect_right
from functools import lru_cache

import numpy as np

from ..language import text_of
from ..lexicons import load_lexicon
from ..quotemarks import as_double

EMBEDDING = frozenset(["ccomp", "csubj", "csubjpass", "relcl", "acl", "advcl", "xcomp", "pcomp"])
SUBJECTS = frozenset(["nsubj", "nsubjpass"])
LONGEST_MENTION = 200  # characters: further back than this no mention reaches over a word
MARKS = "variorum_marks"  # where a Doc keeps the stretches between quotation marks
QUOTED = re.compile(
    r"[“\"][^“”\"\n]*(?:[”\"]|(?=[\n“])|$)"  # marks may be mixed, “like this", and left open at a line's end
    r"|''(?:(?!'')[^\n])*(?:''|(?=\n)|$)"  # two apostrophes for a mark
    r"|«[^»\n]*(?:»|(?=\n)|$)"
)


@lru_cache(maxsize=1)
def speech():
    """The verbs that report what somebody says."""
    return frozenset(load_lexicon("reporting_verbs").verb)


def centres_of(doc, sentence, actors):
    """The subjects a sentence turns on: those of its outermost verbs of speech, else of its main verb; none inside
    marks.
    """
    subjects = [t for t in sentence if t.dep_ in SUBJECTS and not in_marks(doc, t.idx)]
    speakers = [t for t in subjects if t.head.lemma_ in speech() and not _is_reported(t.head)]
    speakers = speakers or [t for t in sentence if _is_according(t) and not in_marks(doc, t.idx)]
    return speakers or [t for t in subjects if _is_main(t.head)]


def _is_main(verb):
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "ROOT"


def _is_reported(verb):
    """Whether a verb stands inside what another verb of speech reports, or in a relative clause."""
    while verb.dep_ != "ROOT":
        if verb.dep_ in EMBEDDING and (
            verb.dep_ in ("relcl", "acl") or verb.head.lemma_ in speech() or verb.dep_ == "csubj"
        ):
            return True
        verb = verb.head
    return False


def _is_according(token):
    """The envoy of "according to the envoy"."""
    return (
        token.dep_ == "pobj"
        and token.head.lower_ == "to"
        and token.head.i > 0
        and token.head.nbor(-1).lower_ == "according"
    )


def row_at(token, actors):
    """The mention a word stands in, or None."""
    index = bisect_right(actors, token.idx, key=lambda row: row["start"]) - 1
    while index >= 0 and actors[index]["start"] > token.idx - LONGEST_MENTION:
        if actors[index]["end"] > token.idx:
            return actors[index]
        index -= 1
    return None


def _marks(doc):
    """Starts and ends of what stands between quotation marks, found once a Doc."""
    if MARKS not in doc.user_data:
        spans = [match.span() for match in QUOTED.finditer(as_double(text_of(doc)))]
        doc.user_data[MARKS] = [start for start, _ in spans], [end for _, end in spans]
    return doc.user_data[MARKS]


def in_marks(doc, offset):
    """Whether an offset stands between quotation marks."""
    starts, ends = _marks(doc)
    index = bisect_right(starts, offset) - 1
    return index >= 0 and offset < ends[index]


def is_quoted(doc, sentence):
    """Whether nothing of a sentence is the narrator's: it stands between marks, or is a line's end."""
    return all(in_marks(doc, t.idx) or t.is_space or t.is_punct for t in sentence)


@lru_cache(maxsize=32)
def _ids(words):
    from spacy.strings import get_string_id

    return np.array(sorted(get_string_id(word) for word in words), dtype="uint64")


def places_among(doc, words, attribute="LOWER"):
    """The places of the tokens whose lower-case text (or "LEMMA") is among a frozenset of words.

    The numbers of the whole Doc are held against theirs: no Token is built, no string looked up, for those that fail.
    """
    ids, asked = _ids(words), doc.to_array(attribute)
    nearest = ids.take(ids.searchsorted(asked), mode="clip")
    return np.flatnonzero(nearest == asked).tolist()


def tokens_among(doc, words, attribute="LOWER"):
    """The tokens whose lower-case text (or "LEMMA") is among a frozenset of words."""
    return [doc[place] for place in places_among(doc, words, attribute)]


def proper_nouns(doc):
    """The tokens tagged as proper nouns."""
    from spacy.symbols import PROPN

    return [doc[int(i)] for i in np.flatnonzero(doc.to_array("POS") == PROPN)]


def plain_words(span):
    """The words of a span on one line."""
    return re.sub(r"\s+", " ", span.text).strip()
