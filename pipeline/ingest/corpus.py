"""Read files into a corpus, and see to it that every character of every one is accounted for."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pipeline.discover import discover
from pipeline.errors import PipelineError, UnreadableDocument, UnsupportedFormat
from pipeline.ingest.account import Piece, account, gather
from pipeline.ingest.files import Found, find_files
from pipeline.ingest.layout import lay_out
from pipeline.ingest.parts import read_parts
from pipeline.ingest.readers import Reader
from pipeline.ingest.shapes import Left, Shape
from pipeline.ingest.titles import with_heading
from pipeline.records import Corpus, Document, Reject, Segment

#: What other programs for coding texts write; `yousaid import` takes it.
_CODED = {".qdpx", ".qdc", ".qda", ".qde", ".sqlite3"}


def read_corpus(
    paths: Iterable[Path],
    *,
    shape: str | None = None,
    earlier: Corpus | None = None,
    besides: Iterable[Path] = (),
    progress: Callable[[Iterable[Found]], Iterable[Found]] = iter,
) -> Corpus:
    """Read files and folders into a corpus.

    Parameters
    ----------
    paths : iterable of Path
        Files, and folders that are read with all their subfolders.
    shape : str, optional
        The one shape to read every document with, instead of choosing by evidence.
    earlier : Corpus, optional
        What an earlier run read with the same settings; documents whose bytes have not changed are taken from it.
    besides : iterable of Path
        Files and folders among them that are no documents: the study's settings, its codebook.
    progress : callable
        Wraps the list of files, to show how far the reading is.

    Returns
    -------
    Corpus
        A file that cannot be read is a `Reject` with the reason; it never stops the others.

    Raises
    ------
    PipelineError
        A path does not exist, or there is no file at all.
    """
    shapes: dict[str, Shape] = discover("pipeline.ingest.shapes", "SHAPE")
    if shape is not None and shape not in shapes:
        raise PipelineError(f"There is no shape called {shape!r}. Choose one of: {', '.join(sorted(shapes))}.")
    found = find_files(paths, besides)
    if not found:
        raise PipelineError("No files were found. Name a file, or a folder that holds some.")
    known = _by_document(earlier) if earlier else {}
    pieces: list[Piece] = []
    unread: list[Reject] = []
    seen: dict[str, str] = {}
    for item in progress(found):
        try:
            data = _bytes_of(item)
            digest = hashlib.sha256(data).hexdigest()
            if digest in seen:
                raise UnreadableDocument(f"the same file, byte for byte, as {seen[digest]}; it is counted once.")
            piece = known.get((digest, item.name)) or read_document(data, item.name, shape=shape)
        except PipelineError as error:
            unread.append(_unread(item.name, str(error)))
            continue
        except Exception as error:  # noqa: BLE001 - our own surprise on one document must not stop the run
            fault = f"yousaid itself failed on it ({type(error).__name__}: {error})"
            unread.append(
                _unread(item.name, f"{fault}. Please report this; --shape plain_comments may read it meanwhile.")
            )
            continue
        seen[digest] = item.name
        pieces.append(piece)
    return gather(pieces, unread)


def read_document(data: bytes, name: str, *, shape: str | None = None) -> Piece:
    """Read one file's bytes.

    Raises
    ------
    UnsupportedFormat, UnreadableDocument
        With what to do about it.
    """
    reader = reader_for(name, data)
    if len(data) > reader.limit:
        raise UnreadableDocument(f"larger than {reader.limit // 2**20} MB. Split it, or leave out the pictures.")
    try:
        text, blocks = lay_out(reader.read(data))
    except PipelineError:
        raise
    except Exception as error:  # a parser's surprise is the file's trouble
        cause = f"{type(error).__name__}: {error}"
        raise UnreadableDocument(
            f"the {reader.name} file cannot be read ({cause}). It may be damaged; save it again from the program that made it."
        ) from error
    if not text:
        raise UnreadableDocument(
            "there is no text in it. If it is a picture of a page, run text recognition (OCR) first."
        )
    digest = hashlib.sha256(data).hexdigest()
    document = with_heading(Document(id=digest[:16], name=name, sha256=digest, text=text, blocks=blocks))
    shapes: dict[str, Shape] = discover("pipeline.ingest.shapes", "SHAPE")
    document, taken, notices = read_parts(document, shapes, shape)
    segments, rejects = account(document, [*_asides(document), *taken])
    return document, segments, [*notices, *rejects]


def reader_for(name: str, data: bytes) -> Reader:
    """Choose the reader by the file's ending; raise with the way out where there is none."""
    readers = _readers()
    suffix = Path(name).suffix.lower()
    for reader in readers.values():
        if suffix in reader.suffixes:
            if not data.strip(b"\0 \r\n\t"):
                raise UnreadableDocument("the file is empty (0 bytes of text). Ask for it again.")
            return reader
    if suffix == ".doc":
        raise UnsupportedFormat(
            "an old Word file (.doc). Open it in Word or LibreOffice, save it as .docx and run again."
        )
    if suffix in _CODED:
        raise UnsupportedFormat(
            "a project or codebook of a program for coding texts, no document. Bring the codings in once the documents "
            "themselves have been read: yousaid import FILE --out REPORT."
        )
    known = ", ".join(sorted(suffix for reader in readers.values() for suffix in reader.suffixes))
    raise UnsupportedFormat(f"files ending in {suffix or 'nothing'} are not read. Save it as one of: {known}.")


def _readers() -> dict[str, Reader]:
    return discover("pipeline.ingest.readers", "READER")


def _bytes_of(item: Found) -> bytes:
    if item.trouble:
        raise UnreadableDocument(item.trouble)
    try:
        if item.path.stat().st_size > (limit := max(reader.limit for reader in _readers().values())):
            raise UnreadableDocument(f"larger than {limit // 2**20} MB. Split it.")
        return item.path.read_bytes()
    except PermissionError as error:
        raise UnreadableDocument("you may not open it. Ask for the right to read it.") from error
    except OSError as error:
        raise UnreadableDocument(f"it cannot be opened ({error.strerror}).") from error


def _unread(name: str, reason: str) -> Reject:
    return Reject(source=name, document_id=None, locator="whole file", start=0, end=0, text="", reason=reason)


def _asides(document: Document) -> Iterator[Left]:
    for block in document.leaves():
        if block.kind == "aside":
            yield Left(start=block.start, end=block.end, reason=block.note or "not part of what was written")


def _by_document(corpus: Corpus) -> dict[tuple[str, str], Piece]:
    segments: dict[str, list[Segment]] = {}
    rejects: dict[str | None, list[Reject]] = {}
    for segment in corpus.segments:
        segments.setdefault(segment.document_id, []).append(segment)
    for reject in corpus.rejects:
        rejects.setdefault(reject.document_id, []).append(reject)
    return {
        (document.sha256, document.name): (document, segments.get(document.id, []), rejects.get(document.id, []))
        for document in corpus.documents
    }
