"""What is rarely done to a task, pressed in the browser by everybody who may, and by those who may not any more."""

import re
from functools import partial

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.measures import filled_buttons
from tests.browser.support.people import (
    JANA,
    KATRIN,
    REVIEWED,
    SABINE,
    Looks,
    act,
    at,
    bubble,
    call,
    choose,
    enter,
    move_clock,
    pick,
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
    do,
    fact,
    facts,
    head,
    open_task,
    set_when,
)

pytestmark = pytest.mark.browser

HENRIK = "Henrik Thomsen"
MILAN = "Milan Vogt"
ACCEPTED = (*REVIEWED, ACCEPT)
TWICE = "(button) => { button.click(); button.click(); }"
START: dict[str, object] = {"t": "start"}


@pytest.fixture
def windows(open_window: OpenWindow) -> Windows:
    return partial(open_task, open_window)


def come(open_window: OpenWindow, name: str, chat: str) -> Page:
    """Somebody else before the chat of a task."""
    page = open_window()
    enter(page, name)
    page.goto(f"/chats/{chat}")
    expect(head(page)).to_be_visible()
    return page


def task_of(page: Page, chat: str) -> dict[str, object]:
    found: dict[str, object] = call(page, {"t": "task.get", "chat": chat})[1]
    return found


def line(page: Page, text: str) -> Locator:
    return facts(page).locator(".acts").get_by_role("button", name=text, exact=True)


def send(page: Page, label: str) -> None:
    """The button of the dialog in front, which is gone then."""
    page.get_by_role("dialog").get_by_role("button", name=label, exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("grant", [True, False], ids=["granted", "refused"])
def test_a_missed_deadline_is_claimed_and_decided(
    windows: Windows, open_window: OpenWindow, grant: bool
) -> None:
    soon = {**AGREED, "deadline": {"at": at("20T16:00")}}
    katrin, jana, chat = windows(mine=(soon,), theirs=(*ACCEPTED, START))
    expect(line(katrin, "Budget zurückverlangen")).to_have_count(0)
    move_clock(katrin, "2026-11-23T09:00:00")
    claim = do(katrin, "Budget zurückverlangen")
    claim.get_by_label("Ein Satz dazu").fill("Die Tagung war um vier.")
    clean(katrin)
    send(katrin, "Budget zurückverlangen")
    expect(card(katrin, "Budget zurückverlangt")).to_contain_text("Die Tagung war um vier.")
    expect(card(katrin, "Budget zurückverlangt").get_by_role("button")).to_have_count(0)
    expect(line(katrin, "Budget zurückverlangen")).to_have_count(0)
    expect(card(jana, "Budget zurückverlangt").get_by_role("button")).to_have_count(0)
    sabine = come(open_window, SABINE, chat)
    expect(head(sabine)).to_contain_text("Du bist dran: Über die Erstattung entscheiden")
    head(sabine).get_by_role("button", name="Ansehen").click()
    asked = card(sabine, "Budget zurückverlangt")
    expect(asked).to_be_in_viewport()
    clean(sabine)
    asked.get_by_role("button", name="Budget erstatten" if grant else "Ablehnen").click()
    dialog = sabine.get_by_role("dialog")
    dialog.get_by_label("Ein Satz dazu").fill("Das tut uns leid.")
    send(sabine, "Budget erstatten" if grant else "Ablehnen")
    verdict = "Erstattet" if grant else "Abgelehnt"
    expect(card(katrin, "Budget zurückverlangt")).to_contain_text(f"{verdict} von {SABINE}, Mo., 23. Nov.")
    expect(card(katrin, "Budget zurückverlangt")).to_contain_text("Das tut uns leid.")
    expect(fact(katrin, "Erstattet")).to_have_count(1 if grant else 0)
    expect(asked.get_by_role("button")).to_have_count(0)


def test_what_was_noted_of_a_telephone_call_is_objected_to(windows: Windows) -> None:
    katrin, jana, _chat = windows(mine=(AGREED,), theirs=ACCEPTED)
    note = do(jana, "Telefonisch Vereinbartes festhalten")
    expect(note.get_by_label("Schon telefonisch vereinbart")).to_be_checked()
    set_when(note, "Neue Frist", "2026-11-27", "10:00")
    note.get_by_label("Ein Satz dazu").fill("Wir sprachen um drei.")
    clean(jana)
    send(jana, "Telefonisch Vereinbartes festhalten")
    expect(fact(katrin, "Frist")).to_contain_text("Fr., 27. Nov., 10:00")
    noted = card(katrin, "Telefonisch vereinbart: andere Frist")
    expect(noted).to_contain_text(f"Festgehalten von {JANA}")
    expect(noted).to_contain_text("Widerspruch möglich bis Di., 24. Nov.")
    expect(card(jana, "Telefonisch vereinbart").get_by_role("button")).to_have_count(0)
    noted.get_by_role("button", name="Widersprechen").click()
    clean(katrin)
    send(katrin, "Widersprechen")
    expect(card(jana, "Telefonisch vereinbart: andere Frist")).to_contain_text(f"Widerspruch von {KATRIN}")
    expect(fact(jana, "Frist")).to_contain_text("Di., 24. Nov., 12:00")
    expect(noted.get_by_role("button")).to_have_count(0)


def test_one_counters_the_other(windows: Windows) -> None:
    katrin, jana, _chat = windows(mine=(AGREED,), theirs=(*ACCEPTED, PROPOSED))
    first = katrin.get_by_role("article", name=re.compile("^Vorschlag: andere Frist"))
    first.get_by_role("button", name="Andere Frist vorschlagen").click()
    dialog = katrin.get_by_role("dialog")
    expect(dialog.get_by_role("group", name="Neue Frist").get_by_label("Tag")).to_have_value(
        re.compile(r"Do\.,\s26\.\sNov\.")
    )
    set_when(dialog, "Neue Frist", "2026-11-25", "18:00")
    clean(katrin)
    send(katrin, "Andere Frist vorschlagen")
    expect(first).to_contain_text("Mit einem Gegenvorschlag beantwortet von Ihnen")
    theirs = card(jana, "Gegenvorschlag: andere Frist")
    expect(theirs).to_contain_text("Mi., 25. Nov., 18:00")
    theirs.get_by_role("button", name="Andere Frist vorschlagen").click()
    set_when(jana.get_by_role("dialog"), "Neue Frist", "2026-11-26", "09:00")
    send(jana, "Andere Frist vorschlagen")
    last = card(katrin, "Gegenvorschlag: andere Frist")
    expect(last).to_contain_text("Do., 26. Nov., 09:00")
    expect(katrin.get_by_role("log").get_by_role("button", name="Frist annehmen")).to_have_count(1)
    last.get_by_role("button", name="Frist annehmen").click()
    expect(fact(jana, "Frist")).to_contain_text("Do., 26. Nov., 09:00")
    facts(katrin).get_by_role("button", name="ansehen").click()
    versions = katrin.get_by_role("dialog")
    expect(versions.get_by_role("region")).to_have_count(2)
    expect(versions.get_by_role("region", name="Fassung 2")).to_contain_text("Do., 26. Nov., 09:00")
    expect(versions.get_by_role("region", name="Fassung 1")).to_contain_text(f"Akzeptiert von {JANA}")
    clean(katrin)
    katrin.keyboard.press("Escape")
    expect(versions).to_have_count(0)


def test_a_special_area_is_forwarded_and_released(windows: Windows, open_window: OpenWindow) -> None:
    katrin, jana, chat = windows(mine=(AGREED,), theirs=tuple(REVIEWED))
    review = facts(jana).get_by_role("region", name="Prüfkarte")
    pick(review.get_by_label("Bereich"), "Design")
    review.get_by_role("button", name="Arbeitsbereich festlegen").click()
    asked = card(katrin, "Design kostet 2,0-fach")
    expect(asked).to_contain_text(
        "Das ist Design-Arbeit und kostet 2,0-fach. Für 4:00 Arbeit brauche ich 8:00 von Ihrem Konto. "
        "Oder wir bleiben bei 4:00: dann sind es 2:00 Arbeit."
    )
    expect(asked.get_by_role("button")).to_have_text(["8:00 einplanen", "Bei 4:00 bleiben"])
    asked.get_by_role("button", name="8:00 einplanen").click()
    expect(fact(jana, "Budget")).to_have_text("8 Std.")
    forward = do(jana, "An eine Fachleitung weitergeben")
    forward.get_by_label("Nein").check(force=True)
    clean(jana)
    send(jana, "An eine Fachleitung weitergeben")
    expect(head(jana)).to_contain_text("Wartet auf Freigabe")
    expect(line(jana, "Aufgabe freigeben")).to_have_count(0)
    henrik = come(open_window, HENRIK, chat)
    expect(head(henrik)).to_contain_text("Du bist dran: Aufgabe freigeben")
    assert filled_buttons(henrik) == ["Aufgabe freigeben"]
    expect(facts(henrik)).to_contain_text("kann die Aufgabe nicht selbst übernehmen")
    head(henrik).get_by_role("button", name="Aufgabe freigeben").click()
    henrik.get_by_role("dialog").get_by_label("Hinweis für das Team").fill("Vorlage liegt im Ordner")
    clean(henrik)
    send(henrik, "Aufgabe freigeben")
    expect(facts(jana)).to_contain_text("Vorlage liegt im Ordner")
    expect(facts(jana)).to_contain_text(f"Freigegeben von {HENRIK}")
    expect(line(jana, "An eine Fachleitung weitergeben")).to_have_count(0)


def test_time_by_hand_counts_when_management_says_so(windows: Windows, open_window: OpenWindow) -> None:
    katrin, jana, chat = windows(mine=(AGREED,), theirs=(*ACCEPTED, START))
    move_clock(katrin, "2026-11-20T18:30:00")
    for begin, minutes in (("15:30", "30"), ("17:00", "45")):
        record = do(jana, "Zeit nachtragen")
        set_when(record, "Beginn", "2026-11-20", begin)
        record.get_by_label("Minuten").fill(minutes)
        expect(record.get_by_role("button", name="Zeit nachtragen")).to_be_disabled()
        record.get_by_label("Begründung").fill("Am Telefon vergessen")
        clean(jana)
        send(jana, "Zeit nachtragen")
    expect(facts(jana).locator(".records li")).to_have_count(2)
    expect(facts(jana).locator(".records").get_by_role("button")).to_have_count(0)
    expect(facts(katrin).locator(".records")).to_have_count(0)
    henrik = come(open_window, HENRIK, chat)
    waits = facts(henrik).locator(".records li")
    clean(henrik)
    waits.filter(has_text="15:30").get_by_role("button", name="Freigeben").click()
    waits.filter(has_text="17:00").get_by_role("button", name="Ablehnen").click()
    expect(waits.filter(has_text="17:00")).to_contain_text("abgelehnt")
    expect(waits.get_by_role("button")).to_have_count(0)
    expect(facts(jana).locator(".meter")).to_contain_text("30 Min.")


def test_time_by_hand_that_cannot_be_is_refused_where_it_was_typed(windows: Windows) -> None:
    _katrin, jana, chat = windows(mine=(AGREED,), theirs=(*ACCEPTED, START))
    record = do(jana, "Zeit nachtragen")
    record.get_by_label("Begründung").fill("Früher")
    record.get_by_label("Stunden").fill("1")
    set_when(record, "Beginn", "2026-11-20", "15:00")
    record.get_by_role("button", name="Zeit nachtragen").click()
    expect(record.get_by_role("alert")).to_contain_text("Diese Zeit ist noch nicht vorbei")
    set_when(record, "Beginn", "2026-11-20", "10:00")
    record.get_by_role("button", name="Zeit nachtragen").click()
    expect(record.get_by_role("alert")).to_contain_text("Vor dem Annehmen der Aufgabe")
    expect(record.get_by_label("Begründung")).to_have_value("Früher")
    desk = task_of(jana, chat)["desk"]
    assert isinstance(desk, dict)
    assert desk.get("records", []) == []


def test_the_rest_of_the_budget_goes_back(windows: Windows) -> None:
    katrin, jana, _chat = windows(mine=(AGREED,), theirs=(*ACCEPTED, START))
    release = do(jana, "Restbudget freigeben")
    expect(release).to_contain_text("Von 4 Std. sind 4 Std. noch frei.")
    release.get_by_label("Stunden").fill("5")
    release.get_by_role("button", name="Restbudget freigeben").click()
    expect(release.get_by_role("alert")).to_contain_text("So weit geht es nicht herunter")
    release.get_by_label("Stunden").fill("1")
    release.get_by_label("Minuten").fill("30")
    clean(jana)
    send(jana, "Restbudget freigeben")
    for page in (katrin, jana):
        expect(fact(page, "Budget")).to_have_text("2 Std. 30 Min.")
    facts(katrin).get_by_role("button", name="ansehen").click()
    expect(katrin.get_by_role("dialog")).to_contain_text(f"Budget freigegeben von {JANA}")


def test_the_customer_deletes_in_review_and_only_then(windows: Windows) -> None:
    katrin, jana, _chat = windows(mine=(AGREED,), theirs=tuple(REVIEWED))
    expect(line(jana, "Aufgabe löschen")).to_have_count(0)
    delete = do(katrin, "Aufgabe löschen")
    expect(delete).to_contain_text("Der Chat bleibt lesbar.")
    clean(katrin)
    send(katrin, "Aufgabe löschen")
    for page in (katrin, jana):
        expect(head(page)).to_contain_text("Gelöscht")
        expect(facts(page).locator(".acts")).to_have_count(0)
        page.get_by_role("button", name="Mehr", exact=True).click()
        expect(page.get_by_role("menuitem", name="Wiederholen")).to_have_count(0)
        page.keyboard.press("Escape")
    clean(jana)


def test_after_accepting_nobody_deletes(windows: Windows) -> None:
    katrin, jana, chat = windows(mine=(AGREED,), theirs=tuple(REVIEWED))
    delete = do(katrin, "Aufgabe löschen")
    act(jana, chat, ACCEPT)
    expect(head(katrin)).to_contain_text("Akzeptiert")
    delete.get_by_role("button", name="Aufgabe löschen").click()
    expect(delete.get_by_role("alert")).to_contain_text("Beim jetzigen Stand der Aufgabe geht das nicht")
    katrin.keyboard.press("Escape")
    expect(line(katrin, "Aufgabe löschen")).to_have_count(0)
    assert task_of(katrin, chat)["status"] == "accepted"


def test_edited_in_review_until_it_was_accepted(windows: Windows) -> None:
    katrin, jana, chat = windows(mine=(AGREED,), theirs=tuple(REVIEWED))
    edit = do(katrin, "Weg und Ergebnisse ändern")
    edit.get_by_label("Wie soll es gehen?").fill("Am Telefon nachfragen")
    edit.get_by_label("auch per E-Mail").check(force=True)
    send(katrin, "Weg und Ergebnisse ändern")
    expect(facts(jana)).to_contain_text("Am Telefon nachfragen")
    expect(fact(jana, "Ergebnisse")).to_have_text("auch per E-Mail")
    edit = do(katrin, "Weg und Ergebnisse ändern")
    edit.get_by_label("Was ist zu tun?").fill("Fünf Hotels")
    act(jana, chat, ACCEPT)
    expect(head(katrin)).to_contain_text("Akzeptiert")
    edit.get_by_role("button", name="Weg und Ergebnisse ändern").click()
    expect(edit.get_by_role("alert")).to_contain_text("Eine Änderung bitte vorschlagen")
    expect(edit.get_by_label("Was ist zu tun?")).to_have_value("Fünf Hotels")
    terms = task_of(katrin, chat)["terms"]
    assert isinstance(terms, dict)
    assert terms["description"] == "Drei Hotels vergleichen"


def test_used_up_budget_warns(windows: Windows) -> None:
    little = {**AGREED, "budget": 60}
    katrin, jana, _chat = windows(mine=(little,), theirs=ACCEPTED)
    facts(jana).get_by_role("button", name="Zeit starten").click()
    expect(facts(jana).get_by_role("timer")).to_be_visible()
    move_clock(katrin, "2026-11-20T16:10:00")
    expect(jana.get_by_text("80 % der Arbeitszeit sind verbraucht")).to_be_visible()
    jana.reload()
    expect(head(jana)).to_be_visible()
    expect(facts(jana).locator(".meter .is-warn").first).to_be_visible()
    clean(jana)
    move_clock(katrin, "2026-11-20T16:21:00")
    expect(jana.get_by_text("Die Arbeitszeit ist aufgebraucht")).to_be_visible()
    jana.reload()
    expect(head(jana)).to_be_visible()
    expect(facts(jana).locator(".meter .is-over").first).to_be_visible()
    expect(facts(katrin).locator(".meter .is-warn, .meter .is-over")).to_have_count(0)
    facts(jana).get_by_role("button", name="Zeit anhalten").click()
    expect(facts(jana).locator(".meter")).to_contain_text("Die reale Arbeitszeit ist aufgebraucht")
    expect(katrin.get_by_text("aufgebraucht")).to_have_count(0)


def test_double_rate_is_asked_refused_and_granted_once(windows: Windows) -> None:
    katrin, jana, _chat = windows(mine=(AGREED,), theirs=ACCEPTED)
    ask_for_weekend(jana, "Am Samstag drei Stunden")
    clean(jana)
    send(jana, "Um Freigabe bitten")
    expect(card(jana, "Freigabe erbeten: Arbeit am Wochenende")).to_contain_text("Wartet auf Antwort")
    expect(head(katrin)).to_contain_text("Sie sind dran: Freigabe erteilen oder ablehnen")
    asked = card(katrin, "Freigabe erbeten: Arbeit am Wochenende oder Feiertag")
    expect(asked).to_contain_text("Am Samstag drei Stunden")
    expect(asked).to_contain_text("Diese Zeit zählt dann doppelt.")
    asked.get_by_role("button", name="Ablehnen").click()
    was = card(jana, "Freigabe: Arbeit am Wochenende oder Feiertag")
    expect(was).to_contain_text(f"Abgelehnt von {KATRIN}")
    ask_for_weekend(jana, "Auch am Sonntag")
    send(jana, "Um Freigabe bitten")
    expect(asked).to_contain_text("Auch am Sonntag")
    asked.get_by_role("button", name="Freigabe erteilen").click()
    expect(was).to_contain_text(f"Erteilt von {KATRIN}")
    again = ask_for_weekend(jana, "Und am Feiertag")
    again.get_by_role("button", name="Um Freigabe bitten").click()
    expect(again.get_by_role("alert")).to_contain_text("oder es ist schon freigegeben")


def ask_for_weekend(page: Page, text: str) -> Locator:
    """The dialog, filled in."""
    dialog = do(page, "Um Freigabe bitten")
    dialog.get_by_label("Arbeit am Wochenende oder Feiertag").check(force=True)
    dialog.get_by_label("Was soll freigegeben werden?").fill(text)
    return dialog


def test_a_sentence_of_staff_is_no_approval(windows: Windows) -> None:
    katrin, jana, _chat = windows(mine=(AGREED,), theirs=ACCEPTED)
    write(jana, "Sollen wir das in die Wolke legen?")
    write(katrin, "Ja, legen Sie es in die Wolke.")
    expect(bubble(jana, "Ja, legen")).to_be_visible()
    choose(katrin, bubble(katrin, "Ja, legen"), "Als Freigabe markieren")
    send(katrin, "Als Freigabe markieren")
    expect(facts(jana).locator(".approval")).to_have_count(1)
    message = bubble(jana, "Sollen wir").locator("xpath=ancestor::*[@data-seq][1]")
    message.hover()
    message.locator(".tools button").click()
    expect(jana.get_by_role("menu")).to_be_visible()
    expect(jana.get_by_role("menuitem", name="Als Freigabe markieren")).to_have_count(0)


def test_given_back_with_a_new_deadline(windows: Windows) -> None:
    katrin, jana, _chat = windows(mine=(AGREED,), theirs=(*ACCEPTED, START, HAND_OVER))
    card(katrin, "Ergebnis übergeben").get_by_role("button", name="Noch nicht fertig").click()
    dialog = katrin.get_by_role("dialog")
    set_when(dialog, "Neue Frist", "2026-11-20", "12:00")
    dialog.get_by_role("button", name="Aufgabe zurückgeben").dblclick()
    expect(dialog.get_by_text("Hier steht noch nicht, was fehlt.")).to_be_visible()
    expect(dialog.get_by_role("button", name="Trotzdem zurückgeben")).to_be_visible()
    dialog.get_by_role("button", name="Dazuschreiben").click()
    expect(dialog.get_by_label("Was fehlt noch?")).to_be_focused()
    dialog.get_by_label("Was fehlt noch?").fill("Ein Haus fehlt")
    dialog.get_by_role("button", name="Aufgabe zurückgeben").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Diese Frist liegt nicht in der Zukunft")
    expect(dialog.get_by_label("Was fehlt noch?")).to_have_value("Ein Haus fehlt")
    set_when(dialog, "Neue Frist", "2026-11-28", "12:00")
    send(katrin, "Aufgabe zurückgeben")
    expect(head(jana)).to_contain_text("Du bist dran: antworten")
    expect(fact(jana, "Frist")).to_contain_text("vorher Di., 24. Nov., 12:00")
    facts(jana).get_by_role("button", name="ansehen").click()
    expect(jana.get_by_role("dialog")).to_contain_text(f"Zurückgegeben von {KATRIN}")


def test_pressed_twice_at_once_it_is_done_once(windows: Windows) -> None:
    katrin, _jana, chat = windows(mine=(AGREED,), theirs=(*ACCEPTED, PROPOSED))
    card(katrin, "Vorschlag: andere Frist").get_by_role("button", name="Frist annehmen").evaluate(TWICE)
    expect(card(katrin, "Vorschlag: andere Frist")).to_contain_text("Akzeptiert von Ihnen")
    expect(katrin.locator(".wrong:not(.vh)")).to_have_count(0)
    contracts = task_of(katrin, chat)["contracts"]
    assert isinstance(contracts, list)
    assert len(contracts) == 2


def test_pressed_twice_in_the_head_and_the_list(windows: Windows) -> None:
    katrin, _jana, _chat = windows(mine=(AGREED,), theirs=(*ACCEPTED, START, HAND_OVER))
    head(katrin).get_by_role("button", name="Passt, erledigt").evaluate(TWICE)
    expect(head(katrin)).to_contain_text("Erledigt")
    expect(katrin.locator(".toast")).to_have_count(0)
    title = katrin.get_by_role("heading", level=1).inner_text()
    line(katrin, "Wiederholen").evaluate(TWICE)
    expect(katrin.locator(".botcard")).to_be_visible()
    katrin.goto("/")
    drafts = katrin.get_by_role("region", name="Angefangen").locator("li", has_text=title)
    expect(drafts).to_have_count(1)


def test_another_device_was_faster(windows: Windows, open_window: OpenWindow) -> None:
    katrin, jana, chat = windows(mine=(AGREED,), theirs=(*ACCEPTED, START, HAND_OVER))
    phone = open_window(Looks("phone"))
    enter(phone, KATRIN)
    phone.goto(f"/chats/{chat}")
    card(phone, "Ergebnis übergeben").get_by_role("button", name="Noch nicht fertig").click()
    late = phone.get_by_role("dialog")
    late.get_by_label("Was fehlt noch?").fill("Die Preise")
    card(katrin, "Ergebnis übergeben").get_by_role("button", name="Passt, erledigt").click()
    expect(head(jana)).to_contain_text("Erledigt")
    late.get_by_role("button", name="Aufgabe zurückgeben").click()
    expect(late.get_by_role("alert")).to_contain_text("Die Aufgabe ist schon erledigt.")
    assert task_of(katrin, chat)["status"] == "done"
    phone.keyboard.press("Escape")
    expect(card(phone, "Ergebnis übergeben").get_by_role("button")).to_have_count(0)


def test_the_wrong_side_gets_a_clear_answer(windows: Windows, open_window: OpenWindow) -> None:
    katrin, jana, chat = windows(mine=(AGREED,), theirs=(*ACCEPTED, PROPOSED))
    milan = come(open_window, MILAN, chat)
    for page, name in ((jana, "Zurückziehen"), (milan, "Zurückziehen")):
        expect(card(page, "Vorschlag: andere Frist").get_by_role("button")).to_have_text([name])
    for page, wrong in ((jana, {"t": "agree", "number": 1}), (katrin, {"t": "withdraw", "number": 1})):
        with pytest.raises(Exception, match="card_is"):
            act(page, chat, wrong)
    with pytest.raises(Exception, match="not_yours"):
        act(katrin, chat, {"t": "timer_start"})
    proposals = task_of(katrin, chat)["proposals"]
    assert isinstance(proposals, list)
    assert [one["state"] for one in proposals] == ["open"]


def test_a_done_task_is_repeated(windows: Windows) -> None:
    item: dict[str, object] = {"t": "item_add", "text": "Drei Angebote"}
    katrin, jana, _chat = windows(mine=(AGREED, item), theirs=(*ACCEPTED, START, HAND_OVER))
    head(katrin).get_by_role("button", name="Passt, erledigt").click()
    line(katrin, "Wiederholen").click()
    expect(katrin.locator(".botcard h2")).to_have_text("Bis wann brauchen Sie es?")
    answers = katrin.locator(".answers")
    expect(answers).to_contain_text("Drei Hotels vergleichen")
    expect(answers).to_contain_text("4 Std.")
    expect(answers).to_contain_text("Drei Angebote")
    clean(katrin)
    jana.get_by_role("button", name="Mehr", exact=True).click()
    jana.get_by_role("menuitem", name="Wiederholen").click()
    expect(jana.locator(".answers")).to_contain_text("Drei Hotels vergleichen")


def test_stars_in_a_dialog(windows: Windows) -> None:
    katrin, jana, chat = windows(mine=(AGREED,), theirs=(*ACCEPTED, START, HAND_OVER))
    card(katrin, "Bewertung").get_by_role("button", name="Im Gespräch bewerten").click()
    expect(katrin.locator(".botcard .stars button")).to_have_count(5)
    expect(katrin.get_by_text("nimmt die Aufgabe auf")).to_have_count(0)
    clean(katrin)
    katrin.locator(".botcard").get_by_role("button", name="4 Sterne").click()
    katrin.get_by_label("Antwort", exact=True).fill("Schnell und genau")
    katrin.get_by_role("button", name="Antworten").click()
    expect(katrin.locator(".answers")).to_contain_text("Schnell und genau")
    expect(katrin.get_by_text("So geben wir die Aufgabe weiter")).to_have_count(0)
    clean(katrin)
    katrin.locator(".botcard").get_by_role("button", name="Bewertung abgeben").click()
    expect(katrin).to_have_url(re.compile(f"/chats/{chat}$"))
    for page in (katrin, jana):
        given = card(page, "Bewertung")
        expect(given).to_contain_text("Schnell und genau")
        expect(given.get_by_role("img", name="4 Sterne")).to_be_visible()
    expect(card(katrin, "Bewertung").get_by_role("button")).to_have_count(0)


def test_stars_given_meanwhile_are_not_given_again_in_the_dialog(windows: Windows) -> None:
    katrin, _jana, chat = windows(mine=(AGREED,), theirs=(*ACCEPTED, START, HAND_OVER))
    for _ in range(2):  # the second time it goes on
        katrin.goto(f"/chats/{chat}")
        card(katrin, "Bewertung").get_by_role("button", name="Im Gespräch bewerten").click()
        expect(katrin.locator(".botcard")).to_be_visible()
    katrin.locator(".botcard").get_by_role("button", name="2 Sterne").click()
    katrin.locator(".botcard").get_by_role("button", name="Nein, danke").click()
    act(katrin, chat, {"t": "rate", "stars": 5, "comment": ""})
    katrin.locator(".botcard").get_by_role("button", name="Bewertung abgeben").click()
    expect(katrin.locator(".toast")).to_contain_text("Diese Übergabe ist schon bewertet.")
    katrin.get_by_role("button", name="Entwurf verwerfen").click()
    rating = task_of(katrin, chat)["rating"]
    assert isinstance(rating, dict)
    assert rating["stars"] == 5


def test_at_night_acts_wait_readably_and_can_be_withdrawn(windows: Windows, open_window: OpenWindow) -> None:
    item: dict[str, object] = {"t": "item_add", "text": "Drei Angebote"}
    katrin, jana, chat = windows(mine=(AGREED, item), theirs=(*ACCEPTED, START))
    move_clock(katrin, EVENING)
    expect(jana.get_by_text("Feierabend: Für Kunden bist du offline")).to_be_visible()
    expect(facts(katrin).locator(".people li", has_text=JANA)).to_contain_text("Wieder da")
    seen = katrin.get_by_role("log").inner_text(), facts(katrin).inner_text(), head(katrin).inner_text()
    facts(jana).get_by_role("button", name="Zeit starten").click()
    expect(facts(jana).get_by_role("timer")).to_be_visible()
    propose = do(jana, "Andere Frist vorschlagen")
    set_when(propose, "Neue Frist", "2026-11-26", "12:00")
    send(jana, "Mo., 08:00 vorschlagen")
    give = do(jana, "Aufgabe übergeben")
    give.get_by_label("Text an den Kunden").fill("Hier die Tabelle")
    give.get_by_role("button", name="Mo., 08:00 übergeben").click()
    send(jana, "Mo., 08:00 übergeben")  # asked once, as an item is open
    facts(jana).get_by_label("Drei Angebote").click()
    jana.get_by_role("menuitem", name="Mo., 08:00 abhaken").click()
    held = jana.locator(".msg.held")
    texts = ("Do., 26. Nov., 12:00", "Hier die Tabelle", "Drei Angebote")
    for one, text in enumerate(texts):
        expect(held.nth(one)).to_contain_text(text)
    clean(jana)
    facts(jana).get_by_role("button", name="Zeit anhalten").click()
    expect(facts(jana).get_by_role("timer")).to_have_count(0)
    assert (
        katrin.get_by_role("log").inner_text(),
        facts(katrin).inner_text(),
        head(katrin).inner_text(),
    ) == seen
    jana.goto("/")
    rows = jana.get_by_role("region", name="Geht später raus").locator("li", has_text="Hotels in Köln")
    for text in (*texts[:2], "Checkliste wird abgehakt"):  # what the item says is known in its chat
        expect(rows.filter(has_text=text)).to_have_count(1)
    rows.filter(has_text="Hier die Tabelle").get_by_role("button", name="Zurückziehen").click()
    expect(rows.filter(has_text="Hier die Tabelle")).to_have_count(0)
    rows.filter(has_text="Checkliste").get_by_role("button", name="Zurückziehen").click()
    katrin.reload()
    expect(head(katrin)).to_contain_text("In Bearbeitung")
    expect(katrin.get_by_role("log")).to_have_text(seen[0], use_inner_text=True)
    move_clock(katrin, "2026-11-23T07:59:59")
    expect(card(katrin, "Vorschlag: andere Frist")).to_contain_text("Do., 26. Nov., 12:00")
    assert task_of(katrin, chat)["status"] == "in_progress"
