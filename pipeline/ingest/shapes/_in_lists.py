"""Questions in a list: each with its reply nested in it, behind it or in a paragraph below, or with none at all."""

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.shapes._marks import TOLD
from pipeline.ingest.shapes._outline import Line
from pipeline.ingest.shapes._own_lines import SURE
from pipeline.ingest.shapes._wording import asks, ends_asking, prompts, puts_questions, wants_told
from pipeline.names import signed_in_brackets

#: Points from a question to its reply on the same line.
ARROW = r"(?:[-=–]{1,2}>|[→⇒➔])"
#: The style of questions that stand one under another, with nobody's reply.
UNANSWERED = "questions in a list, not answered"
#: "I would like the following information:": what stands in the list under it is asked for.
_REQUEST = re.compile(
    r"\b(?:request\w*|ask\w*|like|following|your|my|our|these)\b.{0,30}\b(?:information|questions|queries|answers)\b[^.?!]*:\W*$|\b(?:please|can you|could you) (?:provide|supply|tell|confirm|answer|let)\b.*:\W*$",
    re.IGNORECASE,
)
#: "We would like answers to these questions:"
_LEADS = re.compile(r"\b(?:questions|queries)\b[^.?!]*:\W*$", re.IGNORECASE)
#: The end of a question with more behind it; a page that lost its layout may have lost the space, too.
_MARK = re.compile(r"[?？][\"'”’)*_]*(?:\s+(?=\S)|(?=[A-Z][a-z]*\s[a-z]))")
#: "(e.g. a porch)" behind a question is more of it.
_ASIDE = re.compile(r"\((?:e\.?g|i\.?e|for example|for instance|such as|including|like)\b[^()]*\)\W*$", re.IGNORECASE)


def in_lists(lines: Sequence[Line], free: list[int], *, titled: bool) -> Iterator[tuple[str, tuple[int, ...], float]]:
    """Yield how the questions of a list are answered, which lines they are, and how sure that is.

    Parameters
    ----------
    lines : sequence of Line
    free : list of int
        The lines that may be questions.
    titled : bool
        Whether the page calls itself one of questions.
    """
    items = [at for at in free if lines[at].kind in {"item", "label"} and lines[at].block.kind == "item"]
    outer = [at for at in items if lines[at].block.level == 0]
    for numbered in (True, False):
        members = [at for at in outer if lines[at].block.mark[:1].isalnum() is numbered]
        requested = {at for at in members if numbered and _REQUEST.search(lines[at].section or "")}
        worded = [at for at in members if at in requested or asks(lines[at].text)]
        sure = titled and puts_questions([lines[at].text for at in worded if asks(lines[at].text)])
        asking = worded if sure else [at for at in worded if at in requested or not prompts(lines[at].text)]
        if numbered and asking:
            asking = [at for at in members if at in set(asking) or wants_told(lines[at].text)]
        nested = [at for at in asking if _holds(lines, at)]
        inline = [at for at in asking if own_reply(lines[at].text)]
        followed = [
            at
            for at in asking
            if at + 1 < len(lines) and lines[at + 1].kind == "paragraph" and not asks(lines[at + 1].text)
        ]
        answered = max((nested, inline, followed), key=len)
        if len(answered) >= 2 and len(asking) * 2 >= len(members) and len(answered) * 2 >= len(asking):
            kept = [at for at in members if at in set(asking) or (answered is nested and _holds(lines, at))]
            name = "questions in a list" + (", answered on their own line" if answered is inline else "")
            yield name, tuple(kept), SURE if sure else 0.85 if len(answered) >= 3 or titled else 0.7
        elif (
            (titled or _led_in(lines, members))
            and len(answered) * 4 < len(asking)
            and len(asking) >= 3
            and len(asking) * 2 > len(members)
        ):
            yield UNANSWERED, tuple(at for at in members if asks(lines[at].text)), 0.5
    inner = [at for at in items if lines[at].block.level > 0 and ends_asking(lines[at].text) and _holds(lines, at)]
    inner = [at for at in inner if not prompts(lines[at].text)]
    levels = {lines[at].block.level for at in inner}
    if len(inner) >= 2 and len(levels) == 1:
        yield "questions in a list within a list", tuple(inner), 0.7


def _led_in(lines: Sequence[Line], members: Sequence[int]) -> bool:
    """Whether the line over a list says that questions follow."""
    over = lines[members[0] - 1] if members and members[0] else None
    return over is not None and over.kind != "table" and _LEADS.search(over.text) is not None


def _holds(lines: Sequence[Line], at: int) -> bool:
    """Whether items are nested in an item."""
    below = lines[at + 1].block if at + 1 < len(lines) else None
    return below is not None and below.kind == "item" and below.level > lines[at].block.level


def own_reply(text: str) -> str | None:
    """Return what stands behind the question on its own line, where that is a reply and not more of the question."""
    match = _MARK.search(text)
    if not match:
        return None
    rest = text[match.end() :]
    last = max(rest.rfind("? "), rest.rfind("?\n"))
    if last >= 0:
        rest = rest[last + 1 :].strip()
    rest = TOLD.sub("", re.sub(rf"^{ARROW}\s*", "", rest))
    if _ASIDE.match(rest) or signed_in_brackets(rest):
        return None
    return rest if rest and not ends_asking(rest) and re.search(r"\w{2}", rest) else None
