"""Who "he" and "she" are: the narrator's last subject that can be meant, or nobody where two can."""

from bisect import bisect_right
from functools import lru_cache

from ..lexicons import load_lexicon
from .discourse import SUBJECTS, centres_of, in_marks, is_quoted, plain_words, row_at, speech
from .titles import plain, titles

SENTENCES_BACK = 4  # narrator's sentences; a "he" after four that name nobody is a guess
GENDER = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
PLURALS = frozenset(["they", "them", "both"])
OTHER_PRONOUNS = frozenset(
    "i we you it this that who which one someone somebody anyone everyone others those these".split()
)
AFTER_CUE = frozenset(["ADP", "ADV", "SCONJ", "PROPN", "NOUN"])  # "…, he said on Monday": no content follows


def who_is_pronoun(doc, token, actors):
    """Who a "he" or "she" is: the subject before it in its own sentence, else of the narrator's sentences before."""
    word, gender, rivals = token.lower_, GENDER[token.lower_], set()
    sentence = token.sent
    own = [t for t in _before_in_sentence(doc, token, actors) if _can_be(doc, t, actors, gender)]
    if own:
        name, rule = _settled(doc, own, actors, gender, f"{word}: subject of its sentence")
        others = _known_before(doc, token, actors, gender) - {name} if name and not _is_known(own, actors) else set()
        return (None, f"{word}: it may be {min(others)}") if others else (name, rule)
    if not _is_after_content(token):
        rivals = _mentioned(doc, doc[sentence.start : token.i], actors, gender)
    name, rule = _from_before(doc, sentence, actors, gender, word)
    return (None, f"{word}: it may be {min(rivals - {name})}") if name and rivals - {name} else (name, rule)


def _is_known(centres, actors):
    """Whether the gender of the one the subjects are is told anywhere; of "Kim Orlov" it may not be."""
    return any(row["gender"] for token in centres if (row := row_at(token, actors)))


def _known_before(doc, token, actors, gender):
    """The people of a known gender whom the pronoun's sentence names before it."""
    start = token.sent.start_char
    people = (row for row in actors if start <= row["start"] < token.idx and row["kind"] == "person")
    return {row["actor"] for row in people if row["gender"] == gender and not in_marks(doc, row["start"])}


def _before_in_sentence(doc, token, actors):
    """Subjects in the pronoun's own sentence, before what it says: "Ann Lee objected: “No,” she said." """
    if not _is_after_content(token):
        return [t for t in centres_of(doc, token.sent, actors) if t.i < token.i and not _governs(token.head, t)]
    quoted = any(in_marks(doc, t.idx) for t in doc[max(token.sent.start, token.i - 3) : token.i])
    before = [t for t in doc[token.sent.start : token.i] if t.dep_ in SUBJECTS and not in_marks(doc, t.idx)]
    before = [
        t for t in before if not any(c.dep_ == "mark" for c in t.head.lefts)
    ]  # "A", that Lind won, "is B," he said
    return before if quoted else []


def _governs(verb, token):
    """Whether the pronoun's verb reports the clause the token stands in."""
    return any(ancestor == verb for ancestor in token.head.ancestors) and token.head.dep_ in ("ccomp", "parataxis")


def _is_after_content(token):
    """ "…, he said.": what stands before in the sentence is what he said, so that the one who speaks is to be sought
    before it.
    """
    doc, sentence = token.doc, token.sent
    verb = token.head
    if verb.lemma_ not in speech() or token.i == sentence.start:
        return False
    before = doc[token.i - 1] if verb.i > token.i else doc[min(verb.i, token.i) - 1]
    after = doc[max(verb.i, token.i) + 1] if max(verb.i, token.i) + 1 < len(doc) else None
    set_off = before.is_punct or before.is_quote
    return set_off and (after is None or after.is_punct or after.is_space or after.pos_ in AFTER_CUE)


def _from_before(doc, sentence, actors, gender, word):
    steps, between = 0, set()
    while sentence.start > 0 and steps < SENTENCES_BACK:
        sentence = doc[sentence.start - 1].sent
        if is_quoted(doc, sentence):
            continue
        steps += 1
        centres = centres_of(doc, sentence, actors)
        fitting = [t for t in centres if _can_be(doc, t, actors, gender)]
        if fitting:
            name, rule = _settled(doc, fitting, actors, gender, f"{word}: subject of the sentence before")
            rivals = between | (
                _rivals(doc, sentence, actors, gender) if steps > 1 or not _is_speaker(fitting[0]) else set()
            )
            if name and rivals - {name}:
                return None, f"{word}: it may be {min(rivals - {name})}"
            return name, rule
        between |= _mentioned(doc, sentence, actors, gender)
    return None, f"{word}: nobody before it"


def _settled(doc, centres, actors, gender, rule):
    """The one person that the subjects are, or the reason why there is none."""
    found = {_name_at(doc, token, actors, gender) for token in centres}
    if len(found) > 1:
        return None, rule.split(":")[0] + ": two subjects before it"
    name = found.pop()
    return (name, rule) if name else (None, rule.split(":")[0] + ": the subject before it has no name")


def _name_at(doc, token, actors, gender):
    row = row_at(token, actors)
    if row:
        return row["actor"] if row["kind"] == "person" and row["gender"] in (gender, None) else None
    if GENDER.get(token.lower_) == gender:
        return who_is_pronoun(doc, token, actors)[0]
    return None


def _can_be(doc, token, actors, gender):
    """Whether a subject may be what a pronoun of this gender goes back to: a person, a pronoun, or somebody without a
    name.
    """
    row = row_at(token, actors)
    if row:
        return row["gender"] in (gender, None) if row["kind"] == "person" else _may_be_person(row)
    if token.lower_ in GENDER:
        return GENDER[token.lower_] == gender
    return token.pos_ == "PROPN" or token.tag_ == "NN" and plain(token.text) in _people_nouns()


def _may_be_person(row):
    """A body by the pipeline's word alone: "Orlov", taken for a firm, stands in the way of a pronoun all the same."""
    words = row["actor"].split()
    return row["kind"] == "body" and len(words) < 3 and all(word.istitle() for word in words) and row["rule"] == "name"


@lru_cache(maxsize=1)
def _people_nouns():
    """Nouns for one person: the offices of titles.csv and the people of people.csv."""
    offices = {title.split()[-1] for title, entry in titles().items() if entry.kind == "office"}
    return frozenset(offices) | frozenset(load_lexicon("people").word)


def _mentioned(doc, sentence, actors, gender):
    first = bisect_right(actors, sentence.start_char - 1, key=lambda row: row["start"])
    last = bisect_right(actors, sentence.end_char - 1, key=lambda row: row["start"])
    people = (row for row in actors[first:last] if row["kind"] == "person" and row["gender"] in (gender, None))
    return {row["actor"] for row in people if not in_marks(doc, row["start"])} | _rivals(doc, sentence, actors, gender)


def _rivals(doc, sentence, actors, gender):
    """Who else a pronoun could go back to: subjects of any clause, and people who own its subject."""
    rivals = set()
    for token in sentence:
        if (token.dep_ in SUBJECTS or token.dep_ == "poss") and not in_marks(doc, token.idx):
            row = row_at(token, actors)
            if row and row["kind"] == "person" and row["gender"] in (gender, None):
                rivals.add(row["actor"])
            elif not row and token.pos_ == "NOUN" and _can_be(doc, token, actors, gender):
                rivals.add(f"the {token.text}")
    return rivals


def _is_speaker(token):
    return token.head.lemma_ in speech()


def who_is_at(doc, token, actors):
    """Who a word names, a pronoun included; None for anything else."""
    row = row_at(token, actors)
    return row["actor"] if row else who_is_pronoun(doc, token, actors)[0] if token.lower_ in GENDER else None


def who_are_they(doc, token, actors, word):
    """ "They" are the sentence before's subject where that is several people or a body; the rest stay open."""
    if word in PLURALS:
        sentence = token.sent
        while sentence.start > 0:
            sentence = doc[sentence.start - 1].sent
            if not is_quoted(doc, sentence):
                groups = [t for t in centres_of(doc, sentence, actors) if t.tag_ in ("NNS", "NNPS")]
                if len(groups) == 1:
                    return plain_words(
                        doc[groups[0].left_edge.i : groups[0].i + 1]
                    ), "they: subject of the sentence before"
                break
    return None, f"{word}: not a person this article names"
