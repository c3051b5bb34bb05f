"""Dates and clock times in running text, resolved against the day of publication, with what happens on them."""

import re
from functools import lru_cache

import pandas as pd

from ..furniture import MONTH_NAME, MONTHS
from ..language import text_of
from .days import WEEKDAYS, back_from, days_of_year, resolve_day, stretch_of
from .numbers import read_numbers
from .roles import SCOUT, governors, role_at, root_of, tense_at

WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
MONTH = rf"\[?(?P<month>{MONTH_NAME})\b\]?\.?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[7-9]|20)\d\d)"
SPAN_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|until|through)\s)"
LISTED = r"(?:,\s\d{1,2})+,?\s(?:and|or)\s"  # March 7, 8 and 9
PATTERNS = [
    ("days of a month", rf"(?P<day>\d{{1,2}}){LISTED}(?P<day2>\d{{1,2}})\s+{MONTH}(?:,?\s+{YEAR})?\b"),
    (
        "days of a month",
        rf"{MONTH}\s+(?P<day>\d{{1,2}}){LISTED}(?P<day2>\d{{1,2}})(?:,?\s+{YEAR})?\b(?!\s?(?:million|people))",
    ),
    ("ISO date", r"(?P<year>\d{4})-(?P<nmonth>\d\d)-(?P<day>\d\d)\b"),
    ("days of a month", rf"(?P<day>\d{{1,2}}){SPAN_TO}(?P<day2>\d{{1,2}})\s+{MONTH}(?:,?\s+{YEAR})?\b"),
    (
        "days of a month",
        rf"{MONTH}\s+(?P<day>\d{{1,2}}){SPAN_TO}(?P<day2>\d{{1,2}})(?:,?\s+{YEAR})?\b(?!\s?(?:million|people))",
    ),
    ("day month", rf"{DAY}\s+(?:\[?of\s+)?{MONTH}(?:,?\s+(?:of\s+|last\s+year)?{YEAR})?(?=\W|$)"),
    ("month day", rf"{MONTH}\s+{DAY}\b(?!\s?(?:people|dead|killed)\b)(?:,?\s+{YEAR}\b)?"),
    ("month year", rf"{MONTH},?\s+(?:of\s+)?{YEAR}\b"),
    ("month of a told year", rf"{MONTH}\s+(?P<told_year>last|this|next)\s+year\b"),
    ("weekday", rf"(?:(?P<rel>last|next|this|the\s+following|the\s+previous)\s+)?{WEEKDAY}\b"),
    ("day", r"(?P<near>today|yesterday|tomorrow|tonight|the\sday\sbefore\syesterday|the\sday\safter\stomorrow)\b"),
    (
        "week, month or year",
        r"(?P<rel>last|next|this|the\s+past|the\s+previous|the\s+following)\s+(?P<unit>weekend|week|month|year)\b",
    ),
    ("month", rf"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bby\s)|(?<=\bof\s)|(?P<rel>last|next)\s){MONTH}"),
    (
        "year",
        r"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\bfrom\s)|(?<=\bto\s)|(?<=\bsummer\s)|(?<=\bspring\s)|(?<=\bautumn\s)|(?<=\bwinter\s)|(?<=\buntil\s)|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bduring\s)|(?<=\bafter\s)|(?<=\bbefore\s)|(?<=\bthe\s)|(?<=[(,]\s)|(?<=[(]))(?P<year>(?:19|20)\d\d)(?!\s?[-–%,]?\d|\s(?:people|men|women|soldiers|civilians|dead|troops)|\.\d)\b",
    ),
    ("bare day of a month", rf"\[(?P<month>{MONTH_NAME})\]\s*{DAY}\b"),
]
LOOSE_YEAR = re.compile(
    r"(?<![\d.,$£€-])(?:19[3-9]\d|20[0-4]\d)(?:['’]?s)?(?![\d%]|[.,]\d|\s?(?:people|civilians|troops|men|dead)\b)"
)
CLOCK = re.compile(
    r"(?<![\d.,$£€])(?:(?:[01]?\d|2[0-3])[:.h]\s?[0-5]\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)|(?:[01]?\d|2[0-3]):[0-5]\d(?::\d\d)?|1?\d\s?[ap]\.?m\b\.?|"
    r"(?<=\bat\s)[0-2]\d[0-5]\d(?!\d|\s(?:people|men|\w+s\b))|[0-2]?\d{3}\s?(?:local\b|GMT\b|UTC\b|hours\b(?=\slocal)))|\bo['’]clock",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:a|an|NUMBER)[\s-](?P<unit>hour|day|week|month|year)s?\s(?P<way>later|afterwards|after\sthat|ago|earlier|before\sthat)\b".replace(
        "NUMBER", r"[\w-]+"
    ),
    re.IGNORECASE,
)
BARE_DAY = re.compile(  # "from March 7 to the 9th", not "the 9th floor" nor "the 15th Brigade"
    r"\bthe\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b"
    r"(?=\s*(?:[,.;:!?)\]”\"’—–]|$)|\s(?:at|in|for|to|after|before|and|or|but|when|as|instead|if|with|because|amid)\s)"
)


@lru_cache(maxsize=1)
def _patterns():
    return [
        (
            name,
            re.compile(r"(?<![\w.,$£€])" + pattern if not pattern.startswith(r"(?:(?<=") else pattern, re.IGNORECASE),
        )
        for name, pattern in PATTERNS
    ]


@lru_cache(maxsize=1)
def _any_date():
    """A quick look for anything that the patterns could match; most sentences have none."""
    words = [
        *WEEKDAYS,
        *MONTHS,
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "year",
        "week",
        "month",
        "weekend",
        "later",
        "ago",
        "earlier",
    ]
    return re.compile(rf"\b(?:{'|'.join(words)})\b|\d{{4}}", re.IGNORECASE)


def dates_in(doc, published=None):
    """The dates, clock times and "48 hours later" of a Doc, as rows of kind date or time, in order.

    `published` resolves what the words leave open; without it "on Friday" or "10 April" has no date_start.
    """
    published = None if published is None or pd.isna(published) else pd.Timestamp(published).normalize()
    rows, taken = [], []
    if not _any_date().search(text_of(doc)) and not CLOCK.search(text_of(doc)):
        return rows
    for name, pattern in _patterns():
        for match in pattern.finditer(text_of(doc)):
            start, end = match.span()
            if not any(a < end and start < b for a, b in taken) and _is_date(name, match, text_of(doc)):
                taken.append((start, end))
                rows += _dates(doc, match, name, published)
    for match in CLOCK.finditer(text_of(doc)):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            taken.append(match.span())
            rows.append(dict(start=match.start(), end=match.end(), kind="time", rule="time: clock"))
    for match in LOOSE_YEAR.finditer(text_of(doc)):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            taken.append(match.span())
            rows.append(
                dict(start=match.start(), end=match.end(), kind="date", rule="date: bare year", **_year(match[0]))
            )
    rows.sort(key=lambda row: row["start"])
    rows = _moved(doc, sorted(rows + _bare_days(doc, rows), key=lambda row: row["start"]))
    return sorted(rows + _counted_from(doc, rows, published), key=lambda row: row["start"])


def _is_date(name, match, text):
    """ "may" and "march" are words too: a month alone needs its capital, and "May 5" a number that is a day."""
    found = match.groupdict()
    if (
        found.get("month")
        and found["month"].lower() in ("may", "march", "mar", "sun", "sat")
        and not found["month"][0].isupper()
        and not found.get("day")
    ):
        return False
    return not found.get("day") or 1 <= int(found["day"]) <= 31


def _year(words):
    """The days of a bare year; none of "the 1990s"."""
    return dict(zip(("date_start", "date_end"), days_of_year(int(words)), strict=True)) if words.isdigit() else {}


def _dates(doc, match, name, published):
    """The row of one match; two where a meeting was moved "from 7 to 9 March"."""
    row = _date(doc, match, name, published)
    if row["role"] != "moved_from" or "day2" not in match.groupdict():
        return [row]
    first, last = match.span("day"), match.span("day2")
    return [
        {**row, "end": first[1], "date_end": row["date_start"]},
        {**row, "start": last[0], "date_start": row["date_end"], "role": "moved_to"},
    ]


def _date(doc, match, name, published):
    start, end = match.span()
    end -= (
        text_of(doc)[end - 1] == "." and not text_of(doc)[end : end + 2].strip()[:1].isdigit()
    )  # "on 3 May." ends a sentence
    found = {key: value for key, value in match.groupdict().items() if value}
    found |= {"since": "since"} if text_of(doc)[max(0, start - 6) : start].lower() == "since " else {}
    role, cue = role_at(doc, start, end)
    tense = "past" if "since" in found else tense_at(doc, start, end, role)
    first, last, how = resolve_day(found, published, tense)
    rule = f"date: {name}" + (f", {how}" if how else "") + (f"; role from {cue!r}" if cue else "")
    return dict(start=start, end=end, kind="date", date_start=first, date_end=last, role=role, rule=rule)


def _moved(doc, rows):
    """The rows with the other end of a move told: "talks that had been set for March 7 … they begin on the 9th"."""
    found, before = [], None
    for row in rows:
        if row["kind"] == "date":
            first, last = before or {}, row
            later = first.get("role") == "moved_from" and pd.notna(last["date_start"]) and pd.notna(first["date_start"])
            near = later and last["start"] - first["end"] <= 2 * SCOUT and last["date_start"] > first["date_start"]
            if near and last.get("role") in ("start", "meeting") and _begins_itself(doc, last):
                row = {**row, "role": "moved_to", "rule": f"{row['rule']}; moved from the date before it"}
            before = row if not before or row.get("role") != "statement" else before
        found.append(row)
    return found


def _begins_itself(doc, row):
    """Whether what begins on a day is the "it" or "they" of the sentence before."""
    verb = next((t for t in governors(root_of(doc, row["start"], row["end"])) if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and any(
        c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("it", "they") for c in verb.children
    )


def _bare_days(doc, rows):
    """ "moved from March 7 to the 9th": the day of that name that lies nearest the day told before it."""
    found = []
    for match in BARE_DAY.finditer(text_of(doc)):
        told = [row for row in rows if row["end"] <= match.start() <= row["end"] + 2 * SCOUT and row["kind"] == "date"]
        anchor = told[-1].get("date_start") if told else None
        if anchor is None or pd.isna(anchor) or anchor != told[-1].get("date_end"):
            continue
        near = [day for months in (-1, 0, 1) if (day := _day_of(anchor, months, int(match["day"]))) is not None]
        day = min(near, key=lambda day: abs(day - anchor), default=None)
        start, end = match.start("day"), match.end()
        role, cue = role_at(doc, start, end)
        rule = "date: day of the month told before it" + (f"; role from {cue!r}" if cue else "")
        if day is not None and not any(row["start"] < end and start < row["end"] for row in rows):
            row = dict(start=start, end=end, kind="date", date_start=day, date_end=day, role=role, rule=rule)
            found.append(row)
    return found


def _day_of(anchor, months, day):
    """A day of the month so many months from another day's, or None where that month is shorter."""
    first = anchor.replace(day=1) + pd.DateOffset(months=months)
    return first.replace(day=day) if 1 <= day <= first.days_in_month else None


# ── counted from another day ──────────────────────────────────────────────────────────────────────────────────────────


def _counted_from(doc, rows, published):
    """ "48 hours later" counts from the date told before it; "three days ago" from the day of publication."""
    found = []
    for match in LATER.finditer(text_of(doc)):
        numbers = read_numbers(match[0])
        count = numbers[0].value if numbers else 1 if match[0].lower().startswith(("a ", "an ")) else None
        way = re.sub(r"\s+", " ", match["way"].lower())
        if count is None or (match["unit"].lower() == "hour" and count < 24):
            continue
        told = [
            row
            for row in rows
            if row["end"] <= match.start() and row["kind"] == "date" and match.start() - row["end"] <= 2 * SCOUT
        ]
        anchor = published if way == "ago" else told[-1].get("date_start") if told else None
        if anchor is None or pd.isna(anchor):
            continue  # "nine days later" in an article that fixes no day stays a length of time
        day = back_from(anchor, count if way in ("ago", "earlier", "before that") else -count, match["unit"].lower())
        last = day
        if day is not None and way == "ago" and match["unit"].lower() in ("month", "year"):
            day, last = stretch_of(day, match["unit"].lower())  # "three years ago" names a year, not a day
        from_what = "the day of publication" if way == "ago" else "the date before it"
        role = told[-1]["role"] if told and way != "ago" else role_at(doc, match.start(), match.end())[0]
        rule = f"date: counted from {from_what}"
        found.append(
            dict(start=match.start(), end=match.end(), kind="date", date_start=day, date_end=last, role=role, rule=rule)
        )
    return [row for row in found if not any(r["start"] < row["end"] and row["start"] < r["end"] for r in rows)]
