"""Tell the main part of a web page from what surrounds it."""

import re
from typing import Any

OUTSIDE = "outside the main part of the web page"
_NOTES = {
    "nav": "menu of the web page",
    "aside": "side column of the web page",
    "footer": "foot of the web page",
    "header": "head of the web page",
    "button": "button of the web page",
    "select": "form field of the web page",
    "form": "form of the web page",
    "dialog": "notice on the web page",
}
_ROLES = {
    "navigation": _NOTES["nav"],
    "menu": _NOTES["nav"],
    "menubar": _NOTES["nav"],
    "complementary": _NOTES["aside"],
    "contentinfo": _NOTES["footer"],
    "banner": _NOTES["header"],
    "search": _NOTES["form"],
    "dialog": _NOTES["dialog"],
    "alertdialog": _NOTES["dialog"],
}
_WORDS = {
    "menu of the web page": "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager toc",
    "cookie notice": "cookie cookies consent gdpr",
    "share links": "share sharing social addthis sharethis",
    "side column of the web page": "sidebar widget related newsletter advert ads promo",
    "foot of the web page": "footer colophon",
    "head of the web page": "masthead topbar skip skiplink",
}
_NOTE_OF = {word: note for note, words in _WORDS.items() for word in words.split()}
_SPLIT = re.compile(r"[\s_-]+")
_BOLD_RULE = re.compile(r"\.([\w-]+)\s*\{[^{}]*font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b", re.IGNORECASE)
#: Furniture is small beside the text; a wrapper that holds more than this share of the page is no furniture.
_SHARE = 0.4
_SHORT = 160


def main_part(soup: Any) -> Any | None:
    """Find the element that holds what the page is for; None where the page does not say."""
    main = soup.find("main") or soup.find(attrs={"role": "main"})
    scope = main or soup
    whole = _size(scope)
    articles = [article for article in scope.find_all("article") if article.find_parent("article") is None]
    if len(articles) == 1 and _size(articles[0]) * 2 >= whole:
        return articles[0]
    return main if main is not None and _size(main) >= _SHORT else None


def note_for(node: Any, page_size: int, *, outside: bool) -> str:
    """Say what kind of furniture an element is; empty where it belongs to the text."""
    if outside and node is None:
        return OUTSIDE
    name = node.name
    if outside and name not in {"html", "head", "body", "[document]"} and not node.find(["main", "article"]):
        return _NOTES.get(name) or _ROLES.get(node.get("role") or "") or _by_words(node) or OUTSIDE
    if name in {"button", "select"} and _size(node) < _SHORT:
        return _NOTES[name]
    if name in {"html", "head", "body", "main", "article"} or _size(node) > page_size * _SHARE:
        return ""
    if name in {"nav", "aside", "footer", "dialog"} or (name == "header" and node.find("nav")):
        return _NOTES[name]
    if role := _ROLES.get(node.get("role") or ""):
        return role
    note = _by_words(node)
    return note if note and _is_furniture(node) else ""


def bold_classes(soup: Any) -> frozenset[str]:
    """List the classes that the page's own style sheet sets in bold."""
    css = " ".join(style.get_text() for style in soup.find_all("style"))
    return frozenset(_BOLD_RULE.findall(css))


def _by_words(node: Any) -> str:
    names = " ".join([*(node.get("class") or ()), node.get("id") or ""]).lower()
    return next((_NOTE_OF[word] for word in _SPLIT.split(names) if word in _NOTE_OF), "")


def _is_furniture(node: Any) -> bool:
    size = _size(node)
    linked = sum(_size(link) for link in node.find_all("a"))
    return size <= _SHORT or linked * 2 >= size


def _size(node: Any) -> int:
    return sum(len(text.strip()) for text in node.find_all(string=True) if text.parent.name not in {"script", "style"})
