"""Fit the weights of :mod:`.model`: `python -m toolkit.stance.train target_train.jsonl`.

The file is the training part of NewsMTSC, one target a line: text, start, end, label (−1, 0, 1), sent_id. It is not
part of this project. Needs scikit-learn; using the weights does not.
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

LEAST_SEEN = 5  # targets; a word seen with fewer says more of them than of stance
STRENGTH = 0.02  # inverse of the L2 penalty, chosen by cross-validation over articles
# added to neutral's intercept: news takes no side more often (45 %) than the training part, picked for stance (35
# %)
CALM = 0.2
SMALL = 0.02  # a feature whose three weights all are smaller is left out of the file
SOURCE = "fitted on NewsMTSC train (MIT)"


def fit(rows, nlp=None):
    """One row is one feature: its weights against, neutral and for; the first row is the intercept."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    samples, names = _samples(rows, nlp or load_nlp())
    seen = Counter(feature for sample in samples for feature in sample)
    kept = {f for f, count in seen.items() if count >= LEAST_SEEN and not _tells(f, names)}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{f: v for f, v in sample.items() if f in kept} for sample in samples])
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(matrix, [row["label"] for row in rows])
    order = [list(model.classes_).index(polarity) for polarity in POLARITIES]
    table = pd.DataFrame(model.coef_[order].T, columns=["against", "neutral", "for"])
    table.insert(0, "feature", vectorizer.get_feature_names_out())
    table["seen"] = [seen[f] for f in table.feature]
    table = table[np.abs(table[["against", "neutral", "for"]]).max(axis=1) >= SMALL]
    model.intercept_[list(model.classes_).index(0)] += CALM
    first = dict(
        zip(
            ["feature", "against", "neutral", "for", "seen"], [ALWAYS, *model.intercept_[order], len(rows)], strict=True
        )
    )
    return pd.concat([pd.DataFrame([first]), table], ignore_index=True)


def _samples(rows, nlp):
    """Features of each row, and the words hardly ever written in small letters: names that hid from the tagger."""
    texts = sorted({row["text"] for row in rows})
    docs = dict(zip(texts, nlp.pipe(texts), strict=True))
    words, small = set(), Counter()
    for doc in docs.values():
        for token in doc:
            if token.pos_ != "PRON":
                words.add(word_of(token))
                small[word_of(token)] += token.text.islower() or not token.is_alpha
    names = {word for word in words if small[word] < LEAST_SEEN} - {"NAME", "NUM"}
    return [features_of(docs[row["text"]], row["start"], row["end"]) for row in rows], names


def _tells(feature, names):
    """Whether a feature holds a word that is a name."""
    return bool(names & set(re.split(r"[:<>_~@]+", feature)))


def main(path):
    """Fit on the file at path and write `lexicons/stance_weights.csv`."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    table = fit(rows).round(3).assign(source=SOURCE, note="")
    table["note"] = [f"seen with {seen} targets" for seen in table.pop("seen")]
    out = files("toolkit.lexicons") / "stance_weights.csv"
    table.to_csv(out, index=False)
    print(f"{len(table):,} weights from {len(rows):,} targets written to {Path(str(out)).name}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("train: no file given; run: python -m toolkit.stance.train target_train.jsonl")
    main(sys.argv[1])
