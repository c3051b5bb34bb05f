"""Events: which articles report the same happening, told by their words and their days; and which are reprints of one
copy.
"""

import math
import zlib
from collections import Counter, defaultdict
from itertools import pairwise

import numpy as np
import pandas as pd

from .furniture import without_furniture
from .schema import conform
from .words import share, words_in

SAME_EVENT = 0.14  # mean likeness at which two groups join; at 0.10 two court rulings of one week become one event
BEGINNINGS = (100, 200, 400)  # words: the lede tells the event, the rest the background it shares with other events
EVERYWHERE = 0.1  # share of sentences: "the", "of", "to" tell nothing
RARE_COUNTS_MORE = 1.5  # power of a word's rarity: one shared name outweighs many a "government" and "officials"
SENTENCES = 15  # in a news article: makes the share of sentences that hold a word into a share of articles
LOANED_ARTICLES = 50  # five articles cannot tell how rare a word is: the word list tells, as if it were so many
PHRASE = 0.15  # two words in a row are rarer than the rarer of them by about this
LONE_WORDS = 4  # articles: a word in one of four articles alone makes it unlike the others, in one of 1,000 it is noise
NEAR_DAYS = 2  # a paper prints the day after the wire, a weekly quotes the day before
COPY = 0.6  # likeness that no distance in days undoes: of two copies of one report one may carry the day it was scraped
FADE_DAYS = 7.0  # beyond that likeness fades, so that the next round of the same talks is the next event
NOTHING = 0.02  # likeness of two articles that share a few plain words; kept, it would fill the memory
AT_A_TIME = 500  # articles whose likeness to all is held at once
SHINGLE = 5  # words in a row that a reprint shares with its original
REPRINT = 0.75  # of the shorter copy's shingles; two reports that quote one statement at length share a third
REPRINT_WORDS = 40  # a shorter text, a caption or a flash, is no copy


def group_events(articles):
    """One row is one article, with `event_id` never missing and `reprint_of` filled where it is the same wire copy.

    Articles are grouped by average linkage of tf-idf over words and pairs of words, weighed down where the days of
    publication lie apart; a missing day neither helps nor hinders. An article alone is an event of its own. An id is
    made of the event's first day and first article, so the order of rows changes nothing. An event_id that is there
    already stays, and may draw others to it. Of near identical copies the first published, then the first by id, is
    the original.

    >>> from toolkit import to_articles
    >>> texts = {"a": "Envoy Odrin Vask flew to Melport for talks on the Karsk ceasefire.",
    ...          "b": "Talks in Melport on the Karsk ceasefire began as Odrin Vask arrived.",
    ...          "c": "A fire destroyed a warehouse in Tarnby."}
    >>> articles = to_articles([
    ...     {"article_id": a, "text": text, "published": "2031-05-02"} for a, text in texts.items()])
    >>> group_events(articles).event_id.tolist()
    ['2031-05-02-a', '2031-05-02-a', '2031-05-02-c']
    """
    grouped = conform(articles, "articles")
    if not len(grouped):
        return grouped
    texts = [words_of(row.text, row.headline) for row in grouped.itertuples(index=False)]
    near = likeness(texts, days_of(grouped.published))
    groups = _average_linkage(near)
    grouped["event_id"] = pd.array(_event_ids(grouped, groups, near), dtype="string")
    originals = _originals(grouped, texts)
    grouped["reprint_of"] = grouped.reprint_of.fillna(grouped.article_id.map(originals).astype("string"))
    return grouped


# ── likeness ────────────────────────────────────────────────────────────────────────────────────────────────────────


def words_of(text, headline):
    """The words of an article in order, its headline first, furniture left out."""
    head = [word.folded for word in words_in(headline)] if isinstance(headline, str) else []
    return head + [word.folded for word in words_in(without_furniture(text, headline))]


def bag_of(words):
    """Counts of the words that tell something and of pairs of them that follow each other."""
    telling = [word for word in words if len(word) > 1 and share(word) < EVERYWHERE]
    return Counter(telling) + Counter(f"{a} {b}" for a, b in pairwise(telling))


def likeness(texts, days):
    """Sparse matrix of how like two articles are, each a list of words: mean cosine of their beginnings, faded by the
    days between them.
    """
    from scipy import sparse

    readings = [vectors([bag_of(words[:length]) for words in texts]) for length in BEGINNINGS]
    matrix = sparse.hstack(readings).tocsr() / math.sqrt(len(BEGINNINGS))
    return sparse.vstack([_row_likeness(matrix, days, first) for first in range(0, len(texts), AT_A_TIME)]).tocsr()


def _row_likeness(matrix, days, first):
    """The likeness of some articles to all, what is next to nothing left out so that a large corpus stays sparse."""
    near = (matrix[first : first + AT_A_TIME] @ matrix.T).tocoo()
    apart = np.abs(days[near.row + first] - days[near.col])
    fade = np.exp(-np.maximum(np.nan_to_num(apart) - NEAR_DAYS, 0) / FADE_DAYS)
    near.data = np.where(near.data >= COPY, near.data, near.data * fade)
    near.data[near.data < NOTHING] = 0
    near.eliminate_zeros()
    return near


def vectors(bags):
    """A sparse row of unit length for each bag: 1 + log of the count, times rarity."""
    from scipy import sparse

    found = Counter(term for bag in bags for term in bag)
    place = {term: i for i, term in enumerate(sorted(found))}
    weight = {term: _rarity(term, count, len(bags)) for term, count in found.items()}
    cells = [
        (row, place[term], (1 + math.log(n)) * weight[term]) for row, bag in enumerate(bags) for term, n in bag.items()
    ]
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    matrix = sparse.csr_matrix((values, (rows, columns)), shape=(len(bags), max(1, len(place))))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return sparse.diags(1 / np.where(lengths > 0, lengths, 1)) @ matrix


def _rarity(term, count, articles):
    """Inverse document frequency, the corpus' own count leaning on the word list as a small corpus must."""
    share_of_articles = 1 - (1 - min(share(word) for word in term.split())) ** SENTENCES
    if " " in term:
        share_of_articles *= PHRASE
    idf = math.log((articles + LOANED_ARTICLES) / (count + LOANED_ARTICLES * share_of_articles))
    alone = LONE_WORDS / (LONE_WORDS + articles) if count == 1 else 1
    return max(0.0, idf) ** RARE_COUNTS_MORE * alone


def days_of(published):
    """The day of each article as a number, NaN where unknown."""
    return ((published - pd.Timestamp(0)) / pd.Timedelta(days=1)).to_numpy(dtype=float, na_value=np.nan)


def _average_linkage(near):
    """A group number for each article.

    Groups whose mean likeness reaches SAME_EVENT join. Two groups with that mean hold a pair that reaches it, so
    linkage may run inside each connected part of the graph of such pairs, and no matrix of all against all is ever
    dense.
    """
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial.distance import squareform

    _, parts = connected_components(near >= SAME_EVENT, directed=False)
    groups = np.zeros(len(parts), dtype=int)
    for members in _places(parts):
        labels = np.zeros(len(members), dtype=int)
        if len(members) > 1:
            apart = np.clip(1 - near[members][:, members].toarray(), 0, 1)
            np.fill_diagonal(apart, 0)
            labels = fcluster(linkage(squareform(apart, checks=False), "average"), 1 - SAME_EVENT, "distance")
        groups[members] = groups.max() + 1 + labels
    return groups


def _places(labels):
    """The places of each label, one array a label."""
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)


# ── ids ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _event_ids(articles, groups, near):
    """An event_id a row: the one it has, else that of the likest in its group that has one, else one of first day and
    first article.
    """
    given, ids = articles.event_id, [None] * len(articles)
    for members in _places(groups):
        named = [i for i in members if pd.notna(given.iloc[i])]
        fresh = _first(articles.iloc[members])
        for i in members:
            nearest = max(named, key=lambda j: (near[i, j], articles.article_id.iloc[j]), default=None)
            ids[i] = given.iloc[i] if i in named else given.iloc[nearest] if named else fresh
    return ids


def _first(members):
    """`2012-06-22-article`: the first day of an event and its first article, which belongs to no other event."""
    first = members.sort_values(["published", "article_id"], na_position="last").iloc[0]
    day = "undated" if pd.isna(first.published) else f"{first.published:%Y-%m-%d}"
    return f"{day}-{first.article_id}"


# ── reprints ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _originals(articles, words):
    """{article_id of a reprint: article_id of the first copy}, only inside an event."""
    order = articles.assign(place=range(len(articles))).sort_values(["published", "article_id"], na_position="last")
    rank = {place: n for n, place in enumerate(order.place)}
    prints, seen, originals = [_shingles(w) for w in words], defaultdict(set), {}
    for row in order.itertuples():
        mine = prints[row.place]
        shared = Counter(other for shingle in mine for other in seen[row.event_id, shingle])
        copies = [
            other
            for other, n in shared.items()
            if n >= REPRINT * min(len(mine), len(prints[other])) and len(mine) >= REPRINT_WORDS
        ]
        if copies:
            originals[row.article_id] = articles.article_id.iloc[min(copies, key=rank.get)]
            continue
        for shingle in mine:
            seen[row.event_id, shingle].add(row.place)
    return originals


def _shingles(words):
    """The runs of five words of a text, as numbers."""
    return {zlib.crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)}
