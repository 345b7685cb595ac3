"""The checks over an article, its references and its claims, and over what could not be read."""

from __future__ import annotations

import pytest

from evidaudit import checks
from evidaudit.checks.building_articles import build_article
from evidaudit.checks.scopes import Case, Entry, Result, Whole
from evidaudit.model import (
    Answer,
    Article,
    Asked,
    Citation,
    Claim,
    Outcome,
    Reference,
    Resolution,
    Severity,
    Skipped,
    Status,
)

CODES = ("CIT201", "CIT202", "CIT204")


def run(code: str, subject: Whole | Entry) -> list[Result]:
    """What one check answers."""
    return checks.load()[code].run(subject)


@pytest.mark.parametrize(("code", "case"), [(code, case) for code in CODES
                                            for case in checks.load()[code].cases])
def test_each_case_answers_as_it_says(code: str, case: Case) -> None:
    """The documented articles are read and linked, and the check says what the case says."""
    results = run(code, build_article(case.given))
    assert case.outcome in {result.outcome for result in results}, case.says
    for result in results:
        if result.outcome is Outcome.ERROR:
            assert result.severity is Severity.MINOR and result.subject


ONE = Reference("1", {"title": "Sleep", "author": [{"family": "Marsh"}]}, raw="Marsh. Sleep.")
TWO = Reference("2", {"title": "Night", "author": [{"family": "Reed"}]}, raw="Reed. Night.")


def _citation(*ids: str, missing: tuple[str, ...] = ()) -> Citation:
    return Citation(10, 13, "[1]", ids, "numeric", missing)


def test_an_uncited_reference_is_named_by_its_id() -> None:
    """One finding for each reference that nothing cites."""
    whole = Whole((ONE, TWO), Article("a", "Walk more [1]."), (_citation("1"),))
    assert [(r.outcome, r.subject) for r in run("CIT202", whole)] == [(Outcome.ERROR, "2")]


def test_a_reference_whose_author_the_text_names_is_not_accused() -> None:
    """"Reed writes" without a pointer may be a citation that was not recognised."""
    whole = Whole((ONE, TWO), Article("a", "Walk [1]. Reed says no."), (_citation("1"),))
    assert [r.outcome for r in run("CIT202", whole)] == [Outcome.INCONCLUSIVE]


def test_without_any_citation_no_reference_is_called_uncited() -> None:
    """An article whose pointers were not recognised accuses none of its references."""
    whole = Whole((ONE, TWO), Article("a", "Walk more."))
    assert [r.outcome for r in run("CIT202", whole)] == [Outcome.INCONCLUSIVE]


def test_a_bibliography_alone_has_no_uncited_references() -> None:
    """There is no text that could cite."""
    assert run("CIT202", Whole((ONE, TWO))) == []


def test_a_dangling_label_is_named() -> None:
    """The label that leads nowhere is in the message."""
    whole = Whole((ONE,), Article("a", "Walk [1,14]."), (_citation("1", missing=("14",)),))
    found = run("CIT201", whole)
    assert [r.outcome for r in found] == [Outcome.ERROR]
    assert "14" in found[0].message


def test_an_uncited_claim_says_whose_word_it_is() -> None:
    """The person to whom the text attributes the claim is named in the message."""
    claim = Claim("C1", "a", "Half of them got well.", attributed_to="Dr Brown")
    found = run("CIT204", Whole((), Article("a", claim.text), (), (claim,)))
    assert [(r.outcome, r.severity, r.subject) for r in found] == [
        (Outcome.ERROR, Severity.MINOR, "C1")]
    assert "Dr Brown" in found[0].message


def test_a_source_that_did_not_answer_is_inconclusive_and_named_once() -> None:
    """However often it was asked."""
    lost = Asked("Crossref", Answer.UNAVAILABLE, "2026-01-02T03:04:05Z", "timed out")
    entry = Entry(ONE, Resolution("1", Status.INCONCLUSIVE, asked=(
        lost, lost, Asked("DataCite", Answer.NOT_FOUND))))
    found = run("SYS901", entry)
    assert [(r.outcome, r.source) for r in found] == [(Outcome.INCONCLUSIVE, "Crossref")]
    assert "timed out" in found[0].message


def test_sources_that_answered_give_no_finding() -> None:
    """A negative answer is an answer."""
    entry = Entry(ONE, Resolution("1", Status.NO_MATCH, asked=(
        Asked("Crossref", Answer.NOT_FOUND), Asked("DataCite", Answer.NOT_ASKED))))
    assert run("SYS901", entry) == []


def test_each_skipped_piece_is_told_with_its_line_and_reason() -> None:
    """A piece that the article and the audit both name is told once."""
    piece = Skipped("@article{x", "the closing brace is missing", "refs.bib", 12)
    article = Article("a", "", skipped=(piece,))
    found = run("SYS902", Whole((), article, skipped=(piece, Skipped("?", "not a row", "s.csv"))))
    assert [r.outcome for r in found] == [Outcome.INCONCLUSIVE] * 2
    assert found[0].subject == "refs.bib, line 12" and "closing brace" in found[0].message


def test_a_crashed_check_is_told_by_the_audit_and_not_by_this_file() -> None:
    """The check itself has nothing to say."""
    assert [r.outcome for r in run("SYS903", Whole())] == [Outcome.NOT_APPLICABLE]
