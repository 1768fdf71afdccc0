"""Numbers, dates and shares in the words that the pages use."""

import re
from collections.abc import Sequence
from datetime import date

from pipeline.privacy.offices import KINDS

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

#: Under this base a share is given by its number only.
SMALLEST_BASE = 20

#: Words for shares of a base, each with the percentage below which it holds; "most" is what lies above the last.
SHARES = (("a few", 10), ("some", 30), ("many", 50))

#: What stands where a name, a number or an address was masked.
MASKED = re.compile(
    rf"\[(?:name|e-mail|telephone|NHS number|NI number|(?:{'|'.join(map(re.escape, KINDS))}) [1-9][0-9]*)\]"
)

_ABBREVIATIONS = {"qa": "Q&A", "faq": "FAQ", "said": "said,"}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL_WORDS = frozenset("a an and as at by for from in of on or the to with".split())
_VOWEL = re.compile(r"[AEIOUY]")
_NBSP = "\N{NO-BREAK SPACE}"


def day(when: date) -> str:
    """Write a date as ``31 January 2024``; day and month stay on one line."""
    return f"{when.day}{_NBSP}{MONTHS[when.month - 1]} {when.year}"


def days(count: int) -> str:
    """Write a length of time in the unit that a person would use."""
    if count <= 120:
        return number_of(count, "day")
    if count < 730:
        return number_of(round(count / 30.44), "month")
    return number_of(count * 4 // 1461, "year")


def read_from(when: date | None, text: str | None) -> str | None:
    """Return the words that a date was read from, unless they name its year and so need no reading."""
    return None if when and text and str(when.year) in text else text


def figure(number: int) -> str:
    """Write a number with a comma at the thousands."""
    return f"{number:,}"


def number_of(count: int, noun: str, plural: str | None = None) -> str:
    """Write a count with its noun: ``1 comment``, ``2 comments``, ``3 replies``."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def spelled(count: int, noun: str, plural: str | None = None) -> str:
    """Write a count with its noun at the start or inside of a sentence: ``three comments``, ``12 comments``."""
    return (
        number_of(count, noun, plural)
        if count >= len(SMALL)
        else number_of(count, noun, plural).replace(str(count), SMALL[count], 1)
    )


def of(count: int, base: int) -> str:
    """Write a count on its base: ``14 of 92``."""
    return f"{count:,} of {base:,}"


def share(count: int, base: int) -> str:
    """Return the word for a share of a base, or nothing where the base is too small for a word.

    The half itself is still "many": "most" is said of more than half.
    """
    if base < SMALLEST_BASE:
        return ""
    if count in (0, base):
        return "all" if count else "none"
    percent = 100 * count / base
    return next((word for word, below in SHARES if percent < below), "many" if 2 * count == base else "most")


def listed(items: Sequence[str]) -> str:
    """Join words as in a sentence: ``a, b and c``."""
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def clipped(text: str, length: int) -> str:
    """Cut a text at a word so that it takes at most ``length`` characters, and show that it was cut."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[: length - 1]
    cut = head.rsplit(" ", 1)[0] if " " in head[length // 2 :] else head
    return cut.rstrip(" ,;:.–-") + "…"


def capital(text: str) -> str:
    """Begin a text with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Begin with a capital letter and end with a full stop."""
    text = capital(text.strip())
    return text if text.endswith((".", "!", "?", "…")) or not text else text + "."


def title_of(name: str) -> str:
    """Turn a name in code, such as ``feedback_sheet``, into a label: ``Feedback sheet``."""
    return capital(" ".join(_ABBREVIATIONS.get(word, word) for word in name.split("_")))


def calmed(title: str, text: str = "") -> str:
    """Write a title that stands in capitals as other titles are; what the text shows to be an abbreviation stays so.

    Parameters
    ----------
    title : str
    text : str
        The document of that title: a word is an abbreviation where it stands in capitals among others that do not, and
        may be a name where it is never written small. A title that may have a name in it is written as names are.
    """
    letters = [letter for letter in title if letter.isalpha()]
    if len(title.split()) < 2 or not all(map(str.isupper, letters)) or len(letters) < 8:
        return title
    mixed = {word for line in text.splitlines() if not line.isupper() for word in _WORD.findall(line)}
    said = [word.lower() for word in _WORD.findall(title) if len(word) > 1]
    named = any(word not in mixed and word not in _SMALL_WORDS for word in said)

    def calm(match: re.Match[str]) -> str:
        word = match.group()
        large, small = word.capitalize(), word.lower()
        short = len(word) == 1 or word in mixed or not (_VOWEL.search(word) or {large, small} & mixed)
        return word if short else large if named and small not in _SMALL_WORDS else small

    return capital(_WORD.sub(calm, title))


def slug(text: str, length: int = 40) -> str:
    """Make a piece of a file name or of an anchor: lower-case letters, digits and hyphens only."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:length].strip("-")
