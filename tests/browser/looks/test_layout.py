"""Words without a blank, as links are, push nothing beside the screen; and the line of a task's next step holds."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.measures import UNBROKEN, WORD, beside_screen, overlap
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    REVIEWED,
    SIZES,
    Looks,
    act,
    at,
    begin_session,
    bubble,
    call,
    choose,
    create_task,
    enter_chat,
    keep_toasts,
    move_clock,
)
from tests.browser.support.tasks import ACCEPT, AGREED, facts

pytestmark = pytest.mark.browser

TITLE = UNBROKEN[:200]
NAME = "Ostermannlichtplanungsgesellschaft" * 3 + "mbHundCo"


def begin_task(katrin: Page, jana: Page) -> str:
    """A task in which all that people wrote has no blank."""
    for page in (katrin, jana):
        call(page, {"t": "profile.set", "name": NAME})
    chat = create_task(katrin, TITLE)
    act(katrin, chat, {**AGREED, "description": UNBROKEN, "how": UNBROKEN})
    act(
        jana,
        chat,
        *REVIEWED,
        ACCEPT,
        {"t": "item_add", "text": UNBROKEN},
        {"t": "propose", "changes": {"description": UNBROKEN + WORD}, "note": UNBROKEN},
        {"t": "approval_ask", "kind": "power_of_attorney", "text": UNBROKEN},
        {"t": "start"},
        {"t": "interim", "text": UNBROKEN},
        {"t": "note", "changes": {"deadline": {"at": at("27T12:00")}}, "note": UNBROKEN},
    )
    sent = call(katrin, {"t": "message.send", "chat": chat, "text": UNBROKEN})[1]
    call(jana, {"t": "message.send", "chat": chat, "text": WORD, "reply_to": sent["seq"]})
    return chat


def fill_dialog(page: Page) -> None:
    expect(page.get_by_role("dialog").locator("textarea").first).to_be_visible()
    for field in page.get_by_role("dialog").locator("textarea").all():
        field.fill(UNBROKEN)


def test_words_without_a_blank_push_nothing_away(open_window: OpenWindow) -> None:
    katrin, jana = (open_window(Looks("phone")) for _ in range(2))
    begin_session(katrin, KATRIN)
    begin_session(jana, JANA)
    chat = begin_task(katrin, jana)
    overviews = ("/chats", "/tasks", "/tasks/board", "/tasks/calendar", "/settings")
    for page, paths in ((katrin, ("/",)), (jana, ("/", *overviews))):
        for path in paths:
            page.goto(path)
            place = ".board-head" if "tasks" in path else ".chatrow, .page-in"
            expect(page.locator(place).filter(visible=True).first).to_be_visible()
            assert beside_screen(page) == [], path
        page.goto(f"/chats/{chat}")
        expect(bubble(page, WORD)).to_be_visible()
        assert beside_screen(page) == []
        for text in (WORD, UNBROKEN):
            page.locator("#composer").fill(text)
            assert beside_screen(page) == []
        facts(page).get_by_role("button", name="Anderes Budget vorschlagen").click()
        fill_dialog(page)
        assert beside_screen(page) == []
        page.keyboard.press("Escape")
    jana.keyboard.press("Control+k")
    jana.keyboard.type("teams")
    expect(jana.get_by_role("option").first).to_be_visible()
    assert beside_screen(jana) == []
    katrin.goto("/")
    katrin.get_by_label("Was dürfen wir für Sie erledigen?").fill(UNBROKEN)
    assert beside_screen(katrin) == []
    katrin.get_by_role("button", name="Neue Aufgabe").click()
    expect(katrin.locator(".botcard h2")).to_be_visible()
    assert beside_screen(katrin) == []


def test_what_one_writes_to_in_the_evening_stays_on_the_screen(open_window: OpenWindow) -> None:
    page = open_window()
    enter_chat(page, JANA, HOTELS)
    move_clock(page, "2026-11-20T21:30:00")
    later = page.get_by_role("button", name="Mo., 08:00 zustellen")
    expect(later).to_be_visible()
    for size in SIZES.values():
        page.set_viewport_size(size)
        page.locator("#composer").fill(UNBROKEN)
        assert beside_screen(page) == [], size
        expect(later).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Mo., 08:00 zustellen").click()
    expect(page.locator(".msg.held")).to_be_visible()
    assert beside_screen(page) == []


ROWS = """(line) => {
    const parts = [...line.querySelectorAll(".state, .nextstep-what, time")];
    const [state, what, time] = parts.map((one) => [...one.getClientRects()]);
    const beside = Math.abs(state[0].top - time[0].top) < 1;
    return [state.length, what.length, time.length, beside, line.offsetHeight];
}"""
"""In how many lines status, step and deadline stand; whether status and deadline are beside each other; the height."""


def test_the_next_step_holds_at_every_width(open_window: OpenWindow) -> None:
    katrin, jana = open_window(), open_window()
    enter_chat(katrin, KATRIN, HOTELS)
    enter_chat(jana, JANA, HOTELS)
    for page, has_button in ((katrin, False), (jana, True)):
        line = page.locator(".nextstep")
        expect(line.get_by_role("button")).to_have_count(int(has_button))
        for width in (360, 390, 640, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            *seen, height = line.evaluate(ROWS)
            assert seen == [1, 1, 1, True], width
            assert height < (90 if has_button else 60), width


def test_toasts_stand_beside_what_is_said(open_window: OpenWindow) -> None:
    page = open_window()
    enter_chat(page, JANA, HOTELS)
    keep_toasts(page)
    last = bubble(page, "gefällt mir bisher am besten")
    for width in (1280, 768, 390):
        page.set_viewport_size({"width": width, "height": 800})
        choose(page, last, "Text kopieren")
        toast = page.locator(".toast")
        expect(toast).to_be_in_viewport(ratio=1)
        for other in (
            last,
            page.locator("form.composer"),
            page.locator(".nextstep"),
            page.locator(".pane-main .pane-head"),
        ):
            assert not overlap(toast, other), (width, other)
        assert beside_screen(page) == []
