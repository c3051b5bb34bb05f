"""Sides: which state somebody speaks or acts for by office, so that a reader finds a minister beside the capital.

A side only sorts: every sentence keeps its holder and target by their own names. Whose side is not plain by name or by
an office of state printed in the articles stands alone, and nobody stands with a government for living under it.
"""

from collections import defaultdict
from functools import cache

import pandas as pd

from .actors.names import link_names
from .actors.titles import places, role_of
from .lexicons import load_lexicon

COLUMNS = ("name", "side", "rule", "item_id")
STANDS_FOR = ("country", "capital", "seat")


def find_sides(stance, actors):
    """One row is one holder or target of `stance`: its name, side (a state, or the name itself), and the rule.

    A state's own name, its capital and its seat of government, its government and forces by their names, and whoever is
    printed with one of its offices of state ("Ruritanian Foreign Minister") are on its side, item_id leading to where.
    Former ministers, envoys, leaders of parties and people with offices of two states are not. Links between articles
    go by name as in link_names.

    >>> from toolkit.schema import conform
    >>> stance = pd.DataFrame({"holder": ["Ada Brook"], "target": ["Syrian opposition"]})
    >>> actors = conform([dict(actor="Ada Brook", kind="person", role="Canadian Prime Minister")], "actors")
    >>> find_sides(stance, actors)[["name", "side", "rule"]].values.tolist()
    [['Ada Brook', 'Canada', 'Canadian Prime Minister'], ['Syrian opposition', 'Syrian opposition', 'by itself']]
    """
    names = sorted({*stance.holder.dropna(), *stance.target.dropna()})
    roles = _roles(names, actors)
    people, rows = set(actors.actor[actors.kind == "person"]), []
    for name in names:
        by_name = None if name in people else side_of_name(name)  # a Mr. Jordan is no state
        told = by_name or _side_of_office(roles[name]) or (name, "by itself")
        rows.append(dict(zip(COLUMNS, (name, *told), strict=False)))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype("string")


def _roles(names, actors):
    """{name: [(role, mention_id)] printed with it in any article, however it is spelt there}."""
    people = actors[(actors.kind == "person") & actors.role.notna()]
    every = sorted({*names, *people.actor})
    label = dict(zip(every, link_names(every), strict=True))
    roles = defaultdict(list)
    for row in people.itertuples():
        roles[label[row.actor]].append((row.role, row.mention_id))
    return {name: roles[label[name]] for name in names}


def side_of_name(name):
    """(state, rule) of a name that tells it: "Moscow", "the Syrian army", "Peru’s Foreign Ministry"; else None.

    >>> side_of_name("Damascus"), side_of_name("Peru’s government"), side_of_name("Syrian opposition")
    (('Syria', 'capital of Syria'), ('Peru', 'by name'), None)
    """
    words = str(name).replace("’s", "").replace("'s", "").removeprefix("the ").split()
    kind, state = places().get(" ".join(words).lower(), (None, None))
    if kind in STANDS_FOR:
        return state, "by name" if kind == "country" else f"{kind} of {state}"
    for cut in range(1, len(words)):
        kind, state = places().get(" ".join(words[:cut]).lower(), (None, None))
        if kind and " ".join(words[cut:]).lower() in _listed("body"):
            return state, "by name"
    return None


def _side_of_office(roles):
    """(state, the role that tells it, where it stands), or None where no role does or two disagree."""
    told = [(next(iter(parts.countries)), role, at) for role, at in roles if _is_of_state(parts := role_of(role))]
    return told[0] if len({state for state, *_ in told}) == 1 else None


def _is_of_state(role):
    return bool(
        len(role.countries) == 1
        and role.named & _listed("office")
        and role.ranks <= _listed("rank")
        and role.others <= _listed("brief")
    )


@cache
def _listed(kind):
    table = load_lexicon("states")
    return frozenset(table.words[table.kind == kind])
