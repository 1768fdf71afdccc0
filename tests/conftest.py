"""What every test may use: the project's folder, the real documents beside it, and what CI must not skip."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

# On CI the same examples are drawn every time, so that a change is judged and not the dice; elsewhere new ones are.
settings.register_profile("ci", derandomize=True, print_blob=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the golden files anew (see tests/golden/README.md)")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """On CI a test that is skipped for want of a browser, of LibreOffice or of a database has failed: CI installs them first."""
    report = yield
    needs = any(map(item.get_closest_marker, ("browser", "office", "postgres")))
    if report.skipped and os.environ.get("YOUSAID_NO_SKIPS") and needs:
        report.outcome = "failed"
        report.longrepr = f"skipped, which is a failure here: {report.longrepr}"
    return report


@pytest.fixture(name="accept", scope="session")
def _accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(name="root", scope="session")
def _root() -> Path:
    return ROOT


@pytest.fixture(name="shared", scope="session")
def _shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the real documents (../shared) are not here")
    return SHARED
