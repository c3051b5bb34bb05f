"""The places a report leads to, for :func:`toolkit.display.show_evidence`."""

import re

from ..display import anchor, spans_of

LINK = re.compile(r'href="#([^"]+)"')


def evidence_of(*tables, items=None, sections=None):
    """{article_id: [(start, end, class, item_id)]}: the places a report links to.

    `tables` are any tables with spans; `items` are the ids linked to, all if None; with `sections`, the HTML that the
    show_* functions returned, only what they link to: a report on many articles prints no paragraph that nothing leads
    to. An id that stands in several tables, or for several pieces of one utterance, is anchored at its first place.
    """
    linked = None if sections is None else {name for section in sections for name in LINK.findall(section.data)}
    spans, anchored = {}, set()
    for table in tables:
        for article_id, rows in table.groupby("article_id", sort=False):
            for start, end, layer, item in spans_of(rows):
                if (items is None or item in items) and (linked is None or anchor(item) in linked):
                    spans.setdefault(article_id, []).append((start, end, layer, None if item in anchored else item))
                    anchored.add(item)
    return spans


def items_linked(discrepancies, *others):
    """The ids of all items that discrepancies, and other tables with an item_id, lead to."""
    return {*discrepancies.item_a, *discrepancies.item_b, *(item for table in others for item in table.item_id)}
