"""Articles in every dress: references, citations, and the claims that each citation answers for."""

from __future__ import annotations

from pathlib import Path

import pytest
from article_dresses import DRESSES, Dress
from shared_data import shared

from evidaudit.claims import find_citations, find_claims
from evidaudit.formats import read_article, read_article_text
from evidaudit.model import Article, Citation, Claim

WORKS = ("Bulb A, Clove B. Garlic powder and blood pressure: a trial. Herb J. 2010;3(1):1-9.",
         "Bulb A. Safety of garlic powder. Herb J. 2012;5(2):20-24.",
         "Stem C, Root D. Aged garlic extract in hypertension. Herb Res. 2015;8(3):33-41.")


def _read(dress: Dress, folder: Path) -> Article:
    if dress.format != "docx":
        return read_article_text(dress.text, dress.format)
    docx = pytest.importorskip("docx", reason="python-docx writes the test document")
    document = docx.Document()
    document.add_heading("Garlic", 1)
    paragraph = document.add_paragraph()
    for words, raised in (("Garlic lowered pressure by 8 mm Hg.", "1"),
                          (" It was safe in both.", "1,2"),
                          (" Aged extract did less.", "3"), (" Pickled garlic did nothing.", "5")):
        paragraph.add_run(words)
        paragraph.add_run(raised).font.superscript = True
    document.add_heading("References", 1)
    for work in WORKS:
        document.add_paragraph(work, style="List Number")
    document.save(str(folder / "garlic.docx"))
    return read_article(folder / "garlic.docx")


def _linked(article: Article) -> tuple[list[Citation], list[Claim]]:
    citations = find_citations(article, article.references)
    return citations, find_claims(article, article.references, citations)


def _assert_laws(article: Article) -> None:
    citations, claims = _linked(article)
    for claim in claims:
        assert article.text[claim.start:claim.end] == claim.text
    for citation in citations:
        assert article.text[citation.start:citation.end] == citation.text
        missing = set(citation.reference_ids) - {
            key for claim in claims if (claim.start or 0) <= citation.start
            and citation.end <= (claim.end or 0) for key in claim.reference_ids}
        assert not missing, f"no claim for {citation.text!r}"


@pytest.mark.parametrize("name", DRESSES)
def test_every_dress_gives_its_references_citations_and_claims(name: str, tmp_path: Path) -> None:
    """What a person would read off the page is what is read: nothing missed, nothing invented."""
    dress = DRESSES[name]
    article = _read(dress, tmp_path)
    citations, claims = _linked(article)
    assert len(article.references) == dress.references
    assert [(c.reference_ids, c.missing) for c in citations] == dress.citations
    for words, ids in dress.claims.items():
        matching = [claim for claim in claims if claim.text.startswith(words)]
        assert [claim.reference_ids for claim in matching] == [ids], words
    for words in dress.silent:
        assert not [claim for claim in claims if claim.text.startswith(words)], words
    assert str(article.dated) == dress.dated


@pytest.mark.parametrize("name", DRESSES)
def test_every_citation_lies_within_a_claim_that_answers_to_it(name: str, tmp_path: Path) -> None:
    """A sentence that cites is a claim, and a claim's words are the article's own, in place."""
    _assert_laws(_read(DRESSES[name], tmp_path))


def test_the_laws_hold_on_our_own_example() -> None:
    """Nouns such as "age" and "group" before a citation do not hide it."""
    article = read_article(Path(__file__).parents[2] / "examples"
                           / "exercise_for_hip_osteoarthritis.md")
    _assert_laws(article)
    citations, claims = _linked(article)
    printed = article.text[:article.body_end].count("[")
    assert len(citations) == printed
    assert any(claim.text.startswith("Nine out of ten") for claim in claims)
    assert str(article.dated) == "2022-03-14"


@pytest.mark.parametrize("number", range(5))
def test_the_laws_hold_on_the_shared_articles(number: int) -> None:
    """Offsets are exact and no citation is left without a claim."""
    _assert_laws(read_article(shared("articles", f"00{number}.txt")))
