"""What a source of which enough was read never speaks of, and what may not be called accurate."""

from __future__ import annotations

import pytest
from comparing import compare

SLEEP = ("Background: Melatonin may lengthen sleep after night work. Methods: We randomised 118 "
         "nurses to melatonin or placebo for six weeks in a double-blind trial at three hospitals. "
         "Results: Daytime sleep was 318 minutes with melatonin and 291 minutes with placebo (mean "
         "difference 27 minutes, 95% CI 14 to 40). Ratings of sleepiness were slightly lower after "
         "melatonin (P=0.04). Lapses of attention did not differ (P=0.38). Conclusions: Melatonin "
         "lengthened daytime sleep by about half an hour.")


@pytest.mark.parametrize("claim", [
    "Nurses on melatonin took fewer days of sick leave.",
    "Melatonin also lowered the nurses' blood pressure.",
    "Headaches were reported by 12% of the nurses on melatonin.",
    "Melatonin was not followed by an increase in burnout.",
])
def test_an_outcome_that_the_source_never_mentions_is_unsubstantiated(claim: str) -> None:
    """The outcome has names that the lexicon knows, and the abstract has none of them."""
    assert compare(claim, SLEEP).label == "unsubstantiated"


@pytest.mark.parametrize("claim", [
    "Nurses slept 27 minutes longer by day with melatonin, at the price of one more pill.",
    "Melatonin lengthened daytime sleep.",
    "Nurses on melatonin were slightly less drowsy.",
])
def test_an_outcome_that_the_source_speaks_of_is_not_missing(claim: str) -> None:
    """Lay names and idioms are not taken for outcomes that are not there."""
    assert compare(claim, SLEEP).label != "unsubstantiated"


def test_people_alone_confirm_nothing_of_a_claim_that_the_study_does_not_know() -> None:
    """That nurses were studied does not make what is told of them accurate."""
    told = compare("Nurses in the study later found calmer posts closer to their families.", SLEEP)
    assert told.label == "unverifiable"


VOUCHERS = ("We randomised 216 adults to vouchers or counselling alone. At week 12, 51/108 (47.2%) "
            "in the voucher group and 28/108 (25.9%) in the counselling group provided a negative "
            "sample. At 6 months the figures were 24.1% and 21.3%.")


def test_two_numbers_of_one_sentence_fix_the_time() -> None:
    """Numbers of week 12 told of month six, in words that share little with the study's."""
    told = compare("Half a year after enrolling, 47% of those who got vouchers still tested clean, "
                   "against 26% with counselling only.", VOUCHERS)
    assert told.label == "major" and "QUO310" in told.codes
