"""Every character of every document ends in a segment or is set aside with a reason, whatever is thrown at it."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.discover import discover
from pipeline.errors import PipelineError
from pipeline.ingest import read_corpus, read_document
from pipeline.ingest.account import account
from pipeline.ingest.claims import divide
from pipeline.ingest.layout import lay_out
from pipeline.proof import prove
from pipeline.records import Block, Document, Reject, Segment

SHAPES = sorted(discover("pipeline.ingest.shapes", "SHAPE"))

#: Words that shapes look for, so that generated documents come near their kinds.
CUES = (
    "Q:", "A:", "Q1.", "You said", "We did", "What went well", "Even better if", "Concerns", "Hopes I have", "Question", "Answer", "Response",
    "Comments", "n/a", "+1 +1", "oooo", "(11 votes)", ":+1:", "*", "Marked with a * means answered.", "Why?", "How do I join?", "Is it free? Yes.",
    "Respondent ID", "Timestamp", "Any other comments?", '{"ImportId":"Q1"}', "4", "5.0", "2031-03-04 10:11", "-- Rufus Penn", "Many residents felt that it was dear.",
    '"The lift is slow," said a tenant: "and nobody ever comes to look."', "Skip to content", "Page updated 3/4/31", "Minutes of the meeting", "Present: A. Thorne (Chair)",
    "Mrs Quill asked when it would open.", "The Chair replied that it was not known.", "Action", "Owner", "RESOLVED that it be done.", "I think it is a shame.", "https://example.org",
    "too fast: oo", "**bold?** then not", "❓ Where?", "\u00a0", "\u200b", "\ufeff", "é", "e\u0301", "\U0001f469\u200d\U0001f52c", "\u2028", "\x0c", "\x00", "İ", "ß", "ﬁ",
)  # fmt: skip

words = st.one_of(
    st.sampled_from(CUES), st.text(max_size=12), st.sampled_from(("the", "bus", "is", "late", "?", ".", ":", "and I"))
)
texts = st.lists(words, max_size=8).map(" ".join)
marks = st.sampled_from(("", "·", "-", "1.", "12)", "a.", "Q1.", "##", "*", ">"))


@st.composite
def leaf(draw: st.DrawFn) -> Block:
    text = draw(texts)
    return Block(
        kind=draw(st.sampled_from(("heading", "paragraph", "paragraph", "item", "item", "aside"))),
        text=text,
        mark=draw(marks),
        level=draw(st.integers(0, 4)),
        strong=draw(st.integers(0, len(text))),
    )


cells = st.lists(leaf(), max_size=3).map(tuple)
tables = st.lists(st.lists(cells, max_size=4).map(tuple), max_size=6).map(
    lambda rows: Block(kind="table", rows=tuple(rows))
)
nested = st.lists(
    st.lists(st.lists(st.one_of(leaf(), tables), max_size=2).map(tuple), max_size=2).map(tuple), max_size=2
).map(lambda rows: Block(kind="table", rows=tuple(rows)))
pages = st.lists(st.one_of(leaf(), leaf(), leaf(), tables, nested), max_size=14)


def hold(document: Document, segments: list[Segment], rejects: list[Reject]) -> None:
    proof = prove(document, segments, rejects)
    assert proof.holds, f"{proof.in_segments} and {proof.in_rejects} of {proof.in_all} characters"
    places = sorted((piece.start, piece.end) for piece in (*segments, *rejects))
    assert all(start < end for start, end in places)
    assert all(before[1] <= after[0] for before, after in pairwise(places)), "two pieces overlap"
    known = {segment.id for segment in segments}
    assert len(known) == len(segments), "two segments share an id"
    assert all(segment.reply_to in known for segment in segments if segment.reply_to)
    assert all(reject.reason for reject in rejects)
    for segment in segments:
        assert follows(segment.text, document.text[segment.start : segment.end]), f"not in its place: {segment.text!r}"


def follows(text: str, place: str) -> bool:
    """Whether the characters of a text stand in its place, in order: a shape leaves out, it never makes up."""
    rest = iter("".join(place.split()))
    return all(character in rest for character in "".join(text.split()))


def read_or_refuse(data: bytes, name: str) -> None:
    """Read a file and hold it to account; one that cannot be read says why, and a reader's own crash is no reason."""
    refusal = ""
    try:
        found = read_document(data, name)
    except PipelineError as error:
        refusal = str(error)
    assert "file cannot be read (" not in refusal, f"the reader crashed: {refusal}"
    if not refusal:
        hold(*found)


@given(page=pages)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_shape_accounts_for_any_page(page: list[Block]) -> None:
    text, blocks = lay_out(page)
    document = Document(id="d", name="page", sha256="", text=text, blocks=blocks)
    shapes = discover("pipeline.ingest.shapes", "SHAPE")
    for overrule in (None, *SHAPES):
        parts = divide(document, shapes, overrule)
        taken = [piece for part in parts for piece in shapes[part.shape].segment(document, part)]
        assert all(0 <= piece.start <= piece.end <= len(text) for piece in taken)
        hold(document, *account(document, taken))


@given(
    lines=st.lists(texts, min_size=1, max_size=12),
    suffix=st.sampled_from((".txt", ".md", ".html", ".csv")),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252")),
)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@example(lines=["<table><tr><td>You said<td>We did<tr><td>x"], suffix=".html", encoding="utf-8")
@example(lines=["a,b", '"c'], suffix=".csv", encoding="utf-8")
def test_any_text_is_accounted_for(lines: list[str], suffix: str, encoding: str) -> None:
    data = "\n".join(lines).encode(encoding, errors="replace")
    read_or_refuse(data, f"paper{suffix}")


@given(data=st.binary(max_size=400), suffix=st.sampled_from((".txt", ".md", ".html", ".csv")))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_bytes_are_accounted_for(data: bytes, suffix: str) -> None:
    read_or_refuse(data, f"paper{suffix}")


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["seeds", "dev"])
@pytest.mark.parametrize("shape", [None, *SHAPES])
def test_real_documents_are_accounted_for(shared: Path, folder: str, shape: str | None) -> None:
    paths = sorted((shared / folder).glob("*.txt"))
    assert paths
    for path in paths:
        document, segments, rejects = read_document(path.read_bytes(), path.name, shape=shape)
        hold(document, segments, rejects)


@pytest.mark.shared
def test_real_files_of_every_format_are_accounted_for(shared: Path) -> None:
    corpus = read_corpus([shared / "dev" / "files"])
    assert corpus.documents
    for document in corpus.documents:
        hold(
            document,
            [s for s in corpus.segments if s.document_id == document.id],
            [r for r in corpus.rejects if r.document_id == document.id],
        )
