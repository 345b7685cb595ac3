"""What kind of number a claim tells, where its everyday words say more than its digits."""

from __future__ import annotations

from dataclasses import replace

from ... import quick_re as re
from ...model import Estimate, Kind
from ...statistics.precision import mirrored
from ...statistics.word_counts import WHO_CAN_HAVE_IT
from ...wording.effects import read_effects
from .results_of_tests import GIVEN_ILL, GIVEN_WELL, PREDICTIVE, given

SHARES = frozenset({Kind.PROPORTION, Kind.PREVALENCE})
_ODDS = re.compile(r"\bodds\b", re.I)
_DETECTED = re.compile(
    r"\b(?:detect(?:s|ed|ing)?|pick(?:s|ed|ing)? up|catch(?:es|ing)?|caught|spot(?:s|ted)?|"
    r"identif(?:y|ies|ied)|flag(?:s|ged)?|recogni[sz]ed?s?|find(?:s|ing)?|found|diagnos(?:ed|es)|"
    r"captur(?:ed|es))\s(?:only\s|just\s|about\s|some\s|around\s|nearly\s|"
    r"almost\s|over\s|more than\s|roughly\s|fewer than\s|less than\s){0,2}$", re.I)
_PROTECTION = re.compile(r"\b(?:protection|efficacy|effectiveness|prevent(?:ed|s|ing)?|"
                         r"avert(?:ed|s|ing)?)\b[^.;%]{0,60}$", re.I)
_PROTECTION_AFTER = re.compile(r"\s(?:protection|protective|efficacy|effective)\b", re.I)
# "was prevented in 76% of the infants" tells a share of them, whatever was meant.
_IN_SOME = re.compile(r"\b(?:in|for|among)\s(?:about |some |nearly |almost |over |around )?$", re.I)
_OF_SOME = re.compile(r"\sof\s(?:the\s|all\s|those\s)?(?:[a-z-]{2,16}\s){0,2}?(?:" + WHO_CAN_HAVE_IT
                      + r")\b", re.I)
_CLEARED = re.compile(
    r"\b(?:all[- ]clear|ruled out|correctly (?:cleared|excluded|reassured|rejected))\b"
    r"[^.;]{0,40}$", re.I)


_MISSED = re.compile(
    r"\b(?:miss(?:es|ed|ing)?|overlook(?:s|ed|ing)?|let (?:slip|through)|"
    r"(?:failed to|fails to|did not) (?:detect|find|spot|see|catch))"
    r"\s(?:\w+\s){0,3}$", re.I)
_WENT_UNSEEN = re.compile(r"[^,.;]{0,60}\b(?:were|was|are|is|being|go|went)\s(?:missed|overlooked|"
                          r"undetected|unnoticed)\b", re.I)
_FALSELY = re.compile(r"\b(?:false(?:ly)?|wrong(?:ly)?|mistaken(?:ly)?|needless(?:ly)?|"
                      r"unnecessar(?:y|ily))\b", re.I)


def _lay_accuracy(estimate: Estimate, text: str) -> Estimate | None:
    """What "the test picked up 94% of the stones", "missed 6% of them", "a correct all-clear for
    85%" and "92% of those with cancer tested positive" tell: a sensitivity or a specificity."""
    before, after = text[:estimate.start], text[estimate.end:]
    of_some = re.match(r"\s(?:of|in)\b", after)
    condition = given(estimate, text)
    if condition in PREDICTIVE or estimate.value is None:
        return None
    missed = (of_some or estimate.unit == "one in n") and _MISSED.search(before[-60:])
    if missed or condition == GIVEN_ILL and _WENT_UNSEEN.match(after):
        return _accuracy(estimate, Kind.SENSITIVITY, turned=True)
    if condition == GIVEN_WELL:
        return _accuracy(estimate, Kind.SPECIFICITY, turned=bool(_FALSELY.search(text)))
    if _CLEARED.search(before[-80:]):
        return _accuracy(estimate, Kind.SPECIFICITY)
    if condition == GIVEN_ILL or of_some and _DETECTED.search(before[-60:]):
        return _accuracy(estimate, Kind.SENSITIVITY)
    return None


def _accuracy(estimate: Estimate, kind: Kind, turned: bool = False) -> Estimate:
    """``estimate`` as an accuracy; ``turned`` where it tells the share that the test got wrong."""
    assert estimate.value is not None
    value = round(1 - estimate.value, 12) if turned else estimate.value
    return replace(estimate, kind=kind, value=value,
                   hedge=mirrored(estimate.hedge) if turned else estimate.hedge,
                   unit="%" if turned and estimate.unit == "one in n" else estimate.unit)


_BY = re.compile(r"\bby\s(?:(?:about|around|roughly|nearly|almost|over|more than|some|up to|at "
                 r"least|"
                 r"approximately|just|only|a)\s){0,3}$", re.I)
# "A reduction was reported by 46%": who it was reported by, not its size.
_DONE_BY = re.compile(r"\b(?:reported|achieved|reached|seen|shown|experienced|met|noted|attained|"
                      r"claimed|felt|required|needed|chosen|preferred|described|mentioned|used|"
                      r"accepted|requested|completed|taken|recorded|observed|maintained|enjoyed|"
                      r"followed|obtained|made) by\s(?:\w+\s){0,3}$", re.I)


# "A third as common", "half the rate of": a ratio, and no share of people.
_AS_A_RATIO = re.compile(r"\s(?:as [a-z]{3,14}\b|(?:the|that of the|of the) (?:rate|risk|odds|"
                         r"level|incidence|number|amount|chance|dose|cost|price)s?\b)", re.I)


def as_told(estimate: Estimate, text: str, of_a_test: bool, prevents: bool) -> Estimate:
    """ "Lowered deaths by a quarter" tells a change, not a share; "picked up 94% of the stones" the
    sensitivity, where the report tells one (``of_a_test``); "protection of 61%" a relative fall,
    where it tells such (``prevents``); "the odds fell by half" speaks of odds.
    """
    if prevents and estimate.kind in SHARES and estimate.value is not None and not (
            _IN_SOME.search(text[:estimate.start][-24:]) and _OF_SOME.match(text, estimate.end)
            ) and (            _PROTECTION.search(text[:estimate.start][-80:])
            or _PROTECTION_AFTER.match(text, estimate.end)):
        return replace(estimate, kind=Kind.PERCENT_CHANGE, value=100 * estimate.value,
                       direction="decrease")
    if estimate.kind is Kind.PERCENT_CHANGE and _ODDS.search(text[:estimate.end + 30]):
        return replace(estimate, outcome=f"odds {estimate.outcome}")
    if estimate.kind in SHARES and estimate.value is not None and not any(
            map(str.isdigit, estimate.text)) and _AS_A_RATIO.match(text, estimate.end):
        return replace(estimate, kind=Kind.RISK_RATIO, direction="")
    if estimate.kind in SHARES and of_a_test:
        found = _lay_accuracy(estimate, text)
        if found is not None:
            return found
    if (estimate.kind in SHARES and estimate.value is not None
            and _BY.search(text[:estimate.start][-40:])
            and not _DONE_BY.search(text[:estimate.start][-60:])):
        moves = {e.move for e in read_effects(text) if e.start < estimate.start}
        if not moves & {"up", "down"}:
            return estimate  # "reached by 27% of patients"
        down = "down" in moves
        return replace(estimate, kind=Kind.PERCENT_CHANGE, value=100 * estimate.value,
                       direction="decrease" if down else "increase")
    return estimate
