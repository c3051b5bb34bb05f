"""Who is quoted, in which words: invented sentences and what we expect of each, refusals as carefully as finds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit import extract_quotes, load_nlp, to_articles
from toolkit.quotes import ends, quotes_in
from toolkit.quotes.marks import insertions_in, page_of, passages_in
from toolkit.quotes.media import medium_in


def quotes(text):
    return quotes_in(load_nlp()(text))


def shown(text, *columns):
    return [tuple(text[row["start"] : row["end"]] if c == "words" else row[c] for c in columns) for row in quotes(text)]


# ── what is found ─────────────────────────────────────────────────────────────────────────────────────────────────────

FOUND = [
    # direct, the cue after, before and turned round
    ('"We will reopen the port," Mayor Ada Brandt said on Monday.', [("direct", "We will reopen the port", "said", "Mayor Ada Brandt")]),
    ('"We will reopen the port," said Ada Brandt, the mayor of Veslan.', [("direct", "We will reopen the port", "said", "Ada Brandt")]),
    ('Ada Brandt said: "We will reopen the port. It will take a week."', [("direct", "We will reopen the port. It will take a week.", "said", "Ada Brandt")]),
    ('"Why did nobody call us?" the mayor asked.', [("direct", "Why did nobody call us?", "asked", "the mayor")]),
    ("“We will reopen the port,\" Ada Brandt said.", [("direct", "We will reopen the port", "said", "Ada Brandt")]),
    ('"We will reopen the port. It is safe now and our ships are back," Brandt, a former mayor, said Monday.', [("direct", "We will reopen the port. It is safe now and our ships are back", "said", "Brandt")]),
    # indirect
    ("Ada Brandt said the port would reopen in May.", [("indirect", "the port would reopen in May", "said", "Ada Brandt")]),
    ("Ada Brandt told reporters on Monday that the port would reopen in May.", [("indirect", "the port would reopen in May", "told", "Ada Brandt")]),
    ("The port will reopen in May, Ada Brandt said.", [("indirect", "The port will reopen in May", "said", "Ada Brandt")]),
    ("According to the harbour master, the ice has damaged four ships.", [("indirect", "the ice has damaged four ships", "According to", "the harbour master")]),
    ("The ice has damaged four ships, according to the harbour master.", [("indirect", "The ice has damaged four ships", "according to", "the harbour master")]),
    # mixed
    ('Ada Brandt said the port was "a second home" to many sailors.', [("mixed", 'the port was "a second home" to many sailors', "said", "Ada Brandt")]),
    # infinitives and noun phrases that tell what was said
    ("Ada Brandt urged the council to rebuild the northern pier.", [("indirect", "the council to rebuild the northern pier", "urged", "Ada Brandt")]),
    ("Ada Brandt also called on the council to rebuild the northern pier.", [("indirect", "the council to rebuild the northern pier", "called", "Ada Brandt")]),
    ("Ada Brandt vowed to rebuild the northern pier.", [("indirect", "to rebuild the northern pier", "vowed", "Ada Brandt")]),
    ("Ada Brandt expressed hope that the pier would be rebuilt.", [("indirect", "the pier would be rebuilt", "expressed", "Ada Brandt")]),
    ("Ada Brandt announced the closure of the northern pier.", [("indirect", "the closure of the northern pier", "announced", "Ada Brandt")]),
    ("Ada Brandt announced the closure of the northern pier, which had cost four lives.", [("indirect", "the closure of the northern pier", "announced", "Ada Brandt")]),
    ("Ada Brandt noted the rising price of coal in the north.", [("indirect", "the rising price of coal in the north", "noted", "Ada Brandt")]),
    ("The mayor joked about the new harbour in Veslan.", [("indirect", "the new harbour in Veslan", "joked", "The mayor")]),
    # a participle goes on with the same speaker
    ("Ada Brandt said the port was safe, adding that four ships had docked.",
     [("indirect", "the port was safe", "said", "Ada Brandt"), ("indirect", "four ships had docked", "adding", "Ada Brandt")]),
    ('"The port is safe," Ada Brandt said, adding that four ships had docked.',
     [("direct", "The port is safe", "said", "Ada Brandt"), ("indirect", "four ships had docked", "adding", "Ada Brandt")]),
    ("The mayor confirmed that the pier was closed, but stressed that the port was safe.",
     [("indirect", "the pier was closed", "confirmed", "The mayor"), ("indirect", "the port was safe", "stressed", "The mayor")]),
    # one event, two words
    ("Ada Brandt, the mayor, said told reporters that the pier was closed.", [("indirect", "the pier was closed", "said told", "Ada Brandt")]),
    # a noun that reports
    ("He rejected remarks by Ada Brandt that the pier was unsafe.", [("indirect", "the pier was unsafe", "remarks", "Ada Brandt")]),
    # who stands for somebody
    ("The sailors, who said they had seen the fire, left on Monday.", [("indirect", "they had seen the fire", "said", "who")]),
    # a headline
    ("Brandt: Port to reopen in May\n\nMayor Ada Brandt visited the northern pier.\n\nBrandt arrived by boat.", [("indirect", "Port to reopen in May", ":", "Brandt")]),
    # a name after a dash
    ('"It was the worst ice for years." — Ada Brandt', [("direct", "It was the worst ice for years.", "—", "Ada Brandt")]),
    # the outlet's words go on
    ("Ada Brandt said the pier was closed, while Jonas Lind said it was open.",
     [("indirect", "the pier was closed", "said", "Ada Brandt"), ("indirect", "it was open", "said", "Jonas Lind")]),
    ("While Ada Brandt said the pier was closed, the council kept it open.", [("indirect", "the pier was closed", "said", "Ada Brandt")]),
    # the parser takes the subject of what is said for an object of "said", or "he's said" for a passive
    ("Ada Brandt said life for the sailors would be harder than before.", [("indirect", "life for the sailors would be harder than before", "said", "Ada Brandt")]),
    ("Aides say the more ships she brings home, the more voters she should win.",
     [("indirect", "the more ships she brings home, the more voters she should win", "say", "Aides")]),
    ("He's said he gets his ideas about the port from a novel.", [("indirect", "he gets his ideas about the port from a novel", "said", "He")]),
    ("The pier, many argue, could be saved if the council paid for it.",
     [("indirect", "The pier", "argue", "many"), ("indirect", "could be saved if the council paid for it", "argue", "many")]),
    ("The board spoke of the ice, which they say broke the northern pier.", [("indirect", "broke the northern pier", "say", "they")]),
    # as somebody said
    ("As Brandt noted, people who worked at the pier could still be fined.", [("indirect", "people who worked at the pier could still be fined", "noted", "Brandt")]),
    ("As Ada Brandt put it, \"The council has lost its way.\"", [("direct", "The council has lost its way.", "put it", "Ada Brandt")]),
    # two cues, each with its own words
    ("Some captains said the pier should be closed and some sailors said it should be sold.",
     [("indirect", "the pier should be closed", "said", "Some captains"), ("indirect", "it should be sold", "said", "some sailors")]),
    ('The board attacked her, saying she was quick "on ice" but hinting that this could prove too little.',
     [("mixed", 'she was quick "on ice"', "saying", "The board"), ("indirect", "this could prove too little", "hinting", "The board")]),
    ('Brandt scolded him: "The pier was closed too late for us," she said.', [("direct", "The pier was closed too late for us", "said", "she")]),
    # who tells all that is told before
    ("Norland has told Veslan that it will pull out its ships, the harbour board announced on Friday, adding that they would leave in May.",
     [("indirect", "Norland has told Veslan that it will pull out its ships", "announced", "the harbour board"),
      ("indirect", "it will pull out its ships", "has told", "Norland"),
      ("indirect", "they would leave in May", "adding", "the harbour board")]),
    ("Brandt has said she will resign, the BBC has learned.", [("indirect", "she will resign", "has said", "Brandt")]),
    ('The port, Ada Brandt said, had become "a second home" to her.',
     [("mixed", "The port", "said", "Ada Brandt"), ("mixed", 'had become "a second home" to her', "said", "Ada Brandt")]),
    ("The board has let Norland know that it is prepared to take its ships out of the bay if the forces of the council leave alongside them, "
     "Harbour Master Jonas Lind reported on Friday after seeing his colleague.",
     [("indirect", "The board has let Norland know that it is prepared to take its ships out of the bay if the forces of the council leave alongside them",
       "reported", "Harbour Master Jonas Lind")]),
    # told whom, without a "that"; and a second cue in the perfect
    ("Harbour Master Jon Brandt told the Courier's weekly edition the port was under pressure.",
     [("indirect", "the port was under pressure", "told", "Harbour Master Jon Brandt")]),
    ('Harbour Master Jon Brandt told the Courier\'s Today programme the port was "under real pressure".',
     [("mixed", 'the port was "under real pressure"', "told", "Harbour Master Jon Brandt")]),
    ('The union says its members are "exhausted", and has called on the council to raise pay.',
     [("mixed", 'its members are "exhausted"', "says", "The union"), ("indirect", "the council to raise pay", "has called", "The union")]),
    ("The union says its members are exhausted, and has called on the council to raise pay.",
     [("indirect", "its members are exhausted", "says", "The union"), ("indirect", "the council to raise pay", "has called", "The union")]),
    # a source that belongs to somebody
    ("According to her lawyers, the mayor was never told of the fire.", [("indirect", "the mayor was never told of the fire", "According to", "her lawyers")]),
    # the cue's day is no part of what is said
    ("Brandt told sailors this weekend she would rebuild the pier.", [("indirect", "she would rebuild the pier", "told", "Brandt")]),
    # marks that go on after a dash, or end the sentence with the outlet's words
    ('Brandt said the museum would honour everybody -- "the captain but also the cook."',
     [("mixed", 'the museum would honour everybody -- "the captain but also the cook."', "said", "Brandt")]),
    ('"It will hold," Brandt said. "It has held for years" in the worst of storms.',
     [("direct", "It will hold", "said", "Brandt"), ("direct", "It has held for years", "said", "Brandt")]),
    ('The plan was "a disaster", said Brandt.', [("mixed", 'The plan was "a disaster"', "said", "Brandt")]),
    # a sentence in marks after a colon, where somebody's act announces it
    ('Brandt went to the pier with a new message: "We will not be moved."', [("direct", "We will not be moved.", "went", "Brandt")]),
    # a dialogue on one line
    ('Brandt: "The pier is safe for all of us." Lind: "It is not safe at all."',
     [("direct", "The pier is safe for all of us.", ":", "Brandt"), ("direct", "It is not safe at all.", ":", "Lind")]),
    # what somebody says was done or should be
    ("The board reported spending two million crowns on the northern pier.", [("indirect", "spending two million crowns on the northern pier", "reported", "The board")]),
    ("Brandt said closing the port would cost the town a thousand jobs.", [("indirect", "closing the port would cost the town a thousand jobs", "said", "Brandt")]),
    ("Brandt told Lind not to worry about the ice.", [("indirect", "not to worry about the ice", "told", "Brandt")]),
    # a thought is no second cue, a dash no end where an example follows
    ("Brandt says she is proud of the port and expects to win in May.", [("indirect", "she is proud of the port and expects to win in May", "says", "Brandt")]),
    ("Brandt said the port was safe on all sides — including the northern pier.",
     [("indirect", "the port was safe on all sides — including the northern pier", "said", "Brandt")]),
    ("He is leaning toward Lind, he said, because he prizes the harbour.",
     [("indirect", "He is leaning toward Lind", "said", "he"), ("indirect", "because he prizes the harbour", "said", "he")]),
    # speakers joined by "and"
    ("Prime Minister Ada Brandt and Foreign Minister Jonas Lind said the talks were over.",
     [("indirect", "the talks were over", "said", "Prime Minister Ada Brandt and Foreign Minister Jonas Lind")]),
    # single marks as the article's own
    ("'We will reopen the port,' Mr Brandt told the BBC. 'The workers' union is with us.'",
     [("direct", "We will reopen the port", "told", "Mr Brandt"), ("direct", "The workers' union is with us.", "told", "Mr Brandt")]),
    ("‘It’s over,’ said Mr Lind, who called the workers’ plan ‘a complete and utter waste’.",
     [("direct", "It’s over", "said", "Mr Lind"), ("direct", "a complete and utter waste", "called", "who")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text, expected):
    assert shown(text, "kind", "words", "cue", "mention") == expected


NOT_SPEECH = [
    'The "reformers" left the room before the vote.',  # scare quotes
    'Her novel "A Port in Winter" won a prize.',  # a title
    'She gave us two novels before the war: "A Port in Winter."',
    "His remarks appeared aimed to calm the council.",  # the outlet's own reading
    "Her speech seemed to signal a change of mood in the council.",
    "Ada Brandt dismissed the objections of the council.",  # an act
    "The mayor would say the port was safe if anybody asked.",  # hypothetical
    "If the mayor says that the port is safe, ships will come.",
    "Ada Brandt refused to say whether the port was safe.",
    "Ada Brandt did not say that the port was safe.",
    "The plan calls for the withdrawal of all ships from the harbour.",  # a plan says nothing
    "The treaty is written according to their taste.",
    "She continued to rebuild the pier.",
    "Acknowledging the gravity of the fire, the mayor left the council.",  # the outlet's frame
    "It is worth noting that the pier was closed.",  # nobody says it
    "The talks were held according to their own rules.",
    "She put the pier up for sale and went on holiday.",
    "Brandt read the guide he wrote in May.",
    "Brandt agreed to talks over a claim that the pier was unsafe.",
    "Asked about it after the vote, Lind left the room.",
    "The sailors have been told to leave the harbour.",
    "Brandt left without saying that she was sorry.",
    "Brandt stopped short of saying that Lind had lied.",
    "Instead of saying that she was sorry, Brandt left.",
    "Did Ada Brandt say that the port was safe?",
    "Has Lind claimed that it would fall?",
    "Imagine that Ada Brandt said the port was gone.",
    "Nobody said that the port was safe.",
    "No minister said that the port was safe.",
    "Neither of them said that the port was safe.",
    'To quote Ada Brandt: "Enough is enough."',
    "Ole Lind: nowhere to go",  # ends in a verb that is half a cue
    "All told, the port lost four ships.",
    "The fire threatened to spread to the northern pier.",  # a thing
    "The board raised the fee by announcing a new list of prices for the pier.",  # how it was done
    "Brandt repeated that view in May.",
    "Brandt: 1,547",
    "Brandt: 1,547\n\nLind: 803\n\nBrandt: 1,548",
    'The thermometer stood at 5" of snow and the mayor left.',
    "The talks ended without result” on Monday.",  # a stray closing mark
]


@pytest.mark.parametrize("text", NOT_SPEECH)
def test_not_speech(text):
    assert shown(text, "words") == []


# ── where the parser reads a sentence wrongly, or the cue stands in an unusual place ──────────────────────────────────

PLACED = [
    # "that" and clauses after the cue's own words
    ("Brandt says in a statement that the pier is safe.", [("the pier is safe", "says", "Brandt")]),
    ("Brandt warned at the summit in Veslan that the ice would close the port.", [("the ice would close the port", "warned", "Brandt")]),
    ("Brandt warned of a storm that would close the port.", [("a storm that would close the port", "warned", "Brandt")]),
    ("Brandt said after the vote she would not accept the plan.", [("she would not accept the plan", "said", "Brandt")]),
    ("Brandt told The Harbour Post on Monday she was ready to sell the pier.", [("she was ready to sell the pier", "told", "Brandt")]),
    ("Some pilots warn it could harm the port.", [("it could harm the port", "warn", "Some pilots")]),
    # the cue set in or after
    ("The charm of the port, dockers and pilots say, is its quiet.",
     [("The charm of the port", "say", "dockers and pilots"), ("is its quiet", "say", "dockers and pilots")]),
    ("The port was built to last, a spokesman, Ole Lind, said on Friday.", [("The port was built to last", "said", "a spokesman, Ole Lind")]),
    ('The ban is "a step back" for the whole town, said Ole Lind, a pilot.', [('The ban is "a step back" for the whole town', "said", "Ole Lind")]),
    ("Port to Close for Good, Harbour Master Says", [("Port to Close for Good", "Says", "Harbour Master")]),
    ("Promising that the port would reopen, Brandt left the room.", [("the port would reopen", "Promising", "Brandt")]),
    ("As the harbour board reported late on Monday, the ice has damaged four ships.", [("the ice has damaged four ships", "reported", "the harbour board")]),
    ("The pier is old, and as Brandt noted, the ice has damaged it twice.", [("the ice has damaged it twice", "noted", "Brandt")]),
    # what follows closing marks can only be who speaks
    ('"We cannot go on like this and nobody has helped us," the two write.', [("We cannot go on like this and nobody has helped us", "write", "the two")]),
    ('"The pier is closed to all ships until further notice," the letter read.', [("The pier is closed to all ships until further notice", "read", "the letter")]),
    ('"We saw no reason to leave the port in such weather" the harbour board\'s senior pilot Ole Lind responded.',
     [("We saw no reason to leave the port in such weather", "responded", "the harbour board's senior pilot Ole Lind")]),
    ('As for the plans of the council, "I never believe them," said Ole Lind.', [("I never believe them", "said", "Ole Lind")]),
    ("(''We have asked the council to complete the pier,'' Brandt said.)", [("We have asked the council to complete the pier", "said", "Brandt")]),
    ('"The port is closed for a while,"Brandt said.', [("The port is closed for a while", "said", "Brandt")]),
    ("Brandt said,“We have closed the port.”", [("We have closed the port.", "said", "Brandt")]),
    # a programme is not what was said in it
    ('In an interview on "The Harbour Hour," Brandt said the port would reopen in May.', [("the port would reopen in May", "said", "Brandt")]),
    ("The pier, said Brandt, is the council's affair.", [("The pier", "said", "Brandt"), ("is the council's affair", "said", "Brandt")]),
    ('"Will you resign?" asked Ada Brandt.', [("Will you resign?", "asked", "Ada Brandt")]),
    ('"We must not," shouted Ole Lind.', [("We must not", "shouted", "Ole Lind")]),
    # announced by a sentence, or by a colon
    ('Ole Lind agreed. "The pier has been unsafe for years and everybody knows it."',
     [("The pier has been unsafe for years and everybody knows it.", "agreed", "Ole Lind")]),
    ('Brandt resisted: "The council has no power to close a port that it does not own."',
     [("The council has no power to close a port that it does not own.", "resisted", "Brandt")]),
    ('Then came the joke of the evening: "We have more mayors than ships in this harbour."',
     [("We have more mayors than ships in this harbour.", None, None)]),
    ('Brandt was so angry that Lind changed the sign: "No ships in here today."', [("No ships in here today.", None, None)]),  # whose words they are is open
    # an infinitive that came about
    ("Brandt used the dinner to say that the port would reopen.", [("the port would reopen", "to say", "Brandt")]),
    ("The union threatened to close the northern pier.", [("to close the northern pier", "threatened", "The union")]),
    # a comment set beside the whole clause is the outlet's
    ("Brandt said the port would close, a step that nobody wanted.", [("the port would close", "said", "Brandt")]),
    ("Brandt said the port was safe, but he did not name a day.", [("the port was safe", "said", "Brandt")]),
    ("Brandt said the port was safe, while the council doubted it.", [("the port was safe", "said", "Brandt")]),
    ("About 4 in 10 say they want a new pier, compared with three in 10 a year ago.", [("they want a new pier", "say", "4 in 10")]),
    ("Brandt said the port had been sold to Ole Lind, who owns two ships.", [("the port had been sold to Ole Lind", "said", "Brandt")]),
    # a transcript
    ("BRANDT: We closed the port in May.\n\nLIND: And when will it open?\n\nBRANDT: In June, if the ice melts.",
     [("We closed the port in May", ":", "BRANDT"), ("And when will it open?", ":", "LIND"), ("In June, if the ice melts", ":", "BRANDT")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_placed(text, expected):
    assert shown(text, "words", "cue", "mention") == expected


GOES_ON = [
    ("“We saw two people who know the port,” said Skelly, explaining he worked with Lind.", ["Skelly", "Skelly"]),
    ("The mayor mocked Lind for calling himself the “king of the port,” noting that the fees would rise.", ["The mayor", "The mayor"]),
    ('He praised the plan as "a start," adding that the port was shut.', ["He"]),
    ("Speaker of the House Ole Lind (N-Veslan) said “the port has got no place in a campaign.”", ["Speaker of the House Ole Lind"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mentions"), GOES_ON)
def test_who_goes_on_after_marks_has_spoken_before_them(text, mentions):
    assert [mention for (mention,) in shown(text, "mention")] == mentions


# ── what is put to somebody is not theirs ─────────────────────────────────────────────────────────────────────────────

PUT_TO = [
    ("Asked whether the port would reopen, Brandt said it was too early to tell.",
     [("whether the port would reopen", "Asked", None), ("it was too early to tell", "said", "Brandt")]),
    ("When asked which pier he would close, Lind shrugged.", [("which pier he would close", "asked", None)]),
    ("Brandt was asked by the harbour master why the ice had not been cleared.", [("why the ice had not been cleared", "asked", "the harbour master")]),
    ("Asked by the harbour master to explain the delay, Lind said nothing.", [("to explain the delay", "Asked", "the harbour master")]),
    ("Lind was asked about the ice on the northern pier.", [("the ice on the northern pier", "asked", None)]),
    ("Brandt has been told that the council will sell the pier.", [("the council will sell the pier", "told", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PUT_TO)
def test_who_is_asked_or_told_does_not_speak(text, expected):
    assert shown(text, "words", "cue", "mention") == expected
    assert all(row["speaker_rule"] == "the cue names nobody" for row in quotes(text) if row["mention"] is None)


# ── utterances ────────────────────────────────────────────────────────────────────────────────────────────────────────

ONE_UTTERANCE = [
    ('"The port," Ada Brandt said, "will reopen in May."', ["The port", "will reopen in May."]),
    ('"The port is safe," Ada Brandt said. "It will reopen in May."', ["The port is safe", "It will reopen in May."]),
    ("The port, Ada Brandt said, will reopen in May.", ["The port", "will reopen in May"]),
    ('Ada Brandt said:\n\n"The port is safe and it will reopen in May."', ["The port is safe and it will reopen in May."]),
    ('"The port is safe," Ada Brandt said. "It took us a year.\n\n"Now the ships will come back to us."',
     ["The port is safe", "It took us a year.", "Now the ships will come back to us."]),
    ('"The port is safe," Ada Brandt said.\n\n"Now the ships will come back to us."', ["The port is safe", "Now the ships will come back to us."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pieces"), ONE_UTTERANCE)
def test_pieces_of_one_utterance(text, pieces):
    rows = quotes(text)
    assert [text[row["start"] : row["end"]] for row in rows] == pieces
    assert len({row["utterance_id"] for row in rows}) == 1
    assert {row["mention"] for row in rows} == {"Ada Brandt"}


def test_a_paragraph_after_a_question_is_nobodys():
    text = '"Is the port safe for all the ships?" Ada Brandt asked.\n\n"It has been safe for a whole year now."'
    assert shown(text, "mention", "speaker", "rule")[1] == (
        None,
        None,
        "no cue: it may answer what is quoted before it",
    )


OPEN = [
    '"Where is the report?" Ada Brandt asked Ole Lind. "I have lost it somewhere in my office."',
    '"I think that we should wait," Ada Brandt began. "You never think before you speak," Ole Lind cut in.',
]


@pytest.mark.parametrize("text", OPEN)
def test_what_somebody_else_may_have_said_is_not_the_last_speakers(text):
    assert len([words for words, mention in shown(text, "words", "mention") if mention == "Ada Brandt"]) == 1


def test_a_quotation_that_nobody_introduces_is_nobodys():
    text = 'The pier was closed.\n\n"We have waited for this day for a whole year."\n\nThe ships left.'
    assert shown(text, "mention", "speaker", "rule") == [(None, None, "no cue: nobody is quoted right before it")]


def test_a_quotation_after_somebody_else_appears_is_not_the_last_speakers():
    text = '"The port is safe for all ships," Ada Brandt said. Jonas Lind disagreed. "It is not safe at all."'
    assert shown(text, "words", "speaker") == [("The port is safe for all ships", "Ada Brandt")]


def test_nested_speech():
    text = "The harbour board has told Norland that it is ready to reopen the port, Ada Brandt said on Friday."
    outer, inner = quotes(text)
    assert (outer["level"], outer["mention"]) == (0, "Ada Brandt")
    assert (inner["level"], inner["mention"], inner["parent_id"]) == (1, "The harbour board", outer["utterance_id"])


def test_speech_inside_quoted_speech_stays_part_of_it():
    text = '"The mayor said that she would close the pier in May," Jonas Lind said.'
    assert shown(text, "level", "mention") == [(0, "Jonas Lind")]


NESTED = [
    (
        '"Norland has assured us once more that it will keep its word," Ada Brandt said.',
        [(0, "Ada Brandt"), (1, "Norland")],
    ),
    ("She said Norland had asked its partners to keep their word.", [(0, "She"), (1, "Norland")]),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_nested_speech_of_somebody_named(text, expected):
    assert shown(text, "level", "mention") == expected


def test_nested_speech_that_follows_its_cue():
    text = "Ada Brandt said that Jonas Lind had promised her that the pier would be rebuilt."
    assert shown(text, "level", "mention") == [(0, "Ada Brandt"), (1, "Jonas Lind")]


# ── speakers and carriers ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_pronoun_speaks_for_whoever_it_is():
    text = "Mayor Ada Brandt opened the port on Monday. She said the ice had damaged four ships."
    assert shown(text, "mention", "speaker") == [("She", "Ada Brandt")]


def test_who_cannot_be_told_is_missing():
    text = "He said the ice had damaged four ships."
    (row,) = quotes(text)
    assert (row["mention"], row["speaker"]) == ("He", None)
    assert row["speaker_rule"]


OPEN_PRONOUNS = [
    # nobody calls himself by his surname
    "Jonas Lind accused the council of theft. He said Lind was mad.",
    # who adds something has just spoken, and that was not Orlov
    '"The pier is safe," Jonas Lind said. Peter Orlov built the pier. "It was my idea," he added.',
    # whether Vendel is a woman is told nowhere: "she" may be Mary Brandt
    "Vendel Orlov criticised Mayor Mary Brandt, noting an interview in which she said the pier was safe.",
]


@pytest.mark.parametrize("text", OPEN_PRONOUNS)
def test_a_pronoun_that_two_can_be_is_left_open(text):
    row = quotes(text)[-1]
    assert row["mention"].lower() in {"he", "she"} and row["speaker"] is None


CARRIED = [
    ('"The port is safe," Ada Brandt told Reuters on Monday.', "Reuters"),
    ('"The port is safe," Ada Brandt explained as cited by RIA Novosti.', "RIA Novosti"),
    ('"The port is safe," Ada Brandt told state television.', "state television"),
    ('Ada Brandt told reporters on Monday that "the port is safe again," news agencies reported.', "news agencies"),
    ('"The port is safe," Ada Brandt told Jonas Lind.', None),
]


@pytest.mark.parametrize(("text", "medium"), CARRIED)
def test_carrier_is_medium_not_speaker(text, medium):
    assert shown(text, "mention", "medium") == [("Ada Brandt", medium)]


# ── marks ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

MARKS = [
    ('He called it "a start" and left.', ["a start"]),
    ('“We go on," she said.', ["We go on,"]),
    ('"We go on,” she said.', ["We go on,"]),
    ("''We go on,'' she said.", ["We go on,"]),
    ("We go on,” she said.", ["We go on,"]),  # its opening mark is lost
    ("The talks ended” on Monday.", []),  # a stray closing mark opens nothing
    ('"We go on\n\nThe talks ended. "We are tired," she said.', ["We go on", "We are tired,"]),
    ("A board of 5' 10\" lay there.", []),
    ("“We hold “the line” here,” she said.", ["We hold “the line"]),
    (
        "''I said: 'We go on,' and we did,'' she said. ''He said: 'It holds.'''",
        ["I said: 'We go on,' and we did,", "He said: 'It holds.'"],
    ),
    ("'We go on,' she said of the workers' union, 'as we did.'", ["We go on,", "as we did."]),
    ("\"We have to go on,\" she said of the 'old guard.'", ["We have to go on,"]),  # the article has its marks
]


@pytest.mark.parametrize(("text", "inside"), MARKS)
def test_passages(text, inside):
    assert [text[p.start : p.end] for p in passages_in(text)] == inside


def test_a_lost_mark_costs_its_paragraph_only():
    good = '"The port is safe," Ada Brandt said.'
    text = f'The mayor said "nothing of the kind.\n\n{good}'
    assert "The port is safe" in [words for (words,) in shown(text, "words")]


def test_insertions_are_the_outlets_words():
    text = '"They accepted the [rebuilding] plans of the board (the harbour board)," Ada Brandt said.'
    (row,) = quotes(text)
    assert [text[s:e] for s, e in row["insertions"]] == ["[rebuilding]", "(the harbour board)"]


def test_brackets_outside_marks_are_no_insertions():
    page = page_of(load_nlp()("Ada Brandt (the mayor) said the port was safe."))
    assert insertions_in(page, 0, len(page.text)) == []


# ── the table, and what holds of any text ─────────────────────────────────────────────────────────────────────────────

PHRASES = st.sampled_from(
    ['"', "“", "”", "''", " said ", " Ada Brandt ", "The port is safe", ",", ".", "\n\n", ":", " that ", " according to ", "[so]", " — ", "who ", "?", "told Reuters "]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PHRASES, max_size=25).map("".join) | st.text(max_size=60))
def test_any_text(text):
    table = extract_quotes(to_articles([{"article_id": "a", "text": text or "x"}]))
    for row in table.itertuples():
        assert (text or "x")[row.start : row.end] == row.quotation and row.quotation.strip()
        assert row.kind in {"direct", "indirect", "mixed"} and row.rule
        assert row.utterance_id in {f"a:{s}-{e}" for s, e in zip(table.start, table.end, strict=True)}
    assert not table.quote_id.duplicated().any()
    assert set(table.parent_id.dropna()) <= set(table.utterance_id)


def test_the_quick_look_at_a_token_leaves_no_end_of_content_out(monkeypatch):
    found = [quotes(text) for text, _ in FOUND]
    monkeypatch.setattr(ends, "_may_break", lambda token: True)  # all the rules look at every token
    assert [quotes(text) for text, _ in FOUND] == found


@pytest.mark.parametrize(
    "words, medium",
    [
        ("Brandt was quoted by Reuters.", "Reuters"),
        ("Brandt was telling Reuters of the fire.", "Reuters"),
        ("In an interview with Reuters she wept.", "Reuters"),
        ("In a statement to Reuters she wept.", "Reuters"),
        ("Brandt walked by Reuters.", None),
        ("Brandt was quotedby Reuters.", None),
    ],
)
def test_a_medium_is_named_by_few_words(words, medium):
    assert medium_in(words) == medium


def test_order_of_articles_changes_nothing():
    rows = [{"article_id": str(i), "text": text} for i, (text, _) in enumerate(FOUND[:6])]
    forth, back = extract_quotes(to_articles(rows)), extract_quotes(to_articles(rows[::-1]))
    key = ["article_id", "start"]
    assert forth.sort_values(key).reset_index(drop=True).equals(back.sort_values(key).reset_index(drop=True))


def test_no_quotation_is_an_empty_table_with_all_columns():
    empty, full = (extract_quotes(to_articles([{"text": text}])) for text in ("The port is closed.", FOUND[0][0]))
    assert len(empty) == 0 and len(full) == 1
    assert [str(t) for c, t in empty.dtypes.items() if c in full][:5] == [str(t) for t in full.dtypes][:5]


@pytest.mark.parametrize(
    "text, implies",
    [
        ("“It is theft,” Ada Brandt lashed out.", "criticise"),
        ("“It is theft,” Ada Brandt hit back on Monday.", "criticise"),
        ("Ada Brandt lashed out at the council, saying that it had lied.", "criticise"),
        ("Ada Brandt insisted on the plan, saying that it was ready.", "insist"),
        ("Ada Brandt left the hall, saying that she was tired.", "neutral"),
    ],
)
def test_a_bare_saying_goes_the_way_of_the_verb_it_hangs_on(text, implies):
    articles = to_articles([{"text": text}])
    assert extract_quotes(articles).implies.tolist() == [implies]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Norvania, Dora Lind said on Monday, has rejected the plan.", "Dora Lind"),
        ("Norvania, the Tribune claimed without a source, rejected the plan.", "the Tribune"),
        ("Brandt, the mayor, said on Monday, among other things, that the port closed.", "Brandt"),
    ],
)
def test_a_cue_between_commas_has_its_own_subject(text, mention):
    found = {row["mention"] for row in quotes(text)}
    assert found in ({mention}, {f"{mention}, the mayor"})
