"""The command itself: it listens on this computer only, and ends on Ctrl-C with everything kept."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from pipeline.errors import PipelineError
from pipeline.review.serve import serve
from pipeline.review.session import Session


@pytest.fixture(name="running")
def _running(out: Path, root: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    command = [sys.executable, "-m", "pipeline", "review", "--out", str(out), "--by", "Anna", "--no-browser"]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})  # fmt: skip
    assert process.stdout
    address = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S{43}", process.stdout.readline())
    assert address
    yield process, address[0]
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_it_serves_records_and_ends_on_ctrl_c(
    running: tuple["subprocess.Popen[str]", str], out: Path, session: Session
) -> None:
    process, address = running
    base = address.partition("/?")[0]
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = browser.open(address).read().decode()
    assert "0 of 21 reviewed" in page
    key = session.board().left()[0].key
    form = urlencode({"seen": "0", "do": "save", "answer": "yes-0"}).encode()
    browser.open(urllib.request.Request(f"{base}/item/{key}", form, {"origin": base}))  # noqa: S310
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(base)  # noqa: S310
    process.send_signal(signal.SIGINT)
    said, complaint = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "2 entries in the ledger were recorded" in said
    assert complaint == ""
    assert key in session.board().done


def test_only_this_computer_is_listened_to(running: tuple["subprocess.Popen[str]", str]) -> None:
    _, address = running
    port = int(re.search(r":(\d+)/", address)[1])  # type: ignore[index]
    own = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for other in sorted(own | {"127.0.0.2"}):
        with pytest.raises(OSError), socket.create_connection((str(other), port), timeout=2):  # noqa: PT011
            pass


def test_a_port_that_is_taken_is_said(out: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PipelineError, match=f"Port {port} cannot be used"):
            serve(out, by="Anna", port=port, browser=False)


def test_a_folder_without_a_report_is_said(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="is not there"):
        serve(tmp_path, by="Anna", browser=False)
    assert not list(tmp_path.iterdir())
