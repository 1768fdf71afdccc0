"""The review page in a real browser: with and without script, by keys alone, looked over by axe-core."""

import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.review.session import Session

pytestmark = pytest.mark.browser

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"]  # fmt: skip
TOKEN = "a-token-of-this-test"  # noqa: S105

STICKING_OUT = """() => [...document.querySelectorAll('main *, footer *')].filter(one =>
    !one.closest('.scroll, .vh, svg') && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
).map(one => one.outerHTML.slice(0, 120))"""

#: Controls smaller than a finger needs; links in a line of text are not meant.
SMALL_TARGETS = """() => [...document.querySelectorAll(
    'button, summary, input:not([type=hidden]), textarea, .nav a, .kinds a, .pager a, .crumb a')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (box.width < 24 || box.height < 24);
}).map(one => one.outerHTML.slice(0, 120))"""

AXE = "() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 160)).join(' | ')))"


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Any]:
    if not shutil.which(CHROMIUM):
        pytest.skip(f"{CHROMIUM} is not installed (apt-get install chromium)")
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with driver.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(name="axe", scope="module")
def _axe(root: Path) -> str:
    """Return axe-core's source; it is a tool of the tests, of which no copy is kept here."""
    for path in (os.environ.get("YOUSAID_AXE"), root / "node_modules/axe-core/axe.min.js"):
        if path and Path(path).is_file():
            return Path(path).read_text("utf-8")
    pytest.skip("axe-core is not here (npm install --no-save axe-core, or YOUSAID_AXE=…/axe.min.js)")


@pytest.fixture(name="address")
def _address(session: Session) -> Iterator[str]:
    import uvicorn

    from pipeline.review.app import review_app
    from pipeline.review.serve import _listen

    listening = _listen(0)
    port = listening.getsockname()[1]
    app = review_app(session, token=TOKEN, port=port, by="Anna")
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    listening.close()


def opened(browser: Any, address: str, *, width: int = 1280, **settings: Any) -> tuple[Any, list[str]]:
    """Open the page as `yousaid review` does; whatever the browser complains of is gathered."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
    page = context.new_page()
    said: list[str] = []
    # that a form was sent back with what is missing is no complaint
    page.on("console", lambda message: None if "status of 4" in message.text else said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith((address, "data:")) else said.append(request.url))
    page.goto(f"{address}/?token={TOKEN}")
    return page, said


def recorded(session: Session) -> list[tuple[str, str]]:
    return [(decision.field, decision.value) for _, decision, _ in session.board().history]


@pytest.mark.parametrize("script", [True, False])
def test_a_whole_review_with_and_without_script(browser: Any, address: str, session: Session, script: bool) -> None:
    page, said = opened(browser, address, java_script_enabled=script)
    assert page.url == f"{address}/"
    assert page.title().startswith("0 of 21 reviewed")
    assert page.locator("kbd").first.is_visible() is script
    item = page.locator(".item").first
    item.get_by_label("Yes, it answers the question").check()
    item.get_by_label("Why").fill("It says so.")
    item.get_by_role("button", name="Save and go on").click()
    assert page.locator(".notice").inner_text().startswith("Recorded for Anna. Question 1: answered")
    assert page.title().startswith("1 of 21 reviewed")
    page.get_by_role("button", name="Undo this").click()
    assert "Undone by Anna" in page.locator(".notice").inner_text()
    assert page.title().startswith("0 of 21 reviewed")
    page.locator(".item").first.get_by_role("button", name="Leave it for later").click()
    assert "left for later" in page.locator(".notice").inner_text()
    page.get_by_role("link", name="Questions", exact=False).filter(has_text="3").click()
    item = page.locator(".item").nth(1)
    assert item.get_by_label("Who will reply").is_visible() == item.get_by_label("Put off").is_checked()
    item.get_by_label("Put off").check()
    item.get_by_label("Who will reply").fill("Mr Quill")
    item.get_by_label("By which day").fill("never")
    item.get_by_role("button", name="Save and go on").click()
    assert page.get_by_role("alert").is_visible()
    assert page.get_by_label("Who will reply").input_value() == "Mr Quill"
    page.get_by_label("By which day").fill("1 July 2026")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("link", name="Comments").click()
    item = page.locator(".item").first
    item.get_by_label("Staff").check()
    item.get_by_label("Hope").check()
    item.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Who reviews").fill("Dev")
    page.get_by_role("button", name="Keep this name").click()
    assert page.locator(".under b").inner_text() == "Dev"
    assert said == []
    assert [row for row in recorded(session) if row[0] != "undo"] == [
        ("status", "answered"),
        ("answer", "The pool is open on every Sunday until the end of October."),
        ("status", "deferred"),
        ("answer", ""),
        ("owner", "Mr Quill"),
        ("due", "2026-07-01"),
        ("theme", "hours,staff"),
        ("sentiment", "positive"),
    ]
    page.context.close()


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def settled(page: Any, words: str) -> None:
    """Wait until the page after a decision has come and what is next has the focus."""
    page.locator(".notice", has_text=words).wait_for()
    page.wait_for_function("document.activeElement.matches('[data-item]')")


def test_single_keys_alone(browser: Any, address: str, session: Session) -> None:
    page, said = opened(browser, address)
    while page.evaluate("!document.activeElement.matches('[data-start]')"):
        press(page, "Tab")
    press(page, "Enter", "1", "Enter")
    settled(page, "Question 1: answered")
    press(page, "u")
    settled(page, "Undone by Anna")
    press(page, "j")
    assert page.evaluate("document.activeElement === document.querySelectorAll('[data-item]')[1]")
    press(page, "k", "3", "Enter")
    settled(page, "Question 1: not answered by")
    press(page, "l")
    settled(page, "left for later")
    page.goto(f"{address}/?kind=comment")
    while page.evaluate("!document.activeElement.matches('[data-start]')"):
        press(page, "Tab")
    press(page, "Enter", "1", "3", "h", "Enter")
    settled(page, "Staff")
    assert said == []
    assert recorded(session)[-2:] == [("theme", "staff"), ("sentiment", "positive")]
    page.context.close()


def test_keys_do_nothing_while_typing_outside_or_switched_off(browser: Any, address: str, session: Session) -> None:
    page, _ = opened(browser, address)
    press(page, "1", "Enter", "l", "u")  # nothing has the focus
    why = page.locator(".item").first.get_by_label("Why")
    why.focus()
    page.keyboard.type("1 jolly ukulele")
    assert why.input_value() == "1 jolly ukulele"
    assert page.locator(".item input:checked").count() == page.locator(".item input[checked]").count()
    page.get_by_role("button", name="Turn the keys off").click()
    page.get_by_role("heading", level=1).wait_for()
    assert page.locator("script").count() == 0
    page.locator(".item input[type=radio]").first.focus()
    press(page, "3", "l")
    assert recorded(session) == []
    assert page.locator(".item").first.locator("input:checked").count() == 0
    page.context.close()


def test_tab_space_arrows_and_enter_are_enough_without_script(browser: Any, address: str, session: Session) -> None:
    page, _ = opened(browser, address, java_script_enabled=False)

    def to(selector: str) -> None:
        for _ in range(200):
            if page.locator(f"{selector}:focus").count():
                return
            press(page, "Tab")
        raise AssertionError(selector)

    to(".item input[type=radio]")
    press(page, "Space", "ArrowDown")
    assert page.locator(".item").first.get_by_label("It answers a part of it").is_checked()
    to(".item button[value=save]")
    press(page, "Enter")
    page.locator(".notice").wait_for()
    to(".notice button")  # the address led to the notice, so it is the next stop
    press(page, "Enter")
    page.locator(".notice", has_text="Undone").wait_for()
    assert [row[0] for row in recorded(session)] == ["status", "answer", "undo", "undo"]
    page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Any, address: str, session: Session, axe: str, width: int, scheme: str
) -> None:
    page, said = opened(browser, address, width=width, color_scheme=scheme)
    first = page.locator(".item").first
    first.get_by_label("Yes").check()
    first.get_by_role("button", name="Save and go on").click()
    settled(page, "Recorded")
    keys = {entry.kind: entry.key for entry in session.board().left()}
    paths = [
        "",
        "?kind=answer",
        "?kind=question",
        "?kind=comment&page=2",
        "decided",
        "nothing",
        f"item/{keys['comment']}",
    ]
    paths += [f"item/{keys['answer']}?part=state", f"item/{session.board().entries[0].key}", "?done=1"]
    for path in paths:
        page.goto(f"{address}/{path}")
        check(page, axe, path, width)
    page.goto(f"{address}/item/{keys['question']}")
    page.get_by_role("radio", name="A reply was refused").check()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("alert").wait_for()
    check(page, axe, "what is missing", width)
    assert said == []
    page.context.close()


def check(page: Any, axe: str, path: str, width: int) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert page.evaluate(STICKING_OUT) == [], path
    assert page.evaluate(SMALL_TARGETS) == [], path
    page.evaluate(axe)
    assert page.evaluate(AXE) == [], path


def test_a_page_of_another_port_cannot_decide(browser: Any, address: str, session: Session) -> None:
    """Two ports of one computer are one site to a browser, so the cookie goes along; the origin gives it away."""
    key = session.board().left()[0].key
    form = (
        f'<form method="post" action="{address}/item/{key}"><input name="seen" value="0"><input name="do" value="save">'
        '<input name="answer" value="yes-0"><button>Go</button></form>'
    )

    class Elsewhere(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(form.encode())

        def log_message(self, *_: Any) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page, _ = opened(browser, address)
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
            page.get_by_role("button").click()
        assert answer.value.status == 403
        assert f"yousaid-{address.rpartition(':')[2]}=" in answer.value.request.all_headers()["cookie"]
        server.shutdown()
    assert recorded(session) == []
    page.context.close()


def test_what_people_wrote_stays_words(browser: Any, address: str, hostile: str) -> None:
    page, said = opened(browser, address)
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(f"{address}/?kind=comment")
    assert page.get_by_text(hostile).first.is_visible()
    assert page.locator("main script, main b[onclick]").count() == 0
    link = page.locator(".item").filter(has=page.locator("blockquote", has_text=hostile)).locator(".from a")
    with page.context.expect_page() as beside:
        link.click()
    beside.value.wait_for_load_state()
    assert beside.value.locator(":target").inner_text().endswith(hostile)
    assert said == []
    page.context.close()
