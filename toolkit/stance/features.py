"""What the model sees of a target: the words around it, the path above it, the cues that point at it. Names are hidden.

Each feature is a readable string, such as `obj<criticize` (object of "criticize") or `before:brutal`, so that a
weight can be looked up and argued with; with each go the tokens that made it.
"""

from .cues import cues_in
from .frames import frame_features
from .reality import MODALS
from .words import LITTLE, NAMES, forms, learned_tones, tone_words, word_of, word_polarities

NEAR = 4  # tokens each side: "the deeply unpopular governor, Rana" has the adjective three away
PATH = 4  # steps up the tree; beyond that the verb seldom speaks of the target
SCOPES = 2  # verbs above a target whose tense and modality are read: its own, and the one that governs that
FAR = 9  # steps between what hangs together no nearer than that
MOST = 2.0  # a sum of sided words counts no more than two: long sentences are not surer
TURNED = -0.5  # "not brutal" is less than kind
DENIALS = frozenset("no without hardly never".split())
RIVALS = 12  # names of a sentence looked at; lists of forty names would cost more than the parse
SKIPPED = frozenset(("PUNCT", "SPACE", "NUM", "SYM", "X"))
QUOTES = frozenset(('"', "“", "”", "''", "``"))
SPEECH = frozenset(
    "say tell add note explain state write tweet argue claim insist announce declare reply recall warn suggest "
    "admit ask remark".split()
)
PARTS = {
    "nsubj": "subj",
    "nsubjpass": "obj",
    "dobj": "obj",
    "agent": "agent",
    "poss": "poss",
    "attr": "attr",
    "appos": "appos",
}
PREPOSITIONS = frozenset("by of for against with to from on about at".split())
PERSONS = frozenset("he she they him her them i we you".split())
COMPLEMENTS = frozenset(("dobj", "attr", "acomp", "xcomp", "oprd"))
OPENED = frozenset(("prep", "xcomp", "ccomp", "dobj", "attr", "acomp", "advcl"))


def target_tokens(doc, start, end):
    """The tokens that a span touches: a span that cuts a token is widened; marks only where there is no more."""
    span = doc.char_span(start, max(end, start + 1), alignment_mode="expand")
    tokens = [t for t in span if not t.is_space] if span is not None else []
    return [t for t in tokens if not t.is_punct] or tokens


def head_of(tokens):
    """The highest of some tokens: the one the others hang on."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[-1])


def features_of(doc, start, end):
    """{feature: value} of the target at doc.text[start:end]; empty where the span touches no word."""
    return {feature: value for feature, (value, _) in traced_features(doc, start, end).items()}


def traced_features(doc, start, end):
    """{feature: (value, the token indices that made it)}."""
    tokens = target_tokens(doc, start, end)
    if not tokens:
        return {}
    head, inside, seen = head_of(tokens), {t.i for t in tokens}, {}
    sentence = list(head.sent)  # each walk over a span makes its tokens anew
    named, links = [(t, word_of(t)) for t in sentence], links_of(sentence)
    _kind(head, seen)
    _path(head, inside, seen)
    around = clause_of(head), steps_from(links, head), part_of(head)
    _words(named, inside, around, seen)
    _cues(sentence, inside, seen)
    _sides(head, named, inside, (links, *around), seen)
    _scopes(head, seen)
    _signs(sentence, head, seen)
    seen.update(frame_features(sentence, head, inside))
    return seen


def _see(seen, feature, *tokens, value=1.0):
    """Note a feature once, with all the tokens that made it."""
    made_by = seen[feature][1] if feature in seen else []
    made_by += [t.i for t in tokens if t.i not in made_by]
    seen[feature] = (value, made_by)


# ── grammar ──


def _kind(head, seen):
    """How the target is named and which part it plays."""
    pronoun = head.pos_ == "PRON" or head.tag_ == "PRP$"
    _see(seen, f"kind:{head.lower_ if pronoun else 'name' if word_of(head) == 'NAME' else 'noun'}")
    _see(seen, f"role:{head.dep_}")
    _see(seen, f"part:{part_of(head)}")
    if head.pos_ == "NOUN":
        _see(seen, f"head:{word_of(head)}", head)


def part_of(head):
    """The part a target plays, in a word: speaker, subj, obj, poss, the preposition it stands below, other."""
    node = _past_conjunctions(head)
    above = node.head
    if node.dep_ in ("nsubj", "nsubjpass") and above.lemma_ in SPEECH:
        return "speaker" if node.dep_ == "nsubj" else "obj"
    if node.dep_ == "pobj":
        return above.lower_ if above.lower_ in PREPOSITIONS else "prep"
    return PARTS.get(node.dep_, "other")


def _past_conjunctions(head):
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    return head


def _path(head, inside, seen):
    """Words above the target, with the part it plays to the first; the words beside and below it."""
    node, role = _attachment(head)
    for step in range(PATH):
        above = node.head
        if above == node:
            break
        denied = _not(above)
        if step == 0:
            _beside(above, node, role, inside, seen)
        for word in forms(above):
            _see(seen, f"up:{denied}{word}", above)
        node = above
    for child in head.children:
        if child.pos_ not in SKIPPED and (child.i not in inside or child.pos_ == "ADJ"):
            for word in forms(child):
                _see(seen, f"mod:{child.dep_}:{word}", child)
            for grand in _outside(child, inside):
                for word in forms(grand):
                    _see(seen, f"under:{word}", grand)


def _attachment(head):
    """(token, role): the token through which a target hangs on the word above it."""
    node = _past_conjunctions(head)
    return (node.head, node.head.lower_) if node.dep_ == "pobj" else (node, PARTS.get(node.dep_, node.dep_))


def _not(verb):
    return "not_" if any(c.dep_ == "neg" for c in verb.children) else ""


def _beside(above, node, role, inside, seen):
    """The word above the target with what else hangs on it: "obj<accuse", "subj<make>dobj:mistake"."""
    denied = _not(above)
    for word in forms(above):
        _see(seen, f"{role}<{denied}{word}", above)
    for child in above.children:
        if child.i in inside or child == node or child.pos_ in SKIPPED:
            continue
        for word in forms(child):
            _see(seen, f"{role}<>{child.dep_}:{denied}{word}", child)
            if child.dep_ in COMPLEMENTS:
                for verb in forms(above):
                    _see(seen, f"{role}<{denied}{verb}>{child.dep_}:{word}", above, child)
        if child.dep_ in OPENED:
            for grand in _outside(child, inside):
                for word in forms(grand):
                    _see(seen, f"{role}<>>{denied}{word}", grand)


def _outside(token, inside):
    return [c for c in token.children if c.i not in inside and c.pos_ not in SKIPPED | LITTLE]


# ── words ──


def _words(named, inside, around, seen):
    """The words of the sentence, of the target's clause, of its neighbourhood in the line and in the tree."""
    clause, steps, part = around
    first, last = min(inside), max(inside)
    others = [(t, word) for t, word in named if t.i not in inside and t.pos_ not in SKIPPED]
    for token, word in others:
        i, distance = token.i, steps.get(token.i, FAR)
        places = ["w", "pre" if i < first else "post"]
        places += (["two"] if distance <= 2 else []) + (["four"] if distance <= 4 else [])
        places += (["in"] if i in clause else []) + ([part] if i in clause and distance <= 4 else [])
        places += ["before" if i < first else "after"] if first - NEAR <= i <= last + NEAR else []
        for place in places:  # as _see does, without a call: most of a target's features are made here
            made = seen.get(feature := f"{place}:{word}")
            if made:
                made[1].append(i)
            else:
                seen[feature] = (1.0, [i])
    for (a, one), (b, other) in zip(others, others[1:], strict=False):
        _see(seen, f"w2:{one}_{other}", a, b)


def clause_of(head):
    """Token indices of the smallest clause around a token: below its nearest verb, other clauses left out."""
    verb = next((a for a in [head, *head.ancestors] if a.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return {t.i for t in head.sent}
    members, queue = {verb.i}, [verb]
    while queue:
        for child in queue.pop().children:
            if child.dep_ not in ("ccomp", "advcl", "relcl", "parataxis") or child == head:
                members.add(child.i)
                queue.append(child)
    return members


def links_of(sentence):
    """{token index: those of its head and of what hangs on it}."""
    links = {t.i: [] for t in sentence}
    for token in sentence:
        above = token.head.i
        links[token.i].append(above)
        links[above].append(token.i)
    return links


def steps_from(links, *starts):
    """{token index: steps in the tree} of what is up to six steps from the nearest of some tokens."""
    steps = {start.i: 0 for start in starts}
    queue = list(steps)
    for i in queue:
        if steps[i] < 6:
            for other in links[i]:
                if other not in steps:
                    steps[other] = steps[i] + 1
                    queue.append(other)
    return steps


# ── cues and sided words ──


def _cues(sentence, inside, seen):
    """The cues of the sentence, by the part that the target has in each."""
    for cue in cues_in(sentence):
        sign = {1: "+", 0: "0", -1: "-"}[-cue.polarity if cue.negated else cue.polarity]
        state = "not_" if cue.negated else "maybe_" if cue.unreal else ""
        aimed = any(i in inside for i, _ in cue.targets)
        part = "target" if aimed else "holder" if any(i in inside for i in cue.subject) else "other"
        token = sentence[cue.token - sentence[0].i]
        _see(seen, f"cue:{part}:{state}{cue.event_type}", token)
        before = seen.get(f"cue:{part}:{sign}", (0, set()))[0]
        _see(seen, f"cue:{part}:{sign}", token, value=before + 1.0)


def _sides(head, named, inside, around, seen):
    """Sums of sided words over parts of the sentence, by our list, by TextBlob's and as learned; negation turns a word.

    A word counts as the target's own ("mine") where no other name or person is nearer to it in the tree.
    """
    links, clause, steps, part = around
    rivals, listed, tones, learned = _rivals(named, inside), word_polarities(), tone_words(), learned_tones()
    _see(seen, f"rivals:{min(len(rivals), 3)}")
    others, above, sums = steps_from(links, *rivals), {a.i for a in head.ancestors}, {}
    denied = _denied(named)
    for token, word in named:
        i, plain = token.i, token.lower_
        if i in inside or word == "NAME":
            continue
        side = listed.get(token.lemma_.lower(), listed.get(plain, 0))
        tone, lean = tones.get(plain, 0.0), learned.get(word)
        if not (side or tone or lean):
            continue
        mine, theirs = steps.get(i, FAR), others.get(i, FAR)
        places = ["all", "mine" if mine < theirs else "tied" if mine == theirs else "theirs"]
        places += ["near"] if abs(i - head.i) <= NEAR or i in above or token.head == head else []
        places += ["above"] if i in above else []
        places += ["clause"] if i in clause else []
        turn = TURNED if i in denied or token.head.i in denied else 1.0
        if lean and token.pos_ not in LITTLE:
            _add(sums, i, turn, places, side=lean[0], calm=lean[1])
        if side or tone:
            places += [f"steps{min(mine, 5)}", f"{'mine' if mine <= theirs else 'theirs'}@{part}"]
            places += [f"clause@{part}"] if i in clause else []
            _add(sums, i, turn, places, list=side, tone=tone)
    for (name, place), (total, tokens) in sums.items():
        if name in ("side", "calm"):
            seen[f"{name}:{place}"] = seen[f"{name}:{place}@{part}"] = (total, tokens)
        elif total:
            seen[f"{name}:{place}{'+' if total > 0 else '-'}"] = (min(abs(total), MOST), tokens)


def _add(sums, i, turn, places, **sides):
    """Add what token i tells to the sums of all its places: {(name, place): [total, tokens]}."""
    for name, side in sides.items():
        for place in places if side else ():
            made = sums.get((name, place))
            if made:
                made[0] += side * turn
                made[1].append(i)
            else:
                sums[name, place] = [side * turn, [i]]


def _denied(named):
    """Token indices of what is denied in a sentence, or has a word of denial upon it."""
    return {t.head.i for t, word in named if t.dep_ == "neg" or word in DENIALS}


def _rivals(named, inside):
    """Heads of the other names and persons of a sentence."""
    heads = []
    for token, word in named:
        if (word != "NAME" and word not in PERSONS) or token.i in inside:
            continue
        if token.head.i in inside and token.dep_ in ("compound", "flat"):
            continue
        if (token.ent_type_ in NAMES and token.head.ent_type_ != token.ent_type_) or token.lower_ in PERSONS:
            heads.append(token)
    return heads[:RIVALS]


def _scopes(head, seen):
    """Tense, modality and negation of the two verbs next above: "scope1:would", "scope2:not", "scope1:VBD"."""
    part, verbs = part_of(head), [a for a in head.ancestors if a.pos_ in ("VERB", "AUX")]
    for step, verb in enumerate(verbs[:SCOPES], start=1):
        _see(seen, f"scope{step}:{verb.tag_}")
        _see(seen, f"scope{step}@{part}:{verb.tag_}")
        for child in verb.children:
            if child.dep_ == "neg":
                _see(seen, f"scope{step}:not", child)
            elif child.dep_ == "mark" or (child.dep_ == "aux" and child.lower_ in MODALS):
                _see(seen, f"scope{step}:{child.lower_}", child)


def _signs(sentence, head, seen):
    """Modality, negation, question and quotation in the sentence."""
    words = {t.lower_ for t in sentence}
    signs = {
        "modal": words & MODALS,
        "not": any(t.dep_ == "neg" for t in sentence),
        "?": "?" in words,
        "quote": words & QUOTES,
        f"quote@{part_of(head)}": words & QUOTES,
    }
    for name, there in signs.items():
        if there:
            _see(seen, f"has:{name}")
