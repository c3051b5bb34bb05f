"""The three notebooks: committed without outputs, essays without loops, and they run."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

import toolkit as tk

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
CONTRACT = {"articles", "metadata", "event", "outlets", "about", "model", "date", "excerpt"}


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code_of(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


def test_there_are_three():
    assert [path.stem for path in NOTEBOOKS] == ["discrepancies", "explore", "stance"]


def test_they_are_committed_without_outputs(notebook):
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


def test_they_are_essays_without_definitions_and_loops(notebook):
    nodes = [node for source in code_of(notebook) for node in ast.walk(ast.parse(source))]
    assert not [node for node in nodes if isinstance(node, (ast.FunctionDef, ast.For, ast.While, ast.Lambda))]


def test_every_parameter_explains_itself(notebook):
    (cell,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    assert all(re.fullmatch(r"\w+ = .+  # .+", line) for line in cell.source.splitlines())


@pytest.mark.parametrize("name", ["discrepancies", "stance"])
def test_the_parameters_of_the_contract_are_there(name):
    import papermill

    path = next(path for path in NOTEBOOKS if path.stem == name)
    assert CONTRACT <= set(papermill.inspect_notebook(str(path)))


# ── they run, on the sample ─────────────────────────────────────────────────────────────────────────────────────────


class Page(HTMLParser):
    """What a test asks of a page: its ids, its links within, what it would fetch, and its pictures' alternative text."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.fetched, self.alts = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.ids += [found["id"]] if "id" in found else []
        address = found.get("href") or found.get("src") or ""
        self.links += [address[1:]] if address.startswith("#") else []
        self.fetched += [address] if re.match(r"(?:https?:)?//", address) or tag in ("script", "link", "iframe") else []
        self.alts += [found.get("alt")] if tag == "img" else []


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """Both reports on the sample corpus: {name: html}, and the folder."""
    out = tmp_path_factory.mktemp("reports")
    return {name: tk.run_report(name, out).read_text() for name in ("discrepancies", "stance")}, out


@pytest.mark.parametrize("name", ["discrepancies", "stance"])
def test_a_report_holds_what_it_links_to_and_fetches_nothing(reports, name):
    page = Page(reports[0][name])
    assert page.links and set(page.links) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert page.fetched == []
    assert page.alts and all(page.alts)


@pytest.mark.parametrize("name", ["discrepancies", "stance"])
def test_a_report_carries_the_notice_the_provenance_and_no_code(reports, name):
    html = reports[0][name]
    assert 'class="notice"' in html and "SHA-256" in html and f"variorum report {name}" in html
    assert "import toolkit" not in html and "Traceback" not in html


def test_the_three_tolls_are_shown_and_two_of_them_conflict(reports):
    html = reports[0]["discrepancies"]
    assert all(toll in html for toll in ("10,000", "12,000", "15,000"))


def test_the_tables_lie_beside_the_reports_with_the_notice_on_top(reports):
    tables = sorted(path.stem for path in reports[1].glob("*.csv"))
    assert {"quotes", "figures", "claims", "coverage", "discrepancies", "stance", "labels"} <= set(tables)
    assert all(path.read_text().startswith("# NOTICE: ") for path in reports[1].glob("*.csv"))


def test_the_same_input_gives_the_same_page(reports, tmp_path):
    assert tk.run_report("stance", tmp_path).read_text() == reports[0]["stance"]


def test_explore_runs(tmp_path):
    assert "Traceback" not in tk.run_report("explore", tmp_path).read_text()
