"""Hold runs on real and on exam documents to the floors of floors.toml, and to the completeness proof.

The scorer and the real documents stand in ../shared, which must be there.
"""

import datetime
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pipeline import run as job

pytestmark = pytest.mark.shared

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
GOLD = {"seeds": "gold", "dev": "dev"}
EXAM = Path(__file__).parent / "exam"
SETS = (*GOLD, "exam a", "exam b", "exam c", "exam d")


@pytest.fixture(name="runs", scope="module")
def _runs(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, job.Outcome]]:
    done = {}
    for name in SETS:
        out = tmp_path_factory.mktemp(name.replace(" ", "_"))
        home = EXAM / name[-1] if name.startswith("exam") else shared / name
        paths = sorted(home.glob("*.txt"))
        done[name] = out, job.run(paths, job.Settings(out=out, as_of=datetime.date(2026, 1, 31)))
    return done


@pytest.fixture(name="figures", scope="module")
def _figures(shared: Path, runs: dict[str, tuple[Path, job.Outcome]]) -> dict[str, dict[str, float]]:
    figures = {}
    for name, (out, _) in runs.items():
        gold = shared / GOLD[name] if name in GOLD else EXAM / name[-1]
        command = [sys.executable, str(shared / "score/score.py"), str(out), str(gold), "--json"]
        figures[name] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return figures


@pytest.mark.parametrize(("name", "figure"), [(name, figure) for name in SETS for figure in FLOORS[name]])
def test_the_score_keeps_its_floor(figures: dict[str, dict[str, float]], name: str, figure: str) -> None:
    assert figures[name][figure] >= FLOORS[name][figure]


@pytest.mark.parametrize("name", sorted(SETS))
def test_every_character_is_accounted_for(runs: dict[str, tuple[Path, job.Outcome]], name: str) -> None:
    facts = runs[name][1].manifest
    assert facts["unread"] == []
    assert all(item["completeness"]["holds"] for item in facts["inputs"])
    assert facts["completeness"]["in_all"] > 0
