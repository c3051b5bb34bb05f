"""Which renderings, figures, dates and statements of invented articles are one claim, and which only look it."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import align_claims, to_articles, word_differences
from toolkit.align.paraphrases import likeness
from toolkit.align.renderings import candidates, cliques
from toolkit.align.variants import Overlap, overlap, renders_same, turned_round
from toolkit.schema import conform
from toolkit.words import words_in


def folded(text):
    return [word.folded for word in words_in(text)]


@pytest.mark.parametrize(
    "a, b",
    [
        ("We will not open the Ilmen bridge.", "“We won’t open the Ilmen bridge”"),  # marks and contractions
        ("They have asked twice, and they could ask again.", "They have asked twice and they can ask again,"),
        ("the whole truth about Karsk", "You will hear the whole truth about Karsk before the harvest is in."),
        (
            "Nobody in my cabinet [of Karsk] was told, … and nobody asked the harbour master.",
            "Nobody in my cabinet was told, and nobody asked the harbour master.",
        ),
        (
            "The harvest was poor, the mills stand still. We must import barley from Sund before winter.",
            "We must import barley from Sund before winter. Prices will follow.",
        ),
        ("You put your wages into Karsk’s mills,", "you put your wages in to Karsk’s mills and now they are shut"),
        ("They spent grain that shouldn’t have been spent.", "“I spent grain I shouldn’t have spent on a horse.”"),
        ("We paid the F.B.I. of Karsk & its lawyers", "we paid the FBI of Karsk and its lawyers"),
    ],
)
def test_one_utterance_in_the_same_words(a, b):
    assert renders_same(overlap(folded(a), folded(b)))
    assert renders_same(overlap(folded(b), folded(a)))


@pytest.mark.parametrize(
    "a, b, same",
    [
        ("The council shall honour its word", "shall honour its word in the old council, in the courts and at home", True),
        ("The council shall honour its word", "shall honour its word before the harvest and long after it", False),
        ("The thing was made, they say", "They say much, and the thing was not made", False),  # plain words tell nothing
    ],
)  # fmt: skip
def test_one_utterance_turned_round(a, b, same):
    found = overlap(folded(a), folded(b))
    assert turned_round(folded(a), folded(b), found) == turned_round(folded(b), folded(a), found) == same


@pytest.mark.parametrize(
    "a, b",
    [
        ("Now we are in the middle of the harvest.", "Now we need the other mill to open as well."),
        ("We will do a lot more for the farmers.", "They have done a lot more harm than good."),
        ("I think the people of this country want peace.", "The people of this country elected me to build roads."),
        ("We want barley, and we want it that way.", "Keep it that way."),
        ("", "Anything at all."),
        ("the of and", "the of and to"),
    ],
)
def test_shared_words_alone_make_no_utterance(a, b):
    assert not renders_same(overlap(folded(a), folded(b)))


@pytest.mark.parametrize(
    "a, b, expected",
    [
        ("We can wait.", "we can wait", [("equal", "We can wait", "we can wait")]),
        (
            "She would say that we need no law",
            "She would say but we need no law",
            [
                ("equal", "She would say", "She would say"),
                ("replace", "that", "but"),
                ("equal", "we need no law", "we need no law"),
            ],
        ),
        (
            "He (the mayor) left [Karsk] early",
            "He left early",
            [("equal", "He left early", "He left early")],
        ),
        ("", "", []),
        ("", "Yes", [("insert", "", "Yes")]),
    ],
)
def test_word_differences(a, b, expected):
    assert word_differences(a, b) == expected


# ── quotations in articles ────────────────────────────────────────────────────────────────────────────────────────────


def newsroom(*texts, day="2031-05-02"):
    """Articles p0, p1, … of one event, and their quotes: «…|speaker» in a text is one, «~…|speaker» indirect."""
    rows, quotes = [], []
    for i, text in enumerate(texts):
        plain = ""
        for piece in text.replace("«", "\0«").replace("»", "»\0").split("\0"):
            if not piece.startswith("«"):
                plain += piece
                continue
            words, _, speaker = piece[1:-1].partition("|")
            kind, words = ("indirect", words[1:]) if words.startswith("~") else ("direct", words)
            start, name = len(plain), f"p{i}:{len(plain)}"
            quotes.append(
                dict(
                    quote_id=name, utterance_id=name, article_id=f"p{i}", start=start, end=start + len(words), kind=kind
                )
                | dict(quotation=words, speaker=speaker or None)
            )
            plain += words
        rows.append(dict(article_id=f"p{i}", event_id="e", outlet=f"Paper {i}", published=day, text=plain))
    return to_articles(rows), conform(quotes, "quotes")


def told(claims, articles, kind="quotation"):
    """{(tier, words), …} of each claim, as a sorted list."""
    text = articles.set_index("article_id").text
    claims = claims[claims.kind == kind]
    return sorted(
        [(row.article_id, row.tier, text[row.article_id][row.start : row.end]) for row in members.itertuples()]
        for _, members in claims.groupby("claim_id")
    )


def test_a_long_quotation_stands_in_a_claim_for_each_part_another_quotes():
    articles, quotes = newsroom(
        "«The mills stand still. Barley from Sund will feed us until spring comes to Karsk.|Torv» she said.",
        "She said: «The mills stand still.|Torv»",
        "«Barley from Sund will feed us until spring|Torv», she said.",
    )
    barley, mills = told(align_claims(articles, quotes=quotes), articles)
    assert mills == [("p0", "same", "The mills stand still"), ("p1", "same", "The mills stand still")]
    assert [a for a, *_ in barley] == ["p0", "p2"]
    assert barley[0][2].startswith("Barley from Sund")


def test_words_of_one_utterance_are_one_claim_whoever_is_named():
    articles, quotes = newsroom("«Close the Ilmen bridge tonight|Torv»!", "«Close the Ilmen bridge tonight|Vask»?")
    assert len(told(align_claims(articles, quotes=quotes), articles)) == 1


def test_a_translation_by_one_speaker_is_possible_and_hangs_on_a_sure_row():
    articles, quotes = newsroom(
        "«Our army must withdraw from every town of Karsk before the truce begins|Lenna Torv», she said.",
        "«Our soldiers have to pull back from all cities of Karsk before an armistice starts|Torv», she said.",
        "«The harvest festival is on Sunday|Torv», she said.",
    )
    claims = told(align_claims(articles, quotes=quotes), articles)
    assert [[(a, tier) for a, tier, _ in claim] for claim in claims] == [
        [("p0", "same"), ("p1", "possible")],
        [("p2", "same")],
    ]


@pytest.mark.parametrize("speaker", ["Odrin Vask", "Odrin Torv", "", "he"])
def test_another_or_unknown_speaker_makes_no_possible_rendering(speaker):
    articles, quotes = newsroom(
        "«~the envoys would leave the cities of Karsk simultaneously|Lenna Torv»",
        f"«~the envoys planned a synchronised withdrawal from the towns of Karsk|{speaker}»",
    )
    assert [len(claim) for claim in told(align_claims(articles, quotes=quotes), articles)] == [1, 1]


def test_indirect_speech_that_shares_only_a_meeting_is_not_the_same_words():
    where = "when she meets Foreign Secretary Odrin Vask in Melport early next week"
    articles, quotes = newsroom(f"«~she would sign no treaty on fishing {where}|»", f"«~the mills need money {where}|»")
    assert [len(claim) for claim in told(align_claims(articles, quotes=quotes), articles)] == [1, 1]


def test_two_quotations_of_one_article_are_never_one_claim():
    articles, quotes = newsroom(
        "«The mills of Karsk stand still|Torv», she said. «The mills of Karsk stand still|Torv»!"
    )
    assert [len(claim) for claim in told(align_claims(articles, quotes=quotes), articles)] == [1, 1]


def test_pieces_of_one_utterance_are_read_together():
    articles, quotes = newsroom(
        "«Our mills stand still|Torv», she said, «and the barley must come from Sund|Torv».",
        "«The barley must come from Sund, our mills stand still and the barley must come from Sund|Torv», she said.",
    )
    quotes["utterance_id"] = ["a", "a", "b"]
    claims = align_claims(articles, quotes=quotes)
    assert claims.item_id.tolist() == ["a", "b"]
    assert claims.claim_id.nunique() == 1


def test_a_reprint_is_no_second_source():
    articles, quotes = newsroom("«Close the Ilmen bridge tonight|Torv»!", "«Close the Ilmen bridge tonight|Torv»!")
    articles["reprint_of"] = pd.array([pd.NA, "p0"], dtype="string")
    assert align_claims(articles, quotes=quotes).article_id.unique().tolist() == ["p0"]


# ── figures and dates ─────────────────────────────────────────────────────────────────────────────────────────────────


def counted(*rows):
    """Articles p0, p1, … and figures: rows of (text, words of the figure, columns of figures)."""
    articles = to_articles(
        [dict(article_id=f"p{i}", event_id="e", published="2031-05-02", text=text) for i, (text, *_) in enumerate(rows)]
    )
    figures = []
    for i, (text, *pairs) in enumerate(rows):
        for words, columns in pairs:
            start = text.index(words)
            place = dict(article_id=f"p{i}", start=start, end=start + len(words))
            figures.append(dict(figure_id=f"p{i}:{words}", figure=words, unit="people", **place) | columns)
    return articles, conform(figures, "figures")


def groups(*rows, kind="figure"):
    articles, figures = counted(*rows)
    claims = align_claims(articles, figures=figures)
    claims = claims[claims.kind == kind]
    return sorted(members.item_id.tolist() for _, members in claims.groupby("claim_id"))


KILLED = dict(kind="killed", counted="people")


def test_tolls_of_a_war_are_one_claim_whatever_their_values():
    since = dict(KILLED, period_start=pd.Timestamp("2030-02-01"))
    assert groups(
        ("More than 900 people died since the revolt in Karsk began.", ("900", dict(since, value=900))),
        ("A war that has already left 4,000 dead.", ("4,000", dict(kind="casualties", value=4000))),
        ("In the uprising 700 people have been killed.", ("700", dict(KILLED, value=700))),
    ) == [["p0:900", "p1:4,000", "p2:700"]]


@pytest.mark.parametrize(
    "first, second",
    [
        # killed and wounded
        (
            ("The blast in Karsk killed 12.", ("12", KILLED)),
            ("The blast in Karsk hurt 12.", ("12", dict(kind="wounded"))),
        ),
        # a day's dead and a war's
        (
            ("The blast in Karsk killed 12 people.", ("12", dict(KILLED, value=12))),
            ("The war in Karsk has killed 12,000 people since 2029.", ("12,000", dict(KILLED, value=12000))),
        ),
        # soldiers and rebels
        (
            ("In Karsk 12 soldiers died.", ("12", dict(kind="killed", victim="soldiers"))),
            ("In Karsk 14 rebels died.", ("14", dict(kind="killed", victim="rebels"))),
        ),
        # an earlier event retold
        (
            ("The blast in Karsk killed 12 people.", ("12", dict(KILLED, value=12))),
            ("A blast in Karsk killed 11 people two years ago.", ("11", dict(KILLED, value=11))),
        ),
        # two blasts
        (
            ("The blast at Ilmen bridge killed 3 people.", ("3", dict(KILLED, value=3))),
            ("A train fire near Sund harbour killed 41 people.", ("41", dict(KILLED, value=41))),
        ),
    ],
)
def test_figures_that_count_something_else_keep_apart(first, second):
    assert [len(group) for group in groups(first, second)] == [1, 1]


def test_ages_ordinals_and_clock_times_are_no_claims():
    row = (
        "The 40 year old came second at 3.",
        *[(w, dict(kind=k, value=1)) for w, k in [("40", "age"), ("3", "time")]],
    )
    assert groups(row, row) == []


def test_a_lead_stands_beside_the_other_lead_and_beside_the_toll_of_the_same_place():
    assert groups(
        (
            "In Karsk 12 people died. In Sund 9 people died.",
            ("12", dict(KILLED, value=12)),
            ("9", dict(KILLED, value=9)),
        ),
        ("The blast in Sund killed 10 people.", ("10", dict(KILLED, value=10))),
    ) == [["p0:12", "p1:10"], ["p0:9", "p1:10"]]


def date(day, **columns):
    moment = pd.Timestamp(day)
    return dict(kind="date", unit=pd.NA, date_start=moment, date_end=moment, **columns)


def test_dates_align_by_what_happens_not_by_the_day():
    assert groups(
        ("The Karsk ceasefire should begin on May 12.", ("May 12", date("2031-05-12", role="start"))),
        ("The ceasefire in Karsk begins on May 14.", ("May 14", date("2031-05-14", role="start"))),
        ("The fair in Sund begins on May 12.", ("May 12", date("2031-05-12", role="start"))),
        ("The Karsk ceasefire expires on May 12.", ("May 12", date("2031-05-12", role="expiry"))),
        ("“The Karsk ceasefire holds,” he said on Friday.", ("Friday", date("2031-05-02", role="statement"))),
        kind="date",
    ) == [["p0:May 12", "p1:May 14"], ["p2:May 12"], ["p3:May 12"]]


# ── statements ────────────────────────────────────────────────────────────────────────────────────────────────────────


def statements(*texts):
    articles, quotes = newsroom(*texts)
    return told(align_claims(articles, quotes=quotes), articles, "statement")


def test_statements_told_by_one_and_by_two():
    claims = statements(
        "Observers of the League left Karsk on Saturday. The Gazette has no office there.",
        "Observers of the League left Karsk on Saturday after a shell hit their hotel.",
    )
    assert [[a for a, *_ in claim] for claim in claims] == [["p0", "p1"], ["p0"]]


@pytest.mark.parametrize(
    "text",
    [
        "Will the observers of the League leave Karsk?",
        "Nobody was there to see it happen at all.",  # names nobody, counts nothing
        "“We leave Karsk on Saturday,” the observers of the League said.",
        "Observers leave Karsk",  # a headline
    ],
)
def test_no_statement(text):
    assert statements(text) == []


def test_a_sentence_that_reports_speech_is_not_the_outlets_statement():
    assert statements("Torv said «~the observers of the League would leave Karsk on Saturday|Torv».") == []


def test_what_one_outlet_states_and_another_ascribes_may_be_one():
    claims = statements(
        "The freighter Solveig, stopped off Sund this week, was carrying repaired helicopters to Karsk.",
        "Torv admitted that «~the freighter Solveig was carrying three repaired helicopters to Karsk|Torv».",
    )
    assert [(a, tier) for a, tier, _ in claims[0]] == [("p0", "same"), ("p1", "possible")]


# ── whatever comes ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_in_nothing_out():
    empty = align_claims(conform([], "articles"), quotes=conform([], "quotes"), figures=conform([], "figures"))
    assert empty.empty and empty.start.dtype == "Int64"


def test_events_are_grouped_first_where_they_are_missing():
    articles, quotes = newsroom("«Close the Ilmen bridge of Karsk tonight|Torv»!")
    assert align_claims(articles.assign(event_id=pd.NA), quotes=quotes).event_id.notna().all()


SENTENCES = [
    "The mills stand still. ",
    "Barley comes from Sund! ",
    "Close the Ilmen bridge tonight. ",
    "Nobody asked. ",
    "Õ? ",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=4), st.randoms())
def test_claims_hold_whatever_the_order(papers, random):
    texts = ["".join(f"«{sentence}|Torv» " for sentence in paper) for paper in papers]
    articles, quotes = newsroom(*texts)
    claims = align_claims(articles, quotes=quotes)
    shuffled = quotes.sample(frac=1, random_state=random.randint(0, 99))
    again = align_claims(articles.iloc[::-1], quotes=shuffled)
    pd.testing.assert_frame_equal(claims, again)
    spoken = claims[claims.kind == "quotation"]
    assert set(spoken.item_id) == set(quotes.utterance_id[quotes.quotation.str.contains(r"[^\W_]")])
    assert (claims.start < claims.end).all()
    assert (claims.groupby("claim_id").tier.agg(lambda tiers: (tiers == "same").any())).all()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_word_differences_rebuild_both_sides(a, b):
    edit = word_differences(a, b)
    for side, text in ((1, a), (2, b)):
        assert [w for step in edit for w in folded(step[side])] == folded(text)


@settings(max_examples=60, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), max_size=15))
def test_cliques_hold_every_edge_and_only_edges(pairs):
    edges = {pair: Overlap(0, 9, 0, 9, 10.0 + sum(pair), 1.0, 9, 1.0) for pair in pairs}
    found = cliques(edges)
    joined = {(i, j) for members in found for i in members for j in members if i < j}
    assert joined == pairs


def test_pairs_without_two_rare_words_or_a_run_are_no_candidates():
    texts = (
        "the Ilmen mills of Karsk",
        "Karsk is far from Ilmen",
        "Karsk is big",
        "we like it here",
        "so we like it here",
    )
    assert candidates([folded(text) for text in texts]) == [(0, 1), (3, 4)]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=4), st.data())
def test_any_text_and_any_spans_give_claims_inside_their_articles(texts, data):
    articles = to_articles([dict(article_id=str(i), event_id="e", text=text) for i, text in enumerate(texts)])
    quotes = []
    for row in articles.itertuples():
        start = data.draw(st.integers(0, len(row.text)))
        end = data.draw(st.integers(start, len(row.text)))
        quotes.append(dict(article_id=row.article_id, utterance_id=f"u{row.article_id}", start=start, end=end))
    claims = align_claims(articles, quotes=pd.DataFrame(quotes).assign(speaker="Torv", kind="direct"))
    ends = claims.article_id.map(articles.set_index("article_id").text.str.len())
    assert ((0 <= claims.start) & (claims.start < claims.end) & (claims.end <= ends)).all()


# ── a wire story in a hundred papers ──────────────────────────────────────────────────────────────────────────────────


def test_a_line_in_thirty_papers_is_one_claim_with_a_row_each():
    line = "«The Ilmen bridge stays shut until the observers of the League have counted every gun|Lenna Torv»"
    papers = [f"Paper {i} reports: {line}, she said." for i in range(30)]
    other = "She said: «The Ilmen bridge stays shut until the observers have counted every gun and shell|Lenna Torv»"
    articles, quotes = newsroom(*papers, other)
    claims = align_claims(articles.assign(reprint_of=pd.NA), quotes=quotes)
    told_by = claims[claims.kind == "quotation"].groupby("claim_id").article_id.agg(list)
    assert len(told_by) == 1 and sorted(told_by.iloc[0]) == sorted(articles.article_id)
    text = articles.set_index("article_id").text
    assert {
        text[row.article_id][row.start : row.end][:10] for row in claims[claims.kind == "quotation"].itertuples()
    } == {"The Ilmen "}


def test_a_likeness_does_not_hang_on_the_order_in_which_words_are_summed():
    """Sets of words have another order in every run of Python; near a threshold a plain sum of floats tells."""
    words = [f"word{n}" for n in range(40)]
    held, spread = {w: 7.91 / (n + 1) for n, w in enumerate(words)}, {w: 1 / (n % 7 + 3) for n, w in enumerate(words)}
    other = dict(list(held.items())[5:])
    backwards = [dict(reversed(side.items())) for side in (held, other)]
    assert likeness(held, other, spread) == likeness(*backwards, spread)
