"""Units of measured quantities: which can be converted, which can never be the same thing."""

from __future__ import annotations

from dataclasses import replace

from ...model import Estimate

# dimension and worth in its smallest unit; SI Brochure, 9th edition; a month is 30.44 days
_UNITS: dict[str, tuple[str, float]] = {}
for _dimension, _worth, _names in (
    ("time", 1.0, "second seconds sec secs s"),
    ("time", 60.0, "minute minutes min mins"),
    ("time", 3_600.0, "hour hours hr hrs h"),
    ("time", 86_400.0, "day days night nights"),
    ("time", 604_800.0, "week weeks wk wks"),
    ("time", 2_629_800.0, "month months mo mos"),
    ("time", 31_557_600.0, "year years yr yrs"),
    ("length", 0.001, "µm μm"), ("length", 1.0, "mm millimetre millimetres"),
    ("length", 10.0, "cm centimetre centimetres"),
    ("length", 1_000.0, "m metre metres meter meters"), ("length", 1e6, "km"),
    ("mass", 1.0, "g gram grams"), ("mass", 0.001, "mg"),
    ("mass", 1_000.0, "kg kilo kilos kilogram kilograms"), ("mass", 453.59, "pound pounds"),
    ("volume", 1.0, "ml millilitre millilitres milliliter milliliters cc"),
    ("volume", 1_000.0, "l litre litres liter liters"), ("energy", 1.0, "kcal calories"),
    ("energy", 0.239, "kj"),
    ("concentration", 1.0, "mmol/l"), ("concentration by weight", 1.0, "mg/dl"),
    ("pressure", 1.0, "mmhg"), ("strength of a lens", 1.0, "d dioptre dioptres diopter diopters"),
    ("points", 1.0, "point points"),
):
    _UNITS.update(dict.fromkeys(_names.split(), (_dimension, _worth)))


def dimension_of(unit: str) -> str:
    """What a unit measures: "time", "length", "volume"; "" where it is not known."""
    known = _UNITS.get(unit.replace(" ", "").lower())
    return known[0] if known else ""


def is_convertible(unit: str) -> bool:
    """Whether a quantity in ``unit`` may be told in another unit: hours as minutes."""
    known = _UNITS.get(unit.replace(" ", "").lower())
    return known is not None and known[0] != "points"


def in_the_unit_of(claimed: Estimate, reported: Estimate) -> float | None:
    """By what the claimed value must be multiplied to stand in the reported unit; 1 where one of
    the two has no known unit, None where the two measure different things."""
    one, other = (_UNITS.get(e.unit.replace(" ", "").lower()) for e in (claimed, reported))
    if one is None or other is None:
        return 1.0
    if one[0] != other[0]:
        return None
    return one[1] / other[1]


def without_unit(estimate: Estimate, value: float) -> Estimate:
    """``estimate`` with another value and no printed words, so that only the value counts."""
    return replace(estimate, value=value, unit="", text="", hedge="")
