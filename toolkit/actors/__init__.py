"""Actors: the people, bodies and places an article names, each mention tied to the fullest name the article gives.

The mentions come from the pipeline's entities, corrected by rules that read the whole article: a surname that stands
after a title once is a person wherever it stands. Descriptions ("the minister") and pronouns are
:mod:`toolkit.actors.reference`'s.
"""

import re
from collections import Counter, defaultdict
from itertools import combinations, pairwise

import pandas as pd
from rapidfuzz.distance import OSA

from ..articles import outlets_of
from ..language import tabulate
from ..schema import conform
from ..words import UNSEEN, share
from .descriptions import describe
from .mentions import named_in, organs_in
from .names import is_short_for, link_names, name_words, same_name
from .reference import resolve
from .titles import given_names, is_relation, places, role_of

__all__ = ["actors_in", "extract_actors", "link_actors", "resolve"]

SLIP_LETTERS = 5  # one letter of "Lind" is too much of it
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?")


# ── the tables ────────────────────────────────────────────────────────────────────────────────────────────────────────


def extract_actors(articles, *, nlp=None):
    """One row is one mention of a person, body or place: a name, or a description such as "the minister" that only one
    person fits.

    Columns as `data_dictionary("actors")` tells; `actor` is the fullest name in the same article, without titles,
    `role` the title or office given at this mention, as worded. Where two people fit a name, `actor` is the mention's
    own words; where two fit a description, there is no row. Nothing outside the article is used.

    >>> from toolkit import to_articles
    >>> text = "Foreign Minister Dora Lind spoke on Monday. Lind said that talks would go on."
    >>> extract_actors(to_articles([{"text": text}]))[["mention", "actor", "role"]].fillna("").values.tolist()
    [['Dora Lind', 'Dora Lind', 'Foreign Minister'], ['Lind', 'Dora Lind', '']]
    """

    def find(_, doc):
        return actors_in(doc)

    return tabulate(articles, "actors", find, key="mention_id", words="mention", nlp=nlp)


def link_actors(actors):
    """One row is one mention, as given, with `actor_id`: the same for one person, body or place in all articles.

    Names are linked by `link_names`, people, bodies and places each among themselves. The id is made of the label, so
    that neither the order of rows nor of articles changes it.

    >>> actors = pd.DataFrame({"actor": ["Sergei Orlov", "Sergey Orlov"], "kind": "person"})
    >>> link_actors(actors).actor_id.tolist()
    ['person:sergei-orlov', 'person:sergei-orlov']
    """
    actors = conform(actors, "actors")
    ids = pd.Series(pd.NA, index=actors.index, dtype="string")
    for kind, rows in actors[actors.actor.notna()].groupby("kind"):
        labels = dict(zip(rows.actor, link_names(rows.actor.tolist()), strict=True))
        slips = _slips(rows.assign(label=rows.actor.map(labels)))
        named = {name: _of_nation(slips.get(label, label), kind) for name, label in labels.items()}
        ids[rows.index] = [f"{kind}:{_slug(named[name])}" for name in rows.actor]
    return actors.assign(actor_id=ids)


def _slips(rows):
    """Labels one letter away from a commoner one with the same forename and office → that label: "Sergei Olrov",
    Foreign Minister.
    """
    counts, offices = Counter(rows.label), defaultdict(set)
    for label, role in sorted(set(zip(rows.label, rows.role.fillna(""), strict=True))):
        for office in role_of(role).named:
            offices[office, " ".join(name_words(label)[:-1])].add(label)
    slips = {}
    for labels in offices.values():
        for one, other in combinations(sorted(labels, key=lambda label: (-counts[label], label)), 2):
            if _is_slip(name_words(one), name_words(other)):
                slips.setdefault(other, slips.get(one, one))
    return slips


def _is_slip(words, others):
    surname, other = words[-1], others[-1]
    return len(words) > 1 and min(len(surname), len(other)) >= SLIP_LETTERS and OSA.distance(surname, other) == 1


def _of_nation(label, kind):
    """ "Syria's government" and "Syrian government" are one body: the nation, then the noun."""
    first, _, rest = label.partition(" ")
    nation = places().get(re.sub(r"['’]s$", "", first.lower()), (None, None))[1]
    return f"{nation} {rest}" if kind == "body" and nation and rest else label


def _slug(label):
    return re.sub(r"\W+", "-", label.casefold()).strip("-") or label


def find_spellings(actors, articles):
    """One row is one spelling of a person whom the outlets spell in several ways.

    Columns: actor_id, actor (the spelling), titles, outlets, item_id (the first mention that prints it). `actors` come
    from link_actors. That somebody is another's counterpart is no title.
    """
    people = actors[(actors.kind == "person") & actors.actor_id.notna()]
    people = people.merge(articles[["article_id", "outlet"]], on="article_id")
    people = people.assign(
        outlet=outlets_of(people),
        role=people.role.where([not (isinstance(role, str) and is_relation(role)) for role in people.role]),
        printed=people.mention.eq(people.actor).fillna(False).astype(bool),
    )
    people = people.sort_values(["printed", "article_id", "start"], ascending=[False, True, True])  # full names first
    spelt = people.groupby(["actor_id", "actor"], sort=False, as_index=False).agg(
        titles=("role", lambda roles: "; ".join(dict.fromkeys(roles.dropna()))),
        outlets=("outlet", lambda names: ", ".join(dict.fromkeys(names))),
        item_id=("mention_id", "first"),
    )
    names = {actor_id: set(rows) for actor_id, rows in spelt.groupby("actor_id").actor}
    partial = [_is_part(row.actor, names[row.actor_id]) for row in spelt.itertuples()]
    spelt = spelt[~pd.Series(partial, index=spelt.index, dtype=bool)]
    several = spelt.groupby("actor_id").actor.transform("size") > 1
    return spelt[several].sort_values(["actor_id", "actor"]).reset_index(drop=True)


def _is_part(name, names):
    """Whether a name is only a shorter form of another: "Brook" beside "Ada Brook", not "Vale" beside "al-Vale"."""
    words = set(name_words(name))
    return any(words < set(name_words(other)) for other in names)


# ── the mentions of one article ───────────────────────────────────────────────────────────────────────────────────────


def actors_in(doc):
    """Every mention as a dict of start, end, actor, kind, role, gender and rule, in order.

    `gender` (m, f or None) is what a title or a given name tells; it serves pronouns.
    """
    rows = named_in(doc)
    _name_fully(rows)
    rows.sort(key=lambda row: (row["start"], row["end"]))
    rows += [*describe(doc, rows), *organs_in(doc, rows)]
    return sorted(
        ({k: row[k] for k in row if k not in ("words", "titled")} for row in rows),
        key=lambda row: (row["start"], row["end"]),
    )


# ── the fullest name ──────────────────────────────────────────────────────────────────────────────────────────────────


def _name_fully(rows):
    """Set each row's actor to the fullest name of whoever it is; two that fit leave it at its own words."""
    _name_people([row for row in rows if row["kind"] == "person"])
    _name_others([row for row in rows if row["kind"] != "person"])


def _name_people(rows):
    _unglue(rows)
    people = _people(row for row in rows if len(row["words"]) > 1)
    short = [row for row in rows if len(row["words"]) == 1]
    others = [row for row in short if _is_somebody_else(row, people)]
    people += _people(others)
    known = {row["start"] for row in others}
    for row in short:
        _name_short(row, [row] if row["start"] in known else _bearers(row, people))


def _unglue(rows):
    """ "Orlov Says", in a headline of capitals, is cut to "Orlov" where the article has "Orlov" by itself and never a
    "Says".
    """
    alone = Counter(row["words"][0] for row in rows if len(row["words"]) == 1)
    for row in rows:
        first, last = row["words"][0], row["words"][-1]
        is_word = share(last) > UNSEEN  # "Says" is one, "Lanying" of "Han Lanying" is not
        if len(row["words"]) == 2 and is_word and alone[first] > 1 and not alone[last] and first not in given_names():
            width = len(row["actor"].split()[0])
            row.update(end=row["start"] + width, actor=row["actor"][:width], words=row["words"][:1])


def _people(rows):
    """Rows of one name each as a person: dict of name, words, roles, gender and where it first stands; each row told
    its fullest name.
    """
    people = []
    for row in sorted(rows, key=lambda row: (-len(row["words"]), row["start"])):
        fits = [p for p in people if same_name(row["words"], p["words"]) or is_short_for(row["words"], p["words"])]
        fits = [person for person in fits if _same_gender(row, person)]
        if len(fits) == 1:
            fits[0]["rows"].append(row)
        elif not fits:
            people.append(dict(actor=row["actor"], words=row["words"], gender=row["gender"], rows=[row]))
    for person in people:
        person["gender"] = next((row["gender"] for row in person["rows"] if row["gender"]), None)
        person["start"] = min(row["start"] for row in person["rows"])
        person["roles"] = [row["role"] for row in person["rows"] if row["role"]]
        for row in person["rows"]:
            row.update(actor=person["actor"], gender=person["gender"])
    return people


def _bearers(row, people):
    """Who a single word can name: those with that surname, else with that forename, else with that name in between,
    and of no other gender.
    """
    bearers = _of_surname(row, people)
    bearers = bearers or [p for p in people if p["words"][0] == row["words"][0] and not row["titled"] and _is_sure(p)]
    bearers = bearers or [p for p in people if _is_middle(row["words"][0], p["words"])]
    return [person for person in bearers if _same_gender(row, person)]


def _is_middle(word, words):
    """Whether a word stands inside a fuller name and is no forename: "Salazar" of "Marta Salazar Quiroga"."""
    return word in words[1:-1] and word not in given_names()


def _of_surname(row, people):
    return [p for p in people if p["words"] == row["words"] or is_short_for(row["words"], p["words"])]


def _same_gender(row, person):
    return not (row["gender"] and person["gender"]) or row["gender"] == person["gender"]


def _is_somebody_else(row, people):
    """ "Mr. Lind" beside nobody but "Ann Lind", "President Lind" beside "Ann Lind, first lady"."""
    namesakes = _of_surname(row, people)
    bearers = [person for person in namesakes if _same_gender(row, person)]
    if not namesakes and any(_is_middle(row["words"][0], person["words"]) for person in people):
        return False
    return bool(namesakes and not bearers) or row["titled"] and all(_is_other(row, person) for person in bearers)


def _is_other(row, person):
    """Whether a surname under a title is somebody else than the full name: "President Lind" before, or beside, "Ann
    Lind, first lady".
    """
    held = set().union(*(role_of(role).offices for role in person["roles"]))
    if role_of(row["role"]).named & held:
        return False
    return bool(held) or row["start"] < person["start"]


def _name_short(row, bearers):
    if len(bearers) == 1 and bearers[0] is not row:
        gender = row["gender"] or bearers[0]["gender"]
        row.update(actor=bearers[0]["actor"], gender=gender, rule="name: fullest in the article")
    elif len(bearers) > 1:
        row.update(rule="name: two people bear it")


def _is_sure(person):
    """Whether a name's first word may stand for it: a known forename, or a name that once has a title ("Orlov Says"
    has neither).
    """
    return bool(person["words"][0] in given_names() or person["roles"])


def _name_others(rows):
    """Acronyms under the name they stand for, shorter forms of a body under the longest, countries under their fullest
    form.
    """
    fullest, heads = {}, defaultdict(set)
    for row in sorted(rows, key=lambda row: (-len(row["actor"]), row["start"])):
        for key in _keys(row):
            fullest.setdefault(key, row["actor"])
        if row["kind"] == "body" and len(row["words"]) > 1 and row["actor"].lower() not in places():
            heads[_head_of(row["words"])].add(fullest[_keys(row)[0]])
    for row in rows:
        longer = heads.get(row["words"][-1], ()) if len(row["words"]) == 1 and row["kind"] == "body" else ()
        row["actor"] = next(iter(longer)) if len(longer) == 1 else fullest[_keys(row)[0]]  # "the Post"


def _head_of(words):
    """What a body is: an observatory, of "the Norland Observatory for Human Rights"."""
    return next((before for before, word in pairwise(words) if word in ("for", "of", "on")), words[-1])


def _keys(row):
    """What a body or place can be known by in its article: first its own key, then its initials."""
    text = row["actor"]
    kind, country = places().get(text.lower(), (None, None))
    if kind == "country":
        return [f"country {country}"]
    if ACRONYM.fullmatch(text):
        return [text.replace(".", "")]
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", text))
    return [" ".join(row["words"]), *([initials] if len(initials) > 1 else [])]
