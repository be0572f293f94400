"""Windows of one browser, each of its own person, which know nothing of the tests before.

Making a browser's context and loading the client into it takes two seconds of processor time, a fifth of that in a
window that was used before: what a test kept in it is removed, what was loaded and compiled stays.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Page,
    ViewportSize,
    WebError,
    expect,
)

from tests.browser.support.people import SIZES, Looks
from tests.support.timeouts import TIMEOUT

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # A microphone that beeps, and nobody is asked whether it may be used.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    # Pages of one context share a process: a new window needs none of its own.
    "--process-per-site",
]

BRIEF = [*ARGUMENTS, "--js-flags=--no-opt,--no-maglev"]
"""For pages that run their scripts for a second or two: optimising them takes longer than it saves."""

expect.set_options(timeout=TIMEOUT * 1_000)

NOTHING = "/theme-1.js"
"""What a window shows between two tests: of the same site, so that its process stays."""


@dataclass
class Window:
    """A browser's context, the window that it is known by, and the line through which it is emptied."""

    looks: Looks
    context: BrowserContext
    page: Page
    devtools: CDPSession


class Windows:
    """All of one browser's. `url` is where the server answers, of one test after the other."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._url = url
        self._free: dict[tuple[bool, int], list[Window]] = {}
        self._taken: list[Window] = []
        self._faults: list[str] = []

    def open(self, looks: Looks) -> Page:
        """A window that looks like that."""
        free = self._free.setdefault(_kind(looks), [])
        window = free.pop() if free else self._make(looks)
        window.looks = looks
        self._taken.append(window)
        if window.page.viewport_size != viewport(looks):
            window.page.set_viewport_size(viewport(looks))
        window.page.emulate_media(
            color_scheme=looks.scheme, reduced_motion="no-preference" if looks.moving else "reduce"
        )
        return window.page

    def _make(self, looks: Looks) -> Window:
        touch, scale = _kind(looks)
        context = self._browser.new_context(
            base_url=self._url,
            viewport=viewport(looks),
            device_scale_factor=scale,
            locale="de-DE",
            timezone_id="America/Los_Angeles",  # people travel; what they read is Berlin's time
            has_touch=touch,
        )
        context.set_default_timeout(TIMEOUT * 1_000)
        context.grant_permissions(["clipboard-write"])  # as every browser lets people copy who press a button
        context.on("weberror", self._on_error)
        context.on("console", self._on_console)
        page = context.new_page()
        return Window(looks, context, page, context.new_cdp_session(page))

    def _on_error(self, error: WebError) -> None:
        if "Force close delete origin" not in str(
            error.error
        ):  # a page that is left, when its storage is emptied
            self._faults.append(str(error.error))

    def _on_console(self, line: ConsoleMessage) -> None:
        if "Content Security Policy" in line.text or "Content-Security-Policy" in line.text:
            self._faults.append(line.text)

    @contextmanager
    def of_a_test(self) -> Iterator[None]:
        """Afterwards its windows are closed; raises if one was open in which something of the page was wrong."""
        try:
            yield
        finally:
            faults, taken, self._taken = list(self._faults), self._taken, []
            for window in taken:
                self._give_back(window)
            self._faults.clear()  # what a page says that is left in the middle of something is no fault
        assert not faults, faults

    def _give_back(self, window: Window) -> None:
        if window.looks.kept == "nothing":
            window.context.close()
            return
        window.context.set_offline(False)
        self._leave(window)
        window.context.clear_cookies()
        everything = {"origin": self._url, "storageTypes": "local_storage,indexeddb"}
        window.devtools.send("Storage.clearDataForOrigin", everything)
        self._free[_kind(window.looks)].append(window)

    def _leave(self, window: Window) -> None:
        """Close all that shows the client; of a page that was changed for good, or closed, comes another one."""
        same = window.looks.kept == "page" and not window.page.is_closed()
        if not same:
            fresh = window.context.new_page()
            window.devtools = window.context.new_cdp_session(fresh)
            window.page = fresh
        for page in window.context.pages:
            if page != window.page:
                page.close()
        window.page.mouse.move(0, 0)
        window.page.goto(NOTHING)


def viewport(looks: Looks) -> ViewportSize:
    """A page that is zoomed has half the room."""
    size, scale = SIZES[looks.size], _kind(looks)[1]
    return {"width": size["width"] // scale, "height": size["height"] // scale}


def _kind(looks: Looks) -> tuple[bool, int]:
    """What cannot be changed of a context: whether it has a touch screen, and how many points a pixel has."""
    return looks.size == "phone", 2 if looks.zoomed else 1
