"""What stands behind ``yousaid evaluate themes|sentiment``: a labelled file in, figures with their bases out."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.nlp.agreement import compare
from pipeline.nlp.metrics import many_labels, one_label
from pipeline.nlp.tables import Labelled, read_labelled
from pipeline.records import Codebook, Coding, Segment
from pipeline.review_value import came_true, plan_review

if TYPE_CHECKING:
    from pipeline.nlp.encoder import Encoder

_LOOKS = 40


def evaluate_themes(
    data: Path,
    text: str,
    labels: str,
    *,
    codebook: Codebook,
    encoder: "Encoder | None" = None,
    trained: Path | None = None,
    heading: str | None = None,
) -> dict[str, Any]:
    """Compare the themes given with those in a labelled file.

    Parameters
    ----------
    data : Path
        A CSV file.
    text, labels : str
        Its columns; labels are theme codes, several parted by ``;``.
    codebook : Codebook
    encoder : Encoder, optional
    trained : Path, optional
        A folder written by ``yousaid train themes``.
    heading : str, optional
        A column with the heading over each comment, where that is to count.

    Returns
    -------
    dict
        Figures with base and 95 % interval, one row a label, error by length and spelling, reliability, and
        whether the error falls by review as was promised.
    """
    from pipeline.nlp.themes import code_themes

    rows = read_labelled(data, text, labels, heading=heading)
    segments = _segments(rows)
    codings = code_themes(segments, codebook, encoder, sections=heading is not None, trained=trained)
    by_row = _by_row(codings, "theme", len(rows.texts))
    result = many_labels(
        rows.labels,
        [[coding.label for coding in found] for found in by_row],
        [found[0].score if found else 0.0 for found in by_row],
        rows.texts,
    )
    none = [coding.label for coding in codings if coding.layer == "no_theme"]
    result["no_theme"] = {label: none.count(label) for label in sorted(set(none))}
    wrong = [
        found[0].label not in gold if found else bool(gold) for found, gold in zip(by_row, rows.labels, strict=True)
    ]
    result["review"] = _review(segments, codings, "theme", wrong)
    return result | _made(data, codebook.name, encoder)


def evaluate_sentiment(
    data: Path,
    text: str,
    label: str,
    *,
    encoder: "Encoder | None" = None,
    heading: str | None = None,
    column: str | None = None,
) -> dict[str, Any]:
    """Compare the sentiment given with that in a labelled file; see `evaluate_themes`."""
    from pipeline.nlp.sentiment import code_sentiment

    rows = read_labelled(data, text, label, heading=heading, column=column)
    segments = _segments(rows)
    found = [row[0] for row in _by_row(code_sentiment(segments, encoder), "sentiment", len(rows.texts))]
    gold = [row[0] if row else "" for row in rows.labels]
    given = [coding.label for coding in found]
    result = one_label(gold, given, [coding.score for coding in found], rows.texts)
    both = compare(gold, given, layer="sentiment", coders=("file", "model"))
    result["kappa"] = {"value": both.kappa.value, "low": both.kappa.low, "high": both.kappa.high}
    wrong = [one != other for one, other in zip(gold, given, strict=True)]
    result["review"] = _review(segments, found, "sentiment", wrong)
    return result | _made(data, "", encoder)


def _review(
    segments: Sequence[Segment], codings: Sequence[Coding], layer: str, wrong: Sequence[bool]
) -> dict[str, Any]:
    """Say whether the looks worth most are worth what the review page says of them."""
    plan = plan_review(segments, codings, layer, count=min(_LOOKS, max(len(segments) // 5, 1)))
    return came_true(plan, {segment.id: bad for segment, bad in zip(segments, wrong, strict=True)})


def _segments(rows: Labelled) -> list[Segment]:
    return [
        Segment(
            id=str(number),
            document_id="",
            locator=f"row {number + 2}",
            start=0,
            end=0,
            role="comment",
            text=text,
            section=rows.headings[number] or None,
            column=rows.columns[number] or None,
        )
        for number, text in enumerate(rows.texts)
    ]


def _by_row(codings: Sequence[Coding], layer: str, count: int) -> list[list[Coding]]:
    found: list[list[Coding]] = [[] for _ in range(count)]
    for coding in codings:
        if coding.layer == layer:
            found[int(coding.segment_id)].append(coding)
    return found


def _made(data: Path, codebook: str, encoder: "Encoder | None") -> dict[str, Any]:
    return {"data": data.name, "codebook": codebook, "encoder": "words" if encoder is None else encoder.model.name}
