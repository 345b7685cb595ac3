"""The designs that a claim names for its source: "a randomised trial", "a survey of nurses".

A design that is denied, only wished for ("should be tested in a trial"), or that of whoever cites
("the present survey") is none of the source's.
"""

from __future__ import annotations

from collections.abc import Iterator

from ... import quick_re as re


def _w(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


# What a claim may say of its source: name, words.
CLAIMED = (
    ("medical records", _w(r"(?:medical|patients?['’]?s?|hospital|health|clinical|doctors['’]?)"
                           r" (?:medical )?(?:records?|charts?|files|notes)\b|chart review|"
                           r"case notes|insurance claims")),
    ("randomised trial", _w(r"(?<!non)(?<!non-)(?<!non )(?<!un)(?:randomi[sz]ed|"
                            r"RCTs?\b|randomly (?:assign(?:ed|ing)|allocat(?:ed|ing)|divid(?:ed|"
                            r"ing)|chosen to|given|giving|selected to)|(?:placebo-controlled|"
                            r"double-blind\w*) "
                            r"(?:\w+ )?(?:trial|study|experiment)\b|flip of a coin)")),
    ("trial", _w(r"(?:clinical |controlled |human )?trial\b(?! and error)|"
                 r"(?:clinical|controlled|human) experiment\b")),
    ("experiment", _w(r"(?<!natural )(?<!quasi-)(?<!quasi )(?<!thought )(?<!choice )"
                      r"(?<!human )(?<!clinical )(?<!controlled )"
                      r"experiment\b|(?:told|instructed|ordered|assigned|allocated) to "
                      r"(?!hospital|the (?:control|group)|complete|fill|rate|report|recall|answer|"
                      r"describe|keep|name|us|interview|researcher)\w+|put (?:about |some |nearly |"
                      r"more than )?(?:\d[\d,]*|hundreds of|thousands of|dozens of) (?:\w+ ){0,2}?"
                      r"(?:people|patients|adults|women|men|children|volunteers|mothers|babies) "
                      r"(?:on|onto|into)\b")),
    ("meta-analysis", _w(r"meta-?\s?analys(?:is|ed|ing)\b|pooled (?:analysis|the results)\b")),
    ("systematic review", _w(r"systematic(?:ally)? (?:\w+ )?review(?:ed)?\b|"
                             r"cochrane review\b")),
    ("followed over time", _w(r"(?:follow(?:ed|ing)|tracked|monitored|observed) (?:up )?"
                              r"(?:[\w,'’\-]{1,20} ){0,6}(?:for|over|during) (?:\w+ ){0,3}"
                              r"(?:years?|months?|decades?|weeks?)|longitudinal\w*|"
                              r"prospective(?:ly)?\b|cohort\b|"
                              r"(?:changes?|changed|differences|development|trajector\w+|people|"
                              r"patients|them|adults|children|women|men|participants|measured|"
                              r"sampled|repeatedly) over time\b")),
    ("observational study", _w(r"observational (?:\w+ )?(?:study|research|data)|cohort study|"
                               r"case-control study")),
    ("cross-sectional study", _w(r"cross-sectional|(?:one-off|one-time|snapshot|single) survey")),
    ("survey", _w(r"surveyed|(?:online|postal|telephone|national) survey|a survey\b|survey of|"
                  r"questionnaire sent|opinion poll|a poll\b")),
    ("representative survey", _w(r"(?:national|nationwide|representative|population|large|mass) "
                                 r"(?:\w+ )?(?:survey|poll)\b")),
    ("case report", _w(r"case report|a single (?:case|patient)\b|case study of (?:a|one)")),
    ("guideline", _w(r"(?:clinical |official |new )?guidelines?\b")),
    ("single trial", _w(r"(?:a|one|the) (?:single|lone|sole|"
                        r"one) (?:[\w\-]{1,20} ){0,3}?(?:trial|study|"
                        r"experiment|RCT)\b|(?:just|only) one (?:[\w\-]{1,20} ){0,3}?(?:trial|"
                        r"study|"
                        r"experiment|RCT)\b")),
    ("protocol", _w(r"(?:study |trial |research )?protocol (?:for|of) (?:a|an|the|this) "
                    r"(?:[\w\-]{1,20} ){0,4}?(?:trial|study|review|cohort|survey)\b|"
                    r"(?:future|planned|upcoming|forthcoming) (?:\w+ ){0,2}(?:trial|study)\b|"
                    r"(?:study|trial|researchers|authors) (?:is|are) (?:still )?(?:recruiting|"
                    r"planning)\b")),
)
NEGATED = re.compile(r"\b(?:not|never|rather than|instead of|unlike|no|without|lack(?:s|ed|"
                     r"ing)? of|"
                      r"need(?:s|ed)?|future|other|previous|earlier|larger|more|few|await\w*|"
                      r"warrant\w*|requir\w+|justif\w+|call\w* for|wait\w* for|deserv\w+|merit\w*|"
                      r"worth|should|ought to|must|before|until|(?:pav|clear)\w+ the way|case for)"
                      r"\b[^.;,]{0,25}$", re.IGNORECASE)
# The study of whoever cites is none of the source: "the present survey", "we therefore surveyed".
_OF_WHO_CITES = re.compile(r"\b(?:(?:the|this) (?:present|current)|our(?: own)?|(?:here,? )?we) "
                           r"(?:\w+ ){0,5}$", re.IGNORECASE)


def claimed_design(text: str) -> str:
    """The first design that ``text`` names, in its own words; '' where it names none."""
    return next((words for _, words in claimed_designs(text)), "")


_IN_QUOTATION_MARKS = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"")
_ONLY_WISHED = re.compile(
    r"s?(?: (?:evidence|data|stud(?:y|ies)|trials?|comparisons?|proof|work|"
    r"research))?(?: \w+){0,3}? "
    r"(?:is|are|was|were|be|remains?|remained)(?: (?:still|not|now|also|yet|clearly|therefore))* "
    r"(?:needed|warranted|required|planned|lacking|missing|absent|scarce|sparse|awaited|wanted|"
    r"called for|desirable|justified|under way|in progress|impossible|unethical|unlikely)",
    re.IGNORECASE)
_ANY_CLAIMED = re.compile("|".join(p.pattern for _, p in CLAIMED), re.IGNORECASE)


def claimed_designs(text: str) -> Iterator[tuple[str, str]]:
    """The designs that ``text`` gives its source, by the names of ``CLAIMED``, with its words."""
    if not _ANY_CLAIMED.search(text):
        return
    text = _IN_QUOTATION_MARKS.sub(lambda match: " " * len(match.group()), text)
    for name, pattern in CLAIMED:
        match = pattern.search(text)
        if match and not (
                _ONLY_WISHED.match(text[match.end():match.end() + 60])
                or _OF_WHO_CITES.search(text[max(0, match.start() - 40):match.start()])
                or NEGATED.search(text[max(0, match.start() - 40):match.start()])):
            yield name, match.group()
