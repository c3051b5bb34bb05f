"""Synthetic articles: a made-up press, seeded, as large as one likes. No word of it was printed anywhere.

Every event has people, a place, facts with a toll, and quotations; every outlet tells some of the facts in an order of
its own, drops and swaps words, and fills up with the background of its beat, which other events of the beat share. One
article in twenty is a wire copy, touched up.
"""

import random

import pandas as pd

from toolkit import to_articles
from toolkit.lexicons import load_lexicon
from toolkit.schema import conform

ONSETS = "b br d dr f g gr h j k kl l m n p pr r s sk st t tr v z".split()
VOWELS = "a e i o u au ei".split()
CODAS = ["", "", "l", "m", "n", "nd", "r", "rk", "s", "sk", "t"]
BEATS = 40  # courts, harvests, wars …: articles of one beat share their background
A_DAY = 200  # articles published, by default: ten outlets of twenty stories
FACTS, QUOTES = 9, 3


def press(size, seed=0, a_day=A_DAY):
    """(articles, quotes, figures, {article_id: true event}) of about so many articles; ids tell nothing of the event."""
    rng = random.Random(seed)
    plain = load_lexicon("common_words")
    words, weights = plain.word.tolist(), plain.share.astype(float).tolist()
    nouns = [_name(rng).lower() for _ in range(400 + int(20 * size**0.6))]  # Heaps: a larger press has more words
    beats = [[_phrase(rng, words, weights, nouns) for _ in range(60)] for _ in range(BEATS)]
    articles, quotes, figures, truth, number = [], [], [], {}, 0
    while len(articles) < size:
        number += 1
        event = _event(rng, words, weights, nouns, beats)
        day = pd.Timestamp("2031-01-01") + pd.Timedelta(days=rng.random() * size / a_day)
        copies = min(40, 1 + int(rng.paretovariate(1.3) * rng.choice([0, 1, 2, 2])), size - len(articles))
        for _ in range(copies):
            name = f"{rng.getrandbits(40):010x}"
            article, spoken, counted = _article(rng, event, name, words, weights)
            articles.append(dict(article, article_id=name, outlet=f"Paper {rng.randrange(500)}",
                                 published=day + pd.Timedelta(hours=rng.randrange(30))))  # fmt: skip
            quotes += spoken
            figures += counted
            truth[name] = number
    return to_articles(_frame(articles)), conform(quotes, "quotes"), conform(figures, "figures"), truth


def _frame(articles):
    """As a table with language and all that to_articles would have to look for."""
    return pd.DataFrame(articles).assign(language="en", published_rule="stated: made up")


def _name(rng):
    return "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(2)).capitalize()


def _phrase(rng, words, weights, nouns, length=14):
    """Plain words with a made-up noun now and then, the commoner nouns oftener."""
    said = rng.choices(words, weights, k=length)
    for place in rng.sample(range(length), 3):
        said[place] = nouns[min(int(rng.paretovariate(0.7)) - 1, len(nouns) - 1)]
    return said


def _event(rng, words, weights, nouns, beats):
    people, place = [f"{_name(rng)} {_name(rng)}" for _ in range(3)], _name(rng)
    facts = []
    for _ in range(FACTS):
        fact = _phrase(rng, words, weights, nouns)
        for name in rng.sample([*people, place, place], 2):
            fact.insert(rng.randrange(len(fact)), name)
        facts.append(fact)
    said = [(rng.choice(people), _phrase(rng, words, weights, nouns, rng.randint(8, 20))) for _ in range(QUOTES)]
    return dict(facts=facts, said=said, place=place, toll=rng.randint(2, 400), beat=rng.choice(beats), wire=None)


def _article(rng, event, name, words, weights):
    """One outlet's account with its quotes and figures; one in twenty is the copy of an account before it."""
    if event["wire"] and rng.random() < 0.05:
        sentences = event["wire"][: len(event["wire"]) - rng.randrange(3)]
    else:
        facts = [_edited(rng, fact, words, weights) for fact in rng.sample(event["facts"], 6)]
        said = [(who, _edited(rng, what, words, weights, 0.05)) for who, what in rng.sample(event["said"], 2)]
        background = [_edited(rng, line, words, weights) for line in rng.sample(event["beat"], 8)]
        toll = event["toll"] + rng.choice([0, 0, 0, 1, 5])
        sentences = [*facts[:3], *said, ("toll", event["place"], toll), *facts[3:], *background]
        event["wire"] = event["wire"] or sentences
    return _printed(sentences, name)


def _edited(rng, words, common, weights, share=0.25):
    """The words with some dropped and some replaced, names kept as names are."""
    kept = [w for w in words if w[0].isupper() or rng.random() > share / 2]
    return [w if w[0].isupper() or rng.random() > share / 2 else rng.choices(common, weights)[0] for w in kept] or words


def _printed(sentences, name):
    text, quotes, figures = "", [], []
    for sentence in sentences:
        if sentence[0] == "toll":
            start = len(text) + len("At least ")
            text += f"At least {sentence[2]} people were killed in {sentence[1]}. "
            end = start + len(str(sentence[2]))
            figures.append(_figure(name, start, end, sentence[2]))
        elif isinstance(sentence, tuple):
            start = len(text) + 1
            words = " ".join(sentence[1]).capitalize() + "."
            text += f"“{words}” {sentence[0]} said. "
            quotes.append(_quote(name, start, start + len(words), words, sentence[0]))
        else:
            line = " ".join(sentence)
            text += f"{line[:1].upper()}{line[1:]}. "
    return dict(text=text), quotes, figures


def _quote(name, start, end, words, speaker):
    key = f"{name}:{start}-{end}"
    return dict(quote_id=key, utterance_id=key, article_id=name, start=start, end=end, quotation=words, kind="direct",
                speaker=speaker)  # fmt: skip


def _figure(name, start, end, toll):
    place = dict(figure_id=f"{name}:{start}-{end}", article_id=name, start=start, end=end, figure=str(toll))
    return dict(place, value=toll, low=toll, bound="at_least", kind="killed", unit="people", victim="people")
