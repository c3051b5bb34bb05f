"""What a sentence tells of a target: the part it plays in each event, and whether what is told there is good or bad.

"Rana was murdered" has a word against somebody, and it is not Rana: `stance_frames.csv` says of a verb what it does to
whom (harm, blame, help, praise …) and of whom it speaks well (gain, good) or ill (lose, wrong), after the connotation
frames of Rashkin, Singh and Choi (ACL 2016). Sides are put together along the tree as in Moilanen and Pulman (RANLP
2007): what "stops" or "lacks" turns the side of its object, what "causes" or "has" keeps it.
"""

from collections import Counter
from functools import lru_cache

from ..lexicons import load_lexicon
from .words import valence

TURNS, KEEPS = "turns", "keeps"  # frames that say what a word does to the side of its object
TURNING = frozenset(
    "no not n't never without hardly barely scarcely neither nor little few nothing anti against absence end loss "
    "failure refusal denial decline reduction removal elimination instead rather least none nobody".split()
)
TELLING = frozenset(
    "say tell add note explain state write tweet argue claim insist announce declare reply recall suggest admit ask "
    "remark".split()
)
DENYING = frozenset(("no", "never", "hardly", "without"))
DOUBTS = frozenset("would could might should may can if unless whether".split())
CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "acl", "xcomp", "pcomp"))
APART = frozenset("nsubj nsubjpass punct det aux auxpass neg cc mark relcl advcl parataxis".split())
FILLED = frozenset("dobj attr acomp xcomp oprd prep pcomp".split())
NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
PREPOSITIONS = frozenset("of for against with to from on about at in over".split())
OWNED = frozenset("nsubj dobj nsubjpass pobj".split())
OWN_WORD = 1.5  # a sided word outweighs what hangs on it: the "success of the fraudsters" is told as one
MOST = 2.0


@lru_cache(maxsize=1)
def frames_of_words():
    """{word: its frames} of `stance_frames.csv`."""
    frames = {}
    for row in load_lexicon("stance_frames").itertuples():
        frames.setdefault(row.word, []).append(row.frame)
    return frames


def frame_features(sentence, head, inside):
    """{feature: (value, token indices)} of a target: its part in each event, the side of each event and clause."""
    sides, found = {}, {}
    total = sum(_event(part, event, inside, sides, found) for part, event in parts_of(head))
    if total:
        words = {i for feature, (_, made_by) in found.items() if feature.startswith("sum:") for i in made_by}
        _note(found, f"sum:all{_sign(total)}", words, min(abs(total), MOST))
    for token in sentence:
        if token.pos_ == "VERB" and token.i not in inside:
            _elsewhere(token, inside, found)
    _clauses(sentence, head, inside, sides, found)
    return found


# ── the parts a target plays ──


def parts_of(head):
    """(part, word) for each event that a target takes part in: ("agent", "praised"), ("patient", "accused")."""
    node = _first_named(head)
    if node.dep_ == "poss":
        yield "owner", node.head
        if node.head.dep_ in OWNED:
            yield f"owner@{node.head.dep_}", node.head.head
    if node.dep_ == "appos":
        node = _first_named(node.head)
    yield from _part_above(node)
    for child in head.children:
        yield from _part_below(child)
    if node.dep_ == "nsubj" and node.head.lemma_ == "be":
        yield from (("is", c) for c in node.head.children if c.dep_ in ("attr", "acomp", "prep"))


def _first_named(head):
    """The first of some names that share a part: "Quill" for Rana in "praised Quill and Rana"."""
    while head.dep_ == "conj" and head.head != head and head.head.pos_ in NOUNS:
        head = head.head
    return head


def _part_above(node):
    above = node.head
    if node.dep_ == "nsubj" and above.pos_ in ("VERB", "AUX"):
        yield from _shared("agent", above)
    elif node.dep_ == "nsubjpass":
        yield from _shared("patient", above)
    elif node.dep_ in ("dobj", "dative"):
        yield ("patient" if node.dep_ == "dobj" else "receiver"), above
    elif node.dep_ == "pobj":
        by = above.dep_ == "agent" or above.lower_ == "by"
        yield "agent" if by else above.lower_ if above.lower_ in PREPOSITIONS else "prep", above.head
    elif node.dep_ == "attr" and above.pos_ == "AUX":
        yield "attr", above
    elif node.dep_ in ("compound", "nmod", "amod"):
        yield "beside", above


def _part_below(child):
    """The part in a clause that tells who the target is: "Rana, who lied", "Rana, accused of fraud"."""
    if child.dep_ == "relcl":
        who = next((c for c in child.children if c.tag_ in ("WP", "WDT")), None)
        if who is None or who.dep_ == "dobj":
            yield "patient", child
        elif who.dep_ in ("nsubj", "nsubjpass"):
            yield from _shared("agent" if who.dep_ == "nsubj" else "patient", child)
    elif child.dep_ == "acl" and child.tag_ in ("VBG", "VBN"):
        yield from _shared("agent" if child.tag_ == "VBG" else "patient", child)
    elif child.dep_ == "appos":
        yield "is", child


def _shared(part, verb):
    """A part in a verb and in those that share its subject: "Rana lied and was jailed", "tried to hide it"."""
    yield part, verb
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
            inner = [c.dep_ for c in child.children]
            if "nsubj" not in inner and "nsubjpass" not in inner:
                yield from _shared("patient" if "auxpass" in inner else "agent", child)
        elif part == "agent" and child.dep_ == "xcomp":
            yield from _shared("agent", child)
        elif part == "agent" and child.dep_ == "advcl" and child.tag_ == "VBG":
            if all(c.dep_ != "nsubj" for c in child.children):
                yield "agent", child
        elif part == "agent" and child.dep_ == "prep":
            yield from (("agent", c) for c in child.children if c.dep_ == "pcomp")


# ── what is told there ──


def _note(found, feature, tokens, value=1.0):
    found[feature] = (value, found[feature][1] | set(tokens) if feature in found else set(tokens))


def _frames(token):
    return frames_of_words().get(token.lemma_.lower(), ()) if token.pos_ in ("VERB", "NOUN") else ()


def _event(part, event, inside, sides, found):
    """The frames of one event with the target's part in it, the side of the event and of what fills it."""
    denied = "not_" if _is_denied(event) else ""
    doubted = "maybe_" if any(c.dep_ in ("aux", "mark") and c.lower_ in DOUBTS for c in event.children) else ""
    frames = _frames(event)
    for frame in frames:
        for state in {"", denied, doubted}:
            _note(found, f"frame:{part}:{state}{frame}", [event.i])
    side, words = side_of(event, inside, sides)
    if side:
        kind = "tells" if event.lemma_ in TELLING else "is" if event.lemma_ == "be" else "does"
        _note(found, f"sum:{part}:{_sign(side)}", words)
        _note(found, f"sum:{part}:{kind}:{doubted}{_sign(side)}", words)
    filled, words = _filling(event, inside, sides)
    for frame in frames if filled else ():
        _note(found, f"sum:{part}:{denied}{frame}>{_sign(filled)}", {event.i, *words})
    return side


def _sign(side):
    return "+" if side > 0 else "-"


def _is_denied(token):
    return any(c.dep_ == "neg" or c.lower_ in DENYING for c in token.children)


def side_of(token, inside, sides):
    """(−1, 0 or 1, the sided words) of a word with what hangs on it, but for its subject and its side clauses."""
    if token.i in inside:
        return 0, ()
    if token.i not in sides:
        sides[token.i] = _side_of(token, inside, sides)
    return sides[token.i]


def _side_of(token, inside, sides):
    own, lemma, verbal = valence(token), token.lemma_.lower(), token.pos_ in ("VERB", "AUX")
    below, words, denied = 0, [token.i] if own else [], False
    for child in token.children:
        denied = denied or child.dep_ == "neg" or child.lower_ in DENYING
        if child.dep_ not in APART and not (verbal and child.dep_ in ("conj", "ccomp")):
            side, made_by = side_of(child, inside, sides)
            below += side
            words += made_by
    below, frames = _unit(below), frames_of_words().get(lemma, ())
    if token.pos_ in ("VERB", "NOUN", "ADP", "ADJ") and (TURNS in frames or lemma in TURNING):
        side = -below or own
    elif token.pos_ == "VERB" and KEEPS in frames:
        side = below or own
    else:
        side = _unit(own * OWN_WORD + below)
    return (-side if denied else side), words


def _unit(number):
    return (number > 0) - (number < 0)


def _filling(event, inside, sides):
    """The side of what fills an event: of the fraud in "stopped the fraud", of the lead in "lost his lead"."""
    total, words = 0, []
    for child in event.children:
        if child.dep_ in FILLED:
            side, made_by = side_of(child, inside, sides)
            total += side
            words += made_by
    return _unit(total), words


def _elsewhere(verb, inside, found):
    """The frames of every verb of the sentence, and of those done to somebody else."""
    frames = _frames(verb)
    if not frames:
        return
    patients = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    others = patients and not any(t.i in inside for patient in patients for t in patient.subtree)
    for frame in frames:
        _note(found, f"frame:any:{frame}", [verb.i])
        if others:
            _note(found, f"frame:others:{frame}", [verb.i])


def _clauses(sentence, head, inside, sides, found):
    """The side of each clause: the target's own, one above or below it, or beside; whether somebody else acts there."""
    above, below, mine = {a.i for a in head.ancestors} | {head.i}, {t.i for t in head.subtree}, head
    while mine.head != mine and mine.dep_ not in CLAUSES:
        mine = mine.head
    sums, words = Counter(), {}
    for token in sentence:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ not in CLAUSES:
            continue
        side, made_by = side_of(token, inside, sides)
        if not side:
            continue
        i = token.i
        place = "own" if i == mine.i else "above" if i in above else "below" if i in below else "beside"
        subjects = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
        whose = "target" if any(c.i in inside for c in subjects) else "other" if subjects else "nobody"
        for name in (place, f"{place}:{whose}", f"{place}:{token.dep_}"):
            sums[f"clause:{name}{_sign(side)}"] += 1
            words.setdefault(f"clause:{name}{_sign(side)}", set()).update(made_by)
    for feature, count in sums.items():
        _note(found, feature, words[feature], min(float(count), MOST))
