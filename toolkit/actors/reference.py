"""Reference: who "he", "the minister", "his counterpart" or "Moscow" is in one article, or why that cannot be told.

Nothing outside the article is used, and where two people fit, nobody is named. People speak in the narrator's
sentences, not inside quotation marks: what stands between marks is left aside when looking for the one a pronoun goes
back to.
"""

from .descriptions import description_at, who_is_described
from .discourse import plain_words, row_at
from .pronouns import GENDER, OTHER_PRONOUNS, PLURALS, who_are_they, who_is_pronoun
from .titles import people, places, title_ending


def resolve(doc, start, end, actors):
    """(name, rule): who the words `doc.text[start:end]` are in this article; (None, rule) with the reason where that
    is not sure.

    `actors` is what `actors_in(doc)` gave. A name gives the fullest name; a pronoun or a description the one person it
    can go back to; a capital or a seat of government stands for its government under its own name; a source that
    nobody names ("officials") stays as worded.

    >>> from toolkit import load_nlp
    >>> from toolkit.actors import actors_in
    >>> doc = load_nlp()("Dora Lind left on Monday. She said that talks would go on.")
    >>> resolve(doc, 26, 29, actors_in(doc))
    ('Dora Lind', 'she: subject of the sentence before')
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    words = span.text.strip() if span else ""
    if not words:
        return None, "no words"
    if words.lower() in GENDER:
        return who_is_pronoun(doc, span[0], actors)
    if words.lower() in PLURALS | OTHER_PRONOUNS:
        return who_are_they(doc, span[0], actors, words.lower())
    row = _row_of(span, actors) or _set_off_name(span, actors)
    if row:
        return _several(span, row, actors) or _named(row)
    if found := description_at(doc, _head(span).i):
        return who_is_described(doc, *found, actors) if found[2] else (plain_words(span), "unnamed source")
    return plain_words(span), "unnamed source"


def _row_of(span, actors):
    """The mention that the words name: the one that holds their head, else the only one that ends where they end."""
    head = _head(span)
    inside = [row for row in actors if row["start"] < span.end_char and row["end"] > span.start_char]
    set_off = [
        row
        for row in inside
        if row["kind"] == "person" and row["rule"].startswith("name") and _follows_comma(span, row)
    ]
    if set_off and description_at(span.doc, head.i):
        # of "a spokesman for the mayor, Ann Lee," it may be either
        return None if _serves(span, set_off[0]) else set_off[0]  # "the party's chairwoman, Senator Ann Lee of Elsford"
    at_head = [row for row in inside if row["start"] <= head.idx < row["end"]]
    at_end = [
        row for row in inside if row["end"] == span.end_char and row["kind"] == "person" and _is_headed(span, row)
    ]
    return max(at_end or at_head, key=lambda row: row["end"] - row["start"], default=None)


def _head(span):
    """The word the span hangs on, not counting what follows a comma or a relative: "Lind, who leads the talks" hangs
    on Lind.
    """
    for token in span:
        if token.i > span.start and (token.text in (",", "(") or token.lower_ in ("who", "which", "that")):
            return span.doc[span.start : token.i].root
    return span.root


def _follows_comma(span, row):
    """Whether a name in the span comes right after a comma, its own title left out."""
    first = span.doc.char_span(row["start"], row["end"], alignment_mode="expand").start
    found = title_ending(span.doc, first)
    first = found[0] if found else first
    return first - 1 > span.start and span.doc[first - 1].text == ","


def _is_headed(span, row):
    """Whether what stands before a name in the span is its title, or its owner: "the Dockers' Union's Ann Lee"."""
    first = span.doc.char_span(row["start"], row["end"], alignment_mode="expand").start
    owned = first > span.start and span.doc[first - 1].text in ("'s", "’s", "'", "’")
    titled = title_ending(span.doc, first)
    first = titled[0] if titled else first
    under = any(token.pos_ == "ADP" for token in span.doc[span.start : first])  # "critics of Mayor Ann Lee" are not she
    of_person = _head(span).lower_ in people() or _head(span).lemma_.lower() in people()
    return owned and not of_person or titled is not None and not under and not _serves(span, row)


def _serves(span, row):
    """Whether the words before a name tell of somebody in the service of an office: "a spokesman for the mayor"."""
    before = [token for token in span if token.idx < row["start"]]
    return any(token.dep_ == "pobj" and description_at(span.doc, token.i) for token in before)


def _set_off_name(span, actors):
    """ "The UN envoy" before ", Ann Lee," is Ann Lee."""
    doc, end = span.doc, span.end
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    row = row_at(doc[end + 1], actors)
    return row if row and row["role"] and span.text.endswith(row["role"]) else None


def _several(span, row, actors):
    """ "Ann Lee and Dora Lind": all of them, or the words as they stand where not all have names."""
    heads = [token for token in span if row["start"] <= token.idx < row["end"]]
    others = {
        other for token in heads for other in token.conjuncts if span.start <= other.i < span.end and other not in heads
    }
    if not others:
        return None
    rows = [row, *(row_at(token, actors) for token in sorted(others, key=lambda token: token.i))]
    if all(rows) and len({other["actor"] for other in rows}) > 1:
        names = list(dict.fromkeys(other["actor"] for other in sorted(rows, key=lambda other: other["start"])))
        return ", ".join(names[:-1]) + " and " + names[-1], "several"
    return plain_words(span), "several, not all of them named"


def _named(row):
    kind, country = places().get(row["actor"].lower(), (None, None))
    if kind == "capital":
        return row["actor"], f"capital for the government of {country}"
    if kind in ("country", "seat"):
        return row["actor"], f"{kind} for the government of {country}"
    return row["actor"], row["rule"]
