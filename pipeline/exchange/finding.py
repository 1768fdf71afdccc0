"""Find a passage of another program's text again in a document of the run."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from pipeline.exchange.coded import Passage, Source
from pipeline.records import Document
from pipeline.refi import FOLDER

#: Letters and digits that words must have to be looked for where no position tells which place is meant.
_ENOUGH = 12

Stretch = tuple[Document, int, int]


class Squeezed:
    """A text's letters and digits only, each with its place: white space, bullets and quotation marks differ between programs."""

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        self.places: list[int] = []
        for place, letter in enumerate(text):
            if letter.isalnum():
                folded = letter.casefold()
                letters.append(folded)
                self.places += [place] * len(folded)
        self.text = "".join(letters)

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Return which letters lie within a stretch of the text."""
        return bisect_left(self.places, start), bisect_left(self.places, end)

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Return the stretch of the text that some letters take."""
        return self.places[first], self.places[last - 1] + 1

    def all(self, words: str) -> Iterator[int]:
        """Yield where some letters stand."""
        at = self.text.find(words)
        while at >= 0:
            yield at
            at = self.text.find(words, at + 1)


class Finder:
    """Knows a run's documents, and finds passages in them."""

    def __init__(self, documents: Sequence[Document], sources: Sequence[Source], ids: dict[str, Document]) -> None:
        self._documents = documents
        self._sources = {source.key: source for source in sources}
        self._ids = ids
        self._squeezed: dict[str, Squeezed] = {}
        self._homes: dict[str, Document | None] = {}

    def find(self, passage: Passage) -> Stretch | str:
        """Return where a passage stands, or why it was not found."""
        source = self._sources[passage.source]
        home = self._home(source)
        wanted = Squeezed(passage.words)
        if home is not None:
            if source.text == home.text and passage.start is not None and passage.end is not None:
                return home, passage.start, passage.end
            return self._in(home, source, passage, wanted)
        if len(wanted.text) < _ENOUGH:
            return "no document of the run has that name, and the words are too few to look for"
        found = [(document, at) for document in self._documents for at in self._of(document).all(wanted.text)]
        if len(found) == 1:
            return self._stretch(found[0][0], found[0][1], wanted, passage)
        if found:
            return f"no document of the run has that name, and the words stand in {len(found)} places"
        return "no document of the run has that name, and none holds these words"

    def known(self) -> frozenset[str]:
        """Return the ids of the run's documents that the file holds."""
        homes = (self._home(source) for source in self._sources.values())
        return frozenset(home.id for home in homes if home is not None)

    def _in(self, home: Document, source: Source, passage: Passage, wanted: Squeezed) -> Stretch | str:
        here = self._of(home)
        if not wanted.text:
            return "it holds no letter that could be looked for"
        near = None
        if source.text is not None and passage.start is not None and passage.end is not None:
            there = self._of_source(source)
            first, last = there.inside(passage.start, passage.end)
            if there.text == here.text:
                return (home, *here.stretch(first, last))
            near = first * len(here.text) / max(1, len(there.text))
        found = list(here.all(wanted.text))
        if not found:
            return f"{home.name} does not hold these words"
        if len(found) > 1 and (near is None or len(wanted.text) < _ENOUGH):
            return f"the words stand in {len(found)} places of {home.name}"
        at = found[0] if near is None else min(found, key=lambda place: (abs(place - near), place))
        return self._stretch(home, at, wanted, passage)

    def _stretch(self, document: Document, at: int, wanted: Squeezed, passage: Passage) -> Stretch:
        start, end = self._of(document).stretch(at, at + len(wanted.text))
        if passage.cut:
            end = max(end, min(start + passage.length, len(document.text)))
        return document, start, end

    def _home(self, source: Source) -> Document | None:
        if source.key not in self._homes:
            self._homes[source.key] = self._ids.get(source.key) or self._same_text(source) or self._same_name(source)
        return self._homes[source.key]

    def _same_text(self, source: Source) -> Document | None:
        if not source.text or not source.text.strip():
            return None
        squeezed = self._of_source(source).text
        found = [document for document in self._documents if squeezed and self._of(document).text == squeezed]
        return found[0] if len(found) == 1 else None

    def _same_name(self, source: Source) -> Document | None:
        """Return the one document of that name; programs drop folders, endings, or add one."""
        wanted = source.name.replace("\\", "/").casefold()
        for same in (_flat, _base, _stem):
            found = [document for document in self._documents if same(document.name.casefold()) == same(wanted)]
            if len(found) == 1:
                return found[0]
        found = [document for document in self._documents if _base(document.name.casefold()) == _stem(wanted)]
        return found[0] if len(found) == 1 else None

    def _of(self, document: Document) -> Squeezed:
        return self._kept(f"document {document.id}", document.text)

    def _of_source(self, source: Source) -> Squeezed:
        return self._kept(f"source {source.key}", source.text or "")

    def _kept(self, key: str, text: str) -> Squeezed:
        if key not in self._squeezed:
            self._squeezed[key] = Squeezed(text)
        return self._squeezed[key]


def _flat(name: str) -> str:
    return name.replace("/", FOLDER)


def _base(name: str) -> str:
    return PurePosixPath(name).name


def _stem(name: str) -> str:
    return PurePosixPath(name).stem
