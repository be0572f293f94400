"""What a phone needs: room to read before the keyboard, one main button, and things that a finger meets."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.measures import filled_buttons, too_small_for_a_finger
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    REVIEWED,
    STAND,
    Looks,
    act,
    enter,
    enter_chat,
    move_clock,
    open_chat,
)
from tests.browser.support.tasks import ACCEPT, AGREED, HAND_OVER, facts, head, open_task

pytestmark = pytest.mark.browser

BARS = ".dusk-line, .pane-main > .pane-head, .nextstep-wrap, .composer-wrap"
HEIGHT = "(all) => all.reduce((sum, one) => sum + one.offsetHeight, 0) / innerHeight"


def test_in_the_evening_there_is_room_to_read(open_window: OpenWindow) -> None:
    page = open_window(Looks("phone"))
    enter_chat(page, JANA, STAND)
    move_clock(page, "2026-11-20T21:30:00")
    expect(page.locator("html")).to_have_attribute("data-theme", "evening")
    later = page.locator("form.composer").get_by_role("button", name="Mo., 08:00 zustellen")
    now = page.get_by_role("button", name="Trotzdem jetzt senden")
    expect(later).to_be_visible()
    assert page.locator(BARS).evaluate_all(HEIGHT) < 0.4
    assert filled_buttons(page) == ["Mo., 08:00 zustellen"]
    expect(now).to_be_hidden()
    later.click(force=True)  # nothing is written yet: it leads to where one writes
    expect(page.locator("#composer")).to_be_focused()
    page.locator("#composer").fill("Noch eine Frage")
    expect(now).to_be_in_viewport(ratio=1)
    assert filled_buttons(page) == ["Mo., 08:00 zustellen"]
    later.click()
    expect(page.locator(".held", has_text="Noch eine Frage")).to_be_visible()


def test_one_button_is_the_main_one(open_window: OpenWindow) -> None:
    done = (*REVIEWED, ACCEPT, {"t": "start"})
    katrin, jana, chat = open_task(open_window, "phone", mine=(AGREED,), theirs=done)
    assert filled_buttons(jana) == ["Ergebnis übergeben"]
    jana.locator("#composer").fill("Noch eine Frage")
    expect(jana.get_by_role("button", name="Senden")).to_be_enabled()
    assert filled_buttons(jana) == ["Senden"]
    act(jana, chat, HAND_OVER)
    expect(head(katrin).get_by_role("button", name="Passt, erledigt")).to_be_visible()
    for size in ({"width": 360, "height": 740}, {"width": 1280, "height": 800}):
        katrin.set_viewport_size({"width": size["width"], "height": size["height"]})
        assert filled_buttons(katrin) == ["Passt, erledigt"]


def test_enter_makes_a_new_line_under_a_finger(open_window: OpenWindow) -> None:
    """Keyboards on the screen have no Shift + Enter."""
    page = open_window(Looks("phone"))
    enter(page, KATRIN)
    for field, button in (("#ask", "Neue Aufgabe"), ("#answer", "Antworten"), ("#composer", "Senden")):
        if field == "#composer":
            open_chat(page, STAND)
        page.locator(field).fill("Blumen")
        page.locator(field).press("Enter")
        page.keyboard.insert_text("und Vasen")
        expect(page.locator(field)).to_have_value("Blumen\nund Vasen")
        page.get_by_role("main").get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("log").locator(".bubble").last).to_have_text("Blumen\nund Vasen")


def test_a_resting_finger_opens_a_menu_and_presses_nothing_of_it(open_window: OpenWindow) -> None:
    page = open_window(Looks("phone"))
    enter(page, KATRIN, "/chats")
    row = page.locator(".chatrow", has_text=HOTELS)
    rest_on(page, row)
    expect(page.get_by_role("menuitem", name="Anheften")).to_be_visible()
    page.get_by_role("menuitem", name="Anheften").tap()
    expect(page.get_by_role("heading", name="Angeheftet")).to_be_visible()
    row.tap()
    message = page.get_by_role("log").locator(".bubble", has_text="gefällt mir bisher am besten")
    chat = page.url
    rest_on(page, message)
    expect(page.get_by_role("menuitem", name="Antworten")).to_be_visible()
    assert page.url == chat
    page.get_by_role("menuitem", name="Antworten").tap()
    expect(page.get_by_text("Antwort an Katrin Ostermann")).to_be_visible()


def rest_on(page: Page, part: Locator) -> None:
    """Put a finger there until the menu comes, and take it away."""
    expect(part).to_be_in_viewport()
    box = part.bounding_box()
    assert box is not None
    finger = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [finger]})
    expect(page.get_by_role("menu")).to_be_visible()
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.get_by_role("menu")).to_be_visible()


def search(page: Page) -> None:
    """Everything is found without a keyboard, too."""
    page.get_by_role("main").get_by_role("button", name="Suchen").click()
    expect(page.get_by_role("dialog").get_by_role("combobox", name="Gehe zu")).to_be_focused()
    page.get_by_role("dialog").get_by_role("button", name="Schließen").click()
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 390, "height": 844})


def test_fingers_meet_everything(open_window: OpenWindow) -> None:
    katrin, jana = (open_window(Looks("phone")) for _ in range(2))
    enter(katrin, KATRIN)
    enter(jana, JANA)
    small = {}
    for page, paths in ((katrin, ("/",)), (jana, ("/", "/chats", "/tasks", "/tasks/calendar", "/settings"))):
        page.set_viewport_size({"width": 390, "height": 844})
        for path in paths:
            page.goto(path)
            place = ".board-head" if "tasks" in path else ".chatrow, .cols, .settings-section"
            expect(page.locator(place).filter(visible=True).first).to_be_visible()
            small[path] = too_small_for_a_finger(page)
            if path in ("/", "/chats"):
                search(page)
        open_chat(page, STAND)
        expect(page.locator(".decision").first).to_be_visible()
        small["chat"] = too_small_for_a_finger(page)
        facts(page)
        small["facts"] = too_small_for_a_finger(page)
    assert {screen: some for screen, some in small.items() if some} == {}
