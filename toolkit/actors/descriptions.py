"""Who "the minister", "the top diplomat" or "his counterpart" is: the one person of the article in that office."""

from .discourse import centres_of, in_marks, is_quoted, row_at, tokens_among
from .pronouns import SENTENCES_BACK, who_is_at
from .titles import JOINERS, MODIFIERS, agree, peers_of, role_of, title_ending, title_endings

EQUATING = frozenset(["be", "become"])
EQUATED = "variorum_equated"  # where a Doc keeps what it sets equal
POSSESSIVES = frozenset(["his", "her", "their", "its"])


def describe(doc, actors):
    """Rows for the descriptions that only one person fits: "the minister", "the Russian top diplomat", "his Syrian
    counterpart".
    """
    rows, endings = [], title_endings()
    for token in tokens_among(doc, endings):
        if token.pos_ != "NOUN" and token.pos_ != "PROPN":
            continue
        found = description_at(doc, token.i)
        if not found or not found[2] or row_at(token, actors):
            continue
        start, end, _ = found
        if rows and doc[start].idx < rows[-1]["end"]:
            continue  # "State" of "the Secretary of State" once more
        name, rule = who_is_described(doc, start, end, True, actors)
        if name:
            gender = _tell_gender(doc, end, name, actors)
            words = doc[start:end]
            rows.append(
                dict(
                    start=words.start_char,
                    end=words.end_char,
                    actor=name,
                    kind="person",
                    role=None,
                    gender=gender,
                    rule=rule,
                )
            )
    return rows


def _tell_gender(doc, end, name, actors):
    """The gender of whoever is described, told by the description where nothing else does: "the spokeswoman"."""
    own = [row for row in actors if row["actor"] == name]
    known = next((row["gender"] for row in own if row["gender"]), None)
    found = title_ending(doc, end)
    gender = known or found and found[1].gender or None
    for row in own:
        row["gender"] = row["gender"] or gender
    return gender


def description_at(doc, head):
    """(first token, end token, whether it is definite) of a description whose last word is an office; None for a title
    or none.
    """
    found = title_ending(doc, head + 1)
    if (
        head + 2 <= len(doc)
        and doc[head].lower_ == "secretary"
        and (longer := title_ending(doc, min(len(doc), head + 3)))
    ):
        found, head = (longer, head + 2) if longer[0] == head else (found, head)
    if not found or found[1].kind != "office" or doc[head].tag_ in ("NNS", "NNPS") or _titles_a_name(doc, head):
        return None
    start = found[0]
    while (
        start > 0
        and (doc[start - 1].pos_ in MODIFIERS or doc[start - 1].text in JOINERS)
        and not doc[start].is_sent_start
    ):
        start -= 1
    definite = any(token.text in ("'s", "’s") for token in doc[start:head])
    opens = doc[start - 1] if start else None
    if opens is not None and (opens.lower_ == "the" or opens.lower_ in POSSESSIVES):
        return start - 1, _with_of(doc, head + 1), True
    return start, _with_of(doc, head + 1), definite


def _titles_a_name(doc, head):
    """ "Minister" in "Minister Dora Lind" is no description but a title."""
    following = doc[head + 1] if head + 1 < len(doc) else None
    return following is not None and (
        following.ent_type_ == "PERSON" or following.pos_ == "PROPN" and doc[head].pos_ == "PROPN"
    )


def _with_of(doc, end):
    """ "The foreign minister of Syria", "the secretary of the Treasury": what stands after "of" belongs to the
    description.
    """
    if end + 1 >= len(doc) or doc[end].lower_ != "of":
        return end
    stop = end + 1
    while stop < len(doc) and (doc[stop].pos_ in MODIFIERS or doc[stop].pos_ == "DET" or doc[stop].text in JOINERS):
        stop += 1
    return stop if stop > end + 1 else end


def who_is_described(doc, start, end, definite, actors):
    """(name, rule) of the one person whose role in this article is what the description says."""
    words = doc[start:end].text
    if doc[end - 1].lower_ == "counterpart":
        return _counterpart(doc, start, end, actors)
    asked, short = role_of(words), words.lower()
    if doc[start].lower_ in POSSESSIVES:
        return None, f"{short}: whose is not said"
    given = _given_office(doc, asked, actors)
    others = _others_here(doc, start, end, actors)
    place, latest = next(((place, name) for place, name in reversed(given) if place < start), (0, None))
    since = {row["actor"] for row in actors if doc[place].idx < row["start"] < doc[start].idx}
    titled = _who_is(asked, actors)
    if latest and latest not in others and not since & titled - {latest}:
        return latest, f"{short}: the last to be given that office"
    fits = known = (titled | {name for _, name in given}) - others
    if len(fits) > 1 and not in_marks(doc, doc[start].idx):
        fits = fits & _lately(doc, doc[start].sent, actors)
    if len(fits) == 1:
        return fits.pop(), f"{short}: the only one with that role" + (", spoken of last" if len(known) > 1 else "")
    return None, f"{short}: two people fit" if known else f"{short}: nobody else in the article has that role"


def _others_here(doc, start, end, actors):
    """Who the description cannot be: the subject of its sentence beside it, the one who speaks when it is spoken of.

    "After talks with the minister, Lind said" is not of Lind, nor is "The minister told me that," she said.
    """
    sentence = doc[start].sent
    centres = centres_of(doc, sentence, actors)
    if any(start <= token.i < end for token in centres):
        return set()
    here = {who_is_at(doc, token, actors) for token in centres}
    return here if centres or not in_marks(doc, doc[start].idx) else _lately(doc, sentence, actors)


def _who_is(asked, actors):
    return {
        row["actor"] for row in actors if row["role"] and row["kind"] == "person" and agree(asked, role_of(row["role"]))
    }


def _given_office(doc, asked, actors):
    """(token, name) of whoever a sentence gives an office by its verb: `by then the minister was Lind`."""
    found = []
    for one, other in _equated(doc):
        for office, name in ((one, other), (other, one)):
            described, row = description_at(doc, office), row_at(doc[name], actors)
            if described and row and row["kind"] == "person" and agree(asked, role_of(doc[slice(*described[:2])].text)):
                found.append((name, row["actor"]))
    return found


def _equated(doc):
    """The pairs of tokens that "is" or "becomes" sets equal, found once a Doc."""
    if EQUATED not in doc.user_data:
        verbs = tokens_among(doc, EQUATING, "LEMMA")
        verbs = [verb for verb in verbs if not any(child.dep_ == "neg" for child in verb.children)]
        sides = [[c.i for c in verb.children if c.dep_ in ("nsubj", "attr")] for verb in verbs]
        doc.user_data[EQUATED] = [pair for pair in sides if len(pair) == 2]
    return doc.user_data[EQUATED]


def _lately(doc, sentence, actors):
    """Who the nearest of the narrator's sentences before was about."""
    for _ in range(SENTENCES_BACK):
        if sentence.start == 0:
            return set()
        sentence = doc[sentence.start - 1].sent
        if not is_quoted(doc, sentence):
            return {who_is_at(doc, token, actors) for token in centres_of(doc, sentence, actors)}
    return set()


def _counterpart(doc, start, end, actors):
    """ "his Syrian counterpart": the one of that country whose office is the office of the sentence's subject."""
    words, subjects = doc[start:end].text, _lately_or_here(doc, doc[start], actors)
    offices = {peers_of(row["role"]) for row in actors if row["role"] and row["actor"] in subjects}
    countries = role_of(words).countries
    fits = {
        row["actor"]
        for row in actors
        if row["role"] and row["actor"] not in subjects
        if peers_of(row["role"]) in offices and (not countries or countries <= role_of(row["role"]).countries)
    }
    return (
        (fits.pop(), f"{words.lower()}: same office")
        if len(fits) == 1 and len(subjects) == 1
        else (None, f"{words.lower()}: not told who")
    )


def _lately_or_here(doc, token, actors):
    here = {row["actor"] for t in centres_of(doc, token.sent, actors) if t.i < token.i and (row := row_at(t, actors))}
    return here or _lately(doc, token.sent, actors)
