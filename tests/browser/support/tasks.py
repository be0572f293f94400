"""What people do with a task in its chat, on the screen."""

from collections.abc import Callable, Mapping

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings, settle
from tests.browser.support.people import (
    JANA,
    KATRIN,
    Looks,
    Size,
    act,
    at,
    begin_session,
    create_task,
)

EVENING = "2026-11-20T21:30:00"
AGREED: dict[str, object] = {
    "t": "edit",
    "description": "Drei Hotels vergleichen",
    "deadline": {"at": at("24T12:00")},
    "budget": 240,
}
PROPOSED: dict[str, object] = {"t": "propose", "changes": {"deadline": {"at": at("26T12:00")}}}
ACCEPT: dict[str, object] = {"t": "accept"}
HAND_OVER: dict[str, object] = {"t": "hand_over", "kind": "result", "text": "Hier die Tabelle"}

Windows = Callable[..., tuple[Page, Page, str]]

TITLE = "Hotels in Köln"


def open_task(
    open_window: OpenWindow,
    size: Size = "desktop",
    mine: tuple[Mapping[str, object], ...] = (),
    theirs: tuple[Mapping[str, object], ...] = (),
) -> tuple[Page, Page, str]:
    """A customer and her assistant before the chat of a new task, on a Friday afternoon; what was done to it before."""
    katrin, jana = (open_window(Looks(size)) for _ in range(2))
    begin_session(katrin, KATRIN)
    begin_session(jana, JANA)
    chat = create_task(katrin, TITLE)
    act(katrin, chat, *mine)
    act(jana, chat, *theirs)
    for page in (katrin, jana):
        page.goto(f"/chats/{chat}")
        expect(page.locator(".nextstep")).to_be_visible()
    return katrin, jana, chat


def clean(page: Page) -> None:
    settle(page)
    assert findings(page) == []


def facts(page: Page) -> Locator:
    """The panel of the key facts, opened where it is not beside the chat."""
    shown = page.get_by_role("button", name="Eckdaten", exact=True)
    if (
        shown.get_attribute("aria-pressed") == "false"
    ):  # waits for a page that is loading; then it may be there already
        shown.click()
    return page.get_by_role("complementary", name="Eckdaten")


def close_facts(page: Page) -> None:
    """On narrow screens it lies over the chat."""
    if page.viewport_size and page.viewport_size["width"] < 1280:
        page.get_by_role("complementary", name="Eckdaten").get_by_role(
            "button", name="Eckdaten schließen"
        ).click()


def fact(page: Page, name: str) -> Locator:
    return facts(page).locator(".facts > div", has=page.get_by_text(name, exact=True)).locator("dd")


def do(page: Page, line: str) -> Locator:
    """Choose a line of what is possible; its dialog."""
    facts(page).get_by_role("button", name=line, exact=True).click()
    return page.get_by_role("dialog")


def card(page: Page, name: str) -> Locator:
    return page.get_by_role("log").get_by_role("article", name=name).last


def head(page: Page) -> Locator:
    return page.locator(".nextstep")


def set_when(dialog: Locator, group: str, day: str, time: str) -> None:
    fields = dialog.get_by_role("group", name=group)
    fields.get_by_label("Tag").fill(day)
    fields.get_by_label("Uhrzeit").fill(time)


def reply_in(review: Locator, question: str, answer: str) -> None:
    """Answer a question of the review card; the server keeps it, and only then it is ticked."""
    choice = review.get_by_role("group", name=question).get_by_label(answer)
    choice.click(force=True)
    expect(choice).to_be_checked()
