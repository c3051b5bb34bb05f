"""Spellings: whether two words can be one word in two transliterations, letter group by letter group.

What transliteration is known to swap (g and q, sh and French ch, ei and ey) costs little, anything else costs a
letter; the costs are data, `lexicons/spellings.csv`. A word's sounds are the blocks in which it is compared at all.
"""

import re
from collections import defaultdict
from functools import lru_cache

from ..lexicons import load_lexicon

COST_A_LETTER = 0.12  # Qasimi and Kasemi differ by .35 in six letters, Sharik and Charic by .65 in five
LETTER = 1.0  # a consonant that no transliteration swaps: Lavrin and Larin
VOWEL = 0.6  # a vowel for another
INSERTED = {"h": 0.15, "j": 0.3, "y": 0.3, "e": 0.4, "'": 0.0}  # Fatima and Fatimah, Elena and Yelena
VOWELS = frozenset("aeiouy")
SOUNDS = (  # for blocks only: coarse on purpose, what it parts is never compared
    (re.compile(r"tsch|shch|tch|sch|sh|zh|dzh|dj|cz|sz|hs|ts|tz|[cj](?=[eiy])|ch|j|x|z|s|ss"), "S"),
    (re.compile(r"kh|gh|ck|qu?|gu(?=[ei])|[kgc]"), "K"),
    (re.compile(r"ph|ff?|v|w"), "F"),
    (re.compile(r"th|dh|[td]"), "T"),
    (re.compile(r"[bp]"), "P"),
)
MOST, FAR = 1.5, 9.0  # beyond MOST no word is long enough to be another's spelling
SHORT, COST_OF_SHORT = 3, 0.2  # Yun and Yeun are one, Lee and Li are two
WIDEST = 4  # letters one spelling may be longer: "shch" for one letter


@lru_cache(maxsize=1)
def _costs():
    """The first letters of two letter groups → [(width, width, group, group, cost)], both ways."""
    rows, costs = load_lexicon("spellings"), defaultdict(list)
    for one, other, cost in zip(rows.one, rows.other, rows.cost, strict=True):
        for a, b in ((one, other), (other, one)):
            costs[a[0], b[0]].append((len(a), len(b), a, b, float(cost)))
    return dict(costs)


@lru_cache(maxsize=65536)
def _letters(word):
    """A word with doubled consonants as one: kassem is kasem."""
    return re.sub(r"([^\Waeiou])\1", r"\1", word)


@lru_cache(maxsize=65536)
def _size(word):
    """How many letters a word has for its budget: kh, sh and the like are one."""
    return len(re.sub(r"(?<=[bcdgkprstwz])h", "", _letters(word)))


@lru_cache(maxsize=65536)
def same_word(one, other):
    """Whether two words can be spellings of one.

    >>> same_word("qasimi", "kasemi"), same_word("lavrin", "larin")
    (True, False)
    """
    return one == other or is_spelling(one, other, COST_A_LETTER)


def is_spelling(one, other, rate):
    """Whether the cost of one word as the other stays below `rate` a letter."""
    size = max(_size(one), _size(other))
    allowed = min(rate * size, LETTER - 0.01) if size > SHORT else COST_OF_SHORT
    return not _is_her_surname(one, other) and spelling_cost(one, other) <= allowed + 1e-9


def _is_her_surname(one, other):
    """ "Orlova" is no spelling of "Orlov" but a woman of that family."""
    short, long = sorted((one, other), key=len)
    return long == short + "a" and short.endswith(("ov", "ev", "in"))


def spelling_cost(one, other):
    """What it costs to read one word as a spelling of another, in letters.

    >>> round(spelling_cost("qasimi", "kasemi"), 2)
    0.35
    """
    return _cost(*sorted((_letters(one), _letters(other))))


@lru_cache(maxsize=65536)
def _cost(one, other):
    """The cheapest way through both words, group by group (an edit distance with steps of several letters)."""
    if one == other:
        return 0.0
    if abs(len(one) - len(other)) > WIDEST or not _first_sounds(one) & _first_sounds(other):
        return FAR
    best = [[FAR] * (len(other) + 1) for _ in range(len(one) + 1)]
    best[0][0] = 0.0
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if (so_far := best[i][j]) < MOST:
                for width, opposite, cost in _steps(one, i, other, j):
                    if so_far + cost < best[i + width][j + opposite]:
                        best[i + width][j + opposite] = so_far + cost
    return best[-1][-1]


def _steps(one, i, other, j):
    """(letters of one, letters of the other, cost) that can be read next."""
    a, b = one[i : i + 1], other[j : j + 1]
    if a:
        yield 1, 0, _left_out(a)
    if b:
        yield 0, 1, _left_out(b)
    if a and b:
        yield 1, 1, 0.0 if a == b else VOWEL if a in VOWELS and b in VOWELS else LETTER
        for width, opposite, rest, beside, cost in _costs().get((a, b), ()):
            if one.startswith(rest, i) and other.startswith(beside, j):
                yield width, opposite, cost


def _left_out(letter):
    return INSERTED.get(letter, VOWEL if letter in VOWELS else LETTER)


@lru_cache(maxsize=65536)
def sounds_of(word):
    """The blocks a word stands in: its consonants, coarsely; ch is read both ways."""
    readings = {word, word.replace("ch", "k")} if "ch" in word else {word}
    readings |= {reading.replace("j", "y") for reading in readings if "j" in reading}
    return frozenset(_skeleton(reading) for reading in readings)


def _skeleton(word):
    for pattern, sound in SOUNDS:
        word = pattern.sub(sound, word)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh]", "", word))


@lru_cache(maxsize=65536)
def _first_sounds(word):
    return frozenset(sound[:1] for sound in sounds_of(word))
