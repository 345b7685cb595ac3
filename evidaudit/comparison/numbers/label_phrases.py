"""The words beside numbers: labels of groups, what joins two numbers, what parts them."""

from __future__ import annotations

from ... import quick_re as re

_VERB = (r"(?:was|were|is|are|had|has|have|did|does|fell|rose|occurred|developed|reached|gained|"
         r"lost|died|reported|showed|averaged|improved|increased|decreased|remained|dropped|"
         r"declined|changed|achieved|attained|experienced|needed|required|became|finished|"
         r"completed)")
_LEAD = (r"(?:in|with|for|on|after|among|amongst|of|under|at|given|by|from|without|taking|using|"
         r"receiving|assigned|who|when|during|following|versus|per|as|had)")
_NAMING = (r"(?:at(?=\s\d)|in|with|for|on|after|among|amongst|under|given|without|taking|"
           r"using|receiving|assigned|"
           r"during|following)")
_JOINER = re.compile(r"\s?[,;/]\s?(?:(?:and|but|or|while|whereas|versus|vs\.?|against|compared "
                     r"(?:with|to)|as against|than|to)\s)?|\s(?:and|but|(?-i:or)|while|whereas|"
                     r"versus|vs\.?|v\.?|"
                     r"against|compared (?:with|to)|than|to)\s", re.I)
_LETTERS = r"(?:[^\s,;:().]|\.(?=\S)){1,24}"
# "In people who had never smoked": the verb of such a clause is part of the label.
_WORD = rf"(?:(?!{_VERB}\b)|(?<=\bwho\s)|(?<=\bthat\s)){_LETTERS}"
_MORE = (r"(?:lower|higher|longer|shorter|more|less|fewer|better|worse|greater|larger|smaller|"
         r"faster|slower|earlier|later)")
_LABEL = re.compile(rf"^\s?(?P<label>{_LEAD}(?:\s{_WORD}){{1,14}})\s?$", re.I)
_NAMED_GROUP = re.compile(rf"^(?:the\s)?(?:(?!{_VERB}\b)[\w'/%.-]{{1,24}}\s){{0,5}}"
                          r"(?:groups?|arms?|users|non-?users|controls?|recipients)$", re.I)
_FILLING = frozenset("only just about some a an the nearly almost around over under roughly "
                     "not by to "
                     "approximately of in at was were up".split())
# "41% of the treated, and 7% found it hard": the second number has a verb of its own.
_OWN_VERB = re.compile(
    r"^\s?(?:%|per ?cent)?\s?(?:of (?:them|these|those|whom)\s)?(?:had|were|was|found|said|"
    r"sought|knew|thought|felt|used|took|kept|gave|got|went|did|could|would|reported|developed|"
    r"needed|required|died|stopped|wanted|believed|considered|mentioned|stated|described|rated|"
    r"tested|carried|showed|remained|became|received|never|also)\b", re.I)
_OF_WHOM = re.compile(r"\b(?:of|among) (?:whom|which|these|them)\s(?:only\s|about\s)?$", re.I)
TAIL = re.compile(r";\s|,?\s(?:while|whereas|although|though)\s|,\s[a-z]{3,14}ing\s",
                  re.I)
_CUTS = (re.compile(r";\s|(?<=[^\s.]{3})\.\s|\s[A-Z]\.\s(?=[A-Z])"),
         re.compile(r",?\s(?:while|whereas|although|but|though)\s", re.I),
         re.compile(r",\s(?:and|or)\s"), re.compile(r",\s"),
         re.compile(r"\s(?:and|versus|vs\.?|than|compared (?:with|to)|against)\s", re.I))
_UNIT_BEFORE = re.compile(
    rf"^\s?(?:%|per ?cent|percentage points?|(?!{_LEAD}\b|(?:and|to|than|vs?|versus)\b)"
    r"[a-zA-Z]{1,9}(?:\s?/\s?[\w²³]{1,8})?(?=\s*$|\s*\W))", re.I)
_MORE_BEFORE = re.compile(rf"^\s*{_MORE}(?=\s|$)", re.I)
FOLLOWS = re.compile(
    r"^\s{0,250}(?:per ?cent\s|[%a-zA-Z/²³°]{1,9}(?:\s?/\s?\w{1,8})?\s)??"
    rf"(?:{_MORE}\s)?(?P<label>{_LEAD}(?:\s(?!(?:and|but|or|versus|vs|than|compared|while|whereas|against)\b)"
    rf"{_WORD}){{1,10}})", re.I)
PRECEDES = re.compile(
    rf"(?<!\S)(?P<label>{_NAMING}(?:\s{_WORD}){{1,8}})[,:]?\s{{0,3}}\(?\s?(?:it\s|they\s)?"
    r"(?:was\s|were\s)?$", re.I)
OPENING = re.compile(
    r"^\W*(?:[A-Z][a-zA-Z ]{2,20}[:.]\s)?(?P<label>(?:In|Among|For|Of|With|At|After|Per|On|Under)\s"
    r"[^,;:()]{2,70}),", re.I)



def split_of_run(gap: str) -> tuple[int, int] | None:
    """Where two cells of one run part in the words between them; None where they are no run."""
    if len(gap) > 130:
        return None
    for joiner in _JOINER.finditer(gap):
        before, after = gap[:joiner.start()], gap[joiner.end():]
        if is_label(without_unit(before)) and is_label(after):
            return joiner.start(), joiner.end()
    return None


def begins_a_clause(gap: str, after: str) -> bool:
    """Whether the number after ``gap`` tells of something else than the one before: behind its own
    label, with a verb of its own, or of some of those ("of whom 27% sought care")."""
    if _OF_WHOM.search(gap):
        return True
    before = re.sub(r"[\s,;()%]|\b(?:and|or|but|only)\b", "", without_unit(gap))
    return bool(before) and _OWN_VERB.match(after) is not None


def without_unit(words: str) -> str:
    bare = _UNIT_BEFORE.sub("", words.replace("(", " ").replace(")", " "), count=1)
    return _MORE_BEFORE.sub("", bare, count=1)


def is_label(words: str) -> bool:
    bare = re.sub(r"\s{2,}", " ", words.strip(" ,;()[]%"))
    if not bare or all(word.lower() in _FILLING for word in re.findall(r"\w+", bare)):
        return True
    bare = re.sub(r"\s(?:only|just|about|nearly|almost|it was|they were|by|to|a|an)$", "", bare)
    return bool(_LABEL.match(bare) or _NAMED_GROUP.match(bare))


def cut_before_next(gap: str) -> int:
    for pattern in _CUTS:
        every = list(pattern.finditer(gap))
        found = every[-1 if pattern is _CUTS[-1] else 0] if every else None
        if found is not None and (pattern is not _CUTS[3] or re.search(
                r"[A-Za-z]{3}", gap[found.end():])):
            return found.start()
    return len(gap)
