"""Who is to have a seat at the table: "Peru should be part of the talks", "Peru cannot be invited"."""

from .defences import tellers_within
from .grammar import with_conjuncts
from .judgements import is_plain
from .whom import is_same, is_speaker, name_of, quote_at, row_of

SEAT_PROB = 0.85  # a guess near what cues are worth; marked news held too few such rows to say
OUGHT = frozenset(("should", "must", "ought", "has", "have", "needs"))
BARRED = frozenset(("can", "ca", "could", "should", "must"))
TABLES = frozenset(
    "conference talk summit negotiation meeting dialogue solution settlement process table forum discussion agreement "
    "government transition".split()
)
SEATS = frozenset("seat place role say voice part".split())
LET_IN = frozenset("invite include represent admit involve".split())


def seats_in(doc, sentence, quotes, actors):
    """Sides taken by who a speaker would have at the table, or not, as dicts."""
    for verb in sentence:
        quote = quote_at(verb, quotes) if verb.pos_ in ("VERB", "AUX") else None
        polarity = _seating(verb) if quote and quote["speaker"] else 0
        if not polarity or any(t.text == "?" for t in verb.sent[-2:]):
            continue
        seated = with_conjuncts([c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")])
        for holder, kind in _holders(doc, verb, quote, actors):
            for target in (name_of(doc, t, quote, actors) for t in seated if not is_speaker(t)):
                if target and is_plain(target) and not is_same(holder, target.name):
                    event_type = "SUPPORT" if polarity > 0 else "REJECT"
                    rule = f"seat: {kind}; target {target.rule}"
                    yield row_of(holder, kind, target.name, event_type, polarity, SEAT_PROB, verb.text, quote, rule)


def _seating(verb):
    """1 where somebody is to have a seat, −1 where not, else 0."""
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    denied = any(c.dep_ == "neg" for c in verb.children)
    if any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in verb.children):
        return 0
    if verb.lemma_ in LET_IN and any(c.dep_ == "auxpass" for c in verb.children):
        return -1 if denied and helpers & BARRED else 1 if helpers & OUGHT and not denied else 0
    if not helpers & OUGHT or not _takes_seat(verb):
        return 0
    return -1 if denied else 1


def _takes_seat(verb):
    """Whether a verb tells of sitting at a table: "participate in the talks", "be part of the solution"."""
    below = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
    if verb.lemma_ in ("be", "have", "take"):
        heads = [c for c in below if c.lemma_ in (SEATS if verb.lemma_ == "have" else ("part",))]
        heads += [verb] if verb.lemma_ == "be" and not below else []
    else:
        heads = [verb] if verb.lemma_ in ("participate", "sit") else []
    heads += [verb] if heads else []
    return any(p.lemma_ in TABLES for head in heads for c in head.children if c.dep_ == "prep" for p in c.children)


def _holders(doc, verb, quote, actors):
    """The speaker, or those whose words the speaker tells: "Peru and Chile claim that …", he said."""
    tellers = tellers_within(verb, quote)
    if tellers is None:
        yield quote["speaker"], "speaker"
        return
    for subject in with_conjuncts(tellers):
        named = None if is_speaker(subject) else name_of(doc, subject, quote, actors)
        if named and is_plain(named):
            yield named.name, "actor"
