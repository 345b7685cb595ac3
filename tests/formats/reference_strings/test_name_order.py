"""Names are told apart by the pattern of the whole author statement."""

from __future__ import annotations

import pytest

from evidaudit.formats.reference_strings import parse_reference


@pytest.mark.parametrize(("text", "families"), [
    ("García López, J., Xu, R., Al-Masri, T.M. and Abdi, R., 2024. Adherence to telephone coaching "
     "after stroke. Psychological Medicine, 7(2), pp.11-19.",
     ["García López", "Xu", "Al-Masri", "Abdi"]),
    ("Smith-Jones, Anna Maria, Yun Al-Masri, Aoife Björk, and Inés Dell'Orto. 2004. “Dose response "
     "of manual therapy.” Psychological Medicine 31 (4): 582–591.",
     ["Smith-Jones", "Al-Masri", "Björk", "Dell'Orto"]),
    ("Lindqvist, Anna Maria, et al. “Sleep and knee pain in adults.” Psychological Medicine, vol. "
     "23, no. 9, 2001, pp. 1109-1122.", ["Lindqvist"]),
    ("Okafor TM, Kowalczyk L, Li B, et al. Manual therapy for fatigue after stroke. Psychol Med. "
     "2004;37(12):1727-1739.", ["Okafor", "Kowalczyk", "Li"]),
])
def test_one_double_name_does_not_move_the_others(text: str, families: list[str]) -> None:
    """Families first, the first name inverted, or initials behind: each read as it is."""
    names = parse_reference(text).item["author"]
    assert [name["family"] for name in names] == families
    assert all(name.get("given") for name in names)


def test_an_article_number_is_no_part_of_the_issue() -> None:
    """"no. 8, Art. no. e11335" is an issue and an article number."""
    item = parse_reference("R. de Souza and A. Li, “Gait speed after stroke,” Clin. Infect. Dis., "
                           "vol. 368, no. 8, Art. no. e11335, Feb. 2010.").item
    assert (item["volume"], item["issue"], item["page"]) == ("368", "8", "e11335")


@pytest.mark.parametrize(("text", "names"), [
    ("Elsa Gómez Vega, Juan Pérez Ruiz. Ejercicio y dolor. Rev Esp Reumatol. 2010;5:1-9.",
     [("Gómez Vega", "Elsa"), ("Pérez Ruiz", "Juan")]),
    ("Elsa García López, Marta Ruiz Pérez and José Luis Gómez Díaz. Exercise for knee pain. Spine "
     "2012;3:4-9.", [("García López", "Elsa"), ("Ruiz Pérez", "Marta"),
                     ("Gómez Díaz", "José Luis")]),
    ("Ana Sofía Núñez Vega, Mary Ann Smith. Exercise for knee pain in adults. Spine 2014;3:4-9",
     [("Núñez Vega", "Ana Sofía"), ("Smith", "Mary Ann")])])
def test_the_first_of_two_surnames_is_no_middle_name(
        text: str, names: list[tuple[str, str]]) -> None:
    """Given names first; a patronymic as the last word but one begins the family name."""
    assert [(name["family"], name["given"]) for name in parse_reference(text).item["author"]] \
        == names


@pytest.mark.parametrize("text", [
    "Karl Heinz Becker, Anna Maria Vogel. Exercise for knee pain in adults. Spine 2014;3:4-9",
    "Ana Beatriz Costa, Juan Pérez. Exercise for knee pain in adults. Spine 2014;3:4-9",
    "Franz Josef Huber, Luz Marina Costa. Exercise for knee pain. Spine 2014;3:4-9"])
def test_a_given_name_that_ends_like_one_is_left_a_given_name(text: str) -> None:
    """Heinz and Beatriz are no patronymics."""
    families = [name["family"] for name in parse_reference(text).item["author"]]
    assert all(" " not in family for family in families)
