"""Whether a harm is told as done: not "could kill 12"; and whether it is only feared, possible or denied."""

import re

from ..language import text_of

UNREAL = frozenset("could would should might can may will must".split())
UNDONE = frozenset("threaten plan want try order intend attempt vow seek plot conspire aim hope decide".split())
FEARING = frozenset("fear presume".split())
DENYING = frozenset("deny dismiss reject refute dispute".split())
REPORTS = frozenset("report claim allegation rumour rumor account suggestion assertion fear toll figure".split())
PERHAPS = re.compile(
    r"\b(?:possibly|potentially|feared)\s(?:(?:another|up\sto|as\smany\sas|more\sthan|about)\s)?$", re.IGNORECASE
)
FEARED = re.compile(r"^(?:\s[\w-]+){0,4}?\s(?:feared|presumed)\b", re.IGNORECASE)  # "Up to 80 people were feared dead"
BEFORE, AFTER = 32, 60  # characters beside a number that are searched for a fear
LIKELY = frozenset("may might could".split())


def is_asserted(verb):
    """Whether harm is told as done: not "could kill 12", "threatened to kill 12" or "did not kill 12"."""
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    if "have" in auxiliaries or verb.pos_ != "VERB":
        return not (
            {"would", "should"} & set(auxiliaries)
        )  # "could have been killed" is a count, "would have killed" is none
    if "to" in auxiliaries:
        return verb.head.lemma_ not in UNDONE
    return not (UNREAL & set(auxiliaries))


def is_doubted(doc, first, last, verb):
    """Whether a harm is told as feared, possible or denied: "may have died", "feared dead", "denied that 17 died".

    Such a count keeps its kind, because a reader looks for it; its rule says "not asserted": it is no toll.
    """
    text, start, end = text_of(doc), doc[first].idx, doc[last].idx + len(doc[last])
    if PERHAPS.search(text[max(0, start - BEFORE) : start]) or FEARED.search(_sentence_after(text, end)):
        return True
    if verb is None:
        return False
    if LIKELY & {child.lower_ for child in verb.children if child.dep_ == "aux"}:
        return True
    below = verb
    for above in verb.ancestors:
        if above.lemma_.lower() in FEARING and below.dep_ in ("ccomp", "xcomp", "oprd", "acomp", "acl", "dobj"):
            return True
        if above.lemma_.lower() in DENYING and above.pos_ == "VERB":
            return below.dep_ in ("ccomp", "xcomp") or (below.dep_ == "dobj" and below.lemma_.lower() in REPORTS)
        if not _leads_up(below, above):
            return False
        below = above
    return False


def _sentence_after(text, end):
    return re.split(r"[.,;:!?\n]", text[end : end + AFTER])[0]


def _leads_up(below, above):
    """Whether what is said of `above` holds for what hangs below it: reports that 90 died, a report of 90 deaths."""
    if below.dep_ in ("conj", "ccomp", "xcomp"):
        return True
    if below.dep_ in ("acl", "relcl"):
        return below.dep_ == "acl" and above.lemma_.lower() in REPORTS
    of = below.dep_ == "prep" and below.lower_ == "of"
    return (of and above.lemma_.lower() in REPORTS) or (below.dep_ == "pobj" and above.lower_ == "of")
