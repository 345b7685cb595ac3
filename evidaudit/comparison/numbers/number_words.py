"""The words of each number of a sentence: its own, those it shares with its neighbours, its times.

"Hearing loss was present in 37.8% of musicians and 2.5% of controls; tinnitus in 20%" gives three
numbers. The second has "controls" of its own and shares "hearing loss" with the first; the third
shares nothing with either. A claim is held against the words of a number, not of its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ... import quick_re as re
from ...lexicon import keys
from ...wording.times import Time, times
from ..stated import ShortForms
from .label_terms import denied, label_terms

Span = tuple[int, int]

# Where the words of one number end and those of the next begin, the surest first.
_CUTS = (
    re.compile(r";|(?<=[^\s]{3})\.\s|:\s(?=[A-Z])"),
    re.compile(r"\b(?:while|whereas|although|but|though)\b", re.I),
    re.compile(r",\s(?:and|or)\b", re.I),
    # "older than 60" is an age, not what something is compared with
    re.compile(r"\b(?:vs\b\.?|v\.|versus|compared (?:with|to)|against|as opposed to|"
               r"(?<!older )(?<!younger )(?<!more )(?<!less )(?<!fewer )(?<!longer )(?<!shorter )"
               r"(?<!greater )(?<!higher )(?<!lower )than|than(?!\s\d))", re.I),
    re.compile(r",(?=\s)"),
    re.compile(r"\b(?:and|or)\b", re.I),
    re.compile(r"\bto\b"),
)
_OTHER = "!other"
_STRONG = 2  # cuts before this one part two statements
_COMMA, _AND = 4, 5
_WORD = re.compile(r"[a-z]{3}")
_BRACKETED = re.compile(r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]")
# Words that say only that something came about, or how it was counted.
EMPTY = frozenset(keys(
    "aged age older younger young subgroup subgroups prespecified corresponding "
    "present reported had seen noted occurred occur rate rates proportion percentage share number "
    "percent score scores mean median average overall risk odds hazard chance incidence "
    "prevalence probability likelihood frequency level reached achieved experienced developed "
    "suffered needed required remained were became value values estimate interval "
    "respectively confidence significant primary secondary outcome end point endpoint "
    "trial study analysis pooled model adjusted adjustment baseline follow-up followup week weeks "
    "month months year years day days hour hours minute minutes point points mm hg mg kg cm ml "
    "later first second third half quarter nearly almost about some extra additional further "
    "compared versus group arm arms did who that were recorded measured show shown one two "
    "three four five six seven eight nine ten "
    "twelve hundred thousand fifth tenth"))


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The terms beside one number.

    ``own`` stand with it, ``shared`` belong to it and its neighbours alike, ``when`` are its
    times: its own, or else those of the sentence. ``left`` are the words before it as printed.
    """

    own: frozenset[str]
    shared: frozenset[str]
    when: tuple[Time, ...]
    left: str = ""
    right: str = ""

    @property
    def all(self) -> frozenset[str]:
        """All terms that may be the number's."""
        return self.own | self.shared


def words_of_numbers(sentence: str, spans: Sequence[Span], short: ShortForms = (),
                     arms: Sequence[frozenset[str]] = (),
                     contrasts: Sequence[bool] = ()) -> list[NumberWords]:
    """The words of each number of ``sentence``; ``spans`` are their places in it, in order.

    ``contrasts`` tells which compare groups: in brackets they belong to all that was just told.

    ``arms`` are the terms of the group of each number, where they are known: a number never
    shares the group of its neighbour.
    """
    lefts, rights, strong = _parts(sentence, spans)
    every = times(sentence)
    sets = [(_terms(a, short), _terms(b, short)) for a, b in zip(lefts, rights, strict=True)]
    groups = [group | _terms(_group_phrase(left), short) for group, left in zip(
        list(arms) or [frozenset[str]()] * len(spans), lefts, strict=True)]
    found: list[NumberWords] = []
    for index, (left, right) in enumerate(sets):
        own = (left | right) - {_OTHER}
        if groups[index]:  # "in the A, B and C groups": each number is of one of them
            own = own - frozenset().union(*groups) | groups[index]
        shared: frozenset[str] = frozenset()
        if not (left - EMPTY - groups[index]):
            shared |= _before(index, sets, groups, strong)
        if not (right - EMPTY - groups[index]):
            shared |= _after(index, sets, groups, strong)
        if contrasts and contrasts[index] and index and not contrasts[index - 1] and (
                not strong[index] or not (left | right) - EMPTY - frozenset().union(*groups)):
            shared |= _just_told(index, sets, strong, contrasts)
        shared -= frozenset().union(*groups) - groups[index] - own
        if any(key[0] == "#" for key in own):  # each has its own label, and not its neighbour's
            shared = frozenset(key for key in shared if key[0] != "#")
        a, b = _reach(sentence, spans, lefts, rights, index)
        when = tuple(t for t in every if a <= t.start < b) or (
            found[-1].when if found and not strong[index] else every)
        found.append(NumberWords(own, shared, when, lefts[index], rights[index]))
    return found


_NO_VERB = r"(?!(?:was|were|had|is|are|occurred|rose|fell)\b)[^\s,;()]{1,24}"
_ONLY_A_GROUP = re.compile(
    r"[\s,;:]*(?:(?:and|but|or|not|while|whereas|versus|vs\.?|than|compared with|compared to)\s)"
    r"{0,3}(?:in|with|for|among|on|after)\s(?!(?:the )?(?:trial|study|analysis|total|all)\b)"
    r"(?P<group>" + _NO_VERB + r"(?:\s" + _NO_VERB + r"){0,7}\s?)[\s,:]*", re.I)
_GROUP_FIRST = re.compile(
    r"^\W*(?:in|among|with)\s(?!(?:the |this |our )?(?:trial|study|analysis|total|all|meta|model|"
    r"week|month|year|first|second|addition|contrast)\b)(?P<group>[^,;()]{2,40}),", re.I)


def _group_phrase(left: str) -> str:
    """The words before a number that name whom it is of, and nothing else: "but not in men"."""
    if "(" in left and ")" not in left[left.rindex("("):]:
        left = left[:left.rindex("(")]  # "in men (odds ratio"
    match = _ONLY_A_GROUP.fullmatch(left) or _GROUP_FIRST.match(left)
    return match["group"] if match else ""


def _terms(text: str, short: ShortForms) -> frozenset[str]:
    labels = label_terms(text, short)
    return keys(text, short) - denied(labels) | labels


def _parts(sentence: str, spans: Sequence[Span]) -> tuple[list[str], list[str], list[bool]]:
    """The text before and after each number, and whether a new statement begins with it."""
    lefts, rights, strong = [], [], [True]
    start = 0
    for index, (a, b) in enumerate(spans):
        lefts.append(sentence[start:a])
        following = spans[index + 1][0] if index + 1 < len(spans) else len(sentence)
        if index + 1 == len(spans):
            rights.append(sentence[b:])
            break
        end, start, is_strong = _cut(sentence, b, following)
        rights.append(sentence[b:end])
        strong.append(is_strong)
    return lefts, rights, strong


def _cut(sentence: str, start: int, end: int) -> tuple[int, int, bool]:
    """Where the words of one number end, where those of the next begin, and how surely."""
    gap = sentence[start:max(start, end)]
    plain = _BRACKETED.sub(lambda m: " " * len(m.group()), gap)
    for rank, pattern in enumerate(_CUTS):
        matches = list(pattern.finditer(plain))
        if rank == _COMMA and not _WORD.search(plain):
            continue
        if matches:
            match = matches[-1 if rank == _AND else 0]
            return start + match.start(), start + match.end(), rank < _STRONG
    opened = plain.rfind("(")
    if opened > 0 and ")" not in plain[opened:]:
        return start + opened, start + opened + 1, False  # "3.1 with CPAP (difference 8.2"
    return start, start, False


def _just_told(index: int, sets: list[tuple[frozenset[str], frozenset[str]]],
               strong: list[bool], contrasts: Sequence[bool]) -> frozenset[str]:
    """All words of the numbers before, back to the statement before: "(hazard ratio 0.76)"."""
    found: frozenset[str] = frozenset()
    for other in range(index - 1, -1, -1):
        if contrasts[other]:
            break
        found |= sets[other][0] | sets[other][1]
        if strong[other]:
            break
    return found


def _before(index: int, sets: list[tuple[frozenset[str], frozenset[str]]],
            groups: list[frozenset[str]], strong: list[bool]) -> frozenset[str]:
    """What the numbers before say and this one leaves unsaid."""
    found: frozenset[str] = frozenset()
    for other in range(index - 1, -1, -1):
        left, right = sets[other]
        found |= right - groups[other]
        if left - EMPTY - groups[other]:
            return found | left
        found |= left
        if strong[other + 1] and found - EMPTY:
            return found
    return found


def _after(index: int, sets: list[tuple[frozenset[str], frozenset[str]]],
           groups: list[frozenset[str]], strong: list[bool]) -> frozenset[str]:
    """What the numbers after say for all: "18% and 12% of the pupils passed"."""
    for other in range(index + 1, len(sets)):
        if strong[other] or sets[other][0] - EMPTY - groups[other]:
            return frozenset()
        if sets[other][1] - groups[other]:
            return sets[other][1] - groups[other]
    return frozenset()


def _reach(sentence: str, spans: Sequence[Span], lefts: list[str], rights: list[str],
           index: int) -> Span:
    return spans[index][0] - len(lefts[index]), spans[index][1] + len(rights[index])
