"""The journal or book in a reference is not the one in which the work stands.

## What it checks
The cited name against the record's names, whole and short. Abbreviations by the rules of ISO 4,
acronyms, "The" and "&", places in brackets, a subtitle or section left out and an older or newer
form of the same name count as right.

## Why it matters
With the wrong journal, volume and page lead to another work or nowhere.

## What it cannot see
Former names that share no word with the present one and that the record does not list.

## Example
Okafor A. Walking and knee pain. J Sleep Rec. 2020;4:11-19 (it stands in J Pain Stud)

## Corrected
Okafor A. Walking and knee pain. J Pain Stud. 2020;4:11-19

## Confirm by hand
Open the DOI and read the journal's name; look abbreviations up in the ISSN Portal.

## References
ISO 4 and the List of Title Word Abbreviations (https://www.issn.org).
"""

from __future__ import annotations

from collections.abc import Sequence

from .. import quick_re as re
from ..containers import Kinship, container_kinship, container_words
from ..matching import PREPRINT, containers_of, version_of_record, version_of_reference
from ..model import Outcome, Severity
from .entries import components_of, evidence_of, record_or_reason
from .reading import stands_as_printed
from .scopes import Case, Entry, Result, inconclusive, minor, not_applicable, passed

CODE = "REF107"
NAME = "container-differs"

_GROUP = re.compile(r"\b(?:group|investigators|collaborat(?:ion|ors)|committee|consortium|network"
                    r"|task force|panel|trialists)$", re.IGNORECASE)


def check(entry: Entry) -> Result:
    """Whether the cited container is the record's."""
    cited = str(entry.reference.item.get("container-title") or "")
    if not cited:
        return not_applicable("the reference names no journal or book")
    record = record_or_reason(entry)
    if isinstance(record, Result):
        return record
    names = containers_of(record)
    values = evidence_of(entry, record, "container-title", cited, names[0] if names else "")
    if not names:
        return inconclusive("the record names no journal or book", **values)
    if (version_of_reference(entry.reference) == PREPRINT) != (
            version_of_record(record) == PREPRINT):
        return inconclusive("one is a preprint, the other the published work", **values)
    kinship = max(container_kinship(form, name) for form in (cited, _without_group(cited))
                  for name in names)
    if kinship is Kinship.SAME:
        return passed(**values)
    scores = components_of(entry, record)
    numbers = [scores.get(name) for name in ("volume", "page")]
    if kinship is Kinship.FORM_OF and 0.0 not in numbers:
        return passed("a shorter, longer or former form of the name", **values)
    if kinship is Kinship.UNREADABLE:
        return inconclusive("an abbreviation that cannot be told", **values)
    if record.item.get("type") in ("paper-conference", "proceedings-article") \
            and _share_a_word(cited, names):
        return inconclusive("conferences are named in many ways", **values)
    if stands_as_printed(entry.reference, record, "container-title"):
        return passed(**values)
    return minor(f"it stands in {names[0]!r}, not {cited!r}", **values)


def _without_group(cited: str) -> str:
    """``cited`` without a group's name that was left standing before the journal's."""
    head, stop, tail = cited.partition(". ")
    return tail if stop and _GROUP.search(head) else cited


def _share_a_word(cited: str, names: Sequence[str]) -> bool:
    words = {word for word in container_words(cited) if len(word) >= 3}
    return any(words & set(container_words(name)) for name in names)


_WORK = {"DOI": "10.5555/walk.2020.1", "title": "Walking and knee pain in older adults",
         "author": [{"family": "Okafor", "given": "A"}], "volume": "4", "page": "11-19",
         "issued": {"date-parts": [[2020]]}}


def _case(outcome: Outcome, says: str, cited: str, recorded: str | list[str] = "",
          severity: Severity | None = None) -> Case:
    return Case(outcome, says, {"cited": {**_WORK, "container-title": cited},
                                "record": {**_WORK, "container-title": recorded}}, severity)


CASES = (
    _case(Outcome.ERROR, "another journal", "J Sleep Rec", "The Journal of Pain Studies",
          Severity.MINOR),
    _case(Outcome.ERROR, "a sister journal of the same house", "Lancet Neurology", "The Lancet",
          Severity.MINOR),
    _case(Outcome.PASS, "abbreviated word by word", "J. Pain Stud.",
          "The Journal of Pain Studies"),
    _case(Outcome.PASS, "contracted words", "Proc Natl Acad Sci USA",
          "Proceedings of the National Academy of Sciences"),
    _case(Outcome.PASS, "an acronym", "BMJ", "British Medical Journal"),
    _case(Outcome.PASS, "a place in brackets", "Spine", "Spine (Philadelphia, Pa.)"),
    _case(Outcome.PASS, "a group's name left before it", "The WALK Group. J Pain Stud",
          "The Journal of Pain Studies"),
    _case(Outcome.PASS, "the name before it was shortened", "British Journal of Addiction",
          "Addiction"),
    Case(Outcome.INCONCLUSIVE, "a conference under its acronym",
         {"cited": {**_WORK, "container-title": "Proc. PAIN '20"},
          "record": {**_WORK, "type": "proceedings-article", "container-title":
                     "Proceedings of the 2020 PAIN Conference on Human Factors in Clinics"}}),
    _case(Outcome.INCONCLUSIVE, "the record names none", "J Pain Stud"),
    Case(Outcome.NOT_APPLICABLE, "no journal is named", {"cited": _WORK, "record": _WORK}),
)
