"""Serve a review to this computer's own browser until it is ended."""

import os
import secrets
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.review.app import review_app
from pipeline.review.session import Session

#: The only address that is listened on: no other computer can reach it.
LOOPBACK = "127.0.0.1"


def serve(
    out: Path,
    *,
    ledger: Path | str | None = None,
    by: str,
    port: int = 0,
    browser: bool = True,
    started: Callable[[str], None] = lambda _address: None,
) -> int:
    """Serve the review page of a report folder; return how many decisions were recorded meanwhile.

    Parameters
    ----------
    out : Path
        The folder that ``yousaid run`` wrote.
    ledger : Path or str, optional
        The ledger; that of the folder where none is named.
    by : str
        Who reviews, until the page is told otherwise.
    port : int
        0 takes any that is free.
    browser : bool
        Open the page in the browser.
    started : callable
        Is told the address, token and all, once the page answers.

    Raises
    ------
    PipelineError
        The folder, the ledger or the port cannot be used.
    """
    import uvicorn

    session = Session(out, ledger)
    before = len(session.board().history)
    with _listen(port) as listening:
        number = listening.getsockname()[1]
        token = secrets.token_urlsafe(32)
        address = f"http://{LOOPBACK}:{number}/?token={token}"
        config = uvicorn.Config(
            review_app(session, token=token, port=number, by=by),
            log_config=None,  # a log would hold the token
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            ws="none",
            limit_concurrency=64,
            timeout_graceful_shutdown=3,
        )
        started(address)  # the socket listens already, so whoever comes early waits
        if browser:
            webbrowser.open(address)
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            pass  # Ctrl-C is how a review ends
        finally:
            recorded = len(session.board().history) - before
            session.close()
    return recorded


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would let another program take the port over
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((LOOPBACK, port))
        listening.listen(64)
    except (OSError, OverflowError) as error:
        listening.close()
        raise PipelineError(f"Port {port} cannot be used ({error}). Leave --port out to take a free one.") from error
    return listening
