"""Bibliographies made up for tests: honest ones with legitimate variation, and planted errors.

Everything is synthetic and written for this project: no title, person or DOI is a real one
(journals are). The same seed gives the same entries.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

# whole name, abbreviated by ISO 4
JOURNALS = [
    ("Journal of Clinical Epidemiology", "J Clin Epidemiol"),
    ("Annals of the Rheumatic Diseases", "Ann Rheum Dis"),
    ("The New England Journal of Medicine", "N Engl J Med"),
    ("American Journal of Respiratory and Critical Care Medicine", "Am J Respir Crit Care Med"),
    ("Proceedings of the National Academy of Sciences", "Proc Natl Acad Sci U S A"),
    ("British Journal of Sports Medicine", "Br J Sports Med"),
    ("Archives of Physical Medicine and Rehabilitation", "Arch Phys Med Rehabil"),
    ("Scandinavian Journal of Medicine & Science in Sports", "Scand J Med Sci Sports"),
    ("International Journal of Environmental Research and Public Health",
     "Int J Environ Res Public Health"),
    ("Journal of Orthopaedic & Sports Physical Therapy", "J Orthop Sports Phys Ther"),
    ("European Heart Journal", "Eur Heart J"),
    ("Osteoarthritis and Cartilage", "Osteoarthr Cartil"),
    ("Medicine & Science in Sports & Exercise", "Med Sci Sports Exerc"),
    ("The Journal of Bone and Joint Surgery. American volume", "J Bone Joint Surg Am"),
    ("Deutsches Ärzteblatt international", "Dtsch Arztebl Int"),
    ("Clinical Infectious Diseases", "Clin Infect Dis"),
    ("Psychological Medicine", "Psychol Med"),
    ("Cochrane Database of Systematic Reviews", "Cochrane Database Syst Rev"),
    ("Journal of the American Medical Association", "JAMA"),
    ("British Medical Journal", "BMJ"),
    ("Spine (Phila Pa 1976)", "Spine"),
    ("The Lancet", "Lancet"),
    ("Anesthesia & Analgesia", "Anesth Analg"),
    ("Nephrology Dialysis Transplantation", "Nephrol Dial Transplant"),
    ("Health Technology Assessment", "Health Technol Assess"),
]
FAMILIES = ["Okafor", "Müller", "van der Berg", "Lindqvist", "García López", "O'Hara", "Björk",
            "Nguyen", "de Souza", "Šimůnek", "McAllister", "Özdemir", "Løvås", "Al-Masri", "Li",
            "Xu", "Kowalczyk", "Dell'Orto", "Smith-Jones", "Tanaka", "Weiß", "Peña", "Fitzgerald",
            "Østergaard", "Banerjee", "von Thun", "Kim", "Haugen", "Jørgensen", "Abdi"]
GIVEN = ["Amara", "Jan", "Pieter", "Björn", "Inés", "Aoife", "Elsa", "Thi Mai", "João", "Petra",
         "Ross", "Emre", "Kari", "Samir", "Wei", "Yun", "Anna Maria", "Luca", "Grace", "Kenji"]
ACTIONS = ["Effect of", "Efficacy and safety of", "Long-term results of", "Adherence to",
           "Cost-effectiveness of", "Patients' experience of", "Barriers to", "Dose response of"]
THINGS = ["home-based walking", "TNF-<i>α</i> blockade", "aquatic exercise",
          "β<sub>2</sub>-agonists", "behavioural counselling", "whole-body vibration",
          "high-intensity interval training", "early mobilisation", "vitamin D<sub>3</sub>",
          "telephone coaching", "manual therapy", "resistance training", "γ-interferon",
          "weight-bearing advice", "anaesthesia with ketamine", "tumour necrosis screening"]
ENDS = ["on pain and function", "on quality of life", "for fatigue", "for haemoglobin levels",
        "on gait speed", "in the prevention of falls", "on sleep", "after hip replacement",
        "on muscle strength", "for low back pain", "on oestrogen levels", "for anxiety"]
WHOM = ["in older adults", "in people with knee osteoarthritis", "in paediatric wards",
        "among nurses", "in primary care", "after stroke", "in women with breast cancer",
        "in type 2 diabetes", "in rural centres", "in COPD", "in people living with HIV"]
DESIGNS = ["a randomised controlled trial", "a systematic review and meta-analysis",
           "a multicentre cohort study", "results of a pilot study", "a qualitative study",
           "protocol and rationale", "two-year follow-up"]
_AMERICAN = {"randomised": "randomized", "behavioural": "behavioral", "tumour": "tumor",
             "mobilisation": "mobilization", "haemoglobin": "hemoglobin", "centres": "centers",
             "paediatric": "pediatric", "oestrogen": "estrogen", "anaesthesia": "anesthesia",
             "multicentre": "multicenter", "counselling": "counseling"}
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma"}
_GERMAN = {"ü": "ue", "ö": "oe", "ä": "ae", "ø": "oe", "å": "aa", "ß": "ss"}

Item = dict[str, Any]


def records(count: int, seed: int = 1) -> list[Item]:
    """``count`` records in Crossref's shape, each of another work."""
    rng = Random(seed)
    made, titles = [], set()
    while len(made) < count:
        title = f"{rng.choice(ACTIONS)} {rng.choice(THINGS)} {rng.choice(ENDS)} {rng.choice(WHOM)}"
        if title in titles:
            continue
        titles.add(title)
        number = len(made) + 1
        whole, short = rng.choice(JOURNALS)
        year, first = rng.randint(1988, 2024), rng.randint(1, 1900)
        people = rng.sample(FAMILIES, rng.randint(1, 9))
        article = rng.random() < 0.2
        made.append({
            "DOI": f"10.5555/{whole.split()[-1][:4].lower()}.{year}.{number:04d}",
            "type": "journal-article", "title": [title[0] + title[1:]],
            "subtitle": [rng.choice(DESIGNS)] if rng.random() < 0.7 else [],
            "author": [{"family": family, "given": rng.choice(GIVEN)} for family in people],
            "container-title": [whole],
            "short-container-title": [short] if rng.random() < 0.4 else [],
            "published-print": {"date-parts": [[year, rng.randint(1, 12)]]},
            "published-online": {"date-parts": [[year - (rng.random() < 0.4), 11, 20]]},
            "volume": str(rng.randint(1, 380)), "issue": str(rng.randint(1, 24)),
            "page": f"e{first + 10_000}" if article else f"{first}-{first + rng.randint(3, 14)}"})
    return made


def as_cited(record: Item) -> Item:
    """The CSL-JSON item that copies ``record`` without any variation."""
    title = record["title"][0]
    if record["subtitle"]:
        title += f": {record['subtitle'][0]}"
    return {"title": title, "author": deepcopy(record["author"]), "DOI": record["DOI"],
            "container-title": record["container-title"][0], "volume": record["volume"],
            "issue": record["issue"], "page": record["page"],
            "issued": {"date-parts": [record["published-print"]["date-parts"][0][:1]]}}


def honest(record: Item, rng: Random) -> Item:
    """``record`` as an honest author cites it, with several legitimate variations at once."""
    item = as_cited(record)
    for vary in sorted(rng.sample(VARIATIONS, rng.randint(3, 6)), key=VARIATIONS.index):
        vary(item, record, rng)
    return item


def _drop_subtitle(item: Item, record: Item, rng: Random) -> None:
    item["title"] = item["title"].split(": ")[0]


def _spell_american(item: Item, record: Item, rng: Random) -> None:
    for british, american in _AMERICAN.items():
        item["title"] = item["title"].replace(british, american)


def _plain_title(item: Item, record: Item, rng: Random) -> None:
    item["title"] = re.sub(r"<[^<>]{1,8}>", "", item["title"])
    for letter, word in _GREEK.items():
        item["title"] = item["title"].replace(letter, word)


def _change_case(item: Item, record: Item, rng: Random) -> None:
    if "<" not in item["title"]:
        item["title"] = rng.choice([str.title, str.upper, str.lower])(item["title"]) + "."


def _other_signs(item: Item, record: Item, rng: Random) -> None:
    item["title"] = item["title"].replace(": ", rng.choice([". ", " - ", " — "])).replace(
        " and ", rng.choice([" & ", " and "])).replace("-", rng.choice(["‐", "–", "-"]))


def _initials(item: Item, record: Item, rng: Random) -> None:
    dot = rng.choice(["", "."])
    for author in item["author"]:
        author["given"] = "".join(name[0] + dot for name in author["given"].split())


def _et_al(item: Item, record: Item, rng: Random) -> None:
    keep = rng.choice([1, 3, 6])
    if len(item["author"]) > keep:
        item["author"] = item["author"][:keep] + rng.choice([[], [{"literal": "et al."}]])


def _plain_names(item: Item, record: Item, rng: Random) -> None:
    for author in item["author"]:
        author["family"] = "".join(c for c in unicodedata.normalize("NFKD", author["family"])
                                   if not unicodedata.combining(c)).replace("ø", "o").replace(
                                       "ß", "ss").replace("Ø", "O")


def _transliterate(item: Item, record: Item, rng: Random) -> None:
    for author in item["author"]:
        author["family"] = "".join(_GERMAN.get(c, c) for c in author["family"])


def _move_particles(item: Item, record: Item, rng: Random) -> None:
    for author in item["author"]:
        parts = author["family"].split()
        if len(parts) > 1 and parts[0].islower():
            author["family"] = parts[-1]
            author["given"] += " " + " ".join(parts[:-1])


def _add_suffix(item: Item, record: Item, rng: Random) -> None:
    item["author"][-1]["family"] += rng.choice([" Jr", " Jr.", " III", ""])


def _abbreviate(item: Item, record: Item, rng: Random) -> None:
    short = dict(JOURNALS)[record["container-title"][0]]
    item["container-title"] = rng.choice([short, ". ".join(short.split()) + "."])


def _other_name(item: Item, record: Item, rng: Random) -> None:
    name = item["container-title"].removeprefix("The ").replace(" & ", " and ")
    item["container-title"] = rng.choice([name, name.upper(), name.replace(" and ", " & ")])


def _online_year(item: Item, record: Item, rng: Random) -> None:
    item["issued"] = {"date-parts": [record["published-online"]["date-parts"][0][:1]]}


def _shorten_pages(item: Item, record: Item, rng: Random) -> None:
    first, _, last = item["page"].partition("-")
    if last and len(first) == len(last):
        while len(last) > 1 and first[:len(first) - len(last) + 1] == record["page"].partition(
                "-")[2][:len(first) - len(last) + 1]:
            last = last[1:]
    item["page"] = rng.choice([f"{first}–{last}", f"{first}-{last}"]) if last else first


def _first_page(item: Item, record: Item, rng: Random) -> None:
    item["page"] = item["page"].split("-")[0].split("–")[0]


def _issue_in_volume(item: Item, record: Item, rng: Random) -> None:
    item["volume"] = f"{item['volume']}({item.pop('issue', '1')})"


def _other_doi(item: Item, record: Item, rng: Random) -> None:
    item["DOI"] = rng.choice(["https://doi.org/", "doi:", "http://dx.doi.org/"]) + rng.choice(
        [str.upper, str.lower])(item["DOI"])


def _leave_out(item: Item, record: Item, rng: Random) -> None:
    for name in rng.sample(["issue", "page", "volume", "DOI"], rng.randint(1, 2)):
        item.pop(name, None)


Variation = Callable[[Item, Item, Random], None]
# In the order in which they may follow each other: the last ones take something away.
VARIATIONS: list[Variation] = [
    _drop_subtitle, _spell_american, _plain_title, _change_case, _other_signs, _initials,
    _plain_names, _transliterate, _move_particles, _add_suffix, _abbreviate, _other_name,
    _online_year, _shorten_pages, _first_page, _issue_in_volume, _other_doi,
    _leave_out, _et_al]


def _another_word(title: str, rng: Random) -> str:
    words = title.split()
    places = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    words[rng.choice(places)] = rng.choice(["gardening", "penicillin", "teenagers", "mortality"])
    return " ".join(words)


def plant(family: str, record: Item, other: Item, rng: Random) -> dict[str, Any]:
    """The facts of a Case in which one error of ``family`` is planted into an honest entry."""
    item = as_cited(record)
    for vary in rng.sample([_initials, _abbreviate, _spell_american, _shorten_pages], 2):
        vary(item, record, rng)
    facts: dict[str, Any] = {"cited": item, "record": record}
    year = item["issued"]["date-parts"][0][0]
    if family == "doi-malformed":
        item["DOI"] = rng.choice([item["DOI"].replace("10.", "1O."), item["DOI"].replace("/", ""),
                                  item["DOI"].replace("10.5555", "10.5S55")])
    elif family == "doi-not-registered":
        item["DOI"] += rng.choice(["7", "x", ".9"])
        facts |= {"registered": False, "doi_record": None}
    elif family == "doi-points-elsewhere":
        item["DOI"] = other["DOI"]
        facts |= {"record": None, "doi_record": other}
    elif family == "title-word":
        item["title"] = _another_word(item["title"], rng)
    elif family == "title-of-another-work":
        item["title"] = "Nocturnal migration of songbirds over mountain passes"
    elif family == "first-author":
        item["author"][0] = {"family": "Zwicker", "given": "Q"}
    elif family == "author-missing":
        del item["author"][rng.randrange(1, len(item["author"]) - 1)]
    elif family == "author-added":
        item["author"].insert(rng.randrange(1, len(item["author"])),
                              {"family": "Zwicker", "given": "Q"})
    elif family == "authors-swapped":
        item["author"][0], item["author"][1] = item["author"][1], item["author"][0]
    elif family == "year":
        item["issued"] = {"date-parts": [[year + rng.choice([-7, -3, 2, 4, 10])]]}
    elif family == "container":
        item["container-title"] = next(
            name for name, _ in rng.sample(JOURNALS, len(JOURNALS))
            if name != record["container-title"][0])
    elif family == "volume":
        item["volume"] = str(int(item["volume"]) + rng.choice([1, 10, 100]))
    elif family == "first-page":
        first = int(re.sub(r"\D", "", item["page"].split("-")[0].split("–")[0]))
        item["page"] = str(first + rng.choice([20, 100, 301]))
    elif family == "retracted":
        facts["notices"] = [{"type": rng.choice(["correction", "expression-of-concern"]),
                             "date": f"{year + 1}"},
                            {"type": rng.choice(["retraction", "withdrawal", "removal"]),
                             "date": f"{year + 2}-03"}]
    return facts


# family -> the check that must see it
PLANTED = {
    "doi-malformed": "REF101", "doi-not-registered": "REF102", "doi-points-elsewhere": "REF103",
    "title-word": "REF104", "title-of-another-work": "REF104", "first-author": "REF105",
    "author-missing": "REF105", "author-added": "REF105", "authors-swapped": "REF105",
    "year": "REF106", "container": "REF107", "volume": "REF108", "first-page": "REF109",
    "retracted": "STA401"}
