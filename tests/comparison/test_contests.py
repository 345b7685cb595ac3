"""A number of the study that a claim gives to another group, dose or outcome."""

import pytest

import evidaudit

_BEES = ("We compared oxalic acid with thymol against mites in 120 hives of honey bees. Hives were "
         "randomised to oxalic acid (n = 60) or thymol (n = 60). Colony loss over winter was less "
         "frequent in the oxalic acid group (8.3% vs 21.7%; P = 0.03). Queens were replaced in "
         "11.7% and 13.3% of hives. Honey yield fell from 31.2 to 24.4 kg with oxalic acid and "
         "from 30.9 to 18.1 kg with thymol (between-group difference 6.0 kg).")
_LAMPS = ("Forty-two offices were randomised to blue-enriched lamps or to standard lamps. Eye "
          "strain was reported by 34% of workers under blue-enriched lamps and 19% of workers "
          "under standard lamps. Headache within the last week was noted by 12% and 11%. In "
          "workers aged 50 years or older alertness rose by 14%, and in those under 30 years it "
          "rose by 5%.")


def _codes(claim: str, source: str) -> tuple[str, ...]:
    verdict = evidaudit.compare(claim, source)
    return verdict.codes if verdict.label is evidaudit.model.Label.MAJOR else ()


@pytest.mark.parametrize("claim", [
    "Winter losses hit 8.3% of the hives treated with thymol.",
    "In hives on oxalic acid, 21.7% of colonies were lost over winter.",
    "Honey yield fell to 18.1 kg with oxalic acid.",
])
def test_the_number_of_the_other_group_is_named_even_where_order_alone_tells_it(claim: str) -> None:
    """The group of a number comes from the words before a bracket or from the order."""
    assert "QUO302" in _codes(claim, _BEES)


@pytest.mark.parametrize("claim", [
    "Winter losses hit 21.7% of the hives treated with thymol.",
    "With oxalic acid 8.3% of colonies were lost over winter, against 21.7% with thymol.",
    "More colonies were lost with thymol than with oxalic acid (21.7% vs 8.3%).",
    "Honey yield fell from 31.2 to 24.4 kg with oxalic acid.",
    "Queens were replaced in 13.3% of hives given thymol and 11.7% of those given oxalic acid.",
])
def test_the_number_of_the_group_told_is_left_alone(claim: str) -> None:
    """Honest twins, in whatever order the claim tells the groups."""
    assert _codes(claim, _BEES) == ()


def test_two_numbers_told_for_the_other_group_each_are_named() -> None:
    """An exchange of both groups."""
    claim = ("Eye strain was reported by 19% of workers under the blue-enriched lamps and 34% "
             "under the standard ones.")
    assert "QUO302" in _codes(claim, _LAMPS)


def test_the_number_of_another_outcome_is_named() -> None:
    """The claim's words stand with other numbers, none with its own."""
    assert set(_codes("Headache within the last week was noted by 34% of workers.", _LAMPS)) & {
        "QUO302", "QUO309"}


def test_the_number_of_its_own_outcome_is_left_alone() -> None:
    """The honest twin."""
    assert _codes("Eye strain was noted by 34% of workers under blue-enriched lamps.",
                  _LAMPS) == ()
