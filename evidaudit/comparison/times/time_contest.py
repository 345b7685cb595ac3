"""Whether a claim gives the finding of one time to another: by its numbers, or by what was shown.

A number contest: every place where the study gives the claim's number belongs to another time, and
the study has its own result of the same thing at the claim's time, or the two times are far apart.
A contest of what was shown: the claim tells an effect at a time at which the study found none, of
an outcome for which it found one at another time (or the reverse).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ... import quick_re as re
from ...model import Passage, Report
from ...prose import negations
from ...wording.moments import Moment, far_apart, lengths, moments, same_moment
from ..alignment import Comparison
from ..effects.result_clauses import Clause, clause_at, clauses_of, cut, moments_at
from ..numbers.governing import governing, together
from ..numbers.places_of_numbers import alike_in_outcome, holds, is_exact, places_of
from ..numbers.reported_numbers import COMPARABLE
from ..numbers.values import value_stances
from ..outcomes.outcomes_of_numbers import outcome_terms
from ..stated import Prepared, dose_places

FAR = 2.0  # times longer or shorter than the finding's own time: the message changes
_EFFECTS = frozenset({"up", "down", "good", "bad"})
_HELD = re.compile(
    r"\b(?:still|held|holds?|lasted|lasts?|lasting|persist(?:ed|s|ing)?|endur(?:ed|es|ing)|"
    r"maintain(?:ed|s)|sustained|remain(?:ed|s)|kept|already|stay(?:ed|s)|continu(?:ed|es)|"
    r"outperform\w*|superior|beat|ahead|edge|advantage|better|worse|benefit\w*|strongest|largest|"
    r"greatest|peak\w*)\b", re.I)
_ALIKE = re.compile(r"\b(?:non-?inferior|equivalent|as (?:good|effective|well) as|no worse|"
                    r"the same|"
                    r"similar|comparable|no differen\w+|did not differ|matched)\b", re.I)
_DENIED = re.compile(
    r"\b(?:no longer|gone|fad(?:e|ed|ing)|vanish\w*|disappear\w*|lost|wore off|worn off|wan(?:e|ed|"
    r"ing)|short-?lived|shr[aiu]nk\w*|temporar\w*|"
    r"only (?!(?:had|got|received|took|given|did|waited|used)\b)|but|although|though|however|may|"
    r"might|"
    r"could|suggest\w*|unclear|uncertain|trend|until|not|never|nor|neither|without|"
    r"less (?:so|clear\w*|marked|pronounced|of)|non-?significan\w*|narrow\w*|smaller|"
    r"whether|fail\w*|n[’']t)\b", re.I)
_SPAN = re.compile(r"(?:in|over|during|throughout|across) (?:the )?(?!first)", re.I)
_OF_IT = re.compile(r"\s(?:of|on)\s(?!follow|age\b|life|observation|surveillance)", re.I)
_LEADING = 12  # a time that begins so early leads the whole claim

@dataclass(frozen=True, slots=True)
class TimeContest:
    """``verdict``: far (major), same, elsewhere (open); the two times in words; the passage."""

    verdict: str
    claimed: str
    reported: str
    passage: Passage


def time_contest(comparison: Comparison) -> TimeContest | None:
    """How the claim's times stand to those of the study's findings; None where nothing decides."""
    report, prepared = comparison.report, comparison.prepared
    text = comparison.anatomy.text
    told = moments(text)
    if report is None or prepared is None or prepared.long or not told or not report.text:
        return None
    clauses = clauses_of(report, prepared)
    by_numbers = list(_by_numbers(comparison, report, prepared, clauses))
    decided = next((f for f in by_numbers if f.verdict == "far"), None)
    several = len(together(told)) > 1
    same = next((f for f in by_numbers if f.verdict == "same"), None)
    if decided is not None and (several or same is None):
        return decided
    if same is None or several:
        shown = _shown_otherwise(comparison, report, clauses)
        if shown is not None:
            return shown
    return same or next(iter(by_numbers), None)


# --- numbers -------------------------------------------------------------------------------------

def _by_numbers(comparison: Comparison, report: Report, prepared: Prepared,
                clauses: tuple[Clause, ...]) -> Iterator[TimeContest]:
    text = comparison.anatomy.text
    named = moments(text)
    phrases = together(named)
    given = dose_places(text)
    numbers = [e for e in comparison.anatomy.estimates
               if e.kind in COMPARABLE and e.value is not None and e.start not in given
               and not any(m.start <= e.start < m.end for m in named)]
    aligned = {value.found.estimate.start for value in value_stances(comparison)
               if value.relation == "agrees" and value.found is not None}
    for claimed in numbers:
        own = _own_moments(text, claimed.start, phrases)
        if own and len(phrases) > max(1, len(numbers)):
            own = named  # which of them is this number's?
        if not own or all(_is_a_length_given(m, text, report) for m in own):
            continue
        wanted = outcome_terms(text, prepared)
        places = [(place, clause) for place in places_of(claimed, report)
                  if (clause := clause_at(clauses, place)) is not None
                  and (is_exact(claimed) or place in aligned
                       or holds(clause, wanted, prepared))]
        printed = [p for p in places if report.text[p[0]:p[0] + 1].isdigit()
                   or p[1].has_numbers]
        places = printed or places
        found = _of_places(own, places, report, prepared, clauses)
        if found is not None and found.verdict != "same" and not is_exact(claimed) and (
                fits := _at_the_time(own, places_of(claimed, report), report, clauses)) is not None:
            found = fits  # "over four in ten" may be any of several numbers
        if found is not None:
            yield found


def _is_a_length_given(told: Moment, text: str, report: Report) -> bool:
    """Whether "after three weeks of treatment" tells how long a group was treated, not when."""
    return _OF_IT.match(text, told.end) is not None and any(
        same_moment(told, Moment(days, "", "", 0, 0)) for days in lengths(report.text))


def _at_the_time(told: tuple[Moment, ...], places: list[int], report: Report,
                 clauses: tuple[Clause, ...]) -> TimeContest | None:
    """That one of the numbers at ``places`` is told of the claim's time, or None."""
    given = lengths(report.text)
    for place in places:
        clause = clause_at(clauses, place)
        own = moments_at(clause, place)[0] if clause is not None and not clause.is_method else ()
        if clause is not None and any(same_moment(t, o, given) for t in told for o in own):
            return TimeContest("same", told[0].text, ", ".join(dict.fromkeys(
                m.text for m in own)), clause.passage)
    return None


def _own_moments(text: str, place: int,
                 phrases: list[tuple[Moment, ...]]) -> tuple[Moment, ...] | None:
    """The moments of the claim's number at ``place``: of its clause, or those that lead it all."""
    a, b = next(((a, b) for a, b in cut(text) if a <= place < b), (0, len(text)))
    inside = [p for p in phrases if a <= p[0].start < b]
    if inside:
        return governing(text[:b], place, inside)
    return phrases[0] if phrases and phrases[0][0].start < _LEADING else None


def _of_places(told: tuple[Moment, ...], places: list[tuple[int, Clause]], report: Report,
               prepared: Prepared, clauses: tuple[Clause, ...]) -> TimeContest | None:
    given = lengths(report.text)
    decided: list[tuple[Clause, tuple[Moment, ...], bool]] = []
    rest: Clause | None = None
    for place, clause in places:
        if clause.is_method:
            continue
        own, named = moments_at(clause, place)
        if not own and not named:
            alone = _only_there(told, clause, prepared, clauses, given)
            if alone is None:
                return None
            decided.append((clause, (), True))
            rest = alone
            continue
        answers = [same_moment(t, o, given) for t in told for o in own]
        if not own or None in answers or any(
                _SPAN.match(t.text) and o.days < t.days <= FAR * o.days + 1
                for t in told for o in own):
            return None  # "in the two years after": a year lies within them
        if True in answers:
            words = ", ".join(dict.fromkeys(m.text for m in own))
            return TimeContest("same", told[0].text, words, clause.passage)
        decided.append((clause, own, named))
    if not decided:
        return None
    clause, own, named = decided[0]
    if any(not some for _, some, _ in decided):
        return TimeContest("far", told[0].text, f"not {rest.moments[0].text}", clause.passage) if (
            rest is not None and not any(some for _, some, _ in decided)) else None
    rival = _own_result(told, clause, prepared, clauses, given)
    far = all(far_apart(t, o, FAR) for t in told for _, some, _ in decided for o in some)
    known = rival is not None or any(
        same_moment(t, m, given) for t in told for c in clauses for m in c.moments)
    sure = rival is not None or far and (all(n for _, _, n in decided) or not known)
    return TimeContest("far" if sure else "elsewhere", told[0].text,
                       ", ".join(dict.fromkeys(m.text for m in own)), clause.passage)


def _only_there(told: tuple[Moment, ...], of: Clause, prepared: Prepared,
                clauses: tuple[Clause, ...], given: tuple[float, ...]) -> Clause | None:
    """The only sentence that names the time told, where it gives another result of the same thing:
    then the result that has no time is of another time."""
    there = [c for c in clauses if any(same_moment(t, m, given) is not False
                                       for t in told for m in _all(c))]
    results = [c for c in there if c.has_numbers and not c.is_method and not c.bare and c.moments
               and alike_in_outcome(c, of, prepared) and c.offset > of.offset]
    return results[0] if results and all(c.offset >= results[0].offset for c in there) else None


def _own_result(told: tuple[Moment, ...], of: Clause, prepared: Prepared,
                clauses: tuple[Clause, ...], given: tuple[float, ...]) -> Clause | None:
    """A result of the same thing that the study gives for the time told, or None."""
    for clause in clauses:
        if clause.is_method or not clause.has_numbers and clause.shown is None:
            continue
        if any(same_moment(t, m, given) for t in told for m in clause.moments) and (
                clause.bare or alike_in_outcome(clause, of, prepared)):
            return clause
    return None


# --- what was shown ------------------------------------------------------------------------------

def _shown_otherwise(comparison: Comparison, report: Report,
                     clauses: tuple[Clause, ...]) -> TimeContest | None:
    prepared = comparison.prepared
    text = comparison.anatomy.text
    rest = _ALIKE.sub(" ", text)
    if prepared is None or _DENIED.search(rest) or negations(rest):
        return None
    alike = rest != text
    effect = not alike and (_HELD.search(text) is not None or any(
        s.move in _EFFECTS and s.significance != "not significant" for s in comparison.statements))
    if not (alike or effect):
        return None
    given = lengths(report.text)
    told = _asserted(text)
    results = [c for c in clauses if not c.is_method and c.shown is not None]
    for moment in told:
        at_all = [c for c in clauses if any(same_moment(moment, m, given) for m in _all(c))]
        here = [c for c in at_all if c.shown is not None and not c.is_method]
        contrary = [c for c in here if c.shown is alike and any(
            same_moment(moment, m, given) for m in c.moments)]
        wanted = frozenset().union(*(s.outcome for s in comparison.statements)) & prepared.known
        wanted = wanted or comparison.anatomy.keys
        nearest = max((prepared.total(d.outcomes & wanted) for d in contrary), default=0.0)
        confirming = [c for c in at_all if c.shown is not (not effect) and not c.is_method
                      and (c.shown is not None or c.has_numbers
                           and all(c.offset != d.offset for d in contrary))
                      and prepared.total(c.outcomes & wanted) >= nearest
                      and (c.shown is not None or prepared.total(c.outcomes & wanted) > nearest)]
        if not contrary or confirming:
            continue
        for clause in contrary:
            rival = _shown_elsewhere(moment, clause, results, prepared, given, not alike)
            if rival is not None and _spoken_of(clause, rival, comparison, prepared):
                return TimeContest("far", moment.text, ", ".join(dict.fromkeys(
                    m.text for m in _all(rival))), clause.passage)
    return None


def _asserted(text: str) -> list[Moment]:
    """The moments of the claim of which an effect is told: those of its last part that has any."""
    found: list[Moment] = []
    for a, b in cut(text):
        own = [m for m in moments(text) if a <= m.start < b and m.kind != "good"]
        found = own or found
    phrases = together(found)
    return list(phrases[-1]) if phrases else []


def _all(clause: Clause) -> tuple[Moment, ...]:
    return clause.moments or clause.inherited


def _shown_elsewhere(moment: Moment, contrary: Clause, results: list[Clause], prepared: Prepared,
                     given: tuple[float, ...], shown: bool) -> Clause | None:
    """A clause on the same outcome that tells what the claim tells, of another time."""
    for clause in results:
        if clause.shown is shown and _all(clause) and all(
                same_moment(moment, m, given) is not True for m in _all(clause)) and (
                contrary.bare or clause.bare or alike_in_outcome(clause, contrary, prepared)):
            return clause
    return None


def _spoken_of(clause: Clause, rival: Clause, comparison: Comparison, prepared: Prepared) -> bool:
    """Whether the claim speaks of these clauses' outcome, or names none that others have."""
    wanted = comparison.anatomy.keys
    if (clause.outcomes | rival.outcomes) & wanted:
        return True
    told = frozenset().union(*(s.outcome for s in comparison.statements)) & prepared.known
    return not {key for key in told if prepared.frequency.get(key)} - prepared.arms
