"""What is pressed while the page changes around it: the press counts, and what it opened stays open."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    Looks,
    bubble,
    choose,
    enter,
    enter_chat,
    send_many,
    write,
)
from tests.browser.support.wire import Dam

pytestmark = pytest.mark.browser


TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""What arrived is drawn by then."""


def press(one: Locator, meanwhile: Callable[[], None]) -> None:
    """Press what is seen, and let go where it was."""
    box = one.bounding_box()
    assert box is not None
    mouse = one.page.mouse
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    meanwhile()
    one.page.evaluate(TWO_FRAMES)
    mouse.up()


def test_a_day_is_pressed_while_older_messages_arrive(open_window: OpenWindow) -> None:
    jana = open_window(Looks(kept="context"))
    dam = Dam(jana)
    enter_chat(jana, JANA, "Lieferanten")
    send_many(jana, [f"Viel später {i}" for i in range(100)])
    jana.reload()
    expect(bubble(jana, "Viel später 99")).to_be_visible()
    dam.close()
    jana.get_by_role("log").hover()
    jana.mouse.wheel(0, -5_000)
    expect(jana.locator(".day button").last).to_be_in_viewport()
    press(jana.locator(".day button").last, dam.open)
    expect(jana.get_by_role("dialog", name="Zu einem Tag springen")).to_be_visible()


def test_a_reaction_is_pressed_while_messages_arrive(open_window: OpenWindow) -> None:
    jana, katrin = open_window(Looks(kept="context")), open_window()
    dam = Dam(jana)
    enter_chat(jana, JANA, HOTELS)
    enter_chat(katrin, KATRIN, HOTELS)
    write(katrin, "Passt Ihnen das so?")
    choose(katrin, bubble(katrin, "Passt Ihnen das so?"), "Daumen hoch")
    chip = jana.get_by_role("button", name="Daumen hoch")
    expect(chip).to_be_visible()
    dam.close()
    for text in ("Eine Frage noch", "Oder zwei", "Es eilt nicht"):
        write(katrin, text)
    expect(katrin.locator(".pending")).to_have_count(0)
    press(chip, dam.open)
    expect(chip).to_contain_text("2")
    expect(bubble(jana, "Es eilt nicht")).to_be_visible()


def test_a_chat_is_pressed_while_another_one_rises(open_window: OpenWindow) -> None:
    jana, katrin = open_window(Looks(kept="context")), open_window()
    dam = Dam(jana)
    enter(jana, JANA, "/chats")
    enter_chat(katrin, KATRIN, "Weihnachtspost")
    row = jana.locator(".chatrow", has_text="Lieferanten")
    expect(row).to_be_visible()
    dam.close()
    write(katrin, "Das steht jetzt oben")
    expect(katrin.locator(".pending")).to_have_count(0)
    press(row, dam.open)
    expect(jana.get_by_role("heading", name="Lieferanten")).to_be_visible()
    expect(jana.locator(".chatrow").first).to_contain_text("Das steht jetzt oben")


def test_a_menu_stays_open_while_messages_arrive(open_window: OpenWindow) -> None:
    jana, katrin = open_window(), open_window()
    enter_chat(jana, JANA, HOTELS)
    enter_chat(katrin, KATRIN, HOTELS)
    write(katrin, "Passt Ihnen das so?")
    line = bubble(jana, "Passt Ihnen das so?").locator("xpath=ancestor::*[@data-seq][1]")
    line.hover()
    line.locator(".tools button").click()
    expect(jana.get_by_role("menu")).to_be_visible()
    send_many(katrin, [f"Noch eine Frage {i}" for i in range(40)])
    expect(bubble(jana, "Noch eine Frage 39")).to_have_count(1)
    jana.get_by_role("menuitem", name="Antworten").click()
    expect(jana.get_by_text("Antwort an Katrin Ostermann")).to_be_visible()
