"""One parse for all extractors gives what each gives alone."""

import pandas as pd

import toolkit as tk

ARTICLES = tk.to_articles(
    [
        dict(
            article_id="a",
            published="2031-05-02",
            text="Mayor Ada Brandt said on Friday that 40 people, including 3 children, were hurt.",
        ),
        dict(article_id="b", text="“Nobody was killed,” Orvo Tarn told reporters. He left."),
        dict(article_id="c", text=""),
    ]
)


def test_the_tables_are_those_of_the_extractors():
    quotes, figures, actors = tk.extract_all(ARTICLES)
    pd.testing.assert_frame_equal(quotes, tk.extract_quotes(ARTICLES))
    pd.testing.assert_frame_equal(figures, tk.extract_figures(ARTICLES, quotes=quotes))
    pd.testing.assert_frame_equal(actors, tk.extract_actors(ARTICLES))
    assert all(len(table) for table in (quotes, figures, actors))


def test_no_article_gives_empty_tables_with_their_types():
    for table, full in zip(tk.extract_all(ARTICLES[:0]), tk.extract_all(ARTICLES), strict=True):
        assert table.empty and table.columns.tolist()[: len(table.columns)] == [
            c for c in full.columns if c in table.columns
        ]
        assert (table.dtypes == full.dtypes[table.columns]).all()


def test_every_row_points_at_its_words():
    texts = ARTICLES.set_index("article_id").text
    for table, words in zip(tk.extract_all(ARTICLES), ("quotation", "figure", "mention"), strict=True):
        assert all(
            texts[row["article_id"]][row["start"] : row["end"]] == row[words] for row in table.to_dict("records")
        )
