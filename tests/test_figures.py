"""Sentences with numbers, and what each number says. All people, places and events are invented."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit import extract_figures, load_nlp, to_articles
from toolkit.figures import figures_in
from toolkit.figures.days import back_from
from toolkit.figures.measures import measure_of
from toolkit.figures.numbers import modifier_of, read_numbers
from toolkit.schema import TABLES

FRIDAY = "2012-06-22"


def read(sentence, published=FRIDAY, quotes=()):
    """The figures of one sentence, each with its words."""
    doc = load_nlp()(sentence)
    rows = figures_in(doc, published=published and pd.Timestamp(published), quotes=quotes)
    return [{**row, "figure": sentence[row["start"] : row["end"]]} for row in rows]


def counts(sentence, **options):
    """(figure, kind) of every row that is neither a date nor a time."""
    return [(row["figure"], row["kind"]) for row in read(sentence, **options) if row["kind"] not in ("date", "time")]


def iso(moment):
    return None if moment is None or pd.isna(moment) else moment.date().isoformat()


def days(sentence, published=FRIDAY):
    """(words, first day, last day, role) of every date."""
    return [
        (row["figure"], iso(row.get("date_start")), iso(row.get("date_end")), row.get("role"))
        for row in read(sentence, published)
        if row["kind"] == "date"
    ]


# ── numerals ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "words, value, low, high",
    [
        ("7", 7, 7, 7),
        ("10,000", 10_000, 10_000, 10_000),
        ("1.5 million", 1.5e6, 1.5e6, 1.5e6),
        ("4 hundred million", 4e8, 4e8, 4e8),
        ("seventy-six", 76, 76, 76),
        ("twelve thousand five hundred", 12_500, 12_500, 12_500),
        ("a hundred and twelve", 112, 112, 112),
        ("two dozen", 24, 24, 24),
        ("half a dozen", 6, 6, 6),
        ("a quarter of a million", 250_000, 250_000, 250_000),
        ("two-and-a-half", 2.5, 2.5, 2.5),
        ("dozens", None, 24, None),
        ("scores", None, 40, None),
        ("tens of thousands", None, 20_000, None),
        ("several hundred", None, 300, None),
        ("10 to 12", None, 10, 12),
        ("10,000–15,000", None, 10_000, 15_000),
        ("3 to 5 million", None, 3e6, 5e6),
        ("four to five thousand", None, 4_000, 5_000),
        ("two or three", None, 2, 3),
    ],
)
def test_a_numeral_is_read_whole(words, value, low, high):
    (number,) = read_numbers(f"They saw {words}.")
    assert f"They saw {words}."[number.start : number.end] == words
    assert (number.value, number.low, number.high) == (value, low, high)


@pytest.mark.parametrize(
    "sentence, values",
    [
        ("It rose from 10 to 12.", [10, 12]),  # a change is no range
        ("It grew by 3 to 12.", [3, 12]),
        ("They hired 10 and 12 left.", [10, 12]),
        ("The index rose 64 points to 4,577.", [64, 4577]),
        ("They paid 25k or 40k.", [25_000, 40_000]),
        ("The price fell -1.3% there.", [-1.3]),
        ("It was minus 12 degrees.", [-12]),
    ],
)
def test_two_numbers_that_are_no_range_stay_two(sentence, values):
    assert [number.value for number in read_numbers(sentence)] == values


@pytest.mark.parametrize(
    "sentence, numeral, bound, words",
    [
        ("More than 40 came.", "40", "more_than", "More than"),
        ("At least some 40 came.", "40", "at_least", "At least some"),
        ("No fewer than 40 came.", "40", "at_least", "No fewer than"),
        ("As many as 40 came.", "40", "at_most", "As many as"),
        ("An estimated 40 came.", "40", "about", "An estimated"),
        ("Nearly 40 came.", "40", "about_below", "Nearly"),
        ("Under 40 came.", "40", "less_than", "Under"),
        ("40 people or more came.", "40", "at_least", "or more"),
        ("Only 40 came.", "40", None, None),
        ("There was more. Than 40 came.", "40", None, None),
        ("The toll is “approximately” 40 now.", "40", "about", "approximately"),
    ],
)
def test_the_words_around_a_numeral_set_its_bound(sentence, numeral, bound, words):
    start = sentence.index(numeral)
    assert modifier_of(sentence, start, start + len(numeral)) == (bound, words)


@pytest.mark.parametrize(
    "sentence, value, low, high, bound",
    [
        ("More than 10,000 people were killed.", 10_000, 10_000, None, "more_than"),
        ("About 12,000 people were killed.", 12_000, 10_800, 13_200, "about"),
        ("Nearly 100 people were killed.", 100, 90, 100, "about"),
        ("Up to 100 people were killed.", 100, None, 100, "at_most"),
        ("Fewer than 100 people were killed.", 100, None, 100, "less_than"),
        ("Between 10 and 12 people were killed.", None, 10, 12, "range"),
        ("Dozens of people were killed.", None, 24, None, "vague"),
        ("Nine people were killed.", 9, 9, 9, "exact"),
    ],
)
def test_bounds_hold_what_the_wording_allows(sentence, value, low, high, bound):
    (row,) = read(sentence)
    assert (row["value"], row["low"], row["high"], row["bound"]) == (
        value,
        pytest.approx(low),
        pytest.approx(high),
        bound,
    )


# ── harm ────────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("The strike killed seven and wounded dozens.", [("seven", "killed"), ("dozens", "wounded")]),
        ("The raid left 15 dead and 23 hurt.", [("15", "killed"), ("23", "wounded")]),
        ("At least three people were killed and 40 injured.", [("three", "killed"), ("40", "wounded")]),
        ("8 Killed, 25 Injured in Westport Market Fire", [("8", "killed"), ("25", "wounded")]),
        ("Some 48 people were killed and injured.", [("48", "casualties")]),
        ("The blast caused 9 deaths, injuring more than 30 people.", [("9", "killed"), ("30", "wounded")]),
        ("The murder of six monks shocked Norvale.", [("six", "killed")]),
        ("The six monks' murder shocked Norvale.", [("six", "killed")]),
        ("The death toll reached 51 on the island.", [("51", "killed")]),
        ("The monitor put the death toll at 130.", [("130", "killed")]),
        (
            "The toll in a blast that hit lorries with families moved out of two towns has risen to at least 112.",
            [("two", "quantity"), ("112", "killed")],
        ),
        ("The body count reached 31.", [("31", "killed")]),
        ("Doctors put the number of dead at more than 100.", [("100", "killed")]),
        ("The number of the injured, high at dawn, had by noon reached 224.", [("224", "wounded")]),
        ("A raid killed 40 villagers. Activists put the number at 60.", [("40", "killed"), ("60", "killed")]),
        ("The rebels executed 25 captured soldiers.", [("25", "killed")]),
        ("Rebels released 25 captured soldiers.", [("25", "detained")]),
        ("The storm claimed the lives of 40 villagers.", [("40", "killed")]),
        ("Eighty people sustained injuries.", [("Eighty", "wounded")]),
        ("Soldiers shot 16 farmers.", [("16", "casualties")]),
        ("Soldiers shot dead 16 farmers.", [("16", "killed")]),
        ("Millions have been displaced.", [("Millions", "displaced")]),
        ("The fighting has driven some 2,000 people from their homes.", [("2,000", "displaced")]),
        ("The shelling forced 500 people to flee.", [("500", "displaced")]),
        ("Thousands of villagers were evacuated.", [("Thousands", "evacuated")]),
        ("Police arrested 30 protesters and 12 are missing.", [("30", "detained"), ("12", "missing")]),
        ("Rebels kidnapped 14 aid workers.", [("14", "kidnapped")]),
        ("A man was killed near the bridge.", [("A", "killed")]),
        ("No one was killed in the fire.", [("No one", "killed")]),
        ("There were no casualties.", [("no", "casualties")]),
        ("22 children and 6 teachers killed in Sund raid", [("22", "killed"), ("6", "killed")]),
        ("Sund: 22 children, 6 teachers killed in raid", [("22", "killed"), ("6", "killed")]),
        ("On Friday 13 people were killed in Sund.", [("13", "killed")]),
        ("At least 12 die in Sund bombing", [("12", "killed")]),
        ("At least 65 people, their hands tied, were found dead in a cellar.", [("65", "killed")]),
        ("The toll now stands at “approximately” 253 people.", [("253", "killed")]),
        ("Local papers think the death toll to be about 64.", [("64", "killed")]),
        ("State television gave the toll as 31.", [("31", "killed")]),
        ("The number killed rose to 45.", [("45", "killed")]),
        ("Another body was found, bringing to 45 the number of people killed.", [("45", "killed")]),
        ("Toll now 31, says ministry", [("31", "killed")]),
        (
            "They raised the death toll to 25 and put the number of injured at 49.",
            [("25", "killed"), ("49", "wounded")],
        ),
    ],
)
def test_a_count_of_victims_says_which_harm(sentence, expected):
    assert counts(sentence) == expected


@pytest.mark.parametrize(
    "sentence, value",
    [("A man was killed near the bridge.", 1), ("No one was killed in the fire.", 0), ("Nobody was hurt there.", 0)],
)
def test_one_and_none_are_counts(sentence, value):
    (row,) = read(sentence)
    assert (row["value"], row["low"], row["high"], row["bound"]) == (value, value, value, "exact")


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("The raid could kill 500 people.", [("500", "quantity")]),
        ("Gunmen threatened to kill 12 hostages.", [("12", "quantity")]),
        ("The army did not kill 12 villagers.", [("12", "quantity")]),
        ("He killed 20 minutes at the station.", [("20", "duration")]),
        ("Three gunmen killed the mayor.", [("Three", "quantity")]),
        ("Two blasts have killed and wounded scores of guards.", [("Two", "quantity"), ("scores", "casualties")]),
        ("The fire killed 12 people and three gunmen escaped.", [("12", "killed"), ("three", "quantity")]),
        ("The army captured five towns.", [("five", "quantity")]),
        ("The toll was put at 30, and a village of 400 people was emptied.", [("30", "killed"), ("400", "quantity")]),
        ("The death toll is high because the road to 12 villages is cut.", [("12", "quantity")]),
        ("The toll is expected to rise, and the mayor went to 12 villages.", [("12", "quantity")]),
        ("Rents rose. Activists put the number at 60.", [("60", "quantity")]),
        ("The number of the dead may rise to 12, a doctor said.", [("12", "quantity")]),
        ("The death toll could reach 300.", [("300", "quantity")]),
        ("Some 28 people were rescued and 24 bodies recovered.", [("28", "quantity"), ("24", "killed")]),
        ("One official said ten women were among the dead.", [("One", "quantity"), ("ten", "killed")]),
        ("The official toll was reduced by 106, the ministry said.", [("106", "quantity")]),
        ("The toll of the two bombings has climbed to 74.", [("two", "quantity"), ("74", "killed")]),
        ("Some 31 guests were killed and dozens trapped.", [("31", "killed"), ("dozens", "quantity")]),
        ("Police freed 22 children and 6 teachers killed a dog.", [("22", "quantity"), ("6", "quantity")]),
    ],
)
def test_no_harm_is_read_where_none_is_told(sentence, expected):
    assert counts(sentence) == expected


@pytest.mark.parametrize(
    "sentence, part, total",
    [
        ("The fire killed 15 villagers, including four children.", "four", "15"),
        ("The monitor put the death toll at 130, including at least 40 women.", "40", "130"),
        ("Twelve people were killed, seven of them soldiers.", "seven", "Twelve"),
    ],
)
def test_a_subset_has_the_harm_of_its_total_and_points_at_it(sentence, part, total):
    rows = {row["figure"]: row for row in read(sentence)}
    assert rows[part]["kind"] == "killed"
    assert rows[part]["part_of"] == f"{rows[total]['start']}-{rows[total]['end']}"


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("Some 22 people died in Orlo and 15 in Tarn.", [("22", "killed"), ("15", "killed")]),
        (
            "The storms killed 21 people in Orlo, eight in Tarn and four in Brask.",
            [("21", "killed"), ("eight", "killed"), ("four", "killed")],
        ),
        ("Thirty miners were hurt in Orlo and two in Tarn.", [("Thirty", "wounded"), ("two", "wounded")]),
        ("Four children were among nine killed in the raid.", [("Four", "killed"), ("nine", "killed")]),
        ("Seven nurses were among at least 30 people killed.", [("Seven", "killed"), ("30", "killed")]),
        ("The ministry revised down the toll to 31 from 48.", [("31", "killed"), ("48", "killed")]),
        (
            "The office cut the death toll to 123 from an initial estimate of 150.",
            [("123", "killed"), ("150", "killed")],
        ),
        ("The group said 112 had died, disputing the official figure of 84.", [("112", "killed"), ("84", "killed")]),
        ("The council says 600 people have died; villagers say 950.", [("600", "killed"), ("950", "killed")]),
        ("The battle left 60 men dead, monitors say; the government says 120.", [("60", "killed"), ("120", "killed")]),
        ("The army lost two fighters in Orlo.", [("two", "killed")]),
        ("The army confirmed the loss of 19 soldiers.", [("19", "killed")]),
        ("Rebels said they killed 40 soldiers and put their own losses at 11.", [("40", "killed"), ("11", "killed")]),
        ("About 60 migrants drowned when a boat sank off Velm.", [("60", "killed")]),
        ("Six walkers, including two children, froze to death.", [("Six", "killed"), ("two", "killed")]),
        (
            "Air raids killed nine on Sunday, bringing the number of dead in a week of bombing to 121.",
            [("nine", "killed"), ("121", "killed")],
        ),
    ],
)
def test_a_harm_told_once_is_that_of_every_count_it_is_left_out_at(sentence, expected):
    assert counts(sentence) == expected


@pytest.mark.parametrize(
    "sentence, number",
    [
        ("At least 600 people died, but villagers say 950 had left.", "950"),
        ("At least 600 people died, and the mayor said 12 had left.", "12"),
        ("The raid killed 40 people in 12 villages.", "12"),
        ("The raid killed 40 people in Orlo, where 30 houses burned and 15 in Tarn.", "15"),
        ("Some 40 people died on the road to Orlo and two in hospital.", "two"),
        ("Rebels killed 40 people; a rescue team of 12 in Orlo went home.", "12"),
        ("The raid killed 40 people in Orlo and the mayor met 15 in Tarn.", "15"),
        ("The club lost two players.", "two"),
        (
            "The mayor spoke of the deaths of nine monks, in which one captain and six soldiers are being charged.",
            "six",
        ),
        ("The raid killed 40 people and wounded 12; villagers say 70.", "70"),
        ("The firm put its losses at 11.", "11"),
        ("The toll may be closer to 50, a doctor said.", "50"),
        ("Nine people died. The fair drew visitors. An early estimate of 300 was too low.", "300"),
        ("Forty people died. Rents rose to 31 from 48.", "48"),
    ],
)
def test_a_number_beside_a_toll_is_no_toll_for_that(sentence, number):
    assert dict(counts(sentence))[number] == "quantity"


def test_another_count_is_of_the_total_and_not_of_its_part():
    rows = {row["figure"]: row for row in read("The raid killed 40 people, including 12 children; villagers say 70.")}
    assert (rows["70"]["kind"], rows["70"]["victim"], rows["70"]["source"]) == ("killed", "people", "villagers")


@pytest.mark.parametrize("mark", [":", " -", " –"])
def test_the_numbers_after_a_colon_are_parts_of_the_total_before_it(mark):
    rows = read(f"Storms killed 33 people in the province{mark} 21 in Orlo, eight in Tarn and four in Brask.")
    assert [row["figure"] for row in rows if row.get("part_of") == "14-16"] == ["21", "eight", "four"]


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("A man and a woman were killed.", [("A man and a woman", 2)]),
        ("A man and his wife were killed.", [("A man and his wife", 2)]),
        ("The raid killed a judge and a clerk.", [("a judge and a clerk", 2)]),
        ("A man, a woman and a child were killed.", [("A man, a woman and a child", 3)]),
        ("A couple died in the fire.", [("A couple", 2)]),
        ("A couple and their child died.", [("A couple and their child", 3)]),
        ("A mother and son were killed.", [("A mother and son", 2)]),
        ("A husband and father was killed.", [("A", 1)]),
        ("A nurse and mother of two was killed.", [("A", 1)]),
        ("A soldier was killed.", [("A", 1)]),
        ("A man and two children were killed.", [("A", 1), ("two", 2)]),
        ("The raid killed a teacher and her pupils.", []),
        ("The raid killed a man or a woman.", []),
        ("The dead include a man and a woman.", []),
        ("A 7-year-old girl and two men aged 40 and 62 were killed.", [("A", 1), ("two", 2)]),
        ("Three boys aged 4, 7 and 12 drowned.", [("Three", 3)]),
        ("A man, 40, and a woman, 38, were killed.", []),
        ("Some 60 people died, half of them children.", [("60", 60)]),
        ("A third of the villagers were killed.", []),
    ],
)
def test_people_named_one_by_one_are_counted_together(sentence, expected):
    assert [(row["figure"], row["value"]) for row in read(sentence) if row["kind"] == "killed"] == expected


@pytest.mark.parametrize(
    "sentence, victim",
    [
        ("The raid killed 40 women and children.", "women and children"),
        ("At least 108 men, women and children were killed.", "men, women and children"),
        ("The raid killed 12 soldiers and a driver.", "soldiers"),
        ("The raid killed 12 judges as well as visitors and guards.", "judges"),
        ("The raid killed 12 soldiers and 9 drivers.", "soldiers"),
        ("The raid killed 12 soldiers and rebels fled.", "soldiers"),
        ("The raid killed 12 soldiers and wounded nine drivers.", "soldiers"),
    ],
)
def test_those_counted_by_one_number_are_named_whole(sentence, victim):
    assert next(row["victim"] for row in read(sentence) if row["kind"] == "killed") == victim


@pytest.mark.parametrize(
    "sentence, beside",
    [
        ("Ada Tolv and 12 others were killed.", True),
        ("The mayor and three guards were killed.", True),
        ("The raid killed 40 women and children.", False),
        ("The raid killed 40 people.", False),
    ],
)
def test_the_rule_says_that_others_were_harmed_beside_those_counted(sentence, beside):
    row = next(row for row in read(sentence) if row["kind"] == "killed")
    assert ("beside others" in row["rule"]) == beside


# ── who and since when ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sentence, column, expected",
    [
        ("Harland troops have killed 40 villagers.", "perpetrator", "Harland troops"),
        ("Forty villagers were killed by masked gunmen.", "perpetrator", "masked gunmen"),
        ("A car bomb killed 40 villagers.", "perpetrator", None),
        ("It killed 40 villagers.", "perpetrator", None),
        ("The mayor condemned the attack on a charity, which killed 40 villagers.", "perpetrator", None),
        ("Forty villagers were killed by army shelling.", "perpetrator", None),
        ("Heavy clashes killed 40 villagers.", "perpetrator", None),
        (
            "The Lake Observatory said the blast injured 12 people, including two guards, and killed more than 200.",
            "perpetrator",
            None,
        ),
        ("Harland: Suicide bombings in Norvale kill dozens", "perpetrator", None),
        ("Harland troops have killed 40 villagers.", "victim", "villagers"),
        ("The raid left 15 dead.", "victim", None),
        ("According to UN estimates, 40 villagers have been killed.", "source", "UN"),
        ("The Lake Observatory said 40 villagers had been killed.", "source", "The Lake Observatory"),
        ("He said 40 villagers had been killed.", "source", None),
        ("Recalling a war that has left 900 dead, the envoy said it must end.", "source", None),
    ],
)
def test_the_scope_of_a_count_is_taken_from_the_words(sentence, column, expected):
    row = next(row for row in read(sentence) if row["kind"] == "killed")
    assert row.get(column) == expected


@pytest.mark.parametrize(
    "sentence, figure, doubted",
    [
        ("As many as 200 people may have been killed, officials said.", "200", True),
        ("Rebels may have killed 40 workers.", "40", True),
        ("Up to 80 miners were feared dead.", "80", True),
        ("Some 66 people feared dead in Orlo", "66", True),
        ("It is feared that 30 villagers were killed.", "30", True),
        ("The quake left 30 dead, and 12 others are presumed dead.", "12", True),
        ("The quake left 30 dead, and 12 others are presumed dead.", "30", False),
        ("The mayor denied that 17 people had died.", "17", True),
        ("The army denied a report that 90 men had died, saying the toll was 34.", "90", True),
        ("The army denied a report that 90 men had died, saying the toll was 34.", "34", False),
        ("The army dismissed reports of 90 deaths.", "90", True),
        ("The army denied that the bomb which killed 12 was its own.", "12", False),
        ("The mayor denied wrongdoing after 12 people were killed.", "12", False),
        ("The king dismissed the minister after the deaths of 12 miners.", "12", False),
        ("About 60 people are believed to have been killed.", "60", False),
        ("Some 12 people were killed and officials fear the toll will rise.", "12", False),
    ],
)
def test_a_harm_feared_possible_or_denied_is_told_as_not_asserted(sentence, figure, doubted):
    row = next(row for row in read(sentence) if row["figure"] == figure)
    assert row["kind"] == "killed"
    assert ("not asserted" in row["rule"]) == doubted
    assert not (doubted and row.get("perpetrator"))


@pytest.mark.parametrize(
    "sentence, start",
    [
        ("Some 900 people have been killed since the revolt began in March 2011.", "2011-03-01"),
        ("Troops have killed 900 people since 15 months of unrest began.", "2011-03-22"),
        ("Some 900 people have been killed since Monday.", "2012-06-18"),
        ("Some 900 people have died in the past two days.", "2012-06-20"),
        ("Some 900 people were killed on Monday.", "2012-06-18"),
    ],
)
def test_a_count_runs_from_a_day(sentence, start):
    row = next(row for row in read(sentence) if row["kind"] == "killed")
    assert row["period_start"] == pd.Timestamp(start)


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops have killed 900 people since 15 months of unrest began.",
        "Some 900 people have been killed since Monday.",
        "Some 900 people have died in the past two days.",
    ],
)
def test_without_a_day_of_publication_no_period_is_guessed(sentence):
    row = next(row for row in read(sentence, published=None) if row["kind"] == "killed")
    assert row.get("period_start") is None


@pytest.mark.parametrize(
    "sentence, starts",
    [
        (
            "The army killed three people on Monday, bringing to 87 those killed since the truce began on 10 April.",
            ["2012-06-18", "2012-04-10"],
        ),
        (
            "At least 14 people were killed on Monday, and more than 500 have died since the siege began on 20 April.",
            ["2012-06-18", "2012-04-20"],
        ),
        (
            "More than 500 have died since the siege began on 20 April, 14 of them on Monday.",
            ["2012-04-20", "2012-06-18"],
        ),
        (
            "Fire killed four people on Monday, bringing to 90 the number of people killed since the truce began on 10 April.",
            ["2012-06-18", "2012-04-10"],
        ),
        ("More than 100 people have been killed in the past week, the mayor said.", ["2012-06-15"]),
        ("Some 24 people were killed in Orlo on Monday and nine in Tarn.", ["2012-06-18", "2012-06-18"]),
        ("Four people died on Monday, raising the toll since March to 90.", ["2012-06-18", "2012-03-01"]),
        ("Rebels killed 12 people in Orlo on Monday and nine on Tuesday.", ["2012-06-18", "2012-06-19"]),
        ("Some 22 people died on Monday and nine on Tuesday.", ["2012-06-18", "2012-06-19"]),
        ("Thirty people were killed in the past two days, seven of them on Monday.", ["2012-06-20", "2012-06-18"]),
        ("Nine people died on Monday, the worst day since 20 April.", ["2012-06-18"]),
        ("Rebels killed two men who had been missing since 20 April.", [None]),
        ("Rebels killed 12 farmers and nine drivers on Monday.", ["2012-06-18", "2012-06-18"]),
    ],
)
def test_a_day_goes_with_the_number_of_its_own_clause(sentence, starts):
    assert [iso(row.get("period_start")) for row in read(sentence) if row["kind"] == "killed"] == starts


def test_since_says_nothing_of_a_count_it_does_not_hang_on():
    (row,) = [row for row in read("The worst attack since March 2011 killed 12 people.") if row["kind"] == "killed"]
    assert row.get("period_start") is None


# ── other kinds ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sentence, figure, kind, unit",
    [
        ("He paid $7.5 million.", "$7.5 million", "money", "USD"),
        ("He paid 800 Chinese yuan.", "800", "money", "CNY"),
        ("He paid €50m.", "€50m", "money", "EUR"),
        ("It fell by 5 percent.", "5 percent", "percent", "percent"),
        ("It fell by 0.9%.", "0.9%", "percent", "percent"),
        ("They talked for two hours.", "two", "duration", "hour"),
        ("The village lies 40 km away.", "40", "quantity", "kilometre"),
        ("A 9-year-old girl sang.", "9", "age", "year"),
        ("Ada Marsh, 64, sang.", "64", "age", "year"),
        ("The camp holds 5,000 people.", "5,000", "quantity", "people"),
        ("The ship carried three repaired boats.", "three", "quantity", None),
    ],
)
def test_money_shares_measures_and_ages(sentence, figure, kind, unit):
    (row,) = read(sentence)
    assert (row["figure"], row["kind"], row.get("unit")) == (figure, kind, unit)


@pytest.mark.parametrize(
    "sentence",
    [
        "He told Channel 24 that talks would resume.",
        "The minister told Norvia 24 TV that talks would resume.",
        "The G20 met in the country's second city.",
        "The phone uses 5G.",
        "It is one of the toughest laws.",
        "One can't have peace without talks.",
        "No one came.",
        "The six-point plan failed.",
        "Call 555-0134 for more.",
        "Westport won 2-0.",
        "The council passed Resolution 12.",
        "Many people came.",
        "A few minutes passed.",
    ],
)
def test_names_and_idioms_are_no_figures(sentence):
    assert counts(sentence) == []


@pytest.mark.parametrize(
    "text, start, end, expected",
    [("a fine of $7.5 million", 11, 22, ("money", "USD", 10, 22)), ("some 40 boats", 5, 7, None)],
)
def test_a_measure_is_what_touches_the_numeral(text, start, end, expected):
    found = measure_of(text, start, end)
    assert (tuple(found[key] for key in ("kind", "unit", "start", "end")) if found else None) == expected


# ── dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("The mayor said on Friday that he would go.", [("Friday", "2012-06-22", "2012-06-22", "statement")]),
        ("The mayor met farmers on Tuesday.", [("Tuesday", "2012-06-19", "2012-06-19", "meeting")]),
        ("The mayor will meet farmers on Tuesday.", [("Tuesday", "2012-06-26", "2012-06-26", "meeting")]),
        ("The mayor will meet farmers next week.", [("next week", "2012-06-25", "2012-07-01", "meeting")]),
        ("The talks will be held in Norvale on June 30.", [("June 30", "2012-06-30", "2012-06-30", "meeting")]),
        ("The mandate expires on 21 July.", [("21 July", "2012-07-21", "2012-07-21", "expiry")]),
        ("The revolt began in March 2011.", [("March 2011", "2011-03-01", "2011-03-31", "start")]),
        ("The talks were initially scheduled for March 7.", [("March 7", "2012-03-07", "2012-03-07", "moved_from")]),
        ("The council moved the talks to March 9.", [("March 9", "2012-03-09", "2012-03-09", "moved_to")]),
        (
            "The talks were moved from 7 to 9 March, she said.",
            [("7", "2012-03-07", "2012-03-07", "moved_from"), ("9 March", "2012-03-09", "2012-03-09", "moved_to")],
        ),
        (
            "Troops must leave by April 10. Guns should fall silent 48 hours later.",
            [
                ("April 10", "2012-04-10", "2012-04-10", "deadline"),
                ("48 hours later", "2012-04-12", "2012-04-12", "deadline"),
            ],
        ),
        ("It ended three days ago.", [("three days ago", "2012-06-19", "2012-06-19", "end")]),
        ("It has raged since last June.", [("last June", "2011-06-01", "2011-06-30", "start")]),
        ("Work has to stop by Monday.", [("Monday", "2012-06-25", "2012-06-25", "deadline")]),
        ("Her mandate runs out on July 21.", [("July 21", "2012-07-21", "2012-07-21", "expiry")]),
        ("The talks had been set for July 7.", [("July 7", "2012-07-07", "2012-07-07", "moved_from")]),
        (
            "The talks were moved from March 28 to the 3rd because of rain.",
            [("March 28", "2012-03-28", "2012-03-28", "moved_from"), ("3rd", "2012-04-03", "2012-04-03", "moved_to")],
        ),
        ("Guests came for dinner on the 9th [of March].", [("9th [of March]", "2012-03-09", "2012-03-09", None)]),
        ("Delegations came on March 7, 8 and 9.", [("March 7, 8 and 9", "2012-03-07", "2012-03-09", None)]),
        (
            "A seat was sought at the conference on Karsk, planned for June 30 in Melport.",
            [("June 30", "2012-06-30", "2012-06-30", "meeting")],
        ),
        ("The road to Karsk, planned for June 30, is late.", [("June 30", "2012-06-30", "2012-06-30", None)]),
        (
            "The talks had been set for July 7. They will be held on July 9.",
            [("July 7", "2012-07-07", "2012-07-07", "moved_from"), ("July 9", "2012-07-09", "2012-07-09", "moved_to")],
        ),
        (
            "The talks that had been set for July 7 were called off. The fair begins on July 20.",
            [("July 7", "2012-07-07", "2012-07-07", "moved_from"), ("July 20", "2012-07-20", "2012-07-20", "start")],
        ),
        # a floor, a brigade, a day of no month told
        ("On March 7 she left the 9th floor for the 15th Brigade.", [("March 7", "2012-03-07", "2012-03-07", None)]),
        ("He met them on the 9th.", []),
    ],
)
def test_dates_are_resolved_against_the_day_of_publication(sentence, expected):
    assert days(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor spoke on Friday.",
        "The mayor spoke on 10 April.",
        "The mayor will speak next week.",
        "The mayor spoke today.",
    ],
)
def test_without_a_day_of_publication_no_date_is_guessed(sentence):
    ((_, first, last, _),) = days(sentence, published=None)
    assert (first, last) == (None, None)


@pytest.mark.parametrize("sentence", ["It has raged since last May 31st or so.", "The mayor spoke on 31 June."])
def test_a_day_that_is_not_there_is_not_made_up(sentence):
    assert all(first is None or last >= first for _, first, last, _ in days(sentence))


@pytest.mark.parametrize(
    "number, unit, expected", [(15, "month", "2011-03-22"), (2, "week", "2012-06-08"), (48, "hour", "2012-06-20")]
)
def test_counting_back_from_a_day(number, unit, expected):
    assert back_from(pd.Timestamp(FRIDAY), number, unit) == pd.Timestamp(expected)


# ── the table ───────────────────────────────────────────────────────────────────────────────────────────────────────────

TEXT = "The mayor said: “They killed 40 of us.” On Monday 12 houses burned, and about 300 people fled."


def test_a_figure_belongs_to_the_quotation_it_stands_in_and_to_no_other():
    quote = dict(quote_id="q", start=TEXT.index("They"), end=TEXT.index("us.”") + 3)
    by_figure = {row["figure"]: row["quote_id"] for row in read(TEXT, quotes=[quote])}
    assert (by_figure["40"], by_figure["12"]) == ("q", None)


def test_quotes_given_as_a_table_are_used():
    articles = to_articles([dict(article_id="a", text=TEXT)])
    quotes = pd.DataFrame([dict(quote_id="mine", article_id="a", start=16, end=38, kind="direct")])
    table = extract_figures(articles, quotes=quotes)
    assert table.set_index("figure").quote_id["40"] == "mine"


def test_a_part_points_at_the_id_of_its_total():
    table = extract_figures(
        to_articles([dict(article_id="a", text="The fire killed 15 villagers, including four children.")])
    )
    assert table.part_of.dropna().tolist() == table.figure_id[table.figure == "15"].tolist()


def test_no_articles_give_an_empty_table_with_all_columns():
    table = extract_figures(to_articles([]))
    assert len(table) == 0
    assert list(TABLES["figures"]) == list(table.columns)[: len(TABLES["figures"])]
    assert {column: str(dtype) for column, dtype in table.dtypes.items()}["value"] == "Float64"


def test_the_order_of_articles_changes_nothing():
    rows = [
        dict(article_id=key, text=text, published=FRIDAY) for key, text in (("a", TEXT), ("b", "Nine died on Sunday."))
    ]
    one, other = (extract_figures(to_articles(order)) for order in (rows, rows[::-1]))
    pd.testing.assert_frame_equal(one, other.sort_values(["article_id", "start"], ignore_index=True))


PIECES = st.sampled_from(
    "40 , . killed wounded people more than dozens of one no the $ 5 % - – to and between 10 12 [March] 9 May 2012 Friday next week 48 hours "
    "later ( ) “ ” \n a man was since UN according said 1/16 .5 7.5m 31 June 0 first 0 30:99 minus ^ é 10,000".split(
        " "
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_rows_that_stand_in_it_and_bounds_in_order(text):
    for row in figures_in(load_nlp()(text), published=pd.Timestamp(FRIDAY)):
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert text[row["start"] : row["end"]].strip() == text[row["start"] : row["end"]]
        low, high, value = row.get("low"), row.get("high"), row.get("value")
        assert low is None or high is None or low <= high
        assert value is None or (low is None or low <= value) and (high is None or value <= high)
        assert row["rule"]


@pytest.mark.parametrize(
    "sentence, days",
    [
        ("The council has moved the talks to March 9.", [("moved_to", "2031-03-09")]),
        ("The talks were moved from March 7 to March 9.", [("moved_from", "2031-03-07"), ("moved_to", "2031-03-09")]),
        ("The talks were moved to Monday.", [("moved_to", "2031-03-03")]),
    ],
)
def test_what_was_moved_still_lies_ahead(sentence, days):
    rows = extract_figures(to_articles([{"text": sentence, "published": "2031-03-01"}]))
    assert [(row.role, f"{row.date_start:%Y-%m-%d}") for row in rows.itertuples()] == days


@pytest.mark.parametrize(
    "sentence, source",
    [
        ("About 120 people have died in Karsk, the UN estimates, since the revolt began.", "the UN"),
        ("By UN estimates, 120 people were killed in Karsk.", "UN"),
        ("At least 120 people were killed, the ministry said.", "the ministry"),
        ("About 120 people have died in Karsk, it is feared.", None),
        ("By Monday, 120 people were killed in Karsk.", None),
        ("Some 120 people were killed by rebels.", None),
        ("The Red Cross put the toll at 56.", "The Red Cross"),
        ("A rights group has put the death toll of the raid on Orlo at 28.", "A rights group"),
        ("The monitor raised its toll to 45.", "The monitor"),
        ("The discovery raised the toll to 45.", None),
        ("Karsk, Norvale: The Lake-run Health Ministry in Norvale says at least 500 people have been killed.", None),
        ("The watchdog Harland Rights Watch on Wednesday put the death toll at 28.", "The watchdog"),
        (
            "The head of the Norvale-based Lake Observatory said at least 20 were killed.",
            "The head of the Norvale-based Lake Observatory",
        ),
        ("The Peoples’ Harbour Party (PHP) claimed the toll was 128.", "The Peoples’ Harbour Party"),
        ("Two ministers said 12 people were killed.", "Two ministers"),
        ("The blast put the toll at 45.", None),
    ],
)
def test_who_counted_may_stand_beside_the_sentence(sentence, source):
    (row,) = extract_figures(to_articles([{"text": sentence}])).query("kind == 'killed'").itertuples()
    assert (row.source if isinstance(row.source, str) else None) == source


@pytest.mark.parametrize(
    "sentence, doers",
    [
        ("Thirteen sailors, among them five children, drowned off Velm on Friday.", [None, None]),
        ("The crew of nine drowned six sailors.", [None]),
        ("The mayor buried his two sons, killed by a mine.", [None]),
        ("Forty people, among them nine students killed in a shop, were buried on Friday.", [None, None]),
        ("A clip posted online shows rebels killing 30 soldiers.", ["rebels"]),
        ("A bomber killed himself and five policemen.", ["A bomber"]),
        ("Twelve guards and a driver killed five men.", ["Twelve guards and a driver"]),
        ("The army, which mourned two men, killed nine rebels.", ["The army"]),
        ("Twelve villagers, 10 of them women, were killed by soldiers.", ["soldiers", "soldiers"]),
    ],
)
def test_a_doer_is_never_one_of_the_counted_nor_the_subject_of_what_needs_no_doer(sentence, doers):
    assert [row.get("perpetrator") for row in read(sentence) if row["kind"] == "killed"] == doers


@pytest.mark.parametrize(
    "sentence, sources",
    [
        (
            "The council says at least 300 people have drowned; villagers say 450 people have drowned.",
            ["The council", "villagers"],
        ),
        ("The council says at least 300 people have drowned; villagers say 450.", ["The council"]),
        (
            "The storm left 60 sailors dead, the Lake Observatory says; the government says 120 were killed.",
            ["the Lake Observatory", "the government"],
        ),
        ("The storm left 60 sailors dead; the government says 120 were killed.", [None, "the government"]),
        ("Doctors say 12 people died, but the mayor says nothing.", ["Doctors"]),
        ("The mayor says nothing, but 12 people died, while activists wait.", [None]),
        ("Some 12 people died, while the mayor says nothing.", [None]),
        (
            "Police said 12 people were killed, contradicting the Harbour Cross, which said 15 had died.",
            ["Police", "the Harbour Cross"],
        ),
        ("According to police 12 people died, and 30 were killed according to doctors.", ["police", "doctors"]),
        (
            "Twelve died in Orlo, according to police, and 30 were killed in Tarn, according to doctors.",
            ["police", "doctors"],
        ),
        ("A count by the Lake Agency shows 110 people died, above the official toll of 76.", ["the Lake Agency", None]),
        (
            "Mudslides killed 112 people, a charity said, disputing the ministry's toll of 84.",
            ["a charity", "the ministry"],
        ),
    ],
)
def test_a_counter_is_never_looked_for_across_the_break_between_two_counts(sentence, sources):
    found = [row.get("source") for row in read(sentence) if row["kind"] == "killed"]
    assert found[: len(sources)] == sources


@pytest.mark.parametrize(
    "sentence, source",
    [
        ("The heatwave has claimed 68 lives.", None),
        ("The heatwave has claimed 68 lives, the ministry said.", "the ministry"),
        ("A video shows 30 people were killed.", None),
        ("Correction: An earlier version of this story said 30 people had been killed.", None),
        ("19:10 Hospital sources say 28 people have died.", "Hospital sources"),
        ("The ministry revised down the toll to 31.", "The ministry"),
        ("The army denied a report, saying the toll was 34.", "The army"),
        ("The governor's office cut the death toll to 123.", "The governor's office"),
        ("A landslide raised the death toll to 123.", None),
        ("Divers found five bodies, raising the toll to 77.", None),
        ("A storm hit Velm, claiming the lives of 29 and injuring 60, the governor said.", "the governor"),
        ("Two bombs went off in Orlo, killing 12 people, the mayor said.", "the mayor"),
        ("The toll has climbed to 68, the ministry said after a meeting.", "the ministry"),
        ("The ministry said on Friday that the toll had gone up to 68.", "The ministry"),
        ("At least 112 people had died, Helpers Abroad, an aid group, said.", "Helpers Abroad"),
    ],
)
def test_only_what_can_count_has_counted(sentence, source):
    assert next(row.get("source") for row in read(sentence) if row["kind"] == "killed") == source


@pytest.mark.parametrize(
    "sentence, figures", [("One of the main points is peace.", []), ("One of the students left.", ["One"])]
)
def test_one_of_many_things_is_no_count(sentence, figures):
    assert extract_figures(to_articles([{"text": sentence}])).figure.tolist() == figures
