"""Pieces: the character spans of what is quoted, and the utterance that they make up."""

import re

from .marks import share_quoted

SMALL = frozenset({"ADP", "DET", "CCONJ", "PART"})  # the words of a title that keep a small letter
LONG_NAME = 6  # words in the name of a programme, a paper or a book
EDGES = " \t\n,;:–—-"


def utterance_of(doc, cue, spans, rule, lo, hi, page):
    """An utterance as a dict: its pieces as character spans, its cue, the rule that found it and the unit it is in."""
    utterance = dict(cue=cue, pieces=spans, rule=rule, unit=(lo, hi))
    utterance["quoted"] = any(share_quoted(page, *span) == 1 for span in spans)
    utterance["asks"] = page.text[spans[-1][1] - 1] == "?"
    extend(doc, utterance, lo, hi, page)
    return utterance


def extend(doc, utterance, lo, hi, page):
    """Note where the unit that last fed an utterance ends, and whether it goes on in the next paragraph."""
    utterance["end"] = doc[hi - 1].idx
    utterance["goes_on"] = any(p.goes_on for p in page.passages if doc[lo].idx <= p.left <= utterance["end"])


def trimmed(doc, first, last, page):
    """The character span of some tokens, without a leading "that", edge punctuation and marks that enclose it whole."""
    if first >= last:
        return None
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    words = page.text[start:end]
    if words[:5] == "that " and doc[first + 1 : first + 2].text and doc[first + 1].pos_ not in {"VERB", "AUX"}:
        start += 5
    while True:
        words = page.text[start:end]
        left = len(words) - len(words.lstrip(EDGES))
        right = len(words) - len(words.rstrip(EDGES))
        start, end = start + left, end - right
        inner = next(
            ((p.start, p.end) for p in page.passages if p.left == start and p.right == end and p.end > p.start), None
        )
        if inner:
            start, end = inner
        elif not left and not right:
            break
    if share_quoted(page, start, end) < 1 and page.text[end - 1 : end] == ".":
        end -= 1
    start, end = _with_marks(page, start, end)
    return (start, end) if re.search(r"\w", page.text[start:end]) else None


def _with_marks(page, start, end):
    """A span widened to both marks of a passage that it holds but for one of them: `The move was "a disaster`."""
    for p in page.passages:
        if p.right == p.end:
            continue  # its closing mark is missing
        if start <= p.left < end <= p.end and not re.search(r"\w", page.text[end : p.end]):
            start, end = (p.start, p.end) if start == p.left else (start, p.right)
        elif p.start <= start < p.right <= end and not re.search(r"\w", page.text[p.start : start]):
            start, end = (p.start, p.end) if end == p.right else (p.left, end)
    return start, end


def is_name_of_work(doc, first, last):
    """Whether words in marks are the name of a programme, a paper or a book: a few, with capital letters."""
    name = [t for t in doc[first:last] if t.is_alpha]
    return 0 < len(name) <= LONG_NAME and all(t.is_title or t.is_upper or t.pos_ in SMALL for t in name)
