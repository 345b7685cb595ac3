"""A comparator that none of the study's groups had, and its honest twins in other words."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.comparison.arms.told_comparators import told_comparators
from evidaudit.model import Label

GOUT = ("Febuxostat versus allopurinol for gout after kidney transplantation",
        "Methods: Adults with gout and a kidney graft were randomised to febuxostat 40 mg (n = 88) "
        "or allopurinol 100 mg (n = 90). Results: Urate fell below 6 mg/dL in 71% with febuxostat "
        "and 52% with allopurinol (P = .009). Flares did not differ.")
LIGHT = ("Bright light or escitalopram for winter depression: a randomised trial",
         "Ninety-four adults with winter depression were randomly assigned to bright light or to "
         "escitalopram for eight weeks. Remission occurred in 49% with light and 47% with "
         "escitalopram. Sleep improved more with light than with escitalopram (P = .01).")
HERNIA = ("Mesh repair of groin hernia in older men",
          "We compared open mesh repair with watchful waiting in 310 men over 70 with a groin "
          "hernia. "
          "Pain at one year was lower after open mesh repair than with watchful waiting (1.2 vs "
          "2.6 "
          "points, P = .004).")
VARNISH = ("Sealants in first molars",
           "Thirty schools were randomised to sealants plus brushing lessons or brushing lessons "
           "alone. Children were examined by masked dentists after two years. New decay was found "
           "in "
           "14% with sealants and 23% with brushing lessons alone (P = .002).")
KNEE = ("Clinic-based versus home-based exercise after knee replacement",
        "Patients were randomised to clinic-based exercise or home-based exercise. Walking "
        "distance "
        "at 12 weeks rose by 58 m with clinic-based exercise and 41 m with home-based exercise (P "
        "= "
        ".03).")
THREE = ("Cooling, massage or rest after a marathon: three-arm trial",
         "Runners were randomised to cold baths, massage or rest. Soreness was 1.9 points lower "
         "(95% "
         "CI 1.1 to 2.7) for cold baths v rest and 0.3 points lower (95% CI -0.5 to 1.1) for cold "
         "baths "
         "v massage.")
DOSES = ("Two strengths of a nasal spray for cluster headache: double-blind trial",
         "Methods: In this double-blind, placebo-controlled trial 288 adults used the spray at 5 "
         "mg, "
         "10 mg or placebo. Results: At two hours pain had gone in 31%, 38% and 17%.")
COHORT = ("Night work and gallstones: a prospective cohort study",
          "We followed 40,211 bakers for nine years in a prospective cohort study. Gallstones were "
          "more common in night workers than in day workers (hazard ratio 1.31, 95% CI 1.10 to "
          "1.56).")
ADDED = ("Gabapentin plus nortriptyline versus nortriptyline alone for nerve pain",
         "Adults with nerve pain received gabapentin plus nortriptyline or nortriptyline alone "
         "for six "
         "weeks. Pain halved in 61% and 44% (P = .02).")


def judged(claim: str, study: tuple[str, str]) -> tuple[Label, tuple[str, ...]]:
    verdict = compare(claim, study[1], title=study[0])
    return verdict.label, verdict.codes


@pytest.mark.parametrize(("claim", "study"), [
    ("Urate reached its target in 71% of transplant patients on febuxostat, against 52% of those "
     "given colchicine.", GOUT),
    ("Febuxostat brought urate below target more often than a placebo did.", GOUT),
    ("Bright light improved sleep more than psychotherapy did in winter depression.", LIGHT),
    ("Sleep improved more with bright light than with melatonin.", LIGHT),
    ("Pain at one year was lower after mesh repair than with physiotherapy in older men with a "
     "groin hernia.", HERNIA),
    ("Fewer children had new decay with sealants than with a placebo sealant (14% vs 23%).",
     VARNISH),
    ("New decay was found in 14% of children with sealants, compared with 23% of those given "
     "fluoride tablets.", VARNISH),
    ("Knee replacement patients doing clinic-based exercise walked farther than those who got no "
     "exercise.", KNEE),
    ("Cold baths left runners 1.9 points less sore than massage.", THREE),
    ("Gabapentin plus nortriptyline halved pain in 61% of adults, compared with 44% on gabapentin "
     "alone.", ADDED),
    ("Nerve pain halved more often with gabapentin plus nortriptyline than with tramadol.", ADDED),
    ("At two hours pain had gone in 38% of adults on the stronger spray, against 17% on a waiting "
     "list.", DOSES),
    ("At two hours the spray had stopped cluster headache more often than sumatriptan.", DOSES),
    ("Gallstones were 31% more common in bakers on night work than in those given a placebo.",
     COHORT),
])
def test_a_comparator_that_no_group_had_changes_the_message(
        claim: str, study: tuple[str, str]) -> None:
    """Drugs, classes, sham and nothing: each is another promise than what was tested."""
    label, codes = judged(claim, study)
    assert label is Label.MAJOR
    assert "QUO308" in codes


@pytest.mark.parametrize(("claim", "study"), [
    ("Urate reached its target in 71% of transplant patients on febuxostat, against 52% of those "
     "on the older drug.", GOUT),
    ("Febuxostat brought urate below target more often than allopurinol.", GOUT),
    ("Bright light improved sleep more than the antidepressant did in winter depression.", LIGHT),
    ("Sleep improved more with bright light than with an SSRI.", LIGHT),
    ("Pain at one year was lower after surgery than in men who simply waited.", HERNIA),
    ("Fewer children had new decay with sealants than with lessons only (14% vs 23%).", VARNISH),
    ("New decay was found in 14% of children with sealants, compared with 23% of those without "
     "them.", VARNISH),
    ("Knee replacement patients exercising at a clinic walked farther than those exercising at "
     "home.", KNEE),
    ("Cold baths left runners 1.9 points less sore than resting did.", THREE),
    ("Gabapentin plus nortriptyline halved pain in 61% of adults, compared with 44% on "
     "nortriptyline alone.", ADDED),
    ("Nerve pain halved more often with the combination than with one drug.", ADDED),
    ("At two hours pain had gone in 38% of adults on the stronger spray, against 17% on a dummy "
     "spray.", DOSES),
    ("At two hours the spray had stopped cluster headache more often than an inert spray.", DOSES),
    ("Gallstones were 31% more common in bakers on night work than in their colleagues on days.",
     COHORT),
])
def test_the_study_s_own_comparator_in_other_words_is_left_in_peace(
        claim: str, study: tuple[str, str]) -> None:
    """A wider name, a lay name or the other group's absence is no other comparator."""
    assert judged(claim, study)[0] not in (Label.MAJOR, Label.MINOR)


def test_a_comparator_that_may_hide_in_usual_care_is_only_unconfirmed() -> None:
    """Usual care may have been any drug: no accusation, and no confirmation either."""
    verdict = compare("Wound healing was faster with honey than with antibiotics.",
                      "Burns were randomised to honey or usual care. Wound healing was faster with "
                      "honey than with usual care (P = .01).", title="Honey for burns")
    assert verdict.label is Label.UNVERIFIABLE


@pytest.mark.parametrize(("claim", "words"), [
    ("Quit rates were 31%, compared with 12% of those left on a patch.", ["patch"]),
    ("Half improved, against 21.5% on methadone.", ["methadone"]),
    ("It was put head to head with ordinary sorbitol gum.", ["ordinary sorbitol gum"]),
    ("The effect held in trials using placebo as the control.", ["placebo"]),
    ("More than a week of treatment was needed.", []),
    ("It reached more than 40 clinics.", []),
])
def test_what_a_claim_compares_with_is_read_without_figures_and_people(
        claim: str, words: list[str]) -> None:
    """Figures and what was done with people stand before the comparator, sizes are none."""
    assert [told.words for told in told_comparators(claim)] == words


LABELLED = ("Text reminders for inhaler use",
            "Participants: 212 teenagers with asthma. Control: routine care, with a yearly visit "
            "to an asthma nurse. Intervention: the same plus a text every day. Results: Inhalers "
            "were used on 71% and 58% of days (P = .003).")


@pytest.mark.parametrize(("words", "wrong"), [
    ("no help whatsoever", True), ("no support at all", True), ("routine care", False),
    ("the usual visits", False),
])
def test_a_control_told_after_its_label_is_no_neglect(words: str, wrong: bool) -> None:
    """Routine care that is described is something; told as nothing at all it is not what was."""
    label, codes = judged(f"Teenagers with asthma who got text messages used inhalers on 71% of "
                          f"days, against 58% of those given {words}.", LABELLED)
    assert ("QUO308" in codes) is wrong
    assert (label is Label.MAJOR) is wrong
