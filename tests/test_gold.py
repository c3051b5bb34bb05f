"""The sample corpus and its gold: the gold fits the articles, and the extractors keep to their floors on it."""

import json
import re

import pandas as pd
import pytest

from tests import gold

MARKED = [("quotes", "file", "quotation"), ("figures", "file", "figure"), ("variants", "file_a", "quotation_a"), ("variants", "file_b", "quotation_b")]  # fmt: skip


@pytest.fixture(scope="module")
def texts():
    return gold.visible_texts(gold.read_sample())


@pytest.fixture(scope="module")
def reached():
    return gold.scores()


# ── the gold ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("name", "file", "words"), MARKED)
def test_marked_words_stand_in_their_article_exactly_as_often_as_marked(texts, name, file, words):
    for row in gold.load_gold(name):
        count = len(gold.spans_of(row[words], texts[row[file]]))
        occurrence = row.get("occurrence", "")
        if occurrence:
            assert count > 1 and 1 <= int(occurrence) <= count, (row[file], row[words], count)
        else:
            assert count == 1, (row[file], row[words], count)


def test_the_gold_is_consistent(texts):
    quotes = gold.load_gold("quotes")
    of_utterance = {}
    for row in quotes:
        assert row["kind"] in ("direct", "indirect", "mixed")
        one = of_utterance.setdefault(row["utterance"], row)
        same = ("file", "kind", "level", "parent", "speaker", "optional")
        assert [row[column] for column in same] == [one[column] for column in same]
        assert (row["level"] == "1") == bool(row["parent"])
    for row in quotes:
        if row["parent"]:
            parent = next(
                one for one in quotes if one["utterance"] == row["parent"] and row["quotation"] in one["quotation"]
            )
            assert parent["file"] == row["file"]
    assert {row["tier"] for row in gold.load_gold("variants")} == {"same", "possible", "different"}


def test_marks_agree_with_the_kind(texts):
    for row in gold.load_gold("quotes"):
        marked = bool(re.fullmatch(r"[“\"].*[”\"]", row["quotation"]))
        inside = bool(re.search(r"[“”\"‘]", row["quotation"][1:-1]))
        if row["kind"] == "direct":
            assert marked
        elif row["kind"] == "indirect":
            assert not inside


def test_a_speaker_is_named_in_the_article(texts):
    for row in gold.load_gold("quotes"):
        words = re.sub(r"\W+", " ", texts[row["file"]])
        assert any(re.sub(r"\W+", " ", name) in words for name in row["speaker"].split("|")), row["speaker"]


def test_numbers_keep_to_their_bounds():
    for row in gold.load_gold("figures"):
        if row["kind"] == "date":
            assert row["value"] == "" and row["date_start"] <= row["date_end"]
            continue
        value, low, high = (float(row[column]) if row[column] else None for column in ("value", "low", "high"))
        assert {
            "exact": low == value == high, "exact|more_than": low == value == high, "more_than": low == value and high is None,
            "about": low == pytest.approx(value * 0.9) and high == pytest.approx(value * 1.1), "at_most|exact": high == value and low is None,
        }[row["bound"]]  # fmt: skip


# ── the scores ────────────────────────────────────────────────────────────────────────────────────


def as_marked(articles):
    """The gold itself as tables of quotes and figures: what a perfect extractor would give."""
    texts, ids = (
        gold.visible_texts(articles),
        {file: article_id for article_id, file in gold.file_names(articles).items()},
    )
    quotes, figures = [], []
    for row in gold.load_gold("quotes"):
        start, end = gold.span_of(row, row["quotation"], texts[row["file"]])
        quotes.append(dict(article_id=ids[row["file"]], utterance_id=row["utterance"], start=start, end=end, level=int(row["level"]), speaker=row["speaker"].split("|")[0], kind=row["kind"], cue=row["cue"]))  # fmt: skip
    for row in gold.load_gold("figures"):
        start, end = gold.span_of(row, row["figure"], texts[row["file"]])
        cells = {column: row[column] or None for column in ("date_start", "date_end", *gold.SCOPES)}
        figures.append(
            row
            | cells
            | dict(article_id=ids[row["file"]], start=start, end=end, bound=row["bound"].split("|")[0], rule="gold")
        )
    return pd.DataFrame(quotes), pd.DataFrame(figures)


def test_a_perfect_extractor_scores_one():
    articles = gold.read_sample()
    quotes, figures = as_marked(articles)
    for score in (*gold.score_quotes(quotes, articles), *gold.score_figures(figures, articles)):
        assert (score.f1, score.errors) == (1.0, [])


def test_each_error_costs():
    articles = gold.read_sample()
    quotes, figures = as_marked(articles)
    required = quotes[quotes.level == 0]
    moved = required.assign(end=required.start + 3)
    assert gold.score_quotes(moved, articles)[0].f1 < 0.2
    assert gold.score_quotes(required.iloc[1:], articles)[0].f1 < 1
    somebody = quotes.assign(speaker=["Somebody", *quotes.speaker[1:]])
    assert gold.wrong_speakers(gold.score_quotes(somebody, articles)[1]) == 1
    nobody = quotes.assign(speaker=[None, *quotes.speaker[1:]])
    assert gold.wrong_speakers(gold.score_quotes(nobody, articles)[1]) == 0
    assert gold.score_quotes(nobody, articles)[1].f1 < 1
    assert gold.score_quotes(quotes.assign(kind="direct"), articles)[2].f1 < 1
    assert gold.score_quotes(quotes.assign(cue=None), articles)[3].f1 == 0
    for column, value in (("kind", "wounded"), ("bound", "at_least"), ("value", "7"), ("date_end", "2001-01-01")):
        assert gold.score_figures(figures.assign(**{column: value}), articles)[0].f1 < 1
    assert gold.score_figures(figures.assign(source="rebels"), articles)[1].f1 < 1


def test_pieces_of_one_utterance_are_one_find():
    articles = gold.read_sample()
    quotes, _ = as_marked(articles)
    alone = quotes.assign(utterance_id=[str(number) for number in range(len(quotes))])
    assert gold.score_quotes(alone, articles)[0].f1 == 1.0


def claims_of(rows, articles):
    """A table of claims from marked pairs: each pair a claim of its own."""
    texts, ids = (
        gold.visible_texts(articles),
        {file: article_id for article_id, file in gold.file_names(articles).items()},
    )
    members = [
        dict(claim_id=str(number), article_id=ids[file], start=start, end=end, kind="quotation", tier=row["tier"])
        for number, row in enumerate(rows)
        for file, start, end in gold.sides_of(row, texts)
    ]
    return pd.DataFrame(members, columns=["claim_id", "article_id", "start", "end", "kind", "tier"])


def test_variants_are_scored_by_tier():
    articles, rows = gold.read_sample(), gold.load_gold("variants")
    good = [row for row in rows if row["tier"] != "different"]
    perfect = gold.score_variants(claims_of(good, articles), articles)
    assert [(score.f1, score.errors) for score in perfect] == [(1.0, []), (1.0, [])]
    nothing = gold.score_variants(claims_of([], articles), articles)
    assert [score.f1 for score in nothing] == [0, 0]
    tempted = [row | dict(tier="same") for row in rows]
    assert [score.f1 < 1 for score in gold.score_variants(claims_of(tempted, articles), articles)] == [True, True]


# ── the floors ────────────────────────────────────────────────────────────────────────────────────

SCORES = {"quotes": gold.Score(8, 10, 10, []), "speakers": gold.Score(7, 10, 10, ["wrong   a"])}
FLOORS = dict(fingerprint="old", model="", f1={"quotes": 0.8, "speakers": 0.7}, wrong_speakers=1, lowered=[])


@pytest.fixture
def one_model(monkeypatch):
    monkeypatch.setattr(gold, "model_in_use", lambda: "xx_model-1")


def test_floors_rise_to_what_is_reached(one_model):
    better = SCORES | {"quotes": gold.Score(9, 10, 10, []), "speakers": gold.Score(7, 10, 10, [])}
    told = gold.renewed(FLOORS, better)
    assert (told["f1"], told["wrong_speakers"], told["lowered"]) == ({"quotes": 0.9, "speakers": 0.7}, 0, [])
    assert (told["fingerprint"], told["model"]) == (gold.fingerprint(), "xx_model-1")


@pytest.mark.parametrize(
    ("worse", "why"),
    [
        ({"quotes": gold.Score(7, 10, 10, [])}, "quotes: F1 0.700, floor 0.800"),
        (
            {"speakers": gold.Score(7, 10, 10, ["wrong   a", "wrong   b"])},
            "2 quotations with a wrong speaker, at most 1",
        ),
    ],
)
def test_floors_fall_only_with_a_reason(one_model, worse, why):
    assert gold.below(FLOORS, SCORES) == []
    assert gold.below(FLOORS, SCORES | worse) == [why]
    with pytest.raises(SystemExit, match="not raised"):
        gold.renewed(FLOORS, SCORES | worse)
    lowered = gold.renewed(FLOORS, SCORES | worse, because="the gold has harder sentences")
    assert lowered["lowered"] == [dict(what=[why], because="the gold has harder sentences")]
    assert gold.below(lowered, SCORES | worse) == []


@pytest.mark.parametrize(
    "arguments", [["--lower"], ["--lower", "--because", " "], ["--raise", "--lower", "--because", "x"]]
)
def test_the_command_refuses_to_lower_without_a_reason(arguments, capsys):
    with pytest.raises(SystemExit):
        gold.main(arguments)
    assert "--because" in capsys.readouterr().err


def test_the_command_writes_what_it_reached(one_model, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(gold, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gold, "scores", lambda: SCORES)
    assert gold.load_floors()["f1"] == {}
    gold.main([])
    assert not gold.FLOORS.exists()
    gold.main(["--raise"])
    assert json.loads(gold.FLOORS.read_text())["f1"] == {"quotes": 0.8, "speakers": 0.7}
    assert f"wrote {gold.FLOORS}" in capsys.readouterr().out


def test_the_floors_are_of_this_gold():
    assert gold.load_floors()["fingerprint"] == gold.fingerprint(), (
        "data/gold or data/articles changed: run python -m tests.gold --errors, then python -m tests.gold --raise"
    )


def test_no_extractor_falls_below_its_floor(reached):
    floors = gold.load_floors()
    if floors["model"] != gold.model_in_use():
        pytest.skip(f"floors were measured with {floors['model']}, this is {gold.model_in_use()}")
    assert set(floors["f1"]) == set(reached)
    assert gold.below(floors, reached) == []
    easy = [task for task, score in reached.items() if score.f1 > floors["f1"][task] + gold.MARGIN]
    if easy:
        print(f"better than their floors: {', '.join(easy)}; run python -m tests.gold --raise")
