"""Variorum: several outlets' articles on one event side by side, each finding with the words it rests on."""

from .actors import extract_actors, find_spellings, link_actors
from .actors.names import link_names
from .align import align_claims, word_differences
from .articles import ArticleWarning, InputError, read_articles, to_articles
from .coding import agreement, coding_sheet, read_sheet, write_sheet
from .coverage import find_coverage, told_alone, told_by_some
from .discrepancies import find_discrepancies
from .display import show_article, show_evidence, show_plot, show_style, show_table
from .events import group_events
from .extract import extract_all
from .figures import extract_figures
from .furniture import find_furniture
from .labels import find_choices, find_labels
from .language import load_nlp
from .lexicons import load_lexicon
from .plots import plot_coverage, plot_figures, plot_stance, plot_timeline
from .quotes import extract_quotes
from .report import ReportError, load_table, provenance, read_inputs, run_report, write_tables
from .schema import data_dictionary
from .sections import (
    evidence_of,
    items_linked,
    show_alone,
    show_cues,
    show_discrepancies,
    show_distinctive,
    show_head,
    show_inputs,
    show_labels,
    show_limits,
    show_names,
    show_omissions,
    show_renderings,
    show_sheet,
    show_stance,
    show_summary,
    show_tone,
)
from .sides import find_sides
from .stance import score_stance, score_tone, stance_by, stance_toward, tone_of, unite_names
from .wording import find_distinctive, find_words, share_cues, share_labels

__all__ = [
    "ArticleWarning",
    "InputError",
    "ReportError",
    "agreement",
    "align_claims",
    "coding_sheet",
    "data_dictionary",
    "evidence_of",
    "extract_actors",
    "extract_all",
    "extract_figures",
    "extract_quotes",
    "find_choices",
    "find_coverage",
    "find_discrepancies",
    "find_distinctive",
    "find_furniture",
    "find_labels",
    "find_sides",
    "find_spellings",
    "find_words",
    "group_events",
    "items_linked",
    "link_actors",
    "link_names",
    "load_lexicon",
    "load_nlp",
    "load_table",
    "plot_coverage",
    "plot_figures",
    "plot_stance",
    "plot_timeline",
    "provenance",
    "read_articles",
    "read_inputs",
    "read_sheet",
    "run_report",
    "score_stance",
    "score_tone",
    "share_cues",
    "share_labels",
    "show_alone",
    "show_article",
    "show_cues",
    "show_discrepancies",
    "show_distinctive",
    "show_evidence",
    "show_head",
    "show_inputs",
    "show_labels",
    "show_limits",
    "show_names",
    "show_omissions",
    "show_plot",
    "show_renderings",
    "show_sheet",
    "show_stance",
    "show_style",
    "show_summary",
    "show_table",
    "show_tone",
    "stance_by",
    "stance_toward",
    "to_articles",
    "told_alone",
    "told_by_some",
    "tone_of",
    "unite_names",
    "word_differences",
    "write_sheet",
    "write_tables",
]
