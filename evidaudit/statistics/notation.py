"""How numbers are printed: one character map, one number pattern, number words, units.

``uniform`` changes characters one for one, so that offsets stay those of the text as given.
"""

from __future__ import annotations

from typing import Final

from .. import quick_re as re

_MINUS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u207b"
_THIN = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
THIN: Final = "\u2009"
_POINTS = "\u00b7\u2027\u22c5\u2219\u02d9\u0387\uff0e"
_SINGLE = {
    "\uff05": "%",
    "\u066a": "%",
    "\u00b2": "2",
    "\u2a7d": "≤",
    "\u2a7e": "≥",
    "\u2266": "≤",
    "\u2267": "≥",
    "\uff1c": "<",
    "\uff1e": ">",
    "\uff1d": "=",
    "\u2019": "'",
    "\u02bc": "'",
    "\u2215": "/",
    "\u2044": "/",
    "\u3000": " ",
    "\t": " ",
    "\u223c": "~",
    "\u2248": "~",
    "\u2243": "~",
    "\uff5e": "~",
    "\uff08": "(",
    "\uff09": ")",
    "\u0130": "I",  # the one letter whose lower case is longer
}
_PLAIN = (
    _SINGLE | dict.fromkeys(_MINUS, "-") | dict.fromkeys(_THIN, THIN) | dict.fromkeys(_POINTS, ".")
)

# A number without its sign. Thousands: 1,178 · 1 178 (thin or no-break space); decimals 0.87, .87.
NUMBER: Final = (
    r"(?:\d{1,3}(?:,\d{3}){1,4}(?!\d|,\d)(?:\.\d+)?|\d{1,3}(?:"
    + THIN
    + r"\d{3}){1,4}(?!\d)(?:\.\d+)?|0,\d{1,3}(?![\d.])|\d{1,15}(?:\.\d{1,15})?"
    r"|\.\d{1,15})"
)
SIGNED: Final = r"[-+]?\s?" + NUMBER
PERCENT: Final = r"(?:%|per[\s-]?cent\b(?!age)|percent\b|pct\b)"
PLUS_MINUS: Final = r"(?:±|\+\s?/\s?-|\+-)"

_SMALL = tuple(
    re.findall(
        r"\w+",
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen",
    )
)
_TENS = tuple(re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety"))
WORDS: Final[dict[str, int]] = (
    {word: value for value, word in enumerate(_SMALL)}
    | {word: 10 * value for value, word in enumerate(_TENS, start=2)}
    | {"dozen": 12, "hundred": 100, "thousand": 1000}
)
_UNIT_WORDS = "|".join(_SMALL[1:10])
NUMBER_WORD: Final = (
    r"(?:(?:(?:" + _UNIT_WORDS + r")\s(?:hundred|thousand)(?:\s(?:and\s)?|"
    r"(?!\s?[a-z])))?(?:(?:"
    + "|".join(_TENS)
    + r")(?:[\s-](?:"
    + _UNIT_WORDS
    + r"))?|"
    + "|".join(sorted(_SMALL[1:], key=len, reverse=True))
    + r")|(?:"
    + _UNIT_WORDS
    + r")\s(?:hundred|thousand))"
)

MAGNITUDES: Final = {"thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9}
# Where a number in words may begin: a cheap look before its many alternatives.
WORD_AHEAD: Final = r"(?:on|tw|th[ri]|fo|fi|si|se|ei|ni|te|el|hu|ma)"

_SPACES = re.compile(r"[\s-]+")


def word_set(words: str) -> frozenset[str]:
    """The words of a string that are parted by spaces."""
    return frozenset(words.split())


def uniform(text: str) -> str:
    """``text`` with every dash a hyphen-minus, every odd space a thin one, ``·`` a full stop.

    The answer has the same length as ``text``: an offset in one is an offset in the other.
    """
    for odd in _PLAIN.keys() & set(text):  # few kinds occur: faster than translating each character
        text = text.replace(odd, _PLAIN[odd])
    return text


def number(printed: str) -> float:
    """The value of a printed number, sign included ("-1,178.5", ".87", "0,87")."""
    digits = printed.replace(" ", "").replace(THIN, "").replace("\n", "")
    if "," in digits:
        digits = digits.replace(",", "." if re.fullmatch(r"[-+]?0,\d+", digits) else "")
    return float(digits)


def word_value(words: str) -> int:
    """The value of number words: "twelve", "Seventy-one", "forty two"."""
    total = current = 0
    for word in _SPACES.split(words.strip().lower()):
        if word in ("hundred", "thousand"):
            total, current = total + (current or 1) * WORDS[word], 0
        else:
            current += WORDS.get(word, 0)
    return total + current


def decimals(printed: str) -> int:
    """How many digits follow the decimal point of a printed number."""
    whole, point, fraction = printed.partition(".")
    return len(fraction) if point else 0


# "cut the risk of a stroke by about" a quarter: what follows is a change, not a share
BY_AFTER_CHANGE = re.compile(
    r"\b(?:(?P<up>r(?:ise|ises|ose|isen|aise[sd]?)|increas(?:e[sd]?|ing)|gr[eo]wn?|climb(?:s|ed)?|"
    r"boost(?:s|ed)?|lengthen(?:s|ed)?)|cut(?:s|ting)?|reduc(?:e[sd]?|ing|tions?)|lower(?:s|ed|ing)?|"
    r"f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|decreas(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|"
    r"shrank|shrunk|shrinks?|slash(?:es|ed)?|shorten(?:s|ed)?|halv(?:e[sd]?|ing))\b[^.;]{0,90}?\bby\s"
    r"(?:about\s|around\s|nearly\s|almost\s|roughly\s|some\s|over\s|more\sthan\s|up\sto\s|"
    r"at\sleast\s|approximately\s|as\smuch\sas\s)?$", re.IGNORECASE)
