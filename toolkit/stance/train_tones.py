"""Fit the tones of words: `python -m toolkit.stance.train_tones target_train.jsonl glove.6B.100d.txt`.

The training part of NewsMTSC (see :mod:`.train`) holds some 8,000 words; news holds many more. A word that it never
held leans as the words do that stand in like company: so word vectors tell (GloVe, Pennington, Socher and Manning
2014, public domain). From the vectors of a sentence's words a linear model learns which stance they go with; what it
gives to a word's own vector is the word's tone. Vectors are not shipped, tones are. Needs scikit-learn.
"""

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd

from ..language import load_nlp
from ..lexicons import load_numbers
from .features import features_of
from .model import POLARITIES
from .train import hidden_names, parsed, read_rows, write_list
from .words import word_of

WORDS = 30_000  # the most frequent words of the vectors that are in the parser's dictionary
COMMON = 2  # directions that all word vectors share and that tell nothing (Mu and Viswanath, ICLR 2018)
USUAL = 0.005  # share of sentences; a word in as many counts half (Arora, Liang and Ma, ICLR 2017, weigh words so)
STRENGTH = 0.06  # inverse of the L2 penalty
NAMELIKE = 0.35  # probability beyond which a word may be a name
SURELY = 0.95  # share of its uses in which a word is a name, or is none, to learn from
SEEN = 3
SOURCE = "GloVe (PDDL), NewsMTSC train (MIT)"


def fit(rows, vectors, nlp=None):
    """One row is one word: its side (above 0 for the target, below against it) and its calm (above 0 neutral).

    vectors maps words to arrays of equal length.
    """
    from sklearn.linear_model import LogisticRegression

    docs = parsed(rows, nlp or load_nlp())
    kept = _no_names(_centred(vectors), docs.values())
    words = {word: place for place, word in enumerate(kept)}
    weighted = np.array(list(kept.values())) * _rarity(kept)[:, None]
    sentences = [_sum(features_of(docs[r["text"]], r["start"], r["end"]), words, weighted) for r in rows]
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(np.array(sentences), [row["label"] for row in rows])
    against, neutral, favour = model.coef_[[list(model.classes_).index(polarity) for polarity in POLARITIES]]
    sides = {"side": weighted @ (favour - against), "calm": weighted @ (neutral - (favour + against) / 2)}
    return pd.DataFrame({"word": list(kept), **sides})


def read_vectors(path, nlp=None):
    """{word: vector} of the most frequent words of a file that the parser's dictionary has: no inflected ones."""
    listed = (nlp or load_nlp()).get_pipe("lemmatizer").lookups.get_table("lemma_index").values()
    dictionary, vectors = set().union(*listed), {}
    with Path(path).open(encoding="utf-8") as file:
        for line in file:
            word, numbers = line.split(" ", 1)
            if word.isalpha() and word in dictionary:
                vectors[word] = np.array(numbers.split(), dtype=float)
            if len(vectors) == WORDS:
                break
    return vectors


def _centred(vectors):
    """Vectors of length one, without what they all share."""
    matrix = np.array(list(vectors.values()))
    matrix = matrix - matrix.mean(axis=0)
    shared = np.linalg.svd(matrix, full_matrices=False)[2][:COMMON]
    matrix = matrix - matrix @ shared.T @ shared
    return dict(zip(vectors, matrix / np.linalg.norm(matrix, axis=1, keepdims=True), strict=True))


def _no_names(vectors, docs):
    """The vectors of words that are hardly names, judged by likeness to the names and to the other words of docs."""
    from sklearn.linear_model import LogisticRegression

    named, other = Counter(), Counter()
    for token in (token for doc in docs for token in doc if token.is_alpha):
        name = word_of(token) == "NAME"
        (named if name else other)[token.lower_ if name else word_of(token)] += 1
    uses = {word: named[word] + other[word] for word in vectors}
    shares = {word: named[word] / count for word, count in uses.items() if count >= SEEN}
    known = {w: share for w, share in shares.items() if share >= SURELY or share <= 1 - SURELY}
    model = LogisticRegression(C=10, max_iter=1000)
    model.fit(np.array([vectors[word] for word in known]), [share >= SURELY for share in known.values()])
    chance = model.predict_proba(np.array(list(vectors.values())))[:, 1]
    names = hidden_names(docs) | {word for word, share in shares.items() if share > 0.5}
    return {w: v for (w, v), p in zip(vectors.items(), chance, strict=True) if p < NAMELIKE and w not in names}


def _rarity(words):
    shares = load_numbers("common_words", "word", ["share"])
    return np.array([USUAL / (USUAL + shares.get(word, [0.0])[0]) for word in words])


def _sum(features, words, weighted):
    """The sum of the vectors of a target's sentence."""
    places = [words[f[2:]] for f in features if f.startswith("w:") and f[2:] in words]
    return weighted[places].sum(axis=0)


def main(path, vectors):
    """Fit on the files at the two paths and write `lexicons/stance_tones.csv`."""
    table = fit(read_rows(path), read_vectors(vectors)).round(2)
    table = table[(table.side != 0) | (table.calm != 0)].sort_values("word")
    write_list(table.assign(source=SOURCE, note=""), "stance_tones")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("train_tones: two files needed; run: python -m toolkit.stance.train_tones target_train.jsonl VECTORS")
    main(*sys.argv[1:])
