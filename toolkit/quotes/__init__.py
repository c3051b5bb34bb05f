"""Quotations: who said what, in which words, and how the article says that they said it."""

import re

from ..actors import actors_in, resolve
from ..actors.pronouns import GENDER
from ..language import tabulate
from .marks import insertions_in, page_of, share_quoted
from .media import is_carrier, medium_in
from .utterances import utterances_in

DIRECT = 0.95  # share of letters inside marks; the rest is a "the" that slipped outside them

GOES_ON = frozenset({"add", "continue", "go"})  # who adds something has just spoken


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
    rows, last = [], None
    for utterance in utterances:
        found = _rows(page, utterance, actors)
        if found[0]["level"] == 0:
            _check_goes_on(utterance, found, last, actors)
            _check_reporter(found, rows)
            last = found[0]["speaker"] if found[0]["speaker_rule"] != "unnamed source" else None
        rows += found
    return rows


def _check_goes_on(utterance, rows, last, actors):
    """Leave "he added" open where it was resolved to somebody else than whoever spoke last, and "she said" where only
    of the last speaker it is known that "she" fits.
    """
    cue, name, word = utterance["cue"], rows[0]["speaker"], (rows[0]["mention"] or "").lower()
    if not (cue and name and last and word in GENDER and name != last):
        return
    genders = {row["actor"]: row["gender"] for row in actors if row["actor"] in (name, last)}
    is_likelier = genders.get(last) == GENDER[word] and not genders.get(name)
    if (cue["lemma"] in GOES_ON or is_likelier) and rows[0][
        "speaker_rule"
    ] == f"{word}: subject of the sentence before":
        for row in rows:
            row.update(speaker=None, speaker_rule=f"{word}: {last} spoke before")


def _check_reporter(found, rows):
    """Leave "he said" open after "The BBC's Jonas Lind says": it is as likely the one whom the reporter speaks of."""
    before = next((row for row in reversed(rows) if row["level"] == 0), None)
    name, word = found[0]["speaker"], (found[0]["mention"] or "").lower()
    if not (before and name and word in GENDER and before["speaker"] == name and before["mention"]):
        return
    owner = re.split(r"['’]s? ", before["mention"], maxsplit=1)
    if len(owner) > 1 and is_carrier(re.sub(r"^The ", "", owner[0])):
        for row in found:
            row.update(speaker=None, speaker_rule=f"{word}: {name} reports")


def _rows(page, utterance, actors):
    """One row for each piece of an utterance; all share its cue, mention and speaker."""
    cue, parent = utterance["cue"], utterance.get("parent")
    speaker, why = _speaker(page.doc, utterance, actors)
    if speaker and why.split(":")[0] in GENDER and _names_itself(page, utterance, speaker):
        speaker, why = None, f"{why.split(':')[0]}: what is said names {speaker}"
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
        medium=utterance.get("medium") or medium_in(page.doc[slice(*utterance["unit"])].text),
    )
    pieces = utterance["pieces"]
    kinds = [_kind(page, start, end) for start, end in pieces]
    if utterance["rule"] == "clause around cue" and len(set(kinds)) > 1:
        kinds = ["mixed"] * len(kinds)  # The port, Brandt said, is "a second home"
    return [
        dict(common, start=start, end=end, kind=kind, insertions=insertions_in(page, start, end))
        for (start, end), kind in zip(pieces, kinds, strict=True)
    ]


def _names_itself(page, utterance, speaker):
    """Whether what somebody says has their own surname in it: `He said Lind was mad` is not said by Lind."""
    surname = re.compile(rf"\b{re.escape(speaker.split()[-1])}\b")
    return any(surname.search(page.text, start, end) for start, end in utterance["pieces"])


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
