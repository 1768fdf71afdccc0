"""What a run notes of itself: hashes by which the next one knows what still stands."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import store
from pipeline.errors import StoreError


@cache
def code_fingerprint() -> str:
    """Return a hash over the program itself: what an older program wrote is not taken for up to date."""
    home = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(home.rglob("*")):
        if path.suffix in {".py", ".html", ".css"} and path.is_file():
            digest.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def hashed(*parts: str) -> str:
    """Hash some texts together."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def file_hash(path: Path) -> str:
    """Hash a file that an earlier stage wrote."""
    if not path.is_file():
        raise StoreError(f"{path} is not there. Run the stage before it first (`yousaid run` runs them all).")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def facts_of(path: Path) -> dict[str, Any]:
    """Return what a JSON file holds; nothing where it is missing or damaged."""
    try:
        facts = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


def marks(out: Path) -> dict[str, str]:
    """Return what earlier runs noted in an output folder."""
    return facts_of(out / ".state.json")


def note(out: Path, **new: str) -> None:
    """Note in an output folder what was done."""
    store.write_text(out / ".state.json", json.dumps({**marks(out), **new}, indent=1, sort_keys=True) + "\n")
