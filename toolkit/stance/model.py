"""How sure: a linear model over readable features, its weights a CSV that anyone can look up and argue with.

`stance_weights.csv` was fitted by :mod:`.train` on the training part of NewsMTSC (Hamborg and Donnay, EACL 2021; MIT
licence). Only words and grammar carry weight: names are hidden before anything is counted.
"""

from functools import lru_cache

import numpy as np

from ..lexicons import load_numbers

POLARITIES = (-1, 0, 1)
ALWAYS = "(always)"  # the intercept
THRESHOLD = 0.60  # below it, no call
WRONG_WAY = 0.4  # what a wrong side costs beside a missed one, in right answers
EVIDENCE = 5  # words shown with a call
LEAST = 0.05  # a word with less says nothing by itself


@lru_cache(maxsize=1)
def weights():
    """{feature: weights for −1, 0 and 1}."""
    return load_numbers("stance_weights", "feature", ["against", "neutral", "for"])


def probabilities(features):
    """Probabilities of −1, 0 and 1 for {feature: value}; what the model has never seen counts nothing.

    >>> bool(probabilities({}).sum().round(6) == 1)
    True
    """
    known = weights()
    against, neutral, favour = known[ALWAYS]
    for feature, value in features.items():
        if row := known.get(feature):
            against, neutral, favour = against + value * row[0], neutral + value * row[1], favour + value * row[2]
    scores = np.array([against, neutral, favour])
    odds = np.exp(scores - scores.max())
    return odds / odds.sum()


def likeliest(probs):
    """The likeliest polarity of three probabilities; neutral where a side is hardly likelier and the other not far.

    To take praise for blame misleads more than to miss either, so each side pays WRONG_WAY times the probability of
    the other.

    >>> likeliest([0.60, 0.30, 0.10]), likeliest([0.40, 0.35, 0.25])
    (-1, 0)
    """
    against, neutral, favour = probs
    worth = (against - WRONG_WAY * favour, neutral, favour - WRONG_WAY * against)
    return POLARITIES[worth.index(max(worth))]


def evidence_for(doc, traced, polarity):
    """The words that speak most for a polarity, against the mean of the others, with their weights: "accused +1.42; …".

    A feature's share goes in equal parts to the tokens that made it.
    """
    known, column, shares = weights(), POLARITIES.index(polarity), {}
    for feature, (value, tokens) in traced.items():
        if feature in known and tokens:
            row = known[feature]
            share = value * (row[column] - (sum(row) - row[column]) / 2) / len(tokens)
            for i in tokens:
                shares[i] = shares.get(i, 0.0) + share
    best = sorted((item for item in shares.items() if item[1] >= LEAST), key=lambda item: (-item[1], item[0]))[
        :EVIDENCE
    ]
    return "; ".join(
        f"{doc[i].text} {share:+.2f}" for i, share in best if doc[i].pos_ != "PROPN" and not doc[i].ent_type_
    )
