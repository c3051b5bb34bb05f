"""Coverage: which article tells which claim, which is silent on it, and which came too early to know it."""

import re
from collections import defaultdict

import numpy as np
import pandas as pd

from .align.paraphrases import stem
from .align.statements import sentences_in
from .align.variants import rarity
from .events import likeness, with_events, words_of
from .furniture import without_furniture
from .schema import conform
from .words import words_in

# least share of a claim's rarity and least words that a sentence must share to be perhaps the same: five words such as
# a ship, a week and helicopters; four where they are half of the claim; three names are in every sentence of a story
NEAR = ((0.33, 5), (0.5, 4))
LINKED = 0.15  # mean likeness, days apart, of two events that belong to one story
LINKED_DAYS = pd.Timedelta(days=90)  # how long before an event an article still belongs to its story
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAY_TOLD = re.compile(rf"\b(?:on|since|late|early)\s+({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)


def find_coverage(claims, articles):
    """One row is one claim in one article of its event, or of an earlier event of the same story: told, not told, or
    not applicable.

    `covered` is true where the article tells it, in the same words or possibly; false where it does not; missing
    where the article was published before the claim could be known: before the day it tells of, else before the day
    of the first article that carries it. An unknown day of publication is no excuse: false there says that it is not
    told, not that it was left out. A reprint counts once, with its original.

    >>> from toolkit import to_articles
    >>> days = {"early": "2031-05-01", "a": "2031-05-02", "b": "2031-05-02"}
    >>> articles = to_articles([
    ...     {"article_id": a, "event_id": "e", "published": day, "text": "The Karsk bridge is shut."}
    ...     for a, day in days.items()])
    >>> told = {"article_id": "a", "item_id": "i", "start": 0, "end": 25, "tier": "same"}
    >>> claims = pd.DataFrame([{"claim_id": "c", "event_id": "e", **told}])
    >>> find_coverage(claims, articles)[["article_id", "covered"]].values.tolist()
    [['a', True], ['b', False], ['early', <NA>]]
    """
    claims, articles = with_events(claims, articles)
    articles = articles[articles.reprint_of.isna()]
    linked = _linked_articles(articles, set(claims.event_id.dropna()))
    known = articles.set_index("article_id")
    told = claims.sort_values("tier", ascending=False).drop_duplicates(["event_id", "claim_id", "article_id"])
    told = dict(list(told.groupby("event_id")))
    parts = [
        _of_event(event_id, members, told[event_id], linked[event_id], known)
        for event_id, members in claims.groupby("event_id", sort=True)
    ]
    return conform(pd.concat(parts) if parts else [], "coverage")


def _of_event(event_id, claims, told, article_ids, known):
    """The rows of one event as a frame: every claim in every article, a column at a time, because a huge event has
    millions of them.
    """
    days = {claim_id: _day_known(members, known) for claim_id, members in claims.groupby("claim_id", sort=True)}
    known = known.loc[article_ids]
    published = known.published.dt.normalize().to_numpy()
    day = pd.Series(list(days.values()), dtype="datetime64[ns]").to_numpy()
    covered = np.where(published[None, :] < day[:, None], np.nan, 0.0)  # no order with NaT: known to be neither
    items = np.full(covered.shape, None, dtype=object)
    claim, article = pd.Index(days).get_indexer(told.claim_id), pd.Index(article_ids).get_indexer(told.article_id)
    here = article >= 0  # a claim may name an article that is not among those given
    covered[claim[here], article[here]] = 1.0
    items[claim[here], article[here]] = told.item_id[here]
    return pd.DataFrame(
        dict(
            event_id=pd.array([event_id], dtype="string").repeat(covered.size),
            claim_id=pd.array(list(days), dtype="string").repeat(len(article_ids)),
            article_id=np.tile(np.array(article_ids, dtype=object), len(days)),
            outlet=np.tile(known.outlet.to_numpy(dtype=object), len(days)),
            covered=pd.array(covered.ravel(), dtype="Float64").astype("boolean"),
            item_id=items.ravel(),
        )
    )


def _day_known(members, known):
    """The first day on which a claim could be known, NaT where no carrier has a date."""
    days = [
        _day_told(known.text[row.article_id], row.start, row.end, known.published[row.article_id])
        for row in members.itertuples()
        if row.article_id in known.index
    ]
    return min((day for day in days if pd.notna(day)), default=pd.NaT)


def _day_told(text, start, end, published):
    """The day that the words of a claim tell of, "on Saturday" in a paper of Friday six days before, else the day of
    publication.
    """
    if pd.isna(published):
        return pd.NaT
    told = DAY_TOLD.search(text, int(start), int(end))
    back = (published.weekday() - WEEKDAYS.index(told[1].lower())) % 7 if told else 0
    return published.normalize() - pd.Timedelta(days=back)


def _linked_articles(articles, events):
    """{event: article ids of it and of earlier events of its story}, in order."""
    own = {event: sorted(articles.article_id[articles.event_id == event]) for event in events}
    if articles.event_id.nunique() < 2:
        return own
    from scipy import sparse

    texts = [words_of(row.text, row.headline) for row in articles.itertuples()]
    near = likeness(texts, np.full(len(articles), np.nan))
    number, names = pd.factorize(articles.event_id, sort=True)
    belongs = sparse.csr_matrix((np.ones(len(number)), (np.arange(len(number)), number)))
    size = np.bincount(number)
    alike = (belongs.T @ near @ belongs).tocoo()  # summed over the pairs of two events
    published = articles.published.groupby(number)
    first, last = published.min(), published.max()
    members = articles.article_id.groupby(number).agg(sorted)
    for event, other, summed in sorted(zip(alike.row.tolist(), alike.col.tolist(), alike.data.tolist(), strict=True)):
        before = first[event] - last[other]
        linked = summed / (size[event] * size[other]) >= LINKED and pd.Timedelta(0) < before <= LINKED_DAYS
        if event != other and names[event] in own and linked:
            own[names[event]] = own[names[event]] + members[other]
    return own


# ── alone, or by some ───────────────────────────────────────────────────────────────────────────────────────────────


def told_alone(coverage, claims, articles):
    """One row is one claim that a single article tells though another on the event could have.

    Columns: the claim's row; `early`, the articles published before the claim could be known, which do not leave it
    out; `near`, the article one of whose sentences shares enough telling words that it may say the same (missing where
    none does). What an article tells in other words in another claim, or around a figure that others give too, is not
    alone.
    """
    told, silent, early = _voices(coverage)
    shared = claims[claims.groupby("claim_id").article_id.transform("nunique") > 1]
    figures = shared[shared.kind == "figure"]
    words = _Words(articles)
    rows = [
        dict(row._asdict(), early=tuple(sorted(early[row.claim_id])), near=words.near(row, silent[row.claim_id]))
        for row in claims[~claims.item_id.isin(shared.item_id)].itertuples(index=False)
        if len(told[row.claim_id]) == 1 and silent[row.claim_id] and not _holds(row, figures)
    ]
    rows = conform(pd.DataFrame(rows, columns=[*claims, "early", "near"]), "claims").astype({"near": "string"})
    return rows.sort_values(["article_id", "start"]).reset_index(drop=True)


class _Words:
    """The telling words of every sentence of some articles, to see what may be the same in other words."""

    def __init__(self, articles):
        self.texts = dict(zip(articles.article_id, articles.text, strict=True))
        self.sentences = {}
        for row in articles.itertuples():
            text = without_furniture(row.text, row.headline)
            self.sentences[row.article_id] = [_telling(text, start, end) for start, end in sentences_in(text)]

    def near(self, row, others):
        """The first of the other articles with a sentence that shares enough of a claim's telling words, or None."""
        words = _telling(self.texts[row.article_id], row.start, row.end)
        whole = sum(words.values())
        for article_id in sorted(others):
            for sentence in self.sentences.get(article_id, ()):
                both = words.keys() & sentence.keys()
                weight = sum(words[word] for word in both)
                if any(weight >= least * whole and len(both) >= number for least, number in NEAR):
                    return article_id
        return None


def _telling(text, start, end):
    """{stem: rarity} of the words that tell something."""
    return {stem(word.folded): rarity(word.folded) for word in words_in(text, start, end) if rarity(word.folded) > 0}


def _holds(row, others):
    """Whether another item stands within the span of this one."""
    inside = (others.article_id == row.article_id) & (others.start >= row.start) & (others.end <= row.end)
    return bool((inside & (others.item_id != row.item_id)).any())


def told_by_some(coverage, claims, *, kinds=("quotation", "figure", "statement")):
    """One row is one claim that several articles tell and another, which could have, does not.

    Columns: the claim's row in one article that tells it (of those that tell it surely, the first by id), told_by and
    silent (article_ids). An article that tells one of the claim's items in other words, in another claim, is not silent
    on it.
    """
    told, silent, _ = _voices(coverage)
    otherwise = _told_otherwise(claims)
    first = claims[claims.kind.isin(kinds)].sort_values(["tier", "article_id", "start"], ascending=[False, True, True])
    rows = [
        dict(
            row._asdict(),
            told_by=tuple(sorted(told[row.claim_id])),
            silent=tuple(sorted(silent[row.claim_id] - otherwise[row.claim_id])),
        )
        for row in first.drop_duplicates("claim_id").itertuples(index=False)
    ]
    some = [row for row in rows if len(row["told_by"]) > 1 and row["silent"]]
    some = conform(pd.DataFrame(some, columns=[*claims, "told_by", "silent"]), "claims")
    return some.sort_values(["article_id", "start"]).reset_index(drop=True)


def _voices(coverage):
    """Three dicts by claim: the articles that tell it, that are silent on it, and that came too early to know."""
    told, silent, early = defaultdict(set), defaultdict(set), defaultdict(set)
    for row in coverage.itertuples():
        voice = early if pd.isna(row.covered) else told if row.covered else silent
        voice[row.claim_id].add(row.article_id)
    return told, silent, early


def _told_otherwise(claims):
    """By claim, the articles that tell it or, in another claim, share one of its items."""
    members, claims_of = defaultdict(set), defaultdict(set)
    for row in claims.itertuples():
        members[row.claim_id].add(row.article_id)
        claims_of[row.item_id].add(row.claim_id)
    near = defaultdict(set)
    for row in claims.itertuples():
        near[row.claim_id].update(*(members[other] for other in claims_of[row.item_id]))
    return near
