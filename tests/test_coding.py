"""Coding sheets and sums of stances: what a coder sees, what agreement comes to, how far a mean can be trusted."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import agreement, coding_sheet, read_sheet, stance_by, to_articles, write_sheet
from toolkit.coding import alpha_of
from toolkit.schema import conform

ARTICLES = to_articles(
    [{"article_id": f"a{i}", "outlet": f"Outlet {i}", "text": "Canada denounced Peru. Peru left."} for i in range(20)]
)
STANCE = conform(
    [
        dict(
            stance_id=f"a{i}:{kind}",
            article_id=f"a{i}",
            start=0,
            end=22,
            holder="Canada",
            holder_kind=kind,
            target="Peru",
            cue="denounced",
            polarity=polarity,
        )
        for i in range(20)
        for kind, polarity in (("actor", -1), ("speaker", None if i else 1))
    ],
    "stance",
)


# ── the sheet ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_coder_sees_the_sentence_and_not_the_call():
    sheet = coding_sheet(STANCE, ARTICLES, n=10)
    assert set(sheet.sentence) == {"Canada denounced Peru."}
    assert (sheet.polarity == "").all()
    assert not {"prob", "rule", "event_type", "cue", "evidence"} & set(sheet.columns)


def test_a_coder_sees_the_sentence_before_and_not_the_outlet():
    text = "Canada left the talks. It denounced Peru."
    articles = to_articles([{"article_id": "a", "outlet": "The Gazette", "text": text}])
    row = dict(stance_id="s", article_id="a", start=23, end=41, holder="Canada", holder_kind="actor", target="Peru")
    sheet = coding_sheet(conform([row, {**row, "stance_id": "t", "start": 0, "end": 22}], "stance"), articles)
    assert sheet.set_index("stance_id").before.to_dict() == {"s": "Canada left the talks.", "t": ""}
    assert "outlet" not in sheet


def test_half_of_the_rows_are_random_and_no_row_comes_twice():
    sheet = coding_sheet(STANCE, ARTICLES, n=10)
    assert sheet["sample"].value_counts().to_dict() == {"random": 5, "stratified": 5}
    assert sheet.stance_id.is_unique


def test_a_rare_stratum_is_drawn():
    sheet = coding_sheet(STANCE, ARTICLES, n=12, seed=3)
    assert "a0:speaker" in set(sheet.stance_id)  # the only favourable one of forty


def test_the_order_of_rows_changes_no_sheet():
    turned = coding_sheet(STANCE[::-1], ARTICLES, n=10)
    pd.testing.assert_frame_equal(turned, coding_sheet(STANCE, ARTICLES, n=10))


def test_fewer_rows_than_asked_give_all_of_them_and_none_gives_an_empty_sheet():
    assert len(coding_sheet(STANCE, ARTICLES, n=500)) == len(STANCE)
    empty = coding_sheet(STANCE.head(0), ARTICLES)
    assert empty.empty and "sentence" in empty


@pytest.mark.parametrize("articles, n, words", [(ARTICLES, 0, "n=0"), (ARTICLES.tail(19), 5, 'no article "a0"')])
def test_a_sheet_that_cannot_be_drawn_says_why(articles, n, words):
    with pytest.raises(ValueError, match=words):
        coding_sheet(STANCE, articles, n=n)


# ── agreement ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def filled(polarities, sample="random"):
    ids = [f"s{i}" for i in range(len(polarities))]
    return pd.DataFrame({"stance_id": ids, "sample": sample, "polarity": polarities})


def alpha_by_hand(units):
    """Krippendorff's alpha from its definition, pair by pair."""
    every = [value for unit in units for value in unit]
    count = {value: every.count(value) for value in every}

    def apart(a, b):
        low, high = sorted((a, b))
        between = sum(count[value] for value in count if low <= value <= high)
        return (between - (count[a] + count[b]) / 2) ** 2 if a != b else 0.0

    observed = sum(apart(a, b) / (len(unit) - 1) for unit in units for a in unit for b in unit) / len(every)
    expected = sum(apart(a, b) for a in every for b in every) / (len(every) * (len(every) - 1))
    return 1 - observed / expected


# the example worked by hand in Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): four observers, twelve
# units, · for a value that is missing
WORKED = ["123321412···", "1233224125·3", "·3332342251·", "12332441251·"]


@pytest.mark.parametrize("distance, alpha", [("nominal", 0.743), ("ordinal", 0.815)])
def test_alpha_of_the_worked_example_with_missing_cells(distance, alpha):
    units = [[int(value) for value in unit if value != "·"] for unit in zip(*WORKED, strict=True)]
    assert alpha_of(units, distance) == pytest.approx(alpha, abs=5e-4)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from([-1, 0, 1]), min_size=2, max_size=4), min_size=1, max_size=12))
def test_alpha_is_what_its_definition_gives(units):
    if len({value for unit in units for value in unit}) == 1:
        assert alpha_of(units) is pd.NA
    else:
        assert alpha_of(units) == pytest.approx(alpha_by_hand(units))


def test_to_take_blame_for_praise_disagrees_more_than_to_miss_it():
    gold = filled([-1, -1, 0, 0, 1, 1])
    missed, turned = filled([-1, 0, 0, 0, 1, 1]), filled([-1, 1, 0, 0, 1, 1])
    alphas = [agreement(gold, other).alpha.iloc[0] for other in (gold, missed, turned)]
    assert alphas[0] == 1 and alphas[0] > alphas[1] > alphas[2]


def test_each_coder_is_set_beside_the_tool():
    tool = pd.DataFrame({"stance_id": ["s0", "s1", "s2"], "polarity": [-1, 1, pd.NA]})
    found = agreement(filled([-1, 1, 0]), filled([-1, 1, 0]), stance=tool).set_index(["between", "sample"])
    assert found.rows["coders", "all"] == 3
    assert found.rows["coder 1 and tool", "all"] == 2  # where the tool made no call there is nothing to compare
    assert found.same["coder 2 and tool", "random"] == 1


def test_sheets_come_back_from_csv_as_words_and_blanks():
    found = agreement(filled(["-1", " 1", "", "−1"]), filled(["-1", "1", "0", "-1"]))
    assert found.rows.iloc[0] == 3 and found.alpha.iloc[0] == 1


def test_random_rows_are_counted_apart():
    sheet = filled([-1, 1]).assign(sample=["random", "stratified"])
    assert agreement(sheet, sheet).rows.tolist() == [1, 2]


def test_nominal_distance_takes_every_difference_for_one():
    gold = filled([-1, -1, 0, 0, 1, 1])
    missed, turned = filled([-1, 0, 0, 0, 1, 1]), filled([-1, 1, 0, 0, 1, 1])
    nominal = [agreement(gold, other, distance="nominal").alpha.iloc[0] for other in (missed, turned)]
    assert nominal[0] == pytest.approx(nominal[1])
    with pytest.raises(ValueError, match="choose ordinal or nominal"):
        agreement(gold, gold, distance="ratio")


def test_where_the_coder_takes_a_side_it_is_told_whether_the_tool_made_a_call():
    tool = pd.DataFrame({"stance_id": ["s0", "s1", "s2", "s3"], "polarity": [-1, pd.NA, pd.NA, 1]})
    found = agreement(filled([-1, 1, 0, ""]), stance=tool).iloc[0]
    assert (found.sided, found.called, found.rows) == (2, 1, 1)


def test_calls_where_the_sentence_tells_nothing_of_the_two_count_against_the_tool():
    """Ten calls, of which two are right: coders fill 0 for the others, and no agreement hides that."""
    tool = pd.DataFrame({"stance_id": [f"s{i}" for i in range(10)], "polarity": [-1] * 5 + [1] * 5})
    found = agreement(filled([-1, 0, 0, 0, 0, 1, 0, 0, 0, 0]), stance=tool).iloc[0]
    assert (found.calls, found.right) == (10, 2)
    assert found.same == 0.2 and found.alpha < 0.667


@pytest.mark.parametrize(
    "sheets, words",
    [
        ([pd.DataFrame({"stance_id": ["s"], "polarity": [1]})], "sheet 1 has no column sample"),
        (["anna.csv"], "sheet 1 is no DataFrame but str"),
        ([pd.DataFrame({"stance_id": ["s", "s"], "sample": "random", "polarity": [1, -1]})], "s stands in two rows"),
    ],
)
def test_a_sheet_that_cannot_be_compared_is_refused_in_a_line(sheets, words):
    with pytest.raises(ValueError, match=words):
        agreement(*sheets)


def test_sheets_that_share_no_row_are_no_agreement():
    one, other = filled([1, 0]), filled([1, 0]).assign(stance_id=["t0", "t1"])
    with pytest.raises(ValueError, match="coders share no stance_id"):
        agreement(one, other)


def test_ids_are_compared_as_words_whether_or_not_a_spreadsheet_made_numbers_of_them():
    one = pd.DataFrame({"stance_id": [1, 2], "sample": "random", "polarity": [1, -1]})
    assert agreement(one, one.assign(stance_id=["1", "2"])).rows.tolist() == [2, 2]


def test_a_minus_that_a_spreadsheet_made_a_dash_is_read():
    assert agreement(filled(["–1", "−1", "-1"]), filled([-1, -1, 1])).same.iloc[0] == pytest.approx(2 / 3)


# ── from file to file ───────────────────────────────────────────────────────────────────────────────────────────────────


def sheet_of_a_report(folder, **notice):
    articles = ARTICLES.assign(**notice) if notice else ARTICLES
    return write_sheet(folder, articles, coding_sheet(STANCE, articles, n=10))


@pytest.mark.parametrize("mark, encoding", [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-8")])
def test_a_sheet_goes_out_is_filled_by_two_and_comes_back(tmp_path, mark, encoding):
    path = sheet_of_a_report(tmp_path, notice="Made up; do not cite, ever.")
    assert path.read_text().startswith("# NOTICE: ")
    blank = read_sheet(path)
    assert len(blank) == 10 and (blank.polarity == "").all()
    for coder, polarity in (("anna", ["-1"] * 6 + ["0"] * 3 + [""]), ("ben", ["-1"] * 5 + ["0"] * 5)):
        text = blank.assign(polarity=polarity).to_csv(index=False, sep=mark)
        (tmp_path / f"{coder}.csv").write_text(f"# NOTICE: Made up{mark}{mark}\n{text}", encoding=encoding)
    found = agreement(read_sheet(tmp_path / "anna.csv"), read_sheet(tmp_path / "ben.csv"), stance=STANCE)
    row = found.set_index(["between", "sample"]).loc["coders", "all"]
    assert row.rows == 9 and row.same == pytest.approx(8 / 9) and 0 < row.alpha < 1
    assert set(found.between) == {"coders", "coder 1 and tool", "coder 2 and tool"}


def test_a_sheet_that_somebody_has_begun_to_fill_is_never_written_over(tmp_path):
    path = sheet_of_a_report(tmp_path)
    begun = read_sheet(path).assign(note=["unclear"] + [""] * 9).to_csv(index=False)
    path.write_text(begun)
    assert sheet_of_a_report(tmp_path).read_text() == begun
    path.write_text("my shopping list")
    assert sheet_of_a_report(tmp_path).read_text() == "my shopping list"


def test_a_sheet_nobody_has_touched_is_written_anew_and_no_folder_means_no_file(tmp_path):
    path = write_sheet(tmp_path, ARTICLES, coding_sheet(STANCE, ARTICLES, n=3))
    assert len(read_sheet(sheet_of_a_report(tmp_path))) == 10 and path.is_file()
    assert write_sheet("", ARTICLES, coding_sheet(STANCE, ARTICLES)) is None


@pytest.mark.parametrize(
    "text, words",
    [
        ("a,b\n1,2\n", "no heading with stance_id, sample, polarity"),
        ("stance_id,sample,polarity\ns,random,1\ns,random,0\n", "s stands in two rows"),
    ],
)
def test_a_file_that_is_no_sheet_says_why(tmp_path, text, words):
    (tmp_path / "sheet.csv").write_text(text)
    with pytest.raises(ValueError, match=words):
        read_sheet(tmp_path / "sheet.csv")


@pytest.mark.parametrize("sheets, words", [([], "no sheet"), ([filled(["-1", "maybe"])], '"maybe" of s1')])
def test_a_sheet_that_cannot_be_read_says_why(sheets, words):
    with pytest.raises(ValueError, match=words):
        agreement(*sheets)


# ── sums ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def told(*rows):
    made = [dict(article_id=a, holder="Canada", target="Peru", polarity=p) for a, p in rows]
    return pd.DataFrame(made, columns=["article_id", "holder", "target", "polarity"]).astype({"polarity": "Int64"})


def test_a_sum_says_how_many_mentions_and_articles_it_rests_on():
    row = stance_by(told(("a", -1), ("a", -1), ("b", pd.NA), ("c", 1))).iloc[0]
    assert (row.mentions, row.articles, row.no_call, row.against, row.favour) == (4, 3, 1, 2, 1)
    assert row["mean"] == pytest.approx(-1 / 3)
    assert (row.least, row.most) == (-1, 1)  # without either article the other alone is left


def test_one_article_tells_no_interval():
    row = stance_by(told(("a", -1), ("a", 1))).iloc[0]
    assert row["mean"] == 0 and row[["low", "high", "least", "most"]].isna().all()


def test_a_bootstrap_interval_by_hand():
    # five articles, one of them for: a sample of five draws it k times with (5 over k) (1/5)^k (4/5)^(5−k), so that 0 times
    # comes in 33 % and more than three times in .7 %: the 2.5 % lie at k = 0, mean −1, the 97.5 % at k = 3, mean .2
    row = stance_by(told(*[(i, -1) for i in "abcd"], ("e", 1))).iloc[0]
    assert (row.low, row.high) == pytest.approx((-1, 0.2))
    assert (row["mean"], row.least, row.most) == pytest.approx((-0.6, -1, -0.5))


def test_a_reprint_is_no_second_witness_and_the_outlet_may_be_asked_for():
    articles = to_articles([dict(article_id=i, outlet=o, text="x") for i, o in zip("abc", "XYZ", strict=True)])
    articles = articles.assign(reprint_of=pd.array([pd.NA, "a", pd.NA], dtype="string"))
    calls = told(("a", -1), ("b", -1), ("c", 1))
    row = stance_by(calls, articles=articles).iloc[0]
    assert (row.mentions, row.articles, row.least, row.most) == (2, 2, -1, 1)
    assert row["mean"] == 0, "nor does it count twice in the mean"
    assert stance_by(calls, by=["outlet"], articles=articles).outlet.tolist() == ["X", "Y", "Z"]


def test_without_a_call_there_is_no_mean():
    assert stance_by(told(("a", pd.NA))).loc[0, ["mean", "low", "most"]].isna().all()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from([-1, 0, 1])), min_size=1, max_size=25))
def test_bounds_hold_the_mean_and_the_order_of_rows_does_not_matter(rows):
    found = stance_by(told(*rows))
    pd.testing.assert_frame_equal(found, stance_by(told(*rows[::-1])))
    row = found.iloc[0]
    is_even = len({polarity for _, polarity in rows}) == 1
    assert pd.isna(row.low) == pd.isna(row.high)
    assert pd.isna(row.low) or (row.articles >= 5 and not is_even)
    if not pd.isna(row.low):
        assert -1 <= row.low <= row.high <= 1
    if row.articles > 1:
        assert row.least - 1e-9 <= row["mean"] <= row.most + 1e-9


def test_groups_are_what_one_asks_for_and_none_gives_an_empty_table():
    assert stance_by(told(("a", 1)), by="target").columns[0] == "target"
    empty = stance_by(told())
    assert empty.empty and empty.dtypes["mean"] == "Float64"
    with pytest.raises(ValueError, match="no column outlet"):
        stance_by(told(("a", 1)), by="outlet")


def test_calls_that_are_all_equal_give_no_interval():
    """Drawn again and again they stay equal: an interval without width would claim what five articles cannot know."""
    row = stance_by(told(*[(f"a{i}", -1) for i in range(5)])).iloc[0]
    assert pd.isna(row.low) and pd.isna(row.high)
    assert (row["mean"], row.least, row.most) == (-1, -1, -1)
