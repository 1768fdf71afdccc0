"""Headings that were left to prose: a topic in front of each paragraph ("Staff: Some felt …"), the title of the paper."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ingest.shapes._dialogue import dialogue
from pipeline.ingest.shapes._outline import Line, bare
from pipeline.ingest.shapes._wording import asks, heads_feedback, invites, prompts

_TOPIC = re.compile(r"(?P<label>[A-Z][\w’'&/,-]*(?:\s[\w’'&/,-]+){0,4})[*_]*:[*_]*\s+(?=[A-Z\d\"“‘])")
#: What marks a turn, a field or a step, and names no topic.
_MARKS = re.compile(
    r"(?:q|a|questions?|answers?|responses?|repl(?:y|ies)|comments?|actions?|note|nb|ps|re|from|to|cc|subject|date|time|venue|present|apologies|tel\w*|e-?mail|phone|address|name|source|by)\b",
    re.IGNORECASE,
)
#: Paragraphs with a topic, and words behind each, at least; words of a title at most.
_FEWEST, _TOLD, _TITLE = 3, 5, 12
_ENDED = re.compile(r"[.!:;,][\"'”’)\]*_]*\s*$")


def with_topics(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a paper, each paragraph that opens with its topic without it and under it.

    Characters are kept: the topic becomes part of the mark in front of the words.
    """
    found = {line.index: match for line in lines if line.kind == "paragraph" and (match := _topic(line))}
    distinct = {match["label"].casefold() for match in found.values()}
    if len(found) < _FEWEST or len(distinct) < len(found) or dialogue([line.text for line in lines]):
        return list(lines)
    return [_under(line, found[line.index]) if line.index in found else line for line in lines]


def _topic(line: Line) -> re.Match[str] | None:
    match = _TOPIC.match(line.text)
    told = match is not None and len(line.text[match.end() :].split()) >= _TOLD
    return match if match and told and not _MARKS.match(match["label"]) else None


def _under(line: Line, match: re.Match[str]) -> Line:
    block = line.block
    words = line.text[match.end() :]
    return replace(
        line,
        block=replace(block, text=words, mark=f"{block.mark} {match['label']}:".strip(), strong=0),
        section=bare(match["label"]),
        parent=line.section,
    )


def title_over(lines: Sequence[Line]) -> str | None:
    """Return the first line of a paper that has no other heading, or names a kind of feedback, where it is no sentence."""
    told = [line for line in lines if line.block.kind != "aside" and (line.kind == "table" or line.text.strip())]
    if len(told) < 2:
        return None
    first = told[0]
    if any(line.kind in {"heading", "label"} for line in told[1:]) and not heads_feedback(first.text):
        return None
    if first.kind in {"item", "table"} or len(first.text.split()) > _TITLE or _ENDED.search(first.text):
        return None
    return bare(first.text) if not asks(first.text) or prompts(first.text) or invites(first.text) else None
