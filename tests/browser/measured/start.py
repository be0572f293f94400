"""How soon one can work after opening the page: `python -m tests.browser.measured.start` prints it; fails over LIMIT.

From the beginning of the navigation until the list of chats is there, or until one can write in a chat: in a browser
that has nothing of the page yet, and in one that has loaded it before.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.support.agencies import FRIDAY_AFTERNOON
from tests.browser.support.people import HOTELS, JANA, SIZES, enter, open_chat
from tests.browser.support.windows import ARGUMENTS
from tests.support.servers.server import running_server
from tools.services import PROGRAMS

LIMIT = 1_000.0
"""Milliseconds."""
LOADS = 9


# Notes when all of the elements are there and the page's scripts have nothing more to do at once.
WATCH = """(selectors) => {
    const look = () => {
        if (!selectors.every((one) => document.querySelector(one))) return;
        watcher.disconnect();
        requestAnimationFrame(() => setTimeout(() => { window.readyAt = performance.now(); }));
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, { childList: true, subtree: true });
}"""

READY_AT = """new Promise((resolve) => {
    const look = () => (window.readyAt === undefined ? setTimeout(look, 10) : resolve(window.readyAt));
    look();
})"""


def load(page: Page, path: str, selectors: list[str]) -> float:
    """Milliseconds of one load."""
    page.goto(path)
    for selector in selectors:
        expect(page.locator(selector).first).to_be_visible()
    return float(page.evaluate(READY_AT))


def report(browser: Browser, url: str, name: str, selectors: list[str]) -> bool:
    """Print the times of some loads; whether their medians keep the limit."""
    within = True
    for state in ("nothing", "everything"):
        times: list[float] = []
        for _ in range(LOADS):
            context = browser.new_context(base_url=url, viewport=SIZES["desktop"])
            page = context.new_page()
            path = _path(page, name)
            page.goto("about:blank")
            if state == "nothing":
                page.context.new_cdp_session(page).send("Network.clearBrowserCache")
            page.add_init_script(f"({WATCH})({selectors})")
            times.append(load(page, path, selectors))
            context.close()
        middle = statistics.median(times)
        within = within and middle <= LIMIT
        sys.stdout.write(
            f"{name} usable, {state} in the cache: median of {LOADS} loads {middle:.0f} ms, "
            f"slowest {max(times):.0f} ms ({'within' if middle <= LIMIT else 'OVER'} {LIMIT:.0f} ms)\n"
        )
    return within


def _path(page: Page, name: str) -> str:
    enter(page, JANA)
    if name == "list":
        return "/chats"
    open_chat(page, HOTELS)
    return page.url


def main() -> None:
    """Load the list and a chat some times. Needs a built client and a Chromium."""
    chromium = str(PROGRAMS["Chromium"][0]())
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        running_server(Path(folder), now=FRIDAY_AFTERNOON) as server,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        within = [
            report(browser, server.url, "list", [".chatrow"]),
            report(browser, server.url, "chat", [".talk [data-seq]", "#composer"]),
        ]
        browser.close()
    sys.exit(0 if all(within) else 1)


if __name__ == "__main__":
    main()
