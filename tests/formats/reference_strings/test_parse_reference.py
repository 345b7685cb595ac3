"""Reference strings of many styles, read into CSL-JSON."""

from __future__ import annotations

from evidaudit.formats.reference_strings import parse_reference


def test_a_vancouver_string_gives_every_field() -> None:
    """Authors, title, container, date, volume, issue, pages and DOI of one journal article."""
    text = ("4. Moreau A, van der Berg JP, Lind Ö. Stair climbing after knee surgery: a cohort "
            "study. J Clin Gait Res. 2016 Jun 1;96(6):818-27. doi:10.1234/Abc.5. [Google Scholar]")
    reference = parse_reference(text, "4")
    assert reference.raw == text
    assert reference.item["author"] == [
        {"family": "Moreau", "given": "A"}, {"family": "van der Berg", "given": "JP"},
        {"family": "Lind", "given": "Ö"}]
    assert reference.item["title"] == "Stair climbing after knee surgery: a cohort study"
    assert reference.item["container-title"].rstrip(".") == "J Clin Gait Res"
    assert reference.item["issued"] == {"date-parts": [[2016, 6, 1]]}
    assert (reference.item["volume"], reference.item["issue"]) == ("96", "6")
    assert reference.item["page"] == "818-827"
    assert reference.item["DOI"] == "10.1234/abc.5"
