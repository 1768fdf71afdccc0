"""The flat tables as Parquet files, one a table, with typed columns: for R, Python and databases."""

import re
from pathlib import Path

from pipeline.editions import Edition
from pipeline.errors import ExportError
from pipeline.records import Analysis
from pipeline.report.exports import Export
from pipeline.report.study import study_of
from pipeline.report.views.table import Table, Value
from pipeline.report.views.tables import tables_of

#: UTF-8 cannot hold these; everything else stands as it was written.
_LONE = re.compile("[\ud800-\udfff]")


def write(analysis: Analysis, out: Path, edition: Edition | None = None, *, title: str | None = None) -> list[Path]:
    """Write a file for each table.

    Raises
    ------
    ExportError
        pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise ExportError(
            "Parquet is written with pyarrow, which is not installed. Run: uv pip install 'yousaid[parquet]' "
            "(or pip install pyarrow), or export as csv."
        ) from None
    return [_file(table, out) for table in tables_of(study_of(analysis, edition), title)]


def _file(table: Table, out: Path) -> Path:
    import pyarrow
    from pyarrow import parquet

    kinds = {
        "text": pyarrow.string(),
        "day": pyarrow.date32(),
        "whole": pyarrow.int64(),
        "number": pyarrow.float64(),
        "yes": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    fields = [
        pyarrow.field(column.name, kinds[column.kind], metadata={"title": column.title, "description": column.about})
        for column in table.columns
    ]
    schema = pyarrow.schema(fields, metadata={"title": table.title, "description": table.about})
    columns = [
        pyarrow.array([_held(row[place]) for row in table.rows], field.type) for place, field in enumerate(fields)
    ]
    path = out / f"{table.name}.parquet"
    parquet.write_table(pyarrow.Table.from_arrays(columns, schema=schema), path, compression="zstd")
    return path


def _held(value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(_LONE.sub("\N{REPLACEMENT CHARACTER}", word) for word in value)
    return _LONE.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


EXPORT = Export(name="parquet", suffix=".parquet", about="typed columns, for R, Python and databases", write=write)
