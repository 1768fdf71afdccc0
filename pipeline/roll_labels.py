"""What the lines of an attendance list start with: "Present:", "Apologies", "In the chair"."""

import re

#: What a line of attendance starts with, and whether those named took part.
_LABEL = re.compile(
    r"""^[\W\d_]*(?:[^\W\d]+(?:\s[^\W\d]+)?\s*/\s*)?(?:  # "Presennol / Present"
    (?P<absent>(?:apolog(?:y|ies)|apols?\b\.?|absent|absence|absentees|not\s+present|(?:unable|not\s+able)\s+to\s+(?:attend|be\s+present|come)|sorry\s+not\s+to\s+be\s+there|regrets)\b[^:–—]{0,60}?(?:[:–—]|\s-\s|$|(?:were\s+)?(?:received\s+)?from\b)|apolog(?:y|ies)\b
      |(?:sorry(?:\s+from)?|sorries|could(?:n['’]?t|\s+not)\s+(?:make\s+it|come|be\s+there)|can['’]?t\s+(?:make\s+it|come)|not\s+there|missing|away)\s*:)
    |(?P<present>
        (?:those\s+|also\s+|members\s+|councillors\s+|governors\s+|persons\s+|people\s+|in\s+the\s+)*(?:present|in\s+attendance|sederunt|attend(?:ees|ance|ing|ed(?:\s+by)?))
          (?:\s*\([^)]*\))?(?:\s+(?:at\s+the\s+meeting|were|was))?\s*(?:[:;–—)]|\s-\s|$|(?=\s))
      | (?:\w+['’]?s?\s+){1,2}attendance(?:\s+(?:record|list|register))?\s*(?:[:–—]|$)
      | (?:\w+\s+){1,3}(?:attending|present)\s*(?::|$)
      | (?:panel|platform|top\s+table|at\s+the\s+table|committee|board)(?:\s+members)?\s*:
      | (?:(?:who(?:['’]s|\s+was)\s+)?(?:there|here)|who\s+(?:came|was\s+in\s+the\s+room)|in\s+the\s+room|(?:on|via|by)\s+(?:zoom|teams|the\s+(?:call|phone))|zoom|teams|online|remotely|dialled\s+in)\s*:
      | (?:participants|visitors|in\s+the\s+chair|chaired\s+by|clerked\s+by|clerk\s+to\s+the\s+(?:governors|meeting)|minute[\s-]?taker|minutes?\s+(?:taken\s+)?by|note[\s-]?taker
          |chair(?:man|person)?|clerk|by\s+invitation|observers?|guests?|officers?|officials?|advis[eo]rs?|staff|public\s+members|members\s+of\s+the\s+public|members|trustees|governors|directors|councillors|also|others)\s*(?:[:;]|\s[–—-]\s|$)
    ))[\s:;–—.*_-]*""",
    re.IGNORECASE | re.VERBOSE,
)
#: Labels that open a list; the others only go on with one.
_OPENING = re.compile(
    r"present|attend|sederunt|apolog|absen|participants|chaired|^\W*(?:panel|platform|top table|(?:who\S*\s+(?:was\s+)?)?(?:there|here|came)|in\s+the\s+room|regrets)|^\W*(?:trustees|governors|directors|councillors)\s*:|^\W*(?:\w+\s)?members\s*:\s*$",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"(?:to\s+(?:receive|note|record|accept)\s+)?(?:any\s+|the\s+)?(?:apolog|attend|present\b)", re.IGNORECASE
)
_BOTH = re.compile(r"(?:&|and|/|,)?\s*apologies\W*$", re.IGNORECASE)
_STOP = re.compile(r"\b(?:was|were|welcomed|opened|said|that|would|has|have|had|is|are)\b")


def split_label(line: str) -> tuple[str, str]:
    """Divide "Present: A, B" into "present" (or "absent", or "") and what follows."""
    match = _LABEL.match(line)
    if match is None:
        return "", line
    kind = "absent" if match["absent"] is not None else "present"
    rest = line[match.end() :]
    if kind == "present" and _BOTH.match(rest):
        return kind, ""  # "Attendance & Apologies" heads both lists
    if kind == "present" and rest[:1].islower() and match.group().rstrip()[-1].isalpha():
        return "", line  # "Attendance figures were given"
    if rest and _STOP.search(rest[:40]) and not re.search(r"[:–—]\s*$", match.group()) and kind == "present":
        return "", line  # "Members present were asked to …"
    return kind, rest


def opens(label_and_rest: str) -> bool:
    """Say whether a labelled line starts a list of names, where none has been started."""
    return _OPENING.search(label_and_rest[:40]) is not None


def heads_roll(title: str) -> bool:
    """Say whether a list of names follows under a heading: "To receive apologies"."""
    return _HEADS.match(title) is not None
