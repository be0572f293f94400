"""A demo server and a real browser for the tests of this folder; each test has its own windows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.people import SIZES, Looks
from tests.support.server import ServerProcess, running_server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
FRIDAY_AFTERNOON = "2026-11-20T15:20:00"

OpenWindow = Callable[..., Page]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("browser")
    plenty = {"commands_per_second": "10000", "commands_at_once": "10000"}
    with running_server(folder, now=FRIDAY_AFTERNOON, settings=plenty) as running:
        yield running


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium_path), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_window(browser: Browser, server: ServerProcess) -> Iterator[OpenWindow]:
    """Opens a window of its own person; at the end no window may have broken the Content-Security-Policy."""
    pages: list[Page] = []
    broken: list[str] = []

    def open_it(looks: Looks | None = None) -> Page:
        looks = looks or Looks()
        size, scale = SIZES[looks.size], 2 if looks.zoomed else 1
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": size["width"] // scale, "height": size["height"] // scale},
            device_scale_factor=scale,
            color_scheme=looks.scheme,
            locale="de-DE",
            timezone_id="America/Los_Angeles",  # people travel; what they read is Berlin's time
            bypass_csp=looks.bypass_csp,
            has_touch=looks.size == "phone",
        )
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda line: broken.append(line.text) if _is_violation(line.text) else None)
        pages.append(page)
        return page

    yield open_it
    for page in pages:
        page.context.close()
    assert broken == []


def _is_violation(text: str) -> bool:
    return "Content Security Policy" in text or "Content-Security-Policy" in text
