"""LaTeX in bibliographies: to plain Unicode and back.

Accents, letters, quotes, dashes and simple formatting are decoded here, because that covers nearly
every field and costs microseconds; anything else (mathematics, unknown commands) goes to
pylatexenc, cached. ``encode`` is the exact inverse on plain text: decode(encode(x)) == x up to
runs of white space.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Combining characters for accent commands ("\'e", "\c{c}"); LaTeX2e reference, "Accents".
_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304",
            "u": "\u0306", ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b",
            "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331"}
_SYMBOLS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ",
    "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ",
    "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "textendash": "–", "textemdash": "—",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textquoteright": "’",
    "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'",
    "textquotedbl": '"', "textregistered": "®", "texttrademark": "™", "copyright": "©",
    "textcopyright": "©", "textdegree": "°", "textmu": "µ", "textperiodcentered": "·",
    "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_", "ldots": "…",
    "dots": "…", "textellipsis": "…", "S": "§", "P": "¶", "pounds": "£", "euro": "€",
    "texteuro": "€", "slash": "/", "space": " ", "quad": " ", "newline": " ",
    "textordmasculine": "º", "textordfeminine": "ª", "textpm": "±", "texttimes": "×",
    "guillemotleft": "«", "guillemotright": "»", "textbraceleft": "{", "textbraceright": "}",
    "lbrace": "{",
    "rbrace": "}", "textdollar": "$", "textnumero": "№", "TeX": "TeX", "LaTeX": "LaTeX",
}
_GREEK = ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi "
          "rho varsigma sigma tau upsilon phi chi psi omega")
for _code, _name in enumerate(_GREEK.split(), start=0x3b1):     # Unicode has them in this order
    _SYMBOLS[_name] = chr(_code)
    _SYMBOLS[_name.capitalize()] = chr(_code - 32)
_SYMBOLS.update({
    "varepsilon": "ε", "vartheta": "ϑ", "varphi": "φ", "pm": "±", "mp": "∓", "times": "×",
    "cdot": "·", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠",
    "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝", "infty": "∞",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "leftrightarrow": "↔", "circ": "°",
    "degree": "°", "prime": "′", "div": "÷", "sum": "∑", "prod": "∏", "partial": "∂", "ell": "ℓ",
    "ll": "≪", "gg": "≫", "in": "∈", "subset": "⊂", "cup": "∪", "cap": "∩", "lt": "<", "gt": ">",
    "langle": "⟨", "rangle": "⟩", "dag": "†", "ddag": "‡", "star": "⋆", "ast": "∗", "bullet": "•"})
# Commands whose argument is kept and whose formatting is dropped.
_TRANSPARENT = frozenset((
    "textit", "emph", "textbf", "textsc", "textrm", "textsf", "texttt", "textsl", "textup",
    "textmd", "textnormal", "uppercase", "mbox", "text", "underline", "enquote", "mkbibquote",
    "textsuperscript", "textsubscript", "mkbibemph", "mathrm", "mathbf", "mathit",
    "mathsf", "mathcal", "mathbb", "operatorname", "boldsymbol", "bm", "hbox", "ensuremath",
    "bibinfo",
    "MakeUppercase", "MakeLowercase", "nocase", "path", "protect", "relax", "it", "bf", "em",
    "rm", "sc", "sf", "tt", "sl", "itshape", "bfseries", "url"))
_LITERAL = frozenset("&%$#_{}")
_NEEDS_DECODING = re.compile(r"[\\{}$~]|--|``|''|\?`|!`")
# One token: command, escaped character, brace, dollar, ligature, or a run of anything else.
_TOKEN = re.compile(
    r"\\([A-Za-z]+)[ \t]*|\\(.)|(---|--|``|''|\?`|!`)|([{}$~])|([^\\{}$~\-`'?!]+)|(.)", re.DOTALL)
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "?`": "¿", "!`": "¡"}
_SPACES = re.compile(r"[ \t\n\r\f\v\u00a0]+")
_MAX_DEPTH = 60     # braces; pylatexenc recurses, honest fields stay under ten


class _Unknown(Exception):
    """A command that the small decoder does not know."""


@lru_cache(maxsize=65536)
def decode(text: str) -> str:
    """``text`` as plain Unicode in one line; braces, formatting and escapes are taken off."""
    if not _NEEDS_DECODING.search(text):
        return _SPACES.sub(" ", text).strip(" ")
    try:
        plain = _decode_known(text)
    except _Unknown:
        plain = _decode_any(text)
    return _SPACES.sub(" ", plain).strip(" ")


def _decode_known(text: str) -> str:
    """``text`` decoded with the tables of this module; _Unknown for anything else."""
    out: list[str] = []
    # An odd "$" is money, a pair is mathematics, whose marks are dropped.
    dollar = "$" if len(re.findall(r"(?<!\\)\$", text)) % 2 else ""
    accent = ""                     # a combining character that waits for its letter
    for match in _TOKEN.finditer(text):
        command, escaped, ligature, mark, run, other = match.groups()
        piece = run or other or ""
        if command:
            if command in _ACCENTS and len(command) == 1:
                accent = _ACCENTS[command]
                continue
            if command not in _SYMBOLS and command not in _TRANSPARENT:
                raise _Unknown(command)
            piece = _SYMBOLS.get(command, "")
            if match.end() > match.end(1) and piece and not piece.isalpha():
                piece += " "        # "p \\leq 0.05": TeX sets a space around relations
            if accent and command in ("i", "j"):
                piece = command     # \'{\i} is í
        elif escaped:
            if escaped in _ACCENTS:
                accent = _ACCENTS[escaped]
                continue
            if escaped in "([)]":
                raise _Unknown(escaped)     # \( … \) is mathematics
            piece = escaped if escaped in _LITERAL else {"-": "", "/": ""}.get(escaped, " ")
        elif ligature:
            piece = _LIGATURES[ligature]
        elif mark == "$":
            piece = dollar
        elif mark == "~":
            piece = " "
        elif mark:
            if mark == "}" and accent and out:
                accent = ""         # "\'{}" has no letter
            continue
        if accent:
            stripped = piece.lstrip()
            if not stripped:
                continue            # white space between the accent and its letter
            piece, accent = unicodedata.normalize("NFC", stripped[0] + accent) + stripped[1:], ""
        out.append(piece)
    return "".join(out)


def _decode_any(text: str) -> str:
    """``text`` decoded by pylatexenc; kept as it is, less braces, where that fails."""
    from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]  # 60 ms
    from pylatexenc.latexwalker import LatexWalkerError  # type: ignore[import-untyped]

    depth = deepest = 0
    for mark in re.findall(r"[{}]", text):
        depth += 1 if mark == "{" else -1
        deepest = max(deepest, depth)
    if deepest > _MAX_DEPTH or len(text) > 100_000:
        return text.replace("{", "").replace("}", "")
    guarded = re.sub(r"(?<!\\)%", r"\\%", text)        # "%" starts no comment in a field
    try:
        converter = LatexNodes2Text(keep_comments=True, math_mode="text")
        return str(converter.latex_to_text(guarded, tolerant_parsing=True))
    except (LatexWalkerError, RecursionError, ValueError, IndexError, TypeError, AttributeError):
        return text.replace("{", "").replace("}", "")


def decode_verbatim(text: str) -> str:
    """``text`` of a DOI or URL field: only escapes of special characters are taken off."""
    if "\\" in text:
        text = re.sub(r"\\textbackslash ?(?:\{\})?", "\x00", text)
        text = re.sub(r"\\(?:textunderscore) ?(?:\{\})?", "_", text)
        text = re.sub(r"\\(?:textasciitilde|~) ?(?:\{\})?", "~", text)
        text = re.sub(r"\{\\([&%$#_])\}", r"\1", text)
        text = re.sub(r"\\([&%$#_{}])", r"\1", text)
        text = text.replace("\x00", "\\")
    return text.strip()


_ENCODED = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&",
            "%": r"\%", "#": r"\#", "_": r"\_", "^": r"\textasciicircum{}",
            "~": r"\textasciitilde{}"}
_SPECIAL = re.compile(r"[\\{}$&%#_^~]|--+|''+|``+|[?!]`+")


def encode(text: str) -> str:
    """``text`` with the specials of LaTeX escaped; letters stay UTF-8."""
    return _SPECIAL.sub(_encode_one, text)


def _encode_one(match: re.Match[str]) -> str:
    found = match.group()
    return _ENCODED.get(found) or "{}".join(found)      # "--" as "-{}-": no ligature


def encode_verbatim(text: str) -> str:
    """``text`` of a DOI or URL field; only what would break the entry is escaped."""
    return re.sub(r"[\\{}]", lambda m: _ENCODED[m.group()], text)
