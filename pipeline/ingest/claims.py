"""Divide a document among the shapes: every block goes to the strongest claim upon it."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from pipeline.ingest.shapes import Shape
from pipeline.records import Document, Part

#: A claim weaker than this is no evidence at all.
FLOOR = 0.3

#: The shape that reads what no other claims.
PLAIN = "plain_comments"


def divide(document: Document, shapes: Mapping[str, Shape], overrule: str | None = None) -> tuple[Part, ...]:
    """Say which shape reads which blocks of a document.

    Parameters
    ----------
    document : Document
    shapes : mapping of str to Shape
    overrule : str, optional
        The one shape that is to read everything, whatever the evidence.

    Returns
    -------
    tuple of Part
        They cover every block once, in order.
    """
    count = len(document.blocks)
    if overrule is not None:
        return (Part(shape=overrule, first=0, last=count, evidence=1.0, why="chosen by hand"),) if count else ()
    plain = Part(shape=PLAIN, first=0, last=count, evidence=0.0, why="no other kind of document recognised")
    claims = [claim for name in sorted(shapes) for claim in shapes[name].claim(document) if claim.evidence >= FLOOR]
    # Weakest first, so that a stronger claim is laid over it; of equal ones the shorter says more.
    claims.sort(key=lambda claim: (claim.evidence, claim.first - claim.last, claim.first, claim.shape))
    owner = [plain] * count
    for claim in claims:
        owner[claim.first : claim.last] = [claim] * (claim.last - claim.first)
    parts, at = [], 0
    for _, run in groupby(owner, key=id):
        length = sum(1 for _ in run)
        parts.append(replace(owner[at], first=at, last=at + length))
        at += length
    return tuple(parts)
