"""Victims counted beside others ("including 4 children"), by an article ("a man died"), or not at all ("no one")."""

import re

from ..language import text_of
from .casualties import harm_of
from .coordinated import members_of, people_in
from .counters import source_of
from .gapped import SPLIT, among_counted, bare, gapped
from .measures import is_person
from .periods import day_beside

NEAR = 120  # characters between a total and its part: "15 villagers, among them … and 4 children"
SUBSET_BEFORE = re.compile(
    r"(?:\bincluding|\bincludes?|\bincluded|\bamong\s(?:them|whom|those|the\s\w+)(?:\s(?:was|were|are|is))?|\bof\s(?:them|whom)|\bat\sleast|\band|,|\()\s*$",
    re.IGNORECASE,
)
SUBSET = re.compile(r"\b(?:including|includes?|among\s(?:them|whom|those)|of\s(?:them|whom))\b", re.IGNORECASE)
SCOPE = ("perpetrator", "source", "period_start", "period_end")
PART_AFTER = re.compile(r"\sof\s(?:them|whom|those|the\s(?:dead|victims|wounded|injured|killed))\b", re.IGNORECASE)
AMONG_AFTER = re.compile(
    r"(?:(?!\b(?:said|says|told|reported)\b)[^.;]){0,50}\s(?:were|was|are|is)\samong\s(?:the|those)\s(?P<state>dead|killed|wounded|injured|victims|missing|casualties)\b",
    re.IGNORECASE,
)
AMONG_BEFORE = re.compile(
    r"\bamong\sthe\s(?P<state>dead|killed|wounded|injured|victims|missing)\s(?:were|was|are|is)\s*$", re.IGNORECASE
)
TOGETHER = re.compile(
    r"\b(?P<state>killed|murdered|assassinated|shot\sto\sdeath|shot\sdead|died|executed|slain|massacred)\b[^.;]*?\b(?P<with>(?:along|together)\swith)\s*$",
    re.IGNORECASE,
)
LIST = re.compile(r"(?:,|\band\b|\bas\swell\sas\b|\balong\swith\b|\btogether\swith\b|\bplus\b|\()\s*$", re.IGNORECASE)
NEXT_IN_LIST = re.compile(r"(?:\s[\w-]+){1,3}(?:,|\sand|,\sand)")
LEAVING = re.compile(
    r"\b(?:leaving|leaves|left|leave)\s+(?:at\sleast\s|some\s|about\s|more\sthan\s|another\s)?$", re.IGNORECASE
)
STATES = {"dead": "killed", "killed": "killed", "wounded": "wounded", "injured": "wounded", "missing": "missing"}
NAMED_NONE = frozenset(["people", "civilians", "soldiers", "passengers"])  # "no civilians" says whom it counts
NOBODY = re.compile(
    r"\b(?:no\sone|nobody|none|no\s(?:other\s|further\s)?(?:casualties|deaths|fatalities|injuries|victims|people|civilians|soldiers|passengers|one\selse))\b",
    re.IGNORECASE,
)
NONE_KINDS = {
    "casualties": "casualties",
    "victims": "casualties",
    "deaths": "killed",
    "fatalities": "killed",
    "injuries": "wounded",
}


def inherit_harm(doc, rows):
    """The rows with the harm of a total handed to its parts and along lists, and the helpers' columns off."""
    done = []
    for index, row in enumerate(rows):
        if row.get("kind") == "quantity" and "node" in row:
            given = _from_neighbours(doc, row, done, rows[index + 1 :])
            row = {**given, **day_beside(doc, row, rows[index + 1 :])} if given else row
        elif "node" in row and done:
            row = {**row, **_part_of(doc, row, done)}
        if row.get("form") != "few" or row["kind"] != "quantity":
            done.append(row)
    return [{key: value for key, value in row.items() if key not in ("node", "noun", "form")} for row in done]


def _from_neighbours(doc, row, before, after):
    """The row with a neighbour's harm, or None where no neighbour's harm is its own."""
    noun = row["noun"]
    if noun is not None and noun.pos_ != "PRON" and not is_person(noun) or row["form"] == "fraction":
        return None
    among = AMONG_AFTER.match(text_of(doc), row["end"])
    if among:
        return _given(row, STATES.get(among["state"].lower(), "casualties"), None, f"among the {among['state']}")
    before_it = text_of(doc)[max(row["node"].sent.start_char, row["start"] - NEAR) : row["start"]]
    among = AMONG_BEFORE.search(bare(before_it, row))
    if among:
        return _given(row, STATES.get(among["state"].lower(), "casualties"), None, f"among the {among['state']}")
    together = TOGETHER.search(bare(before_it, row))
    if together:
        return _given(row, "killed", None, f"{together['with']} someone {together['state']}")
    total = next(
        (
            other
            for other in reversed(before)
            if other.get("unit") == "people" and other["kind"] not in ("quantity", "age")
        ),
        None,
    )
    if (
        total is not None
        and row["start"] - total["end"] <= NEAR
        and not re.search(r"[.!?]\s|\n", text_of(doc)[total["end"] : row["start"]])
    ):
        between = text_of(doc)[total["end"] : row["start"]]
        if PART_AFTER.match(text_of(doc), row["end"]) or (
            SUBSET.search(between) and SUBSET_BEFORE.search(bare(between, row))
        ):
            return _given(row, total["kind"], total, "part of the count before it")
        if LIST.search(bare(between, row)) and not _acts(row) and not _has_verb(doc, total, row) and noun is not None:
            return _given(row, total["kind"], None, "listed with the count before it")
    retold = _retold(doc, row, before, total)
    if retold:
        return retold
    following = after[0] if after else None
    if following and following.get("unit") == "people" and following["kind"] not in ("quantity", "age"):
        if among_counted(doc, row, following):
            return _given(row, following["kind"], following, "among those counted next")
    if following and following["kind"] in ("killed", "wounded") and _is_listed_before(doc, row, following):
        return _given(row, following["kind"], None, "listed with the count after it")
    if (
        following
        and LEAVING.search(text_of(doc)[max(0, row["start"] - 40) : row["start"]])
        and following["kind"] in ("killed", "wounded")
    ):
        if re.fullmatch(
            r"[^.;,]{0,40}\s(?:and)\s(?:at\sleast\s|some\s)?", text_of(doc)[row["end"] : following["start"]]
        ):
            return _given(row, following["kind"], None, "listed with the count after it")
    return None


def _retold(doc, row, before, total):
    """The row with the harm of the count before it, where the sentence leaves it out: "activists say 70"."""
    if total is None or any(other["start"] > total["start"] and _counts_things(other) for other in before):
        return None
    told = gapped(doc, row, total, text_of(doc)[total["end"] : row["start"]])
    if not told:
        return None
    how, same_doer = told
    if not same_doer:
        total = _whole_before(doc, before, total)
        if total is None:
            return None
    given = _given(row, total["kind"], None, how)
    given["victim"] = given["victim"] or total.get("victim")
    if same_doer:
        given["rule"] += "; not asserted" if "not asserted" in total["rule"] else ""
        given |= {key: total[key] for key in SCOPE if given.get(key) is None and total.get(key) is not None}
        between = bare(text_of(doc)[total["end"] : row["start"]], row)
        split = f"{total['start']}-{total['end']}" if SPLIT.fullmatch(between) else total.get("part_of")
        given |= {"part_of": split} if split else {}
    return given


def _whole_before(doc, before, total):
    """The total that another count can be of, or None: of "40 died, 12 were hurt; villagers say 70" nobody can tell."""
    begin = doc.char_span(total["start"], total["end"], alignment_mode="expand").sent.start_char
    wholes = [
        row
        for row in before
        if row["start"] >= begin and row.get("unit") == "people" and row["kind"] not in ("quantity", "age")
    ]
    wholes = [row for row in wholes if not row.get("part_of")]
    return wholes[-1] if len({row["kind"] for row in wholes}) == 1 else None


def _counts_things(row):
    return row["kind"] == "quantity" and row.get("noun") is not None


def _is_listed_before(doc, row, following):
    """ "22 children and 6 teachers killed in raid": the participle of a headline hangs on the last of the list."""
    noun = row["noun"]
    if noun is None or not is_person(noun) or noun.dep_ in ("dobj", "pobj"):
        return False
    between = doc.char_span(row["end"], following["start"], alignment_mode="contract") or ()
    if any(token.pos_ in ("VERB", "AUX") for token in between):
        return False  # "28 people were rescued and 24 bodies recovered"
    return bool(NEXT_IN_LIST.fullmatch(bare(text_of(doc)[row["end"] : following["start"]], following)))


def _part_of(doc, row, before):
    """{part_of: its total} for a harm read from the parse: "six villagers including a man and his two sons"."""
    total = next((other for other in reversed(before) if other["kind"] == row["kind"] and "part_of" not in other), None)
    if (
        total is None
        or row["start"] - total["end"] > NEAR
        or not (row["value"] or 0) < (total["value"] or total["low"] or 0)
    ):
        return {}
    between = text_of(doc)[total["end"] : row["start"]]
    is_part = (SUBSET.search(between) or SPLIT.fullmatch(bare(between, row))) and (
        not re.search(r"[.!?;]\s|\n", between) and not _has_verb(doc, total, row)
    )
    return dict(part_of=f"{total['start']}-{total['end']}") if is_part else {}


def _given(row, kind, total, how):
    part = dict(part_of=f"{total['start']}-{total['end']}") if total is not None else {}
    scope = {key: total[key] for key in SCOPE if total is not None and total.get(key) is not None}
    how += "; not asserted" if total is not None and "not asserted" in total["rule"] else ""
    counter = source_of(row["node"].doc, row["node"]) if total is None else None
    if counter:
        scope["source"] = text_of(row["node"].doc)[slice(*counter[:2])]
        how += f"; {counter[2]}"
    return {
        **row,
        **scope,
        **part,
        "kind": kind,
        "unit": "people",
        "victim": row.get("counted"),
        "rule": f"{row['rule']}; harm: {how}",
    }


def _acts(row):
    """Whether the counted people do something of their own: "killed 12 people and three gunmen escaped"."""
    together = (row["node"], *row["node"].conjuncts)
    return any(node.dep_ in ("nsubj", "nsubjpass") and node.head.pos_ in ("VERB", "AUX") for node in together)


def _has_verb(doc, total, row):
    span = doc.char_span(total["end"], row["start"], alignment_mode="contract")
    return span is None or any(token.pos_ in ("VERB", "AUX") and token.lower_ != "including" for token in span)


# ── one and none ──────────────────────────────────────────────────────────────────────────────────────────────────────


def alone_in(doc, rows):
    """Rows for victims counted by an article ("a man was killed": 1) or by their absence ("no one was hurt": 0)."""
    if not doc.has_annotation("DEP"):
        return []
    taken = [(row["start"], row["end"]) for row in rows]
    found = [*_ones(doc), *_nones(doc)]
    return [row for row in found if not any(start < row["end"] and row["start"] < end for start, end in taken)]


def _ones(doc):
    done = set()
    for token in doc:
        noun = token.head
        if noun.i in done or not _is_one(token, noun):
            continue
        kind, governor, rule = harm_of(doc, token.i, token.i, noun, noun)
        if not kind or governor is None or (noun.dep_ == "pobj" and noun.head.lower_ != "of"):
            continue
        if noun.head.lemma_ == "include":  # "The injured include a girl and a nurse": two of nobody knows how many
            continue
        members = members_of(noun)
        done |= {member.i for member in members}
        value, last = people_in(members, governor)
        if value is None:
            continue
        single = last.i == noun.i and value == 1
        beside = "; beside others" if single and len(members) > 1 else ""
        end = token if single else last
        yield dict(
            _row(token.idx, end.idx + len(end), value, kind, f"number: article; {rule}{beside}"),
            counted=noun.text if single else None,
            victim=noun.text if single else None,
        )


def _is_one(article, noun):
    return (
        article.lower_ in ("a", "an")
        and article.dep_ == "det"
        and noun.tag_ == "NN"
        and noun.dep_ in ("nsubjpass", "dobj", "nsubj", "pobj")
        and is_person(noun)
    )


def _nones(doc):
    for match in NOBODY.finditer(text_of(doc)):
        word = match[0].lower().split()[-1]
        kind, rule = NONE_KINDS.get(word), f"harm: {match[0]!r}"
        if kind is None:
            span = doc.char_span(*match.span(), alignment_mode="expand")
            node = span.root
            kind, _, rule = harm_of(doc, span.start, span.end - 1, node, node if node.pos_ == "NOUN" else None)
        if kind:
            end = match.end() if kind is None or word not in NONE_KINDS else match.start() + 2
            row = _row(match.start(), end if word in NONE_KINDS else match.end(), 0.0, kind, f"number: none; {rule}")
            yield row | (dict(counted=word, victim=word) if word in NAMED_NONE else {})


def _row(start, end, value, kind, rule):
    return dict(
        start=start,
        end=end,
        modifier=None,
        value=value,
        low=value,
        high=value,
        bound="exact",
        unit="people",
        kind=kind,
        rule=rule,
    )
