"""An invented study with everything that a review page shows, on disk as a run leaves it."""

import datetime
import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pipeline import store
from pipeline.ledger import update_ledger
from pipeline.records import (
    Analysis,
    Answer,
    Block,
    Codebook,
    Coding,
    Corpus,
    Document,
    Exchange,
    Promise,
    Provenance,
    Segment,
    Theme,
)
from pipeline.report import write_report
from pipeline.review.session import Session

HOSTILE = "<script>alert(1)</script> & <b onclick=x>the “pool”</b>"
THEMES = (
    Theme(code="hours", name="Opening hours"),
    Theme(code="cost", name="Cost & charges"),
    Theme(code="staff", name="Staff"),
)


class Builder:
    """Puts a study together; each document's texts are laid end to end as the readers do it."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.segments: list[Segment] = []
        self.codings: list[Coding] = []
        self.exchanges: list[Exchange] = []

    def document(self, name: str, when: datetime.date, *texts: tuple[str, str]) -> list[Segment]:
        text = "\n".join(words for _, words in texts)
        digest = sha256((name + text).encode()).hexdigest()
        at, own = 0, []
        for number, (role, words) in enumerate(texts, 1):
            own.append(
                Segment(
                    id=f"{digest[:6]}{number:04d}",
                    document_id=digest[:16],
                    locator=f"paragraph {number}",
                    start=at,
                    end=at + len(words),
                    role=role,  # type: ignore[arg-type]
                    text=" ".join(words.split()),
                )
            )
            at += len(words) + 1
        self.documents.append(
            Document(
                id=digest[:16],
                name=name,
                sha256=digest,
                text=text,
                blocks=(Block(kind="paragraph", text=text, end=len(text)),),
                title=name.removesuffix(".txt").title(),
                date=when,
            )
        )
        self.segments += own
        return own

    def code(self, segment: Segment, feeling: str, sure: float, *themes: tuple[str, float]) -> None:
        rows = [("sentiment", feeling, sure), *(("theme", label, score) for label, score in themes)]
        self.codings += [
            Coding(segment_id=segment.id, layer=layer, label=label, coder="model:test@1", score=score)
            for layer, label, score in rows
        ]

    def ask(self, segment: Segment, status: str, **more: Any) -> str:
        found = Exchange(
            question_id=sha256(segment.text.encode()).hexdigest()[:12],
            segment_id=segment.id,
            document_id=segment.document_id,
            start=segment.start,
            end=segment.end,
            text=segment.text,
            status=status,  # type: ignore[arg-type]
            reason=more.pop("reason", "no reply found"),
            score=more.pop("score", 0.9),
            **more,
        )
        self.exchanges.append(found)
        return found.question_id

    def answer(self, segment: Segment, basis: str = "linked", score: float = 0.8, **more: Any) -> Answer:
        return Answer(
            document_id=segment.document_id, segment_id=segment.id, text=segment.text, basis=basis, score=score, **more
        )  # type: ignore[arg-type]

    def analysis(self) -> Analysis:
        return Analysis(
            corpus=Corpus(documents=tuple(self.documents), segments=tuple(self.segments), rejects=()),
            codebook=Codebook(name="test", version="1", themes=THEMES, sha256="0" * 64),
            codings=tuple(self.codings),
            exchanges=tuple(self.exchanges),
            actions=(),
            concerns=(),
            provenance=Provenance(version="0", as_of=datetime.date(2026, 6, 1)),
        )


def study(*, reply_to_first: str = "", comments: int = 14) -> Analysis:
    """Return the study: five questions (two with proposed answers, one doubtful) and comments that are doubtful."""
    build = Builder()
    asked = build.document(
        "first session.txt",
        datetime.date(2026, 3, 2),
        ("question", "Will the pool stay open on Sundays?"),
        ("question", "Who pays for the new boiler?"),
        ("question", "When will the hall be painted?"),
        ("question", "Is there a list of the groups?"),
        ("question", "Where do the bicycles go?"),
        ("comment", HOSTILE),
        ("comment", "Keep it cheap."),
        ("comment", "Keep it cheap!"),
        *(("comment", f"Comment number {number} of the evening, which could mean {'w' * 180 if number == 0 else 'a number of things'}.") for number in range(comments)),
        *((("answer", reply_to_first),) if reply_to_first else ()),
    )  # fmt: skip
    given = build.document(
        "answers.txt",
        datetime.date(2026, 4, 9),
        ("statement", "These are the answers to what was asked."),
        ("answer", "The pool is open on every Sunday until the end of October."),
        ("answer", "The district pays one half of the boiler."),
        ("answer", f"The boiler is paid from the reserve. {HOSTILE}"),
        ("answer", "Yes, it hangs in the porch."),
    )
    first = (
        {
            "status": "deferred",
            "answers": (build.answer(asked[-1], "reply"), build.answer(given[1], score=0.91)),
            "reason": "promised",
        }
        if reply_to_first
        else {"status": "unanswered", "answers": (build.answer(given[1], score=0.91, question="Is it open?"),)}
    )
    build.ask(asked[0], **first)
    build.ask(asked[1], "unanswered", answers=(build.answer(given[2], score=0.7), build.answer(given[3], score=0.6)))
    build.ask(
        asked[2],
        "deferred",
        reason="promised",
        promise=Promise(text="We will see", owner="Mrs Tarn", due=datetime.date(2026, 5, 1)),
    )
    build.ask(asked[3], "answered", reason="reply", answers=(build.answer(given[4], "reply"),), status_score=0.4)
    build.ask(asked[4], "unanswered")
    build.code(asked[5], "mixed", 0.3, ("hours", 0.35))
    build.code(asked[6], "negative", 0.5, ("cost", 0.95))
    build.code(asked[7], "negative", 0.5, ("cost", 0.95))
    for place, segment in enumerate(asked[8 : 8 + comments]):
        build.code(segment, "neutral", 0.41 + place / 100, ("staff", 0.9))
    return build.analysis()


def leave(analysis: Analysis, out: Path, *, title: str = "The <pool> & the hall") -> None:
    """Write what a run leaves in its folder."""
    out.mkdir(parents=True, exist_ok=True)
    store.write_corpus(analysis.corpus, out / "corpus.jsonl")
    store.write_analysis(analysis, out / "analysis.jsonl")
    written = write_report(analysis, out, title=title)
    facts = {"title": title, "files": {path.relative_to(out).as_posix(): "" for path in written}}
    store.write_text(out / "run.json", json.dumps(facts))
    update_ledger(analysis, out)


@pytest.fixture(name="make_study")
def _make_study() -> Callable[..., Analysis]:
    return study


@pytest.fixture(name="leave_study")
def _leave_study() -> Callable[..., None]:
    return leave


@pytest.fixture(name="hostile")
def _hostile() -> str:
    return HOSTILE


@pytest.fixture(name="out")
def _out(tmp_path: Path) -> Path:
    leave(study(), tmp_path / "report")
    return tmp_path / "report"


@pytest.fixture(name="session")
def _session(out: Path) -> Iterator[Session]:
    opened = Session(out)
    yield opened
    opened.close()
