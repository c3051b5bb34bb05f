"""Where content ends that follows its cue: with its passage, its unit, or where the outlet's own words go on."""

from itertools import pairwise

from .cues import FINITE, is_reporting, words
from .marks import DASHES
from .speakers import NAMING, SHORT
from .vocabulary import verbs

PROPER = frozenset({"NNP", "NNPS"})
WITH = frozenset({"with", "to"})
SUBORDINATORS = frozenset("while when where once after although though if as because since asked".split())
JOINTS = frozenset("and but while whereas though although".split())
BREAKS = frozenset({",", ";", *DASHES})  # beside JOINTS and "cc", all that a rule below can end content at
LEARNING = frozenset({"learn", "understand"})  # the BBC has learned
GOES_ON = frozenset("including like such that or if only not at for".split())  # … on all fronts — including the port
COUNTED = 6  # tokens: ", more than a week after"
STRETCHES = frozenset("hours day days week weeks month months year years fortnight".split())
NO_CLAUSE = frozenset({"person infinitive", "gerund", "noun", "about", "label"})
CUT_BEFORE = frozenset("as after while when before during amid following ahead".split())


def end_after(doc, cue, start, hi, bounds):
    """Where content that begins after its cue ends: with the passage it fills, else with the unit or the first cut."""
    for first, last, left, _right in bounds:
        if first == start or left == start:
            if cue["frames"] & {"label"} or _is_whole(doc, first, last, hi):
                return last
            break
    return cut(doc, cue, start, hi, bounds)


def _is_whole(doc, first, last, hi):
    """Whether a passage is a quotation by itself: it ends as a sentence does, or nothing but a full stop follows it."""
    end = next((t for t in reversed(doc[first:last]) if not t.is_space), None)
    return end is not None and end.text[-1] in ".?!…" or words(doc, last, hi) == 0


def cut(doc, cue, start, hi, bounds):
    """The first place after `start` where the outlet takes up its own sentence again, else the unit's end."""
    hi = _limit(doc, cue, start, hi)
    verb, breaks = doc[cue["verb"]], _breaks_for(doc, cue, start)
    marked = {i for first, last, *_ in bounds for i in range(first, last)}
    closed = {right for *_, right in bounds}
    for i in range(start + 1, hi):
        if i in marked:
            continue
        if i in closed and (end := _after_marks(doc, verb, i, start, hi, bounds)) is not None:
            return end
        is_end = doc[i].is_space and "\n" in doc[i].text
        if is_end or _may_break(doc[i]) and any(rule(doc, verb, i, start, hi) for rule in breaks):
            return i - 1 if doc[i - 1].text == "," and i - 1 > start else i
    return hi


def _may_break(token):
    """Whether content can end at a token: the one look at it that most tokens fail, before ten rules look."""
    return token.text in BREAKS or token.lower_ in JOINTS or token.dep_ == "cc"


def _limit(doc, cue, start, hi):
    """The furthest that content can reach: the end of its noun phrase, or of its cue's own subordinate clause."""
    verb = doc[cue["verb"]]
    if cue.get("rule") in {"noun", "about"}:
        hi = min(hi, _noun_end(doc, verb, hi))
    if cue["kind"] == "noun" and verb.right_edge.i > start:
        hi = min(hi, verb.right_edge.i + 1)
    return min(hi, _clause_limit(doc, verb, start))


def _closing_cue(doc, verb, i, start, hi):
    """`Brandt has told Lind to resign, the council announced on Friday`: whoever tells all that is told before."""
    if doc[i].text != "," or i + 2 >= hi or doc[i + 1].pos_ not in NAMING:
        return False
    ahead = doc[i + 1 : min(hi, i + SHORT)]
    cue = next((t for t in ahead if t.lemma_ in LEARNING or t.is_punct or is_reporting(t)), None)
    if cue is None or cue.is_punct or not any(t.dep_ == "nsubj" for t in cue.lefts):
        return False
    if any(t.tag_ in FINITE and t.lemma_ not in {"have", "be"} for t in doc[i + 1 : cue.i]):
        return False
    end = next((t.i for t in doc[cue.i + 1 : hi] if t.is_punct), hi)
    told = any(t.dep_ in {"dobj", "ccomp", "xcomp"} or t.tag_ in FINITE for t in doc[cue.i + 1 : end])
    return not told and end - cue.i <= SHORT and cue.tag_ != "VBG"


def _breaks_for(doc, cue, start):
    """The rules that can end this content."""
    breaks = [
        _closing_cue,
        _comma_and_own_words,
        _gloss,
        _turns_away,
        _days_after,
        _last_dash,
        _semicolon,
        _joined_to_cue,
        _another_cue,
    ]
    if doc[start].tag_ == "TO" or cue.get("rule") in NO_CLAUSE:
        breaks.append(_leaves_infinitive)
    is_put = cue["kind"] == "put" and doc[cue["verb"]].dep_ != "ROOT"
    if is_put or doc[cue["lo"]].lower_ in SUBORDINATORS and cue["left"] - cue["lo"] <= 2:
        breaks.append(_main_clause)
    if cue["subject"] and doc[cue["subject"][0]].lower_ in {"who", "which"}:
        breaks.append(_relative_closes)
    return breaks


def _after_marks(doc, verb, i, start, hi, bounds):
    """`… "a second home," adding that …`: the end of a passage with a comma, where the outlet goes on after it."""
    last = next((last for _, last, _, right in bounds if i == right and start < last), None)
    if last is None or doc[last - 1].text != ",":
        return None
    following = next((t for t in doc[i + 1 : hi] if t.tag_ != "RB"), None)
    goes_on = doc[i].lower_ in JOINTS and following is not None and following.tag_ in {*FINITE, "VBG"}
    return last if goes_on or _resumes(doc, verb, i) else None


def _comma_and_own_words(doc, verb, i, start, hi):
    return doc[i].text in {",", *DASHES} and i + 1 < hi and _resumes(doc, verb, i + 1)


def _relative_closes(doc, verb, i, start, hi):
    """`Brandt, who said the port was safe, left`: the verb of "Brandt" after a comma."""
    return doc[i].text == "," and i + 1 < hi and doc[i + 1].tag_ in FINITE


def _gloss(doc, verb, i, start, hi):
    """`the port would close, a step that nobody wanted`: a comment set beside the whole clause, or who somebody is."""
    if doc[i].text != "," or i + 2 >= hi or any(t.text == "," for t in doc[i + 1 : hi]):
        return False
    if not any(t.tag_ in FINITE for t in doc[start:i]):
        return False
    told = doc[i + 1]
    if told.lower_ in {"a", "an"}:
        return told.head.dep_ != "conj" and told.head.i > i
    return told.lower_ in {"who", "which"} and told.head.dep_ == "relcl" and told.head.head.tag_ in PROPER


def _turns_away(doc, verb, i, start, hi):
    """`the port was safe, but it has closed since`, `…, while the council doubts it`, `…, compared with 54 in May`"""
    if doc[i].text != "," or i + 2 >= hi or not any(t.tag_ in FINITE for t in doc[start:i]):
        return False
    if any(t.is_quote for t in doc[i:hi]) or any(t.text == "," for t in doc[start:i]):
        return False
    turn, following = doc[i + 1].lower_, doc[i + 2]
    return (
        turn == "but"
        and following.tag_ == "PRP"
        or turn == "while"
        and following.tag_ != "VBG"
        or turn == "compared"
        and following.lower_ in WITH
    )


def _last_dash(doc, verb, i, start, hi):
    """A dash without a second one: `the port was safe — a claim that nobody shared`."""
    if (
        doc[i].text not in DASHES
        or doc[i].text == "-"
        or i <= start + 2
        or i + 1 < hi
        and (doc[i + 1].is_quote or doc[i + 1].lower_ in GOES_ON)
    ):
        return False  # … in history books -- "the president but also the slave"
    dashes = [t.i for t in doc[start:hi] if t.text in DASHES and t.text != "-"]
    return i == dashes[-1] and len(dashes) % 2 == 1 or doc[max(0, verb.i - 2)].text in DASHES


def _semicolon(doc, verb, i, start, hi):
    return doc[i].text == ";"


def _days_after(doc, verb, i, start, hi):
    """`said hundreds were missing, two days after the flood`: the outlet counts the days."""
    ahead = [t.lower_ for t in doc[i + 1 : min(hi, i + 1 + COUNTED)]] if doc[i].text == "," else []
    return any(word in STRETCHES and after == "after" for word, after in pairwise(ahead))


def _joined_to_cue(doc, verb, i, start, hi):
    """`said the port was safe and left`, where the parser ties "and" to "said"."""
    return doc[i].dep_ == "cc" and doc[i].head is verb and i > start + 2


def _another_cue(doc, verb, i, start, hi):
    return doc[i].lower_ in JOINTS and (_second_cue(doc, verb, i, hi) or _second_participle(doc, verb, i, start, hi))


def _second_participle(doc, verb, i, start, hi):
    """`saying the port was safe but suggesting …`, where the content itself is a clause."""
    following = next((t for t in doc[i + 1 : hi] if t.tag_ != "RB"), None)
    return (
        verb.tag_ == "VBG"
        and following is not None
        and following.tag_ == "VBG"
        and any(t.tag_ in FINITE for t in doc[start:i])
        and not any(t.tag_ == "VBG" for t in doc[start:i])
    )


def _leaves_infinitive(doc, verb, i, start, hi):
    """`vowed to resign and has left`: a finite verb cannot go on an infinitive."""
    if doc[i].dep_ != "cc" and doc[i].lower_ not in JOINTS:
        return False
    after = next((t for t in doc[i + 1 : hi] if t.tag_ != "RB"), None)
    if any(t.tag_ in FINITE for t in doc[start:i]):  # the fire that killed two and hurt four
        return False
    return after is not None and (after.tag_ in FINITE or doc[i - 1].text == "," and after.dep_ in {"nsubj", "expl"})


def _clause_limit(doc, verb, start):
    """Where a cue's own subordinate clause ends: `While the mayor said A, the …`, `Brandt, who said A, left`."""
    top = verb
    while top.dep_ == "conj" and top.head.i < top.i:
        top = top.head
    governor = top.head
    if top.dep_ == "relcl":
        governor = next((a for a in top.ancestors if a.pos_ in {"VERB", "AUX"}), top)
    if top.dep_ == "pcomp":
        governor = top.head.head
    if top.dep_ in {"advcl", "csubj", "relcl", "pcomp"} and governor.i > top.right_edge.i >= start:
        return top.right_edge.i + 1
    return len(doc)


def _noun_end(doc, verb, hi):
    """Where a noun phrase is over: `announced a plan, and left`, `a plan which the outlet describes`."""
    for i in range(verb.i + 1, hi - 1):
        new = doc[i + 1].tag_ in {"VBG", *FINITE}
        own = doc[i + 1].dep_ in {"cc", "nsubj"} and not _is_of_object(doc[i + 1], verb) or new
        if doc[i].lower_ == "while" and doc[i + 1].tag_ == "VBG" and i > verb.i + 1:
            return i
        if doc[i].text == "," and own or doc[i].lower_ in {"which", "who"} and doc[i].dep_ in {"nsubj", "nsubjpass"}:
            return i
    return hi


def _is_of_object(token, verb):
    """`repeated his pledge that, unless it rained, the port …`: a subject in a clause that hangs on the object."""
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    return token.dep_ == "nsubj" and any(child.is_ancestor(token) for child in objects)


def _main_clause(doc, verb, i, start, hi):
    """Whether a comma ends a sentence's first, subordinate clause: `While the mayor said so, the council …`"""
    if doc[i].text != ",":
        return False
    for token in doc[i + 1 : min(hi, i + 1 + SHORT)]:
        if token.tag_ in FINITE:
            return True
        if token.is_punct or token.lower_ in {"who", "which", "that", "and", "or", "but"}:
            return False
    return False


def _resumes(doc, verb, i):
    """Whether the outlet's own words go on after a comma: `, adding …`, `, according to …`, `, while …`."""
    token = doc[i]
    if token.lower_ == "according":
        return True
    if doc[i - 1].is_quote and (token.tag_ == "VBG" or token.tag_ == "RB" and token.head.tag_ == "VBG"):
        return True
    if token.tag_ == "VBG" and is_reporting(token):
        return True
    if token.head is verb and token.dep_ == "advcl" and token.tag_ == "VBG":
        return True
    return token.lower_ in CUT_BEFORE and _governor(token) is verb


def _governor(token):
    """The verb that a subordinator's clause or a preposition hangs on."""
    return token.head.head if token.dep_ in {"mark", "advmod"} else token.head


def _own_cue(doc, verb, i, hi):
    """`Brandt said A and one in four said B`: a cue of the same tense whose subject begins right after the joint."""
    cue = next((t for t in doc[i + 1 : min(hi, i + SHORT)] if t.tag_ in FINITE or t.is_punct or t.tag_ == "VBN"), None)
    if cue is None or not is_reporting(cue) or cue.tag_ != verb.tag_:
        return False
    subject = next((c for c in cue.lefts if c.dep_ == "nsubj"), None)
    return subject is not None and subject.left_edge.i == i + 1 and subject.pos_ != "PRON"


def _second_cue(doc, verb, i, hi):
    """`and [also] added …`: a second cue with the subject of the first, or `, but he said …` with one of its own."""
    after_comma = doc[i - 1].text == "," or doc[i - 1].is_quote and doc[i + 1].tag_ == "PRP"
    if not after_comma and _own_cue(doc, verb, i, hi):
        return True
    for token in doc[i + 1 : min(hi, i + SHORT)]:
        if is_reporting(token) and after_comma and token.tag_ == "VBN" and doc[token.i - 1].lemma_ == "have":
            return True
        if is_reporting(token) and (token.tag_ in FINITE or token.tag_ == "VB"):
            if verbs()[token.lemma_.lower()][0] == {"quotation"} and not doc[token.i + 1].is_quote:
                return False  # she is proud and expects to win: a thought, not a second cue
            return token.tag_ == verb.tag_ or after_comma or verb.tag_ in {"VBG", "VBN"} or doc[i].lower_ == "but"
        if token.lemma_ in {"go", "continue"} or token.lower_ in {"on", "to"} or token.pos_ == "AUX" and after_comma:
            continue
        if token.tag_ in FINITE or token.is_punct and token.text != "-" or not (after_comma or token.tag_ == "RB"):
            return False
    return False
