"""Real articles, as scraped: the folder that VARIORUM_ARTICLES names. Facts are checked here; none of their words is quoted."""

import os
import re
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk

FOLDER = os.environ.get("VARIORUM_ARTICLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="VARIORUM_ARTICLES names no folder of real articles")
PROJECT = Path(__file__).resolve().parent.parent
JUNE, MARCH = pd.Timestamp("2012-06-22"), pd.Timestamp("2016-03-01")


@pytest.fixture(scope="module")
def bare():
    """The articles with nothing but what they state themselves."""
    return tk.read_articles(FOLDER)


@pytest.fixture(scope="module")
def articles():
    """The articles with what a reader would infer, where a table of that lies beside the folder."""
    metadata = Path(f"{FOLDER.rstrip('/')}-metadata.csv")
    return tk.group_events(tk.read_articles(FOLDER, metadata=metadata if metadata.is_file() else None))


@pytest.fixture(scope="module")
def tables(articles):
    quotes, figures, actors = tk.extract_all(articles)
    claims = tk.align_claims(articles, quotes=quotes, figures=figures)
    return dict(quotes=quotes, figures=figures, actors=tk.link_actors(actors), claims=claims,
                labels=tk.find_labels(articles, quotes=quotes), stance=tk.score_stance(articles, quotes, actors))  # fmt: skip


@pytest.fixture(scope="module")
def discrepancies(articles, tables):
    return tk.find_discrepancies(
        tables["claims"], articles, tables["quotes"], tables["figures"], actors=tables["actors"]
    )


# ── articles and furniture ────────────────────────────────────────────────────────────────────────


def test_all_are_read(bare):
    assert (len(bare), bare.attrs["left_out"]) == (5, [])
    assert set(bare.language) == {"en"}
    assert bare.article_id.is_unique


def test_three_state_their_day_and_two_do_not(bare):
    assert sorted(bare.published.dropna().dt.normalize()) == [JUNE, JUNE, MARCH]
    assert bare.published_rule.dropna().str.startswith("stated: ").tolist() == [True] * 3
    assert bare.published.isna().equals(bare.published_rule.isna())


def test_metadata_fill_the_rest_and_say_how(articles):
    if articles.published.isna().any():
        pytest.skip("no metadata beside the folder")
    starts = articles.published_rule.str.extract("^(stated|header|inferred)")[0]
    assert starts.value_counts().to_dict() == {"stated": 3, "inferred": 2}
    assert articles.outlet.notna().all()


def test_two_pages_tell_their_headline_and_dirt_of_each_kind_is_found(bare):
    furniture = tk.find_furniture(bare)
    assert {"navigation", "banner", "headline", "date", "dateline", "link"} <= set(furniture.kind)
    assert bare.headline.notna().sum() == 2
    assert (furniture.kind == "link").sum() == 2


def test_no_sentence_is_taken_for_furniture(bare):
    furniture = tk.find_furniture(bare)
    for row in bare.itertuples():
        spans = furniture[(furniture.article_id == row.article_id) & (furniture.kind != "banner")]
        for start, end in zip(spans.start, spans.end, strict=True):
            assert not re.search(r"[.!?][\"”’]?$", row.text[start:end].strip())
        banners = furniture[(furniture.article_id == row.article_id) & (furniture.kind == "banner")]
        headlines = furniture[
            (furniture.article_id == row.article_id) & furniture.kind.isin(["headline", "navigation"])
        ]
        assert banners.empty or banners.end.max() <= headlines.end.max()


# ── rows ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["quotes", "figures", "actors", "claims", "labels", "stance"])
def test_no_row_touches_furniture(bare, articles, tables, name):
    furniture = tk.find_furniture(articles)
    rows = tables[name].dropna(subset=["start", "end"])
    assert len(rows)
    for hole in furniture.itertuples():
        near = rows[rows.article_id == hole.article_id]
        touched = near[(near.start < hole.end) & (hole.start < near.end)]
        # a quotation may run on around a link set between its paragraphs, but never begin or end in one
        around = (touched.start < hole.start) & (touched.end > hole.end)
        assert touched[~around].empty


@pytest.mark.parametrize(("name", "words"), [("quotes", "quotation"), ("figures", "figure"), ("actors", "mention")])
def test_offsets_are_those_of_the_words(articles, tables, name, words):
    text = articles.set_index("article_id").text
    rows = tables[name]
    assert [text[a][s:e] for a, s, e in zip(rows.article_id, rows.start, rows.end, strict=True)] == rows[words].tolist()


def test_every_article_is_quoted_from_and_most_speakers_are_known(articles, tables):
    quotes = tables["quotes"]
    assert set(quotes.article_id) == set(articles.article_id)
    assert quotes.speaker.notna().mean() > 0.8
    assert set(quotes.kind) == {"direct", "indirect", "mixed"}


def test_one_ministers_spellings_are_one_person_and_the_other_minister_another(tables):
    actors = tables["actors"]
    last = actors.actor.str.split().str[-1].str.replace("al-", "")
    ids = {name: set(actors.actor_id[last == name].dropna()) for name in ("Moallem", "Moualem", "Muallem", "Lavrov")}
    assert all(ids.values())
    assert len(ids["Moallem"] | ids["Moualem"] | ids["Muallem"]) == 1
    assert len(ids["Lavrov"]) == 1
    assert not ids["Lavrov"] & ids["Muallem"]


def test_two_secretaries_of_state_are_two_people(tables):
    actors = tables["actors"]
    ids = [set(actors.actor_id[actors.actor.str.endswith(name)].dropna()) for name in ("Clinton", "Kerry")]
    assert all(ids)
    assert not ids[0] & ids[1]


# ── events, tolls, dates ──────────────────────────────────────────────────────────────────────────


def test_the_three_accounts_of_one_day_are_one_event_and_the_others_alone(articles):
    assert sorted(articles.event_id.value_counts()) == [1, 1, 3]
    largest = articles.event_id.value_counts().idxmax()
    assert (articles.published[articles.event_id == largest].dropna().dt.normalize() == JUNE).all()


def tolls(tables):
    """The killed, one row an article, by their value."""
    killed = tables["figures"][tables["figures"].kind == "killed"]
    return killed.set_index(killed.value.astype(int))


def test_the_three_tolls_with_their_bounds(tables):
    killed = tolls(tables)
    assert killed.bound.to_dict() == {10000: "more_than", 12000: "about", 15000: "more_than"}
    assert killed.article_id.is_unique
    assert killed.high.isna().to_dict() == {10000: True, 12000: False, 15000: True}
    assert [killed.low[12000], killed.high[12000]] == pytest.approx([10800, 13200])


def test_who_was_counted_by_whom_and_since_when_where_stated(tables):
    killed = tolls(tables)
    assert "government" in killed.perpetrator[10000]
    assert pd.isna(killed.perpetrator[12000]) and pd.isna(killed.perpetrator[15000])
    assert "UN" in killed.source[12000]
    assert killed.period_start[12000] == pd.Timestamp("2011-03-01")


def test_a_toll_beside_what_a_speaker_said_is_not_the_speakers(tables):
    killed = tolls(tables)
    assert killed.quote_id[[10000, 15000]].isna().all()


@pytest.mark.parametrize(("about", "conflict"), [(0.10, True), (0.24, True), (0.26, False)])
def test_only_about_12000_and_more_than_15000_can_conflict(articles, tables, about, conflict):
    killed = tolls(tables)
    value_of = dict(zip(killed.figure_id, killed.index, strict=True))
    found = tk.find_discrepancies(
        tables["claims"], articles, tables["quotes"], tables["figures"], actors=tables["actors"], about=about
    )
    found = found[found.item_a.isin(value_of) & found.item_b.isin(value_of)]
    verdicts = {
        frozenset((value_of[a], value_of[b])): v
        for a, b, v in zip(found.item_a, found.item_b, found.verdict, strict=True)
    }
    assert verdicts[frozenset((12000, 15000))] == ("conflict" if conflict else "compatible")
    assert verdicts[frozenset((10000, 12000))] in ("compatible", "different_scope")
    assert verdicts[frozenset((10000, 15000))] in ("compatible", "different_scope")


def test_a_conflict_says_at_which_width_it_ends(discrepancies):
    conflicts = discrepancies[(discrepancies.kind == "figure") & (discrepancies.verdict == "conflict")]
    assert conflicts.vanishes_at.round(2).tolist() == [0.25]
    assert conflicts["size"].round(2).tolist() == [1.25]


def test_the_talks_move_and_the_deadline_with_its_grace_is_the_ceasefire(tables, discrepancies):
    dates = tables["figures"][tables["figures"].kind == "date"]
    days = {
        role: set(dates.date_start[dates.role == role].dt.strftime("%Y-%m-%d"))
        for role in ("moved_from", "moved_to", "deadline")
    }
    assert (days["moved_from"], days["moved_to"]) == ({"2016-03-07"}, {"2016-03-09"})
    assert {"2012-04-10", "2012-04-12"} <= days["deadline"]
    assert not ((discrepancies.kind == "date") & (discrepancies.verdict == "conflict")).any()


def test_names_with_a_number_are_no_figures(tables):
    assert not set(tables["figures"].figure) & {"24", "G20", "20", "six"}


# ── across outlets ────────────────────────────────────────────────────────────────────────────────


def test_renderings_are_paired_within_the_event_alone(articles, tables):
    claims = tables["claims"][tables["claims"].kind == "quotation"]
    event_of = articles.set_index("article_id").event_id
    several = claims.groupby("claim_id").article_id.agg(lambda ids: set(ids))
    several = several[several.map(len) > 1]
    assert len(several) >= 5
    assert all(event_of[list(ids)].nunique() == 1 for ids in several)
    assert {"same", "possible"} <= set(claims.tier[claims.claim_id.isin(several.index)])


@pytest.mark.parametrize(("word", "telling"), [("helicopter", 2), ("Iran", 1), ("observers sent", 1)])
def test_what_an_outlet_tells_alone_is_told_of_it_alone(articles, tables, word, telling):
    largest = articles.event_id.value_counts().idxmax()
    event = articles[articles.event_id == largest]
    holders = set(event.article_id[event.text.str.contains(word)])
    assert len(holders) == telling
    text = articles.set_index("article_id").text
    claims = tables["claims"][tables["claims"].event_id == largest]
    with_word = [row for row in claims.itertuples() if word in text[row.article_id][row.start : row.end]]
    assert {row.article_id for row in with_word} == holders
    coverage = tk.find_coverage(tables["claims"], articles)
    told = coverage[
        coverage.claim_id.isin([row.claim_id for row in with_word]) & coverage.article_id.isin(event.article_id)
    ]
    assert set(told.article_id[told.covered.fillna(False)]) == holders
    assert set(told.article_id[~told.covered.fillna(True)]) >= set(event.article_id) - holders


def test_outlets_name_the_government_each_in_its_way(articles, tables):
    labels = tables["labels"][tables["labels"].concept == "Syrian government"]
    own = labels[~labels.in_quote]
    by_article = labels.groupby("article_id").label.agg(lambda words: set(words.str.casefold()))
    assert len(set(own.article_id[own.label.str.casefold() == "regime"])) == 1
    assert sum("regime" in words for words in by_article) == 1
    assert sum("leadership" in words for words in by_article) == 1
    assert sum("government" in words for words in by_article) >= 3


# ── the project ───────────────────────────────────────────────────────────────────────────────────


def words_in(text):
    return [word.casefold() for word in re.findall(r"\w+", text)]


def runs(words, length):
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


TITLES = frozenset("a al and foreign minister of prime president s secretary state the u".split())


def test_no_wording_of_theirs_enters_the_project(bare):
    theirs = set().union(*(runs(words_in(text), 8) for text in bare.text))
    endings = {".py", ".md", ".csv", ".txt", ".json", ".ipynb", ".toml", ".cff"}
    for folder in ("toolkit", "tests", "data", "notebooks", "."):
        files = (PROJECT / folder).glob("*" if folder == "." else "**/*")
        for file in files:
            if file.suffix in endings and file.is_file():
                shared = theirs & runs(words_in(file.read_text(encoding="utf-8")), 8)
                assert not shared, f"{file} shares {len(shared)} runs of eight words with the real articles"


def test_the_sample_tells_it_in_other_words(bare):
    theirs = set().union(*(runs(words_in(text), 6) for text in bare.text))
    for file in sorted((PROJECT / "data/articles").glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        shared = theirs & runs(words_in(text), 6)
        names = {word.casefold() for word in re.findall(r"\b[A-Z]\w*", text)} | TITLES
        assert all(set(run) <= names for run in shared), (file, shared)
