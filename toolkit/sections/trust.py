"""How far the numbers of a stance report can be trusted: what they rest on, what they do not show, and tone as tone."""

from html import escape
from pathlib import Path

from ..articles import outlets_of
from ..display import block
from ..stance.aggregates import FEW_ARTICLES
from ..stance.model import THRESHOLD
from .grid import opening
from .places import Places, count, signed


def show_limits(stance, articles):
    """On how many sentences, articles and outlets the calls rest, in words, and what follows for a reader."""
    calls = stance[stance.polarity.notna() & stance.holder.notna() & stance.target.notna()]
    per_outlet = outlets_of(articles).value_counts()
    few = int((per_outlet < FEW_ARTICLES).sum())
    where = f"in {count(calls.article_id.nunique(), 'article')} of the {len(articles)} read"
    acts = count(len(stance) - len(calls), "act")
    lines = [f"This report makes {count(len(calls), 'call')}, {where}, and shows {acts} without one."]
    unsure = int(stance.rule.str.contains("below the threshold").fillna(False).sum())
    if unsure:
        lines.append(
            f"For {count(unsure, 'act')} the side was less than {round(100 * THRESHOLD)} % sure: no call was made."
        )
    if few:
        verb = "has" if few == 1 else "have"
        lines.append(
            f"{few} of {count(len(per_outlet), 'outlet')} {verb} fewer than {FEW_ARTICLES} articles here: what is "
            "shown is shown of these articles, not of the outlet."
        )
    if not len(calls):
        lines.append("No call does not mean that nobody takes a side: it means that the words did not settle it.")
    return block("<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")


def show_sheet(path, sheet):
    """Where the coding sheet lies, and how two people fill it and read back how far they agree."""
    if not path:
        return block('<p class="soft">No folder for tables was given, so no coding sheet was written.</p>')
    name = Path(path).name
    if sheet.empty:
        return block(f'<p class="soft">{escape(name)} lies beside this report; there is no act to judge in it.</p>')
    steps = [
        f"<b>{escape(name)}</b> lies beside this report: {count(len(sheet), 'row')}, what the tool called left out. "
        "Save a copy for each of two people, and let neither see the other’s, nor this report, before both are done.",
        "Each fills the column <b>polarity</b>: −1 the holder is against the target, 1 for, 0 neither, or the sentence "
        "does not tell it of these two; empty only what was not judged. What is odd goes into <b>note</b>.",
        "Then, in Python: <code>tk.agreement(tk.read_sheet('anna.csv'), tk.read_sheet('ben.csv'), "
        "stance=tk.load_table('stance.csv'))</code>. It tells Krippendorff’s alpha between the two, and between each "
        "and the tool, how many sides it saw, and how many of its calls are right. Below .667 rest nothing on the "
        "calls; from .8 on they may carry a conclusion.",
        "Rows marked <i>random</i> tell how good the calls are as a whole; <i>stratified</i> rows show the rare kinds. "
        "Stances that the tool did not find at all are in neither.",
    ]
    return block("<ol>" + "".join(f"<li>{step}</li>" for step in steps) + "</ol>")


def show_tone(tone, articles):
    """The mean tone of the sentences of each outlet, its own voice and reported speech apart; tone is not stance.

    Each line opens on its coldest and its warmest sentence.
    """
    look = Places(articles=articles)
    rows = tone.assign(voice=tone.in_quote.map({True: "reported speech", False: "own voice"}))
    rows = rows.merge(articles[["article_id", "outlet"]], on="article_id")
    parts = [_toned(key, part, look) for key, part in rows.assign(outlet=outlets_of(rows)).groupby(["outlet", "voice"])]
    return block("".join(parts) or '<p class="soft">No sentence to read.</p>')


def _toned(key, rows, look):
    told = f"{escape(key[0])}, {key[1]}: {count(len(rows), 'sentence')}, mean tone {signed(rows.tone.mean())}"
    ends = rows.sort_values(["tone", "article_id", "start"]).iloc[sorted({0, len(rows) - 1})]
    lines = [
        f"<li>{signed(row.tone)} {look.quoted(row.article_id, row.start, row.end)}</li>" for row in ends.itertuples()
    ]
    return opening(told, lines, note="The coldest and the warmest sentence, by TextBlob’s word list.")
