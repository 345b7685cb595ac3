"""Personal and group names of bibliography files, as CSL-JSON names and back.

A name written "First von Last" goes through bibtexparser's own rules; what they do not know is
handled here: lists separated by semicolons or commas, "Smith JA" without a comma, groups, "et al.".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
)

from .latex import decode, encode

# A last word that names a body, not a person; a few of many, for unbraced group authors.
_GROUP = re.compile(
    r"\b(?:group|collaborat(?:ion|ors|ive)|consortium|committee|organi[sz]ation|network|"
    r"investigators|initiative|team|society|association|institutes?|agency|council|"
    r"commission|foundation|ministry|centers|working party|task force|federation|"
    r"alliance|registry|project|programme|program|panel|corporation|gmbh|inc|ltd)\.?$",
    re.IGNORECASE)
# "Smith JA", "van der Berg A.B.", "Smith JA Jr": the family name first, then bare initials
_FAMILY_INITIALS = re.compile(
    r"((?:[a-z'’]{1,5} ){0,3}[^\W\d_a-z][\w'’\-]{1,40}(?: [^\W\d_a-z][\w'’\-]{1,40}){0,2}) "
    r"([A-Z]{1,3}|(?:[A-Z]\.[ \-]?){1,4})(?: (Jr|Sr|2nd|3rd|II|III|IV)\.?)?")
_AND = re.compile(r"(?<!\\)[{}]| and(?= )", re.IGNORECASE)
_COMMA = re.compile(r"(?<!\\)[{}]|,")
# "J. Smith", "A.-B. de la Cruz": initials first, in a list that commas separate
_INITIALS_FAMILY = re.compile(
    r"(?:[A-Z]\.[ \-]?){1,4} ?(?:[a-z'’]{1,5} ){0,3}[^\W\d_a-z][\w'’\-]{1,40}")
_INITIALS = re.compile(r"(?:[A-Z]\.?[ \-]?){1,4}")
_ET_AL = re.compile(r"(?:,|;|\band\b)?\s*\b(?:et\.? ?al\.?|and others|others)\s*$", re.IGNORECASE)
_PLAIN = re.compile(r"([^\s,{}\\~]+), ([^,{}\\~]+)")   # "Siersma, Volkert", the commonest
_MAX_NAME = 1_000       # characters; the longest group author known has under 400
ET_AL_REMARK = "the {field} list ends with “et al.”: not all names are given"


def read_names(raw: str, field: str = "author") -> tuple[list[dict[str, str]], list[str]]:
    """The CSL-JSON names in a BibTeX name list, and remarks on what had to be assumed."""
    raw = " ".join(raw.split())
    doubled = re.sub(r"(?i)(?<= and)(?: and){1,20}(?= )", "", raw)
    names: list[dict[str, str]] = []
    remarks: list[str] = []
    if doubled != raw:
        remarks.append(f"an empty name in the {field} list was left out")
    parts = _split(doubled, field, remarks)
    for part in parts:
        bare = part.strip(" ,;")
        if bare.lower() in ("others", "et al", "et al.", "et.al."):
            remarks.append(ET_AL_REMARK.format(field=field))
            continue
        if not bare:
            remarks.append(f"an empty name in the {field} list was left out")
            continue
        shortened = _ET_AL.sub("", bare) if _ET_AL.search(bare) and "{" not in bare else bare
        if shortened != bare:
            remarks.append(ET_AL_REMARK.format(field=field))
        name, remark = _read_name(part.strip(" ;") if shortened == bare else shortened)
        if name:
            names.append(dict(name))
        if remark:
            remarks.append(f"{field}: {remark}")
    return names, list(dict.fromkeys(remarks))


def _split(raw: str, field: str, remarks: list[str]) -> list[str]:
    parts = _cut(raw, _AND) if " and " in raw.lower() else [raw]
    if re.search(r"(?:^|\s)and\s*$", raw, re.IGNORECASE):
        remarks.append(f"the {field} list ends with a dangling “and”")
        parts = [re.sub(r"(?:^|\s+)and\s*$", "", part, flags=re.IGNORECASE) for part in parts]
        parts = [part for part in parts if part.strip()]
    out: list[str] = []
    for part in parts:
        out.extend(_split_unusual(part, field, remarks))
    return out


def _split_unusual(part: str, field: str, remarks: list[str]) -> list[str]:
    """The names in one piece: a semicolon list, a comma list in one of two styles, or itself."""
    if "{" not in part and part.count(";"):
        pieces = [piece.strip() for piece in re.sub(r"&[A-Za-z]{2,8};", "", part).split(";")]
        if sum(1 for piece in pieces if piece) > 1:
            remarks.append(f"the {field} list is separated by semicolons instead of “and”")
            return [piece for piece in pieces if piece]
    if "{" in part or part.count(",") < 1:
        return [part]
    pieces = [piece.strip() for piece in part.split(",")]
    names = [piece for piece in pieces if not _ET_AL.fullmatch(piece)]
    if len(pieces) > 1 and (all(_FAMILY_INITIALS.fullmatch(name) for name in names)
                            or all(_INITIALS_FAMILY.fullmatch(name) for name in names)):
        remarks.append(f"the {field} list is separated by commas instead of “and”")
        return pieces
    # "Smith, J., Jones, K.": family and initials in turn
    given = pieces[1::2]
    if len(pieces) >= 4 and len(pieces) % 2 == 0 and all(_INITIALS.fullmatch(g) for g in given):
        remarks.append(f"the {field} list is separated by commas instead of “and”")
        return [f"{a}, {b}" for a, b in zip(pieces[::2], given, strict=True)]
    return [part]


@lru_cache(maxsize=65536)
def _read_name(name: str) -> tuple[Mapping[str, str], str]:
    """One CSL-JSON name and a remark; the caller copies the mapping."""
    plain = _PLAIN.fullmatch(name)
    if plain and "--" not in name and plain[1][:1].isupper() and not (
            _FAMILY_INITIALS.fullmatch(plain[2])):
        return {"family": plain[1], "given": plain[2].strip()}, ""
    if len(name) > _MAX_NAME:
        return {"literal": decode(name)}, f"“{decode(name)[:80]} …” is no name of a person"
    if _is_braced(name):
        return {"literal": decode(name)}, ""
    if "," not in name:
        text = decode(name)
        if _GROUP.search(text) and " " in text:
            return {"literal": text}, ""
        turned = _FAMILY_INITIALS.fullmatch(text)
        if turned:
            found = {"family": turned[1], "given": turned[2]}
            if turned[3]:
                found["suffix"] = turned[3]
            return found, f"“{text}” was read as family name and initials"
    pieces = [decode(piece.replace("--", "-")) for piece in _at_commas(name)]
    if len(pieces) == 1:
        return _first_last(name)
    remark = ""
    if len(pieces) > 3:
        # BibTeX allows two commas; the words after them would be lost in silence.
        remark = f"“{decode(name)[:80]}” has too many commas"
        pieces = [pieces[0], ", ".join(piece for piece in pieces[1:] if piece)]
    family, given = pieces[0], pieces[-1]
    if not family:
        return {"literal": given} if given else {}, remark
    found = {"family": family}
    if given:
        found["given"] = given
    if len(pieces) == 3 and pieces[1]:
        found["suffix"] = pieces[1]
    return found, remark


def _first_last(name: str) -> tuple[Mapping[str, str], str]:
    """A name written "First von Last", taken apart as BibTeX does."""
    try:
        parts = parse_single_name_into_parts(name, strict=False)
    except (InvalidNameError, RecursionError, IndexError, ValueError):
        return {"literal": decode(name)}, f"“{decode(name)[:80]}” could not be taken apart"
    # "--" between the halves of a name is a hyphen, not a dash
    family = decode(" ".join([*parts.von, *parts.last]).replace("--", "-"))
    given = decode(" ".join(parts.first).replace("--", "-"))
    if not family:
        return {"literal": decode(name)} if decode(name) else {}, ""
    return {"family": family, "given": given} if given else {"family": family}, ""


def _at_commas(name: str) -> list[str]:
    """``name`` cut at the commas that stand outside braces."""
    return name.split(",") if "{" not in name else _cut(name, _COMMA)


def _cut(text: str, separator: re.Pattern[str]) -> list[str]:
    """``text`` cut at what ``separator`` matches outside braces."""
    pieces, start, depth = [], 0, 0
    for match in separator.finditer(text):
        mark = match.group()
        if mark in ("{", "}"):
            depth += 1 if mark == "{" else -1
        elif depth <= 0:
            pieces.append(text[start:match.start()])
            start = match.end()
    return [*pieces, text[start:]]


def _is_braced(name: str) -> bool:
    """Whether one pair of braces encloses the whole name: "{WHO Study Group}"."""
    if not (name.startswith("{") and name.endswith("}")):
        return False
    depth = 0
    for match in re.finditer(r"(?<!\\)[{}]", name):
        depth += 1 if match.group() == "{" else -1
        if depth == 0 and match.end() < len(name):
            return False
    return depth == 0 and not name.startswith("{\\")


def write_name(name: Mapping[str, Any]) -> str:
    """One CSL-JSON name in BibTeX's "family, suffix, given" form; groups and odd names braced."""
    literal = str(name.get("literal") or "").strip()
    if literal:
        return _braced(literal)
    family = " ".join(part for part in (
        str(name.get("dropping-particle") or ""), str(name.get("non-dropping-particle") or ""),
        str(name.get("family") or "")) if part).strip()
    parts = [_protect(family), _protect(str(name.get("suffix") or "").strip()),
             _protect(str(name.get("given") or "").strip())]
    if not family:
        return _braced(str(name.get("given") or "").strip())
    return f"{parts[0]}, {parts[1]}, {parts[2]}" if parts[1] else f"{parts[0]}, {parts[2]}".rstrip()


def _braced(text: str) -> str:
    """``text`` as one group; doubled where "{\\" would be read as a single accented letter."""
    encoded = encode(" ".join(text.split()))
    return "{{" + encoded + "}}" if encoded.startswith("\\") else "{" + encoded + "}"


def _protect(text: str) -> str:
    """``text`` with braces where BibTeX would split it: commas, "and", semicolons."""
    words = re.split(r"( )", encode(" ".join(text.split())))
    return "".join("{" + word + "}" if "," in word or ";" in word or word.lower() in
                   ("and", "others") else word for word in words)


def names_as_text(names: Any) -> str:
    """The names of a CSL-JSON variable as "Family Given; Group" for a table cell."""
    shown = []
    for name in names or ():
        if isinstance(name, Mapping):
            person = " ".join(str(name.get(part) or "") for part in
                              ("non-dropping-particle", "family", "suffix", "given"))
            shown.append(" ".join((str(name.get("literal") or "") or person).split()))
    return "; ".join(one for one in shown if one)
