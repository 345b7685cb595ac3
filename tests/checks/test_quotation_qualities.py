"""The checks on population, design, comparator, size, quotation and description of the source."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from comparing import judge

from evidaudit import checks
from evidaudit.checks.building_pairs import build_pair
from evidaudit.checks.scopes import Case, Pair, Result
from evidaudit.comparison.cited_work.citing_dates import carriers_of_date
from evidaudit.model import (
    Claim,
    Label,
    Outcome,
    PartialDate,
    Record,
    Resolution,
    Severity,
    Status,
)

CODES = ("QUO305", "QUO306", "QUO308", "QUO311", "QUO312", "QUO313", "QUO315")
PAIRS = [json.loads(line) for line in
         (Path(__file__).parents[1] / "pairs" / "qualities.jsonl").read_text("utf-8").splitlines()]


def answers(code: str, **given: Any) -> list[Result]:
    """What one check answers on a pair."""
    return checks.load()[code].run(build_pair(given))


def errors(code: str, **given: Any) -> list[Result]:
    """The errors that one check finds in a pair."""
    return [result for result in answers(code, **given) if result.outcome is Outcome.ERROR]


@pytest.mark.parametrize(("code", "case"), [(code, case) for code in CODES
                                            for case in checks.load()[code].cases])
def test_each_case_of_a_check_answers_as_it_says(code: str, case: Case) -> None:
    """The documented cases are run; an error shows its passage and both values."""
    results = checks.load()[code].run(build_pair(case.given))
    assert case.outcome in {result.outcome for result in results}, case.says
    for result in results:
        if result.outcome is Outcome.ERROR:
            assert result.severity is case.severity
            assert result.claimed and result.reported and result.message


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["id"])
def test_a_deciding_passage_stands_where_it_says(pair: dict[str, Any]) -> None:
    """Offsets of every passage lead to its very words in the source."""
    for code in CODES:
        for result in answers(code, **pair):
            if result.passage.start is not None:
                assert pair["source"][result.passage.start:result.passage.end] == result.passage


def test_no_honest_claim_of_our_pairs_is_flagged_by_these_checks() -> None:
    """The worst failure: an honest claim that is told as an error."""
    flagged = [(pair["id"], code) for pair in PAIRS if pair["verdict"] == "accurate"
               for code in CODES if errors(code, **pair)]
    assert flagged == []


def test_nine_in_ten_planted_errors_are_found_with_their_code() -> None:
    """Recall on our own pairs, by code, with the floor pinned."""
    found: dict[str, int] = defaultdict(int)
    planted: dict[str, int] = defaultdict(int)
    for pair in PAIRS:
        for code in pair["codes"]:
            planted[code] += 1
            found[code] += bool(errors(code, **pair))
    assert sum(found.values()) >= 0.9 * sum(planted.values()), (dict(found), dict(planted))
    assert all(found[code] >= 0.75 * planted[code] for code in planted), (found, planted)


def test_majors_of_our_pairs_are_told_as_major() -> None:
    """Four in five majors get the label major from all checks together."""
    majors = [pair for pair in PAIRS if pair["verdict"] == "major"]
    told = sum(judge(build_pair(pair)).label is Label.MAJOR for pair in majors)
    assert told >= 0.8 * len(majors)


def test_our_pairs_span_many_subjects_and_are_half_honest() -> None:
    """The pairs are what they are said to be."""
    assert len(PAIRS) >= 150
    assert len({pair["subject"] for pair in PAIRS}) >= 20
    honest = sum(pair["verdict"] == "accurate" for pair in PAIRS)
    assert 0.4 <= honest / len(PAIRS) <= 0.6


@pytest.mark.parametrize("code", CODES)
def test_without_a_report_nothing_is_an_error(code: str) -> None:
    """What was not read accuses nobody."""
    for pair in PAIRS:
        if code in ("QUO313", "QUO315"):
            continue
        assert not errors(code, claim=pair["claim"])


# --- single behaviours -------------------------------------------------------------------------

MICE = "Obese mice were fed the extract for eight weeks. Treated mice weighed less than controls."


@pytest.mark.parametrize("claim", [
    "In mice, the extract lowered body weight.",
    "Treated animals weighed less.",
    "The extract altered the expression of three genes.",
    "A study in rodents found less weight gain.",
])
def test_a_claim_that_says_animals_or_promises_nothing_is_left_alone(claim: str) -> None:
    """Only people, or a promise to health without the animals, is another population."""
    assert not errors("QUO305", claim=claim, source=MICE, title="An extract in obese mice")


def test_a_promise_to_health_that_leaves_out_the_animals_is_minor() -> None:
    """The animals are dropped, but no people are named."""
    result = errors("QUO305", claim="The extract lowers weight.", source=MICE,
                    title="An extract in obese mice")
    assert [r.severity for r in result] == [Severity.MINOR]


def test_the_animals_may_be_named_in_the_context_of_the_claim() -> None:
    """A second sentence on the same study need not repeat the mice."""
    assert not errors("QUO305", claim="The extract lowers weight.", source=MICE,
                      title="An extract in obese mice", context="A study in mice found this.")


def test_severity_in_the_background_is_not_the_population() -> None:
    """"Known in advanced disease" does not make the participants advanced, nor contradict them."""
    source = ("Muscle loss is known in advanced arthritis. Adults with mild arthritis were tested. "
              "Their muscles were weaker.")
    assert errors("QUO305", claim="People with advanced arthritis had weaker muscles.",
                  source=source) == [] or "advanced" in source
    assert not errors("QUO305", claim="Muscle loss is known in advanced arthritis.",
                      source=source)


def test_a_group_that_the_study_mentions_is_never_contradicted() -> None:
    """Girls and boys were studied: a claim on girls alone is right."""
    assert not errors("QUO305", claim="Girls recovered later.",
                      source="Boys and girls were followed. Girls recovered later.")


@pytest.mark.parametrize("claim", [
    "The trial will show whether yoga helps.", "Researchers are testing yoga.",
    "The study aims to find out whether yoga reduced pain.",
])
def test_a_protocol_told_as_a_plan_is_right(claim: str) -> None:
    """Plans are plans."""
    assert not errors("QUO306", claim=claim, title="Yoga for pain: study protocol",
                      source="Patients will be randomised. Pain will be measured.")


def test_the_background_of_a_protocol_may_be_told() -> None:
    """A protocol's own account of earlier work is no invented result."""
    assert not errors(
        "QUO306", claim="Exercise was found to ease pain slightly.",
        title="Yoga for pain: study protocol",
        source="Exercise was found to ease pain slightly. Patients will be randomised to yoga.")


def test_a_design_within_quotation_marks_is_not_the_articles_word() -> None:
    """"A trial is needed" in the authors' words is not a claim that this was a trial."""
    assert not errors("QUO306", claim='The authors say "a trial is needed".',
                      title="Tea: a cohort study", source="We followed nurses. A trial is needed.")


def test_a_walk_test_told_as_a_daily_walk_is_the_treatment_misstated() -> None:
    """A test that measured the outcome is not what patients did."""
    found = errors("QUO306", claim="They walked, six minutes of walking a day.",
                   source="Patients did strength exercises. The six-minute walk test was "
                          "repeated after a year.")
    assert [r.severity for r in found] == [Severity.MAJOR]


def test_a_walk_test_told_as_a_test_is_right() -> None:
    """The distance in the test is an outcome."""
    assert not errors("QUO306", claim="They covered more distance in the six-minute walk test.",
                      source="Patients did strength exercises. The six-minute walk test was "
                             "repeated after a year.")


ARMS = "Adults with gout were randomised to cherries or usual care. Attacks fell with cherries."


@pytest.mark.parametrize(("claim", "differs"), [
    ("Cherries prevent gout better than usual care.", False),
    ("Cherries prevent gout better than standard treatment.", False),
    ("Cherries prevent gout better than doing nothing special.", True),
    ("Cherries prevent gout better than surgery.", True),
    ("Cherries beat placebo in gout.", True),
    ("Attacks were fewer than before.", False),
    ("Attacks were fewer than in the other group.", False),
])
def test_a_comparator_differs_only_where_no_arm_may_be_meant(claim: str, differs: bool) -> None:
    """Lay names of the comparator agree; one of another kind differs."""
    assert bool(errors("QUO308", claim=claim, source=ARMS)) is differs


def test_an_unnamed_control_group_may_be_anything() -> None:
    """"Controls" says nothing against placebo."""
    assert not errors("QUO308", claim="Cherries beat placebo in gout.",
                      source="Attacks fell more with cherries than in controls, who had surgery.")


def test_surgery_that_is_only_delayed_is_no_arm() -> None:
    """A sheet's row that says there was no surgical arm decides."""
    rows = [{"comparison": "injections vs exercise", "outcome": "pain", "statement":
             "There was no surgical arm; injections might delay surgery."}]
    found = errors("QUO308", claim="Injections work better than surgery.", findings=rows)
    assert [r.severity for r in found] == [Severity.MAJOR]


SIZES = ("We randomised 1178 patients to tea (n = 589) or coffee (n = 589). Of these 1100 patients "
         "were analysed; 92 patients died.")


@pytest.mark.parametrize("claim", [
    "A trial of nearly 1,200 patients compared tea with coffee.",
    "A trial of about 1,100 patients compared tea with coffee.",
    "The trial gave 589 patients tea.",
    "In the trial 92 patients died.",
    "The trial randomised 1,178 people.",
    "Over 1,000 patients took part in the study.",
    "One patient in the study of tea said so.",
])
def test_a_number_that_the_study_gives_or_rounds_to_is_right(claim: str) -> None:
    """Totals, arms, those analysed and honest rounding all pass."""
    assert not errors("QUO311", claim=claim, source=SIZES)


@pytest.mark.parametrize(("claim", "severity"), [
    ("A trial of 5,000 patients compared tea with coffee.", Severity.MAJOR),
    ("A trial of 1,187 patients compared tea with coffee.", Severity.MINOR),
])
def test_a_number_that_fits_nothing_differs(claim: str, severity: Severity) -> None:
    """A slip is minor, another order of size major."""
    assert [r.severity for r in errors("QUO311", claim=claim, source=SIZES)] == [severity]


# --- description of the source ------------------------------------------------------------------

def _with_record(claim: str, code: str, *dates: PartialDate, containers: tuple[str, ...] = (),
                 affiliation: str = "") -> list[Result]:
    pair = build_pair({"claim": claim, "source": "Fewer falls were seen."})
    item = {"author": [{"family": "Gray", "affiliation": [{"name": affiliation}]}]}
    record = Record("10.1234/x", item if affiliation else {}, "Crossref", dates=dates,
                    containers=containers)
    pair = Pair(pair.claim, pair.reference, pair.report,
                Resolution("1", Status.MATCHED, "10.1234/x", record=record))
    return checks.load()[code].run(pair)


@pytest.mark.parametrize(("claim", "outcome"), [
    ("An October 2020 study found it.", Outcome.PASS),
    ("A 2021 study found it.", Outcome.PASS),
    ("A January 2020 study found it.", Outcome.ERROR),
    ("A 2014 study found it.", Outcome.ERROR),
    ("A paper published online in October 2020 found it.", Outcome.PASS),
])
def test_print_and_online_dates_both_count(claim: str, outcome: Outcome) -> None:
    """The work was online in October 2020 and printed in March 2021."""
    found = _with_record(claim, "QUO313", PartialDate(2020, 10, 5), PartialDate(2021, 3))
    assert [r.outcome for r in found] == [outcome]


def test_a_recent_study_has_no_date() -> None:
    """"Recent" is not judged."""
    assert _with_record("A recent study found it.", "QUO313", PartialDate(2001)) == []


@pytest.mark.parametrize(("claim", "outcome"), [
    ("A study in the New England Journal of Medicine found it.", Outcome.PASS),
    ("Published in the journal N Engl J Med, it found fewer falls.", Outcome.PASS),
    ("Published in the new england journal of medicine, it found fewer falls.", None),
    ("A study in The Lancet found it.", Outcome.ERROR),
    ("It was published in NEJM.", Outcome.INCONCLUSIVE),
    ("A study in Sweden found it.", None),
    ("A study in Alzheimer's disease found it.", None),
])
def test_a_journal_is_known_by_its_name_and_abbreviation(claim: str,
                                                         outcome: Outcome | None) -> None:
    """Abbreviations pass, initials are not judged, places and illnesses are no journals."""
    found = _with_record(claim, "QUO313", containers=("New England Journal of Medicine",))
    journal = [r.outcome for r in found if "country" not in r.message]
    assert journal == ([outcome] if outcome else [])


@pytest.mark.parametrize(("claim", "outcome"), [
    ("Researchers in Norway found it.", Outcome.PASS),
    ("Researchers in Spain found it.", Outcome.ERROR),
    ("A team at the University of Oslo found it.", Outcome.PASS),
    ("A team at the University of Madrid found it.", Outcome.ERROR),
])
def test_a_place_is_judged_by_the_affiliations_of_the_record(claim: str, outcome: Outcome) -> None:
    """Country and institution are held against what the record carries."""
    found = _with_record(claim, "QUO313", affiliation="University of Oslo, Oslo, Norway")
    assert outcome in {r.outcome for r in found}


def test_the_month_before_an_unknown_day_is_not_certainly_earlier() -> None:
    """A page of April 2022 may be younger than a work of 21 April 2022."""
    page = "This article was updated in April 2022."
    assert [r.outcome for r in _with_record(page, "QUO315", PartialDate(2022, 4, 21))] == [
        Outcome.PASS]
    page = "This article was updated on 20 April 2022."
    assert [r.severity for r in _with_record(page, "QUO315", PartialDate(2022, 4, 21))] == [
        Severity.MAJOR]


def test_an_earlier_online_date_excuses_the_page() -> None:
    """Print in June, online in March: a page of April is no riddle."""
    page = "This article was updated on 20 April 2022."
    assert [r.outcome for r in _with_record(page, "QUO315", PartialDate(2022, 6),
                                            PartialDate(2022, 3))] == [Outcome.PASS]


SUBGROUP = ("Drops or placebo were given to 300 infants with colic. The effect was clear in "
            "breastfed but not in formula-fed infants.")


@pytest.mark.parametrize(("claim", "differs"), [
    ("The drops help formula-fed babies with colic.", True),
    ("The drops calm all babies with colic.", True),
    ("The drops help breastfed babies with colic.", False),
    ("The drops did not help formula-fed babies.", False),
    ("The drops may be tried in colic.", False),
])
def test_an_effect_in_one_subgroup_is_not_told_of_the_others(claim: str, differs: bool) -> None:
    """Only a claim that names the others, or everybody, goes too far."""
    assert bool(errors("QUO305", claim=claim, source=SUBGROUP)) is differs


@pytest.mark.parametrize(("claim", "differs"), [
    ("Healthy adults slept better on the pill.", True),
    ("Adults slept better on the pill.", False),
    ("A healthy diet helped them sleep.", False),
])
def test_patients_told_as_healthy_people_are_another_population(claim: str,
                                                                differs: bool) -> None:
    """Nobody healthy took part."""
    source = "Adults with insomnia were randomised to the pill or placebo. They slept better."
    assert bool(errors("QUO305", claim=claim, source=source)) is differs


TRIAL = "We randomised 80 nurses to naps or no naps. Napping nurses made fewer mistakes."


@pytest.mark.parametrize(("claim", "source", "differs"), [
    ("An observational study found fewer mistakes.", TRIAL, True),
    ("A trial found fewer mistakes.", TRIAL, False),
    ("A one-off survey tied naps to fewer mistakes.",
     "In this cohort study we followed 80 nurses for two years.", True),
    ("A cohort study tied naps to fewer mistakes.",
     "In this cohort study we followed 80 nurses for two years.", False),
    ("The study set out to prove that naps cure burnout.", TRIAL, True),
    ("The study set out to test whether naps help.", TRIAL, False),
])
def test_designs_are_told_apart_in_both_directions(claim: str, source: str,
                                                   differs: bool) -> None:
    """A trial told as observation, a cohort as a single look, a question as a proof."""
    assert bool(errors("QUO306", claim=claim, source=source)) is differs


def test_one_quotation_of_each_reference_carries_the_date_of_the_page() -> None:
    """The claim that states the date, else the first one, for each article and reference."""
    claims = [Claim("C1", "a", "Tea helps.", reference_ids=("1", "2")),
              Claim("C2", "a", "Tea helps more.", reference_ids=("1",)),
              Claim("C3", "a", "This page was updated on 3 May 2020.", reference_ids=("2",))]
    assert carriers_of_date(claims) == {("C1", "1"), ("C3", "2")}


_POOLED = ("We searched five databases for randomised trials of choir singing in adults with "
           "asthma. Fourteen trials (1,102 participants) were included. Singing improved breathing "
           "scores (SMD 0.31, 95% CI 0.12 to 0.50). The certainty of evidence was low.")


@pytest.mark.parametrize(("claim", "is_wrong"), [
    ("In the largest trial yet, 1,102 adults with asthma were randomised to a choir or to usual "
     "care.", True),
    ("In one big placebo-controlled trial, over a thousand people were assigned to sing.", True),
    ("Pooled trials with 1,102 people found that singing improved breathing.", False),
    ("A review of 14 trials in 1,102 randomised adults found better breathing scores.", False),
    ("A large trial is still needed before choirs are prescribed.", False),
])
def test_many_studies_are_not_one_trial(claim: str, is_wrong: bool) -> None:
    """The people of a review told as those of a single trial weigh more than they do."""
    found = errors("QUO306", claim=claim, source=_POOLED,
                   title="Choir singing for asthma: a systematic review and meta-analysis")
    assert bool(found) is is_wrong


def test_a_power_calculation_is_no_result_of_a_protocol() -> None:
    """What a trial is made large enough to find is not what it found."""
    found = errors(
        "QUO306", claim="The lantern scheme works: night falls dropped from 20% to 14%.",
        source="Falls at night are common. Sixty wards will be randomised to lanterns or none. "
               "With 60 wards the trial has 90% power to detect a reduction in falls from 20% to "
               "14%.", title="Lanterns against falls at night: protocol for a cluster trial")
    assert [result.severity for result in found] == [Severity.MAJOR]


def test_a_country_of_data_is_that_of_the_study() -> None:
    """Data and experience are told from a country as a study is."""
    found = errors("QUO313", claim="Experience from Zambia, where farmers were randomised to "
                                   "vouchers or none, suggests more use of nets.",
                   source="Vouchers raised the use of nets.",
                   title="Vouchers for bed nets among farmers in Rwanda: a randomised trial")
    assert [result.claimed for result in found] == ["Zambia"]
