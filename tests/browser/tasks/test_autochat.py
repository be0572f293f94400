"""Taking a task down with the bot in front of the screen: on several devices, with changed minds and wrong input."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings_in_both
from tests.browser.support.people import JANA, KATRIN, Looks, Size, enter

pytestmark = pytest.mark.browser

SENTENCE = "Bis Freitag 12 Uhr drei Hotels in Köln recherchieren, max. 2 Stunden"


def begin(page: Page, text: str) -> None:
    page.get_by_label("Was dürfen wir für Sie erledigen?").fill(text)
    page.get_by_role("button", name="Neue Aufgabe").click()
    expect(question(page)).to_be_visible()


def question(page: Page) -> Locator:
    return page.locator(".botcard h2")


def reply(page: Page, label: str) -> None:
    """Press a quick reply."""
    page.locator(".botcard").get_by_role("button", name=label).click()


def say(page: Page, text: str) -> None:
    page.get_by_label("Antwort", exact=True).fill(text)
    page.get_by_role("button", name="Antworten").click()


def line(page: Page, label: str) -> Locator:
    """An answer in the list of answers."""
    return page.locator(".answers li").filter(has=page.get_by_text(label, exact=True))


def test_one_sentence_and_the_rest_on_another_device(open_window: OpenWindow) -> None:
    desk, phone, jana = open_window(), open_window(Looks("phone", "dark")), open_window()
    enter(desk, KATRIN)
    enter(phone, KATRIN)
    enter(jana, JANA, "/chats")
    begin(desk, SENTENCE)
    expect(line(desk, "Bis wann")).to_contain_text("12:00")
    expect(line(desk, "Zeit")).to_contain_text("2 Std.")
    expect(question(desk)).to_have_text("Was genau ist zu tun?")
    phone.get_by_role("link", name="Drei Hotels in Köln recherchieren").first.click()
    expect(question(phone)).to_have_text("Was genau ist zu tun?")

    say(desk, "Nahe der Messe, höchstens 150 Euro")
    expect(question(phone)).to_have_text("Wie soll es gemacht werden, und was brauchen wir dafür?")
    reply(phone, "Eine Frage zurück")
    expect(question(desk)).to_have_text("Was genau ist zu tun?")
    say(desk, "Nahe der Messe, höchstens 180 Euro")
    reply(desk, "Nichts Besonderes")
    line(desk, "Bis wann").get_by_role("button").click()
    say(desk, "Donnerstag 15 Uhr")
    expect(line(phone, "Bis wann")).to_contain_text("15:00")
    desk.close()

    line(phone, "Titel").get_by_role("button", name="Titel ändern").click()
    phone.get_by_label("Titel: andere Antwort").fill("Drei Hotels an der Messe")
    phone.get_by_role("button", name="Übernehmen").click()
    reply(phone, "Nur im Chat")
    reply(phone, "Jana Lindner, Ihre feste Assistenz")
    expect(question(phone)).to_have_text("Stimmt alles? Dann können Sie die Aufgabe abgeben.")
    expect(line(phone, "Was genau")).to_contain_text("180 Euro")
    phone.get_by_role("button", name="Aufgabe abgeben").click()
    expect(phone.get_by_role("heading", name="Drei Hotels an der Messe")).to_be_visible()
    expect(phone).to_have_url(re.compile("/chats/"))
    expect(jana.get_by_role("link", name="Drei Hotels an der Messe").first).to_be_visible()
    phone.go_back()
    expect(phone.get_by_text("Angefangen")).to_have_count(0)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_short_task_is_two_presses_from_being_handed_in(open_window: OpenWindow, size: Size) -> None:
    page = open_window(Looks(size))
    enter(page, KATRIN)
    page.get_by_label("Was dürfen wir für Sie erledigen?").fill("Flug nach Wien buchen")
    presses = count_presses(page)
    if size == "phone":  # there Enter makes a new line
        page.get_by_role("button", name="Neue Aufgabe").click()
    else:
        page.keyboard.press("Enter")
    enough = page.get_by_role("button", name="Reicht so, abgeben")
    expect(enough).to_have_accessible_description(
        re.compile("Sonst gilt: Kein fester Termin · Assistenz schätzt")
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    enough.click()
    expect(page.get_by_role("heading", name="Flug nach Wien buchen")).to_be_visible()
    expect(page).to_have_url(re.compile("/chats/"))
    assert presses() == 2
    page.get_by_text("So wurde die Aufgabe aufgenommen").click()
    expect(page.locator(".folded")).to_contain_text("Assistenz schätzt (voreingestellt)")


def count_presses(page: Page) -> Callable[[], int]:
    """Counts what is pressed from now on: keys, and clicks or taps."""
    page.evaluate(
        """() => {
            window.presses = 0;
            for (const kind of ["keydown", "pointerdown"])
                addEventListener(kind, () => { window.presses += 1; }, true);
        }"""
    )
    return lambda: int(page.evaluate("window.presses"))


def test_enough_by_keys_alone_and_at_360_pixels(open_window: OpenWindow) -> None:
    page = open_window(Looks("phone"))
    page.set_viewport_size({"width": 360, "height": 740})
    enter(page, KATRIN)
    begin(page, "Blumen für den Empfang bestellen")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert findings_in_both(page) == []
    press(page, "Reicht so, abgeben")
    expect(page).to_have_url(re.compile("/chats/"))


def test_of_two_devices_that_answer_at_once_one_is_told(open_window: OpenWindow) -> None:
    desk, phone = open_window(), open_window(Looks("phone"))
    enter(desk, KATRIN)
    enter(phone, KATRIN)
    begin(desk, "Blumen für das Büro bestellen")
    phone.goto(desk.url)
    expect(question(phone)).to_have_text("Was genau ist zu tun?")
    phone.context.set_offline(True)
    expect(phone.get_by_text("Keine Verbindung.")).to_be_visible()
    say(phone, "Lilien")
    expect(phone.locator(".pending")).to_contain_text("Lilien")
    say(desk, "Tulpen")
    expect(line(desk, "Was genau")).to_contain_text("Tulpen")
    phone.context.set_offline(False)
    expect(line(phone, "Was genau")).to_contain_text("Tulpen")
    expect(phone.locator(".remark", has_text="auf einem anderen Gerät")).to_be_visible()
    expect(phone.get_by_label("Antwort", exact=True)).to_have_value("Lilien")


def discard(page: Page) -> None:
    page.get_by_role("button", name="Entwurf verwerfen").click()
    page.locator(".botcard .chips").get_by_role("button").first.click()
    expect(page.get_by_label("Was dürfen wir für Sie erledigen?")).to_be_visible()


IMPOSSIBLE_DEADLINES = ("gestern", "31.02.2027", "in -3 Tagen", "<img src=x onerror=alert(1)>", "🙃" * 40)
IMPOSSIBLE_BUDGETS = ("-2 Stunden", "0 Minuten", "9999999 Stunden")


def test_a_deadline_that_cannot_be_is_asked_about(open_window: OpenWindow) -> None:
    page = open_window()
    enter(page, KATRIN)
    begin(page, "Regale ausmessen, 2 Stunden")
    reply(page, "Der Titel sagt alles")
    reply(page, "Nichts Besonderes")
    expect(question(page)).to_have_text("Bis wann brauchen Sie es?")
    for words in IMPOSSIBLE_DEADLINES:
        say(page, words)
        expect(page.get_by_label("Antwort", exact=True)).to_have_value("")
        expect(page.locator(".progress")).to_contain_text("Frage 4")
        expect(line(page, "Bis wann")).to_have_count(0)


def test_a_budget_that_cannot_be_is_asked_about(open_window: OpenWindow) -> None:
    page = open_window(Looks("phone"))
    enter(page, KATRIN)
    begin(page, "Regale ausmessen bis nächsten Freitag")
    reply(page, "Der Titel sagt alles")
    reply(page, "Nichts Besonderes")
    expect(question(page)).to_have_text("Wie viel Zeit planen Sie ein?")
    for words in IMPOSSIBLE_BUDGETS:
        say(page, words)
        expect(page.get_by_label("Antwort", exact=True)).to_have_value("")
        expect(page.locator(".progress")).to_contain_text("Frage 5")
        expect(line(page, "Zeit")).to_have_count(0)


def test_pickers_help_and_keys_alone(open_window: OpenWindow) -> None:
    page = open_window()
    enter(page, KATRIN)
    begin(page, "Messestand planen")
    expect(page.get_by_label("Antwort", exact=True)).to_be_focused()
    page.keyboard.type("Größe und Lage")
    page.keyboard.press("Enter")
    expect(question(page)).to_have_text("Wie soll es gemacht werden, und was brauchen wir dafür?")
    press(page, "Wozu fragen wir das?")
    expect(page.locator(".remark", has_text="Schritte, Material")).to_be_visible()
    press(page, "Nichts Besonderes")
    press(page, "Anderer Zeitpunkt")
    expect(page.get_by_label("Tag", exact=True)).to_be_focused()
    page.get_by_label("Tag", exact=True).fill("2026-12-02")
    page.get_by_label("Uhrzeit, wenn nötig").fill("14:30")
    page.keyboard.press("Enter")
    expect(line(page, "Bis wann")).to_contain_text("Mi., 2. Dez., 14:30")
    press(page, "Andere Dauer")
    expect(page.get_by_label("Std.", exact=True)).to_be_focused()
    page.keyboard.type("3")
    page.keyboard.press("Tab")
    page.keyboard.type("30")
    page.keyboard.press("Enter")
    expect(line(page, "Zeit")).to_contain_text("3 Std. 30 Min.")
    page.reload()
    expect(line(page, "Zeit")).to_contain_text("3 Std. 30 Min.")


def press(page: Page, name: str) -> None:
    button = page.locator(".botcard").get_by_role("button", name=name)
    button.focus()
    page.keyboard.press("Enter")


def test_what_is_discarded_is_gone_everywhere(open_window: OpenWindow) -> None:
    desk, phone = open_window(), open_window(Looks("phone"))
    enter(desk, KATRIN)
    enter(phone, KATRIN)
    begin(desk, "Nur ein Versuch")
    draft = phone.get_by_role("link", name="Nur ein Versuch")
    expect(draft).to_be_visible()
    where = desk.url
    desk.get_by_role("button", name="Entwurf verwerfen").click()
    expect(draft).to_be_visible()
    desk.locator(".botcard .chips").get_by_role("button").nth(1).click()
    expect(question(desk)).to_have_text("Was genau ist zu tun?")
    discard(desk)
    expect(draft).to_have_count(0)
    phone.goto(where)
    expect(phone.get_by_role("heading", name="Diesen Entwurf gibt es nicht mehr")).to_be_visible()


def test_an_assistant_takes_a_task_down_for_a_customer(open_window: OpenWindow) -> None:
    jana, katrin = open_window(), open_window(Looks("phone"))
    enter(jana, JANA)
    enter(katrin, KATRIN)
    jana.get_by_role("button", name="Neue Aufgabe für einen Kunden").click()
    expect(question(jana)).to_have_text("Für wen ist die Aufgabe?")
    reply(jana, "Ostermann Lichtplanung")
    say(jana, "Bis 2.12. Visitenkarten nachbestellen, 1 Stunde")
    reply(jana, "Der Titel sagt alles")
    reply(jana, "Nichts Besonderes")
    reply(jana, "Nur im Chat")
    reply(jana, "Weiß ich nicht")
    jana.locator(".botcard .chip").first.click()
    expect(katrin.get_by_role("link", name="Visitenkarten")).to_have_count(0)
    jana.get_by_role("button", name="Aufgabe abgeben").click()
    expect(katrin.get_by_role("link", name="Visitenkarten nachbestellen").first).to_be_visible()


@pytest.mark.parametrize("size", ["phone", "tablet", "desktop"])
def test_the_dialog_is_accessible(open_window: OpenWindow, size: Size) -> None:
    page = open_window(Looks(size))
    enter(page, KATRIN)
    begin(page, SENTENCE)
    found = findings_in_both(page)
    line(page, "Bis wann").get_by_role("button").click()
    reply(page, "Anderer Zeitpunkt")
    found += findings_in_both(page)
    line(page, "Titel").get_by_role("button", name="Titel ändern").click()
    found += findings_in_both(page)
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
