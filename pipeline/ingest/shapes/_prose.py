"""Read prose: remarks, quotations and reported views are comments, what an organisation says is a statement."""

import re
from collections.abc import Iterator

from pipeline.ingest.shapes import Left, Taken
from pipeline.ingest.shapes._furniture import furniture
from pipeline.ingest.shapes._marks import is_legend
from pipeline.ingest.shapes._outline import Line, bare
from pipeline.ingest.shapes._signed import is_stamped, unsign
from pipeline.ingest.shapes._tallies import is_option, split_tally
from pipeline.ingest.shapes._voice import AMONG_VIEWS, SURE, VIEW, opinion, reported
from pipeline.records import Block
from pipeline.sentences import split_sentences

_OPEN, _CLOSE = "\"“‘«'", "\"”’»'"
_QUOTED = re.compile(
    rf"^[>\s*_]*(?P<open>[{_OPEN}])(?P<words>.{{3,}}?)[{_CLOSE}][*_]*\s*(?P<by>(?:[-–—,(~]\s*.{{2,80}})?)\.?\s*$",
    re.DOTALL,
)
_SAID = re.compile(
    r"(?P<before>.{0,200}?(?:said|says|told|wrote|commented|added|explained|asked|replied|remarked|noted|stated|felt|complained|put it|quote[ds]?|comment|response|respondent)\b.{0,60}?[:,]\s*)?(?P<open>[\"“])(?P<words>[^\"“”]{8,}?)[\"”]",
    re.DOTALL,
)


def mostly_views(lines: list[Line]) -> bool:
    """Whether most paragraphs and items of a stretch are people's own views."""
    texts = [line.text for line in lines if line.kind in {"paragraph", "item"} and not furniture(line.text)]
    views = sum(opinion(text) >= VIEW or bool(_QUOTED.match(text)) or is_stamped(text) for text in texts)
    return len(texts) >= 3 and views * 2 > len(texts)


def read_prose(line: Line, *, among_views: bool) -> Iterator[Taken | Left]:
    """Read one block of prose.

    Parameters
    ----------
    line : Line
    among_views : bool
        Whether most of what stands around it are people's own views.
    """
    block = line.block
    text = block.text
    if reason := furniture(text):
        yield Left(start=block.start, end=block.end, reason=reason)
    elif line.kind in {"heading", "label"}:
        yield Taken(start=block.start, end=block.end, role="heading", text=bare(text), section=line.section)
    elif is_option(text) and line.kind == "item":
        yield Left(start=block.start, end=block.end, reason="closed answer with its tally")
    elif is_legend(text):
        yield Taken(start=block.start, end=block.end, role="statement", text=text, section=line.section)
    elif (quoted := _QUOTED.match(text)) and not re.search(rf"[{_OPEN[:2]}]", quoted["words"]):
        speaker = quoted["by"].strip(" -–—,()~.") or None
        yield _comment(line, block.start, block.end, quoted["words"], speaker)
    else:
        yield from _own_words(line, among_views)


def _own_words(line: Line, among_views: bool) -> Iterator[Taken | Left]:
    block = line.block
    unsigned, speaker = unsign(block.text)
    own = not _is_title(unsigned) and opinion(unsigned) >= (AMONG_VIEWS if among_views else VIEW)
    signed = unsigned != block.text.strip() and (speaker is not None or is_stamped(block.text))
    if (own and not reported(block.text)) or (signed and len(unsigned.split()) > 3):
        text, votes = split_tally(unsigned)
        yield _comment(line, block.start, block.end, text, speaker, votes)
    elif quotations := list(_quotations(block)):
        at = block.start
        for start, end, words, by in quotations:
            if block.text[max(at - block.content, 0) : start - block.content].strip():
                yield Taken(
                    start=at,
                    end=start,
                    role="statement",
                    text=block.text[max(at - block.content, 0) : start - block.content],
                    section=line.section,
                )
            yield _comment(line, start, end, words, by)
            at = end
    elif reported(block.text):
        yield from _sentences(line)
    else:
        yield Taken(start=block.start, end=block.end, role="statement", text=block.text, section=line.section)


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


def _quotations(block: Block) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield the quotations in a paragraph that somebody is said to have said."""
    for match in _SAID.finditer(block.text):
        before = (match["before"] or "").strip()
        if before and len(match["words"].split()) >= 4:
            start = block.content + match.start("open")
            yield start, block.content + match.end(), match["words"], None


def _sentences(line: Line) -> Iterator[Taken]:
    """Divide a summary into what people are reported to feel, point by point, and the rest."""
    block = line.block
    first = True
    for start, end in split_sentences(block.text):
        words = block.text[start:end]
        place = block.start if first else block.content + start
        first = False
        if reported(words) or opinion(words) >= SURE:
            yield _comment(line, place, block.content + end, words, None)
        else:
            yield Taken(start=place, end=block.content + end, role="statement", text=words, section=line.section)


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
