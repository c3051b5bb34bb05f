"""Single quotation marks: which of a text's apostrophes quote, where an article quotes with single marks as British
papers do.
"""

import re
from functools import lru_cache

from .furniture import paragraphs_in

OPENING = re.compile(r"(?<![\w’'.,?!])[‘'](?=[\w“\"\[(£$€…])")
CLOSING = re.compile(r"(?<=[^\s‘'(\[])[’'](?!\w)")
ENDS = ".,?!…—–-"
SPOKEN = re.compile(r"[.,?!][’'](?!\w)")  # 'We go on,' she said
DOUBLE = re.compile(
    r"(?:[“\"«„]|'')[^“”\"«»\n]{12,}?[.,?!](?:[”\"»]|'')"
)  # an article that quotes like this has its marks
INNER = {"“": "‹", "”": "›", '"': "‹", "«": "‹", "»": "›", "„": "‹"}


@lru_cache(maxsize=1)  # quotations and actors ask for the same article in turn
def as_double(text):
    """A text of the same length with double for single marks, where single ones are the article's quotation marks.

    Marks inside them are taken away. A text that quotes speech in double marks, or none, is returned as it is.

    >>> as_double("'We're closed,' the workers' union said.")
    "“We're closed,” the workers' union said."
    >>> as_double('"The \\'new\\' port is open," she said.')
    '"The \\'new\\' port is open," she said.'
    """
    if not SPOKEN.search(text):
        return text
    paragraphs = paragraphs_in(text)
    found = [_in_paragraph(text, *paragraph) for paragraph in paragraphs]
    outside = _without(text, [pair for pairs in found for pair in pairs])
    if DOUBLE.search(outside) or not any(text[close - 1] in ".,?!" for pairs in found for _, close in pairs):
        return text
    return _changed(text, paragraphs, found)


def _in_paragraph(text, start, end):
    """The pairs of single marks in one paragraph as offsets; what closes nothing is an apostrophe."""
    pairs, after = [], start
    openings = [match.start() for match in OPENING.finditer(text, start, end)]
    for position, opening in enumerate(openings):
        if opening < after:
            continue
        limit = next((other for other in openings[position + 1 :]), end)
        closings = [match.start() for match in CLOSING.finditer(text, opening + 2, end)]
        near = [place for place in closings if place < limit]
        spoken = [place for place in near if text[place - 1] in ENDS]
        close = next(iter(spoken or [p for p in near if text[p - 1] != "s"] or near), None)
        if close is not None:
            pairs.append((opening, close))
            after = close + 1
    return pairs


def _without(text, pairs):
    letters = list(text)
    for opening, close in pairs:
        ending = text[close - 1] if text[close - 1] in ENDS else " "  # "He says: 'No,'" still ends in a comma
        letters[opening : close + 1] = " " * (close - opening) + ending
    return "".join(letters)


def _changed(text, paragraphs, found):
    letters = list(text)
    for opening, close in (pair for pairs in found for pair in pairs):
        inside = text[opening + 1 : close]
        letters[opening : close + 1] = "“" + "".join(INNER.get(letter, letter) for letter in inside) + "”"
    for position, (start, end) in enumerate(paragraphs[:-1]):
        last = next((m.start() for m in reversed(list(OPENING.finditer(text, start, end)))), None)
        follows = OPENING.match(text, paragraphs[position + 1][0])
        if follows and last is not None and last > max((c for _, c in found[position]), default=-1):
            letters[last] = "“"  # it goes on in the next paragraph
    return "".join(letters)
