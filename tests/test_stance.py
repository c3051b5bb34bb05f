"""Who is for or against whom: sentences of invented people and places, and what each may and may not say."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from toolkit import extract_actors, extract_quotes, load_lexicon, load_nlp, to_articles
from toolkit.schema import TABLES, conform
from toolkit.stance import score_stance, stance_toward, tone_of, train_tones
from toolkit.stance.cues import QUADS, cues_in
from toolkit.stance.doers import DEPARTURES
from toolkit.stance.features import features_of, target_tokens
from toolkit.stance.frames import frame_features, frames_of_words, parts_of, side_of
from toolkit.stance.model import likeliest, probabilities
from toolkit.stance.sureness import with_sureness
from toolkit.stance.train import hidden_names
from toolkit.stance.words import learned_tones


def stances(text, outlet="The Elsford Post"):
    articles = to_articles([{"article_id": "a", "outlet": outlet, "text": text}])
    return score_stance(articles, extract_quotes(articles), extract_actors(articles))


def calls(text):
    """{(holder, target): (event type, polarity or None)} of a text."""
    found = stances(text)
    polarity = found.polarity.astype(object).where(found.polarity.notna(), None)
    return {(h, t): (e, p) for h, t, e, p in zip(found.holder, found.target, found.event_type, polarity, strict=True)}


TAKEN = [  # (text, holder, target, polarity)
    # recognised in an office
    ("Peru recognised Ada Quill as interim president.", "Peru", "Ada Quill", 1),
    ("Peru does not recognize Ada Quill as president.", "Peru", "Ada Quill", -1),
    ("Peru was the first country to recognise Ada Quill as president.", "Peru", "Ada Quill", 1),
    # made to go
    ("Norway demanded Tom Marsh's departure.", "Norway", "Tom Marsh", -1),
    ("Norway called for the resignation of Tom Marsh.", "Norway", "Tom Marsh", -1),
    ("Norway urged Tom Marsh to step down.", "Norway", "Tom Marsh", -1),
    ("“Tom Marsh must resign,” Ada Quill said.", "Ada Quill", "Tom Marsh", -1),
    ("“Tom Marsh must go,” Ada Quill said.", "Ada Quill", "Tom Marsh", -1),
    ("“Tom Marsh has lost all legitimacy,” Ada Quill said.", "Ada Quill", "Tom Marsh", -1),
    ("Norway ordered the Peruvian ambassador to leave.", "Norway", "Peru", -1),
    ("Norway expelled two Peruvian diplomats.", "Norway", "Peru", -1),
    # what is vowed or asked of others
    ("Norway vowed to defend Peru.", "Norway", "Peru", 1),
    ("Norway urged Canada to condemn Peru.", "Norway", "Peru", -1),
    # both ways
    ("Norway and Peru accused each other of lying.", "Norway", "Peru", -1),
    ("Norway and Peru traded accusations on Monday.", "Peru", "Norway", -1),
    # by those who act for them
    ("Peru’s foreign ministry condemned Norway.", "Peru’s foreign ministry", "Norway", -1),
    ("Norway imposed waves of sanctions on Peru.", "Norway", "Peru", -1),
    ("Norway condemned Canada for backing Peru.", "Canada", "Peru", 1),
    ("Ada Quill was outraged that Tom Marsh lied to voters.", "Ada Quill", "Tom Marsh", -1),
]


@pytest.mark.parametrize("text, holder, target, polarity", TAKEN)
def test_a_side_is_taken_by_recognising_ousting_vowing_and_asking(text, holder, target, polarity):
    assert calls(text)[holder, target][1] == polarity


@pytest.mark.parametrize(
    "text, holder, target",
    [
        ("Peru recognised Ada Quill as an expert.", "Peru", "Ada Quill"),
        ("Norway accused Canada of backing Peru.", "Norway", "Peru"),
        ("Norway accused Canada of backing Peru.", "Canada", "Peru"),
        ("Norway accused Canada of seeking Tom Marsh's removal.", "Canada", "Tom Marsh"),
        ("Norway condemned Canada for backing Peru.", "Norway", "Peru"),
        ("Norway discouraged Canada from backing Peru.", "Canada", "Peru"),
        ("Norway called for the removal of Peru's sanctions.", "Norway", "Peru"),
        ("Norway announced Tom Marsh's departure.", "Norway", "Tom Marsh"),
        ("“Tom Marsh should not resign,” Ada Quill said.", "Ada Quill", "Tom Marsh"),
        ("“Tom Marsh must go to court on Monday,” Ada Quill said.", "Ada Quill", "Tom Marsh"),
        ("Norway did not vow to defend Peru.", "Norway", "Peru"),
        ("Norway might pledge to defend Peru.", "Norway", "Peru"),
        ("Norway was asked to condemn Peru.", "Norway", "Peru"),
        ("Ada Quill was appalled that Tom Marsh was arrested.", "Ada Quill", "Tom Marsh"),
        ("Ada Quill was appalled that Tom Marsh died.", "Ada Quill", "Tom Marsh"),
        ("Their government's endorsement of Tom Marsh came late.", "Their government", "Tom Marsh"),
    ],
)
def test_no_side_is_taken_by_what_is_alleged_averted_or_befalls_somebody(text, holder, target):
    assert calls(text).get((holder, target), (None, None))[1] is None


@pytest.mark.parametrize(
    "text, holder, target",
    [
        ("Norway vetoed a resolution condemning Peru.", "Norway", "Peru"),
        ("Norway blocked a draft resolution that would have condemned Peru.", "Norway", "Peru"),
        ("Norway rejected calls for sanctions against Peru.", "Norway", "Peru"),
        ("Norway opposed the removal of Tom Marsh.", "Norway", "Tom Marsh"),
        ("Tom Marsh cannot be removed just like that, Ada Quill said.", "Ada Quill", "Tom Marsh"),
        ("It is unacceptable to remove Tom Marsh, Ada Quill said.", "Ada Quill", "Tom Marsh"),
    ],
)
def test_who_opposes_a_measure_covers_whom_it_would_hit_and_makes_no_call(text, holder, target):
    assert calls(text)[holder, target] == ("SUPPORT", None)


@pytest.mark.parametrize(
    "text, holder, target",
    [
        ("Norway opposed the war on Peru.", "Norway", "Peru"),
        ("The court dismissed a lawsuit against Tom Marsh.", "The court", "Tom Marsh"),
        ("“Tom Marsh should not be trusted,” Ada Quill said.", "Ada Quill", "Tom Marsh"),
        ("Norway condemned the bombing of Peru.", "Norway", "Peru"),
        ("“Tom Marsh has done a lot of harm,” Ada Quill said.", "Ada Quill", "Tom Marsh"),
        ("“Peru should have done a lot more,” Ada Quill said.", "Ada Quill", "Peru"),
        ("Ada Quill said there was a need to justify the ban to Norway.", "Ada Quill", "Norway"),
    ],
)
def test_nobody_is_covered_by_what_only_sounds_so(text, holder, target):
    assert (holder, target) not in calls(text)


def test_somebody_is_asked_for_more_and_given_credit_at_once():
    text = "“We urged Peru to act. By now they have done plenty, yet they must try harder,” Ada Quill said."
    told = stances(text)
    told = told[(told.holder == "Ada Quill") & (told.target == "Peru")]
    assert told.event_type.tolist() == ["REQUEST", "SUPPORT", "REQUEST"]
    assert told.polarity.tolist() == [pd.NA, 1, pd.NA]


def test_who_owes_somebody_no_answer_turns_them_away():
    text = "Ada Quill said she felt no need to justify her conduct to Norway."
    assert calls(text)["Ada Quill", "Norway"] == ("REJECT", -1)


def test_arms_delivered_are_aid():
    assert calls("Russian arms deliveries to Peru continued.")["Russia", "Peru"] == ("AID", 1)
    assert not calls("Norwegian salmon deliveries to Peru continued.")


@pytest.mark.parametrize(
    "text, polarity",
    [
        ("“Peru is stooping to despicable tactics,” Ada Quill said.", -1),
        ("“The threat comes from Peru,” Ada Quill said.", -1),
        ("“Peru must stop its attacks,” Ada Quill said.", -1),
        ("“Peru must stop attacking its neighbours,” Ada Quill said.", -1),
        ("“Peru must stop the violence,” Ada Quill said.", None),
        ("“Peru must end its mourning,” Ada Quill said.", None),
        ("“We condemn the aggression by the Peruvian side,” Ada Quill said.", -1),
    ],
)
def test_who_must_stop_a_wrong_of_their_own_is_blamed_for_it(text, polarity):
    assert calls(text)["Ada Quill", "Peru"][1] == polarity


@pytest.mark.parametrize(
    "text",
    [
        "“No threat comes from Peru,” Ada Quill said.",
        "“The threat does not come from Peru,” Ada Quill said.",
        "“Help comes from Peru,” Ada Quill said.",
    ],
)
def test_what_comes_from_somebody_blames_them_only_where_it_is_an_evil(text):
    assert ("Ada Quill", "Peru") not in calls(text)


def test_the_ministry_is_the_only_one_named_before():
    one = "The Peruvian Defence Ministry spoke on Monday. The ministry accused Chile of lying."
    assert calls(one)["Peruvian Defence Ministry", "Chile"] == ("ACCUSE", -1)
    two = f"The Chilean Justice Ministry met the Peruvian Defence Ministry. {one.split('. ')[1]}"
    assert not [holder for holder, target in calls(two) if target == "Chile"]


@pytest.mark.parametrize(
    "text, holder, target",
    [
        ("Norway lashed out at Canada for siding with Peru.", "Norway", "Peru"),
        ("Plans for talks with Peru, which Norway supports, are ready.", "Norway", "Peru"),
        ("Letters to Canada, which accused Peru, came late.", "Canada", "Peru"),
        ("Norway condemned the coup and Ada Quill’s “unlawful arrest”.", "Norway", "Ada Quill"),
        ("Norway blocked the council's condemnation of Peru.", "Norway", "Canada"),
        ("Norway blocked a Canadian statement.", "Norway", "Canada"),
        ("Ada Quill portrayed Peru as a victim.", "Ada Quill", "Peru"),
    ],
)
def test_nobody_is_drawn_in_by_the_grammar_next_to_them(text, holder, target):
    assert (holder, target) not in calls(text)


def test_a_name_before_a_noun_is_the_one_named_elsewhere():
    text = "Canada spoke to the US on Monday. Canada condemned US sanctions on Peru."
    assert calls(text)["Canada", "US"] == ("ACCUSE", -1)


@pytest.mark.parametrize(
    "text, holder, target",
    [
        ("Norway welcomed sanctions on Peru.", "Norway", "Peru"),
        ("Norway backed calls for sanctions against Peru.", "Norway", "Peru"),
        ("Norway welcomed the removal of Tom Marsh.", "Norway", "Tom Marsh"),
    ],
)
def test_who_welcomes_a_measure_is_against_whom_it_hits(text, holder, target):
    assert calls(text)[holder, target] == ("REJECT", -1)


@pytest.mark.parametrize("what", ["the lifting of sanctions", "efforts to end sanctions", "an end to sanctions"])
def test_who_welcomes_the_end_of_a_measure_is_not(what):
    assert ("Norway", "Peru") not in calls(f"Norway welcomed {what} on Peru.")


def test_whose_release_is_asked_for_is_covered():
    assert calls("Norway demanded the release of Ada Quill.")["Norway", "Ada Quill"] == ("SUPPORT", None)
    assert calls("Norway called for Ada Quill's release.")["Norway", "Ada Quill"] == ("SUPPORT", None)


# ── cues: the words, who and whom ───────────────────────────────────────────────────────────────────────────────────────


def grammar(sentence):
    doc = load_nlp()(sentence)
    return [
        (cue.words, cue.event_type, [doc[i].text for i in cue.subject], [doc[i].text for i, _ in cue.targets])
        for cue in cues_in(doc)
    ]


@pytest.mark.parametrize(
    "sentence, words, event_type, subject, target",
    [
        ("Ruritania denounced Borduria on Monday.", "denounced", "ACCUSE", "Ruritania", "Borduria"),
        ("Borduria was denounced by Ruritania.", "denounced", "ACCUSE", "Ruritania", "Borduria"),
        ("Marsh lashed out at the senators.", "lashed out", "ACCUSE", "Marsh", "senators"),
        ("Canada urged Mexico to reopen the border.", "urged", "REQUEST", "Canada", "Mexico"),
        ("We called on them to stop.", "called on", "REQUEST", "We", "them"),
        ("The army shelled the rebels.", "shelled", "ASSAULT", "army", "rebels"),
        ("Peru's support for Chile surprised everyone.", "support", "SUPPORT", "Peru", "Chile"),
        ("Ada Quill is a critic of Tom Marsh.", "critic", "ACCUSE", "Quill", "Marsh"),
        ("The mayor rejected recent comments by Ada Quill.", "rejected", "REJECT", "mayor", "Quill"),
        ("Canada imposed sanctions on Peru.", "imposed sanctions", "SANCTION", "Canada", "Peru"),
    ],
)
def test_a_cue_knows_who_and_whom(sentence, words, event_type, subject, target):
    first = grammar(sentence)[0]
    assert first[:2] == (words, event_type)
    assert subject in first[2] and target in first[3]


@pytest.mark.parametrize(
    "sentence",
    [
        "She told him a story.",  # not a request: no infinitive
        "The minister acknowledged the losses.",  # to acknowledge a fact is not to concede
        "The minister warned the farmers of frost.",  # to warn is not to threaten
        "The train met no delay.",
        "",
    ],
)
def test_no_cue_against_anyone(sentence):
    assert not [cue for cue in cues_in(load_nlp()(sentence)) if cue.polarity < 0 or cue.event_type == "REQUEST"]


# ── acts and speech ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text, pair, call",
    [
        ("On Monday Canada denounced Peru.", ("Canada", "Peru"), ("ACCUSE", -1)),
        ("On Monday Canada praised Peru.", ("Canada", "Peru"), ("SUPPORT", 1)),
        ("On Monday Canada urged Peru to withdraw.", ("Canada", "Peru"), ("REQUEST", None)),
        ("On Monday Canada brushed aside Peruvian objections to the plan.", ("Canada", "Peru"), ("REJECT", -1)),
        ("Canada refused to support Peru.", ("Canada", "Peru"), ("REJECT", -1)),
        ("Minister Ada Quill met Governor Tom Marsh on Friday.", ("Ada Quill", "Tom Marsh"), ("CONSULT", None)),
    ],
)
def test_a_reported_act_is_its_subjects(text, pair, call):
    assert calls(text)[pair] == call
    assert set(stances(text).holder_kind) == {"actor"}


@pytest.mark.parametrize(
    "text",
    [
        "Canada may denounce Peru.",
        "Canada would support Peru.",
        "If Canada denounces Peru, talks will end.",
        "Peru asked Canada to denounce Chile's plan.",  # Canada has denounced nobody
        "Canada seemed to attack Peru.",
        "Canada warned Peru of a storm.",
        "Canada acknowledged that Peru had signed.",
        "The letter suggests that Canada supports Peru.",  # somebody's claim about Canada
        "Canada criticized Peru's allies.",  # not Peru
        "Some Canadians denounced Peru.",  # not all of them
        "Canada encouraged Peru to sign.",  # a request
        "Talks begin from the moment Canada has condemned Peru.",
    ],
)
def test_what_was_not_done_makes_no_call(text):
    assert all(polarity is None for _, polarity in calls(text).values())


@pytest.mark.parametrize(
    "text, pair, call",
    [
        # demands put in a clause, and pressure
        ("Canada demanded that Peru withdraw its troops.", ("Canada", "Peru"), ("REQUEST", None)),
        ("Canada wants more from Peru.", ("Canada", "Peru"), ("REQUEST", None)),
        ("Canada put pressure on Peru on Monday.", ("Canada", "Peru"), ("REQUEST", None)),
        ("The opposition called for Tom Marsh to resign.", ("The opposition", "Tom Marsh"), ("REQUEST", -1)),
        # relations
        ("Canada, Peru's main ally, signed the treaty.", ("Canada", "Peru"), ("SUPPORT", 1)),
        ("Canada is a key supporter of Peru.", ("Canada", "Peru"), ("SUPPORT", 1)),
        # threats of an act
        ("Canada threatened to invade Peru.", ("Canada", "Peru"), ("THREATEN", -1)),
        ("Canada threatened military strikes on Peru.", ("Canada", "Peru"), ("THREATEN", -1)),
        # for and against, given and got
        ("Canada came out in favour of Peru's plan on Monday.", ("Canada", "Peru"), ("SUPPORT", 1)),
        ("Canada is opposed to Peru's plan.", ("Canada", "Peru"), ("REJECT", -1)),
        ("Canada voiced its opposition to Peru's plan.", ("Canada", "Peru"), ("REJECT", -1)),
        ("Canada gave Peru its backing.", ("Canada", "Peru"), ("SUPPORT", 1)),
        ("“Tom Marsh has my full support,” Minister Ada Quill said.", ("Ada Quill", "Tom Marsh"), ("SUPPORT", 1)),
        ("“We are united behind Peru,” Minister Ada Quill said.", ("Ada Quill", "Peru"), ("SUPPORT", 1)),
        ("Canada drew criticism from Peru.", ("Peru", "Canada"), ("ACCUSE", -1)),
        ("Canada came under criticism from Peru and Chile.", ("Chile", "Canada"), ("ACCUSE", -1)),
        # through what somebody does
        ("Canada blamed the crisis on Peru.", ("Canada", "Peru"), ("ACCUSE", -1)),
        ("Canada blamed the crisis on the refusal of Peru to sign.", ("Canada", "Peru"), ("ACCUSE", -1)),
        ("Canada regretted Peru's decision to cancel the talks.", ("Canada", "Peru"), ("ACCUSE", -1)),
        ("Canada shunned a meeting with Governor Tom Marsh.", ("Canada", "Tom Marsh"), ("REJECT", -1)),
        ("Canada rejected on Friday Peruvian objections to the plan.", ("Canada", "Peru"), ("REJECT", -1)),
        ("Canada supported the idea of Peru's participation in the talks.", ("Canada", "Peru"), ("SUPPORT", 1)),
        ("Canada imposed new sanctions on Peruvian banks.", ("Canada", "Peru"), ("SANCTION", -1)),
        ("Canada criticized Parliament members.", ("Canada", "Parliament"), ("ACCUSE", -1)),
        ("Canada refused to meet Peru.", ("Canada", "Peru"), ("REJECT", -1)),
        (
            "Canada called on the international community to act.",
            ("Canada", "the international community"),
            ("REQUEST", None),
        ),
        ("Canada called upon Peru to withdraw.", ("Canada", "Peru"), ("REQUEST", None)),
        ("Canada demanded Peru to withdraw.", ("Canada", "Peru"), ("REQUEST", None)),
        ("Canada rejected the proposals put forward by Peru.", ("Canada", "Peru"), ("REJECT", -1)),
        ("Chile criticized actions by both Canada and Peru.", ("Chile", "Canada"), ("ACCUSE", -1)),
        ("European leaders denounced Peru.", ("European leaders", "Peru"), ("ACCUSE", -1)),
    ],
)
def test_support_opposition_and_demands_are_found_however_they_are_put(text, pair, call):
    assert calls(text)[pair] == call


@pytest.mark.parametrize(
    "text",
    [
        "Canada asked whether Peru had signed.",
        "Canada asked if Peru should have a vote.",
        "Ada Quill, a former backer of Tom Marsh, arrived.",
        "Tom Marsh's Peru critics arrived.",  # they are not Peru
        "Canada was an ally of Peru, before relations soured.",
        "Tom Marsh has unleashed the fury of Americans.",  # it is theirs
        "Ada Quill spoke at length about Tom Marsh, calling him a liar.",
        "Canada threatened to leave the talks with Peru.",
        "Canada regretted Tom Marsh's decision to resign.",  # sorry to see him go
        "Canada vetoed a Security Council resolution on Monday.",  # somebody's draft before the council
        "Canada killed a Peruvian hostage.",  # not Peru
        "Canada pushed Peru into second place.",
        "Canada used its power.",
        "Her remarks appeared aimed to show that Canada is supporting Peru.",
        "Canada did not meet Peru.",
        "Leaders denounced Peru.",  # anybody's
    ],
)
def test_what_is_near_a_stance_and_is_none_makes_no_call(text):
    assert not {call for call in calls(text).values() if call[1]}


def test_a_speaker_does_not_call_themselves_he():
    text = "Mayor Tom Marsh faced the council.\n\nMinister Ada Quill arrived. “He has my full support,” Senator Hugo Lind said."
    assert ("Hugo Lind", "Hugo Lind") not in calls(text)


def test_an_act_is_not_told_of_where_it_was_put():
    assert set(calls("Canada has for years on Twitter accused Peru of fraud.")) == {("Canada", "Peru")}


def test_a_government_named_by_who_leads_it_is_theirs():
    text = "Canada accused the government of Prime Minister Tom Marsh of fraud."
    assert ("Canada", "Tom Marsh") in calls(text)


def test_a_relative_clause_is_about_the_one_it_stands_beside():
    found = calls("Talks were held with Ada Quill, who opposes Tom Marsh, and Dora Lind.")
    assert ("Ada Quill", "Tom Marsh") in found and ("Dora Lind", "Tom Marsh") not in found


# ── judgements ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text, pair, polarity",
    [
        ("Ada Quill called Tom Marsh a hero.", ("Ada Quill", "Tom Marsh"), 1),
        ("Ada Quill called Peru's decision a grave mistake.", ("Ada Quill", "Peru"), -1),
        ("Ada Quill described the Peruvian statement as shameful.", ("Ada Quill", "Peru"), -1),
        ("“The decision by Peru and Chile is inexcusable,” Minister Ada Quill said.", ("Ada Quill", "Chile"), -1),
        ("“We have seen Peru's aggression for years,” Minister Ada Quill said.", ("Ada Quill", "Peru"), -1),
        (
            "“Tom Marsh has betrayed his voters and lied to the country,” Minister Ada Quill said.",
            ("Ada Quill", "Tom Marsh"),
            -1,
        ),
        ("“Peru's policy constitutes a violation of the treaty,” Minister Ada Quill said.", ("Ada Quill", "Peru"), -1),
        ("“Chile was responsible for the attack,” Minister Ada Quill said.", ("Ada Quill", "Chile"), -1),
    ],
)
def test_who_judges_a_deed_judges_who_did_it(text, pair, polarity):
    assert calls(text)[pair][1] == polarity


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill called Peru's earthquake a disaster.",  # nobody's deed
        "Ada Quill called the talks a mistake.",
        "Ada Quill did not call Tom Marsh a liar.",
        "Peru's aggression went on for years.",  # in the outlet's own voice a deed is news
        "“We have seen no aggression by Peru,” Minister Ada Quill said.",
        "“There are reports of violations by Peru,” Minister Ada Quill said.",
        "“Did Tom Marsh betray his voters?” Minister Ada Quill asked.",
        "“Peru rejects the shameful and irresponsible statement,” Minister Ada Quill said.",  # not Peru is shameful
        "“Tom Marsh did nothing wrong,” Minister Ada Quill said.",
        "“The comments of Tom Marsh were consistent,” Minister Ada Quill said.",
        "“Peru is facing a serious drought,” Minister Ada Quill said.",  # a state, no deed
        "“Chile is responsible for the fisheries,” Minister Ada Quill said.",
    ],
)
def test_what_is_told_without_judging_is_no_stance(text):
    assert not calls(text)


@pytest.mark.parametrize(
    "text, cues",
    [
        ("“Peru needs to do more,” Minister Ada Quill said.", ["needs do"]),
        ("“Peru has to balance its budget,” Minister Ada Quill said.", []),  # a rule, no demand
        ("“Peru needs grain,” Minister Ada Quill said.", []),
        ("“Peru does not need to import grain,” Minister Ada Quill said.", []),
    ],
)
def test_a_need_to_act_is_a_duty(text, cues):
    assert stances(text).cue.tolist() == cues


def test_a_quoted_stance_is_its_speakers_and_not_the_outlets():
    found = stances("“We condemn Peru,” Minister Ada Quill said on Monday.")
    row = found.iloc[0]
    assert (row.holder, row.holder_kind, row.target, row.polarity) == ("Ada Quill", "speaker", "Peru", -1)
    assert pd.notna(row.quote_id)
    assert "outlet" not in set(found.holder_kind)


def test_an_outlets_own_judging_word_is_the_outlets():
    found = stances("The brutal Governor Tom Marsh arrived. Farmers met Tom Marsh.")
    outlet = found[found.holder_kind == "outlet"]
    assert outlet[["holder", "target", "polarity"]].values.tolist() == [["The Elsford Post", "Tom Marsh", -1]]


@pytest.mark.parametrize(
    "text",
    [
        "The governor Tom Marsh, farmers wrote, was “disgusting”. Farmers met Tom Marsh.",
        "Ada Quill wrote that Tom Marsh was corrupt.",
        "A notorious group of hackers met.",  # nobody named
    ],
)
def test_somebody_elses_judging_word_is_not_the_outlets(text):
    assert "outlet" not in set(stances(text).holder_kind)


def test_an_attack_is_in_words_between_people_and_with_arms_between_countries():
    assert calls("Senator Ada Quill attacked Governor Tom Marsh.")["Ada Quill", "Tom Marsh"][0] == "ACCUSE"
    assert calls("On Monday Canada attacked Peru.")["Canada", "Peru"][0] == "ASSAULT"
    assert calls("Ada Quill is fighting against Tom Marsh.")["Ada Quill", "Tom Marsh"][0] == "REJECT"


def test_what_others_must_do_is_a_request_and_no_call():
    found = stances("“Peru must stop the shelling,” Minister Ada Quill said.")
    assert found[["holder", "target", "event_type"]].values.tolist() == [["Ada Quill", "Peru", "REQUEST"]]
    assert found.polarity.isna().all()


def test_a_cue_is_told_with_its_negation():
    found = stances("“Peru should not shift the blame,” Minister Ada Quill said.")
    assert found.cue.tolist() == ["should not shift"]


def test_to_want_someone_at_the_table_asks_nothing_of_them():
    found = calls("“Peru should take part in the conference,” Minister Ada Quill said.")
    assert found == {("Ada Quill", "Peru"): ("SUPPORT", 1)}


def test_a_quoted_they_is_the_only_one_addressed_before():
    text = "Ada Quill said she had urged Peru to hold talks. “They must do more,” Ada Quill said."
    carried = stances(text)[lambda rows: rows.rule.str.contains("carried over")]
    assert carried.target.tolist() == ["Peru"]


def test_a_quoted_they_that_may_be_two_is_nobody():
    text = "Ada Quill said she had urged Peru and Chile to hold talks. “They must do more,” Ada Quill said."
    assert not stances(text).rule.str.contains("carried over").any()


def test_a_quoted_they_is_no_single_person():
    text = "Ada Quill met Tom Marsh. “We asked them to hold talks,” Ada Quill said."
    assert not stances(text).rule.str.contains("carried over").any()


def test_to_agree_with_somebody_is_not_to_be_for_them():
    assert calls("Ada Quill agreed with Tom Marsh that it rained.")["Ada Quill", "Tom Marsh"] == ("AGREE", None)


def test_every_row_shows_its_sentence_and_its_quad():
    text = "On Monday Canada denounced Peru.\n\nChile praised Canada. “We reject Peru,” Minister Ada Quill said."
    found = stances(text)
    assert len(found) >= 3
    for row in found.itertuples():
        assert row.cue.split()[0] in text[row.start : row.end]
        assert QUADS[row.event_type] == row.quad
    assert found.stance_id.is_unique


def test_no_article_and_no_actor_leave_an_empty_table_with_its_columns():
    none = to_articles([{"text": "It rained."}]).head(0)
    empty = score_stance(none, conform([], "quotes"), conform([], "actors"))
    assert empty.empty and list(empty.columns) == list(TABLES["stance"])
    assert empty.dtypes["polarity"] == "Int64"


# ── stance toward a given target ────────────────────────────────────────────────────────────────────────────────────────


def toward(text, target, holder=None):
    at = text.index(target)
    asked = {"article_id": ["a"], "target_start": [at], "target_end": [at + len(target)]}
    if holder:
        asked |= {"holder_start": [text.index(holder)], "holder_end": [text.index(holder) + len(holder)]}
    return stance_toward(to_articles([{"article_id": "a", "text": text}]), pd.DataFrame(asked)).iloc[0]


@pytest.mark.parametrize(
    "text, target, polarity",
    [
        ("Critics denounced the corrupt governor Tom Marsh as a liar.", "Tom Marsh", -1),
        ("Tom Marsh is a brilliant and courageous leader.", "Tom Marsh", 1),
        ("Tom Marsh said on Tuesday that the meeting would begin at noon.", "Tom Marsh", 0),
        ("She accused Tom Marsh of fraud and corruption.", "Tom Marsh", -1),
    ],
)
def test_polarity_toward_a_target(text, target, polarity):
    assert toward(text, target).polarity == polarity


@pytest.mark.parametrize(
    "probs, polarity",
    [
        ((0.60, 0.30, 0.10), -1),
        ((0.10, 0.30, 0.60), 1),
        ((0.40, 0.35, 0.25), 0),  # blame likeliest by a little, praise not unlikely
        ((0.25, 0.35, 0.40), 0),
        ((0.20, 0.60, 0.20), 0),
    ],
)
def test_a_side_must_beat_neutral_and_not_be_near_its_opposite(probs, polarity):
    assert likeliest(probs) == polarity


def test_a_clear_case_is_called_and_shows_its_words():
    row = toward("She accused Tom Marsh of fraud and corruption and called him a disgraceful liar.", "Tom Marsh")
    assert row.call and row.prob >= 0.6 and "accuse" in row.evidence


def test_direction_matters():
    text = "Canada denounced Peru on Monday."
    assert toward(text, "Peru", holder="Canada").polarity == -1
    assert toward(text, "Canada", holder="Peru").polarity == 0
    assert toward(text, "Peru", holder="Canada").rule == "cue"


@pytest.mark.parametrize(
    "text, holder, target, polarity, rule",
    [
        ("The Canadian foreign minister denounced Peru on Monday.", "Canadian", "Peru", -1, "cue of their people"),
        ("Tom Marsh's office praised Ada Quill.", "Tom Marsh", "Ada Quill", 1, "cue of their people"),
        ("Members of the Canadian senate condemned Peru.", "Canadian", "Peru", -1, "cue of their people"),
        ("Ada Quill signed an open letter condemning Tom Marsh.", "Ada Quill", "Tom Marsh", -1, "cue"),
        ("Ada Quill was quick to condemn Tom Marsh.", "Ada Quill", "Tom Marsh", -1, "cue"),
        ("Ada Quill wrote that Tom Marsh has spent years hurting families.", "Ada Quill", "Tom Marsh", -1, "told"),
        ("Ada Quill said that Tom Marsh arrived on Monday.", "Ada Quill", "Tom Marsh", 0, "no tie"),
        ("The man who lives in Canada denounced Peru.", "Canada", "Peru", 0, "no tie"),
    ],
)
def test_a_holder_acts_in_person_in_writing_or_through_their_people(text, holder, target, polarity, rule):
    row = toward(text, target, holder=holder)
    assert (row.polarity, row.rule) == (polarity, rule)


@pytest.mark.parametrize(
    "text, called",
    [
        ("Canada denounced Peru on Monday.", True),
        ("Canada plans to denounce Peru on Monday.", True),  # still to be done, and hostile all the same
        ("Canada may denounce Peru on Monday.", False),
        ("Canada was urged to denounce Peru.", False),
        ("If Canada denounces Peru, talks will end.", False),
    ],
)
def test_only_what_is_done_or_intended_is_called(text, called):
    assert toward(text, "Peru", holder="Canada").call == called


@pytest.mark.parametrize("holder", ["Peru", "Chile"])
def test_without_a_tie_between_holder_and_target_there_is_no_call(holder):
    row = toward("Canada spoke. Peru and Chile signed the treaty on Monday in Geneva.", "Canada", holder=holder)
    assert row.polarity == 0 and not row.call


SWAPS = [
    ("Critics denounced {} as a liar.", "Tom Marsh", "Bill Hicks"),
    ("Voters in Ohio praised {} for his honest work.", "Peter Brown", "James Smith"),
    ("{} was accused of fraud by Mary Jones.", "Peter Brown", "David Wilson"),
]


@pytest.mark.parametrize("text, one, other", SWAPS)
def test_a_name_carries_no_stance(text, one, other):
    first, second = toward(text.format(one), one), toward(text.format(other), other)
    assert (first.polarity, first.prob, first.evidence) == (second.polarity, second.prob, second.evidence)


# ── frames: the part a target plays ─────────────────────────────────────────────────────────────────────────────────────


def named_in(text):
    """(doc, the token of the one person asked about, always "Rana")."""
    doc = load_nlp()(text)
    return doc, next(t for t in doc if t.text == "Rana")


@pytest.mark.parametrize(
    "text, part, word",
    [
        ("Rana praised the mayor.", "agent", "praised"),
        ("The mayor praised Rana.", "patient", "praised"),
        ("Rana was praised by the mayor.", "patient", "praised"),
        ("The mayor was praised by Rana.", "agent", "praised"),
        ("Rana lied and was jailed.", "patient", "jailed"),
        ("Rana tried to hide the money.", "agent", "hide"),
        ("Rana, who betrayed his friends, smiled.", "agent", "betrayed"),
        ("Rana, accused of fraud, smiled.", "patient", "accused"),
        ("The mayor criticized Quill and Rana.", "patient", "criticized"),
        ("Voters tired of Rana's lies.", "owner", "lies"),
        ("The mayor voted against Rana.", "against", "voted"),
    ],
)
def test_a_target_plays_a_part_in_each_event(text, part, word):
    doc, rana = named_in(text)
    assert (part, word) in [(name, token.text) for name, token in parts_of(rana)]


@pytest.mark.parametrize(
    "text, word, side",
    [
        ("Rana stopped the fraud.", "stopped", 1),
        ("Rana caused the fraud.", "caused", -1),
        ("Rana did not cause the fraud.", "cause", 1),
        ("Rana lacked courage.", "lacked", -1),
        ("Rana showed courage.", "showed", 1),
        ("Rana opened the door.", "opened", 0),
    ],
)
def test_what_turns_or_keeps_a_side_does_so(text, word, side):
    doc, rana = named_in(text)
    assert side_of(next(t for t in doc if t.text == word), {rana.i}, {})[0] == side


def test_whom_a_harm_is_done_to_is_told_apart_from_who_does_it():
    done = ["The guards tortured Rana.", "Rana tortured the guards."]
    seen = [frame_features(list(doc.sents)[0], rana, {rana.i}) for doc, rana in map(named_in, done)]
    assert "frame:patient:harm" in seen[0] and "frame:agent:harm" not in seen[0]
    assert "frame:agent:harm" in seen[1] and "frame:patient:harm" not in seen[1]
    assert "frame:others:harm" in seen[1] and "frame:others:harm" not in seen[0]


def test_every_frame_is_one_of_the_named_ones():
    frames = {frame for listed in frames_of_words().values() for frame in listed}
    assert frames == set("harm blame beat help praise lose gain good wrong turns keeps".split())


def test_no_weight_is_a_name():
    features = load_lexicon("stance_weights").feature
    for name in ("trump", "obama", "clinton", "putin", "merkel", "russia", "iran", "syria", "facebook"):
        assert not features.str.contains(rf"\b{name}\b", case=False).any(), name


@pytest.mark.parametrize("word, side", [("slander", -1), ("embezzlement", -1), ("commend", 1), ("admirable", 1)])
def test_a_word_that_the_training_part_hardly_held_leans_as_words_like_it_do(word, side):
    assert learned_tones()[word][0] * side > 0


def test_no_name_has_a_tone():
    named = "trump obama clinton putin merkel moscow iran syria paris facebook mary john labour".split()
    assert not set(named) & set(learned_tones())


def test_a_word_mostly_written_large_is_a_name_and_a_rare_word_is_none():
    texts = ["They met at the Quarn, it was abhorrent.", "We saw no quay in Quarn."]
    hidden = hidden_names(list(load_nlp().pipe(texts)))
    assert not {"abhorrent", "quay", "meet"} & hidden


def test_a_handle_is_a_name_though_tagged_as_a_noun():
    words = ["wrote", "to", "@vessandra"]
    doc = Doc(
        load_nlp().vocab, words=words, lemmas=words, pos=["VERB", "ADP", "NOUN"], sent_starts=[True, False, False]
    )
    assert hidden_names([doc]) == {"@vessandra"}


def test_a_word_gets_its_tone_from_the_words_whose_vectors_lie_near():
    """Along the first axis lie blame and praise, along the second names and other words; two more tell nothing."""
    sides = {"cruel": -1, "vile": -0.9, "mean": -0.95, "kind": 1, "noble": 0.9, "gentle": 0.95, "table": 0.1}
    sides |= dict.fromkeys(("rana", "quill", "orrin"), 0.05)
    noise = np.random.default_rng(0).normal(scale=5, size=(len(sides), 2))
    names = [-1.0] * 7 + [1.0] * 3
    vectors = {w: np.array([side, n, *z]) for (w, side), n, z in zip(sides.items(), names, noise, strict=True)}
    labels = {"cruel": -1, "mean": -1, "kind": 1, "gentle": 1, "table": 0}
    rows = []
    for word, label in labels.items():
        for who in ("We", "They", "He"):
            text = f"{who} saw Quill, a {word} man, with Orrin and Rana."
            at = text.index("Quill")
            rows.append({"text": text, "start": at, "end": at + 5, "label": label})
    tones = train_tones.fit(rows, vectors).set_index("word")
    assert tones.side["vile"] < 0 < tones.side["noble"]
    assert "quill" not in tones.index


def test_a_call_shows_the_words_around_its_target_and_how_sure_it_is():
    row = stances("Norway denounced Peru over its brutal raids.").iloc[0]
    assert "denounced +" in row.evidence and "brutal +" in row.evidence
    assert "Peru" not in row.evidence and "Norway" not in row.evidence
    assert row.prob > 0.88


def test_words_that_speak_for_the_other_side_make_a_call_less_sure():
    plain, praised = (
        "Norway attacked Peru's plan.",
        "Norway attacked Peru's wonderful, generous, noble and brilliant plan.",
    )
    assert stances(plain).prob[0] > stances(praised).prob[0]


def test_below_the_threshold_there_is_no_call_and_the_row_says_so():
    row = dict(start=0, end=9, target="Rana", polarity=-1, prob=0.5, rule="cue: actor")
    below = with_sureness(load_nlp()("She left."), row, [])
    assert below["polarity"] is None and below["rule"].endswith("; below the threshold")
    assert with_sureness(load_nlp()("She left."), row | {"prob": 0.61}, [])["polarity"] == -1


def test_a_name_moves_neither_a_call_nor_how_sure_it_is():
    one = stances("Ada Quill denounced Tom Marsh over his brutal raids.").iloc[0]
    other = stances("Mia Lund denounced Ben Stone over his brutal raids.").iloc[0]
    columns = ["polarity", "prob", "event_type", "evidence"]
    assert one[columns].tolist() == other[columns].tolist()


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda a, q, x: (a, x, q), "quotes has no column quote_id, speaker"),
        (lambda a, q, x: (a, None, x), "quotes is no DataFrame but NoneType"),
        (lambda a, q, x: (a, q.drop(columns="speaker"), x), "quotes has no column speaker"),
        (lambda a, q, x: (a, q, x.drop(columns="actor")), "actors has no column actor"),
        (lambda a, q, x: (a.drop(columns="text"), q, x), "articles has no column text"),
    ],
)
def test_tables_that_lack_a_column_are_refused_and_not_read_as_empty(change, words):
    articles = to_articles([{"article_id": "a", "text": "Norway denounced Peru."}])
    with pytest.raises(ValueError, match=words):
        score_stance(*change(articles, extract_quotes(articles), extract_actors(articles)))


def test_a_span_that_cuts_a_word_is_widened_to_it():
    text = "Critics denounced the corrupt governor Tom Marsh."
    articles = to_articles([{"article_id": "a", "text": text}])
    at = text.index("Marsh")
    asked = pd.DataFrame({"article_id": ["a", "a"], "target_start": [at, at + 1], "target_end": [at + 5, at + 3]})
    whole, cut = stance_toward(articles, asked).itertuples()
    assert (whole.polarity, whole.prob) == (cut.polarity, cut.prob)


def test_answers_come_in_the_order_asked():
    articles = to_articles([{"article_id": i, "text": f"Ada Quill praised Tom Marsh {i}."} for i in ("x", "y")])
    asked = pd.DataFrame({"article_id": ["y", "x", "y"], "target_start": [0, 0, 18], "target_end": [9, 9, 27]})
    found = stance_toward(articles, asked)
    assert found.article_id.tolist() == ["y", "x", "y"]
    assert found.target_start.tolist() == [0, 0, 18]


@pytest.mark.parametrize(
    "asked, words",
    [
        ({"article_id": ["a"], "target_start": [0]}, "no column target_end"),
        ({"article_id": ["b"], "target_start": [0], "target_end": [1]}, 'no article "b"'),
        ({"article_id": ["a"], "target_start": [5], "target_end": [500]}, "a: no target at 5-500"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(asked, words):
    with pytest.raises(ValueError, match=words):
        stance_toward(to_articles([{"article_id": "a", "text": "It rained all day."}]), pd.DataFrame(asked))


def test_no_target_asked_gives_an_empty_table():
    asked = pd.DataFrame({"article_id": [], "target_start": [], "target_end": []})
    found = stance_toward(to_articles([{"article_id": "a", "text": "It rained."}]), asked)
    assert found.empty and found.dtypes["polarity"] == "Int64" and found.dtypes["call"] == "boolean"


# ── over any text ───────────────────────────────────────────────────────────────────────────────────────────────────────

ODD_TEXT = st.text(alphabet="abc ABC'’“”\".,;?!-\n\t éпр中0159", min_size=1, max_size=80)


@settings(max_examples=40, deadline=None)
@given(text=ODD_TEXT, data=st.data())
def test_any_span_of_any_text_has_an_answer(text, data):
    doc = load_nlp()(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    probs = probabilities(features_of(doc, start, end))
    assert abs(probs.sum() - 1) < 1e-9
    assert all(token.idx < end and token.idx + len(token) > start for token in target_tokens(doc, start, end))


@settings(max_examples=15, deadline=None)
@given(
    order=st.permutations(
        ["On Monday Canada denounced Peru.", "Chile praised Peru.", "“Peru must go,” Ada Quill said."]
    )
)
def test_the_order_of_articles_changes_no_row(order):
    articles = to_articles([{"article_id": text[:8], "text": text} for text in order])
    found = score_stance(articles, extract_quotes(articles), extract_actors(articles))
    assert sorted(found.stance_id) == ["Chile pr:0-19", "On Monda:0-32", "“Peru mu:0-31"]


# ── word lists and tone ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_listed_verb_has_a_plover_type_and_a_polarity():
    verbs = load_lexicon("stance_verbs")
    assert set(verbs.event_type) <= set(QUADS)
    assert set(verbs.polarity) == {"-1", "0", "1"}
    requests = verbs[(verbs.event_type == "REQUEST") & ~verbs.word.isin(DEPARTURES)]  # his going is asked against him
    assert (requests.polarity == "0").all()
    assert not verbs.duplicated(["word", "pos", "event_type", "target"]).any()
    assert not {"warn", "acknowledge", "admit"} & set(verbs.word)


def test_no_judging_word_is_listed_twice():
    assert load_lexicon("stance_words").word.is_unique


def test_tone_is_of_the_words_whoever_they_are_about():
    assert tone_of("The wonderful Ada Quill defeated the horrible Tom Marsh.") == tone_of(
        "The wonderful Tom Marsh defeated the horrible Ada Quill."
    )
