"""How sure the claim says the evidence is, against how sure the study rates it."""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...lexicon import keys
from ...model import Passage
from ...prose import sentences
from ...wording.effects import read_effects
from ..alignment import Comparison
from ..stated import GENERIC, WEAK

_CLAIMED = re.compile(
    r"\b(?P<low>limited|weak|little|poor|scant|insufficient|low[- ](?:quality|"
    r"certainty))\s+(?:\w+\s){0,2}?evidence|"
    r"\b(?P<high>strong|convincing|conclusive|solid|robust|high[- ](?:quality|certainty)|good|"
    r"ample)\s+"
    r"(?:\w+\s){0,2}?evidence", re.I)
_RATED = re.compile(
    r"\b(?P<low>(?:very )?low|poor|weak|insufficient|limited)(?:[- ](?:quality|certainty|"
    r"evidence))|"
    r"\b(?P<high>high|strong)(?:[- ](?:quality|certainty|evidence))|"
    r"\b(?:quality|certainty)(?: of (?:the )?evidence)? (?:was|were|is|was judged|"
    r"was rated)\s(?:as\s)?"
    r"(?:(?P<low2>very low|low|poor)|(?P<high2>high))\b", re.I)
_PARTS = re.compile(r";\s|,?\s(?:and|but|while|whereas)\s(?:as\s)?(?=(?:of\s)?(?:very\s)?(?:low|"
                    r"high|moderate|poor|strong))", re.I)
_DENIED = re.compile(r"(?:\b(?:no|not|without|lack\w*|nor|never|hardly|little)|n['’]t)\b"
                     r"[^.;]{0,36}$", re.I)
_AGAINST = frozenset({"none", "bad"})


@dataclass(frozen=True, slots=True)
class CertaintyReading:
    """``verdict``: higher or lower (than the study rates it) or same, with both wordings."""

    verdict: str
    claimed: str
    reported: str
    passage: Passage


def certainty_reading(comparison: Comparison) -> CertaintyReading | None:
    """How the certainty that the claim states compares with the study's own rating.

    None where either says nothing, or where the study rates what the claim does not speak of.
    """
    match = _CLAIMED.search(comparison.anatomy.text)
    if match is not None and _DENIED.search(comparison.anatomy.text[:match.start()][-40:]):
        return None  # "there is no good evidence" rates it low, or speaks of none
    report, prepared = comparison.report, comparison.prepared
    if match is None or report is None or prepared is None:
        return None
    claimed = str(match.lastgroup)
    clause = re.split(r"[;.]", comparison.anatomy.text[match.end():], maxsplit=1)[0]
    denies = any(e.move in _AGAINST for e in read_effects(clause))
    wanted = keys(comparison.anatomy.text, prepared.short) - GENERIC - WEAK
    for passage in _passages(comparison):
        for part in _PARTS.split(passage):
            rated = _RATED.search(part)
            if rated is None:
                continue
            moves = {e.move for e in read_effects(part)}
            if bool(moves & _AGAINST) != denies:
                continue
            if not wanted & (keys(passage, prepared.short) | keys(report.title, prepared.short)
                             | keys(report.population, prepared.short)):
                continue
            found = str(rated.lastgroup).rstrip("2")
            verdict = "same" if found == claimed else "lower" if claimed == "low" else "higher"
            return CertaintyReading(verdict, match.group(), rated.group(), passage)
    return None


def _passages(comparison: Comparison) -> list[Passage]:
    report = comparison.report
    if report is None:
        return []
    found = [Passage(row.statement, row.start, row.end, row.locator, row.basis)
             for row in report.findings]
    if not found and report.text:
        found = [Passage(report.text[a:b], a, b, report.basis, report.basis)
                 for a, b in sentences(report.text)]
    return found
