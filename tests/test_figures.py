"""How figures are laid out in a terminal."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli._figures import bar, show_tables


@pytest.mark.parametrize(
    ("was", "said", "drawn"),
    [(0.5, 0.8, "#####...|."), (1.0, 1.0, "#########|"), (0.0, 0.0, "|........."), (0.9, 0.2, "##|######.")],
)
def test_a_bar_is_filled_as_far_as_it_was_right_and_marked_where_it_said(was: float, said: float, drawn: str) -> None:
    assert bar(was, said, 10) == drawn


def test_tables_stand_in_columns_and_what_is_missing_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    show_tables({"by_length": [{"unit": "words", "from": None, "below": 4, "base": 1200, "wrong": 0.25}]})
    assert capsys.readouterr().out.splitlines() == [
        "",
        "Wrong, by length",
        "  words     base  wrong",
        "  below 4  1,200  0.250",
    ]


def test_an_evaluation_shows_error_by_length_and_spelling_reliability_and_what_review_brings(tmp_path: Path) -> None:
    path = tmp_path / "coded.csv"
    rows = [
        *(("comment", "feeling"), ("It was lovely", "positive"), ("It was dreadful", "negative"), ("n/a", "neutral")),
        *(("The wardn was horible and nevr anserd", "negative"), ("When does the pool close?", "neutral")),
        ("A grand piano that nobody has tuned for years stands in the hall", "negative"),
    ]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    asked = ["evaluate", "sentiment", "--data", str(path), "--text", "comment", "--labels", "feeling"]
    said = CliRunner().invoke(app, asked)
    assert said.exit_code == 0, said.output
    for words in ("Wrong, by length", "Wrong, by spelling", "How sure it was", "Review of the 1 that are worth most"):
        assert words in said.output
    result = json.loads(CliRunner().invoke(app, [*asked, "--json"]).output)
    assert sum(row["base"] for row in result["reliability"]["bins"]) == result["base"] == 6
    assert sum(row["base"] for row in result["by_length"]) == sum(row["base"] for row in result["by_spelling"]) == 6
    review = result["review"]
    assert (review["base"], review["looks"]) == (6, 1)
    assert review["promised"]["after"] < review["promised"]["before"]
    assert review["was"]["before"] == pytest.approx(1 - result["accuracy"]["value"], abs=0.0001)
