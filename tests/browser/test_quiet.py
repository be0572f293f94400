"""Quiet hours on three screens: what customers, the assistant and a colleague see, and what waits for the opening."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings, settle
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    MILAN,
    SABINE,
    Looks,
    Size,
    begin_session,
    bubble,
    call,
    choose,
    create_task,
    enter,
    enter_chat,
    later,
    move_clock,
    write,
)

pytestmark = pytest.mark.browser

DELIVER = "Mo., 08:00 zustellen"
GOES = "Geht Mo., 08:00 raus"
BACK = "Wieder da: Mo., 08:00"

FRIDAY_NIGHT = "2026-11-20T21:30:00"
JUST_BEFORE_SEVEN = "2026-11-20T18:59:59"
JUST_BEFORE_EIGHT = "2026-11-23T07:59:59"


@pytest.fixture
def now() -> str:
    return JUST_BEFORE_SEVEN


@pytest.fixture
def windows(open_window: OpenWindow) -> Callable[..., tuple[Page, Page]]:
    """A customer and her assistant in the chat of a task, at a moment."""

    def open_them(now: str, size: Size = "desktop") -> tuple[Page, Page]:
        katrin, jana = open_window(), open_window(Looks(size))
        move_clock(katrin, now)
        for page, name in ((katrin, KATRIN), (jana, JANA)):
            enter_chat(page, name, HOTELS)
        return katrin, jana

    return open_them


def member(page: Page, name: str) -> str:
    return page.locator(".people li", has_text=name).locator("small").inner_text()


def test_seven_strikes_and_eight(open_window: OpenWindow, windows: Callable[..., tuple[Page, Page]]) -> None:
    katrin, jana = windows("2026-11-20T18:50:00")
    milan = open_window()
    enter_chat(milan, MILAN, HOTELS)
    for page in (katrin, milan):
        expect(page.locator(".people li", has_text=JANA)).to_contain_text("online")
    jana.locator("#composer").fill("Noch am Schreiben")
    move_clock(milan, JUST_BEFORE_SEVEN)
    expect(jana.get_by_text("Feierabend: Für Kunden bist du offline")).to_be_visible()
    expect(katrin.locator(".people li", has_text=JANA)).to_contain_text(BACK)
    expect(katrin.locator(".people li", has_text=MILAN)).to_contain_text(BACK)
    expect(katrin.get_by_text("schreibt …")).to_have_count(0)
    expect(milan.locator(".people li", has_text=JANA)).to_contain_text("online, Kunden sehen: offline")
    buttons = jana.locator(".composer-send .btn")
    expect(buttons).to_have_text(["Senden", DELIVER])  # what was there first keeps its meaning
    expect(jana.locator("#composer-note")).to_contain_text("Jetzt ist Feierabend")
    jana.locator("#composer").press("Enter")
    expect(bubble(katrin, "Noch am Schreiben")).to_be_visible()
    expect(katrin.locator(".people li", has_text=JANA)).to_contain_text(BACK)
    expect(buttons).to_have_text([DELIVER, "Trotzdem jetzt senden"])
    move_clock(milan, JUST_BEFORE_EIGHT)
    expect(katrin.locator(".people li", has_text=JANA)).to_contain_text("online")
    expect(jana.locator("html")).to_have_attribute("data-theme", "light")
    expect(buttons).to_have_text(["Senden"])


@pytest.mark.parametrize("size", ["phone", later("desktop")])
def test_what_is_held_can_be_changed_withdrawn_and_sent(
    windows: Callable[..., tuple[Page, Page]], size: Size
) -> None:
    katrin, jana = windows(FRIDAY_NIGHT, size)
    for text in ("Erstens", "Zweitens", "Drittens"):
        write(jana, text)
        expect(jana.locator(".held", has_text=text)).to_contain_text(GOES)
    expect(jana.locator(".pending")).to_have_count(0)
    jana.reload()
    held = jana.locator(".msg.held")
    expect(held).to_have_count(3)
    settle(jana)
    assert findings(jana) == []
    held.filter(has_text="Erstens").get_by_role("button", name="Zurückziehen").click()
    expect(jana.locator("#composer")).to_have_value("Erstens")
    jana.locator("#composer").fill("")
    held.filter(has_text="Zweitens").get_by_role("button", name="Jetzt senden").click()
    expect(bubble(katrin, "Zweitens")).to_be_visible()
    held.get_by_role("button", name="Ändern").click()
    expect(jana.locator("#composer")).to_have_value("Drittens")
    write(jana, "Drittens, besser")
    expect(held).to_have_count(1)
    expect(held).to_contain_text("Drittens, besser")
    jana.goto("/")
    later = jana.get_by_role("region", name="Geht später raus")
    expect(later).to_contain_text("Drittens, besser")
    settle(jana)
    assert findings(jana) == []
    assert bubble(katrin, "Drittens").count() == 0
    move_clock(katrin, JUST_BEFORE_EIGHT)
    expect(bubble(katrin, "Drittens, besser")).to_have_count(1)
    expect(later).to_have_count(0)


def test_what_is_taken_back_is_written_on_and_what_is_new_is_found_above_what_waits(
    windows: Callable[..., tuple[Page, Page]],
) -> None:
    katrin, jana = windows(FRIDAY_NIGHT)
    for text in ("Zurück damit", "Viele Zeilen" + "\nund noch eine" * 40):
        write(jana, text)
        expect(jana.locator(".msg.held", has_text=text[:12])).to_be_visible()
    first = jana.locator(".msg.held", has_text="Zurück damit")
    first.get_by_role("button", name="Zurückziehen").press("Enter")
    expect(jana.locator("#composer")).to_have_value("Zurück damit")
    expect(jana.locator("#composer")).to_be_focused()
    jana.locator("#composer").fill("")
    jana.get_by_role("log").evaluate("(log) => { log.scrollTop = 0; }")
    write(katrin, "Da ist noch etwas")
    jana.get_by_role("button", name="1 neu").click()
    expect(bubble(jana, "Da ist noch etwas")).to_be_in_viewport()
    jana.locator(".to-end").click()
    expect(jana.locator(".to-end")).to_have_count(0)


def test_all_colours_change_at_once(windows: Callable[..., tuple[Page, Page]]) -> None:
    """Else the words of the evening would stand on the ground of the day while they fade."""
    _, jana = windows(FRIDAY_NIGHT)
    html = jana.locator("html")
    expect(html).to_have_attribute("data-theme", "evening")
    jana.evaluate(
        """() => new MutationObserver(() => {
            const fading = document.getAnimations().map((one) => one.effect.target.getAttribute("class"));
            document.documentElement.dataset.fading = JSON.stringify(fading.filter((name) => name !== "mark-sun"));
        }).observe(document.documentElement, { attributeFilter: ["data-theme"] })"""
    )
    move_clock(jana, JUST_BEFORE_EIGHT)
    expect(html).to_have_attribute("data-theme", "light")
    expect(html).to_have_attribute("data-fading", "[]")


def test_what_was_overtaken_comes_to_its_author_first(windows: Callable[..., tuple[Page, Page]]) -> None:
    katrin, jana = windows(FRIDAY_NIGHT)
    write(jana, "Wird überholt")
    expect(jana.locator(".held", has_text="Wird überholt")).to_be_visible()
    write(katrin, "Hat sich erledigt!")
    expect(bubble(jana, "Hat sich erledigt!")).to_be_visible()
    jana.goto("/")
    move_clock(katrin, JUST_BEFORE_EIGHT)
    decide = jana.get_by_role("region", name="Wartet auf deine Entscheidung")
    expect(decide).to_contain_text("Katrin Ostermann hat inzwischen geschrieben")
    expect(jana.locator("html")).to_have_attribute("data-theme", "light")
    settle(jana)
    assert findings(jana) == []
    assert bubble(katrin, "Wird überholt").count() == 0
    decide.get_by_role("link").click()
    held = jana.locator(".held--review")
    expect(held.get_by_role("alert")).to_contain_text("ansehen und entscheiden")
    held.get_by_role("button", name="Jetzt senden").click()
    expect(bubble(katrin, "Wird überholt")).to_be_visible()
    expect(held).to_have_count(0)


def test_edits_deletions_titles_and_members_wait_too(windows: Callable[..., tuple[Page, Page]]) -> None:
    katrin, jana = windows("2026-11-20T18:40:00")
    for text in ("Alte Fassung", "Kann weg"):
        write(jana, text)
        expect(bubble(katrin, text)).to_be_visible()
    move_clock(katrin, FRIDAY_NIGHT)
    expect(jana.get_by_text("Feierabend: Für Kunden bist du offline")).to_be_visible()
    choose(jana, bubble(jana, "Alte Fassung"), "Bearbeiten")
    expect(jana.locator(".composer-send .btn")).to_have_text(["Mo., 08:00 ändern", "Trotzdem jetzt ändern"])
    write(jana, "Neue Fassung")
    expect(jana.locator(".held--of", has_text="Neue Fassung")).to_be_visible()
    choose(jana, bubble(jana, "Kann weg"), "Mo., 08:00 löschen")
    expect(jana.locator(".held--of", has_text="Nachricht wird gelöscht")).to_be_visible()
    jana.get_by_role("button", name="Mehr").click()
    jana.get_by_role("menuitem", name="Titel ändern").click()
    jana.get_by_label("Neuer Titel").fill("Vier Tagungshotels")
    settle(jana)
    assert findings(jana) == []
    jana.get_by_role("button", name="Mo., 08:00 ändern").click()
    expect(jana.locator(".msg.held", has_text="Neuer Titel: „Vier Tagungshotels“")).to_be_visible()
    jana.get_by_role("button", name="Person dazuholen").click()
    jana.get_by_label("Sabine Krall").check()
    jana.get_by_role("button", name="Mo., 08:00 dazuholen").click()
    expect(jana.locator(".msg.held", has_text="Sabine Krall kommt dazu")).to_be_visible()
    for act in ("Vier Tagungshotels", "Sabine Krall"):
        jana.locator(".msg.held", has_text=act).get_by_role("button", name="Zurückziehen").click()
    expect(jana.locator(".msg.held")).to_have_count(0)
    expect(bubble(katrin, "Alte Fassung")).to_be_visible()
    move_clock(katrin, JUST_BEFORE_EIGHT)
    expect(bubble(katrin, "Neue Fassung")).to_be_visible()
    expect(bubble(katrin, "Kann weg")).to_have_count(0)


def test_a_new_chat_with_a_customer_is_asked_about_first(windows: Callable[..., tuple[Page, Page]]) -> None:
    _, jana = windows(FRIDAY_NIGHT)
    jana.get_by_role("button", name="Tobias Reuter schreiben").click()
    expect(jana.get_by_role("dialog")).to_contain_text(
        "Ein neuer Chat zeigt Tobias Reuter, dass jemand da ist."
    )
    jana.get_by_role("button", name="Trotzdem jetzt anlegen").click()
    expect(jana.get_by_role("heading", name="Tobias Reuter")).to_be_visible()


def test_the_demo_moves_its_clock(open_window: OpenWindow) -> None:
    page = open_window()
    move_clock(page, "2026-11-19T12:00:00")
    enter(page, JANA, "/settings")
    expect(page.get_by_text("Nur in der Demo")).to_be_visible()
    page.get_by_role("button", name="Gleich ist Feierabend").click()
    expect(page.locator(".dusk-line")).to_be_visible()


def test_a_tag_waits_for_the_opening(windows: Callable[..., tuple[Page, Page]]) -> None:
    katrin, jana = windows(FRIDAY_NIGHT)
    write(katrin, "Wann seid ihr wieder da?")
    choose(jana, bubble(jana, "Wann seid ihr wieder da?"), "Schlagwörter")
    dialog = jana.get_by_role("dialog")
    dialog.get_by_role("option", name="Frage").click()
    expect(jana.locator(".held--of")).to_contain_text("Schlagwort „Frage“ kommt dazu")
    expect(dialog.get_by_label("Trotzdem jetzt zeigen")).not_to_be_checked()
    jana.keyboard.press("Escape")
    write(katrin, "Noch etwas")  # what came after the tag would have been heard after it, too
    expect(bubble(katrin, "Noch etwas")).to_be_visible()
    expect(katrin.locator("button.tag:not(.tag--sys)")).to_have_count(0)
    jana.locator(".held--of").get_by_role("button", name="Zurückziehen").click()
    expect(jana.locator(".held--of")).to_have_count(0)


def test_what_a_colleague_held_who_left_is_the_leads_to_decide(open_window: OpenWindow) -> None:
    paul, jana, milan = open_window(), open_window(), open_window()
    for page, name in ((paul, "Paul Wieland"), (jana, JANA), (milan, MILAN)):
        begin_session(page, name)
    chat = create_task(paul, "Reifen bestellen")
    move_clock(jana, FRIDAY_NIGHT)
    colleague = call(milan)[0]["me"]["person"]["id"]
    call(jana, {"t": "member.add", "chat": chat, "person": colleague, "when": "now"})
    call(milan, {"t": "message.send", "chat": chat, "text": "Sind bestelt"})
    call(jana, {"t": "member.remove", "chat": chat, "person": colleague, "when": "now"})
    sabine = open_window()
    enter(sabine, SABINE)
    handed = sabine.locator(".held-section.is-review")
    expect(handed).to_contain_text("Reifen bestellen")
    expect(handed).to_contain_text(f"Von {MILAN} übergeben: ansehen und entscheiden")
    expect(sabine.locator(".dusk-line")).to_contain_text("1 wartet auf deine Entscheidung")
    handed.get_by_role("button", name="Ändern").click()
    dialog = sabine.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("Sind bestellt")
    dialog.get_by_role("button", name=DELIVER).click()
    expect(handed).to_have_count(0)
    expect(sabine.locator(".held-section")).to_contain_text("Sind bestellt")
    expect(sabine.locator(".held-section")).to_contain_text(GOES)
