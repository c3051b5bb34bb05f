"""Scopes: whether two figures count the same: whom, harmed by whom, since when; as stated, never as guessed."""

import re
from functools import lru_cache

import pandas as pd

from ..align.tallies import PARTS, PEOPLE_KINDS, group_of
from ..align.variants import rarity
from ..lexicons import load_lexicon
from ..words import UNSEEN, fold, share, words_in

MONTHS_APART = pd.Timedelta(days=45)  # "since March" and "in 15 months" name one beginning
SAME_COUNT = 10  # 35 civilians and 35 people killed in one raid are one count; two civilians and two people may be four
ANYBODY = {"gunmen", "everybody", "men"}  # "attackers" and "terrorists" may be two names of the same
HARMED = {"killed": "dead", "casualties": "casualties"}
MAY_BE_ALL = {"civilians", "worshippers", "pilgrims", "passengers", "protesters", "refugees"}
OWNED = re.compile(r"^(?:its|their|his|her|our)\s", re.IGNORECASE)
UNTELLING = {"other", "more"}
TELLING = 3.0  # rarity of a word that makes two namings one: "the Karskan brigade", "fighters of the Karskan brigade"


def scope_of(a, b, names=("a", "b"), tolls=False):
    """(same, differs or unstated; reasons as half sentences): whom two figures count, by whom harmed, since when.

    A point that differs decides; one that only one of them states leaves the scope unstated. Counting people and
    counting the dead without a word on who they were is the same; who counted is no point of scope. `tolls` says that
    both are the toll that a report leads with: 43 civilians and 53 people are then two counts of all the dead.

    >>> scope_of({"victim": "civilians"}, {"victim": "soldiers"}, ("The Echo", "The Post"))
    ('differs', ['The Echo counts civilians, The Post soldiers'])
    """
    points = [_point_perpetrator(a, b, names), _point_period(a, b, names)]
    if {a.get("kind"), b.get("kind")} <= PEOPLE_KINDS | {None}:
        points = [_point_harm(a, b, names), _point_victim(a, b, names, tolls), *points]
    else:
        points.insert(0, ("unstated", "that both measure one thing is read from the words beside them alone"))
    for verdict in ("differs", "unstated"):
        reasons = [reason for found, reason in points if found == verdict]
        if reasons:
            return verdict, reasons
    return "same", [reason for _, reason in points if reason]


def _point_harm(a, b, names):
    """ "450 casualties" are the dead and the wounded, or the dead alone: beside another number no rival of 82 dead."""
    if (a.get("kind") == "casualties") == (b.get("kind") == "casualties") or _number(a) == _number(b):
        return "same", ""
    name, other = names if a.get("kind") == "casualties" else names[::-1]
    return "differs", f"{name} counts casualties, perhaps the wounded among them, {other} the dead"


def _point_victim(a, b, names, tolls):
    """Whether both count the same people: "people" and "the dead" are all, soldiers some of them, and civilians,
    worshippers or passengers may be all whom a raid killed, where both counts are tolls.
    """
    said = [_victim(figure) for figure in (a, b)]
    groups = [group_of(words) - {"everybody"} for words in said]
    named = [words if words and not _is_everybody(words) else None for words in said]
    if not any(named):
        return ("same", "") if any(said) else ("unstated", "neither says whom it counts")
    all_harmed = f"the {HARMED.get(a.get('kind'), a.get('kind') or 'dead')}"
    counts = f"{names[0]} counts {said[0] or all_harmed}, {names[1]} {said[1] or all_harmed}"
    if all(named):
        if groups[0] & groups[1] or _head(named[0]) == _head(named[1]):
            return "same", f"both count {named[1] if named[0].startswith('one ') else named[0]}"
        alike = not all(groups) or (tolls and groups[0] <= MAY_BE_ALL and groups[1] <= MAY_BE_ALL)
        return ("unstated" if alike else "differs"), counts
    name, words = (names[0], named[0]) if named[0] else (names[1], named[1])
    only = f"only {name} says that they were {words}" if all(said) else f"only {name} says whom it counts ({words})"
    if _number(a) is not None and _number(a) == _number(b) >= SAME_COUNT:
        return "unstated", only
    group = groups[0] | groups[1]
    if group & PARTS or (all(said) and group and not (tolls and group <= MAY_BE_ALL)):
        return "differs", counts
    return "unstated", only


def _is_everybody(words):
    return "everybody" in group_of(words) and len(group_of(words)) == 1


def _head(words):
    """The noun that words end in, in the singular: shoppers and "at least 30 shoppers" count the same."""
    return fold(words.split()[-1]).removesuffix("s")


def _number(figure):
    value = figure.get("value")
    return None if value is None or pd.isna(value) else float(value)


def _victim(figure):
    """Whom a figure counts, as worded: people of any kind, never "dead", "bodies" or "others"."""
    said = [words for column in ("victim", "counted") if isinstance(words := figure.get(column), str) and words]
    words = next((inside(words) for words in said if group_of(words)), None) or next(
        (inside(words) for words in said if are_people(words) and is_telling_noun(words)), None
    )
    alone = words and str(figure.get("value")) in ("1", "1.0") and " " not in words and not words.endswith("s")
    return f"one {words}" if alone else words  # "a civilian was killed"


def is_telling_noun(words):
    """Whether a noun says whom a count counts: shoppers, not others."""
    return _head(words) not in UNTELLING


def are_people(counted):
    """Whether a noun names people: 40 villagers are killed, 40 dead or 40 lives are not killed once more."""
    last = counted.lower().rpartition(" ")[2]
    people = bool({last, last.removesuffix("s")} & _people()) or bool(group_of(last))
    return people and not {last, last.removesuffix("s"), last.replace("lives", "life")} & _casualties()


@lru_cache(maxsize=1)
def _casualties():
    return set(load_lexicon("casualties").word) | {"life"}


@lru_cache(maxsize=1)
def _people():
    return set(load_lexicon("people").word)


def inside(words):
    """Words that began a sentence as they stand inside one; a name keeps its capital.

    >>> inside("A gunman"), inside("Rebels"), inside("United Nations"), inside("Karskan police")
    ('a gunman', 'rebels', 'United Nations', 'Karskan police')
    """
    first, *rest = words.split() or [""]
    named = rest and rest[0][:1].isupper() and first.lower() not in ("the", "a", "an")
    acronym = len(first) > 1 and first.isupper()
    plain = first.lower() in ("the", "a", "an") or share(fold(first)) > UNSEEN or group_of(first)
    plain = plain or (bool(rest) and first.endswith("ed"))  # "Armed attackers"
    return words if named or acronym or not plain else words[:1].lower() + words[1:]


def _only(what, said, names):
    who, words = (names[0], said[0]) if said[0] else (names[1], said[1])
    return f"only {who} says {what} ({words})"


def _point_perpetrator(a, b, names):
    said = [figure.get("perpetrator") for figure in (a, b)]
    said = [inside(words) if isinstance(words, str) and words else None for words in said]
    if not any(said):
        return "same", ""
    said = [words and OWNED.sub("", words) for words in said]
    if not all(said):
        return "unstated", _only("by whom", said, names)
    groups = [group_of(words) - ANYBODY for words in said]
    rare = [{w.folded for w in words_in(words) if rarity(w.folded) > TELLING} for words in said]
    if groups[0] & groups[1] or rare[0] & rare[1]:
        return "same", f"both count those harmed by {said[0]}"
    reason = f"{names[0]} counts those harmed by {said[0]}, {names[1]} by {said[1]}"
    return ("differs" if all(groups) else "unstated"), reason


def _point_period(a, b, names):
    """Since when two counts run, or of which days they are; one that says nothing is read as of the day reported."""
    spans = [(figure.get("period_start"), figure.get("period_end")) for figure in (a, b)]
    told = [_period(*span, is_counted_back(figure)) for span, figure in zip(spans, (a, b), strict=True)]
    if not any(told):
        return "same", ""
    if not all(told):
        since = [words if words and words.startswith("since") else None for words in told]
        return ("unstated", _only("since when", [w and w[6:] for w in since], names)) if any(since) else ("same", "")
    since = [words.startswith("since") for words in told]
    if all(since):
        same = abs(spans[0][0] - spans[1][0]) <= MONTHS_APART
    else:
        same = not any(since) and spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]
    if same:
        return "same", f"both count {told[0]}" if all(since) else ""
    return "differs", f"{names[0]} counts {told[0]}, {names[1]} {told[1]}"


def is_counted_back(figure):
    """Whether a period was counted back from publication ("15 months of unrest"): its first day is no day told."""
    return "before publication" in str(figure.get("rule"))


def _period(start, end, counted_back=False):
    """`since March 2030`, `since about March 2030`, `those of 24 May 2030`, or None."""
    if pd.isna(start):
        return None
    if pd.isna(end) and counted_back:
        return f"since about {start:%B %Y}, counted back"
    if pd.isna(end):
        return f"since {start:%B %Y}" if start.day == 1 else f"since {start.day} {start:%B %Y}"
    first, last = f"{start.day} {start:%B %Y}", f"{end.day} {end:%B %Y}"
    return f"those of {first}" if first == last else f"those of {first} to {last}"
