"""How much a heading with the lines under it looks like feedback, and why."""

import re
from collections.abc import Sequence

from pipeline.ingest.shapes._groups import Group
from pipeline.ingest.shapes._outline import Line
from pipeline.ingest.shapes._panel import Panel
from pipeline.ingest.shapes._signed import attributed
from pipeline.ingest.shapes._tallies import split_tally
from pipeline.ingest.shapes._thread import is_thread
from pipeline.ingest.shapes._voice import opinion
from pipeline.ingest.shapes._wording import asks, ends_asking, heads_feedback, invites, is_section_name, prompts

#: A paper that calls itself a collection of what people said.
_TITLE = re.compile(
    r"\b(?:comments|feedback|responses|suggestions|concerns|ideas|views|remarks|post-?its?|sticky notes|flip ?charts?)\b(?: (?:received|raised|made|gathered|collected|heard|given|and \w+))*(?: (?:from|at|on|about|to|by|during)\b|\W*$)|"
    r"\bwhat (?:you|people|residents|parents|pupils|staff|patients|they) (?:said|told us)\b|\b(?:feedback|comments|suggestions) (?:session|summary|sheet|form|exercise|wall|cards?|notes)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\W*(?P<label>[A-Z][\w '’/&-]{2,40}?)(?:[*_]*\s*[:–—][*_]*|\?[*_]{2}:?)\s+(?=\S)")
#: "Question: …" and "Response: …" mark who speaks.
_PUT = re.compile(r"(?:question|quer|response|repl|answer)\w*\b", re.IGNORECASE)
#: "Thanks for this – will there be a bench?": somebody speaks.
_THANKS = re.compile(r"\W*(?:(?:many|great) )?thank(?:s| you) (?:for|so|very|to)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\d+\.\d+")


def is_titled(lines: Sequence[Line]) -> bool:
    """Whether one of the first lines calls the paper a collection of what people said."""
    return any(_TITLE.search(line.text) for line in lines[:3] if len(line.text) <= 120)


def goes_with(group: Group) -> bool:
    """Whether what stands beside lists of feedback is another: a list, or short lines under such a heading."""
    title = group.head.text if group.head else ""
    told = group.of("paragraph")
    asked = group.head is not None and group.head.kind == "label" and ends_asking(title)
    named = heads_feedback(title) or prompts(title) or asked
    short = told and named and all(len(line.text.split()) <= 15 for line in told)
    return not is_section_name(title) and bool(group.of("item") or short)


def judge(group: Group, panel: Panel, *, titled: bool) -> tuple[float, str]:
    """Say how much a heading with its lines looks like feedback, and why."""
    # Numbered "5.1" is a paragraph of a report, and no entry of a list.
    items = [line for line in group.of("item") if not _PARAGRAPH.match(line.block.mark)]
    voted = sum(split_tally(line.text)[1] > 0 for line in items)
    if voted >= 2 and voted * 5 >= len(items):
        return 0.9, f"{voted} of {len(items)} items carry votes"
    if any(line.index in panel.lines for line in group.lines):
        return 0.85, "notes of what numbered participants said"
    if is_thread(group.lines):
        return 0.7, f"{len(group.lines)} lines, most of them dated or signed"
    named = sum(bool(labelled(line)) for line in group.lines)
    if named >= 2 and named * 2 >= len(group.lines):
        return (0.85 if named > 2 else 0.8), "lines that begin with a kind of feedback"
    if group.head is None or not group.lines:
        return 0.0, ""
    title = group.head.text
    if invites(title) and items:
        return 0.6, "questions under an invitation to ask"
    texts = [line.text for line in (items or group.of("paragraph"))]
    if not texts:
        return 0.0, ""
    nested = sum(line.depth > 0 for line in items)
    asked = sum(asks(line.text) for line in items if line.depth == 0)
    if nested >= 2 and asked >= 2 and asked * 2 >= len(items) - nested and not prompts(title):
        return 0.4, "a list of questions with replies nested in it"
    voice = sum(opinion(text) for text in texts) / len(texts)
    if prompts(title):
        return (0.75 if items else 0.4 + 0.4 * voice), "answers under a prompt for feedback"
    if ends_asking(title) and items and group.head.kind == "label":
        return 0.5 + 0.3 * voice, "a list under a question that heads it"
    if heads_feedback(title):
        if items:
            return 0.45 + 0.3 * voice, "a list under a heading of feedback"
        if voice >= 0.55:
            return 0.3 + 0.3 * voice, "remarks under a heading of feedback"
        if _are_slips(texts):
            return 0.4 + 0.3 * voice, "short remarks under a heading of feedback"
    above = group.head.section or ""
    if (heads_feedback(above) or prompts(above)) and not is_section_name(title):
        if items:
            return 0.4 + 0.3 * voice, "a list below a heading of feedback"
        if all(is_quoted(line) for line in group.lines if line.text.strip()):
            return 0.6, "quotations below a heading of feedback"
    if titled and items and not is_section_name(title) and len(items) * 2 >= len(group.lines):
        return 0.3 + 0.3 * voice, "a list in a paper whose title names feedback"
    return 0.0, ""


def is_quoted(line: Line) -> bool:
    """Whether a paragraph is set off as somebody else's words."""
    return line.kind == "paragraph" and (line.block.mark[:1] == ">" or attributed(line.text) is not None)


def _are_slips(texts: Sequence[str]) -> bool:
    """Whether lines are as short as what people put on a card, most of them with no full stop."""
    stopped = sum(text.rstrip().endswith((".", ":")) for text in texts)
    return len(texts) >= 3 and all(len(text.split()) <= 25 for text in texts) and stopped * 2 <= len(texts)


def is_asked(group: Group) -> bool:
    """Whether a list under a heading that says nothing of feedback is one of questions."""
    items = [line for line in group.of("item") if line.depth == 0]
    asked = sum(asks(split_tally(line.text)[0]) for line in items)
    title = group.head.text if group.head else ""
    enough = asked >= 3 and asked * 5 >= len(items) * 3
    return (enough or (asked >= 2 and asked == len(items))) and not prompts(title) and not heads_feedback(title)


def labelled(line: Line) -> re.Match[str] | None:
    """Return the label in front of a line, "Strengths: good teachers; a warm hall", where it names a kind of feedback."""
    match = _LABEL.match(line.text) if line.kind in {"paragraph", "item"} and not _THANKS.match(line.text) else None
    return match if match and heads_feedback(match["label"]) and not _PUT.match(match["label"]) else None


def within_items(lines: Sequence[Line]) -> set[int]:
    """Return the paragraphs that go on with an item of a list, since what is nested in that item comes behind them."""
    found: set[int] = set()
    run: list[int] = []
    inside = False
    for line in lines:
        if line.kind == "item":
            if inside and line.block.level > 0:
                found.update(run)
            inside, run = True, []
        elif line.kind == "paragraph":
            run.append(line.index)
        else:
            inside, run = False, []
    return found
