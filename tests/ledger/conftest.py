"""A ledger of each kind: a file, and a database of a PostgreSQL server that lives for one session of tests."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

_NUMBER = count(1)


def _programs() -> Path | None:
    """Return the folder of PostgreSQL's own programs: Debian keeps them off the path."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    found = shutil.which("initdb")
    return next(
        (path for path in (*folders, *([Path(found).parent] if found else [])) if (path / "initdb").exists()), None
    )


@pytest.fixture(name="server", scope="session")
def _server() -> Iterator[str]:
    """Start a server on a socket of its own, as a user who is not root: it refuses root."""
    programs = _programs()
    if programs is None or find_spec("psycopg") is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql, pip install 'yousaid[postgresql]'")
    folder = Path(tempfile.mkdtemp(prefix="yousaid-pg-"))
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if user:
        shutil.chown(folder, "postgres", "postgres")

    def call(*command: str) -> None:
        subprocess.run([*user, *command], check=True, capture_output=True, cwd="/", timeout=120)

    try:
        call(
            str(programs / "initdb"), "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        options = f"-k {folder} -c listen_addresses='' -c max_connections=60"
        call(str(programs / "pg_ctl"), "-D", f"{folder}/data", "-l", f"{folder}/log", "-w", "-o", options, "start")
        yield str(folder)
    finally:
        if (folder / "data/postmaster.pid").exists():
            call(str(programs / "pg_ctl"), "-D", f"{folder}/data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(name="where", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def _where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Return where an empty ledger of each kind is to be made."""
    if request.param == "sqlite":
        return tmp_path / "ledger.db"
    return _database(request.getfixturevalue("server"))


def _database(folder: str) -> str:
    import psycopg

    name = f"ledger{next(_NUMBER)}"
    with psycopg.connect(f"postgresql://postgres@/postgres?host={folder}", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://postgres@/{name}?host={folder}"
