"""The scope of a count: by whom the harm was done, who counted, and since when or on which days."""

import re
from functools import lru_cache

from ..lexicons import load_lexicon
from .days import back_from
from .harm import harm_verb
from .measures import is_person
from .numbers import read_numbers, text_of

ANCESTORS = 8
OPEN_ENDED = frozenset("since until till before after by from".split())
OF_WHOM = 9  # tokens: the head of the Norvale-based Lake Observatory
BACKGROUND = (
    "advcl",
    "relcl",
)  # "Recalling a war that has left 900 dead, the envoy said …": the outlet's words, not the envoy's
TOLLS = frozenset("toll number count tally total figure".split())
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
LASTED = re.compile(
    r"\bsince\s+(?P<count>[\w-]+)\s(?P<unit>day|week|month|year)s?\sof\b[^.;]{0,40}?"
    r"\b(?:began|started|erupted|broke out)",
    re.IGNORECASE,
)
RECENT = re.compile(
    r"\b(?:in|over|during|within|for)\s(?:just\s)?the\s(?:past|last|previous)\s(?P<count>[\w-]+\s)?(?P<unit>hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)


# ── by whom ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def perpetrator_of(governor, counted=()):
    """The noun that names who did it, or None: the subject of "killed", the agent after "by"; never a bomb or "it"."""
    if governor is None or not harm_verb(governor, "object"):
        return None
    verb = governor
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((_who(grand) for grand in child.children if grand.dep_ == "pobj"), None)
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) or verb.dep_ in ("acl", "amod"):
        return None
    subjects = []
    while not subjects:
        subjects = [child for child in verb.children if child.dep_ == "nsubj"]
        if not subjects and (verb.dep_ != "conj" or verb.head.pos_ != "VERB"):
            return None
        verb = verb if subjects else verb.head
        if any(child.dep_ == "ccomp" for child in verb.children):
            return None  # "The monitor said the blast killed 59 and wounded 200": it is the blast, whatever the parse
        if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
            return None
    subject = subjects[0]
    if len(subjects) != 1:
        return None
    if verb.dep_ == "relcl" and subject.lower_ == "who":
        return _who(verb.head)
    if subject.tag_ in ("WDT", "WP"):  # "an attack on a charity, which killed nine": not the charity
        return None
    return None if subject in counted else _who(subject)  # "and several others injured" by a poor parse


def _who(noun):
    """The noun, where it is somebody who can harm: people, a named party, an armed or ruling body."""
    causes, bodies = _causes()
    lemma = noun.lemma_.lower()
    if noun.pos_ not in ("NOUN", "PROPN") or {lemma, lemma.removesuffix("s")} & causes:
        return None
    after = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if after is not None and after.text == ":":  # "Karsk: bombings kill dozens"
        return None
    if after is not None and {after.lower_, after.lemma_.lower()} & causes:  # killed by army shelling
        return None
    named = noun.pos_ == "PROPN" and noun.ent_type_ in ("ORG", "PERSON", "NORP", "GPE")
    return noun if named or lemma in bodies or is_person(noun) else None


@lru_cache(maxsize=1)
def _causes():
    table = load_lexicon("harm_causes")
    return frozenset(table.word[table.type == "cause"]), frozenset(table.word[table.type == "body"])


def words_of_name(noun):
    """(start, end) of a noun's words with what stands before it and its "of" or "for": the Observatory for Rights."""
    left = min(
        [noun.i]
        + [t.left_edge.i for t in noun.lefts if t.dep_ in ("amod", "compound", "nmod", "poss", "det", "nummod")]
    )
    right = noun.i
    doc = noun.doc
    while (
        noun.pos_ == "PROPN"
        and right + 2 < len(doc)
        and doc[right + 1].lower_ in ("of", "for", "on", "and", "'", "’")
        and doc[right + 2].pos_ == "PROPN"
        and doc[right + 2].ent_type_ != "DATE"  # the Observatory on Wednesday put …
    ):
        right += 2
        while right + 1 < len(doc) and doc[right + 1].pos_ == "PROPN":
            right += 1
    of = next((child for child in noun.rights if child.lower_ == "of" and child.i == right + 1), None)
    whole = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    right = whole.i if whole is not None and whole.i - right <= OF_WHOM else right  # a column of masked gunmen
    while left < noun.i and (doc[left].is_punct or doc[left].is_space):
        left += 1
    return doc[left].idx, doc[right].idx + len(doc[right])


# ── who counted ───────────────────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _lists():
    table = load_lexicon("figure_sources")
    return frozenset(table.word[table.type == "verb"]), frozenset(table.word[table.type == "tally"])


def source_of(doc, token):
    """(start, end, rule) of the words that name who counted, or None: "according to X", "X said", "by X's count"."""
    sent = token.sent
    cues = [
        word for word in sent if word.lower_ == "according" and word.i + 1 < sent.end and doc[word.i + 1].lower_ == "to"
    ]
    if cues:
        after = [word for word in cues if word.i > token.i]
        cue = after[0] if after else cues[-1]
        near = [child for word in (doc[cue.i + 1], cue) for child in word.children if child.dep_ == "pobj"]
        named = near and near[0].pos_ in ("NOUN", "PROPN")
        return _counter(near[0], "source: according to") if named else None
    verbs, _ = _lists()
    below = token
    for above in list(token.ancestors)[:ANCESTORS]:
        if below.dep_ in BACKGROUND:
            return None
        if _puts_toll(below, above, verbs) if below.dep_ == "prep" else _is_told(below, above, verbs):
            subject = next((c for c in above.children if c.dep_ == "nsubj"), None)
            if subject is not None and subject.pos_ == "PRON":
                return None
            if (
                subject is not None
                and subject.pos_ in ("NOUN", "PROPN")
                and not subject.is_ancestor(token)
                and subject.i != token.i
            ):
                return _counter(subject, f"source: {above.text}")
        below = above
    return _source_set_off(token, verbs)


def _is_told(below, above, verbs):
    told = ("ccomp", "dobj", "nsubj", "parataxis", "xcomp")
    return above.pos_ == "VERB" and above.lemma_.lower() in verbs and below.dep_ in told


def _puts_toll(preposition, verb, verbs):
    """ "put the toll at 56", "raised its toll to 45"; not a blast that "raised the toll to 45"."""
    toll = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in TOLLS), None)
    if toll is None or preposition.lower_ not in ("at", "to", "as"):
        return False
    own = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in toll.children)
    return verb.lemma_.lower() in verbs or own


def _source_set_off(token, verbs):
    """Who counted, told beside the sentence: "40 died, the ministry estimates, …", "By UN estimates, 40 died"."""
    _, tallies = _lists()
    for above in (token, *token.ancestors):
        for child in above.children:
            if child.dep_ == "parataxis" and child.lemma_.lower() in verbs:
                subject = next((c for c in child.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
                return _counter(subject, f"source: {child.text}") if subject is not None else None
            tally = next((c for c in child.children if c.dep_ == "pobj" and c.lower_ in tallies), None)
            if child.lower_ in ("by", "per") and tally is not None:
                return _counter(tally, f"source: {child.text} {tally.text}")
        if above.dep_ in BACKGROUND:
            return None
    return None


def _counter(noun, rule):
    """The counter's own name: of "UN estimates" it is UN, of "a tally by the ministry" the ministry."""
    _, tallies = _lists()
    if noun.lemma_.lower() in _causes()[0]:  # "the war has claimed more than 40 lives"
        return None
    if noun.lower_ == "people" and any(child.dep_ == "nummod" for child in noun.lefts):
        return None  # "had reached at least 156 people, and journalists said the number was 175"
    between = noun.doc[noun.i : noun.head.i] if noun.i < noun.head.i else ()
    if any(token.text == ":" for token in between):  # "Karsk, Norvale: The ministry says …": the dateline said nothing
        return None
    start, end = words_of_name(noun)
    if noun.lower_ not in tallies:
        return start, end, rule
    owner = [
        t
        for t in noun.lefts
        if t.dep_ in ("compound", "poss", "nmod", "amod")
        and (t.pos_ == "PROPN" or t.dep_ == "poss" or t.ent_type_ == "ORG")
    ]
    if owner:
        return noun.doc[owner[0].left_edge.i].idx, owner[-1].idx + len(owner[-1]), rule
    for child in noun.rights:
        if child.dep_ in ("prep", "agent", "acl") and child.lower_ in ("by", "from", "of", "compiled"):
            held = next((t for t in child.subtree if t.dep_ == "pobj" and t.pos_ in ("NOUN", "PROPN")), None)
            if held is not None:
                return *words_of_name(held), rule
    return None


# ── when ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def period_of(doc, token, governor, dates, published):
    """(first day, last day, rule) that a count runs over, missing where nothing fixes them; or None."""
    sent = token.sent
    since = _since(doc, sent, token, governor, dates, published)
    if since:
        return since
    recent = _recent(doc, sent, token, governor, published)
    if recent:
        return recent
    return _on_days(doc, sent, token, governor, dates)


def _since(doc, sent, token, governor, dates, published):
    """ "since March 2011", "since the uprising began in March 2011", "since 15 months of unrest began"."""
    match = SINCE.search(sent.text)
    if not match or not _bears_on(
        doc.char_span(sent.start_char + match.start(), sent.start_char + match.end()), token, governor
    ):
        return None
    told = LASTED.match(sent.text, match.start())
    if told:
        numbers = read_numbers(told["count"])
        if published is None or not numbers or numbers[0].value is None:
            return None, None, "period: not resolved, needs the day of publication"
        return (
            back_from(published, numbers[0].value, told["unit"].lower()),
            None,
            f"period: {numbers[0].value:g} {told['unit'].lower()}s before publication",
        )
    at = sent.start_char + match.end()
    for row in dates:
        if row["kind"] == "date" and at <= row["start"] < sent.end_char:
            if row.get("date_start") is None:
                return None, None, "period: not resolved, needs the day of publication"
            return row["date_start"], None, f"period: since {text_of(doc)[row['start'] : row['end']]}"
    return None


def _bears_on(since, token, governor):
    """Whether "since …" hangs on the harm or the counted: not on "the worst toll since March"."""
    if since is None:
        return False
    head = since.root.head.head if since.root.dep_ == "mark" else since.root.head
    if head.pos_ in ("VERB", "AUX"):
        return (
            governor is None
            or head.i == governor.i
            or head.is_ancestor(governor)
            or head in governor.conjuncts
            or governor.is_ancestor(head)
        )
    return head.i == token.i or token.is_ancestor(head) and head.pos_ == "NUM"


def _recent(doc, sent, token, governor, published):
    """ "in the past two days" runs up to publication."""
    match = RECENT.search(sent.text)
    if not match:
        return None
    at = sent.start_char + match.start()
    if not _bears_on(doc.char_span(at, at + len(match[0].split()[0])), token, governor):
        return None
    numbers = read_numbers(match["count"] or "one")
    if not numbers or numbers[0].value is None:
        return None
    if published is None:
        return None, None, "period: not resolved, needs the day of publication"
    return back_from(published, numbers[0].value, match["unit"].lower()), published, f"period: {match[0]}"


def _on_days(doc, sent, token, governor, dates):
    """The date that hangs on the verb of harm itself, not on "said": killed on Monday."""
    if governor is None:
        return None
    for row in dates:
        if (
            row["kind"] == "date"
            and sent.start_char <= row["start"] < sent.end_char
            and row.get("date_start") is not None
        ):
            span = doc.char_span(row["start"], row["end"], alignment_mode="expand")
            above = span.root.head if span.root.dep_ == "pobj" else span.root
            if above.head.i in (governor.i, token.i) and above.i != above.head.i and above.lower_ not in OPEN_ENDED:
                return row["date_start"], row["date_end"], f"period: {text_of(doc)[row['start'] : row['end']]}"
    return None
