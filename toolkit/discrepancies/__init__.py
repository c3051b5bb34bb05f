"""Discrepancies: two versions of one claim set side by side, with a verdict and the reason for it."""

from functools import partial
from itertools import combinations, product

from ..align.parts import PART
from ..align.renderings import quoted_words
from ..align.rivals import LEAD, RIVAL
from ..articles import outlets_of
from ..events import with_events
from ..schema import conform
from ..words import words_in
from .beside import told_beside
from .figures import of_figures
from .intervals import interval, meet, vanishing_width
from .renderings import of_renderings, speakers_of
from .roles import of_roles

__all__ = ["find_discrepancies", "interval", "meet", "vanishing_width"]

MANY = 12  # versions of one claim: from there on only those that differ are paired
COUNT_AND_SCOPE = ["value", "low", "high", "bound", "victim", "counted", "perpetrator", "period_start", "date_start"]


def find_discrepancies(claims, articles, quotes, figures, *, actors=None, about=0.10):
    """One row is two articles' versions of one claim side by side, a published earlier (else first by article_id),
    with a verdict.

    Where the scopes that two figures state (who, by whom, since when) differ, the verdict is `different_scope`. Else
    the intervals that their wording allows decide: they meet: `compatible`; they cannot and the later published is
    larger and the thing grows, or is told as grown: `superseded`; else `conflict`. Of the missing or detained, whose
    number falls as well, any later count supersedes. A report that counts the same as another's lesser figure counts
    another scope than that one's toll. "about" allows the value ±`about` (0.10 is ten per
    cent); `vanishes_at` is the width at which a conflict would end. Renderings of one utterance are `wording`, or
    kind attribution where they name different speakers. `size` is larger ÷ smaller of the nearest values, days for
    dates, 1 − similarity for wording. Raises ValueError for a negative `about`.

    >>> import pandas as pd
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
    speakers, pieces = speakers_of(quotes), _pieces(quotes)
    also = _also_beside(claims)
    known = dict(articles=articles, pieces=pieces, speakers=speakers, counted=counted)
    rows = []
    for (claim_id, event_id, kind), members in claims.groupby(["claim_id", "event_id", "kind"], sort=True):
        for a, b in _pairs(members, articles, partial(_version, **known)):
            sides = dict(a=_side(a, articles, pieces), b=_side(b, articles, pieces))
            if kind == "quotation":
                found = of_renderings(a, b, sides, speakers)
            elif kind in ("figure", "date") and {a.item_id, b.item_id} <= set(counted.index):
                tolls = all(str(getattr(row, "rule", "")).endswith((LEAD, RIVAL)) for row in (a, b))
                parts = {
                    x: counted.loc[also[pair]] for x, pair in _across(a, b) if tolls and also.get(pair) in counted.index
                }
                found = of_figures(counted.loc[a.item_id], counted.loc[b.item_id], sides, about, tolls, parts)
            else:
                found = []
            shared = dict(_row(a, b, sides), claim_id=claim_id, event_id=event_id, leads=_leads(a, b))
            rows += [dict(shared, **row) for row in found]
    rows += of_roles(actors, articles)
    return _once(conform(rows, "discrepancies"))


def _once(rows):
    """The rows with each pair of figures once: two leads stand beside each other, and again beside what both tell of
    a third report's larger toll.
    """
    return rows[~((rows.kind == "figure") & rows.duplicated(["kind", "item_a", "item_b"]))].reset_index(drop=True)


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
    told = told_beside(article.text, row.start, row.end)
    return dict(name=article.called, words=words, published=article.published, text=article.text, **told)


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
            if part.article_id != lead.article_id and str(part.rule).endswith(PART):
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
