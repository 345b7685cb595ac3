"""Quotations whose words are not the source's, read where they belong."""

from __future__ import annotations

import pytest
from comparing import compare

MIDWIVES = ("Interviews with 19 midwives were analysed. Themes were 'keeping calm for two' "
            "and 'paper before people'. One midwife said that the new form \"saves us an hour, but "
            "it steals the first look at the baby\". Midwives described the senior doctor as "
            "\"somebody who never leaves the room\". Conclusion: Forms were accepted with regret.")
SHOES = ("Methods: 240 waiters were randomised to soft or hard insoles. Results: Foot pain was 1.1 "
         "points lower with soft insoles (95% CI 0.4 to 1.8). Falls were rare. Conclusion: Soft "
         "insoles eased foot pain in waiters at the cost of earlier wear. Either insole gives "
         "cheap, safe support; comfort was better with soft ones.")


@pytest.mark.parametrize(("claim", "source"), [
    ("One midwife said that the new form \"saves us an hour, and nobody misses the paper\".",
     MIDWIVES),
    ("Midwives called the senior doctor \"somebody who always leaves the room\".", MIDWIVES),
    ("A theme of the interviews was 'losing calm for two hours'.", MIDWIVES),
    ("The authors concluded that soft insoles eased foot pain in waiters \"without any "
     "drawback for the shoe\".", SHOES),
    ("The authors wrote that \"soft insoles give long-lasting, safe support; comfort was better "
     "with soft ones\".", SHOES),
    ("The authors say that 'soft insoles doubled foot pain in waiters'.", SHOES),
])
def test_altered_words_are_found_where_they_belong(claim: str, source: str) -> None:
    """In the source's own quotation marks, after the words that lead to them, at the start."""
    verdict = compare(claim, source)
    assert "QUO312" in verdict.codes and verdict.label in ("major", "minor")


@pytest.mark.parametrize(("claim", "source"), [
    ("One midwife said that the new form \"saves us an hour, but it steals the first look at the "
     "baby\".", MIDWIVES),
    ("A midwife told the interviewers that \"nights are when I learn most of my craft\".",
     MIDWIVES),
    ("A theme of the interviews was 'keeping calm for two'.", MIDWIVES),
    ("Midwives' views of the doctors' rooms weren't all that kind, the nurses' leader says.",
     MIDWIVES),
    ("The authors concluded that soft insoles eased foot pain \"in waiters at the cost of earlier "
     "wear\".", SHOES),
    ("The manager said \"our waiters love their new shoes and tell everybody\".", SHOES),
    ("According to the authors, 'comfort was better with soft ones'.", SHOES),
])
def test_honest_quotations_stay_in_peace(claim: str, source: str) -> None:
    """Verbatim words, other people's words and apostrophes."""
    assert "QUO312" not in compare(claim, source).codes
