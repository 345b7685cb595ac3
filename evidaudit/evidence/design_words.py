"""The words that tell a study design, as patterns. Each is linear in the length of the text."""

from __future__ import annotations

from typing import Final

from .. import quick_re as re


def _w(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


_RANDOMISED = r"(?<!non)(?<!non-)(?<!non )(?<!un)randomi[sz]ed"
_TRIAL = r"(?:trials?|study|studies|comparison|experiment)\b"
_GAP = r"(?:[\w,\-–/]{1,25}\s){0,6}"

# The name is the value of DesignKind. Order matters only for what is shown first.
TITLE_WORDS: Final = (
    ("protocol", _w(r"(?:study |trial |review )?protocol\b(?! ?-?(?:based|driven|adherence))|"
                    r"rationale and design|study design and (?:rationale|methods)")),
    ("meta-analysis", _w(r"meta-?\s?analy[sz](?:is|es|ed|ing)|meta-?\s?analytic|"
                         r"meta-?regression|pooled analysis of (?:randomi|individual|trials)")),
    ("scoping review", _w(r"scoping (?:literature )?review|evidence map")),
    ("systematic review", _w(r"systematic(?:ally)? (?:\w+ ){0,2}(?:review|overview|search)|"
                             r"umbrella review|overview of (?:systematic )?reviews|cochrane "
                             r"review|rapid review|systematically (?:searched|reviewed)")),
    ("narrative review", _w(r"(?:narrative|literature|critical|clinical|brief|comprehensive|"
                            r"state-of-the-art|mini|topical|integrative|updated?|historical) ?-?"
                            r"review\b|(?:this|present|our) review\b|we review(?! of)\b|"
                            r"(?<=: )(?:a|an) (?:\w+ )?review\b|review of the literature|"
                            r"current (?:concepts|status|perspectives)|an overview\b|"
                            r"state of the art")),
    ("randomised trial", _w(rf"{_RANDOMISED},? {_GAP}{_TRIAL}|\bRCT\b|"
                            rf"randomi[sz]ed controlled\b")),
    ("crossover trial", _w(r"(?<!case-)(?<!case )cross-?\s?over\b")),
    ("cluster trial", _w(r"cluster[- ]randomi[sz]ed|stepped[- ]wedge")),
    ("non-randomised trial", _w(r"non-?\s?randomi[sz]ed|quasi-?\s?(?:experiment\w*|randomi[sz]ed)|"
                                r"(?:single|one)-arm|before-and-after|pre-?post (?:study|design)|"
                                r"uncontrolled (?:trial|study|before)|open-label extension")),
    ("trial", _w(r"(?:clinical|controlled|double-?blind\w*|placebo-controlled|phase "
                 r"(?:[1-4]|I{1,3}V?)[ab]?) (?:\w+ )?trial\b")),
    ("case-control study", _w(r"case[-–‐ ]control\b|case[-–]cohort|case-crossover")),
    ("cross-sectional study", _w(r"cross[-–‐ ]sectional\b|prevalence study")),
    ("retrospective study", _w(r"retrospective(?:ly)?\b")),
    ("prospective study", _w(r"prospective(?:ly)?\b")),
    ("cohort study", _w(r"cohort\b|longitudinal (?:\w+ )?(?:study|analysis|data)|"
                        r"follow-up study|registry(?:-based)? (?:\w+ )?(?:study|analysis)|"
                        r"observational (?:\w+ )?study|population-based (?:\w+ )?study")),
    ("study of medical records", _w(r"(?:medical|health|hospital|patient|clinical|chart)s? "
                                    r"records? "
                                    r"(?:were|was|review)|chart review|electronic (?:health|"
                                    r"medical) records?|claims data|administrative data\w*|"
                                    r"(?:national|nationwide) (?:\w+ )?(?:register|registry)")),
    ("case series", _w(r"case[- ]series|series of \w+ (?:consecutive )?(?:cases|patients)")),
    ("case report", _w(r"case[- ]report|we (?:report|describe|present) (?:a|the|an) (?:rare |"
                       r"unusual |first )?(?:case|patient)")),
    ("qualitative study", _w(r"qualitative (?:\w+ )?(?:study|analysis|interview|research|"
                             r"evidence|synthesis|design)|"
                             r"semi-?structured interviews?|focus groups?|thematic analysis|"
                             r"grounded theory|ethnograph")),
    ("survey", _w(r"(?:online|postal|national|web-based|cross-sectional|telephone|internet|"
                  r"questionnaire|household|anonymous)[- ](?:\w+ )?survey|survey(?:ed)? of|"
                  r"a survey\b|we surveyed|questionnaire study")),
    ("surveillance or outbreak report", _w(r"outbreak (?:investigation|report|of)|epidemiological "
                                           r"investigation|surveillance (?:\w+ )?(?:study|report|"
                                           r"data)|"
                                           r"ecological study|interrupted time series")),
    ("diagnostic accuracy study", _w(r"diagnostic (?:test )?(?:accuracy|performance|validity)|"
                                     r"accuracy of \w+ (?:\w+ )?(?:for|in) (?:the )?diagnos")),
    ("cadaver study", _w(r"cadaver(?:s|ic)?\b|body donors?|post-?mortem specimens?")),
    ("in vitro study", _w(r"in[- ]vitro\b(?! ferti)|cell lines?\b|cell culture|cultured (?:human |"
                          r"mouse |rat )?\w+ ?cells?|organoids?\b|ex vivo\b")),
    ("modelling study", _w(r"(?:mathematical|markov|simulation|decision[- ]analytic|economic|"
                           r"dynamic|transmission|microsimulation|finite[- ]element) "
                           r"(?:\w+ )?model(?:l?ing)?|modell?ing study|simulation study|"
                           r"in silico")),
    ("guideline", _w(r"(?:clinical )?(?:practice )?guidelines?\b(?! ?-?(?:based|adherence|"
                     r"concordan))|consensus statement|position (?:statement|paper)|"
                     r"recommendations? (?:of|from) the")),
    ("editorial", _w(r"editorial\b|commentary\b|viewpoint\b|letter to the editor|opinion "
                     r"(?:piece|paper|article)|perspective article")),
    ("pilot study", _w(r"pilot\b|feasibility (?:\w+ )?(?:study|trial)|proof[- ]of[- ]concept|"
                       r"exploratory (?:\w+ )?(?:study|trial)|preliminary (?:study|trial|"
                       r"results|report|findings)")),
    ("secondary analysis", _w(r"secondary (?:\w+ )?analys[ie]s|post[- ]hoc analys[ie]s|"
                              r"ancillary study")),
)

# A sentence, or the words just before a term, that speak of the text's own study.
SELF_CUE: Final = re.compile(
    r"\b(?:this|our|the present|the current|here,? we|we (?:conducted|performed|did|carried out|"
    r"undertook|designed|report|present|describe|used|ran|review|surveyed|analy[sz]ed|"
    r"evaluated|compared|aimed|searched|systematically|prospectively|retrospectively)|"
    r"was an?|were a|is an?|in an?|in this|study design|trial design|design(?: and \w+)?(?=:)|"
    r"methods?|setting(?=:)|was (?:conducted|performed|carried out|undertaken)|"
    r"were (?:enrolled|recruited|included|reviewed|searched|collected|analy[sz]ed|interviewed|"
    r"identified|retrospectively|prospectively)|using|data from)\b|:$", re.IGNORECASE)

OTHER_WORK: Final = re.compile(
    r"\b(?:previous|prior|earlier|other|recent|several|many|few|most|future|further|additional|"
    r"larger|requir(?:e|es|ed|ing)|await\w*|warrant\w*|calls? for|until|deserves?|merits?|"
    r"need(?:ed|s)? (?:for|of)|lack of|absence of|no|not an?|existing|published|available|"
    r"evidence from|eligible|included|includ(?:e|es|ing)|unlike|registered|international|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,4}))\s+"
    r"(?:(?!this\b|our\b|the present\b)[\w\-]{1,20}\s){0,3}$", re.IGNORECASE)

# What a text lets one infer without naming its design; the number of sentences needed.
INFERRED: Final = (
    ("randomised trial", _w(
        r"we (?:then |\w+ly )?(?:randomi[sz]ed|randomly (?:assigned|allocated|divided))\b|"
        r"(?:patients|participants|women|men|children|adults|subjects|individuals|people|"
        r"volunteers|"
        r"infants|students|they|who|and|were|was)\b[^.;]{0,80}\b(?:were|was)? ?(?:randomly "
        r"(?:assigned|allocated|divided|selected to receive|received)|randomi[sz]ed (?:to|into|"
        r"in a|\(|either|equally|1:1)|randomi[sz]ed\b(?= \d| and| or|[.,;]))"), 1),
    ("systematic review", _w(
        r"(?:we )?search(?:ed|es|ing)? (?:of )?(?:[\w,\-–/()]{1,25}\s){0,8}(?:medline|pubmed|"
        r"embase|cinahl|cochrane|databases?|scopus|web of science)|(?:medline|pubmed|embase|"
        r"databases?)\b[^.]{0,120}\b(?:was|were) (?:systematically )?searched|PRISMA\b"), 1),
    ("retrospective study", _w(
        r"we (?:\w+ly )?reviewed (?:the )?(?:(?:\w+ )?(?:records?|files|charts|notes) (?:of|"
        r"from|for) |\d[\d,]* (?!(?:[\w-]+ ){0,3}(?:trials|studies|articles|papers|reviews|reports|"
        r"RCTs|guidelines|publications|abstracts|records|websites|policies)\b))|"
        r"\brecords of [^.;]{3,120}\b(?:was|were) reviewed|(?:was|were) reviewed retrospectively|"
        r"retrospectively (?:reviewed|collected|analy[sz]ed|identified)"), 1),
    ("non-randomised trial", _w(
        r"(?:years?|months|weeks|seasons) before and (?:[\w-]+ ){1,3}?after\b[^.;]{0,60}\b(?:"
        r"install\w+|introduc\w+|conver\w+|opening|implement\w+|law|ban|tax|launch|change)"), 1),
    ("protocol", _w(r"(?:this|our) (?:study |trial )?protocol (?:describes|paper|outlines|"
                    r"presents)|"
                    r"(?:study|trial|review) protocol\b(?! was (?:approved|registered|followed))|"
                    r"(?:describe|present|report) the (?:\w+ ){0,3}(?:design|protocol) of (?:a|"
                    r"the|this)|"
                    r"trial is (?:recruiting|ongoing|under ?way)"), 1),
    ("cohort study", _w(r"we (?:\w+ )?followed (?:\w+ )?[\d,]+|(?:were|was) followed(?:[- ]up)? "
                        r"(?:for|over|until|from)|during (?:a "
                        r"(?:median|mean) )?follow-up of|person-years"), 1),
    ("study of medical records", _w(
        r"(?:reviewed|extracted from|review of|examined|analy[sz]ed|from) (?:the )?(?:\w+ ){0,3}"
        r"(?:medical|health|hospital|patient|clinical) (?:records|charts|notes)"), 1),
    ("case report", _w(r"a \d{1,2}[- ]year[- ]old (?:\w+ )?(?:man|woman|boy|girl|male|female|"
                       r"patient)\b"), 1),
    ("cadaver study", _w(r"cadaver(?:s|ic)?\b|embalmed|body donors?"), 1),
    ("in vitro study", _w(r"(?:cell lines?|(?:cultured|primary) (?:human |mouse |rat )?\w+ ?cells|"
                          r"cells (?:were|in culture)|in vitro(?! ferti))\b"), 2),
    ("narrative review", _w(r"(?:in )?this (?:narrative |brief |short |clinical )?review,? (?:we |"
                            r"will |"
                            r"discusses|summari|outlines|describes|covers|provides|presents|"
                            r"highlights|"
                            r"aims)|(?:this|the present) (?:article|paper|chapter) reviews|here,? "
                            r"we review|"
                            r"we review (?:the|current|recent|what|how)"), 1),
    ("qualitative study", _w(r"semi-?structured interviews?|in-depth interviews|focus groups? "
                             r"(?:were|with)|thematic analysis"), 1),
)

WILL: Final = re.compile(
    r"\bwill (?:be|then|also|compare|include|receive|assess|evaluate|investigate|determine|"
    r"examine|test|recruit|enrol|undergo|provide|measure|randomly)\b|\bare to be\b", re.IGNORECASE)

# These words in the running text speak of methods as often as of the text itself.
NOT_IN_RUNNING_TEXT: Final = frozenset({"protocol", "guideline", "editorial", "narrative review",
                                        "in vitro study", "cadaver study"})

ANIMALS_ACTED_ON: Final = re.compile(
    r"\b(?:mice|rats|rabbits|guinea[- ]pigs|hamsters|zebrafish|pigs|piglets|swine|sheep|ewes|goats|"
    r"dogs|cats|macaques|monkeys|primates|baboons|horses|cows|calves|chickens|broilers|flies)\b"
    r"[^.;]{0,50}\b(?:were|was|fed|received|treated|injected|given|underwent|exposed|weighed|"
    r"showed|"
    r"ate|lost|had|ran|learned|drank|developed|lived|gained|housed|randomi[sz]ed)\b|"
    r"\b(?:fed|injected|treated|gave|given to|in|of|adult|male|female|obese|aged|old|knockout|"
    r"transgenic)"
    r" (?:[\w/\-]{1,20} ){0,3}(?:mice|rats|rabbits|dogs|piglets|hamsters|monkeys)\b", re.IGNORECASE)

ANIMAL_SUBJECTS: Final = re.compile(
    r"(?<!anti-)(?<!anti )\b(?:mice|rats?|murine|mouse model|rabbits?|guinea[- ]pigs?|hamsters?|"
    r"zebrafish|pigs?|piglets?|swine|porcine model|sheep|ewes?|goats?|dogs|canines?|cats|felines?|"
    r"macaques?|monkeys?|primates|baboons?|chimpanzees?|horses?|equines?|cattle|cows|calves|"
    r"chickens?|broilers?|drosophila|fruit flies|C\. elegans|Caenorhabditis|nematodes?|"
    r"Sprague[- ]Dawley|Wistar|C57BL/6\w?|BALB/c|mouse)\b", re.IGNORECASE)

# A piece of a word without which the pattern of that name cannot match, in lower case: a text
# without it need not be searched.
HINTS: Final = {
    "meta-analysis": ("meta", "pooled"), "scoping review": ("scoping", "evidence map"),
    "systematic review": ("systematic", "umbrella", "overview", "cochrane", "rapid"),
    "randomised trial": ("random", "rct"), "crossover trial": ("cross",),
    "cluster trial": ("cluster", "stepped"), "trial": ("trial",),
    "non-randomised trial": ("random", "quasi", "arm", "before-and", "pre", "uncontrol", "label"),
    "case-control study": ("case",), "cross-sectional study": ("cross", "prevalence"),
    "retrospective study": ("retrospective",), "prospective study": ("prospective",),
    "cohort study": ("cohort", "longitudinal", "follow", "registry", "observational", "population"),
    "study of medical records": ("record", "chart", "claims", "administrative", "regist"),
    "case series": ("series",), "case report": ("case", "patient"),
    "qualitative study": ("qualitative", "interview", "focus", "thematic", "grounded", "ethno"),
    "survey": ("survey", "questionnaire"),
    "surveillance or outbreak report": ("outbreak", "investigation", "surveillance", "ecological",
                                        "time series"), "diagnostic accuracy study": ("diagnos",
                                                                                      "accuracy"),
    "modelling study": ("model", "simulation", "silico"),
    "pilot study": ("pilot", "feasib", "proof", "explorat", "prelimin"),
    "secondary analysis": ("secondary", "post", "ancillary"),
    "inferred randomised trial": ("random",), "inferred retrospective study": ("review", "retro"),
    "inferred non-randomised trial": ("before and",),
    "inferred systematic review": ("search", "prisma"),
    "inferred protocol": ("protocol", "design of", "trial is"),
    "inferred cohort study": ("follow", "person-years"),
    "inferred study of medical records": ("record", "chart", "notes"),
    "inferred case report": ("year",), "inferred cadaver study": ("cadaver", "embalm", "donor"),
    "inferred in vitro study": ("cell", "vitro"), "inferred narrative review": ("review",),
    "inferred qualitative study": ("interview", "focus", "thematic"),
}
