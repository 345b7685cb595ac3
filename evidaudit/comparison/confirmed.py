"""What keeps a claim from being accused of a finding of which it does not speak.

A review says "RR 1.50 against no treatment" and "no clear difference from injections". A claim
that gives the 1.50 tells of the first sentence; the second contradicts it in nothing. Likewise a
claim of two parts that itself says where no effect was found, and a claim on an outcome that the
accused sentence never names although another sentence of the study does.
"""

from __future__ import annotations

from .. import quick_re as re
from ..lexicon import keys, measures
from ..statistics import is_significant
from ..wording.times import same_time, times
from .alignment import Comparison
from .arms.lay_arms import arm_names, sides
from .effects.results_table import results_table
from .effects.stances import Stance
from .numbers.values import value_stances
from .stated import GENERIC, WEAK, ShortForms

# The claim itself says that somewhere no effect was found or that it is not sure.
_OWN_DENIAL = re.compile(
    r"\b(?:not|\w+n['’]t|nor|neither|never|without|hardly|barely|no longer|fail(?:s|ed)? to|"
    r"no|little|cannot|too few)\b[^.;]{0,40}?\b(?:significan\w*|differ\w*|effects?|benefits?|"
    r"gains?|advantage|shown?|demonstrat\w*|established|clear(?:ly)?|associat\w+|linked|changed?|"
    r"improv\w+|reduc\w+|lower\w*|rais\w+|evidence|matter\w*|affect\w*|translat\w+|reach\w*|"
    r"certain\w*|sure|confirm\w*|rule[ds]? out|exclude\w*|last\w*|persist\w*|sustain\w*|"
    r"distinguish\w*|detect\w*|apparent|evident|visible|seen|found|measurable|there)\b|"
    r"\b(?:non-?significan\w*|insignifican\w*|unclear|uncertain\w*|inconclusive\w*|imprecise|"
    r"disappear\w*|vanish\w*|fad(?:es|ed)|lost significance|chance(?! of)|compatible with no|"
    r"(?:fell|falls|falling|just|stopped) short of|w(?:ore|orn|ears) off|faded|waned|gone|"
    r"short[- ]lived|temporar\w+|nothing|(?:confined|limited|restricted) to|"
    r"(?:link|association|effect|relation|benefit|advantage|gap)\s(?:\w{2,12}\s)?"
    r"(?:weaken|dwindl|shrank|shrunk|narrow)\w*|held (?:its|their) own)\b", re.I)
# "Both lost the same weight" tells no difference, whatever fell.
_ALIKE = re.compile(r"\b(?:(?:to )?the same|equal(?:ly)?|similar(?:ly)?|alike|comparabl[ey]|"
                    r"identical(?:ly)?|as (?!well\b)\w+(?:[ '’]\w+){0,6} as|"
                    r"no (?:more|less|better|worse|fewer))\b", re.I)
_AS_MUCH = re.compile(
    r"(?<!twice )(?<!times )(?<!half )\bas (?:long|often|many|much|fast|soon|good|severely?|common|"
    r"frequent(?:ly)?|likely|high|low|quick(?:ly)?|effective(?:ly)?|safe|satisfied)"
    r"(?: as\b|[.,;]|$)", re.I)
_THE_SAME = 0.95  # share of what is asked that the accused words name
_FRAME = GENERIC | WEAK | keys(
    "group intervention treatment therapy drug programme effect benefit difference result study "
    "trial benefits better worse good end point points rate rates patients participants people")


def confirmed_elsewhere(comparison: Comparison, stance: Stance) -> bool:
    """Whether the claim speaks of another finding than the one it would be accused of."""
    return (_number_confirmed(comparison, stance) or _denied_by_the_claim(comparison, stance)
            or _outcome_told_elsewhere(comparison, stance)
            or _printed_elsewhere(comparison, stance) or _more_of_less(stance)
            or _alike_in_both(stance) or _unsure_of_another(stance)
            or _none_elsewhere(comparison, stance)
            or _shown_at_another_time(comparison, stance)
            or _each_groups_own(comparison, stance)
            or _is_a_group_name(comparison, stance)
            or _of_few_others(comparison, stance)
            or _agreed_there(comparison, stance)
            or bool(_NEEDED.search(stance.claimed.passage))
            or stance.by_order and bool(_NUMBER.search(comparison.anatomy.text)))


def _number_confirmed(comparison: Comparison, stance: Stance) -> bool:
    """Whether a number of the accused statement agrees with one of another sentence of the study
    that is as sure of it as the claim."""
    clause = comparison.anatomy.text.find(stance.claimed.passage)
    end = clause + len(stance.claimed.passage)
    if clause < 0 or stance.found.row is None:
        return False
    wanted = (stance.claimed.move != "none"
              and stance.claimed.significance != "not significant")
    return any(
        value.relation == "agrees" and value.found is not None
        and clause <= value.claimed.start < end
        and (value.found.row.statement != stance.found.row.statement
             or wanted and stance.relation == "effect-for-none")
        and is_significant(value.found.estimate) is wanted
        and not (stance.relation == "opposite" and _without_a_way(
            comparison, stance, value.found.row.statement))
        for value in value_stances(comparison))


def _without_a_way(comparison: Comparison, stance: Stance, sentence: str) -> bool:
    """Whether a sentence of the study tells of the accused outcome by how much it differed, and
    never that it went as the claim says: "6 h 48 min before and 7 h 19 min after"."""
    prepared = comparison.prepared
    if prepared is None or not stance.claimed.outcome & stance.found.clause & keys(
            sentence, prepared.short):
        return False
    ways = {told.move for told in prepared.statements
            if told.row is not None and told.row.statement == sentence}
    return not ways & {stance.claimed.move, "up", "down", "good", "bad", "none"}


# "Nineteen had to be treated to prevent one infection" is a number, not a direction.
_NEEDED = re.compile(r"\b(?:ha[sd]|have|need\w*|must|would need|necessary) "
                     r"(?:\w+ ){0,2}?(?:be |to )"
                     r"(?:\w+ )?(?:treat\w*|take\w*|given|vaccinat\w*|screen\w*|receive\w*|use\w*)"
                     r"\b[^.;]{0,60}\b(?:to|for)\b", re.I)


def _agreed_there(comparison: Comparison, stance: Stance) -> bool:
    """Whether the very words that accuse one part of the claim bear out another part of it:
    "more deaths at home, and no difference in survival"."""
    return any(other is not None and other is not stance and other.relation == "agrees"
               and other.found.passage.start is not None
               and other.found.passage.start == stance.found.passage.start
               for other in comparison.stances)


def _shown_at_another_time(comparison: Comparison, stance: Stance) -> bool:
    """Whether the study showed the effect at one time and not at another, and the claim names not
    the latter."""
    if stance.relation != "effect-for-none" or comparison.report is None or not (
            stance.found.times):
        return False
    if any(same_time(told.days, when.days) for told in times(comparison.anatomy.text)
           for when in stance.found.times):
        return False
    named = stance.claimed.outcome - _FRAME
    return any(named & frozenset[str]().union(*row.items)
               for row in results_table(comparison.report).rows
               if row.certainty == "significant" and not row.subgroup
               and row.text not in stance.found.passage
               and not any(same_time(a.days, b.days) for a in row.times
                           for b in stance.found.times))


_COMPARES = re.compile(
    r"\b(?:than|versus|vs|compared|against|relative|more|less|fewer|better|worse|greater|higher|"
    r"lower|larger|smaller|faster|slower|superior|inferior|outperform\w*|beat\w*|whereas|while|"
    r"but|only|just|significant\w*|advantage|benefit\w*|effective\w*)\b", re.I)


_FROM_TO = re.compile(r"\bfrom\s(?:\w+\s){0,3}\d[\d.·]{0,6}\D{0,16}\sto\s(?:\w+\s){0,3}\d", re.I)


def _each_groups_own(comparison: Comparison, stance: Stance) -> bool:
    """Whether the claim tells each group's own value, as the accused sentence does, and sets none
    against another: "rose by 26 m at home and by 31 m in the centre"."""
    if stance.relation != "effect-for-none" or stance.claimed.against or stance.found.row is None \
            or _COMPARES.search(stance.claimed.passage):
        return False
    own = [value.found.estimate for value in value_stances(comparison)
           if value.relation == "agrees" and value.found is not None
           and value.found.row.statement == stance.found.row.statement]
    told = {estimate.start for estimate in own}
    if len(told) == 2 and _FROM_TO.search(stance.claimed.passage):
        return False  # "survival rose from 70% to 79%" sets one group against the other
    return len(told) > 1


def _is_a_group_name(comparison: Comparison, stance: Stance) -> bool:
    """Whether what was read as an effect is a word of a group's name: "triple therapy"."""
    if comparison.report is None or stance.relation == "agrees":
        return False
    said = keys(stance.claimed.said)
    return bool(said) and any(said <= arm.own for arm in arm_names(comparison.report).arms)


_PEOPLE = keys("adults grown-ups children kids teenagers adolescents infants babies toddlers women "
               "men boys girls pensioners mothers fathers")


def _of_few_others(comparison: Comparison, stance: Stance) -> bool:
    """Whether the accused words tell of people of whom the study speaks nowhere else, and the
    claim never: "adult crash rates were similar", in a study of young drivers."""
    prepared, report = comparison.prepared, comparison.report
    if prepared is None or report is None or prepared.long:
        return False
    others = (stance.found.clause & _PEOPLE) - comparison.anatomy.keys - keys(
        report.title, prepared.short)
    return any(prepared.frequency.get(key, 0) <= 1 for key in others)


def denies_effects(text: str) -> bool:
    """Whether a claim says itself that somewhere no effect was found, or that it is not sure."""
    return _OWN_DENIAL.search(_WITHOUT_IT.sub(" ", text)) is not None


# "Passed with the drug and without it, a benefit": the other group is named, nothing denied.
_WITHOUT_IT = re.compile(r"\b(?:with or )?without (?:it|them|one)\b", re.I)


def _denied_by_the_claim(comparison: Comparison, stance: Stance) -> bool:
    """Whether a claim accused of an effect that was not shown says itself that one was not."""
    return stance.relation == "effect-for-none" and (
        denies_effects(comparison.anatomy.text)
        or bool(_ALIKE.search(stance.claimed.passage))
        or bool(_AS_MUCH.search(comparison.anatomy.text))
        or any(told.significance == "not significant" or told.move == "none"
               and told.passage != stance.claimed.passage
               for told in comparison.statements))


def _outcome_told_elsewhere(comparison: Comparison, stance: Stance) -> bool:
    """Whether the accused words leave out the outcome that the claim names, or name it only as
    what was given or as the subject of the whole study."""
    prepared, report = comparison.prepared, comparison.report
    row = stance.found.row
    if prepared is None or report is None or row is None or row.start is None:
        return False
    claimed = stance.claimed
    own = (claimed.outcome - claimed.against - _FRAME - prepared.arms
           - _arms_of_title(report.title, prepared.short))
    own = own - claimed.agent or own
    led = _AMONG.match(stance.found.passage)
    rest = stance.found.passage[led.end():] if led else ""
    accused = stance.found.clause | stance.found.outcome
    if led:  # "Among injured players, days lost did not differ": nothing on who was injured
        accused -= keys(led.group(), prepared.short) - keys(rest, prepared.short)
    if not own:
        return bool(claimed.outcome) and claimed.move not in ("good", "bad", "none")
    told = {key for key in own - keys(report.title, prepared.short) if prepared.frequency.get(key)}
    if stance.relation == "opposite" and not stance.by_order and stance.alike >= _THE_SAME and any(
            prepared.frequency.get(key) for key in stance.found.outcome & claimed.clause - (
                prepared.arms | _FRAME | claimed.agent & claimed.against)
            - frozenset().union(*(arm.terms for arm in arm_names(report).arms))):
        return False  # the outcome stands elsewhere in the claim than its grammar has it
    if own & stance.found.outcome & accused:
        return bool(told) and not told & accused
    if measures() & stance.found.clause - claimed.clause - prepared.arms:
        return True  # "complications were similar after operations": not the operation's length
    if not accused - claimed.clause - prepared.arms - _FRAME:
        return False  # "A was no better than B", of no outcome in particular
    return not (told or own) & accused


# "Eased pain more": there is less of the pain.
_MORE_OF_LESS = re.compile(
    r"\b(?:eas|reduc|reliev|lower|decreas|cut|shr[aiu]nk|shorten|diminish|lessen|calm|sooth|curb|"
    r"dampen)(?:e|es|ed|ing|s|t)?\b[^,;.]{0,60}?\b(?:more|further|"
    r"faster|better|most)\b|\b(?:more|greater|bigger|larger|faster|better)\b[^,;.]{0,30}?\b"
    r"(?:relief|reductions?|decreases?|falls?|drops?|loss|declines?)\b", re.I)


def _more_of_less(stance: Stance) -> bool:
    """Whether a claim accused of the opposite may tell that something fell more."""
    return stance.relation == "opposite" and stance.claimed.move == "up" and bool(
        _MORE_OF_LESS.search(stance.claimed.passage))


# "The gains were lost in both groups" sets no group against another.
_IN_BOTH = re.compile(r"\b(?:in|for|with|across|during|of|after|under|on) "
                      r"(?:both|either|each|all|every|neither)\b|"
                      r"\b(?:both|all|neither) (?:of the )?(?:groups?|arms?|drugs|"
                      r"treatments)\b", re.I)


def _alike_in_both(stance: Stance) -> bool:
    """Whether a claim of all groups alike is held against a difference between them."""
    return (stance.relation in ("opposite", "effect-for-none") and not stance.claimed.against
            and bool(_IN_BOTH.search(stance.claimed.passage))
            and (not _IN_BOTH.search(stance.found.passage)
                 or bool(_ALIKE.search(stance.found.passage))))


# "Did not prolong it further" denies a step of the dose, not the effect of the drug.
_FURTHER = re.compile(r"\b(?:further|additional(?:ly)?|added|extra|beyond|any more than)\b", re.I)


_UNSURE_PART = re.compile(r"[,;—–]\s*(?:(?:with|but|though|although|while|an?|the|and|at)\b"
                          r"[^,;]{0,60}?\b)?(?:no longer|not|no|non-?|nor)\b"
                          r"[^,;]{0,30}?significan", re.I)


def _unsure_of_another(stance: Stance) -> bool:
    """Whether the claim tells an effect plainly, and of something else after a comma that it was
    not significant: "more deaths at home, with no significant difference in survival"."""
    claimed = stance.claimed
    if stance.relation != "none-for-effect" or claimed.move == "none":
        return False
    part = _UNSURE_PART.search(claimed.passage)
    return part is not None and claimed.passage.lower().find(claimed.said) < part.start()


def _none_elsewhere(comparison: Comparison, stance: Stance) -> bool:
    """Whether a claim of no effect is accused although the study found none in some such thing."""
    if stance.relation != "none-for-effect" or comparison.prepared is None:
        return False
    if _FURTHER.search(stance.claimed.passage) and not _FURTHER.search(stance.found.passage):
        return True
    named = stance.claimed.outcome - _FRAME
    if any(named & (told.outcome | told.clause) for told in comparison.prepared.statements
           if told.move == "none" or told.significance == "not significant"):
        return True
    return comparison.report is not None and any(
        named & frozenset().union(*row.items) for row in results_table(comparison.report).rows
        if row.alike or row.certainty == "not significant")


_AMONG = re.compile(r"\s*(?:in|among|for|within) [^,;]{3,80},", re.I)
_TWO_ARMS = re.compile(
    r"(?P<one>[^:;,.]{3,80}?)\s(?:versus|vs\.?|compared (?:with|to)|against)\s"
    r"(?P<other>[^:;,.]{3,80}?)(?=\s(?:for|in|on|after|during|among|to|as)\b|[:;,.]|$)", re.I)


def _arms_of_title(title: str, short: ShortForms) -> frozenset[str]:
    """The terms of what a title sets against each other."""
    match = _TWO_ARMS.search(title)
    return keys(f"{match['one']} {match['other']}", short) if match else frozenset()


_NUMBER = re.compile(r"(?<![\w.,·])\d{1,3}(?:[.·]\d{1,3})?(?![\w.,]\d)")


def _printed_elsewhere(comparison: Comparison, stance: Stance) -> bool:
    """Whether two numbers of the claim stand together in other words than the accused ones."""
    report, row = comparison.report, stance.found.row
    if report is None or row is None or stance.relation == "effect-for-none":
        return False
    text = comparison.anatomy.text
    named = sides(text, arm_names(report))
    numbers = {m.group() for m in _NUMBER.finditer(text)
               if not any(side.start <= m.start() < side.end for side in named)}
    here = {m.group() for m in _NUMBER.finditer(stance.found.passage)}
    if len(numbers) < 2 or numbers & here:
        return False
    return any(len(numbers & {m.group() for m in _NUMBER.finditer(other.statement)}) > 1
               for other in report.findings)
