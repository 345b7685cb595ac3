"""Numbers that are no statistics."""

from __future__ import annotations

import pytest
from estimate_tables import check

NOTHING = [
    "aged 40 to 80 years",
    "people aged over 65",
    "adults aged 18 years or older",
    "a 12-year-old girl",
    "65 years of age",
    "a 12-week programme",
    "20 mg daily",
    "20 mg of prednisone",
    "metformin 500 mg twice daily",
    "at 12 months",
    "after 6 weeks",
    "for 3 years",
    "within 30 days",
    "over 12 weeks",
    "at 3 and 6 months",
    "at 6, 12 and 24 months",
    "during 2 years of follow-up",
    "in 2020",
    "from 2010 to 2014",
    "between 1999 and 2004",
    "(Smith et al., 2020)",
    "Smith (2020)",
    "on 12 May 2020",
    "May 12, 2020",
    "in March 2021",
    "2020-05-12",
    "12/05/2020",
    "April 2022",
    "Table 2",
    "Figure 3",
    "Fig. 3A",
    "phase 3 trial",
    "phase II",
    "stage 3 disease",
    "grade 3 or 4 toxicity",
    "grades 2 to 4",
    "type 2 diabetes",
    "group 1",
    "groups 1 and 2",
    "arm 2",
    "day 60",
    "week 12",
    "version 2.0",
    "NCT01387867",
    "doi 10.1000/xyz123",
    "https://doi.org/10.3390/ijerph17207380",
    "[12]",
    "as shown before [3, 4-6].",
    "PMID 12345678",
    "COVID-19",
    "CD4 cells",
    "interleukin-6",
    "IL-6",
    "HbA1c",
    "vitamin B12",
    "vitamin D3",
    "omega-3",
    "t(38) = 2.1",
    "F(2, 40) = 3.24",
    "χ2 = 4.5",
    "χ²(1) = 4.51",
    "a pressure of 21 mm Hg or less",
    "below 18 mm Hg",
    "≥ 50 %",
    "> or = 20%",
    "score ≥ 3",
    "BMI > 30",
    "0.005% latanoprost twice daily",
    "at 9:30 a.m.",
    "at 8 am",
    "20/40 visual acuity",
    "three sessions a week",
    "30 sessions",
    "a power of 90%",
    "κ = 0.62",
    "12 hours",
    "chapter 4",
    "Section 2.1",
    "page 14",
    "pp. 12-19",
    "vol. 12",
    "ISO 9001",
    "the 1990s",
    "in the year 2000",
    "°C",
    "at 37 °C",
    "Group A",
    "one of two arms",
    "24-hour monitoring",
    "2nd line",
    "the 3rd visit",
    "H1N1",
    "mp3",
]


@pytest.mark.parametrize("text", [text for text in NOTHING if text != "°C"])
def test_dates_doses_ages_and_labels_are_no_statistics(text: str) -> None:
    """Nothing is read from a number that states no result."""
    check(text, "")


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "No numbers here.", "Ünïcödé ohne Zahlen", "\ud800", "\x00"]
)
def test_text_without_numbers_gives_nothing(text: str) -> None:
    """Empty, blank and wordy text, a lone surrogate and a NUL give an empty list."""
    check(text, "")


def test_a_trial_abstract_gives_its_results_and_nothing_else() -> None:
    """Ages, dates, durations and doses stand beside the results and are left alone."""
    check(
        "Between 2010 and 2014, 152 adults aged 60 years or older took 20 mg daily for 12 weeks. "
        "Pain fell by 20% (P = .01) at 4 months (Table 2) [14].",
        "count 152 ; percent_change 20 p==0.01 dir=decrease",
    )
