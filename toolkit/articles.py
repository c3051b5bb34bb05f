"""Reading articles: files of many kinds into one table, nothing invented and nothing lost."""

import re
import warnings
from datetime import date
from pathlib import Path

import pandas as pd
from numpy import datetime64

from .files import ALIASES, InputError, files_of, is_missing, normalised, read_table, records_of, renamed, sha256
from .furniture import dateline_in, dates_stated, furniture_in, header_lines, paragraphs_in, read_date
from .schema import conform

HALF = ("half a character (a lone surrogate)", "decode the text with errors='replace'")
LONGEST = 1_000_000  # characters: spaCy parses no longer text, and no article is a fifth as long
MAKE_AN_ID = ("text", "outlet", "published", "headline", "url")
ENOUGH_TO_TELL = 200  # characters: shorter texts are taken for another language too easily
RULE_STARTS = ("stated", "header", "inferred")
BYLINE = re.compile(r"By(?: (?:and|[A-Z][\w.'’-]*),?){2,8}$")  # By Jane Roe and Ann Poe


class ArticleWarning(UserWarning):
    """Something about the input that a reader of the report must know; the work goes on."""


# ── in ────────────────────────────────────────────────────────────────────────────────────────────


def read_articles(path, *, metadata=None):
    """One row is one outlet's account, read from a file, a folder, a glob or a list of them.

    .txt and .html hold one article each; .json, .jsonl, .csv and .parquet one a record. `metadata` is a CSV keyed by
    `file` (the file's name): it fills what the text does not state, and wins with a warning where it contradicts the
    text. Files that cannot be read are named in a warning and in `articles.attrs["left_out"]` (records of path, line,
    problem, remedy), and so are articles not in English. Raises InputError where nothing at all can be read, where a
    folder is empty or a path is not there, and where two articles share an id.

    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "talks.txt").write_text("outlet: The Gazette\\ndate: 2012-06-22\\n\\nThe talks ended on Friday.")
    >>> read_articles(folder)[["article_id", "outlet", "published"]].values.tolist()
    [['talks', 'The Gazette', Timestamp('2012-06-22 00:00:00')]]
    """
    metadata = Path(metadata).expanduser() if metadata is not None and str(metadata) != "" else None
    rows, left_out = _read_all(files_of(path), metadata)
    if not rows:
        left_out.append(InputError(path, "no articles there", "put article files beside the metadata"))
        raise left_out[0]
    articles = to_articles(rows)
    if metadata is not None:
        articles = add_metadata(articles, metadata)
    foreign = ~articles.language.isin(["en", "und"])
    left_out += [_not_english(row) for row in articles[foreign].itertuples()]
    if foreign.all():
        raise left_out[0]
    for error in left_out:
        warnings.warn(f"left out: {error}", ArticleWarning, stacklevel=2)
    articles = articles[~foreign].reset_index(drop=True)
    articles.attrs["left_out"] = [dict(path=e.path, line=e.line, problem=e.problem, remedy=e.remedy) for e in left_out]
    return articles


def _read_all(files, metadata):
    """(rows, left_out): the records of all files but the metadata, which may lie among them."""
    rows, left_out = [], []
    for file, root in files:
        if metadata is not None and file.resolve() == metadata.resolve():
            continue
        try:
            rows += records_of(file, root)
        except InputError as error:
            left_out.append(error)
    left_out += _blank_records([row for row in rows if not row["text"].strip()])
    left_out += [_too_long(row) for row in rows if len(row["text"]) > LONGEST]
    return [row for row in rows if row["text"].strip() and len(row["text"]) <= LONGEST], left_out


def _blank_records(rows):
    """One error a file for its records without text, which are left out."""
    numbers = {}
    for row in rows:
        numbers.setdefault(row["path"], []).append(str(row["record"]))
    remedy = "put the article's text in the column text"
    shown = {path: ", ".join(found[:5]) + " …" * (len(found) > 5) for path, found in numbers.items()}
    return [InputError(path, f"no text in record {found}", remedy) for path, found in shown.items()]


def _too_long(row):
    length = f"{len(row['text']):,} characters, more than one parse can hold ({LONGEST:,})"
    return InputError(row["path"], length, "split it into articles")


def _not_english(row):
    remedy = "give English articles, or a column language: en if that is wrong"
    return InputError(row.path, f'language "{row.language}", not English', remedy)


def to_articles(rows):
    """One row is one outlet's account, from a DataFrame or records in memory; `text` is enough.

    Column names of Media Cloud, Nexis and the like are known (title, media_name, publish_date, body …), unknown
    columns are kept, and what the text itself states (`headline:` lines, a date line, a dateline) fills what is
    missing. Ids are taken as given, else made of the text. Raises InputError without a column of text, and for an id
    given twice.

    >>> articles = to_articles([{"title": "Talks end", "media_name": "The Gazette", "body": "The talks ended."}])
    >>> articles[["headline", "outlet", "text"]].values.tolist()
    [['Talks end', 'The Gazette', 'The talks ended.']]
    """
    try:
        frame = rows.copy() if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows))
    except UnicodeEncodeError as error:
        raise InputError("articles", *HALF) from error
    frame = renamed(frame)
    if "text" not in frame:
        if not len(frame):
            return conform([], "articles")
        raise InputError(
            "articles",
            "no column text",
            f"add one, or name it one of {', '.join(a for a, c in ALIASES.items() if c == 'text')}",
        )
    records = _with_ids([_filled(record) for record in frame.to_dict("records")])
    articles = conform(records, "articles")
    _refuse_twins(articles)
    return articles


def _filled(record):
    """One record with what its text states, and its language."""
    record = {key: value for key, value in record.items() if not is_missing(value)}
    where = record.get("path", record.get("article_id", "articles"))
    text = record["text"] = normalised(str(record.get("text", "")))
    if broken := re.search("[\ud800-\udfff]", text):
        line = text.count("\n", 0, broken.start()) + 1
        raise InputError(
            where, "half a character (a lone surrogate)", "decode the text with errors='replace'", line=line
        )
    moment, rule = _given_date(record.pop("published", None), where)
    if moment is not None:
        record["published"] = moment
        record.setdefault("published_rule", rule)
    for column, value in _stated(text, record.get("headline"), where).items():
        record.setdefault(column, value)
    record["language"] = _language_code(record.get("language") or language_of(text))
    record.setdefault("sha256", sha256(text.encode("utf-8", "surrogatepass")))
    return record


def _with_ids(records):
    """Ids as given; the others are made of content, so that the same words in two outlets are two articles."""
    seen = {}
    for record in records:
        if "article_id" not in record:
            told = "\x1f".join(str(record.get(column, "")) for column in MAKE_AN_ID)
            stem = Path(record["path"]).stem if "path" in record else "text"
            made = f"{stem}-{sha256(told.encode('utf-8', 'surrogatepass'))[:12]}"
            seen[made] = seen.get(made, 0) + 1
            record["article_id"] = made if seen[made] == 1 else f"{made}.{seen[made]}"
        record["article_id"] = str(record["article_id"])
    return records


def _language_code(language):
    """ "English", "eng", "en-GB" are "en"; others stay as given."""
    return re.sub(r"^en(?:g|glish)?(?:[-_].*)?$", "en", str(language).strip(), flags=re.IGNORECASE)


def _refuse_twins(articles):
    twins = articles.article_id[articles.article_id.duplicated()]
    if len(twins):
        files = articles.path[articles.article_id == twins.iloc[0]].dropna().tolist()
        raise InputError(
            files[-1] if files else "articles",
            f'article_id "{twins.iloc[0]}" is given twice',
            "give each article its own id or file name",
        )


# ── what the text states ──────────────────────────────────────────────────────────────────────────


def _stated(text, headline, where="articles"):
    """The columns that the text itself states, by anchored patterns only."""
    found = {}
    for _, _, key, value in header_lines(text):
        column = ALIASES.get(key, key)
        if value and column == "published":
            moment, _ = _given_date(value, where)
            found.update(published=moment, published_rule=f"header: {key} line") if moment is not None else None
        elif value:
            found[column] = value
            found |= {"outlet_rule": f"header: {key} line"} if column == "outlet" else {}
    dates = [date for date in dates_stated(text) if date.moment is not None]
    dates.sort(key=lambda date: "updated" in date.rule)  # the first publication, where both are told
    if dates and "published" not in found:
        found.update(published=dates[0].moment, published_rule=dates[0].rule)
    furniture = furniture_in(text, headline)
    for start, end, kind, _ in furniture:
        if kind == "dateline":
            found["dateline"] = text[start:end].strip(" -–—")
            agency = dateline_in(text, start)[3]
            if agency and "outlet" not in found:
                found.update(outlet=agency, outlet_rule="stated: agency in the dateline")
    found.setdefault("headline", headline_in(text, furniture))
    return {column: value for column, value in found.items() if not is_missing(value)}


def headline_in(text, furniture=None):
    """The headline a text begins with, or None: a short first paragraph with no full stop, above longer ones.

    >>> headline_in("Talks end without result\\n\\nThe talks of the two ministers ended. No date was set for more.")
    'Talks end without result'
    """
    furniture = furniture_in(text) if furniture is None else furniture
    covered = [(start, end) for start, end, *_ in furniture]
    left = [text[s:e] for s, e in paragraphs_in(text) if not any(start <= s < end for start, end in covered)]
    if len(left) < 2 or not 2 <= len(left[0].split()) <= 25 or re.search(r"[.!:;,\"”]$", left[0]):
        return None
    if BYLINE.match(left[0]):
        return None
    return left[0] if len(left[1]) > len(left[0]) else None


def _given_date(value, where):
    """(moment, rule) of a date in a column or header line: read whole, never searched for, never made of a number."""
    if is_missing(value):
        return None, None
    if isinstance(value, (date, datetime64)):
        moment = pd.Timestamp(value).tz_localize(None)
        if pd.Timestamp.min < moment < pd.Timestamp.max:
            return moment, "header: column published"
    moment, pattern = read_date(str(value)) or (None, "unknown form")
    if moment is None:
        warnings.warn(
            f'{where}: date "{value}" not read ({pattern}); write it as 2012-06-22', ArticleWarning, stacklevel=2
        )
        return None, None
    return moment, f"header: column published ({pattern})"


def language_of(text):
    """Two-letter code of the text's language; "und" where it is too short to tell.

    >>> language_of("Talks end")
    'und'
    """
    if len(text) < ENOUGH_TO_TELL:
        return "und"
    import py3langid  # here, so that importing the toolkit reads no file

    return py3langid.classify(text)[0]


# ── how an article is named ─────────────────────────────────────────────────────────────────────────────────────────


def outlet_of(row):
    """How one article is named: its outlet, else its id."""
    return str(row.outlet) if isinstance(row.outlet, str) and row.outlet else str(row.article_id)


def outlets_of(table):
    """How the article of each row is named, for a table with the columns outlet and article_id.

    >>> outlets_of(pd.DataFrame({"article_id": ["a", "b"], "outlet": ["The Gazette", None]})).tolist()
    ['The Gazette', 'b']
    """
    return table.outlet.fillna(table.article_id)


# ── metadata ──────────────────────────────────────────────────────────────────────────────────────


def add_metadata(articles, metadata):
    """The articles with what a metadata CSV says of them; one row of it is one file, named in its column `file`.

    It fills what is missing; where it contradicts what the text states it wins, with a warning. Raises InputError
    where the CSV is not there, has no column `file`, or names a file twice.
    """
    table = renamed(read_table(Path(metadata)))
    if "file" not in table:
        raise InputError(metadata, "no column file", "add a column file that holds each article's file name")
    if table.file.duplicated().any():
        raise InputError(
            metadata, f'file "{table.file[table.file.duplicated()].iloc[0]}" is named twice', "keep one row a file"
        )
    said = {row["file"]: {k: v for k, v in row.items() if not is_missing(v)} for row in table.to_dict("records")}
    names = articles.path.map(lambda path: Path(path).name, na_action="ignore")
    for name in sorted(set(said) - set(names.dropna())):
        warnings.warn(f'{metadata}: no article file "{name}"; its row is not used', ArticleWarning, stacklevel=3)
    records = [
        _with_metadata(record, said.get(name, {}), str(metadata))
        for record, name in zip(articles.to_dict("records"), names, strict=True)
    ]
    articles = conform(records, "articles")
    _refuse_twins(articles)
    return articles


def _with_metadata(record, said, where):
    said = {column: value for column, value in said.items() if column not in ("file", "text", "path", "sha256")}
    if "outlet" in said:
        said.setdefault("outlet_rule", "header: metadata")
    if "language" in said:
        said["language"] = _language_code(said["language"])
    if "published" not in said:
        said.pop("published_rule", None)
    else:
        moment, _ = _given_date(said["published"], where)
        said["published"] = moment
        rule = str(said.get("published_rule", ""))
        said["published_rule"] = rule if rule.startswith(RULE_STARTS) else f"header: metadata {rule}".strip()
        if moment is None or _same_day(
            moment, record.get("published")
        ):  # the text's own statement is the better evidence
            said.pop("published"), said.pop("published_rule")
    for column, value in said.items():
        stated = record.get(column)
        if not is_missing(stated) and stated != value and not column.endswith("_rule"):
            warnings.warn(
                f'{record["path"]}: {column} "{stated}" in the text, "{value}" in {where}; the latter is used',
                ArticleWarning,
                stacklevel=4,
            )
        record[column] = value
    return record


def _same_day(moment, stated):
    return not is_missing(stated) and moment.normalize() == pd.Timestamp(stated).normalize()
