"""Voice notes, with a microphone that beeps: recorded, heard before and after they are sent, refused in words."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings, settle
from tests.browser.support.people import HOTELS, JANA, KATRIN, STAND, Looks, enter_chat

pytestmark = pytest.mark.browser


def record(page: Page) -> None:
    page.get_by_role("button", name="Sprachnachricht aufnehmen").click()
    expect_some_seconds(page)


def expect_some_seconds(page: Page) -> None:
    """At least two, however slow the machine is."""
    expect(page.locator(".recorder-time")).to_contain_text(re.compile(r"0:(0[2-9]|[1-5]\d)"))


def place(player: Locator) -> Locator:
    return player.get_by_role("slider", name="Stelle")


def test_a_voice_note_is_recorded_heard_sent_and_heard(open_window: OpenWindow) -> None:
    jana, katrin = open_window(Looks()), open_window(Looks("phone"))
    for page, name in ((jana, JANA), (katrin, KATRIN)):
        enter_chat(page, name, HOTELS)
    record(jana)
    settle(jana)
    assert findings(jana) == []
    jana.get_by_role("button", name="Aufnahme anhalten").click()
    expect(jana.get_by_role("button", name="Weiter aufnehmen")).to_be_visible()
    jana.get_by_role("button", name="Fertig").click()
    chip = jana.get_by_role("group", name="Sprachnachricht", exact=True)
    chip.get_by_role("button", name="Sprachnachricht abspielen").click()
    expect(place(chip)).to_have_attribute("aria-valuetext", re.compile(r"0:0[1-9] von 0:\d\d"))
    jana.get_by_role("button", name="Senden", exact=True).click()
    expect(jana.locator(".attachment")).to_have_count(0)
    note = katrin.get_by_role("group", name="Sprachnachricht von Jana Lindner")
    expect(note).to_be_visible()
    settle(katrin)
    assert findings(katrin) == []
    hear(katrin, note)


def hear(page: Page, note: Locator) -> None:
    """It plays, is sought by keys, and goes on where it was while one is elsewhere."""
    length = re.compile(r"(0:\d\d) von \1")
    place(note).focus()
    page.keyboard.press("End")
    expect(place(note)).to_have_attribute("aria-valuetext", length)
    page.keyboard.press("Home")
    expect(place(note)).to_have_attribute("aria-valuetext", re.compile("^0:00 "))
    page.keyboard.press(" ")
    expect(place(note)).to_have_attribute("aria-valuetext", re.compile("^0:0[1-9] "))
    page.keyboard.press(" ")
    expect(note.get_by_role("button", name="abspielen")).to_be_visible()
    note.get_by_role("button", name="Tempo: 1-fach").click()
    expect(note.get_by_role("button", name="Tempo: 1,5-fach")).to_be_visible()
    page.locator("a.back").click()
    elsewhere = page.get_by_role("region", name="Wird abgespielt")
    elsewhere.get_by_role("link", name="Sprachnachricht von Jana Lindner").click()
    expect(note).to_be_visible()
    expect(elsewhere).to_have_count(0)
    expect(place(note)).to_have_attribute("aria-valuetext", re.compile("^0:0[1-9] "))


def test_what_is_thrown_away_comes_back_with_a_press(open_window: OpenWindow) -> None:
    """By keyboard alone."""
    page = open_window(Looks())
    enter_chat(page, JANA, HOTELS)
    page.get_by_role("button", name="Sprachnachricht aufnehmen").press("Enter")
    expect(page.get_by_role("button", name="Fertig")).to_be_focused()
    expect_some_seconds(page)
    page.get_by_role("button", name="Aufnahme verwerfen").press("Enter")
    expect(page.locator(".attachment")).to_have_count(0)
    page.get_by_role("button", name="Rückgängig").press("Enter")
    expect(page.get_by_role("group", name="Sprachnachricht", exact=True)).to_be_visible()


def test_held_it_records_as_long_as_it_is_held(open_window: OpenWindow) -> None:
    page = open_window(Looks())
    enter_chat(page, JANA, HOTELS)
    page.get_by_role("button", name="Sprachnachricht aufnehmen").hover()
    page.mouse.down()
    expect_some_seconds(page)
    page.mouse.up()
    expect(page.locator(".recorder")).to_have_count(0)
    expect(page.get_by_role("group", name="Sprachnachricht", exact=True)).to_have_count(1)


def test_who_goes_elsewhere_finds_it_beside_the_text(open_window: OpenWindow) -> None:
    page = open_window(Looks())
    enter_chat(page, JANA, HOTELS)
    record(page)
    page.locator("a").filter(has_text=STAND).first.click()
    expect(page.get_by_role("heading", name=STAND)).to_be_visible()
    expect(page.locator(".recorder")).to_have_count(0)
    page.locator("a").filter(has_text=HOTELS).first.click()
    expect(page.get_by_role("group", name="Sprachnachricht", exact=True)).to_be_visible()


FORBIDDEN = """() => {
  navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError') }
}"""


def test_a_microphone_that_may_not_be_used_is_said(open_window: OpenWindow) -> None:
    page = open_window(Looks("phone", kept="context"))
    enter_chat(page, KATRIN, HOTELS)
    page.evaluate(FORBIDDEN)
    page.get_by_role("button", name="Sprachnachricht aufnehmen").click()
    expect(page.get_by_text("Das Mikrofon ist für diese Seite gesperrt.")).to_be_visible()
    expect(page.locator(".recorder")).to_have_count(0)
    expect(page.get_by_role("button", name="Sprachnachricht aufnehmen")).to_be_enabled()
