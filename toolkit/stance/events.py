"""Stances that an article tells: reported acts, quoted speech and the outlet's own words, each toward an actor named.

Three voices are kept apart. A cue inside a quotation is its speaker's, unless it tells what somebody else did; a cue
outside is an act that the outlet reports of its subject, not a stance of the outlet; only judging words that the
outlet itself fastens to an actor are the outlet's own.
"""

from functools import lru_cache
from typing import NamedTuple

from ..actors.titles import places
from ..articles import outlet_of
from ..labels import labels_in
from ..language import parse
from ..lexicons import load_lexicon
from ..schema import conform, with_ids
from .cues import QUADS, cues_in, is_unreal, subjects_of
from .features import QUOTES, SKIPPED

# rough guesses at how often a row of each rule is right about holder, target and polarity; not fitted yet
CUE_PROB, OWNER_PROB, JUDGEMENT_PROB = 0.8, 0.65, 0.65
FIRST_PERSON = frozenset("i we me us my our ours mine myself ourselves".split())
GROUP_PRONOUNS = frozenset("they them their theirs".split())
DUTIES = frozenset(("must", "should"))
# "Ruritania should take part" asks for Ruritania's place at the table, not anything of Ruritania
NO_DEMAND = frozenset(
    "be become have remain stay participate attend take join get receive know see belong exist enjoy expect feel "
    "deserve like want appear seem happen occur last win lose".split()
)
GROUPS = frozenset(
    "country nation state power side party faction group bloc alliance coalition union".split()
)  # may act unnamed
PARTS = frozenset("force troop fighter member majority part all most some many".split())
SOME = frozenset("some many few several most individual certain two three".split())
AMOUNTS = frozenset("million thousand hundred dozen percent majority number group some many most few lot".split())
CARRIED = 1200  # characters: a quoted "they" further from whom the speaker addressed may be somebody else


class Named(NamedTuple):
    """Whom some words name, and the rule that says so."""

    name: str
    rule: str


def score_stance(articles, quotes, actors, *, nlp=None):
    """One row is one call: a holder toward a target, with the sentence it rests on.

    Columns: start and end of the evidence sentence; holder and holder_kind (speaker: words quoted or reported of
    them; actor: an act that is told of them; outlet: the outlet's own judging words); target; event_type by PLOVER's
    names and its quad; polarity (−1, 0, 1; missing = no call: to urge is a REQUEST and not by itself hostile); prob;
    cue; quote_id (missing = the outlet's own voice); rule. What is only possible, wished for or conditional makes no
    row, nor does a holder or target that the article leaves open. Event types follow PLOVER, the Political Language
    Ontology for Verifiable Event Records.

    >>> import toolkit as tk
    >>> articles = tk.to_articles([{"article_id": "a", "text": "On Monday Ruritania denounced Borduria."}])
    >>> actors = conform([dict(article_id="a", start=10, end=19, actor="Ruritania", kind="place"),
    ...                   dict(article_id="a", start=30, end=38, actor="Borduria", kind="place")], "actors")
    >>> score_stance(articles, conform([], "quotes"), actors)[["holder", "target", "event_type", "polarity"]]
          holder    target event_type  polarity
    0  Ruritania  Borduria     ACCUSE        -1
    """
    quotes_of, actors_of = _records(conform(quotes, "quotes")), _records(conform(actors, "actors"))
    rows = []
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
    rows, addressed, quotes = [], {}, [_with_full_speaker(quote, actors) for quote in quotes]
    for sentence in doc.sents:
        found = [*_acts(doc, sentence, quotes, actors, addressed), *_duties(doc, sentence, quotes, actors, addressed)]
        found += _judgements(doc, sentence, quotes, actors, outlet)
        rows += [{**_bounds(sentence), **row, "quad": QUADS[row["event_type"]]} for row in found]
    return _distinct(rows)


def _with_full_speaker(quote, actors):
    """The quotation with its speaker under the name that the actors give the words at the cue."""
    if not quote.get("speaker") or quote.get("mention_start") is None:
        return quote
    at = [a for a in actors if quote["mention_start"] <= a["start"] and a["end"] <= quote["mention_end"]]
    full = next((a["actor"] for a in at if a["actor"] and a["actor"].endswith(quote["speaker"])), quote["speaker"])
    return {**quote, "speaker": full}


def _distinct(rows):
    """One row for one holder, target and event type in a sentence: the surest."""
    best = {}
    for row in rows:
        key = (row["start"], row["holder"], row["target"], row["event_type"], row["quote_id"])
        if key not in best or (row["prob"] or 0) > (best[key]["prob"] or 0):
            best[key] = row
    return sorted(best.values(), key=lambda row: (row["start"], row["end"], row["cue"], row["target"]))


def _bounds(sentence):
    words = [t for t in sentence if not t.is_space]
    return {"start": words[0].idx, "end": words[-1].idx + len(words[-1])} if words else {"start": 0, "end": 0}


# ── acts: "Ruritania denounced Borduria", "we denounce them" ──


def _acts(doc, sentence, quotes, actors, addressed):
    for cue in cues_in(sentence):
        if cue.unreal or not cue.subject:
            continue
        quote = quote_at(doc[cue.token], quotes)
        for holder, kind in _holders(doc, cue, quote, actors):
            for target, via in _targets(doc, cue, holder, quote, actors, addressed):
                polarity = _polarity(cue)
                prob = None if polarity is None else OWNER_PROB if via == "owner" else CUE_PROB
                rule = f"cue: {'told by the speaker of another' if quote and kind == 'actor' else kind}"
                rule += ", denied" if cue.negated else ""
                rule += f"; target {target.rule}{', through what is theirs' if via == 'owner' else ''}"
                event_type = _event_type(cue, holder, target.name, actors)
                yield _row(holder, kind, target.name, event_type, polarity, prob, cue.words, quote, rule)
                if not _is_person(target.name, actors):
                    addressed.setdefault(holder, []).append((doc[cue.token].idx, target.name))


def _event_type(cue, holder, target, actors):
    """The cue's event type; "attack" is ASSAULT where a country or an army is on either side, and no person."""
    kinds = {a["actor"]: a["kind"] for a in actors}
    sides = [
        kinds.get(name, "army" if name.endswith((" forces", " opposition")) else None) for name in (holder, target)
    ]
    is_attack = cue.words.lower().startswith("attack") and "person" not in sides and {"place", "army"} & set(sides)
    return "ASSAULT" if is_attack else cue.event_type


def _same(one, other):
    """Whether two names may be one: "Quill" and "Ada Quill"."""
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def _row(holder, kind, target, event_type, polarity, prob, cue, quote, rule):
    return {
        "holder": holder,
        "holder_kind": kind,
        "target": target,
        "event_type": event_type,
        "polarity": polarity,
        "prob": prob,
        "cue": cue,
        "quote_id": quote["quote_id"] if quote else None,
        "rule": rule,
    }


def _polarity(cue):
    """−1 or 1, or None for no call: an act with no side to it, or a hostile one that was not done."""
    if cue.polarity == 0 or (cue.negated and cue.polarity < 0):
        return None
    return -1 if cue.negated else cue.polarity


def quote_at(token, quotes):
    """The innermost quotation a token stands in, or None."""
    around = [q for q in quotes if q["start"] <= token.idx < q["end"]]
    return min(around, key=lambda q: q["end"] - q["start"]) if around else None


def _holders(doc, cue, quote, actors):
    """Who acts, as (name, holder_kind)."""
    for i in cue.subject:
        if doc[i].lower_ in FIRST_PERSON:
            if quote and quote["speaker"]:
                yield quote["speaker"], "speaker"
            continue
        named = name_of(doc, doc[i], quote, actors)
        if named:
            yield named.name, "speaker" if quote and quote["speaker"] == named.name else "actor"


def _targets(doc, cue, holder, quote, actors, addressed):
    """Toward whom, as (Named, how): what fills the slot where that is an actor, else those to whom it belongs."""
    found = {"itself": [], "owner": []}
    for i, via in cue.targets:
        if via == "owner" and QUADS[cue.event_type].startswith("material"):
            continue  # to kill someone's hostage is not to kill them
        named = name_of(doc, doc[i], quote, actors) or _carried(doc[i], holder, quote, addressed)
        if named and not _same(holder, named.name):
            found[via].append((named, via))
    return dict.fromkeys(found["itself"] or found["owner"])


def _carried(token, holder, quote, addressed):
    """A quoted "they" is whom the same speaker addressed shortly before, where that was nobody but one."""
    if token.lower_ not in GROUP_PRONOUNS or not quote:
        return None
    near = {name for place, name in addressed.get(holder, ()) if token.idx - place <= CARRIED}
    return Named(near.pop(), "carried over from the speaker's only addressee") if len(near) == 1 else None


def _is_person(name, actors):
    return any(a["kind"] == "person" for a in actors if a["actor"] == name)


def name_of(doc, token, quote, actors):
    """Whom a token's phrase names, or None: the speaker, an insertion right after it, else what stands there."""
    if token.lower_ in FIRST_PERSON:
        return Named(quote["speaker"], "the speaker") if quote and quote["speaker"] else None
    inserted = _insertion_after(token.idx + len(token), quote)
    if inserted:
        words = doc.char_span(*inserted, alignment_mode="expand")
        named = _plainly_named(doc, words.root, actors) if words is not None else None
        return Named(named.name, "inserted by the outlet") if named else None
    return _plainly_named(doc, token, actors)


def _plainly_named(doc, token, actors):
    from ..actors.reference import resolve

    start, end = phrase_of(token)
    if _is_some(token):
        return None
    if token.lemma_.lower() in PARTS:  # "forces of the opposition": the opposition
        whole = [
            p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"
        ]
        if whole:
            return _plainly_named(doc, whole[0], actors)
    label = _label_at(doc, token)
    if label and label["owned"]:
        return Named(label["concept"], "named by its kind")
    for word in (token, *(c for c in token.children if c.dep_ == "appos")):  # "his counterpart Walid Rana"
        held = [a for a in actors if a["start"] <= word.idx < a["end"]]
        if held:
            name = max(held, key=lambda a: a["end"] - a["start"])["actor"]
            return Named(name, "named") if name else None
    kind, country = places().get(token.lower_, (None, None))
    if kind == "demonym" and token.dep_ in ("amod", "nmod", "compound", "conj") and token.tag_ != "NNPS":
        return Named(country, "named by its adjective")  # "American objections": the United States
    name, rule = resolve(doc, start, end, actors)
    if name and rule == "unnamed source" and not (label or token.lemma_.lower() in GROUPS):
        return None
    return Named(name, rule) if name else None


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
        doc.user_data["variorum_labels"] = {
            row["end"]: row for row in labels_in(doc) if row["is_actor"] and row["has_bearer"]
        }
    return doc.user_data["variorum_labels"]


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
        c for c in token.children if c.i < token.i and c.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod")
    ]
    first = min([token.i, *(c.left_edge.i for c in left)])
    return token.doc[first].idx, token.idx + len(token)


# ── duties: "they must do more" ──


def _duties(doc, sentence, quotes, actors, addressed):
    """What a speaker says others must do is a REQUEST to them, and no call."""
    for verb in sentence:
        duty = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in DUTIES), None)
        if duty is None or verb.pos_ != "VERB" or verb.lemma_ in NO_DEMAND or not _is_plain_duty(verb):
            continue
        quote = quote_at(verb, quotes)
        if not quote or not quote["speaker"]:
            continue
        denied = " not" if any(c.dep_ == "neg" for c in verb.children) else ""  # "should not shift", told in full
        speaker, cue = quote["speaker"], f"{duty.text}{denied} {verb.text}"
        asked = [t for subject in subjects_of(verb) for t in (subject, *subject.conjuncts) if t.lower_ != "others"]
        targets = [name_of(doc, t, quote, actors) or _carried(t, speaker, quote, addressed) for t in asked]
        if not all(targets) or any(t.lower_ in FIRST_PERSON for t in asked):
            continue  # a demand on two, told as one on the one that is named, would be a false one
        for target in (t for t in targets if not _same(speaker, t.name)):
            yield _row(
                speaker, "speaker", target.name, "REQUEST", None, None, cue, quote, f"duty; target {target.rule}"
            )
            if not _is_person(target.name, actors):
                addressed.setdefault(speaker, []).append((verb.idx, target.name))


def _is_plain_duty(verb):
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    condition = any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)
    return not (passive or perfect or condition)


# ── judgements: "the brutal regime", "Rana is a liar" ──


@lru_cache(maxsize=1)
def _judging():
    """{word: polarity} of the words that judge whomever they are fastened to."""
    table = load_lexicon("stance_words")
    return {row.word: int(row.polarity) for row in table[table.judges == "yes"].itertuples()}


def _judgements(doc, sentence, quotes, actors, outlet):
    judging = _judging()
    for word in sentence:
        polarity = judging.get(word.lower_) or judging.get(word.lemma_.lower())
        if not polarity or word.pos_ in SKIPPED or word.ent_type_ or is_unreal(word):
            continue
        denied = any(c.dep_ == "neg" for c in (*word.children, *word.head.children))
        judged = _judged(word)
        quote = quote_at(word, quotes)
        if judged is None or denied or (quote and not quote["speaker"]):
            continue
        target = name_of(doc, judged, quote, actors)
        holder, kind = (quote["speaker"], "speaker") if quote else (outlet, "outlet")
        if kind == "outlet" and (_is_others(word) or (target and target.rule == "unnamed source")):
            continue
        if target and not _same(holder, target.name):
            event_type = "SUPPORT" if polarity > 0 else "ACCUSE"
            rule = f"judging word: {kind}; target {target.rule}"
            yield _row(holder, kind, target.name, event_type, polarity, JUDGEMENT_PROB, word.text, quote, rule)


def _is_others(word):
    """Whether a judging word in no quotation found may still be somebody else's: between marks, or in a clause told."""
    marks = any(t.text in QUOTES or t.text in "‘’'" for t in word.sent if not t.is_space)
    return marks or any(t.dep_ in ("ccomp", "advcl", "parataxis") for t in (word, *word.ancestors))


def _judged(word):
    """The noun that a judging word is fastened to, as adjective, predicate or apposition; None where there is none."""
    if word.dep_ == "amod":
        return word.head
    if word.dep_ in ("acomp", "attr") and word.head.lemma_ == "be":
        return next((c for c in word.head.children if c.dep_ == "nsubj"), None)
    if word.dep_ in ("appos", "compound"):
        return word.head
    return None
