"""Since when, or on which days, the harm was done that a number counts."""

import re

from ..language import text_of
from .days import back_from
from .numbers import read_numbers

OPEN_ENDED = frozenset("since until till before after by from".split())
NEAR_DAY = 30  # characters from a number to its day: "nine soldiers on Friday"
BESIDE = re.compile(r"\s(?:of\s(?:them|whom)\s|[a-z]+\s)?(?:on|in|during)\s", re.IGNORECASE)
RIGHT_BESIDE = re.compile(r"\s(?:of\s(?:them|whom)\s)?(?:on|in|during)\s", re.IGNORECASE)  # seven of them on Friday
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
    """(first day, last day, rule) that a count runs over, missing where nothing fixes them; or None.

    The day of the harm itself comes first: of "killed three on Friday, bringing to 87 those killed since 10 April" the
    three are Friday's.
    """
    sent = token.sent
    return (
        _recent(doc, sent, token, governor, published)
        or _on_days(doc, sent, token, governor, dates)
        or _since(doc, sent, token, governor, dates, published)
    )


def day_beside(doc, row, dates):
    """The columns of the day told right after a number without a verb: "and nine on Friday", "14 of them on Sunday"."""
    for date in dates:
        near = date["start"] - row["end"]
        if date.get("date_start") is None or not 0 < near <= NEAR_DAY:
            continue
        if BESIDE.fullmatch(text_of(doc)[row["end"] : date["start"]]):
            return dict(period_start=date["date_start"], period_end=date["date_end"])
    return {}


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
            if "," in text_of(doc)[at : row["start"]]:
                return None  # "since the election, the ministry said on Friday"
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
        if governor is None:
            verb = next((above for above in token.ancestors if above.pos_ == "VERB"), token)
            return head.is_ancestor(token) or head.i == verb.i or _is_one_clause(head, verb, ("relcl", "advcl"))
        return head.i == governor.i or _is_one_clause(head, governor)
    if governor is not None and head.i == governor.i:  # the toll since March
        return True
    return head.i == token.i or token.is_ancestor(head) and head.pos_ == "NUM"


def _is_one_clause(head, governor, others=("relcl", "advcl", "acl")):
    """Whether what is said of one verb holds for the other: "killed and wounded since March"; not "nine died on Monday

    and 500 have died since April", nor "killed two men who had been missing since April".
    """
    upper, lower = (head, governor) if head.is_ancestor(governor) else (governor, head)
    if not upper.is_ancestor(lower):
        return False
    between = [lower, *(token for token in lower.ancestors if upper.is_ancestor(token))]
    if upper.i == governor.i and any(token.dep_ in others for token in between):
        return False
    return not (any(token.dep_ == "conj" for token in between) and _has_subject(upper) and _has_subject(lower))


def _has_subject(verb):
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


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
    near = [row for row in dates if row["kind"] == "date" and sent.start_char <= row["start"] < sent.end_char]
    for row in near:
        if row.get("date_start") is None or _is_anothers(doc, sent, token, row, near):
            continue
        span = doc.char_span(row["start"], row["end"], alignment_mode="expand")
        above = span.root.head if span.root.dep_ == "pobj" else span.root
        if above.head.i in (governor.i, token.i) and above.i != above.head.i and above.lower_ not in OPEN_ENDED:
            return row["date_start"], row["date_end"], f"period: {text_of(doc)[row['start'] : row['end']]}"
    return None


def _is_anothers(doc, sent, token, date, dates):
    """Whether a day goes with another number: "12 on Thursday and nine on Friday", "and on Friday nine"."""
    numbers = [
        word
        for word in sent
        if word.like_num
        and word.idx < date["start"]
        and not any(row["start"] <= word.idx < row["end"] for row in dates)
    ]
    if date["start"] < token.idx:
        return bool(numbers) and bool(text_of(doc)[date["end"] : token.left_edge.idx].strip())
    after = doc.char_span(date["start"], date["end"], alignment_mode="expand").end
    if after < sent.end and doc[after].like_num:
        return True
    if any(token.idx < other["start"] < date["start"] for other in dates):
        return True
    last = numbers[-1] if numbers else None
    between = text_of(doc)[last.idx + len(last) : date["start"]] if last is not None else ""
    return last is not None and last.idx > token.idx and bool(RIGHT_BESIDE.fullmatch(between))
