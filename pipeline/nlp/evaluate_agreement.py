"""What stands behind ``yousaid evaluate agreement``: who coded what, and how far any two of them agree."""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError
from pipeline.nlp.agreement import Agreement, Figure, agree, compare, krippendorff_alpha
from pipeline.nlp.tables import read_labelled, read_rows, split_labels
from pipeline.records import Coding

NONE = "none"  # what stands for "fits under no label", which is a judgement; nothing at all is none
_NO_THEME = "no_theme"
_ENOUGH = 2


def codings_of_columns(path: Path, columns: Sequence[str], layer: str) -> list[Coding]:
    """Read a CSV file that has a column for each coder; an empty cell is a row that this coder did not code.

    Raises
    ------
    PipelineError
        The file cannot be read, or a column is not there.
    """
    rows = read_rows(path, *columns)
    return [
        _coding(f"row {number + 2}", layer, label, column)
        for number, row in enumerate(rows)
        for column in columns
        for label in split_labels(row[column] or "")
    ]


def codings_of_files(paths: Sequence[Path], text: str, labels: str, layer: str) -> list[Coding]:
    """Read several CSV files of the same comments, one a coder; the comments are found by their words.

    Raises
    ------
    PipelineError
        A file cannot be read, or a column is not there.
    """
    names = _names(paths)
    found: list[Coding] = []
    for name, path in zip(names, paths, strict=True):
        rows = read_labelled(path, text, labels)
        often: dict[str, int] = {}
        for words, given in zip(rows.texts, rows.labels, strict=True):
            key = words.casefold()
            often[key] = often.get(key, 0) + 1  # the same words twice are two comments
            found.extend(_coding(f"{key}\x1f{often[key]}", layer, label, name) for label in given)
    return found


def evaluate_agreement(codings: Iterable[Coding], layer: str, coders: Sequence[str] = ()) -> dict[str, Any]:
    """Compare coders, people or models alike, two by two and all together.

    Parameters
    ----------
    codings : iterable of Coding
    layer : str
        Such as ``theme`` or ``sentiment``.
    coders : sequence of str
        Whose codings to compare, as they are named or by what follows ``person:`` or ``model:``; all where none is named.

    Returns
    -------
    dict
        For every two coders the share of equal labels, Cohen's kappa and Krippendorff's alpha, each with its base and
        95 % interval, where they differ, and for each label how far they agree on giving it; alpha over all coders.

    Raises
    ------
    PipelineError
        There are not two coders, or one is not there.
    """
    chosen = _with_none(codings, layer)
    present = sorted({coding.coder for coding in chosen})
    wanted = [_named(name, present) for name in coders] if coders else present
    wanted = list(dict.fromkeys(wanted))
    if len(wanted) < _ENOUGH:
        raise PipelineError(
            f"Agreement is between two coders or more; on the layer {layer!r} there {_are(present)}. "
            "Code the same comments a second time, or name another layer with --layer."
        )
    given = _sets(chosen)
    units = sorted({unit for unit, coder in given if coder in wanted})
    ratings: list[Mapping[str, Hashable]] = [
        {coder: " + ".join(sorted(given[unit, coder])) for coder in wanted if (unit, coder) in given} for unit in units
    ]
    shared = sum(len(row) >= _ENOUGH for row in ratings)
    whole = krippendorff_alpha(ratings)
    return {
        "layer": layer,
        "coders": wanted,
        "units": {"coded": len(units), "by_two_or_more": shared},
        "alpha_over_all": {"value": _plain(whole), "base": shared},
        "pairs": [_pair(chosen, layer, one, other) for one, other in combinations(wanted, 2)],
    }


def _pair(codings: Sequence[Coding], layer: str, one: str, other: str) -> dict[str, Any]:
    found = agree(codings, layer, one, other)
    return {
        "coders": [one, other],
        "base": found.units,
        "coded_by_one_alone": found.only_one,
        "same_labels": _figure(found.observed),
        "kappa": _figure(found.kappa),
        "alpha": _figure(found.alpha),
        "labels": _by_label(found, codings, one, other),
        "differ": _differ(found),
    }


def _by_label(found: Agreement, codings: Sequence[Coding], one: str, other: str) -> list[dict[str, Any]]:
    given = _sets(codings)
    both = sorted({unit for unit, coder in given if coder == one} & {unit for unit, coder in given if coder == other})
    labels = sorted({label for unit in both for coder in (one, other) for label in given[unit, coder]})
    rows = []
    for label in labels:
        left = [str(label in given[unit, one]) for unit in both]
        right = [str(label in given[unit, other]) for unit in both]
        kappa = compare(left, right, layer=found.layer, draws=500).kappa
        pairs = list(zip(left, right, strict=True))
        rows.append(
            {
                "label": label,
                "both": pairs.count(("True", "True")),
                "first_alone": pairs.count(("True", "False")),
                "second_alone": pairs.count(("False", "True")),
                "kappa": _figure(kappa),
            }
        )
    return rows


def _differ(found: Agreement) -> list[dict[str, Any]]:
    rows = [
        {"first": left, "second": right, "units": count}
        for left, row in zip(found.labels, found.table, strict=True)
        for right, count in zip(found.labels, row, strict=True)
        if count and left != right
    ]
    return sorted(rows, key=lambda row: (-int(str(row["units"])), row["first"], row["second"]))


def _with_none(codings: Iterable[Coding], layer: str) -> list[Coding]:
    """Take a layer's codings; that a model found no theme is a judgement on the layer of themes, too."""
    found = []
    for coding in codings:
        if coding.layer == layer:
            found.append(coding)
        elif layer == "theme" and coding.layer == _NO_THEME:
            found.append(_coding(coding.segment_id, layer, NONE, coding.coder))
    return found


def _sets(codings: Iterable[Coding]) -> dict[tuple[str, str], set[str]]:
    given: dict[tuple[str, str], set[str]] = {}
    for coding in codings:
        given.setdefault((coding.segment_id, coding.coder), set()).add(coding.label)
    return given


def _named(name: str, present: Sequence[str]) -> str:
    short = {coder: coder.partition(":")[2] for coder in present}
    fitting = [coder for coder in present if name in (coder, short[coder], short[coder].partition("@")[0])]
    if len(fitting) != 1:
        raise PipelineError(f"There is no coder {name!r}; there {_are(present)}.")
    return fitting[0]


def _are(present: Sequence[str]) -> str:
    return f"{'is' if len(present) == 1 else 'are'} {', '.join(present)}" if present else "are none"


def _names(paths: Sequence[Path]) -> list[str]:
    stems = [path.stem for path in paths]
    return stems if len(set(stems)) == len(stems) else [str(path) for path in paths]


def _coding(unit: str, layer: str, label: str, coder: str) -> Coding:
    return Coding(segment_id=unit, layer=layer, label=label, coder=coder, score=1.0)


def _figure(found: Figure) -> dict[str, float | None]:
    return {"value": _plain(found.value), "low": _plain(found.low), "high": _plain(found.high)}


def _plain(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)  # JSON knows no "not a number"
