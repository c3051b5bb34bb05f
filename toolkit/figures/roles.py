"""What happens on a date, and when that was: the role of a date and its tense, read from what governs it."""

import re
from functools import lru_cache

from ..language import text_of
from ..lexicons import load_lexicon
from .numbers import either

PAST = frozenset("was were had has have did".split())
PLANNED = frozenset("scheduled due planned expected set".split())
FUTURE = frozenset("will shall would should must may might can could to".split())
SCOUT = 90  # characters around a date that are searched for what happens on it
MUST = frozenset("must should shall".split())
NEAR_VERB = 3  # "told reporters on Tuesday"
BEFORE_COMMA = 8  # tokens from the event to what is said of its day: "talks on the Karsk border posts, due on Friday"
HAPPENINGS = frozenset(["meeting", "vote"])


def root_of(doc, start, end):
    """The token by which a date hangs in its sentence; brackets in it are nobody's head."""
    span = _span(doc, start, end)
    return span[0] if "[" in span.text[1:] else span.root


@lru_cache(maxsize=1)
def _roles():
    table = {}
    for words, cue, role in load_lexicon("date_roles")[["words", "cue", "role"]].itertuples(index=False):
        table.setdefault(cue, {})[words] = role
    return table, re.compile(rf"\b{either(table['phrase'])}\b", re.IGNORECASE)


def _span(doc, start, end):
    """The whole tokens over a stretch of text, or None where the Doc was not parsed."""
    return doc.char_span(start, end, alignment_mode="expand") if doc.has_annotation("DEP") else None


def role_at(doc, start, end):
    """(role, cue) of a date: the preposition before it, then what its governors do, nearest first."""
    span = _span(doc, start, end)
    if span is None:
        return None, None
    table, phrases = _roles()
    before = text_of(doc)[max(span.sent.start_char, start - SCOUT) : start]
    phrase = phrases.search(before)
    if phrase and re.fullmatch(r"\W*(?:\w+\W+){0,3}", before[phrase.end() :]):
        return table["phrase"][phrase[0].lower()], phrase[0]
    chain = _chain(doc, span)
    event = _event_planned(doc, chain)
    if event is not None:
        return table["word"][event.lower_], event.text
    prepositions = [token.lower_ for token in governors(root_of(doc, start, end)) if token.pos_ in ("ADP", "SCONJ")]
    preposition = prepositions[0] if prepositions else ""
    if preposition in table["preposition"] and any(_is_due(token) for token in chain):
        return table["preposition"][preposition], preposition
    if preposition == "since":  # "killed since March" is no killing in March
        return "start", preposition
    for token in chain:
        role = table["word"].get(token.lower_) or table["word"].get(token.lemma_.lower())
        if role:
            return _shaded(role, prepositions), token.text
    for subject in (child for child in chain[-1:] for child in child.children if child.dep_ in ("nsubj", "nsubjpass")):
        role = table["word"].get(subject.lower_)
        if role:  # the deadline is 10 April
            return role, subject.text
    return None, None


def _event_planned(doc, chain):
    """The event before the comma of "the conference on Karsk, planned for June 30", where the parse goes astray."""
    verb = next((token for token in chain if token.lower_ in PLANNED), None)
    if verb is None or verb.i <= verb.sent.start or doc[verb.i - 1].text != ",":
        return None
    words = _roles()[0]["word"]
    for token in reversed(doc[max(verb.sent.start, verb.i - 1 - BEFORE_COMMA) : verb.i - 1]):
        if token.pos_ in ("VERB", "AUX", "PUNCT"):
            return None
        if token.pos_ == "NOUN" and words.get(token.lower_) in HAPPENINGS:
            return token
    return None


def _chain(doc, span):
    """What governs a date, up to its first verb; a verb right before it ("dismissed on Friday") beats the parse."""
    near = [token for token in doc[max(span.sent.start, span.start - NEAR_VERB) : span.start] if token.pos_ == "VERB"]
    if near and not any(token.is_punct for token in doc[near[-1].i : span.start]):
        return [near[-1]]
    chain = []
    for token in governors(root_of(doc, span.start_char, span.end_char)):
        chain.append(token)
        if token.pos_ in ("VERB", "AUX") and not (token.dep_ == "acl" and token.lower_ in PLANNED):
            break  # "a conference planned for June 30": the day is the conference's
    return chain


def _shaded(role, prepositions):
    """ "moved from 7 to 9 March": the preposition tells which end of the move."""
    if role != "moved_to":
        return role
    ends = {"from": "moved_from", "to": "moved_to", "until": "moved_to", "till": "moved_to"}
    return next((ends[word] for word in prepositions if word in ends), None)


def governors(token):
    """The heads above a token, at most five."""
    for _ in range(5):
        if token.head is token or token.head.i == token.i:
            return
        token = token.head
        yield token


def _is_due(verb):
    """Whether a verb tells what must be: "must stop", "have to stop", "are to stop"."""
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    owed = to and verb.dep_ == "xcomp" and verb.head.lemma_ in ("have", "be", "need", "oblige", "require")
    return owed or bool(MUST & set(_auxiliaries(verb)))


def _auxiliaries(token):
    return [child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")]


MOVED = dict(moved_to="future", moved_from=None)  # "moved the talks to March 9": the moving is past, the day is not


def tense_at(doc, start, end, role):
    """past or future where the verb of a date tells: met on Friday, will meet on Friday, to be held on Monday."""
    if role in MOVED:
        return MOVED[role]
    span = _span(doc, start, end)
    if span is None or role == "statement":
        return "past" if span is not None else None
    for token in governors(root_of(doc, start, end)):
        if token.pos_ in ("VERB", "AUX"):
            auxiliaries = set(_auxiliaries(token))
            if auxiliaries & FUTURE and "have" not in auxiliaries or token.lower_ in PLANNED or _is_due(token):
                return "future"
            return "past" if token.tag_ == "VBD" or auxiliaries & PAST else None
    return None
