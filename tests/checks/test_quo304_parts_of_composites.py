"""An effect on a main outcome is not held against one of its parts."""

from __future__ import annotations

import evidaudit
from evidaudit.model import Label

ABSTRACT = ("Background: Iron may help in heart failure. Methods: 1,200 adults with heart failure "
            "were assigned to intravenous iron or placebo; the primary outcome was death from any "
            "cause or admission for heart failure. Results: A primary outcome event occurred in "
            "180 of 600 patients given iron and 221 of 600 given placebo (hazard ratio 0.76, 95% "
            "CI 0.63 to 0.93). Death from any cause did not differ (hazard ratio 0.97, 95% CI 0.78 "
            "to 1.21).")


def test_the_number_of_the_main_outcome_is_not_that_of_its_part() -> None:
    """By 24 % is the hazard ratio of 0.76, which is beyond chance."""
    verdict = evidaudit.compare("Iron lowered the hazard of death or admission for heart failure "
                                "by 24%.", ABSTRACT)
    assert verdict.label is not Label.MAJOR


def test_the_part_told_as_an_effect_is_still_major() -> None:
    """Death did not differ."""
    verdict = evidaudit.compare("Iron lowered the risk of death from any cause.", ABSTRACT)
    assert verdict.label is Label.MAJOR and "QUO304" in verdict.codes
