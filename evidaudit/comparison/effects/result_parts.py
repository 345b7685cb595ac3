"""Where one sentence of a study tells several results, each part with its own words.

A clause that gives two results, each with values or an interval of its own, is two parts; a list of
outcomes that "did not differ" names each of them.
"""

from __future__ import annotations

from ... import quick_re as re
from ...lexicon import keys
from ...wording.effects import clauses, significance
from ..stated import GENERIC, WEAK, ShortForms
from .arm_values import Listed, listed_in, values_in

# Words of a row that name no outcome of its own.
FRAME = GENERIC | WEAK | frozenset(keys(
    "figures values value corresponding respectively differ difference differences similar group "
    "groups arms "
    "occurred reported seen found observed noted recorded affected versus patients participants "
    "people women men children adults both each either neither estimated adjusted ratio relative "
    "confidence interval significantly significant statistically respectively reduction reductions "
    "decrease increase improvement rose fell decreased increased dropped improved baseline higher "
    "lower more less fewer greater longer shorter frequent common compared effect unchanged "
    "secondary primary whereas while however points percentage year years gave took had those "
    "others given other also only most ml mm cm kg min nmol mmol iqr sd irr trial trials superior "
    "no not include included cross crossed reach reached chance finding "
    "shortened lengthened minutes minute hours hour slower faster quicker sooner later weaker "
    "stronger favour per classed judged rated treated defined present appeared numbered"))
_SEPARATOR = re.compile(r",\s(?:and\s|but\s)?|\s(?:and|but)\s|;\s")
# "(RR 0.70; 95% CI 0.42 to 1.18)", "(0.84, 0.72 to 0.98)"
_WITH_INTERVAL = re.compile(r"[(\[][^()\[\]]{0,60}?\d\s?%?\s?(?:to|–|-|,)\s?[−–-]?\d"
                            r"[^()\[\]]{0,60}[)\]]")
_WORD = re.compile(r"[A-Za-z]{3,}")
_IN_EACH = re.compile(
    r"\d[^.;()]{0,30}\b(?:in|for|with|among|on|after)\s(?:both|either|each)\b|\d\s?%?\s?(?:\w+\s)?"
    r"(?:each|in each|in both)\b|\bthe same in\b", re.I)
_BARE = re.compile(r"(?P<before>[^;]{0,70})[(\[](?P<low>[−–-]?\d{1,5}(?:[.·]\d{1,3})?)\s?%?\s?"
                   r"(?:to|,|–|-)\s?(?P<high>[−–-]?\d{1,5}(?:[.·]\d{1,3})?)\s?%?[)\];,]")
_RATIO = re.compile(r"\b(?:a?HR|a?OR|a?RR|IRR|ratio|relative risk|odds)\b|^\D*[(\[]?[01]\.\d\d",
                    re.I)
_MINUS = str.maketrans({"−": "-", "–": "-", "·": "."})


def parts_of(sentence: str) -> list[tuple[int, int, Listed | None]]:
    """The parts of a sentence that tell of one outcome each, with their values side by side.

    A clause that gives two results, each with values or an interval of its own, is cut before the
    second.
    """
    every = listed_in(sentence)
    found: list[tuple[int, int, Listed | None]] = []
    for a, b in _with_what_takes_back(sentence):
        inside = [one for one in every if a <= one.values[0].start < b]
        begin = a
        for end in (*_cuts(sentence, a, b, inside), b):
            own = [one for one in inside if begin <= one.values[0].start < end]
            found.append((begin, end, own[0] if own else None))
            begin = end
    return found


_TAKES_BACK = re.compile(r"(?:the|this|its|it|not|with|no)\b[^()\d]{0,60}", re.I)


def _with_what_takes_back(sentence: str) -> list[tuple[int, int]]:
    """The clauses of a sentence; "although the interval included no effect" stays with the words of
    which it tells, for it names no outcome of its own."""
    found: list[tuple[int, int]] = []
    for a, b in clauses(sentence):
        match = _TAKES_BACK.match(sentence[a:b])
        if found and match and not keys(match.group()) - FRAME and significance(
                sentence[a:b]) == "not significant" and ";" not in sentence[found[-1][1]:a]:
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return found


def _cuts(sentence: str, a: int, b: int, inside: list[Listed]) -> list[int]:
    """Where within a clause the words of the next result begin."""
    spans = [(one.values[0].start, one.values[-1].end) for one in inside]
    spans += [(m.start(), m.end()) for m in _WITH_INTERVAL.finditer(sentence, a, b)]
    spans.sort()
    found: list[int] = []
    last = spans[0][1] if spans else b
    for start, end in spans[1:]:
        cuts = [m for m in _SEPARATOR.finditer(sentence, last, start)
                if not _open_bracket(sentence[last:m.start()])] if start > last else []
        if cuts and _WORD.search(sentence[cuts[-1].end():start]):
            found.append(cuts[-1].end())
        last = max(last, end)
    return found


def _open_bracket(text: str) -> bool:
    return max(text.rfind("("), text.rfind("[")) > max(text.rfind(")"), text.rfind("]"))


_NO_DIFFERENCE_IN = re.compile(r"\b(?:in|for|on|of)\s(?P<list>[^;:()]{3,200})$", re.I)
_VERB = re.compile(r"\b(?:did|do|does|was|were|is|are|remained|had|has|have)\b", re.I)
_ITEM = re.compile(r",\s?(?:and|or|nor)?\s?|\s(?:and|or|nor)\s", re.I)


def outcomes_named(text: str, none: int, short: ShortForms) -> tuple[frozenset[str], ...]:
    """The terms of each outcome of "X, Y and Z did not differ" or "no difference in X or Y".

    ``none`` is where the words of no difference begin.
    """
    verbs = list(_VERB.finditer(text[:none + 8]))
    head = text[:verbs[0].start()] if verbs else text[:none]
    if len(verbs) > 1 or not keys(head, short) - FRAME:
        match = _NO_DIFFERENCE_IN.search(text)
        head = match["list"] if match and len(verbs) < 2 else text
    items = [keys(item, short) for item in _ITEM.split(head) if item.strip()]
    return tuple(item for item in items if item) or (keys(text, short),)


def told_of_each(text: str) -> bool:
    """Whether one value is told of both groups: "5 days in both groups"."""
    match = _IN_EACH.search(text)
    return match is not None and (not match.group()[0].isdigit() or any(
        value.start <= match.start() < value.end + 12 for value in values_in(text)))


def of_bare_interval(text: str) -> str:
    """What an interval in brackets says that no word calls one: "by 11 minutes (-20 to -2)"."""
    match = _BARE.search(text)
    if match is None:
        return ""
    low, high = (float(match[name].translate(_MINUS)) for name in ("low", "high"))
    if low >= high:
        return ""
    if low >= 0 and _RATIO.search(match["before"]):
        return "not significant" if low <= 1 <= high else "significant"
    if low < 0:
        return "not significant" if high >= 0 else "significant"
    return ""
