"""Who tells what, who does not, and who came too early to know it."""

import pandas as pd
import pytest

from toolkit import find_coverage, to_articles, told_alone, told_by_some
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


# ── alone, or by some ───────────────────────────────────────────────────────────────────────────────────────────────


def told(rows):
    """Claims from (claim_id, article, item, kind, start, end), with the coverage of three articles of one day."""
    articles = papers(*[(name, "2031-05-02", "e") for name in "abc"])
    named = ("claim_id", "article_id", "item_id", "kind", "start", "end")
    claims = conform([dict(zip(named, row, strict=True), event_id="e", tier="same") for row in rows], "claims")
    return find_coverage(claims, articles), claims, articles


def test_one_tells_it_and_two_are_silent():
    alone = told_alone(*told([("ship", "a", "i", "statement", 0, 9)]))
    assert alone[["claim_id", "article_id"]].values.tolist() == [["ship", "a"]]


def test_two_tell_it_and_one_is_silent():
    coverage, claims, articles = told([("ship", "a", "i", "statement", 0, 9), ("ship", "b", "j", "statement", 0, 9)])
    assert told_alone(coverage, claims, articles).empty
    (row,) = told_by_some(coverage, claims).to_dict("records")
    assert (row["article_id"], row["told_by"], row["silent"]) == ("a", ("a", "b"), ("c",))


def test_who_tells_it_in_other_words_in_another_claim_is_not_silent():
    shared = [("ship", "a", "i", "statement", 0, 9), ("ship", "b", "j", "statement", 0, 9)]
    loosely = [("cargo", "a", "i", "quotation", 0, 9), ("cargo", "c", "k", "quotation", 0, 9)]
    assert told_by_some(*told(shared + loosely)[:2]).empty


def test_an_item_that_stands_in_a_shared_claim_is_not_alone():
    rows = [
        ("own", "a", "i", "quotation", 0, 9),
        ("ship", "a", "i", "statement", 0, 9),
        ("ship", "b", "j", "statement", 0, 9),
    ]
    assert told_alone(*told(rows)).empty


def test_a_sentence_around_a_shared_figure_is_not_alone_but_the_next_one_is():
    toll = [("toll", "a", "f", "figure", 3, 5), ("toll", "b", "g", "figure", 3, 5)]
    around, beside = ("around", "a", "i", "quotation", 0, 9), ("beside", "a", "j", "quotation", 10, 19)
    assert told_alone(*told([*toll, around, beside])).claim_id.tolist() == ["beside"]


def test_dates_are_told_with_their_sentence_and_not_as_omissions():
    rows = [("day", "a", "i", "date", 0, 9), ("day", "b", "j", "date", 0, 9)]
    assert told_by_some(*told(rows)[:2]).empty


def test_no_claims_are_told_by_nobody():
    nothing = conform([], "coverage"), conform([], "claims")
    full_alone, full_some = (
        told_alone(*told([("ship", "a", "i", "statement", 0, 9)])),
        told_by_some(*told([("ship", "a", "i", "statement", 0, 9), ("ship", "b", "j", "statement", 0, 9)])[:2]),
    )
    assert told_alone(*nothing, papers(("a", None, "e"))).dtypes.equals(full_alone.dtypes)
    assert told_by_some(*nothing).dtypes.equals(full_some.dtypes)


SHIP = "The cargo ship Ilmara, which turned round near Tarnby this week, had three combat helicopters on board."


@pytest.mark.parametrize(
    "other, near",
    [
        ("The freighter had to turn round off Tarnby in the same week, with combat helicopters on board.", "b"),
        ("The ship is called Ilmara.", None),
        ("In Tarnby it rained for a week.", None),
    ],
    ids=["the same in other words", "two words of it", "a place and a time"],
)
def test_what_another_may_tell_in_other_words_is_pointed_out(other, near):
    articles = papers(("a", "2031-05-02", "e", SHIP), ("b", "2031-05-02", "e", other))
    claims = conform([dict(claim("a", end=len(SHIP)), kind="statement")], "claims")
    (row,) = told_alone(find_coverage(claims, articles), claims, articles).itertuples()
    assert (row.near if isinstance(row.near, str) else None) == near
