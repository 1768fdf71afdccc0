"""Whatever the number of threads of the linear algebra, the hash seed and the order of arguments: the same bytes."""

import csv
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from pipeline.run import LEDGER

WHO = ("The bus", "Our library", "The pool", "The car park", "Reception", "The website", "The ward", "Street lighting")
WHAT = (
    "is never on time",
    "was closed again",
    "needs more staff",
    "is far too dear",
    "has been lovely to us",
    "puzzles all",
)
WHEN = ("on Mondays", "since spring", "in the evening", "at weekends", "after the move", "when it rains")
SINCE = ("and we gave up", "so say my neighbours", "and nobody knows why", "which is a pity")


@pytest.fixture(name="large", scope="module")
def _large(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a survey so long that it is clustered by its main axes, whose sums a library shares out among threads."""
    path = tmp_path_factory.mktemp("large") / "survey.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["What should change?"])
        rows.writerows([f"{' '.join(words)}."] for words in product(WHO, WHAT, WHEN, SINCE))
    return [path]


@pytest.fixture(name="mixed", scope="module")
def _mixed(root: Path) -> list[Path]:
    """Return papers of many kinds, in which questions find their answers by the default encoder."""
    papers = sorted(path for path in (root / "corpus/sample").rglob("*") if path.suffix in {".md", ".txt", ".csv"})
    assert len(papers) >= 5
    return papers


@pytest.mark.parametrize(("study", "encoder"), [("large", "static"), ("mixed", "minilm")])
def test_threads_hash_seed_and_order_of_arguments_change_no_byte(
    study: str, encoder: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    papers: list[Path] = request.getfixturevalue(study)
    one = written(papers, tmp_path / "one", encoder, threads="1", seed="1")
    other = written(papers[::-1], tmp_path / "other", encoder, threads="2", seed="2")
    assert {"segments.jsonl", "concerns.jsonl", "index.html", "run.json"} <= set(one)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def written(papers: list[Path], out: Path, encoder: str, *, threads: str, seed: str) -> dict[str, bytes]:
    """Run the whole job in a process of its own and return what it left, but for the ledger's own file."""
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "run",
        *papers,
        "--out",
        out,
        "--as-of",
        "2026-04-24",
        "--encoder",
        encoder,
    ]
    counts = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), threads)
    done = subprocess.run(
        list(map(str, command)),
        env={**os.environ, **counts, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != LEDGER
    }
