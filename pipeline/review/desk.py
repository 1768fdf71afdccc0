"""What there is to decide in a study, in the order in which it is worth a person's time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import store
from pipeline.doubt import UNSURE, sure_of
from pipeline.ledger.identity import words_key
from pipeline.records import Analysis, Exchange, PossibleQuestion, Segment
from pipeline.report.study import study_of
from pipeline.report.views.names import anchor, names_of
from pipeline.report.views.pieces import comments_of
from pipeline.review.items import Item, Kind, comment_item, least, question_item
from pipeline.review.possible_item import possible_item
from pipeline.review_value import plan_review
from pipeline.run import ANALYSIS, CORPUS, RUN


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place in the queue."""

    key: str
    kind: Kind
    targets: tuple[str, ...]
    rank: tuple[float, ...]  # the smallest comes first
    value: float  # wrong findings that a look is expected to put right


class Desk:
    """One study as it was last analysed, laid out for review.

    Parameters
    ----------
    analysis : Analysis
    known_as : mapping of str to str
        The ledger's id of each question, where it is not the analysis's.
    title : str
        What the study is called.
    """

    def __init__(self, analysis: Analysis, *, known_as: Mapping[str, str], title: str) -> None:
        self.title = title
        self.as_of = analysis.provenance.as_of
        self.study = study_of(analysis)
        self.names = names_of(self.study)
        self.target_of = {
            item.question_id: known_as.get(item.question_id, item.question_id) for item in self.study.exchanges
        }
        self._questions = {anchor("q", self.target_of[item.question_id]): item for item in self.study.exchanges}
        self._comments = {anchor("s", segment.id): segment for segment in comments_of(self.study)}
        self._possible = {anchor("p", sentence.id): sentence for sentence in self.study.analysis.possible}
        self.key_of = {self.target_of[item.question_id]: key for key, item in self._questions.items()}
        self.key_of |= {segment.id: key for key, segment in self._comments.items()}
        self.key_of |= {sentence.id: key for key, sentence in self._possible.items()}
        self._asked = {
            (self.study.documents[item.document_id].name, words_key(item.text)): key
            for key, item in self._questions.items()
        }
        self._place = {key: float(place) for place, key in enumerate(self.study.documents)}
        self._same: dict[str, tuple[str, ...]] = {}
        self._value: dict[str, float] = {}
        comments = tuple(self._comments.values())
        self.comments = len(comments)
        self.plan = plan_review(comments, self.study.analysis.codings, count=len(comments))
        for look in self.plan.looks:
            self._value[look.segment_id] = look.value
            self._same[look.segment_id] = look.also
        entries = [entry for entry in map(self._question, self._questions.values()) if entry]
        entries += map(self._sentence, self._possible.values())
        entries += [entry for entry in map(self._comment, self._comments.values()) if entry]
        self.queue = tuple(sorted(entries, key=lambda entry: entry.rank))

    def item(self, key: str) -> Item | None:
        """Lay out one thing to decide; None where the study holds no such thing."""
        targets = self.targets(key)
        if exchange := self._questions.get(key):
            return question_item(self.study, self.names, exchange, key=key, target=targets[0])
        if sentence := self._possible.get(key):
            return possible_item(self.study, self.names, sentence, key=key)
        if segment := self._comments.get(key):
            return comment_item(self.study, self.names, segment, key=key, targets=targets)
        return None

    def targets(self, key: str) -> tuple[str, ...]:
        """Return what a decision on a key is about: a question, a sentence, or comments in the same words."""
        if exchange := self._questions.get(key):
            return (self.target_of[exchange.question_id],)
        if sentence := self._possible.get(key):
            return (sentence.id,)
        segment = self._comments.get(key)
        return (segment.id, *self._same.get(segment.id, ())) if segment else ()

    def entry(self, key: str) -> Entry | None:
        """Return the place in the queue of what is not in it by itself: it was decided, or needed no eye."""
        item = self.item(key)
        return Entry(key=key, kind=item.kind, targets=item.targets, rank=(9.0,), value=0.0) if item else None

    def asked_as(self, words: str, document: str) -> str:
        """Return the key of the question in a document, by its name, that has these words; nothing where none has."""
        return self._asked.get((document, words_key(words)), "")

    def _question(self, exchange: Exchange) -> Entry | None:
        sure = sure_of(exchange)
        linked = [answer.score for answer in exchange.answers if answer.basis == "linked"]
        is_open = exchange.status != "answered"
        if not is_open and sure >= UNSURE:
            return None
        key = anchor("q", self.target_of[exchange.question_id])
        number = self.names.number[exchange.question_id]
        kind: Kind = "answer" if linked and is_open else "question"
        value = max(linked) if kind == "answer" else 1.0 - sure
        rank = (0.0, -value, number) if kind == "answer" else (1.0, 0.0 if sure < UNSURE else 1.0, -value, number)
        return Entry(key=key, kind=kind, targets=(self.target_of[exchange.question_id],), rank=rank, value=value)

    def _sentence(self, sentence: PossibleQuestion) -> Entry:
        rank = (2.0, self._place[sentence.document_id], float(sentence.start))
        return Entry(key=self.key_of[sentence.id], kind="possible", targets=(sentence.id,), rank=rank, value=0.0)

    def _comment(self, segment: Segment) -> Entry | None:
        value = self._value.get(segment.id)
        if value is None or least(self.study, segment.id) >= UNSURE:
            return None
        targets = (segment.id, *self._same.get(segment.id, ()))
        rank = (3.0, -value, self._place[segment.document_id], float(segment.start))
        return Entry(key=anchor("s", segment.id), kind="comment", targets=targets, rank=rank, value=value)


def stamp(out: Path) -> tuple[tuple[int, int], ...]:
    """Return what tells whether a study has been analysed again since."""
    return tuple(
        (info.st_mtime_ns, info.st_size) for name in (ANALYSIS, CORPUS, RUN) if (info := _stat(out / name)) is not None
    )


def load(out: Path) -> tuple[Analysis, dict[str, Any]]:
    """Read a study's analysis and what its last run said of itself.

    Raises
    ------
    StoreError
        A file is missing or damaged.
    """
    corpus = store.read_corpus_file(out / CORPUS)
    analysis = store.read_analysis_file(out / ANALYSIS, corpus)
    try:
        facts = json.loads((out / RUN).read_text("utf-8"))
    except (OSError, ValueError):
        facts = {}
    return analysis, facts if isinstance(facts, dict) else {}


def _stat(path: Path) -> Any:
    try:
        return path.stat()
    except OSError:
        return None
