"""Units: the sentences in which cues work, mended where quotation marks prove the parser wrong."""

from bisect import bisect_left

import numpy as np

from .cues import SHORT_GAP, is_reporting
from .marks import SENTENCE_ENDS

SENTENCE_MARKS = frozenset(".?!…:;\"”'’)]»—–-*")


def units_in(page):
    """The sentences of a Doc as [(first token, past the last)], mended where quotation marks prove the parser wrong.

    What stands inside one pair of marks is never parted; a full stop before a closing mark ends the unit.
    """
    doc = page.doc
    offsets = doc.to_array("IDX").tolist()
    begun = np.flatnonzero(doc.to_array("SENT_START") == 1).tolist()
    starts = {0} | {start for start in begun if _may_end(doc, start - 1)}
    for passage in page.passages:
        first, last = bisect_left(offsets, passage.left), bisect_left(offsets, passage.right)
        inside = {
            s for s in starts if first < s <= last and (s < last or offsets[min(s, len(doc) - 1)] < passage.right)
        }
        if {s for s in inside if offsets[s] == passage.start}:
            starts.add(first)  # the parser left the opening mark with the sentence before
        starts -= inside
        if last < len(doc) and _ends_unit(page, passage, last):
            starts.add(last)
        elif last in starts and cue_follows(doc, last):
            starts.discard(last)
    order = sorted(s for s in starts if s < len(doc)) + [len(doc)]
    return [(a, b) for a, b in zip(order, order[1:], strict=False) if any(not t.is_space for t in doc[a:b])], offsets


def _may_end(doc, last):
    """Whether a sentence can end at a token; the parser also ends one inside a name ("the 13th | Amendment")."""
    return last < 0 or doc[last].is_space or doc[last].text[-1:] in SENTENCE_MARKS or doc[last + 1].is_punct


def _ends_unit(page, passage, after):
    doc = page.doc
    words = page.text[passage.start : passage.end].rstrip(" '’‘")
    token = doc[after]
    if token.is_space and "\n" in token.text:
        return True
    if words[-1:] not in SENTENCE_ENDS or not (token.text[:1].isupper() or token.is_quote):
        return False
    return words[-1:] == "." or not cue_follows(doc, after)


def cue_follows(doc, position):
    """Whether a cue verb follows before the next comma or mark: `"Why?" the mayor asked`."""
    for token in doc[position : position + SHORT_GAP]:
        if is_reporting(token):
            return True
        if token.is_quote or token.text in {".", ",", ":", "?", "!"} or (token.is_space and "\n" in token.text):
            return False
    return False
