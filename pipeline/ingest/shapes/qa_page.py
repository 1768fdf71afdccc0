"""Q&A pages: questions with the answers that stand under them, behind them or beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.ingest.shapes import Left, Shape, Taken
from pipeline.ingest.shapes._asked import (
    ANSWERED,
    ANSWERS_INSIDE,
    ICON,
    MARKED,
    heads_of_questions,
    lead,
)
from pipeline.ingest.shapes._flat_rows import asked_in_row, head_of_rows
from pipeline.ingest.shapes._furniture import RELATED, furniture
from pipeline.ingest.shapes._in_lists import ARROW, own_reply
from pipeline.ingest.shapes._outline import Line, bare, outline, over
from pipeline.ingest.shapes._pairs import find_pairs, read_pairs
from pipeline.ingest.shapes._replied import is_button, labels_reply, named_over, unlabel
from pipeline.ingest.shapes._signed import unquote
from pipeline.ingest.shapes._stacked import find_stacked, read_stacked
from pipeline.ingest.shapes._tallies import split_tally
from pipeline.ingest.shapes._territory import Asked, find_asked
from pipeline.ingest.shapes._wording import asks, ends_asking
from pipeline.records import Document, Part, leaves

NAME = "qa_page"

_THANKS = re.compile(
    r"^\W*(?:(?:many |great |ok(?:ay)?,? |cool,? |perfect,? )*(?:thanks?|thank you|thx|cheers|ta)\b.{0,40}|ok(?:ay)?|great|cool|perfect|\+\d+)\W*$",
    re.IGNORECASE,
)
#: Words that the title of another page may have.
_LINK = 12
_NUMBER = re.compile(r"^(?:\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)")
_POINTS = re.compile(rf"^\s*{ARROW}|\s*{ARROW}\s*$")
_SIGN = re.compile(r"^[\W_]*(?=\w)", re.UNICODE)


def claim(document: Document) -> Iterator[Part]:
    """Claim the stretches from the first question to the end of the last answer, contents list included."""
    lines = outline(document.blocks)
    for line in lines:
        pairs = find_pairs(line.block) if line.kind == "table" else None
        if pairs and pairs.asked:
            yield Part(
                shape=NAME, first=line.index, last=line.index + 1, evidence=0.97, why="a table of questions and answers"
            )
    for stacked in find_stacked(lines):
        if stacked.pairs.asked:
            why = f"{len(stacked.rows)} questions and answers, a cell to a line"
            yield Part(shape=NAME, first=stacked.first, last=stacked.last, evidence=0.97, why=why)
    found, listed = find_asked(lines)
    runs: list[list[Asked]] = []
    for asked in found:
        end = (runs[-1][-1].body or [runs[-1][-1].at])[-1] if runs else -1
        between = lines[end + 1 : asked.at]
        if (
            runs
            and runs[-1][-1].style == asked.style
            and (
                len(between) <= 2
                or all(line.kind in {"heading", "label"} for line in between)
                or asked_in_row(lines, asked.at)
            )
        ):
            runs[-1].append(asked)
        else:
            runs.append([asked])
    for run in runs:
        first, last = head_of_rows(lines, run[0].at), (run[-1].body or [run[-1].at])[-1] + 1
        while first - 1 in listed or (first - 2 in listed and lines[first - 1].kind in {"heading", "label"}):
            first -= 1
        why = f"{sum(asked.role == 'question' for asked in run)} {run[0].style}"
        yield Part(
            shape=NAME, first=first, last=last, evidence=run[0].evidence - (0.15 if len(run) == 1 else 0.0), why=why
        )


def segment(document: Document, part: Part) -> Iterator[Taken | Left]:
    """Read questions and answers; headings between them are sections."""
    lines = outline(document.blocks)
    found, listed = find_asked(lines)
    inside = range(part.first, part.last)
    # Neither a question nor a label inside its answer is a heading over the questions below it.
    owned = [at for asked in found for at in (asked.at, *asked.body) if lines[at].kind != "table"]
    owned.extend(at for at in range(len(lines) - 1) if at + 1 in listed and lines[at].kind in {"heading", "label"})
    headed = {bare(lines[at].text): at for at in sorted(owned, reverse=True)}
    done: set[int] = set()
    for stacked in find_stacked(lines):
        if stacked.pairs.asked and stacked.first in inside and stacked.last - 1 in inside:
            done.update(range(stacked.first, stacked.last))
            yield from read_stacked(lines, stacked)
    for asked in found:
        if asked.at in inside and asked.at not in done:
            own = replace(asked, body=[at for at in asked.body if at in inside])
            done.update((own.at, *own.body))
            yield from _exchange(lines, own, _above(lines, own.at, headed))
    for at in inside:
        line = lines[at]
        block = line.block
        if at in done or block.kind == "aside":
            continue
        pairs = find_pairs(block) if line.kind == "table" else None
        if pairs:
            yield from read_pairs(block, pairs, "question" if pairs.asked else "comment", over(lines, line))
        elif line.kind == "table" or not block.text.strip():
            continue
        elif at in listed:
            yield Left(start=block.start, end=block.end, reason="contents list")
        elif reason := furniture(block.text):
            yield Left(start=block.start, end=block.end, reason=reason)
        else:
            heading = line.kind in {"heading", "label"} or at in heads_of_questions(lines)
            yield Taken(
                start=block.start,
                end=block.end,
                role="heading" if heading else "statement",
                text=bare(block.text) if heading else block.text,
                section=line.section,
            )


def _above(lines: Sequence[Line], at: int, owned: dict[str, int]) -> tuple[str | None, str | None]:
    """Return the headings above a question; another question set in bold is none, nor what its answer holds, nor the title of a contents list."""
    section, parent = lines[at].section, lines[at].parent
    for _ in range(3):
        over = owned.get(section or "", at)
        if over >= at:
            break
        section, parent = lines[over].section, lines[over].parent
    return section, parent


def _exchange(lines: Sequence[Line], asked: Asked, above: tuple[str | None, str | None]) -> Iterator[Taken | Left]:
    line = lines[asked.at]
    block = line.block
    section, parent = above
    question, inline = _divide(line, asked.style)
    text, votes = split_tally(question)
    marked = MARKED.match(text) if asked.style.startswith("marked") else None
    who = marked["who"] if marked else None
    if "speaker" in asked.style:
        text, who = unlabel(text)
    in_row = asked_in_row(lines, asked.at)
    who = in_row or who or named_over(lines, asked.at)
    text = text.rstrip(" |") if in_row else text
    text = _NUMBER.sub("", bare(text[marked.end() :] if marked else text))
    if "picture" in asked.style:
        text = _SIGN.sub("", text)
    text = unquote(_POINTS.sub("", text))
    end = block.content + len(question.rstrip(" |") if in_row else question)
    yield Taken(
        start=block.start,
        end=end if inline or in_row else block.end,
        role=asked.role,
        text=text,
        speaker=who,
        section=section,
        parent_section=parent,
        votes=votes,
    )
    for start, stop, reply in inline:
        yield Taken(start=start, end=stop, role="answer", text=reply, section=section, replies_to=block.start)
    body = [lines[at] for at in asked.body]
    if block.kind == "item" and body and all(other.block.kind == "item" for other in body):
        yield from _notes(body, block.start, section, parent)
    else:
        yield from _answers(body, block.start, section, spoken="speaker" in asked.style)


def _divide(line: Line, style: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Divide a block into the question and the answers on its own line, with their places."""
    text, content = line.text, line.block.content
    cuts = [match.end() for match in ANSWERS_INSIDE.finditer(text)] if style.startswith("marked") else []
    if not cuts and (style == "questions in bold" or style.startswith("marked")):
        opening, rest = lead(text, line.block.strong)
        asked = style == "questions in bold" or ends_asking(bare(opening))
        cuts = [len(opening)] if asked and rest.strip() else []
    if not cuts and style.endswith("own line") and (reply := own_reply(text)):
        cuts = [len(text) - len(reply)]
    if not cuts and style == "questions behind a picture sign" and (match := re.search(r"\?\s*\n", text)):
        cuts = [match.end()]
    if not cuts:
        return text, []
    pieces = []
    for start, stop in zip(cuts, [*cuts[1:], len(text)], strict=True):
        reply = _POINTS.sub("", ICON.sub("", ANSWERED.sub("", text[start:stop]))).strip()
        if reply:
            pieces.append((content + start, content + stop, reply))
    return text[: cuts[0]].rstrip() if pieces else text, pieces


def _notes(body: Sequence[Line], target: int, section: str | None, parent: str | None) -> Iterator[Taken | Left]:
    """Read replies nested in shared notes: each is an answer, with what is nested in it; a question there is put anew."""
    shallow = min(line.block.level for line in body)
    current: list[Line] = []
    over = target
    for line in body:
        if asks(line.text) and line.text.rstrip().endswith("?"):
            yield from _answers(current, over, section)
            current = []
            text, votes = split_tally(line.text)
            yield Taken(
                start=line.block.start,
                end=line.block.end,
                role="question",
                text=text,
                section=section,
                parent_section=parent,
                votes=votes,
            )
            over = line.block.start
        elif _THANKS.match(line.text):
            yield from _answers(current, over, section)
            current = []
            yield Taken(start=line.block.start, end=line.block.end, role="statement", text=line.text, section=section)
        else:
            if line.block.level <= shallow:
                yield from _answers(current, over, section)
                current, over = [], target
            current.append(line)
    yield from _answers(current, over, section)


def _answers(body: Sequence[Line], target: int, section: str | None, *, spoken: bool = False) -> Iterator[Taken | Left]:
    """Join the paragraphs of an answer; a new "A:" starts another one."""
    groups: list[list[Line]] = []
    over = linked = False
    for line in body:
        block = line.block
        if block.kind == "aside" or not any(leaf.text.strip() for leaf in leaves((block,))):
            continue
        if block.kind != "table" and not groups and is_button(block.text):
            yield Left(start=block.start, end=block.end, reason="site menu")
        elif block.kind != "table" and labels_reply(block.text):
            yield Left(start=block.start, end=block.end, reason="label of a question or a reply")
        elif block.kind != "table" and (reason := furniture(block.text)):
            yield Left(start=block.start, end=block.end, reason=reason)
            over = bool(groups)
            linked = reason == RELATED
        elif linked and block.kind != "table" and len(block.text.split()) <= _LINK and block.text[-1:] not in ".!":
            yield Left(start=block.start, end=block.end, reason=RELATED)
        elif over and block.kind != "table":
            # Behind a menu or a share link the page goes on with something else.
            yield Taken(start=block.start, end=block.end, role="statement", text=block.text, section=section)
        elif not groups or (block.kind != "table" and ANSWERED.match(block.text)):
            groups.append([line])
        else:
            groups[-1].append(line)
    for group in groups:
        first, last = group[0].block, group[-1].block
        words = " ".join(leaf.text for leaf in leaves(tuple(line.block for line in group)) if leaf.kind != "aside")
        words, who = unlabel(words) if spoken else (words, None)
        if words.strip():
            yield Taken(
                start=first.start,
                end=last.end,
                role="answer",
                text=ICON.sub("", ANSWERED.sub("", words)),
                speaker=who,
                section=section,
                replies_to=target,
            )


SHAPE = Shape(name=NAME, title="Questions and answers", claim=claim, segment=segment)
