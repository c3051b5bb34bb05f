"""Harm read from the words next to a numeral, because headlines ("8 killed, 25 injured") are parsed badly."""

import re
from functools import lru_cache

from ..language import text_of
from .harm import harm_words
from .numbers import either, modifier_of

ACTIVE = re.compile(  # "3 gunmen killed 12" tells of no dead gunmen
    r"(?:\s(?:and|or)\s\w+ed)?\s(?:a|an|the|at\sleast|another|more\sthan|scores|hundreds|several|him|her|them|"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens)\s(?!injured|wounded|missing|hurt|others|more))\b",
    re.IGNORECASE,
)
HARM = {"killed", "wounded"}
PAIR = re.compile(
    r"\b(?:killed|dead|killing|kills?|deaths)\s?(?:and|or|/|,|&)?\s?(?:or\s|and\s)?"
    r"(?:injured|wounded|injuring|wounding|injures|injuries|wounds?)\b",
    re.IGNORECASE,
)
SMALL = r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|several)\b)"
NUMBERED_AFTER = re.compile(
    rf"\s(?:(?:another|at\sleast|about|some|more\sthan|over|nearly|around)\s)?{SMALL}", re.IGNORECASE
)
NUMBERED_BEFORE = re.compile(rf"\b{SMALL}[\d,]*\s(?:(?!ha(?:s|ve|d)\b)\w+\s){{0,2}}$", re.IGNORECASE)
ASIDE = re.compile(  # what may stand between the counted and its verb: "40 people (half of them women) were killed"
    r"^\]?(?:\s?[(\[][^)\]]*[)\]]|,[^,.;]{3,60},|"
    r"\s(?:including|mostly|among them|most)\b[^,.;]{3,60}?(?=\s(?:was|were|have|had|are)\b))"
)
PASSIVE = re.compile(r"\b(?:was|were|been|being|are|is)\s+(?:\w+ly\s)?$")
SKIPPED = (
    r"(?:\]?\s(?:was|were|is|are|be|been|being|has|have|had|also|reportedly|so|far|since|still|all|later|either|believed|thought|"
    r"feared|said|reported|confirmed|to|left|found|now|already|more|others?|people|persons|seriously|badly|critically|slightly|severely|"
    r"lightly|allegedly|immediately|instantly|both|then|who|that|apparently))"
)
TOLL = re.compile(
    r"\btoll\b(?:\s(?:\w+\s)?of|[^.;]{0,90}?\b(?:at|to|reached|reaches|was|is|hit|topped|exceeded|passed|by|between|as))\s+(?:as\s\w+\sas\s)?$",
    re.IGNORECASE,
)
LESSENED = re.compile(r"\b(?:reduc|lower|cut|drop|fell|fall|decreas|shr[iau]nk)\w*\s(?:down\s)?by\s+$", re.IGNORECASE)
COUNT = re.compile(  # the words for a running count, by the state of the counted
    r"\b(?:(?P<toll>toll|(?:body|death)\scount)|(?:number|count|tally|total)\s(?:of\s(?:\w+\s)?)?(?:"
    r"(?P<dead>dead|deaths|killed|slain|fatalities)|(?P<hurt>wounded|injured|hurt)|(?P<victims>victims|casualties)))\b",
    re.IGNORECASE,
)
RISEN = re.compile(  # "the toll in a blast at … has now risen to at least": a whole clause may stand between
    r"\b(?:risen|rises|rising|rose|climb(?:s|ed|ing)|grew|grown|gone\sup|went\sup|jump(?:s|ed)|mount(?:s|ed)|increased|stands?|stood)"
    r"\s(?:\w+\s)?(?:at|to)\s(?:as\s\w+\sas\s)?$",
    re.IGNORECASE,
)
REACHED = re.compile(
    r"^[^;]{0,160}?\b(?:reach(?:es|ed)|hits?|topp?(?:s|ed)|exceed(?:s|ed)|pass(?:es|ed)|is|was|be|now)\s(?:now\s|still\s)?$"
)
OF_THOSE = re.compile(r"\s(?:the|its)\s(?=(?:death\s)?(?:toll|number|count|tally|total)\b)")
THOSE = re.compile(r"\s(?:those|the\speople)\s(killed|dead|slain|wounded|injured|hurt)\b", re.IGNORECASE)
HURT = dict.fromkeys(("wounded", "injured", "hurt"), "wounded")
BROUGHT = re.compile(r"\b(?:bring|brought|rais|tak|push|putt|put)\w*\s(?:to|at)\s$")
PUT, AT = re.compile(r"\b(?:put|puts|placed|places)\s(?:the|its|a)\s(?:\w+\s)?$"), re.compile(r"^[^;,]{0,80}\sat\s$")
BRING, TO = re.compile(r"\b(?:bring|brought|rais|tak|took|push)\w*\s(?:the|its)\s$"), re.compile(r"^[^;]{0,80}\sto\s$")
MAY = re.compile(r"\b(?:may|might|could|would)\b", re.IGNORECASE)  # "the toll may be closer to 50"
STATE_KINDS = {"toll": "killed", "dead": "killed", "hurt": "wounded", "victims": "casualties"}
LIVES = re.compile(r"\b(?:claim\w*|took|tak\w+|cost\w*)\sthe\slives\sof\s$", re.IGNORECASE)
DIED = dict.fromkeys(("died", "die", "dying", "perished"), ("killed", False))


@lru_cache(maxsize=1)
def _patterns():
    """(pattern of a state after the number, pattern of a verb before it, {state: harm}, {verb form: harm})."""
    states = {**harm_words()["adjective"], **DIED}
    forms = {form: harm for verb, harm in harm_words()[("verb", "object")].items() for form in _forms(verb)}
    forms |= dict.fromkeys(("slew", "slain"), ("killed", False))
    right = re.compile(rf"{SKIPPED}{{0,7}}\s({either(states)})\b(?!\s(?:by\s)?(?:the\s)?toll)", re.IGNORECASE)
    left = re.compile(
        rf"\b({either(forms)})(?:\s(?:and|or)\s(?:injur|wound|kill)\w+)?\s+"
        r"(?:(?:another|other|a|the|total|of|further|also|its|their|his)\s+)*$",
        re.IGNORECASE,
    )
    return right, left, states, forms


def _forms(verb):
    return (
        verb,
        verb + "s",
        verb + "es",
        verb + "d",
        verb + "ed",
        verb.removesuffix("e") + "ing",
        verb.removesuffix("y") + "ies",
    )


def harm_beside(doc, first, last, node, noun, people):
    """(kind, its token, rule) from the words that touch a number and its noun, or None."""
    text, sent = text_of(doc), doc[first].sent
    past = (noun.idx + len(noun)) if noun is not None and last < noun.i <= last + 8 else doc[last].idx + len(doc[last])
    begin = _begin(text, doc[first].idx, doc[last].idx + len(doc[last]))
    return (
        _after(doc, text, past, people)
        or _before(doc, text, max(sent.start_char, begin - 60), begin, people)
        or (_running(text[sent.start_char : begin]) if people else None)  # of two counts before it the nearer
        or _phrase(text, max(sent.start_char, begin - 120), begin, people)
        or (_brought(text[sent.start_char : begin], text[doc[last].idx + len(doc[last]) : sent.end_char]))
    )


def _begin(text, start, end):
    """Where a number begins with its modifier, which stands between "killed" and the numeral: "at least 40"."""
    _, modifier = modifier_of(text, start, end)
    at = text.rfind(modifier, 0, start) if modifier else -1
    return at if at >= 0 and not text[at + len(modifier) : start].strip(" ”\"’'") else start


def _after(doc, text, past, people):
    right, _, states, _ = _patterns()
    after = ASIDE.sub("", re.split(r"[.!?]\s+[A-Z]|\n", text[past : past + 140])[0])
    match = right.match(after)
    if not match or not people or (match[0].strip() == match[1] and ACTIVE.match(after[match.end() :])):
        return None
    return states[match[1].lower()][0], _token_at(doc, text.find(match[1], past)), f"harm: {match[1]!r} follows"


def _before(doc, text, start, end, people):
    _, left, _, forms = _patterns()
    match = left.search(text[start:end])
    if not match or PASSIVE.search(text[start : start + match.start()]):
        return None
    kind, strict = forms[match[1].lower()]
    if strict and not people:
        return None
    return kind, _token_at(doc, start + match.start(1)), f"harm: {match[1]!r} stands before"


def _phrase(text, start, end, people):
    if LIVES.search(text[start:end]):
        return "killed", None, "harm: claimed the lives of"
    toll = TOLL.search(text[start:end]) if people else None
    if toll and not LESSENED.search(text[start:end]) and not MAY.search(toll[0]):
        return "killed", None, "harm: the toll before it"
    return None


def _running(before):
    """The harm of a running count that ends in the number: "the number of the injured has now reached at least" 224."""
    before = re.sub('[“”"]', "", before)
    count = max(COUNT.finditer(before), key=lambda match: match.start(), default=None)
    if count is None:
        return None
    rest, put, brought = (
        before[count.end() :],
        PUT.search(before[: count.start()]),
        BRING.search(before[: count.start()]),
    )
    if MAY.search(rest) or not (
        RISEN.search(rest) or REACHED.search(rest) or (put and AT.search(rest)) or (brought and TO.search(rest))
    ):
        return None
    return STATE_KINDS[count.lastgroup], None, f"harm: {count[0]!r} before it"


def _brought(before, after):
    """ "bringing to 45 the number of people killed"."""
    those = OF_THOSE.match(after) if BROUGHT.search(before) else None
    count = COUNT.match(after, those.end()) if those else None
    if count:
        return STATE_KINDS[count.lastgroup], None, f"harm: {count[0]!r} after it"
    killed = THOSE.match(after) if BROUGHT.search(before) else None
    return (HURT.get(killed[1].lower(), "killed"), None, f"harm: {killed[0].strip()!r} after it") if killed else None


def _token_at(doc, offset):
    span = doc.char_span(offset, offset + 1, alignment_mode="expand") if offset >= 0 else None
    return span.root if span is not None else None


def paired(doc, kind, governor, last):
    """The kind, or casualties where one number counts two harms: "killed or injured scores"."""
    if kind not in HARM or governor is None:
        return kind
    text = text_of(doc)
    match = PAIR.search(text, max(0, governor.idx - 14), governor.idx + len(governor) + 40)
    if not match:
        return kind
    is_left = doc[last].idx < match.start()
    if is_left:
        return kind if NUMBERED_AFTER.match(text, match.end()) else "casualties"
    return kind if NUMBERED_BEFORE.search(text[max(0, match.start() - 30) : match.start()]) else "casualties"
