"""Statements: sentences in the outlet's own voice that carry something checkable."""

import re

from ..furniture import paragraphs_in, without_furniture
from ..words import share, words_in

SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Dr|Ms|St|Lt|vs))(?<!\b(?:Mrs|Gen|Col|Sen|Rep|Gov|Sgt|Maj|Rev|Jan|Feb|Aug|Oct|Nov|Dec))(?<!\bSept)(?<!\bMarch)"
    r"[.!?]+[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])"
)
FEWEST_WORDS = 6  # "It did so on Friday." cannot be looked up by itself
SPOKEN = 0.3  # of a sentence inside speech: "The minister said …" is the minister's statement, not the outlet's
OWN_VOICE = "own voice"
QUOTED = re.compile(r"[\"“”]")


def statements_in(article, speech=()):
    """The statements of one article as dicts of item_id, article_id, start, end, words; `speech` are the (start, end)
    of its quotations.
    """
    text = without_furniture(article.text, article.headline)
    found = []
    for start, end in sentences_in(text):
        words = words_in(text, start, end)
        if is_checkable(text[start:end], words) and _spoken(start, end, speech) < SPOKEN * (end - start):
            item_id = f"{article.article_id}:{start}-{end}"
            found.append(
                dict(
                    item_id=item_id,
                    article_id=article.article_id,
                    start=start,
                    end=end,
                    words=words,
                    units=[(0, len(words))],
                )
                | dict(direct=False, verbatim=False, speaker=None, speaker_key=OWN_VOICE)
            )
    return found


def sentences_in(text):
    """The sentences of a text as [(start, end)]; none crosses a paragraph.

    >>> sentences_in("Gen. Vask left. Nobody replied.\\nTalks go on.")
    [(0, 15), (16, 31), (32, 44)]
    """
    found = []
    for start, end in paragraphs_in(text):
        position = start
        for stop in SENTENCE_END.finditer(text, start, end):
            found.append((position, stop.start() + len(stop[0].rstrip())))
            position = stop.end()
        found.append((position, end))
    return [(s, e) for s, e in found if s < e]


def is_checkable(sentence, words):
    """Whether a sentence names somebody, somewhere or a number, says something of it, and is nobody's quotation."""
    if len(words) < FEWEST_WORDS or sentence.rstrip().endswith("?") or QUOTED.search(sentence):
        return False
    names = re.search(r"(?<=[\s(])[A-Z][\w’'-]+|\d", sentence[1:])
    return (
        bool(names)
        and bool(re.search(r"[.!…][)\]]?$", sentence.strip()))
        and any(share(w.folded) > 0.01 for w in words)
    )


def _spoken(start, end, speech):
    """How many characters of [start, end) stand in speech."""
    return sum(max(0, min(end, e) - max(start, s)) for s, e in speech)
