"""Reference strings of many styles, read into CSL-JSON."""

from __future__ import annotations

import json
import time
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shared_data import shared

from evidaudit import csl
from evidaudit.formats.reference_strings import find_reference_list, parse_reference
from evidaudit.formats.reference_strings.reading import read_reference_list

AUTHORS = [("Moreau", "A"), ("van der Berg", "J"), ("Lindqvist", "Ö")]
TITLE = "Stair climbing after knee surgery: a cohort study"
ARTICLES = {
    "Vancouver": "Moreau A, van der Berg JP, Lindqvist Ö. Stair climbing after knee surgery: a "
                 "cohort study. J Clin Gait Res. 2016 Jun;96(6):818-27.",
    "AMA": "Moreau A, van der Berg JP, Lindqvist Ö. Stair climbing after knee surgery: a cohort "
           "study. J Clin Gait Res. 2016;96(6):818-827. doi:10.1234/jcgr.2016.55",
    "APA": "Moreau, A., van der Berg, J. P., & Lindqvist, Ö. (2016). Stair climbing after knee "
           "surgery: A cohort study. Journal of Clinical Gait Research, 96(6), 818–827. "
           "https://doi.org/10.1234/jcgr.2016.55",
    "Harvard": "Moreau, A., van der Berg, J.P. and Lindqvist, Ö. (2016) ‘Stair climbing after knee "
               "surgery: a cohort study’, Journal of Clinical Gait Research, 96(6), pp. 818–827.",
    "MLA": "Moreau, Anna, Jan P. van der Berg, and Östen Lindqvist. “Stair Climbing after Knee "
           "Surgery: A Cohort Study.” Journal of Clinical Gait Research, vol. 96, no. 6, 2016, "
           "pp. 818-27.",
    "Chicago": "Moreau, Anna, Jan P. van der Berg, and Östen Lindqvist. 2016. “Stair Climbing "
               "after Knee Surgery: A Cohort Study.” Journal of Clinical Gait Research 96 (6): "
               "818–27.",
    "Nature": "Moreau, A., van der Berg, J. P. & Lindqvist, Ö. Stair climbing after knee surgery: "
              "a cohort study. J. Clin. Gait Res. 96, 818–827 (2016).",
    "IEEE": "A. Moreau, J. P. van der Berg, and Ö. Lindqvist, “Stair climbing after knee surgery: "
            "a cohort study,” J. Clin. Gait Res., vol. 96, no. 6, pp. 818–827, Jun. 2016.",
    "ACS": "Moreau, A.; van der Berg, J. P.; Lindqvist, Ö. Stair Climbing after Knee Surgery: A "
           "Cohort Study. J. Clin. Gait Res. 2016, 96 (6), 818–827.",
    "without marks": "Moreau A van der Berg JP Lindqvist Ö Stair climbing after knee surgery: a "
                     "cohort study. J Clin Gait Res 2016;96:818–27",
}


def first_initials(item: dict[str, Any]) -> list[tuple[str, str]]:
    """Family names with the first letter of the given name."""
    return [(name.get("family", ""), name.get("given", "")[:1]) for name in item["author"]]


@pytest.mark.parametrize("style", ARTICLES)
def test_a_journal_article_is_read_alike_in_every_style(style: str) -> None:
    """Nine styles, and a list that lost its punctuation, give the same fields."""
    reference = parse_reference(ARTICLES[style], "7")
    item = dict(reference.item)
    assert (reference.id, reference.raw) == ("7", ARTICLES[style])
    assert first_initials(item) == AUTHORS
    assert item["title"].lower() == TITLE.lower()
    assert item["container-title"] in ("J Clin Gait Res", "J. Clin. Gait Res.",
                                       "Journal of Clinical Gait Research")
    assert item["issued"]["date-parts"][0][0] == 2016
    assert item["volume"] == "96"
    assert item.get("issue", "6") == "6"
    assert item["page"] == "818-827"
    assert item["type"] == "article-journal"
    assert item.get("DOI", "10.1234/jcgr.2016.55") == "10.1234/jcgr.2016.55"


def test_the_number_before_and_the_captions_after_an_entry_are_not_read() -> None:
    """"4." and "[Google Scholar]" belong to the list, not to the work; ``raw`` keeps them."""
    text = f"4. {ARTICLES['Vancouver']} [PubMed] [Google Scholar]"
    reference = parse_reference(text)
    assert reference.item == parse_reference(ARTICLES["Vancouver"]).item
    assert reference.raw == text


def test_month_and_day_are_kept_where_they_are_printed() -> None:
    """"2016 Jun 1" has a month and a day; "Published 2018 Aug 21" does not change the date."""
    item = parse_reference("Svendsen I, Holm L. Hip pain at night. Phys Ther. 2016 Jun 1;96(6):1-9."
                           " Published 2016 Aug 21. doi:10.1234/x").item
    assert item["issued"] == {"date-parts": [[2016, 6, 1]]}


def test_an_article_number_is_kept_as_printed() -> None:
    """"e0163306" is no range of pages."""
    item = parse_reference("Pohl P, Stein S. Strain in the hip capsule. PloS one. 2016 Sep 29;"
                           "11(9):e0163306.").item
    assert item["page"] == "e0163306"


def test_et_al_is_a_remark_and_no_author() -> None:
    """A cut author list says so."""
    reference = parse_reference("Gwen HC, Hahn JY, Park KW, et al. Six months of therapy after a "
                                "stent. Circulation. 2012;125:505-13.")
    assert [name["family"] for name in reference.item["author"]] == ["Gwen", "Hahn", "Park"]
    assert reference.item["custom"] == {"et-al": True}
    assert any("et al." in remark for remark in reference.remarks)


def test_a_group_is_a_literal_author() -> None:
    """An organisation has no given name."""
    item = parse_reference("World Health Organization. Global report on falls. Geneva: World "
                           "Health Organization; 2008.").item
    assert item["author"] == [{"literal": "World Health Organization"}]
    assert item["publisher-place"] == "Geneva"
    assert item["type"] == "book"


def test_a_suffix_is_told_from_initials() -> None:
    """"Jr" after a name is a suffix, "JR" after a family name are initials."""
    item = parse_reference("King ML Jr, Arribas JR. On walking together. J Gait. 2001;2:3-4.").item
    assert item["author"] == [{"family": "King", "given": "ML", "suffix": "Jr"},
                              {"family": "Arribas", "given": "JR"}]


def test_a_chapter_has_editors_book_publisher_and_place() -> None:
    """A chapter in an edited book."""
    item = parse_reference(
        "Phillips SJ, Whisnant JP. Hypertension and stroke. In: Laragh JH, Brenner BM, editors. "
        "Hypertension: pathophysiology and management. 2nd ed. New York: Raven Press; 1995. "
        "p. 465-78.").item
    assert item["type"] == "chapter"
    assert item["title"] == "Hypertension and stroke"
    assert [name["family"] for name in item["editor"]] == ["Laragh", "Brenner"]
    assert item["container-title"] == "Hypertension: pathophysiology and management"
    assert (item["publisher"], item["publisher-place"]) == ("Raven Press", "New York")
    assert item["page"] == "465-478"


@pytest.mark.parametrize(("text", "kind"), (
    ("Borkowski MM. Infant sleep and feeding: a survey [dissertation]. Mount Pleasant: Central "
     "Michigan University; 2002.", "thesis"),
    ("Watkins, C. (1989). Learning from delayed rewards. PhD thesis, Cambridge University.",
     "thesis"),
    ("M. Holl and M. Stumm. Performance of hierarchical rings. Technical Report CS-92-18, "
     "University of Leeds, 1992.", "report"),
    ("Kim, H. and Park, J. Speech tagging with words. In Proceedings of the 12th International "
     "Conference on Computational Linguistics, pages 12-19, 1998.", "paper-conference"),
    ("Mayo Clinic. Hip pain: causes. https://www.example.org/hip. Accessed May 4, 2019.",
     "webpage"),
))
def test_the_type_follows_from_what_is_printed(text: str, kind: str) -> None:
    """Theses, reports, conference papers and web pages are told apart."""
    assert parse_reference(text).item["type"] == kind


@pytest.mark.parametrize(("printed", "doi"), (
    ("doi:10.1186/s12891-018-2230-4", "10.1186/s12891-018-2230-4"),
    ("https://doi.org/10.1016/j.joca. 2020.01.004.", "10.1016/j.joca.2020.01.004"),
    ("doi: 10.1234/abc-\n   def.2010.5. Epub 2010 Mar 4", "10.1234/abc-def.2010.5"),
    ("DOI 10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2.",
     "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"),
    ("(doi:10.1136/bmj.n71)", "10.1136/bmj.n71"),
    ("http://dx.doi.org/10.1016/S0140-6736(97)11096-0, 1998", "10.1016/s0140-6736(97)11096-0"),
    ("https://doi.org/ 10.1000/xyz123", "10.1000/xyz123"),
    ("doi: 10.1130/2010.2465(22). 2010.", "10.1130/2010.2465(22)"),
    ("doi:10.1371/journal. pone.0163306", "10.1371/journal.pone.0163306"),
    ("doi.org/10.1016/S0895-4356%2898%2900117-7", "10.1016/s0895-4356(98)00117-7"),
))
def test_a_doi_is_read_however_it_is_printed(printed: str, doi: str) -> None:
    """Prefixes, URLs, line breaks, brackets, SICI and the stop of the sentence."""
    item = parse_reference(f"Adams B. On hips. J Gait. 2010;3:4-9. {printed}").item
    assert item["DOI"] == doi
    assert item["title"] == "On hips"


@pytest.mark.parametrize(("text", "fields"), (
    ("Frans M, Holm S. Exercise for the hip. Cochrane Database Syst Rev 2014;(4):CD007912.",
     {"issued": {"date-parts": [[2014]]}, "issue": "4", "page": "CD007912"}),
    ("Wang PX, Ba ZF. Fluids after bleeding. Surgery 2001; 129 5:559-66.",
     {"volume": "129", "issue": "5", "page": "559-566"}),
    ("Zhang S, Li W. Walking after hip surgery[J]. Chinese Journal of Gait, 2010, 30(3): 1-5.",
     {"title": "Walking after hip surgery", "container-title": "Chinese Journal of Gait"}),
    ("Adams B. On hips. J Gait. In press 2017.", {"container-title": "J Gait"}),
    ("<i>Adams B</i>. On hips &amp; knees. <i>J Gait</i>. 2017;4:5-6.",
     {"title": "On hips & knees", "container-title": "J Gait"}),
    ("Adams B. *On hips*. _J Gait_. 2017;4:5-6.",
     {"title": "On hips", "container-title": "J Gait"}),
    ("Miller R. Hip pain. Available from: https://example.org/hip. Accessed May 4, 2019.",
     {"accessed": {"date-parts": [[2019, 5, 4]]}, "URL": "https://example.org/hip"}),
))
def test_habits_of_real_lists_are_understood(text: str, fields: dict[str, Any]) -> None:
    """Years in the place of volumes, GB/T 7714 marks, markup, works in press, dates of access."""
    item = dict(parse_reference(text).item)
    assert {name: item.get(name) for name in fields} == fields


def test_a_date_of_access_is_not_a_date_of_issue() -> None:
    """The year that a page was seen in says nothing of when it came out."""
    item = parse_reference("Mayo Clinic. Hip pain. https://example.org/hip. Accessed 2019.").item
    assert "issued" not in item


def test_a_study_group_after_the_names_is_an_author_and_not_part_of_the_title() -> None:
    """"; for the X Study Group." belongs to the authors."""
    item = parse_reference("Thorn MR, Forrest EH, Ryder S; for the SMILE Study Group. Therapy for "
                           "the hip joint in older people. N Engl J Med 2015;373:282-283.").item
    assert item["author"][-1] == {"literal": "SMILE Study Group"}
    assert item["title"] == "Therapy for the hip joint in older people"


def test_initials_that_spell_a_cue_for_editors_are_initials() -> None:
    """"Bateman ED" is an author."""
    item = parse_reference("Jones PW, Singh D, Bateman ED Efficacy of walking twice a day: the "
                           "STEP study. Eur Respir J 2012;40:830-6.").item
    assert first_initials(dict(item)) == [("Jones", "P"), ("Singh", "D"), ("Bateman", "E")]
    assert "editor" not in item


def test_names_keep_their_particles() -> None:
    """"van 't Hof" and "de la Cruz" are family names."""
    item = parse_reference("Prevo ML, van ‘t Hof MA, de la Cruz P. Scores of joints that count "
                           "twice. Arthritis Rheum 1995;38:44-8.").item
    assert [name["family"] for name in item["author"]] == ["Prevo", "van 't Hof", "de la Cruz"]


def test_real_strings_are_read_at_the_speed_that_lists_need() -> None:
    """2,000 strings a second on one idle core; a busy test machine is allowed three times."""
    lines = shared("dev_data", "reference_strings.jsonl").read_text(encoding="utf-8").splitlines()
    strings = [json.loads(line)["raw"] for line in lines[:800]]
    parse_reference(strings[0])
    start = time.process_time()
    for string in strings:
        parse_reference(string)
    assert len(strings) / (time.process_time() - start) > 2_000 / 3


def test_real_strings_give_their_main_fields() -> None:
    """A floor under regressions (the held-out figures come from benchmarks/)."""
    lines = shared("dev_data", "reference_strings.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[::4]]
    right = {"title": 0, "journal": 0, "volume": 0}
    for row in rows:
        item = parse_reference(row["raw"]).item
        for field, name in (("title", "title"), ("journal", "container-title"),
                            ("volume", "volume")):
            right[field] += csl.normalise_title(str(item.get(name, ""))) == csl.normalise_title(
                row[field])
    assert min(right.values()) >= 0.96 * len(rows), right


def test_other_identifiers_are_read() -> None:
    """PMID, PMCID, arXiv and URL have fields of their own."""
    item = parse_reference("Adams B, Cole D. On hips. J Gait. 2010;3:4-9. PMID: 21478469; PMCID: "
                           "PMC123456. Available from: https://example.org/hips_(1).html.").item
    assert (item["PMID"], item["PMCID"]) == ("21478469", "PMC123456")
    assert item["URL"] == "https://example.org/hips_(1).html"
    item = parse_reference("Vasic A, Shah N. Attention for gait. arXiv:1706.03762v5 [cs.CL]. 2017"
                           ).item
    assert (item["archive"], item["number"]) == ("arXiv", "1706.03762v5")


@settings(deadline=None)
@given(st.sampled_from(sorted(ARTICLES)), st.sampled_from(("NFC", "NFD")),
       st.sampled_from("-‐‑–—−"), st.sampled_from((" ", "\n", "  \n   ", "\u00a0", "\u2009")))
def test_V6_spelling_of_space_dashes_and_accents_changes_nothing(
        style: str, form: Any, dash: str, space: str) -> None:
    """Line breaks, NFC or NFD and the kind of dash give one and the same item."""
    text = ARTICLES[style]
    varied = unicodedata.normalize(form, text.replace("–", "-").replace("-", dash)
                                   .replace(" ", space))
    assert parse_reference(varied).item == parse_reference(text).item


@settings(deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(
    ("10.", "10.1234/", "doi:", "(", ")", "[", "]", "2010", ";", ":", "12-", "A", "Smith", ", ",
     ". ", "et al", "eds", "In: ", "https://", "\x00", "\ud800", "ﬁ", "张三", "محمد", "\u0301")),
    max_size=40).map("".join))
def test_X1_any_text_is_parsed_without_a_crash_and_kept_as_read(text: str) -> None:
    """No input raises, ``raw`` is the text, and the item can be written as JSON."""
    reference = parse_reference(text)
    assert reference.raw == text
    assert reference.item["type"]
    json.dumps(reference.item)


@pytest.mark.parametrize("piece", (
    " ", "(", "[", "10.1234/a ", "Smith J, ", "a\u0301\u0316", "\u0301", "12-", "https://x", ". ",
    "[Google Scholar] ", "'", "\"", "1. ", "\n", "et al. ", "vol. 3, ", "10.1/", "doi.org/ "))
def test_X6_a_megabyte_is_parsed_in_a_moment(piece: str) -> None:
    """The time does not explode on long input of any sort; a remark says what was not read."""
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    parse_reference(text)
    assert time.process_time() - start < 2.0


def test_X6_lists_are_searched_in_linear_time() -> None:
    """A long hostile text takes no more than in proportion."""
    for piece in ("References\n", "1. a\n", "[1] ", "Smith, J. \n", " \n", "(1) Smith J 2010\n"):
        text = piece * (400_000 // len(piece))
        start = time.process_time()
        find_reference_list(text)
        assert time.process_time() - start < 4.0, piece


def test_the_eleven_references_of_an_article_are_read_whole() -> None:
    """A real list: every entry has authors, title, container and year, and the footer is left."""
    text = shared("articles", "004.txt").read_text(encoding="utf-8")
    span = find_reference_list(text)
    assert span is not None
    references, skipped = read_reference_list(text[slice(*span)], offset=span[0])
    assert [reference.id for reference in references] == [str(n) for n in range(1, 12)]
    assert skipped == []
    assert all({"author", "title", "container-title", "issued"} <= set(reference.item)
               for reference in references)
    assert "updated" not in text[slice(*span)]


@pytest.mark.parametrize("name", ("000", "001", "002", "003"))
def test_an_article_without_a_list_has_none(name: str) -> None:
    """Articles that cite nothing in a list are not given one."""
    text = shared("articles", f"{name}.txt").read_text(encoding="utf-8")
    assert find_reference_list(text) is None
