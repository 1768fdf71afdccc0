"""File comments under the themes of a codebook, several to a comment, or say honestly why under none."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.content import content_of
from pipeline.nlp.theme_match import CodebookMatcher, Matches, encoder_name, weights_for
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
    trained: Path | None = None,
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
    trained : Path, optional
        A folder written by ``yousaid train themes``, to be used beside the codebook.

    Returns
    -------
    list of Coding
        On the layer ``theme``, best first for each segment, with the words and the example each rests on; or one
        on the layer ``no_theme`` that says why there is none. Headings, answers and attendance get neither.
    """
    wanted = [place for place, segment in enumerate(segments) if segment.role in ROLES]
    kinds = {place: content_of(segments[place].text) for place in wanted}
    places = [place for place in wanted if kinds[place] == "content"]
    texts = [segments[place].text for place in places]
    if encoder is None:
        vectors = None
    elif vectors is not None:
        vectors = vectors[places]
    elif texts:
        vectors = encoder.encode(texts)
    matcher = CodebookMatcher(codebook, encoder)
    headings = [_heading(segments[place], matcher) if sections else None for place in places]
    matches = matcher.match(texts, vectors, headings)
    weights = weights_for(encoder_name(encoder))
    codes, scores = [theme.code for theme in codebook.themes], matches.scores
    if trained is not None and texts:
        from pipeline.nlp.theme_blend import blend

        codes, scores = blend(codes, scores, weights["threshold"], trained, texts, encoder, vectors)
    rows = {place: row for row, place in enumerate(places)}
    codings: list[Coding] = []
    for place in wanted:
        segment = segments[place]
        if kinds[place] != "content":
            codings.append(_none(segment, NO_CONTENT if kinds[place] == "no content" else UNREADABLE, 0.95))
            continue
        row = rows[place]
        order, given = most_likely(scores[row])
        chosen = order[:given] if order and scores[row, order[0]] >= weights["threshold"] else []
        codings.extend(
            Coding(
                segment_id=segment.id,
                layer="theme",
                label=codes[at],
                coder=CODER,
                score=round(float(scores[row, at]), 4),
                why=_why(headings[row], row, at, matches, codebook),
            )
            for at in chosen
        )
        if not chosen:
            best = float(scores[row, order[0]]) if order else 0.0
            undecided = best >= weights["floor"]
            why = tuple(_name(codes[at], codebook) for at in order[:2]) if undecided else ()
            codings.append(_none(segment, CANNOT_DECIDE if undecided else NOTHING_FITS, 1.0 - best, why))
    return codings


def most_likely(scores: NDArray[np.float32]) -> tuple[list[int], int]:
    """Return the themes of one comment, likeliest first, and how many of them to give.

    As many as make the F1 that is to be expected of them highest: a second theme is given where it is likely
    beside the first, not where it merely passes a mark.
    """
    order = [int(at) for at in np.argsort(-scores, kind="stable")]
    whole = float(scores.sum())
    hit, best, given = 0.0, -1.0, 0
    for count, at in enumerate(order[:MOST], start=1):
        hit += float(scores[at])
        expected = round(2 * hit / (count + whole), 6)
        if expected > best:
            best, given = expected, count
    return order, given


def _heading(segment: Segment, matcher: CodebookMatcher) -> str | None:
    """Return the nearest heading that names a theme; the one above it counts where the nearest names none."""
    for heading in (segment.section, segment.parent_section):
        if heading and matcher.heading_scores([heading]).max(initial=0.0) > 0:
            return heading
    return None


def _why(heading: str | None, row: int, at: int, matches: Matches, codebook: Codebook) -> tuple[str, ...]:
    """Return what a coding rests on: heading, keywords met, nearest example."""
    if at >= len(codebook.themes):
        return ("learnt from coded comments",)
    theme = codebook.themes[at]
    why: list[str] = []
    if heading and matches.headings[row, at] > 0:
        why.append(f"heading: {heading}")
    why.extend(f"word: {word}" for word in matches.evidence.met[row][at][:_WORDS_SHOWN])
    if matches.nearest is not None and matches.nearest[row, at] >= 0:
        why.append(f"like: {(*theme.examples, *theme.include)[matches.nearest[row, at]]}")
    return tuple(why)


def _name(code: str, codebook: Codebook) -> str:
    return next((theme.name for theme in codebook.themes if theme.code == code), code)


def _none(segment: Segment, label: str, score: float, why: tuple[str, ...] = ()) -> Coding:
    return Coding(segment_id=segment.id, layer="no_theme", label=label, coder=CODER, score=round(score, 4), why=why)
