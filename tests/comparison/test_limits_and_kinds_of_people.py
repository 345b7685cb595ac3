"""People told beyond a measured limit, of another species or kind, or as those left unstudied."""

from __future__ import annotations

import pytest
from comparing import compare

CYSTS = ("In 120 adults with ovarian cysts smaller than 5 cm we compared watchful waiting with the "
         "pill. Cysts had gone after three months in 61% and 63% (risk ratio 0.97, 95% CI 0.78 to "
         "1.20).")
IRON = ("We randomised 240 runners with a haemoglobin below 12 g/dL to iron tablets or dummy "
        "tablets. After ten weeks running times were 1.2 minutes shorter with iron (P = 0.01). "
        "Runners with a haemoglobin of 12 g/dL or more were not included.")
BABIES = ("Sleep bags were compared with blankets in 310 babies weighing 2.5 to 4.0 kg. Babies "
          "woke "
          "0.8 times a night with bags and 1.4 times with blankets (P = 0.002).")
WORMS = ("A single dose of moxiwurm was given to 204 goats on 12 farms in Crete; 200 goats were "
         "left "
         "untreated. Egg counts fell by 91% in treated goats. Sheep were not studied.")
SPRAY = ("In this trial 180 adults with episodic cluster headache used a lidocaine spray or "
         "saline. Pain was gone after 15 minutes in 44% and 20% (P = 0.003).")
HEARTS = ("A registry of 5,204 adults with out-of-hospital cardiac arrests. Survival was 12% when "
          "bystanders pressed the chest and 6% when they did not (odds ratio 2.1, 95% CI 1.6 to "
          "2.8).")
STOCKINGS = ("We randomised 402 adults having knee surgery to stockings or none. Clots were "
             "found in "
             "9% and 15% (P = 0.04). The findings may not apply to people with recurrent clots "
             "outside hospital.")


@pytest.mark.parametrize(("claim", "source"), [
    ("With cysts of 5 cm or more, the pill works no better than waiting.", CYSTS),
    ("Even if your haemoglobin is above 12, iron tablets make you run faster.", IRON),
    ("In babies weighing over 4 kg, sleep bags meant fewer awakenings than blankets.", BABIES),
    ("In sheep, one dose of moxiwurm lowered egg counts by 91%.", WORMS),
    ("The spray stopped pain in 44% of people with chronic cluster headache.", SPRAY),
    ("Of in-hospital cardiac arrests, 12% were survived when bystanders pressed the chest.",
     HEARTS),
    ("If you suffer from recurrent clots, stockings will spare you some of them.", STOCKINGS),
])
def test_people_beyond_a_limit_or_of_another_kind_are_another_population(
        claim: str, source: str) -> None:
    """The study took people on the other side of the limit, or of another species or form."""
    verdict = compare(claim, source)
    assert verdict.label == "major" and "QUO305" in verdict.codes


@pytest.mark.parametrize(("claim", "source"), [
    ("With cysts of less than 5 cm, the pill works no better than waiting.", CYSTS),
    ("With cysts under 50 mm, the pill works no better than waiting.", CYSTS),
    ("If your haemoglobin is under 12, iron tablets make you run a little faster.", IRON),
    ("Runners whose haemoglobin was 12 or more were not included.", IRON),
    ("In babies weighing under 4 kg, sleep bags meant fewer awakenings than blankets.", BABIES),
    ("In goats, one dose of moxiwurm lowered egg counts by 91%; sheep were not studied.", WORMS),
    ("The spray stopped pain in 44% of people with episodic cluster headache.", SPRAY),
    ("After knee surgery stockings lowered the number of clots; whether they help people with "
     "recurrent clots is not known.", STOCKINGS),
])
def test_people_of_the_same_side_and_kind_are_never_accused(claim: str, source: str) -> None:
    """What the study took, or says that it did not take, told as such."""
    assert "QUO305" not in compare(claim, source).codes


def test_a_study_that_speaks_of_both_sides_of_a_limit_is_never_contradicted() -> None:
    """A subgroup beyond the limit was studied all the same."""
    source = IRON.replace(" Runners with a haemoglobin of 12 g/dL or more were not included.",
                          " In runners with a haemoglobin above 12 g/dL there was no effect.")
    claim = "In runners with a haemoglobin above 12, iron tablets did nothing."
    assert "QUO305" not in compare(claim, source).codes


def test_adult_life_is_no_age_of_those_studied() -> None:
    """What became of pupils later in life is told of the pupils."""
    source = ("We linked 27,000 pupils of small and large classes to tax records. Later earnings "
              "were 2% higher after small classes (95% CI 1 to 3).")
    assert "QUO305" not in compare("Pupils of small classes earned 2% more in adult life.",
                                   source).codes


def test_the_size_that_a_study_planned_and_missed_is_no_size_told() -> None:
    """"Never reached its planned 300" gives the study no other size."""
    source = ("In this trial 188 men were given tablets or gel. It was stopped before the "
              "planned sample "
              "of 300 was reached.")
    assert "QUO311" not in compare("The trial never reached its planned 300 men.", source).codes
    assert "QUO311" in compare("The trial randomised its full planned 300 men.", source).codes
