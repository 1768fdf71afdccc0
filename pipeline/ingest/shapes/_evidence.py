"""What speaks for minutes: what the head calls itself, labels, the usual items, verbs of reported speech."""

import re
from dataclasses import dataclass

from pipeline.dates import find_date
from pipeline.ingest.shapes._agenda import USUAL
from pipeline.ingest.shapes._dialogue import dialogue
from pipeline.records import Block, Document
from pipeline.roll_labels import split_label
from pipeline.speech import find_speech

TITLE = re.compile(
    r"\b(?:minutes|notes)\b.{0,60}\b(?:of|for|from|meeting|held)\b|^\W*(?:subject\s*:\s*)?(?:draft\s+|approved\s+|unapproved\s+|confirmed\s+)*minutes\b|\bmeeting\s+(?:minutes|notes)\b",
    re.IGNORECASE,
)
CLOSED = re.compile(
    r"\bmeeting\s+(?:was\s+)?(?:then\s+)?(?:closed|ended|concluded|finished|adjourned)\b|\bclosed\s+the\s+meeting\b|\bmeeting\s+(?:was\s+)?(?:opened|commenced|started|began)\b|\bquorate\b|\bquorum\b"
    r"|\bdate\s+(?:of|for)\s+(?:the\s+)?next\s+meeting\b",
    re.IGNORECASE,
)
_RESOLVED = re.compile(r"\b(?:RESOLVED|resolved\s+(?:that|to)|was\s+(?:agreed|resolved)|proposed\s+by)\b")
_CODE = re.compile(r"^\W*(?:[A-Z]{1,4}\s?)?\d{1,4}(?:[/.]\d{1,4})*[.):]*\s*")
_MEETING = re.compile(r"\bmeeting\b", re.IGNORECASE)
_SAMPLE = 60_000  # characters; the kind of a document shows long before


@dataclass(frozen=True, slots=True)
class Evidence:
    """How strongly a document looks like minutes, and why."""

    score: float
    why: str


def weigh(document: Document, *, by_head: bool = True) -> Evidence | None:
    """Weigh what speaks for minutes, or return None where too little does.

    Parameters
    ----------
    document : Document
    by_head : bool
        Whether a head that names a meeting and its day may speak for them: written questions to a meeting have it, too.
    """
    lines = [block for block in document.leaves() if block.kind != "aside" and block.text]
    if turns := dialogue([block.text for block in lines if block.kind != "table"]):
        return Evidence(0.96, f"{turns} turns of a talk, each behind the name of who speaks")
    reasons: list[tuple[float, str]] = []
    if any(TITLE.search(block.text[:200]) for block in lines[:15]):
        reasons.append((0.35, "it calls itself minutes"))
    labelled = any(_labels(block) for block in lines[:150])
    if labelled:
        reasons.append((0.25, "it lists who was there"))
    usual = sum(bool(USUAL.match(_CODE.sub("", block.text))) for block in lines if len(block.text) < 300)
    if usual >= 2:
        reasons.append((min(0.3, 0.1 * usual), f"{usual} usual headings of an agenda"))
    sample = "\n".join(block.text for block in lines)[:_SAMPLE]
    speeches = sum(speech.bound for speech in find_speech(sample))
    density = speeches * 1000 / max(len(sample), 500)
    spoken = density >= 0.8 and speeches >= 3
    if spoken:
        reasons.append((min(0.35, 0.12 * density), f"{speeches} places where somebody is reported to speak"))
    if CLOSED.search(sample) or _RESOLVED.search(sample):
        reasons.append((0.15, "a meeting that closes, or resolves"))
    if by_head and len(reasons) == 1 and _names_meeting([block.text for block in lines[:4]]):
        reasons.append((0.25, "its head names a meeting and its day"))
    if len(reasons) < 2 or not (labelled or spoken):
        return None
    return Evidence(min(0.95, sum(weight for weight, _ in reasons)), "; ".join(why for _, why in reasons))


def _names_meeting(head: list[str]) -> bool:
    """Say whether the first lines name a meeting and a day."""
    short = [line for line in head if len(line) < 80]
    return any(_MEETING.search(line) for line in short) and any(find_date(line) for line in short)


def is_titled(block: Block) -> bool:
    """Say whether a line is the title of minutes, and no item of their agenda."""
    numbered = block.mark or block.text[:1].isdigit()
    return not numbered and len(block.text) < 250 and TITLE.search(block.text) is not None


def _labels(block: Block) -> bool:
    label, rest = split_label(block.text)
    return bool(label) and len(block.text) < 600 and (not rest or rest[:1].isupper())
