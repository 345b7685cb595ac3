"""Which arm a number belongs to, as printed; empty where the sentence does not tell.

Four ways of telling, tried in this order on each run of listed numbers ("15% and 21%"):
a list of as many arms after the run or before it ("in the PCI and SK groups, respectively"), the
phrase right after the number ("in the PCI group"), the words right before it ("placebo, 37%"),
and the only arm that the sentence names before it ("In the timolol group, …").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .. import quick_re as re
from ..model import Kind
from . import kinds
from .arm_mentions import MENTION_WORDS, Mention, find_mentions
from .drafts import Draft, Stretch
from .earlier_arms import Pair
from .notation import word_set
from .paired_arms import give_paired_arms

_JOINER = re.compile(
    r"[\s)\]]*(?:%\s?)?(?:\(\s?)?(?:,|;|/|and|vs\.?|v\.?|versus|compared\s(?:with|to)|to|or|"
    r",\s?and|,\s?vs\.?|as\sagainst|"
    r"against|,\scompared\s(?:with|to)|than)?[\s(\[]*(?:only\s)?(?:an?\s)?(?:mean\s|"
    r"median\s)?(?:(?:increase|decrease|"
    r"reduction|change|rate)\sof\s)?(?:about\s)?"
)
_FILLER = re.compile(
    r"(?:\s*;\s*[)\]])?(?:[\s,]|\brespectively\b|\([^()]{0,60}\)|\b(?:of|the|a|patients?|"
    r"participants?|subjects?|women|men|eyes|children|people|who|were|was|cases|"
    r"those|at|in|received|receiving|assigned|to|week|weeks|month|months|year|years|day|days|"
    r"baseline|events?|deaths?|points?|"
    r"all|for|(?:animals|dogs|cats|horses|cows|calves|pigs|sheep|rabbits|mice|rats|boys|girls|adults|"
    r"infants|babies|pupils|students|nurses|smokers|pregnancies)|\d{1,3}|(?:mm\s?)?hg|medications?|responses?)\b|[)\]%])*"
)
_VERSUS = re.compile(r"\b(?:vs\.?|v\.|versus|compared\s(?:with|to)|against)(?=\s)")
_CLAUSE_END = re.compile(r";|\.\s|\bwhereas\b|\bwhile\b")
_ARM_KINDS: Final = (kinds.LEVELS | {Kind.PERCENT_CHANGE, Kind.RISK_DIFFERENCE}) - {
    Kind.SENSITIVITY,
    Kind.SPECIFICITY,
}
_CONTRAST_WORDS: Final = word_set("compared versus vs than relative against")
_SIDE_WORDS: Final = _CONTRAST_WORDS | word_set("group arm with among on")
_COMPARED = re.compile(
    r"\b(?:compared\s(?:with|to)|versus|vs\.?|than|relative\sto|against|"
    r"over)\s(?:in\s|with\s|on\s|"
    r"for\s|among\s|that\sof\s|those\s)*(?:the\s)?$"
)


# "8.5 mm lower in the exercise group": the arm that the difference favours or burdens
_APART_IN = re.compile(
    r"(?:\s[a-z]{1,12}){0,2}\s(?:lower|higher|less|more|fewer|greater|longer|shorter|smaller|larger|"
    r"better|worse|reductions?|increases?|decreases?|improvements?)\s(?P<by>in|with|for|among|on)\s"
    r"(?:the\s|those\s)?"
)


def give_arms(
    stretch: Stretch, drafts: list[Draft], earlier: Callable[[], Pair | None] = lambda: None
) -> None:
    """Set ``group`` of levels and ``group`` and ``comparator`` of contrasts where it is said.

    ``earlier`` gives the two arms that sentences before this one name, or None.
    """
    levels = [d for d in drafts if d.kind in _ARM_KINDS and not _is_contrast(d)]
    contrasts = [d for d in drafts if d.kind in kinds.CONTRASTS and d not in levels]
    sizes = [
        d
        for d in levels
        if d.kind is Kind.COUNT and _SIZE.search(stretch.low, max(0, d.start - 8), d.start)
    ]
    for draft in sizes:
        draft.group = _before_bracket(stretch, draft)
    levels = [d for d in levels if d not in sizes] if sizes else levels
    if not levels and not contrasts:
        return
    runs = _runs(stretch.low, levels)
    _give_from_mentions(stretch, drafts, levels, contrasts, runs)
    if len(levels) > 1:
        give_paired_arms(stretch, runs, earlier)


def _give_from_mentions(
    stretch: Stretch,
    drafts: list[Draft],
    levels: list[Draft],
    contrasts: list[Draft],
    runs: list[list[Draft]],
) -> None:
    apart = any(draft.direction for draft in contrasts)
    if stretch.words.isdisjoint(
        MENTION_WORDS if levels else _SIDE_WORDS if apart else _CONTRAST_WORDS
    ):
        return
    mentions = [
        m
        for m in find_mentions(stretch)
        if not any(d.start < m.end and m.start < d.number_end for d in drafts)
    ]
    if not mentions:
        return
    parallel = _parallel(stretch.low, runs, mentions)
    for index, run in enumerate(runs):
        following = runs[index + 1][0].start if index + 1 < len(runs) else len(stretch.text)
        previous = runs[index - 1][-1].end if index else 0
        _give_run(stretch, run, previous, following, mentions, parallel)
    _inherit(stretch, runs)
    for draft in contrasts:
        _give_contrast(stretch, draft, mentions)


_SIZE = re.compile(r"n\s?=\s?$")
_INSIDE = re.compile(r"[(\[]\s?(?P<arm>[^()\[\];]{2,40})[;,]\s?[nN]\s?=\s?$")
_WORD_BEFORE = re.compile(r"(?P<arm>[A-Za-z][\w/+-]{2,30})(?:,|:)?\s[nN]\s?=\s?$")
_PHRASE = re.compile(r"(?:[\w/+'-]+\s){0,5}[\w/+'-]+(?:\s?\([\w+/-]{1,12}\))?\s?[(\[]\s?$")
_BREAK = re.compile(
    r"\b(?:and|or|to|with|in|of|for|the|either|vs|versus|received|receiving|receive|a|an|"
    r"from|into|were|was|plus either|"
    r"assigned|allocated|randomi[sz]ed|placed|on|than|by|at|two|groups?:|did|not)\s"
)


def _before_bracket(stretch: Stretch, draft: Draft) -> str:
    """The words right before "(n = 532)", up to the last preposition or article."""
    window = stretch.text[max(0, draft.start - 60) : draft.start]
    for pattern in (_INSIDE, _WORD_BEFORE):
        told = pattern.search(window)
        if told:
            return told["arm"].strip()
    if not re.search(r"[(\[]\s?[nN]\s?=\s?$", window):
        return ""
    opening = max(stretch.text.rfind("(", 0, draft.start), stretch.text.rfind("[", 0, draft.start))
    match = _PHRASE.search(stretch.text, max(0, opening - 60), opening + 1)
    if not match:
        return ""
    phrase = match.group().rstrip("([ ")
    breaks = list(_BREAK.finditer(phrase.lower()))
    phrase = phrase[breaks[-1].end() :] if breaks else phrase
    if phrase[:1].isdigit() or re.search(
        r"\b(?:had|has|have|is|are|included|include|was|were)\b", phrase.lower()
    ):
        return ""
    return (
        ""
        if phrase.lower()
        in (
            "patients",
            "participants",
            "subjects",
            "trials",
            "studies",
            "sample",
            "multisite",
            "women",
            "men",
            "children",
            "adults",
            "controls?",
            "people",
        )
        else phrase.strip()
    )


def _is_contrast(draft: Draft) -> bool:
    return draft.named and draft.kind in kinds.CONTRASTS


def _runs(low: str, levels: list[Draft]) -> list[list[Draft]]:
    """Numbers that are listed together: "15% and 21%", "(20.2% vs 30.6%)"."""
    runs: list[list[Draft]] = []
    for draft in levels:
        if runs:
            last = runs[-1][-1]
            between = low[last.end : draft.start]
            if (
                last.kind is draft.kind
                and len(between) < 32
                and _JOINER.fullmatch(between)
                and (between.strip(" )(]"))
            ):
                runs[-1].append(draft)
                continue
        runs.append([draft])
    return runs


def _parallel(low: str, runs: list[list[Draft]], mentions: list[Mention]) -> set[str]:
    """The prepositions that follow two numbers or more: "71% with A and 70% with B"."""
    seen: dict[str, int] = {}
    for run in runs:
        mention = _right_after(low, run[-1].end, len(low), mentions)
        if mention is not None and mention.by:
            seen[mention.by] = seen.get(mention.by, 0) + 1
    return {by for by, count in seen.items() if count > 1}


def _right_after(low: str, position: int, limit: int, mentions: list[Mention]) -> Mention | None:
    for mention in mentions:
        if mention.start >= position:
            if mention.start >= limit:
                return None
            gap = low[position : mention.lead]
            inner = gap.strip()
            if _FILLER.fullmatch(gap) or inner in ("(", "[", ""):
                return mention
            return None
    return None


def _name(stretch: Stretch, mention: Mention) -> str:
    name = stretch.text[mention.start : mention.end].replace('"', "").strip()
    return name.removesuffix(" groups").removesuffix(" arms")  # the last of "the A and B groups"


def _give_run(
    stretch: Stretch,
    run: list[Draft],
    previous: int,
    following: int,
    mentions: list[Mention],
    parallel: set[str],
) -> None:
    after = [m for m in mentions if run[-1].end <= m.start < following]
    before = [m for m in mentions if previous <= m.start and m.end <= run[0].start]
    if len(run) > 1:
        nearest = _right_after(stretch.low, run[-1].end, following, mentions)
        for chosen in (
            _listed(after, len(run), stretch, run),
            _listed_before(before, len(run)),
            _listed_before([m for m in mentions if m.end <= run[0].start], len(run)),
        ):
            if (
                chosen
                and nearest is not None
                and nearest not in chosen
                and nearest.rank == 2
                and any(m.rank == 1 for m in chosen)
            ):
                continue
            if chosen and run[0].kind is Kind.PERCENT_CHANGE and any(m.rank == 1 for m in chosen):
                continue
            if chosen:
                for draft, arm in zip(run, chosen, strict=True):
                    draft.group = _name(stretch, arm)
                return
    mention: Mention | None = _right_after(stretch.low, run[-1].end, following, mentions)
    if mention is not None and _heads_next(stretch.low, mention, following):
        mention = None
    if mention is not None and (mention.rank == 2 or mention.by in parallel):
        if (
            len(run) > 1
            and "respectively" not in stretch.words
            and not _same_arm_run(stretch.low, run)
        ):
            run[-1].group = _name(stretch, mention)
            if len(run) == 2 and _VERSUS.search(stretch.low, run[0].end, run[1].start):
                others = {
                    _name(stretch, m): m for m in before if m.rank == 2 and m.start < mention.start
                }
                if len(others) == 1 and run[-1].group not in others:
                    run[0].group = next(iter(others))
            return
        for draft in run:
            draft.group = _name(stretch, mention)
        return
    close = [m for m in before if m.rank == 2 or _leads(stretch.low, m, run[0])]
    if close and len(run) == 1:
        run[0].group = _name(stretch, close[-1])
        return
    if len(run) == 1 or _same_arm_run(stretch.low, run):
        earlier = [m for m in mentions if m.end <= run[0].start and m.rank == 2]
        names = {_name(stretch, m).lower() for m in earlier}
        if len(names) == 1 and not _CLAUSE_END.search(stretch.low, earlier[-1].end, run[0].start):
            for draft in run:
                draft.group = _name(stretch, earlier[-1])


def _heads_next(low: str, mention: Mention, following: int) -> bool:
    """Whether the mention stands right before the next number: "…; control group, 23.8"."""
    return (
        following < len(low)
        and bool(re.fullmatch(r"\s?(?:[,:=]|was|were|had|\s)*", low[mention.end : following]))
        and bool(low[mention.end : following].strip())
    )


def _leads(low: str, mention: Mention, draft: Draft) -> bool:
    """Whether the mention stands right before the number: "placebo: 37%", "group A = 14"."""
    return bool(
        re.fullmatch(r"\s?(?:[,:=(]|was|were|by|had|at|\s)*", low[mention.end : draft.start])
    )


def _same_arm_run(low: str, run: list[Draft]) -> bool:
    """ "from 72 to 67", "25.3 at baseline to 18.2": two times of one arm."""
    return (
        low[max(0, run[0].start - 6) : run[0].start].rstrip().endswith("from")
        or bool(re.search(r"\bto\b", low[run[0].end : run[1].start]))
        if len(run) > 1
        else True
    )


def _listed(after: list[Mention], count: int, stretch: Stretch, run: list[Draft]) -> list[Mention]:
    """As many arms right after the run: "in the A and B groups", "for A and B, respectively"."""
    if not after:
        return []
    gap = stretch.low[run[-1].end : after[0].lead]
    if len(gap) > 70 and "respectively" not in stretch.words:
        return []
    members = [m for m in after if m.list_id == after[0].list_id]
    if len(members) == count:
        return members
    nearest = after[:count]
    if len(nearest) == count and "respectively" in stretch.words | set():
        joined = all(
            re.fullmatch(
                r"[\s,]*(?:and|or|versus|vs\.?|,)\s(?:the\s|in\s|for\s|with\s|on\s)*",
                stretch.low[a.end : b.start],
            )
            for a, b in zip(nearest, nearest[1:], strict=False)
        )
        if joined:
            return nearest
    if len(nearest) == count == 2 and re.fullmatch(
        r"[\s,]*(?:vs\.?|versus|and|compared\s(?:with|to)|than)\s(?:the\s|in\s|for\s|with\s|"
        r"on\s)*",
        stretch.low[nearest[0].end : nearest[1].start],
    ):
        return nearest
    return []


def _listed_before(before: list[Mention], count: int) -> list[Mention]:
    """The last arms before the run, as many as it has numbers."""
    if len(before) < count:
        return []
    last = before[-1]
    members = [m for m in before if m.list_id == last.list_id]
    if len(members) == count:
        return members
    for bys in (
        ("than", "versus", "vs", "vs."),
        ("than", "versus", "vs", "vs.", "with", "to", "for", "on", "in", "after"),
    ):
        sure = [m for m in before if m.rank == 2 or m.by in bys]
        if len(sure) >= count:
            return sure[-count:]
    return []


def _inherit(stretch: Stretch, runs: list[list[Draft]]) -> None:
    """ "66% at 6 months and 55% at 3 years in the A group": the first has the arm of the next."""
    for index in range(len(runs) - 2, -1, -1):
        run, following = runs[index], runs[index + 1]
        between = stretch.low[run[-1].end : following[0].start]
        if (
            len(run) == len(following) == 1
            and not run[0].group
            and following[0].group
            and re.fullmatch(
                r"\s?(?:at|after|by)\s(?:\d{1,3}\s)?[a-z]{3,9}(?:,\s?|\s)and\s(?:in\s)?", between
            )
        ):
            run[0].group = following[0].group


def _give_contrast(stretch: Stretch, draft: Draft, mentions: list[Mention]) -> None:
    """The two sides of a contrast: "lower with A than with B", "A compared with B"."""
    for index, mention in enumerate(mentions):
        lead = stretch.low[max(0, mention.start - 40) : mention.start]
        if _COMPARED.search(lead) and mention.rank >= 1:
            draft.comparator = _name(stretch, mention)
            others = [
                m
                for m in mentions[:index]
                if m.rank == 2 or m.by in ("with", "for", "in", "on", "of", "by", "")
            ]
            if others:
                draft.group = _name(stretch, others[-1])
            return
    nearest = _APART_IN.match(stretch.low, draft.end) or _APART_IN.match(
        stretch.low, draft.number_end
    )
    if nearest is not None:
        for mention in mentions:
            sure = mention.rank == 2 or nearest["by"] in ("with", "among")
            if sure and mention.start == nearest.end():
                draft.group = _name(stretch, mention)
