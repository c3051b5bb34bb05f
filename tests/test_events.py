"""Which invented articles report one event, what their ids are, and which are reprints."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import group_events, to_articles
from toolkit.schema import conform

TALKS = (
    "Envoy Odrin Vask arrived in Melport on Friday for talks with Prime Minister Lenna Torv on the Karsk ceasefire. "
    "Vask said that both armies must leave the Karsk valley. Torv had asked for observers at the Ilmen bridge."
)
TALKS_AGAIN = (
    "The Karsk ceasefire was the subject as Prime Minister Lenna Torv received envoy Odrin Vask in Melport. Observers "
    "should watch the Ilmen bridge, she told him, once the armies are out of the Karsk valley."
)
FIRE = (
    "A fire destroyed a timber warehouse in the harbour of Tarnby overnight. Sixty firefighters came from three towns. "
    "The owner, Holm & Sons, puts the damage at two million crowns."
)
FIRE_AGAIN = (
    "Firefighters from three towns could not save the timber warehouse of Holm & Sons in Tarnby harbour, which burnt "
    "down overnight. No one was hurt in the fire."
)
NEXT_ROUND = (
    "Envoy Odrin Vask is back in Melport: a second round of talks with Prime Minister Lenna Torv opened on Monday. On "
    "the table is an exchange of prisoners and the reopening of the railway to Sund, not the ceasefire."
)


def grouped(*rows):
    """Event ids of (article_id, published, text)."""
    articles = to_articles([dict(article_id=a, published=day, text=text) for a, day, text in rows])
    return dict(zip(articles.article_id, group_events(articles).event_id, strict=True))


@pytest.mark.parametrize("day", ["2031-05-02", None])
def test_two_events_of_one_day_keep_apart(day):
    ids = grouped(("a", day, TALKS), ("b", day, FIRE), ("c", day, TALKS_AGAIN), ("d", day, FIRE_AGAIN))
    assert ids["a"] == ids["c"] != ids["b"] == ids["d"]


def test_the_day_before_is_the_same_event_and_the_next_round_another():
    ids = grouped(("a", "2031-05-02", TALKS), ("b", "2031-05-03", TALKS_AGAIN), ("c", "2031-07-09", NEXT_ROUND))
    assert ids["a"] == ids["b"] != ids["c"]


def test_an_article_alone_is_an_event_named_by_its_day():
    assert grouped(("x", "2031-05-02", FIRE)) == {"x": "2031-05-02-x"}
    assert grouped(("x", None, FIRE)) == {"x": "undated-x"}


def test_texts_with_nothing_in_common_or_nothing_at_all_are_events_of_their_own():
    ids = grouped(("a", None, "the of and"), ("b", None, "12 34"), ("c", None, "…"), ("d", None, TALKS))
    assert len(set(ids.values())) == 4


def test_given_event_ids_stay_and_draw_others():
    articles = to_articles(
        [
            dict(article_id="a", event_id="karsk", published="2031-05-02", text=TALKS),
            dict(article_id="b", event_id="other desk's name", published="2031-05-02", text=TALKS_AGAIN),
            dict(article_id="c", published="2031-05-02", text=TALKS_AGAIN.replace("once", "when")),
        ]
    )
    assert group_events(articles).event_id.tolist() == ["karsk", "other desk's name", "other desk's name"]


def test_ids_do_not_hang_on_the_order_of_rows():
    rows = [("a", "2031-05-02", TALKS), ("b", "2031-05-02", FIRE), ("c", "2031-05-03", TALKS_AGAIN)]
    assert grouped(*rows) == grouped(*reversed(rows))


LONG = " ".join([TALKS, FIRE, NEXT_ROUND])


@pytest.mark.parametrize(
    "copy, reprint",
    [
        (LONG, True),
        (LONG.replace("Friday", "Fri.").replace("Monday", "Mon."), True),  # a desk's small edits
        (LONG + " The Gazette's own correspondent adds that rain is expected.", True),
        (LONG[: len(LONG) * 2 // 3], True),  # cut from the end
        (" ".join([TALKS, TALKS_AGAIN, NEXT_ROUND[:60]]), False),
        (TALKS_AGAIN, False),
    ],
)
def test_reprints_name_their_original(copy, reprint):
    articles = to_articles(
        [
            dict(article_id="wire", published="2031-05-02", text=LONG),
            dict(article_id="paper", published="2031-05-03", text=copy),
        ]
    )
    found = group_events(articles).set_index("article_id").reprint_of
    assert pd.isna(found["wire"])
    assert found.fillna("")["paper"] == ("wire" if reprint else "")


def test_three_papers_reprint_one_original_and_not_each_other():
    articles = to_articles([dict(article_id=a, published="2031-05-02", text=LONG) for a in "cba"])
    assert group_events(articles).set_index("article_id").reprint_of.fillna("").to_dict() == {
        "a": "",
        "b": "a",
        "c": "a",
    }


def test_no_articles_no_events_and_nothing_changes_in_place():
    empty = group_events(conform([], "articles"))
    assert empty.empty and empty.event_id.dtype == "string"
    articles = to_articles([dict(article_id="a", text=TALKS)])
    group_events(articles)
    assert articles.event_id.isna().all()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([TALKS, TALKS_AGAIN, FIRE, FIRE_AGAIN, "", "x", "Õ ß 3"]), max_size=7), st.randoms())
def test_every_article_has_an_event_whatever_the_order(texts, random):
    rows = [(str(i), None, text) for i, text in enumerate(texts)]
    ids = grouped(*rows) if rows else {}
    random.shuffle(rows)
    assert ids == (grouped(*rows) if rows else {})
    assert all(isinstance(event, str) and event for event in ids.values())
