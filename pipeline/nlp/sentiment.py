"""Whether a comment is positive, negative, neutral or mixed; its column and heading count as evidence."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.nlp.content import content_of
from pipeline.nlp.headings import Cue, cue_of
from pipeline.records import Coding, Segment
from pipeline.resources import resource

if TYPE_CHECKING:
    from pipeline.nlp.encoder import Encoder

CODER = "model:sentiment@1"
_ROLES = frozenset({"comment", "question", "statement"})
_CONTRAST = re.compile(
    r"\b(?:but|however|although|though|except|apart from|despite|yet|whereas|on the other hand)\b", re.I
)
_ASKS = re.compile(
    r"^(?:what|when|where|who|whom|whose|which|why|how|whether|if|is|are|do|does|did|can|could|will|would|has|have)\b",
    re.I,
)


def code_sentiment(
    segments: Sequence[Segment], encoder: "Encoder | None" = None, vectors: NDArray[np.float32] | None = None
) -> list[Coding]:
    """Return one coding on the layer ``sentiment`` for each comment, question and statement."""
    wanted = [segment for segment in segments if segment.role in _ROLES]
    leanings = _leanings([segment.text for segment in wanted])
    codings = []
    for segment, leaning in zip(wanted, leanings, strict=True):
        label, score, why = _decide(segment, float(leaning))
        codings.append(
            Coding(segment_id=segment.id, layer="sentiment", label=label, coder=CODER, score=round(score, 4), why=why)
        )
    return codings


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.float32]:
    from safetensors.numpy import load_file

    weights: NDArray[np.float32] = load_file(resource("models", "sentiment", "words.safetensors"))["words"].astype(
        np.float32
    )
    return weights


def _leanings(texts: Sequence[str]) -> NDArray[np.float32]:
    from sklearn.preprocessing import normalize

    from pipeline.nlp.text_features import hashed

    if not texts:
        return np.zeros(0, dtype=np.float32)
    counts = hashed(texts, letters=False)
    counts.data = np.log1p(counts.data)
    found: NDArray[np.float32] = normalize(counts) @ _weights() - 4.2765
    return found


def _decide(segment: Segment, leaning: float) -> tuple[str, float, tuple[str, ...]]:
    if content_of(segment.text) != "content":
        return "neutral", 0.9, ("nothing said",)
    heading = segment.column or segment.section
    cue: Cue = cue_of(segment.column)
    if cue == "none":
        cue = cue_of(segment.section)
    why = (f"heading: {heading}",) if cue != "none" else ()
    asks = segment.text.rstrip().endswith("?") or bool(_ASKS.match(segment.text))
    if _CONTRAST.search(segment.text) and abs(leaning) < 1.5 and not asks and cue != "negative":
        return "mixed", 0.5, (*why, "two sides")
    if cue == "negative":
        return "negative", 0.9, why
    if cue == "positive":
        return ("neutral", 0.6, (*why, "a question")) if asks else ("positive", 0.9, why)
    if cue == "information":
        return "neutral", 0.9, why
    if cue == "improve":
        return "negative", 0.7, why
    if asks and abs(leaning) < 2.5:
        return "neutral", 0.7, ("a question",)
    probability = 1 / (1 + np.exp(-abs(leaning)))
    if abs(leaning) < 0.5:
        return "neutral", 0.4, ()
    return ("positive" if leaning > 0 else "negative"), float(probability), ("its words",)
