"""A whole task in two real browsers: from the customer's first sentence to the stars (SPEC 6, 7, 12)."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import JANA, KATRIN, Looks, Size, enter, later, pick
from tests.browser.support.tasks import (
    card,
    close_facts,
    do,
    fact,
    facts,
    head,
    reply_in,
    set_when,
)
from tests.browser.tasks.test_autochat import SENTENCE, begin, line, question, reply, say
from tests.browser.tasks.test_task import hand_over_by_key

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", ["desktop", later("phone")])
def test_from_the_first_sentence_to_the_stars(open_window: OpenWindow, size: Size) -> None:
    desk, jana = open_window(), open_window(Looks(size))
    enter(desk, KATRIN)
    enter(jana, JANA)
    title = f"Drei Hotels in Bonn für {size}"
    half_taken_down(desk, title)
    desk.close()

    katrin = open_window(Looks(size, "dark"))
    enter(katrin, KATRIN)
    katrin.get_by_role("link", name=title).first.click()
    expect(question(katrin)).to_have_text("Wie möchten Sie die Ergebnisse bekommen?")
    reply(katrin, "Nur im Chat")
    reply(katrin, "Jana Lindner, Ihre feste Assistenz")
    katrin.get_by_role("button", name="Aufgabe abgeben").click()
    expect(katrin).to_have_url(re.compile("/chats/"))
    expect(katrin.get_by_text("Sie hören von uns bis Mo., 23. Nov., 12:00.")).to_be_visible()
    katrin.get_by_text("So wurde die Aufgabe aufgenommen").click()
    expect(katrin.locator(".folded")).to_contain_text("Nahe am Bahnhof")
    expect(head(katrin)).to_contain_text("In Prüfung")

    jana.goto(katrin.url)
    expect(jana.locator(".folded dl")).to_be_visible()  # staff read first what it is
    accepted(jana)
    agreed_on_a_later_deadline(jana, katrin)
    worked_on(jana, katrin)
    rated_and_done(katrin, jana)


def half_taken_down(page: Page, title: str) -> None:
    """One sentence, two answers, once back, another deadline: then the browser is closed."""
    begin(page, SENTENCE)
    line(page, "Titel").get_by_role("button", name="Titel ändern").click()
    page.get_by_label("Titel: andere Antwort").fill(title)
    page.get_by_role("button", name="Übernehmen").click()
    expect(line(page, "Titel")).to_contain_text(title)
    say(page, "Drei Häuser")
    expect(question(page)).to_have_text("Wie soll es gemacht werden, und was brauchen wir dafür?")
    reply(page, "Eine Frage zurück")
    expect(question(page)).to_have_text("Was genau ist zu tun?")
    say(page, "Nahe am Bahnhof")
    reply(page, "Nichts Besonderes")
    line(page, "Bis wann").get_by_role("button").click()
    say(page, "24.11. 12 Uhr")
    expect(line(page, "Bis wann")).to_contain_text("Di., 24. Nov., 12:00")
    expect(question(page)).to_have_text("Wie möchten Sie die Ergebnisse bekommen?")


def accepted(jana: Page) -> None:
    head(jana).get_by_role("button", name="Aufgabe prüfen").click()
    review = jana.get_by_role("region", name="Prüfkarte")
    pick(review.get_by_label("Bereich"), "Backoffice, Sekretariat")
    review.get_by_role("button", name="Arbeitsbereich festlegen").click()
    for one in ("Ist die Frist machbar?", "Reicht das Budget?", "Kannst du das?", "Ist alles klar?"):
        reply_in(review, one, "Ja")
    review.get_by_role("button", name="Aufgabe annehmen").click()
    expect(fact(jana, "Status")).to_have_text("Akzeptiert")


def agreed_on_a_later_deadline(jana: Page, katrin: Page) -> None:
    later = do(jana, "Andere Frist vorschlagen")
    set_when(later, "Neue Frist", "2026-11-26", "12:00")
    later.get_by_role("button", name="Andere Frist vorschlagen").click()
    expect(jana.get_by_role("dialog")).to_have_count(0)
    card(katrin, "Vorschlag: andere Frist").get_by_role("button", name="Frist annehmen").click()
    expect(fact(jana, "Frist")).to_contain_text("Do., 26. Nov., 12:00")


def worked_on(jana: Page, katrin: Page) -> None:
    facts(jana).get_by_role("button", name="Zeit starten").click()
    expect(fact(jana, "Status")).to_have_text("In Bearbeitung")
    facts(jana).get_by_role("button", name="Zeit anhalten").click()
    interim = do(jana, "Zwischenstand zeigen")
    interim.get_by_label("Text an den Kunden").fill("Zwei von drei Häusern")
    interim.get_by_role("button", name="Zwischenstand zeigen").click()
    expect(jana.get_by_role("dialog")).to_have_count(0)
    close_facts(jana)
    expect(card(katrin, "Zwischenstand")).to_contain_text("Zwei von drei Häusern")
    hand_over_by_key(jana, "Hier die drei Häuser")


def rated_and_done(katrin: Page, jana: Page) -> None:
    expect(card(katrin, "Ergebnis übergeben")).to_contain_text("Hier die drei Häuser")
    stars = card(katrin, "Bewertung")
    stars.get_by_label("4 Sterne").check(force=True)
    stars.get_by_role("button", name="Bewertung abgeben").click()
    expect(card(jana, "Bewertung").get_by_role("img", name="4 Sterne")).to_be_visible()
    head(katrin).get_by_role("button", name="Passt, erledigt").click()
    for page in (katrin, jana):
        expect(head(page)).to_contain_text("Erledigt")
    jana.goto("/tasks/board")
    expect(jana.get_by_text(re.compile("Drei Hotels in Bonn")).first).to_be_visible()
