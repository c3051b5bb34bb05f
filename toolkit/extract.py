"""All that one parse can tell: quotes, figures and actors together."""

from .actors import extract_actors
from .figures import extract_figures
from .quotes import extract_quotes


def extract_all(articles, *, nlp=None):
    """The tables quotes, figures and actors of some articles, from one streamed parse; see each extractor for its rows."""
    quotes = extract_quotes(articles, nlp=nlp)
    return quotes, extract_figures(articles, nlp=nlp, quotes=quotes), extract_actors(articles, nlp=nlp)
