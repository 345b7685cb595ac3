"""Of whom a share that tells the accuracy of a test is: of the ill, the well, or those who tested.

"88% of those with the disease test positive" is the sensitivity; "a positive result means an 88%
chance of the disease" is the positive predictive value. Both are P(one | other): what tells them
apart is the condition, whatever the words. (Altman & Bland 1994, doi 10.1136/bmj.309.6947.102.)
"""

from __future__ import annotations

from ... import quick_re as re
from ...model import Estimate, Kind

GIVEN_POSITIVE = "of those who test positive"
GIVEN_NEGATIVE = "of those who test negative"
GIVEN_ILL = "of those who have the condition"
GIVEN_WELL = "of those who do not have it"
PREDICTIVE = (GIVEN_POSITIVE, GIVEN_NEGATIVE)

_THING = (r"(?:tests?|results?|strips?|scans?|screens?|screening|swabs?|samples?|scores?|"
          r"findings?|readings?|images?|photos?|alarms?|apps?|algorithms?|rules?|tools?|kits?|"
          r"dipsticks?)")
# "If the scan shows a clot", "when it flags a mole", "whose score is above 10": what was found.
_FOUND = (r"(?:if|when|whenever|once|where)\s(?:the|an?|your|this|it|that)\s?"
          r"(?:[\w-]{2,20}\s){0,4}?"
          r"(?:shows?|finds?|detects?|suggests?|indicates?|says?|spots?|flags?|signals?|reports?|"
          r"picks up|points to)\b"
          r"(?! (?:no|nothing|that there is no)\b)|"
          r"(?:is|was|are|were|scor(?:es?|ed|ing)|reads?|of|value|result) (?:at or )?(?:above|over|"
          r"greater than|higher than) \d")
_POSITIVE = re.compile(
    r"\b(?:" + _FOUND + r")|"
    # "culture-positive" patients are those who have the condition, by the yardstick
    r"\b(?:(?<!-)positives?|(?:test|screen|scan|result)-positives?|abnormal|suspicious|(?:called|judged|rated|classified|graded|labell?ed|marked|"
    r"scored) as (?:a |an |being )?[a-z]{3,14}|alarm(?:s|ed)?|alert(?:s|ed)?|flags|flagged|"
    r"above (?:the |a |this |that )?(?:cut-?off|threshold|limit)|"
    r"lights? up|reacts?|turns? (?:red|blue|pink)|" + _THING + r" (?:says?|suggests?|shows?|"
    r"indicates?|picks?|finds?|tells? (?:you|them|someone))"
    r"(?! (?:no|nothing|you (?:do not|don't)))|"
    r"screened in|told (?:that )?(?:they|you) ha(?:ve|d))\b", re.I)
_NEGATIVE = re.compile(
    r"\b(?:(?<!-)negatives?|(?:test|screen|scan|result)-negatives?|all[- ]clear|"
    r"clear result|normal (?:" + _THING + r")|" + _THING + r" (?:is|was|"
    r"were|are|comes? back|came back) (?:normal|clear)|below (?:the |a |this |that )?(?:cut-?"
    r"off|threshold|limit)|" + _THING + r" (?:says?|suggests?|shows?) (?:no|nothing))\b", re.I)
_CHANCE = re.compile(r"\b(?:chances?|probability|probabilities|likelihood|risk|certain(?:ty)?|sure|"
                     r"odds are|confident|confidence)\b", re.I)
_OF = re.compile(r"\s?(?:\([^()]{0,40}\)\s)?(?:of|in|among)\s(?P<whom>[^,.;:]{3,110})", re.I)
# "nine in ten patients who test positive"
_WHO_NEXT = re.compile(
    r"\s(?P<whom>(?:[\w-]{2,16}\s){0,2}?(?:patients|people|women|men|adults|children|those|cases|"
    r"babies|participants)\s(?:who|with|whose)\s[^,.;:]{3,110})", re.I)
_OF_BEFORE = re.compile(r"\b(?:of|among|in)\s(?P<whom>[^,.;:]{3,110}),\s(?:[a-z]{2,12}\s){0,3}$",
                        re.I)
# Where the group that was counted ends and what was found of it begins.
_VERB = re.compile(
    r"\b(?:(?:was|were|is|are|had|has|have|did|do|does|got|tested|test|turned?|came|come|"
    r"proved?|really|actually|truly|indeed|received|would|will)\b|that\b(?! (?:were|was|are|is)))",
    re.I)
_WHO = re.compile(r"\b(?:who|whose|which|that|with)\b", re.I)
# "A positive sample meant cancer in 85% of patients"
_MEANS = re.compile(r"\b(?:mean[st]?|indicat\w+|signal\w*|predict\w*|prove[sd]? (?:right|true)|"
                    r"(?:is|are|was|were) (?:right|true|correct))\b", re.I)
_REACH = 400  # characters before and after a number that may say of whom it is
_TIME = re.compile(r"(?:the )?(?:time|occasions|cases)\b(?! of)", re.I)
_A_WORD = re.compile(r"[a-z]{3}", re.I)
_ILL = re.compile(r"\b(?:with|cases?|ill|sick|diseased|affected|having|who (?:really |actually |"
                  r"truly |do |did |indeed )?(?:have|had|has|suffer\w*|developed|carr\w+))\b", re.I)
_WELL = re.compile(r"\b(?:without|healthy|unaffected|free of|who (?:did not|do not|don't|didn't|"
                   r"never) (?:really |actually )?(?:have|had|suffer\w*|develop\w*)|no disease|"
                   r"disease-free|non-?cases?)\b", re.I)


def given(claimed: Estimate, text: str) -> str:
    """Of whom the share is, as the claim's words tell it; "" where they do not tell it plainly."""
    if claimed.kind not in (Kind.PROPORTION, Kind.PREVALENCE):
        return ""
    begin = max(0, claimed.start - _REACH)
    before, after = text[begin:claimed.start], text[claimed.end:claimed.end + _REACH]
    told = _OF_BEFORE.search(before[-130:]) or _OF.match(after) or _WHO_NEXT.match(after)
    chance: re.Match[str] | None
    if told and not _CHANCE.match(after.lstrip()):
        if _TIME.match(told["whom"]):  # "a positive result is right 88% of the time"
            return _of_result(before) or _of_result(told["whom"])
        return _of_whom(told["whom"], before + after) or (
            _of_result(before) if _MEANS.search(before) else "")
    chance = _CHANCE.match(text, claimed.end + len(after) - len(after.lstrip()))
    if chance:
        about = after[:90]
    else:
        near = max(0, claimed.start - 80)
        chance = next(_CHANCE.finditer(text, near, claimed.start), None)
        about = text[chance.end():claimed.start] if chance else ""
    if chance is None or _mentions_result(about):
        return ""  # "a chance of testing positive"
    return _of_result(f"{before} {after}")


def _of_whom(words: str, rest: str) -> str:
    """The condition that a noun phrase puts: "residents with a positive strip"."""
    group = words[:where_the_group_ends(words)]
    known = _BY_REFERENCE.search(group)
    if known:  # "of culture-positive adults": the ill, however that was found
        return (GIVEN_ILL if known["sign"].lower() == "positive" else GIVEN_WELL) if (
            _mentions_result(rest.replace(known.group(), ""))) else ""
    result = _of_result(group)
    if result:
        return result
    if not _mentions_result(rest):
        return ""
    if _WELL.search(group):
        return GIVEN_WELL
    return GIVEN_ILL if _ILL.search(group) else ""


_BY_REFERENCE = re.compile(
    r"\b(?:culture|sputum|smear|PCR|biopsy|histolog\w+|patholog\w+|autops\w+|colonoscop\w+|"
    r"angiograph\w+|gene|mutation|receptor|sero|HIV|laborator\w+|expert|reference|"
    r"gold[- ]standard)[- ](?P<sign>positive|negative)\b", re.I)


def where_the_group_ends(words: str) -> int:
    """Where the verb of the sentence begins: "women who tested positive | had cancer"."""
    who = _WHO.search(words)
    verbs = list(_VERB.finditer(words, who.end() if who else 0))
    if who and who.group().lower() != "with" and verbs:  # the first is that of the relative clause
        own = verbs[0].end()
        verbs = [v for v in verbs if _A_WORD.search(_VERB.sub("", words[own:v.start()]))]
    return verbs[0].start() if verbs else len(words)


_DENIED = re.compile(
    r"\b(?:not|never|isn't|wasn't|aren't|weren't|neither|without)\s(?:\w+\s){0,3}$", re.I)


def _of_result(words: str) -> str:
    found = _POSITIVE.search(words)
    if found and _DENIED.search(words[:found.start()]):
        return "" if _NEGATIVE.search(words) else GIVEN_NEGATIVE
    negative = _NEGATIVE.search(words)
    positive = _POSITIVE.search(words)
    if bool(negative) == bool(positive):
        return ""
    return GIVEN_NEGATIVE if negative else GIVEN_POSITIVE


_DETECTED = re.compile(
    r"\b(?:detect\w*|pick(?:s|ed|ing)? up|caught|catch\w*|spot(?:s|ted|ting)?|identif\w*|miss(?:es|"
    r"ed|ing)?|overlook\w*|recogni[sz]\w*|correctly|found by|revealed|reveals)\b", re.I)


def _mentions_result(words: str) -> bool:
    return bool(_POSITIVE.search(words) or _NEGATIVE.search(words) or _DETECTED.search(words))
