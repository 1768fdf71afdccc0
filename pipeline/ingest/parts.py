"""Have each part of a document read by its shape; where a shape fails, that part is read as prose and a notice says so."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from pipeline.ingest.claims import PLAIN, divide
from pipeline.ingest.shapes import Left, Shape, Taken
from pipeline.ingest.shapes._marks import with_marks
from pipeline.records import Document, Part, Reject


def read_parts(
    document: Document, shapes: Mapping[str, Shape], overrule: str | None = None
) -> tuple[Document, list[Taken | Left], list[Reject]]:
    """Divide a document among the shapes and read it.

    Parameters
    ----------
    document : Document
    shapes : mapping of str to Shape
    overrule : str, optional
        The one shape that is to read everything.

    Returns
    -------
    document : Document
        With its parts, each under the shape that did read it.
    found : list of Taken or Left
    notices : list of Reject
        One for every failure of a shape, without text of its own: no word is lost by it.
    """
    notices: list[Reject] = []
    able: dict[str, Shape] = {}
    for name, shape in shapes.items():
        try:
            claims = tuple(shape.claim(document))
        except Exception as error:  # noqa: BLE001 - one shape's surprise must not cost the whole document
            notices.append(_notice(document, 0, f"was looked at as {shape.title}", error))
            claims = ()
        able[name] = replace(shape, claim=partial(_claimed, claims))
    parts: list[Part] = []
    found: list[Taken | Left] = []
    for part in divide(document, able, overrule):
        try:
            found.extend(tuple(shapes[part.shape].segment(document, part)))
            parts.append(part)
        except Exception as error:  # noqa: BLE001 - as above
            title = shapes[part.shape].title
            notices.append(_notice(document, document.blocks[part.first].start, f"was read as {title}", error))
            why = f"its reading as {title} failed"
            plain = replace(part, shape=PLAIN, evidence=0.0, why=why)
            parts.append(plain)
            if part.shape != PLAIN:
                found.extend(_plainly(document, plain, shapes))
    return replace(document, parts=tuple(parts)), list(with_marks(document, found)), notices


def _claimed(claims: tuple[Part, ...], _: Document) -> tuple[Part, ...]:
    return claims


def _plainly(document: Document, part: Part, shapes: Mapping[str, Shape]) -> tuple[Taken | Left, ...]:
    try:
        return tuple(shapes[PLAIN].segment(document, part))
    except Exception:  # noqa: BLE001 - what no shape reads is taken over line by line
        return ()


def _notice(document: Document, start: int, doing: str, error: Exception) -> Reject:
    return Reject(
        source=document.name,
        document_id=document.id,
        locator=next((block.locator for block in document.leaves() if block.start >= start), ""),
        start=start,
        end=start,
        text="",
        reason=f"yousaid itself failed where this {doing} ({type(error).__name__}: {error}); it was read as "
        "plain prose instead: no word is lost, but who said what may be. Please report this.",
    )
