"""Whether a sentence tells something as so at all: not as hearsay, a myth, a supposition, fiction or bygone.

"Rana reportedly condemned Quill", "it is a myth that Rana praised Quill", "Suppose Rana betrays Quill", "in the film
Rana attacks Quill", "seldom praises", "apologised for attacking", "once a critic of Quill". None of these is a stance
that anybody takes. The words are in `stance_hedges.csv`.
"""

from bisect import bisect_left
from functools import cache

from ..actors.discourse import places_among
from ..lexicons import load_lexicon

# clauses that tell of their noun alone: "Rana, who condemned Quill, reportedly left"
BOUNDS = frozenset(("relcl", "acl", "appos"))
CLAUSES = frozenset(("ccomp", "csubj", "csubjpass", "xcomp", "acl", "advcl", "relcl"))
AGAIN = frozenset(("again", "more"))  # "once again condemned"
BEFORE_ONCE = frozenset(("at", "than"))  # "condemned Peru more than once"
# words of hedges that are no hedges by themselves
OTHERS = frozenset("neither ever all past if unless let according".split())
PLACES = "variorum_hedges"
NONE = frozenset("no little scant nothing nobody none".split())
# "came close to condemning Rana", "stopped short of it", "on the verge of it"
SHORT = frozenset("close short verge brink".split())


@cache
def hedges(kind):
    """The words of one kind of `stance_hedges.csv`."""
    table = load_lexicon("stance_hedges")
    return frozenset(table[table.kind == kind].word)


def is_hedged(token):
    """Whether what a verb, noun or adjective tells is told with a hedge that leaves no side to take."""
    chain = _clause_of(token)
    if any(_is_inverted(t) for t in chain):
        return True
    if not _may_hedge(token):
        return False
    if any(_is_qualified(t) or _is_conditional(t) or _is_told_in_fiction(t) for t in chain):
        return True
    return _is_regretted(chain) or _is_unfounded(chain) or _is_supposed(chain)


def _may_hedge(token):
    """Whether the sentence has a word that a hedge needs: most have none, and are not looked through."""
    doc = token.doc
    if PLACES not in doc.user_data:
        doc.user_data[PLACES] = sorted({*places_among(doc, _triggers()), *places_among(doc, _triggers(), "LEMMA")})
    sentence, places = token.sent, doc.user_data[PLACES]
    return bisect_left(places, sentence.start) < bisect_left(places, sentence.end)


@cache
def _triggers():
    listed = {part for word in load_lexicon("stance_hedges").word for part in word.split("-")}  # "so-called"
    words = listed | OTHERS | NONE | SHORT
    return frozenset(form for word in words for form in (word, word.title(), word.upper()))


def _clause_of(token):
    """A token and what it hangs on, as far as a hedge there reaches it."""
    chain = [token]
    while chain[-1].head != chain[-1] and chain[-1].dep_ not in BOUNDS:
        chain.append(chain[-1].head)
    return chain


# ── by an adverb or adjective: "reportedly", "almost", "alleged", "once" ──


def _is_qualified(token):
    """ "reportedly condemned", "almost sanctioned", "her alleged support", "once a critic", "neither supports nor" """
    kinds = hedges("degree") | hedges("hearsay") | hedges("past")
    # "is hardly", "reportedly condemned"; not "condemned Peru almost at once"
    before = token.i if token.lemma_ != "be" else token.right_edge.i
    beside = [c for c in token.children if c.dep_ in ("advmod", "amod") and c.i < before]
    beside += [c for ever in beside if ever.lower_ == "ever" for c in ever.children]  # "hardly ever"
    beside += [c for c in token.head.children if token.dep_ == c.dep_ == "amod" and c.i < token.i]  # "alleged brutal"
    if token.left_edge.i and token.pos_ in ("NOUN", "PROPN"):
        beside.append(token.left_edge.nbor(-1))
    said = any(c.lower_ in kinds and not _is_repeated(c) for c in beside)
    said = said or _is_in_the_past(token)
    return said or _is_neither(token) or _is_so_called(token) or _is_all_but(token) or _falls_short(token)


def _is_so_called(token):
    """ "the so-called brutal mayor", "Peru's one-time ally": three words to the parser"""
    last = token.doc[max(0, token.i - 3) : token.i].text.split()[-1:]
    kinds = hedges("hearsay") | hedges("past")
    return token.pos_ in ("ADJ", "NOUN") and bool(last) and "-" in last[0] and last[0].lower() in kinds


def _is_in_the_past(token):
    preps = [c for c in token.children if c.dep_ == "prep" and c.lower_ == "in"]
    return any(p.lower_ == "past" for prep in preps for p in prep.children)


def _is_repeated(adverb):
    """ "once again", "more than once", "no less critical" """
    after = adverb.nbor(1).lower_ if adverb.i + 1 < len(adverb.doc) else ""
    before = adverb.nbor(-1).lower_ if adverb.i else ""
    if adverb.lower_ in ("less", "least"):
        return before in ("no", "not", "at")
    return adverb.lower_ == "once" and (after in AGAIN or before in BEFORE_ONCE)


def _is_neither(word):
    """ "neither supports nor opposes", "neither brave nor honest": where both are denied, there is no side"""
    return any(
        c.lower_ == "neither" and c.dep_ in ("preconj", "cc") for t in (word, *word.conjuncts) for c in t.children
    )


def _is_all_but(verb):
    """ "all but endorsed Rana" """
    before = verb.doc[max(0, verb.i - 2) : verb.i]
    return verb.pos_ == "VERB" and [t.lower_ for t in before] == ["all", "but"]


def _falls_short(verb):
    """ "came close to condemning", "on the verge of condemning" """
    prep = verb.head
    short = {prep.head.lemma_, prep.nbor(-1).lower_ if prep.i else ""}
    return verb.dep_ in ("pcomp", "pobj") and prep.lower_ in ("to", "of") and bool(short & SHORT)


# ── made up or supposed: "Suppose Rana betrays Quill", "Had Rana attacked", "in the film" ──


def _is_supposed(chain):
    """ "Suppose Peru betrays Chile", "Imagine Rana praising Quill", "considered condemning Rana" """
    suppose = hedges("suppose") | hedges("joked") | {"let"}
    if any(t.dep_ in CLAUSES and t.head.lemma_.lower() in suppose and not _is_let_us(t) for t in chain):
        return True
    if any(t.dep_ == "xcomp" and t.tag_ == "VBG" and t.head.lemma_ in hedges("pondered") for t in chain):
        return True
    first = next((t for t in chain[0].sent if t.is_alpha), chain[0])
    return first.lower_ in hedges("suppose") and first != chain[0]


def _is_let_us(verb):
    """ "let us praise Rana" """
    return any(c.dep_ == "nsubj" and c.lower_ in ("us", "me") for c in verb.children)


def _is_inverted(verb):
    """ "Had Rana attacked Quill, …", "Were Peru to attack", "Does Peru support Chile?" """
    first = next((t for t in verb.doc[verb.left_edge.i : verb.i] if t.dep_ not in ("punct", "cc")), verb)
    asked = first.head == verb and first.dep_ in ("aux", "auxpass") and first.tag_ != "TO"
    return asked and any(c.dep_ in ("nsubj", "nsubjpass") and c.i > first.i for c in verb.children)


def _is_conditional(verb):
    """ "will condemn Rana if" """
    will = any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "’ll", "shall") for c in verb.children)
    clauses = [c for c in verb.children if c.dep_ == "advcl"]
    return will and any(g.dep_ == "mark" and g.lower_ in ("if", "unless") for c in clauses for g in c.children)


def _is_told_in_fiction(verb):
    """ "in his novel Rana betrays Quill", "the film tells how Rana attacks", "a film in which Rana attacks" """
    if verb.dep_ in BOUNDS and verb.head.lemma_ in hedges("fiction"):
        return True
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    places = [p for c in verb.children if c.dep_ == "prep" and c.lower_ == "in" for p in c.children]
    tellers = [c for c in verb.children if c.dep_ == "nsubj"]
    return any(t.lemma_ in hedges("fiction") for t in (*places, *tellers) if t.dep_ in ("pobj", "nsubj"))


# ── said to be untrue, rumoured, or taken back ──


def _is_unfounded(chain):
    """ "it is a myth that", "it is not true that", "rumours that Rana condemned Quill were dismissed" """
    said = any(t.dep_ in CLAUSES and (_is_of_rumour(t) or _is_unproven(t) or _is_called_false(t)) for t in chain)
    return said or any(_is_by_rumour(c) for t in chain for c in t.children)


def _is_by_rumour(prep):
    """ "according to rumours" """
    if prep.lower_ != "according":
        return False
    return any(p.lemma_ in hedges("rumour") for c in prep.children for p in c.children if p.lemma_ != "report")


def _is_of_rumour(verb):
    """ "rumours that", "rumours swirled that", "demands that"; not "said in a report that" """
    if not any(c.lower_ == "that" and _opens(c, verb) for c in verb.children):
        return False
    above, before = verb.head, verb.left_edge.nbor(-1) if verb.left_edge.i else verb
    nouns = [above] if above.lemma_ not in hedges("spread") else [c for c in above.children if c.dep_ == "nsubj"]
    nouns = [t for t in (*nouns, before) if t.pos_ == "NOUN" and not _is_place_of_saying(t)]
    return any(t.lemma_.lower() in hedges("rumour") | hedges("wish") for t in nouns)


def _is_place_of_saying(noun):
    """ "said in a report that"; not "no truth in the report that" """
    return noun.head.lower_ in ("in", "by") and noun.head.head.pos_ == "VERB"


def _opens(that, verb):
    """Whether "that" opens a clause; in "the story that he attacked Rana" it is read as what he attacked."""
    others = [c for c in verb.children if c.dep_ == "dobj" and c != that]
    return that.dep_ == "mark" or (that.dep_ == "dobj" and bool(others))


def _is_unproven(verb):
    """ "there is no evidence that", "no evidence shows that", "nothing suggests that" """
    before = verb.left_edge.nbor(-1) if verb.left_edge.i else verb
    nouns = [t for t in (verb.head, before) if t.pos_ == "NOUN" and t.lemma_ not in hedges("certain")]
    nouns += [c for c in verb.head.children if c.dep_ == "nsubj" and verb.dep_ == "ccomp" and c != verb]
    return any(t.lower_ in NONE or any(c.lower_ in NONE for c in t.children) for t in nouns)


def _is_called_false(verb):
    above = verb.head
    said = [c for c in above.children if c.dep_ in ("acomp", "attr", "oprd")] if above.lemma_ == "be" else []
    denied = any(c.dep_ == "neg" for t in (above, above.head) for c in t.children if t.lemma_ == "be")
    for word in (above, *said):
        no = denied or any(c.lower_ in ("no", "not", "hardly") for c in word.children)
        if word.lower_ in hedges("true" if no else "false"):
            return True
    return False


def _is_regretted(chain):
    """ "apologised for attacking Rana", "regretted having insulted Rana", "for her attack on Rana" """
    for below in chain:
        above = below.head
        said = {above.lemma_, *(c.lower_ for c in above.children if c.dep_ == "acomp")}  # "am sorry that I"
        if below.dep_ in ("xcomp", "ccomp") and said & hedges("sorry"):
            return True
        for_it = (
            below.dep_ in ("pcomp", "pobj") and above.lower_ in ("for", "of") and above.head.lemma_ in hedges("sorry")
        )
        if for_it:
            return True
    return False


# ── words that the outlet only passes on ──


def is_passed_on(word):
    """Whether a judging word outside every quotation is somebody else's, or of a part played: "according to the
    union", "for her critics, the brutal mayor", "what it sees as the brutal government", "the evil queen, played by".
    """
    sentence = word.sent
    text = f" {' '.join(t.lower_ for t in sentence if not t.is_space)} "
    if any(f" {phrase} " in text for phrase in hedges("viewed")):
        return True
    if any(t.pos_ == "NOUN" and t.lemma_ in hedges("fiction") for t in sentence):
        return True
    if any(t.lemma_ in hedges("staged") and t.tag_ == "VBN" and _has_agent(t) for t in sentence):
        return True
    seen = any(_is_viewed(t) or _is_seen(t) or _is_as_put(t) for t in sentence)
    return seen or any((t.dep_ == "pcomp" or _is_view(t)) and _has_what(t) for t in (word, *word.ancestors))


def _is_view(verb):
    """ "What the union calls the brutal government fell" """
    return verb.lemma_ in hedges("seeing")


def _has_what(clause):
    """ "what it sees as" """
    return any(c.lower_ == "what" for c in clause.children)


def _has_agent(verb):
    return any(c.dep_ == "agent" or c.lower_ == "by" for c in verb.children)


def _is_as_put(mark):
    """ "as critics see it", "as his foes called him" """
    return mark.lower_ == "as" and mark.dep_ == "mark" and mark.head.lemma_ in hedges("seeing")


def _is_seen(prep):
    """ "in the union's view", "from the standpoint of the union"; not "in view of" """
    if prep.lower_ not in ("in", "from", "to") or prep.dep_ != "prep":
        return False
    seen = [p for p in prep.children if p.dep_ == "pobj" and p.lemma_ in hedges("view")]
    return any(c.dep_ in ("poss", "det", "compound") for p in seen for c in p.children)


def _is_viewed(prep):
    """ "For her critics, …", "To the union, …": before the subject, or a viewer anywhere"""
    if prep.dep_ != "prep" or prep.lower_ not in ("for", "to", "among"):
        return False
    seen = [p for p in prep.children if p.dep_ == "pobj"]
    if any(p.lemma_.lower() in hedges("viewer") for p in seen):
        return True
    opens = prep.i == prep.sent.start and prep.lower_ != "among"
    return opens and any(_may_view(p) and _after(p) == "," for p in seen)


def _may_view(noun):
    some = noun.tag_ == "NNS" and not noun.ent_type_  # "for weeks" is nobody's view
    return some or noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or noun.lemma_ in hedges("viewer")


def _after(noun):
    """The word after a noun's phrase."""
    last = noun.right_edge
    return last.nbor(1).text if last.i + 1 < len(last.doc) else ""
