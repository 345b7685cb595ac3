"""Listed values told of the wrong group, dose, time or schedule, whatever the labels are."""

from __future__ import annotations

import pytest

from evidaudit import compare
from evidaudit.model import Label

_TURNING = ("Methods: Vines were sprayed 2-weekly (n=120), 4-weekly (n=118) or 6-weekly (n=121). "
            "Results: Mildew was found on 11 vines (9.2%) in the 2-weekly group, 29 (24.6%) in "
            "the 4-weekly group and 46 (38.0%) in the 6-weekly group. Leaves lost were 3.1, 5.4 "
            "and 8.8 per vine, respectively.")
_STRENGTHS = ("Methods: Geckos were given 0.02% drops, 0.1% drops or saline. Results: The lesion "
              "shrank by 1.4 mm with 0.02%, 2.7 mm with 0.1% and 0.6 mm with saline.")
_ORDER = ("Methods: Swimmers received ginger every 2 hours (q2h; n = 90), every 6 hours (q6h; "
          "n = 88) or sugar pills (n = 91). Results: Nausea was reported by 14.4%, 28.4% and "
          "47.3%. Headache affected 6.7%, 8.0% and 7.7%.")
_TWICE = ("Methods: Hikers drank tea (n=50), milk (n=52) or water (n=51). Results: Cramps occurred "
          "in 12.0%, 26.9% and 41.2%, respectively (P<0.001), and led to rest days in 2.0%, 5.8% "
          "and 9.8%.")
_PLACES = ("Results: At 3 weeks full recovery was seen in 64% after splinting, 41% after taping "
           "and 22% after rest. At 9 months the figures were 71%, 88% and 83%, respectively.")
_TWO = ("Methods: Singers were randomised to humid-air tents (n=60) or to throat lozenges (n=61). "
        "Results: Hoarseness lasted 4.2 days with tents and 6.9 days with lozenges (p=0.01).")
_HEIGHTS = ("Results: Jump height rose by 4.6 cm on sand and 2.9 cm on grass. Body mass fell in "
            "both groups.")


@pytest.mark.parametrize(("source", "claim"), [
    (_TURNING, "Mildew struck 9.2% of vines sprayed every two weeks, 38.0% of those sprayed every "
               "four weeks and 24.6% of those sprayed every six weeks."),
    (_TURNING, "Vines lost 5.4 leaves when sprayed every two weeks and 3.1 when sprayed every four."
               ),
    (_STRENGTHS, "Lesions shrank by 2.7 mm with 0.02% drops and by 1.4 mm with 0.1% drops."),
    (_STRENGTHS, "Lesions shrank 0.6 mm with the 0.02% drops, 2.7 mm with the 0.1% drops and 1.4 mm"
                 " with saline."),
    (_ORDER, "With ginger every six hours 14.4% of swimmers felt sick, compared with 47.3% on "
             "sugar pills."),
    (_PLACES, "By nine months 88% had recovered after splinting, 83% after taping and 71% after "
              "rest."),
    (_TWICE, "Cramps struck 41.2% of hikers on tea, 26.9% on milk and 12.0% on water."),
    (_TWO, "Hoarseness lasted 6.9 days with tents and 4.2 days with lozenges."),
    (_HEIGHTS, "Jump height rose by 2.9 cm on sand and by 4.6 cm on grass."),
])
def test_values_with_exchanged_labels_are_major(source: str, claim: str) -> None:
    """The values are the study's, and each stands with the label of another."""
    assert compare(claim, source).label is Label.MAJOR


@pytest.mark.parametrize(("source", "claim"), [
    (_TURNING, "Mildew struck 9.2% of vines sprayed every two weeks, 24.6% of those sprayed every "
               "four weeks and 38.0% of those sprayed every six weeks."),
    (_TURNING, "Vines lost 3.1 leaves when sprayed every two weeks and 5.4 when sprayed every four."
               ),
    (_STRENGTHS, "Lesions shrank by 2.7 mm with 0.1% drops and by 1.4 mm with 0.02% drops."),
    (_ORDER, "With ginger every two hours 14.4% of swimmers felt sick, compared with 47.3% on "
             "sugar pills."),
    (_ORDER, "Nausea fell from 47.3% to 14.4%."),
    (_PLACES, "By nine months 71% had recovered after splinting, 88% after taping and 83% after "
              "rest."),
    (_PLACES, "Recovery was 64% at three weeks and 71% at nine months."),
    (_TWICE, "Cramps struck 12.0% of hikers on tea, 26.9% on milk and 41.2% on water."),
    (_TWO, "Hoarseness lasted 6.9 days with lozenges and 4.2 days with tents."),
    (_TWO, "Hoarseness lasted 4.2 days rather than 6.9."),
    (_HEIGHTS, "Jump height rose by 2.9 cm on grass and by 4.6 cm on sand."),
])
def test_values_with_their_own_labels_accuse_nobody(source: str, claim: str) -> None:
    """In whatever order they are told, and where no label is told at all."""
    assert compare(claim, source).label not in (Label.MAJOR, Label.MINOR)


def test_digits_in_another_quantity_are_another_thing() -> None:
    """Millilitres of breath are no metres walked, though 26 and 31 stand in the study."""
    source = ("Results: Distance walked rose by 26 m after canoeing and by 31 m after skating. "
              "Grip strength did not change.")
    assert compare("Lung volume rose by 26 ml after canoeing and by 31 ml after skating.",
                   source).label is Label.MAJOR
