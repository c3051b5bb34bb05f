"""Tallies: figures and dates as they are compared, by what is counted, of whom, over which stretch of time, and what
happens on a day.
"""

import math
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
ROUGHLY = pd.Timedelta(days=4)  # "two weeks ago" is no day
LONG = pd.Timedelta(days=14)  # a count that runs longer than this is the toll of a conflict, not of one day
NEAR_VALUE = 3.0  # two tolls of one blast seldom differ threefold; two blasts in one report often do
NEAR_LEAD = 10.0  # two tolls that reports of one event lead with; a bridge's three and a harbour's 41 are two events
SHARED_CONTEXT = 6.0  # rarity of shared words: one name, or two words such as "bridge" and "collapse"
NEAR_MEASURE = 1.5  # "2.5 billion offered" and "5.7 billion asked for" stand in the same words and are two sums
SHARED_MEASURE = 14.0  # beside the number: two sums in one dispute over money are seldom the same sum
SHARED_DATE = 10.0  # "talks … in Melport": what happens on the day
NEAR = 120  # characters on either side of a count that tell over which stretch of time it runs
BESIDE = 12  # words on either side of a date that tell what it is the date of
WHOLE = {"everybody", "civilians"}  # of a raid, not a part of its dead as children are
PARTS = set(
    "children, women, teachers, journalists, aid and medical staff, rescuers, lawyers, judges, drivers".split(", ")
)  # seldom all whom a raid killed
COUNTER = 2.0  # rarity of a word that tells one counter from another: "Observatory", not "for", "the"
EVERYBODY = {"everybody"}  # "19 were killed" counts people
NEAR_AS_GOOD_AS, GROUP_AS_GOOD_AS = 12.0, 10.0  # one value, one group: each tells as much as a shared name
NEXT_TO = 8  # words on either side of a count of people that stand in its own clause
COMPANY, MANY_LEADS = 4.0, 5  # a lead goes where the leads of others are, rather than to a second claim of leads
LEAD_AS_GOOD_AS = 16.0  # both reports lead with it: the toll of the one and the toll of the other
AS_MANY = 1.35  # times: 62 and 83 dead of one suburb on one day
EQUAL_AS_GOOD_AS = 12.0  # 24 and 24 dead of one town, beside the 62 and "more than 70" of the country
SURE_VALUE = 10  # "35" in two reports of one event is one count, whatever is named beside it; "two" is not
FURTHER_OFF = 0.4  # what a word of the same sentence tells that stands further off
BEFORE_PART = 60  # characters that hold "including at least" and what may stand before it
PART_BEFORE = re.compile(
    r"\b(?:includ(?:ing|ed|es|e)|among (?:them|the (?:dead|victims|killed|casualties)|those killed)|"
    r"of (?:them|whom|those))(?: were)?,? (?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
PART_AFTER = re.compile(
    r" (?:[\w-]+ ){0,2}of (?:them|whom|the (?:dead|victims))\b|"
    r"(?: [\w-]+){0,3} (?:were|was|are|is) among (?:the|those) (?:dead|killed|victims|fatalities)\b"
)
AFTER = re.compile(  # "a week after a bombing killed 27" tells of the bombing before
    r"\b(?:days?|weeks?|months?|years?) after\b[^.;,]*$", re.IGNORECASE
)
RECORD = re.compile(  # "the deadliest raid of the war", "in the year's worst attack", says nothing of what is counted
    r"\b(?:(?:dead|bloodi|bigg|larg|high|lat)(?:li)?est|worst|most (?:\w+ly )?\w+)\b[^.;,]{0,60}", re.IGNORECASE
)
VAGUE = 2.0, 10.0  # "dozens" is read as near twice as many, and as no count at all beside ten times as many
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


def same_tally(tally, claim):
    """How well a tally fits a claim, a list of tallies; None where it does not: another topic, stretch, group, or the
    same article. Beside the lead of one report stands the lead of another, whatever else is told there.
    """
    if any(tally["article_id"] == member["article_id"] for member in claim):
        return None
    leads = leads_of(claim) if tally.get("lead") else []
    fits = [_fit(tally, member) for member in leads or claim if not member.get("rival")]
    if None in fits or not fits:
        return None
    return sum(fits) / len(fits) + COMPANY * min(max(len(leads) - 1, 0), MANY_LEADS)


def leads_of(claim):
    """The tallies of a claim that their reports lead with."""
    return [tally for tally in claim if tally.get("lead")]


def _fit(a, b):
    if a["topic"] != b["topic"] or a["kind"] != b["kind"]:
        return None
    words = a["context"].keys() & b["context"].keys()
    shared = math.fsum(rarity(word) * min(a["context"][word], b["context"][word]) for word in words)
    if a["kind"] == "date":
        return shared if a["role"] == b["role"] and shared >= SHARED_DATE else None
    if a["topic"].split()[0] in MEASURED:
        return shared if shared >= SHARED_MEASURE and ratio(a["value"], b["value"]) <= NEAR_MEASURE else None
    return _fit_people(a, b, shared)


def _fit_people(a, b, shared):
    """Two counts of people: a war's toll beside a war's toll whatever the words; one event's beside what is told of
    the same event. Two leads are set side by side though they count another group each: the verdict says so.
    """
    leads = bool(a.get("lead") and b.get("lead"))
    apart = a["group"] and b["group"] and not comparable(a["group"], b["group"])
    if not _is_one_time(a, b) or (apart and not leads) or (_on_other_days(a, b) and not leads):
        return None
    if a["asserted"] != b["asserted"]:
        return None  # what is feared or denied is no counterpart of what is told
    times = _times(a, b)
    if (a.get("added") or b.get("added")) and times > 1:
        return None  # "four more died" and "another nine", of another day
    if a["part"] != b["part"] and times > (AS_MANY if a["group"] == b["group"] else 1):
        return None  # "72 died, among them 20 children" is 72 or 20
    if a["stretch"] != "running" and not _is_near(times, shared, leads):
        return None
    sure = leads or (times == 1 and (a["value"] or 0) >= SURE_VALUE)
    clashes = [clash(a, b), clash(b, a)]
    if not sure and (all(clashes) or (any(clashes) and times > 1 and shared - sum(clashes) < SHARED_CONTEXT)):
        return None
    shared -= sum(clashes)
    alike = (a["group"] or EVERYBODY) == (b["group"] or EVERYBODY)
    led = leads and not apart and not _on_other_days(a, b)
    same = times == 1 and (a["value"] or 0) >= SURE_VALUE and bool(a.get("lead")) == bool(b.get("lead"))
    return shared + NEAR_AS_GOOD_AS / times + GROUP_AS_GOOD_AS * alike + LEAD_AS_GOOD_AS * led + EQUAL_AS_GOOD_AS * same


def _is_near(times, shared, leads):
    """Whether two counts of one event are near enough for what is told beside both; two leads may lie further apart."""
    if shared < SHARED_CONTEXT:
        return times <= (NEAR_LEAD if leads else NEAR_VALUE)
    return leads or times <= NEAR_LEAD


def _is_one_time(a, b):
    """Whether two counts are of one stretch: "two weeks ago" is the time of what was reported two weeks ago."""
    if a["stretch"] == b["stretch"] or {a["stretch"], b["stretch"]} != {PAST, ONE_EVENT}:
        return a["stretch"] == b["stretch"]
    if not a["days"] or not b["days"]:
        return False
    return a["days"][0] - ROUGHLY <= b["days"][1] and b["days"][0] - ROUGHLY <= a["days"][1]


def _on_other_days(a, b):
    """Whether both reports state the day, and not the same: 11 killed on Friday, 44 on Tuesday."""
    if not (a["dated"] and b["dated"]) or {a["stretch"], b["stretch"]} != {ONE_EVENT}:
        return False
    return a["days"][0] > b["days"][1] or b["days"][0] > a["days"][1]


def clash(a, b):
    """How telling the names beside a count are that the other article puts beside another count of its own."""
    return math.fsum(rarity(word) for word, weight in a["context"].items() if weight == 1.0 and word in b["elsewhere"])


def _times(a, b):
    """Larger ÷ smaller of two counts; "dozens" and "scores" are near whatever they may well mean."""
    if 0 in (a["value"], b["value"]):
        return NEAR_VALUE  # "no civilians" beside 43
    times = ratio(a["value"], b["value"])
    low, other = (a, b) if a["vague"] else (b, a)
    if low["vague"] and not other["vague"] and other["value"] and (other["value"] >= (low["value"] or 0)):
        return min(times, VAGUE[0]) if times <= VAGUE[1] else times
    return times


def comparable(a, b):
    """Whether two groups can be set side by side: the same, or one of them everybody."""
    return bool(a & b) or "everybody" in a | b


def ratio(a, b):
    """Larger ÷ smaller of two counts, 1 where one is unknown."""
    if a is None or b is None:
        return 1.0
    return (max(a, b) + 1) / (min(a, b) + 1)
