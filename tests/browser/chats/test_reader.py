"""PDF are read in front of everything: by pages, larger and smaller, with their text; nothing in them runs."""

import pytest
from playwright.sync_api import Dialog, FilePayload, Locator, Page, expect

from tests.browser.chats.test_files import attach, send_button
from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings, settle
from tests.browser.support.pdfs import pdf_of
from tests.browser.support.people import HOTELS, JANA, Looks, Size, enter_chat, later

pytestmark = pytest.mark.browser

PAGES = [f"Kapitel {number}" for number in range(1, 41)]


def payload(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


def send(page: Page, name: str, content: bytes) -> None:
    attach(page, payload(name, content))
    expect(page.get_by_role("status").filter(has_text="hochgeladen")).to_have_count(1)
    send_button(page).click()
    row(page, name).click()


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("log").locator("a.file-name", has_text=name)


@pytest.mark.parametrize("size", ["phone", later("desktop")])
def test_a_pdf_is_read_page_by_page(open_window: OpenWindow, size: Size) -> None:
    jana = open_window(Looks(size))
    enter_chat(jana, JANA, HOTELS)
    failed: list[str] = []
    jana.on("console", lambda said: failed.append(said.text) if said.type == "error" else None)
    send(jana, "Angebot.pdf", pdf_of(PAGES, link="https://example.org/haus"))
    reader = jana.get_by_role("dialog", name="Angebot.pdf")
    expect(reader.get_by_text("Kapitel 1", exact=True)).to_be_attached()
    expect(reader.locator("canvas").first).to_be_visible()
    expect(reader.get_by_role("document")).to_be_focused()
    settle(jana)
    assert findings(jana) == []
    link = reader.get_by_role("link", name="https://example.org/haus")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    at = reader.get_by_label("Seite, von 40")
    at.fill("30")
    at.press("Enter")
    expect(reader.get_by_text("Kapitel 30", exact=True)).to_be_in_viewport()
    expect(at).to_have_value("30")
    expect(reader.get_by_text("Kapitel 1", exact=True)).to_have_count(0)
    assert reader.locator("canvas").count() < 10, "only what is near is drawn"
    before = reader.locator("[data-page='30']").bounding_box()
    reader.get_by_role("document").press("+")
    expect(reader.locator("[data-page='30']")).to_be_in_viewport()
    after = reader.locator("[data-page='30']").bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] == pytest.approx(1.25 * before["width"], abs=2)
    jana.keyboard.press("Escape")
    expect(reader).to_have_count(0)
    expect(row(jana, "Angebot.pdf")).to_be_focused()
    assert failed == []


def test_scripts_of_a_pdf_do_not_run_and_links_lead_nowhere_else(open_window: OpenWindow) -> None:
    jana = open_window()
    enter_chat(jana, JANA, HOTELS)
    said: list[str] = []

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    jana.on("dialog", hear)
    send(
        jana,
        "Falle.pdf",
        pdf_of(["Nur Text"], link="javascript:app.alert(1)", script="app.alert\\('ran'\\)"),
    )
    reader = jana.get_by_role("dialog", name="Falle.pdf")
    expect(reader.get_by_text("Nur Text")).to_be_attached()
    expect(reader.locator("canvas")).to_be_visible()
    assert reader.locator("a.pdf-link").count() == 0
    assert said == []


def test_what_cannot_be_shown_says_so(open_window: OpenWindow) -> None:
    jana = open_window()
    enter_chat(jana, JANA, HOTELS)
    send(jana, "kaputt.pdf", b"%PDF-1.7\nnichts davon stimmt\n")
    reader = jana.get_by_role("dialog", name="kaputt.pdf")
    expect(reader.get_by_role("alert")).to_contain_text("lässt sich hier nicht zeigen")
    expect(reader.get_by_role("link", name="kaputt.pdf herunterladen")).to_be_visible()
    settle(jana)
    assert findings(jana) == []
    jana.keyboard.press("Escape")
    jana.route("**/original?inline", lambda route: route.abort())
    row(jana, "kaputt.pdf").click()
    expect(reader.get_by_role("alert")).to_contain_text("Das PDF kam nicht an.")
    jana.unroute_all()
    reader.get_by_role("button", name="Erneut versuchen").click()
    expect(reader.get_by_role("alert")).to_contain_text("lässt sich hier nicht zeigen")
