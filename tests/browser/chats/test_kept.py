"""What was typed and not sent is kept: drafts, other wordings, fields of dialogs, in two windows, while composing."""

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

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
    open_chat,
    write,
)
from tests.browser.support.tasks import do

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


LEAVINGS: list[Callable[[Page], object]] = [
    lambda page: page.mouse.click(4, 4),
    lambda page: page.keyboard.press("Escape"),
    lambda page: page.get_by_role("dialog").get_by_role("button", name="Abbrechen").click(),
    lambda page: page.reload(),
    lambda page: page.goto("/chats"),
]
"""A click beside the dialog, the key, the button, and what takes the page away with it."""

STAFF = {
    "Zwischenstand zeigen": "Text an den Kunden",
    "Aufgabe übergeben": "Text an den Kunden",
    "Andere Frist vorschlagen": "Ein Satz dazu, wenn nötig",
    "Anderen Auftrag vorschlagen": "Was ist zu tun?",
    "Telefonisch Vereinbartes festhalten": "Ein Satz dazu, wenn nötig",
    "Um Freigabe bitten": "Was soll freigegeben werden?",
    "Zeit nachtragen": "Begründung",
}


def test_every_dialog_keeps_what_was_typed(open_window: OpenWindow) -> None:
    page = open_window()
    enter_chat(page, JANA, HOTELS)
    chat = page.url
    expect(page.locator(".acts")).to_be_visible()
    for (name, label), leave in zip(STAFF.items(), itertools.cycle(LEAVINGS)):
        dialog = do(page, name)
        expect(dialog.locator(":is(input, textarea):focus")).to_have_count(1)
        dialog.get_by_label(label).fill(f"Halb: {name}")
        leave(page)
        page.goto(chat)
        expect(page.locator(".acts")).to_be_visible()
        dialog = do(page, name)
        expect(dialog.get_by_label(label)).to_have_value(f"Halb: {name}")
        expect(dialog.get_by_text("Von vorhin, noch nicht abgeschickt.")).to_be_visible()
        page.keyboard.press("Escape")
    dialog = do(page, "Zeit nachtragen")
    dialog.get_by_role("button", name="Neu beginnen").click()
    expect(dialog.get_by_label("Begründung")).to_have_value("")
    expect(dialog.get_by_text("Von vorhin")).to_have_count(0)
    page.keyboard.press("Escape")
    for width, height in ((390, 844), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(chat)
        propose = do(page, "Andere Frist vorschlagen").get_by_role("button", name="Andere Frist vorschlagen")
        expect(propose).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
    page.get_by_label("Neuer Punkt").fill("Halber Punkt")
    page.goto("/")
    page.goto(chat)
    expect(page.get_by_label("Neuer Punkt")).to_have_value("Halber Punkt")
    asked = do(page, "Um Freigabe bitten")
    asked.get_by_role("button", name="Um Freigabe bitten").click()
    expect(asked).to_have_count(0)
    expect(do(page, "Um Freigabe bitten").get_by_label("Was soll freigegeben werden?")).to_have_value("")


def test_fields_of_pages_keep_what_was_typed_and_nobody_else_reads_it(open_window: OpenWindow) -> None:
    page = open_window(Looks("phone", kept="context"))
    enter(page, KATRIN)
    page.locator("#ask").fill("Ein Saal für 30 Leute")
    page.goto("/chats")
    page.goto("/")
    expect(page.locator("#ask")).to_have_value("Ein Saal für 30 Leute")
    page.get_by_role("button", name="Neue Aufgabe").click()
    page.locator("#answer").fill("Halbe Antwort")
    page.goto("/")
    expect(page.locator("#ask")).to_have_value("")
    page.go_back()
    expect(page.locator("#answer")).to_have_value("Halbe Antwort")
    page.goto("/settings")
    page.get_by_label("Name, wie andere ihn lesen").fill("Halber Name")
    other = page.context.new_page()
    other.goto("/chats")
    page.get_by_role("button", name="Abmelden", exact=True).click()
    for one in (page, other):
        expect(one.get_by_label("E-Mail-Adresse")).to_be_visible()
    assert "Halbe" not in page.evaluate("JSON.stringify(localStorage)")
