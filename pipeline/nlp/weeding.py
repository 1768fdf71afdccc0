"""Weed out what only looks like a reported question: plans to ask, requests, calls for approval, "no questions"."""

import re

from pipeline.nlp.language import Found
from pipeline.nlp.prior import is_taken_up

_NOT_DONE = frozenset(
    "to will would 'll ’ll should could can cannot may might must shall not n't n’t never please let's nobody none if".split()
)
_USUALLY = frozenset({"frequently", "commonly", "often", "most", "regularly"})
_LIGHT = frozenset("also then again further just only kindly formally informally simply now still like".split())
_GROUP = r"(?:everyone|everybody|all|anyone|anybody|members|councillors|cllrs|governors|trustees|directors|those present|attendees|colleagues|they|the (?:whole )?(?:committee|council|board|meeting|panel|group|forum|governors|members|trustees|governing body))"
_PROCEDURAL = re.compile(
    rf"\b(?:if|whether|that)\s+(?:there (?:was|were) an? (?:proposer|seconder|volunteer)|{_GROUP}\b[^.?]{{0,40}}?\b(?:content|happy|agree(?:d|able|ment)?|in favour|approved?|accept(?:ed)?|ready|satisfied|comfortable|consent(?:ed)?)\b"
    rf"|(?:there (?:was|were|is|are|might be) (?:any|anything)|{_GROUP} (?:had|has|have|wished|wants?|wanted|would like)(?: to)?(?: \w+)? (?:any|anything|to))\b[^.?]{{0,30}}?"
    r"\b(?:questions?|comments?|quer(?:y|ies)|declarations?|business|matters arising|objections?|apologies|items|volunteers?|nominations?|corrections?|amendments?|interests?|"
    r"observations?|points|else|further|add|declare|raise|speak|comment)\b|the (?:previous |last )?minutes (?:were|are|could be|was) (?:\w+ ){0,3}(?:agreed|approved|correct|accurate|accepted|true|signed)|(?:any|no)(?:one|body) (?:objected|else)|(?:it|this) was (?:agreed|acceptable|approved))"
    r"|\b(?:if|whether) (?:everyone|everybody|all|members|governors|trustees|councillors|those present) (?:had|have) (?:all |now |each )?(?:received|seen|read|had) (?:the|their|a copy|copies|papers|sight|a chance|time|an opportunity)\b",
    re.IGNORECASE,
)
_SAMPLE = re.compile(
    r"\b(?:respondents|participants|attendees|people|residents|pupils|students|patients|staff|parents|visitors|tenants|users|customers|households)(?: (?:who|that) \w+)? $",
    re.IGNORECASE,
)
_PROCEDURAL_FOR = re.compile(
    r"\w+ (?:[\w’'-]+ ){0,4}?for (?:(?:any|further|other|members['’]?|their|all) )*(?:approval|agreement|nominations?|a (?:proposer|seconder|vote|show of hands|volunteer)|volunteers?|comments|feedback|questions|declarations|a motion|support|contributions|suggestions)\b",
    re.IGNORECASE,
)
#: Asked for a thing to be done, not to be told it.
_TO_BE_DONE = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,4}to be\b(?! (?:told|informed|advised))"
    r"|\s*(?:[\w’'-]+\s+){0,9}to be (?:given|sent|circulated|provided|shared|published|confirmed|supplied|issued|displayed|e-?mailed|passed|brought|made|included|added|shown|checked|reviewed|updated|put|set|agreed)\b"
)
BY_ASKING = re.compile(
    r"\b(?:follow|finish|end|beg[iau]n|open|conclud|start|clos|continu|respon|repl|counter|interven)\w*\b[^.;:]{0,60}\bby$",
    re.IGNORECASE,
)
#: "Query re bins", "Also a question on pets": the note opens with it, and no heading does.
_NOTED = re.compile(r"\W*(?:(?:also|and|then|another|further|an?|one)\s)*", re.IGNORECASE)
_NO_NOTE = re.compile(
    r"(?!.*[.?!:;–-])|(?!.*:).*\?\W*$|\s(?:time|notice|paper|the (?:agenda|order paper|floor))\b|\s(?:[\w’'-]+\s){0,8}?(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|remains?)\s(?:\w+\s)?(?:to be\s)?(?:welcome|sent|put|asked|raised|taken|submitted|directed|addressed|answered|dealt|remain)",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\b(?:no|without|any|not any|nor|few|invit\w+|welcom\w+|encourag\w+|answer(?:ed|ing)?|time for|opportunity|forward|send|submit)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)

_IS_QUESTION = re.compile(
    r"(?:[\w .’'-]{1,40}:\s+)?(?:has|have|had|did|does|do|is|are|was|were|can|could|will|would|should|why|when)\b",
    re.IGNORECASE,
)


def is_report(text: str, first: int, last: int, found: Found) -> bool:
    """Say whether a form that was found between two places of a sentence reports a question."""
    if text.rstrip().endswith("?") and found.form.kind == "active" and _IS_QUESTION.match(text):
        return False  # "Fay: has anyone asked them?" is a question itself
    before = [
        word if word.isupper() and len(word) > 1 else word.lower() for word in re.findall(r"[\w'’]+", text[:first])
    ]
    while before and before[-1] in _LIGHT:
        before.pop()
    previous = before[-1] if before else ""
    name = found.form.name
    if found.form.kind == "active":
        verb = text[first:last].split(maxsplit=1)[0].lower()
        if name != "would like to ask" and (previous in _NOT_DONE or previous.endswith(("n't", "n’t"))):
            return False
        if name == "would like to ask" and previous in {"you", "who", "anyone", "anybody", "everyone"}:
            return False  # an invitation
        if verb in {"ask", "wonder"} and not (
            before
            and previous
            in {"i", "I", "we", "they", "did", "members", "governors", "residents", "parents", "has", "have", "had"}
        ):
            return False
        if name in {"ask for information", "ask the cost"} and _TO_BE_DONE.match(text[last:]):
            return False
        if name == "ask somebody's opinion" and re.search(
            r"\bchair(?:man|woman|person)?\b[^.]*$", text[:first], re.IGNORECASE
        ):
            return False  # who leads a meeting invites views
        if name == "want to know a thing" and re.match(r"\s*(?:they|he|she|it|that|we|I)\b", text[last:]):
            return False
        if verb == "asking" and previous == "by" and BY_ASKING.search(text[:first].rstrip()):
            return True
        if verb == "asking" and previous in {"am", "are", "is", "be", "by", "of", "for", "without", "worth"}:
            return False
        if (
            name.startswith(("ask", "challenge", "quer"))
            and verb != "asking"
            and previous in {"was", "were", "been", "be", "is", "are", "being", "as"}
        ):
            return False
        if name == "raise questions" and previous in {
            "that",
            "the",
            "of",
            "any",
            "all",
            "such",
            "these",
            "some",
            "most",
        }:
            return False
        if (
            name in {"raise a question", "have a question", "raise questions"}
            and verb in {"had", "has", "asked"}
            and _NONE.search(text[:first])
        ):
            return False
    if found.form.kind == "nominal" and _NONE.search(text[:first] + text[first:last]):
        return False
    if name == "on a question" and not is_taken_up(text, first, last):
        return False
    if found.form.kind in {"passive", "nominal"} and (
        previous in {"no", "any", "not"} or re.search(r"\b(?:no|not|any|answered)\b", text[first:last], re.IGNORECASE)
    ):
        return False
    if text[last : last + 7].strip().startswith("aloud") or " aloud " in text[first:last]:
        return False
    if re.search(r"\bquestion$", text[:last], re.IGNORECASE) and re.match(
        r"\s+(?:marks?|time|sessions?|papers?|sheets?|forms?|and[ -]answers?)\b", text[last:]
    ):
        return False
    if found.form.kind == "passive" and re.search(r"\b(?:following|these|those)\b", text[max(0, first - 30) : last]):
        return False  # what was asked stands below
    if found.form.kind == "passive" and re.search(
        r"\b(?:will|to|should|may|can|could|would|must|might) (?:\w+ )?be\b", text[first:last]
    ):
        return False
    if name == "asked by" and re.match(
        r"\s+(?:(?!whether|if|why|how|what|when|about)[\w.’'&-]+\s){1,6}?to\s(?!explain|clarify|confirm)\w+",
        text[last:],
    ):
        return False  # "asked by the county to submit a plan"
    if name.startswith("raise") and previous in {"this", "that", "it", "which"}:
        return False
    if re.search(r"\b(?:some|little) question$", text[first:last]) or re.match(
        r"\s+and (?:(?:were |was )?(?:answered|dealt|responded|replied)|(?:has |had )?received an?\b[^.?]{0,20} (?:reply|response|answer))\b",
        text[last:],
    ):
        return False
    if name == "clarification was sought" and re.match(r"(?:advice|guidance)\b", text[first:last], re.IGNORECASE):
        return False
    if name in {"it was asked", "somebody was asked"} and _SAMPLE.search(text[:first]):
        return False  # a survey
    if first and text[first - 1] == "-" and name != "letter asking":
        return False
    if name.startswith("raise") and re.search(r"\b(?:no|any)\b", text[first:last]):
        return False
    not_done = previous in _NOT_DONE or previous.endswith(("'ll", "’ll", "'d", "’d"))
    if found.form.kind == "passive" and text[first:last].lower().startswith("be ") and not_done:
        return False
    if found.form.kind == "active" and previous in {"that", "which"} and text[first:last].lower().startswith("asks "):
        return False
    if name in {"it was asked", "somebody was asked"} and text[first:last].lower().startswith(("is ", "are ")):
        return False
    if name in {"question from", "asked by"} and text.rstrip().endswith(":"):
        return False  # what is asked stands below
    if name == "question from" and not re.search(r"(?:^|[.:;–—-]\s+)$", text[:first]):
        return False
    if name == "a note of a question" and (not _NOTED.fullmatch(text[:first]) or _NO_NOTE.match(text[last:])):
        return False
    if name == "there were questions" and text.rstrip(" -–—").endswith(":"):
        return False  # what they were about stands below
    if name in {"to a question", "to answer"} and first > 0:
        return False
    if re.match(r"\s+(?:in |on |of )?(?:the|a|our|this) (?:questionnaire|survey|form|quiz)\b", text[last:]):
        return False
    if previous in _USUALLY or (found.form.kind == "passive" and _USUALLY & set(text[first:last].lower().split())):
        return False
    if re.search(r"\bno\s+(?:\w+\s+)?$", text[:first], re.IGNORECASE):
        return False
    if name.startswith(("ask a question", "raise", "have")):
        return not text.rstrip().endswith(":")  # what is asked stands below
    return not (_PROCEDURAL.search(text, first) or _PROCEDURAL_FOR.match(text, first))
