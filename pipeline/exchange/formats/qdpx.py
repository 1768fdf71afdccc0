"""REFI-QDA projects (.qdpx): NVivo, ATLAS.ti, MAXQDA, QualCoder and others write them, and so does this program."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pipeline.errors import ExchangeError
from pipeline.exchange.coded import Coded, Left, Passage, Source
from pipeline.exchange.formats import Format
from pipeline.exchange.formats._refi_codes import codes_of
from pipeline.exchange.package import Package, leads_out
from pipeline.exchange.positions import STANDARD, Marked, Positions, agrees, begins_with, best_reading, unmarked
from pipeline.exchange.untrusted import child, children, parse, tag, text_of
from pipeline.refi import plain_guid

_INSIDE = "internal://"
_PICTURES = {"PictureSource": "a picture", "AudioSource": "a recording", "VideoSource": "a film"}
#: What a project may hold besides, and is not taken.
_BESIDES = {
    "Cases": ("Case", "cases"),
    "Notes": ("Note", "notes"),
    "Links": ("Link", "links"),
    "Sets": ("Set", "sets"),
    "Graphs": ("Graph", "graphs"),
}


def read(path: Path) -> Coded:
    """Read a project.

    Raises
    ------
    ExchangeError
    """
    return _Project(path).coded()


class _Project:
    """A project file while it is read."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.package = Package(path)
        inside = sorted(name for name in self.package.members if name.endswith(".qde") and "/" not in name)
        data = self.package.read(inside[0]) if inside else None
        if data is None:
            raise ExchangeError(f"{path.name} is no REFI-QDA project: there is no project.qde in it. Export it again.")
        self.root = parse(data, path.name)
        if tag(self.root) != "Project":
            raise ExchangeError(f"{path.name} is no REFI-QDA project: it begins with {tag(self.root)!r}.")
        self.origin = self.root.get("origin") or ""
        users = child(self.root, "Users")
        self.users = {
            plain_guid(user.get("guid")): " ".join((user.get("name") or user.get("id") or "").split())
            for user in (children(users, "User") if users is not None else ())
        }
        self.sources: list[Source] = []
        self.passages: list[Passage] = []
        self.left: list[Left] = []
        self.notes: list[str] = []

    def coded(self) -> Coded:
        codes = codes_of(child(self.root, "CodeBook"), self.origin)
        sources = child(self.root, "Sources")
        for element in sources if sources is not None else ():
            kind = tag(element)
            if kind == "TextSource":
                self._text(element, element.get("name") or "")
            elif kind == "PDFSource":
                self._pdf(element)
            else:
                self._picture(element)
        for group, (kind, words) in _BESIDES.items():
            held = child(self.root, group)
            if held is not None and (number := len(list(children(held, kind)))):
                self._leave(self.name, f"{words}: {number}", f"{words} are not taken")
        known = {code.key for code in codes}
        for passage in self.passages:
            if passage.code not in known:
                self._leave(self._source_name(passage.source), passage.words, "its code is not in the file's codebook")
        return Coded(
            name=self.root.get("name") or Path(self.name).stem,
            origin=self.origin,
            codes=codes,
            sources=tuple(self.sources),
            passages=tuple(passage for passage in self.passages if passage.code in known),
            left=tuple(self.left),
            notes=tuple(self.notes),
        )

    def _text(self, element: Any, name: str) -> None:
        """Take a source of plain text with its selections."""
        key = plain_guid(element.get("guid"))
        text, why, bom = self._words_of(element)
        selections = list(children(element, "PlainTextSelection"))
        self.sources.append(Source(key=key, name=name, text=text))
        self._whole(element, name)
        if text is None:
            if selections:
                self.notes.append(f"{name}: {why}; its passages are looked for by the words that the file quotes.")
            for item in selections:
                self._by_words(item, key, name, item.get("name") or "", why)
            return
        marked = [(item, found) for item in selections if (found := _marked(item)) is not None]
        for item in selections:
            if _marked(item) is None:
                self._leave(name, item.get("name") or "a selection", "its positions are no whole numbers")
        reading = best_reading(text, (found for _, found in marked), origin=self.origin, bom=bom)
        if reading != STANDARD:
            self.notes.append(f"{name}: positions are taken {reading.name}.")
        at = Positions(text, reading)
        for item, found in marked:
            self._by_place(item, key, name, text, at, found)

    def _by_place(self, item: Any, key: str, name: str, text: str, at: Positions, found: Marked) -> None:
        fits = 0 <= found.start < found.end <= at.total
        start, end = at(found.start), at(found.end)
        quoted, _ = begins_with(found.quoted)
        elsewhere = _is_quotation(found.quoted) and not agrees(text[start:end], found.quoted) and _holds(text, quoted)
        if not fits and not quoted:
            reason = f"its positions ({found.start} to {found.end}) do not fit a text of {at.total} characters"
            self._leave(name, "a selection", reason)
        elif not fits or elsewhere:
            self._by_words(item, key, name, found.quoted, "")
        else:
            for bare in self._codings(item, key, name, text[start:end]):
                self.passages.append(replace(bare, start=start, end=end))

    def _by_words(self, item: Any, key: str, name: str, quoted: str, why: str) -> None:
        begins, cut = begins_with(quoted)
        words = quoted.strip()
        if cut:
            words = words.removesuffix("…").removesuffix("...").strip()
        marked = _marked(item) if cut else None
        for bare in self._codings(item, key, name, words):
            if begins:
                length = max(0, marked.end - marked.start) if marked else 0
                self.passages.append(replace(bare, cut=cut, length=length))
            else:
                self._leave(name, "a selection", why or "the file quotes no words of it")

    def _words_of(self, element: Any) -> tuple[str | None, str, bool]:
        """Return a source's text, or why there is none; and whether a byte order mark was taken off."""
        content = child(element, "PlainTextContent")
        if content is not None:
            return (*_with_mark(text_of(content)),)
        path = element.get("plainTextPath") or ""
        if not path:
            return None, "the file holds no plain text of it", False
        inside = unquote(path.removeprefix(_INSIDE)).lstrip("/")
        if not path.startswith(_INSIDE) or leads_out(inside):
            return None, "its text lies outside the file", False
        data = self.package.read(f"sources/{inside}")
        if data is None:
            return None, "its text is missing in the file", False
        try:
            return (*_with_mark(data.decode("utf-8")),)
        except UnicodeDecodeError:
            return None, "its text is not in UTF-8", False

    def _pdf(self, element: Any) -> None:
        """Take the plain text that a PDF may have beside it; what is marked on its pages has only its words."""
        name = element.get("name") or ""
        plain = child(element, "Representation")
        if plain is not None:
            self._text(plain, name)
        areas = list(children(element, "PDFSelection"))
        for item in areas:
            within = child(item, "Representation")
            words = text_of(child(within, "PlainTextContent")) if within is not None else ""
            why = "it is an area on a page of a PDF, and only words can be taken"
            self._by_words(item, plain_guid(element.get("guid")), name, words, why)
        if areas:
            self.sources.append(Source(key=plain_guid(element.get("guid")), name=name, text=None))
        self._whole(element, name)

    def _picture(self, element: Any) -> None:
        """Count the codings of what is no text."""
        name, kind = element.get("name") or "", tag(element)
        reason = f"it is {_PICTURES.get(kind, 'of a kind that is not known')}, and only words can be taken"
        for item in element.iter("{*}Coding"):
            self._leave(name, f"a coding of {tag(item.getparent())}", reason)

    def _whole(self, element: Any, name: str) -> None:
        for _ in children(element, "Coding"):
            self._leave(name, "the whole document", "the code is on the document as a whole, on no words of it")

    def _codings(self, selection: Any, source: str, name: str, words: str) -> Iterator[Passage]:
        codings = list(children(selection, "Coding"))
        if not codings:
            self._leave(name, words or "a selection", "it is marked, but no code is on it")
        for coding in codings:
            reference = child(coding, "CodeRef")
            user = coding.get("creatingUser") or selection.get("creatingUser") or selection.get("modifyingUser")
            yield Passage(
                source=source,
                code=plain_guid(reference.get("targetGUID")) if reference is not None else "",
                words=words,
                coder=self.users.get(plain_guid(user)) or None,
                made_at=coding.get("creationDateTime") or selection.get("creationDateTime"),
            )

    def _source_name(self, key: str) -> str:
        return next((source.name for source in self.sources if source.key == key), "")

    def _leave(self, where: str, what: str, reason: str) -> None:
        self.left.append(Left(where=where, what=what, reason=reason))


def _with_mark(text: str) -> tuple[str, str, bool]:
    plain, marked = unmarked(text)
    return plain, "", marked


def _marked(item: Any) -> Marked | None:
    try:
        start, end = int(item.get("startPosition") or ""), int(item.get("endPosition") or "")
    except ValueError:
        return None
    return Marked(start=start, end=end, quoted=item.get("name") or "")


def _is_quotation(name: str) -> bool:
    """Say whether a selection's name is likely to be its words, and no title that somebody gave it."""
    return len(name.split()) >= 3


def _holds(text: str, quoted: str) -> bool:
    return quoted in "".join(text.split())


FORMAT = Format(name="qdpx", suffixes=(".qdpx",), about="a REFI-QDA project", read=read)
