"""Two entries of a reference list are the same work.

## What it checks
Whether two references have one DOI, were matched to one record, or agree in title, first author,
year and numbers. Parts of a series, yearly reports, a correction beside its article, a preprint
beside the published work, and works whose DOIs differ are not duplicates.

## Why it matters
One work under two numbers looks like two pieces of evidence, and splits what is cited where.

## What it cannot see
Two publications of one study. Duplicates whose entries have little in common.

## Example
3. Okafor A. Walking and knee pain. J Pain Stud 2020;4:11.
17. Okafor A. Walking & knee pain. Journal of Pain Studies 2020;4:11-19.

## Corrected
One entry, cited under one number

## Confirm by hand
Read the two entries side by side.

## References
ICMJE Recommendations, section on references (https://www.icmje.org/recommendations/).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..csl import doi_url, first_page, normalise_doi
from ..matching import (
    author_names,
    name_score,
    name_words,
    other_version,
    squeezed,
    title_score,
)
from ..model import Outcome, Record, Reference, Resolution, Severity, Status
from .scopes import Case, Result, Whole, inconclusive, minor, not_applicable, passed

CODE = "CIT203"
NAME = "duplicate-reference"

SAME_TITLE = 0.97     # of title_score: a misprint or two
MOST_COMPARED = 20    # earlier entries of one bucket, so that the work stays linear


def check(whole: Whole) -> list[Result]:
    """One result for each reference that repeats an earlier one, or one for all."""
    if len(whole.references) < 2:
        return [not_applicable("there are fewer than two references")]
    resolutions = {resolution.reference_id: resolution for resolution in whole.resolutions}
    results: list[Result] = []
    buckets: dict[str, list[Reference]] = {}
    for reference in whole.references:
        result = None
        for key in _keys(reference, resolutions.get(reference.id)):
            bucket = buckets.setdefault(key, [])
            for earlier in bucket[:MOST_COMPARED]:
                if result is None or result.outcome is not Outcome.ERROR:
                    result = _compare(earlier, reference, resolutions) or result
            bucket.append(reference)
        if result is not None:
            results.append(result)
    return results or [passed(f"{len(whole.references)} references, none repeated")]


def _keys(reference: Reference, resolution: Resolution | None) -> Iterator[str]:
    doi = _doi_of(reference, resolution)
    if doi:
        yield f"doi {doi}"
    title = squeezed(reference.title)
    if len(title) >= 12:
        yield f"title {title[:48]}"
        names = author_names(reference.item)
        if names and reference.year:
            yield f"author {''.join(name_words(names[0]))} {reference.year} {title[-12:]}"


def _doi_of(reference: Reference, resolution: Resolution | None) -> str:
    """The DOI of the work: the matched one, else the cited one."""
    if resolution and resolution.status is Status.MATCHED and resolution.matched_DOI:
        return normalise_doi(resolution.matched_DOI)
    return normalise_doi(reference.DOI)


def _compare(earlier: Reference, later: Reference,
             resolutions: dict[str, Resolution]) -> Result | None:
    one = _doi_of(earlier, resolutions.get(earlier.id))
    other = _doi_of(later, resolutions.get(later.id))
    values = {"claimed": later.title or later.raw[:200], "field": "id", "subject": later.id,
              "reported": earlier.title or earlier.raw[:200], "source": "the reference list",
              "confirm_url": doi_url(other or one), "line": later.line}
    message = f"repeats reference {earlier.id}"
    if one and other:
        if one != other:
            return None
        same_title = not (earlier.title and later.title) \
            or title_score(earlier.title, later.title) > 0.6
        if same_title and not _numbers_differ(earlier, later):
            return minor(f"{message}: both are doi:{one}", **values)
        return inconclusive(f"gives the DOI of reference {earlier.id} for what reads like another "
                            "work", **values)
    if title_score(earlier.title, later.title) < SAME_TITLE or _numbers_differ(earlier, later) \
            or other_version(earlier, Record("", later.item, "")):
        return None
    mine, theirs = author_names(earlier.item), author_names(later.item)
    if mine and theirs and name_score(mine[0], theirs[0]) < 0.8:
        return None
    if _numbers_agree(earlier, later) and mine and theirs:
        return minor(f"{message}: title, author and numbers agree", **values)
    return inconclusive(f"may repeat reference {earlier.id}", **values)


def _numbers(reference: Reference) -> dict[str, str]:
    item = reference.item
    found = {"year": str(reference.year or ""), "volume": str(item.get("volume") or "").lower(),
             "page": first_page(str(item.get("page") or "")),
             "edition": str(item.get("edition") or "").lower()}
    return {name: value for name, value in found.items() if value}


def _numbers_differ(one: Reference, other: Reference) -> bool:
    """Whether two fields differ, or one that names a part (page, edition)."""
    mine, theirs = _numbers(one), _numbers(other)
    differ = {name for name in mine.keys() & theirs.keys() if mine[name] != theirs[name]}
    return len(differ) >= 2 or "edition" in differ


def _numbers_agree(one: Reference, other: Reference) -> bool:
    mine, theirs = _numbers(one), _numbers(other)
    both = mine.keys() & theirs.keys()
    return bool(both) and all(mine[name] == theirs[name] for name in both)


def _work(name: str, title: str = "Walking and knee pain in older adults", year: int = 2020,
          **fields: str) -> dict[str, object]:
    return {"id": name, "title": title, "author": [{"family": "Okafor", "given": "A"}],
            "issued": {"date-parts": [[year]]}, **fields}


CASES = (
    Case(Outcome.ERROR, "one DOI under two numbers",
         {"references": [_work("3", DOI="10.5555/walk.2020.1"),
                         _work("17", "Walking & knee pain",
                               DOI="https://doi.org/10.5555/WALK.2020.1")]},
         Severity.MINOR),
    Case(Outcome.ERROR, "no DOI, but title, author, year and page agree",
         {"references": [_work("3", volume="4", page="11-19"),
                         _work("17", "Walking and Knee Pain in Older Adults.", page="11")]},
         Severity.MINOR),
    Case(Outcome.PASS, "two parts of a series",
         {"references": [_work("1", "Walking and knee pain. Part I", page="11"),
                         _work("2", "Walking and knee pain. Part II", page="20")]}),
    Case(Outcome.PASS, "the preprint and the published work",
         {"references": [{**_work("1", DOI="10.5555/pre.2019.1"), "container-title": "medRxiv"},
                         _work("2", DOI="10.5555/walk.2020.1", volume="4", page="11")]}),
    Case(Outcome.PASS, "a yearly report",
         {"references": [_work("1", "Knee pain statistics, 2019", 2019, volume="3", page="7"),
                         _work("2", "Knee pain statistics, 2020", 2020, volume="4", page="7")]}),
    Case(Outcome.INCONCLUSIVE, "title and author agree, the years do not",
         {"references": [_work("1", year=2019), _work("2", year=2020)]}),
    Case(Outcome.NOT_APPLICABLE, "one reference", {"references": [_work("1")]}),
)
