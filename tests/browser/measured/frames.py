"""The main thread's work per frame of the page: `python -m tests.browser.measured.frames` prints it; fails over LIMIT.

Of each frame, the processor time of the task that ran its callbacks, its styles and its layout, as the browser's
own trace has it; waiting for a busy machine does not count.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypedDict

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.support.agencies import FRIDAY_AFTERNOON
from tests.browser.support.people import JANA, SIZES, bubble, enter, open_chat
from tests.browser.support.plenty import GROUPS, LONG_TALK, MESSAGES, fill
from tests.browser.support.windows import ARGUMENTS
from tests.support.servers.server import running_server
from tools.services import PROGRAMS

LIMIT = 8.0
"""Milliseconds of script and layout that 95 of 100 frames may take."""

PAINTING = {"PrePaint", "Paint", "Layerize", "Commit"}

SCROLL = """async ([box, by, frames]) => {
    const element = document.querySelector(box);
    for (let i = 0; i < frames; i++) {
        await new Promise((next) => requestAnimationFrame(next));
        element.scrollTop += by;
    }
}"""


class Event(TypedDict, total=False):
    """An entry of the browser's trace; times in microseconds."""

    name: str
    ph: str
    pid: int
    tid: int
    ts: int
    dur: int
    tdur: int
    args: dict[str, str]


def trace(page: Page, act: Callable[[], None]) -> list[Event]:
    """What the browser did while `act` ran."""
    session = page.context.new_cdp_session(page)
    events: list[Event] = []
    complete: list[bool] = []
    session.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    session.on("Tracing.tracingComplete", lambda _: complete.append(True))
    categories = ["toplevel", "devtools.timeline", "__metadata"]
    config = {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": categories}}
    session.send("Tracing.start", config)
    act()
    session.send("Tracing.end")
    while not complete:
        page.wait_for_timeout(50)
    return events


class Frame(NamedTuple):
    """Milliseconds of processor time."""

    work: float
    """Script, styles and layout."""
    whole: float
    """And painting."""


def frames_of(events: list[Event]) -> list[Frame]:
    """Each task of the page's main thread in which the callbacks of a frame ran."""
    done = _on_main_threads(events)
    callbacks = [e for e in done if e["name"] == "FireAnimationFrame"]
    painting = [e for e in done if e["name"] in PAINTING]
    return [
        Frame(millis(task) - sum(map(millis, _outermost(_inside(task, painting)))), millis(task))
        for task in done
        if task["name"].endswith("RunTask") and _inside(task, callbacks)
    ]


def main_thread_tasks(events: list[Event]) -> list[Event]:
    """What the page's main thread did, task by task."""
    return [task for task in _on_main_threads(events) if task["name"].endswith("RunTask")]


def _on_main_threads(events: list[Event]) -> list[Event]:
    threads = {(e["pid"], e["tid"]) for e in events if e.get("args", {}).get("name") == "CrRendererMain"}
    return [e for e in events if e.get("ph") == "X" and (e["pid"], e["tid"]) in threads]


def _inside(task: Event, events: list[Event]) -> list[Event]:
    return [e for e in events if e["tid"] == task["tid"] and 0 <= e["ts"] - task["ts"] < task["dur"]]


def _outermost(events: list[Event]) -> list[Event]:
    return [one for one in events if not any(one is not e and one in _inside(e, [one]) for e in events)]


def millis(event: Event) -> float:
    """Its processor time, where the browser knows it."""
    return event.get("tdur", event["dur"]) / 1000


def report(page: Page, name: str, box: str, by: int) -> bool:
    """Print the times of 200 frames of scrolling; whether they keep the limit."""
    frames = frames_of(trace(page, lambda: page.evaluate(SCROLL, [box, by, 200])))
    work, whole = sorted(one.work for one in frames), sorted(one.whole for one in frames)
    high = len(frames) * 95 // 100
    within = work[high] <= LIMIT
    sys.stdout.write(
        f"{name:<26} {len(frames)} frames of 60 px, script and layout: median {work[len(work) // 2]:.1f} ms, "
        f"95 % under {work[high]:.1f} ms ({'within' if within else 'OVER'} {LIMIT:.0f} ms); "
        f"with painting: {whole[len(whole) // 2]:.1f} ms, {whole[high]:.1f} ms\n"
    )
    return within


def main() -> None:
    """Scroll through a long talk and a list of hundreds of chats. Needs a built client and a Chromium."""
    chromium = str(PROGRAMS["Chromium"][0]())
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), FRIDAY_AFTERNOON)
        with sync_playwright() as playwright, running_server(Path(folder), now=FRIDAY_AFTERNOON) as server:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            page = browser.new_context(base_url=server.url, viewport=SIZES["desktop"]).new_page()
            enter(page, JANA)
            open_chat(page, LONG_TALK)
            expect(bubble(page, f"Nachricht {MESSAGES} ")).to_be_visible()
            within = [report(page, f"talk of {MESSAGES} messages", ".talk-scroll", -60)]
            page.goto("/chats")
            expect(page.locator(".chatrow").first).to_be_visible()
            within += [report(page, f"list of {GROUPS} chats", ".chatlist", 60)]
            browser.close()
    sys.exit(0 if all(within) else 1)


if __name__ == "__main__":
    main()
