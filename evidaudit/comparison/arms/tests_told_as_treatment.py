"""A test that a study used to measure its outcome, told as the treatment that was given.

General rule: the study names a test ("6-minute walk test", "step test", "mental arithmetic
task"); the claim takes the test's activity as something done every day or as the programme.
"""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...evidence.reported_words import passages_of
from ...model import Claim, Passage, Report

# "6-minute walk test", "six-minute-walk distance", "2-minute step test", "30-second chair-stand"
_TIMED_TEST = re.compile(
    r"\b(?P<number>\d{1,3}|two|three|five|six|ten|twelve|thirty|sixty)[- ](?P<unit>minutes?|min|"
    r"seconds?|sec|metres?|meters?|m)[- ](?P<activity>walk|step|chair|run|stair|swim|cycl|jog|sit|"
    r"push|stand)\w*[- ]?(?:\w+[- ])?(?:tests?|distance|time)\b", re.IGNORECASE)
_TOLD_AS_HABIT = re.compile(
    r"\b(?:every day|each day|daily|a day|per day|every morning|twice a week|times a week|per week|"
    r"programme|program|regimen|routine|as the exercise|as (?:the |a )?(?:treatment|therapy)|"
    r"prescribed|workouts?|training)\b", re.IGNORECASE)
_OUTCOME_WORDS = re.compile(r"\b(?:tests?|tested|distance|measured|measure|assessed|score|"
                            r"how far|performance|could cover)\b", re.IGNORECASE)
_AS_TREATMENT = re.compile(
    r"\bas (?:the |a |an |their )?(?:\w+ )?(?:exercise|treatment|therapy|workout|intervention|cure|"
    r"remedy)\b|\bprescribed\b", re.IGNORECASE)
_GIVEN = (r"(?:programmes?|programs?|interventions?|therap(?:y|ies)|exercises?|training|sessions?|"
          r"treatments?|arms?|groups?|classes|received|assigned to|randomi[sz]ed to|vs|versus)\b")
_NUMBERS = {"two": "2", "three": "3", "five": "5", "six": "6", "ten": "10", "twelve": "12",
            "thirty": "30", "sixty": "60"}


@dataclass(frozen=True, slots=True)
class ToldTest:
    """The words of the claim, the test in the study and its passage."""

    claimed: str
    reported: str
    passage: Passage


def find_test_told_as_treatment(claim: Claim, report: Report) -> ToldTest | None:
    """The test that ``claim`` tells as a treatment or habit, or None."""
    habit = _TOLD_AS_HABIT.search(claim.text)
    if not habit or _OUTCOME_WORDS.search(claim.text):
        return None
    as_treatment = _AS_TREATMENT.search(claim.text) is not None
    for passage in passages_of(report):
        for match in _TIMED_TEST.finditer(passage):
            if _same_dose(claim.text, match) or (
                    as_treatment and _same_activity(claim.text, match)
                    and not _is_a_treatment(match["activity"], report)):
                return ToldTest(claim.text, match.group(), passage)
    return None


def _same_dose(text: str, test: re.Match[str]) -> bool:
    """Whether ``text`` does for that number of minutes what the test does."""
    number = _NUMBERS.get(test["number"].lower(), test["number"])
    words = [number, *(word for word, figure in _NUMBERS.items() if figure == number)]
    unit = test["unit"].lower()[:3]
    return re.search(rf"\b(?:{'|'.join(words)})[- ]{unit}\w*[- ](?:of )?"
                     rf"{re.escape(test['activity'])}", text, re.IGNORECASE) is not None


def _same_activity(text: str, test: re.Match[str]) -> bool:
    return re.search(rf"\b{re.escape(test['activity'])}", text, re.IGNORECASE) is not None


def _is_a_treatment(activity: str, report: Report) -> bool:
    """Whether the study names the activity where it speaks of what was given or done."""
    near = re.compile(
        rf"\b{re.escape(activity)}\w*(?:\W+\w+){{0,2}}?\W+{_GIVEN}|"
        rf"\b{_GIVEN}(?:\W+\w+){{0,5}}?\W+{re.escape(activity)}", re.IGNORECASE)
    return any(near.search(_TIMED_TEST.sub("", passage)) for passage in passages_of(report))
