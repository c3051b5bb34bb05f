"""Intervals: what the wording of a figure allows, whether two of them meet, and from which width of "about" on."""

import pandas as pd


def interval(figure, about=0.10):
    """(low, high) of what a figure's wording allows, None where it is open; "about" is read as ±`about`.

    >>> interval({"bound": "about", "value": 12000, "low": 10800, "high": 13200}, about=0.25)
    (9000.0, 15000.0)
    """
    value, low, high = (number(figure.get(column)) for column in ("value", "low", "high"))
    if is_about(figure) and value is not None:
        return value * (1 - about), value * (1 + about)
    return low, high


def is_about(figure):
    """Whether a figure is told as "about" so many."""
    return str(figure.get("bound")) == "about"  # as text: a missing bound is neither equal nor unequal to anything


def number(value):
    """A value as a float, None where it is missing."""
    return None if value is None or pd.isna(value) else float(value)


def meet(a, b):
    """Whether two intervals have a number in common.

    >>> meet((10800, 13200), (15000, None)), meet((10000, None), (15000, None))
    (False, True)
    """
    low = max((x for x in (a[0], b[0]) if x is not None), default=None)
    high = min((x for x in (a[1], b[1]) if x is not None), default=None)
    return low is None or high is None or low <= high


def vanishing_width(a, b):
    """The width of "about" from which two figures would meet; None where neither is "about" or no width does it.

    >>> vanishing_width({"bound": "about", "value": 12000}, {"bound": "more_than", "value": 15000, "low": 15000})
    0.25
    """
    if meet(interval(a, 0), interval(b, 0)):
        return None
    low, high = sorted((a, b), key=lambda f: _nearest(interval(f, 0)))
    top, bottom = interval(low, 0)[1], interval(high, 0)[0]
    spread = (top if is_about(low) else 0) + (bottom if is_about(high) else 0)
    return (bottom - top) / spread if spread else None


def _nearest(bounds):
    return next(x for x in (*bounds, 0.0) if x is not None)


def ratio(a, b):
    """Larger ÷ smaller of the values, of a range or an open count the end it states."""
    x, y = (stated(figure) for figure in (a, b))
    return None if x is None or y is None else max(x, y, 1.0) / max(min(x, y), 1.0)


def stated(figure):
    """The number that a figure states: its value, of a range or an open count the end it gives."""
    return next((x for x in (number(figure.get(c)) for c in ("value", "low", "high")) if x is not None), None)
