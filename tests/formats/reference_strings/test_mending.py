"""What the words of a string themselves contradict is put right, whatever the model said."""

from __future__ import annotations

import pytest

from evidaudit.formats.reference_strings.mending import mend
from evidaudit.formats.reference_strings.tokens import split_words


def _mended(text: str, labels: str) -> list[str]:
    return mend(split_words(text), labels.split())


@pytest.mark.parametrize(("text", "labels", "right"), [
    ("Kim A. Pain and sleep", "AG AG B-TI I-TI I-TI", "AF AG B-TI I-TI I-TI"),
    ("Kim AB, Li C. Pain and sleep", "AG AG AF AG B-TI I-TI I-TI", "AF AG AF AG B-TI I-TI I-TI"),
    ("Anna B. Kim. Pain and sleep", "AG AG AF B-TI I-TI I-TI", "AG AG AF B-TI I-TI I-TI")])
def test_a_word_before_initials_alone_is_the_family(text: str, labels: str, right: str) -> None:
    """Not where a family name follows the initials."""
    assert " ".join(_mended(text, labels)) == right


@pytest.mark.parametrize(("text", "labels", "right"), [
    ("Kim D, Schulz KF, Ali DG (2001) Pain", "AF AG B-OT I-OT AF AG YR B-TI",
     "AF AG AF AG AF AG YR B-TI"),
    ("Kim D, Schulz KF (2001) Pain", "AF AG AF B-OT YR B-TI", "AF AG AF AG YR B-TI"),
    ("Kim D Schulz KF (2001) Pain", "B-OT I-OT AF AG YR B-TI", "AF AG AF AG YR B-TI"),
    ("Kim D, et al (2001) Pain", "AF AG AJ AJ YR B-TI", "AF AG AJ AJ YR B-TI"),
    ("Kim D, for the WALK Group. Pain", "AF AG B-OT I-OT I-OT I-OT B-TI",
     "AF AG B-OT I-OT I-OT I-OT B-TI")])
def test_what_looks_like_a_name_among_names_is_one(text: str, labels: str, right: str) -> None:
    """A family and its initials that were passed over; joiners and groups stay what they are."""
    assert " ".join(_mended(text, labels)) == right


@pytest.mark.parametrize(("text", "labels", "container"), [
    ("Kim A, 1988. Pain. Spine (Phila Pa 1976), 138(15)",
     "AF AG YR B-TI B-CT B-OT I-OT I-OT I-OT IS", 4),
    ("Kim A. Pain. J Pain (1985) 1999, 87", "AF AG B-TI B-CT I-CT YR YR VO", 3),
    ("Kim A. Pain. J Pain (1985), 87", "AF AG B-TI B-CT I-CT YR VO", 2),
    ("Kim A. Pain. Proc Rest (Oslo, May 1990). ACM 1990",
     "AF AG B-TI B-CT I-CT B-PL YR YR B-PB YR", 2)])
def test_a_place_or_year_in_brackets_belongs_to_the_journal(
        text: str, labels: str, container: int) -> None:
    """Where another year is given and numbers follow; so many words are then the container's."""
    mended = _mended(text, labels)
    assert sum(label.endswith("CT") for label in mended) == container
    assert ("VO" in mended) is ("Oslo" not in text)
