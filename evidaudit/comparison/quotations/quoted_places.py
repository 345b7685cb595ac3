"""Where a quotation belongs in the source although its words are not there.

Three places can be known: the source's own quotation marks ("described peers as …"), which hold
what somebody said and nothing else; the sentence that the claim follows word by word until its
quotation begins; and the beginning of a sentence whose rest is quoted as it stands.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from ... import quick_re as re
from ...prose import sentences
from .quotations import Altered, Quotation, changes_meaning, find_quotations, hold_against
from .spelling import word_list

LEAST_ALIKE = 0.45     # of two quotations of one thing, by words in order
LEAST_ALIKE_WITH_TWO = 0.35  # where they share two telling words
LEAST_LED = 5          # words before the quotation that must stand so in the source
_TELLING = 4           # letters of a word that tells something
_LAST_OF_SENTENCE = re.compile(r"[.!?;](?:\s|$)")
_CONCLUDED = re.compile(r"\b(?:conclu\w+|sum(?:s|med)? up|final words|put it)\b", re.I)


def hold_in_place(claim: str, quotation: Quotation, source: str) -> Altered:
    """How a quotation of ``claim`` agrees with ``source``, read where it belongs."""
    altered = hold_against(quotation.text, source)
    if altered.kind in ("verbatim", "changed"):
        return altered
    wanted = tuple(word for word, _, _ in word_list(quotation.text))
    return (_of_quoted_words(wanted, source) or _led_into(claim, quotation, wanted, source)
            or _with_another_beginning(altered, wanted, source)
            or _with_the_contrary(claim, quotation, altered, source) or altered)


_NOT_SO = re.compile(r"\b(?:not|never|no longer|hardly)\s(?:\w{2,12}ly\s|really\s|at all\s)?"
                     r"(?P<word>[a-z]{5,20})\b", re.I)
_DENIES = re.compile(r"\b(?:not|never|no|nor|neither|without|hardly|n[’']t)\b", re.I)
_SUBJECT = 2  # telling words that the source's sentence must share with what is said of


def _with_the_contrary(claim: str, quotation: Quotation, altered: Altered,
                       source: str) -> Altered | None:
    """A short quotation that the source does not have and that denies what the source says of the
    same thing: "not essential", of support that "was seen as essential"."""
    if altered.kind != "absent":
        return None
    about = {word[:_STEM] for word, _, _ in word_list(
        claim[:quotation.start] + " " + claim[quotation.end:]) if len(word) > _TELLING}
    for match in _NOT_SO.finditer(quotation.text):
        word = match["word"].lower()
        for start, end in sentences(source):
            sentence = source[start:end]
            said = [w for w, _, _ in word_list(sentence)]
            if word in said and not _DENIES.search(sentence) and len(
                    about & {w[:_STEM] for w in said if len(w) > _TELLING}) >= _SUBJECT:
                return Altered("changed", start, end, ("not", word), (word,))
    return None


_STEM = 6  # letters that forms of one word share


def of_somebody(text: str, source: str, quotation: Quotation) -> Altered | None:
    """How words said to be somebody else's stand to those that the source itself quotes; None
    where the source quotes nothing like them."""
    altered = hold_against(quotation.text, source)
    if altered.kind == "verbatim":
        return altered
    wanted = tuple(word for word, _, _ in word_list(quotation.text))
    return _of_quoted_words(wanted, source)


def _of_quoted_words(wanted: tuple[str, ...], source: str) -> Altered | None:
    """What the source has in quotation marks, where it is told in other words."""
    best: tuple[float, Altered] | None = None
    for quoted in find_quotations(source):
        there = tuple(word for word, _, _ in word_list(quoted.text))
        if len(there) < 4 or len(wanted) < 4:
            continue
        blocks = SequenceMatcher(None, _stems(there), _stems(wanted),
                                 autojunk=False).get_matching_blocks()
        shared = [word for b in blocks for word in there[b.a:b.a + b.size]]
        telling = sum(len(word) >= _TELLING for word in shared)
        alike = 2 * len(shared) / (len(there) + len(wanted))
        if telling >= 1 and alike >= LEAST_ALIKE or (
                telling >= 2 and alike >= LEAST_ALIKE_WITH_TWO):
            altered = Altered("changed", quoted.start, quoted.end,
                              tuple(w for w in wanted if w not in shared),
                              tuple(w for w in there if w not in shared))
            if best is None or alike > best[0]:
                best = alike, altered
    return best[1] if best else None


def _stems(words: tuple[str, ...]) -> list[str]:
    """Words cut to the letters by which forms of one are the same: "bear", "bearing"."""
    return [word[:_TELLING] for word in words]


def _led_into(claim: str, quotation: Quotation, wanted: tuple[str, ...],
              source: str) -> Altered | None:
    """What follows in the source upon the words that stand before the quotation."""
    if not _CONCLUDED.search(claim):
        return None
    before = [word for word, _, _ in word_list(claim[max(0, quotation.start - 200):
                                                     quotation.start])][-LEAST_LED:]
    if len(before) < LEAST_LED or sum(len(word) >= _TELLING for word in before) < 2:
        return None
    words = word_list(source)
    for index in range(len(words) - LEAST_LED, -1, -1):
        if [word for word, _, _ in words[index:index + LEAST_LED]] != before:
            continue
        start = words[index + LEAST_LED - 1][2]
        stop = _LAST_OF_SENTENCE.search(source, start)
        end = stop.start() if stop else len(source)
        there = tuple(word for word, _, _ in word_list(source[start:end]))
        if there:
            found = Altered("changed", start, end, tuple(w for w in wanted if w not in there),
                            tuple(w for w in there if w not in wanted))
            return found if changes_meaning(found) else None
    return None


def _with_another_beginning(altered: Altered, wanted: tuple[str, ...],
                            source: str) -> Altered | None:
    """A sentence quoted as it stands but for its first words."""
    if altered.kind != "own words" or altered.start is None or altered.end is None:
        return None
    if not altered.told or altered.told != wanted[:len(altered.told)]:
        return None
    kept = len(wanted) - len(altered.told)
    begin = max((m.end() for m in _LAST_OF_SENTENCE.finditer(
        source, max(0, altered.start - 300), altered.start)), default=max(0, altered.start - 300))
    there = re.sub(r"^\s*\w{4,14}:\s", "", source[begin:altered.start])
    first = tuple(word for word, _, _ in word_list(there))
    if first and kept >= 4 and abs(len(first) - len(altered.told)) <= max(2, len(first) // 2):
        found = Altered("changed", begin, altered.end, altered.told, first)
        return found if changes_meaning(found) else None
    return None
