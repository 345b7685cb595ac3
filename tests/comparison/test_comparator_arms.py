"""The comparator of a claim beside the named groups of a study and beside its own number."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.model import Label

TWO_DRUGS = ("Methods: In this double-blind, double-dummy trial 240 dogs received carprodol "
             "(n = 120) or melofen (n = 120) for 12 weeks. Results: Limping had stopped in 62% of "
             "the dogs receiving carprodol and 48% of those receiving melofen (P = .02). Vomiting "
             "was rare.")
REVIEW = ("We searched four databases for trials of splints in adults with wrist pain. Compared "
          "with no treatment, splints increased the share of adults without pain at 6 weeks (RR "
          "1.50, 95% CI 1.20 to 1.88; 5 trials). Compared with injections, there was no clear "
          "difference (RR 1.04, 95% CI 0.90 to 1.20; 3 trials). No harm was reported.")


@pytest.mark.parametrize("claim", [
    "Against a dummy pill, carprodol stopped limping in more dogs.",
    "Limping stopped in 62% of dogs on carprodol and in 48% of those on placebo.",
    "Limping stopped more often with carprodol than with physiotherapy.",
])
def test_a_trial_of_two_named_drugs_had_no_other_group(claim: str) -> None:
    """Both groups have a name, so nobody had a placebo or another treatment."""
    verdict = compare(claim, TWO_DRUGS, title="Carprodol versus melofen for limping in dogs")
    assert verdict.label is Label.MAJOR
    assert "QUO308" in verdict.codes


def test_the_comparator_of_a_number_is_that_of_its_sentence() -> None:
    """A ratio against no treatment may not be given against injections."""
    wrong = compare("Adults with a splint were 50% more likely to be free of pain than those given "
                    "injections.", REVIEW)
    assert "QUO308" in wrong.codes
    right = compare("Adults with a splint were 50% more likely to be free of pain than those given "
                    "no treatment.", REVIEW)
    assert right.label not in (Label.MAJOR, Label.MINOR)


@pytest.mark.parametrize("claim", [
    "Limping stopped in 62% of the dogs on carprodol, against 48% on melofen.",
    "Carprodol did better than the other drug.",
])
def test_an_honest_comparator_is_left_in_peace(claim: str) -> None:
    """The study's own groups, by name or as the other one."""
    verdict = compare(claim, TWO_DRUGS, title="Carprodol versus melofen for limping in dogs")
    assert verdict.label not in (Label.MAJOR, Label.MINOR)


@pytest.mark.parametrize(("claim", "source"), [
    ("Adding drug B to drug A lowered the itch score by 2.2 points more than drug A alone.",
     "Men with itch were randomised to drug A plus drug B or to drug A plus placebo. The itch "
     "score decreased by 8.9 points with the combination and 6.7 points with drug A alone "
     "(difference -2.2, 95% CI -3.4 to -1.0)."),
    ("Nets reduced malaria compared with sprays.",
     "Villages were randomised to nets or sprays. Nets reduced malaria without significantly more "
     "itching (risk ratio 0.70, 95% CI 0.55 to 0.89)."),
    ("Noise, but not light, was significantly associated with poor sleep.",
     "We followed 900 nurses. Noise was associated with poor sleep (hazard ratio 1.40, 95% CI 1.10 "
     "to 1.78). For light the hazard ratio of poor sleep was 1.02 (95% CI 0.90 to 1.16)."),
    ("The stronger of the two creams worked better.",
     "330 adults were randomised to a weak or a strong cream. Itch fell more with the strong cream "
     "(p=0.01)."),
])
def test_honest_ways_of_telling_are_left_in_peace(claim: str, source: str) -> None:
    """Larger falls, harms not seen, an exception named, and a choice of two."""
    assert compare(claim, source).label not in (Label.MAJOR, Label.MINOR)
