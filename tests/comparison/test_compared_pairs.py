"""Pair after pair of groups, each with a test of its own, and a claim of one of them."""

import pytest
from comparing import compare

_DOSES = (
    "Adults with frequent cluster headache (n = 318) received melatonin 4 mg, melatonin 10 mg or "
    "placebo for eight weeks. Results. From a baseline of 9.2 attacks a week, the mean fall was "
    "4.1 attacks with 10 mg, 2.2 with 4 mg and 1.9 with placebo (10 mg versus placebo, p<0.001; 4 "
    "mg versus placebo, p=0.38). Sleepiness was reported by 21%, 15% and 12%.")
_BRACES = (
    "In this three-arm trial 180 postal workers with tennis elbow received a strap, a wrist brace "
    "or a leaflet. Grip pain fell by 26 mm with straps, 17 mm with braces and 15 mm with the "
    "leaflet (strap v leaflet −11 mm, 95% CI −18 to −4; brace v leaflet −2 mm, −9 to 5).")
_DROPS = (
    "Children with myopia were randomised to 0.04% drops, 0.02% drops or placebo. Axial length "
    "was measured at two years. Compared with placebo the difference in growth was 0.19 mm (95% "
    "CI, 0.11 to 0.27) for 0.04% and 0.05 mm (−0.03 to 0.13) for 0.02%.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Even the 4 mg dose of melatonin reduces attacks compared with placebo.", _DOSES),
    ("Straps and wrist braces both eased grip pain more than a leaflet.", _BRACES),
    ("Both the 0.04% and the 0.02% drops slowed growth in children with myopia.", _DROPS),
])
def test_an_effect_told_of_the_pair_that_did_not_differ_is_major(claim: str, source: str) -> None:
    """Whatever was shown of the other pair."""
    verdict = compare(claim, source)
    assert (verdict.label.value, "QUO304" in verdict.codes) == ("major", True)


@pytest.mark.parametrize(("claim", "source"), [
    ("The 10 mg dose of melatonin reduces attacks compared with placebo.", _DOSES),
    ("Straps eased grip pain more than a leaflet.", _BRACES),
    ("The 0.04% drops slowed growth in children with myopia.", _DROPS),
])
def test_the_pair_that_differed_accuses_nobody(claim: str, source: str) -> None:
    """The groups are told apart by their doses and names."""
    assert "QUO304" not in {finding.code for finding in compare(claim, source).findings
                            if finding.outcome.value == "error"}


_SYRUPS = (
    "Children with croup (n = 270) received thyme syrup, ivy syrup or no treatment for three "
    "nights. Cough frequency improved by 1.9 points with thyme, 1.5 with ivy and 0.9 with no "
    "treatment. Thyme syrup was superior to no treatment (P<.001) but not to ivy syrup (P=.12).")


def test_one_group_against_each_of_the_others() -> None:
    """Whom it was better than is what the test beside that name says."""
    told = compare("Thyme relieved cough better than ivy in children with croup.", _SYRUPS)
    assert (told.label.value, "QUO304" in told.codes) == ("major", True)
    honest = compare("Thyme relieved cough better than no treatment in children with croup.",
                     _SYRUPS)
    assert "QUO304" not in honest.codes
