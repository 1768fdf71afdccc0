"""Bytes to characters, and the invisible characters out of the way."""

import codecs
import re

#: So few bytes at the head of a file tell little of how it is written.
_FEW = 64
#: Characters without width that carry no meaning: soft hyphen, zero-width space, word joiner, direction marks, BOM
#: and control characters. The zero-width joiner stays, since it holds emoji and some scripts together.
_UNSEEN = dict.fromkeys(
    [0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    + [code for code in (*range(0x20), 0x7F) if not chr(code).isspace()]
)
#: Windows' punctuation that was once taken for Latin-1; 0x85 is left alone, since it ends a line.
_MISREAD = {
    code: decoded
    for code in range(0x80, 0xA0)
    if code != 0x85 and (decoded := bytes([code]).decode("cp1252", errors="ignore")) != ""
}
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_TABLE: dict[int, str | None] = {**_UNSEEN, **_MISREAD, **_SPACES}
_SUSPECT = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """Decode a text file: UTF-8 with or without BOM, UTF-16, UTF-32, or Windows-1252; never fails.

    A stray Windows byte in an otherwise good UTF-8 file is read as Windows meant it.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace")
    head = data[:4096]
    zeros = head.count(0)
    # UTF-16 without a BOM: every other byte of plain English is zero. Few bytes with one zero among them are no proof.
    paired = len(head) > _FEW or len(head) % 2 == 0
    if paired and zeros > 1 and zeros * (5 if len(head) > _FEW else 3) > len(head):
        odd = head[1::2].count(0)
        if max(odd, zeros - odd) >= 0.9 * zeros:
            return data.decode("utf-16-le" if odd * 2 > zeros else "utf-16-be", errors="replace")
    return data.decode("utf-8", errors="yousaid-windows")


def clean(text: str) -> str:
    """Drop what has no width and make every odd space a plain one; line ends and tabs stay."""
    return text.translate(_TABLE) if _SUSPECT.search(text) else text


def fold(text: str) -> str:
    """Clean, and make every run of white space one space."""
    return " ".join(clean(text).split())


def _windows(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in stray), error.end


codecs.register_error("yousaid-windows", _windows)
