"""Reading articles: what each kind of input becomes, what is refused, and what a reader is told about it."""

import json
import warnings
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import ArticleWarning, InputError, find_furniture, read_articles, to_articles
from toolkit.articles import headline_in, normalised
from toolkit.schema import TABLES

LEDE = "The envoy left Harun on Monday, and nobody at the gate asked him where he was going."
MORE = "He will be back in May, his office said, if the two sides agree to a date before then."
GERMAN = (
    "Der Gesandte hat die Stadt am Montag verlassen, und niemand am Tor fragte ihn, wohin er gehe. Er will im Mai "
    "zurückkehren, sagte sein Büro, wenn sich die beiden Seiten bis dahin auf einen Tag einigen können. Mehr weiß niemand."
)


@pytest.fixture
def folder(tmp_path):
    """Write files into a folder of its own: folder(a="…") makes a.txt, folder({"b.csv": "…"}) b.csv."""

    def write(files=None, /, **texts):
        for name, content in {**(files or {}), **{f"{name}.txt": text for name, text in texts.items()}}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def only(articles):
    """The one row of a table, missing cells left out."""
    (row,) = articles.to_dict("records")
    return {column: value for column, value in row.items() if value is not None and not pd.isna(value)}


def told(record):
    return [str(warning.message) for warning in record]


# ── what the text states ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "published", "rule"),
    [
        ("Published on 22/06/2012\n\n" + LEDE, "2012-06-22", 'stated: after "published on" (day/month/year)'),
        (" date 2012-06-22 HARUN (Agency) - " + LEDE, "2012-06-22", 'stated: after "date" (ISO date)'),
        ("1 Mar, 2016 18:37\n\n" + LEDE, "2016-03-01 18:37", "stated: a line of its own (day month year)"),
        ("date: 22 June 2012\n\n" + LEDE, "2012-06-22", "header: date line"),
        ("published: 2012-06-22\n" + LEDE, "2012-06-22", "header: published line"),
        ("Last updated: 3 May 2012\nPublished: 1 May 2012\n" + LEDE, "2012-05-01", 'stated: after "published" (day month year)'),
        ("Last updated: 3 May 2012\n" + LEDE, "2012-05-03", 'stated: after "last updated" (day month year)'),
    ],
)  # fmt: skip
def test_a_date_that_the_text_states(text, published, rule):
    row = only(to_articles([{"text": text}]))
    assert (row["published"], row["published_rule"]) == (pd.Timestamp(published), rule)


@pytest.mark.parametrize(
    "text",
    [
        LEDE,
        "March 2016\n\n" + LEDE,
        "Published: 03/04/2012\n\n" + LEDE,
        "Published: 31 June 2012\n\n" + LEDE,
        "The report, published on 22 June 2012, says that the dam is safe.",
        "Published on 3 March 2012, the report says that the dam is safe.",
        "On 22 June 2012 the envoy left. He had come on 20 June 2012.",
        "The plan sets a deadline of April 10. On Tuesday the envoy left.",
    ],
)
@pytest.mark.filterwarnings("ignore:.*not read:toolkit.ArticleWarning")
def test_a_date_that_the_text_does_not_state_is_missing(text):
    row = only(to_articles([{"text": text}]))
    assert "published" not in row
    assert "published_rule" not in row


def test_a_header_line_that_cannot_be_read_is_told_with_its_file(folder):
    with pytest.warns(
        ArticleWarning, match=r'talks\.txt: date "03/04/2012" not read \(ambiguous day/month/year\); write it'
    ):
        row = only(read_articles(folder(talks="date: 03/04/2012\n\n" + LEDE) / "talks.txt"))
    assert "published" not in row


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (f"Envoy leaves Harun\n\n{LEDE}", "Envoy leaves Harun"),
        (f"Envoy leaves Harun\n\nEnvoy leaves Harun\n\n{LEDE}", "Envoy leaves Harun"),
        (f"Who will stop him?\n\n{LEDE}", "Who will stop him?"),
        (f"22 June 2012\n\nEnvoy leaves Harun\n\n{LEDE}", "Envoy leaves Harun"),
        (f"headline: Envoy leaves\n\n{LEDE}\n\n{MORE}", "Envoy leaves"),
        (f"{LEDE}\n\n{MORE}", None),
        (LEDE, None),
        ("Envoy leaves Harun", None),
        (f"“We are leaving,”\n\n{LEDE}", None),
        (f"By Lena Varga\n\n{LEDE}", None),
        (f"By Lena Varga and Ivo Marek\n\n{LEDE}", None),
        (f"{LEDE[:-1]}\n\nHe left", None),
    ],
)
def test_a_headline_that_the_text_begins_with(text, headline):
    assert only(to_articles([{"text": text}])).get("headline") == headline


def test_headline_in_skips_furniture():
    assert headline_in(f"Share Tweet\nEnvoy leaves Harun\n\n{LEDE}") == "Envoy leaves Harun"


def test_a_dateline_names_the_agency():
    row = only(to_articles([{"text": "HARUN, June 22 (Varnia Press) - " + LEDE}]))
    assert (row["dateline"], row["outlet"], row["outlet_rule"]) == (
        "HARUN, June 22 (Varnia Press)", "Varnia Press", "stated: agency in the dateline",
    )  # fmt: skip


def test_header_lines_fill_the_columns():
    text = (
        "headline: Envoy leaves\noutlet: The Gazette\nauthor: L. Varga\nurl: http://a.example/1\nnotice: invented\n\n"
        + LEDE
    )
    row = only(to_articles([{"text": text}]))
    assert [row[column] for column in ("headline", "outlet", "byline", "url", "notice")] == [
        "Envoy leaves", "The Gazette", "L. Varga", "http://a.example/1", "invented",
    ]  # fmt: skip
    assert row["outlet_rule"] == "header: outlet line"
    assert row["text"] == text


# ── records in memory ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("column", "ours"),
    [
        ("title", "headline"), ("source", "outlet"), ("media_name", "outlet"), ("Publication", "outlet"),
        ("author", "byline"), ("link", "url"), ("body", "text"), ("content", "text"), ("story_text", "text"),
        ("Full_Text ", "text"), ("id", "article_id"),
    ],
)  # fmt: skip
def test_other_names_of_our_columns(column, ours):
    row = only(to_articles([{"text": LEDE, column: "Words"} if ours != "text" else {column: LEDE}]))
    assert row[ours] == (LEDE if ours == "text" else "Words")


@pytest.mark.parametrize("column", ["date", "publish_date", "publication_date", "published_at", "published"])
@pytest.mark.parametrize(
    "value", ["2012-06-22", pd.Timestamp("2012-06-22"), pd.Timestamp("2012-06-22", tz="UTC").date()]
)
def test_a_date_in_a_column(column, value):
    row = only(to_articles([{"text": LEDE, column: value}]))
    assert row["published"] == pd.Timestamp("2012-06-22")
    assert row["published_rule"].startswith("header: column published")


def test_a_date_with_a_zone_stays_as_stated():
    row = only(to_articles([{"text": LEDE, "date": pd.Timestamp("2012-06-22 23:30", tz="America/New_York")}]))
    assert row["published"] == pd.Timestamp("2012-06-22 23:30")


@pytest.mark.parametrize(
    "value",
    [
        "last week",
        "03/04/2012",
        "31 June 2012",
        "0001-01-01T00:00:00",
        20120622,
        1340323200,
        2012.5,
        date(9999, 12, 31),
    ],
)
def test_a_date_that_cannot_be_read_is_missing_and_told(value):
    with pytest.warns(ArticleWarning, match="not read"):
        row = only(to_articles([{"text": LEDE, "date": value, "id": "a"}]))
    assert "published" not in row
    assert "published_rule" not in row


def test_where_the_column_cannot_be_read_the_text_may_still_state_it():
    with pytest.warns(ArticleWarning, match="last week"):
        row = only(to_articles([{"text": "Published on 22/06/2012\n\n" + LEDE, "date": "last week"}]))
    assert row["published"] == pd.Timestamp("2012-06-22")
    assert row["published_rule"].startswith("stated")


def test_of_two_columns_that_mean_the_same_ours_or_the_first_is_taken():
    row = only(to_articles([{"media_name": "Second", "outlet": "Ours", "Text": "Other", "text": LEDE}]))
    assert (row["outlet"], row["media_name"], row["text"], row["Text"]) == ("Ours", "Second", LEDE, "Other")
    row = only(to_articles([{"text": LEDE, "source": "First", "media_name": "Second"}]))
    assert (row["outlet"], row["media_name"]) == ("First", "Second")


def test_unknown_columns_are_kept_lists_among_them():
    articles = to_articles([{"text": LEDE, "desk": "foreign", "tags": ["war", "talks"]}])
    assert articles.columns.tolist() == [*TABLES["articles"], "desk", "tags"]
    assert articles.loc[0, "tags"] == ["war", "talks"]


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US", "eng", "English"])
def test_ways_to_write_english(language):
    assert to_articles([{"text": LEDE, "language": language}]).language.tolist() == ["en"]


@pytest.mark.parametrize(
    ("text", "language"),
    [(f"{LEDE} {MORE} {LEDE}", "en"), (GERMAN, "de"), (GERMAN[:60], "und"), (LEDE[:60], "und"), ("", "und")],
)
def test_a_short_text_is_of_no_known_language(text, language):
    assert to_articles([{"text": text}]).language.tolist() == [language]


def test_ids_are_taken_as_given():
    assert to_articles([{"text": LEDE, "id": i} for i in (0, 17, "a:b", "é")]).article_id.tolist() == [
        "0",
        "17",
        "a:b",
        "é",
    ]


def test_an_id_given_twice_is_refused():
    with pytest.raises(InputError, match=r'article_id "7" is given twice; give each article its own id'):
        to_articles([{"text": LEDE, "id": 7}, {"text": MORE, "id": "7"}])


def test_ids_made_of_content_tell_outlets_apart_whatever_the_order():
    rows = [{"text": LEDE, "outlet": "A"}, {"text": LEDE, "outlet": "B"}, {"text": MORE}]
    forward, backward = to_articles(rows), to_articles(rows[::-1])
    assert forward.article_id.is_unique
    assert forward.article_id.tolist() == backward.article_id.tolist()[::-1]


def test_the_same_record_twice_is_two_articles_where_no_id_is_given():
    first, second = to_articles([{"text": LEDE}, {"text": LEDE}]).article_id
    assert second == first + ".2"


def test_no_column_of_text_is_refused_with_the_names_it_may_have():
    with pytest.raises(InputError, match="articles: no column text; add one, or name it one of body, content"):
        to_articles([{"headline": "Envoy leaves"}])


def test_no_articles_is_an_empty_table_with_all_columns_and_types():
    empty, full = to_articles([]), to_articles([{"text": LEDE}])
    assert len(empty) == 0
    assert empty.dtypes.equals(full.dtypes)
    assert to_articles(pd.DataFrame({"text": []})).dtypes.equals(full.dtypes)


def test_the_callers_frame_is_not_changed():
    frame = pd.DataFrame([{"Title": "Envoy leaves", "body": LEDE + "\r\n"}])
    before = frame.copy(deep=True)
    to_articles(frame)
    pd.testing.assert_frame_equal(frame, before)


# ── files ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_folder_is_read_with_its_subfolders_in_order_of_paths(folder):
    articles = read_articles(folder({"b.txt": LEDE, "a/c.txt": MORE, ".d.txt": "no", ".ipynb_checkpoints/b.txt": "no"}))
    assert articles.article_id.tolist() == ["a/c", "b"]
    assert articles.text.tolist() == [MORE, LEDE]


def test_a_glob_a_list_and_a_single_file(folder):
    root = folder({"a/x.txt": LEDE, "b/x.txt": MORE, "b/y.md": "no article"})
    assert read_articles(str(root / "*" / "*.txt")).article_id.tolist() == ["a/x", "b/x"]
    assert read_articles(str(root / "**" / "*.txt")).article_id.tolist() == ["a/x", "b/x"]
    assert read_articles([root / "b" / "x.txt", root / "a"][:1]).article_id.tolist() == ["x"]
    assert read_articles(root / "a" / "x.txt").article_id.tolist() == ["x"]


def test_two_files_of_one_id_are_refused(folder):
    root = folder({"a/x.txt": LEDE, "b/x.txt": MORE})
    with pytest.raises(InputError, match=r'x\.txt: article_id "x" is given twice'):
        read_articles([root / "a", root / "b"])


def test_newlines_are_normalised_and_nothing_else(folder):
    root = folder({"a.txt": "\ufeffOne.\r\n\r\nTwo\u00a0three.\r  Four.\x0c\n\n"})
    assert read_articles(root).text[0] == "One.\n\nTwo\u00a0three.\n  Four.\x0c\n\n"


def test_the_hash_is_of_the_files_bytes(folder):
    root = folder(a=LEDE, b=LEDE + "\r\n", c=LEDE)
    a, b, c = read_articles(root).sha256
    assert a == c != b


@pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "parquet"])
def test_tables_of_articles(tmp_path, ending):
    records = [{"id": "a", "title": "Envoy leaves", "body": LEDE, "date": "2012-06-22", "desk": "foreign"},
               {"id": "b", "title": "Envoy returns", "body": MORE + "\r\n“Yes,” he said.", "date": "2012-06-23", "desk": ""}]  # fmt: skip
    file, frame = tmp_path / f"news.{ending}", pd.DataFrame(records)
    if ending == "csv":
        frame.to_csv(file, index=False)
    elif ending == "json":
        file.write_text(json.dumps(records))
    elif ending == "jsonl":
        file.write_text("\n".join(map(json.dumps, records)) + "\n\n")
    else:
        frame.to_parquet(file)
    articles = read_articles(file)
    assert articles.article_id.tolist() == ["a", "b"]
    assert articles.text.tolist() == [LEDE, MORE + "\n“Yes,” he said."]
    assert articles.published.tolist() == [pd.Timestamp("2012-06-22"), pd.Timestamp("2012-06-23")]
    assert articles.desk.tolist()[0] == "foreign"


def test_a_page_with_meta_tags(folder):
    body = "".join(f"<p>{LEDE} {MORE}</p>" for _ in range(4))
    page = f"""<html><head><title>x</title><meta property="og:title" content="Café talks – end">
    <meta property="og:site_name" content="The Gazette"><meta property="article:published_time" content="2012-06-22T18:37:00Z">
    <meta name="author" content="Lena Varga"></head><body><nav>Home World Sport</nav><article><h1>Café talks – end</h1>{body}
    </article></body></html>"""
    row = only(read_articles(folder({"talks.html": page})))
    assert [row[c] for c in ("article_id", "headline", "outlet", "byline", "published")] == [
        "talks", "Café talks – end", "The Gazette", "Lena Varga", pd.Timestamp("2012-06-22 18:37"),
    ]  # fmt: skip
    assert LEDE in row["text"]
    assert "Sport" not in row["text"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "a.txt: empty; put the article's text in it, or remove it"),
        ("a.txt", b" \n\n", "a.txt: empty; put the article's text in it, or remove it"),
        ("a.txt", b"One.\nTwo.\n\0\1\2", "a.txt:3: a binary file, not text; save it as plain text in UTF-8"),
        ("a.txt", b"One.\nCaf\xe9.", "a.txt:2: not UTF-8 at byte 8; save it as UTF-8"),
        ("a.txt", GERMAN, 'a.txt: language "de", not English; give English articles'),
        ("a.txt", "Yes. " * 200_001, "a.txt: 1,000,005 characters, more than one parse can hold (1,000,000); split it into articles"),
        ("a.html", "<html><body></body></html>", "a.html: no article text found in the page"),
        ("a.csv", "", "a.csv: empty; give it a header line and rows"),
        ("a.csv", "title,date\nx,y\n", "a.csv: no column text; add one, or name it one of body"),
        ("a.csv", "id,text\n", "a.csv: no records"),
        ("a.csv", "id,text\n1,\n2,  \n", "a.csv: no text in record 1, 2; put the article's text"),
        ("a.csv", "id,text\n1,One.\n2,Two, three.\n", "a.csv:3: a row with more cells than the header; quote cells"),
        ("a.csv", "id,text\n1,One, two.\n2,Two, three.\n", "a.csv:2: a row with more cells than the header; quote cells"),
        ("a.csv", 'id,text\n1,"One.\n2,Two.\n', "a.csv: a cell whose quotation mark is never closed"),
        ("a.csv", b"id,text\n1,One.\n2,Caf\xe9.\n", "a.csv:3: not UTF-8"),
        ("a.jsonl", '{"text": "One."}\n\n{"text": \n', "a.jsonl:3: not JSON (Expecting value); write one JSON object a line"),
        ("a.jsonl", '{"text": "One."}\n"Two."\n', 'a.jsonl:2: not an object with named fields; write objects such as {"text"'),
        ("a.json", '[\n{"text": "One."},\n]', "a.json:3: not JSON"),
        ("a.json", '{"articles": [{"text": "One."}]}', "a.json: no column text"),
        ("a.parquet", b"PAR0 nothing", "a.parquet: not a Parquet file"),
    ],
)  # fmt: skip
def test_an_input_that_cannot_be_used(folder, name, content, message):
    root = folder({name: content})
    with pytest.raises(InputError) as refused:
        read_articles(root)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)

    folder(good=LEDE)
    with pytest.warns(ArticleWarning) as warned:
        articles = read_articles(root)
    assert articles.article_id.tolist() == ["good"]
    assert [f"left out: {refused.value}"] == told(warned)
    (left_out,) = articles.attrs["left_out"]
    assert left_out == dict(
        path=str(root / name), line=refused.value.line, problem=refused.value.problem, remedy=refused.value.remedy
    )


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere", "nowhere: no such file or folder; check the path"),
        ("nowhere/*.txt", "nowhere/*.txt: no articles there; put article files there (.txt"),
        ("", ": no articles there; put article files there (.txt"),
        ("notes.md", 'notes.md: cannot read ".md" files; convert it to one of .txt'),
    ],
)
def test_a_path_that_leads_nowhere(folder, path, message):
    root = folder({"notes.md": "Not an article."})
    with pytest.raises(InputError) as refused:
        read_articles(root / path)
    assert message in str(refused.value)


def test_of_a_table_only_the_records_without_text_are_left_out(folder):
    root = folder({"news.jsonl": '{"text": "One."}\n{"text": ""}\n{"title": "no text"}\n{"text": "Two."}\n'})
    with pytest.warns(ArticleWarning, match="no text in record 2, 3;"):
        articles = read_articles(root)
    assert articles.text.tolist() == ["One.", "Two."]


def test_an_article_in_another_language_may_be_declared_english(folder):
    root = folder(a="language: en\n\n" + GERMAN)
    assert read_articles(root).language.tolist() == ["en"]


# ── metadata ──────────────────────────────────────────────────────────────────────────────────────


def read_with(root, metadata):
    (root / "meta.csv").write_text(metadata)
    with warnings.catch_warnings(record=True) as record:
        warnings.simplefilter("always")
        articles = read_articles(root, metadata=root / "meta.csv")
    return articles, told(record)


def test_metadata_fill_what_is_missing_without_a_word(folder):
    articles, warned = read_with(
        folder(a=LEDE),
        "file,outlet,published,published_rule,notice\na.txt,The Gazette,2012-06-22,inferred: Friday,Invented.\n",
    )
    row = only(articles)
    assert [row[c] for c in ("outlet", "outlet_rule", "published", "published_rule", "notice")] == [
        "The Gazette", "header: metadata", pd.Timestamp("2012-06-22"), "inferred: Friday", "Invented.",
    ]  # fmt: skip
    assert warned == []


@pytest.mark.parametrize("rule", ["", "a hunch"])
def test_a_date_of_the_metadata_always_says_how_it_is_known(folder, rule):
    articles, _ = read_with(folder(a=LEDE), f"file,published,published_rule\na.txt,2012-06-22,{rule}\n")
    assert only(articles)["published_rule"] == f"header: metadata {rule}".strip()


def test_metadata_win_over_the_text_and_it_is_told(folder):
    articles, warned = read_with(
        folder(a="Published on 22/06/2012\n\nHARUN (Agency) - " + LEDE),
        "file,outlet,published\na.txt,The Gazette,2012-06-23\n",
    )
    row = only(articles)
    assert (row["outlet"], row["outlet_rule"]) == ("The Gazette", "header: metadata")
    assert (row["published"], row["published_rule"]) == (pd.Timestamp("2012-06-23"), "header: metadata")
    assert [
        part in "\n".join(warned) for part in ('a.txt: outlet "Agency" in the text', '"The Gazette" in', "2012-06-23")
    ] == [True] * 3
    assert len(warned) == 2


def test_where_both_tell_one_day_the_text_is_the_better_evidence(folder):
    text = "1 Mar, 2016 18:37\n\n" + LEDE
    articles, warned = read_with(folder(a=text), "file,published,published_rule\na.txt,2016-03-01,inferred: Tuesday\n")
    row = only(articles)
    assert (row["published"], row["published_rule"][:6]) == (pd.Timestamp("2016-03-01 18:37"), "stated")
    assert warned == []


def test_where_both_tell_the_same_nothing_is_told(folder):
    articles, warned = read_with(folder(a="HARUN (Agency) - " + LEDE), "file,outlet\na.txt,Agency\n")
    assert (articles.outlet.tolist(), warned) == (["Agency"], [])


def test_a_rule_without_a_date_does_not_replace_the_rule_of_the_texts_date(folder):
    articles, _ = read_with(folder(a="22 June 2012\n\n" + LEDE), "file,published_rule\na.txt,inferred: a hunch\n")
    assert only(articles)["published_rule"].startswith("stated")


def test_metadata_never_replace_the_text(folder):
    articles, _ = read_with(folder(a=LEDE), "file,text,sha256\na.txt,Other words.,0\n")
    assert (articles.text[0], articles.sha256[0] == "0") == (LEDE, False)


def test_metadata_may_lie_among_the_articles(folder):
    articles, warned = read_with(folder(a=LEDE), "file,outlet\na.txt,The Gazette\n")
    assert (len(articles), warned, articles.attrs["left_out"]) == (1, [], [])


def test_metadata_alone_are_no_articles(folder):
    with pytest.raises(InputError, match="no articles there; put article files beside the metadata"):
        read_with(folder(), "file,outlet\n")


def test_a_row_for_a_file_that_is_not_there_is_told(folder):
    articles, warned = read_with(folder(a=LEDE), "file,outlet\nb.txt,The Gazette\n")
    assert ['meta.csv: no article file "b.txt"; its row is not used' in warning for warning in warned] == [True]
    assert "outlet" not in only(articles)


@pytest.mark.parametrize(
    ("metadata", "message"),
    [
        ("outlet\nThe Gazette\n", "meta.csv: no column file; add a column file"),
        ("file,outlet\na.txt,A\na.txt,B\n", 'meta.csv: file "a.txt" is named twice; keep one row a file'),
        ("", "meta.csv: empty"),
        ("file,article_id\na.txt,x\nb.txt,x\n", 'article_id "x" is given twice'),
    ],
)
def test_metadata_that_cannot_be_used(folder, metadata, message):
    with pytest.raises(InputError) as refused:
        read_with(folder(a=LEDE, b=MORE), metadata)
    assert message in str(refused.value)


def test_metadata_that_are_not_there(folder):
    with pytest.raises(InputError, match=r"none\.csv: no such file; check the path"):
        read_articles(folder(a=LEDE), metadata="none.csv")


def test_no_metadata_may_be_said_as_none_or_as_nothing(folder):
    root = folder(a=LEDE)
    assert read_articles(root, metadata="").equals(read_articles(root, metadata=None))


# ── the sample ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def data(pytestconfig):
    return pytestconfig.rootpath / "data"


def test_the_sample_carries_its_notice_and_reads_without_a_warning(data):
    with warnings.catch_warnings():
        warnings.simplefilter("error", ArticleWarning)
        articles = read_articles(data / "articles", metadata=data / "articles-metadata.csv")
    assert articles.article_id.str[-1].tolist() == list("abcde")
    assert articles.notice.str.contains("own reconstruction for demonstration").all()
    assert articles.notice.str.contains("must not be cited").all()
    assert articles.outlet.str.startswith("Reconstruction").all()
    assert articles.published.dt.date.astype(str).tolist() == ["2012-04-10"] + ["2012-06-22"] * 3 + ["2016-03-01"]
    assert articles.published_rule.str.match("stated|inferred").all()


def test_every_article_of_the_sample_has_its_row_of_metadata(data):
    rows = pd.read_csv(data / "articles-metadata.csv", dtype="string", keep_default_na=False)
    assert rows.columns.tolist() == ["file", "outlet", "outlet_rule", "published", "published_rule", "notice"]
    assert sorted(rows.file) == sorted(file.name for file in (data / "articles").iterdir())
    assert (rows != "").all(axis=None)


def test_the_sample_shows_page_dirt_and_names_in_several_spellings(data):
    articles = read_articles(data / "articles")
    assert set(find_furniture(articles).kind) == {"date", "dateline", "headline", "link", "navigation"}
    told = " ".join(articles.text)
    assert all(name in told for name in ("al-Moallem", "al-Moualem", "Walid Muallem", "al-Muallem", "Sergei", "Sergey"))
    assert all(mark in told for mark in ("10,000", "12,000", "15,000", "“", '"', "’", "'", "[", "\u00a0"))
    assert articles.text.str.split().str.len().between(180, 330).all()


# ── over any text ─────────────────────────────────────────────────────────────────────────────────

over_any_text = settings(deadline=None, max_examples=80)
LINES = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=50),
    st.sampled_from(
        [LEDE, "Published on 22/06/2012", "date: 2012-06-22", "outlet: A", "HARUN (Agency) - The envoy left.", "id: 7"]
    ),
)
TEXTS = st.lists(LINES, max_size=8).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r", "\n\n"]).map(lambda by: by.join(lines))
)


@over_any_text
@given(TEXTS)
@pytest.mark.filterwarnings("ignore::toolkit.ArticleWarning")
def test_the_text_is_kept_but_for_its_newlines(text):
    row = to_articles([{"text": text}]).iloc[0]
    assert row.text == normalised(text) == text.replace("\r\n", "\n").replace("\r", "\n")


@over_any_text
@given(st.lists(TEXTS, max_size=5), st.randoms())
@pytest.mark.filterwarnings("ignore::toolkit.ArticleWarning")
def test_a_row_depends_on_its_own_article_alone(texts, random):
    rows = [{"article_id": f"a{i}", "text": text} for i, text in enumerate(texts)]
    articles = to_articles(rows)
    random.shuffle(rows)
    shuffled = to_articles(rows).sort_values("article_id", ignore_index=True)
    pd.testing.assert_frame_equal(articles, shuffled)


@over_any_text
@given(st.lists(TEXTS, max_size=4))
@pytest.mark.filterwarnings("ignore::toolkit.ArticleWarning")
def test_articles_given_again_are_the_same_articles(texts):
    articles = to_articles([{"text": text, "id": i} for i, text in enumerate(texts)])
    pd.testing.assert_frame_equal(to_articles(articles), articles)


@over_any_text
@given(st.binary(max_size=200))
@pytest.mark.filterwarnings("ignore::toolkit.ArticleWarning")
def test_any_bytes_are_an_article_or_one_clear_error(tmp_path_factory, content):
    for ending in ("txt", "csv", "json", "jsonl", "parquet"):
        file = tmp_path_factory.mktemp("any") / f"a.{ending}"
        file.write_bytes(content)
        try:
            assert len(read_articles(file))
        except InputError as error:
            assert str(error).startswith(str(file))


# ── what a person may type ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_folder_with_brackets_in_its_name_is_a_folder(tmp_path):
    (tmp_path / "x[1]").mkdir()
    (tmp_path / "x[1]" / "a.txt").write_text("The talks ended.")
    assert read_articles(tmp_path / "x[1]").article_id.tolist() == ["a"]


def test_no_path_is_not_the_working_folder():
    with pytest.raises(InputError, match="no path; name a file, a folder or a glob"):
        read_articles("")


def test_json_nested_beyond_reason_is_one_line(tmp_path):
    (tmp_path / "deep.json").write_text("[" * 100_000)
    with pytest.raises(InputError, match="deep.json:1: (JSON nested too deeply|not JSON)"):
        read_articles(tmp_path / "deep.json")


@pytest.mark.parametrize("dtype, where", [(None, "articles"), (object, "a:2")])
def test_half_a_character_is_one_line(dtype, where):
    rows = [{"article_id": "a", "text": "One.\nTwo \ud83d."}]
    with pytest.raises(InputError, match=f"{where}: half a character"):
        to_articles(pd.DataFrame(rows, dtype=object) if dtype else rows)
