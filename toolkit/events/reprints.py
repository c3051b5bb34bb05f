"""Reprints: which articles are one wire copy, cut, lengthened or touched up by each desk."""

import zlib
from functools import lru_cache

import numpy as np

SHINGLE = 5  # words in a row that a reprint shares with its original
REPRINT = 0.75  # of the shorter copy's shingles; two reports that quote one statement at length share a third
REPRINT_WORDS = 40  # a shorter text, a caption or a flash, is no copy
SAMPLE = 4  # one shingle in so many is looked up: forty of them leave ten, of which a copy cannot miss all
FACTOR = np.uint64(0x9E3779B97F4A7C15)


def originals(texts, ranks, fits):
    """{place of a reprint: place of its original}, for articles given as lists of words.

    `ranks` tells which of two copies is the first; `fits(copy, original)` may refuse a pair. A copy is compared with
    originals alone, those that share a shingle of the sample with it.
    """
    prints = [shingles(words) for words in texts]
    near, found = _near(prints, ranks), {}
    for place in np.argsort(ranks):
        mine = prints[place]
        roots = {found.get(other, other) for other in near.get(place, ())} if len(mine) >= REPRINT_WORDS else ()
        for other in sorted(roots, key=lambda other: ranks[other]):
            same = len(np.intersect1d(mine, prints[other], assume_unique=True))
            if same >= REPRINT * min(len(mine), len(prints[other])) and fits(int(place), int(other)):
                found[int(place)] = int(other)
                break
    return found


def shingles(words):
    """The runs of five words of a text, as sorted numbers."""
    if len(words) < SHINGLE:
        return np.zeros(0, dtype=np.uint64)
    numbers = np.array([_number(word) for word in words], dtype=np.uint64)
    runs = np.zeros(len(words) - SHINGLE + 1, dtype=np.uint64)
    for i in range(SHINGLE):
        runs = runs * FACTOR + numbers[i : len(runs) + i]
    return np.unique(runs ^ (runs >> np.uint64(29)))


@lru_cache(maxsize=100_000)
def _number(word):
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _near(prints, ranks):
    """{article: earlier articles that share a shingle with it}: of each shingle's holders the first and the one
    before, so that a wire story in a hundred papers makes two hundred pairs and not five thousand.
    """
    sampled = [found[found % np.uint64(SAMPLE) == 0] for found in prints]
    holder = np.repeat(np.arange(len(prints)), [len(found) for found in sampled])
    runs = np.concatenate(sampled) if sampled else np.zeros(0, dtype=np.uint64)
    order = np.lexsort((np.asarray(ranks)[holder], runs))
    runs, holder = runs[order], holder[order]
    begins = np.r_[True, runs[1:] != runs[:-1]] if len(runs) else np.zeros(0, dtype=bool)
    later = np.flatnonzero(~begins)
    first = holder[np.flatnonzero(begins)[np.cumsum(begins) - 1]]
    pairs = np.concatenate([np.c_[holder[later], holder[later - 1]], np.c_[holder[later], first[later]]])
    near = {}
    for copy, other in np.unique(pairs, axis=0):
        near.setdefault(copy, []).append(other)
    return near
