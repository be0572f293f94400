"""Days, times and choices: typed as people write them, chosen by keys, and on a phone in a sheet from below."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.measures import beside_screen, too_small_for_a_finger
from tests.browser.support.people import JANA, STAND, Looks, enter, enter_chat
from tests.browser.support.tasks import clean, do

pytestmark = pytest.mark.browser


def day_on(page: Page) -> Locator:
    """The day that has the focus."""
    return page.locator(".day-cell:focus")


def written(text: str) -> re.Pattern[str]:
    """A text of a field, whose spaces may be such that do not break."""
    return re.compile(re.escape(text).replace("\\ ", r"\s"))


def test_a_day_by_keys_and_by_words(open_window: OpenWindow) -> None:
    page = open_window()
    enter_chat(page, JANA, STAND)
    group = do(page, "Andere Frist vorschlagen").get_by_role("group", name="Neue Frist")
    day, dialogs = group.get_by_label("Tag", exact=True), page.locator("dialog[open]")
    day.fill("24.12.")
    day.press("ArrowDown")
    expect(day_on(page)).to_have_accessible_name("Donnerstag, 24. Dezember")
    clean(page)
    moves = {
        "ArrowRight": "Freitag, 25. Dezember, Erster Weihnachtstag",
        "ArrowUp": "Freitag, 18. Dezember",
        "Home": "Montag, 14. Dezember",
        "End": "Sonntag, 20. Dezember",
        "PageDown": "Mittwoch, 20. Januar",
        "PageUp": "Sonntag, 20. Dezember",
        "ArrowLeft": "Samstag, 19. Dezember",
    }
    for key, name in moves.items():
        page.keyboard.press(key)
        expect(day_on(page)).to_have_accessible_name(name)
    page.keyboard.press("Escape")
    expect(page.get_by_role("grid")).to_have_count(0)
    expect(dialogs).to_have_count(1)
    expect(day).to_have_value(written("Do., 24. Dez."))
    day.press("ArrowDown")
    expect(day_on(page)).to_be_visible()
    page.keyboard.press("PageDown")
    page.keyboard.press("Enter")
    expect(day).to_be_focused()
    expect(day).to_have_value(written("So., 24. Jan. 2027"))
    for typed, shown in (("Montag", "Mo., 23. Nov."), ("2. Dezember", "Mi., 2. Dez.")):
        day.fill(typed)
        day.press("Tab")
        expect(day).to_have_value(written(shown))
    for typed, why in (("bald", "Welcher Tag ist gemeint?"), ("19.11.2026", "Frühestens Fr., 20. Nov.")):
        day.fill(typed)
        day.press("Tab")
        expect(group).to_contain_text(why)
        expect(day).to_have_value(written(typed))
        expect(
            page.get_by_role("dialog").get_by_role("button", name="Andere Frist vorschlagen")
        ).to_be_disabled()
        expect(page.get_by_text("Es fehlt noch, was neu sein soll.")).to_be_visible()


def test_a_time_by_keys_and_by_words(open_window: OpenWindow) -> None:
    page = open_window()
    enter_chat(page, JANA, STAND)
    time = do(page, "Andere Frist vorschlagen").get_by_label("Uhrzeit").first
    time.fill("930")
    time.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    time.press("ArrowDown")
    assert time.get_attribute("aria-activedescendant") == page.get_by_role(
        "option", name="09:45"
    ).get_attribute("id")
    expect(page.get_by_role("option", name="09:45")).to_be_in_viewport()
    clean(page)
    time.press("Enter")
    expect(time).to_have_value("09:45")
    time.fill("17 Uhr")
    time.press("Tab")
    expect(time).to_have_value("17:00")
    time.fill("abends")
    time.press("Tab")
    expect(page.get_by_text("Welche Uhrzeit ist gemeint?")).to_be_visible()


def test_a_choice_by_keys(open_window: OpenWindow) -> None:
    page = open_window()
    enter(page, JANA, "/tasks")
    accounts = page.get_by_role("combobox", name="Kunde")
    accounts.press("ArrowDown")
    expect(page.get_by_role("listbox", name="Kunde")).to_be_visible()
    accounts.press("w")
    clean(page)
    accounts.press("Enter")
    expect(accounts).to_have_text("Wieland Fahrräder")
    expect(accounts).to_be_focused()
    expect(page.get_by_role("listbox")).to_have_count(0)
    accounts.press("Home")
    accounts.press("Escape")
    expect(accounts).to_have_text("Wieland Fahrräder")
    page.mouse.click(*_middle(accounts))
    page.get_by_role("option", name="Alle Kunden").click()
    expect(accounts).to_have_text("Alle Kunden")


def _middle(field: Locator) -> tuple[float, float]:
    box = field.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_on_a_phone_they_are_sheets(open_window: OpenWindow) -> None:
    page = open_window(Looks("phone"))
    enter_chat(page, JANA, STAND)
    dialog = do(page, "Andere Frist vorschlagen")
    sheet = page.locator(".popup")
    for opener in (
        dialog.get_by_label("Tag", exact=True).first,
        dialog.get_by_role("button", name="Zeiten zeigen").first,
    ):
        opener.click()
        expect(sheet).to_be_visible()
        box = sheet.bounding_box()
        assert box is not None
        assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 740)
        assert beside_screen(page) == []
        assert [one for one in too_small_for_a_finger(page) if re.search("cell|option", one)] == []
        page.keyboard.press("Escape")
        expect(sheet).to_have_count(0)
        expect(dialog).to_be_visible()
