"""Headlines: who speaks in lines that leave out verbs and marks, `Ice will hold: Brandt`, `Mayor says port open`."""

from ..actors.titles import places
from .clauses import NO_SUBJECTS
from .cues import is_reporting, words
from .marks import DASHES
from .vocabulary import phrases, sources

NAME_AT_END = 6  # tokens: "Veslan Foreign Minister Ada Brandt"
LEAST = 4  # words: "Profile: Ada Brandt" is no speech
SINGLE = frozenset({"'", "‘", "’"})


def is_topic(doc, lo, colon):
    """Whether the words before a headline's colon say what it is about, not who speaks: "Veslan crisis: …", "Veslan: …"

    A crisis does not speak; a country may, but stands before a colon as a topic far more often.
    """
    names = [t for t in doc[lo:colon] if t.is_alpha]
    if not names:
        return False
    last = names[-1]
    if len(names) == 1:
        return places().get(last.lower_, ("",))[0] == "country"
    return last.tag_ in {"NN", "NNS"} and not _can_speak(last)


def _can_speak(noun):
    return any(word in sources() | phrases("carrier") for word in (noun.lower_, noun.lemma_.lower()))


def named_at_end(doc, lo, hi):
    """(content, name) as token spans of a headline that ends in its speaker: `Ice will hold: Brandt`, or None.

    The name must be somebody who is reported to speak further down.
    """
    while hi > lo and (doc[hi - 1].is_space):
        hi -= 1
    joint = next((i for i in range(hi - 2, max(lo, hi - 2 - NAME_AT_END), -1) if _is_joint(doc, i)), None)
    if joint is None or not all(t.pos_ in {"PROPN", "NOUN", "DET", "PUNCT"} for t in doc[joint + 1 : hi]):
        return None
    content = [t for t in doc[lo:joint] if t.is_alpha]
    acts = any(t.pos_ in {"VERB", "AUX"} and t.dep_ != "relcl" for t in content)
    tells = {t.lower_ for t in doc[hi:] if t.dep_ == "nsubj" and is_reporting(t.head)}
    if len(content) < LEAST or not acts or doc[hi - 1].lower_ not in tells:
        return None
    return (lo, joint), (joint + 1, hi)


def _is_joint(doc, i):
    return doc[i].text == ":" or doc[i].text in DASHES and bool(doc[i - 1].whitespace_ and doc[i].whitespace_)


def single_marked(doc, first, hi):
    """Whether the words after a colon stand in single marks, in a line by itself: `Mayor: 'The ice will hold'`."""
    while hi > first and doc[hi - 1].is_space:
        hi -= 1
    if hi - first <= LEAST or doc[first].text[:1] not in SINGLE:
        return False
    closes = any(t.text[-1:] in SINGLE for t in doc[first + 1 : hi])
    return closes and (doc[hi - 1].text[-1:] in SINGLE or doc[hi - 1].text[-1:] not in ".?!:;,")


def clause_without_verb(doc, verb, cue, hi, bounds):
    """Where a headline's clause without its verb begins: `Mayor says port open to all`."""
    right = cue["right"]
    if "clause_only" not in cue["frames"] or verb.tag_ != "VBZ" or right != verb.i + 1 or not cue["subject"]:
        return None
    is_clause = right < hi and not doc[right].is_punct and doc[right].lower_ not in NO_SUBJECTS
    return right if is_clause and words(doc, right, hi) >= LEAST and is_headline(doc, cue["lo"], hi) else None


def is_headline(doc, lo, hi):
    """Whether a unit is a line by itself that ends as headlines do, without a full stop."""
    while lo < hi and doc[lo].is_space:
        lo += 1
    while hi > lo and doc[hi - 1].is_space:
        hi -= 1
    opens = lo == 0 or "\n" in doc[lo - 1].text_with_ws
    closes = hi == len(doc) or "\n" in doc[hi].text
    return hi > lo and opens and closes and doc[hi - 1].text[-1:] not in ".?!:;,"
