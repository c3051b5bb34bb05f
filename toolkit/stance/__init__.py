"""Who is for or against whom, in whose voice, with which words, how sure.

`events` puts the rows together. What a sentence tells is read in `cues` (an act, or a word for or against somebody),
`duties`, `ties`, `defences`, `seats`, `sayings`, `verdicts`, `judgements` and `leanings`, and of what kind an act is in
`arenas`; whether it is told as so at all in `reality`, `hedges` and `wishes`; who does it and to whom in `doers`,
`owners`, `nationals`, `whom` and `referents`, and who tells it in `tellers` and `authors`. How sure a call is comes
from `features`, `frames`, `words`, `model` and `sureness`; `train_tones` and `train` fit what these read. `toward`
answers for one target asked about, `aggregates` sums up, and `tone` is no stance.
"""

from .aggregates import stance_by, unite_names
from .events import score_stance
from .tone import score_tone, tone_of
from .toward import stance_toward

__all__ = ["score_stance", "score_tone", "stance_by", "stance_toward", "tone_of", "unite_names"]
