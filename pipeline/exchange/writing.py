"""Write what came from another program as this one takes it: a codebook in TOML, a table of coded texts to learn from."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator

from pipeline.cells import guarded, printable
from pipeline.errors import ExchangeError
from pipeline.exchange.coded import Code, Coded, Left
from pipeline.exchange.labels import FEELING, THEME, feeling_of, is_ours
from pipeline.exchange.placing import Judged, Placed
from pipeline.records import Corpus
from pipeline.refi import read_description

#: What parts several codes in a cell, as `yousaid train themes` takes it.
_BETWEEN = ";"
_LISTS = ("include", "exclude", "keywords", "examples")
COLUMNS = ("document", "text", "themes", "sentiment", "coder")


def codebook_toml(coded: Coded) -> tuple[str, tuple[Left, ...]]:
    """Return a codebook as TOML, and what of the file's codes is not in it.

    Raises
    ------
    ExchangeError
        No code can be a theme.
    """
    codes = theme_codes(coded)
    if not codes:
        raise ExchangeError(f"{coded.name} holds no code that could be a theme.")
    left = tuple(
        Left(where="codebook", what=code.name, reason="it only holds other codes together, and is no theme")
        for code in coded.codes
        if not code.codable and not is_ours(code)
    )
    lines = [f"name = {_string(coded.name)}", f"description = {_string(_from(coded))}"]
    for code in coded.codes:
        if code.key not in codes:
            continue
        said = read_description(code.description)
        lines += [
            "",
            "[[themes]]",
            f"code = {_string(codes[code.key])}",
            f"name = {_string(code.name or codes[code.key])}",
        ]
        if said.description:
            lines.append(f"description = {_string(said.description)}")
        if code.parent in codes:
            lines.append(f"parent = {_string(codes[code.parent])}")
        for name in _LISTS:
            if items := said.lists.get(name):
                lines += [f"{name} = [", *(f"  {_string(item)}," for item in items), "]"]
    return "\n".join(lines) + "\n", left


def theme_codes(coded: Coded) -> dict[str, str]:
    """Return a short code for each code that is a theme, by its key in the file."""
    found: dict[str, str] = {}
    for code in coded.codes:
        if code.codable and not is_ours(code):
            wanted = _short(code)
            number, taken = 1, set(found.values())
            while wanted in taken:
                number += 1
                wanted = f"{_short(code)}_{number}"
            found[code.key] = wanted
    return found


def _short(code: Code) -> str:
    given = read_description(code.description).code
    if re.fullmatch(r"[^;|\"\s](?:[^;|\"]*[^;|\"\s])?", given):
        return given
    return "_".join(re.findall(r"\w+", code.name.casefold()))[:60].strip("_") or "theme"


def _from(coded: Coded) -> str:
    return f"Brought in from {coded.origin or 'another program'}."


def _string(text: str) -> str:
    # JSON's strings are TOML's basic strings, but for the one control character that JSON lets stand.
    return json.dumps(printable(" ".join(text.split())), ensure_ascii=False).replace("\x7f", "\\u007F")


def rows_of_run(placed: Placed, corpus: Corpus) -> Iterator[tuple[str, ...]]:
    """Yield a row for each piece of text and person, with the run's own wording and codes."""
    segments = {segment.id: segment for segment in corpus.segments}
    names = {document.id: document.name for document in corpus.documents}
    together: dict[tuple[str, str], dict[str, Judged]] = {}
    for item in placed.judged:
        together.setdefault((item.segment_id, item.coder), {})[item.layer] = item
    for (key, coder), layers in together.items():
        themes, feeling = layers.get(THEME), layers.get(FEELING)
        yield (
            names[segments[key].document_id],
            segments[key].text,
            _BETWEEN.join(themes.labels) if themes else "",
            feeling.labels[0] if feeling else "",
            coder,
        )


def rows_of_file(coded: Coded, by: str) -> Iterator[tuple[str, ...]]:
    """Yield a row for each passage and person, as the file words it."""
    codes = theme_codes(coded)
    feelings = {code.key: feeling for code in coded.codes if (feeling := feeling_of(code))}
    names = {source.key: source.name for source in coded.sources}
    together: dict[tuple[object, ...], list[str]] = {}
    for passage in coded.passages:
        if not passage.cut:
            key = (
                passage.source,
                passage.start,
                passage.end,
                " ".join(passage.words.split()),
                f"person:{(passage.coder or by).removeprefix('person:')}",
            )
            together.setdefault(key, []).append(passage.code)
    for (source, _start, _end, words, coder), keys in together.items():
        themes = _BETWEEN.join(dict.fromkeys(codes[key] for key in keys if key in codes))
        felt = {feelings[key] for key in keys if key in feelings}
        if themes or felt:
            yield (
                names[str(source)],
                str(words),
                themes,
                felt.pop() if len(felt) == 1 else "mixed" if felt else "",
                str(coder),
            )


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Return rows as CSV (RFC 4180), with nothing in them that a spreadsheet would work out.

    Raises
    ------
    ExchangeError
        There are none.
    """
    rows = list(rows)
    if not rows:
        raise ExchangeError("No coded text was found, so there is nothing to learn from.")
    result = io.StringIO()
    writer = csv.writer(result, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows([guarded(printable(cell)) for cell in row] for row in rows)
    return result.getvalue()
