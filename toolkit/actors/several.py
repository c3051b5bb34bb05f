"""Names of several at once: "Ada Brook and Tom Reed" is neither Ada Brook nor Tom Reed, but a name of its own."""

import re
from collections import defaultdict

BETWEEN = re.compile(r",? (?:and|&) |, ")
LAST_BETWEEN = re.compile(r" (?:and|&) ")
GENERATION = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")  # "King, Jr., and Lee" are two


def members_of(name, is_body):
    """The names that a name of several is made of, in order; none where it is one name.

    `is_body` tells whether a name holds a word for a body: "Department of Health and Human Services" is one, for
    only a part of it does.

    >>> members_of("Ada Brook, Tom Reed and Dora Lind", lambda name: False)
    ('Ada Brook', 'Tom Reed', 'Dora Lind')
    """
    if not LAST_BETWEEN.search(name):
        return ()
    members = [part.strip() for part in BETWEEN.split(name)]
    members = [part for part in members if part and not GENERATION.fullmatch(part)]
    plain = all(_first_letter(part).isupper() for part in members)
    return tuple(members) if plain and len(members) > 1 and len({is_body(part) for part in members}) == 1 else ()


def _first_letter(name):
    return next((ch for ch in name.removeprefix("the ") if ch.isalpha()), "")


def labels_of_several(several, label_of, rank):
    """{name of several: the label it shares with those of the same members}, where label_of tells one member's."""
    same = defaultdict(list)
    for name, members in several.items():
        same[tuple(sorted(map(label_of, members)))].append(name)
    best = {key: min(names, key=rank) for key, names in same.items()}
    return {name: best[key] for key, names in same.items() for name in names}
