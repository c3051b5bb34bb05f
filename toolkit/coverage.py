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
    rows = []
    for (event_id, claim_id), members in claims.groupby(["event_id", "claim_id"], sort=True):
        day = _day_known(members, known)
        told = (
            members.sort_values("tier", ascending=False).drop_duplicates("article_id").set_index("article_id").item_id
        )
        for article_id in linked[event_id]:
            rows.append(
                dict(
                    event_id=event_id,
                    claim_id=claim_id,
                    article_id=article_id,
                    outlet=known.outlet[article_id],
                    covered=_covered(article_id in told.index, known.published[article_id], day),
                    item_id=told.get(article_id),
                )
            )
    return conform(rows, "coverage")


def _covered(told, published, day):
    if told:
        return True
    too_early = pd.notna(day) and pd.notna(published) and published.normalize() < day
    return None if too_early else False


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
