"""The rules of the REFI-QDA schemas (Codebook.xsd 1.0 and Project.xsd of March 2019), written out as tables.

Each type lists its children in the order in which they must stand, with how often each may, and its attributes. What the
schemas do not say and the standard's text does is checked besides: ids are unique, references lead somewhere of the right
kind, a text stands in the file or inline and not both, and positions lie within it.
"""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
MANY = 10**9

_HEX = "[0-9a-fA-F]"
_GUID = f"{_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}}"
PATTERNS = {
    "guid": rf"{_GUID}|\{{{_GUID}\}}",
    "rgb": r"#(?:[A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})",
    "integer": r"[+-]?\d+",
    "boolean": "true|false|0|1",
    "string": r"[\s\S]*",
    "direction": "Associative|OneWay|Bidirectional",
    "kind": "Text|Boolean|Integer|Float|Date|DateTime",
    "shape": "Person|Oval|Rectangle|RoundedRectangle|Star|LeftTriangle|RightTriangle|UpTriangle|DownTriangle|Note",
    "line": "dotted|dashed|solid",
}


@dataclass(frozen=True)
class Type:
    """What an element may hold."""

    children: tuple[tuple[str, str, int, int], ...] = ()  # name, type, at least, at most; in this order
    attributes: dict[str, str] = field(default_factory=dict)  # name to type; "!" in front: required
    choice: bool = False  # the children stand in any order


def some(name: str, kind: str) -> tuple[str, str, int, int]:
    return name, kind, 0, MANY


def one(name: str, kind: str) -> tuple[str, str, int, int]:
    return name, kind, 0, 1


def at_least_one(name: str, kind: str) -> tuple[str, str, int, int]:
    return name, kind, 1, MANY


WHO = {"creatingUser": "guid", "creationDateTime": "moment", "modifyingUser": "guid", "modifiedDateTime": "moment"}
NAMED = {"guid": "!guid", "name": "string"}
ABOUT, NOTE, CODING = one("Description", "string"), some("NoteRef", "Ref"), some("Coding", "Coding")
VALUES = some("VariableValue", "VariableValue")


def source(own: str, *before: tuple[str, str, int, int]) -> Type:
    path = {"path": "string", "currentPath": "string"}
    return Type((ABOUT, *before, some(f"{own}Selection", f"{own}Selection"), CODING, NOTE, VALUES), NAMED | path | WHO)


def selection(required: dict[str, str], *before: tuple[str, str, int, int]) -> Type:
    return Type((ABOUT, *before, CODING, NOTE), NAMED | required | WHO)


BOX = dict.fromkeys(("firstX", "firstY", "secondX", "secondY"), "!integer")
TEXT = {"richTextPath": "string", "plainTextPath": "string"}

PROJECT_TYPES = {
    "Project": Type(
        (
            one("Users", "Users"),
            one("CodeBook", "CodeBook"),
            one("Variables", "Variables"),
            one("Cases", "Cases"),
            one("Sources", "Sources"),
            one("Notes", "Notes"),
            one("Links", "Links"),
            one("Sets", "Sets"),
            one("Graphs", "Graphs"),
            ABOUT,
            NOTE,
        ),
        {
            "name": "!string",
            "origin": "string",
            "creatingUserGUID": "guid",
            "creationDateTime": "moment",
            "modifyingUserGUID": "guid",
            "modifiedDateTime": "moment",
            "basePath": "string",
        },
    ),
    "Users": Type((at_least_one("User", "User"),)),
    "User": Type((), {"guid": "!guid", "name": "string", "id": "string"}),
    "CodeBook": Type((("Codes", "Codes", 1, 1),)),
    "Codes": Type((at_least_one("Code", "Code"),)),
    "Code": Type(
        (ABOUT, NOTE, some("Code", "Code")),
        {"guid": "!guid", "name": "!string", "isCodable": "!boolean", "color": "rgb"},
    ),
    "Cases": Type((at_least_one("Case", "Case"),)),
    "Case": Type((ABOUT, some("CodeRef", "Ref"), VALUES, some("SourceRef", "Ref"), some("SelectionRef", "Ref")), NAMED),
    "Variables": Type((at_least_one("Variable", "Variable"),)),
    "Variable": Type((ABOUT,), {"guid": "!guid", "name": "!string", "typeOfVariable": "!kind"}),
    "VariableValue": Type(
        (
            ("VariableRef", "Ref", 1, 1),
            *(one(f"{kind}Value", "string") for kind in ("Text", "Boolean", "Integer", "Float", "Date", "DateTime")),
        )
    ),
    "Sources": Type(
        tuple(some(f"{kind}Source", f"{kind}Source") for kind in ("Text", "Picture", "PDF", "Audio", "Video")),
        choice=True,
    ),
    "TextSource": Type(
        (
            ABOUT,
            one("PlainTextContent", "string"),
            some("PlainTextSelection", "PlainTextSelection"),
            CODING,
            NOTE,
            VALUES,
        ),
        NAMED | TEXT | WHO,
    ),
    "PlainTextSelection": selection({"startPosition": "!integer", "endPosition": "!integer"}),
    "PictureSource": source("Picture", one("TextDescription", "TextSource")),
    "PictureSelection": selection(BOX),
    "PDFSource": Type(
        (ABOUT, some("PDFSelection", "PDFSelection"), one("Representation", "TextSource"), CODING, NOTE, VALUES),
        NAMED | {"path": "string", "currentPath": "string"} | WHO,
    ),
    "PDFSelection": selection(BOX | {"page": "!integer"}, one("Representation", "TextSource")),
    "AudioSource": source("Audio", some("Transcript", "Transcript")),
    "VideoSource": source("Video", some("Transcript", "Transcript")),
    "AudioSelection": selection({"begin": "!integer", "end": "!integer"}),
    "VideoSelection": selection({"begin": "!integer", "end": "!integer"}),
    "Transcript": Type(
        (
            ABOUT,
            one("PlainTextContent", "string"),
            some("SyncPoint", "SyncPoint"),
            some("TranscriptSelection", "TranscriptSelection"),
            NOTE,
        ),
        NAMED | TEXT | WHO,
    ),
    "TranscriptSelection": selection({"fromSyncPoint": "guid", "toSyncPoint": "guid"}),
    "SyncPoint": Type((), {"guid": "!guid", "timeStamp": "integer", "position": "integer"}),
    "Coding": Type(
        (("CodeRef", "Ref", 1, 1), NOTE), {"guid": "!guid", "creatingUser": "guid", "creationDateTime": "moment"}
    ),
    "Notes": Type((at_least_one("Note", "TextSource"),)),
    "Links": Type((at_least_one("Link", "Link"),)),
    "Link": Type(
        (NOTE,), NAMED | {"direction": "direction", "color": "rgb", "originGUID": "guid", "targetGUID": "guid"}
    ),
    "Sets": Type((at_least_one("Set", "Set"),)),
    "Set": Type(
        (ABOUT, some("MemberCode", "Ref"), some("MemberSource", "Ref"), some("MemberNote", "Ref")),
        {"guid": "!guid", "name": "!string"},
    ),
    "Graphs": Type((at_least_one("Graph", "Graph"),)),
    "Graph": Type((some("Vertex", "Vertex"), some("Edge", "Edge")), NAMED),
    "Vertex": Type(
        (),
        NAMED
        | {"representedGUID": "guid", "firstX": "!integer", "firstY": "!integer", "secondX": "integer"}
        | {"secondY": "integer", "shape": "shape", "color": "rgb"},
    ),
    "Edge": Type(
        (),
        NAMED
        | {"representedGUID": "guid", "sourceVertex": "!guid", "targetVertex": "!guid", "color": "rgb"}
        | {"direction": "direction", "lineStyle": "line"},
    ),
    "Ref": Type((), {"targetGUID": "!guid"}),
    "string": Type(),
}

CODEBOOK_TYPES = {
    "CodeBook": Type((("Codes", "Codes", 1, 1), one("Sets", "Sets")), {"origin": "string"}),
    "Codes": Type((at_least_one("Code", "Code"),)),
    "Code": Type(
        (ABOUT, some("Code", "Code")), {"guid": "!guid", "name": "!string", "isCodable": "!boolean", "color": "rgb"}
    ),
    "Sets": Type((at_least_one("Set", "Set"),)),
    "Set": Type((ABOUT, some("MemberCode", "Member")), {"guid": "!guid", "name": "!string"}),
    "Member": Type((), {"guid": "!guid"}),
    "string": Type(),
}

#: What each reference leads to.
TARGETS = {
    "CodeRef": {"Code"},
    "MemberCode": {"Code"},
    "VariableRef": {"Variable"},
    "NoteRef": {"Note"},
    "MemberNote": {"Note"},
    "SourceRef": {"TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource"},
    "MemberSource": {"TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource"},
}


def faults_of_codebook(data: bytes) -> list[str]:
    """Return what is wrong with a .qdc file."""
    root = etree.fromstring(data)
    if root.tag != f"{{{CODEBOOK}}}CodeBook":
        return [f"the root is {root.tag}"]
    return [*_shape(root, "CodeBook", CODEBOOK_TYPES, CODEBOOK), *_ids(root)]


def faults_of_project(data: bytes, *, texts: bool = True) -> list[str]:
    """Return what is wrong with a .qdpx file; without ``texts`` where it is known to hold none."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        outer = [name for name in names if name.lower() == "project.qde"]
        if len(outer) != 1:
            return ["there is no project.qde"]
        root = etree.fromstring(package.read(outer[0]))
        if root.tag != f"{{{PROJECT}}}Project":
            return [f"the root is {root.tag}"]
        inside = {PurePosixPath(name).name: package.read(name) for name in names if name.lower().startswith("sources/")}
    found = [*_shape(root, "Project", PROJECT_TYPES, PROJECT), *_ids(root), *_references(root)]
    return [*found, *_positions(root, inside)] if texts else found


def _shape(element: Any, kind: str, types: dict[str, Type], namespace: str) -> Iterator[str]:
    here = types[kind]
    where = f"{_tag(element)} {element.get('name') or element.get('guid') or ''}".strip()
    for name, value in element.attrib.items():
        if name.startswith("{"):
            continue  # xsi:schemaLocation
        wanted = here.attributes.get(name)
        if wanted is None:
            yield f"{where}: no attribute {name} is allowed"
        elif not _is(value, wanted.removeprefix("!")):
            yield f"{where}: {name} is {value!r}, no {wanted}"
    for name, wanted in here.attributes.items():
        if wanted.startswith("!") and name not in element.attrib:
            yield f"{where}: the attribute {name} is missing"
    order = [name for name, *_ in here.children]
    kinds = {name: inner for name, inner, *_ in here.children}
    counts = dict.fromkeys(order, 0)
    last = 0
    for item in element:
        name = _tag(item)
        if etree.QName(item).namespace != namespace or name not in kinds:
            yield f"{where}: no {item.tag} is allowed here"
            continue
        counts[name] += 1
        place = order.index(name)
        if not here.choice and place < last:
            yield f"{where}: {name} stands too late"
        last = max(last, place)
        yield from _shape(item, kinds[name], types, namespace)
    for name, _, least, most in here.children:
        if not least <= counts[name] <= most:
            yield f"{where}: {counts[name]} times {name}"
    if here.choice and not sum(counts.values()):
        yield f"{where}: is empty"
    if kind == "VariableValue" and sum(counts[name] for name in order[1:]) > 1:
        yield f"{where}: more than one value"
    if kind not in {"string"} and (element.text or "").strip():
        yield f"{where}: text where none is allowed"


def _is(value: str, kind: str) -> bool:
    if kind == "moment":
        try:
            datetime.datetime.fromisoformat(value)
        except ValueError:
            return False
        return "T" in value
    return re.fullmatch(PATTERNS[kind], value) is not None


def _key(text: str | None) -> str:
    return (text or "").strip("{}").lower()


def _ids(root: Any) -> Iterator[str]:
    seen: set[str] = set()
    for element in root.iter("{*}*"):
        key = _key(element.get("guid"))
        if key and _tag(element) not in {"MemberCode"}:
            if key in seen:
                yield f"{_tag(element)}: the id {key} is used twice"
            seen.add(key)


def _references(root: Any) -> Iterator[str]:
    kinds: dict[str, set[str]] = {}
    for element in root.iter("{*}*"):
        if element.get("guid"):
            kinds.setdefault(_key(element.get("guid")), set()).add(_tag(element))
    for element in root.iter("{*}*"):
        wanted = TARGETS.get(_tag(element))
        if wanted and not wanted & kinds.get(_key(element.get("targetGUID")), set()):
            yield f"{_tag(element)}: leads to nothing: {element.get('targetGUID')}"
        for name in ("creatingUser", "modifyingUser", "creatingUserGUID", "modifyingUserGUID"):
            if element.get(name) and "User" not in kinds.get(_key(element.get(name)), set()):
                yield f"{_tag(element)}: {name} leads to nobody"


def _positions(root: Any, inside: dict[str, bytes]) -> Iterator[str]:
    for source_ in root.iter(f"{{{PROJECT}}}TextSource"):
        where = source_.get("name")
        content, path = source_.find(f"{{{PROJECT}}}PlainTextContent"), source_.get("plainTextPath")
        if (content is None) == (path is None):
            yield f"{where}: either PlainTextContent or plainTextPath, and not both"
            continue
        if path is not None:
            name = path.removeprefix("internal://")
            if not path.startswith("internal://") or name not in inside:
                yield f"{where}: {path} is not in the file"
                continue
            text = inside[name].decode("utf-8")
            if text.startswith("\ufeff"):
                yield f"{where}: begins with a byte order mark"
        else:
            text = content.text or ""
        for item in source_.iter(f"{{{PROJECT}}}PlainTextSelection"):
            start, end = int(item.get("startPosition")), int(item.get("endPosition"))
            if not 0 <= start < end <= len(text):
                yield f"{where}: {start} to {end} does not lie within {len(text)} code points"


def _tag(element: Any) -> str:
    return str(etree.QName(element).localname)
