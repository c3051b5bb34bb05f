"""Verdicts on two figures or dates of one claim: whether both can hold, and the scope that decides before."""

import pandas as pd

from ..align.tallies import PEOPLE_KINDS
from .beside import tells_as_earlier
from .intervals import interval, meet, ratio, stated, vanishing_width
from .scopes import scope_of
from .sentences import CHANGING, later_of, why_figure


def of_figures(a, b, sides, about, tolls, parts):
    """The row that two figures or dates of one claim give, in a list; an empty one where they cannot be compared.

    `tolls` says that both are the toll of their report, `parts` names for either side the figure by which the other
    report tells the same as a part of more.
    """
    if a.kind == "date":
        return of_dates(a, b, sides)
    scope, reasons = scope_of(a, b, (sides["a"]["name"], sides["b"]["name"]), tolls)
    if parts:
        scope, reasons = "differs", [_takes_in(sides, *parts.popitem())]
    elif bool(sides["a"]["takes_in"]) != bool(sides["b"]["takes_in"]) and stated(a) != stated(b):
        scope, reasons = "differs", [_counts_attackers(sides)]
    verdict, gap = _verdict(a, b, sides, scope, about), vanishing_width(a, b)
    why = why_figure(a, b, sides, verdict, gap, reasons)
    width = gap if verdict == "conflict" else None
    return [dict(kind="figure", verdict=verdict, scope=scope, size=ratio(a, b), vanishes_at=width, why=why)]


def _takes_in(sides, lead, part):
    """`for what The Echo counts, The Post has “23”`, `lead` being The Echo's side."""
    less, more = (sides[side]["name"] for side in (lead, "b" if lead == "a" else "a"))
    return f"for what {less} counts, {more} has “{part.figure}”"


def _counts_attackers(sides):
    more, less = (sides["a"], sides["b"]) if sides["a"]["takes_in"] else (sides["b"], sides["a"])
    return f"{more['name']}'s takes in {more['takes_in']}, {less['name']}'s is not said to"


def _verdict(a, b, sides, scope, about):
    if scope == "differs":
        return "different_scope"
    first, second = interval(a, about), interval(b, about)
    if meet(first, second):
        return "compatible"
    if a.kind in CHANGING and later_of(sides):
        return "superseded"
    if a.kind not in PEOPLE_KINDS - CHANGING:
        return "conflict"
    larger = "b" if first[1] is not None and second[0] is not None and second[0] > first[1] else "a"
    later = later_of(sides)
    smaller = stated(a if larger == "b" else b)
    grown = sides[larger]["grown"] or tells_as_earlier(sides[larger]["text"], smaller)
    return "superseded" if larger == later or (later is None and grown) else "conflict"


def of_dates(a, b, sides):
    """Two days given to one thing: compatible where they can be one day."""
    spans = [(f.date_start, f.date_end if pd.notna(f.date_end) else f.date_start) for f in (a, b)]
    if pd.isna(spans[0][0]) or pd.isna(spans[1][0]):
        return []
    if _are_own_days(a, b, sides):
        return []
    gap = max(spans[0][0] - spans[1][1], spans[1][0] - spans[0][1], pd.Timedelta(0))
    verdict = "conflict" if gap else "compatible"
    what = f" as the day of the {a.role.replace('_', ' ')}" if isinstance(a.role, str) and a.role else ""
    why = f"{sides['a']['name']} gives “{a.figure}”{what}, {sides['b']['name']} “{b.figure}”"
    why += (
        f"; the two lie {gap.days} day{'s' if gap.days != 1 else ''} apart." if gap else "; both can be the same day."
    )
    return [dict(kind="date", verdict=verdict, scope=pd.NA, size=gap / pd.Timedelta(days=1), why=why)]


def _are_own_days(a, b, sides):
    """Whether each is the day of its own report: "on Friday", printed on Friday, and "on Saturday", on Saturday, are
    two happenings, or one of them that a report of the next day tells as of its own.
    """
    counted = all("from the day of publication" in str(figure.rule) for figure in (a, b))
    published = [sides[side]["published"] for side in "ab"]
    if not counted or any(map(pd.isna, published)) or published[0].normalize() == published[1].normalize():
        return False
    return a.date_start - published[0].normalize() == b.date_start - published[1].normalize()
