"""Which harm a number counts: killed, wounded, displaced …

Two readings, in this order: the parse (what governs the counted noun), then the words next to the numeral.
"""

from .asserted import is_asserted, is_doubted
from .beside import harm_beside, paired
from .harm import harm_noun, harm_state, harm_verb, harm_words, has_object, stem
from .measures import is_fighter, is_person

REACH = frozenset("include reach exceed top pass hit number total surpass".split())  # the deaths include 12 children
STEPS = 6  # governors looked at above a counted noun; a longer way is another clause's
TO_DEATH = frozenset("freeze starve bleed burn choke".split())
PARENTS = frozenset("mother father parent mum dad grandmother grandfather".split())
LESSENED = frozenset("reduce lower cut drop fall decrease shrink".split())
STATUS = frozenset("displaced detained kidnapped".split())  # "killed 12 hostages" counts the killed
LINKS = ("conj", "appos", "nummod", "quantmod", "compound", "nmod", "npadvmod", "dep")


# ── which harm ────────────────────────────────────────────────────────────────────────────────────────────────────────


def harm_of(doc, first, last, node, noun):
    """(kind, governor, rule) of the harm a number counts, or (None, None, None)."""
    people = noun is None or noun.pos_ == "PRON" or is_person(noun)
    if noun is None and first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lemma_.lower() in PARENTS:
        return None, None, None  # "A nurse and mother of two was killed"
    for find in (_own, _governed, _status, harm_beside):
        found = find(doc, first, last, node, noun, people)
        if found:
            kind, governor, rule = found
            if governor is not None and not is_asserted(governor):
                return None, None, "harm not asserted"
            kind = paired(doc, _worst(kind, governor), governor, last)
            rule += "; not asserted" if is_doubted(doc, first, last, governor) else ""
            return kind, None if find is harm_beside else governor, rule
    return None, None, None


def _worst(kind, governor):
    """ "rounded up and executed": of two verbs said of the same people the death counts."""
    if kind in ("detained", "kidnapped") and governor is not None and governor.pos_ == "VERB":
        later = [
            c
            for c in governor.conjuncts
            if (found := harm_verb(c, "object")) and found[0] == "killed" and not has_object(c)
        ]
        return "killed" if later and not any(c.dep_ in ("nsubj", "nsubjpass") for c in later[0].children) else kind
    return kind


def _fits(found, people):
    return found and (people or not found[1])


def _own(doc, first, last, node, noun, people):
    """What the counted noun says itself: 12 deaths, 15 wounded soldiers, people killed in, 15 dead."""
    if noun is not None and noun.i == last + 1 and harm_state(noun) and harm_noun(noun) is None:
        return harm_state(noun)[0], noun, f"harm: {noun.text!r} after the numeral"
    for token in filter(None, {node.i: node, noun.i if noun is not None else -1: noun}.values()):
        found = harm_noun(token)
        if found and token.i > last and found[0] not in STATUS and not _is_count_of_events(token):
            return found[0], token, f"harm: noun {token.text!r}"
        for child in token.children:
            state = harm_state(child) or _to_death(child)
            if (
                state
                and child.dep_ in ("amod", "acl", "acomp", "compound", "nmod", "advcl")
                and child.i != token.i
                and people
                and child.i > first
                and not (state[0] in STATUS and child.i < token.i)  # "executed 12 captured men": see _status
            ):
                if not (child.dep_ == "acl" and has_object(child)):
                    return state[0], child, f"harm: {child.text!r} said of the counted"
            if child.dep_ == "relcl":
                found = _relative(child)
                if _fits(found, people):
                    return found[0], child, f"harm: relative clause {child.text!r}"
    after = doc[last + 1] if last + 1 < len(doc) else None
    if (
        noun is None
        and after is not None
        and harm_state(after)
        and not _is_passive_part(after, node)
        and not has_object(after)
    ):
        return harm_state(after)[0], after, f"harm: {after.text!r} after the numeral"
    return None


def _status(doc, first, last, node, noun, people):
    """What the counted are called, where nothing is said to befall them: 40 refugees, 12 hostages, 9 captured men."""
    if noun is None or noun.i <= last:
        return None
    states = [(harm_state(child), child) for child in noun.lefts if child.i > last and people]
    for found, token in [(harm_noun(noun), noun), *states]:
        if found and found[0] in STATUS:
            return found[0], None, f"harm: {'noun' if token is noun else 'said of the counted'} {token.text!r}"
    return None


def _is_count_of_events(token):
    """ "Three massacres" counts deeds, each of many victims; "three killings" is read as three people killed."""
    return token.tag_ == "NNS" and token.lemma_.lower() in ("massacre", "evacuation", "displacement")


def _relative(verb):
    """The harm to the noun that a relative clause stands on: "who died", "who were killed"; not "who killed"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    if subject is not None and subject.lower_ not in ("who", "that", "which"):
        return None if passive else harm_verb(verb, "object")  # "the people the bomb killed"
    return harm_verb(verb, "object") if passive else harm_verb(verb, "subject")


def _is_passive_part(token, node):
    return token.dep_ == "amod" and token.head.i != node.i


def _governed(doc, first, last, node, noun, people):
    """What governs the counted: "12 people were killed", "killed 12", "the murder of six", "leaving 12 dead"."""
    token = node
    for _ in range(STEPS):
        head = token.head
        if head.i == token.i:
            return None
        found = _step(token, head, last, people)
        if found is not None:
            return found or None
        if token.dep_ not in (*LINKS, "prep", "pobj", "attr", "xcomp", "ccomp") or (
            token.dep_ == "ccomp" and token is node
        ):
            return None
        token = head
    return None


def _step(token, head, last, people):
    """One step up: the harm found, False where the way ends here, None to go on."""
    role = token.dep_
    if role == "poss":  # the six monks' murder
        return _verdict(harm_noun(head), head, "whose", people)
    if role in ("nsubjpass",):
        found = harm_verb(head, "object") or _flight(head) or _found(head)
        return _verdict(found, head, "subject of a passive", people)
    if role in ("nsubj", "csubj"):
        return _subject_of(token, head, people)
    if role in ("dobj", "obj", "dative", "oprd"):
        return _object_of(token, head, people)
    if role == "pobj" and head.dep_ == "prep":
        return _after_preposition(token, head, people)
    if role in ("conj", "appos") and head.pos_ in ("VERB", "AUX") and token.pos_ in ("NUM", "NOUN"):
        if any(child.tag_ == "VBN" and not harm_state(child) for child in token.rights):
            return False  # "31 guests were killed and dozens trapped"
        if head.pos_ == "VERB" and head.tag_ != "VBN" and not has_object(head) and not harm_verb(head, "subject"):
            return False  # "where 30 houses burned and 15 in Tarn"
        return _verdict(harm_verb(head, "object"), head, "joined to a verb", people) or False
    return None


def _verdict(found, token, how, people):
    return (found[0], token, f"harm: {how} {token.text!r}") if _fits(found, people) else False


def _subject_of(token, verb, people):
    if verb.lemma_ == "be":
        state = next((s for c in verb.children if c.dep_ in ("acomp", "attr") and (s := harm_state(c))), None)
        return _verdict(state, verb, "is", people)
    found = harm_verb(verb, "subject") or _to_death(verb) or _sustained(verb) or _flight(verb)
    acts = has_object(verb) or any(has_object(other) for other in verb.conjuncts)  # "Two gunmen killed and wounded 40"
    if not found and verb.tag_ in ("VBN", "VBD", "NNP", "NN") and not acts and harm_state(verb):
        found = harm_verb(verb, "object") or harm_state(verb)  # headlines leave out "were": "8 Killed in Raid"
    if not found and verb.lemma_ in ("go", "remain", "become", "be"):
        found = next((s for c in verb.children if (s := harm_state(c))), None)
    return _verdict(found, verb, "subject of", people)


def _to_death(verb):
    """ "Six walkers froze to death"."""
    near = [child.lower_ for word in verb.children if word.lower_ == "to" for child in word.children]
    return ("killed", True) if verb.lemma_ in TO_DEATH and "death" in near and not has_object(verb) else None


def _found(verb):
    """ "12 were found dead", "were left wounded"."""
    if verb.lemma_ not in ("find", "leave", "pronounce", "declare", "report"):
        return None
    return next((s for c in verb.children if c.dep_ in ("oprd", "acomp") and (s := harm_state(c))), None)


def _sustained(verb):
    """ "80 sustained injuries", "12 lost their lives"."""
    objects = {c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "obj")}
    if verb.lemma_ in ("sustain", "suffer", "receive") and objects & {"injury", "wound", "burn"}:
        return "wounded", False
    if verb.lemma_ == "lose" and objects & {"life"}:
        return "killed", False
    return None


def _flight(verb):
    """ "millions forced to flee", "have fled their homes", "driven from their homes"."""
    if verb.lemma_ in ("force", "drive", "make", "compel") and any(
        c.lemma_ in ("flee", "leave", "abandon") or c.lower_ == "from" for c in verb.children
    ):
        return "displaced", True
    return ("displaced", True) if verb.lemma_ == "flee" else None


def _object_of(token, verb, people):
    objects = [c for c in verb.children if c.dep_ in ("oprd", "acomp", "xcomp", "ccomp", "advcl", "amod", "dep")]
    if verb.lemma_ in ("leave", "find", "see", "hold", "take"):
        state = next((s for c in [*objects, *token.children] if (s := harm_state(c))), None)
        if verb.lemma_ == "take" and any(c.lower_ in ("hostage", "prisoner", "captive") for c in verb.subtree):
            state = ("detained" if any(c.lower_ == "prisoner" for c in verb.subtree) else "kidnapped", True)
        return _verdict(state, verb, "object of", people)
    if token.lemma_.lower() == "life" and verb.lemma_ in ("claim", "take", "cost", "lose"):
        return "killed", verb, f"harm: lives after {verb.text!r}"
    if verb.lemma_ in REACH:
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        found = subject is not None and (
            (("killed", False) if subject.lemma_.lower() == "toll" else None) or harm_noun(subject)
        )
        return _verdict(found, subject, "reached by", people) if found and is_asserted(verb) else False
    if verb.lemma_ == "lose" and is_fighter(token):
        return "killed", verb, f"harm: object of {verb.text!r}"
    found = harm_verb(verb, "object") or (_flight(verb) if verb.lemma_ != "flee" and _leaves_home(verb) else None)
    return _verdict(found, verb, "object of", people)


def _leaves_home(verb):
    """ "drove 200,000 people from their homes", "forced 5,000 to flee", not "drove 12 people from the airport"."""
    below = {word.lemma_.lower() for word in verb.subtree}
    return bool(below & {"flee", "home", "house", "village", "town", "country"})


def _after_preposition(token, preposition, people):
    head, word = preposition.head, preposition.lower_
    head = head.head if head.pos_ == "ADP" else head  # the murder of a judge and of two clerks
    if word == "of":
        found = (
            harm_noun(head)
            or harm_words()["agent"].get(head.lemma_.lower())
            or (harm_words()[("verb", "object")].get(stem(head.lower_)) if head.lower_.endswith("ing") else None)
        )
        if found:
            return _verdict(found, head, "after", people)
        if head.lemma_.lower() == "loss" and is_fighter(token):
            return "killed", head, f"harm: after {head.text!r}"  # the loss of 19 soldiers
        if head.lemma_.lower() in ("toll", "life"):
            return (_toll(head) or _lives(head)) if people else False  # the toll of two bombings
        return (
            None
            if head.pos_ == "NUM"
            or head.lemma_.lower()
            in ("total", "number", "group", "some", "rest", "half", "dozen", "score", "hundred", "thousand", "family")
            else False
        )
    if word == "by" and head.lemma_ in LESSENED:
        return False  # "the toll was reduced by 106"
    if people and word in ("at", "to", "by", "from") and (toll := _near_toll(head)):  # not "evacuated from two towns"
        return "killed" if toll.lemma_ == "toll" else "casualties", toll, f"harm: {toll.text!r} {word}"
    if word == "with" and any(
        c.lower_ in ("along", "together") for c in (preposition.nbor(-1), *preposition.children) if preposition.i
    ):
        found = (
            harm_verb(head, "object") if any(c.dep_ == "auxpass" for c in head.children) else harm_verb(head, "subject")
        )
        return _verdict(found, head, "along with the one", people)
    return None if word in ("including", "among") else False


def _lives(head):
    verb = head.head
    return ("killed", verb, "harm: lives") if verb.lemma_ in ("claim", "take", "cost", "lose") else None


def _toll(token):
    return ("killed", token, f"harm: {token.text!r} of")


def _near_toll(verb):
    """The word "toll" at a verb: the toll stands at 12, the toll rose to 51, put the toll at 470,000."""
    if verb.lemma_ in ("toll",):
        return verb
    return next(
        (c for c in verb.children if c.lemma_.lower() == "toll" and c.dep_ in ("nsubj", "nsubjpass", "dobj", "obj")),
        None,
    )
