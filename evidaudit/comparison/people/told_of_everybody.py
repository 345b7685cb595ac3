"""A finding told of people of any age, sex, severity or parity, where the study took only some.

"In women of any age or parity" of a trial in first-time mothers of 35 or over. The claim must name
the quality and say that it does not matter; the study must have taken one side of it alone and
must not itself say that it made no difference.
"""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...evidence.ages import ages_told
from ...evidence.population import Population, read_facets, speaks_of_participants
from ...evidence.reported_words import passages_of
from ...model import Claim, Passage, Report

_ANY = re.compile(
    r"\b(?:any|all|every|both(?= sexes| genders)|either|whatever|whichever|regardless of|"
    r"irrespective of|no matter)\s(?P<what>(?:(?!(?:at|by|in|than|per|with|for|of|"
    r"after|among|on)\b)[\w,/’'-]{1,20}\s?){1,6})", re.IGNORECASE)
_QUALITIES = {
    "age": re.compile(r"\bages?\b(?!-| groups?\b| bands?\b)|\bold or young\b|\byoung or old\b|"
                      r"\byoung and old\b",
                      re.IGNORECASE),
    "births before": re.compile(r"\bparity\b|\bparities\b|\b(?:births|children|babies) before\b|"
                                r"\bfirst or later (?:birth|baby|child|pregnancy)\b",
                                re.IGNORECASE),
    "sex": re.compile(r"\bsex(?:es)?\b|\bgenders?\b|\bmen and women\b|\bboys and girls\b|"
                      r"\bmale or female\b", re.IGNORECASE),
    "severity": re.compile(r"\bseverit(?:y|ies)\b(?! (?:scores?|scale|index))|"
                           r"\bhow (?:severe|serious|ill|sick|advanced)\b|\bmild or severe\b",
                           re.IGNORECASE),
    "weight": re.compile(r"\b(?:body )?weights?\b(?! (?:loss|gain|change|reduction|manage))|"
                         r"\bBMI\b(?! (?:loss|gain|change|reduction))", re.IGNORECASE),
}
# Where the study looked for a difference, the claim may well tell that it found none.
_LOOKED = re.compile(
    r"\b(?:regardless|irrespective|interactions?|heterogen\w+|consistent\w*|sub-?\s?groups?|"
    r"stratif\w+|did not (?:differ|vary) (?:by|across|between (?:men|women|boys|girls))|similar "
    r"(?:across|in (?:men|women|both|all))|(?:in|across|at|among|of|from) (?:all|both|every|each|"
    r"any) (?:the )?(?:ages?|sex\w*|genders?|sever\w+|wom[ea]n|men|patients|sub)|age groups?|"
    r"(?:men|boys) and (?:women|girls)|(?:women|girls) and (?:men|boys)|across (?:age|sex|sub)|"
    r"by (?:age|sex|gender|severity|parity)|age-specific|general population)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|no|never|nor|hardly|only|unclear|unknown|whether|cannot|n[’']t)\b",
                     re.IGNORECASE)
_GROWN = (18, 65)    # years: who took adults from the first to the second may speak of any age
_YOUNG = (5, 12)     # years: likewise of children
_LEAST_LEFT_OUT = 12  # years of life


@dataclass(frozen=True, slots=True)
class ToldOfEverybody:
    """The words of the claim, whom the study took, and where that is told."""

    claimed: str
    reported: str
    passage: Passage


def told_of_everybody(claim: Claim, report: Report) -> ToldOfEverybody | None:
    """The quality by which the study's people were chosen and which the claim says is no matter."""
    both = _BOTH_SEXES.search(claim.text)
    if both is not None:
        one_sex = _of_one_sex(passages_of(report))
        if one_sex is not None:
            return ToldOfEverybody(both.group(), *one_sex)
    for match in _ANY.finditer(claim.text):
        named = [name for name, pattern in _QUALITIES.items() if pattern.search(match["what"])]
        if not named or _DENIED.search(claim.text[max(0, match.start() - 12):match.start()]):
            continue
        passages = passages_of(report)
        if any(_LOOKED.search(passage) for passage in passages):
            return None
        of_people = tuple(p for p in passages if p.locator in ("title", "population")
                          or speaks_of_participants(p))
        for name in named:
            found = (_of_age(claim.text, passages) if name == "age"
                     else _of_one_value(name, of_people))
            if found is not None:
                return ToldOfEverybody(match.group().strip(), *found)
    return None


# "In men and women alike" of a study that followed women only.
_BOTH_SEXES = re.compile(r"\b(?:both sexes|(?:men and women|women and men|boys and girls|"
                         r"girls and boys|males and females|females and males)(?: alike)?)\b",
                         re.IGNORECASE)
_TOOK_ONE_SEX = re.compile(
    r"\b(?:followed|randomi[sz]ed|enrol\w+|recruited|included|studied|surveyed|among|in|of)\s"
    r"[\d,]{2,9}\s(?:(?!and\b)[\w-]{2,20}\s){0,3}?(?P<sex>women|men|girls|boys|mothers|nuns|monks)\b"
    r"(?! and\b| or\b)", re.IGNORECASE)
_OTHER_SEX = {"women": re.compile(r"\b(?:men|man|males?|boys?|sexe?s?|gender|fathers)\b", re.I),
              "men": re.compile(r"\b(?:women|woman|females?|girls?|sexe?s?|gender|mothers)\b",
                                re.I)}


def _of_one_sex(passages: tuple[Passage, ...]) -> tuple[str, Passage] | None:
    """The sex of those whom the study took, by number, where it never speaks of the other."""
    for passage in passages:
        match = _TOOK_ONE_SEX.search(passage)
        if match is None:
            continue
        sex = "men" if match["sex"].lower() in ("men", "boys", "monks") else "women"
        if not any(_OTHER_SEX[sex].search(piece) for piece in passages):
            return sex, passage
    return None


def _of_age(text: str, passages: tuple[Passage, ...]) -> tuple[str, Passage] | None:
    """The years that the study took, where a good part of life was left out."""
    studied = ages_told(passages)
    told = ages_told((Passage(text),))
    if studied is None or set(studied.groups) <= {_VAGUE}:
        return None
    young = told is not None and told.high < _GROWN[0]
    low, high = _YOUNG if young else _GROWN
    if studied.low >= low + _LEAST_LEFT_OUT or studied.high <= high - _LEAST_LEFT_OUT:
        place = next(p for group, p in studied.groups.items() if group != _VAGUE)
        return f"people of {studied.low} to {studied.high}", place
    return None


_VAGUE = "women, men, workers"


def _of_one_value(name: str, of_people: tuple[Passage, ...]) -> tuple[str, Passage] | None:
    known: Population = read_facets(of_people, (name,))
    values = known.values(name)
    return (next(iter(values)), known.passage(name)) if len(values) == 1 else None
