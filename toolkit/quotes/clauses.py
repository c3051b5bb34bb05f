"""Where a clause begins that follows its cue: at "that", at a question word, or where the order of words shows one."""

from .cues import FINITE, in_marks, is_reporting, words
from .vocabulary import phrases

FAR = 30  # tokens: a "that" or a mark further from its cue belongs to something else
NEAR = 6  # tokens between a cue and its comma: as the paper reported late on Monday,
FEW = 3  # words: a shorter noun phrase ("announced a plan") tells that something was said, not what
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight".split())
SPANS = frozenset("week weekend month year morning afternoon evening spring summer autumn fall winter".split())
CLAUSAL, QUOTING = frozenset({"clause", "clause_out", "that"}), frozenset({"clause", "quotation"})
NOMINAL = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})
ASKING = frozenset({"WP", "WP$", "WRB", "WDT"})  # the tags of who, whose, why, which
CLAUSE_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
SETTINGS = frozenset("in at on during after before".split())  # not "of", "about": warned of a storm that …
NOMINATIVES = frozenset("he she they we i".split())
NO_SUBJECTS = frozenset("so this it nothing something little much more what".split())  # said so, said nothing


def that_clause(doc, cue, hi, bounds):
    """`said that the pier …`, where the "that" is the cue's and not a noun's."""
    that = that_after(doc, cue["right"], hi, bounds) if cue["frames"] & CLAUSAL else None
    if that is not None and cue["kind"] == "verb" and _hangs_on_noun(doc, that, cue):
        return None
    if that is not None and doc[that].dep_ == "det" and "clause_only" not in cue["frames"]:
        return None  # repeated that view
    if that is not None and (doc[that].lower_ == "that" or "addressee" in cue["frames"]):
        return that, "that-clause"
    return None


def _hangs_on_noun(doc, that, cue):
    """Whether a "that" tells of a noun after the cue: `agreed to talks over a claim that …`, `the fact that …`

    What somebody says "in a statement that …" is their own words all the same.
    """
    clause, right = doc[that].head, cue["right"]
    if "clause_only" in cue["frames"] and doc[right].lower_ in SETTINGS:
        return False
    return right <= clause.head.i < that and clause.head.lemma_ in phrases("noun") | {"fact"}


def that_after(doc, right, hi, bounds):
    """The first "that" after a cue which opens a clause, with no verb between."""
    for i in range(right, min(hi, right + FAR)):
        token = doc[i]
        if token.lower_ == "that" and token.tag_ in {"IN", "WDT", "DT"}:
            if token.dep_ == "mark" or token.tag_ == "IN" or _follows_setting(doc, i, right):
                return i
        if token.tag_ == "TO" or token.lower_ == "but":
            return None
        if token.tag_ in FINITE or token.text in {":", ";", "."} or in_marks(bounds, i) or is_reporting(token):
            return None
    return None


def _follows_setting(doc, that, right):
    """`warned at the summit that the ice …`: a "that" which the parser took to tell of the summit."""
    clause = doc[that].head if doc[that].head.dep_ == "relcl" else doc[that].head.head
    noun = clause.head if clause.dep_ == "relcl" else doc[that].head.head
    prep = noun.head
    is_setting = prep.lower_ in SETTINGS and right <= prep.i < noun.i < that and prep.head.i < right
    return is_setting and any(c.dep_ in CLAUSE_SUBJECTS and c.i > that for c in clause.lefts)


def question(doc, cue, hi, bounds):
    """`asked which pier he would close`: from the word that asks; `asked about the pier that burned`: from its noun."""
    right = cue["right"]
    if cue["implies"] != "ask" or right >= hi:
        return None
    if doc[right].lower_ == "about" and cue["kind"] == "put":
        is_told = right + 1 < hi and doc[right + 1].tag_ != "PRP" and words(doc, right + 1, hi) >= FEW
        return (right + 1, "about") if is_told else None
    for i in range(right, min(hi, right + FAR)):
        token = doc[i]
        if token.tag_ in ASKING or token.lower_ in {"if", "whether"}:
            return i, "clause"
        if token.is_punct or token.tag_ in FINITE or token.tag_ == "TO" or in_marks(bounds, i):
            return None
    return None


def parsed_clause(doc, cue, hi, bounds):
    """`said the pier was safe`: the clause that the parser ties to the cue."""
    clause = _clause_start(doc, cue, cue["right"], hi) if cue["frames"] & CLAUSAL else None
    return (clause, "clause") if clause is not None and _may_take_clause(doc, cue, clause) else None


def _may_take_clause(doc, cue, clause):
    if "clause_out" in cue["frames"]:
        return cue["right"] < len(doc) and doc[cue["right"]].lower_ in {"out", "to"}
    return True


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
        and not _is_aside(doc, right, start, "clause_only" in cue["frames"])
    ):
        start = right  # the parser left the clause's subject outside it
    while start < hi and (
        _is_day(doc, start, hi) or doc[start].is_space or doc[start].is_punct and not doc[start].is_quote
    ):
        start += 1
    return start if start < hi else None


def _is_blank(token):
    return token.is_space or token.is_punct and not token.is_quote


def _is_day(doc, i, hi):
    """Whether a word is of the day something was said: "Monday", the "on" before it, "last", "week"."""
    word, following = doc[i].lower_, doc[i + 1].lower_ if i + 1 < hi else ""
    opens = word == "on" and following in DAYS or word in {"this", "last"} and following in DAYS | SPANS
    return opens or word in DAYS or word in SPANS and doc[i - 1].lower_ in {"this", "last"}


def _is_aside(doc, right, start, only_clauses):
    """Whether the words between cue and clause are the cue's own: a day, a place, an addressee."""
    first = doc[right]
    if only_clauses and (
        any(t.dep_ == "dobj" and t.head.i < right for t in doc[right:start])  # said life would be hard
        or doc[start].tag_ in FINITE  # said the days … are gone
        and first.pos_ in NOMINAL | {"ADV"}
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


def after_as(doc, cue, hi, bounds):
    """`As Brandt noted, the pier …`: what follows the comma, where nothing was told before it."""
    left = cue["left"]
    if left <= cue["lo"] or doc[left - 1].lower_ != "as" or "as" not in cue["frames"] or cue["kind"] != "verb":
        return None
    is_new_clause = left - 2 >= cue["lo"] and (doc[left - 2].dep_ == "cc" or doc[left - 2].text in {";", ":", "—"})
    if not is_new_clause and any(t.tag_ in FINITE for t in doc[cue["lo"] : left - 1]):
        return None
    right = next((i for i in range(cue["right"], min(hi, cue["right"] + NEAR)) if doc[i].is_punct), hi)
    if right >= hi or doc[right].text != "," or any(t.tag_ in FINITE for t in doc[cue["right"] : right]):
        return None
    is_clause = any(t.pos_ in {"VERB", "AUX"} for t in doc[right + 1 : hi])
    return (right + 1, "clause after as") if is_clause else None


def clause_by_order(doc, verb, cue, hi, bounds):
    """A clause that the parser took for an object: the first noun right after the cue and a finite verb after it."""
    right = cue["right"]
    is_subject = right < hi and (
        doc[right].pos_ in NOMINAL or doc[right].tag_ in {"VB", "VBG"} and not is_reporting(doc[right])
    )
    if "clause_only" in cue["frames"] and is_subject and right == cue["verb"] + 1:
        stop = next((i for i in range(right, hi) if doc[i].text in {",", ";", ":"}), hi)
        is_clause = doc[right].lower_ not in NO_SUBJECTS | DAYS and any(t.tag_ in FINITE for t in doc[right:stop])
        return right if is_clause else None
    if "clause" not in cue["frames"] or "noun" in cue["frames"] or right >= hi or doc[right].pos_ not in NOMINAL:
        return None
    if verb.tag_ != "VBG" and right == cue["verb"] + 1 and "thing" not in cue["frames"]:
        if _is_plain_clause(doc, right, hi):
            return right
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


def _is_plain_clause(doc, start, hi):
    """Whether a few nominal words and then a finite verb begin here: `it could harm trade`, `Lind runs the port`"""
    for i in range(start, min(hi, start + NEAR)):
        if doc[i].tag_ in FINITE:
            return i > start and (i + 1 < hi and not doc[i + 1].is_punct)
        is_new = i > start and doc[i].tag_ == "PRP"  # read the guide he wrote
        if (
            is_new
            or doc[i].pos_ not in NOMINAL
            and doc[i].tag_ != "POS"
            or doc[i].tag_ in ASKING
            or doc[i].lower_ == "that"
        ):
            return False
    return False


def clause_after_aside(doc, verb, cue, hi, bounds):
    """`told the paper on Monday he was ready`: a pronoun that can only be a subject, after the cue's own words."""
    right = cue["right"]
    if "clause" not in cue["frames"] or "noun" in cue["frames"] and cue["lemma"] != "report":
        return None
    for i in range(right + 1, min(hi, right + FAR)):
        token = doc[i]
        if token.is_punct or token.tag_ in FINITE or token.tag_ == "TO" or is_reporting(token):
            return None
        if token.lower_ in NOMINATIVES and doc[i - 1].pos_ in {"NOUN", "PROPN", "NUM", "ADV"}:
            if token.head.dep_ == "relcl" and doc[i - 1].pos_ == "NOUN":
                return None  # told of the guide he wrote
            follows = next((t for t in doc[i + 1 : min(hi, i + FEW)] if t.pos_ != "ADV"), None)
            return i if follows is not None and follows.tag_ in FINITE else None
    return None


def gap(doc, verb, cue, hi, bounds):
    """A relative clause around a cue: `a plan that the mayor said is dead`."""
    right = cue["right"]
    while right < hi and doc[right].tag_ == "RB":
        right += 1
    is_finite = (
        right < hi and doc[right].tag_ in FINITE and "clause" in cue["frames"] and cue["right"] == cue["verb"] + 1
    )
    return cue["right"] if is_finite else None
