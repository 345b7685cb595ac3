"""Rules that put right what no reference prints: a volume with pages in it, a list of editors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .missing import find_missing
from .name_order import settle_name_order
from .names import GROUP
from .shapes import CLASS, word_class, words_of
from .tokens import Words

_EDITORS = words_of("ed eds Eds editor editors Editor Editors hrsg Hrsg Hg éd éds dir coord")
_LOOSE = frozenset(("IS", "PG", "B-OT", "I-OT", "YR"))
_NAME = frozenset(("AF", "AG"))
_SPARE = frozenset(("B-OT", "I-OT", "AJ"))
_YEAR, _MONTH = CLASS["year"], CLASS["month"]
_NUMERIC = frozenset(CLASS[name] for name in (
    "year", "1", "2", "3", "4", "5", "digits-letter", "letter-digits"))
_BESIDE = frozenset(("B-OT", "I-OT", "B-PB", "I-PB", "B-PL", "I-PL"))
_CUES = frozenset(CLASS[name] for name in ("in", "note", "editor", "volume", "pages"))
_INITIALS = frozenset(CLASS[name] for name in ("initial", "caps2", "caps3"))
_LEADING = words_of("for For the on On behalf of and")
_MOST_GROUP_WORDS = 24
_MOST_CONTAINER_WORDS = 8
_MARKS = frozenset(("J", "M", "D", "C", "R", "N", "J/OL", "EB"))
_TITLE_OR_CONTAINER = frozenset(("B-TI", "I-TI", "B-CT", "I-CT"))
_ARTICLE = frozenset(("art", "article"))
_FIRST_CJK = "\u3040"
_STOP = re.compile(r"[.?!]")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)


def mend(words: Words, labels: Sequence[str]) -> list[str]:
    """``labels`` with each of the rules below applied once, in order."""
    mended = list(labels)
    for rule in (_gap_in_names, _initials_in_family, _family_before_initials,
                 _qualifier_of_container, settle_name_order, _group_before_title, _marked_title,
                 _forthcoming, _article_number_in_issue, _issue_after_space, _split_numbers,
                 _year_as_volume, _book_of_chapter, _year_at_end_of_container,
                 _container_beside_numbers, _container_out_of_title, _editors_in_front):
        rule(words, mended)
    return find_missing(words, mended)


def _initials_in_family(words: Words, labels: list[str]) -> None:
    """"Erdeve O" has an initial; the "t" of "van 't Hof" is none."""
    for i in range(1, len(labels)):
        word = words.words[i]
        if word == "t" and words.gaps[i].endswith("'") and labels[i - 1] == "AF":
            labels[i] = "AF"
        elif labels[i] == labels[i - 1] == "AF" and labels[i + 1:i + 2] != ["AF"] \
                and word_class(word) in _INITIALS and not words.words[i - 1].isupper() \
                and "," not in words.gaps[i]:
            labels[i] = "AG"


def _gap_in_names(words: Words, labels: list[str]) -> None:
    """"Kim D, Schulz KF, Ali DG": what stands between two names and looks like one is a name."""
    start = next((i for i, label in enumerate(labels) if label in _NAME), len(labels))
    end = next((i for i in range(start, len(labels)) if labels[i] in ("B-TI", "YR", "B-CT")), start)
    if start == 2 and set(labels[:2]) <= _SPARE and words.words[0][0].isupper() \
            and word_class(words.words[0]) not in _INITIALS \
            and word_class(words.words[1]) in _INITIALS and words.gaps[1] == " ":
        labels[:2] = ["AF", "AG"]
    for i in range(start + 1, end):
        if labels[i] in _NAME or labels[i] not in _SPARE:
            continue
        initials = word_class(words.words[i]) in _INITIALS and words.words[i].isupper()
        if initials and labels[i - 1] in ("AF", "AG") and "," not in words.gaps[i]:
            labels[i] = "AG"
        elif words.words[i][0].isupper() and words.words[i].isalpha() and i + 1 < end \
                and labels[i - 1] in ("AF", "AG") and set(",;") & set(words.gaps[i]) \
                and word_class(words.words[i + 1]) in _INITIALS and words.gaps[i + 1] == " " \
                and re.match(r"[.,;& (]", words.gaps[i + 2]):
            labels[i] = "AF"


def _family_before_initials(words: Words, labels: list[str]) -> None:
    """"Kim A. Title": of two words read as given names the one before the initials is no such."""
    for i in range(len(labels) - 1):
        before = labels[i - 1] if i else ""
        end = i + 1
        while labels[end:end + 1] == ["AG"] and word_class(words.words[end]) in _INITIALS:
            end += 1
        if labels[i] == "AG" and before not in ("AF", "AG") and end > i + 1 \
                and word_class(words.words[i]) not in _INITIALS and words.words[i][0].isupper() \
                and (labels[end:end + 1] not in (["AF"], ["AG"])
                     or set(",;") & set(words.gaps[end])):
            labels[i] = "AF"


def _qualifier_of_container(words: Words, labels: list[str]) -> None:
    """"Spine (Phila Pa 1976), 138": a place or a year in brackets is part of a journal's name."""
    if "B-CT" not in labels:
        return
    end = labels.index("B-CT") + 1
    while end < len(labels) and labels[end] == "I-CT":
        end += 1
    close = next((i for i in range(end, min(end + 4, len(labels)))
                  if words.gaps[i + 1].startswith(")")), -1)
    if close < 0 or not words.gaps[end].endswith("(") or not words.words[end][0].isupper() and (
            word_class(words.words[end]) != _YEAR):
        return
    inside = range(end, close + 1)
    others = [i for i, label in enumerate(labels) if label == "YR" and i not in inside]
    if not others or close + 1 >= len(labels) \
            or word_class(words.words[close + 1]) not in _NUMERIC or any(
            labels[i] in ("IS", "PG", "B-PL", "I-PL", "B-PB", "I-PB")
            or word_class(words.words[i]) == _MONTH for i in inside):
        return
    for i in inside:
        labels[i] = "I-CT"
    after = close + 1
    if "VO" not in labels and after < len(labels) and labels[after] in _LOOSE \
            and word_class(words.words[after]) in _NUMERIC and after not in others[:1]:
        labels[after] = "VO"


def _group_before_title(words: Words, labels: list[str]) -> None:
    """"…; for the X Study Group. Title": the group is an author, not part of the title."""
    if "B-TI" not in labels:
        return
    start = labels.index("B-TI")
    if not start or labels[start - 1] not in ("AF", "AG", "AJ", "AL"):
        return
    end = start + 1
    while end < len(labels) and labels[end] == "I-TI" and "." not in words.gaps[end]:
        end += 1
    opens = words.words[start] in _LEADING or ";" in words.gaps[start] or "," in words.gaps[start]
    if not opens or end - start > _MOST_GROUP_WORDS or labels[end:end + 2] != ["I-TI"] * 2 \
            or not GROUP.search(words.between(start, end)):
        return
    while words.words[start] in _LEADING and start < end - 1:
        labels[start] = "AJ"
        start += 1
    labels[start:end] = ["B-AL"] + ["I-AL"] * (end - start - 1)
    labels[end] = "B-TI"


def _marked_title(words: Words, labels: list[str]) -> None:
    """"Title[J]. Journal": the mark of GB/T 7714 stands between title and container."""
    for k, word in enumerate(words.words):
        if word in _MARKS and words.gaps[k].endswith("[") and words.gaps[k + 1].startswith("]"):
            break
    else:
        return
    parts = [i for i, label in enumerate(labels) if label in _TITLE_OR_CONTAINER]
    for name, chosen in (("TI", [i for i in parts if i < k]), ("CT", [i for i in parts if i > k])):
        for i in chosen:
            labels[i] = ("I-" if i - 1 in chosen else "B-") + name
    labels[k] = "B-OT"
    for i in range(k):
        if labels[i] == "AG" and words.words[i][0] >= _FIRST_CJK:
            labels[i] = "AF"


def _forthcoming(words: Words, labels: list[str]) -> None:
    """"In press" names neither a book nor a publisher."""
    for i in range(1, len(labels)):
        if words.words[i].lower() == "press" and words.words[i - 1].lower() == "in":
            labels[i - 1:i + 1] = ["B-OT", "I-OT"]


def _year_as_volume(words: Words, labels: list[str]) -> None:
    """"2014;(4):12" has a year and an issue, no volume."""
    if "YR" in labels:
        return
    for i, label in enumerate(labels):
        if label == "VO" and word_class(words.words[i]) == _YEAR and ";" in words.gaps[i + 1]:
            labels[i] = "YR"
            return


def _book_of_chapter(words: Words, labels: list[str]) -> None:
    """A second title after "In" or after editors is the book that holds the first."""
    starts = [i for i, label in enumerate(labels) if label == "B-TI"]
    if len(starts) < 2 or "B-CT" in labels:
        return
    between = range(starts[0], starts[1])
    if any(labels[i] == "B-ED" or (words.words[i] in ("In", "in") and labels[i].endswith("OT"))
           for i in between):
        i = starts[1]
        labels[i] = "B-CT"
        while i + 1 < len(labels) and labels[i + 1] == "I-TI":
            i += 1
            labels[i] = "I-CT"


def _article_number_in_issue(words: Words, labels: list[str]) -> None:
    """"no. 8, Art. no. e11335" is an issue and an article number."""
    for i in range(1, len(labels) - 1):
        if labels[i] == labels[i - 1] == "IS" and words.words[i].lower() in _ARTICLE:
            number = next((j for j in range(i, len(labels)) if labels[j] == "IS"
                           and any(c.isdigit() for c in words.words[j])), 0)
            if number and "PG" not in labels:
                labels[i:number] = ["B-OT"] + ["I-OT"] * (number - i - 1)
                while number < len(labels) and labels[number] == "IS":
                    labels[number] = "PG"
                    number += 1
            return


def _split_numbers(words: Words, labels: list[str]) -> None:
    """"26:2473-2475" is an issue and pages; "34(2)" a volume and an issue."""
    for label, marks, following in (("IS", (")", ":"), "PG"), ("VO", ("(",), "IS"),
                                    ("VO", (":",), "PG")):
        if following in labels:
            continue
        for i in range(1, len(labels)):
            if labels[i - 1] == labels[i] == label and any(m in words.gaps[i] for m in marks) \
                    and word_class(words.words[i - 1]) in _NUMERIC \
                    and word_class(words.words[i]) in _NUMERIC:
                while i < len(labels) and labels[i] == label:
                    labels[i] = following
                    i += 1
                break


def _issue_after_space(words: Words, labels: list[str]) -> None:
    """"129 5:559" is volume 129, issue 5."""
    if "IS" in labels:
        return
    for i in range(1, len(labels)):
        if labels[i - 1] == "VO" and labels[i] in ("VO", "PG") and words.gaps[i] == " " \
                and words.gaps[i + 1].startswith(":") and {
                    word_class(words.words[i - 1]), word_class(words.words[i])} <= _NUMERIC:
            labels[i] = "IS"
            return


def _year_at_end_of_container(words: Words, labels: list[str]) -> None:
    """"Circulation 2009;119" ends in the year, where no other word is one."""
    if "YR" in labels:
        return
    for i in range(1, len(labels)):
        last = i + 1 == len(labels) or labels[i + 1] != "I-CT"
        if labels[i] == "I-CT" and last and word_class(words.words[i]) == _YEAR:
            labels[i] = "YR"
            return
    for i, word in enumerate(words.words):
        if word_class(word[:4]) == _YEAR and len(word) < 6 and "(" in words.gaps[i] \
                and ")" in words.gaps[i + 1]:
            labels[i] = "YR"
            if i + 1 < len(labels) and labels[i + 1] == "I-TI":
                labels[i + 1] = "B-TI"
            return


def _container_beside_numbers(words: Words, labels: list[str]) -> None:
    """What stands between the title and the year or volume of an article names the journal."""
    if "B-CT" in labels or "VO" not in labels or "B-TI" not in labels:
        return
    start = len(labels) - next(
        k for k, label in enumerate(reversed(labels)) if label in ("B-TI", "I-TI"))
    end = start
    while end < len(labels) and labels[end] in _BESIDE:
        end += 1
    if start < end <= start + _MOST_CONTAINER_WORDS and labels[end:end + 1] in (["YR"], ["VO"]) \
            and not any(word_class(word) in _CUES for word in words.words[start:end]):
        labels[start:end] = ["B-CT"] + ["I-CT"] * (end - start - 1)


def _container_out_of_title(words: Words, labels: list[str]) -> None:
    """A title without a container, but with a volume after it, holds the container too."""
    if "B-CT" in labels or "VO" not in labels or "B-TI" not in labels:
        return
    end = len(labels) - 1 - next(
        k for k, label in enumerate(reversed(labels)) if label in ("B-TI", "I-TI"))
    for marks in ('.?!"', ","):
        for i in range(end, max(end - _MOST_CONTAINER_WORDS, 0), -1):
            if labels[i] == "B-TI":
                break
            if set(marks) & set(words.gaps[i]):
                if marks == "," and not (_in_capitals(words.words[i:end + 1])
                                         and labels[i - 1:i] == ["I-TI"]
                                         and "," in words.gaps[end + 1]):
                    break
                labels[i] = "B-CT"
                labels[i + 1:end + 1] = ["I-CT"] * (end - i)
                return


def _in_capitals(names: Sequence[str]) -> bool:
    """Whether the longer words begin with capitals, as those of a journal's name do."""
    return all(word[0].isupper() for word in names if len(word) > 3 and word.isalpha()) \
        and any(len(word) > 3 for word in names)


def _editors_in_front(words: Words, labels: list[str]) -> None:
    """Names that "eds." follows, before any title, are editors."""
    if not labels or labels[0] not in ("AF", "AG"):
        return
    end = next((i for i, label in enumerate(labels) if label in ("B-TI", "B-CT", "YR")), 0)
    for i in range(1, min(end + 1, len(labels))):
        if i and _ORDINAL.fullmatch(words.words[i - 1]):
            return  # "3rd ed." is an edition
        if words.words[i] in _EDITORS or (
                words.words[i].lower() in _EDITORS and ")" in words.gaps[i + 1]
                and "(" in words.gaps[i]):
            labels[0] = "B-ED"
            labels[1:i + 1] = ["I-ED"] * i
            return
