"""A sentence of a study, told as it stands, is no error about that study."""

from __future__ import annotations

import re

import pytest

from evidaudit import compare

_STUDIES = {
    "Oral ketofen after disbudding of dairy goat kids": (
        "Disbudding hurts. Seventy female Alpine kids aged 6 to 10 days were randomly assigned to "
        "disbudding with oral ketofen (n = 35) or with saline (n = 35). Head-shaking in the first "
        "5 h was lower in ketofen kids than in saline kids (median 11 vs 29 events; P = 0.003). "
        "Whether the benefit outlasts a day is unclear. Ketofen eased the pain of disbudding."),
    "Uptake of the dye in dogs and humans with eczema": (
        "This is the first report of the dye in humans. Six dogs and nine volunteers with eczema "
        "swallowed 20 mg. Peak levels were reached after two hours in both. The dye should not be "
        "given to infants. Rashes were rare with the exception of those known from other dyes."),
    "Home coaching for adults with gout: protocol for a randomised trial": (
        "Introduction: Fewer than half of adults at increased risk of flares take their tablets. "
        "Coaching may improve this. Methods and analysis: We will randomise 300 adults with gout "
        "to "
        "coaching or usual care. The primary outcome is the number of flares over one year. "
        "Results are expected in 2031 and will be published in a peer-reviewed journal."),
    "Peer visits and viral suppression among women with HIV": (
        "Background: Statins reduce heart attacks in people with HIV. After reaching viral "
        "suppression with help, 412 women with HIV were randomised to peer visits or usual care. "
        "Those with active tuberculosis, psychosis or pregnancy were excluded. Cholesterol did "
        "not differ. At one year 81% with visits and 70% with usual care were suppressed "
        "(difference 11 percentage points, 95% CI 3 to 19). Among those tested, 92% were "
        "suppressed. Women who moved away were less likely to be tested (30% vs 88%; P < 0.001). "
        "Anal cancer was not an outcome of this trial."),
    "Statin users and gallstones: a register study": (
        "We followed 31,000 adults in a Finnish register. Gallstones occurred at 2.1 per 1,000 "
        "person-years in statin users and 2.8 per 1,000 person-years in non-users (adjusted hazard "
        "ratio 0.76, 95% CI 0.66 to 0.87). Rapid loss of weight causes many gallstones. A single "
        "trial of 83 adults found fewer stones with a statin. Use was associated with fewer "
        "stones. The association was stronger in women with obesity (hazard ratio 0.60, 95% CI "
        "0.45 to 0.80) than in women without obesity (0.91, 0.70 to 1.18)."),
}
_SENTENCES = [(title, source, sentence) for title, source in _STUDIES.items()
              for sentence in re.split(r"(?<=[.])\s(?=[A-Z])", source) if len(sentence) > 30]
_MINE = {"QUO305", "QUO306", "QUO307", "QUO308", "QUO310", "QUO313", "QUO314"}


@pytest.mark.parametrize(("title", "source", "sentence"), _SENTENCES,
                         ids=[sentence[:40] for _, _, sentence in _SENTENCES])
def test_no_sentence_of_a_study_is_an_error_on_people_design_groups_or_time(
        title: str, source: str, sentence: str) -> None:
    """Who copies the study's own words tells of its people, design, groups and times."""
    assert not _MINE & set(compare(sentence, source, title=title, year=2029).codes)
