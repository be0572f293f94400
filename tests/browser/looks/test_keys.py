"""Letters belong to the text: typed beside the field they stand in it; single keys act on a chosen message alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings, settle
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    bubble,
    choose,
    enter,
    enter_chat,
    keep_toasts,
    walk_to,
    write,
)

pytestmark = pytest.mark.browser


def typed_beside(page: Page, text: str) -> None:
    """What is typed here stands in the composer, all of it, and nothing else happens."""
    address = page.url
    page.keyboard.type(text)
    expect(page.locator("#composer")).to_have_value(text)
    expect(page.locator("#composer")).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == address
    page.locator("#composer").fill("")


def test_letters_go_to_the_composer_from_everywhere(open_window: OpenWindow) -> None:
    jana = open_window()
    enter_chat(jana, JANA, HOTELS)
    write(jana, "Ein Satz von mir")
    line = bubble(jana, "Ein Satz von mir").locator("xpath=ancestor::*[@data-seq][1]")
    expect(line).to_be_visible()
    jana.get_by_role("log").click(position={"x": 5, "y": 5})
    typed_beside(jana, "Es ist erledigt")
    jana.get_by_role("log").click(position={"x": 5, "y": 5})
    typed_beside(jana, "3 Hotels")
    bubble(jana, "Ein Satz von mir").click()
    typed_beside(jana, "Rest folgt")
    line.hover()
    line.locator(".tools button").click()
    jana.keyboard.press("Escape")
    typed_beside(jana, "Danke")
    jana.get_by_role("button", name="Mehr", exact=True).focus()
    typed_beside(jana, "Tabelle")
    jana.locator(".chatrow").first.focus()
    typed_beside(jana, "Urlaub ab Montag")
    expect(bubble(jana, "Ein Satz von mir")).to_be_visible()


def test_a_message_is_chosen_by_arrows_and_its_keys_act(open_window: OpenWindow) -> None:
    jana = open_window()
    enter_chat(jana, JANA, HOTELS)
    write(jana, "Zuerst das")
    write(jana, "Dann dies")
    expect(bubble(jana, "Dann dies").locator("xpath=ancestor::*[@data-seq][1]")).to_be_visible()
    jana.locator("#composer").press("Alt+ArrowDown")  # another chat, and back, with nothing reworded
    expect(jana.get_by_role("heading", level=1, name="Drei Tagungshotels")).to_have_count(0)
    jana.locator("#composer").press("Alt+ArrowUp")
    expect(bubble(jana, "Dann dies")).to_be_visible()
    expect(jana.get_by_text("Nachricht bearbeiten")).to_have_count(0)
    walk_to(jana, "Dann dies")
    jana.keyboard.press("ArrowUp")
    expect(bubble(jana, "Zuerst das").locator("xpath=..")).to_be_focused()
    jana.keyboard.press("r")
    expect(jana.get_by_text("Antwort an Jana Lindner")).to_be_visible()
    expect(jana.locator("#composer")).to_have_value("")
    jana.keyboard.press("Escape")
    walk_to(jana, "Zuerst das")
    jana.keyboard.press("Enter")
    expect(jana.get_by_role("menuitem", name="Antworten")).to_be_focused()
    jana.keyboard.press("Escape")
    expect(bubble(jana, "Zuerst das").locator("xpath=..")).to_be_focused()
    jana.keyboard.press("n")
    expect(jana.locator("#composer")).to_have_value("n")
    jana.locator("#composer").fill("")
    walk_to(jana, "Dann dies")
    jana.keyboard.press("d")
    expect(jana.locator("#composer")).to_have_value("d")
    expect(bubble(jana, "Dann dies")).to_be_visible()
    jana.locator("#composer").fill("")
    chosen = jana.locator(".bubble-line:focus")
    walk_to(jana, "Dann dies")
    expect(chosen.locator(".tools time")).not_to_have_css("color", "rgba(0, 0, 0, 0)")
    jana.keyboard.press("Delete")
    expect(chosen).to_have_text("Nachricht gelöscht")
    jana.keyboard.press("Control+z")
    expect(chosen).to_contain_text("Dann dies")
    jana.keyboard.press("ArrowDown")
    expect(jana.locator("#composer")).to_be_focused()
    jana.get_by_role("log").focus()
    jana.keyboard.press("?")
    expect(jana.get_by_role("dialog", name="Tastenkürzel")).to_be_visible()
    settle(jana)
    assert findings(jana) == []
    jana.keyboard.type("Danke")
    jana.keyboard.press("Escape")
    expect(jana.locator("#composer")).to_have_value("")


def test_a_customer_types_a_new_task_on_the_start(open_window: OpenWindow) -> None:
    katrin = open_window()
    enter(katrin, KATRIN)
    katrin.locator("h1").click()
    katrin.keyboard.type("3 Hotels in Köln")
    expect(katrin.locator("#ask")).to_have_value("3 Hotels in Köln")
    assert katrin.url.endswith("/")
    katrin.keyboard.press("Shift+Enter")
    katrin.keyboard.type("mit Frühstück")
    expect(katrin.locator("#ask")).to_have_value("3 Hotels in Köln\nmit Frühstück")
    expect(katrin.get_by_text("Enter legt los, Umschalt + Enter macht eine neue Zeile")).to_be_visible()
    katrin.keyboard.press("Enter")
    expect(katrin.locator("#answer")).to_be_visible()
    enter_chat(katrin, KATRIN, HOTELS)
    write(katrin, "Weg damit")
    keep_toasts(katrin)
    choose(katrin, bubble(katrin, "Weg damit"), "Löschen")
    katrin.get_by_role("button", name="Rückgängig").click()
    expect(bubble(katrin, "Weg damit")).to_be_visible()
