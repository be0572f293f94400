"""Files: attached, sent with a text, seen by the other without a jump, looked at large, found again beside the chat."""

import io

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings, settle
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    Looks,
    Size,
    enter,
    enter_chat,
    later,
    move_clock,
    pick,
)
from tests.browser.support.tasks import EVENING

pytestmark = pytest.mark.browser


def picture(name: str, size: tuple[int, int], colour: str) -> FilePayload:
    """A photo of one colour."""
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": made.getvalue()}


PLAN = picture("Grundriss.jpg", (1200, 900), "teal")
ROOM = picture("Saal.jpg", (900, 1200), "tan")
VIEW = picture("Panorama.jpg", (2400, 400), "steelblue")
NOTE: FilePayload = {"name": "Notiz.txt", "mimeType": "text/plain", "buffer": b"Freitag um zehn\n"}
EMPTY: FilePayload = {"name": "leer.pdf", "mimeType": "application/pdf", "buffer": b""}


def attach(page: Page, *files: FilePayload) -> None:
    page.locator("input[type=file][multiple]").set_input_files(list(files))


def send_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Senden", exact=True)


def level(one: Locator) -> float:
    """How far down its middle is, in pixels."""
    box = one.bounding_box()
    assert box is not None
    return box["y"] + box["height"] / 2


def chips(page: Page) -> list[str]:
    return page.locator(".attachment b").all_inner_texts()


def places(page: Page) -> object:
    """Where everything of the talk stands."""
    return page.evaluate(
        "[...document.querySelectorAll('.talk [data-seq], .picture, .file')]"
        ".map(one => JSON.stringify(one.getBoundingClientRect()))"
    )


def test_files_and_text_are_one_message_that_does_not_jump(open_window: OpenWindow) -> None:
    jana, katrin = open_window(Looks("desktop")), open_window(Looks("phone"))
    for page, name in ((jana, JANA), (katrin, KATRIN)):
        enter_chat(page, name, HOTELS)
    attach(jana, PLAN, ROOM, NOTE, VIEW)
    expect(jana.get_by_role("status").filter(has_text="4 Dateien sind hochgeladen")).to_have_count(1)
    assert chips(jana) == ["Grundriss.jpg", "Saal.jpg", "Notiz.txt", "Panorama.jpg"]
    settle(jana)
    assert findings(jana) == []
    waiting: list[Route] = []

    def keep(route: Route) -> None:
        waiting.append(route)

    katrin.route("**/small", keep)
    jana.get_by_label("Nachricht an").fill("Die Unterlagen")
    send_button(jana).click()
    expect(jana.locator(".attachment")).to_have_count(0)
    plan = katrin.get_by_role("button", name="Bild ansehen: Grundriss.jpg")
    expect(plan).to_be_visible()
    expect(katrin.get_by_text("Notiz.txt")).to_be_visible()
    pictures = katrin.locator(".picture img")
    expect(pictures).to_have_count(3)
    before = places(katrin)
    katrin.unroute("**/small", keep)  # those that wait go on by it
    for one in pictures.all():
        expect(one).not_to_have_js_property("naturalWidth", 0)
    assert places(katrin) == before
    settle(katrin)
    assert findings(katrin) == []
    assert level(katrin.get_by_role("button", name="Dateien anhängen")) == level(send_button(katrin))
    plan.click()
    viewer = katrin.get_by_role("dialog")
    expect(viewer).to_contain_text("Bild 1 von 3")
    katrin.keyboard.press("ArrowRight")
    expect(viewer).to_contain_text("Saal.jpg")
    katrin.keyboard.press("Escape")
    expect(viewer).to_have_count(0)
    expect(plan).to_be_focused()


def test_what_is_refused_says_why_and_what_was_begun_outlives_a_reload(open_window: OpenWindow) -> None:
    jana = open_window()
    enter_chat(jana, JANA, HOTELS)
    attach(jana, PLAN, EMPTY)
    wrong = jana.locator(".attachment.is-wrong")
    expect(wrong).to_contain_text("leer.pdf")
    send = send_button(jana)
    expect(send).to_have_attribute("aria-disabled", "true")
    jana.get_by_role("button", name="leer.pdf entfernen").click()
    expect(send).to_have_attribute("aria-disabled", "false")
    jana.reload()
    expect(jana.locator(".attachment")).to_contain_text("Grundriss.jpg")
    send_button(jana).click()
    expect(jana.get_by_role("button", name="Bild ansehen: Grundriss.jpg")).to_be_visible()
    jana.get_by_role("tab", name="Dateien").click()
    panel = jana.get_by_role("tabpanel")
    in_list = panel.get_by_role("button", name="Grundriss.jpg")
    expect(in_list).to_contain_text("JPG")
    settle(jana)
    assert findings(jana) == []
    in_list.click()
    large = jana.get_by_role("dialog").locator("img")
    expect(large).to_be_in_viewport(ratio=1)


def test_in_the_evening_files_wait_with_their_message_and_come_back(open_window: OpenWindow) -> None:
    jana = open_window()
    enter_chat(jana, JANA, HOTELS)
    move_clock(jana, EVENING)
    expect(jana.locator("html")).to_have_attribute("data-theme", "evening")
    attach(jana, PLAN)
    expect(jana.get_by_role("status").filter(has_text="Datei ist hochgeladen")).to_have_count(1)
    jana.locator(".composer-send .btn--main").click()
    held = jana.locator(".held")
    expect(held.get_by_role("button", name="Bild ansehen: Grundriss.jpg")).to_be_visible()
    held.get_by_role("button", name="Zurückziehen").click()
    expect(jana.locator(".attachment")).to_contain_text("Grundriss.jpg")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_files_of_a_customer_are_found_across_tasks(open_window: OpenWindow, size: Size) -> None:
    jana, katrin = open_window(Looks("desktop")), open_window(Looks(size))
    enter_chat(katrin, KATRIN, HOTELS)
    attach(katrin, ROOM)
    expect(katrin.get_by_role("status").filter(has_text="Datei ist hochgeladen")).to_have_count(1)
    katrin.get_by_role("button", name="Senden", exact=True).click()
    expect(katrin.get_by_role("button", name="Bild ansehen: Saal.jpg")).to_be_visible()
    katrin.goto("/tasks")
    katrin.get_by_role("link", name="Dateien").press("Enter")
    expect(katrin.get_by_role("button", name="Saal.jpg")).to_be_visible()
    settle(katrin)
    assert findings(katrin) == []
    enter_chat(jana, JANA, HOTELS)
    jana.goto("/tasks/files")
    expect(jana.get_by_text("Wessen Dateien?")).to_be_visible()
    pick(jana.get_by_label("Kunde", exact=True), "Ostermann Lichtplanung")
    expect(jana.get_by_role("button", name="Saal.jpg")).to_be_visible()
    pick(jana.get_by_label("Art", exact=True), "PDF")
    expect(jana.get_by_text("Nichts dieser Art")).to_be_visible()
    pick(jana.get_by_label("Art", exact=True), "Bilder")
    jana.get_by_role("link", name=HOTELS).click()
    expect(jana.get_by_role("log").get_by_role("button", name="Bild ansehen: Saal.jpg")).to_be_visible()


@pytest.mark.parametrize("size", ["phone", later("desktop")])
def test_management_sees_how_much_room_files_take(open_window: OpenWindow, size: Size) -> None:
    jana, henrik = open_window(), open_window(Looks(size))
    enter_chat(jana, JANA, HOTELS)
    attach(jana, PLAN)
    expect(jana.get_by_role("status").filter(has_text="Datei ist hochgeladen")).to_have_count(1)
    send_button(jana).click()
    expect(jana.get_by_role("button", name="Bild ansehen: Grundriss.jpg")).to_be_visible()
    enter(henrik, "Henrik Thomsen")
    henrik.goto("/tasks/files")
    room = henrik.get_by_role("region", name="Platz für Dateien")
    expect(room).to_contain_text("ohne Grenze")
    settle(henrik)
    assert findings(henrik) == []
    room.get_by_role("button", name="Ostermann Lichtplanung").click()
    expect(henrik.get_by_role("button", name="Grundriss.jpg")).to_be_visible()
