"""Records to disk and back: one JSON object a line, the type named in each; what stages meet at."""

import json
import os
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pipeline import records
from pipeline.errors import StoreError
from pipeline.records import Analysis, Corpus

#: Goes up when a stored file can no longer be read as before.
FORMAT = 1

_Record = TypeVar("_Record")


def write_corpus(corpus: Corpus, path: Path) -> None:
    """Write a corpus: documents, then segments, then rejects, one a line."""
    _write(path, "corpus", (*corpus.documents, *corpus.segments, *corpus.rejects))


def read_corpus_file(path: Path) -> Corpus:
    """Read a corpus back.

    Raises
    ------
    StoreError
        The file is missing, damaged or of another version.
    """
    found = _by_type(_read(path, "corpus"))
    return Corpus(documents=found["Document"], segments=found["Segment"], rejects=found["Reject"])


def write_analysis(analysis: Analysis, path: Path) -> None:
    """Write an analysis without its corpus, which stands in a file of its own."""
    _write(
        path,
        "analysis",
        (
            analysis.provenance,
            analysis.codebook,
            *analysis.codings,
            *analysis.exchanges,
            *analysis.actions,
            *analysis.concerns,
            *analysis.possible,
        ),
    )


def read_analysis_file(path: Path, corpus: Corpus) -> Analysis:
    """Read an analysis back and join it to its corpus.

    Raises
    ------
    StoreError
        The file is missing, damaged, of another version, or speaks of segments that the corpus does not hold.
    """
    found = _by_type(_read(path, "analysis"))
    known = {segment.id for segment in corpus.segments}
    if any(coding.segment_id not in known for coding in found["Coding"]):
        raise StoreError(f"{path} was made from another corpus. Run `yousaid analyse` again.")
    if len(found["Provenance"]) != 1 or len(found["Codebook"]) != 1:
        raise StoreError(f"{path} is not complete. Run `yousaid analyse` again.")
    return Analysis(
        corpus=corpus,
        codebook=found["Codebook"][0],
        codings=found["Coding"],
        exchanges=found["Exchange"],
        actions=found["Action"],
        concerns=found["Concern"],
        provenance=found["Provenance"][0],
        possible=found["PossibleQuestion"],
    )


def to_json(record: Any) -> Any:
    """Turn a record into plain JSON values; fields that hold their default are left out."""
    if type(record).__module__ == records.__name__:
        return {
            name: to_json(value)
            for name, default in _defaults(type(record))  # type: ignore[arg-type]  # mypy does not know that classes hash
            if (value := getattr(record, name)) != default or default is MISSING
        }
    if isinstance(record, tuple):
        return [to_json(item) for item in record]
    if isinstance(record, date):
        return record.isoformat()
    return record


def from_json(kind: type[_Record], value: dict[str, Any]) -> _Record:
    """Turn plain JSON values back into a record of the given type."""
    decoders = _decoders(kind)  # type: ignore[arg-type]  # as above
    return kind(**{name: decoders[name](item) for name, item in value.items() if name in decoders})


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: a reader never sees half of it, and a full disk leaves the old one."""
    _replace(path, [text])


def _write(path: Path, what: str, items: Iterable[Any]) -> None:
    def lines() -> Iterator[str]:
        yield json.dumps({"yousaid": what, "format": FORMAT}) + "\n"
        for item in items:
            yield json.dumps({"type": type(item).__name__, **to_json(item)}, ensure_ascii=False) + "\n"

    _replace(path, lines())


def _replace(path: Path, chunks: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}.half")
    try:
        with half.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(chunks)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise StoreError(
            f"{path} cannot be written ({error.strerror}). Free some space or choose another --out."
        ) from error


def _read(path: Path, what: str) -> Iterator[tuple[str, Any]]:
    if not path.exists():
        raise StoreError(f"{path} is not there. Run the stage before it first (`yousaid run` runs them all).")
    with path.open(encoding="utf-8") as file:
        try:
            head = json.loads(file.readline() or "{}")
            if head.get("yousaid") != what or head.get("format") != FORMAT:
                raise StoreError(f"{path} is not a {what} file of this version of yousaid. Run `yousaid run` again.")
            for line in file:
                row = json.loads(line)
                kind = row.pop("type")
                yield kind, from_json(getattr(records, kind), row)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(f"{path} is damaged ({error}). Delete it and run again.") from error


def _by_type(items: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    names = (
        *("Document", "Segment", "Reject", "Provenance", "Codebook"),
        *("Coding", "Exchange", "Action", "Concern", "PossibleQuestion"),
    )
    found: dict[str, list[Any]] = {name: [] for name in names}
    for kind, item in items:
        found[kind].append(item)
    return {kind: tuple(values) for kind, values in found.items()}


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


@cache
def _decoders(kind: Any) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind, vars(records))
    return {field.name: _decoder(hints[field.name]) for field in fields(kind)}


def _decoder(hint: Any) -> Callable[[Any], Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        inner = _decoder(next(argument for argument in arguments if argument is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple and arguments[-1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda value: tuple(map(item, value))
    if origin is tuple:
        items = [_decoder(argument) for argument in arguments]
        return lambda value: tuple(decode(part) for decode, part in zip(items, value, strict=True))
    if hint is date:
        return date.fromisoformat
    if origin is Literal or not isinstance(hint, type) or hint.__module__ != records.__name__:
        return _same
    return lambda value: from_json(hint, value)


def _same(value: Any) -> Any:
    return value
