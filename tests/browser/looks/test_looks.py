"""Every screen is open to everybody (axe), stands still while it loads, and fits the screen."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    SIZES,
    Looks,
    Size,
    begin_session,
    bubble,
    enter,
    enter_chat,
    later,
    move_clock,
    write,
)

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[3] / "web_client/node_modules/axe-core/axe.min.js"

SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


def findings(page: Page, rules: Literal["all", "colours"] = "all") -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules == "colours":
        options["runOnly"] = ["color-contrast"]
    result = page.evaluate("(options) => axe.run(document, options)", options)
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in result["violations"]]


def findings_in_both(page: Page) -> list[str]:
    """In the light, and of what the dark changes in the dark, too."""
    settle(page)
    found = findings(page)
    switch(page, "dark")
    found += [f"dark: {one}" for one in findings(page, "colours")]
    switch(page, "light")
    return found


def switch(page: Page, scheme: Literal["light", "dark"]) -> None:
    """What the device is set to; until the page has followed."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)
    settle(page)


def settle(page: Page) -> None:
    """Animations are over, so that half-faded colours are not judged."""
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))")


@pytest.mark.parametrize(
    ("size", "name"),
    [("phone", KATRIN), ("desktop", JANA), later("phone", JANA), later("desktop", KATRIN)],
)
def test_screens_are_accessible(open_window: OpenWindow, size: Size, name: str) -> None:
    page = open_window(Looks(size))
    page.goto("/")
    expect(page.locator(".demo-login").first).to_be_visible()
    found = {"door": findings_in_both(page)}
    enter(page, name)
    found["start"] = findings_in_both(page)
    page.goto("/chats")
    expect(page.locator(".chatrow").first).to_be_visible()
    found["chats"] = findings_in_both(page)
    page.locator(".chatrow", has_text=HOTELS).click()
    expect(page.locator(".msg").first).to_be_visible()
    found["chat"] = findings_in_both(page)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Gehe zu")).to_be_focused()
    found["switcher"] = findings_in_both(page)
    page.keyboard.press("Escape")
    page.goto("/settings")
    expect(page.get_by_role("button", name="Abmelden", exact=True)).to_be_visible()
    found["settings"] = findings_in_both(page)
    page.goto("/gibt-es-nicht")
    expect(page.get_by_role("heading", name="Diese Seite gibt es nicht")).to_be_visible()
    found["unknown"] = findings_in_both(page)
    assert {screen: some for screen, some in found.items() if some} == {}


def test_nothing_moves_while_loading(open_window: OpenWindow) -> None:
    page = open_window(Looks(moving=True, kept="context"))
    enter_chat(page, JANA, HOTELS)
    page.add_init_script(SHIFTS)
    for path in (page.url, "/", "/chats", "/settings"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        expect(page.locator(".msg, .cols, .chatrow, h1").first).to_be_visible()
        assert page.evaluate("window.shifted") < 0.01, path
    page.context.clear_cookies()  # the session ended meanwhile
    page.goto("/")
    expect(page.locator(".demo-login").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifted") == 0


def test_nothing_is_wider_than_the_screen(open_window: OpenWindow) -> None:
    sizes: tuple[tuple[Size, ...], ...] = (("phone",), ("tablet", "desktop", "wide"))
    for same in sizes:
        page = open_window(Looks(same[0]))
        begin_session(page, KATRIN)
        for path in ("/", "/chats", "/settings"):
            page.goto(path)
            expect(page.locator("#main")).to_be_visible()
            for size in same:
                page.set_viewport_size(SIZES[size])
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, size)


LARGE_LETTERS = """addEventListener("DOMContentLoaded", () => {
    document.documentElement.style.fontSize = "200%";
})"""

# What cannot be got at: brought into view, it is beside the screen, or something else lies over its middle.
OUT_OF_REACH = """() => [...document.querySelectorAll("a[href], button, input, textarea, select")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(".skip, .tools *"))
    .filter((one) => {
        one.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
        const { left, right, top, bottom } = one.getBoundingClientRect();
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const label = hit?.closest("label");
        const isHit = one.contains(hit) || hit?.contains(one) || label?.contains(one);
        return left < 0 || right > innerWidth || !isHit;
    })
    .map((one) => one.ariaLabel || one.textContent || one.id)"""


@pytest.mark.parametrize(
    ("how", "name"),
    [
        ("zoomed", KATRIN),
        ("large letters", JANA),
        ("large letters on a phone", JANA),
        later("zoomed", JANA),
        later("large letters", KATRIN),
        later("large letters on a phone", KATRIN),
    ],
)
def test_twice_as_large_nothing_is_lost(open_window: OpenWindow, name: str, how: str) -> None:
    page = open_window(
        Looks("phone" if "phone" in how else "desktop", zoomed=how == "zoomed", kept="context")
    )
    if "letters" in how:
        page.add_init_script(LARGE_LETTERS)
    enter_chat(page, name, HOTELS)
    write(page, "Groß geschrieben")
    expect(bubble(page, "Groß geschrieben")).to_be_in_viewport()
    chat = page.url
    for path in ("/", "/chats", chat, "/tasks", "/tasks/calendar", "/settings"):
        page.goto(path)
        expect(page.locator("#main")).to_be_visible()
        if path == chat:
            expect(page.locator(".msg").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate(OUT_OF_REACH) == [], path
    page.get_by_role("navigation").get_by_role("link", name="Chats").click()
    page.locator(".chatrow", has_text=HOTELS).click()
    page.get_by_role("button", name="Mehr", exact=True).click()
    expect(page.get_by_role("menuitem", name="Zu einem Tag springen")).to_be_in_viewport()


def test_evening_is_for_staff_alone(open_window: OpenWindow) -> None:
    katrin, jana = open_window(), open_window()
    enter(katrin, KATRIN)
    enter(jana, JANA)
    move_clock(jana, "2026-11-20T19:00:01")
    expect(jana.get_by_text("Feierabend: Für Kunden bist du offline")).to_be_visible()
    expect(jana.locator("html")).to_have_attribute("data-theme", "evening")
    expect(katrin.get_by_text("Wieder da: Mo., 08:00").first).to_be_visible()
    expect(katrin.locator("html")).to_have_attribute("data-theme", "light")
    settle(jana)
    assert findings(jana) == []
