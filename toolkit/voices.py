"""Whose words a stretch of text is: the outlet's own, speech it reports in its own words, or speech within marks."""

import numpy as np
import pandas as pd

VOICES = ("own", "reported", "quoted")


def voice_at(row, quotes):
    """Whether a span stands in reported speech, and of which kind; what the outlet put between the speaker's words is
    its own.
    """
    around = [q for q in quotes if q["start"] <= row["start"] and row["end"] <= q["end"]]
    inserted = any(first <= row["start"] < last for q in around for first, last in _insertions(q))
    kinds = [] if inserted else [q["kind"] for q in sorted(around, key=lambda q: q["end"] - q["start"])]
    return {"in_quote": bool(kinds), "quote_kind": kinds[0] if kinds else None}


def _insertions(quote):
    """The insertions of a quotation; a table of quotations may hold none, or no such column."""
    given = quote.get("insertions")
    return given if isinstance(given, (list, tuple)) or hasattr(given, "tolist") else ()


def voices_of(rows):
    """Whose words each row of find_labels or find_words is, as a column: own, reported or quoted.

    Own is what stands in no speech; quoted what stands within marks, the speaker's words or the translator's; reported
    what the outlet gives of a speech in its own words, where it stays open whose choice the word is.

    >>> voices_of(pd.DataFrame({"in_quote": [False, True, True], "quote_kind": [None, "direct", "mixed"]})).tolist()
    ['own', 'quoted', 'reported']
    """
    spoken = rows.in_quote.fillna(False).astype(bool)
    told = rows.quote_kind.isin(["indirect", "mixed"])
    return pd.Series(np.select([~spoken, told], ["own", "reported"], "quoted"), index=rows.index, dtype="string")


def checked_voice(voice, where):
    """The voice, if there is such a voice; raises ValueError, named after the function that was asked."""
    if voice not in VOICES:
        raise ValueError(f'{where}: voice "{voice}" is not known; choose one of {", ".join(VOICES)}')
    return voice
