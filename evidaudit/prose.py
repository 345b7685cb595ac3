"""Sentences and words of running text, with offsets.

``sentences`` gives sentence boundaries: sentencex (Wikimedia, MIT) finds them, and the rules here
mend what biomedical prose breaks ("et al. [3]", "Fig. 2", "p = .03", "Suppl. 1").
"""

from __future__ import annotations

import re
from functools import lru_cache

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

# A sentence that ends with one of these was cut too early: the next one belongs to it.
_CUT_TOO_EARLY = re.compile(
    r"(?:\b(?:et al|al|Fig|Figs|Suppl|ref|refs|vs|No|Dr|Drs|Prof|St|Mr|Mrs|Ms|approx|resp|cf|"
    r"e\.g|i\.e|"
    r"ca|Eq|Vol|Ed|Eds|eds|Ref|Refs|Tab|pp|p)\.|[\[(=<>≤≥,;:–])$"
)
LONGEST_PIECE = 6_000  # characters: about ten times the longest paragraph of a journal article
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+(?:[.,·]\d+)*", re.UNICODE)
_WORD_OR_MARK = re.compile(_WORD.pattern + r"|[,.;:()\[\]]", re.UNICODE)


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end offsets of each sentence of ``text``, without surrounding white space.

    A line break followed by another one, or by a bullet, always ends a sentence.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _paragraphs(text):
        spans.extend((start + a, start + b) for a, b in _sentences_of_paragraph(text[start:end]))
    return spans


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans, position = [], 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + (len(line) - len(line.lstrip()))
            spans.extend(_pieces(text, start, start + len(stripped)))
        position += len(line)
    return spans


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """``start`` to ``end`` in pieces of at most LONGEST_PIECE, cut after a full stop or a space.

    sentencex takes quadratic time over quotation marks that are never closed.
    """
    pieces = []
    while end - start > LONGEST_PIECE:
        cut = max(text.rfind(". ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE) + 1,
                  text.rfind(" ", start + 1, start + LONGEST_PIECE) if text.rfind(
                      ". ", start + LONGEST_PIECE // 2, start + LONGEST_PIECE) < 0 else 0)
        cut = cut if cut > start else start + LONGEST_PIECE
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


@lru_cache(maxsize=4096)
def _sentences_of_paragraph(paragraph: str) -> tuple[tuple[int, int], ...]:
    merged: list[list[int]] = []
    for boundary in get_sentence_boundaries("en", paragraph):
        start, end = boundary["start_index"], boundary["end_index"]
        chunk = paragraph[start:end]
        start += len(chunk) - len(chunk.lstrip())
        end = start + len(chunk.strip())
        if end <= start:
            continue
        if merged and _belongs_to_previous(paragraph[merged[-1][0]:merged[-1][1]],
                                           paragraph[start:end]):
            merged[-1][1] = end
        else:
            merged.append([start, end])
    return tuple((a, b) for a, b in merged)


def _belongs_to_previous(previous: str, following: str) -> bool:
    if _CUT_TOO_EARLY.search(previous):
        return True
    first = following[0]
    return first.islower() or (first in ")]”’,;" and len(following) < 4)


def words(text: str) -> list[str]:
    """The words and numbers of ``text``, lower case, in order."""
    return [word.lower() for word in _WORD.findall(text)]


def quote_at_most(text: str, limit: int) -> str:
    """``text`` cut to ``limit`` words, with an ellipsis where something was left out."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= limit else " ".join(parts[:limit]) + " …"


# --- stems ---------------------------------------------------------------------------------------
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "mice": "mouse", "feet": "foot",
    "teeth": "tooth", "people": "person", "fell": "fall", "fallen": "fall", "rose": "rise",
    "risen": "rise", "grew": "grow", "grown": "grow", "dead": "death", "died": "death",
    "die": "death", "dies": "death", "dying": "death", "deaths": "death", "mortality": "death",
    "fatal": "death", "fatalities": "death", "fatality": "death", "lost": "loss", "lose": "loss",
    "losing": "loss", "loses": "loss", "slept": "sleep", "fewer": "few", "better": "good",
    "diagnoses": "diagnosis", "analyses": "analysis", "wore": "wear", "strong": "strength",
    "strengths": "strength", "weight": "weight", "weigh": "weight", "weighed": "weight",
    "heavier": "weight", "survival": "surviv", "survivors": "surviv", "survivor": "surviv",
    "bled": "bleed", "bleeding": "bleed", "bleeds": "bleed", "walking": "walk",
    "smoking": "smok", "smokers": "smok", "smoker": "smok", "smoke": "smok", "infected": "infect",
    "infections": "infect", "infection": "infect", "infectious": "infect", "broke": "break",
    "drank": "drink", "drunk": "drink", "ate": "eat", "eaten": "eat", "ran": "run",
    "depression": "depress", "depressive": "depress", "depressed": "depress",
    "anxious": "anxiety", "obese": "obesity", "diabetic": "diabetes", "asthmatic": "asthma",
    "allergic": "allergy", "allergies": "allergy", "arthritic": "arthritis",
    "muscular": "muscle", "sleeping": "sleep", "pregnant": "pregnancy", "cancerous": "cancer",
    "disabled": "disability", "hospitalised": "hospital", "hospitalized": "hospital",
    "hospitalisation": "hospital", "hospitalization": "hospital", "hospitalisations": "hospital",
    "hospitalizations": "hospital", "painful": "pain", "hurt": "pain", "hurts": "pain",
    "quitting": "quit", "thinner": "thin", "cognition": "cognitive", "memories": "memory",
    "relapses": "relapse", "relapsed": "relapse", "relapsing": "relapse",
    "recurrence": "recur", "recurrences": "recur", "recurrent": "recur", "recurred": "recur",
    "satisfied": "satisfaction", "adherent": "adherence", "fractured": "fracture",
    "births": "birth", "born": "birth", "height": "height", "vaccinated": "vaccin",
    "vaccination": "vaccin", "vaccinations": "vaccin", "vaccine": "vaccin",
    "vaccines": "vaccin",
}
_SUFFIXES = (
    ("izations", ""), ("isations", ""), ("ization", ""), ("isation", ""), ("ational", ""),
    ("fulness", ""), ("ousness", ""), ("iveness", ""), ("ements", ""), ("ities", ""),
    ("ation", ""), ("ations", ""), ("ments", ""), ("ement", ""), ("ators", ""), ("ator", ""),
    ("ically", ""), ("ising", ""), ("izing", ""), ("ised", ""), ("ized", ""), ("ises", ""),
    ("izes", ""), ("ise", ""), ("ize", ""), ("ment", ""), ("ness", ""), ("ings", ""),
    ("ing", ""), ("ions", ""), ("ion", ""), ("ives", ""), ("ive", ""), ("ity", ""),
    ("ally", ""), ("ical", ""), ("ics", ""), ("ies", "y"), ("ied", "y"), ("ed", ""),
    ("ers", ""), ("er", ""), ("ly", ""), ("al", ""), ("ic", ""), ("es", ""), ("s", ""),
    ("e", ""), ("y", ""),
)
_MIN_STEM = 4  # letters that must remain, so that "rate" and "rated" meet but "sing" stays


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one English word, lower case: "programmes" and "program" give the same.

    Light suffix stripping with the forms that biomedical prose inflects irregularly; British and
    American spellings meet (oe, ae, our, ise). After Porter's order of suffixes (Program 1980,
    14(3):130), simplified: a stem is only ever compared with another stem.
    """
    word = word.lower().replace("’", "'")
    if word.endswith("'s"):
        word = word[:-2]
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or not word.isalpha():
        return word
    word = word.replace("aem", "em").replace("oed", "ed").replace("oes", "es").replace("aes", "es")
    word = re.sub(r"our(s?)$", r"or\1", word)
    word = word.replace("programme", "program").replace("paed", "ped").replace("haem", "hem")
    for suffix, replacement in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _MIN_STEM:
            word = word[: len(word) - len(suffix)] + replacement
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
    if len(word) > _MIN_STEM and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    while len(word) > _MIN_STEM and word[-1] in "eyi":
        word = word[:-1]
    return word


def words_and_marks(text: str) -> list[str]:
    """The words and numbers of ``text`` as written and the marks , . ; : ( ) [ ] between them."""
    return _WORD_OR_MARK.findall(text)


def words_with_offsets(text: str) -> list[tuple[str, int, int]]:
    """Each word or number of ``text`` in lower case with its start and end."""
    return [(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)]


# --- abbreviations -------------------------------------------------------------------------------
_PARENTHESIS = re.compile(r"\(([^()]{2,40})\)")
_SHORT_FORM = re.compile(r"[A-Za-z][A-Za-z0-9/&+\-]{1,11}")


def abbreviations(text: str) -> dict[str, str]:
    """The abbreviations that ``text`` defines, short form → long form as written.

    "osteoarthritis (OA)" and "OA (osteoarthritis)". The long form must hold the letters of the
    short form in order, its first letter at the start of a word, within min(n + 5, 2n) words
    (Schwartz & Hearst, Pac Symp Biocomput 2003:451).
    """
    found: dict[str, str] = {}
    for match in _PARENTHESIS.finditer(text):
        inside = re.split(r"[;,]", match[1])[0].strip()
        before = text[max(0, match.start() - 200):match.start()].rstrip()
        if _is_short_form(inside):
            long_form = _long_form(inside, before)
            if long_form:
                found.setdefault(inside, long_form)
        else:
            short = before.rsplit(None, 1)[-1] if before else ""
            if _is_short_form(short) and _long_form(short, match[1]) == match[1].strip():
                found.setdefault(short, match[1].strip())
    return found


def _is_short_form(piece: str) -> bool:
    return bool(_SHORT_FORM.fullmatch(piece)) and sum(c.isupper() for c in piece) >= 2


def _long_form(short: str, before: str) -> str:
    letters = [c.lower() for c in short if c.isalnum()]
    pieces = before.split()
    window = " ".join(pieces[-min(len(letters) + 5, len(letters) * 2):])
    position, lowered = len(window) - 1, window.lower()
    for index in range(len(letters) - 1, -1, -1):
        letter = letters[index]
        while position >= 0 and not (
                lowered[position] == letter
                and (index > 0 or position == 0 or not lowered[position - 1].isalnum())):
            position -= 1
        if position < 0:
            return ""
        position -= 1
    candidate = window[position + 1:].strip()
    return candidate if len(candidate) > len(short) and "(" not in candidate else ""


# --- certainty -----------------------------------------------------------------------------------
_HEDGE = re.compile(
    r"\b(?:may|might|could|can|possibly|perhaps|probably|likely|seems?|seemed|appears?|appeared|"
    r"suggests?|suggested|suggesting|indicates?|potential(?:ly)?|tended to|tends? to|trend|"
    r"unclear|uncertain|unsure|not clear|limited evidence|preliminary|hypothes\w{2,7})\b", re.I)
_NEGATION = re.compile(
    r"\b(?:not|no|nor|never|neither|none|without|cannot|nothing|nobody|failed to|fails to|"
    r"fail to|lack of|lacked|unable to|absence of|\w{2,7}n['’]t)\b", re.I)


def hedges(text: str) -> list[tuple[int, int, str]]:
    """Start, end and words (lower case) of each expression that weakens what ``text`` asserts."""
    return [(m.start(), m.end(), m.group().lower()) for m in _HEDGE.finditer(text)]


def negations(text: str) -> list[tuple[int, int, str]]:
    """Start, end and words (lower case) of each negation in ``text``."""
    return [(m.start(), m.end(), m.group().lower()) for m in _NEGATION.finditer(text)]


_WRAPPED = 40                # characters: a shorter line is a heading or an item, not a wrapped one
_GOES_ON = re.compile(r"[ \t]*(?:[a-z0-9(\[<>=±≥≤−+]|[A-Z][A-Za-z0-9-]{0,14}[\s,;)=])")


def join_wrapped_lines(text: str) -> str:
    """``text`` with its hard-wrapped lines joined, of the same length so that offsets hold.

    Only a line break inside a sentence becomes a blank: after a line of some length without an
    end mark, before one that goes on. Blank lines, headings and list items stay apart.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    joined = [lines[0]]
    for before, line in zip(lines, lines[1:], strict=False):
        end = before.rstrip()
        runs_on = len(end) >= _WRAPPED and end[-1] not in ".!?:;" and _GOES_ON.match(line)
        joined.append(" " if runs_on else "\n")
        joined.append(line)
    return "".join(joined).replace("\r ", "  ")


_HEADING = re.compile(r"^\W*[A-Za-z]{3,20}(?: [A-Za-z]{2,12}){0,3}:\s")


def without_heading(sentence: str) -> str:
    """``sentence`` without the heading before it: "Main results: …"."""
    return _HEADING.sub("", sentence)
