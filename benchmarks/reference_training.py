"""Examples for the reference tagger: strings as words, with one label a word.

Labels: AF family name, AG given name or initials, AJ "and", "et al."; B-/I- for TI title, CT
container, AL group author, ED editor, PB publisher, PL place, OT anything else; YR date, VO
volume, IS issue, PG pages.
"""

from __future__ import annotations

import json
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from reference_works import render

from evidaudit.formats.reference_strings.cleaning import clean, without_link_tails
from evidaudit.formats.reference_strings.identifiers import PLACEHOLDERS, take_identifiers
from evidaudit.formats.reference_strings.names import GROUP, JOINERS, label_names
from evidaudit.formats.reference_strings.tokens import Words, split_words

OTHER_FOLDS = 5
Example = tuple[Words, list[str]]
Row = dict[str, Any]
_SPANS = {"TI", "CT", "AL", "ED", "PB", "PL", "OT"}


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def fold_of(journal: str) -> int:
    """The fold (0 to 4) that a citing journal belongs to; the same on every machine."""
    return zlib.crc32(journal.encode()) % OTHER_FOLDS


def as_bio(labels: list[str]) -> list[str]:
    """``labels`` with B- where a span begins and I- where it goes on."""
    out, previous = [], ""
    for label in labels:
        if label in _SPANS:
            out.append(("I-" if previous == label else "B-") + label)
        else:
            out.append(label)
        previous = label
    return out


class Alignment:
    """Labels of the words of one string, set by finding the gold values in it."""

    def __init__(self, raw: str) -> None:
        text, _ = take_identifiers(without_link_tails(clean(raw)))
        self.words = split_words(text)
        self.labels: list[str] = [""] * len(self.words.words)

    def find(self, value: str | None, start: int = 0, last: bool = False) -> int:
        """The index of the first free word of ``value`` in the string, or -1."""
        wanted = split_words(clean(value or "")).words
        if not wanted:
            return -1
        places = range(start, len(self.labels) - len(wanted) + 1)
        for i in (reversed(places) if last else places):
            if self.words.words[i:i + len(wanted)] == wanted and not any(
                    self.labels[i:i + len(wanted)]):
                return i
        return -1

    def mark(self, value: str | None, label: str, start: int = 0, last: bool = False) -> int:
        """Labels ``value`` where it is found; the index after it, or -1."""
        i = self.find(value, start, last)
        if i < 0:
            return -1
        end = i + len(split_words(clean(value or "")).words)
        self.labels[i:end] = [label] * (end - i)
        return end

    def finish(self) -> Example:
        """The example; what no field claims is OT, joiners between names AJ."""
        for i, word in enumerate(self.words.words):
            if self.labels[i]:
                continue
            before = self.labels[i - 1] if i else ""
            joins = before in ("AF", "AG", "AJ", "AL") and word in JOINERS
            self.labels[i] = "AJ" if joins else "OT"
        self._label_groups()
        self._label_editors_and_publisher()
        return self.words, as_bio(self.labels)

    def _label_editors_and_publisher(self) -> None:
        """Labels what gold fields leave out: "In: A, editors." and "Place: Publisher; year"."""
        words, gaps, labels = self.words.words, self.words.gaps, self.labels
        cue = next((i for i, word in enumerate(words) if labels[i] == "OT" and re.fullmatch(
            r"editors?|eds?|Eds?|Hrsg", word)), -1)
        start = next((i for i in range(cue) if labels[i] == "OT" and words[i] in ("In", "in")), -1)
        if 0 <= start < cue and set(labels[start:cue + 1]) <= {"OT", "AF", "AG", "AJ"}:
            labels[start + 1:cue + 1] = ["ED"] * (cue - start)
        for i in range(1, len(labels)):
            if labels[i] == labels[i - 1] == "OT" and gaps[i].startswith(":") \
                    and "CT" in labels[:i]:
                left, right = i, i
                while left and labels[left - 1] == "OT" and "." not in gaps[left]:
                    left -= 1
                while right < len(labels) and labels[right] == "OT":
                    right += 1
                if right < len(labels) and labels[right] == "YR" and i - left <= 4:
                    labels[left:right] = ["PL"] * (i - left) + ["PB"] * (right - i)
                return

    def _label_groups(self) -> None:
        """Labels a group that stands between the last author and the title as AL."""
        if "TI" not in self.labels:
            return
        end = self.labels.index("TI")
        start = end
        while start and self.labels[start - 1] == "OT":
            start -= 1
        words = self.words.words
        while start < end and words[start].lower() in ("for", "the", "on", "behalf", "of", "by"):
            self.labels[start] = "AJ"
            start += 1
        if start and GROUP.search(" ".join(words[start:end])):
            self.labels[start:end] = ["AL"] * (end - start)


def query_examples(data: Path, fold: int | None) -> Iterator[Example]:
    """The strings of the matching set whose own record's fields can be found in them."""
    records = {row["pmid"]: row for row in read_rows(data / "match_records.jsonl")}
    for query in read_rows(data / "match_queries.jsonl"):
        record = records.get(query["gold_pmid"])
        if record and (fold is None or fold_of(query["journal"]) != fold):
            example = align({**record, "raw": query["raw"]})
            if example and {"YR", "VO"} <= set(example[1]):
                yield example


def gold_examples(rows: list[Row]) -> Iterator[Example]:
    """The strings of rows with gold fields, where every main field can be found."""
    for row in rows:
        example = align(row)
        if example:
            yield example


def align(row: Row) -> Example | None:
    """One row's string with labels, or None where title or journal are not in it."""
    found = Alignment(row["raw"])
    title_end = found.mark(row["title"], "TI")
    journal_end = found.mark(row["journal"], "CT", max(title_end, 0))
    if journal_end < 0:
        journal_end = found.mark(row["journal"], "CT", last=True)
    if title_end < 0 or journal_end < 0:
        return None
    place = 0
    for family, given in row["authors"]:
        end = found.mark(family, "AF" if given else "AL", place)
        if end < 0:
            continue
        initials = found.find(given, place)
        if given and 0 <= initials <= end + 2:
            end = max(end, found.mark(given, "AG", place))
        place = end
    _mark_numbers(found, row, journal_end)
    words = found.words.words
    for i, word in enumerate(words):
        if not found.labels[i] and word.lower() in ("jr", "sr", "ii", "iii") and i and \
                found.labels[i - 1] == "AG":
            found.labels[i] = "AG"
    return found.finish()


def _mark_numbers(found: Alignment, row: Row, journal_end: int) -> None:
    words, gaps = found.words.words, found.words.gaps
    first, last = clean(row["fpage"] or ""), clean(row["lpage"] or "")
    pages = [i for i in range(len(words)) if not found.labels[i] and words[i] == first]
    ranges = [i for i in pages if i + 1 < len(words) and words[i + 1] == last
              and "-" in gaps[i + 1]]
    after = [i for i in ranges or pages if i >= journal_end] or ranges or pages
    if after:
        i = after[0] if ranges else after[-1]
        found.labels[i] = "PG"
        if i in ranges:
            found.labels[i + 1] = "PG"
        elif last:
            found.mark(last, "PG", i + 1)
    volume_end = found.mark(row["volume"], "VO", journal_end)
    if volume_end < 0:
        volume_end = found.mark(row["volume"], "VO", last=True)
    issue_end = found.mark(row["issue"], "IS", max(volume_end, 0))
    if issue_end < 0:
        found.mark(row["issue"], "IS", max(journal_end, 0))
    if found.mark(row["year"], "YR", journal_end) < 0 and found.mark(row["year"], "YR") < 0:
        return
    _mark_dates(found)


def _mark_dates(found: Alignment) -> None:
    months = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", re.I)
    words, labels = found.words.words, found.labels
    for i, word in enumerate(words):
        if not labels[i] and months.fullmatch(word) and "YR" in labels[max(i - 2, 0):i + 3]:
            labels[i] = "YR"
    for i, word in enumerate(words):
        if not labels[i] and word.isdigit() and len(word) < 3 and i and labels[i - 1] == "YR" \
                and months.fullmatch(words[i - 1]):
            labels[i] = "YR"


_CORE = {"title": "TI", "container-title": "CT", "journal": "CT", "date": "YR", "pages": "PG",
         "editor": "ED", "publisher": "PB", "location": "PL", "author": "AU", "volume": "VO"}


def core_examples(path: Path, fold: int | None) -> list[Example]:
    """The labelled strings of anystyle's core set, but those of ``fold``."""
    examples = []
    for number, sequence in enumerate(etree.parse(str(path)).getroot()):
        if fold is None or number % OTHER_FOLDS != fold:
            example = core_example(sequence)
            if example:
                examples.append(example)
    return examples


def core_text(sequence: Any) -> str:
    """The string that one labelled sequence of anystyle's core set stands for."""
    return " ".join((part.text or "").strip() for part in sequence)


def core_example(sequence: Any) -> Example | None:
    """One labelled sequence as words with labels; None where it is empty."""
    pieces = [(part.tag, clean(part.text or "")) for part in sequence
              if part.tag != "citation-number"]
    text, _ = take_identifiers(clean(" ".join(piece for _, piece in pieces)))
    words = split_words(text)
    labels: list[str] = []
    for tag, piece in pieces:
        own, _ = take_identifiers(piece)
        count = len(split_words(own).words)
        if tag == "author":
            labels += [label.removeprefix("B-").removeprefix("I-")
                       for label in label_names(split_words(own))]
        elif tag == "volume":
            labels += _volume_labels(split_words(own).words)
        else:
            labels += [_CORE.get(tag, "OT")] * count
    if not labels or len(labels) != len(words.words):
        return None
    for i, word in enumerate(words.words):
        starts = i == 0 or labels[i - 1] != labels[i]
        if word in PLACEHOLDERS.values() or (labels[i] in ("CT", "ED") and starts
                                             and word in ("In", "in")):
            labels[i] = "OT"
    return words, as_bio(labels)


def _volume_labels(words: list[str]) -> list[str]:
    labels, issue = [], False
    for i, word in enumerate(words):
        cue = re.fullmatch(r"no|nr|issue|number|n|iss|suppl|supplement|part|pt", word, re.I)
        issue = issue or bool(cue) or (i > 0 and words[i - 1][-1].isdigit() and word[0].isdigit())
        labels.append("IS" if issue else "VO")
    return labels


def build_lexicon(records: list[Row], rows: list[Row]) -> dict[str, str]:
    """Three digits a word: how usual it is in family names, container titles and titles."""
    counts: list[Counter[str]] = [Counter(), Counter(), Counter()]
    for record in [*records, *rows]:
        for family, _ in record["authors"]:
            counts[0].update(_low_words(family))
        counts[1].update(_low_words(record["journal"]))
        counts[2].update(_low_words(record["title"]))
    lexicon = {}
    for word in sorted(set(counts[0]) | set(counts[1]) | set(counts[2])):
        seen = [count[word] for count in counts]
        if sum(seen) >= 3 and not word.isdigit():
            lexicon[word] = "".join(str(min(int(math.log(n + 1, 3.2)), 4)) for n in seen)
    return lexicon


def _low_words(text: str | None) -> list[str]:
    return [word.lower() for word in split_words(clean(text or "")).words]


def rendered_examples(records: list[Row]) -> Iterator[Example]:
    """Strings rendered from records in nine styles, labelled by construction."""
    for number, record in enumerate(records[::5]):
        example = render(record, number)
        if example:
            pieces = example
            text = clean("".join(piece for piece, _ in pieces))
            masked, _ = take_identifiers(text)
            words = split_words(masked)
            labels: list[str] = []
            for piece, label in pieces:
                own, _ = take_identifiers(clean(piece))
                labels += [label] * len(split_words(own).words)
            if len(labels) == len(words.words):
                yield words, as_bio(labels)
