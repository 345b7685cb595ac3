"""Citations in the dress of six kinds of article, each held to its exact links."""

# Entries of a reference list stand in one line each.
# ruff: noqa: E501

from __future__ import annotations

from evidaudit.claims import find_citations, find_claims
from evidaudit.formats import read_article_text
from evidaudit.model import Citation

BRACKETS = """# Salt and blood pressure

Eating less salt lowers blood pressure in adults [1]. Several trials agree [2,3], and the effect is
larger in older people [2–4, 6]. Sodium was measured in urine (5) times a day.

Table (2) and Fig. (3) show doses. Twelve (12) people left the trial, and the confidence interval
was wide (95% CI [2, 6]). In 2019 (2019) the rules changed. The trial had three aims: (1) to cut
salt, (2) to weigh food and (3) to count steps.

A further survey found the same [14].

References

1. Ito K, Mori S. Dietary salt and arterial pressure in a rural town. J Salt Res. 2011;3(2):10-19.
2. Vega R, Luna P. A crossover trial of low-sodium bread. Bread Sci. 2014;8(1):44-52.
3. Okafor N. Low-sodium soup in care homes: a randomised trial. Soup Med. 2015;2(4):1-9.
4. Brandt H, Klein T. Sodium and age: pooled analysis of nine trials. Heart Kitchen. 2016;5:77-85.
5. Silva M. Urine tests for sodium in field work. Lab Notes. 2017;11(3):200-8.
6. Dubois A, Petit C. Long-term salt restriction after fifty. Age Diet. 2018;4(2):120-31.
"""

AUTHOR_YEAR = """# Bees and pesticides

Honey bees lose their way after exposure (Novak et al., 2019; Sørensen & Lund, 2020).
Novak et al. (2019) found that 30% of foragers never returned. As van der Meer and O'Neil (2018a)
showed, wild bees fare worse (van der Meer & O'Neil, 2018b). According to the International Bee
Council (2021), losses are rising (see also IBC, 2021, p. 4). In May 2019 the law changed. However,
Petrov et al. (2011) disagree.

## References

- International Bee Council. (2021). State of the hive: A global report on losses. Bee Press.
- Novak, J., Dvorak, P., & Svoboda, L. (2019). Homing failure in exposed foragers. Journal of Apiculture, 12(3), 45-56. https://doi.org/10.5555/bees.2019.12
- Sørensen, K., & Lund, M. (2020). Neonicotinoids and orientation in honey bees. Insect Navigation, 7(1), 1-12.
- van der Meer, A., & O'Neil, C. (2018a). Bumble bees on treated clover. Wild Pollinators, 3(2), 10-20.
- van der Meer, A., & O'Neil, C. (2018b). Solitary bees and seed coatings. Wild Pollinators, 3(4), 30-41.
"""

SUPERSCRIPTS = """<html><head><title>Green space and mood</title>
<meta property="article:published_time" content="2022-04-09T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Green space and mood</h1>
<p>People who live near parks report better mood than people who do not.<sup><a href="#ref-1">1</a>,<a
href="#ref-3">3</a></sup> The plots measured 40 m<sup>2</sup> on average in that survey of towns.</p>
<p>A <a href="https://doi.org/10.5555/parks.2020.7">trial of park visits</a> reported that symptoms
fell by 12% in eight weeks among office workers who took part in it.</p>
<p>Street trees seem to matter as well,<sup>2-3</sup> although the evidence is thin so far.</p>
<h2>References</h2><ol>
<li id="ref-1">Moreau L, Blanc E. Parks and self-rated mood in towns. Urban Mind. 2018;4(1):5-15.</li>
<li id="ref-2">Tan W, Lim J. Visits to parks and symptoms of low mood. Green Trials. 2020;7(2):70-81. doi:10.5555/parks.2020.7</li>
<li id="ref-3">Adeyemi T. Street trees and the mood of passers-by. Pavement. 2021;9:33-40.</li>
</ol></article><footer>All rights reserved</footer></body></html>"""

FOOTNOTES = """# Screens before bed

Children who use screens in bed sleep less.[^sleep] A later review disagreed.[^review]
Sleep is a broad word.[^aside]

[^sleep]: Haas B, Roth F. Screens in bed and sleep length in children. Child Sleep. 2017;6(2):88-97. doi:10.5555/cs.2017.88
[^review]: Moyo T. Tablets and sleep: a scoping review. Media Health. 2020;2:1-14.
[^aside]: Here it means time asleep.
"""

NEWS = """Coffee and the heart: what a new trial shows

A March 2021 study in the Journal of Cardiac Nutrition looked at 1,400 adults who drank filtered
coffee every day. The researchers gave half of them decaffeinated coffee for a year. Palpitations
were no more common in either group.

Earlier work pointed the other way. In 2015, Lindqvist and colleagues reported that heavy drinkers
had 20% more episodes than others.

Most doctors now say that two cups are harmless.

Sources

Castellano P, Romano G. Filtered coffee and palpitations: a randomised trial. Journal of Cardiac Nutrition. 2021 Mar;14(3):201-210.
Lindqvist E, Berg O. Heavy coffee drinking and atrial ectopy. Nordic Heart Journal. 2015;22(1):15-24.
Ferreira D. Tea and the heart: a cohort of nurses. European Tea Review. 2015;3(2):9-19.
"""

PANDOC = """---
title: Reading aloud
date: 2020-11-02
---

Reading aloud at age two predicts vocabulary at five [@kaur2018; see @ng2019, p. 12].
@ng2019 adds that rhymes matter. Write to someone@example.org for data. Others doubt it [@who2001].

# References

1. Kaur S, Gill P. Reading aloud and vocabulary growth. Early Words. 2018;5(1):1-10.
2. Ng T. Rhymes and word learning in toddlers. Early Words. 2019;6(2):11-20.
"""


def _links(citations: list[Citation]) -> list[tuple[str, tuple[str, ...]]]:
    return [(citation.text, citation.reference_ids) for citation in citations]


def test_numbered_brackets_ranges_and_what_only_looks_like_them() -> None:
    """Counts, tables, years, intervals and steps in brackets are no citations; "[14]" is missing."""
    article = read_article_text(BRACKETS, "plaintext")
    citations = find_citations(article, article.references)
    assert [reference.id for reference in article.references] == list("123456")
    assert _links(citations) == [
        ("[1]", ("1",)), ("[2,3]", ("2", "3")), ("[2–4, 6]", ("2", "3", "4", "6")),
        ("[14]", ())]
    assert citations[-1].missing == ("14",)


def test_author_year_with_particles_groups_and_letters() -> None:
    """Narrative and bracketed author-year citations reach the one work they mean."""
    article = read_article_text(AUTHOR_YEAR, "markdown")
    citations = find_citations(article, article.references)
    assert len(article.references) == 5
    assert _links([c for c in citations if c.reference_ids]) == [
        ("(Novak et al., 2019; Sørensen & Lund, 2020)", ("2", "3")),
        ("Novak et al. (2019)", ("2",)),
        ("van der Meer and O'Neil (2018a)", ("4",)),
        ("(van der Meer & O'Neil, 2018b)", ("5",)),
        ("International Bee Council (2021)", ("1",)),
        ("(see also IBC, 2021, p. 4)", ("1",))]
    assert [c.missing for c in citations if c.missing] == [("Petrov et al. 2011",)]


def test_html_superscripts_and_links_reach_the_list() -> None:
    """Linked superscripts, plain ones and DOI links are followed; a square metre is not."""
    article = read_article_text(SUPERSCRIPTS, "html")
    citations = find_citations(article, article.references)
    assert _links(citations) == [
        ("¹,³", ("1", "3")), ("trial of park visits", ("2",)), ("²⁻³", ("2", "3"))]
    assert str(article.dated) == "2022-04-09"
    assert "Home" not in article.text


def test_footnotes_that_name_works_are_references() -> None:
    """A footnote with a work is a reference under its label; a remark is none."""
    article = read_article_text(FOOTNOTES, "markdown")
    citations = find_citations(article, article.references)
    assert [reference.id for reference in article.references] == ["sleep", "review"]
    assert _links(citations) == [("[^sleep]", ("sleep",)), ("[^review]", ("review",))]
    assert {citation.style for citation in citations} == {"footnote"}
    assert "time asleep" in article.text  # an explanatory note stays text, and is no reference


def test_news_prose_names_journal_and_month_or_authors_and_year() -> None:
    """Without any number, a study named by journal and month or by author and year is found."""
    article = read_article_text(NEWS, "plaintext")
    citations = find_citations(article, article.references)
    assert [citation.reference_ids for citation in citations] == [("1",), ("2",)]
    assert {citation.style for citation in citations} == {"prose"}
    claims = find_claims(article, article.references, citations)
    joined = {claim.text.split()[0]: claim.reference_ids for claim in claims}
    assert joined["The"] == ("1",)
    assert joined["Palpitations"] == ("1",)
    assert joined["Most"] == ()


def test_pandoc_keys_are_followed_through_a_bibliography() -> None:
    """Keys in brackets and in prose lead to the bibliography's entries; an address is no key."""
    article = read_article_text(PANDOC, "markdown")
    from dataclasses import replace
    library = [replace(article.references[0], id="kaur2018"),
               replace(article.references[1], id="ng2019")]
    citations = find_citations(article, library)
    assert _links(citations) == [
        ("[@kaur2018; see @ng2019, p. 12]", ("kaur2018", "ng2019")), ("@ng2019", ("ng2019",)),
        ("[@who2001]", ())]
    assert citations[-1].missing == ("who2001",)
    assert article.title == "Reading aloud"
    assert str(article.dated) == "2020-11-02"


def test_numbers_are_followed_from_the_articles_list_to_another_bibliography() -> None:
    """"[2]" in the text means the bibliography's entry for the work listed as 2."""
    article = read_article_text(BRACKETS, "plaintext")
    from dataclasses import replace
    library = [replace(reference, id=f"key{reference.id}")
               for reference in reversed(article.references)]
    citations = find_citations(article, library)
    assert citations[1].reference_ids == ("key2", "key3")


def test_an_article_without_references_cites_none() -> None:
    """Without a reference there is nothing to link and nothing can be missing."""
    article = read_article_text("Salt is bad [1]. So is sugar [2].", "plaintext")
    assert find_citations(article, article.references) == []


def test_without_a_list_the_linked_works_are_the_references() -> None:
    """A page that links to DOIs instead of listing works cites those works."""
    page = ("Salt raises [blood pressure](https://doi.org/10.5555/salt.1), and "
            "[bread](https://doi.org/10.5555/bread.2) holds most of it. See "
            "[again](https://doi.org/10.5555/salt.1) or [home](/index).")
    article = read_article_text(page, "markdown")
    citations = find_citations(article, article.references)
    assert [reference.DOI for reference in article.references] == [
        "10.5555/salt.1", "10.5555/bread.2"]
    assert [citation.reference_ids for citation in citations] == [("1",), ("2",), ("1",)]
