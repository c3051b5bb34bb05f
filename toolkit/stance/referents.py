"""Whom "they", "he" and "she" in a quotation go back to: whom it is said of, else the only one told of just before.

`“They are cowards,” Rana said of the council`; `Rana said the council had cut her budget. “They are cowards,” she
said`. Where the quotation itself, or the two sentences before it, name another whom the word could mean, nobody is
meant for sure.
"""

from ..actors.discourse import in_marks
from ..actors.names import body_words
from ..actors.titles import people, role_of
from ..labels import adjective
from .doers import OWN
from .grammar import with_conjuncts
from .owners import ENCOUNTERS

THEY = frozenset(("they", "them"))
GENDERS = {"he": "m", "him": "m", "she": "f", "her": "f"}
OF = frozenset(("of", "about"))
AFTER = frozenset(("after", "following", "before"))
SPEAKING = frozenset("refer speak talk".split())
ARGUMENTS = frozenset("nsubj nsubjpass dobj poss".split())
BACK = 2  # sentences; what three sentences before said is too far for a "they" that nothing else explains


def with_previous(quotes):
    """The quotations with where their utterance begins, and the one of the same speaker before them."""
    found, last = [], None
    for quote in quotes:
        opens = quote["start"]
        if last and last.get("utterance_id") and last.get("utterance_id") == quote.get("utterance_id"):
            quote = {**quote, "opens": last["opens"], "previous": last["previous"]}
        else:
            same = last and quote.get("speaker") and last["speaker"] == quote["speaker"]
            quote = {**quote, "opens": opens, "previous": last if same else None}
        found.append(quote)
        last = quote
    return found


def referent_of(doc, token, quote, actors, name):
    """(name, rule) of whom a quoted pronoun means, or None; `name(token)` tells whom a word of the narrator's names."""
    word = token.lower_
    if not quote or not quote.get("speaker") or word not in THEY | GENDERS.keys():
        return None
    if _names_others(doc, word, quote.get("opens", quote["start"]), token.idx, actors):
        return None
    cue = _cue_of(doc, quote)
    if cue is not None and (said_of := _said_of(doc, word, cue, actors, name)) is not None:
        return said_of
    if quote["kind"] == "indirect":
        return None
    return _as_before(doc, token, quote, actors, name) or _told_before(doc, word, quote, actors, name)


def _names_others(doc, word, start, end, actors):
    """Whether the quotation names, before its pronoun, somebody whom that could mean."""
    span = doc.char_span(start, end, alignment_mode="contract")
    words = [t for t in span or () if t.ent_type_ or t.dep_ in ARGUMENTS or t.lemma_ in people()]
    words = [t for t in words if not any(c.lower_ in OWN for c in t.children)]  # "back their words with deeds"
    return bool(_heads(word, words, actors))


def _cue_of(doc, quote):
    if quote.get("cue_start") is None:
        return None
    return doc.char_span(int(quote["cue_start"]), int(quote["cue_end"]), alignment_mode="expand").root


# ── "Rana said of the council" ──


def _said_of(doc, word, cue, actors, name):
    """Whom the reporting frame tells the words to be about: "said of Rana", "said of his talks with Rana"."""
    speaking = [c for c in cue.children if c.dep_ == "advcl" and c.lemma_ in SPEAKING and c.tag_ == "VBG"]
    preps = [c for head in (cue, *speaking) for c in head.children if c.dep_ == "prep"]
    for prep in preps:
        about = prep.lower_ in OF or (prep.lower_ == "to" and prep.head.lemma_ == "refer")
        for noun in (p for p in prep.children if p.dep_ == "pobj"):
            if noun.lemma_ in ENCOUNTERS and (about or prep.lower_ in AFTER) and word in THEY:
                met = [p for c in noun.children if c.lower_ == "with" for p in c.children if p.dep_ == "pobj"]
                return _fitting(doc, word, met, actors, name, "whom the speaker had met")
            if about:
                return _fitting(doc, word, [noun], actors, name, "whom it is said of")
    return None


def _fitting(doc, word, tokens, actors, name, rule):
    tokens = with_conjuncts(tokens)
    named = name(tokens[0]) if len(tokens) == 1 else None
    if named is None:
        return None
    kind, gender, role = _known(doc, tokens[0], named, actors)
    if word in THEY:
        government = _government(role, actors, doc) if kind == "person" else None
        plural = kind != "person" and (kind in ("body", "place") or named.rule != "unnamed source")
        group = plural or tokens[0].tag_ in ("NNS", "NNPS")
        return (government or named.name, rule) if government or (kind != "person" and group) else None
    return (named.name, rule) if kind == "person" and gender in (GENDERS[word], None) else None


def _known(doc, token, named, actors):
    """(kind, gender, role) of one named, as far as the article tells."""
    rows = [a for a in actors if a["actor"] == named.name]
    return tuple(next((a[column] for a in rows if a.get(column)), None) for column in ("kind", "gender", "role"))


def _government(role, actors, doc):
    """The government of a minister's state, where the article names it: "they" are those he speaks for."""
    countries = role_of(role).countries if role else ()
    names = {f"{adjective(country)} government" for country in countries}
    named = {row["concept"] for row in doc.user_data.get("variorum_labels", {}).values() if row["owned"]}
    return next(iter(names)) if len(names) == 1 and names <= named else None


# ── the same speaker's "they" right before ──


def _as_before(doc, token, quote, actors, name):
    """Whom the same speaker meant by that word in the sentence before."""
    before = quote.get("previous")
    if not before or not _is_next(doc, before["end"], quote["opens"]):
        return None
    words = doc.char_span(before["start"], before["end"], alignment_mode="contract")
    forms = THEY if token.lower_ in THEY else {w for w, gender in GENDERS.items() if gender == GENDERS[token.lower_]}
    same = [t for t in words or () if t.lower_ in forms]
    if not same or _names_others(doc, token.lower_, same[0].idx, before["end"], actors):
        return None
    return referent_of(doc, same[0], before, actors, name)


def _is_next(doc, end, start):
    """Whether a sentence follows the one that holds an offset, or is the same."""
    one = doc.char_span(end - 1, end, alignment_mode="expand").root.sent
    other = doc.char_span(start, start + 1, alignment_mode="expand").root.sent
    between = [t for t in doc[one.end : other.start] if not (t.is_space or t.is_punct)]
    return other.start >= one.start and not between


# ── the only one told of in the sentences before ──


def _told_before(doc, word, quote, actors, name):
    """The only one whom the narrator's sentences right before the quotation name, the speaker apart."""
    sentence = doc.char_span(quote["opens"], quote["opens"] + 1, alignment_mode="expand").root.sent
    found = {}
    for _ in range(BACK):
        if sentence.start == 0:
            break
        sentence = doc[sentence.start - 1].sent
        if any(in_marks(doc, t.idx) for t in sentence):
            return None
        here = _candidates(word, sentence, actors, name)
        found |= {n.name: n for n in here if not _is_one(n.name, quote["speaker"])}
        if not found:  # the sentence right before tells of nobody
            return None
    if len(found) != 1:
        return None
    (only,) = found.values()
    return (only.name, "the only one told of before it") if only.rule != "a rival" else None


def is_open(doc, token, quote, actors):
    """Whether the sentence before a quotation tells of two whom its "he" or "she" could mean."""
    word = token.lower_
    start = doc.char_span(quote["opens"], quote["opens"] + 1, alignment_mode="expand").root.sent.start
    if word not in GENDERS or not start:
        return False
    people_before = [t for t in doc[start - 1].sent if _is_somebody(t, actors, GENDERS[word])]
    held = {a["actor"] for t in people_before for a in actors if a["start"] <= t.idx < a["end"] and a["actor"]}
    return len({name for name in held if not _is_one(name, quote["speaker"])}) > 1


def _is_one(name, speaker):
    return name == speaker or name.endswith(f" {speaker}") or speaker.endswith(f" {name}")


def _candidates(word, span, actors, name):
    """What a pronoun could mean in some words, as `name` names it; those that it cannot name count as rivals."""
    return [name(t) or _Rival(t.text) for t in _heads(word, span, actors)]


def _heads(word, tokens, actors):
    """The nouns that a pronoun could mean."""
    if word not in THEY:
        return [t for t in tokens if _is_somebody(t, actors, GENDERS[word])]
    heads = [t for t in tokens if _is_group(t, actors)]
    return [t for t in heads if not any(h in heads for h in _wholes(t))]  # "leaders of the union" are the union's


class _Rival:
    """A noun that a pronoun could mean, and that has no name."""

    rule = "a rival"

    def __init__(self, name):
        self.name = name


def _wholes(token):
    return [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]


def _is_group(token, actors):
    """Whether a word tells of several or of a body: "the union", "voters"; a country only where it acts."""
    if token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL"):
        return False
    rows = [a for a in actors if a["start"] <= token.idx < a["end"]]
    is_head = not rows or token.idx + len(token) == rows[0]["end"]
    if rows and rows[0]["kind"] in ("body", "place"):
        acts = token.dep_ in ARGUMENTS or token.dep_ == "conj" or token.head.lower_ in ("by", "with", "to", "against")
        return is_head and (rows[0]["kind"] == "body" or acts)
    if rows:
        return False
    is_body = token.tag_ == "NN" and token.lower_ in body_words() and token.dep_ != "compound"
    return is_body or token.tag_ in ("NNS", "NNPS")


def _is_somebody(token, actors, gender):
    rows = [a for a in actors if a["start"] <= token.idx < a["end"]]
    if rows:
        known = next((a["gender"] for a in rows if a.get("gender")), None)
        return rows[0]["kind"] == "person" and known in (gender, None) and token.idx + len(token) == rows[0]["end"]
    return token.tag_ == "NN" and token.lower_ in people() and token.dep_ in ARGUMENTS | {"pobj", "conj"}
