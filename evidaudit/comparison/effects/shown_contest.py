"""Whether an effect was shown of what a claim tells one of: a contest of all the study's results.

Every result of the study (outcome, arms, moment and people in one bag of terms) is measured by how
much of the claim it names and how much of it the claim names. Where the best one showed no effect,
and none that showed one comes near it, the claim tells an effect where none was shown. The same
contest decides on claims of equivalence against a margin that was missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ... import quick_re as re
from ...evidence.ages import ages_told
from ...lexicon import keys, narrowed, valence
from ...model import Passage, Report
from ...prose import negations
from ...statistics import is_significant
from ...wording.effects import read_effects
from ...wording.moments import Moment, lengths, moments, same_moment
from ..alignment import Comparison
from ..arms.lay_arms import arm_names
from ..numbers.values import value_stances
from ..outcomes.outcomes import absent_outcome
from ..people.clause_people import bounds_of, names, telling
from ..stated import WEAK, Prepared
from .contest import cousins
from .told_results import Result, named_terms, results_of

CLEAR = 0.12        # how far every result that showed an effect must stay behind
UNTESTED = -0.05     # … every result of which no test is told
MORE = 0.1          # how much more of the claim one that showed an effect may name
NAMED_BACK = 0.4    # share of the result's own weight that the claim must name
COVERED = 0.5       # share of the claim's weight in the study's results that it must name
KNOWN = 0.3         # … of the claim's whole weight that the study must know
COUSIN = 0.8        # of a term's weight, where only a word of the same stem or kind is shared
OF_ARMS = 0.6       # … that names a group of a study with no more than two
AROUND = 0.7        # … where the result's sentence names it, not the result itself
_SAME_TIME = 0.15
_SAME_PEOPLE = 0.2
_MOVES = frozenset({"up", "down", "good", "bad"})

# Words after which a part of the claim tells no plain effect.
_CAREFUL = re.compile(
    r"\b(?:not|no|nor|never|neither|none|nothing|without|cannot|hardly|barely|scarcely|little|few|"
    r"fail\w*|\w+n['’]t|unclear|uncertain\w*|inconclusive|imprecise|chance|trend\w*|tend(?:s|ed)?|"
    r"numerical\w*|intervals?|CI|compatible|non-?\w*significan\w*|insignifican\w*|unproven|hint\w*|"
    r"suggest\w*|may|might|could|possibl\w*|perhaps|similar\w*|comparabl[ey]|equal\w*|equivalen\w+|"
    r"same|alike|unchanged|unaffected|on a par|level with|match\w*|short of|p\s?[=>]|whether|"
    r"as \w+ as|as (?:much|many|often|long|far|well|good)|non-?inferior\w*|"
    r"inferior|disappear\w*|vanish\w*|"
    r"fad(?:e|es|ed|ing)|gone|wan(?:e|es|ed|ing)|narrow\w*|lost|regardless|irrespective|whatever|only|"
    r"except|unless|distinguish\w*|wash\w* out|petered|short-?lived|temporar\w*)\b", re.I)
_OF_BOTH = re.compile(r"\b(?:both|each|either|all (?:the )?(?:groups|arms))\b", re.I)
_AGAINST = re.compile(r"\b(?:than(?!\s(?:\d|half|one|two|three|four|five|six|ten|a ))|compared "
                      r"(?:with|to)|versus|vs\.?|against|beat\w*|outperform\w*|"
                      r"superior to|ahead of)\b", re.I)
# "Than in those who did not", "compared with no treatment": names a group and denies nothing.
_GROUP_WITHOUT = re.compile(
    r"\b(?:who|that) (?:did|do|does|had|have|were|was|are|received|took|got) (?:not|no|nothing|"
    r"without|n['’]t)\b[^,.;]{0,80}|\b(?:who|that) (?:didn|don|hadn|weren|wasn)['’]t\b[^,.;]{0,80}|"
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|against|over|beat|beats|relative to) "
    r"(?:\w+ ){0,3}?(?:no|nothing|not|without|doing nothing)\b(?: \w+)?", re.I)
_TELLS_EFFECT = re.compile(
    r"\b(?:ahead of|outperform\w*|outdo\w*|outdid|beat|beats|beating|better off|brought|bring(?:s|"
    r"ing)?|lift(?:s|ed)|superior|more|fewer|less|\w{3,12}er than|worse|better|help(?:s|ed)|"
    r"work(?:s|ed)|effective|boost\w*|cut|cuts|slow\w*|speed\w*|sped|advantage|benefit\w*|edge|"
    r"gain\w*|sharpen\w*|eas(?:e|ed|es|ing)|reliev\w+|protect\w*|prevent\w*|improv\w*|reduc\w*|"
    r"increas\w*|lower\w*|rais\w*|rose|fell|drop\w*|rise\w*|shorten\w*|prolong\w*|extend\w*|"
    r"worsen\w*|harm\w*|link\w*|associat\w*|tied|likelier|milder|shorter|longer|faster|sooner|"
    r"quicker|stronger|weaker|higher|larger|bigger|smaller|greater)\b", re.I)
# What a comparative measures although no word names it: "shorter" is a duration.
_MEASURED = tuple((re.compile(rf"\b(?:{told})\b", re.I), frozenset(keys(of))) for told, of in (
    (r"short\w*|long\w*|prolong\w*|last\w*|brought forward", "duration length time stay"),
    (r"mild\w*|severe\w*|intense|gentl\w*", "intensity severity"),
    (r"fewer|often|frequent\w*", "number frequency rate"),
    (r"fast\w*|soon\w*|quick\w*|earl\w*|slow\w*|worsen\w*", "time speed progression"),
    (r"content|happ\w*|pleased", "satisfaction")))
_JOINT = re.compile(r"[;—–]\s|,?\s(?:but|while|whereas|although|though|however|yet)\s", re.I)
# "Rose by 26 m with A and by 31 m with B": a change in each group, told of neither against other.
_CHANGE_IN_EACH = re.compile(
    r"\b(?:by|to|from)\s(?:about |around |nearly )?[\d.]+[^,;.]{1,60}?\band (?:by |to |from )?(?:"
    r"about |around |nearly )?[\d.]+|\brespectively\b", re.I)
_ALIKE = re.compile(
    r"\b(?:non-?inferior\w*|equivalen\w+|as (?:safe|good|effective|well|reliable|safely|"
    r"effectively)(?: as)?\b|no worse|on a par|matched|interchangeable|holds? its own|"
    r"level with|a match for)", re.I)
_NOT_ALIKE = re.compile(
    r"\b(?:not|no(?! worse)|nor|never|neither|cannot|fail\w*|\w+n['’]t|unclear|uncertain\w*|"
    r"inconclusive|whether|may|might|could|twice|times|half)\b", re.I)
_NUMBER = re.compile(r"(?<![\w.,·])\d{1,4}(?:[.·]\d{1,3})?(?![\w.,]\d)")


@dataclass(frozen=True, slots=True)
class NotShown:
    """The part of the claim that tells an effect, or likeness, that this passage did not show."""

    claimed: str
    passage: Passage
    alike: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """A result beside a part of the claim; ``when`` 1 at the claim's time, -1 at another."""

    result: Result
    score: float
    covered: float
    back: float
    when: float
    who: int
    numbers: int
    named: frozenset[str] = frozenset()  # the claim's outcomes that it or its sentence names
    wanted: int = 0
    known: float = 1.0  # share of the claim's weight that the study knows


def not_shown(comparison: Comparison) -> NotShown | None:
    """The first part of the claim of which the study's best fitting result showed no effect."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long or not report.text:
        return None
    results: tuple[Result, ...] = ()
    text = comparison.anatomy.text
    careful = _is_careful(text)
    for part in _parts(text):
        alike = _claims_alike(part)
        if careful and not alike:
            continue
        if not alike and not _claims_effect(part):
            continue
        results = results or results_of(report, prepared)
        fits = _fits(part, comparison, results, report, prepared)
        best = _winner(fits, alike, prepared)
        if best is not None and not _confirmed_elsewhere(comparison, best, alike):
            row = best.result
            return NotShown(part.strip(), Passage(
                row.text, row.start, row.start + len(row.text), row.passage.locator,
                row.passage.basis), alike)
    return None


def shown_elsewhere(comparison: Comparison, said: str, passage: Passage) -> bool:
    """Whether the part of the claim with the words ``said`` is better named by a result that was
    shown than by ``passage``."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long or passage.start is None:
        return False
    start, end = passage.start, passage.end or passage.start + len(passage)
    results = results_of(report, prepared)
    for part in _parts(comparison.anatomy.text):
        if said not in part.lower():
            continue
        fits = _fits(part, comparison, results, report, prepared)
        there = [fit for fit in fits if fit.result.start < end
                 and start < fit.result.start + len(fit.result.text)]
        if not there:
            continue
        accused = max(there, key=lambda fit: fit.score)
        if any(fit.result.shown and fit.when >= 0 and fit.who >= 0 and fit not in there
               and fit.score >= accused.score + CLEAR and fit.covered >= accused.covered
               for fit in fits):
            return True
    return False


def _parts(text: str) -> Iterator[str]:
    begin = 0
    for match in _JOINT.finditer(text):
        if match.start() - begin > 15:
            yield text[begin:match.start()]
            begin = match.end()
    yield text[begin:]


def _claims_effect(part: str) -> bool:
    if _CHANGE_IN_EACH.search(part) or _OF_BOTH.search(part) and not _AGAINST.search(part):
        return False
    return _TELLS_EFFECT.search(part) is not None or any(
        effect.move in _MOVES for effect in read_effects(part))


def _is_careful(text: str) -> bool:
    """Whether the claim denies something, or tells an effect with care."""
    plain = _GROUP_WITHOUT.sub(" ", text)
    return _CAREFUL.search(plain) is not None or bool(negations(plain))


def _claims_alike(part: str) -> bool:
    return _ALIKE.search(part) is not None and _NOT_ALIKE.search(
        _GROUP_WITHOUT.sub(" ", part)) is None


def _fits(part: str, comparison: Comparison, results: tuple[Result, ...], report: Report,
          prepared: Prepared) -> list[_Fit]:
    text = comparison.anatomy.text
    own = named_terms(part, prepared)
    own |= frozenset(narrowed(own - WEAK, prepared.known).values())
    own |= frozenset().union(*(of for told, of in _MEASURED if told.search(part)))
    told = frozenset().union(*(row.own for row in results))
    shared = prepared.arms if len(arm_names(report).arms) <= 2 else frozenset()
    wanted = frozenset(key for key in own if _shares(key, told))
    strange = own - prepared.known - wanted - _said(part)
    if any(valence(key) and key.startswith("=") and not _shares_a_word(key, told)
           for key in strange):
        return []  # something else that is good or bad, of which the study never speaks
    known = 1.0 - prepared.total(strange) / (prepared.total(own - _said(part)) or 1.0)
    weights = {key: prepared.weight(key) * (OF_ARMS if key in shared else 1.0)
               for key in own | told}
    total = sum(weights[key] for key in wanted) or 1.0
    when = [m for m in moments(part) or moments(text) if m.kind != "good"]
    given = lengths(report.text)
    who = (telling(text, prepared), bounds_of(text), ages_told((Passage(text),)))
    numbers = _numbers(part)
    outcomes = [key for key in wanted if key not in prepared.arms]
    found = []
    for row in results:
        covered = sum(weights[key] * max(_shares(key, row.own),
                                     AROUND * _shares(key, row.around))
                      for key in wanted) / total
        weight = sum(weights[key] for key in row.own)
        back = sum(weights[key] * _shares(key, own) for key in row.own) / (weight or 1.0)
        at = _when(row, when, given)
        people = 0 if row.who is None else 1 if names(text, *who, row.who) else -1
        found.append(_Fit(row, 0.5 * covered + 0.5 * back + _SAME_TIME * at
                          + _SAME_PEOPLE * people, covered, back, at, people,
                          len(numbers & _numbers(row.text)),
                          frozenset(key for key in outcomes if _shares(key, row.own | row.around)),
                          len(wanted), known))
    return found


def _shares(key: str, some: frozenset[str]) -> float:
    return 1.0 if key in some else COUSIN if any(cousins(key, other) for other in some) else 0.0


def _shares_a_word(key: str, some: frozenset[str]) -> bool:
    words = {word for word in key.lstrip("=").split() if len(word) > 3}
    return any(words & set(other.lstrip("=").split()) for other in some)


def _said(part: str) -> frozenset[str]:
    """The terms of the words that tell the effect: they name nothing."""
    return frozenset().union(*(keys(effect.said) for effect in read_effects(part)),
                             *(keys(match.group()) for match in _TELLS_EFFECT.finditer(part)))


def _numbers(text: str) -> frozenset[str]:
    return frozenset(number for match in _NUMBER.finditer(text)
                     if len((number := match.group().replace("·", ".")).replace(".", "")) > 1)


def _when(row: Result, told: list[Moment], given: tuple[float, ...]) -> float:
    """1 where the result is of a moment told, -1 where of another; half where it only inherits."""
    own = row.moments or row.inherited
    if not told or not own:
        return 0.0
    answers = [same_moment(one, other, given) for one in told for other in own]
    size = 1.0 if row.moments else 0.5
    return size if True in answers else 0.0 if None in answers else -size


def _winner(fits: list[_Fit], alike: bool, prepared: Prepared) -> _Fit | None:
    """The result that showed none, where no result that showed one comes near it."""
    none = [fit for fit in fits if _status(fit.result, alike) is False
            and fit.when >= 0 and fit.who >= 0]
    if not none:
        return None
    best = max(none, key=lambda fit: fit.score)
    if best.covered < COVERED or best.back < NAMED_BACK and best.when < 1:
        return None
    if best.when < 1 and (best.wanted < 2 or best.known < KNOWN):
        return None  # one word in common is no subject
    for fit in fits:
        status = _status(fit.result, alike)
        if status is True and fit.when >= 0 and (
                fit.score > best.score - CLEAR or fit.covered > best.covered + MORE
                or _same_at_another_time(fit, best)):
            return None
        if status is None and not alike and fit.score > best.score - UNTESTED and (
                fit.named - best.named) and not (fit.result.bare or best.result.bare):
            return None
        if status is not False and fit.when >= 0 and fit.who >= 0 and _names_more(
                fit, best, prepared):
            return None  # it tells of an outcome of the claim of which the other does not speak
        if status is not False and fit.numbers and not best.numbers and not alike:
            return None
    return best


def _names_more(fit: _Fit, best: _Fit, prepared: Prepared) -> bool:
    more, less = fit.named - best.named, best.named - fit.named
    return bool(more) and prepared.total(more) > prepared.total(less)


def _same_at_another_time(fit: _Fit, best: _Fit) -> bool:
    """Whether a claim without a time may mean the time at which the effect was shown."""
    return best.when == 0 and bool(best.result.moments) and fit.covered >= best.covered and bool(
        best.result.own & (fit.result.own | fit.result.around))


def _status(row: Result, alike: bool) -> bool | None:
    return row.margin if alike else row.shown


def _confirmed_elsewhere(comparison: Comparison, best: _Fit, alike: bool) -> bool:
    """Whether a number of the claim is the study's of another result, or its outcome is none that
    the study speaks of."""
    missing = absent_outcome(comparison)
    if missing is not None and missing.verdict == "absent":
        return True
    if alike:
        return False
    sentence = best.result.passage
    return any(
        value.relation == "agrees" and value.found is not None
        and value.found.row.start != sentence.start
        and is_significant(value.found.estimate) is not False
        for value in value_stances(comparison))
