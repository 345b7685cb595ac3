"""The finding of one time told of another: by its numbers, and by what was shown."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.wording.moments import moments, same_moment

TINNITUS = ("Background: Tinnitus disturbs concentration. Methods: 190 adults with tinnitus were "
            "randomised to sound therapy or to counselling for 10 weeks. The primary outcome was "
            "the handicap inventory score at 10 weeks. Results: Handicap scores were 7.8 points "
            "lower with sound therapy (95% CI -11.0 to -4.6). At 9 months the difference was -1.9 "
            "points (95% CI -5.2 to 1.4). Sleep did not differ.")
GRASS = ("Methods: Forty pastures were sown with clover or left alone. Results: Yield was 14% "
         "higher in clover pastures in the first year (P = 0.002) and 31% higher after 4 years "
         "(P < 0.001). Weeds covered 9% and 12%.")
BLOCK = ("Methods: 88 patients having wrist surgery received a nerve block or local infiltration. "
         "Results: At 45 minutes pain scores were 1.1 and 3.9 (P < 0.001). At 20 hours pain scores "
         "were similar in the two groups (3.0 vs 3.1; P = 0.81).")
TRAINING = ("Methods: 64 pupils practised mental arithmetic on a tablet or on paper over eight "
            "weeks. Results: Immediately after training, scores did not differ between tablet and "
            "paper (d = 0.05; 95% CI -0.30 to 0.40). After 5 months scores were higher with the "
            "tablet (d = 0.52; 95% CI 0.17 to 0.87).")
HIP = ("Methods: 320 women with hip fractures were followed for six years. Results: The rate of a "
       "second fracture was 9.0 (95 per cent c.i. 6.1 to 12.4) per cent at 1 year and 31.5 (26.2 "
       "to 36.9) per cent at 6 years. Death rates were not recorded.")
MASK = ("Methods: Crossover study of 18 adults with snoring; each wore a mouth guard and a nasal "
        "strip for a single night. Results: Snoring index was 4.1 with the guard and 15.2 with the "
        "strip (P < 0.001). Conclusions: In one night the guard worked better; longer studies are "
        "needed.")
ALGAE = ("Methods: Ponds were treated with straw or left alone and sampled at 6 and 18 months. "
         "Results: At 18 months 60 ponds remained. Clear water was seen in 71% of treated and 42% "
         "of untreated ponds (P = 0.002); at 6 months the shares were 55% and 50% (P = 0.60).")
DEATHS = ("Methods: We randomised 900 patients with sepsis to early or late dialysis. Results: "
          "Ninety-day mortality was 41.2% with early and 43.9% with late dialysis (P = 0.42). "
          "Dialysis was needed for 6 and 9 days.")


@pytest.mark.parametrize(("claim", "source"), [
    ("Nine months on, handicap scores were 7.8 points lower with sound therapy.", TINNITUS),
    ("Sound therapy was still better than counselling nine months after it began.", TINNITUS),
    ("After four years, pastures with clover yielded 14% more.", GRASS),
    ("The nerve block kept pain lower for patients even 20 hours later.", BLOCK),
    ("Pupils using the tablet already scored higher at the end of training.", TRAINING),
    ("Thirty-day mortality was 41.2% with early dialysis and 43.9% with late dialysis.", DEATHS),
    ("Within a year 31.5% of the women had broken a second bone.", HIP),
    ("After two months the mouth guard curbed snoring far better than the strip.", MASK),
])
def test_the_finding_of_another_time_is_major(claim: str, source: str) -> None:
    """The study gives its own result for the time told, or another time for the number."""
    verdict = compare(claim, source)
    assert verdict.label == "major"
    assert "QUO310" in verdict.codes


@pytest.mark.parametrize(("claim", "source"), [
    ("At ten weeks, handicap scores were 7.8 points lower with sound therapy.", TINNITUS),
    ("By nine months the difference was 1.9 points and no longer clear.", TINNITUS),
    ("Sound therapy helped at ten weeks, but nine months on the gain could no longer be shown.",
     TINNITUS),
    ("Pastures with clover yielded 14% more in the first year and 31% more after four.", GRASS),
    ("After 45 minutes pain was lower with the nerve block.", BLOCK),
    ("Five months later the pupils who used the tablet scored higher.", TRAINING),
    ("After six years about three in ten women had had a second fracture.", HIP),
    ("On a single night the mouth guard curbed snoring better than the strip.", MASK),
    ("After 18 months the water was clear in seven in ten treated ponds, against about four in ten "
     "of the others.", ALGAE),
    ("Three months after admission 41.2% of those dialysed early had died.", DEATHS),
    ("Mortality at 90 days was 41.2% with early and 43.9% with late dialysis.", DEATHS),
])
def test_a_finding_of_its_own_time_is_never_accused(claim: str, source: str) -> None:
    """Each finding at its own time, and a benefit that is told to have gone."""
    assert "QUO310" not in compare(claim, source).codes


@pytest.mark.parametrize(("one", "other", "answer"), [
    ("at 72 h", "after three days", True),
    ("within a day and a half", "at 36 hours", True),
    ("two hours after the dose", "at 120 minutes", True),
    ("at 30 minutes", "after two hours", False),
    ("immediately after the ten-week course", "at week 10", True),
    ("at the end of treatment", "three months after treatment", False),
    ("a full year after enrolment", "at 12 months", True),
])
def test_moments_are_told_apart_however_they_are_said(one: str, other: str, answer: bool) -> None:
    """Hours, minutes, the end of a course and calendar words."""
    assert same_moment(moments(one)[0], moments(other)[0]) is answer
