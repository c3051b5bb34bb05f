"""Names, reporting verbs and words that outlets choose, each share beside its interval and opening on its sentences."""

from html import escape

from ..articles import outlets_of
from ..display import block
from ..voices import checked_voice, voices_of
from ..wording.distinctive import ALPHA
from ..wording.shares import cued, share_cues, share_labels
from ..wording.styles import folded
from .grid import in_parts, opening
from .places import Places, count, more

IMPLIED = ("claim", "insist", "admit", "deny", "warn", "urge", "ask", "criticise", "neutral")  # as a reader wants them
MOST_SPEAKERS, LEAST_UTTERANCES = 10, 3
MOST_CONCEPTS, MOST_OUTLETS = 25, 18
MOST_WORDS, MOST_PLACES = 20, 6


def show_labels(choices, articles, *, voice="own"):
    """The names each outlet chooses for the same thing: times of mentions, the share's interval, and the sentences.

    `choices` come from find_choices. `voice` is own (the outlet's words), quoted (inside quotation marks) or reported
    (speech the outlet gives in its own words, whose name it is stays open). Raises ValueError for another.
    """
    shares = share_labels(choices, articles, voice=checked_voice(voice, "show_labels"))
    if shares.empty:
        return block('<p class="soft">Nothing goes by two names here.</p>')
    look = Places(articles=articles)
    rows = _told(choices[voices_of(choices) == voice], articles).assign(name=lambda t: t.label.map(folded))
    busy = shares.groupby("concept").times.sum().sort_values(ascending=False, kind="stable").index[:MOST_CONCEPTS]
    heads = _heads(rows.outlet, articles)
    cells = {
        key: "".join(_share(row, row.label, _places(row, rows, look)) for row in part.itertuples())
        for key, part in shares[shares.concept.isin(busy)].groupby(["concept", "outlet"])
    }
    lines = [((concept, ""), [cells.get((concept, outlet), "") for outlet, _ in heads]) for concept in sorted(busy)]
    left = shares.concept.nunique() - len(lines)
    return block(in_parts(heads, lines, "what is named").data + more(left, "concept"))


def _told(rows, articles):
    rows = rows.drop(columns=["outlet"], errors="ignore").merge(articles[["article_id", "outlet"]], on="article_id")
    return rows.assign(outlet=outlets_of(rows))


def _heads(told, articles):
    """The outlets, each with its number of articles; of very many those that `told`, a column of outlets, has most."""
    sizes = outlets_of(articles).value_counts()
    busy = told.value_counts().index[:MOST_OUTLETS]
    return [
        (name, count(sizes[name], "article")) for name in sorted(sizes.index if len(sizes) <= MOST_OUTLETS else busy)
    ]


def _places(share, rows, look):
    here = rows[(rows.outlet == share.outlet) & (rows.concept == share.concept) & (rows.name == folded(share.label))]
    return [look.quoted(r.article_id, r.start, r.end, "label", r.item_id) for r in here.itertuples()]


def _share(row, name, sentences):
    """A share that opens: "regime 2 of 3", its interval, its sentences."""
    told = (
        f'{escape(name)} {row.times} of {row.of} <span class="soft">{row.low * 100:.0f}–{row.high * 100:.0f} %</span>'
    )
    return opening(told, [f"<li>{words}</li>" for words in sentences], most=MOST_PLACES)


# ── reporting verbs ──


def show_cues(quotes, articles, *, speakers=False):
    """What the reporting verbs of each outlet imply, of how many utterances, with the sentences.

    With `speakers` the same for the speakers most reported, a row each, an outlet a column. What a verb implies is read
    from the word list, not from the sentence: "insisted" may also be meant plainly.
    """
    shares = share_cues(quotes, articles, by=("outlet", "speaker") if speakers else ("outlet",))
    if shares.empty:
        return block('<p class="soft">No reporting verb was found.</p>')
    look, rows = Places(articles=articles), _told(cued(quotes), articles)
    if speakers:
        return _by_speaker(shares, rows, look, articles)
    kinds = [kind for kind in IMPLIED if kind in set(shares.implies)]
    cells = {(row.outlet, row.implies): _cue(row, "", rows, look) for row in shares.itertuples()}
    heads = _heads(rows.outlet, articles)
    lines = [(head, [cells.get((head[0], kind), "") for kind in kinds]) for head in heads]
    return in_parts([(kind, _verbs(rows, kind)) for kind in kinds], lines, "outlet", width=len(IMPLIED))


def _verbs(rows, kind, most=3):
    """The verbs that stand for a kind in these articles, the most frequent first: "stressed, reaffirming"."""
    verbs = (
        rows.cue[rows.implies == kind].str.lower().value_counts(sort=False).sort_values(ascending=False, kind="stable")
    )
    return ", ".join(verbs.index[:most]) + (" …" if len(verbs) > most else "")


def _by_speaker(shares, rows, look, articles):
    times = shares.groupby("speaker").times.sum().sort_values(ascending=False, kind="stable")
    busy = [speaker for speaker in times.index if times[speaker] >= LEAST_UTTERANCES][:MOST_SPEAKERS]
    if not busy:
        return block(f'<p class="soft">No speaker has {LEAST_UTTERANCES} utterances with a reporting verb.</p>')
    kept = shares[shares.speaker.isin(busy)]
    cells = {key: _implied(part, rows, look) for key, part in kept.groupby(["speaker", "outlet"])}
    heads = _heads(rows.outlet[rows.speaker.isin(busy)], articles)
    lines = [((name, count(times[name], "utterance")), [cells.get((name, o), "") for o, _ in heads]) for name in busy]
    return block(in_parts(heads, lines, "speaker", again=True).data + more(len(times) - len(busy), "speaker"))


def _implied(shares, rows, look):
    """The cell of a speaker in an outlet: each thing implied with its share, in the order of IMPLIED."""
    order = {kind: place for place, kind in enumerate(IMPLIED)}
    here = sorted(shares.itertuples(), key=lambda row: order[row.implies])
    return "".join(_cue(row, row.implies, rows[rows.speaker == row.speaker], look) for row in here)


def _cue(row, name, rows, look):
    here = rows[(rows.outlet == row.outlet) & (rows.implies == row.implies)]
    linked = row.implies != "neutral"  # that somebody says something is no evidence worth printing a paragraph for
    sentences = [
        look.quoted(r.article_id, r.cue_start, r.cue_end, "label", r.utterance_id if linked else None)
        for r in here.itertuples()
    ]
    return _share(row, name, sentences)


# ── distinctive words ──


def show_distinctive(found, words, articles):
    """The words of each outlet that chance does not explain, each opening on sentences; and of whom nothing is claimed.

    Shown are rows whose chance_any is below .05; rates are per 1,000 words.
    """
    look = Places(articles=articles)
    parts = [_of_outlet(outlet, rows, words, look) for outlet, rows in found.groupby("outlet")]
    why = {}
    for outlet, reason in found.attrs.get("too_few", {}).items():
        why.setdefault(reason, []).append(outlet)
    few = "".join(f"<li>{escape(', '.join(outlets))}: {escape(reason)}.</li>" for reason, outlets in why.items())
    told = f"<p>No claim is made of these outlets:</p><ul>{few}</ul>" if few else ""
    return block("".join(parts) + told)


def _of_outlet(outlet, rows, words, look):
    told = rows[rows.chance_any <= ALPHA]
    head = f"<h4>{escape(outlet)}</h4>"
    if told.empty:
        return f'{head}<p class="soft">Of {count(len(rows), "word")} none stands out beyond chance.</p>'
    places = words.set_index("item_id")
    lines = "".join(_word(row, places, look) for row in told.head(MOST_WORDS).itertuples())
    return head + lines + more(len(told) - MOST_WORDS, "word")


def _word(row, places, look):
    here, there = 1000 * row.times / row.of, 1000 * row.times_elsewhere / row.of_elsewhere
    told = (
        f"<strong>{escape(row.word)}</strong> {'more' if row.log_odds > 0 else 'less'} than others: {here:.1f} against "
        f'{there:.1f} in 1,000 words <span class="soft">{row.times} times in {count(row.articles, "article")}; chance '
        f"{row.chance_any:.3f}</span>"
    )
    shown = [(item, places.loc[item]) for item in row.item_ids[:MOST_PLACES]]
    lines = [f"<li>{look.quoted(p.article_id, p.start, p.end, 'label')}</li>" for item, p in shown]
    left = f'<li class="soft">{count(row.times - len(lines), "more place")}.</li>' if row.times > len(lines) else ""
    return opening(told, [*lines, left] if left else lines)
