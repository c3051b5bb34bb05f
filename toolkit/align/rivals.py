"""Rivals: of the counts that one article gives beside its lead, those of the same thing: by another counter, or of an
hour before.
"""

import math
import re
from itertools import combinations

from .fits import comparable, ratio
from .tallies import ONE_EVENT

LEAD = "the report leads with it"
RIVAL = "counted again beside the lead"
FAR = 4.0  # times: the seven dead of a suburb are no rival count of the 60 of a city
NEAR = 1.15  # times: 311 and 321 in one report are one toll at two hours
FEW = 20  # "12" and "13" may be two blasts
MOST = 0.85  # of the lead: "almost 100" and "at least 95" are one toll, though four women make up the rest
SUM = 0.08  # over a lead of "more than 100", given below as 62 and 46; "at least 119" is 62 and 57
BEFORE = 100  # characters before a count that say what it is
TOLL = re.compile(
    r"\b(?:tolls?|tally|number of (?:dead|deaths|people killed|fatalities)|figures?|official)\b", re.IGNORECASE
)
OF_BEFORE = r"\b(?:earlier|initial(?:ly)?|previous(?:ly)?|original(?:ly)?|at first)\b"  # of an older count
EARLIER = re.compile(rf"{OF_BEFORE}|\b(?:up from|down from|revised)\b", re.IGNORECASE)
PLACED = re.compile(  # of one place or one people among the dead
    r"(?:\sof)?\s(?:its|their)\b|[^.;\n]{0,60}?\b(?:alone|inside the|in hospitals?|on the \w+ floor)\b", re.IGNORECASE
)
WIDER = re.compile(
    r"[^.;\n]{0,60}?\b(?:across the country|nation-?wide|country-?wide|around the country)\b", re.IGNORECASE
)
OTHERS = re.compile(
    r"\b(?:another|other|others|also|elsewhere|separate(?:ly)?|in addition|additional|second|third|nearby|bodies)\b",
    re.IGNORECASE,
)
AHEAD = re.compile(r"\b(?:could|may|might|feared|fears?|expected|possibly)\b(?!\s\d)", re.IGNORECASE)  # not May 10


def mark_rivals(tallies, text):
    """The tallies of one article with `rival` true of those that count again what it leads with.

    Such a count is worded as the toll, or told by somebody else, or as earlier, or is nearly the same number; what is
    told of others, of what may yet come, and the parts that make up the lead are not.
    """
    leads = {tally["topic"]: tally for tally in tallies if tally.get("lead")}
    found = []
    for tally in tallies:
        lead = leads.get(tally["topic"])
        rival = lead is not None and tally is not lead and _counts_again(tally, lead, text)
        found.append(dict(tally, rival=rival))
    parts = {place for topic, lead in leads.items() for place in _parts(found, topic, lead)}
    return [
        dict(tally, rival=tally["rival"] and place not in parts, part=tally["part"] or place in parts)
        for place, tally in enumerate(found)
    ]


def _counts_again(tally, lead, text):
    if not tally["value"] or tally["vague"] or tally["part"] or tally["stretch"] != ONE_EVENT or not tally["asserted"]:
        return False
    groups = tally["group"], lead["group"]
    times = ratio(tally["value"], lead["value"])
    if times > FAR or (all(groups) and not comparable(*groups)) or lead["vague"]:
        return False
    before = text[max(text.rfind("\n", 0, tally["start"]), tally["start"] - BEFORE, 0) : tally["start"]]
    if OTHERS.search(before) or AHEAD.search(before) or WIDER.search(before) or WIDER.match(text, tally["end"]):
        return False
    if PLACED.match(text, tally["end"]):
        return False
    near = times <= NEAR and min(tally["value"], lead["value"]) >= FEW
    return near or bool(TOLL.search(before) or EARLIER.search(before)) or _is_by_another(tally, lead)


def _is_by_another(tally, lead):
    """Whether somebody else is named as the counter, and of people, not of a part such as evacuees."""
    whole = tally["generic"] or (tally["group"] and tally["group"] == lead["group"])
    return bool(tally["source"] and whole) and not tally["source"] & lead["source"]


def _parts(tallies, topic, lead):
    """The places of two or three counts that make up the lead."""
    most = (lead["value"] or 0) * MOST
    below = [
        p for p, t in enumerate(tallies) if t["topic"] == topic and not t["lead"] and 0 < (t["value"] or 0) <= most
    ]
    return {
        place
        for size in (2, 3)
        for some in combinations(below, size)
        if _is_sum(sum(tallies[p]["value"] for p in some), lead)
        for place in some
    }


def _is_sum(total, lead):
    """Whether counts that make so many in all may be the parts of a lead, as exactly as it is told."""
    loose = lead["bound"] in ("more_than", "about", "less_than", "at_most")
    return math.isclose(total, lead["value"], rel_tol=SUM) if loose else total == lead["value"]
