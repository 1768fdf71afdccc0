"""The pages as a browser shows them; needs Debian's chromium."""

import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Analysis
from pipeline.report import write_report

pytestmark = pytest.mark.browser

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
]

#: Elements that stick out of the window, save those inside a region that scrolls by itself.
STICKING_OUT = """() => [...document.querySelectorAll('main *')].filter(one =>
    !one.closest('.scroll, .vh, svg') && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
).map(one => one.outerHTML.slice(0, 120))"""

#: Links and other controls that are smaller than a finger needs and do not stand in a line of text.
SMALL_TARGETS = """() => [...document.querySelectorAll('.dots a, .nav a, summary')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width < 24 || box.height < 24;
}).map(one => one.outerHTML.slice(0, 120))"""

#: Contrast of every piece of text with the nearest background, as WCAG counts it; what falls short.
LOW_CONTRAST = """() => {
    const parse = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
        .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
    const behind = one => {
        for (; one; one = one.parentElement) {
            const [r, g, b, a = 1] = parse(getComputedStyle(one).backgroundColor);
            if (a > 0) return [r, g, b];
        }
        return parse(getComputedStyle(document.body).backgroundColor);
    };
    const short = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const one = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || one.closest('svg, .skip, .vh')) continue;
        const a = light(parse(getComputedStyle(one).color)), b = light(behind(one));
        const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        if (ratio < 4.5) short.add(one.outerHTML.slice(0, 100) + ' ' + ratio.toFixed(2));
    }
    return [...short];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not shutil.which(CHROMIUM):
        pytest.skip(f"{CHROMIUM} is not installed (apt-get install chromium)")
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with driver.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(make_study: Callable[[], Analysis], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    written = write_report(make_study(), tmp_path_factory.mktemp("report"), title="Pool and hall")
    return [path for path in written if path.suffix == ".html"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360, 320])
def test_every_page_fits_says_nothing_and_asks_for_nothing(
    browser: Any, report: list[Path], width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=True
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "request", lambda request: said.append(request.url) if not request.url.startswith(("file:", "data:")) else None
    )
    for path in report:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
        assert page.evaluate(STICKING_OUT) == [], path.name
        assert page.evaluate(SMALL_TARGETS) == [], path.name
        assert page.evaluate(LOW_CONTRAST) == [], path.name
    context.close()
    assert said == []


def test_the_style_is_let_through_by_the_policy(browser: Any, report: list[Path]) -> None:
    page = browser.new_page()
    page.goto(report[0].as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.top')).borderBottomStyle") == "solid"
    page.close()


def test_every_page_reads_without_script(browser: Any, report: list[Path]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in report:
        page.goto(path.as_uri())
        assert page.locator("h1").is_visible(), path.name
        for place in range(page.locator("summary").count()):
            page.locator("summary").nth(place).click()
            assert page.locator("details").nth(place).get_attribute("open") is not None, path.name
    context.close()


def test_a_link_lights_the_place_that_it_leads_to(browser: Any, report: list[Path]) -> None:
    page = browser.new_page()
    questions = next(path for path in report if path.name == "questions.html")
    page.goto(questions.as_uri())
    page.get_by_role("link", name="Where the promise for question 5 was made").click()
    target = page.locator(":target")
    assert target.inner_text() == "Mrs Tarn would send him the numbers by 1 May."
    assert target.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 243, 201)"
    page.close()


def test_everything_stands_on_paper(browser: Any, report: list[Path]) -> None:
    import pdfplumber

    page = browser.new_page()
    page.emulate_media(media="print")
    for path in report:
        page.goto(path.as_uri())
        assert not page.locator(".nav").is_visible(), path.name
        assert page.locator("h1").is_visible(), path.name
        with pdfplumber.open(BytesIO(page.pdf())) as printed:
            words = " ".join(sheet.extract_text() or "" for sheet in printed.pages)
        assert page.locator("h1").inner_text().split()[0] in words, path.name
        for caption in page.locator("details caption").all():
            assert (caption.text_content() or "").split()[0] in words, path.name
        if path.name == "index.html":
            assert "under 10%" in words  # stands in a folded part, which paper opens
    page.close()
