"""The cues of replies that give nothing yet: tables of patterns, one way of saying it a line."""

import re


def _any(*patterns: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(patterns), flags)


# What somebody does who still has to find the answer.
_SEEK = "|".join(
    (
        r"get back|come back|report (?:back|again|this|it|that|them|the)|consult|talk about (?:this|it|that|these)|feed (?:\w+ ){0,3}back|feedback",
        r"look(?:ed|ing)? (?:into|at|in to)|find out|found out|check(?:ed|ing)?|make (?:\w+ ){0,3}(?:enquiries|inquiries|contact)|look (?:it|this|that|them) up|e-?mail(?:ed)?|message",
        r"investigat\w+|follow(?:ed)? (?:\w+ ){0,3}up|research|explor\w+|examin\w+|obtain|establish|clarify|ascertain|verify",
        r"(?:take|taken|took) (?:(?:this|it|that|these|the|them|his|her) (?:\w+ )?)?(?:back|up|away|forward|on board|to (?:the|a))",
        r"raised? (?:this|it|that|these|the \w+|them|with|at)|bring (?:this|it|the \w+) (?:up|back|to)|brought (?:up|back|before|to)|pass(?:ed)? (?:this|it|that|the|on)",
        r"(?:bring|provide|give) (?:\w+ ){0,4}(?:figures?|update|numbers?|details)|give (?:\w+ ){0,2}(?:thought|consideration)|think about",
        r"speak (?:to|with)|talk to|liaise|contact(?:ed)?|relay(?:ed)?|deal with (?:\w+ )?(?:separately|outside|afterwards|later|offline)|chase\w*|ask|write|ring|phone|telephone|call (?:the|them|him|her)|visit|enquir\w+|inquir\w+|query",
        r"request(?:ed)? (?:this|that|these|it|more|further|some|an?|the)\b|seek\w*|sought|discuss\w*|consider\w*|review\w*|revisit\w*|defer\w*|pursu\w+|monitor\w*|respond|reply|advise (?:\w+ ){0,3}(?:later|once|when|in|at|of|further)",
        r"let (?:the )?\w+ (?:\w+ )?(?:know|have)|keep (?:\w+ ){1,3}(?:informed|posted|updated|review)",
        r"have (?:a|another|the|some) (?:\w+ )?(?:word|words|look|think|chat|conversation|go|count|discussion)\b|go (?:away|back)|dig (?:\w+ )?out|work(?:ed)? (?:\w+ )?out|sound (?:\w+ )?out",
        r"(?:put|take|refer|refer(?:red)|pass|send|feed) (?:this|it|that|these|those|them|the \w+|his \w+|her \w+) (?:\w+ )?(?:to|before|on|through)",
        r"look at (?:this|that|it|these|those|them|the \w+|how|what|whether|costs?|again)|look again|see (?:what|if|whether|about|how|who)|reconcil\w+|model (?:this|it|that)|cost (?:this|it|that)",
        r"get (?:a|some|the|two|three) (?:\w+ )?(?:price|prices|quotes?|quotations?|figures?|costs?|advice|answers?|response)|get on ?to|press (?:the|them|him|her)|take (?:\w+ )?advice|pick(?:ed)? (?:this|it|that) up|picked up",
        r"double[- ]check|do (?:a|some|another) (?:\w+ )?(?:count|poll|survey|check|review|sums)|think (?:it|this|that) over",
        r"confirm(?:ed)?(?= (?:this|it|that|the|at|by|with|back|later|in|when|whether|if|after)\b|$)",
    )
)
_GIVE = r"(?:provide|send|circulate|supply|share|forward|publish|bring|produce|issue|e-?mail|present|submit|prepare)d?"
_GIVEN = (
    r"(?:information|info|details?|figures?|updates?|answers?|cop(?:y|ies)|report|data|response|reply|list|breakdown|paper|minutes|clarification|"
    r"statement|link|dates?|numbers?|note|summary|results?|briefing|statistics)"
)
_MONTHS = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_WILL = (
    r"(?:will|would|wld|['’]ll|shall|(?:is|are|was|were) (?:\w+ )?to|is going to|are going to|undert(?:ook|ake) to|agreed (?:to|that (?:he|she|they) would)|"
    r"offered to|promised to|asked to|happy to|willing to|intend(?:s|ed) to|hoped? to|plan(?:s|ned)? to)"
    r"\s+(?:also\s+|then\s+|now\s+|try to\s+|need to\s+|try and\s+|go (?:back )?and\s+|therefore\s+|have to\s+|certainly\s+|further\s+)*(?:be\s+)?"
)
_NAMES = r"(?:(?:for )?(?:the\s+)?(?:(?-i:[A-Z])[\w.’'&/-]*,?\s+|and\s+|the\s+|clerk\s+|chair\s+){0,6}?)"

#: Something is owed: somebody will find out, ask, come back, put it before a meeting.
PROMISE = _any(
    rf"\b{_WILL}(?:{_SEEK})\b",
    rf"\b{_WILL}(?:be )?{_GIVE}\b(?:\s+\S+){{0,6}}?\s+{_GIVEN}\b",
    rf"\b{_WILL}{_GIVE} (?:this|that|it|them|these|those)\b",
    rf"\b{_GIVEN}\s+(?:\w+\s+){{0,4}}(?:will|would|to)\s+be\s+(?:{_GIVE}|made available|given|available|sought)\b",
    rf"\b{_GIVEN} (?:can|could) be {_GIVE}\b",
    rf"^(?:(?:action|actions|agreed)\b[\s:–-]*)?{_NAMES}to\s+(?:be\s+|also\s+)?(?:{_SEEK})\b",
    rf"^{_NAMES}to\s+(?:also\s+)?{_GIVE}\b",
    rf"\b(?:agreed|resolved|decided|action)\b[^.]{{0,30}}\bto\s+(?:be\s+)?(?:{_SEEK})\b",
    r"\b(?:site visit|further (?:work|investigation|report|enquiries|information)|meeting|survey|review|inspection)\b[^.,;]{0,30}\b(?:would|will|to) be "
    r"(?:arranged|organised|set up|sought|undertaken|commissioned|carried out|made|requested)\b",
    r"\b(?:was|were|is|are|has been|have been)(?: therefore)? (?:asked|tasked|instructed|requested|delegated) (?:with|to)\b(?! note\b)",
    rf"\b(?:would |will |does |do )?(?:need(?:s|ed)?|ha(?:s|ve|d)|want(?:s|ed)?|like|['’]d want) to (?:be )?(?:{_SEEK})\b",
    rf"\bgoing to (?:be )?(?:{_SEEK})\b|\b(?:need|needs|needed) (?:checking|confirming|looking (?:at|into)|working out|investigating)\b",
    r"^(?:(?:action|item|matter|decision|request|this|it|that|the \w+)\s+)?(?:(?:was|were|is|are|be|has been|to be|then|again)\s+)*(?:parked|deferred|held over|put on hold|on hold|adjourned|left on the table|left open|put back|postponed|shelved)\b",
    r"\b(?:review|survey|evaluation|study|consultation|assessment|trial|audit|inspection|site visit|site meeting|report|briefing|feasibility \w+)(?:['’]s| is| was| are| were)? (?:now |currently |being |to be )?"
    r"(?:planned|due|scheduled|arranged|booked|under ?way|in hand|in progress|commissioned|awaited|expected)\b",
    r"\bto[- ]?do\b:|\bTODO\b",
    r"\bcommit(?:s|ted) (?:himself |herself |themselves )?to (?:respond|reply|answer|provid|writ|com|report|look|investigat|circulat)\w*\b",
    r"\b(?:with|in|by|provide|given|receive|send|have) an? (?:full(?:er)? )?written (?:answer|response|reply)\b|\b(?:written (?:answer|response|reply)) (?:would|will|to) (?:be|follow)\b",
    r"^actions?\s*[:–-]\s*\w",
    r"\b(?:will|would|is to|are to|to) be (?:raised|taken up|passed (?:on|to|back)|fed back|chased|looked (?:into|at)|picked up|put (?:to|before))\b",
    r"\b(?:take|took|taken) (?:\S+ ){0,3}on notice\b|^(?:an? )?follow[- ]?up (?:response|reply|answer|report)\b",
    r"\b(?:response|reply|answer|report|update|feedback) (?:to be given )?(?:at|to|for) (?:a|the) (?:future|next|later|following|subsequent)\b",
    r"\b(?:watch this space|will be in touch|be in touch)\b",
    r"\b(?:consideration|thought|attention) (?:will|would) be given\b|\b(?:will|would) be (?:kept )?(?:fully )?(?:informed|notified)\b",
    r"\b(?:response|reply|answer)\b[^.;]{0,60}\b(?:will|would) be (?:made|given|sent|provided)\b",
    r"\b(?:will|would) (?:then )?(?:come|go) (?:back )?(?:to|before) (?:the )?(?:[\w’'-]+ ){0,3}(?:committee|cabinet|council|board|meeting|panel|governors|trustees|members)\b",
    r"\bmore (?:to come|information|details|news)\b[^.]{0,40}\b(?:soon|shortly|follow|later|due course)\b",
    r"(?<!issues )(?<!matters )(?<!items )(?<!things )\bto be (?:confirmed|advised|discussed|considered|announced|decided|agreed|determined|investigated|followed up|checked|reviewed|raised|deferred|brought (?:back|to))\b",
    r"\bfor (?:further )?(?:discussion|consideration) (?:at|by|in)\b|\bagenda (?:item )?for\b|\bwas deferred\b|\bcarried (?:forward|over)\b",
    rf"\b(?:on|to|for) (?:the )?(?:next|a future|{_MONTHS}(?:['’]s)?|following)\b[^.]{{0,30}}\b(?:agenda|meeting)\b",
    r"\b(?:letters?|e-?mails?|notes?|leaflets?|newsletters?|messages?|reminders?) (?:(?:is|are|was|were) going to|will|would) be (?:sent|issued|circulated|written|put)\b",
    r"\b(?:questions?|quer(?:y|ies)|enquir(?:y|ies)) (?:will|would|had been|has been|have been) (?:be )?(?:forwarded|passed|referred|sent)(?: on| directly)* to\b",
    r"\b(?:these|this|it|they|results?) (?:will|would) be (?:shared|sent|circulated|published|announced|confirmed)\b",
)

#: Not known, not decided, not to be had.
UNKNOWN = _any(
    r"(?:\b(?:not|never)|n['’]t)\s+(?:\w+\s+){0,3}?(?:yet|been (?:made|decided|agreed|set|confirmed|finalised|received|determined|announced|given|told|notified|"
    r"fixed|settled|chosen|timetabled|allocated|resolved|identified|costed|priced|worked (?:out|up))|"
    r"decided|confirmed|known|finalised|determined|clear|so far|as yet)\b",
    r"\bno (?!one\b|longer\b)(?:[\w-]+ ){1,4}(?:yet|so far|as yet|as of yet|at (?:this|that) stage|at present)\b",
    r"\b(?:has|have|had)(?: ?not|n?['’]t) (?:\w+ )?(?:announced|decided|replied|responded|confirmed|come back|got back|said|settled|published|released|concluded|"
    r"let (?:us|him|her|them|me) know|told (?:us|him|her|them|me)|heard|reported (?:back|yet)|made (?:a|any|its|their) (?:decision|announcement|mind))\b",
    r"\b(?:can|could)(?: ?not|n?['’]t) (?:yet )?be (?:said|confirmed|answered|determined|promised|guaranteed|known|predicted|put (?:on|to) (?:it|a date))\b",
    r"\bno (?:view|comment|assurances?|commitment|guarantee|promise|undertaking|opinion|figure|answer) (?:could|can) (?:yet |now |\w+ )?be (?:given|made|expressed|offered)\b",
    r"\bthere (?:are|is|were|was|have been) (?:\w+ )?(?:talks|discussions|conversations|negotiations) (?:going on|under ?way|in progress|ongoing|about|with)\b",
    r"\b(?:all |still |only )?at an? (?:very )?early stage\b|\b(?:decision|answer|this|that|it|we) (?:has|have|had|will have|would have) to wait\b",
    r"\b(?:it|this|that|these|which|questions?|quer(?:y|ies))(?:['’]s| is| was| are| were| would be)(?: now| really| rather)? a matter for (?!regret|concern|thought|debate|congratulation|celebration|(?:his|her|their|each|every)\b)",
    r"\bremain(?:s|ed)? (?:only )?an? (?:aspiration|ambition|intention|hope|possibility|long[- ]term)\b",
    r"\b(?:will|would) (?:ultimately )?be (?:ultimately )?(?:up to|for|down to|a (?:matter|decision|question) for) (?:the |our |each )?[\w’' ]{1,30}? to (?:decide|determine|settle|choose)\b",
    r"\b(?:is|are|was|were|am|['’]re|been) (?:still |currently |now )?(?:talking|speaking|in (?:talks|dialogue|conversation|correspondence|discussions?|touch)) (?:to|with)\b",
    r"\bno (?:final |firm |definite |further |more |clear |official |new )*(?:decisions?(?![- ]making)|dates?|news|updates?|information|details?|answers?|timescales?|figures?|"
    r"confirmation|guidance|response|reply|conclusion|indication)\b(?! is needed| was needed| needed)",
    r"\bnothing (?:\w+ ){0,3}?(?:to report|to add|decided|heard|definite|confirmed)|\bnobody (?:\w+ )?(?:knew|knows|was sure|could say)\b",
    r"\bnot (?:yet )?(?:known|decided|confirmed|determined|finalised|clear|certain|sure|aware(?! of any\b))\b|\b(?:unknown|unclear|uncertain)\b|\btoo (?:early|soon)\b",
    r"\bremains? (?:to be|unclear|uncertain)\b|\b(?:had|has|have) yet to\b|\bstill being \w+ed\b",
    r"\b(?:still|currently|presently|being|under|(?:yet|still|has|have|remains?) to be|in)\s+(?:being\s+|under\s+|to be\s+|in\s+|out\s+|ongoing\s+|subject to\s+)*"
    r"(?:negotiat\w+|acted (?:up)?on|discuss(?:ed|ion|ions)|consider(?:ed|ation)|investigat\w+|look(?:ed|ing) (?:at|into)|decided|determined|finalis(?:ed|ing)|"
    r"worked (?:on|out|up|through)|developed|drafted|review(?:ed)?|explored|assessed|confirmed|awaited|progressed)\b",
    r"\b(?:talks?|discussions?|conversations?|negotiations?|enquiries|investigations?|reviews?|work) (?:was|were|is|are|had been|have been) (?:still |currently )?"
    r"(?:ongoing|on-going|going on|continuing|under ?way|in progress|taking place)\b",
    r"\b(?:are|is|was|were|am) (?:currently |still |now )?(?:looking (?:at|into)|considering|exploring|investigating|reviewing|discussing)\b",
    r"\bawait(?:ing|ed|s)?\b|\bwaiting (?:for|on|to hear)\b|\bunable to (?:say|give|comment|answer|confirm|provide|respond)\b|\bnot (?:able|in a position) to\b",
    r"\b(?:could|can|was|were|is|am|are)(?: ?not|n?['’]t)\s+(?:\w+\s+)?(?:say|comment|answer|confirm|give|able to (?:say|give|comment|answer|confirm|provide)|in a position)\b",
    r"\b(?:did|do|does)(?: ?not|n?['’]t) (?:\w+ )?(?:know|have (?:the|that|any|this|an?|those|his|her) (?:\w+ )?(?:information|figures?|answers?|details?|data|numbers?|split|breakdown|counts?|totals?|dates?|list|answer))\b",
    r"\b(?:could|can|did|do|does|was|is|would|wo|had|has)(?:nae|na)\b (?:\w+ )?(?:say|know|tell|sure|decided|heard|been)",
    r"\b(?:form|report|paper|papers|plans?|letter|notice|application|leaflet|drawings?|accounts|records?|minutes|system|figures?)(?: itself)? (?:did|does|do)(?: ?not|n?['’]t) (?:say|show|specify|give|state|split|record|break|cover|mention|go into)",
    r"\b(?:nobody|no[- ]?one|none of (?:us|them|those present)) (?:\w+ )?(?:sure|knows?|knew|remembered|(?:has |had )?tried|could (?:say|answer|remember)|is certain|was certain)\b",
    r"\b(?:can|could|wo|would|will)(?: ?not|n?['’]t) (?:yet |really |just |actually )?(?:get at|tell|promise|put a (?:date|figure|number)|give (?:us|me|you|them|him|her|an?|any)|like to say|be sure|commit|speculate|predict|say)\b",
    r"\b(?:paused|stalled|in limbo|in abeyance|on ice|up in the air|stuck (?:at|in|with|because|until|on)|it['’]s stuck|held up (?:by|in|at))\b",
    r"\b(?:still|currently|now) (?:with (?!us)|going through|sitting with|out for|at the (?:printers|solicitors?|planning|design|legal))",
    r"\b(?:has|have|had)(?: ?not|n?['’]t) (?:\w+ )?(?:priced|costed|looked (?:at|into)|made (?:\w+ )?mind|worked (?:it|this|that|them) out|counted|asked|heard|thought about|considered|got (?:that|the|those|them) (?:figures?|with|to hand|here)|had (?:sight|an answer|a reply|any (?:reply|news|response)))\b",
    r"\bnot (?:something (?:we|they|I|he|she)(?:['’]ve| have| had) |at (?:that|this) stage|to hand|in front of (?:him|her|me|them|us))\b",
    r"\b(?:no idea|hard to say|difficult to say|tb[acd]|coming soon|watch this space)\b",
)

#: Put off in softer words, which can also stand beside an answer.
SOFT = _any(
    r"\b(?:would|will|to) depend on\b|\bdepend(?:s|ed) (?:up)?on\b(?![^.]*[:;])|\bsubject to (?:further|a|the) (?:decision|discussion|review|outcome)\b",
    r"\bin due course\b|\bas soon as (?:we|it|they|this|these|possible(?! (?:after|upon|following|once|on receipt)\b)|more)\b|\bkeep (?:you|everyone|people|members|parents|residents) (?:informed|posted|updated)\b",
    r"\b(?:will|would) be (?:announced|published|shared|released|communicated|confirmed|made available|posted|known|notified|in touch)\b",
    r"\b(?:will|would|['’]ll) (?:announce|publish|release|communicate|unveil)\b",
    r"\bhope(?:s|d|ful)? to (?:have|be able|know|announce|publish|share|confirm)\b",
    r"\bhard at work\b|\bwork(?:ing|ed)? (?:very )?(?:hard|closely)\b|\bbeen (?:developing|looking|exploring|considering)\b",
    r"\b(?:currently|still|are|is|am|been) working (?:on|out|with|to|through)\b",
)

#: Something is taken on beside an answer.
UNDERTAKING = _any(
    r"\b(?:agreed|undertook|promised|offered) to\b",
    r"\b(?:he|she|they|I|we) (?:will|would|['’]ll)\b",
    r"\b(?:clerk|chair(?:man)?|action|[A-Z]{2,4}) to [a-z]+\b",
    r"\bACTION\b",
    flags=0,
)

#: Heard, and no more.
NOTED = _any(
    r"^\W*no (?:answer|reply|response)\b(?! (?:is|was|has|had|will|could|can|yet|to|from|needed|required|so far))",
    r"^\W*no (?:response|reply|answer|view|comment|conclusion)s? (?:was|were|has been|had been) (?:given|made|taken|reached|offered|recorded|forthcoming|expressed)\b",
    r"^[\w.’' ]{2,40}\b(?:took|made|will take|would take) (?:a |due )?note\b[^,;]*$",
    r"^(?:this|that|it|the (?:point|comment|comments|question|matter|concern|request|information|report|update))\s+(?:was|were|is|has been)\s+(?:duly\s+)?"
    r"(?:noted|acknowledged|recorded)(?!\s+(?:that|as|to be))[^,;]*$",
    r"^noted(?!\s+that)[^,;]*$|^(?:the )?[\w\s.’']{0,40}\b(?:thanked|welcomed)\b[^,;]*$",
    r"^(?:members|councillors|governors|the (?:board|committee|panel|council|meeting)) noted (?:this|the (?:point|comment|question|concern|report|update|position))\W*$",
)

#: Kept back on purpose.
DECLINED = _any(
    r"\b(?:declined|refused|not (?:prepared|willing) to|would not (?:comment|discuss|disclose|be drawn|speculate)|could not (?:comment|discuss|disclose))\b",
    r"\b(?:cannot (?:comment|discuss|disclose)|no comment|commercially (?:confidential|sensitive)|confidential|not appropriate to (?:comment|discuss|answer))\b",
)

#: Thanks, apology, understanding, "there was a discussion", or only that somebody replied: no reply yet.
EMPTY = _any(
    r"^\W*(?:(?!\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|should|may|might|must|not|no|yes|\d+)\b)[\w.’'()& -]){2,100}?\b(?:responded|replied|answered)\W*$",
    r"^(?:thank(?:s| you)|sorry|apolog\w+|good (?:question|point)|hi|hello|great question|we (?:understand|appreciate|recognise|know))\b[^,;]{0,160}$",
    r"^[\w.’' ]{2,40}\b(?:apologi[sz]ed|sympathi[sz]ed)\b[^,;]{0,160}$",
    r"^[\w.’' ]{2,40}?\b(?:shared (?:his|her|their|the) (?:\w+ )?(?:frustration|concerns?|annoyance|disappointment|feelings?|view|anger|worry|worries)|laughed|smiled|nodded|sighed|shrugged|grimaced|sucked)\b[^;]{0,160}$",
    r"^[\w.’' ]{2,40}?\b(?:agreed|accepted|conceded|felt|thought|commented|remarked|said) (?:that )?(?:it|this|that|the \w+|\w+ing|\w+) (?:was|were|is|had been|would be) (?:a |an |very |really |quite |most |not |so |a real |a bit of a )*"
    r"(?:important|bad|problem|issue|disgrac\w+|frustrating|vital|worrying|serious|unacceptable|dangerous|good (?:question|point|idea)|fair (?:question|point)|shame|pity|difficult|complex|complicated|bone of contention|sore point|nuisance|awful|shocking|interesting)\b[^,;]{0,60}$",
    r"^(?:general (?:agreement|laughter|discussion)|(?:several|some|many|a few|others|most)(?: \w+){0,3} (?:nodded|agreed|shared (?:this|the) (?:view|concern)))\b[^;]{0,80}$",
    r"^(?:a (?:lively|long|full|brief|short)?\s*discussion|discussion (?:ensued|followed)|(?:this|the (?:matter|item|issue)) was (?:\w+ )?(?:discussed|debated))\b[^,;]{0,160}$",
    r"^there (?:was|were|followed|had been) (?:some |general |much |a lot of |a good deal of |no )?(?:\w+ )?(?:merriment|laughter|applause|murmur\w*|silence|amusement|sympathy|disquiet|annoyance|groans?|cheers?|disagreement|nodding|shouting)\b[^;]{0,160}$",
    r"^(?:(?:the |some |several |many )?(?:parents|residents|members|people|pupils|staff|tenants|users|we|they|he|she)) (?:would (?:also )?like|wish(?:es|ed)?|want(?:s|ed)?) (?:to (?:hear|know|see|understand)|more)\b[^;]{0,160}$",
    r"^[\w.’' ]{2,40}?\b(?:asked for|requested) (?:\S+ ){1,6}?to be (?:sent|forwarded|e-?mailed|passed on|put in writing)\b[^;]{0,80}$",
    r"^at this (?:point|juncture|stage)\b[^;]{0,160}$",
    r"^(?:there was|members had|the (?:board|committee|panel|council) (?:had|held)) (?:a |some )?(?:\w+ )?(?:discussion|debate)\b[^,;]{0,160}$",
)

#: Says what something is: a later "needs to be reviewed" is part of the telling.
DEFINES = _any(
    r"^(?:it|this|that)(?:['’]s| is| means| refers to| stands for) (?:the|an?) (?!matter|question|issue|decision|thing|point|subject|topic)\w+ (?:that|when|which|where|who|your|our|you|we)\b",
)

#: Where one clause of a reply ends and the next begins.
CLAUSE = _any(
    r",\s+(?=(?:the|this|that|it|they|he|she|we|there|these|(?-i:[A-Z])\w+)\s+(?:\w+\s+){0,3}?(?:is|are|was|were|will|would|has|have|had|can|could)\b)",
    r"(?:[,;]\s*|\s+[–—-]\s+|\s+)(?:but|however|although|though|whilst|as yet)\b\s*",
    r"(?:[,;]\s*|\s+[–—-]\s+|\s+)and(?=\s+(?:said|thought|confirmed|explained|advised|stated|replied|pointed|reported|assured|would|will|he|she|they|it|we|the|there|that|agreed|undertook|offered|suggested|noted|has|had|could|asked|advised)\b)\s*",
    r";\s*",
)

#: "Mr Pell said that", "The Clerk (JL) –": whose words follow.
REPORTING = _any(
    r"[\w.’'() ]{2,50}?(?:\s+(?:said|replied|stated|explained|advised|confirmed|reported|responded|answered|felt|thought|noted)(?:\s+that)?\b|\s+[–—-]\s|:\s)",
    flags=0,
)

FUTURE = _any(
    r"\b(?:will|would|['’]ll|shall|to be|hope[sd]? to|expect(?:s|ed)? to|aim(?:s|ed)? to|plan(?:s|ned)? to)\b", flags=0
)
TIME = _any(
    r"\bin (?:a|the next|the coming|about|two|three|four|six|a few|a couple of) ?(?:couple of |few )?(?:days?|weeks?|months?|weeks' time)\b",
    r"\bnext (?:week|month|meeting|term|year|spring|summer|autumn|winter)\b|\b(?:soon|shortly|later (?:this|in)|in due course)\b",
    rf"\bby (?:the end|mid|monday|tuesday|wednesday|thursday|friday|christmas|easter|{_MONTHS})\b|\bin (?:the (?:spring|summer|autumn|winter|new year)|{_MONTHS})\b",
)
