"""Paraphrases: renderings of one utterance in other words, as translations and indirect speech make them."""

import math
import re
from collections import Counter, defaultdict
from functools import lru_cache

import numpy as np
from rapidfuzz.distance import Indel

from ..lexicons import load_lexicon
from .variants import rarity

LIKELY = 1.25  # part of the slighter rendering that the fuller one holds, times the root of what they share
FULLER = 0.2  # of the fuller rendering: "this is about the ministry" is not what a sentence of forty words says
TOUCH = 1.0  # weaker pairs are not even weighed when the best partner is sought
ROUGHLY = 0.8  # a word has one rarity in "town" and another in "cities": pairs are found with some room
MOST_SAYING = 200  # sentences of one speaker in one event: what more of them hold is what the event is about
IN_ORDER = 0.55  # two direct quotations in other words keep more than half of their words in order, or
IN_A_ROW = 4  # so many words in a row: else they are two things one speaker said on one matter
ENDINGS = re.compile(r"(?<=\w{3})(?:'s|s'|ations?|ments?|ness|ings?|ies|ied|iness|als?|ed|es|ly|ers?|ions?|s|e|y)$")


def concept(word):
    """The stem of a word, or of the word the synonym list lets stand for it: towns, town and city are one.

    >>> concept("towns") == concept("city"), concept("withdrawal") == concept("withdraw")
    (True, True)
    """
    known = _concepts()
    return known.get(word) or known.get(stem(word)) or stem(word)


@lru_cache(maxsize=100_000)
def stem(word):
    """A word without its ending, roughly, British and American spellings made one.

    >>> stem("synchronised") == stem("synchronized"), stem("parties") == stem("party")
    (True, True)
    """
    return ENDINGS.sub("", re.sub(r"is(?=e|ed|ing|ation)", "iz", word) if len(word) > 6 else word)


@lru_cache(maxsize=1)
def _concepts():
    lexicon = load_lexicon("synonyms")
    pairs = list(zip(lexicon.word, lexicon.stands_for, strict=True))
    return {stem(word): stem(other) for word, other in pairs} | {word: stem(other) for word, other in pairs}


def concepts_in(words):
    """The concepts of a list of folded words, each with the rarity of the rarest word that stands for it."""
    found = {}
    for word in words:
        found[concept(word)] = max(rarity(word), found.get(concept(word), 0.0))
    return found


def likeness(a, b, spread):
    """(rarity shared, part of the slighter rendering, part of the fuller one) of two sets of concepts; `spread`
    weighs each in its event.
    """
    told = {c: b[c] * spread[c] for c in a if c in b}
    shared = math.fsum(told.values())  # whatever their order: near a threshold a plain sum hangs on it
    sides = sorted(shared + math.fsum(w * spread[c] for c, w in side.items() if c not in told) for side in (a, b))
    return shared, shared / max(sides[0], 1e-9), shared / max(sides[1], 1e-9)


def spread_of(units):
    """How much a concept tells inside one event: 1 where one unit of speech holds it, little where every second one
    does.
    """
    held, total = Counter(c for unit in units for c in unit), max(2, len(units))
    return {c: math.log((total + 1) / n) / math.log(total + 1) for c, n in held.items()}


# ── pairs ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def possible_pairs(utterances, likely=LIKELY, fuller=FULLER):
    """[(likeness, i, j, unit of i, unit of j)], likest first: sentences of one speaker in two articles that may
    render one utterance.

    Each is the other's likest in that article. Two direct quotations must besides keep words in order, as
    translations of one original do; on American news, where nothing is translated, what is merely like is another
    sentence of the same speech.
    """
    units = [(i, unit, concepts_in(_folded(u, unit))) for i, u in enumerate(utterances) for unit in u["units"]]
    spread = spread_of([held for *_, held in units])
    weighed, best = [], defaultdict(float)
    for x, y in _of_one_speaker(utterances, units, spread):
        shared, slight, full = likeness(units[x][2], units[y][2], spread)
        score = slight * math.sqrt(shared)
        verbatim = utterances[units[x][0]]["verbatim"] and utterances[units[y][0]]["verbatim"]
        if score >= TOUCH and (verbatim or full >= fuller):
            weighed.append((score, x, y))
            for one, other in ((x, y), (y, x)):
                place = one, _kind_of_place(utterances[units[other][0]])
                best[place] = max(best[place], score)
    found = []
    for score, x, y in weighed:
        (i, unit_i, _), (j, unit_j, _) = units[x], units[y]
        mutual = score == best[x, _kind_of_place(utterances[j])] == best[y, _kind_of_place(utterances[i])]
        if score >= likely and mutual and _orderly(utterances[i], unit_i, utterances[j], unit_j):
            found.append((score, i, j, unit_i, unit_j))
    return sorted(found, key=lambda pair: (-pair[0], *pair[1:]))


def _kind_of_place(utterance):
    """An article may render a sentence twice, in quotation marks and in its own words."""
    return utterance["article_id"], utterance["direct"]


def _folded(utterance, unit):
    return [word.folded for word in utterance["words"][unit[0] : unit[1]]]


def _of_one_speaker(utterances, units, spread):
    """Pairs of units in different articles whose speakers are known and one, and that share enough to be worth
    weighing.
    """
    spoken = defaultdict(list)
    for place, (i, *_) in enumerate(units):
        if utterances[i]["speaker_key"]:
            spoken[utterances[i]["speaker_key"]].append(place)
    for places in spoken.values():
        articles = np.array([utterances[units[x][0]]["article_id"] for x in places], dtype=object)
        if (articles != articles[0]).any():
            for a, b in _sharing([units[x][2] for x in places], spread):
                if articles[a] != articles[b]:
                    yield places[a], places[b]


def _sharing(units, spread):
    """Pairs (a, b), a < b, of sets of concepts whose likeness may reach TOUCH, by what not too many of them hold."""
    from scipy import sparse

    numbers = {c: n for n, c in enumerate(dict.fromkeys(c for unit in units for c in unit))}
    held = Counter(c for unit in units for c in unit)
    cells = [(x, numbers[c], w * spread[c]) for x, unit in enumerate(units) for c, w in unit.items()]
    if not cells:
        return []
    row, column, weight = (np.array(part) for part in zip(*cells, strict=True))
    whole = np.bincount(row, weight, minlength=len(units))
    few = np.array([held[c] <= MOST_SAYING for c in numbers])[column]
    matrix = sparse.csr_matrix((np.sqrt(weight[few]), (row[few], column[few])), shape=(len(units), len(numbers)))
    shared = sparse.triu(matrix @ matrix.T, 1).tocoo()
    slighter = np.maximum(np.minimum(whole[shared.row], whole[shared.col]), 1e-9)
    worth = shared.data / slighter * np.sqrt(shared.data) >= ROUGHLY * TOUCH
    return sorted(zip(shared.row[worth].tolist(), shared.col[worth].tolist(), strict=True))


def _orderly(a, unit_a, b, unit_b):
    if not (a["verbatim"] and b["verbatim"]):
        return True
    first, second = ([concept(word) for word in _folded(u, unit)] for u, unit in ((a, unit_a), (b, unit_b)))
    in_order = Indel.normalized_similarity(first, second)
    run = max((op.src_end - op.src_start for op in Indel.opcodes(first, second) if op.tag == "equal"), default=0)
    return in_order >= IN_ORDER or run >= IN_A_ROW
