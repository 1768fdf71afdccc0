"""QualCoder's own projects (data.qda in a folder that ends in .qda): documents as plain text, positions in it."""

from pathlib import Path
from typing import Any

from pipeline.exchange.coded import Code, Coded, Left, Passage, Source
from pipeline.exchange.formats import Format
from pipeline.exchange.formats._sqlite import Rows, opened
from pipeline.exchange.positions import STANDARD, Marked, Positions, agrees, best_reading

_TABLES = frozenset({"source", "code_name", "code_cat", "code_text"})
_ELSEWHERE = {"code_image": "an area of a picture", "code_av": "a stretch of a recording"}


def read(path: Path) -> Coded | None:
    """Read a project."""
    with opened(path, _TABLES) as rows:
        return None if rows is None else _coded(rows, path.parent.stem if path.name == "data.qda" else path.stem)


def _coded(rows: Rows, name: str) -> Coded:
    sources = {
        row["id"]: Source(key=str(row["id"]), name=str(row["name"]), text=row["fulltext"] or None)
        for row in rows("source", "id", "name", "fulltext", order="id")
    }
    codes = _codes(rows)
    known = {code.key for code in codes}
    passages, left, notes = [], [], []
    marks: dict[Any, list[dict[str, Any]]] = {}
    for row in rows(
        "code_text", "ctid", "cid", "fid", "seltext", "pos0", "pos1", "owner", "date", order="fid, pos0, cid"
    ):
        marks.setdefault(row["fid"], []).append(row)
    for key, mine in marks.items():
        source = sources.get(key)
        text = (source.text if source else None) or ""
        marked = [Marked(int(row["pos0"] or 0), int(row["pos1"] or 0), str(row["seltext"] or "")) for row in mine]
        reading = best_reading(text, marked)
        at = Positions(text, reading)
        if source and reading != STANDARD:
            notes.append(f"{source.name}: positions are taken {reading.name}.")
        for row, mark in zip(mine, marked, strict=True):
            start, end = at(mark.start), at(mark.end)
            stands = mark.end <= at.total and agrees(text[start:end], mark.quoted)
            if f"code {row['cid']}" not in known or source is None:
                where = source.name if source else name
                left.append(Left(where=where, what=mark.quoted, reason="its code or its document is not in the file"))
                continue
            passages.append(
                Passage(
                    source=source.key,
                    code=f"code {row['cid']}",
                    words=text[start:end] if stands else mark.quoted,
                    start=start if stands else None,
                    end=end if stands else None,
                    coder=row["owner"] or None,
                    made_at=str(row["date"]).replace(" ", "T") if row["date"] else None,
                )
            )
    for table, what in _ELSEWHERE.items():
        if table in rows.tables:
            for row in rows(table, "id", order="id"):
                source = sources.get(row["id"])
                left.append(
                    Left(
                        where=source.name if source else name,
                        what="a coding",
                        reason=f"it is {what}, and only words can be taken",
                    )
                )
    return Coded(
        name=name,
        origin="QualCoder",
        codes=codes,
        sources=tuple(sources.values()),
        passages=tuple(passages),
        left=tuple(left),
        notes=tuple(notes),
    )


def _codes(rows: Rows) -> tuple[Code, ...]:
    """Return categories, which hold codes together, and codes."""
    above = {row["catid"]: row for row in rows("code_cat", "catid", "name", "memo", "supercatid", order="catid")}

    def path(key: Any) -> tuple[str, ...]:
        names: list[str] = []
        seen = set()
        while key in above and key not in seen:
            seen.add(key)
            names.append(str(above[key]["name"]))
            key = above[key]["supercatid"]
        return tuple(reversed(names))

    def parent(key: Any) -> str | None:
        return f"category {key}" if key in above else None

    groups = [
        Code(
            key=f"category {key}",
            name=str(row["name"]),
            description=str(row["memo"] or ""),
            parent=parent(row["supercatid"]),
            codable=False,
            path=path(row["supercatid"]),
        )
        for key, row in above.items()
    ]
    codes = [
        Code(
            key=f"code {row['cid']}",
            name=str(row["name"]),
            description=str(row["memo"] or ""),
            parent=parent(row["catid"]),
            path=path(row["catid"]),
        )
        for row in rows("code_name", "cid", "name", "memo", "catid", order="cid")
    ]
    return (*groups, *codes)


FORMAT = Format(name="qualcoder", suffixes=(".qda",), about="a project of QualCoder", read=read)
