"""One analysis with the look-ups that every page and table needs; no counting and no HTML."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.editions import Edition, Standing
from pipeline.records import Action, Analysis, Coding, Concern, Document, Exchange, Segment, Theme

THEME, SENTIMENT = "theme", "sentiment"


@dataclass(frozen=True, slots=True)
class Study:
    """An analysis and its records by id. Made by `study_of`; holds nothing that the analysis does not."""

    analysis: Analysis
    documents: dict[str, Document]
    segments: dict[str, Segment]
    themes: dict[str, Theme]
    themes_of: dict[str, tuple[Coding, ...]]  # by segment id, best first
    sentiment_of: dict[str, Coding]
    concern_of: dict[str, Concern]
    exchanges: tuple[Exchange, ...]  # by document and place
    exchange_of: dict[str, Exchange]  # by question id
    asked_in: dict[str, tuple[Exchange, ...]]  # by segment id, in order of place
    actions: tuple[Action, ...]
    concerns: tuple[Concern, ...]  # the largest first
    edition: Edition | None = None
    standing: dict[str, Standing] = field(default_factory=dict)  # by question id, where there is an edition
    merged: dict[str, tuple[str, ...]] = field(default_factory=dict)  # other wordings, by the question they are part of


def study_of(analysis: Analysis, edition: Edition | None = None) -> Study:
    """Index an analysis, and the edition that its questions stand in.

    Where people and models coded the same segment on the same layer, only what the people said counts.
    """
    corpus = analysis.corpus
    documents = {document.id: document for document in corpus.documents}
    segments = {segment.id: segment for segment in corpus.segments}
    themes: dict[str, list[Coding]] = {}
    feelings: dict[str, list[Coding]] = {}
    for coding in analysis.codings:
        if coding.layer == THEME:
            themes.setdefault(coding.segment_id, []).append(coding)
        elif coding.layer == SENTIMENT:
            feelings.setdefault(coding.segment_id, []).append(coding)
    concerns = tuple(sorted(analysis.concerns, key=lambda concern: (-len(concern.segment_ids), concern.id)))

    def place(document_id: str, start: int, tie: str) -> tuple[str, int, str]:
        return documents[document_id].name, start, tie

    exchanges = tuple(
        sorted(analysis.exchanges, key=lambda item: place(item.document_id, item.start, item.question_id))
    )
    asked: dict[str, list[Exchange]] = {}
    for exchange in exchanges:
        asked.setdefault(exchange.segment_id, []).append(exchange)
    return Study(
        analysis=analysis,
        documents=documents,
        segments=segments,
        themes={theme.code: theme for theme in analysis.codebook.themes},
        themes_of={key: _once(_standing(codings)) for key, codings in themes.items()},
        sentiment_of={key: _standing(codings)[0] for key, codings in feelings.items()},
        # a segment in two concerns is filed under the larger
        concern_of={key: concern for concern in reversed(concerns) for key in concern.segment_ids},
        exchanges=exchanges,
        exchange_of={exchange.question_id: exchange for exchange in exchanges},
        asked_in={key: tuple(found) for key, found in asked.items()},
        actions=tuple(
            sorted(analysis.actions, key=lambda item: place(item.document_id, segments[item.segment_id].start, item.id))
        ),
        concerns=concerns,
        edition=edition,
        standing={row.question_id: row for row in edition.standings} if edition else {},
        merged=_merged(edition.standings) if edition else {},
    )


def _merged(standings: Iterable[Standing]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in standings:
        if row.merged_into:
            found[row.merged_into] = (*found.get(row.merged_into, ()), row.text)
    return found


def by_person(coding: Coding) -> bool:
    """Whether a person, not a model, gave this label."""
    return coding.coder.startswith("person:")


def _standing(codings: list[Coding]) -> tuple[Coding, ...]:
    people = [coding for coding in codings if by_person(coding)]
    return tuple(sorted(people or codings, key=lambda coding: (-coding.score, coding.label, coding.coder)))


def _once(codings: Iterable[Coding]) -> tuple[Coding, ...]:
    return tuple({coding.label: coding for coding in reversed(tuple(codings))}.values())[::-1]
