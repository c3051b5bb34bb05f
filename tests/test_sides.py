"""Whom a name stands with: by name, by capital, by an office of state, else by itself."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import find_sides
from toolkit.schema import conform


def side(name, *roles):
    """(side, rule) of one name; of a person, with the roles printed at it."""
    actors = conform([dict(actor=name, kind="person", role=role) for role in roles], "actors")
    stance = pd.DataFrame({"holder": [name], "target": [name]})
    (row,) = find_sides(stance, actors).itertuples()
    return row.side, row.rule


@pytest.mark.parametrize(
    "name, state",
    [
        ("Peru", "Peru"),
        ("Lima", "Peru"),
        ("Kremlin", "Russia"),
        ("Peruvian government", "Peru"),
        ("Peru’s Foreign Ministry", "Peru"),
        ("Peruvian government forces", "Peru"),
    ],
)
def test_a_state_goes_by_several_names(name, state):
    assert side(name)[0] == state


@pytest.mark.parametrize(
    "role, state",
    [
        ("Peruvian Foreign Minister", "Peru"),
        ("Prime Minister of Peru", "Peru"),
        ("Peru's deputy defence minister", "Peru"),
        ("US Secretary of State", "United States"),
    ],
)
def test_an_office_of_state_tells_the_side_and_is_named(role, state):
    assert side("Ada Brook", role) == (state, role)


@pytest.mark.parametrize(
    "role",
    [
        "former Peruvian Foreign Minister",
        "Peruvian opposition leader",
        "president of the Peruvian National Coalition",
        "UN envoy for Peru",
        "US ambassador to Peru",
        "Peruvian counterpart",
        "President",
        "Peruvian activist",
        "shadow Peruvian foreign minister",
        "president of the Peruvian chess club",
    ],
)
def test_whose_side_is_not_plain_stands_alone(role):
    assert side("Ada Brook", role) == ("Ada Brook", "by itself")


@pytest.mark.parametrize("name", ["Peruvian opposition", "Peruvian rebels", "Peruvians", "the parties", "Bank of Peru"])
def test_nobody_stands_with_a_government_for_living_under_it(name):
    assert side(name) == (name, "by itself")


def test_a_person_called_like_a_state_is_none():
    assert side("Jordan", "lawmaker") == ("Jordan", "by itself")
    assert side("Jordan", "Canadian Prime Minister")[0] == "Canada"


def test_offices_of_two_states_tell_nothing():
    assert side("Ada Brook", "Peruvian Foreign Minister", "Canadian Foreign Minister")[1] == "by itself"


def test_the_office_may_stand_in_another_article_under_another_spelling():
    stance = pd.DataFrame({"holder": ["Sergei Orlov"], "target": ["Peru"]})
    actors = conform([dict(actor="Sergey Orlov", kind="person", role="Russian Foreign Minister")], "actors")
    assert find_sides(stance, actors).side.tolist() == ["Peru", "Russia"]


def test_an_office_leads_to_where_it_is_printed():
    actors = conform([dict(mention_id="a:7-9", actor="Ada Brook", kind="person", role="Peruvian King")], "actors")
    stance = pd.DataFrame({"holder": ["Ada Brook"], "target": ["Peru"]})
    assert find_sides(stance, actors).item_id.fillna("").tolist() == ["a:7-9", ""]


def test_nobody_gives_an_empty_table():
    empty = find_sides(conform([], "stance"), conform([], "actors"))
    assert empty.empty and list(empty) == ["name", "side", "rule", "item_id"]


@given(st.lists(st.text(min_size=1, max_size=12), max_size=5))
def test_every_name_has_one_row(names):
    stance = pd.DataFrame({"holder": names, "target": names}, dtype="string")
    assert find_sides(stance, conform([], "actors")).name.tolist() == sorted(set(names))
