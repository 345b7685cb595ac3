"""Whether a claim tells of other people than the study studied.

## What it checks
Species and material (animals, dead bodies or cells told as patients), severity ("advanced" for
"mild to moderate"), age group, sex, a subgroup told as all, kind of disease or joint where kinds
are told apart (type 1 and type 2 diabetes, hip and knee, one cancer and another), and setting.
Only what the claim says
is held against the study; a study that mentions the claimed group anywhere is never contradicted.

## Why it matters
Whoever reads "patients" expects that the finding holds for patients. Results from animals, from
dead bodies or from a milder disease often do not carry over.

## What it cannot see
A population that is named in words outside the families of ``evidence/population_words.py``;
ethnic groups; comorbidities; doses of exposure; whether a result carries over all the same.

## Example
"Patients with severe asthma breathe better with the inhaler", citing a trial in mild asthma.

## Corrected
"People with mild asthma breathed better with the inhaler."

## Confirm by hand
Read the methods of the study: who was included, and who was kept out.

## References
Jergas & Baethge 2015, doi 10.7717/peerj.1364; Sumner et al. 2014, doi 10.1136/bmj.g7015.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparison import read
from ..comparison.numbers.slot_contest import misplaced
from ..comparison.people.contrary_people import contrary_people
from ..comparison.people.exclusions import excluded_told_as_studied, is_exclusion
from ..comparison.people.foreign_illness import foreign_illness
from ..comparison.people.populations import population_differences
from ..comparison.people.subgroup_contest import subgroup_contest
from ..comparison.people.subgroups import subgroup_told_as_all
from ..comparison.people.told_of_everybody import told_of_everybody
from ..evidence.population import read_facets
from ..evidence.reported_words import is_known, passages_of
from ..model import Outcome, Passage, Severity
from .scopes import Case, Pair, Result, inconclusive, major, minor, passed

CODE = "QUO305"
NAME = "population-differs"

_COMPARED = ("severity", "age", "sex", "species", "setting", "diabetes type", "cancer", "airways",
             "stroke", "dementia", "hepatitis")


def check(pair: Pair) -> Iterator[Result]:
    """One error for each facet that differs, else whether a named population agrees."""
    told = read_facets((Passage(pair.claim.text),), _COMPARED)
    if not is_known(pair.report) or pair.report is None:
        if told.facets:
            yield inconclusive("nothing was read that says who was studied")
        return
    differences = list(population_differences(pair.claim, pair.report))
    for difference in differences:
        tell = major if difference.severity is Severity.MAJOR else minor
        another = ("species" if difference.facet == "species"
                   else f"population ({difference.facet})")
        yield tell(f"the claim tells of another {another}: the study studied "
                   f"{difference.reported}", claimed=difference.claimed,
                   reported=difference.reported, passage=difference.passage)
    excluded = excluded_told_as_studied(pair.claim, pair.report)
    told_of_all = subgroup_told_as_all(pair.claim, pair.report)
    contest = subgroup_contest(read(pair))
    contrary = None if differences else contrary_people(pair.claim, pair.report)
    if contrary is not None:
        yield major("the study's people were the contrary", claimed=contrary.claimed,
                    reported=contrary.reported, passage=contrary.passage)
        return
    other = None if differences else foreign_illness(read(pair))
    if other is not None:
        yield major("the study's people had another illness", claimed=other.claimed,
                    reported=other.reported, passage=other.passage)
        return
    everybody = told_of_everybody(pair.claim, pair.report)
    if everybody is not None:
        yield major("the study took only some of those of whom the claim tells",
                    claimed=everybody.claimed, reported=everybody.reported,
                    passage=everybody.passage)
        return
    if excluded is not None:
        yield major("the study kept these people out", claimed=excluded.excluded,
                    reported=f"excluded: {excluded.excluded}", passage=excluded.passage)
    elif told_of_all is not None:
        yield major("an effect that the study saw in one subgroup is told of others",
                    claimed=told_of_all.claimed, reported=told_of_all.reported,
                    passage=told_of_all.passage)
    elif contest is not None and not contest.sure:
        yield inconclusive("the study gives this for all, and speaks of this subgroup elsewhere",
                           claimed=contest.claimed, reported=contest.reported,
                           passage=contest.passage)
    elif contest is not None:
        yield major("the study found this in other people", claimed=contest.claimed,
                    reported=contest.reported, passage=contest.passage)
    elif (wrong := misplaced(read(pair))) is not None and wrong.slot == "people":
        # Where a number stands tells less surely of whom it is than words do.
        yield inconclusive("the study seems to give this number for other people",
                           claimed=wrong.claimed.cell.text, reported=wrong.other.cell.text,
                           passage=wrong.own.passage)
    elif not differences and told.facets:
        studied = tuple(p for p in passages_of(pair.report) if not is_exclusion(p))
        known = read_facets(studied, tuple(told.facets))
        agreed = [(facet, value) for facet in told.facets
                  for value in sorted(told.values(facet) & known.values(facet))]
        if agreed:
            facet, value = agreed[0]
            yield passed(f"the study speaks of {value} too", claimed=value, reported=value,
                         passage=known.passage(facet, value))


CASES = (
    Case(Outcome.ERROR, "a trial in mild disease is told of severe disease", {
        "claim": "Patients with severe asthma breathe better with the new inhaler.",
        "source": "Adults with mild asthma were randomised to the inhaler or placebo. Peak flow "
                  "rose with the inhaler."}, Severity.MAJOR),
    Case(Outcome.ERROR, "an experiment in mice is told of people", {
        "claim": "The extract helps people lose weight.",
        "title": "A plant extract lowers body weight in obese mice",
        "source": "Obese mice were fed the extract for eight weeks. Treated mice weighed less "
                  "than control mice."}, Severity.MAJOR),
    Case(Outcome.PASS, "the claim names the patients who were studied", {
        "claim": "Adults with mild asthma breathed better with the inhaler.",
        "source": "Adults with mild asthma were randomised to the inhaler or placebo. Peak flow "
                  "rose with the inhaler."}),
    Case(Outcome.INCONCLUSIVE, "nothing was read of the study", {
        "claim": "Children with severe asthma breathe better with the inhaler.", "source": ""}),
)
