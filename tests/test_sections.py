"""The sections of the reports, on small tables made by hand."""

import re
from html import unescape

import pandas as pd
import pytest

import toolkit as tk
from toolkit.display import anchor
from toolkit.schema import conform

A = "Officials counted 40 dead. “We will stay,” Ada Brook said."
B = "Some 60 people died, the mayor said. “We'll stay here,” Brook said."
ARTICLES = tk.to_articles(
    [
        dict(article_id="a", event_id="e", outlet="The Gazette", published="2012-06-22", text=A),
        dict(article_id="b", event_id="e", outlet="The Courier", published="2012-06-23", text=B),
    ]
)


def span(text, words):
    return dict(start=text.index(words), end=text.index(words) + len(words))


CLAIMS = conform(
    [
        dict(claim_id="toll", kind="figure", article_id="a", item_id="fa", tier="same", **span(A, "40")),
        dict(claim_id="toll", kind="figure", article_id="b", item_id="fb", tier="same", **span(B, "60")),
        dict(claim_id="stay", kind="quotation", article_id="a", item_id="qa", tier="same", **span(A, "We will stay")),
        dict(
            claim_id="stay", kind="quotation", article_id="b", item_id="qb", tier="same", **span(B, "We'll stay here")
        ),
    ],
    "claims",
)

QUOTES = conform([], "quotes")


def pair(kind, claim, verdict, size, why="Because.", tier="same"):
    items = dict(toll=("fa", "fb"), stay=("qa", "qb"))[claim]
    sides = dict(
        outlet_a="The Gazette", article_a="a", item_a=items[0], outlet_b="The Courier", article_b="b", item_b=items[1]
    )
    return dict(claim_id=claim, event_id="e", kind=kind, verdict=verdict, size=size, why=why, tier=tier, **sides)


def discrepancies(*rows):
    return conform(rows, "discrepancies")


def visible(html):
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


# ── discrepancies ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_discrepancy_shows_verdict_why_and_both_sentences_with_the_version_marked():
    html = tk.show_discrepancies(
        discrepancies(pair("figure", "toll", "conflict", 1.5, "40 is not 60.")), CLAIMS, ARTICLES
    ).data
    assert visible(html) == (
        "conflict40 is not 60.The Gazette 22 June 2012Officials counted 40 dead."
        "The Courier 23 June 2012Some 60 people died, the mayor said.No pair of kind date was found."
    )
    assert '<mark class="figure">40</mark>' in html and '<mark class="figure">60</mark>' in html
    assert f'href="#{anchor("fa")}"' in html and f'href="#{anchor("fb")}"' in html


def test_conflicts_come_first_then_the_larger_gap():
    rows = discrepancies(
        pair("figure", "toll", "compatible", 9.0, "third"),
        pair("figure", "toll", "conflict", 1.5, "second"),
        pair("figure", "toll", "conflict", 4.0, "first"),
    )
    shown = visible(tk.show_discrepancies(rows, CLAIMS, ARTICLES).data)
    assert shown.index("first") < shown.index("second") < shown.index("third")


def test_what_is_not_shown_is_counted():
    rows = discrepancies(*[pair("figure", "toll", "conflict", n) for n in (1.0, 2.0, 3.0)])
    assert "2 more pairs in the CSV file." in tk.show_discrepancies(rows, CLAIMS, ARTICLES, most=1).data


def test_no_discrepancy_is_said_in_words_and_how_about_is_read():
    html = tk.show_discrepancies(discrepancies(), CLAIMS, ARTICLES, about=0.1).data
    assert visible(html) == "“About” is read as ±10%.No pair of kind figure or date was found."


def test_a_sentence_begins_after_page_furniture():
    text = "date 2012-06-22 GENEVA (Agency) - Officials counted 40 dead."
    articles = tk.to_articles([dict(article_id="a", text=text), dict(article_id="b", text=B)])
    claims = CLAIMS.assign(start=[text.index("40"), *CLAIMS.start[1:]], end=[text.index("40") + 2, *CLAIMS.end[1:]])
    html = tk.show_discrepancies(discrepancies(pair("figure", "toll", "conflict", 1.5)), claims, articles).data
    assert "Officials counted" in html and "GENEVA" not in html and "2012-06-22" not in visible(html)


# ── renderings ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_words_that_only_one_rendering_has_are_marked_on_its_side():
    html = tk.show_renderings(discrepancies(pair("wording", "stay", "wording", 0.3)), CLAIMS, ARTICLES, QUOTES).data
    assert re.findall(r'<mark class="only">(.*?)</mark>', html) == ["here"]  # "we will" and "we'll" are no difference


def test_quoted_words_stand_in_marks_and_reported_ones_are_called_that():
    quotes = conform([dict(article_id="a", utterance_id="qa", kind="direct", **span(A, "We will stay"))], "quotes")
    shown = visible(
        tk.show_renderings(discrepancies(pair("wording", "stay", "wording", 0.3)), CLAIMS, ARTICLES, quotes).data
    )
    assert "“We will stay”" in shown and "as the outlet reports itWe'll stay here" in shown


def test_the_quoted_end_of_a_sentence_half_reported_stands_in_marks():
    text = "Ada Brook said the river “is rising. We will stay.”"
    articles = tk.to_articles([dict(article_id="a", text=text), dict(article_id="b", text=B)])
    claims = conform(
        [
            {**row, **(span(text, "We will stay") if row["item_id"] == "qa" else {})}
            for row in CLAIMS.to_dict("records")
        ],
        "claims",
    )
    whole = span(text, "the river “is rising. We will stay.”")
    quotes = conform([dict(article_id="a", utterance_id="qa", kind="mixed", **whole)], "quotes")
    shown = visible(
        tk.show_renderings(discrepancies(pair("wording", "stay", "wording", 0.3)), claims, articles, quotes).data
    )
    assert "“We will stay”" in shown


def test_what_an_outlet_put_in_brackets_is_printed_and_set_back():
    text = "“We will (the council) stay,” Ada Brook said."
    articles = tk.to_articles([dict(article_id="a", text=text), dict(article_id="b", text=B)])
    claims = conform(
        [
            {**row, **(span(text, "We will (the council) stay") if row["item_id"] == "qa" else {})}
            for row in CLAIMS.to_dict("records")
        ],
        "claims",
    )
    html = tk.show_renderings(discrepancies(pair("wording", "stay", "wording", 0.3)), claims, articles, QUOTES).data
    assert '<mark class="inserted">(the council)</mark>' in html and re.findall(r'"only">(.*?)<', html) == ["here"]


def test_renderings_far_apart_are_shown_whole_with_the_share_of_words_they_have_in_common():
    html = tk.show_renderings(discrepancies(pair("wording", "stay", "wording", 0.8)), CLAIMS, ARTICLES, QUOTES).data
    assert "20% of the words are the same" in html and "<mark" not in html


def test_renderings_that_are_only_possible_stand_apart():
    sure, loose = (discrepancies(pair("wording", "stay", "wording", 0.3, tier=tier)) for tier in ("same", "possible"))
    assert "None found." in tk.show_renderings(loose, CLAIMS, ARTICLES, QUOTES).data
    assert "None found." in tk.show_renderings(sure, CLAIMS, ARTICLES, QUOTES, tier="possible").data
    assert "here" in tk.show_renderings(loose, CLAIMS, ARTICLES, QUOTES, tier="possible").data


# ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def mention(article, actor, actor_id, role=None):
    return dict(
        mention_id=f"{article}:{actor}", article_id=article, actor=actor, actor_id=actor_id, kind="person", role=role
    )


def test_only_people_spelt_in_several_ways_are_listed():
    rows = [
        mention("a", "Ada Brook", "p:brook", "Mayor"),
        mention("b", "Ada Brooke", "p:brook"),
        mention("b", "Vale", "p:vale"),
    ]
    found = tk.find_spellings(conform(rows, "actors"), ARTICLES)
    assert found[["actor", "titles", "outlets", "item_id"]].values.tolist() == [
        ["Ada Brook", "Mayor", "The Gazette", "a:Ada Brook"],
        ["Ada Brooke", "", "The Courier", "b:Ada Brooke"],
    ]


def test_a_shorter_form_of_a_name_is_no_other_spelling():
    rows = [mention("a", "Ada Brook", "p:brook"), mention("b", "Brook", "p:brook")]
    assert tk.find_spellings(conform(rows, "actors"), ARTICLES).empty


def test_nobody_spelt_in_two_ways_is_said_in_words():
    nobody = conform([], "actors").assign(actor_id=pd.Series(dtype="string"))
    assert "No person is spelt in two ways." in tk.show_names(tk.find_spellings(nobody, ARTICLES)).data


# ── told alone ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "a, b, alone",
    [
        (True, False, ["a"]),
        (True, True, []),
        (True, pd.NA, []),
    ],
    ids=["the other leaves it out", "both tell it", "the other came too early to know: nobody leaves it out"],
)
def test_a_claim_is_told_alone_only_where_another_could_have_told_it(a, b, alone):
    coverage = conform([dict(claim_id="toll", article_id=i, covered=c) for i, c in (("a", a), ("b", b))], "coverage")
    claims = CLAIMS[(CLAIMS.claim_id == "toll") & (CLAIMS.article_id == "a")]
    assert tk.told_alone(coverage, claims, ARTICLES).article_id.tolist() == alone


def alone(*rows):
    return CLAIMS[CLAIMS.item_id == "fa"].drop(columns=["start", "end"]).merge(pd.DataFrame(rows), how="cross")


def test_the_words_told_alone_are_linked_within_their_sentence():
    rows = alone(dict(span(A, "40 dead"), early=(), near=None)).assign(kind="statement")
    html = tk.show_alone(rows, CLAIMS, ARTICLES).data
    assert f'<a href="#{anchor("fa")}">40 dead</a>' in html
    assert "Officials counted 40 dead. (statement)" in visible(html)


def test_a_day_alone_makes_no_line_and_what_stands_within_a_line_none_of_its_own():
    inner, outer, day = (
        dict(span(A, w), early=(), near=None) for w in ("40 dead", "Officials counted 40 dead.", "Officials")
    )
    rows = pd.concat(
        [alone(inner).assign(kind="quotation"), alone(outer).assign(kind="statement"), alone(day).assign(kind="date")]
    )
    assert tk.show_alone(rows, CLAIMS, ARTICLES).data.count("<li>") == 1


def test_what_another_may_tell_is_counted_and_not_listed():
    rows = alone(dict(span(A, "40 dead"), early=(), near="b")).assign(kind="statement")
    shown = visible(tk.show_alone(rows, CLAIMS, ARTICLES).data)
    assert "40 dead" not in shown and "1 more that another article may tell in other words." in shown


def test_those_who_came_too_early_are_named_once():
    rows = pd.concat([alone(dict(span(A, w), early=("b",), near=None)) for w in ("40 dead", "Brook")])
    assert tk.show_alone(rows, CLAIMS, ARTICLES).data.count("Not applicable to The Courier (23 June 2012)") == 1


def test_of_a_split_quotation_only_the_quoted_pieces_are_compared():
    text = "“We will stay,” Ada Brook said, “in Elmsford.”"
    articles = tk.to_articles([dict(article_id="a", text=text), dict(article_id="b", text=B)])
    whole = dict(start=1, end=text.index(".”"))
    claims = conform(
        [{**row, **(whole if row["item_id"] == "qa" else {})} for row in CLAIMS.to_dict("records")], "claims"
    )
    quotes = conform(
        [dict(article_id="a", utterance_id="qa", **span(text, w)) for w in ("We will stay", "in Elmsford")], "quotes"
    )
    html = tk.show_renderings(discrepancies(pair("wording", "stay", "wording", 0.3)), claims, articles, quotes).data
    assert " […] " in html and "Elmsford" in html and "said" not in html


def test_what_some_tell_is_shown_with_those_who_tell_it_and_those_who_do_not():
    some = CLAIMS[CLAIMS.item_id == "fa"].assign(told_by=[("a", "b")], silent=[("b",)])
    shown = visible(tk.show_omissions(some, CLAIMS, ARTICLES).data)
    assert shown.endswith("Officials counted 40 dead.The Gazette, The CourierThe Courier")


def test_who_only_may_tell_it_is_called_so():
    some = CLAIMS[CLAIMS.item_id == "fa"].assign(told_by=[("a", "b")], silent=[("b",)])
    loose = CLAIMS.assign(tier=["same", "possible", "same", "same"])
    assert "The Gazette, possibly The Courier" in visible(tk.show_omissions(some, loose, ARTICLES).data)


def test_nothing_told_by_some_is_said_in_words():
    assert "Nothing is told by several" in tk.show_omissions(CLAIMS[:0], CLAIMS, ARTICLES).data


# ── in short ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_summary_counts_every_kind_and_tells_every_conflict():
    rows = discrepancies(
        pair("figure", "toll", "conflict", 1.5, "40 is not 60."),
        pair("figure", "toll", "compatible", 1.0, "not told"),
        pair("wording", "stay", "wording", 0.3, "not told"),
    )
    shown = visible(tk.show_summary(rows).data)
    assert shown == (
        "1 pair of figures compatible1 pair of figures in conflict"
        "1 pair of renderings that differ in their wordsIn conflict:40 is not 60."
    )


def test_the_summary_keeps_possible_renderings_apart():
    rows = discrepancies(pair("wording", "stay", "wording", 0.3, tier="possible"))
    assert "1 pair of renderings, possibly one utterance" in visible(tk.show_summary(rows).data)


def test_no_conflict_is_said_in_words():
    assert "No conflict." in visible(tk.show_summary(discrepancies()).data)


# ── stance, labels, tone ────────────────────────────────────────────────────────────────────────────────────────────


def call(**columns):
    row = dict(stance_id="s", article_id="a", start=0, end=26, holder="Brook", holder_kind="speaker", target="Vale")
    return {**row, "polarity": -1, "prob": 0.9, "event_type": "REJECT", "cue": "rejected", "rule": "by hand", **columns}


def test_a_call_shows_holder_target_sentence_cue_and_rule():
    shown = visible(tk.show_stance(conform([call()], "stance"), ARTICLES).data)
    assert "Brook toward Vale: against 1" in shown
    assert "Officials counted 40 dead. The Gazette, 22 June 2012, REJECT, by “rejected”" in shown


def test_an_act_without_a_call_is_listed_as_that():
    rows = conform([call(), call(stance_id="t", polarity=pd.NA, event_type="REQUEST", cue="urged")], "stance")
    shown = visible(tk.show_stance(rows, ARTICLES).data)
    assert "Brook toward Vale: against 1, no call 1" in shown
    assert "REQUEST, by “urged”" in shown and "1 call; 1 act without one." in shown


def test_voices_are_kept_apart():
    rows = conform([call(), call(stance_id="t", holder="The Gazette", holder_kind="outlet")], "stance")
    assert "The Gazette toward Vale" not in visible(tk.show_stance(rows, ARTICLES, voice="speaker").data)
    assert "Brook toward Vale" not in visible(tk.show_stance(rows, ARTICLES, voice="outlet").data)


def named(label, start, in_quote=False, article_id="a", concept="Ruritanian government"):
    return dict(article_id=article_id, start=start, end=start + 1, concept=concept, label=label, in_quote=in_quote)


def test_what_everybody_calls_the_same_is_no_choice():
    rows = [
        named("regime", 0),
        named("government", 5, article_id="b"),
        named("truce", 9, concept="ceasefire"),
        named("Truce", 12, concept="ceasefire"),
    ]
    choices = tk.find_choices(conform(rows, "labels"))
    assert choices[["label", "item_id"]].values.tolist() == [["regime", "a:0-1"], ["government", "b:5-6"]]


def test_names_are_counted_by_outlet_and_each_voice_stands_apart():
    own = [named("regime", 0), named("regime", 5), named("Government", 9)]
    said = [
        dict(named(n, p, in_quote=True), quote_kind=k)
        for n, p, k in [
            ("rulers", 12, "direct"),
            ("regime", 14, "direct"),
            ("rulers", 16, "indirect"),
            ("leadership", 18, "mixed"),
        ]
    ]
    choices = tk.find_choices(conform(own + said, "labels"))
    tables = {
        voice: visible(tk.show_labels(choices, ARTICLES, voice=voice).data) for voice in ("own", "quoted", "reported")
    }
    assert tables["own"].endswith("regime 2, Government 1") and tables["quoted"].endswith("rulers 1, regime 1")
    assert tables["reported"].endswith("rulers 1, leadership 1")


def test_a_concept_with_one_name_in_a_voice_is_left_out_there():
    choices = tk.find_choices(conform([named("regime", 0), named("government", 5, in_quote=True)], "labels"))
    assert "Nothing goes by two names here." in tk.show_labels(choices, ARTICLES).data


def test_an_outlet_that_names_nothing_has_a_dash():
    rows = [
        named("regime", 0),
        named("government", 5),
        named("truce", 1, article_id="b", concept="ceasefire"),
        named("ceasefire", 3, article_id="b", concept="ceasefire"),
    ]
    shown = visible(tk.show_labels(tk.find_choices(conform(rows, "labels")), ARTICLES).data)
    assert "Ruritanian government–regime 1, government 1" in shown


def test_a_voice_of_another_name_is_refused():
    with pytest.raises(ValueError, match="choose one of own, reported, quoted"):
        tk.show_labels(conform([], "labels"), ARTICLES, voice="loud")


# ── evidence ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_evidence_holds_the_items_linked_and_anchors_each_once():
    quotes = conform(
        [dict(article_id="a", utterance_id="u", quotation=w, **span(A, w)) for w in ("We will", "stay")], "quotes"
    )
    spans = tk.evidence_of(quotes, CLAIMS, items={"u", "fb"})
    assert [(item, A[start:end]) for start, end, _, item in spans["a"]] == [("u", "We will"), (None, "stay")]
    assert [item for *_, item in spans["b"]] == ["fb"]


def test_the_items_linked_are_those_of_both_sides_and_of_other_tables():
    linked = tk.items_linked(discrepancies(pair("figure", "toll", "conflict", 1.5)), pd.DataFrame(dict(item_id=["x"])))
    assert linked == {"fa", "fb", "x"}


# ── the head ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_notices_stand_on_top_once_and_escaped():
    articles = ARTICLES.assign(notice="Not <real>.")
    html = tk.show_head(articles).data
    assert html.count("Not &lt;real&gt;.") == 1
    assert "2 articles by 2 outlets on 1 event, 1 of them told by more than one article." in visible(html)
