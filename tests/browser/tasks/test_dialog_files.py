"""Files with a task that is taken down: on every device, over a reload, and one message when it is handed in."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chats.test_files import EMPTY, NOTE, PLAN, ROOM
from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings_in_both
from tests.browser.support.people import JANA, KATRIN, Looks, enter
from tests.browser.tasks.test_act_files import attach_to, drop, picture
from tests.browser.tasks.test_autochat import begin, line, question, reply, say

pytestmark = pytest.mark.browser


def names(page: Page) -> Locator:
    return page.locator(".composer .attachment b")


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_a_task_is_handed_in_with_its_files(open_window: OpenWindow) -> None:
    desk, phone, jana = open_window(), open_window(Looks("phone", "dark")), open_window()
    phone.set_viewport_size({"width": 360, "height": 740})
    for page, who in ((desk, KATRIN), (phone, KATRIN)):
        enter(page, who)
    enter(jana, JANA, "/chats")
    begin(desk, "Bis Freitag 12 Uhr die Möbel für den Saal bestellen, max. 2 Stunden")
    attach_to(desk.locator(".composer"), PLAN, NOTE, EMPTY)
    expect(desk.locator(".attachment.is-wrong")).to_contain_text("leer.pdf")
    phone.get_by_role("link", name="Möbel").first.click()
    expect(names(phone)).to_have_text(["Grundriss.jpg", "Notiz.txt"])
    expect(phone.locator(".composer .attachment img")).to_be_visible()
    assert fits(phone)
    assert findings_in_both(phone) == []
    phone.get_by_role("button", name="Notiz.txt entfernen").click()
    expect(names(desk)).to_have_text(["Grundriss.jpg", "leer.pdf"])
    enough = desk.get_by_role("button", name="Reicht so, abgeben")
    expect(enough).to_be_disabled()
    expect(desk.locator(".botcard")).to_contain_text("Rot Markiertes bitte erst entfernen")
    desk.get_by_role("button", name="leer.pdf entfernen").click()
    expect(enough).to_be_enabled()
    desk.reload()
    expect(names(desk)).to_have_text(["Grundriss.jpg"])
    drop(desk, ".autochat", "Maße.txt")
    expect(names(phone)).to_have_text(["Grundriss.jpg", "Maße.txt"])
    say(desk, "Stühle und Tische nach dem Grundriss")
    expect(question(desk)).to_have_text("Wie soll es gemacht werden, und was brauchen wir dafür?")
    desk.get_by_role("button", name="Antworten").click()
    reply(desk, "Nur im Chat")
    reply(desk, "Jana Lindner, Ihre feste Assistenz")
    expect(line(desk, "Dateien")).to_contain_text("Grundriss.jpg, Maße.txt")
    assert findings_in_both(desk) == []
    attach_to(phone.locator(".composer"), ROOM)
    expect(line(desk, "Dateien")).to_contain_text("Saal.jpg")
    desk.get_by_role("button", name="Aufgabe abgeben").click()
    expect(desk).to_have_url(re.compile("/chats/"))
    expect(picture(desk, "Grundriss.jpg")).to_be_visible()
    expect(desk.locator(".composer .attachment")).to_have_count(0)
    jana.get_by_role("link", name="Möbel").first.click()
    for name in ("Grundriss.jpg", "Saal.jpg"):
        expect(picture(jana, name)).to_be_visible()
    expect(jana.get_by_role("log").get_by_text("Maße.txt")).to_be_visible()


def test_files_go_with_a_draft_that_is_thrown_away(open_window: OpenWindow) -> None:
    desk, phone = open_window(), open_window(Looks("phone"))
    for page in (desk, phone):
        enter(page, KATRIN)
    begin(desk, "Flug nach Wien buchen")
    attach_to(desk.locator(".composer"), PLAN)
    phone.get_by_role("link", name="Flug nach Wien").first.click()
    expect(names(phone)).to_have_text(["Grundriss.jpg"])
    desk.get_by_role("button", name="Entwurf verwerfen").click()
    reply(desk, "Ja, verwerfen")
    expect(desk).not_to_have_url(re.compile("/dialogs/"))
    desk.wait_for_function("localStorage.getItem('fe.files') === null")  # the device has none any more


def test_files_alone_are_no_task(open_window: OpenWindow) -> None:
    page = open_window()
    enter(page, KATRIN)
    page.get_by_role("button", name="Neue Aufgabe").click()
    expect(question(page)).to_have_text("Was können wir Ihnen abnehmen?")
    attach_to(page.locator(".composer"), PLAN)
    expect(page.get_by_text("Bitte noch dazuschreiben, worum es geht")).to_be_visible()
    expect(page.get_by_role("button", name="Antworten")).to_be_disabled()
