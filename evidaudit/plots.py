"""Plots of an audit, through matplotlib (an extra): counts of verdicts, and a forest plot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .agreement import wilson
from .explanation import estimate_in_words
from .model import Estimate, Kind, Label, ReadError, ReportedFinding
from .statistics import null_value

if TYPE_CHECKING:
    from .pipeline import AuditResult

_COLOURS = {Label.MAJOR: "#a3160f", Label.MINOR: "#c47a00", Label.UNSUBSTANTIATED: "#6a4a99",
            Label.UNVERIFIABLE: "#8c8a84", Label.ACCURATE: "#1f7a4a"}
_TOLD = "#1a4f8b"   # the article's own number: no colour of blame, since it may well be right
_RATIOS = (Kind.RISK_RATIO, Kind.ODDS_RATIO, Kind.HAZARD_RATIO)


class Plots:
    """``audit.plot``: every method gives a matplotlib Axes; nothing is shown or saved."""

    def __init__(self, result: AuditResult) -> None:
        self._result = result

    def verdicts(self, ax: Any = None) -> Any:
        """Counts of quotations by verdict, with the codes of the errors and Wilson intervals."""
        ax = ax if ax is not None else _new_axes(height=3.0)
        total, widest = len(self._result.verdicts), 1.0
        for row, label in enumerate(reversed(_COLOURS)):
            mine = [v for v in self._result.verdicts if v.label is label]
            low, high = wilson(len(mine), total)
            ax.barh(row, len(mine), color=_COLOURS[label], height=0.6)
            ax.plot([low * total, high * total], [row, row], color="black", linewidth=1)
            widest = max(widest, high * total, len(mine))
            codes = sorted({code for v in mine for code in v.codes})
            ax.annotate(f" {len(mine)}  {', '.join(codes)}", (max(high * total, len(mine)), row),
                        va="center", fontsize=8)
        ax.set_yticks(range(len(_COLOURS)), [label.value for label in reversed(_COLOURS)])
        ax.set_xlabel(f"quotations (of {total}; lines: 95% Wilson interval)")
        ax.set_xlim(0, widest * 1.6)  # room for the codes
        return ax

    def forest(self, outcome: str = "", kind: str | None = None, ax: Any = None) -> Any:
        """Estimates with intervals of the evidence whose outcome has the words of ``outcome``.

        All are of one kind (``kind``, or the commonest); ratios stand on a log axis. A claim's
        number on the same study is marked with a cross. Raises ReadError where nothing fits.
        """
        rows = [row for row in self._result.evidence
                if row.estimate is not None and row.estimate.ci_low is not None
                and row.estimate.ci_high is not None and row.estimate.value is not None
                and _speaks_of(row.outcome or row.statement, outcome)]
        kinds = [row.estimate.kind for row in rows if row.estimate]
        if kind is None and kinds:
            kind = max(sorted(set(kinds)),
                       key=lambda one: (kinds.count(one), null_value(one) is not None))
        rows = [row for row in rows if row.estimate and row.estimate.kind == kind]
        if not rows or kind is None:
            known = sorted({row.outcome for row in self._result.evidence if row.outcome
                            and row.estimate and row.estimate.ci_low is not None})
            raise ReadError(f"no estimate with an interval has the outcome {outcome!r}"
                            + (f" and the kind {str(kind)!r}" if kind else "")
                            + (f"; there are: {', '.join(known[:8])}" if known else ""))
        ax = ax if ax is not None else _new_axes(height=1.2 + 0.42 * len(rows))
        told = sum([self._draw(ax, place, row) for place, row in enumerate(reversed(rows))])
        shared = Kind(kind)
        null = null_value(shared)
        if shared in _RATIOS:
            ax.set_xscale("log")
        if null is not None:
            ax.axvline(null, color="#8c8a84", linewidth=1, linestyle="--")
        ax.set_yticks(range(len(rows)), [_row_label(row) for row in reversed(rows)])
        ax.set_ylim(-0.7, len(rows) - 0.3)
        ax.set_xlabel(estimate_in_words(Estimate(shared, None)) + " (95% interval)"
                      + ("; cross: the article's number" if told else ""))
        return ax

    def _draw(self, ax: Any, place: int, row: ReportedFinding) -> int:
        """Draws one row; gives how many numbers of the article were marked on it."""
        estimate = row.estimate
        assert estimate is not None
        ax.plot([estimate.ci_low, estimate.ci_high], [place, place], color="black", linewidth=1.4)
        ax.plot([estimate.value], [place], "s", color="black", markersize=5,
                label=estimate_in_words(estimate))
        claimed = self._claimed(row, estimate)
        for told in claimed:
            ax.plot([told], [place], "x", color=_TOLD, markersize=9, markeredgewidth=1.8)
        return len(claimed)

    def _claimed(self, row: ReportedFinding, estimate: Estimate) -> list[float]:
        from .statistics import extract_statistics
        found = []
        for verdict in self._result.verdicts:
            if verdict.reference_id == row.reference_id:
                found += [e.value for e in extract_statistics(verdict.claim)
                          if e.value is not None and e.kind in (estimate.kind, Kind.PROPORTION)
                          and (e.kind is estimate.kind or estimate.kind is Kind.RISK_DIFFERENCE)]
        return found


def _speaks_of(text: str, outcome: str) -> bool:
    words = re.findall(r"\w+", outcome.lower())
    return all(word in text.lower() for word in words)


def _row_label(row: ReportedFinding) -> str:
    about = ", ".join(part for part in (row.outcome, row.timepoint) if part)
    text = f"{row.study or row.reference_id}: {about}"
    # A mathtext "$" in a name would be read as a formula.
    return (text if len(text) <= 60 else text[:59] + "…").replace("$", r"\$")


def _new_axes(height: float) -> Any:
    try:
        from matplotlib.figure import Figure
    except ImportError as problem:
        raise ReadError("plots need matplotlib; install evidaudit[plots]") from problem
    figure = Figure(figsize=(8, height), layout="constrained")
    ax = figure.add_subplot()
    ax.spines[["top", "right"]].set_visible(False)
    return ax
