"""The sections of the reports: tables turned into what a reader sees, each finding beside the sentence it rests on."""

from bisect import bisect_right
from html import escape

import pandas as pd

from .align import word_differences
from .display import as_words, block, day_of, link, marked, outlet_of, show_table
from .language import parse
from .report import notices

VERDICTS = {  # in the order a reader wants them
    "conflict": "cannot both be right",
    "superseded": "the later count is larger",
    "different_scope": "they do not count the same",
    "compatible": "both can be right",
    "wording": "one utterance, different words",
}


# ── the head of a report ────────────────────────────────────────────────────────────────────────────────────────────


def show_head(articles):
    """The notices that the articles carry, and in one sentence what was read."""
    banners = "".join(f'<p class="notice">{escape(notice)}</p>' for notice in notices(articles))
    events = articles.event_id.value_counts()
    shared = int((events > 1).sum())
    return block(
        f"{banners}<p>{len(articles)} articles by {articles.outlet.nunique()} outlets on {len(events)} events; "
        f"{shared} of the events {'is' if shared == 1 else 'are'} told by more than one article.</p>"
    )


def show_inputs(articles):
    """The articles that were read, those left out and why, and what else a reader of the report must know of the input."""
    columns = dict(
        outlet="outlet", outlet_rule="outlet known from", published="published", published_rule="date known from"
    )
    rows = articles.assign(outlet=[outlet_of(row) for row in articles.itertuples()], to=articles.article_id)
    read = show_table(rows, {**columns, "event_id": "event", "reprint_of": "reprint of"}, links={"outlet": "to"}).data
    left_out = pd.DataFrame(articles.attrs.get("left_out", []), columns=["path", "line", "problem", "remedy"])
    left = show_table(left_out, empty="Nothing was left out.").data
    warned = "".join(f'<p class="warning">{escape(words)}</p>' for words in articles.attrs.get("warnings", []))
    return block(f"{read}<h3>Left out</h3>{left}{warned}")


# ── discrepancies ───────────────────────────────────────────────────────────────────────────────────────────────────


def show_discrepancies(discrepancies, claims, articles, *, kinds=("figure", "date"), most=40):
    """Pairs of versions as cards: verdict, why in one sentence, and both sentences side by side, the version marked in each.

    Pairs are ordered by verdict, then size. No more than `most` are shown; the section says how many others there are.
    """
    rows = discrepancies[discrepancies.kind.isin(kinds)]
    rows = rows.assign(order=rows.verdict.map(list(VERDICTS).index)).sort_values(
        ["order", "size"], ascending=[True, False]
    )
    if rows.empty:
        return block('<p class="soft">No two outlets give the same kind of figure or date.</p>')
    look = _Places(claims, articles)
    cards = "".join(_card(row, look) for row in rows.head(most).itertuples())
    return block(cards + _left(len(rows) - most, "pairs"))


def _left(count, what):
    return f'<p class="soft">{count} more {what} stand in the CSV file.</p>' if count > 0 else ""


class _Places:
    """Where each item of a claim stands, and the sentence around it."""

    def __init__(self, claims, articles):
        self.articles = {row.article_id: row for row in articles.itertuples()}
        self.sentences = {
            row.article_id: [(s.start_char, s.end_char) for s in doc.sents] for row, doc in parse(articles)
        }
        self.spans = {(c.claim_id, c.article_id, c.item_id): (c.start, c.end) for c in claims.itertuples()}

    def words(self, claim_id, article_id, item_id):
        """The words of one version, with where they stand."""
        start, end = self.spans[claim_id, article_id, item_id]
        return self.articles[article_id].text[start:end], start, end

    def sentence(self, article_id, start, end):
        """The sentences from start to end of an article as [(start, end)]."""
        spans = self.sentences[article_id]
        first = max(0, bisect_right(spans, (start, float("inf"))) - 1)
        last = next((e for s, e in spans[first:] if e >= end), end)
        return (spans[first][0] if spans else start), last


def _card(row, look):
    gone = f" The conflict ends where “about” is read as ±{row.vanishes_at:.0%}." if pd.notna(row.vanishes_at) else ""
    sides = "".join(
        _side(look, row.claim_id, article, item)
        for article, item in ((row.article_a, row.item_a), (row.article_b, row.item_b))
    )
    return (
        f'<div class="card {row.verdict}"><p class="why"><span class="verdict">{escape(row.verdict.replace("_", " "))}</span>'
        f'{escape(row.why)}{gone}</p><div class="sides">{sides}</div></div>'
    )


def _side(look, claim_id, article_id, item_id):
    _, start, end = look.words(claim_id, article_id, item_id)
    article = look.articles[article_id]
    first, last = look.sentence(article_id, start, end)
    body = marked(article.text, [(start, end, "figure", None)], first, last)
    return f"<div>{_source_line(article, item_id)}<blockquote>{body.strip()}</blockquote></div>"


def _source_line(article, item_id):
    return f'<span class="outlet">{link(outlet_of(article), item_id)}</span> <span class="soft">{escape(day_of(article.published))}</span>'


def show_renderings(discrepancies, claims, articles, *, tier="same", most=40):
    """Renderings of one utterance in two outlets side by side, words that only one has marked in each.

    `tier` "same": the same words, quoted by both; "possible": a translation or an indirect rendering, which a reader should judge.
    """
    tiers = (
        claims.drop_duplicates(["claim_id", "article_id", "item_id"])
        .set_index(["claim_id", "article_id", "item_id"])
        .tier
    )
    rows = discrepancies[discrepancies.kind == "wording"]
    both = [
        "same"
        if tiers[r.claim_id, r.article_a, r.item_a] == tiers[r.claim_id, r.article_b, r.item_b] == "same"
        else "possible"
        for r in rows.itertuples()
    ]
    rows = rows.assign(tier=both)
    rows = rows[rows.tier == tier].sort_values("size", ascending=False)
    if rows.empty:
        return block('<p class="soft">None found.</p>')
    look = _Places(claims, articles)
    return block(
        "".join(_rendering(row, look) for row in rows.head(most).itertuples()) + _left(len(rows) - most, "pairs")
    )


def _rendering(row, look):
    (one, *_), (two, *_) = (
        look.words(row.claim_id, row.article_a, row.item_a),
        look.words(row.claim_id, row.article_b, row.item_b),
    )
    edits = word_differences(one, two)
    left = " ".join(_edited(op, a, "del") for op, a, _ in edits if a)
    right = " ".join(_edited(op, b, "ins") for op, _, b in edits if b)
    sides = "".join(
        f"<div>{_source_line(look.articles[article], item)}<blockquote>{words}</blockquote></div>"
        for article, item, words in ((row.article_a, row.item_a, left), (row.article_b, row.item_b, right))
    )
    return f'<div class="card wording"><p class="why">{escape(row.why)}</p><div class="sides">{sides}</div></div>'


def _edited(op, words, tag):
    return escape(words) if op == "equal" else f"<{tag}>{escape(words)}</{tag}>"


def show_names(actors, articles):
    """Persons whom the outlets spell or title differently: each spelling with the outlets that use it, linked to its first mention."""
    people = actors[(actors.kind == "person") & actors.actor_id.notna()].merge(
        articles[["article_id", "outlet"]], on="article_id"
    )
    people = people.assign(outlet=people.outlet.fillna(people.article_id))
    spelt = people.groupby(["actor_id", "actor"], sort=False).agg(
        outlets=("outlet", lambda names: ", ".join(dict.fromkeys(names))),
        titles=("role", lambda roles: "; ".join(dict.fromkeys(roles.dropna()))),
        first=("mention_id", "first"),
    )
    several = (
        spelt.groupby("actor_id").filter(lambda rows: len(rows) > 1).reset_index().sort_values(["actor_id", "actor"])
    )
    columns = dict(actor_id="person", actor="spelt", titles="with the title", outlets="by")
    return show_table(several, columns, empty="No person is spelt in two ways.")


# ── what one outlet tells alone ─────────────────────────────────────────────────────────────────────────────────────


def show_alone(coverage, claims, articles, *, most=15):
    """Per outlet of an event told by several: the claims that it alone tells, each linked to its sentence.

    A claim that others could not know yet when they published is not counted against them, and the line says so.
    """
    rows = _alone(coverage, claims)
    look = _Places(claims, articles)
    parts = []
    for article_id, told in rows.groupby("article_id", sort=False):
        lines = "".join(_alone_line(row, look) for row in told.head(most).itertuples())
        parts.append(
            f"<h3>{escape(outlet_of(look.articles[article_id]))}</h3><ul class='alone'>{lines}</ul>{_left(len(told) - most, 'claims')}"
        )
    return block(
        "".join(parts) or '<p class="soft">Nothing is told by one outlet alone, or no event is told by two.</p>'
    )


def _alone(coverage, claims):
    """One row is one claim told by one article only, in an event that at least one other article could have told it."""
    counts = coverage.groupby("claim_id").agg(
        told=("covered", lambda c: int(c.fillna(False).sum())),
        silent=("covered", lambda c: int((~c.fillna(True)).sum())),
        early=("covered", lambda c: int(c.isna().sum())),
    )
    single = counts[(counts.told == 1) & (counts.silent > 0)]
    return claims[claims.claim_id.isin(single.index)].join(single, on="claim_id").sort_values(["article_id", "start"])


def _alone_line(row, look):
    words, start, end = look.words(row.claim_id, row.article_id, row.item_id)
    first, last = look.sentence(row.article_id, start, end)
    body = look.articles[row.article_id].text[first:last].strip() if row.kind in ("figure", "date") else words
    note = f' <span class="soft">not applicable to {row.early}, published before</span>' if row.early else ""
    return f'<li><span class="soft">{escape(row.kind)}</span> {link(" ".join(body.split()), row.item_id)}{note}</li>'


# ── stance ──────────────────────────────────────────────────────────────────────────────────────────────────────────

POLARITY = {1: "for", 0: "neither", -1: "against"}


def show_stance(stance, articles, *, voice=None):
    """Who takes which stance toward whom: per holder and target the calls with the sentence behind each, openable.

    `voice` keeps one holder_kind (outlet, speaker, actor). Rows without a call are counted, not shown.
    """
    rows = stance[stance.holder_kind == voice] if voice else stance
    calls = rows[rows.polarity.notna() & rows.target.notna()]
    texts = {row.article_id: row for row in articles.itertuples()}
    parts = [_pair(holder, target, group, texts) for (holder, target), group in calls.groupby(["holder", "target"])]
    uncalled = len(rows) - len(calls)
    return block(
        "".join(parts)
        + f'<p class="soft">{len(calls)} calls; {uncalled} sentences where an act was seen but no call is made.</p>'
    )


def _pair(holder, target, group, texts):
    counts = ", ".join(
        f"{POLARITY[p]} {n}" for p, n in group.polarity.astype(int).value_counts().sort_index(ascending=False).items()
    )
    lines = "".join(_call(row, texts[row.article_id]) for row in group.itertuples())
    return (
        f"<details><summary><strong>{escape(holder)}</strong> toward <strong>{escape(target)}</strong>: {counts}</summary>"
        f"<ul>{lines}</ul></details>"
    )


def _call(row, article):
    words = " ".join(article.text[row.start : row.end].split())
    sure = f", {row.prob:.2f}" if pd.notna(row.prob) else ""
    return (
        f'<li><span class="verdict">{POLARITY[int(row.polarity)]}</span>{link(words, row.stance_id)} '
        f'<span class="soft">{escape(outlet_of(article))}, {escape(day_of(article.published))}; {escape(as_words(row.event_type))}, '
        f"by “{escape(as_words(row.cue))}” ({escape(row.rule)}{sure})</span></li>"
    )


def show_labels(labels, articles):
    """The names each outlet chooses for the same thing, its own voice and quoted speech in columns of their own."""
    rows = labels.merge(articles[["article_id", "outlet"]], on="article_id")
    rows = rows.assign(
        outlet=rows.outlet.fillna(rows.article_id), voice=rows.in_quote.map({True: "in quotation", False: "own voice"})
    )
    counts = rows.groupby(["concept", "label", "outlet", "voice"]).size().rename("times").reset_index()
    wide = counts.pivot_table(
        index=["concept", "label"], columns=["outlet", "voice"], values="times", aggfunc="sum", fill_value=0
    )
    wide.columns = [f"{outlet}, {voice}" for outlet, voice in wide.columns]
    return show_table(wide.reset_index(), empty="No naming choice was found.")


# ── evidence ────────────────────────────────────────────────────────────────────────────────────────────────────────


def evidence_of(claims=None, quotes=None, figures=None, stance=None):
    """{article_id: [(start, end, class, item_id)]}: what the report links to, for show_evidence."""
    spans = {}
    layers = (
        (claims, "statement", "item_id"),
        (quotes, "quote", "utterance_id"),
        (figures, "figure", "figure_id"),
        (stance, "call", "stance_id"),
    )
    seen = set()
    for table, layer, key in layers:
        for row in table.itertuples() if table is not None else ():
            item = getattr(row, key)
            named = None if item in seen else item  # an id stands once on a page
            seen.add(item)
            spans.setdefault(row.article_id, []).append((row.start, row.end, layer, named))
    return spans
