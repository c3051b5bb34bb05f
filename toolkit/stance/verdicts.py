"""Verdicts told in a clause of their own: "which he called a menace", "what it called Chile's aggression".

A verdict beside its object ("called the move a mistake") is read in :mod:`.judgements`; here it stands in a relative
clause, in a clause with "what", in a passive ("was seen by Peru as a provocation"), or as the kind of act that
something is said to be ("Chile's raid was an act of aggression"). It falls on whoever is judged or owns the deed.
"""

from .defences import is_anothers
from .doers import subjects_of
from .grammar import antecedent, deeds, with_conjuncts
from .judgements import is_disputed, is_plain, side_of
from .owners import LEAVING, SUFFERED, owners_of
from .reality import is_negated, is_unreal
from .sayings import judged_by_speaker, words_of
from .whom import is_same, is_speaker, name_of, quote_at, row_of

VERDICT_PROB = 0.85  # a guess near what cues are worth; marked news held too few such rows to say
VERDICT = dict(rule="verdict", prob=VERDICT_PROB)
VIEWS = frozenset(
    "call describe label brand dub deem consider characterize characterise depict portray regard view see perceive "
    "term denounce condemn dismiss hail praise".split()
)
KINDS = frozenset("act case form example instance manifestation show display campaign policy".split())
CHOOSING = frozenset("decide choose refuse opt insist persist resort reject ignore".split())
THEY = frozenset("it he she they".split())


def verdicts_in(doc, sentence, quotes, actors):
    """Sides taken by verdicts that stand in a clause of their own, as dicts."""
    for verb in sentence:
        quote = quote_at(verb, quotes)
        if verb.pos_ == "ADJ":
            yield from _by_adjective(doc, verb, quote, actors)
        # "dismissed the claims of Rana, whom he called a liar": the clause is told, whatever is dismissed
        apart = verb.dep_ == "relcl" or any(c.lower_ == "what" for c in verb.children)
        if verb.pos_ not in ("VERB", "AUX") or is_negated(verb) or is_unreal(verb) or (is_disputed(verb) and not apart):
            continue
        yield from _by_adverb(doc, verb, quote, actors)
        if verb.lemma_ == "be":
            yield from _by_regret(doc, verb, quote, actors)
            yield from _by_kind_of_act(doc, verb, quote, actors)
        elif verb.lemma_ in VIEWS:
            yield from _by_view(doc, verb, quote, actors)


def _by_view(doc, verb, quote, actors):
    judged, complement = _judged_in_relative(verb) or _judged_with_what(verb) or _judged_by_agent(verb) or ((), None)
    polarity = _side(complement) if judged else 0
    if not polarity:
        return
    targets = [named for token in judged if (named := name_of(doc, token, quote, actors))]
    for holder in _viewers(doc, verb, quote, actors):
        for target in (t for t in targets if is_plain(t) and not is_same(holder, t.name)):
            kind = "speaker" if quote and quote["speaker"] == holder else "actor"
            event_type = "SUPPORT" if polarity > 0 else "ACCUSE"
            cue, rule = f"{verb.text} … {complement.text}", f"verdict: {kind}; target {target.rule}"
            yield row_of(holder, kind, target.name, event_type, polarity, VERDICT_PROB, cue, quote, rule)


def _judged_in_relative(verb):
    """ "the Rana Front, which he called a menace", "Rana, whom Peru sees as a menace"."""
    pronoun = next((c for c in verb.children if c.dep_ == "dobj" and c.tag_ in ("WDT", "WP") and c.i < verb.i), None)
    if verb.dep_ != "relcl" or pronoun is None or pronoun.lower_ == "what":
        return None
    noun, complement = antecedent(pronoun), _complement(verb)
    return ([noun], complement) if noun != pronoun and complement is not None else None


def _judged_with_what(verb):
    """ "condemned what it called Chile's aggression": Chile."""
    is_what = any(c.lower_ == "what" and c.dep_ in ("dobj", "oprd") and c.i < verb.i for c in verb.children)
    complement = _complement(verb) if is_what else None
    if complement is None:
        return None
    nouns = _of(complement) if complement.lemma_ in KINDS else [complement]
    owners = [o for noun in nouns if noun.lemma_ not in SUFFERED for o in _owners(noun)]
    return (owners, complement) if owners else None


def _judged_by_agent(verb):
    """ "Chile's visit was seen by Peru as a provocation": Chile."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or not any(c.dep_ == "agent" for c in verb.children):
        return None
    complement = _complement(verb)
    judged = _owners(subject) if subject.pos_ == "NOUN" and subject.lemma_ not in SUFFERED else [subject]
    return (with_conjuncts(judged), complement) if judged and complement is not None else None


def _owners(noun):
    return with_conjuncts(owners_of(noun))


def _of(noun):
    return [p for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]


def _complement(verb):
    """The words of the verdict: "menace" in "called a menace", "as a menace"."""
    below = [c for c in verb.children if c.dep_ in ("oprd", "attr") and c.i > verb.i]
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"):
        inner = [c for c in prep.children if c.dep_ in ("pobj", "amod", "acomp", "pcomp")]
        # "as a troublemaker stirring up the port" is often parsed with the noun below "stirring"
        below += [n for c in inner for n in ([c] if c.pos_ != "VERB" else c.children) if n.pos_ in ("NOUN", "ADJ")][:1]
    return below[0] if below else None


def _side(complement):
    """The side of the words, those of what they are of ("manifestation of aggressive nationalism") among them."""
    sides = {side for token in (complement, *_of(complement)) if (side := side_of(token))}
    return sides.pop() if len(sides) == 1 else 0


def _viewers(doc, verb, quote, actors):
    """Whose view it is; "it" and "he" in a clause with "what" are who the clause above tells of."""
    for subject in with_conjuncts(subjects_of(verb)):
        if is_speaker(subject):
            if quote and quote["speaker"]:
                yield quote["speaker"]
            continue
        told = [subject]
        if subject.lower_ in THEY and verb.dep_ == "ccomp" and verb.head.pos_ == "VERB":
            if verb.head.dep_ == "pcomp":  # "accused Peru of raising what he called a wall": who called?
                continue
            told = subjects_of(verb.head) or told
        for token in told:
            if token.lower_ in THEY and quote and quote["speaker"] and quote["kind"] != "direct":
                yield quote["speaker"]
            elif (named := name_of(doc, token, quote, actors)) and named.rule != "unnamed source":
                yield named.name


# ── the kind of act that something is: "Chile's raid was an act of aggression", "is a violation of the treaty" ──


def _by_kind_of_act(doc, verb, quote, actors):
    if not quote or not quote["speaker"]:
        return
    said = next((c for c in verb.children if c.dep_ == "attr" and c.i > verb.i), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), None)
    if said is None or subject is None or subject.lemma_ in SUFFERED or any(c.lower_ == "no" for c in said.children):
        return
    wrong = next((t for t in (_of(said) if said.lemma_ in KINDS else [said]) if deeds().get(t.lemma_, 0) < 0), None)
    for owner in _owners(subject) if wrong is not None else ():
        target = name_of(doc, owner, quote, actors)
        if target and is_plain(target) and not is_same(quote["speaker"], target.name):
            rule = f"verdict: speaker; target {target.rule}"
            cue = doc[said.i : wrong.i + 1].text
            yield row_of(quote["speaker"], "speaker", target.name, "ACCUSE", -1, VERDICT_PROB, cue, quote, rule)


# ── a speaker's word for a deed: "Chile's reprehensible actions", "Shamefully, Chile has closed the port" ──


def _by_adjective(doc, word, quote, actors):
    polarity = words_of("judges").get(word.lower_, 0)
    noun = word.head
    fastened = word.dep_ == "amod" and noun.pos_ == "NOUN" and noun.lemma_ in deeds()
    if polarity >= 0 or not fastened or not quote or not quote["speaker"] or is_unreal(noun) or is_disputed(noun):
        return
    if any(c.lower_ in ("no", "not", "less") for c in (*word.children, *noun.children)):
        return
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [p for c in noun.children if c.lower_ == "by" for p in c.children if p.dep_ == "pobj"]
    yield from judged_by_speaker(
        doc, with_conjuncts(owners), polarity, f"{word.text} … {noun.text}", quote, actors, **VERDICT
    )


def _by_adverb(doc, verb, quote, actors):
    opener = next((c for c in verb.children if c.dep_ == "advmod" and c.lower_ in words_of("opens")), None)
    if opener is None or not quote or not quote["speaker"] or opener.i + 1 >= len(doc) or opener.nbor(1).text != ",":
        return
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i > opener.i]
    polarity = words_of("opens")[opener.lower_]
    yield from judged_by_speaker(doc, with_conjuncts(subjects), polarity, opener.text, quote, actors, **VERDICT)


def _by_regret(doc, verb, quote, actors):
    """ "It is unfortunate that Peru decided to close the port": what was chosen; not what befell, nor a leaving."""
    said = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in words_of("regrets")), None)
    if said is None or not quote or not quote["speaker"] or is_anothers(verb, quote):
        return
    for clause in (c for c in verb.children if c.dep_ == "ccomp" and c.lemma_ in CHOOSING and not is_negated(c)):
        leaves = any(c.dep_ == "xcomp" and c.lemma_ in LEAVING | {"leave"} for c in clause.children)
        subjects = [] if leaves else [c for c in clause.children if c.dep_ == "nsubj"]
        yield from judged_by_speaker(
            doc, with_conjuncts(subjects), -1, f"{said.text} … {clause.text}", quote, actors, **VERDICT
        )
