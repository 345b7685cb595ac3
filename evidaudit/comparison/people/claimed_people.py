"""Whom a claim names, and whether it names these people for certain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ... import quick_re as re
from ...evidence.ages import Ages, ages_told
from ...lexicon import keys
from ...model import Passage
from ..alignment import Comparison
from ..stated import Prepared
from .clause_people import Frame, Who, bounds_of, single_words, some_of, telling

# The claim says that some are meant, in words that need not be the study's.
_SOME = re.compile(
    r"\b(?:sub-?groups?|subsets?|some|certain|particular(?:ly)?|especially|mainly|mostly|chiefly|"
    r"only|among those|in those|for those|those with|those who|people who|at (?:high|higher|"
    r"highest|low|lower|greater|most) risk|low in|short of|lacking|deficient|deprived|"
    r"vulnerable|sickest|weakest|strongest|heaviest|lightest|oldest|youngest|poorest|poorer|"
    r"richest|wealthier|slowest|fastest)\b", re.I)
_AGES = keys("older people elderly adults grown-ups children kids teenagers adolescents infants "
             "babies toddlers pensioners seniors young middle-aged women men girls boys")


@dataclass(frozen=True, slots=True)
class SubgroupContest:
    """Whom the claim tells of, whom the study tells it of, and where.

    Not ``sure`` where the claim names a subgroup of the study and gives the number of all.
    """

    claimed: str
    reported: str
    passage: Passage
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ClaimedPeople:
    """Whom the claim names: terms, bounds and ages, and whether it may mean some in other words."""

    text: str
    terms: frozenset[str]
    bounds: frozenset[str]
    ages: Ages | None
    vague: bool
    everybody: bool = False


@lru_cache(maxsize=64)
def claimed_people(comparison: Comparison, frame: Frame, prepared: Prepared) -> ClaimedPeople:
    text = comparison.anatomy.text
    terms = telling(text, prepared) | single_words(text)
    unknown = any({t for t in who.terms if ":" not in t and t[0] != "~"}
                  - prepared.known - _AGES
                  for who in some_of(text, frame, prepared))
    return ClaimedPeople(text, terms, bounds_of(text), ages_told((Passage(text),)),
                    _SOME.search(text) is not None or unknown)


def is_named(who: Who, told: ClaimedPeople) -> bool:
    """Whether the claim names these people for certain: all their terms, or their very bounds."""
    if who.others:
        return False
    if who.bounds:
        return bool(who.bounds & told.bounds)
    if _DID.search(who.text):
        # "Those who completed the schedule" are not told of by "more completed the schedule".
        return any(who.terms <= keys(match["did"]) for match in _WHO_DID.finditer(told.text))
    return bool(who.terms) and who.terms <= told.terms


_DID = re.compile(r"\b(?:who|that) (?:\w+ ){0,2}?\w{3,12}ed\b|^(?:the |all )?(?:those|people|"
                  r"patients|participants|women|men|children) \w{3,12}ed\b", re.I)
_WHO_DID = re.compile(
    r"\b(?:who|that|whose|those|people|patients|participants|women|men|children)"
    r"(?: (?:had|were|was|did|have))? (?P<did>(?:(?!(?:was|were|had|have|did|is|are|would|could|"
    r"but|"
    r"and|than)\b)[\w'’-]{1,20} ?){1,8})", re.I)
# "Twice that of people living with their family", "women more than men": these stand beside those
# of whom the number is told.
_BESIDE = re.compile(
    r"\b(?:than|that of|those of|compared (?:with|to)|versus|against|unlike|as opposed to) "
    r"[^.;,]{3,80}|,\s(?:and |with |but |especially |particularly )?(?:in |among |for )?"
    r"[a-z-]+(?:\s[a-z-]+){0,4}?\s(?:more|less|most|least)\b[^.;,]{0,60}", re.I)


_HALVES = re.compile(r"[;:]|\b(?:while|whereas|but|although|though)\b", re.I)


def only_beside(who: Who, text: str, place: int, prepared: Prepared) -> bool:
    """Whether the claim ``text`` names these people only as those with whom others are compared, or
    in another half than the one that has its number at ``place``."""
    turns = [0, *(match.start() for match in _HALVES.finditer(text)), len(text)]
    half = next((text[a:b] for a, b in pairwise(turns) if a <= place < b), text)
    rest = _BESIDE.sub(" ", half)
    return rest != text and not (who.bounds & bounds_of(rest) or bool(who.terms) and (
        who.terms <= telling(rest, prepared) | single_words(rest)))
