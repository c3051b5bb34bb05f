"""Shares of a choice, each with its interval: the names an outlet gives a thing, and what its reporting verbs imply."""

from math import sqrt

import numpy as np
import pandas as pd

from ..actors.names import link_names
from ..articles import outlets_of
from ..schema import require
from ..voices import checked_voice, voices_of
from .styles import folded

Z = 1.959964  # 95 % of a normal distribution lie within this many standard deviations
MEASURES = {
    "times": "Int64",
    "of": "Int64",
    "articles": "Int64",
    "effective": "Float64",
    "share": "Float64",
    "low": "Float64",
    "high": "Float64",
}
CUED = ("article_id", "start", "cue", "implies", "level", "utterance_id", "speaker")  # what share_cues reads


def share_labels(choices, articles, *, voice="own"):
    """One row is one name by which an outlet calls a thing that goes by several names in these articles.

    `choices` come from find_choices. Columns: outlet, concept, label; times it stands there, of so many mentions of the
    concept in so many articles of the outlet; share with the Wilson interval low to high (Wilson 1927, Probable
    Inference). A name is mostly chosen once an article and then repeated, so the interval does not take every mention
    for a choice of its own: it rests on `effective` choices, the mentions divided by the design effect of the articles
    (Kish, Survey Sampling, 1965), and on no more than the number of articles where these cannot tell that effect, one
    article or one name alone. `voice` is own, reported or quoted; raises ValueError for another.

    >>> from toolkit import find_choices, find_labels, to_articles
    >>> articles = to_articles([{"outlet": "The Gazette", "text": "The truce held. The ceasefire began. A truce!"}])
    >>> share_labels(find_choices(find_labels(articles)), articles)[["label", "times", "of"]].values.tolist()
    [['truce', 2, 3], ['ceasefire', 1, 3]]
    """
    rows = choices[voices_of(choices) == checked_voice(voice, "share_labels")]
    rows = rows.assign(name=rows.label.map(folded).astype("string"))
    rows = rows[rows.groupby("concept").name.transform("nunique") > 1]
    label = rows.groupby("name").label.first()
    found = _shares(_with_outlet(rows, articles), ["concept", "outlet"], "name")
    return found.assign(name=found.name.map(label).astype("string")).rename(columns={"name": "label"})


def share_cues(quotes, articles, *, by=("outlet",)):
    """One row is one thing that the reporting verbs of an outlet imply: claim, admit, insist, deny, warn, urge …

    Counted are utterances with a cue that the outlet reports itself (not speech within speech); neutral is a choice
    like the others. `by` may be ("outlet", "speaker"): then each speaker in each outlet is a group of its own, the
    spellings of a name taken together, and speech of nobody known is left out. Columns: those of by, implies; times,
    of, articles, effective, share, low and high as in :func:`share_labels`. To urge and to ask reports another thing
    than to say does, so their share tells what was reported as well as how. Raises ValueError for another `by`, and for
    quotes that lack a column.

    >>> from toolkit import extract_quotes, to_articles
    >>> text = "“It rains,” Ada Brook said. Brook claimed that it would stop. Brook said it did."
    >>> articles = to_articles([{"outlet": "The Gazette", "text": text}])
    >>> share_cues(extract_quotes(articles), articles)[["implies", "times", "of"]].values.tolist()
    [['neutral', 2, 3], ['claim', 1, 3]]
    """
    by = [by] if isinstance(by, str) else list(by)
    if not by or set(by) - {"outlet", "speaker"}:
        raise ValueError(f"share_cues: cannot group by {', '.join(by) or 'nothing'}; give outlet, speaker or both")
    require(quotes, CUED, "share_cues: quotes")
    return _shares(_with_outlet(cued(quotes), articles).dropna(subset=by), by, "implies")


def cued(quotes):
    """The utterances that an outlet reports with a cue, a row each (its first piece), with one name for a speaker."""
    rows = quotes[quotes.cue.notna() & quotes.implies.notna() & (quotes.level.fillna(0) == 0)]
    rows = rows.sort_values(["article_id", "start"]).drop_duplicates("utterance_id")
    names = sorted(rows.speaker.dropna().unique())
    label = dict(zip(names, link_names(names), strict=True))
    return rows.assign(speaker=rows.speaker.map(label, na_action="ignore").astype("string"))


def _with_outlet(rows, articles):
    rows = rows.drop(columns=["outlet"], errors="ignore").merge(articles[["article_id", "outlet"]], on="article_id")
    return rows.assign(outlet=outlets_of(rows).astype("string"))


def _shares(rows, within, choice):
    """One row is one choice in one group, the most frequent choice of a group first."""
    found = []
    for key, group in rows.groupby(within, sort=True):
        counts = group.groupby(["article_id", choice]).size().unstack(fill_value=0)
        sizes = counts.sum(axis=1).to_numpy(float)
        for name in sorted(counts, key=lambda name: (-counts[name].sum(), name)):
            found.append(dict(zip(within, key, strict=True)) | {choice: name} | _share(counts[name].to_numpy(), sizes))
    kinds = dict.fromkeys([*within, choice], "string") | MEASURES
    return pd.DataFrame(found, columns=list(kinds)).astype(kinds)


def _share(times, sizes):
    share, effective = times.sum() / sizes.sum(), effective_size(times, sizes)
    low, high = wilson(share * effective, effective)
    counted = dict(times=int(times.sum()), of=int(sizes.sum()), articles=len(sizes))
    return {**counted, "effective": effective, "share": share, "low": low, "high": high}


def effective_size(times, sizes):
    """How many choices made anew the mentions of some articles come to: times of sizes, an entry an article.

    >>> effective_size([3, 0], [3, 3])  # each article keeps to its name: six mentions are no more than one choice
    1.0
    >>> effective_size([4], [5])  # one article cannot tell how much articles differ
    1.0
    """
    times, sizes = np.asarray(times, float), np.asarray(sizes, float)
    every, count = sizes.sum(), len(sizes)
    share = times.sum() / every
    if count < 2 or share in (0, 1):
        return float(count)
    between = count / (count - 1) * np.square(times - share * sizes).sum() / every**2
    design = max(1.0, between / (share * (1 - share) / every))
    return max(1.0, float(every / design))


def wilson(times, of):
    """The 95 % interval (low, high) of a share by Wilson's score method; it stays between 0 and 1, also at 0 of 3.

    Raises ValueError where there is nothing to have a share of. Wilson, Probable Inference, the Law of Succession, and
    Statistical Inference (1927).

    >>> tuple(round(bound, 3) for bound in wilson(5, 10))
    (0.237, 0.763)
    """
    if of <= 0:
        raise ValueError(f"wilson: {times} of {of} is no share; count something first")
    share, square = times / of, Z * Z / of
    middle = (share + square / 2) / (1 + square)
    width = Z * sqrt(share * (1 - share) / of + square / (4 * of)) / (1 + square)
    return max(0.0, middle - width), min(1.0, middle + width)
