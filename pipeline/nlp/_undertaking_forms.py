"""The forms of words in which minutes and notes say that somebody is to do something, in the order tried."""

import re

from pipeline.nlp._owners import OWNERS

#: What an action consists in. A verb that is not here does not make an action of "X to …".
_DOING = (
    "ascertain accept add address advertise advise alert allocate amend analyse apply approach arrange ask assess assist attend attempt book bring build buy calculate "
    "call carry chase check circulate clarify clean clear collate collect commission compile complete conduct confirm consider consult contact "
    "continue convene co-ordinate coordinate create cut deal decide deliver design determine develop discuss display distribute do draft draw "
    "email e-mail enquire ensure erect establish examine explain explore extend feed file fill finalise find fix follow forward fund gather get give go help hold "
    "identify implement include inform inquire inspect install instruct introduce investigate invite issue join keep lead let liaise list lodge "
    "look maintain make meet mention monitor move negotiate note notify obtain offer order organise organize paint pass pay phone pick "
    "place plan post prepare press present price print proceed produce progress promote propose provide publicise publish purchase pursue put query "
    "raise re-send read recruit refer register relay remind remove renew repair replace reply report represent request research resend reset resolve respond "
    "return review revise ring run schedule search secure see seek select send set share sign sit sort source speak submit suggest supply support table "
    "take talk tell test thank tidy spend mend trim fit walk escalate revisit step trial try undertake update upload use utilise verify visit volunteer watch write".split()
)
_ING = r"(?:writing|contacting|checking|sending|arranging|asking|looking|raising|meeting|providing|circulating|obtaining|chasing|following|organising|speaking|investigating|reporting|reviewing|updating|applying|attending)"
#: What somebody is at, where that is still to be done: "Dot getting a price".
AT_WORK = (
    "writing|contacting|checking|sending|arranging|asking|looking|circulating|obtaining|chasing|following|organising|investigating|reviewing|"
    "updating|applying|getting|finding|sorting|booking|drafting|pursuing|ringing|emailing"
)
VERB = rf"(?:(?:re-?)?(?:{'|'.join(sorted(_DOING, key=len, reverse=True))})|have\s+(?:a\s+(?:look|word|chat)|(?:it|this|these|them)\s+\w+)|see\s+(?:that|to|if|whether))"
#: Any verb may say what somebody known is to do, but for these, which tell of no deed.
_IDLE = (
    "be have need know like love prefer remain become receive retire leave stand get lose feel see come expect want hope think believe benefit "
    "cost affect start begin end close open stay depend appear seem apply understand happen mean wish the this that his her their its all any"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FREE = rf"(?P<free>(?!(?:{_IDLE.replace(' ', '|')})\b)[a-z]{{3,}}\b)"
#: Written short in notes, too.
_MODAL = r"(?:would|will|wld|wd)"
_ADVERB = r"(?:(?:also|then|now|still|please|further|urgently|kindly|again|both|therefore|formally|personally)\s+)?"
_PAST = r"(?:said|says|stated|confirmed|advised|replied|reported|explained|agreed|noted|added|responded|indicated|informed\s+(?:[\w’']+\s+){1,4}|told\s+(?:[\w’']+\s+){1,3}|promised|assured\s+(?:[\w’']+\s+){1,4}|suggested|thought)"
#: Who is asked to do these is asked a question, or for a vote.
_SAY = r"(?:explain|clarify|elaborate|expand\s+on|comment|approve|agree|endorse|adopt|ratify|note|introduce)\b"
OUTWARD = re.compile(
    r"\b(?:write|contact|ask|send|invite|investigate|obtain|arrange|request|report|email|e-mail|seek|respond|reply|ring|chase|lodge)\b"
)

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "marked",  # "Order a pump (Action: Clerk)"
        re.compile(rf"[(\[]\s*(?i:actions?)\s*(?:by|for|on)?\s*[:–-]?\s*(?P<owner>{OWNERS})\s*[)\]]"),
    ),
    (
        "to",  # "Clerk to write", "Mrs Orr and AB to meet"
        re.compile(
            rf"(?:^|(?<=[.;:(–—-])\s*|(?<=[,)])\s+(?=[A-Z]))(?P<owner>{OWNERS})(?:['’]s)?\s+{_ADVERB}(?:is\s+|are\s+)?to\s+{_ADVERB}(?:{VERB}\b|have\s+an?\b|{_FREE})"
        ),
    ),
    (
        "undertook",  # "Mr Pell agreed to check"
        re.compile(
            rf"\b(?P<owner>{OWNERS}|(?:[Hh]e|[Ss]he|[Tt]hey))(?:['’]s)?\s+(?:has\s+|have\s+|had\s+|also\s+|then\s+|kindly\s+)*(?:agreed|undertook|offered|volunteered|promised|committed|pledged|intends|took\s+(?:it\s+(?:up)?on\s+\w+|(?:away\s+)?an\s+action)|(?:is|was)\s+(?:happy|willing|intending)|(?:is\s+|was\s+|are\s+)?going)\s+to\s+(?!agree\b|accept\b|support\b|retire\b|resign\b|hospital\b){_ADVERB}(?:{VERB}\b|{_FREE})"
        ),
    ),
    (
        "would",  # "Mr Pell said that he would check"
        re.compile(
            rf"\b(?P<owner>{OWNERS}|(?:[Hh]e|[Ss]he))\s+(?:also\s+|then\s+|again\s+)?(?:{_PAST}\s*,?\s*(?:that\s+)?(?:[^.;?]{{0,80}}?\b(?:and|but|that)\s+(?:said\s+|that\s+)?)?|[^.;?]{{1,110}}?\b(?:and|but)\s+(?:{_PAST}\s+)?(?:that\s+)?)(?:(?:he|she|they|s/he)\s+{_MODAL}|(?:he|she|they)['’](?:d|ll))\s+{_ADVERB}(?:be\s+{_ING}|(?:be\s+(?:able\s+|happy\s+|willing\s+)to\s+)?{VERB})\b"
        ),
    ),
    (
        "decided",  # "it was agreed that the Clerk would write"
        re.compile(
            rf"\b(?:[Ii]t\s+was\s+)?(?:agreed|decided|resolved|RESOLVED|suggested|proposed)\s*:?\s+(?:that\s+|for\s+)?(?P<owner>{OWNERS})\s+(?:would|will|should|is\s+to|are\s+to|to)\s+{_ADVERB}{VERB}\b"
        ),
    ),
    (
        "will",  # "Cllr Pell will ask"
        re.compile(
            rf"(?:^|[.;–—(]\s*|\s-\s+|,\s+(?:and\s+|but\s+)?|\b(?:and|but|so|that)\s+)(?P<owner>{OWNERS})\s+(?:will\s+need\s+to|will|would|wld|wd|shd|is\s+to|are\s+to|should|needs\s+to|must)\s+{_ADVERB}(?:be\s+{_ING}\b|(?:be\s+(?:able|happy|willing)\s+to\s+)?{VERB}\b|(?<=will\s){_FREE})"
        ),
    ),
    (
        "asked",  # "the Clerk was asked to write"
        re.compile(
            rf"\b(?P<owner>{OWNERS})\s+(?:(?:was|were|is|are|has\s+been|have\s+been|to\s+be|will\s+be|be)\s+)?(?:asked|requested|tasked|instructed|delegated|authorised|directed|requested)\s+to\s+(?!{_SAY}){_ADVERB}(?:{VERB}\b|{_FREE})"
            rf"|\b(?P<charged>{OWNERS})\s+(?:(?:was|were|is|are|has\s+been|have\s+been|be)\s+)?(?:tasked|charged)\s+with\s+[a-z]+ing\b"
        ),
    ),
    (
        "request",  # "asked the Clerk to write"
        re.compile(
            rf"\b(?:asked|requested|instructed|tasked|directed|authorised|left\s+(?:it\s+|this\s+)?(?:with|to|for)|[Dd]elegated\s+(?:it\s+|this\s+)?to)\s+(?:that\s+)?(?P<owner>{OWNERS})\s+(?:to\s+|should\s+)?(?!{_SAY}){_ADVERB}{VERB}\b"
        ),
    ),
    (
        "for",  # "asked for the hedge to be cut"
        re.compile(
            rf"\b(?:asked|requested)\s+(?:for|that)\s+(?!if\b|authori[sz]ation|permission|approval|clarification)[^.;?,]{{3,60}}?\b(?:to\s+be|be)\s+(?!confirmed|approved|noted|recorded|minuted|excused|considered)(?:{VERB}(?:e?d|ied)|cut|sent|put|made|taken|given|brought|written|done|kept|sought|swept|cleaned)\b"
        ),
    ),
    (
        "bare",  # "Clerk report to the county."
        re.compile(
            rf"(?:^|(?<=[.;:–—(-])\s*)(?P<owner>(?:Clerk|Chair(?:man)?|Secretary|Treasurer|[A-Z]{{2,3}}))\s+(?:{VERB})(?:\s*\.?$|\s+(?!to\s+have\b)(?=[A-Z\w]))"
        ),
    ),
    (
        "elided",  # "Dot was not sure, but would check"
        re.compile(
            rf"(?:^|[.;–—]\s*|\s-\s+)(?P<owner>{OWNERS}|He|She)\s+(?!asked|asks|queried|wondered|enquired|inquired)(?P<link>[a-z][^.;?]{{1,110}}?(?:,|\b(?:and|but|so))\s+(?:also\s+|then\s+)?)(?P<deed>(?:will|would|wld|wd|(?:agreed|offered|undertook|promised|volunteered)\s+to)\s+{_ADVERB}{VERB}\b)"
        ),
    ),
    (
        "agreed",  # "It was agreed to write to the county", "agreed that a letter be sent"
        re.compile(
            rf"\b(?:[Aa]greed|AGREED|[Dd]ecided|[Rr]esolved|RESOLVED)\s*:?\s+(?:to\s+(?:{OUTWARD.pattern[5:-3]}|forward|include|re-?visit|change|amend|discuss|purchase|buy|order|obtain|look\s+into|add|place|put|circulate|advertise|chase|draft|submit|apply|organise|hold|review|update|publicise|display)\b"
            r"|that\s+(?:a|an|the|this|these|any|further|more|two|three|four|[a-z]+s)\b[^.;?]{1,70}?\b(?:should\s+|would\s+|will\s+|to\s+)?be\s+(?:sent|written|placed|invited|contacted|asked|instructed|commissioned|published|prepared|obtained|arranged|added|put|circulated|forwarded|issued|updated|displayed|reviewed|sought|drafted|submitted|requested|informed|notified|purchased|ordered|advertised|drawn\s+up|set\s+up|followed\s+up|looked\s+into|chased))"
        ),
    ),
    (
        "that",  # "Resolved: that the surveyor bring a report", "agreed that one be served"
        re.compile(
            rf"(?:\b(?:[Aa]greed|[Dd]ecided|[Rr]esolved|RESOLVED|AGREED|proposed|requested|asked)\s*:?\s+|^\W*)[Tt]hat\s+(?:(?P<owner>{OWNERS})(?<!s)\s+{VERB}\b"
            r"|(?:a|an|one|the|this|these|any|further|more|quotes?|letters?)\b[^.;?]{0,80}?\bbe\s+(?!set\s+at\b|raised\s+(?:to|by)\b|approved|accepted|noted|confirmed|adopted|agreed|signed|received|refused|appointed|elected|"
            r"endorsed|supported|granted|allowed|recorded|minuted|thanked|ratified|increased|excluded|closed|suspended|granted|declared|considered)(?:\w+ed|sent|put|sought|brought|made|taken|given|drawn|written|bought|held|set)\b)"
        ),
    ),
    (
        "listed",  # "(2) a further report be brought in June", under "Resolved that"
        re.compile(
            r"^\W*(?:(?:\d{1,2}|[a-z]|[ivx]{1,4})[).]\s+)?(?i:a|an|the|any|further|two|three)\s(?:(?!\b(?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|must|to|not|need|that|which|who)\b)[^.;?]){3,90}?\bbe\s+"
            r"(?:sent|written|brought|presented|submitted|reported|obtained|sought|arranged|asked|invited|instructed|requested|published|circulated|placed|added|commissioned|investigated|reviewed|drafted|prepared|organised|purchased|ordered|contacted|advertised|produced|drawn\s+up|taken\s+(?:to|forward|up))\b"
        ),
    ),
    (
        "pronoun",  # "He'd add her number", "she will see that they are put right"
        re.compile(
            rf"(?:^|[.;–—(]\s*|\s-\s+|,\s+(?:and\s+|but\s+|so\s+)?|\b(?:and|but|so)\s+)(?P<owner>[Hh]e|[Ss]he)(?:\s+(?:(?:would|wld|wd)\s+{_ADVERB}{VERB}\b|will\s+{_ADVERB}(?:{VERB}\b|have\s+an?\b|{_FREE}))"
            rf"|['’]d\s+{_ADVERB}(?!put\b|read\b|cut\b|run\b|let\b|set\b){VERB}\b|['’]ll\s+{_ADVERB}{VERB}\b)"
        ),
    ),
    (
        "first",  # in somebody's own words: "I'll find out and let you know"
        re.compile(
            r"\b(?P<owner>I|[Ww]e)(?:\s+(?:will|shall)|['’]ll)\s+(?:also\s+|certainly\s+|happily\s+)?(?:check|find\s+out|ask|look\s+(?:into|at)|get\s+back|send|e-?mail|let\s+you\s+know|write|raise|take\s+(?:that|it|this)\b|chase|report\s+back|follow\s+(?:that\s+|this\s+|it\s+)?up|speak\s+to|contact|arrange|make\s+sure)\b"
        ),
    ),
    (
        "thing",  # "asked for a breakdown from the treasurer"
        re.compile(
            rf"\b(?:asked|requested)\s+(?:for\s+)?(?:an?|the|some|further|more|up-?dated)\s+[^.;?,]{{0,40}}?\b(?:report|proposals?|update|note|list|plan|cop(?:y|ies)|figures|information|quot(?:e|ation)s?|response|briefing|breakdown|paper)\b(?:[^.;?,]{{0,30}}?\bfrom\s+(?P<owner>(?:the\s+)?{OWNERS})|[^.;?]{{0,40}}?\b(?:for|at|to|by|before)\s+(?:the\s+)?(?:next|{_MONTHS})\s+(?:\w+\s+)?meeting\b)"
        ),
    ),
    (
        "tobe",  # "The shed is full; to be looked at next time"
        re.compile(
            rf"(?:^\W*|(?:[;–—:]|\s-)\s*)(?P<start>[Tt]o\s+be\s+(?!confirmed|announced|advised)(?:re-?)?(?:{VERB}(?:e?d|ied)|sent|written|put|made|drawn\s+up|taken|brought|sought|looked|held|spoken)\b)"
        ),
    ),
    (
        "given",  # "She promised a written reply"
        re.compile(
            rf"\b(?P<owner>{OWNERS}|[Hh]e|[Ss]he)\s+(?:promised|offered|undertook)\s+an?\s+(?:\w+\s+){{0,2}}(?:reply|answer|response|report|update|note|visit|meeting|tour)\b"
        ),
    ),
    (
        "said",  # "Mr Pell said these would be sent round"
        re.compile(
            rf"\b(?P<owner>{OWNERS})\s+(?:{_PAST})\s+(?:that\s+)?(?:this|it|these|(?:(?:the|a|more|further)\s+)?(?:figures|details|information|copy|copies|slides|list|report|results|dates|note|(?:\w+\s+)?(?:reply|response|answer)))\s+(?:would|will)\s+be\s+(?:e-?mailed|sent|provided|supplied|circulated|shared|forwarded|looked\s+(?:into|at)|checked|chased|followed\s+up|passed\s+on|taken\s+(?:up|back))\b"
        ),
    ),
    (
        "took",  # "Somebody to open the hall – Dot volunteered", "He said he would."
        re.compile(
            rf"(?:^|[.;,–—]\s*|\s-\s+|\b(?:and|but)\s+)(?P<owner>{OWNERS}|He|She)\s+(?:has\s+|have\s+|kindly\s+|also\s+)*(?:(?:volunteered|offered)(?:\s+to\s+do\s+(?:this|it|so|that))?|(?:agreed|undertook|promised)\s+to\s+do\s+(?:this|it|so|that)|(?:said|agreed|confirmed|replied)\s+(?:that\s+)?(?:he|she|they)(?:\s+would|['’]d)(?:\s+do\s+(?:this|it|so|that))?)\W*$"
        ),
    ),
    (
        "being",  # "being chased by AB"
        re.compile(
            rf"\bbeing\s+(?:followed\s+up|chased|investigated|looked\s+(?:at|into)|dealt\s+with|arranged|organised|drafted|sorted(?:\s+out)?|written)\s+(?:up\s+)?by\s+(?P<owner>{OWNERS})"
        ),
    ),
    (
        "doing",  # "Dot getting a price for the lamps"
        re.compile(rf"(?:^|[.;–—]\s*)(?P<owner>{OWNERS})(?:['’]s)?\s+(?:is\s+|are\s+)?(?:{AT_WORK})\s+(?!forward\b)\w"),
    ),
    (
        "could",  # "Mr Pell said he could send the figures later"
        re.compile(
            rf"\b(?P<owner>{OWNERS}|[Hh]e|[Ss]he)\s+(?:said|says|replied|confirmed|added)\s+(?:that\s+)?(?:he|she|they)\s+could\s+(?:send|supply|provide|circulate|share|find\s+out|look\s+into|e-?mail|forward|bring)\b"
        ),
    ),
    (
        "come",  # "A paper would come to the board in May"
        re.compile(
            r"\b(?:paper|report|update|policy|proposals?|draft|plan|business\s+case|review|figures|results|findings|recommendations)\b(?:(?!\b(?:has|had|have|was|were|is|that|which)\b)[^.;?]){0,40}?\b(?:will|would|to|should|is\s+to|are\s+to)\s+(?:then\s+|also\s+)?(?:come|return|go|be\s+(?:brought|presented|taken|submitted|reported))\s+(?:back\s+)?(?:to|before)\s+(?:the\s+|a\s+|an\s+|its\s+|their\s+)?(?:\w+\s+){0,3}?(?:[Mm]eeting|[Bb]oard|[Cc]ommittee|[Cc]ouncil|[Pp]anel|[Gg]overnors|[Gg]roup|[Cc]abinet|[Ff]orum|[Tt]rustees)\b"
        ),
    ),
    (
        "lead",  # "Dot Orr - speak to the owner of the hedge"
        re.compile(rf"^\W*(?P<owner>{OWNERS})\s*(?:\s[–—-]|:)\s+(?!do\b|will\b|can\b){VERB}\b(?!['’])"),
    ),
    (
        "ends",  # "Contact the county about the hole (Clerk)"
        re.compile(
            rf"^\W*(?=[A-Z])(?:To\s+)?(?i:{VERB})\b[^.;?]*?(?:[(\[]|\s[–—-]\s)\s*(?P<owner>{OWNERS})\s*[)\]]?\W*$"
        ),
    ),
    (
        "imperative",  # "Write to the bus firm."
        re.compile(
            r"^\W*(?:Write\s+(?:to|back)|Respond\s+(?:to|saying|that|with)|Reply\s+(?:to|saying|that)|Ask\s+(?:the|for|if|whether|[A-Z])|Obtain|Chase(?:\s+up)?|Invite|Arrange\s+(?:a|an|for|to|the)|Send\s+(?:an?|the|to)|Find\s+out|Look\s+into|Follow\s+up|Draft|Circulate|Investigate|Speak\s+to|Put\s+on)\s(?!.*\b(?:you|your)\b)"
        ),
    ),
    (
        "later",  # "deferred to the next meeting"
        re.compile(
            r"\b(?:discussion|vote|election|decision|review)s?\b[^.;?]{0,30}\bwill\s+(?:now\s+)?(?:take\s+place|be\s+held)\s+at\s+(?:the\s+)?(?:next|following)\b"
            r"|\b(?:deferred|carried\s+(?:forward|over)|held\s+over|postponed|brought\s+back|(?:to\s+be|be)\s+(?:discussed|considered|included|placed|put|added|brought|reviewed|raised|tabled|agenda(?:ed|’d|'d)?)(?:\s+\w+){0,6}?)\s+(?:(?:un)?til|to|at|for|on)\s+(?!this\b|that\b)(?:the\s+|a\s+|our\s+)?(?:(?!this\b)\w+\s+)?(?:next|future|following|subsequent|later|\w+ber|january|february|march|april|may|june|july|august)?\s*(?:\w+\s+){0,2}?(?:meeting|agenda)\b"
            r"|\bto\s+go\s+on(?:to)?\s+(?:the\s+)?(?:\w+\s+){0,2}agenda\b"
            r"|\bagenda\s+(?:item\s+)?for\s+(?:discussion\s+at\s+)?(?:the\s+)?(?:\w+\s+)?(?:meeting|agenda)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "arranged",  # "Meeting to be arranged between A and B"
        re.compile(
            r"^(?:(?!\b(?:is|are|was|were|has|have|had|will|would|said|says|may|might|can|could|should|need|needs|needed|continues?|continued|used|due|likely|expected|hoped?|planned|able|asked|stated|felt|that|which|who|there)\b)[^.;?]){3,90}?\bto\s+be\s+(?!called\b|held\s+(?:in|by|responsible)\b)(?:re-?)?"
            rf"(?:{VERB}(?:e?d|ied)|arranged|sent|written|chased|put|got|made|drawn\s+up|taken|brought|obtained|circulated|placed|sought|held|set|given|spent)\b(?![^.;,]{{0,40}}(?<!who)(?<!that)(?<!which)\s(?:has|have|is|are|was|were)\b)"
        ),
    ),
    (
        "passive",  # "Parking will be discussed with the county"
        re.compile(
            r"\b(?:will|(?:is|are)\s+to)\s+(?:now\s+|also\s+|then\s+)?be\s+(?:(?:re-?)?sent|consulted|carried\s+out(?!\s+by)|distributed|undertaken|lodged|rectified|communicated|tested|published|provided|issued|produced|updated|delivered|dealt\s+with|resolved|worked\s+through|archived|signed\s+by|checked|spoken\s+to|fed\s+back|taken\s+(?:up|back|to|forward)|put\s+(?:on|to|forward)|explored|clarified|drawn\s+to|shared\s+with|e-?mailed|drafted|advertised|placed\s+on|organised|set\s+up|picked\s+up|discussed|considered|reviewed|raised|circulated|investigated|chased|followed\s+up|looked\s+(?:at|into)|contacted|arranged|invited|asked\s+(?:for|whether|if|about)|reported\s+back|passed\s+on|brought\s+(?:back|forward|to)|added\s+to|asked\s+to|requested|written\s+to|sought|obtained|forwarded|notified|informed|monitored|carried\s+forward|deferred)\b"
            r"|\bwould\s+(?:also\s+|then\s+)?be\s+(?:sent\s+(?:to|out|round)|communicated|published\s+(?:on|in)|provided(?!\s+by)|issued|advertised|produced|reported\s+to|placed\s+on|investigated|told\s+about|raised\s+(?:with|at)|circulated|chased|followed\s+up|looked\s+into|reported\s+back|passed\s+on|added\s+to\s+the|checked|fed\s+back|taken\s+(?:up|back|forward))\b"
            r"|\b(?:letter|e-?mail|reply|response|reminder|invitation|request|answer|copy|link|enquir(?:y|ies))\s+(?:will|would|is\s+to)\s+be\s+(?:sent|written|made|issued|given|circulated|put|provided|supplied|prepared)\b"
        ),
    ),
)
#: What each form cannot do without; looked for first, since that is ten times as fast.
NEEDED = {
    form: re.compile(words)
    for form, words in {
        "marked": r"[(\[]\s*(?i:action)",
        "to": r"\bto\b",
        "undertook": r"\b(?:agreed|undertook|offered|volunteered|promised|committed|pledged|intends|myself|himself|herself|action|happy|willing|prepared|going|intending)\s+to\b",
        "would": r"\b(?:he|she|they)(?:\s+(?:would|will|wld|wd)\b|['’](?:d|ll)\b)",
        "decided": r"\b(?:agreed|decided|resolved|RESOLVED|suggested|proposed)\b",
        "will": r"\b(?:will|would|wld|wd|shd|is\s+to|are\s+to|should|needs\s+to|must)\b",
        "asked": r"\b(?:asked|requested|tasked|instructed|delegated|authorised|directed)\s+to\b|\b(?:tasked|charged)\s+with\b",
        "request": r"\b(?:asked|requested|instructed|tasked|directed|authorised|left|[Dd]elegated)\b",
        "for": r"\b(?:asked|requested)\s+(?:for|that)\b",
        "bare": r"\b(?:Clerk|Chair|Chairman|Secretary|Treasurer|[A-Z]{2,3})\b",
        "agreed": r"(?i:\b(?:agreed|decided|resolved)\b)",
        "that": r"\b[Tt]hat\b",
        "pronoun": r"\b(?:[Hh]e|[Ss]he)(?:\s+(?:would|will|wld|wd)\b|['’](?:d|ll)\b)",
        "elided": r"(?:,|\b(?:and|but|so|also|then))\s+(?:(?:will|would|wld|wd)\b|\w+\s+to\b)",
        "first": r"\b(?:I|[Ww]e)(?:\s+(?:will|shall)\b|['’]ll\b)",
        "thing": r"\b(?:asked|requested)\b.*\b(?:from|meeting)\b",
        "said": r"\b(?:would|will)\s+be\b",
        "took": r"\b(?:volunteered|offered|said|agreed|confirmed|replied|undertook|promised)\b",
        "being": r"\bbeing\b",
        "doing": rf"\s(?:{AT_WORK})\s",
        "could": r"\b(?:he|she|they)\s+could\b",
        "come": r"\b(?:come|return|go|be)\b",
        "listed": r"^\W*(?:\w{1,4}[).]\s+)?(?:[Aa]n?|[Tt]he|[Aa]ny|[Ff]urther|[Tt]wo|[Tt]hree)\s(?=.*\bbe\b)",
        "tobe": r"\bto\s+be\b",
        "given": r"\b(?:promised|offered|undertook)\s+an?\b",
        "lead": r"^.{1,60}?(?:\s[–—-]|:)\s+[a-z]",
        "ends": r"(?:\w[)\]]|\s[–—-]\s.{2,40})\W*$",
        "imperative": r"^\W*(?:Write|Respond|Reply|Ask|Obtain|Chase|Invite|Arrange|Send|Find|Look|Follow|Draft|Circulate|Investigate|Speak|Put)\b",
        "later": r"(?i:\b(?:meeting|agenda)\b)",
        "arranged": r"\bto\s+be\b",
        "passive": r"\b(?:will|to|would)\b.{0,6}\s+be\b",
    }.items()
}
