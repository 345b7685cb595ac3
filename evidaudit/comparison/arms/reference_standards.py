"""A test told as judged against another reference standard than that of the study.

"Compared with biopsy, the scan had a sensitivity of 88%", where the study's reference standard was
a year of follow-up. The study names its standard as such; that of the claim is no word of it.
"""

from __future__ import annotations

from ... import quick_re as re
from ...evidence.reported_words import arm_passages
from ...lexicon import broader, keys
from ..alignment import Comparison
from ..stated import GENERIC, WEAK
from .comparators import ComparatorDifference
from .told_comparators import told_comparators

_ACCURACY = re.compile(r"\b(?:sensitivit\w+|specificit\w+|accura\w+|detected|picked up|missed|"
                       r"predictive value|reference|gold standard|caught|agree\w*)\b", re.I)
_STANDARD = re.compile(
    r"\b(?P<before>[^.;:,()]{3,90}?)\s(?:(?:was|were) (?:used |taken )?)?as (?:the |a |our )?"
    r"(?:reference|gold|criterion) (?:standard|test|method)\b|\b(?:reference|gold|criterion) "
    r"(?:standard|test|method)s?,? (?:was|were|consisted of|comprised|of|:|being)\s"
    r"(?P<after>[^.;()]{3,120})", re.I)
_FRAME = GENERIC | WEAK | keys("reference gold standard test method criterion result results")


def other_standard(comparison: Comparison) -> ComparatorDifference | None:
    """The test against which the claim says that another was judged, where the study had another
    standard and never speaks of that one; None where it does not tell."""
    report, prepared = comparison.report, comparison.prepared
    text = comparison.anatomy.text
    if report is None or prepared is None or prepared.long or not _ACCURACY.search(text):
        return None
    told = told_comparators(text)
    if not told:
        return None
    place = next(((item, match) for item in arm_passages(report)
                  if (match := _STANDARD.search(item))), None)
    if place is None:
        return None
    standard = place[1]["before"] or place[1]["after"]
    theirs = keys(standard, prepared.short) - _FRAME
    for one in told:
        own = keys(one.words, prepared.short) - _FRAME
        named = len(own) > 1 or any(key.startswith("=") for key in own)
        if theirs and named and not any(
                key in prepared.known or broader(key) & theirs or any(
                    key in broader(other) for other in theirs) for key in own):
            return ComparatorDifference(one.words, standard.strip(), place[0])
    return None
