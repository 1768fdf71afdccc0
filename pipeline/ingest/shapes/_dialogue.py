"""Talk written down turn by turn, each behind a name: interviews, transcripts, minutes kept as a script."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.privacy.first_names import FIRST_NAMES

_WORD = r"[A-Z][\w’'.-]*"
_LABEL = re.compile(
    rf"[\W_]{{0,4}}(?:\[?\d{{1,2}}:\d{{2}}(?::\d{{2}})?\]?\s*[–—-]?\s*)?(?P<who>{_WORD}(?:\s(?:{_WORD}|of|the|de|van)){{0,4}})(?:\s?\([^()]{{2,40}}\))?[*_]*:[*_]*\s+(?=\S)"
)
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Lady|Lord|Rev|Cllr|Councillor|Sgt|PC|PCSO|Inspector)\b", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?:(?:the|a|first|second|third|another|public|audience|deputy|vice)\s)*(?:chair(?:man|woman|person)?|clerk|mayor|leader|interviewer|reporter|presenter|host|member(?: of the (?:public|audience))?|resident|parent|"
    r"speaker|audience|floor|head(?:teacher)?|officer|secretary|treasurer|president|councillor|pupil|student|tenant|patient|governor|director)(?:\s\w{1,2})?$",
    re.IGNORECASE,
)
#: Where one of these leads the talk, the others were asked for their views, and what they say is feedback.
_LEADS = re.compile(r"(?:lead |co-?)?(?:facilitator|moderator|researcher|mod)\b", re.IGNORECASE)
_INITIALS = re.compile(r"[A-Z]{2,4}[a-z]?$")
#: So many sets of initials, and no fewer, are people; "CQ" and "POI" may be kinds of remark.
_SETS = 3
_TURNS, _ASKED = 4, 2


def dialogue(texts: Sequence[str]) -> int:
    """Return how many turns a paper is made of, where people who are named in front take turns in it; else 0.

    Parameters
    ----------
    texts : sequence of str
        Its lines, in order.
    """
    turns = [(match["who"], text) for text in texts if (match := _LABEL.match(text))]
    if any(_LEADS.match(who) for who, _ in turns):
        return 0
    initials = {who for who, _ in turns if _INITIALS.match(who)}
    turns = [(who, text) for who, text in turns if _is_somebody(who, len(initials) >= _SETS)]
    times = Counter(who for who, _ in turns)
    several = sum(count > 1 for count in times.values()) > 1
    asked = sum("?" in text for _, text in turns)
    told = sum(len(text.split()) > _TURNS for text in texts)
    return len(turns) if several and len(turns) >= _TURNS and asked >= _ASKED and len(turns) * 2 >= told else 0


def _is_somebody(who: str, initials: bool) -> bool:
    if _INITIALS.match(who) and " " not in who:
        return initials or who.casefold() in FIRST_NAMES
    return bool(_TITLED.match(who) or _ROLE.match(who)) or who.split(maxsplit=1)[0].casefold() in FIRST_NAMES
