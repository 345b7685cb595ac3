"""A reference carries something in place of a DOI that cannot be one.

## What it checks
The DOI field, or what follows "doi:" or "doi.org/" in the text of the reference, is held against
the syntax of DOIs: "10.", a registrant's number of at least two digits, a slash, a suffix. Case,
resolver addresses, "doi:" in front and punctuation behind do not count.

## Why it matters
A string that is not a DOI leads nowhere: readers and programs cannot follow it, and links that
are made from it break in silence.

## What it cannot see
Whether a well-formed DOI exists (REF102) or leads to the right work (REF103). A DOI that a line
break cut short can look whole.

## Example
doi: 11.1016/j.example.2020.01.001

## Corrected
doi: 10.1016/j.example.2020.01.001

## Confirm by hand
Paste the string into the form at https://www.doi.org/ and see whether the resolver accepts it.

## References
DOI Handbook, section 2.2 (https://www.doi.org/doi-handbook/); ISO 26324.
"""

from __future__ import annotations

from .. import quick_re as re
from ..csl import doi_url, is_doi, normalise_doi
from ..model import Outcome, Reference, Severity
from .entries import evidence_of
from .scopes import Case, Entry, Result, inconclusive, minor, not_applicable, passed

CODE = "REF101"
NAME = "doi-malformed"

_RESOLVER = "https://www.doi.org/"
_NAMED = re.compile(r"(?:\bdoi\s?[:.]\s?(?:https?://)?|(?:dx\.)?doi\.org/)([^\s\"<>]{1,300})",
                    re.IGNORECASE)


def check(entry: Entry) -> Result:
    """Whether the string given as a DOI is one."""
    text = given_as_doi(entry.reference)
    if not text:
        return not_applicable("no DOI is given")
    values = evidence_of(entry, None, "DOI", claimed=text, reported=entry.resolution.matched_DOI)
    doi = normalise_doi(text)
    if not doi:
        # the work's own link where it was found; else the page on which a DOI can be tried
        confirm = doi_url(entry.resolution.matched_DOI) or _RESOLVER
        return minor(f"{text!r} is not a DOI: a DOI reads 10.NNNN/suffix",
                     **values | {"confirm_url": confirm})
    if doi.endswith(("/", "-", "(", "_")) or doi.count("(") > doi.count(")"):
        return inconclusive(f"{text!r} looks cut short, as by a line break", **values)
    if not is_doi(text) and not is_doi(doi):
        return minor(f"{text!r} is not a DOI as a whole", **values)
    return passed(**values)


def given_as_doi(reference: Reference) -> str:
    """What ``reference`` gives as its DOI, whatever it is; '' for nothing."""
    if reference.DOI or not reference.raw:
        return reference.DOI
    named = _NAMED.search(reference.raw[:10_000])
    return named[1] if named else ""


CASES = (
    Case(Outcome.ERROR, "the prefix is not 10",
         {"cited": {"title": "A trial", "DOI": "11.1016/j.example.2020.01.001"}}, Severity.MINOR),
    Case(Outcome.ERROR, "a letter O stands in the registrant's number",
         {"cited": {"title": "A trial", "DOI": "10.1O16/j.example.2020.01.001"}}, Severity.MINOR),
    Case(Outcome.PASS, "an old DOI with brackets, signs and a semicolon",
         {"cited": {"DOI": "10.1002/(SICI)1097-0258(19980815)17:15<1623::AID-SIM871>3.0.CO;2-S"}}),
    Case(Outcome.PASS, "a resolver's address in upper case",
         {"cited": {"DOI": "HTTPS://DOI.ORG/10.5555/ABC.123"}}),
    Case(Outcome.INCONCLUSIVE, "a line break has cut the DOI",
         {"cited": {"title": "A trial", "DOI": "10.5555/j.example.2020-"}}),
    Case(Outcome.NOT_APPLICABLE, "no DOI is given", {"cited": {"title": "A trial"}}),
)
