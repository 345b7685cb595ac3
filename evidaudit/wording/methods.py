"""Sentences that tell how a study was done, not what it found.

"Levels were measured by immunoassay", "the primary outcome was time to relapse", "patients were
randomised to 10 mg twice daily or placebo": the words for outcomes and effects in them state none.
"""

from __future__ import annotations

from functools import lru_cache

from .. import quick_re as re
from ..prose import without_heading

_HEADING = re.compile(
    r"^\W*(?:(?:main |primary |key )?outcomes?(?: and)? measures?(?:ments)?|measure(?:ment)?s|"
    r"main outcomes?(?: and measures)?|interventions?|design|setting|participants|methods?|"
    r"objectives?|purpose|aims?)\s?:", re.I)
# What was chosen to be measured: "the primary outcome was", "secondary end points included".
_CHOSEN = re.compile(
    r"\b(?:primary|secondary|main|principal|key|tertiary|exploratory)\b[^.;:]{0,60}?\b(?:outcomes?|"
    r"end[- ]?points?|measures?|variables?)\b[^.;:,]{0,40}?\b(?:was|were|is|are|include[sd]?|"
    r"comprised|consisted of)(?P<rest>\b.*)", re.I | re.S)
_MEASURED = re.compile(
    r"\b(?:was|were|is|are|been) (?:also |then |both |each |all |first |\w{3,14}ly )?(?:measured|"
    r"assessed|estimated|evaluated|analy[sz]ed|calculated|recorded|collected|examined|studied|"
    r"monitored|quantified|investigated|determined|modelled|modeled|rated|scored|defined as|"
    r"used (?:for|to|as)|performed|conducted|carried out|enrolled|recruited|invited)\b", re.I)
_ASSIGNED = re.compile(
    r"(?<!who )(?<!that )(?<!those )\b(?:was|were|are) (?:\w{3,14}ly )?(?:randomi[sz]ed|assigned|"
    r"allocated|given|offered)(?P<rest>\b.*)", re.I | re.S)
_TO_EXAMINE = re.compile(
    r"\b(?:trials?|stud(?:y|ies)|review|analysis|protocol|survey)\b[^.;:]{0,40}?\bto (?:evaluate|"
    r"assess|examine|investigate|explore|determine|test|compare|study|measure)\b|"
    r"\b(?:trial|study|review|analysis|paper|article) (?:evaluates|assesses|examines|investigates|"
    r"explores|compares|describes|reports on)\b", re.I)
_NEEDED = re.compile(r"\bthere (?:is|was|remains|exists) an? (?:\w+ )?(?:need|demand|call) for\b",
                     re.I)
# What only a result says.
_FOUND = re.compile(
    r"\bthan\b|\bversus\b|\bvs\b|\bcompared (?:with|to)\b|\bsignificant(?:ly)? (?!\w+ (?:symptoms|"
    r"disease|illness|comorbid))|\bp\s?[<=>≤]|\bCI\b|\b(?:higher|lower|fewer|better|worse|shorter|"
    r"longer|improved|reduced|decreased|increased|fell|rose|dropped|declined|gained|lost|cut|"
    r"halved|doubled|met|reached|achieved|similar|alike|unchanged|differ(?:ed)?|"
    r"favou?r(?:s|ed)|saw|showed|found|proved|led|helped|worked)\b|\bno (?:more|less|better)\b|"
    r"[;:]|\b(?:but|while|whereas|although|though)\b", re.I)


@lru_cache(maxsize=8192)
def tells_only_methods(sentence: str) -> bool:
    """Whether ``sentence`` tells what was measured, on whom or to what end, and no result.

    Comparisons, changes, p values and contrasting clauses are results, whatever stands beside.
    """
    headed = _HEADING.match(sentence) is not None
    sentence = without_heading(sentence)
    if headed and _FOUND.search(sentence) is None:
        return True
    chosen = _CHOSEN.search(sentence)
    if chosen is not None and _FOUND.search(chosen["rest"]) is None and (
            _FOUND.search(sentence[:chosen.start("rest")]) is None):
        return True
    assigned = _ASSIGNED.search(sentence)
    if assigned is not None and _FOUND.search(assigned["rest"]) is None and (
            re.search(r"\b(?:to|either|or)\b", assigned["rest"]) is not None):
        return True
    if _FOUND.search(sentence) is not None:
        return False
    return any(pattern.search(sentence) is not None
               for pattern in (_MEASURED, _TO_EXAMINE, _NEEDED))
