"""The sections of the reports: tables turned into what a reader sees, each finding beside the sentence it rests on."""

from bisect import bisect_right
from html import escape

import pandas as pd

from .align import word_differences
from .align.renderings import quoted_words
from .display import as_words, block, day_of, link, marked, outlet_of, show_table, spans_of
from .language import parse, sentence_spans
from .report import notices

VERDICTS = ["conflict", "superseded", "different_scope", "compatible", "wording"]  # in the order a reader wants them
POLARITY = {1: "for", 0: "neither", -1: "against"}
NO_CALL = "no call"
FAR_APART = 0.5  # of the words: beyond that nearly every word of a translation would be struck through


# ── the head of a report ────────────────────────────────────────────────────────────────────────────────────────────


def show_head(articles):
    """The notices that the articles carry, and in one sentence what was read."""
    banners = "".join(f'<p class="notice">{escape(notice)}</p>' for notice in notices(articles))
    events = articles.event_id.value_counts()
    shared = int((events > 1).sum())
    return block(
        f"{banners}<p>{_count(len(articles), 'article')} by {_count(articles.outlet.nunique(), 'outlet')} on "
        f"{_count(len(events), 'event')}, {shared or 'none'} of them told by more than one article.</p>"
    )


def _count(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"


def show_inputs(articles):
    """The articles that were read, those left out and why, and what else a reader must know of the input."""
    known = dict(
        outlet="outlet", outlet_rule="outlet known from", published="published", published_rule="date known from"
    )
    rows = articles.assign(outlet=[outlet_of(row) for row in articles.itertuples()])
    reprints = {"reprint_of": "reprint of"} if articles.reprint_of.notna().any() else {}
    read = show_table(rows, {**known, "event_id": "event", **reprints}).data
    left_out = pd.DataFrame(articles.attrs.get("left_out", []), columns=["path", "line", "problem", "remedy"])
    left = show_table(left_out, empty="Nothing was left out.").data
    warned = "".join(f'<p class="warning">{escape(words)}</p>' for words in articles.attrs.get("warnings", []))
    return block(f"{read}<h3>Left out</h3>{left}{warned}")


# ── discrepancies ───────────────────────────────────────────────────────────────────────────────────────────────────


def show_discrepancies(discrepancies, claims, articles, *, actors=None, kinds=("figure", "date"), most=40):
    """Pairs of versions as cards: verdict, why in one sentence, and both sentences side by side, the version marked.

    Pairs are ordered by verdict, then size. No more than `most` are shown; the section says how many others there are.
    Discrepancies of role need the `actors` that they were found in.
    """
    rows = discrepancies[discrepancies.kind.isin(kinds)]
    rows = rows.assign(order=rows.verdict.map(VERDICTS.index)).sort_values(["order", "size"], ascending=[True, False])
    if rows.empty:
        return block(f'<p class="soft">No two outlets differ in a {escape(" or ".join(kinds))}.</p>')
    look = _Places(claims, articles, actors)
    return block("".join(_card(row, look) for row in rows.head(most).itertuples()) + _more(len(rows) - most, "pair"))


def _more(number, noun):
    return f'<p class="soft">{_count(number, f"more {noun}")} in the CSV file.</p>' if number > 0 else ""


class _Places:
    """Where each item stands, and the sentence around it."""

    def __init__(self, claims, articles, actors=None, quotes=None):
        self.articles = {row.article_id: row for row in articles.itertuples()}
        self.sentences = {row.article_id: sentence_spans(doc) for row, doc in parse(articles)}
        self.spans = {(c.claim_id, c.article_id, c.item_id): (c.start, c.end) for c in claims.itertuples()}
        self.mentions = {} if actors is None else {a.mention_id: (a.start, a.end) for a in actors.itertuples()}
        self.pieces = {} if quotes is None else {item: _spans(rows) for item, rows in quotes.groupby("utterance_id")}

    def span(self, claim_id, article_id, item_id):
        """Where one version of a claim stands."""
        return self.spans.get((claim_id, article_id, item_id)) or self.mentions[item_id]

    def words(self, claim_id, article_id, item_id):
        """The words of one version as quoted: what the outlet says between the pieces of an utterance is not of it."""
        start, end = self.span(claim_id, article_id, item_id)
        return quoted_words(self.articles[article_id].text, start, end, self.pieces.get(item_id, ()))

    def sentence(self, article_id, start, end):
        """The span of the sentences that hold start:end, and at least that."""
        spans = self.sentences[article_id]
        first = max(0, bisect_right(spans, (start, float("inf"))) - 1)
        last = next((e for _, e in spans[first:] if e >= end), end)
        return (min(start, spans[first][0]) if spans else start), last


def _spans(rows):
    return list(zip(rows.start, rows.end, strict=True))


def _card(row, look):
    versions = ((row.article_a, row.item_a), (row.article_b, row.item_b))
    sides = "".join(_side(look, row.claim_id, article, item) for article, item in versions)
    verdict = escape(row.verdict.replace("_", " "))
    return (
        f'<div class="card {row.verdict}"><p class="why"><span class="verdict">{verdict}</span>{escape(row.why)}</p>'
        f'<div class="sides">{sides}</div></div>'
    )


def _side(look, claim_id, article_id, item_id):
    start, end = look.span(claim_id, article_id, item_id)
    article = look.articles[article_id]
    body = marked(article.text, [(start, end, "figure", None)], *look.sentence(article_id, start, end))
    return f"<div>{_byline(article, item_id)}<blockquote>{body}</blockquote></div>"


def _byline(article, item_id):
    outlet = link(outlet_of(article), item_id)
    return f'<span class="outlet">{outlet}</span> <span class="soft">{escape(day_of(article.published))}</span>'


def show_renderings(discrepancies, claims, articles, quotes, *, tier="same", most=40):
    """Renderings of one utterance in two outlets side by side, words that only one has marked in each.

    `tier` "same": the same words, quoted by both; "possible": a translation or an indirect rendering, which a reader
    should judge. Of a quotation split around its cue only the quoted pieces are printed.
    """
    rows = discrepancies[discrepancies.kind == "wording"]
    rows = rows[_tier_of(rows, claims) == tier].sort_values("size", ascending=False)
    if rows.empty:
        return block('<p class="soft">None found.</p>')
    look = _Places(claims, articles, quotes=quotes)
    return block("".join(_pair(row, look) for row in rows.head(most).itertuples()) + _more(len(rows) - most, "pair"))


def _tier_of(pairs, claims):
    """The tier of each pair: same only if both its versions are."""
    possible = claims[claims.tier == "possible"]
    loose = set(zip(possible.claim_id, possible.item_id, strict=True))
    tiers = [
        "possible" if (p.claim_id, p.item_a) in loose or (p.claim_id, p.item_b) in loose else "same"
        for p in pairs.itertuples()
    ]
    return pd.Series(tiers, index=pairs.index, dtype="string")


def _pair(row, look):
    one = look.words(row.claim_id, row.article_a, row.item_a)
    two = look.words(row.claim_id, row.article_b, row.item_b)
    why, left, right = row.why, escape(one), escape(two)
    if row.size <= FAR_APART:
        edits = word_differences(one, two)
        left = " ".join(_edited(op, words, "del") for op, words, _ in edits if words)
        right = " ".join(_edited(op, words, "ins") for op, _, words in edits if words)
    else:
        why = f"Perhaps one utterance: the two renderings share {1 - row.size:.0%} of their words."
    versions = ((row.article_a, row.item_a, left), (row.article_b, row.item_b, right))
    sides = "".join(
        f"<div>{_byline(look.articles[article], item)}<blockquote>{words}</blockquote></div>"
        for article, item, words in versions
    )
    return f'<div class="card wording"><p class="why">{escape(why)}</p><div class="sides">{sides}</div></div>'


def _edited(op, words, tag):
    return escape(words) if op == "equal" else f"<{tag}>{escape(words)}</{tag}>"


def show_summary(discrepancies):
    """In short: how many pairs of each kind there are, and every conflict in its own sentence."""
    counts = discrepancies.groupby(["kind", "verdict"]).size()
    said = [_told_count(kind, verdict, number) for (kind, verdict), number in counts.items()]
    conflicts = discrepancies[discrepancies.verdict == "conflict"].sort_values("size", ascending=False)
    lines = "".join(f"<li>{escape(why)}</li>" for why in conflicts.why)
    head = (
        f"{_count(len(discrepancies), 'pair')} set side by side: {'; '.join(said)}."
        if said
        else "No two to set side by side."
    )
    return block(
        f"<p>{escape(head)}</p>" + (f"<p>In conflict:</p><ul>{lines}</ul>" if lines else "<p>No conflict.</p>")
    )


def _told_count(kind, verdict, number):
    noun = dict(wording="rendering", role="title").get(kind, kind)
    state = dict(wording="worded differently", conflict="in conflict", different_scope="of different scope").get(
        verdict, verdict
    )
    return f"{_count(number, noun)} {state}"


# ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def show_names(spellings):
    """The spellings of find_spellings as a table, each linked to its first mention."""
    columns = dict(actor="spelt", titles="with the title", outlets="by")
    return show_table(spellings, columns, links={"actor": "item_id"}, empty="No person is spelt in two ways.")


# ── what one outlet tells alone ─────────────────────────────────────────────────────────────────────────────────────


def show_omissions(some, claims, articles, *, most=30):
    """What several outlets tell and another does not, as told_by_some found it: the sentence, by whom, not by whom."""
    look = _Places(claims, articles)
    name = {article_id: outlet_of(row) for article_id, row in look.articles.items()}
    rows = [
        dict(
            told=" ".join(
                look.articles[row.article_id].text[slice(*look.sentence(row.article_id, row.start, row.end))].split()
            ),
            item=row.item_id,
            by=", ".join(name[i] for i in row.told_by),
            silent=", ".join(name[i] for i in row.silent),
        )
        for row in some.itertuples()
    ]
    frame = pd.DataFrame(rows, columns=["told", "item", "by", "silent"]).groupby(["told", "by", "silent"], sort=False)
    frame = frame.item.first().reset_index()
    heads = dict(told="what is told, in the words of the first to tell it", by="told by", silent="not found in")
    table = show_table(
        frame.head(most), heads, links={"told": "item"}, empty="Nothing is told by several and left out by another."
    )
    return block(table.data + _more(len(frame) - most, "claim"))


def show_alone(alone, claims, articles, *, most=15):
    """Per outlet what it alone tells, as told_alone found it: a line a sentence, with the kinds of claim in it."""
    look = _Places(claims, articles)
    parts = []
    for article_id, told in alone.groupby("article_id", sort=False):
        lines = _alone_lines(told, look)
        outlet = escape(outlet_of(look.articles[article_id]))
        shown = "".join(lines[:most])
        parts.append(f"<h3>{outlet}</h3><ul class='alone'>{shown}</ul>{_more(len(lines) - most, 'sentence')}")
    return block(
        "".join(parts) + _too_early(alone, look) if parts else '<p class="soft">Nothing is told by one alone.</p>'
    )


def _alone_lines(told, look):
    """One line a sentence, though it may hold a statement, a date and a quotation."""
    where = [look.sentence(row.article_id, row.start, row.end) for row in told.itertuples()]
    lines = []
    for (start, end), rows in told.assign(where=where).groupby("where", sort=False):
        words = " ".join(look.articles[rows.article_id.iloc[0]].text[start:end].split())
        kinds = ", ".join(dict.fromkeys(rows.kind))
        if kinds == "date":  # a day alone is told by all who tell the rest of the sentence
            continue
        lines.append(f'<li>{link(words, rows.item_id.iloc[0])} <span class="soft">({escape(kinds)})</span></li>')
    return lines


def _too_early(alone, look):
    """The articles that are not counted as silent, named once."""
    early = sorted({article_id for ids in alone.early.dropna() for article_id in ids})
    named = [
        f"{outlet_of(look.articles[i])} ({day_of(look.articles[i].published)})" for i in early if i in look.articles
    ]
    told = f"Not applicable to {escape(', '.join(named))}: published before the event."
    return f'<p class="soft">{told}</p>' if named else ""


# ── stance ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def show_stance(stance, articles, *, voice=None):
    """Who takes which stance toward whom: per holder and target the calls with the sentence behind each, openable.

    `voice` keeps one holder_kind (outlet, speaker, actor). Acts that carry no call for or against (to urge is not to
    oppose) are listed with them and called that.
    """
    rows = stance[stance.holder_kind == voice] if voice else stance
    rows = rows[rows.holder.notna() & rows.target.notna()]
    texts = {row.article_id: row for row in articles.itertuples()}
    parts = [_stances(holder, target, acts, texts) for (holder, target), acts in rows.groupby(["holder", "target"])]
    calls = int(rows.polarity.notna().sum())
    told = f"{_count(calls, 'call')}; {_count(len(rows) - calls, 'act')} without one."
    return block("".join(parts) + f'<p class="soft">{told}</p>')


def _stances(holder, target, acts, texts):
    counts = acts.polarity.map(POLARITY).fillna(NO_CALL).value_counts()
    summary = ", ".join(f"{name} {counts[name]}" for name in [*POLARITY.values(), NO_CALL] if name in counts)
    lines = "".join(_act(row, texts[row.article_id]) for row in acts.itertuples())
    pair = f"<strong>{escape(holder)}</strong> toward <strong>{escape(target)}</strong>"
    return f"<details><summary>{pair}: {summary}</summary><ul>{lines}</ul></details>"


def _act(row, article):
    words = " ".join(article.text[row.start : row.end].split())
    verdict = NO_CALL if pd.isna(row.polarity) else POLARITY[int(row.polarity)]
    facts = [outlet_of(article), day_of(article.published), as_words(row.event_type), f"by “{as_words(row.cue)}”"]
    facts += [row.rule] + ([f"probability {row.prob:.2f}"] if pd.notna(row.prob) else [])
    return (
        f'<li><span class="verdict">{verdict}</span>{link(words, row.stance_id)} '
        f'<span class="soft">{escape(", ".join(fact for fact in facts if fact))}</span></li>'
    )


# ── naming and tone ─────────────────────────────────────────────────────────────────────────────────────────────────


def show_labels(choices, articles, *, in_quote=False):
    """The names each outlet chooses for the same thing, counted, each linked to its first mention.

    `choices` come from find_choices; `in_quote` picks the voice: the outlet's own, or the speech it quotes.
    """
    rows = choices[choices.in_quote == in_quote].merge(articles[["article_id", "outlet"]], on="article_id")
    rows = rows.assign(outlet=rows.outlet.fillna(rows.article_id), label=rows.label.str.lower())
    if rows.empty:
        return block('<p class="soft">Nothing here goes by two names.</p>')
    counts = rows.groupby(["concept", "outlet", "label"], sort=False).item_id.agg(["first", "size"]).reset_index()
    counts = counts.sort_values(["concept", "outlet", "size"], ascending=[True, True, False])
    cells = {key: _chosen(part) for key, part in counts.groupby(["concept", "outlet"])}
    outlets = sorted(counts.outlet.unique())
    head = "".join(f'<th scope="col">{escape(outlet)}</th>' for outlet in outlets)
    body = "".join(
        f'<tr><th scope="row">{escape(concept)}</th>'
        f"{''.join(f'<td>{cells.get((concept, outlet), str())}</td>' for outlet in outlets)}</tr>"
        for concept in counts.concept.unique()
    )
    table = f'<table><thead><tr><th scope="col">concept</th>{head}</tr></thead><tbody>{body}</tbody></table>'
    return block(f'<div class="scroll">{table}</div>')


def _chosen(labels):
    return ", ".join(f"{link(row.label, row.first)} {row.size}" for row in labels.itertuples(index=False))


def show_tone(tone, articles):
    """The mean tone of the sentences of each outlet, its own voice and quoted speech apart; tone is not stance."""
    rows = tone.merge(articles[["article_id", "outlet"]], on="article_id")
    rows = rows.assign(
        outlet=rows.outlet.fillna(rows.article_id), voice=rows.in_quote.map({True: "quoted", False: "own"})
    )
    means = rows.groupby(["outlet", "voice"]).tone.agg(["size", "mean"]).reset_index()
    return show_table(means, dict(outlet="outlet", voice="voice", size="sentences", mean="mean tone, −1 to 1"))


# ── evidence ────────────────────────────────────────────────────────────────────────────────────────────────────────


def evidence_of(*tables, items=None):
    """{article_id: [(start, end, class, item_id)]}: the places a report links to, for show_evidence.

    `tables` are any tables with spans; `items` are the ids linked to, all if None. An id that stands in several tables,
    or for several pieces of one utterance, is anchored at its first place.
    """
    spans, anchored = {}, set()
    for table in tables:
        for article_id, rows in table.groupby("article_id", sort=False):
            for start, end, layer, item in spans_of(rows):
                if items is None or item in items:
                    spans.setdefault(article_id, []).append((start, end, layer, None if item in anchored else item))
                    anchored.add(item)
    return spans


def items_linked(discrepancies, *others):
    """The ids of all items that discrepancies, and other tables with an item_id, lead to."""
    return {*discrepancies.item_a, *discrepancies.item_b, *(item for table in others for item in table.item_id)}
