"""Sentences that may be questions on the review page, in a real browser: with and without script, and by keys alone."""

from typing import Any

import pytest

from pipeline.review.session import Session
from tests.review.test_review_browser import _address, _axe, _browser, check, opened, press, recorded, settled
from tests.review.test_review_possible import MARK, WORDS, _out

pytestmark = pytest.mark.browser

__all__ = ["_address", "_axe", "_browser", "_out"]  # fixtures


@pytest.mark.parametrize("script", [True, False])
def test_one_entered_one_passed_over_and_undone(browser: Any, address: str, session: Session, script: bool) -> None:
    page, said = opened(browser, address, java_script_enabled=script)
    assert page.title().startswith("0 of 24 reviewed")
    page.get_by_role("link", name="May be questions").click()
    assert page.locator(".item").count() == 3
    item = page.locator(".item").first
    assert item.locator("input:checked").count() == 0
    item.get_by_role("button", name="Save and go on").click()
    assert "Choose whether it is a question." in page.get_by_role("alert").inner_text()
    page.get_by_label("Yes, it is a question: enter it").check()
    page.get_by_label("Why").fill("He did ask.")
    page.get_by_role("button", name="Save and go on").click()
    assert "a question; the next run follows it to its reply" in page.locator(".notice").inner_text()
    assert page.title().startswith("1 of 24 reviewed")
    item = page.locator(".item").filter(has_text=WORDS)
    item.get_by_label("No, it is none").check()
    item.get_by_role("button", name="Save and go on").click()
    assert page.locator(".notice").inner_text().startswith(f"Recorded for Anna. “{WORDS}”: no question.")
    page.get_by_role("button", name="Undo this").click()
    assert "is to decide again" in page.locator(".notice").inner_text()
    assert page.locator(".item").filter(has_text=WORDS).count() == 1
    page.goto(f"{address}/item/{session.board().desk.key_of[MARK]}")
    assert page.get_by_label("Yes, it is a question: enter it").is_checked()
    assert said == []
    assert recorded(session) == [("question", "yes"), ("question", "no"), ("undo", "2")]
    page.context.close()


def test_keys_one_and_two(browser: Any, address: str, session: Session) -> None:
    page, said = opened(browser, address)
    page.goto(f"{address}/?kind=possible")
    while page.evaluate("!document.activeElement.matches('[data-start]')"):
        press(page, "Tab")
    press(page, "Enter", "1", "Enter")
    settled(page, "a question; the next run follows it to its reply")
    press(page, "2", "Enter")
    settled(page, "no question")
    press(page, "u")
    settled(page, "Undone by Anna")
    press(page, "l")
    settled(page, "left for later")
    assert said == []
    assert recorded(session) == [("question", "yes"), ("question", "no"), ("undo", "2")]
    page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Any, address: str, session: Session, axe: str, width: int, scheme: str
) -> None:
    page, said = opened(browser, address, width=width, color_scheme=scheme)
    key = session.board().desk.key_of[MARK]
    page.goto(f"{address}/item/{key}")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("alert").wait_for()
    check(page, axe, "what is missing", width)
    page.get_by_label("Yes").check()
    page.get_by_role("button", name="Save and go on").click()
    settled(page, "Recorded")
    for path in ("", "?kind=possible", "?kind=possible&done=1", f"item/{key}", "decided"):
        page.goto(f"{address}/{path}")
        check(page, axe, path, width)
    assert said == []
    page.context.close()
