"""Where the study gives a number of the claim, and whether two clauses speak of the same thing."""

from __future__ import annotations

from ... import quick_re as re
from ...model import Estimate, Report
from ...statistics import agrees
from ..effects.result_clauses import Clause
from ..stated import Prepared

ALIKE = 0.34  # share of the claim's known outcome words that a clause must hold
_STEM = 6     # letters that "abstinent" and "abstinence" share
_NO_RESULT = re.compile(r"\s?(?:mg|g\b|ml|µg|years?|months?|weeks?|days?|hours?|minutes?|trials|"
                        r"studies|centres|hospitals|countries|participants|patients|people|adults|"
                        r"women|men|children|infants|% ?(?:CI|confidence|cred))", re.I)


def places_of(claimed: Estimate, report: Report) -> list[int]:
    """Where the study gives the claim's number: as a statistic that agrees, or in its digits."""
    found = {row.estimate.start for row in report.findings
             if row.estimate is not None and row.start is not None
             and agrees(claimed, row.estimate)}
    number = re.search(r"\d{1,4}(?:[.·]\d{1,3})?", claimed.text)
    if number is None:
        return sorted(found)
    digits = number.group().replace("·", ".")
    decimals = len(digits.partition(".")[2])
    share = _PERCENT.search(_INTERVAL.sub("", claimed.text)) is not None
    for match in _PRINTED.finditer(report.text):
        printed = match.group().replace("·", ".")
        after = report.text[match.end():match.end() + 90]
        if _NO_RESULT.match(after) or share != (_A_SHARE.match(after) is not None):
            continue
        if abs(_rounded(float(printed), decimals) - float(digits)) < 1e-9 and (
                len(digits.replace(".", "")) > 1) and (
                len(printed.partition(".")[2]) >= decimals):
            found.add(match.start())
    return sorted(found)


_PERCENT = re.compile(r"%|per ?cent", re.I)
_INTERVAL = re.compile(r"[(\[;,]?\s?\d\d\s?% ?(?:CI|confidence|cred).*", re.I)
# "38.6 (32.4 to 45.1) per cent"
_A_SHARE = re.compile(r"\s?%|(?:\s?[(\[][^()\[\]]{0,60}[)\]])?\s?per ?cent\b", re.I)
_PRINTED = re.compile(r"(?<![\w.,·])\d{1,4}(?:[.·]\d{1,3})?(?![\w,]\d)")


def _rounded(value: float, decimals: int) -> float:
    """``value`` rounded as people do: half away from zero."""
    scale = 10 ** decimals
    return float(int(value * scale + 0.5 + 1e-9) / scale)


def is_exact(claimed: Estimate) -> bool:
    """Whether the claim prints two digits or more: such a number is found by itself."""
    return len(re.sub(r"\D", "", claimed.text)) > 1


def holds(clause: Clause, wanted: frozenset[str], prepared: Prepared) -> bool:
    """Whether the clause holds a good part of the outcome words of the claim."""
    known = wanted & prepared.known
    return bool(known) and prepared.total(known & (clause.terms | clause.outcomes)) >= (
        ALIKE * prepared.total(known))


def alike_in_outcome(one: Clause, other: Clause, prepared: Prepared) -> bool:
    """Whether two clauses speak of the same outcome, as far as their words tell."""
    stems = frozenset().union(*map(_stems, other.outcomes))
    shared = frozenset(key for key in one.outcomes if _stems(key) & stems)
    least = min(prepared.total(one.outcomes), prepared.total(other.outcomes))
    return bool(shared) and prepared.total(shared) >= ALIKE * least


def _stems(key: str) -> frozenset[str]:
    """How the words of a term begin: "vaccine uptake" and "uptake" share one."""
    return frozenset(word[:_STEM] for word in key.lstrip("=").split())


def prints_digits(sentence: str, claimed: Estimate) -> bool:
    """Whether ``sentence`` prints a number of the claim that has decimals, digit by digit."""
    digits = _DECIMALS.search(claimed.text)
    return digits is not None and re.search(
        rf"(?<![\d.]){re.escape(digits.group())}(?!\d)", sentence) is not None


_DECIMALS = re.compile(r"\d+[.·]\d+")


def in_one_clause(sentence: str, claimed: Estimate, other: Estimate) -> bool:
    """Whether ``sentence`` prints the claim's digits and the other number in one list of numbers:
    no verb between them begins to tell of something else."""
    digits = _DECIMALS.search(claimed.text)
    place, there = sentence.find(digits.group()) if digits else -1, sentence.find(other.text)
    if place < 0 or there < 0 or not prints_digits(sentence, claimed):
        return False
    return _VERB.search(sentence, min(place, there), max(place, there)) is None


_VERB = re.compile(r"\b(?:was|were|had|did|is|are|fell|rose|occurred|ranged)\b", re.I)
