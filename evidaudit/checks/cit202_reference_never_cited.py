"""Whether every entry of the reference list is cited in the text.

## What it checks
Each reference against the citations that were found in the article.

## Why it matters
A reference that nothing cites lends weight without saying to what.

## What it cannot see
Citations in figures and tables that were not read; lists that are meant as further reading. Where
no citation at all was found in the text, nothing is said of any reference (inconclusive).

## Example
A list of eleven references of which the text cites ten.

## Corrected
The eleventh is cited where it is used, or taken off the list.

## Confirm by hand
Search the article for the label and for the first author's name.

## References
ICMJE Recommendations, section IV.A.3.g (References), https://www.icmje.org/recommendations/.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..csl import family_names, fold
from ..model import Outcome, Reference, Severity
from .scopes import Case, Result, Whole, inconclusive, minor, passed

CODE = "CIT202"
NAME = "reference-never-cited"


def check(whole: Whole) -> Iterator[Result]:
    """One result for each reference that nothing cites, or one pass for all."""
    if not whole.references or whole.article is None:
        return
    cited = {label for citation in whole.citations for label in citation.reference_ids}
    cited |= {label for claim in whole.claims for label in claim.reference_ids}
    if not cited:
        yield inconclusive("no citation was found in the text, so none of the "
                           f"{len(whole.references)} references can be said to be uncited")
        return
    uncited = [reference for reference in whole.references if reference.id not in cited]
    for reference in uncited:
        if _named_in_text(reference, whole):
            yield inconclusive("no pointer leads to this reference, but the text names its first "
                               "author", subject=reference.id, line=reference.line)
        else:
            yield minor("no citation in the text leads to this reference", subject=reference.id,
                        claimed=reference.raw or reference.title, line=reference.line)
    if not uncited:
        yield passed(f"all {len(whole.references)} references are cited")


def _named_in_text(reference: Reference, whole: Whole) -> bool:
    names = family_names(reference.item)
    if not names or whole.article is None or len(names[0]) < 3:
        return False
    body = whole.article.text[:whole.article.body_end]
    return fold(names[0]) in fold(body)


CASES = (
    Case(Outcome.ERROR, "the second reference is never cited", {
        "article": "Walking helps older people to sleep [1].\n\n## References\n\n"
                   "1. Smith A. Sleep and walking. J Sleep. 2019;1:1-9.\n"
                   "2. Jones B. Walking at night. J Walk. 2020;2:10-19.\n"}, Severity.MINOR),
    Case(Outcome.PASS, "both are cited", {
        "article": "Walking helps older people to sleep [1,2].\n\n## References\n\n"
                   "1. Smith A. Sleep and walking. J Sleep. 2019;1:1-9.\n"
                   "2. Jones B. Walking at night. J Walk. 2020;2:10-19.\n"}),
    Case(Outcome.INCONCLUSIVE, "no citation was found at all", {
        "article": "Walking helps older people to sleep.\n\n## References\n\n"
                   "1. Smith A. Sleep and walking. J Sleep. 2019;1:1-9.\n"}),
)
