"""What a study's own text reports, finding by finding, with the place of each."""

from __future__ import annotations

from functools import lru_cache

from .. import quick_re as re
from ..model import Estimate, PartialDate, Report, ReportedFinding
from ..prose import abbreviations, join_wrapped_lines
from ..statistics import extract_statistics
from ..wording import comparators, read_effects, times
from .sections import Sentence, read_sections

# A text counts as whole enough to say that something is not in it when it has this many sentences
# of results and this many words: the shortest structured abstracts of PubMed are above both.
WHOLE_WORDS = 80
WHOLE_SENTENCES = 4
_PARTICIPANTS = re.compile(
    r"\b(?P<n>\d{1,3}(?:[ ,\u2009\u202f]\d{3})+|\d{1,7})\s+(?:[a-z\-]{2,20}\s+){0,4}?"
    r"(?P<who>participants?|patients?|people|persons?|adults?|women|men|children|infants?|"
    r"individuals?|subjects?|volunteers?|students?|pupils?|adolescents?|employees|workers|"
    r"residents|cases|mothers?|veterans|households|eyes|knees|hips|mice|rats)\b", re.I)
_TAKEN_IN = re.compile(
    r"\b(?:randomi[sz]ed|randomly (?:assigned|allocated)|enrolled|recruited|included|surveyed|"
    r"followed|"
    r"studied|interviewed|examined)\s(?:a total of\s)?(?P<n>\d{1,3}(?:[ ,\u2009\u202f]\d{3})+|"
    r"\d{1,7})"
    r"\s(?!%|per\b|years?|months?|weeks?|days?|"
    r"studies|trials|articles|hospitals|schools|cent)[a-z]", re.I)
_REPORTING = ("results", "conclusions")
# What the introduction and discussion of a full text tell with a pointer to another work is what
# others found: "[20], [21]", "(2,7)", "(Smith et al., 2010)". Limits of an interval are none.
_POINTS_ELSEWHERE = re.compile(
    r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}\](?!\s?(?:%|points|mm|mg|kg))|"
    r"(?<=[a-z]\s)\(\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8}\)(?=[\s.,;])|"
    r"\([A-Z][^()\n]{1,80}\bet al\.?,? \(?(?:19|20)\d\d", re.A)
_AN_INTERVAL = re.compile(r"(?:\bCI|interval|limits|range|IQR|CrI)\b[^.;]{0,15}$", re.I)
# What a trial was made large enough to find is not what it found.
POWER = re.compile(
    r"\b\d{2} ?% (?:statistical )?power\b|\bpower of \d|\bpower(?:ed)? to (?:detect|show|find)|"
    r"\bsample size (?:of|was|is|calculation)|\bto detect an? (?:\w+ ){0,3}(?:difference|reduction|"
    r"increase|effect|change)", re.I)
FULL_TEXT_WORDS = 1200  # longer than any abstract


def read_report(text: str, *, title: str = "", year: int | None = None, container_title: str = "",
                design: str = "", reference_id: str = "", basis: str = "", doi: str = "",
                study: str = "") -> Report:
    """What the study whose ``text`` this is reported, one row a sentence and estimate.

    ``text`` is an abstract or a full text (``basis`` says which; by its length where it is not
    given); offsets in the findings refer to it. ``year`` is the
    year of publication. ``whole`` is True where the text has enough sentences, results among
    them, to say that something is not in it.
    """
    text = join_wrapped_lines(text)
    basis = basis or ("full text" if len(text.split()) > FULL_TEXT_WORDS else "abstract")
    return _read(text, title, year, container_title, design, reference_id, basis, doi, study)


@lru_cache(maxsize=2048)
def _read(text: str, title: str, year: int | None, container_title: str, design: str,
          reference_id: str, basis: str, doi: str, study: str) -> Report:
    sections = read_sections(text)
    findings = tuple(_findings(sections, extract_statistics(text), reference_id, study, doi, basis,
                               design))
    return Report(
        reference_id, study, doi, title, text, basis, whole=_is_whole(text, sections),
        design=design, participants=_participants(sections), container_title=container_title,
        published=(PartialDate(year),) if year else (), findings=findings)


def _is_whole(text: str, sections: list[Sentence]) -> bool:
    reporting = [s for s in sections if s.section in _REPORTING]
    return (len(sections) >= WHOLE_SENTENCES and bool(reporting)
            and len(text.split()) >= WHOLE_WORDS)


def _findings(sections: list[Sentence], estimates: list[Estimate], reference_id: str, study: str,
              doi: str, basis: str, design: str) -> list[ReportedFinding]:
    found: list[ReportedFinding] = []
    is_full_text = sum(len(s.text.split()) for s in sections) > FULL_TEXT_WORDS
    for sentence in sections:
        if is_full_text and points_elsewhere(sentence.text) or POWER.search(sentence.text):
            continue
        own = [e for e in estimates if sentence.start <= e.start < sentence.end]
        effects = read_effects(sentence.text)
        if sentence.section == "title" or not (own or effects):
            continue
        if sentence.section in ("background", "methods") and not own:
            continue
        when = times(sentence.text)
        against = comparators(sentence.text)
        direction = next((e.move for e in effects if e.move == "none"), "") or (
            effects[0].move if effects else "")
        rows: list[Estimate | None] = [*own] if own else [None]
        for estimate in rows:
            found.append(ReportedFinding(
                f"{reference_id or 'study'}-{len(found) + 1}", reference_id, study, doi, design,
                comparison=(estimate.comparator if estimate else "") or (
                    against[0][0] if against else ""),
                outcome=estimate.outcome if estimate else "",
                timepoint=when[0].text if when else "", estimate=estimate,
                direction=_DIRECTIONS.get(direction, ""), statement=sentence.text,
                locator=f"{basis}, {sentence.section}" if sentence.section else basis,
                basis=basis, start=sentence.start, end=sentence.end))
    return found


def points_elsewhere(sentence: str) -> bool:
    """Whether a sentence points to another work, whose finding it then tells."""
    return any(not _AN_INTERVAL.search(sentence[:match.start()][-30:])
               for match in _POINTS_ELSEWHERE.finditer(sentence))


_DIRECTIONS = {"none": "no difference", "up": "increase", "down": "decrease", "good": "better",
               "bad": "worse", "differ": "differs"}


def _participants(sections: list[Sentence]) -> int | None:
    """The largest number of people that methods or results say took part; None if unsaid."""
    found = []
    for sentence in sections:
        if sentence.section in ("methods", "results", ""):
            found += [int(re.sub(r"\D", "", m["n"])) for pattern in (_PARTICIPANTS, _TAKEN_IN)
                      for m in pattern.finditer(sentence.text)]
    return max(found) if found else None


@lru_cache(maxsize=2048)
def short_forms(text: str) -> tuple[tuple[str, str], ...]:
    """The abbreviations that a study's text defines, as pairs for ``lexicon.terms``."""
    return tuple(sorted(abbreviations(text).items()))
