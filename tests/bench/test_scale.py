"""Near-linear growth and what blocking finds, on a small made-up press: `pytest -m slow tests/bench`."""

import numpy as np
import pandas as pd
import pytest

from toolkit import group_events

from .scale import b_cubed, exponent, measure
from .synthetic import press


@pytest.mark.slow
def test_grouping_and_alignment_grow_near_linearly_and_blocking_loses_next_to_nothing():
    rows = [measure(size) for size in (500, 1000, 2000)]
    assert exponent(rows, "group_seconds") < 1.3 and exponent(rows, "align_seconds") < 1.3
    assert min(row["group_recall"] for row in rows) >= 0.985
    assert min(row["align_recall"] for row in rows) >= 0.985
    assert min(row["b_cubed_f1"] for row in rows) >= 0.98


@pytest.mark.slow
def test_events_hold_together_where_one_date_in_seven_is_wrong():
    articles, *_, truth = press(1000)
    random = np.random.default_rng(0)
    wrong, days = random.random(len(articles)) < 1 / 7, random.integers(20, 900, len(articles))
    articles["published"] += pd.to_timedelta(np.where(wrong, days, 0), unit="D")
    found = group_events(articles)
    assert b_cubed(truth, dict(zip(found.article_id, found.event_id, strict=True))) >= 0.995
