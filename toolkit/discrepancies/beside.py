"""Beside a count: whether a report tells it as grown or lowered, and whether it takes in the attackers."""

import re

GROWN = re.compile(
    r"\b(?:rises?|rose|risen|rising|climb(?:s|ed)|jump(?:s|ed)|grew|grown|increased|up from)\b", re.IGNORECASE
)
LOWERED = re.compile(
    r"\b(?:revis\w+ (?:\w+ ){0,4}down|lower(?:ed|s)?|cut|reduced|down from|scaled down|below|fewer than)\b",
    re.IGNORECASE,
)
ATTACKERS = re.compile(
    r"[^.;\n]{0,60}?\b(?:including|among them|counting) (?P<who>(?:the |an? |all |\w+ )?(?:suicide )?"
    r"(?:attackers?|assailants?|bombers?|gunm[ae]n|shooters?|hijackers?))\b",
    re.IGNORECASE,
)
NEAR = 120  # characters on either side of a count: "the death toll from a blast … has risen to"


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
