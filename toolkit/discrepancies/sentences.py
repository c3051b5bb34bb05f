"""Sentences: what a verdict on two figures rests on, as an editor can print it."""

import re

import pandas as pd

from ..align.tallies import PEOPLE_KINDS
from .intervals import is_about, number
from .scopes import OWNED, are_people, inside, is_telling_noun

CHANGING = {"missing", "kidnapped", "detained", "evacuated", "displaced"}  # numbers that fall as well as grow
NOUN = {"casualties": "casualties", "money": "", "percent": "", "quantity": "", "duration": ""}


def why_figure(a, b, sides, verdict, gap, reasons):
    """One sentence: both counts as printed, what the verdict rests on, and what is stated of their scope."""
    told = f"{_told(a, sides['a'])}, {_told(b, sides['b'])}"
    scope = _merged(reasons)
    if verdict == "different_scope":
        return f"{told}; they do not count the same: {scope}."
    if verdict == "compatible":
        text = f"{told}; both can hold"
    elif verdict == "superseded":
        text = f"{told}; {_growth(a, sides)}"
    else:
        width = f" unless “{_about(a, b)}” is read as ±{gap:.0%} or wider" if gap is not None else ""
        unknown = [sides[side]["name"] for side in "ab" if pd.isna(sides[side]["published"])]
        text = f"{told}; both cannot hold{width}"
        lowered = [side["name"] for side in sides.values() if side["lowered"]]
        if lowered and a.kind in PEOPLE_KINDS:
            text += f"; {' and '.join(lowered)} tell{'s' * (len(lowered) == 1)} of a count that was lowered"
        if unknown and a.kind in PEOPLE_KINDS and not width:
            text += f" unless one came later: the day of {' and '.join(unknown)} is not known"
        elif a.kind in PEOPLE_KINDS and not width and not later_of(sides):
            text += " at once (which was printed first is not known)"
    joint = "; " if ", and " in scope else ", and "
    return f"{text}{joint + scope if scope else ''}."


def _about(a, b):
    """The word for "about" as the one outlet prints that uses it, or "about" for two."""
    printed = {f.modifier.lower() for f in (a, b) if is_about(f) and isinstance(f.modifier, str) and f.modifier}
    return printed.pop() if len(printed) == 1 else "about"


def _merged(reasons):
    """Reasons as one clause: "only The Echo says by whom (…) and since when (…)", "both count aid workers, harmed by
    gunmen".
    """
    merged = ""
    for reason in reasons:
        if merged.startswith("both count ") and reason.startswith("both count "):
            merged += ", " + reason.removeprefix("both count ").removeprefix("those ")
            continue
        head, says, rest = reason.partition(" says ")
        same = says and merged.rpartition(" says ")[0].endswith(head)
        merged += (" and " if same else ", and " if merged else "") + (rest if same else reason)
    return merged


def _growth(figure, sides):
    """That the larger count is the later one, with both times, or that it is told as grown; of the missing, that the
    later one takes the place of the earlier.
    """
    if figure.kind in CHANGING:
        days = ", ".join(_moments(sides))
        return f"the later count takes the place of the earlier, as such counts rise and fall ({days})"
    if later_of(sides):
        return f"the later count is the larger, as such counts grow ({', '.join(_moments(sides))})"
    names = " and ".join(sides[side]["name"] for side in "ab" if sides[side]["grown"])
    told = f"the larger count is told as grown ({names})" if names else "the smaller count is told as an earlier one"
    return f"{told}, though which was printed first is not known"


def _moments(sides):
    """When each was published: days alone, unless both were printed on one day."""
    moments = [sides[side]["published"] for side in "ab"]
    clock = ", %H:%M" if moments[0].normalize() == moments[1].normalize() else ""
    return [f"{moment.day} {moment:%B %Y{clock}}" for moment in moments]


def _told(figure, side):
    """`The Echo has “about 120” killed (counted by the UN)`."""
    printed = " ".join(str(figure.figure).split())
    printed = "one" if printed.lower() in ("a", "an") else printed
    modifier = figure.modifier if isinstance(figure.modifier, str) else ""
    if str(figure.bound) == "range" and " and " in printed:
        modifier = "between"  # "20 and 25" alone reads as two counts
    if modifier and modifier.lower() not in printed.lower():
        printed = f"{modifier} {printed}"
    source = f" (counted by {inside(figure.source)})" if isinstance(figure.source, str) and figure.source else ""
    return f"{side['name']} has “{printed}”{_noun(figure, printed)}{source}"


def _noun(figure, printed):
    """What a figure counts, as it is read after the number: ` soldiers killed`, ` dead`, ` wounded`."""
    counted = figure.counted if isinstance(figure.counted, str) else ""
    people = figure.kind in PEOPLE_KINDS - {"casualties"} and are_people(counted)
    if figure.kind == "killed" and not people:
        noun = "" if re.search(r"\b(?:dead|deaths|lives|fatalities)\b", printed) else "dead"
    else:
        noun = NOUN.get(figure.kind, figure.kind) or _measured(figure, printed)
    counted = OWNED.sub("", counted)
    if people and is_telling_noun(counted) and counted not in printed:
        dozens = str(figure.bound) == "vague" and number(figure.value) is None and printed.endswith("s")
        noun = f"{'of ' * dozens}{counted} {noun}"  # dozens of people killed
    return f" {noun}" if noun else ""


def _measured(figure, printed):
    """The noun of a measure that the figure's own words leave out: “three” weeks."""
    noun = next((x for x in (figure.counted, figure.unit) if isinstance(x, str) and x), "")
    if figure.kind not in ("duration", "quantity") or noun in printed:
        return ""
    return noun if noun.endswith("s") or noun == "people" or number(figure.value) == 1 else f"{noun}s"


def later_of(sides):
    """Which of two was published later, a or b; None where that is not known: of a day without its hour."""
    a, b = (sides[side]["published"] for side in "ab")
    if pd.isna(a) or pd.isna(b) or a == b:
        return None
    if a.normalize() == b.normalize() and a.normalize() in (a, b):
        return None
    return "b" if a < b else "a"
