"""Beside a count: whether a report tells it as grown or lowered, and whether it takes in the attackers."""

import re

from ..align.rivals import OF_BEFORE

GROWN = re.compile(
    r"\b(?:rises?|rose|risen|rising|climb(?:s|ed)|jump(?:s|ed)|grew|grown|increased|up from)\b", re.IGNORECASE
)
LOWERED = re.compile(
    r"\b(?:revis\w+ (?:\w+ ){0,4}down|lower(?:ed|s)?|cut|reduced|down from|scaled down)\b",
    re.IGNORECASE,
)
ATTACKERS = re.compile(
    r"[^.;\n]{0,60}?\b(?:including|among them|counting) (?P<who>(?:the |an? |all )?(?:\w+ )?(?:suicide )?"
    r"(?:attackers?|assailants?|bombers?|gunm[ae]n|shooters?|hijackers?))\b",
    re.IGNORECASE,
)
NEAR = 120  # characters on either side of a count: "the death toll from a blast … has risen to"


def tells_as_earlier(text, number):
    """Whether a report tells a number as one that was told before its own: "earlier reports spoke of 30".

    >>> tells_as_earlier("The toll is 43. Earlier, state television said that 30 people had died.", 30.0)
    True
    """
    if number is None or number != int(number):
        return False
    printed = rf"(?:{int(number)}|{int(number):,})(?![\d,.]*\d)"
    before = rf"(?:{OF_BEFORE}|\bup from\b)[^.\n]{{0,80}}?(?<![\d,.]){printed}"
    after = rf"(?<![\d,.]){printed}[^.\n]{{0,60}}?{OF_BEFORE}"
    return bool(re.search(f"{before}|{after}", text, re.IGNORECASE))


def told_beside(text, start, end):
    """{grown, lowered, takes_in}: what the words on either side of a count say of it.

    >>> told_beside("The toll has risen to 12, including the bomber.", 22, 24)
    {'grown': True, 'lowered': False, 'takes_in': 'the bomber'}
    """
    before = text[max(text.rfind("\n", 0, start), start - NEAR, 0) : start]
    attackers = ATTACKERS.match(text[end : end + NEAR])
    return dict(
        grown=bool(GROWN.search(before)),
        lowered=bool(LOWERED.search(before)),
        takes_in=attackers["who"] if attackers else None,
    )
