"""Discrepancies: two versions of one claim set side by side, with a verdict and the reason for it."""

import re
from functools import partial
from itertools import combinations, product

import pandas as pd
from rapidfuzz.distance import Indel

from ..actors.names import link_names
from ..actors.titles import agree, is_relation, role_of
from ..align.renderings import quoted_words
from ..align.rivals import LEAD, RIVAL
from ..align.tallies import PEOPLE_KINDS, group_of
from ..align.variants import TURNING, rarity, word_differences
from ..articles import outlets_of
from ..events import with_events
from ..lexicons import load_lexicon
from ..schema import conform
from ..words import fold, words_in
from .scopes import inside, scope_of

FEWEST, VERBATIM = 6, 0.8  # words, likeness: two people may well use one slogan
ALIKE = 0.5  # translations that share half their words are shown by what differs, others whole
BREATH = 30  # words of a rendering that a reason repeats
MANY = 12  # versions of one claim: from there on only those that differ are paired
COUNT_AND_SCOPE = ["value", "low", "high", "bound", "victim", "counted", "perpetrator", "period_start", "date_start"]
GROWN = re.compile(
    r"\b(?:rises?|rose|risen|rising|climb(?:s|ed)|jump(?:s|ed)|grew|grown|increased|up from)\b", re.IGNORECASE
)
GROWING = 120  # characters before a count in which "the death toll … has risen to" stands
MOST_SHOWN = 3  # differing places printed in one sentence; the report marks them all


def find_discrepancies(claims, articles, quotes, figures, *, actors=None, about=0.10):
    """One row is two articles' versions of one claim side by side, a published earlier (else first by article_id),
    with a verdict.

    Where the scopes that two figures state (who, by whom, since when) differ, the verdict is `different_scope`. Else
    the intervals that their wording allows decide: they meet: `compatible`; they cannot and the later published is
    larger and the thing grows: `superseded`; else `conflict`. "about" allows the value ±`about` (0.10 is ten per
    cent); `vanishes_at` is the width at which a conflict would end. Renderings of one utterance are `wording`, or
    kind attribution where they name different speakers. `size` is larger ÷ smaller of the nearest values, days for
    dates, 1 − similarity for wording. Raises ValueError for a negative `about`.

    >>> from toolkit import to_articles
    >>> articles = to_articles([
    ...     {"article_id": "a", "outlet": "The Echo", "text": "About 120 died.", "published": "2031-05-02"},
    ...     {"article_id": "b", "outlet": "The Post", "text": "More than 150 died.", "published": "2031-05-02"}])
    >>> said = dict(end=9, kind="killed")
    >>> figures = pd.DataFrame([
    ...     {"figure_id": "f", "article_id": "a", "figure": "About 120", "value": 120, "bound": "about", **said},
    ...     {"figure_id": "g", "article_id": "b", "figure": "More than 150", "value": 150, "low": 150, **said}])
    >>> claims = pd.DataFrame([
    ...     {"claim_id": "c", "event_id": "e", "kind": "figure", "article_id": a, "item_id": f, "start": 0, "end": 9}
    ...     for a, f in [("a", "f"), ("b", "g")]]).assign(tier="same")
    >>> row = find_discrepancies(claims, articles, None, figures).iloc[0]
    >>> row.verdict, row.scope, float(row["size"]), float(row.vanishes_at)
    ('conflict', 'unstated', 1.25, 0.25)
    """
    if not about >= 0:
        raise ValueError(f"find_discrepancies: about is {about}; give a share such as 0.10 for ±10 %")
    claims, articles = with_events(claims, articles)
    articles = articles.assign(called=outlets_of(articles)).set_index("article_id")
    figures = conform([] if figures is None else figures, "figures")
    counted = figures.drop_duplicates("figure_id").set_index("figure_id")
    speakers, pieces = _speakers(quotes), _pieces(quotes)
    also = _also_beside(claims)
    known = dict(articles=articles, pieces=pieces, speakers=speakers, counted=counted)
    rows = []
    for (claim_id, event_id, kind), members in claims.groupby(["claim_id", "event_id", "kind"], sort=True):
        for a, b in _pairs(members, articles, partial(_version, **known)):
            sides = dict(a=_side(a, articles, pieces), b=_side(b, articles, pieces))
            if kind == "quotation":
                found = _of_renderings(a, b, sides, speakers)
            elif kind in ("figure", "date") and {a.item_id, b.item_id} <= set(counted.index):
                tolls = all(str(getattr(row, "rule", "")).endswith((LEAD, RIVAL)) for row in (a, b))
                parts = {
                    x: counted.loc[also[pair]] for x, pair in _across(a, b) if tolls and also.get(pair) in counted.index
                }
                found = _of_figures(counted.loc[a.item_id], counted.loc[b.item_id], sides, about, tolls, parts)
            else:
                found = []
            shared = dict(_row(a, b, sides), claim_id=claim_id, event_id=event_id, leads=_leads(a, b))
            rows += [dict(shared, **row) for row in found]
    rows += _of_roles(actors, articles)
    return conform(rows, "discrepancies")


def _pairs(members, articles, version):
    """Pairs of versions in different articles, the earlier first; a possible one is set beside the first that is
    sure, no other.
    """
    members = members.assign(published=members.article_id.map(articles.published))
    members = members.sort_values(["published", "article_id", "start"], na_position="last")
    sure = list(members[members.tier == "same"].itertuples())
    pairs = list(combinations(_distinct(sure, version) if len(sure) > MANY else sure, 2))
    for guess in members[members.tier == "possible"].itertuples():
        pairs += [(x, y) for x, y in [(sure[0], guess)]] if sure else []
    order = {index: place for place, index in enumerate(members.index)}
    pairs = [sorted(pair, key=lambda row: order[row.Index]) for pair in pairs]
    return [(a, b) for a, b in pairs if a.article_id != b.article_id and not _are_both_rivals(a, b, version)]


def _are_both_rivals(a, b, version):
    """Whether neither count is the one its report leads with, and they are not one: of those each has enough."""
    rival = all(str(getattr(row, "rule", "")).endswith(RIVAL) for row in (a, b))
    return rival and version(a) != version(b)


def _distinct(members, version):
    """The first to print each version: a line that a hundred papers share is one rendering, not 4,950 pairs."""
    first = {}
    for member in members:
        first.setdefault(version(member), member)
    return list(first.values())


def _version(row, articles, pieces, speakers, counted):
    """What makes a version another than the next: of a figure its count and scope, of a quotation words and speaker."""
    if row.item_id in counted.index:
        return tuple(map(str, counted.loc[row.item_id, COUNT_AND_SCOPE]))
    said = speakers.get((row.article_id, row.item_id))
    return said and said[1], *(word.folded for word in words_in(_side(row, articles, pieces)["words"]))


def _side(row, articles, pieces):
    article = articles.loc[row.article_id]
    words = quoted_words(article.text, row.start, row.end, pieces.get((row.article_id, row.item_id), ()))
    before = article.text[max(article.text.rfind("\n", 0, row.start), row.start - GROWING, 0) : row.start]
    return dict(name=article.called, words=words, published=article.published, grown=bool(GROWN.search(before)))


def _leads(a, b):
    """both, one or None: how many of two reports lead with the count that is compared."""
    return {1: "one", 2: "both"}.get(sum(str(getattr(row, "rule", "")).endswith(LEAD) for row in (a, b)))


def _also_beside(claims):
    """{(item, another article): the item of that article} for those that stand in two claims of figures: what one
    report leads with and another tells as a part of more.
    """
    figures = claims[claims.kind == "figure"]
    twice = figures[figures.item_id.duplicated(keep=False)]
    found = {}
    for _, members in figures[figures.claim_id.isin(set(twice.claim_id))].groupby("claim_id"):
        leads = members[members.item_id.isin(set(twice.item_id)) & members.rule.str.endswith(LEAD).fillna(False)]
        for lead, part in product(leads.itertuples(), members.itertuples()):
            if part.article_id != lead.article_id and not str(part.rule).endswith((LEAD, RIVAL)):
                found[lead.item_id, part.article_id] = part.item_id
    return found


def _across(a, b):
    """Either of two versions with the article of the other."""
    return [("a", (a.item_id, b.article_id)), ("b", (b.item_id, a.article_id))]


def _row(a, b, sides):
    tier = "possible" if "possible" in (a.tier, b.tier) else "same"
    versions = dict(outlet_a=a.outlet, article_a=a.article_id, item_a=a.item_id, tier=tier)
    return versions | dict(outlet_b=b.outlet, article_b=b.article_id, item_b=b.item_id)


def _pieces(quotes):
    """{(article_id, utterance_id): [(start, end)]} of the pieces of each utterance."""
    found = {}
    for row in [] if quotes is None else conform(quotes, "quotes").itertuples():
        found.setdefault((row.article_id, row.utterance_id), []).append((row.start, row.end))
    return found


# ── renderings ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _speakers(quotes):
    """{(article_id, utterance_id): (speaker as named, canonical name, whether all is quoted)} where a speaker is
    named.
    """
    if quotes is None or not len(quotes):
        return {}
    quotes = conform(quotes, "quotes")
    named = quotes[quotes.speaker.str[:1].str.isupper().fillna(False)].drop_duplicates(["article_id", "utterance_id"])
    labels = link_names(named.speaker.tolist())
    return {
        (row.article_id, row.utterance_id): (row.speaker, label, str(row.kind) == "direct")
        for row, label in zip(named.itertuples(), labels, strict=True)
    }


def _of_renderings(a, b, sides, speakers):
    """The wording, where it differs, and who said it, where two outlets print the same words of different people."""
    edit = word_differences(sides["a"]["words"], sides["b"]["words"])
    found, changed = [], [step for step in edit if step[0] != "equal"]
    said = speakers.get((a.article_id, a.item_id)), speakers.get((b.article_id, b.item_id))
    if changed:
        sure = a.tier == b.tier == "same"
        why = _why_wording(changed, sides) if sure else _why_possible(changed, sides, said)
        found.append(dict(kind="wording", verdict="wording", scope=pd.NA, size=1 - _similarity(sides), why=why))
    if a.tier == b.tier == "same" and all(said) and _ascribed_to_two(said, edit, sides):
        why = f"{sides['a']['name']} gives the words to {said[0][0]}, {sides['b']['name']} to {said[1][0]}."
        found.append(dict(kind="attribution", verdict="conflict", size=1.0, why=why))
    return found


def _ascribed_to_two(said, edit, sides):
    """Whether two outlets print a direct quotation, word for word or nearly, as two people's."""
    if not (said[0][2] and said[1][2]):
        return False
    length = sum(len(words_in(step[1])) for step in edit if step[0] == "equal")
    surnames = [fold(label.split()[-1]) for _, label, _ in said]
    return surnames[0] != surnames[1] and length >= FEWEST and _similarity(sides) >= VERBATIM


def _similarity(sides):
    a, b = ([word.folded for word in words_in(sides[side]["words"])] for side in "ab")
    return Indel.normalized_similarity(a, b)


def _why_wording(changed, sides):
    """`A prints “could … ” where B prints “can”`, the most telling differences alone, what turns the sense first."""
    telling = sorted(changed, key=lambda step: -_tells(step))[:MOST_SHOWN]
    shown = sorted((step for step in changed if step in telling), key=lambda step: not _turns(step))
    parts = [_why_step(step, sides) + ", which can turn the sense" * _turns(step) for step in shown]
    rest = len(changed) - len(shown)
    more = f", and {rest} more difference{'s' if rest > 1 else ''}" if rest else ""
    return "; ".join(parts) + more + "."


def _tells(step):
    return 20 * _turns(step) + sum(rarity(word.folded) for side in step[1:] for word in words_in(side))


def _turns(step):
    """Whether one side has a denial or a connective such as "but" and the other does not."""
    sides = [TURNING & {word.folded for word in words_in(side)} for side in step[1:]]
    return sides[0] != sides[1]


def _why_step(step, sides):
    a, b = sides["a"]["name"], sides["b"]["name"]
    if step[0] == "replace":
        return f"{a} prints “{step[1]}” where {b} prints “{step[2]}”"
    name, other, words = (a, b, step[1]) if step[0] == "delete" else (b, a, step[2])
    return f"{name} prints “{words}”, which {other} leaves out"


def _why_possible(changed, sides, said):
    who = next((speaker[0] for speaker in said if speaker), None)
    lead = f"Perhaps one utterance{f' of {who}' if who else ''} in two renderings"
    if _similarity(sides) >= ALIKE:
        return f"{lead}: {_why_wording(changed, sides)}"
    a, b = (f"{side['name']} has “{_short(side['words'])}”" for side in (sides["a"], sides["b"]))
    return f"{lead}: {a}, {b}."


def _short(words):
    """At most so many words as one reads in a breath, quotation marks inside made single."""
    words = words.replace("“", "‘").replace("”", "’").split()
    return " ".join(words[:BREATH]) + (" …" if len(words) > BREATH else "")


# ── figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def interval(figure, about=0.10):
    """(low, high) of what a figure's wording allows, None where it is open; "about" is read as ±`about`.

    >>> interval({"bound": "about", "value": 12000, "low": 10800, "high": 13200}, about=0.25)
    (9000.0, 15000.0)
    """
    value, low, high = (_number(figure.get(column)) for column in ("value", "low", "high"))
    if _is_about(figure) and value is not None:
        return value * (1 - about), value * (1 + about)
    return low, high


def _is_about(figure):
    return str(figure.get("bound")) == "about"  # as text: a missing bound is neither equal nor unequal to anything


def _number(value):
    return None if value is None or pd.isna(value) else float(value)


def meet(a, b):
    """Whether two intervals have a number in common.

    >>> meet((10800, 13200), (15000, None)), meet((10000, None), (15000, None))
    (False, True)
    """
    low = max((x for x in (a[0], b[0]) if x is not None), default=None)
    high = min((x for x in (a[1], b[1]) if x is not None), default=None)
    return low is None or high is None or low <= high


def _of_figures(a, b, sides, about, tolls, parts):
    if a.kind == "date":
        return _of_dates(a, b, sides)
    scope, reasons = scope_of(a, b, (sides["a"]["name"], sides["b"]["name"]), tolls)
    if parts:
        scope, reasons = "differs", [_takes_in(sides, *parts.popitem())]
    verdict, gap = _verdict(a, b, sides, scope, about), vanishing_width(a, b)
    why = _why_figure(a, b, sides, verdict, gap, reasons)
    width = gap if verdict == "conflict" else None
    return [dict(kind="figure", verdict=verdict, scope=scope, size=_ratio(a, b), vanishes_at=width, why=why)]


def _takes_in(sides, lead, part):
    """`The Post's takes in more: of what The Echo counts it has “23”`, `lead` being the side that counts less."""
    less, more = (sides[side]["name"] for side in (lead, "b" if lead == "a" else "a"))
    return f"{more}'s takes in more: for what {less} counts it has “{part.figure}”"


def _verdict(a, b, sides, scope, about):
    if scope == "differs":
        return "different_scope"
    first, second = interval(a, about), interval(b, about)
    if meet(first, second):
        return "compatible"
    if a.kind not in PEOPLE_KINDS - {"missing"}:
        return "conflict"
    larger = "b" if first[1] is not None and second[0] is not None and second[0] > first[1] else "a"
    later = _later(sides)
    grown = larger == later or (later is None and sides[larger]["grown"])
    return "superseded" if grown else "conflict"


def _later(sides):
    """Which of two was published later, a or b; None where that is not known: of a day without its hour."""
    a, b = (sides[side]["published"] for side in "ab")
    if pd.isna(a) or pd.isna(b) or a == b:
        return None
    if a.normalize() == b.normalize() and a.normalize() in (a, b):
        return None
    return "b" if a < b else "a"


def vanishing_width(a, b):
    """The width of "about" from which two figures would meet; None where neither is "about" or no width does it.

    >>> vanishing_width({"bound": "about", "value": 12000}, {"bound": "more_than", "value": 15000, "low": 15000})
    0.25
    """
    if meet(interval(a, 0), interval(b, 0)):
        return None
    low, high = sorted((a, b), key=lambda f: _nearest(interval(f, 0)))
    top, bottom = interval(low, 0)[1], interval(high, 0)[0]
    spread = (top if _is_about(low) else 0) + (bottom if _is_about(high) else 0)
    return (bottom - top) / spread if spread else None


def _nearest(bounds):
    return next(x for x in (*bounds, 0.0) if x is not None)


def _ratio(a, b):
    """Larger ÷ smaller of the values, of a range or an open count the end it states."""
    x, y = (_stated(figure) for figure in (a, b))
    return None if x is None or y is None else max(x, y, 1.0) / max(min(x, y), 1.0)


def _stated(figure):
    return next((x for x in (_number(figure.get(c)) for c in ("value", "low", "high")) if x is not None), None)


# ── sentences ───────────────────────────────────────────────────────────────────────────────────────────────────────

NOUN = {"casualties": "casualties", "money": "", "percent": "", "quantity": "", "duration": ""}


def _why_figure(a, b, sides, verdict, gap, reasons):
    """One sentence: both counts as printed, what the verdict rests on, and what is stated of their scope."""
    told = f"{_told(a, sides['a'])}, {_told(b, sides['b'])}"
    scope = _merged(reasons)
    if verdict == "different_scope":
        return f"{told}; they do not count the same: {scope}."
    if verdict == "compatible":
        text = f"{told}; both can hold"
    elif verdict == "superseded":
        text = f"{told}; {_growth(sides)}"
    else:
        width = f" unless “{_about(a, b)}” is read as ±{gap:.0%} or wider" if gap is not None else ""
        unknown = [sides[side]["name"] for side in "ab" if pd.isna(sides[side]["published"])]
        text = f"{told}; both cannot hold{width}"
        if unknown and a.kind in PEOPLE_KINDS and not width:
            text += f" unless one came later: the day of {' and '.join(unknown)} is not known"
    return f"{text}{f', and {scope}' if scope else ''}."


def _about(a, b):
    """The word for "about" as the one outlet prints that uses it, or "about" for two."""
    printed = {f.modifier.lower() for f in (a, b) if _is_about(f) and isinstance(f.modifier, str) and f.modifier}
    return printed.pop() if len(printed) == 1 else "about"


def _merged(reasons):
    """Reasons as one clause: "only The Echo says by whom (…) and since when (…)", "both count aid workers, harmed by
    gunmen".
    """
    merged = ""
    for reason in reasons:
        if merged.startswith("both count ") and reason.startswith("both count "):
            merged += ", " + reason.removeprefix("both count ").removeprefix("those ")
            continue
        head, says, rest = reason.partition(" says ")
        same = says and merged.rpartition(" says ")[0].endswith(head)
        merged += (" and " if merged else "") + (rest if same else reason)
    return merged


def _growth(sides):
    """That the larger count is the later one, with both times, or that it is told as grown."""
    if _later(sides):
        return f"the later count is the larger, as such counts grow ({', '.join(_moments(sides))})"
    names = " and ".join(sides[side]["name"] for side in "ab" if sides[side]["grown"])
    return f"the larger count is told as grown ({names}), though which was printed first is not known"


def _moments(sides):
    """When each was published: days alone, unless both were printed on one day."""
    moments = [sides[side]["published"] for side in "ab"]
    clock = ", %H:%M" if moments[0].normalize() == moments[1].normalize() else ""
    return [f"{moment.day} {moment:%B %Y{clock}}" for moment in moments]


def _told(figure, side):
    """`The Echo has “about 120” killed (counted by the UN)`."""
    printed = " ".join(str(figure.figure).split())
    modifier = figure.modifier if isinstance(figure.modifier, str) else ""
    if str(figure.bound) == "range" and " and " in printed:
        modifier = "between"  # "20 and 25" alone reads as two counts
    if modifier and modifier.lower() not in printed.lower():
        printed = f"{modifier} {printed}"
    source = f" (counted by {inside(figure.source)})" if isinstance(figure.source, str) and figure.source else ""
    return f"{side['name']} has “{printed}”{_noun(figure, printed)}{source}"


def _noun(figure, printed):
    """What a figure counts, as it is read after the number: ` soldiers killed`, ` dead`, ` wounded`."""
    counted = figure.counted if isinstance(figure.counted, str) else ""
    people = figure.kind in PEOPLE_KINDS - {"casualties"} and _are_people(counted)
    if figure.kind == "killed" and not people:
        noun = "" if re.search(r"\b(?:dead|deaths|lives|fatalities)\b", printed) else "dead"
    else:
        noun = NOUN.get(figure.kind, figure.kind) or _measured(figure, printed)
    if people and counted not in printed:
        dozens = str(figure.bound) == "vague" and _number(figure.value) is None and printed.endswith("s")
        noun = f"{'of ' * dozens}{counted} {noun}"  # dozens of people killed
    return f" {noun}" if noun else ""


def _are_people(counted):
    """Whether a noun names people: 40 villagers are killed, 40 dead or 40 lives are not killed once more."""
    last = counted.lower().rpartition(" ")[2]
    people = bool({last, last.removesuffix("s")} & set(load_lexicon("people").word)) or bool(group_of(last))
    return people and last not in set(load_lexicon("casualties").word)


def _measured(figure, printed):
    """The noun of a measure that the figure's own words leave out: “three” weeks."""
    noun = next((x for x in (figure.counted, figure.unit) if isinstance(x, str) and x), "")
    if figure.kind not in ("duration", "quantity") or noun in printed:
        return ""
    return noun if noun.endswith("s") or _number(figure.value) == 1 else f"{noun}s"


# ── dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_dates(a, b, sides):
    """Two days given to one thing: compatible where they can be one day."""
    spans = [(f.date_start, f.date_end if pd.notna(f.date_end) else f.date_start) for f in (a, b)]
    if pd.isna(spans[0][0]) or pd.isna(spans[1][0]):
        return []
    gap = max(spans[0][0] - spans[1][1], spans[1][0] - spans[0][1], pd.Timedelta(0))
    verdict = "conflict" if gap else "compatible"
    what = f" as the {a.role.replace('_', ' ')}" if isinstance(a.role, str) and a.role else ""
    why = f"{sides['a']['name']} gives “{a.figure}”{what}, {sides['b']['name']} “{b.figure}”"
    why += (
        f"; the two lie {gap.days} day{'s' if gap.days != 1 else ''} apart." if gap else "; both can be the same day."
    )
    return [dict(kind="date", verdict=verdict, scope=pd.NA, size=gap / pd.Timedelta(days=1), why=why)]


# ── roles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _of_roles(actors, articles):
    """Two outlets of one event that give one person different offices; needs actors with actor_id, from link_actors."""
    if actors is None or "actor_id" not in actors or not len(actors):
        return []
    titled = actors[
        actors.role.notna()
        & actors.actor_id.notna()
        & (actors.kind == "person")
        & actors.article_id.isin(articles.index)
    ]
    titled = titled.assign(
        event_id=titled.article_id.map(articles.event_id), published=titled.article_id.map(articles.published)
    )
    titled = titled.sort_values(["published", "article_id", "start"], na_position="last").drop_duplicates(
        ["article_id", "actor_id"]
    )
    rows = []
    for (event_id, _), mentions in titled.groupby(["event_id", "actor_id"]):
        for a, b in combinations(mentions.itertuples(), 2):
            if not _same_office(a.role, b.role):
                rows.append(_role_row(a, b, event_id, articles))
    return rows


def _same_office(a, b):
    """Whether two titles can be one person's: "Minister" and "Foreign Minister", "Ruritania's" and "Ruritanian"."""
    one, two = role_of(a), role_of(b)
    if is_relation(a) or is_relation(b) or agree(one, two) or agree(two, one):
        return True
    a, b = ({word.folded for word in words_in(role)} for role in (a, b))
    return a <= b or b <= a


def _role_row(a, b, event_id, articles):
    outlets, names = ([articles[column][row.article_id] for row in (a, b)] for column in ("outlet", "called"))
    versions = dict(outlet_a=outlets[0], article_a=a.article_id, item_a=a.mention_id)
    versions |= dict(outlet_b=outlets[1], article_b=b.article_id, item_b=b.mention_id)
    why = f"{names[0]} calls {a.actor} “{a.role}”, {names[1]} calls {b.actor} “{b.role}”."
    claim_id = f"role:{event_id}:{a.actor_id}"
    return versions | dict(claim_id=claim_id, event_id=event_id, kind="role", verdict="wording", size=1.0, why=why)
