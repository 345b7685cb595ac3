"""A claimed effect as a question to a study: which outcome, in which two of its groups."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ... import quick_re as re
from ...evidence.direction_marks import Arms, mentions, read_arms
from ...lexicon import keys, measures, opposite
from ...model import Report
from ...wording.times import Time
from ..arms.lay_arms import ArmNames, arm_names, sides
from ..arms.study_arms import StudyArm
from ..arms.told_arms import outside_of_arms, told_arms
from ..stated import GENERIC, WEAK, Prepared, Stated
from .stances import NOT_DOING

_TURNED = {"up": "down", "down": "up"}
_CONTROLS = "placebo control usual care comparison"
_THREE_ARMS = re.compile(
    r"\b(?:three|four|five|six|3|4|5|6)[- ](?:groups?|arms?|treatments?|interventions?|regimens|"
    r"diets|doses|conditions|strategies)\b|1:1:1|\b(?:randomi[sz]ed|assigned|allocated|received|"
    r"compared)\b[^.;]{0,80}?\b(?:to|either|received?|compared) [^.;,]{2,60}, [^.;,]{2,60},? "
    r"(?:or|and) ", re.I)


@dataclass(frozen=True, slots=True)
class Asked:
    """The claimed statement as a question: outcome and arms in terms of the study's text."""

    claimed: Stated
    outcome: frozenset[str]
    arms: Arms
    third_arm: bool
    order: int   # 1 where the study names the claimed arm before the other, -1 after, 0 unknown


def as_asked(claimed: Stated, report: Report, prepared: Prepared) -> Asked | None:
    """The question that a claimed statement asks; None where outcome or arms cannot be told."""
    _, agent, against = claimed.words
    if NOT_DOING.search(agent):
        return None
    names = arm_names(report)
    arms = names.arms
    by_name = told_arms(str(claimed.passage), claimed.sentence, names)
    meant = by_name or _arms_meant(claimed, arms, prepared)
    of_arms = frozenset().union(*(arm.own for arm in arms)) if meant else frozenset()
    own = arms[meant[0]].own if meant else frozenset()
    outcome = (claimed.outcome - of_arms or claimed.outcome - own - claimed.agent
               or claimed.clause - claimed.agent - of_arms)
    if by_name and not (outcome - GENERIC - WEAK) & prepared.known and not any(
            opposite(key) in prepared.known for key in outcome):
        outcome = outside_of_arms(str(claimed.passage), names) & prepared.known
    outcome = outcome - LIGHT or outcome
    if by_name and claimed.times:
        claimed = replace(claimed, times=no_arm_times(claimed, names))
    outcome = frozenset(key for key in outcome - claimed.against if not key.startswith("#"))
    outcome, turned = _told_as_opposite(outcome - prepared.arms or outcome, prepared)
    if turned and claimed.move in _TURNED:
        claimed = replace(claimed, move=_TURNED[claimed.move], outcome=outcome)
    outcome = without_topic(without_unknown(outcome, prepared), report, prepared)
    if not (outcome - GENERIC - WEAK) & prepared.known:
        return None
    named = read_arms(agent, against or _CONTROLS, outcome, prepared.short)
    if meant is not None:
        told, other = arms[meant[0]], arms[meant[1]]
        named = replace(
            named, one=(named.one & prepared.known | told.own) - other.own - outcome,
            other=(named.other | other.own) - told.own - outcome)
        return Asked(claimed, outcome, named, len(arms) > 2, -1 if meant[0] > meant[1] else 1)
    named = replace(named, one=named.one - WEAK - _ANY_AGENT)
    if not named.one & prepared.known:
        return None
    return Asked(claimed, outcome, named, bool(_THREE_ARMS.search(report.text)),
                  _order(named, report, prepared))


def no_arm_times(claimed: Stated, names: ArmNames) -> tuple[Time, ...]:
    """The times of a claim that are not the names of groups: "seven days of treatment"."""
    named = sides(claimed.sentence, names)
    return tuple(time for time in claimed.times if not any(
        side.start < time.end and time.start < side.end for side in named))


# Verbs that carry an outcome and are none: "kept more people in treatment".
LIGHT = frozenset(keys("kept keep keeping gave give given got get getting went go going gone had "
                        "have has made make making took take taken led lead leave left brought "
                        "bring put saw see seen came come coming began begin start started turned "
                        "ended seemed appeared showed show shown found find did done does needed "
                        "need likely significantly clearly markedly people patients"))


def _told_as_opposite(outcome: frozenset[str],
                      prepared: Prepared) -> tuple[frozenset[str], bool]:
    """The outcome in the study's terms where that tells of the opposite: of staying."""
    for key in sorted(outcome - prepared.known):
        other = opposite(key)
        if other in prepared.known:
            return frozenset(k for k in outcome - {key} if k.startswith("=")) | {other}, True
    return outcome, False


def without_topic(outcome: frozenset[str], report: Report,
                   prepared: Prepared) -> frozenset[str]:
    """The outcome without what the title names: in whom and for what the study was made.

    The title's words stay where nothing else tells what was measured.
    """
    rest = outcome - keys(report.title, prepared.short)
    tells = any(prepared.frequency.get(key, 0) for key in rest - WEAK - GENERIC)
    return rest if tells else outcome


def without_unknown(outcome: frozenset[str], prepared: Prepared) -> frozenset[str]:
    """The outcome without plain words that the study never uses: a paraphrase adds such words.

    A concept or a measured quantity that the study never names is another outcome.
    """
    unknown = {key for key in outcome - prepared.known
               if not key.startswith("=") and key not in measures()}
    kept = outcome - unknown
    named = any(key.startswith("=") or key in measures() for key in kept)
    return kept if named or len(unknown - WEAK) <= len(kept - WEAK) else outcome


def _arms_meant(claimed: Stated, arms: tuple[StudyArm, ...],
                prepared: Prepared) -> tuple[int, int] | None:
    """Which group of the study the claim tells of, and which it compares with; None if unclear."""
    if not arms:
        return None
    outside = claimed.clause - claimed.against
    told = [i for i, arm in enumerate(arms) if arm.own & claimed.agent] or [
        i for i, arm in enumerate(arms) if arm.own & outside]
    against = [i for i, arm in enumerate(arms) if arm.own & claimed.against]
    controls = [i for i, arm in enumerate(arms) if arm.control]
    if claimed.against and not against and claimed.against <= GENERIC:
        against = controls
    if claimed.against and len(against) != 1:
        return None
    told = [i for i in told if i not in against]
    if not told and against and len(arms) == 2:
        told = [1 - against[0]]
    if not told and controls == [1] and len(arms) == 2 and not claimed.agent & prepared.arms:
        told = [0]  # "Deaths fell": with the intervention
    if len(told) != 1:
        return None
    others = against or [i for i in range(len(arms)) if i != told[0]]
    if len(others) > 1:
        others = [i for i in others if i in controls]
    return (told[0], others[0]) if len(others) == 1 else None


_ANY_AGENT = GENERIC | WEAK | keys("treatment drug intervention programme new it approach regimen "
                                  "point points scale one two three four five six seven eight nine "
                                  "ten third half quarter")


def _order(arms: Arms, report: Report, prepared: Prepared) -> int:
    """Which of two arms the text names first where it says who was given what."""
    for sentence in dict.fromkeys(row.statement for row in report.findings):
        sides = [side for _, side in mentions(sentence, arms, prepared.short)]
        if len(set(sides)) == 2:
            return sides[0]
    return 0
