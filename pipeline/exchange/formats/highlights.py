"""Tables of highlights (.csv, .xlsx) as Taguette exports them: a row for each highlight and tag, with its words."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import ExchangeError
from pipeline.exchange.coded import Code, Coded, Left, Passage, Source
from pipeline.exchange.formats import Format
from pipeline.exchange.formats._paths import parted
from pipeline.exchange.package import Package
from pipeline.exchange.untrusted import DECLARES, declares

_ORIGIN = "Taguette"
_WANTED = {"document", "tag", "content"}
_BOOK = {"tag", "description"}


def read(path: Path) -> Coded | None:
    """Read a table of highlights, or of tags and their descriptions."""
    rows = list(_sheet(path) if path.suffix.lower() == ".xlsx" else _lines(path))
    head = [cell.strip().casefold() for cell in rows[0]] if rows else []
    cells = [dict(zip(head, row, strict=False)) for row in rows[1:] if any(cell.strip() for cell in row)]
    if set(head) >= _WANTED:
        return _highlights(cells, path)
    if set(head) >= _BOOK:
        found = {row["tag"].strip(): row.get("description", "").strip() for row in cells if row["tag"].strip()}
        codes = (Code(key=tag, name=tag, description=about) for tag, about in found.items())
        return Coded(name=path.stem, origin=_ORIGIN, codes=parted(codes, _ORIGIN))
    return None


def _highlights(cells: Iterable[dict[str, str]], path: Path) -> Coded:
    passages, left = [], []
    for row in cells:
        words, tag = row.get("content", "").strip(), row.get("tag", "").strip()
        where = row.get("document", "").strip()
        if tag and words:
            passages.append(Passage(source=where, code=tag, words=words))
        else:
            left.append(
                Left(
                    where=where,
                    what=words,
                    reason="it is marked, but no tag is on it" if words else "the row holds no words",
                )
            )
    return Coded(
        name=path.stem,
        origin=_ORIGIN,
        codes=parted((Code(key=tag, name=tag) for tag in dict.fromkeys(item.code for item in passages)), _ORIGIN),
        sources=tuple(
            Source(key=name, name=name, text=None) for name in dict.fromkeys(item.source for item in passages)
        ),
        passages=tuple(passages),
        left=tuple(left),
    )


def _lines(path: Path) -> Iterator[list[str]]:
    csv.field_size_limit(2**31 - 1)
    try:
        yield from csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ExchangeError(f"{path.name} is not a CSV file in UTF-8 ({error}). Export it again.") from error


def _sheet(path: Path) -> Iterator[list[str]]:
    package = Package(path)
    for name in list(package.members):
        if name.endswith((".xml", ".rels")) and declares(package.read(name) or b""):
            raise ExchangeError(DECLARES.format(path.name))
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(path.read_bytes()), read_only=True, data_only=True)
        sheets = book.worksheets
        for row in sheets[0].iter_rows(values_only=True) if sheets else ():
            yield ["" if cell is None else str(cell) for cell in row]
    except Exception as error:  # a parser's surprise is the file's trouble
        raise ExchangeError(
            f"{path.name} cannot be read ({type(error).__name__}: {error}). Export it again."
        ) from error


FORMAT = Format(name="highlights", suffixes=(".csv", ".xlsx"), about="a table of highlights of Taguette", read=read)
