"""Since when, or on which days, the harm was done that a number counts."""

import re

from ..language import text_of
from .days import back_from
from .numbers import read_numbers

OPEN_ENDED = frozenset("since until till before after by from".split())
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
LASTED = re.compile(
    r"\bsince\s+(?P<count>[\w-]+)\s(?P<unit>day|week|month|year)s?\sof\b[^.;]{0,40}?"
    r"\b(?:began|started|erupted|broke out)",
    re.IGNORECASE,
)
RECENT = re.compile(
    r"\b(?:in|over|during|within|for)\s(?:just\s)?the\s(?:past|last|previous)\s(?P<count>[\w-]+\s)?(?P<unit>hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)


def period_of(doc, token, governor, dates, published):
    """(first day, last day, rule) that a count runs over, missing where nothing fixes them; or None."""
    sent = token.sent
    since = _since(doc, sent, token, governor, dates, published)
    if since:
        return since
    recent = _recent(doc, sent, token, governor, published)
    if recent:
        return recent
    return _on_days(doc, sent, token, governor, dates)


def _since(doc, sent, token, governor, dates, published):
    """ "since March 2011", "since the uprising began in March 2011", "since 15 months of unrest began"."""
    match = SINCE.search(sent.text)
    if not match or not _bears_on(
        doc.char_span(sent.start_char + match.start(), sent.start_char + match.end()), token, governor
    ):
        return None
    told = LASTED.match(sent.text, match.start())
    if told:
        numbers = read_numbers(told["count"])
        if published is None or not numbers or numbers[0].value is None:
            return None, None, "period: not resolved, needs the day of publication"
        return (
            back_from(published, numbers[0].value, told["unit"].lower()),
            None,
            f"period: {numbers[0].value:g} {told['unit'].lower()}s before publication",
        )
    at = sent.start_char + match.end()
    for row in dates:
        if row["kind"] == "date" and at <= row["start"] < sent.end_char:
            if row.get("date_start") is None:
                return None, None, "period: not resolved, needs the day of publication"
            return row["date_start"], None, f"period: since {text_of(doc)[row['start'] : row['end']]}"
    return None


def _bears_on(since, token, governor):
    """Whether "since …" hangs on the harm or the counted: not on "the worst toll since March"."""
    if since is None:
        return False
    head = since.root.head.head if since.root.dep_ == "mark" else since.root.head
    if head.pos_ in ("VERB", "AUX"):
        return (
            governor is None
            or head.i == governor.i
            or head.is_ancestor(governor)
            or head in governor.conjuncts
            or governor.is_ancestor(head)
        )
    return head.i == token.i or token.is_ancestor(head) and head.pos_ == "NUM"


def _recent(doc, sent, token, governor, published):
    """ "in the past two days" runs up to publication."""
    match = RECENT.search(sent.text)
    if not match:
        return None
    at = sent.start_char + match.start()
    if not _bears_on(doc.char_span(at, at + len(match[0].split()[0])), token, governor):
        return None
    numbers = read_numbers(match["count"] or "one")
    if not numbers or numbers[0].value is None:
        return None
    if published is None:
        return None, None, "period: not resolved, needs the day of publication"
    return back_from(published, numbers[0].value, match["unit"].lower()), published, f"period: {match[0]}"


def _on_days(doc, sent, token, governor, dates):
    """The date that hangs on the verb of harm itself, not on "said": killed on Monday."""
    if governor is None or governor.lemma_ == "bury":  # the day of a funeral
        return None
    for row in dates:
        if (
            row["kind"] == "date"
            and sent.start_char <= row["start"] < sent.end_char
            and row.get("date_start") is not None
        ):
            span = doc.char_span(row["start"], row["end"], alignment_mode="expand")
            above = span.root.head if span.root.dep_ == "pobj" else span.root
            if above.head.i in (governor.i, token.i) and above.i != above.head.i and above.lower_ not in OPEN_ENDED:
                return row["date_start"], row["date_end"], f"period: {text_of(doc)[row['start'] : row['end']]}"
    return None
