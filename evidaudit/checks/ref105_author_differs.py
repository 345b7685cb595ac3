"""The authors in a reference are not those of the work.

## What it checks
The first author's family name against the record's first author; then, name by name, whether a
cited author is not on the record, whether one in between is missing, and whether the order is
another. Initials or given names, particles ("van der"), suffixes ("Jr"), accents and
transliteration, double surnames, given and family name exchanged, group authors and lists that
are cut short with "et al." count as right.

## Why it matters
Readers and indexes find a work by its first author; authors left out lose the credit for it.

## What it cannot see
Whether two persons of one name are the same. Records that name only some of the authors.

## Example
Lindqvist B, Okafor A. Walking and knee pain (the first author is Okafor)

## Corrected
Okafor A, Lindqvist B. Walking and knee pain

## Confirm by hand
Open the DOI and compare the authors' names in order.

## References
ICMJE Recommendations, section on references (https://www.icmje.org/recommendations/).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .. import quick_re as re
from ..matching import name_score, name_words
from ..model import Outcome, Record, Severity
from .entries import components_of, evidence_of, record_or_reason
from .reading import is_debris, is_of_title, name_stands, stands_as_printed
from .scopes import Case, Entry, Result, inconclusive, major, minor, not_applicable, passed

CODE = "REF105"
NAME = "author-differs"

MISPRINT = 0.8         # name_score of names a letter or two apart
CUT_SHORT = (1, 3, 6)  # authors that styles print before "et al."
MOST_NAMES = 60        # compared; longer lists are those of collaborations

_AND_OTHERS = re.compile(r"\bet\s*al\b|\band others\b|\bet coll?\b|\bu\. ?a\.|…|\.\.\.", re.I)
_GROUP = re.compile(
    r"\b(?:group|investigators?|collaborat(?:ion|ors?|ive)|committee|society|association|"
    r"consortium|network|team|panel|task force|organi[sz]ation|institute|agency|council|"
    r"department|ministry|federation|college|academy|foundation|university|centre|center|board|"
    r"program(?:me)?|initiative|trialists|alliance|union|service|office|commission|study|trial)s?\b",
    re.IGNORECASE)


Person = Mapping[str, Any]


def check(entry: Entry) -> Result:
    """Whether the cited authors are the record's."""
    item = entry.reference.item
    people = [person for person in _people_of(item)
              if not _is_et_al(_name(person)) and not is_debris(entry.reference, _name(person))]
    if not people:
        return not_applicable("the reference names no author")
    record = record_or_reason(entry)
    if isinstance(record, Result):
        return record
    theirs = _people_of(record.item)
    cited, recorded = [_name(p) for p in people], [_name(p) for p in theirs]
    values = evidence_of(entry, record, "author", _shown(cited), _shown(recorded))
    if not recorded:
        return inconclusive("the record names no author", **values)
    if _is_group(people[0]) or _is_group(theirs[0]):
        return _compare_groups(cited, recorded, values)
    first = _same_person(people[0], theirs[0])
    if first < 0.9 and not _change_places(cited, recorded) \
            and stands_as_printed(entry.reference, record, "first_author"):
        return passed(**values)
    if first < MISPRINT:
        return _first_differs(entry, record, cited, recorded, values)
    if first == MISPRINT:
        return minor(f"the first author is spelled {recorded[0]!r}", **values)
    return _compare_lists(entry, record, people, values)


def _first_differs(entry: Entry, record: Record, cited: Sequence[str], recorded: Sequence[str],
                   values: Mapping[str, Any]) -> Result:
    if any(name_score(cited[0], name) >= MISPRINT for name in recorded[1:MOST_NAMES]):
        return minor(f"the first author is {recorded[0]!r}; {cited[0]!r} comes later", **values)
    scores = components_of(entry, record)
    agree = [scores.get(name) for name in ("year", "volume", "page")]
    also = scores.get("title", 1.0) < 0.85 or 0.0 in agree or not any(
        name_score(name, other) >= MISPRINT for name in cited[1:] for other in recorded)
    message = f"the first author is {recorded[0]!r}, not {cited[0]!r}"
    if also and scores.get("title", 1.0) < 0.95:
        return major(message, **values)
    return minor(message, **values)


def _change_places(cited: Sequence[str], recorded: Sequence[str]) -> bool:
    """Whether the first of each list stands later in the other: read rightly, in another order."""
    return _comes_later(cited[0], recorded) and _comes_later(recorded[0], cited)


def _comes_later(name: str, names: Sequence[str]) -> bool:
    return any(name_score(name, other) >= 0.9 for other in names[1:MOST_NAMES])


def _compare_groups(cited: Sequence[str], recorded: Sequence[str],
                    values: Mapping[str, Any]) -> Result:
    """Groups are named in many ways, and stand for persons: only agreement can be told."""
    if any(name_score(name, other) >= 0.6 for name in cited for other in recorded[:MOST_NAMES]):
        return passed(**values)
    if any(_GROUP.search(name) for name in (*cited[:1], *recorded[:1])):
        return passed("a group stands for its members", **values)
    return inconclusive("one side names a group, the other persons", **values)


def _compare_lists(entry: Entry, record: Record, people: Sequence[Person],
                   values: Mapping[str, Any]) -> Result:
    theirs = _people_of(record.item)
    cited, recorded = [_name(p) for p in people], [_name(p) for p in theirs]
    if len(recorded) == 1 and len(cited) > 2:
        return inconclusive("the record names one author only", **values)
    places = _places(people, theirs)
    extra = [name for name, place in zip(cited, places, strict=True)
             if place is None and not _GROUP.search(name)
             and not is_of_title(entry.reference, name, record)]
    if len(extra) > 1 and len(recorded) in CUT_SHORT and places[:len(recorded)] == list(
            range(len(recorded))):
        return inconclusive("the record seems to name the first authors only", **values)
    if extra:
        return minor(f"not on the record: {', '.join(map(repr, extra[:3]))}", **values)
    found = [place for place in places if place is not None]
    if found != sorted(found):
        return minor("the authors stand in another order", **values)
    open_end = bool(_AND_OTHERS.search(entry.reference.raw)) or any(
        _is_et_al(_name(person)) for person in _people_of(entry.reference.item))
    missing = [recorded[place] for place in range(max(found, default=0)) if place not in found
               and not name_stands(entry.reference, recorded[place])]
    # "A, B, … Z": the last author may follow an omission
    if missing and not (open_end or _skips_to_last(found, len(recorded))):
        return minor(f"missing: {', '.join(map(repr, missing[:3]))}", **values)
    persons = sum(not _GROUP.search(name) for name in recorded)
    if not open_end and not name_stands(entry.reference, recorded[-1]) \
            and len(cited) == persons - 1 and len(cited) not in CUT_SHORT:
        return minor(f"missing: {recorded[len(cited)]!r}", **values)
    return passed(**values)


def _places(people: Sequence[Person], theirs: Sequence[Person]) -> list[int | None]:
    """For each cited author the place on the record, each place once, in order where possible."""
    places: list[int | None] = []
    free, after = set(range(len(theirs))), 0
    for person in people:
        found = None
        for there in (*range(after, len(theirs)), *range(after)):
            if there in free and _same_person(person, theirs[there]) >= 0.6:
                found = there
                break
        places.append(found)
        if found is not None:
            free.discard(found)
            after = found + 1
    return places


def _skips_to_last(found: Sequence[int], total: int) -> bool:
    """Whether the names are the first few and the last, as APA prints more than twenty."""
    return len(found) >= 4 and found[-1] == total - 1 and found[:-1] == list(range(len(found) - 1))


def _same_person(one: Person, other: Person) -> float:
    """How far two persons' names are one, whichever of the names stands first, 0 to 1."""
    score = name_score(_name(one), _name(other))
    if score == 1:
        return score
    mine, theirs = str(one.get("given") or ""), str(other.get("given") or "")
    if sorted(_words(one)) == sorted(_words(other)) \
            or (_is_whole(mine) and name_score(mine, _name(other)) == 1) \
            or (_is_whole(theirs) and name_score(_name(one), theirs) == 1):
        return 1.0
    return score


def _is_whole(given: str) -> bool:
    """Whether a given name is a name, not initials ("Li", not "LI" or "L. I.")."""
    return len(given) > 1 and given[0].isupper() and given[1:2].islower()


def _people_of(item: Mapping[str, Any]) -> list[Person]:
    """The authors that have a name, or the editors where there is no author."""
    people = item.get("author") or item.get("editor") or ()
    return [person for person in list(people)[:MOST_NAMES] if _name(person)]


def _name(person: Person) -> str:
    particle = str(person.get("non-dropping-particle") or "")
    name = person.get("family") or person.get("literal") or person.get("name") or ""
    return f"{particle} {name}".strip()


def _words(person: Person) -> tuple[str, ...]:
    return name_words(f"{person.get('given') or ''} {_name(person)}")


def _is_group(person: Person) -> bool:
    name = _name(person)
    return " " in name and (not person.get("family") or bool(_GROUP.search(name)))


def _is_et_al(name: str) -> bool:
    return bool(re.fullmatch(r"(?:et\s*al\.?|and others|others|…|\.\.\.)", name.strip(), re.I))


def _shown(names: Sequence[str]) -> str:
    return ", ".join(names[:6]) + (f" … ({len(names)})" if len(names) > 6 else "")


def _people(*names: str) -> list[dict[str, str]]:
    return [dict(zip(("family", "given"), name.split(", "), strict=True)) for name in names]


_WORK: dict[str, Any] = {
    "DOI": "10.5555/walk.2020.1", "title": "Walking and knee pain in older adults",
    "container-title": "J Pain Stud", "volume": "4", "page": "11-19",
    "issued": {"date-parts": [[2020]]}}
_RECORDED = {**_WORK, "author": _people("van der Okafor, Amara", "Lindqvist, Björn",
                                        "Nuñez García, Inés", "Müller, Jan")}


def _case(outcome: Outcome, says: str, *names: str, severity: Severity | None = None) -> Case:
    return Case(outcome, says, {"cited": {**_WORK, "author": _people(*names)},
                                "record": _RECORDED}, severity)


CASES = (
    _case(Outcome.ERROR, "the second author stands first", "Lindqvist, B", "Okafor, A",
          "Nunez, I", "Mueller, J", severity=Severity.MINOR),
    Case(Outcome.ERROR, "a printed string gives the second author first",
         {"cited": {**_WORK, "author": _people("Lindqvist, B", "Okafor, A", "Nunez, I")},
          "raw": "Lindqvist B, Okafor A, Nunez I, et al. Walking and knee pain in older adults. "
                 "J Pain Stud. 2020;4:11-19.", "record": _RECORDED}, Severity.MINOR),
    _case(Outcome.ERROR, "an author in between is missing", "Okafor, A", "Nuñez García, I",
          "Müller, J", severity=Severity.MINOR),
    _case(Outcome.ERROR, "an author is not on the record", "van der Okafor, A", "Lindqvist, B",
          "Harrington, T", severity=Severity.MINOR),
    Case(Outcome.ERROR, "another first author, another title and another year",
         {"cited": {**_WORK, "title": "Swimming and knee pain in younger adults",
                    "author": _people("Harrington, T"), "issued": {"date-parts": [[2012]]}},
          "record": _RECORDED}, Severity.MAJOR),
    _case(Outcome.PASS, "particle dropped, initials, transliteration, one of two surnames",
          "Okafor, A", "Lindqvist, B", "Nunez, I", "Mueller, J"),
    _case(Outcome.PASS, "the first three of four, as before et al.", "van der Okafor, A",
          "Lindqvist, B", "Nuñez García, I"),
    Case(Outcome.PASS, "a group stands for its members",
         {"cited": {**_WORK, "author": [{"literal": "The WALK Study Group"}]},
          "record": _RECORDED}),
    Case(Outcome.INCONCLUSIVE, "the record names no author",
         {"cited": {**_WORK, "author": _people("Okafor, A")}, "record": _WORK}),
    Case(Outcome.NOT_APPLICABLE, "the reference names no author",
         {"cited": _WORK, "record": _RECORDED}),
)
