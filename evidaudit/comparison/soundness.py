"""Whether a statement of the study is fit to contradict a claim.

That both groups improved says nothing of their difference; a plan, a question, a slight trend or a
result that the next words take back contradicts nobody.
"""

from __future__ import annotations

from .. import quick_re as re
from ..evidence.direction_marks import is_within_arm
from ..lexicon import keys
from ..wording.effects import clauses
from .stated import GENERIC, WEAK, Stated

_COMPARES = re.compile(
    r"\b(?:than|versus|vs\.?|compared (?:with|to)|relative to|in comparison|between|over placebo|"
    r"superior|inferior|outperform\w*|favou?r\w*|differ(?:ence|ed|s|ent)?|(?:risk|odds|hazard|"
    r"rate) "
    r"ratio|[aR]?RR|[a]?OR|[a]?HR|IRR|SMD|associat\w+)\b", re.I)
_EACH_CHANGED = re.compile(
    r"\b(?:from|by)\s[−–-]?\d[\d.,·]*[^.;]{0,60}?\b(?:to|by|and)\b|\bboth (?:after|with|in|"
    r"groups?|arms?|"
    r"treatments?|interventions?)\b|\bin (?:each|either|all) (?:\w+ )?(?:groups?|arms?)\b", re.I)
_UNSURE = re.compile(
    r"\b(?:slight(?:ly)?|trend(?:s|ed)?|tend(?:s|ed|ency)?|promising|borderline|numerically|"
    r"marginal(?:ly)?|may|might|could|suggest(?:s|ed|ion)?|approached|power(?:ed)? to|"
    r"not? support(?:s|ed)?|designed to|expected|hypothes\w+|non-?inferior\w*|similarly)\b", re.I)
_TAKEN_BACK = re.compile(
    r"^[^.]{0,40}?\b(?:but|although|though|however|except|yet)\b[^.]{0,80}?\b(?:not?|none|nor|"
    r"non-?significan\w*|similar|disappear\w*|lost|ns)\b", re.I)
_NAMED_ONLY = re.compile(r"^(?:efficacy|effectiveness|effective|impact|influence|prevention|"
                         r"preventive|protective)$", re.I)
_COMPARATIVE = re.compile(r"(?:\b|[a-z])(?:er|more|less|worse)$", re.I)
# What "but the difference between the groups was not significant" is made of.
_DIFFERENCE = GENERIC | WEAK | keys(
    "difference differ significant significance statistical between two three groups arms both "
    "reach similar comparable effect change treatment intervention other others all only any "
    "p ns confidence interval however dose doses mg disappear lost persist")
# "The risk of death, stroke or infarction": the chance that one of several things happened.
_SEVERAL = re.compile(
    r"\b(?:risk|rate|odds|chances?|hazard|incidence|likelihood|probability|combination|number|"
    r"composite|proportion|share)s? of (?:[\w’'/-]{2,24},? ){1,6}?or (?!(?:more|less|fewer|longer|"
    r"older|younger|over|under|above|below|so|not|no)\b)\w|\bcomposite\b", re.I)
_TOGETHER = re.compile(r"\bor\b|\bcomposite\b|\bcombined\b|\bprimary\b|\b(?:any|total)\b", re.I)
PLANNED = ("methods", "background", "title")


def may_contradict(claimed: Stated, found: Stated, relation: str) -> bool:
    """Whether ``found`` may be held against ``claimed``, to which it stands in ``relation``."""
    row = found.row
    if row is not None and row.start is None:
        return True  # a row that a person wrote
    if found.section in PLANNED:
        return False
    if _NAMED_ONLY.match(found.said):
        return False
    if relation in ("effect-for-none", "opposite") and _SEVERAL.search(claimed.passage) and not (
            _TOGETHER.search(found.passage)):
        return False  # "death or stroke" is more than death
    if relation == "effect-for-none":
        return True
    if _taken_back(found):
        return False
    compares = bool(found.against or found.section == "conclusions"
                    or _COMPARES.search(found.passage))
    if relation == "opposite":
        within = is_within_arm(found.passage) or _EACH_CHANGED.search(found.passage)
        return compares or not claimed.against and not (
            within and _COMPARATIVE.search(claimed.said))
    if _UNSURE.search(found.passage):
        return False
    if is_within_arm(found.passage) and not found.against:
        return False
    return compares or not (claimed.against or _EACH_CHANGED.search(found.passage))


def _taken_back(found: Stated) -> bool:
    """Whether the words after the clause say that it was not so for all, or not beyond chance."""
    row = found.row
    if row is None or found.passage.end is None or row.start is None:
        return False
    rest = row.statement[found.passage.end - row.start:][:240]
    first = next((rest[a:b] for a, b in clauses(rest) if b - a > 3), "")
    taken = _TAKEN_BACK.search(rest[:len(rest) - len(rest.lstrip(" ,;")) + len(first) + 24])
    return taken is not None and len(
        keys(first) - _DIFFERENCE - found.outcome - found.agent - found.against) <= 1
