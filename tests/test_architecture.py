"""The one-way rule: who may import whom, read off the code itself."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
STAGES = {"ingest", "nlp", "ledger", "report", "review"}
FACES = {"cli", "run", "manifest", "masked_run", "recognition", "review"}
PARSERS = {"docx", "pdfplumber", "bs4", "openpyxl", "email", "csv"}


def imports(path: Path, *, top_level_only: bool = False) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    nodes = tree.body if top_level_only else list(ast.walk(tree))
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room(path: Path) -> str:
    return path.relative_to(ROOT / "pipeline").parts[0].removesuffix(".py")


def test_the_room_of_privacy_stands_beside_the_stages_and_knows_none() -> None:
    neutral = {"records", "errors", "names", "people", "attendance", "dates", "speech", "privacy"}
    for path in (ROOT / "pipeline/privacy").glob("*.py"):
        used = {parts[1] for name in imports(path) if (parts := name.split("."))[0] == "pipeline" and len(parts) > 1}
        assert used <= neutral, path


def test_the_room_of_exchange_stands_beside_the_stages_and_neither_knows_the_other() -> None:
    neutral = {"records", "errors", "store", "discover", "cells", "refi", "exchange"}
    for path in (ROOT / "pipeline/exchange").rglob("*.py"):
        used = {parts[1] for name in imports(path) if (parts := name.split("."))[0] == "pipeline" and len(parts) > 1}
        assert used <= neutral, path
    users = {room(path) for path in MODULES if any(name.startswith("pipeline.exchange") for name in imports(path))}
    assert users == {"exchange", "cli"}


def stages_of(names: set[str]) -> set[str]:
    return {parts[1] for name in names if (parts := name.split("."))[0] == "pipeline" and len(parts) > 1} & STAGES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_stages_never_import_each_other(path: Path) -> None:
    if room(path) in FACES | {"__init__"}:
        return
    assert stages_of(imports(path)) <= {room(path)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_has_two_jobs(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_the_nouns_import_only_the_standard_library() -> None:
    roots = {name.split(".")[0] for name in imports(ROOT / "pipeline/records.py")}
    assert roots <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("path", sorted((ROOT / "pipeline/ingest/shapes").glob("*.py")), ids=lambda path: path.name)
def test_shapes_do_not_import_readers(path: Path) -> None:
    assert not {name for name in imports(path) if name.startswith("pipeline.ingest.readers")}


def test_views_know_neither_html_nor_exports() -> None:
    for path in (ROOT / "pipeline/report").rglob("*.py"):
        if "views" in path.as_posix():
            names = imports(path)
            assert not {
                n for n in names if n.startswith(("pipeline.report.html", "pipeline.report.exports", "jinja2"))
            }, path


@pytest.mark.parametrize("parser", sorted(PARSERS - {"email", "csv"}))
def test_a_parser_is_imported_in_one_reader_and_inside_a_function(parser: str) -> None:
    users = [
        path
        for path in MODULES
        if any(name.split(".")[0] == parser for name in imports(path)) and path.parent.name == "readers"
    ]
    assert len(users) == 1, users
    assert not {name for name in imports(users[0], top_level_only=True) if name.split(".")[0] == parser}


def test_only_the_command_line_prints() -> None:
    for path in MODULES:
        if room(path) == "cli":
            continue
        calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"], path


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    heavy = ("numpy", "pandas", "sklearn", "spacy", "bertopic", "onnxruntime", "docx", "bs4", "jinja2")
    code = f"import sys, pipeline.cli; print([name for name in {heavy!r} if name in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert out.stdout.strip() == "[]"


def test_nothing_is_unpickled() -> None:
    for path in MODULES:
        assert not {
            n for n in imports(path) if n.split(".")[0] in {"pickle", "joblib", "dill", "cloudpickle", "shelve"}
        }, path
