"""Things that belong together stand in line, fields have the height of what people write, and rows are links."""

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import findings, settle
from tests.browser.support.measures import filled_buttons
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    REVIEWED,
    Looks,
    act,
    begin_session,
    bubble,
    choose,
    create_task,
    end_toasts,
    enter,
    enter_chat,
    keep_toasts,
    open_chat,
    walk_to,
)
from tests.browser.support.tasks import ACCEPT, AGREED, do, open_task

pytestmark = pytest.mark.browser

LAST = "gefällt mir bisher am besten"
MIDDLES = "(all) => all.map((one) => { const b = one.getBoundingClientRect(); return b.top + b.height / 2; })"


def middles(parts: Locator) -> set[int]:
    return {round(one) for one in parts.evaluate_all(MIDDLES)}


def box(part: Locator) -> FloatRect:
    found = part.bounding_box()
    assert found is not None
    return found


def test_heads_days_and_lists_stand_in_line(open_window: OpenWindow) -> None:
    jana, phone = open_window(), open_window(Looks("phone"))
    enter(jana, JANA, "/tasks/board")
    expect(jana.locator(".tile").first).to_be_visible()
    assert len(middles(jana.locator(".lane-head h2"))) == 1
    choice = jana.get_by_role("combobox", name="Kunde")
    choice.click()
    popup, field = box(jana.locator(".popup")), box(choice)
    assert round(popup["x"]) == round(field["x"]) or (
        round(popup["x"] + popup["width"]) == round(field["x"] + field["width"])
    )
    begin_session(phone, JANA)
    phone.goto("/tasks/calendar")
    today = phone.locator(".month-day.is-today")
    expect(today).to_be_visible()
    days = phone.locator(".month-day:not(.is-other, .is-empty:not(.is-today)) h3 .num")
    assert len({round(box(one)["x"]) for one in days.all()}) == 1
    due = phone.locator(".month-day:not(.is-other):has(.due-entry)").first
    assert abs(middles(due.locator("h3 .num")).pop() - middles(due.locator(".due-entry b")).pop()) <= 2
    phone.goto("/tasks")
    row = phone.locator(".taskrow").first
    expect(row).to_be_visible()
    assert len(middles(row.locator("> .tag, .taskrow-when .state"))) == 1


def test_a_field_for_a_text_has_room_for_it(open_window: OpenWindow) -> None:
    _katrin, jana, _chat = open_task(open_window, mine=(AGREED,), theirs=(*REVIEWED, ACCEPT, {"t": "start"}))
    dialog = do(jana, "Aufgabe übergeben")
    text = dialog.get_by_role("textbox")
    line = text.evaluate("(one) => parseFloat(getComputedStyle(one).lineHeight)")
    assert box(text)["height"] >= 5 * line
    text.fill("\n".join("Zeile" for _ in range(9)))
    assert box(text)["height"] >= 9 * line


def test_of_several_decisions_one_has_the_filled_button(open_window: OpenWindow) -> None:
    katrin, jana = open_window(), open_window()
    begin_session(katrin, KATRIN)
    begin_session(jana, JANA)
    chat = create_task(katrin, "Flug nach Wien")
    act(katrin, chat, AGREED)
    act(jana, chat, {"t": "area", "area": "marketing"})
    katrin.goto("/")
    cards = katrin.get_by_role("region", name="Wartet auf Sie").get_by_role("article")
    expect(cards).to_have_count(2)
    first = cards.first.get_by_role("button").first.text_content()
    assert filled_buttons(katrin) == [first]
    katrin.locator("#ask").fill("Noch eine Aufgabe")
    assert filled_buttons(katrin) == ["Neue Aufgabe"]
    katrin.locator("#ask").fill("")
    act(katrin, chat, {"t": "agree", "number": 1})
    for title in ("Zug nach Graz", "Bahn nach Linz"):
        other = create_task(katrin, title)
        act(katrin, other, AGREED)
        act(jana, other, *REVIEWED, ACCEPT)
        act(katrin, other, {"t": "propose", "changes": {"budget": 360}})
    jana.goto("/")
    own = jana.get_by_role("region", name="Offene Entscheidungen").get_by_role("article")
    expect(own).to_have_count(2)
    assert filled_buttons(jana) == [own.first.get_by_role("button").first.text_content()]


def test_in_a_chat_the_card_that_is_asked_for_has_it(open_window: OpenWindow) -> None:
    katrin, jana, chat = open_task(open_window, mine=(AGREED,), theirs=(*REVIEWED, ACCEPT))
    asks = {"t": "approval_ask", "kind": "double_rate", "text": "Am Samstag"}
    act(jana, chat, asks, {"t": "propose", "changes": {"budget": 300}})
    cards = katrin.get_by_role("log").locator(".decision--open")
    expect(cards).to_have_count(2)
    assert filled_buttons(katrin) == ["5:00 einplanen"]


def test_people_and_scarce_budgets_are_rows_that_lead_there(open_window: OpenWindow) -> None:
    katrin, jana = open_window(), open_window()
    enter(katrin, KATRIN)
    team = katrin.get_by_role("complementary", name="Ihre Assistenz")
    row = team.get_by_role("listitem").first
    row.click(position={"x": box(row)["width"] / 2, "y": 4})
    katrin.wait_for_url("**/chats/*")
    enter(jana, JANA)
    scarce = jana.get_by_role("region", name="Zeit wird knapp")
    link = scarce.get_by_role("link").first
    expect(link).to_have_accessible_name(
        "Angebote nachfassen 92 Prozent des Budgets verbraucht noch 5 Min. von 1 Std."
    )
    link.click(position={"x": 4, "y": box(link)["height"] - 4})
    jana.wait_for_url("**/chats/*")


def test_a_toast_covers_no_row_and_menus_show_no_keys_to_fingers(open_window: OpenWindow) -> None:
    phone = open_window(Looks("phone"))
    enter(phone, KATRIN)
    keep_toasts(phone)
    phone.get_by_role("region", name="Wartet auf Sie").get_by_role("button", name="Frist annehmen").click()
    toast = phone.locator(".toast")
    expect(toast).to_be_in_viewport(ratio=1)
    assert foot(phone.locator("main.page")) <= box(toast)["y"]
    assert foot(toast) <= box(phone.locator(".tabbar"))["y"]
    enter_chat(phone, KATRIN, HOTELS)
    open_menu(phone)
    assert phone.locator("[role=menu] kbd").count() > 0
    expect(phone.locator("[role=menu] kbd").first).to_be_hidden()
    desktop = open_window()
    enter_chat(desktop, JANA, HOTELS)
    open_menu(desktop)
    expect(desktop.locator("[role=menu] kbd").first).to_be_visible()
    settle(desktop)
    assert findings(desktop) == []
    desktop.keyboard.press("Escape")
    keep_toasts(desktop)
    choose(desktop, bubble(desktop, LAST), "Link kopieren")
    expect(desktop.locator(".toast")).to_have_text("Link kopiert")


@pytest.mark.parametrize("width", [768, 1280, 1720])
def test_what_a_toast_would_lie_on_ends_above_it(open_window: OpenWindow, width: int) -> None:
    page = open_window()
    page.set_viewport_size({"width": width, "height": 800})
    enter(page, KATRIN)
    keep_toasts(page)
    toast = page.locator(".toast")
    page.get_by_role("region", name="Wartet auf Sie").get_by_role("button", name="Frist annehmen").click()
    expect(toast).to_be_in_viewport(ratio=1)
    assert foot(page.locator("main.page")) <= box(toast)["y"]
    end_toasts(page)
    expect(toast).to_have_count(0)
    assert foot(page.locator("main.page")) == foot(page.locator(".rail"))
    open_chat(page, HOTELS)
    keep_toasts(page)
    choose(page, bubble(page, LAST), "Link kopieren")
    expect(toast).to_be_in_viewport(ratio=1)
    assert foot(page.locator(".pane-list .scroll")) <= box(toast)["y"]


def foot(part: Locator) -> float:
    found = box(part)
    return found["y"] + found["height"]


def open_menu(page: Page) -> None:
    walk_to(page, LAST)
    page.keyboard.press("Enter")
    expect(page.get_by_role("menu")).to_be_visible()
