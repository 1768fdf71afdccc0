"""Every command says what it does with an example, and each one that measures gives its figures."""

import contextlib
import datetime
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from pipeline import Corpus, load_codebook, nlp
from pipeline.cli import app
from pipeline.cli._face import EXIT_CODES, SHAPES, command, new_app

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


def examples(name: tuple[str, ...]) -> list[str]:
    """Return every command line in a command's help; a line that a fold has broken is put together again."""
    text = (ALL[name].help or "").replace("\b", "")
    return re.findall(r"^(?: *|Example: )yousaid (.+)$", text, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(ALL), ids=" ".join)
def test_the_examples_of_a_command_are_taken_by_it(name: tuple[str, ...]) -> None:
    lines = examples(name)
    assert any(line.startswith(" ".join(name)) for line in lines)
    for line in lines:
        words = shlex.split(line.replace(" …", " report/"))
        other = max((known for known in ALL if tuple(words[: len(known)]) == known), key=len)
        with ALL[other].make_context(" ".join(other), words[len(other) :]) as context:
            assert context.params  # parsed and checked; nothing is run


@pytest.mark.parametrize("name", sorted(ALL), ids=" ".join)
def test_a_command_takes_json_and_quiet_and_says_how_it_ends(name: tuple[str, ...]) -> None:
    known = {option for parameter in ALL[name].params for option in parameter.opts}
    assert {"--json", "--quiet"} <= known
    shown = " ".join(RUNNER.invoke(app, [*name, "--help"]).output.split())
    assert EXIT_CODES in shown


@pytest.mark.parametrize("group", [(), *sorted({name[:1] for name in ALL if len(name) > 1})], ids=" ".join)
def test_no_line_of_an_overview_is_cut_short(group: tuple[str, ...]) -> None:
    lines = RUNNER.invoke(app, [*group, "--help"], terminal_width=80).output.partition("Commands:")[2].splitlines()
    assert any(lines)
    assert not [line for line in lines if line.endswith("...")]


def test_the_overview_has_every_command_once_and_the_first_one_first() -> None:
    top = list(get_command(app).list_commands(None))
    assert top[0] == "run"
    assert sorted(top) == sorted({name[0] for name in ALL})


def test_help_brings_in_nothing_heavy() -> None:
    code = (
        "import sys\nfrom pipeline.cli import app\ntry:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(','.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.strip().split(","))
    assert "typer" in loaded
    assert not loaded & {"numpy", "pandas", "spacy", "sklearn", "sqlalchemy", "lxml", "openpyxl", "rich", "jinja2"}
    assert not loaded & {"pipeline.records", "pipeline.ingest", "pipeline.nlp", "pipeline.ledger", "pipeline.report"}


def test_the_help_names_every_kind_of_document() -> None:
    from pipeline.discover import discover

    assert sorted(discover("pipeline.ingest.shapes", "SHAPE")) == list(SHAPES)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("yousaid exp", "export"),
        ("yousaid export xl", "xlsx"),
        ("yousaid run --as", "--as-of"),
        ("yousaid run --shape min", "minutes"),
    ],
)
def test_the_shell_completes(line: str, offered: str) -> None:
    asked = {"_YOUSAID_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    done = subprocess.run(
        [sys.executable, "-m", "pipeline"], env={**os.environ, **asked}, capture_output=True, text=True, check=False
    )
    assert offered in done.stdout.split()


def on_a_terminal(code: str, **environment: str) -> str:
    """Run Python on a pseudo-terminal and return all that it showed."""
    controller, terminal = os.openpty()
    settings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", **environment}
    with subprocess.Popen([sys.executable, "-c", code], stdout=terminal, stderr=terminal, env=settings) as process:
        os.close(terminal)
        shown = b""
        with contextlib.suppress(OSError):  # Linux says so at the end
            while part := os.read(controller, 4096):
                shown += part
    os.close(controller)
    assert process.returncode == 0, shown
    return shown.decode()


PROGRESS = "from pipeline.cli._face import progress\nassert list(progress('Reading', QUIET)(['Finding questions'])) == ['Finding questions']"
COLOUR = re.compile(r"\x1b\[[\d;]*(?:3[0-8]|9[0-7])[\d;]*m")


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    loud = PROGRESS.replace("QUIET", "False")
    shown = on_a_terminal(loud)
    assert "Finding questions" in shown
    assert COLOUR.search(shown)
    assert not COLOUR.search(on_a_terminal(loud, NO_COLOR="1"))
    assert on_a_terminal(PROGRESS.replace("QUIET", "True")) == ""
    piped = subprocess.run([sys.executable, "-c", loud], capture_output=True, text=True, check=True)
    assert piped.stdout + piped.stderr == ""


def test_figures_are_a_table_on_a_terminal_and_columns_in_a_pipe() -> None:
    code = "from pipeline.cli._face import show_rows\nshow_rows([('Files read', '3 of 4'), ('  [odd] names', '1')])"
    shown = on_a_terminal(code)
    assert "\x1b[" in shown
    assert re.sub(r"\x1b\[[\d;]*m", "", shown).split() == ["Files", "read", "3", "of", "4", "[odd]", "names", "1"]
    piped = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert piped.stdout == "Files read     3 of 4\n  [odd] names  1\n"


def test_an_analysis_shows_each_of_its_steps() -> None:
    seen = []

    def watched(items: Iterable[str]) -> Iterator[str]:
        for item in items:
            seen.append(item)
            yield item
        seen.append("done")

    nlp.analyse(
        Corpus(documents=(), segments=(), rejects=()),
        load_codebook(),
        as_of=datetime.date(2026, 3, 1),
        encoder_name="static",
        progress=watched,
    )
    assert seen == [*nlp.STEPS, "done"]


def test_a_fault_of_the_program_is_not_taken_for_a_result() -> None:
    toy = new_app()

    @command(toy)
    def works() -> None:
        raise ZeroDivisionError("by zero")

    done = RUNNER.invoke(toy, [])
    assert done.exit_code == 3
    assert "ZeroDivisionError: by zero" in done.stderr
    assert "fault of the program" in done.stderr


def test_the_readme_names_only_commands_that_there_are(root: Path) -> None:
    text = (root / "README.md").read_text("utf-8")
    names = {" ".join(name) for name in ALL}
    code = re.findall(r"(?<!`)`(yousaid [^`\n]+)`(?!`)", text) + re.findall(
        r"^\$ \S*?(yousaid .+)$", text, re.MULTILINE
    )
    code = [line for line in code if not line.startswith(("yousaid --", "yousaid COMMAND"))]
    used = [re.match(r"yousaid ((?:[a-z]+(?:-[a-z]+)*(?: |$))+)", line)[1] for line in code]
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


def test_quiet_prints_nothing_and_json_prints_json(tmp_path: Path, root: Path) -> None:
    book = str(root / "corpus/codebooks/default.toml")
    for arguments in (["codebook", "check", book], ["init", str(tmp_path / "a")]):
        assert RUNNER.invoke(app, [*arguments, "--quiet"]).output == ""
    done = RUNNER.invoke(app, ["init", str(tmp_path / "b"), "--json"])
    assert json.loads(done.output) == {"written": str(tmp_path / "b/yousaid.toml")}


def test_a_review_tells_a_program_its_address_and_what_came_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def served(_out: Path, *, started: Callable[[str], None], **_others: object) -> int:
        started("http://127.0.0.1:8000/?token=x")
        return 2

    monkeypatch.setattr("pipeline.review.serve.serve", served)
    lines = RUNNER.invoke(app, ["review", "--out", "report", "--by", "Anna", "--json"]).output.splitlines()
    assert [json.loads(line) for line in lines] == [{"address": "http://127.0.0.1:8000/?token=x"}, {"recorded": 2}]
    assert RUNNER.invoke(app, ["review", "--out", "report", "--by", "Anna", "--quiet"]).output == ""
    lost = RUNNER.invoke(app, ["review", "--out", "report", "--by", "Anna", "--quiet", "--no-browser"])
    assert lost.exit_code == 2
    assert "address" in lost.stderr
