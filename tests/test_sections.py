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


def test_two_reports_that_name_one_day_are_counted_and_not_shown():
    rows = discrepancies(
        pair("date", "toll", "compatible", 0.0, "not told"), pair("date", "toll", "conflict", 2.0, "Two days apart.")
    )
    shown = visible(tk.show_discrepancies(rows, CLAIMS, ARTICLES).data)
    assert "Two days apart." in shown and "not told" not in shown and "1 more pair" in shown


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


def test_the_summary_tells_the_tolls_that_reports_lead_with_first_and_what_lies_far_apart():
    rows = discrepancies(
        pair("figure", "toll", "conflict", 9.0, "Nine and one, told further down."),
        pair("figure", "toll", "conflict", 1.5, "40 is not 60.") | dict(leads="both"),
        pair("figure", "toll", "compatible", 3.0, "More than 40 and 120 can both hold.") | dict(leads="both"),
        pair("figure", "toll", "compatible", 1.1, "not told") | dict(leads="both"),
        pair("figure", "toll", "compatible", 5.0, "not told"),
    )
    shown = visible(tk.show_summary(rows).data)
    assert shown.endswith(
        "In conflict:40 is not 60.Nine and one, told further down."
        "Far apart, though both can hold:More than 40 and 120 can both hold."
    )


def test_the_summary_says_how_many_conflicts_it_leaves_to_the_cards():
    rows = discrepancies(*[pair("figure", "toll", "conflict", 1 + n / 9, f"Conflict {n}.") for n in range(15)])
    shown = visible(tk.show_summary(rows).data)
    assert shown.count("Conflict ") == 12 and "3 more pairs" in shown


def test_the_summary_keeps_possible_renderings_apart():
    rows = discrepancies(pair("wording", "stay", "wording", 0.3, tier="possible"))
    assert "1 pair of renderings, possibly one utterance" in visible(tk.show_summary(rows).data)


def test_no_conflict_is_said_in_words():
    assert "No conflict." in visible(tk.show_summary(discrepancies()).data)


# ── stance, labels, tone ────────────────────────────────────────────────────────────────────────────────────────────


def call(**columns):
    row = dict(stance_id="s", article_id="a", start=0, end=26, holder="Brook", holder_kind="speaker", target="Vale")
    return {**row, "polarity": -1, "prob": 0.9, "event_type": "REJECT", "cue": "rejected", "rule": "by hand", **columns}


def stances(*rows):
    return conform([call(**{"stance_id": f"s{n}", **row}) for n, row in enumerate(rows)], "stance")


def cells(html):
    """{(row, column): what the cell says before it is opened} of the tables that open, and the columns in order."""
    found, columns = {}, []
    for row in re.findall(r'<tr role="row">(.*?)</tr>', html, re.DOTALL):
        head = re.search(r'scope="row"[^>]*>(.*?)(?: <span|</th>)', row)
        columns += [visible(name) for name in re.findall(r'scope="col"[^>]*>(.*?)</th>', row)]
        for column, cell in re.findall(r'<td[^>]*data-head="(.*?)"[^>]*>(.*?)</td>', row, re.DOTALL):
            said = [visible(summary) for summary in re.findall(r"<summary>(.*?)</summary>", cell)]
            found |= {(visible(head[1]), unescape(column)): said} if said else {}
    return found, columns[1:]


def test_a_cell_says_the_call_and_opens_on_its_sentence():
    html = tk.show_stance(stances({}), ARTICLES).data
    assert cells(html)[0] == {("Brook", "Vale"): ["▼ 1 against"]}
    shown = visible(html)
    assert "1 act in 1 article, 1 call. All calls stand in one article: it tells nothing of others." in shown
    assert (
        "againstBrook toward Vale: Officials counted 40 dead. The Gazette, 22 June 2012, REJECT, by “rejected”" in shown
    )
    assert "in what they say, 90 % sure" in shown


def test_an_act_without_a_call_is_called_by_what_it_is():
    html = tk.show_stance(stances({}, dict(polarity=pd.NA, event_type="REQUEST", cue="urged")), ARTICLES).data
    assert cells(html)[0] == {("Brook", "Vale"): ["▼ 1 against, asks 1"]}
    assert "REQUEST, by “urged”" in visible(html) and "1 call; 1 act without one." in visible(html)
    accused = tk.show_stance(stances(dict(polarity=pd.NA, event_type="ACCUSE")), ARTICLES).data
    assert cells(accused)[0]["Brook", "Vale"] == ["accuse, no call 1"]


def test_voices_are_kept_apart():
    rows = stances({}, dict(holder="The Gazette", holder_kind="outlet"))
    assert "The Gazette toward Vale" not in visible(tk.show_stance(rows, ARTICLES, voice="speaker").data)
    assert "Brook toward Vale" not in visible(tk.show_stance(rows, ARTICLES, voice="outlet").data)
    assert "no finding about anybody" in tk.show_stance(rows, ARTICLES, voice="actor").data


def test_an_act_that_somebody_tells_of_others_says_who():
    rows = stances(dict(holder_kind="actor", told_by="Ada Hale"), dict(holder_kind="actor", target="Peru"))
    html = visible(tk.show_stance(rows, ARTICLES, voice="told").data)
    assert "as told by Ada Hale" in html and "Peru" not in html and "in what they do" not in html
    assert "as told by" not in visible(tk.show_stance(rows, ARTICLES, voice="actor").data)


def test_by_side_a_minister_stands_with_the_state_and_keeps_the_name_in_the_sentence():
    sides = pd.DataFrame(dict(name=["Brook", "Lima", "Peru"], side=["Canada", "Peru", "Peru"]))
    html = tk.show_stance(stances(dict(target="Lima"), dict(target="Peru")), ARTICLES, sides=sides).data
    assert cells(html)[0] == {("Canada", "Peru"): ["▼ 2 against"]}
    assert "Brook toward Lima: " in visible(html) and "Canada Brook" in visible(html)


def test_by_outlet_and_by_day_every_article_has_its_column():
    rows = stances({}, dict(article_id="b", polarity=1))
    found, columns = cells(tk.show_stance(rows, ARTICLES, across="outlet").data)
    assert found["Brook toward Vale", "The Courier"] == ["▲ 1 for"]
    assert columns == ["The Courier 1 article", "The Gazette 1 article"]
    found, columns = cells(tk.show_stance(rows[:1], ARTICLES, across="day").data)
    assert list(found) == [("Brook toward Vale", "22 June 2012")]
    assert columns == ["22 June 2012 1 article", "23 June 2012 1 article"]


@pytest.mark.parametrize(
    "days, columns",
    [
        (["2012-06-22", None], ["22 June 2012", "date unknown"]),
        ([f"2012-06-{day}" for day in range(10, 20)], ["June 2012"]),
        ([f"2012-{month:02}-01" for month in range(1, 13)], [f"2012, quarter {n}" for n in (1, 2, 3, 4)]),
        ([f"{year}-01-01" for year in range(2012, 2020)], [str(year) for year in range(2012, 2020)]),
    ],
)
def test_many_days_become_months_quarters_or_years(days, columns):
    articles = tk.to_articles([dict(article_id=str(n), published=day, text=A) for n, day in enumerate(days)])
    rows = stances(*(dict(article_id=str(n)) for n in range(len(days))))
    shown = cells(tk.show_stance(rows, articles, across="day").data)[1]
    assert [re.sub(r" \d+ articles?$", "", name) for name in shown if name != "holder and target"] == columns


def test_what_has_no_place_in_the_table_is_listed_and_nothing_is_lost():
    rows = stances(*(dict(target=f"Vale {n % 9}", holder=f"Brook {n}") for n in range(30)))
    html = tk.show_stance(rows, ARTICLES).data
    assert "Further pairs" in html and html.count('class="verdict"') == 30


def test_a_cell_on_too_many_sentences_says_how_many_are_left():
    shown = visible(tk.show_stance(stances(*[{}] * 48), ARTICLES).data)
    assert "8 more sentences in the CSV file." in shown


def test_how_far_a_mean_can_be_trusted_stands_at_its_sentences():
    articles = tk.to_articles([dict(article_id=str(n), text=A) for n in range(6)])
    rows = [dict(article_id=str(n), polarity=1 if n == 5 else -1) for n in range(6)]
    told = visible(tk.show_stance(stances(*rows), articles).data)
    assert (
        "Mean of the calls −0.67; without any one article −1.00 to −0.60. 95 % interval over articles −1.00 to" in told
    )
    assert "Too few articles for an interval." in visible(tk.show_stance(stances(*rows[:3]), articles).data)


def test_a_table_across_something_else_is_refused():
    with pytest.raises(ValueError, match="choose one of target, outlet, day"):
        tk.show_stance(stances({}), ARTICLES, across="mood")


def test_names_cannot_write_markup():
    html = tk.show_stance(stances(dict(holder="<b>x</b>", target='"><script>', cue="<i>")), ARTICLES).data
    assert "<script" not in html and "<b>x" not in html and "<i>" not in html


# ── wording ─────────────────────────────────────────────────────────────────────────────────────────────────────────


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
    place = ("Ruritanian government", "The Gazette")
    shown = {v: cells(tk.show_labels(choices, ARTICLES, voice=v).data)[0][place] for v in ("own", "quoted", "reported")}
    assert shown["own"] == ["regime 2 of 3 9–97 %", "Government 1 of 3 3–91 %"]
    assert [words.split(" of")[0] for words in shown["quoted"]] == ["regime 1", "rulers 1"]
    assert [words.split(" of")[0] for words in shown["reported"]] == ["leadership 1", "rulers 1"]


def test_a_share_opens_on_its_sentences_with_the_name_marked():
    choices = tk.find_choices(conform([named("regime", 0), named("rulers", 2, article_id="b")], "labels"))
    html = tk.show_labels(choices, ARTICLES).data
    assert '<mark class="label">O</mark>fficials counted 40 dead.' in html and f'href="#{anchor("a:0-1")}"' in html


def test_a_concept_with_one_name_in_a_voice_is_left_out_there():
    choices = tk.find_choices(conform([named("regime", 0), named("government", 5, in_quote=True)], "labels"))
    assert "Nothing goes by two names here." in tk.show_labels(choices, ARTICLES).data


def test_an_outlet_that_names_nothing_has_an_empty_column():
    choices = tk.find_choices(conform([named("regime", 0), named("rulers", 5)], "labels"))
    found, columns = cells(tk.show_labels(choices, ARTICLES).data)
    assert columns == ["The Courier 1 article", "The Gazette 1 article"]
    assert {outlet for _, outlet in found} == {"The Gazette"}


def test_many_outlets_stand_in_several_tables_under_each_other():
    articles = tk.to_articles([dict(article_id=str(n), outlet=f"Paper {n}", text=A) for n in range(14)])
    rows = [named(("regime", "rulers")[n % 2], 0, article_id=str(n)) for n in range(14)]
    html = tk.show_labels(tk.find_choices(conform(rows, "labels")), articles).data
    assert html.count("<table") == 3 and len(cells(html)[0]) == 14


def cued(*rows):
    made = [
        dict(quote_id=f"q{n}", utterance_id=f"q{n}", article_id=a, start=0, end=9, cue="said", implies=implies, level=0)
        | dict(cue_start=0, cue_end=9, speaker="Brook")
        for n, (a, implies) in enumerate(rows)
    ]
    return conform(made, "quotes")


CUED = cued(("a", "claim"), ("a", "neutral"), ("b", "neutral"))


def test_what_reporting_verbs_imply_is_shown_of_how_many():
    html = tk.show_cues(CUED, ARTICLES).data
    assert cells(html)[0] == {
        ("The Courier", "neutral"): ["1 of 1 21–100 %"],
        ("The Gazette", "claim"): ["1 of 2 5–95 %"],
        ("The Gazette", "neutral"): ["1 of 2 5–95 %"],
    }
    assert '<mark class="label">Officials</mark> counted 40 dead.' in html
    assert f'href="#{anchor("q0")}"' in html and anchor("q1") not in html  # that somebody says something is no evidence


def test_per_speaker_and_few_utterances_are_no_row():
    found = cells(tk.show_cues(CUED, ARTICLES, speakers=True).data)[0]
    assert found["Brook", "The Gazette"] == ["claim 1 of 2 5–95 %", "neutral 1 of 2 5–95 %"]
    assert "No speaker has 3 utterances" in tk.show_cues(CUED[:2], ARTICLES, speakers=True).data
    assert "No reporting verb was found." in tk.show_cues(CUED[:0], ARTICLES).data


def test_distinctive_words_open_on_their_places_and_those_too_few_are_named():
    row = dict(outlet="The Gazette", word="dead", times=8, of=1000, articles=5, times_elsewhere=1, of_elsewhere=2000)
    rows = [row | dict(log_odds=2.0, chance_any=0.01), row | dict(word="dull", log_odds=1.0, chance_any=0.2)]
    found = pd.DataFrame(rows).assign(item_ids=[("a:21-25",)] * 2)
    found.attrs["too_few"] = {"The Courier": "1 article is too few"}
    words = pd.DataFrame([dict(item_id="a:21-25", article_id="a", **span(A, "dead"))])
    html = tk.show_distinctive(found, words, ARTICLES).data
    assert "dead more than others: 8.0 against 0.5 in 1,000 words 8 times in 5 articles" in visible(html)
    assert '<mark class="label">dead</mark>' in html and "7 more places." in html
    assert "dull" not in visible(html) and "The Courier: 1 article is too few." in visible(html)
    found["chance_any"] = 0.5
    assert "Of 2 words none stands out beyond chance." in tk.show_distinctive(found, words, ARTICLES).data


def test_a_voice_of_another_name_is_refused():
    with pytest.raises(ValueError, match="choose one of own, reported, quoted"):
        tk.show_labels(conform([], "labels"), ARTICLES, voice="loud")


def test_what_somebody_says_and_does_stand_in_rows_of_their_own():
    rows = stances({}, dict(holder_kind="actor", polarity=1))
    heads = re.findall(r'scope="row"[^>]*>(.*?)</th>', tk.show_stance(rows, ARTICLES, across="outlet").data)
    assert [visible(head) for head in heads] == [
        "Brook toward Vale in what they do",
        "Brook toward Vale in what they say",
    ]


# ── trust ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_on_how_little_a_report_rests_is_said():
    shown = visible(tk.show_limits(stances({}, dict(polarity=pd.NA)), ARTICLES).data)
    assert "This report makes 1 call, in 1 article of the 2 read, and shows 1 act without one." in shown
    assert "2 of 2 outlets have fewer than 5 articles here" in shown
    assert "less than 60 % sure" not in shown
    assert "does not mean that nobody takes a side" in tk.show_limits(stances({})[:0], ARTICLES).data


def test_calls_taken_back_are_counted():
    unsure = dict(polarity=pd.NA, rule="cue: actor; below the threshold")
    assert "For 1 act the side was less than 60 % sure: no call was made." in visible(
        tk.show_limits(stances({}, unsure), ARTICLES).data
    )


def test_a_call_shows_how_sure_it_is_and_the_words_that_the_model_heard():
    html = tk.show_stance(
        stances(dict(prob=0.91, evidence="rejected +1.20; vile +0.90; plan +0.30; so +0.10")), ARTICLES
    )
    assert "91 % sure (rejected +1.20, vile +0.90, plan +0.30)" in visible(html.data)


def test_the_coding_sheet_is_offered_with_how_to_fill_it(tmp_path):
    sheet = tk.coding_sheet(stances({}), ARTICLES)
    html = tk.show_sheet(tk.write_sheet(tmp_path, ARTICLES, sheet), sheet).data
    assert "coding_sheet.csv lies beside this report: 1 row" in visible(html) and "tk.agreement(" in html
    assert "no coding sheet was written" in tk.show_sheet(None, sheet).data
    assert "no act to judge" in tk.show_sheet(tmp_path / "coding_sheet.csv", sheet[:0]).data


def test_tone_opens_on_the_coldest_and_the_warmest_sentence():
    tones = ((-0.5, "40 dead"), (0.1, "Ada Brook"))
    rows = [dict(article_id="a", tone=tone, in_quote=False, **span(A, words)) for tone, words in tones]
    shown = visible(tk.show_tone(conform(rows, "tone"), ARTICLES).data)
    assert "The Gazette, own voice: 2 sentences, mean tone −0.20" in shown
    assert "−0.50 Officials counted 40 dead." in shown and "+0.10 “We will stay,” Ada Brook said." in shown


# ── evidence ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_evidence_holds_the_items_linked_and_anchors_each_once():
    quotes = conform(
        [dict(article_id="a", utterance_id="u", quotation=w, **span(A, w)) for w in ("We will", "stay")], "quotes"
    )
    spans = tk.evidence_of(quotes, CLAIMS, items={"u", "fb"})
    assert [(item, A[start:end]) for start, end, _, item in spans["a"]] == [("u", "We will"), (None, "stay")]
    assert [item for *_, item in spans["b"]] == ["fb"]


def test_evidence_holds_only_what_the_sections_given_link_to():
    rows = stances(dict(**span(A, "40 dead")), dict(**span(A, "Ada Brook"), stance_id="unseen"))
    section = tk.show_stance(rows[:1], ARTICLES)
    assert [item for *_, item in tk.evidence_of(rows, sections=[section])["a"]] == ["s0"]
    assert tk.evidence_of(rows, sections=[]) == {}


def test_the_items_linked_are_those_of_both_sides_and_of_other_tables():
    linked = tk.items_linked(discrepancies(pair("figure", "toll", "conflict", 1.5)), pd.DataFrame(dict(item_id=["x"])))
    assert linked == {"fa", "fb", "x"}


# ── the head ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_notices_stand_on_top_once_and_escaped():
    articles = ARTICLES.assign(notice="Not <real>.")
    html = tk.show_head(articles).data
    assert html.count("Not &lt;real&gt;.") == 1
    assert "2 articles by 2 outlets on 1 event, 1 of them told by more than one article." in visible(html)
