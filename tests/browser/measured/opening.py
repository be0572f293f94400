"""Opens a task's chat by its link, goes from chat to chat, and looks at the sign-in page: figures for bench/page.py."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.measured.frames import main_thread_tasks, millis, trace
from tests.browser.measured.start import READY_AT, WATCH
from tests.browser.support.agencies import FRIDAY_AFTERNOON
from tests.browser.support.people import HOTELS, JANA, SIZES, enter_chat
from tests.browser.support.windows import ARGUMENTS
from tests.support.servers.server import running_server
from tools.services import PROGRAMS

USABLE = (".talk [data-seq]", "#composer")
COUNT = """window.asked = 0;
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (data) { window.asked += 1; send.call(this, data); };"""
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""
LOADED = "performance.getEntriesByType('resource').length"


@dataclass(frozen=True, kw_only=True)
class Load:
    """Milliseconds; of tasks, of processor time."""

    usable: float
    longest: float
    all_tasks: float
    requests: int
    shifted: float


@dataclass(frozen=True)
class Figures:
    """Loads by how many times slower the processor was made; the longest task of going from chat to chat; what moved
    on the sign-in page.
    """

    loads: dict[int, list[Load]]
    switching: float
    shifted: float


def measure(times: int, slower: int) -> Figures:
    """So many loads at full speed, and as many on a processor that is so many times slower."""
    with _browser() as (browser, url):
        shifted = _shift_of_the_door(browser, url)
        loads = {rate: [_load(browser, url, rate) for _ in range(times)] for rate in (1, slower)}
        return Figures(loads, _switching(browser, url), shifted)


@contextmanager
def _browser() -> Iterator[tuple[Browser, str]]:
    """A browser, and the address of a server with the demo."""
    with (
        TemporaryDirectory(prefix="feierabend-bench-") as folder,
        sync_playwright() as playwright,
        running_server(Path(folder), now=FRIDAY_AFTERNOON) as server,
    ):
        browser = playwright.chromium.launch(executable_path=str(PROGRAMS["Chromium"][0]()), args=ARGUMENTS)
        yield browser, server.url
        browser.close()


def _page(browser: Browser, url: str) -> Page:
    context = browser.new_context(base_url=url, viewport=SIZES["desktop"])
    return context.new_page()


def _shift_of_the_door(browser: Browser, url: str) -> float:
    page = _page(browser, url)
    page.add_init_script(SHIFTS)
    page.goto("/")
    expect(page.locator(".demo-login").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    shifted = float(page.evaluate("window.shifted"))
    page.context.close()
    return shifted


def _load(browser: Browser, url: str, slower: int) -> Load:
    """In a browser that has the page's files."""
    page = _page(browser, url)
    enter_chat(page, JANA, HOTELS)
    path = page.url
    page.goto("about:blank")
    for script in (SHIFTS, COUNT, f"({WATCH})({json.dumps(USABLE)})"):
        page.add_init_script(script)
    if slower > 1:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    found: list[float] = []

    def load() -> None:
        page.goto(path)
        found.append(float(page.evaluate(READY_AT)))

    tasks = _task_times(page, load)
    requests = int(page.evaluate(f"window.asked + {LOADED}"))
    shifted = float(page.evaluate("window.shifted"))
    page.context.close()
    return Load(usable=found[0], longest=max(tasks), all_tasks=sum(tasks), requests=requests, shifted=shifted)


def _switching(browser: Browser, url: str) -> float:
    """The longest task of going to chats that were not open yet, and back."""
    page = _page(browser, url)
    enter_chat(page, JANA, HOTELS)

    def switch() -> None:
        for place in (1, 2, 3, 1):
            row = page.locator(".chatrow").nth(place)
            row.click()
            expect(row).to_have_attribute("aria-current", "page")
            for selector in USABLE:
                expect(page.locator(selector).first).to_be_visible()

    longest = max(_task_times(page, switch))
    page.context.close()
    return longest


def _task_times(page: Page, act: Callable[[], None]) -> list[float]:
    return [millis(task) for task in main_thread_tasks(trace(page, act))]
