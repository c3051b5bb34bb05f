"""Renderings of one utterance: how their words differ, and to whom two outlets give them."""

import pandas as pd
from rapidfuzz.distance import Indel

from ..actors.names import link_names
from ..align.variants import TURNING, rarity, word_differences
from ..schema import conform
from ..words import fold, words_in

FEWEST, VERBATIM = 6, 0.8  # words, likeness: two people may well use one slogan
ALIKE = 0.5  # translations that share half their words are shown by what differs, others whole
BREATH = 30  # words of a rendering that a reason repeats
MOST_SHOWN = 3  # differing places printed in one sentence; the report marks them all


def speakers_of(quotes):
    """{(article_id, utterance_id): (speaker as named, canonical name, whether all is quoted)} where a speaker is
    named.
    """
    if quotes is None or not len(quotes):
        return {}
    quotes = conform(quotes, "quotes")
    named = quotes[quotes.speaker.str[:1].str.isupper().fillna(False)].drop_duplicates(["article_id", "utterance_id"])
    labels = link_names(named.speaker.tolist())
    return {
        (row.article_id, row.utterance_id): (row.speaker, label, str(row.kind) == "direct")
        for row, label in zip(named.itertuples(), labels, strict=True)
    }


def of_renderings(a, b, sides, speakers):
    """The wording, where it differs, and who said it, where two outlets print the same words of different people."""
    edit = word_differences(sides["a"]["words"], sides["b"]["words"])
    found, changed = [], [step for step in edit if step[0] != "equal"]
    said = speakers.get((a.article_id, a.item_id)), speakers.get((b.article_id, b.item_id))
    if changed:
        sure = a.tier == b.tier == "same"
        why = _why_wording(changed, sides) if sure else _why_possible(changed, sides, said)
        found.append(dict(kind="wording", verdict="wording", scope=pd.NA, size=1 - _similarity(sides), why=why))
    if a.tier == b.tier == "same" and all(said) and _ascribed_to_two(said, edit, sides):
        why = f"{sides['a']['name']} gives the words to {said[0][0]}, {sides['b']['name']} to {said[1][0]}."
        found.append(dict(kind="attribution", verdict="conflict", size=1.0, why=why))
    return found


def _ascribed_to_two(said, edit, sides):
    """Whether two outlets print a direct quotation, word for word or nearly, as two people's."""
    if not (said[0][2] and said[1][2]):
        return False
    length = sum(len(words_in(step[1])) for step in edit if step[0] == "equal")
    surnames = [fold(label.split()[-1]) for _, label, _ in said]
    return surnames[0] != surnames[1] and length >= FEWEST and _similarity(sides) >= VERBATIM


def _similarity(sides):
    a, b = ([word.folded for word in words_in(sides[side]["words"])] for side in "ab")
    return Indel.normalized_similarity(a, b)


def _why_wording(changed, sides):
    """`A prints “could … ” where B prints “can”`, the most telling differences alone, what turns the sense first."""
    telling = sorted(changed, key=lambda step: -_tells(step))[:MOST_SHOWN]
    shown = sorted((step for step in changed if step in telling), key=lambda step: not _turns(step))
    parts = [_why_step(step, sides) + ", which can turn the sense" * _turns(step) for step in shown]
    rest = len(changed) - len(shown)
    more = f", and {rest} more difference{'s' if rest > 1 else ''}" if rest else ""
    return "; ".join(parts) + more + "."


def _tells(step):
    return 20 * _turns(step) + sum(rarity(word.folded) for side in step[1:] for word in words_in(side))


def _turns(step):
    """Whether one side has a denial or a connective such as "but" and the other does not."""
    sides = [TURNING & {word.folded for word in words_in(side)} for side in step[1:]]
    return sides[0] != sides[1]


def _why_step(step, sides):
    a, b = sides["a"]["name"], sides["b"]["name"]
    if step[0] == "replace":
        return f"{a} prints “{step[1]}” where {b} prints “{step[2]}”"
    name, other, words = (a, b, step[1]) if step[0] == "delete" else (b, a, step[2])
    return f"{name} prints “{words}”, which {other} leaves out"


def _why_possible(changed, sides, said):
    who = next((speaker[0] for speaker in said if speaker), None)
    lead = f"Perhaps one utterance{f' of {who}' if who else ''} in two renderings"
    if _similarity(sides) >= ALIKE:
        return f"{lead}: {_why_wording(changed, sides)}"
    a, b = (f"{side['name']} has “{_short(side['words'])}”" for side in (sides["a"], sides["b"]))
    return f"{lead}: {a}, {b}."


def _short(words):
    """At most so many words as one reads in a breath, quotation marks inside made single."""
    words = words.replace("“", "‘").replace("”", "’").split()
    return " ".join(words[:BREATH]) + (" …" if len(words) > BREATH else "")
