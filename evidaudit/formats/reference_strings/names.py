"""Author and editor statements as CSL names: family, given, suffix, or a group as ``literal``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .shapes import words_of
from .tokens import Words

Name = dict[str, str]

JOINERS = frozenset(("and", "et", "al", "und", "y", "others", "with", "AND", "ET", "AL", "And"))
PARTICLES = words_of("van von de den der del della di da dos du la le ter ten zu zur bin ibn al "
                      "Van Von De Den Der Del Di Da Dos La Le")
SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV", "JR", "SR", "2nd", "3rd", "4th"))
GROUP = re.compile(
    r"\b(?:group|committee|organi[sz]ation|association|society|ministry|department|university|"
    r"institute|commission|council|centre|center|agency|bureau|office|collaboration|foundation|college|"
    r"investigators|collaborators|trialists|researchers|consorti(?:um|a)|panel|task force|academy|"
    r"grupo|secretar[ií]a|federation|union|nations|forum|network)\b", re.IGNORECASE)


def names_from_labels(words: Words, labels: Sequence[str]) -> list[Name]:
    """The names that words labelled AF (family), AG (given) and AL (group) make up, in order."""
    dotted = _dotted(words, labels)
    names: list[Name] = []
    person = _Person(words, dotted)
    i, count = 0, len(labels)
    while i < count:
        label = labels[i]
        if label in ("B-AL", "I-AL"):
            person.close(names)
            end = i + 1
            while end < count and labels[end] == "I-AL":
                end += 1
            names.append({"literal": words.between(i, end)})
            i = end
            continue
        if label in ("AF", "AG"):
            person.add(i, label, names)
        else:
            person.close(names)
        i += 1
    person.close(names)
    return [name for name in names if name.get("family") or name.get("literal")]


def _dotted(words: Words, labels: Sequence[str]) -> bool:
    """Whether initials carry stops here ("J. A."), so that a last "A." keeps its own."""
    for i in range(1, len(labels)):
        if labels[i - 1] == "AG" and labels[i] in ("AG", "AF", "AJ"):
            gap = words.gaps[i]
            if gap.startswith(".") and len(words.words[i - 1]) == 1:
                return True
    return False


class _Person:
    """The name that is being put together, word by word."""

    def __init__(self, words: Words, dotted: bool) -> None:
        self.words = words
        self.dotted = dotted
        self.family: list[int] = []
        self.given: list[int] = []
        self.suffix = ""

    def add(self, i: int, label: str, names: list[Name]) -> None:
        """Takes word ``i``, after closing the name before where a new one begins."""
        gap, word = self.words.gaps[i], self.words.words[i]
        if word in SUFFIXES and self.family and (self.given or (
                len(word) > 2 or not word.isupper() or "," in gap)):
            self.suffix = word
            return
        if ";" in gap or "&" in gap or "/" in gap or self._is_next(label, gap):
            self.close(names)
        (self.family if label == "AF" else self.given).append(i)

    def _is_next(self, label: str, gap: str) -> bool:
        comma = "," in gap
        if label == "AF":
            if self.family and self.given:
                return True if self.given[-1] > self.family[-1] else comma
            return bool(self.family) and comma
        if self.family and self.given:
            given_first = self.given[0] < self.family[0]
            return given_first or (comma and self._reversed(gap))
        return False

    def _reversed(self, gap: str) -> bool:
        return "," in self.words.gaps[self.given[0]] and "," in gap

    def close(self, names: list[Name]) -> None:
        """Appends the name, if any, and starts afresh."""
        if self.family or self.given:
            name: Name = {}
            if self.family:
                name["family"] = self._text(self.family)
            if self.given:
                given = self._text(self.given)
                last = self.given[-1]
                if self.dotted and len(self.words.words[last]) == 1 and \
                        self.words.gaps[last + 1].startswith("."):
                    given += "."
                name["given"] = given
            if not self.family:
                name = {"family": name["given"]}
            if self.suffix:
                name["suffix"] = self.suffix
            whole = self.given + self.family
            if len(whole) > 2 and whole == sorted(whole) and GROUP.search(self._text(whole)) and (
                    not any(_is_initial(self.words.words[i]) for i in whole)):
                name = {"literal": self._text(whole)}  # "International Bee Council" is no person
            names.append(name)
        self.family, self.given, self.suffix = [], [], ""

    def _text(self, indices: list[int]) -> str:
        words = self.words
        return words.text[words.starts[indices[0]]:words.ends[indices[-1]]].replace(" .", ".")


def label_names(words: Words) -> list[str]:
    """Labels for the words of a statement that holds only names, by the commas and initials."""
    count = len(words.words)
    if GROUP.search(words.text) and "," not in words.text:
        return ["B-AL"] + ["I-AL"] * (count - 1) if count else []
    labels = ["AJ" if word in JOINERS else "" for word in words.words]
    start = 0
    for i in range(1, count + 1):
        if i == count or labels[i] == "AJ" or set(",;&") & set(words.gaps[i]):
            part = [j for j in range(start, i) if not labels[j]]
            if part:
                _label_one(words, labels, part)
            start = i
    return labels


def _is_initial(word: str) -> bool:
    return word.isupper() and len(word.replace("-", "")) <= 3


def _label_one(words: Words, labels: list[str], part: list[int]) -> None:
    tokens = words.words
    initials = [_is_initial(tokens[j]) or tokens[j] in SUFFIXES for j in part]
    previous = next((j for j in range(part[0] - 1, -1, -1) if labels[j] != "AJ"), -1)
    comma = previous >= 0 and "," in words.gaps[part[0]] and "AJ" not in labels[previous:part[0]]
    lone_family = comma and labels[previous] == "AF" and (
        previous == 0 or labels[previous - 1] != "AG" or "," in words.gaps[previous]
        or ";" in words.gaps[previous])
    chosen = ["AG"] * (len(part) - 1) + ["AF"]             # "Michael A. Smith"
    if all(initials) or (lone_family and previous < 3 and (len(part) == 1 or any(initials)
                                                          or previous + 1 == part[0])):
        chosen = ["AG"] * len(part)                        # "Adams, Nicholson B."
    elif any(initials) and not initials[0] and initials[-1]:
        cut = initials.index(True)                         # "Smith MA"
        chosen = ["AF" if k < cut else "AG" for k in range(len(part))]
    elif len(part) == 1:
        chosen = ["AG" if lone_family else "AF"]
    else:
        for k in range(len(part) - 1):
            if tokens[part[k]] in PARTICLES:
                chosen[k:] = ["AF"] * (len(part) - k)
                break
    for j, label in zip(part, chosen, strict=True):
        labels[j] = label
