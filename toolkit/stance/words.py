"""What a word counts as in features and rules: itself, its side in the word lists, its event type, or a name."""

import importlib.util
import re
from functools import lru_cache
from pathlib import Path

from ..lexicons import load_lexicon, load_numbers

NAMES = frozenset(
    "PERSON ORG GPE NORP LOC FAC PRODUCT EVENT WORK_OF_ART LAW".split()
)  # entities: their words carry no weight
LITTLE = frozenset(("DET", "CCONJ", "AUX", "PART", "ADP", "SCONJ", "PRON"))
WORD, ATTRIBUTE = re.compile(r"<word\b([^>]*)/>"), re.compile(r'([\w-]+)="([^"]*)"')  # of TextBlob's list
CLEAR = 0.3  # TextBlob gives "new" 0.14 and "great" 0.8


def word_of(token):
    """A token's lemma, or its class where it is a name or a number: no name carries a stance."""
    if token.ent_type_ in NAMES or token.pos_ == "PROPN":
        return "NAME"
    if token.pos_ == "NUM" or token.like_num:
        return "NUM"
    return token.lower_ if token.pos_ == "PRON" else token.lemma_.lower()


def valence(token):
    """−1, 0 or 1 by the word list, else by TextBlob's where that is clear; an adverb counts as its adjective."""
    if word_of(token) == "NAME" or token.pos_ in LITTLE:
        return 0
    listed = word_polarities()
    for word in (token.lower_, token.lemma_.lower(), token.lower_.removesuffix("ly")):
        if word in listed:
            return listed[word]
    tone = tone_words().get(token.lower_, 0.0)
    return 0 if abs(tone) < CLEAR else 1 if tone > 0 else -1


def forms(token):
    """A token as features name it: its word, and where there is one its side, [+] or [-], and its event type."""
    side = valence(token)
    act = acts_of_verbs().get(token.lemma_.lower()) if token.pos_ == "VERB" else None
    names = (word_of(token), "[+]" if side > 0 else "[-]" if side else None, f"[{act}]" if act else None)
    return tuple(name for name in names if name)


@lru_cache(maxsize=1)
def word_polarities():
    """{word: −1 or 1} of `stance_words.csv`."""
    return {row.word: int(row.polarity) for row in load_lexicon("stance_words").itertuples()}


@lru_cache(maxsize=1)
def acts_of_verbs():
    """{verb: event type} of the verbs of `stance_verbs.csv` that act on somebody, not only on what they did."""
    table = load_lexicon("stance_verbs")
    return {row.word: row.event_type for row in table[(table.pos == "VERB") & (table.target != "theirs")].itertuples()}


@lru_cache(maxsize=1)
def learned_tones():
    """{word: [side, calm]} of `stance_tones.csv`: above 0 in favour, and above 0 neutral."""
    return load_numbers("stance_tones", "word", ["side", "calm"])


@lru_cache(maxsize=1)
def tone_words():
    """{word: tone −1 … 1} of TextBlob's own lexicon, the mean over a word's meanings."""
    # read from the file: importing textblob imports nltk, which takes longer than parsing a hundred sentences
    path = Path(importlib.util.find_spec("textblob").origin).parent / "en" / "en-sentiment.xml"
    tones = {}
    for word in WORD.findall(path.read_text(encoding="utf-8")):  # a tree of it would take ten times as long
        told = dict(ATTRIBUTE.findall(word))
        tones.setdefault(told["form"].lower(), []).append(float(told["polarity"]))
    return {form: sum(values) / len(values) for form, values in tones.items() if form.isalpha()}
