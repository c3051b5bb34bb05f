"""Dates and clock times in running text, resolved against the day of publication, with what happens on them."""

import re
from functools import lru_cache

import pandas as pd

from ..furniture import MONTH_NAME, MONTHS
from ..lexicons import load_lexicon
from .days import WEEKDAYS, back_from, days_of_year, resolve_day, stretch_of
from .numbers import either, read_numbers, text_of

WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
MONTH = rf"\[?(?P<month>{MONTH_NAME})\b\]?\.?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[7-9]|20)\d\d)"
SPAN_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|until|through)\s)"
PATTERNS = [
    ("ISO date", r"(?P<year>\d{4})-(?P<nmonth>\d\d)-(?P<day>\d\d)\b"),
    ("days of a month", rf"(?P<day>\d{{1,2}}){SPAN_TO}(?P<day2>\d{{1,2}})\s+{MONTH}(?:,?\s+{YEAR})?\b"),
    (
        "days of a month",
        rf"{MONTH}\s+(?P<day>\d{{1,2}}){SPAN_TO}(?P<day2>\d{{1,2}})(?:,?\s+{YEAR})?\b(?!\s?(?:million|people))",
    ),
    ("day month", rf"{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+(?:of\s+|last\s+year)?{YEAR})?(?=\W|$)"),
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
PAST = frozenset("was were had has have did".split())
PLANNED = frozenset("scheduled due planned expected set".split())
FUTURE = frozenset("will shall would should must may might can could to".split())
SCOUT = 90  # characters around a date that are searched for what happens on it
MUST = frozenset("must should shall".split())
NEAR_VERB = 3  # "told reporters on Tuesday"


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
    role, cue = _role(doc, start, end)
    tense = "past" if "since" in found else _tense(doc, start, end, role)
    first, last, how = resolve_day(found, published, tense)
    rule = f"date: {name}" + (f", {how}" if how else "") + (f"; role from {cue!r}" if cue else "")
    return dict(start=start, end=end, kind="date", date_start=first, date_end=last, role=role, rule=rule)


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
        role = told[-1]["role"] if told and way != "ago" else _role(doc, match.start(), match.end())[0]
        rule = f"date: counted from {from_what}"
        found.append(
            dict(start=match.start(), end=match.end(), kind="date", date_start=day, date_end=last, role=role, rule=rule)
        )
    return [row for row in found if not any(r["start"] < row["end"] and row["start"] < r["end"] for r in rows)]


# ── what happens then ─────────────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _roles():
    table = {}
    for words, cue, role in load_lexicon("date_roles")[["words", "cue", "role"]].itertuples(index=False):
        table.setdefault(cue, {})[words] = role
    return table, re.compile(rf"\b{either(table['phrase'])}\b", re.IGNORECASE)


def _span(doc, start, end):
    """The whole tokens over a stretch of text, or None where the Doc was not parsed."""
    return doc.char_span(start, end, alignment_mode="expand") if doc.has_annotation("DEP") else None


def _role(doc, start, end):
    """(role, cue) of a date: the preposition before it, then what its governors do, nearest first."""
    span = _span(doc, start, end)
    if span is None:
        return None, None
    table, phrases = _roles()
    before = text_of(doc)[max(span.sent.start_char, start - SCOUT) : start]
    phrase = phrases.search(before)
    if phrase and re.fullmatch(r"\W*(?:\w+\W+){0,3}", before[phrase.end() :]):
        return table["phrase"][phrase[0].lower()], phrase[0]
    chain = _chain(doc, span)
    prepositions = [token.lower_ for token in _governors(span.root) if token.pos_ in ("ADP", "SCONJ")]
    preposition = prepositions[0] if prepositions else ""
    if preposition in table["preposition"] and any(_is_due(token) for token in chain):
        return table["preposition"][preposition], preposition
    if preposition == "since":  # "killed since March" is no killing in March
        return "start", preposition
    for token in chain:
        role = table["word"].get(token.lower_) or table["word"].get(token.lemma_.lower())
        if role:
            return _shaded(role, prepositions), token.text
    for subject in (child for child in chain[-1:] for child in child.children if child.dep_ in ("nsubj", "nsubjpass")):
        role = table["word"].get(subject.lower_)
        if role:  # the deadline is 10 April
            return role, subject.text
    return None, None


def _chain(doc, span):
    """What governs a date, up to its first verb; a verb right before it ("dismissed on Friday") beats the parse."""
    near = [token for token in doc[max(span.sent.start, span.start - NEAR_VERB) : span.start] if token.pos_ == "VERB"]
    if near and not any(token.is_punct for token in doc[near[-1].i : span.start]):
        return [near[-1]]
    chain = []
    for token in _governors(span.root):
        chain.append(token)
        if token.pos_ in ("VERB", "AUX") and not (token.dep_ == "acl" and token.lower_ in PLANNED):
            break  # "a conference planned for June 30": the day is the conference's
    return chain


def _shaded(role, prepositions):
    """ "moved from 7 to 9 March": the preposition tells which end of the move."""
    if role != "moved_to":
        return role
    ends = {"from": "moved_from", "to": "moved_to", "until": "moved_to", "till": "moved_to"}
    return next((ends[word] for word in prepositions if word in ends), None)


def _governors(token):
    """The heads above a token, at most five."""
    for _ in range(5):
        if token.head is token or token.head.i == token.i:
            return
        token = token.head
        yield token


def _is_due(verb):
    """Whether a verb tells what must be: "must stop", "have to stop", "are to stop"."""
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    owed = to and verb.dep_ == "xcomp" and verb.head.lemma_ in ("have", "be", "need", "oblige", "require")
    return owed or bool(MUST & set(_auxiliaries(verb)))


def _auxiliaries(token):
    return [child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")]


MOVED = dict(moved_to="future", moved_from=None)  # "moved the talks to March 9": the moving is past, the day is not


def _tense(doc, start, end, role):
    """past or future where the verb of a date tells: met on Friday, will meet on Friday, to be held on Monday."""
    if role in MOVED:
        return MOVED[role]
    span = _span(doc, start, end)
    if span is None or role == "statement":
        return "past" if span is not None else None
    for token in _governors(span.root):
        if token.pos_ in ("VERB", "AUX"):
            auxiliaries = set(_auxiliaries(token))
            if auxiliaries & FUTURE and "have" not in auxiliaries or token.lower_ in PLANNED or _is_due(token):
                return "future"
            return "past" if token.tag_ == "VBD" or auxiliaries & PAST else None
    return None
