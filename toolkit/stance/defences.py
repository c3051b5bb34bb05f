"""Whom somebody covers: by opposing what is to be done to them, by saying it must not be done, by giving them credit.

"Norway vetoed a resolution condemning Peru", "opposed sanctions on Peru", "Rana cannot be removed" have no word for
Peru or Rana, and beside a REQUEST to the same target they show that somebody is asked for more and covered at once.
Whoever opposes a measure may be for the one it would hit or only against the measure: a shield is told, and makes no
call; who welcomes one is against whom it hits. Credit ("they have already done a lot") is a call, and so is what needs
no excuse ("no need to justify ourselves to Peru").
"""

from .authors import holders_of
from .cues import aimed_at, cues_in, hostile_verbs
from .doers import CALLS, DEMANDS, DEPARTURES, WRITINGS, subjects_of
from .grammar import has_to, with_conjuncts
from .owners import TEXTS, is_done_by_owner
from .reality import is_negated, is_unreal
from .whom import carried, is_same, is_speaker, name_of, quote_at, row_of

# (a cue's event type, its polarity) → (the event type toward whom the measure would hit, rule)
MEASURED = {("REJECT", -1): ("SUPPORT", "shield"), ("SUPPORT", 1): ("REJECT", "measure")}
OWN_GOINGS = frozenset("departure exit resignation abdication".split())  # may be welcomed for their own sake
CALLED = {"SUPPORT": 1, "REJECT": -1}
PROB = 0.85  # as for ties: grammar says what is welcomed, whatever the words around it sound like
# what is opposed in "vetoed a resolution condemning Peru", "rejected calls for sanctions on Peru"
MOVES = WRITINGS | TEXTS | frozenset("attempt plan proposal call move bid effort push demand idea threat".split())
FORBIDDEN = frozenset(("can", "could", "must", "should", "may", "ca"))
WRONG = frozenset("unacceptable wrong unfair unjust inadmissible impermissible intolerable absurd".split())
DONE = frozenset(("lot", "much", "enough", "everything", "part", "share", "utmost", "best", "plenty"))
FREEINGS = frozenset("release freedom liberation acquittal pardon exoneration reinstatement".split())
TELLINGS = frozenset("say tell claim argue insist believe think maintain".split())
ANSWERS = frozenset("justify explain excuse".split())  # who need not apologise may only have done no wrong
NEEDS = frozenset("need plan intend have mean reason intention obligation duty".split())


def defences_in(doc, sentence, quotes, actors, addressed):
    """Sides taken by covering somebody, and by refusing to answer to somebody, as dicts."""
    cues = cues_in(sentence)
    for cue in cues:
        if not cue.negated and not cue.unreal and (cue.event_type, cue.polarity) in MEASURED:
            yield from _by_measure(doc, cue, cues, quotes, actors)
    for verb in sentence:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        quote = quote_at(verb, quotes)
        yield from _by_freeing(doc, verb, quote, actors)
        if verb.lemma_ in ANSWERS:
            yield from _by_no_answer(doc, verb, quote, actors)
        if quote and quote["speaker"]:
            yield from _by_forbidding(doc, verb, quote, actors)
            yield from _by_credit(doc, verb, quote, actors, addressed)


def _row(holder, kind, target, event_type, cue, quote, rule):
    polarity, prob = (None, None) if rule == "shield" else (CALLED[event_type], PROB)
    rule = f"{rule}: {kind}; target {target.rule}"
    return row_of(holder, kind, target.name, event_type, polarity, prob, cue, quote, rule)


# ── what is to be done to somebody is opposed or welcomed: "opposed sanctions on Peru", "welcomed sanctions on Peru" ──


def _by_measure(doc, cue, cues, quotes, actors):
    event_type, rule = MEASURED[cue.event_type, cue.polarity]
    if rule == "measure":  # who supports a resolution condemning Peru condemns Peru: told by that cue already
        cues = [other for other in cues if other.unreal or not other.subject]
    quote = quote_at(doc[cue.token], quotes)
    for i, via in cue.targets:
        if via != "itself" or doc[i].pos_ != "NOUN" or (rule == "measure" and doc[i].lemma_ in OWN_GOINGS):
            continue
        for holder, kind in holders_of(doc, cue.subject, quote, actors):
            for patient in _spared(doc[i], cues):
                target = name_of(doc, patient, quote, actors)
                if target and not is_same(holder, target.name):
                    words = f"{cue.words} … {doc[i].text}"
                    yield _row(holder, kind, target, event_type, words, quote, rule)


def _spared(noun, cues):
    """Against whom the thing opposed would go: Peru in "sanctions on Peru", "a resolution condemning Peru"."""
    if noun.lemma_ in DEPARTURES:
        if is_done_by_owner(noun):
            return []
        owners = [c for c in noun.children if c.dep_ == "poss"]
        return owners + [p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    if aimed := aimed_at(noun):
        return aimed
    if noun.lemma_ not in MOVES:
        return []
    below = [c for c in noun.children if c.dep_ in ("acl", "relcl")]
    below += [p for c in noun.children if c.lower_ in ("for", "on", "of") for p in c.children]
    spared = [t for t in below if t.pos_ == "NOUN" for t in (_spared(t, cues) if t.lemma_ not in MOVES else [])]
    acts = {c.i for c in below if c.pos_ == "VERB"}
    for cue in cues:
        if cue.token in acts and cue.polarity < 0 and not cue.negated:
            spared += [noun.doc[i] for i, via in cue.targets if via == "itself"]
    return spared


# ── somebody's freedom is asked for: "demanded Rana's release" ──


def _by_freeing(doc, verb, quote, actors):
    if verb.lemma_ not in DEMANDS | CALLS or is_negated(verb) or is_unreal(verb):
        return
    asked = [c for c in verb.children if c.dep_ == "dobj"] if verb.lemma_ in DEMANDS else []
    asked += [p for c in verb.children if c.dep_ == "prep" and c.lower_ == "for" for p in c.children]
    for noun in (t for t in asked if t.lemma_ in FREEINGS):
        owners = [c for c in noun.children if c.dep_ == "poss"]
        owners += [p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        for holder, kind in holders_of(doc, [t.i for t in with_conjuncts(subjects_of(verb))], quote, actors):
            for freed in with_conjuncts(owners):
                target = name_of(doc, freed, quote, actors)
                if target and target.rule != "unnamed source" and not is_same(holder, target.name):
                    words = f"{verb.text} … {noun.text}"
                    yield _row(holder, kind, target, "SUPPORT", words, quote, "shield")


# ── what must not be done to somebody: "Rana cannot be removed", "it is wrong to punish Rana" ──


def _by_forbidding(doc, verb, quote, actors):
    patients, words = _not_to_be_touched(verb)
    if not patients or any(a.lemma_ in ("if", "unless") for a in verb.lefts):
        return
    tellers = tellers_within(verb, quote)
    holders = [quote["speaker"]] if tellers is None else [name_of(doc, t, quote, actors) for t in tellers]
    for holder in (getattr(holder, "name", holder) for holder in holders if holder):
        for patient in with_conjuncts(patients):
            target = name_of(doc, patient, quote, actors)
            if target and target.rule == "named" and not is_same(holder, target.name):
                kind = "speaker" if tellers is None else "actor"
                yield _row(holder, kind, target, "SUPPORT", words, quote, "shield")


def _not_to_be_touched(verb):
    """(to whom, the words that say so), or ([], "")."""
    if verb.lemma_ not in hostile_verbs():
        return [], ""
    barred = any(c.dep_ == "neg" for c in verb.children) and any(
        c.dep_ == "aux" and c.lower_ in FORBIDDEN for c in verb.children
    )
    if barred:
        return [c for c in verb.children if c.dep_ == "nsubjpass"], f"not … {verb.text}"
    above = verb.head
    judged = verb.dep_ in ("xcomp", "ccomp", "advcl") and has_to(verb) and above.lemma_ == "be"
    said = [c.lower_ for c in above.children if c.dep_ in ("acomp", "attr")] if judged else [above.lower_]
    wrong = next((word for word in said if word in WRONG), None)
    if wrong is None or not has_to(verb) or any(c.dep_ == "neg" for c in above.children):
        return [], ""
    return [c for c in verb.children if c.dep_ == "dobj"], f"{wrong} to {verb.text}"


def tellers_within(verb, quote):
    """Who within the quotation is said to say it, as tokens: "What Orlov told her is that …"; None where nobody is."""
    for above in verb.ancestors:
        if above.idx < quote["start"] or above.idx >= quote["end"]:
            return None
        cleft = [c for c in above.children if c.dep_ == "csubj"] if above.lemma_ == "be" else []
        for told in (t for t in (above, *cleft) if t.lemma_ in TELLINGS):
            subjects = subjects_of(told)
            return None if subjects and all(is_speaker(t) for t in subjects) else subjects
    return None


def is_anothers(verb, quote):
    """Whether within the quotation somebody else is said to say it."""
    return tellers_within(verb, quote) is not None


# ── credit: "they have already done a lot" ──


def _by_credit(doc, verb, quote, actors, addressed):
    helpers = [c for c in verb.children if c.dep_ == "aux"]
    perfect = verb.lemma_ == "do" and verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in helpers)
    plain = perfect and len(helpers) == 1 and not any(c.dep_ in ("neg", "mark", "nsubjpass") for c in verb.children)
    what = [c for c in verb.children if c.dep_ in ("dobj", "npadvmod") and c.lemma_ in DONE] if plain else []
    what = [c for c in what if not any(g.dep_ in ("prep", "relcl", "acl") and g.lower_ == "of" for g in c.children)]
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and not is_speaker(c)]
    for subject in subjects if what else ():
        target = name_of(doc, subject, quote, actors) or carried(subject, quote["speaker"], quote, addressed)
        if target and target.rule != "unnamed source" and not is_same(quote["speaker"], target.name):
            cue = doc[verb.i : what[0].i + 1].text
            yield _row(quote["speaker"], "speaker", target, "SUPPORT", cue, quote, "credit")


# ── no answer owed: "felt no need to justify its conduct to Peru" ──


def _by_no_answer(doc, verb, quote, actors):
    above = verb.head
    if not has_to(verb) or above.lemma_ not in NEEDS or verb.dep_ not in ("xcomp", "acl"):
        return
    denied = any(c.dep_ == "neg" or c.lower_ == "no" for c in above.children)
    asking = [p for c in verb.children if c.dep_ == "prep" and c.lower_ == "to" for p in c.children if p.dep_ == "pobj"]
    holding = above if above.pos_ == "VERB" else above.head
    if not denied or not asking or is_unreal(holding):
        return
    for holder, kind in holders_of(doc, [t.i for t in subjects_of(holding)], quote, actors):
        for asked in with_conjuncts(asking):
            target = name_of(doc, asked, quote, actors)
            if target and not is_same(holder, target.name):
                words = f"{'no' if above.pos_ == 'NOUN' else 'not'} {above.lemma_} to {verb.lemma_}"
                yield _row(holder, kind, target, "REJECT", words, quote, "no answer")
