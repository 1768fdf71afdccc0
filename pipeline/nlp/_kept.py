"""Actions kept on purpose: behind a label, under a heading "Actions", on a to-do list, in a margin."""

import re
from collections.abc import Sequence

from pipeline.action_tables import is_when
from pipeline.nlp._owners import NOBODY, OWNERS, Setting
from pipeline.nlp._undertaking_forms import VERB
from pipeline.nlp._undertakings import find_undertaking
from pipeline.records import Segment
from pipeline.speech import find_speech

#: So many places where somebody is reported to speak make notes of a paper, one in so many pieces of it.
_TELLING, _SHARE = 4, 3

LABEL = re.compile(
    r"^\W*(?:(?i:actions?|to[\s-]?do|task|follow[\s-]?up)|AP|A\.P\.)(?:\s+(?i:point|item|no\.?|by|required|for(?=\s[^:–—-]{2,30}[:–—-]\s)))?\s*[\d./]*\s*(?:[:–—-]+|\s)\s*"
)
LABELLED = re.compile(
    r"^\W*(?:(?i:actions?)(?:\s+(?i:point|item|no\.?))?\s*[\d./]*\s*[:–—-]|ACTIONS?\b|(?i:action\s+by)\b|(?i:action\s+for)\s[^:–—-]{2,30}[:–—-]\s|(?:AP|A\.P\.|(?i:to[\s-]?do|task|follow[\s-]?up))\s*\d*\s*[:–—-])"
)
_STARTS = re.compile(rf"^({OWNERS})\s*(?:[:–—-]|\bto\b|\bwill\b|\bwould\b|\bshould\b)")
_ENDS = re.compile(rf"[(\[–—-]\s*({OWNERS})\s*[)\]]?\W*$")
_BEHIND = re.compile(
    r"[.;]\s+((?:(?i:clerk|chair(?:man)?|secretary|treasurer)|[A-Z]{2,4})(?:\s*[/&,]\s*[A-Z]{2,4})*)\W*$"
)
_BETWEEN = re.compile(rf"\bbetween\s+({OWNERS})")
OFFICE_OR_INITIALS = re.compile(
    r"^\W*(?:(?i:(?:the\s+)?clerk|chair(?:man)?|secretary|treasurer)|[A-Z]{2,3}(?:\s*[/&,]\s*[A-Z]{2,3})*)\W*$"
)
LIST = re.compile(
    r"^\W*(?:\d\S*\s+)?(?:(?:summary|list|table|log|agreed|new|further)\s+(?:of\s+)?)?(?:actions?|next\s+steps|promises\s+made|things\s+to\s+do|to[\s-]+do(?:\s+list)?|follow[\s-]?ups?)(?:\s+(?:points?|items?|list|log|summary|agreed|arising|required|to\s+be\s+taken))?(?:\s+(?:from|for|of|at)\s+(?:this|the|today).*)?(?:\s*\(.*\))?\W*$",
    re.IGNORECASE,
)
MARGIN = re.compile(
    r"(?<![,&/])(?<!\band)(?<!\bby)(?<!\bto)(?<!\bwith)(?<!\bfrom)(?<!\bof)(?<!\bfor)\s+\(?(?P<owner>[A-Z]{2,4}[a-z]?(?:\s?[/&,]\s?[A-Z]{2,4}[a-z]?)*)\)?(?:\s+(?P<when>\S.{1,24}))?$"
)
#: A row of an action list whose columns ran together: "Order the bench AH/TP 22.3.23".
ROW = re.compile(
    r".{8,}?\s(?P<owner>(?:[A-Z]{2,4}[a-z]?(?:\s?[/&,]\s?[A-Z]{2,4}[a-z]?)*|Clerk|Chair|Head|All))\s+"
    r"(?P<when>asap|ongoing|on-going|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: \d{4})?|(?:by |before |end of |next |early |mid-|late )?[A-Z]?[a-z]+(?: [A-Z]+| \d{4}| meeting| term)?)$"
)


STEPS = re.compile(r"\bsteps\b", re.IGNORECASE)  # what a body plans, on a page for the public


def heads_list(text: str) -> bool:
    """Say whether a line heads a list of actions: "Actions:", "To do"."""
    return len(text) < 60 and LIST.match(text) is not None and not STEPS.search(text)


def is_task(text: str, setting: Setting) -> bool:
    """Say whether a line under a heading "Actions" is one of them, and no "The meeting closed" that follows."""
    if len(text.split()) < 3 or re.search(
        r"\bmeeting\s+(?:closed|ended|finished)|\bnext\s+meeting\b.{0,12}[:–-]", text, re.IGNORECASE
    ):
        return False
    return (
        ROW.match(text) is not None
        or owner_in(text, setting) is not None
        or re.match(rf"\W*(?:to\s+)?{VERB}\b", text, re.IGNORECASE) is not None
    )


_BOX = re.compile(r"^\W*?(?:[\[(]\s?(?P<done>[xX✓✔])?\s?[\])]|[☐□]|(?P<ticked>[☑☒✓✔✅]))\s*")
#: "Dot - new cups - by May", "dot/ray: cups", "→ Dot, cups".
_LEAD = re.compile(
    r"^(?P<owner>[A-Za-z][\w.'’]*(?:(?:\s?[/&,+]\s?|\s+(?:and\s+)?)[A-Za-z][\w.'’]*){0,2}?)(?:\s+[-–—]+\s*|\s*[:→]\s*|\s+to\s+)(?P<task>\S.*)"
)
_AT = re.compile(r"^@(?P<owner>[\w.-]*\w)\W*\s(?P<task>\S.*)")
_TRAIL = re.compile(
    r"(?P<task>\S.*?)\s*(?:→|->|=>|[-–—]|\()\s*(?P<owner>[A-Z][\w.'’]*(?:\s?(?:[/&,+]|\band\b)\s?[A-Z][\w.'’]*)*)\)?$"
)


def listed(text: str, setting: Setting) -> tuple[str, str] | None:
    """Read a line of a to-do list: what is to be done, and who stands before or behind it; None where it is done."""
    box = _BOX.match(text)
    if box and (box["done"] or box["ticked"]):
        return None
    line = text[box.end() :] if box else text
    for pattern in (_AT, _LEAD, _TRAIL):
        match = pattern.match(line)
        words = re.findall(r"[\w'’]+", match["owner"].lower()) if match else []
        if match and words[0] not in NOBODY and not re.fullmatch(VERB, words[0]):
            return line, match["owner"]
    return (line, "") if box else None


def in_margin(sentence: str, setting: Setting) -> tuple[int, str, str | None] | None:
    """Find the initials that stood in a column at the right, which end up at the end of the last line, with their date."""
    match = MARGIN.search(sentence)
    while match is not None:
        known = all(setting.people.has_initials(part) for part in re.split(r"\W+", match["owner"]))
        bracketed = sentence[match.start("owner") - 1] == "("
        if known and (match["when"] is None or (not bracketed and is_when(match["when"]))):
            return match.start("owner"), match["owner"], match["when"]
        match = MARGIN.search(sentence, match.start("owner"))
    return None


def owner_in(text: str, setting: Setting) -> str | None:
    for pattern in (_STARTS, _ENDS, _BETWEEN, _BEHIND):
        match = pattern.search(text)
        if match and setting.plausible(match[1]):
            return match[1].strip()
    undertaking = find_undertaking(text, setting)
    return undertaking.owner if undertaking and undertaking.owner != "I" else None


_OWNER_LINE = re.compile(
    r"^\W*(?:owner|lead|who|by\s+whom|whom|responsible|assigned\s+to|action(?:ed)?\s+by)\s*:\s*(?P<owner>\S.{0,60})$",
    re.IGNORECASE,
)
_DUE_LINE = re.compile(
    r"^\W*(?:due(?:\s+date)?|deadline|when|by\s+when|target(?:\s+date)?|timescale|complete\s+by)\s*:\s*(?P<when>\S.{0,40})$",
    re.IGNORECASE,
)


def beneath(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Read "Owner: …" and "Deadline: …" off the lines that follow an action."""
    owner = when = None
    for line in lines[:2]:
        if match := _OWNER_LINE.match(line):
            owner = owner or match["owner"].strip(" .")
        elif match := _DUE_LINE.match(line):
            when = when or match["when"].strip(" .")
        else:
            break
    return owner, when


def tells(segments: list[Segment]) -> bool:
    """Whether a paper of another kind tells throughout what people said, as notes of a forum do."""
    speeches = sum(next(find_speech(segment.text), None) is not None for segment in segments)
    return speeches >= _TELLING and speeches * _SHARE >= len(segments)
