"""Renders books, chapters, theses, reports, web pages and conference papers as labelled pieces."""

from __future__ import annotations

import random

from reference_styles import (
    GROUPS,
    LONG_MONTHS,
    PLACES,
    PUBLISHERS,
    STYLES,
    TOPICS,
    UNIVERSITIES,
    Piece,
    Row,
    Style,
)


def _book(s: Style) -> list[Piece]:
    year, publisher = str(s.record["year"]), s.chance.choice(PUBLISHERS)
    place = s.chance.choice(PLACES)
    edition = s.chance.choice(("", "", ". 2nd ed", " (3rd ed.)", ". 5th edition"))
    title = s.title().split(":")[0]
    kind = s.chance.randrange(4)
    if kind == 0:
        out = s.authors(s.surname_initials, ", ", ", ", 6)
        return [*out, (". ", "OT"), (title, "TI"), (edition + ". ", "OT"), (place, "PL"),
                (": ", "OT"), (publisher, "PB"), (s.chance.choice(("; ", ", ")), "OT"),
                (year, "YR"), (".", "OT"), *s.tail()]
    if kind == 1:
        out = s.authors(s.surname_dotted, ", ", ", & ", 6)
        return [*out, (" (", "OT"), (year, "YR"), ("). ", "OT"), (title, "TI"),
                (edition + ". ", "OT"), *s.chance.choice(([(place, "PL"), (": ", "OT")], [])),
                (publisher, "PB"), (".", "OT"), *s.tail()]
    out = s.authors(s.full_first_reversed if kind == 2 else s.initials_surname, ", ", ", and ", 3)
    if kind == 2:
        return [*out, (". ", "OT"), (title, "TI"), (". ", "OT"), (place, "PL"), (": ", "OT"),
                (publisher, "PB"), (", ", "OT"), (year, "YR"), (".", "OT")]
    return [*out, (", ", "OT"), (title, "TI"), (edition.strip(".") + ". ", "OT"), (place, "PL"),
            (": ", "OT"), (publisher, "PB"), (", ", "OT"), (year, "YR"), (".", "OT")]


def _chapter(s: Style) -> list[Piece]:
    year, publisher = str(s.record["year"]), s.chance.choice(PUBLISHERS)
    place = s.chance.choice(PLACES)
    book = s.chance.choice(("Handbook of {}", "{}: Principles and Practice", "Advances in {}",
                            "The {} Handbook", "Textbook of {}", "{}")).format(
        str(s.record["title"]).split(":")[0].rstrip(".").title()[:60].strip())
    cut = max(len(s.names) // 2, 1)
    writers, editors = s.names[:cut][:5], s.names[cut:][:3] or [("Moreau", "PL")]
    s.names = writers
    kind = s.chance.randrange(4)
    if kind == 0:
        eds = ", ".join(f"{family} {initials}" for family, initials in editors)
        return [*s.authors(s.surname_initials, ", ", ", ", 6), (". ", "OT"), (s.title(), "TI"),
                (". In: ", "OT"), (eds, "ED"), (", ", "OT"),
                (s.chance.choice(("editors", "eds", "editor", "eds.")), "ED"), (". ", "OT"),
                (book, "CT"), (". ", "OT"), (place, "PL"), (": ", "OT"), (publisher, "PB"),
                (s.chance.choice(("; ", ", ")), "OT"), (year, "YR"),
                (s.chance.choice((". p. ", ":", ". pp. ", ", ")), "PG"), *s.pages(), (".", "OT")]
    if kind == 1:
        eds = " & ".join(" ".join(f"{c}." for c in initials) + " " + family
                         for family, initials in editors)
        return [*s.authors(s.surname_dotted, ", ", ", & ", 6), (" (", "OT"), (year, "YR"),
                ("). ", "OT"), (s.title(), "TI"), (". In ", "OT"), (eds, "ED"), (" (", "OT"),
                ("Eds.", "ED"), ("), ", "OT"), (book, "CT"), (" (pp. ", "PG"), *s.pages(),
                ("). ", "OT"), *s.chance.choice(([(place, "PL"), (": ", "OT")], [])),
                (publisher, "PB"), (".", "OT"), *s.tail()]
    eds = " and ".join(f"{s.given(family, initials)} {family}" for family, initials in editors)
    if kind == 2:
        return [*s.authors(s.full_first_reversed, ", ", ", and ", 4), (". “", "OT"),
                (s.title(), "TI"), (".” In ", "OT"), (book, "CT"), (", ", "OT"),
                ("edited by ", "ED"), (eds, "ED"), (", ", "OT"), *s.pages(), (". ", "OT"),
                (place, "PL"), (": ", "OT"), (publisher, "PB"), (", ", "OT"), (year, "YR"),
                (".", "OT")]
    return [*s.authors(s.initials_surname, ", ", " and ", 4), (", “", "OT"), (s.title(), "TI"),
            (",” in ", "OT"), (book, "CT"), (", ", "OT"), (eds, "ED"), (", ", "OT"),
            ("Eds.", "ED"), (", ", "OT"), (place, "PL"), (": ", "OT"), (publisher, "PB"),
            (", ", "OT"), (year, "YR"), (", pp. ", "PG"), *s.pages(), (".", "OT")]


def _conference(s: Style) -> list[Piece]:
    year, topic = str(s.record["year"]), s.chance.choice(TOPICS)
    number = s.chance.randint(2, 39)
    meeting = s.chance.choice((
        f"Proceedings of the {number}th International Conference on {topic}",
        f"Proc. {number}th Annual Symposium on {topic}", f"{year} IEEE Workshop on {topic}",
        f"Proceedings of the International Conference on {topic} (IC{topic[:2]} '{year[2:]})",
        f"International Congress of {topic}", f"Advances in {topic}"))
    place = s.chance.choice(PLACES)
    kind = s.chance.randrange(3)
    if kind == 0:
        return [*s.authors(s.initials_surname, ", ", ", and ", 6), (", “", "OT"), (s.title(), "TI"),
                (",” in ", "OT"), (meeting, "CT"), *s.chance.choice(([(", ", "OT"), (place, "PL")],
                                                                     [])),
                (", ", "OT"), (year, "YR"), (", pp. ", "PG"), *s.pages(), (".", "OT"), *s.tail()]
    if kind == 1:
        return [*s.authors(s.full, ", ", " and ", 6), (". ", "OT"), (s.title(), "TI"),
                (s.chance.choice((". In ", ". In: ")), "OT"), (meeting, "CT"), (", pages ", "PG"),
                *s.pages(), *s.chance.choice(([(", ", "OT"), (place, "PL")], [])), (", ", "OT"),
                (s.chance.choice(("", s.chance.choice(LONG_MONTHS) + " ")) + year, "YR"),
                (". ", "OT"), (s.chance.choice(("", "ACM", "IEEE", "Springer")), "PB"), (".", "OT")]
    return [*s.authors(s.surname_dotted, ", ", ", and ", 6), (s.chance.choice((" (", ", ")), "OT"),
            (year, "YR"), (s.chance.choice(("). ", "), ")), "OT"), (s.title(), "TI"),
            (". In ", "OT"), (meeting, "CT"), (s.chance.choice((" (pp. ", ", ")), "PG"), *s.pages(),
            ("). ", "OT"),
            (place, "PL"), (".", "OT")]


def _note(s: Style) -> list[Piece]:
    """A footnote-style book, thesis or report: names in reading order, commas between parts."""
    year, place = str(s.record["year"]), s.chance.choice(PLACES)
    title = s.title().split(":")[0]
    out = s.authors(s.full, ", ", " and ", 3)
    kind = s.chance.randrange(4)
    if kind == 0:
        return [*out, (", ", "OT"), (title, "TI"), (" (", "OT"), (place, "PL"), (": ", "OT"),
                (s.chance.choice(PUBLISHERS), "PB"), (", ", "OT"), (year, "YR"),
                (s.chance.choice(("), ", "), pp. ", ") p. ")), "PG"), *s.pages(), (".", "OT")]
    if kind == 1:
        degree = s.chance.choice(("PhD thesis", "Doctoral dissertation", "Master's thesis",
                                  "[dissertation]", "Ph.D. dissertation"))
        return [*out, (". ", "OT"), (title, "TI"), (". ", "OT"), (degree, "OT"), (", ", "OT"),
                (s.chance.choice(UNIVERSITIES), "PB"),
                *s.chance.choice(([(", ", "OT"), (place, "PL")], [])),
                (", ", "OT"), (year, "YR"), (".", "OT"), *s.tail()]
    if kind == 2:
        report = s.chance.choice(("Technical Report", "Tech. Rep.", "Working Paper No.")) + (
            f" {s.chance.choice(('TR', 'CS', ''))}-{s.chance.randint(1, 999)}")
        return [*out, (". ", "OT"), (title, "TI"), (". ", "OT"), (report, "OT"), (", ", "OT"),
                (s.chance.choice(UNIVERSITIES), "PB"), (", ", "OT"),
                (s.chance.choice(("", "May ", "October ")) + year, "YR"), (".", "OT")]
    quote = s.chance.choice((("‘", "’, "), ("“", ",” "), ("«", "», ")))
    return [*out, (", " + quote[0], "OT"), (s.title(), "TI"), (quote[1], "OT"),
            (s.record["journal"], "CT"), (s.chance.choice((", ", " ")), "OT"),
            (str(s.record["volume"] or 3), "VO"), (" (", "OT"), (year, "YR"),
            (s.chance.choice(("), ", "), pp. ", "): ")), "PG"), *s.pages(), (".", "OT")]


def _web(s: Style) -> list[Piece]:
    group, year = s.chance.choice(GROUPS), str(s.record["year"])
    title = s.title().split(":")[0]
    url = f"https://www.example.org/{s.chance.randint(1, 9999)}/page.html"
    seen = s.chance.choice((" Accessed ", " [accessed ", " (accessed ", " Cited "))
    day = (f"{s.chance.choice(LONG_MONTHS)} {s.chance.randint(1, 28)}, "
           f"20{s.chance.randint(5, 25):02}")
    if s.chance.random() < 0.2:
        return [(title, "TI"), (". (", "OT"), (s.chance.choice(("n.d.", year)), "YR"),
                ("). ", "OT"), (group, "CT"), (". Retrieved " + day + ", from " + url, "OT")]
    if s.chance.random() < 0.5:
        return [(group, "AL"), (". ", "OT"), (title, "TI"), (". ", "OT"),
                *s.chance.choice(([(s.chance.choice(PLACES), "PL"), (": ", "OT"), (group, "PB"),
                                   ("; ", "OT")], [])),
                (year, "YR"), (s.chance.choice((". Available from: ", ". ")) + url + ".", "OT"),
                (seen + day + ".", "OT")]
    return [(group, "AL"), (" (", "OT"), (year, "YR"), ("). ", "OT"), (title, "TI"),
            (s.chance.choice((". Retrieved from ", ". ", " [Online]. Available: ")) + url, "OT")]


OTHERS = (_book, _chapter, _chapter, _web, _conference, _note)


def render(record: Row, number: int) -> list[Piece] | None:
    """The pieces of ``record`` in a style chosen by ``number``; None for an unfit record."""
    if not record["title"] or not record["journal"] or not record["year"]:
        return None
    style = Style(dict(record), random.Random(number))
    forms = OTHERS if number % 3 == 2 else STYLES
    form = forms[(number // 3) % len(forms)]
    return form(style)
