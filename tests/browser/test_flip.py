"""Three windows at the ends of quiet hours: the customer sees the assistant go and come, the colleague the truth."""

import json
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.people import HOTELS, JANA, KATRIN, SIZES, enter, open_chat
from tests.support.server import ServerProcess, running_server

pytestmark = pytest.mark.browser

MILAN = "Milan Vogt"
FLIP = 15_000.0
"""Milliseconds until the clock that was started or moved close before an edge has passed it, and some."""


@pytest.fixture(scope="module")
def evening_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """Its clock begins ten seconds before the working day ends."""
    with running_server(tmp_path_factory.mktemp("flip"), now="2026-11-19T18:59:50") as running:
        yield running


@pytest.fixture
def window(browser: Browser, evening_server: ServerProcess) -> Iterator[Callable[[str], Page]]:
    """A window of somebody, in the chat about the hotels, with the members shown."""
    pages: list[Page] = []

    def open_it(name: str) -> Page:
        context = browser.new_context(base_url=evening_server.url, viewport=SIZES["wide"], locale="de-DE")
        page = context.new_page()
        pages.append(page)
        enter(page, name)
        open_chat(page, HOTELS)
        return page

    yield open_it
    for page in pages:
        page.context.close()


def move_clock(server: ServerProcess, to: str) -> None:
    body = json.dumps({"now": to}).encode()
    headers = {"Content-Type": "application/json", "Origin": server.url}
    request = urllib.request.Request(f"{server.url}/api/demo/clock", body, headers)  # noqa: S310  our own server
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        assert answer.status == 200


def sees(page: Page, name: str, status: str) -> None:
    """The avatar says it in a word, and by its sign."""
    avatar = page.locator(f'.details .av[title^="{name}"]').first
    expect(avatar).to_have_attribute("title", f"{name}: {status}", timeout=FLIP)
    expect(avatar.locator("i")).to_have_class("on" if status == "online" else "off")


def test_the_day_ends_and_begins_without_anybody_reconnecting(
    window: Callable[[str], Page], evening_server: ServerProcess
) -> None:
    katrin, jana, milan = window(KATRIN), window(JANA), window(MILAN)
    for page in (katrin, jana, milan):
        page.evaluate("window.mark = 'never loaded again'")
    move_clock(evening_server, "2026-11-19T18:59:55")
    sees(katrin, JANA, "online")
    sees(milan, JANA, "online")
    # Thursday, 19:00:00
    sees(katrin, JANA, "Wieder da: Freitag, 08:00")
    sees(katrin, MILAN, "Wieder da: Freitag, 08:00")
    sees(milan, JANA, "online")
    expect(jana.locator("html")).to_have_attribute("data-theme", "evening")
    expect(katrin.locator("html")).not_to_have_attribute("data-theme", "evening")
    # and back on Friday, 08:00:00
    move_clock(evening_server, "2026-11-20T07:59:57")
    sees(katrin, JANA, "online")
    expect(jana.locator("html")).not_to_have_attribute("data-theme", "evening")
    for page in (katrin, jana, milan):
        assert page.evaluate("window.mark") == "never loaded again"


@pytest.mark.parametrize(
    ("quiet", "back", "before_opening"),
    [
        # Christmas Eve is a working day; both holidays and the weekend follow.
        pytest.param("2026-12-24T19:00:01", "Montag, 08:00", "2026-12-28T07:59:58", id="Christmas"),
        # The clocks go back on this Sunday: its evening is an hour later than 24 hours after Saturday's.
        pytest.param("2026-10-25T12:00:00", "Montag, 08:00", "2026-10-26T07:59:58", id="clock change"),
        # A holiday in the middle of the week.
        pytest.param("2027-05-06T10:00:00", "Freitag, 08:00", "2027-05-07T07:59:58", id="Ascension Day"),
    ],
)
def test_on_holidays_and_across_a_clock_change(
    window: Callable[[str], Page], evening_server: ServerProcess, quiet: str, back: str, before_opening: str
) -> None:
    move_clock(evening_server, quiet)
    katrin, _jana, milan = window(KATRIN), window(JANA), window(MILAN)
    sees(katrin, JANA, f"Wieder da: {back}")
    sees(milan, JANA, "online")
    move_clock(evening_server, before_opening)
    sees(katrin, JANA, "online")
