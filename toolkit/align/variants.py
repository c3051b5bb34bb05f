"""Variants: two renderings of one utterance laid side by side word by word, and whether they are that."""

import math
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from ..words import INSERTION, share, words_in

GAP = 1.2  # what each word that only one rendering has costs a stretch; "the … of the" scattered is no likeness
DENIALS = {"not", "no", "never", "nobody", "none", "nothing", "neither", "nor"}
TURNING = DENIALS | set("but unless if although though however yet despite except without until only or".split())


class Overlap(NamedTuple):
    """The stretch that two runs of words share: word positions [a, a_end) and [b, b_end), and how good it is."""

    a: int
    a_end: int
    b: int
    b_end: int
    weight: float  # rarity of the shared words, summed
    agreement: float  # shared words ÷ words of the longer side of the stretch
    run: int  # longest run of shared words without a break
    cover: float  # rarity of the shared words ÷ rarity of the shorter rendering


@lru_cache(maxsize=100_000)
def rarity(word):
    """How much it tells that two renderings share a word: nothing for "the", 10 for a name."""
    return max(0.0, -math.log(share(word)) - 2.5)


def word_differences(a, b):
    """The word-level edit that turns rendering a into rendering b, as [(op, words of a, words of b)].

    op is equal, replace, delete or insert. What stands in brackets is the outlet's insertion and is left out; curly
    marks, capitals and contractions are no differences. The words are given as each rendering prints them.

    >>> word_differences("They could do more (to stop it).", "They can do a lot more.")
    [('equal', 'They', 'They'), ('replace', 'could', 'can'), ('equal', 'do', 'do'), ('insert', '', 'a lot'),
     ('equal', 'more', 'more')]
    """
    words_a, words_b = words_in(a), words_in(b)
    return [(op, _printed(a, words_a[s:e]), _printed(b, words_b[t:f])) for op, s, e, t, f in _edit(words_a, words_b)]


def _edit(words_a, words_b):
    """What turns one list of words into another, as (op, start and end in a, start and end in b)."""
    return _joined(Indel.opcodes([word.folded for word in words_a], [word.folded for word in words_b]))


def differing_spans(words_a, words_b):
    """([spans of a], [spans of b]): where the words stand that only one of two renderings has, joined where they touch.

    >>> differing_spans(words_in("He could go."), words_in("He can go now."))
    ([(3, 8)], [(3, 6), (10, 13)])
    """
    steps = [step for step in _edit(words_a, words_b) if step[0] != "equal"]
    return _places(words_a, [step[1:3] for step in steps]), _places(words_b, [step[3:5] for step in steps])


def _places(words, runs):
    return [(words[first].start, words[past - 1].end) for first, past in runs if first < past]


def _printed(text, words):
    """The words as printed, insertions between them left out."""
    return " ".join(INSERTION.sub(" ", text[words[0].start : words[-1].end]).split()) if words else ""


def _joined(edit):
    """The opcodes as tuples, a delete beside an insert made one replace."""
    joined = []
    for op in edit:
        op = [op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end]
        if joined and {op[0], joined[-1][0]} <= {"delete", "insert", "replace"}:
            joined[-1] = ["replace", joined[-1][1], op[2], joined[-1][3], op[4]]
        else:
            joined.append(op)
    return [tuple(op) for op in joined]


def overlap(a, b):
    """The best stretch that two lists of folded words share, or None where they share nothing that tells."""
    blocks = [(op.src_start, op.src_end, op.dest_start) for op in Indel.opcodes(a, b) if op.tag == "equal"]
    best = _densest(a, blocks)
    if best is None:
        return None
    (s, _, t), (last_s, e, last_t) = blocks[best[0]], blocks[best[1]]
    chosen = blocks[best[0] : best[1] + 1]
    f = last_t + e - last_s
    shared = [word for x, y, _ in chosen for word in a[x:y]]
    weight = sum(map(rarity, shared))
    least = min(sum(map(rarity, a)), sum(map(rarity, b)))
    return Overlap(
        s, e, t, f, weight, len(shared) / max(e - s, f - t), max(y - x for x, y, _ in chosen), weight / max(least, 1e-9)
    )


def _densest(a, blocks):
    """(first, last) of the blocks whose shared rarity, less the words between them, is greatest."""
    best, best_score, score, first = None, 0.0, 0.0, 0
    for i, (s, e, t) in enumerate(blocks):
        if i:
            _, previous_e, previous_t = (
                blocks[i - 1][0],
                blocks[i - 1][1],
                blocks[i - 1][2] + blocks[i - 1][1] - blocks[i - 1][0],
            )
            score -= GAP * max(s - previous_e, t - previous_t)
        if score <= 0:
            score, first = 0.0, i
        score += sum(rarity(word) for word in a[s:e]) + 0.5 * (e - s)
        if score > best_score:
            best, best_score = (first, i), score
    return best


# ── are they one utterance ──────────────────────────────────────────────────────────────────────────────────────────

# An overlap that reaches all four of any row makes two renderings one utterance; read off errors on American news.
ENOUGH = [  # cover, weight, run, agreement
    (
        0.90,
        6.0,
        1,
        0.65,
    ),  # the shorter one whole, with a word that tells: "a lot more" alone stands in many an utterance
    (0.90, 0.0, 5, 0.65),  # … or five plain words in a row: "you can do it yourself"
    (0.80, 10.0, 1, 0.70),  # whole but for a tense or an adjective
    (0.70, 22.0, 1, 0.65),  # names and rare words of a sentence, one or two words of it replaced
    (0.65, 17.0, 4, 0.60),  # two thirds of a sentence, names among it, one clause of it turned round
    (0.40, 11.0, 6, 0.75),  # a clause of one is the whole of the other: "I'm not in the business of guessing"
    (0.00, 28.0, 5, 0.75),  # a sentence cut in the middle, another ending put to it
    (0.00, 15.0, 8, 0.65),  # eight words in a row are nobody's stock phrase
]
SENTENCE = (0.90, 12.0, 4, 0.70)  # one sentence of several, whole
TURNED_ROUND = (0.88, 8.0, 3)  # cover whatever the order, weight, run: "the council will keep its word", "will keep its
# word in the council and out of it"
INDIRECT = 0.8  # "… when he meets the minister in Melport next week" is shared by sentences of different content


def turns(a, b):
    """Whether one of two lists of words denies and the other does not: "never offered" and "offered" are no one
    statement.
    """
    return bool(DENIALS & set(a)) != bool(DENIALS & set(b))


def renders_same(found, direct=True):
    """Whether an overlap makes two renderings one utterance in the same words; of indirect speech nearly the whole
    must be shared.
    """
    if found is None or (not direct and found.cover < INDIRECT):
        return False
    return any(reaches(found, bar) for bar in ENOUGH)


def turned_round(a, b, found):
    """Whether all that tells in the shorter of two lists of words stands in the other too, some of it in a row, though
    another part of it comes before what it came after.
    """
    cover, weight, run = TURNED_ROUND
    if found is None or found.run < run:
        return False
    shared = math.fsum(map(rarity, set(a) & set(b)))  # a set has no order, and a plain sum hangs on it
    return shared >= weight and shared >= cover * min(math.fsum(map(rarity, set(words))) for words in (a, b))


def reaches(found, bar):
    """Whether an overlap reaches a bar of cover, weight, run and agreement."""
    cover, weight, run, agreement = bar
    return found.cover >= cover and found.weight >= weight and found.run >= run and found.agreement >= agreement
