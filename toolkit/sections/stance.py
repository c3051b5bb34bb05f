"""Who stands where toward whom: holders against targets, outlets or days, each cell opening on its sentences."""

from html import escape

import pandas as pd

from ..articles import outlet_of, outlets_of
from ..display import as_words, block, day_of, link
from ..stance.aggregates import stance_by
from .grid import grid, in_parts, opening
from .places import count, more, signed

POLARITY = {1: "for", 0: "neither", -1: "against"}
MARKS = {1: "▲", 0: "●", -1: "▼"}
VOICE_NAMES = dict(
    speaker="in what they say",
    actor="in what they do",
    told="in what speakers tell of them",
    outlet="in the outlet’s own words",
)
ACROSS = ("target", "outlet", "day")
# acts that take no side, by the word a reader sees; the others are called by PLOVER's name
ACTS = dict(
    REQUEST="asks", CONSULT="meets", SUPPORT="covers", AGREE="agrees", COOPERATE="works with"
)  # covers: opposes what would be done to somebody
MOST_ROWS, MOST_COLUMNS, MOST_OUTLETS = 16, 6, 18
MOST_ACTS = 40  # in a cell: it has to show what it counts
MOST_WORDS = 3  # of the evidence of a call; the table has all
PERIODS = (("D", "{0.day} {0:%B %Y}"), ("M", "{0:%B %Y}"), ("Q", "{0.year}, quarter {0.quarter}"), ("Y", "{0.year}"))


def show_stance(stance, articles, *, sides=None, across="target", voice=None):
    """Who stands where toward whom as a table, each cell opening on its sentences.

    A row is a holder and a column a target, both by side where `sides` (of find_sides) are given; with `across`
    "outlet" or "day" a row is a holder toward a target in one voice, and a column an outlet, or a day (a month, a
    quarter or a year where there are many). `voice` keeps one holder_kind, "actor" what the outlet itself tells, "told"
    what somebody else tells of an actor. The busiest rows and columns stand in the
    table; where columns are targets, all other pairs are listed below it. Raises ValueError for another `across`.
    """
    if across not in ACROSS:
        raise ValueError(f'show_stance: across "{across}" is not known; choose one of {", ".join(ACROSS)}')
    rows = _sided(stance.assign(voice=_voices(stance)), sides)
    rows = rows[rows.voice == voice] if voice else rows
    if rows.empty:
        return block('<p class="soft">No call and no act was found here. That is no finding about anybody.</p>')
    rows = _placed(rows, articles, across)
    return _against_targets(rows, articles) if across == "target" else _pairs_across(rows, articles, across)


def _against_targets(rows, articles):
    """Holders against targets, and every pair that has no place there below."""
    columns = rows.column.value_counts().index[:MOST_COLUMNS].tolist()
    sizes = rows[rows.column.isin(columns)].holder_side.value_counts()
    holders = sizes.index[:MOST_ROWS].tolist()
    members = {part: _members(rows[f"{part}_side"], rows[part]) for part in ("holder", "target")}
    shown = rows.holder_side.isin(holders) & rows.column.isin(columns)
    cells = _cells(rows[shown], ["holder_side", "column"], articles)
    lines = [
        ((name, members["holder"][name]), [cells.get((name, column), "") for column in columns]) for name in holders
    ]
    table = grid("holder", [(column, members["target"][column]) for column in columns], lines)
    return block(table + _left(rows[~shown], articles) + _counted(rows))


def _pairs_across(rows, articles, across):
    """A row is a holder toward a target in one voice; a column an outlet or a time, with how many articles it has."""
    by, names = ["holder_side", "target_side", "voice"], _columns(rows, articles, across)
    sizes, heads = names.value_counts(), list(dict.fromkeys(names))
    pairs = rows[rows.column.isin(heads)].groupby(by).size()
    pairs = pairs.sort_values(ascending=False, kind="stable").index
    kept = pd.MultiIndex.from_frame(rows[by]).isin(pairs[:MOST_ROWS])
    cells = _cells(rows[kept], [*by, "column"], articles)
    lines = [
        (
            (f"{holder} toward {target}", VOICE_NAMES.get(kind, kind)),
            [cells.get((holder, target, kind, h), "") for h in heads],
        )
        for holder, target, kind in pairs[:MOST_ROWS]
    ]
    heads = [(head, count(sizes[head], "article")) for head in heads]
    table = in_parts(heads, lines, "holder and target", again=True).data
    return block(table + more(len(pairs) - MOST_ROWS, "pair") + _counted(rows))


def _cells(rows, by, articles):
    """{key: the cell} of each group of rows."""
    return {key: _opened(acts, articles) for key, acts in rows.groupby(by)}


def _voices(stance):
    """In whose voice each row stands: its holder_kind, but "told" for an act that somebody else tells."""
    return stance.holder_kind.mask((stance.holder_kind == "actor") & stance.told_by.notna(), "told")


def _sided(stance, sides):
    """The rows with a holder and a target, and the side of each."""
    rows = stance[stance.holder.notna() & stance.target.notna()]
    side = {} if sides is None else dict(zip(sides.name, sides.side, strict=True))
    return rows.assign(
        holder_side=[side.get(name, name) for name in rows.holder],
        target_side=[side.get(name, name) for name in rows.target],
    )


def _placed(rows, articles, across):
    """The rows with the column each belongs to."""
    if across == "target":
        return rows.assign(column=rows.target_side)
    names = outlets_of(articles) if across == "outlet" else _periods(articles.published)
    column = dict(zip(articles.article_id, names, strict=True))
    return rows.assign(column=rows.article_id.map(column))


def _periods(moments):
    """Each moment as the day, month, quarter or year it lies in: the finest that makes few enough columns."""
    cut = [(moments.dt.to_period(unit), form) for unit, form in PERIODS]
    periods, form = next((one for one in cut if one[0].nunique() <= MOST_COLUMNS), cut[-1])
    return [form.format(period) if pd.notna(period) else "date unknown" for period in periods]


def _columns(rows, articles, across):
    """The column of each article, in the order the columns stand; of too many outlets the busiest are kept."""
    if across == "day":
        order = articles.sort_values("published", kind="stable", na_position="last")
        return pd.Series(_periods(order.published))
    names = outlets_of(articles).sort_values()
    return (
        names[names.isin(rows.column.value_counts().index[:MOST_OUTLETS])] if names.nunique() > MOST_OUTLETS else names
    )


def _members(sides, names):
    """{side: the names counted under it, or nothing where it goes by its own name alone}."""
    named = names.groupby(sides).agg(lambda names: list(dict.fromkeys(names)))
    return {side: "" if names == [side] else ", ".join(names) for side, names in named.items()}


# ── a cell ──


def _opened(acts, articles):
    """The cell of some acts: their counts, opening on what they rest on and their sentences."""
    return opening(_summary(acts), _acts(acts, articles), note=escape(_trust(acts, articles)), most=MOST_ACTS)


def _acts(acts, articles):
    texts = {row.article_id: row for row in articles[articles.article_id.isin(acts.article_id)].itertuples()}
    return [_act(row, texts[row.article_id]) for row in acts.sort_values(["article_id", "start"]).itertuples()]


def _summary(acts):
    """What a cell says before it is opened: "▼ 2 against, asks 3"."""
    parts = []
    for polarity, word in POLARITY.items():
        number = int((acts.polarity == polarity).sum())
        parts += [f'<span class="polarity{polarity}">{MARKS[polarity]} {number} {word}</span>'] if number else []
    kinds = acts[acts.polarity.isna()].event_type.fillna("no call").value_counts()
    parts += [f'<span class="nocall">{escape(_as_act(kind))} {number}</span>' for kind, number in kinds.items()]
    return ", ".join(parts)


def _as_act(kind):
    return ACTS.get(kind) or ("no call" if kind == "no call" else f"{kind.lower()}, no call")


def _trust(acts, articles):
    """On how much a cell rests, and how far its mean can be trusted."""
    row = stance_by(acts.assign(every="all"), "every", articles=articles[["article_id", "reprint_of"]]).iloc[0]
    calls = count(row.mentions - row.no_call, "call")
    told = f"{count(row.mentions, 'act')} in {count(row.articles, 'article')}, {calls}."
    if pd.isna(row["mean"]):
        return told
    if pd.isna(row.least):
        return f"{told} All calls stand in one article: it tells nothing of others."
    mean = f"{told} Mean of the calls {signed(row['mean'])}; without any one article {signed(row.least)} to "
    mean += f"{signed(row.most)}."
    if pd.isna(row.low):
        return f"{mean} Too few articles for an interval."
    return f"{mean} 95 % interval over articles {signed(row.low)} to {signed(row.high)}."


def _act(row, article):
    """A line: the call or the act, who toward whom, the sentence, and where, in whose voice and by which words."""
    words = " ".join(article.text[row.start : row.end].split())
    kind = "no call" if pd.isna(row.event_type) else row.event_type
    verdict = _as_act(kind) if pd.isna(row.polarity) else POLARITY[int(row.polarity)]
    facts = [day_of(article.published), as_words(row.event_type), f"by “{as_words(row.cue)}”"]
    facts += [_voice(row), _sureness(row)]
    return (
        f'<li><span class="verdict">{escape(verdict)}</span><strong>{escape(row.holder)} toward {escape(row.target)}'
        f'</strong>: {escape(words)} <span class="soft">{link(outlet_of(article), row.stance_id)}, '
        f"{escape(', '.join(fact for fact in facts if fact))}</span></li>"
    )


def _sureness(row):
    """How sure a call is, and the words that the model heard it in: "91 % sure (denounced +2.27)"."""
    if pd.isna(row.polarity) or pd.isna(row.prob):
        return ""
    evidence = getattr(row, "evidence", pd.NA)
    heard = [] if pd.isna(evidence) else evidence.split("; ")[:MOST_WORDS]
    return f"{round(100 * row.prob)} % sure" + (f" ({', '.join(heard)})" if heard else "")


def _voice(row):
    """In whose voice an act stands: "in what they say", "as told by Ada Brook"."""
    return f"as told by {row.told_by}" if row.voice == "told" else VOICE_NAMES.get(row.voice, "")


# ── what does not fit ──


def _left(rows, articles, most=40):
    """The pairs that have no place in the table, a line each that opens."""
    pairs = sorted(rows.groupby(["holder_side", "target_side"]), key=lambda pair: (-len(pair[1]), pair[0]))
    lines = [
        opening(
            f"{escape(holder)} toward {escape(target)}: {_summary(acts)}",
            _acts(acts, articles),
            note=escape(_trust(acts, articles)),
        )
        for (holder, target), acts in pairs[:most]
    ]
    return ("<h4>Further pairs</h4>" + "".join(lines) + more(len(pairs) - most, "pair")) if lines else ""


def _counted(rows):
    calls = int(rows.polarity.notna().sum())
    told = f"{count(calls, 'call')}; {count(len(rows) - calls, 'act')} without one."
    return f'<p class="soft">{told}</p>'
