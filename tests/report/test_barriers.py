"""The sample report looked over for barriers: by axe-core, by keys alone, magnified, in forced colours, by the Nu checker."""

import datetime
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import run as job
from pipeline import store

pytestmark = pytest.mark.browser  # and axe-core and the Nu checker, which CI installs as it does the browser

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"]  # fmt: skip

AXE = """rules => axe.run(document, {resultTypes: ['violations'], ...rules}).then(found => found.violations.map(
    one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 160)).join(' | ')))"""
#: All that axe-core looks at by itself, and the size of targets, which it looks at when asked.
ALL = {"rules": {"target-size": {"enabled": True}}}
#: What can differ between one scheme or width and another; the rest is the same page.
LOOKS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]}}  # fmt: skip

OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"

#: What can be reached by the tab key, in the order of the page.
REACHABLE = """() => [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(
    one => one.checkVisibility({visibilityProperty: true}) && !one.disabled).length"""

#: Where the focus is now, by its place among all elements, and whether it can be seen.
FOCUS = """() => {
    const one = document.activeElement;
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    return [[...document.querySelectorAll('*')].indexOf(one),
        style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
        && box.width > 0 && box.bottom > 0 && box.top < innerHeight, one.outerHTML.slice(0, 120)];
}"""

STICKING_OUT = """() => [...document.querySelectorAll('body *')].filter(one =>
    !one.closest('.scroll, .vh, svg, .skip') && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
).map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture(name="pages", scope="module")
def _pages(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Report the sample as it was analysed, with its question ledger, by the pages as they are now."""
    out, golden = tmp_path_factory.mktemp("sample"), root / "reports/sample"
    corpus = store.read_corpus_file(golden / job.CORPUS)
    store.write_corpus(corpus, out / job.CORPUS)
    store.write_analysis(store.read_analysis_file(golden / job.ANALYSIS, corpus), out / job.ANALYSIS)
    job.report(job.Settings(out=out, as_of=datetime.date(2026, 4, 24), title="Sample"))
    pages = sorted(out.glob("*.html"))
    assert len(pages) > 30
    return pages


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Any]:
    if not shutil.which(CHROMIUM):
        pytest.skip(f"{CHROMIUM} is not installed (apt-get install chromium)")
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with driver.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(name="tool")
def _tool(root: Path) -> Callable[[str, str], Path]:
    """Return where a tool of the tests is, of which no copy is kept here: by a variable, or in node_modules."""

    def find(variable: str, path: str) -> Path:
        for place in (os.environ.get(variable), root / "node_modules" / path):
            if place and Path(place).is_file():
                return Path(place)
        pytest.skip(f"{path} is not here (npm install --no-save {path.split('/', maxsplit=1)[0]}, or {variable}=…)")

    return find


@pytest.mark.parametrize(
    ("scheme", "width", "rules"),
    [("light", 1280, ALL), ("light", 320, LOOKS), ("dark", 1280, LOOKS), ("dark", 320, ALL)],
)
def test_axe_finds_no_barrier_on_any_page(
    browser: Any, pages: list[Path], tool: Any, scheme: str, width: int, rules: dict[str, Any]
) -> None:
    axe = tool("YOUSAID_AXE", "axe-core/axe.min.js").read_text("utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    found = []
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(OPEN_ALL)
        page.evaluate(axe)
        found += [f"{path.name}: {one}" for one in page.evaluate(AXE, rules)]
    context.close()
    assert found == []


def test_the_nu_checker_finds_no_fault(pages: list[Path], tool: Any) -> None:
    jar = tool("YOUSAID_VNU", "vnu-jar/build/dist/vnu.jar")
    if not shutil.which("java"):
        pytest.skip("java is not installed (apt-get install default-jre-headless)")
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", *pages],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "messages" in done.stderr, done.stderr
    found = [
        f"{Path(item['url']).name}: {item['message']}"
        for item in json.loads(done.stderr)["messages"]
        # it does not work out fingerprints; test_pages.py does, and the browser obeys them
        if "violates Content Security Policy" not in item["message"]
    ]
    assert found == []


def test_keys_alone_reach_everything_and_the_focus_is_seen(browser: Any, pages: list[Path]) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    for name in ("index.html", "themes.html", "review.html", "method.html", "theme-families.html"):
        page.goto(next(path for path in pages if path.name == name).as_uri())
        reachable, seen = page.evaluate(REACHABLE), []
        for _ in range(reachable):
            page.keyboard.press("Tab")
            place, visible, what = page.evaluate(FOCUS)
            assert visible, (name, what)
            seen.append(place)
        assert seen == sorted(set(seen)), name  # each once, in the order of the page, and none holds the focus
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(FOCUS)[0] == seen[-2], name
    page.close()


def test_keys_alone_narrow_a_page_and_skip_its_head(browser: Any, pages: list[Path]) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(next(path for path in pages if path.name == "questions.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    shown = page.locator("[data-is]:visible").count()
    page.locator("#find").focus()
    page.keyboard.type("library")
    assert 0 < page.locator("[data-is]:visible").count() < shown
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "by-status"
    page.keyboard.press("ArrowDown")
    assert page.locator("#by-status").input_value()
    page.locator("[data-all]").focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-is]:visible").count() == shown
    assert page.evaluate("document.activeElement.id") == "find"
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details").first.get_attribute("open") is not None
    page.close()


def test_four_times_as_large_nothing_is_cut_and_nothing_scrolls_sideways(browser: Any, pages: list[Path]) -> None:
    """A window of 1280 by 1024 pixels at 400 % is one of 320 by 256."""
    context = browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    page = context.new_page()
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(OPEN_ALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path.name
        assert page.evaluate(STICKING_OUT) == [], path.name
        regions = page.locator(".scroll").evaluate_all(
            "all => all.map(one => one.getAttribute('aria-label') && one.tabIndex === 0)"
        )
        assert all(regions), path.name
    context.close()


def test_no_page_asks_for_anything(browser: Any, pages: list[Path]) -> None:
    """Not by style, picture, font or script, nor by whatever somebody's words look like."""
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(OPEN_ALL)
        assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()], path.name
        asked.clear()
    page.close()


def test_forced_colours_leave_marks_and_shapes(browser: Any, pages: list[Path]) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(next(path for path in pages if path.name.startswith("document-staff-session-1")).as_uri())
    underlined = page.locator(".sheet .u").first.evaluate("one => getComputedStyle(one).textDecorationLine")
    assert underlined == "underline"
    page.goto(next(path for path in pages if path.name == "index.html").as_uri())
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for bar in (".cp rect.c", ".cp rect.h", ".dots .m-overdue", ".st-overdue svg *"):
        fills = page.locator(bar).first.evaluate("one => [getComputedStyle(one).fill, getComputedStyle(one).stroke]")
        assert any(fill not in ("none", paper) for fill in fills), bar
    context.close()
