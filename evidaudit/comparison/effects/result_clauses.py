"""The clauses in which a study tells results: their numbers, moments, and whether one was shown.

"Pain was lower at 8 weeks (-5.6; 95% CI -9.9 to -1.4) but not at 12 months" are two clauses of one
outcome: an effect that was shown at one moment, and one that was not at another. A clause without
a moment has that of its sentence, of the sentence before, or of the primary outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ... import quick_re as re
from ...evidence.reported_words import passages_of
from ...lexicon import keys
from ...model import Estimate, Kind, Passage, Report, ReportedFinding
from ...statistics import is_significant
from ...wording.moments import Moment, moments
from ..numbers.governing import governing, together
from ..outcomes.outcomes_of_numbers import outcome_terms
from ..stated import Prepared, Same

_CUT = re.compile(
    r";\s|,?\s(?:but|whereas|while|although|though|however|yet|without)\s|"
    r",?\sand\s"
    r"(?=(?:no (?:such )?(?:association|difference|effect|benefit|change)|at|after|by|in|among|for|"
    r"within|over|was|were|is)\s)|,\s(?=(?:at|after|by)\s)", re.I)
_NULL = re.compile(
    r"\b(?:did not|does not|do not|was not|were not|not|no longer|never)\b[^.;]{0,40}?\b(?:"
    r"differ\w*|significan\w*|effective|superior|better|improve\w*|reduc\w*|change\w*|"
    r"associated|maintained|sustained|affect\w*|persist\w*|higher|lower|fewer|more)\b|"
    r"\bno (?:\w+ ){0,3}?(?:differences?|effects?|changes?|benefits?|associations?|"
    r"improvements?|advantage|reductions?|increase|evidence|treatment (?:was|were|proved|did))\b|"
    r"\b(?:non-?significant\w*|similar(?:ly)?|comparable|unchanged|unaffected|"
    r"absent|disappeared|vanished|was lost|were lost|faded|had gone|short-lived|inconclusive)\b|"
    r"\b(?:gained|benefit\w*|improved|fared|did|recovered|responded|lost|slept|walked|healed|"
    r"scored) no (?:more|better|less|faster|sooner|worse|longer|further)\b(?! than \d)|"
    r"\bneither\b[^.;]{3,60}?\b(?:differ\w*|chang\w*|improv\w*|fell|rose|was|were)\b|"
    r"\bno longer (?:present|evident|apparent|detect\w+|visible|seen|there|different|held)\b|"
    r"^\W*(?:was |were |is )?not (?:at|in|among|after|for|by|when)\b|"
    r"\bP\s?[=>]\s?0?[.·](?:0[6-9]|0?5[1-9]|[1-9])", re.I)
_SHOWN = re.compile(
    r"\bP\s?(?:<|≤|=\s?0?[.·]0(?:[0-3]\d|4\d?|[0-4])\b)|(?<!not )(?<!non)\bsignificantly\b|"
    r"\b(?:was|were) (?:maintained|sustained)\b|\bfavou?red\b|\boutperformed\b", re.I)
_PRIMARY = re.compile(r"\b(?:primary|main) (?:\w+ ){0,2}?(?:outcomes?|end ?points?|end-points?|"
                      r"measures?)\b|\(primary\b|\bprimary\)", re.I)
_CONTRAST = re.compile(r"\b(?:compared|than|difference|versus|vs|relative to)\b", re.I)
_ENDS = re.compile(r";|\bsecondary\b|\bfollow", re.I)
_RESULTS = re.compile(r"(?:^|[.!?]\s)(?:results?|findings|main results)\b\s?[:.—-]?"
                      r"(?=\s)", re.I)
_METHOD = re.compile(
    r"\b(?:randomi[sz]ed|randomly|allocated|enrolled|recruited|eligible|searched|assigned|we "
    r"(?:tested|compared|studied|included|followed|examined|assessed|asked|aimed)|primary "
    r"(?:outcome|end)|aim|objective|(?:was|were) (?:\w+ )?(?:measured|assessed|"
    r"tested|recorded|evaluated|included|reported (?:before|at baseline)))\b", re.I)
_WHOLE_TIME = re.compile(r"\b(?:during|over|throughout) (?:the )?(?:\w+ )?(?:follow-?up|study|"
                         r"trial|observation)\b", re.I)
_LEADS = 24  # "RESULTS: At 6 months …": a time that begins so early leads its sentence
_SPAN = re.compile(r"(?:over|during|for|in|throughout)\b", re.I)
_BARE = re.compile(r"\bno (?:\w+ ){0,2}?(?:effect|difference|benefit|advantage)\b|"
                   r"\b(?:the|this|that|between-group|group|any) (?:\w+ )?(?:differences?|effects?|"
                   r"benefits?|advantage|gains?|improvements?|falls?|reductions?|changes?|scores?|"
                   r"rises?|drops?|"
                   r"increases?|decreases?|declines?|risks?|odds|ratios?|"
                   r"rates?|figures|estimates?|results)\b", re.I)


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A part of a sentence of results; offsets into the report's text.

    ``shown`` is True for an effect that was shown, False for one that was not, None where neither
    is told. ``moments`` are those the clause or its sentence names; ``defined`` those of the
    sentence that defines its outcome ("defined as an index below 3 at 6 weeks"); ``inherited``
    those that it may have from the sentence before or from the primary outcome. ``outcomes`` are
    the terms of
    what was measured, of the sentence where the clause names none.
    """

    text: str
    start: int
    end: int
    passage: Passage
    terms: frozenset[str]
    outcomes: frozenset[str]
    moments: tuple[Moment, ...]
    defined: tuple[Moment, ...]
    inherited: tuple[Moment, ...]
    shown: bool | None
    has_numbers: bool
    is_method: bool
    bare: bool

    @property
    def offset(self) -> int:
        """Where the sentence starts in the report's text."""
        return self.passage.start or 0


def clauses_of(report: Report, prepared: Prepared) -> tuple[Clause, ...]:
    """The clauses of every sentence of ``report``, in order; none for a whole article."""
    return () if prepared.long else _clauses(Same(report), prepared)


@lru_cache(maxsize=2048)
def _clauses(same: Same, prepared: Prepared) -> tuple[Clause, ...]:
    report = same.report
    sentences = [p for p in passages_of(report) if p.start is not None and p.end is not None]
    primary = _primary_moments(sentences)
    definitions = _definitions(sentences, prepared)
    first = _first_result(report.text)
    rows = [row for row in report.findings if row.start is not None and row.estimate is not None]
    found: list[Clause] = []
    before: tuple[Moment, ...] = ()
    for passage in sentences:
        start = passage.start or 0
        named = moments(passage)
        inherited = () if named or _WHOLE_TIME.search(passage) else (*primary, *before)
        head: frozenset[str] = frozenset()
        last: tuple[Moment, ...] = ()
        method = start < first if first else bool(_METHOD.search(passage)) and not any(
            row.estimate is not None and start <= row.estimate.start < (passage.end or 0)
            and is_significant(row.estimate) is not None for row in rows)
        spans = cut(passage)
        for a, b in spans:
            text = passage[a:b]
            own = tuple(m for m in named if a <= m.start < b)
            leads = tuple(m for m in named if m.start < 4)
            last = own or last or leads or (named if len(spans) == 1 else ())
            outcomes = outcome_terms(text, prepared)
            head = head or outcomes
            found.append(Clause(
                text, start + a, start + b, passage, keys(text, prepared.short),
                outcomes or head, last, _defined(outcomes - prepared.arms, definitions),
                inherited, _status(text, start + a, start + b, rows),
                any(c.isdigit() for c in text), method,
                bool(_BARE.search(text)) or not outcomes))
        if start >= first and named:
            leading = named[0].start < _LEADS and not _SPAN.match(named[0].text)
            before = tuple(named) if leading and len(together(named)) == 1 else ()
    return tuple(found)


_DEFINES = re.compile(r"\b(?:was|were|is) defined as\b", re.I)
_Definitions = tuple[tuple[frozenset[str], tuple[Moment, ...]], ...]


def _definitions(sentences: list[Passage], prepared: Prepared) -> _Definitions:
    """The outcomes that the study defines with one moment, and that moment."""
    found = []
    for passage in sentences:
        match = _DEFINES.search(passage)
        named = moments(passage)
        if match is not None and len(together(named)) == 1 and named[0].start > match.end():
            found.append((outcome_terms(passage[:match.start()], prepared) - prepared.arms, named))
    return tuple(found)


def _defined(outcomes: frozenset[str], definitions: _Definitions) -> tuple[Moment, ...]:
    """The moment of the definition of ``outcomes``, where they are what it defines, and nothing
    else that has a name."""
    return next((when for what, when in definitions if what and what <= outcomes and not any(
        key.startswith("=") for key in outcomes - what)), ())


def cut(sentence: str) -> list[tuple[int, int]]:
    """The spans of the clauses of ``sentence``; brackets are never cut."""
    spans, begin, depth, at = [], 0, 0, 0
    for match in _CUT.finditer(sentence):
        depth += _depth(sentence[at:match.start()])
        at = match.start()
        if depth == 0 and match.start() - begin > 8:
            spans.append((begin, match.start()))
            begin = match.end()
    spans.append((begin, len(sentence)))
    return spans


def status_of(text: str, start: int, end: int, report: Report) -> bool | None:
    """Whether the words and numbers of a part of the report's text show an effect, or show none;
    None where they tell neither, or both."""
    return _status(text, start, end, [row for row in report.findings
                                      if row.start is not None and row.estimate is not None])


def _depth(text: str) -> int:
    return text.count("(") + text.count("[") - text.count(")") - text.count("]")


def _status(text: str, start: int, end: int, rows: list[ReportedFinding]) -> bool | None:
    decided = {answer for row in rows if row.estimate is not None
               and start <= row.estimate.start < end
               and (answer := _answer(row.estimate, text)) is not None}
    if len(decided) == 1:
        return decided.pop()
    if decided:
        return None
    null, shown = _NULL.search(text) is not None, _SHOWN.search(text) is not None
    return None if null == shown else shown


def _answer(estimate: Estimate, text: str) -> bool | None:
    """Whether an estimate differs from no effect; a mean beside "compared with" is a difference."""
    answer = is_significant(estimate)
    low, high = estimate.ci_low, estimate.ci_high
    if answer is None and low is not None and high is not None and (
            min(low, high) < 0 or estimate.kind is Kind.MEAN and _CONTRAST.search(text)):
        return not min(low, high) <= 0 <= max(low, high)
    return answer


def _primary_moments(sentences: list[Passage]) -> tuple[Moment, ...]:
    """The moment at which the primary outcome was measured, where one is told."""
    for passage in sentences:
        match = _PRIMARY.search(passage)
        if match is None:
            continue
        named = moments(passage)
        phrases = together(named)
        if len(phrases) == 1:
            return tuple(named)
        before = [p for p in phrases if p[0].end <= match.start()]
        if match.group().endswith(")") or match.group().startswith("("):
            return before[-1] if before else ()
        after = [p for p in phrases if p[0].start >= match.end()]
        if len(after) == 1 or after and _ENDS.search(
                passage[after[0][0].end:after[1][0].start]):
            return after[0]
        if named:
            return ()
    return ()


def _first_result(text: str) -> int:
    """Where the results begin, if a heading or the middle of the text tells."""
    match = _RESULTS.search(text)
    return match.start() if match else 0


def moments_at(clause: Clause, offset: int) -> tuple[tuple[Moment, ...], bool]:
    """The moments of the number at ``offset`` of the report's text, and whether they are named."""
    local = offset - clause.offset
    named = moments(clause.passage)
    if not named:
        return (clause.defined, True) if clause.defined else (clause.inherited, False)
    a, b = clause.start - clause.offset, clause.end - clause.offset
    inside = [m for m in named if a <= m.start < b]
    own = governing(clause.passage, local, together(inside)) if inside else clause.moments
    return (own or (), True)


def clause_at(clauses: tuple[Clause, ...], offset: int) -> Clause | None:
    """The clause that holds ``offset``; that before it where a joint was cut out."""
    best = None
    for clause in clauses:
        if clause.start <= offset and clause.offset <= offset < (clause.passage.end or 0):
            best = clause
    return best
