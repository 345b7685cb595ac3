"""People told as having what the study's people lacked, and sizes that count something else."""

from __future__ import annotations

import pytest
from comparing import compare

HEPATITIS = ("Methods: 420 hepatitis-negative nurses in two hospitals had a booster or none. "
             "Results: Antibody levels doubled after the booster (P < 0.001).")
STATIN = ("Methods: 610 statin-naive adults took the capsule or a dummy for a year. Results: "
          "Cholesterol fell by 14% with the capsule (P < 0.001).")
STONES = ("Methods: 96 dogs with uncomplicated bladder infection had three or ten days of the "
          "tablet. Results: Cure was seen in 88% and 90% (P = 0.74).")
FRACTURES = ("Methods: 700 women who had fractured a wrist in the past two years did balance "
             "classes or stretching. Results: New fractures fell by 22% with classes (P = 0.03).")
RATS = ("Aged male Wistar rats swam daily or rested (n = 20 each). Swimming raised the number of "
        "new cells in the hippocampus by 31% (P = 0.01). Treated rats weighed less.")
STOPPED = ("Methods: 84 singers took throat lozenges or sweets. The planned sample of 240 was not "
           "reached. Results: Hoarseness was less common with lozenges (P = 0.02).")
PARTS = ("Methods: From the registry we identified 31,500 drivers; 4,210 received the device. "
         "Results: Crashes were fewer with the device (hazard ratio 0.81; 95% CI 0.70 to 0.94).")


@pytest.mark.parametrize(("claim", "source"), [
    ("In nurses with hepatitis, a booster doubled antibody levels.", HEPATITIS),
    ("In adults already taking statins, the capsule lowered cholesterol by 14%.", STATIN),
    ("Three days of the tablet cured most dogs with complicated bladder infection.", STONES),
    ("Balance classes cut fractures by 22% in women with no history of fractures.", FRACTURES),
    ("Swimming grows new brain cells in older people, by 31%.", RATS),
    ("A study of 240 singers found that lozenges made hoarseness less common.", STOPPED),
    ("The researchers followed 4,210 drivers in all.", PARTS),
])
def test_the_contrary_of_those_studied_is_major(claim: str, source: str) -> None:
    """Denied conditions, new users, histories, animals, and numbers of something else."""
    verdict = compare(claim, source)
    assert verdict.label == "major"
    assert {"QUO305", "QUO311"} & set(verdict.codes)


@pytest.mark.parametrize(("claim", "source"), [
    ("In nurses without hepatitis, a booster doubled antibody levels.", HEPATITIS),
    ("In adults new to statins, the capsule lowered cholesterol by 14%.", STATIN),
    ("Three days of the tablet cured 88% of dogs with a simple bladder infection.", STONES),
    ("After a broken wrist, balance classes cut new fractures by 22%.", FRACTURES),
    ("In old rats, swimming raised the number of new brain cells by 31%.", RATS),
    ("A study of 84 singers found that lozenges made hoarseness less common.", STOPPED),
    ("In a registry study, crashes were fewer among the 4,210 drivers with the device.", PARTS),
])
def test_those_who_were_studied_are_never_accused(claim: str, source: str) -> None:
    """The same people in other words, and numbers told for what they count."""
    assert not {"QUO305", "QUO311"} & set(compare(claim, source).codes)
