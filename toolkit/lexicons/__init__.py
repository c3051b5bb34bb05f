"""Word lists as data: CSV files that a journalist can review, each with a source and a note column."""

from functools import cache
from importlib.resources import files

import pandas as pd


@cache
def _read(name):
    with _path(name).open(encoding="utf-8") as file:
        return pd.read_csv(file, dtype="string", keep_default_na=False)


def _path(name):
    path = files(__name__) / f"{name}.csv"
    if not path.is_file():
        have = sorted(entry.name[:-4] for entry in files(__name__).iterdir() if entry.name.endswith(".csv"))
        raise ValueError(f'load_lexicon: no word list "{name}"; choose one of {", ".join(have)}')
    return path


def load_numbers(name, key, columns):
    """{key: (numbers of the columns)} of a list: a third of the time that its strings would take.

    Tuples of numbers are no concern of the garbage collector's; lists would set off a pass over everything there is.

    >>> load_numbers("stance_weights", "feature", ["against", "neutral", "for"])["(always)"][1] > 0
    True
    """
    kinds = {key: str, **dict.fromkeys(columns, float)}
    with _path(name).open(encoding="utf-8") as file:
        table = pd.read_csv(file, usecols=list(kinds), dtype=kinds, keep_default_na=False)
    numbers = zip(*(table[column].tolist() for column in columns), strict=True)
    return dict(zip(table[key].tolist(), numbers, strict=True))


def load_lexicon(name):
    """One row is one word or pattern of a list in `toolkit/lexicons/`; the last two columns are its source and a note.

    Raises ValueError, with the names there are, for an unknown list.

    >>> load_lexicon("furniture").columns.tolist()
    ['pattern', 'kind', 'source', 'note']
    """
    return _read(name).copy()
