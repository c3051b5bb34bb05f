"""The tables' columns and types, and the ids of rows."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import data_dictionary
from toolkit.schema import LISTS, MOMENT, ROWS, TABLES, conform, with_ids

SAMPLES = {
    "string": "Harun",
    "Int64": 7,
    "Float64": 0.5,
    "boolean": True,
    MOMENT: pd.Timestamp("2012-06-22"),
    LISTS: [[1, 2]],
}


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_has_the_columns_and_types_of_a_full_one(table):
    full = conform([{column: SAMPLES[dtype] for column, (dtype, _) in TABLES[table].items()}], table)
    gaps = conform([{}, {}], table)
    for empty in (conform([], table), conform(iter([]), table), conform(pd.DataFrame(), table), full.iloc[:0], gaps):
        assert conform(empty, table).dtypes.to_dict() == full.dtypes.to_dict()
    assert full.columns.tolist() == list(TABLES[table])
    assert gaps.isna().all(axis=None)


@pytest.mark.parametrize("table", TABLES)
def test_conforming_twice_changes_nothing(table):
    rows = [{column: SAMPLES[dtype] for column, (dtype, _) in TABLES[table].items()}, {"mine": "kept"}]
    once = conform(rows, table)
    pd.testing.assert_frame_equal(conform(once, table), once)
    assert once.columns[-1] == "mine"


def test_the_frame_given_is_not_changed():
    frame = pd.DataFrame({"start": [0.0], "article_id": ["a"]}, index=[9])
    before = frame.copy(deep=True)
    conformed = conform(frame, "labels")
    pd.testing.assert_frame_equal(frame, before)
    assert (conformed.index.tolist(), conformed.start.dtype) == ([0], "Int64")


def test_missing_stays_missing():
    conformed = conform(
        [{"article_id": "a", "start": None, "end": float("nan"), "in_quote": None, "label": pd.NA}], "labels"
    )
    assert conformed[["start", "end", "in_quote", "label"]].isna().all(axis=None)


def test_every_table_and_column_says_what_it_is():
    assert set(ROWS) == set(TABLES)
    described = data_dictionary()
    assert len(described) == sum(map(len, TABLES.values()))
    assert described.meaning.str.len().min() > 5
    assert data_dictionary("quotes").column.tolist() == list(TABLES["quotes"])


def test_an_unknown_table_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match='no table "quote"; choose one of articles, quotes'):
        data_dictionary("quote")


SPANS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5)).map(lambda pair: dict(start=min(pair), end=max(pair))), max_size=12
)


@settings(deadline=None)
@given(SPANS)
def test_ids_are_places_and_never_twice(rows):
    named = with_ids(rows, "figure_id", "a")
    assert len({row["figure_id"] for row in named}) == len(rows)
    assert all(row["figure_id"].startswith(f"a:{row['start']}-{row['end']}") for row in named)
    assert all(row["article_id"] == "a" for row in named)


@settings(deadline=None)
@given(SPANS, st.integers(0, 12))
def test_an_id_does_not_depend_on_rows_that_stand_elsewhere(rows, cut):
    alone = [row["figure_id"] for row in with_ids(rows[:cut], "figure_id", "a")]
    assert [row["figure_id"] for row in with_ids(rows, "figure_id", "a")][:cut] == alone
