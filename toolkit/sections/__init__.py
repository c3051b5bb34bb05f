"""The sections of the reports: tables turned into what a reader sees, each finding beside the sentence it rests on."""

from .coverage import show_alone, show_omissions
from .evidence import evidence_of, items_linked
from .head import show_head, show_inputs, show_summary
from .names import show_names
from .stance import show_labels, show_stance, show_tone
from .versions import show_discrepancies, show_renderings

__all__ = [
    "evidence_of",
    "items_linked",
    "show_alone",
    "show_discrepancies",
    "show_head",
    "show_inputs",
    "show_labels",
    "show_names",
    "show_omissions",
    "show_renderings",
    "show_stance",
    "show_summary",
    "show_tone",
]
