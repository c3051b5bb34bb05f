"""Two versions of one claim side by side: figures, dates, titles and speakers as cards, renderings word by word."""

from html import escape

from ..align import differing_spans
from ..display import block, marked
from ..words import INSERTION, words_in
from .places import Places, byline, more

VERDICTS = ["conflict", "superseded", "different_scope", "compatible", "wording"]  # in the order a reader wants them
SHOWN_AS = dict(role="title differs", attribution="two speakers")  # kinds whose verdict says less than their name
FAR_APART = 0.5  # of the words: beyond that nearly every word of a translation would be marked


def show_discrepancies(discrepancies, claims, articles, *, actors=None, kinds=("figure", "date"), about=None, most=40):
    """Pairs of versions as cards: verdict, why in one sentence, and both sentences side by side, the version marked.

    The tolls that reports lead with come first, by size, then all others by verdict and size.
    Two reports that name the same day are not shown, nor more than `most`; the section says how many there are.
    Discrepancies of role need the `actors` that they were found in. `about` is the width that the verdicts rest on.
    """
    reading = f'<p class="soft">“About” is read as ±{about:.0%}.</p>' if about is not None else ""
    rows = discrepancies[discrepancies.kind.isin(kinds)]
    same_day = (rows.kind == "date") & (rows.verdict == "compatible") & (rows["size"] == 0)
    agreed = same_day.sum()
    rows = rows[~same_day]  # that two reports name one day is no news
    order = rows.verdict.map(VERDICTS.index).mask((rows.leads == "both").fillna(False), -1)
    rows = rows.assign(order=order).sort_values(["order", "size"], ascending=[True, False])
    missing = [kind for kind in kinds if kind not in set(discrepancies.kind)]
    none = f'<p class="soft">No pair of kind {escape(" or ".join(missing))} was found.</p>' if missing else ""
    look = Places(claims, articles, actors)
    cards = "".join(_card(row, look) for row in rows.head(most).itertuples())
    return block(reading + cards + more(max(len(rows) - most, 0) + agreed, "pair") + none)


def _card(row, look):
    versions = ((row.article_a, row.item_a), (row.article_b, row.item_b))
    sides = "".join(_side(look, row.claim_id, article, item) for article, item in versions)
    verdict = escape(SHOWN_AS.get(row.kind, row.verdict.replace("_", " ")))
    return (
        f'<div class="card {row.verdict}"><p class="why"><span class="verdict">{verdict}</span>{escape(row.why)}</p>'
        f'<div class="sides">{sides}</div></div>'
    )


def _side(look, claim_id, article_id, item_id):
    start, end = look.span(claim_id, article_id, item_id)
    article = look.articles[article_id]
    body = marked(article.text, [(start, end, "figure", None)], *look.sentence(article_id, start, end))
    return f'<div>{byline(article, item_id)}<blockquote dir="auto">{body}</blockquote></div>'


def show_renderings(discrepancies, claims, articles, quotes, *, tier="same", most=40):
    """Renderings of one utterance in two outlets side by side as printed, words that only one has marked in each.

    `tier` "same": the same words, quoted by both; "possible": a translation or an indirect rendering, which a reader
    should judge. Where a quotation is split around its cue, […] stands for the cue; what an outlet put in brackets is
    set back, and is not compared. Nearest pairs come first.
    """
    rows = discrepancies[discrepancies.kind == "wording"]
    rows = rows[rows.tier == tier].sort_values("size")
    if rows.empty:
        return block('<p class="soft">None found.</p>')
    look = Places(claims, articles, quotes=quotes)
    return block("".join(_pair(row, look) for row in rows.head(most).itertuples()) + more(len(rows) - most, "pair"))


def _pair(row, look):
    sides = [(row.article_a, row.item_a), (row.article_b, row.item_b)]
    words = [_words(row.claim_id, article, item, look) for article, item in sides]
    only, why = differing_spans(*words), row.why
    if row.size > FAR_APART:
        only, why = ([], []), f"Perhaps one utterance: {1 - row.size:.0%} of the words are the same."
    bodies = "".join(
        _rendering(row.claim_id, article, item, spans, look) for (article, item), spans in zip(sides, only, strict=True)
    )
    return f'<div class="card wording"><p class="why">{escape(why)}</p><div class="sides">{bodies}</div></div>'


def _words(claim_id, article_id, item_id, look):
    text = look.articles[article_id].text
    return [word for start, end in look.pieces(claim_id, article_id, item_id) for word in words_in(text, start, end)]


def _rendering(claim_id, article_id, item_id, only, look):
    """One side: the words as printed, in marks where all of it is quoted, called a report where it is not."""
    article = look.articles[article_id]
    pieces = look.pieces(claim_id, article_id, item_id)
    spans = [(start, end, "only", None) for start, end in only]
    spans += [(*match.span(), "inserted", None) for s, e in pieces for match in INSERTION.finditer(article.text, s, e)]
    body = " […] ".join(marked(article.text, spans, start, end) for start, end in pieces)
    direct = look.is_direct(claim_id, article_id, item_id)
    how = "" if direct else ' <span class="soft">as the outlet reports it</span>'
    body = f"“{body}”" if direct else body
    return f'<div>{byline(article, item_id)}{how}<blockquote dir="auto">{body}</blockquote></div>'
