"""Who stands where toward whom, which names are chosen, and the tone of the sentences."""

from html import escape

import pandas as pd

from ..articles import outlet_of, outlets_of
from ..display import as_words, block, day_of, link, show_table, table_of
from .places import count

POLARITY = {1: "for", 0: "neither", -1: "against"}
NO_CALL = "no call"
VOICES = ("own", "reported", "quoted")


def show_stance(stance, articles, *, voice=None):
    """Who takes which stance toward whom: per holder and target the calls with the sentence behind each, openable.

    `voice` keeps one holder_kind (outlet, speaker, actor). Acts that carry no call for or against (to urge is not to
    oppose) are listed with them and called that.
    """
    rows = stance[stance.holder_kind == voice] if voice else stance
    rows = rows[rows.holder.notna() & rows.target.notna()]
    texts = {row.article_id: row for row in articles.itertuples()}
    parts = [_stances(holder, target, acts, texts) for (holder, target), acts in rows.groupby(["holder", "target"])]
    calls = int(rows.polarity.notna().sum())
    told = f"{count(calls, 'call')}; {count(len(rows) - calls, 'act')} without one."
    return block("".join(parts) + f'<p class="soft">{told}</p>')


def _stances(holder, target, acts, texts):
    counts = acts.polarity.map(POLARITY).fillna(NO_CALL).value_counts()
    summary = ", ".join(f"{name} {counts[name]}" for name in [*POLARITY.values(), NO_CALL] if name in counts)
    lines = "".join(_act(row, texts[row.article_id]) for row in acts.itertuples())
    pair = f"<strong>{escape(holder)}</strong> toward <strong>{escape(target)}</strong>"
    return f"<details><summary>{pair}: {summary}</summary><ul>{lines}</ul></details>"


def _act(row, article):
    words = " ".join(article.text[row.start : row.end].split())
    verdict = NO_CALL if pd.isna(row.polarity) else POLARITY[int(row.polarity)]
    facts = [outlet_of(article), day_of(article.published), as_words(row.event_type), f"by “{as_words(row.cue)}”"]
    return (
        f'<li><span class="verdict">{verdict}</span>{link(words, row.stance_id)} '
        f'<span class="soft">{escape(", ".join(fact for fact in facts if fact))}</span></li>'
    )


# ── naming and tone ─────────────────────────────────────────────────────────────────────────────────────────────────


def show_labels(choices, articles, *, voice="own"):
    """The names each outlet chooses for the same thing, counted, each linked to its first mention.

    `choices` come from find_choices. `voice` is own (the outlet's words), quoted (inside quotation marks) or reported
    (speech the outlet gives in its own words, whose name it is stays open). Raises ValueError for another.
    """
    if voice not in VOICES:
        raise ValueError(f'show_labels: voice "{voice}" is not known; choose one of {", ".join(VOICES)}')
    rows = choices.merge(articles[["article_id", "outlet"]], on="article_id")
    rows = rows.assign(outlet=outlets_of(rows))
    outlets = sorted(rows.outlet.unique())
    rows = rows[[_voice(row) == voice for row in rows.itertuples()]]
    rows = rows[rows.groupby("concept").label.transform(lambda names: names.str.lower().nunique()) > 1]
    if rows.empty:
        return block('<p class="soft">Nothing goes by two names here.</p>')
    counts = rows.assign(name=rows.label.str.lower()).groupby(["concept", "outlet", "name"], sort=False)
    counts = counts.agg(label=("label", "first"), item_id=("item_id", "first"), times=("label", "size")).reset_index()
    counts = counts.sort_values(["concept", "outlet", "times"], ascending=[True, True, False])
    cells = {key: _chosen(part) for key, part in counts.groupby(["concept", "outlet"])}
    rows = [[escape(concept), *(cells.get((concept, o), "–") for o in outlets)] for concept in counts.concept.unique()]
    return table_of(["what is named", *outlets], rows)


def _voice(row):
    if not row.in_quote:
        return "own"
    return "reported" if str(row.quote_kind) in ("indirect", "mixed") else "quoted"


def _chosen(labels):
    return ", ".join(f"{link(row.label, row.item_id)} {row.times}" for row in labels.itertuples(index=False))


def show_tone(tone, articles):
    """The mean tone of the sentences of each outlet, its own voice and quoted speech apart; tone is not stance."""
    rows = tone.merge(articles[["article_id", "outlet"]], on="article_id")
    voice = rows.in_quote.map({True: "reported speech", False: "own"})
    means = rows.assign(outlet=outlets_of(rows), voice=voice).groupby(["outlet", "voice"])
    means = means.tone.agg(["size", "mean"]).reset_index()
    means["mean"] = means["mean"].map("{:+.2f}".format)
    return show_table(means, dict(outlet="outlet", voice="voice", size="sentences", mean="mean tone, −1 to 1"))
