"""Whether two numbers of a grid may be the same, are of one sort, stand side by side."""

from __future__ import annotations

from ... import quick_re as re
from ...wording.moments import same_moment
from .grid import Row
from .number_tokens import Cell
from .terms_of_cells import Bag

_STEM = 4           # … and the least that one of two words must have of the other
PREFIX = 6         # letters that "abstinent" and "abstinence" share
_BESIDE = 24        # letters beside a share in which "fewer" or "more" belongs to it
_DOWN = re.compile(r"\b(?:lower\w*|less|fewer|reduc\w*|cut|drop\w*|fell|fall\w*|declin\w*|down|"
                   r"decreas\w*|protect\w*|effective\w*|prevent\w*)\b", re.I)
_UP = re.compile(r"\b(?:higher|more|greater|rais\w*|ris\w*|rose|increas\w*|up|extra|"
                 r"jump\w*)\b", re.I)


def may_be(text: str, claimed: Cell, printed: Cell) -> bool:
    """Whether a number of the claim ``text`` may be one that the study prints."""
    if claimed.low != claimed.high:
        return printed.unit == "%" and claimed.low <= printed.low <= claimed.high
    if claimed.unit == "%" and printed.unit == "ratio":
        near = text[max(0, claimed.start - _BESIDE):claimed.end + _BESIDE]
        way = bool(_UP.search(near)) - bool(_DOWN.search(near)) or (
            bool(_UP.search(text)) - bool(_DOWN.search(text)))
        return abs(100 * (printed.low - 1) - way * claimed.low) <= 0.5 and way != 0 and (
            claimed.low > 1)
    if not fits(claimed.unit, printed.unit):
        return False
    decimals = len(claimed.text.replace("·", ".").partition(".")[2])
    theirs = len(printed.text.replace("·", ".").partition(".")[2])
    if claimed.digits < 2 and claimed.unit not in ("%", "ratio") and theirs == 0:
        return False
    scale = 10 ** decimals
    return theirs >= decimals and abs(
        int(printed.low * scale + 0.5 + 1e-6) / scale - claimed.low) < 1e-9


def has_other_unit(claimed: Cell, printed: Cell) -> bool:
    """Whether a share of the claim has the digits of a number of the study that is no share."""
    return claimed.unit == "%" and printed.unit not in ("%", "ratio", "point") and (
        "." in claimed.text and claimed.text == printed.text.lstrip("-−–+"))


def has_other_point(claimed: Cell, printed: Cell) -> bool:
    """Whether two shares have the same digits but for the place of the decimal point."""
    return claimed.unit == printed.unit == "%" and len(_digits(claimed)) > 1 and any(
        abs(claimed.low * factor - printed.low) < 1e-9 for factor in (0.1, 10)) and (
        _digits(claimed) == _digits(printed))


def _digits(cell: Cell) -> str:
    return re.sub(r"\D", "", cell.text).strip("0")


def is_length_of(claimed: Cell, begin: Cell, end: Cell) -> bool:
    """Whether a number is how far a course went: 8.2 of "from 21.4 to 13.2"."""
    return "." in claimed.text and abs(abs(begin.low - end.low) - claimed.low) < 1e-6


def side_by_side(cell: Cell) -> int:
    """How many numbers stand side by side with one; the ratio in brackets stands alone."""
    return 1 if cell.nested else cell.length


def is_count(cell: Cell) -> bool:
    return cell.unit == "" and not re.search(r"[.·]", cell.text)


def apart(some: Bag, others: Bag) -> Bag:
    """The terms of ``some`` that ``others`` have not, in no other ending either."""
    plain = [_bare(t) for t in others if t[:1].isalpha() and len(t) >= _STEM]
    return frozenset(t for t in some - others if t[0] in "=!#" or not any(
        b[:PREFIX] == o[:PREFIX] or b.startswith(o) or len(b) >= _STEM and o.startswith(b)
        for b in (_bare(t),) for o in plain))


def _bare(term: str) -> str:
    """A stem without the syllable that denies it: poorly controlled, uncontrolled."""
    return term[2:] if term.startswith(("un", "in")) and len(term) > PREFIX else term


def same_time(one: Row, other: Row) -> bool:
    return not (one.when and other.when) or any(
        same_moment(m, n) is not False for m in one.when for n in other.when)


def fits(one: str, other: str) -> bool:
    return one == other or "" in (one, other) and not {one, other} & {"%", "ratio"} or (
        {one, other} == {"", "ratio"})


def one_sort(one: Cell, other: Cell) -> bool:
    return fits(one.unit, other.unit) and one.contrast == other.contrast


def same_run(one: Row, other: Row) -> bool:
    return one.sentence == other.sentence and one.cell.run == other.cell.run and not (
        one.cell.nested or other.cell.nested)


def denies(text: str, some: Bag) -> bool:
    """Whether ``text`` denies one of some terms: "no affected relative"."""
    return any(re.search(rf"\b(?:no|without|not|non|free of)[\s-](?:[\w-]{{1,20}}\s){{0,2}}?"
                         rf"[\w-]{{0,14}}?{re.escape(t[:PREFIX])}", text, re.I)
               for t in some if t.isalpha() and len(t) > 3)
