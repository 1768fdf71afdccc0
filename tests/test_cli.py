"""Every command says what it does with an example, and each one that measures gives its figures."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from pipeline.cli import app

RUNNER = CliRunner()


def commands(group: object, name: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, inner in group.commands.items():
        if hasattr(inner, "commands"):
            yield from commands(inner, (*name, key))
        else:
            yield (*name, key), inner


ALL = dict(commands(get_command(app)))


@pytest.mark.parametrize("name", sorted(ALL), ids=" ".join)
def test_a_command_has_help_with_an_example_of_itself(name: tuple[str, ...]) -> None:
    help_text = ALL[name].help or ""
    assert re.search(rf"Example: yousaid {' '.join(name)}\b", help_text), help_text


@pytest.mark.parametrize("name", sorted(ALL), ids=" ".join)
def test_an_example_names_only_options_that_there_are(name: tuple[str, ...]) -> None:
    known = {option for parameter in ALL[name].params for option in parameter.opts}
    example = (ALL[name].help or "").partition("Example:")[2].splitlines()[0]
    assert set(re.findall(r"(?<=\s)--[\w-]+", example)) <= known


def test_the_readme_names_only_commands_that_there_are(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8")
    names = {" ".join(name) for name in ALL}
    code = re.findall(r"(?<!`)`(yousaid [^`\n]+)`(?!`)", text) + re.findall(
        r"^\$ \S*?(yousaid .+)$", text, re.MULTILINE
    )
    used = [re.match(r"yousaid ((?:[a-z]+(?: |$))+)", line)[1] for line in code if not line.startswith("yousaid --")]
    assert used
    for words in used:
        assert any(words.strip().startswith(name) or name.startswith(words.strip()) for name in names), words


def test_version() -> None:
    assert re.fullmatch(r"yousaid \d+\.\d+\.\d+\n", RUNNER.invoke(app, ["--version"]).output)


def test_evaluate_questions_gives_figures_with_base_and_interval(root: Path) -> None:
    done = RUNNER.invoke(
        app, ["evaluate", "questions", "--gold", str(root / "corpus/labelled/questions.jsonl"), "--json"]
    )
    result = json.loads(done.output)
    assert result["gold"] >= 300
    low, high = result["figures"]["f1"]["interval"]
    assert low <= result["figures"]["f1"]["value"] <= high


def test_evaluate_sentiment_says_which_columns_there_are(tmp_path: Path) -> None:
    path = tmp_path / "coded.csv"
    path.write_text("comment,feeling\nIt was lovely,positive\nIt was dreadful,negative\n", "utf-8")
    wrong = RUNNER.invoke(app, ["evaluate", "sentiment", "--data", str(path), "--text", "words", "--labels", "feeling"])
    assert wrong.exit_code == 2
    assert "comment, feeling" in wrong.stderr
    right = RUNNER.invoke(
        app, ["evaluate", "sentiment", "--data", str(path), "--text", "comment", "--labels", "feeling", "--json"]
    )
    assert right.exit_code == 0, right.output
    assert json.loads(right.output)["data"] == "coded.csv"


def test_a_codebook_is_checked(tmp_path: Path, root: Path) -> None:
    good = RUNNER.invoke(app, ["codebook", "check", str(root / "corpus/codebooks/default.toml")])
    assert (good.exit_code, "8 themes" in good.output) == (0, True)
    path = tmp_path / "thin.toml"
    path.write_text('name = "thin"\nversion = "1"\n[[themes]]\ncode = "a"\nname = "Apples"\n', "utf-8")
    thin = RUNNER.invoke(app, ["codebook", "check", str(path)])
    assert thin.exit_code == 1
    assert "examples" in thin.output


def test_two_codebooks_are_compared_on_the_comments_of_a_run(tmp_path: Path, root: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/letter.txt").write_text("I think the car park at the library is far too small.", "utf-8")
    assert RUNNER.invoke(app, ["ingest", str(tmp_path / "in"), "--out", str(tmp_path / "out")]).exit_code == 0
    new = tmp_path / "new.toml"
    new.write_text(
        'name = "new"\nversion = "1"\n[[themes]]\ncode = "parking"\nname = "Parking"\ndescription = "Places for cars."\n'
        'keywords = ["car park", "parking"]\nexamples = ["There is nowhere to park."]\n',
        "utf-8",
    )
    old = str(root / "corpus/codebooks/default.toml")
    done = RUNNER.invoke(app, ["codebook", "diff", old, str(new), "--out", str(tmp_path / "out"), "--json"])
    result = json.loads(done.output)
    assert result["added"] == ["parking"]
    assert (result["base"], result["moves"][0]["after"]) == (1, ["parking"])
