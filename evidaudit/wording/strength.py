"""How strongly a sentence ties one thing to another: cause, association, possibility."""

from __future__ import annotations

from dataclasses import dataclass

from .. import quick_re as re
from ..prose import hedges

_CAUSE = re.compile(
    r"\b(?:caus(?:e|es|ed|ing)(?! of death)|leads? to|led to|leading to|results? in|resulted in|"
    r"brings? about|brought about|triggers?|triggered|due to|because of|thanks to|makes?|made|"
    r"prevents?|prevented|protects?|protected|proves?|proved|proof that|cures?|cured|"
    r"drives?|drove|responsible for|produces?|produced|reduces?|lowers?|increases?|raises?|cuts?|"
    r"boosts?|improves?|slows?|doubles|halves|kills?|wards? off|is to blame|staves? off|"
    r"help(?:s|ed)? (?:to )?(?:prevent|protect|reduce|lower|avoid)|shields?|keeps?|fuels?|"
    r"stops?|worsens?|damages?|extends?|shortens?|harms?|contributes? to)\b", re.I)
_ASSOCIATION = re.compile(
    r"\b(?:associat\w{1,5}|correlat\w{1,5}|linked|link between|related to|relationship|"
    r"relation between|predict\w{0,5}|tied to|risk factors?|connected|"
    r"tend(?:s|ed)? to|goes with|went with|were more likely|are more likely|was more common|"
    r"among (?:people|those|men|women|adults) who)\b", re.I)
_DISCLAIMED = re.compile(
    r"\b(?:does not|do not|did not|cannot|can ?not|could not) (?:\w{1,15} ){0,3}?(?:prove|show|"
    r"establish|mean|demonstrate|"
    r"infer|determine)|not (?:necessarily )?(?:the )?caus|causality (?:cannot|could not)|"
    r"no proof|causal(?:ity)? \w{0,12} ?(?:not|cannot)", re.I)


@dataclass(frozen=True, slots=True)
class Strength:
    """``cause``, ``association`` and ``hedge`` hold the words that say so, or ""."""

    cause: str = ""
    association: str = ""
    hedge: str = ""
    disclaimed: bool = False


def read_strength(sentence: str) -> Strength:
    """The causal, associational and hedging words of ``sentence``."""
    cause, association = _CAUSE.search(sentence), _ASSOCIATION.search(sentence)
    weak = hedges(sentence)
    return Strength(cause.group().lower() if cause else "",
                    association.group().lower() if association else "",
                    weak[0][2] if weak else "", bool(_DISCLAIMED.search(sentence)))
