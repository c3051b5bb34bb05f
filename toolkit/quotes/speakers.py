"""Who speaks by a cue: the subject in the sentence, and the words that name it."""

from ..actors.titles import people, title_ending
from .vocabulary import phrases, verbs

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLIMBS = frozenset(
    {"conj", "xcomp", "acomp", "advcl", "pcomp", "dep", "prep"}
)  # a verb that shares its governor's subject
BRACKET = 25  # tokens of what a bracket tells of a name before it
DESCRIPTION = 4  # tokens from "a" to its noun: "a former harbour pilot"
SHORT = 12  # tokens between a cue and the comma that ends it: he said on Monday after the talks,
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
RELATIVES = frozenset({"who", "which", "that"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
NAMING = NOMINALS | {"DET", "ADJ", "PART"}  # what the words that name somebody are made of
QUANTITIES = frozenset("many some others most few several".split())
INSIDE_SUBJECT = frozenset("det compound amod poss nummod nmod quantmod case predet advmod neg".split())


def subject_of(doc, token, lo, hi, previous=None):
    """(mention span, span that names them) of a verb's subject; the second differs where the first is "who".

    A second cue without a subject of its own (", adding", "and added") has that of the cue before it.
    """
    if set_off := _name_set_off(doc, token, lo):
        return set_off
    if token.tag_ in FINITE_TAGS and _is_last(doc, token, hi) and (head := _noun_after(doc, token, hi)) is not None:
        span = mention_span(doc, head, lo, hi)
        return span, span
    if (span := _after_marks(doc, token, lo)) is not None:
        return span, span
    own = _own_subject(token, lo, hi)
    head = _inverted(doc, token, lo, hi) or _beside(doc, token, lo, own) or own or _surface_subject(doc, token, lo, hi)
    head = _after_joint(doc, token, lo) if head is None else head
    if head is None and previous and _is_of_cue(token, previous) and _goes_on(doc, token, previous):
        return previous["subject"], previous["named"]
    head = _climbed_subject(token, lo, hi) if head is None else head
    if head is None and token.tag_ in {"VBG", "VBD", "VBZ"}:
        head = _subject_before(doc, token, lo, hi)
    if head is None:
        return None, None
    span = mention_span(doc, head, lo, hi)
    span = _with_noun_before(doc, span, token, lo)
    if head.lower_ in RELATIVES and head.head.dep_ == "relcl":
        whom = head.head.head
        return span, mention_span(doc, whom, whom.sent.start, head.i)
    return span, span


def _after_marks(doc, token, lo):
    """The words between a closing mark and a cue, where they can be nothing but who speaks: `…" the two state.`"""
    if lo == 0 or not doc[lo - 1].is_quote:
        return None
    last = token.i
    while last > lo and doc[last - 1].pos_ in {"ADV", "AUX"}:
        last -= 1
    named = doc[lo:last]
    is_name = all(t.pos_ in NAMING or t.lower_ in {"of", "for", "-"} for t in named)
    return (lo, last) if is_name and 0 < last - lo <= SHORT and named[-1].pos_ in NOMINALS else None


def _inverted(doc, token, lo, hi):
    """`The plan, said Brandt, is dead`: a name between a cue and its second comma."""
    frames = verbs().get(token.lemma_.lower(), ((),))[0]
    if token.i <= lo or doc[token.i - 1].text != "," or "clause" not in frames or "addressee" in frames:
        return None  # …, told Reuters: whom it is told to
    last = token.i
    while last + 1 < hi and doc[last + 1].pos_ == "PROPN" and last - token.i < SHORT:
        last += 1
    return doc[last] if last > token.i and last + 1 < hi and doc[last + 1].text == "," else None


def _beside(doc, token, lo, own):
    """The noun right before a cue, set off by a comma, that the parser hung on a word before the comma.

    `The charm of the port, dockers and pilots say, is its quiet`
    """
    before = doc[token.i - 1] if token.i > lo else token
    if before.pos_ not in {"NOUN", "PROPN"} or before.head is token or token.tag_ not in FINITE_TAGS:
        return None
    if token.i + 1 < len(doc) and not (doc[token.i + 1].is_punct or doc[token.i + 1].ent_type_ == "DATE"):
        return None
    first = token.i - 1
    while first > lo and (doc[first - 1].pos_ in NAMING or doc[first - 1].dep_ == "cc"):
        first -= 1
    is_set_apart = first > lo and doc[first - 1].text == "," and (own is None or own.i < first)
    return before if is_set_apart else None


def _with_noun_before(doc, span, token, lo):
    """`…, the state news agency Echo reported`: a name with the noun before it that the parser hung elsewhere."""
    first = span[0]
    if first >= token.i or first <= lo or doc[first].pos_ != "PROPN" or doc[first - 1].pos_ != "NOUN":
        return span
    while first > lo and (doc[first - 1].pos_ in NAMING or doc[first - 1].text == "-" or doc[first - 1].tag_ == "VBN"):
        first -= 1
        if doc[first].pos_ == "DET":
            return (first, span[1]) if first == lo or doc[first - 1].is_punct else span
    return span


def _name_set_off(doc, token, lo):
    """`…," a fisherman in the town of Elsford, Jonas Lind, said`: the description with its name, and the name."""
    last = token.i - 1
    if token.tag_ not in FINITE_TAGS or last <= lo or doc[last].text != ",":
        return None
    comma = next((i for i in range(last - 1, max(lo, last - SHORT), -1) if doc[i].text == ","), None)
    if comma is None or not all(t.pos_ == "PROPN" and t.ent_type_ in {"PERSON", ""} for t in doc[comma + 1 : last]):
        return None
    first = comma
    while first > lo and not (doc[first - 1].is_punct or doc[first - 1].is_quote or doc[first - 1].is_space):
        first -= 1
    noun = next((t for t in doc[first + 1 : comma] if t.tag_ == "NN" and t.lower_ in people()), None)
    is_somebody = noun is not None and doc[first].pos_ == "DET" and noun.i - first <= DESCRIPTION
    beside = doc[noun.i + 1 : comma] if is_somebody else []
    served = any(t.lower_ in people() or title_ending(doc, t.i + 1) for t in beside)  # of the mayor: whose name is it?
    has_place = not served and any(t.dep_ == "prep" for t in beside)
    return ((first, last), (comma + 1, last)) if has_place and comma + 2 < last else None


def _own_subject(token, lo, hi):
    """The subject beside a verb; of "which they say" it is "they", of `The plan holds, said Brandt` it is Brandt."""
    after = next((c for c in token.rights if c.dep_ in SUBJECTS and c.i < hi), None)
    if after is not None and token.i > lo and token.nbor(-1).is_punct and not _has_verb(after, hi):
        return after
    before = [c for c in token.lefts if c.dep_ in SUBJECTS and lo <= c.i < hi]
    if before and (teller := _unclosed_apposition(before[0], token, hi)) is not None:
        return teller
    if before:
        return before[-1] if before[0].lower_ in RELATIVES or is_set_off(before) else before[0]
    return after


def _unclosed_apposition(subject, token, hi):
    """Lind in `The port, Dora Lind said on Monday, has closed`, parsed as an apposition to the port: that would be
    closed by a comma, and no verb would follow the next one.
    """
    teller = next((c for c in subject.rights if c.dep_ == "appos" and c.right_edge.i == token.i - 1), None)
    if teller is None or teller.left_edge.nbor(-1).text != ",":
        return None
    comma = next((t.i for t in token.doc[token.i + 1 : hi] if t.text == ","), hi)
    goes_on = comma + 1 < hi and token.doc[comma + 1].tag_ in FINITE_TAGS
    return teller if goes_on and (teller.pos_ == "PROPN" or teller.left_edge.pos_ == "DET") else None


def _has_verb(noun, hi):
    """Whether a verb follows a noun's words, as in `Brandt, the mayor, said the port was safe`."""
    following = noun.right_edge.i + 1
    return following < hi and noun.doc[following].tag_ in FINITE_TAGS


def is_set_off(subjects):
    """Whether the last of several subjects before a verb follows a comma: `… if the rebels leave, Brandt reported`."""
    last = subjects[-1].left_edge
    return len(subjects) > 1 and last.i > 0 and last.nbor(-1).text == ","


def _after_joint(doc, token, lo):
    """`Lind left, and a source close to the council told …`: the noun after "and", where the parser lost it."""
    if token.tag_ not in FINITE_TAGS or doc[token.i - 1].pos_ not in {"NOUN", "PROPN"}:
        return None
    joint = next((i for i in range(token.i - 2, max(lo, token.i - SHORT), -1) if doc[i].lower_ in {"and", "but"}), None)
    between = doc[joint + 1 : token.i] if joint is not None else []
    if len(between) < 2 or between[0].pos_ != "DET" or any(t.pos_ in {"VERB", "AUX", "PUNCT"} for t in between):
        return None
    noun = next((t for t in between if t.pos_ == "NOUN" and t.nbor().pos_ not in {"NOUN", "PROPN"}), None)
    return noun if noun is not None and noun.lower_ in people() | {"source"} else None


def _is_of_cue(token, previous):
    """Whether a verb can share the subject of the cue before it; of `rejected claims by Brandt that …, and said` the
    subject is that of "rejected".
    """
    shares = token.dep_ != "conj" or token.head.i >= previous["verb"]
    return previous["subject"] and previous["kind"] != "put" and (previous["kind"] == "verb" or shares)


def _goes_on(doc, token, previous):
    """Whether a verb goes on from the cue before it: `X said A, adding B`, `X said A and added B`."""
    before = doc[token.i - 1]
    while before.i > previous["verb"] and (before.tag_ == "RB" or before.is_quote):
        before = doc[before.i - 1]
    if before.lemma_ == "have" and doc[before.i - 1].dep_ == "cc" and doc[before.i - 2].text == ",":
        return True  # the union says that …, and has called on …
    return before.text == "," and token.tag_ == "VBG" or before.dep_ == "cc" or before.lower_ in {"and", "but"}


def _climbed_subject(token, lo, hi):
    """The subject of the verb that governs this one, or the noun that it describes ("a letter saying")."""
    verb = token
    for _ in range(4):
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            head = verb.head
        elif verb.dep_ in CLIMBS and verb.head is not verb:
            verb = verb.head
            head = _own_subject(verb, lo, verb.doc[verb.i].sent.end)
        else:
            return None
        if head is not None:
            return head if lo <= head.i < hi or head.i > token.i and head.sent.start == token.sent.start else None
    return None


def _surface_subject(doc, token, lo, hi):
    """The noun beside a verb that the parser left without a subject: `," the mayor said`, `," said the mayor`."""
    before = token.i - 1
    while before > lo and doc[before].tag_ == "RB":
        before -= 1
    if before > lo and doc[before].text == ")":  # Ada Brandt (Ind.) said
        before = next((i - 1 for i in range(before, max(lo, before - BRACKET), -1) if doc[i].text == "("), before)
        if doc[before].pos_ == "PROPN" and token.tag_ in FINITE_TAGS:
            return doc[before]
    if before > lo and doc[before].text == ",":  # …," Brandt, the mayor, said
        before = next((i - 1 for i in range(before - 1, max(lo, before - SHORT), -1) if doc[i].text == ","), before)
    if before >= lo and doc[before].dep_ == "pobj" and (member := _noun_with_of(doc, before, lo)) is not None:
        return member if token.tag_ in FINITE_TAGS else None
    is_name = before >= lo and doc[before].pos_ in {"PROPN", "PRON"} and doc[before].dep_ != "pobj"
    is_name = is_name or doc[token.i - 1].text == "," and _is_described(doc, lo, before)
    is_name = is_name or before > lo and doc[before].lower_ in QUANTITIES and doc[before - 1].text == ","
    is_name = is_name or before > lo and doc[before].tag_ == "CD" and before == token.i - 1  # about 4 in 10 say
    if is_name and (token.tag_ in FINITE_TAGS or token.tag_ == "VBN" and token.dep_ == "ROOT"):
        return doc[before]
    if token.tag_ in FINITE_TAGS and (token.i == lo or doc[token.i - 1].is_quote or _is_last(doc, token, hi)):
        return _noun_after(doc, token, hi)
    return None


def _is_described(doc, lo, last):
    """`The port is shut, a spokesman, Ole Lind, said`: whether a noun before a name set beside it stands by itself."""
    first = last
    while first > lo and doc[first - 1].pos_ in NAMING:
        first -= 1
    return lo < first <= last and doc[last].pos_ == "NOUN" and doc[first - 1].text == "," and doc[first].pos_ == "DET"


def _is_last(doc, token, hi):
    """Whether nothing but somebody follows a verb and its comma: `The ice will hold, noted the harbour master.`

    Or a statement: `The ice will hold, says the letter sent to the council.`
    """
    if doc[token.i - 1].text != ",":
        return False
    rest = [t for t in doc[token.i + 1 : hi] if not (t.is_space or t.text == ".")]
    end = next((i for i, t in enumerate(rest) if t.pos_ not in {"DET", "ADJ", "NOUN", "PROPN"}), len(rest))
    if not 0 < end <= len(rest) < SHORT or any(t.is_punct for t in rest):
        return False
    return (
        end == len(rest)
        and rest[-1].lower_ in people()
        or rest[end - 1].lower_ in phrases("vehicle")
        and (end == len(rest) or rest[end].tag_ in {"VBN", "IN", "VBD"})
    )


def _noun_with_of(doc, last, lo):
    """The noun that the object of "of" right before a verb hangs on: `…, a member of the harbour council said`."""
    noun = doc[last].head.head
    first = noun.left_edge.i
    is_set_off = first > lo and doc[first - 1].text == "," and doc[first].pos_ == "DET"
    is_phrase = doc[last].head.lower_ == "of" and doc[last].head.i == noun.i + 1 and noun.pos_ == "NOUN"
    return noun if is_set_off and is_phrase and noun.dep_ in {"appos", "conj"} else None


def _noun_after(doc, token, hi):
    nominal = None
    for candidate in doc[token.i + 1 : min(hi, token.i + 8)]:
        is_name = candidate.is_title and candidate.i == token.i + 1 and candidate.pos_ in {"ADV", "ADJ", "VERB"}
        if candidate.pos_ in {"PROPN", "NOUN", "PRON"} or is_name:  # said Skelly, which the tagger took for an adverb
            nominal = candidate
        elif nominal is not None or candidate.is_punct or candidate.pos_ in {"VERB", "AUX", "SCONJ", "ADP"}:
            break
    return nominal


def _subject_before(doc, token, lo, hi):
    """The subject of the nearest finite verb before a verb that stands alone: `X shared the news, writing "…"`."""
    for i in range(token.i - 1, lo - 1, -1):
        if doc[i].tag_ in FINITE_TAGS and (head := _own_subject(doc[i], lo, hi)) is not None:
            return head
    return None


def mention_span(doc, head, lo, hi):
    """The tokens that name whoever a noun is: its modifiers before it, "of …" after it, a name set beside it."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in INSIDE_SUBJECT and child.i < first:
            first = min(first, child.left_edge.i)
    first = max(first, lo)
    for i in range(head.i - 1, first - 1, -1):  # never across a mark: `…," the mayor`
        if doc[i].is_quote or (doc[i].is_punct and doc[i].text not in {"-", ".", "'", "’", "–", "&", "/", ","}):
            first = i + 1
            break
    while first < head.i and (doc[first].is_punct or doc[first].is_space or doc[first].dep_ == "advmod"):
        first += 1
    return first, mention_end(doc, head, hi)


def mention_end(doc, head, hi):
    """The last token of the words that name a speaker from their head on: an apposition is of them, a clause is not."""
    last = head.i
    for child in head.rights:
        if child.i >= hi or (child.left_edge.i if child.dep_ in {"conj", "appos"} else child.i) > last + 3:
            break
        if child.dep_ in {"compound", "flat", "nmod"} or (child.dep_ == "prep" and child.lower_ in {"of", "for"}):
            last = _simple_end(child, hi)
        elif child.dep_ == "appos" and child.pos_ == "PROPN":
            last = _simple_end(child, hi)
        elif child.dep_ == "cc" or child.dep_ == "conj":
            last = _simple_end(child, hi) if child.dep_ == "conj" and child.pos_ in {"PROPN", "NOUN"} else last
        elif not child.is_punct:
            break
    while last > head.i and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ == "cc"):
        last -= 1
    if doc[last].lower_ in people():  # said council spokesman Jonas Lind, where the name hangs elsewhere
        while last + 1 < hi and doc[last + 1].pos_ == "PROPN" and doc[last + 1].ent_type_ in {"PERSON", ""}:
            last += 1
    return last + 1


def _simple_end(token, hi):
    """The right end of a phrase, without the clauses that hang on it."""
    last = token.i
    for child in token.rights:
        if child.dep_ in {"relcl", "acl", "appos", "punct", "cc", "advcl"} or child.i >= hi:
            break
        last = max(last, _simple_end(child, hi))
    return last
