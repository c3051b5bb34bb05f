"""Word lists as data: CSV files that a journalist can review, each with a source and a note column."""

from functools import cache
from importlib.resources import files

import pandas as pd


@cache
def _read(name):
    path = files(__name__) / f"{name}.csv"
    if not path.is_file():
        have = sorted(entry.name[:-4] for entry in files(__name__).iterdir() if entry.name.endswith(".csv"))
        raise ValueError(f'load_lexicon: no word list "{name}"; choose one of {", ".join(have)}')
    with path.open(encoding="utf-8") as file:
        return pd.read_csv(file, dtype="string", keep_default_na=False)


def load_lexicon(name):
    """One row is one word or pattern of a list in `toolkit/lexicons/`; the last two columns are its source and a note.

    Raises ValueError, with the names there are, for an unknown list.

    >>> load_lexicon("furniture").columns.tolist()
    ['pattern', 'kind', 'source', 'note']
    """
    return _read(name).copy()
