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
from ...model import Passage, Report
from ...prose import negations
from ...statistics import is_significant
from ...statistics.kinds import CONTRASTS
from ...wording.effects import read_effects
from ...wording.methods import tells_only_methods
from ..alignment import Comparison
from ..arms.lay_arms import arm_names, sides
from ..numbers.value_evidence import beside
from ..numbers.values import value_stances
from ..outcomes.outcomes import absent_outcome
from ..stated import Prepared, is_asked
from .compared_pairs import compared_pairs, pairs_meant, without_difference
from .own_outcome import without_effect, without_likeness
from .result_fits import TELLS_EFFECT, Fit, fits_of, tells_effect
from .told_results import Result, results_of

CLEAR = 0.12        # how far every result that showed an effect must stay behind
UNTESTED = -0.05    # … every result of which no test is told
MORE = 0.1          # how much more of the claim one that showed an effect may name
NAMED_BACK = 0.4    # share of the result's own weight that the claim must name
COVERED = 0.5       # share of the claim's weight in the study's results that it must name
ALIKE_BACK = 0.3    # … where it tells of the margin itself, mostly of what was told before it
ALIKE_COVERED = 0.4  # … where it tells of the margin itself
KNOWN = 0.25        # … of the claim's whole weight that the study must know
ALL_KNOWN = 0.6     # … where one word only is shared
_FOREIGN = 0.3      # a result of which the claim names less is not its own, though a number agrees
_MOVES = frozenset({"up", "down", "good", "bad"})

# Words after which a part of the claim tells no plain effect.
_CAREFUL = re.compile(
    r"\b(?:not|no|nor|never|neither|none|nothing|without|cannot|hardly|barely|scarcely|"
    r"(?<!\ba )little|(?<!\ba )few|fail\w*|\w+n['’]t|unclear|uncertain\w*|inconclusive|"
    r"imprecise|chance(?! of)|trend\w*|"
    r"tend(?:s|ed)?|numerical\w*|intervals?|CI|compatible|non-?\w*significan\w*|"
    r"insignifican\w*|unproven|similar\w*|comparabl[ey]|equal\w*|equivalen\w+|"
    r"same|whichever|before (?:adjust\w*|\w+ (?:[\w-]+ ){0,4}taken into account)|unadjusted|crude|"
    r"alike|unchanged|unaffected|on a par|level with|match\w*|short of|"
    r"whether|"
    r"as (?!well\b)\w+(?:[ '’]\w+){0,8} as|so (?:did|were|was|had|do|does|are|is) \w+|"
    r"as (?:much|many|often|long|far|good)|(?:work|perform|d[io]|fare|tolerat|heal|held)\w* "
    r"(?:\w+ )?as well|(?:about|just|nearly|roughly|almost|quite|at least|every bit) as well|"
    r"non-?inferior\w*|"
    r"inferior|disappear\w*|vanish\w*|"
    r"fad(?:e|es|ed|ing)|gone|wan(?:e|es|ed|ing)|narrow\w*|lost|regardless|irrespective|whatever|only|"
    r"except|unless|distinguish\w*|wash\w* out|petered|short-?lived|temporar\w*)\b|"
    r"\bp\s?(?:>|=\s?0?[.·](?:0[5-9]|[1-9]))", re.I)
# What is told as no more than possible, of the part of the claim in which it stands.
_HEDGED = re.compile(r"\b(?:hint\w*|suggest\w*|may|might|could|possibl\w*|perhaps)\b", re.I)
# What was examined, or is still needed, was not found.
_NO_FINDING = re.compile(
    r"\b(?:examined|explored|investigated|assessed|evaluated|tested|studied|looked (?:at|into)|set "
    r"out|aimed|whether)\b|\b(?:more|further) (?:\w+ )?(?:research|stud(?:y|ies)|trials?|work|"
    r"evidence|data)\b", re.I)
_OF_BOTH = re.compile(r"\b(?:both|each|either|all (?:the )?(?:groups|arms))\b", re.I)
_AGAINST = re.compile(r"\b(?:than(?!\s(?:\d|half|one|two|three|four|five|six|ten|a ))|compared "
                      r"(?:with|to)|versus|vs\.?|against|beat\w*|outperform\w*|"
                      r"superior to|ahead of)\b", re.I)
# "Than in those who did not", "compared with no treatment": names a group and denies nothing.
_GROUP_WITHOUT = re.compile(
    r"\b(?:who|that) (?:did|do|does|had|have|were|was|are|received|took|got) (?:not|no|nothing|"
    r"without|n['’]t)\b[^,.;]{0,80}|\b(?:who|that) (?:didn|don|hadn|weren|wasn)['’]t\b[^,.;]{0,80}|"
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|against|beat|beats|relative to) "
    r"(?:(?!(?:were|was|is|are|had|has|have|did|does|do|made|could|would|showed|found)\b)"
    r"\w+ ){0,3}?(?:no|nothing|not|without|doing nothing)\b(?: \w+)?|"
    r"\b(?:than|compared (?:with|to)|versus|against) (?:\w+ ){0,5}?without\b|"
    r"\b(?:who|that) (?:had |have |has )?never \w+|"
    r"\bover (?:no|nothing|doing nothing)\b|\bwithout (?:it|them|one)\b|"
    r"\bthan (?:could|might|may) (?:be|have)\b|"
    r"\b(?:than|compared (?:with|to)|versus|against)\s(?:[\w-]+ ){1,4}?only\b", re.I)
_DENIED_GROUP = re.compile(r"\bwithout (?:a |the |an |any |added )?$|\bsame-\w+ $", re.I)
_JOINT = re.compile(r"[;—–]\s|,?\s(?:but|while|whereas|although|though|however|yet)\s|"
                    r",\sso\s", re.I)
# "Rose by 26 m with A and by 31 m with B": a change in each group, told of neither against other.
_CHANGE_IN_EACH = re.compile(
    r"\b(?:by|to|from)\s(?:about |around |nearly )?[\d.]+[^,;.]{1,60}?\band (?:by |to |from )?(?:"
    r"about |around |nearly )?[\d.]+|\brespectively\b", re.I)
_ALIKE = re.compile(
    r"\b(?:non-?inferior\w*|equivalen\w+|as (?:safe|good|effective|reliable|safely|"
    r"effectively)(?: as)?\b|no worse|on a par|matched|interchangeable|holds? its own|"
    r"level with|a match for)", re.I)
_NOT_ALIKE = re.compile(
    r"\b(?:not|no(?! (?:worse|different|more|less|greater|differences?|additional)"
    r"\b)|nor|never|neither|cannot|fail\w*|\w+n['’]t|unclear|uncertain\w*|"
    r"inconclusive|whether|may|might|could|twice|times|half)\b", re.I)


_MAIN = re.compile(r"\b(?:(?:co-?)?primary|main|composite|combined) (?:\w+ ){0,2}?(?:outcomes?|"
                   r"end ?-?points?|events?|measures?)\b|\bthe composite\b", re.I)


@dataclass(frozen=True, slots=True)
class NotShown:
    """The part of the claim that tells an effect, or likeness, that this passage did not show."""

    claimed: str
    passage: Passage
    alike: bool = False


def not_shown(comparison: Comparison) -> NotShown | None:
    """The first part of the claim of which the study's best fitting result showed no effect."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long or not report.text:
        return None
    results: tuple[Result, ...] = ()
    text = comparison.anatomy.text
    careful = _is_careful(_without_groups(text, report))
    for part in _parts(text):
        alike = _claims_alike(part)
        if not alike and (careful or _HEDGED.search(_GROUP_WITHOUT.sub(" ", part))):
            continue
        pairs = not alike and tells_effect(part) and bool(compared_pairs(report, prepared))
        if not alike and not pairs and not _claims_effect(part):
            continue
        results = results or results_of(report, prepared)
        fits = fits_of(part, comparison, results, report, prepared)
        meant = pairs_meant(part, fits, report, prepared) if pairs else ()
        pair = without_difference(meant)
        if pair is not None:
            return NotShown(part.strip(), pair.passage)
        if not alike and pairs and not _claims_effect(part):
            continue
        best = _winner(fits, alike, prepared)
        if best is None:
            best = (without_likeness if alike else without_effect)(part, fits, report, prepared)
        if best is not None and not any(
                pair.shown and pair.passage.start == best.result.passage.start for pair in meant
                ) and not _confirmed_elsewhere(comparison, best, fits, alike):
            row = best.result
            return NotShown(part.strip(), Passage(
                row.text, row.start, row.start + len(row.text), row.passage.locator,
                row.passage.basis), alike)
    return None


def shown_elsewhere(comparison: Comparison, said: str, passage: Passage) -> bool:
    """Whether the part of the claim with the words ``said``, or that which ``passage`` fits best,
    is better named by a result that was shown."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long or passage.start is None:
        return False
    start, end = passage.start, passage.end or passage.start + len(passage)
    results = results_of(report, prepared)
    most, found = 0.0, False
    for part in _parts(comparison.anatomy.text):
        fits = fits_of(part, comparison, results, report, prepared)
        there = [fit for fit in fits if fit.result.start < end
                 and start < fit.result.start + len(fit.result.text)]
        accused = max(there, key=lambda fit: fit.score, default=None)
        if accused is None:
            continue
        shown = any(fit.result.shown and fit.when >= 0 and fit.who >= 0 and fit not in there
                    and fit.score >= accused.score + CLEAR and fit.covered >= accused.covered
                    for fit in fits)
        if shown and said in part.lower():
            return True
        if accused.score > most:
            most, found = accused.score, shown
    return found


def _parts(text: str) -> Iterator[str]:
    begin = 0
    for match in _JOINT.finditer(text):
        if match.start() - begin > 15:
            yield text[begin:match.start()]
            begin = match.end()
    yield text[begin:]


# "More research is needed": nothing was found to be more.
_WISHED = re.compile(r"(?:more|further|better|larger|longer) (?:[\w-]{3,20} ){0,2}?(?:research|"
                     r"stud(?:y|ies)|trials?|work|data|evidence|investigation)\b", re.I)


def _claims_effect(part: str) -> bool:
    if _NO_FINDING.search(part) or tells_only_methods(part) or _CHANGE_IN_EACH.search(part) or (
            _OF_BOTH.search(part) and not _AGAINST.search(part)):
        return False
    told = next((match for match in TELLS_EFFECT.finditer(part)
                 if not _WISHED.match(part, match.start())), None)
    places = [told.start()] if told else []
    places += [effect.start for effect in read_effects(part)
               if effect.move in _MOVES and not _WISHED.match(part, effect.start)]
    return any(not is_asked(part[:place]) for place in places)


def _without_groups(text: str, report: Report) -> str:
    """``text`` without what names a group of the study: "same-day surgery" denies nothing."""
    for side in reversed(sides(text, arm_names(report))):
        begin = text.rfind(" ", 0, side.start) + 1
        before = _DENIED_GROUP.search(text[:begin])
        begin = before.start() if before else begin
        text = f"{text[:begin]}them{text[side.end:]}"
    return text


def _is_careful(text: str) -> bool:
    """Whether the claim denies something, or tells an effect with care."""
    plain = _GROUP_WITHOUT.sub(" ", text)
    return _CAREFUL.search(plain) is not None or bool(negations(plain))


def _claims_alike(part: str) -> bool:
    return _ALIKE.search(part) is not None and _NOT_ALIKE.search(
        _GROUP_WITHOUT.sub(" ", part)) is None


def _winner(fits: list[Fit], alike: bool, prepared: Prepared) -> Fit | None:
    """The result that showed none, where no result that showed one comes near it."""
    if not fits or fits[0].asked.foreign:
        return None
    none = [fit for fit in fits if _status(fit.result, alike) is False
            and fit.when >= (-0.5 if alike else 0) and fit.who >= 0 and fit.arms >= 0]
    if not none:
        return None
    best = max(none, key=lambda fit: fit.score)
    if best.covered < (ALIKE_COVERED if alike else COVERED) or (
            best.back < (ALIKE_BACK if alike else NAMED_BACK) and best.when < 1):
        return None
    if not alike and best.when < 1 and best.known < (KNOWN if best.wanted > 1 else ALL_KNOWN):
        return None  # one word in common is no subject
    for fit in fits:
        status = _status(fit.result, alike)
        if fit.arms < 0 or status is None and fit.result.margin is not None:
            continue
        if status is True and fit.when >= 0 and (
                fit.score > best.score - CLEAR or fit.covered > best.covered + MORE
                or fit.covered > best.covered and fit.back > best.back
                or _same_at_another_time(fit, best)):
            return None
        if status is None and not alike and fit.score > best.score - UNTESTED and (
                fit.named - best.named) and not (fit.result.bare or best.result.bare):
            return None
        if status is not False and fit.when >= 0 and fit.who >= 0 and _names_more(
                fit, best, prepared):
            return None  # it tells of an outcome of the claim of which the other does not speak
        if status is not False and fit.numbers and not best.numbers and not alike and not (
                best.back >= 1 - _FOREIGN and fit.back < _FOREIGN):
            return None
    return best


def _names_more(fit: Fit, best: Fit, prepared: Prepared) -> bool:
    more, less = fit.named - best.named, best.named - fit.named
    return bool(more) and prepared.total(more) > prepared.total(less)


def _same_at_another_time(fit: Fit, best: Fit) -> bool:
    """Whether a claim without a time may mean the time at which the effect was shown."""
    return best.when == 0 and bool(best.result.moments) and fit.covered >= best.covered and bool(
        best.result.own & (fit.result.own | fit.result.around))


def _status(row: Result, alike: bool) -> bool | None:
    return row.margin if alike else row.shown


def _confirmed_elsewhere(comparison: Comparison, best: Fit, fits: list[Fit],
                         alike: bool) -> bool:
    """Whether a number of the claim is the study's of another result, or its outcome is none that
    the study speaks of."""
    missing = absent_outcome(comparison)
    if missing is not None and missing.verdict == "absent":
        return True
    if alike:
        return False
    start, end = best.result.passage.start or 0, best.result.passage.end or 0
    if tells_a_shown_contrast(comparison, start, end):
        return True
    for value in value_stances(comparison):
        found = value.found
        if value.relation != "agrees" or found is None or (
                start <= found.estimate.start < end or is_significant(found.estimate) is False):
            continue
        its = [fit for fit in fits if fit.result.start <= found.estimate.start
               < fit.result.start + len(fit.result.text)]
        if not its or best.back < 1 - _FOREIGN or any(fit.back >= _FOREIGN for fit in its):
            return True
    return False


def tells_a_shown_contrast(comparison: Comparison, start: int, end: int) -> bool:
    """Whether a contrast that the claim tells is that of a main outcome, which is not named where
    it stands, and beyond chance, and of none in the part of the text from ``start`` to ``end``: "by
    21%" tells a hazard ratio of 0.79."""
    report = comparison.report
    rows = [(row.estimate, row.statement) for row in report.findings if row.estimate is not None
            and row.estimate.kind in CONTRASTS] if report is not None else []
    for claimed in comparison.anatomy.estimates:
        if claimed.kind not in CONTRASTS:
            continue
        same = [(found, words) for found, words in rows if beside(claimed, found)]
        if any(is_significant(found) and _MAIN.search(words) for found, words in same) and not any(
                start <= found.start < end for found, _ in same):
            return True
    return False
