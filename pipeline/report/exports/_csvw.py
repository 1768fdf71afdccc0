"""The description of a folder of CSV files for programs: CSV on the Web, as the W3C recommends it."""

import json
from collections.abc import Sequence
from typing import Any

from pipeline.report.views.table import Column, Table

#: Stands between several words in one cell.
BETWEEN = ";"

_DATATYPES: dict[str, Any] = {
    "text": "string",
    "list": "string",
    "day": {"base": "date", "format": "yyyy-MM-dd"},
    "whole": "integer",
    "number": "number",
    "yes": {"base": "boolean", "format": "true|false"},
}


def describe(tables: Sequence[Table], title: str, about: str) -> str:
    """Return the metadata of a group of tables as JSON.

    Every cell stands in quotation marks, so that no row begins with the "#" that the standard's dialects take for a
    remark.
    """
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "@type": "TableGroup",
        "dc:title": title,
        "dc:description": about,
        "dc:language": "en-GB",
        "dialect": {
            "@type": "Dialect",
            "encoding": "utf-8",
            "delimiter": ",",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
            "lineTerminators": ["\r\n"],
        },
        "tables": [_table(table) for table in tables],
    }
    return json.dumps(group, ensure_ascii=False, indent=1) + "\n"


def file_of(name: str) -> str:
    """Return the name of a table's file."""
    return f"{name}.csv"


def _table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"@type": "Schema", "columns": [_column(column, table.key) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = table.key
    if table.refers:
        schema["foreignKeys"] = [
            {"columnReference": column, "reference": {"resource": file_of(other), "columnReference": there}}
            for column, other, there in table.refers
        ]
    return {
        "@type": "Table",
        "url": file_of(table.name),
        "dc:title": table.title,
        "dc:description": table.about,
        "tableSchema": schema,
    }


def _column(column: Column, key: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "Column",
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.about,
        "datatype": _DATATYPES[column.kind],
    }
    if column.kind == "list":
        described["separator"] = BETWEEN
    if column.name == key:
        described["required"] = True
    return described
