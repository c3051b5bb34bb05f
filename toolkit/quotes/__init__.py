"""Quotations: who said what, in which words, and how the article says that they said it."""

from ..actors import actors_in, resolve
from ..language import tabulate
from .doubts import doubt_of
from .marks import insertions_in, page_of, share_quoted
from .media import medium_in
from .utterances import utterances_in

DIRECT = 0.95  # share of letters inside marks; the rest is a "the" that slipped outside them


def extract_quotes(articles, *, nlp=None):
    """One row is one contiguous piece of reported speech, with its cue and its speaker.

    `start, end` are offsets into the article's text; the pieces of one utterance share `utterance_id`, cue and mention.
    `kind` is direct (all in marks), indirect or mixed. `speaker` is the fullest name the article gives of whoever the
    mention is, missing where the article leaves it open: `speaker_rule` says why. `rule` says how the row was found,
    `implies` what the cue implies of the words (neutral, claim, admit, insist, deny, warn, ask, urge, criticise).
    `level` 1 is speech reported inside other speech, of which `parent_id` is the utterance. Content and cue follow
    the attribution scheme of PolNeAR (Newell, Margolin and Ruths, 2018).

    >>> from toolkit import to_articles
    >>> text = '"We will reopen the port," Mayor Ada Brandt said on Monday.'
    >>> quotes = extract_quotes(to_articles([{"article_id": "a", "text": text}]))
    >>> quotes[["quotation", "kind", "cue", "mention"]].values.tolist()
    [['We will reopen the port', 'direct', 'said', 'Mayor Ada Brandt']]
    """
    return tabulate(articles, "quotes", quotes_of, key="quote_id", words="quotation", nlp=nlp)


def quotes_of(article, doc, actors=None):
    """The rows of :func:`quotes_in` for one article, their utterances named after it."""
    rows = quotes_in(doc, actors)
    for row in rows:
        for column in ("utterance_id", "parent_id"):
            row[column] = f"{article.article_id}:{row[column]}" if row[column] else None
    return rows


def quotes_in(doc, actors=None):
    """The rows of :func:`extract_quotes` for one Doc, as dicts; `utterance_id` is "start-end" of its first piece.

    `actors` are the rows of `toolkit.actors.actors_in`; without them they are found here.
    """
    page = page_of(doc)
    utterances = utterances_in(page)
    actors = actors_in(doc) if actors is None and utterances else actors
    rows, before = [], None
    for utterance in utterances:
        found = _rows(page, utterance, actors)
        if doubt := doubt_of(page, utterance, found[0], before, actors):
            for row in found:
                row.update(speaker=None, speaker_rule=doubt)
        before = found[0] if found[0]["level"] == 0 else before
        rows += found
    return rows


def _rows(page, utterance, actors):
    """One row for each piece of an utterance; all share its cue, mention and speaker."""
    cue, parent = utterance["cue"], utterance.get("parent")
    speaker, why = _speaker(page.doc, utterance, actors)
    common = dict(
        utterance_id=_key(utterance),
        speaker=speaker,
        level=1 if parent else 0,
        parent_id=_key(parent) if parent else None,
        rule=utterance["rule"],
        speaker_rule=why,
        implies=cue["implies"] if cue else None,
        **_words("cue", page, (cue["start"], cue["end"]) if cue else None),
        **_words("mention", page, _characters(page.doc, cue and cue["subject"])),
        medium=utterance.get("medium") or medium_in(page.text[slice(*_characters(page.doc, utterance["unit"]))]),
    )
    pieces = utterance["pieces"]
    kinds = [_kind(page, start, end) for start, end in pieces]
    if utterance["rule"] == "clause around cue" and len(set(kinds)) > 1:
        kinds = ["mixed"] * len(kinds)  # The port, Brandt said, is "a second home"
    return [
        dict(common, start=start, end=end, kind=kind, insertions=insertions_in(page, start, end))
        for (start, end), kind in zip(pieces, kinds, strict=True)
    ]


def _key(utterance):
    return "{}-{}".format(*utterance["pieces"][0])


def _words(column, page, span):
    start, end = span or (None, None)
    return {column: page.text[start:end] if span else None, f"{column}_start": start, f"{column}_end": end}


def _characters(doc, tokens):
    return (doc[tokens[0]].idx, doc[tokens[1] - 1].idx + len(doc[tokens[1] - 1])) if tokens else None


def _speaker(doc, utterance, actors):
    """(name or None, why): who speaks; whom "who" stands for, where the mention is one."""
    cue = utterance["cue"]
    if not cue:
        return None, utterance["rule"]
    if not cue["named"]:
        return None, "the cue names nobody"
    return resolve(doc, *_characters(doc, cue["named"]), actors)


def _kind(page, start, end):
    share = share_quoted(page, start, end)
    return "direct" if share >= DIRECT else "mixed" if share else "indirect"
