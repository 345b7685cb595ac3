"""Rules for a string in which no title, or no container, was found, or one that holds the other.

A title of one word stands where another author could stand, a book without a chapter where a
journal could; the string as a whole tells which it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .shapes import CLASS, word_class, words_of
from .tokens import Words

_NAMES = frozenset(("AF", "AG", "AJ"))
_TITLE = frozenset(("B-TI", "I-TI"))
_OTHER = frozenset(("B-OT", "I-OT"))
_INITIALS = frozenset(CLASS[name] for name in ("initial", "caps2", "caps3"))
_CUES = frozenset(CLASS[name] for name in ("in", "note", "editor", "volume", "pages", "issue"))
_NUMBERS = frozenset(CLASS[name] for name in ("year", "1", "2", "3", "4", "5", "digits-letter"))
_EDITORS = words_of("ed eds Ed Eds editor editors Editor Editors hrsg Hrsg hg Hg Hgg")
_EDITED = words_of("ed eds edited")
_NO_TITLE = words_of("press communication director producer writer author dvd print web trans "
                     "translated others al submitted preparation review forthcoming")
_NO_CONTAINER = words_of("ph phd diss dissertation thesis report university master draft paper")
_COPIES = words_of("vol vols ed edition edn dvd cd cd-rom trans manuscript thesis video film print")
_COPY = re.compile(r"\d{1,2} vols?|\d{1,2}(?:st|nd|rd|th|e|ª|ère) (?:ed|edition|edn)|1 ed|dvd|cd|"
                   r"cd-rom|trans|manuscript|thesis|video|film|print")
_STOP = re.compile(r"[.?!]")
_MOST_TITLE_WORDS = 40
_MOST_TITLE_IN_NAMES = 4      # words of a title that was taken for a name


def title_after_names(words: Words, labels: list[str]) -> None:
    """"Smith JA, Jones B. Sepsis. Lancet": what follows the last initials and a stop is a title.

    Also "Aristotle. Nicomachean Ethics. Trans. …". Not "A. Kumar, B. Rossi. J Phys": there the
    initials stand before the family name.
    """
    start = next((i for i, label in enumerate(labels) if label in _NAMES), -1)
    if start < 0 or "B-TI" in labels:
        return
    end = start
    while end < len(labels) and labels[end] in _NAMES:
        end += 1
    at = end - 1
    while at > start and not _STOP.search(words.gaps[at]) and end - at < _MOST_TITLE_IN_NAMES:
        at -= 1
    title = range(at, end)
    if at <= start or "," in words.gaps[at] or not _STOP.search(words.gaps[at]) or any(
            _is_initial(words, i) or words.words[i] in _EDITORS for i in title) \
            or any(set(",;&") & set(words.gaps[i]) for i in title[1:]) \
            or not re.match(r"\s?[.:?!(\[]", words.gaps[end]) or words.words[at].islower():
        return
    before = word_class(words.words[at - 1]) in _INITIALS or len(words.words[at - 1]) <= 2
    inverted = not _is_initial(words, start)
    if before and not inverted or end < len(labels) and labels[end] in ("AL", "B-AL"):
        return
    if not before and at - start > 1 and "," not in words.gaps[start + 1]:
        return  # "Anna Kim. Bo Lee. 2001": names between stops
    _mark(labels, at, end, _title_or_container(labels, end))
    if set(labels[start:at]) == {"AG"} and inverted:
        labels[start] = "AF"  # "Brown C" was read as a given name before the title as family


def quoted_title_in_names(words: Words, labels: list[str]) -> None:
    """"Wimsatt, William. 'Mary Rogers and Others'. American Literature": quoted is no author."""
    if "B-TI" in labels:
        return
    for start, label in enumerate(labels):
        mark = words.gaps[start].rstrip(" ([")[-1:]
        if mark not in ("'", '"') or not words.gaps[start].endswith(mark) \
                or label not in _NAMES | _OTHER:
            continue
        end = next((i for i in range(start + 1, len(labels) + 1)
                    if words.gaps[i].lstrip(".,?!").startswith(mark)), -1)
        if 0 < end - start <= _MOST_TITLE_WORDS and set(labels[start:end]) <= _NAMES | _OTHER:
            _mark(labels, start, end, "TI")
            return


def book_as_title(words: Words, labels: list[str]) -> None:
    """The container of a string without a title is the title, where a publisher follows.

    A journal has none; and of two containers, one before the year, the first is the title.
    """
    if "B-TI" in labels:
        return
    starts = [i for i, label in enumerate(labels) if label == "B-CT"]
    if not starts or (starts[0] and words.words[starts[0] - 1].lower() == "in"):
        return
    own = "B-PB" in labels and "IS" not in labels
    if own and "In" not in words.words[:starts[0]] or len(starts) > 1:
        end = starts[0] + 1
        while end < len(labels) and labels[end] == "I-CT":
            end += 1
        _mark(labels, starts[0], end, "TI")


def first_sentence_as_title(words: Words, labels: list[str]) -> None:
    """What follows the names and the year, up to a stop, is the title where there is none."""
    if "B-TI" in labels:
        return
    runs = [i for i, label in enumerate(labels) if label == "B-OT"]
    container = labels.index("B-CT") if "B-CT" in labels else len(labels)
    for start in runs:
        if start > container or (start and labels[start - 1] not in ("AF", "AG", "YR", "I-ED",
                                                                     "I-AL", "B-AL")):
            continue
        at = start
        while at < len(labels) and labels[at] in _OTHER:
            end = at + 1
            while end < len(labels) and labels[end] == "I-OT" and not re.search(
                    r"[.?!]\s|[\[(]", words.gaps[end]):
                end += 1
            if _may_be_title(words, at, end) and (
                    container == len(labels) or end == container):
                _mark(labels, at, end, _title_or_container(labels, end))
                if end < len(labels) and labels[end] == "I-OT":
                    labels[end] = "B-OT"
                return
            at = end


def _title_or_container(labels: Sequence[str], end: int) -> str:
    """What stands right before year and volume is the journal, in styles that give no title."""
    following = [label for label in labels[end:end + 4] if label not in _OTHER]
    return "CT" if "B-CT" not in labels and "B-PB" not in labels and "VO" in following[:3] \
        and following[0] in ("YR", "VO") else "TI"


def title_begins_earlier(words: Words, labels: list[str]) -> None:
    """"… C. Jones. STAR: a trial": what a stop parts from the names, and no mark from the title."""
    if "B-TI" not in labels:
        return
    start = at = labels.index("B-TI")
    if not start or labels[start - 1] not in ("AF", "AG"):
        return
    while at and labels[at - 1] in ("AF", "AG") and not re.search(r"[.,;&]", words.gaps[at]) \
            and start - at < _MOST_TITLE_IN_NAMES:
        at -= 1
    if 0 < at < start and re.search(r"[.]\s", words.gaps[at]) \
            and not set("'\"") & set(words.gaps[start]) \
            and not _is_initial_and_name(words, at, start) and _closes_a_name(words, labels, at):
        _mark(labels, at, start + 1, "TI")
        labels[start] = "I-TI"


def _closes_a_name(words: Words, labels: Sequence[str], at: int) -> bool:
    """Whether a name ends before word ``at``: "Kim D." or "Anna Kim.", not the "A." of "A. Kim"."""
    i = at - 1
    while i > 0 and labels[i] == "AG" and _is_initial(words, i):
        i -= 1
    return labels[i] == "AF" or labels[i] == "AJ" and i == at - 1


def _is_initial_and_name(words: Words, at: int, start: int) -> bool:
    """Whether the words before the title are "J Smith" or "Smith J", a name in another order."""
    return start - at > 1 and any(_is_initial(words, i) for i in (at, start - 1))


def _may_be_title(words: Words, start: int, end: int) -> bool:
    first = words.words[start]
    return not first.islower() and first.isalpha() and len(first) > 2 \
        and end - start <= _MOST_TITLE_WORDS and not any(
            word.lower() in _NO_TITLE for word in words.words[start:end]) \
        and word_class(first) not in _CUES and not any(
            word.startswith("x") and word in ("xurl", "xdoi", "xpmid", "xarxiv")
            for word in words.words[start:end])


def editors_in_container(words: Words, labels: list[str]) -> None:
    """"In A. Choi and B. Paek, editors, Book": the names are no part of the book."""
    start = labels.index("B-CT") if "B-CT" in labels else 0
    if start == 0 or words.words[start - 1].lower() != "in":
        return
    end = start + 1
    while end < len(labels) and labels[end] == "I-CT":
        end += 1
    cue = next((i for i in range(start + 1, end - 1) if words.words[i] in _EDITORS
                and re.match(r"\.?\)?[.,:]", words.gaps[i + 1])), -1)
    if cue < 0:
        return
    _mark(labels, start, cue + 1, "ED")
    _mark(labels, cue + 1, end, "CT")


def quoted_title_ends(words: Words, labels: list[str]) -> None:
    """"“Title,” Journal": the title ends with its quotation marks; the rest is the container."""
    if '"' not in words.text or "B-TI" not in labels:
        return
    start = labels.index("B-TI")
    end = start + 1
    while end < len(labels) and labels[end] == "I-TI":
        end += 1
    if not words.gaps[start].endswith('"') or '"' in words.gaps[end]:
        return
    closes = next((i for i in range(start + 2, end)
                   if re.match(r"[,.?!]{1,2}\"\s|\"[,.]\s", words.gaps[i])), -1)
    if closes < 0:
        return
    rest = "OT" if "B-CT" in labels or word_class(words.words[closes]) in _CUES \
        or words.words[closes][0].islower() else "CT"
    stop = next((k for k in range(closes + 1, end) if re.search(r"[.,(\[]", words.gaps[k])
                 or word_class(words.words[k]) in _NUMBERS), end)
    _mark(labels, closes, stop, rest)
    _mark(labels, stop, end, "OT")


def tail_of_title(words: Words, labels: list[str]) -> None:
    """"Title, 2 vols", "Title [DVD]", "Title (2nd ed.)": what describes the copy is no title."""
    if "B-TI" not in labels:
        return
    start = labels.index("B-TI")
    end = start + 1
    while end < len(labels) and labels[end] == "I-TI":
        end += 1
    if words.words[end - 1].lower() not in _COPIES:
        return
    for size in (1, 2):
        at = end - size
        if at > start and _COPY.fullmatch(" ".join(words.words[at:end]).lower()) \
                and re.search(r"[.,(\[]", words.gaps[at]):
            _mark(labels, at, end, "OT")
            return


def book_after_in(words: Words, labels: list[str]) -> None:
    """"Chapter. In Book", where both were read as one title."""
    if "B-CT" in labels or "B-TI" not in labels:
        return
    start = labels.index("B-TI")
    end = start + 1
    while end < len(labels) and labels[end] == "I-TI":
        end += 1
    edited = "B-ED" in labels[end:]
    for i in range(start + 2, end - 1):
        word, gap = words.words[i], words.gaps[i]
        if word.lower() == "in" and ((word == "In" and re.search(r"[.?!\"'] ?$", gap))
                                     or (word == "in" and '"' in gap)
                                     or (edited and "," in gap and words.words[i + 1][0].isupper())
                                     or words.gaps[i + 1].startswith(":")):
            stop = next((k for k in range(i + 2, end) if re.search(r"[.(\[]", words.gaps[k])
                         or word_class(words.words[k]) in _NUMBERS), end)
            labels[i] = "B-OT"
            start = i + 1
            if stop < end and words.words[stop] in _EDITORS:  # "In: A. Kim, B. Lee (Eds.): Book"
                _mark(labels, start, stop + 1, "ED")
                start = stop + 1
                stop = next((k for k in range(start + 1, end)
                             if re.search(r"[.(\[]", words.gaps[k])), end)
            _mark(labels, start, stop, "CT")
            _mark(labels, stop, end, "OT")
            editors_in_container(words, labels)
            return


def book_before_editors(words: Words, labels: list[str]) -> None:
    """"In Book, ed. A. Kim" and "in Book (A. Kim, ed.)": the book was taken for an editor."""
    if "B-CT" in labels or "B-ED" not in labels or "B-TI" not in labels:
        return
    start = labels.index("B-ED")
    if start == 0 or words.words[start - 1].lower() != "in":
        return
    end = start + 1
    while end < len(labels) and labels[end] == "I-ED":
        end += 1
    cut = next((i for i in range(start + 1, end) if "(" in words.gaps[i] or (
        words.words[i].lower() in _EDITED and set(",.") & set(words.gaps[i]))), -1)
    if cut < 0 or any(_is_initial(words, i) for i in range(start, cut)) \
            or any("," in words.gaps[i] for i in range(start + 1, cut)) \
            or words.words[cut] in _EDITORS and "(" in words.gaps[cut]:
        return
    _mark(labels, start, cut, "CT")
    _mark(labels, cut, end, "ED")


def container_after_quoted_title(words: Words, labels: list[str]) -> None:
    """"“Title.” Federal Bulletin (August 1921)": what follows a quoted title is where it stands."""
    if "B-CT" in labels or "B-TI" not in labels:
        return
    start = labels.index("B-TI")
    end = start + 1
    while end < len(labels) and labels[end] == "I-TI":
        end += 1
    if end >= len(labels) or labels[end] != "B-OT" or '"' not in words.gaps[end] \
            or '"' not in words.gaps[start]:
        return
    start = end + (words.words[end].lower() == "in")
    stop = start
    while stop < len(labels) and labels[stop] in _OTHER and word_class(
            words.words[stop]) not in _NUMBERS | {CLASS["month"], CLASS["note"]} and not (
            stop > start and re.search(r"[,(\[]|[a-z]{5,}[.]|[.;]$", words.words[stop - 1]
                                       + words.gaps[stop])):
        stop += 1
    if start < stop and words.words[start][0].isupper() and not any(
            word.lower() in _NO_TITLE | _NO_CONTAINER for word in words.words[start:stop]):
        _mark(labels, start, stop, "CT")


def _mark(labels: list[str], start: int, end: int, name: str) -> None:
    for i in range(start, end):
        labels[i] = ("I-" if i > start else "B-") + name


def _is_initial(words: Words, i: int) -> bool:
    return word_class(words.words[i]) in _INITIALS


RULES = (title_begins_earlier, quoted_title_in_names, title_after_names, book_as_title,
         first_sentence_as_title, quoted_title_ends, container_after_quoted_title, book_after_in,
         book_before_editors, editors_in_container, tail_of_title)


def find_missing(words: Words, labels: Sequence[str]) -> list[str]:
    """``labels`` with each of the rules above applied once, in order."""
    found = list(labels)
    for rule in RULES:
        rule(words, found)
    return found
