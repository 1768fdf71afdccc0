"""Dates in British words and figures: "Wednesday 4th July 2007", "25/01/2021", "2013-05-14"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?:the\s+)?)?"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
    "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_TH = r"(?:\s?(?:st|nd|rd|th)\b)?"
#: Of several days running, "3-4 June", the first counts; the other follows the first here.
_SECOND = rf"(?:(?:[-–—/]|\s(?:&|and|to)\s){_WEEKDAY}(?P<second>\d{{1,2}}){_TH})?"
#: "at 7pm" may stand between a day and its year.
_CLOCK = r"(?:\s*,?\s*(?:at\s+)?\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|hrs)\b)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_WEEKDAY}(?P<day>\d{{1,2}}){_TH}{_SECOND}[.,]?\s*(?:of\s+|day\s+of\s+)?{_MONTH}{_CLOCK},?\s*(?:(?P<year>\d{{4}})|(?<=\s)(?P<short>\d{{2}}(?![\d:.%])(?!\s+(?!(?:at|in|from|to|until|held|by|on|and|via|commencing|starting|with)\b)[a-z]))|['’‘](?P<brief>\d{{2}}))\b",
        rf"\b{_WEEKDAY}(?P<word>{'|'.join(sorted(_ORDINALS, key=len, reverse=True)).replace('-', '[ -]')})\s+(?:day\s+)?(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b",
        rf"\b{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        r"\b(?P<year>\d{4})(?P<sign>[-/])(?P<month>\d{2})(?P=sign)(?P<day>\d{2})\b",
        r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4}|\d{2})\b",
        r"(?<!\d)(?<!\d-)(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4}|\d{2})(?!\d|-\d)",
        rf"\b(?P<day>\d{{1,2}})-{_MONTH}-(?P<year>\d{{4}}|\d{{2}})\b",
    )
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the words that it was read from."""

    date: date
    words: str
    start: int


def find_date(text: str) -> FoundDate | None:
    """Return the first full date in a text (day before month, as in Britain), or None."""
    matches = [match for pattern in _PATTERNS for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: match.start()):
        if found := _read(match):
            return FoundDate(found, match.group().strip(), match.start())
    return None


def _read(match: re.Match[str]) -> date | None:
    given = match.groupdict()
    month, year = match["month"], int(given.get("year") or given.get("short") or given["brief"])
    word = given.get("word")
    day = _ORDINALS.index(word.lower().replace(" ", "-")) + 1 if word else int(match["day"])
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    second = int(given.get("second") or 0)
    if second and not 0 < second - day <= 3:  # "room 1-23 May" is no three weeks
        day = second
    try:
        return date(year + 2000 if year < 100 else year, number, day)
    except ValueError:
        return None


def find_dates(text: str) -> list[FoundDate]:
    """Return every full date in a text, in order."""
    found: list[FoundDate] = []
    matches = [match for pattern in _PATTERNS for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if found and match.start() < found[-1].start + len(found[-1].words):
            continue
        if day := _read(match):
            found.append(FoundDate(day, match.group().strip(), match.start()))
    return found


_HELD = re.compile(r"\b(?:held|meeting|minutes|notes|date|took\s+place|session|agm)\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:previous|last|next|earlier|future|following|prior|since|approved?|confirmed|agreed|signed|matters\s+arising|published|updated|printed"
    r"|posted|modified|accessed|copyright|deadline|by|until|before)\b|[©]",
    re.IGNORECASE,
)
#: An agenda's own item is about an earlier meeting: "3. Minutes of the meeting of 4 May 2021".
_ITEM = re.compile(
    r"^\W*\d{1,4}(?:[./]\d{1,4})*[.)]?\s+(?:to\s+\w+\s+)?(?:the\s+)?(?:draft\s+)?(?:minutes|notes|matters)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:attached|approved|agreed|confirmed|signed|accepted|adopted|(?:true|correct|accurate)\s+record)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\W*(?:(?:draft|approved|unapproved|confirmed)\s+)*(?:minutes?|notes?)\b", re.IGNORECASE)
_TIMED = re.compile(r"\W*(?:at\s+|from\s+)?\d{1,2}(?:[.:]\d\d|\s?(?:am|pm|noon)\b)", re.IGNORECASE)
_NAMES_MEETING = re.compile(
    r"\b(?:minutes|notes|note|record|meeting|held|met|workshop|focus\s+group|session|forum|webinar|town\s+hall|drop-in|retro\w*|hearing|assembly|agm|conference|evening)\b",
    re.IGNORECASE,
)


def meeting_date(lines: Sequence[str]) -> FoundDate | None:
    """Return the day of a meeting or session by the first lines of its papers, or None.

    Parameters
    ----------
    lines : sequence of str
        The first lines, with their numbers. A line that speaks of a meeting held that day comes before a bare date;
        dates in running text and the days of earlier and later meetings are passed over.
    """
    best: tuple[int, int] | None = None
    chosen: FoundDate | None = None
    for number, line in enumerate(lines):
        for found in find_dates(line):
            alone = len(line) - len(found.words)
            # Looked for within the line, not in a slice: a cut would make "by" of a place's last syllable.
            after = found.start + len(found.words)
            elsewhen = _ANOTHER.search(line, max(0, found.start - 45), found.start)
            settled = _SETTLED.search(line, after, after + 120)
            if settled and number < 3 and _TITLE.match(line) and find_date(line[settled.end() :]):
                settled = None  # "Minutes of the meeting of 5 May 2021, agreed on 2 June 2021"
            if elsewhen or _ITEM.match(line) or settled:
                rank = 5
            elif len(line) < 300 and _NAMES_MEETING.search(line[: found.start]):
                rank = 0 if number < 12 else 2
            elif alone < 40 or re.match(r"\W*date\b", line, re.IGNORECASE):
                rank = 1 if number < 12 else 2
            elif _HELD.search(line, max(0, found.start - 30), found.start) and number < 12 and len(line) < 200:
                rank = 2
            elif number < 12 and found.start < 4 and len(line) < 150 and _TIMED.match(line, after):
                rank = 1  # "26 September 2018, 10.00 – 12.45, Hob Room"
            elif number < 3 and len(line) < 120:
                rank = 3  # a title with its day in it
            else:
                rank = 5
            if best is None or (rank, number) < best:
                best, chosen = (rank, number), found
    return chosen if best is not None and best[0] < 5 else _without_year(lines[:8], lines[:12])


_DAY_ONLY = re.compile(
    rf"(?P<weekday>\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?:the\s+)?)?\b(?P<day>\d{{1,2}}){_TH}\s+(?:of\s+)?{_MONTH}(?![\w'’])(?!,?\s+\d{{4}})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/£.])(?:19|20)\d\d(?![\d.])")


def _without_year(days: Sequence[str], years: Sequence[str]) -> FoundDate | None:
    """Return the day that stands without its year, where another of the first lines gives the year its weekday fits.

    Without a weekday the lines must name one year only, and the day stand where a meeting is named.
    """
    every = {found for line in years for found in _YEAR.findall(line)}
    for number, line in enumerate(days):
        match = _DAY_ONLY.search(line)
        if match is None or _ANOTHER.search(line[: match.start()]):
            continue
        named = number < 4 and _NAMES_MEETING.search(" ".join(days[max(0, number - 1) : number + 1]))
        if not match["weekday"] and (len(every) != 1 or not named or len(line) > 80):
            continue
        month = MONTHS.index(match["month"][:3].lower()) + 1
        for year in dict.fromkeys(found for other in years for found in _YEAR.findall(other)):
            try:
                day = date(int(year), month, int(match["day"]))
            except ValueError:
                continue
            if not match["weekday"] or day.strftime("%a").lower() == match["weekday"][:3].lower():
                return FoundDate(day, match.group(), match.start())
    return None


def date_in_name(name: str) -> FoundDate | None:
    """Return the day that a file's name gives, "minutes_2024-03-05.pdf", "Board 7th May 2020.docx", or None."""
    stem = re.sub(r"\.\w{1,5}$", "", name.rsplit("/", 1)[-1])
    stem = re.sub(r"(?<![A-Za-z0-9])((?:19|20)\d\d)[_. ]?(\d\d)[_. ]?(\d\d)(?![A-Za-z0-9])", r" \1-\2-\3 ", stem)
    for between, sign in ((r"[_+]+|%20", " "), (r"[_+-]+", " "), (r"[_+]+", "-")):
        if found := find_date(re.sub(between, sign, stem)):
            return found
    return None
