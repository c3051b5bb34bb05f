"""Words that judge: fastened to somebody or to their deeds, in a speaker's mouth or the outlet's own.

"The brutal Rana", "Rana is a liar", "the decision by Rana is shameful", "called Rana's move a mistake", "Rana's
aggression", "Rana has failed the voters". A deed judged is a judgement on whoever did it.
"""

from functools import lru_cache

from ..lexicons import load_lexicon
from .cues import listed_words
from .doers import subjects_of
from .features import QUOTES, SKIPPED, features_of
from .grammar import deeds, is_set_apart, with_conjuncts
from .hedges import is_hedged, is_passed_on
from .model import probabilities
from .owners import owners_of
from .reality import is_negated, is_unreal
from .whom import is_same, is_speaker, name_of, quote_at, row_of
from .words import NAMES, acts_of_verbs, word_polarities

# rough guesses at how often a row of each rule is right about holder, target and polarity
JUDGEMENT_PROB, DEED_PROB, VERDICT_PROB = 0.75, 0.75, 0.8
SHARE = 0.9  # of the model's probability: it was fitted on the target, not on who says it
SURE = 0.65  # the model's probability without which what a speaker tells of somebody makes no call
VERDICTS = frozenset(
    "call describe label brand dub deem consider characterize characterise depict portray regard view condemn slam "
    "denounce criticise criticize dismiss hail praise reject blast decry".split()
)
COMPLEMENTS = frozenset(("oprd", "xcomp", "ccomp", "acomp", "attr"))
DISPUTES = frozenset(
    "deny dispute reject dismiss doubt allege question refute rebut accuse accusation allegation report possible "
    "suspect".split()
)
PRONOUNS = frozenset("he him his she her hers they them their it its".split())
BLAME = frozenset(("responsible", "guilty", "culpable", "complicit", "accountable"))
HARMS = frozenset(
    "attack war bloodshed violence strike bombing shelling death crash crisis situation breakdown massacre killing "
    "assault murder raid".split()
)
# "has lost all legitimacy"
STANDING = frozenset("legitimacy credibility mandate trust confidence".split())
PERPETRATE = frozenset("carry commit perpetrate stage mount wage".split())
SUFFERERS = frozenset("victim casualty target hostage martyr refugee orphan widow underdog".split())
SINKING = frozenset("stoop resort sink descend indulge engage".split())
ORIGINS = frozenset("come stem emanate originate arise".split())
EVILS = frozenset("threat danger aggression provocation instability escalation menace".split())
PREDICATES = frozenset(("dobj", "acomp", "attr", "oprd", "advmod", "prt"))


def judgements_in(doc, sentence, quotes, actors, outlet):
    """Stances taken by words that judge, as dicts."""
    for word in sentence:
        if word.pos_ in SKIPPED:
            continue
        quote = quote_at(word, quotes)
        if quote and not quote["speaker"]:
            continue
        yield from _by_word(doc, word, quote, actors, outlet)
        yield from _by_verdict(doc, word, quote, actors)
        if quote and not is_unreal(word):
            yield from _by_deed(doc, word, quote, actors)
            yield from _by_telling(doc, word, quote, actors)
            yield from _by_origin(doc, word, quote, actors)


def _row(holder, kind, target, polarity, prob, cue, quote, rule):
    event_type = "SUPPORT" if polarity > 0 else "ACCUSE"
    return row_of(holder, kind, target.name, event_type, polarity, prob, cue, quote, f"{rule}; target {target.rule}")


# ── a judging word: "the brutal regime", "Rana is a liar", "Rana's decision is shameful" ──


@lru_cache(maxsize=2)
def _judging(*how):
    """{word: polarity} of the words that judge whomever they are fastened to ("yes") or told of ("told")."""
    table = load_lexicon("stance_words")
    return {row.word: int(row.polarity) for row in table[table.judges.isin(how)].itertuples()}


def _by_word(doc, word, quote, actors, outlet):
    judged = _judged(word)
    if judged is None or is_set_apart(judged) or word.ent_type_ or is_unreal(word):
        return
    on_deed = judged.lemma_ in deeds()
    widely = on_deed and quote and word.dep_ in ("acomp", "attr") and word.pos_ in ("ADJ", "NOUN")
    widely = widely and word.lemma_.lower() not in listed_words()  # "the sides are enemies" tells of two
    words = word_polarities() if widely else _judging("yes")
    polarity = words.get(word.lower_) or words.get(word.lemma_.lower())
    if widely and polarity == 1:  # "their comments were consistent" is no praise of them
        polarity = _judging("yes", "told").get(word.lower_)
    denied = any(c.dep_ == "neg" for c in (*word.children, *word.head.children))
    if not polarity or denied or is_negated(word):
        return
    holder, kind = (quote["speaker"], "speaker") if quote else (outlet, "outlet")
    for target in _doers(doc, judged, quote, actors):
        unsure = kind == "outlet" and (_is_others(word) or is_passed_on(word) or target.rule == "unnamed source")
        if not unsure and not is_same(holder, target.name):
            rule = f"judging word{' on a deed' if on_deed else ''}: {kind}"
            yield _row(holder, kind, target, polarity, JUDGEMENT_PROB, word.text, quote, rule)


def _doers(doc, noun, quote, actors):
    """Whom a judgement falls on: whoever the noun names, else those whose deed it names."""
    named = name_of(doc, noun, quote, actors)
    if named:
        return [named]
    owners = with_conjuncts(owners_of(noun)) if noun.lemma_ in deeds() else []
    return [found for owner in owners if (found := name_of(doc, owner, quote, actors))]


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


# ── a verdict: "called Rana's move a mistake", "described Rana as a hero" ──


def _by_verdict(doc, verb, quote, actors):
    if verb.lemma_ not in VERDICTS or verb.pos_ != "VERB" or is_unreal(verb) or is_negated(verb):
        return
    judged, complement = _verdict(verb)
    polarity = side_of(complement) if judged is not None else 0
    if not polarity:
        return
    for target in _doers(doc, judged, quote, actors):
        for holder, kind in _deciders(doc, verb, quote, actors):
            if target.rule.split(":")[0] not in PRONOUNS and not is_same(holder, target.name):
                cue = f"{verb.text} … {complement.text}"
                yield _row(holder, kind, target, polarity, VERDICT_PROB, cue, quote, f"verdict: {kind}")


def _deciders(doc, verb, quote, actors):
    """Whose verdict it is, as (name, holder_kind)."""
    for subject in with_conjuncts(subjects_of(verb)):
        first = is_speaker(subject)
        named = None if first and not quote else name_of(doc, subject, quote, actors)
        if named:
            yield named.name, "speaker" if quote and quote["speaker"] == named.name else "actor"


def _verdict(verb):
    """(what is judged, the word that judges it), or (None, None): "called the move a mistake", "as a mistake"."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    judging = [c for c in verb.children if c.dep_ == "oprd" and c.i > verb.i]
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"):
        judging += [c for c in prep.children if c.dep_ in ("pobj", "amod", "pcomp", "acomp")]
    for clause in (c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and c.pos_ in ("NOUN", "PROPN", "ADJ")):
        below = [
            c for c in clause.children if c.dep_ in ("dobj", "attr", "nsubj") and c.pos_ in ("NOUN", "PROPN", "ADJ")
        ]
        if clause.pos_ == "NOUN" and below and below[0].i > clause.i:  # "the move" is parsed as above "a mistake"
            objects, judging = objects + [clause], judging + below[:1]
        elif below and below[0].i < clause.i:
            objects, judging = objects + below[:1], judging + [clause]
    return (objects[0], judging[0]) if len(objects) == 1 and judging else (None, None)


def side_of(complement):
    """The one side that the words of a complement take; 0 where they take none, both, or it is denied."""
    near = [complement, *complement.conjuncts]
    near += [c for t in tuple(near) for c in t.children if c.dep_ in ("amod", "compound", "advmod", "conj")]
    near += [p for t in tuple(near) for c in t.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    if any(c.dep_ == "neg" or c.lower_ in ("no", "not") for t in near for c in t.children):
        return 0
    if any(t.lemma_ in SUFFERERS for t in near):  # "portrayed Rana as a victim" judges somebody else
        return 0
    sides = {side for t in near if t.ent_type_ not in NAMES and (side := _listed(t))}
    return sides.pop() if len(sides) == 1 else 0


def _listed(token):
    listed = word_polarities()
    return listed.get(token.lower_, listed.get(token.lemma_.lower(), 0))


# ── a deed whose name judges it, in a speaker's mouth: "Ruritania's aggression" ──


def _by_deed(doc, noun, quote, actors):
    polarity = deeds().get(noun.lemma_, 0) if noun.pos_ == "NOUN" else 0
    if not polarity or is_negated(noun) or is_disputed(noun):
        return
    for target in (named for t in with_conjuncts(owners_of(noun)) if (named := name_of(doc, t, quote, actors))):
        if is_plain(target) and not is_same(quote["speaker"], target.name):
            yield _row(quote["speaker"], "speaker", target, polarity, DEED_PROB, noun.text, quote, "deed: speaker")


def is_disputed(word):
    """Whether a word stands below one of denying, doubting or accusing."""
    return any(a.lemma_ in DISPUTES or a.dep_ == "neg" for a in word.ancestors)


# ── what a speaker tells of somebody: "Ruritania has failed its people" ──


def _by_telling(doc, verb, quote, actors):
    """The predicate takes a side by the word list, and the model, which hears the sentence, the same one."""
    nothing = any(c.lower_ in ("nothing", "none", "hardly") for c in verb.children)
    if verb.pos_ not in ("VERB", "AUX") or nothing or is_negated(verb) or is_disputed(verb):
        return
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and not is_speaker(c)]
    sided = [(t, side) for t in _predicate(verb) if (side := _said_of(t))]
    sides = {side for _, side in sided}
    asks = any(t.text == "?" for t in verb.sent[-2:])
    if asks or not subjects or len(sides) != 1:
        return
    polarity = sides.pop()
    for subject in with_conjuncts(subjects):
        against, _, favour = probabilities(features_of(doc, subject.idx, subject.idx + len(subject)))
        is_blame = any(t.lemma_ in BLAME or _is_done(t) for t, _ in sided)
        sure = VERDICT_PROB if is_blame else float(against if polarity < 0 else favour)
        for target in _doers(doc, subject, quote, actors) if sure >= SURE else ():
            if is_plain(target) and not is_same(quote["speaker"], target.name):
                cue = " ".join(t.text for t, _ in sided)
                yield _row(quote["speaker"], "speaker", target, polarity, SHARE * sure, cue, quote, "told: speaker")


def _by_origin(doc, verb, quote, actors):
    """From whom an evil is said to come: "the threat comes from Ruritania"."""
    evil = next((c for c in verb.children if c.dep_ == "nsubj" and c.lemma_ in EVILS), None)
    if verb.lemma_ not in ORIGINS or evil is None or is_negated(verb) or is_disputed(verb):
        return
    if any(c.lower_ in ("no", "little") for c in evil.children):
        return
    sources = [p for c in verb.children if c.lower_ == "from" for p in c.children if p.dep_ == "pobj"]
    for target in (named for t in with_conjuncts(sources) if (named := name_of(doc, t, quote, actors))):
        if is_plain(target) and not is_same(quote["speaker"], target.name):
            cue = f"{evil.text} … {verb.text} from"
            yield _row(quote["speaker"], "speaker", target, -1, DEED_PROB, cue, quote, "told: speaker")


def is_plain(target):
    """Whether words name one actor for certain: a "him" or an unnamed source may be anybody."""
    return target.rule != "unnamed source" and target.rule.split(":")[0] not in PRONOUNS


def _said_of(token):
    """The side of a predicate's word: "responsible for the attack" blames, "responsible" alone praises."""
    if _is_done(token) or _is_sunk_to(token):
        return -1
    if token.lemma_ not in BLAME:
        listed = _judging("yes", "told")
        return listed.get(token.lower_, listed.get(token.lemma_.lower(), 0))
    things = [p for c in token.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pobj"]
    return -1 if any(_listed(p) < 0 or p.lemma_ in HARMS for p in things) else 0


def _is_done(token):
    """Harm that somebody is said to have done, or standing lost by it: "carried out the attack", "constitutes a
    violation", "has lost legitimacy".
    """
    if token.dep_ == "dobj" and token.lemma_ in STANDING and token.head.lemma_ in ("lose", "forfeit"):
        return True
    is_wrong = deeds().get(token.lemma_, 0) < 0
    done = (is_wrong or token.lemma_ in HARMS) and token.head.lemma_ in PERPETRATE
    return token.dep_ == "dobj" and (done or (is_wrong and token.head.lemma_ in ("constitute", "represent")))


def _is_sunk_to(token):
    """What somebody is said to stoop or resort to, where a word of it is bad."""
    return token.dep_ == "pobj" and token.head.head.lemma_ in SINKING and any(_listed(t) < 0 for t in token.subtree)


def _predicate(verb):
    """The words with which a verb says something of its subject; a listed act toward a third is left out."""
    below = [c for c in verb.children if c.dep_ in PREDICATES and c.i > verb.i]
    sides = [p for c in verb.children if c.lower_ == "on" for p in c.children if p.lemma_ == "side"]
    below += sides  # "are on the wrong side of history"
    if verb.lemma_ in SINKING:  # "is stooping to despicable tactics"
        below += [p for c in verb.children if c.lower_ in ("to", "in", "into") for p in c.children if p.dep_ == "pobj"]
    below += [c for t in tuple(below) for c in t.children if c.dep_ in ("amod", "conj")]
    if verb.lemma_.lower() in acts_of_verbs():  # "rejected the shameful statement": shameful is what was rejected
        below = []
    below = [t for t in below if t.lemma_.lower() not in listed_words() or _is_done(t)]
    return [t for t in (verb, *below) if t.ent_type_ not in NAMES and not is_hedged(t)]
