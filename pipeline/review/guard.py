"""Who may come in: this computer's own browser with the token, asking for this host, writing from these pages only."""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: The most bytes that a form may send.
LARGEST = 64 * 1024

#: Sent with every answer. Not "no-referrer": under it a browser says "Origin: null" when it sends a form.
HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Guard:
    """Let through only what may come in; everything else gets a plain sentence.

    Parameters
    ----------
    app : callable
        What answers.
    token : str
        The secret of this review.
    port : int
        The port that is served.
    """

    def __init__(self, app: App, *, token: str, port: int) -> None:
        self.app = app
        self.token = token
        self.cookie = f"yousaid-{port}"  # a browser does not keep the cookies of two ports apart
        self.hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            return
        headers = _headers(scope)
        refusal = self._refusal(scope, headers)
        if refusal is None and scope["method"] == "POST":
            body = await _body(headers, receive)
            if body is None:
                refusal = 413, "That is more than a form of this page holds. Nothing was recorded."
            else:
                receive = _replay(body)
        if refusal:
            await _say(send, *refusal)
        else:
            await self.app(scope, receive, _dressed(send))

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> tuple[Any, ...] | None:
        """Return what is said instead of an answer: a status, words and headers; None where all is well."""
        host, method = headers.get("host", ""), scope["method"]
        if host not in self.hosts:
            return 421, "This page answers to 127.0.0.1 only."
        if method not in {"GET", "HEAD", "POST"}:
            return 405, "That cannot be done here.", ("allow", "GET, HEAD, POST")
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        if method == "GET" and scope["path"] == "/" and self._right(query.get("token", [""])[0]):
            cookie = f"{self.cookie}={self.token}; HttpOnly; SameSite=Strict; Path=/"
            return 303, "", ("set-cookie", cookie), ("location", "/")
        if not self._right(_cookie(headers.get("cookie", ""), self.cookie)):
            return 403, "Open the whole address that `yousaid review` printed, with its token."
        if method == "POST":
            own = headers.get("origin") == f"http://{host}"
            if not own or headers.get("sec-fetch-site", "same-origin") != "same-origin":
                return 403, "A decision is taken from this review's own pages only. Nothing was recorded."
            if headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
                return 415, "That is no form. Nothing was recorded."
        return None

    def _right(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.token.encode())


async def _body(headers: dict[str, str], receive: Receive) -> bytes | None:
    """Read a form's bytes; None where they are too many, said or unsaid."""
    said = headers.get("content-length", "0")
    if not said.isascii() or not said.isdigit() or int(said[:12]) > LARGEST:
        return None
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        if len(body) > LARGEST:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _replay(body: bytes) -> Receive:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _dressed(send: Send) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            present = {name for name, _ in message["headers"]}
            extra = {**HEADERS, "content-security-policy": NOTHING}
            message["headers"] = [
                *message["headers"],
                *((name.encode(), value.encode()) for name, value in extra.items() if name.encode() not in present),
            ]
        await send(message)

    return dressed


async def _say(send: Send, status: int, words: str, *headers: tuple[str, str]) -> None:
    body = words.encode()
    plain = [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(body))), *headers]
    send = _dressed(send)
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(name.encode(), value.encode()) for name, value in plain],
        }
    )
    await send({"type": "http.response.body", "body": body})


def _headers(scope: Scope) -> dict[str, str]:
    """Return the headers by name; one that comes twice becomes what no check takes for right."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}; {text}" if key in found else text
    return found


def _cookie(header: str, name: str) -> str:
    try:
        morsel = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""
