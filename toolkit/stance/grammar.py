"""The grammar that several rules share: pronouns and their nouns, what is coordinated, what a word list holds."""

from functools import cache, lru_cache

from ..lexicons import load_lexicon

INFINITIVE_REQUESTS = frozenset(
    ("ask", "tell", "order", "press", "direct", "instruct", "invite", "remind", "request", "encourage", "push")
)
DENIALS = frozenset("refuse decline fail cease stop halt end avoid deny refrain neglect withdraw withhold lack".split())
# "suggests that Canada backs Peru": somebody's claim about a third party is no act of theirs
CLAIMS = frozenset(
    "suggest imply allege claim charge deny doubt fear believe think hope expect predict insinuate assume guess "
    "suspect".split()
)
# "was urged to denounce Rana", "declined to": the infinitive tells of no plan of its subject's
ASKINGS = INFINITIVE_REQUESTS | DENIALS | frozenset("urge call force require allow permit want need".split())
GIVING = frozenset("give offer lend pledge promise".split())  # "gave Rana his backing"
ONLY = frozenset("only just merely simply".split())  # "not only Peru but Chile"
EVERYBODY = frozenset("everyone everybody all anyone anybody everything anything".split())  # "thanked all but Peru"
INSTEAD = frozenset((("rather", "than"), ("instead", "of")))


@lru_cache(maxsize=1)
def deeds():
    """{noun: −1, 0 or 1} of `stance_deeds.csv`: what somebody does or says, and whether its name alone judges it."""
    return {row.word: int(row.polarity) for row in load_lexicon("stance_deeds").itertuples()}


@cache
def against(part, slot=None):
    """Words of `stance_verbs.csv` that tell of a hostile act; where a slot is given, those that have it."""
    table = load_lexicon("stance_verbs")
    rows = table[(table.pos == part) & (table.polarity == "-1")]
    return frozenset(row.word for row in rows.itertuples() if slot is None or slot in row.target.split())


@lru_cache(maxsize=1)
def people():
    """Nouns for people and groups: who condemns Rana's supporters has not condemned Rana."""
    groups = "ally country family group nation party side state supporter team voter"
    return frozenset(load_lexicon("people").word) | frozenset(groups.split())


def has_to(verb):
    """Whether a verb is an infinitive with its "to"."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def antecedent(token):
    """The noun a relative pronoun stands for: "the party that he leads" → party."""
    if token.tag_ in ("WDT", "WP") or (token.lower_ == "that" and token.dep_ in ("nsubj", "dobj", "nsubjpass")):
        clause = next((a for a in [token.head, *token.head.ancestors] if a.dep_ == "relcl"), None)
        return token if clause is None or _is_unclear(token, clause.head) else clause.head
    return token


def _is_unclear(pronoun, noun):
    """Whether ", which" may go back further: in "letters to the council, which accused Rana", to the letters."""
    first = min([noun, *noun.conjuncts], key=lambda t: t.i)
    below_noun = first.dep_ == "pobj" and first.head.dep_ == "prep" and first.head.head.pos_ == "NOUN"
    return pronoun.lower_ == "which" and below_noun and pronoun.left_edge.i > 0 and pronoun.nbor(-1).text == ","


def is_possessor(token):
    """Whether what a token owns follows: "condemned the coup and Rana's “illegal arrest”" is nothing against Rana."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.dep_ != "poss" and after in ("’s", "'s")


def with_conjuncts(tokens):
    """Some tokens, and those coordinated with them further on; not what is set apart, as Peru in "Chile, not Peru"."""
    coordinated = dict.fromkeys(t for token in tokens for t in (token, *token.conjuncts) if t.i >= token.i)
    return [t for t in coordinated if not is_set_apart(t)]


def _is_under_denial(token):
    """ "did not condemn Peru or Chile": both are meant"""
    return any(c.dep_ == "neg" or c.lower_ in ("without", "never") for a in token.ancestors for c in (a, *a.children))


def is_set_apart(token):
    """Whether a noun is named only to leave it out: "not Peru", "rather than Peru", "neither Peru nor Chile"."""
    if token.dep_ in ("acomp", "attr", "ROOT") or token.pos_ in ("VERB", "AUX", "ADJ"):
        return False
    beside = {c.lower_ for t in (token, *token.conjuncts) for c in t.children if c.dep_ in ("cc", "preconj", "det")}
    if {"neither", "nor"} <= beside or ("or" in beside and not _is_under_denial(token)):
        return True  # "either Peru or Chile insulted Rana": which?
    opening = next((t for t in token.doc[token.left_edge.i : token.i] if t.dep_ not in ("punct", "cc")), token)
    before = [t.lower_ for t in token.doc[max(0, opening.i - 2) : opening.i]]
    if opening.lower_ == "not":  # "not" is read below Peru, or before it
        return opening.nbor(1).lower_ not in ONLY
    if before[-1:] in (["but"], ["except"]) and before[0] in EVERYBODY:
        return True
    return (before[-1:] == ["not"] and opening.lower_ not in ONLY) or tuple(before) in INSTEAD
