"""The checklist of a task in its key facts: ticked, pasted, reworded, moved, removed, by both sides."""

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import (
    REVIEWED,
    act,
    call,
    end_toasts,
    keep_toasts,
    move_clock,
)
from tests.browser.support.tasks import (
    ACCEPT,
    AGREED,
    EVENING,
    Windows,
    clean,
    do,
    facts,
    open_task,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def windows(open_window: OpenWindow) -> Windows:
    return partial(open_task, open_window)


def test_the_checklist_is_ticked_live(windows: Windows) -> None:
    katrin, jana, _chat = windows(mine=(AGREED,))
    facts(jana).get_by_label("Neuer Punkt").fill("Teilnehmerliste")
    facts(jana).get_by_label("Kunde", exact=True).check()
    facts(jana).get_by_role("button", name="Hinzufügen").click()
    facts(katrin).get_by_role("group", name="Von Ihnen zu liefern").get_by_label("Teilnehmerliste").check()
    expect(facts(jana).get_by_label("Teilnehmerliste")).to_be_checked()
    expect(facts(jana).locator(".checklist h3")).to_contain_text("1 von 1")


def test_checklist_lines_are_pasted_reworded_moved_and_removed(windows: Windows) -> None:
    katrin, jana, chat = windows(mine=(AGREED,))
    field = facts(jana).get_by_label("Neuer Punkt")
    field.fill("- Preise\n- Lage\n- " + "x" * 512)
    expect(facts(jana).locator(".new-line .error")).to_contain_text("Zeile 3 ist 12 Zeichen zu lang")
    expect(facts(jana).get_by_role("button", name="3 Punkte hinzufügen")).to_be_disabled()
    clean(jana)
    field.fill("- Preise\n- Lage\n- Fotos")
    facts(jana).get_by_role("button", name="3 Punkte hinzufügen").click()
    lines = facts(katrin).locator(".line")
    expect(lines).to_have_text(["Preise", "Lage", "Fotos"])
    log = katrin.get_by_role("log")
    expect(log).to_contain_text("Jana Lindner hat die Checkliste um 3 Punkte ergänzt")
    mine = facts(jana).locator(".line")
    facts(jana).get_by_label("Fotos").press("Control+ArrowUp")
    expect(lines).to_have_text(["Preise", "Fotos", "Lage"])
    expect(facts(jana).get_by_label("Fotos")).to_be_focused()
    mine.nth(2).drag_to(mine.nth(0))
    expect(lines).to_have_text(["Lage", "Preise", "Fotos"])
    facts(jana).get_by_label("Preise").press("F2")
    facts(jana).get_by_label("Punkt ändern").fill("Preise und Plätze")
    clean(jana)
    facts(jana).get_by_label("Punkt ändern").press("Enter")
    expect(log).to_contain_text(
        "Jana Lindner hat einen Punkt der Checkliste geändert: „Preise“ → „Preise und Plätze“"
    )
    facts(jana).get_by_label("Fotos").press("F2")
    facts(jana).get_by_label("Punkt ändern").fill("Vertippt")
    facts(jana).get_by_label("Punkt ändern").press("Escape")
    expect(facts(jana).get_by_label("Fotos")).to_be_focused()
    keep_toasts(jana)
    mine.nth(0).get_by_role("button", name="Aktionen für diesen Punkt").click()
    jana.get_by_role("menuitem", name="Entfernen").click()
    expect(mine).to_have_text(["Preise und Plätze", "Fotos"])
    jana.get_by_role("button", name="Rückgängig").click()
    expect(mine).to_have_count(3)
    facts(jana).get_by_label("Lage").press("Delete")
    facts(jana).get_by_label("Fotos").press("Delete")  # the line before it is removed at once
    expect(log).to_contain_text("Jana Lindner hat einen Punkt der Checkliste entfernt: „Lage“")
    end_toasts(jana)
    expect(lines).to_have_count(1)
    act(jana, chat, *REVIEWED, ACCEPT)
    dialog = do(jana, "Aufgabe übergeben")
    dialog.get_by_label("Text an den Kunden").fill("Fertig")
    dialog.get_by_role("button", name="Ergebnis übergeben").click()
    expect(dialog.get_by_role("alert").last).to_contain_text("offen. Trotzdem übergeben?")
    expect(dialog.get_by_role("button", name="Trotzdem übergeben")).to_be_visible()
    clean(jana)
    dialog.get_by_role("button", name="Zur Checkliste").click()
    move_clock(jana, EVENING)
    expect(jana.get_by_text("Feierabend: Für Kunden bist du offline")).to_be_visible()
    facts(jana).get_by_label("Preise und Plätze").press("Delete")
    jana.get_by_role("menuitem", name="Mo., 08:00 entfernen").click()
    expect(jana.locator(".msg.held")).to_contain_text(
        "Punkt der Checkliste wird entfernt: „Preise und Plätze“"
    )
    kept = call(katrin, {"t": "task.get", "chat": chat})[1]["checklist"]
    assert "Preise und Plätze" in [item["text"] for item in kept]


def test_a_customer_corrects_what_she_wrote_for_the_assistant(windows: Windows) -> None:
    katrin, jana, chat = windows(mine=(AGREED,), theirs=(*REVIEWED, ACCEPT))
    act(jana, chat, {"t": "item_add", "text": "Preise", "side": "staff"})
    facts(katrin).get_by_label("Neuer Punkt").fill("Pahnhof")
    facts(katrin).get_by_role("button", name="Hinzufügen").click()
    lines = facts(katrin).locator(".line")
    expect(lines).to_have_text(["Preise", "Pahnhof"])
    expect(lines.nth(0).get_by_role("button")).to_have_count(0)
    lines.nth(1).get_by_role("button", name="Aktionen für diesen Punkt").click()
    expect(katrin.get_by_role("menuitem")).to_have_text([re.compile("Ändern"), re.compile("Entfernen")])
    katrin.get_by_role("menuitem", name="Ändern").click()
    facts(katrin).get_by_label("Punkt ändern").fill("Bahnhof")
    facts(katrin).get_by_label("Punkt ändern").press("Enter")
    expect(facts(jana).locator(".line")).to_have_text(["Preise", "Bahnhof"])
    facts(jana).get_by_label("Bahnhof").check()
    expect(lines.nth(1).get_by_role("button")).to_have_count(0)
    clean(katrin)
