"""What holds of every table, on the sample corpus: types, spans, order, and nothing changed in place."""

import sys
import textwrap
from pathlib import Path
from subprocess import run

import pandas as pd
import pytest

import toolkit as tk
from toolkit.furniture import furniture_in
from toolkit.schema import TABLES

ROOT = Path(__file__).parent.parent
ARTICLES = tk.group_events(tk.read_articles(ROOT / "data/articles", metadata=ROOT / "data/articles-metadata.csv"))


def tables_of(articles, shuffled=lambda table: table):
    """Every public table by name; each input goes through `shuffled` first."""
    articles = shuffled(articles)
    quotes, figures, actors = tk.extract_all(articles)
    linked = tk.link_actors(shuffled(actors))
    claims = tk.align_claims(articles, quotes=shuffled(quotes), figures=shuffled(figures))
    found = shuffled(claims), articles, shuffled(quotes), shuffled(figures)
    coverage = tk.find_coverage(shuffled(claims), articles)
    labels = tk.find_labels(articles, quotes=shuffled(quotes))
    return dict(
        quotes=quotes,
        figures=figures,
        actors=linked,
        claims=claims,
        coverage=coverage,
        discrepancies=tk.find_discrepancies(*found, actors=shuffled(linked)),
        stance=tk.score_stance(articles, shuffled(quotes), shuffled(linked)),
        labels=labels,
        tone=tk.score_tone(articles, quotes=shuffled(quotes)),
        furniture=tk.find_furniture(articles),
        choices=tk.find_choices(shuffled(labels)),
        spellings=tk.find_spellings(shuffled(linked), articles),
        alone=tk.told_alone(shuffled(coverage), shuffled(claims), articles),
        some=tk.told_by_some(shuffled(coverage), shuffled(claims)),
    )


FULL = tables_of(ARTICLES)
NAMES = sorted(FULL)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_table_has_the_columns_and_types_of_a_full_one(name):
    empty, full = tables_of(ARTICLES[:0])[name], FULL[name]
    assert empty.empty and not full.empty
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


@pytest.mark.parametrize("name", sorted(set(NAMES) & set(TABLES)))
def test_every_column_is_explained(name):
    assert set(FULL[name]) <= set(tk.data_dictionary(name).column)


def plain(table):
    """A table to compare, whatever the order of its rows."""
    return table.astype(str).sort_values(list(table)).reset_index(drop=True)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_means_nothing(seed):
    mixed = tables_of(ARTICLES, lambda table: table.sample(frac=1, random_state=seed).reset_index(drop=True))
    for name in NAMES:
        pd.testing.assert_frame_equal(plain(mixed[name]), plain(FULL[name]), obj=name)


def test_nothing_is_changed_in_place():
    seen = []

    def watched(table):
        seen.append((table, table.copy(deep=True)))
        return table

    tables_of(ARTICLES, watched)
    for table, before in seen:
        pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("name, words", [("quotes", "quotation"), ("figures", "figure"), ("actors", "mention")])
def test_a_row_points_at_the_words_it_shows(name, words):
    texts = ARTICLES.set_index("article_id").text
    assert all(
        texts[row["article_id"]][row["start"] : row["end"]] == row[words] for row in FULL[name].to_dict("records")
    )


@pytest.mark.parametrize("name", ["quotes", "figures", "actors", "claims", "stance", "labels", "tone"])
def test_no_row_stands_in_page_furniture(name):
    furniture = {row.article_id: furniture_in(row.text, row.headline) for row in ARTICLES.itertuples()}
    assert any(furniture.values())
    for row in FULL[name].itertuples():
        assert not [span for span in furniture[row.article_id] if span[0] < row.end and row.start < span[1]]


KEYS = ["claim_id", "article_id", "item_id", "kind", "tier"]  # what a contract promises of claims


def test_claims_need_no_more_than_their_contract():
    claims = tk.align_claims(ARTICLES, quotes=FULL["quotes"], figures=FULL["figures"])
    bare = claims[[*KEYS, "start", "end"]]
    found = tk.find_discrepancies(bare, ARTICLES, FULL["quotes"], FULL["figures"])
    assert len(found) == (FULL["discrepancies"].kind != "role").sum()
    assert len(tk.find_coverage(bare, ARTICLES)) == len(FULL["coverage"])


def test_tables_that_are_not_there_are_no_error():
    claims = FULL["claims"]
    assert set(tk.find_discrepancies(claims, ARTICLES, None, None).kind) <= {"wording", "attribution"}
    actors = FULL["actors"][["article_id", "start", "end", "mention", "actor"]]
    assert set(tk.score_stance(ARTICLES, FULL["quotes"], actors)) >= {"holder", "target"}


def test_articles_need_no_more_than_an_id_and_a_text():
    bare = ARTICLES[["article_id", "text"]]
    assert len(tk.extract_quotes(bare)) == len(FULL["quotes"]) and len(tk.find_furniture(bare)) == len(
        FULL["furniture"]
    )


def test_importing_the_package_starts_nothing_and_reads_no_file_of_ours():
    code = """
        import sys
        read = []
        sys.addaudithook(lambda name, args: read.append(str(args[0])) if name == "open" else None)
        import toolkit
        heavy = {"spacy", "matplotlib", "sklearn", "scipy", "IPython", "textblob", "papermill", "trafilatura"}
        print(sorted(heavy & set(sys.modules)), [path for path in read if path.endswith((".csv", ".css", ".j2"))])
    """
    done = run([sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"
