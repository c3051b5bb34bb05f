"""Doubts: why the one that "he" or "she" was resolved to may not be who speaks, read from what is said around it."""

import re

from ..actors.pronouns import GENDER
from .media import is_carrier

GOES_ON = frozenset({"add", "continue", "go"})  # who adds something has just spoken


def doubt_of(page, utterance, row, before, actors):
    """The reason to leave the speaker of a row open, or None; `before` is the row that was last spoken."""
    word, name = (row["mention"] or "").lower(), row["speaker"]
    if not name or word not in GENDER:
        return None
    reasons = [_own_name(page, utterance, name)]
    if before and before["speaker"] and row["level"] == 0:
        reasons += [_last_speaker(utterance, row, before, actors, word), _reporter(name, before)]
    reason = next(filter(None, reasons), None)
    return reason and f"{word}: {reason}"


def _own_name(page, utterance, name):
    """`He said Lind was mad` is not said by Lind."""
    surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    named = any(surname.search(page.text, start, end) for start, end in utterance["pieces"])
    return f"what is said names {name}" if named else None


def _last_speaker(utterance, row, before, actors, word):
    """Who adds something has just spoken; "she" is likelier the last speaker where it is known to fit only her."""
    name, last = row["speaker"], before["speaker"]
    if name == last or before["speaker_rule"] == "unnamed source":
        return None
    genders = {actor["actor"]: actor["gender"] for actor in actors if actor["actor"] in (name, last)}
    is_likelier = genders.get(last) == GENDER[word] and not genders.get(name)
    is_open = row["speaker_rule"] == f"{word}: subject of the sentence before"
    return f"{last} spoke before" if is_open and (utterance["cue"]["lemma"] in GOES_ON or is_likelier) else None


def _reporter(name, before):
    """After "The BBC's Jonas Lind says", "he said" is as likely the one whom the reporter speaks of."""
    owner = re.split(r"['’]s? ", before["mention"] or "", maxsplit=1)
    reports = len(owner) > 1 and is_carrier(re.sub(r"^The ", "", owner[0]))
    return f"{name} reports" if reports and before["speaker"] == name else None
