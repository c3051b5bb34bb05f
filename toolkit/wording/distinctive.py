"""Distinctive words: what one outlet writes more than others on the same events, and more than chance would make it."""

from math import comb, prod

import numpy as np
import pandas as pd

from ..articles import outlets_of
from ..language import parse
from ..schema import require
from ..voices import checked_voice, voice_at, voices_of
from .styles import folded, house_style

COUNTED = frozenset(("NOUN", "VERB", "ADJ", "ADV", "ADP", "SCONJ", "CCONJ", "DET", "PRON", "PART", "AUX", "INTJ"))
KEPT_ENTITIES = frozenset(("", "LAW", "EVENT", "WORK_OF_ART", "PRODUCT", "FAC"))  # names, places, days and counts go
PRIOR = 500  # words' worth of prior: a word seen twice in a short article is drawn to what all outlets do
ALPHA = 0.05
DRAWS = 999
SEED = 2012
BLOCK = 100  # draws worked out at a time
LEAST_TIMES, LEAST_ARTICLES = 5, 3  # a word of one article tells of that article
FEW_ARTICLES = 5  # of an outlet on events that others tell too
FEW_WAYS = 40  # ways to deal the articles out; with fewer no chance below .05 can be told, either side counted
WORDS = {"article_id": "string", "start": "Int64", "end": "Int64", "word": "string", "in_quote": "boolean"}
WORDS |= {"quote_kind": "string", "item_id": "string"}
FOUND = {"outlet": "string", "word": "string", "times": "Int64", "of": "Int64", "articles": "Int64"}
FOUND |= {"times_elsewhere": "Int64", "of_elsewhere": "Int64", "log_odds": "Float64", "z": "Float64"}
FOUND |= {"chance": "Float64", "chance_any": "Float64", "item_ids": "object"}


def find_words(articles, *, quotes=None, nlp=None):
    """One row is one word of an article that may tell its style: article_id, start, end, word, in_quote, quote_kind.

    The word is the lemma in one house style. Set aside are names, numbers and days, titles (Mr.), what an apostrophe
    ties on, the outlets' own names, and the other spelling of a word (`house_style.csv`). Without `quotes` the
    quotations are found here.

    >>> from toolkit import to_articles
    >>> find_words(to_articles([{"text": "Mr. Brook organised 12 talks."}])).word.tolist()
    ['organise', 'talk']
    """
    from ..quotes import quotes_in

    given = None if quotes is None else {key: part.to_dict("records") for key, part in quotes.groupby("article_id")}
    own = {part.lower() for name in articles.outlet.dropna() for part in str(name).split() if part[:1].isupper()}
    rows = []
    for article, doc in parse(articles, nlp):
        around = quotes_in(doc) if given is None else given.get(article.article_id, [])
        for token in doc:
            word = _word(token, own)
            if word:
                place = {"start": token.idx, "end": token.idx + len(token)}
                item = f"{article.article_id}:{place['start']}-{place['end']}"
                rows.append({"article_id": article.article_id, **place, "word": word, "item_id": item})
                rows[-1] |= voice_at(place, around)
    return pd.DataFrame(rows, columns=list(WORDS)).astype(WORDS)


def _word(token, own):
    """The word a token counts as, or None where it is set aside."""
    if not token.is_alpha or token.pos_ not in COUNTED or token.ent_type_ not in KEPT_ENTITIES:
        return None
    if token.text[:1].isupper() and token.lower_ in own:
        return None
    word = token.lower_ if token.pos_ == "PRON" else token.lemma_.lower()
    return None if len(word) < 2 or house_style().get(word) == "" else folded(word)


def find_distinctive(words, articles, *, voice="own", draws=DRAWS, seed=SEED):
    """One row is one word that an outlet writes more (or less) than the other outlets do on the same events.

    `words` come from find_words. Columns: outlet, word; times it stands there of so many words in so many articles, and
    elsewhere; log_odds, the log-odds ratio with an informative Dirichlet prior, and z, that over its standard deviation
    (Monroe, Colaresi and Quinn 2008, Fightin' Words); chance, how often a z as far out comes about when the articles of
    each event are dealt out to its outlets anew; chance_any, how often any word of the outlet stands out as much then
    (Westfall and Young, Resampling-Based Multiple Testing, 1993): below .05 the word may be called distinctive;
    item_ids, its places. Only events that two or more outlets tell are counted, so that an outlet that goes to more
    wars is not found to have a style of war. An outlet with too few articles for any such claim has no row:
    `attrs["too_few"]` says {outlet: why}. `voice` is own, reported or quoted; raises ValueError for another, and where
    the articles are not grouped into events.

    >>> from toolkit import group_events, to_articles
    >>> articles = group_events(to_articles([{"outlet": "The Gazette", "text": "It rained in Elmsford."}]))
    >>> find_distinctive(find_words(articles), articles).attrs["too_few"]
    {'The Gazette': '0 articles on events that other outlets tell too; 5 are needed'}
    """
    checked_voice(voice, "find_distinctive")
    require(words, ("word", "article_id", "in_quote", "quote_kind"), "find_distinctive: words")
    if "event_id" not in articles or articles.event_id.isna().any():
        raise ValueError("find_distinctive: articles without an event_id; run group_events first")
    table = articles.assign(outlet=outlets_of(articles).astype("string"))
    if "reprint_of" in table:
        table = table[table.reprint_of.isna()]  # one wire copy is no second witness of a style
    shared = table[table.groupby("event_id").outlet.transform("nunique") > 1]
    shared = shared.sort_values("article_id").reset_index(drop=True)  # the draws do not hang on the order of articles
    chosen = words[(voices_of(words) == voice) & words.article_id.isin(shared.article_id)]
    counts, vocabulary = _counts(chosen, shared)
    dealing, too_few, rows = dict(draws=draws, seed=seed), {}, []
    for outlet in sorted(outlets_of(articles).unique()):
        why = _too_few(outlet, shared)
        told = [] if why else _of_outlet(outlet, shared, chosen, counts, vocabulary, dealing)
        rows += told
        if not told:
            too_few[outlet] = why or f"too few words stand {LEAST_TIMES} times in {LEAST_ARTICLES} articles"
    found = pd.DataFrame(rows, columns=list(FOUND)).astype(FOUND)
    found.attrs["too_few"] = too_few
    return found


def _too_few(outlet, shared):
    """Why nothing can be claimed of an outlet, or None."""
    count = int((shared.outlet == outlet).sum())
    if count < FEW_ARTICLES:
        noun = "article" if count == 1 else "articles"
        return f"{count} {noun} on events that other outlets tell too; {FEW_ARTICLES} are needed"
    events = shared.groupby("event_id").outlet
    ways = prod(comb(len(outlets), int((outlets == outlet).sum())) for _, outlets in events)
    if ways < FEW_WAYS:
        return f"its articles can be exchanged with others in {ways} ways only; {FEW_WAYS} are needed"
    return None


def _of_outlet(outlet, shared, words, counts, vocabulary, dealing):
    """The rows of one outlet, most distinctive first."""
    mine = (shared.outlet == outlet).to_numpy()
    if (counts.sum(axis=0) > 0).sum() < 2:  # of a single word nobody writes more than others do
        return []
    every, times, present = counts.sum(axis=0), mine @ counts, (counts > 0)[mine].sum(axis=0)
    odds, z = log_odds(times, every)
    size = _beyond(_scores(np.vstack([mine, _dealt(mine, shared.event_id, **dealing)]), counts))[:, : len(vocabulary)]
    chance = (size >= size[0] - 1e-9).mean(axis=0)
    chance_any = (size.max(axis=1)[:, None] >= size[0] - 1e-9).mean(axis=0)
    places = words[words.article_id.isin(shared.article_id[mine])].groupby("word").item_id.agg(tuple)
    return [
        {
            "outlet": outlet,
            "word": vocabulary[i],
            "times": int(times[i]),
            "of": int(times.sum()),
            "articles": int(present[i]),
            "times_elsewhere": int(every[i] - times[i]),
            "of_elsewhere": int(every.sum() - times.sum()),
            "log_odds": odds[i],
            "z": z[i],
            "chance": chance[i],
            "chance_any": chance_any[i],
            "item_ids": places.get(vocabulary[i], ()),
        }
        for i in np.lexsort((vocabulary, -size[0]))
    ]


def _scores(dealt, counts):
    """The z of each word for each way of dealing, worked out in blocks: draws × words, not several times that."""
    every = counts.sum(axis=0)
    blocks = (dealt[first : first + BLOCK].astype(float) for first in range(0, len(dealt), BLOCK))
    return np.vstack([log_odds(block @ counts, every)[1] for block in blocks])


def _counts(words, shared):
    """(articles × words, the words): how often each word stands in each article; all rare words are the last column."""
    seen = words.groupby("word").article_id.agg(["size", "nunique"])
    kept = sorted(seen.index[(seen["size"] >= LEAST_TIMES) & (seen["nunique"] >= LEAST_ARTICLES)])
    rows = words.assign(word=words.word.where(words.word.isin(kept), ""))
    table = rows.groupby(["article_id", "word"]).size().unstack(fill_value=0)
    table = table.reindex(index=shared.article_id, columns=[*kept, ""], fill_value=0)
    return table.to_numpy(float), kept


def _dealt(mine, events, draws, seed):
    """`mine` as it would be had the articles of each event been dealt out to its outlets by chance; a row a draw."""
    random = np.random.default_rng(seed)
    dealt = np.tile(mine, (draws, 1))
    for places in pd.Series(range(len(mine))).groupby(events.to_numpy()).agg(list):
        dealt[:, places] = random.permuted(dealt[:, places], axis=1)
    return dealt


def _beyond(scores):
    """How far each word's scores lie from what dealing gives on average, either way.

    That average is not 0 for an outlet that wrote most of the articles on some event. The scores are not divided by how
    widely they swing: z is z already, and a word that one outlet alone writes would be lost among those that swing.
    """
    return np.abs(scores - scores.mean(axis=0))


def log_odds(times, every, prior=PRIOR):
    """(log-odds ratio, z) of each word: times in one part of the texts, of every time in all of them.

    The prior is the words' own shares in all texts, worth `prior` words. Either may have leading axes.

    >>> odds, z = log_odds(np.array([10.0, 10.0]), np.array([20.0, 20.0]))
    >>> odds.tolist(), z.tolist()
    ([0.0, 0.0], [0.0, 0.0])
    """
    alpha = prior * np.maximum(every, 1e-9) / every.sum()
    rest = every - times
    of, of_rest = times.sum(axis=-1, keepdims=True), rest.sum(axis=-1, keepdims=True)
    here, there = times + alpha, rest + alpha
    ratio = np.log(here / (of + prior - here)) - np.log(there / (of_rest + prior - there))
    return ratio, ratio / np.sqrt(1 / here + 1 / there)
