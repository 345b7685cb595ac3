"""Effects told of an outcome of which the study showed none, among others of which it did."""

import pytest
from comparing import compare

_BOOTS = (
    "Ninety nursery workers with sore feet were randomised to cushioned clogs or their own shoes "
    "for ten weeks. Foot pain fell by 2.4 points with clogs and 0.9 with own shoes (difference "
    "−1.5, 95% CI −2.3 to −0.7). Sick leave, sleep and job satisfaction did not differ. Balance "
    "was unaltered. Knee pain eased to the same extent in both groups and walking speed was "
    "unchanged. Falls were reported by 4 and 5 workers (p = 0.74). Clogs were worn on 88% of days.")
_TEA = (
    "Adults with mild insomnia (n = 210) were randomised to hop tea or black tea for six weeks. "
    "Sleep onset was 14 minutes earlier with hop tea (95% CI 6 to 22), nor did heartburn increase. "
    "Fatigue scores did not differ at six weeks (difference 0.2, 95% CI -1.1 to 1.5), nor did mood "
    "scores (0.4; -0.9 to 1.7). The change in nightmares was -3% (95% CI -12% to +6%).")


@pytest.mark.parametrize(("claim", "source"), [
    ("Cushioned clogs made nursery workers more satisfied with their job.", _BOOTS),
    ("Nursery workers in cushioned clogs slept better than those in their own shoes.", _BOOTS),
    ("The clogs improved balance in people with sore feet.", _BOOTS),
    ("Walking speed rose with cushioned clogs.", _BOOTS),
    ("A good clog cut falls among nursery workers.", _BOOTS),
    ("Hop tea brought a clear improvement in mood.", _TEA),
    ("Hop tea reduced nightmares by 3% in people with insomnia.", _TEA),
    ("Hop tea left people with insomnia less tired than black tea.", _TEA),
])
def test_an_effect_on_an_outcome_that_showed_none_is_major(claim: str, source: str) -> None:
    """However many other results name the groups and the illness."""
    verdict = compare(claim, source)
    assert (verdict.label.value, "QUO304" in verdict.codes) == ("major", True)


@pytest.mark.parametrize(("claim", "source"), [
    ("Cushioned clogs eased sore feet more than the workers' own shoes.", _BOOTS),
    ("Knee pain eased in both groups of nursery workers.", _BOOTS),
    ("Cushioned clogs eased foot pain, so they may improve job satisfaction one day.", _BOOTS),
    ("Job satisfaction was as high with clogs as with the workers' own shoes.", _BOOTS),
    ("Hop tea brought sleep on earlier than black tea did.", _TEA),
])
def test_what_was_shown_or_told_with_care_accuses_nobody(claim: str, source: str) -> None:
    """Other outcomes, groups alike and careful words."""
    assert compare(claim, source).label.value != "major"


_SHORT = (
    "A week of amoxicillin may be enough for ear canal infections. We conducted a double-blind "
    "non-inferiority trial in six Danish clinics; 220 adults were randomised to seven or fourteen "
    "days of amoxicillin. Cure by day 21 was seen in 66.1% after 7 days and 70.3% after 14 days "
    "(difference −4.2 percentage points, 95% CI −16.5 to 8.1); as the lower limit lay beyond the "
    "margin of −10, non-inferiority was not shown.")


def test_a_margin_that_was_missed_is_no_proof_of_likeness() -> None:
    """The margin's own words do not make its miss a plan."""
    verdict = compare(
        "Seven days of amoxicillin has been proven to be as good as fourteen.", _SHORT)
    assert (verdict.label.value, "QUO304" in verdict.codes) == ("major", True)
