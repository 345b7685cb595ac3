"""Which record a reference means: named component scores and a decision with its reasons.

Search services rank by their own score, which is neither calibrated nor bounded; the decision is
made here, over a few candidates, whatever found them (a service, the cache, a local index).
"""

from .comparison import compare, containers_of, titles_of, years_of
from .decision import Decision, decide
from .languages import language_of
from .local_index import LocalIndex
from .names import author_names, name_score, name_words
from .raw import is_plain_text, name_in_raw, read_raw
from .subtitles import subtitle_of_another_work
from .titles import is_notice, squeezed, title_score
from .twins import Twin, describes_instead, tell_apart
from .versions import PREPRINT, other_version, version_of_record, version_of_reference
from .wording import Difference, closest_wording, shared_share, wording_differences

__all__ = [
    "PREPRINT", "Decision", "Difference", "LocalIndex", "Twin", "author_names",
    "closest_wording", "compare", "containers_of", "decide", "describes_instead", "is_notice",
    "is_plain_text", "language_of", "name_in_raw", "name_score", "name_words", "other_version",
    "read_raw", "shared_share", "squeezed", "subtitle_of_another_work", "tell_apart",
    "title_score", "titles_of", "version_of_record", "version_of_reference",
    "wording_differences", "years_of",
]
