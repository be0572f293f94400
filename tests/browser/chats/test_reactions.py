"""Reactions: by key on a phone's width and by chip, seen by the other at once, named and taken back."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings, settle
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    Looks,
    bubble,
    enter_chat,
    move_clock,
    walk_to,
    write,
)
from tests.browser.support.tasks import EVENING

pytestmark = pytest.mark.browser

LAST = "gefällt mir bisher am besten"


def test_a_reaction_is_seen_by_the_other_and_taken_back(open_window: OpenWindow) -> None:
    jana, katrin = open_window(Looks("phone")), open_window(Looks("desktop"))
    for page, name in ((jana, JANA), (katrin, KATRIN)):
        enter_chat(page, name, HOTELS)
    text = "Die Tickets sind da"
    write(katrin, text)
    expect(bubble(jana, text)).to_be_visible()
    walk_to(jana, text)
    jana.keyboard.press("h")
    hers = jana.get_by_role("button", name="Daumen hoch: Du")
    expect(hers).to_have_attribute("aria-pressed", "true")
    settle(jana)
    assert findings(jana) == []
    katrin.get_by_role("button", name="Daumen hoch: Jana").click()
    expect(jana.get_by_role("button", name="Daumen hoch: Du und Katrin")).to_contain_text("2")
    jana.get_by_role("button", name="Daumen hoch: Du").click()
    expect(katrin.get_by_role("button", name="Daumen hoch: Sie")).to_have_attribute("aria-pressed", "true")


def test_in_the_evening_a_second_press_withdraws_what_waits(open_window: OpenWindow) -> None:
    jana = open_window()
    enter_chat(jana, JANA, HOTELS)
    move_clock(jana, EVENING)
    expect(jana.locator("html")).to_have_attribute("data-theme", "evening")
    walk_to(jana, LAST)
    jana.keyboard.press("h")
    waiting = jana.get_by_text("Reaktion „Daumen hoch“ kommt dazu")
    expect(waiting).to_be_visible()
    jana.keyboard.press("Enter")
    expect(jana.get_by_role("menuitem", name="Daumen hoch")).to_have_text("👍 Daumen hoch zurücknehmenH")
    jana.keyboard.press("Escape")
    jana.keyboard.press("h")
    expect(waiting).to_have_count(0)
