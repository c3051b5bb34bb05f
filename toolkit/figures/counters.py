"""Who counted: the words that name whose count a number is, never across the break between two parties' counts."""

from functools import lru_cache

from ..lexicons import load_lexicon
from .doers import causes_and_bodies, words_of_name
from .harm import has_lives
from .measures import is_person

ANCESTORS = 8
BACKGROUND = (
    "advcl",
    "relcl",
)  # "Recalling a war that has left 900 dead, the envoy said …": the outlet's words, not the envoy's
TOLLS = frozenset("toll number count tally total figure loss estimate".split())
TURNS = frozenset("while whereas although though".split())  # ", while activists say 70": another's count begins
OWNED = frozenset("official government initial earlier previous preliminary former provisional".split())


def source_of(doc, token):
    """(start, end, rule) of the words that name who counted, or None: "according to X", "X said", "by X's count"."""
    side = _side_of(doc, token)
    if _is_another_toll(token):
        return None
    owned = _of_a_tally(token)
    if owned is not None:
        return _within(side, owned[0]) and _counter(owned[0], f"source: {owned[0].text}") if owned[1] else None
    cue = _according(doc, token, side)
    if cue is not None:
        near = [child for word in (doc[cue.i + 1], cue) for child in word.children if child.dep_ == "pobj"]
        named = near and near[0].pos_ in ("NOUN", "PROPN")
        return _counter(near[0], "source: according to") if named else None
    told = _teller(token, side)
    return told[0] if told else _source_set_off(token, side) or _source_at_end(doc, token, side)


# ── how far to look ───────────────────────────────────────────────────────────────────────────────────────────────────


def _side_of(doc, token):
    """The stretch of the sentence whose counter can be the number's: "The UN says 600 died; activists say 950" has two.

    The parser hangs the first clause on the second "say" as often as not; what stands beyond a semicolon, ", while" or
    "but" has counted something else.
    """
    sent = token.sent
    breaks = [word.i for word in sent if _is_turn(doc, word)]
    return (
        max((at for at in breaks if at < token.i), default=sent.start),
        min((at for at in breaks if at > token.i), default=sent.end),
    )


def _is_turn(doc, word):
    if word.text == ";":
        return True
    if word.i == word.sent.start:
        return False
    return (word.lower_ == "but" and word.pos_ == "CCONJ") or (
        word.lower_ in TURNS and doc[word.i - 1].text in (",", "—", "–")
    )


def _within(side, word):
    return side[0] <= word.i < side[1]


def _according(doc, token, side):
    """The "according" of a number's side: the one with no other number between, else the only one there is."""
    cues = [
        word
        for word in doc[side[0] : side[1]]
        if word.lower_ == "according" and word.i + 1 < side[1] and doc[word.i + 1].lower_ == "to"
    ]
    if len(cues) < 2:
        return cues[0] if cues else None
    after = next((word for word in cues if word.i > token.i), None)
    before = next((word for word in reversed(cues) if word.i < token.i), None)
    if after is not None and (before is None or not any(word.like_num for word in doc[token.i + 1 : after.i])):
        return after
    return before if not any(word.like_num for word in doc[before.i : token.left_edge.i]) else None


# ── X said ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=1)
def _lists():
    table = load_lexicon("figure_sources")
    return {kind: frozenset(words) for kind, words in table.groupby("type").word}


def _teller(token, side):
    """(the counter or None,) of the verb of telling above a number, or None where none stands there."""
    below = token
    for above in list(token.ancestors)[:ANCESTORS]:
        if below.dep_ in BACKGROUND and not _is_result(below, above):
            return (None,)
        if _within(side, above) and (
            _puts_toll(below, above) if below.dep_ in ("prep", "pobj") else _is_told(below, above)
        ):
            subject = _subject_of(above)
            if subject is not None and (subject.pos_ == "PRON" or not _within(side, subject)):
                return (None,)
            if (
                subject is not None
                and subject.pos_ in ("NOUN", "PROPN")
                and (not subject.is_ancestor(token) or above.dep_ == "relcl")
                and subject.i != token.i
            ):
                return (_counter(subject, f"source: {above.text}"),)
        below = above
    return None


def _subject_of(verb):
    """Who tells: the subject, and of "the Red Cross, which said" the Red Cross."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return verb.head
    if subject is None and verb.tag_ == "VBG" and verb.dep_ == "advcl":  # "The army denied it, saying the toll was 34"
        return next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    return subject


def _is_result(below, above):
    """ "A storm hit Velm, claiming the lives of 29, the governor said": the participle goes with what he said."""
    return below.tag_ == "VBG" and below.dep_ == "advcl" and above.lemma_.lower() not in _lists()["verb"]


def _is_told(below, above):
    told = ("ccomp", "dobj", "nsubj", "parataxis", "xcomp")
    return (
        above.pos_ == "VERB"
        and above.lemma_.lower() in _lists()["verb"]
        and below.dep_ in told
        and not has_lives(above)  # "The heatwave has claimed 68 lives" claims nothing of the kind that is said
    )


def _puts_toll(below, verb):
    """ "put the toll at 56", "raised its toll to 45", "The ministry cut the toll to 71"; a blast only "raised" it."""
    lists, lemma = _lists(), verb.lemma_.lower()
    toll = next((word for word in _objects(verb) if word.lemma_.lower() in TOLLS), None)
    if toll is None or below.i < toll.i or below.lower_ not in ("at", "to", "as", "from"):
        return False
    if lemma in lists["verb"] or any(child.dep_ == "poss" and child.pos_ == "PRON" for child in toll.children):
        return True
    subject = next(
        (c for c in verb.children if c.dep_ == "nsubj"), None
    )  # "Divers found five bodies, raising the toll"
    return lemma in lists["revise"] and subject is not None and _is_body(subject)


def _objects(verb):
    """The objects of a verb, that of "revised down the toll" too."""
    near = [child for child in verb.children if child.dep_ in ("dobj", "obj")]
    down = [child for child in verb.children if child.lower_ in ("down", "up") and child.dep_ in ("prep", "prt")]
    return near + [child for word in down for child in word.children if child.dep_ == "pobj"]


def _is_body(noun):
    """Whether a noun can revise a toll: people, an office, a named body; not a discovery or a blast."""
    lemma = noun.lemma_.lower()
    causes, bodies = causes_and_bodies()
    if lemma in causes:
        return False
    named = noun.pos_ == "PROPN" and noun.ent_type_ in ("ORG", "PERSON", "NORP")
    return named or lemma in bodies or lemma in _lists()["body"] or is_person(noun)


# ── beside the sentence ───────────────────────────────────────────────────────────────────────────────────────────────


def _source_set_off(token, side):
    """Who counted, told beside the sentence: "40 died, the ministry estimates, …", "By UN estimates, 40 died"."""
    lists = _lists()
    below = None
    for above in (token, *token.ancestors):
        if not _within(side, above):
            return None
        for child in above.children:
            if not _within(side, child):
                continue
            if child.dep_ == "parataxis" and child.lemma_.lower() in lists["verb"] and child is not below:
                subject = next((c for c in child.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
                near = subject is not None and _within(side, subject)
                return _counter(subject, f"source: {child.text}") if near else None
            tally = next((c for c in child.children if c.dep_ == "pobj" and c.lower_ in lists["tally"]), None)
            if child.lower_ in ("by", "per") and tally is not None:
                return _counter(tally, f"source: {child.text} {tally.text}")
        if above.dep_ in BACKGROUND:
            return None
        below = above
    return None


def _source_at_end(doc, token, side):
    """The teller that ends the number's side where the parse hangs it elsewhere: "…, the Lake Observatory says; …"."""
    last = next((word for word in reversed(doc[side[0] : side[1]]) if not word.is_punct), None)
    if last is None or last.i <= token.i or last.pos_ != "VERB" or last.lemma_.lower() not in _lists()["verb"]:
        return None
    subject = next((word for word in last.lefts if word.dep_ == "nsubj" and word.pos_ in ("NOUN", "PROPN")), None)
    if subject is None or not _within(side, subject) or subject.left_edge.i <= token.i:
        return None
    if doc[subject.left_edge.i - 1].text != "," or any(word.like_num for word in doc[token.i + 1 : last.i]):
        return None
    return _counter(subject, f"source: {last.text}")


def _is_another_toll(token):
    """ "the official toll of 769", "an earlier count of 84": a count set beside the teller's own, by nobody named."""
    tally = _tally_over(token)
    return tally is not None and not _owner_of(tally) and any(child.lower_ in OWNED for child in tally.lefts)


def _of_a_tally(token):
    """(tally, whether it has an owner to name) of "the Red Cross's figure of 84", or None where it has none."""
    tally = _tally_over(token)
    return (tally, True) if tally is not None and _owner_of(tally) else None


def _tally_over(token):
    """The word for a count that a number hangs on: the toll of 769."""
    of = token.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    tally = of.head if of is not None else None
    return tally if tally is not None and (tally.lower_ in _lists()["tally"] or tally.lower_ in TOLLS) else None


def _owner_of(tally):
    return [
        t
        for t in tally.lefts
        if t.dep_ in ("compound", "poss", "nmod", "amod")
        and t.pos_ != "PRON"
        and t.lower_ not in ("death", "body", "casualty", *OWNED)
        and (t.pos_ == "PROPN" or t.dep_ == "poss" or t.ent_type_ == "ORG")
    ]


# ── the counter's name ────────────────────────────────────────────────────────────────────────────────────────────────


def _counter(noun, rule):
    """The counter's own name: of "UN estimates" it is UN, of "a tally by the ministry" the ministry."""
    lists = _lists()
    if noun.lemma_.lower() in causes_and_bodies()[0]:  # "the war has claimed more than 40 lives"
        return None
    if noun.lemma_.lower() in lists["medium"]:  # "a video shows", "an earlier version of this story said"
        return None
    if noun.lower_ == "people" and any(child.dep_ == "nummod" for child in noun.lefts):
        return None  # "had reached at least 156 people, and journalists said the number was 175"
    between = noun.doc[noun.i : noun.head.i] if noun.i < noun.head.i else ()
    if any(token.text == ":" for token in between):  # "Karsk, Norvale: The ministry says …": the dateline said nothing
        return None
    start, end = words_of_name(noun)
    if noun.lower_ not in lists["tally"] and noun.lower_ not in TOLLS:
        return start, end, rule
    owner = _owner_of(noun)
    if owner:
        return noun.doc[owner[0].left_edge.i].idx, owner[-1].idx + len(owner[-1]), rule
    for child in noun.rights:
        if child.dep_ in ("prep", "agent", "acl") and child.lower_ in ("by", "from", "of", "compiled"):
            held = next((t for t in child.subtree if t.dep_ == "pobj" and t.pos_ in ("NOUN", "PROPN")), None)
            if held is not None:
                return *words_of_name(held), rule
    return None
