"""HTML tags that stray into text files, and the pages that are nothing but HTML."""

import re
from collections.abc import Sequence

_NAMES = (
    "a|abbr|article|aside|b|blockquote|body|br|button|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|"
    "font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|ins|kbd|label|li|link|main|mark|meta|nav|ol|option|p|pre|"
    "q|s|script|section|select|small|span|strong|style|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|title|tr|u|ul"
)
_TAG = rf"</?(?:{_NAMES})\b[^<>]*/?>"
_ALONE = re.compile(rf"(?:(?:{_TAG}|<!--.*?-->|<!doctype[^<>]*>)\s*)+\Z", re.IGNORECASE)
_WRAPPED = re.compile(
    r"(<(h[1-6]|summary|p|li|dt|dd|div|td|th|center)\b[^<>]*>)\s*(.*?)\s*(</\2\s*>)?\Z", re.IGNORECASE
)
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(
    r"\s*</?(?:div|p|section|article|main|nav|header|footer|ul|ol|li|dl|dt|dd|h[1-6]|table|tr|td|th|details|summary|style|"
    r"script|form|body|html|head|br|hr)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"<(style|script)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_LIGHT = re.compile(r"\s*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s|\*\*|>\s)")


def is_page(text: str) -> bool:
    """Whether a text file is really an HTML page."""
    if _PAGE.match(text):
        return True
    lines = [line for line in _CODE.sub("", text).splitlines() if line.strip()]
    blocks = sum(_BLOCK.match(line) is not None for line in lines)
    light = sum(_LIGHT.match(line) is not None for line in lines)
    return blocks >= 6 and blocks * 5 >= len(lines) and light * 3 < blocks


def only_tags(text: str) -> bool:
    """Whether a line holds tags or a comment and no words."""
    return text.startswith("<") and _ALONE.match(text) is not None


def unwrap(text: str) -> tuple[str, str, str, str] | None:
    """Divide ``<h3 id="x">Words</h3>`` into tag name, opening tag, words and closing tag."""
    found = _WRAPPED.match(text) if text.startswith("<") else None
    if found is None or not found.group(3):
        return None
    return found.group(2).lower(), found.group(1), found.group(3), found.group(4) or ""


def front_matter(lines: Sequence[str]) -> int:
    """Count the lines of the file's own front matter, its rules included; 0 where there is none."""
    if not lines or lines[0].strip() != "---":
        return 0
    for at in range(1, min(len(lines), 80)):
        text = lines[at].strip()
        if text in {"---", "..."}:
            return at + 1 if at > 1 else 0
        if text and not re.match(r"[\w.-]+\s*:|-\s|#|\s", lines[at]):
            return 0
    return 0
