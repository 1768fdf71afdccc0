"""The one stylesheet, and of it what a page needs: every page carries its style, so what it does not use is left out."""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

_SHEET = Path(__file__).parent / "templates" / "_style.css"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_TAGS = re.compile(r"<([a-z][a-z0-9]*)")
_ARGUMENTS = re.compile(r":(?:not|nth-[a-z-]+)\([^()]*\)")
_PSEUDO = re.compile(r"::?[a-z-]+|\[[^\]]*\]")
_CLASS = re.compile(r"\.([\w-]+)")
_ELEMENT = re.compile(r"(?<![\w.#-])[a-z][a-z0-9]*")


def stylesheet() -> str:
    """Return the whole stylesheet, for whoever else shows pages in the report's look."""
    return _SHEET.read_text(encoding="utf-8")


def fingerprint(text: str) -> str:
    """Return what a content policy names to let exactly this style or script through."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def style_for(page: str) -> str:
    """Return the rules of the stylesheet that can apply to a page.

    Parameters
    ----------
    page : str
        Its HTML.
    """
    words = {word for found in _CLASSES.findall(page) for word in found.split()}
    return "\n".join(_kept(_rules(), words, set(_TAGS.findall(page)))) + "\n"


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    return tuple(_split(_COMMENT.sub("", stylesheet())))


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Yield each rule's head and what stands between its braces."""
    depth, start, opened = 0, 0, 0
    for place, letter in enumerate(text):
        if letter == "{":
            depth += 1
            if depth == 1:
                opened = place
        elif letter == "}":
            depth -= 1
            if depth == 0:
                body = " ".join(text[opened + 1 : place].split())
                yield text[start:opened].strip(), body.replace("; ", ";").replace(": ", ":")
                start = place + 1


def _kept(rules: tuple[tuple[str, str], ...], words: set[str], tags: set[str]) -> Iterator[str]:
    for head, body in rules:
        if head.startswith("@media"):
            inner = " ".join(_kept(tuple(_split(body)), words, tags))
            if inner:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        else:
            selectors = [one.strip() for one in _parts(head) if _applies(one, words, tags)]
            if selectors:
                yield f"{','.join(selectors)}{{{body}}}"


def _parts(head: str) -> list[str]:
    """Split a list of selectors at its commas, those in brackets left alone."""
    return re.split(r",(?![^()]*\))", head)


def _applies(selector: str, words: set[str], tags: set[str]) -> bool:
    plain = _PSEUDO.sub(" ", _ARGUMENTS.sub("", selector))
    return set(_CLASS.findall(plain)) <= words and set(_ELEMENT.findall(_CLASS.sub(" ", plain))) <= tags
