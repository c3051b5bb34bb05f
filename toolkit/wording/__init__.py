"""Wording: which name, which reporting verb and which words an outlet chooses where it could have chosen another."""

from .distinctive import find_distinctive, find_words
from .shares import share_cues, share_labels, wilson

__all__ = ["find_distinctive", "find_words", "share_cues", "share_labels", "wilson"]
