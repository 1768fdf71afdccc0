"""Say whether a reply is one: substance, a promise to come back, "not known yet", or no more than "noted"."""

import re
from typing import Literal

Kind = Literal["substance", "promise", "unknown", "noted", "declined", "empty"]

#: A cue this many words into a clause no longer decides it.
_LATE = 16

_SEEK = (
    r"(?:get back|come back|report (?:back|this|it|that|them|the)|feed (?:\w+ ){0,3}back|feedback|(?:bring|provide|give) (?:\w+ ){0,4}(?:figures?|update|numbers?|details)|look(?:ed|ing)? (?:into|at|in to)|find out|found out|check(?:ed|ing)?|make (?:some |further |more )?(?:enquiries|inquiries)|investigat\w+|follow(?:ed)? (?:\w+ ){0,3}up|"
    r"(?:take|taken|took) (?:(?:this|it|that|these|the|them|his|her) (?:\w+ )?)?(?:back|up|away|forward|on board|to (?:the|a))|raised? (?:this|it|that|these|the \w+|them|with|at)|bring (?:this|it|the \w+) (?:up|back|to)|speak (?:to|with)|talk to|liaise|contact|chase\w*|seek\w*|sought|"
    r"discuss\w*|consider\w*|review\w*|explor\w+|revisit\w*|examin\w+|defer\w*|pursu\w+|pass(?:ed)? (?:this|it|that|the|on)|ask|write|ring|phone|telephone|call (?:the|them|him|her)|visit|enquir\w+|inquir\w+|query|establish|clarify|ascertain|verify|respond|reply|let (?:the )?\w+ (?:\w+ )?(?:know|have)|think about|give (?:\w+ ){0,2}(?:thought|consideration)|obtain|research|confirm(?:ed)?(?= (?:this|it|that|the|at|by|with|back|later|in|when|whether|if|after)\b|$)|monitor\w*|keep (?:\w+ ){1,3}(?:informed|posted|updated|review)|advise (?:\w+ ){0,3}(?:later|once|when|in|at|of|further))"
)
_GIVE = r"(?:provide|send|circulate|supply|share|forward|publish|bring|produce|issue|e-?mail|present|submit|prepare)d?"
_GIVEN = r"(?:information|info|details?|figures?|updates?|answers?|cop(?:y|ies)|report|data|response|reply|list|breakdown|paper|minutes|clarification|statement|link|dates?|numbers?|note|summary|results?|briefing)"
_WILL = (
    r"(?:will|would|['’]ll|shall|(?:is|are|was|were) (?:\w+ )?to|is going to|are going to|undert(?:ook|ake) to|agreed (?:to|that (?:he|she|they) would)|offered to|promised to|asked to|happy to|willing to|intend(?:s|ed) to|hoped? to|plan(?:s|ned)? to)"
    r"\s+(?:also\s+|then\s+|now\s+|try to\s+|need to\s+|try and\s+|go (?:back )?and\s+|therefore\s+|have to\s+|certainly\s+|further\s+)*(?:be\s+)?"
)
_ACTION = rf"^(?:(?:action|actions|agreed)\b[\s:–-]*)?(?:(?:for )?(?:the\s+)?(?:(?-i:[A-Z])[\w.’'&/-]*,?\s+|and\s+|the\s+|clerk\s+|chair\s+){{0,6}}?)to\s+(?:be\s+|also\s+)?{_SEEK}\b|\b(?:agreed|resolved|decided|action)\b[^.]{{0,30}}\bto\s+(?:be\s+)?{_SEEK}\b"
_PROMISE = re.compile(
    rf"{_ACTION}|"
    rf"\b{_WILL}{_SEEK}\b|\b{_WILL}(?:be )?{_GIVE}\b(?:\s+\S+){{0,6}}?\s+{_GIVEN}\b|\b{_GIVEN}\s+(?:\w+\s+){{0,4}}(?:will|would|to)\s+be\s+(?:{_GIVE}|made available|given|available)\b"
    r"|\b(?:site visit|further (?:work|investigation|report|enquiries|information)|meeting|survey|review|inspection)\b[^.,;]{0,30}\b(?:would|will|to) be (?:arranged|organised|set up|sought|undertaken|commissioned|carried out|made|requested)\b"
    r"|\b(?:watch this space|will be in touch|be in touch)\b|\bmore (?:to come|information|details|news)\b[^.]{0,40}\b(?:soon|shortly|follow|later|due course)\b"
    r"|\bto be (?:confirmed|advised|discussed|considered|announced|decided|agreed|determined|investigated|followed up|checked|reviewed|raised|deferred|brought (?:back|to))\b"
    r"|\bfor (?:further )?(?:discussion|consideration) (?:at|by|in)\b|\b(?:on|to|for) (?:the )?(?:next|a future|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:['’]s)?|following)\b[^.]{0,30}\b(?:agenda|meeting)\b|\bagenda (?:item )?for\b|\bwas deferred\b|\bcarried (?:forward|over)\b",
    re.IGNORECASE,
)
_UNDERTAKING = re.compile(
    r"\b(?:agreed|undertook|promised|offered) to\b|\b(?:he|she|they|I|we) (?:will|would|['’]ll)\b|\b(?:clerk|chair(?:man)?|action|[A-Z]{2,4}) to [a-z]+\b|\bACTION\b"
)
_UNKNOWN = re.compile(
    r"\b(?:(?:not|n['’]t|nothing|no (?:final |firm |definite |further |more )?(?:decisions?|dates?|news|update|updates|information|details?|plans|answer|timescales?|figures?|confirmation|guidance|response|reply))\s+(?:\w+\s+){0,3}?(?:yet|been (?:made|decided|agreed|set|confirmed|finalised|received|determined|announced|given|told|notified)|available|decided|confirmed|known|finalised|determined|clear|at (?:present|this stage|this point|the moment|this time)|currently|so far|as yet|to report)"
    r"|not (?:yet )?(?:known|decided|confirmed|determined|finalised|clear|certain|sure|aware)|unknown|unclear|uncertain|too (?:early|soon)|remains? (?:to be|unclear|uncertain)"
    r"|(?:still|currently|presently|being|under|(?:yet|still|has|have|remains?) to be|in)\s+(?:being\s+|under\s+|to be\s+|in\s+|out\s+|ongoing\s+|subject to\s+)*(?:negotiat\w+|discuss(?:ed|ion|ions)|consider(?:ed|ation)|investigat\w+|look(?:ed|ing) (?:at|into)|decided|determined|finalis(?:ed|ing)|worked (?:on|out|up|through)|developed|drafted|review(?:ed)?|explored|assessed|confirmed|awaited|progressed)\b"
    r"|nobody (?:\w+ )?(?:knew|knows|was sure|could say)|(?:hard at work|work(?:ing|ed)? (?:very )?(?:hard|closely)|been (?:developing|looking|exploring|considering)|(?:currently|still|are|is|am|been) working (?:on|out|with|to|through))\b|(?:had|has|have) yet to\b|(?:talks?|discussions?|negotiations?|enquiries|investigations?|work) (?:was|were|is|are|had been|have been) (?:still |currently )?(?:ongoing|on-going|going on|continuing|under ?way|in progress|taking place)|await(?:ing|ed|s)?\b|waiting (?:for|on|to hear)|(?:could|can|was|were|is|am|are)(?: not|n['’]t|not)\s+(?:\w+\s+)?(?:say|comment|answer|confirm|give|able to (?:say|give|comment|answer|confirm|provide)|in a position)|unable to (?:say|give|comment|answer|confirm|provide|respond)|(?:did|do|does)(?: not|n['’]t) (?:\w+ )?(?:know|have (?:the|that|any|this) (?:information|figures?|answer|details?|data|number))|not (?:able|in a position) to"
    r"|(?:would|will|to) depend on|depend(?:s|ed|ing) (?:up)?on|subject to (?:further|a|the) (?:decision|discussion|review|outcome)|in due course|as soon as (?:we|it|they|this|these|possible|more)|nothing (?:definite|to report|further)|no idea|hard to say|difficult to say|tbc\b|tba\b|(?:will|would) be (?:announced|published|shared|released|communicated|confirmed|made available|posted|known|notified|in touch)\b|coming soon|keep (?:you|everyone|people|members|parents|residents) (?:informed|posted|updated)|hope(?:s|d|ful)? to (?:have|be able|know|announce|publish|share|confirm))",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"^(?:[\w.’' ]{2,40}\b(?:took|made|will take|would take) (?:a |due )?note\b|(?:this|that|it|the (?:point|comment|comments|question|matter|concern|request|information|report|update))\s+(?:was|were|is|has been)\s+(?:duly\s+)?(?:noted|acknowledged|recorded)(?!\s+that)|noted(?!\s+that)|(?:the )?[\w\s.’']{0,40}\b(?:thanked|welcomed)\b)[^,;]*$|^(?:members|councillors|governors|the (?:board|committee|panel|council|meeting)) noted (?:this|the (?:point|comment|question|concern|report|update|position))\W*$",
    re.IGNORECASE,
)
_DECLINED = re.compile(
    r"\b(?:declined|refused|not (?:prepared|willing) to|would not (?:comment|discuss|disclose|be drawn|speculate)|could not (?:comment|discuss|disclose)|cannot (?:comment|discuss|disclose)|no comment|commercially (?:confidential|sensitive)|confidential|not appropriate to (?:comment|discuss|answer))\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:(?:thank(?:s| you)|sorry|apolog\w+|good (?:question|point)|hi|hello|great question|we (?:understand|appreciate|recognise|know)|a (?:lively|long|full|brief|short)?\s*discussion|discussion (?:ensued|followed)|(?:there was|members had|the (?:board|committee|panel|council) (?:had|held)) (?:a |some )?(?:\w+ )?(?:discussion|debate)|(?:this|the (?:matter|item|issue)) was (?:\w+ )?(?:discussed|debated))\b)[^,;]{0,160}$",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r",\s+(?=(?:the|this|that|it|they|he|she|we|there|these|[A-Z]\w+)\s+(?:\w+\s+){0,3}?(?:is|are|was|were|will|would|has|have|had|can|could)\b)|(?:[,;]\s*|\s+[–—-]\s+|\s+)(?:but|however|although|though|and(?=\s+(?:said|thought|confirmed|would|will|he|she|they|it|we|the|there|that|agreed|undertook|offered|suggested|noted|has|had|could|asked|advised)\b)|whilst|as yet)\b\s*|;\s*",
    re.IGNORECASE,
)


def kinds_of(sentence: str) -> list[tuple[Kind, str]]:
    """Return a reply sentence in its clauses, each with what it gives."""
    pieces = [piece.strip(" ,;") for piece in _SPLIT.split(sentence) if piece and piece.strip(" ,;")]
    return [(kind_of(piece), piece) for piece in pieces] or [("empty", sentence)]


def kind_of(clause: str) -> Kind:
    """Say what one clause of a reply gives."""
    if _NOTED.match(clause):
        return "noted"
    if _EMPTY.match(clause):
        return "empty"
    if _early(_UNKNOWN, clause):
        return "unknown"
    if _early(_PROMISE, clause):
        return "promise"
    if _DECLINED.search(clause):
        return "declined"
    return "substance"


def undertakes(sentence: str) -> bool:
    """Say whether a sentence that answers also takes something on."""
    return _UNDERTAKING.search(sentence) is not None


def _early(pattern: re.Pattern[str], clause: str) -> bool:
    match = pattern.search(clause)
    if match is None:
        return False
    lead = _REPORTING.match(clause)
    return len(clause[lead.end() if lead else 0 : match.start()].split()) < _LATE


#: "Mr Pell said that", "The Clerk (JL) –": not counted among the words before a cue.
_REPORTING = re.compile(
    r"[\w.’'() ]{2,50}?(?:\s+(?:said|replied|stated|explained|advised|confirmed|reported|responded|answered|felt|thought|noted)(?:\s+that)?\b|\s+[–—-]\s|:\s)"
)
_FUTURE = re.compile(
    r"\b(?:will|would|['’]ll|shall|to be|hope[sd]? to|expect(?:s|ed)? to|aim(?:s|ed)? to|plan(?:s|ned)? to)\b"
)
_TIME = re.compile(
    r"\b(?:in (?:a|the next|the coming|about|two|three|four|six|a few|a couple of) ?(?:couple of |few )?(?:days?|weeks?|months?|weeks' time)|next (?:week|month|meeting|term|year|spring|summer|autumn|winter)|by (?:the end|mid|monday|tuesday|wednesday|thursday|friday|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter)"
    r"|soon|shortly|later (?:this|in)|in due course|in the (?:spring|summer|autumn|winter|new year)|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b",
    re.IGNORECASE,
)


def sets_a_time(sentence: str) -> bool:
    """Say whether a sentence says that something is to come, and when."""
    return _FUTURE.search(sentence) is not None and _TIME.search(sentence) is not None
