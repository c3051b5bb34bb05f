"""Stances that an article tells: reported acts, quoted speech and the outlet's own words, each toward an actor named.

Four voices are kept apart. A cue inside a quotation is its speaker's; where it tells what somebody else did, it is an
act as the speaker tells it. A cue outside is an act that the outlet reports of its subject, not a stance of the
outlet; only judging words that the outlet itself fastens to an actor are the outlet's own.
"""

import pandas as pd

from ..articles import outlet_of
from ..language import parse
from ..schema import conform, require, with_ids
from .arenas import is_of_words, is_play, is_struck
from .authors import authors_of, holders_of, kind_of
from .cues import QUADS, cues_in
from .defences import defences_in
from .doers import is_addressed, subjects_of
from .duties import duties_in, must_stop_wrong
from .grammar import with_conjuncts
from .judgements import judgements_in
from .leanings import leanings_in
from .reality import asked_by, is_negated, is_unreal, turns_side
from .referents import with_previous
from .sayings import sayings_in
from .seats import seats_in
from .sureness import with_sureness
from .tellers import hearsay_in, parted_subject
from .ties import ties_in
from .verdicts import verdicts_in
from .whom import body_before, carried, is_person, is_same, is_speaker, name_of, only_body, quote_at, row_of
from .wishes import is_planned, told_by, wished_by

NEEDED = dict(
    articles=("article_id", "text"),
    quotes=("quote_id", "article_id", "start", "end", "speaker"),
    actors=("article_id", "start", "end", "actor"),
)
LIKEWISE = {"do": ("same", "likewise"), "follow": ("suit",)}
WISHED = {("vowed", 1): "SUPPORT", ("vowed", -1): "THREATEN"}
WISHED |= {("asked of others", 1): "SUPPORT", ("asked of others", -1): "REJECT"}
# how often such a row was right about holder, target and polarity where the model heard neither side, on marked news
CUE_PROB, OWNER_PROB = 0.88, 0.75


def score_stance(articles, quotes, actors, *, nlp=None):
    """One row is one act of a holder toward a target, with a call where it takes a side, and the sentence it rests on.

    Columns: start and end of the evidence sentence; holder and holder_kind (speaker: words quoted or reported of them;
    actor: an act that is told of them, by the outlet itself or by whom told_by says; outlet: the outlet's own judging
    words); target; event_type by PLOVER's names and its quad; polarity (−1, 0, 1; missing = no call: to urge is a
    REQUEST and not by itself hostile); prob, what the rule was worth on marked news, moved by what the linear model
    hears around the target, and evidence, the words it heard, with their weights: below 0.6 the call is taken back and
    the rule says "below the threshold"; cue; quote_id (the quotation it stands in); rule.

    The rules: cue (an act, or a word for or against somebody), duty, judging word, verdict ("called Rana's move a
    mistake"), seat ("should take part in the talks"), leaning ("the Peru-backed leader"), deed ("Ruritania's
    aggression"), told (what a speaker says of somebody, where the model hears the same side), shield (a measure against
    the target is opposed; no call), measure (one is welcomed), credit, no answer, tie ("recalled its ambassador"),
    feeling ("in a show of support"), saying ("must be brought to justice"), demand ("demanded an end to Peru's raids")
    and likewise; a deed judged falls on whoever did it. What is only possible, wished for, conditional, rumoured, made
    up, bygone or denied makes no row, nor does a holder or target that the article leaves open; kindness refused or
    ended is a REJECT. Event types follow PLOVER, the Political Language Ontology for Verifiable Event Records (Open
    Event Data Alliance, 2018). Raises ValueError for a table that lacks a column.

    >>> import toolkit as tk
    >>> articles = tk.to_articles([{"article_id": "a", "text": "On Monday Ruritania denounced Borduria."}])
    >>> actors = conform([dict(article_id="a", start=10, end=19, actor="Ruritania", kind="place"),
    ...                   dict(article_id="a", start=30, end=38, actor="Borduria", kind="place")], "actors")
    >>> score_stance(articles, conform([], "quotes"), actors)[["holder", "target", "event_type", "polarity"]]
          holder    target event_type  polarity
    0  Ruritania  Borduria     ACCUSE        -1
    """
    for name, table in dict(articles=articles, quotes=quotes, actors=actors).items():
        require(table, NEEDED[name], f"score_stance: {name}")
    quotes_of, actors_of = _records(conform(quotes, "quotes")), _records(conform(actors, "actors"))
    rows, articles = [], articles if "outlet" in articles else articles.assign(outlet=pd.NA)
    for article, doc in parse(articles, nlp):
        found = stance_in(
            doc, quotes_of.get(article.article_id, []), actors_of.get(article.article_id, []), outlet_of(article)
        )
        rows += with_ids(found, "stance_id", article.article_id)
    return conform(rows, "stance")


def _records(table):
    """{article_id: its rows as dicts, missing values as None}; `resolve` reads a gender where the actors have one."""
    plain = table.sort_values(["start", "end"]).assign(gender=table.get("gender")).astype(object)
    plain = plain.where(plain.notna(), None)
    return {key: group.to_dict("records") for key, group in plain.groupby("article_id", sort=False)}


def stance_in(doc, quotes=(), actors=(), outlet="the outlet"):
    """The stances that a Doc tells, as dicts in order; quotes and actors are the rows of this article."""
    rows, addressed, quotes = [], {}, [_with_full_speaker(doc, quote, actors) for quote in quotes]
    told = [h for h in hearsay_in(doc) if not quote_at(doc[h["first"]], quotes)]  # "evidence that" is its speaker's
    quotes = [*with_previous(quotes), *told]
    for sentence in doc.sents:
        found = [*_acts(doc, sentence, quotes, actors, addressed)]
        found += defences_in(doc, sentence, quotes, actors, addressed)
        found += duties_in(doc, sentence, quotes, actors, addressed)
        found += ties_in(doc, sentence, quotes, actors)
        found += sayings_in(doc, sentence, quotes, actors)
        found += seats_in(doc, sentence, quotes, actors)
        found += leanings_in(doc, sentence, quotes, actors)
        found += verdicts_in(doc, sentence, quotes, actors)
        found += judgements_in(doc, sentence, quotes, actors, outlet)
        found += _likewise(doc, sentence, found, rows, quotes, actors)
        rows += [{**_bounds(sentence), **row, "quad": QUADS[row["event_type"]]} for row in found]
    return [with_sureness(doc, row, actors) for row in _distinct(rows)]


def _with_full_speaker(doc, quote, actors):
    """The quotation with its speaker under the name that the actors give the words at the cue; "It" and "the party"
    are the body told of before.
    """
    if quote.get("mention_start") is None:
        return quote
    if not quote.get("speaker") or quote["speaker"].startswith("the "):
        words = doc.char_span(quote["mention_start"], quote["mention_end"], alignment_mode="expand")
        before = body_before(doc, words.root, actors) or only_body(doc, words.root, actors)
        return {**quote, "speaker": before.name} if before else quote
    at = [a for a in actors if quote["mention_start"] <= a["start"] and a["end"] <= quote["mention_end"]]
    full = next((a["actor"] for a in at if a["actor"] and a["actor"].endswith(quote["speaker"])), quote["speaker"])
    return {**quote, "speaker": full}


def _likewise(doc, sentence, found, rows, quotes, actors):
    """Those who did the same as was told last: "Canada did the same", "Canada followed suit"."""
    for verb in sentence:
        same = [c for c in verb.children if c.dep_ in ("dobj", "advmod") and c.lower_ in LIKEWISE.get(verb.lemma_, ())]
        quote = quote_at(verb, quotes)
        if not same or quote or is_negated(verb) or is_unreal(verb):
            continue
        before = [row for row in found if row["quote_id"] is None]
        if not before and sentence.start:
            last = _bounds(doc[sentence.start - 1].sent)["start"]
            before = [row for row in rows if row["start"] == last and row["quote_id"] is None]
        told = [row for row in before if row["holder_kind"] == "actor" and not row["told_by"] and row["polarity"]]
        if len({row["holder"] for row in told}) != 1:  # which of two acts?
            continue
        doers = [name_of(doc, t, None, actors) for t in with_conjuncts(subjects_of(verb))]
        for doer in (d for d in doers if d and d.rule != "unnamed source"):
            for row in (row for row in told if not is_same(doer.name, row["holder"])):
                if not is_same(doer.name, row["target"]):
                    plain = {key: value for key, value in row.items() if key not in ("start", "end", "quad")}
                    yield {**plain, "holder": doer.name, "prob": OWNER_PROB, "rule": f"likewise; {row['rule']}"}


def _distinct(rows):
    """One row for one holder, target and event type in a sentence, the surest; and one for one phrase: in "withdrew
    its support", "support" is told with it.
    """
    best = {}
    for row in sorted(rows, key=lambda row: -len(row["cue"])):
        key = (*_sides(row), row["event_type"])
        if key not in best or (row["prob"] or 0) > (best[key]["prob"] or 0):
            best[key] = row
    kept = [row for row in best.values() if not any(_is_part(row, other) for other in best.values())]
    return sorted(kept, key=lambda row: (row["start"], row["end"], row["cue"], row["target"]))


def _sides(row):
    return row["start"], row["holder"], row["target"], row["quote_id"]


def _is_part(row, other):
    """Whether the words of one call are some of those of another between the same two."""
    words, more = set(row["cue"].split()), set(other["cue"].split())
    return words < more and _sides(row) == _sides(other)


def _bounds(sentence):
    words = [t for t in sentence if not t.is_space]
    return {"start": words[0].idx, "end": words[-1].idx + len(words[-1])} if words else {"start": 0, "end": 0}


def _acts(doc, sentence, quotes, actors, addressed):
    for cue in (pair for whole in cues_in(sentence) for pair in _respective(whole, sentence)):
        if is_play(doc[cue.token], cue.targets):
            continue
        told = told_by(doc[cue.token])
        cue = cue._replace(unreal=cue.unreal or (told.i != cue.token and is_unreal(told)))
        wished = wished_by(told, cue) if cue.unreal and cue.polarity else ""
        if wished == "asked of others":
            cue = cue._replace(subject=tuple(t.i for t in with_conjuncts(subjects_of(asked_by(told)))))
        quote = quote_at(doc[cue.token], quotes)
        if not cue.subject and (parted := parted_subject(doc[cue.token], quote, quotes)) is not None:
            cue = cue._replace(subject=tuple(t.i for t in with_conjuncts([parted])))
        if (
            (cue.unreal and not wished)
            or not cue.subject
            or _is_only_denied(doc[cue.token], cue)
            or is_planned(doc[cue.token], cue)
        ):
            continue
        for holder, kind in _holders(doc, cue, quote, actors):
            for target, via in _targets(doc, cue, holder, quote, actors, addressed):
                if wished and via == "owner":  # to ask for a plan to be denounced is not yet to be against its authors
                    continue
                polarity = -1 if _asks_to_stop(doc[cue.token], cue) else _polarity(cue)
                prob = None if polarity is None else OWNER_PROB if via == "owner" else CUE_PROB
                rule = f"cue: {'told by the speaker of another' if quote and kind == 'actor' else kind}"
                rule += ", denied" if cue.negated else f", {wished}" if wished else ""
                rule += f"; target {target.rule}{', through what is theirs' if via == 'owner' else ''}"
                event_type = _event_type(cue, doc[cue.token], via, (holder, target.name), actors)
                event_type = WISHED.get((wished, polarity), event_type)
                event_type = "REJECT" if cue.negated and polarity == -1 else event_type  # "refused to support Rana"
                yield row_of(holder, kind, target.name, event_type, polarity, prob, cue.words, quote, rule)
                if not is_person(target.name, actors):
                    addressed.setdefault(holder, []).append((doc[cue.token].idx, target.name))


def _asks_to_stop(verb, cue):
    """Whether a request is to stop a wrong of theirs: "urged Peru to stop its attacks"; asked of several, it may be of
    one alone.
    """
    if cue.event_type != "REQUEST" or cue.negated or len({i for i, via in cue.targets if via == "itself"}) != 1:
        return False
    return any(c.dep_ in ("xcomp", "ccomp", "advcl") and must_stop_wrong(c) for c in verb.children)


def _respective(cue, sentence):
    """The cue, or one for each pair: "Peru and Chile accused Malta and Cyprus respectively"."""
    if not any(t.lower_ == "respectively" for t in sentence) or len(cue.subject) < 2:
        return [cue]
    heads = [aim for aim in cue.targets if aim[1] == "itself"]
    if len(heads) < 2:
        return [cue]
    if len(heads) != len(cue.subject):
        return []  # who did what to whom is not plain
    return [cue._replace(subject=(i,), targets=(aim,)) for i, aim in zip(cue.subject, heads, strict=True)]


def _event_type(cue, verb, via, sides, actors):
    """The cue's event type; to attack or fight is ASSAULT where a country or an army is on a side, and no person, and
    what is attacked is no plan or position of theirs; to be at a word war is to accuse.
    """
    kinds = {a["actor"]: a["kind"] for a in actors}
    known = [kinds.get(name, "army" if name.endswith((" forces", " opposition")) else None) for name in sides]
    is_armed = "person" not in known and bool({"place", "army"} & set(known))
    if cue.words.lower().startswith("attack"):
        bodily = via == "itself" or is_struck(verb)
        return "ASSAULT" if is_armed and bodily and not is_of_words(verb) else cue.event_type
    return "REJECT" if cue.words.lower().startswith(("fight", "fought")) and not is_armed else cue.event_type


def _is_only_denied(token, cue):
    """Whether an act that takes no side by not being done was not done: who failed to condemn Rana has done nothing."""
    return cue.negated and (cue.polarity <= 0 or not turns_side(token))


def _polarity(cue):
    """−1 or 1, or None for no call: an act with no side to it."""
    return None if cue.polarity == 0 else -1 if cue.negated else cue.polarity


def _holders(doc, cue, quote, actors):
    """Who acts, as (name, holder_kind)."""
    for i in cue.subject:
        if quote and quote["kind"] == "direct" and is_addressed(doc[i]) and not is_speaker(doc[i]):
            continue
        authors = authors_of(doc, doc[i], cue, quote, actors)
        yield from ((named.name, kind_of(named, quote)) for named in authors)
        if not authors:
            yield from holders_of(doc, [i], quote, actors)


def _targets(doc, cue, holder, quote, actors, addressed):
    """Toward whom, as (Named, how): what fills the slot where that is an actor, else those to whom it belongs."""
    found = {"itself": [], "owner": []}
    for i, via in cue.targets:
        material = QUADS[cue.event_type].startswith("material") and cue.event_type != "SANCTION"
        if via == "owner" and material and not is_struck(doc[cue.token]):
            continue  # to kill someone's hostage is not to kill them; to sanction their banks is to sanction them
        named = name_of(doc, doc[i], quote, actors) or carried(doc[i], holder, quote, addressed)
        if named and not is_same(holder, named.name):
            found[via].append((named, via))
    return dict.fromkeys(found["itself"] or found["owner"])
