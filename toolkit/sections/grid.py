"""A table whose cells open on their sentences, without a script: each is a details element, and an open one takes the
whole width of the table below its row (report.css).
"""

from html import escape
from math import ceil

from ..display import block
from .places import count

MOST_SENTENCES = 12  # a cell that opens on more is no longer read


def opening(summary, lines, *, note="", most=MOST_SENTENCES):
    """A summary that opens on its lines, both HTML; how many of them are not shown is said."""
    left = len(lines) - most
    more = f'<li class="soft">{count(left, "more sentence")} in the CSV file.</li>' if left > 0 else ""
    told = f'<p class="soft">{note}</p>' if note else ""
    return f"<details><summary>{summary}</summary>{told}<ul>{''.join(lines[:most])}{more}</ul></details>"


def grid(corner, heads, rows, *, again=False):
    """A table that opens: `heads` and the first of each row are (name, note) in words, the other cells are HTML.

    Columns without any cell are kept: an outlet of which nothing was found is a finding too. `again` marks a table
    whose sentences stand in an earlier one too: on paper its cells stay shut.

    >>> "<summary>2 against" in grid("holder", [("Peru", "")], [(("Canada", ""), [opening("2 against", [])])])
    True
    """
    top = "".join(f'<th scope="col" role="columnheader">{_head(*head)}</th>' for head in [(corner, ""), *heads])
    body = "".join(_row(first, cells, heads) for first, cells in rows)
    return (
        f'<table class="grid{" again" if again else ""}" role="table" style="--columns: {len(heads)}">'
        f'<thead role="rowgroup"><tr role="row">{top}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(first, cells, heads):
    """A row; the roles are told because a table laid out as a grid is no table to some screen readers."""
    told = "".join(
        f'<td role="cell" data-head="{escape(head)}" style="--place: {place}">{cell}</td>'
        for place, (cell, (head, _)) in enumerate(zip(cells, heads, strict=True), start=2)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{_head(*first)}</th>{told}</tr>'


def _head(name, note):
    return escape(name) + (f' <span class="soft">{escape(note)}</span>' if note else "")


def in_parts(heads, rows, corner, *, width=6, again=False):
    """A grid cut into several of like width under each other where it has more columns than a page is wide."""
    parts, width = [], ceil(len(heads) / ceil(len(heads) / width)) if heads else 1
    for first in range(0, len(heads), width):
        cut = slice(first, first + width)
        kept = [(head, cells[cut]) for head, cells in rows if any(cells[cut])]
        if kept:
            parts.append(grid(corner, heads[cut], kept, again=again))
    return block("".join(parts))
