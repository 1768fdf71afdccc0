"""File comments under the themes of a codebook, several to a comment, or say honestly why under none."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.content import content_of
from pipeline.nlp.theme_match import CodebookMatcher, Matches, weights_for
from pipeline.records import Codebook, Coding, Segment

if TYPE_CHECKING:
    from pipeline.nlp.encoder import Encoder

CODER = "model:themes@1"
ROLES = frozenset({"comment", "question", "statement", "decision", "action"})
NOTHING_FITS, CANNOT_DECIDE, NO_CONTENT, UNREADABLE = "nothing fits", "cannot decide", "no content", "unreadable"
MOST = 3  # themes a comment
_WORDS_SHOWN = 4


def code_themes(
    segments: Sequence[Segment],
    codebook: Codebook,
    encoder: "Encoder | None",
    vectors: NDArray[np.float32] | None = None,
    *,
    sections: bool = True,
) -> list[Coding]:
    """File each comment under the themes that fit it.

    Parameters
    ----------
    segments : sequence of Segment
    codebook : Codebook
    encoder : Encoder, optional
        Without it, words alone are weighed.
    vectors : array, optional
        One row a segment, by this encoder; made here where they are missing.
    sections : bool
        Whether a heading that names a theme counts as evidence.

    Returns
    -------
    list of Coding
        On the layer ``theme``, best first for each segment, with the words and the example each rests on; or one
        on the layer ``no_theme`` that says why there is none. Headings, answers and attendance get neither.
    """
    wanted = [place for place, segment in enumerate(segments) if segment.role in ROLES]
    kinds = {place: content_of(segments[place].text) for place in wanted}
    places = [place for place in wanted if kinds[place] == "content"]
    matcher = CodebookMatcher(codebook, encoder)
    matches = matcher.match(
        [segments[place].text for place in places],
        vectors[places] if vectors is not None and encoder is not None else None,
        [_heading(segments[place], matcher) if sections else None for place in places],
    )
    weights = weights_for("words" if encoder is None else encoder.model.name)
    rows = {place: row for row, place in enumerate(places)}
    codings: list[Coding] = []
    for place in wanted:
        segment = segments[place]
        if kinds[place] != "content":
            codings.append(_none(segment, NO_CONTENT if kinds[place] == "no content" else UNREADABLE, 0.95))
        else:
            codings.extend(_codings(segment, rows[place], matches, codebook, weights["threshold"], weights["floor"]))
    return codings


def _heading(segment: Segment, matcher: CodebookMatcher) -> str | None:
    """Return the nearest heading that names a theme; the one above it counts where the nearest names none."""
    for heading in (segment.section, segment.parent_section):
        if heading and matcher.words.headings(heading).max(initial=0.0) >= weights_for("words")["heading_least"]:
            return heading
    return None


def _codings(
    segment: Segment, row: int, matches: Matches, codebook: Codebook, threshold: float, floor: float
) -> list[Coding]:
    scores = matches.scores[row]
    order = sorted(range(len(scores)), key=lambda index: (-float(scores[index]), index))
    chosen = [index for index in order if scores[index] >= threshold][:MOST]
    if not chosen:
        best = float(scores[order[0]]) if order else 0.0
        reason = CANNOT_DECIDE if best >= floor else NOTHING_FITS
        why = tuple(codebook.themes[index].name for index in order[:2]) if reason == CANNOT_DECIDE else ()
        return [_none(segment, reason, 1.0 - best, why)]
    return [
        Coding(
            segment_id=segment.id,
            layer="theme",
            label=codebook.themes[index].code,
            coder=CODER,
            score=round(float(scores[index]), 4),
            why=_why(segment, row, index, matches, codebook),
        )
        for index in chosen
    ]


def _why(segment: Segment, row: int, index: int, matches: Matches, codebook: Codebook) -> tuple[str, ...]:
    """Return what a coding rests on: heading, keywords met, nearest example."""
    theme = codebook.themes[index]
    why: list[str] = []
    if matches.headings[row, index] > 0:
        why.append(f"heading: {segment.section or segment.parent_section}")
    why.extend(f"word: {word}" for word in matches.evidence.met[row][index][:_WORDS_SHOWN])
    if matches.nearest is not None and matches.nearest[row, index] >= 0:
        why.append(f"like: {(*theme.examples, *theme.include)[matches.nearest[row, index]]}")
    return tuple(why)


def _none(segment: Segment, label: str, score: float, why: tuple[str, ...] = ()) -> Coding:
    return Coding(segment_id=segment.id, layer="no_theme", label=label, coder=CODER, score=round(score, 4), why=why)
