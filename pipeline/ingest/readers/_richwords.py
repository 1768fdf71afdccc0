"""The control words of RTF that matter for reading."""

import re

CODE_PAGES = {
    0: "cp1252", 2: "symbol", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
CHARACTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
#: Groups whose text is not on the page.
LEFT_OUT = frozenset(
    "colortbl info pict generator themedata colorschememapping datastore latentstyles listtable listoverridetable "
    "rsidtbl xmlnstbl mmathPr object objdata fldinst sp shprslt nonshppict bkmkstart bkmkend atnid atnauthor atntime "
    "atnref atrfstart atrfend revtbl filetbl pgptbl userprops docvar formfield xe tc txe rxe pntxta pntxtb "
    "pnseclvl falt panose fontemb fontfile blipuid wgrffmtfilter ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn".split()
)
#: Groups that stand apart from the text, with what they are; a text box is part of it.
APART = {
    "footnote": "footnote", "annotation": "comment in the margin of the file", "shptxt": "", "dptxbxtext": "",
    "header": "page header", "headerl": "page header", "headerr": "page header", "headerf": "page header",
    "footer": "page footer", "footerl": "page footer", "footerr": "page footer", "footerf": "page footer",
}  # fmt: skip
#: Groups that hold a paragraph's bullet or number as it is shown.
MARKS = frozenset(("listtext", "pntext"))
#: Groups with a star that are read all the same.
READ_THROUGH = frozenset(("shpinst", "do", "shp", "fldrslt", "field", "shppict", "ud"))

_HEADING = re.compile(r"heading\s*(\d)\Z", re.IGNORECASE)


def heading_level(style: str) -> int:
    """Say which level of heading a style is by its name; 0 for none."""
    if found := _HEADING.match(style):
        return int(found.group(1))
    return {"title": 1, "subtitle": 2}.get(style.lower(), 0)
