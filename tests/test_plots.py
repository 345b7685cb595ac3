"""Plots: counts with intervals, forests with a log axis for ratios, the article's number marked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from sample_audit import PAYLOADS, hostile, sample

from evidaudit.api import Audit
from evidaudit.model import Estimate, Kind, Label, Passage, ReadError, ReportedFinding, Verdict
from evidaudit.pipeline import AuditResult

pytest.importorskip("matplotlib", reason="plots need the plots extra")


def forest_of(*estimates: Estimate, claim: str = "", outcome: str = "pain") -> Audit:
    """An audit of one study that reports ``estimates``, and of one claim on it."""
    rows = tuple(ReportedFinding(f"f{n}", "ref1", "Study 2020", outcome=outcome, estimate=estimate)
                 for n, estimate in enumerate(estimates))
    verdicts = (Verdict("C001", "ref1", Label.MAJOR, claim=claim, evidence=Passage("")),)
    return Audit(AuditResult(evidence=rows, verdicts=verdicts if claim else ()))


def drawn(ax: Any) -> None:
    """Draws the whole figure: what cannot be drawn raises here."""
    ax.figure.canvas.draw()


def crosses(ax: Any) -> list[float]:
    return [float(line.get_xdata()[0]) for line in ax.lines if line.get_marker() == "x"]


def test_the_bars_count_every_quotation_once() -> None:
    """As many as the table has, verdict by verdict, with the number written beside the bar."""
    audit = Audit(sample(claims=30))
    ax = audit.plot.verdicts()
    drawn(ax)
    names = [label.get_text() for label in ax.get_yticklabels()]
    bars = {name: int(bar.get_width()) for name, bar in zip(names, ax.patches, strict=True)}
    counts = Counter(audit.verdicts["verdict"])
    assert bars == {label.value: counts[label.value] for label in Label}
    told = {text.get_text().split()[0] for text in ax.texts}
    assert told == {str(number) for number in bars.values()}


def test_the_bars_carry_their_wilson_intervals() -> None:
    """Each bar's line holds the count and stays between none and all."""
    result = sample(claims=30)
    ax = Audit(result).plot.verdicts()
    for bar, line in zip(ax.patches, ax.lines, strict=True):
        low, high = line.get_xdata()
        assert 0 <= low <= bar.get_width() <= high <= len(result.verdicts)


def test_an_audit_without_verdicts_still_has_a_plot() -> None:
    """Five bars of nothing, no division by zero."""
    ax = Audit(AuditResult()).plot.verdicts()
    drawn(ax)
    assert [bar.get_width() for bar in ax.patches] == [0] * len(Label)


@pytest.mark.parametrize(("kind", "scale", "null"), [
    (Kind.RISK_RATIO, "log", 1.0), (Kind.ODDS_RATIO, "log", 1.0), (Kind.HAZARD_RATIO, "log", 1.0),
    (Kind.RISK_DIFFERENCE, "linear", 0.0), (Kind.MEAN_DIFFERENCE, "linear", 0.0)])
def test_ratios_stand_on_a_log_axis_and_no_effect_is_marked(
        kind: Kind, scale: str, null: float) -> None:
    """One half and twice are as far from no effect."""
    ax = forest_of(Estimate(kind, 0.5, "", 0.2, 0.9), Estimate(kind, 0.8, "", 0.6, 1.1)
                   ).plot.forest("pain")
    drawn(ax)
    assert ax.get_xscale() == scale
    assert [line.get_xdata()[0] for line in ax.lines if line.get_linestyle() == "--"] == [null]


def test_only_the_asked_outcome_and_one_kind_are_drawn() -> None:
    """The commonest kind, unless one is named; rows without an interval stay out."""
    difference = Estimate(Kind.RISK_DIFFERENCE, 0.14, "", 0.06, 0.22)
    ratio = Estimate(Kind.RISK_RATIO, 1.4, "", 1.1, 1.8)
    audit = forest_of(difference, difference, ratio, Estimate(Kind.RISK_DIFFERENCE, 0.2))
    assert len(audit.plot.forest().get_yticks()) == 2
    assert len(audit.plot.forest("pain", kind="risk_ratio").get_yticks()) == 1


def test_the_number_of_the_article_is_marked_on_its_study() -> None:
    """Also a share that is told where the study reports a difference of shares."""
    estimate = Estimate(Kind.RISK_DIFFERENCE, 0.10, "", 0.06, 0.22)
    ax = forest_of(estimate, claim="14% of the patients responded to exercise.").plot.forest()
    drawn(ax)
    assert crosses(ax) == pytest.approx([0.14])
    assert "article's number" in ax.get_xlabel()
    assert crosses(forest_of(estimate).plot.forest()) == []


def test_nothing_to_draw_says_what_there_is() -> None:
    """A wrong outcome, a wrong kind, no evidence at all."""
    audit = forest_of(Estimate(Kind.RISK_RATIO, 0.8, "", 0.6, 1.1))
    with pytest.raises(ReadError, match="'sleep'; there are: pain"):
        audit.plot.forest("sleep")
    with pytest.raises(ReadError, match="hazard_ratio"):
        audit.plot.forest("pain", kind="hazard_ratio")
    with pytest.raises(ReadError, match="no estimate with an interval"):
        Audit(AuditResult()).plot.forest()


@pytest.mark.parametrize("payload", [*PAYLOADS, "$\\frac{$", "$x$", "标题", "عنوان"])
def test_hostile_names_are_drawn_as_text(payload: str) -> None:
    """No name is read as a formula."""
    audit = Audit(hostile(payload))
    drawn(audit.plot.forest())


def test_axes_of_ones_own_are_drawn_upon() -> None:
    """``ax`` is used where it is given, and given back."""
    from matplotlib.figure import Figure
    own = Figure().add_subplot()
    assert Audit(sample()).plot.verdicts(ax=own) is own
    assert Audit(sample()).plot.forest(ax=own) is own


def test_plots_without_matplotlib_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, not a traceback of imports."""
    import sys
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(ReadError, match=r"evidaudit\[plots\]"):
        Audit(replace(AuditResult())).plot.verdicts()
