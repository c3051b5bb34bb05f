"""Fit the weights of :mod:`.model`: `python -m toolkit.stance.train target_train.jsonl`.

The file is the training part of NewsMTSC, one target a line: text, start, end, label (−1, 0, 1), sent_id. It is not
part of this project. Needs scikit-learn; using the weights does not. The tones of words (:mod:`.train_tones`) are part
of the features: where they are fitted anew, so are the weights.
"""

import json
import re
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

import numpy as np
import pandas as pd

from ..language import load_nlp
from .features import features_of
from .model import ALWAYS, POLARITIES
from .words import word_of

LEAST_SEEN = 3  # targets; a word seen with fewer says more of them than of stance
STRENGTH = 0.06  # inverse of the L2 penalty, chosen by cross-validation over articles
SMOOTHING = 0.5  # targets added to each count before log-odds are taken
MOST_TELLING = 1.0  # a word that only ever stood with one stance is no surer than one that was e times likelier to
# {rarity: strength}: at 0.2, a feature seen with a tenth of the targets of another is scaled 1.6 times as far
RARITIES = {0.2: 0.025, 0.35: 0.015}
COMMON = 100  # targets; a feature seen with as many keeps its scale
RAREST = 3.0  # no feature is scaled further
APART_STRENGTH = 0.1
# The four fits were measured by cross-validation over articles: their mean errs less than each (by .003 to .005 F1).
DENSE = re.compile(  # sums and grammar: never scaled by rarity
    r"(list|tone|side|calm|cue|rivals|has|kind|part|role|scope\d\S*|frame|sum|clause):"
)
SHARPNESS = 0.9  # the mean of the fits is a little too sure: probabilities come true at 0.9
# added to neutral's intercept: news takes no side more often (45 %) than the training part, picked for stance (35 %)
CALM = 0.1
SMALL = 0.01  # a feature whose three weights all are smaller is left out of the file
SOURCE = "fitted on NewsMTSC train (MIT)"


def fit(rows, nlp=None):
    """One row is one feature: its weights against, neutral and for; the first row is the intercept."""
    from sklearn.feature_extraction import DictVectorizer

    docs = parsed(rows, nlp or load_nlp())
    samples, hidden = [features_of(docs[r["text"]], r["start"], r["end"]) for r in rows], hidden_names(docs.values())
    seen = Counter(feature for sample in samples for feature in sample)
    kept = {f for f, count in seen.items() if count >= LEAST_SEEN and not _tells(f, hidden)}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{f: v for f, v in sample.items() if f in kept} for sample in samples])
    labels = np.array([row["label"] for row in rows])
    names = vectorizer.get_feature_names_out()
    coefficients, intercept = mean_of_fits(matrix, labels, names)
    table = pd.DataFrame(coefficients, columns=["against", "neutral", "for"])
    table.insert(0, "feature", names)
    table["seen"] = [seen[f] for f in table.feature]
    table = table[np.abs(table[["against", "neutral", "for"]]).max(axis=1) >= SMALL]
    first = dict(zip(["feature", "against", "neutral", "for", "seen"], [ALWAYS, *intercept, len(rows)], strict=True))
    return pd.concat([pd.DataFrame([first]), table], ignore_index=True)


def mean_of_fits(matrix, labels, names):
    """(a row of three weights for each feature, three intercepts): the mean of fits that scale features differently."""
    fits = [_fitted(matrix, labels, _telling(matrix, labels), STRENGTH), _fitted_apart(matrix, labels)]
    for rarity, strength in RARITIES.items():
        fits.append(_fitted(matrix, labels, _rarity(matrix, names, rarity), strength))
    coefficients, intercept = (SHARPNESS * sum(parts) / len(fits) for parts in zip(*fits, strict=True))
    intercept[POLARITIES.index(0)] += CALM
    return coefficients, intercept


def _fitted(matrix, labels, scale, strength):
    """(a row of three weights for each feature, three intercepts) of a fit on scaled features, scale undone."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=1000).fit(matrix.multiply(scale).tocsr(), labels)
    order = [list(model.classes_).index(polarity) for polarity in POLARITIES]
    return model.coef_[order].T * scale[:, None], model.intercept_[order]


def _fitted_apart(matrix, labels):
    """As `_fitted`, but each stance against the rest by itself, each feature scaled by its log-odds for that stance."""
    from sklearn.linear_model import LogisticRegression

    columns, intercepts = [], []
    for polarity, odds in zip(POLARITIES, _log_odds(matrix, labels), strict=True):
        scale = np.minimum(np.abs(odds), MOST_TELLING)
        model = LogisticRegression(C=APART_STRENGTH, max_iter=1000)
        model.fit(matrix.multiply(scale).tocsr(), labels == polarity)
        columns.append(model.coef_[0] * scale)
        intercepts.append(model.intercept_[0])
    coefficients, intercepts = np.array(columns).T, np.array(intercepts)
    return coefficients - coefficients.mean(axis=1, keepdims=True), intercepts - intercepts.mean()


def _rarity(matrix, names, rarity):
    """A scale for each feature, larger for what is rare: a rare word tells more than a common one."""
    seen = np.maximum(np.asarray((matrix != 0).sum(axis=0)).ravel(), 1)
    scale = np.clip((seen / COMMON) ** -rarity, 1 / RAREST, RAREST)
    return np.where([bool(DENSE.match(name)) for name in names], 1.0, scale)


def _telling(matrix, labels):
    """How unevenly each feature is spread over the stances: the root mean square of its three log-odds.

    Features are scaled by it before the fit, so that the penalty falls on those that tell nothing (Wang and Manning,
    ACL 2012, scale by the log-odds of two classes).
    """
    return np.minimum(np.sqrt(np.mean(np.square(_log_odds(matrix, labels)), axis=0)), MOST_TELLING)


def _log_odds(matrix, labels):
    """For each stance, the log-odds of each feature with it against the rest."""
    there, odds = (matrix != 0).astype(float), []
    for polarity in POLARITIES:
        held = np.asarray(there[labels == polarity].sum(axis=0)).ravel() + SMOOTHING
        others = np.asarray(there[labels != polarity].sum(axis=0)).ravel() + SMOOTHING
        odds.append(np.log((held / held.sum()) / (others / others.sum())))
    return odds


def parsed(rows, nlp):
    """{text: Doc} of all rows."""
    texts = sorted({row["text"] for row in rows})
    return dict(zip(texts, nlp.pipe(texts), strict=True))


def hidden_names(docs):
    """The words that are names though the tagger did not see it: handles, and what is mostly written large."""
    small, large = Counter(), Counter()
    for token in (token for doc in docs for token in doc):
        if token.is_alpha and (token.text.islower() or not token.is_sent_start):
            (small if token.text.islower() else large)[word_of(token)] += 1
    handles = {word_of(t) for doc in docs for t in doc if t.text.startswith(("@", "#")) and len(t) > 1}
    return (handles | {word for word, count in large.items() if count >= small[word]}) - {"NAME", "NUM"}


def _tells(feature, names):
    """Whether a feature holds a word that is a name."""
    return bool(names & set(re.split(r"[:<>_~@]+", feature)))


def read_rows(path):
    """The targets of a file of JSON lines."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def write_list(table, name):
    """Write a word list of this package anew."""
    table.to_csv(files("toolkit.lexicons") / f"{name}.csv", index=False)
    print(f"{len(table):,} rows written to {name}.csv")


def main(path):
    """Fit on the file at path and write `lexicons/stance_weights.csv`."""
    table = fit(read_rows(path)).round(3).assign(source=SOURCE, note="")
    table["note"] = [f"seen with {seen} targets" for seen in table.pop("seen")]
    write_list(table, "stance_weights")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("train: no file given; run: python -m toolkit.stance.train target_train.jsonl")
    main(sys.argv[1])
