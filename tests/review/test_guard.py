"""Who is turned away, and that turning away records nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.review.app import review_app
from pipeline.review.guard import LARGEST
from pipeline.review.session import Session

BASE, TOKEN = "http://127.0.0.1:8000", "a-token-of-this-test"
OWN = {"origin": BASE}


def client_of(session: Session) -> TestClient:
    return TestClient(
        review_app(session, token=TOKEN, port=8000, by="Anna"), base_url=BASE, follow_redirects=False, headers=OWN
    )


@pytest.fixture(name="stranger")
def _stranger(session: Session) -> TestClient:
    return client_of(session)


@pytest.fixture(name="client")
def _client(session: Session) -> TestClient:
    client = client_of(session)
    assert client.get("/", params={"token": TOKEN}).status_code == 303
    return client


@pytest.fixture(name="writes")
def _writes(session: Session) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """Every address that writes, with a form that would be taken; whatever happens, nothing may be recorded."""
    key = session.board().entries[0].key
    yield [
        (f"/item/{key}", {"seen": "0", "do": "save", "answer": "yes-0"}),
        ("/undo/1", {"x": "y"}),
        ("/settings", {"by": "Somebody"}),
    ]
    assert session.board().history == ()


def test_without_the_token_nothing_is_shown(stranger: TestClient, writes: list[tuple[str, dict[str, Any]]]) -> None:
    for path in ("/", "/decided", "/report/index.html", "/nothing", writes[0][0]):
        answer = stranger.get(path)
        assert answer.status_code == 403
        assert "pool" not in answer.text
    for path, data in writes:
        assert stranger.post(path, data=data).status_code == 403


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], TOKEN + "x", "é", TOKEN.upper()])
def test_a_wrong_token_opens_nothing(stranger: TestClient, token: str) -> None:
    answer = stranger.get("/", params={"token": token})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert stranger.get("/", headers={"cookie": f"yousaid-8000={token}".encode()}).status_code == 403


def test_the_token_goes_into_a_cookie_and_out_of_the_address(stranger: TestClient) -> None:
    answer = stranger.get("/", params={"token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    kept = answer.headers["set-cookie"].split("; ")
    assert kept[0] == f"yousaid-8000={TOKEN}"
    assert set(kept[1:]) == {"HttpOnly", "SameSite=Strict", "Path=/"}
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1.evil.example:8000", "", "[::1]:8000"],
)  # fmt: skip
def test_a_foreign_host_is_turned_away(client: TestClient, host: str, writes: list[tuple[str, dict[str, Any]]]) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421
    for path, data in writes:
        forged = {"host": host, "origin": f"http://{host}"}
        assert client.post(path, data=data, headers=forged).status_code == 421


def test_localhost_is_this_computer_too(stranger: TestClient) -> None:
    assert stranger.get("/", params={"token": TOKEN}, headers={"host": "localhost:8000"}).status_code == 303


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:8001", "http://localhost:8000", "", BASE + "/"],
)  # fmt: skip
def test_a_forged_origin_records_nothing(
    client: TestClient, origin: str, writes: list[tuple[str, dict[str, Any]]]
) -> None:
    for path, data in writes:
        assert client.post(path, data=data, headers={"origin": origin}).status_code == 403


def test_no_origin_records_nothing(client: TestClient, writes: list[tuple[str, dict[str, Any]]]) -> None:
    del client.headers["origin"]
    for path, data in writes:
        assert client.post(path, data=data).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_a_form_of_another_site_records_nothing(
    client: TestClient, site: str, writes: list[tuple[str, dict[str, Any]]]
) -> None:
    for path, data in writes:
        assert client.post(path, data=data, headers={"sec-fetch-site": site}).status_code == 403


def test_nothing_is_written_by_get(client: TestClient, writes: list[tuple[str, dict[str, Any]]]) -> None:
    for path, data in writes:
        answer = client.get(path, params=data)
        assert answer.status_code in {200, 404, 405}
        assert "set-cookie" not in answer.headers
    assert client.get("/undo/1").status_code == 405
    assert client.get("/settings").status_code == 405


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_not_known(client: TestClient, method: str, writes: list[tuple[str, dict[str, Any]]]) -> None:
    for path, _ in writes:
        assert client.request(method, path).status_code == 405


def test_a_form_that_is_too_large_records_nothing(client: TestClient, writes: list[tuple[str, dict[str, Any]]]) -> None:
    path, data = writes[0]
    assert client.post(path, data=data | {"why": "w" * LARGEST}).status_code == 413

    def pieces() -> Iterator[bytes]:
        yield b"seen=0&do=save&answer=yes-0&why="
        for _ in range(LARGEST // 1024 + 1):
            yield b"w" * 1024

    form = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(path, content=pieces(), headers=form).status_code == 413  # its length is not said
    assert client.post(path, content=b"seen=0", headers=form | {"content-length": "-1"}).status_code == 413


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
def test_only_forms_are_taken(client: TestClient, kind: str, writes: list[tuple[str, dict[str, Any]]]) -> None:
    path, _ = writes[0]
    sent = b"seen=0&do=save&answer=yes-0"
    assert client.post(path, content=sent, headers={"content-type": kind}).status_code == 415


@pytest.mark.parametrize(
    "path",
    [
        "/report/ledger.db",
        "/report/analysis.jsonl",
        "/report/segments.jsonl",
        "/report/.state.json",
        "/report/",
        "/report",
        "/report/../ledger.db",
        "/report/..%2fledger.db",
        "/report/%2e%2e/%2e%2e/etc/passwd",
        "/report/..%5cledger.db",
        "/report/%2fetc%2fpasswd",
        "/report/index.html%00",
        "/report/index.html/../ledger.db",
        "/ledger.db",
        "//etc/passwd",
    ],
)
def test_only_the_pages_of_the_report_are_given(client: TestClient, path: str) -> None:
    from urllib.parse import unquote

    scope_path = unquote(path)
    answer = client.get(path)
    assert answer.status_code in {404, 405}, scope_path
    assert "SQLite" not in answer.text
    assert "root:" not in answer.text


def test_a_page_that_the_run_did_not_write_is_not_given(client: TestClient, out: Path) -> None:
    (out / "other.html").write_text("not ours", "utf-8")
    assert client.get("/report/other.html").status_code == 404
    assert client.get("/report/index.html").status_code == 200


def test_every_answer_carries_the_headers(client: TestClient, stranger: TestClient) -> None:
    answers = [client.get(path) for path in ("/", "/decided", "/report/index.html", "/nothing")]
    answers += [client.post("/undo/9"), client.get("/", headers={"host": "evil.example"}), client.put("/")]
    stranger.cookies.clear()
    answers.append(stranger.get("/"))
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "access-control-allow-origin" not in answer.headers


def test_the_policy_lets_through_our_script_and_no_other(client: TestClient) -> None:
    from base64 import b64encode
    from hashlib import sha256

    answer = client.get("/")
    script = answer.text.partition("<script>")[2].partition("</script>")[0]
    named = f"script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
    assert script
    assert named in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    client.post("/settings", data={"keys": "off"})
    without = client.get("/")
    assert "<script" not in without.text
    assert "script-src" not in without.headers["content-security-policy"]


def test_two_same_headers_are_not_taken_for_one(session: Session, writes: list[tuple[str, dict[str, Any]]]) -> None:
    client = client_of(session)
    client.get("/", params={"token": TOKEN})
    path, data = writes[0]
    twice = [("origin", BASE), ("origin", "http://evil.example")]
    assert client.post(path, data=data, headers=twice).status_code == 403


def test_nothing_but_http_is_answered(client: TestClient) -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/"):
        pass
