"""Narrowing a long page: what can be chosen, and that the choice does what it says in a browser."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.report import write_report
from pipeline.report.views.sift import WORTH_SIFTING, Tags, facets, role_of, tag

CHROMIUM = "/usr/bin/chromium"


def test_a_facet_lists_what_the_rows_carry_with_their_number() -> None:
    rows: list[Tags] = [(tag("status", "Open"), tag("theme", "Cost & charges")) for _ in range(WORTH_SIFTING)]
    rows += [(tag("status", "Answered"), tag("theme", "Access"), tag("theme", "Access"))]
    found = {facet.name: facet for facet in facets(rows)}
    assert found["status"].choices == (
        (tag("status", "Open").token, "Open", 12),
        (tag("status", "Answered").token, "Answered", 1),
    )
    assert [label for _, label, _ in found["theme"].choices] == ["Access", "Cost & charges"]
    assert all(" " not in token for facet in found.values() for token, _, _ in facet.choices)


def test_a_short_page_and_a_single_choice_are_not_narrowed() -> None:
    assert facets([(tag("theme", f"Theme {number}"),) for number in range(WORTH_SIFTING - 1)]) == ()
    assert facets([(tag("theme", "Cost"),)] * 50) == ()


@pytest.mark.parametrize(
    ("asker", "role"),
    [
        (None, "Nobody named"),
        ("Cllr Ada Penfold", "Councillor"),
        ("the Chair", "Chair, clerk or officer"),
        ("a member of the public", "Member of the public"),
        ("a parent", "Parent or carer"),
        ("Ada Penfold", "A person by name"),
    ],
)
def test_who_asked_is_told_by_the_papers_own_words(asker: str | None, role: str) -> None:
    assert role_of(asker) == role


@pytest.fixture
def tracker(maker: Any, tmp_path: Path) -> Path:
    for number in range(8):
        asked, *_ = maker.document(
            f"m{number}.txt", [("Q", f"When does hall {number} open?")], when=date(2024, 1, 9 - number)
        )
        maker.ask(asked, "unanswered", "no reply")
    for number in range(8):
        asked, _ = maker.document(f"n{number}.txt", [("Q", f"What is pool {number}?"), ("A", "It is warm.")])
        maker.ask(asked, "answered", "reply in the document", asker="Cllr Tarn")
    write_report(maker.analysis(), tmp_path)
    return tmp_path / "questions.html"


@pytest.fixture
def page() -> Iterator[Any]:
    if not shutil.which(CHROMIUM):
        pytest.skip(f"{CHROMIUM} is not installed (apt-get install chromium)")
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with driver.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page()
        browser.close()


@pytest.mark.browser
def test_choosing_narrows_and_showing_all_undoes_it(page: Any, tracker: Path) -> None:
    def seen() -> int:
        return int(page.locator("[data-is]:visible").count())

    page.goto(tracker.as_uri())
    assert seen() == 16
    page.select_option("#by-status", tag("status", "Answered").token)
    assert seen() == 8
    assert page.locator("output").inner_text() == "8 of 16 shown."
    assert not page.locator("#unanswered").is_visible()
    page.fill("#find", "pool 3?")
    assert seen() == 1
    page.get_by_role("button", name="Show all").click()
    assert seen() == 16
    page.select_option("#by-role", tag("role", "Councillor").token)
    assert seen() == 8
    hidden = page.locator(f"[data-is*='{tag('status', 'Unanswered').token}']").first.get_attribute("id")
    page.evaluate(f"location.hash = '{hidden}'")
    page.wait_for_function("document.querySelectorAll('[data-is][hidden]').length === 0")
    first = page.locator("#unanswered ~ ul [data-is] h3").first
    assert "hall 7" in first.inner_text()
    page.select_option("#sort", "theme")
    page.select_option("#sort", "asked")
    assert "hall 7" in first.inner_text()
