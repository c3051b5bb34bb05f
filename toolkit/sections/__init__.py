"""The sections of the reports: tables turned into what a reader sees, each finding beside the sentence it rests on."""

from .coverage import show_alone, show_omissions
from .evidence import evidence_of, items_linked
from .head import show_head, show_inputs, show_summary
from .names import show_names
from .stance import show_stance
from .trust import show_limits, show_sheet, show_tone
from .versions import show_discrepancies, show_renderings
from .wording import show_cues, show_distinctive, show_labels

__all__ = [
    "evidence_of",
    "items_linked",
    "show_alone",
    "show_cues",
    "show_discrepancies",
    "show_distinctive",
    "show_head",
    "show_inputs",
    "show_labels",
    "show_limits",
    "show_names",
    "show_omissions",
    "show_renderings",
    "show_sheet",
    "show_stance",
    "show_summary",
    "show_tone",
]
