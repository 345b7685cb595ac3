"""What keeps a claim from being accused of a finding of which it does not speak."""

from __future__ import annotations

import pytest

import evidaudit

_ALLOTMENT = (
    "Methods: 240 adults were randomised to a gardening course or to a newsletter. Results: At 12 "
    "weeks, grip strength did not differ between the groups (31 vs 30 kg; P=0.52). Attendance was "
    "88% with the gardening course and 52% with the newsletter (P<0.001). Injuries were similar. "
    "The number of sick days was 2.1 with the course and 3.4 with the newsletter (P=0.21). "
    "Conclusions: The gardening course was at least equivalent to the newsletter.")
_SURVIVAL = (
    "Methods: 412 adults with lymphoma were randomly assigned to zolutinib or rituximab. Results: "
    "Median survival was 14.2 months with zolutinib and 11.1 months with rituximab (hazard ratio "
    "0.74; 95% CI 0.59 to 0.92; P=0.008).")
_ORDER = (
    "Methods: We randomly assigned 900 adults with gout to febutol or placebo. Results: Flares "
    "occurred in 12.2% and 18.5%, respectively (P=0.01). Symptomatic hypoglycaemia was reported "
    "in 6.7% and 2.9%.")
_REVIEW = (
    "Nine trials of honey for cough in children were included. Cough frequency fell by 0.9 points "
    "(95% CI 0.5 to 1.3). Sleep did not change significantly (0.1 points, 95% CI -0.3 to 0.5). "
    "Certainty of evidence was low for sleep.")


@pytest.mark.parametrize(("claim", "source", "title"), [
    ("Attendance was far better with the gardening course.", _ALLOTMENT,
     "Gardening course versus newsletter for frail adults"),
    ("Grip strength was a little higher with gardening, but the difference fell short of "
     "significance.", _ALLOTMENT, ""),
    ("Grip strength rose by the same amount with the course as with the newsletter.", _ALLOTMENT,
     ""),
    ("Fewer sick days were counted with the course, though the interval included no effect.",
     _ALLOTMENT, ""),
    ("Zolutinib prolonged median survival compared with rituximab (14.2 vs 11.1 months).",
     _SURVIVAL, "Zolutinib versus rituximab in lymphoma"),
    ("Low blood sugar that people could feel was more common on febutol, at roughly 7% against 3% "
     "on placebo.", _ORDER, "Febutol in gout"),
    ("There is no good evidence that honey improves the sleep of children with a cough.", _REVIEW,
     "Honey for cough in children: a systematic review"),
])
def test_a_claim_of_another_finding_is_not_accused_of_a_direction(
        claim: str, source: str, title: str) -> None:
    """A denial of its own, equality, another outcome or its own numbers excuse a claim."""
    verdict = evidaudit.compare(claim, source, title=title or None)
    assert not {"QUO303", "QUO304"} & set(map(str, verdict.codes)), verdict.explanation


@pytest.mark.parametrize(("claim", "source"), [
    ("The gardening course increased grip strength at 12 weeks.", _ALLOTMENT),
    ("Sick days were significantly fewer with the gardening course.", _ALLOTMENT),
    ("Flares were more frequent with febutol than with placebo.", _ORDER),
])
def test_a_claim_without_an_excuse_is_still_accused(claim: str, source: str) -> None:
    """The excuses do not silence a plain reversal or an effect that was not shown."""
    verdict = evidaudit.compare(claim, source)
    assert {"QUO303", "QUO304"} & set(map(str, verdict.codes)), verdict.explanation


_STENTS = (
    "Methods: Adults were randomised to 5 (n = 210) or 10 days (n = 205) of nasal rinsing. The "
    "primary outcome at 60 days was a composite of relapse or surgery. Results: The primary "
    "outcome occurred in 12.4% in the 5-day group and 13.7% in the 10-day group (risk difference, "
    "-1.3%; 95% CI, -7.8% to 5.2%).")
_POLLEN = (
    "We used visits to 14 hospitals. Pollen counts were associated with visits for rhinitis. "
    "Associations were stronger in adults aged 20 to 60 (OR 1.12) than in children (OR 1.03, 95% "
    "CI 0.98-1.08).")
_WALKS = (
    "METHODS: In a cluster trial 60 practices were assigned to guided walks with individual plans "
    "or to enhanced usual care. RESULTS: Falls occurred at 4.1 and 4.4 per 100 person-years (HR "
    "0.93; 95% CI 0.80-1.08; P=0.30).")
_POOLED = (
    "Results: Twenty trials were included. Colds occurred in 12% with zinc and 16% with placebo "
    "(RR 0.75; 95% CI 0.60-0.95). In the six trials at low risk of bias the RR was 0.96. "
    "Conclusions: The benefit of zinc for colds is modest and is not seen in trials at low risk "
    "of bias.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Five days of rinsing were non-inferior to ten days for a 60-day composite (12.4% vs 13.7%).",
     _STENTS),
    ("In children looked at separately, the interval for rhinitis visits included no association.",
     _POLLEN),
    ("The control practices offered enhanced usual care rather than no treatment.", _WALKS),
    ("Pool every trial and zinc cuts colds by a quarter; keep the most trustworthy and the benefit "
     "is gone.", _POOLED),
])
def test_another_time_group_or_comparator_needs_more_than_a_shared_word(
        claim: str, source: str) -> None:
    """The length of a course, a group that was studied too and a denied comparator excuse."""
    verdict = evidaudit.compare(claim, source)
    assert not {"QUO305", "QUO308", "QUO310"} & set(map(str, verdict.codes)), verdict.explanation


def test_help_with_an_illness_is_not_the_reverse_of_a_greater_response() -> None:
    """What rose tells whether more of it is good, not the illness that was helped."""
    verdict = evidaudit.compare(
        "The patch was of benefit for attacks in episodic migraine.",
        "We randomised 200 adults with migraine to the patch or a sham patch. In episodic "
        "migraine, response was greater with the patch (41% vs 15%; P<0.01).")
    assert "QUO303" not in set(map(str, verdict.codes)), verdict.explanation


_PILL = (
    "Methods: 900 adults with angina were assigned to dolarine or placebo. The primary outcome was "
    "death or admission. Results: Death from cardiac causes occurred in 4.1% with dolarine and "
    "4.6% with placebo (hazard ratio, 0.89; 95% CI, 0.70 to 1.13). Chest pain was slightly lower "
    "with dolarine (P=0.03). Conclusions: Dolarine lowered the combined incidence of cardiac "
    "death or admission.")


@pytest.mark.parametrize("claim", [
    "Dolarine eased chest pain slightly more than placebo.",
    "Cardiac deaths were not significantly fewer with dolarine.",
    "Fewer patients died of cardiac causes on dolarine, but this could have been chance.",
])
def test_more_relief_a_part_of_a_composite_and_chance_are_no_reversal(claim: str) -> None:
    """Less of a pain is more relief, and a composite says nothing of its parts."""
    verdict = evidaudit.compare(claim, _PILL)
    assert not {"QUO303", "QUO304"} & set(map(str, verdict.codes)), verdict.explanation


_CYCLING = (
    "Methods: 180 adults were randomised to cycling at home or at a gym. Results: Mean power gains "
    "were 28 watts at home and 11 watts at the gym. At one year neither group kept its gains.")
_DUTY = (
    "Results: Purchases of strong beer fell by 120 mL per household (95% CI 90 to 150) after the "
    "duty. Purchases of light beer did not change (-4 mL, 95% CI -20 to 12). Conclusion: The duty "
    "was followed by lasting reductions in purchases of strong beer.")


@pytest.mark.parametrize(("claim", "source"), [
    ("One year later the gains had been lost in both groups.", _CYCLING),
    ("Purchases of mildly taxed beer stayed the same.", _DUTY),
])
def test_both_groups_alike_and_what_did_not_change_are_no_reversal(
        claim: str, source: str) -> None:
    """All groups told alike, or a thing of a kind that did not change, contradict nothing."""
    verdict = evidaudit.compare(claim, source)
    assert "QUO303" not in set(map(str, verdict.codes)), verdict.explanation


_SKIERS = (
    "Methods: 600 skiers were assigned to balance training or no training. Results: Injuries "
    "occurred at 0.3 per 1,000 hours with balance training and 0.9 without (P=0.01). Among injured "
    "skiers, days lost did not differ between groups (31 vs 29 days; P=0.7).")


@pytest.mark.parametrize("claim", [
    "Skiers who trained their balance were injured less often.",
    "Skiers who trained were injured less often, but the injured were out as long.",
])
def test_what_is_said_among_a_part_of_the_people_says_nothing_of_who_they_are(claim: str) -> None:
    """ "Among injured skiers" names a part of them, not what was measured."""
    verdict = evidaudit.compare(claim, _SKIERS)
    assert "QUO304" not in set(map(str, verdict.codes)), verdict.explanation


def test_a_word_of_the_same_stem_is_not_called_absent() -> None:
    """An abstract with "dissatisfied" and "hypotension" speaks of satisfaction and pressure."""
    source = (_SKIERS + " More parents of trained skiers were dissatisfied with it (28% vs "
              "9%). Hypotension was seen in 3% and 1%. Adherence to the training averaged 74% over "
              "the season, and trainers recorded every session in a diary that was checked.")
    for claim in ("Parents were less satisfied with balance training.",
                  "Balance training lowered blood pressure to a troubling degree more often."):
        verdict = evidaudit.compare(claim, source)
        assert "QUO314" not in set(map(str, verdict.codes)), verdict.explanation
