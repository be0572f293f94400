"""The picture gallery: `python -m tests.browser.shots [FOLDER]` draws every screen into FOLDER (shots/)."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.looks.test_looks import settle
from tests.browser.support.agencies import FRIDAY_AFTERNOON
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    MILAN,
    SIZES,
    Looks,
    Size,
    enter,
    open_chat,
    write,
)
from tests.browser.support.windows import ARGUMENTS
from tests.support.servers.server import running_server
from tools.services import PROGRAMS

SENTENCE = "Bis Freitag 12 Uhr drei Hotels in Köln recherchieren, max. 2 Stunden"
STAND = "Messestand: Angebote von drei Standbauern"
EVENING = "2026-11-20T21:30:00"
SHOTS: list[tuple[str, str, Size, str, str]] = [
    ("01-door", "", "desktop", "light", "de"),
    ("02-start", KATRIN, "desktop", "light", "de"),
    ("03-start-phone", KATRIN, "phone", "dark", "de"),
    ("04-chat", KATRIN, "wide", "light", "de"),
    ("05-chat-phone", KATRIN, "phone", "light", "de"),
    ("06-chat-dark", JANA, "desktop", "dark", "de"),
    ("07-chat-tablet", JANA, "tablet", "light", "en"),
    ("08-today", JANA, "desktop", "light", "de"),
    ("09-settings", JANA, "desktop", "light", "en"),
    ("14-settings-phone", KATRIN, "phone", "dark", "de"),
    ("15-group", JANA, "desktop", "light", "de"),
    ("19-list-phone", JANA, "phone", "light", "en"),
    ("20-tasks", JANA, "desktop", "light", "de"),
    ("21-board", JANA, "desktop", "light", "de"),
    ("22-board-tablet", JANA, "tablet", "dark", "de"),
    ("23-calendar", JANA, "desktop", "light", "en"),
    ("24-tasks-phone", KATRIN, "phone", "dark", "de"),
    ("25-dialog", KATRIN, "desktop", "light", "de"),
    ("26-dialog-phone", KATRIN, "phone", "dark", "de"),
    ("27-cards", KATRIN, "wide", "light", "de"),
]
EVENING_SHOTS: list[tuple[str, str, Size, str, str]] = [
    ("10-today-evening", JANA, "desktop", "light", "de"),
    ("11-chat-evening-held", JANA, "wide", "light", "de"),
    ("12-chat-evening-held-phone", JANA, "phone", "light", "de"),
    ("16-chat-evening-held-tablet", JANA, "tablet", "light", "en"),
    ("17-today-evening-held", JANA, "desktop", "light", "de"),
    ("18-chat-evening", KATRIN, "desktop", "dark", "de"),
    ("13-start-evening", KATRIN, "desktop", "light", "de"),
]


def main(folder: Path) -> None:
    """Draw all of them. Needs a built client and a Chromium."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = PROGRAMS["Chromium"][0]()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=ARGUMENTS)
        draw(browser, folder, FRIDAY_AFTERNOON, SHOTS)
        draw(browser, folder, EVENING, EVENING_SHOTS)
        browser.close()


def draw(browser: Browser, folder: Path, now: str, shots: list[tuple[str, str, Size, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as database, running_server(Path(database), now=now) as server:
        for other in (KATRIN, JANA, MILAN):  # so that somebody is there
            enter(browser.new_context(base_url=server.url).new_page(), other)
        for name, person, size, scheme, language in shots:
            looks = Looks(size, "dark" if scheme == "dark" else "light")
            context = browser.new_context(
                base_url=server.url,
                viewport=SIZES[size],
                color_scheme=looks.scheme,
                locale="de-DE" if language == "de" else "en-GB",
                has_touch=size == "phone",
                is_mobile=size == "phone",
            )
            page = context.new_page()
            show(page, name, person, language)
            settle(page)
            page.screenshot(path=folder / f"{name}-{scheme}-{language}-{SIZES[size]['width']}.png")
            context.close()


def show(page: Page, name: str, person: str, language: str) -> None:
    if not person:
        page.goto("/")
        expect(page.locator(".demo-login").first).to_be_visible()
        return
    enter(page, person)
    choose_language(page, "English" if language == "en" else "Deutsch")
    show_work(page, name)
    if "chat" in name:
        open_chat(page, HOTELS)
        expect(page.locator(".msg").first).to_be_visible()
    if "settings" in name:
        page.goto("/settings")
        expect(page.locator(".settings-foot")).to_be_visible()
    show_overview(page, name)
    if "list" in name:
        page.goto("/chats")
        expect(page.locator(".chatrow").first).to_be_visible()
    if "chat" in name and "held" in name and page.locator(".msg.held").count() == 0:
        write(page, "Ja, Montag reicht gut. Das Hotel braucht die Namen erst bis Mittwochabend.")
        expect(page.locator(".msg.held")).to_be_visible()
        page.locator("#composer").fill("Die Vorlage für die Liste hänge ich Ihnen gleich an, dann müssen Sie")
    if "group" in name:
        page.goto("/chats")
        page.get_by_role("button", name="Neuer Chat").click()
        page.get_by_role("menuitem", name="Neue Gruppe").click()


def show_overview(page: Page, name: str) -> None:
    for place, path in (("tasks", "/tasks"), ("board", "/tasks/board"), ("calendar", "/tasks/calendar")):
        if place in name:
            page.goto(path)
            expect(page.locator(".taskrow, .tile, .month").first).to_be_visible()


def show_work(page: Page, name: str) -> None:
    """A dialog, or cards in a chat, if that is what the picture is of."""
    if "dialog" in name:
        page.get_by_label("Was dürfen wir für Sie erledigen?").fill(SENTENCE)
        page.get_by_role("button", name="Neue Aufgabe").click()
        expect(page.locator(".botcard h2")).to_be_visible()
    if "cards" in name:
        open_chat(page, STAND)
        expect(page.get_by_role("button", name="Frist annehmen").first).to_be_visible()


def choose_language(page: Page, language: str) -> None:
    """In the settings, for all devices of the person."""
    page.goto("/settings")
    page.get_by_label(language, exact=True).check()
    page.goto("/")
    expect(page.locator("main.page")).to_be_visible()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
