"""The fixed parts of an OpenDocument spreadsheet: manifest, properties, view settings, styles."""

from collections.abc import Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from pipeline.report.views.table import Table

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NS = {
    "office": f"{_OASIS}office:1.0",
    "table": f"{_OASIS}table:1.0",
    "text": f"{_OASIS}text:1.0",
    "style": f"{_OASIS}style:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "number": f"{_OASIS}datastyle:1.0",
    "meta": f"{_OASIS}meta:1.0",
    "config": f"{_OASIS}config:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ooo": "http://openoffice.org/2004/office",
}
_NAMESPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NS.items())
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

#: The style of a cell by what its column holds, and of a heading.
CELL = {"text": "text", "list": "text", "day": "day", "whole": "whole", "number": "score", "yes": "text"}
HEAD = "head"
COLUMN = "column{sheet}_{column}"

_MEMBERS = ("content.xml", "meta.xml", "settings.xml", "styles.xml")

MANIFEST = (
    f'{_DECLARATION}<manifest:manifest xmlns:manifest="{_OASIS}manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIMETYPE}"/>'
    + "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in _MEMBERS)
    + "</manifest:manifest>"
)

#: Centimetres that a character takes, as sheets count widths.
_CHARACTER = 0.22


def meta(title: str, as_of: date) -> str:
    """Return the document's properties."""
    return (
        f'{_DECLARATION}<office:document-meta {_NAMESPACES} office:version="1.3"><office:meta>'
        f"<meta:generator>yousaid</meta:generator><dc:title>{escape(title)}</dc:title><dc:language>en-GB</dc:language>"
        f"<meta:creation-date>{as_of}T00:00:00</meta:creation-date><dc:date>{as_of}T00:00:00</dc:date>"
        "</office:meta></office:document-meta>"
    )


def settings(sheets: Sequence[str]) -> str:
    """Return how the sheets are shown: the heading row stays in sight."""

    def item(name: str, kind: str, value: object) -> str:
        return f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'

    frozen = "".join(
        (
            item("VerticalSplitMode", "short", 2),
            item("VerticalSplitPosition", "int", 1),
            item("ActiveSplitRange", "short", 2),
            item("PositionBottom", "int", 1),
        )
    )
    tables = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(name)}>{frozen}</config:config-item-map-entry>"
        for name in sheets
    )
    return (
        f'{_DECLARATION}<office:document-settings {_NAMESPACES} office:version="1.3"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        f"<config:config-item-map-entry>{item('ViewId', 'string', 'view1')}"
        f'<config:config-item-map-named config:name="Tables">{tables}</config:config-item-map-named>'
        f"{item('ActiveTable', 'string', escape(sheets[0]))}</config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>"
    )


def styles() -> str:
    """Return the page and the language."""
    return (
        f'{_DECLARATION}<office:document-styles {_NAMESPACES} office:version="1.3"><office:styles>'
        '<style:default-style style:family="table-cell"><style:text-properties style:font-name="Calibri" '
        'fo:font-family="Calibri" fo:font-size="11pt" fo:language="en" fo:country="GB"/></style:default-style>'
        '<style:style style:name="Default" style:family="table-cell"/></office:styles><office:automatic-styles>'
        '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="29.7cm" '
        'fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1cm" style:scale-to-X="1" '
        'style:scale-to-Y="0"/></style:page-layout></office:automatic-styles><office:master-styles>'
        '<style:master-page style:name="Default" style:page-layout-name="page"/></office:master-styles>'
        "</office:document-styles>"
    )


def widths(tables: Sequence[Table]) -> str:
    """Return the styles of cells, rows and columns: the widths of the columns among them."""
    return (
        f"<office:automatic-styles {_NAMESPACES}>"
        '<number:date-style style:name="as-day"><number:day/><number:text> </number:text><number:month '
        'number:textual="true"/><number:text> </number:text><number:year number:style="long"/></number:date-style>'
        '<number:number-style style:name="as-whole"><number:number number:decimal-places="0" '
        'number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
        '<number:number-style style:name="as-score"><number:number number:decimal-places="2" '
        'number:min-decimal-places="2" number:min-integer-digits="1"/></number:number-style>'
        '<number:text-style style:name="as-text"><number:text-content/></number:text-style>'
        f"{''.join(_cell_styles())}"
        '<style:style style:name="row" style:family="table-row"><style:table-row-properties '
        'style:use-optimal-row-height="true"/></style:style>'
        f"{''.join(_column_styles(tables))}</office:automatic-styles>"
    )


def _cell_styles() -> Iterator[str]:
    wrap = '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"'
    left = '<style:paragraph-properties fo:text-align="start"/>'  # a day at the right runs into the next column
    for name in ("text", "day", "whole", "score"):
        source, aligned = (' style:text-align-source="fix"', left) if name == "day" else ("", "")
        yield (
            f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default" '
            f'style:data-style-name="as-{name}">{wrap}{source}/>{aligned}</style:style>'
        )
    yield (
        f'<style:style style:name="{HEAD}" style:family="table-cell" style:parent-style-name="Default" '
        f'style:data-style-name="as-text">{wrap} fo:background-color="#1f3a4d"/>'
        '<style:text-properties fo:font-weight="bold" fo:color="#ffffff"/></style:style>'
    )


def _column_styles(tables: Sequence[Table]) -> Iterator[str]:
    for number, table in enumerate(tables):
        for place, column in enumerate(table.columns):
            yield (
                f'<style:style style:name="{COLUMN.format(sheet=number, column=place)}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{column.wide * _CHARACTER:.2f}cm"/></style:style>'
            )
