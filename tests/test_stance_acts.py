"""What kind of act a sentence tells, by PLOVER's names, and what is no act of politics."""

import pytest

from toolkit import extract_actors, extract_quotes, to_articles
from toolkit.stance import score_stance


def acts(text):
    """{(holder, target, event type, polarity or None)} of a text."""
    articles = to_articles([{"article_id": "a", "outlet": "The Elsford Post", "text": text}])
    found = score_stance(articles, extract_quotes(articles), extract_actors(articles))
    polarity = found.polarity.astype(object).where(found.polarity.notna(), None)
    return set(zip(found.holder, found.target, found.event_type, polarity, strict=True))


@pytest.mark.parametrize(
    "text, event_type, polarity",
    [
        ("Norway attacked Peru.", "ASSAULT", -1),
        ("Norway attacked a Peruvian convoy.", "ASSAULT", -1),
        ("Norway shelled Peru's coast.", "ASSAULT", -1),
        ("Norway seized a Peruvian trawler.", "COERCE", -1),
        ("Norway attacked Peru's fishing plan.", "ACCUSE", -1),
        ("Norway attacked Peru in the press.", "ACCUSE", -1),
        ("Norway attacked Peru over its tax on cod.", "ACCUSE", -1),
        ("Norway attacked Peru during a debate.", "ACCUSE", -1),
        ("Norway recalled its ambassador from Peru.", "SANCTION", -1),
        ("Norway severed ties with Peru.", "SANCTION", -1),
        ("Norway expelled two Peruvian diplomats.", "SANCTION", -1),
        ("Norway cut off aid to Peru.", "SANCTION", -1),
        ("Norway imposed a ban on Peru's fish.", "SANCTION", -1),
        ("Norway imposed tariffs on Peru.", "SANCTION", -1),
        ("Norway fined Peru.", "SANCTION", -1),
        ("Norway eased its restrictions on Peru.", "CONCEDE", None),
        ("Norway lifted its embargo on Peru.", "RETREAT", None),
        ("Norway surrendered to Peru.", "RETREAT", None),
        ("Norway apologised to Peru.", "SUPPORT", None),
        ("Norway gave Peru a loan of $20 million.", "AID", 1),
        ("Norway pledged $40 million in aid to Peru.", "AID", 1),
        ("Norway massed troops on the border of Peru.", "MOBILIZE", -1),
        ("Norway moved tanks to its border with Peru.", "MOBILIZE", None),
        ("Norway put its army on alert against Peru.", "MOBILIZE", -1),
        ("Norway held talks with Peru in Lima.", "CONSULT", None),
        ("Norway discussed the plan with Peru.", "CONSULT", None),
        ("Norway shared intelligence with Peru.", "COOPERATE", None),
        ("Norway vetoed Peru's resolution.", "REJECT", -1),
        ("Norway asked Peru for help.", "REQUEST", None),
        ("Norway called on Peru to step down.", "REQUEST", -1),
    ],
)
def test_an_act_has_its_plover_type(text, event_type, polarity):
    assert acts(text) == {("Norway", "Peru", event_type, polarity)}


@pytest.mark.parametrize(
    "text, event_type",
    [
        ("Norway and Peru reached an agreement on salmon.", "AGREE"),
        ("Norway and Peru signed a pact.", "AGREE"),
        ("Norway and Peru agreed to share the catch.", "AGREE"),
        ("Norway and Peru held talks in Lima.", "CONSULT"),
        ("Norway and Peru discussed the catch.", "CONSULT"),
        ("Norway and Peru held joint exercises.", "COOPERATE"),
        ("Norway and Peru are coordinating the search.", "COOPERATE"),
    ],
)
def test_what_two_do_together_is_each_toward_the_other_and_takes_no_side(text, event_type):
    assert acts(text) == {("Norway", "Peru", event_type, None), ("Peru", "Norway", event_type, None)}


def test_two_ministers_on_the_phone_consult():
    text = "Foreign Minister Ada Quill and Prime Minister Tom Marsh spoke by phone on Tuesday."
    assert ("Ada Quill", "Tom Marsh", "CONSULT", None) in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway attacked Peru in the second half of the friendly.",
        "Norway welcomed Peru to Oslo for the semi-final.",
        "Norway and Peru met in the final.",
        "Norway beat Chile and punished Peru's mistakes.",
        "Norway threatened Peru's lead in the market.",
        "Norway, Peru and Chile signed a pact.",  # who with whom is not said
        "Norway and Peru held exercises in May.",  # perhaps each its own
        "Norway has not held talks with Peru.",
        "Norway asked Peru for comment.",
        "Norway moved troops to the border.",
        "Norway sent troops to Peru's border to help after the flood.",
        "Ada Quill and Tom Marsh spoke at the funeral.",
    ],
)
def test_a_game_a_market_and_what_is_not_said_make_no_act(text):
    assert not acts(text)


def test_respectively_pairs_those_who_act_with_those_acted_on():
    found = acts("Norway and Peru accused Malta and Cyprus respectively.")
    assert found == {("Norway", "Malta", "ACCUSE", -1), ("Peru", "Cyprus", "ACCUSE", -1)}
    assert not acts("Norway, Chile and Peru accused Malta and Cyprus respectively.")
