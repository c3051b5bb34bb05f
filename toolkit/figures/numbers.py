"""Reading numerals: which stretches of a text are numbers, what they are worth, which words set a bound."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from ..lexicons import load_lexicon

ABOUT = 0.10  # how wide "about" is read: about 12,000 is 10,800 to 13,200
MODIFIER_WORDS = 6  # "in the neighborhood of an estimated" is the longest stack seen
GAP = r"[\s\u00a0]"
NUMERIC = re.compile(r"[\d.]+")
WENT = re.compile(
    r"\b(?:go(?:es|ne|ing)?|went|climb\w*|push\w*|rise[ns]?|rising|rose)\s$"
)  # "has gone up to 68": it is 68
BELOW_ZERO = re.compile(
    r"(?:^|[\s($])[-−]$|\bminus[\s-]$", re.IGNORECASE
)  # "fell -1.3%", "minus 12 degrees"; not "10-12"
MILLIONS = re.compile(
    r"\s(?!(?:wide|long|high|deep|tall|away|from|of|above|below|race|to|and|or)\b)(?:[a-z-]+\s){0,4}[a-z]{3,}s\b"
)


class Number(NamedTuple):
    """A numeral and what it is worth: value alone, or low and high, or for "dozens" low alone."""

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    form: str  # digits, words, vague, range, few


@lru_cache(maxsize=1)
def words_of():
    """{type: {word: value}} of the number words."""
    table = {}
    for word, value, kind in load_lexicon("numbers")[["word", "value", "type"]].itertuples(index=False):
        table.setdefault(kind, {})[word] = float(value)
    return table


def either(words):
    """A pattern for any of some words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@lru_cache(maxsize=1)
def _pattern():
    """One pattern for every form of numeral, read piece by piece with what it matches."""
    w = words_of()
    ones, tens = either(w["one"]), either(w["ten"])
    small = rf"(?:{tens}(?:[-\s]{ones})?|{either(w['teen'])}|{ones})"  # seventy-six, seventeen, seven
    group = rf"(?:(?:{small}|an?)[\s-]hundred(?:\s(?:and\s)?{small})?|{small})"  # a hundred and twelve
    scale = either(w["scale"])
    whole = rf"(?:{group}(?:[\s-]{scale}(?:,?\s(?:and\s)?{group}(?:[\s-]{scale}|\shundred)?)*)?|zero)"
    digits = r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\d.\w])\.\d+)"
    glued = either(s for s in w["suffix"] if len(s) > 1)  # 25bn
    suffix = rf"(?:(?:\shundred)?{GAP}?-?{scale}\b|\s?{glued}\b|[kKmMbB]\b|\sdozen\b|\shundred\b)?"
    plural = either(w["plural"])
    plenty = rf"(?:(?:{either(w['few'])}\s)?(?:(?:tens|hundreds|thousands|dozens|scores|millions)\sof\s)?{plural})"
    some = rf"(?:(?:several|a\sfew|many|a\scouple(?:\sof)?)\s(?:dozen|hundred|{scale})\b(?!s))"
    parts = rf"(?:(?:(?:{small}|an?|\d+)[\s-])?{either(w['fraction'])}(?=\s(?:of|the)\b))"
    # a quarter of a million
    share = rf"(?:(?:(?:a|one)\s)?(?:quarter|half|third)[\s-](?:of\s)?an?\s(?:{scale}|dozen|hundred))"
    mixed = rf"(?:(?:{small}|\d+)[\s-]and[\s-]a[\s-]half(?:[\s-]{scale})?)"
    forms = [
        (
            "odds",
            rf"(?:(?:{small}|\d+)\s(?:in|out\sof)\s(?:every\s)?(?:{small}|\d+)(?=\s(?:of|[A-Za-z]+s|people|men|women|children)\b)|(?:{small}|\d+)\sin\s(?:every\s)?(?:10|100|five|ten)\b|\d{{1,2}}[/⁄]\d{{1,3}}(?=\sof\b))",
        ),
        ("times", rf"(?:{small}fold|\d+(?:\.\d+)?-fold)"),
        ("share", share),
        ("mixed", mixed),
        ("some", some),
        ("plural", plenty),
        ("fraction", parts),
        ("dozen", rf"(?:(?:{small}|an?|half\sa)[\s-]dozen\b|dozen\b|an?\s{scale}\b)"),
        ("words", whole),
        ("few", either(w["few"])),
    ]
    spelled = "|".join(rf"(?P<{name}>\b{form}\b)" for name, form in forms)
    return re.compile(
        rf"(?P<digits>(?<![\w.]){digits}{suffix}|(?<=[A-Z$£€~]){digits}{suffix})|{spelled}", re.IGNORECASE
    )


def read_numbers(text, taken=()):
    """Every numeral of a text outside the spans `taken`, in order, ranges joined.

    >>> [(text, n.value, n.low) for n in read_numbers("Two dozen, then 1.5 million and dozens") for text in [n.form]]
    [('words', 24.0, 24.0), ('digits', 1500000.0, 1500000.0), ('vague', None, 24.0)]
    """
    found = [
        number
        for match in _pattern().finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
        and (number := _number(match, text))
    ]
    return _join_ranges(found, text)


def _number(match, text):
    form, words = match.lastgroup, match[0]
    start, end = match.span()
    if form == "digits":
        value, cut = _digits(words, text[max(0, start - 2) : start], text[end : end + 40])
        below = BELOW_ZERO.search(text[max(0, start - 7) : start])
        if below:
            start, value = start - len(below[0].lstrip("( ")), -value
        return Number(start, end - cut, value, value, value, "digits")
    low = re.sub(r"[\s-]+", " ", words.lower())
    if form == "odds":
        part, whole = (
            _spelled(side.strip()) for side in re.split(r"\sin\s|\sout of\s|[/⁄]", low.replace("every ", ""))
        )
        return (
            Number(start, end, part / whole, part / whole, part / whole, "fraction") if whole and part < whole else None
        )
    if form == "times":
        low = low.removesuffix("fold").strip()
    if form in ("plural", "some", "few"):
        return Number(start, end, None, _vague(low), None, "few" if form == "few" else "vague")
    value = _spelled(low)
    return (
        None
        if value is None
        else Number(start, end, value, value, value, "fraction" if form == "fraction" else "words")
    )


def _digits(words, before, after):
    """(value, characters to give back) of digits with what is glued to them: "13.6M" is 13,600,000."""
    digits = re.match(r"[\d.,\u00a0\u202f]*\d", words)[0]
    rest = words[len(digits) :].strip(" -\u00a0")
    number = float(re.sub(r"[,\u00a0\u202f]", "", digits))
    w = words_of()
    if rest == "m" and not re.search(r"[$£€A-Z]\s?$", before) and not MILLIONS.match(after):
        return number, len(words) - len(
            digits
        )  # "50m" of road is metres; "€50m", "12.3m tonnes" and "13.6M" are millions
    factor = {**w["scale"], **w["suffix"], **w["dozen"], **w["hundred"]}
    factor = math.prod(factor.get(word, 1) for word in rest.lower().split())
    return number * factor, 0


def _vague(low):
    """The least that a plural of quantity can mean: tens of thousands, 20,000; several hundred, 300."""
    w = words_of()
    known = {**w["plural"], **w["few"]}
    if low in known:
        return known[low]
    sizes = {**{word: value / 2 for word, value in w["plural"].items()}, **w["scale"], **w["hundred"], **w["dozen"]}
    head, _, last = low.rpartition(" ")
    first = head.removesuffix(" of").split(" ")[0]
    least = sizes.get(first, 3 if first in ("several", "many") else 2)
    return least * 2 * sizes[last] if first in sizes else least * sizes[last]


def _spelled(low):
    """The value of spelled-out words, or None: "a quarter of a million" is 250,000."""
    w = words_of()
    flat = {k: v for kind in ("one", "zero", "teen", "ten") for k, v in w[kind].items()}
    big = {**w["scale"], **w["hundred"], **w["dozen"]}
    total, current, half = 0.0, None, " and a half" in low
    for word in low.replace(" and a half", "").replace(",", "").split():
        if NUMERIC.fullmatch(word):
            current = float(word)
        elif word in flat:
            current = flat[word] + (current or 0)
        elif word in w["fraction"]:
            current = (current or 1) * w["fraction"][word]
        elif word == "hundred" or word == "dozen":
            current = (1 if current is None else current) * big[word]
        elif word in big:
            total, current = total + ((1 if current is None else current) + half / 2) * big[word], None
            half = False
    return None if current is None and not total else total + (current or 0) + half / 2


# ── ranges ────────────────────────────────────────────────────────────────────────────────────────────────────────────

SIGN = r"(?:[A-Z]{0,3}\s?[$£€]\s?|[A-Z]{2,3}\s?)?"  # "RM120,000 to RM300,000"
JOINS = re.compile(
    rf"(?P<dash>{GAP}?[-–—]{GAP}?{SIGN})|(?P<to>-?\s(?:up\s)?to[\s-]{SIGN})|(?P<and>\sand\s(?:up\sto\s)?{SIGN})|(?P<or>\sor\s)|"
    rf"(?P<unit>\s?(?P<unit1>%|percent|per\scent|[a-z]+(?:\s[a-z]+)?))\s(?P<and2>(?:up\s)?to|and|[-–—])\s{SIGN}"
)
CHANGES = re.compile(
    r"\b(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|jump\w*|climb\w*|dropp?\w*|increas\w*|decreas\w*|grow\w*|grew|cut|lowered|"
    r"raised|went|gone|slid|slipped|plunged|narrowed|eased|moved?|up|down|revised|changed|expand\w*|shr[aiu]nk\w*)\b[^.;]{0,40}\bfrom\W+(?:\w+\s)?\W*$",
    re.IGNORECASE,
)


def _join_ranges(numbers, text):
    """Two numerals that are the ends of one: "10 to 12", "10,000–15,000", "between 10 and 12", "two or three"."""
    joined = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last and last.form in ("digits", "words") and number.form in ("digits", "words"):
            pair = _range(last, number, text)
            if pair:
                joined[-1] = pair
                continue
        joined.append(number)
    return joined


def _range(first, second, text):
    """One range of two numerals where the words between them make one, or None."""
    match = JOINS.fullmatch(text[first.end : second.start])
    if not match:
        return None
    before = text[max(0, first.start - 60) : first.start].rstrip("$£€ ")
    low = _scaled(first.value, second.value, text[second.start : second.end], text[first.start : first.end])
    if low >= second.value or CHANGES.search(before + " ") or re.search(r"\bby\W*$", before):
        return None
    if not _is_join(match, before, text[second.end : second.end + 24], first, second._replace(low=low)):
        return None
    return Number(first.start, second.end, None, low, second.value, "range")


def _is_join(match, before, after, first, second):
    """Whether the words between two numerals make them one range; each test shows what it keeps apart."""
    both = match["and"] or match["and2"] == "and"
    if both and not re.search(r"\bbetween(?:\s\w+){0,2}\W*(?:[A-Z]{2,3})?$", before, re.IGNORECASE):
        return False  # "killed 10 and 12"
    if match["unit1"] and not after.lstrip(" -").startswith(match["unit1"]):
        return False  # "rose 64 points to 4,577"
    if match["dash"]:
        return not re.search(r"(?:won|lost|beat|by|score)\s*$", before) and not after.startswith(
            ("-", ":")
        )  # "won 2-4"
    if match["or"]:
        return (
            first.form == second.form == "words" and second.value == second.low + 1
        )  # "two or three", not "25k or 40k"
    return True


def _scaled(low, high, second, first):
    """ "3 to 5 million" begins at three million; "3 to 500" does not."""
    scale = re.search(r"\s(hundred|thousand|million|billion|trillion)$", second.lower())
    if scale and not re.search(r"hundred|thousand|million|billion|trillion|\d\s?[a-z]+$", first.lower()) and low < 1000:
        scaled = low * {**words_of()["scale"], **words_of()["hundred"]}[scale[1]]
        return scaled if scaled < high else low
    return low


# ── bounds ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _modifiers():
    table = {"before": {}, "after": {}}
    for words, bound, place in load_lexicon("modifiers")[["words", "bound", "place"]].itertuples(index=False):
        table[place][words.lower()] = bound
    return table["before"], table["after"]


def modifier_of(text, start, end):
    """(bound, words) that the words around a numeral give it, or (None, None).

    Of a stack the outermost that is not "about" decides.

    >>> modifier_of("At least some 40 were hurt", 14, 16)
    ('at_least', 'At least some')
    """
    found, at = _stack_before(text, start)
    after = _after(text, end)
    if not found and not after:
        return None, None
    bounds = [bound for bound, _ in found] + ([after[0]] if after else [])
    firm = [bound for bound in bounds if not bound.startswith("about")]
    words = text[at:start].strip(" ”\"’'") if found else text[after[1] : after[2]].strip()
    return (firm or bounds)[-1 if found else 0], words


def _stack_before(text, start):
    """Modifiers that end where the numeral begins, innermost first, and where the outermost begins."""
    before, _ = _modifiers()
    found, at = [], start
    while True:
        window = text[max(0, at - 48) : at]
        spans = [m.span() for m in re.finditer(r"[^\s(\[\"“'‘]+|sub-$", window)][-MODIFIER_WORDS:]
        gap = window[spans[-1][1] :] if spans else ""
        if not spans or "\n" in gap or re.search(r"[^\s(]", gap):
            break
        for first, _ in spans:
            words = re.sub(r"\s+", " ", window[first : spans[-1][1]].lower()).rstrip("”\"’'")  # “approximately” 250
            bound = before.get(words)
            if bound and not (words == "up to" and WENT.search(window[:first])):
                found.append((bound, words))
                at = max(0, at - 48) + first
                break
        else:
            break
    return found, at


def _after(text, end):
    _, after = _modifiers()
    window = text[end : end + 24].lower()
    unit = re.match(r"(?:\s(?!or\b)[a-z]+)?(?=\s)", window)  # "40 people or more"
    for skip in (0, unit.end() if unit else 0):
        tail = window[skip:]
        gap = len(tail) - len(tail.lstrip(" "))
        for size in (3, 2, 1):
            match = re.match(rf"(?:[^\s.,;]+\s?){{{size}}}", tail.lstrip(" "))
            words = match[0].strip() if match else ""
            if words in after and (gap or not words[0].isalpha()):
                return after[words], end + skip + gap, end + skip + gap + len(words)
        if tail[:1] == "+":
            return "at_least", end + skip, end + skip + 1
    return None


def bounds_of(number, bound):
    """The columns value, low, high and bound of a numeral under a modifier.

    >>> bounds_of(Number(0, 2, 40.0, 40.0, 40.0, "digits"), "more_than")
    {'value': 40.0, 'low': 40.0, 'high': None, 'bound': 'more_than'}
    """
    value = number.value
    if number.form in ("vague", "few"):
        return dict(value=None, low=number.low, high=None, bound="vague")
    if number.form == "range":
        return dict(value=None, low=number.low, high=number.high, bound="range")
    low, high = {
        None: (value, value),
        "more_than": (value, None),
        "at_least": (value, None),
        "less_than": (None, value),
        "at_most": (None, value),
        "about": (value * (1 - ABOUT), value * (1 + ABOUT)),
        "about_below": (value * (1 - ABOUT), value),
    }[bound]
    return dict(value=value, low=low, high=high, bound="about" if bound == "about_below" else bound or "exact")
