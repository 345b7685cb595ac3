"""Words in quotation marks, held against the words of the source.

A quotation passes when its fragments (between ellipses, without bracketed insertions) stand in
the source in order, after case, punctuation, hyphens, British and American spelling and
abbreviations that the source defines have been evened out. What is left over is named: changed
words, a dropped negation, a splice of two places, words that the source does not have.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from ... import limits
from ... import quick_re as re
from .spelling import defined_abbreviations, same_word, word_list

# Straight and curly double quotation marks, guillemets, German marks; single ones around some
# words, where what stands before and after tells them from apostrophes.
_QUOTED = re.compile(r"“([^“”]{1,3000})(?:”|$)|«([^«»]{1,3000})»|„([^„“”]{1,3000})[“”]|"
                     r"\"([^\"]{1,3000})\"|(?<![\w’'])‘([^‘\n]{12,400}?)’(?!\w)|"
                     r"(?<![\w’'.,;:!?)])'(?=\w)([^'\n\"]{12,400}(?:'(?=\w)[^'\n\"]{1,200}){0,3})'"
                     r"(?!\w)")
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:\.\s?\.\s?\.|…)\s*\]|\(\s*(?:\.\s?\.\s?\.|…)\s*\)|"
                       r"\.\s?\.\s?\.(?:\s?\.)?|…)\s*")
_INSERTED = re.compile(r"\[[^\[\]]{0,200}\]")
_INITIAL = re.compile(r"\[(\w{1,2})\](?=\w)")
_SPOKEN_BY_OTHERS = re.compile(
    r"\b(?:says?|said|asks?|asked|tells?|told|adds|added|explains?|explained|according to (?:Dr|"
    r"Prof|our|my)|"
    r"patient (?:said|asked)|so-called|known as|called|termed|dubbed|nicknamed|the phrase|the "
    r"term|the word|"
    r"entitled|titled|headline|headed|paper (?:called|named))\b", re.IGNORECASE)
_NAMES = re.compile(r"\b(?:so-called|known as|termed|dubbed|nicknamed|the (?:phrase|term|word)|"
                    r"entitled|titled|headline|headed|paper (?:called|named))\b", re.IGNORECASE)
_ATTRIBUTED = re.compile(
    r"\b(?:authors?|researchers?|study|paper|article|review|report|team|investigators?|scientists?|"
    r"they|trial|abstract|findings|conclud\w*|wrote|write|writes|state[sd]?|noted?|suggest\w*|"
    r"summari[sz]\w*)\b",
    re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between quotation marks, and where they stand in the claim."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> int:
        """How many words are quoted."""
        return len(word_list(self.text))


@dataclass(frozen=True, slots=True)
class Altered:
    """What differs between a quotation and its source.

    ``kind`` is "verbatim", "changed", "spliced", "own words" or "absent"; ``start`` and ``end``
    are offsets of the source's words; ``told`` and ``source`` the differing words.
    """

    kind: str
    start: int | None = None
    end: int | None = None
    told: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


def find_quotations(text: str) -> list[Quotation]:
    """What stands between quotation marks in ``text``."""
    return [Quotation(next(g for g in match.groups() if g is not None), match.start(), match.end())
            for match in _QUOTED.finditer(text)]


def quotations_from_source(text: str) -> list[Quotation]:
    """The quotations long enough to be the source's words and not said to be another's."""
    found = []
    for quotation in find_quotations(text):
        before = text[max(0, quotation.start - 60):quotation.start]
        if quotation.words < limits.MIN_QUOTED_WORDS:
            continue
        if _SPOKEN_BY_OTHERS.search(before) and not _ATTRIBUTED.search(before):
            continue
        found.append(quotation)
    return found


def quotations_of_others(text: str) -> list[Quotation]:
    """The long quotations that are said to be somebody's whom the source may have asked."""
    own = quotations_from_source(text)
    return [quotation for quotation in find_quotations(text)
            if quotation.words >= limits.MIN_QUOTED_WORDS and quotation not in own
            and not _NAMES.search(text[max(0, quotation.start - 60):quotation.start])]


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a text with abbreviations written out; offsets of the original word for each."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def hold_against(quotation: str, source: str) -> Altered:
    """How ``quotation`` agrees with ``source``, the running text of the cited work."""
    defined = {**defined_abbreviations(source), **defined_abbreviations(quotation)}
    text = _written_out(source, defined)
    # "[T]he" is the source's word; any other bracket may add words or stand for some.
    quotation = _INITIAL.sub(r"\1", quotation)
    fragments = [_written_out(piece, defined) for whole in _ELLIPSIS.split(quotation)
                 for piece in _INSERTED.split(whole) if piece.strip()]
    fragments = [fragment for fragment in fragments if fragment.words]
    if not fragments or not text.words:
        return Altered("absent")
    spans: list[tuple[int, int]] = []
    for fragment in fragments:
        where = _find(fragment.words, text.words, spans[-1][1] if spans else 0)
        if where is None:
            where = _find(fragment.words, text.words, 0)
            if where is not None and spans and len(fragment.words) >= 3:
                return Altered("spliced", *_offsets(text, where), told=fragment.words)
        if where is None:
            return _nearest(fragment.words, text)
        spans.append(where)
    return Altered("verbatim", *_offsets(text, (spans[0][0], spans[-1][1])))


def _offsets(text: _Words, where: tuple[int, int]) -> tuple[int, int]:
    return text.spans[where[0]][0], text.spans[max(where[0], where[1] - 1)][1]


def _written_out(text: str, defined: dict[str, tuple[str, ...]]) -> _Words:
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for word, start, end in word_list(text):
        long_form = defined.get(text[start:end].replace("’", "'")) or defined.get(
            text[start:end].rstrip("s"))
        if long_form:
            # "hip osteoarthritis (OA)" must not read "hip osteoarthritis osteoarthritis".
            if tuple(words[-len(long_form):]) == long_form:
                continue
            words.extend(long_form)
            spans.extend([(start, end)] * len(long_form))
        else:
            words.append(word)
            spans.append((start, end))
    return _Words(tuple(words), tuple(spans))


def _find(wanted: tuple[str, ...], text: tuple[str, ...], start: int) -> tuple[int, int] | None:
    """Where ``wanted`` stands in ``text`` from word ``start`` on, or None."""
    first = wanted[0]
    for index in range(start, len(text) - len(wanted) + 1):
        if same_word(text[index], first) and all(
                same_word(a, b) for a, b in zip(text[index:], wanted, strict=False)):
            return index, index + len(wanted)
    return None


def _nearest(wanted: tuple[str, ...], text: _Words) -> Altered:
    """What sets ``wanted`` apart from the place of the source that is most like it."""
    anchors = _anchors(wanted, text.words)
    if not anchors:
        return Altered("absent", told=wanted)
    best = max(anchors, key=lambda at: _overlap(wanted, text.words, at))
    low = max(0, best - 6)
    window = text.words[low:best + len(wanted) + 6]
    cut, window = _closest(window, wanted)
    low += cut
    blocks = [b for b in SequenceMatcher(None, window, wanted, autojunk=False)
              .get_matching_blocks() if b.size]
    matched = sum(block.size for block in blocks)
    where = (low + blocks[0].a, low + blocks[-1].a + blocks[-1].size)
    offsets = _offsets(text, where)
    told, source = _differing(wanted, window, blocks)
    share = matched / len(wanted)
    longest = max(block.size for block in blocks)
    if len(told) >= 3 and _find(told, text.words, 0):
        return Altered("spliced", *offsets, told=told)
    if share >= 0.7 or _is_reworded(wanted, window, blocks, text, where):
        return Altered("changed", *offsets, told=told, source=source)
    if longest >= limits.MIN_VERBATIM_RUN:
        return _own_or_spliced(wanted, text, offsets, told, source)
    return Altered("absent", told=wanted)


_MOST_MARGIN = 12  # words of a window that may belong to what stands before and after


def _closest(window: tuple[str, ...],
             wanted: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Where the stretch of ``window`` begins that is most like ``wanted``, and that stretch: words
    of the sentence before, which the quotation happens to share, are left out."""
    if len(wanted) > _LONG_QUOTATION or not set(window) & set(wanted):
        return 0, window
    begins = [i for i in range(min(_MOST_MARGIN, len(window)) + 1) if window[i:] and (
        window[i] in wanted[:3])] or [0]
    ends = [j for j in range(max(0, len(window) - _MOST_MARGIN), len(window) + 1)
            if j and window[j - 1] in wanted[-3:]] or [len(window)]
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(wanted)
    best = (0.0, 0, len(window))
    for begin in begins:
        for end in ends:
            if end - begin < len(wanted) // 2:
                continue
            matcher.set_seq1(window[begin:end])
            best = max(best, (matcher.ratio(), -begin, end))
    begin, end = -best[1], best[2]
    matcher.set_seq1(window[begin:end])
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if blocks:  # what stands where the first or last words of the quotation differ belongs to it
        begin = max(0, begin - max(0, blocks[0].b - blocks[0].a))
        end += max(0, len(wanted) - blocks[-1].b - blocks[-1].size)
    return begin, window[begin:end]


_LONG_QUOTATION = 40  # words: the whole window is like so long a quotation


def _is_reworded(wanted: tuple[str, ...], window: tuple[str, ...], blocks: list[Match],
                 text: _Words, where: tuple[int, int]) -> bool:
    """Whether half of the quotation stands there in order, begun and ended alike, with other words
    put between: "a large and lasting gain in sleep" where the source has "a small, brief gain in
    sleep". Of two such places the words of neither can be the other's by chance."""
    matched = sum(block.size for block in blocks)
    content = sum(len(word) > 3 for block in blocks
                  for word in window[block.a:block.a + block.size])
    begins = blocks[0].b == 0
    ends = blocks[-1].b + blocks[-1].size == len(wanted) or same_stem(
        wanted[-1], window[blocks[-1].a + blocks[-1].size:][:3])
    length = where[1] - where[0]
    return (begins and ends and 2 * matched >= len(wanted) and content >= 1
            and abs(length - len(wanted)) <= max(2, len(wanted) // 3))


def same_stem(word: str, others: tuple[str, ...]) -> bool:
    """Whether one of ``others`` is a form of ``word``: "bear", "bearing"."""
    return len(word) > 3 and any(other[:4] == word[:4] for other in others)


def _own_or_spliced(wanted: tuple[str, ...], text: _Words, offsets: tuple[int, int],
                    told: tuple[str, ...], source: tuple[str, ...]) -> Altered:
    """Two places put together without a mark, or the source's words and others."""
    for cut in range(3, len(wanted) - 2):
        if _find(wanted[:cut], text.words, 0) and _find(wanted[cut:], text.words, 0):
            return Altered("spliced", *offsets, told=wanted)
    return Altered("own words", *offsets, told=told, source=source)


def _differing(wanted: tuple[str, ...], window: tuple[str, ...],
               blocks: list[Match]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the quotation, and of the source between the matches, that do not agree."""
    told: list[str] = []
    source: list[str] = []
    position_a, position_b = blocks[0].a, 0
    for block in blocks:
        gap = wanted[position_b:block.b]
        if position_b == 0 and block is blocks[0]:
            source.extend(window[max(0, block.a - len(gap) - 1):block.a] if gap else ())
        else:
            source.extend(window[position_a:block.a])
        told.extend(gap)
        position_a, position_b = block.a + block.size, block.b + block.size
    tail = wanted[position_b:]
    told.extend(tail)
    source.extend(window[position_a:position_a + len(tail)] if tail else ())
    return tuple(told), tuple(source)


def _anchors(wanted: tuple[str, ...], text: tuple[str, ...]) -> list[int]:
    """Word positions of the source where the quotation may begin: shared pairs of words."""
    pairs: dict[tuple[str, str], list[int]] = {}
    for index, pair in enumerate(zip(wanted, wanted[1:], strict=False)):
        pairs.setdefault(pair, []).append(index)
    starts: dict[int, int] = {}
    for index, pair in enumerate(zip(text, text[1:], strict=False)):
        for offset in pairs.get(pair, ()):
            start = max(0, index - offset)
            starts[start] = starts.get(start, 0) + 1
    return sorted(starts, key=lambda at: -starts[at])[:8]


def _overlap(wanted: tuple[str, ...], text: tuple[str, ...], at: int) -> int:
    low = max(0, at - 6)
    window = text[low:at + len(wanted) + 6]
    matcher = SequenceMatcher(None, window, wanted, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


_CHANGES_MEANING = frozenset(["not", "no", "never", "none", "neither", "nor", "without", "cannot",
                              "may", "might", "could", "can", "possibly", "perhaps", "probably",
                              "likely", "unlikely", "suggest", "suggests", "suggested", "appear",
                              "appears", "seem", "seems", "will", "does", "do", "is", "are",
                              "must", "should", "would", "proves", "prove", "proved", "shows",
                              "showed", "increase", "increases", "increased", "decrease",
                              "decreases", "decreased", "reduce", "reduces", "reduced",
                              "reduction", "rise", "rose", "fall", "fell", "higher", "lower",
                              "more", "less", "fewer", "greater", "smaller", "better", "worse",
                              "superior", "inferior", "improve", "improves", "improved",
                              "improvement", "worsen", "worsens", "worsened", "larger", "longer",
                              "shorter", "faster", "slower", "always", "all", "most", "many",
                              "some", "few", "several", "every", "only", "half", "slight",
                              "slightly", "significant", "significantly", "insignificant",
                              "modest", "modestly", "substantial", "substantially", "large",
                              "small", "moderate", "moderately", "marked", "markedly", "high",
                              "low", "strong", "weak", "little", "limited", "clear", "clearly",
                              "eliminate", "eliminates", "eliminated", "cure", "cures", "cured",
                              "prevent", "prevents", "prevented", "cause", "causes", "caused",
                              "associated", "linked", "before", "after", "men", "women",
                              "children", "adults", "short", "long", "early", "late", "safe",
                              "unsafe", "harmful", "beneficial", "effective", "ineffective",
                              "positive", "negative", "with", "without", "against", "until",
                              "double", "doubled", "halved"])


# Words that may stand for each other without a change of sense.
_NEUTRAL = tuple(frozenset(group.split()) for group in (
    "patients participants people individuals subjects persons those adults",
    "study trial research work paper article review analysis investigation",
    "showed shows demonstrated found revealed reported observed",
    "use using utilize utilized utilization used", "treatment therapy intervention treatments "
                                                   "therapies",
    "and or", "which that who", "the a an this these those our their its", "of for in to on at by "
                                                                           "with from",
    "is are was were be been has have had", "we they it authors", "also however therefore thus "
                                                                  "moreover",
    "drug medication medicine", "physiotherapy physical therapy", "doctors physicians clinicians"))
_NEGATING = ("in", "un", "non", "dis", "im", "ir", "il", "de", "a")


def changes_meaning(altered: Altered) -> bool:
    """Whether the differing words include a negation, a number, a direction or how sure it is.

    A content word put in another's place changes the meaning too, unless the two are
    spellings or forms of one word, or stand for each other in ``_NEUTRAL``.
    """
    told = [word for word in altered.told if word not in altered.source]
    source = [word for word in altered.source if word not in altered.told]
    if any(word in _CHANGES_MEANING or word[0].isdigit() for word in (*told, *source)):
        return True
    return bool(source) and any(not any(_akin(word, other) for other in source)
                                for word in told if len(word) > 3 and not _is_neutral(word))


# A recommendation, a denial, a degree or another certainty.
_MESSAGES = frozenset(
    "should must ought recommend recommends recommended never not no none without cannot "
    "always all every everyone everybody nobody only routine routinely standard first-line "
    "first proven proves proved prove certain certainly definitively cure cures cured "
    "eliminate eliminates eliminated prevents prevented prevent causes caused safe unsafe "
    "harmful dangerous effective ineffective useless best worst superior inferior essential "
    "unnecessary needless mandatory banned ban stopped abandoned replace replaces replaced "
    "refer highly dramatically completely entirely established sufficient unlike regardless "
    "permanently lifelong children men women worldwide".split())


def adds_a_message(altered: Altered) -> bool:
    """Whether words put into a quotation that are not the source's recommend, deny or stretch."""
    return any(word in _MESSAGES for word in altered.told if word not in altered.source)


def _is_neutral(word: str) -> bool:
    return any(word in group for group in _NEUTRAL)


def _akin(one: str, other: str) -> bool:
    """Whether two words are forms or misspellings of one, and not each other's contrary."""
    short, long = sorted((one, other), key=len)
    if long.endswith(short) and long[:-len(short)] in _NEGATING:
        return False
    return SequenceMatcher(None, one, other).ratio() >= 0.75
