"""How papers word what was said and what was done: "You said", "We did", on lines of their own or on one."""

import re
from collections.abc import Iterator

from pipeline.ingest.shapes import Taken
from pipeline.ingest.shapes._outline import Line

_WHO = r"(?:you|they|people|residents|patients|parents|pupils|students|staff|customers|visitors|members|tenants|families|service users|users|carers|young people|children|respondents|our \w+|some of you|many of you)"
SAID = re.compile(
    rf"^[\W_]*(?:what |some of what )?{_WHO} (?:said|told us|say|tell us|asked(?: for| us)?|wanted|suggested|raised|fed back)\b[\s*_]*(?P<rest>[:.…–—-]*.*)$",
    re.IGNORECASE | re.DOTALL,
)
DID = re.compile(
    r"^[\W_]*(?:so,? |what |here is what |this is what )?(?:we|the (?:council|trust|school|team|practice|surgery|board|college|library|governors|charity)|our (?:response|reply|answer|action)s?|(?:council|officer|trust|school|team|practice|management|my) (?:response|reply|answer|comment)s?)"
    r"(?:['’]ve| have| are| will)? ?(?:did|do|done|doing|said|replied|answered|responded|acted)?\b(?: (?:about it|next|so far))?[\s*_]*(?P<rest>[:.…–—-].*)?$",
    re.IGNORECASE | re.DOTALL,
)
#: Both on one line: "You said the hall was cold. We did: new heaters."
BOTH = re.compile(
    rf"^[\W_]*(?:{_WHO} (?:said|told us|asked(?: for| us)?|wanted|suggested))\b[\W_]*(?P<said>\w.*?)[\s*_–—|/>-]*\b(?:[Ww]e (?:did|have done|listened|heard|responded|replied)|[Oo]ur (?:response|reply|answer|action))\b[\s*_]*(?:[:.…–—-]+|\*\*)[\s*_]*(?P<did>\w.*)$",
    re.DOTALL | re.IGNORECASE,
)
#: The title of the whole.
NAMED = re.compile(
    r"\byou (?:said|told us|asked)\W+(?:and )?(?:what )?we (?:did|listened|heard|will|have done|are doing)(?: do)?\W*(?:\W.{0,60})?$",
    re.IGNORECASE,
)


def is_said(line: Line) -> bool:
    """Whether a line says that now others speak."""
    match = SAID.match(line.text)
    if not match or NAMED.search(line.text):
        return False
    return (
        line.kind in {"heading", "label"}
        or not match["rest"].strip(" :.…–—-*_")
        or match["rest"].lstrip()[:1] in {":", "–", "—", "-", "…", "."}
        or len(line.text.split()) <= 5
    )


def is_did(line: Line) -> bool:
    """Whether a line says that now the organisation tells what it did."""
    match = DID.match(line.text)
    if not match:
        return False
    return line.kind in {"heading", "label"} or bool(match["rest"]) or len(line.text.split()) <= 4


def behind(text: str, *, said: bool) -> str:
    """Return what stands on the line behind "You said" or "We did"."""
    match = (SAID if said else DID).match(text)
    return (match["rest"] or "") if match else ""


def divided(line: Line, both: re.Match[str]) -> Iterator[Taken]:
    """Divide a line at what was done."""
    block = line.block
    cut = block.content + both.end("said")
    for start, end, role, part in (
        (block.start, cut, "comment", "said"),
        (cut, block.end, "answer", "did"),
    ):
        yield Taken(
            start=start,
            end=end,
            role="comment" if role == "comment" else "answer",
            text=both[part].strip(" *_"),
            section=line.section,
            parent_section=line.parent,
            replies_to=None if role == "comment" else block.start,
        )


def names_topic(line: Line, following: Line | None) -> bool:
    """Whether a line stands over the next "You said" and names what that is about, or is the title of the whole."""
    if line.kind not in {"paragraph", "heading", "label"} or is_said(line) or is_did(line):
        return False
    short = len(line.text.split()) <= 8 and line.text.rstrip()[-1:] not in set(".!?:;,")
    leads = following is not None and is_said(following) and not re.search(r"\w{2}", behind(following.text, said=True))
    return bool(NAMED.search(line.text)) or (short and leads)
