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


def cut_apart(sentence: str) -> list[tuple[int, int, bool]]:
    """Return where the pieces of a sentence start and end, and which of them are the questions of such a list.

    In front stand the words that announce them, behind the rest; it is one piece where there is no such list.
    """
    whole = [(0, len(sentence), False)]
    lead = _ANNOUNCES.search(sentence)
    if lead is None:
        return whole
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
