"""What is denied, left out, rumoured, supposed, made up or bygone takes no side, or the other; and what still does."""

import pytest

from toolkit import extract_actors, extract_quotes, to_articles
from toolkit.stance import score_stance


def rows(text):
    """The stances of a text, as (holder, target, event type, polarity or None)."""
    articles = to_articles([{"article_id": "a", "outlet": "The Elsford Post", "text": text}])
    found = score_stance(articles, extract_quotes(articles), extract_actors(articles))
    polarity = found.polarity.astype(object).where(found.polarity.notna(), None)
    return list(zip(found.holder, found.target, found.event_type, polarity, strict=True))


def sides(text):
    """{(holder, target, polarity)} of the calls in a text that take a side."""
    return {(holder, target, polarity) for holder, target, _, polarity in rows(text) if polarity}


# ── left out: "Peru, not Chile", "neither Peru nor Chile" ──


@pytest.mark.parametrize(
    "text, taken",
    [
        ("Canada blamed Peru, not Chile, for the leak.", {("Canada", "Peru", -1)}),
        ("Canada blamed the weather, not Chile, for the leak.", set()),
        ("Canada praised Peru but not Chile.", {("Canada", "Peru", 1)}),
        ("Ada Quill praised Sam Hale, and not Tom Marsh, for the rescue.", {("Ada Quill", "Sam Hale", 1)}),
        ("Canada thanked Peru rather than Chile.", {("Canada", "Peru", 1)}),
        ("Not Norway but Canada condemned Peru.", {("Canada", "Peru", -1)}),
        ("Neither Norway nor Canada has condemned Peru.", set()),
        ("Neither the deputy nor Mayor Ada Quill has praised Senator Tom Marsh.", set()),
        ("Canada is critical of neither Peru nor Chile.", set()),
        ("Ada Quill thanked everyone but Tom Marsh.", set()),
        ("“Neither Peru nor Chile must attack Norway,” Ada Quill said.", set()),
        # named beside others, not left out
        ("Canada condemned not only Peru but Chile.", {("Canada", "Peru", -1), ("Canada", "Chile", -1)}),
        ("Canada condemned Peru as well as Chile.", {("Canada", "Peru", -1), ("Canada", "Chile", -1)}),
        ("“Peru, not Chile, is the aggressor,” Ada Quill said.", {("Ada Quill", "Peru", -1)}),
    ],
)
def test_who_is_named_only_to_be_left_out_is_no_holder_and_no_target(text, taken):
    assert sides(text) == taken


@pytest.mark.parametrize(
    "text, taken",
    [
        ("Canada rejected Ada Quill's dismissal.", set()),
        ("Canada rejected Peru's dismissal of the plan.", {("Canada", "Peru", -1)}),
        ("Canada opposed Ada Quill's removal.", set()),
    ],
)
def test_who_is_dismissed_has_not_done_it(text, taken):
    assert sides(text) == taken


# ── not told as so ──


@pytest.mark.parametrize(
    "text",
    [
        # by degree
        "Canada rarely criticises Peru.",
        "Canada hardly ever criticises Peru.",
        "Mayor Ada Quill seldom praises Senator Tom Marsh.",
        "Canada almost sanctioned Peru last year.",
        "Mayor Ada Quill nearly endorsed Senator Tom Marsh.",
        "Canada all but endorsed Peru's plan.",
        "Ada Quill came close to condemning Tom Marsh.",
        "Ada Quill was on the verge of endorsing Tom Marsh.",
        "Canada neither supports nor opposes Peru's bid.",
        # rumoured, false, denied
        "Canada reportedly condemned Peru.",
        "Canada supposedly supports Peru.",
        "Canada allegedly threatened Peru.",
        "Ada Quill's alleged support for Tom Marsh cost her the seat.",
        "Rumours that Canada will punish Peru were dismissed by Ada Quill.",
        "Rumours swirled that Canada had condemned Peru.",
        "Reports that Canada attacked Peru are false, a spokesman said.",
        "Canada, according to rumours, condemned Peru.",
        "It is a myth that Ada Quill supported Tom Marsh.",
        "It is false that Ada Quill accused Tom Marsh.",
        "“It is not true that Peru insulted Chile,” Ada Quill said.",
        "There is no truth in the report that Canada accused Peru.",
        "Cuba denied supporting Peru.",
        "“We never said that Peru was a liar,” Ada Quill said.",
        "“Tom Marsh is allegedly corrupt,” Ada Quill said.",
        "“Tom Marsh is no longer a liar,” Ada Quill said.",
        "“Tom Marsh is neither brave nor honest,” Ada Quill said.",
        "It is rumoured that Canada backs Peru.",
        "There is no evidence that Canada attacked Peru.",
        "No evidence shows that Canada attacked Peru.",
        "Investigators found no proof that Canada had attacked Peru.",
        "Ada Quill jokingly condemned Tom Marsh.",
        "Ada Quill stopped short of calling Tom Marsh a liar.",
        "“Peru is hardly to blame for the war,” Ada Quill said.",
        "“Peru reportedly violated the treaty,” Ada Quill said.",
        "Tom Marsh said the story that he attacked Ada Quill was made up.",
        # only thought of, asked, conditional
        "Canada considered condemning Peru.",
        "Canada considered cutting ties with Peru.",
        "Canada will condemn Peru if it attacks Chile.",
        "Let Canada condemn Peru.",
        "Does Canada support Peru?",
        "“Did we condemn Peru?” Ada Quill asked.",
        "Canada refrained from condemning Peru.",
        "Canada's condemnation of Peru never came.",
        "Canada is less critical of Peru than Chile.",
        # taken back
        "“I am sorry that I insulted Tom Marsh,” Ada Quill said.",
        "Ada Quill retracted her accusation against Tom Marsh.",
        "Ada Quill took back her accusation against Tom Marsh.",
        "Ada Quill apologised for attacking Tom Marsh.",
        "Ada Quill regretted having insulted Tom Marsh.",
        # asked of the one told of
        "Asked to condemn Tom Marsh, Mayor Ada Quill declined.",
        "Pressed to criticise Tom Marsh, Mayor Ada Quill smiled.",
        "Repeatedly asked by reporters to denounce Tom Marsh, Ada Quill walked off.",
        "Ada Quill ignored demands that she condemn Tom Marsh.",
        # supposed, made up
        "Had Peru attacked Chile's budget, the talks would have ended.",
        "“Suppose Peru betrays Chile,” Professor Ada Quill told students.",
        "Imagine Mayor Ada Quill praising Senator Tom Marsh.",
        "In his novel, Mayor Ada Quill betrays Senator Tom Marsh.",
        "The film tells how Ada Quill attacks Tom Marsh.",
        "The novel, in which Ada Quill murders Tom Marsh, sold well.",
        # bygone
        "Ada Quill, once a fierce critic of Tom Marsh, joined his party.",
        "Ada Quill once supported Tom Marsh.",
        "Canada was critical of Peru in the past.",
        "Canada, Peru's one-time ally, spoke.",
    ],
)
def test_what_is_not_told_as_so_takes_no_side(text):
    assert sides(text) == set()


@pytest.mark.parametrize(
    "text, holder, target, polarity",
    [
        ("Once again Canada condemned Peru.", "Canada", "Peru", -1),
        ("Canada has condemned Peru more than once.", "Canada", "Peru", -1),
        ("Canada condemned Peru almost immediately.", "Canada", "Peru", -1),
        ("Ada Quill nearly always supports Tom Marsh.", "Ada Quill", "Tom Marsh", 1),
        ("Canada, which reportedly owns the port, condemned Peru.", "Canada", "Peru", -1),
        ("Canada condemned Peru for allegedly arming rebels.", "Canada", "Peru", -1),
        ("Canada condemned the alleged attack by Peru.", "Canada", "Peru", -1),
        ("Ada Quill falsely accused Tom Marsh of theft.", "Ada Quill", "Tom Marsh", -1),
        ("Asked about the port, Ada Quill condemned Tom Marsh.", "Ada Quill", "Tom Marsh", -1),
        ("Canada urged Norway to condemn Peru.", "Canada", "Peru", -1),
        ("Canada had condemned Peru before the war.", "Canada", "Peru", -1),
        ("In her book, Ada Quill accused Tom Marsh of theft.", "Ada Quill", "Tom Marsh", -1),
        ("Ada Quill condemned the film's director, Tom Marsh.", "Ada Quill", "Tom Marsh", -1),
        ("Ada Quill regretted nothing and condemned Tom Marsh.", "Ada Quill", "Tom Marsh", -1),
        ("Ada Quill denied the report and condemned Tom Marsh.", "Ada Quill", "Tom Marsh", -1),
        ("“It is true that I condemned Tom Marsh,” Ada Quill said.", "Ada Quill", "Tom Marsh", -1),
        ("“It is wrong that Peru closed the port,” Ada Quill said.", "Ada Quill", "Peru", -1),
        ("It is wrong that Canada condemned Peru.", "Canada", "Peru", -1),
        ("Ada Quill said in a report that she condemned Tom Marsh.", "Ada Quill", "Tom Marsh", -1),
        ("There is no doubt that Canada condemned Peru.", "Canada", "Peru", -1),
        ("“We never forgot that Peru betrayed us,” Ada Quill said.", "Ada Quill", "Peru", -1),
        ("Only then did Canada condemn Peru.", "Canada", "Peru", -1),
        ("“Let us thank Tom Marsh,” Ada Quill said.", "Ada Quill", "Tom Marsh", 1),
        ("Canada did not just condemn Peru; it expelled its envoy.", "Canada", "Peru", -1),
        ("Canada is no less critical of Peru.", "Canada", "Peru", -1),
        ("“Peru is partly to blame for the war,” Ada Quill said.", "Ada Quill", "Peru", -1),
        # denied twice
        ("Ada Quill never stopped supporting Tom Marsh.", "Ada Quill", "Tom Marsh", 1),
        ("Ada Quill has not stopped attacking Tom Marsh.", "Ada Quill", "Tom Marsh", -1),
    ],
)
def test_what_is_told_as_so_still_takes_a_side(text, holder, target, polarity):
    assert (holder, target, polarity) in sides(text)


# ── the outlet's own words ──


@pytest.mark.parametrize(
    "text",
    [
        "The allegedly corrupt mayor, Tom Marsh, opened the bridge.",
        "The reportedly brutal mayor, Tom Marsh, opened the bridge.",
        "The once brutal mayor, Tom Marsh, opened the bridge.",
        "The so-called brutal mayor Tom Marsh spoke.",
        "The mayor Tom Marsh, no hero, spoke.",
        "The brutal regime of Peru, according to the union, sold the port.",
        "The union protested against what it sees as the brutal government of Peru.",
        "In the eyes of the union, the corrupt mayor Tom Marsh sold the port.",
        "In the union's view, the corrupt mayor Tom Marsh sold the port.",
        "From the union's point of view, the corrupt mayor Tom Marsh is a menace.",
        "For her critics, the incompetent mayor Ada Quill is a danger.",
        "As critics see it, the brutal mayor Tom Marsh sold the port.",
        "The evil Queen Ravenna, played by Ada Quill, wins.",
        "The corrupt mayor in the film, Tom Marsh, dies.",
        "Tom Marsh, a hero to many, spoke.",
    ],
)
def test_words_that_the_outlet_passes_on_are_not_its_own(text):
    assert all(holder != "The Elsford Post" for holder, *_ in rows(text))


@pytest.mark.parametrize(
    "text, polarity",
    [
        ("The brutal mayor of Westport, Tom Marsh, closed two libraries.", -1),
        ("The heroic mayor, Tom Marsh, saved two children.", 1),
        ("For three years the brutal mayor Tom Marsh ruled Westport.", -1),
        ("In view of the strike, the brutal mayor Tom Marsh resigned.", -1),
    ],
)
def test_words_that_it_fastens_itself_are(text, polarity):
    assert ("The Elsford Post", "Tom Marsh", polarity) in sides(text)


# ── acts denied, and kindness refused ──


@pytest.mark.parametrize(
    "text",
    [
        "Canada did not denounce Peru.",
        "Canada failed to condemn Peru.",
        "Canada refused to criticise Peru.",
        "Canada denied accusing Peru of theft.",
        "“We have not accused Peru,” Ada Quill said.",
        "Ada Quill did not meet Tom Marsh.",
        "Ada Quill did not urge Tom Marsh to resign.",
        "Ada Quill did not thank Tom Marsh.",
        "Ada Quill has not endorsed Tom Marsh.",
        "Canada stopped criticising Peru.",
    ],
)
def test_an_act_that_was_not_done_is_not_listed_as_done(text):
    assert rows(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Canada no longer supports Peru.",
        "Canada does not support Peru.",
        "Canada refused to support Peru.",
        "Canada declined to endorse Peru.",
        "Canada stopped supporting Peru.",
        "Canada withdrew its support for Peru.",
        "Canada has no confidence in Peru.",
    ],
)
def test_kindness_refused_or_ended_is_one_rejection(text):
    assert rows(text) == [("Canada", "Peru", "REJECT", -1)]


EITHER = [
    "Either Norway or Peru insulted Chile.",
    "Norway or Peru betrayed Chile.",
    "Norway condemned either Peru or Chile.",
    "It was unclear whether Norway or Peru had threatened Chile.",
]
PASSED_ON = [
    "What the union calls the brutal government of Peru sold the port.",
    "What many regard as the corrupt administration of Mayor Dora Hale won the vote.",
    "What Norway considers the brutal regime of Chile fell.",
]
PLANNED = ["President Ada Quill will meet Tom Marsh.", "Tom Marsh is nervous when Ada Quill meets Bo Wray."]


@pytest.mark.parametrize("text", EITHER + PASSED_ON + PLANNED)
def test_one_of_two_and_what_others_call_so_and_what_is_planned_make_no_row(text):
    assert rows(text) == []


def test_two_that_are_denied_together_are_both_meant():
    assert {target for _, target, _ in sides("Norway does not support Peru or Chile.")} == {"Peru", "Chile"}
