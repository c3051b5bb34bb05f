"""The words that reporting turns on: the lexicons of verbs, phrases, carriers and sources, looked up once."""

from functools import cache, lru_cache

from ..lexicons import load_lexicon


@lru_cache(maxsize=1)
def verbs():
    """The reporting verbs: lemma to (frames, what it implies)."""
    table = load_lexicon("reporting_verbs")
    return {row.verb: (frozenset(row.frames.split()), row.implies) for row in table.itertuples()}


@cache
def phrases(kind):
    """The cue phrases of one kind."""
    table = load_lexicon("cue_phrases")
    return frozenset(table.phrase[table.kind == kind])


@lru_cache(maxsize=1)
def carriers():
    """The names of agencies and outlets that carry statements."""
    return frozenset(load_lexicon("carriers").name)


@lru_cache(maxsize=1)
def sources():
    """Nouns that can be a source: people, offices, bodies, and what carries their words ("lawyer", "letter")."""
    offices = load_lexicon("titles").title.str.split().str[-1]
    bodies = load_lexicon("bodies")
    people = frozenset(load_lexicon("people").word) | frozenset(offices.str.lower())
    return people | frozenset(bodies.body[bodies.kind.isin(["body", "organ", "medium"])]) | phrases("vehicle")
