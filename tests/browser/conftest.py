"""A browser for the tests of this folder; each test has an agency, a clock and windows of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.support.agencies import FRIDAY_AFTERNOON, Agencies
from tests.browser.support.people import Looks
from tests.browser.support.windows import BRIEF, Windows

OpenWindow = Callable[..., Page]


@pytest.fixture(scope="session")
def agencies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agencies]:
    agencies = Agencies(tmp_path_factory.mktemp("seeded"))
    yield agencies
    agencies.close()


@pytest.fixture
def now() -> str:
    """When the agency's clock starts; some files have another moment."""
    return FRIDAY_AFTERNOON


@pytest.fixture
def agency(agencies: Agencies, tmp_path: Path, now: str) -> Iterator[str]:
    """Where its server answers."""
    with agencies.one(tmp_path, now) as url:
        yield url


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium_path), args=BRIEF)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows_of_browser(browser: Browser, agencies: Agencies) -> Windows:
    return Windows(browser, agencies.url)


@pytest.fixture
def open_window(windows_of_browser: Windows, agency: str) -> Iterator[OpenWindow]:
    """Opens a window of its own person; at the end no window may have broken the Content-Security-Policy."""
    with windows_of_browser.of_a_test():
        yield lambda looks=None: windows_of_browser.open(looks or Looks())
