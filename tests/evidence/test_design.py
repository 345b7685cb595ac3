"""The design that a text says it has: its own, never that of the work it speaks of."""

from __future__ import annotations

import time

import pytest

from evidaudit.evidence.design import DesignKind, read_design

K = DesignKind

TITLES = [
    ("Yoga for neck pain: a randomised controlled trial", K.RANDOMISED_TRIAL),
    ("Tea and sleep: a randomized, double-blind, placebo-controlled crossover study", K.CROSSOVER),
    ("Hand washing in schools: a cluster-randomised trial", K.CLUSTER),
    ("Music after surgery: a quasi-experimental study", K.NON_RANDOMISED_TRIAL),
    ("Shift work and weight: a prospective cohort study", K.COHORT),
    ("Outcomes of hip fracture: a retrospective chart review", K.RETROSPECTIVE),
    ("Pesticides and leukaemia: a case-control study", K.CASE_CONTROL),
    ("Loneliness in towns: a cross-sectional study", K.CROSS_SECTIONAL),
    ("Hepatitis after kava: a case report", K.CASE_REPORT),
    ("Tattoo infections: a case series", K.CASE_SERIES),
    ("Zinc for colds: a systematic review", K.SYSTEMATIC_REVIEW),
    ("Zinc for colds: meta-analysis of trials", K.META_ANALYSIS),
    ("Telehealth in prisons: a scoping review", K.SCOPING_REVIEW),
    ("The gut in ageing: a narrative review", K.NARRATIVE_REVIEW),
    ("Yoga for neck pain: study protocol for a randomised trial", K.PROTOCOL),
    ("Why nurses leave: a qualitative study", K.QUALITATIVE),
    ("Sleep of pilots: an online survey of crews", K.SURVEY),
    ("Diagnostic accuracy of a urine strip", K.DIAGNOSTIC_ACCURACY),
    ("Weight gain in rats fed at night", K.ANIMAL),
    ("Strength of the deltoid ligament: a cadaveric study", K.CADAVER),
    ("Curcumin slows growth of cell lines in vitro", K.IN_VITRO),
    ("Vaccination at school: a mathematical modelling study", K.MODELLING),
    ("Care of gout: clinical practice guideline", K.GUIDELINE),
    ("Editorial: enough of scans", K.EDITORIAL),
    ("Singing for asthma: a pilot study", K.PILOT),
]


@pytest.mark.parametrize(("title", "kind"), TITLES)
def test_a_title_that_names_the_design_is_read(title: str, kind: DesignKind) -> None:
    """Each design of the list is read from a title, and the title is the passage."""
    design = read_design("", title)
    assert design.has(kind)
    assert design.passage(kind) == title
    assert design.passage(kind).locator == "title"


TEXTS = [
    ("Adults with gout were randomly assigned to cherries or water.", K.RANDOMISED_TRIAL),
    ("We followed 900 nurses for six years in this cohort study.", K.COHORT),
    ("We searched MEDLINE and Embase for trials. Nine were found.", K.SYSTEMATIC_REVIEW),
    ("We did a cross-sectional survey of 300 cooks.", K.CROSS_SECTIONAL),
    ("A 44-year-old man lost his sense of smell. We report a case of zinc poisoning.",
     K.CASE_REPORT),
    ("We held semi-structured interviews with twenty widows.", K.QUALITATIVE),
    ("Mice were fed fat for ten weeks. Treated mice weighed less.", K.ANIMAL),
    ("Patients will be recruited in May. They will be followed for a year.", K.PROTOCOL),
    ("Data were extracted from the medical records of one clinic.", K.RECORDS),
    ("Nine embalmed cadavers were dissected.", K.CADAVER),
]


@pytest.mark.parametrize(("text", "kind"), TEXTS)
def test_a_text_that_describes_itself_is_read_with_offsets(text: str, kind: DesignKind) -> None:
    """The passage stands at its offsets in the text."""
    passage = read_design(text).passage(kind)
    assert passage
    assert text[passage.start:passage.end] == passage


@pytest.mark.parametrize(("text", "kind"), [
    ("Previous randomised trials were small. We asked how nurses sleep.", K.RANDOMISED_TRIAL),
    ("We searched PubMed. Twelve randomised controlled trials were included.",
     K.RANDOMISED_TRIAL),
    ("A larger cohort study is needed. Rats ran.", K.COHORT),
    ("This was not a randomised trial.", K.RANDOMISED_TRIAL),
    ("Participants were treated according to the local protocol.", K.PROTOCOL),
    ("Patients were treated in line with guidelines.", K.GUIDELINE),
    ("Antibodies were raised in rabbits; patients gave blood.", K.ANIMAL),
    ("The rate of falls among patients fell.", K.ANIMAL),
])
def test_the_design_of_other_work_is_not_the_design_of_the_text(text: str,
                                                                kind: DesignKind) -> None:
    """A design that is only spoken of, negated or wished for does not hold."""
    assert not read_design(text).has(kind)


def test_a_text_that_tells_no_design_gives_none() -> None:
    """Nothing is guessed."""
    design = read_design("Walking eased the pain of many people.")
    assert design.kinds == ()
    assert str(design) == ""
    assert design.passage(K.COHORT) == ""


def test_what_a_person_states_of_the_design_counts() -> None:
    """The design column of an evidence sheet is read like a title."""
    design = read_design("", "Knees and stairs", "secondary analysis of a randomised trial")
    assert design.has(K.RANDOMISED_TRIAL) and design.has(K.SECONDARY_ANALYSIS)


def test_several_designs_may_hold() -> None:
    """A protocol of a pilot trial is all three."""
    design = read_design("", "A pilot randomised trial of yoga: study protocol")
    assert design.has(K.PROTOCOL) and design.has(K.PILOT) and design.has(K.RANDOMISED_TRIAL)


@pytest.mark.parametrize("hostile", [
    "randomised " * 20_000, "a " * 100_000, "we searched " * 20_000, "patients were " * 15_000,
    "(" * 100_000, "will be " * 25_000,
])
def test_X6_reading_a_design_stays_linear_on_hostile_text(hostile: str) -> None:
    """Two hundred kilobytes of a repeated trigger are read within seconds."""
    began = time.process_time()
    read_design(hostile)
    assert time.process_time() - began < 5
