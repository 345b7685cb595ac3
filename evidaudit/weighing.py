"""Which of the differences found are sure enough to be held against a claim.

A rule that reads a difference can misread: the claim may speak of something else in other words,
or be confirmed by the very next sentence. So each difference is weighed by a logistic regression
over readings that a person can check: how much of the claim the study's words know, how much of it
stands in the sentence held against it, whether its numbers agree, and how often this kind of
difference was right on claims that no rule had been made for. One that falls short is told as
inconclusive. The weights are data (``data/leads.json``), fitted by ``benchmarks/fit_leads.py``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from . import quick_re as re
from .checks.scopes import Pair
from .comparison import Comparison, read, value_stances
from .comparison.effects.anchored import homes_of_values, values_printed
from .comparison.effects.together import contrary
from .comparison.stated import GENERIC, WEAK
from .lexicon import keys
from .model import Finding, Outcome, Severity
from .prose import sentences, without_heading

TOO_UNSURE = "too unsure to be held against the claim: "
# Kinds of statistics, significance, designs, causes, sizes, dates and quoted words are read surely
# enough (of those told on claims that no rule had been made for, about 19 in 20 were right), and so
# are species; the others are weighed.
_WEIGHED = frozenset({"QUO302", "QUO303", "QUO305", "QUO308", "QUO309", "QUO310"})
# … and of all these a study is never held against its own sentences.
_OWN_WORDS = _WEIGHED | {"QUO301", "QUO304", "QUO311"}
_READ_SURELY = "the claim tells of another species"
_CONTRASTS = re.compile(r"\b(?:but|while|whereas|although|though|however|yet|except|unlike)\b",
                        re.I)
_DENIES = re.compile(r"\b(?:not|no|nor|never|neither|without|fail\w*)\b|n['’]t\b", re.I)
_CAREFUL = re.compile(
    r"\b(?:chance|luck|uncertain\w*|unclear|inconclusive|imprecise|trend\w*|numerical\w*|"
    r"intervals?|non-?significan\w*|unproven|hint\w*|similar\w*|comparabl[ey]|equal(?:ly)?|"
    r"the same|alike|little|barely|hardly|short of|on a par|may|might|could)\b", re.I)
_QUOTED_OR_COUNTED = re.compile(r"'[^']*'|\([^)]*\)|[:;].*|\d[\d.,%]*")
# What a difference is about: what confirms a number says little of who was studied.
_ABOUT = {"QUO302": "a number", "QUO303": "an effect", "QUO305": "who, what, when",
          "QUO308": "who, what, when", "QUO309": "who, what, when", "QUO310": "who, what, when"}
# Words, numbers with their signs, and the signs that relate them.
_WORD = re.compile(r"(?<!\w)[−–-](?=\d)|[<>≤≥=]|[^\W_]+(?:[.,·][0-9]+)*")
_MOST_VALUES = 4
_MOST_LEADS = 3

Readings = dict[str, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """The weights of the readings, what is added to their sum, and the least probability that a
    difference needs."""

    weights: Mapping[str, float]
    constant: float
    least: float


@cache
def scale() -> Scale:
    """The fitted weights that ship with the package."""
    path = resources.files("evidaudit").joinpath("data", "leads.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    return Scale(data["weights"], data["constant"], data["least"])


def held_back(pair: Pair, findings: Sequence[Finding],
              fitted: Scale | None = None) -> list[Finding]:
    """``findings`` with those that differ, but not surely enough, told as inconclusive.

    Rows that a person filled in and whole articles are not weighed: the weights were fitted on
    abstracts.
    """
    comparison = read(pair)
    if comparison.prepared is None or comparison.prepared.long:
        return list(findings)
    sheet = _has_sheet(comparison)
    leads = [finding for finding in findings
             if is_lead(finding) and not (sheet and finding.passage.start is None)]
    own = [finding for finding in findings if _differs(finding, _OWN_WORDS)
           and not (sheet and finding.passage.start is None)]
    if own and stands_in(pair.claim.text, _text(comparison)):
        weak = {id(finding) for finding in own}
    elif not leads:
        return list(findings)
    else:
        fitted = fitted or scale()
        weak = {id(lead) for lead, found in zip(
            leads, readings_of(comparison, leads, findings), strict=True)
            if probability(found, fitted) < fitted.least}
    return [replace(finding, outcome=Outcome.INCONCLUSIVE, severity=None,
                    message=f"{TOO_UNSURE}{finding.message}") if id(finding) in weak else finding
            for finding in findings]


def stands_in(claim: str, text: str) -> bool:
    """Whether a claim is a sentence of the study, word for word and sign for sign, with or without
    its heading: then nothing read in the study speaks against it."""
    own = _plainly(claim)
    return bool(own) and any(own in (_plainly(sentence), _plainly(without_heading(sentence)))
                             for sentence in (text[a:b] for a, b in sentences(text)))


def _plainly(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def is_lead(finding: Finding) -> bool:
    """Whether a finding, of a code that is weighed, says that a claim differs in a way that changes
    the message."""
    return _differs(finding, _WEIGHED) and not finding.message.startswith(_READ_SURELY)


def _differs(finding: Finding, codes: frozenset[str]) -> bool:
    return (finding.outcome is Outcome.ERROR and finding.severity is Severity.MAJOR
            and finding.code in codes)


def probability(found: Readings, fitted: Scale) -> float:
    """How probable it is, 0 to 1, that a difference with these readings is one."""
    total = fitted.constant + math.fsum(
        value * fitted.weights.get(name, 0.0) for name, value in found.items())
    return 1 / (1 + math.exp(-total))


def kind_of(finding: Finding) -> str:
    """The kind of a difference: its code and what its message says, without what it quotes."""
    return f"{finding.code} {_QUOTED_OR_COUNTED.sub('', finding.message).strip()}"


def readings_of(comparison: Comparison, leads: Sequence[Finding],
                findings: Sequence[Finding]) -> list[Readings]:
    """What speaks for and against each of ``leads``, by name."""
    shared = _of_the_claim(comparison, leads, findings)
    places = _known_by_sentence(comparison)
    most = max((known for known, _, _ in places), default=0.0)
    homes = homes_of_values(comparison.anatomy.text, _text(comparison))
    found = []
    for lead in leads:
        own = shared | {"one sentence knows": most,
                        "all numbers in one sentence": float(bool(homes))}
        start = lead.passage.start
        if start is None:
            own["no sentence is held against it"] = 1.0
        else:
            here = next((known for known, a, b in places if a <= start < b), 0.0)
            own["this sentence knows"] = here
            own["no sentence knows more"] = float(here >= most - 1e-9)
            own["the numbers stand elsewhere"] = float(
                bool(homes) and not any(a <= start < b for a, b in homes))
        if lead.code == "QUO303":
            own["weighed together"] = _together(comparison)
        about = _ABOUT[lead.code]
        own |= {f"{about}: {name}": value for name, value in own.items()}
        found.append(own | {lead.code: 1.0, kind_of(lead): 1.0})
    return found


def _together(comparison: Comparison) -> float:
    """How surely all readings of the study tell the opposite direction, 0 to 1."""
    found = contrary(comparison)
    return found.probability if found is not None and found.relation == "opposite" else 0.0


def _of_the_claim(comparison: Comparison, leads: Sequence[Finding],
                  findings: Sequence[Finding]) -> Readings:
    """The readings that are the same for every difference of one claim."""
    text, prepared = comparison.anatomy.text, comparison.prepared
    assert prepared is not None
    numbers, printed = values_printed(text, _text(comparison))
    own = keys(text, prepared.short) - GENERIC
    stances = value_stances(comparison)
    return {
        "the study knows the claim's words": comparison.coverage,
        "the study knows none of these words":
            prepared.total(own - prepared.known) / (prepared.total(own) or 1.0),
        "numbers": min(numbers, _MOST_VALUES) / _MOST_VALUES,
        "no numbers": float(not numbers),
        "numbers printed": printed,
        "a number agrees": float(any(s.relation == "agrees" for s in stances)),
        "an effect agrees": float(any(
            s is not None and s.relation == "agrees" for s in comparison.stances)),
        "agreements": sum(f.outcome is Outcome.PASS and f.code != "EVI501" for f in findings) / 5,
        "differences": min(len(leads), _MOST_LEADS) / _MOST_LEADS,
        "contrasts": float(bool(_CONTRASTS.search(text))),
        "denies": float(bool(_DENIES.search(text))),
        "is careful": float(bool(_CAREFUL.search(text))),
    }


def _known_by_sentence(comparison: Comparison) -> list[tuple[float, int, int]]:
    """For each sentence of the study the share of the claim's telling words that it holds."""
    prepared = comparison.prepared
    assert prepared is not None
    told = (keys(comparison.anatomy.text, prepared.short) - GENERIC - WEAK) & prepared.known
    total = prepared.total(told) or 1.0
    text = _text(comparison)
    return [(prepared.total(told & keys(text[a:b], prepared.short)) / total, a, b)
            for a, b in sentences(text)]


def _text(comparison: Comparison) -> str:
    return comparison.report.text if comparison.report is not None else ""


def _has_sheet(comparison: Comparison) -> bool:
    return comparison.report is not None and any(
        row.start is None for row in comparison.report.findings)
