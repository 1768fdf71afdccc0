"""Questions on lines of their own, which nothing but their words and their place tells from what stands under them."""

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.shapes._outline import LABEL, Line
from pipeline.ingest.shapes._prose import mostly_views
from pipeline.ingest.shapes._wording import (
    ends_asking,
    heads_feedback,
    invites,
    is_section_name,
    opens_asking,
    prompts,
    puts_questions,
)

#: What the style is called.
PLAIN = "questions as lines of their own"
#: The evidence of questions on a page that calls itself one; no list under a prompt is surer.
SURE = 0.96
#: Words that a question without its mark has at most, and from which on a line is no note.
_TITLE, _NOTE = 20, 20
#: The head of an interview, where what looks like a prompt for everybody is asked of one.
_INTERVIEW = re.compile(
    r"\binterview(?:s|ed|ing)?\b|\bin conversation with\b|\b(?:talks?|talked|spoke|speaks|chats?|chatted) (?:to|with)\b|\b(?:\d+|five|six|seven|eight|nine|ten|twenty) (?:\w+ )?questions (?:for|with|to)\b|\bmeet (?:the|our)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Uu]s|[Oo]ur)\b")
#: What a reader says of himself over the advice that he is given.
_OWN_VOICE = re.compile(r"(?:I|I['’](?:m|ve|d|ll)|My|We|We['’](?:re|ve|d|ll))\s(?:[\w’',/()-]+\s){1,17}[\w’',/()-]+$")
_TOP = 4  # lines
_TOLD = re.compile(r"[.!:][\"'”’)\]*_]*\s*$|^\W*(?:yes|no)\b", re.IGNORECASE)


def on_own_lines(
    lines: Sequence[Line], free: list[int], *, titled: bool
) -> Iterator[tuple[str, tuple[int, ...], float]]:
    """Yield what such a style is called, which lines are questions, and how sure that is.

    Parameters
    ----------
    lines : sequence of Line
    free : list of int
        The lines that may be questions.
    titled : bool
        Whether the page calls itself one of questions.
    """
    single = [
        at
        for at in free
        if lines[at].block.kind in {"paragraph", "heading"}
        and not lines[at].block.mark
        and not (lines[at].kind == "label" and lines[at].depth == LABEL - 1)  # the title of a group
        and len(lines[at].text.split()) <= 60
        and not invites(lines[at].text)
        and has_body(lines, at)
        and not ends_asking(lines[at + 1].text)
        and not heads_feedback(lines[at].section or "")
    ]
    members = [
        at
        for at in single
        if lines[at].block.kind == "paragraph" and ends_asking(lines[at].text) and not is_section_name(lines[at].text)
    ]
    if is_interview(lines, members):
        yield PLAIN, tuple(members), SURE
        return
    told = len(members) > 1 and _are_told(lines, members)
    sure = told and puts_questions([lines[at].text for at in members])
    if not sure:
        members = [at for at in members if not prompts(lines[at].text)]
        single = [at for at in single if not prompts(lines[at].text)]
    if titled and len(members) < 2:
        unmarked = [at for at in single if _lacks_mark(lines, at)]
        members = sorted({*members, *unmarked}) if len(unmarked) > 2 else []
    if len(members) < 2:
        return
    # A facilitator's prompts have many lines of notes under each; a question has its answer.
    close = members[-1] - members[0] <= 5 * (len(members) - 1)
    if close or (_are_told(lines, members) and (titled or len(members) > 2)):
        # Among them also what is called as a section is, and a question over the next one, to which nobody replied.
        more = {
            at
            for at in free
            if members[0] < at < _end(lines, members[-1])
            and ends_asking(lines[at].text)
            and (at in single or (lines[at].kind == "paragraph" and at + 1 in members))
        }
        found = with_unmarked(lines, single, {*members, *more})
        if titled and sure:
            found = tuple(sorted({*found, *_voiced(lines, single, found)}))
        yield PLAIN, found, SURE if sure and titled else 0.8 if titled or len(members) > 3 else 0.6


def is_interview(lines: Sequence[Line], members: Sequence[int]) -> bool:
    """Whether a paper that calls itself an interview puts questions, and somebody speaks of himself under most of them."""
    if len(members) < 2 or not any(_INTERVIEW.search(line.text) for line in lines[:_TOP] if line.kind != "table"):
        return False
    return sum(_SPEAKS.search(lines[at + 1].text) is not None for at in members) * 2 >= len(members)


def with_unmarked(lines: Sequence[Line], free: Sequence[int], found: set[int]) -> tuple[int, ...]:
    """Add the lines among questions, or behind the last, that are worded as one and end neither so nor as a sentence."""
    first, end = min(found), _end(lines, max(found))
    more = {at for at in free if first < at < end and _lacks_mark(lines, at)}
    return tuple(sorted(found | more))


def _voiced(lines: Sequence[Line], single: Sequence[int], found: tuple[int, ...]) -> set[int]:
    """Return the lines of a page of questions in which somebody says what has befallen him: "My bus pass is lost"."""
    own = [at for at in single if at not in found and _OWN_VOICE.match(lines[at].text)]
    return {at for at in own if at + 1 < len(lines) and _is_told(lines[at + 1]) and at + 1 not in found}


def _lacks_mark(lines: Sequence[Line], at: int) -> bool:
    """Whether a line over sentences is worded as a question, and ends neither as one nor as a sentence itself."""
    text = lines[at].text
    short = len(text.split()) <= _TITLE and text[-1] not in ".!?:;,"
    return short and opens_asking(text) and at + 1 < len(lines) and _is_told(lines[at + 1])


def _end(lines: Sequence[Line], last: int) -> int:
    """Return where a heading goes on with something else behind the last question."""
    after = range(last + 1, len(lines))
    return next((at for at in after if lines[at].kind == "heading" and not opens_asking(lines[at].text)), len(lines))


def _is_told(line: Line) -> bool:
    """Whether a line is whole sentences, or leads in a list."""
    return line.kind == "paragraph" and (_TOLD.search(line.text) is not None or len(line.text.split()) > _NOTE)


def _are_told(lines: Sequence[Line], members: list[int]) -> bool:
    """Whether what stands under lines that ask is mostly told in sentences, and by those who run the page."""
    told = sum(_is_told(lines[at + 1]) for at in members)
    below = [line for line in lines[members[0] : members[-1]] if not ends_asking(line.text)]
    return told * 3 >= len(members) * 2 and not mostly_views(below)


def has_body(lines: Sequence[Line], at: int) -> bool:
    """Whether something stands under a line that may belong to it."""
    return (at + 1 < len(lines) and lines[at + 1].kind in {"paragraph", "item", "table"}) or (
        at + 1 < len(lines) and lines[at + 1].kind in {"heading", "label"} and lines[at + 1].depth > lines[at].depth
    )
