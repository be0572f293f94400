"""What was typed and not sent is kept: drafts, other wordings, fields of dialogs, in two windows, while composing."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import HOTELS, JANA, KATRIN, bubble, choose, enter_chat, open_chat, write

pytestmark = pytest.mark.browser


def test_a_draft_survives_rewording_replying_leaving_and_reloading(open_window: OpenWindow) -> None:
    page = open_window()
    enter_chat(page, JANA, HOTELS)
    composer = page.locator("#composer")
    write(page, "Der Mittwoch passt")
    expect(page.locator(".pending")).to_have_count(0)
    composer.fill("Halb geschrieben")
    choose(page, bubble(page, "Mittwoch passt"), "Bearbeiten")
    expect(composer).to_have_value("Der Mittwoch passt")
    composer.fill("Der Donnerstag passt")
    composer.press("Escape")
    expect(composer).to_have_value("Halb geschrieben")
    choose(page, bubble(page, "Mittwoch passt"), "Bearbeiten")
    expect(page.get_by_text("Angefangene Änderung")).to_be_visible()
    expect(composer).to_have_value("Der Donnerstag passt")
    page.get_by_role("button", name="Ursprünglicher Text").click()
    expect(composer).to_have_value("Der Mittwoch passt")
    page.get_by_role("button", name="Nicht bearbeiten").click()
    choose(page, bubble(page, "Mittwoch passt"), "Antworten")
    expect(composer).to_have_value("Halb geschrieben")
    page.goto("/")
    page.go_back()
    page.reload()
    expect(composer).to_have_value("Halb geschrieben")


def test_two_windows_show_each_other_s_text(open_window: OpenWindow) -> None:
    one = open_window()
    enter_chat(one, JANA, HOTELS)
    two = one.context.new_page()
    open_chat(two, HOTELS)
    one.locator("#composer").fill("Am Tisch begonnen")
    expect(two.locator("#composer")).to_have_value("Am Tisch begonnen")
    two.locator("#composer").fill("Ganz etwas anderes")
    expect(one.locator(".other-draft")).to_contain_text("In einem anderen Fenster steht: Ganz etwas anderes")
    expect(one.locator("#composer")).to_have_value("Am Tisch begonnen")
    one.get_by_role("button", name="Meinen behalten").click()
    expect(one.locator(".other-draft")).to_have_count(0)
    expect(two.locator(".other-draft")).to_contain_text("Am Tisch begonnen")
    two.get_by_role("button", name="Diesen Text nehmen").click()
    expect(two.locator("#composer")).to_have_value("Am Tisch begonnen")
    two.locator("#composer").fill("Noch anders")
    expect(one.locator(".other-draft")).to_contain_text("Noch anders")
    one.locator("#composer").press("Enter")
    expect(one.locator("#composer")).to_have_value("Noch anders")
    expect(bubble(two, "Am Tisch begonnen")).to_have_count(1)


COMPOSED = """(field) => [{ isComposing: true, keyCode: 229 }, { keyCode: 229 }].map((more) =>
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...more })))"""


def compose(field: Locator) -> None:
    """Type a word and press Enter to end its composition, as Chromium and as Safari tell it."""
    field.fill("にほん")
    assert field.evaluate(COMPOSED) == [True, True]
    expect(field).to_have_value("にほん")


def test_enter_that_ends_a_composition_sends_nothing(open_window: OpenWindow) -> None:
    page = open_window()
    enter_chat(page, KATRIN, HOTELS)
    compose(page.locator("#composer"))
    assert bubble(page, "にほん").count() == 0
    page.keyboard.press("Control+k")
    compose(page.get_by_role("combobox"))
    page.keyboard.press("Escape")
    page.goto("/")
    compose(page.locator("#ask"))
    page.get_by_role("button", name="Neue Aufgabe").click()
    compose(page.locator("#answer"))
