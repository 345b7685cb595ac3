"""Words of a cleaned reference string, and the gaps (punctuation, space) between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Hyphens and apostrophes stay inside a word of letters ("Lopez-Gil", "O'Brien"), not between
# numbers ("S3-S11", "355-68"), where each side is a word of its own.
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)+|[^\W_]+")
MAX_WORDS = 900


@dataclass(slots=True)
class Words:
    """Words in order; ``gaps[i]`` stands before ``words[i]``, ``gaps[-1]`` after the last."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]

    def between(self, first: int, end: int) -> str:
        """The text of words ``first`` to ``end`` - 1, with the brackets that pair with theirs."""
        start, stop = self.starts[first], self.ends[end - 1]
        inside = self.text[start:stop]
        for mark, partner in (("(", ")"), ("[", "]")):
            unclosed = inside.count(mark) - inside.count(partner)
            if unclosed > 0 and self.gaps[end][:1] == partner:
                stop += 1
            elif unclosed < 0 and self.gaps[first][-1:] == mark:
                start -= 1
        return self.text[start:stop]


def split_words(text: str) -> Words:
    """The words of ``text`` with their offsets and the gaps around them."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[str] = []
    position = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        words.append(match.group())
        starts.append(start)
        ends.append(end)
        gaps.append(text[position:start])
        position = end
        if len(words) == MAX_WORDS:
            break
    gaps.append(text[position:])
    return Words(text, words, starts, ends, gaps)
