"""Time words: find when something is owed, and turn that into a calendar date by the day of the meeting."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.dates import MONTHS, find_date

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thurs?|fri|sat|sun)\b)"
_DAY = rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+\d{{4}})?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\d{{4}}-\d\d-\d\d"
_NUMBER = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|(?:a|the\s+next|next)\s+(?:couple|few)(?:\s+of)?)"
_UNIT = r"(?:(?:working|calendar|school|business)\s+)?(?:days?|weeks?|fortnights?|months?|years?)"
_SEASON = r"(?:spring|summer|autumn|winter|christmas|easter|half[\s-]?term|new\s+year|new\s+financial\s+year)"
_MEETING = rf"(?:(?:the|our|its|a)\s+)?(?:next|following|forthcoming|{_MONTH}|annual|autumn|spring|summer)\s+(?:\w+\s+){{0,3}}?(?:meeting|mtg|session|agm|agenda|board|committee|panel|fgb)\b(?:\s+of\s+the\s+[A-Z]\w+(?:\s+[A-Z]\w+)*)?"
_END = rf"(?:the\s+)?(?:(?:end|beginning|start|middle|close|first\s+week)\s+of|end)\s+(?:the\s+|this\s+|next\s+)?(?:\w+\s+)?(?:week|month|year|term|day|{_MONTH}|{_SEASON}|quarter|{_WEEKDAY})(?:\s+\d{{4}})?"
_POINT = (
    rf"(?:{_END}|{_DAY}|(?:this|next|the\s+following|the\s+coming)\s+(?:weekend|week|month|year|term|quarter|{_WEEKDAY}|{_SEASON}|{_MONTH})|(?:early|mid|late)[\s-]+{_MONTH}"
    rf"|the\s+weekend|{_WEEKDAY}(?:\s+week\b)?|{_MONTH}(?:\s+\d{{4}})?\b|{_MEETING}|{_SEASON}|tomorrow|tonight|today|COP\b|(?:the\s+)?next\s+time|(?:the\s+)?week\s+after\s+next)"
)
#: Only where it plainly is a time: behind "by", or alone in a cell.
_LATEST = rf"(?:{_POINT}|\d{{1,2}}/\d{{1,2}}(?![/\d])|\d{{1,2}}(?:st|nd|rd|th)\b|agm\b|year[\s-]end)"
_FIND = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:w/[cb]|week\s+(?:commencing|beginning|ending))\s+{_POINT}",
        rf"\b(?:by|before|until|no\s+later\s+than|not\s+later\s+than|on\s+or\s+before|prior\s+to|in\s+time\s+for|ahead\s+of|due(?:\s+on)?:?)\s+(?:the\s+)?(?:(?:\d{{1,2}}(?:[.:]\d\d)?\s?(?:am|pm)|noon|COP|close(?:\s+of\s+(?:play|business))?|(?:the\s+)?end\s+of\s+play)\s+(?:on\s+)?)?(?:the\s+)?(?:(?:closing\s+date|deadline)\s+(?:of\s+)?)?(?:the\s+)?{_LATEST}",
        rf"\b(?:within|in|over|during|after)\s+(?:the\s+(?:next|coming)\s+)?{_NUMBER}\s+{_UNIT}(?:['’]s?)?(?:\s+time)?",
        rf"\b(?:at|to|for|until|in|on)\s+{_MEETING}",
        rf"\b(?:in|during|on|for|at|from)\s+(?:the\s+)?{_POINT}",
        r"\bbefore\s+(?:we|they|he|she|it|the|any|work|this)\s+(?:[\w’']+\s?){1,5}",
        rf"\b(?:{_END}|(?:this|next)\s+(?:weekend|week|month|year|term)|{_MEETING}|tomorrow|tonight|next\s+time|(?:the\s+)?week\s+after\s+next)\b",
        r"\b(?:a\.?s\.?a\.?p\b\.?|as\s+soon\s+as\s+(?:possible|practicable)|immediately|urgently|forthwith|on-?\s?going|when(?:ever)?\s+(?:known|available|received|published|ready|possible|complete|completed|confirmed)|in\s+due\s+course|shortly|straight\s*away)",
        rf"\b\d{{1,3}}\s+{_UNIT}\b(?=\s*$)",
        rf"^\W*{_LATEST}\W*$",
    )
)
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fourteen": 14, "twenty": 20, "thirty": 30, "couple": 2,
}  # fmt: skip
_AT_MEETING = re.compile(r"\b(?:meeting|mtg|session|agm|agenda|board|committee|panel|fgb)\b")
_SPAN = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(_WORDS)})\s+(?:of\s+)?(?P<kind>working|business|school|calendar)?\s*(?P<unit>day|week|fortnight|month|year)s?\b",
    re.IGNORECASE,
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEXT_MEETING = re.compile(
    rf"\b(?:next|future)\s+(?:\w+\s+){{0,4}}?meetings?\b[^.\n]{{0,60}}?(?:\n[^\n]{{0,20}}?)?(?P<day>{_DAY})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Due:
    """When something is owed."""

    words: str
    date: date | None


def find_due(text: str, meeting: date | None = None, next_meeting: date | None = None) -> Due | None:
    """Return the words that say when something is owed, with the day they mean, or None.

    Parameters
    ----------
    text : str
    meeting, next_meeting : date, optional
        The day of the meeting, and of the one after it where the document gives that.

    Examples
    --------
    >>> find_due("The clerk will write to the county by the end of March.").words
    'by the end of March'
    """
    for pattern in _FIND:
        if match := pattern.search(text):
            words = " ".join(match.group().split()).strip(" ,;:")
            return Due(words, due_date(words, meeting, next_meeting))
    return None


def due_date(words: str, meeting: date | None, next_meeting: date | None = None) -> date | None:
    """Turn time words into a date, or return None where they give none.

    Parameters
    ----------
    words : str
        "by Friday", "within two weeks", "by the end of March", "28 days".
    meeting : date or None
        The day they were said.
    next_meeting : date, optional
        Where the document says when the next meeting is.

    Returns
    -------
    date or None
        The last day that the words allow: "in January" is its 31st.
    """
    low = " ".join(words.lower().split())
    if found := find_date(words):
        return found.date
    if _AT_MEETING.search(low):
        return _of_meeting(low, next_meeting)
    if meeting is None:
        return None
    return (
        _day_and_month(low, meeting)
        or _day_alone(low, meeting)
        or _span(low, meeting)
        or _end(low, meeting)
        or _point(low, meeting)
    )


def next_meeting_date(text: str, meeting: date | None) -> date | None:
    """Return the day of the next meeting where a document's text gives it; without a year it is the first after this one."""
    for match in _NEXT_MEETING.finditer(text):
        day = find_date(match["day"])
        found = day.date if day else (_day_and_month(match["day"].lower(), meeting) if meeting else None)
        if found and (meeting is None or found > meeting):
            return found
    return None


def _of_meeting(low: str, next_meeting: date | None) -> date | None:
    if next_meeting is None:
        return None
    month = _month_in(low)
    return next_meeting if month in (None, next_meeting.month) else None


def _month_in(low: str) -> int | None:
    match = re.search(rf"\b{_MONTH}\b", low)
    return MONTHS.index(match.group()[:3]) + 1 if match else None


def _day_and_month(low: str, meeting: date) -> date | None:
    match = re.search(rf"\b(\d{{1,2}})(?:(?:st|nd|rd|th)?(?:\s+of)?\s+({_MONTH})\b|/(\d{{1,2}})$)", low)
    if match is None:
        return None
    month = MONTHS.index(match[2][:3]) + 1 if match[2] else int(match[3])
    for year in (meeting.year, meeting.year + 1):
        try:
            day = date(year, month, int(match[1]))
        except ValueError:
            continue
        if day >= meeting:
            return day
    return None


def _day_alone(low: str, meeting: date) -> date | None:
    """Return the next day with a number, "the 12th", in this month or the one after."""
    match = re.search(rf"\b(\d{{1,2}})(?:st|nd|rd|th)\b(?!\s+(?:of|{_MONTH}))", low)
    if match is None:
        return None
    for months in (0, 1, 2):
        month = _months_on(meeting.replace(day=1), months)
        try:
            day = month.replace(day=int(match[1]))
        except ValueError:
            continue
        if day > meeting:
            return day
    return None


def _span(low: str, meeting: date) -> date | None:
    match = _SPAN.search(low)
    if match is None:
        return None
    number = int(match["number"]) if match["number"].isdigit() else _WORDS[match["number"]]
    unit = match["unit"]
    if match["kind"] in {"working", "business", "school"} and unit == "day":
        return _working_days(meeting, number)
    if unit == "month":
        return _months_on(meeting, number)
    if unit == "year":
        return _months_on(meeting, 12 * number)
    return meeting + timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _end(low: str, meeting: date) -> date | None:
    if not re.search(r"\b(?:end|close)\s+of\b", low):
        return None
    following = "next" in low
    if "week" in low:
        return _friday(meeting, 1 if following else 0)
    if "month" in low:
        return _last_day(_months_on(meeting.replace(day=1), 1 if following else 0))
    if "year" in low and "financial" not in low and "school" not in low and "academic" not in low:
        return date(meeting.year + (1 if following else 0), 12, 31)
    month = _month_in(low)
    return _month_end(month, meeting) if month else None


def _point(low: str, meeting: date) -> date | None:
    following = "next" in low or "following" in low
    if "tomorrow" in low:
        return meeting + timedelta(days=1)
    if "today" in low or "tonight" in low:
        return meeting
    for number, name in enumerate(_WEEKDAYS):
        if re.search(rf"\b{name[:3]}(?:{name[3:]}|{name[3:-3]})?\b", low):
            ahead = (number - meeting.weekday()) % 7 or 7
            if re.search(r"day\s+week\b", low):
                ahead += 7
            elif following and ahead <= 6 - meeting.weekday():
                ahead += 7  # "next Friday", said on a Monday, is the one of the week after
            return meeting + timedelta(days=ahead)
    if "week after next" in low:
        return _friday(meeting, 2)
    if re.search(r"\bweekend\b", low):
        return _friday(meeting, 1 if following else 0) + timedelta(days=2)
    if re.search(r"\b(?:this|next|following|coming)\s+week\b", low):
        return _friday(meeting, 1 if following else 0)
    if re.search(r"\b(?:this|next|following|coming)\s+month\b", low):
        return _last_day(_months_on(meeting.replace(day=1), 1 if following else 0))
    if "christmas" in low:
        return date(meeting.year, 12, 25)
    month = _month_in(low)
    if month is None:
        return None
    if re.search(r"\b(?:before|prior|ahead|beginning|start)\b", low):
        first = _month_end(month, meeting).replace(day=1)
        return first if re.search(r"\b(?:beginning|start)\b", low) else first - timedelta(days=1)
    return _month_end(month, meeting)


def _month_end(month: int, meeting: date) -> date:
    return _last_day(date(meeting.year + (month < meeting.month), month, 1))


def _last_day(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _friday(day: date, weeks: int) -> date:
    return day + timedelta(days=(4 - day.weekday()) % 7 + 7 * weeks)


def _working_days(day: date, number: int) -> date:
    while number > 0:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day
