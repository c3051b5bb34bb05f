"""What on the page is not the article: menus, banners, date lines, datelines, second copies of the headline.

Cleaning never moves an offset: :func:`find_furniture` names the stretches, :func:`without_furniture` blanks them.
"""

import re
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from .lexicons import load_lexicon
from .schema import conform

PAGE_HEAD = 12  # paragraphs: a headline told twice, or a date line, further down than this is the article's own
HEADLINE_WORDS = 25  # a long headline has 16; a lede that stands twice has more
FEWEST_BELOW_BANNER = 4  # words: what stands above "Getty Images", told twice, is no banner
MENU_WORDS = 15  # a headline without one little word seldom has more than ten
WRAPPED_LINE = (
    100  # characters: files broken by hand seldom have longer lines, paragraphs seldom have only shorter ones
)
CLOSED = re.compile(r"[.!?:;][\"”’')\]]*$")
LITTLE_WORDS = frozenset(
    "a an and are as at be by for from has have he in is it its not of on or that the their they this to was were "
    "which who will with".split()
)

# ── paragraphs ────────────────────────────────────────────────────────────────────────────────────


def paragraphs_in(text):
    """The paragraphs of a text as [(start, end)], blank edges left out.

    A line is a paragraph, unless the text was broken by hand into short lines: then only a blank line parts two
    paragraphs.

    >>> paragraphs_in("Envoy leaves\\n\\nThe envoy left.\\nNobody replied.")
    [(0, 12), (14, 29), (30, 45)]
    """
    pattern = r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*$(?!\n))" if _is_wrapped(text) else r"\S(?:[^\n]*\S)?"
    return [match.span() for match in re.finditer(pattern, text, re.DOTALL)]


def _is_wrapped(text):
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < 5 or max(map(len, lines)) > WRAPPED_LINE:
        return False
    return sum(not CLOSED.search(line) for line in lines) > len(lines) / 2


# ── dates ─────────────────────────────────────────────────────────────────────────────────────────

MONTHS = dict(jan=1, feb=2, mar=3, apr=4, may=5, jun=6, jul=7, aug=8, sep=9, oct=10, nov=11, dec=12, sept=9)
MONTHS |= dict(january=1, february=2, march=3, april=4, june=6, july=7, august=8, september=9, october=10)
MONTHS |= dict(november=11, december=12)
MONTH_NAME = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
MONTH = rf"(?P<month>{MONTH_NAME})\b\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
ZONE = r"(?:(?:GMT|UTC|BST|MSK|CES?T|EES?T|[ECMP][SD]?T|Z)\b|(?-i:[A-Z]{2,5})(?=\s*$)|[+-]\d\d:?\d\d)"  # UN is no zone
CLOCK = (  # it may stand before or after the day, so "#" becomes 1 or 2
    r"(?P<hour#>\d{1,2})\s?:\s?(?P<minute#>\d\d)(?::\d\d(?:\.\d+)?)?"  # 18:37, 18:37:00.000
    rf"(?:\s*(?P<half#>[ap]\.?m\b\.?))?(?:\s*{ZONE})?"  # 6:37 p.m. GMT
)
BEFORE = rf"(?:{CLOCK.replace('#', '1')},?\s+)?"  # 22:07 GMT, 7 July 2012
AFTER = rf"(?:(?:\s*[,|–-]\s*|\s+|T)(?:(?:last updated )?at\s+)?{CLOCK.replace('#', '2')})?"  # 7 July 2012 - 22:07
DATES = [
    ("ISO date", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    ("day/month/year", r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})"),
    ("day month year", rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH},?\s+(?P<year>\d{{4}})"),
    ("month day year", rf"{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"),
]
DATES = [(name, re.compile(BEFORE + WEEKDAY + pattern + AFTER, re.IGNORECASE)) for name, pattern in DATES]
LABEL = re.compile(
    r"\s*(?:(?:date|posted|first published|published|publication date|updated|last updated)(?: on| at)?\s*:?\s+)",
    re.IGNORECASE,
)

OWN_LINE = "stated: a line of its own"
GLUED = re.compile(r"\s*$|\s+[A-Z]")  # "Published on 3 March 2012, the report says …" is a sentence


class StatedDate(NamedTuple):
    """A date that the text states, where it stands, and what read it; moment is None where the date is ambiguous."""

    start: int
    end: int
    moment: pd.Timestamp | None
    rule: str


def read_date(words):
    """The moment that some words state from their first character to their last, as (moment, pattern), or None.

    Nothing is guessed: words around the date, a missing year, or 03/04/2012, which is March in one country and April
    in another, give no moment; for the last the pattern says so.

    >>> read_date("1 Mar, 2016 18:37")
    (Timestamp('2016-03-01 18:37:00'), 'day month year')
    >>> read_date("03/04/2012")
    (None, 'ambiguous day/month/year')
    >>> read_date("in March 2016") is None
    True
    """
    for name, pattern in DATES:
        match = pattern.fullmatch(words.strip())
        if match:
            return _moment(name, match)
    return None


def _moment(name, match):
    day, month = int(match["day"]), match["month"].lower().rstrip(".")
    month = int(month) if month.isdigit() else MONTHS[month]
    if name == "day/month/year" and month > 12:
        day, month, name = month, day, "month/day/year"
    elif name == "day/month/year" and day <= 12 and day != month:
        return None, f"ambiguous {name}"
    hour, minute, half = (match[f"{part}2"] or match[f"{part}1"] or "0" for part in ("hour", "minute", "half"))
    hour = int(hour) if half == "0" else int(hour) % 12 + (12 if half.lower().startswith("p") else 0)
    try:
        return pd.Timestamp(int(match["year"]), month, day, hour, int(minute)).as_unit("ns"), name
    except ValueError:  # the 31st of June; the year 1, by which some exports mean "none"
        return None, f"impossible {name}"


def dates_stated(text):
    """The dates at the head of a page: a line that is a date, or a label and a date at the start of a line."""
    found = []
    for start, end in paragraphs_in(text)[:PAGE_HEAD]:
        label = LABEL.match(text, start, end)
        if label:
            found += _labelled_date(text, label.end(), end, start)
        elif end - start <= 60 and (read := read_date(text[start:end])):
            found.append(StatedDate(start, end, read[0], f"{OWN_LINE} ({read[1]})"))
    days = {date.moment and date.moment.normalize() for date in found if date.rule.startswith(OWN_LINE)}
    return found if len(days) <= 1 else [date for date in found if not date.rule.startswith(OWN_LINE)]  # a timeline


def _labelled_date(text, start, end, label_start):
    for name, pattern in DATES:
        match = pattern.match(text, start, end)
        if match and GLUED.match(text, match.end(), end):
            moment, name = _moment(name, match)
            label = text[label_start:start].strip(" :").lower()
            return [StatedDate(label_start, match.end(), moment, f'stated: after "{label}" ({name})')]
    return []


# ── datelines ─────────────────────────────────────────────────────────────────────────────────────

PLACE = r"[A-Z][\w.'’]+(?:[ -][A-Z][\w.'’]+){0,3}"
DATELINE = re.compile(
    rf"(?:(?P<place>{PLACE}(?:, {PLACE}){{0,2}})"  # ST PETERSBURG, Russia
    rf"(?:,? (?:\d{{1,2}} (?i:{MONTH_NAME})|(?i:{MONTH_NAME})\.? \d{{1,2}})(?:,? \d{{2,4}})?)?"  # , April 10
    r" ?)?(?:\((?P<agency>[A-Z][\w .&/-]{1,30})\))?"  # (Reuters)
    r"\s*(?:--|[-–—])\s+(?=[\"“‘'(]?[A-Z0-9])"  # refuses "NATO – the alliance – said"
)


def dateline_in(text, start=0):
    """The dateline at an offset as (start, end, place, agency), or None.

    A dateline is a place in capitals or an agency in brackets, or both, before a dash and a new sentence.

    >>> dateline_in("GENEVA (Agency) - The envoy left.")
    (0, 18, 'GENEVA', 'Agency')
    >>> dateline_in("Geneva - a city of talks") is None
    True
    """
    match = DATELINE.match(text, start)
    if not match or not (match["agency"] or (match["place"] or "").split(",")[0].isupper()):
        return None
    return match.start(), match.end(), match["place"], match["agency"]


# ── furniture ─────────────────────────────────────────────────────────────────────────────────────

HEADER_LINE = re.compile(
    r"(headline|title|outlet|source|date|published|byline|author|url|language|notice):[ \t]*(.*?)[ \t]*(?:\n|$)",
    re.IGNORECASE,
)


def header_lines(text):
    """The `headline:`, `outlet:`, `date:` lines a text begins with, as [(start, end, key, value)].

    >>> header_lines("outlet: The Gazette\\n\\nThe envoy left.")
    [(0, 20, 'outlet', 'The Gazette')]
    """
    found, position = [], len(text) - len(text.lstrip())
    while match := HEADER_LINE.match(text, position):
        found.append((match.start(), match.end(), match[1].lower(), match[2]))
        position = match.end()
    return found


def find_furniture(articles):
    """One row is one stretch of an article's text that is page furniture: its span, kind and the rule that told it.

    Every extractor, grouping and report skips these stretches; the text itself stays whole.

    >>> from toolkit import to_articles
    >>> articles = to_articles([{"text": "Talks end\\n\\nTalks end\\n\\nThe talks ended on Monday."}])
    >>> find_furniture(articles)[["start", "end", "kind"]].values.tolist()
    [[0, 9, 'headline']]
    """
    return conform(
        [
            dict(article_id=row.article_id, start=start, end=end, kind=kind, rule=rule)
            for row in conform(articles, "articles").itertuples(index=False)
            for start, end, kind, rule in furniture_in(row.text, row.headline)
        ],
        "furniture",
    )


def without_furniture(text, headline=None):
    """The text with its furniture and odd spaces blanked, character for character as long as it was.

    >>> without_furniture("Talks end\\n\\nTalks end\\n\\nThe talks ended.")
    '         \\n\\nTalks end\\n\\nThe talks ended.'
    """
    for start, end, *_ in furniture_in(text, headline):
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return re.sub(r"[^\S\n]", " ", text)  # a no-break space would stay glued to the word before it


def furniture_in(text, headline=None):
    """The furniture of one text as [(start, end, kind, rule)], in order and apart from each other."""
    spans = [(start, end, "header", f"header line {key}") for start, end, key, _ in header_lines(text)]
    paragraphs = [p for p in paragraphs_in(text) if not any(p[0] < end for _, end, *_ in spans)]
    spans += [
        (start, end, "date", "date line")
        for start, end, *_ in dates_stated(text)
        if not any(start < e for _, e, *_ in spans)
    ]
    spans += [(start, end, *verdict) for start, end in paragraphs if (verdict := _line_verdict(text[start:end]))]
    spans += _page_head(text, paragraphs, headline)
    spans = _apart(spans)
    return _apart(spans + _dateline(text, paragraphs, spans))


def _page_head(text, paragraphs, headline):
    """Second copies of the headline, a trail of links that ends in it, and all that stands above them on the page."""
    head = paragraphs[:PAGE_HEAD]
    title = _repeated_line([text[start:end] for start, end in head], headline if isinstance(headline, str) else "")
    if title is None:
        return []
    copies = [(start, end) for start, end in head if _same(text[start:end], title)]
    trails = [(start, end) for start, end in head if _is_trail(text[start:end], title)]
    top, bottom = min(copies + trails)[0], max(copies + trails)[1]
    between = [text[start:end] for start, end in head if top <= start < bottom]
    is_page_top = len(title.split()) >= FEWEST_BELOW_BANNER and not any(_is_prose(line, title) for line in between)
    above = [(start, end, "banner", "above the headline") for start, end in head if end <= top and is_page_top]
    return (
        above
        + [(start, end, "headline", "headline told twice") for start, end in copies[:-1]]
        + [(start, end, "navigation", "trail that ends in the headline") for start, end in trails]
    )


def _repeated_line(lines, headline):
    """The line of the page's head that stands there twice, alone or at the end of a trail of links."""
    for position, line in enumerate(lines):
        is_title = 2 <= len(_folded(line).split()) <= HEADLINE_WORDS and (
            not CLOSED.search(line) or _same(line, headline)
        )
        others = lines[:position] + lines[position + 1 :]
        if is_title and any(_same(line, other) or _is_trail(other, line) for other in others):
            return line
    return None


def _is_prose(line, title):
    return bool(CLOSED.search(line)) and not _same(line, title)


@lru_cache(maxsize=4 * PAGE_HEAD)  # each line of a page's head is held against each other
def _folded(words):
    return re.sub(r"\W+", " ", words).strip().casefold()


def _same(line, other):
    return _folded(line) == _folded(other)


def _is_trail(line, title):
    """ "Home News Talks end" ends in the headline "Talks end" after a few capitalised words."""
    line, title = line.strip(), title.strip()
    trail = line[: -len(title)].split() if _folded(line).endswith(" " + _folded(title)) else []
    return 1 <= len(trail) <= 6 and all(not word[0].islower() for word in trail)


def _line_verdict(line):
    """(kind, rule) for a paragraph that is furniture by its own words, else None."""
    words = line.split()
    if (
        len(words) >= MENU_WORDS
        and not CLOSED.search(line)
        and not LITTLE_WORDS & {word.lower().strip(",") for word in words}
    ):
        return "navigation", "a list of words, not a sentence"
    for pattern, kind in _patterns():
        if pattern.match(line):
            return kind, f"furniture.csv: {pattern.pattern}"
    return None


@lru_cache(maxsize=1)
def _patterns():
    lexicon = load_lexicon("furniture")
    return [(re.compile(pattern), kind) for pattern, kind in zip(lexicon.pattern, lexicon.kind, strict=True)]


def _dateline(text, paragraphs, spans):
    """The dateline, where the first paragraph that is left begins with one, after a date glued before it."""
    for start, end in paragraphs[:PAGE_HEAD]:
        glued = [e for s, e, *_ in spans if s <= start < e < end]
        position = max(glued, default=start)
        if any(s <= position and end <= e for s, e, *_ in spans):
            continue
        position += len(text[position:end]) - len(text[position:end].lstrip())
        if found := dateline_in(text, position):
            return [(found[0], found[1], "dateline", "place, agency and a dash")]
    return []


def _apart(spans):
    """The spans in order, one that overlaps another dropped; of two that begin together the one found first stays."""
    kept = []
    for span in sorted(spans, key=lambda span: span[0]):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
