"""Which day some words of time mean, counted from the day of publication; missing where that does not fix it."""

import re

import pandas as pd

from ..furniture import MONTHS

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
FROM_PUBLICATION = "from the day of publication"
STEPS = {"last": -1, "the past": -1, "the previous": -1, "next": 1, "the following": 1}
DAYS = dict(day=1, week=7)
MONTHS_IN = dict(month=1, quarter=3, year=12, decade=120)


def resolve_day(found, published, tense=None):
    """(first day, last day, how it was fixed) of what a pattern found; `tense`: past, future or None.

    >>> day = pd.Timestamp("2012-06-22")
    >>> [str(moment.date()) for moment in resolve_day({"weekday": "Tuesday"}, day)[:2]]
    ['2012-06-19', '2012-06-19']
    """
    month = int(found["nmonth"]) if "nmonth" in found else MONTHS.get(found.get("month", "").lower().rstrip("."))
    rel = re.sub(r"\s+", " ", found.get("rel", "").lower())
    if month:
        return _of_month(found, month, rel, published, tense)
    if "year" in found:
        return *days_of_year(int(found["year"])), None
    if published is None:
        return None, None, "no day of publication"
    if "weekday" in found:
        day = _weekday(published, WEEKDAYS.index(found["weekday"].lower()), rel, tense)
        return day, day, FROM_PUBLICATION
    if "near" in found:
        near = re.sub(r"\s+", " ", found["near"].lower())
        shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(
            near, 0
        )
        day = published + pd.Timedelta(days=shift)
        return day, day, FROM_PUBLICATION
    return *stretch_of(published, found["unit"].lower(), STEPS.get(rel, 0)), FROM_PUBLICATION


def days_of_year(year):
    """First and last day of a year."""
    return pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)


def _of_month(found, month, rel, published, tense):
    if "year" in found:
        return _days_in(int(found["year"]), month, found, None)
    if published is None:
        return None, None, "no year"
    if "told_year" in found:  # in March last year
        return _days_in(published.year + STEPS.get(found["told_year"].lower(), 0), month, found, FROM_PUBLICATION)
    if rel in ("last", "next"):
        return _last_or_next(month, rel, found, published)
    return _days_in(
        _nearest_year(month, int(found.get("day", 1)), published, tense), month, found, "the year nearest publication"
    )


def _days_in(year, month, found, how):
    """The days of a month that the words name, or the month; none for 31 June."""
    first, last = int(found.get("day", 1)), int(found.get("day2", found.get("day", 0)))
    try:
        start = pd.Timestamp(year, month, first)
        return start, pd.Timestamp(year, month, last) if last else start + pd.offsets.MonthEnd(0), how
    except ValueError:
        return None, None, "no such day"


def _last_or_next(month, rel, found, published):
    """ "last June" said in June is a year ago; said in October it may be either: not resolved."""
    if rel == "last" and month >= published.month:
        return _days_in(published.year - 1, month, found, FROM_PUBLICATION)
    if rel == "next" and month <= published.month:
        return _days_in(published.year + 1, month, found, FROM_PUBLICATION)
    return None, None, "two readings"


def _nearest_year(month, day, published, tense):
    """The year that puts a day nearest to publication, on the side of it that the tense leaves open."""
    days = {year: pd.Timestamp(year, month, min(day, 28)) for year in range(published.year - 1, published.year + 2)}
    if tense == "past":
        days = {year: moment for year, moment in days.items() if moment <= published}
    return min(days, key=lambda year: abs((days[year] - published).days))


def _weekday(published, number, rel, tense):
    """A weekday alone is the last one up to publication, or the next where the sentence is about the future."""
    back = (published.weekday() - number) % 7
    if rel in ("last", "the previous"):
        return published - pd.Timedelta(days=back or 7)
    if rel in ("next", "the following") or tense == "future":
        return published + pd.Timedelta(days=(number - published.weekday()) % 7 or (7 if rel else 0))
    return published - pd.Timedelta(days=back)


def stretch_of(day, unit, step=0):
    """First and last day of the week, weekend, month or year that lies `step` on; weeks begin on Monday (ISO 8601)."""
    if unit in ("week", "weekend"):
        monday = day - pd.Timedelta(days=day.weekday()) + pd.Timedelta(days=7 * step)
        return monday + pd.Timedelta(days=5 if unit == "weekend" else 0), monday + pd.Timedelta(days=6)
    if unit == "month":
        first = day.replace(day=1) + pd.DateOffset(months=step)
        return first, first + pd.offsets.MonthEnd(0)
    return days_of_year(day.year + step)


def back_from(day, number, unit):
    """The day that lies so many units before (or, negative, after) another; None beyond the calendar's reach.

    >>> back_from(pd.Timestamp("2012-06-22"), 15, "month").date().isoformat()
    '2011-03-22'
    """
    try:
        if unit in ("minute", "hour"):
            return day - pd.Timedelta(days=int(number / (24 if unit == "hour" else 1440)))
        if unit in DAYS:
            return day - pd.Timedelta(days=round(number * DAYS[unit]))
        months = round(number * MONTHS_IN.get(unit, 0))
        return pd.Timestamp(day - pd.DateOffset(months=months)).as_unit("ns") if months else None
    except (OverflowError, ValueError):  # "nine thousand years ago"
        return None
