"""The promise clock: when a reply is due, and how late it is."""

import datetime

from pipeline.records import Exchange, Lateness

#: Days that a body has to reply where nobody named a day; the report says that it was assumed.
DEFAULT_DAYS = 28


def due_day(
    exchange: Exchange | None, asked: datetime.date | None, default_days: int = DEFAULT_DAYS
) -> tuple[datetime.date | None, bool]:
    """Return the day on which a deferred question is due, and whether that day was assumed."""
    if exchange is not None and exchange.promise is not None and exchange.promise.due is not None:
        return exchange.promise.due, False
    if asked is None:
        return None, False
    return asked + datetime.timedelta(days=default_days), True


def lateness(due: datetime.date, as_of: datetime.date, before: datetime.date | None) -> Lateness:
    """Say how late a promise is.

    Parameters
    ----------
    due : date
    as_of : date
        Today.
    before : date or None
        The day of the edition before: what was not late then and is now is newly overdue.
    """
    if due < as_of:
        return "newly overdue" if before is None or due >= before else "overdue"
    if due <= as_of + datetime.timedelta(days=7):
        return "due this week"
    return "not yet due"
