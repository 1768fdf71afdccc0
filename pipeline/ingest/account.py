"""Account for every character of a document: in a segment, or set aside with a reason."""

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from pipeline.ingest.shapes import Left, Taken
from pipeline.records import Block, Corpus, Document, Reject, Segment

#: A document with what is in it.
Piece = tuple[Document, list[Segment], list[Reject]]

_WORD = re.compile(r"\w")


def account(document: Document, found: Iterable[Taken | Left]) -> tuple[list[Segment], list[Reject]]:
    """Turn what the shapes found into segments and rejects that cover the document once.

    What no shape took becomes a statement, line by line, where it holds a letter or digit, and is otherwise set
    aside as a mark. Where two pieces overlap, the earlier keeps the characters.

    Parameters
    ----------
    document : Document
    found : iterable of Taken or Left
        In any order.

    Returns
    -------
    segments, rejects : list
        In reading order; ids are made from the words and numbered apart within the document.
    """
    places = _Places(document)
    segments: list[Segment] = []
    rejects: list[Reject] = []
    id_at: dict[int, str] = {}
    replies: list[tuple[int, int]] = []
    at = 0
    for piece in sorted(found, key=lambda piece: (piece.start, -piece.end)):
        start = max(piece.start, at)
        if start >= piece.end:
            continue
        _fill(places, at, start, segments, rejects)
        if isinstance(piece, Taken):
            if piece.replies_to is not None:
                replies.append((len(segments), piece.replies_to))
            segment = _segment(places, replace(piece, start=start))
            id_at[piece.start] = segment.id
            segments.append(segment)
        else:
            rejects.append(_reject(places, start, piece.end, piece.reason))
        at = piece.end
    _fill(places, at, len(document.text), segments, rejects)
    for index, target in replies:
        segments[index] = replace(segments[index], reply_to=id_at.get(target))
    return segments, rejects


def gather(pieces: Iterable[Piece], unread: Iterable[Reject]) -> Corpus:
    """Put documents together; where the same words stand twice, number the later ones apart.

    Documents are numbered in the order of their dates, so that an id stays with the words that came first whatever
    the files are called.
    """
    documents: list[Document] = []
    segments: list[Segment] = []
    rejects = list(unread)
    count: Counter[str] = Counter()
    for document, own, set_aside in sorted(pieces, key=lambda piece: (str(piece[0].date or "9999"), piece[0].id)):
        renamed: dict[str, str] = {}
        for segment in own:
            bare = segment.id.partition("-")[0]
            count[bare] += 1
            renamed[segment.id] = bare if count[bare] == 1 else f"{bare}-{count[bare]}"
        documents.append(document)
        segments.extend(
            replace(segment, id=renamed[segment.id], reply_to=renamed.get(segment.reply_to or "")) for segment in own
        )
        rejects.extend(set_aside)
    name_of = {document.id: document.name for document in documents}
    return Corpus(
        documents=tuple(sorted(documents, key=lambda document: document.name)),
        segments=tuple(sorted(segments, key=lambda segment: (name_of[segment.document_id], segment.start))),
        rejects=tuple(sorted(rejects, key=lambda reject: (reject.source, reject.start, reject.end, reject.reason))),
    )


class _Places:
    """Where each character of a document stands, in words."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks: list[Block] = list(document.leaves())
        self.starts = [block.start for block in self.blocks]
        self.used: Counter[str] = Counter()

    def locator(self, start: int) -> str:
        index = bisect_right(self.starts, start) - 1
        return self.blocks[index].locator if index >= 0 else ""


def _fill(places: _Places, start: int, end: int, segments: list[Segment], rejects: list[Reject]) -> None:
    at = start
    for line in places.document.text[start:end].split("\n"):
        if _WORD.search(line):
            segments.append(_segment(places, Taken(start=at, end=at + len(line), role="statement", text=line)))
        elif line.strip():
            rejects.append(_reject(places, at, at + len(line), "a mark without words"))
        at += len(line) + 1


def _segment(places: _Places, taken: Taken) -> Segment:
    text = " ".join(taken.text.split())
    words = "\x1f".join((text.casefold(), taken.speaker or "", taken.section or "", taken.column or ""))
    bare = hashlib.sha256(words.encode()).hexdigest()[:12]
    places.used[bare] += 1
    return Segment(
        id=bare if places.used[bare] == 1 else f"{bare}-{places.used[bare]}",
        document_id=places.document.id,
        locator=places.locator(taken.start),
        start=taken.start,
        end=taken.end,
        role=taken.role,
        text=text,
        speaker=taken.speaker,
        section=taken.section,
        parent_section=taken.parent_section,
        column=taken.column,
        marked=taken.marked,
        votes=taken.votes,
    )


def _reject(places: _Places, start: int, end: int, reason: str) -> Reject:
    return Reject(
        source=places.document.name,
        document_id=places.document.id,
        locator=places.locator(start),
        start=start,
        end=end,
        text=" ".join(places.document.text[start:end].split()),
        reason=reason,
    )
