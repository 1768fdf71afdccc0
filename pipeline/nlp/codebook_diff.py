"""What changes between two codebooks: the themes themselves, and which comments move from one to another."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.records import Codebook, Coding, Segment

if TYPE_CHECKING:
    from pipeline.nlp.encoder import Encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A comment that is filed otherwise under the new codebook."""

    segment_id: str
    text: str
    before: tuple[str, ...]  # codes, best first; or the reason why none
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookDiff:
    """The difference between two codebooks, in themes and in comments."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    moves: tuple[Move, ...]
    base: int  # comments that were filed under both
    flows: tuple[tuple[str, str, int], ...]  # first theme before, first theme after, how many; most first


def diff_codebooks(
    old: Codebook,
    new: Codebook,
    segments: Sequence[Segment],
    encoder: "Encoder | None" = None,
    vectors: Any = None,
) -> CodebookDiff:
    """Compare two codebooks and file the same comments under both."""
    from pipeline.nlp.themes import code_themes

    before = _filed(code_themes(segments, old, encoder, vectors))
    after = _filed(code_themes(segments, new, encoder, vectors))
    texts = {segment.id: segment.text for segment in segments}
    moves = tuple(
        Move(segment_id=one, text=texts[one], before=before[one], after=after[one])
        for one in before
        if set(before[one]) != set(after[one]) or before[one][0] != after[one][0]
    )
    flows = Counter((move.before[0], move.after[0]) for move in moves if move.before[0] != move.after[0])
    olds = {theme.code: theme for theme in old.themes}
    news = {theme.code: theme for theme in new.themes}
    return CodebookDiff(
        added=tuple(code for code in news if code not in olds),
        removed=tuple(code for code in olds if code not in news),
        changed=tuple(code for code in news if code in olds and news[code] != olds[code]),
        moves=moves,
        base=len(before),
        flows=tuple(
            (one, other, many) for (one, other), many in sorted(flows.items(), key=lambda row: (-row[1], row[0]))
        ),
    )


def _filed(codings: Sequence[Coding]) -> dict[str, tuple[str, ...]]:
    filed: dict[str, tuple[str, ...]] = {}
    for coding in codings:
        filed[coding.segment_id] = (*filed.get(coding.segment_id, ()), coding.label)
    return filed
