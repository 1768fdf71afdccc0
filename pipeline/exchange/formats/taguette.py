"""Taguette's own projects (.sqlite3): documents as HTML, highlights that count bytes of UTF-8 in its text."""

import html.parser
import json
from pathlib import Path
from typing import Any

from pipeline.exchange.coded import Code, Coded, Left, Passage, Source
from pipeline.exchange.formats import Format
from pipeline.exchange.formats._paths import parted
from pipeline.exchange.formats._sqlite import Rows, opened
from pipeline.exchange.positions import BYTES, Positions

_ORIGIN = "Taguette"
_TABLES = frozenset({"documents", "highlights", "tags", "highlight_tags"})


def read(path: Path) -> Coded | None:
    """Read a project; of several in one database, all."""
    with opened(path, _TABLES) as rows:
        return None if rows is None else _coded(rows, path.stem)


def _coded(rows: Rows, name: str) -> Coded:
    tags = (
        Code(key=str(row["id"]), name=str(row["path"]), description=str(row["description"] or ""))
        for row in rows("tags", "id", "path", "description", order="id")
    )
    codes = parted(tags, _ORIGIN)
    sources = {
        row["id"]: Source(
            key=str(row["id"]), name=str(row["name"] or row["filename"]), text=text_of_html(str(row["contents"]))
        )
        for row in rows("documents", "id", "name", "filename", "contents", order="id")
    }
    at = {key: Positions(source.text or "", BYTES) for key, source in sources.items()}
    under: dict[Any, list[str]] = {}
    for row in rows("highlight_tags", "highlight_id", "tag_id", order="highlight_id, tag_id"):
        under.setdefault(row["highlight_id"], []).append(str(row["tag_id"]))
    whose = _coders(rows)
    passages, left = [], []
    for row in rows("highlights", "id", "document_id", "start_offset", "end_offset", "snippet", order="id"):
        source, snippet = sources.get(row["document_id"]), " ".join(text_of_html(str(row["snippet"])).split())
        coder, made_at = whose.get(row["id"], (None, None))
        where = source.name if source else name
        if row["id"] not in under:
            left.append(Left(where=where, what=snippet, reason="it is marked, but no tag is on it"))
        if source is None:
            left += [
                Left(where=where, what=snippet, reason="its document is not in the file")
                for _ in under.get(row["id"], ())
            ]
            continue
        start, end = (at[row["document_id"]](int(row[key] or 0)) for key in ("start_offset", "end_offset"))
        words = (source.text or "")[start:end]
        stands = "".join(words.split()) == "".join(snippet.split())
        for tag in under.get(row["id"], ()):
            passages.append(
                Passage(
                    source=source.key,
                    code=tag,
                    words=words if stands else snippet,
                    start=start if stands else None,
                    end=end if stands else None,
                    coder=coder,
                    made_at=made_at,
                )
            )
    return Coded(
        name=next((str(row["name"]) for row in rows("projects", "name", order="id")), name)
        if "projects" in rows.tables
        else name,
        origin=_ORIGIN,
        codes=codes,
        sources=tuple(sources.values()),
        passages=tuple(passages),
        left=tuple(left),
    )


def _coders(rows: Rows) -> dict[Any, tuple[str | None, str | None]]:
    """Return who made each highlight and when, as the project's history tells; the last to touch it counts."""
    if "commands" not in rows.tables:
        return {}
    found: dict[Any, tuple[str | None, str | None]] = {}
    for row in rows("commands", "id", "date", "user_login", "payload", order="id"):
        try:
            payload = json.loads(row["payload"])
        except (TypeError, ValueError):
            continue
        if isinstance(payload, dict) and payload.get("type") == "highlight_add":
            made = str(row["date"]).replace(" ", "T") if row["date"] else None
            found[payload.get("highlight_id")] = (row["user_login"], made)
    return found


class _Text(html.parser.HTMLParser):
    """Gathers the text of a page, its white space as it stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def text_of_html(source: str) -> str:
    """Return the text that Taguette counts in: every text of the page end to end, without what stands before the first."""
    reader = _Text()
    reader.feed(source.replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    return "".join(reader.parts).lstrip("\t\n\x0c ")


FORMAT = Format(name="taguette", suffixes=(".sqlite3", ".sqlite", ".db"), about="a project of Taguette", read=read)
