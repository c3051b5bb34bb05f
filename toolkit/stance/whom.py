"""Whom the words of an article name, inside and outside quotations, and the row that says so."""

from functools import partial
from typing import NamedTuple

from ..actors.names import body_words
from ..actors.titles import places
from ..labels import labels_in
from ..sides import side_of_name
from .grammar import is_set_apart
from .owners import ENVOYS
from .referents import is_open, referent_of
from .tellers import is_repeated, teller_of
from .words import NAMES

FIRST_PERSON = frozenset("i we me us my our ours mine myself ourselves".split())
THIRD = frozenset("he him his she her hers".split())
GROUP_PRONOUNS = frozenset("they them their theirs".split())
GROUPS = frozenset(
    "country nation state power side party faction group bloc alliance coalition union".split()
)  # may act unnamed
OFFICIALS = frozenset("leader official minister authority diplomat lawmaker senator partner mp".split())
PARTS = frozenset("force troop fighter member majority part all most some many".split())
# not party or group: "the party" may be one whose name has no such word
SINGLE = frozenset(
    "ministry army military commission embassy committee council court tribunal agency department".split()
)
RULING = (" government", " government forces")
BODIES = frozenset("ministry office department".split())
GOVERNMENTS = frozenset(("government", "administration", "regime", "cabinet"))
GOING_ON = frozenset("party group movement organisation organization watchdog charity".split())
# not what "the party" or "the group" goes on with
OTHER_BODIES = frozenset(
    "parliament senate house council ministry court commission army police government nations assembly office "
    "department military congress agency cabinet".split()
)
INITIALS = 3  # "US", "PM" are not initials of a body
OFFICERS = frozenset(
    "president leader premier chancellor minister diplomat spokesman spokeswoman spokesperson ambassador chief "
    "chairman chairwoman king queen chair".split()
)
NO_LONGER = frozenset("former ex deposed ousted late then previous would-be next future deputy vice acting".split())
SOME = frozenset("some many few several most individual certain two three".split())
AMOUNTS = frozenset("million thousand hundred dozen percent majority number group some many most few lot".split())
CARRIED = 1200  # characters: a quoted "they" further from whom the speaker addressed may be somebody else


class Named(NamedTuple):
    """Whom some words name, and the rule that says so."""

    name: str
    rule: str


def row_of(holder, kind, target, event_type, polarity, prob, cue, quote, rule):
    """One stance as a dict; where it stands and its quad are added for the sentence.

    An act in somebody's words is told by them, not by the outlet.
    """
    if quote and kind == "actor" and quote["speaker"] and is_same(holder, quote["speaker"]):
        kind = "speaker"
    return {
        "holder": holder,
        "holder_kind": kind,
        "told_by": teller_of(quote) if quote and kind == "actor" else None,
        "target": target,
        "event_type": event_type,
        "polarity": polarity,
        "prob": prob,
        "cue": cue,
        "quote_id": quote["quote_id"] if quote else None,
        "rule": rule,
    }


def is_same(one, other):
    """Whether two names may be one: "Quill" and "Ada Quill"."""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def is_speaker(token):
    """Whether a token is "I" or "us"; "US" is a state."""
    return token.lower_ in FIRST_PERSON and token.text != "US"


def quote_at(token, quotes):
    """The innermost quotation a token stands in, or None; without its speaker where they repeat another's words."""
    around = [q for q in quotes if q["start"] <= token.idx < q["end"]]
    if not around:
        return None
    quote = min(around, key=lambda q: q["end"] - q["start"])
    if quote.get("speaker") and is_repeated(token, quote):
        return {**quote, "speaker": None, "mention": None}
    return quote


def is_person(name, actors):
    """Whether an article names a person so."""
    return any(a["kind"] == "person" for a in actors if a["actor"] == name)


def carried(token, holder, quote, addressed):
    """A quoted "they" is whom the same speaker addressed shortly before, where that was nobody but one."""
    if token.lower_ not in GROUP_PRONOUNS or not quote:
        return None
    near = [name for place, name in addressed.get(holder, ()) if token.idx - place <= CARRIED]
    sides = {(side_of_name(name) or (name,))[0] for name in near}  # Damascus is the Syrian government
    return Named(near[-1], "carried over from the speaker's only addressee") if len(sides) == 1 else None


def name_of(doc, token, quote, actors):
    """Whom a token's phrase names, or None: the speaker, an insertion right after it, else what stands there."""
    if is_speaker(token):
        return Named(quote["speaker"], "the speaker") if quote and quote["speaker"] else None
    inserted = _insertion_after(token.idx + len(token), quote)
    if inserted:
        words = doc.char_span(*inserted, alignment_mode="expand")
        named = _plainly_named(doc, words.root, actors) if words is not None else None
        return Named(named.name, "inserted by the outlet") if named else None
    named = _plainly_named(doc, token, actors)
    in_own_words = quote and quote["kind"] == "direct" and quote["speaker"] and token.lower_ in THIRD
    if named and in_own_words and is_same(named.name, quote["speaker"]):
        others = [a for a in actors if not is_same(a["actor"] or "", quote["speaker"])]
        named = _plainly_named(doc, token, others)  # nobody calls themselves "he"
    if named and in_own_words and named.rule.startswith(f"{token.lower_}:") and is_open(doc, token, quote, actors):
        return None
    if named is None and quote and (meant := referent_of(doc, token, quote, actors, partial(_narrated, doc, actors))):
        return Named(*meant)
    return named


def _narrated(doc, actors, token):
    """Whom a noun of the narrator's names, a body without a name too: "the federation"."""
    named = _plainly_named(doc, token, actors)
    if named or token.tag_ != "NN" or token.lower_ not in body_words():
        return named
    before = [c for c in token.children if c.i < token.i]
    plain = len(before) == 1 and before[0].lower_ == "the" and not any(c.dep_ == "prep" for c in token.children)
    return Named(f"the {token.text}", "unnamed source") if plain else None


def _plainly_named(doc, token, actors):
    from ..actors.reference import resolve

    start, end = phrase_of(token)
    if _is_some(token) or (token.lower_ == "power" and not any(c.dep_ == "amod" for c in token.children)):
        return None  # "its power" acts for nobody, "a foreign power" does
    if token.lemma_.lower() in PARTS:  # "forces of the opposition": the opposition
        whole = [
            p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"
        ]
        whole = whole or [c for c in token.children if c.dep_ == "compound" and c.ent_type_]  # "Parliament members"
        if whole:
            return _plainly_named(doc, whole[0], actors)
    if (ruler := _ruler(token)) is not None:
        return _plainly_named(doc, ruler, actors)
    label = _label_at(doc, token)
    if label and _stands_by_person(token, actors):
        return None  # "praised the Norwegian army cook Ole Berg"
    if label and label["owned"]:
        return Named(label["concept"], "named by its kind")
    beside = [c for c in token.children if c.dep_ == "appos" and not is_set_apart(c)]  # "the storm, not Peru"
    for word in (token, *beside):  # "his counterpart Walid Rana"
        held = [a for a in actors if a["start"] <= word.idx < a["end"]]
        if word.dep_ == "poss":  # "Peru's opposition to the plan", read as one name, is Peru's
            held = [a for a in held if a["end"] <= word.idx + len(word) + len("’s")]
        if held:
            name = max(held, key=lambda a: a["end"] - a["start"])["actor"]
            return Named(name, "named") if name else None
    if token.pos_ == "PROPN" and token.dep_ in ("compound", "nmod", "poss") and token.head.pos_ == "NOUN":
        # "US sanctions", where "the US" is named elsewhere
        same = {a["actor"] for a in actors if doc.text[a["start"] : a["end"]].removeprefix("the ") == token.text}
        if len(same) == 1 and (name := same.pop()):
            return Named(name, "named as elsewhere")
    if token.lemma_.lower() == "side" and token.tag_ == "NN":  # "the Peruvian side": Peru
        of = [c for c in token.children if c.dep_ == "amod" and places().get(c.lower_, ("", ""))[0] == "demonym"]
        if len(of) == 1:
            return Named(places()[of[0].lower_][1], "named by its adjective")
    kind, country = places().get(token.lower_, (None, None))
    if kind == "demonym" and token.dep_ in ("amod", "nmod", "compound", "conj") and token.tag_ != "NNPS":
        return Named(country, "named by its adjective")  # "American objections": the United States
    body = _body(doc, token, actors) or only_body(doc, token, actors) or _initials(token, actors)
    if (body := body or _officer(doc, token, actors) or body_before(doc, token, actors)) is not None:
        return body
    name, rule = resolve(doc, start, end, actors)
    if (
        name
        and rule == "unnamed source"
        and (doc[token.left_edge.i].tag_ == "PRP$" or not (label or _acts_unnamed(token)))
    ):
        return None  # "their government" may be anybody's
    return Named(name, rule) if name else None


def _stands_by_person(token, actors):
    """Whether a noun only tells what somebody is, whose name follows: "army" of "the army cook Ole Berg"."""
    if token.dep_ in ("nsubj", "nsubjpass") or token.i + 2 >= len(token.doc):
        return False
    role, name = token.nbor(1), token.nbor(2)
    plain = role.is_alpha and role.is_lower and role.tag_ in ("NN", "VB", "VBP") and not role.is_stop
    return plain and any(a["start"] <= name.idx < a["end"] and a["kind"] == "person" for a in actors)


def _body(doc, token, actors):
    """A body of a state, or somebody's administration, as the article words it: "Peru’s foreign ministry"; or None."""
    start, end = phrase_of(token)
    words = doc.text[start:end].removeprefix("the ").removeprefix("The ")
    if token.lemma_.lower() in BODIES and side_of_name(words):
        return Named(words, "a body of the state")
    if token.lemma_.lower() != "administration":
        return None
    owner = next((c for c in token.children if c.dep_ in ("compound", "poss") and c.ent_type_ == "PERSON"), None)
    named = _plainly_named(doc, owner, actors) if owner is not None else None
    return Named(f"{named.name.split()[-1]} administration", "named by who leads it") if named else None


def only_body(doc, token, actors):
    """The only body of its kind that the article has named before: "the ministry", the Peruvian Defence Ministry."""
    kind, before = token.lemma_.lower(), [c for c in token.children if c.i < token.i and c.dep_ != "preconj"]
    plain = len(before) == 1 and before[0].lower_ == "the" and not any(c.dep_ == "prep" for c in token.children)
    if kind not in SINGLE or token.tag_ != "NN" or not plain:
        return None
    bodies = [a for a in actors if a["kind"] == "body" and a["actor"] and a["start"] < token.idx]
    fitting = {a["actor"] for a in bodies if doc.text[a["start"] : a["end"]].lower().endswith(f" {kind}")}
    return Named(fitting.pop(), "the only one of its kind") if len(fitting) == 1 else None


def body_before(doc, token, actors):
    """The body that the sentence before tells of, where this one goes on with it: "It", "The party", "The group".

    Both are the subjects of their sentences and stand in one paragraph or in two that follow each other.
    """
    plain = token.lower_ == "it" or (token.lemma_.lower() in GOING_ON and token.tag_ == "NN")
    start = token.sent.start
    alone = token.left_edge.i == token.i or (token.nbor(-1).lower_ == "the" and token.left_edge.i == token.i - 1)
    if not plain or not alone or token.dep_ != "nsubj" or token.left_edge.i != start or start == 0:
        return None
    before = doc[start - 1].sent
    subjects = [c for c in before.root.children if c.dep_ == "nsubj"]
    if len(subjects) != 1 or any(t.dep_ == "conj" for t in subjects[0].children):
        return None
    kinds = ("body", "place") if token.lower_ == "it" else ("body",)
    held = {(a["actor"], a["kind"]) for a in actors if a["start"] <= subjects[0].idx < a["end"]}
    named = [actor for actor, kind in held if actor and kind in kinds]
    other = token.lower_ != "it" and any({*name.lower().split()} & OTHER_BODIES for name in named)
    return Named(named[0], "told of in the sentence before") if len(named) == 1 and not other else None


def _initials(token, actors):
    """The only body of the article with these initials: RSF, the Rapid Support Forces; or None."""
    if not (token.text.isupper() and token.text.isalpha() and len(token.text) >= INITIALS):
        return None
    bodies = {a["actor"] for a in actors if a["kind"] == "body" and a["actor"]}
    fitting = {b for b in bodies if "".join(word[0] for word in b.split() if word[0].isupper()) == token.text}
    return Named(fitting.pop(), "by its initials") if len(fitting) == 1 else None


def _officer(doc, token, actors):
    """Somebody known by whose officer they are: "the EU’s top diplomat", "the Harvest Party leader"; or None."""
    if token.lemma_.lower() not in OFFICERS or token.tag_ != "NN" or token.ent_type_ == "PERSON":
        return None
    before = [c for c in token.children if c.i < token.i]
    whose = [c for c in before if c.dep_ in ("poss", "compound", "nmod", "amod") and c.ent_type_ in NAMES]
    former = any(c.lower_ in NO_LONGER for c in before)
    named_too = any(c.dep_ in ("appos", "relcl", "acl") for c in token.children)
    if len(whose) != 1 or former or named_too or token.dep_ in ("compound", "appos", "amod", "attr", "nmod"):
        return None
    if token.lemma_.lower() in ENVOYS and token.dep_ != "nsubj":  # who expels Peru's ambassador acts against Peru
        return None
    sure = whose[0].dep_ == "poss" or any(c.lower_ == "the" for c in before)
    start, end = phrase_of(token)
    words = doc.text[start:end].removeprefix("the ").removeprefix("The ")
    return Named(words, "an officer of one named") if sure and _plainly_named(doc, whose[0], actors) else None


def _ruler(token):
    """Who leads a government named by "of": "the government of the Peruvian Prime Minister Abel Worku", "Worku's
    government"; or None.
    """
    if token.lemma_.lower() not in GOVERNMENTS:
        return None
    owner = next((c for c in token.children if c.dep_ == "poss" and c.ent_type_ == "PERSON"), None)
    if owner is not None and token.lemma_.lower() != "administration":
        return owner
    below = [p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children]
    return next((p for p in below if p.dep_ == "pobj" and p.ent_type_ == "PERSON"), None)


def _acts_unnamed(token):
    """Whether words for a group name it well enough: "Western powers", "European leaders", "the parties"."""
    lemma = token.lemma_.lower()
    told_whose = any(c.dep_ in ("amod", "compound", "nmod") and c.ent_type_ in NAMES for c in token.children)
    if lemma == "state" and any(c.dep_ in ("prep", "poss") for c in token.children):
        return False  # "the state of the race"
    international = lemma == "community" and any(c.lower_ == "international" for c in token.children)
    return lemma in GROUPS or international or (told_whose and lemma in OFFICIALS and token.tag_ == "NNS")


def _is_some(token):
    """Whether only some of a kind are meant: "Americans living abroad", "countries that signed", "few voters"."""
    if token.tag_ not in ("NNS", "NNPS") or token.ent_type_ == "PERSON":
        return False
    narrowed = any(c.dep_ in ("acl", "relcl", "nummod") or c.lower_ in SOME for c in token.children)
    return narrowed or (token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in AMOUNTS)


def _label_at(doc, token):
    """The naming choice of an actor whose last word a token is, or None."""
    return _labels(doc).get(token.idx + len(token))


def _labels(doc):
    if "variorum_labels" not in doc.user_data:
        rows = [row for row in labels_in(doc) if row["is_actor"] and row["has_bearer"]]
        doc.user_data["variorum_labels"] = {
            row["end"]: {**row, "owned": row["owned"] and _is_named(doc, row, rows)} for row in rows
        }
    return doc.user_data["variorum_labels"]


def _is_named(doc, label, labels):
    """Whether an article names the actor that a label is taken for: with a Danish government alone in it, "the
    government" is Danish, and so are the rebels of "the government and the rebels"; other rebels may be anybody's.
    """
    if label["concept"].endswith(RULING) or any(
        row["concept"] == label["concept"] and row["rule"].endswith("by the words at it") for row in labels
    ):
        return True
    ruling = {row["end"] for row in labels if row["concept"].endswith(RULING)}
    head = doc.char_span(label["start"], label["end"], alignment_mode="expand").root
    return any(other.idx + len(other) in ruling for other in head.conjuncts)


def _insertion_after(end, quote):
    """The outlet's own words in the quotation right after an offset: "them (the Ruritanians)"."""
    given = (quote or {}).get("insertions")
    for first, last in given if given is not None else ():
        if 0 <= first - end <= 2:
            return first, last
    return None


def phrase_of(token):
    """Offsets of the words before a noun that belong to it, and the noun: "the Syrian government"."""
    left = [
        c
        for c in token.children
        if c.i < token.i
        and c.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod")
        and c.lower_ not in ("both", "either")  # "both the US and Israel"
    ]
    first = min([token.i, *(c.left_edge.i for c in left)])
    return token.doc[first].idx, token.idx + len(token)
