"""Take the pictures of the sample report that the README shows: `make pictures`, after `make accept`.

The same pages give the same pictures on one machine; another has other fonts.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).parent.parent / "reports/sample"
CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--hide-scrollbars")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """A window on a page."""

    name: str
    page: str
    at: str  # what stands at the window's top edge
    width: int = 1280
    height: int = 1000


PICTURES = (
    Picture("overview.png", "index.html", "body"),
    Picture("questions.png", "questions.html", "#overdue"),
    Picture("document.png", "document-staff-session-1-2025-09-23.html", ".sheet .column"),
)


def take(browser: Any, picture: Picture, folder: Path) -> None:
    """Take one picture."""
    page = browser.new_page(viewport={"width": picture.width, "height": picture.height}, color_scheme="light")
    page.goto((SAMPLE / picture.page).as_uri())
    page.locator(picture.at).first.evaluate(
        "one => scrollTo(0, one === document.body ? 0 : one.getBoundingClientRect().top + scrollY - 40)"
    )
    page.screenshot(path=folder / picture.name, animations="disabled")
    page.close()


def main() -> None:
    """Take all of them."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for picture in PICTURES:
            take(browser, picture, SAMPLE)
        browser.close()


if __name__ == "__main__":
    main()
