"""Names: which spellings are one person, body or place, and which only look alike.

Two spellings are held against each other letter group by letter group; what transliteration is known to swap (g and q,
sh and French ch, ei and ey) costs little, anything else costs a letter. The costs are data: `lexicons/spellings.csv`.
A surname alone joins the one full name that bears it; where two people bear it, it stays alone. Candidates come from
blocks of names that sound alike, never from all pairs.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import combinations

from ..lexicons import load_lexicon
from .several import labels_of_several, members_of
from .spellings import COST_A_LETTER, VOWELS, is_spelling, same_word, sounds_of

PARTICLES = frozenset("al el an as ash at ad ar az ul the".split())
GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
POSTNOMINALS = frozenset("mp mep msp mla td kc qc obe cbe mbe phd md".split())  # Ada Brandt MP
PATRONYMICS = frozenset(["bin", "ibn", "ben", "bint"])  # "bin Salem" is no surname: Salem is his father
COST_IN_A_FULL_NAME = 0.15  # Hamdan and Himden differ by .75: one man only where the forenames agree as well
DOMINANT = 3  # a bare surname goes to one of two bearers only if he is named this many times as often
UNMARKED = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


# ── one name ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=65536)
def _folded(name):
    text = unicodedata.normalize("NFKD", name.lower().translate(UNMARKED))
    text = "".join(ch for ch in text if not unicodedata.combining(ch))
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’‘ʿʾʻ`´.]", "", text)))


@lru_cache(maxsize=65536)
def name_words(name):
    """The words of a name for comparing, as a tuple: small letters, no accents, no articles.

    >>> name_words("Hakim al-Torvan")
    ('hakim', 'torvan')
    """
    words = _folded(name)
    while len(words) > 1 and words[-1] in POSTNOMINALS or len(words) > 2 and words[-1] in GENERATIONS:
        words = words[:-1]
    return tuple(word for word in words if word not in PARTICLES) or words


@lru_cache(maxsize=65536)
def _bare_words(name):
    """The words of a name without the titles before it: "Chancellor Lind" is lind; "General Motors" stays, it is a
    body.
    """
    words = name_words(name)
    start = 0
    while start < len(words) - 1 and words[start] in _titles():
        start += 1
    return words if any(word in body_words() for word in words) else words[start:]


@lru_cache(maxsize=1)
def _titles():
    rows = load_lexicon("titles")
    return frozenset(rows.title[rows.kind != "rank"])


@lru_cache(maxsize=1)
def body_words():
    """The words that tell a body: ministry, union, party."""
    rows = load_lexicon("bodies")
    return frozenset(rows.body[rows.kind.isin(["body", "organ", "medium"])])


# ── two names ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def same_name(words, others):
    """Whether two tuples of name words can be one bearer's: same last word, first words that agree, nothing between
    that does not.

    >>> same_name(("sergei", "orlov"), ("sergey", "orlov")), same_name(("ann", "orlov"), ("sergei", "orlov"))
    (True, False)
    """
    if len(words) > len(others):
        words, others = others, words
    if len(words) == len(others):
        return _same_ends(words[-1:], others[-1:], len(words)) and all(map(_same_forename, words[:-1], others[:-1]))
    if same_word("".join(words), "".join(others)):
        return True  # "Abdel-Karim" and "Abdelkarim"
    if len(words) < 2 or any(word in body_words() for word in others):
        return False
    return (
        same_word(words[-1], others[-1]) and _same_forename(words[0], others[0]) and _within(words[1:-1], others[1:-1])
    )


def _same_ends(words, others, width):
    """The last words: a little more may differ where a forename stands before them."""
    rate = COST_IN_A_FULL_NAME if width > 1 else COST_A_LETTER
    return words == others or is_spelling(*words, *others, rate)


def _within(few, many):
    many = iter(many)
    return all(any(_same_forename(word, other) for other in many) for word in few)


def _same_forename(one, other):
    """One spelling, one an initial of the other, or one short for the other: "J." and "John", "Bill" and "William"."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if _tell_apart(one, other):
        return False
    return same_word(one, other) or bool(_long_forms(one) & _long_forms(other)) or _is_pet_form(one, other)


def _tell_apart(one, other):
    """Two forenames that look alike and are not: "Mario" and "Maria", "Julia" and "Julie"."""
    genders = {_forenames().get(one), _forenames().get(other)}
    return genders == {"m", "f"} or genders == {"f"} and one[-1] != other[-1]


def _is_pet_form(one, other):
    """ "Danny" for "Daniel": a stem of three letters, then y or ie."""
    short, long = sorted((one, other), key=len)
    stem = re.sub(r"(?<=...)(?:y|ie)$", "", short)
    stem = re.sub(r"(.)\1$", r"\1", stem)
    return stem != short and len(stem) >= 3 and long.startswith(stem) and len(long) >= len(stem) + 3


@lru_cache(maxsize=65536)
def _long_forms(word):
    return frozenset([word, *_nicknames().get(word, ())])


@lru_cache(maxsize=1)
def _nicknames():
    long_forms = defaultdict(set)
    rows = load_lexicon("nicknames")
    for nickname, name in zip(rows.nickname, rows["name"], strict=True):
        long_forms[nickname.lower()].add(name.lower())
    return dict(long_forms)


@lru_cache(maxsize=65536)  # an article asks the same of each mention of a surname and each person in it
def is_short_for(words, others):
    """Whether a name is the end of a fuller one, or the family name that stands first in it: "Orlov", "de Lima",
    "Kim".
    """
    if not 0 < len(words) < len(others) or any(word in body_words() for word in others):
        return False
    if others[-len(words) - 1] in PATRONYMICS:
        return False
    return all(map(same_word, words, others[-len(words) :]))


def _is_family_first(words, others):
    return (
        len(words) == 1 and len(others) in (2, 3) and same_word(words[0], others[0]) and others[0] not in _forenames()
    )


@lru_cache(maxsize=1)
def _forenames():
    """Forenames → m or f."""
    rows = load_lexicon("given_names")
    return dict(zip(rows["name"].str.lower(), rows.gender, strict=True))


# ── many names ────────────────────────────────────────────────────────────────────────────────────────────────────────


def link_names(names):
    """One canonical label per name, in order: spellings of one person, body or place share it.

    The label is the fullest, then commonest, then alphabetically first spelling of its group. Neither order nor
    repetition of the input changes who is joined, save that a bare surname borne by two goes to the one named three
    times as often, else to nobody. A name of several ("Ada Brook and Tom Reed") is a name of its own, never one of its
    members'. Missing names give a missing label. The costs of spellings follow the romanisation
    practices listed in `lexicons/spellings.csv`.

    >>> link_names(["Sergei Orlov", "Orlov", "Sergey Orlov", "Ann Orlova", None])
    ['Sergei Orlov', 'Sergei Orlov', 'Sergei Orlov', 'Ann Orlova', None]
    """
    names = [name if isinstance(name, str) and _folded(name) else None for name in names]
    counts = Counter(name for name in names if name)
    several = {name: members for name in counts if (members := _members_of(name))}
    single = _single_names(counts, several)
    groups = _Groups(sorted(single.keys() | _aliases().keys() | set(_aliases().values())))
    words = {name: _known_by(name) for name in groups.members}
    for alias, name in _aliases().items():
        groups.join(alias, name)
    _join_pairs(groups, words)
    _join_short(groups, words, single)

    def rank(name):
        return -_fullness(name), -counts[name], name

    labels = groups.labels(rank, counts.keys() - several.keys())
    labels |= labels_of_several(several, groups.root, rank)
    return [labels.get(name) for name in names]


def _members_of(name):
    if name in _aliases() or name in _aliases().values():
        return ()
    return members_of(name, lambda part: any(word in body_words() for word in name_words(part)))


def _single_names(counts, several):
    """How often each name of one is named, as a member of several too: who stands in a pair may bear a bare surname."""
    single = Counter({name: number for name, number in counts.items() if name not in several})
    for name, members in several.items():
        single.update({member: counts[name] for member in members if _folded(member)})
    return single


def _fullness(name):
    """How many words a name has without its titles, hyphens binding: "Abdel-Karim" is one."""
    return len(_bare_words(re.sub(r"[-‐–]", "", name)))


class _Groups:
    """Which names are one so far (union by the alphabetically first member)."""

    def __init__(self, members):
        self.members, self.parent = members, {member: member for member in members}

    def root(self, member):
        while self.parent[member] != member:
            self.parent[member] = self.parent[self.parent[member]]
            member = self.parent[member]
        return member

    def join(self, one, other):
        first, second = sorted((self.root(one), self.root(other)))
        self.parent[second] = first

    def labels(self, rank, named):
        groups = defaultdict(list)
        for member in named:
            groups[self.root(member)].append(member)
        best = {root: min(members, key=rank) for root, members in groups.items()}
        return {member: best[self.root(member)] for member in named}


@lru_cache(maxsize=1)
def _aliases():
    rows = load_lexicon("aliases")
    return dict(zip(rows.alias, rows["name"], strict=True))


@lru_cache(maxsize=65536)
def _known_by(name):
    """What a name is compared by; initials stay capitals, so that nothing but themselves is like them: BRT and BRD."""
    plain = re.sub(r"[.’']", "", name)
    if plain.isupper() and plain.isalpha() and (len(plain) <= 3 or not set(plain.lower()) & VOWELS):
        return (plain,)
    return _without_kind(_bare_words(name))


def _without_kind(words):
    """ "Nur Front" and "Jabhat al-Nur" are nur; "National Front" keeps both its words, for "National" names nobody."""
    rest = tuple(word for word in words if word not in ARMED)
    return rest if rest and not any(word in PLAIN_ADJECTIVES for word in rest) else words


ARMED = frozenset("front jabhat movement harakat group brigade brigades liwa organisation organization".split())
PLAIN_ADJECTIVES = frozenset(
    "national islamic democratic popular united liberation patriotic people peoples workers free new international "
    "support green labour labor women youth civil rights resistance islamist revolutionary army state world "
    "working crisis".split()
)


def _join_pairs(groups, words):
    """Join the names of one block that are one name spelled in two ways."""
    blocks = defaultdict(set)
    for name in groups.members:
        for sound in sounds_of(words[name][-1]) | sounds_of("".join(words[name])):
            blocks[sound].add(words[name])
    bearer = defaultdict(list)
    for name in groups.members:
        bearer[words[name]].append(name)
    for same in bearer.values():
        for name in same[1:]:
            groups.join(same[0], name)
    for block in blocks.values():
        for one, other in combinations(sorted(block), 2):
            if same_name(one, other):
                groups.join(bearer[one][0], bearer[other][0])


def _join_short(groups, words, counts):
    """Join short names, the longest first, each to the one group of fuller names that it can be short for."""
    fuller = defaultdict(set)
    for name in counts:
        for sound in sounds_of(words[name][-1]) | sounds_of(words[name][0]) if len(words[name]) > 1 else ():
            fuller[sound].add(name)
    for width in sorted({len(words[name]) for name in counts}, reverse=True):
        weight = Counter()
        for name in counts:
            weight[groups.root(name)] += counts[name]
        short = sorted(name for name in counts if len(words[name]) == width)
        joins = [(name, _bearer(groups, words, fuller, weight, name)) for name in short]
        for name, bearer in joins:
            groups.join(name, bearer)


def _bearer(groups, words, fuller, weight, name):
    """The group a short name belongs to; its own where nobody or more than one bears it."""
    near = sorted(set().union(*(fuller[sound] for sound in sounds_of(words[name][-1]) if sound in fuller)))
    bearers = {groups.root(other) for other in near if is_short_for(words[name], words[other])}
    bearers = bearers or {groups.root(other) for other in near if _is_family_first(words[name], words[other])}
    return _only(bearers - {groups.root(name)}, weight) or name


def _only(bearers, weight):
    """The only bearer, or the one named so much oftener than all others together that a bare name means him."""
    ranked = sorted(bearers, key=lambda root: (-weight[root], root))
    if len(ranked) > 1 and weight[ranked[0]] < DOMINANT * sum(weight[root] for root in ranked[1:]):
        return None
    return ranked[0] if ranked else None
