"""Named parts of a claim that the study does not confirm, though what else it tells agrees.

People, a time, a design, an equivalence: each is unconfirmed where the study never names
it, or names it only elsewhere. None of these says that the claim is wrong.
"""

from __future__ import annotations

from .. import quick_re as re
from ..prose import stem
from ..wording.times import Time, same_time, times
from .alignment import Comparison
from .numbers.values import ValueStance, value_stances


def unconfirmed_parts(comparison: Comparison) -> tuple[str, ...]:
    """What of the claim no word of the study confirms, each in a few words; () where nothing."""
    prepared, report = comparison.prepared, comparison.report
    if prepared is None or report is None or prepared.long or not report.text or any(
            row.start is None for row in report.findings):
        return ()
    claim, source = comparison.anatomy.text, f"{report.title}. {report.text}"
    checks = (
        ("the study never names people so limited", _unknown_quality(claim, source)),
        ("the study tells it of another time", _of_another_time(comparison)),
        ("the study was not of this design", _unknown_design(claim, source)),
        ("the study did not show them to be equal", bool(
            _EQUAL.search(claim) and not _NOT_EQUAL.search(claim) and _NOT_EQUAL.search(source))),
        ("the study does not say so of everybody", bool(
            _EVERYBODY.search(claim) and not _EVERYBODY.search(source))),
    )
    return tuple(message for message, holds in checks if holds)


# --- people --------------------------------------------------------------------------------------

# What limits whom or what is meant, where the study itself would have said so.
_LIMITS = re.compile(
    r"(?<!non-)\b(?P<word>overt|subclinical|chronic|acute|metastatic|recurrent|refractory|"
    r"resistant|hospitali[sz]ed|ventilated|pregnant|premenopausal|postmenopausal|obese|"
    r"diabetic|asymptomatic|symptomatic|elderly|young|newborn|preterm|premature|terminal|"
    r"untrained|elite|healthy|pa?ediatric|adolescent|male|female|familial|hereditary|"
    r"early-stage|late-stage)\b", re.I)
_SAME = {"elderly": ("older", "aged", "years"), "young": ("youth", "adolesc", "child", "student",
                                                         "aged", "years", "teen", "pupil"),
         "healthy": ("volunteer", "without"), "female": ("wom", "girl", "mother"),
         "male": ("men", "boy"), "newborn": ("neonat", "birth", "born", "infant"),
         "preterm": ("prematur", "gestation"), "premature": ("preterm", "gestation"),
         "pregnant": ("pregnan", "antenatal", "gestation", "birth"), "diabetic": ("diabet",),
         "obese": ("obes", "bmi", "body mass"), "ventilated": ("ventilat",),
         "chronic": ("chronic", "persist", "long-term", "lasting", "months"),
         "untrained": ("sedentary", "untrain"), "acute": ("acut", "sudden", "new"),
         "hospitalized": ("hospital", "admi", "inpatient"), "elite": ("professional", "elite"),
         "hospitalised": ("hospital", "admi", "inpatient"),
         "adolescent": ("adolesc", "teen", "aged", "pupil", "school"),
         "paediatric": ("child", "pediatr"), "pediatric": ("child", "paediatr"),
         "resistant": ("resist", "refract", "despite"), "refractory": ("resist", "refract"),
         "recurrent": ("recur", "repeat", "previous", "relaps")}


def _unknown_quality(claim: str, source: str) -> bool:
    low = source.lower()
    for match in _LIMITS.finditer(claim):
        word = match["word"].lower()
        if not any(one in low for one in (word[:7], stem(word), *_SAME.get(word, ()))):
            return True
    return False


_EVERYBODY = re.compile(r"\b(?:of any age|(?:at|of) all ages|any age or|whatever their|"
                        r"regardless of|irrespective of (?:age|sex)|"
                        r"(?:everyone|everybody)(?! (?:else|who))|in all (?:patients|women|"
                        r"men|people|children|groups)|across the board|"
                        r"universal\w*|always|never)\b", re.I)


# --- times ---------------------------------------------------------------------------------------

def _of_another_time(comparison: Comparison) -> bool:
    """Whether the agreeing words of the study name other times than the claim, whose own time
    the study names elsewhere."""
    report = comparison.report
    assert report is not None
    told = [when for when in times(comparison.anatomy.text) if when.days >= _A_WEEK]
    if not told:
        return False
    passages = [re.split(r"\bbut not\b", str(stance.found.passage), maxsplit=1)[0]
                for stance in comparison.stances
                if stance is not None and stance.relation == "agrees"]
    passages += [_clause_of(stance) for stance in value_stances(comparison)
                 if stance.relation == "agrees" and stance.found is not None]
    here = [[when for when in times(passage) if when.days >= _A_WEEK] for passage in passages]
    if not here or any(not some or any(_same(a, b) for a in told for b in some) for some in here):
        return False
    return any(_same(a, b) for a in told for b in times(report.text))


_A_WEEK = 6.5  # days; shorter times are those of a measurement


def _same(one: Time, other: Time) -> bool:
    return same_time(one.days, other.days)


_CLAUSE = re.compile(r";\s|,\s(?:and|but|while|whereas)\s(?=[^,;]{0,40}\bat\b)|\bbut not\b")
_ITS_TIME = re.compile(r"[^.;,()\d]{0,25}(?:\([^()]{0,60}\)[^.;,()\d]{0,12})?"
                       r"(?P<time>\b(?:at|after|by|within|over)\s(?:the\s)?(?:\d{1,3}|one|two|three|four|"
                       r"five|six|ten|twelve)[\s-](?:weeks?|months?|years?|days?)\b)", re.I)


def _clause_of(stance: ValueStance) -> str:
    """The part of the study's sentence in which the number of ``stance`` stands."""
    assert stance.found is not None
    sentence = stance.found.row.statement
    place = stance.found.estimate.start - (stance.found.row.start or 0)
    after = _ITS_TIME.match(sentence[stance.found.estimate.end - (stance.found.row.start or 0):])
    if after:
        return after["time"]
    ends = [match.start() for match in _CLAUSE.finditer(sentence)]
    begin = max((end for end in ends if end <= place), default=0)
    return sentence[begin:min((end for end in ends if end > place), default=len(sentence))]


# --- the study -----------------------------------------------------------------------------------

_RANDOM = re.compile(r"\brandomi[sz]ed|\brandomly (?:assigned|allocated|given)|\bRCT", re.I)
_NOT_RANDOM = re.compile(r"\bnot (?:been )?random|\bnon-?random|\bwithout random", re.I)
_EXPERIMENT = re.compile(r"\b(?:experiments?|trials?)\b", re.I)
_ANY_TRIAL = re.compile(r"\b(?:trial|randomi[sz]|random|assigned|allocated|experiment|crossover|"
                        r"cross-over|placebo|received|intervention|feasibility|pilot)", re.I)


def _unknown_design(claim: str, source: str) -> bool:
    if _RANDOM.search(claim) and not _NOT_RANDOM.search(claim) and (
            _NOT_RANDOM.search(source) or not _RANDOM.search(source)):
        return True
    return bool(_EXPERIMENT.search(claim)) and not _ANY_TRIAL.search(source)


_EQUAL = re.compile(
    r"\bnon-?inferior\w*|\bequivalen\w*|\b(?:just )?as (?:good|safe|effective|well) (?:as|at|in)\b|"
    r"\bjust as (?:good|safe|effective|well)\b|\bno (?:additional|extra|added) risk\b", re.I)
_NOT_EQUAL = re.compile(
    r"\b(?:non-?inferiority|equivalence)[^.;]{0,40}\bnot\b|\bnot (?:found to be |shown to be |be "
    r"|demonstrably )?(?:non-?inferior|equivalent)|\bcould not be (?:shown|excluded|demonstrated)|"
    r"\bcannot be (?:excluded|ruled out)|\bfailed to (?:show|demonstrate) non-?inferior|"
    r"for non-?inferiority\s?=?\s?0?\.[1-9]|\bnot demonstrably", re.I)
