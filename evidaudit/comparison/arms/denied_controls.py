"""Sentences in which a study says that it had no control group, or none of some sort.

"There was no placebo group" speaks of a placebo, and says that nobody had one.
"""

from __future__ import annotations

from functools import lru_cache

from ... import quick_re as re
from ...evidence.reported_words import arm_passages
from ...model import Passage, Report

_SORT = (r"(?:(?:an?|any|concurrent|inactive|parallel|true|separate|untreated|placebo|sham|active|"
         r"no[- ]treatment|attention|usual[- ]care|randomi[sz]ed|formal|suitable|contemporary|"
         r"unexposed|non-?users?|healthy|real|internal|external|direct)[ -]){0,3}")
_GROUP = (r"(?:controls?(?: groups?| arms?| conditions?| patients| participants| sites| areas)?|"
          r"comparators?(?: groups?| arms?)?|comparison(?: groups?| arms?| conditions?| sites| "
          r"schools| areas)|placebos?(?: groups?| arms?| controls?| conditions?)?|"
          r"sham (?:groups?|arms?|controls?|procedures?))(?! of\b|\w)")
_DENIED = re.compile(
    rf"(?:^|[,;:(]\s?|\b(?:there (?:was|were)|had|with|but|and|because|since|as|included|ha[sd]|"
    rf"using|contained|so|that)\s)(?:no|neither|without|lack(?:s|ed|ing)?(?: of)?|(?:the )?"
    rf"absence of|did not (?:have|include|use))\s{_SORT}{_GROUP}(?!-)|"
    rf"\bnot (?:\w+ly )?(?:placebo|sham)[- ]?controlled\b|\b(?:lack(?:s|ed|ing)?|absence|want)\s"
    rf"(?:of\s)?{_SORT}{_GROUP}|\bdid not (?:have|include|use)\s{_SORT}{_GROUP}|"
    rf"\b(?:uncontrolled|single-arm) (?:stud|trial|series|design|pilot|observation)", re.I)
_ANY_SORT = re.compile(r"(?:no|without|of|include|have|use|lack(?:s|ed|ing)?)\s(?:an?\s|any\s|"
                       r"concurrent\s|parallel\s|separate\s|formal\s|contemporary\s){0,2}"
                       r"(?:controls?|comparators?|comparison)\b(?: groups?| arms?)?|"
                       r"\buncontrolled\b|\bsingle-arm\b", re.I)
_EARLY = 60  # letters before which a sentence must say so, to be about nothing else


def is_denied_control(sentence: str) -> bool:
    """Whether a sentence of a study is about a control that it had not."""
    match = _DENIED.search(sentence[:_EARLY * 2])
    return match is not None and match.start() < _EARLY


@lru_cache(maxsize=4096)
def without_denied(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """``passages`` without those about a control that the study had not."""
    return tuple(item for item in passages if not is_denied_control(item))


def nothing_compared(report: Report) -> Passage | None:
    """Where a study says that it had no control group of any sort; None where it does not."""
    return next((item for item in arm_passages(report)
                 if is_denied_control(item) and _ANY_SORT.search(item)), None)
