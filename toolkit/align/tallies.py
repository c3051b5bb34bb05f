"""Tallies: figures and dates as they are compared, by what is counted, of whom, over which stretch of time, and what
happens on a day.
"""

import re
from functools import lru_cache

import pandas as pd

from ..lexicons import load_lexicon
from ..words import words_in
from .paraphrases import stem
from .statements import sentences_in
from .variants import rarity

DEATHS = {
    "killed": "killed",
    "casualties": "killed",
}  # "casualties" of a war are its dead and perhaps its wounded: read beside the dead
PEOPLE_KINDS = {"killed", "casualties", "wounded", "displaced", "evacuated", "detained", "missing", "kidnapped"}
MEASURED = {"money", "percent", "duration", "quantity"}
ONE_EVENT, PAST = "one event", "past"
MONTH = pd.Timedelta(days=31)  # "in March" is a date, "last year" a period
NEWS = pd.Timedelta(days=3)  # before publication, on which fell what a report tells without a day
WEEK = pd.Timedelta(days=7)  # "earlier this week", where a report begins with it, is what it is about
LONG = pd.Timedelta(days=14)  # a count that runs longer than this is the toll of a conflict, not of one day
NEAR = 120  # characters on either side of a count that tell over which stretch of time it runs
BESIDE = 12  # words on either side of a date that tell what it is the date of
WHOLE = {"everybody", "civilians"}  # of a raid, not a part of its dead as children are
PARTS = set(
    "children, women, teachers, journalists, aid and medical staff, rescuers, lawyers, judges, drivers".split(", ")
)  # seldom all whom a raid killed
COUNTER = 2.0  # rarity of a word that tells one counter from another: "Observatory", not "for", "the"
NEXT_TO = 8  # words on either side of a count of people that stand in its own clause
FURTHER_OFF = 0.4  # what a word of the same sentence tells that stands further off
BEFORE_PART = 60  # characters that hold "including at least" and what may stand before it
PART_BEFORE = re.compile(
    r"\b(?:includ(?:ing|ed|es|e)|among (?:them|the (?:dead|victims|killed|casualties)|those killed)|"
    r"of (?:them|whom|those))(?: were)?,? (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
PART_AFTER = re.compile(
    r" (?:[\w-]+ ){0,2}of (?:them|whom|the (?:dead|victims|injured|wounded|bodies|missing|killed|\d[\d,]*))\b|"
    r"(?: [\w-]+){0,3} (?:were|was|are|is) among (?:the|those) (?:dead|killed|victims|fatalities)\b"
)
AFTER = re.compile(  # "a week after a bombing killed 27" tells of the bombing before
    r"\b(?:days?|weeks?|months?|years?) after\b[^.;,]*$", re.IGNORECASE
)
RECORD = re.compile(  # "the deadliest raid of the war", "in the year's worst attack", says nothing of what is counted
    r"\b(?:(?:dead|bloodi|bigg|larg|high|lat)(?:li)?est|worst|most (?:\w+ly )?\w+)\b[^.;,]{0,60}", re.IGNORECASE
)
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today "
    "yesterday tomorrow year years month months week weeks day days hour hours".split()
)


def tallies_of(article, figures, text):
    """The figures and dates of one article that can be claims, as dicts; ages, ordinals and clock times never are.

    Each has item_id, article_id, start, end, kind (figure, date), topic, low, high, role, and for people counted
    `group` and `stretch` (running, past, one event), and `context`, the words beside it. `text` is the article's
    without its furniture: a menu beside a number tells nothing of it.
    """
    sentences = sentences_in(text)
    rows = sorted(figures, key=lambda row: (row["start"], row["end"]))
    found = [_tally(article, text, row, sentences, rows) for row in rows]
    return [tally for tally in found if tally]


def _tally(article, text, row, sentences, rows):
    kind = _text(row.get("kind"))
    if kind not in PEOPLE_KINDS | MEASURED | {"date"} or (kind == "date" and not _is_day(row)):
        return None
    start, end = int(row["start"]), int(row["end"])
    around = next(((s, e) for s, e in sentences if s <= start < e), (start, end))
    beside = text[max(around[0], start - NEAR) : min(around[1], end + NEAR)]
    words = words_in(text, *around)
    near = [w for w in words if w.end <= start][-BESIDE:] + [w for w in words if w.start >= end][:BESIDE]
    told = AFTER.search(text[around[0] : start])
    stretch = PAST if told else stretch_of(row, beside, article.published)
    days = _days_of(row, stretch, article.published, [r for r in rows if around[0] <= r["start"] < around[1]])
    return dict(
        item_id=row["figure_id"],
        article_id=article.article_id,
        start=start,
        end=end,
        kind="date" if kind == "date" else "figure",
        topic=_topic(row, kind),
        role=_text(row.get("role")),
        value=_number(row.get("value"), _number(row.get("low"), row.get("high"))),
        group=group_of(_text(row.get("victim")) or _text(row.get("counted"))),
        generic=_is_generic(_text(row.get("counted"))),
        source={w.folded for w in words_in(_text(row.get("source")) or "") if rarity(w.folded) > COUNTER},
        stretch=stretch,
        asserted="not asserted" not in (_text(row.get("rule")) or ""),
        beside="beside others" in (_text(row.get("rule")) or ""),
        days=days,
        dated=bool(days) and pd.notna(row.get("period_start")),
        recent=bool(stretch == PAST and days and pd.notna(article.published) and article.published - days[1] <= WEEK),
        part=_is_part(text, start, end),
        bound=_text(row.get("bound")),
        vague=_text(row.get("bound")) == "vague",
        harm=kind,
        context=_context(words if kind in PEOPLE_KINDS else near, start, end),
    )


def _is_generic(counted):
    """Whether the noun counted says no more than that people died: 12 people, 12 dead, 12 civilians."""
    last = (words_in(counted or "") or [None])[-1]
    return last is None or bool(group_of(last.folded) & WHOLE) or last.folded in _nouns_of_harm()


@lru_cache(maxsize=1)
def _nouns_of_harm():
    lexicon = load_lexicon("casualties")
    return {form for word in lexicon.word[lexicon.pos == "noun"] for form in (word, f"{word}s")} | {"dead"}


def _days_of(row, stretch, published, sentence):
    """(first, last) of the days on which those counted came to harm, as near as a report tells; None where it does not.

    What is told without a day is of the days before publication; of something past, the date in its sentence.
    """
    first, last = row.get("period_start"), row.get("period_end")
    if stretch == PAST:
        dates = [r for r in sentence if r.get("kind") == "date" and pd.notna(r.get("date_start"))]
        near = min(dates, key=lambda r: abs(r["start"] - row["start"]), default={})
        first, last = near.get("date_start"), near.get("date_end")
    elif pd.isna(first) and pd.notna(published):
        first, last = published - NEWS, published
    if stretch not in (PAST, ONE_EVENT) or pd.isna(first):
        return None
    last = first if pd.isna(last) else last
    return (first, last) if last - first <= MONTH else None


def _is_part(text, start, end):
    """Whether a count is said to be part of one beside it: "among them 32 children", "25 of them on Friday"."""
    return bool(PART_BEFORE.search(text[max(0, start - BEFORE_PART) : start]) or PART_AFTER.match(text, end))


def _context(words, start, end):
    """{word: 1 beside the number, less further off}: a sentence that counts the dead of two towns names both, each
    beside its own.
    """
    before, after = sum(w.end <= start for w in words), sum(w.start < end for w in words)
    found = {}
    for place, word in enumerate(words):
        if len(word.folded) > 1 and not word.folded.isdigit() and word.folded not in TIME_WORDS:
            off = max(before - 1 - place, place - after, 0)
            found[word.folded] = max(found.get(word.folded, 0), 1.0 if off < NEXT_TO else FURTHER_OFF)
    return found


def _is_day(row):
    """Whether a date is the day of something told, not the day it was said ("said on Friday") nor "this week"."""
    first, last = row.get("date_start"), row.get("date_end")
    told = pd.notna(first) and (pd.isna(last) or last - first <= MONTH)
    role = _text(row.get("role"))
    named = bool(re.search(r"\d", str(row.get("figure"))))
    return bool(told) and role != "statement" and (named or (bool(role) and (pd.isna(last) or last == first)))


def is_telling(tally):
    """Whether a tally that one article alone tells is worth a claim: "two hours" and "three sides" are not."""
    return tally["kind"] == "date" or tally["topic"].split()[0] not in ("duration", "quantity")


def _text(value):
    return value if isinstance(value, str) and value else None


def _number(*values):
    return next((float(value) for value in values if value is not None and pd.notna(value)), None)


def _topic(row, kind):
    """What is counted: killed, wounded …; of other figures the unit and the head of the noun counted."""
    if kind in MEASURED:
        counted = [w.folded for w in words_in(_text(row.get("counted")) or "")]
        return f"{kind} {_text(row.get('unit')) or ''} {stem(counted[-1]) if counted else ''}".strip()
    return DEATHS.get(kind, kind)


@lru_cache(maxsize=1)
def _groups():
    lexicon = load_lexicon("groups")
    return dict(zip(lexicon.word, lexicon.group, strict=True))


def group_of(words):
    """The groups that some words name, as a set; empty where the list knows none of them.

    >>> sorted(group_of("three Karskan soldiers and a child"))
    ['children', 'government forces']
    """
    forms = {form for w in words_in(words or "") for form in (w.folded, re.sub(r"'?s$|s'$", "", w.folded))}
    return {_groups()[form] for form in forms if form in _groups()}  # no stems: the armed opposition is no army


@lru_cache(maxsize=1)
def _stretches():
    lexicon = load_lexicon("stretches")
    return [(re.compile(p, re.IGNORECASE), s) for p, s in zip(lexicon.pattern, lexicon.stretch, strict=True)]


def stretch_of(row, beside, published):
    """Whether a count runs on (the toll of a war), is of something past, or of the one event reported."""
    beside = RECORD.sub("", beside)
    told = next((stretch for pattern, stretch in _stretches() if pattern.search(beside)), None)
    since, until = row.get("period_start"), row.get("period_end")
    until = published if pd.isna(until) else until
    known = pd.notna(since) and pd.notna(until)
    if known and until - since <= LONG and told != PAST:
        return ONE_EVENT  # "since Sunday"
    return told or ("running" if known else ONE_EVENT)
