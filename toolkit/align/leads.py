"""Leads: of the counts that one article gives, the one it leads with, each told once however often it is printed."""

import re

from .fits import NEAR_VALUE, comparable, ratio
from .rivals import AHEAD, OF_BEFORE, mark_rivals
from .tallies import DEATHS, ONE_EVENT, PARTS, PEOPLE_KINDS
from .variants import rarity

HARMS = {DEATHS.get(kind, kind) for kind in PEOPLE_KINDS}
LEDE = 900  # characters of a report that say what it is about; what stands further down may be another day's toll
OPENING = 400  # characters below the headline: further down stands who counts otherwise
TITLE = 160  # characters: a longer first paragraph is no headline
SMALL = 10  # five dead here and five there may be ten; forty twice are the forty of the headline
ROUNDED = 1.1  # times: "Almost 50" in a headline above the 46 of the report
ROUND = {"about", "less_than"}  # "Nearly 50"
LOOSE = 10  # times as many: "dozens" is no word for a thousand
NAME = 6.0  # rarity of a name, or of a word as telling: "bakery"
ADDED = re.compile(
    r"\b(?:(?:another|further|additional|extra)\s(?:at\sleast\s|about\s|some\s)?|"
    r"(?:rose|risen|rises|grew|grown|increased|jumped|climbed)\sby\s)$",
    re.IGNORECASE,
)
MORE = re.compile(r"\s(?:(?:more|others?|additional|further)\b(?!\sthan)|(?:\w+\s){1,2}also\b)", re.IGNORECASE)
BRINGING = re.compile(  # "killed 12 people on Friday, bringing the toll to 140"
    r"[^.;\n]{0,80}?\b(?:bring|tak|rais|push)ing\b[^.;\n\d]{0,40}?\b(?:toll|number|total|tally)\b", re.IGNORECASE
)
EARLIER = re.compile(rf"{OF_BEFORE}(?!.*\bnow\b)", re.IGNORECASE)  # "lower than previously stated, now stands at 253"
EARLIER_NEAR = 60  # "earlier, he had told of 22"
ADDED_NEAR = 30  # characters before a count that hold "another at least"
JOINED = re.compile(r"(?:\s[\w'’-]+){0,4}(?:\sand|,|,\sand)(?:\s[\w'’-]+){0,3}\s")
SENTENCE = re.compile(r"[.!?]['\"”’)]?$")


def told_once(tallies, text, headline=None):
    """The tallies of one article with its repetitions gone, and `lead` true of the count that it leads with.

    A headline drops "at least" for want of room, so of two mentions of one toll the first below it stays. The lead of
    a kind of harm is the first count of it that is neither part of another nor of another time, in the headline before
    the lede; "dozens" leads only where nothing more exact does.
    """
    title, kept = _title_end(text, headline), {}
    lede = max(title, len(text) - len(text.lstrip())) + LEDE
    for place, tally in enumerate(tallies):
        kept.setdefault(_same(tally, place, title, kept), []).append(tally)
    mentions = [(_told_best(told, title), told) for told in kept.values()]
    leads = _leads(mentions, text, title, lede)
    loose = [(best, told) for best, told in mentions if _is_loose(best, told, leads.get(best["topic"]), title, lede)]
    found = []
    for best, told in mentions:
        lead = best is leads.get(best["topic"])
        also = [tally for other, more in loose if lead and other["topic"] == best["topic"] for tally in more]
        if not any(best is other for other, _ in loose):
            added = is_added(best, text)
            found.append(dict(best, lead=lead, added=added, context=_contexts(told + also)))
    found = [dict(tally, elsewhere=_elsewhere(tally, found)) for tally in found]
    return mark_rivals(sorted(found, key=lambda tally: (tally["start"], tally["end"])), text)


def _title_end(text, headline):
    """Where the headline that a text begins with ends; 0 where it begins with a sentence."""
    again = text.rfind(headline, 0, LEDE) if isinstance(headline, str) and headline else -1
    if again >= 0:
        return again + len(headline)
    first = re.match(r"\s*([^\n]+)", text)
    return first.end() if first and len(first[1]) <= TITLE and not SENTENCE.search(first[1].strip()) else 0


def _same(tally, place, title, kept):
    """The key under which the mentions of one count stand together."""
    if tally["topic"] not in HARMS or not tally["value"]:
        return place
    key = tally["topic"], tally["stretch"], tally["value"], tally["part"], tally["vague"]
    before = kept.get(key, ())
    small = tally["value"] < SMALL and not any(other["start"] < title for other in before)
    others = any(_others(tally["group"], other["group"]) for other in before)
    return (*key, place) if before and (small or others) else key


def _others(a, b):
    """Whether two groups are not the same people: 40 soldiers, 40 villagers."""
    return bool(a and b) and not comparable(a, b)


def _told_best(told, title):
    """The mention of a count that says most of how sure it is: "at least 95" in the report, "95" in its headline."""
    below = [tally for tally in told if tally["start"] >= title] or told
    return next((tally for tally in below if tally["bound"] not in (None, "exact")), below[0])


def _leads(mentions, text, title, lede):
    """{kind of harm: the count of it that an article leads with}; a toll of days ago where it tells none of today, or
    begins with it.
    """
    found = {}
    for topic in sorted(HARMS):
        whole = [m for m in mentions if m[0]["topic"] == topic and _is_whole(*m, text, lede)]
        today = [m for m in whole if m[0]["stretch"] == ONE_EVENT]
        first = min(whole, key=lambda m: m[1][0]["start"], default=None)
        told = [first] if first and first[0]["recent"] else today or whole
        if told:
            found[topic] = _below_title(_foremost(told, text, lede), told, title)[0]
    return found


def _is_whole(best, told, text, lede):
    """Whether a count may be the toll of a report: in its lede, no part of another, not said to be added to one."""
    known = best["value"] and not best["part"] and (best["stretch"] == ONE_EVENT or best["days"])
    return bool(known) and told[0]["start"] < lede and not is_added(best, text)


def is_added(tally, text):
    """Whether a count is said to be added to another: another 12, 12 more."""
    before, after = text[: tally["start"]][-ADDED_NEAR:], text[tally["end"] : tally["end"] + ADDED_NEAR]
    more = MORE.match(after)
    if more and "other" in more[0] and tally["topic"] != "killed":
        more = None  # "killed 12 and wounded 30 others"
    return bool(ADDED.search(before) or more or BRINGING.match(text, tally["end"]))


def _foremost(mentions, text, lede):
    """The count told most often in the lede, else first; of "scores" and "hundreds" the larger, of two halves too, and
    of children and people the people.
    """
    foremost, rank = None, None
    for best, told in mentions:
        ahead = bool(AHEAD.search(text[max(0, best["start"] - ADDED_NEAR) : best["end"] + ADDED_NEAR]))
        earlier = bool(EARLIER.search(text[max(0, best["start"] - EARLIER_NEAR) : best["start"]]))
        loose = ahead or earlier or best["beside"] or not best["asserted"], best["vague"], best["harm"] == "casualties"
        often = sum(tally["start"] < lede for tally in told)
        mine = *loose, -best["value"] if best["vague"] else -often, told[0]["start"]
        first = foremost and foremost[0]
        if first and _outweighs(first, best, text):
            continue
        if not first or _outweighs(best, first, text) or _is_all(best, first) or mine < rank:
            foremost, rank = (best, told), mine
    return foremost


def _is_all(later, first):
    """Whether a count is of all where the first is of some: six teachers died, 35 people in all."""
    return (
        bool(first["group"] & PARTS)
        and not later["group"] & PARTS
        and not later["vague"]
        and later["value"] > first["value"]
    )


def _below_title(lead, mentions, title):
    """The count that a report opens with in place of a smaller or rounder one in its headline alone: of an hour ago."""
    best, told = lead
    opening = title + OPENING
    body = [m for m in mentions if title <= m[1][-1]["start"] < opening and not _others(m[0]["group"], best["group"])]
    if told[-1]["start"] >= title or not body or body[0][0]["vague"] > best["vague"]:
        return lead
    value = body[0][0]["value"]
    newer = value > best["value"] or best["bound"] in ROUND
    return body[0] if newer and ratio(value, best["value"]) <= NEAR_VALUE else lead


def _outweighs(larger, other, text):
    """Whether a count is the larger half of "killing at least one driver and around 20 villagers"."""
    first, last = sorted((larger, other), key=lambda tally: tally["start"])
    joined = JOINED.fullmatch(text[first["end"] : last["start"]])
    return bool(joined) and not larger["vague"] and larger["value"] > other["value"]


def _contexts(mentions):
    """What stands beside the mentions of one count, taken together."""
    found = {}
    for tally in mentions:
        for word, weight in tally["context"].items():
            found[word] = max(weight, found.get(word, 0))
    return found


def _elsewhere(tally, found):
    """The names beside an article's other counts of one kind and not beside this: 12 died in Karsk, 9 in Sund."""
    if tally["topic"] not in HARMS:
        return frozenset()
    others = [other for other in found if other is not tally and other["topic"] == tally["topic"] and not other["part"]]
    names = {word for other in others for word, weight in other["context"].items() if weight == 1.0}
    counters = {word for other in found for word in other["source"]}
    return {word for word in names if rarity(word) >= NAME} - tally["context"].keys() - counters


def _is_loose(tally, told, lead, title, lede):
    """Whether a count is the lead's in looser words: "Dozens killed" or "Almost 50" above "at least 44 people died"."""
    if lead is None or tally is lead or tally["part"] or tally["start"] >= lede:
        return False
    if tally["stretch"] != lead["stretch"] or _others(tally["group"], lead["group"]):
        return False
    if not tally["vague"]:
        rounder = tally["bound"] in ROUND or tally["value"] < lead["value"]
        return told[-1]["start"] < title and rounder and ratio(tally["value"], lead["value"]) <= ROUNDED
    return tally["value"] <= lead["value"] <= tally["value"] * LOOSE
