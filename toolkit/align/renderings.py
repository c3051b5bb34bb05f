"""Renderings: the utterances of an article, and which of two articles' are one utterance in the same words."""

from collections import Counter, defaultdict
from itertools import combinations

import pandas as pd

from ..actors.names import link_names
from ..words import share, words_in
from .statements import sentences_in
from .variants import SENTENCE, overlap, reaches, renders_same, turned_round, turns

LEFT_OVER = 4  # words that may be left at the end of a sentence and still be read with the rest
RARE = 0.004  # share of sentences: "withdraw" and every name is rarer, "government" is not
MOST_HOLDERS = 200  # utterances of one event: a word in more of them is what the event is about
COMMON_RUN = 3  # renderings with no rare word are candidates where they share so many words in a row


def utterances_in(article, quotes):
    """The utterances of one article, their pieces put together: dicts of item_id, article_id, speaker, direct, words
    (with offsets).
    """
    pieces = defaultdict(list)
    for row in sorted(quotes, key=lambda row: (row["start"], row["end"])):
        if not _is_nested(row, quotes):
            pieces[row["utterance_id"]].append(row)
    found = []
    for item_id, rows in pieces.items():
        speakers = [row["speaker"] for row in rows if isinstance(row.get("speaker"), str)]
        words = [word for row in rows for word in words_in(article.text, int(row["start"]), int(row["end"]))]
        found.append(
            dict(
                item_id=item_id,
                article_id=article.article_id,
                speaker=speakers[0] if speakers else None,
                speaker_key=None,
                verbatim=all(row.get("kind", "direct") == "direct" for row in rows),
                direct=any(row.get("kind", "direct") != "indirect" for row in rows),
                start=int(rows[0]["start"]),
                end=int(max(row["end"] for row in rows)),
                words=words,
                units=_units(article.text, words),
            )
        )
    return [utterance for utterance in found if utterance["words"]]


def _is_nested(row, quotes):
    """Whether a piece is speech inside the speech of another row, which holds its words already."""
    level = row.get("level")
    if level is None or pd.isna(level) or level == 0:
        return False
    return any(
        other["utterance_id"] != row["utterance_id"] and other["start"] <= row["start"] and row["end"] <= other["end"]
        for other in quotes
    )


def quoted_words(text, start, end, pieces=()):
    """The words of an utterance between two offsets as printed, without what the outlet says between its pieces.

    `pieces` are the (start, end) of the utterance's rows in quotes; without any, all that stands between the offsets.

    >>> quoted_words("“We wait,” he said, “for rain.”", 1, 29, [(1, 9), (21, 29)])
    'We wait, for rain'
    """
    spans = sorted((max(start, s), min(end, e)) for s, e in pieces)
    spans = [(s, e) for s, e in spans if s < e] or [(start, end)]
    return " ".join(" ".join(text[s:e].split()) for s, e in spans)


def _units(text, words):
    """The sentences of an utterance, as (first, past last) of its words."""
    if not words:
        return []
    ends = [end for _, end in sentences_in(text[words[0].start : words[-1].end])]
    sizes = [sum(word.end <= words[0].start + end for word in words) for end in ends]
    return [(a, b) for a, b in zip([0, *sizes], sizes, strict=False) if a < b]


def name_speakers(utterances):
    """Give each utterance whose speaker is named a key, one for all names of one person: Torv and Lenna Torv."""
    named = [utterance for utterance in utterances if utterance["speaker"] and utterance["speaker"][:1].isupper()]
    for utterance, label in zip(named, link_names([u["speaker"] for u in named]), strict=True):
        utterance["speaker_key"] = label


# ── pairs ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def same_pairs(items):
    """{(i, j): Overlap} of the renderings in different articles that are one utterance in the same words."""
    folded = [[word.folded for word in item["words"]] for item in items]
    pairs = {}
    for i, j in candidates(folded):
        if items[i]["article_id"] != items[j]["article_id"]:
            direct = items[i]["direct"] and items[j]["direct"]
            found = overlap(folded[i], folded[j])
            if not renders_same(found, direct) and not (direct and turned_round(folded[i], folded[j], found)):
                found = _shared_sentence(items[i], items[j], folded[i], folded[j], found) if direct else None
            if found and not direct and turns(folded[i][found.a : found.a_end], folded[j][found.b : found.b_end]):
                continue
            if found:
                pairs[i, j] = _to_sentence_ends(found, items[i], items[j])
    return pairs


def _shared_sentence(a, b, words_a, words_b, found):
    """The overlap of one whole sentence of an utterance of several with the other utterance, or None."""
    if found is None or found.weight < SENTENCE[1]:
        return None
    for first, last in a["units"] if len(a["units"]) > 1 else []:
        part = overlap(words_a[first:last], words_b)
        if part and reaches(part, SENTENCE):
            return part._replace(a=part.a + first, a_end=part.a_end + first)
    for first, last in b["units"] if len(b["units"]) > 1 else []:
        part = overlap(words_a, words_b[first:last])
        if part and reaches(part, SENTENCE):
            return part._replace(b=part.b + first, b_end=part.b_end + first)
    return None


def _to_sentence_ends(found, a, b):
    """The overlap widened to the ends of its sentences where few words are left there on both sides.

    Else it would not be seen that of "we open the mills before winter" and "we open the mills by next winter" the
    ends differ.
    """
    first, last = _unit_at(a, found.a), _unit_at(a, found.a_end - 1)
    other_first, other_last = _unit_at(b, found.b), _unit_at(b, found.b_end - 1)
    if found.a - first[0] <= LEFT_OVER and found.b - other_first[0] <= LEFT_OVER:
        found = found._replace(a=first[0], b=other_first[0])
    if last[1] - found.a_end <= LEFT_OVER and other_last[1] - found.b_end <= LEFT_OVER:
        found = found._replace(a_end=last[1], b_end=other_last[1])
    return found


def _unit_at(item, place):
    """The sentence of an utterance that holds its word at place."""
    return next((unit for unit in item["units"] if unit[0] <= place < unit[1]), (0, len(item["words"])))


def candidates(texts):
    """Pairs (i, j), i < j, of lists of words that share two rare words or a run of three: no others have a chance."""
    rare, runs = defaultdict(set), defaultdict(set)
    for i, words in enumerate(texts):
        for word in words:
            if share(word) < RARE:
                rare[word].add(i)
        for k in range(len(words) - COMMON_RUN + 1):
            runs[tuple(words[k : k + COMMON_RUN])].add(i)
    telling, running = ([m for m in held.values() if 1 < len(m) <= MOST_HOLDERS] for held in (rare, runs))
    shared = Counter(pair for members in telling for pair in combinations(sorted(members), 2))
    found = {pair for pair, count in shared.items() if count >= 2}
    return sorted(found | {pair for members in running for pair in combinations(sorted(members), 2)})


# ── cliques ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def cliques(edges):
    """Edges as claims, [{member: (first word, past last)}]: every edge in one, every two members of one joined by an
    edge.

    The part of a member is what it shares with all the others; one that would leave another less than half its part
    begins a claim of its own.
    """
    spans = {}
    for (i, j), found in edges.items():
        spans[i, j], spans[j, i] = (found.a, found.a_end), (found.b, found.b_end)
    near = defaultdict(set)
    for i, j in edges:
        near[i].add(j), near[j].add(i)
    covered, found = set(), []
    for i, j in sorted(edges, key=lambda pair: (-edges[pair].weight, pair)):
        if (i, j) in covered:
            continue
        members = {i: spans[i, j], j: spans[j, i]}
        for k in sorted(near[i] & near[j], key=lambda k: (-(_length(spans[k, i]) + _length(spans[k, j])), k)):
            members = _with_member(members, k, spans) or members
        covered |= {tuple(sorted(pair)) for pair in combinations(members, 2)}
        found.append(members)
    return found


def _length(span):
    return span[1] - span[0]


def _with_member(members, k, spans):
    """The members with one more and every part cut to what all share, or None where the newcomer shares it not."""
    if any((m, k) not in spans for m in members):
        return None
    parts = {m: _cut(part, spans[m, k]) for m, part in members.items()}
    part = spans[k, next(iter(members))]
    for m in members:
        part = _cut(part, spans[k, m])
    kept = all(_length(parts[m]) * 2 >= min(_length(members[m]), _length(spans[m, k])) for m in members)
    return {**parts, k: part} if kept and _length(part) > 0 and all(_length(p) > 0 for p in parts.values()) else None


def _cut(a, b):
    return max(a[0], b[0]), min(a[1], b[1])
