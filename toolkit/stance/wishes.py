"""Acts that were not done and still take a side: vowed, said to come, tried, or asked of others."""

from .grammar import has_to
from .reality import asked_by, is_negated, is_unreal, is_vowed

ANNOUNCING = frozenset("say announce declare confirm promise pledge vow".split())
# "keep supporting Rana": whether it is done is told of "keep"
GOING_ON = frozenset("keep continue begin start resume stop cease quit".split())
TRYING = frozenset("try seek attempt".split())


def told_by(verb):
    """The verb that says whether it is done: "keep" in "urged Peru to keep supporting Rana"."""
    return verb.head if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and verb.head.lemma_ in GOING_ON else verb


def wished_by(verb, cue):
    """How an act that was not done still takes a side: "vowed to defend Rana", "urged Peru to condemn Rana", "tried to
    oust Rana"; or "".
    """
    if cue.polarity < 0 and _is_attempted(verb):
        return "attempted"
    if is_vowed(verb) or _is_announced(verb):
        return "vowed"
    stopped = cue.token != verb.i and cue.negated  # who asks Peru to stop backing Rana may have nothing against Rana
    return "asked of others" if asked_by(verb) is not None and not stopped else ""


def is_planned(verb, cue):
    """Whether a meeting is only to come: "will meet Rana", "when she meets Rana next week"."""
    if cue.event_type != "CONSULT" or verb.pos_ != "VERB":
        return False
    planned = any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "’ll", "shall", "to") for c in verb.children)
    return planned or (verb.dep_ == "advcl" and verb.tag_ in ("VBZ", "VBP"))


def _is_attempted(verb):
    trying = verb.head
    plain = verb.dep_ == "xcomp" and has_to(verb) and trying.lemma_ in TRYING and trying.pos_ == "VERB"
    return plain and not is_negated(verb) and not is_negated(trying) and not is_unreal(trying)


def _is_announced(verb):
    """Whether somebody says that they will do it: "Quill said she would vote for Rana"; not "if", not of others."""
    above = verb.head
    plain = verb.dep_ == "ccomp" and above.lemma_ in ANNOUNCING and not is_negated(above) and not is_unreal(above)
    if not plain or not any(c.dep_ == "aux" and c.lower_ in ("will", "would", "'d") for c in verb.children):
        return False
    open_to = any(c.dep_ in ("advcl", "mark") and c.lower_ != "that" for c in verb.children)
    own = any(c.dep_ == "nsubj" and c.pos_ == "PRON" and c.i > above.i for c in verb.children)
    return own and not open_to and not is_negated(verb)
