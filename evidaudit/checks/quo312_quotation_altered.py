"""Whether words in quotation marks are the source's words.

## What it checks
Each quotation of four words or more that is not said to be somebody else's, against the text of
the source. Cuts marked by an ellipsis, insertions in brackets, abbreviations written out, case,
punctuation, hyphens and British or American spelling are all right. Changed words, a dropped
negation, two places put together without a mark, and words that are not the source's are named.
What a person of the study is said to have said is held against the words that the source quotes.

## Why it matters
Quotation marks promise that these are the authors' own words.

## What it cannot see
A sentence of the full text where only the abstract was read; a quotation from a translation.
An evidence sheet holds paraphrases: nothing is held against it.

## Example
The authors wrote that the drug "reduces the number of falls", where the paper has "may reduce".

## Corrected
The authors wrote that the drug "may reduce the number of falls".

## Confirm by hand
Search the source for a few words of the quotation.

## References
Jergas & Baethge 2015, doi 10.7717/peerj.1364.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparison.quotations.quotations import (
    Altered,
    Quotation,
    adds_a_message,
    changes_meaning,
    find_quotations,
    quotations_from_source,
    quotations_of_others,
)
from ..comparison.quotations.quoted_places import hold_in_place, of_somebody
from ..evidence.reported_words import text_of
from ..model import Outcome, Passage, Report, Severity
from .scopes import Case, Pair, Result, inconclusive, major, minor, not_applicable, passed

CODE = "QUO312"
NAME = "quotation-altered"

_SAID = {
    "changed": "the words in quotation marks differ from the source's",
    "spliced": "two places of the source are put together as one quotation, without a mark",
    "own words": "some of the words in quotation marks are not the source's",
    "absent": "the source does not have the words in quotation marks",
}


def check(pair: Pair) -> Iterator[Result]:
    """One result for each quotation of the claim."""
    quotations = quotations_from_source(pair.claim.text)
    source = text_of(pair.report) if pair.report is not None else ""
    spoken = [] if pair.report is None or not source else [
        result for result in (_judge_spoken(quotation, source, pair.claim.text, pair.report)
                              for quotation in quotations_of_others(pair.claim.text)) if result]
    yield from spoken
    if not quotations:
        if find_quotations(pair.claim.text) and not spoken:
            yield not_applicable("the words in quotation marks are a term or somebody else's")
        return
    for quotation in quotations:
        if not source or pair.report is None:
            yield inconclusive("the source's own words were not read", claimed=quotation.text)
        else:
            yield _judge(quotation, source, pair.claim.text, pair.report)


def _judge_spoken(quotation: Quotation, source: str, claim: str, report: Report) -> Result | None:
    """The answer on what a person is said to have said, where the source quotes persons."""
    altered = of_somebody(claim, source, quotation)
    return None if altered is None else _told(altered, quotation, source, report)


def _judge(quotation: Quotation, source: str, claim: str, report: Report) -> Result:
    return _told(hold_in_place(claim, quotation, source), quotation, source, report)


def _told(altered: Altered, quotation: Quotation, source: str, report: Report) -> Result:
    passage = _passage(altered, source, report)
    if altered.kind == "verbatim":
        return passed("the source has these words", claimed=quotation.text, reported=str(passage),
                      passage=passage)
    if altered.kind == "absent" and not _is_full_text(report):
        return inconclusive("the words were not found in what was read of the source "
                            f"({report.basis or 'an abstract'}); the full text may have them",
                            claimed=quotation.text)
    tell = major if (altered.kind == "changed" and changes_meaning(altered)
                     or altered.kind == "own words" and adds_a_message(altered)) else minor
    return tell(_SAID[altered.kind] + _words_that_differ(altered), claimed=quotation.text,
                reported=str(passage), passage=passage)


def _words_that_differ(altered: Altered) -> str:
    told, source = " ".join(altered.told[:12]), " ".join(altered.source[:12])
    if altered.kind == "changed" and told and source:
        return f": {told!r} stands where the source has {source!r}"
    if altered.kind == "changed" and (told or source):
        return f": {told!r} is added" if told else f": {source!r} is left out"
    if altered.kind == "own words" and told:
        return f": {told!r}"
    return ""


def _passage(altered: Altered, source: str, report: Report) -> Passage:
    if altered.start is None or altered.end is None:
        return Passage("")
    return Passage(source[altered.start:altered.end], altered.start, altered.end, report.basis,
                   report.basis)


def _is_full_text(report: Report) -> bool:
    return report.basis == "full text" and report.whole


CASES = (
    Case(Outcome.ERROR, "a hedge is dropped inside the quotation marks", {
        "claim": "The authors wrote that the drug \"reduces the number of falls in old age\".",
        "source": "We conclude that the drug may reduce the number of falls in old age."},
         Severity.MAJOR),
    Case(Outcome.PASS, "cut with an ellipsis, abbreviation written out", {
        "claim": "The authors wrote that \"chronic kidney disease … deserves early attention\".",
        "source": "Chronic kidney disease (CKD) is common. We conclude that CKD, a silent "
                  "illness, deserves early attention."}),
    Case(Outcome.INCONCLUSIVE, "the words may stand in the full text", {
        "claim": "The authors wrote that \"nobody should be denied a second opinion\".",
        "source": "We surveyed 300 patients about second opinions. Half had sought one."}),
)
