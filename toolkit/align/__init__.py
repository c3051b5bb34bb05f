"""Claims: what several articles of one event tell, each article's version beside the others', and what one alone
tells.
"""

from collections import Counter, defaultdict
from itertools import groupby

from rapidfuzz.distance import Indel

from ..events import group_events
from ..furniture import without_furniture
from ..schema import conform
from .fits import same_tally
from .leads import told_once
from .paraphrases import FULLER, LIKELY, possible_pairs
from .parts import PART, join_leads, join_parts
from .renderings import cliques, name_speakers, same_pairs, utterances_in
from .repeats import ALONE, distinct, with_repeats
from .rivals import LEAD, RIVAL
from .statements import OWN_VOICE, statements_in
from .tallies import is_telling, tallies_of
from .variants import differing_spans, word_differences

__all__ = ["align_claims", "differing_spans", "word_differences"]

LIKELY_STATEMENT = 2.05  # of a sentence with no speaker to tie it more must be shared
FULLER_STATEMENT = 0.3  # of the fuller sentence: a name, an office and a weekday are shared by many
ROLES = {"lead": LEAD, "rival": RIVAL, "piece": PART}
SURE = 5.0  # likeness of two translations that differ in a word or two


def align_claims(articles, *, quotes=None, figures=None):
    """One row is one article's version of a claim: the item that tells it, the part of it that does, and the tier.

    Kinds are quotation, figure, date and statement (a checkable sentence in the outlet's own voice); a claim with one
    row is told by one article alone. All `same` members of a quotation render the same words pairwise, so that a long
    quotation stands in two claims where two outlets each quote another part of it. A `possible` row (a translation,
    an indirect rendering) hangs on a claim that has a `same` row. Figures are aligned by what is counted, dates by
    what happens on them, neither by value. Reprints of one wire copy are left to their original. `quotes` may hold
    only quote_id, utterance_id, article_id, start, end, quotation, kind, mention_start, mention_end and speaker.
    Events are grouped first where event_id is missing.

    >>> from toolkit import to_articles
    >>> import pandas as pd
    >>> articles = to_articles([
    ...     {"article_id": "a", "event_id": "e", "text": "“We will reopen the Karsk bridge,” Vask said."},
    ...     {"article_id": "b", "event_id": "e", "text": "Vask said: “We'll reopen the Karsk bridge soon.”"}])
    >>> quotes = pd.DataFrame([
    ...     {"article_id": "a", "utterance_id": "a1", "start": 1, "end": 32, "speaker": "Vask"},
    ...     {"article_id": "b", "utterance_id": "b1", "start": 12, "end": 46, "speaker": "Vask"}])
    >>> align_claims(articles, quotes=quotes)[["kind", "article_id", "item_id", "tier"]].values.tolist()
    [['quotation', 'a', 'a1', 'same'], ['quotation', 'b', 'b1', 'same']]
    """
    if not len(articles):
        return conform([], "claims")
    if "event_id" not in articles or articles.event_id.isna().any() or "reprint_of" not in articles:
        articles = group_events(articles)
    articles = articles[articles.reprint_of.isna()]
    articles = articles.sort_values(["published", "article_id"], na_position="last")  # what comes of them in any order
    spoken, counted = _by_article(quotes), _by_article(figures)
    rows = []
    for event_id, members in articles.groupby("event_id", sort=True):
        members = list(members.itertuples(index=False))
        utterances = [u for article in members for u in utterances_in(article, spoken[article.article_id])]
        claims = _quotation_claims(utterances)
        tallies = _tally_claims([t for article in members for t in _counts_of(article, counted[article.article_id])])
        shared = [
            (m["article_id"], m["start"]) for claim in tallies if len(claim["members"]) > 1 for m in claim["members"]
        ]
        claims += tallies + _statement_claims(members, utterances, shared)
        rows += _rows(claims, event_id, {article.article_id: article for article in members})
    return conform(rows, "claims")


def _by_article(table):
    rows = defaultdict(list)
    if table is not None:
        for row in table.to_dict("records"):
            rows[row["article_id"]].append(row)
    return rows


# ── quotations ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _quotation_claims(utterances):
    """Claims of kind quotation: cliques of renderings in the same words, each other utterance alone, then what is
    possible beside them.
    """
    name_speakers(utterances)
    utterances, again = distinct(utterances)
    edges = same_pairs(utterances)
    claims = [_claim("quotation", members, utterances) for members in cliques(edges)]
    told = {i for pair in edges for i in pair}
    claims += [_claim("quotation", {i: None}, utterances) for i in range(len(utterances)) if i not in told]
    return with_repeats(_with_possible(claims, utterances), utterances, again)


def _with_possible(claims, items, likely=LIKELY, fuller=FULLER, anchors=None):
    """The claims with each possible rendering hung on the claim of its partner; its own claim goes, where it stood
    alone in it.

    The partner that is quoted directly, or else was printed first, carries the claim; `anchors` limits that to the
    first so many items. One of several sentences gets a claim of that sentence, so that two renderings of two
    sentences are not set beside each other.
    """
    claims_of = defaultdict(list)
    for claim in claims:
        for member in claim["members"]:
            claims_of[_key(member)].append(claim)
    gone = set()
    for score, i, j, unit_i, unit_j in possible_pairs(items, likely, fuller):
        if anchors is not None and min(i, j) >= anchors:
            continue
        sides = [(not items[i]["direct"], i, unit_i), (not items[j]["direct"], j, unit_j)]
        (_, anchor, part), (_, guess, guessed) = sorted(sides, key=lambda side: side[:2])
        anchor, guess = items[anchor], items[guess]
        mine, others = claims_of[_key(anchor)], claims_of[_key(guess)]
        if any(claim is other for claim in mine for other in others):
            continue
        home = _home(mine, anchor, part)
        if home is None:
            home = dict(kind=mine[0]["kind"] if mine else "quotation", members=[_member(anchor, part)])
            claims.append(home)
            mine.append(home)
        row = dict(tier="possible", similarity=min(1.0, score / SURE), rule="other words")
        home["members"].append(_member(guess, guessed) | row)
        if home["members"][0]["rule"] == ALONE:
            home["members"][0].update(similarity=row["similarity"], rule="told again in other words")
        gone |= {id(claim) for claim in others if len(claim["members"]) == 1}
        others[:] = [claim for claim in others if len(claim["members"]) > 1] + [home]
    return [claim for claim in claims if id(claim) not in gone]


def _key(member):
    return member["article_id"], member["item_id"]


def _overlap(a, b):
    return a["start"] < b["end"] and b["start"] < a["end"]


def _home(claims, anchor, part):
    """The claim among its own that a possible rendering of part of the anchor hangs on, or None."""
    place = _member(anchor, part)
    overlapping = [c for c in claims if any(_key(m) == _key(anchor) and _overlap(m, place) for m in c["members"])]
    whole = [c for c in overlapping if len(c["members"]) == 1 and len(anchor["units"]) > 1]
    if whole:  # one sentence of several: the claim narrows to it
        whole[0]["members"][0].update(start=place["start"], end=place["end"])
    return overlapping[0] if overlapping else None


def _claim(kind, parts, items):
    """A claim as {kind, members}: each item with the offsets of its part, told by several in the same words or by one
    alone.
    """
    members = [_member(items[i], parts[i]) for i in sorted(parts)]
    if len(members) > 1:
        for member, similarity in zip(members, _similarities(parts, items), strict=True):
            member.update(similarity=similarity, rule="same words")
    return dict(kind=kind, members=members)


def _member(item, part):
    words = item["words"][part[0] : part[1]] if part else None
    start, end = (words[0].start, words[-1].end) if words else (item["start"], item["end"])
    return dict(
        article_id=item["article_id"],
        item_id=item["item_id"],
        start=start,
        end=end,
        tier="same",
        similarity=None,
        rule=ALONE,
    )


def _similarities(parts, items):
    """How like each part is to the likest other, 1 where word is word."""
    said = [[word.folded for word in items[i]["words"][slice(*parts[i])]] for i in sorted(parts)]
    return [max(Indel.normalized_similarity(a, b) for j, b in enumerate(said) if j != i) for i, a in enumerate(said)]


# ── figures and dates ───────────────────────────────────────────────────────────────────────────────────────────────


def _counts_of(article, figures):
    """The tallies of one article, each once, the one it leads with marked."""
    text = without_furniture(article.text, article.headline) if figures else ""
    return told_once(tallies_of(article, figures, text), text, article.headline)


def _tally_claims(tallies):
    """Claims of kinds figure and date: of each article at most one tally joins one, leads before others, then the
    likest pairs first, so that the seven dead of one town are not set beside the fifteen of the next. What an article
    counts again beside its lead goes where its lead goes.
    """
    claims, of_topic = [], defaultdict(list)
    for _, told in groupby(tallies, key=lambda tally: tally["article_id"]):
        told = list(told)
        rivals = [tally for tally in told if tally.get("rival")]
        told = [tally for tally in told if not tally.get("rival")]
        fits = [
            (-fit, n, place)
            for n, tally in enumerate(told)
            for place in of_topic[tally["kind"], tally["topic"]]
            if (fit := same_tally(tally, claims[place])) is not None
        ]
        home, taken = {}, set()
        for _, n, place in sorted(fits):
            if n not in home and place not in taken:
                home[n] = place
                taken.add(place)
        for n, tally in enumerate(told):
            if n in home:
                claims[home[n]].append(tally)
            else:
                of_topic[tally["kind"], tally["topic"]].append(len(claims))
                claims.append([tally])
            claims[home.get(n, -1)] += [r for r in rivals if tally.get("lead") and r["topic"] == tally["topic"]]
    claims = [some for claim in join_parts(join_leads(claims)) for some in _apart(claim)]
    return [_tally_claim(members) for members in claims if len(members) > 1 or is_telling(members[0])]


def _apart(claim):
    """A claim whole where several articles tell it; else each count of the one article alone."""
    return [claim] if len({tally["article_id"] for tally in claim}) > 1 else [[tally] for tally in claim]


def _tally_claim(tallies):
    rows = [_member(tally, None) for tally in tallies]
    for row, tally in zip(rows, tallies, strict=True) if len({row["article_id"] for row in rows}) > 1 else []:
        role = next((words for part, words in ROLES.items() if tally.get(part)), None)
        row["rule"] = f"{tally['topic']}; {role}" if role else tally["topic"]
    return dict(kind=tallies[0]["kind"], members=rows)


# ── statements ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _statement_claims(articles, utterances, taken):
    """Claims of kind statement; beside one, what another outlet says in other words, itself or as somebody's indirect
    speech.

    `taken` are the places of figures that are shared claims of their own: their sentences are no statements beside
    that.
    """
    spoken, figures = defaultdict(list), defaultdict(list)
    for utterance in utterances:
        spoken[utterance["article_id"]].append((utterance["start"], utterance["end"]))
    for article_id, start in taken:
        figures[article_id].append(start)
    statements = [
        statement
        for article in articles
        for statement in statements_in(article, spoken[article.article_id])
        if not any(statement["start"] <= start < statement["end"] for start in figures[article.article_id])
    ]
    statements, again = distinct(statements)
    edges = same_pairs(statements)
    claims = [_claim("statement", members, statements) for members in cliques(edges)]
    told = {i for pair in edges for i in pair}
    claims += [_claim("statement", {i: None}, statements) for i in range(len(statements)) if i not in told]
    reported = [dict(utterance, speaker_key=OWN_VOICE) for utterance in utterances if not utterance["direct"]]
    items = statements + reported
    claims = _with_possible(claims, items, LIKELY_STATEMENT, FULLER_STATEMENT, anchors=len(statements))
    return with_repeats(claims, items, again)


# ── rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _rows(claims, event_id, articles):
    """The claims of an event as rows; a claim is named by the place of its first member."""
    seen, rows = Counter(), []
    for claim in sorted(claims, key=lambda claim: (claim["kind"], _place(claim["members"][0]))):
        name = "{kind}:{article_id}:{start}-{end}".format(kind=claim["kind"], **claim["members"][0])
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name}.{seen[name]}"
        for member in claim["members"]:
            outlet = articles[member["article_id"]].outlet
            rows.append(dict(member, claim_id=name, event_id=event_id, kind=claim["kind"], outlet=outlet))
    return rows


def _place(member):
    return member["article_id"], member["start"], member["end"], member["item_id"]
