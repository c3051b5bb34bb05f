"""Fits: how well two tallies of two articles fit each other, as counts of one thing."""

import math

import pandas as pd

from .tallies import MEASURED, ONE_EVENT, PAST
from .variants import rarity

NEAR_VALUE = 3.0  # two tolls of one blast seldom differ threefold; two blasts in one report often do
MOST_RUNNING = 20.0  # the 44 of a town so far are not the 400,000 of the war
NEAR_LEAD = 10.0  # two tolls that reports of one event lead with; a bridge's three and a harbour's 41 are two events
SHARED_CONTEXT = 6.0  # rarity of shared words: one name, or two words such as "bridge" and "collapse"
NEAR_MEASURE = 1.5  # "2.5 billion offered" and "5.7 billion asked for" stand in the same words and are two sums
SHARED_MEASURE = 14.0  # beside the number: two sums in one dispute over money are seldom the same sum
SHARED_DATE = 10.0  # "talks … in Melport": what happens on the day
EVERYBODY = {"everybody"}  # "19 were killed" counts people
NEAR_AS_GOOD_AS, GROUP_AS_GOOD_AS = 12.0, 10.0  # one value, one group: each tells as much as a shared name
COMPANY, MANY_LEADS = 4.0, 5  # a lead goes where the leads of others are, rather than to a second claim of leads
LEAD_AS_GOOD_AS = 16.0  # both reports lead with it: the toll of the one and the toll of the other
AS_MANY = 1.35  # times: 62 and 83 dead of one suburb on one day
EQUAL_AS_GOOD_AS = 12.0  # 24 and 24 dead of one town, beside the 62 and "more than 70" of the country
SURE_VALUE = 10  # "35" in two reports of one event is one count, whatever is named beside it; "two" is not
VAGUE = 2.0, 10.0  # "dozens" is read as near twice as many, and as no count at all beside ten times as many
ROUGHLY = pd.Timedelta(days=4)  # "two weeks ago" is no day


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
    if times > MOST_RUNNING if a["stretch"] == "running" else not _is_near(times, shared, leads):
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
