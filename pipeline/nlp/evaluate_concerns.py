"""What stands behind ``yousaid evaluate concerns``: which remarks a reader puts together, and which the program does."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import PipelineError
from pipeline.nlp.agreement import interval
from pipeline.records import Segment

if TYPE_CHECKING:
    from pipeline.nlp.encoder import Encoder

Names = Sequence[str | None]
_DRAWS = 500
_STUDIES = 8  # studies from which on whole studies are drawn for the interval, and not single remarks
_KEYS = {"study", "text", "concern", "section", "column", "role", "document", "speaker"}
_ROLES = ("comment", "question", "statement")


def read_cases(data: Path) -> dict[str, list[dict[str, Any]]]:
    """Read labelled remarks, one JSON object a line, and sort them by study.

    Each has a ``text`` and a ``concern`` (null where it recurs nowhere) and may have ``study``, ``section``,
    ``column``, ``role``, ``document`` and ``speaker``.

    Raises
    ------
    PipelineError
        A line is no such object; the message names it.
    """
    studies: dict[str, list[dict[str, Any]]] = {}
    try:
        lines = data.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PipelineError(f"{data}: cannot be read ({error}). Check the path; the file must be in UTF-8.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise PipelineError(f"{data.name}, line {number}: no JSON object ({error}). One object a line.") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "concern" not in row:
            raise PipelineError(f"{data.name}, line {number}: a text and a concern are wanted; null where it has none.")
        if unknown := sorted(set(row) - _KEYS):
            raise PipelineError(f"{data.name}, line {number}: unknown key {unknown[0]!r}.")
        if row.get("role", "comment") not in _ROLES:
            raise PipelineError(f"{data.name}, line {number}: the role is one of {', '.join(_ROLES)}.")
        studies.setdefault(str(row.get("study", "")), []).append(row)
    if not studies:
        raise PipelineError(f"{data.name}: no remarks in it.")
    return studies


def evaluate_concerns(data: Path, *, encoder: "Encoder") -> dict[str, Any]:
    """Compare the concerns found with those in a labelled file, pair by pair within each study.

    Returns
    -------
    dict
        Precision, recall and F1 of pairs of remarks put together, with 95 % intervals; how many concerns there are
        and were found; for each study the same three figures.
    """
    from pipeline.nlp.concerns import find_concerns

    tables: list[tuple[str, Names, Names]] = []
    labels: dict[str, list[str]] = {}
    for study, rows in read_cases(data).items():
        segments = as_segments(rows)
        found = find_concerns(segments, encoder)
        owner = {name: concern.id for concern in found for name in concern.segment_ids}
        labels[study] = [concern.label for concern in found]
        tables.append((study, [row["concern"] for row in rows], [owner.get(segment.id) for segment in segments]))
    result = pair_figures([(gold, given) for _, gold, given in tables])
    result["studies"] = [
        {
            "study": study,
            **_rounded(pair_counts(gold, given)),
            "concerns": len(set(gold) - {None}),
            "found": len(labels[study]),
            "labels": labels[study],
        }
        for study, gold, given in tables
    ]
    return result | {"data": data.name, "encoder": encoder.model.name}


def as_segments(rows: Sequence[dict[str, Any]]) -> list[Segment]:
    """Return labelled remarks as the program meets them."""
    return [
        Segment(
            id=f"remark-{number}",
            document_id=str(row.get("document", "")),
            locator=f"line {number + 1}",
            start=number,
            end=number,
            role=row.get("role", "comment"),
            text=row["text"],
            speaker=row.get("speaker"),
            section=row.get("section"),
            column=row.get("column"),
        )
        for number, row in enumerate(rows)
    ]


def pair_figures(tables: Sequence[tuple[Names, Names]]) -> dict[str, Any]:
    """Return precision, recall and F1 of pairs over several studies, each with its 95 % interval.

    Parameters
    ----------
    tables : sequence of (gold, given)
        For each study the concern of every remark by the reader and by the program; None is none.
    """
    remarks = sum(len(gold) for gold, _ in tables)
    if len(tables) >= _STUDIES:
        whole = np.array([pair_counts(gold, given) for gold, given in tables], np.float64)
        units = len(tables)

        def counts(at: NDArray[np.intp]) -> NDArray[np.float64]:
            found: NDArray[np.float64] = whole[at].sum(axis=0)
            return found
    else:
        starts = np.cumsum([0, *(len(gold) for gold, _ in tables)])
        units = remarks

        def counts(at: NDArray[np.intp]) -> NDArray[np.float64]:
            often = np.bincount(at, minlength=remarks).astype(np.float64)
            parts = [
                pair_counts(gold, given, often[start : start + len(gold)])
                for (gold, given), start in zip(tables, starts, strict=False)
            ]
            found: NDArray[np.float64] = np.sum(parts, axis=0, dtype=np.float64)
            return found

    figures: dict[str, Any] = {}
    for place, name in enumerate(("precision", "recall", "f1")):

        def figure(at: NDArray[np.intp], place: int = place) -> float:
            return _scores(counts(at))[place]

        found = interval(figure, units, draws=_DRAWS)
        figures[name] = {"value": round(found.value, 4), "low": round(found.low, 4), "high": round(found.high, 4)}
    together = counts(np.arange(units))
    return {
        "pairs": figures,
        "base": {"remarks": remarks, "studies": len(tables), "pairs_by_reader": int(together[0] + together[2])},
        "concerns": sum(len(set(gold) - {None}) for gold, _ in tables),
        "found": sum(len(set(given) - {None}) for _, given in tables),
    }


def pair_counts(gold: Names, given: Names, often: NDArray[np.float64] | None = None) -> tuple[float, float, float]:
    """Return how many pairs of remarks are together for both, for the program alone, and for the reader alone."""
    weight = np.ones(len(gold)) if often is None else often
    both = _same(gold), _same(given)
    pairs = np.triu(np.outer(weight, weight), 1)
    right, wrong, missed = both[0] & both[1], both[1] & ~both[0], both[0] & ~both[1]
    return float(pairs[right].sum()), float(pairs[wrong].sum()), float(pairs[missed].sum())


def _same(names: Names) -> NDArray[np.bool_]:
    number = {name: place for place, name in enumerate(dict.fromkeys(names))}
    labels = np.array([-1 - place if name is None else number[name] for place, name in enumerate(names)])
    same: NDArray[np.bool_] = labels[:, None] == labels[None, :]
    return same


def _scores(counts: Sequence[float] | NDArray[np.float64]) -> tuple[float, float, float]:
    right, wrong, missed = (float(count) for count in counts)
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return precision, recall, (2 * right / (2 * right + wrong + missed) if right else 0.0)


def _rounded(counts: tuple[float, float, float]) -> dict[str, float]:
    return dict(zip(("precision", "recall", "f1"), (round(score, 4) for score in _scores(counts)), strict=True))
