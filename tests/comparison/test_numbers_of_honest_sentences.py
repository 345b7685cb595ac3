"""Numbers told honestly in everyday words: none is to be taken for another."""

from __future__ import annotations

import pytest

from evidaudit import compare
from evidaudit.comparison.cited_work.sample_sizes import claimed_sizes
from evidaudit.model import Label

_HIVES = (
    "Methods: Bee keepers in Wales (n = 318) were followed for two years. Results: By two years "
    "62% had lost a colony, and 79% of those who lost one bought another within 6 months. "
    "Losses were reported by 41% after one year.")
_FERRY = (
    "Methods: 412 passengers with seasickness were randomised to ginger lozenges or to peppermint "
    "lozenges for 6 hours. Results: Vomiting occurred in 17.8% with ginger and 34.6% with "
    "peppermint (risk ratio 0.51, 95% CI 0.36 to 0.73). Drowsiness was reported by 9.1% and 3.2%, "
    "respectively.")
_CORAL = (
    "We kept coral fragments in tanks at 27 or 30 degrees. In cultures, the probiotic lowered the "
    "number of bleached polyps by 52%. Growth did not differ.")
_LENS = (
    "We tested 640 drivers with a phone camera before an eye examination, the reference. The "
    "camera had a sensitivity of 43% for cataract and a specificity of 95%; the chart had a "
    "sensitivity of 71% and a specificity of 88%.")
_CHOIR = (
    "Methods: 150 retired miners with breathlessness were randomised to a singing group or to a "
    "film club for 12 weeks. Results: In weeks 9 to 12, attacks per 4 weeks had fallen by 4.1 with "
    "singing and 2.3 with films; the adjusted difference was 1.9 attacks (95% CI 0.8 to 3.0).")
_DAM = (
    "Methods: Otter dens (n = 96) were fitted with a long or a short tunnel. Results: At 90 days, "
    "23% of dens with the long tunnel were empty. By three years the share was 46%. Frost damage "
    "was seen in 8% of dens at 30 days.")
_GOUT = (
    "Results: In the second year, 7% of the nurse-led group and 22% of the usual-care group had "
    "two or more attacks. Urate was below the target in 93% and 31%.")
_VINE = (
    "Methods: 500 vines were sprayed with copper for 10 or 14 days. Results: Mildew cleared in "
    "86.3% with 10 days and 88.1% with 14 days (difference -1.8 percentage points; 95% CI -5.9 to "
    "2.3), which met the margin of 7 points.")
_IRON = (
    "Methods: 820 rowers with low ferritin were randomised to iron or to no iron and followed for "
    "2 years. Findings: There were 201 stress fractures with iron and 244 without (rate ratio "
    "0.84, 95% CI 0.69 to 1.02; P=0.08).")
_MOOD = (
    "Methods: 300 bakers were randomised to one or three sessions of light therapy over one week "
    "or three weeks. Results: At five years, eczema was found in 21.4% of bakers treated in "
    "one week and 20.2% treated in three weeks (odds ratio 1.07; 95% CI 0.71 to 1.62).")

_BYPASS = (
    "Participants: 120 owners of overweight cats. Interventions: a new feed or more play. Results: "
    "At five years 20 of 57 cats (35%) on the feed and 3 of 55 (5%) with play were slim. At one "
    "year the figures had been 64% and 11%. Owners were content in 58% and 41%.")
_FUSES = (
    "Results: Outages were more common with the old fuse (9.3 versus 4.1 per 100), all of them in "
    "winter. Reasons were rust in 53%, mice in 26% and loose screws in 15%.")
_BANDS = (
    "Results: Headache in the first day occurred in 34%, 37% and 42% with a tight hat, a loose hat "
    "or no hat, respectively (P = 0.55). Aspirin was used by 21%, 25% and 28%. Red marks were "
    "reported by 17% of those wearing the tight hat.")

_HONEST = (
    ("A year on 64% of the cats on the feed were slim, but at five years it was 35%.", _BYPASS),
    ("Outages were more than twice as common with the old fuse, 9.3 against 4.1 in a hundred.",
     _FUSES),
    ("Half of the outages, 53%, came of rust, a quarter of mice and one in seven of loose screws.",
     _FUSES),
    ("Aspirin was taken by 21% with the tight hat, 25% with the loose one and 28% without a hat.",
     _BANDS),
    ("By two years three of five bee keepers had lost a colony, and four out of five of "
     "those bought another within half a year.", _HIVES),
    ("About three in five of the Welsh keepers lost bees within two years; after one year it had "
     "been about two in five.", _HIVES),
    ("Some 40 to 42% of keepers had lost bees after one year.", _HIVES),
    ("Nearly one in ten passengers on ginger felt drowsy, against about 3% on peppermint.", _FERRY),
    ("Ginger almost halved vomiting at sea, from 35% to 18%.", _FERRY),
    ("Vomiting was about half as common with ginger.", _FERRY),
    ("In culture about half of the bleached polyps disappeared under the probiotic.", _CORAL),
    ("The phone camera missed more than half of all cataracts.", _LENS),
    ("The chart missed nearly three in ten cataracts.", _LENS),
    ("Singing cut attacks by about two per four weeks more than films did.", _CHOIR),
    ("Almost a quarter of the dens with a long tunnel were empty within three months; after three "
     "years it was over four in ten.", _DAM),
    ("Repeated attacks were about a third as common when nurses led the care.", _GOUT),
    ("Ten days of copper cleared mildew in 86.3% of vines and was non-inferior to 14 days.", _VINE),
    ("Iron gave a rate ratio of 0.84 for stress fractures, which just missed statistical "
     "significance.", _IRON),
    ("Eczema at five years was as common after one-week and three-week light therapy (21% v 20%).",
     _MOOD),
)


@pytest.mark.parametrize(("claim", "source"), _HONEST)
def test_a_number_in_everyday_words_is_no_other_number(claim: str, source: str) -> None:
    """Shares of a few, ratios, changes, rates per weeks and groups named by lengths."""
    assert compare(claim, source).label not in (Label.MAJOR, Label.MINOR)


@pytest.mark.parametrize(("claim", "source"), [
    ("Vomiting occurred in 34.6% with ginger and 17.8% with peppermint.", _FERRY),
    ("Mildew cleared in 88.1% of vines with 10 days and in 86.3% with 14 days.", _VINE),
    ("After three years 23% of the dens with the long tunnel were empty.", _DAM),
    ("The camera detected 95% of the cataracts.", _LENS),
    ("With the probiotic 52% of the divers recovered.", _CORAL),
    ("The study followed 3,180 bee keepers in Wales.", _HIVES),
    ("Red marks were seen in 28% of those wearing the tight hat.", _BANDS),
])
def test_what_is_wrong_with_such_numbers_is_still_told(claim: str, source: str) -> None:
    """Groups, times, kinds and sizes that differ from the study's."""
    assert compare(claim, source).label is Label.MAJOR


@pytest.mark.parametrize("text", [
    "Two of three young rowers who were asked chose the blue oar.",
    "Registry data show that two in five farmers had sold their cows.",
    "Three out of every five cooks in the survey had burnt a hand.",
    "Of 100 students in the study, 40 passed.",
    "One carer in ten was interviewed again.",
])
def test_the_whole_of_a_share_in_words_is_no_size(text: str) -> None:
    """"Three" of "two of three rowers" counts nobody who took part."""
    assert not [size for size in claimed_sizes(text) if size.value <= 100]


@pytest.mark.parametrize(("text", "value"), [
    ("In a trial of 12 patients, pain fell.", 12),
    ("The drug was tested in 10 people.", 10),
    ("In 20 patients, the drug was tested.", 20),
    ("The survey asked 15 nurses.", 15),
])
def test_a_small_study_still_has_a_size(text: str, value: int) -> None:
    """Small numbers of those who took part."""
    assert [size.value for size in claimed_sizes(text)] == [value]


def test_the_outcome_of_the_next_number_is_not_told_of_the_first() -> None:
    """Two numbers of one part of a claim, each with what it counts."""
    source = ("Results: Among crews with a warning light, 88% and 91% had a check that found "
              "a leak in 5.2% and rust in 27%.")
    claim = ("Of the crews that saw the light nine in ten stopped for a check, and one in twenty "
             "turned out to have a leak.")
    assert compare(claim, source).label is not Label.MAJOR
