"""Counts whose harm is told once, at another count beside them: "22 died in Orlo and 15 in Tarn"; "activists say 70".

Each finder takes the row of a bare number (no noun, or a noun for people), the harm counted before it and the words
between, and returns how the harm is its own, or None.
"""

import re

from ..language import text_of
from .harm import harm_state, harm_verb

FAR = 300  # characters: a figure that stands two sentences below the toll is another matter
PLACE = r"\s(?:in|at|near|on|outside|across|around)\s"
ELSEWHERE = re.compile(rf"(?:\s[a-z]+)?{PLACE}(?P<after>(?:\w+\s){{0,2}}\w*)", re.IGNORECASE)
PLACED = re.compile(rf"{PLACE}(?!\w+\s(?:\w+\s)?$)", re.IGNORECASE)
STILL = re.compile(  # "40 people died in Orlo and two in hospital": hurt, not dead
    r"\b(?:hospitals?|custody|prison|jail|detention|shelters?|intensive|critical|serious|stable|need|tears|shock)\b",
    re.IGNORECASE,
)
SPLIT = re.compile(r"[^.;:\n]*(?::|\s[-–—])\s*")  # "killed 33 people in the province: 21 in Orlo, eight in Tarn"
LISTED = re.compile(r"(?:,|;|:|\s[-–—]|\band\b|\bplus\b|\bwith\b)\s*$", re.IGNORECASE)
SAYS = re.compile(
    r"\b(?:say|says|said|report|reports|reported|count|counts|counted|claim|claims|claimed|estimate|estimates|"
    r"estimated|(?:put|puts)\sit\sat|(?:speak|speaks|spoke)\sof)\s*$",
    re.IGNORECASE,
)
AT_END = re.compile(r"\s*(?:[.,;:)”\"—–]|$|\swere\b|\s(?:people\s)?had\s(?:died|been\skilled)\b)")
ANOTHERS = re.compile(r";|\bbut\b|\bwhile\b|\bwhereas\b|\bthough\b|\band\b", re.IGNORECASE)
ANEW = re.compile(  # "Activists put the number at 60"
    r"\b(?:put|puts|placed|places)\s(?:the|that|its|this)\s(?:number|figure|count|total)\sat\s*$", re.IGNORECASE
)
RECOUNT = re.compile(  # "the official figure of 84", "an earlier count stood at 300"
    r"(?:\b(?:an?|the|its|[\w’']+s)\s(?:[\w-]+\s){0,2}(?:figure|count|estimate|tally)\s(?:of|stood\sat|stands\sat|was|is))\s*$",
    re.IGNORECASE,
)
LOSSES = re.compile(r"\b(?:put|puts|placed)\s(?:its|their)\s(?:own\s)?losses\sat\s*$", re.IGNORECASE)
FROM = re.compile(  # "to 31 from 48", "to 123, down from an initial estimate of 150"
    r"(?:\s(?:dead|people))?,?\s(?:(?:up|down)\s)?from(?:\s(?:an?|the|its)(?:\s[\w-]+){1,2}\sof)?\s*", re.IGNORECASE
)
AMONG = re.compile(r"[^.;,]{0,50}?\s(?:were|was|are|is)\samong(?:\s(?:the|those))?\s*", re.IGNORECASE)


def gapped(doc, row, total, between):
    """(how the harm of `total` is the row's too, whether the same people did it), or None."""
    if row["start"] - total["end"] > FAR or "\n" in between:
        return None
    words = bare(between, row)
    noun = row["noun"]
    alone = noun is None or noun.pos_ == "PRON"
    breaks = len(re.findall(r"[.!?]\s", between))
    one_sentence = breaks == 0
    if one_sentence and _is_elsewhere(doc, row, total, words):
        return "told of the count before it, for another place", True
    if not alone:
        return None
    if one_sentence and FROM.fullmatch(words):
        return "the count that it was before", False
    if one_sentence and SAYS.search(words) and ANOTHERS.search(words) and AT_END.match(text_of(doc), row["end"]):
        return "another's count of those before it", False
    if ANEW.search(words) or (breaks < 2 and RECOUNT.search(words)) or (one_sentence and LOSSES.search(words)):
        return "another count of those before it", False
    return None


def among_counted(doc, row, following):
    """Whether the people of a row are told to be among those counted next: "Four children were among nine killed"."""
    return bool(AMONG.fullmatch(bare(text_of(doc)[row["end"] : following["start"]], following)))


def bare(between, row):
    """The words before a numeral without its modifier: ", at least " before 4 is a comma."""
    modifier = row.get("modifier")
    between = between.rstrip()
    return between.removesuffix(modifier).rstrip() if modifier else between


def _is_elsewhere(doc, row, total, between):
    """ "22 died in Orlo and 15 in Tarn", "eight in Tarn": no verb of its own, and a place or a day for each."""
    after = ELSEWHERE.match(text_of(doc), row["end"])
    if not after or STILL.search(after["after"]) or not LISTED.search(between + " "):
        return False
    if (
        not (PLACED.search(between) or SPLIT.fullmatch(between))
        or row["node"].dep_ in ("nsubj", "nsubjpass")
        and row["node"].head.i > row["node"].i
    ):
        return False
    return not _has_other_verb(doc, total["end"], row["start"])


def _has_other_verb(doc, start, end):
    """Whether a verb stands there that tells no harm: "40 died in Orlo, where houses burned, and 15 in Tarn"."""
    span = doc.char_span(start, end, alignment_mode="contract")
    return span is None or any(
        token.pos_ in ("VERB", "AUX")
        and not (harm_state(token) or harm_verb(token, "subject") or harm_verb(token, "object"))
        and token.dep_ not in ("aux", "auxpass")
        for token in span
    )
