"""How well the extractors read the sample corpus, against what a reader marked there by hand (data/gold/README.md).

usage, from the project's root:
    python -m tests.gold                            the scores beside their floors
    python -m tests.gold --errors                   and every miss, extra and wrong speaker
    python -m tests.gold --raise                    write the floors up to what is reached; never down
    python -m tests.gold --lower --because "…"      write them down to what is reached, with the reason kept in the file
"""

import argparse
import csv
import hashlib
import json
import math
import re
import sys
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pandas as pd

DATA = Path(__file__).resolve().parent.parent / "data"
FLOORS = DATA / "gold" / "floors.json"
MARGIN = 0.02  # F1 reached above its floor before the test hints at --raise
OVERLAP = 0.5  # token IoU from which two quotations are the same one: "that"-clauses may start a word apart
INSIDE = 0.9  # share of a quotation's words inside a marked one of its level, from which it is a piece of that one


class Score(NamedTuple):
    """What one task reached: right finds, all finds, all marks, and the errors in words."""

    right: int
    found: int
    marked: int
    errors: list

    @property
    def f1(self):
        """Twice the right finds by finds and marks."""
        return 2 * self.right / (self.found + self.marked) if self.found + self.marked else 1.0


# ── gold ──────────────────────────────────────────────────────────────────────────────────────────


def load_gold(name):
    """The rows of data/gold/NAME.csv as dicts of strings."""
    with (DATA / "gold" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_sample():
    """The five articles with their metadata."""
    from toolkit import read_articles

    return read_articles(DATA / "articles", metadata=DATA / "articles-metadata.csv")


def visible_texts(articles):
    """{file name: text with its furniture blanked}; offsets are those of `articles.text`."""
    from toolkit.furniture import without_furniture

    return {Path(row.path).name: without_furniture(row.text, row.headline) for row in articles.itertuples()}


def file_names(articles):
    """{article_id: file name}."""
    return {row.article_id: Path(row.path).name for row in articles.itertuples()}


def spans_of(words, text):
    """Every place where some words stand in a text as whole words."""
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def span_of(row, words, text):
    """The one place that a row of the gold means."""
    return spans_of(words, text)[int(row.get("occurrence") or 1) - 1]


def fingerprint():
    """A SHA-256 over the gold and the articles it marks."""
    files = [*DATA.glob("gold/*.csv"), *DATA.glob("articles/*.txt"), DATA / "articles-metadata.csv"]
    told = [f"{file.relative_to(DATA).as_posix()} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files]
    return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()


# ── quotes and speakers ───────────────────────────────────────────────────────────────────────────


def marked_utterances(texts):
    """The utterances of the gold: file, level, words (a set of offsets), speakers accepted, optional."""
    utterances = {}
    for row in load_gold("quotes"):
        text = texts[row["file"]]
        start, end = span_of(row, row["quotation"], text)
        speakers = {folded(name) for name in row["speaker"].split("|")}
        one = dict(file=row["file"], level=int(row["level"]), speakers=speakers, optional=bool(row["optional"]))
        one |= dict(kind=row["kind"], cue=row["cue"])
        words = utterances.setdefault(row["utterance"], dict(one, words=set()))["words"]
        words |= word_offsets(text, start, end)
    return [utterance(texts, **one) for one in utterances.values()]


def found_utterances(quotes, files, texts):
    """The same of a table of quotes."""
    utterances = []
    for (article_id, _), pieces in quotes.groupby(["article_id", "utterance_id"], sort=False):
        text = texts[files[article_id]]
        words = set().union(*(word_offsets(text, s, e) for s, e in zip(pieces.start, pieces.end, strict=True)))
        speakers = {folded(name) for name in pieces.speaker.dropna()}
        one = dict(file=files[article_id], level=int(pieces.level.fillna(0).iloc[0]), speakers=speakers)
        one |= dict(kind=first_told(pieces.kind), cue=first_told(pieces.cue))
        utterances += [utterance(texts, words=words, **one)] if words else []
    return utterances


def first_told(column):
    """The first cell of a column that is not missing; "" where all are."""
    return next(iter(column.dropna()), "")


def utterance(texts, *, file, words, **columns):
    """One utterance, with what an error message shows of it."""
    words = without_that(texts[file], words)
    return dict(columns, file=file, words=words, shown=f"{file[-5]}: {excerpt(texts[file], words)}")


def word_offsets(text, start, end):
    """Where the words of a span begin; marks and commas at its edges count for nothing."""
    return {start + match.start() for match in re.finditer(r"\w+", text[start:end])}


def without_that(text, words):
    """The words without a "that" they begin with."""
    first = min(words, default=None)
    return words - {first} if first is not None and text.startswith("that ", first) and len(words) > 1 else words


def folded(name):
    """A name as compared: "The UN's" is "un"."""
    return re.sub(r"^the |['’]s\b", "", name.casefold().strip()).replace("’", "'")


def merged(found, marked):
    """Finds that are pieces of one marked utterance, as one find."""
    groups = {}
    for number, one in enumerate(found):
        holder = next((i for i, mark in enumerate(marked) if holds(mark, one)), None)
        key = ("mark", holder) if holder is not None else ("alone", number)
        whole = groups.setdefault(key, dict(one, words=set(), speakers=set()))
        whole["words"] |= one["words"]
        whole["speakers"] |= one["speakers"]
    return list(groups.values())


def holds(mark, one):
    """Whether a find lies inside a marked utterance of its level."""
    same_place = (mark["file"], mark["level"]) == (one["file"], one["level"])
    return same_place and len(mark["words"] & one["words"]) >= INSIDE * len(one["words"])


def matches(found, marked):
    """{find: mark}, one to one, the closest first."""

    def closeness(pair):
        a, b = found[pair[0]], marked[pair[1]]
        return len(a["words"] & b["words"]) / len(a["words"] | b["words"]) if a["file"] == b["file"] else 0

    pairs = [(i, j) for i in range(len(found)) for j in range(len(marked))]
    return one_to_one([pair for pair in sorted(pairs, key=closeness, reverse=True) if closeness(pair) >= OVERLAP])


def one_to_one(pairs):
    """The pairs, first come first served."""
    chosen = {}
    for i, j in pairs:
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return chosen


def score_quotes(quotes, articles):
    """(quotes, speakers, kinds, cues): utterances found; of these, those with the right speaker, kind, and cue."""
    texts = visible_texts(articles)
    marked = marked_utterances(texts)
    found = merged(found_utterances(quotes, file_names(articles), texts), marked)
    pairs = [(found[i], marked[j]) for i, j in matches(found, marked).items()]
    hits, marks = [one for one, _ in pairs], [mark for _, mark in pairs]
    extra = [one for one in found if one not in hits]
    missed = [mark for mark in marked if mark not in marks and not mark["optional"]]
    pairs = [(one, mark) for one, mark in pairs if not mark["optional"]]
    errors = [f"missed  {mark['shown']}" for mark in missed] + [f"extra   {one['shown']}" for one in extra]
    heard = Score(len(pairs), len(pairs) + len(extra), len(pairs) + len(missed), errors)
    return heard, score_speakers(pairs, extra, heard.marked), score_column("kind", pairs), score_column("cue", pairs)


def score_speakers(pairs, extra, marked):
    """Utterances found with the right speaker, of those with a speaker at all."""
    named = [(one, mark) for one, mark in pairs if one["speakers"]]
    wrong = [(one, mark) for one, mark in named if not one["speakers"] <= mark["speakers"]]
    errors = [
        f"wrong   {sorted(one['speakers'])} not {sorted(mark['speakers'])}: {one['shown']}" for one, mark in wrong
    ]
    errors += [f"unnamed {one['shown']}" for one, _ in pairs if not one["speakers"]]
    told = len(named) + sum(bool(one["speakers"]) for one in extra)
    return Score(len(named) - len(wrong), told, marked, errors)


def score_column(column, pairs):
    """One column of the utterances found: "said" agrees with "has said"."""
    wrong = [(one, mark) for one, mark in pairs if not agrees(one[column], mark[column])]
    errors = [f"{column:7} {one[column]!r} not {mark[column]!r}: {one['shown']}" for one, mark in wrong]
    return Score(len(pairs) - len(wrong), len(pairs), len(pairs), errors)


def excerpt(text, words):
    """The first and last words of what some offsets cover."""
    span = " ".join(text[min(words) : re.compile(r"\w+").match(text, max(words)).end()].split())
    return span if len(span) < 90 else f"{span[:55]} … {span[-30:]}"


# ── figures ───────────────────────────────────────────────────────────────────────────────────────


def score_figures(figures, articles):
    """(figures, scopes): numbers with value, bound and kind right; of these, what they count, by whom, since when."""
    texts, files = visible_texts(articles), file_names(articles)
    marked = [row | dict(span=span_of(row, row["figure"], texts[row["file"]])) for row in load_gold("figures")]
    found = [row | dict(file=files[row["article_id"]]) for row in figures.to_dict("records")]
    chosen = one_to_one([(i, j) for i, a in enumerate(found) for j, b in enumerate(marked) if same_figure(a, b)])
    pairs = [(found[i], marked[j]) for i, j in chosen.items() if not marked[j]["optional"]]
    free = [mark for mark in marked if mark["optional"]]
    missed = [mark for j, mark in enumerate(marked) if j not in chosen.values() and mark not in free]
    extra = [row for i, row in enumerate(found) if i not in chosen and not is_relative(row)]
    extra = [row for row in extra if not any(overlap(row, mark) for mark in free)]
    errors = [f"missed  {figure_shown(mark)}" for mark in missed]
    errors += [f"extra   {figure_shown(row)} by {row['rule']}" for row in extra]
    return Score(len(pairs), len(pairs) + len(extra), len(pairs) + len(missed), errors), score_scopes(pairs)


def figure_shown(row):
    """A figure in a few words."""
    return f"{row['file'][-5]}: {row['figure']} {row['kind']} {row['bound']} {row['value']}"


def overlap(row, mark):
    """Whether a find shares a character with a mark."""
    return row["file"] == mark["file"] and row["start"] < mark["span"][1] and mark["span"][0] < row["end"]


def same_figure(row, mark):
    """Whether a find is the marked number: its place, kind, bound and value, or the days of a date."""
    if not overlap(row, mark) or row["kind"] != mark["kind"]:
        return False
    if mark["kind"] == "date":
        return all(day(row[column]) == mark[column] for column in ("date_start", "date_end"))
    return row["bound"] in mark["bound"].split("|") and number(row["value"]) == number(mark["value"])


def is_relative(row):
    """ "Friday", "next week": neither required nor punished."""
    return row["kind"] in ("date", "time", "duration") and not re.search(r"\d", row["figure"])


def day(moment):
    """A moment as the gold writes days; "" for none."""
    return "" if pd.isna(moment) else str(pd.Timestamp(moment).date())


def number(value):
    """A value as a number or None."""
    return None if value == "" or pd.isna(value) else float(value)


SCOPES = ("victim", "perpetrator", "source", "period_start", "role")
RISKY = (
    "perpetrator",
    "source",
    "period_start",
)  # told where the sentence states none, they make two tolls incomparable


def score_scopes(pairs):
    """Who, by whom, who counted, since when, and the role of a date: cells told against cells stated."""
    cells = [
        dict(
            place=f"{mark['file'][-5]}: {row['figure']} {column}",
            column=column,
            told=cell(row[column]),
            said=mark[column],
        )
        for row, mark in pairs
        for column in SCOPES
    ]
    told = [one for one in cells if one["told"] and (one["said"] or one["column"] in RISKY)]
    stated = [one for one in cells if one["said"]]
    right = [one for one in stated if agrees(one["told"], one["said"])]
    wrong = [one for one in cells if one not in right and (one in told or one in stated)]
    errors = [f"scope   {one['place']} {one['told']!r} not {one['said']!r}" for one in wrong]
    return Score(len(right), len(told), len(stated), errors)


def cell(value):
    """A cell as words; "" where missing."""
    return "" if pd.isna(value) else day(value) if isinstance(value, pd.Timestamp) else str(value)


def agrees(value, mark):
    """Whether a cell says what the mark says, articles and further words aside."""
    return bool(value) and (folded(mark) in folded(value) or folded(value) in folded(mark))


# ── variants ──────────────────────────────────────────────────────────────────────────────────────


def score_variants(claims, articles):
    """(variants, renderings): pairs of the tier `same`; pairs of either tier among those a reader judged."""
    texts = visible_texts(articles)
    marked = {"same": [], "possible": [], "different": []}
    for row in load_gold("variants"):
        marked[row["tier"]].append(row | dict(sides=sides_of(row, texts)))
    found = found_pairs(claims, file_names(articles))
    same = [pair for pair in found if pair["tier"] == "same"]
    # a translation that the program calls the same is a true pair in the wrong tier: neither reward nor penalty
    extra = [pair for pair in same if not reached([pair], marked["same"] + marked["possible"])]
    strict, missed = parted(marked["same"], by=same)
    errors = [f"missed  {pair_shown(row, texts)}" for row in missed] + [
        f"extra   {pair_shown(row, texts)}" for row in extra
    ]
    good = marked["same"] + marked["possible"]
    false = [pair for pair in found if not reached([pair], good) and reached([pair], marked["different"])]
    either, apart = parted(good, by=found)
    doubts = [f"missed  {pair_shown(row, texts)}" for row in apart] + [
        f"false   {pair_shown(row, texts)}" for row in false
    ]
    return (
        Score(len(strict), len(strict) + len(extra), len(marked["same"]), errors),
        Score(len(either), len(either) + len(false), len(good), doubts),
    )


def parted(marked, *, by):
    """The marked pairs that some pairs render, and the others."""
    hit = reached(by, marked)
    return hit, [row for row in marked if row not in hit]


def pair_shown(pair, texts):
    """A pair in a few words."""
    return f"{pair['tier']}: " + " ~ ".join(
        f"{f[-5]} {' '.join(texts[f][s:e].split())[:60]!r}" for f, s, e in pair["sides"]
    )


def sides_of(row, texts):
    """The two places of a marked pair, in order of their files."""
    sides = [(row[f"file_{side}"], *span_of({}, row[f"quotation_{side}"], texts[row[f"file_{side}"]])) for side in "ab"]
    return sorted(sides)


def found_pairs(claims, files):
    """Every two members of one quotation claim from two articles."""
    pairs = []
    for _, members in claims[claims.kind == "quotation"].groupby("claim_id", sort=True):
        for a, b in combinations(members.to_dict("records"), 2):
            if a["article_id"] != b["article_id"]:
                sides = sorted((files[m["article_id"]], int(m["start"]), int(m["end"])) for m in (a, b))
                pairs.append(dict(sides=sides, tier="same" if a["tier"] == b["tier"] == "same" else "possible"))
    return pairs


def reached(pairs, marked):
    """The marked pairs that some pairs render."""
    return [row for row in marked if any(same_pair(pair["sides"], row["sides"]) for pair in pairs)]


def same_pair(sides, others):
    """Whether both places of a pair share most of the shorter one's characters with those of another."""
    return all(
        a[0] == b[0] and min(a[2], b[2]) - max(a[1], b[1]) >= OVERLAP * min(a[2] - a[1], b[2] - b[1])
        for a, b in zip(sides, others, strict=True)
    )


# ── all, and the floors ───────────────────────────────────────────────────────────────────────────


def scores():
    """{task: Score} of the extractors as they are."""
    from toolkit import align_claims, extract_figures, extract_quotes, group_events

    articles = group_events(read_sample())
    quotes = extract_quotes(articles)
    figures = extract_figures(articles, quotes=quotes)
    claims = align_claims(articles, quotes=quotes, figures=figures)
    names = ("quotes", "speakers", "kinds", "cues", "figures", "scopes", "variants", "renderings")
    found = (*score_quotes(quotes, articles), *score_figures(figures, articles), *score_variants(claims, articles))
    return dict(zip(names, found, strict=True))


def wrong_speakers(score):
    """How many quotations were given to somebody else: the worst error there is, so it has a ceiling of its own."""
    return sum(error.startswith("wrong") for error in score.errors)


def model_in_use():
    """The pipeline's name and version; floors hold for the one they were measured with."""
    from toolkit import load_nlp
    from toolkit.language import DEFAULT_MODEL, REUPLOAD

    meta = load_nlp().meta
    name = f"{meta['lang']}_{meta['name']}"
    return f"{DEFAULT_MODEL if name == REUPLOAD else name}-{meta['version']}"  # the re-upload holds the same weights


def load_floors():
    """The floor file, or one with nothing in it."""
    nothing = dict(fingerprint="", model="", f1={}, wrong_speakers=None, lowered=[])
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else nothing


def below(floors, reached):
    """What is worse than the floors allow, in words."""
    found = [
        f"{task}: F1 {reached[task].f1:.3f}, floor {floor:.3f}"
        for task, floor in floors["f1"].items()
        if reached[task].f1 < floor
    ]
    wrong, allowed = wrong_speakers(reached["speakers"]), floors["wrong_speakers"]
    return found + [f"{wrong} quotations with a wrong speaker, at most {allowed}"] * (
        allowed is not None and wrong > allowed
    )


def renewed(floors, reached, because=None):
    """The floors moved to what is reached: up only, or with a reason either way. Raises SystemExit where they would fall."""
    worse = below(floors, reached)
    if worse and not because:
        raise SystemExit("\n".join([*worse, 'not raised: mend it, or lower the floors with --lower --because "…"']))
    note = [dict(what=worse, because=because)] if worse else []
    return dict(
        fingerprint=fingerprint(),
        model=model_in_use(),
        f1={task: math.floor(score.f1 * 1000) / 1000 for task, score in reached.items()},
        wrong_speakers=wrong_speakers(reached["speakers"]),
        lowered=floors["lowered"] + note,
    )


def main(arguments=None):
    """The command line; see the top of this file."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.gold", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="print every error")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--raise", dest="up", action="store_true", help="write the floors up to what is reached")
    way.add_argument("--lower", action="store_true", help="write the floors down to what is reached; needs --because")
    parser.add_argument("--because", help="why the floors may fall; kept in the file")
    asked = parser.parse_args(arguments)
    if asked.lower and not (asked.because or "").strip():
        parser.error('--lower needs a reason: --lower --because "…"')
    reached, floors = scores(), load_floors()
    for task, score in reached.items():
        floor = floors["f1"].get(task)
        print(
            f"{task:11} F1 {score.f1:.3f}  floor {floor if floor is not None else '–':<6} right {score.right} of {score.marked} marked, {score.found} found"
        )
        print(*(f"    {error}\n" for error in score.errors if asked.errors), sep="", end="")
    if asked.up or asked.lower:
        told = renewed(floors, reached, asked.because if asked.lower else None)
        FLOORS.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {FLOORS}")


if __name__ == "__main__":
    sys.exit(main())
