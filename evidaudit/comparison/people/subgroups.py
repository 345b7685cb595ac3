"""An effect that the study saw in one subgroup only, told of all or of the others.

Read from sentences such as "effective in breastfed but not in formula-fed infants", "confined to
women", "only among smokers".
"""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...evidence.reported_words import joined, passages_of
from ...model import Claim, Passage, Report
from ...prose import words

_BUT_NOT = re.compile(
    r"\b(?:in|among|for|at) (?P<some>[\w ,\-]{3,60}?),? (?:but|and|whereas|while) (?:it )?(?:was |"
    r"were |did |is |had )?"
    r"(?:not|no)\b(?: \w+){0,4}? (?:in|among|for|at) (?P<others>[\w \-]{3,60})", re.IGNORECASE)
_ONLY = re.compile(
    r"\b(?:only|solely|exclusively) (?:in|among|for) (?P<some>[\w \-]{3,60})|"
    r"\b(?:confined|limited|restricted) to (?P<limited>[\w \-]{3,60})|"
    r"\bin (?P<alone>[\w \-]{3,40}) (?:only|alone)\b", re.IGNORECASE)
_NO_RESULT = re.compile(r"\b(?:approved|licen[sc]ed|indicated|marketed|reimbursed|included|"
                        r"enrolled|recruited|eligible|searched|articles|access|data|"
                        r"english|analys[ie]s|was restricted|were restricted)\b", re.IGNORECASE)
# Words of everybody: "every trial" and "both studies" are no people.
_ALL = re.compile(
    r"\b(?:everyone|everybody|anyone|alike|regardless|(?<=, )whether (?:\w+ ){1,4}?or\b|"
    r"(?:all|both|every|any|whole) "
    r"(?:the |of (?:the |them )?)?(?:[a-z-]{2,20} ){0,2}?(?:patients?|people|persons?|"
    r"participants?|children|child|adults?|women|men|sexes|groups?|subgroups?|ages|age groups|"
    r"infants?|babies|baby|"
    r"pupils?|students?|populations?|types|smokers|users|workers|residents|individuals|schools|"
    r"hospitals|clinics|wards|homes|practices|villages|farms|breeds|regions|stages))\b|"
    r"\b(?:of|in|for|to|helps?|among) (?:all|both|everyone)\b(?! (?:of )?(?:the )?(?:trials?|stud|"
    r"measures?|outcomes?|analys))", re.IGNORECASE)
_QUALIFIED = re.compile(r"\b(?:not|no|nothing|none|hardly|little|only|"
                        r"but|except|unless|alone|n't|nor|neither|more research|"
                        r"less|unclear|fail\w*|mainly|mostly|uncertain|without)\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"\b(?:works?|worked|helps?|helped|improv\w+|reduc\w+|lower\w*|prevent\w*|eas(?:es|ed)|cur\w+|"
    r"calm\w*|effective|benefit\w*|protect\w*|better|fewer|less|cuts?|increas\w+|rais\w+|"
    r"shorten\w*|reliev\w+|boost\w*|gain\w*)\b", re.IGNORECASE)
# What may stand in the place of people: times, parts of a study, an outcome's own words.
_NO_PEOPLE = re.compile(
    r"\b(?:whom|which|intervention|control|treatment|comparison|placebo|sites?|seasons?|years?|weeks?|months?|days?|nights?|phases?|periods?|visits?|trials?|"
    r"stud(?:y|ies)|analys[ie]s|models?|first|second|third|short term|long term|follow-?up|"
    r"addition|part|vitro|vivo|doses?|arms?|outcomes?|scores?|time|times|one (?:of|third|quarter)|"
    r"relation|terms|size|number|quality|degree|case of|\d+)\b", re.IGNORECASE)
_EMPTY = frozenset(
    ("the", "a", "an", "in", "of", "with", "and", "or", "who", "those", "was", "is", "are", "were",
     "had", "their", "patients", "people", "participants", "infants", "children", "adults", "women",
     "men", "individuals", "group", "groups", "subgroup", "persons", "subjects", "that", "which",
     "for", "from", "at", "not"))


@dataclass(frozen=True, slots=True)
class SubgroupTold:
    """Whom the claim tells of, in whom the effect was seen, and the passage that says so."""

    claimed: str
    reported: str
    passage: Passage


def subgroup_told_as_all(claim: Claim, report: Report) -> SubgroupTold | None:
    """The subgroup beyond which ``claim`` stretches an effect, or None."""
    if not _EFFECT.search(claim.text) or _QUALIFIED.search(claim.text):
        return None
    told = frozenset(words(claim.text))
    searched = joined(passages_of(report))
    for match, passage in searched.all(_BUT_NOT):
        some, others = _telling(match["some"]), _telling(match["others"])
        if not some or _NO_RESULT.search(passage) or _NO_PEOPLE.search(
                f"{match['some']} {match['others']}"):
            continue
        if (others - some) & _pieces(told) and _shares_topic(told, passage, some | others):
            return SubgroupTold(match["others"].strip(), match["some"].strip(), passage)
        if _ALL.search(claim.text) and _shares_topic(told, passage, some | others):
            return SubgroupTold("all", match["some"].strip(), passage)
    for match, passage in searched.all(_ONLY):
        words_of_group = match["some"] or match["limited"] or match["alone"]
        some = _telling(words_of_group)
        if _NO_PEOPLE.search(words_of_group):
            continue
        if some and not some & told and _ALL.search(claim.text) and not _NO_RESULT.search(
                passage) and _shares_topic(told, passage, some):
            return SubgroupTold("all", words_of_group.strip(), passage)
    return None


def _telling(phrase: str) -> frozenset[str]:
    """The words that tell one subgroup from another, compounds taken apart."""
    pieces = {piece for word in words(phrase) for piece in (word, *word.split("-"))}
    return frozenset(piece for piece in pieces if piece not in _EMPTY and len(piece) > 2)


def _pieces(told: frozenset[str]) -> frozenset[str]:
    return told | {piece for word in told for piece in word.split("-")}


def _shares_topic(told: frozenset[str], passage: str, without: frozenset[str]) -> bool:
    """Whether claim and passage share a telling word besides the names of the groups."""
    if _THE_EFFECT.search(passage):
        return True
    return bool({word[:6] for word in told - without - _EMPTY if len(word) > 3}
                & {word[:6] for word in words(passage)})


# "The effect was seen in …" speaks of whatever the study measured.
_THE_EFFECT = re.compile(r"\b(?:the|this|any) (?:effects?|benefits?|response|improvement|"
                         r"association|"
                         r"difference)\b", re.IGNORECASE)
