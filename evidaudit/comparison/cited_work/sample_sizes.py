"""How many took part, or were reviewed, as the claim tells it and as the study reports it.

Everything that the study counts is legitimate: all who were randomised, those analysed, one arm,
the sum of two arms, one subgroup. Only a number that fits none of them differs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from ... import quick_re as re
from ...evidence.counted import (
    Counted,
    all_whole_numbers,
    bare_counts,
    read_counts,
    whole_number_places,
)
from ...evidence.reported_words import passages_of
from ...model import Claim, Passage, Report
from .places_counted import PLACES, counted_otherwise, places_told

# The claim presents the number as the size of the study, not as those who had some outcome.
_AS_SIZE = re.compile(
    r"\b(?:study|studies|trial|trials|review|analysis|meta-analysis|survey|cohort|sample|"
    r"experiment|"
    r"research|among|involv(?:ed|ing)|includ(?:ed|ing|es)|enrol(?:led|ling|ment)|recruit(?:ed|ing)|"
    r"randomi[sz]ed|follow(?:ed|ing)|track(?:ed|ing)|looked at|examin(?:ed|ing)|analy[sz](?:ed|"
    r"ing)|"
    r"pool(?:ed|ing)|combin(?:ed|ing)|took part|participated|tested|studied|surveyed|"
    r"interview(?:ed|s)?|spoke|talked|questioned|polled|focus groups?|"
    r"asked|data (?:from|on)|based on|covering|"
    r"evidence|(?:comes?|came|drawn) from|(?:rest(?:s|ed|ing)?|drew|draws?|reli(?:es|ed)|built|"
    r"hing(?:es|ed)) on|gathered|split|divided|assigned|"
    r"gave|given|compared|reviewed|observed|monitored|of)\b|(?:^|[,;:] )in (?:some |about |around |"
    r"over |nearly |more than |almost |only )?\d", re.IGNORECASE)
# … or as those who had one, or as a rate, or as how common the condition is.
_OUTCOME_AFTER = re.compile(
    r"^(?:(?: and)? [\d,]{1,10} \w+)?(?: \w+){0,2}? (?:died|dying|die|deaths?|developed|develops?|"
    r"recovered|relapsed|reported|"
    r"had|"
    r"suffer(?:ed|s)?|live with|have|worldwide|each year|every year|a year|in (?:every|ten|100|"
    r"1,000)|"
    r"need(?:ed)? to|must be|would|per|improved|responded|quit|stopped|dropped|withdrew|"
    r"completed|experienced|lost|gained|were cured|survived|benefit(?:t?ed|s)|"
    r"(?:was|were) (?:over|mis)\w{3,12}|(?:was|were) (?:missed|detected|found|identified|diagnosed|"
    r"admitted|readmitted|infected|healed|hospitali[sz]ed|injured|affected|delivered|discharged|"
    r"transferred|harmed|spared|referred|caught|spotted|picked up|still|free|alive|dead))\b",
    re.IGNORECASE)
_OUTCOME_BEFORE = re.compile(
    r"\b(?:out of|in every|of every|for every|one in|in|every|per|sav(?:ed?|ing)|prevent(?:ed|s|"
    r"ing)?|kill(?:s|ed)|"
    r"affect(?:s|ed|ing)?|treat(?:ing)?|more than one in|extra|additional|another)"
    r"(?: (?:the )?(?:lives of|about|around|some|up to|over|nearly|almost))? $", re.IGNORECASE)
_IN_A_STUDY = re.compile(
    r"\b(?:study|studies|trials?|review|analysis|survey|data|research|tested|conducted|done|test|"
    r"compared|studied|tried|evaluated|examined)\b(?: (?!in\b)[\w\-]{1,20}){0,6} in (?:some |"
    r"about |"
    r"around |over |nearly |almost |only |just )?$|(?:^|[,;:] )in (?:some |about |around |over |"
    r"nearly "
    r"|almost |only |just |more than )?$", re.IGNORECASE)
# "Twelve cyclists completed two time trials": those who took part.
_COMPLETED = re.compile(r" (?:\w+ )?completed (?:two|three|four|all|both|the|a|an|\d)",
                        re.IGNORECASE)
# "Two out of every five", "one woman in ten", "of 100 patients": what a share is told of.
_PART_OF = re.compile(
    r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|half|few|fewer|most|many)"
    r"(?: (?!in\b|of\b|trials?\b|stud|reviews?\b|experiments?\b|groups?\b|arms?\b|samples?\b|"
    r"surveys?\b|cohorts?\b)[a-z'’-]{2,20}){0,3} (?:out )?(?:of|in|among|from)"
    r"(?: (?:every|each|any|about))? $|(?:^|[,;:.] )(?:(?:out )?of(?: (?:every|each|any))?|"
    r"(?:in|among) (?:every|each|any)) $", re.IGNORECASE)
_TAKEN_IN = re.compile(
    r"\b(?:randomi[sz]ed|enrol(?:led|ling)|recruited|followed|studied|surveyed|tested|included|"
    r"involved|examined|tracked|interviewed|questioned|polled|assigned|allocated|analy[sz]ed|"
    r"(?:trial|study|survey|cohort|sample|review|analysis|data) (?:of|on|from|in|among|with))"
    r"(?: (?:about|around|some|nearly|almost|over|more than|only|just|all|the|a total of)){0,2} $",
    re.IGNORECASE)
_WHO_HAD = re.compile(r" (?:\w+ ){0,2}?(?:who|that) (?:had|have|were|was|are) ", re.IGNORECASE)
# "Never reached its planned size of 120 men", "fell short of the 400 volunteers it wanted".
_ONLY_PLANNED = re.compile(
    r"(?<!full )(?<!all )(?<!whole )(?<!entire )\b(?:planned|target(?:ed)?|intended|"
    r"aim(?:ed|ing)? (?:for|at)|goal|hoped for|meant to|"
    r"required|needed|projected|envisaged|short of|instead of|rather than)\b"
    r"(?: [\w'’-]{1,20}){0,4} $", re.IGNORECASE)
_ROUND_WHOLES = frozenset((*range(2, 13), 15, 20, 25, 30, 50, 100, 1000, 10_000, 100_000))
_EXACT = frozenset({"", "only", "the", "all", "a total of"})


@dataclass(frozen=True, slots=True)
class SizeDifference:
    """The number told, the nearest number reported, and the passage that reports it."""

    claimed: Counted
    reported: int
    what: str
    passage: Passage
    of_another: bool = False  # the study prints the number, for something else

    @property
    def factor(self) -> float:
        """How many times the larger number holds the smaller (at least 1)."""
        low, high = sorted((self.claimed.value, self.reported))
        return high / low if low else float("inf")


@dataclass(frozen=True, slots=True)
class SizeAgreement:
    """The number told and the passage that reports it too."""

    claimed: Counted
    passage: Passage


def claimed_sizes(text: str) -> list[Counted]:
    """The numbers of people or studies that ``text`` gives as the size of the study."""
    if not _AS_SIZE.search(text):
        return []
    return [counted for counted in read_counts(text)
            if counted.value > 1 and not _is_an_outcome(text, counted)
            and not PLACES.search(counted.text)]  # "in two emergency departments children …"


def _is_an_outcome(text: str, counted: Counted) -> bool:
    """Whether the number counts those who had an outcome, or a rate, rather than who took part."""
    before = text[max(0, counted.start - 60):counted.start]
    if _AIMED.search(before) and _NOT_REACHED.search(text):
        return True  # "never reached its planned size of 120"
    if counted.value < 10 and before.endswith(("of the ", "both ")):
        return True  # "the stronger of the two drops"
    if counted.value in _ROUND_WHOLES and _PART_OF.search(before):
        return True  # "two of three women": a share, of however many
    if _TAKEN_IN.search(before) and _WHO_HAD.match(text, counted.end):
        return False  # "randomised 1,000 people who had been bitten"
    if _ONLY_PLANNED.search(before):
        return True
    return (_OUTCOME_AFTER.search(text[counted.end:counted.end + 60]) is not None
            or (_OUTCOME_BEFORE.search(before) is not None and not _IN_A_STUDY.search(before)))


def compare_sizes(claim: Claim, report: Report) -> list[SizeDifference | SizeAgreement]:
    """One difference or agreement for each size told; none for one that cannot be judged."""
    pieces = list(passages_of(report))
    judged: list[SizeDifference | SizeAgreement] = []
    for told in claimed_sizes(claim.text):
        fitting = next((p for p in pieces if any(
            fits(told, value) for value in all_whole_numbers(str(p)))), None)
        another = fitting is not None and stands_for_another(claim.text, told, pieces)
        if another:
            fitting = None
        if fitting is not None:
            judged.append(SizeAgreement(told, fitting))
            continue
        reported = [(value, passage) for value, passage in _reported_sizes(pieces, told.of, report)
                    if value != told.value]
        if not reported or _made_of_reported(told, reported, pieces):
            continue
        value, passage = min(reported, key=lambda pair: abs(pair[0] - told.value))
        if another and _IN_ALL.search(claim.text):
            value, passage = max(reported, key=lambda pair: pair[0])
        judged.append(SizeDifference(told, value, told.of, passage, another))
    for place in places_told(claim.text):
        other = counted_otherwise(place, pieces)
        if other is not None:
            judged.append(SizeDifference(place, other[0], place.of, other[1]))
    return judged


# The number was aimed at, not reached; or it counts some of those who took part.
_AIMED = re.compile(r"\b(?:planned|target(?:ed)?|required|intended|calculated|anticipated|"
                    r"needed to (?:recruit|enrol)|aimed (?:at|to)|sample size of)\b", re.IGNORECASE)
_NOT_REACHED = re.compile(r"\b(?:never|not|short of|before|fail\w*|instead of|rather than|fewer|"
                          r"less|"
                          r"below|only|without|though|but|stopped|cut short|ended)\b|n['’]t\b",
                          re.IGNORECASE)
_AIMED_AFTER = re.compile(r"^\s?(?:[\w-]+ ){0,3}?(?:would be|would have been|are|were|is) "
                          r"(?:needed|required|planned)\b", re.IGNORECASE)
# What people are gathered in, and what is done to them, again and again: counted apart from them.
_THINGS = re.compile(
    r"^[ -](?:(?!of\b|in\b|and\b|with\b|from\b|were\b|was\b|at\b|to\b|for\b|who\b|had\b)"
    r"[\w'’-]{1,20}[ -]){0,3}?(?:homes|schools|kindergartens|hospitals|clinics|practices|wards|"
    r"stores|shops|villages|towns|teams|clubs|colleges|universities|sites|cent(?:re|er)s|classes|farms|"
    r"districts|countries|intersections|sessions|visits|matches|games|flights|samples|specimens|"
    r"swabs|slides|doses|prescriptions|calls|messages|tests|scans|images|radiographs|words|"
    r"questions|nights|pharmacies|companies|offices|prisons|churches|shifts|consultations|"
    r"appointments|procedures|operations|admissions|episodes|meals|trips|journeys|lessons|eyes|"
    r"teeth|knees|hips|ears|lesions|wounds|departments|units)\b", re.IGNORECASE)
_PART = re.compile(r"^\s?(?:\w+ )?(?:received|used|took|were given|were treated|developed|"
                   r"died|completed|returned|responded|had|of them|of these)\b", re.IGNORECASE)
_IN_ALL = re.compile(r"\b(?:in all|in total|altogether|all told|a total of|overall|the whole)\b",
                     re.IGNORECASE)
_MEASURE = re.compile(r"[- ]?(?:%|mg|g|ml|kg|cm|mm|km|hours?|h|days?|weeks?|months?|years?|"
                      r"min(?:utes?)?|points?|items?)\b", re.IGNORECASE)
_MUCH_LARGER = 1.5  # of all beside a part of them


def stands_for_another(text: str, told: Counted, pieces: list[Passage]) -> bool:
    """Whether the study's only use of the number told counts something else: a number aimed at,
    trials where people are told, or a part of those who took part told as all of them."""
    places = [(piece, start, end) for piece in pieces
              for start, end, value in whole_number_places(str(piece)) if value == told.value]
    if not places:
        return False
    if all(_AIMED.search(piece[max(0, start - 60):start])
           or _AIMED_AFTER.search(piece[end:end + 60]) for piece, start, end in places):
        return True
    units = [_unit(piece, start, end) for piece, start, end in places]
    if all(unit and unit != told.of for unit in units):
        return True
    largest = max((c.value for piece in pieces for c in read_counts(str(piece))
                   if c.of == told.of), default=0)
    return (_IN_ALL.search(text) is not None and largest >= _MUCH_LARGER * told.value
            and all(_PART.search(piece[end:end + 40]) for piece, _, end in places))


def _unit(piece: Passage, start: int, end: int) -> str:
    """What the number at a place of the study counts: "things" for homes, sessions, samples."""
    if _THINGS.search(piece[end:end + 70]):
        return "things"
    return next((c.of for c in read_counts(str(piece)) if c.start <= start < c.end),
                "measure" if _MEASURE.match(piece[end:end + 12]) else "")


def fits(told: Counted, value: int) -> bool:
    """Whether ``value`` may honestly be told as ``told``, given its hedge and its roundness."""
    if value == told.value:
        return True
    if not value or not told.value:
        return False
    ratio = told.value / value
    if told.hedge in ("nearly", "almost", "just under", "fewer than", "less than", "under",
                      "up to"):
        return 1 <= ratio <= 1.12
    if told.hedge in ("over", "more than", "at least", "just over"):
        return 0.85 <= ratio <= 1
    if told.hedge in _EXACT:
        # "1,200" for 1,178 is rounding; "1,187" for 1,178 is a slip.
        return _is_round(told.value) and abs(told.value - value) <= 0.03 * value
    return 0.9 <= ratio <= 1.1


def _is_round(value: int) -> bool:
    return value >= 100 and value % (10 ** (len(str(value)) - 2)) == 0


def _reported_sizes(pieces: Iterable[Passage], of: str,
                    report: Report) -> list[tuple[int, Passage]]:
    found: list[tuple[int, Passage]] = []
    for passage in pieces:
        found.extend((c.value, passage) for c in read_counts(str(passage))
                     if c.of == of and (_COMPLETED.match(passage[c.end:])
                                        or not _OUTCOME_AFTER.search(passage[c.end:c.end + 60])))
        if of == "participants":
            found.extend((value, passage) for value in bare_counts(str(passage)))
    if of == "participants":
        totals = [(row.participants, Passage(f"participants: {row.participants}", None, None,
                                             row.locator, row.basis))
                  for row in report.findings if row.participants]
        found.extend(totals)
        if report.participants:
            found.append((report.participants, Passage(f"participants: {report.participants}",
                                                       None, None, "participants", report.basis)))
    return found


def _made_of_reported(told: Counted, reported: list[tuple[int, Passage]],
                      pieces: list[Passage]) -> bool:
    """Whether the number told is a reported one, what is left of one, or a sum of arms.

    Arms stand in one sentence or in two that follow each other.
    """
    values = sorted({value for value, _ in reported})[-24:]
    if any(fits(told, value) for value in values):
        return True
    if any(fits(told, high - low) for low, high in combinations(values, 2)):
        return True
    place = {piece: number for number, piece in enumerate(pieces)}
    by_place: dict[int, list[int]] = {}
    for value, passage in reported:
        if passage in place:
            by_place.setdefault(place[passage], []).append(value)
    for number, first in by_place.items():
        arms = (first + by_place.get(number + 1, []))[:8]
        for size in (2, 3, 4):
            if any(fits(told, sum(some)) for some in combinations(arms, size)):
                return True
    return False
