"""Two versions of one claim: the verdict, the scope, the size, and the sentence an editor could print."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import align_claims, find_discrepancies, to_articles
from toolkit.align.tallies import group_of
from toolkit.discrepancies import interval, meet, vanishing_width
from toolkit.discrepancies.scopes import scope_of
from toolkit.schema import conform

OPEN = None


def desk(*papers):
    """Articles and figures of one event: papers are (outlet, published, text, figure's words, columns)."""
    articles, figures = [], []
    for i, (outlet, published, text, words, columns) in enumerate(papers):
        articles.append(dict(article_id=f"p{i}", event_id="e", outlet=outlet, published=published, text=text))
        start = text.index(words)
        place = dict(figure_id=f"f{i}", article_id=f"p{i}", start=start, end=start + len(words), figure=words)
        figures.append(dict(kind="killed", unit="people", **place) | columns)
    return to_articles(articles), conform(figures, "figures")


def verdicts(*papers, about=0.10):
    articles, figures = desk(*papers)
    claims = align_claims(articles, figures=figures)
    return find_discrepancies(claims, articles, conform([], "quotes"), figures, about=about)


def toll(bound, value, **columns):
    low, high = {
        "exact": (value, value),
        "more_than": (value, OPEN),
        "at_least": (value, OPEN),
        "less_than": (OPEN, value),
        "about": (value * 0.9, value * 1.1),
    }[bound]
    return dict(bound=bound, value=value, low=low, high=high, **columns)


def paper(outlet, hour, number, bound, **columns):
    """A paper of 2 May that counts the dead of one blast."""
    words = f"{number:,}"
    text = f"The blast at the Ilmen bridge in Karsk killed {words} people."
    return outlet, f"2031-05-02T{hour:02}:00", text, words, toll(bound, number, victim="people", **columns)


@pytest.mark.parametrize(
    "first, second, verdict, size",
    [
        (("exact", 12), ("exact", 12), "compatible", 1),
        (("more_than", 40), ("at_least", 100), "compatible", 2.5),  # bounds alone hide a gap; size shows it
        (("about", 40), ("exact", 43), "compatible", 1.075),
        (("exact", 12), ("exact", 15), "superseded", 1.25),
        (("about", 12), ("more_than", 15), "superseded", 1.25),
        (("exact", 15), ("exact", 12), "conflict", 1.25),  # tolls grow, they do not shrink
        (("less_than", 12), ("exact", 15), "superseded", 1.25),
        (("exact", 0), ("exact", 2), "superseded", 2),
    ],
)
def test_intervals_decide(first, second, verdict, size):
    row = verdicts(paper("The Echo", 9, first[1], first[0]), paper("The Post", 12, second[1], second[0])).iloc[0]
    assert (row.verdict, round(row["size"], 3)) == (verdict, size)


def test_without_two_moments_nothing_is_superseded():
    row = verdicts(paper("The Echo", 9, 12, "exact"), paper("The Post", 9, 15, "exact")).iloc[0]
    assert row.verdict == "conflict"


@pytest.mark.parametrize("first, second", [(12, 15), (15, 12)])
def test_a_later_count_of_the_missing_takes_the_place_of_the_earlier_whichever_is_larger(first, second):
    row = verdicts(
        paper("The Echo", 9, first, "exact", kind="missing"), paper("The Post", 12, second, "exact", kind="missing")
    ).iloc[0]
    assert row.verdict == "superseded" and "as such counts rise and fall" in row.why


def test_two_counts_of_the_missing_at_one_hour_are_in_conflict():
    pair = [paper(outlet, 9, value, "exact", kind="missing") for outlet, value in (("The Echo", 12), ("The Post", 15))]
    assert verdicts(*pair).verdict.tolist() == ["conflict"]


DAY = pd.Timestamp("2031-05-02")
SINCE = pd.Timestamp("2030-03-01")
WAR = [
    ("The Echo", "2031-05-02", "Army units have killed more than 900 people since the revolt in Karsk began.", "900"),
    ("The Post", "2031-05-02", "Since the revolt in Karsk began about 1,200 people have been killed.", "1,200"),
    ("The Star", "2031-05-02", "The revolt in Karsk has already claimed more than 1,500 lives.", "1,500"),
]
SAID = [
    toll("more_than", 900, modifier="more than", victim="people", perpetrator="Army units", period_start=SINCE),
    toll("about", 1200, modifier="about", victim="people", source="League of Nations", period_start=SINCE),
    toll("more_than", 1500, modifier="more than"),
]


def test_three_tolls_of_a_war():
    found = verdicts(*[(*row, said) for row, said in zip(WAR, SAID, strict=True)])
    pairs = found.set_index(["outlet_a", "outlet_b"])
    assert pairs.verdict.to_dict() == {
        ("The Echo", "The Post"): "compatible",
        ("The Echo", "The Star"): "compatible",
        ("The Post", "The Star"): "conflict",
    }
    assert set(found.scope) == {"unstated"}
    conflict = pairs.loc[("The Post", "The Star")]
    assert conflict.vanishes_at == pytest.approx(0.25) and conflict["size"] == pytest.approx(1.25)
    assert conflict.why == (
        "The Post has “about 1,200” dead (counted by League of Nations), The Star has “more than 1,500” dead; both "
        "cannot hold unless “about” is read as ±25% or wider, and only The Post says since when (March 2030)."
    )
    assert "only The Echo says by whom (army units)" in pairs.loc[("The Echo", "The Post")].why


def test_the_width_of_about_is_a_parameter_and_the_conflict_ends_where_it_says():
    papers = [(*row, said) for row, said in zip(WAR[1:], SAID[1:], strict=True)]
    assert verdicts(*papers, about=0.24).verdict.tolist() == ["conflict"]
    assert verdicts(*papers, about=0.26).verdict.tolist() == ["compatible"]
    with pytest.raises(ValueError, match="about is -1"):
        verdicts(*papers, about=-1)


@pytest.mark.parametrize(
    "a, b, scope, reason",
    [
        (dict(victim="people"), dict(), "same", None),
        (dict(), dict(), "unstated", "neither says whom it counts"),
        (dict(victim="soldiers"), dict(victim="policemen"), "same", "both count soldiers"),
        (dict(victim="soldiers"), dict(victim="rebels"), "differs", "A counts soldiers, B rebels"),
        (dict(victim="people"), dict(victim="civilians"), "differs", "A counts people, B civilians"),
        (dict(victim="civilians"), dict(), "unstated", "only A says whom it counts (civilians)"),
        (dict(counted="two children"), dict(victim="children"), "same", "both count two children"),
        (
            dict(victim="people", perpetrator="the army"),
            dict(victim="people", perpetrator="rebels"),
            "differs",
            "A counts those harmed by the army, B by rebels",
        ),
        (
            dict(victim="people", perpetrator="the army"),
            dict(victim="people"),
            "unstated",
            "only A says by whom (the army)",
        ),
        (  # unknown to the list of groups and no word in common: we do not decide
            dict(victim="people", perpetrator="the Ilmen Column"),
            dict(victim="people", perpetrator="the Sund Front"),
            "unstated",
            "A counts those harmed by the Ilmen Column, B by the Sund Front",
        ),
        (
            dict(victim="people", period_start=SINCE),
            dict(victim="people", period_start=SINCE + pd.Timedelta(days=20)),
            "same",
            "both count since March 2030",
        ),
        (
            dict(victim="people", period_start=SINCE),
            dict(victim="people", period_start=pd.Timestamp("2031-01-01")),
            "differs",
            "A counts since March 2030, B since January 2031",
        ),
        (  # a day's count beside one that names no day is of the day reported
            dict(victim="people", period_start=DAY, period_end=DAY),
            dict(victim="people"),
            "same",
            None,
        ),
        (
            dict(victim="people", period_start=DAY, period_end=DAY),
            dict(victim="people", period_start=DAY + pd.Timedelta(days=7), period_end=DAY + pd.Timedelta(days=7)),
            "differs",
            "A counts those of 2 May 2031, B those of 9 May 2031",
        ),
        (
            dict(victim="people", period_start=DAY, period_end=DAY),
            dict(victim="people", period_start=SINCE),
            "differs",
            "A counts those of 2 May 2031, B since March 2030",
        ),
        (dict(victim="people", source="police"), dict(victim="people", source="a hospital"), "same", None),
    ],
)
def test_scope_as_stated(a, b, scope, reason):
    assert scope_of(a, b, ("A", "B")) == (scope, [reason] if reason else [])


@pytest.mark.parametrize(
    "words, groups",
    [
        ("government troops", {"government forces"}),
        ("the armed opposition", {"rebels"}),
        ("policemen and their children", {"government forces", "children"}),
        ("Karskan people", {"everybody"}),
        ("the Ilmen Column", set()),
        (None, set()),
    ],
)
def test_groups(words, groups):
    assert group_of(words) == groups


def test_what_differs_in_scope_is_no_conflict_however_far_apart():
    found = verdicts(
        paper("The Echo", 9, 12, "exact", perpetrator="soldiers"),
        paper("The Post", 12, 40, "exact", perpetrator="rebels"),
    )
    assert found.verdict.tolist() == ["different_scope"]
    assert found.why[0].endswith("The Echo counts those harmed by soldiers, The Post by rebels.")


def test_superseded_shows_both_times():
    row = verdicts(paper("The Echo", 9, 12, "exact"), paper("The Post", 12, 15, "exact")).iloc[0]
    assert "2 May 2031, 09:00" in row.why and "2 May 2031, 12:00" in row.why


def test_an_outlet_without_a_name_goes_by_its_article():
    row = verdicts(paper(None, 9, 12, "exact"), paper("The Post", 12, 15, "exact")).iloc[0]
    assert pd.isna(row.outlet_a) and row.why.startswith("p0 has “12” dead")


@pytest.mark.parametrize(
    "a, b, width",
    [
        (toll("about", 1200), toll("more_than", 1500), 0.25),
        (toll("about", 900), toll("about", 1100), 0.1),
        (toll("exact", 1200), toll("about", 1500), 0.2),
        (toll("exact", 12), toll("exact", 15), None),
        (toll("about", 1200), toll("more_than", 900), None),  # they meet as they stand
    ],
)
def test_vanishing_width(a, b, width):
    assert vanishing_width(a, b) == (None if width is None else pytest.approx(width))
    assert vanishing_width(b, a) == (None if width is None else pytest.approx(width))


# ── dates, renderings, offices ────────────────────────────────────────────────────────────────────────────────────────


def day(moment):
    return dict(kind="date", unit=pd.NA, role="start", date_start=pd.Timestamp(moment), date_end=pd.Timestamp(moment))


@pytest.mark.parametrize("other, verdict, days", [("2031-05-12", "compatible", 0), ("2031-05-14", "conflict", 2)])
def test_dates(other, verdict, days):
    text = "The Karsk ceasefire begins on {}, the mediators agreed."
    row = verdicts(
        ("The Echo", "2031-05-02", text.format("May 12"), "May 12", day("2031-05-12")),
        ("The Post", "2031-05-02", text.format("the date"), "the date", day(other)),
    ).iloc[0]
    assert (row.kind, row.verdict, row["size"]) == ("date", verdict, days)
    assert row.why.startswith("The Echo gives “May 12” as the day of the start, The Post “the date”; ")


def renderings(*said, tier="same"):
    """Discrepancies of quotations, each (words, speaker), in papers A, B …"""
    articles, quotes = [], []
    for i, (words, speaker) in enumerate(said):
        articles.append(dict(article_id=f"p{i}", event_id="e", outlet="ABC"[i], published="2031-05-02", text=words))
        place = dict(article_id=f"p{i}", start=0, end=len(words), quotation=words)
        quotes.append(dict(quote_id=f"q{i}", utterance_id=f"q{i}", kind="direct", speaker=speaker, **place))
    articles, quotes = to_articles(articles), conform(quotes, "quotes")
    claims = align_claims(articles, quotes=quotes)
    return find_discrepancies(claims[claims.kind == "quotation"], articles, quotes, conform([], "figures"))


def test_wording_shows_what_turns_the_sense_first():
    found = renderings(
        ("Asked about the Ilmen bridge on market days I say that it needs no toll.", "Torv"),
        ("Asked again about the Ilmen bridge on market days I say but it needs no toll.", "Torv"),
    )
    assert found[["kind", "verdict"]].values.tolist() == [["wording", "wording"]]
    assert found.why[0] == (
        "A prints “that” where B prints “but”, which can turn the sense; B prints “again”, which A leaves out."
    )
    assert 0 < found["size"][0] < 0.2


def test_the_same_words_are_no_discrepancy():
    assert renderings(("We’ll reopen the Ilmen bridge.", "Torv"), ("We will reopen the Ilmen bridge", "Torv")).empty


@pytest.mark.parametrize(
    "first, second, kinds",
    [
        ("Lenna Torv", "Odrin Vask", ["attribution"]),
        ("Lenna Torv", "Torv", []),
        ("Lenna Torv", None, []),
        ("Lenna Torv", "he", []),
    ],
)
def test_attribution_only_where_two_are_named(first, second, kinds):
    words = "The Ilmen bridge will be open again before the harvest."
    assert renderings((words, first), (words, second)).kind.tolist() == kinds


def test_of_many_papers_only_distinct_versions_are_paired():
    papers = [paper(f"Paper {i:02}", 8 + i % 3, 12 + 3 * (i % 3), "exact") for i in range(40)]
    found = verdicts(*papers)
    assert found.verdict.tolist() == ["superseded"] * 3
    assert sorted(found["size"].round(2)) == [1.2, 1.25, 1.5]


def test_possible_renderings_are_marked_as_such():
    found = renderings(
        ("Our army must withdraw from every town of Karsk before the truce begins", "Lenna Torv"),
        ("Our soldiers have to pull back from all cities of Karsk before an armistice starts", "Lenna Torv"),
    )
    assert found.why[0].startswith("Perhaps one utterance of Lenna Torv in two renderings: ")


def offices(*roles):
    articles = [dict(article_id=f"p{i}", event_id="e", outlet="ABC"[i], text="x") for i in range(len(roles))]
    actors = [
        dict(
            mention_id=f"m{i}",
            article_id=f"p{i}",
            start=0,
            end=1,
            actor="Lenna Torv",
            kind="person",
            role=role,
            actor_id="t",
        )
        for i, role in enumerate(roles)
    ]
    empty = conform([], "claims"), to_articles(articles), conform([], "quotes"), conform([], "figures")
    return find_discrepancies(*empty, actors=conform(actors, "actors"))


def test_offices():
    assert offices("Prime Minister", "prime minister").empty
    assert offices("Minister", "Prime Minister").empty
    found = offices("Prime Minister", "Finance Minister")
    assert found.kind.tolist() == ["role"]
    assert found.why[0] == "A calls Lenna Torv “Prime Minister”, B calls Lenna Torv “Finance Minister”."


# ── whatever comes ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_in_nothing_out():
    empty = find_discrepancies(*(conform([], table) for table in ("claims", "articles", "quotes", "figures")))
    assert empty.empty and str(empty["size"].dtype) == "Float64"


BOUNDS = st.tuples(st.sampled_from(["exact", "more_than", "less_than", "about"]), st.integers(0, 10**6))


@given(BOUNDS, BOUNDS)
def test_meeting_is_mutual_and_wider_about_never_parts(first, second):
    a, b = toll(*first), toll(*second)
    assert meet(interval(a), interval(b)) == meet(interval(b), interval(a))
    if meet(interval(a, 0.1), interval(b, 0.1)):
        assert meet(interval(a, 0.3), interval(b, 0.3))


@given(BOUNDS, BOUNDS)
def test_at_the_vanishing_width_they_meet_and_short_of_it_they_do_not(first, second):
    a, b = toll(*first), toll(*second)
    width = vanishing_width(a, b)
    if width is not None:
        assert meet(interval(a, width * 1.0001 + 1e-9), interval(b, width * 1.0001 + 1e-9))
        assert not meet(interval(a, width * 0.999), interval(b, width * 0.999)) or width < 1e-6


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(BOUNDS, st.integers(0, 23)), min_size=2, max_size=4))
def test_every_pair_has_a_verdict_and_the_order_of_rows_is_nothing(tolls):
    papers = [paper(f"Paper {i}", hour, number, bound) for i, ((bound, number), hour) in enumerate(tolls)]
    articles, figures = desk(*papers)
    claims = align_claims(articles, figures=figures)
    found = find_discrepancies(claims, articles, conform([], "quotes"), figures)
    again = find_discrepancies(claims.iloc[::-1], articles.iloc[::-1], conform([], "quotes"), figures.iloc[::-1])
    pd.testing.assert_frame_equal(found, again)
    assert found.verdict.isin(["conflict", "superseded", "compatible", "different_scope"]).all()
    assert (found["size"] >= 1).all() and found.why.str.endswith(".").all()
    moments = articles.set_index("article_id").published
    assert (found.article_a.map(moments) <= found.article_b.map(moments)).all()


def test_a_period_counted_back_is_not_told_as_a_day():
    from toolkit.discrepancies.scopes import _period

    start = pd.Timestamp("2030-03-22")
    assert _period(start, pd.NaT, True) == "since about March 2030, counted back"
    assert _period(start, pd.NaT) == "since 22 March 2030"
