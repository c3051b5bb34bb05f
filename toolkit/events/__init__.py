"""Events: which articles report the same happening, told by their words and their days; and which are reprints of one
copy.
"""

import heapq

import numpy as np
import pandas as pd

from ..furniture import dates_stated
from ..schema import conform
from .reprints import originals
from .strays import with_strays
from .vectors import days_of, in_one_spelling, likeness, likeness_of, vectors, words_of

__all__ = ["days_of", "group_events", "likeness", "words_of"]

SAME_EVENT = 0.14  # mean likeness at which two groups join; at 0.10 two court rulings of one week become one event
FEW, FEW_ALIKE = 20, 0.08  # articles, likeness: of 40 events told in three or four short reports, 0.14 split 23
PAGE_HEAD = 3000  # characters in which a date line stands, if there is one
STALE = pd.Timedelta(days=5)  # a report may be updated for a day or two; beyond that the date line is the report's day


def group_events(articles):
    """One row is one article, with `event_id` never missing and `reprint_of` filled where it is the same wire copy.

    Articles are grouped by average linkage of tf-idf over words and pairs of words, weighed down where the days of
    publication lie apart; a missing day neither helps nor hinders, and a date line in the text that is older than
    `published` by more than a few days is believed here: the other may be the day it was scraped. A day that nobody
    else bears out is no veto: an article alone on it joins an event of other days, told by several, that it is as like
    in words as they are like each other. Else an article alone is an event of its own. An id is made of the event's
    first day and first article, so the order of rows changes nothing. An event_id that is there already stays, and
    may draw others to it. Of near identical copies the first published, then the first by id, is the original.

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
    order = np.argsort(grouped.article_id.to_numpy(dtype=str), kind="stable")  # so that the order of rows is nothing
    known = grouped.iloc[order].reset_index(drop=True)
    texts = [words_of(row.text, row.headline) for row in known.itertuples(index=False)]
    copies, given = _copies(known, texts)
    distinct = np.array([place for place in range(len(known)) if place not in copies])
    ids = dict(zip(distinct, _ids(known, texts, distinct, given), strict=True))
    own = known.event_id.to_dict()
    ids |= {copy: own[copy] if pd.notna(own[copy]) else ids[original] for copy, original in copies.items()}
    back = np.argsort(order)
    grouped["event_id"] = pd.array([ids[place] for place in back], dtype="string")
    reprints = [known.article_id[copies[place]] if place in copies else None for place in back]
    grouped["reprint_of"] = grouped.reprint_of.fillna(pd.Series(pd.array(reprints, dtype="string")))
    return grouped


def _ids(articles, texts, distinct, given):
    """The event_id of each distinct article; an event is not named after a stray's day."""
    spelled, days = in_one_spelling([texts[i] for i in distinct]), days_of(_first_told(articles))[distinct]
    matrix = vectors(spelled)
    named = articles.iloc[distinct].assign(event_id=[given.get(place) for place in distinct])
    near = likeness_of(vectors(spelled, days), days, matrix)
    linked = average_linkage(near, same_event(len(distinct)))
    groups = with_strays(matrix, linked, ~np.isnan(days) & named.event_id.isna().to_numpy())
    return _event_ids(named.assign(published=named.published.where(groups == linked)), groups, near)


def same_event(articles):
    """The mean likeness at which two groups join, among so many articles: a handful that somebody laid together is
    likelier of one event than two of hundreds, and knows less of which words are rare.

    >>> same_event(4), same_event(400)
    (0.092, 0.14)
    """
    return FEW_ALIKE + (SAME_EVENT - FEW_ALIKE) * min(1, articles / FEW)


def _first_told(articles):
    """The moment of each article: as published, or of the date line at its head where that is clearly older."""
    lines = [dates_stated(text[:PAGE_HEAD]) for text in articles.text]
    told = pd.Series(
        [min((d.moment for d in found if d.moment), default=pd.NaT) for found in lines], dtype="datetime64[ns]"
    )
    older = (articles.published - told) > STALE
    return articles.published.where(~older, told)


def with_events(claims, articles):
    """(claims, articles) in which every row has an event: articles without one are grouped, claims take theirs."""
    claims, articles = conform(claims, "claims"), conform(articles, "articles")
    if articles.event_id.isna().any():
        articles = group_events(articles)
    events = dict(zip(articles.article_id, articles.event_id, strict=True))
    return claims.assign(event_id=claims.event_id.fillna(claims.article_id.map(events).astype("string"))), articles


def _copies(articles, texts):
    """({reprint: original}, {place: event_id given to it or to a copy of it}); copies that were given two events stay
    apart.
    """
    place = {article_id: i for i, article_id in enumerate(articles.article_id)}
    stated = {i: place.get(original) for i, original in articles.reprint_of.dropna().items()}
    given = articles.event_id.dropna().to_dict()
    first = articles.sort_values(["published", "article_id"], na_position="last").index
    ranks = np.argsort(first.to_numpy())

    def fits(copy, original):
        if {copy, original} & stated.keys() or given.get(copy, given.get(original)) != given.get(
            original, given.get(copy)
        ):
            return False
        given.update({original: given[copy]} if copy in given else {})
        return True

    found = originals(texts, ranks, fits)
    stated = {i: j for i, j in stated.items() if j is not None and j not in stated and i != j}
    return found | stated, given


def average_linkage(near, least):
    """A group number for each row of a sparse symmetric likeness: groups whose mean likeness reaches `least` join, the
    likest first.

    What the matrix leaves out counts as 0. A mean after a join is never above the larger of the two before it, so the
    likest pair on the heap need only be looked at again when its turn comes, and all against all is never held.
    """
    near = near.tocoo()
    sums = [{} for _ in range(near.shape[0])]
    for i, j, value in zip(near.row.tolist(), near.col.tolist(), near.data.tolist(), strict=True):
        if i != j:
            sums[i][j] = value
    heap = [(-v, i, j) for i, row in enumerate(sums) for j, v in row.items() if i < j and v >= least]
    heapq.heapify(heap)
    group, size = list(range(len(sums))), [1] * len(sums)
    while heap:
        minus, i, j = heapq.heappop(heap)
        i, j = sorted((_root(group, i), _root(group, j)))
        mean = sums[i].get(j, 0) / (size[i] * size[j]) if i != j else 0
        if mean < least:
            continue
        if mean < -minus:
            heapq.heappush(heap, (-mean, i, j))
            continue
        keep, gone = (i, j) if len(sums[i]) >= len(sums[j]) else (j, i)
        _join(sums, keep, gone)
        group[gone], size[keep] = keep, size[keep] + size[gone]
    return np.array([_root(group, i) for i in range(len(sums))])


def _root(group, i):
    while group[i] != i:
        group[i] = group[group[i]]
        i = group[i]
    return i


def _join(sums, keep, gone):
    """Add the likenesses of one group to another's; the group that has fewer goes."""
    for other, value in sums[gone].items():
        del sums[other][gone]
        if other != keep:
            sums[keep][other] = sums[other][keep] = sums[keep].get(other, 0) + value
    sums[gone] = {}


# ── ids ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _event_ids(articles, groups, near):
    """An event_id a row: the one it has, else that of the likest in its group that has one, else one of first day and
    first article.
    """
    names, given = articles.article_id.tolist(), [None if pd.isna(x) else x for x in articles.event_id]
    days = ["undated" if pd.isna(day) else f"{day:%Y-%m-%d}" for day in articles.published]
    order = np.argsort(articles.reset_index(drop=True).sort_values(["published", "article_id"]).index)
    ids = list(given)
    for members in _places(groups):
        named = [i for i in members if given[i]]
        first = min(members, key=lambda i: order[i])  # which belongs to no other event
        for i in members if len(named) < len(members) else ():
            nearest = max(named, key=lambda j: (near[i, j], names[j]), default=None)
            ids[i] = given[i] or (f"{days[first]}-{names[first]}" if nearest is None else given[nearest])
    return ids


def _places(labels):
    """The places of each label, one array a label."""
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
