"""A small invented study, put together by hand, so that the report can be tested without any other stage."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from pipeline.records import (
    Action,
    Analysis,
    Answer,
    Block,
    Codebook,
    Coding,
    Concern,
    Corpus,
    Document,
    Exchange,
    Model,
    Part,
    PossibleQuestion,
    Promise,
    Provenance,
    Reject,
    Segment,
    Theme,
)

AS_OF = date(2024, 6, 1)

THEMES = (
    Theme(code="hours", name="Opening hours", description="When the pool and the hall are open."),
    Theme(code="cost", name="Cost & charges", description="What people pay.", include=("tickets",), exclude=("wages",)),
    Theme(code="staff", name="Staff", description="Who works there."),
)

ROLES = {
    "C": "comment",
    "Q": "question",
    "A": "answer",
    "S": "statement",
    "H": "heading",
    "D": "decision",
    "X": "action",
}


class Maker:
    """Builds an analysis piece by piece; texts are laid end to end as the readers do it."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.segments: list[Segment] = []
        self.rejects: list[Reject] = []
        self.codings: list[Coding] = []
        self.exchanges: list[Exchange] = []
        self.actions: list[Action] = []
        self.concerns: list[Concern] = []
        self.possible: list[PossibleQuestion] = []

    def document(
        self,
        name: str,
        lines: Iterable[tuple[str, str] | tuple[str, str, dict[str, Any]]],
        *,
        when: date | None = None,
        title: str | None = None,
        shape: str = "feedback_sheet",
    ) -> list[Segment]:
        """Add a document; each line is a letter of `ROLES` (or "-" for set aside), its text and more fields."""
        pieces = [(*line, {})[:3] for line in lines]
        text = "\n".join(piece[1] for piece in pieces)
        digest = sha256((name + text).encode("utf-8", "replace")).hexdigest()
        key, at, own = digest[:16], 0, []
        for number, (letter, words, more) in enumerate(pieces, 1):
            place = {
                "locator": f"paragraph {number}",
                "start": at,
                "end": at + len(words),
                "text": " ".join(words.split()),
            }
            at += len(words) + 1
            if letter == "-":
                self.rejects.append(
                    Reject(source=name, document_id=key, reason=more.get("reason", "a page number"), **place)
                )
            else:
                own.append(Segment(id=f"{key[:6]}{number:04d}", document_id=key, role=ROLES[letter], **place, **more))
        blocks = (Block(kind="paragraph", text=text, start=0, end=len(text)),)
        part = Part(shape=shape, first=0, last=1, evidence=0.9, why="it has columns of bullets")
        self.documents.append(
            Document(id=key, name=name, sha256=digest, text=text, blocks=blocks, title=title, date=when, parts=(part,))
        )
        self.segments.extend(own)
        return own

    def code(
        self,
        segment: Segment,
        feeling: str | None = None,
        *themes: str,
        coder: str = "model:test@1",
        score: float = 0.9,
    ) -> None:
        """Label a segment."""
        if feeling:
            self.codings.append(
                Coding(segment_id=segment.id, layer="sentiment", label=feeling, coder=coder, score=score)
            )
        for place, theme in enumerate(themes):
            self.codings.append(
                Coding(segment_id=segment.id, layer="theme", label=theme, coder=coder, score=score - place / 10)
            )

    def ask(self, segment: Segment, status: str, reason: str, **more: Any) -> Exchange:
        """Make a segment's words a question."""
        exchange = Exchange(
            question_id=f"q{segment.id}",
            segment_id=segment.id,
            document_id=segment.document_id,
            start=segment.start,
            end=segment.end,
            text=segment.text,
            status=status,  # type: ignore[arg-type]
            reason=reason,
            score=more.pop("score", 0.9),
            **more,
        )
        self.exchanges.append(exchange)
        return exchange

    def perhaps(self, segment: Segment, sign: str = "words of asking") -> None:
        """Make a segment's words a sentence that may be a question."""
        self.possible.append(
            PossibleQuestion(
                id=f"p{segment.id}",
                segment_id=segment.id,
                document_id=segment.document_id,
                start=segment.start,
                end=segment.end,
                text=segment.text,
                sign=sign,  # type: ignore[arg-type]
            )
        )

    def answer(self, segment: Segment, basis: str = "reply", score: float = 0.8, **more: Any) -> Answer:
        """Make a segment's words an answer."""
        return Answer(
            document_id=segment.document_id, segment_id=segment.id, text=segment.text, basis=basis, score=score, **more
        )  # type: ignore[arg-type]

    def concern(self, key: str, label: str, segments: list[Segment]) -> None:
        """Add a recurring concern."""
        ids = tuple(segment.id for segment in segments)
        self.concerns.append(Concern(id=key, label=label, keyphrases=(), segment_ids=ids, exemplar_ids=()))

    def unreadable(self, name: str, reason: str) -> None:
        """Add a file that could not be read."""
        self.rejects.append(
            Reject(source=name, document_id=None, locator="whole file", start=0, end=0, text="", reason=reason)
        )

    def analysis(self, *, as_of: date = AS_OF, notes: tuple[str, ...] = ()) -> Analysis:
        """Put everything together."""
        name_of = {document.id: document.name for document in self.documents}
        return Analysis(
            corpus=Corpus(
                documents=tuple(sorted(self.documents, key=lambda document: document.name)),
                segments=tuple(
                    sorted(self.segments, key=lambda segment: (name_of[segment.document_id], segment.start))
                ),
                rejects=tuple(sorted(self.rejects, key=lambda reject: (reject.source, reject.start))),
            ),
            codebook=Codebook(name="leisure", version="1", themes=THEMES, sha256="ab" * 32),
            codings=tuple(self.codings),
            exchanges=tuple(self.exchanges),
            actions=tuple(self.actions),
            concerns=tuple(self.concerns),
            possible=tuple(self.possible),
            provenance=Provenance(
                version="0.1",
                as_of=as_of,
                models=(Model(name="test", version="1", sha256="cd" * 32),),
                settings=(("small_study", "yes"),),
                notes=notes,
            ),
        )


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture(scope="session")
def make_maker() -> Callable[[], Maker]:
    return Maker


@pytest.fixture(scope="session")
def make_study() -> Callable[[], Analysis]:
    """Return a function that builds the study which shows everything."""

    def build() -> Analysis:
        m = Maker()
        row = {"section": "Swimming"}
        hope, fear, need = ({**row, "column": column} for column in ("We hope", "We fear", "We want to know"))
        winter = m.document(
            "winter/sheet.docx",
            [
                ("-", "Page 1 of 2"),
                ("H", "Swimming"),
                ("Q", "When will the small pool reopen", {**need, "marked": True}),
                ("Q", "Who set the new ticket price?", {**need, "votes": 2}),
                ("C", "Lanes before work would bring many of us back.", hope),
                ("C", "The last bus leaves before the late session ends.", fear),
                ("C", "Families of five cannot pay what is asked at the door now.", fear),
                ("C", "The changing rooms were repainted in May.", fear),
                ("C", "Good lifeguards, but never enough of them on a Sunday.", fear),
            ],
            when=date(2024, 1, 15),
            title="Winter session",
        )
        spring = m.document(
            "spring/minutes.pdf",
            [
                ("H", "4. Leisure"),
                ("S", "Mrs Tarn opened the item and welcomed all.", {"speaker": "Mrs Tarn"}),
                (
                    "Q",
                    "Mr Quill asked whether the hall could stay open until ten. He also asked what a late caretaker would cost.",
                ),
                ("A", "Mrs Tarn replied that ten was possible on two evenings from the first week of July."),
                ("Q", "Mr Quill asked how many tickets were sold last year."),
                ("A", "Mrs Tarn would send him the numbers by 1 May."),
                ("X", "Mrs Tarn to write to the bus company by 30 June."),
                ("C", "Nobody can get home once the last bus has gone.", {"speaker": "Miss Fenn"}),
                ("D", "Agreed to keep the Sunday session for a year."),
                ("-", "spring/minutes – page 3", {"reason": "a page footer that repeats"}),
            ],
            when=date(2024, 4, 8),
            title="Minutes of the Leisure Committee",
            shape="minutes",
        )
        m.code(winter[3], "positive", "hours")
        m.code(winter[4], "negative", "hours", "cost")
        m.code(winter[5], "negative", "cost")
        m.code(winter[6], "neutral")
        m.code(winter[7], "mixed", "staff", score=0.4)
        m.code(winter[1], None, "hours")
        m.code(winter[2], None, "cost")
        m.code(spring[7], "negative", "hours")
        m.perhaps(winter[-1])
        m.ask(winter[1], "answered", "marked as answered by the source, answer not seen")
        m.ask(
            winter[2],
            "unanswered",
            "no reply found",
            answers=(m.answer(spring[1], "linked", 0.61, question="Who decides?"),),
            status_score=0.5,
        )
        two = spring[2]
        cut = two.text.index("He also")
        m.exchanges.append(
            Exchange(
                question_id="qa1",
                segment_id=two.id,
                document_id=two.document_id,
                start=two.start,
                end=two.start + cut - 1,
                text=two.text[: cut - 1],
                status="answered",
                reason="reply in the document",
                score=0.97,
                asker="Mr Quill",
                answers=(m.answer(spring[3], speaker="Mrs Tarn"),),
            )
        )
        m.exchanges.append(
            Exchange(
                question_id="qa2",
                segment_id=two.id,
                document_id=two.document_id,
                start=two.start + cut,
                end=two.end,
                text=two.text[cut:],
                status="deferred",
                reason="promised",
                score=0.8,
                asker="Mr Quill",
                promise=Promise(text="Mrs Tarn will look into it", owner="Mrs Tarn", due_text="in due course"),
                asked_also=(f"q{winter[2].id}",),
            )
        )
        m.ask(
            spring[4],
            "deferred",
            "promised",
            asker="Mr Quill",
            addressee="Mrs Tarn",
            promise=Promise(
                text="Mrs Tarn would send him the numbers by 1 May.",
                owner="Mrs Tarn",
                due=date(2024, 5, 1),
                due_text="by 1 May",
                medium="e-mail",
            ),
        )
        m.actions.append(
            Action(
                id="act1",
                segment_id=spring[6].id,
                document_id=spring[6].document_id,
                text=spring[6].text,
                owner="Mrs Tarn",
                due=date(2024, 6, 30),
                due_text="by 30 June",
            )
        )
        m.actions.append(
            Action(id="act2", segment_id=spring[8].id, document_id=spring[8].document_id, text=spring[8].text)
        )
        m.concerns.append(
            Concern(
                id="k1",
                label="Getting home after the last bus",
                keyphrases=("last bus",),
                segment_ids=(winter[4].id, spring[7].id),
                exemplar_ids=(spring[7].id,),
            )
        )
        m.unreadable("old/plan.doc", "an old Word file (.doc). Save it as .docx and run again.")
        return m.analysis(notes=("With fewer than 100 comments nothing is clustered by density.",))

    return build


@pytest.fixture(scope="session")
def study_analysis(make_study: Callable[[], Analysis]) -> Analysis:
    return make_study()


#: What a spreadsheet would like to work out, a parser trip over, or a file format not hold.
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://example.invalid","press here")',
    "=cmd|'/c calc'!A0",
    "+44 20 7946 0000",
    "-5 per cent",
    "@SUM(A1:A9)",
    "\t=2+2",
    "\r=3+3",
    "\n=4+4",
    "'=already quoted",
    "''@quoted twice",
    "'tis only an apostrophe",
    "＝full width",
    "#N/A",
    "# no remark",
    "TRUE",
    "0123",
    "31/05/2026",
    "a null \x00, an escape \x1b[31m, a vertical tab \x0b",
    "half a pair \udc80 and \ufffe",
    "naïve café – 20 °C, £5, 日本語, 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "right to left: שלום \N{RIGHT-TO-LEFT OVERRIDE}gnorw\N{POP DIRECTIONAL FORMATTING}",
    "x" * 40_000,
    "_x000D_ and _x0041_ stay as they are",
    "two  spaces  before and after  ",
    "first line\nsecond line\n\nfourth",
    "“curly” 'straight' \"double\", commas; and semicolons & <b>not bold</b> ]]>",
    "| a | table | `code` *bold* _under_ [link](http://example.invalid) <script>alert(1)</script> www.example.invalid",
)  # fmt: skip


@pytest.fixture(scope="session")
def hostile_analysis() -> Analysis:
    """Return a study in which other people's words stand in every place that can hold them, raw."""
    m = Maker()
    segments = m.document(
        "odd.txt", [("Q" if number % 5 == 0 else "C", f"words {number}") for number in range(len(HOSTILE))]
    )
    for number, segment in enumerate(segments):
        m.code(segment, "negative" if number % 2 else "positive", "hours")
        if segment.role == "question":
            promise = Promise(text=HOSTILE[number], owner=HOSTILE[number - 1], due=date(2024, 5, 1))
            m.ask(segment, "deferred", HOSTILE[number], asker=HOSTILE[number], promise=promise)
    m.perhaps(segments[2])
    m.perhaps(segments[3], "question mark")
    m.concern("k1", HOSTILE[0], segments)
    m.unreadable("=bad.doc", HOSTILE[1])
    place = {"segment_id": segments[1].id, "document_id": segments[1].document_id}
    m.actions.append(
        Action(id="act", text=HOSTILE[0], owner=HOSTILE[2], due=date(2024, 5, 1), due_text=HOSTILE[6], **place)
    )
    analysis = m.analysis(notes=(HOSTILE[18],))
    raw = tuple(
        replace(segment, text=text, speaker=text[:200], section=text[:200], column=text[:200])
        for segment, text in zip(segments, HOSTILE, strict=True)
    )
    exchanges = tuple(
        replace(exchange, text=next(item.text for item in raw if item.id == exchange.segment_id))
        for exchange in analysis.exchanges
    )
    possible = tuple(replace(item, text=text) for item, text in zip(analysis.possible, HOSTILE[-2:], strict=True))
    return replace(analysis, corpus=replace(analysis.corpus, segments=raw), exchanges=exchanges, possible=possible)


@pytest.fixture(scope="session")
def hostile_texts() -> tuple[str, ...]:
    return HOSTILE
