"""Likeness: how like two articles are, by their words and days, weighed only for pairs that share a rare word."""

import math
import re
from collections import defaultdict
from itertools import chain

import numpy as np
import pandas as pd

from ..actors.spellings import same_word
from ..furniture import without_furniture
from ..words import UNSEEN, share, words_in

BEGINNINGS = (100, 200, 400)  # words: the lede tells the event, the rest the background it shares with other events
EVERYWHERE = 0.1  # share of sentences: "the", "of", "to" tell nothing
RARE_COUNTS_MORE = 1.5  # power of a word's rarity: one shared name outweighs many a "government" and "officials"
SENTENCES = 15  # in a news article: makes the share of sentences that hold a word into a share of articles
LOANED_ARTICLES = 50  # five articles cannot tell how rare a word is: the word list tells, as if it were so many
PHRASE = 0.15  # two words in a row are rarer than the rarer of them by about this
LONE_WORDS = 4  # articles: a word in one of four articles alone makes it unlike the others, in one of 1,000 it is noise
LONE_ABOUT_ITS_DAY = (
    40  # articles: the same of a word that others hold at other times; two rulings of one week share most
)
NEAR_DAYS = 2  # a paper prints the day after the wire, a weekly quotes the day before
FADE_DAYS = 7.0  # beyond that likeness fades, so that the next round of the same talks is the next event
COPY = 0.6  # likeness that no distance in days undoes: of two copies of one report one may carry the day it was scraped
NOTHING = 0.02  # likeness of two articles that share a few plain words; kept, it would fill the memory
REACH = NEAR_DAYS + FADE_DAYS * math.log(COPY / NOTHING)  # days: beyond them likeness has faded to nothing
BLOCK_DAYS = 7  # articles of so many days are set beside the same others
MOST_HOLDERS = 150  # articles within reach: a word that more of them hold finds no pairs, though it still weighs in one
FEW_HOLDERS = 20  # articles of any day: what a late copy shares with its original and hardly anybody else
AT_A_TIME = 500  # articles whose likeness to others is held at once
PAIRS_AT_A_TIME = 50_000
CONSONANTS = 3  # in a name that may be another's spelling: by two of them Dorn is Adren
UNHEARD = re.compile(r"[aeiouyw]")  # what transliterations write in many ways: Orum, Urem; Tawfiq, Toufiq


def words_of(text, headline):
    """The words of an article in order, its headline first, furniture left out."""
    head = [word.folded for word in words_in(headline)] if isinstance(headline, str) else []
    return head + [word.folded for word in words_in(without_furniture(text, headline))]


def days_of(published):
    """The day of each article as a number, NaN where unknown."""
    return ((published - pd.Timestamp(0)) / pd.Timedelta(days=1)).to_numpy(dtype=float, na_value=np.nan)


def likeness(texts, days):
    """Sparse symmetric matrix of how like two articles are, each a list of words: mean cosine of their beginnings,
    faded by the days between them.

    Only pairs are weighed that share a word, or two words in a row, which no more than MOST_HOLDERS articles of about
    those days hold: articles that share none are hardly ever of one event. What is next to nothing is left out.
    """
    texts = in_one_spelling(texts)
    return likeness_of(vectors(texts, days), days, vectors(texts))


def likeness_of(matrix, days, of_any_day):
    """The likeness of articles given as rows of `vectors`, weighed for their days and for any day."""
    from scipy import sparse

    found = [alike(matrix, *block) for block in _blocks(days)]
    first, second, near = (np.concatenate(part) for part in zip(*found, strict=True))
    apart = np.nan_to_num(np.abs(days[first] - days[second]))
    near = near * np.where(near < COPY, np.exp(-np.maximum(apart - NEAR_DAYS, 0) / FADE_DAYS), 1)
    kept = near >= NOTHING
    half = sparse.csr_matrix((near[kept], (first[kept], second[kept])), shape=(len(days), len(days)))
    half = half.maximum(_late_copies(of_any_day))
    return (half + half.T).tocsr()


def in_one_spelling(texts):
    """The texts with each name in one of the spellings that they give it: Zeinab, Zainab and Zaynab are one town.

    Words that the list knows are left alone; of the others those are compared that share their consonants.
    """
    alike, spelling = defaultdict(list), {}
    for word in sorted(set().union(*texts)):
        heard = UNHEARD.sub("", word) if share(word) <= UNSEEN and word.isalpha() else ""
        if len(heard) >= CONSONANTS:
            known = alike[re.sub(r"(.)\1+", r"\1", heard)]
            spelling[word] = next((other for other in known if same_word(other, word)), word)
            known += [word] if spelling[word] == word else []
    return [[spelling.get(word, word) for word in words] for words in texts]


def _blocks(days):
    """(articles, articles within their reach) as places: a week of them beside those of about those days, and the
    undated beside all.
    """
    undated = np.flatnonzero(np.isnan(days))
    dated = np.flatnonzero(~np.isnan(days))
    dated = dated[np.argsort(days[dated], kind="stable")]
    weeks = np.floor(days[dated] / BLOCK_DAYS)
    for week in np.unique(weeks):
        first, last = week * BLOCK_DAYS - REACH, (week + 1) * BLOCK_DAYS + REACH
        window = dated[np.searchsorted(days[dated], first) : np.searchsorted(days[dated], last, "right")]
        yield dated[weeks == week], np.concatenate([window, undated])
    if len(undated):
        yield undated, np.arange(len(days))


def alike(matrix, rows, columns, most=MOST_HOLDERS, least=NOTHING):
    """(i, j, cosine) of the pairs i < j of rows and columns that share a word held by at most so many columns."""
    window = matrix[columns]
    holders = np.bincount(window.indices, minlength=matrix.shape[1])
    rare, common = holders <= most, holders > most
    telling, found = window[:, rare].T.tocsr(), []
    for start in range(0, len(rows), AT_A_TIME):
        some = rows[start : start + AT_A_TIME]
        near = (matrix[some][:, rare] @ telling).tocoo()
        first, second = some[near.row], columns[near.col]
        once = (near.data >= least) & (first < second)
        found.append((first[once], second[once], near.data[once]))
    first, second, near = (np.concatenate(part) for part in zip(*found, strict=True))
    return first, second, near + _shared(matrix[:, common], first, second) if common.any() else near


def _shared(matrix, first, second):
    """The cosine that the common words add to pairs found by the rare ones."""
    parts = [
        np.asarray(matrix[first[s : s + PAIRS_AT_A_TIME]].multiply(matrix[second[s : s + PAIRS_AT_A_TIME]]).sum(axis=1))
        for s in range(0, len(first), PAIRS_AT_A_TIME)
    ]
    return np.concatenate(parts).ravel() if parts else np.zeros(0, dtype=matrix.dtype)


def _late_copies(matrix):
    """The likeness of pairs alike as copies are, whatever their days."""
    from scipy import sparse

    every = np.arange(matrix.shape[0])
    first, second, near = alike(matrix, every, every, FEW_HOLDERS, COPY / 2)
    kept = near >= COPY
    return sparse.csr_matrix((near[kept], (first[kept], second[kept])), shape=(len(every), len(every)))


# ── vectors ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def vectors(texts, days=None):
    """A sparse row of unit length for each list of words: what it holds of words and of pairs of words that follow
    each other, in each of its beginnings, 1 + log of the count, times rarity.

    Terms that one article alone holds lengthen its row and find nothing; they are left out once that is done. With
    `days`, what one article alone holds about its day counts less: else ten years of reports of one war would make
    two reports of one raid the less like, the more other raids they know of.
    """
    from scipy import sparse

    rows, places, words, known = _telling(texts)
    readings = [_reading(rows[near], words[near], known, len(texts), days) for near in (places < n for n in BEGINNINGS)]
    return (sparse.hstack(readings) / math.sqrt(len(BEGINNINGS))).tocsr()


def _telling(texts):
    """(article, place in it, number) of each word that tells something, as arrays, and the share of each number."""
    numbers, found = {}, []
    for words in texts:
        telling = [(i, w) for i, w in enumerate(words[: BEGINNINGS[-1]]) if len(w) > 1 and share(w) < EVERYWHERE]
        numbered = ((i, numbers.setdefault(w, len(numbers))) for i, w in telling)
        found.append(np.fromiter(chain.from_iterable(numbered), dtype=np.int64, count=2 * len(telling)).reshape(-1, 2))
    rows = np.repeat(np.arange(len(texts)), [len(pairs) for pairs in found])
    places, words = np.concatenate(found).T if found else np.zeros((2, 0), dtype=np.int64)
    return rows, places, words, np.array([share(word) for word in numbers])


def _reading(rows, words, known, articles, days=None):
    """The vectors of one beginning of every article."""
    from scipy import sparse

    follows = np.flatnonzero(rows[1:] == rows[:-1])
    pairs = (words[follows] + 1) * len(known) + words[follows + 1]
    terms, term = np.unique(np.concatenate([words, pairs]), return_inverse=True)
    cells, counts = np.unique(np.concatenate([rows, rows[follows]]) * max(1, len(terms)) + term, return_counts=True)
    row, term = np.divmod(cells, max(1, len(terms)))
    holders = np.bincount(term, minlength=len(terms))
    values = (1 + np.log(counts)) * _rarity(terms, holders, known, articles)[term]
    if days is not None:
        lone = _alone_about_its_day(row, term, days) & (holders[term] > 1)
        values = values * np.where(lone, _noise_about(days)[row], 1)
    lengths = np.sqrt(np.bincount(row, values**2, minlength=articles))[row]
    values = values / np.where(lengths > 0, lengths, 1)
    shared, place = holders > 1, np.cumsum(holders > 1) - 1
    cells = values[shared[term]], (row[shared[term]], place[term[shared[term]]])
    return sparse.csr_matrix(cells, shape=(articles, max(1, shared.sum())))


def _noise_about(days):
    """What a word counts that one article alone holds about its day: the less, the more articles of those days are."""
    dated = np.sort(days[~np.isnan(days)])
    undated = len(days) - len(dated)
    near = np.searchsorted(dated, days + REACH, "right") - np.searchsorted(dated, days - REACH, "left")
    articles = np.where(np.isnan(days), len(days), near + undated)
    return LONE_ABOUT_ITS_DAY / (LONE_ABOUT_ITS_DAY + articles)


def _alone_about_its_day(row, term, days):
    """Whether an article is the only one that holds a term within reach of its day; the undated are of any day."""
    day = days[row]
    order = np.lexsort((day, term))  # NaN last
    t, d = term[order], day[order]
    same = t[1:] == t[:-1]
    near = same & ~(np.abs(d[1:] - d[:-1]) > REACH)
    beside = np.zeros(len(t), dtype=bool)
    beside[1:] |= near
    beside[:-1] |= near
    undated = np.zeros(term.max() + 1 if len(term) else 1, dtype=bool)
    undated[t[np.isnan(d)]] = True
    beside |= undated[t]
    alone = np.empty(len(t), dtype=bool)
    alone[order] = ~beside
    return alone


def _rarity(terms, holders, known, articles):
    """Inverse document frequency, the corpus' own count leaning on the word list as a small corpus must."""
    pair = terms >= len(known)
    later = known[terms % max(1, len(known))]
    rarer = np.where(pair, np.minimum(known[terms // max(1, len(known)) - 1], later), later)
    of_articles = (1 - (1 - rarer) ** SENTENCES) * np.where(pair, PHRASE, 1)
    idf = np.log((articles + LOANED_ARTICLES) / (holders + LOANED_ARTICLES * of_articles))
    alone = np.where(holders == 1, LONE_WORDS / (LONE_WORDS + articles), 1)
    return np.maximum(0, idf) ** RARE_COUNTS_MORE * alone
