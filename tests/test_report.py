"""Reports: what is read, what is refused, what the page holds and does not fetch."""

import json
import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest

import toolkit as tk
from toolkit.__main__ import main
from toolkit.report import command_again, find_notebook, to_html, write_index
from toolkit.schema import conform

TEXT = "The mayor said that {} people were hurt in the flood on the river bank."


@pytest.fixture
def folder(tmp_path):
    """A folder of two small articles with a metadata file beside it."""
    articles = tmp_path / "flood"
    articles.mkdir()
    (articles / "one.txt").write_text(TEXT.format("forty"))
    (articles / "two.txt").write_text(TEXT.format("fifty"))
    (tmp_path / "flood-metadata.csv").write_text(
        "file,outlet,published,notice\none.txt,The Gazette,2012-06-22,Not real.\ntwo.txt,The Courier,2012-06-23,Not real.\n"
    )
    return articles


def small_notebook(path, *sources, title="Small"):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    cells[0].metadata["tags"] = ["parameters"]
    kernel = dict(display_name="Python 3", language="python", name="python3")
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=dict(title=title, kernelspec=kernel)), path)
    return path


# ── inputs ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_metadata_file_beside_a_folder_is_found(folder):
    assert tk.read_inputs(folder).outlet.tolist() == ["The Gazette", "The Courier"]


def test_the_metadata_file_beside_a_folder_can_be_declined(folder):
    assert tk.read_inputs(folder, metadata="none").outlet.isna().all()


@pytest.mark.parametrize(
    "choice, kept",
    [
        (dict(), ["one", "two"]),
        (dict(outlets=["The Courier"]), ["two"]),
        (dict(outlets="The Courier"), ["two"]),
        (dict(date="2012-06-22"), ["one"]),
        (dict(date="2012-06-21/2012-06-23"), ["one", "two"]),
    ],
)
def test_articles_are_selected(folder, choice, kept):
    assert tk.read_inputs(folder, **choice).article_id.tolist() == kept


def test_one_event_is_selected_by_its_id(folder):
    event = tk.read_inputs(folder).event_id.iloc[0]
    assert tk.read_inputs(folder, event=event).event_id.unique().tolist() == [event]


def test_the_events_that_most_articles_report_are_kept_and_the_page_says_how_many_articles_are_left_out(tmp_path):
    flood = "The river Vell burst its banks at Karsk bridge on Friday and flooded the old market. {}"
    strike = "Tram drivers in Sundholm stopped work on Friday over pay, and the depot gates stayed shut. {}"
    rows = [
        dict(article_id=f"flood{n}", published="2031-05-02", text=flood.format("Mud lay in every street. " * n))
        for n in range(3)
    ]
    rows += [
        dict(article_id=f"strike{n}", published="2031-05-02", text=strike.format("Buses ran late. " * n))
        for n in range(2)
    ]
    rows += [
        dict(
            article_id="fair",
            published="2031-05-02",
            text="The county fair at Ilmen opened its gates to goat breeders.",
        )
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    kept = {n: {words.rstrip("012") for words in tk.read_inputs(tmp_path, largest=n).article_id} for n in (0, 1, 2)}
    assert kept == {0: {"flood", "strike", "fair"}, 1: {"flood"}, 2: {"flood", "strike"}}
    assert "largest: 3" in tk.show_inputs(tk.read_inputs(tmp_path, largest=1)).data


@pytest.mark.parametrize("largest", [-1, 1.5, "two", True])
def test_a_number_of_events_is_a_whole_number(folder, largest):
    with pytest.raises(tk.InputError, match="is no number of events; write 1, 2, 3"):
        tk.read_inputs(folder, largest=largest)


@pytest.mark.parametrize(
    "choice, words",
    [
        (dict(outlets=["The Herald"]), "no article is left after outlets; choose among The Gazette, The Courier"),
        (dict(event="none such"), "no article is left after event; choose among"),
        (dict(date="2011-01-01"), "published days run from 2012-06-22 to 2012-06-23"),
        (dict(date="soon"), 'date: "soon" is not a day; write 2012-06-22'),
    ],
)
def test_a_selection_that_leaves_nothing_says_what_there_is(folder, choice, words):
    with pytest.raises(tk.InputError, match=re.escape(words)):
        tk.read_inputs(folder, **choice)


def test_relative_paths_start_at_the_working_folder_then_at_the_projects_root(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    assert len(tk.read_inputs("flood")) == 2
    assert len(tk.read_inputs("data/articles")) == 5


def test_a_file_left_out_and_a_warning_are_carried_to_the_page(folder):
    (folder / "bad.txt").write_bytes(b"caf\xe9")
    (folder.parent / "flood-metadata.csv").write_text("file,outlet\none.txt,The Gazette\ngone.txt,The Herald\n")
    with pytest.warns(tk.ArticleWarning):
        articles = tk.read_inputs(folder)
    page = tk.show_inputs(articles).data
    assert "bad.txt" in page and "not UTF-8" in page and "save it as UTF-8" in page
    assert "gone.txt" in page


# ── provenance ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_provenance_names_inputs_versions_steps_and_the_command(folder):
    articles = tk.read_inputs(folder, outlets=["The Gazette"])
    facts = tk.provenance(
        articles, notebook="stance", parameters=dict(articles="flood", about=0.1), quotes=pd.DataFrame([1, 2])
    )
    said = {(what, name): value for what, name, value in facts.itertuples(index=False)}
    assert said["parameter", "about"] == "0.1"
    assert said["input", str(folder / "one.txt")] == f"SHA-256 {articles.sha256[0]}"
    assert said["step", "outlets"] == "1 kept, 1 dropped"
    assert said["table", "quotes"] == "2 rows"
    assert (
        said["model", "en_core_web_sm"]
        if ("model", "en_core_web_sm") in said
        else any(what == "model" for what, _ in said)
    )
    assert said["command", "to run again"] == "variorum report stance -p articles flood -p about 0.1"
    assert {name for what, name in said if what == "package"} >= {"spacy", "pandas", "papermill"}


def test_the_command_again_can_be_typed_as_it_stands():
    assert command_again("stance", dict(articles="my articles")) == "variorum report stance -p articles 'my articles'"


# ── tables as CSV ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_notice_stands_on_top_of_every_csv(folder, tmp_path):
    articles = tk.read_inputs(folder)
    (path,) = tk.write_tables(tmp_path / "out", articles, quotes=pd.DataFrame(dict(a=["x,y"])))
    assert path.read_text().splitlines() == ["# NOTICE: Not real.", "a", '"x,y"']


def test_without_a_folder_no_table_is_written(folder):
    assert tk.write_tables("", tk.read_inputs(folder), quotes=pd.DataFrame()) == []


# ── pages ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_report_is_one_page_with_its_parameters_and_without_its_code(tmp_path):
    notebook = small_notebook(
        tmp_path / "small.ipynb", 'who = "nobody"', "from IPython.display import HTML\nHTML(f'<p>hello {who}</p>')"
    )
    page = tk.run_report(notebook, tmp_path / "out", who="world")
    assert page == tmp_path / "out" / "small.html"
    html = page.read_text()
    assert "<p>hello world</p>" in html and "IPython" not in html and "<title>Small</title>" in html
    assert 'href="small.html">Small</a>' in (tmp_path / "out" / "index.html").read_text()


def test_a_report_can_be_given_a_file_name(tmp_path):
    notebook = small_notebook(tmp_path / "small.ipynb", 'who = "nobody"')
    assert tk.run_report(notebook, tmp_path / "mine.html") == tmp_path / "mine.html"


def test_an_unknown_parameter_is_refused_before_anything_runs(tmp_path):
    notebook = small_notebook(tmp_path / "small.ipynb", 'who = "nobody"')
    with pytest.raises(tk.ReportError, match='unknown parameter "whom"; choose among who'):
        tk.run_report(notebook, tmp_path / "out", whom="x")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "value, shown", [(2012, "'2012'"), ("2012", "'2012'"), (0.5, "'0.5'")], ids=["a number", "words", "a fraction"]
)
def test_a_folder_may_be_called_by_a_number(tmp_path, value, shown):
    notebook = small_notebook(tmp_path / "small.ipynb", 'articles = "data"', "articles")
    assert f"<pre>{shown}</pre>".replace("'", "&#39;") in tk.run_report(
        notebook, tmp_path, articles=value
    ).read_text().replace("'", "&#39;")


@pytest.mark.parametrize("value", ["wide", True, [0.1]])
def test_a_width_that_is_no_number_is_refused(tmp_path, value):
    notebook = small_notebook(tmp_path / "small.ipynb", "about = 0.1")
    with pytest.raises(tk.ReportError, match="about is .*, not a number; give one such as 0.1"):
        tk.run_report(notebook, tmp_path / "out", about=value)


def test_two_reports_can_be_made_at_once(tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    notebook = small_notebook(tmp_path / "small.ipynb", 'who = "nobody"', "print(who)")
    with ThreadPoolExecutor() as pool:
        pages = list(pool.map(lambda who: tk.run_report(notebook, tmp_path / who, who=who), ["one", "two"]))
    assert all(f"<pre>{page.parent.name}" in page.read_text() for page in pages)


def test_what_the_kernel_logs_to_itself_is_not_printed(tmp_path, capfd):
    notebook = small_notebook(tmp_path / "small.ipynb", 'who = "nobody"', 'import os; os.write(2, b"socket closed")')
    assert main(["report", str(notebook), "-o", str(tmp_path / "out")]) == 0
    assert capfd.readouterr().err == ""


def test_the_error_is_the_only_line_that_is_printed(tmp_path, capfd):
    notebook = small_notebook(
        tmp_path / "small.ipynb", 'who = "nobody"', 'raise ValueError("the river is dry; wait for rain")'
    )
    assert main(["report", str(notebook), "-o", str(tmp_path / "out")]) == 1
    assert capfd.readouterr().err == "variorum: small.ipynb: the river is dry; wait for rain\n"


def test_a_model_named_once_does_not_stay(folder, monkeypatch):
    monkeypatch.delenv("VARIORUM_MODEL", raising=False)
    tk.read_inputs(folder, model=tk.language.installed_name())
    tk.read_inputs(folder)
    import os

    assert "VARIORUM_MODEL" not in os.environ or os.environ["VARIORUM_MODEL"] == tk.report.MODEL_AT_START


def test_an_inferred_outlet_is_marked_wherever_it_is_named(folder):
    (folder.parent / "flood-metadata.csv").write_text(
        "file,outlet,outlet_rule\none.txt,The Gazette,inferred from style\ntwo.txt,The Courier,stated\n"
    )
    assert tk.read_inputs(folder, outlets=["The Gazette"]).outlet.tolist() == ["The Gazette (inferred)"]
    assert tk.read_inputs(folder).outlet.tolist() == ["The Gazette (inferred)", "The Courier"]


def test_what_stops_a_notebook_is_told_in_one_line(tmp_path):
    notebook = small_notebook(
        tmp_path / "small.ipynb", 'who = "nobody"', 'raise ValueError("the river is dry; wait for rain")'
    )
    with pytest.raises(tk.ReportError) as caught:
        tk.run_report(notebook, tmp_path / "out")
    assert str(caught.value) == "small.ipynb: the river is dry; wait for rain"


def test_a_notebook_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(
        tk.ReportError, match="none-such: no such notebook; choose one of discrepancies, explore, stance"
    ):
        find_notebook("none-such")


def test_nothing_that_a_notebook_prints_becomes_markup(tmp_path):
    cell = nbformat.v4.new_code_cell("")
    cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="<script>1</script>"),
                    nbformat.v4.new_output("execute_result", data={"text/plain": "<script>2</script>"})]  # fmt: skip
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "n.ipynb")
    assert "<script" not in to_html(tmp_path / "n.ipynb")


def test_the_index_carries_the_notices_of_its_tables(tmp_path):
    (tmp_path / "quotes.csv").write_text("# NOTICE: Not <real>.\na\n1\n")
    html = write_index(tmp_path).read_text()
    assert '<p class="notice">Not &lt;real&gt;.</p>' in html and 'href="quotes.csv"' in html


# ── the command ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_command_writes_a_report_and_prints_where(tmp_path, capsys):
    notebook = small_notebook(tmp_path / "small.ipynb", 'who = "nobody"')
    assert main(["report", str(notebook), "-o", str(tmp_path / "out"), "-p", "who", "world"]) == 0
    assert capsys.readouterr().out.strip() == str(tmp_path / "out" / "small.html")


@pytest.mark.parametrize(
    "contents, words",
    [
        (None, "no such file or folder"),
        ({}, "no articles there"),
        ({"a.txt": b""}, "a.txt: empty"),
        ({"a.txt": b"\x00\x01"}, "a.txt:1: a binary file, not text"),
        ({"a.txt": b"first line\ncaf\xe9"}, "a.txt:2: not UTF-8"),
        ({"a.csv": b"title,day\nx,y\n"}, "a.csv: no column text"),
    ],
)
def test_bad_input_is_one_line_and_an_exit_code(tmp_path, capsys, contents, words):
    folder = tmp_path / "articles"
    if contents is not None:
        folder.mkdir()
        for name, data in contents.items():
            (folder / name).write_bytes(data)
    source = f"articles = {str(folder)!r}"
    notebook = small_notebook(tmp_path / "small.ipynb", source, "import toolkit as tk\ntk.read_inputs(articles)")
    assert main(["report", str(notebook), "-o", str(tmp_path / "out")]) == 1
    error = capsys.readouterr().err.strip()
    assert words in error and "\n" not in error


def test_every_page_is_free_of_addresses_to_fetch_from():
    sheet = Path(tk.report.TEMPLATES, "variorum", "report.css").read_text()
    page = Path(tk.report.TEMPLATES, "variorum", "index.html.j2").read_text()
    assert not re.search(r"https?://|@import|url\(", sheet + page)


# ── tables read back ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_table_comes_back_as_it_was_written_without_its_notices(tmp_path):
    articles = tk.to_articles([dict(article_id="a", text="It rained.", notice="Made up.")])
    stance = conform([dict(stance_id="s", article_id="007", start=0, end=9, polarity=-1, prob=0.5), {}], "stance")
    (path,) = tk.write_tables(tmp_path, articles, stance=stance)
    pd.testing.assert_frame_equal(tk.load_table(path), stance)


def test_a_table_of_ones_own_comes_back_too_and_one_that_is_not_there_is_named(tmp_path):
    articles = tk.to_articles([dict(article_id="a", text="It rained.")])
    (path,) = tk.write_tables(tmp_path, articles, mine=pd.DataFrame({"n": [1]}))
    assert tk.load_table(path).n.tolist() == [1]
    with pytest.raises(tk.InputError, match="no such file"):
        tk.load_table(tmp_path / "none.csv")
