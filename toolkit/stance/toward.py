"""Stance toward a stretch of an article that the caller names, optionally of a holder whom the caller names too."""

from numbers import Real

import pandas as pd

from ..language import parse
from ..schema import require
from .cues import cues_in
from .doers import subjects_of
from .features import SPEECH, features_of, head_of, target_tokens, traced_features
from .model import POLARITIES, THRESHOLD, evidence_for, likeliest, probabilities
from .reality import is_intended
from .words import acts_of_verbs, valence

ASKED = ("article_id", "target_start", "target_end")
HOLDERS = ("holder_start", "holder_end")
CUE_PROB = 0.85  # how often a cue between a holder and a target was right about both on pairs that nobody here chose
PEOPLE_PROB = 0.65  # the same where not the holder but somebody of theirs acts: "the Peruvian minister", for Peru
PATH_PROB = 0.4  # the same for sided words between the two, before the model's word on the target is heard
NO_TIE_PROB = 0.8  # how often no tie meant no stance
SURE = 0.5  # the model's probability against the target beyond which sided words make a call
TOLD = 0.8  # the same for what the holder says of the target in words of no listed side
HEARD = 0.45  # the same without which sided words that name no act against anybody answer nothing
LONGEST_PATH = {"subject": 6, "owner": 6, "in the subject": 3}  # further up the words are about something else
PARTNERS = frozenset("member group alliance coalition majority leader head president spokesman spokeswoman".split())
OWNERS = frozenset(("poss", "compound", "amod", "nmod"))


def stance_toward(articles, targets, *, nlp=None):
    """One row is one target asked about, in the order asked: how the words around it stand toward it.

    targets holds article_id, target_start and target_end (offsets into articles.text; a span that cuts a token is
    widened to it), and, to ask for the stance of one holder, holder_start and holder_end. Columns added: polarity
    (−1, 0 or 1, always given: the likeliest, and neutral in a near tie between two sides), prob (its probability),
    call (true where prob reaches the threshold and there is evidence; between a holder and a target, where an act
    ties the two or the model is sure of what the holder says), evidence (the words that made it, with their weights)
    and rule ("linear model" or, between a holder and a target, "cue", "cue of their people", "words between", "told"
    or "no tie"). Raises ValueError for a missing column, an article that is not there or a span outside its article.

    >>> from toolkit.articles import to_articles
    >>> text = "The mayor praised Ada Quill. Critics denounced the corrupt mayor."
    >>> articles = to_articles([{"article_id": "a", "text": text}])
    >>> asked = pd.DataFrame([("a", 18, 27), ("a", 59, 64)], columns=["article_id", "target_start", "target_end"])
    >>> stance_toward(articles, asked).polarity.tolist()
    [1, -1]
    """
    _check(articles, targets)
    asked = targets.reset_index(drop=True)
    by_article = asked.groupby("article_id", sort=False).indices
    answers = [None] * len(asked)
    wanted = articles[articles.article_id.isin(list(by_article))]
    places = asked[[column for column in (*ASKED, *HOLDERS) if column in asked]].to_dict("records")
    for article, doc in parse(wanted, nlp):
        for place in by_article[article.article_id]:
            answers[place] = _answer(doc, places[place])
    columns = {"polarity": "Int64", "prob": "Float64", "call": "boolean", "evidence": "string", "rule": "string"}
    found = pd.DataFrame(answers, columns=list(columns)).astype(columns)
    return pd.concat([asked.drop(columns=list(columns), errors="ignore"), found], axis=1)


def _check(articles, targets):
    holders = HOLDERS if set(HOLDERS) & set(targets) else ()  # one without the other asks for nobody
    require(targets, (*ASKED, *holders), "stance_toward: targets")
    for column in (*ASKED[1:], *HOLDERS):
        if column in targets and (wrong := [v for v in targets[column] if not _is_place(v, column in HOLDERS)]):
            raise ValueError(
                f'stance_toward: {column} "{wrong[0]}" is no offset; give whole numbers into articles.text'
            )
    unknown = sorted(set(targets.article_id) - set(articles.article_id))
    if unknown:
        raise ValueError(
            f'stance_toward: no article "{unknown[0]}" in articles; targets may only ask about articles given'
        )


def _is_place(value, may_miss):
    return may_miss if pd.isna(value) else isinstance(value, Real) and value == int(value)


def _answer(doc, asked):
    target = _span(doc, asked, "target")
    holder = tuple(asked.get(column) for column in HOLDERS)
    if any(place is None or pd.isna(place) for place in holder):
        return _toward(doc, *target)
    return _between(doc, *_span(doc, asked, "holder"), *target)


def _span(doc, asked, who):
    start, end = int(asked[f"{who}_start"]), int(asked[f"{who}_end"])
    if not 0 <= start < end <= len(doc.text):
        where = f"{asked['article_id']}: no {who} at {start}-{end}"
        raise ValueError(f"stance_toward: {where}; spans lie in 0-{len(doc.text)} and are not empty")
    return start, end


def _toward(doc, start, end):
    traced = traced_features(doc, start, end)
    probs = probabilities({feature: value for feature, (value, _) in traced.items()})
    polarity = likeliest(probs)
    evidence = evidence_for(doc, traced, polarity)
    prob = float(probs[POLARITIES.index(polarity)])
    return polarity, prob, prob >= THRESHOLD and bool(evidence), evidence, "linear model"


def _between(doc, holder_start, holder_end, start, end):
    """A cue that ties the holder to the target; failing that, sided words between the two in the tree."""
    holder, target = target_tokens(doc, holder_start, holder_end), target_tokens(doc, start, end)
    inside = {t.i for t in target}
    if not target or not holder or inside & {t.i for t in holder}:
        return 0, NO_TIE_PROB, False, "", "no words"
    return (
        _by_cue(head_of(target).sent, {t.i for t in holder}, inside)
        or _by_path(doc, {t.i for t in holder}, head_of(target), start, end)
        or (0, NO_TIE_PROB, False, "", "no tie")
    )


def _by_cue(sentence, holder, inside):
    """A cue that aims at the target and that the holder acts in, else one that the holder's people act in."""
    aimed = [cue for cue in cues_in(sentence) if cue.polarity and any(i in inside for i, _ in cue.targets)]
    own = [cue for cue in aimed if holder & set(cue.subject)]
    theirs = [cue for cue in aimed if _acts_through(holder, [sentence.doc[i] for i in cue.subject])]
    tied = [(cue, CUE_PROB, "cue") for cue in own] + [(cue, PEOPLE_PROB, "cue of their people") for cue in theirs]
    for cue, prob, rule in tied:
        polarity = cue.polarity if not cue.negated else -1 if cue.polarity > 0 else 0
        told = not cue.unreal or (polarity < 0 and is_intended(sentence.doc[cue.token]))
        return polarity, prob, bool(polarity) and told, f"{cue.words} ({cue.event_type})", rule
    return None


def _acts_through(holder, subjects):
    """Whether a subject is the holder's own people: "the Peruvian minister", "Ada Quill's office"."""
    return any(t.i in holder and _belongs(t, subject) for subject in subjects for t in subject.subtree)


def _by_path(doc, holder, target, start, end):
    """The sided words on the way from the target up to the verb that the holder is the subject of."""
    path, nearness = _path(holder, target)
    if not path:
        return None
    sided = [(word, valence(word)) for word in path if valence(word)]
    total = sum(side for _, side in sided)
    if any(c.dep_ == "neg" for word in path for c in word.children):
        total = -total if total > 0 else 0
    against, _, favour = map(float, probabilities(features_of(doc, start, end)))
    acts = {side for word, side in sided if word.lemma_.lower() in acts_of_verbs()}
    evidence = "; ".join(f"{word.text} {side:+d}" for word, side in sided)
    if len(path) > LONGEST_PATH[nearness] and not (-1 in acts and against >= SURE):
        return None
    if total < 0 and (acts or against >= HEARD):  # "the storm over Rana's speech" is nobody's stance yet
        return -1, PATH_PROB + against / 5, -1 in acts and against >= SURE, evidence, "words between"
    if total > 0 and against < SURE:
        return 1, PATH_PROB - 0.1 + favour / 5, 1 in acts and favour >= SURE, evidence, "words between"
    return _by_telling(path, against, favour)


def _by_telling(path, against, favour):
    """What the holder says or writes of the target, where the model is sure which side that takes."""
    telling = next((word for word in path if word.lemma_ in SPEECH and word.pos_ == "VERB"), None)
    if telling is None or max(against, favour) < TOLD:
        return None
    prob = PATH_PROB + max(against, favour) / 5
    return (-1 if against > favour else 1), prob, True, f"{telling.text} ({max(against, favour):.2f})", "told"


def _path(holder, target):
    """(words from above the target up to the holder's verb, how the holder stands to it), or ([], "")."""
    path = []
    for above in target.ancestors:
        if above.i in holder:
            break
        path.append(above)
        if above.pos_ not in ("VERB", "AUX"):
            if any(c.i in holder and c.i < target.i and c.dep_ in OWNERS for c in above.children):
                return path, "owner"
            continue
        subjects = [t for subject in subjects_of(above) for t in (subject, *subject.conjuncts)]
        if any(t.i in holder for t in subjects):
            return path, "subject"
        if any(t.i in holder and _belongs(t, subject) for subject in subjects for t in subject.subtree):
            return path, "in the subject"
    return [], ""


def _belongs(token, subject):
    """Whether a token is a plain part of the subject: "Peruvian police"; not "the man who lives in Peru"."""
    while token != subject and (token.dep_ in (*OWNERS, "appos", "conj") or _is_whole(token)):
        token = token.head.head if token.dep_ == "pobj" else token.head
    return token == subject


def _is_whole(token):
    """Whether a token is the whole that some speak for: "members of the Peruvian senate", "an alliance of parties"."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in PARTNERS
