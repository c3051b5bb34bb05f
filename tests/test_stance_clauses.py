"""Sides told in a clause or a word of their own: relative clauses, seats at the table, "-backed", letters."""

import pytest

from toolkit import extract_actors, extract_quotes, to_articles
from toolkit.stance import score_stance


def sides(text):
    """{(holder, target, polarity)} of the calls in a text that take a side."""
    articles = to_articles([{"article_id": "a", "outlet": "The Elsford Post", "text": text}])
    found = score_stance(articles, extract_quotes(articles), extract_actors(articles))
    found = found[found.polarity.notna()]
    return {(h, t, int(p)) for h, t, p in zip(found.holder, found.target, found.polarity, strict=True)}


@pytest.mark.parametrize(
    "text, holder, target, polarity",
    [
        # a verdict in a clause of its own
        ("Carl Hale spoke of the Rana Front, which he called a “terrorist militia”.", "Carl Hale", "Rana Front", -1),
        ("Tom Marsh, whom Peru has long seen as a troublemaker, spoke on Monday.", "Peru", "Tom Marsh", -1),
        ("Tom Marsh, who Chile has long seen as a “troublemaker” calling for a port, won.", "Chile", "Tom Marsh", -1),
        ("Tom Marsh's visit was seen by Peru as a huge provocation.", "Peru", "Tom Marsh", -1),
        ("Peru decried what it called “yet another show of Chile’s aggressive nationalism”.", "Peru", "Chile", -1),
        ("Peru listed what Norway called Chile’s destabilizing activities.", "Norway", "Chile", -1),
        ("Ada Quill said Peru’s supply of rockets was an act of “open aggression”.", "Ada Quill", "Peru", -1),
        ("Ada Quill said Peru’s raid was a violation of the treaty.", "Ada Quill", "Peru", -1),
        # a seat at the table
        ("“Peru should be part of the solution,” Ada Quill said.", "Ada Quill", "Peru", 1),
        ("“We are sure that Peru must participate in that conference,” Ada Quill said.", "Ada Quill", "Peru", 1),
        ("Ada Quill said Peru should not be invited to the talks.", "Ada Quill", "Peru", -1),
        ("Norway claims that Peru cannot be invited because “it is late”, Ada Quill said.", "Norway", "Peru", -1),
        # one word before a name
        ("Peru-backed President Tom Marsh fled.", "Peru", "Tom Marsh", 1),
        ("The Norway-backed governor, Tom Marsh, fled.", "Norway", "Tom Marsh", 1),
        # who puts words out
        ("A statement from Peru's defence ministry condemned Chile.", "Peru's defence ministry", "Chile", -1),
        ("Tom Marsh's letter accused Ada Quill of theft.", "Tom Marsh", "Ada Quill", -1),
        # a speaker's word for a deed
        ("“We must ask what follows Peru's reprehensible actions,” Ada Quill said.", "Ada Quill", "Peru", -1),
        ("“Shamefully, Peru has closed the port,” Ada Quill said.", "Ada Quill", "Peru", -1),
        ("“It is regrettable that Peru chose to close the port,” Ada Quill said.", "Ada Quill", "Peru", -1),
        ("Ada Quill read a letter from Tom Marsh condemning Peru.", "Tom Marsh", "Peru", -1),
        ("Ada Quill read a statement from Tom Marsh condemning Peru.", "Tom Marsh", "Peru", -1),
        # what is tried, threatened or asked to go on
        ("Ada Quill tried to oust Tom Marsh.", "Ada Quill", "Tom Marsh", -1),
        ("Norway threatened to impose tariffs on Peru.", "Norway", "Peru", -1),
        ("Norway called on Peru to keep supporting Tom Marsh.", "Norway", "Tom Marsh", 1),
        ("Norway imposed sanctions on 11 Peruvian officials.", "Norway", "Peru", -1),
        ("Norway announced measures against Tom Marsh.", "Norway", "Tom Marsh", -1),
        # what somebody says that they will do
        ("Ada Quill said she would vote for Tom Marsh.", "Ada Quill", "Tom Marsh", 1),
        # words that the lists had not
        ("Ada Quill has grave reservations about Tom Marsh.", "Ada Quill", "Tom Marsh", -1),
        ("Ada Quill appointed Tom Marsh as ambassador.", "Ada Quill", "Tom Marsh", 1),
        ("Norway passed a new set of sanctions against Peru.", "Norway", "Peru", -1),
        ("Norway launched air strikes on areas controlled by Peru.", "Norway", "Peru", -1),
    ],
)
def test_a_side_is_told_in_a_clause_or_a_word_of_its_own(text, holder, target, polarity):
    assert (holder, target, polarity) in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Carl Hale spoke of the Rana Front, which he called a small party.",
        "Carl Hale spoke of the Rana Front, which critics called a “terrorist militia”.",  # who are they?
        "Carl Hale spoke of the Rana Front, which he has never called a menace.",
        "The move was seen as a provocation.",
        "Tom Marsh's death was seen by Peru as a tragedy.",
        "Ada Quill said Peru’s raid was not a violation of the treaty.",
        "Ada Quill said the fall of Peru’s peso was a violation of trust.",
        "“Should Peru be part of the talks?” Ada Quill asked.",
        "Ada Quill said Peru should take part in the race.",
        "Ada Quill said it was unclear whether Peru should be invited to the talks.",
        "Pro-Peruvian rebels hid arms.",  # are no rebels of Peru
        "A letter from a reader accused Ada Quill of theft.",
        "Ada Quill said she would vote for Tom Marsh if he paid.",
        "Ada Quill said Peru would support Tom Marsh.",
        "Ada Quill said she would not vote for Tom Marsh.",
        "“It is regrettable that Tom Marsh decided to leave,” Ada Quill said.",
        "“It is regrettable that Peru lost the match,” Ada Quill said.",
        "Police named Tom Marsh as a suspect.",
        "Ada Quill did not try to oust Tom Marsh.",
        "Norway threatened to hold talks with Peru.",
        "Norway urged Peru to stop supporting Chile.",  # and may have nothing against Chile
        "Peru was urged to keep supporting Chile.",
        "Ada Quill had no reservations about Tom Marsh.",
    ],
)
def test_what_is_denied_open_or_nobodys_takes_no_side(text):
    assert not sides(text)


def test_a_militia_is_not_the_army_of_its_country():
    assert sides("Peru condemned attacks by Yemen's Tafari militias on Chile.") <= {("Peru", "Yemen", -1)}


def test_what_he_called_after_an_accusation_may_be_either_ones_word():
    text = "Ada Quill accused Chile of raising what she called the harassment of Peru and Tom Marsh."
    assert sides(text) == {("Ada Quill", "Chile", -1)}


def test_who_is_judged_for_a_pact_signed_it():
    articles = to_articles([{"article_id": "a", "text": "Ada Quill criticised Peru for signing a pact with Chile."}])
    found = score_stance(articles, extract_quotes(articles), extract_actors(articles))
    assert ("Ada Quill", "Chile") not in set(zip(found.holder, found.target, strict=True))


def test_a_seat_is_given_by_whom_the_speaker_says_to_have_said_so():
    text = "“What Peru told Norway is that Chile should take part in the talks,” Ada Quill said."
    assert ("Peru", "Chile", 1) in sides(text) and not any(holder == "Ada Quill" for holder, *_ in sides(text))
