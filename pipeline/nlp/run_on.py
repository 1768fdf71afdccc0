"""A list of questions that lost its line breaks and its marks: "The following were asked What does it cost Who runs it"."""

import re

from pipeline.nlp.name_words import REPLY_VERBS, TITLE

_ANNOUNCES = re.compile(
    r"\b(?:(?:following|these)\s(?:[\w-]+\s){0,3}?(?:questions?|quer(?:y|ies)|enquiries)\b|(?:questions?|quer(?:y|ies)|enquiries)\b[^.?:]{0,40}\bas follows\b)(?:\s(?:had been|have been|were|was|are))?(?:\s(?:also|then))?(?:\s(?:raised|asked|put|received|submitted|posed|discussed|considered))?(?:\s(?:by|from)\s(?:the\s)?[\w’' ]{2,30}?)?\s*[:;–—-]*",
    re.IGNORECASE,
)
_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|shall|may|might)"
#: A word in a capital with no stop before it that opens a question.
_OPENS = re.compile(
    rf"(?<=[\w’')!?:;–-])\s+(?=(?:(?:What|When|Where|Who|Why|How|Which|Whose)\s(?:(?:[\w’'-]+\s){{0,4}}?{_AUX}|[a-z]+s)|(?:Is|Are|Was|Were|Do|Does|Did|Has|Have|Can|Could|Will|Would|Should|Shall|May)\s(?!{TITLE}\s)[a-z’'-]+)\b)"
)
#: Where somebody says or settles something, the list is over.
_ENDS = re.compile(
    rf"(?<=[\w’')!?])\s+(?=(?:{TITLE}\s[A-Z][\w’'-]+|(?:The|An?|One|Several|Some|Most)\s(?:[\w’'-]+\s){{0,3}}?[\w’'-]+|[A-Z]{{2,4}}|It was|Members|Councillors|Governors|It|There)\s(?:(?:then|also|is|was|were|had)\s)?(?:{REPLY_VERBS}|summari[sz]ed|agreed|resolved|noted)\b)"
)
_FEWEST = 2

#: In front of such a list that is kept in one sentence: "Good points, e.g. why not …; what is …; and can we …?"
_LEADS = re.compile(r"[:–—]\s+|\b(?:e\.g\.|such as|for example|including|included|were)\s*[,:]?\s+", re.IGNORECASE)
_REPORTS = re.compile(r"\b(?:asked|asks|asking|queried|enquired|wondered|wanted to know)\b", re.IGNORECASE)
_ASKS = re.compile(
    rf"(?:(?:and|or|but|also|then)\s+)*(?:if\b[^;?]{{3,60}},\s+)?(?:(?:what|when|where|who|why|how|which|whose)\s(?:[\w’'-]+\s){{0,4}}?(?:{_AUX}|not|to)|{_AUX}\s(?:there|it|the|this|that|these|we|you|they|he|she|any|more|our|your|people|\w+s))\b",
    re.IGNORECASE,
)
_JOINS = re.compile(r"(?:(?:and|or|but|also|then)\s+)*", re.IGNORECASE)


def cut_apart(sentence: str) -> list[tuple[int, int, bool]]:
    """Return where the pieces of a sentence start and end, and which of them are the questions of such a list.

    In front stand the words that announce them, behind the rest; it is one piece where there is no such list.
    """
    whole = [(0, len(sentence), False)]
    lead = _ANNOUNCES.search(sentence)
    if lead is None:
        return _at_semicolons(sentence) or whole
    opens = [match.end() for match in _OPENS.finditer(sentence, max(lead.start(), lead.end() - 1))]
    if len(opens) < _FEWEST or opens[0] - lead.end() > 1 or "?" in sentence[: opens[-1]]:
        return whole
    over = _ENDS.search(sentence, opens[-1] + 12)
    starts = [0, *opens, *([over.end()] if over else [])]
    ends = [*starts[1:], len(sentence)]
    return [
        (start, start + len(sentence[start:end].rstrip()), start in opens)
        for start, end in zip(starts, ends, strict=True)
    ]


def _at_semicolons(sentence: str) -> list[tuple[int, int, bool]]:
    """Return the pieces of a sentence that lists questions between semicolons; nothing where it lists none."""
    if sentence.count(";") < _FEWEST or not sentence.rstrip("\"'”’) ").endswith("?"):
        return []
    stops = [match.start() for match in re.finditer(";", sentence)]
    lead = None
    for lead in _LEADS.finditer(sentence, 0, stops[0]):
        if _ASKS.match(sentence, lead.end()):
            break
    else:
        lead = None
    first = lead.end() if lead else 0
    starts = [first, *(stop + 1 for stop in stops)]
    ends = [*stops, len(sentence)]
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        at = start + len(sentence[start:end]) - len(sentence[start:end].lstrip())
        if _ASKS.match(sentence, at) is None:
            return []
        join = _JOINS.match(sentence, at)
        pieces.append((join.end() if join else at, end, True))
    if _REPORTS.search(sentence, 0, first):
        return []
    return [(0, len(sentence[:first].rstrip()), False), *pieces] if first else pieces
