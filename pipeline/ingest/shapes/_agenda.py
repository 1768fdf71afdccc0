"""Headings of minutes: numbered, in capitals, in bold, on a line of their own or at the head of a paragraph."""

import re
from dataclasses import dataclass

from pipeline.names import TITLES, looks_like_initials
from pipeline.people import People
from pipeline.records import Block
from pipeline.sentences import split_sentences
from pipeline.speech import find_speech

#: Items that stand on agendas of every kind; they are headings also where nothing marks them as such.
USUAL = re.compile(
    r"""^(?:(?:to\s+(?:receive|approve|note|consider|record|accept)\s+)?(?:the\s+|any\s+)?)?(?:
    apolog(?:y|ies)\b | matters?\s+arising | (?:any\s+other|other|urgent|aoc?b\b|a\.\s?o\.\s?b)\s*(?:competent\s+|urgent\s+)?(?:business)?
    | declarations?\s+of | (?:approval\s+of\s+(?:the\s+)?)?minutes\s+(?:of|from)\b | (?:notes|actions)\s+(?:of|from)\s+(?:the\s+)?(?:last|previous)
    | welcome\b | introductions?\b | date\s+(?:and\s+\w+\s+)?(?:of|for)\s+(?:the\s+)?(?:next|future) | (?:date\s+of\s+)?next\s+meetings?
    | public\s+(?:participation|forum|session|question|time|open) | open\s+(?:forum|session) | correspondence\b | finance\b
    | (?:head\s?teacher|treasurer|secretary|chair(?:man|person)?|clerk)['’]?s?['’]?\s+report | reports?\s+(?:from|of|by)\b | planning\b
    | police\s+(?:report|matters)\b | summary\s+of\s+actions | actions?\s+(?:list|log|summary|points|table)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = re.compile(
    r"^(?:item|agenda\s+item|minute|[A-Z]{1,4}(?=\s?\d{1,4}/))?\s*\(?(\d{1,4}(?:[./-]\d{1,4}){0,3}[a-z]?|[ivx]{1,5}|[a-z])[.):]*(?:\s+|(?=[A-Z]))",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:of\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|[ap]\.?m\b|(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_INLINE = re.compile(r"^(?P<title>[A-Z0-9“‘\"'(][^:?!\n]{1,78}?)(?:\s*:[-–—]?\s*|\s+[–—-]\s+|\.\s{2,})(?=\S|$)")
_SENTENCE_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|said|could|should|can|(?-i:may)|must|been|do|does|did)\b",
    re.IGNORECASE,
)
_ANY_TITLE = "|".join(sorted(title.capitalize() for title in TITLES))
_DID = (
    r"(?:\w{3,}ed|made|took|got|gave|brought|came|went|held|sent|left|found|bought|sold|paid|met|wrote|rang|lost|won|built|kept|led|put|ran"
    r"|sat|stood|threw|felt|thought|told|spoke|drew|needs|wants|seems|looks|remains)"
)
#: Somebody did something, or something was done to a thing that is named: a sentence, however short.
_TELLS = re.compile(
    rf"\b{_DID}\s+(?:the(?! following)|an?|this|that|these|those|his|her|its|their|our|it|them|him|us)\b"
    rf"|^\W*(?:(?:{_ANY_TITLE})\.?\s+(?:[A-Z][\w.'’-]*\s+){{1,3}}|(?:The )?(?:Clerk|Chair|Chairman|Secretary|Treasurer|Headteacher|Mayor|Leader)\s+"
    rf"|(?:He|She|They|It|We|Members|Councillors|Governors|Residents|Parents|Trustees|Volunteers)\s+)(?:\w+ly\s+|also\s+|then\s+|now\s+)?{_DID}\s+\w"
)
#: Lines of accounts and of lists: "Grass cutting - £75.00", "Library - thanking the council".
_MONEY = re.compile(r"[£€$]\s?\d|\d\.\d\d\b")
_ENTRY = re.compile(r"[£€$]\s?\d|\s[-–—]\s+[a-z]|\s[-–—]\s.*\s[-–—]\s|\d\.\d\d\b")
#: A line that starts so and ends in a colon leads to a list; it is no heading.
_LEADING = frozenset(
    "the a an in as for this these those it we they he she following there please with to by at on from".split()
)
_REFERENCE = re.compile(r"(?:agenda\s+)?(?:item|minute|para(?:graph)?|page|ref|no|section)\b[\s\d./]*$", re.IGNORECASE)
#: The headings of a table's columns that ran together.
_COLUMNS = re.compile(
    r"(?:(?:item|no|ref|agenda|action|actions|task|who|whom|when|by|owner|due|date|lead|status|discussion|notes|responsible|deadline)\b\W*){3,}$",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"[\W_]*(?:action|resolved|agreed|decision)\b(?!\s+(?:list|log|points|table|summary))[\s\d]*[:–—-]", re.IGNORECASE
)
_SMALL = frozenset("of the and for to in on & - – from at with".split())
_LABELS = re.compile(
    r"^(?:(?:actions?|resolved|agreed|decision|question|answer|q|a|reply|response|note|nb|n\.b|comment|post|update|ps|proposed|seconded)\b"
    r"|(?:re|tel|email|e-mail|from|to|date|time|venue|via|place|location|distribution|copies|cc)\s*:)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found at the start of a block."""

    title: str
    length: int  # how many characters of the block's text it takes
    depth: int
    number: tuple[int, ...] = ()


def read_heading(block: Block, following: Block | None, last: tuple[int, ...], people: People) -> Heading | None:
    """Return the heading that a block is or starts with.

    Parameters
    ----------
    block : Block
        At the top level, with text.
    following : Block or None
        The next one.
    last : tuple of int
        The number of the agenda heading before, () where none was numbered.
    people : People
        Whose names at the head of a line are no headings.
    """
    text = block.text
    if block.kind == "heading" and len(text) <= 250:
        digits, skip = _number(f"{block.mark} {text}".lstrip())
        skip = max(0, skip - len(block.mark) - bool(block.mark))
        return Heading(_title(text[skip:]) or _title(text), len(text), max(block.level, 1), digits)
    if not text or not any(letter.isalpha() for letter in text[:40]):
        return None
    opening = 2 if text[:2] in {"**", "__"} else 0  # Markdown keeps its asterisks where only the head of a line is bold
    digits, skip = _number(f"{block.mark} {text[opening:]}" if block.mark else text[opening:])
    skip = max(0, skip - len(block.mark) - 1) if block.mark else skip
    body = text[opening + skip :]
    closing = body.find(text[:2]) if opening else -1
    strong = closing + 2 if closing > 0 else block.strong - skip
    skip += opening
    if digits and _goes_on(digits, last):
        if inline := _inline(body, strong, people, numbered=True):
            return Heading(_title(body[:inline]), skip + inline, 10 + len(digits), digits)
        asks = body.rstrip().endswith("?") and len(body.split()) <= 4
        if asks or _is_title(body, most=14, numbered=True):
            return Heading(_title(body), len(text), 10 + len(digits), digits)
        return None
    if block.kind == "item":
        return None
    whole_bold = block.strong >= len(text.rstrip(" :.")) > 0 or (closing > 0 and closing + 2 == len(body.rstrip()))
    if _TO_DO.match(text) or _COLUMNS.match(text):
        return None
    if (whole_bold and len(text) <= 120 and not text.rstrip().endswith("?")) or _capitals(text):
        return Heading(_title(text), len(text), 20)
    alone = (
        following is not None
        and (following.kind in {"paragraph", "item", "table"})
        and len(following.text) > min(len(text), 40)
    )
    if USUAL.match(body) and _is_title(body, most=14):
        return Heading(_title(text), len(text), 20)
    if (following is None or alone) and _is_title(text, most=10) and not text.rstrip().endswith("."):
        return Heading(_title(text), len(text), 20)
    if inline := _inline(body, strong, people):
        return Heading(_title(body[:inline]), skip + inline, 25)
    return None


def is_title_after_number(text: str) -> bool:
    """Say whether a line can be the title to a number that stood alone on the line before."""
    line = text.strip()
    verb = _SENTENCE_VERB.search(line) and not line.startswith("To ")
    return 1 < len(line) < 130 and not verb and not line.endswith("?") and not _has_speech(line)


def title_in_front(text: str) -> int:
    """Return the length of a title that stands as a sentence of its own at the head of a paragraph, or 0."""
    end = split_sentences(text)[0][1] if text.strip() else 0
    lead = text[:end].strip()
    short = 0 < len(lead.split()) <= 6 and lead.endswith(".") and lead[0].isupper()
    return end if short and end < len(text.rstrip()) and is_title_after_number(lead) else 0


def _title(text: str) -> str:
    return " ".join(text.split()).strip("*_# ").rstrip(" :–—-").strip()


def _number(text: str) -> tuple[tuple[int, ...], int]:
    """Return the parts of the number a line starts with, and how long that is."""
    match = _NUMBER.match(text)
    if match is None or not match[1][0].isdigit() or _DAY.match(text, match.end()):
        return (), 0
    return tuple(int(part) for part in re.findall(r"\d+", match[1])), match.end()


def _goes_on(digits: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Say whether a number goes on where the agenda's own numbers stopped, so that it is no list inside an item."""
    if not last:
        return True
    if len(digits) > 1 and len(last) > 1:
        return digits > last
    return last[0] <= digits[0] <= last[0] + 3 if len(digits) > 1 else last[0] < digits[0] <= last[0] + 4


def _is_title(text: str, *, most: int, numbered: bool = False) -> bool:
    """Say whether a line is short, starts like a title and is no sentence."""
    line = text.strip()
    words = line.split()
    if (
        not words
        or len(words) > most
        or len(line) > 95
        or not (line[0].isupper() or line[0] in "“‘\"'(" or line[0].isdigit())
    ):
        return False
    if line.endswith(":") and words[0].lower() in _LEADING:
        return False
    if line.endswith(("?", "!", ";", ",")) or (line.endswith(".") and (len(words) > 9 or _SENTENCE_VERB.search(line))):
        return False
    if _SENTENCE_VERB.search(line) or _TELLS.search(line) or _LABELS.match(line) or _has_speech(line):
        return False
    if (_MONEY if numbered else _ENTRY).search(line):
        return False
    return not re.search(r"[.?!]\s+\S", line.rstrip(". "))


def _inline(body: str, strong: int, people: People, *, numbered: bool = False) -> int:
    """Return the length of a title at the head of a paragraph, with what sets it off, or 0."""
    if strong > 2:
        lead = body[:strong].rstrip().strip("*_").rstrip()
        after = body[strong:].lstrip()
        set_off = lead[-1:] in ":.-–—" or after[:1] in ":-–—" or not after[:1].islower()
        if len(lead) <= 100 and after and set_off and not _names(lead, people) and not _LABELS.match(lead):
            return len(body) - len(after.lstrip(":-–— "))
        return 0
    match = _INLINE.match(body)
    if match is None:
        return 0
    title, rest = match["title"], body[match.end() :]
    words = title.split()
    if len(words) > (13 if numbered else 9) or _SENTENCE_VERB.search(title) or _LABELS.match(title):
        return 0
    if not numbered and _names(title, people):
        return 0
    if _REFERENCE.match(title) or re.search(r"[.;]\s|,.*,", title) or _has_speech(title):
        return 0
    if not numbered and not USUAL.match(title):
        if words[0].lower() in _LEADING:
            return 0
        sentences = rest[:1].isupper() and len(rest) >= 40 and _SENTENCE_VERB.search(rest) is not None
        named = sum(word[0].isupper() or word.lower() in _SMALL for word in words)
        wordy = len(words) >= 2 and all(any(letter.islower() for letter in word) or word in "&-–" for word in words)
        if not (sentences and wordy and named == len(words)):
            return 0
    return match.end()


def _names(lead: str, people: People) -> bool:
    """Say whether what a line starts with is a person, so that it says who speaks."""
    words = lead.strip(" :.-–—").split()
    return (
        not words
        or words[0].lower().strip(".") in TITLES
        or (len(words) == 1 and looks_like_initials(words[0]))
        or people.find(" ".join(words)) is not None
    )


def _capitals(text: str) -> bool:
    if len(text) > 100 or not text.isupper():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return (
        len(letters) > 3
        and len(text) <= 100
        and len(text.split()) <= 14
        and all(letter.isupper() for letter in letters)
    )


def _has_speech(text: str) -> bool:
    return next(find_speech(text), None) is not None
