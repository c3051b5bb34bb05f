"""Which invented articles report one event, what their ids are, and which are reprints."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from toolkit import align_claims, find_coverage, group_events, to_articles
from toolkit.events import average_linkage, likeness
from toolkit.schema import conform

TALKS = (
    "Envoy Odrin Vask arrived in Melport on Friday for talks with Prime Minister Lenna Torv on the Karsk ceasefire. "
    "Vask said that both armies must leave the Karsk valley. Torv had asked for observers at the Ilmen bridge."
)
TALKS_AGAIN = (
    "The Karsk ceasefire was the subject as Prime Minister Lenna Torv received envoy Odrin Vask in Melport. Observers "
    "should watch the Ilmen bridge, she told him, once the armies are out of the Karsk valley."
)
FIRE = (
    "A fire destroyed a timber warehouse in the harbour of Tarnby overnight. Sixty firefighters came from three towns. "
    "The owner, Holm & Sons, puts the damage at two million crowns."
)
FIRE_AGAIN = (
    "Firefighters from three towns could not save the timber warehouse of Holm & Sons in Tarnby harbour, which burnt "
    "down overnight. No one was hurt in the fire."
)
NEXT_ROUND = (
    "Envoy Odrin Vask is back in Melport: a second round of talks with Prime Minister Lenna Torv opened on Monday. On "
    "the table is an exchange of prisoners and the reopening of the railway to Sund, not the ceasefire."
)


NEXT_ROUND_AGAIN = (
    "Lenna Torv and envoy Odrin Vask began their second round of talks in Melport on Monday with prisoners to be "
    "exchanged and a railway to Sund to be reopened; the Karsk ceasefire waits."
)


def grouped(*rows):
    """Event ids of (article_id, published, text)."""
    articles = to_articles([dict(article_id=a, published=day, text=text) for a, day, text in rows])
    return dict(zip(articles.article_id, group_events(articles).event_id, strict=True))


@pytest.mark.parametrize("day", ["2031-05-02", None])
def test_two_events_of_one_day_keep_apart(day):
    ids = grouped(("a", day, TALKS), ("b", day, FIRE), ("c", day, TALKS_AGAIN), ("d", day, FIRE_AGAIN))
    assert ids["a"] == ids["c"] != ids["b"] == ids["d"]


def test_the_day_before_is_the_same_event_and_the_next_round_another():
    ids = grouped(("a", "2031-05-02", TALKS), ("b", "2031-05-03", TALKS_AGAIN), ("c", "2031-07-09", NEXT_ROUND))
    assert ids["a"] == ids["b"] != ids["c"]


MONITORS, STATE_MEDIA, ACTIVISTS = (
    "Shelling of Velm kills 33, monitors say. At least 33 people died when shells hit the covered market of Velm on Friday, a monitoring group said, calling it the heaviest fire on the town this spring.",
    "Terrorists' mortars fell on Velm on Friday, the state agency reported. An official source in the governorate told the agency that a number of citizens were martyred and shops in the market were damaged.",
    "Our correspondent counted 44 martyrs in the market of Velm, among them seven children. The field hospital is out of blood.",
)


def test_a_few_short_reports_laid_together_are_of_one_event_though_each_side_tells_it_in_its_own_words():
    ids = grouped(
        *[(name, "2031-05-02", text) for name, text in zip("abc", (MONITORS, STATE_MEDIA, ACTIVISTS), strict=True)]
    )
    assert len(set(ids.values())) == 1
    ids = grouped(("a", "2031-05-02", MONITORS), ("b", "2031-05-02", FIRE), ("c", "2031-05-02", TALKS))
    assert len(set(ids.values())) == 3


def test_an_article_alone_is_an_event_named_by_its_day():
    assert grouped(("x", "2031-05-02", FIRE)) == {"x": "2031-05-02-x"}
    assert grouped(("x", None, FIRE)) == {"x": "undated-x"}


def test_texts_with_nothing_in_common_or_nothing_at_all_are_events_of_their_own():
    ids = grouped(("a", None, "the of and"), ("b", None, "12 34"), ("c", None, "…"), ("d", None, TALKS))
    assert len(set(ids.values())) == 4


def test_given_event_ids_stay_and_draw_others():
    articles = to_articles(
        [
            dict(article_id="a", event_id="karsk", published="2031-05-02", text=TALKS),
            dict(article_id="b", event_id="other desk's name", published="2031-05-02", text=TALKS_AGAIN),
            dict(article_id="c", published="2031-05-02", text=TALKS_AGAIN.replace("once", "when")),
        ]
    )
    assert group_events(articles).event_id.tolist() == ["karsk", "other desk's name", "other desk's name"]


def test_ids_do_not_hang_on_the_order_of_rows():
    rows = [("a", "2031-05-02", TALKS), ("b", "2031-05-02", FIRE), ("c", "2031-05-03", TALKS_AGAIN)]
    assert grouped(*rows) == grouped(*reversed(rows))


LONG = " ".join([TALKS, FIRE, NEXT_ROUND])


@pytest.mark.parametrize(
    "copy, reprint",
    [
        (LONG, True),
        (LONG.replace("Friday", "Fri.").replace("Monday", "Mon."), True),  # a desk's small edits
        (LONG + " The Gazette's own correspondent adds that rain is expected.", True),
        (LONG[: len(LONG) * 2 // 3], True),  # cut from the end
        (" ".join([TALKS, TALKS_AGAIN, NEXT_ROUND[:60]]), False),
        (TALKS_AGAIN, False),
    ],
)
def test_reprints_name_their_original(copy, reprint):
    articles = to_articles(
        [
            dict(article_id="wire", published="2031-05-02", text=LONG),
            dict(article_id="paper", published="2031-05-03", text=copy),
        ]
    )
    found = group_events(articles).set_index("article_id").reprint_of
    assert pd.isna(found["wire"])
    assert found.fillna("")["paper"] == ("wire" if reprint else "")


def test_three_papers_reprint_one_original_and_not_each_other():
    articles = to_articles([dict(article_id=a, published="2031-05-02", text=LONG) for a in "cba"])
    assert group_events(articles).set_index("article_id").reprint_of.fillna("").to_dict() == {
        "a": "",
        "b": "a",
        "c": "a",
    }


def test_a_wire_story_in_a_hundred_papers_stays_small():
    papers = [dict(article_id=f"p{i:02}", outlet=f"Paper {i}", published="2031-05-03", text=f"{LONG} Paper {i}.")
              for i in range(100)]  # fmt: skip
    others = [
        dict(article_id=f"q{i}", published="2031-05-02", text=text)
        for i, text in enumerate([TALKS_AGAIN, NEXT_ROUND_AGAIN])
    ]
    grouped = group_events(to_articles(papers + others)).set_index("article_id")
    assert grouped.reprint_of.notna().sum() == 99
    assert set(grouped.reprint_of.dropna()) == {"p00"}
    assert grouped.event_id.nunique() == 1
    claims = align_claims(grouped.reset_index())
    assert set(claims.article_id) == {"p00", "q0", "q1"}
    assert len(find_coverage(claims, grouped.reset_index())) == 3 * claims.claim_id.nunique()


def test_copies_do_not_pull_two_events_together_or_apart():
    """A story counts once in the mean likeness of its event, whoever else prints it."""
    rows = [("a", "2031-05-02", TALKS), ("b", "2031-05-02", FIRE), ("c", "2031-05-02", TALKS_AGAIN)]
    copies = [(f"z{i}", "2031-05-02", LONG) for i in range(9)]
    apart = grouped(*rows, copies[0])
    together = grouped(*rows, *copies)
    assert {a: together[a] for a in apart} == apart


def test_a_copy_with_the_day_it_was_scraped_is_still_a_copy():
    articles = to_articles([dict(article_id="wire", published="2031-05-02", text=LONG),
                            dict(article_id="scraped", published="2033-01-01", text=LONG)])  # fmt: skip
    found = group_events(articles).set_index("article_id")
    assert found.reprint_of["scraped"] == "wire" and found.event_id.nunique() == 1


def test_copies_given_two_events_stay_apart_and_a_given_event_reaches_its_original():
    rows = [dict(article_id="a", event_id="x", text=LONG), dict(article_id="b", event_id="y", text=LONG)]
    found = group_events(to_articles(rows))
    assert found.event_id.tolist() == ["x", "y"] and found.reprint_of.isna().all()
    rows = [dict(article_id="a", published="2031-05-02", text=LONG), dict(article_id="b", event_id="y", text=LONG)]
    found = group_events(to_articles(rows))
    assert found.event_id.tolist() == ["y", "y"] and found.reprint_of.fillna("").tolist() == ["", "a"]


@pytest.mark.parametrize("pairs, groups", [
    ({(0, 1): 0.5, (1, 2): 0.1}, [{0, 1}, {2}]),
    ({(0, 1): 0.5, (1, 2): 0.4, (0, 2): 0.0}, [{0, 1, 2}]),  # mean 0.2
    ({(0, 1): 0.5, (1, 2): 0.2}, [{0, 1}, {2}]),  # mean 0.1
    ({(0, 1): 0.9, (2, 3): 0.8, (0, 2): 0.2, (1, 3): 0.2, (0, 3): 0.2}, [{0, 1, 2, 3}]),  # mean 0.15
    ({(0, 1): 0.9, (2, 3): 0.8, (0, 2): 0.5}, [{0, 1}, {2, 3}]),  # mean 0.125
])  # fmt: skip
def test_groups_join_by_their_mean_likeness(pairs, groups):
    size = 1 + max(max(pair) for pair in pairs)
    near = np.zeros((size, size))
    for (i, j), value in pairs.items():
        near[i, j] = near[j, i] = value
    found = average_linkage(sparse.csr_matrix(near), 0.14)
    assert sorted(({i for i in range(size) if found[i] == label} for label in set(found)), key=min) == groups


def test_no_articles_no_events_and_nothing_changes_in_place():
    empty = group_events(conform([], "articles"))
    assert empty.empty and empty.event_id.dtype == "string"
    articles = to_articles([dict(article_id="a", text=TALKS)])
    group_events(articles)
    assert articles.event_id.isna().all()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([TALKS, TALKS_AGAIN, FIRE, FIRE_AGAIN, "", "x", "Õ ß 3"]), max_size=7), st.randoms())
def test_every_article_has_an_event_whatever_the_order(texts, random):
    rows = [(str(i), None, text) for i, text in enumerate(texts)]
    ids = grouped(*rows) if rows else {}
    random.shuffle(rows)
    assert ids == (grouped(*rows) if rows else {})
    assert all(isinstance(event, str) and event for event in ids.values())


def test_a_town_is_one_however_it_is_transliterated():
    """Nothing else of note is shared: the names alone, each desk in its own spelling, make the two one event."""
    rows = [("a", "2031-05-02", "Shells fell on Zeynarabad; Colonel Tawfiq Mehrani said two were hurt."),
            ("b", "2031-05-02", "Gunners hit Zainarabad, wounding a pair, according to Col. Toufik Mihrani."),
            ("c", "2031-05-02", "A shell landed in Dornholm; nobody was hurt, Captain Odrin Vask told reporters.")]  # fmt: skip
    ids = grouped(*rows)
    assert ids["a"] == ids["b"] != ids["c"]


def test_a_report_under_the_day_it_was_scraped_is_grouped_by_its_own_date_line():
    rows = dict(
        dated=("2033-01-01", f"3 May 2031\n\n{NEXT_ROUND}"),  # the line tells the day
        bare=("2033-01-01", NEXT_ROUND),  # another round, two years on
        printed=("2031-05-03", f"1 January 2033\n\n{NEXT_ROUND}"),  # the line is the day the page was printed
    )
    joined = {
        name: len(set(grouped(("a", "2031-05-02", TALKS), (name, *row)).values())) == 1 for name, row in rows.items()
    }
    assert joined == dict(dated=True, bare=False, printed=True)


TALKS_TOLD_SHORT = (
    "Soon somebody may watch the Ilmen bridge. Lenna Torv wants it, and Odrin Vask is not against: both must be "
    "out of the Karsk valley before harvest, he told local radio after the talks, and left for a week of rest."
)
ELSEWHERE = [
    "The orchestra of Sund opened its season with two symphonies by Lund; the hall was sold out.",
    "Rain flooded the lower streets of Varn. Pumps ran all night, and the schools stay shut until Thursday.",
    "Striking ferry crews and the port of Ostby signed a wage agreement until spring.",
    "The central bank of Morland left its rate at four per cent and expects prices to rise more slowly.",
    FIRE,
]


@pytest.mark.parametrize("day", ["2033-01-01", "2031-02-05", "2031-05-20"])  # scraped, day for month, late
def test_a_lone_article_of_another_day_whose_words_are_those_of_an_event_belongs_to_it(day):
    event = ("a", "2031-05-02", TALKS), ("b", "2031-05-02", TALKS_AGAIN), ("c", day, TALKS_TOLD_SHORT)
    others = [(f"e{i}", "2031-05-02", text) for i, text in enumerate(ELSEWHERE)]
    ids = grouped(*event, *others)
    assert ids["a"] == ids["b"] == ids["c"] == "2031-05-02-a" and len(set(ids.values())) == 6
    ids = grouped(*event, *others[1:])
    assert ids["a"] == ids["b"] != ids["c"]  # too few others to tell what likeness is usual here


def test_of_two_alone_nobody_can_tell_whether_it_happened_twice():
    ids = grouped(("a", "2031-05-02", TALKS), ("b", "2033-01-01", TALKS_TOLD_SHORT))
    assert ids["a"] != ids["b"]


def test_a_day_that_another_article_bears_out_is_believed():
    ids = grouped(("a", "2031-05-02", TALKS), ("b", "2031-05-02", TALKS_AGAIN), ("c", "2031-05-03", TALKS_TOLD_SHORT),
                  ("x", "2031-07-09", NEXT_ROUND), ("y", "2031-07-09", NEXT_ROUND_AGAIN))  # fmt: skip
    assert ids["a"] == ids["b"] == ids["c"] != ids["x"] == ids["y"]


def test_a_given_event_is_not_left_for_another():
    rows = [dict(article_id=a, published=day, text=text, event_id=event) for a, day, text, event in (
        ("a", "2031-05-02", TALKS, None), ("b", "2031-05-02", TALKS_AGAIN, None),
        ("c", "2033-01-01", TALKS_TOLD_SHORT, "desk's own"),
        *((f"e{i}", "2031-05-02", text, None) for i, text in enumerate(ELSEWHERE)))]  # fmt: skip
    assert group_events(to_articles(rows)).event_id.tolist()[:3] == ["2031-05-02-a", "2031-05-02-a", "desk's own"]


ROUNDS = [
    "Envoy Odrin Vask and Lenna Torv spoke for an hour in Melport on grain quotas, which the Karsk millers refuse.",
    "Mines along the Karsk road kept Lenna Torv and Odrin Vask at the table in Melport until midnight.",
    "Teachers' pay in the Karsk valley divided envoy Odrin Vask from Prime Minister Lenna Torv when they met again.",
    "A census is what Prime Minister Lenna Torv offered; Odrin Vask left Melport for Karsk without an answer.",
    "Lenna Torv flew to the Karsk pipeline with envoy Odrin Vask, whose staff counted nine leaks from Melport on.",
]


def test_in_a_quarrel_whose_reports_all_share_their_names_a_day_is_believed():
    """Rounds of the same talks, one of them told twice: another told alone is no late report of that one."""
    ids = grouped(("a", "2031-01-02", TALKS), ("b", "2031-01-02", TALKS_AGAIN), ("c", "2031-02-20", TALKS_TOLD_SHORT),
                  *((f"r{month}", f"2031-{month:02}-02", text) for month, text in enumerate(ROUNDS, 2)))  # fmt: skip
    assert ids["a"] == ids["b"] and len(set(ids.values())) == 2 + len(ROUNDS)


def test_what_others_hold_at_other_times_makes_two_reports_of_one_raid_no_less_alike():
    news, war = (
        ["tolvar", "grennic", "ashbur", "melforn", "orlech"],
        [f"zorv{a}{b}" for a in "abcdefgh" for b in "klmnrstv"],
    )
    texts = [news + war[i * 20 : i * 20 + 20] for i in range(2)] + [
        war[i : i + 12] + [f"qualv{i}"] * 3 for i in range(50)
    ]
    of_one_week, of_years = (np.r_[0.0, 0.0, np.arange(1, 51) * step] for step in (0.1, 60.0))
    assert likeness(texts, of_years)[0, 1] > 1.01 * likeness(texts, of_one_week)[0, 1]
