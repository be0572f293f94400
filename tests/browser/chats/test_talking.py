"""A customer and an assistant talk; one loses the connection and catches up."""

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    Looks,
    bubble,
    choose,
    end_toasts,
    enter_chat,
    keep_toasts,
    sign_in,
    walk_to,
    write,
)
from tests.browser.support.wire import only_once

pytestmark = pytest.mark.browser


def test_the_door_says_what_is_wrong(open_window: OpenWindow) -> None:
    page = open_window()
    page.goto("/")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_text("Bitte die E-Mail-Adresse eintragen.")).to_be_visible()
    page.get_by_label("E-Mail-Adresse").fill("niemand@example.org")
    page.get_by_label("Passwort").fill("falsch")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("E-Mail-Adresse oder Passwort stimmen nicht.")
    page.get_by_label("E-Mail-Adresse").fill("jana@lindenhof.example")
    page.get_by_label("Passwort").fill("feierabend")
    page.get_by_label("Passwort").press("Enter")
    expect(page.get_by_role("heading", name="Guten Tag, Jana")).to_be_visible()


def test_two_people_talk(open_window: OpenWindow) -> None:
    katrin, jana = open_window(Looks("phone")), open_window()
    enter_chat(katrin, KATRIN, HOTELS)
    enter_chat(jana, JANA, HOTELS)
    jana.locator("#composer").fill("Die Preise sind **da**")
    expect(katrin.get_by_text("Jana schreibt …")).to_be_visible()
    jana.locator("#composer").press("Enter")
    expect(bubble(katrin, "Die Preise sind da").locator("strong")).to_have_text("da")
    katrin.bring_to_front()
    katrin.locator("#composer").focus()
    expect(jana.get_by_text("Gelesen von Katrin")).to_be_visible()


def test_an_interruption_loses_nothing(open_window: OpenWindow) -> None:
    katrin, jana = open_window(), open_window()
    enter_chat(katrin, KATRIN, HOTELS)
    enter_chat(jana, JANA, HOTELS)
    katrin.context.set_offline(True)
    expect(katrin.get_by_text("Keine Verbindung.")).to_be_visible()
    write(katrin, "Aus dem Tunnel")
    expect(katrin.get_by_text("Geht raus, sobald die Verbindung steht")).to_be_visible()
    katrin.locator("#composer").press("ArrowUp")  # gives no older message to change
    expect(katrin.locator("#composer")).to_have_value("")
    write(jana, "Während des Tunnels")
    expect(bubble(jana, "Während des Tunnels")).to_be_visible()
    katrin.context.set_offline(False)
    expect(bubble(katrin, "Während des Tunnels")).to_have_count(1)
    expect(bubble(jana, "Aus dem Tunnel")).to_have_count(1)
    expect(bubble(katrin, "Aus dem Tunnel")).to_have_count(1)
    expect(katrin.locator(".pending")).to_have_count(0)
    expect(katrin.get_by_text("Keine Verbindung.")).to_have_count(0)


def test_what_was_not_sent_survives_a_reload(open_window: OpenWindow) -> None:
    katrin = open_window()
    enter_chat(katrin, KATRIN, HOTELS)
    katrin.context.set_offline(True)
    write(katrin, "Vor dem Neuladen geschrieben")
    expect(katrin.get_by_text("Geht raus, sobald die Verbindung steht")).to_be_visible()
    katrin.context.set_offline(False)
    katrin.reload()
    expect(bubble(katrin, "Vor dem Neuladen geschrieben")).to_have_count(1)
    expect(katrin.locator(".pending")).to_have_count(0)


NO_PUT = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...one) {
    queueMicrotask(() => this.transaction.abort());
    return put.apply(this, one);
};
"""
"""As when the page is left before it is done."""


def test_what_the_database_has_not_taken_survives_a_reload(open_window: OpenWindow) -> None:
    katrin = open_window(Looks(kept="context"))
    connections: list[WebSocketRoute] = []
    katrin.add_init_script(NO_PUT)
    katrin.route_web_socket("**/ws", lambda socket: only_once(socket, connections))
    enter_chat(katrin, KATRIN, HOTELS)
    connections[0].close()
    write(katrin, "Gleich danach neu geladen")
    expect(katrin.get_by_text("Geht raus, sobald die Verbindung steht")).to_be_visible()
    address = katrin.url
    katrin.goto(
        "about:blank"
    )  # first of all the page is gone, which else takes the connection that is let through
    connections.clear()
    katrin.goto(address)
    expect(bubble(katrin, "Gleich danach neu geladen")).to_have_count(1)
    expect(katrin.locator(".pending")).to_have_count(0)


def test_edit_versions_and_delete(open_window: OpenWindow) -> None:
    katrin, jana = open_window(), open_window()
    enter_chat(katrin, KATRIN, HOTELS)
    enter_chat(jana, JANA, HOTELS)
    write(jana, "Mittwoch passt")
    expect(bubble(jana, "Mittwoch passt")).to_be_visible()
    expect(jana.locator(".pending")).to_have_count(0)
    jana.locator("#composer").press("ArrowUp")
    expect(jana.locator("#composer")).to_have_value("Mittwoch passt")
    write(jana, "Donnerstag passt")
    expect(bubble(katrin, "Donnerstag passt")).to_contain_text("bearbeitet")
    choose(katrin, bubble(katrin, "Donnerstag passt"), "Frühere Fassungen")
    expect(katrin.get_by_role("dialog")).to_contain_text("Mittwoch passt")
    katrin.keyboard.press("Escape")
    keep_toasts(jana)
    choose(jana, bubble(jana, "Donnerstag passt"), "Löschen")
    jana.get_by_role("button", name="Rückgängig").click()
    expect(bubble(jana, "Donnerstag passt")).to_be_visible()
    choose(jana, bubble(jana, "Donnerstag passt"), "Löschen")
    expect(bubble(jana, "Donnerstag passt")).to_have_count(0)
    end_toasts(jana)
    expect(bubble(katrin, "Donnerstag passt")).to_have_count(0)


def test_reply_by_key_and_jump_to_the_quoted(open_window: OpenWindow) -> None:
    jana = open_window(Looks(moving=True))
    enter_chat(jana, JANA, HOTELS)
    write(jana, "Darauf antworte ich")
    line = walk_to(jana, "Darauf antworte ich")
    jana.keyboard.press("r")
    expect(jana.get_by_text("Antwort an Jana Lindner")).to_be_visible()
    expect(jana.locator("#composer")).to_be_focused()
    write(jana, "Und das ist die Antwort")
    quote = bubble(jana, "Und das ist die Antwort").locator(".quote")
    expect(quote).to_contain_text("Darauf antworte ich")
    quote.click()
    expect(line).to_be_in_viewport()


def test_signing_out_goes_for_all_tabs(open_window: OpenWindow) -> None:
    one = open_window()
    sign_in(one, KATRIN)
    two = one.context.new_page()
    two.goto("/chats")
    expect(two.locator(".chatrow").first).to_be_visible()
    one.goto("/settings")
    one.get_by_role("button", name="Abmelden", exact=True).click()
    expect(one.get_by_label("E-Mail-Adresse")).to_be_visible()
    expect(two.get_by_label("E-Mail-Adresse")).to_be_visible()
