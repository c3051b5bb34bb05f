"""What one outlet tells alone, and what some tell and another does not: the very words, linked to their sentence."""

import re
from html import escape

from ..display import block, day_of, link, table_of
from .places import Places, more

KINDS = dict(quotation="reported speech")  # "quotation" would promise marks that a paraphrase has not


def show_omissions(some, claims, articles, *, most=30):
    """What several outlets tell and another does not, as told_by_some found it: the words, by whom, not by whom.

    Each teller's name leads to its own sentence; one whose words only may tell the same is called so.
    """
    if some.empty:
        return block('<p class="soft">Nothing is told by several and not found in another.</p>')
    look = Places(claims, articles)
    rows = [_omission(row, claims, look) for row in some.head(most).itertuples()]
    table = table_of(["what is told, in the words of one that tells it", "told by", "not found in"], rows)
    return block(table.data + more(len(some) - most, "claim"))


def _omission(row, claims, look):
    members = claims[claims.claim_id == row.claim_id].sort_values("tier", ascending=False)
    members = members.drop_duplicates("article_id").sort_values(["article_id"])
    tellers = ", ".join(_teller(member, look) for member in members.itertuples())
    silent = ", ".join(look.name(article_id) for article_id in row.silent)
    return [_told(row, look), tellers, escape(silent)]


def _teller(member, look):
    maybe = "possibly " if member.tier == "possible" else ""
    return maybe + link(look.name(member.article_id), member.item_id)


def _told(row, look):
    """The sentence with the words of the claim linked, the rest of it set back."""
    text = look.articles[row.article_id].text
    first, last = look.sentence(row.article_id, row.start, row.end)
    before, words, after = (
        re.sub(r"\s+", " ", text[s:e]) for s, e in ((first, row.start), (row.start, row.end), (row.end, last))
    )
    return (
        f'<span class="soft">{escape(before)}</span>{link(words, row.item_id)}<span class="soft">{escape(after)}</span>'
    )


def show_alone(alone, claims, articles, *, most=15):
    """Per outlet what it alone tells, as told_alone found it: the words linked, the rest of the sentence set back.

    Rows that another article may tell in other words (`near`) are counted and not listed.
    """
    look = Places(claims, articles)
    parts = []
    for article_id, told in alone.groupby("article_id", sort=False):
        lines = _lines(told[told.near.isna()], look)
        apart = int(told.near.notna().sum())
        note = f'<p class="soft">{apart} more that another article may tell in other words.</p>' if apart else ""
        shown = f"<ul class='alone'>{''.join(lines[:most])}</ul>" if lines else ""
        parts.append(f"<h3>{escape(look.name(article_id))}</h3>{shown}{more(len(lines) - most, 'sentence')}{note}")
    nothing = '<p class="soft">Nothing is told by one outlet alone, or no event is told by two.</p>'
    return block("".join(parts) + _too_early(alone, look) if parts else nothing)


def _lines(told, look):
    """One line for each stretch of words; a day is told by all who tell the rest of its sentence, and makes no line."""
    lines, ends = [], {}
    for row in told[told.kind != "date"].sort_values(["start", "end"], ascending=[True, False]).itertuples():
        if row.end <= ends.get(row.article_id, -1):  # it stands within the line before
            continue
        ends[row.article_id] = row.end
        lines.append(f'<li>{_told(row, look)} <span class="soft">({escape(KINDS.get(row.kind, row.kind))})</span></li>')
    return lines


def _too_early(alone, look):
    """The articles that are not counted as silent, named once."""
    early = sorted({article_id for ids in alone.early for article_id in ids if article_id in look.articles})
    named = [f"{look.name(i)} ({day_of(look.articles[i].published)})" for i in early]
    told = f"Not applicable to {', '.join(named)}: published before the event."
    return f'<p class="soft">{escape(told)}</p>' if named else ""
