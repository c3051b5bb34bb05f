"""What an outlet calls a thing that has more than one name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import extract_quotes, find_choices, find_labels, load_lexicon, load_nlp, to_articles
from toolkit.labels import labels_in
from toolkit.schema import TABLES


def named(text):
    """[(concept, label)] in order of a text."""
    return [(row["concept"], row["label"]) for row in labels_in(load_nlp()(text))]


@pytest.mark.parametrize(
    "text, names",
    [
        ("The Syrian regime fell.", [("Syrian government", "regime")]),
        ("Syria's government fell.", [("Syrian government", "government")]),
        ("The government of Peru resigned.", [("Peruvian government", "government")]),
        ("The Peruvian leadership met.", [("Peruvian government", "leadership")]),
        (
            "The Russian government met the Syrian government.",
            [("Russian government", "government"), ("Syrian government", "government")],
        ),
        ("Government forces shelled the town.", [("government forces", "government forces")]),
        ("Peruvian government forces left.", [("Peruvian government forces", "government forces")]),
        ("The rebels signed a truce.", [("opposition", "rebels"), ("ceasefire", "truce")]),
        ("The armed opposition left the town.", [("opposition", "armed opposition")]),
        ("Police began a crackdown.", [("crackdown", "crackdown")]),
        ("Police began a security operation.", [("crackdown", "security operation")]),
        ("The ceasefire held.", [("ceasefire", "ceasefire")]),
        ("Thousands of migrants arrived.", [("people on the move", "migrants")]),
    ],
)
def test_a_name_is_found_with_whose_it_is(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Opposition to the plan grew.",
        "The bill met stiff opposition.",
        "Her leadership of the inquiry was praised.",
        "The new tax regime begins in May.",
        "The opposition leader spoke.",  # an office, not a choice of name
        "He spent a lifetime in the administration of hospitals.",
        "",
    ],
)
def test_what_names_no_party_and_no_government_is_left_alone(text):
    assert not [label for _, label in named(text) if label in ("opposition", "leadership", "regime", "administration")]


def test_a_bare_name_belongs_to_the_only_bearer_of_the_article():
    assert named("The Peruvian government met. The regime then fell.") == [
        ("Peruvian government", "government"),
        ("Peruvian government", "regime"),
    ]


def test_with_two_bearers_a_bare_name_stays_open():
    names = named("The Peruvian government met the Russian government. The regime then fell.")
    assert names[-1] == ("government", "regime")


def test_the_longest_name_wins():
    assert named("Syrian government troops and the rebel opposition talked of a cessation of hostilities.") == [
        ("Syrian government forces", "government troops"),
        ("Syrian opposition", "rebel opposition"),
        ("ceasefire", "cessation of hostilities"),
    ]


@pytest.mark.parametrize(
    "text, names",
    [
        ("The Islamic State (IS, formerly ISIS/ISIL) fled.", ["Islamic State"]),
        ("The rebels (or insurgents) fled. The insurgents (few) came.", ["rebels", "insurgents"]),
        ("The truce (see below) held. A ceasefire followed.", ["truce", "ceasefire"]),
        ("The truce held (for a day, as a ceasefire does).", ["truce", "ceasefire"]),
    ],
)
def test_a_name_that_only_explains_another_is_no_choice(text, names):
    assert [label for _, label in named(text)] == names


def test_speech_is_told_from_the_outlets_own_words():
    text = "The regime fell. “The regime will return,” Minister Ada Quill said."
    articles = to_articles([{"article_id": "a", "text": text}])
    found = find_labels(articles, quotes=extract_quotes(articles))
    assert found.in_quote.tolist() == [False, True]
    assert find_labels(articles).in_quote.tolist() == [False, True]


def test_what_the_outlet_inserts_is_its_own():
    text = "“We urged them (the Peruvian regime) to talk,” Minister Ada Quill said."
    articles = to_articles([{"article_id": "a", "text": text}])
    assert find_labels(articles).in_quote.tolist() == [False]


@pytest.mark.parametrize(
    "text, names",
    [
        ("The strike closed the mine. The miners ended their strike.", []),
        (
            "An air strike hit the town. The strike killed two. It was the third bombing.",
            ["air strike", "strike", "bombing"],
        ),
        ("Observers doubt it.", []),
        ("The observer mission left. The observers were shot at.", []),  # a mission is no name for its people
        ("The observer mission left. The observers met the other monitors.", ["observers", "monitors"]),
        ("The peace talks opened after talks with the minister.", []),
        (
            "The peace talks opened. The talks went on. The negotiations failed.",
            ["peace talks", "talks", "negotiations"],
        ),
    ],
)
def test_a_word_of_several_senses_counts_beside_an_unmistakable_name_alone(text, names):
    assert find_choices(find_labels(to_articles([{"article_id": "a", "text": text}]))).label.tolist() == names


def test_a_word_of_several_senses_is_not_borne_out_by_another_article():
    texts = ["The strike closed the mine.", "An air strike hit the town. The bombing went on."]
    articles = to_articles([{"article_id": name, "text": text} for name, text in zip("ab", texts, strict=True)])
    assert set(find_choices(find_labels(articles)).article_id) == {"b"}


def test_no_article_gives_an_empty_table_with_its_columns():
    empty = find_labels(to_articles([{"text": "It rained."}]).head(0))
    assert empty.empty and list(empty.columns) == list(TABLES["labels"])


def test_about_forty_sets_of_at_least_two_names_and_no_name_twice_in_one():
    naming = load_lexicon("naming")
    sizes = naming.groupby("concept").size()
    assert len(sizes) >= 40 and (sizes >= 2).all()
    assert not naming.duplicated(["concept", "label"]).any()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "the Syrian Peru's regime government forces opposition to rebels of and “ ” . truce \n IS".split(" ")
        ),
        max_size=14,
    )
)
def test_every_row_is_the_words_it_shows(words):
    text = " ".join(words)
    last = 0
    for row in labels_in(load_nlp()(text)):
        assert last <= row["start"] < row["end"] <= len(text)
        assert row["label"].split()[-1].lower()[:3] == text[row["start"] : row["end"]].split()[-1].lower()[:3]
        last = row["end"]
