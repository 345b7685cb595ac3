"""Designs, causes, places and quoted words that a study does not bear out, in wordings of many
subjects, and the honest sentences beside them."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.evidence.design import DesignKind, read_design
from evidaudit.evidence.places import places_named
from evidaudit.model import Finding, Severity
from evidaudit.wording.causes import told_causes


def _majors(claim: str, source: str, code: str, **given: str) -> list[Finding]:
    """What a claim is accused of under one code."""
    return [f for f in compare(claim, source, **given).findings
            if f.code == code and f.severity is Severity.MAJOR]


@pytest.mark.parametrize(("text", "kind"), [
    ("We reviewed 274 patients who had infusions at our clinic.", DesignKind.RETROSPECTIVE),
    ("Records of 318 cats seen at 11 practices were reviewed.", DesignKind.RETROSPECTIVE),
    ("We reviewed the records of 188 horses treated at one hospital.", DesignKind.RETROSPECTIVE),
    ("Crashes were counted over three years before and three years after installation of the "
     "humps.", DesignKind.NON_RANDOMISED_TRIAL),
])
def test_a_design_told_by_what_was_done_is_read(text: str, kind: DesignKind) -> None:
    """Files that were gone through and counts before and after tell a design."""
    assert read_design(text).has(kind)


@pytest.mark.parametrize("text", [
    "We reviewed 41 randomised trials of walking.", "We reviewed 12 guidelines on gout.",
    "Cherry intake before a flare was compared in a case-crossover design."])
def test_a_review_or_a_case_crossover_is_no_other_design(text: str) -> None:
    """Studies that were reviewed are no patients, a case-crossover study is no crossover trial."""
    assert not read_design(text).has(DesignKind.RETROSPECTIVE, DesignKind.CROSSOVER)


@pytest.mark.parametrize(("claim", "source"), [
    ("A placebo-controlled trial showed that toxin injections cut headaches.",
     "Headache days fell from 21 to 13 in 274 patients at our clinic. There was no comparison "
     "group."),
    ("According to a review of 84 randomised trials, kinship care leads to fewer problems.",
     "This systematic review covered 84 quasi-experimental studies. No study was randomised. "
     "Kinship care was favoured for behaviour (odds ratio 0.68, 95% CI 0.56 to 0.83)."),
    ("A randomised trial found that quiet hours improved sleep.",
     "Before-and-after study on one ward; 226 patients were included before and 241 after. Sleep "
     "improved by 13 points (P < 0.001). The effect requires a randomised trial."),
])
def test_allocation_told_where_nobody_was_allocated(claim: str, source: str) -> None:
    """A study that says so itself was not randomised, whatever it wishes for."""
    assert _majors(claim, source, "QUO306")


@pytest.mark.parametrize("claim", [
    "In a placebo-controlled trial, toxin injections cut headaches.",
    "A randomised trial found fewer headaches with the toxin."])
def test_a_trial_without_an_untreated_arm_may_be_randomised(claim: str) -> None:
    """That one comparison had no control group does not undo the allocation of another."""
    source = ("Patients were randomly assigned to toxin or placebo. Headache days fell by 8 and 3 "
              "(p=0.01). In the extension there was no control group.")
    assert not _majors(claim, source, "QUO306")


_PILOT = ("We ran a pilot cluster randomised study in eight homes to learn whether a definitive "
          "trial would be feasible. Recruitment reached 78%. Falls were recorded but the study was "
          "not designed to compare them.")


@pytest.mark.parametrize("claim", [
    "A definitive trial has demonstrated that withdrawing the drugs prevents falls.",
    "A trial has demonstrated that withdrawing the drugs prevents falls in care homes."])
def test_a_pilot_that_was_not_built_for_it_demonstrates_nothing(claim: str) -> None:
    """What a pilot was not designed to compare it has not demonstrated."""
    assert _majors(claim, _PILOT, "QUO306")


@pytest.mark.parametrize("claim", [
    "A pilot trial has demonstrated that homes can be recruited.",
    "The authors say that a definitive trial would be feasible."])
def test_what_a_pilot_did_show_may_be_told(claim: str) -> None:
    """Feasibility is what it was for."""
    assert not _majors(claim, _PILOT, "QUO306")


def test_interviews_are_no_national_survey() -> None:
    """A few people interviewed at length represent no nation."""
    source = ("Qualitative study using semi-structured interviews. Twenty-seven women were "
              "purposively sampled in Denmark. Four themes were generated.")
    assert _majors("A national survey in Denmark established how long women wait.", source,
                   "QUO306")
    assert not _majors("Interviews with women in Denmark told how they wait.", source, "QUO306")


@pytest.mark.parametrize("claim", [
    "Running a blower for 500 hours or more causes tinnitus.",
    "Drinking coffee daily prevents more than a third of liver cancers.",
    "Choosing laser rather than freezing is what lifts the cure rate.",
    "Every 10 units of dust causes 2.8% more people to be admitted."])
def test_causes_told_beside_amounts_are_read(claim: str) -> None:
    """An amount before or after the verb hides no cause."""
    assert told_causes(claim)


def test_a_cause_that_trials_have_yet_to_confirm_is_not_told() -> None:
    """What is yet to be confirmed is no cause told."""
    assert told_causes("Trials have yet to confirm that the cherries are the reason.") == ()


def test_what_a_study_could_not_separate_is_told_as_a_cause() -> None:
    """A study that cannot tell two causes apart bears out neither."""
    source = ("We examined 41 stretches of road fitted with cameras and 82 comparison stretches. "
              "Serious collisions fell by 31.7% (95% CI 20.4 to 41.3). We could not separate the "
              "effect of cameras from that of publicity.")
    assert _majors("The cameras on their own brought about a 31.7% fall in serious collisions.",
                   source, "QUO307")


_UGANDA = ("We conducted a cluster randomised trial in 48 primary schools in rural eastern Uganda. "
           "Absence because of diarrhoea was lower with handwashing stations (rate ratio 0.73; 95% "
           "CI 0.60 to 0.89).")


@pytest.mark.parametrize("claim", [
    "A large European study found less absence with handwashing stations.",
    "Evidence from well-equipped Scandinavian schools favours handwashing stations.",
    "An Asian multicentre trial found less absence with handwashing stations."])
def test_another_part_of_the_world_is_told(claim: str) -> None:
    """A continent of which the study's country is no part misplaces the study."""
    assert _majors(claim, _UGANDA, "QUO313")


@pytest.mark.parametrize("claim", [
    "An African school trial found less absence with handwashing stations.",
    "European guidelines recommend handwashing stations, which lowered absence in Uganda.",
    "Unlike European studies, this one found less absence with handwashing stations."])
def test_the_right_part_of_the_world_or_none_accuses_nobody(claim: str) -> None:
    """Its own continent, guidelines of another and what it is unlike are no misplacing."""
    assert not _majors(claim, _UGANDA, "QUO313")


def test_a_town_before_its_country_is_a_place() -> None:
    """"In Flores, Indonesia" tells where."""
    assert [name.placed for name in places_named("28 hamlets in Flores, Indonesia.")] == [True]


def test_a_denial_put_into_a_quotation_changes_it() -> None:
    """The words of the sentence before, which the quotation shares by chance, hide no denial."""
    source = ("Adults ate a strict diet for four weeks. Pain during sport was not measured. The "
              "diet "
              "is demanding and should be supervised by a dietitian.")
    assert _majors("The paper states that the diet “is not demanding and should be supervised by a "
                   "dietitian”.", source, "QUO312")


def test_another_last_word_of_a_quotation_is_found() -> None:
    """The word that stands in the place of the quoted one belongs to the stretch compared."""
    source = "The finding for loudness should be seen as exploratory. Adults were tested twice."
    assert _majors('The report states: "The finding for loudness should be seen as confirmatory."',
                   source, "QUO312")


def test_what_injuries_were_due_to_is_described() -> None:
    """A share of injuries told by what they were is no inference."""
    source = ("We reviewed records of all children treated for a garden injury. Fractures were "
              "more "
              "frequent in parks (odds ratio 1.9, 95% CI 1.3 to 2.8). Falls off the edge accounted "
              "for 27% of home injuries.")
    assert not _majors("Falling off the edge was to blame for more than a quarter of the injuries.",
                       source, "QUO307")
