"""World news as agencies and British papers write it: who speaks, in which words, and what is nobody's speech."""

import pytest

from toolkit import load_nlp
from toolkit.actors import actors_in
from toolkit.actors.titles import agree, role_of
from toolkit.quotemarks import as_double
from toolkit.quotes import quotes_in


def shown(text, *columns):
    rows = quotes_in(load_nlp()(text))
    return [tuple(text[row["start"] : row["end"]] if c == "words" else row[c] for c in columns) for row in rows]


def named(text):
    return {(text[row["start"] : row["end"]], row["actor"]) for row in actors_in(load_nlp()(text))}


HANDS = [
    ("Foreign Minister Ada Brandt signed the pact in 2012. By 2016 the foreign minister was Ole Lind. "
     "The foreign minister said the pact was dead.", "Ole Lind"),
    # who held it once is not who holds it now
    ("Ole Lind was the foreign minister in 2012. Foreign Minister Ada Brandt signed the pact. The foreign minister said it was dead.", "Ada Brandt"),
    ("Foreign Minister Ada Brandt left. Ole Lind became foreign minister in May. The foreign minister said the pact was dead.", "Ole Lind"),
    ("Foreign Minister Ada Brandt left. Ole Lind is not the foreign minister. The foreign minister said the pact was dead.", "Ada Brandt"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), HANDS)
def test_an_office_that_a_sentence_gives_to_somebody_else_is_theirs(text, speaker):
    assert shown(text, "speaker") == [(speaker,)]


# ── who speaks ────────────────────────────────────────────────────────────────────────────────────────────────────────

SPEAKERS = [
    # the body somebody belongs to is not who speaks
    ("The pier was closed, the Dockers for a Free Harbour's Ada Brandt told reporters.", ["Ada Brandt"]),
    # whom a critic, a son or a spokesman belongs to has not spoken
    ("Critics of Mayor Ada Brandt said the ice was thin.", ["Critics of Mayor Ada Brandt"]),
    ('"The ice was thin," said an opponent of President Ada Brandt.', ["an opponent of President Ada Brandt"]),
    ("A spokesman for Chancellor Ada Brandt said the ice was thin.", ["A spokesman for Chancellor Ada Brandt"]),
    ("The son of Senator Ada Brandt said the ice was thin.", ["The son of Senator Ada Brandt"]),
    ("A spokesman for the mayor, Ole Lind, said the ice was thin.", ["A spokesman for the mayor"]),  # whose name it is, is open
    ("The UN special envoy Ada Brandt said the ice was thin.", ["Ada Brandt"]),
    # letters after a name are no name
    ("Ada Brandt MP said the ice was thin. Ole Lind MP said it was not.", ["Ada Brandt MP", "Ole Lind MP"]),
    ("Sir Ole Lind KC told the court that the ice was thin.", ["Ole Lind KC"]),
    # a name set off after a description, a place and a comma
    ('"The ice is thick," a fisherman in the northern town of Elsford, Jonas Lind, said.', ["Jonas Lind"]),
    ('"The ice is thick," a fisherman from the town of Elsford, Ruritania, said.', ["a fisherman"]),
    # a common noun with "of" right before its verb
    ("Ships are leaving the harbour of Elsford, a member of Norland's harbour council said on Monday.",
     ["a member of Norland's harbour council"]),
    # whose claims are rejected is not who goes on speaking
    ("Ruritania rejected accusations by Norland officials that its ships had left, and said the port was open.",
     ["Norland officials", "Ruritania"]),
    # the cue at the end, with nothing but somebody after it
    ("Jonas Lind and his guests agreed that the ice was safe, noted the spokeswoman.", ["the spokeswoman"]),
    # a name that the pipeline does not know, told by what he is called
    ('Hendri Tora Satolo, a fisherman on the island of Mara, told the council: "The sea came in." He said four boats were lost.',
     ["Hendri Tora Satolo", "Hendri Tora Satolo"]),
    # whom an agency quotes, not the agency
    ("The Elsford Echo quoted Lind as saying that the port was shut.", ["Lind"]),
    ('"The port is shut," the Elsford Echo quoted Lind as saying.', ["Lind"]),
    # an agency without anybody else is who tells
    ("The port was shut on Monday, the state news agency Echo reported.", ["the state news agency Echo"]),
    # who told is the source, not the chief named before "and"
    ("Army chief Gen Jonas Lind is said to have left, and a source close to the council told the Echo the talks were over.",
     ["a source"]),
    # a question put to somebody is not asked by whoever goes on
    ("Asked by a journalist whether the ice would hold, Lind smiled and said: “We will try.”", ["a journalist", "Lind"]),
    # a name with a hyphen beside its title
    ("The vote is off, said council spokesperson Jonas El-Lind on Monday.", ["Jonas El-Lind"]),
    # a letter at the end
    ("The port is shut, says the letter sent to the council.", ["the letter"]),
    # work that continues says nothing, so that it adds nothing
    ("A harbour official said after the talks that some work continued to be done, adding that the port was safe.",
     ["A harbour official", "A harbour official"]),
    # after words in marks that end in a comma the same subject goes on
    ("Lind’s party has called the vote “a complete farce,” saying in a statement it would go to court.",
     ["Lind’s party"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_who_speaks(text, speakers):
    found = [speaker or mention for speaker, mention, level in shown(text, "speaker", "mention", "level") if level == 0]
    assert found == speakers


def test_she_is_not_given_to_somebody_of_unknown_gender_where_a_woman_spoke_before():
    text = '"The port is open," Mary Brandt said.\n\nVendel Orlov left the hall.\n\nThe talks had gone well, she said.'
    assert shown(text, "mention", "speaker", "speaker_rule")[-1] == ("she", None, "she: Mary Brandt spoke before")


def test_he_is_left_open_after_a_reporter_who_speaks_of_somebody():
    text = 'The BBC\'s Jonas Lind says the pilot was in no doubt. "They want me to go," he said.'
    assert shown(text, "mention", "speaker", "speaker_rule")[-1] == ("he", None, "he: Jonas Lind reports")


def test_a_description_tells_the_gender_of_whoever_it_is():
    text = "Spokesperson Kim Brandt spoke in Geneva. The spokeswoman left. She said that talks would go on."
    assert {row["gender"] for row in actors_in(load_nlp()(text)) if row["actor"] == "Kim Brandt"} == {"f"}


MIDDLE = [
    ("Envoy Carlos Salazar Quiroga won the vote on Monday. Salazar said that he would form a cabinet.", True),
    ("Candidate Carlos Salazar Quiroga won on Monday. Former minister Salazar said that he would go.", True),
    (
        "Envoy Jonas Peter Lind won the vote on Monday. Peter said that he would not go.",
        False,
    ),  # a forename may be anybody's
]


@pytest.mark.parametrize(("text", "joins"), MIDDLE)
def test_a_surname_may_stand_inside_a_fuller_name(text, joins):
    assert (("Salazar", "Carlos Salazar Quiroga") in named(text)) == joins
    assert ("Peter", "Jonas Peter Lind") not in named(text)


CALLED = [
    ("Hapala Satolo Corp, a member of the cartel, raised its prices on Monday.", set()),
    ("Norland, a victim of the flood, asked for help on Monday.", set()),
]


@pytest.mark.parametrize(("text", "people"), CALLED)
def test_what_a_firm_can_be_called_makes_no_person(text, people):
    assert {row["actor"] for row in actors_in(load_nlp()(text)) if row["kind"] == "person"} == people


def test_a_dateline_is_no_part_of_a_name():
    text = "ELSFORD: Foreign Minister Omar Hassan Qadri said so on Monday. Qadri said that talks would go on."
    assert ("Qadri", "Omar Hassan Qadri") in named(text)


def test_a_family_name_that_stands_first_stays_with_its_own():
    text = "Spokesperson Han Lanying spoke at noon. Han said that talks would go on. Han added that she would go too."
    assert {actor for _, actor in named(text)} == {"Han Lanying"}


ROLES = [
    ("the leader", "leader's aide", False),  # an aide is no leader
    ("the mayor", "spokeswoman for the mayor", False),
    ("the spokeswoman", "spokeswoman for the mayor", True),
    ("the president's spokesman", "president's spokesman", True),
    ("the foreign minister", "Norland's foreign minister", True),
    ("the minister", "aide to the minister", False),
]


@pytest.mark.parametrize(("asked", "held", "fits"), ROLES)
def test_whom_somebody_serves_is_not_his_office(asked, held, fits):
    assert agree(role_of(asked), role_of(held)) == fits


def test_a_body_is_known_by_its_noun_and_an_article_names_no_person():
    text = "The Norland Observatory for Human Rights said so. The Observatory said the port was shut."
    assert ("Observatory", "Norland Observatory for Human Rights") in named(text)


def test_who_is_called_on_to_declare_something_has_not_declared_it():
    text = "The rebels denied that the talks were over, calling instead for Ada Brandt to declare an end to the truce."
    assert "Ada Brandt" not in {speaker for (speaker,) in shown(text, "speaker")}


# ── in which words ────────────────────────────────────────────────────────────────────────────────────────────────────

WORDS = [
    # whom somebody told is no part of what was told
    ("Council spokesman Jonas Lind told the BBC teams were on their way to the harbour.", ["teams were on their way to the harbour"]),
    # a second cue after marks
    ("Lind said the port was “a place of peace” and he promised that it would stay one.",
     ["the port was “a place of peace”", "it would stay one"]),
    # the outlet counts the days, or says what it makes of it
    ("Rescuers on the island say dozens are missing, two days after the storm hit the coast.", ["dozens are missing"]),
    ("The army said the port was safe, a claim that nobody could verify.", ["the port was safe"]),
    ("The radio reported that the port was shut, a move that has drawn protests.", ["the port was shut"]),
    # a clause with its own "if" inside what is repeated
    ("Lind repeated his pledge that unless the ice melts by Monday, the port will stay shut for a month.",
     ["his pledge that unless the ice melts by Monday, the port will stay shut for a month"]),
    # two things done at once
    ("Lind revealed the closure of the pier while insisting that the port would be rebuilt.",
     ["the closure of the pier", "the port would be rebuilt"]),
    # what is carried is the speech, not the clause beside it
    ("“What a day to arrive,” Lind said while speaking to his hosts, according to the Elsford Echo.", ["What a day to arrive"]),
    ("He went on to imply that the port would stay shut.", ["the port would stay shut"]),
    ("Forty people were hurt on Monday, harbour workers say, in a report which nobody could confirm.", ["Forty people were hurt on Monday"]),
    ("The port has shipped more grain than ever, the ministry crowed on Monday.", ["The port has shipped more grain than ever"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_in_which_words(text, words):
    assert [w for w, level in shown(text, "words", "level") if level == 0] == words


NOBODYS = [
    "The army accused the rebels of hiding in the port – charges the rebels have denied.",  # a noun, not a cue
    "Calls for reform that began at the harbour have grown in recent weeks.",  # a noun as well
    "The council declared Mayor Ada Brandt the winner of the vote.",  # an act
    "When he arrived in the city on Monday, Lind remarked on the weather.",  # on the weather, not on his arrival
]


@pytest.mark.parametrize("text", NOBODYS)
def test_no_speech(text):
    assert shown(text, "words") == []


# ── headlines ─────────────────────────────────────────────────────────────────────────────────────────────────────────

BELOW = "\n\nForeign Minister Ada Brandt met the envoys on Monday.\n\nBrandt said the harbour would be open in May."

HEADLINES = [
    ("Harbour will be open to all: Brandt", ("Harbour will be open to all", "Ada Brandt")),
    ("Harbour will be open to all - Brandt", ("Harbour will be open to all", "Ada Brandt")),
    ("Brandt says harbour open to all ships", ("harbour open to all ships", "Ada Brandt")),
    ("Brandt: 'We have a plan for the harbour'", ("'We have a plan for the harbour'", "Ada Brandt")),
]


@pytest.mark.parametrize(("headline", "row"), HEADLINES)
def test_who_speaks_in_a_headline(headline, row):
    assert shown(headline + BELOW, "words", "speaker")[0] == row


TOPICS = [
    "Brandt visit: No progress in talks on the harbour",  # what it is about
    "Norland war: No progress in talks on the harbour",
    "A year of talks on the harbour - Monday",  # a day says nothing
    "Profile: Ada Brandt",
    "Iceland: No progress in talks on the harbour",  # a country before a colon is a topic
]


@pytest.mark.parametrize("headline", TOPICS)
def test_a_topic_does_not_speak(headline):
    below = BELOW + "\n\nThe war has cost ten lives. The visit ended. Iceland said it would talk."
    assert all(words != headline[-len(words) :] for (words,) in shown(headline + below, "words"))


# ── single marks inside double ones ───────────────────────────────────────────────────────────────────────────────────


def test_speech_in_single_marks_at_the_end_of_a_quotation_leaves_the_double_marks_whole():
    text = (
        "\"Lind tells them 'I own the harbour, you may go'. He is saying, 'Stuff the talks,'\" Ms Brandt told the BBC."
    )
    assert as_double(text) == text
    assert [speaker for (speaker,) in shown(text, "speaker")] == ["Brandt"]
