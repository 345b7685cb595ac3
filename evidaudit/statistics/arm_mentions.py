"""Where a sentence names the arms of a study: "the PCI group", "who received SK"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .. import quick_re as re
from .drafts import Stretch
from .notation import word_set

_TOKEN = re.compile(r"[^\W_][\w/+'%&.-]{0,60}|[,;:()\[\]=]")
_HEADS: Final = word_set("group groups arm arms regimen regimens cohort cohorts recipients limb")
_PEOPLE: Final = word_set(
    "patients participants subjects women men children people eyes users "
    "adults individuals "
    "infants "
    "volunteers animals rats mice knees hips adolescents smokers dogs cats horses cows calves pigs "
    "sheep goats rabbits wounds teeth lesions sites ears implants pupils students nurses babies "
    "boys girls owners drivers pregnancies"
)
_TAKERS: Final = word_set(
    "received receiving receive assigned allocated randomized randomised "
    "given taking "
    "treated using undergoing underwent on had getting got"
)
_PREPOSITIONS: Final = word_set(
    "with for on in among under after of to from versus vs vs. v v. than by"
)
_VERSUS: Final = word_set("versus vs vs. v v. than")
_KNOWN: Final = word_set("placebo control controls sham usual standard comparator conventional")
_STOPS: Final = word_set(
    "and or but nor with for on in among under after of to from versus vs "
    "vs. v v. than by at was "
    "were is are "
    "be been had has have did do does that which who whom whose this these those the a an it its "
    "their his her "
    "respectively compared while whereas when where as between during before over per both each "
    "all not no only "
    "more less higher lower greater fewer significantly significant mean median achieved reported "
    "showed reached "
    "occurred developed experienced responded improved required needed had, vs, there versus: "
    "into against "
    "i.e e.g either using within reduced increased decreased could can may than: also however "
    "then since until "
    "approximately about nearly around almost up receive patients' without because if although "
    "receiving received assigned allocated randomized randomised given taking treated "
    "observed found seen noted demonstrated versus; completed died remained survived relative "
    "rather"
)
_NOT_ARMS: Final = word_set(
    "baseline follow-up followup month months week weeks day days year "
    "years hour hours minute "
    "minutes total "
    "overall average addition contrast fact particular general comparison study trial analysis "
    "time times "
    "treatment therapy points point score scores patients participants subjects women men "
    "children people eyes "
    "groups group arm arms one two three four percent % mmhg mm cases case visit visits end "
    "endpoint entry "
    "rest remission recurrence pain mortality death survival incidence rate rates range "
    "confidence ci sd "
    "interval ratio risk change changes significance difference differences outcome outcomes "
    "level levels "
    "least most other others others' addition, respectively age sex first second third last "
    "morning evening night "
    "surgery discharge admission enrollment randomization randomisation hospital home daily "
    "treatment-emergent "
    "adults individuals infants adolescents favour favor order line terms absence presence p n same"
)
_GENERIC: Final = word_set(
    "the a an same two three both all other these treatment study patient "
    "each either every "
    "whole first second intervention? comparison? active?"
)
# A sentence with none of these names no arm that could be told from its outcome.
MENTION_WORDS: Final = (
    _HEADS
    | _PEOPLE
    | _KNOWN
    | _VERSUS
    | word_set(
        "received receiving "
        "assigned allocated randomized randomised given taking treated compared "
        "respectively with for on"
    )
)
_MARK = re.compile(r"(?:[a-h]|[ivx]{1,3}|\d{1,2}|[a-h]\d)$")


@dataclass(slots=True)
class Mention:
    """One arm as printed: its place, how sure it is an arm (2 sure, 1 by its place), its list.

    ``list_id`` is shared by the members of "the A and B groups"; ``lead`` is where the phrase
    with its preposition begins; ``by`` that preposition.
    """

    start: int
    end: int
    lead: int
    rank: int
    by: str
    list_id: int


_Token = tuple[str, int, int]


_TELLING: Final = _HEADS | _PEOPLE | _TAKERS | _PREPOSITIONS | _KNOWN


def find_mentions(stretch: Stretch) -> list[Mention]:
    """The mentions of arms in the stretch, in order, none inside another."""
    tokens = [(m[0], *m.span()) for m in _TOKEN.finditer(stretch.low)]
    mentions: list[Mention] = []
    for index, token in enumerate(tokens):
        word = token[0]
        if word not in _TELLING:
            word = word.rstrip(".,")
            if word == token[0] or word not in _TELLING:
                continue
        if word in _HEADS:
            mentions.extend(_headed(tokens, index))
        elif word in _PEOPLE:
            mentions.extend(_of_people(tokens, index))
            if word == "users":
                mentions.extend(_users_of(tokens, index))
        elif word in _TAKERS and index + 1 < len(tokens):
            mentions.extend(_taken(tokens, index))
        elif word in _PREPOSITIONS:
            mentions.extend(_placed(tokens, index, word))
        elif word in _KNOWN:
            mentions.extend(_known(tokens, index))
    return _outermost(mentions)


def _users_of(tokens: list[_Token], index: int) -> list[Mention]:
    """ "among users of honey dressings", "users of X": those who took it are the arm."""
    position = index + 2
    if position >= len(tokens) or tokens[index + 1][0] != "of":
        return []
    if not _may_begin(tokens[position][0]):
        return []
    mention = _span(tokens, position, _forward(tokens, position), 2, "of")
    lead = index - 1 if index and tokens[index - 1][0] in _PREPOSITIONS else index
    mention.lead = tokens[lead][1]
    return [mention]


def _known(tokens: list[_Token], index: int) -> list[Mention]:
    """ "placebo", "controls", "usual care": words that name a comparator by themselves."""
    word = tokens[index][0].rstrip(".,")
    if index + 1 < len(tokens) and tokens[index + 1][0].rstrip(".,") in (
        "care",
        "therapy",
        "treatment",
    ):
        return [_span(tokens, index, index + 1, 2, "")]
    if word in ("usual", "standard", "conventional", "comparator"):
        return []
    return [_span(tokens, index, index, 2, "")]


def _span(
    tokens: list[_Token], first: int, last: int, rank: int, by: str, list_id: int = -1
) -> Mention:
    lead = first
    while lead > 0 and tokens[lead - 1][0] in ("the", "a", "an", "those"):
        lead -= 1
    if lead > 0 and tokens[lead - 1][0] in _PREPOSITIONS:
        by = by or tokens[lead - 1][0]
        lead -= 1
    start = tokens[first][1]
    return Mention(
        start,
        tokens[last][1] + len(tokens[last][0].rstrip(".,'")),
        tokens[lead][1],
        rank,
        by,
        list_id if list_id >= 0 else start,
    )


def _back(tokens: list[_Token], index: int, limit: int = 5) -> int:
    """The first token of the noun phrase that ends at ``index``."""
    first = index
    while first > 0 and index - first < limit:
        word = tokens[first - 1][0]
        if word in _STOPS or not word[0].isalnum() or word.endswith((".", ",")):
            break
        if word[0].isdigit() and word.replace(".", "").replace(",", "").isdigit():
            if tokens[first][0] not in ("mg", "mcg", "g", "ml", "µg", "iu", "gy", "weeks"):
                break
        elif word.endswith("%"):
            break
        first -= 1
    return first


def _forward(tokens: list[_Token], index: int, limit: int = 5) -> int:
    """The last token of the noun phrase that begins at ``index``."""
    last = index
    while last + 1 < len(tokens) and last - index < limit:
        word = tokens[last + 1][0]
        if word in _STOPS or not word[0].isalnum() or tokens[last][0].endswith((".", ",")):
            break
        if (
            word[0].isdigit()
            and not re.search(r"[a-z]", word)
            and tokens[last][0] not in ("group", "arm")
        ):
            break
        if word.rstrip(".,") in _HEADS or word in _PEOPLE:
            return last + 1
        last += 1
    return last


def _headed(tokens: list[_Token], index: int) -> list[Mention]:
    """ "the PCI group", "group A", "arms A and B", "the PCI and SK groups"."""
    word = tokens[index][0]
    if index + 1 < len(tokens) and _MARK.match(tokens[index + 1][0].rstrip(".")):
        marked = [_span(tokens, index, index + 1, 2, "")]
        position = index + 1
        while (
            position + 2 < len(tokens)
            and tokens[position + 1][0] in ("and", "or", ",")
            and _MARK.match(tokens[position + 2][0].rstrip("."))
            and len(marked) < 6
        ):
            position += 2
            marked.append(_span(tokens, position, position, 2, "", marked[0].list_id))
        return marked
    if index + 2 < len(tokens) and tokens[index + 1][0] == "assigned":
        return []
    first = _back(tokens, index)
    if first == index:
        return []
    if all(token[0] in _GENERIC for token in tokens[first:index]):
        return []
    members = [(first, index)]
    if word.endswith("s") or word == "recipients":
        while len(members) < 6:
            start = members[0][0]
            joint = start - 1
            while joint >= 0 and tokens[joint][0] in ("the", "a", "an"):
                joint -= 1
            if joint < 1 or tokens[joint][0] not in ("and", "or", ",", "versus", "vs"):
                break
            if tokens[joint][0] in ("and", "or") and tokens[joint - 1][0] == ",":
                joint -= 1
            end = joint - 1
            begin = _back(tokens, end)
            if not tokens[end][0][0].isalnum() or tokens[end][0] in _STOPS:
                break
            members.insert(0, (begin, end))
            if tokens[joint][0] != "," and (begin == 0 or tokens[begin - 1][0] != ","):
                break
    if len(members) == 1 and word in ("groups", "arms"):
        return []
    list_id = tokens[members[0][0]][1]
    return [_span(tokens, a, b, 2, "", list_id) for a, b in members]


def _of_people(tokens: list[_Token], index: int) -> list[Mention]:
    """ "timolol-treated eyes", "brimonidine patients": people with their treatment before them."""
    first = _back(tokens, index, 3)
    if first == index or tokens[index - 1][0] in _NOT_ARMS:
        return []
    sure = tokens[index - 1][0].endswith(("-treated", "-fed", "-exposed", "-supplemented"))
    return [_span(tokens, first, index, 2 if sure else 1, "")]


def _taken(tokens: list[_Token], index: int) -> list[Mention]:
    """ "received SK", "assigned to FLU", "treated with ZES"."""
    position = index + 1
    while position < len(tokens) and tokens[position][0] in (
        "to",
        "with",
        "the",
        "a",
        "an",
        "either",
        "only",
        "treatment",
        "receive",
    ):
        position += 1
    if position >= len(tokens) or not _may_begin(tokens[position][0]):
        return []
    rank = 1 if tokens[index][0] in ("on", "had", "using", "given", "got") else 2
    if (
        tokens[index][0] == "given"
        and index
        and (tokens[index - 1][0] in _PEOPLE or tokens[index - 1][0] == "those")
    ):
        rank = 2
    mention = _span(tokens, position, _forward(tokens, position), rank, tokens[index][0])
    mention.lead = tokens[index][1]
    return [mention]


def _placed(tokens: list[_Token], index: int, word: str) -> list[Mention]:
    """ "with brimonidine", "than on BPL", "for CAF": an arm by its place only."""
    position = index + 1
    while position < len(tokens) and tokens[position][0] in (
        "the",
        "those",
        "a",
        "an",
        "in",
        "on",
        "with",
        "for",
        "after",
        "receiving",
        "among",
    ):
        position += 1
    if position >= len(tokens) or not _may_begin(tokens[position][0]):
        return []
    if tokens[position][0] in ("users", "recipients") and (
        position + 1 < len(tokens) and tokens[position + 1][0] == "of"
    ):
        return []
    last = _forward(tokens, position)
    if last + 1 < len(tokens) and tokens[last + 1][0] in _TAKERS and tokens[last][0] in _PEOPLE:
        return []  # "of the dogs given grapiprant": what they took is the arm
    if tokens[last][0] in _NOT_ARMS and last == position:
        return []
    mention = _span(tokens, position, last, 1, word)
    mention.lead = tokens[index][1]
    if word in ("of", "by", "to", "from"):
        return [mention]
    return [mention, *_coordinated(tokens, last, mention.list_id)]


def _coordinated(tokens: list[_Token], last: int, list_id: int) -> list[Mention]:
    """The further members of "with A, B and C"; none without "and" or "or" before the last."""
    mentions: list[Mention] = []
    closed = False
    while last + 2 < len(tokens) and len(mentions) < 5 and not closed:
        if tokens[last + 1][0] not in ("and", "or", ","):
            break
        closed = tokens[last + 1][0] != ","
        position = last + 2
        while position < len(tokens) and tokens[position][0] in ("and", "or", "the"):
            closed = closed or tokens[position][0] != "the"
            position += 1
        if position >= len(tokens) or not _may_begin(tokens[position][0]):
            return []
        last = _forward(tokens, position)
        mentions.append(_span(tokens, position, last, 1, "", list_id))
    return mentions if closed else []


def _may_begin(word: str) -> bool:
    return (
        (word[0].isalpha() or "-" in word)
        and word not in _STOPS
        and word.rstrip(".,") not in _NOT_ARMS
    )


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """Surer and longer mentions first; what they cover goes."""
    kept: list[Mention] = []
    if len(mentions) < 2:
        return mentions
    sure = [(other.start, other.end) for other in mentions if other.rank == 2]
    for mention in mentions:
        if mention.rank == 1:
            for start, end in sure:
                if mention.start <= start and end <= mention.end:
                    mention.rank = 2
                    sure.append((mention.start, mention.end))
                    break
    for mention in sorted(mentions, key=lambda m: (-m.rank, m.start - m.end, m.start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)
