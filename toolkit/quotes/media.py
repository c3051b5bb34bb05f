"""The medium: the agency, broadcaster or paper that carried a statement, and is not the one who speaks."""

import re

from .vocabulary import carriers, phrases

NAME = r"[A-Z][\w’'-]*(?:[ -][A-Z0-9][\w’'-]*){0,3}"
KIND_OF = r"television|TV|radio|newspapers?|news agency|news agencies|agency|magazine|channel"
OPENING = r"(?:the |a |an |state-run |state )*(?:news agency |broadcaster |newspaper |radio )?"
CARRIER = rf"({OPENING}(?:{NAME}(?: (?:{KIND_OF}))?|{KIND_OF}))"
CITED = re.compile(rf"\b(?:cited|quoted|reported|carried) by {CARRIER}")
TELLING = ("tell", "told", "interview", "statement")  # what TOLD begins with; looked for first, ten times as fast
TOLD = re.compile(rf"\b(?:told|telling|tells|tell|interview with|interview to|interview on|statement to) {CARRIER}")


def medium_in(words):
    """The agency or broadcaster that a cue's sentence names as carrying the statement, as words, or None.

    >>> medium_in("the mayor told Reuters on Monday")
    'Reuters'
    >>> medium_in("the mayor told Smith on Monday") is None
    True
    """
    if " by " in words and (cited := CITED.search(words)):
        return cited[1]
    told = TOLD.search(words) if any(word in words for word in TELLING) else None
    return told[1] if told and is_carrier(told[1]) else None


def is_carrier(name):
    """Whether a name is that of an agency, a broadcaster or a paper, or says so: "news agencies"."""
    bare = re.sub(r"^(?:the|a|an|state-run|state) ", "", name)
    return bare in carriers() or name in carriers() or bool(set(name.lower().split()) & phrases("carrier"))
