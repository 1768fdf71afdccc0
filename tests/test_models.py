"""Every model has its papers, no figure in a card is typed by hand, and one command fits all of them again."""

import importlib.util
import json
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
MODELS = sorted(path.parent for path in (ROOT / "models").glob("*/about.toml"))


@pytest.fixture(name="cards", scope="module")
def _cards() -> ModuleType:
    spec = importlib.util.spec_from_file_location("cards", ROOT / "models/cards.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", MODELS, ids=lambda folder: folder.name)
def test_a_model_has_its_card_its_figures_and_what_fits_it_again(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert {"card.md", "metrics.json", "fit.py"} <= names
    assert "icence" in (folder / "card.md").read_text("utf-8") + (folder / "about.toml").read_text("utf-8")


@pytest.mark.parametrize("folder", MODELS, ids=lambda folder: folder.name)
def test_the_figures_in_a_card_are_those_of_the_last_measuring(folder: Path, cards: ModuleType) -> None:
    card = (folder / "card.md").read_text("utf-8")
    scripts = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    assert "<!-- figures:" in card or "card.md" in scripts, "the card's figures come from nowhere"
    metrics = json.loads((folder / "metrics.json").read_text("utf-8"))
    assert cards.filled(card, metrics) == card, "run models/cards.py"


def test_figures_become_a_table_with_their_intervals(cards: ModuleType) -> None:
    metrics = {
        "all": {"n": 1200, "f1 score": {"value": 0.5, "interval": [0.25, 0.75]}, "a_b": 0.12345, "inner": {"x": 1}},
        "each": {"one": {"base": 3, "f1": 0.5}, "two": {"base": 4}},
        "more": {"one": 1.0, "two": 52.26},
        "less": {"one": 7, "two": None},
    }
    blocks = "".join(
        f"<!-- figures: {part} -->\nold\n<!-- /figures -->\n" for part in ("all", "each", "more | less", "all > inner")
    )
    made = cards.filled(f"Words.\n{blocks}", metrics)
    assert "old" not in made
    lines = [line for line in made.splitlines() if line.startswith("| ") and "---" not in line]
    assert lines == [
        "| figure | value |",
        "| n | 1,200 |",
        "| f1 score | 0.500 (0.250 to 0.750) |",
        "| a b | 0.123 |",
        "| | base | f1 |",
        "| one | 3 | 0.500 |",
        "| two | 4 | |",
        "| | more | less |",
        "| one | 1.000 | 7 |",
        "| two | 52.3 | |",
        "| figure | value |",
        "| x | 1 |",
    ]
    assert cards.filled(made, metrics) == made


def test_one_command_fits_every_model_again() -> None:
    said = subprocess.run(
        ["make", "-n", "models", "encoders", "DATA=somewhere"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    named = re.findall(r"models/\S+\.py", said)
    assert set(named) <= {path.relative_to(ROOT).as_posix() for path in (ROOT / "models").rglob("*.py")}
    assert {f"models/{folder.name}/fit.py" for folder in MODELS} <= set(named)
    assert named.index("models/themes/background.py") < named.index("models/themes/fit.py")
    assert "models/cards.py" in named


def test_without_the_data_it_says_what_is_wanted() -> None:
    done = subprocess.run(["make", "models"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "make models DATA=" in done.stdout


def test_fitting_says_at_once_which_public_sets_are_missing(tmp_path: Path) -> None:
    (tmp_path / "stsb").mkdir()
    (tmp_path / "stsb/stsb.csv.gz").write_bytes(b"")
    done = subprocess.run(
        ["make", "public-sets", f"DATA={tmp_path}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "uk_petitions" in done.stdout
    assert "stsb" not in done.stdout.replace(str(tmp_path), "")
    nowhere = subprocess.run(["make", "public-sets"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert nowhere.returncode != 0
    assert "Name the folder" in nowhere.stdout


def test_every_set_that_a_script_reads_is_asked_for() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    asked = set(re.search(r"SETS := ((?:.|\n)*?)\n\.PHONY", makefile)[1].replace("\\", " ").split())  # type: ignore[index]
    scripts = "\n".join(path.read_text("utf-8") for path in (ROOT / "models").rglob("*.py"))
    read = set(re.findall(r"\"([a-z_0-9]+)/[a-z_0-9.-]+\"|data / \"([a-z_0-9]+)\"", scripts))
    assert {one or other for one, other in read} - {"build"} <= asked
