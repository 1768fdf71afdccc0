"""Lay figures on labels out for a reader: tables in plain columns, and how sure beside how often right."""

from collections.abc import Sequence
from typing import Any

import typer

_WIDTH = 40


def show_tables(result: dict[str, Any]) -> None:
    """Print the parts of an evaluation that are tables; what is not there is passed over."""
    if labels := result.get("labels"):
        _table("Label by label", labels, ("label", "base", "given", "precision", "recall", "f1"))
    if confusion := result.get("confusion"):
        if "labels" in confusion:
            names, counts = confusion["labels"], confusion["gold_down_given_across"]
        else:  # of questions, by name
            names = list(confusion)
            counts = [[confusion[gold].get(given, 0) for given in names] for gold in names]
        rows = [{"": name} | dict(zip(names, row, strict=True)) for name, row in zip(names, counts, strict=True)]
        _table("The file's labels down, those given across", rows, ("", *names))
    for name, title in (("by_length", "Wrong, by length"), ("by_spelling", "Wrong, by spelling")):
        if bins := result.get(name):
            _table(title, [_bin(row) for row in bins], (bins[0]["unit"], "base", "wrong"))
    if found := result.get("reliability"):
        _reliability(found)
    if found := result.get("review"):
        _review(found)


def bar(was: float, said: float, width: int = _WIDTH) -> str:
    """Draw one line of a reliability diagram: filled as far as it was right, with a mark where it said it would be."""
    filled, mark = round(was * width), min(round(said * width), width - 1)
    return "".join("|" if at == mark else "#" if at < filled else "." for at in range(width))


def _reliability(found: dict[str, Any]) -> None:
    rows = [
        {
            "sure": f"{row['from']:.1f} to {row['to']:.1f}",
            "base": row["base"],
            "said": row["said"],
            "was right": row["was"],
            "": bar(row["was"], row["said"]),
        }
        for row in found["bins"]
    ]
    error = found["expected_calibration_error"]
    title = f"How sure it was (|), and how often it was right (#); they differ by {error:.3f} on average"
    _table(title, rows, ("sure", "base", "said", "was right", ""))


def _review(found: dict[str, Any]) -> None:
    promised, was = found["promised"], found["was"]
    typer.echo("")
    typer.echo(
        f"Review of the {found['looks']:,} that are worth most ({found['settled']:,} of {found['base']:,} comments): "
        f"the error was to fall from {promised['before']:.1%} to {promised['after']:.1%}, "
        f"and it falls from {was['before']:.1%} to {was['after']:.1%}; "
        f"as many at random would leave {found['after_looks_at_random']:.1%}."
    )


def _bin(row: dict[str, Any]) -> dict[str, Any]:
    low, high = row["from"], row["below"]
    reach = f"below {high:g}" if low is None else f"from {low:g}" if high is None else f"{low:g} to below {high:g}"
    return {row["unit"]: reach, "base": row["base"], "wrong": row["wrong"]}


def _table(title: str, rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> None:
    cells = [columns, *([_cell(row[column]) for column in columns] for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(columns))]
    right = [all(isinstance(row[column], int | float | None) for row in rows) for column in columns]
    typer.echo("")
    typer.echo(title)
    for row in cells:
        laid = [
            cell.rjust(width) if numbers else cell.ljust(width)
            for cell, width, numbers in zip(row, widths, right, strict=True)
        ]
        typer.echo(f"  {'  '.join(laid)}".rstrip())


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)
