"""What may happen to a ledger: many writers at once, a process killed, a full disk, a damaged file."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, select

from pipeline.errors import LedgerError
from pipeline.ledger import Ledger, edition_of, schema, update_ledger
from pipeline.records import Decision
from tests.ledger.papers import MARCH, MAY, MINUTES, analysis, document, exchange

ROOT = Path(__file__).parents[2]
WRITERS, EACH = 20, 5

#: One of many processes: it records its own decisions one by one, and one that all of them share.
WRITER = """
import sys
from pipeline.ledger import Ledger
from pipeline.records import Decision
where, me, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Ledger(where) as ledger:
    for number in range(count):
        own = Decision(target=f"q{number}", field="owner", value=me, coder=f"person:{me}", made_at="2026-04-20T09:00:00Z")
        ledger.decide([own])
    ledger.decide([Decision(target="all", field="owner", value="x", coder="person:all", made_at="2026-04-20T09:00:00Z")])
"""

#: Forks a process again and again that writes as fast as it can, kills it, and tells what it had confirmed.
KILLER = """
import datetime, json, os, random, signal, sys, time
from pipeline.ledger import Ledger
from pipeline.ledger.update import enter
from pipeline.records import Decision
from tests.ledger.papers import MAY, analysis, document, exchange
where, times, what = sys.argv[1], int(sys.argv[2]), sys.argv[3]
chance = random.Random(7)
confirmed = []

def edition(turn, number):
    paper = document(f"Paper {turn} {number}. " + " ".join(f"Who mends lock {i} of {turn} {number}?" for i in range(40)), f"{turn}-{number}.txt")
    found = [exchange(paper, f"q{turn}x{number}x{i}", f"Who mends lock {i} of {turn} {number}?", "unanswered") for i in range(40)]
    return analysis(MAY, [paper], found)

def write(ledger, turn, number):
    if what == "run":
        enter(edition(turn, number), ledger)
    else:
        ledger.decide([Decision(target=f"t{turn}", field="owner", value=str(number), coder="person:k", made_at="2026-04-20T09:00:00Z")])

Ledger(where).close()
for turn in range(times):
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inlet)
        ledger = Ledger(where)
        for number in range(10**6):
            write(ledger, turn, number)
            os.write(outlet, f"{turn} {number}\\n".encode())
    os.close(outlet)
    with os.fdopen(inlet) as lines:
        # after none to three writes, however slow the machine is, and then at any moment of the next
        told = [lines.readline() for _ in range(chance.randrange(4))]
        time.sleep(chance.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        confirmed += [line.split() for line in [*told, *lines] if line.endswith("\\n")]
print(json.dumps(confirmed))
"""


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def finished(process: "subprocess.Popen[str]") -> str:
    out, err = process.communicate(timeout=110)
    assert process.returncode == 0, err
    return out


def test_twenty_processes_at_once_lose_nothing_and_double_nothing(where: Path | str) -> None:
    """They also make the ledger between them: it is not there when they start."""
    for process in [start(WRITER, where, f"w{number}", EACH) for number in range(WRITERS)]:
        finished(process)
    with Ledger(where) as ledger:
        rows = [(decision.coder, decision.target) for _, decision, _ in ledger.history()]
    assert len(rows) == len(set(rows)) == WRITERS * EACH + 1


@pytest.mark.parametrize("what", ["recording", "run"])
def test_a_killed_process_loses_nothing_that_was_confirmed(where: Path | str, what: str) -> None:
    confirmed = {tuple(pair) for pair in json.loads(finished(start(KILLER, where, 50, what)))}
    assert len(confirmed) > 50
    with Ledger(where) as ledger:
        if what == "recording":
            kept = {(decision.target[1:], decision.value) for _, decision, _ in ledger.history()}
            # one write a process may have been on disk without the word getting out
            assert len(kept - confirmed) <= 50
        else:
            rows = ledger.rows(select(schema.sightings.c.edition, schema.sightings.c.document))
            kept = {tuple(row["document"].removesuffix(".txt").split("-")) for row in rows}
            whole = {row["edition"] for row in rows}
            assert len(rows) == 40 * len(whole), "an edition was entered by half"
            assert len(whole) == ledger.last_edition()
        assert confirmed <= kept
        edition_of(ledger, MAY)


@pytest.fixture(name="full")
def _full(tmp_path: Path) -> Iterator[Ledger]:
    """Return a ledger on a disk that is full but for one page."""
    with Ledger(tmp_path / "ledger.db") as ledger:

        @event.listens_for(ledger.engine, "begin")
        def limit(connection: object) -> None:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()  # type: ignore[attr-defined]
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")  # type: ignore[attr-defined]

        yield ledger


def test_a_full_disk_is_said_and_loses_nothing(full: Ledger) -> None:
    def decision(value: str, target: str) -> Decision:
        return Decision(target=target, field="answer", value=value, coder="person:anna", made_at="2026-04-20T09:00:00Z")

    full.decide([decision("In June.", "first")])
    with pytest.raises(LedgerError, match=r"Nothing was recorded.*disk is full.*[Ff]ree some space"):
        full.decide([decision("short", "second"), decision("x" * 100_000, "third")])
    assert [row.target for _, row, _ in full.history()] == ["first"]
    full.decide([decision("In July.", "fourth")])
    assert [row.target for _, row, _ in full.history()] == ["first", "fourth"]


def test_a_run_on_a_full_disk_enters_nothing_by_half(full: Ledger) -> None:
    from pipeline.ledger.update import enter

    paper = document(MINUTES, "march.txt", MARCH)
    found = [exchange(paper, f"q{number}", "Who? " * 100, "unanswered") for number in range(100)]
    with pytest.raises(LedgerError, match="disk is full"):
        enter(analysis(MAY, [paper], found), full)
    assert full.last_edition() == 0
    assert full.rows(select(schema.documents)) == []


@pytest.mark.parametrize("damage", ["all", "middle"])
def test_a_damaged_file_is_said_and_left_alone(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "ledger.db"
    paper = document(MINUTES, "march.txt", MARCH)
    found = [exchange(paper, f"q{number}", f"Who mends lock {number}?", "unanswered") for number in range(300)]
    update_ledger(analysis(MAY, [paper], found), path)
    good = path.read_bytes()
    bad = b"this is no database " * 500 if damage == "all" else good[:4096] + b"\xff" * (len(good) - 4096)
    path.write_bytes(bad)
    with pytest.raises(LedgerError, match=r"damaged.*Put a copy back"):
        update_ledger(analysis(MARCH, [paper], found), path)
    assert path.read_bytes() == bad


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that takes no files, such as /proc")
@pytest.mark.parametrize("place", ["/proc/ledger.db", "/proc/none/ledger.db"])
def test_a_place_without_permission_is_said(place: str) -> None:
    with pytest.raises(LedgerError, match="Choose another place with --ledger"):
        Ledger(place)


def test_a_ledger_is_read_where_nobody_may_write(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    path = tmp_path / "ledger.db"
    Ledger(path).close()
    path.chmod(0o444)
    with Ledger(path) as ledger:
        assert ledger.history() == []
        with pytest.raises(LedgerError, match="may not write"):
            ledger.decide(
                [Decision(target="q", field="owner", value="x", coder="person:a", made_at="2026-04-20T09:00:00Z")]
            )


def test_a_ledger_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger at"):
        Ledger(tmp_path / "ledger.db", must_exist=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["nonsense://x", "postgresql://nobody:secret@127.0.0.1:1/none", "mysql://a/b"])
def test_a_wrong_address_is_said_without_its_password(address: str) -> None:
    with pytest.raises(LedgerError) as caught:
        Ledger(address)
    assert "secret" not in str(caught.value)


def test_what_no_database_holds_is_kept_as_a_sign(where: Path | str) -> None:
    with Ledger(where) as ledger:
        ledger.decide(
            [
                Decision(
                    target="q", field="answer", value="a\x00b\ud800c", coder="person:a", made_at="2026-04-20T09:00:00Z"
                )
            ]
        )
        assert ledger.history()[0][1].value == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"
    paper = document("Who\x00 asked \udc80?", "a\x00.txt", MARCH)
    update_ledger(analysis(MAY, [paper], [exchange(paper, "q", "Who\x00 asked \udc80?", "unanswered")]), where)
