"""Laws of extraction, over random estimates and random text."""

from __future__ import annotations

import math
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidaudit.model import Estimate, Kind
from evidaudit.statistics import extract_statistics

_SOUP = st.lists(
    st.sampled_from(
        [
            "12",
            "0.87",
            "43/120",
            "(35.8%)",
            "95% CI",
            "0.78–0.97",
            "HR",
            "OR",
            "p<0.001",
            "±",
            "3.1",
            "(SD",
            ")",
            "one in seven",
            "half",
            "doubled",
            "vs",
            "and",
            "group",
            "patients",
            "in the",
            ",",
            ";",
            ".",
            "\n",
            "−4.2",
            "I²",
            "=",
            "n",
            "1 178",
            "percentage points",
            "by",
            "reduced",
            "%",
            "[",
            "]",
            "ü",
            "e\u0301",
            "İ",
            "ß",
            "\u2009",
            "to",
            "months",
            "mm Hg",
            "per 1,000 person-years",
            "median",
            "mean",
            "respectively",
            "versus",
            "20 mg",
            "2020",
        ]
    ),
    max_size=40,
).map(" ".join)
_RATIO = st.integers(5, 400).map(lambda hundredths: hundredths / 100)
_DASHES = st.sampled_from(["-", "–", "—", "‑", "−"])


def _key(estimate: Estimate) -> tuple[object, ...]:
    return (
        estimate.kind,
        estimate.value,
        estimate.ci_low,
        estimate.ci_high,
        estimate.p,
        estimate.sd,
        estimate.numerator,
        estimate.denominator,
        estimate.direction,
    )


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(_SOUP, st.text(max_size=200)))
def test_offsets_give_back_the_text_of_each_estimate_in_order(text: str) -> None:
    """``text[e.start:e.end] == e.text`` on any string, starts never go back, values are finite."""
    found = extract_statistics(text)
    assert all(text[e.start : e.end] == e.text and e.text for e in found)
    assert [e.start for e in found] == sorted(e.start for e in found)
    assert all(e.value is None or math.isfinite(e.value) for e in found)


@settings(max_examples=200, deadline=None)
@given(_SOUP)
def test_composed_and_decomposed_text_give_the_same_estimates(text: str) -> None:
    """NFC and NFD spellings of one text hold the same statistics."""
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert [_key(e) for e in extract_statistics(composed)] == [
        _key(e) for e in extract_statistics(decomposed)
    ]


@settings(max_examples=200, deadline=None)
@given(_SOUP)
def test_every_dash_and_minus_reads_the_same(text: str) -> None:
    """Hyphen, en dash, minus sign and the rest are one character to a reader."""
    variants = [text.replace("–", dash).replace("−", dash) for dash in "-–−‒"]
    assert len({tuple(map(_key, extract_statistics(variant))) for variant in variants}) == 1


@settings(max_examples=150, deadline=None)
@given(
    value=_RATIO,
    below=st.integers(1, 90),
    above=st.integers(1, 90),
    dash=_DASHES,
    dress=st.sampled_from(
        [
            "{n} {v} (95% CI {l}{d}{h})",
            "{n}={v}; 95% CI, {l}{d}{h}; P=.01",
            "{n} {v} [{l}{d}{h}]",
            "{n}, {v} (95% CI: {l}, {h})",
            "{n} of {v} (95% confidence interval {l} to {h})",
            "{n} {v} (95 % CI {l}{d}{h}, p < 0.05)",
            "{n}: {v}, 95% CI [{l}, {h}]",
            "{n} was {v} (CI95% {l} to {h})",
        ]
    ),
    name=st.sampled_from(
        [
            ("HR", Kind.HAZARD_RATIO),
            ("OR", Kind.ODDS_RATIO),
            ("RR", Kind.RISK_RATIO),
            ("hazard ratio", Kind.HAZARD_RATIO),
            ("relative risk", Kind.RISK_RATIO),
            ("odds ratio", Kind.ODDS_RATIO),
            ("aOR", Kind.ODDS_RATIO),
        ]
    ),
    point=st.sampled_from([".", "·"]),
)
def test_a_ratio_reads_back_from_every_dress(
    value: float, below: int, above: int, dash: str, dress: str, name: tuple[str, Kind], point: str
) -> None:
    """A random ratio with its interval, printed in eight dresses, gives back its numbers."""
    low, high = value * (100 - below) / 100, value * (100 + above) / 100
    told = [f"{number:.2f}".replace(".", point) for number in (value, low, high)]
    text = dress.format(n=name[0], v=told[0], l=told[1], h=told[2], d=dash).replace(
        "P=.01", f"P={point}01"
    )
    found = extract_statistics(f"The result was {text}.")
    assert len(found) == 1
    assert found[0].kind is name[1]
    assert (found[0].value, found[0].ci_low, found[0].ci_high) == tuple(
        float(number.replace("·", ".")) for number in told
    )


@settings(max_examples=150, deadline=None)
@given(
    part=st.integers(0, 400),
    rest=st.integers(1, 400),
    dress=st.sampled_from(
        [
            "{a}/{b} ({p}%)",
            "{a} of {b} patients ({p}%)",
            "{p}% ({a}/{b})",
            "{a} ({p}%) of {b}",
            "{p} % ({a} of {b})",
            "{a} of {b} ({p} per cent)",
        ]
    ),
)
def test_counts_read_back_from_every_dress(part: int, rest: int, dress: str) -> None:
    """Counts and their percentage, printed in six dresses, give one proportion."""
    whole = part + rest + 5
    told = f"{100 * part / whole:.1f}"
    found = extract_statistics("It happened in " + dress.format(a=part, b=whole, p=told) + ".")
    assert [(e.kind, e.numerator, e.denominator) for e in found] == [(Kind.PROPORTION, part, whole)]
    assert found[0].value == pytest.approx(float(told) / 100)


@settings(max_examples=150, deadline=None)
@given(
    value=st.integers(-999, 9999).map(lambda tenths: tenths / 10),
    spread=st.integers(1, 99),
    dress=st.sampled_from(
        ["{v} ± {s}", "{v} (SD {s})", "{v} +/- {s}", "{v} (SD = {s})", "{v} (± {s})"]
    ),
)
def test_a_mean_reads_back_from_every_dress(value: float, spread: int, dress: str) -> None:
    """A mean and its standard deviation, printed in five dresses, give back both."""
    sd = spread / 10
    found = extract_statistics("The mean change was " + dress.format(v=value, s=sd) + " points.")
    assert [(e.kind, e.value, e.sd) for e in found] == [(Kind.MEAN, value, sd)]


@settings(max_examples=60, deadline=None)
@given(_SOUP, _SOUP)
def test_a_paragraph_break_keeps_two_texts_apart(first: str, second: str) -> None:
    """What one paragraph holds does not change what the next one gives."""
    both = extract_statistics(first + "\n\n" + second)
    apart = extract_statistics(first) + extract_statistics(second)
    assert [_key(e) for e in both] == [_key(e) for e in apart]
