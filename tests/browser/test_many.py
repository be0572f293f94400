"""A talk of 100,000 messages and a list of 500 chats: nothing jumps, and the page does not grow."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings
from tests.browser.support.agencies import FRIDAY_AFTERNOON, Agencies, Seeded
from tests.browser.support.people import JANA, Looks, Size, bubble, enter, enter_chat
from tests.browser.support.plenty import GROUPS, LONG_TALK, MESSAGES, fill

pytestmark = pytest.mark.browser

HELD = 400
"""Most messages that the page may hold of a talk (state/log.ts)."""
STEP = 2_000
"""Pixels scrolled at once: three pages of a desktop's talk, ten messages."""
ENOUGH = 6_000
"""Messages: fifteen times of what is held. The hundred thousand are for `make soak`."""
MONTHS = {3: "März", 11: "November"}
GROWTH = 8_000_000
"""Bytes that the page's memory may grow by while one scrolls through thousands of messages."""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Seeded]:
    """A database with a talk of so many messages, filled once."""

    @cache
    def fill_one(messages: int) -> Seeded:
        folder = tmp_path_factory.mktemp("many")
        return Seeded(folder, fill(folder, FRIDAY_AFTERNOON, messages))

    return fill_one


@pytest.fixture
def messages() -> int:
    """How long the long talk is."""
    return ENOUGH


@pytest.fixture
def agency(
    agencies: Agencies, tmp_path: Path, filled: Callable[[int], Seeded], messages: int
) -> Iterator[str]:
    with agencies.one(tmp_path, FRIDAY_AFTERNOON, filled(messages)) as url:
        yield url


# Scrolls step by step, each time watching the first message one sees whole: the farthest that one was ever moved
# by anything but the scrolling, and the most messages that were there. Ends early at the end of the talk.
SCROLL = """async ([by, steps]) => {
    const box = document.querySelector(".talk-scroll");
    const edge = box.getBoundingClientRect().top;
    const topOf = (seq) => box.querySelector(`[data-seq="${seq}"]`)?.getBoundingClientRect().top;
    let jump = 0;
    let most = 0;
    for (let i = 0; i < steps; i++) {
        const all = [...box.querySelectorAll("[data-seq]")];
        const seq = all.find((one) => one.getBoundingClientRect().top >= edge).dataset.seq;
        const [top, from] = [topOf(seq), box.scrollTop];
        box.scrollTop += by;
        const moved = box.scrollTop - from;
        for (let frames = 0; frames < 3; frames++) await new Promise((next) => requestAnimationFrame(next));
        jump = Math.max(jump, Math.abs((topOf(seq) ?? Infinity) - (top - moved)));
        most = Math.max(most, all.length);
    }
    const first = [...box.querySelectorAll("[data-seq]")].find((one) => one.getBoundingClientRect().top >= edge);
    return { jump, most, seq: Number(first.dataset.seq) };
}"""


def memory(page: Page, devtools: CDPSession) -> float:
    """Bytes in use by the page's scripts."""
    devtools.send("HeapProfiler.collectGarbage")
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) for one in metrics if one["name"] == "JSHeapUsedSize")


def scroll(page: Page, by: int, steps: int) -> int:
    """The number of the message one then sees."""
    seen = page.evaluate(SCROLL, [by, steps])
    assert seen["jump"] <= 1, f"moved by {seen['jump']} px"
    assert seen["most"] <= HELD
    return int(seen["seq"])


@pytest.mark.parametrize(
    ("size", "messages"),
    [
        ("desktop", ENOUGH),
        pytest.param("desktop", MESSAGES, marks=pytest.mark.soak),
        pytest.param("phone", MESSAGES, marks=pytest.mark.soak),
    ],
)
def test_a_hundred_thousand_messages(open_window: OpenWindow, size: Size, messages: int) -> None:
    page = open_window(Looks(size))
    enter_chat(page, JANA, LONG_TALK)
    expect(bubble(page, f"Nachricht {messages} ")).to_be_in_viewport()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    scroll(page, -STEP, 30)
    before = memory(page, devtools)
    assert scroll(page, -STEP, 60) < messages - HELD
    day = date(2026, 11, 20) - timedelta(minutes=5 * messages * 3 // 4)
    page.get_by_role("button", name="Mehr", exact=True).click()
    page.get_by_role("menuitem", name="Zu einem Tag springen").click()
    page.get_by_label("Tag", exact=True).fill(f"{day:%Y-%m-%d}")
    page.get_by_role("button", name="Dorthin springen").click()
    expect(page.locator(".day").filter(has_text=f"{day.day}. {MONTHS[day.month]}")).to_be_in_viewport()
    at = scroll(page, STEP, 30)
    assert at < messages / 2
    assert scroll(page, -STEP, 30) < at
    assert memory(page, devtools) - before < GROWTH
    page.locator(".to-end").click()
    expect(bubble(page, f"Nachricht {messages} ")).to_be_in_viewport()
    assert scroll(page, -STEP, 5) > messages - HELD


def test_a_list_of_hundreds_draws_what_is_seen(open_window: OpenWindow) -> None:
    page = open_window()
    enter(page, JANA, "/chats")
    rows = page.locator(".chatlist li")
    expect(rows.first).to_be_visible()
    assert findings(page) == []
    box = page.locator(".chatlist")
    height = box.evaluate("(box) => box.scrollHeight")
    places: set[str | None] = set()
    while True:
        seen = box.evaluate(
            "(box) => [...box.querySelectorAll('li')].map((one) => one.textContent.match(/Gruppe \\d+/)?.[0])"
        )
        assert len(seen) < 60
        places.update(seen)
        if not box.evaluate(
            "(box) => { const at = box.scrollTop; box.scrollTop += 500; return box.scrollTop - at }"
        ):
            break
        page.evaluate("new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))")
    assert len(places - {None}) == GROUPS
    assert box.evaluate("(box) => box.scrollHeight") == height
    last = rows.last
    assert last.get_attribute("aria-posinset") == last.get_attribute("aria-setsize")


def test_a_list_of_hundreds_by_keys(open_window: OpenWindow) -> None:
    page = open_window()
    enter(page, JANA, "/chats")
    rows = page.locator(".chatrow")
    rows.first.focus()
    for _ in range(40):
        page.keyboard.press("Tab")
    focused = page.locator(".chatrow:focus")
    expect(focused).to_be_in_viewport()
    name = focused.locator(".name").inner_text()
    page.locator(".chatlist").evaluate("(box) => { box.scrollTop = box.scrollHeight }")
    expect(page.locator(".chatrow", has_text="Gruppe 001")).to_be_visible()
    expect(focused.locator(".name")).to_have_text(name)
    page.keyboard.press("Shift+Tab")
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_be_visible()
    current = page.locator(".chatrow[aria-current]")
    expect(current).to_be_in_viewport()
    for _ in range(20):
        page.keyboard.press("Alt+ArrowUp")
    expect(current).to_be_in_viewport()
    page.locator("#chat-search").fill("gruppe 437")
    expect(rows).to_have_count(1)
    rows.first.click()
    expect(page.get_by_role("heading", name="Gruppe 437")).to_be_visible()
    page.locator("#chat-search").press("Escape")
    expect(page.locator(".chatrow", has_text="Drei Tagungshotels")).to_be_visible()


TO_THE_MIDDLE = """(box) => new Promise((drawn) => {
    box.scrollTop = 9_000;
    requestAnimationFrame(() => requestAnimationFrame(drawn));
})"""
"""Down the list, until what is there has been drawn."""


def test_the_list_stands_where_it_stood(open_window: OpenWindow) -> None:
    page = open_window()
    enter(page, JANA, "/chats")
    box = page.locator(".chatlist")
    expect(page.locator(".chatrow").first).to_be_visible()
    box.evaluate(TO_THE_MIDDLE)
    row = page.locator(".chatrow").filter(has=page.locator(".name")).nth(15)
    expect(row).to_be_visible()
    top = row.bounding_box()
    assert top is not None
    name = row.locator(".name").inner_text()
    row.click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    assert page.locator(".chatrow[aria-current]").bounding_box() == top
