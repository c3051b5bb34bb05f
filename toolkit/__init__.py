"""Variorum: several outlets' articles on one event side by side, each finding with the words it rests on."""

from .articles import ArticleWarning, InputError, read_articles, to_articles
from .furniture import find_furniture
from .language import load_nlp
from .lexicons import load_lexicon
from .schema import data_dictionary

__all__ = [
    "ArticleWarning",
    "InputError",
    "data_dictionary",
    "find_furniture",
    "load_lexicon",
    "load_nlp",
    "read_articles",
    "to_articles",
]
