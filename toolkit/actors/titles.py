"""Titles, offices and places as words of a text: which words before or after a name are its role, and whether two
roles agree.
"""

from functools import lru_cache
from typing import NamedTuple

from ..lexicons import load_lexicon
from .discourse import tokens_among

PHRASE_WORDS = (
    8  # "former UN and Arab League special envoy for Syria": a longer run of nouns is a headline, not a title
)
APPOSITION_WORDS = 16  # ", a spokesman for the national weather service in Elsford,"
TITLES = "variorum_titles"  # where a Doc keeps the titles in it
TITLE_WORDS = 3  # "secretary of state", the longest title of the lexicon
MODIFIERS = frozenset(["PROPN", "NOUN", "ADJ", "NUM"])
JOINERS = frozenset(["-", "–", "'s", "’s", "/"])
OF_THE_STATE = frozenset(
    ["president", "vice president", "secretary", "chancellor", "head", "leader", "chief", "king", "speaker"]
)
STOPS = frozenset([",", ".", ";", ":", "—", "–", "--", "(", ")", "-", "?", "!"])
RELATIVES = frozenset(["who", "whom", "which", "that", "whose", "when", "where"])
SERVED = frozenset(["for", "to"])
PREPOSITIONS = frozenset(["of", "for", "to", "at", "in", "on", "from", "with", "under", "and"])


class Title(NamedTuple):
    """One entry of titles.csv: its office, what that is in any country, its kind (office, honorific or rank), the
    gender it tells.
    """

    office: str
    peers: str
    kind: str
    gender: str


class Role(NamedTuple):
    """A role in parts: its office as named, all it answers to, whose country, its ranks (former, deputy), the words
    left over.
    """

    named: frozenset
    offices: frozenset
    countries: frozenset
    ranks: frozenset
    others: frozenset


@lru_cache(maxsize=1)
def titles():
    """Every title as lower-case words without points → Title."""
    rows = load_lexicon("titles")
    entries = {row.title: Title(row.office, row.peers, row.kind, row.gender) for row in rows.itertuples()}
    whole = {title: entry for title, entry in entries.items() if entry.kind == "office" and len(title) > 4}
    plurals = {f"{title}s": entry for title, entry in whole.items()}  # "Senators Ann Lee and …"; not "press" of "pres."
    return plurals | entries


@lru_cache(maxsize=1)
def title_endings():
    """The last words of titles: the one look-up that most tokens of a text fail."""
    return frozenset(title.split()[-1] for title in titles())


@lru_cache(maxsize=1)
def _forms_of_endings():
    """All that `plain` can make a title's last word of: "sen" and "sen."."""
    forms = {form for ending in title_endings() for form in (ending, f"{ending}.")}
    return frozenset(forms | {form.replace("'", "’") for form in forms})


@lru_cache(maxsize=1)
def places():
    """Every place name and demonym, lower case → (kind, country)."""
    return {row.place.lower(): (row.kind, row.country) for row in load_lexicon("places").itertuples()}


@lru_cache(maxsize=1)
def given_names():
    """Given names, lower case → m or f; names that both bear are not listed."""
    return {
        row.name_.lower(): row.gender
        for row in load_lexicon("given_names").rename(columns={"name": "name_"}).itertuples()
    }


@lru_cache(maxsize=1)
def people():
    """Nouns for one person, lower case: "farmer", "spokeswoman"."""
    rows = load_lexicon("people")
    return frozenset(rows.word[rows.type == "person"])


def plain(word):
    """A word as the lexicons write it: "Sen." is sen, "U.S." is u.s."""
    word = word.lower().replace("’", "'")
    return word[:-1] if word.endswith(".") and word.count(".") == 1 else word


def title_ending(doc, end):
    """The longest title whose last token is `end - 1`, as (start, Title), or None: "secretary of state" before
    "secretary". A Doc's titles are found once, for a name asks many times what stands around it.
    """
    if TITLES not in doc.user_data:
        ends = [token.i + 1 for token in tokens_among(doc, _forms_of_endings())]
        doc.user_data[TITLES] = {end: title for end in ends if (title := _title_ending(doc, end))}
    return doc.user_data[TITLES].get(end)


def _title_ending(doc, end):
    for start in range(max(0, end - TITLE_WORDS), end):
        title = titles().get(" ".join(plain(token.text) for token in doc[start:end]))
        if title:
            return start, title
    return None


def title_before(doc, end):
    """The words before a name that are its title, as (start, Title), or None: "Veltian Foreign Minister" before "Dora
    Lind".
    """
    found = title_ending(doc, end)
    if found is None:
        return None
    start, title = found
    return _modifiers_before(doc, start, doc[end - 1].sent.start), title


def _modifiers_before(doc, start, floor):
    """Where the adjectives and nouns before a title begin."""
    floor, first = max(floor, start - PHRASE_WORDS), start
    while first > floor and _modifies(doc[first - 1]):
        first -= 1
    while first < start and doc[first].text in JOINERS:
        first += 1
    return first


def _modifies(token):
    return not token.ent_type_ == "DATE" and (token.pos_ in MODIFIERS or token.text in JOINERS or _is_of_office(token))


def _is_of_office(token):
    """The "of" in "Minister of Defence Ann Lee": a title stands before it."""
    return token.lower_ == "of" and token.i > 0 and plain(token.nbor(-1).text) in title_endings()


def apposition_after(doc, end):
    """The role after a name and a comma, as (start, end), or None: ", the US Secretary of State," gives "US Secretary
    of State".
    """
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    start = end + 1
    stop = _phrase_end(doc, start)
    if stop is None or not _is_role(doc, start, stop):
        return None
    return start + (doc[start].pos_ == "DET"), stop


def _phrase_end(doc, start):
    """The first token after `start` that closes an apposition; None where none does."""
    for token in doc[start : start + APPOSITION_WORDS]:
        if token.text in STOPS or token.lower_ in RELATIVES or token.is_quote:
            hyphen = token.text in "-–" and token.i > start and not token.nbor(-1).whitespace_
            if not hyphen:
                return token.i if token.i > start else None
        if token.ent_type_ == "PERSON" and token.ent_iob_ == "B" or token.pos_ in ("VERB", "AUX"):
            return None
    return None


def _is_role(doc, start, stop):
    """Its head, before any preposition, is a title: "a spokesman for the mayor", not "the mayor's house"."""
    for token in doc[start:stop]:
        if token.lower_ in PREPOSITIONS and token.i > start:
            return _ends_in_office(doc, token.i)
    return _ends_in_office(doc, stop)


def _ends_in_office(doc, end):
    found = title_ending(doc, end)
    return found is not None and found[1].kind == "office"


@lru_cache(maxsize=4096)
def role_of(words):
    """A role's words taken apart, so that "the Syrian foreign minister" can be held against "Foreign Minister of
    Syria".
    """
    tokens = [plain(word) for word in words.replace("-", " ").replace("’s", " 's").replace("'s", " 's").split()]
    named, offices, countries, ranks, others, position = set(), set(), set(), set(), set(), 0
    owned = len(tokens) - 1 - tokens[::-1].index("'s") if "'s" in tokens else 0  # "the leader's aide" is no leader
    while position < len(tokens):
        width, title, place = _longest(tokens, position)
        phrase = " ".join(tokens[position : position + width])
        served = position < owned or named and bool(SERVED & set(tokens[:position]))  # "aide to the mayor" is no mayor
        if title and title.kind == "office" and served:
            others.add(phrase)
        elif title and title.kind == "office":
            named.add(title.office)
            offices |= _answers_to(phrase, title)
        elif title and title.kind == "rank" or phrase.isdigit():
            ranks.add(title.office if title else phrase)  # the 2004 nominee is not the nominee
        elif place:
            countries.add(place)
        elif phrase not in ("the", "a", "an", "of", "his", "her", "their", "its", "for", "'s"):
            others.add(phrase)
        position += width
    return Role(*map(frozenset, (named, offices, countries, ranks, others)))


def _longest(tokens, position):
    for width in (3, 2, 1):
        phrase = " ".join(tokens[position : position + width])
        if len(tokens) < position + width:
            continue
        if phrase in titles():
            return width, titles()[phrase], None
        if phrase in places():
            return width, None, places()[phrase][1]
    return 1, None, None


def _answers_to(phrase, title):
    """ "Foreign minister" answers to "minister" and "top diplomat" as well, "secretary of state" to "secretary" and
    "top diplomat".
    """
    heads = {phrase, title.office, phrase.split(" of ")[0].split()[-1], title.peers or title.office}
    return heads | {title.office.split()[-1]} if " " not in phrase else heads


def agree(asked, held):
    """Whether a person of role `held` can be called `asked`: same office and rank, and nothing said that the role does
    not say.

    >>> agree(role_of("the Syrian minister"), role_of("Syrian Foreign Minister"))
    True
    >>> agree(role_of("the minister"), role_of("deputy minister"))
    False
    """
    if not asked.others and asked.named & OF_THE_STATE and held.others:
        return False  # "the president" is not the president of a club
    return bool(
        asked.named & held.offices
        and asked.ranks == held.ranks
        and asked.countries <= held.countries
        and asked.others <= held.others
    )


def peers_of(words):
    """The offices of a role as any country would call them, to tell who is whose counterpart."""
    return frozenset((titles().get(office) or Title("", "", "", "")).peers or office for office in role_of(words).named)


RELATIONS = frozenset(["counterpart", "colleague"])


def is_relation(words):
    """Whether a role only ties a person to another: "his Syrian counterpart" says no more than that he has an office.

    >>> is_relation("Ruritanian counterpart"), is_relation("Foreign Minister")
    (True, False)
    """
    return bool(RELATIONS & role_of(words).named)
