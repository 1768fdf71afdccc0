"""What a comment was written as: an information need, a hope or a concern, by the column it stands in."""

from collections.abc import Sequence

from pipeline.nlp.headings import intent_of
from pipeline.records import Coding, Segment

CODER = "model:intent@1"
_ROLES = frozenset({"comment", "question", "statement"})


def code_intent(segments: Sequence[Segment]) -> list[Coding]:
    """Return the intent that each comment's column, or else its heading, gives it; none where neither says."""
    codings: list[Coding] = []
    for segment in segments:
        if segment.role not in _ROLES:
            continue
        for heading in (segment.column, segment.section, segment.parent_section):
            intent = intent_of(heading)
            if intent:
                codings.append(
                    Coding(
                        segment_id=segment.id,
                        layer="intent",
                        label=intent,
                        coder=CODER,
                        score=1.0 if heading == segment.column else 0.9,
                        why=(f"column: {heading}" if heading == segment.column else f"heading: {heading}",),
                    )
                )
                break
    return codings
