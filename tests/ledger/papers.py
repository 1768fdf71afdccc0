"""Small invented papers and questions, put together by hand, so that the ledger can be tested without any other stage."""

import datetime
import hashlib
from pathlib import Path

from pipeline.editions import Edition, Standing
from pipeline.ledger import Ledger
from pipeline.records import (
    Analysis,
    Codebook,
    Coding,
    Corpus,
    Decision,
    Document,
    Exchange,
    Provenance,
    Segment,
    Theme,
)

MARCH, MAY = datetime.date(2026, 3, 2), datetime.date(2026, 5, 4)
MINUTES = (
    "Minutes of the Canal Trust of 2 March 2026. Mr Pask asked when the towpath would be mended. Ms Finch would write to him. "
    "Mrs Ode asked who holds the keys to the lock cottage. The warden holds them. The meeting closed at nine and tea was taken."
)


def document(text: str, name: str, day: datetime.date | None = None) -> Document:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Document(id=digest[:16], sha256=digest, name=name, text=text, blocks=(), date=day)


def exchange(paper: Document, key: str, text: str, status: str, **more: object) -> Exchange:
    start = max(paper.text.find(text), 0)
    return Exchange(
        question_id=key, segment_id=f"s-{key}", document_id=paper.id, start=start, end=start + len(text), text=text,
        status=status, reason="", score=0.9, **more,
    )  # fmt: skip


def analysis(as_of: datetime.date, papers: list[Document], exchanges: list[Exchange], **more: object) -> Analysis:
    segments = tuple(
        Segment(id=item.segment_id, document_id=item.document_id, locator="", start=item.start, end=item.end,
                role="question", text=item.text)
        for item in exchanges
    )  # fmt: skip
    themes = (Theme(code="paths", name="Paths"), Theme(code="keys", name="Keys"))
    codings = tuple(
        Coding(segment_id=item.segment_id, layer="theme", label="paths", coder="model:test@1", score=0.5)
        for item in exchanges
    )
    return Analysis(
        corpus=Corpus(documents=tuple(papers), segments=segments, rejects=()),
        codebook=Codebook(name="c", version="1", themes=themes, sha256=""),
        codings=codings, exchanges=tuple(exchanges), actions=(), concerns=more.pop("concerns", ()),
        provenance=Provenance(version="0", as_of=as_of),
    )  # fmt: skip


def standing(edition: Edition, key: str) -> Standing:
    return next(row for row in edition.standings if row.question_id == key)


def record(where: Path | str, target: str, field: str, value: str, at: str = "2026-04-20T09:00:00Z") -> None:
    """Record a decision as it is, without what the papers said."""
    with Ledger(where) as ledger:
        ledger.decide([Decision(target=target, field=field, value=value, coder="person:anna", made_at=at)])
