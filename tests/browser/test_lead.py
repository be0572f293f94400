"""A lead at work: she looks into a task of her team, comes in, says something, and leaves."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import (
    HOTELS,
    KATRIN,
    SABINE,
    Looks,
    Size,
    bubble,
    call,
    enter,
    enter_chat,
    move_clock,
    write,
)
from tests.browser.test_looks import findings

pytestmark = pytest.mark.browser

LOOKING = "Du siehst nur hinein und bist nicht dabei."


def look_in(open_window: OpenWindow, size: Size = "desktop") -> Page:
    """Sabine's window, in a task that is her team's and not hers; she came by the list of all tasks."""
    sabine = open_window(Looks(size))
    enter(sabine, SABINE, "/tasks")
    sabine.locator(".taskrow", has_text=HOTELS).click()
    expect(sabine.get_by_text(LOOKING)).to_be_visible()
    return sabine


def test_a_lead_comes_in_and_leaves_by_keys(open_window: OpenWindow) -> None:
    katrin, sabine = open_window(), look_in(open_window)
    enter_chat(katrin, KATRIN, HOTELS)
    expect(sabine.locator("#composer")).to_have_count(0)
    assert findings(sabine) == []
    sabine.get_by_role("button", name="Dazukommen").press("Enter")
    expect(sabine.locator("#composer")).to_be_focused()
    expect(sabine.get_by_text(LOOKING)).to_have_count(0)
    expect(sabine.get_by_role("log")).to_contain_text("Du bist dabei")
    expect(katrin.get_by_role("log")).to_contain_text("Sabine Krall ist dabei")
    write(sabine, "Ich helfe hier mit.")
    expect(bubble(katrin, "Ich helfe hier mit.")).to_be_visible()
    sabine.locator(".pane-head").get_by_role("button", name="Mehr").first.press("Enter")
    sabine.get_by_role("menuitem", name="Chat verlassen").press("Enter")
    sabine.get_by_role("dialog").get_by_role("button", name="Chat verlassen").press("Enter")
    expect(katrin.get_by_role("log")).to_contain_text("Sabine Krall ist nicht mehr dabei")


def test_in_the_evening_she_comes_in_at_the_opening(open_window: OpenWindow) -> None:
    katrin, sabine = open_window(), look_in(open_window, "phone")
    enter_chat(katrin, KATRIN, HOTELS)
    move_clock(sabine, "2026-11-20T21:30:00")
    later = sabine.get_by_role("button", name="Mo., 08:00 dazukommen")
    expect(later).to_be_visible()
    expect(sabine.get_by_role("button", name="Trotzdem jetzt dazukommen")).to_be_visible()
    assert sabine.evaluate("document.documentElement.scrollWidth") <= 360
    later.click()
    expect(sabine.get_by_role("log")).to_contain_text("Du kommst dazu")
    expect(later).to_have_count(0)
    sabine.get_by_role("button", name="Zurückziehen").click()
    expect(later).to_be_visible()
    later.click()
    expect(sabine.get_by_role("log")).to_contain_text("Du kommst dazu")
    expect(katrin.get_by_role("log")).not_to_contain_text("Sabine Krall ist dabei")
    members = call(sabine)[0]["held"]
    assert [(one["act"], one["chat"] in sabine.url) for one in members] == [("add_member", True)]
    move_clock(sabine, "2026-11-23T08:00:01")
    expect(katrin.get_by_role("log")).to_contain_text("Sabine Krall ist dabei")
    expect(sabine.locator("#composer")).to_be_visible()
