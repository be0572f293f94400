"""A task in its chat: reviewed, accepted, changed by agreement, worked on, handed over, rated and done."""

from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import SHIFTS, settle
from tests.browser.support.measures import overlap
from tests.browser.support.people import (
    JANA,
    KATRIN,
    REVIEWED,
    SABINE,
    Looks,
    Size,
    bubble,
    call,
    choose,
    enter,
    keep_toasts,
    later,
    move_clock,
    pick,
    walk_to,
    write,
)
from tests.browser.support.tasks import (
    ACCEPT,
    AGREED,
    EVENING,
    HAND_OVER,
    PROPOSED,
    Windows,
    card,
    clean,
    close_facts,
    do,
    fact,
    facts,
    head,
    open_task,
    reply_in,
    set_when,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def windows(open_window: OpenWindow) -> Windows:
    return partial(open_task, open_window)


@pytest.mark.parametrize("size", ["phone", later("desktop")])
def test_from_review_to_the_stars(windows: Windows, size: Size) -> None:
    katrin, jana, _chat = windows(size)
    expect(head(katrin)).to_contain_text("Ihre Assistenz ist dran: Aufgabe prüfen")
    edit = do(katrin, "Weg und Ergebnisse ändern")
    edit.get_by_label("Was ist zu tun?").fill("Drei Tagungshotels mit Preisen")
    set_when(edit, "Frist", "2026-11-24", "12:00")
    edit.get_by_label("Stunden").fill("4")
    clean(katrin)
    edit.get_by_role("button", name="Weg und Ergebnisse ändern").click()
    expect(fact(katrin, "Budget")).to_have_text("4 Std.")
    close_facts(katrin)

    expect(head(jana)).to_contain_text("Du bist dran: Arbeitsbereich festlegen")
    head(jana).get_by_role("button", name="Aufgabe prüfen").click()
    review = jana.get_by_role("region", name="Prüfkarte")
    expect(review).to_be_focused()
    expect(review.get_by_role("button", name="Aufgabe annehmen")).to_be_disabled()
    pick(review.get_by_label("Bereich"), "Backoffice, Sekretariat")
    review.get_by_role("button", name="Arbeitsbereich festlegen").click()
    expect(fact(jana, "Bereich")).to_have_text("Backoffice, Sekretariat")
    for question in ("Ist die Frist machbar?", "Reicht das Budget?", "Kannst du das?", "Ist alles klar?"):
        reply_in(review, question, "Ja")
    clean(jana)
    review.get_by_role("button", name="Aufgabe annehmen").click()
    expect(fact(jana, "Zuständig")).to_have_text("du")
    expect(fact(jana, "Status")).to_have_text("Akzeptiert")

    later = do(jana, "Andere Frist vorschlagen")
    set_when(later, "Neue Frist", "2026-11-26", "12:00")
    later.get_by_label("Ein Satz dazu").fill("Deutz antwortet erst dann.")
    clean(jana)
    later.get_by_role("button", name="Andere Frist vorschlagen").click()
    expect(jana.get_by_role("dialog")).to_have_count(0)
    close_facts(jana)
    expect(card(jana, "Vorschlag: andere Frist")).to_contain_text("Wartet auf Antwort")

    expect(head(katrin)).to_contain_text("Sie sind dran: Vorschlag beantworten")
    asked = card(katrin, "Vorschlag: andere Frist")
    expect(asked.locator(".fromto")).to_have_text("bisher:Di., 24. Nov., 12:00neu:Do., 26. Nov., 12:00")
    head(katrin).get_by_role("button", name="Ansehen").click()
    expect(asked).to_be_in_viewport()
    clean(katrin)
    asked.get_by_role("button", name="Frist annehmen").click()
    expect(asked).to_contain_text("Akzeptiert von Ihnen, Fr., 20. Nov., 15:2")
    expect(asked.get_by_role("button")).to_have_count(0)
    expect(asked).to_be_focused()
    expect(card(jana, "Vorschlag: andere Frist")).to_contain_text(f"Akzeptiert von {KATRIN}")

    expect(fact(jana, "Frist")).to_contain_text("Do., 26. Nov., 12:00")
    facts(jana).get_by_role("button", name="Zeit starten").click()
    expect(facts(jana).get_by_role("timer")).to_be_visible()
    expect(fact(jana, "Status")).to_have_text("In Bearbeitung")
    facts(jana).get_by_role("button", name="Zeit anhalten").click()
    expect(facts(jana).get_by_role("timer")).to_have_count(0)
    interim = do(jana, "Zwischenstand zeigen")
    interim.get_by_label("Text an den Kunden").fill("Zwei von drei Häusern")
    interim.get_by_role("button", name="Zwischenstand zeigen").click()
    expect(jana.get_by_role("dialog")).to_have_count(0)
    close_facts(jana)
    expect(card(katrin, "Zwischenstand")).to_contain_text("Zwei von drei Häusern")
    hand_over_by_key(jana, "Hier die Tabelle")

    expect(head(katrin)).to_contain_text("Sie sind dran: Ergebnis prüfen")
    expect(card(katrin, "Ergebnis übergeben")).to_contain_text("Hier die Tabelle")
    stars = card(katrin, "Bewertung")
    stars.get_by_label("4 Sterne").check(force=True)
    stars.get_by_label("Ein Wort dazu").fill("Schnell und genau")
    clean(katrin)
    stars.get_by_role("button", name="Bewertung abgeben").click()
    expect(card(katrin, "Bewertung")).to_contain_text("Schnell und genau")
    expect(card(katrin, "Bewertung").get_by_role("button")).to_have_count(0)
    head(katrin).get_by_role("button", name="Passt, erledigt").click()
    for page in (katrin, jana):
        expect(head(page)).to_contain_text("Erledigt")
        expect(card(page, "Ergebnis übergeben")).to_contain_text("Erledigt, bestätigt von")
    expect(card(jana, "Bewertung").get_by_role("img", name="4 Sterne")).to_be_visible()
    clean(jana)


def hand_over_by_key(page: Page, text: str) -> None:
    write(page, "Gleich ist es so weit")
    walk_to(page, "Gleich ist es so weit")
    page.keyboard.press("e")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Text an den Kunden")).to_be_focused()
    page.keyboard.insert_text(text)
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Dateien anhängen")).to_be_focused()
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="Ergebnis übergeben")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)


def test_a_button_of_a_card_that_is_over_changes_nothing(windows: Windows) -> None:
    katrin, jana, chat = windows(mine=(AGREED,), theirs=(*REVIEWED, ACCEPT, PROPOSED))
    asked = card(katrin, "Vorschlag: andere Frist")
    asked.get_by_role("button", name="Ablehnen").click()
    dialog = katrin.get_by_role("dialog")
    card(jana, "Vorschlag: andere Frist").get_by_role("button", name="Zurückziehen").click()
    expect(asked).to_contain_text(f"Zurückgezogen von {JANA}")
    dialog.get_by_role("button", name="Ablehnen").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Diese Karte ist schon beantwortet oder überholt.")
    clean(katrin)
    katrin.keyboard.press("Escape")
    expect(asked.get_by_role("button")).to_have_count(0)
    found = call(katrin, {"t": "task.get", "chat": chat})[1]
    assert [one["state"] for one in found["proposals"]] == ["withdrawn"]


@pytest.mark.parametrize("size", ["phone", later("desktop")])
def test_quiet_hours_hold_what_customers_see(windows: Windows, size: Size) -> None:
    item: dict[str, object] = {"t": "item_add", "text": "Drei Angebote"}
    katrin, jana, chat = windows(size, mine=(AGREED, item), theirs=tuple(REVIEWED))
    move_clock(katrin, EVENING)
    expect(jana.get_by_text("Feierabend: Für Kunden bist du offline")).to_be_visible()
    panel = facts(jana)
    review = panel.get_by_role("region", name="Prüfkarte")
    reply_in(review, "Ist alles klar?", "Nein")
    expect(review.get_by_role("button", name="Rückfrage stellen")).to_be_visible()
    reply_in(review, "Ist alles klar?", "Ja")
    expect(review.locator("> .buttons .btn")).to_have_text(["Mo., 08:00 annehmen", "Trotzdem jetzt annehmen"])
    clean(jana)
    review.get_by_role("button", name="Mo., 08:00 annehmen").click()
    expect(jana.locator(".msg.held")).to_contain_text("Aufgabe wird angenommen")
    panel.get_by_label("Drei Angebote").click()
    jana.get_by_role("menuitem", name="Mo., 08:00 abhaken").click()
    expect(jana.locator(".msg.held")).to_have_count(2)
    expect(panel.get_by_label("Drei Angebote")).not_to_be_checked()
    close_facts(jana)
    assert call(katrin, {"t": "task.get", "chat": chat})[1]["status"] == "review"
    expect(head(jana)).to_contain_text("Geht Mo., 08:00 raus")
    accepting = jana.locator(".msg.held", has_text="Aufgabe wird angenommen")
    accepting.get_by_role("button", name="Jetzt ausführen").click()
    expect(head(katrin)).to_contain_text("Akzeptiert")
    expect(facts(jana).get_by_role("button", name="Zeit starten")).to_have_count(1)


def test_a_dialog_keeps_its_button_when_quiet_hours_begin(windows: Windows) -> None:
    _katrin, jana, _chat = windows(mine=(AGREED,), theirs=(*REVIEWED, ACCEPT))
    dialog = do(jana, "Aufgabe übergeben")
    dialog.get_by_label("Text an den Kunden").fill("Fast fertig")
    move_clock(jana, "2026-11-20T18:59:59")
    expect(dialog.locator(".buttons .btn")).to_have_text(
        ["Ergebnis übergeben", "Mo., 08:00 übergeben", "Abbrechen"]
    )
    dialog.get_by_role("button", name="Mo., 08:00 übergeben").click()
    expect(jana.locator(".msg.held")).to_contain_text("Aufgabe wird übergeben")


def test_approvals_are_asked_granted_and_marked(windows: Windows) -> None:
    katrin, jana, _chat = windows(mine=(AGREED,), theirs=(*REVIEWED, ACCEPT))
    ask = do(jana, "Um Freigabe bitten")
    ask.get_by_label("Was soll freigegeben werden?").fill("Ich merke 24 Zimmer vor.")
    ask.get_by_role("button", name="Um Freigabe bitten").click()
    asked = card(katrin, "Freigabe erbeten: Vollmacht")
    expect(asked).to_contain_text("Ich merke 24 Zimmer vor.")
    asked.get_by_role("button", name="Freigabe erteilen").click()
    expect(card(jana, "Freigabe: Vollmacht")).to_contain_text(f"Erteilt von {KATRIN}")
    write(katrin, "Bitte legen Sie alles in unserem Ordner ab.")
    choose(jana, bubble(jana, "unserem Ordner"), "Als Freigabe markieren")
    mark = jana.get_by_role("dialog")
    mark.get_by_label("Anderer Ablageort").check()
    clean(jana)
    mark.get_by_role("button", name="Als Freigabe markieren").click()
    expect(facts(katrin).locator(".approval")).to_have_count(2)
    clean(katrin)


def test_what_waits_for_the_opening_is_not_asked_for_again(windows: Windows) -> None:
    _katrin, jana, _chat = windows(mine=(AGREED,), theirs=(*REVIEWED, ACCEPT))
    jana.set_viewport_size({"width": 360, "height": 740})
    move_clock(jana, EVENING)
    keep_toasts(jana)
    panel = facts(jana)
    panel.get_by_label("Neuer Punkt").fill("Preise")
    panel.get_by_role("button", name="Mo., 08:00 hinzufügen").click()
    expect(jana.locator(".toast")).to_be_in_viewport(ratio=1)
    assert not overlap(jana.locator(".toast"), panel)
    close_facts(jana)
    head(jana).get_by_role("button", name="Loslegen").click()
    jana.get_by_role("menuitem", name="Mo., 08:00 loslegen").click()
    expect(head(jana)).to_contain_text("Geht Mo., 08:00 raus")
    expect(head(jana).get_by_role("button")).to_have_count(0)
    starting = jana.locator(".msg.held", has_text="Aufgabe wird begonnen")
    starting.get_by_role("button", name="Zurückziehen").click()
    expect(head(jana).get_by_role("button", name="Loslegen")).to_be_visible()


def test_the_customer_gives_back_by_keys_alone(windows: Windows) -> None:
    katrin, jana, _chat = windows(mine=(AGREED,), theirs=(*REVIEWED, ACCEPT, {"t": "start"}, HAND_OVER))
    handed = card(katrin, "Ergebnis übergeben")
    handed.get_by_role("button", name="Passt, erledigt").focus()
    katrin.keyboard.press("Tab")
    katrin.keyboard.press("Enter")
    dialog = katrin.get_by_role("dialog")
    expect(dialog.get_by_label("Was fehlt noch?")).to_be_focused()
    katrin.keyboard.insert_text("Die Preise fehlen")
    set_when(dialog, "Neue Frist", "2026-11-27", "")
    dialog.get_by_label("Uhrzeit").press("Enter")
    dialog.get_by_role("button", name="Aufgabe zurückgeben").press("Enter")
    expect(card(jana, "Zurückgegeben")).to_contain_text("Die Preise fehlen")
    expect(fact(jana, "Frist")).to_contain_text("Fr., 27. Nov.")
    expect(handed).to_contain_text("Zurückgegeben von Ihnen")


def test_delegated_to_the_lead_and_back(windows: Windows, open_window: OpenWindow) -> None:
    _katrin, jana, chat = windows(mine=(AGREED,), theirs=(*REVIEWED, ACCEPT))
    give = do(jana, "An die Teamleitung geben")
    expect(give.get_by_role("button", name="An die Teamleitung geben")).to_be_disabled()
    give.get_by_label("Warum?").fill("Ich bin ab Montag im Urlaub.")
    give.get_by_role("button", name="An die Teamleitung geben").click()
    expect(head(jana)).to_contain_text("Bei der Teamleitung")
    sabine = open_window()
    enter(sabine, SABINE)
    sabine.goto(f"/chats/{chat}")
    expect(head(sabine)).to_contain_text("Du bist dran: Aufgabe zuteilen")
    expect(facts(sabine)).to_contain_text("Ich bin ab Montag im Urlaub.")
    clean(sabine)
    facts(sabine).get_by_role("button", name="An die Assistenz zurückgeben").click()
    expect(head(jana)).to_contain_text("Akzeptiert")


SMALL = """() => [...document.querySelectorAll(
        ".nextstep .btn, .decision .btn, .decision .star, .details .btn, .details .act, .details .iconbtn")]
    .filter((one) => one.checkVisibility() && !one.matches(".btn--s, .tools *"))
    .filter((one) => { const { height } = one.getBoundingClientRect(); return height < 44; })
    .map((one) => one.textContent || one.ariaLabel)"""


def test_on_a_phone_everything_fits_and_is_large_enough(windows: Windows) -> None:
    katrin, jana, _chat = windows(
        "phone", mine=(AGREED,), theirs=(*REVIEWED, ACCEPT, {"t": "start"}, PROPOSED)
    )
    for page in (katrin, jana):
        facts(page)
        settle(page)
        assert page.evaluate(SMALL) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        close_facts(page)
        expect(page.get_by_role("complementary", name="Eckdaten")).to_have_count(0)


def test_nothing_moves_when_a_task_is_opened(windows: Windows, open_window: OpenWindow) -> None:
    _katrin, _jana, chat = windows(mine=(AGREED,), theirs=(*REVIEWED, ACCEPT, PROPOSED))
    page = open_window(Looks(moving=True, kept="context"))
    page.add_init_script(SHIFTS)
    enter(page, KATRIN, f"/chats/{chat}")
    page.wait_for_load_state("networkidle")
    expect(card(page, "Vorschlag: andere Frist")).to_be_visible()
    assert page.evaluate("window.shifted") < 0.01


def test_an_answered_proposal_is_one_line_when_one_comes_back(windows: Windows) -> None:
    asked = (*REVIEWED, ACCEPT, PROPOSED)
    katrin, _jana, _chat = windows("phone", mine=(AGREED,), theirs=asked)
    proposal = card(katrin, "Vorschlag: andere Frist")
    proposal.get_by_role("button", name="Frist annehmen").click()
    expect(proposal).to_contain_text("Akzeptiert von Ihnen")
    expect(proposal.locator(".fromto")).to_be_visible()  # nothing moves under the finger
    katrin.reload()
    expect(proposal.locator("summary")).to_contain_text("Akzeptiert von Ihnen")
    expect(proposal.locator(".fromto")).to_be_hidden()
    clean(katrin)
    proposal.locator("summary").click()
    expect(proposal.locator(".fromto")).to_be_visible()
