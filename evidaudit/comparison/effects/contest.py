"""Which row of the study's results a claimed effect is held against, by contest.

Every row is measured by how much of the claimed outcome its own words cover and how much of its
outcome the claim covers. The best row decides, and only where no row that says otherwise comes
near it: two outcomes, or two times, that a claim does not tell apart leave it open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ... import quick_re as re
from ...lexicon import broader, keys, measures, valence
from ...model import Passage, Report
from ..prepared import prepare
from ..soundness import may_contradict
from ..stated import GENERIC, Prepared, Stated
from .result_parts import FRAME
from .results_table import Row, Table, results_table
from .stances import (
    NOT_DOING,
    Stance,
    is_composite,
    of_other_people,
    polarity,
    relation_of,
    times_agree,
)

COVERED = 0.6        # share of the claimed outcome's weight that the row must name
NAMED_BACK = 0.4     # share of the row's outcome that the claim must name
TO_ACCUSE = 0.5      # … to be held against it
NEARLY_ALL = 0.7     # … where the claim's outcome could not be told from its other words
CLEAR = 0.2          # how far a row that says otherwise must stay behind
COUSIN = 0.8         # of a term's weight, where only a word of the same stem or kind is shared
PLAINLY = 1.15       # ratio of two values from which they are plainly unequal without a test
SURELY = 2.0         # how much more of one group's name than of another's the claim must hold
_STEM = 5            # letters that two cousins share at the start
_DIRECTIONAL = frozenset({"up", "down", "good", "bad"})
_IN_EACH_ARM = re.compile(r"\b(?:both|either|each|neither|whatever|whichever|regardless|similarly|"
                          r"in all|all (?:the )?(?:groups|arms|treatments|drugs))\b", re.I)
# "More research is needed" tells no effect.
CALLS_FOR_MORE = re.compile(r"\b(?:more|further|larger|longer) (?:\w+ )?(?:research|stud(?:y|ies)|"
                             r"trials?|work|evidence|data|follow-?up)\b|"
                            r"\bneeds? (?:it |them )?more\b", re.I)
# The claim itself says that the effect is not sure, or speaks of the interval.
_CAREFUL = re.compile(
    r"\b(?:chance|uncertain\w*|unclear|inconclusive|imprecise|margin of error|trend\w*|"
    r"numerical\w*|intervals?|CI|compatible|did not reach|not|no|nor|without|fail(?:s|ed)|neither|"
    r"none|cannot|\w+n['’]t|non-?significan\w*|insignificant\w*|unproven|hint\w*|similar\w*|"
    r"comparabl[ey]|equal(?:ly)?|the same|alike|little|barely|hardly|short of|on a par|"
    r"level with|p\s?[=>]|"
    r"(?<!twice )(?<!times )(?<!half )as (?:much|often|many|likely|good|effective|high|low|long|"
    r"fast|quickly) as)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row in the contest: how well it fits, and the stance that it would take."""

    score: float
    covered: float
    row: Row
    relation: str
    move: str


def read_by_table(claimed: Stated, report: Report,
                  beside: frozenset[str] = frozenset()) -> Stance | None:
    """The stance of the row of results that the claimed effect asks for; None where no row does,
    or where two that say different things fit alike.

    ``beside`` are the outcomes of what else the claim says.
    """
    if claimed.move not in _DIRECTIONAL | {"none"} or not report.text:
        return None
    if NOT_DOING.search(claimed.words[1]) or CALLS_FOR_MORE.search(claimed.passage):
        return None
    prepared, table = prepare(report), results_table(report)
    if prepared.long or not table.rows:
        return None
    sides = sides_of(claimed, table, prepared)
    asks = (asked_outcome(claimed, table, prepared),
            asked_clause(claimed, table, report, prepared, beside))
    for ask in asks:
        entries = _entries(claimed, ask, sides, table, prepared) if ask.terms else []
        if entries:
            best = _winner(entries)
            return None if best is None else _stance(claimed, best)
    return None


@dataclass(frozen=True, slots=True)
class _Ask:
    """The terms asked for, and how much of them, and of the row's own, must be shared."""

    terms: frozenset[str]
    covered: float
    back: float


def _entries(claimed: Stated, ask: _Ask, sides: tuple[int, int] | None, table: Table,
             prepared: Prepared) -> list[_Entry]:
    """The rows that speak of what is asked, the best first; none where no row names enough."""
    found = [entry for row in table.rows
             if (entry := _entry(claimed, ask, row, sides, table, prepared)) is not None]
    found.sort(key=lambda entry: -entry.score)
    return found if found and found[0].covered >= ask.covered else []


def _winner(entries: list[_Entry]) -> _Entry | None:
    """The row that fits by a clear margin over every row that says otherwise."""
    best = entries[0]
    if best.relation in ("", "unlike") or any(
            entry.relation != best.relation and entry.score > best.score - CLEAR
            for entry in entries):
        return None
    return best


def asked_outcome(claimed: Stated, table: Table, prepared: Prepared) -> _Ask:
    """The terms of the claimed outcome; plain words that the study never uses are left out, but no
    measured quantity: that is another outcome."""
    own = claimed.outcome - table.of_arms - FRAME - claimed.against
    own = frozenset(key for key in own if not key.startswith("#"))
    known = frozenset(key for key in own if key in prepared.known or has_cousin(
        key, prepared.known))
    named = frozenset(key for key in own if key.startswith("="))
    if named and not named & known:
        return _Ask(frozenset(), 1.0, 1.0)
    strange = (own - known) & measures()
    return _Ask(known | strange if known else frozenset(), COVERED, NAMED_BACK)


def asked_clause(claimed: Stated, table: Table, report: Report, prepared: Prepared,
                   beside: frozenset[str]) -> _Ask:
    """The terms of the claim's whole clause that tell one row from another: what the title names
    is the subject of all of them. A row must be named by nearly all its words."""
    own = claimed.clause - table.of_arms - FRAME - claimed.against - (
        beside - claimed.outcome) - keys(report.title, prepared.short)
    named = frozenset(key for key in claimed.outcome - table.of_arms - FRAME
                      if key.startswith("=") or key in measures())
    if named & measures() - prepared.known or named and not named & prepared.known:
        return _Ask(frozenset(), 1.0, 1.0)
    told = frozenset().union(*(item for row in table.rows for item in row.items))
    return _Ask(frozenset(key for key in own if not key.startswith("#") and (
        key in told or has_cousin(key, told))), COVERED, NEARLY_ALL)


def has_cousin(key: str, some: frozenset[str]) -> bool:
    """Whether one of ``some`` is a word of the same stem ("attend", "attendance"), or a kind of
    the same or of which that is one."""
    above, head = broader(key), key[:_STEM]
    named = key.startswith("=")
    for other in some:
        if named or other.startswith("="):
            if other in above or key in broader(other):
                return True
        elif head == other[:_STEM] and len(head) == _STEM and abs(len(key) - len(other)) <= 3:
            return True
    return False


def shared_weight(some: frozenset[str], others: frozenset[str], prepared: Prepared) -> float:
    """The weight of those of ``some`` that ``others`` hold, themselves or as a cousin."""
    total = prepared.total(some & others)
    for key in some - others:
        if has_cousin(key, others):
            total += COUSIN * prepared.weight(key)
    return total


def sides_of(claimed: Stated, table: Table, prepared: Prepared) -> tuple[int, int] | None:
    """The numbers of the group of which the claim tells and of the one that it is set against."""
    count = len(table.arms)
    if count < 2:
        return None
    outside, behind = _either_side_of_than(claimed)
    against = [i for i, own in enumerate(table.arms) if own & (claimed.against | behind)
               and not own & outside]
    if not against and (claimed.against - FRAME - GENERIC) - prepared.known:
        return None  # something else than any group of the study
    controls = [i for i, control in enumerate(table.control) if control]
    weights = {i: prepared.total(own & outside) for i, own in enumerate(table.arms)
               if own & outside and i not in against}
    told = list(weights)
    if len(told) > 1:
        told = [i for i in told if i not in controls]  # "placebo-controlled trials of the drug"
    if len(told) > 1:
        told = [i for i in told if all(weights[i] >= SURELY * weights[j]
                                       for j in told if j != i)]
    if claimed.against and not against and len(controls) == 1:
        against = [i for i in controls if i not in told]
    if not told and count == 2:
        told = [1 - against[0]] if len(against) == 1 else (
            [0] if controls == [1] and not claimed.against else [])
    if len(told) != 1:
        return None
    others = against or [i for i in range(count) if i != told[0]]
    if len(others) > 1:
        others = [i for i in others if i in controls]
    return (told[0], others[0]) if len(others) == 1 and others[0] != told[0] else None


# "More than half of them" sets nothing against anything.
_THAN = re.compile(r"\b(?:than(?!\s(?:half|twice|\d+|an? (?:third|quarter|half|fifth|tenth|dozen)|"
                   r"one in|two|three|four|five|six|seven|eight|nine|ten)\b)|"
                   r"(?:as )?compared (?:with|to)|versus|vs|against|relative to|rather than|"
                   r"as opposed to)\b", re.I)


def _either_side_of_than(claimed: Stated) -> tuple[frozenset[str], frozenset[str]]:
    """The terms of which the claim tells, and those of what it sets against them.

    "Compared with B, A had more" names B first.
    """
    match = _THAN.search(claimed.passage)
    if match is None:
        return claimed.clause - claimed.against, claimed.against
    before, after = claimed.passage[:match.start()], claimed.passage[match.end():]
    if not before.strip(" ,;") and "," in after:
        after, before = after.split(",", 1)
    told, other = keys(before), keys(after)
    told |= frozenset(key for key in claimed.agent if key[0] == "#")  # doses are no words
    other |= frozenset(key for key in claimed.against if key[0] == "#")
    return told - other, other - told


def _entry(claimed: Stated, ask: _Ask, row: Row, sides: tuple[int, int] | None,
           table: Table, prepared: Prepared) -> _Entry | None:
    """``row`` in the contest; None where it is of another time or shares nothing."""
    if not times_agree(claimed.times, row.times):
        return None
    total = prepared.total(ask.terms) or 1.0
    best, most, share, fits = -1.0, 0.0, 0.0, frozenset[str]()
    for item in row.items:
        covered = shared_weight(ask.terms, item, prepared) / total
        named = claimed.clause | claimed.outcome
        back = shared_weight(item, named, prepared) / (prepared.total(item) or 1.0)
        score = 0.6 * covered + 0.4 * back
        if covered and score > best and back >= ask.back:
            best, most, share, fits = score, covered, back, item
    if best < 0:
        return None
    move = move_of_row(claimed, row, sides, table)
    relation = relation_of_row(claimed, row, move, prepared) if move else ""
    if relation != "agrees" and not _names_enough(fits, share, claimed):
        relation = "unlike" if relation else ""
    return _Entry(best, most, row, relation, move)


def _names_enough(item: frozenset[str], share: float, claimed: Stated) -> bool:
    """Whether a claim names so much of a row's outcome, ``share``, that it may be accused of it:
    one of the things that the lexicon knows ("sleep" is not yet sleep efficiency), or all."""
    concepts = frozenset(key for key in item if key.startswith("="))
    named = claimed.clause | claimed.outcome
    told = [key for key in concepts if key in named or has_cousin(key, named)]
    if concepts and len(told) == len(concepts):
        return True
    return share >= TO_ACCUSE and (bool(told) or not concepts)


def move_of_row(claimed: Stated, row: Row, sides: tuple[int, int] | None, table: Table) -> str:
    """What the row says of its outcome with the claimed group: up, down, none, "" unknown."""
    if row.subgroup and not (keys(row.text) - FRAME) <= claimed.clause:
        return ""
    if row.certainty == "not significant" or row.alike and row.certainty != "significant":
        if len(table.arms) > 2 and (sides is None or not row.levels):
            return ""
        return "none"
    if sides is None:
        return ""
    if row.way is not None and row.way[0] in sides and row.certainty == "significant":
        more = (row.way[1] > 0) == (row.way[0] == sides[0])
        return "up" if more else "down"
    one, other = row.level(sides[0]), row.level(sides[1])
    if one is None or other is None or one.size == other.size:
        return ""
    low, high = sorted((abs(one.size), abs(other.size)))
    if row.certainty != "significant" and high < PLAINLY * low:
        return ""
    return "up" if one.size > other.size else "down"


def row_as_stated(claimed: Stated, row: Row, move: str) -> Stated:
    finding = row.finding
    passage = Passage(row.text, row.start, row.start + len(row.text), finding.locator,
                      finding.basis)
    named = frozenset().union(*row.items)
    named |= frozenset(key for key in claimed.outcome if has_cousin(key, named))
    certainty = "not significant" if move == "none" and row.certainty == "not significant" else (
        row.certainty if move != "none" else "")
    return replace(claimed, move=move, said="", significance=certainty, outcome=named,
                   clause=named | keys(row.text), times=row.times, passage=passage, row=finding,
                   section=finding.locator.rsplit(", ", 1)[-1], denied="",
                   words=(row.text, "", ""))


def relation_of_row(claimed: Stated, row: Row, move: str, prepared: Prepared) -> str:
    found = row_as_stated(claimed, row, move)
    if of_other_people(claimed, found, prepared):
        return "unlike"
    if move != "none" and len({valence(key) for key in found.outcome} - {0}) > 1:
        return "unlike"  # "recurrence-free survival (hazard ratio for recurrence)"
    if move == "none" and claimed.move in _DIRECTIONAL and _CAREFUL.search(claimed.passage):
        return "unlike"
    if is_composite(found) and not is_composite(claimed):
        return "unlike"
    if claimed.move in ("good", "bad") and move in ("up", "down") and not polarity(found.outcome):
        return "unlike"
    if move == "none" and claimed.move in _DIRECTIONAL and not claimed.against and (
            _IN_EACH_ARM.search(claimed.passage) or _IN_EACH_ARM.search(row.text)
            or any(value.change for _, value in row.levels)):
        return "unlike"  # that both fell is no difference
    relation = relation_of(claimed, found)
    if relation == "opposite" and row.by_order and not row.ordered and (
            row.certainty != "significant"):
        return "unlike"
    if relation not in ("agrees", "unlike") and not row.levels and (
            row.way is None or row.certainty != "significant") and not may_contradict(
            claimed, found, relation):
        return "unlike"
    return relation


def _stance(claimed: Stated, best: _Entry) -> Stance:
    return Stance(claimed, row_as_stated(claimed, best.row, best.move), best.relation,
                  min(1.0, best.score), arms=1.0, against=1.0, alike=best.covered,
                  by_order=best.row.by_order and best.move != "none")


def is_told_by_chance(stance: Stance, report: Report) -> bool:
    """Whether an effect is confirmed by words whose own numbers say that it was not significant."""
    claimed, found = stance.claimed, stance.found
    if stance.relation != "agrees" or claimed.move not in _DIRECTIONAL or (
            claimed.significance == "not significant" or found.passage.start is None
            or found.row is None or _CAREFUL.search(claimed.passage)):
        return False
    start, end = found.passage.start, found.passage.end or found.passage.start
    rows = [row for row in results_table(report).rows
            if row.start < end and row.start + len(row.text) > start
            and any(found.outcome & item for item in row.items)]
    return bool(rows) and all(row.certainty == "not significant" for row in rows)
