"""People told as having what the study's people were without, or the reverse.

"HIV-negative children" told as children with HIV, "insulin-naive adults" as people long on insulin,
"uncomplicated infection" as complicated, "had fallen in the past year" as no history of falls. The
source must name the one and never the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ... import quick_re as re
from ...evidence.reading import FULL_TEXT_WORDS
from ...lexicon import keys
from ...model import Claim, Passage, Report
from .exclusions import of_those_studied

_NEGATIVE = re.compile(
    r"\b(?P<what>[A-Za-z][\w]{1,20})[- ](?:(?:sero)?negative|uninfected|free(?= (?:\w+ ){0,2}(?:"
    r"people|patients|adults|children|women|men|infants|participants|volunteers|individuals|"
    r"mice|rats|herds|cows)\b))\b", re.I)
_NAIVE = re.compile(r"\b(?P<what>[a-z][\w]{2,20})[- ]na[iï]ve\b|\b(?:no|without) (?:previous|"
                    r"prior) (?P<prior>[a-z]{4,20})\b", re.I)
_LONG_ON = (r"\b(?:already|previously|long[- ]term|for (?:many |several )?years|experienced|"
            r"established on|had been|existing|long on|switch(?:ed|ing)?)\b")
_EXPERIENCED = re.compile(r"\b\w+[- ]experienced\b|\bpreviously treated\b|\balready (?:on|taking|"
                          r"using|receiving)\b|\bpreviously (?:on|using|taking)\b", re.I)
_UN = re.compile(r"\b(?:un|non-?)(?P<bare>[a-z]{6,16}(?:ed|able|al|ic|ous|ive|ent|ant|le))\b", re.I)
# "Non-anaemic", of whom the claim says that they had anaemia.
_NON = re.compile(r"\bnon-?\s?(?P<bare>(?P<stem>[a-z]{4,14}?)(?:ic|ed|ese|ive|ous|ant|ent|al|"
                  r"ers?))\b",
                  re.I)
# Who was not given a thing is a control; these are no kinds of people either.
_NO_KIND = re.compile(r"^(?:treated|vaccinated|exposed|adjusted|blinded|masked|known|clear|likely|"
                      r"published|changed|affected|available|able|inferior\w*|significant\w*|"
                      r"pharmac\w*|linear|parametric|randomi[sz]ed|medical|surgical|clinical|"
                      r"operative|invasive|fatal|certain|equal|usual|expected|weighted|"
                      r"specific|verbal|users?|smokers?|responders?|adherent)$", re.I)
_NO_HISTORY = re.compile(
    r"\b(?:no|without (?:a |any )?|free of (?:a |any )?|lacking (?:a |any )?) ?(?:known |prior |"
    r"previous |personal )?(?:history of|previous|prior) (?P<what>[a-z]{4,20})|\b(?:had|have|has) "
    r"never (?:had |been |suffered )?(?:an? )?(?P<never>[a-z]{4,20})", re.I)
_HISTORY = re.compile(
    r"\b(?:with|had|having) (?:an? )?(?:known |prior |previous |personal |recent )?history of "
    r"(?P<what>[a-z]{4,20})|\bwho had (?:previously |already |recently )?(?:had |suffered )?"
    r"(?:an? )?(?P<had>[a-z]{4,20})\b", re.I)
_STEM = 4
# A sentence of results speaks of a part of the people; one that names both speaks of all.
_NOT_OF_ALL = re.compile(r"\bCI\b|\bP\s?[<=>]|\bwith (?:and|or) without\b|\bregardless\b|"
                         r"\bexclu\w+", re.I)

_ENROLLED = re.compile(r"\b(?:randomi\w+|trial|enrol\w+|recruit\w+|includ\w+|assigned|study|"
                       r"cohort|conducted)\b", re.I)


@dataclass(frozen=True, slots=True)
class ContraryPeople:
    """The words of the claim, those of the study, and the passage."""

    claimed: str
    reported: str
    passage: Passage


def contrary_people(claim: Claim, report: Report) -> ContraryPeople | None:
    """The first contrary by which ``claim`` tells of other people than ``report``, or None."""
    if len(report.text.split()) > FULL_TEXT_WORDS:
        return None  # an article speaks of many people
    every = of_those_studied(report)
    pieces = tuple(p for p in every if not _NOT_OF_ALL.search(p)
                   and ("%" not in p or _ENROLLED.search(p)))
    text = " ".join(str(p) for p in every)
    for find in (_of_label, _of_negative, _of_naive, _of_prefix, _of_non, _of_history, _of_not,
                 _of_opposites):
        found = next(find(claim.text, text, pieces), None)
        if found is not None:
            return found
    return None


# Genes, viruses, strains and factors that only their number tells apart: BRCA1 and BRCA2.
_LABEL = re.compile(r"\b(?P<name>[A-Z][A-Za-z]{0,2}[A-Z][A-Za-z]{0,3}|[Ff]actor|[Oo]mega)[ -]?"
                    r"(?P<n>\d{1,2}|[IVX]{1,4})(?![\w.,]?\d)(?!\s?(?:mg|g|kg|ml|IU|%|to\b|-\d))")
_MEASURE = re.compile(r"(?:SF|PHQ|GAD|HADS|ICD|EQ|CI|SD|SE|HR|OR|RR|IQR|VAS|MADRS|BDI|HAMD|MMSE|"
                      r"WOMAC|NRS|ISI|ADAS|EORTC|QLQ|GHQ|AUDIT|CES|UK|US|AM|PM|WHO|DSM|CKD|ASA|"
                      r"NYHA|GCS|ECOG|FEV|HBA|MHZ|TV|GHZ|LDL|HDL|BMI)", re.I)
_LEAST_TOLD = 2   # times that the study must name its own


def _of_label(told: str, text: str, pieces: tuple[Passage, ...]) -> Iterator[ContraryPeople]:
    """One of several genes or strains of a name, where the study names another one only."""
    for match in _LABEL.finditer(told):
        name = match["name"]
        if _MEASURE.fullmatch(name):
            continue
        own = [m for piece in pieces for m in _LABEL.finditer(piece)
               if m["name"].lower() == name.lower()]
        if len(own) >= _LEAST_TOLD and len({m["n"] for m in own}) == 1 and (
                own[0]["n"] != match["n"]) and not re.search(
                rf"\b{name}\W?(?:\d\W{{0,5}}(?:and|or|/)\W)?{match['n']}\b", text, re.I):
            piece = next(p for p in pieces if own[0].group() in p)
            yield ContraryPeople(match.group(), own[0].group(), piece)


def _of_negative(told: str, text: str, pieces: tuple[Passage, ...]) -> Iterator[ContraryPeople]:
    for piece in pieces:
        for match in _NEGATIVE.finditer(piece):
            what = re.escape(match["what"])
            having = re.compile(
                rf"\b(?:with|having|living with|carrying|infected (?:with|by))(?: \w+)? {what}\b"
                rf"(?![- ](?:negative|free))|\b{what}[- ](?:positive|infected)\b", re.I)
            found = having.search(told)
            without = re.search(rf"\b{what}[- ](?:negative|free)|without {what}\b", told, re.I)
            if found and not without and not having.search(text):
                yield ContraryPeople(found.group(), match.group(), piece)


def _of_naive(told: str, text: str, pieces: tuple[Passage, ...]) -> Iterator[ContraryPeople]:
    if _EXPERIENCED.search(text):
        return
    for piece in pieces:
        for match in _NAIVE.finditer(piece):
            what = match["what"] or match["prior"]
            if not what or re.search(r"na[iï]ve|never|\bnew to\b|\bfirst\b", told, re.I):
                continue
            found = re.search(rf"{_LONG_ON}[^.;,]{{0,40}}?\b{re.escape(what[:_STEM + 2])}|\b"
                              rf"{re.escape(what[:_STEM + 2])}\w*[^.;,]{{0,30}}?{_LONG_ON}", told,
                              re.I)
            if found:
                yield ContraryPeople(found.group(), match.group(), piece)


def _of_prefix(told: str, text: str, pieces: tuple[Passage, ...]) -> Iterator[ContraryPeople]:
    for piece in pieces:
        for match in _UN.finditer(piece):
            bare = match["bare"]
            if _NO_KIND.match(bare) or re.search(rf"(?<![\w-]){bare}\b", text, re.I):
                continue
            found = re.search(rf"(?<![\w-]){bare}\b", told, re.I)
            denied = re.search(rf"\b(?:un|non-?|not |never |without ){bare}", told, re.I)
            after = keys(" ".join(piece[match.end():].split()[:4]))
            if found and not denied and after & keys(
                    " ".join(told[found.end():].split()[:4])):
                yield ContraryPeople(found.group(), match.group(), piece)


def _of_non(told: str, text: str, pieces: tuple[Passage, ...]) -> Iterator[ContraryPeople]:
    """People said to have what the study's were without, adjective told as noun."""
    for piece in pieces:
        for match in _NON.finditer(piece):
            stem = re.escape(match["stem"])
            if _NO_KIND.match(match["bare"]) or re.search(rf"(?<![\w-]){stem}", text, re.I):
                continue
            found = re.search(rf"\b(?:with|have|had|having|"
                              rf"suffering from) (?:[\w-]{{2,20}} ){{0,3}}?"
                              rf"(?:[\w]{{2,20}}-)?{stem}\w*", told, re.I)
            if found and not re.search(r"\b(?:without|non|not?|never|free)\b", found.group(), re.I):
                yield ContraryPeople(found.group(), match.group(), piece)


def _of_history(told: str, text: str, pieces: tuple[Passage, ...]) -> Iterator[ContraryPeople]:
    for mine, theirs in ((_NO_HISTORY, _HISTORY), (_HISTORY, _NO_HISTORY)):
        for match in mine.finditer(told):
            what = next(group for group in match.groups() if group).lower()[:_STEM]
            same = any(_begins(other, what) for other in mine.finditer(text))
            for piece in pieces:
                for other in theirs.finditer(piece):
                    if _begins(other, what) and not same:
                        yield ContraryPeople(match.group(), other.group(), piece)


# "People who are not severely hypoxaemic", of whom the claim says that they were.
_NOT_SO = re.compile(
    r"\b(?:who|that) (?:are|were|is|was|had been) not (?:yet |currently )?"
    r"(?P<how>severely |acutely |chronically |critically )?(?P<bare>[a-z]{6,18})\b", re.I)


def _of_not(told: str, text: str, pieces: tuple[Passage, ...]) -> Iterator[ContraryPeople]:
    for piece in pieces:
        for match in _NOT_SO.finditer(piece):
            stem = re.escape(match["bare"][:max(_STEM + 1, len(match["bare"]) - 3)])
            how = (match["how"] or "").strip()
            if _NO_KIND.match(match["bare"]) or len(re.findall(rf"\b{stem}", text, re.I)) > 1:
                continue
            degree = rf"{how[:-2]}\w*\s" if how else ""
            found = re.search(rf"\b(?:with|have|had|having|who (?:are|were)|in|for) "
                              rf"(?:[a-z]+\s)?{degree}(?:[a-z]+\s)?{stem}\w*", told, re.I)
            if found and not _DENIED.search(found.group()):
                yield ContraryPeople(found.group(), match.group(), piece)


_DENIED = re.compile(r"\b(?:without|non|not?|never|free)\b", re.I)
_SOME = (r"(?:patients?|people|adults|children|women|men|participants|volunteers|infants|those|"
         r"anyone|babies|residents|pupils|students|drivers|workers|survivors|dogs|cats|cows|horses)")
# States that exclude each other, each as it is said of people.
_OPPOSITES = tuple((re.compile(one, re.I), re.compile(other, re.I)) for one, other in (
    (r"\bfebrile|\bfeverish\b|\bwith (?:a )?fever\b",
     r"\bafebrile|\bapyrexial|\bwithout (?:a )?fever\b|\bfever-free\b"),
    (r"\bunstable\b", r"\bstable\b"),
    (r"\b(?:starting|started|start|beginning|began|new to|initiating) (?:[\w-]+ ){0,4}?(?:for the "
     r"first time|treatment-na[iï]ve)|\b(?:treatment|drug|therapy)-na[iï]ve\b|\bnever been "
     r"treated\b|\bpreviously untreated\b",
     r"\bswitch(?:ed|ing)? from\b|\b(?:treatment|drug)-experienced\b|\bpreviously treated\b|"
     r"\bpre-?treated\b"),
    (r"\bable to walk\b|\bambulatory\b|\bwalking unaided\b",
     r"\bbedridden\b|\bnon-?ambula\w+|\bunable to walk\b|\bwheelchair\b"),
    (r"\bon (?:a )?ventilators?\b|\b(?:mechanically )?ventilated\b|\bintubated\b",
     r"\bspontaneously breathing\b|\bbreathing (?:on their own|spontaneously|unaided)\b"),
    (r"\bunconscious\b|\bcomatose\b|\bin (?:a )?coma\b", r"\bconscious\b|\bawake\b"),
    (r"\bliving alone\b|\blived? (?:alone|by (?:them|him|her)sel\w+)\b",
     r"\bliving with (?:a |their )?(?:family|partner|spouse|others|relatives)\b"),
    (r"\bleft-handed\b", r"\bright-handed\b"),
    (r"\bunemployed\b|\bout of work\b|\bjobless\b", r"\bin (?:paid )?(?:work|employment)\b|"
     r"\bemployed\b"),
    (r"\b(?:still )?breast-?feeding\b|\blactating\b", r"\bnot (?:breast-?feeding|lactating)\b"),
    (r"\bsedentary\b|\binactive\b|\buntrained\b", r"\bphysically active\b|\bwell-trained\b|"
     r"\btrained (?:athletes|runners|cyclists|men|women)\b|\belite\b"),
    (r"\bfirst[- ](?:ever )?(?:stroke|heart attack|episode|seizure|fracture|dislocation|birth)\b",
     r"\brecurrent (?:stroke|heart attack|episode|seizure|fracture|dislocation)s?\b"),
))
_AFTER_SOME = 60   # letters between the people and what is told of them


def _of_opposites(told: str, text: str, pieces: tuple[Passage, ...]) -> Iterator[ContraryPeople]:
    """A state of the people told that excludes the only one that the study names."""
    for pair in _OPPOSITES:
        for mine, theirs in (pair, pair[::-1]):
            own = mine.search(told)
            if own is None or theirs.search(told) or mine.search(text) or not _of_people(
                    told, own.start(), own.end()):
                continue
            for piece in pieces:
                other = theirs.search(piece)
                if other is not None and _of_people(piece, other.start(), other.end()):
                    yield ContraryPeople(own.group(), other.group(), piece)


def _of_people(text: str, start: int, end: int) -> bool:
    """Whether what stands there is said of people: "patients who are …", "stable patients"."""
    before, after = text[max(0, start - _AFTER_SOME):start], text[end:end + 30]
    return (_PEOPLE_BEFORE.search(before) is not None and not _DENIED.search(before)
            or _PEOPLE_AFTER.match(after) is not None)


_PEOPLE_BEFORE = re.compile(rf"\b{_SOME}\b[^.;:]*$", re.I)
_PEOPLE_AFTER = re.compile(rf"\s(?:[\w-]{{2,20}}\s){{0,2}}?{_SOME}\b", re.I)


def _begins(match: re.Match[str], stem: str) -> bool:
    return any(group.lower().startswith(stem) for group in match.groups() if group)
