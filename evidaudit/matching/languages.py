"""The language of a title, told by its small words and letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from .titles import bare_title

_SMALL_WORDS = {
    "en": "the of and in with for on by to from an is at its among between using",
    "de": "der die das und bei mit von zur zum des dem den für über im ein eine nach durch als",
    "fr": "le la les des du et dans chez avec pour sur une un par aux au en l d",
    "es": "el la los las del y en con para por una un de al entre sobre",
    "it": "il lo la gli le dei della delle degli nel nella con per una un di e da sul",
    "pt": "o os as do da dos das e em com para por uma um na no nas nos de",
    "nl": "de het een van en bij met voor op naar door tot aan",
    "pl": "w z i na u do przez oraz dla po ze",
    "sv": "och i av med för på till hos en ett vid",
    "da": "og i af med for på til hos en et ved",
    "tr": "ve ile bir için olan üzerine",
}
_LANGUAGE_OF_WORD: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGE_OF_WORD.setdefault(_word, []).append(_language)
_SCRIPTS = ("CYRILLIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "ARABIC", "HEBREW", "GREEK SMALL",
            "THAI", "DEVANAGARI")


@lru_cache(maxsize=8192)
def language_of(title: str) -> str:
    """A two-letter code, a script's name for other scripts, or '' where it cannot be told."""
    letters = [c for c in bare_title(title) if c.isalpha()][:200]
    for script in _SCRIPTS:
        count = sum(unicodedata.name(c, "").startswith(script) for c in letters if ord(c) > 0x36F)
        if letters and count > len(letters) / 3:
            return script.split()[0].lower()
    votes: dict[str, float] = {}
    for word in bare_title(title).lower().replace("'", " ").replace("’", " ").split():
        languages = _LANGUAGE_OF_WORD.get(word.strip(".,:;()[]?!\""), [])
        for language in languages:
            votes[language] = votes.get(language, 0.0) + 1 / len(languages)
    if not votes:
        return ""
    ranked = sorted(votes.items(), key=lambda pair: -pair[1])
    if len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]:
        return ""
    return ranked[0][0] if ranked[0][1] >= 0.5 else ""
