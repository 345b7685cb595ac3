"""Whether a claim that needs a source cites one.

## What it checks
Claims that state a statistic, a ranking, a cause or a cure and cite no reference. Where the text
says whose word it is ("says Dr Brown"), the message names them.

## Why it matters
A figure without a source cannot be checked.

## What it cannot see
Common knowledge; a source that is named in words the reader of the article did not recognise;
whether the claim is true.

## Example
"Nine in ten patients are free of pain after six weeks."

## Corrected
"Nine in ten patients were free of pain after six weeks [3]."

## Confirm by hand
Read the sentence and its neighbours for a pointer or a named source.

## References
Jergas & Baethge 2015, doi 10.7717/peerj.1364.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Claim, Outcome, Passage, Severity
from .scopes import Case, Result, Whole, inconclusive, minor, passed

CODE = "CIT204"
NAME = "claim-without-citation"


def check(whole: Whole) -> Iterator[Result]:
    """One result for each claim that cites nothing, or one pass for all."""
    uncited = [claim for claim in whole.claims if not claim.reference_ids]
    for claim in uncited:
        passage = Passage(claim.text, claim.start, claim.end, claim.section or "article",
                          "article")
        dangling = _dangling_labels(claim, whole)
        if dangling:
            yield inconclusive(f"the claim cites {dangling}, which leads to no reference",
                               claimed=claim.text, passage=passage, subject=claim.id,
                               line=claim.line)
            continue
        said_by = f"; it is attributed to {claim.attributed_to}" if claim.attributed_to else ""
        yield minor(f"the claim cites no reference{said_by}", claimed=claim.text,
                    passage=passage, subject=claim.id, line=claim.line)
    if whole.claims and not uncited:
        yield passed(f"all {len(whole.claims)} claims cite a reference")


def _dangling_labels(claim: Claim, whole: Whole) -> str:
    """Labels of a citation within the claim that lead to no reference."""
    if claim.start is None or claim.end is None:
        return ""
    return ", ".join(citation.text for citation in whole.citations
                     if citation.missing and not citation.reference_ids
                     and claim.start <= citation.start <= claim.end + 2)


CASES = (
    Case(Outcome.ERROR, "a statistic without a source", {
        "article": "Ninety per cent of patients are free of knee pain after six weeks.\n"},
         Severity.MINOR),
    Case(Outcome.PASS, "the statistic cites a reference", {
        "article": "Ninety per cent of patients were free of knee pain after six weeks [1].\n\n"
                   "## References\n\n1. Smith A. Knees and weeks. J Knee. 2019;1:1-9.\n"}),
    Case(Outcome.INCONCLUSIVE, "the pointer leads to no reference", {
        "article": "Knees hurt [1]. Weeks pass [1]. Ninety per cent of patients were free of knee "
                   "pain after six weeks [7].\n\n"
                   "## References\n\n1. Smith A. Knees and weeks. J Knee. 2019;1:1-9.\n"}),
)
