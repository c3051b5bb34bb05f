"""Who tells of an act: the outlet in its own words, or somebody whose words it reports.

"Officials said Norway had condemned Peru" makes Norway's act an act that officials tell of. Beside the quotations of
an article there is speech that has no speaker at its cue: what a court heard, what leaked letters show. The words for
these are in `stance_hearsay.csv`; rumours make no row at all.
"""

import re
from functools import cache

from ..language import text_of
from ..lexicons import load_lexicon

# marks within a quotation; an apostrophe has a letter before it
INNER = re.compile(r"(?<!\w)(?:‘[^‘]*?’(?!\w)|'[^']*(?:\w'\w[^']*)*'(?!\w)|“[^“”]*”|\"[^\"]*\")")
REPEATED = "variorum_repeated"
FEW = 2  # words
SOMEBODY = "somebody"  # who tells it is open
PRONOUNS = frozenset("he she they it we i who him her them".split())


def teller_of(quote):
    """Whoever's words a quotation is: the speaker, else the words at the cue ("officials"), else "somebody"."""
    if quote.get("speaker"):
        return quote["speaker"]
    mention = (quote.get("mention") or "").strip()
    return mention if mention and mention.lower() not in PRONOUNS else SOMEBODY


def is_repeated(token, quote):
    """Whether a word stands in marks within a quotation: “They shout ‘Rana is a liar’ at us” calls Rana nothing.

    A word or two in marks are the speaker's own, at arm's length; so are marks where the outlet tells the rest.
    """
    if quote.get("kind") != "direct":
        return False
    return any(start < token.idx < end - 1 for start, end in _inner(token.doc, quote))


def _inner(doc, quote):
    """Where words of others stand in marks within a quotation, looked for once a quotation."""
    known, place = doc.user_data.setdefault(REPEATED, {}), (quote["start"], quote["end"])
    if place not in known:
        found = INNER.finditer(text_of(doc)[slice(*place)], 1)
        known[place] = [(place[0] + m.start(), place[0] + m.end()) for m in found if len(m[0].split()) > FEW]
    return known[place]


def parted_subject(verb, quote, quotes):
    """The subject that a cue parts from its verb: Peru in "Peru, officials said, condemned Chile"; None where the verb
    has one, or where what stands before the cue is more than a subject.
    """
    has_one = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if has_one or not quote or quote.get("rule") != "clause around cue":
        return None
    between = verb.doc.char_span(quote["start"], verb.idx, alignment_mode="expand")
    first = [q for q in quotes if q["utterance_id"] == quote["utterance_id"] and q["end"] <= quote["start"]]
    if not first or (between is not None and any(t.pos_ not in ("AUX", "ADV", "PART") for t in between)):
        return None
    words = verb.doc.char_span(first[-1]["start"], first[-1]["end"], alignment_mode="expand")
    plain = all(t.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PRON", "PART", "CCONJ") for t in words)
    return words.root if plain and words.root.pos_ in ("PROPN", "NOUN", "PRON") else None


def hearsay_in(doc):
    """The clauses that the outlet leaves to somebody without quoting them, shaped like quotations without a speaker."""
    for verb in doc:
        head = verb.head
        if verb.dep_ == "ccomp" and verb.i > head.i and head.lemma_ in _listed("hearing"):
            yield _clause(verb, None)
        elif verb.dep_ == "ccomp" and verb.i > head.i and head.lemma_ in _listed("showing"):
            written = [c for c in head.children if c.dep_ == "nsubj" and c.lemma_.lower() in _listed("writing")]
            if written:
                yield _clause(verb, _phrase(written[0]))


def _clause(verb, teller):
    words = list(verb.subtree)
    return dict(
        quote_id=None,
        first=words[0].i,
        start=words[0].idx,
        end=words[-1].idx + len(words[-1]),
        kind="indirect",
        speaker=None,
        mention=teller,
        mention_start=None,
        utterance_id=None,
        rule="hearsay",
    )


def _phrase(noun):
    """A noun with what belongs to it, as it stands, an article left out: "report by the Herald"."""
    words = [t for t in noun.subtree if not (t.dep_ == "det" and t.head == noun)]
    return noun.doc[words[0].i : words[-1].i + 1].text


@cache
def _listed(kind):
    table = load_lexicon("stance_hearsay")
    return frozenset(table.word[table.kind == kind])
