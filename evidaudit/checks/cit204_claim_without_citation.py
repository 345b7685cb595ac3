"""Whether a claim that needs a source cites one.

## What it checks
Claims that state a statistic, a ranking, a cause or a cure and cite no reference. Where the text
says whose word it is ("says Dr Brown"), the message names them.

## Why it matters
A figure without a source cannot be checked.

## What it cannot see
Common knowledge; a source that is named in words the reader of the article did not recognise;
whether the claim is true. Where an article has references and no citation of them was recognised,
nothing is said of any claim (inconclusive).

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

from .. import quick_re as re
from ..model import Claim, Outcome, Passage, Severity
from .scopes import Case, Result, Whole, inconclusive, minor, passed

CODE = "CIT204"
NAME = "claim-without-citation"


def check(whole: Whole) -> Iterator[Result]:
    """One result for each claim that cites nothing, or one pass for all."""
    uncited = [claim for claim in whole.claims if not claim.reference_ids]
    if uncited and whole.references and whole.article is not None and not whole.citations:
        yield inconclusive(f"the article has {len(whole.references)} references, but no citation "
                           "was recognised in its text: which claims cite nothing is not known",
                           claimed=uncited[0].text, subject=uncited[0].id)
        return
    for claim in uncited:
        passage = Passage(claim.text, claim.start, claim.end, claim.section or "article",
                          "article")
        pointer = _pointer_that_leads_nowhere(claim, whole)
        if pointer:
            yield inconclusive(f"the claim cites {pointer}, which leads to no reference",
                               claimed=claim.text, passage=passage, subject=claim.id,
                               line=claim.line)
            continue
        said_by = f"; it is attributed to {claim.attributed_to}" if claim.attributed_to else ""
        yield minor(f"the claim cites no reference{said_by}", claimed=claim.text,
                    passage=passage, subject=claim.id, line=claim.line)
    if whole.claims and not uncited:
        yield passed(f"all {len(whole.claims)} claims cite a reference")


# "[7]", "[2,3]", "(Smith et al., 2019)", a link: the claim does cite, but nothing that was read.
_POINTER = re.compile(r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}\]|"
                      r"\([A-Z][\w'’\-]{1,30}(?: (?:et al\.?|(?:and|&) [A-Z][\w'’\-]{1,30}))?,? "
                      r"(?:19|20)\d\d[a-z]?\)|https?://\S{4,200}")


def _pointer_that_leads_nowhere(claim: Claim, whole: Whole) -> str:
    """A pointer within the claim, or right after it, that leads to no reference."""
    around = claim.text
    if whole.article is not None and claim.end is not None:
        around += whole.article.text[claim.end:claim.end + 8]
    match = _POINTER.search(around)
    return match.group() if match else ""


CASES = (
    Case(Outcome.ERROR, "a statistic without a source", {
        "article": "Ninety per cent of patients are free of knee pain after six weeks.\n"},
         Severity.MINOR),
    Case(Outcome.PASS, "the statistic cites a reference", {
        "article": "Ninety per cent of patients were free of knee pain after six weeks [1].\n\n"
                   "## References\n\n1. Smith A. Knees and weeks. J Knee. 2019;1:1-9.\n"}),
    Case(Outcome.INCONCLUSIVE, "a list of references, and no citation that was recognised", {
        "article": "Ninety per cent of patients were free of knee pain after six weeks.\n\n"
                   "## References\n\n1. Smith A. Knees and weeks. J Knee. 2019;1:1-9.\n"}),
)
