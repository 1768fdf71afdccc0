"""What was not used, and why: the files that could not be read first, then every piece of text set aside."""

from collections import Counter
from dataclasses import dataclass

from pipeline.proof import Proof
from pipeline.records import Reject
from pipeline.report.study import Study
from pipeline.report.views.names import Names
from pipeline.report.views.pieces import Link, when
from pipeline.report.words import sentence, slug

#: How many pieces of one document are listed here; the others are marked in the document itself.
MOST = 300


@dataclass(frozen=True, slots=True)
class FileView:
    """A file that could not be read."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class AsideView:
    """A piece of text set aside."""

    text: str
    href: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class AsideGroup:
    """What was set aside in one document."""

    anchor: str
    document: Link
    total: int
    pieces: tuple[AsideView, ...]
    left: int


@dataclass(frozen=True, slots=True)
class UnreadView:
    """Everything that was not used."""

    files: tuple[FileView, ...]
    documents: int
    total: int
    proof: Proof
    reasons: tuple[tuple[str, int], ...]
    groups: tuple[AsideGroup, ...]


def unread_view(study: Study, names: Names, proof: Proof) -> UnreadView:
    """Gather every reject."""
    rejects = study.analysis.corpus.rejects
    files = [reject for reject in rejects if reject.document_id is None]
    aside: dict[str, list[Reject]] = {}
    for reject in rejects:
        if reject.document_id is not None:
            aside.setdefault(reject.document_id, []).append(reject)
    reasons = Counter(reject.reason for reject in rejects if reject.document_id is not None)
    return UnreadView(
        files=tuple(FileView(reject.source, sentence(reject.reason)) for reject in files),
        documents=len(study.documents),
        total=sum(map(len, aside.values())),
        proof=proof,
        reasons=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        groups=tuple(_group(names, key, aside[key]) for key in sorted(aside, key=lambda key: when(study, key))),
    )


def _group(names: Names, document_id: str, rejects: list[Reject]) -> AsideGroup:
    page = names.page[document_id]
    pieces = tuple(
        AsideView(reject.text, names.reject(reject), reject.locator, reject.reason) for reject in rejects[:MOST]
    )
    return AsideGroup(
        f"in-{slug(page.removesuffix('.html'), 80)}",
        Link(names.label[document_id], page),
        len(rejects),
        pieces,
        len(rejects) - len(pieces),
    )
