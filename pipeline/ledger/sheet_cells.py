"""What a cell of the questions sheet can carry, and how people's typing in one is read."""

import datetime
import re

from pipeline.cells import FORBIDDEN, carried
from pipeline.dates import find_date
from pipeline.editions import Standing

#: What people may fill in, in the order of the columns.
FIELDS = ("status", "answer", "owner", "due", "note")

#: The words of the column "Status", by what the ledger calls them.
STATUSES = {
    "answered": "Answered",
    "in part": "Answered in part",
    "deferred": "Deferred",
    "unanswered": "Unanswered",
    "declined": "Declined",
}

_MEANT = {
    "answered": "answered answer given done closed complete completed resolved replied yes",
    "in part": "answeredinpart inpart partly partlyanswered partanswered partial partially partiallyanswered",
    "deferred": "deferred promised pending awaiting inprogress putoff tofollow later holding onhold ongoing",
    "unanswered": "unanswered notanswered noanswer noansweryet notyetanswered noreply open reopened outstanding none no",
    "declined": "declined refused rejected willnotanswer wontanswer noanswerwillbegiven",
}
_STATUS = {word: status for status, words in _MEANT.items() for word in words.split()}

_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x(005F|00[01][0-9A-F])_", re.IGNORECASE)
_BREAK = re.compile("\r\n|\r")
_DAY = re.compile(r"\A(?:due|by|on|before|until)?[:\s]*(.*?)(?:[\sT]+00:00(?::00(?:\.0+)?)?)?[.,;\s]*\Z", re.I | re.S)
_EARLIEST, _LATEST = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)


def values_of(standing: Standing) -> dict[str, str]:
    """Return what the sheet shows of a question in the columns that people may fill in, by field."""
    latest = {decision.field: decision for decision in standing.decisions}
    # A day that somebody set counts for a deferred question only, and is kept for when it is deferred again.
    due = latest["due"].value if "due" in latest else ""
    if "due" not in latest and standing.due and not standing.due_assumed:
        due = standing.due.isoformat()
    notes = [d.value if d.field == "note" else d.note for d in standing.decisions if d.field == "note" or d.note]
    return {
        "status": standing.settled if standing.settled in {"declined", "in part"} else standing.status,
        "answer": carried(standing.answer or ""),
        "owner": carried(standing.owner or "").strip(),
        "due": due,
        "note": carried(notes[-1]) if notes else "",
    }


def typed(raw: str) -> tuple[str, bool]:
    """Return a text as somebody typed or pasted it, and whether characters had to be left out.

    The raw text is as it stands in the file, where control characters are written as ``_x000B_``; pasted from slides,
    those are line breaks.
    """
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), raw)
    text = text.replace("\v", "\n").replace("\f", "\n")
    clean = FORBIDDEN.sub("", text)
    return (clean if clean.strip() else ""), clean != text


def same(one: str, other: str) -> bool:
    """Return whether two texts are the same but for the kind of their line breaks."""
    return _BREAK.sub("\n", one) == _BREAK.sub("\n", other)


def read_status(text: str) -> str | None:
    """Return the status that a word means, or None."""
    return _STATUS.get(re.sub(r"[^a-z]", "", text.casefold()))


def read_day(text: str) -> datetime.date | None:
    """Return the day that somebody typed as text, if the text is a full date and nothing else."""
    match = _DAY.match(text.strip())
    words = match[1].strip() if match else ""
    found = find_date(words)
    return found.date if found and found.words == words and _EARLIEST <= found.date <= _LATEST else None


def day_of(value: object, epoch: datetime.datetime) -> datetime.date | None:
    """Return the day that a cell's value is: a date, or Excel's number for one."""
    if isinstance(value, datetime.datetime):
        value = value.date()
    elif isinstance(value, int | float) and not isinstance(value, bool):
        value = (epoch + datetime.timedelta(days=int(value))).date() if 0 < value < 100_000 else None
    if isinstance(value, datetime.date) and _EARLIEST <= value <= _LATEST:
        return value
    return None


def british(day: datetime.date) -> str:
    """Write a day as ``4 March 2026``."""
    return f"{day.day} {day:%B %Y}"
