"""The sample, reported, is the golden file; tests/golden/README.md says how to look and how to accept."""

import datetime
import shutil
from pathlib import Path

import pytest

from pipeline import run as job
from pipeline import store

SETTINGS = {"as_of": datetime.date(2026, 4, 24), "title": "Sample: what people told us"}


@pytest.fixture(name="golden", scope="module")
def _golden(root: Path, accept: bool) -> Path:
    golden = root / "reports/sample"
    if accept:
        for path in golden.glob("*"):
            if path.suffix != ".png":
                path.unlink()
        job.run([root / "corpus/sample"], job.Settings(out=golden, **SETTINGS))
        for name in (".state.json", job.VECTORS, job.LEDGER):  # what a second run needs is no golden file
            (golden / name).unlink(missing_ok=True)
    return golden


@pytest.fixture(name="differs", scope="module")
def _differs(root: Path) -> Path:
    differs = root / "reports/differs"
    shutil.rmtree(differs, ignore_errors=True)
    return differs


def test_the_sample_is_read_as_before(root: Path, golden: Path, differs: Path) -> None:
    job.ingest([root / "corpus/sample"], job.Settings(out=differs, **SETTINGS))
    assert (differs / job.CORPUS).read_bytes() == (golden / job.CORPUS).read_bytes(), "see tests/golden/README.md"


def test_the_sample_is_reported_as_before(golden: Path, differs: Path) -> None:
    settings = job.Settings(out=differs, **SETTINGS)
    corpus = store.read_corpus_file(golden / job.CORPUS)
    store.write_corpus(corpus, differs / job.CORPUS)
    analysis = store.read_analysis_file(golden / job.ANALYSIS, corpus)
    store.write_analysis(analysis, differs / job.ANALYSIS)
    job.report(settings)
    got = {path.name: path.read_bytes() for path in differs.iterdir() if path.name not in {".state.json", job.LEDGER}}
    want = {path.name: path.read_bytes() for path in golden.iterdir() if path.suffix != ".png"}
    assert sorted(got) == sorted(want)
    assert [name for name in sorted(want) if got[name] != want[name]] == [], "see tests/golden/README.md"
    shutil.rmtree(differs)
