"""Who tells what, who does not, and who came too early to know it."""

import pandas as pd
import pytest

from toolkit import find_coverage, to_articles
from toolkit.schema import conform

BRIDGE = "The Ilmen bridge in Karsk was closed."


def papers(*rows):
    """Articles from (article_id, published, event_id) or (article_id, published, event_id, text)."""
    named = [
        dict(zip(("article_id", "published", "event_id", "text"), (*row, BRIDGE)[:4], strict=True)) for row in rows
    ]
    return to_articles([dict(row, outlet=row["article_id"].upper()) for row in named])


def claim(article_id, tier="same", start=0, end=38, claim_id="c"):
    return dict(
        claim_id=claim_id,
        event_id="e",
        article_id=article_id,
        item_id=f"i-{article_id}",
        start=start,
        end=end,
        tier=tier,
    )


def covered(articles, *claims):
    found = find_coverage(conform(list(claims), "claims"), articles)
    return {row.article_id: None if pd.isna(row.covered) else bool(row.covered) for row in found.itertuples()}


def test_told_not_told_and_too_early():
    articles = papers(("a", "2031-05-02", "e"), ("b", "2031-05-02", "e"), ("c", "2031-05-01", "e"))
    assert covered(articles, claim("a")) == {"a": True, "b": False, "c": None}


def test_a_possible_rendering_tells_it():
    articles = papers(("a", "2031-05-02", "e"), ("b", "2031-05-02", "e"))
    assert covered(articles, claim("a"), claim("b", tier="possible")) == {"a": True, "b": True}


def test_who_tells_it_first_knew_it_whatever_the_dates():
    articles = papers(("a", "2031-05-02", "e"), ("b", "2031-05-01", "e"))
    assert covered(articles, claim("a"), claim("b")) == {"a": True, "b": True}


@pytest.mark.parametrize("published, expected", [("2031-05-02", False), ("2031-04-27", None)])
def test_the_day_told_of_counts_not_only_the_first_carrier(published, expected):
    text = "Observers left Karsk on Monday, the League said."  # told on Friday 2 May; Monday was 28 April
    articles = papers(("a", "2031-05-02", "e", text), ("b", published, "e"))
    assert covered(articles, claim("a", end=len(text)))["b"] is expected


def test_an_unknown_day_is_no_excuse():
    articles = papers(("a", "2031-05-02", "e"), ("b", None, "e"))
    assert covered(articles, claim("a")) == {"a": True, "b": False}


def test_a_reprint_counts_once():
    articles = papers(("a", "2031-05-02", "e"), ("b", "2031-05-02", "e"))
    articles["reprint_of"] = pd.array([pd.NA, "a"], dtype="string")
    assert covered(articles, claim("a")) == {"a": True}


TALKS = (
    "Envoy Odrin Vask and Prime Minister Lenna Torv spoke in Melport about the Karsk ceasefire and the Ilmen bridge."
)


def test_an_earlier_article_of_the_story_is_not_applicable_and_others_are_no_part_of_it():
    articles = papers(
        ("a", "2031-05-02", "e", TALKS),
        ("earlier", "2031-04-02", "before", TALKS.replace("spoke", "met")),
        ("later", "2031-06-02", "after", TALKS.replace("spoke", "met")),
        ("long ago", "2029-06-02", "long ago", TALKS.replace("spoke", "met")),
        ("fire", "2031-04-02", "fire", "A timber warehouse burnt down in Tarnby harbour."),
    )
    assert covered(articles, claim("a")) == {"a": True, "earlier": None}


def test_nothing_in_nothing_out():
    assert find_coverage(conform([], "claims"), conform([], "articles")).dtypes["covered"] == "boolean"
    assert find_coverage(conform([], "claims"), papers(("a", None, "e"))).empty


def test_the_order_of_rows_is_nothing():
    articles = papers(("a", "2031-05-02", "e"), ("b", "2031-05-03", "e"), ("c", "2031-05-01", "f"))
    claims = conform([claim("a"), claim("b", claim_id="d"), claim("b", tier="possible")], "claims")
    pd.testing.assert_frame_equal(
        find_coverage(claims, articles), find_coverage(claims.iloc[::-1], articles.iloc[::-1])
    )
