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

from .furniture import furniture_in, paragraphs_in
from .plots import DARK, LIGHT

LAYERS = {
    "quotes": "quote",
    "figures": "figure",
    "actors": "actor",
    "stance": "call",
    "labels": "call",
    "claims": "statement",
}


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
        names = "".join(f'<a id="{anchor(item)}"></a>' for s, _, _, item in spans if s == left and item is not None)
        words = escape(text[left:right])
        pieces.append(names + (f'<mark class="{over[0][1]}">{words}</mark>' if over else words))
    return "".join(pieces)


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
    layer = (
        "quote"
        if "quotation" in table
        else "figure"
        if "figure" in table
        else "actor"
        if "actor" in table
        else "call"
        if "holder" in table or "concept" in table
        else "statement"
    )
    ids = next(
        (table[c] for c in ("item_id", "utterance_id", "figure_id", "stance_id", "mention_id") if c in table),
        [None] * len(table),
    )
    return [(s, e, layer, i) for s, e, i in zip(table.start, table.end, ids, strict=True) if pd.notna(s)]


def _paragraphs(text, spans, paragraphs):
    return "".join(f"<p>{marked(text, spans, start, end)}</p>" for start, end in paragraphs)


def _byline(row):
    return f'<p><span class="outlet">{escape(outlet_of(row))}</span>, {escape(day_of(row.published))}</p>'


def outlet_of(row):
    """How an article is named: its outlet, else its id."""
    return str(row.article_id) if pd.isna(row.outlet) else str(row.outlet)


def day_of(moment):
    """A day as printed: 22 June 2012, or date unknown."""
    return "date unknown" if pd.isna(moment) else f"{moment.day} {moment:%B %Y}"


def show_evidence(articles, spans, *, excerpt="paragraph"):
    """Each article with the places that the report links to; `spans` is {article_id: [(start, end, class, item_id)]}.

    With excerpt="paragraph" only the paragraphs that hold evidence are printed, with a mark where others are left
    out; "full" prints the whole article. Raises ValueError for another word.
    """
    if excerpt not in ("paragraph", "full"):
        raise ValueError(f'show_evidence: excerpt "{excerpt}" is not known; choose paragraph or full')
    parts = []
    for row in articles.itertuples():
        here = spans.get(row.article_id, [])
        furniture = [(s, e) for s, e, *_ in furniture_in(row.text, row.headline)]
        body = _excerpt(row.text, here, furniture, excerpt)
        parts.append(f'<h3>{escape(outlet_of(row))}</h3>{_described(row)}<div class="article">{body}</div>')
    return block("".join(parts))


def _described(row):
    headline = "" if pd.isna(row.headline) else f"“{escape(row.headline)}”, "
    return f'<p class="soft">{headline}{escape(day_of(row.published))} ({escape(str(row.published_rule))})</p>'


def _excerpt(text, spans, furniture, excerpt):
    """Paragraphs as HTML, furniture left out, and those without evidence too unless the whole article is asked for."""
    parts, skipped = [], False
    for start, end in paragraphs_in(text):
        for left, right in _without(start, end, furniture):
            holds = any(s < right and e > left for s, e, *_ in spans)
            if holds or excerpt == "full":
                parts.append(
                    ('<p class="gap">[…]</p>' if skipped else "") + f"<p>{marked(text, spans, left, right)}</p>"
                )
            skipped = not (holds or excerpt == "full")
    return "".join(parts) + ('<p class="gap">[…]</p>' if skipped else "")


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
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns.values())
    body = "".join(
        f"<tr>{''.join(_cell(row, column, (links or {}).get(column)) for column in columns)}</tr>"
        for row in frame.to_dict("records")
    )
    return block(f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>')


def _cell(row, column, target):
    value = row[column]
    words = as_words(value)
    body = link(words, row[target]) if target and words and pd.notna(row[target]) else escape(words)
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return f"<td{' class=number' if number else ''}>{body}</td>"


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
