"""Survey tables: which rows are headers, and which columns hold people's own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.ingest.shapes._grid import words_of
from pipeline.ingest.shapes._signed import AGO
from pipeline.ingest.shapes._wording import heads_feedback, prompts, says_nothing
from pipeline.records import Cell

Use = Literal["words", "closed", "about", "person", "empty"]

#: Rows looked at to judge a column; a million rows say no more.
SAMPLE = 2000

_ABOUT = re.compile(
    r"^\W*(?:(?:respondents?|response|record|submission|entry|row|survey|case|participant|user|collector|comment|feedback|question|form|session|panel)?\s*_?\s*(?:id|no\.?|number|ref(?:erence)?|uuid|key|#)|#|"
    r"(?:start|end|completion|submi(?:t|ssion|tted)|recorded|created|received|last modified|modified|response|survey)\s*_?\s*(?:date|time|at|on|timestamp|datetime)(?:\s*_?\s*time)?|(?:submitted|created|received|modified)|"
    r"timestamp|date(?:/time| and time|time| submitted| received| of .{1,20})?|time(?: taken| started| completed)?|ip\s?_?\s?address|status|progress|duration.{0,20}|finished|distribution\s?channel|user\s?language|language|source|channel|"
    r"(?:location|geo)\s?_?\s?(?:latitude|longitude|lat|long?)|external\s?(?:data)?\s?reference|collector|custom data.{0,4}|referrer|referer|browser|device|version|operating system|resolution|user\s?agent|seed|tags?|score|total points|quiz feedback|points .{0,80}|feedback - .{0,200}|"
    r"(?:start|end)date|recordeddate|responseid|ipaddress|recipient\w*|externalreference|locationl\w+|distributionchannel|userlanguage)\W*$",
    re.IGNORECASE,
)
#: Columns that only the export of a form has; a register of actions has dates and numbers, too.
_EXPORT = re.compile(
    r"^\W*(?:(?:respondent|response|collector|submission|participant)\s*_?\s*id|collector id|(?:start|completion|end|submission|recorded) ?_?(?:date|time)(?: ?_?time)?|timestamp|submitted(?: at| on)?|ip\s?_?\s?address|finished|duration.{0,20}|progress)\W*$",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^\W*(?:(?:your |full |first |last |sur|fore|family |given |middle |contact |recipient ?|respondent ?|display |user ?)?name|e-?mail(?: ?address)?|your e-?mail.{0,20}|(?:tele)?phone(?: number)?|mobile(?: number)?|(?:home |postal |street )?address|post ?code|zip(?: code)?|username|recipient(?:first|last)name|recipientemail)\W*$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:comments?|why|explain|describe|tell us|specify|in your own words|feedback|suggest\w*|thoughts?|reasons?|other|anything|improve\w*|details|elaborate|open.ended|free.?text|text|verbatim|remarks?|review|opinion|answer|response|message|ideas?|what (?:else|could|would|should|did|do)|how (?:could|can|would|should|did))\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:rate|rating|scale|how (?:likely|satisfied|often|many|much|old|long)|select|choose|tick|pick|which (?:of|one)|yes ?/ ?no|gender|age|ethnic\w*|1 ?(?:-|–|to) ?(?:5|10)|0 ?(?:-|–|to) ?10|strongly agree)\b",
    re.IGNORECASE,
)
#: What is asked of everybody to tell who they are.
_ABOUT_YOU = re.compile(
    r"\bhow did you (?:hear|find out|travel|get here|come)\b|\bwhere (?:did you hear|do you live)\b|\bwhich (?:class|year|ward|area|street|team)\b",
    re.IGNORECASE,
)
#: A question that yes, no or a place on a scale answers.
_YES_NO = re.compile(
    r"^\W*(?:\d+[.)]?\s*)?(?:do|does|did|are|is|was|were|have|has|had|would|will|can|could|should|to what extent|how (?:likely|satisfied|often|much|many|would you rate|was|were|easy|important|useful))\b",
    re.IGNORECASE,
)
#: What people are to ask, and not what they think.
_ASKS_BACK = re.compile(r"\b(?:questions|queries)\b|\b(?:like|want|wish) to (?:ask|know)\b|\bask us\b", re.IGNORECASE)
_SCALE = re.compile(
    r"^(?:(?:very|strongly|quite|fairly|extremely|somewhat|slightly|mostly|completely|partly|not(?: at all| very| so| really)?|neither|nor|neutral|good|poor|fair|excellent|bad|average|ok(?:ay)?|agree|disagree|"
    r"support|oppose|in favour|against|satisfied|dissatisfied|happy|unhappy|likely|unlikely|easy|difficult|important|useful|yes|no|maybe|perhaps|unsure|not sure|don['’]?t know|prefer not to say|never|rarely|sometimes|"
    r"often|always|usually|daily|weekly|monthly|yearly|better|worse|the same|about|right|much|more|less|too|or|and|a|little|lot|low|medium|high|male|female|other|none|n/?a)[\s,/()-]*)+$",
    re.IGNORECASE,
)
_REGISTER = re.compile(
    r"^\W*(?:actions?(?: required| points?)?|tasks?|decisions?|owner|lead(?: officer)?|responsible(?: officer| person)?|due(?: date)?|by when|by whom|deadline|target date|assigned to)\W*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^[\s£$€%+\-–(]*\d[\d,.\s]*[%)]?$")
_DATED = re.compile(
    rf"^\W*\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}(?:[T\s].{{0,20}})?$|^\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s?[ap]m)?$|^(?:{AGO})$",
    re.IGNORECASE,
)
#: The day of a post in full, which no number of an item looks like.
_POSTED = re.compile(
    rf"^(?:{AGO}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})(?:[T\s].{{0,20}})?$", re.IGNORECASE
)
_CODE = re.compile(
    r"^(?:[A-Za-z]{0,4}[-_]?\d+[A-Za-z\d_-]*|[0-9a-f]{8,}(?:-[0-9a-f]{4,})*|R_\w+|\S+@\S+\.\w+|(?:\d{1,3}\.){3}\d{1,3}|https?://\S+|true|false|yes|no)$",
    re.IGNORECASE,
)
_RESPONSE = re.compile(r"^\W*(?:open[- ]ended )?response\W*$", re.IGNORECASE)
_TOTAL = re.compile(
    r"^\W*(?:mean|average|avg|median|totals?|sum|count|grand total|n|std|standard deviation|min(?:imum)?|max(?:imum)?)\W*$",
    re.IGNORECASE,
)

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a survey."""

    use: Use
    prompt: str | None  # the question that was asked
    option: str | None  # the ready-made answer that the column is about, or a part of the question


@dataclass(frozen=True, slots=True)
class Survey:
    """A table with one row a respondent."""

    headers: int  # how many rows are headers
    columns: tuple[Column, ...]
    last: int  # the first row that is no respondent any more: totals and notes
    known: bool  # whether the columns about the form show that this is an export of a survey
    posts: bool = False  # no column has a name, and one holds the day of each post


def is_ticked(values: Sequence[str]) -> bool:
    """Whether all the answers to a question are such as one ticks: places on a scale, yes and no, numbers."""
    return bool(values) and all(_SCALE.match(value) or _NUMBER.match(value) for value in values)


def is_register(names: Sequence[str]) -> bool:
    """Whether the names of the columns are those of a list of actions, which nobody answered."""
    return sum(bool(_REGISTER.match(name)) for name in names) >= 2


def words_in(rows: Sequence[tuple[Cell, ...]]) -> list[list[str]]:
    """Return the words of every cell."""
    return [[words_of(cell) for cell in row] for row in rows]


def read_survey(rows: Rows) -> Survey:
    """Find the headers, the uses of the columns and the end of the answers."""
    headers = _headers(rows)
    last = _last(rows, headers)
    width = max((len(row) for row in rows), default=0)
    prompts_, options = _names(rows, headers, width)
    columns = []
    for at in range(width):
        values = [row[at] for row in rows[headers : min(last, headers + SAMPLE)] if at < len(row) and row[at]]
        columns.append(Column(_use(prompts_[at], options[at], values), prompts_[at], options[at]))
    known = any(_EXPORT.match(column.prompt or "") for column in columns) or headers == 3
    dated = any(rows) and any(all(at < len(row) and _POSTED.match(row[at]) for row in rows) for at in range(width))
    return Survey(headers, tuple(columns), last, known, posts=not headers and dated and len(rows) > 2)


def _headers(rows: Rows) -> int:
    if not rows:
        return 0
    if len(rows) > 2 and any("ImportId" in text for text in rows[2]):
        return 3
    if len(rows) > 1 and any("ImportId" in text for text in rows[1]):
        return 2
    first = rows[0]
    if len(rows) < 2:
        return 1 if len(first) > 1 else 0
    if len(first) == 1:
        return (
            1
            if heads_feedback(first[0])
            or prompts(first[0])
            or (len(first[0].split()) <= 4 and len(rows) > 2 and bool(_OPEN.search(first[0])))
            else 0
        )
    second = rows[1]
    # The first row of two goes on with blanks where the second names the ready-made answers.
    beneath = sum(1 for at, text in enumerate(second) if text and (at >= len(first) or not first[at]))
    echoed = sum(bool(_RESPONSE.match(text)) for text in second)
    if echoed or (
        beneath >= 2
        and any(_ABOUT.match(text) for text in first)
        and sum(bool(text) and not second[at] for at, text in enumerate(first) if at < len(second)) >= 2
    ):
        return 2
    filled = [text for text in first if text]
    if (
        len(set(filled)) < len(filled)
        or not filled
        or any(_NUMBER.match(text) or _DATED.match(text) for text in filled)
    ):
        return 0 if not any(_ABOUT.match(text) or prompts(text) for text in filled) else 1
    return 1


def _names(rows: Rows, headers: int, width: int) -> tuple[list[str | None], list[str | None]]:
    def cell(row: int, at: int) -> str:
        return rows[row][at] if row < headers and at < len(rows[row]) else ""

    if headers == 3:
        return [cell(1, at) or cell(0, at) or None for at in range(width)], [None] * width
    prompts_: list[str | None] = []
    options: list[str | None] = []
    for at in range(width):
        own = cell(0, at)
        carried = prompts_[-1] if prompts_ and not own and cell(1, at) else None
        prompts_.append(own or carried)
        option = cell(1, at)
        options.append(option if option and not _RESPONSE.match(option) and "ImportId" not in option else None)
    return prompts_, options


def _last(rows: Rows, headers: int) -> int:
    """Return where the respondents end."""
    last = len(rows)
    typical = sorted(sum(map(bool, row)) for row in rows[headers : headers + SAMPLE])
    usual = typical[len(typical) // 2] if typical else 0
    while last > headers + 1:
        filled = [text for text in rows[last - 1] if text]
        labelled = bool(filled) and bool(_TOTAL.match(filled[0]))
        figures = sum(bool(_NUMBER.match(text)) for text in filled)
        averages = (
            bool(filled)
            and figures == len(filled)
            and any("." in text for text in filled)
            and 2 * len(filled) <= usual + 1
        )
        note = len(filled) == 1 and usual >= 4 and bool(rows[last - 1][0])
        if filled and not (labelled and figures) and not averages and not note:
            break
        last -= 1
    return last


def _use(prompt: str | None, option: str | None, values: list[str]) -> Use:
    name = prompt or ""
    if _PERSON.match(name) and not (values and sum(len(value.split()) for value in values) > 6 * len(values)):
        return "person"
    if _ABOUT.match(name):
        return "about"
    if not values:
        return "empty"
    telling = [value for value in values if not says_nothing(value)]
    plain = [value for value in telling if not (_NUMBER.match(value) or _DATED.match(value) or _CODE.match(value))]
    if sum(map(prompts, plain)) * 2 > len(plain) > 1:  # the survey's own prompts, one for each answer beside them
        return "closed"
    if _ABOUT_YOU.search(name) and sum(len(value.split()) for value in plain) <= 4 * len(plain):
        return "closed"
    back = bool(_ASKS_BACK.search(name))
    narrow = bool(_CLOSED.search(name) or _YES_NO.match(name)) and not back
    opened = (
        back
        or bool(_OPEN.search(option or ""))
        or prompts(name)
        or heads_feedback(name)
        or (bool(_OPEN.search(name)) and not narrow)
    )
    if (
        telling
        and sum(bool(_SCALE.match(value)) for value in telling) * 5 >= 4 * len(telling)
        and (len(telling) > 1 or _YES_NO.match(name))
    ):
        return "closed"
    if len(plain) * 2 < len(telling) or (option and all(value == option for value in values)):
        return "closed"
    if not telling:
        return "words" if opened else "closed"
    pieces = [
        piece.strip().casefold() for value in plain for piece in re.split(r"[;,]\s*(?=[A-Z])|;", value) if piece.strip()
    ]
    distinct = len({value.casefold() for value in plain}) / len(plain)
    recurring = 1 - len(set(pieces)) / len(pieces) if pieces else 0.0
    mean = sum(len(value.split()) for value in plain) / len(plain)
    score = (0.35 if opened else -0.25 if narrow else 0.0) + min(0.6, 0.06 * mean)
    score += 0.4 * (distinct - 0.5) if len(plain) > 5 else 0.2
    score -= 0.8 * recurring if len(plain) > 3 else 0.0
    if len(plain) > 7 and distinct < 0.35:
        return "closed"
    return "words" if score >= 0.4 else "closed"
