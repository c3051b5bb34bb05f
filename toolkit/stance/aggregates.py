"""Stances summed up: how many mentions in how many articles, and how far the sum hangs on which articles were read."""

import numpy as np
import pandas as pd

from ..actors.names import link_names
from ..schema import require

DRAWS = 1000  # bootstrap samples of articles; the bounds of a 95 % interval then move by about 0.01 from seed to seed
SEED = 2012
INTERVAL = (2.5, 97.5)  # percent
FEW_ARTICLES = 5  # two articles say little of others; and calls that are all equal give an interval without width
NAMED = ("holder", "target", "told_by")
MEASURES = {
    "mentions": "Int64",
    "articles": "Int64",
    "no_call": "Int64",
    "against": "Int64",
    "neutral": "Int64",
    "favour": "Int64",
    "mean": "Float64",
    "low": "Float64",
    "high": "Float64",
    "least": "Float64",
    "most": "Float64",
}


def unite_names(stance):
    """The rows of score_stance with one name for each holder, target and teller across the articles.

    >>> rows = pd.DataFrame({"holder": ["Sergei Orlov", "Sergey Orlov"], "target": ["Borduria", "Borduria"]})
    >>> unite_names(rows).holder.nunique()
    1
    """
    require(stance, ("holder", "target"), "unite_names: stance")
    columns = [column for column in NAMED if column in stance]
    names = sorted({name for column in columns for name in stance[column].dropna()})
    label = dict(zip(names, link_names(names), strict=True))
    named = {column: stance[column].map(label, na_action="ignore").astype("string") for column in columns}
    return stance.assign(**named)


def stance_by(stance, by=("holder", "target"), *, articles=None):
    """One row is one group of stances, such as a holder toward a target: how many, and their mean polarity.

    Columns: those of `by`; mentions (rows) and the articles they stand in; no_call, against, neutral and favour (rows
    of each); mean polarity of the calls (−1 to 1; missing without one); low and high, the 95 % bootstrap interval over
    articles, missing where fewer than five articles hold a call or all calls are equal; least and most, the range of
    the mean when any one article is left out, missing where the calls come from a single article: one article cannot
    tell how much articles differ. With `articles`, `by` may name their columns too (outlet), and of several reprints of
    one article in a group one alone is counted, for the others are no further witnesses. The resampling of whole
    articles follows Efron and Tibshirani, An Introduction to the Bootstrap (1993). Raises ValueError for a column not
    there.

    >>> rows = pd.DataFrame({"article_id": ["a", "b", "c"], "holder": "Canada", "target": "Peru",
    ...                      "polarity": [-1, -1, 1]})
    >>> stance_by(rows)[["mentions", "articles", "against", "favour", "least", "most"]].values.tolist()
    [[3, 3, 2, 1, -1.0, 0.0]]
    """
    by = [by] if isinstance(by, str) else list(by)
    stance = stance if articles is None else _beside(stance, articles)
    if not by:
        raise ValueError("stance_by: nothing to group by; name one column or more, such as holder and target")
    require(stance, (*by, "article_id", "polarity"), "stance_by: stance")
    groups = stance.groupby(by, sort=True, dropna=True)
    rows = [dict(zip(by, key, strict=True), **_measures(rows)) for key, rows in groups]
    kinds = {column: stance.dtypes[column] for column in by}
    return pd.DataFrame(rows, columns=[*by, *MEASURES]).astype(kinds | MEASURES)


def _beside(stance, articles):
    """The rows with the columns of their articles; a reprint gets the original's id, its own stands in `printed`."""
    more = articles[["article_id", *(column for column in articles if column not in stance)]]
    rows = stance.merge(more, on="article_id", how="left")
    origin = rows.reprint_of if "reprint_of" in rows else rows.article_id
    return rows.assign(printed=rows.article_id, article_id=origin.fillna(rows.article_id).astype("string"))


def _measures(rows):
    if "printed" in rows:  # of the reprints of one article the original, else the first, speaks for all
        rows = rows.assign(copied=rows.printed != rows.article_id).sort_values(["copied", "printed"])
        rows = rows[rows.printed == rows.groupby("article_id").printed.transform("first")]
    polarity = pd.to_numeric(rows.polarity).astype("Float64")
    per_article = polarity.groupby(rows.article_id.astype("string")).agg(["sum", "count"])
    per_article = per_article[per_article["count"] > 0].sort_index()
    sums, counts = per_article["sum"].to_numpy(float), per_article["count"].to_numpy(float)
    low, high, least, most = _spread(sums, counts)
    return dict(
        mentions=len(rows),
        articles=rows.article_id.nunique(),
        no_call=int(polarity.isna().sum()),
        against=int((polarity < 0).sum()),
        neutral=int((polarity == 0).sum()),
        favour=int((polarity > 0).sum()),
        mean=sums.sum() / counts.sum() if len(counts) else pd.NA,
        low=low,
        high=high,
        least=least,
        most=most,
    )


def _spread(sums, counts):
    """(low, high) of the bootstrap and (least, most) of leaving one out; missing where too few articles hold a call."""
    if len(counts) < 2:
        return (pd.NA,) * 4
    without = (sums.sum() - sums) / (counts.sum() - counts)
    if len(counts) < FEW_ARTICLES or without.min() == without.max() == sums.sum() / counts.sum():
        return pd.NA, pd.NA, without.min(), without.max()
    drawn = np.random.default_rng(SEED).integers(len(counts), size=(DRAWS, len(counts)))
    low, high = np.percentile(sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1), INTERVAL)
    return low, high, without.min(), without.max()
