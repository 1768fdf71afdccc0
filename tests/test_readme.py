"""Every command and every piece of code in the README does what the README says, in its order, on the sample."""

import contextlib
import datetime
import json
import re
import shlex
import shutil
import subprocess
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline import Analysis, Codebook, Corpus, nlp
from pipeline.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")

#: What stands at the end of a command's line where it is meant to end with 1.
ENDS_WITH_1 = "# ends with 1"


@dataclass(frozen=True)
class Step:
    """A command or a piece of Python, as the README has it, and the exit code that it is to end with."""

    text: str
    is_python: bool
    expected: int


def steps() -> Iterator[Step]:
    for match in re.finditer(r"^( *)```(console|python)\n(.*?)^\1```$", README, re.MULTILINE | re.DOTALL):
        indent, kind, body = match.groups()
        lines = [line.removeprefix(indent) for line in body.splitlines()]
        if kind == "python":
            yield Step("\n".join(lines), is_python=True, expected=0)
            continue
        for line in lines:
            assert line.startswith("$ "), f"in a console block, but no command: {line}"
            yield Step(line.removeprefix("$ "), is_python=False, expected=int(ENDS_WITH_1 in line))


STEPS = list(steps())


@pytest.fixture(name="clone", scope="module")
def _clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the README's reader has before them."""
    place = tmp_path_factory.mktemp("clone")
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, place)
    shutil.copytree(ROOT / "corpus", place / "corpus")
    return place


@pytest.fixture(name="outcomes", scope="module")
def _outcomes(clone: Path) -> dict[Step, tuple[int, str]]:
    """Do everything, in order."""
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(clone):
        patch.setattr("pipeline.nlp.analyse", analysed_once(nlp.analyse))
        patch.setattr("pipeline.review.serve.serve", review_ended_at_once)
        return {step: outcome(step) for step in STEPS}


def analysed_once(analyse: Callable[..., Analysis]) -> Callable[..., Analysis]:
    """Take the analysis of the same papers over: that it comes out the same is another test's concern."""
    made: dict[tuple[Any, ...], Analysis] = {}

    def analysed(corpus: Corpus, codebook: Codebook, *, as_of: datetime.date, **others: Any) -> Analysis:
        key = (corpus, codebook.sha256, as_of, others.get("entered", frozenset()))
        if key not in made:
            made[key] = analyse(corpus, codebook, as_of=as_of, **others)
        return made[key]

    return analysed


def review_ended_at_once(out: Path, **_options: object) -> int:
    assert (out / "run.json").is_file()
    return 0


def outcome(step: Step) -> tuple[int, str]:
    if step.is_python:
        try:
            exec(compile(step.text, "README.md", "exec"), {"__name__": "__main__"})  # noqa: S102 - our own README
        except Exception:  # noqa: BLE001 - the other steps are to be judged, too
            return 3, traceback.format_exc()
        return 0, ""
    first, *arguments = shlex.split(step.text, comments=True)
    if Path(first).name == "yousaid":
        done = CliRunner().invoke(app, arguments)
        return done.exit_code, done.output
    command = {"make": ["make", "-n"], "cp": ["cp"], ".": ["true"]}[first]  # the copy has no environment to enter
    ran = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


@pytest.mark.parametrize("step", STEPS, ids=lambda step: "python" if step.is_python else step.text)
def test_it_ends_as_the_readme_says(step: Step, outcomes: dict[Step, tuple[int, str]]) -> None:
    code, output = outcomes[step]
    assert code == step.expected, output


def test_each_guide_has_commands_that_were_run() -> None:
    for heading in ("If you lead a review", "If you answer the questions", "If you research", "Exports", "Names"):
        part = README.partition(f"## {heading}\n")[2].partition("\n## ")[0]
        assert "```console" in part, heading


def test_every_room_of_the_house_is_on_its_map() -> None:
    drawn = README.partition("## The map of the house")[2].partition("```")[2].partition("```")[0]
    rooms = {path.name for path in (ROOT / "pipeline").iterdir() if (path / "__init__.py").is_file()}
    assert rooms <= set(re.findall(r"([a-z]+)/", drawn))
    assert len(re.findall(r"^    ledger/", drawn, re.MULTILINE)) == 1
    for name in re.findall(r"([a-z_]+\.py)", drawn):
        assert (ROOT / "pipeline" / name).is_file(), name


def test_links_within_the_readme_lead_somewhere() -> None:
    headings = {
        re.sub(r"[^a-z -]", "", line.lower()).strip().replace(" ", "-")
        for line in re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    }
    linked = set(re.findall(r"\]\(#([^)]+)\)", README))
    assert linked
    assert linked <= headings
    for path in re.findall(r"\]\((?!#|https?:)([^)]+)\)", README):
        assert (ROOT / path).exists(), path


def test_pages_written_anew_keep_the_title_of_the_run(clone: Path, outcomes: dict[Step, tuple[int, str]]) -> None:
    assert "yousaid report --out report/" in {step.text for step in outcomes}
    assert json.loads((clone / "report/run.json").read_text("utf-8"))["title"] == "What people told us"


def test_pages_and_formats_that_the_readme_names_are_there(clone: Path, outcomes: dict[Step, tuple[int, str]]) -> None:
    from pipeline.report.exporting import exports

    assert outcomes
    assert set(re.findall(r"yousaid export (\w+)", README)) <= {*exports(), "FORMAT"}
    menu = (clone / "report/index.html").read_text("utf-8").partition("<nav")[2].partition("</nav>")[0]
    known = set(re.findall(r">([^<>]+)</a>", menu)) | {"Concern", "Feeling", "Overdue", "State", "Look", "ID"}
    guides = README.partition("## If you lead")[2].partition("## Exports")[0]
    pages = set(re.findall(r"(?<!\*)\*([A-Z][\w ]+)\*(?!\*)", guides))
    assert len(pages) > 8
    assert pages <= known
