"""Article 004 as a user audits it: read, linked, resolved offline, held against the sheet.

Each adjudicated claim is looked for among the claims that were found and joined to its study; its
machine verdict is the gravest one of the claims that share its words. Run as
``python -m benchmarks.accuracy_article [--list]``.
"""

from __future__ import annotations

import sys

import evidaudit
from benchmarks.accuracy_claims import overlaps
from benchmarks.measuring import PROJECT, shared
from evidaudit.agreement import agreement, rate
from evidaudit.claims import read_claims_sheet
from evidaudit.model import Label, Severity, Verdict

_GRAVEST = (Label.MAJOR, Label.MINOR, Label.UNSUBSTANTIATED, Label.ACCURATE, Label.UNVERIFIABLE)


def judged(listing: bool = False) -> tuple[list[Verdict], int]:
    """One verdict for each adjudicated claim that was located, and how many were adjudicated."""
    article = shared("articles", "004.txt")
    if article is None:
        raise FileNotFoundError("article 004 is not on this machine")
    result = evidaudit.audit(article, bibliography=PROJECT / "references.bib",
                             evidence=PROJECT / "tables" / "evidence.csv", offline=True).result
    people, _ = read_claims_sheet(PROJECT / "tables" / "claims.csv")
    people = [claim for claim in people if claim.adjudicated]
    claims = {claim.id: claim for claim in result.claims}
    located = []
    for person in people:
        mine = [v for v in result.verdicts if v.reference_id in person.reference_ids
                and overlaps(person.text, claims[v.claim_id])]
        if mine:
            worst = min(mine, key=lambda v: _GRAVEST.index(v.label))
            located.append(Verdict(person.id, worst.reference_id, worst.label, worst.codes,
                                   worst.evidence, worst.explanation, worst.claim,
                                   adjudicated=person.adjudicated, reported=worst.reported))
    if listing:
        known = {v.claim for v in located}
        for v in [*located, *(v for v in result.verdicts if v.claim not in known)]:
            wrong = v.label in (Label.MAJOR, Label.MINOR)
            if wrong or v.adjudicated == Severity.MAJOR:
                print(f"{v.claim_id} {v.adjudicated or '-':<15} -> {v.label.value:<13} "
                      f"{', '.join(v.codes):<14} {v.claim[:110]} || {v.reported[:70]}")
    return located, len(people)


def main() -> None:
    """Prints what was located, flagged and wrongly flagged."""
    located, people = judged("--list" in sys.argv)
    told = agreement(located)
    print(f"located and joined to the right study: {rate(len(located), people)}")
    print(f"majors flagged as errors: {rate(told.majors_flagged, 23)}; as major: "
          f"{told.majors_told_major}")
    print(f"accurate told as major: {rate(told.accurate_told_major, told.accurate)}; told as any "
          f"error: {told.accurate_told_error}")
    print(f"the same word: {rate(told.same, told.compared)}")


if __name__ == "__main__":
    main()
