"""Four plots, each a matplotlib Axes whose figure carries its description in words (for readers who cannot see it)."""

import pandas as pd

from .articles import outlets_of
from .schema import conform

LIGHT = dict(ink="#1c1b1a", soft="#5d5a55", line="#ddd8cc", one="#0b4f8b", two="#a3301e", three="#2b6a3d")
DARK = dict(ink="#ece8de", soft="#a9a399", line="#3d3934", one="#8fc3f6", two="#ff9d8d", three="#8fdca5")
ROW = 0.42  # inches a row of text needs at 10 points with air around it
OPEN_END = 1.35  # how far an open bound is drawn past the number, as a factor; the arrow head says it goes on


def _axes(rows, ax, width=5.8):
    import matplotlib.pyplot as plt  # here, so that importing the toolkit starts no plotting backend

    if ax is None:
        _, ax = plt.subplots(figsize=(width, 1.1 + ROW * max(rows, 1)))
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(LIGHT["line"])
    ax.tick_params(colors=LIGHT["soft"], labelcolor=LIGHT["ink"], length=0)
    return ax


def _outlets(articles):
    """{article_id: how it is named}: the outlet, with the day where one outlet has several articles."""
    names = outlets_of(articles).astype(str)
    twice = names.duplicated(keep=False)
    days = articles.published.dt.strftime(" %Y-%m-%d").fillna("")
    return dict(zip(articles.article_id, names.where(~twice, names + days), strict=True))


def _drawn(words):
    """Words as matplotlib must be given them: between two dollar signs it would read a formula."""
    return str(words).replace("$", r"\$")


def _nothing(ax, words):
    ax.set_axis_off()
    ax.text(0, 0.5, _drawn(words), color=LIGHT["soft"], transform=ax.transAxes)
    ax.figure.set_label(words)
    return ax


def plot_figures(figures, articles, *, kind="killed", ax=None):
    """The counts of one kind that outlets give, each as the interval its wording allows; returns the Axes.

    A dot is the number said, a line what the wording allows, an arrow a bound left open. Hollow dots stand in a
    quotation, full ones in the outlet's own voice.

    >>> from toolkit import to_articles, extract_figures
    >>> articles = to_articles([{"outlet": "The Gazette", "text": "More than 40 people were killed in the flood."}])
    >>> plot_figures(extract_figures(articles), articles).figure.get_label()
    'People killed, by article: The Gazette more than 40.'
    """
    figures = conform(figures, "figures")
    rows = figures[(figures.kind == kind) & (figures.low.notna() | figures.high.notna())]
    rows = rows.merge(articles[["article_id", "published"]], on="article_id").sort_values(
        ["published", "article_id", "start"]
    )
    ax = _axes(len(rows), ax)
    if rows.empty:
        return _nothing(ax, f"No figure of kind {kind}.")
    names, said = _outlets(articles), []
    for place, row in enumerate(rows.itertuples()):
        _interval(ax, place, row)
        said.append(f"{names[row.article_id]} {_as_said(row)}")
        ax.annotate(
            _drawn(_as_said(row)),
            (row.value if pd.notna(row.value) else row.low if pd.notna(row.low) else row.high, place),
            (0, 7),
            textcoords="offset points",
            ha="center",
            fontsize=9,
            color=LIGHT["ink"],
        )
    ax.set_yticks(range(len(rows)), [_drawn(names[i]) for i in rows.article_id])
    ax.set_ylim(len(rows) - 0.4, -0.9)
    ax.set_xlim(left=0)
    ax.xaxis.set_major_formatter(lambda number, _: f"{number:,.0f}")
    ax.set_xlabel(f"people {kind}", color=LIGHT["soft"])
    ax.figure.set_label(f"People {kind}, by article: {'; '.join(said)}.")
    return ax


def _as_said(row):
    """ "more than 40", also where the words begin a sentence."""
    modifier = "" if pd.isna(row.modifier) else str(row.modifier).lower()
    return str(row.figure) if str(row.figure).lower().startswith(modifier) else f"{modifier} {row.figure}"


def _interval(ax, place, row):
    """One interval as a line, with an arrow head where it is open."""
    known = [x for x in (row.low, row.high, row.value) if pd.notna(x)]
    low, high = (row.low if pd.notna(row.low) else 0.0), (row.high if pd.notna(row.high) else max(known) * OPEN_END)
    ax.plot([low, high], [place, place], color=LIGHT["one"], linewidth=2.5, solid_capstyle="butt")
    if pd.isna(row.high):
        ax.plot([high], [place], marker=">", color=LIGHT["one"], markersize=7)
    if pd.isna(row.low):
        ax.plot([low], [place], marker="<", color=LIGHT["one"], markersize=7)
    if pd.notna(row.value):
        hollow = pd.notna(row.quote_id)
        ax.plot(
            [row.value],
            [place],
            marker="o",
            color=LIGHT["one"],
            markersize=8,
            markerfacecolor="none" if hollow else LIGHT["one"],
        )


def plot_coverage(coverage, claims, *, kind="statement", ax=None):
    """How many claims of each kind an outlet tells, and how many it tells alone; returns the Axes.

    `kind` is one of the claim kinds, or None for all. A claim that came too early to know counts for nobody.
    """
    told = _told(coverage, claims, kind)
    ax = _axes(2 * len(told), ax)
    if told.empty:
        return _nothing(ax, "No claim to compare.")
    for place, row in enumerate(told.itertuples()):
        ax.barh(place - 0.19, row.shared, height=0.34, color=LIGHT["three"])
        ax.barh(place + 0.19, row.alone, height=0.34, color=LIGHT["one"])
        ax.text(row.shared, place - 0.19, f" {row.shared} shared", va="center", fontsize=9, color=LIGHT["three"])
        ax.text(row.alone, place + 0.19, f" {row.alone} alone", va="center", fontsize=9, color=LIGHT["one"])
    ax.set_yticks(range(len(told)), [_drawn(name) for name in told.index])
    ax.invert_yaxis()
    ax.set_xlabel(f"claims{f' ({kind})' if kind else ''} told", color=LIGHT["soft"])
    words = "; ".join(f"{row.Index} {row.shared} shared and {row.alone} alone" for row in told.itertuples())
    ax.figure.set_label(f"Claims told with others and alone: {words}.")
    return ax


def _told(coverage, claims, kind):
    """One row is one outlet of an event with others: how many claims it shares with them, how many it tells alone."""
    several = coverage.groupby("event_id").article_id.transform("nunique") > 1
    wanted = set(claims.claim_id if kind is None else claims.claim_id[claims.kind == kind])
    rows = coverage[several & coverage.claim_id.isin(wanted) & coverage.covered.fillna(False).astype(bool)]
    tellers = rows.groupby("claim_id").article_id.nunique()
    rows = rows.assign(name=outlets_of(rows), alone=rows.claim_id.map(tellers) == 1)
    rows = rows.drop_duplicates(["claim_id", "article_id"])
    return (
        rows.groupby("name")
        .alone.agg(alone="sum", every="size")
        .assign(shared=lambda t: t.every - t.alone)
        .sort_index()
    )


def plot_stance(stance, *, ax=None, most=12):
    """Holders against targets: at each crossing the calls for (▲) and against (▼); returns the Axes.

    Only calls count (polarity present); the `most` holders and targets with the most calls are drawn, and the
    description says how many were left out.
    """
    calls = stance[stance.polarity.notna() & stance.holder.notna() & stance.target.notna()]
    holders, targets = (calls[c].value_counts().index[:most] for c in ("holder", "target"))
    ax = _axes(len(holders) + 2, ax)
    if calls.empty:
        return _nothing(ax, "No stance was called.")
    shown = calls[calls.holder.isin(holders) & calls.target.isin(targets)]
    counts = shown.groupby(["holder", "target", "polarity"]).size()
    marks, shifts = {1: ("^", "three", -0.2), 0: ("o", "soft", 0.0), -1: ("v", "two", 0.2)}, []
    for (holder, target, polarity), count in counts.items():
        marker, colour, shift = marks[int(polarity)]
        x, y = list(targets).index(target) + shift, list(holders).index(holder)
        ax.plot([x], [y], marker=marker, color=LIGHT[colour], markersize=9, linestyle="none")
        ax.annotate(str(count), (x, y), (0, 7), textcoords="offset points", ha="center", fontsize=8, color=LIGHT["ink"])
        shifts.append(
            f"{holder} toward {target} {'for' if polarity > 0 else 'against' if polarity < 0 else 'neutral'} {count}"
        )
    ax.set_xticks(range(len(targets)), [_drawn(name) for name in targets], rotation=35, ha="right")
    ax.set_yticks(range(len(holders)), [_drawn(name) for name in holders])
    ax.set_xlim(-0.6, len(targets) - 0.4)
    ax.set_ylim(len(holders) - 0.5, -0.8)
    left = len(calls) - len(shown)
    ax.figure.set_label(
        f"Stance calls, holder toward target: {'; '.join(shifts)}.{f' {left} more calls not drawn.' if left else ''}"
    )
    return ax


def plot_timeline(articles, *, ax=None):
    """When each article was published, a row an article, a colour an event; returns the Axes.

    Articles with no date are named in the description.
    """
    dated = articles[articles.published.notna()].sort_values("published")
    names, undated = _outlets(articles), articles[articles.published.isna()]
    ax = _axes(len(dated), ax)
    if dated.empty:
        return _nothing(ax, "No article with a known date.")
    colours = [LIGHT[name] for name in ("one", "two", "three", "soft")]
    events = {event: place for place, event in enumerate(dict.fromkeys(dated.event_id.fillna("")))}
    for place, row in enumerate(dated.itertuples()):
        ax.plot(
            [row.published],
            [place],
            marker="o",
            markersize=9,
            color=colours[events["" if pd.isna(row.event_id) else row.event_id] % len(colours)],
        )
    ax.set_yticks(range(len(dated)), [_drawn(names[i]) for i in dated.article_id])
    ax.invert_yaxis()
    ax.margins(x=0.08, y=0.15)
    _date_ticks(ax)
    words = "; ".join(f"{names[row.article_id]} {row.published:%Y-%m-%d}" for row in dated.itertuples())
    without = f" No date known: {', '.join(names[i] for i in undated.article_id)}." if len(undated) else ""
    ax.figure.set_label(
        f"Articles by day of publication, {len(events)} event{'' if len(events) == 1 else 's'}: {words}.{without}"
    )
    return ax


def _date_ticks(ax):
    import matplotlib.dates as dates

    locator = dates.AutoDateLocator(maxticks=8)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
