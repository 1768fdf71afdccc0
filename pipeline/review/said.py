"""What a person decided, in words."""

import datetime
from collections.abc import Iterable, Mapping

from pipeline.editions import ENTERED
from pipeline.ledger.possible import FIELD
from pipeline.records import Decision
from pipeline.report.words import clipped, day, listed

_STATUS = {
    "answered": "answered",
    "deferred": "put off",
    "unanswered": "without a reply",
    "reopened": "open again",
    "declined": "refused",
}

#: Characters of an answer that a row shows.
_LENGTH = 80


def said_of(decisions: Iterable[Decision], labels: Mapping[str, str], *, followed: bool = False) -> str:
    """Put what was decided at once about one thing in words.

    Parameters
    ----------
    decisions : iterable of Decision
    labels : mapping of str to str
        Names of themes and feelings by code.
    followed : bool
        A run took the sentence that was entered for a question.
    """
    decisions = tuple(decisions)
    latest = {decision.field: decision.value for decision in decisions}
    parts = []
    if "status" in latest:
        status, _, why = (part.strip() for part in latest["status"].partition(":"))
        parts.append(f"{_STATUS.get(status, status)}{f' ({why})' if why else ''}")
    turned_down = [clipped(decision.value, _LENGTH) for decision in decisions if decision.field == "reject"]
    if turned_down and "status" not in latest:
        parts.append(f"not answered by {listed([f'“{text}”' for text in turned_down])}")
    if latest.get("answer"):
        parts.append(f"“{clipped(latest['answer'], _LENGTH)}”")
    if latest.get("owner"):
        parts.append(f"by {latest['owner']}")
    if latest.get("due"):
        parts.append(f"due {_day(latest['due'])}")
    if "merge" in latest:
        parts.append("part of another question" if latest["merge"] else "a question of its own again")
    if "split" in latest:
        parts.append("several questions in one")
    if FIELD in latest:
        following = "" if followed else "; the next run follows it to its reply"
        parts.append(f"a question{following}" if latest[FIELD] == ENTERED else "no question")
    if "theme" in latest:
        codes = [code.strip() for code in latest["theme"].split(",") if code.strip()]
        parts.append("no theme" if codes == ["none"] else listed([labels.get(code, code) for code in codes]))
    if "sentiment" in latest:
        feeling = latest["sentiment"]
        parts.append(labels.get(feeling, feeling))
    return ", ".join(parts)


def _day(text: str) -> str:
    try:
        return day(datetime.date.fromisoformat(text))
    except ValueError:
        return text
