"""Where content begins that follows its cue: at "that", a mark, a clause, an infinitive, or a telling noun phrase."""

from .cues import FINITE, cue_follows, in_marks, is_reporting, phrases, words

FAR = 30  # tokens: a "that" or a mark further from its cue belongs to something else
FEW = 3  # words: a shorter noun phrase ("announced a plan") tells that something was said, not what
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight".split())
SPANS = frozenset("week weekend month year morning afternoon evening spring summer autumn fall winter".split())
CLAUSAL, QUOTING = frozenset({"clause", "clause_out", "that"}), frozenset({"clause", "quotation"})
NOMINAL = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})
CLAUSE_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
ONLY_CLAUSES = frozenset("say argue insist contend".split())  # nobody "says the pier": what follows is a clause
AS_REPORTED = frozenset("say note report put write argue explain suggest observe warn state acknowledge remark".split())
NO_SUBJECTS = frozenset("so this it nothing something little much more what".split())  # said so, said nothing


def start_after(doc, cue, hi, bounds, before):
    """(token where the content after a cue begins, rule), or (None, None)."""
    found = [pair for finder in FINDERS if (pair := finder(doc, cue, hi, bounds))]
    if found:
        return min(found)
    for finder in FALLBACKS:
        start = finder(doc, doc[cue["verb"]], cue, hi, bounds)
        if start is not None and not before:
            return start, finder.__name__.strip("_").replace("_", " ")
    return None, None


def _that_clause(doc, cue, hi, bounds):
    that = _that(doc, cue["right"], hi, bounds) if cue["frames"] & CLAUSAL else None
    if that is not None and cue["kind"] == "verb" and _hangs_on_noun(doc, that, cue["right"]):
        return None
    if that is not None and (doc[that].lower_ == "that" or "addressee" in cue["frames"]):
        return that, "that-clause"
    return None


def _hangs_on_noun(doc, that, right):
    """Whether a "that" tells of a noun after the cue: `agreed to talks over a claim that …`, `the fact that …`"""
    clause = doc[that].head
    return right <= clause.head.i < that and clause.head.lemma_ in phrases("noun") | {"fact"}


def _parsed_clause(doc, cue, hi, bounds):
    clause = _clause_start(doc, cue, cue["right"], hi) if cue["frames"] & CLAUSAL else None
    return (clause, "clause") if clause is not None and _may_take_clause(doc, cue, clause) else None


def _quotation_after(doc, cue, hi, bounds):
    quoted = _quotation_start(doc, cue["right"], hi, bounds) if cue["frames"] & QUOTING else None
    return (quoted, "quotation after cue") if quoted is not None else None


def _may_take_clause(doc, cue, clause):
    if "clause_out" in cue["frames"]:
        return cue["right"] < len(doc) and doc[cue["right"]].lower_ in {"out", "to"}
    return True


def _that(doc, right, hi, bounds):
    for i in range(right, min(hi, right + FAR)):
        token = doc[i]
        if (
            token.lower_ == "that"
            and token.tag_ in {"IN", "WDT", "DT"}
            and (token.dep_ == "mark" or token.tag_ == "IN")
        ):
            return i
        if token.tag_ == "TO" or token.lower_ == "but":
            return None
        if token.tag_ in FINITE or token.text in {":", ";", "."} or in_marks(bounds, i) or is_reporting(token):
            return None
    return None


def _clause_start(doc, cue, right, hi):
    """Where the parser's clausal complement to the right of the verb begins, day and addressee passed over."""
    objects = list(doc[cue["verb"]].rights)
    if "addressee" in cue["frames"]:  # told the paper's weekly edition the port was safe: tied to "edition"
        objects += [c for noun in objects if noun.pos_ in {"NOUN", "PROPN"} for c in noun.rights]
    clauses = [c for c in objects if c.dep_ == "ccomp" and right <= c.i < hi]
    clauses = [
        c for c in clauses if c.tag_ in FINITE or any(t.dep_ in CLAUSE_SUBJECTS or t.tag_ in FINITE for t in c.lefts)
    ]
    if not clauses:
        return None
    start = max(right, clauses[0].left_edge.i)
    if (
        start > right
        and clauses[0].head.i == cue["verb"]
        and not _is_aside(doc, right, start, cue["lemma"] in ONLY_CLAUSES)
    ):
        start = right  # the parser left the clause's subject outside it
    while start < hi and (
        doc[start].lower_ in DAYS
        or start + 1 < hi
        and doc[start].lower_ in {"this", "last"}
        and doc[start + 1].lower_ in DAYS | SPANS
        or doc[start].lower_ in SPANS
        and doc[start - 1].lower_ in {"this", "last"}
        or doc[start].is_punct
        and not doc[start].is_quote
        or doc[start].is_space
    ):
        start += 1
    return start if start < hi else None


def _is_aside(doc, right, start, only_clauses):
    """Whether the words between cue and clause are the cue's own: a day, a place, an addressee."""
    first = doc[right]
    if only_clauses and (
        any(t.dep_ == "dobj" and t.head.i < right for t in doc[right:start])  # said life would be hard
        or doc[start].tag_ in FINITE  # said the days … are gone
        and first.pos_ in NOMINAL
        and first.lower_ not in DAYS
    ):
        return False
    return (
        first.is_punct
        or first.is_space
        or first.pos_ in {"ADP", "ADV", "PART", "SCONJ", "PRON"}
        or first.lower_ in DAYS
        or first.dep_ in {"dobj", "dative", "npadvmod", "advmod", "prep", "prt"}
        or any(t.dep_ in {"dobj", "dative", "npadvmod"} for t in doc[right:start])
    )


def _quotation_start(doc, right, hi, bounds):
    """The first passage after the cue, where no clause of the outlet's own stands between."""
    for first, last, left, _ in bounds:
        if left < right:
            continue
        gap = doc[right:left] if left > right else []
        if _is_told_after(doc, first, last):
            return None
        if left >= hi or left - right > FAR or any(t.text in {".", ";"} and t.i > right for t in gap):
            return None
        colon = bool(len(gap)) and next((t.text for t in reversed(gap) if not t.is_space), "") == ":"
        if any(is_reporting(t) for t in gap):
            return None  # that cue is nearer
        barred = {"that"} if len(gap) and gap[-1].text == "," else {"that", "of"}  # joked of the museum, "…"
        if colon or not any(t.tag_ in FINITE or t.tag_ == "TO" or t.lower_ in barred for t in gap):
            return first if colon or _opens_quotation(doc, right, left, first, last) else None
        return None
    return None


def _is_told_after(doc, first, last):
    """`Brandt scolded him: "It was wrong," she said.`: the cue after a passage that ends in a comma is its own."""
    end = next((t for t in reversed(doc[first:last]) if not t.is_quote), None)
    after = next((t.i for t in doc[last : last + FEW] if not t.is_punct), None)
    return end is not None and end.text == "," and after is not None and cue_follows(doc, after)


def _opens_quotation(doc, right, left, first, last):
    """Whether a mark after a cue opens speech: at once, after a comma, or with a sentence; not `told "Now" that`."""
    if left == right or doc[left - 1].is_punct or doc[left - 1].is_space:
        return True
    whole = doc[last - 1].text[-1:] in ".?!,…" or any(t.tag_ in FINITE for t in doc[first:last])
    return whole and doc[left - 1].pos_ in {"PROPN", "PRON", "NOUN", "ADV", "ADP", "PART", "NUM"}


def _infinitive(doc, verb, cue, hi, bounds):
    if "infinitive" not in cue["frames"]:
        return None
    for child in verb.rights:
        if child.dep_ in {"xcomp", "ccomp"} and child.i < hi:
            to = next((t for t in child.lefts if t.tag_ == "TO"), None)
            if to is not None and 0 <= to.i - cue["right"] <= 3:
                return to.i - (doc[to.i - 1].lower_ == "not")
    return None


def _gerund(doc, verb, cue, hi, bounds):
    """reported spending …, suggested closing …: what somebody says that was or should be done."""
    right = cue["right"]
    if "gerund" not in cue["frames"] or right >= hi or doc[right].tag_ != "VBG" or verb.tag_ in {"VB", "VBG"}:
        return None
    ends = next((t.i for t in doc[right:hi] if t.text in {".", ";", ","}), hi)
    return right if doc[right].dep_ in {"xcomp", "ccomp"} and words(doc, right, ends) > FEW else None


def _person_infinitive(doc, verb, cue, hi, bounds):
    """urged the mayor to …, called on the rebels to …: with whoever is asked."""
    frames, right = cue["frames"], cue["right"]
    if not frames & {"person_infinitive", "person_infinitive_on"}:
        return None
    if right < hi and doc[right].is_punct:
        return None
    if "person_infinitive_on" in frames:
        if right >= hi or doc[right].lower_ not in {"on", "upon", "to"}:
            return None
        right += 1
    for i in range(right, min(hi, right + FAR)):
        if doc[i].tag_ == "TO" and i + 1 < hi and doc[i + 1].tag_ in {"VB", "RB"} and doc[i].head.tag_ == "VB":
            if doc[i].head.dep_ in {"xcomp", "ccomp", "advcl", "conj"} or i - right <= 4:
                return i - (doc[i - 1].lower_ == "not") if cue["lemma"] == "tell" else right
        aside = doc[i].dep_ == "relcl" or doc[i].head.dep_ == "relcl"
        if doc[i].tag_ in FINITE and not aside or doc[i].text in {".", ";", ":"} or doc[i].is_quote:
            return None
    return None


def _hope(doc, verb, cue, hi, bounds):
    """expressed hope that …, voiced fear that …"""
    if "hope" not in cue["frames"]:
        return None
    noun = next((c for c in verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in phrases("expressed")), None)
    if noun is None or noun.i >= hi:
        return None
    return _that(doc, noun.i + 1, hi, bounds)


def _about(doc, verb, cue, hi, bounds):
    """warned of …, complained about …"""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in cue["frames"] and child.i < hi and child.i - cue["right"] <= 3:
            return child.i + 1 if words(doc, child.i + 1, child.right_edge.i + 1) >= FEW else None
    return None


def _noun(doc, verb, cue, hi, bounds):
    """announced the closure of the port: a noun phrase that tells what was said."""
    if "noun" not in cue["frames"] or verb.tag_ == "VBG" and cue["verb"] == verb.sent.start:
        return None  # Acknowledging the gravity of the fire, …: the outlet's frame for what follows
    for child in verb.rights:
        if child.dep_ == "dobj" and child.i < hi and child.pos_ != "PRON" and child.left_edge.i - cue["right"] <= 2:
            return child.left_edge.i if words(doc, child.left_edge.i, child.right_edge.i + 1) >= FEW else None
    return None


def _clause_by_order(doc, verb, cue, hi, bounds):
    """A clause that the parser took for an object: the first noun right after the cue and a finite verb after it."""
    right = cue["right"]
    is_subject = right < hi and (
        doc[right].pos_ in NOMINAL or doc[right].tag_ == "VBG" and not is_reporting(doc[right])
    )
    if cue["lemma"] in ONLY_CLAUSES and is_subject and right == cue["verb"] + 1:
        stop = next((i for i in range(right, hi) if doc[i].text in {",", ";", ":"}), hi)
        is_clause = doc[right].lower_ not in NO_SUBJECTS | DAYS and any(t.tag_ in FINITE for t in doc[right:stop])
        return right if is_clause else None
    if "clause" not in cue["frames"] or "noun" in cue["frames"] or right >= hi or doc[right].pos_ not in NOMINAL:
        return None
    for i in range(right, min(hi, right + FAR)):
        token = doc[i]
        if token.is_quote or token.text in {",", ";", ":", "."} and token.head.i < i and i - right < 2:
            return None
        subject = next(
            (c for c in token.lefts if c.dep_ in {"nsubj", "nsubjpass", "expl", "dobj"} and c.i >= right), None
        )
        if token.tag_ in FINITE and token.dep_ not in {"relcl", "advcl"} and i > right:
            return right if subject is not None and subject.left_edge.i == right else None
    return None


def _gap(doc, verb, cue, hi, bounds):
    """A relative clause around a cue: `a plan that the mayor said is dead`."""
    right = cue["right"]
    while right < hi and doc[right].tag_ == "RB":
        right += 1
    is_finite = (
        right < hi and doc[right].tag_ in FINITE and "clause" in cue["frames"] and cue["right"] == cue["verb"] + 1
    )
    return cue["right"] if is_finite else None


def _label(doc, verb, cue, hi, bounds):
    """called it "…", blasted the plan as "…": words in marks that somebody gave to something."""
    if "label" not in cue["frames"] or cue["subject"] is None:
        return None
    for first, last, left, _ in bounds:
        if cue["right"] <= left < hi:
            gap = doc[cue["right"] : left]
            near = len(gap) <= FAR and not any(t.tag_ in FINITE or t.text in {".", ";"} for t in gap)
            return first if near and words(doc, first, last) > FEW else None
    return None


def _after_as(doc, cue, hi, bounds):
    """`As Brandt noted, the pier …`: what follows the comma, where nothing was told before it."""
    left, right = cue["left"], cue["right"]
    if left <= cue["lo"] or doc[left - 1].lower_ != "as" or right >= hi or doc[right].text != ",":
        return None
    if cue["lemma"] not in AS_REPORTED:
        return None
    if cue["kind"] != "verb" or any(t.tag_ in FINITE for t in doc[cue["lo"] : left - 1]):
        return None
    is_clause = any(t.pos_ in {"VERB", "AUX"} for t in doc[right + 1 : hi])
    return (right + 1, "clause after as") if is_clause else None


FINDERS = (_that_clause, _parsed_clause, _quotation_after, _after_as)
FALLBACKS = (_infinitive, _gerund, _person_infinitive, _hope, _about, _noun, _label, _gap, _clause_by_order)
