"""Honest numbers of groups, which no reading of the groups may accuse."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Label

_ACCUSED = {Label.MAJOR, Label.MINOR}
_LOZENGE = (
    "Methods: 240 singers were randomised to a lozenge or to steam. Results: Hoarseness was "
    "reported by 24% with the lozenge and 12% with steam (RR 0.50, 95% CI 0.29 to 0.86).")
_MULCH = (
    "Gardens were treated with bark, gravel or nothing. Weeds covered 12.0% of beds with bark, "
    "21.4% with gravel and 47.3% without cover; slugs were found in 30% of beds.")
_DIALYSIS = (
    "Patients received 40 mg or 80 mg of the binder. Constipation occurred in 9.1% on 40 mg and "
    "14.2% on 80 mg. Patients given 80 mg stopped more often (22.0% vs 11.3%).")
_ORDER = (
    "Cushion or frame for posture: a trial. Frames were given to 84 pupils and cushions to 90. "
    "Back pain was reported by 18% with frames and 31% with cushions. At one year the proportions "
    "were 12% and 27%.")
_BIRTH = (
    "Midwives in 14 clinics used a headset to listen to the fetal heart in 2,100 women. A slow "
    "heart rate was missed in 3 of 60 births with the headset.")
_FALL = (
    "In 180 adults, the stiffness score fell by 9.6 points with the brace and 3.2 points with tape "
    "(difference -6.4, 95% CI -8.8 to -4.0; P<0.001).")
_SHARE = ("We interviewed 840 farmers, of whom 276 kept bees. Debt was reported by 61% of "
          "beekeepers.")
_LIST = (
    "Remission was 61.2% with dual, 55.0% with triple and 70.4% with quadruple therapy (P=0.22). "
    "In older patients it was 48.8%, 50.9% and 66.1%.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Steam halved hoarseness among singers.", _LOZENGE),
    ("Bark did better than gravel at keeping weeds down, at 12% as opposed to 21%.", _MULCH),
    ("Two in nine patients given the 80 mg dose stopped, compared with 11% of those on 40 mg.",
     _DIALYSIS),
    ("A year on, 27% of pupils with cushions and 12% of those with frames had back pain.", _ORDER),
    ("With the headset three babies with a slow heart rate were missed.", _BIRTH),
    ("Stiffness fell by about 6 points more with the brace than with tape.", _FALL),
    ("Roughly a third of the farmers interviewed kept bees.", _SHARE),
    ("Remission was reached by 49%, 51% and 66% of older patients on dual, triple and quadruple "
     "therapy.", _LIST),
])
def test_an_honest_number_of_a_group_is_never_accused(claim: str, source: str) -> None:
    """Turned ratios, lists of three, doses as names, orders, derived differences and shares."""
    assert compare(claim, source).label not in _ACCUSED


@pytest.mark.parametrize(("claim", "source"), [
    ("Hoarseness was reported by 12% with the lozenge and 24% with steam.", _LOZENGE),
    ("Back pain was reported by 31% with frames and 18% with cushions.", _ORDER),
    ("Debt was reported by 33% of beekeepers and no others.", _SHARE.replace("276", "401")),
])
def test_numbers_given_to_the_wrong_group_are_still_told(claim: str, source: str) -> None:
    """The very pairs that the honest ones are told from."""
    assert compare(claim, source).label is Label.MAJOR
