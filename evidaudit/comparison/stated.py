"""Statements of claim and report as sets of comparable terms, ready to be aligned."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache

from .. import quick_re as re
from ..evidence.reading import FULL_TEXT_WORDS, POWER, short_forms
from ..lexicon import keys, measures
from ..model import Passage, Report, ReportedFinding
from ..wording.effects import significance
from ..wording.methods import tells_only_methods
from ..wording.statements import Statement, read_statements
from ..wording.times import Time, times

ShortForms = tuple[tuple[str, str], ...]

_DOSE = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+(?:[.·]\d+)?)\s?(mg|µg|μg|mcg|iu|ml)(?:/\w+)?(?=\s(?!(?:of|fewer|more|less|"
    r"lower|higher|reduction|increase|decrease|vs|versus|and|or|in|with|relative|were|was|after|"
    r"by|among|for|at|on|to|than|over|during|from|per|had|have|did|when|while|compared|between|"
    r"the|a|drop|rise|fall|decline|greater|who|that|reported|each|respectively|"
    r"given|taking|receiving|using|against|rather|instead|whereas|but|because|is|are|would)\b)"
    r"[a-z])", re.I)
# A per cent is the strength of a preparation only before the name of one: "0.05% atropine".
_STRENGTH = re.compile(
    r"(?<![\w.])(\d+(?:[.·]\d+)?)\s?(%)(?=\s(?:(?!(?:with|after|among|under|given|from|versus|when|"
    r"while|taking|using|receiving|against|than|over|during|were|compared|without|following|treated|"
    r"assigned|used|took|received|that|have|whereas|before|between|within|upon|until)\s)[a-z]{4,14}\s)?"
    r"(?:[a-z]{0,16}(?:prost|olol|caine|"
    r"idine|amide|azole|cycline|oxacin|mycin|sone|olone|fenac|hexidine|retinoin|oxidil|tropine|"
    r"carpine|acaine|oxide|ulin|ustin|imus)|(?-i:(?!(?:CI|CL|CrI|SD|SE|HR|OR|RR|VE|P)\b)[A-Z]{2,5})|iodine|urea|acid|chloride|fluoride|saline|"
    r"dextrose|glucose|sucrose|fructose|alcohol|ethanol|solution|gel|cream|ointment|lotion|"
    r"shampoo|foam|spray|drops|mouthwash|rinse|toothpaste|varnish|paste|patch|emulsion|powder|"
    r"syrup|infusion|oxygen|vinegar|honey|albumin|capsaicin|tax|levy|duty|excise)\b)", re.I)
_HAS_DOSE = re.compile(r"\d\s?(?:mg|µg|μg|mcg|iu|ml|%)", re.I)  # found sooner than either
_NOTHING: frozenset[str] = frozenset()
# Words that name a comparator without saying which: they fit any control.
GENERIC = frozenset(keys(
    "control controls comparison comparator placebo usual care no treatment nothing without "
    "alone others "
    "did not minimal standard conventional untreated unexposed not never absence"))
WEAK = frozenset(keys(
    "score scores mean median size number incidence "
    "risk odds hazard prevalence proportion percentage "
    "share day "
    "week month year scale index measure measures outcome outcomes time change total overall "
    "average mild "
    "moderate severe high low early late old age test ability development develop case event "
    "events "
    "treatment therapy intervention group day common frequent often common probability chance "
    "symptom problem problems serious degree program programme programmes course session class  "
    "resident pupil nurse infant child woman man adult student "
    "vas nrs analogue visual questionnaire baseline "
    "episode user attack frequency amount teenager teacher parent older people smoker worker "
    "mother baby hor point points standardised"))
# Whoever did it or had it is not what was measured: "nurses slept longer" tells of sleep.
PEOPLE = frozenset(keys(
    "resident pupil nurse infant child woman man adult student teenager adolescent teacher parent "
    "worker mother father baby newborn boy girl driver athlete runner rower player pensioner "
    "veteran soldier youngster toddler"))
# Verbs that say that an outcome came about: "developed autism" is autism.
_HAPPENED = frozenset(keys("develop developed developing suffer suffered experience experienced "
                           "contract contracted catch caught occur occurred occurrence happen"))
_PREPOSITIONS = frozenset(keys("against without among amongst within toward towards upon"))
LONG = 60            # sentences; no abstract has so many
_WEAK_WEIGHT = 0.35  # of a word that many outcomes share


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement with the terms of its parts; ``passage`` are the exact words of its clause.

    ``move``: up, down, good, bad, none, differ; ``significance`` as in wording. ``row`` is the
    finding of the report that it comes from, None for the claim's own.
    """

    move: str
    said: str
    significance: str
    outcome: frozenset[str]
    agent: frozenset[str]
    against: frozenset[str]
    clause: frozenset[str]
    times: tuple[Time, ...]
    passage: Passage
    row: ReportedFinding | None = None
    section: str = ""
    denied: str = ""
    words: tuple[str, str, str] = ("", "", "")  # outcome, agent, comparator as written
    sentence: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A report made ready: its statements, all its terms and how much each term tells."""

    statements: tuple[Stated, ...]
    known: frozenset[str]
    short: ShortForms
    frequency: dict[str, int]
    sentences: int
    times: tuple[Time, ...]
    arms: frozenset[str] = frozenset()
    words: int = 0
    weights: dict[str, float] = field(default_factory=dict)  # those asked for so far

    @property
    def long(self) -> bool:
        """Whether this is a full text, where alike sentences on other things abound."""
        return self.sentences > LONG or self.words > FULL_TEXT_WORDS

    def weight(self, key: str) -> float:
        """How much a shared term tells: rare ones more, words that fit any outcome less."""
        found = self.weights.get(key)
        if found is None:
            times_told = self.frequency.get(key, 0)
            rarity = math.log(1 + (self.sentences + 1) / (1 + times_told))
            topic = times_told == 0 and key in self.known  # the condition or setting, no outcome
            found = self.weights[key] = rarity * (_WEAK_WEIGHT if topic or key in WEAK else 1.0)
        return found

    def total(self, some: frozenset[str]) -> float:
        """The sum of the weights of some terms, the same in whatever order they come."""
        return math.fsum(map(self.weight, some))


@lru_cache(maxsize=1024)
def doses(text: str) -> frozenset[str]:
    """The doses and strengths of ``text`` as terms: "0.05% atropine" gives "#0.05%"."""
    if not _HAS_DOSE.search(text):
        return _NOTHING
    return frozenset(f"#{number.replace('·', '.').replace(',', '')}{unit.lower()}"
                     for pattern in (_DOSE, _STRENGTH) for number, unit in pattern.findall(text))


@lru_cache(maxsize=1024)
def dose_places(text: str) -> frozenset[int]:
    """Where the doses of ``text`` begin: their numbers are no results."""
    if not _HAS_DOSE.search(text):
        return frozenset()
    return frozenset(match.start() for pattern in (_DOSE, _STRENGTH)
                     for match in pattern.finditer(text))


def stated_in(sentence: str, short: ShortForms = (), start: int | None = None,
              row: ReportedFinding | None = None, section: str = "",
              basis: str = "") -> list[Stated]:
    """The statements of one sentence as terms; ``start`` is its offset in the text read."""
    found: list[Stated] = []
    if tells_only_methods(sentence):
        return found
    when = times(sentence)
    for part in read_statements(sentence):
        if is_asked(sentence[part.span[0]:part.effect.start]) or _EXPECTED.search(
                sentence[part.span[0]:part.span[1]]) or POWER.search(
                sentence[part.span[0]:part.span[1]]):
            continue  # an aim, a question, an expectation or a sample size is no finding
        found.append(_as_stated(_of_whom(part, found, row), sentence, short, when, start, row,
                                section, basis))
    return found


def _of_whom(part: Statement, before: list[Stated], row: ReportedFinding | None) -> Statement:
    """A claim's later part that names no group is of those just named: "cats on A gained more than
    cats on B, but vomiting was noted more often"."""
    last = before[-1] if before and row is None else None
    if last is None or not last.against or _LETTERS.search(part.agent + part.against) or (
            part.effect.move not in ("up", "down")):
        return part
    return replace(part, agent=last.words[1], against=last.words[2])


_LETTERS = re.compile(r"[a-z]{3}", re.I)


def is_asked(before: str) -> bool:
    """Whether the words ``before`` an effect make it an aim, a question or a thing examined."""
    return ASKED.search(before) is not None or _EXAMINED.search(before) is not None


def _as_stated(part: Statement, sentence: str, short: ShortForms, when: tuple[Time, ...],
               start: int | None, row: ReportedFinding | None, section: str,
               basis: str) -> Stated:
    a, b = part.span
    clause = sentence[a:b]
    offset = None if start is None else start + a
    outcome = keys(part.outcome, short) - _PREPOSITIONS
    outcome -= frozenset().union(*(keys(t.text, short) for t in when if t.days > 0))
    if outcome - PEOPLE - WEAK and 0 <= sentence.find(part.outcome.strip(), a) < part.effect.start:
        outcome -= PEOPLE
    return Stated(
        part.effect.move, part.effect.said, part.effect.significance,
        outcome - _HAPPENED or outcome, keys(part.agent, short) | doses(part.agent),
        keys(part.against, short) | doses(part.against),
        keys(clause, short) | doses(clause) | outcome,
        tuple(t for t in when if a <= t.start < b) or when,
        Passage(clause, offset, None if offset is None else offset + len(clause),
                row.locator if row else section, basis), row, section, part.effect.denied,
        (part.outcome, part.agent, part.against), sentence)


class Same:
    """A report as a key of a cache: the same object, not an equal one, which is dear to tell."""

    __slots__ = ("report",)

    def __init__(self, report: Report) -> None:
        self.report = report

    def __hash__(self) -> int:
        return id(self.report)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.report is self.report


def read_statements_of(report: Report) -> Prepared:
    """The statements that a report's words make, and its terms."""
    short = short_forms(report.text)
    statements: list[Stated] = []
    sentences: dict[str, frozenset[str]] = {}
    last_named: frozenset[str] = frozenset()
    at_risk_of: frozenset[str] = frozenset()
    for row in report.findings:
        if row.basis == "evidence sheet" or row.start is None:
            statements += _of_sheet_row(row, short)
            sentences.setdefault(f"{row.outcome} {row.statement}",
                                 keys(f"{row.outcome} {row.statement} {row.comparison}", short))
        elif row.statement not in sentences:
            section = row.locator.rsplit(", ", 1)[-1]
            own = stated_in(row.statement, short, row.start, row, section, row.basis)
            own = [_at_risk(_with_outcome_before(s, last_named), at_risk_of) for s in own
                   if not (s.move == "none" and (BASELINE.search(s.passage)
                                                 or BY_SUBGROUP.search(s.passage)))]
            statements += own
            at_risk_of = _told_risk(row.statement, short) or at_risk_of
            sentences[row.statement] = keys(row.statement, short)
            if not any(_is_bare_difference(s) for s in own):
                last_named = sentences[row.statement]
    frequency = Counter(key for some in sentences.values() for key in some)
    known = (keys(report.text, short) | keys(report.title, short) | keys(report.population, short)
             | frozenset(frequency))
    return Prepared(tuple(statements), known, short, dict(frequency), max(1, len(sentences)),
                    times(report.text) + tuple(t for row in report.findings
                                               for t in times(row.timepoint)),
                    _arms_of(statements, report, short), len(report.text.split()))


_ALLOCATED = re.compile(
    r"\b(?:randomi[sz]ed|randomly assigned|assigned|allocated|received|given|treated with|"
    r"compar(?:ed?|ing|ison of))"
    r"\b(?P<arms>[^.;]{3,160})", re.I)


def _arms_of(statements: list[Stated], report: Report, short: ShortForms) -> frozenset[str]:
    """The terms that name what was given or compared, measured quantities left out."""
    some: set[str] = set()
    for statement in statements:
        some |= statement.against
    for match in list(_ALLOCATED.finditer(report.text))[:8]:
        some |= keys(match["arms"], short)
    outcomes: set[str] = set()
    for statement in statements:
        if statement.move in ("up", "down", "none") and len(statement.outcome) <= 4:
            outcomes |= statement.outcome - statement.agent
    return frozenset(some) - outcomes - measures()


_ARMS = re.compile(r"\s+(?:vs\.?|versus|against|compared with|v)\s+", re.I)
_FAVOURS = re.compile(r"favou?rs?\s+(?P<whom>.+)", re.I)
_SAME = re.compile(r"no (?:significant )?(?:difference|change|effect)|unchanged|similar|did not|"
                   r"not worse|"
                   r"no gain|none|equal|essentially", re.I)


ASKED = re.compile(
    r"\b(?:determine|evaluate|assess|investigate|examine|explore|find out|see|study|establish|"
    r"test|ask(?:ed)?|know)\s+(?:the|whether|if|how)\b|"
    r"\b(?:examined|explored|investigated|assessed|evaluated|tested|studied|looked (?:at|into))"
    r"\s+(?:whether|if|how)\b|\b(?:aim(?:s|ed)?|goal|purpose|objective|hypothes\w+|whether|"
    r"set out|wanted|"
    r"designed to|trying to|intended to|in order to|question)\b", re.I)
# "… evaluated the long-term effect", "… looked at the benefits": what was examined, not found.
_EXAMINED = re.compile(
    r"\b(?:examined|explored|investigated|assessed|evaluated|tested|studied|looked (?:at|into))"
    r"(?:\s[\w-]{1,20}){0,3}\s?$", re.I)
_EXPECTED = re.compile(r"\sthan\s+(?:was\s|were\s)?(?:thought|expected|hoped|"
                       r"believed|"
                       r"previously|anticipated|assumed|predicted|estimated)\b", re.I)
# That an effect is the same in all sorts of people does not say that there is none.
BY_SUBGROUP = re.compile(r"\b(?:did not|not) (?:significantly )?(?:differ|vary|modified) (?:by|"
                          r"according to)\b|\binteractions?\b", re.I)
_AT_START = re.compile(r"(?:at )?(?:baseline|(?:the )?start|(?:study )?entry)", re.I)
BASELINE = re.compile(
    r"\bat baseline\b|\bbaseline (?:characteristics|values|levels|data|demographic|score|"
    r"difference)|"
    r"\bprior to (?:the )?(?:beginning|treatment|intervention|surgery|study|start)|"
    r"\bat (?:study )?entry\b|"
    r"\bbefore (?:the )?(?:treatment|intervention|surgery|randomi)|\bwell matched\b", re.I)
_BARE = re.compile(r"^(?:however, |but )?(?:the |this |no (?:significant )?)?(?:(?:net|mean|"
                   r"adjusted|between-group|group|absolute|estimated) ){0,2}differences? "
                   r"(?:between|with|was|were|did)", re.I)


def _is_bare_difference(stated: Stated) -> bool:
    return bool(stated.said.endswith(("difference", "differences")) and _BARE.match(stated.passage))


def _with_outcome_before(stated: Stated, previous: frozenset[str]) -> Stated:
    """"The difference between A and B was not significant" speaks of the outcome just named."""
    if _is_bare_difference(stated):
        return replace(stated, outcome=previous, agent=stated.clause,
                       clause=stated.clause | previous)
    return stated


_ONLY_RISK = re.compile(r"\W*(?:(?:adjusted|relative|absolute|overall)\s)?(?:odds|risks?|hazards?|"
                        r"likelihood|chances?|probability|incidence|rates?)\W*", re.I)
_RISK_OF = re.compile(
    r"\b(?:odds|risk|hazard|likelihood|chances?|probability|incidence) of (?:an?\s|the\s|having\s|"
    r"developing\s|becoming\s)?(?P<what>[a-z][\w' -]{3,50}?)"
    r"(?=\s(?:than|in|with|among|by|was|were|for|at|after|from|over)\b|[,;.()]|$)", re.I)


def _told_risk(sentence: str, short: ShortForms) -> frozenset[str]:
    """The terms of that of which a sentence tells the risk; none where it tells of several."""
    told = {keys(match["what"], short) for match in _RISK_OF.finditer(sentence)}
    return told.pop() if len(told) == 1 else frozenset()


def _at_risk(stated: Stated, of: frozenset[str]) -> Stated:
    """"Turnout was associated with lower odds": the odds of what was told before."""
    if of and stated.move in ("up", "down") and _ONLY_RISK.fullmatch(stated.words[0]):
        return replace(stated, outcome=stated.outcome | of, clause=stated.clause | of)
    return stated


SOON = frozenset({"sooner", "earlier", "later"})
_SOON = re.compile(r"\b(?:sooner|earlier|later)\b", re.I)
_TIMED = re.compile(r"\b(?:time|duration|length|stay|interval|age|hours?|minutes?|days|weeks|"
                    r"months|years|longer|shorter|prolonged|shortened|delay(?:s|ed)?)\b", re.I)


def tell_of_time(one: Stated, other: Stated) -> bool:
    """Whether two statements may be set side by side: "sooner" only beside another time."""
    if _is_of_soon(one) == _is_of_soon(other):
        return True
    beside = other if _is_of_soon(one) else one
    return beside.move == "none" or not _SOON.search(beside.passage) and bool(
        _TIMED.search(f"{beside.words[0]} {beside.said} {beside.passage}"))


def _is_of_soon(stated: Stated) -> bool:
    return stated.said in SOON or not stated.said and bool(_SOON.search(stated.passage))


def _of_sheet_row(row: ReportedFinding, short: ShortForms) -> list[Stated]:
    """The statement of a row that a person filled, from its columns."""
    arms = _ARMS.split(row.comparison) if row.comparison else []
    agent = keys(arms[0], short) | doses(arms[0]) if arms else frozenset()
    others = " ".join(arms[1:])
    against = keys(others, short) | doses(others)
    move, said = _move_of_direction(row.direction)
    if move == "none" and _AT_START.fullmatch(
            row.timepoint.strip()):
        return []  # groups that were alike at the start tell of no effect
    certainty = ""
    if row.estimate is not None and move not in ("none", ""):
        certainty = _certainty(row) or significance(row.statement)
    outcome = keys(row.outcome, short)
    whole = outcome | agent | against | keys(row.statement, short)
    passage = Passage(row.statement or row.outcome, None, None, row.locator, "evidence sheet")
    when = times(row.timepoint)
    if not move:
        own = stated_in(row.statement, short, None, row, "", "evidence sheet")
        return [Stated(s.move, s.said, s.significance, s.outcome | outcome, s.agent | agent,
                       s.against | against, whole, when or s.times, passage, row, "results",
                       s.denied) for s in own]
    return [Stated(move, said, certainty or ("not significant" if move == "none" else ""), outcome,
                   agent, against, whole, when, passage, row, "results",
                   words=(row.outcome, arms[0] if arms else "", others))]


def _move_of_direction(direction: str) -> tuple[str, str]:
    favours = _FAVOURS.match(direction.strip())
    if favours:
        whom = favours["whom"].lower()
        move = "bad" if re.match(r"(?:comparator|control|placebo|usual)", whom) else "good"
        return move, direction
    if _SAME.search(direction):
        return "none", direction
    parts = read_statements(direction)
    return (parts[0].effect.move, direction) if parts else ("", direction)


def _certainty(row: ReportedFinding) -> str:
    estimate = row.estimate
    if estimate is None or estimate.p is None:
        return ""
    return "significant" if estimate.p <= 0.05 and estimate.p_sign != ">" else "not significant"
