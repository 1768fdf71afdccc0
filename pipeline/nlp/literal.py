"""Tell a question put in so many words: by its mark, its order of words, its label, or its place in a sheet."""

import re

from pipeline.nlp.askers import named_behind, named_over
from pipeline.nlp.interrogative import likelihood
from pipeline.nlp.name_words import TITLE
from pipeline.nlp.notices import is_notice

_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|shall|may|might|am|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|don['’]t|doesn['’]t|didn['’]t|can['’]t|couldn['’]t|won['’]t|wouldn['’]t|shouldn['’]t|hasn['’]t|haven['’]t)"
_SUBJECT = r"(?:there|it|this|that|these|those|the|an?|any|anyone|anybody|everyone|all|some|my|our|your|their|his|her|we|you|they|I|he|she|people|one|more|other|no|not the)"
_TURN = r"(?:they|it|there|this|we|he|she|anybody|anyone|somebody|someone)"
_LEAD = r"(?:(?:and|but|so|also|then|or|if so|if not|please|firstly|secondly|finally|secondly|in addition)[,:]?\s+)?"
_INVERTED = re.compile(rf"{_LEAD}{_AUX}\s+{_SUBJECT}\b", re.IGNORECASE)
_INVERTED_NAME = re.compile(
    rf"{_LEAD}(?:Is|Are|Was|Were|Do|Does|Did|Has|Have|Can|Could|Would|Should)\s+(?!Not\b)[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*\s+(?!(?:said|asked|agreed|reported)\b)[a-z]+"
)
_INVERTED_NOUN = re.compile(
    r"(?:Is|Are|Was|Were|Does|Did|Has|Have|Can|Could|Would|Should|Will)\s+(?!(?:been|be|not|now|also|to|still|already|therefore|only|being|in|on|at|of|with|by|due|very|well|always|never|an?|required|complete\w*|needed|ongoing|attend\w*|meet\w*|like|have|continue\w*|need\w*)\b|\w+ed\b)"
    r"[a-z][\w’'-]+\s+(?:\w+\s+){0,4}?(?:be|been|being|take|taking|taken|going|have|need|get|provide|help|\w+ing|\w+ed|given|made|done|put|planned|possible|available|likely|required)\b"
)
_WH_AUX = re.compile(
    rf"{_LEAD}(?:(?:why|how|when|where|who|what|which|whose|whom)\s+(?:exactly\s+|else\s+|then\s+|much\s+|many\s+|often\s+|long\s+|far\s+|soon\s+|about\s+)?{_AUX}\b"
    rf"|(?:what|which|whose|how\s+(?:many|much|often|long|far|soon|big|large|high|safe|likely)|how(?!\s+(?:the|an?|we|they|it|i|you|he|she|our|your|their|this|these|those|people|to)\b))\s+(?:[\w’'/-]+\s+){{1,6}}?{_AUX}\s+(?:{_SUBJECT}|[\w’'-]+)\b|(?:why|how|when|where|who|what)['’](?:s|re|d|ll|ve)\s|why\s+(?:not|no|the|only)\b|(?:what|how) about\b|what if\b|who\s+\w+s\b|how come\b|who else\b|what else\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:whether|if|how|what|when|where|why|who|which|whose)\b", re.IGNORECASE)
#: What stands before the question in "Costs & who pays" is a thing, no statement.
_VERB = re.compile(
    r"\b(?:I|we|they|he|she|you|it|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|should|must|feel|think|need|hope|wish|love|like|said|came|took|made|\w+ed)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"(?:[–—:&]|\s-|\band\b)\s*(?:how|what|when|whether|who|why|where)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?P<number>Q\s*(?:\d{1,3}[a-z]?)?\.?)|(?:(?:supplementary|further|follow[- ]up|written|public|verbal|parent|governor|staff|resident|member)['’]?s?\s+)*(?:question|query|challenge|governor challenge|supplementary|follow[- ]up)\s*(?:no\.?\s*)?\d{0,3}[a-z]?|Qs?)"
    r"\s*(?:(?:(?:submitted|received|sent(?: in)?|put|asked|tabled|raised)\s+)?(?:from|by)\s+(?P<from>[^:;.?]{2,60}?)|[(\[](?P<who>[^()\[\]]{1,60})[)\]])?\s*(?:[:.)–—-]+)\s+",
    re.IGNORECASE,
)
_NAMED = re.compile(r"((?:[A-Z][\w.’'-]*\s?|of\s|the\s|a\s|from\s){1,7})\s*:\s+")
#: "Q who has the key", as notes are taken in haste; "Q and A" is none.
_BARE_LABEL = re.compile(
    r"Q,?\s+(?:(?=(?:who|wh?[ao]t|when|where|why|how|which|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|any|pls|please)\b)|(?<=,\s))"
)
_ANSWER_LABEL = re.compile(
    r"(?-i:Ans\s(?=[a-z])|A,\s(?=[A-Z(]))|(?:A\s*(?:\d{1,3}[a-z]?)?|ans(?:wer)?|response|reply|responded|answer given|council response|our response|clerk['’]s response|chair['’]s response|response from [^:.]{2,50}|answer from [^:.]{2,50})\s*(?:\d{1,3})?\s*(?:[(\[][^()\[\]]{1,60}[)\]])?\s*[:.)–—-]\s*",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"^(?:any|further|more|other|still have|still got|got(?: a| any)?|have(?: you)?(?: any| a| more| further| got any)*|do you have(?: any| a| more| further| other)*)\s+(?:other\s+|further\s+|more\s+)?(?:questions?|quer(?:y|ies)|comments?|concerns?|thoughts|feedback|suggestions)\b[^.]{0,60}\?*$"
    r"|^(?:questions?(?!\s*(?:no\.?\s*)?\d)|quer(?:y|ies)|comments?|any other business|aob|q\s*&\s*a|need (?:more )?help|want to know more|more information|can['’]t find (?:what|your)|still (?:unsure|confused|need help)|not sure)\b[^.?]{0,50}\?+$"
    r"|\b(?:what (?:could|can|should|would) (?:be|we|have been) (?:improved?|do(?:ne)? (?:better|differently))|how (?:could|can|should|would|might) (?:we|this|these|it|the|our|your) (?:[\w’'-]+ ){0,4}?(?:be )?(?:improved?|(?:do(?:ne)? |made )?better)|what matters (?:most )?to you|what do you (?:most )?value|what went well|what worked(?: well)?|what did you (?:like|enjoy|think|find|learn)|how (?:satisfied|likely|would you rate|did you (?:find|hear))|what (?:else )?should we have asked|any (?:final|other|further) (?:thoughts|comments|suggestions)|is there anything (?:else )?(?:you|that)|would you recommend|did you find (?:this|what))\b",
    re.IGNORECASE,
)
_RHETORICAL = re.compile(
    r"\b(?:who cares|what(?:['’]s| is| was) the (?:point|use)|(?:is|was) it any wonder|(?:can|could|would) you (?:believe|credit|imagine)\b|(?:are|am|is) (?:we|i|anyone|anybody) (?:really )?(?:supposed|meant|expected) to\b|how do (?:you|they) sleep|how is (?:that|this|it) (?:fair|right)\b|how (?:is|are) \w+ meant to|who (?:on earth|in their right mind|wouldn['’]t|would have thought|needs)|what (?:on earth|in the world|more can|did (?:you|they) expect)|where will it (?:all )?end|"
    r"how (?:on earth|dare|can (?:they|you|anyone|it be) (?:expect|justify|think|call|possibly|be right)|hard can|stupid|ridiculous)|why (?:on earth|bother|oh why|would (?:anyone|you|anybody)|should (?:we|i|anyone|anybody|taxpayers|residents|people)\b)|isn['’]t it (?:time|obvious)|don['’]t (?:they|you) (?:know|realise|care|think)|"
    r"do (?:they|you) (?:really|honestly|even|not) |are (?:they|you) (?:serious|joking|kidding|having a laugh)|seriously|really|remember when|guess what|you know what|surely|need i say|what next|who knows|whatever happened to|says who|or what|joke)\b[^?]*\?"
    r"|(?:,\s*(?:isn['’]t it|aren['’]t (?:they|we)|don['’]t (?:they|you|we)|right|eh|no|yes|hey|innit|ok|okay|huh|wasn['’]t it|won['’]t (?:it|they)|doesn['’]t it|didn['’]t (?:they|it)|(?:is|are|was|were|do|does|did|has|have|can|could|will|would|should)(?:n['’]t)? (?:it|they|he|she|we|you|there)))\s*\?"
    r"|^(?:you|they|we|it|he|she|this|that)\b[^?]*\s(?:haven|isn|aren|don|didn|won|wasn|doesn)['’]t (?:you|they|it|we)\s*\?"
    r"|^(?:really|seriously|what|eh|huh|why|so what|and|or)\s*\?+",
    re.IGNORECASE,
)
_WANTS_TOLD = re.compile(
    r"\b(?:please\s+(?:can|could|would|will)\s+(?:you|someone|somebody|we|i|they)\s+\w+|(?:please|(?:can|could|would|will)\s+(?:you|someone|somebody|we|i|the council|they)(?:\s+please)?)\s+(?:explain|clarify|confirm|advise|tell (?:us|me)|let (?:us|me) know|have (?:more )?(?:clarity|information|details))"
    r"|(?:would|i['’]d|we['’]d|i|we)\s*(?:would\s+)?(?:really\s+)?(?:like|love|want|need|wish)\s+(?:to (?:know|understand|hear|find out|ask|see more information)|more (?:information|info|details?|clarity)|clarification|information|details|clarity)|(?:would be|['’]d be|be|am|i['’]m) (?:good|useful|helpful|nice|interested|keen|great|interesting) to (?:know|understand|hear how|find out)|\b(?:i|we) need to know"
    r"|i\s+(?:just\s+)?wonder(?:ed)? (?:if|whether|why|how|what|when)|my question is|(?:not|still|it['’]s|it is) (?:clear|unclear|sure|explained) (?:how|what|when|whether|why|who|where|if)|unclear (?:how|what|when|whether|why|who|where|if)|(?:i|we) (?:do(?:n['’]t| not)|still do(?:n['’]t| not)) understand (?:how|why|whether|who))\b",
    re.IGNORECASE,
)
#: A reply that follows with no stop between, as in hurried notes: "… or the club This is not decided".
RUNS_ON = re.compile(
    r"(?<=[a-z])(?<!\bwill)(?<!\bdoes)(?<!\bdid)(?<!\bis)(?<!\bwas)(?<!\bcan)(?<!\bhas)\s+(?=(?:This|That|It|They|There|Yes|No|Not|We|He|She|Still|Probably)\b(?:[,.]|\s+[a-z]+))"
)
_INFORMATION = re.compile(
    r"\b(?:information|info|know|be told|questions?|quer(?:y|ies)|unclear|find out|clarif\w+|ask(?:ed)?|unsure|don['’]t understand|unanswered)\b",
    re.IGNORECASE,
)
_ASKS_FOR_QUESTIONS = re.compile(
    r"\b(?:like|want|need|wish) to (?:know|ask|find out|be told|hear)|\b(?:what|which|any|your) (?:other )?(?:questions|information)\b",
    re.IGNORECASE,
)
_NO_NEED = re.compile(
    r"^(?:an?\s+[a-z]+er\s+\w+|(?:an?\s+)?(?:more|less|better|greater|fewer|clearer|fairer|stronger|improved)\s+(?!information|info|details?|clarity|guidance|advice|news|about|on\b|clarification|explanation|data|facts)|(?:we|i|they|staff|people)\s+(?:should|hope|feel|think|must|like|love|am|are|have|want to)\b|that\s+|hope\w*\s|thanks?\b|thank you|just to (?:say|thank)|well done|keep up|none\b|nothing\b|n/?a\b|no\b|nope\b|nah\b|nil\b|idk\b|dunno\b|(?:i )?don['’]?t know\W*$|not (?:applicable|really|sure\W*$)|see above|as above|\W*$)",
    re.IGNORECASE,
)


def is_literal(sentence: str, *, item: bool = False) -> bool:
    """Say whether a sentence is a question by its mark or its order of words.

    Parameters
    ----------
    sentence : str
    item : bool
        It stands in a list, where a question without its mark is told by its first word alone.
    """
    if is_notice(sentence):
        return True
    return _asks(sentence.strip(" \"'“”‘’*_>"), item=item) and not is_prompt(sentence)


def _asks(bare: str, *, item: bool) -> bool:
    """Say the same of a sentence without the marks around it, a prompt counted in."""
    if "?" in bare[-4:]:
        if bare.endswith((")", ")!", ").")) and not _OPENS_QUESTION.match(bare):
            return False
        return len(re.findall(r"\w+", bare)) >= 2 and not re.match(r"(?:maybe|perhaps|possibly)\b", bare, re.IGNORECASE)
    if re.search(r"\?[)\]\"'”’]?\s+[(\[]?\w", bare) and _WH_AUX.match(bare):
        return True
    if _SAID_QUOTED.search(bare):
        return True
    if bare.endswith((":", "!")) or _NO_QUESTION.match(bare):
        return False
    if not _MAY_OPEN.match(bare):
        return item and _tail_asks(bare)
    if named_behind(bare):
        return True
    likely = likelihood(bare)
    if _IMPERATIVE.match(bare) and likely < _LIKELY:
        return False
    if _INVERTED.match(bare) or _INVERTED_NAME.match(bare) or _INVERTED_NOUN.match(bare):
        return likely >= _DOUBT and (item or not re.match(r"(?:may|might|had|should|were)\b", bare, re.IGNORECASE))
    if likely >= _SURE and _TURNED.search(bare, 0, 90) and not _WILLIAM.match(bare) and not _ELLIPTIC.match(bare):
        return True
    if item:
        return (
            (bool(_WH_AUX.match(bare)) and likely >= _DOUBT)
            or (bool(_ITEM_CONDITION.match(bare)) and likely >= _UNLIKELY and not _THERE.search(bare))
            or _tail_asks(bare)
        )
    return likely >= _SURE and _WH_AUX.match(bare) is not None


def _tail_asks(bare: str) -> bool:
    """Say whether what stands behind a dash is the question: "The field is let - who pays for the gate"."""
    tail = re.split(r"\s[–—-]\s", bare)[-1]
    return tail != bare and bool(_WH_AUX.match(tail) or _INVERTED.match(tail))


#: With these the model of words says yes or no to a question without its mark.
_SURE, _LIKELY, _UNLIKELY, _DOUBT = 0.93, 0.8, 0.5, 0.2
_MAY_OPEN = re.compile(
    rf"{_LEAD}(?:who|what|when|where|why|how|which|whose|if|given|as|since|with|{_AUX})\b", re.IGNORECASE
)
#: Verb before subject, which a mere "How much you get depends …" lacks.
_TURNED = re.compile(rf"\b{_AUX}\s+(?:{_SUBJECT}|[A-Z][a-z]+)\b")
#: Behind a name this is what was asked: "Cllr Pell: whether the lamp had been mended."
WHETHER = re.compile(r"(?:and\s+)?whether\b(?:(?!\bor not\b).)*$", re.IGNORECASE)
_SAID_QUOTED = re.compile(r"\?[”\"’']\s+(?:said|asked|enquired|came|was|wondered|[A-Z]|the\s|an?\s|one\s)")
#: What opens like a question and is none: "What mattered was that …", "So do we.", "Had it rained, we would have …".
_NO_QUESTION = re.compile(
    rf"(?:what|who|where|how|why|when|whether)\s+(?:(?!{_AUX}\b)[\w’'-]+\s+){{0,9}}?(?:is|was|are|were|will be|has been|had been)\s+(?:(?!(?:who|that|which|and|but|if|when|while|because)\b)[\w’'-]+\s+){{1,9}}?(?:is|was|are|were|must|will|would|has|have|had|remains?|depends?)\b(?<!\bto have)"
    rf"|(?:what|who)\s+(?!{_AUX}\b)(?:\w+(?:ed|s)|came|went|made|gave|kept)\s+(?:[\w’'-]+\s+){{0,6}}?(?:is|was|are|were)\b"
    r"|(?:who|what|how|when|where|whether)\b.{5,80}?\b(?:has|have|is|are|was|were|remains?) (?:yet to|still to be|a matter|unclear|unknown|well known|up to|settled|set out)\b"
    r"|who\s+does\s+what\b"
    rf"|if\b[^?]{{3,80}}?\bthen\s+(?!{_AUX}\b|what\b|who\b|why\b|how\b|when\b|where\b)"
    rf"|(?:so|nor|neither)\s+{_AUX}\s+(?:[\w’'-]+\s+){{0,3}}[\w’'-]+\W*$"
    rf"|(?:had|should|were)\s+{_SUBJECT}\b.*?\b(?:would|could|might|may|will|shall|can)\b",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(r"(?:do (?:this|that|these|those|it|not)|have (?:a|an|another|some|your))\b", re.IGNORECASE)
_ELLIPTIC = re.compile(
    rf"{_AUX}\s+(?:\w+ed|been|to|not|now|also|sent|done|made|put|in|on|at|consider|look|check|try|take|bring|raise|discuss|add|speak|make|get)\b",
    re.IGNORECASE,
)
_WILLIAM = re.compile(r"(?:Will|Mark|May|Grant)\s+[A-Z]")
_OPENS_QUESTION = re.compile(rf"{_LEAD}(?:who|what|when|where|why|how|which|whose|{_AUX})\b", re.IGNORECASE)
_THERE = re.compile(r"\b(?:is|are) (?:there|here) (?:to|for)\b")
_ITEM_CONDITION = re.compile(
    rf"(?:if|when|with|given|as|since)\b[^.?]{{5,90}}?,?\s{_AUX}\s+(?:there|it|this|that|the|we|you|they|I|he|she|any|more)\b",
    re.IGNORECASE,
)


_RUNS_INTO = re.compile(
    rf"(?:,|;|\s[–—-]|\band|\bbut)\s+(?:so\s+|then\s+)?(?:(?:when|why|how|what|who|where)\s+(?:{_AUX})\s+(?:{_TURN})|(?:could|can|was|were|is|are|would|will|did|do|does|should)(?:n['’]t)?\s+(?:{_TURN})(?!\s+(?:who|that|which)\b))\b"
)
_REMARKS = re.compile(
    r"\b(?:said|says|felt|thought|noted|mentioned|remarked|commented|complained|pointed|observed|added|raised|reported)\b"
)


def runs_into_question(sentence: str) -> bool:
    """Say whether a remark in minutes runs on into a question: "Mrs Dent said it was muddy, could it not be drained."."""
    match = _RUNS_INTO.search(sentence)
    return match is not None and _REMARKS.search(sentence, 0, match.start()) is not None and "“" not in sentence


_PLAIN = re.compile(
    rf"{_LEAD}(?:(?:can|could|will|would|shall|should|may|is|are|does|am)(?:n['’]t)?\s+(?:i|we|you|they|he|she|it|there|the|this|that|these|those|any|anyone|anybody|someone|our|my|your|his|her|their)"
    r"|(?:do|did|has|have)(?:n['’]t)?\s+(?:i|we|you|they|he|she|it|there|anyone|anybody)"
    r"|(?:who|what|when|where|why|how)['’]s\s+(?:the|my|our|your|this|that|it|there|going|being|happen\w+))\b",
    re.IGNORECASE,
)


def asks_plainly(text: str) -> bool:
    """Say whether a comment without its mark asks by the order of its words: "is the rota public yet".

    A sentence without its subject ("Was told to wait", "Have more staff") looks alike, so the subject must be there.
    """
    if _NO_QUESTION.match(text) or is_prompt(text):
        return False
    if _PLAIN.match(text):
        return True
    if _WH_AUX.match(text) is None:
        return False
    who = text[:4].lower() == "who "
    return likelihood(text) >= (_LIKELY if who else _SURE) and (who or _TURNED.search(text, 0, 60) is not None)


def is_prompt(text: str) -> bool:
    """Say whether a question is the organiser's own: a prompt to respondents, or an invitation to get in touch."""
    return _PROMPT.search(text.strip()) is not None


def is_rhetorical(text: str) -> bool:
    """Say whether a question expects no reply."""
    return _RHETORICAL.search(text.strip()) is not None


def asks_to_be_told(text: str) -> bool:
    """Say whether a comment without a question mark asks for something to be told."""
    return _WANTS_TOLD.search(text) is not None


def wants_information(column: str | None) -> bool:
    """Say whether a column or heading gathers what people want to know."""
    if not column or (column.rstrip().endswith("?") and not _ASKS_FOR_QUESTIONS.search(column)):
        return False
    return _INFORMATION.search(column) is not None


def need_of_information(text: str) -> bool:
    """Say whether an item under such a column is a need of information rather than a wish or a remark."""
    return "?" in text or _NO_NEED.match(text.strip()) is None


def is_question_clause(text: str) -> bool:
    """Say whether an item is a question by its form alone: "How it will be paid for", "Costs & who pays"."""
    bare = text.strip()
    if "?" in bare:
        return True
    start = _CLAUSE.match(bare)
    if start and not re.match(r"(?:when|if|where|which|who)\b", bare, re.IGNORECASE):
        return not re.match(r"(?:what|how) (?:a|an|i|we)\b|however\b", bare, re.IGNORECASE)
    inside = _INSIDE.search(bare)
    return inside is not None and len(bare) < 260 and _VERB.search(bare[: inside.start()]) is None


_ABOUT = re.compile(r"\s(?:re|about|on|regarding|concerning|whether|asking)\s")


def label_of(sentence: str) -> tuple[int, str | None] | None:
    """Return where the words start after "Q1 (Resident):" or "Question from Mrs Dent –", and who asked."""
    if bare := _BARE_LABEL.match(sentence):
        return bare.end(), None
    match = _LABEL.match(sentence)
    if not match or (match["from"] and re.fullmatch(TITLE, match["from"], re.IGNORECASE)):
        return None
    if match["from"] and _ABOUT.search(match["from"]):
        return None  # "Query from Mrs Dent re bins – …" tells what was asked
    named = _NAMED.match(sentence, match.end())
    if named:
        return named.end(), named.group(1)
    return match.end(), (match["from"] or match["who"] or "").strip() or None


def answer_label(sentence: str) -> int:
    """Return how long a label such as "Response:" is in front of a sentence; 0 where there is none."""
    match = _ANSWER_LABEL.match(sentence)
    return match.end() if match else 0


def asker_in_heading(line: str) -> str | None:
    """Return who is named alone over a question: "Question by Mrs Dent", "Councillor Voss to Councillor Pym"."""
    return named_over(line)
