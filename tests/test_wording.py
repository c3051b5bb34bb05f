"""Wording: shares of names and of reporting verbs with their intervals, and distinctive words that are no chance."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.schema import conform
from toolkit.voices import voices_of
from toolkit.wording import distinctive, share_cues, share_labels, wilson
from toolkit.wording.shares import effective_size
from toolkit.wording.styles import folded

# ── intervals ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "times, of, low, high",  # by hand from (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n) with z² = 3.841
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
        (15, 40, 0.2422, 0.5297),
    ],
)
def test_wilsons_interval(times, of, low, high):
    assert wilson(times, of) == pytest.approx((low, high), abs=2e-4)


@given(st.integers(1, 200).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_its_share_and_mirrors(counts):
    times, of = counts
    low, high = wilson(times, of)
    assert 0 <= low <= times / of + 1e-9 and times / of - 1e-9 <= high <= 1
    assert wilson(of - times, of) == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize(
    "times, sizes, effective",
    [
        ([3, 0], [3, 3], 1.0),  # design effect 6: the articles disagree wholly
        ([1, 1, 1], [2, 2, 2], 6.0),  # the articles are alike: every mention counts
        ([2, 0, 1, 1], [2, 2, 2, 2], 6.0),  # between articles 4/3 · 2/64 = 1/24, by mention .25/8 = 1/32: 8 / (4/3)
        ([2, 2, 2], [2, 2, 2], 3.0),  # one name throughout: the articles can tell no effect
        ([2], [5], 1.0),
    ],
)
def test_mentions_within_an_article_are_no_choices_made_anew(times, sizes, effective):
    assert effective_size(times, sizes) == pytest.approx(effective)


# ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

ARTICLES = tk.to_articles(
    [
        dict(article_id=i, outlet=o, text="x" * 60)
        for i, o in (("a", "The Gazette"), ("b", "The Gazette"), ("c", "Post"))
    ]
)


def names(*rows, kind=None):
    return conform(
        [
            dict(article_id=a, start=n, end=n + 1, concept=c, label=label, in_quote=bool(kind), quote_kind=kind)
            for n, (a, c, label) in enumerate(rows)
        ],
        "labels",
    )


GOVERNMENT = names(
    *[(a, "government", n) for a, n in zip("aabcc", ["regime", "regime", "government"] * 2, strict=False)]
)


def test_a_share_says_of_how_many_mentions_in_how_many_articles():
    found = share_labels(GOVERNMENT, ARTICLES).set_index(["outlet", "label"])
    gazette = found.loc["The Gazette", "regime"]
    assert (gazette.times, gazette.of, gazette.articles, gazette.effective) == (2, 3, 2, 1.125)
    assert (gazette.low, gazette.high) == pytest.approx(wilson(2 / 3 * 1.125, 1.125))
    assert found.loc["Post", "regime"].share == 1.0 and found.loc["Post", "regime"].articles == 1


def test_one_name_alone_is_no_choice_and_a_spelling_is_no_other_name():
    rows = names(("a", "ceasefire", "ceasefire"), ("c", "ceasefire", "cease-fire"), ("c", "ceasefire", "Ceasefire"))
    assert share_labels(rows, ARTICLES).empty
    assert tk.find_choices(rows).empty


def test_each_voice_is_counted_alone():
    rows = pd.concat([GOVERNMENT, names(("a", "government", "rulers"), ("a", "government", "junta"), kind="direct")])
    assert set(share_labels(rows, ARTICLES, voice="quoted").label) == {"rulers", "junta"}
    assert set(share_labels(rows, ARTICLES).label) == {"regime", "government"}
    assert share_labels(rows, ARTICLES, voice="reported").empty
    with pytest.raises(ValueError, match="choose one of own, reported, quoted"):
        share_labels(rows, ARTICLES, voice="loud")


def test_voices():
    rows = pd.DataFrame({"in_quote": [False, True, True, pd.NA], "quote_kind": [None, "indirect", "direct", None]})
    assert voices_of(rows).tolist() == ["own", "reported", "quoted", "own"]


def test_no_choice_gives_an_empty_table_with_its_columns():
    empty = share_labels(tk.find_choices(conform([], "labels")), ARTICLES)
    assert empty.empty and empty.dtypes["low"] == "Float64" and "concept" in empty


# ── reporting verbs ─────────────────────────────────────────────────────────────────────────────────────────────────────


def said(*rows):
    return conform(
        [
            dict(article_id=a, start=n, end=n + 1, utterance_id=f"u{n}", speaker=s, implies=i)
            | dict(cue="said", level=0)
            | more
            for n, (a, s, i, more) in enumerate((*row, {})[:4] for row in rows)
        ],
        "quotes",
    )


SAID = [("a", "Ada Brook", "neutral"), ("a", "Ada Brook", "claim"), ("b", "Brook", "claim"), ("c", None, "insist")]


def test_what_the_verbs_of_an_outlet_imply():
    found = share_cues(said(*SAID), ARTICLES)
    assert found[["outlet", "implies", "times", "of", "articles"]].values.tolist() == [
        ["Post", "insist", 1, 1, 1],
        ["The Gazette", "claim", 2, 3, 2],
        ["The Gazette", "neutral", 1, 3, 2],
    ]


def test_per_speaker_one_name_is_one_speaker_and_nobody_known_is_left_out():
    found = share_cues(said(*SAID), ARTICLES, by=("outlet", "speaker"))
    assert set(found.speaker) == {"Ada Brook"} and found.times.sum() == 3


@pytest.mark.parametrize(
    "row",
    [("a", "Ada Brook", "claim", dict(level=1)), ("a", "Ada Brook", None), ("a", "Ada Brook", "claim", dict(cue=None))],
    ids=["speech within speech", "nothing known of the verb", "no cue"],
)
def test_what_is_no_choice_of_the_outlet_is_not_counted(row):
    assert share_cues(said(row), ARTICLES).empty


def test_the_pieces_of_an_utterance_count_once():
    rows = said(*SAID[:2])
    assert share_cues(rows.assign(utterance_id="u"), ARTICLES).times.tolist() == [1]


def test_a_grouping_of_another_name_is_refused():
    with pytest.raises(ValueError, match="cannot group by day"):
        share_cues(said(*SAID), ARTICLES, by="day")


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text, words",
    [
        ("Mr. Brook doesn’t organise talks.", ["do", "organise", "talk"]),
        ("Mrs Brook did not organize 12 talks on Friday.", ["do", "not", "on", "organise", "talk"]),
        ("The Gazette learned that Ruritania grew by 3 per cent.", ["by", "grow", "learn", "that"]),
        ("", []),
    ],
)
def test_house_style_names_and_numbers_are_set_aside(text, words):
    found = tk.find_words(tk.to_articles([dict(outlet="The Gazette", text=text or " x")])).word
    assert sorted(set(found) - {"the", "x"}) == words


@pytest.mark.parametrize(
    "one, other",
    [("organise", "organize"), ("labour", "labor"), ("Cease-fire", "ceasefire"), ("adviser", "advisor")],
)
def test_spellings_of_house_style_are_one_word(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize("word", ["size", "prize", "seize", "rise", "truce", "promise"])
def test_other_words_stay_as_they_are(word):
    assert folded(word) == word


def test_words_of_speech_are_told_from_the_outlets_own():
    articles = tk.to_articles([dict(article_id="a", text="Rain fell. “Snow melts,” Ada Brook said.")])
    found = tk.find_words(articles)
    assert voices_of(found)[found.word.isin(["fall", "melt"])].tolist() == ["own", "quoted"]
    places = [articles.text[0][row.start : row.end].lower()[:3] for row in found.itertuples()]
    assert "mel" in places and "fel" in places


def test_log_odds_by_hand():
    # 8 of 10 words here, 2 of 10 there; the prior of 2 words gives one to each of the two words
    odds, z = distinctive.log_odds(np.array([8.0, 2.0]), np.array([10.0, 10.0]), prior=2)
    assert odds[0] == pytest.approx(np.log(9 / 3) - np.log(3 / 9))
    assert z[0] == pytest.approx(odds[0] / np.sqrt(1 / 9 + 1 / 3))
    assert odds[1] == pytest.approx(-odds[0])


# ── distinctive words, on text made by chance ───────────────────────────────────────────────────────────────────────────

EVENTS, VOCABULARY, LENGTH = 10, 120, 150


def corpus(seed, style=0.0):
    """(words, articles) of three outlets. Each event has its topic and each article its own drift; outlet "war" writes
    two of three articles on the even events, so that topic passes for style where events are not held apart. `style` is
    the share of its words that "war" gives to word 0."""
    random = np.random.default_rng(seed)
    base = 1 / (np.arange(VOCABULARY) + 5)
    topics = random.dirichlet(base / base.sum() * 60, 2)
    rows, articles = [], []
    for event in range(EVENTS):
        topic = random.dirichlet(topics[event % 2] * 200)
        for n, outlet in enumerate(["war", "war", "two"] if event % 2 == 0 else ["war", "two", "three"]):
            article_id, odds = f"{event}-{n}", random.dirichlet(topic * 80 + 1e-9)
            if outlet == "war":
                odds = (1 - style) * odds + style * (np.arange(VOCABULARY) == 0)
            articles.append(dict(article_id=article_id, event_id=str(event), outlet=outlet, text="x"))
            rows += [(article_id, f"w{w}") for w in random.choice(VOCABULARY, LENGTH, p=odds)]
    words = pd.DataFrame(rows, columns=["article_id", "word"]).assign(in_quote=False, quote_kind=None)
    return words.assign(item_id="i"), tk.to_articles(articles)


@pytest.fixture(scope="module")
def by_chance():
    """What is found in 40 corpora in which no outlet has a style."""
    made = [corpus(seed) for seed in range(40)]
    return [tk.find_distinctive(*one, draws=199, seed=seed) for seed, one in enumerate(made)]


def test_dealing_within_events_keeps_false_positives_at_the_nominal_level(by_chance):
    single = np.mean([(found.chance <= 0.05).mean() for found in by_chance])
    assert 0.02 <= single <= 0.07
    lists = [(part.chance_any <= 0.05).any() for found in by_chance for _, part in found.groupby("outlet")]
    assert len(lists) == 120
    assert np.mean(lists) <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / len(lists))


def test_without_it_most_of_what_looks_significant_is_chance(by_chance):
    war = pd.concat([found[found.outlet == "war"] for found in by_chance])
    assert (war.z.abs() > 1.96).mean() > 4 * 0.05


def test_a_style_is_found_and_nothing_else_is():
    words, articles = corpus(7, style=0.15)
    found = tk.find_distinctive(words, articles)
    told = found[found.chance_any <= 0.05]
    assert told[told.outlet == "war"].word.tolist() == ["w0"]
    assert told[told.outlet == "war"].log_odds.iloc[0] > 0
    assert set(told.word) == {"w0"}


def test_the_order_of_articles_and_words_changes_nothing():
    words, articles = corpus(1)
    turned = tk.find_distinctive(words[::-1], articles[::-1].reset_index(drop=True), draws=99)
    pd.testing.assert_frame_equal(turned, tk.find_distinctive(words, articles, draws=99))


# ── refusals ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def few(*outlets_of_events):
    rows = [
        dict(article_id=f"{e}-{n}", event_id=str(e), outlet=outlet, text="x")
        for e, outlets in enumerate(outlets_of_events)
        for n, outlet in enumerate(outlets)
    ]
    articles = tk.to_articles(rows)
    words = pd.DataFrame(
        [dict(article_id=i, word="w", in_quote=False, quote_kind=None, item_id="i") for i in articles.article_id]
    )
    return tk.find_distinctive(words, articles)


@pytest.mark.parametrize(
    "events, why",
    [
        (["AB", "AB", "AB", "AB"], "4 articles on events that other outlets tell too; 5 are needed"),
        (["A"] * 9 + ["AB"], "1 article on events that other outlets tell too; 5 are needed"),
        (["AB"] * 5, "its articles can be exchanged with others in 32 ways only; 40 are needed"),
        (["AAB"] * 9, "too few words stand 5 times in 3 articles"),
        (["AAAAAB"], "its articles can be exchanged with others in 6 ways only; 40 are needed"),
    ],
)
def test_too_few_articles_carry_no_claim_and_that_is_said(events, why):
    found = few(*events)
    assert found.empty and found.attrs["too_few"]["A"] == why
    assert found.dtypes["z"] == "Float64"


def test_a_copy_of_the_same_wire_report_is_no_second_witness():
    words, articles = corpus(3)
    copies = articles.assign(reprint_of=articles.article_id.where(articles.outlet == "two").astype("string"))
    told = tk.find_distinctive(words, copies, draws=99)
    assert told.attrs["too_few"]["two"].startswith("0 articles")


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text("AB", min_size=1, max_size=4), max_size=6))
def test_any_outlet_has_rows_or_a_reason(events):
    if events:
        found = few(*events)
        assert set(found.attrs["too_few"]) | set(found.outlet) == set("".join(events))


def test_words_without_events_and_another_voice_are_refused():
    words, articles = corpus(1)
    with pytest.raises(ValueError, match="run group_events"):
        tk.find_distinctive(words, articles.assign(event_id=pd.NA))
    with pytest.raises(ValueError, match="choose one of own"):
        tk.find_distinctive(words, articles, voice="loud")
