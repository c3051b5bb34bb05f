"""Evidence on a page: article text with its findings marked, tables and plots as safe HTML.

Nothing of an article reaches a page unescaped: :func:`marked` and :func:`show_table` are the only ways in.
"""

import base64
import hashlib
import io
import re
from html import escape
from pathlib import Path

import pandas as pd

from .articles import outlet_of
from .furniture import furniture_in, paragraphs_in
from .plots import DARK, LIGHT

LAYER_NAMES = dict(
    quote="reported speech", figure="figure or date", statement="statement", actor="name", call="stance", label="naming"
)
GAP = '<p class="gap">[…]</p>'
CLAIM_LAYERS = dict(quotation="quote", figure="figure", date="figure", statement="statement")


def show_style():
    """The style sheet of the reports, for a notebook's first cell; the shared page carries it anyway."""
    sheet = (Path(__file__).parent / "templates" / "variorum" / "report.css").read_text(encoding="utf-8")
    return block(f"<style>{sheet}</style>")


def block(body):
    """HTML that stands on its own in a notebook and in a report."""
    from IPython.display import HTML  # here, so that importing the toolkit does not start IPython

    return HTML(f'<div class="variorum">{body}</div>')


def anchor(item_id):
    """The name of an item's place on the page, safe in an address whatever the id holds.

    >>> anchor("gazette/2:10-20") == anchor("gazette/2:10-20") != anchor("gazette-2:10-20")
    True
    """
    return f"e-{re.sub(r'[^a-zA-Z0-9]+', '-', str(item_id))}-{hashlib.sha256(str(item_id).encode()).hexdigest()[:6]}"


def link(words, item_id):
    """Words that lead to an item's sentence in the same file."""
    return f'<a href="#{anchor(item_id)}">{escape(str(words))}</a>'


def marked(text, spans, start=0, end=None):
    """text[start:end] as HTML, escaped, with spans marked; a span is (start, end, class, item_id or None).

    Spans may overlap: the text is cut at every edge and each piece takes the class of the shortest span over it. The
    first piece of a span carries its item's anchor.

    >>> marked("7 < 8 hurt", [(4, 5, "figure", None)])
    '7 &lt; <mark class="figure">8</mark> hurt'
    """
    end = len(text) if end is None else end
    spans = [(max(s, start), min(e, end), *rest) for s, e, *rest in spans if s < end and e > start]
    edges = sorted({start, end, *(s for s, *_ in spans), *(e for _, e, *_ in spans)})
    pieces = []
    for left, right in zip(edges, edges[1:], strict=False):
        over = sorted((e - s, layer) for s, e, layer, _ in spans if s <= left and right <= e)
        items = [item for s, _, _, item in spans if s == left and item is not None]
        words = escape(text[left:right])
        pieces.append(_mark(words, over[0][1], items) if over else words)
    return "".join(pieces)


def _mark(words, layer, items):
    """A marked piece; its first item's anchor is the mark itself, so that a reader who follows a link sees it."""
    named = f' id="{anchor(items[0])}"' if items else ""
    return (
        "".join(f'<a id="{anchor(item)}"></a>' for item in items[1:]) + f'<mark{named} class="{layer}">{words}</mark>'
    )


def show_article(articles, article_id, *tables):
    """One article with what the tables found in it marked, page furniture struck through; for a notebook.

    `tables` are any of quotes, figures, actors, stance, labels, claims. Raises KeyError where the article is not
    there.
    """
    rows = articles[articles.article_id == article_id]
    if rows.empty:
        raise KeyError(f'show_article: no article "{article_id}"; there are {", ".join(articles.article_id)}')
    row = next(rows.itertuples())
    spans = [(s, e, "furniture", None) for s, e, *_ in furniture_in(row.text, row.headline)]
    spans += [span for table in tables for span in spans_of(table[table.article_id == article_id])]
    return block(f"{_byline(row)}<div class='article'>{_paragraphs(row.text, spans, paragraphs_in(row.text))}</div>")


def spans_of(table):
    """The spans of any table of the toolkit as [(start, end, class, item_id)]; which table it is its columns tell."""
    told_by = dict(quotation="quote", figure="figure", actor="actor", holder="call", concept="label")
    layer = next((layer for column, layer in told_by.items() if column in table), "statement")
    layers = table.kind.map(CLAIM_LAYERS) if "tier" in table else [layer] * len(table)
    ids = ("item_id", "utterance_id", "figure_id", "stance_id", "mention_id")
    ids = next((table[column] for column in ids if column in table), [None] * len(table))
    return [row for row in zip(table.start, table.end, layers, ids, strict=True) if pd.notna(row[0])]


def _paragraphs(text, spans, paragraphs):
    return "".join(f"<p>{marked(text, spans, start, end)}</p>" for start, end in paragraphs)


def _byline(row):
    return f'<p><span class="outlet">{escape(outlet_of(row))}</span>, {escape(day_of(row.published))}</p>'


def day_of(moment):
    """A day as printed: 22 June 2012, or date unknown."""
    return "date unknown" if pd.isna(moment) else f"{moment.day} {moment:%B %Y}"


def show_evidence(articles, spans, *, excerpt="paragraph"):
    """Each article with the places that the report links to; `spans` is {article_id: [(start, end, class, item_id)]}.

    With excerpt="paragraph" only the paragraphs that hold evidence are printed, with a mark where others are left
    out, and how much of the article that is; "full" prints the whole article. Raises ValueError for another word.
    """
    if excerpt not in ("paragraph", "full"):
        raise ValueError(f'show_evidence: excerpt "{excerpt}" is not known; choose paragraph or full')
    used = {layer for rows in spans.values() for _, _, layer, _ in rows}
    legend = " ".join(f'<mark class="{layer}">{name}</mark>' for layer, name in LAYER_NAMES.items() if layer in used)
    parts = [f"<p>{legend}</p>" if legend else ""]
    for row in articles.itertuples():
        here = spans.get(row.article_id, [])
        furniture = [(s, e) for s, e, *_ in furniture_in(row.text, row.headline)]
        chosen = _chosen(row.text, here, furniture, excerpt)
        printed = sum(right - left for left, right, holds in chosen if holds)
        share = printed / max(1, sum(right - left for left, right, _ in chosen))
        told = f'{_described(row)}<p class="soft">{share:.0%} of the article is printed here.</p>'
        body = _excerpt(row.text, here, chosen)
        parts.append(f'<h3>{escape(outlet_of(row))}</h3>{told}<div class="article" dir="auto">{body}</div>')
    return block("".join(parts))


def _described(row):
    headline = "" if pd.isna(row.headline) else f"“{escape(row.headline)}”, "
    rule = "" if pd.isna(row.published_rule) else f" ({escape(row.published_rule)})"
    return f'<p class="soft">{headline}{escape(day_of(row.published))}{rule}</p>'


def _chosen(text, spans, furniture, excerpt):
    """The paragraphs without furniture as (start, end, whether it is printed)."""
    paragraphs = [part for start, end in paragraphs_in(text) for part in _without(start, end, furniture)]
    return [
        (left, right, excerpt == "full" or any(s < right and e > left for s, e, *_ in spans))
        for left, right in paragraphs
    ]


def _excerpt(text, spans, chosen):
    """The chosen paragraphs as HTML, with a mark where others are left out."""
    parts, skipped = [], False
    for left, right, holds in chosen:
        if holds:
            parts.append((GAP if skipped else "") + f"<p>{marked(text, spans, left, right)}</p>")
        skipped = not holds
    return "".join(parts) + (GAP if skipped else "")


def _without(start, end, holes):
    """What is left of start:end when the holes are cut out, as [(start, end)]."""
    left = []
    for hole_start, hole_end in sorted(holes):
        if start < hole_end and hole_start < end:
            left += [(start, hole_start)] if hole_start > start else []
            start = max(start, hole_end)
    return left + ([(start, end)] if start < end else [])


def show_table(frame, columns=None, *, links=None, empty="Nothing to show."):
    """A table as HTML, every cell escaped; one row in is one row out.

    `columns` maps column to heading, in order; `links` maps a column to the column that holds the item it leads to.
    `empty` is what stands there when no row does.
    """
    columns = columns or {column: str(column).replace("_", " ") for column in frame}
    if frame.empty:
        return block(f'<p class="soft">{escape(empty)}</p>')
    rows = [[_cell(row, column, (links or {}).get(column)) for column in columns] for row in frame.to_dict("records")]
    return table_of(list(columns.values()), rows)


def table_of(heads, rows):
    """A table from headings and rows of cells that are HTML already; on a narrow screen each row stands as a list.

    >>> "data-head" in table_of(["outlet"], [["The Gazette"]]).data
    True
    """
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    cell = '<td data-head="{}">{}</td>'.format
    body = [
        f"<tr>{''.join(cell(escape(name), words) for name, words in zip(heads, row, strict=True))}</tr>" for row in rows
    ]
    return block(f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>")


def _cell(row, column, target):
    words = as_words(row[column])
    return link(words, row[target]) if target and words and pd.notna(row[target]) else escape(words)


def as_words(value):
    """A cell as printed: a missing one is empty, a day has no midnight, 12000.0 is 12,000.

    >>> as_words(12000.0), as_words(None), as_words(0.25)
    ('12,000', '', '0.25')
    """
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}" if value == value.normalize() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (
        f"{value:,.4g}"
        if isinstance(value, float) and value != int(value)
        else f"{value:,.0f}"
        if isinstance(value, (int, float))
        else str(value)
    )


def show_plot(axes):
    """A plot as a picture inside the page, in a light and a dark dress, with its description as alternative text.

    The description is the label that the `plot_*` functions give their figure. Raises ValueError where there is none.
    """
    import matplotlib.pyplot as plt

    figure = axes.get_figure()
    if not figure.get_label():
        raise ValueError("show_plot: the figure has no description; set one with axes.figure.set_label(…)")
    svg = io.StringIO()
    with plt.rc_context({"svg.hashsalt": "variorum"}):  # else the same plot is other bytes each time
        figure.savefig(svg, format="svg", bbox_inches="tight", transparent=True, metadata={"Date": None})
    plt.close(figure)
    alt = escape(figure.get_label(), quote=True)
    dressed = {"on-light": svg.getvalue(), "on-dark": _redressed(svg.getvalue())}
    images = "".join(
        f'<img class="{name}" alt="{alt}" src="data:image/svg+xml;base64,{_base64(code)}">'
        for name, code in dressed.items()
    )
    return block(f"<figure>{images}</figure>")


def _redressed(svg):
    """The same drawing in the dark theme's colours."""
    return re.sub(
        "|".join(LIGHT.values()),
        lambda match: dict(zip(LIGHT.values(), DARK.values(), strict=True))[match[0].lower()],
        svg,
        flags=re.IGNORECASE,
    )


def _base64(words):
    return base64.b64encode(words.encode()).decode()
