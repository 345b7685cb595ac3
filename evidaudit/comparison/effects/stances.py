"""Each thing the claim says happened beside what the report says happened to the same outcome."""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...lexicon import keys, valence
from ...wording.times import Time, same_time
from ..soundness import may_contradict
from ..stated import GENERIC, WEAK, Prepared, Stated

FIRM = 0.6          # share of the claimed outcome's weight that a statement must hold to accuse
MORE = 0.45         # share of the reported outcome that the claim may leave unnamed and accuse
SURE_IN_A_LONG_TEXT = 0.8  # outcome and agent must be this alike where a full text is read
PROTECTS = 0.15     # an agreeing statement this much less alike still stands between
OTHER_AGENT = 0.3   # a statement whose agent fits this much worse is about another agent
_OPPOSITE = {"up": "down", "down": "up", "good": "bad", "bad": "good"}
_RISK = frozenset(keys("risk odds hazard incidence likelihood probability chance"))
_NO_AGENT = GENERIC | frozenset(keys(
    "group intervention treatment therapy drug programme effect result results outcomes"))


@dataclass(frozen=True, slots=True)
class Stance:
    """A claimed statement and the reported one nearest to it.

    ``relation``: agrees · opposite · effect-for-none (an effect is claimed, none was found) ·
    none-for-effect · unlike (cannot be told). ``score`` 0 to 1, how alike the two are; ``swapped``
    where the claim turns the comparison round.
    """

    claimed: Stated
    found: Stated
    relation: str
    score: float
    swapped: bool = False
    arms: float = 0.5
    against: float = 0.5
    alike: float = 0.0
    by_order: bool = False  # nothing but the order of two numbers tells the groups apart
    elsewhere: bool = False  # the claim's own numbers are those of another sentence


def polarity(outcome: frozenset[str]) -> int:
    """1 where more of the outcome is better, -1 where it is worse, 0 where it cannot be told."""
    signs = {valence(key) for key in outcome - _RISK} - {0}
    if len(signs) == 1:
        return signs.pop()
    if not signs and outcome & _RISK:
        return -1
    return 0


def stances(claimed: Stated, report: Prepared) -> list[Stance]:
    """Every reported statement that speaks of the claimed outcome and arms, most alike first."""
    found = []
    for statement in report.statements:
        stance = _beside(claimed, statement, report)
        if stance is not None:
            found.append(stance)
    return sorted(found, key=lambda stance: -stance.score)


def decisive(claimed: Stated, report: Prepared) -> Stance | None:
    """The stance that decides on one claimed statement, or None where nothing can be told.

    A disagreement decides only where no statement that is nearly as alike agrees.
    """
    told = [s for s in stances(claimed, report) if s.relation != "unlike"]
    if not told:
        return None
    if claimed.against and any(s.against == 1.0 for s in told):
        told = [s for s in told if s.against == 1.0]  # the same comparison, not any other
    surest = max(s.arms for s in told)
    told = [s for s in told if s.arms >= surest - OTHER_AGENT]
    told = _of_the_same_people(told) or told
    best = told[0]
    if best.relation == "agrees":
        exact = next((s for s in told if s.alike >= 0.95 and s.relation != "agrees"), None)
        if exact is None or best.alike > 0.8:
            return best
        best = exact
    for other in told:
        if (best.alike >= 0.95 and other.alike <= 0.8 and best.relation != "agrees"):
            continue  # "falls with injury": what is said of all falls does not answer
        if other.relation == "agrees" and other.score >= best.score - PROTECTS:
            return other
    return best


_SUBGROUP = re.compile(r"^\s*(?:in|among|within|for)\s+(?:the\s+)?(?P<who>[^,]{4,80}),", re.I)
_NO_SUBGROUP = re.compile(r"\b(?:trial|study|analysis|review|cohort|model|week|month|year|results?|"
                          r"meta-analysis|population|contrast|addition|total|all|both|"
                          r"participants?$|patients?$|adults$|women$|men$|children$)", re.I)


def of_other_people(claimed: Stated, found: Stated, report: Prepared) -> bool:
    """Whether the claim speaks of a subgroup that the finding does not name."""
    match = _SUBGROUP.match(claimed.passage)
    if not match or _NO_SUBGROUP.search(match["who"]):
        return False
    who = keys(match["who"], report.short) - WEAK - report.arms - found.agent
    return bool(who) and not who & found.clause


def _of_the_same_people(told: list[Stance]) -> list[Stance]:
    """The stances that are not about a subgroup of which the claim does not speak."""
    kept = []
    for stance in told:
        match = _SUBGROUP.match(stance.found.passage)
        if match and not _NO_SUBGROUP.search(match["who"]):
            who = keys(match["who"]) - WEAK
            if who and not who & stance.claimed.clause:
                continue
        kept.append(stance)
    return kept


def _beside(claimed: Stated, found: Stated, report: Prepared) -> Stance | None:
    outcome = claimed.outcome or (claimed.clause - claimed.against - claimed.agent)
    if not outcome - report.arms - _NO_AGENT:
        outcome = frozenset()  # "Walking was not helpful": what is named is an arm
    total = report.total(outcome)
    if outcome and total:
        near = report.total(outcome & found.outcome)
        far = report.total((outcome & found.clause) - found.outcome)
        alike = (near + 0.75 * far) / total if names_it(outcome & found.clause, report) else 0.0
    else:
        alike = 0.65  # no outcome is named: the arms must tell
    arms, against, swapped = arms_alike(claimed, found, report)
    if arms < 0:
        return None
    if not outcome and (against < 1.0 or found.move not in ("good", "bad", "none")
                        or claimed.move in ("up", "down")):
        return None  # "twice as much", of what is not named
    if alike < FIRM and against == 1.0 and arms >= FIRM and _names_no_outcome(found):
        alike = 0.65  # "A was not superior to B": the same two arms, and no outcome named
    if (NOT_DOING.search(claimed.words[1]) is None) != (
            NOT_DOING.search(found.words[1]) is None):
        return None  # avoiding a thing and eating it
    if alike < FIRM or not times_agree(claimed.times, found.times):
        return None
    score = 0.5 * alike + 0.25 * arms + 0.25 * against
    relation = relation_of(claimed, found, swapped)
    if relation == "agrees" and claimed.against - _NO_AGENT and (
            _is_of_one_arm(found) or _is_of_both(claimed, found)):
        relation = "unlike"  # that one arm changed says nothing of the other
    if relation in ("agrees", "none-for-effect") and is_composite(found) and not is_composite(
            claimed):
        relation = "unlike"  # fewer of "death, stroke or infarction" is not fewer deaths
    if relation != "agrees" and (outcome and names_more(found, claimed, report)
                                 or of_other_people(claimed, found, report)
                                 or of_other_agent(claimed, found)
                                 or not may_contradict(claimed, found, relation)
                                 or report.long and (alike < SURE_IN_A_LONG_TEXT
                                                     or arms < SURE_IN_A_LONG_TEXT)):
        relation = "unlike"
    return Stance(claimed, found, relation, min(1.0, score), swapped, arms, against, alike)


def _is_of_both(claimed: Stated, found: Stated) -> bool:
    """Whether the finding tells that both arms changed: "fell to 4.8 with A and to 10.9 with B"."""
    return not found.against and claimed.move in ("up", "down") and bool(
        found.agent & claimed.against - _NO_AGENT) and bool(found.agent & claimed.agent - _NO_AGENT)


_COMPOSITE = re.compile(r"\bcomposite\b|\bcombined (?:incidence|outcome|end ?point|risk|rate)",
                        re.I)


def is_composite(stated: Stated) -> bool:
    """Whether a statement speaks of several outcomes counted together."""
    return bool(_COMPOSITE.search(stated.passage))


NOT_DOING = re.compile(r"^\W*(?:(?:the|in|with|for|among|people|patients|those|who|early)\s){0,4}"
                        r"(?:avoid(?:s|ed|ing|ance)?|abstain\w*|abstinence from|skipp?(?:ed|ing)|"
                        r"quitting|stopp(?:ed|ing)|withdraw\w*|discontinu\w+|cessation|"
                        r"giving up)\b", re.I)
_REPORTING = frozenset(keys(
    "occurred occur happened seen observed recorded reported noted found achieved reached "
    "sustained "
    "experienced developed measured assessed defined documented had was were rate worse higher "
    "patients participants group groups adjusted"))
_AND = re.compile(r",|;|\b(?:and|or|nor)\b", re.I)


def names_more(found: Stated, claimed: Stated, report: Prepared) -> bool:
    """Whether the reported outcome has a telling word that the claim lacks: root resorption is
    not the root, lung cancer deaths are not all deaths."""
    parts = [keys(part, report.short) for part in _AND.split(found.words[0]) if part.strip()]
    for part in parts or [found.outcome]:
        own = part - report.arms - WEAK - GENERIC - claimed.against - claimed.agent - _REPORTING
        missing = own - claimed.clause
        if not own or report.total(missing) <= MORE * report.total(own):
            return False
    return True


def names_it(shared: frozenset[str], report: Prepared) -> bool:
    """Whether what is shared holds a term that not every outcome and arm could share."""
    return any(key not in WEAK and key not in report.arms and report.frequency.get(key, 0)
               for key in shared)


def _names_no_outcome(found: Stated) -> bool:
    return found.move in ("good", "bad", "none") and not (
        found.outcome - found.agent - found.against - _NO_AGENT)


def same_move(claimed: Stated, found: Stated) -> bool:
    """Whether two statements tell the same direction, whatever their outcomes."""
    moves = {claimed.move, found.move}
    if moves <= {"up", "down"} or moves <= {"good", "bad"}:
        return claimed.move == found.move
    one, other = polarity(claimed.outcome), polarity(found.outcome)
    if claimed.move in _OPPOSITE and found.move in _OPPOSITE and (one or claimed.move in (
            "good", "bad")) and (other or found.move in ("good", "bad")):
        return _good(claimed.move, one) == _good(found.move, other)
    return False


def agent_known(claimed: Stated, found: Stated, report: Prepared) -> bool:
    """Whether most of what the claim names as agent stands in the finding."""
    agent = claimed.agent - claimed.outcome - _NO_AGENT
    if not agent:
        return bool(claimed.agent & found.agent)
    return report.total(agent & found.clause) >= 0.4 * report.total(agent)


def times_agree(claimed: tuple[Time, ...], found: tuple[Time, ...]) -> bool:
    """False only where both name times and none is the same."""
    if not claimed or not found:
        return True
    return any(same_time(a.days, b.days) for a in claimed for b in found)


def arms_alike(claimed: Stated, found: Stated, report: Prepared) -> tuple[float, float, bool]:
    """How alike agent and comparator are (0 to 1; -1 where another comparison is meant), and
    whether the claim turns them round."""
    a = claimed.agent - claimed.outcome
    b = claimed.against
    a_found, b_found = found.agent - found.outcome, found.against
    same = report.total(a & a_found) + report.total(b & b_found)
    crossed = report.total(a & b_found) + report.total(b & a_found)
    dose, dose_found = _doses(claimed.clause), _doses(found.clause)
    named, named_found = b - _NO_AGENT, b_found - _NO_AGENT
    only_other = (named and a - _NO_AGENT and a - _NO_AGENT <= b_found and a_found - _NO_AGENT
                  and not named & (a_found | b_found) and found.row is not None
                  and found.row.start is None and bool(named & report.known))
    if only_other:  # the claim's one arm is the row's other arm: the two are exchanged
        return 1.0, 1.0, True
    if (dose and dose_found and not dose & dose_found) or (
            named and named_found and not named & (a_found | b_found | found.clause)):
        return -1.0, 0.0, False
    if _none_of(a, a_found & report.arms) or _none_of(a_found & report.arms, a):
        return 1.0, 1.0, True  # "the opioid group" beside "the nonopioid group"
    if b and not b_found and a_found & b and not a_found & (a - b):
        # "mortality was higher with placebo" tells of both arms, "fell with placebo" of one
        return (1.0, 1.0, True) if _COMPARATIVE.search(found.said) else (-1.0, 0.0, False)
    # people "with hearing loss" in both groups exchange nothing where one group only is named
    swapped = crossed > same + 1e-9 and bool(b_found) and (bool(b) or not a & a_found)
    own = report.total(a - _NO_AGENT)
    shared = report.total((a - _NO_AGENT) & (found.clause | a_found | b_found))
    if own and not shared and (found.agent - GENERIC) & report.arms and not b & found.clause:
        return -1.0, 0.0, False  # what another agent did
    if own and not shared and not found.said and found.words[1] and not b & found.agent:
        return -1.0, 0.0, False  # a number of something else, by its label
    if own and not shared and not (a | a_found) & report.arms and (
            not b & found.clause and _told_of_another(claimed, found, a, report)):
        return -1.0, 0.0, False  # a study of no groups: what went with another thing
    if own and not (a - _NO_AGENT) & report.known:
        return -1.0, 0.0, False  # the study never mentions the claim's agent
    if not shared and not (found.clause - found.outcome - found.against) & report.arms:
        own = 0.0  # the finding leaves its agent out: "pain did not differ"
    if not b or not b_found:
        against = 0.5 if not named or named & found.clause else 0.2
    elif swapped or b & b_found or not (named or named_found):
        against = 1.0
    else:
        against = 0.3 if named else 0.6
    return (shared / own if own else 0.5), against, swapped


def of_other_agent(claimed: Stated, found: Stated) -> bool:
    """Whether the finding has an agent of its own and never names the claimed one."""
    own = claimed.agent - claimed.outcome - _NO_AGENT
    if not own or own & found.clause or found.move == "none" or found.row is None or (
            found.row.start is None):
        return False
    agent = keys(_BACKGROUND.sub("", found.words[1]))
    return bool(agent - found.outcome - found.against - claimed.clause - _NO_AGENT - WEAK)


def _told_of_another(claimed: Stated, found: Stated, agent: frozenset[str],
                     report: Prepared) -> bool:
    """Whether a finding names an agent of its own, and the claimed one stands in other findings."""
    told = [key for key in agent - _NO_AGENT - WEAK if report.frequency.get(key)]
    own = keys(_BACKGROUND.sub("", found.words[1])) - found.outcome - found.against - _NO_AGENT
    own = frozenset(key for key in own if key.startswith("=") or key not in WEAK | _REPORTING)
    return bool(told and own) and not own & claimed.clause


# What may stand before an effect without being its agent.
_BACKGROUND = re.compile(
    r"\b(?:at|after|over|during|within|by|in|among|for|of the|compared with|overall|however|"
    r"moreover|furthermore|additionally|secondary|primary|we|results?|analys[ei]s|"
    r"there)\b[^,]{0,80}"
    r"(?:,|$)|[\d.,%]+|\((?:[^()]{0,120})\)", re.I)


_COMPARATIVE = re.compile(r"\b(?:more|less|fewer|better|worse|\w{3,9}er|superior|inferior|"
                          r"twice|favou?r\w*)\b", re.I)


def _none_of(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether some name the group without what the others name: nonusers beside users."""
    negated = [key for key in some - others if key.startswith(("non", "un"))]
    return any(key == prefix + other for key in negated for other in others - some
               if len(other) > 4 for prefix in ("non", "un"))


def _doses(some: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in some if key.startswith("#"))


def relation_of(claimed: Stated, found: Stated, swapped: bool = False) -> str:
    """How a claimed statement stands to a reported one on the same outcome and arms."""
    said, reported = claimed.move, found.move
    if swapped != (_exposed_to_little(claimed) != _exposed_to_little(found)):
        reported = _OPPOSITE.get(reported, reported)
    not_shown = reported == "none" or found.significance == "not significant"
    if claimed.significance == "not significant" and said in _OPPOSITE:
        said = "none"  # "the reduction was not significant"
    if said == "none":
        if not_shown:
            return "agrees"
        if _NOT_WORSE.search(claimed.said):
            return "unlike"  # what is better is not inferior either
        return "unlike" if reported == "differ" else "none-for-effect"
    if said == "differ":
        return "effect-for-none" if not_shown else "agrees"
    if not_shown:
        return "effect-for-none"
    if reported == "differ" or (_GROWING.search(claimed.passage) and _is_between(found)):
        return "unlike"
    if {said, reported} <= {"up", "down"} or {said, reported} <= {"good", "bad"}:
        return "agrees" if said == reported else "opposite"
    # what rose or fell tells whether more of it is good, not the illness that was helped
    moved, other = (found, claimed) if said in ("good", "bad") else (claimed, found)
    sign = polarity(moved.outcome) or polarity(other.outcome)
    signs = {valence(key) for key in moved.outcome - _RISK} - {0}
    if not sign or len(signs) > 1:
        return "unlike"
    return "agrees" if _good(said, sign) == _good(reported, sign) else "opposite"


# "Low levels", "a lack of sleep": what goes with little of a thing is the reverse of what goes
# with much of it. "Low-dose" and "low-fat" name a thing.
_LITTLE = re.compile(
    r"\b(?:low(?:est|er)?|short(?:est|er)?|poor(?:est|er)?|little|few|insufficient|inadequate|"
    r"rare)\s"
    r"(?:[\w-]{2,20}\s){0,3}?(?:levels?|intakes?|consumption|concentrations?|exposure|adherence|"
    r"sleep|activity|fitness|quintile|quartile|tertile|category|status|values?|scores?|income|"
    r"education|literacy|diets?)\b|\b(?:lack of|deficien(?:t|cy)|absence of)\b", re.I)
_MUCH = re.compile(r"\b(?:high(?:est|er)?|greater|more|long(?:est|er)?|good|better)\s", re.I)


def _exposed_to_little(stated: Stated) -> bool:
    """Whether the agent is a small amount of something, and no larger one is named with it."""
    agent = stated.words[1]
    return bool(_LITTLE.search(agent)) and not _MUCH.search(agent)


_NOT_WORSE = re.compile(r"non-?inferior|at least as|no worse", re.I)
_GROWING = re.compile(r"\b(?:getting|becoming|becomes?|over time|progressive\w*|accumulating|"
                      r"each year|"
                      r"year by year|as (?:they|you|we|people) (?:age|grow))\b", re.I)
_BETWEEN = re.compile(r"\b(?:vs\.?|versus|than)\b", re.I)
_WITHIN = re.compile(r"\b(?:within|over time|from baseline|declin\w+|chang\w+|follow-?up)\b", re.I)


def _is_between(found: Stated) -> bool:
    """Whether a row of a sheet tells a difference of groups at one time, not a change."""
    row = found.row
    return row is not None and row.start is None and bool(
        _BETWEEN.search(f"{row.comparison} {row.direction}")) and not _WITHIN.search(
            f"{row.comparison} {row.direction} {row.timepoint} {row.outcome}")


def _is_of_one_arm(found: Stated) -> bool:
    """Whether a row of a sheet tells what one arm did, without the other."""
    row = found.row
    return row is not None and row.start is None and bool(
        re.search(r"\b(?:arm|group) only\b", row.comparison))


def _good(move: str, sign: int) -> bool:
    return move == "good" or (move == "up") == (sign > 0) and move in ("up", "down")
