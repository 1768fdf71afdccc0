"""Whether a comment is positive, negative, neutral or mixed; its column and heading count as evidence."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.content import content_of
from pipeline.nlp.headings import Cue
from pipeline.nlp.sentiment_cues import LABELS, cue_row, heading_for, reasons
from pipeline.records import Coding, Segment
from pipeline.resources import resource

if TYPE_CHECKING:
    from pipeline.nlp.classifier import TextClassifier
    from pipeline.nlp.encoder import Encoder

Array = NDArray[np.float32]
CODER = "model:sentiment@1"
_ROLES = frozenset({"comment", "question", "statement"})
_SURE_NOTHING = 0.95
_BLOCK = 20_000  # texts whose words and letters are counted together, for the memory's sake


def code_sentiment(
    segments: Sequence[Segment], encoder: "Encoder | None" = None, vectors: Array | None = None
) -> list[Coding]:
    """Say how each comment, question and statement is meant.

    Parameters
    ----------
    segments : sequence of Segment
    encoder : Encoder, optional
        One that a head was fitted for; with any other, or none, the words alone are weighed.
    vectors : array, optional
        One row a segment, by this encoder; made here where they are missing.

    Returns
    -------
    list of Coding
        One on the layer ``sentiment`` for each, with what it rests on: the heading first, then turns of phrase.
    """
    wanted = [place for place, segment in enumerate(segments) if segment.role in _ROLES]
    said = [place for place in wanted if content_of(segments[place].text) == "content"]
    cues = [_cue(segments[place]) for place in said]
    name = encoder.model.name if encoder is not None else "words"
    if encoder is not None and name in _heads():
        chosen = vectors[said] if vectors is not None else encoder.encode([segments[place].text for place in said])
    else:
        name, chosen = "words", None
    chances = sentiment_chances([segments[place].text for place in said], [cue for _, cue in cues], name, chosen)
    codings: dict[int, Coding] = {}
    for place, (heading, cue), row in zip(said, cues, chances, strict=True):
        best = int(row.argmax())
        why = reasons(segments[place].text, heading, cue) or ("its words",)
        codings[place] = _coding(segments[place], LABELS[best], float(row[best]), why)
    for place in wanted:
        if place not in codings:
            codings[place] = _coding(segments[place], "neutral", _SURE_NOTHING, ("nothing said",))
    return [codings[place] for place in wanted]


def sentiment_chances(
    texts: Sequence[str], cues: Sequence[Cue], name: str = "words", vectors: Array | None = None
) -> Array:
    """Return the probability of each of LABELS for each text.

    Parameters
    ----------
    texts : sequence of str
    cues : sequence of Cue
        What the heading over each says, as ``pipeline.nlp.headings.cue_of`` gives it.
    name : str
        The encoder that made the vectors, or "words".
    vectors : array, optional
    """
    if not texts:
        return np.zeros((0, len(LABELS)), np.float32)
    model, coef, intercept = _head(name)
    known = [str(label) for label in model.classes_]
    order = [known.index(label) for label in LABELS]
    blocks: list[Array] = []
    for start in range(0, len(texts), _BLOCK):
        part = texts[start : start + _BLOCK]
        leanings = model.predict_proba(part, None if vectors is None else vectors[start : start + _BLOCK])
        leanings = np.log(leanings[:, order] + 1e-6)
        read = zip(part, cues[start : start + _BLOCK], leanings, strict=True)
        values = np.round(np.stack([cue_row(*found) for found in read]) @ coef.T + intercept, 5)
        values = np.exp(values - values.max(axis=1, keepdims=True))
        blocks.append(values / values.sum(axis=1, keepdims=True))
    return np.concatenate(blocks)


@lru_cache(maxsize=1)
def _heads() -> dict[str, dict[str, list[list[float]]]]:
    table = json.loads(resource("models", "sentiment", "cues.json").read_text("utf-8"))
    heads: dict[str, dict[str, list[list[float]]]] = table["heads"]
    return heads


@lru_cache(maxsize=4)
def _head(name: str) -> "tuple[TextClassifier, Array, Array]":
    from pipeline.nlp.classifier import TextClassifier

    head = _heads()[name]
    model, _ = TextClassifier.load(resource("models", "sentiment", str(head["folder"])))
    return model, np.asarray(head["coef"], np.float32), np.asarray(head["intercept"], np.float32)


def _cue(segment: Segment) -> tuple[str | None, Cue]:
    return heading_for(segment.column, segment.section, segment.parent_section)


def _coding(segment: Segment, label: str, score: float, why: tuple[str, ...]) -> Coding:
    return Coding(segment_id=segment.id, layer="sentiment", label=label, coder=CODER, score=round(score, 4), why=why)
