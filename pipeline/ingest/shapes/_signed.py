"""Who wrote a remark and when, where that stands in front of it or behind it as on a wiki."""

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?(?:\s+\d{{2,4}})?|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)"
_TIME = r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)"
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_ZONE = r"(?:\s*\(?(?:UTC|GMT|BST|CES?T|Z|[ECMP][SD]T)\)?)?"
AGO = r"(?:(?:about|over|almost|more than|nearly|less than|around)\s+)?(?:\d{1,2}|an?|one|two|three|four|five|six|several)\s+(?:minute|min|hour|hr|day|week|month|year|yr)s?\s+ago|yesterday"
WHEN = rf"{_DAY}(?:{AGO}|\d{{8}}(?:T|\s+){_TIME}|{_DATE}(?:(?:,|\s+at|T)?\s*{_TIME})?|{_TIME}(?:(?:,|\s+on)?\s*{_DAY}{_DATE})?){_ZONE}"
# A wiki's export leaves the name of a space behind ("nbsp").
_STAMP = re.compile(rf"^\s*[\[(]?\s*{WHEN}\s*[\])]?\s*(?:[-–—:|,]+\s*|\s+|$)(?:&?nbsp;?\s+)?", re.IGNORECASE)
_WORD = r"[A-Z][\w.'’-]*"
_NAME = rf"(?:(?:Mrs?|Ms|Miss|Dr|Prof|Cllr|Rev)\.?\s+)?{_WORD}(?:\s+(?:{_WORD}|&|and|de|van|of|the)){{0,4}}(?:,\s*{_WORD}(?:\s+(?:{_WORD}|of|the)){{0,3}})?"
_WIKI = re.compile(
    rf"\s*(?:[-–—~]+\s*)?(?:\[\[(?:User|Special|Utilisateur)[^\]]*\]\]|\[\[?[^\]]{{1,40}}\]\]?\s*\(?\[\[?User talk[^\]]*\]\]?\)?|~~~~?)(?:\s*\(?\[\[[^\]]*\]\]\)?)*\s*{_ZONE}(?:[\s,(]*{WHEN}[\s)]*)?\.?\s*$",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s+\[*[\"“]?(?:Users?|~)[/:](?P<name>[\w.-]+(?: [A-Z]\w+)?)[\"”]?\]*\.?\s*$")
_DASHED = re.compile(
    rf"\s*(?:(?<=\s)|(?<=[.!?\"'”’)]))(?:-{{2,3}}|—|–|~+|-(?=\s))\s*(?P<name>(?-i:{_NAME}|anon(?:ymous)?|Anon(?:ymous)?|{_WORD}\.{_WORD}))(?:[\s,(–—-]*(?:on\s+)?{WHEN}[\s)]*)?\.?\s*$",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    rf"\s*(?:-{{2,3}}|~+)\s*(?P<name>@?[\w.]+(?:\s[\w.]+)?)(?:[\s,(–—-]*(?:on\s+)?{WHEN}[\s)]*)?\.?\s*$", re.IGNORECASE
)
_DATED = re.compile(
    rf"\s*[\[(]\s*(?:(?P<name>(?-i:{_NAME})),?\s+)?{_DATE}(?:,?\s*{_TIME})?\s*[\])]\.?\s*$", re.IGNORECASE
)
_LABELLED = re.compile(r"\[\[(?:[^|\[\]]*[|:])?([^\[\]]*)\]\]")


#: Characters at the end of a remark in which its signature is looked for.
TAIL = 160


def unsign(text: str) -> tuple[str, str | None]:
    """Return a remark without time stamp and signature, and the name that signed it.

    A remark that is nothing but stamp and signature comes back as it was.
    """
    rest = text.strip()
    stamp = _STAMP.match(rest)
    if stamp and len(rest) - stamp.end() >= 2 and not rest[stamp.end()].islower():
        rest = rest[stamp.end() :]
    speaker = None
    # A signature is short; searching a whole page for its end takes the square of its length.
    body, end = rest[:-TAIL], rest[-TAIL:]
    for pattern in (_PAGE, _WIKI, _DASHED, _HANDLE, _DATED):
        match = pattern.search(end)
        if match and (body + end[: match.start()]).strip():
            groups = match.groupdict()
            speaker = groups.get("name") or next(iter(_LABELLED.findall(match.group())), None)
            rest = (body + end[: match.start()]).rstrip()
            break
    return (rest.strip(), speaker) if rest.strip() else (text.strip(), None)


def is_stamped(text: str) -> bool:
    """Whether a line opens with a date or time, as remarks on a wiki do."""
    stamp = _STAMP.match(text)
    return bool(stamp) and len(text) - stamp.end() >= 8  # type: ignore[union-attr]


def is_signed(text: str) -> bool:
    """Whether a line ends with a signature."""
    return unsign(text)[1] is not None


#: A participant who is known by a number: "P3", "Parent 12".
_PART = "Participant |Respondent |Speaker |Interviewee |Parent |Resident |Pupil |Student |Carer |Patient |Trader |Customer |Visitor |Tenant "
CODE = rf"(?:(?:P|R|F|M|S|T|FG|{_PART})\d{{1,2}}|(?:{_PART})[A-Z]\b)"
_CODE = re.compile(rf"^\W*(?P<code>{CODE})\s*(?:[-–—:.,]\s*|\s(?=[\"“\w£]))")


def uncode(text: str) -> tuple[str, str | None]:
    """Return a note without the code of the participant who said it ("P3 – …"), and that code."""
    match = _CODE.match(text)
    return (text[match.end() :], match["code"]) if match and text[match.end() :].strip() else (text, None)


_QUOTED = re.compile(
    r"^(?:\"(?P<a>[^\"]+)\"|“(?P<b>[^“”]+)”|‘(?P<c>[^‘]+)’(?!\w)|«(?P<d>[^«»]+)»)\s*(?:\.|[(\[–—,-]\s*(?P<by>[^()\[\]\"“”.!?]{2,60}?)[)\]]?\.?)?$",
    re.DOTALL,
)


def attributed(text: str) -> tuple[str, str | None] | None:
    """Return the words of a remark that stands in quotation marks, and who said it, where that stands behind it."""
    match = _QUOTED.match(text.strip())
    if match is None:
        return None
    return next(match[name] for name in "abcd" if match[name] is not None).strip(), match["by"]


def unquote(text: str) -> str:
    """Return a remark without the quotation marks that enclose the whole of it."""
    held = attributed(text)
    return held[0] if held and held[1] is None else text.strip()
