"""Citations by number: "(1)", "[2,3]", "[4–6]", "¹²", "ref. 7", in whatever dress.

A number in brackets may also be a count, a year, a figure, a step of an enumeration or an
interval; what stands around it decides.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, NamedTuple

from .. import quick_re as re
from ..model import Article, Citation
from .reference_index import ReferenceIndex, unique

_NUMBERS: Final = r"\d{1,4}(?:\s{0,2}(?:[,;]|[-–—‐‑]|&|and)\s{0,2}\d{1,4}){0,40}"
_BRACKETED = re.compile(r"\[(?P<first>\d{1,4})\]\s?[-–—]\s?\[(?P<last>\d{1,4})\]|"
                        rf"\[\s?(?P<square>{_NUMBERS})\s?\]|\(\s?(?P<round>{_NUMBERS})\s?\)")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,⁻⁃–-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_NAMED = re.compile(rf"\b(?:refs?\.?|references?)\s(?P<named>{_NUMBERS})(?![\d.]*\s?%)\b",
                    re.IGNORECASE)
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁃", "0123456789--")
_PART = re.compile(r"(\d{1,4})(?:\s{0,2}[-–—‐‑]\s{0,2}(\d{1,4}))?")

# Words before a bracketed number that make it something else than a citation.
_INTERVAL_BEFORE = re.compile(
    r"(?:\b(?:figs?|figures?|tables?|eqs?|equations?|appendix|95% ?ci|ci|iqr|interquartile range)"
    r"\.?|[nN]\s?=|[=<>±×+/$€£])\s{0,2}$", re.IGNORECASE)
# "Step (3)", "grade (2)": the noun needs its number. "the healthy group (5)" does not.
_LABEL_BEFORE = re.compile(
    r"\b(?:box|step|phase|type|grade|stage|part|chapter|section|version|level|class|category|"
    r"group|arm|day|week|item|question|model|panel|no|number|vol|volume|issue|page|pp?|aged?|"
    r"range|median|mean|score[ds]?)\.?\s{0,2}$", re.IGNORECASE)
_DETERMINED = re.compile(
    r"\b(?:the|an?|this|that|these|those|each|every|either|both|same|"
    r"[a-z]{2,}(?:al|ed|er|ic|ing|ive|y|ous|able|ar))\s(?:[a-z-]{2,30}\s){0,2}$")
_VALUE_BEFORE = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,4})?%?\s$|\d\.\d{1,4}\s$")  # "45 (12)"
_UNIT_AFTER = re.compile(
    r"\s{0,2}(?:weeks?|days?|months?|years?|hours?|minutes?|min|mg|g|kg|ml|mm|cm|km|%|per ?cent|"
    r"percent|people|persons?|patients?|participants?|men|women|children|times?|degrees?|"
    r"points?|sessions?|sets?|reps?|repetitions?|out of|of (?:the|these|those) \d)\b",
    re.IGNORECASE)
_SPELLED = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen"
]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
         "eighty": 80, "ninety": 90, "hundred": 100}
_LAST_WORD = re.compile(r"([A-Za-z]+)(?:[- ]([A-Za-z]+))?[\s-]{0,2}$")
_AROUND: Final = 40               # characters before a bracket that are looked at
LONGEST_RANGE: Final = 60         # "[4–6]"; a longer one is a page range or an interval
ESTABLISHED: Final = 2            # so many markers of a dress resolve before one can be missing
ESTABLISHED_ROUND: Final = 4      # round brackets hold much else


class _Candidate(NamedTuple):
    start: int
    end: int
    dress: str           # square | round | superscript | named
    labels: tuple[str, ...]


def find_numeric(article: Article, index: ReferenceIndex, end: int) -> list[Citation]:
    """The numeric citations of the body; ``missing`` only in a dress that is established."""
    if not index.highest:
        return []
    text = article.text
    candidates = _candidates(text, end, index)
    steps = _enumerations(article, candidates)
    candidates = [c for c in candidates if c.start not in steps]
    dress_counts = {dress: sum(c.dress == dress and any(label in index.labels
                                                       for label in c.labels)
                               for c in candidates)
                    for dress in ("square", "round", "superscript", "named")}
    if dress_counts["square"] >= 3 and dress_counts["square"] > 2 * dress_counts["round"]:
        candidates = [c for c in candidates if c.dress != "round"]
    citations = []
    for candidate in candidates:
        ids = unique(i for label in candidate.labels for i in index.labels.get(label, ()))
        missing = tuple(label for label in candidate.labels if label not in index.labels)
        style = "superscript" if candidate.dress == "superscript" else "numeric"
        if missing and not _may_be_missing(candidate, missing, dress_counts, index):
            missing = ()
        if ids or missing:
            citations.append(Citation(candidate.start, candidate.end,
                                      text[candidate.start:candidate.end], ids, style, missing))
    return citations


def _candidates(text: str, end: int, index: ReferenceIndex) -> list[_Candidate]:
    found = []
    for match in _BRACKETED.finditer(text, 0, end):
        dress = "round" if match["round"] else "square"
        labels = expand(match["square"] or match["round"] or f"{match['first']}-{match['last']}")
        if labels and _reads_as_citation(text, match.start(), match.end(), dress, labels):
            found.append(_Candidate(match.start(), match.end(), dress, labels))
    for match in _SUPERSCRIPT.finditer(text, 0, end):
        before = text[match.start() - 1] if match.start() else ""
        word = re.search(r"[A-Za-z]+$", text[max(0, match.start() - 4):match.start()])
        unit = word is not None and word.group() in ("m", "cm", "mm", "km", "kg", "r", "R", "x",
                                                     "s", "in", "ft", "I", "χ")
        labels = expand(match.group().translate(_PLAIN))
        if labels and before and not before.isdigit() and not unit and before not in "χη²":
            found.append(_Candidate(match.start(), match.end(), "superscript", labels))
    for match in _NAMED.finditer(text, 0, end):
        labels = expand(match["named"])
        if labels and all(label in index.labels for label in labels):
            found.append(_Candidate(match.start(), match.end(), "named", labels))
    return sorted(found)


def expand(numbers: str) -> tuple[str, ...]:
    """The labels in "2, 4–6" as ("2", "4", "5", "6"); () where a range runs wild or backwards."""
    labels: list[str] = []
    for match in _PART.finditer(numbers):
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first or last - first > LONGEST_RANGE or first == 0:
            return ()
        labels.extend(str(n) for n in range(first, last + 1))
    return unique(labels)


def _reads_as_citation(text: str, start: int, end: int, dress: str,
                       labels: tuple[str, ...]) -> bool:
    before = text[max(0, start - _AROUND):start]
    after = text[end:end + _AROUND]
    if all(1500 <= int(label) <= 2100 for label in labels):
        return False
    if _INTERVAL_BEFORE.search(before):
        return False
    label = _LABEL_BEFORE.search(before)
    if label and not _DETERMINED.search(before[:label.start()]) and (
            dress == "round" or before[label.start()].isupper()):
        return False
    if len(labels) == 1 and _spells(before, int(labels[0])):
        return False
    if dress == "square":
        return not after.startswith("(")             # a Markdown link
    if _UNIT_AFTER.match(after) or _VALUE_BEFORE.search(before):
        return False
    return not (before[-1:].isalnum() and before[-1:].isdigit())  # volume(issue)


def _spells(before: str, number: int) -> bool:
    """Whether the words before the bracket spell its number: "nineteen (19)"."""
    match = _LAST_WORD.search(before)
    if not match:
        return False
    first, second = match[1].lower(), (match[2] or "").lower()
    values = []
    for words in ([second] if second else [first]), [first, second]:
        value = 0
        for word in words:
            if word in _SPELLED:
                value += _SPELLED.index(word)
            elif word in _TENS:
                value += _TENS[word]
        values.append(value)
    return number in values


def _enumerations(article: Article, candidates: list[_Candidate]) -> set[int]:
    """Starts of the "(1) … (2) …" that number the steps of a sentence, or head a list item."""
    heads = {block.start for block in article.blocks}
    starts = [block.start for block in article.blocks]
    steps = {c.start for c in candidates if c.dress == "round" and c.start in heads}
    by_block: dict[int, list[_Candidate]] = {}
    for candidate in candidates:
        if candidate.dress == "round" and len(candidate.labels) == 1:
            by_block.setdefault(bisect_right(starts, candidate.start), []).append(candidate)
    for group in by_block.values():
        run: list[_Candidate] = []
        for candidate in group:
            number = int(candidate.labels[0])
            if number == 1 and _opens_step(article.text, candidate, first=True):
                run = [candidate]
            elif run and number == len(run) + 1 and _opens_step(article.text, candidate,
                                                                first=False):
                run.append(candidate)
                steps.update(c.start for c in run)
    return steps


def _opens_step(text: str, candidate: _Candidate, first: bool) -> bool:
    after = text[candidate.end:candidate.end + 3]
    if not re.match(r"\s?[^\W_]", after):
        return False
    before = text[max(0, candidate.start - 12):candidate.start].rstrip()
    if first:
        return not before or before.endswith((":", ",", ";", ".", "—", "–")) or bool(
            re.search(r"\b(?:to|are|is|were|was|by|that|either|both|of|include|including|into)$",
                      before))
    return before.endswith((",", ";", ":", ".")) or bool(re.search(r"\b(?:and|or)$", before))


def _may_be_missing(candidate: _Candidate, missing: tuple[str, ...], counts: dict[str, int],
                    index: ReferenceIndex) -> bool:
    resolved = counts.get(candidate.dress, 0)
    if candidate.dress == "named" or resolved < ESTABLISHED:
        return False
    if candidate.dress == "round" and resolved < ESTABLISHED_ROUND:
        return False
    limit = max(2 * index.highest, index.highest + 20)
    return all(int(label) <= limit for label in missing)
