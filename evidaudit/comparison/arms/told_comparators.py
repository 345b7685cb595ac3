"""What a claim compares with, word by word: every phrase that names the other side.

Wider than the comparators of a sentence of a study: a claim says "against 34.6% on methadone",
"put head to head with", "in trials using placebo as the control". People, figures and what was
merely done with them ("of those left to", "patients switched to") are taken off the front.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ... import quick_re as re

MOST = 24  # comparators of one claim or sentence; nobody names so many

_MARK = re.compile(
    r"\b(?:compared? (?:directly |head[- ]to[- ]head )?(?:with|to|against)|(?:in |by |as a )?"
    r"(?:comparison|contrast) (?:with|to)|"
    r"versus|vs\.?|v|than|(?:set |put |pitted |tested |tried |measured |judged |run |weighed |"
    r"matched )?(?:head[- ]to[- ]head )?(?:with|against)(?<=against)|head[- ]to[- ]head with|"
    r"relative to|as opposed to|(?:super|infer)ior to|outperform(?:ed|s|ing)|"
    r"outdid|outlasted|outscored|beat|beats|beating|trumped|trumps|bettered|surpassed|"
    r"(?:advantage|superiority|edge|benefit|benefits|gain|gains|improvement|improvements|better|"
    r"preferable|lead) over|(?:over|above|below)(?= (?:that|those) (?:of|in)\b)|"
    r"differ(?:ed|s|ent|ently)? from|"
    r"as (?:good|effective|well|safe|useful|helpful|many|much|often|likely|high|low|fast|long|"
    r"frequent(?:ly)?|common|large|big|great|bad|rare|quick(?:ly)?|prone|accurate|strong|costly|"
    r"cheap|severe|short|soon|few|little|steep(?:ly)?)(?: [\w-]{2,20}){0,5}? as)\s"
    r"(?P<what>(?:[^.;:!?()\[\]]|\.(?=\d)){2,110})", re.I)
_AS_CONTROL = re.compile(
    r"\b(?:us(?:ing|ed)|with|had|have|took|taking) (?:an? |the )?(?P<what>[\w-]{3,25}(?: "
    r"[\w-]{3,20}){0,3}) "
    r"as (?:the |a |its |their )?(?:controls?|comparators?|comparison|yardstick|reference|"
    r"benchmark)\b|\b(?P<ahead>[\w-]{3,20})-controlled\b", re.I)
_FIGURE = re.compile(
    r"(?:only |just |about |around |some |nearly |roughly |almost |barely |over |under |well |"
    r"fewer "
    r"than |less than |more than |merely |a mere |the |an? |as "
    r"(?:many|few) as |(?:mean|median|average) (?:of )?)*"
    r"(?:[–−-]?\d[\d.,·/]*\d?\s?(?:%|percent|per cent)?|(?:one|two|three|four|five|six|seven|"
    r"eight|nine|"
    r"ten|half|third|quarter|fifth)\b(?: in (?:\d+|two|three|four|five|six|seven|eight|nine|ten))?)"
    r"(?:[ -](?!(?:of|in|among|for|with|on|after|under|when|using)\b)[\w/²-]{1,20}){0,3}?"
    r"(?:\s(?:of|in|among|for|with|on|after|under|when|using|if)\s|\s?$)", re.I)
_WHO = (r"people|patients|those|women|men|children|adults|participants|individuals|infants|babies|"
        r"pupils|students|mothers|residents|smokers|peers|others|runners|dogs|cats|cows|mice|rats|"
        r"animals|volunteers|ones?|teenagers|adolescents|players|athletes|nurses|drivers|carers|"
        r"schools|hospitals|clinics|practices|eyes|teeth|lesions|groups?|counterparts")
_GOT = (r"given|giving|taking|took|receiv(?:ed|ing)|got|getting|(?:re-?)?assigned(?: to)?|"
        r"allocated to|"
        r"randomi[sz]ed to|treated with|managed with|using|used|use|on|under|having|had|has|did|"
        r"doing|underwent|"
        r"undergoing|offered|handed|prescribed|put on|left (?:on|to)|kept on|left with|switched "
        r"to|moved to|"
        r"wearing|wore|eating|ate|drinking|drank|fed|drank|told to|asked to|sent to|attending|"
        r"attended|starting|started(?: on)?|"
        r"staying on|stayed on|remaining on|nothing (?:but|except|other than)|who|that|were|was|"
        r"been|being|is|are|only|just|simply|"
        r"merely|the|an?|their|his|her|its|in|with|among|for|to|by|from|of|after|when|at")
# Whoever they are: "cows that had", "nuns who took".
_ANYBODY = (r"(?:[a-z]{3,20}s\s(?=(?:who|that)\s(?:took|had|got|received|were given|did|used|wore|"
            r"ate|drank|went|underwent)\s))?")
_FRONT = re.compile(rf"{_ANYBODY}(?:(?:{_WHO}|{_GOT})\s)*", re.I)
_ENDS = re.compile(
    r",|\s(?:and [–−-]?\d|in(?! person\b)|was|were|is|are|had|has|have|did|does|do|would|could|"
    r"after|during|"
    r"for|by|when|"
    r"if|until|once|"
    r"on(?! their)|at(?! all)|over|among|within|to|because|since|while|whereas|although|"
    r"(?<!nothing )but|"
    r"in terms|improved|reduced|"
    r"increased|decreased|showed|led|resulted|who|which|that|significantly|yielded|produced|gave|"
    r"and (?:was|were|had|did|flared|yielded|\w+ed))\b|\s[—–]\s|[\"“”]", re.I)
_NO_GROUP = re.compile(
    r"(?:expected|before|previously|usual|thought|that|those|it|they|half|twice|baseline|average|"
    r"the (?:average|mean|previous|past|national)|ever|others?|men|women|normal|any|anyone|"
    r"chance|zero|(?:the |an? )?(?:other|another|older|old|newer|new|second|first|alternative|"
    r"rival|"
    r"comparison|single|one|same|active|current|existing|standard|control)(?: [\w-]+){0,2}? "
    r"(?:drugs?|"
    r"medicines?|treatments?|therap(?:y|ies)|tablets?|pills?|agents?|products?|options?|methods?|"
    r"approach(?:es)?|regimens?|groups?|arms?|programmes?|programs?|devices?|tests?)|\d.*|(?:one|"
    r"two|three|four|five|six|seven|eight|nine|ten)(?: [\w-]+)?)$", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """One comparator of a claim: its words, and where they stand in the claim."""

    words: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def told_comparators(text: str) -> tuple[Told, ...]:
    """Each thing that ``text`` compares with, in order; figures and people taken off."""
    found: dict[int, Told] = {}
    for match in _MARK.finditer(text):
        told = _trimmed(match["what"], match.start("what"))
        if told is not None and not _is_a_size(match, text):
            found.setdefault(told.start, told)
        if len(found) >= MOST:
            break
    for match in islice(_AS_CONTROL.finditer(text), MOST):
        group = "what" if match["what"] else "ahead"
        if match[group].lower() not in ("well", "case", "un", "non", "randomised", "randomized"):
            found.setdefault(match.start(group), Told(match[group], *match.span(group)))
    return tuple(found[start] for start in sorted(found))


_OF_A_GROUP = re.compile(
    r"\d\s?(?:%|per ?cent|percent|[a-zA-Zµ/]{1,12})?\s(?:of|in|among|for|with|on|under|after|given|"
    r"taking|using)\s(?P<what>[^.;:!?()\[\]%]{3,80})", re.I)
_NEXT_NUMBER = re.compile(r",?\s(?:and|but|while|against|versus|vs\.?|to|compared with|than)\s"
                          r"(?:only |just |about )?\d|\s(?:at|by|after) \d", re.I)


@lru_cache(maxsize=4096)
def told_groups(text: str) -> tuple[Told, ...]:
    """The groups that ``text`` gives values side by side: "12% with A and 14% with B"; empty where
    it gives fewer than two."""
    found = []
    for match in islice(_OF_A_GROUP.finditer(text), MOST):
        what = _NEXT_NUMBER.split(match["what"], maxsplit=1)[0]
        told = _trimmed("with " + what, match.start("what") - len("with "))
        if told is not None:
            found.append(told)
    return tuple(found) if len(found) > 1 else ()


# "Whereas strict bed rest took 19", "while women on hormone therapy did no better".
_IN_CONTRAST = re.compile(
    r"\b(?:whereas|while|but)\s(?P<what>[^.;:!?()\[\]]{3,60}?)\s(?:did (?:no |not |as |about |so |"
    r"less|worse|better|just )|(?:took|had|reached|got|managed|needed|fared|achieved|brought|gave|"
    r"led to|made)\s(?=[^.;]{0,30}(?:\d|\bno\b|\bhalf\b|\bless\b|\bworse\b|\bonly\b)))", re.I)


@lru_cache(maxsize=4096)
def told_in_contrast(text: str) -> tuple[Told, ...]:
    """The groups that ``text`` sets beside another in a clause of their own."""
    found = (_trimmed("with " + match["what"], match.start("what") - len("with "))
             for match in islice(_IN_CONTRAST.finditer(text), MOST))
    return tuple(told for told in found if told is not None)


def _trimmed(what: str, start: int) -> Told | None:
    figure = _FIGURE.match(what)
    skipped = figure.end() if figure else 0
    front = _FRONT.match(what, skipped)
    skipped = front.end() if front else skipped
    words = _ENDS.split(what[skipped:], maxsplit=1)[0].rstrip(" '’")
    if len(words) < 3 or _NO_GROUP.fullmatch(words):
        return None
    return Told(words, start + skipped, start + skipped + len(words))


_SIZE = re.compile(r"\b(?:more|less|fewer|greater|larger|smaller|longer|shorter|higher|lower|older|"
                   r"younger|better|worse|rather|other) than$", re.I)


def _is_a_size(match: re.Match[str], text: str) -> bool:
    """Whether "more than 40 patients" tells how many and compares with nothing; and what was not
    done ("rather than") is no group."""
    before = text[:match.start("what")].rstrip()
    return bool(_SIZE.search(before)) and bool(
        re.match(r"[–−-]?\d|(?:one|two|three|four|five|six|half|an? (?:\w+ )?(?:third|quarter|"
                 r"half|dozen|"
                 r"hour|day|week|fortnight|month|year|decade|point|tenth|fifth))\b",
                 match["what"], re.I) or before.lower().endswith(("rather than", "other than")))
