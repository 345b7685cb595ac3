"""The sentences of an abstract or article, each with the section that it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from .. import quick_re as re
from ..prose import sentences

_NAMES = (
    ("conclusions", r"conclusions?(?: and relevance)?|interpretation|"
                    r"discussion(?: and conclusions?)?|"
                    r"significance|implications?|summary"),
    ("results", r"(?:key |principal )?results?(?: and (?:conclusions?|discussion))?|"
                r"(?:main |key |principal )?findings|"
                r"(?:main )?outcomes? and results|main results|primary outcome|"
                r"secondary outcomes?"),
    ("methods", r"(?:patients?|participants?|materials?|subjects?)(?: and |, )?"
                r"(?:methods?|design)?|"
                r"methods?(?:/design| and (?:materials?|findings|results|analysis))?|methodology|"
                r"design"
                r"(?:, setting,? and participants| and (?:setting|methods))?|settings?|"
                r"interventions?|"
                r"(?:main |primary )?outcomes?(?: and)? measure(?:s|ments)?|"
                r"main outcomes? and measures?|"
                r"data (?:sources?|extraction|synthesis|collection)|study (?:design|selection)|"
                r"selection criteria|search (?:strategy|methods)|exposures?|measurements?|"
                r"trial registration|funding|study registration|registration|"
                r"clinical trial (?:number|registration)"),
    ("background", r"background(?: and (?:aims?|purpose|objectives?))?|introduction|"
                   r"objectives?|aims?"
                   r"(?: of the study)?|purpose|context|importance|rationale|question|hypothesis|"
                   r"background & aims|objective and background"),
)
_HEADING = re.compile(
    r"(?:^|(?<=[\n.!?)]))[ \t]*(?:ABSTRACT\.)?(?:"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _NAMES)
    + r")[ \t]*(?:[:.](?=\s|$)|\n|[—–-] )", re.I)
# "Methods We compared …": headings that nothing but a capital sets off.
_BARE_HEADING = re.compile(
    r"(?:^|(?<=[.!?)]\s))(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _NAMES)
    + r")\s(?=[A-Z0-9])(?!(?i:of|and|in)\b)", re.I)
_BARE_AT_LEAST = 3  # different sections, results among them, before bare headings are believed
# Words that tell the section of a sentence in an abstract without headings.
_CONCLUDES = re.compile(
    r"^(?:in (?:conclusion|summary)|(?:it is|we) concluded?\b|overall,|these (?:results|findings|"
    r"data)|our (?:results|"
    r"findings|"
    r"data|study)|we conclude|this (?:study|trial) (?:shows|suggests|demonstrates|provides)|"
    r"taken together|thus,|therefore,|the (?:results|findings) (?:suggest|indicate|support|"
    r"show))", re.I)
_AIMS = re.compile(
    r"\b(?:aim(?:ed|s)?\b|objective|purpose|we (?:sought|hypothesi[sz]ed|investigated whether|"
    r"examined whether|tested whether|asked whether)|to (?:determine|evaluate|assess|investigate|"
    r"compare|examine|test|explore) (?:the|whether|if|how))\b", re.I)
_METHODS = re.compile(
    r"\b(?:were|was) (?:randomi[sz]ed|randomly|recruited|enrolled|allocated|assigned|measured|"
    r"assessed|"
    r"collected|included|followed|searched|analy[sz]ed|recorded|asked|invited|interviewed)\b|\bwe "
    r"(?:randomi[sz]ed|randomly|recruited|enrolled|searched|analy[sz]ed|used|measured|followed|"
    r"assigned)\b|"
    r"\bprimary (?:outcome|end ?point)s? (?:was|were|is)\b", re.I)
_RESULT = re.compile(
    r"\d+(?:\.\d+)?\s?%|\bp\s?[<=>]|\bci\b|significan|\bdiffer|\bhigher\b|\blower\b|\breduc|"
    r"\bimprov|\bincreas|\bdecreas|\bassociated\b|\bmore\b|\bfewer\b|\bless\b|\bsimilar\b|"
    r"\bratio\b", re.I)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a study's text: its words, offsets into the whole text and section."""

    text: str
    start: int
    end: int
    section: str  # background | methods | results | conclusions | title


def read_sections(text: str) -> list[Sentence]:
    """The sentences of ``text`` with their sections, told by headings or else by their words."""
    marks = [(match.end(), match.start(), str(match.lastgroup)) for match in _HEADING.finditer(text)
             if text[match.start():match.end()].strip()]
    if not {name for _, _, name in marks} & {"results", "conclusions"}:
        marks = _bare_marks(text) or marks
    found: list[Sentence] = []
    bounds = [(0, "")] + [(end, name) for end, _, name in marks]
    for index, (start, name) in enumerate(bounds):
        stop = marks[index][1] if index < len(marks) else len(text)
        for a, b in sentences(text[start:stop]):
            found.append(Sentence(text[start + a:start + b], start + a, start + b, name))
    headed = {name for _, _, name in marks} & {"results", "conclusions", "methods"}
    if not headed & {"results", "conclusions"}:  # one heading alone does not label the rest
        found = [s if index == 0 else Sentence(s.text, s.start, s.end, "")
                 for index, s in enumerate(found)]
    return [sentence if sentence.section else _by_words(sentence, index, len(found), bool(headed))
            for index, sentence in enumerate(found)]


def _bare_marks(text: str) -> list[tuple[int, int, str]]:
    """End, start and section of each heading without a colon; empty where too few are there."""
    found = [(m.end(), m.start(), str(m.lastgroup)) for m in _BARE_HEADING.finditer(text)
             if m.group()[0].isupper() and _next_is_capital(text, m.end())]
    named = {name for _, _, name in found}
    return found if len(named) >= _BARE_AT_LEAST and "results" in named else []


def _next_is_capital(text: str, place: int) -> bool:
    return text[place:place + 1].isupper() or text[place:place + 1].isdigit()


def _by_words(sentence: Sentence, index: int, count: int, headed: bool) -> Sentence:
    text = sentence.text
    if text.upper().startswith("TITLE:") or (headed and index == 0):
        section = "title" if len(text) < 300 else "background"
    elif _CONCLUDES.search(text):
        section = "conclusions"
    elif _AIMS.search(text):
        section = "background"
    elif _RESULT.search(text) and (index or count < 3):
        section = "results"
    elif _METHODS.search(text):
        section = "methods"
    else:
        section = "background" if index < count / 2 else "results"
    return Sentence(text, sentence.start, sentence.end, section)
