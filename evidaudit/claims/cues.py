"""The words that tell what a sentence does: claim, cite, instruct, ask, lead to another.

Each pattern is a flat list of alternatives with bounded gaps, so that matching stays linear.
"""

from __future__ import annotations

from typing import Final

from .. import quick_re as re

_I: Final = re.IGNORECASE

NUMBER_WORD: Final = (r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}"
                      r"(?:,\d{3})*)")
STATISTIC = re.compile(
    rf"\d\s?%|\b\d+(?:\.\d+)?\s(?:per\s?cent|percent|percentage)\b|\bpercentage points?\b"
    rf"|\b{NUMBER_WORD}[ -](?:in|out of)[ -](?:every\s)?{NUMBER_WORD}\b"
    rf"(?!\s?(?:days?|weeks?|months?|years?|minutes|hours?)\b)"
    rf"|\bone (?:[a-z]+ )in (?:every )?{NUMBER_WORD}\b|\bevery (?:second|third|fourth|fifth|tenth) "
    r"(?:adult|person|patient|man|woman|child|[a-z]+er)\b"
    rf"|\b{NUMBER_WORD} times [a-z]{{3,12}}er\b"
    rf"|\b(?:half|a third|one[- ]third|two[- ]thirds|a quarter|one[- ]quarter|three[- ]quarters|"
    rf"a fifth|one[- ]fifth) (?:of|the)\b"
    rf"|\b(?:{NUMBER_WORD}[- ]?fold|twofold|threefold|doubled?|doubles|tripled?|triples|halved|"
    rf"quadrupled?|twice (?:as|the)|{NUMBER_WORD} times (?:as|more|less|higher|lower|the|greater|"
    rf"likelier))\b"
    rf"|\b(?:millions|thousands|hundreds|\d[\d.,]* (?:million|billion|thousand)|\d{{1,3}},\d{{3}})"
    rf" (?:of )?(?:[a-z-]+ ){{0,3}}(?:people|patients|adults|children|men|women|americans|cases|"
    rf"deaths|individuals|participants|visits|procedures|surgeries|infections|workers)\b"
    rf"|\b(?:odds|hazard|risk|rate) ratio\b|\bP\s?[<=>]\s?0?\.\d", _I)
DURATION = re.compile(
    rf"\b(?:within|after|for|lasts?|lasting|takes?|in|at least|up to|about|around|approximately|"
    rf"than|under|over) (?:(?:about|around|approximately|up to|at least|roughly) )?"
    rf"{NUMBER_WORD}(?:(?: to | or |[-–—]){NUMBER_WORD})?[ -]"
    rf"(?:days?|weeks?|months?|hours?|years?)\b",
    _I)
RANKING = re.compile(
    r"#\s?1\b|\bnumber[- ]one\b|\b(?:the|a|one of the|among the|is|are)\s(?:[a-z]+ly\s)?"
    r"(?:leading|top|main|primary|major|chief|biggest|largest|commonest|second|third|most|best|"
    r"worst|strongest|only proven|first[- ]line|gold standard)\b"
    r"(?!\s(?:of|part|thing)\b)|\bmore (?:common|effective|likely|often|frequent|prevalent|"
    r"accurate|successful)\b|\bless (?:common|effective|likely|often|frequent|prevalent)\b|"
    r"\bmost (?:common|effective|likely|often|frequent|prevalent|successful)(?:ly)?\b|"
    r"\b(?:superior|inferior) to\b|\bbetter than\b|\bworse than\b|\bas (?:effective|good|"
    r"safe) as\b|\bthe (?:first|best) (?:form|line|choice|option|treatment|step|time) of?\b", _I)
FREQUENCY = re.compile(
    r"\b(?:often|rarely|seldom|usually|typically|commonly|frequently|generally|mostly|"
    r"almost always|always|never|uncommon|common|rare|prevalent|widespread|in (?:many|most|some|"
    r"rare) (?:cases|people)|(?:many|most|some|few|the majority of|a minority of|a number of|"
    r"a lot of) (?:[a-z-]+ ){0,2}?(?:people|patients|individuals|adults|women|men|children|cases|"
    r"athletes|runners|doctors|clinicians|sufferers|experts|those|times)|a lot of times)\b", _I)
CAUSAL = re.compile(
    r"\b(?:caus(?:e|es|ed|ing)|leads? to|leading to|led to|results? (?:in|from)|resulting (?:in|"
    r"from)|resulted (?:in|from)|due to|because of|owing to|contribut(?:e|es|ed|ing) to|"
    r"stems? from|stemming from|aris(?:e|es|ing) from|trigger(?:s|ed|ing)?|produc(?:e|es|ing)|"
    r"induc(?:e|es|ing)|responsible for|the (?:cause|result|reason) (?:of|for|why|is|people|that)|"
    r"a cause of|predispos(?:e|es|ing)|susceptible to|makes? (?:it|them|you|people|"
    r"the [a-z]+) (?:more|less|inherently|susceptible|prone|vulnerable|stronger|weaker)|"
    r"(?:raise|increase|reduce|lower|cut|decrease|double|halve)(?:s|d|ing)? (?:the |your |their |"
    r"a |her |his )?(?:[a-z-]+ ){0,3}(?:risk|odds|chance|chances|likelihood|incidence|mortality)|"
    r"affects?|impacts?|exacerbat(?:e|es|ed|ing)|worsens?|worsening|aggravat(?:e|es|ing)|"
    r"compress(?:es|ed|ing)?|compromis(?:e|es|ing)|disrupts?|disrupting|impairs?|inhibits?|"
    r"damages?|weakens?|overloads?|overwhelms?|perpetuat(?:e|es|ing)|forc(?:es|ing)|"
    r"refers? (?:pain )?to|refer pain|radiat(?:e|es|ing)|stress(?:es)? the|"
    r"puts? (?:a )?(?:too much |more |a |undue )?(?:strain|stress|pressure)|placing (?:undue|"
    r"additional|extra|more) (?:strain|stress)|plac(?:e|es) (?:[a-z]+ ){0,2}(?:stress|strain)|"
    r"pull(?:s|ing)? (?:on|the)|by (?:being|having|doing|using|taking|eating|making|keeping|"
    r"getting|strengthening|reducing|improving) [^.;]{3,80}?, you (?:can|will|are able)|"
    r"closely related|predisposition (?:to|for)|genetic predisposition|linked (?:to|with)|"
    r"associated with|promot(?:e|es|ing)|makes? (?:[a-z]+ ){1,3}(?:stable|unstable|worse|"
    r"better))\b", _I)
EFFECT = re.compile(
    r"\b(?:cures?|cured|curing|heals?|healed|healing|reverses?|reversed|eliminat(?:e|es|ed)|"
    r"reliev(?:e|es|ed|ing)|alleviat(?:e|es|ed|ing)|eas(?:e|es) (?:[a-z]+ ){0,2}pain|sooth(?:e|es)|"
    r"prevents?|preventing|protects? (?:[a-z]+ ){0,2}(?:against|from)|protective|"
    r"improv(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|"
    r"lowers?|boosts?|enhanc(?:e|es|ing)|restor(?:e|es|ed)|strengthens?|stabili[sz]es?|"
    r"slows?|delays?|effective(?:ly)?|efficacy|beneficial|benefits?|"
    r"(?:best|better|worse|good|poor|successful) (?:outcomes?|results?)|works? (?:better|best|by|"
    r"well)|(?:provid|offer|bring|giv)(?:e|es|ing) (?:[a-z-]+ ){0,4}(?:relief|support|stability|"
    r"benefits?)|aids?|helps?|treats|manag(?:e|es) symptoms|lasting relief|pain (?:goes|"
    r"will go) away|safe and effective|proven to|"
    r"supports? (?:[a-z]+ ){0,2}(?:recovery|healing|immunity|health))\b", _I)
CURE_PROMISE = re.compile(
    r"\b(?:cure|heal|reverse|eliminate|get rid of|end|fix|beat|"
    r"banish)s?\b[^.;:]{0,60}\b(?:for good|once and for all|permanently|forever|naturally|"
    r"completely|fast|in (?:just )?\d)|\bcures?\b", _I)
ANNOUNCES = re.compile(
    r"^[\W_]*(?:here (?:is|are|was|were)|first,? |now,? |next,? |we (?:are|will) |listen |"
    r"let[’']?s )", _I)
LEADS_TO_ADVICE = re.compile(r"\b(?:if|when|unless|whether you|should|you should|if you|do not|"
                             r"avoid)\b[^.:]{0,80}:\s*$", _I)
QUESTION_HEADING = re.compile(r"^[\W_\d]*(?:how|why|what|when|where|who|which|should|can|does|do|"
                              r"is|are)\b",
                              _I)
NECESSITY = re.compile(
    r"\b(?:requires?|essential|critical|crucial|necessary|nothing (?:replaces|works|beats)|"
    r"the only way|depends? on|cannot be)\b|\bshould be (?:addressed|done|treated|avoided|"
    r"used) first\b",
    _I)

# What makes a sentence something else than a statement of fact.
IMPERATIVE = re.compile(
    r"^[\W_]*(?:please|click|call|contact|visit|check|read|learn|see|watch|subscribe|sign|book|"
    r"schedule|order|buy|shop|download|share|follow|join|get|try|make sure|ask|consider|consult|"
    r"talk|speak|avoid|choose|focus|incorporate|engage|work|assess|address|ensure|gradually|seek|"
    r"listen|use|take|keep|start|stop|remember|note|don[’']t|do not|never|always|let[’']?s|let us|"
    r"look|add|apply|perform|hold|repeat|eat|drink|stretch|find|give|wear|place|stand|sit|lie|"
    r"bend|begin|continue|increase|reduce|limit|maintain|be sure|be careful|enter|select|email|"
    r"e-mail|return|go to|skip|print|leave|register|log in|browse|discover|explore|feel free|stay|"
    r"tell|request|strengthen|achieve|meet)\b(?!\s(?:is|are|was|were|can|may|has|have|of the most|"
    r"therapy|training|exercises? (?:is|are|can|may)))", _I)
NARRATION = re.compile(
    r"^[\W_]*(?:they|he|she|these (?:people|patients|folks)|(?:many|some|most) of (?:these|our|my|"
    r"the) (?:people|patients|clients|readers)|(?:people|patients) (?:we|I) see|(?:my|our) "
    r"(?:patients|clients)) (?:have|has|had) (?:often |all |already |usually )?(?:been|tried|heard|"
    r"come|gone|told)\b", _I)
ADVICE = re.compile(
    r"^[\W_]*(?:make|be) sure\b|"
    r"^[\W_]*(?:(?:please|so|then|always|but|first),? )?(?:talk|speak|turn|go|listen|ask|see|call|"
    r"consult|tell|check with|visit|contact) (?:(?:to|with) )?(?:your|a|the|an) (?:own |local |"
    r"family )?(?:doctor|gp|general practitioner|physician|physio\w*|physical therapist|pharmacist|"
    r"nurse|clinician|specialist|health ?care (?:provider|professional)|midwife|dentist|"
    r"dermatologist|therapist|provider)\b", _I)
GREETING = re.compile(r"^[\W_]*(?:hello|hi|hey|welcome|dear|thank you|thanks|greetings)\b", _I)
CONTACT = re.compile(
    r"(?:\+?\d{1,2}[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}|\b(?:call|contact|e-?mail|phone|"
    r"book|schedule)(?: us| our| an? | now| today|:)|\bunsubscribe\b|\bnewsletter\b|\bsubscribe\b|"
    r"\bprivacy policy\b|\bterms of (?:use|service)\b|\ball rights reserved\b|©|"
    r"\bcookies?\b(?= ?polic)|\b(?:clinic|office|opening) hours\b|\bappointments?\b|"
    r"\bfree shipping\b|\badd to (?:cart|basket)\b|\bmoney[- ]back\b|\bwe hope you\b|"
    r"\bclick here\b|\bread next\b|\brelated (?:articles?|posts?|reading)\b|\bfollow us\b|"
    r"\bshare this\b|\bread more\b|\blearn more\b", _I)
SALE = re.compile(
    r"[$€£]\s?\d|\b\d+(?:\.\d\d)? (?:dollars|euros|usd|eur)\b|\b(?:our|this) (?:product|supplement|"
    r"formula|capsules?|cream|bottle|package)\b|\b(?:capsules?|tablets?|bottles?|servings?|"
    r"sachets?) (?:per|a|each|daily|of)\b|\b(?:discount|coupon|promo(?:tion)? code|in stock|"
    r"buy now|order now)\b",
    _I)
CLOCK = re.compile(r"\b\d{1,2}:\d\d\b")
MEDIA = re.compile(
    r"^[\W_]*(?:in (?:this|the|our) (?:video|image|picture|photo|podcast|webinar|article|section|"
    r"post|blog|guide|next section)|(?:image|photo|picture|video|credit|source|caption)\s?[:(]|"
    r"(?:video|image|photo) (?:of|by|shows?)|what are we seeing|here we have an? (?:x-?ray|image|"
    r"scan|picture|photo)|a (?:video|summary transcription)|watch\b|the (?:following|"
    r"above) (?:video|image|picture)|throughout this (?:article|section|post)|"
    r"the discussion points)", _I)
OWN_VOICE = re.compile(
    r"^[\W_]*(?:in our (?:clinic|office|practice|experience|center|centre|article)|at our |"
    r"we (?:offer|specialize|specialise|hope|have seen|see|treat|discuss|provide)|our (?:clinic|"
    r"team|practice|doctors|staff|patients|treatment)|[\w .,’'-]{2,60}, (?:MD|DO|PT|DPT|PA-C|"
    r"PhD)[\w .,]{0,40} (?:discuss|demonstrates?|explains?|describes?)|in (?:this|the) video|"
    r"in the patients that we see|summary and contact|if you would like|much of this (?:article|"
    r"post|page)|this (?:article|post|page) )", _I)
# One person's story: "I lost 20% of my weight", "Her pain had often kept her awake".
ANECDOTE = re.compile(
    r"^[\W_]*(?:(?:[Ww]hen|[Aa]fter|[Bb]efore) )?(?:I|She|He|Her|His|[Mm]y (?!patients|clients))\b"
    r"(?![^.]{0,300}\b(?:says?|said|adds?|added|explains?|explained|notes?|noted|warns?|told|"
    r"found|showed|reported|concluded|study|trial|team|colleagues|published|patients?)\b)")
# What a practice or a shop says of itself.
OWN_RECORD = re.compile(
    r"\bour (?:[\w-]+ ){0,4}(?:has|have) (?:already |now )?(?:treated|helped|served|performed|"
    r"cared for|seen|sold)\b|\brated (?:number one|#\s?1|(?:\d(?:\.\d)?|five|four) stars?)\b", _I)

# What announces, continues or leaves a study.
STUDY_NOUN: Final = (r"(?:study|trial|paper|meta-analysis|review|analysis|survey|report|research|"
                     r"article|investigation|cohort|experiment|systematic review|letter|editorial|"
                     r"case series|case report|work|publication|commentary|guideline|protocol)")
PEOPLE: Final = (r"(?:researchers?|scientists?|doctors?|surgeons?|investigators?|clinicians?|team|"
                 r"group|authors?|physicians?|academics|epidemiologists?|economists?|"
                 r"psychologists?|physiotherapists?|experts?|specialists?)")
INTRODUCES = re.compile(
    rf"\b{STUDY_NOUN}s?\b|\b{PEOPLE}\b|\bpublished\b|\bet al\b|\bcolleagues\b|\bjournal\b|"
    rf"\b(?:found|showed|reported|concluded|demonstrated|observed|examined|compared|investigated|"
    rf"evaluated|estimated|suggested) that\b", _I)
NEW_STUDY = re.compile(
    rf"^(?:[^.;]{{0,120}}?\b)?(?:(?:an?|another|one|a (?:new|recent|second|third|further|separate|"
    rf"different))\s(?:[\w-]+\s){{0,5}}{STUDY_NOUN}\b(?! of (?:the )?(?:evidence|factors))"
    rf"|an?\s(?:[\w-]+\s){{0,2}}(?:team|group) of\s(?:[\w-]+\s){{0,2}}"
    rf"(?:{PEOPLE}|[a-z]+ (?:from|at))\b|(?:{PEOPLE})\s(?:at|from|in|of) (?:the )?(?-i:[A-Z])"
    rf"|\ba (?:[\w-]+\s){{0,2}}research (?:team|group)\b)", _I)
PLURAL_STUDIES = re.compile(
    r"\b(?:studies|trials|reviews|meta-analyses|papers|surveys|reports|investigations) "
    r"(?:have|has|show|suggest|found|indicate|report|that|on|of|in|from|comparing|agree|"
    r"published)\b",
    _I)
CONTINUES = re.compile(
    rf"^[\W_]*(?:the (?:{STUDY_NOUN}|{PEOPLE}|results?|findings?|participants?|patients?|subjects?|"
    rf"volunteers|average|mean|median|difference|effect|intervention|control|primary|secondary|"
    rf"treatment|placebo|same (?:study|trial|team|paper)|data|sample|risk|benefit|trend)s?\b|"
    rf"th(?:is|ese|at|ose) (?:[\w-]+ ){{0,2}}(?:{STUDY_NOUN}|{PEOPLE}|results?|findings?|effects?|"
    rf"difference|benefits?|improvement|reduction|increase|association|link|trend)s?\b|"
    rf"they\b|their\b|those (?:who|in|taking|given|assigned)|"
    rf"in (?:this|that|the) (?:[\w-]+ )?{STUDY_NOUN}\b|"
    rf"(?:participants|patients|subjects|volunteers|people|women|men|children|adults) "
    rf"(?:who|in the|"
    rf"taking|given|assigned|with)|"
    rf"it (?:also |further )?(?:found|showed|concluded|reported|included|"
    rf"examined|compared|was (?:published|funded|conducted|carried))|"
    rf"(?:however|moreover|furthermore|in addition|additionally|overall|in total|on average|"
    rf"by contrast|"
    rf"in contrast|conversely|specifically|conclusions?|results|methods|importantly|notably|also|"
    rf"after|at (?:\d|follow|baseline|the (?:start|end|beginning))|"
    rf"compared (?:with|to)|among (?:the|those)|"
    rf"[“\"]))", _I)
BACK_TO_STUDY = re.compile(
    rf"\b(?:the|this) (?:above|aforementioned|earlier|previous|preceding|foregoing)"
    rf"(?:[ -]mentioned)? "
    rf"(?:[\w-]+ )?{STUDY_NOUN}\b|\b(?:the )?{STUDY_NOUN} (?:mentioned|described|discussed|cited|"
    rf"referenced) (?:above|earlier)\b", _I)
# A result told in the past tense, right after the words that opened its study.
TOLD = re.compile(r"\b(?:was|were|had|did|fell|rose|found|lost|gained|took|gave|got|saw|led|grew|"
                  r"slept|died|dropped|[a-z]{3,}ed|(?:either|both|each|the other|the control|the "
                  r"placebo) groups?)\b")
OTHER_TIME = re.compile(r"^[\W_]*(?:earlier|previous(?:ly)?|before|past|other|most|many|in (?:19|"
                        r"20)\d\d|last year|for years|today|now|historically|traditionally|"
                        r"until)\b", _I)
POINTS_BACK = re.compile(
    r"\b(?:describes?|describing|confirms?|supports?|examined|looked at|addresses|captures?|echoes)"
    r" (?:th(?:is|ese|ose)|such) ", _I)
GENERIC_HEADING = re.compile(
    r"^[\W_\d]*(?:learning points?|what (?:they|the (?:researchers|authors|study)) (?:found|did|"
    r"said|concluded|learned)|(?:the )?(?:results?|findings?|methods?|conclusions?|discussion|"
    r"background|limitations?|objectives?|aims?|outcomes?|key points?|key findings?|summary|"
    r"study design|participants|implications?|takeaways?|bottom line|what (?:it|this) means|"
    r"why (?:it|this) matters)|(?:research|article|page)? ?updated? [\w ,]{4,30})[\W_]*$", _I)
