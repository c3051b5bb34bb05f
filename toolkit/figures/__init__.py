"""Numbers said of something: how many, of what, who counted, since when, with the bounds that the wording allows."""

import re
from bisect import bisect_right

import pandas as pd

from ..language import tabulate, text_of
from ..schema import with_ids
from .casualties import harm_of
from .counted import counted_by, is_beside_others, words_of_noun
from .counters import source_of
from .dates import dates_in
from .doers import perpetrator_of, words_of_doer
from .groups import alone_in, inherit_harm
from .harm import harm_noun, harm_state
from .measures import blocked_spans, is_age, is_name, is_person, measure_of
from .numbers import bounds_of, modifier_of, read_numbers
from .periods import period_of


def extract_figures(articles, *, nlp=None, quotes=None):
    """One row is one number said of something: a toll, a sum, a share, a length of time, a date.

    Columns: `value`, `low`, `high`, `bound` and `modifier` (what the wording allows: "more than 10,000" is value 10000,
    low 10000, high missing); `unit`, `kind`, `counted`; for harm to people `victim`, `perpetrator`, `source` (who
    counted), `period_start`, `period_end`; `part_of`, the figure_id of the total of which it is a part; for dates
    `date_start`, `date_end`, `role`; `quote_id`, the quotation it stands in, missing in the outlet's own voice.

    `rule` says besides where a harm is "not asserted" (feared, possible or denied), and where people were harmed
    "beside others" told in the same breath, so that the number is not all of them.

    What only numbers a thing in a row ("the fourth round", "the second city") says how many of nothing: the kind
    `ordinal` is kept for tables from elsewhere, and no row of it is made here.

    `quotes` is the table of quotations; without it each article's quotations are found here. Dates are resolved against
    `articles.published` and nothing else. Bounds follow Almasian et al., "CQE: A Comprehensive Quantity Extractor"
    (EMNLP 2023), with "about" read as ±10 %.

    >>> from toolkit import to_articles
    >>> rows = extract_figures(to_articles([{"text": "At least 40 villagers were killed and dozens were wounded."}]))
    >>> rows[["figure", "value", "low", "bound", "kind"]].values.tolist()
    [['40', 40.0, 40.0, 'at_least', 'killed'], ['dozens', <NA>, 24.0, 'vague', 'wounded']]
    """
    spoken = None if quotes is None else {key: table.to_dict("records") for key, table in quotes.groupby("article_id")}

    def find(article, doc):
        return figures_of(
            article, doc, _quotes_of(article, doc) if spoken is None else spoken.get(article.article_id, [])
        )

    return tabulate(articles, "figures", find, key="figure_id", words="figure", nlp=nlp)


def figures_of(article, doc, quotes):
    """The rows of :func:`figures_in` for one article, the totals they are part of named after it."""
    rows = figures_in(doc, published=article.published, quotes=quotes)
    total = {row.get("part_of"): f"{article.article_id}:{row['part_of']}" for row in rows if row.get("part_of")}
    return [{**row, "part_of": total.get(row.get("part_of"))} for row in rows]


def _quotes_of(article, doc):
    """The article's quotations with the ids that the quotes table gives them."""
    from ..quotes import quotes_in  # here, because quotations are wanted only where no table of them is given

    found = sorted(quotes_in(doc), key=lambda quote: (quote["start"], quote["end"]))
    return with_ids(found, "quote_id", article.article_id)


def figures_in(doc, *, published=None, quotes=()):
    """The figures of one Doc as rows without ids, in order; `quotes` are rows with start, end and quote_id."""
    text = text_of(doc)
    published = None if published is None or pd.isna(published) else pd.Timestamp(published).normalize()
    dates = dates_in(doc, published)
    taken = [(row["start"], row["end"]) for row in dates] + blocked_spans(text)
    starts = [token.idx for token in doc]
    rows = [dict(row) for row in dates]
    for number in read_numbers(text, taken):
        first, last = bisect_right(starts, number.start) - 1, bisect_right(starts, number.end - 1) - 1
        row = _figure(doc, number, first, last, dates, published)
        if row:
            rows.append(_converted(row, rows[-1], number, text) if len(rows) > len(dates) else row)
    rows = inherit_harm(doc, sorted(rows + alone_in(doc, rows), key=lambda row: row["start"]))
    return [{**row, "quote_id": _quote_around(doc, row, quotes)} for row in rows]


def _figure(doc, number, first, last, dates, published):
    """The row of one numeral, or None where it is a name, a pronoun or an idiom."""
    text = text_of(doc)
    measure = measure_of(text, number.start, number.end)
    bound, modifier = modifier_of(text, measure.get("start", number.start), number.end)
    age = is_age(text, number.start, number.end, number.value) or _is_set_off(doc, first, last)
    if not age and is_name(doc, number, doc[first], measure, modifier) or (measure and number.form == "few"):
        return None
    row = dict(
        start=number.start, end=number.end, modifier=modifier, **bounds_of(number, bound), rule=f"number: {number.form}"
    )
    if age:
        return {**row, "kind": "age", "unit": "year"}
    if measure:
        return {**row, **measure}
    return _count(doc, number, first, last, dates, published, row)


def _is_set_off(doc, first, last):
    """An age set off by commas: "Ada de la marsh, 64, was", in agency copy in small letters too; "a man, 40, and"."""
    if first != last or first < 2 or last + 1 >= len(doc) or not doc[first].text.isdigit() or len(doc[first]) > 2:
        return False
    before = doc[first - 2]
    somebody = before.pos_ == "PROPN" or (before.tag_ == "NN" and is_person(before))
    return doc[first - 1].text == "," == doc[last + 1].text and somebody


def _converted(row, before, number, text):
    """ "more than 100 kilometres (60 miles)": the bound of a measure holds for its conversion in brackets."""
    gap = text[before["end"] : row["start"]]
    if (
        before.get("modifier")
        and not row["modifier"]
        and before["kind"] == row["kind"]
        and re.fullmatch(r"[^().;]{0,24}\($", gap)
    ):
        bound, _ = modifier_of(text, before["start"], before["end"])
        return {**row, **bounds_of(number, bound), "modifier": before["modifier"]}
    return row


def _count(doc, number, first, last, dates, published, row):
    """A count of people or things, with its harm and scope where it has one."""
    node, noun = counted_by(doc, first, last)
    kind, governor, rule = harm_of(doc, first, last, node, noun)
    if number.form == "fraction" and kind:
        kind, rule = None, "a share of them"  # "half of them children" counts half of nobody
    row.update(node=node, noun=noun, form=number.form)
    words = words_of_noun(doc, noun, last)
    row["counted"] = text_of(doc)[slice(*words)] if words else None
    people = kind is not None or (noun is not None and is_person(noun, by_ending=False))
    row.update(kind=kind or "quantity", unit="people" if people else None)
    row["rule"] += f"; {rule}" if rule else ""
    row["rule"] += "; beside others" if kind and is_beside_others(node, words) else ""
    if kind is None:
        return None if doc[first].lower_ == "one" and (noun is None or _is_partitive(doc, last, people)) else row
    row["victim"] = (
        row["counted"]
        if noun is not None and is_person(noun) and noun.lemma_ != "life" and not (harm_noun(noun) or harm_state(noun))
        else None
    )
    return {**row, **_scope(doc, node, governor, dates, published, row["rule"])}


def _is_partitive(doc, last, people):
    """Whether "one" picks out of many rather than counts: one of the main points; one of the students is counted."""
    return not people and last + 1 < len(doc) and doc[last + 1].lower_ == "of"


def _scope(doc, node, governor, dates, published, rule):
    """The columns that say by whom, who counted and since when."""
    scope = dict(rule=rule)
    who = perpetrator_of(governor, (node,))
    if who is not None and "not asserted" not in rule:  # nobody is told to have done what may have been done
        scope["perpetrator"] = text_of(doc)[slice(*words_of_doer(who))]
    source = source_of(doc, node)
    if source:
        scope["source"] = text_of(doc)[source[0] : source[1]]
        scope["rule"] += f"; {source[2]}"
    period = period_of(doc, node, governor, dates, published)
    if period:
        first, last = period[:2]
        ahead = last is not None and published is not None and first <= published < last
        scope.update(period_start=first, period_end=published if ahead else last)  # "so far this year" ends today
        scope["rule"] += f"; {period[2]}"
    return scope


def _quote_around(doc, row, quotes):
    """The id of the innermost quotation that holds the figure, or None."""
    around = [quote for quote in quotes if quote["start"] <= row["start"] and row["end"] <= quote["end"]]
    around = [quote for quote in around if quote.get("kind") != "indirect" or not _is_aside(doc, row, quote)]
    return min(around, key=lambda quote: quote["end"] - quote["start"])["quote_id"] if around else None


def _is_aside(doc, row, quote):
    """Whether a figure stands in a relative clause of indirect speech: "deplored the war, which has left 900 dead".

    Such a clause is as often the outlet's as the speaker's; only the marks of a direct quotation settle it.
    """
    span = doc.char_span(row["start"], row["end"], alignment_mode="expand") if doc.has_annotation("DEP") else None
    if span is None:
        return False
    inside = [span.root, *span.root.ancestors]
    return any(token.dep_ == "relcl" and quote["start"] < token.head.idx < row["start"] for token in inside)
