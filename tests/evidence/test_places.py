"""Which country a town, a province or a people stands for, and when none is a place at all."""

from __future__ import annotations

import pytest

from evidaudit.evidence.places import _NAMES, are_alike, places_named


@pytest.mark.parametrize(("text", "country"), [
    ("Drivers in eleven Catalan towns near Barcelona were surveyed.", "Spain"),
    ("We recruited mothers at two clinics in rural Limpopo.", "South Africa"),
    ("All dentists in Saskatchewan were invited.", "Canada"),
    ("Nine Welsh care homes took part.", "United Kingdom"),
    ("Residents of Osaka kept diaries.", "Japan"),
    ("The register of the state of New South Wales was searched.", "Australia"),
])
def test_a_place_tells_its_country(text: str, country: str) -> None:
    """Towns, provinces and peoples are told where people or institutions stand beside them."""
    assert [(name.country, name.placed) for name in places_named(text)][-1] == (country, True)


@pytest.mark.parametrize("text", [
    "Mood was measured with the Edinburgh Postnatal Depression Scale.",
    "Joints were scored by the criteria of the American College of Rheumatology.",
    "Sleep was rated on the Pittsburgh Sleep Quality Index.",
    "Let us polish the china.",
    "The Japanese encephalitis vaccine was given.",
    "Nails needed polish.",
])
def test_a_scale_a_society_or_a_common_word_is_no_place(text: str) -> None:
    """Names of instruments and lower-case words say nothing of where a study was done."""
    assert not places_named(text)


def test_neighbours_are_alike_and_continents_are_not() -> None:
    """Sweden told for Denmark misleads less than India told for Canada."""
    assert are_alike("Sweden", "Denmark")
    assert not are_alike("India", "Canada")


def test_every_country_is_found_by_its_name() -> None:
    """No name is passed over for the letters that it begins with."""
    missed = [name for name in _NAMES
              if [p.country for p in places_named(f"It was done in {name} by us.")] != [name]]
    assert not missed
    found = [p.country for p in places_named("in the U.S.A and the UK, Côte d'Ivoire and Türkiye")]
    assert found == ["United States", "United Kingdom", "Ivory Coast", "Turkey"]
