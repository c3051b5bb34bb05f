"""What a number counts when it counts no victims: money, a share, a measure, an age, or things."""

import re
from functools import lru_cache

from ..language import text_of
from ..lexicons import load_lexicon

PERSON_SUFFIX = re.compile(
    r"(?:ists?|ants?|ers|ors|ees|eers|ians|men|women|children|folk|ites|ese|people|persons|ids|crats|mates)$"
)


@lru_cache(maxsize=1)
def _lists():
    currencies, units, names = load_lexicon("currencies"), load_lexicon("units"), load_lexicon("number_names")
    before = {
        w: iso for w, iso, place in currencies[["words", "iso", "place"]].itertuples(index=False) if place == "before"
    }
    after = {
        w: iso for w, iso, place in currencies[["words", "iso", "place"]].itertuples(index=False) if place == "after"
    }
    kinds = {w: (unit, kind) for w, unit, kind in units[["words", "unit", "kind"]].itertuples(index=False)}
    places = {place: frozenset(names.word[names.place == place]) for place in ("before", "after", "hyphen")}
    return before, after, kinds, places


@lru_cache(maxsize=1)
def _patterns():
    before, after, units, _ = _lists()
    sign = re.compile(rf"(?:(?<![A-Za-z])|(?<=[~]))({'|'.join(re.escape(w) for w in by_length(before))})\s?$")
    money = re.compile(rf"[\s\u00a0-]?({'|'.join(re.escape(w) for w in by_length(after))})\b(?!-)", re.IGNORECASE)
    words = "|".join(re.escape(w) for w in by_length(units))
    unit = re.compile(rf"\s?-?\s?({words})(?![A-Za-z²³])")
    loose = re.compile(
        rf"[\s\u00a0-]+({'|'.join(re.escape(w) for w in by_length(w for w in units if len(w) > 3))})\b", re.IGNORECASE
    )
    return sign, money, unit, loose


@lru_cache(maxsize=1)
def person_nouns():
    """(nouns that stand for people, lemmas; plurals that only end like them)."""
    table = load_lexicon("people")
    return frozenset(table.word[table.type == "person"]), frozenset(table.word[table.type == "thing"])


@lru_cache(maxsize=1)
def _fighters():
    table = load_lexicon("people")
    return frozenset(table.word[table.type == "fighter"])


def is_fighter(token):
    """Whether a noun stands for people who are lost when they die: an army lost 12 soldiers, a club lost 12 players."""
    return bool({token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")} & _fighters())


def by_length(words):
    """Some words, the longest first, as alternatives of a pattern must stand."""
    return sorted(words, key=len, reverse=True)


def is_person(token, *, by_ending=True):
    """Whether a noun stands for people: on the list, a people's name, or, where harm is told of it, by its ending."""
    low, lemma = token.lower_, token.lemma_.lower()
    persons, things = person_nouns()
    if {lemma, low, low.removesuffix("s")} & persons:
        return True
    if token.ent_type_ == "NORP":
        return True
    return by_ending and token.tag_ in ("NNS", "NNPS") and low not in things and bool(PERSON_SUFFIX.search(low))


def measure_of(text, start, end):
    """The kind, unit and span of a numeral from the signs and words that touch it; {} where none does.

    >>> measure_of("a fine of $7.5 million", 11, 22)
    {'kind': 'money', 'unit': 'USD', 'start': 10, 'end': 22}
    """
    before, after, units, _ = _lists()
    sign, money, unit, loose = _patterns()
    left, right = text[max(0, start - 6) : start], text[end : end + 28]
    match = sign.search(left)
    if match:
        return dict(kind="money", unit=before[match[1]], start=start - len(left) + match.start(1), end=end)
    match = re.match(r"\s?%|[\s-]?(?:percentage points?|per\s?cent|percent|pct|pc)\b", right)
    if match:
        points = "point" in match[0]
        return dict(
            kind="percent",
            unit="percentage point" if points else "percent",
            start=start,
            end=end + (0 if points else len(match[0])),
        )
    match = re.match(r"[\s-]?(?:US|U\.S\.)?[\s-]?dollars?\b", right)
    match = match or money.match(right)
    if match:
        low = match[match.lastindex or 0].strip().lower()
        iso = after.get(low) or next((iso for w, iso in after.items() if w.lower() == low), "USD")
        return dict(kind="money", unit=iso, start=start, end=end)
    glued = right[:1].isalpha() or right[:1] in "°%"
    match = unit.match(right)
    if match and (glued or len(match[1]) > 1 or match[1] in "WVAF" and right[:1] == " "):
        name, kind = units[match[1]]
        return dict(kind=kind, unit=name, start=start, end=end)
    match = loose.match(right)
    if match:
        name, kind = units.get(match[1].lower()) or units[match[1]]
        return dict(kind=kind, unit=name, start=start, end=end)
    return {}


AGE_AFTER = re.compile(r"[\s-]?(?:year|month|week|day)s?[\s-]?-?\s?olds?\b|\s?years?\s+of\s+age\b", re.IGNORECASE)
AGE_BEFORE = re.compile(
    r"\b(?:aged?(?:\s(?:between|of|about|around|just))?|ages|(?:under|over|above|below)\sthe\sage\sof|the\sage\sof)\s+$|"
    r"\baged\s(?:(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:,|,?\sand|\sor|\sto)\s)+$",
    re.IGNORECASE,  # "two men aged 40 and 62"
)


def is_age(text, start, end, value):
    """ "aged 44", "a 15-year-old", "Ada Marsh, 44, said", "Ada Marsh 44 has"."""
    if AGE_AFTER.match(text, end) or AGE_BEFORE.search(text[max(0, start - 28) : start]):
        return True
    between = re.search(r"[A-Z][\w’'-]+\s[A-Z][\w’'-]+,?\s\(?$", text[max(0, start - 40) : start])
    stands = re.match(
        r"\)|,\s(?:an?|the|who|of|from|was|said|has|and)\b|,\s[a-z]|\s(?:has|was|is|said)\b", text[end : end + 8]
    )
    comma = text[max(0, start - 2) : start].rstrip().endswith(",") or text[start - 1 : start] == "("
    return bool(
        between
        and stands
        and text[start:end].isdigit()
        and value
        and 3 <= value <= 110
        and (comma or stands[0].startswith(" "))
    )


COUNTED = frozenset(
    "people men women children dead killed wounded injured missing police troops others civilians more".split()
)

# ── numbers that are no figures ───────────────────────────────────────────────────────────────────────────────────────

PHONE = re.compile(r"(?:\+\d|\b0)\d?[\d\s().-]{8,}\d|\b\d{3}[-.]\d{3,4}[-.]\d{4}\b|\b\d{3}-\d{4}\b|\(\d{3}\)\s?\d{3}")
LINK = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+|#\w+|@\w+")
SCORE = re.compile(
    r"(?<![\d$£€.,-])\d{1,3}[-–]\d{1,3}(?:[-–]\d{1,3})*(?![\d-]|\s?(?:%|percent|per|mile|year|hour|day|k|m)|[A-Za-z])"
)
ONE_IDIOM = re.compile(
    r"one\s(?:another|can|could|should|must|might|may|would|will|has|had|is|was|does|day|that|who|which|to|thing|way|time|by|"
    r"more|such|and|or|in\sfive)\b|one['’](?:s|d|ll)?|one-?(?:time|off|sided|way|man|on|size|stop)\b",
    re.IGNORECASE,
)
ONE_BEFORE = re.compile(
    r"\b(?:this|that|the|each|every|any|no|which|another|only|other|a|an|good|bad|big|new|old|first|last|next|same|right|wrong|number|not|"
    r"loved|little|like|as|from|on|to|[a-z]+er|[a-z]+est)[\s-]$",
    re.IGNORECASE,
)


def blocked_spans(text):
    """Stretches whose digits say nothing of anything: phone numbers, links, scores."""
    spans = [match.span() for pattern in (PHONE, LINK) for match in pattern.finditer(text)]
    for match in SCORE.finditer(text):
        parts = [int(part) for part in re.split(r"[-–]", match[0])]
        if len(parts) > 2 or parts[0] >= parts[1]:  # "10-12" is a range, "2-0" is not
            spans.append(match.span())
    return spans


def is_name(doc, number, token, measure=None, modifier=None):
    """Whether a numeral names a thing instead of counting: Channel 24, G20, Resolution 12, a six-point plan."""
    text, start, end = text_of(doc), number.start, number.end
    _, _, _, places = _lists()
    if text[start:end].lower() == "one":
        return _is_no_count(text, start, end) or (
            text[start] == "O" and token.i > 0 and doc[token.i - 1].pos_ == "PROPN"
        )
    left, right = text[max(0, start - 24) : start], text[end : end + 16]
    if number.form == "words" and text[start].isupper() and NAMED_BY_NUMBER.search(left):
        return True
    if measure and not re.match(r"-points?\b", right):
        return bool(re.search(r"[A-Za-z]-$", left) and text[start].isdigit() and not re.search(r"[a-z]-$", left))
    if re.match(r"[-/×^⁄]\d|(?:st|nd|rd|th)\b|-?[A-Z]\b(?!\$)|[A-Za-z]+\d", right) or re.search(
        r"\d[/×^⁄]$|[A-Za-z]-$|[._]$", left
    ):
        if not re.search(r"[a-z]-$", left) or text[start:end].isdigit():
            return True
    if re.search(r"[A-Za-z]$", left) and text[start].isdigit():
        return True
    if re.match(r"-[a-z]{2,}", right, re.IGNORECASE) and not re.match(r"-(?:or|plus|odd|strong|fold)\b", right):
        return True  # a six-point plan: a kind of thing
    before = re.search(r"([A-Za-z&’'.]+)\s?[-#]?\s?$", left)
    if not before or modifier or re.search(r"[$£€]", left[-2:]):
        return False
    if before[1].lower() in places["before"]:
        return (
            not re.match(r"\s[a-z]{3,}s\b", right)
            and before[1].lower() not in ("in", "week", "day", "building", "bus", "train", "game", "level")
            or (before[1][0].isupper() and number.form == "digits")
        )
    return _follows_name(doc, number, token, before[1], right)


def _follows_name(doc, number, token, word, right):
    """Digits at a capitalised name, before no plural: Channel 24 said; "in Norvale 12 people" is a count."""
    if number.form != "digits" or number.value is None or number.value != int(number.value) or abs(number.value) > 9999:
        return False
    if (
        "," in text_of(doc)[number.start : number.end]
        or not text_of(doc)[number.start : number.end].lstrip("-").isdigit()
    ):
        return False
    after, previous = doc[token.i + 1 : token.i + 6], doc[token.i - 1] if token.i else None
    glued = previous is not None and text_of(doc)[number.start - 1] in " -"
    if glued and re.search(r"[a-z][A-Z]|&", word):
        return True  # iPhone 11 cameras, S&P 500 firms
    if _counts_plural(after):
        return False
    if (
        len(after)
        and after[0].tag_ == "NNP"
        and after[0].is_title
        and after[0].ent_type_ not in ("DATE", "TIME")
        and after[0].idx == number.end + 1
    ):
        return True
    if not glued or not word[0].isupper() or previous.ent_type_ == "DATE":
        return False
    return previous.pos_ == "PROPN" or (previous.pos_ == "NOUN" and previous.i != token.sent.start)


def _counts_plural(tokens):
    """Whether the words after a numeral lead to a plural or a harm: 12 armed soldiers, 8 killed."""
    for token in tokens:
        if token.tag_ in ("NNS", "NNPS") or token.lower_ in COUNTED:
            return True
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "CCONJ") and not token.lower_.endswith("ly"):
            return False
    return False


NAMED_BY_NUMBER = re.compile(r"\b[A-Z]\w+\s(?:of|the)\s$")  # the Gang of Eight


def _is_no_count(text, start, end):
    """Whether "one" is no count: one can't, the one who, one of the toughest; "one of the students" is."""
    right, left = text[start : end + 40], text[max(0, start - 14) : start]
    superlative = re.match(
        r"one\sof\s(?:the|its|his|her|their|[\w’']+s)\s(?:(?:most|least|worst|best|\w+est)\b|few\b)",
        right,
        re.IGNORECASE,
    )
    return bool(superlative or ONE_IDIOM.match(right) or ONE_BEFORE.search(left))
