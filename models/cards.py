"""Write the figures of metrics.json into the cards, so that no figure in a card is typed by hand.

    python models/cards.py

Between ``<!-- figures: PART > PART -->`` and ``<!-- /figures -->`` a card gets the named part of its model's
metrics.json as a table; a part of figures as two columns, a part of parts as a row each, ``PART | PART`` as columns side
by side; ``.`` is the whole. Some cards are written whole by the script that fits the model.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_BLOCK = re.compile(r"(<!-- figures: (.+?) -->\n).*?(<!-- /figures -->)", re.S)


def filled(card: str, metrics: dict[str, Any]) -> str:
    """Return a card with the figures as they are in metrics.json."""
    return _BLOCK.sub(lambda found: f"{found[1]}\n{table(_part(metrics, found[2]))}\n{found[3]}", card)


def table(part: dict[str, Any]) -> str:
    """Lay out figures as a table in Markdown."""
    flat = {name: value for name, value in part.items() if not _is_part(value) and name != "note"}
    if flat:
        return _markdown(["figure", "value"], [[name.replace("_", " "), _said(value)] for name, value in flat.items()])
    columns = list(dict.fromkeys(name for inner in part.values() for name in inner))
    rows = [[name, *(_said(inner.get(column)) for column in columns)] for name, inner in part.items()]
    return _markdown(["", *(column.replace("_", " ") for column in columns)], rows)


def _part(metrics: dict[str, Any], path: str) -> dict[str, Any]:
    if " | " in path:
        beside = {one: _part(metrics, one) for one in path.split(" | ")}
        names = next(iter(beside.values()))
        return {name: {one: part[name] for one, part in beside.items()} for name in names}
    part = metrics
    if path == ".":
        return part
    for name in path.split(" > "):
        part = part[name]
    return part


def _is_part(value: Any) -> bool:
    return isinstance(value, dict) and "value" not in value


def _markdown(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines).replace("|  |", "| |")


def _said(value: Any) -> str:
    if isinstance(value, dict):
        low, high = value["interval"]
        return f"{value['value']:.3f} ({low:.3f} to {high:.3f})"
    if isinstance(value, float):
        return (
            f"{value:,.0f}" if value == int(value) and value > 1 else f"{value:.3f}" if value < 10 else f"{value:,.1f}"
        )
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def main() -> int:
    """Fill every card; one whose figures are not there stays, is named, and the end is 1."""
    missing = 0
    for path in sorted(HERE.glob("*/card.md")):
        card = path.read_text("utf-8")
        try:
            new = filled(card, json.loads((path.parent / "metrics.json").read_text("utf-8")))
        except KeyError as error:
            print(f"{path.parent.name}: no figures under {error} in metrics.json; measure it first")
            missing = 1
            continue
        if new != card:
            path.write_text(new, "utf-8")
            print(f"{path.parent.name}: figures written anew")
    return missing


if __name__ == "__main__":
    sys.exit(main())
