"""Both reports on real articles: the folder that VARIORUM_ARTICLES names. Nothing of them is quoted here."""

import os
import re
from html import unescape
from pathlib import Path

import pytest

import toolkit as tk
from toolkit.furniture import furniture_in

FOLDER = os.environ.get("VARIORUM_ARTICLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="VARIORUM_ARTICLES names no folder of real articles")


def words_of(html):
    """The words of a page as a reader sees them, one space between any two."""
    body = re.sub(r"(?s)<style>.*?</style>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", body)).split())


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """{name: html} of both reports."""
    out = tmp_path_factory.mktemp("real")
    return {name: tk.run_report(name, out, articles=FOLDER).read_text() for name in ("discrepancies", "stance")}


@pytest.fixture(scope="module")
def articles():
    return tk.read_inputs(FOLDER)


def test_no_page_furniture_reaches_a_report(pages, articles):
    furniture = [
        (row.text, " ".join(row.text[start:end].split()))
        for row in articles.itertuples()
        for start, end, *_ in furniture_in(row.text, row.headline)
    ]
    alone = [words for text, words in furniture if " ".join(text.split()).count(words) == 1 and len(words) > 12]
    assert alone
    assert not [words for words in alone for html in pages.values() if words in words_of(html)]


def test_whole_articles_stay_whole_when_asked_for(tmp_path, articles):
    shown = words_of(tk.run_report("stance", tmp_path, articles=FOLDER, excerpt="full").read_text())
    for row in articles.itertuples():
        paragraphs = [(s, e) for s, e in tk.furniture.paragraphs_in(row.text)]
        holes = [(s, e) for s, e, *_ in furniture_in(row.text, row.headline)]
        kept = [row.text[s:e] for s, e in paragraphs if not any(s < y and x < e for x, y in holes)]
        assert kept and all(" ".join(paragraph.split()) in shown for paragraph in kept)


def test_no_path_of_the_machine_reaches_a_report(pages):
    for html in pages.values():
        assert str(Path.home()) not in html and str(tk.report.ROOT) not in html.replace(str(FOLDER), "")


@pytest.mark.parametrize("name", ["discrepancies", "stance"])
def test_every_link_within_a_page_leads_somewhere(pages, name):
    html = pages[name]
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert targets and targets <= set(re.findall(r'id="([^"]+)"', html))


def test_three_tolls_and_one_conflict_are_on_the_page(pages):
    shown = words_of(pages["discrepancies"])
    assert all(toll in shown for toll in ("10,000", "12,000", "15,000"))
    assert "±25%" in shown
