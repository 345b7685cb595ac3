"""An effect told where the study showed none: which of its many results the claim names best."""

from __future__ import annotations

import pytest
from comparing import compare

KNEE = ("Methods: 240 adults with knee pain were randomly assigned to tai chi classes, cycling at "
        "home or an education leaflet. The primary outcome was pain at 16 weeks. Results: Compared "
        "with the leaflet, pain was lower with tai chi (mean difference -1.4; 95% CI -2.1 to -0.7) "
        "but not with home cycling (-0.4; 95% CI -1.1 to 0.3; P = 0.26). At 10 months pain did not "
        "differ between any of the groups (P = 0.55). Sleep quality was unchanged. Adherence was "
        "71% for tai chi and 52% for cycling.")
BEES = ("Methods: In 60 apiaries hives were given thymol, oxalic acid or nothing in autumn. "
        "Results: Mite counts in spring were 41 with thymol, 24 with oxalic acid and 63 in "
        "untreated hives. Oxalic acid was superior to thymol (P = 0.01) and to no treatment "
        "(P < 0.001); thymol and no treatment did not differ significantly (P = 0.09). Winter "
        "losses of colonies were 12%, 11% and 14% (P = 0.71). Conclusions: Oxalic acid lowers mite "
        "counts.")
PUMP = ("Methods: 96 rowers took sodium phosphate or a dummy capsule for six days before each of "
        "two trials. Results: Sodium phosphate improved power over 500 m (P = 0.03) but not "
        "steering accuracy. Sleep duration was 7.1 and 7.0 hours (P = 0.64). The chance of cramp "
        "was 11% and 12% (OR 0.92; 95% CI 0.50 to 1.69).")
STENT = ("Methods: Open-label non-inferiority trial of one month or twelve months of dual "
         "antiplatelet therapy in 3,012 patients after stenting; the margin was 2 percentage "
         "points. Results: Net adverse events occurred in 7.9% with one month and 6.1% with twelve "
         "months (difference 1.8 percentage points; 95% CI 0.1 to 3.5), so non-inferiority was not "
         "shown. Major bleeding occurred in 1.1% and 2.0% (P = 0.04). Stent thrombosis was rare.")
READING = ("Methods: 44 schools were randomised to a vocabulary game or to usual lessons. Results: "
           "At the end of the school year, pupils with the game knew more words (effect size 0.31; "
           "95% CI 0.14 to 0.48). Reading comprehension was 0.05 standard deviations higher (95% "
           "CI -0.10 to 0.20). Spelling and motivation were unaffected. Teachers spent 3 hours "
           "less on preparation (P = 0.02).")
WHEAT = ("Methods: In 18 fields strips were sown with a mixture of three wheat varieties or with "
         "one. Results: Yield was 8.1 t/ha with the mixture and 7.9 t/ha with a single variety "
         "(P = 0.31). Septoria covered 11% and 19% of leaf area (P = 0.003). Grain protein did not "
         "support a difference. Lodging was alike.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Cycling at home beat a leaflet for easing knee pain.", KNEE),
    ("Ten months on, people in the tai chi classes had less knee pain.", KNEE),
    ("Tai chi classes made people with bad knees sleep better.", KNEE),
    ("Hives treated with oxalic acid lost fewer colonies over winter.", BEES),
    ("Pupils who played the game became better spellers and were more motivated.", READING),
    ("Sowing a mixture of wheat varieties raised the yield.", WHEAT),
    ("Sodium phosphate improved the rowers' steering accuracy.", PUMP),
    ("Sodium phosphate lowered the chance of cramp by 8%.", PUMP),
])
def test_an_effect_that_the_best_fitting_result_did_not_show_is_major(
        claim: str, source: str) -> None:
    """The arm, the moment or the outcome that the claim names is the one without an effect."""
    verdict = compare(claim, source)
    assert verdict.label == "major"
    assert {"QUO304", "QUO310"} & set(verdict.codes)


@pytest.mark.parametrize(("claim", "source"), [
    ("Tai chi classes beat a leaflet for easing knee pain.", KNEE),
    ("After 16 weeks, people doing tai chi had less knee pain than those given a leaflet.", KNEE),
    ("Tai chi eased knee pain, but ten months on the groups were alike.", KNEE),
    ("More people kept to the tai chi classes than to cycling.", KNEE),
    ("Oxalic acid brought mite counts lower than thymol.", BEES),
    ("Hives given oxalic acid had fewer mites in spring than untreated hives.", BEES),
    ("Dual therapy for one month led to less major bleeding than twelve months of it.", STENT),
    ("By the end of the year, pupils who played the game knew more words.", READING),
    ("Teachers whose classes played the game spent less time preparing lessons.", READING),
    ("Mixing wheat varieties lowered septoria on the leaves.", WHEAT),
    ("Sodium phosphate raised the rowers' power over 500 metres.", PUMP),
    ("Mite counts in spring were 41 with thymol and 63 in untreated hives.", BEES),
])
def test_an_effect_that_was_shown_is_never_accused(claim: str, source: str) -> None:
    """Twins of the above: of the arm, moment or outcome in which an effect was shown."""
    assert compare(claim, source).label not in ("major", "minor")


@pytest.mark.parametrize(("claim", "accused"), [
    ("One month of dual antiplatelet therapy after stenting is just as safe as a year of it, with "
     "net adverse events of 7.9% and 6.1%.", True),
    ("One month of dual therapy proved non-inferior to twelve months for net adverse events.",
     True),
    ("One month of dual therapy could not be shown to be non-inferior to twelve months for net "
     "adverse events.", False),
])
def test_likeness_told_where_the_margin_was_missed_is_major(claim: str, accused: bool) -> None:
    """"As safe as" needs the margin to have been kept."""
    assert (compare(claim, STENT).label == "major") is accused
