"""Read rows divided by commas, semicolons, bars or tabs."""

import csv
import io
import re
from collections import Counter

_DELIMITERS = ",;\t|"
#: A field longer than this is no longer a field; the csv module's own limit is 131 072.
_FIELD = 1_000_000
_AFTER = {delimiter: re.compile(re.escape(delimiter) + r"(?=(.?))", re.DOTALL) for delimiter in _DELIMITERS}


def parse(text: str, delimiter: str) -> list[list[str]]:
    """Divide text into records and fields; a record may run over lines inside quotation marks."""
    csv.field_size_limit(_FIELD)
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return [line.split(delimiter) for line in text.splitlines() if line]


def sniff(text: str) -> str:
    """Say which delimiter divides the records most evenly; the comma where none does."""
    declared = re.match(r"sep=([,;\t|])\r?\n", text, re.IGNORECASE)
    if declared:
        return declared.group(1)
    head = text[:200_000]
    return max(_DELIMITERS, key=lambda delimiter: (_evenness(parse(head, delimiter)), -_DELIMITERS.index(delimiter)))


def is_delimited(text: str) -> str:
    """Name the delimiter of a text file that is really a table of records; empty where it is prose.

    In prose a space follows a comma; between fields none does. Every record has the same number of fields.
    """
    head = text[:200_000]
    first = head.partition("\n")[0]
    for delimiter in ",;\t|":
        if delimiter not in first:
            continue
        followed = Counter(found.group(1) == " " for found in _AFTER[delimiter].finditer(head))
        rows = parse(head, delimiter)
        if len(text) > len(head):
            rows = rows[:-1]
        width = len(rows[0]) if rows else 0
        if (
            len(rows) < 3
            or width < 2
            or sum(map(bool, map(str.strip, rows[0]))) * 2 < width
            or followed[False] < len(rows)
        ):
            continue
        even = sum(len(row) == width for row in rows) >= 0.95 * len(rows)
        spaced = sum(field.startswith(" ") for row in rows for field in row[1:])
        if even and spaced <= 0.1 * sum(len(row) - 1 for row in rows) and all(field.strip() for field in rows[0][:1]):
            return delimiter
    return ""


def _evenness(rows: list[list[str]]) -> float:
    widths = Counter(map(len, rows))
    width, times = max(widths.items(), key=lambda pair: (pair[1] * min(pair[0] - 1, 5), pair[0]), default=(1, 0))
    return 0.0 if width < 2 else times / len(rows) + min(width, 50) / 100
