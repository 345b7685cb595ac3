"""What kind of number the words of a claim make plain, whatever the study reports.

Only wordings that leave no other reading: "21 percentage points" is an absolute difference,
"21% of patients had" a share of people, "21% fewer" a relative change, "a positive result means a
21% chance" a predictive value. A number whose words leave it open gets nothing.
"""

from __future__ import annotations

from ... import quick_re as re
from ...model import Estimate, Kind
from ...statistics.word_counts import WHO_CAN_HAVE_IT
from .claimed_numbers import SHARES
from .open_kinds import says_by
from .results_of_tests import PREDICTIVE, given

POINTS = "percentage points"
PEOPLE = "share of people"
SPARED = "people spared in a hundred"
CHANGE = "relative change"
SCALE = "units of the scale"
BY = "change by so many per cent"
COMPARED = "change compared with another group"
LONGER = "longer time"
CHANCE = "chance"
EXPLAINED = "explained share"
PREDICTIVE_VALUE = "predictive value"
SENSITIVITY = "sensitivity"
SPECIFICITY = "specificity"
ACCURACY = "share of right answers"
AGREEMENT = "share of agreement"

_ABSOLUTE = re.compile(r"\babsolute\b", re.I)
_WHO = (r"(?:" + WHO_CAN_HAVE_IT + r"|adolescents|youngsters|teens|teenagers|sufferers|expectant|"
        r"newcomers|consumers|citizens|voters|households|families|tumou?rs)")
_OF_PEOPLE = re.compile(
    r"\s?(?:\([^()]{0,30}\)\s)?(?:of|in|among)\s(?:[\w'’,-]{1,20}\s){0,4}?" + _WHO + r"\b(?!['’])",
    re.I)
# "13% of vapers went on", "a fifth of those offered it took part": whoever does something
_OF_DOERS = re.compile(
    r"\s?(?:of|in|among)\s(?:[\w'’-]{1,20}\s){1,5}?(?:who|(?:had|have)(?! been)|went|got|"
    r"took|did|quit|gave up|developed|suffered|reported|died|relapsed|recovered|responded|escaped|"
    r"avoided|stopped|started|caught|felt|survived)\b", re.I)
_PEOPLE_NEXT = re.compile(
    r"\s(?!(?:below|above|lower|higher|less|more|fewer|than|under|over|better|worse|greater|smaller)"
    r"\b)(?:[\w'’-]{1,20}\s){0,2}?" + _WHO + r"\b(?!['’])", re.I)
_OF_PEOPLE_BEFORE = re.compile(
    r"\b(?:of|among|in)\s(?:[\w'’-]{1,20}\s){0,4}?" + _WHO + r"\b[^.;:,]{0,90},\s"
    r"(?:[a-z]{2,14}\s){0,3}$", re.I)
_RELATIVE = re.compile(r"\b(?:relative(?:ly)?|compared (?:with|to)|than (?:with|those|in|on|people|"
                       r"patients|the)|(?:less|more) likely|risk|odds|chances?|likelihood)\b", re.I)
_SCALES = frozenset({"point", "points", "mm", "cm", "kg", "mmHg", "mm Hg", "minutes", "hours",
                     "days", "units", "degrees"})
_WHOSE_DEEDS = re.compile(
    r",?\s(?:responded|recovered|improved|survived|died|relapsed|quit|stopped|started|had|have|got|"
    r"were|developed|reached|achieved|suffered|reported|took|dropped out|avoided|escaped|stayed|"
    r"remained|kept|went|gave up|could|did)\b", re.I)
_SPARED = re.compile(
    r"\b(?:spared|saved|prevented|averted|avoid(?:s|ed)?|escape[sd]?|otherwise|protected|helped|"
    r"rescued|benefit(?:s|ed)?)\b", re.I)
_PER_HUNDRED = re.compile(r"per [\d,]+")
_LONGER = re.compile(
    r"\b(?:longer|extend(?:s|ed|ing)?|prolong\w*|lengthen\w*|stretch\w*|add(?:s|ed|ing)?)\b", re.I)
_TIME = re.compile(r"\b(?:live[sd]?|living|survival|surviv\w+|lives?|life|time|months|years|weeks|"
                   r"duration)\b", re.I)
_CHANCE = re.compile(
    r"\b(?:chances?|probability|likelihood|odds|likely|certain(?:ty)?|sure|confident|confidence|"
    r"fluke|luck|coincidence)\b", re.I)
_EXPLAINS = re.compile(r"\b(?:explain\w*|account(?:s|ed|ing)? for|determine[sd]?|due to|"
                       r"(?:is|are|was|were|comes?|came) down to|"
                       r"of the varia\w+|attribut\w+)\b", re.I)
_RIGHT = re.compile(r"\b(?:right|correct(?:ly)?|accura(?:te|cy)|true|properly|well predicted)\b",
                    re.I)
_AGREED = re.compile(r"\b(?:agree[ds]?|agreement|concur\w*|same (?:answer|result|verdict|reading|"
                     r"diagnosis|score))\b", re.I)


def worded_kinds(claimed: Estimate, text: str) -> frozenset[str]:
    """The kinds that the words of the claim give its number; none where they leave it open."""
    if claimed.value is None:
        return frozenset()
    found = set()
    after = text[_end_of_number(claimed):]
    around = text[max(0, claimed.start - 60):claimed.end + 60]
    if claimed.kind is Kind.RISK_DIFFERENCE:
        if claimed.unit == "percentage points" or _ABSOLUTE.search(around) or (
                claimed.unit == "%" and _EXTRA_SHARE.search(text[:claimed.start][-20:])
                and _OF_PEOPLE.match(after)):
            found.add(POINTS)
        elif _PER_HUNDRED.fullmatch(claimed.unit):
            found.add(SPARED)
    if claimed.kind in SHARES:
        found |= _of_a_share(claimed, text, after)
    if claimed.kind is Kind.PERCENT_CHANGE:
        found.add(CHANGE)
        if claimed.unit != "in words" and says_by(claimed, text):
            found.add(BY)
            if _RELATIVE.search(after[:60]) or _RELATIVE.search(text[:claimed.start][-30:]):
                found.add(COMPARED)
        near = text[max(0, claimed.start - 80):claimed.end + 20]
        if claimed.direction != "decrease" and _LONGER.search(near) and _TIME.search(near):
            found.add(LONGER)
    if claimed.kind in (Kind.MEAN, Kind.MEDIAN, Kind.MEAN_DIFFERENCE) and (
            claimed.unit in _SCALES):
        found.add(SCALE)
    if claimed.kind is Kind.SENSITIVITY:
        found.add(SENSITIVITY)
    if claimed.kind is Kind.SPECIFICITY:
        found.add(SPECIFICITY)
    return frozenset(found)


# "An extra 4% of adolescents"
_EXTRA_SHARE = re.compile(r"\b(?:extra|additional|further)\s(?:about |some |roughly |around )?$",
                          re.I)
_NUMBER = re.compile(r"\d[\d.,·]*\s?(?:%|per ?cent)", re.I)


def _end_of_number(claimed: Estimate) -> int:
    """Where the printed share ends: "6.6% of patients … (95% CI 4.1% to 9.1%)" tells of whom."""
    printed = _NUMBER.match(claimed.text)
    return claimed.start + printed.end() if printed and claimed.ci_low is not None else claimed.end


def _of_a_share(claimed: Estimate, text: str, after: str) -> set[str]:
    condition = given(claimed, text)
    if condition in PREDICTIVE:
        return {PREDICTIVE_VALUE}
    if condition:
        return set()  # of the ill or the well: the accuracy of a test
    near = text[max(0, claimed.start - 70):claimed.end + 70]
    found = set()
    if _EXPLAINS.search(text[max(0, claimed.start - 50):claimed.end + 30]):
        return {EXPLAINED}
    if _AGREED.search(near):
        return {AGREEMENT}
    if _RIGHT.search(near):
        found.add(ACCURACY)
    if _PER_HUNDRED.fullmatch(claimed.unit) and _SPARED.search(near):
        found.add(SPARED)
    if _CHANCE.search(text[max(0, claimed.start - 40):claimed.end + 40]):
        found.add(CHANCE)
    elif (_OF_PEOPLE.match(after) or _OF_DOERS.match(after) or _PEOPLE_NEXT.match(after)
          or _WHOSE_DEEDS.match(after) or _OF_PEOPLE_BEFORE.search(text[:claimed.start][-160:])
          or claimed.unit in ("one in n", "per 10", "per 100")):
        found.add(PEOPLE)
    return found
