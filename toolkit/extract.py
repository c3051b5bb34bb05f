"""All that one parse can tell: quotes, figures and actors together."""

from .actors import actors_in
from .figures import figures_of
from .language import identified, parse
from .quotes import quotes_of
from .schema import conform


def extract_all(articles, *, nlp=None):
    """The tables quotes, figures and actors of some articles, from one streamed parse.

    They equal what extract_quotes, extract_figures (given the quotes) and extract_actors return, each one's rows
    described there.

    >>> from toolkit import to_articles
    >>> articles = to_articles([{"text": "Mayor Ada Brandt said that 40 people were hurt."}])
    >>> [len(table) for table in extract_all(articles)]
    [1, 1, 1]
    """
    quotes, figures, actors = [], [], []
    for article, doc in parse(articles, nlp):
        mentions = actors_in(doc)
        spoken = identified(article, quotes_of(article, doc, mentions), "quote_id", "quotation")
        quotes += spoken
        figures += identified(article, figures_of(article, doc, spoken), "figure_id", "figure")
        actors += identified(article, mentions, "mention_id", "mention")
    return conform(quotes, "quotes"), conform(figures, "figures"), conform(actors, "actors")
