"""Read a document's title and its day off its first lines."""

import re
from dataclasses import replace

from pipeline.dates import date_in_name, find_date, meeting_date
from pipeline.ingest.shapes._furniture import furniture
from pipeline.records import Block, Document

#: How many lines a document has to say on its own what it is and when it was.
HEAD = 25

#: Headings that say what stands below them, not what the document is.
_GENERAL = re.compile(
    r"^\W*(?:agenda(?: item)? ?\d*|minutes|draft(?: minutes)?|notes|home|menu|contents|welcome|introduction|"
    r"frequently asked questions|faqs?|questions?|feedback|comments?|form ?\d*|sheet ?\d*|responses?(?: ?\d+)?|untitled)\W*$",
    re.IGNORECASE,
)
#: What a program or an office put over a paper: enclosure numbers, links, the head of an e-mail.
_ABOVE = re.compile(
    r"^\W*(?:(?:enc(?:l|losure)?|app(?:endix)?|annex|attachment|paper|item|ref|page)\b[.:\s]*\w{0,4}\W*(?:attached)?\W*$|skip to\b|jump to\b|(?:from|sent|to|cc|importance)\s*:)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:subject|title)\s*:\s*(?=\S)", re.IGNORECASE)
#: A prompt with an answer behind it.
_ASKED = re.compile(r"\?\s+[A-Za-z]")
_PEOPLE = re.compile(
    r"^\W*(?:present|attend(?:ees|ance|ing|ed)?|apologies|in attendance|those attending|members)\b", re.IGNORECASE
)
_PAGE_DATE = re.compile(
    r"^\W*(?:date(?!s?\s+(?:of|for)\s+(?:the\s+|our\s+)?(?:next|future))|sent|(?:page |last )*(?:updated|reviewed|published|posted|modified))\b",
    re.IGNORECASE,
)


def with_heading(document: Document) -> Document:
    """Return the document with its title and date filled in, as far as its first lines give them."""
    leaves = list(document.leaves())
    lines = [block for block in leaves if block.kind != "aside"][:HEAD]
    found = meeting_date([f"{block.mark} {block.text}".strip() for block in lines])
    stamps = (block for block in leaves if block.end - block.start < 120 and _PAGE_DATE.match(block.text))
    stamp = next(filter(None, (find_date(block.text) for block in stamps)), None)
    if stamp and (found is None or found.date > stamp.date):  # a page speaks of days to come, but is not of them
        found = stamp
    found = found or date_in_name(document.name)
    title = _title(document.blocks)
    if found:
        return replace(document, title=title, date=found.date, date_text=found.words)
    return replace(document, title=title)


def _is_menu(text: str) -> bool:
    return furniture(text) in {"site menu", "cookie note", "share link"}


def _title(blocks: tuple[Block, ...]) -> str | None:
    """Return the first line that tells this document from others, or None: then its file name must do.

    It stands among the first lines, before those present are named; a table's cells do not count.
    """
    lines = [
        block
        for block in blocks
        if block.kind in {"heading", "paragraph"} and not _ABOVE.match(block.text) and not _is_menu(block.text)
    ][:6]
    for block in lines:
        text = _SUBJECT.sub("", block.text.strip("*_ "))
        if not text or _PEOPLE.match(text):
            return None
        found = find_date(text)
        tells = (
            not _GENERAL.match(text)
            and not text.endswith(("?", ".", "]", ":"))
            and not _ASKED.search(text)
            and not text[0].isdigit()
        )
        if tells and 2 <= len(text.split()) <= 25 and not (found and len(found.words) > len(text) - 10):
            return text[:200]
    return None
