"""What is denied, left out, rumoured, supposed, made up or bygone takes no side, or the other; and what still does."""

import pytest

from toolkit import extract_actors, extract_quotes, to_articles
from toolkit.stance import score_stance


def rows(text):
    """The stances of a text, as (holder, target, event type, polarity or None)."""
    articles = to_articles([{"article_id": "a", "outlet": "The Elsford Post", "text": text}])
    found = score_stance(articles, extract_quotes(articles), extract_actors(articles))
    polarity = found.polarity.astype(object).where(found.polarity.notna(), None)
    return list(zip(found.holder, found.target, found.event_type, polarity, strict=True))


def sides(text):
    """{(holder, target, polarity)} of the calls in a text that take a side."""
    return {(holder, target, polarity) for holder, target, _, polarity in rows(text) if polarity}


# ── left out: "Peru, not Chile", "neither Peru nor Chile" ──


@pytest.mark.parametrize(
    "text, taken",
    [
        ("Canada blamed Peru, not Chile, for the leak.", {("Canada", "Peru", -1)}),
        ("Canada blamed the weather, not Chile, for the leak.", set()),
        ("Canada praised Peru but not Chile.", {("Canada", "Peru", 1)}),
        ("Ada Quill praised Sam Hale, and not Tom Marsh, for the rescue.", {("Ada Quill", "Sam Hale", 1)}),
        ("Canada thanked Peru rather than Chile.", {("Canada", "Peru", 1)}),
        ("Not Norway but Canada condemned Peru.", {("Canada", "Peru", -1)}),
        ("Neither Norway nor Canada has condemned Peru.", set()),
        ("Neither the deputy nor Mayor Ada Quill has praised Senator Tom Marsh.", set()),
        ("Canada is critical of neither Peru nor Chile.", set()),
        ("Ada Quill thanked everyone but Tom Marsh.", set()),
        ("“Neither Peru nor Chile must attack Norway,” Ada Quill said.", set()),
        # named beside others, not left out
        ("Canada condemned not only Peru but Chile.", {("Canada", "Peru", -1), ("Canada", "Chile", -1)}),
        ("Canada condemned Peru as well as Chile.", {("Canada", "Peru", -1), ("Canada", "Chile", -1)}),
        ("“Peru, not Chile, is the aggressor,” Ada Quill said.", {("Ada Quill", "Peru", -1)}),
    ],
)
def test_who_is_named_only_to_be_left_out_is_no_holder_and_no_target(text, taken):
    assert sides(text) == taken


@pytest.mark.parametrize(
    "text, taken",
    [
        ("Canada rejected Ada Quill's dismissal.", set()),
        ("Canada rejected Peru's dismissal of the plan.", {("Canada", "Peru", -1)}),
        ("Canada opposed Ada Quill's removal.", set()),
    ],
)
def test_who_is_dismissed_has_not_done_it(text, taken):
    assert sides(text) == taken
