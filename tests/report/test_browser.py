"""The pages as a browser shows them; needs Debian's chromium."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Action, Analysis, Concern, Promise
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


@pytest.fixture(scope="module")
def long_words(make_maker: Callable[[], Any], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the pages of a study in which nothing has a space to break a line at."""
    word, maker = "w" * 180, make_maker()
    fields = {"speaker": word, "section": word, "column": word}
    asked, said, reply, task = maker.document(
        f"{word}.txt", [("Q", word, fields), ("C", word, {**fields, "column": "x" * 180}), ("A", word), ("X", word), ("-", word, {"reason": word})],
        title=word,
        when=date(2024, 1, 1),
    )  # fmt: skip
    (other,) = maker.document("b.txt", [("C", word)], title="y" * 180, when=date(2024, 2, 1))
    for segment in (asked, said, other):
        maker.code(segment, "negative", "cost", "z" * 90, score=0.2)
    linked, promise = (
        maker.answer(other, "linked", 0.5, question=word),
        Promise(text=word, owner=word, due_text=word, due=date(2024, 2, 2)),
    )
    maker.ask(
        asked, "deferred", word, asker=word, addressee=word, answers=(maker.answer(reply), linked), promise=promise
    )
    maker.ask(said, "answered", word, answers=(maker.answer(reply, speaker=word),), status_score=0.1)
    maker.actions.append(
        Action(id="a", segment_id=task.id, document_id=task.document_id, text=word, owner=word, due_text=word)
    )
    maker.concerns.append(
        Concern(id="k", label=word, keyphrases=(word,), segment_ids=(said.id, other.id), exemplar_ids=())
    )
    maker.unreadable(word, word)
    written = write_report(maker.analysis(notes=(word,)), tmp_path_factory.mktemp("long"), title=word)
    return [path for path in written if path.suffix == ".html"]


@pytest.mark.parametrize("width", [1280, 320])
def test_words_without_end_do_not_push_a_page_apart(browser: Any, long_words: list[Path], width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for path in long_words:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate(STICKING_OUT) == [], path.name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
    page.close()


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
            margin = 18 / 25.4 * 72
            reach = [max((char["x1"] for char in sheet.chars), default=0) - sheet.width for sheet in printed.pages]
        assert max(reach) <= 1 - margin, path.name
        assert page.locator("h1").inner_text().split()[0] in words, path.name
        for caption in page.locator("details caption").all():
            assert (caption.text_content() or "").split()[0] in words, path.name
        if path.name == "index.html":
            assert "under 10%" in words  # stands in a folded part, which paper opens
    page.close()
