"""The plots: what is drawn, and that the description says it."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest

import toolkit as tk
from toolkit.schema import conform

ARTICLES = tk.to_articles(
    [
        dict(article_id="a", event_id="e", outlet="The Gazette", published="2012-06-22", text="One."),
        dict(article_id="b", event_id="e", outlet="The Courier", published="2012-06-23", text="Two."),
        dict(article_id="c", event_id="f", text="Three."),
    ]
)


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def figures(*rows):
    return conform([dict(article_id=a, start=0, end=1, kind="killed", **row) for a, row in rows], "figures")


def test_counts_are_described_as_their_articles_word_them():
    ax = tk.plot_figures(
        figures(
            ("b", dict(figure="12", modifier="about", value=12, low=10.8, high=13.2, bound="about")),
            ("a", dict(figure="10", modifier="more than", value=10, low=10, bound="more_than")),
        ),
        ARTICLES,
    )
    assert ax.figure.get_label() == "People killed, by article: The Gazette more than 10; The Courier about 12."
    assert [label.get_text() for label in ax.get_yticklabels()] == ["The Gazette", "The Courier"]


def test_an_open_bound_ends_in_an_arrow_and_a_closed_one_does_not():
    def arrows(**row):
        ax = tk.plot_figures(figures(("a", dict(figure="10", value=10, **row))), ARTICLES)
        return sum(line.get_marker() in ("<", ">") for line in ax.lines)

    assert [arrows(low=10), arrows(high=10), arrows(low=10, high=10)] == [1, 1, 0]


def test_a_figure_in_a_quotation_is_hollow():
    ax = tk.plot_figures(figures(("a", dict(figure="10", value=10, low=10, high=10, quote_id="q"))), ARTICLES)
    assert [line.get_markerfacecolor() for line in ax.lines if line.get_marker() == "o"] == ["none"]


@pytest.mark.parametrize(
    "ax, words",
    [
        (lambda: tk.plot_figures(conform([], "figures"), ARTICLES), "No figure of kind killed."),
        (lambda: tk.plot_coverage(conform([], "coverage"), conform([], "claims")), "No claim to compare."),
        (lambda: tk.plot_stance(conform([], "stance")), "No stance was called."),
        (lambda: tk.plot_timeline(ARTICLES[2:]), "No article with a known date."),
    ],
)
def test_nothing_to_draw_is_said_in_words(ax, words):
    assert ax().figure.get_label() == words


def test_a_claim_counts_as_shared_or_alone_and_never_where_it_came_too_early():
    claims = conform([dict(claim_id=c, kind="statement") for c in ("shared", "alone", "early")], "claims")
    told = [("shared", "a", True), ("shared", "b", True), ("alone", "a", True), ("alone", "b", False)]
    told += [("early", "b", True), ("early", "a", pd.NA)]
    names = dict(a="The Gazette", b="The Courier")
    coverage = conform(
        [dict(claim_id=c, event_id="e", article_id=a, outlet=names[a], covered=t) for c, a, t in told], "coverage"
    )
    label = tk.plot_coverage(coverage, claims).figure.get_label()
    assert (
        label
        == "Claims told with others and alone: The Courier 1 shared and 1 alone; The Gazette 1 shared and 1 alone."
    )


def test_stance_calls_are_counted_and_rows_without_a_call_are_not():
    rows = [dict(holder="Brook", target="Vale", polarity=p) for p in (1, 1, -1, pd.NA)]
    label = tk.plot_stance(conform(rows, "stance")).figure.get_label()
    assert label == "Stance calls, holder toward target: Brook toward Vale against 1; Brook toward Vale for 2."


def test_articles_without_a_date_are_named_beside_the_timeline():
    label = tk.plot_timeline(ARTICLES).figure.get_label()
    assert label.endswith("The Gazette 2012-06-22; The Courier 2012-06-23. No date known: c.")
