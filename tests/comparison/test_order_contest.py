"""Which of two things a claim puts first, beside what the study puts first."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.comparison.arms.lay_arms import arm_names, sides
from evidaudit.comparison.arms.study_arms import study_arms
from evidaudit.comparison.effects.orders import orders_in
from evidaudit.evidence import read_report
from evidaudit.model import Label
from evidaudit.wording.statements import read_statements

HEAT = (
    ("Heat waves and hospital admissions for kidney disease: a time-series analysis"),
    ("Background: Hot days may harm the kidneys. Methods: We linked 41,220 admissions for "
     "kidney disease in Valencia from 2010 to 2019 with daily temperature. Results: Each 1 "
     "degree rise above 30 degrees was associated with a 1.2% increase in admissions (95% "
     "CI 0.7 to 1.7). The association was stronger in men (RR 1.019; 95% CI 1.011 to "
     "1.027) than in women (RR 1.005; 95% CI 0.996 to 1.014). Effects were smaller in "
     "coastal districts (0.6%) than in inland districts (1.9%). The effect was largest "
     "among people aged 15-64 years. Conclusions: Heat is followed by more kidney "
     "admissions."))
APPENDIX = (
    ("Bedside tests for appendicitis in children: diagnostic accuracy study"),
    ("Objective: To compare ultrasound and a clinical score for appendicitis. Methods: 412 "
     "children with abdominal pain had both tests. Results: Appendicitis was confirmed in "
     "138 (33%). Ultrasound had a sensitivity of 91.3% (95% CI 85.3 to 95.4) and a "
     "specificity of 94.2% (90.7 to 96.6); for the clinical score the values were 76.8% "
     "(68.9 to 83.6) and 81.0% (75.9 to 85.5), respectively. In overweight children the "
     "sensitivity of ultrasound fell to 79.4%. Conclusion: Ultrasound was the more "
     "accurate test."))
GOUT = (
    ("Diet and gout in a Korean cohort"),
    ("Objective: To study diet and gout. Methods: 12,500 adults were followed for 9 years. "
     "Results: There were 611 cases of gout. Beer (HR 1.49; 95% CI 1.21 to 1.83) and organ "
     "meats (HR 1.33; 95% CI 1.09 to 1.62) were associated with gout; coffee and low-fat "
     "dairy were inversely associated (HR 0.74; 95% CI 0.60 to 0.91). Vitamin C intake was "
     "not associated with gout. Conclusion: Diet influences the risk of gout."))
BAGS = (
    ("A levy on plastic bags and shoppers: two-year evaluation"),
    ("We evaluated a bag levy using till data from 812 shops. Use of plastic bags fell by "
     "31% in the first year and by 58% in the second. Shops in the most deprived areas had "
     "the largest falls (66% in the second year), compared with 41% in the least deprived "
     "areas. Sales of bin liners rose by 7%. Falls were larger in supermarkets than in "
     "corner shops."))
MOOD = (
    ("Vortioxetine or duloxetine for depression in older adults: randomised trial"),
    ("Methods: 240 adults aged 65 or over with major depression were allocated to "
     "vortioxetine (n=120) or duloxetine (n=120) for 24 weeks. Results: At 8 weeks "
     "duloxetine produced a greater mean improvement in MADRS (-15.8 vs -11.9; difference "
     "-3.9; 95% CI -5.9 to -1.9; P<0.001). By week 24 vortioxetine was superior (-19.6 vs "
     "-16.2; P=0.01). Nausea was commoner with duloxetine (33% vs 21%). Conclusion: "
     "Duloxetine works faster."))
SALT = (
    ("Salt reduction in bread and blood pressure: meta-analysis"),
    ("Methods: We pooled 19 trials. Results: Lower-salt diets reduced systolic pressure by "
     "3.4 mmHg (95% CI 2.4 to 4.4). The reduction was greater in people with hypertension "
     "(5.4 mmHg; 10 trials) than in people without it (1.1 mmHg; 9 trials; p for "
     "interaction=0.01). Conclusion: Cutting salt lowers blood pressure."))
CUSHIONS = (
    ("Speed cushions and child injuries: a controlled before-after study"),
    ("Methods: Injuries in 40 streets were counted for 4 years before and after. Results: "
     "Injuries to pedestrians decreased by 34% (95% CI 12 to 50), whereas injuries to "
     "cyclists increased by 9% (95% CI -6 to 27). For serious injuries the estimates "
     "pointed to a rise of 4% (-12 to 23), whereas slight injuries fell by 27% (15 to 38). "
     "Conclusions: Fewer children were injured, mainly because of fewer slight injuries."))
PSORIASIS = (
    ("Relapse after stopping biologics in psoriasis: registry study"),
    ("Methods: 402 adults who stopped a biologic were followed. Results: Relapse occurred "
     "in 58% within a year. Joint disease (HR 1.61, 95% CI 1.20 to 2.16) and obesity (HR "
     "1.38, 95% CI 1.04 to 1.83) predicted relapse, whereas early treatment (HR 0.62, 95% "
     "CI 0.45 to 0.85) was protective. Smoking did not predict relapse. Units with a long "
     "experience reported fewer relapses."))


def _told(claim: str, study: tuple[str, str]) -> Label:
    return compare(claim, study[1], title=study[0]).label


@pytest.mark.parametrize(("claim", "study"), [
    ("Women were hit harder than men by the heat.", HEAT),
    ("The clinical score caught more cases of appendicitis than ultrasound did.", APPENDIX),
    ("Ultrasound raised more false alarms than the score.", APPENDIX),
    ("Coffee and dairy were among the foods linked to a higher risk of gout.", GOUT),
    ("Coffee drinkers were more prone to gout.", GOUT),
    ("Beer seemed to protect against gout.", GOUT),
    ("The levy worked best in affluent areas.", BAGS),
    ("At 8 weeks, older people on vortioxetine had improved more than those on duloxetine.", MOOD),
    ("The fall in blood pressure was larger in people with normal pressure than in those with "
     "hypertension.", SALT),
    ("The fall in injuries was driven by serious ones.", CUSHIONS),
    ("Patients with obesity were less likely to relapse than others.", PSORIASIS),
])
def test_a_ranking_turned_round_is_a_major_error(claim: str, study: tuple[str, str]) -> None:
    """Kinds of people, tests, foods, places, drugs and causes: whatever the study ranks."""
    assert _told(claim, study) is Label.MAJOR


@pytest.mark.parametrize(("claim", "study"), [
    ("Men were hit harder than women by the heat.", HEAT),
    ("People of working age were the most affected.", HEAT),
    ("Ultrasound caught more cases of appendicitis than the clinical score.", APPENDIX),
    ("Ultrasound missed more cases in overweight children.", APPENDIX),
    ("The score gave more false alarms than ultrasound.", APPENDIX),
    ("Beer and offal went with more gout.", GOUT),
    ("The levy worked best in poor areas.", BAGS),
    ("Supermarkets saw bigger falls in bag use than corner shops.", BAGS),
    ("By week 24 those on vortioxetine were doing better.", MOOD),
    ("The fall in blood pressure was several times bigger in people with hypertension than in "
     "people without it.", SALT),
    ("The fall in injuries was driven by slight ones.", CUSHIONS),
    ("Those with joint disease were more prone to relapse.", PSORIASIS),
])
def test_a_ranking_that_is_the_studys_is_never_an_error(claim: str,
                                                        study: tuple[str, str]) -> None:
    """The same rankings as the study tells them."""
    assert _told(claim, study) not in (Label.MAJOR, Label.MINOR)


@pytest.mark.parametrize(("sentence", "more", "less", "kind"), [
    ("Effects were smaller in coastal towns than in inland towns.", "in inland towns.",
     "coastal towns", "effect"),
    ("Nausea was twice as common with the patch as with the pill.", "the patch",
     "with the pill.", "level"),
    ("Pain fell most in the youngest.", "the youngest.", "", "effect"),
    ("Fewer falls occurred with tai chi than with stretching.", "with stretching.",
     "tai chi", "level"),
])
def test_the_side_with_more_stands_first(sentence: str, more: str, less: str, kind: str) -> None:
    """A comparative, a multiple and a superlative each tell the side with more."""
    order = orders_in(sentence)[0]
    assert (order.more.strip(), order.less.strip(), order.kind) == (more, less, kind)


@pytest.mark.parametrize("sentence", [
    "More than half of them slept better.",
    "At least five patients fell.",
    "The stronger drops were given to 40 children.",
    "Cytisine was non-inferior to nicotine patches.",
    "Patients received the best supportive care.",
])
def test_a_count_a_name_or_equality_ranks_nothing(sentence: str) -> None:
    """Words of comparison that set no side before another."""
    assert not [order for order in orders_in(sentence) if not order.open]


@pytest.mark.parametrize("sentence", [
    "One in seven on placebo saw their pain drop by half or more.",
    "One in five felt dizzy on the drug, more than twice the share on the dummy spray.",
])
def test_a_bound_or_a_multiple_of_what_follows_is_no_open_comparative(sentence: str) -> None:
    """Neither "or more" nor "twice the share on B" sets what follows first."""
    assert not orders_in(sentence)


@pytest.mark.parametrize(("sentence", "move"), [
    ("Exercise limited the rise in fatigue.", "down"),
    ("The diet slowed the decline in kidney function.", "up"),
    ("Tea was inversely associated with stroke.", "down"),
    ("Tea was positively associated with bone density.", "up"),
])
def test_what_is_held_back_and_what_is_inverse_is_read_with_its_way(sentence: str,
                                                                   move: str) -> None:
    """A verb of restraint turns the movement that it holds back."""
    assert read_statements(sentence)[0].effect.move == move


PATCH = ("Randomised trial of two doses of a pain patch",
         "Methods: 390 women were randomised to 2.5 mg (n=130), 5 mg (n=130) or placebo (n=130). "
         "Results: Relief at 2 hours was reached by 51%, 63% and 29%, respectively (P<.001 for "
         "both doses vs placebo). Somnolence affected 12%, 21% and 4% (P=.002).")


def test_groups_named_by_doses_with_decimals_are_told_apart() -> None:
    """The point of a decimal ends no name; a claim names a group by its dose."""
    report = read_report(PATCH[1], title=PATCH[0])
    assert [arm.own for arm in study_arms(report)] == [{"#2.5mg"}, {"#5mg"}, {"=placebo"}]
    assert [side.arm for side in sides("less with 5 mg than with placebo", arm_names(report))] == [
        1, 2]


def test_a_comparative_that_names_one_of_two_groups_ranks_both() -> None:
    """"Those on A were doing better" is held against "B was superior" at the same time."""
    assert _told("By week 24 those on duloxetine were doing better.", MOOD) is Label.MAJOR


FOAM = (
    "Glue or laser for leg veins: five-year trial",
    "Methods: 312 adults with varicose veins were randomised to cyanoacrylate glue (n=156) or "
    "laser (n=156). Results: Retreatment was needed in 21% of patients given glue and 8% of those "
    "given laser (p=0.001). Nerve pain was more common after laser (6% vs 1%). Quality of life "
    "favoured laser at five years. Conclusion: Laser lasts longer.")
TEA = (
    "Tea and kidney stones in a cohort",
    "We followed 8,112 adults for ten years. Kidney stones were more frequent in users of herbal "
    "diuretics (HR 1.41; 95% CI 1.10 to 1.81). Stone passage was lowest in winter.")


@pytest.mark.parametrize(("claim", "study"), [
    ("Patients treated with glue needed fewer repeat procedures than laser patients.", FOAM),
    ("Glue was better than laser for quality of life at five years.", FOAM),
    ("Users of herbal diuretics had kidney stones about half as often as non-users.", TEA),
])
def test_lay_words_for_the_sides_turn_a_ranking_round(claim: str, study: tuple[str, str]) -> None:
    """The subject before the verb, what is favoured, and users beside non-users."""
    assert _told(claim, study) is Label.MAJOR


@pytest.mark.parametrize(("claim", "study"), [
    ("Patients treated with laser needed fewer repeat procedures than those given glue.", FOAM),
    ("Laser was better than glue for quality of life at five years.", FOAM),
    ("Users of herbal diuretics had kidney stones more often than non-users.", TEA),
])
def test_the_same_sides_in_lay_words_accuse_nobody(claim: str, study: tuple[str, str]) -> None:
    """The rankings of the study itself, told in those words."""
    assert _told(claim, study) not in (Label.MAJOR, Label.MINOR)


@pytest.mark.parametrize(("sentence", "more", "less", "of"), [
    ("Women given a warm drink during labour were more likely to need a caesarean than those who "
     "fasted.", "warm drink", "fasted", "caesarean"),
    ("Compared with usual care, the programme led to fewer readmissions.", "usual care",
     "programme", "readmissions"),
    ("Lambs on clover were half as likely as those on grass to need worming.", "grass", "clover",
     "worming"),
    ("Rooms cleaned at night smelled less often than rooms cleaned by day.", "by day", "at night",
     "smelled"),
])
def test_the_subject_is_the_side_and_the_verb_what_is_ranked(sentence: str, more: str, less: str,
                                                             of: str) -> None:
    """Neither what was done to a side nor what came of it names the other one."""
    order = orders_in(sentence)[0]
    assert more in order.more and less in order.less and of in order.of


def test_a_second_comparative_shares_the_sides_of_the_first() -> None:
    """"Fewer clots than B and with less need for surgery" ranks two outcomes."""
    first, second = orders_in("The coated line had fewer clots than the plain line and with less "
                              "need for surgery.")
    assert "clots" in first.of and "need for surgery" in second.of
    assert first.less == second.less and first.more == second.more
