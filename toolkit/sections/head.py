"""The head of a report: what was read, what was left out, and in short what was found."""

from html import escape

from ..articles import outlet_of
from ..display import block, day_of, show_table
from ..report import notices
from ..schema import conform
from .places import count, more

MOST = 12  # conflicts told in short; the cards below show more
FAR_APART = 2.0  # times


def show_head(articles):
    """The notices that the articles carry, and in one sentence what was read."""
    banners = "".join(f'<p class="notice">{escape(notice)}</p>' for notice in notices(articles))
    names = {outlet_of(row) for row in articles.itertuples()}
    events = articles.event_id.value_counts()
    shared = int((events > 1).sum())
    told = (
        f"{count(len(articles), 'article')} by {count(len(names), 'outlet')} on {count(len(events), 'event')}, "
        f"{shared or 'none'} of them told by more than one article."
    )
    metadata = articles.attrs.get("metadata", "none")
    if metadata != "none":
        told += f" What the texts do not state of themselves comes from {metadata}."
    if articles.outlet.str.endswith("(inferred)").fillna(False).any():
        told += " An outlet marked (inferred) is not stated in its article: check it before you name it."
    return block(f"{banners}<p>{escape(told)}</p>")


def show_inputs(articles):
    """The articles that were read, those left out and why, and what else a reader must know of the input."""
    rows = articles.assign(
        outlet=[outlet_of(row) for row in articles.itertuples()], day=[day_of(day) for day in articles.published]
    )
    heads = dict(outlet="outlet", headline="headline", outlet_rule="outlet known from", day="published")
    heads |= dict(published_rule="date known from", event_id="event")
    heads |= {"reprint_of": "reprint of"} if articles.reprint_of.notna().any() else {}
    read = show_table(rows, heads).data
    left_out = conform(articles.attrs.get("left_out", []), "left_out")
    dropped = [f"{step}: {gone}" for step, _, gone in articles.attrs.get("steps", [])[1:] if gone]
    chosen = f"<p>By selection, {escape('; '.join(dropped))} articles.</p>" if dropped else ""
    left = show_table(left_out, empty="No file was left out.").data
    warned = "".join(f'<p class="warning">{escape(words)}</p>' for words in articles.attrs.get("warnings", []))
    return block(f"{read}<h3>Left out</h3>{left}{chosen}{warned}")


def show_summary(discrepancies):
    """In short: how many pairs of each kind there are, the conflicts each in its own sentence, those of the tolls that
    reports lead with first, and what can all hold and yet lies far apart.
    """
    rows = discrepancies.assign(state=[_state(row) for row in discrepancies.itertuples()])
    rows.loc[(rows.kind == "wording") & (rows.tier == "possible"), "state"] = "possibly one utterance"
    nouns = rows.kind.replace(dict(wording="pair of renderings", role="pair of titles"))
    nouns = nouns.replace(dict(figure="pair of figures", date="pair of dates", attribution="pair of speakers"))
    said = [_told(noun, state, number) for (noun, state), number in rows.groupby([nouns, "state"]).size().items()]
    lines = "".join(f"<li>{escape(words)}</li>" for words in said)
    head = f"<ul>{lines}</ul>" if said else "<p>There are no two versions to set side by side.</p>"
    rows = rows.assign(foremost=(rows.leads == "both").fillna(False)).sort_values(["foremost", "size"], ascending=False)
    conflicts = _lines("In conflict", rows[rows.verdict == "conflict"]) or "<p>No conflict.</p>"
    far = (rows.verdict == "compatible") & (rows.kind == "figure") & rows.foremost & (rows["size"] >= FAR_APART)
    return block(head + conflicts + _lines("Far apart, though both can hold", rows[far]))


def _lines(heading, rows):
    """The reasons of the first rows as a list, with the number of those that stand further down alone."""
    told = "".join(f"<li>{escape(why)}</li>" for why in rows.why.head(MOST))
    return f"<p>{heading}:</p><ul>{told}</ul>{more(len(rows) - MOST, 'pair')}" if told else ""


def _state(row):
    state = dict(conflict="in conflict", different_scope="of different scope", wording="that differ in their words")
    return state.get(row.verdict, row.verdict) if row.kind != "role" else "that differ"


def _told(noun, state, number):
    plural = noun if number == 1 else noun.replace("pair", "pairs", 1)
    return f"{number} {plural}, {state}" if state.startswith("possibly") else f"{number} {plural} {state}"
