"""Sides told without one verb for them: ties cut, feelings named, judgements put at a distance; and what is none."""

import pytest

from toolkit import extract_actors, extract_quotes, to_articles
from toolkit.stance import score_stance


def stances(text):
    articles = to_articles([{"article_id": "a", "outlet": "The Elsford Post", "text": text}])
    return score_stance(articles, extract_quotes(articles), extract_actors(articles))


def sides(text):
    """{(holder, target, polarity)} of the calls in a text that take a side."""
    found = stances(text)
    found = found[found.polarity.notna()]
    return {(h, t, int(p)) for h, t, p in zip(found.holder, found.target, found.polarity, strict=True)}


@pytest.mark.parametrize(
    "text, holder, target, polarity",
    [
        ("Peru recalled its ambassador from Chile over the bombing.", "Peru", "Chile", -1),
        ("Peru summoned the Chilean and Bolivian ambassadors.", "Peru", "Bolivia", -1),
        ("Peru cut diplomatic ties with Chile.", "Peru", "Chile", -1),
        ("Peru broke off relations with Chile on Monday.", "Peru", "Chile", -1),
        ("Peru withdrew its support for Chile.", "Peru", "Chile", -1),
        ("Peru lodged a protest with Chile over the incident.", "Peru", "Chile", -1),
        ("Ada Quill offered congratulations to Tom Marsh.", "Ada Quill", "Tom Marsh", 1),
    ],
)
def test_what_is_done_about_a_tie_takes_a_side(text, holder, target, polarity):
    assert (holder, target, polarity) in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru has not cut ties with Chile.",
        "Peru said it would cut ties with Chile if the killings went on.",
        "Peru recalled the ship from Chile.",
        "Tom Marsh lost confidence in the army.",
    ],
)
def test_a_tie_not_cut_takes_none(text):
    assert not sides(text)


@pytest.mark.parametrize(
    "text, holder, target, polarity",
    [
        ("On Monday Peru repeated its condemnation of Chile.", "Peru", "Chile", -1),
        ("In a show of support for Chile, Peru sent its foreign minister on Monday.", "Peru", "Chile", 1),
        ("Peru sent a warship to the port in a show of solidarity with Chile.", "Peru", "Chile", 1),
        ("President Ada Quill underlined her country’s backing for Chile.", "Ada Quill", "Chile", 1),
        ("Ada Quill denounced Carl Hale’s recent expression of support for Chile.", "Carl Hale", "Chile", 1),
        ("Ada Quill had words of praise for Tom Marsh.", "Ada Quill", "Tom Marsh", 1),
        ("Ada Quill was full of praise for Tom Marsh.", "Ada Quill", "Tom Marsh", 1),
    ],
)
def test_the_name_of_a_feeling_takes_a_side(text, holder, target, polarity):
    assert (holder, target, polarity) in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru denied any support for Chile.",
        "Peru ended its criticism of Chile.",
        "Peru might repeat its condemnation of Chile.",
        "Peru hid its support for Chile.",
    ],
)
def test_a_feeling_denied_ended_or_possible_takes_none(text):
    assert not sides(text)


@pytest.mark.parametrize(
    "text, holder, target, polarity",
    [
        ("“It is unacceptable that Chile closed the port,” Ada Quill said.", "Ada Quill", "Chile", -1),
        ("“It is irresponsible of Chile to close the port,” Ada Quill said.", "Ada Quill", "Chile", -1),
        ("Ada Quill said it was unacceptable for Chile to close the port.", "Ada Quill", "Chile", -1),
        ("Ada Quill said the attack by Chile was unacceptable.", "Ada Quill", "Chile", -1),
        ("“What Chile did was a flagrant breach of international law,” Ada Quill said.", "Ada Quill", "Chile", -1),
        ("“Chile is acting illegally and recklessly,” Ada Quill said.", "Ada Quill", "Chile", -1),
        ("Ada Quill said that Chile must be held accountable for the killings.", "Ada Quill", "Chile", -1),
        ("“Tom Marsh should be put on trial,” Ada Quill said.", "Ada Quill", "Tom Marsh", -1),
        ("“Tom Marsh must be punished,” Ada Quill said.", "Ada Quill", "Tom Marsh", -1),
        ("“Tom Marsh should be thanked,” Ada Quill said.", "Ada Quill", "Tom Marsh", 1),
        ("“There is no place for Tom Marsh in the government,” Ada Quill said.", "Ada Quill", "Tom Marsh", -1),
        ("“Tom Marsh has blood on his hands,” Ada Quill said.", "Ada Quill", "Tom Marsh", -1),
        ("“Tom Marsh is worse than Carl Hale,” Ada Quill said.", "Ada Quill", "Tom Marsh", -1),
        ("“Our thanks go to Chile,” Ada Quill said.", "Ada Quill", "Chile", 1),
        ("“We stand shoulder to shoulder with Chile,” Ada Quill said.", "Ada Quill", "Chile", 1),
    ],
)
def test_a_side_is_taken_round_a_corner(text, holder, target, polarity):
    assert (holder, target, polarity) in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Nothing about Chile’s decision is illegal,” Ada Quill said.",
        "“If Chile’s decision is illegal, the court will say so,” Ada Quill said.",
        "“It would be irresponsible of Chile to close the port,” Ada Quill said.",
        "“It is not unacceptable that Chile closed the port,” Ada Quill said.",
        "“It is unacceptable that Chile was attacked,” Ada Quill said.",
        "“It is wrong that Chile suffers,” Ada Quill said.",
        "“The attack on Chile is unacceptable,” Ada Quill said.",
        "“Tom Marsh must not be punished,” Ada Quill said.",
        "“Tom Marsh may be punished,” Ada Quill said.",
        "“Should Tom Marsh be punished?” Ada Quill said.",
        "“Tom Marsh has no blood on his hands,” Ada Quill said.",
        "“Chile has no place to go,” Ada Quill said.",
    ],
)
def test_what_only_sounds_like_a_judgement_takes_none(text):
    assert not sides(text)


def test_what_a_speaker_tells_of_anothers_saying_is_not_the_speakers():
    text = "“People say Tom Marsh has blood on his hands,” Ada Quill said."
    assert ("Ada Quill", "Tom Marsh", -1) not in sides(text)


@pytest.mark.parametrize(
    "text, holder, target, polarity",
    [
        ("Ada Quill demanded that Chile end its attacks.", "Ada Quill", "Chile", -1),
        ("Ada Quill called on Chile to stop shelling the port.", "Ada Quill", "Chile", -1),
        ("Ada Quill told Chile to stop interfering in its affairs.", "Ada Quill", "Chile", -1),
        ("Peru demanded an end to Chile’s occupation of the port.", "Peru", "Chile", -1),
        ("Peru called for an immediate halt to Chilean attacks on the port.", "Peru", "Chile", -1),
        ("Peru warned Chile against further provocations.", "Peru", "Chile", -1),
        ("“Chile violated the agreement,” Ada Quill said.", "Ada Quill", "Chile", -1),
        ("“Chile rammed our ship,” Ada Quill said.", "Ada Quill", "Chile", -1),
        ("Ada Quill said that Chile had bombed hospitals.", "Ada Quill", "Chile", -1),
    ],
)
def test_who_asks_for_a_wrong_to_stop_or_tells_of_one_is_against_who_does_it(text, holder, target, polarity):
    assert (holder, target, polarity) in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill urged Chile to stop the violence.",
        "Ada Quill urged Chile and Peru to stop their attacks.",
        "Ada Quill urged Chile to end its neutrality.",
        "Ada Quill warned Chile of a flood.",
        "Ada Quill warned Chile against the cold.",
        "Peru called for an end to the war.",
        "“Chile did not bomb hospitals,” Ada Quill said.",
        "“We do not know whether Chile bombed hospitals,” Ada Quill said.",
        "“Chile may have bombed hospitals,” Ada Quill said.",
        "“Chile bombed the militants,” Ada Quill said.",
        "Ada Quill denied that Chile had bombed hospitals.",
        "Police said Tom Marsh had injured a child.",
    ],
)
def test_no_wrong_of_theirs_no_side(text):
    assert not sides(text)


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Peru asked the ambassador of Norway and the Chilean ambassador to leave the country.",
            {("Peru", "Norway", -1), ("Peru", "Chile", -1)},
        ),
        ("Two Peruvian diplomats have been expelled from Chile.", {("Chile", "Peru", -1)}),
        (
            "Peru announced that the Chilean and Bolivian ambassadors would be expelled.",
            {("Peru", "Chile", -1), ("Peru", "Bolivia", -1)},
        ),
        ("Peru said the Chilean ambassador might be expelled.", set()),
    ],
)
def test_envoys_sent_home_are_sent_by_whoever_announces_it_or_loses_them(text, expected):
    assert sides(text) == expected


@pytest.mark.parametrize(
    "text, holder, target",
    [
        (
            "The Harvest Party accused Tom Marsh of lying. The party also criticised Ada Quill.",
            "Harvest Party",
            "Ada Quill",
        ),
        ("Peru accused Chile of lying. It condemned Bolivia on Monday.", "Peru", "Bolivia"),
        ("Peru accused Chile of lying. It says Bolivia violated the agreement.", "Peru", "Bolivia"),
        (
            "Peru’s Foreign Ministry accused Chile of lying. “We condemn Bolivia,” the ministry said.",
            "Peru’s Foreign Ministry",
            "Bolivia",
        ),
        ("The Harvest Party leader accused Tom Marsh of lying.", "Harvest Party leader", "Tom Marsh"),
        (
            "The Peruvian army and the Free Coast Forces have fought. Ada Quill accused both the army and the FCF of murder.",
            "Ada Quill",
            "Free Coast Forces",
        ),
        ("Tom Marsh’s government condemned Chile.", "Tom Marsh", "Chile"),
        ("Peru condemned Chile. Bolivia followed suit.", "Bolivia", "Chile"),
    ],
)
def test_a_body_is_known_by_what_was_told_before(text, holder, target):
    assert (holder, target, -1) in sides(text)


@pytest.mark.parametrize(
    "text, holder",
    [
        ("The Peruvian parliament accused Chile of lying. The party condemned Tom Marsh.", "Peruvian parliament"),
        ("Peru and Chile accused Bolivia of lying. It condemned Tom Marsh.", "Bolivia"),
        ("The former Peruvian president accused Tom Marsh of lying.", "Peru"),
        ("Peru condemned Tom Marsh. Bolivia did not follow suit.", "Bolivia"),
        ("Peru condemned Tom Marsh. Bolivia may do the same.", "Bolivia"),
        ("Peru and Chile condemned Tom Marsh. Bolivia did the same.", "Bolivia"),
    ],
)
def test_a_body_that_may_be_another_is_not_the_one_before(text, holder):
    assert (holder, "Tom Marsh", -1) not in sides(text)


@pytest.mark.parametrize(
    "text, holder, target, polarity",
    [
        ("The African Union announced its decision to suspend Peru.", "African Union", "Peru", -1),
        ("Peru reaffirmed its commitment to defend Chile.", "Peru", "Chile", 1),
        ("“Chile is to blame for the war,” Ada Quill said.", "Ada Quill", "Chile", -1),
        ("“The blame lies with Chile,” Ada Quill said.", "Ada Quill", "Chile", -1),
        ("“Chile is trying to destabilise the region,” Ada Quill said.", "Ada Quill", "Chile", -1),
        ("Ada Quill said Chile’s accusations were baseless.", "Ada Quill", "Chile", -1),
    ],
)
def test_a_decision_announced_and_a_blame_laid_take_a_side(text, holder, target, polarity):
    assert (holder, target, polarity) in sides(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Chile is not to blame for the war,” Ada Quill said.",
        "“Chile is not trying to destabilise the region,” Ada Quill said.",
        "Peru made no decision to sanction Chile.",
        "Peru announced its decision not to sanction Chile.",
        "Peru may announce its decision to sanction Chile.",
        "Peru awaits the decision to sanction Chile.",
    ],
)
def test_no_decision_and_no_blame_take_none(text):
    assert not sides(text)


@pytest.mark.parametrize(
    "text, holder",
    [
        (
            "What Ivan Orlov told Ada Brook is that it was unacceptable to remove Tom Rana, Ben Stone said.",
            "Ivan Orlov",
        ),
        ("“Ivan Orlov says that it is wrong to punish Tom Rana,” Ben Stone said.", "Ivan Orlov"),
        ("What we told Ada Brook is that it was unacceptable to remove Tom Rana, Ben Stone said.", "Ben Stone"),
        ("“It is wrong to punish Tom Rana,” Ben Stone said.", "Ben Stone"),
    ],
)
def test_who_is_said_to_have_said_it_covers_and_not_who_repeats_it(text, holder):
    found = stances(text)
    assert found[["holder", "target", "event_type"]].values.tolist() == [[holder, "Tom Rana", "SUPPORT"]]
    cleft = "What Ivan Orlov" in text  # in his own words within hers no act is told
    assert found.told_by.fillna("").tolist() == ["Ben Stone" if cleft else ""]
