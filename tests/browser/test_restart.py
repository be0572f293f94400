"""The server is killed while somebody talks to the bot: what was answered is there, and the talk goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.people import KATRIN, Looks, enter
from tests.browser.test_autochat import begin, line, question, reply, say
from tests.support.server import ServerProcess, free_port, running_server

pytestmark = pytest.mark.browser

FRIDAY = "2026-11-20T15:20:00"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("restart")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[ServerProcess]:
    """One of its own: it is killed."""
    with running_server(folder, now=FRIDAY, port=free_port()) as running:
        yield running


def test_a_talk_goes_on_after_the_server_was_killed(
    open_window: OpenWindow, server: ServerProcess, folder: Path
) -> None:
    page = open_window(Looks("phone"))
    enter(page, KATRIN)
    begin(page, "Bis 2.12. Visitenkarten nachbestellen, 1 Stunde")
    expect(question(page)).to_have_text("Was genau ist zu tun?")
    server.process.kill()
    server.process.wait()
    expect(page.get_by_text("Keine Verbindung.")).to_be_visible()
    say(page, "Zweihundert Stück wie beim letzten Mal")
    expect(page.locator(".pending")).to_contain_text("Zweihundert Stück")
    with running_server(folder, now=FRIDAY, port=server.address[1]):
        expect(question(page)).to_have_text(
            "Wie soll es gemacht werden, und was brauchen wir dafür?", timeout=40_000
        )
        expect(line(page, "Was genau")).to_contain_text("Zweihundert Stück")
        expect(line(page, "Bis wann")).to_contain_text("2. Dez.")
        expect(page.get_by_label("Antwort", exact=True)).to_have_value("")
        reply(page, "Nichts Besonderes")
        expect(question(page)).to_have_text("Wie möchten Sie die Ergebnisse bekommen?")
        page.context.close()
