"""In whose voice a stance stands, and whom it names: invented sentences, and what each may and may not say."""

import pandas as pd
import pytest

from toolkit import extract_actors, extract_quotes, to_articles
from toolkit.stance import score_stance, unite_names


def rows_of(text):
    articles = to_articles([{"article_id": "a", "outlet": "The Elsford Post", "text": text}])
    return score_stance(articles, extract_quotes(articles), extract_actors(articles))


def voices(text):
    """{(holder, target): (holder_kind, told_by or None)} of a text."""
    found = rows_of(text)
    teller = found.told_by.astype(object).where(found.told_by.notna(), None)
    return {(h, t): (k, b) for h, t, k, b in zip(found.holder, found.target, found.holder_kind, teller, strict=True)}


def pairs(text):
    """{(holder, target)} of a text."""
    return set(voices(text))


# ── one name ──


def test_a_pair_is_united_with_neither_of_its_members():
    rows = pd.DataFrame({"holder": ["Tom Reed and Ann Lee", "Lee"], "target": ["Ann Lee", "Peru"]})
    assert unite_names(rows).values.tolist() == [["Tom Reed and Ann Lee", "Ann Lee"], ["Ann Lee", "Peru"]]


def test_the_teller_is_united_too():
    rows = pd.DataFrame({"holder": ["Peru", "Peru"], "target": "Chile", "told_by": ["Sergei Orlov", "Orlov"]})
    assert unite_names(rows).told_by.tolist() == ["Sergei Orlov"] * 2


# ── who tells of an act ──

TOLD = [  # (text, holder, target, told_by)
    ("Officials said Norway had denounced Peru.", "Norway", "Peru", "Officials"),
    ("Norway denounced Peru over fish, dockers in the harbour said.", "Norway", "Peru", "dockers"),
    ("According to the Elsford Union, Norway denounced Peru.", "Norway", "Peru", "Elsford Union"),
    ("Norway denounced Peru, according to forged letters.", "Norway", "Peru", "forged letters"),
    ("“Norway has denounced Peru,” Ada Quill said.", "Norway", "Peru", "Ada Quill"),
    ("Ada Quill complained that Norway had insulted Peru.", "Norway", "Peru", "Ada Quill"),
    # the cue parts the subject from its verb
    ("Norway, the Tribune claimed without a source, denounced Peru.", "Norway", "Peru", "Tribune"),
    ("Norway and Chile, officials said, denounced Peru.", "Chile", "Peru", "officials"),
    (
        "Senator Dora Hale, the union argued on Monday, insulted Governor Karl Moss.",
        "Dora Hale",
        "Karl Moss",
        "the union",
    ),
    # nobody is quoted, and still it is not the outlet that says so
    ("The court heard that Karl Moss had threatened Dora Hale.", "Karl Moss", "Dora Hale", "somebody"),
    ("A report by the union showed that Norway insulted Peru.", "Norway", "Peru", "report by the union"),
]
OWN = [  # (text, holder, target, holder_kind): nobody stands between
    ("Norway denounced Peru.", "Norway", "Peru", "actor"),
    ("Norway “flatly denounced” Peru on Monday.", "Norway", "Peru", "actor"),
    ("It emerged that Norway had denounced Peru.", "Norway", "Peru", "actor"),
    ("Ada Quill said that she denounced Peru.", "Ada Quill", "Peru", "speaker"),
    ("Ada Quill told Norway she supports Peru.", "Ada Quill", "Peru", "speaker"),
]
NOT_HIS = [  # (text, holder, target): who says that it was done is not who did it
    ("Norway, the Tribune claimed without a source, denounced Peru.", "Tribune", "Peru"),
    ("Norway, which the Tribune said denounced Peru, closed a port.", "Tribune", "Peru"),
    ("Norway, Ada Quill said on Monday, has denounced Peru.", "Ada Quill", "Peru"),
    ("After the talks in Norway, the Tribune reported, denounced Peru.", "Tribune", "Peru"),
    ("After the talks in Norway, the Tribune reported, denounced Peru.", "Norway", "Peru"),
]


@pytest.mark.parametrize(("text", "holder", "target", "teller"), TOLD, ids=[row[0] for row in TOLD])
def test_an_act_in_somebodys_words_is_told_by_them(text, holder, target, teller):
    assert voices(text)[holder, target] == ("actor", teller)


@pytest.mark.parametrize(("text", "holder", "target", "kind"), OWN, ids=[row[0] for row in OWN])
def test_an_act_that_nobody_else_tells_has_no_teller(text, holder, target, kind):
    assert voices(text)[holder, target] == (kind, None)


@pytest.mark.parametrize(("text", "holder", "target"), NOT_HIS, ids=[row[0] for row in NOT_HIS])
def test_who_tells_of_an_act_did_not_do_it(text, holder, target):
    assert (holder, target) not in pairs(text)


# ── called out to ──

BIDDEN = [
    "“Trust me, Senator Hale is no coward,” Governor Karl Moss said.",
    "“Support me, Senator Dora Hale supports the port,” Governor Karl Moss said.",
    "“Save us, Norway is on our side,” Ada Quill said.",
    "“Tell me, Senator Hale, who betrayed Peru?” Ada Quill asked.",
    "“Help us, President Dora Hale!” Ada Quill said.",
]


@pytest.mark.parametrize("text", BIDDEN)
def test_who_is_called_out_to_takes_no_side(text):
    assert not {(holder, target) for holder, target in pairs(text) if "Hale" in holder or holder == "Norway"}


def test_what_follows_a_bidding_is_told_all_the_same():
    assert pairs("“Trust me, Norway has denounced Peru,” Ada Quill said.") == {("Norway", "Peru")}
    assert pairs("“Let me praise Senator Dora Hale,” Ada Quill said.") == {("Ada Quill", "Dora Hale")}


# ── whose it is where a nationality stands by ──

OF_STATE = [  # (text, holder, target)
    ("Ada Quill rejected the Danish proposal.", "Ada Quill", "Denmark"),
    ("Ada Quill denounced Danish support for Peru.", "Ada Quill", "Denmark"),
    ("Canada imposed sanctions on Danish banks and Chilean oil exports.", "Canada", "Denmark"),
    ("Canada imposed sanctions on Danish banks and Chilean oil exports.", "Canada", "Chile"),
    ("Canada expelled two Danish diplomats.", "Canada", "Denmark"),
    ("Ada Quill accused the Danish government and the rebels.", "Ada Quill", "Danish opposition"),
]
NOBODYS = [  # (text, what no row may be toward)
    ("Ada Quill attacked her Danish counterpart Per Holm.", "Denmark"),
    ("Ada Quill condemned the Spanish flu.", "Spain"),
    ("Ada Quill attacked the French press.", "France"),
    ("Ada Quill sued a Chilean mining firm.", "Chile"),
    ("Ada Quill blamed the Russian winter.", "Russia"),
    ("Ada Quill praised Spanish wine.", "Spain"),
    ("Ada Quill praised the Norwegian army cook Ole Holm.", "Norwegian government forces"),
    ("Ada Quill praised the Danish government. She said the rebels in Norway must leave.", "Danish opposition"),
]


@pytest.mark.parametrize(("text", "holder", "target"), OF_STATE)
def test_what_a_state_does_is_the_states(text, holder, target):
    assert (holder, target) in pairs(text)


@pytest.mark.parametrize(("text", "target"), NOBODYS, ids=[row[0] for row in NOBODYS])
def test_what_only_comes_from_a_country_is_not_its_states(text, target):
    assert target not in {toward for _, toward in pairs(text)}


def test_the_criticism_of_a_countrys_press_is_not_its_states():
    assert not pairs("French press criticism of Peru went on.")


# ── whom a quoted pronoun means ──

MEANT = [  # (text, holder, target)
    ("“They are cowards,” Ada Quill said of the Elsford Harbour Party.", "Ada Quill", "Elsford Harbour Party"),
    ("“They are cowards,” Ada Quill said, referring to the Harbour Party.", "Ada Quill", "Harbour Party"),
    ("Ada Quill met leaders of the Dockers' Union. “They are cowards,” Quill said.", "Ada Quill", "Dockers' Union"),
    ("Ada Quill said the federation had failed. “They are cowards,” she said.", "Ada Quill", "the federation"),
    ("“He is a liar,” Senator Bo Wray said of Governor Karl Moss.", "Bo Wray", "Karl Moss"),
]
OPEN = [  # two could be meant, or nobody that the text names
    "Ada Quill met the Dockers' Union. The Harbour Party walked out. “They are cowards,” Quill said.",
    "“They are cowards,” Ada Quill said of the Dockers' Union and the Harbour Party.",
    "“The voters are tired. They are cowards,” Ada Quill said of the Dockers' Union.",
    "“The cuts are deep. They are a disgrace,” Ada Quill said of the Harbour Party.",
    "“He is a liar,” Senator Bo Wray said of the budget.",
    "The Harbour Party raised the fees for students. “They are cowards,” Ada Quill said.",
]


@pytest.mark.parametrize(("text", "holder", "target"), MEANT, ids=[row[0] for row in MEANT])
def test_a_quoted_pronoun_is_the_only_one_it_can_be(text, holder, target):
    assert (holder, target) in pairs(text)


@pytest.mark.parametrize("text", OPEN)
def test_a_quoted_pronoun_that_may_be_two_is_nobody(text):
    assert "speaker" not in {kind for kind, _ in voices(text).values()}


def test_what_a_speaker_calls_evidence_stays_theirs():
    text = "Ada Quill said there was clear evidence that Governor Karl Moss was a liar."
    assert voices(text)["Ada Quill", "Karl Moss"] == ("speaker", None)


# ── words that a speaker only repeats ──

REPEATED = [
    "“My aide told me, ‘Mayor Dora Hale is a fraud,’ and I sacked him,” Karl Moss said.",
    "“When they shout ‘Premier Dora Hale is a traitor,’ I leave the hall,” Karl Moss said.",
    "“The sign said ‘I hate Peru’ in red,” Karl Moss said.",
    "“She told the class, ‘Governor Dora Hale saved us all’,” Karl Moss said.",
]


@pytest.mark.parametrize("text", REPEATED)
def test_words_that_a_speaker_repeats_are_not_the_speakers(text):
    assert "Moss" not in str(pairs(text))


def test_a_word_or_two_in_marks_are_still_the_speakers():
    assert ("Karl Moss", "Dora Hale") in pairs("“Dora Hale is a ‘liar’ and a coward,” Karl Moss said.")


def test_marks_in_what_the_outlet_tells_are_the_speakers_words():
    assert ("Karl Moss", "Peru") in pairs(
        "Peru should “stop abetting the brutal raids of Chile at sea”, Karl Moss said."
    )
