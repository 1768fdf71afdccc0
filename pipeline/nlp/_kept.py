"""Actions kept on purpose: behind a label, under a heading "Actions", on a to-do list, in a margin."""

import re

from pipeline.nlp._owners import OWNERS, Setting
from pipeline.nlp._undertakings import VERB, find_undertaking

LABEL = re.compile(r"^\W*(?i:actions?)(?:\s+(?i:point|item|no\.?|by|required))?\s*[\d./]*\s*(?:[:–—-]+|\s)\s*")
LABELLED = re.compile(
    r"^\W*(?:(?i:actions?)(?:\s+(?i:point|item|no\.?))?\s*[\d./]*\s*[:–—-]|ACTIONS?\b|(?i:action\s+by)\b)"
)
_STARTS = re.compile(rf"^({OWNERS})\s*(?:[:–—-]|\bto\b|\bwill\b|\bwould\b|\bshould\b)")
_ENDS = re.compile(rf"[(\[–—-]\s*({OWNERS})\s*[)\]]?\W*$")
_BETWEEN = re.compile(rf"\bbetween\s+({OWNERS})")
OFFICE_OR_INITIALS = re.compile(
    r"^\W*(?:(?i:(?:the\s+)?clerk|chair(?:man)?|secretary|treasurer)|[A-Z]{2,3}(?:\s*[/&,]\s*[A-Z]{2,3})*)\W*$"
)
LIST = re.compile(
    r"^\W*(?:\d\S*\s+)?(?:(?:summary|list|table|log|agreed)\s+(?:of\s+)?)?(?:actions?|next\s+steps|promises\s+made|things\s+to\s+do|to[\s-]+do(?:\s+list)?|follow[\s-]?ups?)(?:\s+(?:points?|items?|list|log|summary|agreed|arising|required|to\s+be\s+taken))?(?:\s+(?:from|for|of|at)\s+(?:this|the|today).*)?(?:\s*\(.*\))?\W*$",
    re.IGNORECASE,
)
MARGIN = re.compile(
    r"(?<![,&/])(?<!\band)(?<!\bby)(?<!\bto)(?<!\bwith)(?<!\bfrom)(?<!\bof)(?<!\bfor)\s+\(?(?P<owner>[A-Z]{2,4}[a-z]?(?:\s?[/&,]\s?[A-Z]{2,4}[a-z]?)*)\)?$"
)
#: A row of an action list whose columns ran together: "Order the bench AH/TP 22.3.23".
ROW = re.compile(
    r".{8,}?\s(?P<owner>(?:[A-Z]{2,4}[a-z]?(?:\s?[/&,]\s?[A-Z]{2,4}[a-z]?)*|Clerk|Chair|Head|All))\s+"
    r"(?P<when>asap|ongoing|on-going|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:by |before |end of |next |early |mid-|late )?[A-Z]?[a-z]+(?: [A-Z]+| \d{4}| meeting| term)?)$"
)


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


def in_margin(sentence: str, setting: Setting) -> tuple[int, str] | None:
    """Find the initials that stood in a column at the right, which end up at the end of the last line."""
    match = MARGIN.search(sentence)
    if match is None or not all(setting.people.has_initials(part) for part in re.split(r"\W+", match["owner"])):
        return None
    return match.start("owner"), match["owner"]


def owner_in(text: str, setting: Setting) -> str | None:
    for pattern in (_STARTS, _ENDS, _BETWEEN):
        match = pattern.search(text)
        if match and setting.plausible(match[1]):
            return match[1].strip()
    undertaking = find_undertaking(text, setting)
    return undertaking.owner if undertaking else None
