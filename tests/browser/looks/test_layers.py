"""Layers know the way back: Back, Esc and a tap beside close the front one, and the page under it stays."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import HOTELS, JANA, Looks, Size, enter, open_chat

pytestmark = pytest.mark.browser


def dialog(page: Page) -> Locator:
    page.keyboard.press("Control+k")
    return page.get_by_role("dialog")


def menu(page: Page) -> Locator:
    page.get_by_role("button", name="Mehr", exact=True).click()
    return page.get_by_role("menu")


def details(page: Page) -> Locator:
    page.get_by_role("button", name="Eckdaten", exact=True).click()
    return page.get_by_role("complementary", name="Eckdaten")


def date_modal(page: Page) -> Locator:
    """A dialog that a menu opens: it takes over the menu's entry of the history."""
    menu(page).get_by_role("menuitem", name="Zu einem Tag springen").click()
    expect(page.get_by_role("dialog").get_by_label("Tag", exact=True)).to_be_focused()
    return page.get_by_role("dialog")


def back(page: Page) -> None:
    page.evaluate("history.back()")


def escape(page: Page) -> None:
    page.keyboard.press("Escape")


def beside(page: Page) -> None:
    page.mouse.click(3, 300)


PHONE = [dialog, menu, details, date_modal]
DESKTOP = [dialog, menu, date_modal]


@pytest.mark.parametrize(("size", "layers"), [("phone", PHONE), ("desktop", DESKTOP)])
def test_each_way_closes_each_layer_and_leaves_the_page(
    open_window: OpenWindow, size: Size, layers: list[Callable[[Page], Locator]]
) -> None:
    page = open_window(Looks(size, kept="nothing"))
    enter(page, JANA, "/tasks")
    open_chat(page, HOTELS)
    chat = page.url
    length = page.evaluate("history.length")
    for open_layer in layers:
        for close in (back, escape, beside):
            layer = open_layer(page)
            expect(layer, f"{open_layer.__name__} {close.__name__}").to_be_visible()
            close(page)
            expect(layer, f"{open_layer.__name__} {close.__name__}").to_have_count(0)
            assert page.url == chat
            expect(page.get_by_role("log")).to_be_visible()
    assert page.evaluate("history.length") <= length + 1  # what Forward finds
    page.evaluate("history.forward()")  # finds no layer any more
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.go_back()
    expect(page).to_have_url(re.compile("/tasks$"))


def test_layers_over_layers_close_one_by_one_and_a_reload_forgets_them(open_window: OpenWindow) -> None:
    page = open_window(Looks("phone", kept="nothing"))
    enter(page, JANA, "/tasks")
    open_chat(page, HOTELS)
    chat = page.url
    details(page)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    back(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("complementary", name="Eckdaten")).to_be_visible()
    back(page)
    expect(page.get_by_role("complementary", name="Eckdaten")).to_have_count(0)
    details(page)
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("Milan")
    page.get_by_role("option", name="Milan Vogt").first.click()  # two layers at once make way for a page
    expect(page.get_by_role("heading", name="Milan Vogt")).to_be_visible()
    expect(page.get_by_role("complementary")).to_have_count(0)
    back(page)
    expect(page).to_have_url(chat)
    details(page)
    page.reload()
    expect(page.get_by_role("log")).to_be_visible()
    assert page.url == chat
    page.go_back()
    expect(page).to_have_url(re.compile("/tasks$"))
