"""Write one export to where a person wants it: a file, a folder or a zip file; whole or not at all."""

import tempfile
from pathlib import Path

from pipeline.discover import discover
from pipeline.editions import Edition
from pipeline.errors import ExportError
from pipeline.packed import pack
from pipeline.records import Analysis
from pipeline.report.exports import Export


def exports() -> dict[str, Export]:
    """Return every export by its name."""
    return discover("pipeline.report.exports", "EXPORT")


def export_named(name: str) -> Export:
    """Return the export of a name.

    Raises
    ------
    ExportError
        There is none; the message lists those there are.
    """
    known = exports()
    if name.lower() not in known:
        raise ExportError(f"There is no export {name!r}. Choose one of: {', '.join(sorted(known))}.")
    return known[name.lower()]


def write_export(
    export: Export,
    analysis: Analysis,
    out: Path,
    *,
    edition: Edition | None = None,
    title: str | None = None,
    force: bool = False,
) -> list[Path]:
    """Write one export and return what was written.

    Parameters
    ----------
    export : Export
    analysis : Analysis
        With people's decisions in it, where there is an edition.
    out : Path
        Of an export of one file: the file, or a folder that exists. Of one of several: a folder, or a file that ends in
        .zip.
    edition : Edition, optional
    title : str, optional
        What the study is called.
    force : bool
        Write over files that are there and say something else.

    Raises
    ------
    ExportError
        It cannot be written there.
    """
    out = out / export.single if export.single and out.is_dir() else out
    if export.single and out.suffix.lower() != export.suffix:
        raise ExportError(f"{out.name} would not open: the {export.name} export ends in {export.suffix}. Name it so.")
    zipped = not export.single and out.suffix.lower() == ".zip"
    if not export.single and not zipped and out.is_file():
        raise ExportError(
            f"{out} is a file, and {export.name} writes several. Name a folder, or a file that ends in .zip."
        )
    try:
        home = out.parent if export.single or zipped else out
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".yousaid-", dir=home) as made:
            found = export.write(analysis, Path(made), edition, title=title)
            if zipped:
                package = Path(made) / out.name
                package.write_bytes(pack((path.name, path.read_bytes()) for path in found))
                found = [package]
            targets = [out if export.single else home / path.name for path in found]
            return _moved(found, targets, force)
    except OSError as error:
        raise ExportError(
            f"{out} cannot be written ({error.strerror or error}). Close it where it is open, or name another with --out."
        ) from error


def _moved(found: list[Path], targets: list[Path], force: bool) -> list[Path]:
    """Put files in their places; none where one of them would be lost."""
    pairs = list(zip(found, targets, strict=True))
    changed = [target for path, target in pairs if target.exists() and not _same(path, target)]
    if changed and not force:
        raise ExportError(
            f"{changed[0]} is there already and says something else; somebody may have edited it. "
            "Name another with --out, or add --force."
        )
    for path, target in pairs:
        path.replace(target)
    return targets


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()
