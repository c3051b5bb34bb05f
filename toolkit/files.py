"""Files: which ones a path names, and the records in each, every value as written."""

import hashlib
import json
import re
from glob import glob, has_magic
from itertools import takewhile
from pathlib import Path

import pandas as pd

SUFFIXES = (".txt", ".html", ".htm", ".json", ".jsonl", ".csv", ".parquet")
ALIASES = {  # the column names of Media Cloud, Nexis and the like, and ours
    "title": "headline",
    "source": "outlet",
    "media_name": "outlet",
    "publication": "outlet",
    "date": "published",
    "publish_date": "published",
    "publication_date": "published",
    "published_at": "published",
    "author": "byline",
    "body": "text",
    "content": "text",
    "story_text": "text",
    "full_text": "text",
    "link": "url",
    "id": "article_id",
}


class InputError(ValueError):
    """An input that cannot be used: `path:line: problem; remedy`."""

    def __init__(self, path, problem, remedy, line=None):
        self.path, self.line, self.problem, self.remedy = str(path), line, problem, remedy
        super().__init__(f"{path}{f':{line}' if line else ''}: {problem}; {remedy}")


def files_of(path):
    """(file, root) for every file that path names, in order; ids are relative to root."""
    if isinstance(path, (list, tuple)):
        return [pair for one in path for pair in files_of(one)]
    if str(path) == "":
        raise InputError('""', "no path", "name a file, a folder or a glob")
    path = Path(path).expanduser()
    if has_magic(str(path)) and not path.exists():
        root = Path(*takewhile(lambda part: not has_magic(part), path.parts))
        files = [(Path(name), root) for name in sorted(glob(str(path), recursive=True)) if Path(name).is_file()]
    elif path.is_dir():
        files = [(file, path) for file in sorted(path.rglob("*")) if file.is_file() and not _is_hidden(file, path)]
        files = [(file, root) for file, root in files if file.suffix.lower() in SUFFIXES]
    elif path.is_file():
        return [(path, path.parent)]
    else:
        raise InputError(path, "no such file or folder", "check the path; relative paths start at the working folder")
    if not files:
        raise InputError(path, "no articles there", f"put article files there ({' '.join(SUFFIXES)})")
    return files


def _is_hidden(file, root):
    """.ipynb_checkpoints/x-checkpoint.txt is no article."""
    return any(part.startswith(".") for part in file.relative_to(root).parts)


def records_of(file, root):
    """The records of one file as dicts with text and path: one of a text or page, one a row of a table."""
    suffix = file.suffix.lower()
    if suffix in (".txt", ".html", ".htm"):
        text, columns = decoded(file), {}
        if suffix != ".txt":
            text, columns = _from_html(file, text)
        if not text.strip():
            raise InputError(file, "empty", "put the article's text in it, or remove it")
        return [
            dict(
                columns,
                article_id=file.relative_to(root).with_suffix("").as_posix(),
                text=text,
                path=str(file),
                sha256=sha256(file.read_bytes()),
            )
        ]
    if suffix not in SUFFIXES:
        raise InputError(file, f'cannot read "{suffix}" files', f"convert it to one of {' '.join(SUFFIXES)}")
    table = renamed(read_table(file))
    if "text" not in table:
        raise InputError(
            file,
            "no column text",
            f"add one, or name it one of {', '.join(a for a, c in ALIASES.items() if c == 'text')}",
        )
    if not len(table):
        raise InputError(file, "no records", "put an article's text in the column text")
    table["text"] = ["" if is_missing(text) else str(text) for text in table["text"]]
    return [
        {"record": number, **row, "path": str(file)} for number, row in enumerate(table.to_dict("records"), start=1)
    ]


def sha256(content):
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def decoded(file):
    """The text of a UTF-8 file, its newlines normalised."""
    raw = file.read_bytes()
    if b"\0" in raw:
        raise InputError(
            file,
            "a binary file, not text",
            "save it as plain text in UTF-8",
            line=raw[: raw.index(b"\0")].count(b"\n") + 1,
        )
    try:
        return normalised(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(
            file, f"not UTF-8 at byte {error.start}", "save it as UTF-8", line=raw[: error.start].count(b"\n") + 1
        ) from error


def read_table(file):
    """The records of a .csv, .json, .jsonl or .parquet file, every value as written."""
    if not file.is_file():
        raise InputError(file, "no such file", "check the path; relative paths start at the working folder")
    if file.suffix.lower() == ".parquet":
        try:
            return pd.read_parquet(file)
        except (OSError, ValueError) as error:
            raise InputError(file, "not a Parquet file", "write it again with DataFrame.to_parquet") from error
    text = decoded(file)
    if not text.strip():
        raise InputError(file, "empty", "give it a header line and rows, or remove it")
    if file.suffix.lower() == ".csv":
        return _read_csv(file)
    return pd.DataFrame(_json_records(file, text))


def _read_csv(file):
    too_many = "a row with more cells than the header", "quote cells that hold commas"
    try:
        frame = pd.read_csv(file, dtype="string", encoding="utf-8-sig", keep_default_na=False)
    except pd.errors.ParserError as error:
        if "EOF inside string" in str(error):
            raise InputError(file, "a cell whose quotation mark is never closed", "close it") from error
        line = re.search(r"line (\d+)", str(error))
        raise InputError(file, *too_many, line=int(line[1]) if line else None) from error
    if not isinstance(frame.index, pd.RangeIndex):  # where every row has one cell too many, pandas shifts the columns
        raise InputError(file, *too_many, line=2)
    return frame


def _json_records(file, text):
    numbered = enumerate(text.split("\n"), start=1) if file.suffix.lower() == ".jsonl" else [(1, text)]
    records = []
    for number, line in numbered:
        try:
            found = json.loads(line) if line.strip() else []
        except RecursionError as error:
            raise InputError(file, "JSON nested too deeply", "write a list of flat objects", line=number) from error
        except json.JSONDecodeError as error:
            raise InputError(
                file,
                f"not JSON ({error.msg})",
                "write one JSON object a line" if file.suffix == ".jsonl" else "write a list of objects",
                line=number + error.lineno - 1,
            ) from error
        found = found if isinstance(found, list) else [found]
        if not all(isinstance(record, dict) for record in found):
            raise InputError(
                file, "not an object with named fields", 'write objects such as {"text": "…"}', line=number
            )
        records += found
    return records


def _from_html(file, page):
    """(text, columns) of a page: the article by trafilatura, and only what its meta tags state."""
    import trafilatura
    from lxml import html

    text = trafilatura.extract(page, include_comments=False, include_tables=False, favor_recall=True)
    if not text:
        raise InputError(file, "no article text found in the page", "save the article as plain text")
    tree = html.fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    tags = {(tag.get("property") or tag.get("name") or "").lower(): tag.get("content") for tag in tree.iter("meta")}
    columns = {
        column: tags.get(tag)
        for column, tag in dict(
            headline="og:title",
            outlet="og:site_name",
            published="article:published_time",
            url="og:url",
            byline="author",
        ).items()
    }
    return normalised(text), {column: value for column, value in columns.items() if value}


# ── values ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def renamed(frame):
    """The columns by our names; of two that mean the same ours is taken, else the first; the other keeps its name."""
    plain = {column: str(column).strip().lower() for column in frame}
    names = {}
    for column in sorted(frame, key=lambda column: (plain[column] in ALIASES, column != plain[column])):
        name = ALIASES.get(plain[column], plain[column])
        names[column] = column if name in names.values() else name
    return frame.rename(columns=names)


def is_missing(value):
    """Whether a cell holds nothing: None, NaN, NaT, or no characters."""
    return pd.api.types.is_scalar(value) and (pd.isna(value) or value == "")


def normalised(text):
    """The text as read, newlines normalised to \\n and nothing else."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
