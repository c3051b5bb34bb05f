"""Where each item of a report stands, and the sentence around it."""

from bisect import bisect_right
from html import escape

from ..articles import outlet_of
from ..display import day_of, link, marked
from ..language import parse, sentence_spans


def count(number, noun):
    """A number with its noun: 1 pair, 2 pairs."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def signed(number):
    """A mean as printed, with its sign: +0.50, −1.00."""
    return f"{number:+.2f}".replace("-", "−")


def more(number, noun):
    """What a section does not show, in words; nothing where it shows all."""
    return f'<p class="soft">{count(number, f"more {noun}")} in the CSV file.</p>' if number > 0 else ""


def byline(article, item_id):
    """The outlet, leading to the item's sentence, and the day."""
    outlet = link(outlet_of(article), item_id)
    return f'<span class="outlet">{outlet}</span> <span class="soft">{escape(day_of(article.published))}</span>'


class Places:
    """The spans of the items of claims and actors, the pieces of utterances, and the sentences of the articles."""

    def __init__(self, claims=None, articles=None, actors=None, quotes=None):
        self.articles = {row.article_id: row for row in articles.itertuples()}
        self.sentences = {row.article_id: sentence_spans(doc) for row, doc in parse(articles)}
        every = [] if claims is None else claims.itertuples()
        self.spans = {(c.claim_id, c.article_id, c.item_id): (c.start, c.end) for c in every}
        self.mentions = {} if actors is None else {a.mention_id: (a.start, a.end) for a in actors.itertuples()}
        spoken = [] if quotes is None else quotes.groupby("utterance_id")
        self.rows = {item: list(zip(rows.start, rows.end, rows.kind.fillna(""), strict=True)) for item, rows in spoken}

    def span(self, claim_id, article_id, item_id):
        """Where one version of a claim stands."""
        return self.spans.get((claim_id, article_id, item_id)) or self.mentions[item_id]

    def pieces(self, claim_id, article_id, item_id):
        """The stretches of one version: of a split quotation what is quoted, without the cue between."""
        start, end = self.span(claim_id, article_id, item_id)
        cut = [(max(start, s), min(end, e)) for s, e, _ in self.rows.get(item_id, ())]
        return sorted((s, e) for s, e in cut if s < e) or [(start, end)]

    def is_direct(self, claim_id, article_id, item_id):
        """Whether all of a version stands in quotation marks: by the kind of its pieces, or by the marks before it."""
        start, end = self.span(claim_id, article_id, item_id)
        text = self.articles[article_id].text
        over = [(s, kind) for s, e, kind in self.rows.get(item_id, ()) if s < end and start < e]
        return bool(over) and all(kind == "direct" or _is_open(text[s:start], text[start:end]) for s, kind in over)

    def sentence(self, article_id, start, end):
        """The span of the sentences that hold start:end, and at least that."""
        spans = self.sentences[article_id]
        first = max(0, bisect_right(spans, (start, float("inf"))) - 1)
        last = next((e for _, e in spans[first:] if e >= end), end)
        return (min(start, spans[first][0]) if spans else start), last

    def quoted(self, article_id, start, end, layer=None, item_id=None):
        """The sentence of start:end as HTML, those words marked, and who printed it when, leading to item_id."""
        article = self.articles[article_id]
        spans = [(start, end, layer, None)] if layer else []
        words = marked(article.text, spans, *self.sentence(article_id, start, end))
        who = outlet_of(article)
        who = link(who, item_id) if item_id else escape(who)
        return f'{words} <span class="soft">{who}, {escape(day_of(article.published))}</span>'

    def name(self, article_id):
        """How an article is named."""
        return outlet_of(self.articles[article_id])


def _is_open(before, words):
    """Whether a mark is open where the words begin, and they hold none: the quoted end of a sentence half reported."""
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return opened and not set(words) & set('“”"')
