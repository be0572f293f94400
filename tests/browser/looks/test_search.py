"""Search and completion: everything one may open is found however it is spelt, commands too; "@" and ":" complete."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings, settle
from tests.browser.support.people import HOTELS, JANA, KATRIN, SABINE, create_task, enter, enter_chat, write

pytestmark = pytest.mark.browser


def search(page: Page, words: str) -> None:
    page.get_by_role("combobox", name="Gehe zu").fill(words)


def test_a_lead_finds_tasks_of_the_team_and_commands(open_window: OpenWindow) -> None:
    katrin, sabine = open_window(), open_window()
    enter(katrin, KATRIN)
    for title in ("E-Mail an Köln (Müller)", "Umsatz Q4/2026"):
        create_task(katrin, title)
    enter(sabine, SABINE)
    sabine.keyboard.press("/")
    hit = sabine.get_by_role("option", name="E-Mail an Köln (Müller)")
    for words in ("E-Mail", "email", "(Müller)", "Mueller", "Köln,", "mueller koeln", "KÖLN e-m"):
        search(sabine, words)
        expect(hit, words).to_be_visible()
    search(sabine, "Muller E-Post")
    expect(hit).to_have_count(0)
    search(sabine, "Q4/2026")
    settle(sabine)
    assert findings(sabine) == []
    sabine.keyboard.press("Enter")
    expect(sabine.get_by_role("heading", name="Umsatz Q4/2026")).to_be_visible()
    sabine.keyboard.press("Control+k")
    search(sabine, "dunkel")
    sabine.keyboard.press("Enter")
    expect(sabine.locator("html")).to_have_attribute("data-theme", "dark")
    sabine.get_by_role("button", name="Suchen", exact=True).click()
    search(sabine, "einstell")
    sabine.keyboard.press("Enter")
    expect(sabine).to_have_url(re.compile("/settings$"))
    katrin.keyboard.press("Control+k")
    search(katrin, "neue aufgabe")
    katrin.keyboard.press("Enter")
    expect(katrin).to_have_url(re.compile("/new/"))


def test_names_and_emoji_complete(open_window: OpenWindow) -> None:
    jana = open_window()
    enter_chat(jana, JANA, HOTELS)
    jana.locator("#composer").focus()
    jana.keyboard.type("Hallo @katr")
    expect(jana.get_by_role("option", name=KATRIN)).to_be_visible()
    settle(jana)
    assert findings(jana) == []
    jana.keyboard.press("Enter")
    expect(jana.locator("#composer")).to_have_value(f"Hallo @{KATRIN} ")
    jana.keyboard.type("alles :erled")
    expect(jana.get_by_role("option").first).to_contain_text("✅")
    jana.keyboard.press("Tab")
    expect(jana.locator("#composer")).to_have_value(f"Hallo @{KATRIN} alles ✅")
    jana.keyboard.type(" :danke:")
    expect(jana.locator("#composer")).to_have_value(f"Hallo @{KATRIN} alles ✅ 🙏")
    jana.keyboard.type(" um 10:30 @katr")
    jana.keyboard.press("Escape")
    expect(jana.get_by_role("option")).to_have_count(0)
    write(jana, "fertig")
    katrin = open_window()
    enter_chat(katrin, KATRIN, HOTELS)
    katrin.locator("#composer").focus()
    katrin.keyboard.type("@")
    expect(katrin.get_by_role("option", name=JANA)).to_be_visible()
    expect(katrin.get_by_role("option", name=KATRIN)).to_have_count(0)
