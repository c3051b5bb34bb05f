"""The tables: which columns each has, of which type, and what one row is.

Every function of the toolkit that returns a table passes its rows through :func:`conform`, so that an empty result
has the same columns and types as a full one, and pandas, Dask and Parquet agree on them.
"""

import pandas as pd

TEXT, WHOLE, REAL, TRUTH, MOMENT, LISTS = "string", "Int64", "Float64", "boolean", "datetime64[ns]", "object"

ROWS = {
    "articles": "one outlet's account",
    "quotes": "one contiguous piece of reported speech",
    "figures": "one number said of something",
    "actors": "one mention of a person, body or place",
    "claims": "one article's version of a shared claim",
    "coverage": "one claim in one article of the same or a linked event",
    "discrepancies": "two versions of one claim set side by side; a was published earlier",
    "stance": "one act of a holder toward a target, with a call where it takes a side",
    "labels": "one naming choice",
    "tone": "one sentence with the tone of its words; tone is not stance",
    "furniture": "one stretch of an article's text that is page furniture, not article",
    "left_out": "one input that was not read, with the reason",
}

SPAN = {
    "article_id": (TEXT, "the article it stands in"),
    "start": (WHOLE, "character offset into articles.text where it begins"),
    "end": (WHOLE, "character offset just past its last character"),
}

TABLES = {
    "articles": {
        "article_id": (TEXT, "any non-empty string; from files, the relative path without its suffix"),
        "event_id": (TEXT, "the event it reports, from group_events; missing before"),
        "outlet": (TEXT, "who published it; missing if unknown"),
        "outlet_rule": (TEXT, "how the outlet is known: stated, header or inferred, and from what"),
        "headline": (TEXT, "its headline; missing if it has none"),
        "byline": (TEXT, "who wrote it, as stated"),
        "dateline": (TEXT, "place and agency before the lede, as stated"),
        "published": (MOMENT, "when it was published, naive as stated; NaT if unknown"),
        "published_rule": (TEXT, "how the date is known: begins with stated, header or inferred"),
        "language": (TEXT, "two-letter code; und where the text is too short to tell"),
        "url": (TEXT, "where it was published"),
        "notice": (TEXT, "a warning that every report and CSV made from it repeats"),
        "reprint_of": (TEXT, "article_id of the same wire copy"),
        "text": (TEXT, "the text as read, newlines normalised to \\n"),
        "path": (TEXT, "the file it was read from"),
        "sha256": (TEXT, "SHA-256 of that file's bytes, or of the text"),
    },
    "quotes": {
        "quote_id": (TEXT, "article_id:start-end"),
        "utterance_id": (TEXT, "joins the pieces of one utterance; never missing"),
        **SPAN,
        "quotation": (TEXT, "the words reported: articles.text[start:end]"),
        "kind": (TEXT, "direct, indirect or mixed"),
        "cue": (TEXT, "the words that report it (said, according to)"),
        "cue_start": (WHOLE, "offset of the cue"),
        "cue_end": (WHOLE, "offset past the cue"),
        "mention": (TEXT, "the words at the cue that name the speaker, pronouns included"),
        "mention_start": (WHOLE, "offset of the mention"),
        "mention_end": (WHOLE, "offset past the mention"),
        "speaker": (TEXT, "fullest name in this article of whoever that is; missing if unsure"),
        "level": (WHOLE, "0 for speech the outlet reports, 1 for speech reported inside it"),
        "parent_id": (TEXT, "utterance_id of the speech it is nested in"),
        "medium": (TEXT, "the agency or broadcaster that carried the statement"),
        "insertions": (LISTS, "[start, end] of the outlet's own words inside the marks"),
        "implies": (
            TEXT,
            "what the cue says of the words: neutral, claim, admit, insist, deny, warn, ask, urge, criticise",
        ),
        "rule": (TEXT, "what produced the row"),
        "speaker_rule": (TEXT, "how the speaker was told, or why there is none"),
    },
    "figures": {
        "figure_id": (TEXT, "article_id:start-end"),
        **SPAN,
        "figure": (TEXT, "the words: articles.text[start:end]"),
        "value": (REAL, "the number said; missing for ranges, vague counts and dates"),
        "low": (REAL, "the least the wording allows; missing = open"),
        "high": (REAL, "the most the wording allows; missing = open"),
        "bound": (TEXT, "exact, about, more_than, at_least, less_than, at_most, range or vague"),
        "modifier": (TEXT, "the words that set the bound (more than)"),
        "unit": (TEXT, "people, an ISO code for money, a unit of measure"),
        "kind": (
            TEXT,
            "killed, wounded, casualties, displaced, evacuated, detained, missing, kidnapped, money, percent, "
            "duration, date, time, ordinal, age or quantity",
        ),
        "counted": (TEXT, "the noun counted, as worded"),
        "victim": (TEXT, "who was harmed, as worded"),
        "perpetrator": (TEXT, "by whom, as worded"),
        "source": (TEXT, "who counted, as worded"),
        "period_start": (MOMENT, "since when the count runs"),
        "period_end": (MOMENT, "until when the count runs"),
        "date_start": (MOMENT, "first day of a date"),
        "date_end": (MOMENT, "last day of a date"),
        "role": (
            TEXT,
            "what a date does: deadline, expiry, start, end, meeting, vote, moved_from, moved_to, attack, statement",
        ),
        "part_of": (TEXT, "figure_id of the total it is part of"),
        "quote_id": (TEXT, "the quotation it stands in; missing = the outlet's own voice"),
        "rule": (TEXT, "what produced the row"),
    },
    "actors": {
        "mention_id": (TEXT, "article_id:start-end"),
        **SPAN,
        "mention": (TEXT, "the words: articles.text[start:end]"),
        "actor": (TEXT, "fullest name in this article of whoever that is"),
        "actor_id": (TEXT, "one for all spellings across articles, from link_actors; missing before"),
        "kind": (TEXT, "person, body or place"),
        "role": (TEXT, "the title or office given at this mention, as worded"),
        "gender": (TEXT, "m or f where a title or a forename tells it; only to find whom he and she go back to"),
        "rule": (TEXT, "what produced the row"),
    },
    "claims": {
        "claim_id": (TEXT, "one per shared claim"),
        "event_id": (TEXT, "the event"),
        "article_id": (TEXT, "the article"),
        "outlet": (TEXT, "its outlet"),
        "kind": (TEXT, "quotation, figure, date or statement"),
        "item_id": (TEXT, "utterance_id, figure_id, or article_id:start-end of a statement"),
        "start": (WHOLE, "offset of the part that renders the claim"),
        "end": (WHOLE, "offset past that part"),
        "tier": (TEXT, "same or possible"),
        "similarity": (REAL, "0 to 1, to the nearest other member"),
        "rule": (TEXT, "what tied it to the claim"),
    },
    "coverage": {
        "event_id": (TEXT, "the event"),
        "claim_id": (TEXT, "the claim"),
        "article_id": (TEXT, "the article"),
        "outlet": (TEXT, "its outlet"),
        "covered": (TRUTH, "whether the article tells it; missing = published before it could be known"),
        "item_id": (TEXT, "where it tells it"),
    },
    "discrepancies": {
        "claim_id": (TEXT, "the claim"),
        "event_id": (TEXT, "the event"),
        "kind": (TEXT, "figure, date, wording, attribution or role"),
        "outlet_a": (TEXT, "the outlet that published earlier"),
        "article_a": (TEXT, "its article"),
        "item_a": (TEXT, "its version"),
        "outlet_b": (TEXT, "the outlet that published later"),
        "article_b": (TEXT, "its article"),
        "item_b": (TEXT, "its version"),
        "verdict": (TEXT, "conflict, superseded, compatible, different_scope or wording"),
        "tier": (TEXT, "same, or possible where either version only may tell the claim; missing for roles"),
        "scope": (TEXT, "whether both count the same: same, differs or unstated"),
        "size": (REAL, "larger divided by smaller of the nearest values; days for dates; 1 − similarity for wording"),
        "leads": (TEXT, "both where each report leads with its count, one where one does; missing for all else"),
        "vanishes_at": (REAL, "the width of about at which a conflict would end"),
        "why": (TEXT, "one plain sentence"),
    },
    "stance": {
        "stance_id": (TEXT, "article_id:start-end, with a suffix on collision"),
        **SPAN,
        "holder": (TEXT, "whose stance"),
        "holder_kind": (TEXT, "outlet: its own judging words; speaker: words of theirs; actor: an act told of them"),
        "target": (TEXT, "toward whom"),
        "event_type": (TEXT, "PLOVER's name for the act"),
        "quad": (TEXT, "verbal or material, cooperation or conflict"),
        "polarity": (WHOLE, "−1, 0 or 1; missing = no call"),
        "prob": (REAL, "how sure a call is, 0 to 1: what its rule was worth on marked news, moved by the linear model"),
        "cue": (TEXT, "the words that made the row"),
        "quote_id": (TEXT, "the quotation it stands in; missing = in none: whose voice it is, holder_kind tells"),
        "rule": (TEXT, "what produced the row"),
        "told_by": (TEXT, "who else tells the act, somebody where that is open; missing = the outlet or the holder"),
        "evidence": (TEXT, "the words around the target that speak for a call, with their weights in the linear model"),
    },
    "labels": {
        **SPAN,
        "concept": (TEXT, "what is named (Syrian government)"),
        "label": (TEXT, "the noun chosen (regime)"),
        "in_quote": (TRUTH, "whether it stands in reported speech"),
        "quote_kind": (TEXT, "direct, indirect or mixed; missing in the outlet's own voice"),
        "rule": (TEXT, "what produced the row"),
    },
    "tone": {
        **SPAN,
        "tone": (REAL, "TextBlob's polarity of the sentence, −1 to 1"),
        "in_quote": (TRUTH, "whether more than half of it stands in reported speech"),
    },
    "furniture": {
        **SPAN,
        "kind": (TEXT, "header, banner, navigation, headline, date, dateline or link"),
        "rule": (TEXT, "what produced the row"),
    },
    "left_out": {
        "path": (TEXT, "the input"),
        "line": (WHOLE, "the line, where there is one"),
        "problem": (TEXT, "what is wrong"),
        "remedy": (TEXT, "what to do about it"),
    },
}


def conform(rows, table):
    """The rows with the columns and types of a table; one row in is one row out, unknown columns are kept at the end.

    >>> conform([], "labels").dtypes["start"]
    Int64Dtype()
    >>> conform([{"article_id": "a", "start": 0, "end": 6, "mine": 1}], "labels").columns.tolist()
    ['article_id', 'start', 'end', 'concept', 'label', 'in_quote', 'quote_kind', 'rule', 'mine']
    """
    known = TABLES[table]
    frame = (
        rows.copy()
        if isinstance(rows, pd.DataFrame)
        else pd.DataFrame(list(rows), columns=None if rows else list(known))
    )
    for column, (dtype, _) in known.items():
        if column not in frame:
            frame[column] = pd.Series(
                pd.NaT if dtype == MOMENT else pd.NA if dtype != LISTS else None, index=frame.index, dtype=dtype
            )
        elif frame[column].dtype != pd.api.types.pandas_dtype(
            dtype
        ):  # compared as types: pandas calls two of them string
            frame[column] = frame[column].astype(dtype)
    return frame[[*known, *(column for column in frame if column not in known)]].reset_index(drop=True)


def require(frame, columns, where):
    """Raise ValueError where a table lacks a column; `where` says whose table it is: "score_stance: quotes".

    >>> require(pd.DataFrame({"start": [0]}), ["start", "end"], "mine: spans")
    Traceback (most recent call last):
    ValueError: mine: spans has no column end; it needs start, end
    """
    if not isinstance(frame, pd.DataFrame):
        raise ValueError(f"{where} is no DataFrame but {type(frame).__name__}; it needs {', '.join(columns)}")
    missing = [column for column in columns if column not in frame]
    if missing:
        raise ValueError(f"{where} has no column {', '.join(missing)}; it needs {', '.join(columns)}")


def data_dictionary(table=None):
    """One row is one column of one table: its table, what one row of that is, the column, its dtype and meaning.

    >>> data_dictionary("claims").column.head(3).tolist()
    ['claim_id', 'event_id', 'article_id']
    """
    if table is not None and table not in TABLES:
        raise ValueError(f'data_dictionary: no table "{table}"; choose one of {", ".join(TABLES)}')
    return pd.DataFrame(
        [
            (name, ROWS[name], column, dtype, meaning)
            for name in ([table] if table else TABLES)
            for column, (dtype, meaning) in TABLES[name].items()
        ],
        columns=["table", "one row is", "column", "dtype", "meaning"],
    ).astype(TEXT)


def with_ids(rows, column, article_id):
    """Number no row: name each by its place, `article_id:start-end`, with `.2`, `.3` … where two share a place.

    >>> [row["id"] for row in with_ids([dict(start=0, end=4), dict(start=0, end=4)], "id", "a")]
    ['a:0-4', 'a:0-4.2']
    """
    seen, named = {}, []
    for row in rows:
        place = f"{article_id}:{row['start']}-{row['end']}"
        seen[place] = seen.get(place, 0) + 1
        named.append({column: place if seen[place] == 1 else f"{place}.{seen[place]}", **row, "article_id": article_id})
    return named
