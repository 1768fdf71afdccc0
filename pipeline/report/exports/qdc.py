"""A REFI-QDA codebook: the themes with their descriptions, for NVivo, ATLAS.ti, MAXQDA and their like."""

from pathlib import Path

from pipeline.editions import Edition
from pipeline.errors import ExportError
from pipeline.records import Analysis
from pipeline.refi import CODEBOOK
from pipeline.report.exports import Export
from pipeline.report.exports._refi_codes import add_themes


def write(analysis: Analysis, out: Path, edition: Edition | None = None, *, title: str | None = None) -> list[Path]:
    """Write the codebook.

    Raises
    ------
    ExportError
        There are no themes, and the standard knows no empty codebook.
    """
    from lxml import etree

    if not analysis.codebook.themes:
        raise ExportError("The run's codebook holds no themes, so there is nothing to write.")
    root = etree.Element(
        f"{{{CODEBOOK}}}CodeBook", {"origin": f"yousaid {analysis.provenance.version}"}, nsmap={None: CODEBOOK}
    )
    add_themes(etree.SubElement(root, f"{{{CODEBOOK}}}Codes"), analysis.codebook.themes)
    path = out / EXPORT.single
    path.write_bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))
    return [path]


EXPORT = Export(
    name="qdc",
    suffix=".qdc",
    about="the themes as a REFI-QDA codebook, for NVivo, ATLAS.ti, MAXQDA, QualCoder",
    write=write,
    single="codebook.qdc",
)
