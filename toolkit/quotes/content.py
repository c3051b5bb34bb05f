"""Content: which words a cue reports, as one or two stretches of its unit, before the cue, after it or around it."""

from bisect import bisect_left

from .clauses import FAR, FEW, QUOTING
from .cues import FINITE, is_reporting, words
from .ends import SUBORDINATORS, cut, end_after
from .pieces import is_name_of_work
from .speakers import RELATIVES, SHORT
from .starts import start_after
from .vocabulary import phrases

GOES_ON = frozenset("because if unless including".split())  # The port is shut, he said, because …
DESCRIBING = frozenset("NN NNS NNP JJ VB HYPH".split())  # the parser takes "screenwriter Ada Brandt" for a verb
DESCRIPTION = 4  # words between a closing mark and a name that the parser left out of the mention


def bounds_of(passages, offsets):
    """Each passage as (first token, past the last, token of the left mark, past the right mark)."""
    return [tuple(bisect_left(offsets, place) for place in (p.start, p.end, p.left, p.right)) for p in passages]


def content_of(doc, cue, lo, hi, bounds, taken):
    """(pieces as token spans, rule) of what a cue reports within doc[lo:hi]; `taken` is where earlier content ends."""
    if cue["kind"] == "source":
        return _around_source(doc, cue, lo, hi, taken), "according to"
    floor = max(lo, taken)
    cue["lo"], cue["hi"] = lo, hi
    before = _before(doc, cue, floor, bounds)
    is_work = before and before[2] == "quotation" and _ends_in_work(doc, before[1], bounds)
    start, rule = start_after(doc, cue, hi, bounds, None if is_work else before)
    before = None if is_work and start is not None else before
    if before and before[2] == "quotation":
        pieces = [before[:2]]
        more = _second_quotation(doc, cue, hi, bounds)
        return pieces + ([more] if more else []), "quotation before cue"
    cue["rule"] = rule
    comma = _comma_after(doc, cue, hi)
    if (start is None or comma is not None and comma < start and not before) and (
        around := _set_in(doc, cue, floor, hi, bounds)
    ):
        return around, "clause around cue"
    if (
        before
        and start is not None
        and comma is not None
        and comma < start <= comma + 2
        and not any(b[0] == start or b[2] == start for b in bounds)
    ):
        return [before[:2], (start, cut(doc, cue, start, hi, bounds))], "clause around cue"
    is_inverted = cue["subject"] and cue["subject"][0] > cue["verb"]
    if before and before[2] == "clause" and is_inverted and rule != "quotation after cue":
        start = None  # The port is shut, says the statement sent to the council
    if start is not None and not (before and _is_title(doc, start, bounds)):
        return [(start, end_after(doc, cue, start, hi, bounds))], rule
    if before:
        more = _rest_of_clause(doc, cue, before, hi, bounds)
        return [before[:2]] + ([more] if more else []), "clause around cue" if more else "clause before cue"
    return [], None


def _is_title(doc, start, bounds):
    """Whether what stands in marks after a cue is a title: `…, Brandt said in her book, "A Port in Winter."`"""
    return any(b[0] == start and not any(t.tag_ in FINITE for t in doc[b[0] : b[1]]) for b in bounds)


def _ends_in_work(doc, last, bounds):
    """Whether what stands right before a cue ends in a name: `in an interview on "The Harbour Hour," Brandt said …`"""
    named = next((b for b in bounds if b[1] == last), None)
    return named is not None and is_name_of_work(doc, *named[:2])


# ── before and around the cue ───────────────────────────────────────────────────────────────────────────────────────


def _before(doc, cue, floor, bounds):
    """(first, past the last, "quotation" or "clause") of content that ends right before the cue, or None."""
    last, verb = cue["left"], doc[cue["verb"]]
    while last > floor and (doc[last - 1].is_space or doc[last - 1].lower_ in {"as", "so"}):
        last -= 1
    closing = next((b for b in bounds if floor <= b[2] and _closes_at(doc, b, last)), None)
    if closing and cue["frames"] & QUOTING:
        return _quotation_before(doc, closing, floor, verb.tag_ != "VBG")
    ends = last - floor >= FEW and doc[last - 1].text in {",", "--", "—", "–", "?", "!"}
    is_relative = cue["subject"] and doc[cue["subject"][0]].lower_ in RELATIVES
    if not ends or is_relative or verb.tag_ == "VBG" or "clause" not in cue["frames"]:
        return None
    first = _skip_joint(doc, floor, last)
    is_inverted = cue["subject"] and cue["subject"][0] > cue["verb"] and cue["lemma"] == "say"
    closes = cue["lemma"] == "say" and words(doc, cue["right"], cue["hi"]) == 0  # Port to close, mayor says
    is_clause = is_inverted or closes or any(t.tag_ in FINITE for t in doc[first : last - 1])
    if not is_clause or _has_object(doc, cue, doc[first].lower_):
        return None
    return first, last - 1, "clause"


def _closes_at(doc, bound, last):
    """Whether a passage ends where its cue begins, at most a comma or an adverb between."""
    _, end, _, right = bound
    if end <= last <= right + 1 and (last <= right or doc[right].is_punct or doc[right].tag_ == "RB"):
        return True
    described = doc[right:last] if right < last <= right + DESCRIPTION else ()  # …," novelist Ada Brandt wrote
    return len(described) > 0 and doc[end - 1].text == "," and all(t.tag_ in DESCRIBING for t in described)


def _has_object(doc, cue, opener):
    """Whether a cue reports other words than the clause before it: `When it rained, the mayor announced a vote.`"""
    verb = doc[cue["verb"]]
    if opener in SUBORDINATORS and any(t.lower_ in {"on", "upon"} and not _is_day(t) for t in _preps_after(doc, cue)):
        return True  # When he arrived, Brandt remarked on the weather
    if cue["lemma"] in {"say", "tell"} or "addressee" in cue["frames"]:
        return opener in SUBORDINATORS and any(t.i >= cue["right"] and t.dep_ in {"dobj", "xcomp"} for t in verb.rights)
    return any(t.i >= cue["right"] and t.dep_ in {"dobj", "xcomp"} for t in verb.rights)


def _preps_after(doc, cue):
    return [t for t in doc[cue["right"] : cue["right"] + 1] if t.dep_ == "prep" and t.head.i == cue["verb"]]


def _is_day(prep):
    return any(t.ent_type_ == "DATE" for t in prep.rights)


def _skip_joint(doc, first, last):
    while first < last and (doc[first].is_space or doc[first].text in {",", ";", "--", "—", "–", "-"}):
        first += 1
    return first


def _quotation_before(doc, closing, floor, finite):
    """The passage before a cue, with its clause where it is only the end of one: `It was "a start," he said`."""
    first, last, left, right = closing
    start = _skip_joint(doc, floor, left)
    own = doc[start:left] if start < left else []
    if len(own) == 0 or own[-1].text in {":", ".", "(", "-", "--", "—", "–"}:
        return first, last, "quotation"
    end = next((t for t in reversed(doc[first:last]) if not t.is_quote), doc[last - 1])
    if not (end.text[-1:] in ",?!" or doc[right : right + 1].text == ","):
        return None
    if own[-1].text == "," and doc[first].text[:1].isupper() and not any(t.tag_ in FINITE for t in own):
        return first, last, "quotation"  # As for the port, "I do not believe it," he said
    if not finite or not any(t.tag_ in FINITE for t in doc[start:last]):
        return None
    return start, last, "quotation"


def _second_quotation(doc, cue, hi, bounds):
    """The rest of a quotation split around its cue: `"A," he said, "and B."`"""
    start = cue["right"]
    for first, last, left, _ in bounds:
        if start <= left < hi and left - start <= FAR:
            gap = doc[start:left] if left > start else []
            if any(_is_own_clause(t) for t in gap):
                return None
            if len(gap) and not (gap[-1].is_punct or gap[-1].dep_ in {"cc", "mark"}):
                return None
            if not len(gap) and not any(t.tag_ in FINITE for t in doc[first:last]):
                return None
            return first, last
    return None


def _is_own_clause(token):
    """Whether a word is the verb of a clause that is not about somebody just named: not `he said of those who left`."""
    aside = token.dep_ == "relcl" or token.head.dep_ == "relcl"
    return token.tag_ in FINITE and not aside or token.tag_ == "VBG" and is_reporting(token)


def _set_in(doc, cue, floor, hi, bounds):
    """A clause with its cue set in between commas: `The trouble, Brandt said, is the ice.`"""
    left = cue["left"]
    first = _skip_joint(doc, floor, left)
    comma = _comma_after(doc, cue, hi)
    if comma is not None and _tells_where(doc, comma + 1):
        return None
    if comma is None or left - first < 2 or doc[left - 1].text not in {",", "—", "--"} or "clause" not in cue["frames"]:
        return None
    if any(t.tag_ in FINITE for t in doc[first:left]) or any(b[2] == comma + 1 for b in bounds):
        return None
    if not any(t.pos_ in {"VERB", "AUX"} for t in doc[comma + 1 : hi]) or doc[comma + 1].tag_ == "VBG":
        return None
    return [(first, left - 1), (comma + 1, cut(doc, cue, comma + 1, hi, bounds))]


def _comma_after(doc, cue, hi):
    """The comma that ends a cue, where only day and place stand before it."""
    right = cue["right"]
    comma = next((i for i in range(right, min(hi, right + SHORT)) if doc[i].text in {",", "--", "—"}), None)
    if comma is None or comma + 2 >= hi or any(doc[i].tag_ in FINITE for i in range(right, comma)):
        return None
    own = {"xcomp"} if "addressee" in cue["frames"] or cue["lemma"] == "write" else {"xcomp", "dobj"}
    return None if any(t.dep_ in own and t.head.i == cue["verb"] for t in doc[right:comma]) else comma


def _rest_of_clause(doc, cue, before, hi, bounds):
    """The rest of a clause that its cue stands in the middle of: `The port, he said, will open.`"""
    comma = _comma_after(doc, cue, hi)
    if comma is None:
        return None
    if _tells_where(doc, comma + 1):
        return None
    rest = range(comma + 1, hi)
    is_aim = doc[comma + 1].tag_ == "TO" or doc[comma + 1].lower_ in GOES_ON
    if (
        not is_aim
        and not any(before[0] <= doc[i].head.i < before[1] for i in rest)
        and not any(comma < doc[i].head.i < hi for i in range(before[0], before[1]))
    ):
        return None
    if doc[comma + 1].tag_ == "VBG" and is_reporting(doc[comma + 1]):
        return None
    return comma + 1, cut(doc, cue, comma + 1, hi, bounds)


def _tells_where(doc, start):
    """Whether a cue goes on after its comma: `…, the envoys say, in a report which nobody has confirmed`"""
    ahead = doc[start : start + 2 + FEW]
    return ahead[0].lower_ in {"in", "on", "at"} and any(t.lower_ in phrases("vehicle") for t in ahead)


def _around_source(doc, cue, lo, hi, taken):
    """What "according to NP" reports: the clause after it, before it, or both."""
    left, right = cue["left"], cue["right"]
    first = _skip_joint(doc, max(lo, taken), left)
    if taken > lo and first < left and doc[first].lower_ in SUBORDINATORS:
        return []  # "…," Brandt said while leaving the hall, according to the Elsford Echo
    if first >= left or not any(t.tag_ in FINITE for t in doc[first:left]):
        comma = next((i for i in range(right, min(hi, right + FAR)) if doc[i].text in {",", ":"}), None)
        start = comma + 1 if comma is not None else right
        told = doc[start:hi] if start < hi else []
        is_clause = any(t.tag_ in FINITE for t in told) and told[0].tag_ not in {"WDT", "WP"}
        return [(start, hi)] if is_clause or len(told) and taken <= lo else []
    end = left - 1 if doc[left - 1].text in {",", "--", "—"} else left
    pieces = [(first, end)]
    if (
        right < hi
        and doc[right].text == ","
        and end < left
        and any(t.tag_ in FINITE for t in doc[right + 1 : hi])
        and any(first <= t.head.i < end or t.dep_ == "ROOT" for t in doc[right + 1 : hi])
    ):
        pieces.append((right + 1, hi))
    return pieces
