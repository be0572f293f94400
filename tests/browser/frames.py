"""How long the page's main thread works for a frame: `python -m tests.browser.frames` prints it.

Of each frame, the processor time of the task that ran its callbacks, its styles and its layout, as the browser's
own trace has it; waiting for a busy machine does not count.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypedDict

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.conftest import ARGUMENTS, FRIDAY_AFTERNOON
from tests.browser.people import JANA, SIZES, bubble, enter, open_chat, send_many
from tests.support.server import running_server
from tools.services import PROGRAMS

CHATS = 500
PLENTY = {"commands_per_second": "10000", "commands_at_once": "10000"}

SCROLL = """async ([box, by, frames]) => {
    const element = document.querySelector(box);
    for (let i = 0; i < frames; i++) {
        await new Promise((next) => requestAnimationFrame(next));
        element.scrollTop += by;
    }
}"""

FOUND_GROUPS = """(count) => new Promise((resolve, reject) => {
    const socket = new WebSocket(location.origin.replace("http", "ws") + "/ws", ["feierabend.1.json"]);
    let made = 0;
    let day = "";
    const next = () => {
        if (made++ === count) return resolve(socket.close());
        const key = `${day}-${crypto.randomUUID()}`;
        socket.send(JSON.stringify({ t: "chat.create_group", id: made, key, title: `Gruppe ${made}` }));
    };
    socket.onopen = () => socket.send(JSON.stringify({ t: "hello", id: 0, level: 1 }));
    socket.onmessage = async ({ data }) => {
        const frame = JSON.parse(typeof data === "string" ? data : await data.text());
        if (frame.t === "error") reject(new Error(frame.message));
        if (frame.t !== "ok") return;
        if (frame.id === 0) day = new Date(frame.result.now).toISOString().slice(0, 10).replaceAll("-", "");
        next();
    };
})"""


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


def frame_times(events: list[Event]) -> list[float]:
    """Milliseconds of processor time of each frame, shortest first."""
    threads = {(e["pid"], e["tid"]) for e in events if e.get("args", {}).get("name") == "CrRendererMain"}
    done = [e for e in events if e.get("ph") == "X" and (e["pid"], e["tid"]) in threads]
    callbacks = [e for e in done if e["name"] == "FireAnimationFrame"]
    frames = [
        task
        for task in done
        if task["name"].endswith("RunTask")
        and any(task["tid"] == e["tid"] and 0 <= e["ts"] - task["ts"] < task["dur"] for e in callbacks)
    ]
    return sorted(task.get("tdur", task["dur"]) / 1000 for task in frames)


def report(page: Page, name: str, box: str, by: int) -> None:
    """Print the times of 200 frames of scrolling."""
    times = frame_times(trace(page, lambda: page.evaluate(SCROLL, [box, by, 200])))
    middle, high = times[len(times) // 2], times[len(times) * 95 // 100]
    sys.stdout.write(f"{name:<32} {len(times):>4} frames, median {middle:.1f} ms, 95 % under {high:.1f} ms\n")


def main() -> None:
    """Scroll through a long talk and a list of hundreds of chats. Needs a built client and a Chromium."""
    chromium = str(PROGRAMS["Chromium"][0]())
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        running_server(Path(folder), now=FRIDAY_AFTERNOON, settings=PLENTY) as server,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_context(base_url=server.url, viewport=SIZES["desktop"]).new_page()
        enter(page, JANA)
        open_chat(page, "Team Nord")
        send_many(page, [f"Zeile {i} **fett** {'und mehr ' * (i % 40)}" for i in range(1_000)])
        page.reload()
        expect(bubble(page, "Zeile 999")).to_be_visible()
        report(page, "talk, 60 px a frame", ".talk-scroll", -60)
        page.evaluate(FOUND_GROUPS, CHATS)
        page.reload()
        expect(page.locator(".chatrow").nth(CHATS)).to_be_attached()
        report(page, f"list of {CHATS} chats, 60 px a frame", ".chatlist", 60)
        browser.close()


if __name__ == "__main__":
    main()
