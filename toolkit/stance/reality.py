"""Whether what a verb tells was done: not denied, not merely wished for, possible, conditional or claimed.

What is hearsay, supposed, made up or bygone is read in :mod:`.hedges`.
"""

from .doers import SUBJECTS, first_to
from .grammar import ASKINGS, CLAIMS, DENIALS, ONLY, has_to
from .hedges import hedges, is_hedged

# who fails to do it, or does it not, may only not have come to it
REFUSALS = frozenset("refuse decline stop cease halt end deny withdraw withhold".split())
# "we never said that Peru lied"; "we never forgot that Peru lied" takes it as so
SAID = frozenset(
    "say tell state write argue maintain insist report confirm agree accept find show prove mean see".split()
)
CEASING = frozenset("stop cease halt fail".split())  # "never stopped supporting Rana": supports
MODALS = frozenset("would could might may should must can shall ought 'd".split())
# "has begun to support", "continued to attack": the act is told as done; "plans to support" tells of no support
IMPLICATIVES = frozenset("continue begin start keep manage dare proceed help go come rush decide choose".split())
# "vowed to defend Rana" takes Rana's side whether or not it comes to that
VOWS = frozenset("vow pledge promise swear undertake".split())
DECISIONS = frozenset("decision pledge vow promise commitment readiness determination resolve".split())
TELLINGS = frozenset("announce declare express confirm reaffirm reiterate affirm renew repeat make stress".split())
AVERTING = frozenset("block veto prevent avert thwart avoid delay postpone scuttle".split())  # "blocked a condemnation"
# who urges others to condemn Rana is against Rana
ASKERS = frozenset("urge call ask press appeal implore beg encourage exhort beseech".split())
# "condemned Peru for backing Chile" takes it as done; "accused Peru of backing Chile" only says so
PRESUPPOSING = frozenset(
    "condemn denounce criticise criticize castigate rebuke scold slam blast lambast lambaste chide reprimand praise "
    "thank hail laud applaud commend congratulate salute".split()
)
# "appeared aimed to show that Ruritania is pressing Borduria"
IMPRESSIONS = frozenset(("seem", "appear", "purport"))
UNREAL_MARKS = frozenset(("if", "unless", "whether", "lest", "once", "until", "till"))
# "from the moment they have accepted the plan"
UNREAL_HEADS = frozenset(("moment", "condition", "case", "day", "time"))


def is_negated(token):
    """Whether the act is denied: "did not accuse", "never accused", "no longer accuses", "refused to accuse",
    "no support", "retracted her accusation".
    """
    if any((c.dep_ == "neg" and not _is_only(c)) or c.lower_ in ("never", "no", "neither") for c in token.children):
        return True
    if _is_no_longer(token) or _is_after_nor(token):
        return True
    if _is_twice_denied(token):
        return False
    if token.dep_ in ("xcomp", "pcomp", "dobj") and token.head.lemma_ in DENIALS | {"without"}:
        return True
    if _is_taken_back(token) or _is_kept_from(token):
        return True
    if token.dep_ in ("dobj", "acomp", "attr") and token.head.pos_ in ("VERB", "AUX"):
        return any(c.dep_ == "neg" for c in token.head.children)
    if token.dep_ == "xcomp" and token.head.pos_ in ("VERB", "AUX"):  # "does not want to support"
        return any(c.dep_ == "neg" for c in token.head.children)
    return False


def _is_only(negation):
    """ "did not just condemn Peru" """
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ in ONLY


def _is_no_longer(token):
    """ "no longer supports", "is no longer a friend of" """
    is_predicate = token.dep_ in ("acomp", "attr") and token.head.lemma_ == "be"
    heads = (token, token.head) if is_predicate else (token,)
    longer = [c for t in heads for c in t.children if c.lower_ == "longer" and c.dep_ == "advmod"]
    return any(c.lower_ == "no" for word in longer for c in word.children)


def _is_after_nor(token):
    """ "nor did it condemn Peru" """
    before = token.head.children if token.dep_ == "conj" else token.children
    return any(c.lower_ == "nor" and c.i < token.i and c.dep_ in ("cc", "preconj", "advmod", "neg") for c in before)


def _is_twice_denied(token):
    """ "never stopped supporting", "did not fail to condemn" """
    above = token.head
    return token.dep_ == "xcomp" and above.lemma_ in DENIALS and any(c.dep_ == "neg" for c in above.children)


def _is_taken_back(token):
    """ "retracted her accusation", "took back her praise" """
    verb = token.head
    back = verb.lemma_ == "take" and any(c.lower_ == "back" for c in verb.children)
    return token.dep_ == "dobj" and (back or verb.lemma_ in hedges("retract"))


def _is_kept_from(token):
    """ "refrained from condemning" """
    return token.dep_ == "pcomp" and token.head.lower_ == "from" and token.head.head.lemma_ in DENIALS | {"abstain"}


def turns_side(token):
    """Whether a kindness not done is a side against: "refused to thank Rana", "no longer supports Rana", "does not
    support Rana"; who did not thank Rana on the day has taken none.
    """
    ended = token.dep_ in ("xcomp", "pcomp", "dobj") and token.head.lemma_ in REFUSALS
    return ended or _is_no_longer(token) or _is_taken_back(token) or token.lemma_.lower() in hedges("lasting")


def _is_impression(token):
    """Whether the act is only what something looks like: "appeared aimed to show that Ruritania presses Borduria"."""
    above = list(token.ancestors)
    helpers = [c for a in above for c in a.children if c.dep_ in ("aux", "auxpass")]
    # read as an auxiliary, "appeared" keeps its ending as its lemma
    return any(t.lemma_ in IMPRESSIONS for t in above) or any(t.lower_.startswith(("appear", "seem")) for t in helpers)


def _is_claimed(token):
    """Whether the act stands in a clause that somebody only claims, doubts or hopes for."""
    above = (token, *token.ancestors)
    denied = any(t.dep_ in ("xcomp", "csubjpass", "csubj") and t.head.lemma_ == "deny" for t in above)
    clauses = [t for t in above if t.dep_ == "ccomp"]
    unsaid = (t.head for t in clauses if t.head.lemma_ in SAID)
    unsaid = any(c.dep_ == "neg" for verb in unsaid for c in verb.children)
    return denied or unsaid or any(t.head.lemma_ in CLAIMS for t in clauses)


def is_vowed(token):
    """Whether somebody vows the act, plainly: "vowed to defend Rana", "announced its decision to suspend Peru"; not
    "might vow to", "vowed not to".
    """
    verb = _first_of_conjuncts(token)
    noun = verb.head
    if verb.dep_ == "acl" and has_to(verb) and noun.lemma_ in DECISIONS and noun.dep_ == "dobj":
        return noun.head.lemma_ in TELLINGS and not is_negated(token) and not is_negated(noun) and _is_told(noun.head)
    plain = verb.dep_ == "xcomp" and has_to(verb) and verb.head.lemma_ in VOWS and not is_negated(token)
    return plain and _is_told(verb.head)


def asked_by(token):
    """The verb that asks for an act: "urged" in "urged Peru to condemn Rana"; None where nobody plainly does.

    In "Asked to condemn Rana, Peru declined" nobody stands between: the one told of is the one asked.
    """
    verb = _first_of_conjuncts(token)
    asking = verb.head
    asked = verb.dep_ in ("xcomp", "ccomp", "advcl") and has_to(verb) and asking.lemma_ in ASKERS
    asked = asked and not any(c.tag_ == "TO" and c.i == asking.i + 1 for c in verb.children)
    plain = asked and not is_negated(token) and not any(c.dep_ in ("nsubjpass", "auxpass") for c in asking.children)
    return asking if plain and _is_told(asking) else None


def _first_of_conjuncts(verb):
    while verb.dep_ == "conj" and verb.head.dep_ in ("xcomp", "ccomp", "advcl", "acl", "conj"):
        verb = verb.head
    return verb


def _is_told(verb):
    return verb.pos_ == "VERB" and not is_negated(verb) and not is_unreal(verb)


def _is_alleged(token):
    """Whether somebody is only accused of the act, or kept from it."""
    prep = token.head
    if token.dep_ != "pcomp" or prep.lower_ not in ("for", "of", "from"):
        return False
    named = any(c.dep_ in ("dobj", "nsubjpass") for c in prep.head.children)
    return named and not (prep.lower_ == "for" and prep.head.lemma_ in PRESUPPOSING)


def is_intended(token):
    """Whether an act is unreal only because it is still to be done: "called for a ban", "is set to blame"."""
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    hedges = MODALS | UNREAL_MARKS
    governors = [verb, *verb.ancestors]
    doubted = any(a.lemma_ in IMPRESSIONS | CLAIMS | ASKINGS for a in governors[1:])
    return has_to(verb) and not doubted and not any(c.lower_ in hedges for a in governors for c in a.children)


def is_unreal(token):
    """Whether the act is only wished for, asked for, possible, conditional or somebody's impression."""
    if is_hedged(token) or _is_impression(token) or _is_claimed(token):
        return True
    if _is_twice_denied(token) and token.head.lemma_ not in CEASING:  # who did not refuse it may not have done it
        return True
    if token.pos_ == "NOUN" and token.dep_ == "dobj" and token.head.lemma_ in AVERTING:
        return True
    if token.pos_ == "NOUN" and token.dep_ in SUBJECTS and any(c.dep_ == "neg" for c in token.head.children):
        return True  # "Peru's praise never came"
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    before = verb.left_edge.nbor(-1) if verb.left_edge.i else verb
    if before.lemma_ in UNREAL_HEADS or (verb.dep_ in ("relcl", "acl") and verb.head.lemma_ in UNREAL_HEADS):
        return True
    for _ in range(3):
        if _is_alleged(verb):
            return True
        if any(
            (c.dep_ == "aux" and c.lower_ in MODALS) or (c.dep_ == "mark" and c.lower_ in UNREAL_MARKS)
            for c in verb.children
        ):
            return True
        done = verb.head.lemma_ in IMPLICATIVES | DENIALS or first_to(verb) is not None
        if has_to(verb) and verb.head != verb and not done:
            return True
        if verb.dep_ != "conj" and not (has_to(verb) and verb.head != verb):
            return False
        verb = verb.head
    return False
