"""Words as they are compared: where each stands, in one folded form, and how rare it is in news English."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from .lexicons import load_lexicon

WORD = re.compile(
    r"\d+(?:[.,]\d+)*"  # 12,000
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"  # U.N., F.B.I
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"  # don't, Syria's
    r"|[^\W_]+|&"  # 5G
)
INSERTION = re.compile(
    r"\[[^\[\]]*\]|\([^()]*\)"
)  # "she (the mayor)", "[barley]": the outlet's words, not the speaker's
SAME_WORD = {  # one word written two ways; what turns a sense, "can" and "could", is left alone
    "&": "and",
    "okay": "ok",
    "gonna": "going",
    "st": "saint",
    "into": "in to",
    "onto": "on to",
}
CONTRACTIONS = [  # "I'll" and "I will" are the same words
    (re.compile(r"^won't$"), "will not"),
    (re.compile(r"^can't$|^cannot$"), "can not"),
    (re.compile(r"^(.+)n't$"), r"\1 not"),
    (re.compile(r"^(.+)'ll$"), r"\1 will"),
    (re.compile(r"^(.+)'re$"), r"\1 are"),
    (re.compile(r"^(.+)'ve$"), r"\1 have"),
    (re.compile(r"^(i)'m$"), r"\1 am"),
    (re.compile(r"^(it|that|he|she|there|what|who|here)'s$"), r"\1 is"),
    (re.compile(r"^let's$"), "let us"),
]
UNSEEN = 0.00003  # share of sentences that hold a word the list does not know: a quarter of one in 7,739


class Word(NamedTuple):
    """A word where it stands; two words are the same where `folded` is."""

    start: int
    end: int
    folded: str


def words_in(text, start=0, end=None):
    """The words of text[start:end] in order, folded, with their offsets in text; what stands in brackets is left out.

    >>> [word.folded for word in words_in("They’ll “go” [home], the F.B.I. said")]
    ['they', 'will', 'go', 'the', 'fbi', 'said']
    """
    end = len(text) if end is None else end
    inserted = [match.span() for match in INSERTION.finditer(text, start, end)]
    found = []
    for match in WORD.finditer(text, start, end):
        if not any(s <= match.start() < e for s, e in inserted):
            found += [Word(match.start(), match.end(), folded) for folded in fold(match[0]).split()]
    return found


@lru_cache(maxsize=100_000)
def fold(word):
    """One form for one word, or two parted by a space: case, accents, curly marks and full stops of abbreviations are
    gone.

    >>> fold("Don’t"), fold("U.N."), fold("12,000"), fold("Müller's")
    ('do not', 'un', '12000', "muller's")
    """
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain)
    plain = plain.replace(".", "") if not plain[:1].isdigit() else plain
    for pattern, expanded in CONTRACTIONS:
        if pattern.match(plain):
            return pattern.sub(expanded, plain)
    return SAME_WORD.get(plain, plain)


@lru_cache(maxsize=1)
def _shares():
    lexicon = load_lexicon("common_words")
    return dict(zip(lexicon.word, lexicon.share.astype(float), strict=True))


def share(word):
    """How large a part of news sentences holds a word (names apart, which count as unseen).

    >>> share("the") > share("official") > share("zyx") > 0
    True
    """
    return _shares().get(word, UNSEEN)
