"""A claim held against a whole article."""

from __future__ import annotations

import time

import pytest

from evidaudit import compare
from evidaudit.comparison.full_texts import (
    best_passage,
    cited_part,
    index_of,
    is_whole_article,
    part_of,
    reads_as_absent,
)
from evidaudit.evidence import read_report
from evidaudit.model import Claim, Label, Reference

_OPENING = (
    "Beaver ponds cool streams in summer\n\nAbstract\n\n"
    "We asked whether ponds built by beavers change the temperature of mountain streams. We placed "
    "loggers above and below forty ponds in Wyoming for three summers. Water below the ponds was "
    "1.8 °C cooler than water above them on the hottest days. Juvenile trout were twice as dense "
    "below the ponds. The hyporheic exchange (HE) under the dams explained most of the cooling.\n\n"
    "Introduction\n\n")
_SITES = ("Pine Creek", "Elk Fork", "Stone Run", "Willow Brook", "Badger Gulch", "Cedar Branch",
          "Heron Slough", "Otter Bend")
_LINES = (
    "At {site} the loggers were fixed to steel rods twenty centimetres above the gravel bed.",
    "The dam at {site} was built of willow and mud and held back a pond of half a hectare.",
    "We counted juvenile trout at {site} by snorkelling at night along a marked transect.",
    "Groundwater wells at {site} showed that hyporheic exchange carried cold water under the dam.",
    "The riparian shade at {site} was measured with a fisheye lens in July of each year.",
    "Stream discharge at {site} was gauged every fortnight with an electromagnetic flow meter.",
    "The colony of beavers at {site} had four adults and repaired the dam every autumn.",
    "Invertebrate drift at {site} was sampled with nets of fine mesh below the spillway.",
    "Temperature at {site} followed the air closely above the pond and lagged behind it below.",
    "Sediment at {site} settled in the pond and left clean gravel for spawning below the dam.",
)
ARTICLE = _OPENING + "\n\n".join(
    " ".join(line.format(site=site) for line in _LINES) for site in _SITES)


@pytest.mark.parametrize("claim", [
    "Beaver ponds cooled mountain streams in summer and raised the density of juvenile trout.",
    "Water below beaver ponds was 1.8 °C cooler than water above them [1].",
    "Hyporheic exchange under the dams explained most of the cooling.",
    "Juvenile trout were counted by snorkelling at night along marked transects [1].",
])
def test_what_the_article_says_is_never_told_as_missing(claim: str) -> None:
    """Claims that restate the article."""
    assert compare(claim, ARTICLE).label is not Label.UNSUBSTANTIATED


@pytest.mark.parametrize("claim", [
    "Melatonin and GLP-1 agonists slow the growth of glioma in mice treated with temozolomide.",
    "Antibodies such as COVA1-18 and CC12.1 neutralise the virus at low concentrations [1, 2].",
    "Unemployment among graduates doubled in Portugal after the banking crisis [1].",
    "Statins lower LDL cholesterol and prevent myocardial infarction in older adults.",
])
def test_what_the_article_never_speaks_of_is_told_as_unsubstantiated(claim: str) -> None:
    """Claims on quite other things."""
    verdict = compare(claim, ARTICLE)
    assert verdict.label is Label.UNSUBSTANTIATED
    assert verdict.codes == ("QUO314",)


def test_the_message_names_the_words_that_the_article_never_prints() -> None:
    """A reader can search for them."""
    verdict = compare("Melatonin slows the growth of glioma in zebrafish.", ARTICLE)
    assert "glioma" in verdict.explanation


@pytest.mark.parametrize("claim", ["the data from [1]", "[1]", "See [1].", "", "as described [1]"])
def test_a_claim_without_content_is_never_missed(claim: str) -> None:
    """Nothing is said, so nothing can be absent."""
    reading = reads_as_absent(cited_part(claim, "1"), read_report(ARTICLE))
    assert not reading.absent


def test_a_short_source_is_no_whole_article() -> None:
    """An abstract, however long, is judged as before."""
    assert is_whole_article(read_report(ARTICLE))
    assert not is_whole_article(read_report(_OPENING))


@pytest.mark.parametrize(("text", "words"), [
    ("Rats sleep by day in their burrows [2], whereas owls hunt by night [1].",
     "whereas owls hunt by night"),
    ("Owls hunt by night over open fields [1], whereas rats sleep by day [2].",
     "Owls hunt by night over open fields"),
    ("Voss et al. [1] found that owls hunt by night, and rats are said to sleep [2].",
     "found that owls hunt by night, and rats are said to sleep"),
    ("Owls hunt by night <|cit|> and rats sleep by day in burrows <|other_cit|>.",
     "Owls hunt by night"),
])
def test_only_the_words_next_to_its_own_pointer_belong_to_a_work(text: str, words: str) -> None:
    """A sentence that cites several works is shared out among them."""
    assert cited_part(text, "1").text == words


def test_a_pointer_by_name_and_year_is_known_by_the_first_author() -> None:
    """The words before the pointer of another author are not this work's."""
    text = ("Mosses grow on the north side of trees (Lund et al., 2011), while lichens prefer "
            "the west side (Berg and Dahl, 2014).")
    part = cited_part(text, "berg2014", "Berg", "2014")
    assert "lichens" in part.text
    assert "Mosses" not in part.text


@pytest.mark.parametrize(("text", "alone"), [
    ("Owls hunt by night [1].", True), ("Owls hunt by night [1, 4].", False),
    ("Owls hunt by night [1-3].", False), ("Owls hunt by night.", None),
    ("Owls hunt by night (Berg, 2014; Lund et al., 2011).", False),
    ("Owls hunt by night<|multi_cit|>.", False),
])
def test_a_pointer_tells_whether_a_work_is_cited_alone(text: str, alone: bool | None) -> None:
    """A work cited with others need not carry all of the sentence."""
    assert cited_part(text, "1").alone is alone


def test_a_claim_with_several_works_is_not_cited_alone() -> None:
    """The works of the claim count where its one pointer names one."""
    claim = Claim("C1", "a", "Owls hunt by night [1].", reference_ids=("1", "2"))
    assert part_of(claim, Reference("1", {})).alone is False


def test_the_best_passage_is_the_sentence_that_holds_the_terms() -> None:
    """Offsets point into the text."""
    index = index_of(read_report(ARTICLE))
    found = best_passage(index, {"fishey": 1.0, "len": 1.0, "shad": 1.0}, 1)
    passage = index.passage(found.first)
    assert "fisheye lens" in passage
    assert ARTICLE[passage.start:passage.end] == passage


def test_reading_a_whole_article_stays_linear() -> None:
    """A megabyte of text, or of pointers, is read in seconds."""
    report = read_report(ARTICLE)
    began = time.perf_counter()
    reads_as_absent(cited_part("[1] (" * 20_000 + "owls (Berg 2014" * 4_000, "1"), report)
    cited_part("[1] owls [2]" * 20_000, "1")
    cited_part("[2]" * 50_000 + "[1]", "1")
    index_of(read_report(ARTICLE * 50))
    assert time.perf_counter() - began < 15


_RESULTS = (
    "\n\nResults\n\n"
    "Of the juvenile trout tagged below the ponds, 62% survived their first winter. "
    "Bank erosion was observed below the dams in wet springs. "
    "The share of willow cut by beavers was 18% in the first summer and 27% in the third.")
FULL = ARTICLE + _RESULTS


@pytest.mark.parametrize("claim", [
    "Of the juvenile trout tagged below the ponds, 57% survived their first winter [1].",
    "The share of willow cut by beavers was 44% in the third summer [1].",
    "Beavers had cut a share of 44% of the willow by the third summer.",
])
def test_a_share_that_stands_nowhere_near_its_thing_is_told(claim: str) -> None:
    """The article speaks of that thing and gives other shares."""
    verdict = compare(claim, FULL)
    assert verdict.label in (Label.MINOR, Label.MAJOR)
    assert "QUO302" in verdict.codes


@pytest.mark.parametrize("claim", [
    "Of the juvenile trout tagged below the ponds, 62% survived their first winter [1].",
    "About 60% of the juvenile trout tagged below the ponds survived their first winter [1].",
    "Between 15 and 30% of the willow was cut by beavers each summer [1].",
    "The share of willow cut by beavers in the first summer was 18% [1].",
    "Of the juvenile trout tagged below the ponds, 38% died in their first winter [1].",
    "The loggers cost 44% more than planned [1].",
    "The trial of beaver dams had 80% power to show cooler water below the ponds [1].",
])
def test_shares_that_are_given_rounded_or_of_other_things_are_left_alone(claim: str) -> None:
    """No share is held against one of another thing."""
    assert compare(claim, FULL).label not in (Label.MINOR, Label.MAJOR)


@pytest.mark.parametrize("claim", [
    "Beaver dams cooled streams with no bank erosion below the dams in spring.",
    "Dams were built by beavers without any bank erosion in wet springs [1].",
])
def test_what_was_observed_is_not_denied(claim: str) -> None:
    """The claim says that it did not happen, the article that it was observed."""
    verdict = compare(claim, FULL)
    assert verdict.label in (Label.MINOR, Label.MAJOR)
    assert "QUO303" in verdict.codes


@pytest.mark.parametrize("claim", [
    "Streams without beaver ponds were warmer in summer.",
    "Loggers were fixed with no gravel movement below the ponds.",
    "Bank erosion was observed below the dams.",
])
def test_what_nobody_observed_may_be_denied(claim: str) -> None:
    """Absence of a thing that the article never observed is no contradiction."""
    assert "QUO303" not in compare(claim, FULL).codes
