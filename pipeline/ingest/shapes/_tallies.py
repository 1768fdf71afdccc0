"""Votes that readers add to a comment in shared notes: "+1 +1", "oooo", "(11 votes)", ":+1:"."""

import re

from pipeline.ingest.shapes._from_whom import names_next

_PLUS = r":?\+{1,2}\s?\d+(?:\+(?=\s|$))?:?"
_ICON = r"(?::\+1:|:thumbsup:|:heavy_plus_sign:|👍[🏻-🏿]?|✔️?|✅)(?:\s?[x×]\s?\d+)?"
# No runs of "x" (kisses) or "I" (Phase II).
_RUN = r"(?<!\S)(?:[oOοо]{2,}|\|{2,}|[✓✔☑•●]+)(?:\s+(?:[oOοо]+|\|+|[✓✔☑•●]+))*"
_COUNT = r"[\[(]\s*(?:(?:[x×+]\s?)?\d{1,4}\s*(?:votes?|likes?|people|times|mentions?|responses?|comments?|respondents?|replies|residents|parents|agree[ds]?|x|×|ticks?|dots?|stickers?)|[x×]\s?\d{1,4}|\+\s?\d{1,4})\s*[\])]"
_TIMES = r"(?<!\S)[x×]\s?\d{1,3}(?!\S)"
_TAIL = re.compile(rf"(?:\s*(?:{_PLUS}|{_ICON}|{_RUN}|{_COUNT}|{_TIMES}))+\s*$")
_BEFORE = re.compile(rf"^\s*(?:{_COUNT}|(?:\d{{1,4}}\s*(?:votes?|likes?)\s*[:–-]))\s*")
_PIECE = re.compile(
    rf"(?P<plus>{_PLUS})|(?P<icon>{_ICON})|(?P<count>{_COUNT}|{_TIMES}|\d{{1,4}}\s*(?:votes?|likes?))|(?P<run>{_RUN})"
)
_DIGITS = re.compile(r"\d+")

#: Characters at the end of a comment in which its tally is looked for.
TAIL = 240

#: A tally larger than this is somebody leaning on a key.
MOST = 9999

_OPTION = re.compile(
    r"^(?P<label>[^:?!]{1,60}?)\s*(?::|–|\s-|=)\s*(?P<count>[oOοоxXI|✓✔☑•●+1*/\s\d]+(?:votes?|people)?|)\s*$"
)
_COUNTS = re.compile(
    r"^\s*(?:[A-Z][\w' /]{0,24}?\s+\d{1,5}\s*%?(?:\s*\(\d+\s*%?\))?\s*[,;|/]\s*)+[A-Z][\w' /]{0,24}?\s+\d{1,5}\s*%?(?:\s*\(\d+\s*%?\))?\W*$|"
    r"(?:^|[?:.]\s)\s*(?:[A-Z][\w' /]{0,24}?\s*[:=–-]\s*\d{1,5}\s*%?(?:\s*\(\d+\s*%?\))?[\s,;|/]*){2,}$"
)


def split_tally(text: str) -> tuple[str, int]:
    """Return a comment without the tally at its end (or in front), and how many votes the tally counts.

    Where votes stand inside the text with words after them, they are left, since they may be part of what is said.
    """
    if not any(character in text for character in "+:oOοоx×|✓✔☑•●👍✅)]e"):
        return text.strip(), 0
    votes = 0
    body, text = text.rstrip()[:-TAIL], text.rstrip()[-TAIL:]
    match = _TAIL.search(text)
    # "Years 1+2" is no vote.
    if match and text[: match.start()].strip() and not (match.group()[0] == "+" and text[match.start() - 1].isdigit()):
        votes += count(match.group())
        text = text[: match.start()]
    text = body + text
    if match := _BEFORE.match(text):
        votes += count(match.group())
        text = text[match.end() :]
    return text.strip(), votes


def count(tally: str) -> int:
    """Add up the votes of a tally."""
    total = 0
    for piece in _PIECE.finditer(tally):
        if piece["plus"] or piece["count"]:
            digits = _DIGITS.search(piece.group())
            number = int(digits[0]) if digits else 1
            total += number if number <= MOST else 1
        elif piece["icon"]:
            digits = _DIGITS.search(piece.group().replace(":+1:", ""))
            total += int(digits[0]) if digits else 1
        else:
            total += sum(not character.isspace() for character in piece["run"])
    return total


def is_option(text: str) -> bool:
    """Whether a line is a ready-made answer with the ticks it was given ("too fast: ooo", "Yes: 14 No: 2"), which is no comment."""
    if _COUNTS.search(text.strip()):
        return True
    if names_next(text):
        return False
    match = _OPTION.match(text.strip())
    return match is not None and len(match["label"].split()) <= (8 if match["count"] else 3)
