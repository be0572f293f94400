"""The server is killed while somebody talks to the bot: what was answered is there, and the talk goes on."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.support.agencies import FRIDAY_AFTERNOON, Agencies
from tests.browser.support.people import KATRIN, SIZES, enter
from tests.browser.tasks.test_autochat import begin, line, question, reply, say
from tests.support.servers.server import free_port, running_server

pytestmark = pytest.mark.browser


def test_a_talk_goes_on_after_the_server_was_killed(
    browser: Browser, agencies: Agencies, tmp_path: Path
) -> None:
    shutil.copytree(agencies.seeded(FRIDAY_AFTERNOON).folder, tmp_path, dirs_exist_ok=True)
    port = free_port()
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{port}", viewport=SIZES["phone"], locale="de-DE"
    )
    page = context.new_page()
    with running_server(tmp_path, now=FRIDAY_AFTERNOON, port=port) as server:
        enter(page, KATRIN)
        begin(page, "Bis 2.12. Visitenkarten nachbestellen, 1 Stunde")
        expect(question(page)).to_have_text("Was genau ist zu tun?")
        server.process.kill()
        server.process.wait()
    expect(page.get_by_text("Keine Verbindung.")).to_be_visible()
    say(page, "Zweihundert Stück wie beim letzten Mal")
    expect(page.locator(".pending")).to_contain_text("Zweihundert Stück")
    with running_server(tmp_path, now=FRIDAY_AFTERNOON, port=port):
        goes_on(page)
        context.close()


def goes_on(page: Page) -> None:
    expect(question(page)).to_have_text("Wie soll es gemacht werden, und was brauchen wir dafür?")
    expect(line(page, "Was genau")).to_contain_text("Zweihundert Stück")
    expect(line(page, "Bis wann")).to_contain_text("2. Dez.")
    expect(page.get_by_label("Antwort", exact=True)).to_have_value("")
    reply(page, "Nichts Besonderes")
    expect(question(page)).to_have_text("Wie möchten Sie die Ergebnisse bekommen?")
