"""Spellings of one person across the outlets."""

from ..display import show_table


def show_names(spellings):
    """The spellings of find_spellings as a table, each linked to its first mention."""
    heads = dict(actor="spelt", titles="with the title", outlets="by")
    return show_table(spellings, heads, links={"actor": "item_id"}, empty="No person is spelt in two ways.")
