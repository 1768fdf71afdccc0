"""E-mails: the subject, what was written, and apart from it what was quoted, signed and attached."""

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from pipeline.errors import UnreadableDocument
from pipeline.ingest.readers import Reader
from pipeline.ingest.readers._flow import Flow, measure
from pipeline.ingest.readers._lines import compose
from pipeline.ingest.readers._text import clean, decode, fold
from pipeline.ingest.readers.html import page_blocks
from pipeline.records import Block

QUOTED = "earlier message quoted"
SIGNATURE = "signature"
ATTACHED = "attachment, not read; save it on its own and run again"
HEADER = "e-mail header"

_ATTRIBUTION = re.compile(
    r"(?:on\b.{6,250}\bwrote|.{3,120}<[^<>@\s]+@[^<>\s]+>\s*(?:wrote|schrieb))\s*:\Z", re.IGNORECASE
)
_ORIGINAL = re.compile(
    r"[-_\s]*(?:original|forwarded) message[-_\s]*\Z|_{20,}\Z|begin forwarded message:\Z", re.IGNORECASE
)
_OUTLOOK = re.compile(r"\*?(?:from|sent|date|to|cc|subject):\*?\s", re.IGNORECASE)
_SENT_FROM = re.compile(r"(?:sent|get outlook) (?:from|for) (?:my )?\w+.{0,40}\Z", re.IGNORECASE)


def read(data: bytes) -> Iterator[Block]:
    """Read an e-mail; of the versions of one text that it holds, only the plain one is read."""
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableDocument("it holds no e-mail. Save it again from the mail program.")
    if subject := fold(_header(message, "subject")):
        yield Block(kind="heading", text=subject, level=1)
    for name in ("from", "to", "cc", "date"):
        if value := fold(_header(message, name)):
            yield Block(kind="aside", text=f"{name.capitalize()}: {value}", note=HEADER)
    body = message.get_body(preferencelist=("plain",))
    text = _text_of(body) if body is not None else ""
    if text.strip():
        flowed = body is not None and body.get_param("format") == "flowed"
        yield from _written(text, flowed=flowed)
    elif (page := message.get_body(preferencelist=("html",))) is not None:
        yield from page_blocks(_text_of(page))
    for part in message.iter_attachments():
        yield Block(kind="aside", text=fold(part.get_filename() or part.get_content_type()), note=ATTACHED)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError):  # the standard library stumbles over some malformed headers
        return next((str(value) for key, value in message.raw_items() if key.lower() == name), "")


def _text_of(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        return payload.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(payload)


def _written(text: str, *, flowed: bool) -> Iterator[Block]:
    lines = clean(text).splitlines()
    note = ""
    stretch: list[str] = []
    for number, line in enumerate(lines):
        now = _note_at(lines, number, note)
        if now != note:
            yield from _stretch(stretch, note, flowed=flowed)
            stretch, note = [], now
        stretch.append(line)
    yield from _stretch(stretch, note, flowed=flowed)


def _note_at(lines: Sequence[str], number: int, note: str) -> str:
    """Say what a line belongs to: what was written, an earlier message, or the signature."""
    line = lines[number].strip()
    if note == f"{QUOTED} to the end":
        return note
    if _ORIGINAL.match(line) or _opens_outlook(lines, number):
        return f"{QUOTED} to the end"
    if line.startswith(">"):
        return QUOTED
    if _ATTRIBUTION.match(line) or (
        number + 1 < len(lines)
        and line[:3].lower() == "on "
        and _ATTRIBUTION.match(f"{line} {lines[number + 1].strip()}")
    ):
        return QUOTED
    if note == QUOTED and (not line or (number and _ATTRIBUTION.match(f"{lines[number - 1].strip()} {line}"))):
        return QUOTED
    if lines[number] in {"-- ", "--"} or _SENT_FROM.match(line) or (note == SIGNATURE and line):
        return SIGNATURE
    return SIGNATURE if note == SIGNATURE and not line else ""


def _opens_outlook(lines: Sequence[str], number: int) -> bool:
    near = [line.strip() for line in lines[number : number + 5]]
    return near[0][:6].lower().lstrip("*").startswith("from:") and sum(bool(_OUTLOOK.match(line)) for line in near) >= 3


def _stretch(lines: list[str], note: str, *, flowed: bool) -> Iterator[Block]:
    if note:
        text = fold(" ".join(lines))
        if text:
            yield Block(kind="aside", text=text, note=note.removesuffix(" to the end"))
        return
    if flowed:
        lines = _unflow(lines)
    flow = measure(lines)
    longest = max((len(line) for line in lines if " " in line.strip()), default=0)
    if not flow.width and 55 <= longest <= 80 and not flowed:  # mail programs break lines at 72 to 78 characters
        flow = Flow(width=longest)
    yield from compose(lines, flow)


def _unflow(lines: Sequence[str]) -> list[str]:
    """Undo RFC 3676: a line that ends in a space goes on in the next."""
    whole: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on:
            whole[-1] += line
        else:
            whole.append(line)
        goes_on = line.endswith(" ") and line != "-- "
    return whole


READER = Reader(name="eml", suffixes=(".eml",), read=read)
