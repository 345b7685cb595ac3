"""Patterns searched in small letters answer as those of the standard library."""

from __future__ import annotations

import gc
import json
import pkgutil
import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import evidaudit
from evidaudit import quick_re
from evidaudit.quick_re.signs import signs_of

PAIRS = Path(__file__).parent / "pairs"
PATTERNS = [
    r"\b(?:mice|rats?)\b", r"(?<![\w-])(?:no|not) signif\w{1,8}", r"\b\d+ (?:mg|g)\b",
    r"\b(?:in|de)creas\w{0,4}", r"no (?:significant )?(?:difference|change)|unchanged",
    r"[\d.]+\s?%", r"\b(?:end|final|last)[- ]stage\b", r"(?:colou?r|\bgr[ae]y)s?\b",
    r"\s(?:were|was)\s(?:also\s)?(?:excluded|kept out)\b", r"(?:^|\. )however\b",
    r"\b(?:a|an|the) (?:\w+ ){0,2}(?:trial|study)\b(?! of)", r"\b(?i:US)\b|(?-i:\bUK\b)",
    r"(?P<a>one|two)-(?P=a)\b", r"n['’]t\b", r"", r"\b", r"\b(?:x{2,3}|y{1,9}z)\b", r"[–—]\s?\d",
    r"\b(?:CI|P)\b", r"[A-Z]{2,5}\b", r"\d\s?(?:µg|μg|kg)\b", r"CAF\É", r"café|naïve", r"β|sigma",
    r"\b(?:(?:statistically )?significan\w*|(?:un)?chang(?:e|ed))\b", r"(?<!\w)IT'?s?\b|\bUS\b",
    r"\bp\s?(?:-?value )?[<=]\s?[.\d]", r"\b(?:no|in[a-z]{0,3}) (?=\w)", r"^\W*(?:the )?long|was$",
    r"(?:\s|\b)(?:m|r)i?(?:ce|ats)", r"\bkappas?|κ|βs", r"\b(?:(?:a|b)?(?:CI|P))+\b",
    r"[^A-F\W]+", r"\Bats\b", r"(?P<Name>US)|(?P<other>UK)", r"x*", r"\u2013\s", r"[IS]t",
]
WORDS = st.lists(st.sampled_from(
    "mice rat rats Rats no not significant change unchanged 12 mg 5g 4% end-stage last stage "
    "colors grey were was also excluded kept out however. However the long trial study of US us "
    "UK one-one two don't xx yyz – 3 İs ıs ſtage K ſtudy increased Decreases café, (mice) ٣% "
    "CI p<.05 P aP κ value BMI 5µg 6μg 7ΜG 8Kg CAFÉ Naïve Βeta ΣIGMA βs Fats its IT x"
    .split()),
    max_size=24).map(" ".join)


@cache
def used_often(pattern: str, flags: int) -> re.Pattern[str]:
    """A pattern that has been used so often that it has its twin."""
    quick = quick_re.compile(pattern, flags)
    for _ in range(quick_re._USES + 1):
        quick.search("")
    assert "search" in vars(quick)
    return quick


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=60, deadline=None)
@given(flags=st.sampled_from([0, re.I, re.M | re.I, re.A]), text=WORDS, start=st.integers(0, 30),
       end=st.integers(0, 90))
def test_every_answer_is_that_of_the_standard_library(
        pattern: str, flags: int, text: str, start: int, end: int) -> None:
    """Searching, listing, splitting and replacing, with and without a place to begin."""
    plain, quick = re.compile(pattern, flags), used_often(pattern, flags)
    text += " " * 60
    for arguments in ((text,), (text, start), (text, start, end)):
        assert str(quick.search(*arguments)) == str(plain.search(*arguments))
        assert quick.findall(*arguments) == plain.findall(*arguments)
        assert list(map(str, quick.finditer(*arguments))) == list(
            map(str, plain.finditer(*arguments)))
    assert quick.split(text, 1) == plain.split(text, 1)
    assert quick.sub("_", text) == plain.sub("_", text)
    assert str(quick.match(text)) == str(plain.match(text))


def test_every_pattern_of_the_package_that_ignores_case_has_a_twin_or_tells_case() -> None:
    """A twin finds its pattern's own words; few patterns do without one."""
    patterns = [value for name in ("comparison.arms.comparators", "wording.effects",
                                   "wording.times", "evidence.population_words", "statistics.lay")
                for value in vars(import_module(f"evidaudit.{name}")).values()
                if isinstance(value, quick_re._Quick) and value.flags & re.I]
    assert len(patterns) > 50
    without = [p for p in patterns if quick_re._small(p.pattern, p.flags) is None]
    assert len(without) < 0.1 * len(patterns)


def test_every_pattern_of_the_package_finds_what_the_standard_library_finds() -> None:
    """In sentences of claims and of studies, all of them at once."""
    for module in pkgutil.walk_packages(evidaudit.__path__, "evidaudit."):
        if "__main__" not in module.name and "pytest_plugin" not in module.name:
            import_module(module.name)
    rows = map(json.loads, (PAIRS / "unfamiliar.jsonl").read_text("utf-8").splitlines()[::12])
    texts = [text for row in rows for text in (row["claim"], row["source"].split("RESULTS")[-1])]
    patterns = [one for one in gc.get_objects() if isinstance(one, quick_re._Quick)]
    assert len(patterns) > 1500
    for one in patterns:
        plain = re.compile(one.pattern, one.flags)
        quick = quick_re._quick_methods(plain)
        for text in texts:
            found = [(match.span(), match.groups()) for match in plain.finditer(text)]
            assert [(m.span(), m.groups()) for m in quick["finditer"](text)] == found, one.pattern
            assert (quick["search"](text) is None) == (not found), one.pattern


@pytest.mark.parametrize("pattern, text, shown", [
    (r"\b(?:odds|hazard) ratio", "The hazard was great", False),
    (r"\b(?:odds|hazard) ratio", "The ratio of the odds", True),
    (r"\bno\b", "Nobody did", False),
    (r"\d\s?%", "30 per cent", False),
    (r"\b(?:at|by) the end\b|\bfinally\b", "The end was near by", True),
])
def test_a_text_that_lacks_a_sign_is_not_searched(pattern: str, text: str, shown: bool) -> None:
    """Each of the signs needed must be there in some form; order does not matter."""
    needed, _, _ = quick_re._finder(re.compile(pattern, re.I))
    signs = signs_of(text.lower())
    assert needed
    assert all(not one.isdisjoint(signs) for one in needed) is shown


def test_every_form_of_a_letter_gives_its_sign() -> None:
    """What the standard library takes for a letter where case is ignored becomes that letter."""
    odd = [chr(code) for code in range(0x80, 0x11000) if chr(code).lower() != chr(code)
           or chr(code).upper() != chr(code)]
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for form in filter(re.compile(letter, re.I).match, odd):
            assert quick_re.small_letters(form) == letter
    assert all(bool(re.match(r"\w", one)) == bool(re.match(r"\w", quick_re.small_letters(one)))
               for one in odd)


def test_a_long_text_is_not_read_anew_by_each_search() -> None:
    """From inside a text of a megabyte a search begins where it is told."""
    quick, text = used_often(r"\bmice\b", re.I), "mice and men " * 80_000
    place = count = 0
    while found := quick.search(text, place):
        place, count = found.end(), count + 1
    assert count == 80_000


def test_a_pattern_keeps_the_attributes_of_the_standard_one() -> None:
    """Flags, groups and the pattern itself can still be read."""
    quick = quick_re.compile(r"\b(?P<animal>mice)\b", re.I)
    assert quick.pattern == r"\b(?P<animal>mice)\b"
    assert quick.groupindex == {"animal": 1}
    assert quick.flags & re.I


def test_the_rooms_that_read_claims_use_them() -> None:
    """Each of these modules compiles its patterns here."""
    for name in ("comparison.arms.comparators", "comparison.people.exclusions",
                 "evidence.population", "comparison.cited_work.source_description",
                 "wording.effects", "wording.times"):
        assert import_module(f"evidaudit.{name}").re is quick_re
