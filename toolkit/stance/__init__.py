"""Who is for or against whom, in whose voice, with which words, how sure."""

from .aggregates import stance_by, unite_names
from .events import score_stance
from .tone import score_tone, tone_of
from .toward import stance_toward

__all__ = ["score_stance", "score_tone", "stance_by", "stance_toward", "tone_of", "unite_names"]
