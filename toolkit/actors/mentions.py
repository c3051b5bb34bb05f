"""Mentions: the names an article gives to people, bodies and places, each with its kind and the role stated beside it.

The pipeline's entities are corrected by rules that read the whole article: a surname that stands after a title once is
a person wherever it stands, "Radio" makes a name a body's, a summit is nobody.
"""

import re
from collections import Counter, defaultdict
from functools import lru_cache

from ..lexicons import load_lexicon
from ..words import UNSEEN, share
from .discourse import proper_nouns, tokens_among
from .names import PARTICLES, POSTNOMINALS, name_words
from .titles import apposition_after, given_names, people, places, plain, title_before, title_ending

KINDS = {"PERSON": "person", "ORG": "body", "NORP": "body", "GPE": "place", "LOC": "place", "FAC": "place"}
NO_ACTOR = "no actor"  # a treaty, a summit, a street
PLURAL = frozenset(["NNS", "NNPS"])
BODIES = frozenset(["body", "organ", "medium"])  # kinds of bodies.csv whose words make a name a body's
SEEN = frozenset([*KINDS, "DATE", "TIME"])
BESIDE = 5  # tokens: ", a 42-year-old former fisherman"
BODIES_TOO = frozenset(  # what a firm, a party or a state can be called as well
    "ally backer champion competitor contractor critic donor employer expert founder host leader member neighbour "
    "neighbor opponent owner partner pioneer player producer provider rival sponsor supporter supplier victim "
    "winner loser subject".split()
)
ENDS = {True: frozenset(["'s", "’s", ":", "(", "--", "—", "…", "..."]), False: frozenset([":"])}
EDGES = frozenset(
    ["'s", "''", "``", "’s", "'", "’", "-", "–", "—", ",", ".", "(", ")", '"', "“", "”", "the", "The", "THE"]
)


def named_in(doc):
    """The names of a text as rows, with their words for comparing and whether a title stands before them."""
    spans = [(start, _with_letters_after(doc, end), *more) for start, end, *more in _typed(doc, _named_spans(doc))]
    rows = [_row(doc, *name) for name in spans if not _is_postnominal(doc, *name[:2])]
    return [row for row in rows if any(map(str.isalnum, row["actor"])) and (row["words"] or row["kind"] != "person")]


def _is_postnominal(doc, start, end):
    """Whether a name is nothing but the letters after one: "MP", "KC"."""
    return doc[start].is_upper and all(t.is_upper and t.lower_ in POSTNOMINALS for t in doc[start:end])


def _with_letters_after(doc, end):
    """ "Ada Brandt MP" from "Ada Brandt"."""
    while end < len(doc) and doc[end].is_upper and doc[end].lower_ in POSTNOMINALS:
        end += 1
    return end


def _named_spans(doc):
    """Entities that can be actors, trimmed of titles and marks, as [(first token, end token, label)] in order."""
    spans = []
    for ent in doc.ents:
        if ent.label_ in KINDS or ent.label_ in ("PRODUCT", "WORK_OF_ART", "EVENT", "LAW"):
            spans += _trimmed(doc, ent.start, ent.end, ent.label_) + _after_dateline(doc, ent)
    return _joined(doc, _with_unseen(doc, spans))


def _after_dateline(doc, ent):
    """ "ELSFORD: Foreign Minister Dora Lind", taken for one name: what begins with a title after the colon."""
    first = next((t.i + 1 for t in ent if t.text == ":"), ent.end)
    title = next((i for i in range(first + 1, ent.end) if title_ending(doc, i) and title_ending(doc, i)[0] == first), 0)
    return _trimmed(doc, first, ent.end, "PERSON") if title else []


def _trimmed(doc, start, end, label):
    """The name inside an entity: "President Dora Lind's" is "Dora Lind"."""
    while start < end and (doc[start].text in EDGES or doc[start].is_space or _is_small(doc[start])):
        start += 1
    for position in range(
        start, end
    ):  # "Lind's Western", "LIND: Good": a name ends at its possessive, a mark, a line's end
        if doc[position].text in ENDS[label == "PERSON"] or "\n" in doc[position].text:
            end = position
            break
    while start < end and (doc[end - 1].text in EDGES or doc[end - 1].is_space):
        end -= 1
    label = "PERSON" if label == "ORG" and _is_titled(doc, start, end) else label
    if label == "PERSON":
        end = _with_surname(doc, start, end)
        start = _past_titles(doc, start, end)
        start = _with_forename(doc, start)
    last = title_ending(doc, end)
    if start >= end or last and last[0] <= start and label != "GPE" and end - start < 3:
        return []  # "State" of "Secretary of State"
    return [(start, end, label)]


def _is_small(token):
    return token.text[0].islower() and token.lower_ not in PARTICLES


def _with_forename(doc, start):
    """Where a name begins whose forename the pipeline left out: a capitalised word bound to it that is nothing else."""
    while start and (before := doc[start - 1]).pos_ == "PROPN" and before.text[0].isupper() and not before.ent_type_:
        if before.dep_ != "compound" or before.head.i < start or title_ending(doc, start) or before.text.isupper():
            break
        if not before.text.isalpha() or before.lower_ in places() or before.lower_ in _bodies():
            break
        start -= 1
    return start


def _is_titled(doc, start, end):
    """ "Spokesperson Han Lanying", taken for a firm: an office, then a name, and no word of a body."""
    last = next((position for position in range(start + 1, end) if title_ending(doc, position)), None)
    if last is None or title_ending(doc, last)[0] != start or title_ending(doc, last)[1].kind != "office":
        return False
    name = doc[last:end]
    return all(t.pos_ == "PROPN" and t.text.istitle() for t in name) and not any(t.lower_ in _bodies() for t in name)


def _with_surname(doc, start, end):
    """Where a name of one word ends whose other word the pipeline takes for a common one: "Envoy Han Lanying"."""
    if end < len(doc) and doc[end - 1].dep_ == "compound" and doc[end - 1].head.i == end and _is_rest(doc[end]):
        return end + 1
    if end - start != 1 or end + 1 >= len(doc) or not title_ending(doc, start):
        return end
    word, after = doc[end], doc[end + 1]
    is_name = word.text.istitle() and word.text.isalpha() and word.pos_ in ("PROPN", "NOUN", "VERB", "ADJ")
    return end + 1 if is_name and not word.ent_type_ and (after.text.islower() or after.text == ",") else end


def _is_rest(token):
    """Whether a word that the pipeline left out of a name can only be its end: "Lind" of "Dora Maria Lind"."""
    is_name = token.pos_ == "PROPN" and token.text.istitle() and not token.ent_type_
    return is_name and token.lower_ not in _bodies() and token.lower_ not in places() and share(token.lower_) <= UNSEEN


def _past_titles(doc, start, end):
    for position in range(end - 1, start, -1):
        if title_ending(doc, position):
            return position
    return start


def _with_unseen(doc, spans):
    """The spans, and the names that the pipeline did not see: capitalised words after a title, surnames seen
    elsewhere.
    """
    taken = {position for start, end, _ in spans for position in range(start, end)}
    surnames = {
        token.text
        for start, end, label in spans
        if label == "PERSON"
        for token in doc[start + 1 : end]
        if token.text[0].isupper() and (token.i == end - 1 or token.lower_ not in given_names())
    }
    unseen = []
    for token in proper_nouns(doc):
        if token.i in taken or token.ent_type_ in SEEN or not token.text[0].isupper():
            continue
        end = token.i + 1 if token.text in surnames else _titled_end(doc, token, taken)
        end = _with_surname(doc, token.i, end or _called_end(doc, token, taken))
        unseen += [(token.i, end, "PERSON")] if end else []
        taken |= set(range(token.i, end or token.i))
    return sorted(spans + unseen)


def _titled_end(doc, token, taken):
    """Where the name ends that begins here after a title; 0 where none does."""
    title = title_ending(doc, token.i) if token.i - 1 not in taken else None
    if not title or title[1].kind == "rank" or not doc[title[0]].text[0].isupper() or title_ending(doc, token.i + 1):
        return 0
    if title[0] and doc[title[0] - 1].text == "-":
        return 0  # "Commander-in-Chief Forum"
    end = token.i + 1
    while end < len(doc) and end not in taken and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper():
        end += 1
    return end


def _called_end(doc, token, taken):
    """Where the name of two words or more ends that begins here and is called somebody after it; 0 where none does."""
    end = token.i
    while end < len(doc) and end not in taken and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper():
        end += 1
    return end if end - token.i > 1 and _is_called_somebody(doc, end) else 0


def _joined(doc, spans):
    """Pieces of one name put together: "Dora" and "Lind" after "minister"."""
    joined = []
    for start, end, label in spans:
        if joined and joined[-1][1] == start and label == "PERSON" and _is_forename(doc, *joined[-1]):
            joined[-1] = (joined[-1][0], end, "PERSON")
        else:
            joined.append((start, end, label))
    return joined


def _is_forename(doc, start, end, label):
    word = doc[start:end].text.lower()
    titled = title_ending(doc, start) is not None
    return (
        end - start == 1 and word not in places() and (word in given_names() or titled and label in ("ORG", "PERSON"))
    )


def _typed(doc, spans):
    """Each span with its kind, told from the whole article; spans that are no actor left out."""
    votes, texts = defaultdict(Counter), [doc[start:end].text for start, end, _ in spans]
    told = [_lexical_kind(doc, start, end) for start, end, _ in spans]
    surnames, titled = set(), set()
    for (start, end, label), text, sure in zip(spans, texts, told, strict=True):
        kind = sure or KINDS.get(label)
        votes[text][kind] += 1
        if kind == "person":
            votes[text][kind] += title_ending(doc, start) is not None
            if _has_title(doc, start):
                titled |= {text, doc[start].text}  # "Han", of "Spokesperson Han Lanying"
            if end - start > 1:
                surnames.add(doc[end - 1].lower_)
    typed = []
    for (start, end, label), text, sure in zip(spans, texts, told, strict=True):
        kind = sure or _voted(votes[text], KINDS.get(label))
        is_surname = end - start == 1 and (doc[start].lower_ in surnames or text in titled)
        if is_surname and text.lower() not in places():
            kind = "person"
        elif kind == "person" and _is_the_body(doc, start, end):
            kind = "body"
        if kind in (NO_ACTOR, None) or kind == "person" and any(ch.isdigit() for ch in text):
            continue
        if label == "NORP" and kind == "body" and (doc[end - 1].pos_ == "ADJ" or doc[end - 1].tag_ not in PLURAL):
            continue  # "Syrian", "a Democrat"; "Democrats" are a body
        typed.append((_with_nation(doc, start) if kind == "body" and _is_plain(doc, start, end) else start, end, kind))
    return typed


def _is_the_body(doc, start, end):
    """ "The Observatory said": nobody's name has an article; "the Lind plan" is Lind's."""
    alone = end - start == 1 and doc[start].tag_ == "NNP" and doc[start].dep_ != "compound"
    return alone and start > 0 and doc[start - 1].lower_ == "the"


def _has_title(doc, start):
    """Whether an office or an honorific stands right before a name; "General" of "General Motors" is a rank."""
    title = title_ending(doc, start)
    return title is not None and title[1].kind != "rank" and doc[title[0]].text[0].isupper()


def _voted(votes, own):
    best = max(votes.values())
    return (
        own if votes[own] == best else next(kind for kind in ("person", "body", "place", None) if votes[kind] == best)
    )


@lru_cache(maxsize=1)
def _organ_nouns():
    return frozenset(word for word, kind in _bodies().items() if kind == "organ")


def _lexical_kind(doc, start, end):
    """The kind that the words themselves tell, whatever the pipeline says; None where they do not."""
    words = [plain(token.text) for token in doc[start:end]]
    kind, _ = places().get(" ".join(words).replace(" .", "."), (None, None))
    if kind in ("country", "capital"):
        return "place"
    if kind == "seat":
        return "body"
    if _bodies().get(words[-1]) == "event":
        return NO_ACTOR
    if _bodies().get(words[0]) == "name" or len(words) > 1 and _is_body(words):
        return "body"
    if end < len(doc) and _bodies().get(doc[end].lower_) == "medium":
        return "body"  # "Radio Elsford", "the Elsford Echo newspaper"
    if title_ending(doc, start) or _set_off(doc, start, end) or len(words) > 1 and words[0] in given_names():
        return "person"
    if len(words) > 1 and _is_called_somebody(doc, end):
        return "person"
    return None


def _is_called_somebody(doc, end):
    """Whether a noun for one person stands beside a name: ", a fisherman on the island,"; a firm can be "a member"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].pos_ != "DET":
        return False
    noun = next((t for t in doc[end + 2 : end + 2 + BESIDE] if t.pos_ not in ("ADJ", "NUM", "PUNCT")), None)
    while noun is not None and noun.i + 1 < len(doc) and noun.nbor(1).pos_ in ("NOUN", "PROPN"):
        noun = noun.nbor(1)
    return noun is not None and noun.tag_ == "NN" and noun.lower_ in people() - BODIES_TOO


@lru_cache(maxsize=1)
def _bodies():
    rows = load_lexicon("bodies")
    return dict(zip(rows.body, rows.kind, strict=True))


def _is_body(words):
    """ "Bill Lind" is a person, for all that a bill is none; "Ann Lind Foundation" is a body."""
    kinds = [_bodies().get(word) in BODIES for word in words]
    return kinds[-1] or any(kinds) and words[0] not in given_names()


def _is_plain(doc, start, end):
    """Whether a body's name could be any nation's: "Foreign Ministry", "Parliament"."""
    return end - start < 3 and _bodies().get(doc[end - 1].lower_) in BODIES and doc[start].lower_ not in places()


def _with_nation(doc, start):
    """Where a body's name begins with its nation: "Russia's Foreign Ministry", "Russian Parliament"."""
    first = start - 1
    if first > 0 and doc[first].text in ("'s", "’s"):
        first -= 1
    return first if first >= 0 and doc[first].lower_ in places() else start


def _row(doc, start, end, kind):
    words = doc[start:end]
    role, gender, titled = _role(doc, start, end) if kind == "person" else (None, None, False)
    text = re.sub(r"\s+", " ", words.text)
    parts = name_words(text)
    return dict(
        start=words.start_char,
        end=words.end_char,
        actor=text,
        kind=kind,
        role=role,
        gender=gender or (given_names().get(parts[0]) if kind == "person" and len(parts) > 1 else None),
        rule="name",
        words=parts,
        titled=titled,
    )


def _role(doc, start, end):
    """(role as worded, gender, whether it stands as a title) that the words around a name give it."""
    before = title_before(doc, start)
    gender = before[1].gender or None if before else None
    if before and before[1].kind == "office":
        return doc[before[0] : start].text, gender, True
    after = apposition_after(doc, end)
    return _set_off(doc, start, end) or (doc[after[0] : after[1]].text if after else None), gender, False


def _set_off(doc, start, end):
    """ "The Veltian envoy, Dora Lind," at the start of a clause: the role before a name between commas."""
    if start < 2 or doc[start - 1].text != "," or end >= len(doc) or doc[end].text not in (",", "."):
        return None
    found = title_before(doc, start - 1)
    if not found or found[1].kind != "office":
        return None
    first = found[0]
    opens = first - (doc[first - 1].pos_ in ("DET", "PRON")) if first else 0
    clause = opens == 0 or doc[opens].is_sent_start or doc[opens - 1].lower_ in ("and", "but", ",")
    return doc[first : start - 1].text if clause else None


def organs_in(doc, rows):
    """Rows for the bodies that are named by a nation and a common noun: "the Syrian government", "Syria's rebels"."""
    taken, named, found = {row["end"] for row in rows}, {}, []
    for token in tokens_among(doc, _organ_nouns()):
        if token.pos_ == "NOUN" and token.idx + len(token) not in taken:
            start = _with_nation(doc, token.i)
            if start < token.i and not (token.i + 1 < len(doc) and token.nbor(1).pos_ in ("NOUN", "PROPN")):
                words = doc[start : token.i + 1]
                actor = named.setdefault((places()[doc[start].lower_][1], token.lower_), words.text)
                row = dict(start=words.start_char, end=words.end_char, actor=actor, kind="body", role=None, gender=None)
                found.append(row | dict(rule="a nation and a common noun"))
    return found
