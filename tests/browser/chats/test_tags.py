"""Tags: chosen by key or menu, seen by everybody at once, found again, held in quiet hours."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings, settle
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    Looks,
    Size,
    bubble,
    choose,
    enter_chat,
    later,
    walk_to,
    write,
)

pytestmark = pytest.mark.browser


def chips(page: Page, text: str) -> Locator:
    """The tags under the message with this text."""
    line = bubble(page, text).locator("xpath=ancestor::*[@data-seq][1]")
    return line.locator("xpath=following-sibling::*[1][contains(@class, 'tags')]/button")


def ask_tags(page: Page, text: str) -> None:
    """By key: also on a phone with a keyboard. The long press opens the same menu (test_talking)."""
    walk_to(page, text)
    page.keyboard.press("t")


@pytest.fixture
def both(open_window: OpenWindow) -> Callable[[Size, Size], tuple[Page, Page]]:
    def open_them(size: Size, theirs: Size) -> tuple[Page, Page]:
        jana, katrin = open_window(Looks(size)), open_window(Looks(theirs))
        for page, name in ((jana, JANA), (katrin, KATRIN)):
            enter_chat(page, name, HOTELS)
        return jana, katrin

    return open_them


@pytest.mark.parametrize(("size", "theirs"), [("phone", "desktop"), later("desktop", "phone")])
def test_tags_are_put_on_found_and_taken_off(
    both: Callable[[Size, Size], tuple[Page, Page]], size: Size, theirs: Size
) -> None:
    jana, katrin = both(size, theirs)
    text = "Bitte den Termin bestätigen"
    own = "Messe"
    write(katrin, text)
    ask_tags(jana, text)
    dialog = jana.get_by_role("dialog", name="Schlagwörter der Nachricht")
    dialog.get_by_role("option", name="Frage").click()
    expect(chips(katrin, text)).to_have_text(["Frage"])  # at once, and the popover is still there
    dialog.get_by_role("combobox").fill(own)
    dialog.get_by_role("combobox").press("Enter")
    expect(chips(katrin, text)).to_have_text(["Frage", own])
    expect(dialog.get_by_role("option", name="Frage")).to_have_attribute("aria-selected", "true")
    settle(jana)
    assert findings(jana) == []
    jana.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    chips(katrin, text).first.click()
    row = katrin.get_by_role("dialog").locator("a.row", has_text=text)
    row.click()
    expect(katrin.get_by_role("dialog")).to_have_count(0)
    katrin.get_by_role("button", name="Mehr", exact=True).click()
    katrin.get_by_role("menuitem", name="Nach Schlagwort suchen").click()
    katrin.get_by_role("dialog").get_by_role("textbox").fill("mess")
    expect(katrin.locator(".tagcounts button")).to_have_text([f"{own}1"])
    settle(katrin)
    assert findings(katrin) == []
    katrin.get_by_role("dialog").get_by_role("button", name=own).click()
    expect(katrin.get_by_role("dialog").locator("a.row")).to_have_count(1)
    katrin.keyboard.press("Escape")
    ask_tags(katrin, text)
    katrin.get_by_role("dialog").get_by_role("option", name="Frage").click()
    expect(chips(jana, text)).to_have_text([own])


def test_the_key_of_a_message_is_t_and_digits_choose_and_nine_do_not_fit(open_window: OpenWindow) -> None:
    jana = open_window()
    enter_chat(jana, JANA, HOTELS)
    write(jana, "Nur mit Tasten")
    ask_tags(jana, "Nur mit Tasten")
    dialog = jana.get_by_role("dialog")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    jana.keyboard.press("1")
    expect(chips(jana, "Nur mit Tasten")).to_have_text(["Wichtig"])
    jana.keyboard.press("1")
    expect(chips(jana, "Nur mit Tasten")).to_have_count(0)
    jana.keyboard.type("frag")
    expect(dialog.get_by_role("option")).to_have_text(["Frage", "Neu: frag"])
    jana.keyboard.press("Enter")
    expect(chips(jana, "Nur mit Tasten")).to_have_text(["Frage"])
    expect(dialog.get_by_role("combobox")).to_have_value("")
    jana.keyboard.press("Escape")
    choose(jana, bubble(jana, "Nur mit Tasten"), "Schlagwörter")
    for number in range(7):
        dialog.get_by_role("combobox").fill(f"n{number}")
        dialog.get_by_role("combobox").press("Enter")
        expect(chips(jana, "Nur mit Tasten")).to_have_count(number + 2)
    expect(dialog.get_by_text("Mehr als 8 Schlagwörter passen nicht")).to_be_visible()
    expect(dialog.get_by_role("option", name="Wichtig")).to_have_attribute("aria-disabled", "true")
    jana.mouse.click(400, 20)
    expect(dialog).to_have_count(0)
