"""Files with what is done to a task: a message of their own right above it, at night held with it."""

from functools import partial

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chats.test_files import EMPTY, NOTE, PLAN, ROOM
from tests.browser.conftest import OpenWindow
from tests.browser.support.people import REVIEWED, Size, call, later, move_clock
from tests.browser.support.tasks import (
    ACCEPT,
    AGREED,
    EVENING,
    HAND_OVER,
    Windows,
    card,
    clean,
    close_facts,
    do,
    facts,
    head,
    open_task,
)

pytestmark = pytest.mark.browser

STARTED = (*REVIEWED, ACCEPT, {"t": "start"})


@pytest.fixture
def windows(open_window: OpenWindow) -> Windows:
    return partial(open_task, open_window)


def attach_to(box: Locator, *files: object) -> None:
    box.locator("input[type=file][multiple]").set_input_files(list(files))  # type: ignore[arg-type]  # payloads


def drop(page: Page, onto: str, name: str) -> None:
    """Let a small text file fall onto the first such element."""
    page.evaluate(
        """([onto, name]) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["x"], name, { type: "text/plain" }));
            const init = { bubbles: true, cancelable: true, dataTransfer };
            for (const kind of ["dragenter", "dragover", "drop"])
                document.querySelector(onto).dispatchEvent(new DragEvent(kind, init));
        }""",
        [onto, name],
    )


def picture(page: Page, name: str) -> Locator:
    return page.get_by_role("log").get_by_role("button", name=f"Bild ansehen: {name}")


@pytest.mark.parametrize("size", ["phone", later("desktop")])
def test_a_result_and_what_comes_back_have_files(windows: Windows, size: Size) -> None:
    katrin, jana, chat = windows(size, mine=(AGREED,), theirs=STARTED)
    dialog = do(jana, "Aufgabe übergeben")
    button = dialog.get_by_role("button", name="Ergebnis übergeben")
    expect(dialog).to_contain_text("Bitte etwas schreiben oder eine Datei anhängen.")
    attach_to(dialog, PLAN, NOTE, EMPTY)
    expect(dialog.locator(".attachment.is-wrong")).to_contain_text("leer.pdf")
    expect(button).to_be_disabled()
    dialog.get_by_role("button", name="leer.pdf entfernen").click()
    expect(button).to_be_enabled()
    clean(jana)
    jana.keyboard.press("Escape")
    close_facts(jana)
    expect(jana.locator(".composer .attachment")).to_have_count(0)
    dialog = do(jana, "Aufgabe übergeben")
    expect(dialog.locator(".attachment b")).to_have_text(["Grundriss.jpg", "Notiz.txt"])
    button.click()
    expect(dialog).to_have_count(0)
    close_facts(jana)
    expect(picture(katrin, "Grundriss.jpg")).to_be_visible()
    expect(card(katrin, "Ergebnis übergeben")).to_be_visible()
    rows = katrin.evaluate(
        "[...document.querySelectorAll('.talk .picture, .talk .decision')].map(one => one.tagName)"
    )
    assert rows[-3:] == ["BUTTON", "ARTICLE", "ARTICLE"], "the files stand above the card and the stars"
    card(katrin, "Ergebnis übergeben").get_by_role("button", name="Noch nicht fertig").click()
    back = katrin.get_by_role("dialog")
    drop(katrin, "dialog textarea", "Fehlt.txt")
    expect(back.locator(".attachment b")).to_have_text(["Fehlt.txt"])
    expect(katrin.locator(".composer .attachment")).to_have_count(0)
    attach_to(back, ROOM)
    expect(back.get_by_role("button", name="Aufgabe zurückgeben")).to_be_enabled()
    clean(katrin)
    back.get_by_role("button", name="Aufgabe zurückgeben").click()
    expect(back).to_have_count(0)
    expect(picture(jana, "Saal.jpg")).to_be_visible()
    assert call(katrin, {"t": "task.get", "chat": chat})[1]["status"] == "in_progress"


def test_in_the_evening_files_wait_with_the_result(windows: Windows) -> None:
    katrin, jana, chat = windows(mine=(AGREED,), theirs=STARTED)
    move_clock(jana, EVENING)
    expect(jana.locator("html")).to_have_attribute("data-theme", "evening")
    dialog = do(jana, "Aufgabe übergeben")
    attach_to(dialog, PLAN)
    later_button = dialog.get_by_role("button", name="Mo., 08:00 übergeben")
    expect(later_button).to_be_enabled()
    clean(jana)
    later_button.click()
    expect(dialog).to_have_count(0)
    held = jana.locator(".msg.held")
    expect(held).to_have_count(2)
    expect(held.first.get_by_role("button", name="Bild ansehen: Grundriss.jpg")).to_be_visible()
    expect(held.last).to_contain_text("Aufgabe wird übergeben")
    assert call(katrin, {"t": "file.list", "chat": chat})[1].get("files", []) == []
    move_clock(jana, "2026-11-23T08:00:05")
    expect(picture(katrin, "Grundriss.jpg")).to_be_visible()
    expect(card(katrin, "Ergebnis übergeben")).to_be_visible()
    expect(head(katrin)).to_contain_text("Sie sind dran: Ergebnis prüfen")


def test_a_rating_and_a_line_of_the_checklist_have_files(windows: Windows) -> None:
    item: dict[str, object] = {"t": "item_add", "text": "Teilnehmerliste", "side": "customer"}
    katrin, jana, _chat = windows(mine=(AGREED,), theirs=(*STARTED, item, HAND_OVER))
    facts(katrin).locator(".line").get_by_role("button", name="Dateien dazu schicken").click()
    dialog = katrin.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Schicken und abhaken")).to_be_disabled()
    attach_to(dialog, NOTE)
    dialog.get_by_role("button", name="Schicken und abhaken").click()
    expect(dialog).to_have_count(0)
    expect(facts(jana).get_by_label("Teilnehmerliste")).to_be_checked()
    said = jana.get_by_role("log").locator(".msg", has=jana.get_by_text("Notiz.txt"))
    expect(said).to_contain_text("Teilnehmerliste")
    stars = card(katrin, "Bewertung")
    stars.get_by_label("5 Sterne").check(force=True)
    drop(katrin, "body", "Strand.txt")
    expect(katrin.locator(".composer .attachment b")).to_have_text(["Strand.txt"])
    expect(stars.locator(".attachment")).to_have_count(0)
    attach_to(stars, ROOM)
    expect(stars.get_by_role("button", name="Bewertung abgeben")).to_be_enabled()
    clean(katrin)
    stars.get_by_role("button", name="Bewertung abgeben").click()
    expect(picture(jana, "Saal.jpg")).to_be_visible()
    expect(card(jana, "Bewertung").get_by_role("img", name="5 Sterne")).to_be_visible()
