"""The promise clock: when a reply is due, how late it is, and whether it was kept."""

import datetime
from dataclasses import dataclass

from pipeline.editions import Kept, Lateness

#: Days that a body has to reply where nobody named a day; the report says that it was assumed.
DEFAULT_DAYS = 28

#: What is due within so much time is due this week.
WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What day it is, when somebody looked last, and the body's default for a promise in days."""

    as_of: datetime.date
    looked: datetime.date | None = None
    default_days: int = DEFAULT_DAYS


def due_day(
    named: datetime.date | None, asked: datetime.date | None, default_days: int = DEFAULT_DAYS
) -> tuple[datetime.date | None, bool]:
    """Return the day on which a deferred question is due, and whether that day was assumed.

    Parameters
    ----------
    named : date or None
        The day that somebody named.
    asked : date or None
        The day on which it was asked or, where its paper bears no date, first read.
    default_days : int
        The body's usual time.
    """
    if named is not None or asked is None:
        return named, False
    try:
        return asked + datetime.timedelta(days=default_days), True
    except OverflowError:
        return None, False


def lateness(due: datetime.date, clock: Clock) -> Lateness:
    """Say how late a promise is: what was not late when somebody looked last, and is now, is newly overdue.

    Where nobody has looked before, nothing is new.
    """
    if due < clock.as_of:
        return "newly overdue" if clock.looked is not None and due >= clock.looked else "overdue"
    if due <= clock.as_of + WEEK:
        return "due this week"
    return "not yet due"


def kept(due: datetime.date, answered: datetime.date | None, as_of: datetime.date) -> Kept:
    """Say whether a promised reply came in time; one without a day of its own came by the day of the edition."""
    return "kept" if (answered or as_of) <= due else "kept late"
