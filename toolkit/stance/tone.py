"""The tone of a sentence: how warm or cold its words are, whoever they are about. Tone is not stance."""

from ..language import parse, sentence_spans
from ..quotes import extract_quotes
from ..schema import conform


def score_tone(articles, *, quotes=None):
    """One row is one sentence: article_id, start, end, its tone (−1 to 1), and in_quote.

    `in_quote` is true where more than half of the sentence stands in a quotation; without the table `quotes` they are
    found here. Tone is not stance: see :func:`tone_of`.

    >>> from toolkit import to_articles
    >>> text = "What a wonderful day. “It was a horrible, horrible day,” Ada Brook said."
    >>> score_tone(to_articles([{"text": text}])).in_quote.tolist()
    [False, True]
    """
    quotes = extract_quotes(articles) if quotes is None else quotes
    spoken = {key: list(zip(rows.start, rows.end, strict=True)) for key, rows in quotes.groupby("article_id")}
    rows = []
    for article, doc in parse(articles):
        for start, end in sentence_spans(doc):
            said = sum(max(0, min(end, e) - max(start, s)) for s, e in spoken.get(article.article_id, []))
            tone = tone_of(article.text[start:end])
            rows.append(
                dict(article_id=article.article_id, start=start, end=end, tone=tone, in_quote=2 * said > end - start)
            )
    return conform(rows, "tone")


def tone_of(text):
    """The tone of some words, −1 (cold) to 1 (warm): TextBlob's polarity.

    Tone says nothing about whom the words are for or against: "Rana bravely fought the terrible Ruritanians" has one
    tone and two stances. Summed over articles it orders outlets no better than a coin, so nothing here uses it as
    stance.

    >>> tone_of("a wonderful day") > 0 > tone_of("a horrible day")
    True
    >>> tone_of("")
    0.0
    """
    from textblob import TextBlob  # here, so that importing the toolkit costs nothing

    return float(TextBlob(text).sentiment.polarity)
