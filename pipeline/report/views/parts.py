"""Long documents in parts: what stands on which page, and what is too much for any page."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.records import Reject, Segment
from pipeline.report.study import Study

Item = Segment | Reject

#: How many pieces of a document one page holds.
PART = 600

#: In a study with more pieces than this each is shown in brief, and a page holds more of them.
BRIEF, BRIEF_PART = 10_000, 2_500

#: How many quotations a list holds in such a study.
HELD_IN_BRIEF = 20

#: The bytes that a whole report may take in such a study, so that it can be mailed, and those that the words get always.
ROOM, LEAST_ROOM = 14_600_000, 4_000_000

#: The bytes that a piece takes beside its words, and more where its themes are named; a question in the tracker beside
#: three times its words; a quotation in a list; and the lists on the page of a theme.
AROUND, THEMES, TRACKED, QUOTED, LISTS = 44, 32, 1_400, 450, 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a document."""

    page: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A document on its pages."""

    sheets: tuple[Sheet, ...]
    brief: bool = False
    themes: bool = True  # whether there is room for the names of the themes
    left: int = 0  # pieces that stand on no page


def laid_out(study: Study, pages: Mapping[str, str]) -> dict[str, Laid]:
    """Lay every document out on one page or on several.

    Parameters
    ----------
    study : Study
    pages : mapping
        The first page of each document, by its id.
    """
    corpus = study.analysis.corpus
    held: dict[str, list[Item]] = {document.id: [] for document in corpus.documents}
    for segment in corpus.segments:
        held[segment.document_id].append(segment)
    for reject in corpus.rejects:
        if reject.document_id is not None:
            held[reject.document_id].append(reject)
    brief = sum(map(len, held.values())) > BRIEF
    share, themes = 1.0, True
    if brief:
        room = max(ROOM - _taken(study), LEAST_ROOM)
        whole = sum(_cost(item) for items in held.values() for item in items)
        share = min(1.0, room / whole)
        themes = whole + THEMES * len(study.themes_of) <= room
    laid: dict[str, Laid] = {}
    for key, items in held.items():
        ordered = sorted(items, key=lambda item: (item.start, item.end))
        shown = _within(ordered, share) if share < 1 else ordered
        size = BRIEF_PART if brief else PART
        cut = [tuple(shown[at : at + size]) for at in range(0, len(shown), size)] or [()]
        names = _names(pages[key], len(cut), pages)
        laid[key] = Laid(tuple(map(Sheet, names, cut)), brief, themes, len(ordered) - len(shown))
    return laid


def _taken(study: Study) -> int:
    """Estimate what the other pages take."""
    tracked = sum(TRACKED + 3 * len(exchange.text) for exchange in study.exchanges)
    quoted = sum(min(len(concern.segment_ids), HELD_IN_BRIEF) for concern in study.concerns)
    return tracked + QUOTED * (quoted + LISTS * HELD_IN_BRIEF * len(study.themes))


def _cost(item: Item) -> int:
    return AROUND + len(item.text.encode("utf-8", "replace"))


def _within(items: list[Item], share: float) -> list[Item]:
    room = share * sum(map(_cost, items))
    for place, item in enumerate(items):
        room -= _cost(item)
        if room < 0:
            return items[:place]
    return items


def _names(first: str, number: int, pages: Mapping[str, str]) -> list[str]:
    stem = f"{first.removesuffix('.html')}-part"
    while any(page.startswith(f"{stem}-") for page in pages.values()):  # a file of that very name
        stem += "s"
    return [first, *(f"{stem}-{place}.html" for place in range(2, number + 1))]
