"""From a notebook to a shared page: inputs read and selected, papermill run, HTML and CSV written, provenance told."""

import ast
import json
import os
import shlex
import tempfile
import warnings
from html import unescape
from importlib.metadata import version
from itertools import takewhile
from pathlib import Path

import pandas as pd

from .articles import ArticleWarning, InputError, read_articles
from .events import group_events
from .furniture import furniture_in
from .language import load_nlp
from .schema import TABLES, conform

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = Path(__file__).parent / "templates"
INFERRED = " (inferred)"
MODEL_AT_START = os.environ.get("VARIORUM_MODEL", "")
PACKAGES = "variorum spacy pandas scipy rapidfuzz textblob trafilatura py3langid matplotlib papermill nbconvert".split()


class ReportError(RuntimeError):
    """A report that could not be made, in one line: where, what, remedy."""


# ── inputs ────────────────────────────────────────────────────────────────────────────────────────


def read_inputs(articles, *, metadata="", event="", outlets=(), date="", largest=0, model=""):
    """One row is one article that the report reads: the articles of a path, grouped into events, then selected.

    Relative paths start at the working folder, then at the project's root. `metadata` names a CSV; left empty, a file
    beside the articles' folder that is named like it (`articles-metadata.csv` beside `articles/`) is used, and "none"
    uses none. `event` keeps one event_id, `outlets` the outlets named, `date` one day (2012-06-22) or a span of days
    (2012-06-01/2012-06-30); of what that leaves, `largest` keeps so many events, those that most articles report
    first, reprints not counted (0 keeps all). `model` is the spaCy pipeline from here on. What each step kept and
    dropped is in `attrs["steps"]`. Raises InputError where nothing is left.
    """
    _use_model(model)
    path = locate(articles)
    table = metadata_beside(path) if metadata == "" else None if metadata == "none" else locate(metadata)
    read, told = _with_warnings(lambda: group_events(read_articles(path, metadata=table)))
    steps = [("read", len(read), len(read.attrs.get("left_out", [])))]
    chosen = read
    asked = dict(
        event=_of_event(event), outlets=_of_outlets(outlets), date=_of_date(date), largest=_of_largest(largest)
    )
    for name, keep in asked.items():
        before, chosen = len(chosen), chosen[keep(chosen)]
        steps.append((name, len(chosen), before - len(chosen)))
        if chosen.empty:
            raise InputError(articles, f"no article is left after {name}", _choices(name, read))
    chosen = chosen.assign(outlet=_named_with_care(chosen)).reset_index(drop=True)
    left_out = read.attrs.get("left_out", [])
    chosen.attrs.update(steps=steps, left_out=left_out, warnings=told, metadata=str(table or "none"))
    return chosen


def _use_model(model):
    """Set the pipeline for every later call of this session; without a name, the one that the session began with."""
    wanted = model or MODEL_AT_START
    if wanted:
        os.environ["VARIORUM_MODEL"] = wanted
    else:
        os.environ.pop("VARIORUM_MODEL", None)
    load_nlp()


def _named_with_care(articles):
    """The outlets, marked where they are inferred: every sentence of a report that names one rests on it."""
    inferred = articles.outlet_rule.str.startswith("inferred").fillna(False) & articles.outlet.notna()
    return articles.outlet.where(~inferred, articles.outlet + INFERRED)


def _with_warnings(work):
    """What work returns, and the warnings about the input that it gave, as words; they are given again."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ArticleWarning)
        result = work()
    for warning in caught:
        warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)
    told = [str(warning.message) for warning in caught if issubclass(warning.category, ArticleWarning)]
    return result, [words for words in told if not words.startswith("left out:")]  # those have a table of their own


def locate(path):
    """A path as given if it is there from the working folder, else from the project's root; a list one by one."""
    if isinstance(path, (list, tuple)):
        return [locate(one) for one in path]
    here = Path(path).expanduser()
    there = ROOT / here
    found_here = here.exists() or any(Path().glob(str(path))) if not here.is_absolute() else True
    return str(here if found_here or not (there.exists() or any(ROOT.glob(str(path)))) else there)


def metadata_beside(path):
    """The file `NAME-metadata.csv` beside a folder NAME, named as the folder was, or None."""
    if isinstance(path, list) or not Path(path).is_dir():
        return None
    folder = Path(path) if Path(path).name not in ("", "..") else Path(path).resolve()  # "." has no name of its own
    beside = folder.with_name(f"{folder.name}-metadata.csv")
    return beside if beside.is_file() else None


def _of_event(event):
    return lambda articles: articles.event_id == event if event else articles.event_id.notna()


def _of_outlets(outlets):
    outlets = [outlets] if isinstance(outlets, str) and outlets else list(outlets)
    return lambda articles: articles.outlet.isin(outlets) if outlets else articles.article_id.notna()


def _of_date(date):
    first, _, last = str(date).partition("/")
    try:
        days = [pd.Timestamp(day) for day in (first, last or first)] if date else None
    except ValueError as error:
        raise InputError("date", f'"{date}" is not a day', "write 2012-06-22, or 2012-06-01/2012-06-30") from error
    return lambda articles: articles.published.dt.normalize().between(*days) if days else articles.article_id.notna()


def _of_largest(largest):
    if isinstance(largest, bool) or not isinstance(largest, int) or largest < 0:
        raise InputError("largest", f"{json.dumps(largest)} is no number of events", "write 1, 2, 3 …, or 0 for all")

    def keep(articles):
        told = articles[articles.reprint_of.isna()].event_id.value_counts(sort=False).sort_index()
        kept = told.sort_values(ascending=False, kind="stable").index[:largest]  # of two as large the earlier
        return articles.event_id.isin(kept) if largest else articles.article_id.notna()

    return keep


def _choices(step, articles):
    if step == "date":
        return f"published days run from {articles.published.min():%Y-%m-%d} to {articles.published.max():%Y-%m-%d}"
    column = dict(event="event_id", outlets="outlet")[step]
    names = ", ".join(articles[column].dropna().unique())
    return f"choose among {names}" if names else f"no article has an {column}; give them one in the metadata"


# ── provenance ────────────────────────────────────────────────────────────────────────────────────


def provenance(articles, *, notebook, parameters, **tables):
    """One row is one fact about how a report was made: what, name and value.

    What is one of parameter, metadata, input, package, model, step, table and command. `articles` come from
    read_inputs, `parameters` are the notebook's, `tables` are counted.
    """
    meta = load_nlp().meta
    facts = [("parameter", name, json.dumps(value)) for name, value in parameters.items()]
    facts += [("metadata", "file used", articles.attrs.get("metadata", "none"))]
    facts += [
        ("input", row.path if pd.notna(row.path) else row.article_id, f"SHA-256 {row.sha256}")
        for row in articles.itertuples()
    ]
    facts += [("package", name, version(name)) for name in PACKAGES]
    facts += [("model", f"{meta['lang']}_{meta['name']}", meta["version"])]
    facts += [
        ("step", name, f"{kept} kept, {dropped} dropped") for name, kept, dropped in articles.attrs.get("steps", [])
    ]
    facts += [("step", "page furniture", f"{_furniture_share(articles)} of the text left out")]
    facts += [("table", name, f"{len(table)} rows") for name, table in tables.items()]
    facts += [("command", "to run again", command_again(notebook, parameters))]
    return pd.DataFrame(facts, columns=["what", "name", "value"]).astype("string")


def _furniture_share(articles):
    furniture = [span for row in articles.itertuples() for span in furniture_in(row.text, row.headline)]
    blank, every = sum(end - start for start, end, *_ in furniture), int(articles.text.str.len().sum())
    return f"{blank:,} of {every:,} characters ({blank / max(1, every):.0%})"


def command_again(notebook, parameters):
    """The command line that makes the report again.

    >>> command_again("stance", {"articles": "my articles", "outlets": []})
    "variorum report stance -p articles 'my articles' -p outlets '[]'"
    """
    words = ["variorum", "report", notebook]
    for name, value in parameters.items():
        if name != "tables":
            words += ["-p", name, value if isinstance(value, str) else json.dumps(value)]
    return shlex.join(words)


def write_tables(folder, articles, **tables):
    """Each table as `folder/NAME.csv`, the articles' notices on the first line; returns the paths. No folder, no file.

    Read one back with :func:`load_table`.
    """
    if not folder:
        return []
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    heading = "".join(f"# NOTICE: {notice}\n" for notice in notices(articles))
    paths = []
    for name, table in tables.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(heading + table.to_csv(index=False), encoding="utf-8")
    return paths


def load_table(path):
    """A table as write_tables wrote it, the notices on its first lines skipped; one of the toolkit's own, typed again.

    Raises InputError where there is no such file.
    """
    path = Path(path)
    if not path.is_file():
        raise InputError(path, "no such file", "give the CSV that a report wrote beside itself")
    with path.open(encoding="utf-8-sig") as file:
        lines = sum(1 for _ in takewhile(lambda line: line.startswith("# NOTICE: "), file))
    known = path.stem in TABLES  # its columns are read as words first: an article may be called 007
    table = pd.read_csv(path, skiprows=lines, encoding="utf-8-sig", dtype="string" if known else None)
    return conform(table, path.stem) if known else table


def notices(articles):
    """The distinct warnings that the articles' metadata carries, each on one line, in order."""
    return list(dict.fromkeys(" ".join(str(notice).split()) for notice in articles.notice.dropna()))


# ── reports ───────────────────────────────────────────────────────────────────────────────────────


def run_report(notebook, out, **parameters):
    """Run a notebook through papermill and write it as one HTML file that needs no network; returns the file's path.

    `notebook` is a path, or the name of one in `notebooks/`; `out` a file ending in .html, or a folder. Tables are
    written beside it as CSV, and index.html lists what the folder holds. Raises ReportError for a parameter the
    notebook does not have (papermill only logs it), and, in one line, for whatever stopped the notebook.
    """
    import papermill

    source = find_notebook(notebook)
    parameters = _checked(source, parameters)
    out = Path(out)
    page = out if out.suffix == ".html" else out / f"{source.stem}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    if "tables" in papermill.inspect_notebook(str(source)):
        parameters = {"tables": str(page.parent), **parameters}
    with tempfile.TemporaryDirectory() as folder:
        executed = str(Path(folder) / source.name)
        try:
            papermill.execute_notebook(
                str(source),
                executed,
                parameters=parameters,
                progress_bar=False,
                kernel_name="python3",
                config=_ipc(folder),
                extra_arguments=["--log-level=CRITICAL"],  # what stops a notebook is told once, by us
            )
        except papermill.PapermillExecutionError as error:
            raise ReportError(f"{source.name}: {error.evalue or error.ename}") from error
        page.write_text(to_html(executed), encoding="utf-8")
    write_index(page.parent)
    return page


def _ipc(folder):
    """Talk to the kernel through files of this run alone: over TCP anybody on the machine could listen, and two runs
    at once could take each other's ports."""
    from traitlets.config import Config

    quiet = Config({"NotebookClient": {"kernel_manager_class": f"{__package__}.kernel.QuietKernelManager"}})
    if os.name == "posix":
        quiet.KernelManager = Config({"transport": "ipc", "ip": str(Path(folder) / "kernel")})
    return quiet


def find_notebook(notebook):
    """The path of a notebook given by path or by its name in `notebooks/`; raises ReportError where there is none."""
    named = Path(notebook)
    candidates = [named, ROOT / "notebooks" / named.with_suffix(".ipynb").name]
    for path in candidates:
        if path.suffix == ".ipynb" and path.is_file():
            return path
    have = ", ".join(sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb")))
    choice = f"choose one of {have}, or give" if have else "work in a checkout of the project, or give"
    raise ReportError(f"{notebook}: no such notebook; {choice} a path to an .ipynb file")


def _checked(source, parameters):
    """The parameters, each of the type of the notebook's default: a folder may be called 2012. Raises ReportError."""
    import papermill

    known = papermill.inspect_notebook(str(source))
    return {name: _of_type(source, name, value, known) for name, value in parameters.items()}


def _of_type(source, name, value, known):
    if name not in known:
        raise ReportError(f'{source.name}: unknown parameter "{name}"; choose among {", ".join(known)}')
    default = ast.literal_eval(known[name]["default"])
    if isinstance(default, str) and isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if isinstance(default, float) and (isinstance(value, bool) or not isinstance(value, (int, float))):
        raise ReportError(f'{source.name}: {name} is "{value}", not a number; give one such as {default}')
    return value


def to_html(notebook):
    """An executed notebook as one HTML page: code hidden, nothing fetched."""
    import nbformat
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(template_name="variorum", extra_template_basedirs=[str(TEMPLATES)], exclude_input=True)
    return exporter.from_notebook_node(nbformat.read(notebook, as_version=4))[0]


def write_index(folder):
    """index.html of a folder: its reports by title, and its tables; returns the path."""
    from jinja2 import Environment, FileSystemLoader

    folder = Path(folder)
    pages = [dict(name=path.name, title=_title(path)) for path in sorted(folder.glob("*.html")) if path.stem != "index"]
    tables = sorted(folder.glob("*.csv"))
    template = Environment(loader=FileSystemLoader(TEMPLATES / "variorum"), autoescape=True).get_template(
        "folder.html.j2"
    )
    index = folder / "index.html"
    names = [path.name for path in tables]
    index.write_text(template.render(pages=pages, tables=names, notices=_notices_of(tables)), encoding="utf-8")
    return index


def _title(page):
    return unescape(page.read_text(encoding="utf-8").partition("<title>")[2].partition("</title>")[0]) or page.stem


def _notices_of(tables):
    """What the tables say on their first lines."""
    found = {}
    for path in tables:
        with path.open(encoding="utf-8") as file:
            found |= {line[len("# NOTICE: ") :].strip(): None for line in file if line.startswith("# NOTICE: ")}
    return list(found)
