"""Near-linear growth and what blocking finds, on a small made-up press: `pytest -m slow tests/bench`."""

import pytest

from .scale import exponent, measure


@pytest.mark.slow
def test_grouping_and_alignment_grow_near_linearly_and_blocking_loses_next_to_nothing():
    rows = [measure(size) for size in (500, 1000, 2000)]
    assert exponent(rows, "group_seconds") < 1.3 and exponent(rows, "align_seconds") < 1.3
    assert min(row["group_recall"] for row in rows) >= 0.985
    assert min(row["align_recall"] for row in rows) >= 0.985
    assert min(row["b_cubed_f1"] for row in rows) >= 0.98
