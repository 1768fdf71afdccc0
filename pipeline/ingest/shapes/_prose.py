"""Read prose: remarks, quotations and reported views are comments, what an organisation says is a statement."""

import re
from collections.abc import Iterator

from pipeline.ingest.shapes import Left, Taken
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._marks import is_legend
from pipeline.ingest.shapes._outline import Line, bare
from pipeline.ingest.shapes._signed import is_stamped, unsign
from pipeline.ingest.shapes._summary import quotes, read_points, read_sentences
from pipeline.ingest.shapes._tallies import is_option, split_tally
from pipeline.ingest.shapes._voice import AMONG_VIEWS, SURE, VIEW, opinion, reported
from pipeline.ingest.shapes._wording import ends_asking, opens_asking
from pipeline.sentences import split_sentences

_OPEN, _CLOSE = "\"“‘«'", "\"”’»'"
_QUOTED = re.compile(
    rf"^[>\s*_]*(?P<open>[{_OPEN}])(?P<words>.{{3,}}?)[{_CLOSE}][*_]*\s*(?P<by>(?:[-–—,(~]\s*.{{2,80}})?)\.?\s*$",
    re.DOTALL,
)
# Words given whole, behind a colon or comma: 'One tenant said: "…"'; not a turn of phrase inside somebody's sentence.
_SAID = re.compile(
    r"(?P<before>(?:said|says|telling|told|writes?|wrote|comment(?:ed|s|ing)?|add(?:ed|s|ing)|explain(?:ed|s|ing)|asked|repl(?:ied|ies)|remarked|noted|stated|felt|complain(?:ed|s|ing)|put it|quotes?d?|responses?|respondents?|feedback|saying|writing|resident|parent|patient|student|visitor|customer)\b[^.?!“”\"]{0,60}?[:,]\s*)"
    r"(?P<open>[\"“])(?P<words>(?-i:(?=[A-Z]))[^\"“”]{8,}?)[\"”]",
    re.DOTALL | re.IGNORECASE,
)


#: Over what somebody asked, with the replies: "Questions from Mr Dent".
_PUT = re.compile(
    r"^\W*(?:\w+ ){0,3}(?:questions?|queries) (?:from|by|of|put by|asked by|submitted by|raised by)\b", re.IGNORECASE
)
#: What the organisation put to people, which is no question of theirs.
_PROMPTS = re.compile(
    r"^\W*(?:(?:what |questions? )?we asked(?: you| people| them)?|(?:the )?(?:survey|consultation|interview|questionnaire|discussion) questions|(?:the )?questions (?:we asked|asked|in the (?:survey|questionnaire)|for discussion))\W*$",
    re.IGNORECASE,
)
#: A turn of phrase in quotation marks inside somebody else's sentence says nothing of whose voice the sentence is.
_INNER = re.compile(r"“[^“”]{12,}”|(?<!\w)\"[^\"]{12,}\"")
#: Where so many remarks stand in quotation marks, what stands outside them is the writer's.
_MARKED = 2
#: A date on one of the first lines tells when all of it was.
_HEAD = 4
#: A paragraph of a report ("3.4 …"), and a line of results ("Staff were helpful  4.5  0.6"), are nobody's remarks.
_NUMBERED = re.compile(r"\d+\.\d+")
_FIGURES = re.compile(r"(?:\s\d+(?:\.\d+)?%?){2,}$")
_ME = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e)\b")


def mostly_views(lines: list[Line]) -> bool:
    """Whether most paragraphs and items of a stretch are people's own views."""
    texts = [line.text for line in lines if line.kind in {"paragraph", "item"} and not furniture(line.text)]
    if sum(bool(_QUOTED.match(text)) for text in texts) >= _MARKED:
        return False
    views = sum(opinion(text) >= VIEW or bool(_QUOTED.match(text)) or is_stamped(text) for text in texts)
    return len(texts) >= 3 and views * 2 > len(texts)


def read_prose(line: Line, *, among_views: bool, rest: bool = False) -> Iterator[Taken | Left]:
    """Read one block of prose.

    Parameters
    ----------
    line : Line
    among_views : bool
        Whether most of what stands around it are people's own views.
    rest : bool
        Whether it is only what lists, tables and answers leave over, where a writer tells of them.
    """
    block = line.block
    text = block.text
    if reason := furniture(text):
        yield Left(start=block.start, end=block.end, reason=reason)
    elif line.kind in {"heading", "label"}:
        yield Taken(start=block.start, end=block.end, role="heading", text=bare(text), section=line.section)
    elif line.kind == "item" and line.section and _PROMPTS.match(line.section):
        yield Taken(start=block.start, end=block.end, role="heading", text=text, section=line.section)
    elif line.kind == "item" and _PUT.search(line.section or "") and ends_asking(text) and opens_asking(text):
        yield Taken(
            start=block.start,
            end=block.end,
            role="question",
            text=text,
            section=line.section,
            parent_section=line.parent,
        )
    elif _PUT.search(line.section or "") and not quotes(text):
        yield _statement(line, 0, len(block.text))
    elif is_option(text) and line.kind == "item":
        yield Left(start=block.start, end=block.end, reason="closed answer with its tally")
    elif is_legend(text):
        yield Taken(start=block.start, end=block.end, role="statement", text=text, section=line.section)
    elif (quoted := _QUOTED.match(text)) and not re.search(rf"[{_OPEN[:2]}]", quoted["words"]):
        speaker = quoted["by"].strip(" -–—,()~.") or None
        yield _comment(line, block.start, block.end, quoted["words"], speaker)
    else:
        yield from _own_words(line, AMONG_VIEWS if among_views else SURE if rest else VIEW)


def tells_views(text: str) -> bool:
    """Whether a sentence of a paragraph reports what people felt or said."""
    return any(reported(text[start:end]) is not None for start, end in split_sentences(text))


def _own_words(line: Line, sure: float) -> Iterator[Taken | Left]:
    block = line.block
    unsigned, speaker = unsign(block.text)
    signed = unsigned != block.text.strip() and (speaker is not None or is_stamped(block.text))
    numbered = bool(_NUMBERED.match(block.mark)) and not _ME.search(unsigned)
    told = numbered or bool(_FIGURES.search(unsigned)) or _is_title(unsigned) or _opens_paper(line)
    own = not told and opinion(_INNER.sub("", unsigned)) >= sure
    if quotations := list(_SAID.finditer(block.text)):
        at = 0
        for match in quotations:
            start = match.start("open")
            yield from _between(line, at, start)
            yield _comment(line, block.content + start, block.content + match.end(), match["words"], None)
            at = match.end()
        yield from _between(line, at, len(block.text))
    elif (own and not tells_views(block.text)) or (
        signed and (speaker is not None or not _opens_paper(line)) and len(unsigned.split()) > 3
    ):
        text, votes = split_tally(unsigned)
        yield _comment(line, block.start, block.end, text, speaker, votes)
    elif tells_views(block.text):
        yield from read_points(line)
    else:
        yield _statement(line, 0, len(block.text))


def _between(line: Line, start: int, end: int) -> Iterator[Taken]:
    """Read what stands between words given whole; it may report what others said."""
    words = line.block.text[start:end]
    told = [words[first:last] for first, last in split_sentences(words)]
    if any(reported(sentence) is not None for sentence in told if sentence.rstrip()[-1:] not in set(":,")):
        yield from read_sentences(line, start, end)
    elif words.strip():
        yield _statement(line, start, end)


def _opens_paper(line: Line) -> bool:
    """Whether a line is the title of the whole paper, the first one and no sentence, or the date under it."""
    short = "\n" not in line.text and len(line.text.split()) <= 15 and line.text[-1:] not in ".!?"
    return short and (line.index == 0 or (line.index <= _HEAD and is_stamped(line.text)))


def _is_title(text: str) -> bool:
    """Whether a short line is set as a title is: capitals, and no end of a sentence."""
    words = [word for word in text.split() if len(word) > 3 or word.isdigit()]
    large = sum(not word[:1].islower() for word in words)
    return (
        len(words) <= 14
        and text.rstrip()[-1:] not in set(".!?,;\"”'’)")
        and large * 5 >= len(words) * 3
        and len(words) > 1
    )


def _statement(line: Line, start: int, end: int) -> Taken:
    """Make a statement of some characters of a block, counted from its first word; the first takes the mark in."""
    block = line.block
    place = block.content + start if start else block.start
    return Taken(
        start=place, end=block.content + end, role="statement", text=block.text[start:end], section=line.section
    )


def _comment(line: Line, start: int, end: int, text: str, speaker: str | None, votes: int = 0) -> Taken:
    return Taken(
        start=start,
        end=end,
        role="comment",
        text=text,
        speaker=speaker,
        section=line.section,
        parent_section=line.parent,
        votes=votes,
    )
