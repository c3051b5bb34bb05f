"""House style: what two outlets write differently without choosing another word (organise, organize; cease-fire)."""

import re
from functools import cache, lru_cache

from ..lexicons import load_lexicon

AMERICAN = re.compile(r"(?<=[^\W\d_]{3})iz(e|ed|es|ing|ation|ations)$")  # organize, not prize or seize


@cache
def folded(words):
    """Words in one house style: case, hyphens and spaces within a compound, and the spellings of the word list gone.

    >>> folded("Cease-fire") == folded("ceasefire"), folded("organised") == folded("organized")
    (True, True)
    """
    parts = [_plain(part) for part in re.split(r"[\s-]+", words.lower())]
    return "".join(parts)


def _plain(word):
    return house_style().get(word) or AMERICAN.sub(r"is\1", word)


@lru_cache(maxsize=1)
def house_style():
    """{word: the word it is another spelling of, or nothing where the word is set aside} of `house_style.csv`."""
    table = load_lexicon("house_style")
    return dict(zip(table.word, table.same_as.fillna(""), strict=True))
