"""A REFI-QDA project: every document as plain text, with the codings of people and of models upon it.

By the standard, version 1.5: sources are UTF-8, positions count Unicode code points from 0, and the end is the first
position that is no longer selected. Line breaks count as they stand in the file, and stand there as in the document;
no byte order mark, which some programs would count.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.cells import printable
from pipeline.editions import Edition
from pipeline.packed import pack
from pipeline.records import Analysis, Codebook, Document, Exchange
from pipeline.refi import FEELINGS, PROJECT, QUESTIONS, SENTIMENT, guid, label_guid, source_names, theme_guid
from pipeline.report.exports import Export
from pipeline.report.exports._refi_codes import add_groups
from pipeline.report.study import SENTIMENT as FEELING
from pipeline.report.study import THEME

#: Who made what no coder made: the sources, the status that the papers give a question.
_SELF = "yousaid"
_QUOTED = 100  # characters of a selection that stand in its name, as other programs do it

#: UTF-8 cannot hold these; everything else stands as in the document.
_LONE = re.compile("[\ud800-\udfff]")
_NO_ANSWER = "No answer was found."


@dataclass(slots=True)
class _Selection:
    """What one coder says of a stretch of a document."""

    codes: dict[str, None] = field(default_factory=dict)  # ids, each once
    about: list[str] = field(default_factory=list)


#: By start, end and coder: QualCoder takes the coder of a whole selection for that of every coding in it.
_Selections = Mapping[tuple[int, int, str], _Selection]


def write(analysis: Analysis, out: Path, edition: Edition | None = None, *, title: str | None = None) -> list[Path]:
    """Write the project."""
    documents = sorted(analysis.corpus.documents, key=lambda document: (document.name, document.id))
    selections = _selections(analysis, edition)
    members = [("project.qde", _project(analysis, documents, selections, title))]
    members += [
        (f"sources/{_file(document)}", _LONE.sub("\N{REPLACEMENT CHARACTER}", document.text).encode())
        for document in documents
    ]
    path = out / EXPORT.single
    path.write_bytes(pack(members))
    return [path]


def _project(
    analysis: Analysis,
    documents: list[Document],
    selections: Mapping[str, _Selections],
    title: str | None,
) -> bytes:
    from lxml import etree

    made = f"{analysis.provenance.as_of.isoformat()}T00:00:00Z"
    user = guid("user", _SELF)
    by = {"creatingUser": user, "creationDateTime": made}
    name = title or "What people said"
    result = io.BytesIO()
    with etree.xmlfile(result, encoding="UTF-8") as file:
        file.write_declaration()
        about = {
            "name": printable(name),
            "origin": f"yousaid {analysis.provenance.version}",
            "creatingUserGUID": user,
            "creationDateTime": made,
        }
        with file.element(_q("Project"), about, nsmap={None: PROJECT}):
            file.write(_users(selections), pretty_print=True)
            file.write(_codes(analysis.codebook), pretty_print=True)
            if documents:
                file.write(_variables(), pretty_print=True)
                with file.element(_q("Sources")):
                    names = source_names([document.name for document in documents])
                    for document in documents:
                        places = selections.get(document.id, {})
                        file.write(_source(document, names[document.name], places, by), pretty_print=True)
            said = etree.Element(_q("Description"), nsmap={None: PROJECT})
            said.text = printable(_said(analysis, name))
            file.write(said, pretty_print=True)
    return result.getvalue()


def _selections(analysis: Analysis, edition: Edition | None) -> dict[str, _Selections]:
    """Return what is said of which stretch and by whom, by document, in order of place."""
    texts = {document.id: document.text for document in analysis.corpus.documents}
    segments = {segment.id: segment for segment in analysis.corpus.segments}
    codes = _ids(analysis.codebook)
    found: dict[str, dict[tuple[int, int, str], _Selection]] = {key: {} for key in texts}

    def at(document_id: str, start: int, end: int, coder: str) -> _Selection | None:
        if not 0 <= start < end <= len(texts.get(document_id, "")):
            return None  # words of a person's own, such as a part of a question that was split
        return found[document_id].setdefault((start, end, coder), _Selection())

    for coding in sorted(analysis.codings, key=lambda coding: (coding.segment_id, -coding.score, coding.label)):
        key = codes.get((coding.layer, coding.label))
        segment = segments[coding.segment_id]
        if key and (selection := at(segment.document_id, segment.start, segment.end, coding.coder)):
            selection.codes[key] = None
    deciders = _deciders(edition)
    for exchange in analysis.exchanges:
        coder = deciders.get(exchange.question_id, _SELF)
        if selection := at(exchange.document_id, exchange.start, exchange.end, coder):
            selection.codes[label_guid(QUESTIONS, exchange.status)] = None
            selection.about.append(_stands(exchange))
    return {key: dict(sorted(places.items())) for key, places in found.items()}


def _ids(codebook: Codebook) -> dict[tuple[str, str], str]:
    """Return the codes' ids by layer and label; other layers of codings are the program's own."""
    themes = {(THEME, theme.code): theme_guid(theme.code) for theme in codebook.themes}
    return themes | {(FEELING, label): label_guid(SENTIMENT, label) for label in FEELINGS}


def _deciders(edition: Edition | None) -> dict[str, str]:
    """Return who decided the status of a question, by its id."""
    if edition is None:
        return {}
    return {
        row.question_id: decision.coder
        for row in edition.standings
        for decision in row.decisions
        if decision.field == "status"
    }


def _stands(exchange: Exchange) -> str:
    given = [answer for answer in exchange.answers if answer.basis != "linked"]
    proposed = [answer for answer in exchange.answers if answer.basis == "linked"]
    promise = exchange.promise
    lines = [
        f"{exchange.status.capitalize()}: {exchange.reason}" if exchange.reason else exchange.status.capitalize(),
        f"Asked by: {exchange.asker}" if exchange.asker else "",
        f"Asked of: {exchange.addressee}" if exchange.addressee else "",
        *(f"Answer: {answer.text}" for answer in given),
        *(f"May answer it: {answer.text}" for answer in proposed),
        f"Promised: {promise.text}" if promise and promise.text else "",
        f"Owed by: {promise.owner}" if promise and promise.owner else "",
        f"Due: {promise.due.isoformat()}" if promise and promise.due else "",
    ]
    if not given and exchange.status == "answered":
        lines.append(_NO_ANSWER)
    return "\n".join(filter(None, lines))


def _users(selections: Mapping[str, _Selections]) -> Any:
    from lxml import etree

    coders = {coder for places in selections.values() for _, _, coder in places}
    users = etree.Element(_q("Users"), nsmap={None: PROJECT})
    for coder in (_SELF, *sorted(coders - {_SELF})):
        name = coder.removeprefix("person:")
        etree.SubElement(users, _q("User"), guid=guid("user", coder), name=printable(name), id=printable(coder))
    return users


def _codes(codebook: Codebook) -> Any:
    from lxml import etree

    book = etree.Element(_q("CodeBook"), nsmap={None: PROJECT})
    add_groups(etree.SubElement(book, _q("Codes")), codebook.themes)
    return book


def _variables() -> Any:
    from lxml import etree

    variables = etree.Element(_q("Variables"), nsmap={None: PROJECT})
    for name, kind in (("Date", "Date"), ("Kind of document", "Text")):
        etree.SubElement(variables, _q("Variable"), guid=guid("variable", name), name=name, typeOfVariable=kind)
    return variables


def _source(document: Document, name: str, places: _Selections, by: Mapping[str, str]) -> Any:
    from lxml import etree

    source = etree.Element(_q("TextSource"), nsmap={None: PROJECT})
    source.set("guid", _guid(document))
    source.set("name", printable(name))
    source.set("plainTextPath", f"internal://{_file(document)}")
    for key, value in by.items():
        source.set(key, value)
    if document.title:
        etree.SubElement(source, _q("Description")).text = printable(document.title)
    for (start, end, coder), selection in places.items():
        whose = {**by, "creatingUser": guid("user", coder)}
        marked = etree.SubElement(
            source,
            _q("PlainTextSelection"),
            guid=guid("selection", document.id, start, end, coder),
            name=_quoted(document.text[start:end]),
            startPosition=str(start),
            endPosition=str(end),
            **whose,
        )
        if selection.about:
            etree.SubElement(marked, _q("Description")).text = printable("\n\n".join(selection.about))
        for code in selection.codes:
            key = guid("coding", document.id, start, end, code, coder)
            coding = etree.SubElement(marked, _q("Coding"), guid=key, **whose)
            etree.SubElement(coding, _q("CodeRef"), targetGUID=code)
    for variable, kind, text in _values(document):
        value = etree.SubElement(source, _q("VariableValue"))
        etree.SubElement(value, _q("VariableRef"), targetGUID=guid("variable", variable))
        etree.SubElement(value, _q(kind)).text = text
    return source


def _values(document: Document) -> Iterator[tuple[str, str, str]]:
    if document.date:
        yield "Date", "DateValue", document.date.isoformat()
    kinds = tuple(dict.fromkeys(part.shape.replace("_", " ") for part in document.parts))
    if kinds:
        yield "Kind of document", "TextValue", ", ".join(kinds)


def _quoted(text: str) -> str:
    words = " ".join(printable(text).split())
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"


def _said(analysis: Analysis, name: str) -> str:
    return (
        f"{name}. Written by yousaid {analysis.provenance.version} for {analysis.provenance.as_of.isoformat()} with the "
        f"codebook {analysis.codebook.name}. Codings by a user whose name begins with “model:” are a program's "
        "suggestions; the others are people's. Positions count Unicode code points."
    )


def _guid(document: Document) -> str:
    return guid("source", document.id)


def _file(document: Document) -> str:
    return f"{_guid(document)}.txt"


def _q(name: str) -> str:
    return f"{{{PROJECT}}}{name}"


EXPORT = Export(
    name="qdpx",
    suffix=".qdpx",
    about="a REFI-QDA project with texts and codings, for NVivo, ATLAS.ti, MAXQDA, QualCoder",
    write=write,
    single="project.qdpx",
)
