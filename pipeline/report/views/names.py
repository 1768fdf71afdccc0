"""What things are called in a report and where they are: page names, anchors, labels and numbers."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pipeline.records import Document, Exchange, Reject, Segment, Theme
from pipeline.report.study import Study
from pipeline.report.views.parts import Laid, laid_out
from pipeline.report.views.places import Place, promises
from pipeline.report.words import calmed, clipped, day, slug, title_of

#: Length of a document's name in a list, and in a margin or chart.
LABEL, SHORT = 70, 34

_SHEET = re.compile(r"(?:sheet|table|page)\s?\d*", re.IGNORECASE)

NO_THEME = Theme(code="", name="No theme", description="Comments that fit no theme of the codebook.")


@dataclass(frozen=True, slots=True)
class Names:
    """Where each record stands in the report."""

    themes: tuple[Theme, ...]  # those of the codebook, in its order, and any other that a coder used
    label: dict[str, str] = field(default_factory=dict)  # by document id
    short: dict[str, str] = field(default_factory=dict)
    page: dict[str, str] = field(default_factory=dict)
    theme_page: dict[str, str] = field(default_factory=dict)  # by code
    number: dict[str, int] = field(default_factory=dict)  # by question id
    promised: dict[str, Place] = field(default_factory=dict)  # by question id, where the promise's words were found
    laid: dict[str, Laid] = field(default_factory=dict)  # by document id
    elsewhere: dict[tuple[str, int | str], str] = field(default_factory=dict)  # what is not on a document's first page

    def segment(self, segment: Segment) -> str:
        """Return the link to a segment in its document."""
        return self._link(segment.document_id, segment.id, anchor("s", segment.id))

    def reject(self, reject: Reject) -> str:
        """Return the link to what was set aside in a document."""
        return self._link(reject.document_id or "", reject.start, reject_anchor(reject))

    def _link(self, document_id: str, key: str | int, name: str) -> str:
        page = self.elsewhere.get((document_id, key)) or self.page[document_id]
        return page if "#" in page else f"{page}#{name}"

    def question(self, question_id: str) -> str:
        """Return the link to a question in the tracker."""
        return f"questions.html#{anchor('q', question_id)}"

    def asked(self, exchange: Exchange) -> str:
        """Return the link to a question's own words in its document."""
        return self._link(exchange.document_id, exchange.segment_id, anchor("q", exchange.question_id))

    def promise(self, exchange: Exchange) -> str:
        """Return the link to the words of a promise; to the question where they were not found."""
        if exchange.question_id not in self.promised:
            return self.asked(exchange)
        place = self.promised[exchange.question_id]
        return self._link(exchange.document_id, place.segment_id, anchor("p", exchange.question_id))

    def place(self, segment: Segment) -> str:
        """Say in a few words where a segment stands."""
        where = f", {segment.locator}" if segment.locator else ""
        return f"{self.short[segment.document_id]}{where}"


def names_of(study: Study) -> Names:
    """Give every document, theme and question its page, label or number."""
    documents = study.analysis.corpus.documents
    by_date = sorted(study.exchanges, key=lambda item: str(study.documents[item.document_id].date or "9999"))
    known = set(study.themes)
    used = {coding.label for codings in study.themes_of.values() for coding in codings}
    themes = (
        *study.analysis.codebook.themes,
        *(Theme(code=code, name=title_of(code)) for code in sorted(used - known)),
    )
    long_labels = _labels(documents, LABEL)
    pages = _pages("document", [(document.id, PurePosixPath(document.name).stem) for document in documents])
    laid = laid_out(study, pages)
    theme_pages = _pages("theme", [(theme.code, theme.code or "none") for theme in (*themes, NO_THEME)])
    return Names(
        themes=themes,
        label=long_labels,
        short=_labels(documents, SHORT),
        page=pages,
        theme_page=theme_pages,
        number={exchange.question_id: number for number, exchange in enumerate(by_date, 1)},
        promised=promises(study),
        laid=laid,
        elsewhere=_elsewhere(study, laid),
    )


def _elsewhere(study: Study, laid: dict[str, Laid]) -> dict[tuple[str, int | str], str]:
    """Say where a piece stands that is not on the first page of its document; what is on none, on the last one's end."""
    found: dict[tuple[str, int | str], str] = {}
    for key, document in laid.items():
        for sheet in document.sheets[1:]:
            found.update({(key, _key(item)): sheet.page for item in sheet.items})
    corpus = study.analysis.corpus
    if any(document.left for document in laid.values()):
        shown = {(key, _key(item)) for key, one in laid.items() for sheet in one.sheets for item in sheet.items}
        every: list[Segment | Reject] = [*corpus.segments, *corpus.rejects]
        for item in every:
            if item.document_id is not None and (where := (item.document_id, _key(item))) not in shown:
                found[where] = f"{laid[item.document_id].sheets[-1].page}#left"
    return found


def _key(item: Segment | Reject) -> int | str:
    return item.start if isinstance(item, Reject) else item.id


def reject_anchor(reject: Reject) -> str:
    """Return the anchor of what was set aside, made from its place."""
    return f"r-{reject.start}"


def anchor(kind: str, record_id: str) -> str:
    """Return the permanent anchor of a record, made from its id."""
    return f"{kind}-{slug(record_id, 80)}"


def _labels(documents: Iterable[Document], length: int) -> dict[str, str]:
    """Name documents by title; where two share one, add what tells them apart."""
    names = {document.id: clipped(_title(document), length) for document in documents}
    for tell in (lambda document: day(document.date) if document.date else "", _file):
        count = Counter(names.values())
        for document in documents:
            if count[names[document.id]] > 1 and tell(document):
                names[document.id] = f"{names[document.id]} ({tell(document)})"
    return names


def _title(document: Document) -> str:
    """Return a document's title; the file's name where the "title" is the first cell of a table or a sheet's number."""
    title = document.title or ""
    if not title or _SHEET.fullmatch(title) or (document.blocks and document.blocks[0].kind == "table"):
        return _file(document)
    return calmed(title, document.text)


def _file(document: Document) -> str:
    return clipped(PurePosixPath(document.name).name, SHORT)


def _pages(kind: str, keys: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give each key a file name of its own that any file system takes."""
    wanted = {key: slug(stem) for key, stem in keys}
    count = Counter(wanted.values())
    pages: dict[str, str] = {}
    taken: set[str] = set()
    for key, stem in wanted.items():
        own = stem if stem and count[stem] == 1 else f"{stem}-{slug(key, 16)}".strip("-")
        while own in taken:
            own += "-x"
        taken.add(own)
        pages[key] = f"{kind}-{own}.html"
    return pages
