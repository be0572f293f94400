"""What is one's own: settings, drafts, pins, name, password and devices, the same in all windows; groups and days."""

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings, settle
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    MILAN,
    Looks,
    Size,
    bubble,
    choose,
    enter,
    enter_chat,
    later,
    open_chat,
    send_many,
    sign_in,
    write,
)
from tests.browser.support.wire import only_once

pytestmark = pytest.mark.browser

TEAM = "Team Nord"


def second(page: Page) -> Page:
    """Another tab of the same browser."""
    other = page.context.new_page()
    other.goto("/chats")
    expect(other.locator(".chatrow").first).to_be_visible()
    return other


def test_settings_go_along_to_all_devices(open_window: OpenWindow) -> None:
    one, two = open_window(), open_window(Looks("phone"))
    enter(one, KATRIN, "/settings")
    enter(two, KATRIN)
    one.get_by_label("Dunkel", exact=True).check()
    expect(two.locator("html")).to_have_attribute("data-theme", "dark")
    one.get_by_label("English", exact=True).check()
    expect(two.get_by_role("heading", name="In our hands")).to_be_visible()
    one.get_by_label("Ctrl + Enter", exact=True).check()
    open_chat(two, HOTELS)
    two.locator("#composer").fill("nur angefangen")
    two.locator("#composer").press("Enter")
    expect(two.locator("#composer")).to_have_value("nur angefangen\n")
    two.reload()
    expect(two.locator("html")).to_have_attribute("data-theme", "dark")


def test_drafts_go_along_and_are_gone_when_sent(open_window: OpenWindow) -> None:
    desk, phone = open_window(), open_window(Looks("phone"))
    enter(desk, JANA)
    enter(phone, JANA)
    open_chat(desk, TEAM)
    phone.goto("/chats")
    desk.locator("#composer").fill("Am Tisch begonnen")
    expect(phone.locator(".chatrow", has_text=TEAM)).to_contain_text("Entwurf: Am Tisch begonnen")
    open_chat(phone, TEAM)
    expect(phone.locator("#composer")).to_have_value("Am Tisch begonnen")
    write(phone, "Am Tisch begonnen, unterwegs fertig")
    expect(bubble(desk, "unterwegs fertig")).to_have_count(1)
    expect(desk.locator("#composer")).to_have_value("")
    phone.context.set_offline(True)
    phone.locator("#composer").fill("Im Tunnel begonnen")
    expect(phone.get_by_text("Keine Verbindung.")).to_be_visible()
    phone.context.set_offline(False)
    expect(desk.locator("#composer")).to_have_value("Im Tunnel begonnen")
    phone.locator("#composer").fill("")
    expect(desk.locator("#composer")).to_have_value("")


def test_two_tabs_behave_as_one(open_window: OpenWindow) -> None:
    one, milan = open_window(), open_window()
    enter(one, JANA)
    two = second(one)
    enter_chat(milan, MILAN, TEAM)
    open_chat(one, TEAM)
    one.bring_to_front()
    write(milan, "An beide Tabs")
    expect(bubble(one, "An beide Tabs")).to_have_count(1)
    expect(two.locator(".chatrow", has_text=TEAM).locator(".count")).to_have_count(0)
    write(one, "Aus dem ersten")
    open_chat(two, TEAM)
    expect(bubble(two, "Aus dem ersten")).to_have_count(1)
    write(two, "Aus dem zweiten")
    expect(bubble(one, "Aus dem zweiten")).to_have_count(1)
    expect(one.locator(".pending")).to_have_count(0)
    one.context.set_offline(True)
    write(one, "Im Dunkeln geschrieben")
    expect(one.get_by_text("Geht raus, sobald")).to_be_visible()
    expect(bubble(two, "Im Dunkeln geschrieben")).to_have_count(1)
    one.close()
    two.context.set_offline(False)
    expect(bubble(milan, "Im Dunkeln geschrieben")).to_have_count(1)


def test_a_tab_that_goes_leaves_its_messages_to_one_that_is_connected(open_window: OpenWindow) -> None:
    one, milan = open_window(Looks(kept="context")), open_window()
    enter(one, JANA)
    two = second(one)
    enter_chat(milan, MILAN, TEAM)
    connections: list[WebSocketRoute] = []
    one.route_web_socket("**/ws", lambda socket: only_once(socket, connections))
    open_chat(one, TEAM)
    connections[0].close()
    expect(one.get_by_text("Keine Verbindung.")).to_be_visible()
    write(one, "Nur aufgehoben")
    open_chat(two, TEAM)
    expect(bubble(two, "Nur aufgehoben")).to_have_count(1)
    expect(two.locator(".pending")).to_have_count(1)
    one.close()
    expect(bubble(milan, "Nur aufgehoben")).to_have_count(1)


def test_pins_and_unread_marks(open_window: OpenWindow) -> None:
    jana, milan = open_window(), open_window()
    enter(jana, JANA)
    enter_chat(milan, MILAN, TEAM)
    write(milan, "Das schaue ich später an")
    open_chat(jana, TEAM)
    jana.get_by_role("button", name="Mehr").click()
    jana.get_by_role("menuitem", name="Anheften").click()
    top = jana.locator(".chatlist").get_by_role("list").first
    expect(jana.locator(".list-label").first).to_have_text("Angeheftet")
    expect(top).to_contain_text(TEAM)
    choose(jana, bubble(jana, "Das schaue ich später an"), "Ab hier ungelesen")
    expect(jana.locator(".chatrow", has_text=TEAM).locator(".count")).to_contain_text("1")
    jana.reload()
    expect(jana.locator(".list-label").first).to_have_text("Angeheftet")
    row = jana.locator(".chatrow", has_text=TEAM)
    expect(row.locator(".count")).to_contain_text("1")
    row.click()
    expect(jana.locator(".unread")).to_be_visible()
    row.click(button="right")
    jana.get_by_role("menuitem", name="Nicht mehr anheften").click()
    expect(jana.locator(".list-label").first).to_have_text("Aufgaben")


def test_a_day_is_found_from_its_separator(open_window: OpenWindow) -> None:
    page = open_window(Looks(moving=True))
    enter_chat(page, JANA, "Lieferanten")
    first = page.locator(".talk [data-seq]").first.get_attribute("data-seq")
    assert first is not None
    send_many(page, [f"Viel später {i}" for i in range(200)])
    page.reload()
    expect(bubble(page, "Viel später 199")).to_be_visible()
    page.locator(".day button").last.click()
    settle(page)
    page.get_by_role("button", name="Zum Anfang").click()
    expect(page.locator(f".talk [data-seq='{first}']")).to_be_in_viewport()
    page.locator(".to-end").click()
    expect(bubble(page, "Viel später 199")).to_be_in_viewport()


@pytest.mark.parametrize("size", ["phone", later("desktop")])
def test_a_group_is_founded_renamed_grown_and_left(open_window: OpenWindow, size: Size) -> None:
    jana, milan = open_window(Looks(size)), open_window()
    enter(jana, JANA)
    enter(milan, MILAN)
    title = "Messe in Hannover"
    jana.goto("/chats")
    jana.get_by_role("button", name="Neuer Chat").click()
    jana.get_by_role("menuitem", name="Neue Gruppe").click()
    jana.get_by_label("Titel").fill(title)
    jana.get_by_role("dialog").get_by_label("Milan Vogt").check()
    settle(jana)
    assert findings(jana) == []
    jana.get_by_role("button", name="Gruppe anlegen").click()
    expect(jana.get_by_role("heading", name=title)).to_be_visible()
    milan.goto("/chats")
    milan.locator(".chatrow", has_text=title).click()
    jana.get_by_role("button", name="Mehr").click()
    jana.get_by_role("menuitem", name="Titel ändern").click()
    jana.get_by_label("Neuer Titel").fill(f"{title}, Halle 3")
    jana.get_by_role("dialog").get_by_role("button", name="Titel ändern").click()
    expect(milan.get_by_role("heading", name=f"{title}, Halle 3")).to_be_visible()
    jana.get_by_role("button", name="Mehr").click()
    jana.get_by_role("menuitem", name="Person dazuholen").click()
    jana.get_by_label("Sabine Krall").check()
    jana.get_by_role("dialog").get_by_role("button", name="Person dazuholen").click()
    expect(milan.get_by_text("Jana Lindner hat Sabine Krall dazugeholt")).to_be_visible()
    jana.get_by_role("button", name="Mehr").click()
    jana.get_by_role("menuitem", name="Chat verlassen").click()
    jana.get_by_role("dialog").get_by_role("button", name="Chat verlassen").click()
    expect(milan.get_by_text("Jana Lindner ist nicht mehr dabei")).to_be_visible()
    expect(jana.locator(".chatrow", has_text=title)).to_have_count(0)


def test_who_is_assigned_stays_in_the_task(open_window: OpenWindow) -> None:
    jana = open_window()
    enter_chat(jana, JANA, "Reisekosten")
    members = jana.locator(".people li")
    jana.get_by_role("button", name="Person dazuholen").click()
    jana.get_by_label("Henrik Thomsen").check()
    jana.get_by_role("dialog").get_by_role("button", name="Person dazuholen").click()
    out = members.get_by_role("button", name="aus dem Chat nehmen")
    expect(out).to_have_count(1)
    jana.get_by_role("button", name="Mehr", exact=True).click()
    expect(jana.get_by_role("menuitem", name="Titel ändern")).to_be_visible()
    expect(jana.get_by_role("menuitem", name="Chat verlassen")).to_have_count(0)
    jana.keyboard.press("Escape")
    out.click()
    jana.get_by_role("dialog").get_by_role("button", name="Aus dem Chat nehmen").click()
    expect(members.filter(has_text="Henrik Thomsen")).to_have_count(0)
    expect(members.filter(has_text=MILAN)).to_have_count(1)


def test_name_password_and_devices(open_window: OpenWindow) -> None:
    tobias, katrin, other = open_window(), open_window(), open_window(Looks("phone"))
    sign_in(tobias, "Tobias Reuter")
    enter(katrin, KATRIN)
    sign_in(other, "Tobias Reuter")
    open_chat(katrin, HOTELS)
    tobias.goto("/settings")
    expect(tobias.locator("main.page")).to_be_visible()
    settle(tobias)
    assert findings(tobias) == []
    tobias.get_by_label("Name, wie andere ihn lesen").fill("Tobias Reuter-Lange")
    tobias.get_by_role("button", name="Name speichern").click()
    expect(katrin.get_by_text("Tobias Reuter-Lange").first).to_be_visible()
    tobias.get_by_label("Bisheriges Passwort").fill("falsch")
    tobias.get_by_label("Neues Passwort").fill("drei schöne Wörter")
    tobias.get_by_role("button", name="Passwort ändern").click()
    expect(tobias.get_by_text("Das ist nicht das bisherige Passwort.")).to_be_visible()
    tobias.get_by_label("Neues Passwort").fill("kurz")
    tobias.get_by_role("button", name="Passwort ändern").click()
    expect(tobias.get_by_text("Bitte mindestens 10 Zeichen")).to_be_visible()
    devices = tobias.get_by_role("region", name="Angemeldete Geräte").get_by_role("listitem")
    expect(devices).to_have_count(2)
    devices.get_by_role("button").click()
    expect(other.get_by_label("E-Mail-Adresse")).to_be_visible()
    expect(devices).to_have_count(1)


def test_another_password(open_window: OpenWindow) -> None:
    paul, other, later = open_window(), open_window(Looks("phone")), open_window()
    sign_in(paul, "Paul Wieland")
    sign_in(other, "Paul Wieland")
    paul.goto("/settings")
    paul.get_by_label("Bisheriges Passwort").fill("feierabend")
    paul.get_by_label("Neues Passwort").fill("drei schöne Wörter")
    paul.get_by_role("button", name="Passwort ändern").click()
    expect(paul.get_by_text("Passwort geändert. Andere Geräte sind abgemeldet.")).to_be_visible()
    expect(paul.get_by_label("Bisheriges Passwort")).to_have_value("")
    expect(other.get_by_label("E-Mail-Adresse")).to_be_visible()
    paul.reload()
    expect(paul.get_by_role("button", name="Abmelden", exact=True)).to_be_visible()
    later.goto("/")
    later.get_by_label("E-Mail-Adresse").fill("paul@wieland-fahrraeder.example")
    for password in ("feierabend", "drei schöne Wörter"):
        later.get_by_label("Passwort").fill(password)
        later.get_by_role("button", name="Anmelden", exact=True).click()
        if password == "feierabend":
            expect(later.get_by_role("alert")).to_contain_text("stimmen nicht")
    expect(later.locator("main.page")).to_be_visible()
