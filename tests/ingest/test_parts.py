"""A shape that fails costs no word: its part is read as prose, and a notice says so."""

from collections.abc import Iterator

import pytest

from pipeline.discover import discover
from pipeline.ingest import read_document
from pipeline.ingest.shapes import Left, Shape, Taken
from pipeline.proof import prove
from pipeline.records import Document, Part

PAPER = b"""# Notes

Q: When does the pond reopen?
A: In spring.

Q: May dogs swim there?
A: No, they may not.
"""


def fail(document: Document, part: Part | None = None) -> Iterator[Taken | Left]:
    yield Left(start=0, end=1, reason="before it fails")
    raise KeyError("pond")


def with_failing(monkeypatch: pytest.MonkeyPatch, **changed: dict[str, object]) -> None:
    shapes = discover("pipeline.ingest.shapes", "SHAPE")
    own = dict(shapes)
    for name, change in changed.items():
        shape = shapes[name]
        own[name] = Shape(
            name=name,
            title=shape.title,
            claim=change.get("claim", shape.claim),
            segment=change.get("segment", shape.segment),
        )
    monkeypatch.setattr(
        "pipeline.ingest.corpus.discover",
        lambda package, constant: own if "shapes" in package else discover(package, constant),
    )


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"qa_page": {"segment": fail}}, "failed where this was read as Questions and answers (KeyError: 'pond')"),
        ({"minutes": {"claim": fail}}, "failed where this was looked at as Minutes of a meeting (KeyError: 'pond')"),
        ({"qa_page": {"segment": fail}, "plain_comments": {"segment": fail}}, "was read as Questions and answers"),
    ],
)
def test_a_failing_shape_loses_nothing_and_says_so(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, dict[str, object]], said: str
) -> None:
    with_failing(monkeypatch, **changed)
    document, segments, rejects = read_document(PAPER, "notes.txt")
    notices = [reject for reject in rejects if "failed" in reject.reason]
    assert any(said in notice.reason for notice in notices)
    assert all(notice.text == "" and notice.start == notice.end for notice in notices)
    assert prove(document, segments, rejects).holds
    assert any("When does the pond reopen?" in segment.text for segment in segments)


def test_the_part_is_told_under_the_shape_that_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    with_failing(monkeypatch, qa_page={"segment": fail})
    document, _, _ = read_document(PAPER, "notes.txt")
    assert {part.shape for part in document.parts} == {"plain_comments"}
    assert any(part.why == "its reading as Questions and answers failed" for part in document.parts)
