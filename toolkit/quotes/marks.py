"""Quotation marks: which stretches of a text stand inside them, and which words in there are the outlet's own."""

import re
from typing import NamedTuple

from ..furniture import paragraphs_in
from ..language import text_of
from ..quotemarks import as_double

MARK = re.compile(r"[“”„«»\"]|``|(?<![^\s(\[])''|''(?!')")  # ''He said: 'It holds.''' ends in three apostrophes
OPENERS, CLOSERS = frozenset("“„«") | {"``"}, frozenset("”»") | {"''"}
SENTENCE_ENDS = ".?!…"
DASHES = frozenset({"-", "–", "—", "―", "--"})
LONG_INSERTION = 80  # characters: a longer bracket inside marks is as likely the speaker's own aside
INSERTION = re.compile(
    rf"\[[^\[\]\n]{{1,{LONG_INSERTION}}}\]"  # the necessary [withdrawal] plans
    rf"|\((?!\w{{1,3}}\.?\))[^()\n]{{2,{LONG_INSERTION}}}\)"  # them (the Veslan regime)
)


class Passage(NamedTuple):
    """One stretch inside marks: `start, end` without the marks, `left, right` with them.

    `goes_on` says that its closing mark is missing because the next paragraph opens with another: `"A … ¶ "B."`
    """

    start: int
    end: int
    left: int
    right: int
    goes_on: bool = False
    rule: str = "marks"


class Page(NamedTuple):
    """A Doc with its text (which a Doc builds anew each time it is asked) and the passages in it."""

    doc: object
    text: str
    passages: list


def page_of(doc):
    """The page of a Doc."""
    text = text_of(doc)
    return Page(doc, text, passages_in(text))


def passages_in(text):
    """The passages inside quotation marks, paragraph by paragraph: a lost mark costs its own paragraph and no more.

    >>> text = 'The envoy called it "a start" and left.'
    >>> [text[p.start : p.end] for p in passages_in(text)]
    ['a start']
    """
    text = as_double(text)
    found, paragraphs = [], paragraphs_in(text)
    for position, (start, end) in enumerate(paragraphs):
        follower = text[paragraphs[position + 1][0] :][:2] if position + 1 < len(paragraphs) else ""
        found += _in_paragraph(text, start, end, bool(MARK.match(follower)) and follower[0] not in CLOSERS)
    return [p for p in found if re.search(r"\w", text[p.start : p.end])]


def _in_paragraph(text, start, end, mark_follows):
    """Pair the marks of one paragraph, left to right; a mark's shape tells what it does, else the blanks around it."""
    found, opened = [], None
    for mark in MARK.finditer(text, start, end):
        if opened is None:
            if not _closes(text, mark, start, end):
                opened = mark
            elif not found and (begun := _lost_opening(text, start, mark)):
                found.append(begun)
        elif not _opens_only(text, mark, start):
            found.append(Passage(opened.end(), mark.start(), opened.start(), mark.end()))
            opened = None
        elif mark.group() in OPENERS and opened.group() not in OPENERS:
            opened = mark  # a straight mark that closed nothing (5' 10"), then a true opening one
    if opened is not None and _is_opening(text, opened, start, end):
        rule = "marks: goes on in the next paragraph" if mark_follows else "marks: closing mark missing"
        found.append(Passage(opened.end(), end, opened.start(), end, mark_follows, rule))
    return found


def _closes(text, mark, start, end):
    """Whether a mark, where none is open, can only be a closing one."""
    if mark.group() in OPENERS:
        return False
    before, after = text[mark.start() - 1 : mark.start()] if mark.start() > start else "", text[mark.end() : end][:1]
    if mark.group() in CLOSERS:  # ” at the very start of a paragraph is the wrong glyph for “
        opens = before.isspace() or before in "(["
        return bool(before) and not (opens and after and not after.isspace())
    return bool(before) and not before.isspace() and before not in "([—–-:'‘/" and (not after or not after.isalnum())


def _opens_only(text, mark, start):
    """Whether a mark, where one is open, can only be another opening one: “A “b” c” keeps the outer."""
    return mark.group() in OPENERS and not text[mark.end() : mark.end() + 1].isspace()


def _is_opening(text, mark, start, end):
    before, after = text[start : mark.start()][-1:], text[mark.end() : end][:1]
    return (not before or before.isspace() or before in "([—–-:'‘") and bool(after) and not after.isspace()


def _lost_opening(text, start, mark):
    """The passage from a paragraph's start to a curly closing mark before a cue: `The talks go on,” she said.`"""
    words = text[start : mark.start()]
    if mark.group() not in CLOSERS or not re.search(r"[,?!.]\s*$", words) or not text[mark.end() :][:2].strip():
        return None
    return Passage(start, mark.start(), start, mark.end(), rule="marks: opening mark missing")


def insertions_in(page, start, end):
    """The stretches inside marks within start:end that the outlet put there, brackets included, as [[start, end]]."""
    return [
        list(match.span())
        for passage in page.passages
        if passage.start < end and start < passage.end
        for match in INSERTION.finditer(page.text, max(start, passage.start), min(end, passage.end))
    ]


def share_quoted(page, start, end):
    """The share of the letters in start:end that stand inside marks."""
    around = [p for p in page.passages if p.start < end and start < p.end]
    inside = sum(_letters(page.text[max(start, p.start) : min(end, p.end)]) for p in around)
    return inside / _letters(page.text[start:end]) if inside else 0.0


def _letters(words):
    return sum(map(str.isalnum, words))
