"""The words that tell who was studied, facet by facet. Each pattern is linear in the text.

A family of values excludes: somebody who is told of one and studied another was told wrongly.
Names of conditions follow MeSH (https://www.nlm.nih.gov/mesh/).
"""

from __future__ import annotations

from typing import Final

from .. import quick_re as re
from .kinds_of_illness import KINDS_OF_ILLNESS


def _w(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?<!\bnon-)(?<!\bnon )(?<!\bnot )(?:{pattern})\b", re.IGNORECASE)


# Facet -> value -> pattern. Within one facet the values exclude each other unless both are said.
SEVERITY: Final = {
    "mild": _w(r"superficial(?= \w)|non-severe(?= \w)|mild(?:ly)?(?=[ -](?:to[ -]|and |or |"
               r"or-)?(?!cognitive|improve|increase|decrease|"
               r"effect|side|adverse|hypothermia|exercise|activity)\w)"),
    "moderate": _w(r"moderate(?:ly)?(?=[ -](?:to[ -]|and |or |-)?(?!intensity|exercise|activity|"
                   r"physical|evidence|quality|certainty|effect|improve|increase|reduc|alcohol|"
                   r"drink|amount|dose|correlat|associat|heterogene|confidence|risk|consumption|"
                   r"strength|walking|aerobic|or high|to high|to vigorous|vigorous)\w)"),
    "advanced": _w(r"(?:advanced|severe|severely (?:affected|ill|depressed|impaired|disabled|"
                   r"obese)|"
                   r"end[- ]stage|late[- ]stage|terminal|critically ill|stage (?:IV|4)|"
                   r"(?<!non-)metastatic|far gone)(?= (?!adverse|side|age|practice|nurs|"
                   r"techn|imag|hypogly|bleed|complic|event|pain (?:relief|reduc)|"
                   r"reaction|toxic|maternal age)\w)"),
    "early": _w(r"(?:early[- ]stage|locali[sz]ed|non-?metastatic|resectable|stage (?:I|1|II|2)\b|"
                r"early (?=\w+ (?:disease|osteoarthritis|cancer))|newly "
                r"diagnosed|"
                r"recently diagnosed|recent[- ]onset|pre-?clinical (?:disease|alzheimer\w*))"),
}
# "Adult fish" are no people, nor are rats that drank it "as adults".
PEOPLE: Final = _w(r"patients?|people|persons?|humans|human (?:beings|subjects|volunteers|"
                   r"participants)|volunteers?|women|men|(?<!\bas )adults|"
                   r"adult (?=(?:[\w-]+ )?(?:patients?|people|persons?|men|women|humans?|"
                   r"volunteers?|participants|population|residents|smokers|workers|students))|"
                   r"children|adolescents|infants|individuals|participants|"
                   r"(?:elderly|older|pregnant|obese) \w+|teenagers|kids|boys|girls|seniors|"
                   r"sufferers|mothers|you|your|someone|everyone|anyone|runners|athletes|smokers|"
                   r"drinkers|workers|nurses|students|diabetics|patient's|clinical trials?")
ENROLLED_PEOPLE: Final = _w(
    r"patients|participants|volunteers|women|men|adults|children|adolescents|infants|individuals|"
    r"humans|persons|people|respondents|veterans|students|residents|athletes|pregnant women|"
    r"neonates")
CELLS: Final = _w(r"in[- ]vitro|cell lines?|cultured|cell cultures?|laborator(?:y|ies)|petri "
                  r"dish(?:es)?|"
                  r"test tubes?|cells|organoids?|lab|dish(?:es)?")
CADAVERS: Final = _w(r"cadavers?|cadaveric|dead bodies|deceased|body donors?|donated bodies|"
                     r"corpses|"
                     r"post-?mortem|autops(?:y|ies)|specimens?|dead|the dead|donors?")
ANIMALS: Final = _w(
    r"animals?|mice|mouse|rats?|murine|rodents?|rabbits?|guinea[- ]pigs?|hamsters?|zebrafish|pigs?|"
    r"piglets?|swine|sheep|goats?|dogs?|canines?|cats?|felines?|macaques?|monkeys?|primates?|"
    r"baboons?|chimpanzees?|horses?|cattle|cows?|calves|chickens?|flies|drosophila|worms?|"
    r"nematodes?|"
    r"larvae|preclinical|pre-clinical|veterinary|puppies|lambs?|ewes?|"
    r"fish(?! (?:oils?|consumption|intake|meals?|eaters?|and chips))|salmon|trout|birds?|hens?|"
    r"broilers?|chicks|(?:honey|bumble)?bees|heifers?|steers?|bulls?|foals?|mares?|ferrets?|"
    r"frogs?|tadpoles?|donkeys?|mules?|pon(?:y|ies)|turkeys|ducks|geese|quails?|alpacas?|"
    r"llamas?|camels?|goldfish|budgerigars?|parrots?|tortoises?|hedgehogs?|badgers?|deer")
SPECIES: Final = {
    "mice": _w(r"mice|mouse|murine|C57BL/6\w?|BALB/c"),
    "guinea pigs": _w(r"guinea[- ]pigs?"), "donkeys": _w(r"donkeys?|asinine"),
    "goats": _w(r"goats?|caprine"),
    "cattle": _w(r"cattle|cows?|calf|calves|bovines?|heifers?|steers?|bulls?"),
    "poultry": _w(r"chickens?|hens?|broilers?|pullets?|turkeys|poultry|chicks"),
    "honeybees": _w(r"honey-?\s?bees?|apis mellifera"),
    "bumblebees": _w(r"bumble-?\s?bees?|bombus"), "ferrets": _w(r"ferrets?"),
    "ducks": _w(r"ducks?|ducklings?"), "geese": _w(r"geese|goose|goslings?"),
    "salmon": _w(r"salmon(?!ell)"), "trout": _w(r"trout"),
    "rats": _w(r"rats?|Sprague[- ]Dawley|Wistar"),
    "rabbits": _w(r"rabbits?"),
    "pigs": _w(r"(?<!guinea )(?<!guinea-)pigs?|piglets?|swine|porcine|hogs"),
    "dogs": _w(r"dogs?|canines?|beagles?|puppies"), "cats": _w(r"cats?|felines?"),
    "sheep": _w(r"sheep|ewes?|lambs?|ovine"), "zebrafish": _w(r"zebrafish"),
    "monkeys": _w(r"monkeys?|macaques?|baboons?|primates?"),
    "horses": _w(r"horses?|equine|foals?|mares?|pon(?:y|ies)"),
    "flies": _w(r"drosophila|(?:fruit )?flies"), "hamsters": _w(r"hamsters?"),
}
AGE: Final = {
    "infants": _w(r"infants?|babies|baby(?![- ](?:teeth|tooth|aspirin|food|boom|monitor|milk))|"
                  r"newborns?|neonates?|neonatal|preterm"),
    "toddlers": _w(r"toddlers?"),
    "pre-school children": _w(r"pre-?school\w*(?:[- ]aged?)?(?: children)?"),
    "school-age children": _w(r"school-?\s?aged?|schoolchildren|schoolboys|schoolgirls"),
    "children": _w(r"(?<!school-age )(?<!school age )(?<!schoolaged )(?<!school-aged )"
                   r"(?<!pre-school )(?<!preschool )"
                   r"(?:child|children|children's|kids)|childhood|paediatric|pediatric|"
                   r"pupils|boys|girls"),
    "adolescents": _w(r"adolescents?|adolescence|teens?|teenagers?|teenaged?|high[- ]school"),
    "young people": _w(r"young people|youths?|students"),
    "adults": _w(r"(?<!young )(?<!older )(?<!elderly )adults?(?! (?:life|lives|teeth|"
                 r"tooth|numbers|education|height|years|earnings|income|wages|outcomes?))|"
                 r"middle[- ]aged?"),
    "young adults": _w(r"young (?:adults|women|men)|(?:university|college|collegiate) "
                       r"(?:[a-z]{3,12} ){0,2}?(?:students|players|athletes|rowers|runners)"),
    "women, men, workers": _w(r"(?<!premenopausal )(?<!menopausal )(?<!young )(?<!older )"
                              r"(?<!elderly )(?:men|women)|veterans|workers|"
                              r"nurses|physicians|mothers"),
    "women of childbearing age": _w(r"pregnan\w+|premenopausal|of child-?bearing age"),
    "women after the menopause": _w(r"post-?menopausal"),
    "older adults": _w(r"older (?:adults?|people|persons?|patients?|men|women|individuals)|elderly|"
                       r"seniors|geriatric|nursing[- ]home|octogenarians?|"
                       r"(?:aged? )?(?:6[05]|7\d|8\d) (?:years )?(?:and|or) (?:older|over|above)|"
                       r"over (?:the age of )?(?:65|70|75|80)|pensioners"),
}
SEX: Final = {
    "women": _w(r"women|woman|females?|girls?|mothers|pregnan(?:t|cy|cies)|postmenopausal|"
                r"premenopausal|maternal|menopaus\w+|women's|ladies"),
    "men": _w(r"men|man|males?|boys?|fathers|prostate|men's|testicular"),
}
# Families of conditions and sites whose members are told apart even in lay words.
FAMILIES: Final[dict[str, dict[str, re.Pattern[str]]]] = {
    "joint": {"hip": _w(r"hips?|coxarthrosis"), "knee": _w(r"knees?|gonarthrosis|patell\w+"),
              "shoulder": _w(r"shoulders?(?! dystocia)|rotator cuff"),
              "hand": _w(r"hands?(?![- ](?:on|held|off|hygiene|washing|sanit\w+|out|over)\b)|"
                         r"thumbs?|"
                       r"fingers?(?![- ](?:prick|stick|tip|food|print|nail)\w*)"),
              "ankle": _w(r"ankles?"), "elbow": _w(r"elbows?|epicondyl\w+"),
              "back": _w(r"(?:low(?:er)?[- ])?back pain|lumbar|spine|spinal|sciatica"),
              "neck": _w(r"neck|cervical (?:spine|radiculo\w+)|whiplash"), "wrist": _w(r"wrists?|"
                                                                                       r"carpal")},
    "diabetes type": {"type 1": _w(r"type[- ]?(?:1|I|one) diabet\w+|T1D\w?|"
                                   r"diabetes mellitus type 1"),
                      "type 2": _w(r"type[- ]?(?:2|II|two) diabet\w+|T2D\w?|diabetes mellitus "
                                   r"type 2|"
                                   r"adult-onset diabet\w+"),
                      "gestational": _w(r"gestational diabet\w+")},
    "cancer": {site: _w(rf"{words} (?:\w+ )?(?:cancers?|carcinomas?|tumou?rs?|neoplasms?|"
                        rf"malignanc\w+)")
               for site, words in {
                   "breast": "breast", "prostate": "prostat(?:e|ic)", "lung": "lung",
                   "bowel": "(?:colorectal|colon|bowel|rectal)", "pancreatic": "pancrea(?:tic|s)",
                   "ovarian": "ovar(?:ian|y)", "skin": "skin", "gastric": "(?:gastric|stomach)",
                   "liver": "(?:liver|hepatocellular)", "bladder": "bladder", "thyroid": "thyroid",
                   "cervical": "cervical"}.items()},
    "stroke": {"ischaemic": _w(r"isch(?:a)?emic stroke"),
               "haemorrhagic": _w(r"h(?:a)?emorrhagic stroke|intracerebral h(?:a)?emorrhage")},
    "bowel disease": {"Crohn's disease": _w(r"crohn\W?s?|inflammatory bowel|IBD"),
                      "ulcerative colitis": _w(r"ulcerative colitis|inflammatory bowel|IBD"),
                      "coeliac disease": _w(r"co?eliac"),
                      "irritable bowel syndrome": _w(r"irritable bowel|IBS")},
    "airways": {"asthma": _w(r"asthma\w*"), "COPD": _w(r"COPD|chronic obstructive|emphysema"),
                "cystic fibrosis": _w(r"cystic fibrosis")},
    "arthritis": {"osteoarthritis": _w(r"osteoarthritis|osteoarthritic|osteoarthrosis|"
                                       r"arthrosis|OA"),
                  "rheumatoid arthritis": _w(r"rheumatoid\w*|RA"),
                  "psoriatic arthritis": _w(r"psoriatic arthritis"), "gout": _w(r"gout\w*")},
    "mind": {"depression": _w(r"depress(?:ion|ive|ed)"), "bipolar disorder": _w(r"bipolar"),
             "schizophrenia": _w(r"schizophreni\w+|psychosis|psychotic"),
             "ADHD": _w(r"ADHD|attention[- ]deficit"), "autism": _w(r"autis\w+|ASD")},
    "dementia": {"Alzheimer's disease": _w(r"alzheimer\W?s?"),
                 "Parkinson's disease": _w(r"parkinson\W?s?"),
                 "multiple sclerosis": _w(r"multiple sclerosis")},
    "hepatitis": {"hepatitis B": _w(r"hepatitis B|HBV"), "hepatitis C": _w(r"hepatitis C|HCV")},
    "headache": {"migraine": _w(r"migraine\w*"), "tension-type headache": _w(r"tension[- ](?:type "
                                                                             r")?headache\w*"),
                 "cluster headache": _w(r"cluster headache\w*")},
    "playing level": {"professional": _w(r"professional (?:\w+ )?(?:foot ?ball\w*|soccer|rugby|"
                                         r"players?|"
                                         r"athletes?|cyclists?|runners?|dancers?|teams?|sport\w*)|"
                                         r"elite (?:\w+ )?(?:athletes?|players?|runners?|cyclists?|"
                                         r"teams?|sport\w*)"),
                      "amateur": _w(r"amateur|recreational(?:ly)?(?= (?:\w+ )?(?:athletes?|"
                                    r"players?|"
                                    r"runners?|cyclists?|active|teams?))|novice")},
    "births before": {"none": _w(r"nullipar\w+|primipar\w+|first-time mothers|first (?:birth|"
                                 r"pregnancy|baby|delivery|child)|never given birth"),
                      "some": _w(r"multipar\w+|parous|(?:had )?(?:already )?given birth before|"
                                 r"previous (?:birth|delivery|pregnanc\w+)|second (?:or later )?"
                                 r"(?:birth|pregnancy|baby|child)|already had (?:a )?child\w*|"
                                 r"experienced mothers")},
    "school": {"university": _w(r"(?:university|college|undergraduate|medical) students?|"
                                r"universit(?:y|ies) (?:\w+ )?(?:students|campus\w*)|"
                                r"undergraduates|"
                                r"freshmen"),
               "secondary school": _w(r"(?:secondary|high|middle|senior)[- ]schools?"),
               "primary school": _w(r"(?:primary|elementary|infant|grade)[- ]schools?|"
                                    r"kindergartens?|"
                                    r"pre-?schools?|nurser(?:y|ies)")},
    "term": {"preterm": _w(r"pre-?term|premature(?:ly)? (?:infants?|babies|born)|"
                           r"born (?:too )?early|"
                           r"preemies"),
             "term": _w(r"(?:full[- ]?|at )term(?: infants?| babies| newborns?|\b)(?=)|term "
                        r"(?:infants?|babies|newborns?|neonates?)|born (?:on time|at term)")},
    "care": {"inpatients": _w(r"in-?patients?|hospitali[sz]ed"),
             "outpatients": _w(r"out-?patients?|ambulatory")},
    "place lived": {"rural": _w(r"rural|villages?|villagers"),
              "urban": _w(r"urban|cit(?:y|ies)|metropolitan|inner-city")},
    "birth weight": {
        "low": _w(r"low[- ]birth-?\s?weight|(?:small|underweight|tiny) (?:newborns?|babies|"
                  r"neonates)"),
        "normal": _w(r"(?:newborns?|babies|infants|neonates) (?:of|with|born (?:at|with)) (?:an? )?"
                     r"(?:normal|average|healthy|ordinary) (?:birth[- ]?)?weight|(?:normal|average|"
                     r"healthy)[- ](?:birth-?\s?)?weight(?: (?:newborns?|babies|infants|neonates)|"
                     r" at birth)|normal birth-?\s?weight")},
    "gender": {"cisgender women": _w(r"cis-?(?:gender)? women|cis(?:gender)? females"),
               "transgender women": _w(r"trans(?:gender)? (?:women|females)")},
    "weight": {"overweight": _w(r"obes\w+|overweight"),
               "normal weight": _w(r"normal[- ]weight|lean (?:people|adults|women|men|"
                                   r"participants|volunteers)|underweight")},
    "course": {"acute": _w(r"acute(?:ly)?(?= (?!care|hospital|effect|phase|exercise|kidney|"
                           r"coronary|"
                           r"myocardial|respiratory|lymph|myel|stress)\w)"),
               "chronic": _w(r"chronic(?:ally)?(?= (?!kidney|obstructive|lymph|myel|disease|"
                             r"illness|"
                             r"stress|care|condition|heart)\w)")},
    **KINDS_OF_ILLNESS,
}
SETTING: Final = {
    "intensive care": _w(r"intensive care|ICUs?|critical care"),
    "nursing homes": _w(r"nursing[- ]homes?|care[- ]homes?|long-term care"),
    "primary care": _w(r"primary care|general practi(?:ce|ces|tioners?)|GPs?|family (?:doctors?|"
                       r"medicine)"),
    "schools": _w(r"schools|classrooms?|primary school|school-based"),
    "prisons": _w(r"prisons?|jails?|incarcerated|inmates"),
    "emergency departments": _w(r"emergency (?:departments?|rooms?)|A&E"),
}
COUNTRIES: Final = {
    name: _w(words) for name, words in {
        "Argentina": "Argentina|Argentin(?:e|ian)s?", "Australia": "Australia|Australians?",
        "Austria": "Austria|Austrians?", "Bangladesh": "Bangladesh\\w*",
        "Belgium": "Belgium|Belgians?", "Bolivia": "Bolivia\\w*", "Botswana": "Botswana",
        "Brazil": "Brazil|Brazilians?", "Bulgaria": "Bulgaria\\w*",
        "Burkina Faso": "Burkina Faso|Burkinab[eé]", "Cambodia": "Cambodia\\w*",
        "Cameroon": "Cameroon\\w*", "Canada": "Canada|Canadians?", "Chile": "Chile|Chileans?",
        "China": "China|Chinese", "Colombia": "Colombia|Colombians?",
        "Costa Rica": "Costa Rica\\w*", "Croatia": "Croatia\\w*", "Cuba": "Cubans?|Cuba",
        "Czech Republic": "Czech(?:ia)?", "Denmark": "Denmark|Danish|Danes",
        "Ecuador": "Ecuador\\w*", "Egypt": "Egypt|Egyptians?", "Estonia": "Estonia\\w*",
        "Ethiopia": "Ethiopia|Ethiopians?", "Finland": "Finland|Finnish",
        "France": "France|French(?! fries)", "Gambia": "Gambia\\w*", "Germany": "Germany|Germans?",
        "Ghana": "Ghana|Ghanaians?", "Greece": "Greece|Greek", "Guatemala": "Guatemala\\w*",
        "Haiti": "Haiti\\w*", "Hong Kong": "Hong Kong", "Hungary": "Hungary|Hungarians?",
        "Iceland": "Iceland\\w*", "India": "India|Indians?", "Indonesia": "Indonesia|Indonesians?",
        "Iran": "Iran|Iranians?", "Iraq": "Iraqis?|Iraq", "Ireland": "Ireland|Irish",
        "Israel": "Israel|Israelis?", "Italy": "Italy|Italians?",
        "Ivory Coast": "Ivory Coast|C[oô]te d['’]Ivoire", "Japan": "Japan|Japanese",
        "Kazakhstan": "Kazakhstan\\w*", "Kenya": "Kenya|Kenyans?", "Kuwait": "Kuwait\\w*",
        "Laos": "Laos|Laotians?", "Latvia": "Latvia\\w*", "Lebanon": "Lebanon|Lebanese",
        "Lithuania": "Lithuania\\w*", "Malawi": "Malawi|Malawians?", "Malaysia": "Malaysia\\w*",
        "Mexico": "Mexico|Mexicans?", "Mongolia": "Mongolia\\w*", "Morocco": "Morocco|Moroccans?",
        "Mozambique": "Mozambi\\w+", "Myanmar": "Myanmar|Burmese", "Namibia": "Namibia\\w*",
        "Nepal": "Nepal\\w*", "Netherlands": "Netherlands|Dutch", "New Zealand": "New Zealand\\w*",
        "Nigeria": "Nigeria|Nigerians?", "Norway": "Norway|Norwegians?",
        "Pakistan": "Pakistan|Pakistanis?", "Papua New Guinea": "Papua New Guinea",
        "Peru": "Peru|Peruvians?", "Philippines": "Philippines?|Filipinos?",
        "Poland": "Poland|Polish", "Portugal": "Portugal|Portuguese", "Qatar": "Qataris?|Qatar",
        "Romania": "Romania\\w*", "Russia": "Russia|Russians?", "Rwanda": "Rwanda\\w*",
        "Saudi Arabia": "Saudi(?: Arabia\\w*)?", "Senegal": "Senegal\\w*",
        "Serbia": "Serbia|Serbs?", "Sierra Leone": "Sierra Leone\\w*", "Singapore": "Singapor\\w+",
        "Slovakia": "Slovakia|Slovaks?", "Slovenia": "Slovenia\\w*",
        "South Africa": "South Africans?|South Africa",
        "South Korea": "(?:South )?Koreans?|(?:South )?Korea", "Spain": "Spain|Spanish",
        "Sri Lanka": "Sri Lanka\\w*", "Sudan": "Sudan|Sudanese", "Sweden": "Sweden|Swedish|Swedes",
        "Switzerland": "Switzerland|Swiss", "Taiwan": "Taiwan\\w*", "Tanzania": "Tanzania\\w*",
        "Thailand": "Thailand|Thai", "Tunisia": "Tunisia\\w*", "Turkey": "Turkey|Turkish|Türkiye",
        "Uganda": "Uganda\\w*", "Ukraine": "Ukrain\\w+",
        "United Kingdom": "United Kingdom|UK|Britain|British|England|English(?! language)|"
                          "Scotland|Scottish|Wales|Welsh",
        "United States": "United States|USA|U\\.S\\.A?|US(?= )|Americans?",
        "Uruguay": "Uruguay\\w*", "Venezuela": "Venezuela\\w*", "Vietnam": "Vietnam\\w*",
        "Zambia": "Zambia\\w*", "Zimbabwe": "Zimbabwe\\w*",
    }.items()}
# Parts of the United Kingdom, told apart where both claim and study name one.
NATIONS: Final = {"England": _w("England"), "Scotland": _w("Scotland|Scottish|Scots"),
                  "Wales": _w("(?<!New South )Wales|Welsh"), "Northern Ireland": _w("Northern "
                                                                                    "Ireland")}
WHOLE_POPULATION: Final = _w(r"everyone|everybody|all (?:people|patients|adults|women|men|"
                             r"children)|"
                             r"anyone|the general population|in general|healthy (?:people|adults|"
                             r"individuals|volunteers)")
SUBGROUP: Final = _w(r"sub-?groups?|only (?:in|among) (?:the )?(?:those|patients|people|women|men|"
                     r"participants|children|adults|smokers|\w+ (?:with|who))|restricted to "
                     r"(?:those|"
                     r"patients|people|women|men)|(?:limited|confined) to (?:those|patients|people|"
                     r"women|men|the)|in (?:those|patients|participants|people|women|men) "
                     r"(?:with|who|aged)[^.;]{0,80}\bbut not (?:in )?(?:\w+ ){0,3}(?:others?|those|"
                     r"patients|participants|people|women|men|the)")
