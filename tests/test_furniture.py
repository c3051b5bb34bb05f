"""Pages as they are scraped, line by line: what is the article and what is only the page."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import find_furniture, to_articles
from toolkit.furniture import (
    dateline_in,
    dates_stated,
    furniture_in,
    header_lines,
    paragraphs_in,
    read_date,
    without_furniture,
)

LEDE = "The envoy left Harun on Monday, and nobody at the gate asked him where he was going."
MORE = "He will be back in May, his office said, if the two sides agree to a date before then."


def shown(text, headline=None):
    """What a reader sees once the furniture is blanked: the lines that still hold a word."""
    return [line.strip() for line in without_furniture(text, headline).split("\n") if line.strip()]


def page(*lines):
    return "\n\n".join(lines)


# ── one line ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("READ MORE: Harun opens its gates", "link"),
        ("SEE ALSO: Who is the envoy?", "link"),
        ("Watch: How the envoy left Harun", "link"),
        ("Related: A year of talks in Harun", "link"),
        ("Read more: Envoy’s ‘last try’", "link"),
        ("Click here for our newsletter", "link"),
        ("Share Tweet Email", "navigation"),
        ("Share on Facebook", "navigation"),
        ("Follow us on Twitter for more", "navigation"),
        ("Advertisement", "banner"),
        ("Story continues below", "banner"),
        ("Sign up for our morning newsletter", "banner"),
        ("© 2012 The Harun Gazette", "banner"),
        ("All rights reserved.", "banner"),
        (
            "Home News World Africa Asia Europe Sport Weather Video Radio Shop Jobs Contact About Login Search",
            "navigation",
        ),
        ("Published on 22/06/2012", "date"),
        ("Posted: 3 March 2012", "date"),
        ("Last updated at 3 March 2012, 10:15", "date"),
        ("Friday, 22 June 2012", "date"),
        ("22 June 2012 - 18:37", "date"),
        ("1 Mar, 2016 18:37", "date"),
        ("Published: 03/04/2012", "date"),  # ambiguous: no date is read, but the line is a date line
    ],
)
def test_a_line_that_is_only_the_page(line, kind):
    text = page(LEDE, line, MORE)
    assert shown(text) == [LEDE, MORE]
    assert [found[2] for found in furniture_in(text)] == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "Published on 3 March 2012, the report says that the dam is safe.",
        "Published on 3 March 2012 by the ministry, the report says that the dam is safe.",
        "Published in Harun, the paper has nine readers.",
        "Date palms grow on both banks of the river.",
        "Updated figures were not given.",
        "Posted to Harun in 2012, the officer stayed for three years.",
        "Watch: the dam will break, the engineer said.",
        "Watch the dam, the engineer said.",
        "Related to the mayor by marriage, she kept silent.",
        "Read more carefully, the treaty says something else.",
        "Share prices fell in Harun on Monday.",
        "Comments by the mayor were not welcome.",
        "Copyright law was changed on Monday, the minister said.",
        "(c) that the dam must be mended.",
        "Print runs are short in wartime.",
        "Follow us, the guards said, and they followed.",
        "Advertisement prices rose.",
        "The envoy went home.",
        "“Home,” he said.",
        "Home News said on Monday that it would close.",
        "Anna, Boris, Carl, Dora, Emil, Fritz, Gerda, Hans, Inge, Jonas, Karl, Lisa, Max, Nina and Otto were named.",
        "On 3 March 2012 the dam broke.",
        "3 March 2012 was a Saturday.",
    ],
)
def test_a_line_that_is_the_article(line):
    text = page(LEDE, line, MORE)
    assert shown(text) == [LEDE, line, MORE]


# ── the head of the page ──────────────────────────────────────────────────────────────────────────

TITLE = "Envoy leaves Harun without a deal"
LONG = "a line without a stop that goes on " * 4 + "and on"


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        ((TITLE, TITLE, LEDE), (TITLE, LEDE)),
        ((TITLE, "Published on 22/06/2012", TITLE, LEDE), (TITLE, LEDE)),
        ((f"Home World {TITLE}", TITLE, LEDE), (TITLE, LEDE)),
        (("Are you in Harun? Our consul will help.", f"Home World {TITLE}", TITLE, LEDE), (TITLE, LEDE)),
        (("Envoy leaves Harun – without a deal", TITLE, LEDE), (TITLE, LEDE)),
        ((TITLE, LEDE), (TITLE, LEDE)),
        ((LEDE, MORE, LEDE), (LEDE, MORE, LEDE)),  # a sentence told twice is the article's own
        ((LEDE, "Getty Images", MORE, "Getty Images"), (LEDE, MORE, "Getty Images")),
        ((LEDE, "Getty Images", "Getty Images", MORE), (LEDE, "Getty Images", MORE)),
        ((LONG, LONG, LEDE), (LONG, LONG, LEDE)),  # too long for a headline
        ((LEDE, "* * *", MORE, "* * *", LEDE), (LEDE, "* * *", MORE, "* * *", LEDE)),
        (
            (LEDE, "Why the envoy left Harun", MORE, "Why the envoy left Harun"),
            (LEDE, MORE, "Why the envoy left Harun"),
        ),
    ],
)
def test_a_headline_is_read_once_and_no_lede_is_lost(lines, left):
    assert shown(page(*lines)) == list(left)


def test_a_headline_told_far_down_is_the_articles_own():
    lines = [LEDE] * 12 + [TITLE, TITLE]
    assert shown(page(TITLE, *lines)) == [TITLE, *lines]


def test_a_headline_given_in_a_column_may_end_with_a_full_stop():
    title = "“We are leaving.”"
    assert shown(page(title, title, LEDE)) == [title, title, LEDE]
    assert shown(page(title, title, LEDE), headline=title) == [title, LEDE]


# ── dates ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2012-06-22", "2012-06-22"),
        ("2012-06-22T18:37:05Z", "2012-06-22 18:37"),
        ("2012-06-22T18:37:05.000+02:00", "2012-06-22 18:37"),
        ("22/06/2012", "2012-06-22"),
        ("06/22/2012", "2012-06-22"),
        ("4/4/2012", "2012-04-04"),
        ("22 June 2012", "2012-06-22"),
        ("22nd June, 2012", "2012-06-22"),
        ("June 22, 2012", "2012-06-22"),
        ("Sept. 3, 2012", "2012-09-03"),
        ("Fri 22 Jun 2012 18:37 GMT", "2012-06-22 18:37"),
        ("Friday, June 22, 2012 at 6:37 p.m. EDT", "2012-06-22 18:37"),
        ("June 22, 2012 12:05 am", "2012-06-22 00:05"),
        ("June 22, 2012 18:37 IST", "2012-06-22 18:37"),
        ("June 22, 2012 12:05 pm", "2012-06-22 12:05"),
        ("22 June 2012 | 18:37", "2012-06-22 18:37"),
        ("22 June 2012 Last updated at 18:37 GMT", "2012-06-22 18:37"),
        ("18:37 GMT, 22 June 2012", "2012-06-22 18:37"),
        ("6:37PM BST 22 Jun 2012", "2012-06-22 18:37"),
        ("12:05 am, Friday, June 22, 2012", "2012-06-22 00:05"),
        ("1 Mar, 2016 18:37", "2016-03-01 18:37"),
        ("1 May 2016", "2016-05-01"),
    ],
)
def test_a_date_read(words, moment):
    assert read_date(words)[0] == pd.Timestamp(moment)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("03/04/2012", "ambiguous day/month/year"),
        ("31 June 2012", "impossible day month year"),
        ("2012-02-30", "impossible ISO date"),
        ("31/31/2012", "impossible month/day/year"),
        ("2012-06-22 25:10", "impossible ISO date"),
        ("0001-01-01T00:00:00", "impossible ISO date"),
        ("9999-12-31", "impossible ISO date"),
        ("March 2016", None),
        ("2016", None),
        ("22 June", None),
        ("Friday", None),
        ("yesterday", None),
        ("on 22 June 2012", None),
        ("22 June 2012 or so", None),
        ("22/06/12", None),
        ("20120622", None),
        ("Marchand 3, 2012", None),
        ("", None),
    ],
)
def test_a_date_refused(words, why):
    read = read_date(words)
    assert read == (None, why) if why else read is None


@pytest.mark.parametrize(
    ("text", "end", "rule"),
    [
        ("Published on 22/06/2012", 23, 'stated: after "published on" (day/month/year)'),
        (" date 2012-06-22 HARUN (Agency) - The envoy left.", 16, 'stated: after "date" (ISO date)'),
        ("Posted 1 March 2016 18:37 Lena Varga has left.", 25, 'stated: after "posted" (day month year)'),
        ("Posted 1 March 2016 18:37 UN envoy leaves", 25, 'stated: after "posted" (day month year)'),
        ("Posted 22/06/2012 18:37 Amman is quiet.", 23, 'stated: after "posted" (day/month/year)'),
        ("22 June 2012", 12, "stated: a line of its own (day month year)"),
    ],
)
def test_where_a_date_stands_and_what_read_it(text, end, rule):
    (found,) = dates_stated(text)
    assert (found.end, found.rule) == (end, rule)


def test_lines_that_are_dates_of_a_timeline_are_the_articles_own():
    timeline = page(LEDE, "3 March 2011", "The protests begin.", "22 June 2012", "The envoy leaves.")
    assert dates_stated(timeline) == []
    assert without_furniture(timeline) == timeline
    assert [date.rule[:15] for date in dates_stated(page("Posted: 1 May 2013", timeline))] == ['stated: after "']
    assert len(dates_stated(page("22 June 2012", "Friday, 22 June 2012, 18:37", LEDE))) == 2


def test_a_date_far_down_the_page_is_not_the_day_of_publication():
    assert dates_stated(page(*[LEDE] * 12, "22 June 2012")) == []


# ── datelines ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "dateline", "agency"),
    [
        ("HARUN (Agency) - The envoy left.", "HARUN (Agency) - ", "Agency"),
        ("HARUN, June 22 (Agency) -- The envoy left.", "HARUN, June 22 (Agency) -- ", "Agency"),
        ("ST HARUN, Varnia – “We are leaving,” he said.", "ST HARUN, Varnia – ", None),
        ("SAINT-HARUN — Nine people left.", "SAINT-HARUN — ", None),
        ("Harun (Agency) - The envoy left.", "Harun (Agency) - ", "Agency"),
        ("(Agency) - The envoy left.", "(Agency) - ", "Agency"),
    ],
)
def test_a_dateline(text, dateline, agency):
    start, end, _, found = dateline_in(text)
    assert (text[start:end], found) == (dateline, agency)
    assert text[end:] in without_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "Harun - a city of two rivers - was quiet.",
        "VATO – the alliance of many states – said on Friday that it would stay.",
        "VATO-led troops left.",
        "HARUN was quiet - The envoy left.",
        "- The envoy left.",
        "The envoy (Lena Varga) – she is nine – left.",
    ],
)
def test_no_dateline(text):
    assert dateline_in(text) is None
    assert without_furniture(text) == text


def test_a_date_glued_before_the_dateline_leaves_the_lede():
    assert shown("posted 22 June 2012 HARUN, Varnia - " + LEDE) == [LEDE]


# ── header lines ──────────────────────────────────────────────────────────────────────────────────


def test_header_lines_stop_at_the_first_line_that_is_none():
    text = "headline: Envoy leaves\nOutlet: The Gazette\n\nThe envoy left.\noutlet: The Post\n"
    assert [(key, value) for *_, key, value in header_lines(text)] == [
        ("headline", "Envoy leaves"),
        ("outlet", "The Gazette"),
    ]
    assert shown(text) == ["The envoy left.", "outlet: The Post"]


def test_header_lines_may_come_after_blank_lines():
    assert shown("\n\noutlet: The Gazette\n\n" + LEDE) == [LEDE]


# ── paragraphs ────────────────────────────────────────────────────────────────────────────────────


def paragraphs(text):
    return [text[start:end] for start, end in paragraphs_in(text)]


def test_a_line_is_a_paragraph():
    assert paragraphs("  One line.\nAnother. \n\n\tA third\n") == ["One line.", "Another.", "A third"]


def test_lines_broken_by_hand_are_joined():
    text = "The envoy left Harun\non Monday and nobody\nat the gate asked him\nwhere he was going.\n\nHe will\nbe back in May."
    assert [len(paragraph.split("\n")) for paragraph in paragraphs(text)] == [4, 2]


def test_long_lines_without_a_stop_are_not_broken_by_hand():
    assert paragraphs("\n".join([LONG] * 6)) == [LONG] * 6


# ── over any text ─────────────────────────────────────────────────────────────────────────────────

over_any_text = settings(deadline=None, max_examples=80)
LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            LEDE,
            MORE,
            TITLE,
            f"Home World {TITLE}",
            "Published on 22/06/2012",
            "READ MORE: x",
            "outlet: The Gazette",
            "Share",
            "HARUN (Agency) - The envoy left.",
            "date 2012-06-22 HARUN - The",
            "\u00a0",
            "Getty Images",
            "* * *",
            "",
        ]  # fmt: skip
    ),
)
PAGES = st.lists(LINES, max_size=16).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", " "]).map(lambda by: by.join(lines))
)


@over_any_text
@given(PAGES, st.one_of(st.none(), st.just(TITLE), st.text(max_size=30)))
def test_blanking_moves_no_offset(text, headline):
    blanked = without_furniture(text, headline)
    assert len(blanked) == len(text)
    assert [i for i, c in enumerate(text) if c == "\n"] == [i for i, c in enumerate(blanked) if c == "\n"]
    assert all(b == c or b == " " for b, c in zip(blanked, text, strict=True))


@over_any_text
@given(PAGES, st.one_of(st.none(), st.just(TITLE)))
def test_furniture_is_in_order_apart_and_inside_the_text(text, headline):
    spans = [(start, end) for start, end, *_ in furniture_in(text, headline)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))


@over_any_text
@given(PAGES)
def test_outside_furniture_nothing_but_odd_spaces_changes(text):
    blanked = without_furniture(text)
    covered = {i for start, end, *_ in furniture_in(text) for i in range(start, end)}
    assert all(blanked[i] == c for i, c in enumerate(text) if i not in covered and not c.isspace())


def test_odd_spaces_become_plain_ones():
    assert without_furniture("“Yes,”\u00a0he\u2009said.\tHe\x0bleft.") == "“Yes,” he said. He left."


@over_any_text
@given(PAGES)
def test_paragraphs_hold_every_letter_once(text):
    spans = paragraphs_in(text)
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert re.sub(r"\s", "", "".join(text[start:end] for start, end in spans)) == re.sub(r"\s", "", text)


def test_the_table_has_its_columns_and_types_when_there_is_none():
    empty, full = find_furniture(to_articles([])), find_furniture(to_articles([{"text": page(TITLE, TITLE, LEDE)}]))
    assert empty.dtypes.equals(full.dtypes)
    assert (len(empty), len(full)) == (0, 1)


@over_any_text
@given(st.lists(PAGES, min_size=1, max_size=4))
def test_the_order_of_articles_does_not_matter(texts):
    rows = [{"article_id": f"a{i}", "text": text} for i, text in enumerate(texts)]
    forward, backward = find_furniture(to_articles(rows)), find_furniture(to_articles(rows[::-1]))
    assert sorted(forward.itertuples(index=False)) == sorted(backward.itertuples(index=False))
