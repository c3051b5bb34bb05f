"""A coding sheet that people fill without seeing what the tool said, and how far they agree, also with it."""

from csv import Error as NoDialect
from csv import Sniffer
from pathlib import Path

import numpy as np
import pandas as pd

from .files import InputError, decoded
from .language import parse, sentence_spans
from .report import write_tables
from .schema import require

# what a coder fills: −1 against, 1 for, 0 neither or not told of these two; empty is what was not judged
BLANK = ("polarity", "note")
SHOWN = ("holder", "holder_kind", "target")  # not the words that made the call: they would lead
COLUMNS = ("stance_id", "sample", "article_id", "start", "end", "before", "sentence", *SHOWN, *BLANK)
POLARITIES = (-1, 0, 1)
NEEDED = ("stance_id", "sample", "polarity")
DISTANCES = ("ordinal", "nominal")


def coding_sheet(stance, articles, *, n=100, seed=0):
    """One row is one stance for a person to judge: its sentence, the one before, holder and target, an empty polarity.

    Half of the n rows are drawn at random (`sample` is "random": they alone tell how good the table is as a whole), the
    others evenly from the strata of holder_kind and polarity, no call among them ("stratified"). What the tool called
    and by which words, and which outlet it was, are left out, so that nobody is led. Write it with write_sheet, once
    for each coder; fill polarity with −1 (against), 1 (for) or 0 (neither, or the sentence does not tell it of these
    two); read it back with read_sheet for :func:`agreement`. Raises ValueError where stance lacks a column, a stance
    stands in no article given, or n is below 1.

    >>> from toolkit import to_articles
    >>> articles = to_articles([{"article_id": "a", "text": "Canada denounced Peru."}])
    >>> found = pd.DataFrame([dict(stance_id="a:0-22", article_id="a", start=0, end=22, holder="Canada",
    ...                            holder_kind="actor", target="Peru", cue="denounced", polarity=-1)])
    >>> coding_sheet(found, articles)[["sample", "sentence", "holder", "target"]].values.tolist()
    [['random', 'Canada denounced Peru.', 'Canada', 'Peru']]
    """
    require(stance, (*COLUMNS[:1], *COLUMNS[2:5], *SHOWN, "polarity"), "coding_sheet: stance")
    if n < 1:
        raise ValueError(f"coding_sheet: no rows to draw with n={n}; give 1 or more")
    unknown = sorted(set(stance.article_id) - set(articles.article_id))
    if unknown:
        raise ValueError(
            f'coding_sheet: no article "{unknown[0]}" in articles; give the articles that stance came from'
        )
    rows = stance.sort_values("stance_id").sample(frac=1, random_state=seed)
    at_random = rows.head((n + 1) // 2)
    spread = _spread_evenly(rows.drop(at_random.index)).head(n - len(at_random))
    drawn = pd.concat([at_random.assign(sample="random"), spread.assign(sample="stratified")])
    texts = articles.drop_duplicates("article_id").set_index("article_id")
    places = zip(drawn.article_id, drawn.start, drawn.end, strict=True)
    sentences = [texts.text[article_id][start:end] for article_id, start, end in places]
    sheet = drawn.assign(sentence=sentences, before=_before(drawn, articles), **dict.fromkeys(BLANK, ""))
    sheet = sheet.sample(frac=1, random_state=seed)  # neither the order nor the sample tells what to expect
    return sheet.reindex(columns=list(COLUMNS)).reset_index(drop=True)


def _before(rows, articles):
    """The sentence before that of each row, for who "they" are; nothing where an article begins with it."""
    spans = {row.article_id: (row.text, sentence_spans(doc)) for row, doc in parse(articles)}
    found = []
    for row in rows.itertuples():
        text, sentences = spans.get(row.article_id, ("", []))
        first = max((span for span in sentences if span[1] <= row.start), default=(0, 0))
        found.append(" ".join(text[slice(*first)].split()))
    return found


def _spread_evenly(rows):
    """The rows reordered: one of each stratum, then another of each, while there are any."""
    strata = [rows.holder_kind.astype("string").fillna(""), rows.polarity.astype("string").fillna("no call")]
    turn = rows.groupby(strata).cumcount()
    return rows.assign(turn=turn).sort_values("turn", kind="stable").drop(columns="turn")


def write_sheet(folder, articles, sheet, name="coding_sheet"):
    """Write a coding sheet as `folder/NAME.csv`, the articles' notices first; returns its path, None without a folder.

    A file of that name that somebody has begun to fill stays as it is: a report that runs again must not wipe out a
    day's work.
    """
    if not folder:
        return None
    path = Path(folder) / f"{name}.csv"
    if path.is_file() and _is_begun(path):
        return path
    return write_tables(folder, articles, **{name: sheet})[0]


def _is_begun(path):
    try:
        old = read_sheet(path)
    except ValueError:
        return True  # somebody made something else of it
    return bool((old[["polarity", *({"note"} & set(old))]].fillna("") != "").any(axis=None))


def read_sheet(path):
    """A coding sheet as it comes back from a spreadsheet: one row is one stance, what is empty is "".

    Lines before the heading (notices) are skipped; commas, semicolons and tabs are all read, for a spreadsheet saves
    what its country uses. Raises ValueError where there is no heading with stance_id, sample and polarity, and where a
    stance stands in two rows.
    """
    if not Path(path).is_file():
        raise InputError(path, "no such file", "check the path; relative paths start at the working folder")
    lines = decoded(Path(path)).splitlines(keepends=True)
    first = next((i for i, line in enumerate(lines) if set(NEEDED) <= set(_cells(line))), None)
    if first is None:
        raise ValueError(f"{path}: no heading with {', '.join(NEEDED)}; save the sheet as CSV with its heading")
    sheet = pd.read_csv(Path(path), skiprows=first, sep=_mark_of(lines[first]), dtype="string", encoding="utf-8-sig")
    sheet = sheet.dropna(how="all").fillna("")
    if (sheet.stance_id == "").any():
        line = first + 2 + int((sheet.stance_id == "").to_numpy().argmax())
        raise InputError(path, "a row without a stance_id", "give it back the one it had, or remove the row", line=line)
    twice = sheet.stance_id[sheet.stance_id.duplicated()]
    if len(twice):
        raise ValueError(f"{path}: {twice.iloc[0]} stands in two rows; keep one of them")
    return sheet.reset_index(drop=True)


def _cells(line):
    return [cell.strip().strip('"') for cell in line.strip().split(_mark_of(line))]


def _mark_of(line):
    """What parts the cells of a heading."""
    try:
        return Sniffer().sniff(line, delimiters=",;\t").delimiter
    except NoDialect:
        return ","


def agreement(*sheets, stance=None, distance="ordinal"):
    """One row is one comparison over the rows that two or more filled: of the coders, and of each coder with the tool.

    Columns: between ("coders", "coder 1 and tool" …), sample ("random" rows only, or "all"), rows (judged by at least
    two), same (share of pairs of judgements that are equal), alpha (Krippendorff's: 1 is full agreement, 0 is chance;
    missing where everybody gave one and the same value); sided and called: how many rows a coder found for or against,
    and on how many of these the tool made a call; calls and right: on how many judged rows the tool made a call, and on
    how many of these the coder found the same. `distance` is "ordinal" (to take blame for praise is worse
    than to miss it) or "nominal" (any difference is one). A row the tool made no call on has no part in same and alpha.
    Krippendorff, Content Analysis (2004), advises to rest conclusions on .8 or more, and none on less than .667. Raises
    ValueError for no sheet, a sheet that lacks a column or has a stance twice, sheets that share no stance, a polarity
    that is not −1, 0, 1 or empty, and another distance.

    >>> one = pd.DataFrame({"stance_id": ["s1", "s2", "s3"], "sample": "random", "polarity": [-1, 0, 1]})
    >>> agreement(one, one)[["between", "rows", "alpha"]].values.tolist()
    [['coders', 3, 1.0], ['coders', 3, 1.0]]
    """
    if not sheets:
        raise ValueError("agreement: no sheet given; give one DataFrame for each coder")
    judged = {f"coder {i}": _judgements(sheet, f"sheet {i}", NEEDED) for i, sheet in enumerate(sheets, start=1)}
    samples = pd.concat([sheet.set_index("stance_id")["sample"] for sheet in sheets])
    samples.index = samples.index.astype("string")
    drawn = set(samples.index[samples == "random"])
    pairs = {"coders": list(judged.values())} if len(sheets) > 1 else {}
    if stance is not None:
        called = _judgements(stance, "stance", ("stance_id", "polarity"))
        pairs |= {f"{coder} and tool": [values, called] for coder, values in judged.items()}
    for between, columns in pairs.items():
        if not set.intersection(*(set(column.index) for column in columns)):
            raise ValueError(f"agreement: {between} share no stance_id; give sheets that were drawn from one table")
    rows = [
        {"between": between, "sample": sample}
        | _agreed(pd.concat(columns, axis=1, join="outer"), kept, distance)
        | (_reached(*columns, kept) if between.endswith("tool") else {})
        for between, columns in pairs.items()
        for sample, kept in (("random", drawn), ("all", set(samples.index)))
    ]
    kinds = {"between": "string", "sample": "string", "rows": "Int64", "same": "Float64", "alpha": "Float64"}
    kinds |= dict.fromkeys(("sided", "called", "calls", "right"), "Int64")
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def _reached(judged, called, kept):
    """On how many of the rows that a coder took a side on the tool made a call, and how many of its calls are right."""
    judged = judged[judged.index.isin(kept)].dropna()
    told = called.reindex(judged.index)
    sided, made = judged != 0, told.notna()
    same = (told == judged).fillna(False)
    return dict(sided=int(sided.sum()), called=int((sided & made).sum()), calls=int(made.sum()), right=int(same.sum()))


def _judgements(sheet, name, needed):
    """The polarities filled in, by stance_id; what is empty is missing."""
    require(sheet, needed, f"agreement: {name}")
    values = sheet.set_index(sheet.stance_id.astype("string")).polarity
    if values.index.has_duplicates:
        twice = values.index[values.index.duplicated()][0]
        raise ValueError(f"agreement: {name}: {twice} stands in two rows; keep one of them")
    words = values.astype("string").str.strip().str.replace("[−–]", "-", regex=True).replace("", pd.NA)
    numbers = pd.to_numeric(words, errors="coerce").astype("Float64")
    wrong = (words.notna() & ~numbers.isin(POLARITIES).fillna(False)).to_numpy()
    if wrong.any():
        where = f'polarity "{words[wrong].iloc[0]}" of {words.index[wrong][0]}'
        raise ValueError(f"agreement: {name}: {where} is none of -1, 0, 1; correct it or leave it empty")
    return numbers


def _agreed(table, kept, distance):
    units = [row[~np.isnan(row)] for row in table[table.index.isin(kept)].to_numpy(float, na_value=np.nan)]
    units = [unit for unit in units if len(unit) > 1]
    pairs = [a == b for unit in units for i, a in enumerate(unit) for b in unit[i + 1 :]]
    return dict(rows=len(units), same=np.mean(pairs) if pairs else pd.NA, alpha=alpha_of(units, distance))


def alpha_of(units, distance="ordinal"):
    """Krippendorff's alpha: units is a list of the values that each unit was given, missing ones left out.

    A unit of fewer than two values has no part in it. Missing where there is no unit or only one value. The worked
    steps are in Krippendorff, Computing Krippendorff's Alpha-Reliability (2011). Raises ValueError for another
    distance.

    >>> alpha_of([[1, 1], [0, 0], [-1, -1]])
    1.0
    >>> alpha_of([[1, 1], [1, 1]])
    <NA>
    """
    if distance not in DISTANCES:
        raise ValueError(f'agreement: distance "{distance}" is not known; choose {" or ".join(DISTANCES)}')
    units = [unit for unit in units if len(unit) > 1]
    values = sorted({value for unit in units for value in unit})
    if len(values) < 2:
        return pd.NA
    met = _met(units, {value: i for i, value in enumerate(values)})
    given = met.sum(axis=1)
    ranks = np.cumsum(given) - given / 2
    apart = np.square(ranks[:, None] - ranks[None, :]) if distance == "ordinal" else 1 - np.eye(len(values))
    expected = (np.outer(given, given) * apart).sum() / (given.sum() - 1)
    return float(1 - (met * apart).sum() / expected)


def _met(units, place):
    """How often one value met another within a unit (values × values)."""
    met = np.zeros((len(place), len(place)))
    for unit in units:
        for i, a in enumerate(unit):
            for j, b in enumerate(unit):
                if i != j:
                    met[place[a], place[b]] += 1 / (len(unit) - 1)
    return met
