"""How questions, prompts for feedback and the headings of feedback are worded in English."""

import re
from collections.abc import Sequence

#: So many questions that nobody would put to those who give feedback make a page of questions.
_SURE = 3

_WH = r"(?:who|whom|whose|what|when|where|why|which|how)"
_AUX = (
    r"(?:is|are|am|was|were|do|does|did|can|could|will|would|shall|should|may|might|must|have|has|had|isn['’]t|aren['’]t|won['’]t|wouldn['’]t|"
    r"don['’]t|doesn['’]t|didn['’]t|can['’]t|couldn['’]t|shouldn['’]t|haven['’]t|hasn['’]t)"
)
_PRONOUN = r"(?:I|we|you|they|he|she|it|there|the|this|that|these|those|my|our|your|their|an?|no|each|every|both|another|any|all|some|someone|somebody|anyone|anybody|everyone|everybody|nobody|people|parents|staff|children|\w+s)"
_OPENS = re.compile(
    rf"^[\W_]*(?:(?:and|but|so|also|or|if so,?|in .{{1,40}},)\s+)?(?:{_WH}\b(?!ever)|{_AUX}\s+(?:{_PRONOUN})\b|what['’]s|who['’]s|where['’]s|how['’]s|whether\b)",
    re.IGNORECASE,
)
#: Between the sentences of somebody who tells something and then asks.
_LAST = re.compile(r"(?<=[.!])\s+(?=[A-Z])")
#: "Will Miller's Close be shut?": a verb first, and a mark further on.
_VERB = re.compile(rf"^[\W_]*{_AUX}\s[^.!]+?[?？]", re.IGNORECASE)
#: The mark, perhaps with an example behind it in brackets.
_ASKS = re.compile(
    r"[?？]\s*[\"'”’)\]*_]*\s*(?:\((?:e\.?g|i\.?e|for example|for instance|such as|including|like)\b[^()]*\)\W*)?$",
    re.IGNORECASE,
)
_WISH_TO_KNOW = re.compile(
    r"^\W*to ask (?:the|councillor|cllr|mrs?|ms)\b|\b(?:I|we)(?:['’]d| would)? (?:like|want|need|wish) to (?:know|ask|understand|hear)\b|\b(?:please|can you|could you) (?:explain|clarify|confirm|tell)\b",
    re.IGNORECASE,
)

#: Words that a question put to those who give feedback asks about: what they felt, not what is so.
_FELT = (
    r"(?:enjoy(?:ed)?|lik(?:e|ed)|dislik(?:e|ed)|lov(?:e|ed)|hat(?:e|ed)|think|thought|feel|felt|find|found|prefer|rate|recommend|chang(?:e|ed)|"
    r"improv(?:e|ed)|want|wish|suggest|hop(?:e|ed)|expect(?:ed)?|agree|disagree|support|oppose|learn(?:ed|t)?|value[d]?|benefit(?:ed)?|worr(?:y|ied)|"
    r"see (?:more|less|changed|improved|in)|hear|stop|start|continue|keep|do differently|appreciate[d]?|gain(?:ed)?|miss(?:ed)?|struggle[d]?|add|say|tell us|comment)"
)
_PROMPT = re.compile(
    r"(?:"
    rf"\b(?:did|do|would|could|have|should|were|are|can|might) you\b(?:\W+\w+){{0,4}}?\W+{_FELT}\b|"
    rf"\byou(?:['’]d| would| have| did|['’]ve)?\b(?:\W+(?:most|least|particularly|really|also|especially|like to|want to))?\W+{_FELT}\b|"
    r"\bhow (?:satisfied|likely|useful|helpful|easy|happy|clear|well|important|confident|would you)\b|"
    r"\bhow (?:was|were)\b(?!.{3,80}\b(?:\w+ed|chosen|made|done|taken|given|set|held|built|paid|found|drawn|known|put|kept|spent|told|run)\b\W*$)|"
    r"\b(?:what|which)\b.{0,60}\b(?:went|work(?:s|ed)|going|done|do|does|did|is|was|be)\b.{0,12}\b(?:well|best|badly|wrong|less well|not so well|differently|better|good|bad|missing|useful|helpful)\b|"
    r"\b(?:could|can|should|might|would|to) (?:we |it )?(?:(?:the|this|these|our|your|an?) \w+ (?:\w+ )?)?(?:be |have been )?(?:done |made |run )?(?:improve[d]?|better|differently)\b|"
    r"\bany (?:other|further|additional|more|final|general|last|extra)?\s*(?:comments?|thoughts?|feedback|suggestions?|remarks?|ideas|views|observations?|concerns|issues)\b|"
    r"\banything (?:else|you|to add|that)\b|"
    r"\bwhat (?:are|were|is|was) (?:the |your |its |their )?(?:main |key |biggest |most |least |greatest )?\w*\s?"
    r"(?:strengths?|weaknesses|views?|thoughts?|concerns?|hopes?|fears?|worries|expectations|opinions?|impressions?|highlights?|challenges|favourite|favorite|best|worst|barriers|priorities|useful|helpful|enjoyable|benefits)\b|"
    r"\bplease (?:tell us|explain|describe|comment|give|share|add|provide|say|write|let us know|specify|expand|use the)\b|\btell us\b|"
    r"\bwhat\b.{0,24}\b(?:worries|concerns|matters|frustrates|helps|stops|prevents|pleased|pleases|surprised|annoys|annoyed|excites|excited|makes|made)\b.{0,12}\byou\b|"
    r"\b(?:what|which|any) (?:other )?(?:suggestions?|ideas|comments?|feedback|thoughts|views) (?:do|did|would|have) you\b|"
    r"\btoo \w+\b.{0,40}\b(?:about|just) right\b|\b(?:about|just) right\b.{0,20}\btoo \w+\b|"
    r"\bin your (?:own words|opinion|view|experience)\b|\bwhat else\b|\bshould have asked\b"
    r")",
    re.IGNORECASE,
)

_GOOD = (
    r"(?:what|things?|one thing|one good thing|something)?\s*(?:that )?(?:went|works?|worked|is working|has worked|was|we do|(?:you|we|they|staff|pupils|students) (?:liked?|loved?|enjoyed))?\s*(?:really |very )?"
    r"(?:well|good|best|positives?|liked?|loved?|enjoyed|great|working)"
)
_WORDS = (
    r"(?:like[sd]?|dislike[sd]?|love[sd]?|hate[sd]?|enjoyed|learn(?:ed|t)|lacked|longed for|wished for|strengths?|weaknesses|weak points|strong points|opportunities|threats|challenges|barriers|obstacles|concerns?|worries|fears?|hopes?|wishes|"
    r"wish ?list|aspirations?|ambitions|expectations|ideas?|suggestions?|improvements?|complaints?|compliments?|praise|thanks|thank yous?|appreciations?|gripes|grumbles|"
    r"pros|cons|advantages|disadvantages|benefits|drawbacks|downsides|upsides|positives?|negatives?|pluses|minuses|plus|minus|delta|highlights?|lowlights?|"
    r"good (?:points?|bits?)|bad (?:points?|bits?)|(?:best|worst|hardest|favourite) (?:bits?|parts?|things?|moments?)|good things?|bad things?|keep|stop|start|continue|more of|less of|rose|roses|thorns?|buds?|glad|sad|mad|kudos|frustrations?|pain points|"
    r"what(?:['’]s| is| was) (?:(?:really |very |so |not |not so )?(?:good|great|bad|hard|working|missing|wrong|annoying)|not)|what(?: is|['’]s)? work(?:s|ed|ing)|what (?:does|did|is)(?:n['’]t| not)(?: work(?:ing)?)?|bright ideas|"
    r"sticky notes?|post-?its?(?: notes?)?|comments? cards?|comment slips?|ebi|www|even better if|better if|what went well|comments?|feedback|remarks?|reactions?|responses?|opinions?|views|quotes?|quotations|testimonials?|observations|"
    r"reflections?|questions?|queries|issues|problems|risks|needs|parking lot|(?:question|parking) (?:bin|wall|board|box)|requests?|wants|lessons learn(?:ed|t)|takeaways|successes|failures|disappointments|surprises|"
    r"information (?:I|we|you) need|support (?:I|we) need|areas? (?:for|of|to) (?:improvement|development|improve|develop|concern))"
)
_FILL = (
    r"(?:parked|unanswered|outstanding|burning|open|bright|my|our|your|their|the|some|other|further|additional|general|main|key|any|all|more|few|common|overall|individual|specific|final|initial|early|written|verbal|open|free|text|free-text|"
    r"staff|parents?|parent|pupils?|student|students['’]?|residents['’]?|public|customer|visitor|user|patient|participants?|participant|member|community|children['’]?s?|families|young people['’]?s?|team|"
    r"we|I|you|they|have|had|has|raised|received|made|given|heard|shared|expressed|from|of|about|on|for|with|and|or|&|/|to|at|in|this|that|today|session|sessions|day|event|project|meeting|workshop|course|visit|service|consultation|survey|"
    r"what|said|told|us|asked|\d+[.)]?)"
)
_HEADED = re.compile(
    rf"^(?:{_FILL}(?!\w)[\s:,-]*)*{_WORDS}(?!\w)(?:[\s:,/&-]*(?:{_FILL}|{_WORDS})(?!\w))*(?:\s*\([^()]{{1,100}}\))?\W*$",
    re.IGNORECASE,
)
_PHRASES = re.compile(
    r"(?:"
    r"\b(?:went|works?|worked|working|going|do|did|done) (?:really |very |so |less |not so )?(?:well|badly)\b|\beven better\b|"
    r"\b(?:could|can|should|to|might) (?:be |have been )?(?:improved?|better|done better|changed)\b|\bneeds? improv\w+|\broom for improvement\b|"
    r"\bone (?:good )?thing\b|\b(?:two|three|\d) (?:good )?things\b|\bthings? (?:that )?(?:we|you|they|I|people|staff|parents|students|pupils|residents|children|users|to|which|the \w+)\b(?:\W+\w+){0,3}?\W+(?:do|can|could|should|like|liked|love|loved|enjoy|enjoyed|want|would|improve|change|keep|stop|start|hate|dislike|disliked|need|think|said)\b|"
    r"\bwhat (?:people|you|we|they|residents|parents|staff|pupils|students|participants|respondents|users|patients|visitors|families|children|our \w+) (?:(?:didn['’]t|did not|don['’]t) )?(?:said|told (?:us|me|the \w+|our \w+)|tell us|heard|think|thought|say|like|liked|would like|want|wanted|asked for)\b|"
    r"\b(?:most|least) (?:useful|helpful|enjoyed|enjoyable|liked|valuable|interesting|important)\b|\b(?:liked?|enjoyed) (?:most|best|least)\b|"
    r"^\W*what (?:I|we|you|they|staff)(?:['’]d| would)? (?:still )?(?:need|want|like|have) to (?:know|ask|find out|hear)\b|^\W*what(?:['’]s| is)? (?:bother|worr(?:y|ie)|concern|frustrat|annoy|excit|pleas|help|scare)\w* (?:me|us|you|them|people|staff)\b|^\W*what(?:['’]s| is| gets)? (?:getting )?in (?:the|our|your) way\b|^\W*what(?:['’]s| is) (?:stopping|holding|missing|helping)\b|^\W*what (?:I|we|you|they|staff) (?:hope|fear|wish|dread|worry)\b|"
    r"\b(?:we|I|they) (?:liked?|loved?|enjoyed|wish|wonder|hated)\b|\bI (?:like|wish|wonder)\b|\bwhat if\b\W*$|\bin their own words\b|"
    r"\b(?:feedback|comments|suggestions|concerns|ideas|responses|remarks|worries|hopes|fears|wishes|complaints|compliments|objections|thoughts|reflections|reactions) "
    r"(?:from|on|about|for|at|after|during|raised|received|made|by|by topic|by theme|not|still|yet|given|left|posted|written|gathered|collected|heard|shared|submitted|sent in)\b|"
    r"\b(?:more|less) of\b\W*$|\b(?:concerns|hopes|fears|worries|ideas|issues|questions) (?:I|we|you|they) have\b|\bdo differently\b|\bgeneral thanks\b"
    r")",
    re.IGNORECASE,
)
#: Where it stood, in front of what it says: "Flipchart 2: …", "Table A – …".
_WHERE = re.compile(
    r"^(?:flip ?chart|session|sheet|table|group|theme|topic|section|board|station|poster|wall|prompt|part|exercise|activity|task)\s*(?:\d{1,2}|[A-H]\b)?\s*[:.)–—-]\s*(?=\w)",
    re.IGNORECASE,
)
#: "You can send your comments by:" says how, and heads none of them.
_CHANNEL = re.compile(
    r"\b(?:by|via|to|through|at|in (?:the following|one of these|several) ways)\s*:?\W*$", re.IGNORECASE
)
_INVITES = re.compile(
    r"^\W*(?:(?:any|have|got|do you have|still have|more|further|other|additional|unanswered)\W+)+(?:\w+\W+){0,3}?(?:questions?|queries|comments?|feedback|concerns?|suggestions?|information|help|enquiries)\b.{0,40}$|"
    r"^\W*(?:contact(?: us| details| information)?|get in touch|need (?:more |further )?(?:help|information|support|advice)|still (?:stuck|need help|unsure|got questions)|"
    r"(?:did|didn['’]t|could you|couldn['’]t|can['’]t|cannot|not) (?:you )?find (?:what|the|your|an answer).{0,40}|was this (?:page|article|information|answer)? ?(?:helpful|useful).{0,20}|is (?:there )?anything wrong with this page.{0,5}|"
    r"(?:who|where|how) (?:can|do|should) (?:I|we|you) (?:contact|get in touch).{0,30}|ask (?:us )?(?:a|your) question)\W*$",
    re.IGNORECASE,
)
#: Words that ask for something to be told, though they are no question.
_TELL = re.compile(
    r"^\W*(?:\d+\W+)?(?:please\s+|kindly\s+)?(?:can you\s+)?(?:explain|confirm|clarify|describe|detail|tell (?:us|me)|advise|outline|set out|state|list|provide|supply|give)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\W*(?:introduction|overview|background|contents?|table of contents|in this (?:page|article|section)|on this page|about(?: us| this \w+| the \w+)?|summary|conclusions?|"
    r"appendix.*|(?:frequently asked )?questions?(?: and answers?| & answers?)?|faqs?.{0,40}|.{0,60}\b(?:faqs?|frequently asked questions|questions (?:and|&) answers|q ?(?:&|and) ?a)s?\b.{0,20}|"
    r"useful links|links|references|resources|further (?:information|reading)|more information|related.{0,40}|see also|notes?|disclaimer|acknowledgements?|glossary|definitions|extras?|key (?:dates|facts|contacts))\W*$",
    re.IGNORECASE,
)

_STEPS = re.compile(
    r"^\W*(?:(?:what happens |what(?:['’]s| is) )?next(?: steps?)?|actions?(?: \w+)?|action (?:points|items|plan|log)|agenda|aims?|goals?|objectives?|purpose|timetable|timeline|schedule|"
    r"programme|attend(?:ance|ees)|present|apologies|participants|who (?:came|attended|responded|took part)|method(?:s|ology)?|how we (?:consulted|asked|did (?:it|this))|results|key findings|recommendations|decisions?)\W*$",
    re.IGNORECASE,
)

_NOTHING = re.compile(
    r"^\W*(?:n\s?/?\s?a|none?|nil|no(?:pe|thing)?|not applicable|no comments?|nothing(?: else| really| to add| in particular| comes to mind)*|[-–—.?x]+|as above|idk|don['’]?t know|no(?:t)? (?:sure|idea|answer|response|more)|see above|same|ok)\W*$",
    re.IGNORECASE,
)


def asks(text: str) -> bool:
    """Whether a text is worded as a question, with or without a question mark."""
    text = text.strip()
    return bool(
        _ASKS.search(text)
        or ("?" in text[:-1] and (_OPENS.search(text) or _VERB.match(text)))
        or (_OPENS.search(text) and len(text.split()) <= 40)
        or _WISH_TO_KNOW.search(text)
        or _OPENS.search(_unended(text))
    )


def _unended(text: str) -> str:
    """Return the last sentence of a text, where nothing ends it."""
    return "" if text[-1:] in ".!:;" else _LAST.split(text)[-1]


def ends_asking(text: str) -> bool:
    """Whether a text ends with a question mark."""
    return bool(_ASKS.search(text))


def opens_asking(text: str) -> bool:
    """Whether a text begins as a question does ("How …", "Will there …")."""
    return bool(_OPENS.search(text.strip()) or _OPENS.search(_unended(text.strip())))


def prompts(text: str) -> bool:
    """Whether a line asks people for their feedback ("What did you enjoy most?"), which is no question of theirs."""
    return len(text) <= 400 and bool(_PROMPT.search(text)) and not invites(text)


def wants_told(text: str) -> bool:
    """Whether a text asks for something to be told without a question ("Please provide the figures.")."""
    return bool(_TELL.match(text))


def puts_questions(texts: Sequence[str]) -> bool:
    """Whether lines that ask are people's questions, though a few of them might also be put to those who give feedback."""
    prompted = sum(map(prompts, texts))
    return len(texts) - prompted >= _SURE and prompted * 2 < len(texts)


def heads_feedback(text: str) -> bool:
    """Whether a heading names a kind of feedback ("Strengths", "What went well", "Flipchart 2: Concerns I have")."""
    line = " ".join(re.sub(r"^[^\w(]+", "", text.strip(" *_#:")).split())
    line = _WHERE.sub("", line) or line
    return (
        0 < len(line) <= 160
        and not (text.rstrip(" *_").endswith(":") and _CHANNEL.search(line))
        and bool(_HEADED.match(line) or _PHRASES.search(line) or re.fullmatch(_GOOD, line, re.IGNORECASE))
    )


def invites(text: str) -> bool:
    """Whether a line only invites contact ("Any further questions?")."""
    return len(text) <= 120 and bool(_INVITES.match(text))


def is_section_name(text: str) -> bool:
    """Whether a heading names a part of a page rather than a thing asked."""
    return len(text) <= 120 and bool(_BARE.match(text) or _STEPS.match(text))


def says_nothing(text: str) -> bool:
    """Whether a free-text answer holds nothing ("n/a", "none", "-")."""
    return len(text) <= 40 and bool(_NOTHING.match(text))
