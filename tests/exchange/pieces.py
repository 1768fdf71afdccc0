"""Small invented projects of other programs, written by hand from the standard, and a run to bring them into."""

import datetime
import hashlib
import html
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.records import Analysis, Codebook, Coding, Corpus, Document, Provenance, Reject, Segment, Theme

THEMES = (
    Theme(code="buses", name="Buses", description="How people get about."),
    Theme(code="cost", name="Cost & charges"),
    Theme(code="staff", name="Staff", parent="cost"),
)
BOOK = Codebook(name="pool", version="1", themes=THEMES, sha256="")
HTML_NAMES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "\r": "&#13;"}


def document(name: str, text: str) -> Document:
    digest = hashlib.sha256((name + text).encode("utf-8", "replace")).hexdigest()
    return Document(id=digest[:16], sha256=digest, name=name, text=text, blocks=())


def corpus(*documents: Document, headings: Iterable[str] = (), aside: Iterable[str] = ()) -> Corpus:
    """Make a segment of every line, but those that are headings or set aside."""
    segments, rejects = [], []
    for paper in documents:
        at = 0
        for line in paper.text.splitlines(keepends=True):
            words = line.strip()
            start, at = at, at + len(line)
            if not words:
                continue
            end = start + len(line.rstrip("\r\n"))
            place = {
                "document_id": paper.id,
                "locator": "",
                "start": start,
                "end": end,
                "text": " ".join(words.split()),
            }
            if words in aside:
                rejects.append(Reject(source=paper.name, reason="a page number", **place))
            else:
                role = "heading" if words in headings else "comment"
                segments.append(Segment(id=f"{paper.id[:6]}{start:04d}", role=role, **place))
    return Corpus(documents=documents, segments=tuple(segments), rejects=tuple(rejects))


def analysis(papers: Corpus, *codings: Coding) -> Analysis:
    provenance = Provenance(version="0", as_of=datetime.date(2026, 5, 4))
    return Analysis(
        corpus=papers, codebook=BOOK, codings=codings, exchanges=(), actions=(), concerns=(), provenance=provenance
    )


def guid_of(key: str) -> str:
    """Return an id in the form that the standard wants, in capitals as some programs write it."""
    digits = hashlib.sha256(key.encode()).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:32]}".upper()


@dataclass
class Project:
    """A .qdpx file in the making."""

    origin: str = "Somebody's program 1"
    users: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    more: str = ""

    def user(self, name: str) -> str:
        self.users.append(f'<User guid="{{{guid_of("user" + name)}}}" name="{name}"/>')
        return name

    def code(self, name: str, inner: str = "", *, codable: bool = True, key: str = "") -> str:
        """Return the code's element, to be put below another one or added."""
        return f'<Code guid="{key or guid_of(name)}" name="{html.escape(name)}" isCodable="{str(codable).lower()}">{inner}</Code>'

    def mark(
        self,
        start: object,
        end: object,
        *codes: str,
        name: str = "",
        user: str = "",
        made: str = "2026-04-01T08:00:00+02:00",
    ) -> str:
        who = f' creatingUser="{guid_of("user" + user)}"' if user else ""
        inner = "".join(
            f'<Coding guid="{guid_of(f"{start}{end}{code}{user}{name}")}" creationDateTime="{made}"{who}>'
            f'<CodeRef targetGUID="{guid_of(code)}"/></Coding>'
            for code in codes
        )
        return (
            f'<PlainTextSelection guid="{guid_of(f"{start}-{end}{name}{user}")}" name="{html.escape(name)}" '
            f'startPosition="{start}" endPosition="{end}">{inner}</PlainTextSelection>'
        )

    def text(self, name: str, text: str | bytes | None, *marks: str, path: str = "", inline: bool = False) -> None:
        key = guid_of("source" + name)
        content = ""
        if inline:
            content = f"<PlainTextContent>{''.join(HTML_NAMES.get(c, c) for c in str(text))}</PlainTextContent>"
        where = "" if inline else f' plainTextPath="{path or f"internal://{key}.txt"}"'
        if text is not None and not inline:
            self.files[f"Sources/{key}.txt"] = text if isinstance(text, bytes) else text.encode("utf-8")
        self.sources.append(
            f'<TextSource guid="{key}" name="{html.escape(name)}"{where}>{content}{"".join(marks)}</TextSource>'
        )

    def qde(self) -> str:
        return (
            '<?xml version="1.0" encoding="utf-8"?>'
            f'<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="{self.origin}">'
            f"<Users>{''.join(self.users)}</Users><CodeBook><Codes>{''.join(self.codes)}</Codes></CodeBook>"
            f"<Sources>{''.join(self.sources)}</Sources>{self.more}</Project>"
        )

    def write(self, path: Path, qde: str | None = None) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("Project.qde", self.qde() if qde is None else qde)
            for name, data in self.files.items():
                package.writestr(name, data)
        return path
