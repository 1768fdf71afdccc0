"""The pictures that the README shows are those that are taken, of pages that are there."""

import re
import shutil
from pathlib import Path

import pytest

from tests.make_pictures import CHROMIUM, PICTURES, QUIET, SAMPLE, take


def test_every_picture_in_the_readme_is_taken_and_lies_there(root: Path) -> None:
    shown = set(re.findall(r"!\[[^\]]*\]\(reports/sample/([\w-]+\.png)\)", (root / "README.md").read_text("utf-8")))
    assert shown
    assert shown <= {picture.name for picture in PICTURES}
    assert all((SAMPLE / name).is_file() for name in shown)
    assert all((SAMPLE / picture.page).is_file() for picture in PICTURES)


@pytest.mark.browser
def test_the_same_page_gives_the_same_picture(tmp_path: Path) -> None:
    if not shutil.which(CHROMIUM):
        pytest.skip(f"{CHROMIUM} is not installed (apt-get install chromium)")
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    taken = []
    with driver.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for _ in range(2):
            take(browser, PICTURES[1], tmp_path)
            taken.append((tmp_path / PICTURES[1].name).read_bytes())
        browser.close()
    assert taken[0] == taken[1]
    assert taken[0].startswith(b"\x89PNG")
