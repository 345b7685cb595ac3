"""Forms of one illness, and states of one kind of people, that exclude each other.

Facet -> value -> pattern, as in ``population_words``: who is told of one and studied another was
told wrongly, unless the study names both. Each value needs its noun beside it where the adjective
alone is used of other things ("dry", "focal"). Forms follow ICD-11 (https://icd.who.int) and MeSH.
"""

from __future__ import annotations

from typing import Final

from .. import quick_re as re


def _w(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?<!\bnon-)(?<!\bnon )(?<!\bnot )(?:{pattern})\b", re.IGNORECASE)


_NOT_A_MEASURE = r"(?! (?:relief|benefits?|treatment|therapy|improvements?|effects?|response))"

KINDS_OF_ILLNESS: Final = {
    "overtness": {"subclinical": _w(r"sub-?clinical(?:ly)?"),
                  "overt": _w(r"overt(?:ly)?|clinically manifest|full-blown|frank(?= (?:hypo|hyper|"
                              r"diabet))")},
    "symptoms": {"without symptoms": _w(r"asymptomatic|symptom-free|symptomless|free of symptoms|"
                                        r"(?:without|no) symptoms|pre-?symptomatic"),
                 "with symptoms": _w(rf"(?<!pre)(?<!a)symptomatic{_NOT_A_MEASURE}")},
    "thyroid": {"underactive": _w(r"hypothyroid\w*|underactive thyroid\w*"),
                "overactive": _w(r"hyperthyroid\w*|overactive thyroid\w*|thyrotoxic\w*|"
                                 r"graves\W?s?")},
    "blood pressure": {"high": _w(r"hypertensi(?:on|ves?)|high blood pressure|"
                                  r"raised blood pressure"),
                       "low": _w(r"hypotension|low blood pressure")},
    "ejection fraction": {
        "reduced": _w(r"reduced (?:left ventricular )?ejection fraction|HFrEF|systolic heart "
                      r"failure"),
        "preserved": _w(r"preserved (?:left ventricular )?ejection fraction|HFpEF|diastolic heart "
                        r"failure")},
    "heart attack": {"STEMI": _w(r"(?<!non-)(?<!non )(?<!N)STEMI|(?<!non-)(?<!non )ST[- ]"
                                 r"(?:segment )?elevation"),
                     "NSTEMI": _w(r"non-?\s?STEMI|NSTEMI|non-?\s?ST[- ](?:segment )?elevation")},
    "fibrillation": {"paroxysmal": _w(r"paroxysmal (?:atrial )?fibrillation|paroxysmal AF"),
                     "lasting": _w(r"(?:persistent|permanent) (?:atrial )?fibrillation|"
                                   r"(?:persistent|permanent) AF")},
    "sleep apnoea": {"obstructive": _w(r"obstructive sleep apn(?:o)?ea|OSA"),
                     "central": _w(r"central sleep apn(?:o)?ea")},
    "incontinence": {"stress": _w(r"stress (?:urinary )?incontinence"),
                     "urgency": _w(r"urge(?:ncy)? (?:urinary )?incontinence|overactive bladder"),
                     "bowel": _w(r"f(?:a)?ecal incontinence|(?:anal|bowel) incontinence")},
    "glaucoma": {"open-angle": _w(r"open[- ]angle"),
                 "angle-closure": _w(r"angle[- ]closure|closed[- ]angle|narrow[- ]angle")},
    "macula": {"wet": _w(r"(?:wet|neovascular|exudative) (?:age-related )?(?:macular|AMD)"),
               "dry": _w(r"(?:dry|atrophic|non-?neovascular) (?:age-related )?(?:macular|AMD)|"
                         r"geographic atrophy")},
    "teeth": {"milk teeth": _w(r"(?:primary|deciduous|baby|milk) (?:teeth|tooth|molars?|incisors?|"
                               r"dentition)|first teeth"),
              "permanent teeth": _w(r"(?:permanent|adult|secondary|second) (?:teeth|tooth|molars?|"
                                    r"incisors?|dentition)")},
    "lung cancer": {"small-cell": _w(r"(?<!non-)(?<!non )small[- ]cell"),
                    "non-small-cell": _w(r"non-?\s?small[- ]cell|NSCLC")},
    "lymphoma": {"Hodgkin": _w(r"(?<!non-)(?<!non )hodgkin\W?s?"),
                 "non-Hodgkin": _w(r"non-?\s?hodgkin\W?s?")},
    "growth": {"benign": _w(r"benign(?= (?:\w+ )?(?:tumou?r|lesion|nodule|growth|polyp|disease|"
                            r"lump|"
                            r"mass|prostat|breast))"),
               "malignant": _w(r"malignant(?= (?:\w+ )?(?:tumou?r|lesion|nodule|growth|polyp|lump|"
                               r"mass))")},
    "spread": {"not spread": _w(r"resected|resectable|locali[sz]ed|non-?metastatic|in situ|"
                                r"organ-confined|operable"),
               "spread": _w(r"(?<!non)(?<!non-)metastatic|metastasi[sz]ed|inoperable|unresectable|"
                            r"disseminated|incurable|terminal(?:ly)?")},
    "hormone receptor": {"triple-negative": _w(r"triple[- ]negative"),
                         "receptor-positive": _w(r"(?:hormone[- ]receptor|HR|"
                                                 r"o?estrogen[- ]receptor|"
                                                 r"ER)[- ]positive")},
    "epilepsy": {"focal": _w(r"focal[- ](?:onset )?(?:epilep\w+|seizures?)"),
                 "generalised": _w(r"generali[sz]ed (?:tonic-clonic )?(?:epilep\w+|seizures?)|"
                                   r"absence (?:epilepsy|seizures?)")},
    "leukaemia": {"lymphoid": _w(r"lympho(?:blastic|cytic|id) leuk(?:a)?emia|CLL"),
                  "myeloid": _w(r"my(?:eloid|elogenous) leuk(?:a)?emia|AML|CML")},
    "multiple sclerosis": {"relapsing": _w(r"relapsing(?:[- ]remitting)?(?= (?:multiple|MS))"),
                           "progressive": _w(r"(?:primary|secondary)[- ]progressive")},
    "malaria": {"falciparum": _w(r"falciparum"), "vivax": _w(r"vivax")},
    "bacteria": {"gram-negative": _w(r"gram[- ]negative"), "gram-positive": _w(r"gram[- "
                                                                               r"]positive")},
    "germ": {"viral": _w(r"viral (?=(?:\w+ )?(?:infection|pneumonia|conjunctivitis|meningitis|"
                         r"gastroenteritis|hepatitis|pharyngitis|wheez))"),
             "bacterial": _w(r"bacterial (?=(?:\w+ )?(?:infection|pneumonia|conjunctivitis|"
                             r"meningitis|gastroenteritis|pharyngitis|vaginosis))")},
    "allergic rhinitis": {"seasonal": _w(r"seasonal (?:allergic )?rhinitis|hay ?fever|"
                                         r"pollen allerg\w+"),
                          "perennial": _w(r"perennial (?:allergic )?rhinitis|house[- ]dust[- ]mite "
                                          r"allerg\w+")},
    "psychosis": {"first episode": _w(r"first[- ]episode"),
                  "chronic": _w(r"(?:chronic|long-?standing|"
                                r"treatment-resistant) (?:schizophreni\w+|"
                                r"psychosis)")},
    "babies at once": {"one": _w(r"singletons?"), "several": _w(r"twins?|triplets?|multiple "
                                                               r"pregnanc\w+")},
    "milk fed": {"breast milk": _w(r"breast-?\s?fed|breastfeeding"),
                 "formula": _w(r"formula-?\s?fed|bottle-?\s?fed")},
    "kidney stage": {"dialysis": _w(r"(?<!not on )(?<!before )(?<!without )(?<!not yet on )"
                                    r"(?<!not receiving )(?<!not requiring )(?<!need "
                                    r")(?:h(?:a)?emo)?"
                                    r"dialysis(?! (?:was|were) (?:started|begun))"),
                     "before dialysis": _w(r"pre-?dialysis|non-?dialysis(?:-dependent)?|"
                                           r"not (?:yet )?"
                                           r"(?:on|receiving|requiring|needing) (?:h(?:a)?emo)?"
                                           r"dialysis")},
    "fracture": {"displaced": _w(r"(?<!un)(?<!non-)(?<!minimally )displaced (?=(?:\w+ "
                                 r"){0,2}fractur)"),
                 "undisplaced": _w(r"(?:un|non-?|minimally )displaced (?=(?:\w+ ){0,2}fractur)")},
    "injury": {"blunt": _w(r"blunt (?:\w+ )?(?:trauma|injur\w+)"),
               "penetrating": _w(r"penetrating (?:\w+ )?(?:trauma|injur\w+)|(?:gunshot|"
                                 r"stab) wounds?")},
    "income of country": {"rich": _w(r"high-income (?:countr\w+|settings?|nations?)|"
                                     r"(?:rich|wealthy) (?:countr\w+|nations?)"),
                          "poor": _w(r"low-?\s?(?:and middle-|income|and lower-)\w*[- ]?\w* ?"
                                     r"(?:countr\w+|settings?|nations?)|poor (?:countr\w+|"
                                     r"nations?)")},
    "operation": {
        "caesarean": _w(r"c(?:a)?esarean\w*|C-sections?"),
        "hysterectomy": _w(r"hysterectom\w+|womb (?:removal|removed)"),
        "hip replacement": _w(r"hip (?:replacement|arthroplast)\w*|new hips?"),
        "knee replacement": _w(r"knee (?:replacement|arthroplast)\w*|new knees?"),
        "appendix": _w(r"append(?:ic)?ectom\w+|appendix (?:removal|removed|out|surgery)"),
        "gallbladder": _w(r"cholecystectom\w+|gall-?\s?bladder (?:removal|removed|surgery)"),
        "tonsils": _w(r"tonsillectom\w+|tonsils? (?:removal|removed|out|surgery)"),
        "cataract": _w(r"cataract (?:surgery|operations?|extraction|removal)|phacoemulsification"),
        "heart bypass": _w(r"coronary (?:artery )?bypass|heart bypass|bypass surgery|CABG"),
        "hernia": _w(r"hernia (?:repairs?|surgery|operations?)|hernioplast\w+"),
        "breast": _w(r"mastectom\w+|lumpectom\w+|breast (?:surgery|reconstruction)"),
        "weight-loss": _w(r"bariatric|gastric (?:bypass|sleeve|band)|sleeve gastrectom\w+|"
                          r"weight-loss (?:surgery|operations?)")},
    "screening": {
        "cervical": _w(r"cervical (?:cancer )?screening|smears?|smear tests?|pap tests?"),
        "breast": _w(r"breast (?:cancer )?screening|mammogra\w+"),
        "bowel": _w(r"(?:bowel|colorectal|colon) (?:cancer )?screening|f(?:a)?ecal "
                    r"immunochemical|FIT|stool tests?|colonoscop\w+"),
        "lung": _w(r"lung (?:cancer )?screening"),
        "prostate": _w(r"prostate (?:cancer )?screening|PSA")},
    "headache course": {
        "episodic": _w(r"episodic (?=(?:\w+[- ]){0,2}?(?:migraines?|headaches?))"),
        "chronic": _w(r"chronic (?=(?:\w+[- ]){0,2}?(?:migraines?|headaches?))")},
    "where caught": {"community": _w(r"community[- ]acquired"),
                     "hospital": _w(r"(?:hospital|healthcare)[- ]acquired|nosocomial|"
                                    r"ventilator[- ]associated")},
    "where the heart stopped": {"outside hospital": _w(r"out[- ]of[- ]hospital cardiac arrests?|"
                                                       r"OHCA"),
                                "in hospital": _w(r"in[- ]hospital cardiac arrests?|IHCA")},
    "urgency": {"planned": _w(r"(?:elective|planned|scheduled) (?=(?:\w+ ){0,2}?(?:surger|"
                              r"operation|repair|c(?:a)?esarean|procedure))"),
                "urgent": _w(r"(?:emergency|urgent|unplanned) (?=(?:\w+ ){0,2}?(?:surger|operation|"
                             r"repair|c(?:a)?esarean|procedure))")},
    "angina": {"stable": _w(r"stable angina"), "unstable": _w(r"unstable angina")},
    "depth of burn": {"partial": _w(r"partial[- ]thickness burns?|superficial burns?|second-degree "
                                    r"burns?"),
                      "full": _w(r"full[- ]thickness burns?|deep burns?|third-degree burns?")},
    "depth of tear": {"partial": _w(r"partial(?:[- ]thickness)? (?=(?:[\w-]+ ){0,3}?tears?)"),
                      "full": _w(r"(?:full[- ]thickness|complete) (?=(?:[\w-]+ ){0,3}?tears?)")},
    "tuberculosis": {"latent": _w(r"latent (?:tuberculosis|TB)"),
                     "active": _w(r"active (?:pulmonary )?(?:tuberculosis|TB)")},
    "tuberculosis drugs": {
        "susceptible": _w(r"(?:drug|rifampicin)[- ](?:susceptible|sensitive) (?:tuberculosis|TB)"),
        "resistant": _w(r"(?:multi-?\s?drug|drug|rifampicin|MDR|XDR)[- ]?(?:resistant)? "
                        r"(?:tuberculosis|TB)")},
    "ulcer": {"pressure": _w(r"pressure (?:ulcers?|sores?|injur(?:y|ies))|bed ?sores?"),
              "venous": _w(r"venous (?:leg )?ulcers?"),
              "diabetic foot": _w(r"diabetic foot ulcers?"),
              "stomach": _w(r"(?:peptic|gastric|duodenal|stomach) ulcers?")},
    "hernia": {"groin": _w(r"(?:inguinal|groin) hernias?"), "scar": _w(r"incisional hernias?"),
               "navel": _w(r"umbilical hernias?"), "hiatus": _w(r"hiat(?:al|us) hernias?")},
    "aneurysm": {"ruptured": _w(r"ruptured (?:\w+ ){0,3}?aneurysms?"),
                 "whole": _w(r"(?:unruptured|intact) (?:\w+ ){0,3}?aneurysms?")},
    "copies of a gene": {"two": _w(r"homozyg\w+"), "one": _w(r"heterozyg\w+")},
    "embolism risk": {
        "low": _w(r"low-risk (?:pulmonary embolism|PE)"),
        "higher": _w(r"(?:intermediate|high)-risk (?:pulmonary embolism|PE)")},
    "learning": {"dyslexia": _w(r"dyslexi\w+"), "dyscalculia": _w(r"dyscalculi\w+")},
    "psoriasis": {"plaque": _w(r"plaque psoriasis"), "pustular": _w(r"pustular psoriasis")},
    "cattle": {"dairy": _w(r"dairy (?:cows?|cattle|herds?|calves|heifers?)"),
               "beef": _w(r"beef (?:cows?|cattle|herds?|calves|heifers?)")},
}
