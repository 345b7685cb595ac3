"""The groups that a study compares, in the order in which it gives their results.

Read from the title ("A versus B for …"), from the words of allocation ("randomised to A or to B"),
from "we compared A with B" and from the groups that numbers are given for. Each group keeps the
terms that only it has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from ... import quick_re as re
from ...evidence.reading import short_forms
from ...lexicon import keys, measures
from ...model import Report
from ..stated import Same, ShortForms, doses
from .groups import arm_after
from .interventions import is_intervention

MOST_ARMS = 5
# "One half with A and the other with B", "one knee treated with A, the other with B".
_ONE_AND_OTHER = re.compile(
    r"\bone\s(?:[\w-]{2,16}\s){0,3}?(?:with|by|received|got|to|wearing|under|on)\s"
    r"(?P<one>[^.;,]{3,60}?),?\s"
    r"(?:and\s|while\s|whereas\s)?the\sother\s(?:[\w-]{2,16}\s){0,3}?(?:with|by|received|got|to|"
    r"wearing|under|on)\s(?P<other>[^.;,]{3,60})", re.I)
_ASIDE = re.compile(r"\s?[(\[][^()\[\]]{0,120}[)\]]")
_TITLE = re.compile(
    r"^(?P<arms>[^:;.?]{3,160}?\s(?:versus|vs\.?|v|or|compared with|against)\s[^:;.?]{3,100}?)"
    r"(?=\s(?:for|in|after|as|among|during|to|on|of|at|before|following)\b|[:;.?]|$)", re.I)
_ALLOCATED = re.compile(
    r"\b(?:randomi[sz]ed|randomly (?:assigned|allocated)|assigned|allocated|randomi[sz]ation)\b"
    r"[^.;]{0,220}?\b(?:to|into|between)\s(?:either\s|receive\s|undergo\s)?(?P<arms>[^.;]{5,240})"
    r"|\b(?:received|consumed|took|were given|underwent)\s(?:either\s)?(?P<given>[^.;]{5,200}?\b"
    r"or\b[^.;]{3,120})|\binterventions?:\s(?P<listed>[^.;]{5,240})", re.I)
_COMPARED = re.compile(
    r"\b(?:to compare|we compared|comparing|comparison of|compare)\s(?P<one>[^.;]{3,120}?)\s"
    r"(?:with|versus|vs\.?|and|to|against)\s(?P<other>[^.;]{3,140})|"
    r"\b(?:of|whether)\s(?P<of>[^.;]{3,100}?)\s(?:versus|vs\.?|"
    r"compared with)\s(?P<against>[^.;]{3,100})",
    re.I)
# "A (n = 195) or B (n = 193)", "(pharmacy 707; clinic 705)".
_SIZED = re.compile(r"(?P<name>(?:[^,.;:()\[\]]|,(?=\d{3}\b)|(?<=\d)[.](?=\d)){3,90}?)\s?[(\[]"
                    r"(?:[^()\[\]=]{1,40}?[;,]\s)?(?:n\s?=\s?)(?P<n>\d[\d,]{0,7})", re.I)
_A_SIZE = re.compile(r"[(\[;,]\s?n\s?=", re.I)
_LISTED = re.compile(r"\((?P<one>[a-z][\w -]{2,40}?),?\s(?:n\s?=\s?)?\d[\d,]{0,6}[;,]\s"
                     r"(?P<other>[a-z][\w -]{2,40}?),?\s(?:n\s?=\s?)?\d[\d,]{0,6}\)", re.I)
_BETWEEN_ARMS = re.compile(r",?\s(?:or|versus|vs\.?|v|compared with|against)\s(?:to\s)?|"
                           r",\s(?!and\b)",
                           re.I)
_RATES = re.compile(r"(?:[\w-]{2,16}\s){0,3}?(?:rates?|numbers?|levels?|scores?|incidence|"
                    r"prevalence|risks?|frequenc(?:y|ies)) of\b", re.I)
_VERSUS = re.compile(r",?\s(?:versus|vs\.?|compared with)\s", re.I)
_OR_AND = re.compile(r",?\s(?:or|versus|vs\.?|v|and|compared with|against)\s(?:to\s)?|,\s", re.I)
# Where the name of an arm ends and the rest of the sentence begins.
_NAME_ENDS = re.compile(
    r"\s(?:for|in|at|during|over|after|before|twice|once|three times|every|until|followed|who|and "
    r"(?:were|was|followed)|while|as|on|within|by|from|among|when|following|through|per|added|with "
    r"(?:a|an|the)?\s?(?:primary|follow|matching|stratif\w+))\b|[:;]|\.(?!\d)", re.I)
_WORDS = re.compile(r"[A-Za-z][\w]{2,30}")
_CLAUSE_ENDS = re.compile(r"\s(?:for|every|until|followed|who|while|with|from)\b|[:;]|\.(?!\d)",
                          re.I)
_LAST_NAME = re.compile(r"\b(?:to|into|either|received?|or|and|versus|with)\s", re.I)
_EVERY_WORD = re.compile(r"[A-Za-z][\w-]{0,30}|[.,;:()]")
_FIRST_WORDS = 600  # of an abstract all, of an article those that name the groups
_NO_NAME = frozenset(keys(
    "group groups arm treatment therapy daily weekly once twice dose doses mg week weeks month "
    "months day days year years patients participants people adults children women men matching "
    "oral session sessions supervised ratio receive given either assigned condition strategy "
    "further first line initial alone plus programme program intervention course care additional "
    "alone trial study randomised randomized comparison effect effects efficacy safety versus "
    "regimen"))
_ALONE = keys("alone control")
_CONTROL_WORDS = ("placebo sham control controls usual care standard waiting list waitlist nothing "
                  "untreated vehicle dummy conventional routine no-treatment leaflet")
# As they stand together ("usual care") and one by one.
CONTROLS = keys(_CONTROL_WORDS).union(*map(keys, _CONTROL_WORDS.split()))


@dataclass(frozen=True, slots=True)
class StudyArm:
    """One group of a study: the terms that only it has, whether it is a control, and all the terms
    of its name."""

    own: frozenset[str]
    control: bool
    terms: frozenset[str] = frozenset()


def study_arms(report: Report) -> tuple[StudyArm, ...]:
    """The groups of ``report`` in their order; empty where fewer than two are told apart."""
    return _study_arms(Same(report))


@lru_cache(maxsize=2048)
def _study_arms(same: Same) -> tuple[StudyArm, ...]:
    report = same.report
    short = short_forms(report.text)
    namings = _namings(report)
    for ends in (_NAME_ENDS, _CLAUSE_ENDS):
        told = [arms for names in namings if (arms := _told_apart(names, short, ends))]
        if told:
            return _without_common_heads(_as_named_elsewhere(told[0], told[1:]), report, short)
    return ()


def _without_common_heads(arms: tuple[StudyArm, ...], report: Report,
                          short: ShortForms) -> tuple[StudyArm, ...]:
    """``arms`` without the nouns that the study uses with the name of another group as well: the
    coil of "copper or hormonal coil" where it speaks of "copper coils"."""
    words = _EVERY_WORD.findall(f"{report.title}. {report.text}")[:_FIRST_WORDS]
    terms = [keys(word, short) for word in words]
    found = []
    for arm in arms:
        others = frozenset[str]().union(*(a.own for a in arms if a is not arm)) - CONTROLS
        heads = frozenset[str]().union(*(
            after & arm.own for before, after in pairwise(terms)
            if after & arm.own and before & others and not before & arm.own))
        own = arm.own - heads or arm.own
        given = frozenset(key for key in own if key not in measures() or is_intervention(key))
        found.append(replace(arm, own=given or own))  # a bleeding is no group, an exercise may be
    return tuple(found)


def _as_named_elsewhere(arms: tuple[StudyArm, ...],
                        namings: list[tuple[StudyArm, ...]]) -> tuple[StudyArm, ...]:
    """Two ``arms`` with the terms of their other names, and without those that the study gives to
    both: "immediate return" and "return after a year", later "the immediate" and "the delayed"."""
    if len(arms) != 2 or arms[1].own & _ALONE:
        return arms
    one, other = arms[0].terms, arms[1].terms
    for named in namings:
        if len(named) != 2:
            continue
        for first, second in (named, named[::-1]):
            if first.own & arms[0].own and second.own & arms[1].own and not (
                    first.own & arms[1].own or second.own & arms[0].own):
                one, other = one | first.terms, other | second.terms
    return tuple(replace(arm, own=(mine - theirs) - _NO_NAME or arm.own, terms=mine)
                 for arm, mine, theirs in ((arms[0], one, other), (arms[1], other, one)))


def _namings(report: Report) -> list[list[str]]:
    """Each way in which the study names its groups, the surest first."""
    found: list[list[str]] = []
    title = _TITLE.match(report.title)
    if title and "with or without" not in title["arms"].lower():
        found.append(_BETWEEN_ARMS.split(title["arms"]))
    for row in dict.fromkeys(row.statement for row in report.findings):
        sized = _without_their_sum(_SIZED.findall(row)) if _A_SIZE.search(row) else []
        if len(sized) >= 2:
            found.append([_LAST_NAME.split(name)[-1] for name, _ in sized])
    text = _ASIDE.sub("", report.text)
    found += [[match["one"], match["other"]] for match in _ONE_AND_OTHER.finditer(text)]
    for match in list(_ALLOCATED.finditer(text))[:6]:
        words = match["arms"] or match["given"] or match["listed"]
        if _VERSUS.search(words):
            found.append(_VERSUS.split(words))
        elif re.search(r"\bor\b", words):
            found.append(_BETWEEN_ARMS.split(words))
        elif re.search(r"\band\b", words) and "design" not in words:
            found.append(_OR_AND.split(words))
    for match in list(_COMPARED.finditer(text))[:4]:
        if match["one"] and _RATES.match(match["one"]) and text[
                match.end("one"):match.start("other")].strip() == "and":
            continue  # "compared rates of deaths and admissions"
        one, other = match["one"] or match["of"], match["other"] or match["against"]
        found.append([one, *_OR_AND.split(other)[:2]] if match["one"] else [one, other])
    found += _beside_numbers(report)
    found += [[m["one"], m["other"]] for m in list(_LISTED.finditer(report.text))[:4]]
    return found


def _without_their_sum(sized: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Names and sizes of groups without the first, where it is all of them together: "calves
    (n = 120) were allocated to A (n = 60) or B (n = 60)"."""
    sizes = [int(size.replace(",", "")) for _, size in sized]
    return sized[1:] if len(sized) > 2 and sizes[0] == sum(sizes[1:]) else sized


def _beside_numbers(report: Report) -> list[list[str]]:
    """The names that stand after two numbers of one sentence: "3% in the early group and 5% in
    the delayed group"."""
    sentences: dict[str, list[tuple[int, int]]] = {}
    for row in report.findings:
        if row.estimate is not None and row.start is not None:
            sentences.setdefault(row.statement, []).append(
                (row.estimate.start - row.start, row.estimate.end - row.start))
    found = []
    for sentence, places in sentences.items():
        after = [arm_after(sentence[end:places[index + 1][0] if index + 1 < len(places)
                                    else len(sentence)])
                 for index, (_, end) in enumerate(places[:2])]
        if len(after) == 2 and all(after):
            found.append(after)
    return found[:6]


def _named(phrase: str, short: ShortForms) -> frozenset[str]:
    """The terms of an arm's name, whole and word by word: "home-based" is home too."""
    single = (keys(word, short) for word in _WORDS.findall(phrase))
    return keys(phrase, short).union(*single) | doses(phrase + " x") | frozenset(
        amount for amount, _, _ in amounts(phrase))


def amounts(text: str) -> list[tuple[str, int, int]]:
    """The doses that ``text`` tells, as the terms by which groups are known, with their offsets."""
    return [(f"#{m[1].replace('·', '.').replace(',', '')}{m[2].lower()}", m.start(), m.end())
            for m in _DOSE.finditer(text)]


_DOSE = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3}){1,2}|\d{1,5}(?:[.·]\d{1,3})?)[\s-]?"
                   r"(mg|µg|μg|mcg|iu|ml)\b", re.I)


# "Early", "outpatient", "nurse-led": a word that needs the noun of the other name.
_QUALITY = re.compile(
    r"(?:early|late|daily|weekly|monthly|high|low|short|long|home|open|outpatient|inpatient|liberal|"
    r"routine|standard|usual|[\w-]{3,20}(?:ed|al|ive|ary|ous|based|led|guided|term|dose|only))",
    re.I)


# "100,000 IU or 12,000 IU of vitamin D": two amounts of one thing.
_AMOUNT = re.compile(r"\d[\d.,·]{0,9}\s?[a-zµμ]{1,12}", re.I)
_AMOUNT_OF = re.compile(_AMOUNT.pattern + r"\s(?P<what>(?:of )?[a-z].{2,60})", re.I)


def _with_their_head(phrases: list[str]) -> list[str]:
    """``phrases`` with the noun that the last one has for all: "early versus delayed surgery"."""
    first, last = phrases[0].split(), phrases[-1].split()
    if len(phrases) == 2 and len(first) == 1 and len(last) > 1 and _QUALITY.fullmatch(first[0]):
        return [f"{first[0]} {' '.join(last[1:])}", phrases[-1]]
    amount = _AMOUNT_OF.match(phrases[-1].strip())
    if amount and all(_AMOUNT.fullmatch(phrase.strip()) for phrase in phrases[:-1]):
        return [*(f"{phrase} {amount['what']}" for phrase in phrases[:-1]), phrases[-1]]
    return phrases


def _told_apart(names: list[str], short: ShortForms,
                ends: re.Pattern[str]) -> tuple[StudyArm, ...]:
    """The arms that ``names`` name, without the terms that they share; empty if it fails."""
    phrases = [ends.split(" " + _ASIDE.sub("", name), maxsplit=1)[0] for name in names]
    terms = [_named(phrase, short) for phrase in _with_their_head(phrases)]
    terms = [some for some in terms if some - _NO_NAME or some & CONTROLS][:MOST_ARMS]
    if len(terms) < 2:
        return ()
    shared = frozenset.intersection(*terms)
    arms = []
    for index, some in enumerate(terms):
        others = frozenset().union(*(t for i, t in enumerate(terms) if i != index))
        own = (some - others) - shared - _NO_NAME or (some - others) & CONTROLS
        arms.append(StudyArm(own, bool(some & CONTROLS) and not own - CONTROLS, some))
    if any(not arm.own for arm in arms):
        # "A plus C or C": what has nothing of its own is what the other adds to.
        adds = len(arms) == 2 and bool(arms[0].own) and terms[1] - _NO_NAME <= terms[0]
        return (arms[0], StudyArm(terms[1] & _NO_NAME | _ALONE, True, terms[1])) if adds else ()
    return tuple(arms)
