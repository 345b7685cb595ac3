"""Numbers given to another group, course, subgroup or strength, and their honest twins."""

from __future__ import annotations

import pytest
from comparing import compare

from evidaudit.comparison.numbers.cells import cells_of
from evidaudit.model import Label

_ROSES = (
    "One hundred and twenty rose beds in four parks were assigned at random to bark mulch or to "
    "bare soil for 10 weeks. Weed cover fell from 41% to 12% in the bark mulch group and from 40% "
    "to 33% in the bare soil group (p < 0.001). Bloom counts did not differ.")
_HENS = (
    "We followed 4,200 laying hens on 60 farms. Five-year survival of the flocks was 88.2% in "
    "never-vaccinated flocks and 71.3% in vaccinated flocks. The type of feed was not recorded.")
_SHELVES = (
    "Three hundred bolts were randomised to plain grease, wax coating or zinc paste. Loss of grip "
    "was 6.1% with plain grease, 3.4% with wax coating (difference 2.7, 95% CI 1.1 to 4.3) and "
    "5.2% with zinc paste (0.9, 95% CI -0.6 to 2.4).")
_COURSES = (
    "Background: How long to train guide dogs is unknown. Dogs were trained for 5 days or for 9 "
    "days. Results: Errors on the first walk were made by 22.4% in the five-day group and 14.8% in "
    "the nine-day group. Stress signs occurred in 19% and 37%.")
_OAKS = (
    "In nurseries, 310 seedlings were sprayed with lime every week or left alone. Mildew was found "
    "in 31% with lime and 52% without. In the subgroup of red oaks (n=120) the rates were 44% and "
    "61%. In the subgroup of holm oaks (n=130) the rates were 19% and 27%.")
_DROPS = (
    "Purpose: To evaluate 0.02%, 0.04% and 0.08% copper baths for carp. Results: Mean growth was "
    "1.13 cm, 1.46 cm and 1.92 cm in the 0.02%, 0.04% and 0.08% groups (P<.001).")
_SPLINTS = (
    "Runners wore a night splint for 6 weeks (n = 40) or did calf stretching (n = 41). The heel "
    "score improved by 7.9 points with the splint and by 7.3 points with stretching (difference "
    "0.6, 95% CI -1.2 to 2.4).")


@pytest.mark.parametrize(("claim", "source"), [
    ("With bark mulch, weed cover went down from 41% to 33%.", _ROSES),
    ("Flock survival over five years was 88.2% in vaccinated flocks and 71.3% in flocks that had "
     "never been vaccinated.", _HENS),
    ("Stress signs were seen in 37% of the dogs given the five-day training.", _COURSES),
    ("Weekly lime left 44% of holm oaks with mildew.", _OAKS),
    ("Carp bathed in 0.02% copper grew by 1.92 cm.", _DROPS),
    ("The heel score improved by 7.9 points with the splint, compared with 0.6 points after "
     "stretching.", _SPLINTS),
])
def test_a_number_of_the_other_group_is_told(claim: str, source: str) -> None:
    """The start of one group and the end of another, a group's number told of its neighbour."""
    assert compare(claim, source).label is Label.MAJOR


@pytest.mark.parametrize(("claim", "source"), [
    ("With bark mulch, weed cover went down from 41% to 12%.", _ROSES),
    ("Weed cover of the beds without mulch went from 40% to 33%.", _ROSES),
    ("Flock survival over five years was 88.2% in flocks that had never been vaccinated and 71.3% "
     "in vaccinated flocks.", _HENS),
    ("Stress signs were seen in 37% of the dogs given the nine-day training.", _COURSES),
    ("Weekly lime left 19% of holm oaks with mildew.", _OAKS),
    ("Lime lowered mildew from 52% to 31%.", _OAKS),
    ("Carp bathed in 0.08% copper grew by 1.92 cm.", _DROPS),
    ("The heel score improved by 7.9 points with the splint and by 7.3 points with "
     "stretching.", _SPLINTS),
    ("A wax coating cut the loss of grip from 6.1% to 3.4%.", _SHELVES),
])
def test_a_number_of_its_own_group_is_no_error(claim: str, source: str) -> None:
    """The same numbers told of those for whom the study gives them."""
    assert compare(claim, source).label is not Label.MAJOR


def test_a_number_with_a_verb_of_its_own_begins_a_clause() -> None:
    """ "…, and 7% found it hard" stands not side by side with the number before it."""
    cells = cells_of("Stains were seen by 41% of the painters, and 7% found them ugly.")
    assert [cell.length for cell in cells] == [1, 1]


def test_both_ends_of_a_course_have_the_label_behind_it() -> None:
    """ "From 31% to 17% in the drug group" tells twice of that group."""
    cells = cells_of("Cover fell from 31% to 17% in the mulch group and from 30% to 24% in the "
                     "bare group.")
    assert [cell.label.split()[-2] for cell in cells] == ["mulch", "mulch", "bare", "bare"]


def test_an_interval_in_per_cent_is_no_result() -> None:
    """Of "(9.0%, 4.7% to 13.5%)" only the first is one."""
    cells = cells_of("The rise was larger in winter (9.0%, 4.7% to 13.5%) than in summer (1.8%, "
                     "-2.6% to 6.4%).")
    assert [cell.text for cell in cells] == ["9.0", "1.8"]
