"""Whether a check failed on a subject: the audit itself reports it, never this check.

## What it checks
Nothing by itself. Where a check stops with an error of its own, the audit catches it and writes
one finding with this code, which names the check, the subject and the error; all other checks
go on.

## Why it matters
A check that stopped has not passed.

## What it cannot see
A check that answers wrongly without stopping.

## Example
A check divides by a sample size of zero and stops.

## Corrected
The fault is reported and mended.

## Confirm by hand
Report the message with the reference or claim that it names.

## References
The project's documentation of outcomes.
"""

from __future__ import annotations

from .scopes import Result, Whole, not_applicable

CODE = "SYS903"
NAME = "check-crashed"


def check(whole: Whole) -> Result:
    """Not applicable: the audit writes this finding."""
    return not_applicable("the audit writes this finding where a check stops")


CASES = ()
