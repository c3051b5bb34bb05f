"""Leads: of the counts that one article gives, the one it leads with, each told once however often it is printed."""

import re

from .tallies import DEATHS, PEOPLE_KINDS, comparable
from .variants import rarity

HARMS = {DEATHS.get(kind, kind) for kind in PEOPLE_KINDS}
LEDE = 900  # characters of a report that say what it is about; what stands further down may be another day's toll
TITLE = 160  # characters: a longer first paragraph is no headline
SMALL = 10  # five dead here and five there may be ten; forty twice are the forty of the headline
LOOSE = 10  # times as many: "dozens" is no word for a thousand
NAME = 6.0  # rarity of a name, or of a word as telling: "bakery"
ADDED = re.compile(r"\b(?:another|further|additional|extra)\s(?:at\sleast\s|about\s|some\s)?$", re.IGNORECASE)
ADDED_NEAR = 30  # characters before a count that hold "another at least"
JOINED = re.compile(r"(?:\s[\w'’-]+){0,4}\sand(?:\s[\w'’-]+){0,3}\s")
SENTENCE = re.compile(r"[.!?]['\"”’)]?$")


def told_once(tallies, text):
    """The tallies of one article with its repetitions gone, and `lead` true of the count that it leads with.

    A headline drops "at least" for want of room, so of two mentions of one toll the first below it stays. The lead of
    a kind of harm is the first count of it that is neither part of another nor of another time, in the headline before
    the lede; "dozens" leads only where nothing more exact does.
    """
    begin, title, kept = len(text) - len(text.lstrip()), _title_end(text), {}
    lede = begin + LEDE
    for place, tally in enumerate(tallies):
        kept.setdefault(_same(tally, place, title, kept), []).append(tally)
    mentions = [(_told_best(told, title), told) for told in kept.values()]
    leads = _leads(mentions, text, lede)
    loose = [(best, told) for best, told in mentions if _is_loose(best, leads.get(best["topic"]), lede)]
    found = []
    for best, told in mentions:
        lead = best is leads.get(best["topic"])
        also = [tally for other, more in loose if lead and other["topic"] == best["topic"] for tally in more]
        if not any(best is other for other, _ in loose):
            found.append(dict(best, lead=lead, context=_contexts(told + also)))
    found = [dict(tally, elsewhere=_elsewhere(tally, found)) for tally in found]
    return sorted(found, key=lambda tally: (tally["start"], tally["end"]))


def _title_end(text):
    """Where the headline that a text begins with ends; 0 where it begins with a sentence."""
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
    return next((tally for tally in told if tally["start"] >= title), told[0])


def _leads(mentions, text, lede):
    """{kind of harm: the count of it that an article leads with}; of "scores" and "hundreds" the larger."""
    found = {}
    for best, told in mentions:
        loose = best["vague"], best["harm"] == "casualties"
        often = sum(tally["start"] < lede for tally in told)
        rank = *loose, -(best["value"] or 0) if best["vague"] else -often, told[0]["start"]
        whole = best["topic"] in HARMS and best["value"] and not best["part"] and best["stretch"] == "one event"
        if not whole or rank[-1] >= lede or ADDED.search(text[: best["start"]][-ADDED_NEAR:]):
            continue
        before = found.get(best["topic"])
        if before is None or _outweighs(best, before[1], text) or rank < before[0]:
            found[best["topic"]] = rank, best
    return {topic: best for topic, (_, best) in found.items()}


def _outweighs(later, first, text):
    """Whether a count is the larger half of "killing at least one driver and around 20 villagers"."""
    joined = JOINED.fullmatch(text[first["end"] : later["start"]])
    return bool(joined) and not later["vague"] and later["value"] > first["value"]


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
    return {word for word in names if rarity(word) >= NAME} - tally["context"].keys()


def _is_loose(tally, lead, lede):
    """Whether a count is the lead's in looser words: "Dozens killed" above "at least 44 people were killed"."""
    if lead is None or tally is lead or not tally["vague"] or tally["part"] or tally["start"] >= lede:
        return False
    alike = tally["stretch"] == lead["stretch"] and not _others(tally["group"], lead["group"])
    return alike and tally["value"] <= lead["value"] <= tally["value"] * LOOSE
