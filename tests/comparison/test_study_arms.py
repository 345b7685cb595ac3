"""The groups that a study compares, and claims held against them."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.comparison.arms.study_arms import study_arms
from evidaudit.evidence import read_report
from evidaudit.model import Label

REFILL = ("Background: Clinics are crowded. Methods: We randomised 1,212 adults on treatment for "
          "hepatitis to refill at local pharmacies every two months or to standard clinic refill. "
          "Results: Retention in care was 95.1% and 91.0% (difference 4.1 percentage points, 95% "
          "CI 1.2 to 7.0). Viral load was low in 92.2% and 91.8% (P=0.77). Queues were shorter. "
          "Conclusions: Pharmacies kept more people in care.")
COATINGS = "Fluoride varnish versus resin sealant in primary molars: a randomised trial"
COATED = ("Methods: In this double-blind trial 420 children received fluoride varnish (n=210) or "
          "resin sealant (n=210). Results: Caries arrested in 61% and 48% of teeth (P=0.01). Pain "
          "was reported by 9% and 8% (P=0.80). Parents were content. Follow-up lasted two years.")


@pytest.mark.parametrize(("title", "text", "own"), [
    ("", REFILL, ("pharmac", "clin")),
    (COATINGS, COATED, ("varnish", "sealant")),
    ("", "Patients were assigned to zelibor (n = 40) or placebo (n = 41). Relapse fell.",
     ("zelibor", "=placebo")),
    ("Zofenib plus chemotherapy versus chemotherapy alone in lymphoma", "Survival rose. " * 3,
     ("zofenib", "alon")),
])
def test_the_groups_are_read_in_their_order(title: str, text: str, own: tuple[str, ...]) -> None:
    """From the title, from the words of allocation or from their sizes."""
    arms = study_arms(read_report(text, title=title))
    assert len(arms) == len(own)
    assert all(any(word in key for key in arm.own) for arm, word in zip(arms, own, strict=True))


@pytest.mark.parametrize(("claim", "title", "source", "label"), [
    ("With pharmacy refill more people dropped out of care than with clinic refill.", "", REFILL,
     Label.MAJOR),
    ("With pharmacy refill retention in care was higher than with clinic refill.", "", REFILL,
     Label.ACCURATE),
    ("Children given varnish had less pain than those given sealant.", COATINGS, COATED,
     Label.MAJOR),
    ("Varnish arrested caries in 61% of teeth, against 48% of those given placebo.", COATINGS,
     COATED, Label.MAJOR),
])
def test_unnamed_pairs_of_numbers_follow_the_order_of_the_groups(
        claim: str, title: str, source: str, label: Label) -> None:
    """"95.1% and 91.0%" are the first group's and the second's."""
    assert compare(claim, source, title=title).label is label


HEART = ("Methods: 1,100 adults with heart failure were randomised to telephone coaching or usual "
         "care. Results: Deaths from any cause occurred in 9.1% with coaching and 10.0% with "
         "usual care (HR 0.91; 95% CI 0.63 to 1.32). The composite of death or admission was less "
         "frequent with coaching (HR 0.80; 95% CI 0.66 to 0.97). Weight did not change.")


@pytest.mark.parametrize(("claim", "label"), [
    ("Coaching lowered deaths by 9%.", Label.MAJOR),
    ("Deaths were lower with coaching, a difference that may be due to chance.", None),
    ("Deaths were not significantly lower with coaching.", None),
])
def test_a_number_within_chance_is_no_effect(claim: str, label: Label | None) -> None:
    """A ratio whose interval holds 1, told as an effect; honest tellings stay in peace."""
    told = compare(claim, HEART).label
    if label is None:
        assert told not in (Label.MAJOR, Label.MINOR)
    else:
        assert told is label
