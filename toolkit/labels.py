"""Naming choices: what an outlet calls a thing that has more than one name (government, regime, leadership).

The sets of alternants are data (`lexicons/naming.csv`). A name counts only where it names: "opposition to the plan"
is no party, "a sanctions regime" no government. Whose government it is comes from the words around it, or stays open.
"""

from functools import cache, lru_cache
from itertools import pairwise

import pandas as pd

from .actors.titles import places
from .language import parse
from .lexicons import load_lexicon
from .schema import conform
from .voices import voice_at
from .wording.styles import folded

OWN_DEPS = ("poss", "compound", "amod", "nmod")
NEEDS_BEARER = frozenset(
    ("leadership", "administration", "rulers", "army", "militia", "armed forces")
)  # too general by themselves
ADJECTIVE_ENDINGS = ("an", "ish", "ese", "i", "ch", "ic", "ek")  # "Spanish" rather than "Spaniard"


def find_labels(articles, *, quotes=None, nlp=None):
    """One row is one naming choice: the words an article chose for something that other articles may name otherwise.

    Columns: start and end of the name; concept, what is named, with its bearer where the article makes that plain
    ("Syrian government"), else in general ("government"); label, the alternant chosen, as listed ("regime");
    in_quote, whether it stands in reported speech of `quotes` (without `quotes`, of the quotations found here), and
    quote_kind, of which kind: a name in indirect speech may be the outlet's as well as the speaker's; rule.

    >>> from toolkit.articles import to_articles
    >>> articles = to_articles([{"article_id": "a", "text": "The Syrian regime and the rebels signed a truce."}])
    >>> find_labels(articles)[["concept", "label"]].values.tolist()
    [['Syrian government', 'regime'], ['Syrian opposition', 'rebels'], ['ceasefire', 'truce']]
    """
    given = (
        None
        if quotes is None
        else {key: rows.to_dict("records") for key, rows in quotes.groupby("article_id", sort=False)}
    )
    rows = []
    for article, doc in parse(articles, nlp):
        around = _quotes_of(doc) if given is None else given.get(article.article_id, [])
        rows += [{**row, "article_id": article.article_id, **voice_at(row, around)} for row in labels_in(doc)]
    return conform(
        [{k: v for k, v in row.items() if k not in ("is_actor", "has_bearer", "owned")} for row in rows], "labels"
    )


def find_choices(labels):
    """The rows of find_labels where another name could have stood, with an item_id.

    A concept that everybody calls the same is no choice: it tells nothing of an outlet. Nor is a spelling: cease-fire.
    A word of several senses ("strike", "observers"; `alone` is no in the word list) counts only where its article
    names the same thing unmistakably too ("air strike", "observer mission"): else it may be a strike of workers. A
    mission is no name for its people ("sign" in the list): it only shows who is meant.
    """
    plain = labels[~labels.label.isin(_listed_as("no") - _listed_as("yes"))]
    sure = pd.MultiIndex.from_frame(plain[["article_id", "concept"]])
    rows = labels[pd.MultiIndex.from_frame(labels[["article_id", "concept"]]).isin(sure)]
    rows = rows[~rows.label.isin(_listed_as("sign"))]
    names = rows.assign(name=rows.label.map(folded)).groupby("concept").name.transform("nunique")
    rows = rows[names > 1]
    places = rows.article_id + ":" + rows.start.astype(str) + "-" + rows.end.astype(str)
    return rows.assign(item_id=places).reset_index(drop=True)


@cache
def _listed_as(alone):
    """The names of one kind: "no" is no name by itself, though one that is plain in another set stays plain."""
    table = load_lexicon("naming")
    return frozenset(table.label[table.alone == alone])


def _quotes_of(doc):
    from .quotes import quotes_in

    return quotes_in(doc)


# ── names ──


def labels_in(doc):
    """The naming choices of a Doc in order; the longest name wins.

    Dicts of start, end, concept, label, is_actor, has_bearer (it is somebody's), owned (whose is plain) and rule.
    """
    found = [(first, token, entry) for token in doc for first, entry in _entry_at(token)]
    heads = [(token, _bearer(token)) for _, token, entry in found if entry.bearer == "yes"]
    countries = {country for _, country in heads if country}
    sole = next(iter(countries)) if len(countries) == 1 else None
    covered = {i for first, token, _ in found for i in range(first, token.i)}  # "government" in "government forces"
    found = [row for row in found if row[1].i not in covered]
    glosses = {token.i for before, (_, token, entry) in pairwise([None, *found]) if _is_gloss(before, token, entry)}
    return [_row(first, token, entry, sole) for first, token, entry in found if token.i not in glosses]


def _is_gloss(before, token, entry):
    """Whether a name only explains the one before it: "Islamic State (IS, formerly ISIS)" is one choice, not three."""
    if before is None or before[2].concept != entry.concept:
        return False
    between = token.doc[before[1].i + 1 : token.i].text
    inside = "(" in between and ")" not in between
    return inside and between.index("(") == 0 or _is_listed(before[1], token)


def _is_listed(before, token):
    """Whether both stand in the same brackets: "(IS, formerly ISIS)"."""
    text = token.doc.text
    opened = text.rfind("(", 0, token.idx)
    return 0 <= opened < before.idx and ")" not in text[opened : token.idx]


@lru_cache(maxsize=1)
def _entries():
    """{last word: entries of naming.csv, longest label first}."""
    entries = {}
    for row in load_lexicon("naming").itertuples(index=False):
        entries.setdefault(row.label.split()[-1], []).append(row)
    return {word: sorted(rows, key=lambda row: -len(row.label.split())) for word, rows in entries.items()}


def _entry_at(token):
    """[(first token index, entry)] of the longest label that ends at a token and names something; else []."""
    entries = _entries()
    for form in dict.fromkeys((token.text, token.lower_, token.lemma_.lower(), f"{token.lemma_.lower()}s")):
        for entry in entries.get(form, ()):
            words = entry.label.split()
            before = token.doc[max(token.i - len(words) + 1, 0) : token.i]
            if (
                len(before) == len(words) - 1
                and all(_same(t, w) for t, w in zip(before, words, strict=False))
                and _names(token, entry)
            ):
                return [(token.i - len(words) + 1, entry)]
    return []


def _same(token, word):
    """Whether a token is a listed word, in either number: "rebel", "rebels"."""
    lemma = token.lemma_.lower()
    return word in (token.text, token.lower_, lemma, f"{lemma}s")


def _names(token, entry):
    """Whether the word names here what the set is about."""
    capital = entry.label[:1].isupper()
    if capital:
        return token.text == entry.label.split()[-1] and token.pos_ in ("PROPN", "NOUN", "ADJ")
    if token.pos_ not in ("NOUN", "PROPN") or (
        token.ent_type_ in ("ORG", "WORK_OF_ART", "EVENT") and token.text[:1].isupper()
    ):
        return False
    if token.dep_ == "compound" and token.head.i > token.i:
        return False  # "opposition leader", "government officials", "crisis talks"
    follow = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if follow is not None and follow.lower_ == "to" and entry.label in ("opposition", "resistance"):
        return False
    if entry.label in ("opposition", "resistance"):
        return _is_party(token)
    if entry.label == "talks" and any(c.dep_ == "prep" and c.lower_ == "with" for c in token.children):
        return False  # a meeting: "after talks with the minister"
    if entry.label in ("regime", "junta"):
        return not any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in token.children)
    return not (entry.label in NEEDS_BEARER and _bearer(token) is None)


def _is_party(token):
    """Whether "opposition" is a party: "the opposition", "the government and opposition"; not "stiff opposition"."""
    if any(c.dep_ == "det" and c.lower_ == "the" for c in token.children) or _bearer(token):
        return True
    partners = [t for t in token.conjuncts if t.lemma_.lower() in ("government", "regime")]
    forces = token.dep_ == "conj" and token.head.lemma_ in ("government", "regime")
    armed = any(c.lower_ in ("armed", "rebel", "moderate") for c in token.children)
    return bool(partners or forces or armed)


def _row(first, token, entry, sole):
    start, end = token.doc[first].idx, token.idx + len(token)
    bearer = _bearer(token) if entry.bearer == "yes" else None
    rule, concept = f"naming: {entry.label}", entry.concept
    if bearer:
        concept, rule = f"{adjective(bearer)} {concept}", f"{rule}; whose, by the words at it"
    elif entry.bearer == "yes" and sole and not _other_owner(token):
        concept, rule = f"{adjective(sole)} {concept}", f"{rule}; whose, as the only one in the article"
    return {
        "start": start,
        "end": end,
        "concept": concept,
        "label": entry.label,
        "is_actor": entry.actor == "yes",
        "has_bearer": entry.bearer == "yes",
        "owned": concept != entry.concept,
        "rule": rule,
    }


def _bearer(token):
    """The country whose government, army or opposition a noun is, by the words that belong to it, or None."""
    owners = [c for c in token.children if c.dep_ in OWN_DEPS and c.i < token.i]
    for prep in (c for c in token.children if c.dep_ == "prep" and c.lower_ in ("of", "in")):
        owners += [c for c in prep.children if c.dep_ == "pobj"]
    known = [places()[t.lower_][1] for t in owners if t.lower_ in places() and t.text[:1].isupper()]
    return known[0] if len(set(known)) == 1 else None


def _other_owner(token):
    """Whether the words at a noun name some owner, or several: then the only country of the article need not be it."""
    owners = [c for c in token.children if c.dep_ == "poss"]
    owners += [c for c in token.children if c.dep_ in OWN_DEPS and c.lower_ in places() and c.text[:1].isupper()]
    return any(c.ent_type_ in ("GPE", "NORP") or c.pos_ == "PRON" for c in owners)


@cache
def adjective(country):
    """The adjective of a country, "Syrian" for Syria; the name itself where none is listed."""
    words = [
        row.place for row in load_lexicon("places").itertuples() if row.kind == "demonym" and row.country == country
    ]
    return next((word for word in words if word.endswith(ADJECTIVE_ENDINGS)), words[0] if words else country)
