"""What reaches a page: marked text, tables, plots; everything of an article escaped."""

import re

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit as tk
from toolkit.display import anchor, as_words, day_of, link, marked

HOSTILE = '<script>alert("x")</script> & </mark><img src=x onerror=alert(1)>'


def visible(html):
    """The text a reader sees: tags taken away, entities read back."""
    from html import unescape

    return unescape(re.sub(r"<[^>]*>", "", html))


# ── marked text ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "spans, html",
    [
        ([], "The mayor left."),
        ([(4, 9, "actor", None)], 'The <mark class="actor">mayor</mark> left.'),
        ([(0, 15, "quote", None), (4, 9, "actor", None)],
         '<mark class="quote">The </mark><mark class="actor">mayor</mark><mark class="quote"> left.</mark>'),
        ([(0, 9, "quote", None), (4, 15, "figure", None)],
         '<mark class="quote">The </mark><mark class="quote">mayor</mark><mark class="figure"> left.</mark>'),
    ],
    ids=["nothing marked", "one span", "a span inside another", "two that overlap: the shorter wins"],
)  # fmt: skip
def test_spans_are_marked(spans, html):
    assert marked("The mayor left.", spans) == html


def test_a_span_carries_its_anchor_once_at_its_first_character():
    html = marked("The mayor left.", [(0, 15, "quote", "a:0-15"), (4, 9, "actor", None)])
    assert html.count(f'id="{anchor("a:0-15")}"') == 1
    assert html.startswith(f'<mark id="{anchor("a:0-15")}" class="quote">The </mark>')


def test_two_items_that_begin_together_have_an_anchor_each():
    html = marked("The mayor left.", [(0, 15, "quote", "a:0-15"), (0, 9, "actor", "a:0-9")])
    assert html.count(f'id="{anchor("a:0-15")}"') == html.count(f'id="{anchor("a:0-9")}"') == 1


def test_a_part_of_the_text_is_marked_by_the_offsets_of_the_whole():
    assert marked("One. Two. Three.", [(5, 8, "quote", None)], 5, 9) == '<mark class="quote">Two</mark>.'


@given(text=st.text(max_size=60), edges=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_marking_never_changes_what_is_read(text, edges):
    spans = [(min(a, b), min(max(a, b), len(text)), "quote", f"i{n}") for n, (a, b) in enumerate(edges)]
    assert visible(marked(text, [s for s in spans if s[0] < s[1]])) == text


def test_article_text_cannot_write_markup():
    html = marked(HOSTILE, [(0, 8, "quote", None), (3, 20, "figure", None)])
    assert "<script" not in html and "<img" not in html
    assert visible(html) == HOSTILE


@given(st.text(), st.text())
def test_different_items_have_different_anchors(one, two):
    assert (anchor(one) == anchor(two)) == (one == two)
    assert re.fullmatch(r"[a-zA-Z0-9-]+", anchor(one))


def test_a_link_leads_to_its_anchor_and_escapes_its_words():
    assert link("<b>", "a:0-1") == f'<a href="#{anchor("a:0-1")}">&lt;b&gt;</a>'


# ── an article ──────────────────────────────────────────────────────────────────────────────────────────────────────

TALKS = "Talks end\n\nTalks end\n\n“We are done,” Ada Brook said."


def test_an_article_is_shown_with_its_evidence_and_without_its_furniture_hidden():
    articles = tk.to_articles([dict(article_id="a", outlet="The Gazette", published="2012-06-22", text=TALKS)])
    quotes = pd.DataFrame([dict(article_id="a", utterance_id="a:23-35", start=23, end=35, quotation=TALKS[23:35])])
    html = tk.show_article(articles, "a", quotes).data
    assert "The Gazette" in html and "22 June 2012" in html
    assert '<mark class="furniture">Talks end</mark>' in html
    assert f'<mark id="{anchor("a:23-35")}" class="quote">{TALKS[23:35]}</mark>' in html


def test_an_article_that_is_not_there_is_named_with_those_that_are():
    articles = tk.to_articles([dict(article_id="a", text="The talks ended.")])
    with pytest.raises(KeyError, match='no article "b"; there are a'):
        tk.show_article(articles, "b")


# ── evidence ────────────────────────────────────────────────────────────────────────────────────────────────────────

THREE = "The talks ended.\n\nForty people were hurt.\n\nIt rained."


def evidence(excerpt):
    articles = tk.to_articles([dict(article_id="a", text=THREE)])
    return visible(tk.show_evidence(articles, {"a": [(18, 23, "figure", "a:18-23")]}, excerpt=excerpt).data)


def test_only_the_paragraph_of_the_evidence_is_printed():
    shown = evidence("paragraph")
    assert "Forty people were hurt." in shown
    assert "The talks ended." not in shown and "It rained." not in shown
    assert shown.count("[…]") == 2
    assert shown.startswith("figure or datea") and f"{22 / 47:.0%} of the article is printed here." in shown


def test_the_whole_article_is_printed_when_asked_for():
    shown = evidence("full")
    assert all(sentence in shown for sentence in THREE.split("\n\n")) and "[…]" not in shown


def test_an_excerpt_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="choose paragraph or full"):
        evidence("sentence")


# ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "value, words",
    [
        (12000.0, "12,000"), (0.25, "0.25"), (3, "3"), (None, ""), (pd.NA, ""), (pd.NaT, ""), (float("nan"), ""), (True, "yes"),
        (pd.Timestamp("2012-06-22"), "2012-06-22"), (pd.Timestamp("2016-03-01 18:37"), "2016-03-01 18:37"), ("<b>", "<b>"), ([1, 2], "1, 2"),
    ],
)  # fmt: skip
def test_a_cell_as_printed(value, words):
    assert as_words(value) == words


def test_days_are_printed_in_words():
    assert [day_of(pd.Timestamp("2012-06-22")), day_of(pd.NaT)] == ["22 June 2012", "date unknown"]


def test_a_table_escapes_its_cells_and_its_headings():
    html = tk.show_table(pd.DataFrame({HOSTILE: [HOSTILE]})).data
    assert "<script" not in html and "<img" not in html


def test_a_table_without_rows_says_so():
    assert "Nobody was named." in tk.show_table(pd.DataFrame({"a": []}), empty="Nobody was named.").data


def test_a_cell_with_an_item_leads_to_it():
    frame = pd.DataFrame([dict(words="forty", item="a:0-5"), dict(words="fifty", item=None)])
    html = tk.show_table(frame, {"words": "figure"}, links={"words": "item"}).data
    assert link("forty", "a:0-5") in html and ">fifty</td>" in html


# ── plots ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_plot_is_shown_with_its_description_in_a_light_and_a_dark_dress():
    _, ax = plt.subplots()
    ax.figure.set_label('Tolls: "more than 40" & rising')
    html = tk.show_plot(ax).data
    assert html.count('alt="Tolls: &quot;more than 40&quot; &amp; rising"') == 2
    assert html.count("data:image/svg+xml;base64,") == 2
    assert "on-light" in html and "on-dark" in html


def test_a_plot_without_a_description_is_refused():
    _, ax = plt.subplots()
    with pytest.raises(ValueError, match="set_label"):
        tk.show_plot(ax)
    plt.close("all")


def test_the_same_plot_is_the_same_bytes():
    def drawn():
        _, ax = plt.subplots()
        ax.plot([1, 2], [3, 4])
        ax.figure.set_label("A line.")
        return tk.show_plot(ax).data

    assert drawn() == drawn()
