"""Lines that say whose turn it is: "Question from Ann Hobb to the Leader", "Reply by Cllr Pym", "Tess M, Mill Row, 4 May"."""

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.ingest.shapes._signed import WHEN

#: A question put, a post that may be one, a supplementary of the last asker's, a reply, words under a head that named
#: who wrote them, a name and no more, and what is told of a post: its day, its place.
Kind = Literal["put", "post", "again", "reply", "opens", "bare", "about"]

#: How long a head is at most, in characters.
LONGEST = 130

_WORD = r"[A-Z£][\w.'’-]*"
_NAME = re.compile(
    rf"(?:[Aa]n?\smember\sof\sthe\spublic,\s)?(?P<who>(?:[Tt]he\s|[Aa]n?\s)?(?:{_WORD}|(?:resident|parent|member|tenant|pupil|patient|visitor|neighbour)s?\b)"
    rf"(?:\s(?!(?:TO|FROM)\b)(?:{_WORD}|of|the|for|and|&|de|van|von|la|in|two|three|member|public|resident|parent|class|year|\d{{1,2}}(?!\d)))*)"
)
_NUMBER = re.compile(
    r"[\s*_>#•·-]*(?:(?:(?:Q|question|query|post|comment|no\.?)\s*)?[#(]?(?:\d{1,2}(?:\.\d{1,2})+|(?:\d{1,4}[a-z]?|[a-z])[.):]+)|(?:Q|question|query|post|comment|no\.?)\s*#?\d{1,4}[a-z]?|#\d{1,5}|\d{1,4}|[QA](?=[.:)]\s))[\s:.)–—|*_-]*|[\s*_>#•·-]*",
    re.IGNORECASE,
)
_SORT = r"(?:(?:supplementary|written|public|oral|verbal|further|first|second|third|another|member['’]?s['’]?|online|e-?mail(?:ed)?)\s+)*"
_BY = r"\s*:?\s*(?:from|by|of)\b\s*:?\s*[*_]*"
_WAS = r"(?:asked|put|submitted|sent(?:\sin)?|raised|received|tabled)"
_PUT = re.compile(
    rf"{_SORT}(?:questions?|quer(?:y|ies)|enquir(?:y|ies)|supplementary|follow[- ]?up)(?:\s*(?:no\.?\s*)?\d{{1,3}})?\s*[:.(–—-]*\s*(?:(?:was\s)?{_WAS})?{_BY}|(?:put|submitted|tabled){_BY}",
    re.IGNORECASE,
)
_FROM = re.compile(r"from\s*:?\s+", re.IGNORECASE)
_FIELD = re.compile(
    r"(?:(?:your|full|first)\s+)?(?:names?|questioner|enquirer|contributor|sender|author)\s*:\s*", re.IGNORECASE
)
#: "Councillor Moss to Councillor Farr, Cabinet Member for Roads"
_TO = re.compile(
    r"(?:,[^,:?]{2,60},?|\s*\([^()]{2,60}\))?\s+to\s+(?:the\s+)?(?:Councillor|Cllr|Leader|Deputy|Chair\w*|Mayor|Cabinet|Portfolio|Chief|Head\w*|Director|Executive|Mrs?|Ms|Miss|Dr)\b[^?]{0,90}$"
)
_OFFICE = r"[Tt]he\s(?:Leader|Chair\w*|Mayor|Chief\s\w+|Headteacher|Treasurer|Director|Clerk|President|Secretary|Cabinet\sMember)"
_SPOKEN = re.compile(
    rf"(?P<who>(?:(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr|Prof|Sir|Lady)\.?\s){{1,2}}{_WORD}(?:\s{_WORD}){{0,2}}|{_OFFICE})(?P<note>\s*\([^()]{{2,40}}\))?[*_]*:[*_]*\s+(?=\S)"
)
_POST = re.compile(
    rf"(?:(?:comment|message|post)\s*[:.(–—-]*\s*)?(?:{_WAS}|posted|written|commented){_BY}|(?:comment|message|post){_BY}",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"(?:supplementary|follow[- ]?up)(?:\s+(?:question|query|q)\b)?(?:\s*\d{1,2})?\s*(?=[:*_–—-]|$)", re.IGNORECASE
)
_REPLY = re.compile(
    r"(?:(?:the|our|official|officer['’]?s?|written|verbal|council['’]?s?|trust['’]?s?|formal|further|supplementary|staff|team)\s+)*(?:reply|replies|response|responses|answer|answered|replied|responded)\b"
    r"(?:\s+to\s+(?:the\s+)?(?:supplementary|question)(?:\s+question)?)?(?:\s+\d{1,2}[a-z]?)?(?:\s+(?:given|provided|received|posted|made))?"
    rf"(?P<by>{_BY}|\s*[(–—,|-]\s*)?",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:,[^:?.,]{2,60},?|\s*\([^()]{2,60}\))?\s+(?:then\s|also\s|has\s|further\s)*(?:(?P<put>asked|asks|to\sask|will\sask|enquired|put\sthe\sfollowing)|(?P<post>wrote|writes|posted|commented)|(?P<reply>replied|replies|responded|responds|answered|answers|gave\s(?:the\sfollowing|this|a\swritten)\s(?:reply|response|answer)))\b",
)
#: "oldporter wrote on 5 June at 07:45": a name of the network's own, which the day shows to be one.
_HANDLE = re.compile(
    rf"[\s*_>]*(?P<who>@?\w[\w.’' -]{{1,40}}?)(?:\s*\([^()]{{2,40}}\))?\s+(?:wrote|posted|commented|asked|said)\s+(?:on\s+)?{WHEN}\W*$",
    re.IGNORECASE,
)
#: A name of the network's own alone on its line, set apart from a day ("oldporter · 5 June").
_NICKNAME = re.compile(r"(?P<who>@?[\w.'’-]{2,30}(?:\s[\w.'’-]{1,20}){0,4})")
#: Bold as it is written in plain text; one underscore may be part of a name.
_BOLD = re.compile(r"[\s>]*(?:\*\*|__)(?P<who>\w[^*\n]*?)(?:\*\*|__)")
_SET_OFF = re.compile(r"\s*[,(|·•–—-]")
_EMPHASIS = re.compile(r"\*\*|__")
_FOLLOWS = re.compile(r"[\w ,]{0,30}\b(?:supplementary|follow[- ]?up)\b[\w ]{0,20},\s+", re.IGNORECASE)
#: The colon that ends a head; the one behind "TO" does not.
_COLON = re.compile(r"(?<!\bTO)(?<!\bto):[-–]?[*_]*(?:\s+|$)")
#: What may stand between a name and the end of a head: a body, a place, whom it is put to, a day.
_BEHIND = re.compile(
    r"\)?(?:[*_]*\s*(?:[,(|\[–—-]|(?:to|TO|on|at|of|for|in|via|by|asked|wrote)\b).*)?[\s*_]*$", re.DOTALL
)
_ANSWER = re.compile(r"[\W_]*(?:A\s*\d{0,2}\s*[:.)]|A(?=\s[A-Z£“\"]))[*_]*\s*(?=\S)")
_OPENS = re.compile(
    r"[\W_]*(?:(?:your|my|the)\s)?(?:Q|question|query|comment|message|post)\s*\d{0,3}\s*:[*_]*\s*(?=\S)", re.IGNORECASE
)
_ABOUT = re.compile(
    rf"\W*(?:(?:date|time|posted|received|sent|published|from|place|location|address|area|ward|street|postcode|category|topic|status|reference|ref|to|role|likes?|votes?)(?:\s+(?:on|no\.?|at))?\s*:[^?]{{0,60}}|(?:on\s|at\s|posted\s(?:on\s)?)?{WHEN}\W*|[Tt]o\s(?:the\s)?[A-Z][^?.]{{2,60}})$",
    re.IGNORECASE,
)
_WHEN = re.compile(rf"[\s,(|·•–—-]*(?:(?:on|at|posted|wrote|asked)\s)*{WHEN}[)\s]*$", re.IGNORECASE)
_DAY_ALONE = re.compile(rf"\W*(?:(?:on|at|posted|wrote|asked)\s)*{WHEN}\W*$", re.IGNORECASE)
_PLACE = re.compile(r"\s*(?:[,|·•(]|\s[–—-])\s*[^?:!]{2,60}$")
_OFFICER = re.compile(
    r"\b(?:manager|officer|director|engineer|lead|leader|head|headteacher|principal|chief|executive|team|cllr|councillor|cabinet|council|staff|admin|administrator|moderator|organi[sz]er|co-?ordinator|"
    r"adviser|advisor|planner|surveyor|clerk|secretary|treasurer|bursar|trustee|support|services?|department|project|facilitator|agent|estates|communications|practice|trust|librarian|warden|ranger|curator|chair|dean|matron|consultant|gp|partner|nurse|mayor|vicar|inspector|sergeant|pcso|editor)\b",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"(?P<who>(?:the|our)\s[a-z][\w' -]{2,40}\b(?:team|office|department|council|board|trust|service)):[*_]*(?:\s+|$)"
)
_TITLED = re.compile(r"(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Rev|Sir|Dame|Lady|Cllr|Councillor)\b\.?\s[A-Z]")
#: "Q1 Mr Jon Akers (Tilling)" over a question, "A1 Cllr Webb, Cabinet Member" over its reply.
_LETTERED = re.compile(r"[\s*_]*(?P<letter>[QA])\s?\d{1,3}[\s:.)–—*_-]+(?=\S)")
#: "On 5 June Tess Orrin wrote:", "12.1 By Councillor Moss to the Leader:"
_ON = re.compile(
    rf"[Oo]n\s(?:\w+day,?\s)?\d{{1,2}}(?:st|nd|rd|th)?\s[A-Z][a-z]{{2,8}}(?:\s\d{{4}})?,?\s(?=[A-Z]|the\s)|By\s(?={_TITLED.pattern})"
)
_NOBODY = frozenset(
    "from to you we i they she he it our your question questions answer answers supplementary appendix section item agenda table part page figure note notes".split()
)


@dataclass(frozen=True, slots=True)
class Head:
    """Whose turn a line opens; ``rest`` is where in the line their own words set in, if they stand on it."""

    kind: Kind
    who: str | None = None
    rest: int | None = None
    dated: bool = False  # a day stands on the line
    officer: bool = False  # an office stands behind the name
    colon: bool = False


def read_head(text: str) -> Head | None:
    """Read a line whose words say that a turn begins, or return None where they do not."""
    number = _NUMBER.match(text)
    at = number.end() if number else 0
    if on := _ON.match(text, at):
        at = on.end()
    for pattern, kind in ((_PUT, "put"), (_POST, "post"), (_FIELD, "post"), (_REPLY, "reply"), (_FROM, "put")):
        if (lead := pattern.match(text, at)) and (head := _named(text, lead, kind)):  # type: ignore[arg-type]
            return head
    if lead := _AGAIN.match(text, at):
        return _ended(text, lead.end(), "again", None)
    if follows := _FOLLOWS.match(text, at):
        at = follows.end()
    if handle := _HANDLE.match(text):
        return Head("post", tidy(handle["who"]))
    if (lettered := _LETTERED.match(text)) and _TITLED.match(text, lettered.end()):
        bare = read_bare(text[lettered.end() :])
        if bare is not None:
            return Head("put" if lettered["letter"] == "Q" else "reply", bare.who, officer=bare.officer)
    name = _NAME.match(text, at)
    if name and name["who"].split()[0].casefold() not in _NOBODY:
        if said := _SAID.match(text, name.end()):
            kind = next(kind for kind in ("put", "post", "reply") if said[kind])
            head = _ended(text, said.end(), kind, name["who"], anything=True)  # type: ignore[arg-type]
            return Head("reply", tidy(name["who"]), 0) if head is None and kind == "reply" else head
        if _TO.match(text, name.end()):
            return Head("put", tidy(name["who"]))
    return Head("about") if len(text) <= LONGEST and _ABOUT.match(text) else None


def _named(text: str, lead: re.Match[str], kind: Kind) -> Head | None:
    """Read on from the words in front of a name."""
    name = _NAME.match(text, lead.end()) if kind != "reply" or lead["by"] else None
    if name is None and lead.re is _REPLY and (team := _TEAM.match(text, lead.end())):
        return Head(
            "reply", tidy(team["who"]), team.end() if team.end() < len(text) else None, officer=True, colon=True
        )
    if name is None:
        return _ended(text, lead.end() - len(lead["by"] or ""), kind, None) if kind == "reply" else None
    if lead.re is _FROM and not (
        lead.start() > 0
        or (text.rstrip(" *_").endswith(":") and ":" not in lead.group())
        or re.search(r"\sto\s", text[name.end() :], re.IGNORECASE)
        or _TITLED.match(name["who"])
    ):
        return None  # "From: Mill Row" says where somebody lives
    if lead.re is _PUT and name["who"].islower() and "questions" in lead.group().casefold():
        return None  # "Questions from members" heads all of them
    return _ended(text, name.end(), kind, name["who"])


def _ended(text: str, at: int, kind: Kind, who: str | None, *, anything: bool = False) -> Head | None:
    """Return a head that ends with its line, or at a colon behind which the turn's own words stand."""
    colon = _COLON.search(text, at, at + LONGEST)
    behind = text[at : colon.start() if colon else len(text)]
    if "?" in behind or len(behind) > LONGEST or (anything and not colon) or not (anything or _BEHIND.match(behind)):
        return None
    rest = colon.end() if colon and colon.end() < len(text) else None
    return Head(kind, tidy(who), rest, officer=bool(_OFFICER.search(behind)), colon=colon is not None)


def speaks_for(who: str | None) -> bool:
    """Whether a name is that of those who run the place: "Trust Comms Team", "Admin"."""
    return (
        who is not None
        and _OFFICER.search(who) is not None
        and re.search(r"\b(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\b", who) is None
    )


def read_bare(text: str, *, day_below: bool = False) -> Head | None:
    """Read a line that is a name, with a place or a day behind it or under it, and nothing else."""
    line = _EMPHASIS.sub("", text).strip(" *_>\n")
    if not 2 <= len(line) <= 100 or "\n" in line or (line[-1] in ".!?;" and not line.endswith(("p.m.", "a.m."))):
        return None
    when = _WHEN.search(line.rstrip(": *_"))
    told = line[: when.start()] if when else line.rstrip(": *_")
    bold = _BOLD.match(text) if when else None
    name = _NAME.match(told)
    longer = _NICKNAME.fullmatch(bold["who"]) if bold else None
    if longer and (name is None or len(name["who"]) < len(longer["who"])):
        told, name = longer["who"], longer
    elif (name is None or name.end() < len(told)) and (day_below or (when and _SET_OFF.match(when.group()))):
        name = _NICKNAME.fullmatch(told) or name
    if name is None or name["who"].split()[0].casefold() in _NOBODY or len(name["who"].split()) > 8:
        return None
    behind = told[name.end() :]
    if behind.strip() and not _PLACE.match(behind):
        return None
    return Head(
        "bare",
        tidy(name["who"]),
        None,
        when is not None or day_below,
        bool(_OFFICER.search(behind)),
        line.rstrip("*_").endswith(":"),
    )


def is_day(text: str) -> bool:
    """Whether a line holds a day or a time and nothing else."""
    return _DAY_ALONE.match(text) is not None


def read_inline(text: str) -> Head | None:
    """Read a line that opens with a name and an office, set off by a colon from what they say."""
    colon = _COLON.search(text, 0, LONGEST)
    head = read_bare(text[: colon.start()]) if colon and colon.end() < len(text) else None
    return Head("reply", head.who, colon.end(), officer=True) if colon and head and head.officer else None


def read_spoken(text: str) -> Head | None:
    """Read "Councillor Moss (supplementary): …", words behind the name of somebody with a title or an office."""
    match = _SPOKEN.match(text)
    if match is None:
        return None
    again = "supplementary" in (match["note"] or "").casefold()
    return Head("put" if again else "reply", tidy(match["who"]), match.end())


def read_answer(text: str) -> Head | None:
    """Read "A: …", also where the colon was left off."""
    match = _ANSWER.match(text)
    return Head("reply", None, match.end()) if match else None


def read_opening(text: str) -> Head | None:
    """Read "Question: …", where who asks stands above."""
    match = _OPENS.match(text)
    return Head("opens", None, match.end()) if match else None


def tidy(who: str | None) -> str | None:
    """Return a name as written, without the signs around it."""
    return (" ".join(who.split()).strip(" *_:,-–—") or None) if who else None
