"""Renders records as reference strings in nine styles, as labelled pieces, to train the tagger on.

A piece is a string and the label of its words. The styles are Vancouver, AMA, APA, Harvard, MLA,
Chicago, Nature, IEEE and ACS, as articles, chapters, books, reports and web pages, with the
variation of real lists: dates in full, notes, identifiers, "et al.", suffixes and particles.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

Piece = tuple[str, str]
Row = dict[str, Any]

GIVEN = [
    "James", "Mary", "Robert", "Patricia", "Wei", "Jing", "Hiroshi", "Yuki", "Ahmed",
    "Fatima", "Carlos", "Lucía", "Anna", "Lars", "Ingrid", "Pierre", "Sophie", "Giulia",
    "Marco", "Olga", "Ivan", "Priya", "Rahul", "Sarah", "David", "Emma", "Thomas", "Karen",
    "Peter", "Susan", "Michael", "Elena", "Jorge", "Marta", "Katrin", "Jan", "Pieter",
    "Annika", "Mehmet", "Ayşe", "Min-Jun", "Soo-Jin", "Jean-Pierre",
]
PUBLISHERS = """Springer;Elsevier;Wiley;Oxford University Press;Cambridge University Press;
Routledge;Academic Press;McGraw-Hill;CRC Press;Sage Publications;MIT Press;
Lippincott Williams & Wilkins;
World Health Organization;Churchill Livingstone;Mosby;W.H. Freeman;Guilford Press;Thieme;Karger;
Harvard University Press;American Psychiatric Publishing;National Academies Press;Sage;Humana Press;
Blackwell Science;John Wiley & Sons;Saunders;Taylor & Francis;Erlbaum;BMJ Books""".replace(
    "\n", "").split(";")
PLACES = """New York;London;Philadelphia;Berlin;Oxford;Cambridge, MA;Geneva;Boca Raton, FL;
Amsterdam;Chichester;Washington, DC;Thousand Oaks, CA;Boston;Paris;Stuttgart;Basel;San Diego;
Chicago;Tokyo;
Heidelberg;Hoboken, NJ;Edinburgh;St. Louis, MO;Baltimore;Milano;Madrid;Cambridge, UK;Toronto;Sydney;
New Delhi""".replace("\n", "").split(";")
GROUPS = """World Health Organization;American Diabetes Association;
National Institute for Health and Care Excellence;Centers for Disease Control and Prevention;
GRADE Working Group;European Medicines
 Agency;UK Prospective Diabetes Study (UKPDS) Group;Food and Drug Administration;International
 Diabetes Federation;Ministry of Health;Australian Bureau of Statistics;ARDS Network;
The CONSORT Group;American Psychiatric Association;OECD;European Society of Cardiology;NICE;
R Core Team;Cochrane Collaboration;Institute of Medicine""".replace("\n", "").split(";")
STUDY_GROUPS = """SMILE Study Group;TORPEDO Investigators;Northern Hip Trial Group;LUNA Trialists;
European Working Group on Gait;Committee on Child Health;BREATHE-2 Study Investigators;
GAIT 2019 Joint Diseases Collaborators;
PREVENT-2020 Collaborative Group;EXACT (Exercise and Ageing) Trial Team;
Nordic Kidney Consortium;Practice Guidelines Committee of the Hepatology Society""".replace(
    "\n", "").split(";")
TOPICS = """Machine Learning;Biomedical Engineering;Logic in Computer Science;Speech Processing;
Computer Vision;Rehabilitation Robotics;Health Informatics;Computational Linguistics;Databases;
Medical Imaging;Operating Systems;Sports Medicine""".replace("\n", "").split(";")
UNIVERSITIES = """Stanford University;University of Leeds;Technische Universität München;MIT;
Université de Montréal;University of Texas at Austin;Uppsala University;Kyoto University""".replace(
    "\n", "").split(";")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
LONG_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]
DASHES = ("-", "–", "–", "-", " - ")


def initials_of(given: str) -> list[str]:
    """The single initials in "K. M.", "KM" or "J.-H."."""
    return re.findall(r"[^\W\d_]", given) if given.isupper() or "." in given else [given[:1]]


class Style:
    """One way of printing a record; holds the record, chance, and the pieces so far."""

    def __init__(self, record: Row, chance: random.Random) -> None:
        self.record = record
        self.chance = chance
        capitals = self.chance.random() < 0.04
        self.names = [(family.upper() if capitals else family, "".join(initials_of(given)))
                      for family, given in record["authors"] if family and given][:60]

    def authors(self, form: Callable[[str, str, int], list[Piece]], separator: str, joiner: str,
                limit: int, tail: str = "et al.") -> list[Piece]:
        """The author statement: names in ``form``, cut to ``limit`` with ``tail``."""
        if not self.names or self.chance.random() < 0.06:
            return [(self.chance.choice((*GROUPS, *STUDY_GROUPS)), "AL")]
        names = self.names
        cut = len(names) > limit
        shown = names[:max(limit - (self.chance.random() < 0.3) * 2, 1)] if cut else names
        pieces: list[Piece] = []
        for i, (family, initials) in enumerate(shown):
            if i:
                last = i == len(shown) - 1 and not cut
                pieces.append((joiner if last else separator, "AJ"))
            pieces += form(family, initials, i)
        if cut:
            pieces.append((self.chance.choice((", ", " ", separator)) + tail, "AJ"))
        elif self.chance.random() < 0.05:
            pieces += [(self.chance.choice((separator, "; ", " for the ", "; on behalf of the ",
                                            ", and the ")), "AJ"),
                       (self.chance.choice(STUDY_GROUPS), "AL")]
        return pieces

    def given(self, family: str, initials: str) -> str:
        """A full given name that fits the first initial, the same for the same person."""
        fitting = [name for name in GIVEN if name[0] == initials[:1]] or GIVEN
        name = fitting[sum(map(ord, family)) % len(fitting)]
        return name + (f" {initials[1]}." if len(initials) > 1 else "")

    def surname_initials(self, family: str, initials: str, _: int) -> list[Piece]:
        """Smith JA"""
        return [(family, "AF"), (" " + initials, "AG")]

    def surname_dotted(self, family: str, initials: str, _: int) -> list[Piece]:
        """Smith, J. A."""
        return [(family, "AF"), (", ", "AF"), (" ".join(f"{c}." for c in initials), "AG")]

    def surname_tight(self, family: str, initials: str, _: int) -> list[Piece]:
        """Smith, J.A."""
        return [(family, "AF"), (", ", "AF"), ("".join(f"{c}." for c in initials), "AG")]

    def surname_dots_no_comma(self, family: str, initials: str, _: int) -> list[Piece]:
        """Smith J.A."""
        return [(family, "AF"), (" ", "AF"), ("".join(f"{c}." for c in initials), "AG")]

    def initials_surname(self, family: str, initials: str, _: int) -> list[Piece]:
        """J. A. Smith"""
        return [(" ".join(f"{c}." for c in initials), "AG"), (" ", "AG"), (family, "AF")]

    def bare_initials_surname(self, family: str, initials: str, _: int) -> list[Piece]:
        """JA Smith"""
        return [(initials, "AG"), (" ", "AG"), (family, "AF")]

    def full_first_reversed(self, family: str, initials: str, i: int) -> list[Piece]:
        """Smith, Jane A., then Peter Jones"""
        given = self.given(family, initials)
        if i == 0:
            return [(family, "AF"), (", ", "AF"), (given, "AG")]
        return [(given, "AG"), (" ", "AG"), (family, "AF")]

    def full(self, family: str, initials: str, _: int) -> list[Piece]:
        """Jane A. Smith"""
        return [(self.given(family, initials), "AG"), (" ", "AG"), (family, "AF")]

    def title(self) -> str:
        """The title without its final stop."""
        title = str(self.record["title"]).strip().rstrip(".")
        if self.chance.random() < 0.2:
            title = " ".join(w[:1].upper() + w[1:] if len(w) > 3 else w for w in title.split())
        return title

    def pages(self) -> list[Piece]:
        """The pages, or nothing."""
        first, last = self.record["fpage"], self.record["lpage"]
        if not first:
            return []
        if self.chance.random() < 0.06:
            return [(self.chance.choice((f"e{self.chance.randint(1000, 190000)}",
                                         f"{self.chance.randint(100, 9999)}",
                                         f"CD{self.chance.randint(1000, 14000):06d}")), "PG")]
        return [(first + (self.chance.choice(DASHES) + last if last else ""), "PG")]

    def month(self, names: list[str]) -> str:
        """A month, perhaps with a day."""
        name = self.chance.choice(names)
        return name + (f" {self.chance.randint(1, 28)}" if self.chance.random() < 0.4 else "")

    def volume_issue(self) -> tuple[str, str]:
        """Volume and issue as printed; the issue may be invented."""
        volume, issue = str(self.record["volume"] or ""), str(self.record["issue"] or "")
        if not issue and self.chance.random() < 0.4:
            issue = self.chance.choice((str(self.chance.randint(1, 24)), "Suppl 1", "2 Suppl",
                                        "3-4", "Pt 2", "Suppl"))
        return volume, issue.strip("()")

    def tail(self, doi_forms: tuple[str, ...] = ("doi:{}", "doi: {}", "https://doi.org/{}",
                                                  "DOI: {}", "http://dx.doi.org/{}")
             ) -> list[Piece]:
        """Identifiers and notes that lists print after the pages."""
        pieces: list[Piece] = []
        chance = self.chance
        if chance.random() < 0.05:
            pieces.append((f" Published {self.record['year']} {self.month(MONTHS)}.", "OT"))
        if chance.random() < 0.03:
            pieces.append((f" Epub {self.record['year']} {self.month(MONTHS)}.", "OT"))
        if chance.random() < 0.35:
            doi = self.record["doi"] or f"10.{chance.randint(1000, 9999)}/j.x{chance.random()}"
            pieces.append((" " + chance.choice(doi_forms).format(doi), "OT"))
            if chance.random() < 0.5:
                pieces.append((".", "OT"))
        if chance.random() < 0.12 and self.record["pmid"]:
            pieces.append((chance.choice((" PMID: {}.", " PubMed PMID: {};", " [PMID: {}]",
                                          " pmid:{}")).format(self.record["pmid"]), "OT"))
        if chance.random() < 0.05:
            pieces.append((f" PMCID: PMC{chance.randint(10000, 9999999)}.", "OT"))
        if chance.random() < 0.06:
            pieces.append((chance.choice((
                " Available from: https://www.example.org/article/{}.",
                " https://www.example.org/{}. Accessed May 4, 2019.",
                " Retrieved from http://example.org/{}",
                " Available at: http://www.example.org/{} [Accessed 3 March 2018].",
            )).format(chance.randint(10, 99999)), "OT"))
        return pieces


def _vancouver(s: Style) -> list[Piece]:
    volume, issue = s.volume_issue()
    when = f"{s.record['year']}" + (" " + s.month(MONTHS) if s.chance.random() < 0.4 else "")
    stop = s.chance.choice((". ", ". ", " "))
    out = s.authors(s.surname_initials, s.chance.choice((", ", ", ", " ", " , ")), ", ",
                    s.chance.choice((3, 6, 60)), s.chance.choice(("et al", "et al.")))
    out += [(s.chance.choice((". ", ". ", " ", ": ")), "OT"), (s.title(), "TI"), (". ", "OT"),
            (s.record["journal"], "CT"), (stop, "OT"), (when, "YR"),
            (s.chance.choice((";", "; ")), "OT"), (volume, "VO")]
    if issue and s.chance.random() < 0.1 and issue.isdigit():
        out += [(" ", "OT"), (issue, "IS")]
    elif issue:
        out += [(s.chance.choice(("(", " (")), "OT"), (issue, "IS"), (")", "OT")]
    out += [(s.chance.choice((":", ": ")), "OT"), *s.pages(), (".", "OT")]
    return out + s.tail()


def _apa(s: Style) -> list[Piece]:
    volume, issue = s.volume_issue()
    when = str(s.record["year"]) + (", " + s.month(LONG_MONTHS) if s.chance.random() < .08 else "")
    out = s.authors(s.surname_dotted, ", ", s.chance.choice((", & ", " & ")),
                    s.chance.choice((7, 20)))
    out += [(" (", "OT"), (when, "YR"), (s.chance.choice((".", "")) and "). " or "). ", "OT"),
            (s.title(), "TI"), (". ", "OT"), (s.record["journal"], "CT"), (", ", "OT"),
            (volume, "VO")]
    if issue:
        out += [("(", "OT"), (issue, "IS"), (")", "OT")]
    out += [(", ", "OT"), *s.pages(), (".", "OT")]
    return out + s.tail()


def _harvard(s: Style) -> list[Piece]:
    volume, issue = s.volume_issue()
    form = s.chance.choice((s.surname_tight, s.surname_dots_no_comma, s.surname_initials,
                            s.bare_initials_surname))
    out = s.authors(form, ", ", " and ", s.chance.choice((3, 12)))
    quote = s.chance.choice((("", ""), ("'", "'"), ("‘", "’"), ('"', '"')))
    year = s.chance.choice(((" (", ") "), (" ", ", "), (", ", ". "), (" (", "). "), (" ", " ")))
    out += [(year[0], "OT"), (str(s.record["year"]), "YR"), (year[1] + quote[0], "OT"),
            (s.title(), "TI"), (quote[1] + s.chance.choice((", ", ". ")), "OT"),
            (s.record["journal"], "CT"), (s.chance.choice((", ", " ")), "OT")]
    if s.chance.random() < 0.4:
        out += [("vol. ", "VO"), (volume, "VO")]
        if issue:
            out += [(", no. ", "IS"), (issue, "IS")]
    else:
        out += [(volume, "VO")]
        if issue:
            out += [("(", "OT"), (issue, "IS"), (")", "OT")]
    out += [(s.chance.choice((", ", ", pp. ", ": ", ":", " ")), "PG"), *s.pages(), (".", "OT")]
    return out + s.tail(("doi:{}", "https://doi.org/{}", "Available at: https://doi.org/{}"))


def _mla(s: Style) -> list[Piece]:
    volume, issue = s.volume_issue()
    out = s.authors(s.full_first_reversed, ", ", ", and ", s.chance.choice((2, 3)))
    out += [(". “", "OT"), (s.title(), "TI"), (".” ", "OT"), (s.record["journal"], "CT")]
    if s.chance.random() < 0.6:
        out += [(", vol. ", "VO"), (volume, "VO")]
        if issue:
            out += [(", no. ", "IS"), (issue, "IS")]
        month = s.chance.choice(MONTHS) + ". " if s.chance.random() < 0.4 else ""
        out += [(", ", "OT"), (f"{month}{s.record['year']}", "YR"), (", pp. ", "PG")]
    else:
        out += [(" ", "OT"), (volume, "VO"), ("." + issue if issue else "", "IS"), (" (", "OT"),
                (str(s.record["year"]), "YR"), ("): ", "OT")]
    return [*out, *s.pages(), (".", "OT"), *s.tail()]


def _chicago(s: Style) -> list[Piece]:
    volume, issue = s.volume_issue()
    year = str(s.record["year"])
    out = s.authors(s.full_first_reversed, ", ", ", and ", 10)
    if s.chance.random() < 0.5:
        out += [(". ", "OT"), (year, "YR")]
    out += [(". “", "OT"), (s.title(), "TI"), (".” ", "OT"), (s.record["journal"], "CT"),
            (" ", "OT"), (volume, "VO")]
    dated = any(label == "YR" for _, label in out)
    if issue:
        out += [((" (", ", no. ")[not dated], "IS"), (issue, "IS"), (")" if dated else "", "OT")]
    if not dated:
        month = s.chance.choice(LONG_MONTHS) + " " if s.chance.random() < 0.3 else ""
        out += [(" (", "OT"), (f"{month}{year}", "YR"), (")", "OT")]
    return [*out, (": ", "OT"), *s.pages(), (".", "OT"), *s.tail()]


def _nature(s: Style) -> list[Piece]:
    volume, _ = s.volume_issue()
    out = s.authors(s.surname_dotted, ", ", " & ", 5)
    out += [(" ", "OT"), (s.title(), "TI"), (". ", "OT"), (s.record["journal"], "CT"),
            (" ", "OT"), (volume, "VO"), (", ", "OT"), *s.pages(), (" (", "OT"),
            (str(s.record["year"]), "YR"), (").", "OT")]
    return out + s.tail()


def _ieee(s: Style) -> list[Piece]:
    volume, issue = s.volume_issue()
    out = s.authors(s.initials_surname, ", ", s.chance.choice((", and ", " and ")), 6)
    out += [(", “", "OT"), (s.title(), "TI"), (",” ", "OT"), (s.record["journal"], "CT"),
            (", vol. ", "VO"), (volume, "VO")]
    if issue:
        out += [(", no. ", "IS"), (issue, "IS")]
    out += [(s.chance.choice((", pp. ", ", p. ", ", ")), "PG"), *s.pages(), (", ", "OT")]
    month = s.chance.choice(MONTHS) + ". " if s.chance.random() < 0.5 else ""
    return [*out, (f"{month}{s.record['year']}", "YR"), (s.chance.choice((".", ", ")), "OT"),
            *s.tail()]


def _acs(s: Style) -> list[Piece]:
    volume, issue = s.volume_issue()
    out = s.authors(s.surname_dotted, "; ", "; ", 10)
    out += [(" ", "OT")]
    if s.chance.random() < 0.75:
        out += [(s.title(), "TI"), (". ", "OT")]
    out += [(s.record["journal"], "CT"), (" ", "OT"), (str(s.record["year"]), "YR"), (", ", "OT"),
            (volume, "VO")]
    if issue:
        out += [(" (", "OT"), (issue, "IS"), (")", "OT")]
    return [*out, (", ", "OT"), *s.pages(), (".", "OT"), *s.tail()]


STYLES = (_vancouver, _vancouver, _apa, _harvard, _mla, _chicago, _nature, _ieee, _acs)
