"""Three windows at the ends of quiet hours: the customer sees the assistant go and come, the colleague the truth."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import HOTELS, JANA, KATRIN, Looks, enter_chat, move_clock

pytestmark = pytest.mark.browser

MILAN = "Milan Vogt"


@pytest.fixture
def window(open_window: OpenWindow) -> Callable[[str], Page]:
    """A window of somebody, in the chat about the hotels, with the members shown."""

    def open_it(name: str) -> Page:
        page = open_window(Looks("wide"))
        enter_chat(page, name, HOTELS)
        return page

    return open_it


def sees(page: Page, name: str, status: str) -> None:
    """The avatar says it in a word, and by its sign."""
    avatar = page.locator(f'.details .av[title^="{name}"]').first
    expect(avatar).to_have_attribute("title", f"{name}: {status}")
    expect(avatar.locator("i")).to_have_class("on" if status == "online" else "off")


def test_the_day_ends_and_begins_without_anybody_reconnecting(window: Callable[[str], Page]) -> None:
    katrin, jana, milan = window(KATRIN), window(JANA), window(MILAN)
    for page in (katrin, jana, milan):
        page.evaluate("window.mark = 'never loaded again'")
    move_clock(katrin, "2026-11-19T18:50:00")
    sees(katrin, JANA, "online")
    sees(milan, JANA, "online")
    move_clock(katrin, "2026-11-19T18:59:59")
    # Thursday, 19:00:00
    sees(katrin, JANA, "Wieder da: Fr.,\u00a008:00")
    sees(katrin, MILAN, "Wieder da: Fr.,\u00a008:00")
    sees(milan, JANA, "online")
    expect(jana.locator("html")).to_have_attribute("data-theme", "evening")
    expect(katrin.locator("html")).not_to_have_attribute("data-theme", "evening")
    # and back on Friday, 08:00:00
    move_clock(katrin, "2026-11-20T07:59:59")
    sees(katrin, JANA, "online")
    expect(jana.locator("html")).not_to_have_attribute("data-theme", "evening")
    for page in (katrin, jana, milan):
        assert page.evaluate("window.mark") == "never loaded again"


REST = {
    # Christmas Eve is a working day; both holidays and the weekend follow.
    "Christmas Eve": ("2026-12-24T19:00:01", "Mo.,\u00a008:00", "2026-12-28T07:59:59"),
    "a holiday": ("2026-12-25T11:00:00", "Mo.,\u00a008:00", "2026-12-28T07:59:59"),
    # The clocks go back on this Sunday: its evening is an hour later than 24 hours after Saturday's.
    "clock change": ("2026-10-25T12:00:00", "Mo.,\u00a008:00", "2026-10-26T07:59:59"),
    # A holiday in the middle of the week.
    "Ascension Day": ("2027-05-06T10:00:00", "Fr.,\u00a008:00", "2027-05-07T07:59:59"),
}


def test_on_holidays_and_across_a_clock_change(window: Callable[[str], Page]) -> None:
    katrin, jana, milan = window(KATRIN), window(JANA), window(MILAN)
    for quiet, back, before_opening in REST.values():
        move_clock(katrin, quiet)
        sees(katrin, JANA, f"Wieder da: {back}")
        sees(milan, JANA, "online")
        expect(jana.locator(".dusk-line")).to_contain_text(f"bis {back}")
        move_clock(katrin, before_opening)
        sees(katrin, JANA, "online")
