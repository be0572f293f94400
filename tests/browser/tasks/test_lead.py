"""A lead at work: she sees to what her team has to do, comes into a task, and gives one to somebody else."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings
from tests.browser.support.measures import filled_buttons
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    MILAN,
    SABINE,
    Looks,
    Size,
    act,
    bubble,
    call,
    enter,
    enter_chat,
    move_clock,
    stop_the_tick,
    write,
)
from tests.browser.support.tasks import head

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
    expect(head(sabine)).to_contain_text("Jana ist dran: antworten")
    expect(head(sabine).locator("time.is-late")).to_have_text(re.compile("^überfällig seit Fr"))
    expect(head(sabine).get_by_role("button")).to_have_count(0)
    assert filled_buttons(sabine) == ["Dazukommen"]
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


def desk(page: Page, name: str) -> Locator:
    """Somebody's part of Heute."""
    return page.get_by_role("region", name=name, exact=True)


def test_heute_is_by_person_and_a_task_goes_from_one_to_another(open_window: OpenWindow) -> None:
    katrin, sabine = open_window(), open_window(Looks("phone", kept="context"))
    stop_the_tick(sabine)
    enter_chat(katrin, KATRIN, HOTELS)
    enter(sabine, SABINE)
    expect(desk(sabine, JANA)).to_contain_text("4 überfällig · 6 offen")
    expect(desk(sabine, MILAN)).not_to_contain_text(HOTELS)
    assert findings(sabine) == []
    assert sabine.evaluate("document.documentElement.scrollWidth") <= 360
    desk(sabine, JANA).get_by_role("button", name=f"„{HOTELS}“ zuweisen").press("Enter")
    dialog = sabine.get_by_role("dialog")
    expect(dialog).to_contain_text(HOTELS)
    expect(dialog.get_by_role("radio", name="Jana Lindner schon zuständig")).to_be_disabled()
    expect(dialog.get_by_role("button", name="Zuweisen")).to_be_disabled()
    expect(dialog.get_by_text("Es ist noch niemand ausgewählt.")).to_be_visible()
    expect(dialog.locator("input:enabled").first).to_be_focused()
    assert findings(sabine) == []
    dialog.get_by_role("radio", name=re.compile("Milan Vogt 2 offen")).press("Space")
    dialog.get_by_role("button", name="Milan Vogt zuweisen").press("Enter")
    expect(dialog).to_have_count(0)
    expect(desk(sabine, MILAN)).to_contain_text(HOTELS)
    expect(desk(sabine, JANA)).to_contain_text("3 überfällig · 5 offen")
    expect(katrin.get_by_role("log")).to_contain_text("Sabine Krall hat Milan Vogt die Aufgabe übertragen")
    desk(sabine, MILAN).get_by_role("link", name=re.compile("Alle Aufgaben")).click()
    expect(sabine.locator(".taskrow")).to_have_count(3)
    expect(sabine.locator(".taskrow", has_text=HOTELS)).to_contain_text("Milan Vogt")


def test_what_is_with_the_lead_waits_first_and_is_assigned_from_the_task_at_the_opening(
    open_window: OpenWindow,
) -> None:
    jana, sabine = open_window(), open_window()
    enter_chat(jana, JANA, HOTELS)
    act(jana, jana.url.rsplit("/", 1)[1], {"t": "delegate", "reason": "Urlaub"})
    enter(sabine, SABINE)
    own = sabine.get_by_role("region", name="Wartet auf dich", exact=True)
    expect(own).to_contain_text("Du bist dran: Aufgabe zuteilen")
    expect(desk(sabine, "Noch zuzuteilen")).to_contain_text(HOTELS)
    move_clock(sabine, "2026-11-20T21:30:00")
    own.get_by_role("link", name=re.compile(HOTELS)).click()
    sabine.locator(".nextstep").get_by_role("button", name="Zuweisen").click()
    dialog = sabine.get_by_role("dialog")
    dialog.get_by_role("radio", name=re.compile(MILAN)).check()
    dialog.get_by_role("button", name="Mo., 08:00 zuweisen").click()
    expect(sabine.get_by_role("log")).to_contain_text("Milan Vogt bekommt die Aufgabe")
    expect(jana.get_by_role("log")).not_to_contain_text("übertragen")
    move_clock(sabine, "2026-11-23T08:00:01")
    expect(jana.get_by_role("log")).to_contain_text("Sabine Krall hat Milan Vogt die Aufgabe übertragen")
    expect(sabine.locator(".details")).to_contain_text("Zuständig")
