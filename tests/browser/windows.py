"""Windows of one browser, each of its own person, which know nothing of the tests before.

Making a browser's context and loading the page into it takes two seconds of processor time, a third of that if a
context is taken that was used before: what a test kept in it is removed, what was loaded and compiled stays.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Page, WebError, expect

from tests.browser.agencies import HANGING
from tests.browser.people import SIZES, Looks

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # Pages of one context share a process: a new window needs none of its own.
    "--process-per-site",
]

expect.set_options(timeout=HANGING * 1_000)


class Kept(NamedTuple):
    """A context between two tests, with the page that holds its process, and through which it is emptied."""

    context: BrowserContext
    holder: Page
    devtools: CDPSession


class Windows:
    """All of one browser's. `url` is where the server answers, of one test after the other."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._url = url
        self._free: dict[tuple[bool, int], list[Kept]] = {}
        self._taken: list[tuple[Looks, Kept]] = []
        self._faults: list[str] = []

    def open(self, looks: Looks) -> Page:
        """A new window that looks like that."""
        free = self._free.setdefault(_kind(looks), [])
        touch, scale = _kind(looks)
        kept = free.pop() if free else self._make(touch, scale)
        self._taken.append((looks, kept))
        page = kept.context.new_page()
        width, height = SIZES[looks.size]["width"] // scale, SIZES[looks.size]["height"] // scale
        if page.viewport_size != {"width": width, "height": height}:
            page.set_viewport_size({"width": width, "height": height})
        if looks.scheme != "light" or looks.moving:
            page.emulate_media(
                color_scheme=looks.scheme, reduced_motion="no-preference" if looks.moving else "reduce"
            )
        return page

    def _make(self, touch: bool, scale: int) -> Kept:
        size = SIZES["phone" if touch else "desktop"]
        context = self._browser.new_context(
            base_url=self._url,
            viewport={"width": size["width"] // scale, "height": size["height"] // scale},
            device_scale_factor=scale,
            color_scheme="light",
            reduced_motion="reduce",
            locale="de-DE",
            timezone_id="America/Los_Angeles",  # people travel; what they read is Berlin's time
            has_touch=touch,
        )
        context.set_default_timeout(HANGING * 1_000)
        context.on("weberror", self._on_error)
        context.on("console", self._on_console)
        holder = context.new_page()
        holder.goto("/theme-1.js")
        return Kept(context, holder, context.new_cdp_session(holder))

    def _on_error(self, error: WebError) -> None:
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
            taken, self._taken = self._taken, []
            faults, self._faults = self._faults, []
            for looks, kept in taken:
                self._give_back(looks, kept)
        assert faults == []

    def _give_back(self, looks: Looks, kept: Kept) -> None:
        if not looks.kept:
            kept.context.close()
            return
        kept.context.set_offline(False)
        for page in kept.context.pages:
            if page != kept.holder:
                page.close()
        kept.context.clear_cookies()
        everything = {"origin": self._url, "storageTypes": "local_storage,indexeddb"}
        kept.devtools.send("Storage.clearDataForOrigin", everything)
        self._free[_kind(looks)].append(kept)


def _kind(looks: Looks) -> tuple[bool, int]:
    """What cannot be changed of a context: whether it has a touch screen, and how many points a pixel has."""
    return looks.size == "phone", 2 if looks.zoomed else 1
