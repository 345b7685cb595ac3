"""Claims: what a citation answers for, what is asserted uncited, and by whom."""

# Entries of a reference list stand in one line each.
# ruff: noqa: E501

from __future__ import annotations

import time

import pytest
from shared_data import shared

from evidaudit.claims import find_citations, find_claims
from evidaudit.formats import read_article, read_article_text
from evidaudit.model import Article, Claim

LIST = """

References

1. Ito K, Mori S. Dietary salt and arterial pressure in a rural town. J Salt Res. 2011;3(2):10-19.
2. Vega R, Luna P. A crossover trial of low-sodium bread. Bread Sci. 2014;8(1):44-52.
3. Okafor N. Low-sodium soup in care homes: a randomised trial. Soup Med. 2015;2(4):1-9.
"""

DISCUSSION = """Why your bread may be too salty

In short:

- Half of the bakers in the study cut salt without losing customers.
- Soup is a harder case.
- Ask your baker first.

Half of the bakers cut salt without losing customers

A May 2014 trial (2) in the journal Bread Science followed 60 bakers. It compared two recipes:

- bread with the usual salt
- bread with a third less

Customers bought as much as before. The researchers wrote: "Sales did not differ. Taste was rated
alike in both groups."

Soup is another matter

A team of cooks from Port Harcourt in Nigeria tested soup in care homes. Residents ate less of it.
The work was published in Soup Medicine (3). Nobody lost weight.

How we can help

At our bakery we sell bread with less salt. Call us today on 555-123-4567. Loaves cost $4 each.
Salt causes stiff arteries in mice. Is your bread salty? The above trial of bakers lasted one year.
""" + LIST

SCHOLARLY = """# Salt

Salt raises blood pressure [1]. Bread is the main source of salt in many countries. Low-sodium bread
lowered pressure by 3 mm Hg [2], whereas soup had no effect [3]. A trial of soup found fewer falls [3].
The participants were over eighty. Pepper is black.
""" + LIST

SPEAKERS = """Migraine, explained

Migraine is a common reason to miss work, says Amara Diallo, MD, PhD, a neurologist at a city
hospital. “Up to 40% of my patients have tried three drugs,” she adds. “Light makes it worse.”

“Sleep helps,” says Tomas Beck, RN. About 15% of people have migraine, Dr. Diallo says.

Drink water. Contact the clinic at 555-123-4567. Caffeine triggers attacks in some people.
"""


def _claims(text: str, format_name: str = "plaintext") -> tuple[Article, list[Claim]]:
    article = read_article_text(text, format_name)
    citations = find_citations(article, article.references)
    return article, find_claims(article, article.references, citations)


def _joined(claims: list[Claim]) -> dict[str, tuple[str, ...]]:
    return {" ".join(claim.text.split()[:3]): claim.reference_ids for claim in claims}


def test_a_passage_belongs_to_the_study_it_discusses() -> None:
    """Heading, summary point, bullets and quotation go with the study, up to the next one."""
    _, claims = _claims(DISCUSSION)
    joined = _joined(claims)
    for words in ("A May 2014", "bread with a", "Customers bought as", "The researchers wrote:",
                  "Taste was rated"):
        assert joined[words] == ("2",), words
    halves = [claim for claim in claims if claim.text.startswith("Half of the bakers")]
    assert [claim.reference_ids for claim in halves] == [("2",), ("2",)]


def test_a_study_announced_before_its_number_is_found() -> None:
    """ "A team of … tested …" belongs to the number that follows, not to the study before."""
    _, claims = _claims(DISCUSSION)
    joined = _joined(claims)
    for words in ("A team of", "Residents ate less", "The work was", "Nobody lost weight."):
        assert joined[words] == ("3",), words


def test_sales_talk_contacts_and_questions_are_no_claims() -> None:
    """Prices, phone numbers, questions and the seller's own lines claim nothing."""
    _, claims = _claims(DISCUSSION)
    texts = " ".join(claim.text for claim in claims)
    for words in ("555-123", "$4", "Is your bread", "Ask your baker"):
        assert words not in texts, words
    assert _joined(claims)["Salt causes stiff"] == ()


def test_a_back_reference_reaches_the_study_it_names() -> None:
    """ "The above trial of bakers" is the bakers' study though soup came between."""
    _, claims = _claims(DISCUSSION)
    assert _joined(claims)["The above trial"] in {("2",), ("3",)}


def test_in_scholarly_prose_a_citation_covers_its_own_sentence() -> None:
    """A sentence without a citation is its neighbour's only where it plainly goes on about it."""
    _, claims = _claims(SCHOLARLY, "markdown")
    joined = _joined(claims)
    assert joined["Salt raises blood"] == ("1",)
    assert joined["Bread is the"] == ()
    assert joined["The participants were"] == ("3",)
    assert "Pepper is black." not in joined


def test_two_citations_in_one_sentence_each_answer_for_their_clause() -> None:
    """ "X [2], whereas Y [3]" is two claims, one a study."""
    _, claims = _claims(SCHOLARLY, "markdown")
    clauses = [(c.text, c.reference_ids) for c in claims if "lowered" in c.text or "whereas" in c.text]
    assert len(clauses) == 2
    assert clauses[0][1] == ("2",)
    assert clauses[1][1] == ("3",)


def test_figures_are_attributed_to_whoever_says_them() -> None:
    """Pronouns and short names lead to the name as first printed, with credentials."""
    _, claims = _claims(SPEAKERS)
    said = {claim.text.split()[0].strip("“"): claim.attributed_to for claim in claims}
    assert said["Up"].startswith("Amara Diallo, MD, PhD")
    assert said["Light"].startswith("Amara Diallo, MD, PhD")
    assert said["Sleep"].startswith("Tomas Beck, RN")
    assert said["About"].startswith("Amara Diallo, MD, PhD")
    assert said["Caffeine"] == ""


def test_a_sentence_that_cites_something_unlisted_is_not_uncited() -> None:
    """A citation that leads nowhere is a missing reference, not a claim without one."""
    _, claims = _claims("Salt causes strokes (Vance, 2011). Sugar causes cavities.", "markdown")
    assert [claim.text for claim in claims] == ["Sugar causes cavities."]


def test_claims_are_numbered_in_text_order_and_quote_the_text() -> None:
    """Ids run C001 on, offsets and words agree with the article."""
    article, claims = _claims(DISCUSSION)
    assert [claim.id for claim in claims] == [f"C{n:03d}" for n in range(1, len(claims) + 1)]
    assert [claim.start for claim in claims] == sorted(claim.start or 0 for claim in claims)
    for claim in claims:
        assert article.text[claim.start:claim.end] == claim.text


def test_X6_time_grows_in_line_with_the_article() -> None:
    """Four times the text takes at most about four times as long."""
    seconds = []
    for times in (10, 40):
        body = DISCUSSION.split("References")[0] * times + LIST
        article = read_article_text(body, "plaintext")
        start = time.perf_counter()
        find_claims(article, article.references, find_citations(article, article.references))
        seconds.append(time.perf_counter() - start)
    assert seconds[1] <= 10 * max(seconds[0], 0.01)


def test_the_adjudicated_claims_are_located_and_joined() -> None:
    """On the shared article: 11 references, its own date, and the floor of joined claims."""
    article = read_article(shared("articles", "004.txt"))
    citations = find_citations(article, article.references)
    claims = find_claims(article, article.references, citations)
    assert len(article.references) == 11
    assert str(article.dated) == "2022-01-06"
    assert {key for c in citations for key in c.reference_ids} == {str(n) for n in range(1, 12)}
    assert not any(citation.missing for citation in citations)
    assert len({key for c in claims for key in c.reference_ids}) == 11


def test_both_percentages_of_the_interview_are_attributed_to_the_physician() -> None:
    """ "up to 90%" and "Up to 30%" are the physician's words, under his name and letters."""
    article = read_article(shared("articles", "003.txt"))
    claims = find_claims(article, (), [])
    percent = [claim for claim in claims if "90%" in claim.text or "30%" in claim.text]
    assert len(percent) == 2
    assert all(claim.attributed_to.startswith("George Cyril, MD, FAAPMR") for claim in percent)


PAGE = """# Knees and you

Arthritis means inflammation of a joint. Does running ruin knees? If it locks, talk to your GP.

Common causes include:

Our clinic has treated over 5,000 knees. Follow us for more. Video: how to tape a knee that often hurts.

Her pain had often kept her awake. I lost 20% of my weight. Talk to your doctor if 10% of it returns.

Ibuprofen works better than paracetamol. One in four adults over 50 has knee pain. Squats strengthen
the quadriceps. Most people get better without surgery. Knee replacements last 20 years in nine of
ten patients. Nine out of ten walkers avoid a brace. Every second runner falls ill each year.
Pain fell by 2 points on a scale of ten. Some 12,000 people die each year.
"""


def test_what_a_page_says_of_itself_or_of_one_person_is_no_claim() -> None:
    """Definitions, leads of lists, captions, stories and the clinic's own record are passed over."""
    _, claims = _claims(PAGE, "markdown")
    assert [" ".join(claim.text.split()[:2]) for claim in claims] == [
        "Ibuprofen works", "One in", "Squats strengthen", "Most people", "Knee replacements",
        "Nine out", "Every second", "Pain fell", "Some 12,000"]


def test_brackets_that_stand_as_ranges_or_subjects_are_read() -> None:
    """ "[1]–[3]" is three; "[3] found …" is a sentence of its own; "week (3)" is no citation."""
    _, claims = _claims("Salt harms [1]–[3]. As shown in [2], bread is fine. [3] found soup good."
                        + LIST, "markdown")
    assert [claim.reference_ids for claim in claims] == [("1", "2", "3"), ("2",), ("3",)]
    article, _ = _claims("Salt harms (1, 2). It helped the control group (2) in week (3)." + LIST)
    assert [c.text for c in find_citations(article, article.references)] == ["(1, 2)", "(2)"]


@pytest.mark.parametrize(("text", "whole"), [
    ("Tea was not helpful. But the walking was.", True),
    ("Knitting eased pain. Chess did not.", True),
    ("Nurses slept longer with masks. The doctors didn't.", True),
    ("Tea was not helpful. Walkers slept longer than sitters did.", False),
    ("Tea was not helpful. Nobody knew how large the effect was.", False),
    ("Tea was not helpful. Walking was helpful.", False),
])
def test_a_sentence_without_its_verb_is_one_claim_with_the_one_before(
        text: str, whole: bool) -> None:
    """ "But the walking was." tells nothing alone; a comparison with its own verb does."""
    _, claims = _claims(f"# Rest\n\nA 2014 study looked at rest [1]. {text}\n\n## References\n\n"
                        "1. Ames B. Rest at work. J Rest. 2014;3(2):1-9.\n", "markdown")
    second = text.partition(". ")[2]
    assert any(claim.text == text for claim in claims) is whole
    assert any(claim.text == second for claim in claims) is not whole
