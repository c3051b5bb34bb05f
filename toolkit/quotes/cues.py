"""Cues: the words that report speech ("said", "according to") and who speaks by them."""

from bisect import bisect_left
from functools import lru_cache

from ..actors.discourse import places_among
from .speakers import FINITE_TAGS, NAMING, SHORT, SUBJECTS, is_set_off, mention_end, mention_span, subject_of
from .vocabulary import phrases, sources, verbs

# "as the mayor put it", "she went on", "she lashed out", "she hit back"
PHRASAL = {"put": "it", "go": "on", "lash": "out", "hit": "back"}
ACCORDING = frozenset({"according"})
PLACES = "variorum_cues"  # where a Doc keeps the tokens that can be cues
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PUT_TO = frozenset({"ask", "tell", "inform"})  # asked whether …, told that …: whoever speaks is not the subject
OWN = frozenset("his her its their my our your".split())  # "according to their taste" reports nothing
HAS = frozenset({"'s", "’s"})  # "he's said": the parser takes it for "is"
UNREAL = frozenset("would could might should may can must".split())  # "he would say that" reports nothing said
DONE = frozenset({"VBD", "VBZ", "VBN", "VBG"})
FEW_WORDS = 3  # a longer passage is no nickname: Ada "Red" Brandt said
SHORT_GAP = 12  # tokens between a mark and its cue; more hold a clause of their own


def in_marks(bounds, i):
    """Whether a token stands in one of the passages."""
    return any(first <= i < last for first, last, *_ in bounds)


def words(doc, a, b):
    """How many words doc[a:b] holds."""
    return sum(not (t.is_punct or t.is_space) for t in doc[a:b])


def is_reporting(token):
    """Whether a token is a form of a reporting verb."""
    if token.tag_[:2] != "VB" or token.lemma_.lower() not in verbs():
        return False
    if token.lemma_ not in PHRASAL:
        return True
    return token.i + 1 < len(token.doc) and token.nbor().lower_ == PHRASAL[token.lemma_]


def _is_read_as_noun(doc, token, bounds):
    """Whether a noun can only be a verb: it ends the words that follow a quotation, `…," the two write.`"""
    if token.tag_ not in {"NN", "NNS"} or "quotation" not in verbs().get(token.lemma_.lower(), ((),))[0]:
        return False
    left = next((last for _, last, _, right in bounds if right <= token.i <= right + SHORT), None)
    after = doc[token.i + 1] if token.i + 1 < len(doc) else token
    if left is None or not (after.text in {".", ",", ":"} or after.lower_ in {"in", "on", "at"}):
        return False
    between = [t for t in doc[left : token.i] if not t.is_quote]
    return len(between) > 1 and all(t.pos_ in NAMING for t in between)


def cues_in(doc, lo, hi, bounds=()):
    """The cues in doc[lo:hi] as dicts, in order: verb, frames, implies, subject (token span), start, end.

    `bounds` are the passages of the unit: who speaks outside marks is never named inside them.
    """
    found = []
    places = _places(doc)
    for i in places[bisect_left(places, lo) : bisect_left(places, hi)]:
        token = doc[i]
        if found and found[-1]["verb"] >= i:
            continue  # the "saying" of "quoted her as saying"
        if token.lower_ == "according" and i + 1 < hi and doc[i + 1].lower_ == "to":
            if doc[i + 2 : i + 3].text.lower() not in OWN or _is_own_source(doc, i + 1):
                found.append(_according(doc, i, hi))
        elif token.tag_[:2] == "NN" and token.lemma_ in phrases("noun"):
            found += [cue] if (cue := _noun_cue(doc, token, lo, hi)) else []
        elif (is_reporting(token) or _is_read_as_noun(doc, token, bounds)) and (
            cue := _verb_cue(doc, token, *_around(i, lo, hi, bounds, doc), _before(found, i, bounds))
        ):
            if found and found[-1]["verb"] == i - 1 and found[-1]["subject"]:  # "said told": one event, two words
                found[-1].update(verb=i, end=cue["end"], frames=found[-1]["frames"] | cue["frames"])
            else:
                found.append(cue)
    return found


def _before(found, i, bounds):
    """The last cue before a verb that a reader takes both to be of one speaker: in the same marks, or both outside.

    `said work continued, adding …` adds to "said", for what continues says nothing.
    """
    own = next(((first, last) for first, last, *_ in bounds if first <= i < last), None)
    beside = [c for c in found if (own[0] <= c["verb"] < own[1] if own else not in_marks(bounds, c["verb"]))]
    return next((c for c in reversed(beside) if c["frames"] != {"quotation"}), beside[-1] if beside else None)


def _places(doc):
    """The tokens that can be cues by their lemma, found once a Doc."""
    if PLACES not in doc.user_data:
        reporting = places_among(doc, _cue_lemmas(), "LEMMA")
        doc.user_data[PLACES] = sorted({*reporting, *places_among(doc, ACCORDING)})
    return doc.user_data[PLACES]


@lru_cache(maxsize=1)
def _cue_lemmas():
    return frozenset(form for word in {*verbs(), *phrases("noun")} for form in (word, word.title(), word.upper()))


def _around(i, lo, hi, bounds, doc):
    """The stretch in which the speaker of a cue may be named: not across a quotation that ends before the cue."""
    for first, last, left, right in bounds:
        if first <= i < last:
            return max(lo, first), min(hi, last)
        ended = doc[last - 1].text[-1:] in ",.?!"
        long = last - first > FEW_WORDS and doc[i].tag_ != "VBG"  # calling it "a farce, no more," saying that …
        if right <= i and (ended and (left == lo or long) or left == lo and last - first > SHORT_GAP):
            lo = max(lo, right)
        elif last - first > FEW_WORDS and left > i:
            hi = min(hi, left)
    return lo, hi


def _is_own_source(doc, to):
    """Whether "his", "their" after "according to" own somebody who can tell: "their lawyers", not "their taste"."""
    head = next((t for t in doc[to].children if t.dep_ == "pobj"), None)
    return head is not None and head.lemma_.lower() in sources()


def _according(doc, i, hi):
    """ "According to the UN envoy, …": the noun phrase up to the comma or the verb."""
    first = i + 2
    last = first
    head = next((t for t in doc[i + 1].children if t.dep_ == "pobj"), None)
    if head is not None and first <= head.i < hi:
        last = mention_end(doc, head, hi)
    else:
        while last < hi and not (doc[last].is_punct or (last > first and doc[last].tag_ in FINITE_TAGS)):
            last += 1
    start = doc[i].idx
    span = (first, last) if last > first else None
    return dict(
        verb=i, lemma="according", frames=frozenset({"clause"}), implies="neutral", subject=span, named=span,
        start=start, end=doc[i + 1].idx + 2, left=i, right=last, kind="source",
    )  # fmt: skip


def _noun_cue(doc, token, lo, hi):
    """`her claim that …`, `remarks by Ada Brandt that …`: a noun that reports, with whoever's it is."""
    owner = next((c for c in token.lefts if c.dep_ == "poss" and c.i >= lo), None)
    by = next((c for c in token.rights if c.lower_ == "by"), None)
    author = next((c for c in by.rights if c.dep_ == "pobj"), None) if by is not None else None
    head = owner if owner is not None else author
    if head is None or not lo <= head.i < hi:
        return None
    span = mention_span(doc, head, lo, hi)
    right = max(token.i + 1, span[1])
    if right >= hi or doc[right].lower_ != "that" or doc[right].tag_ != "IN":
        return None
    implies = verbs().get(token.lemma_, ("", "neutral"))[1]
    return dict(
        verb=token.i, lemma=token.lemma_, frames=frozenset({"that"}), implies=implies, subject=span, named=span,
        start=token.idx, end=token.idx + len(token), left=min(span[0], token.i), right=right, kind="noun",
    )  # fmt: skip


def _verb_cue(doc, token, lo, hi, previous):
    lemma = token.lemma_.lower()
    frames, implies = verbs()[lemma]
    if lemma in PUT_TO and _is_put_to(doc, token, lo):
        return _put_to(doc, token, hi)
    if _is_passive(token):
        return _passive(doc, token, lo, hi) if "quoted" in frames else None
    if "quoted" in frames:
        return _quoting(doc, token, lo, hi)
    if is_unreal(token) or _is_plural(doc, token, lo):
        return None
    if "person_infinitive_on" in frames and any(
        c.dep_ in SUBJECTS and c.lower_ in phrases("thing") for c in token.lefts
    ):
        return None  # the plan calls for …
    if _is_noun_after_dash(doc, token):
        return None
    implies = _manner(token) or implies
    subject, named = subject_of(doc, token, lo, hi, previous)
    if _is_said_by_nobody(doc, token, subject):
        return None
    auxiliaries = [t.i for t in token.children if t.dep_ in {"aux", "neg"} and lo <= t.i < token.i]
    first = min([token.i, *(a for a in auxiliaries if a >= token.i - 4)])
    left = min(first, subject[0]) if subject and subject[0] < token.i else first
    between = doc[token.i + 1 : subject[0]] if subject and subject[0] > token.i else None
    inverted = between is not None and not any(t.text == "," or t.tag_ in FINITE for t in between)
    right = subject[1] if inverted else token.i + 1  # Promising that it would close, Brandt left: nothing is inverted
    particle = next((c.i for c in token.rights if c.dep_ == "prt" and c.i == token.i + 1), token.i)
    particle = token.i + 1 if lemma in PHRASAL else particle
    right = max(right, particle + 1) if lemma in PHRASAL else right
    return dict(
        verb=token.i, lemma=lemma, frames=frames, implies=implies, subject=subject, named=named,
        start=doc[first].idx, end=doc[particle].idx + len(doc[particle]), left=left, right=right, kind="verb",
    )  # fmt: skip


def _manner(token):
    """What the verb implies that a bare "saying" goes with: "lashed out at Rana, saying …" is no neutral report."""
    if token.tag_ != "VBG" or token.dep_ not in ("advcl", "xcomp") or verbs()[token.lemma_.lower()][1] != "neutral":
        return None
    above = token.head
    return verbs()[above.lemma_.lower()][1] if above.i < token.i and is_reporting(above) else None


def _is_put_to(doc, token, lo):
    """Whether a question or a message came to its subject: `Asked whether …, Brandt said`, `she was told that …`"""
    if token.tag_ not in {"VBN", "VBD"} or is_unreal(token):
        return False
    if any(c.dep_ == "auxpass" and c.lower_ not in HAS for c in token.lefts):
        return True
    before = doc[token.i - 1].lower_ if token.i > lo else ""
    if token.i > 0 and doc[token.i - 1].is_quote:
        return False  # "Will you resign?" asked Ada Brandt.
    opens = token.i == lo or before in {"when", "once"} or before == "," and token.tag_ == "VBN"
    return opens and not any(c.dep_ in {*SUBJECTS, "aux"} for c in token.lefts)


def _put_to(doc, token, hi):
    """The cue of something put to somebody, with whoever put it where "by" names them: never whom it was put to."""
    frames, implies = verbs()[token.lemma_.lower()]
    if implies != "ask":  # told to leave: an order, of which no words are told
        frames = frames - {"person_infinitive", "infinitive"}
    by = next((c for c in token.rights if c.dep_ == "agent" and c.i < hi), None)
    agent = next((c for c in by.rights if c.dep_ == "pobj" and c.i < hi), None) if by is not None else None
    span = mention_span(doc, agent, by.i + 1, hi) if agent is not None else None
    right = span[1] if span else token.i + 1
    return dict(
        verb=token.i, lemma=token.lemma_.lower(), frames=frames - {"addressee"}, implies=implies, subject=span,
        named=span, start=token.idx, end=token.idx + len(token), left=token.i, right=right, kind="put",
    )  # fmt: skip


def _is_plural(doc, token, lo):
    """`Calls for reform have grown`: a noun at a sentence's beginning, which the parser takes for a verb."""
    opens = token.tag_ == "VBZ" and all(t.is_space for t in doc[lo : token.i]) and not doc[max(0, lo - 1)].is_quote
    return opens and token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "IN"


def _is_noun_after_dash(doc, token):
    """`… hid in the port – claims the guards deny`: a noun, which the parser takes for a verb."""
    if token.tag_ != "VBZ" or token.i == 0 or doc[token.i - 1].text not in {"-", "–", "—", "--"}:
        return False
    return not any(child.dep_ in SUBJECTS for child in token.children)


def _is_said_by_nobody(doc, token, subject):
    """`It is worth noting that …`, `it goes without saying`; and `what the mayor said …`, which tells nothing yet."""
    if token.lower_ == "told" and token.i > 0 and token.nbor(-1).lower_ == "all":
        return True  # all told, …
    if not subject:
        return False
    if doc[subject[0]].lower_ == "it" and token.tag_ in {"VBG", "VB"} and subject[0] < token.i:
        return True
    is_what = subject[0] > 0 and doc[subject[0] - 1].lower_ == "what" and subject[0] < token.i
    return is_what and not any(t.lower_ == "that" and t.tag_ == "IN" for t in doc[token.i : token.i + 6])


def _is_passive(token):
    if any(c.dep_ == "auxpass" and c.lower_ in HAS for c in token.lefts) and any(
        c.dep_ == "ccomp" and c.i > token.i for c in token.rights
    ):
        return False  # He's said that …
    return any(child.dep_ in {"auxpass", "nsubjpass"} for child in token.children) or (
        token.tag_ == "VBN"
        and not any(child.dep_ == "aux" for child in token.children)
        and token.dep_ in {"acl", "amod"}
    )


def _passive(doc, token, lo, hi):
    """ "X was quoted as saying", "X is cited by AGENCY": X speaks, the agency carries."""
    head = next((t for t in token.lefts if t.dep_ == "nsubjpass"), None)
    if head is None:
        return None
    subject = mention_span(doc, head, lo, hi)
    saying = next((t.i for t in doc[token.i + 1 : min(hi, token.i + 6)] if t.lower_ == "saying"), None)
    right = (saying if saying is not None else token.i) + 1
    return dict(
        verb=right - 1, lemma=token.lemma_, frames=frozenset({"clause", "quotation"}), implies="neutral",
        subject=subject, named=subject, start=token.idx, end=doc[right - 1].idx + len(doc[right - 1]),
        left=min(subject[0], token.i), right=right, kind="verb",
    )  # fmt: skip


def _quoting(doc, token, lo, hi):
    """ "The agency quoted X as saying": X speaks."""
    head = next((t for t in token.rights if t.dep_ == "dobj" and t.i < hi), None)
    saying = next((t.i for t in doc[token.i + 1 : min(hi, token.i + SHORT_GAP)] if t.lower_ == "saying"), None)
    if head is None or saying is None or doc[saying - 1].lower_ != "as" or head.i > saying:
        return None
    subject = mention_span(doc, head, token.i + 1, saying)
    agency = next((t for t in token.lefts if t.dep_ in SUBJECTS and t.i >= lo), None)
    left = mention_span(doc, agency, lo, hi)[0] if agency is not None else token.i
    return dict(
        verb=saying, lemma=token.lemma_, frames=frozenset({"clause", "quotation"}), implies="neutral",
        subject=subject, named=subject, start=token.idx, end=doc[saying].idx + len(doc[saying]),
        left=left, right=saying + 1, kind="verb",
    )  # fmt: skip


def is_unreal(token):
    """Whether the words were not said: negated, modal, conditional, or only an aim ("to say")."""
    beside = [child for child in token.children if child.dep_ in {"aux", "neg"} and not _is_across_marks(child, token)]
    helpers = {child.lower_ for child in beside}
    if helpers & UNREAL or any(child.dep_ == "neg" for child in beside):
        return True
    subjects = [child for child in token.lefts if child.dep_ in SUBJECTS]
    if any(_is_nobody(child) for child in subjects) or _is_not_done(token) or _is_asked(token, subjects):
        return True
    conditional = any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in token.children)
    if conditional and not (subjects and is_set_off(subjects)):
        return True
    return token.tag_ == "VB" and "to" in helpers and not _comes_about(token)


def _is_across_marks(child, token):
    """Whether a quotation mark stands between: `"We must not," shouted Brandt` negates nothing."""
    return any(t.is_quote for t in token.doc[min(child.i, token.i) : max(child.i, token.i)])


def _is_nobody(subject):
    """Whether a subject is none at all: "nobody", "no official", "neither minister", "none of them"."""
    first = [subject, *(child for child in subject.lefts if child.dep_ == "det")]
    return any(word.lower_ in {"nobody", "none", "no", "neither"} for word in first)


def _is_not_done(token):
    """Whether a verb stands under words that deny or only imagine it: `without saying`, `suppose he said`."""
    if token.dep_ == "pcomp":
        governor = token.head
        beside = governor.nbor(-1).lower_ if governor.i > 0 else ""
        return governor.lower_ == "without" or f"{beside} {governor.lower_}" in {"instead of", "short of", "far from"}
    head = token.head
    told = any(child.dep_ in SUBJECTS for child in head.lefts) or _is_across_marks(head, token)
    return token.dep_ == "ccomp" and head.lower_ in {"imagine", "suppose"} and not told


def _is_asked(token, subjects):
    """Whether an outlet asks whether somebody said it: `Did the mayor say the port was safe?`"""
    helper = next((child for child in token.lefts if child.dep_ == "aux"), None)
    inverted = helper is not None and any(helper.i < subject.i < token.i for subject in subjects)
    return inverted and helper.lower_ in {"did", "do", "does", "has", "have", "had"}


def _comes_about(token):
    """Whether an infinitive happened: "went on to say" and "called to say" did, "refused to say" did not."""
    if any(child.dep_ in SUBJECTS for child in token.lefts):
        return False  # they called for Brandt to declare an end
    if token.dep_ == "xcomp":
        return token.head.lemma_ in phrases("comes about")
    return token.dep_ == "advcl" and token.head.tag_ in DONE and token.head.lemma_ in phrases("done to tell")
