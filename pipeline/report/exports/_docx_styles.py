"""How the Word document looks: Word's own styles, set plainly, so that a body's own template can take over."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_FONT, _INK, _GREY, _LINE = "Arial", "1F3A4D", "505A5F", "B1B4B6"
#: The style of tables: one of Word's own.
TABLE = "Light List"

_SIZES = {"Title": 24, "Subtitle": 13, "Heading 1": 17, "Heading 2": 13, "Caption": 10}


#: Styles that Word lacks: name, base, size, colour, points before and after.
_OWN = (
    ("Quote source", "Quote", 9.5, _GREY, 1, 8),
    ("Table text", "Normal", 10, "000000", 2, 2),
    ("Table heading", "Table text", 10, "FFFFFF", 3, 3),
    ("After table", "Normal", 6, "000000", 0, 0),
)


def dress(document: "Document") -> None:
    """Set page, language and styles."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    styles = document.styles
    _language(styles)
    _face(styles["Normal"], 11, "000000")
    styles["Normal"].paragraph_format.space_after = Pt(8)
    styles["Normal"].paragraph_format.line_spacing = 1.15
    for name, size in _SIZES.items():
        _face(styles[name], size, _GREY if name == "Subtitle" else _INK)
        styles[name].font.bold = name != "Subtitle"
        styles[name].font.italic = False
    _rule(styles["Title"])
    _unspaced(styles["Subtitle"])
    styles["Heading 1"].paragraph_format.space_before = Pt(20)
    styles["Heading 1"].paragraph_format.space_after = Pt(6)
    styles["Heading 2"].paragraph_format.space_before = Pt(12)
    styles["Heading 2"].paragraph_format.space_after = Pt(4)
    styles["Caption"].paragraph_format.space_after = Pt(4)
    styles["List Bullet"].paragraph_format.space_after = Pt(4)
    quote = styles["Quote"]
    _face(quote, 11, "000000")
    quote.font.italic = False
    quote.paragraph_format.left_indent = Cm(0.8)
    quote.paragraph_format.space_after = Pt(0)
    for name, base, points, colour, before, after in _OWN:
        style: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[base]
        _face(style, points, colour)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.0
    styles["Table heading"].font.bold = True
    _recolour(styles[TABLE])


def number_pages(document: "Document") -> None:
    """Put "Page 1 of 4" at the foot of each page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        foot.add_run(words)
        _field(foot, field)


def _field(paragraph: Any, name: str) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _face(style: Any, size: float, colour: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)  # a theme's font would win over the one named
    for name in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), _FONT)


def _rule(title: Any) -> None:
    """Take away the blue line that the template draws under the title."""
    from docx.oxml.ns import qn

    properties = title.element.pPr
    border = properties.find(qn("w:pBdr"))
    if border is not None:
        properties.remove(border)


def _unspaced(style: Any) -> None:
    """Take away the space that the template puts between letters."""
    from docx.oxml.ns import qn

    spacing = style.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        style.element.rPr.remove(spacing)


def _recolour(table: Any) -> None:
    """Give a table style our colour for its heading and grey lines."""
    from docx.oxml.ns import qn

    for shade in table.element.iter(qn("w:shd")):
        shade.set(qn("w:fill"), _INK)
    for borders in table.element.iter(qn("w:tblBorders"), qn("w:tcBorders")):
        for line in borders:
            line.set(qn("w:color"), _LINE)
            line.attrib.pop(qn("w:themeColor"), None)


def _language(styles: Any) -> None:
    """Say that the document is in British English."""
    from docx.oxml.ns import qn

    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
