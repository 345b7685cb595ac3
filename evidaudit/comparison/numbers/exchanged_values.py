"""Two values that the claim gives to the two groups the other way round.

"Complications affected 24.8% of those given the drug and 7.1% of those operated on", where the
study says 24.8% after the operation: both numbers are right, and the message is turned round. The
claim's groups are read from the words beside each of its values; the study's from its table.
"""

from __future__ import annotations

from dataclasses import dataclass

from ... import quick_re as re
from ...lexicon import keys
from ...model import Passage
from ..alignment import Comparison
from ..arms.listed_groups import lists_more_shares
from ..effects.arm_values import Listed, Value, listed_in
from ..effects.results_table import Row, Table, results_table
from ..stated import ShortForms

_JOINS = re.compile(
    r"\s(?:and|vs?\.?|versus|compared (?:with|to)|against|while|whereas|but|than|as opposed to)\s|"
    r"[,;()]", re.I)
_TURNED = re.compile(r"\b(?:without|not|free|avoided|escaped|remained|spared|respectively)\b", re.I)


@dataclass(frozen=True, slots=True)
class Exchange:
    """The claim's words and the row that gives its two values to the other groups."""

    claimed: str
    reported: str
    passage: Passage


def exchanged_values(comparison: Comparison) -> Exchange | None:
    """The row of which the claim tells both values, each of the other group; None where there is
    none, or where another row gives them as the claim does."""
    report, prepared = comparison.report, comparison.prepared
    if report is None or prepared is None or prepared.long:
        return None
    text = comparison.anatomy.text
    every = listed_in(text)
    if not every or _TURNED.search(text):
        return None
    table = results_table(report)
    for listed in every:
        if len(listed.values) != 2 or listed.values[0].change:
            continue
        sides = _sides(text, listed, table, prepared.short)
        if sides is None:
            continue
        rows = [(row, turned) for row in table.rows
                if (turned := _is_turned(row, sides, listed.values)) is not None]
        if rows and all(turned for _, turned in rows):
            row = rows[0][0]
            finding = row.finding
            return Exchange(text, row.text, Passage(
                row.text, row.start, row.start + len(row.text), finding.locator, finding.basis))
    return None


def _sides(text: str, listed: Listed, table: Table,
           short: ShortForms) -> tuple[int, int] | None:
    """The groups to which the claim gives its two values, by the words beside each."""
    if len(table.arms) != 2:
        return None
    one, other = listed.values
    between, rest = text[one.end:other.start], _to_the_end(text[other.end:])
    lead = _from_the_start(text[:one.start])
    bare = not keys(_JOINS.sub(" ", f" {between} ")) and _THAN.search(lead)
    if (bare or lead.rstrip().endswith("(")) and ")" not in between:
        # "more with A than with B (4 vs 9)"
        parts = _THAN.split(lead)
        told = tuple(_side(part, table, short) for part in parts[-2:])
        return (told[0], told[1]) if len(told) == 2 and min(told) >= 0 and (
            told[0] != told[1]) else None
    found = []
    for pieces in ((_first_piece(between), _to_a_stop(rest)),
                   (_last_piece(lead), _last_piece(between))):
        told = tuple(_side(piece, table, short) for piece in pieces)
        if told[0] >= 0 and told[1] >= 0 and told[0] != told[1]:
            found.append((told[0], told[1]))
        elif not found and max(told) >= 0 > min(told):
            first = told[0] if told[0] >= 0 else 1 - told[1]
            found.append((first, 1 - first))
    return found[0] if found and len(set(found)) == 1 else None


_THAN = re.compile(r"\bthan\b", re.I)


def _to_a_stop(words: str) -> str:
    return re.split(r"[,;()]", words.lstrip(" %)"), maxsplit=1)[0][:70]


def _side(words: str, table: Table, short: ShortForms) -> int:
    said = keys(words, short)
    sides = [index for index, own in enumerate(table.arms) if own & said]
    return sides[0] if len(sides) == 1 else -1


def _to_the_end(text: str) -> str:
    return re.split(r"[.;:](?:\s|$)", text, maxsplit=1)[0][:120]


def _from_the_start(text: str) -> str:
    return re.split(r"[.;:]\s", text)[-1][-120:]


def _first_piece(words: str) -> str:
    """The words right after a value, up to what joins the next."""
    rest = words.lstrip(" %)")
    return _JOINS.split(" " + rest, maxsplit=1)[0]


def _last_piece(words: str) -> str:
    """The words right before a value, from what joins them to the last."""
    return _JOINS.split(words.rstrip(" ("))[-1]


def _is_turned(row: Row, sides: tuple[int, int], values: tuple[Value, ...]) -> bool | None:
    """Whether ``row`` has the two values at the other groups; None where it has not both."""
    whole = row.finding.statement
    if lists_more_shares(whole, max(0, whole.find(row.text)), len(row.levels)):
        return None  # three groups are listed, of which two were read
    one, other = row.level(sides[0]), row.level(sides[1])
    if one is None or other is None or one.change or one.size == other.size or len(
            row.levels) != 2:
        return None
    if _same(values[0], one) and _same(values[1], other):
        return False
    return True if _same(values[0], other) and _same(values[1], one) else None


def _same(told: Value, printed: Value) -> bool:
    """Whether a value is the printed one, up to rounding to a whole number or one decimal."""
    if told.share != printed.share:
        return False
    return any(abs(told.size - rounded) < 1e-9 for rounded in (
        printed.size, round(printed.size, 1), float(round(printed.size)), float(int(
            printed.size + 0.5))))
