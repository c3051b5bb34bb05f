"""Roles: two outlets that give one person different offices."""

from itertools import combinations

from ..actors.titles import agree, is_relation, role_of
from ..words import words_in


def of_roles(actors, articles):
    """Two outlets of one event that give one person different offices; needs actors with actor_id, from link_actors."""
    if actors is None or "actor_id" not in actors or not len(actors):
        return []
    titled = actors[
        actors.role.notna()
        & actors.actor_id.notna()
        & (actors.kind == "person")
        & actors.article_id.isin(articles.index)
    ]
    titled = titled.assign(
        event_id=titled.article_id.map(articles.event_id), published=titled.article_id.map(articles.published)
    )
    titled = titled.sort_values(["published", "article_id", "start"], na_position="last").drop_duplicates(
        ["article_id", "actor_id"]
    )
    rows = []
    for (event_id, _), mentions in titled.groupby(["event_id", "actor_id"]):
        for a, b in combinations(mentions.itertuples(), 2):
            if not _same_office(a.role, b.role):
                rows.append(_role_row(a, b, event_id, articles))
    return rows


def _same_office(a, b):
    """Whether two titles can be one person's: "Minister" and "Foreign Minister", "Ruritania's" and "Ruritanian"."""
    one, two = role_of(a), role_of(b)
    if is_relation(a) or is_relation(b) or agree(one, two) or agree(two, one):
        return True
    a, b = ({word.folded for word in words_in(role)} for role in (a, b))
    return a <= b or b <= a


def _role_row(a, b, event_id, articles):
    outlets, names = ([articles[column][row.article_id] for row in (a, b)] for column in ("outlet", "called"))
    versions = dict(outlet_a=outlets[0], article_a=a.article_id, item_a=a.mention_id)
    versions |= dict(outlet_b=outlets[1], article_b=b.article_id, item_b=b.mention_id)
    why = f"{names[0]} calls {a.actor} “{a.role}”, {names[1]} calls {b.actor} “{b.role}”."
    claim_id = f"role:{event_id}:{a.actor_id}"
    return versions | dict(claim_id=claim_id, event_id=event_id, kind="role", verdict="wording", size=1.0, why=why)
