"""Honest words on people, groups, designs and times that look like errors and are none."""

from __future__ import annotations

import pytest

from evidaudit import compare

OTTERS = ("Otters in zoos are prone to kidney stones. In a randomised trial at eleven zoos, 96 "
          "young "
          "otters were fed herring (n = 48) or standard pellets (n = 48) for a year. At one year "
          "stones were seen in 8% of otters in the herring group and 21% in the pellet group "
          "(risk ratio 0.38, 95% CI 0.16 to 0.91). Coat scores did not differ between otters with "
          "herring and otters with pellets (P = 0.44). Otters with tuberculosis were excluded. "
          "Among otters that finished the year, 7% and 20% had stones.")
CORD = ("Objective: To learn whether calls from a midwife prolong breastfeeding. We randomised 640 "
        "first-time mothers in Leuven to weekly calls from a midwife or to usual care. At four "
        "months 61% of infants in the midwife group and 52% in the usual care group were given "
        "breast milk (relative risk 1.17, 95% CI 1.02 to 1.35). Sleep of the mothers did not "
        "differ.")
SURGERY = ("Design: Randomised trial in Oslo and Turku. Participants: 118 adults with type 2 "
           "diabetes "
           "and obesity. Interventions: gastric sleeve or a low-energy diet. Remission of diabetes "
           "at three years was seen in 41% after the sleeve and 9% with the diet (P < 0.001).")
DRINK = ("We randomised 88 boys with Crohn's disease to a diet of common foods plus partial "
         "enteral "
         "nutrition or to exclusive enteral nutrition for eight weeks. The diet was tolerated by "
         "95% and 74% (P = 0.01). Remission was seen in 70% and 64% (P = 0.55).")
RAYS = ("After surgery 760 women in Ghent were randomised to breast radiotherapy over one week or "
        "over three weeks. At four years the breast had changed in 17% of women treated in one "
        "week and 18% treated in three weeks (odds ratio 0.95, 95% CI 0.66 to 1.37). Firmness was "
        "more frequent with one week (12% v 7%).")
KNEES = ("In 1,240 adults with a torn meniscus, exercise was compared with surgery. By six "
         "months 27% "
         "of the exercise group had been operated on: 38% of those with a locked knee and 22% of "
         "those without. By three years the share was 41%. Adults with gout were excluded.")
HENS = ("Hens may suffer from heat. Sixty adult hens received chow, or chow containing 0.1% "
        "betaine, "
        "for five weeks. Betaine hens lost less weight (4% vs 9%) and laid more eggs.")
INJECTED = ("Using registers we followed 9,300 people with bipolar disorder. Compared with no "
            "medication, lithium was linked with fewer admissions (hazard ratio 0.66, 95% CI "
            "0.60 to "
            "0.73). Injections were linked with fewer admissions than equivalent oral formulations "
            "(hazard ratio 0.78, 95% CI 0.70 to 0.87).")
FISH = ("Zebrafish grow their fins again. We cut the tail fin of 160 adult fish and kept them in "
        "warm "
        "or cool water. At 14 days the fin had regrown by 71% in warm and 48% in cool water "
        "(P = 0.01). Two groups were treated alike as adults and as larvae.")
SURVEY = ("Rates of crashes were compared in a national cohort of 410,000 drivers with and without "
          "sleep apnoea. Apnoea was associated with more crashes (odds ratio 1.4, 95% CI 1.2 to "
          "1.6). Randomised evidence is lacking.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Young otters given herring had far fewer kidney stones at a year (8% against 21%).", OTTERS),
    ("Otters on herring had fewer stones than those on pellets, mainly because they finished their "
     "year.", OTTERS),
    ("Herring did nothing for the coat of otters in the herring arm.", OTTERS),
    ("Fewer stones were found, but otters with tuberculosis had not been let into the trial.",
     OTTERS),
    ("First-time mothers who were called by a midwife gave breast milk more often (61% v 52%).",
     CORD),
    ("Three years after a gastric sleeve four in ten patients were free of diabetes.", SURGERY),
    ("The share of people without diabetes was 41% after the sleeve.", SURGERY),
])
def test_groups_and_outcomes_are_not_read_as_other_people(claim: str, source: str) -> None:
    """The group of a trial, a mother's child, a refusal and a remission are no other people."""
    assert compare(claim, source).label not in ("major", "minor")


@pytest.mark.parametrize(("claim", "source"), [
    ("Nineteen in twenty boys tolerated the diet, against three quarters of those who took nothing "
     "but formula.", DRINK),
    ("Feed with betaine limited weight loss in hens to 4%, against 9% in untreated hens.", HENS),
    ("Injections went with a 22% lower hazard of admission than the corresponding tablets.",
     INJECTED),
])
def test_comparators_in_other_words_are_the_studys(claim: str, source: str) -> None:
    """Nothing but formula is formula, untreated hens had plain chow, tablets are oral."""
    assert compare(claim, source).label not in ("major", "minor")


@pytest.mark.parametrize(("claim", "source"), [
    ("Change of the breast at four years was similar after one-week and three-week radiotherapy.",
     RAYS),
    ("More than a quarter were on the operating table within six months; after three years it was "
     "about four in ten.", KNEES),
])
def test_a_course_is_no_moment_and_a_rounded_number_may_be_any_that_fits(
        claim: str, source: str) -> None:
    """One-week radiotherapy lasted a week; what was found was found at four years."""
    assert compare(claim, source).label not in ("major", "minor")


@pytest.mark.parametrize(("claim", "source"), [
    ("These considerations motivated the present survey of drivers' attitudes.", OTTERS),
    ("Randomised evidence on crashes is lacking.", SURVEY),
    ("Whether treating apnoea prevents crashes should be tested in a trial.", SURVEY),
    ("We therefore conducted a randomised trial in drivers.", SURVEY),
])
def test_a_design_of_others_or_only_wished_for_is_not_the_sources(claim: str, source: str) -> None:
    """Who cites may have made a survey; a trial that is lacking is none."""
    assert compare(claim, source).label not in ("major", "minor")


@pytest.mark.parametrize("claim", [
    "We cut the tail fin of 160 adult fish and kept them in warm or cool water.",
    "Two groups were treated alike as adults and as larvae.",
])
def test_adult_animals_are_no_people(claim: str) -> None:
    """Fish are adults too."""
    assert compare(claim, FISH, title="Fin regrowth in zebrafish").label not in ("major", "minor")


@pytest.mark.parametrize(("claim", "source", "title", "code"), [
    ("In adults with gout exercise kept most out of surgery.", KNEES, "", "QUO305"),
    ("In people with torn fins warm water speeds regrowth.", FISH, "Fin regrowth in zebrafish",
     "QUO305"),
    ("A randomised trial found more crashes in drivers with apnoea.", SURVEY, "", "QUO306"),
    ("At ten months the breast had changed in 17% of women treated in one week.", RAYS, "",
     "QUO310"),
])
def test_the_errors_beside_them_are_still_major(claim: str, source: str, title: str,
                                                code: str) -> None:
    """What is read more carefully is read all the same."""
    verdict = compare(claim, source, title=title or None)
    assert verdict.label == "major" and code in verdict.codes
