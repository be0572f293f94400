"""Tasks side by side: list, board and calendar, one's own time, and the timer that is always in sight."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.looks.test_looks import SHIFTS, findings, findings_in_both, settle
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    MILAN,
    REVIEWED,
    Looks,
    Size,
    act,
    at,
    begin_session,
    call,
    create_task,
    enter,
    later,
    move_clock,
    open_chat,
    pick,
)
from tests.browser.support.tasks import ACCEPT, AGREED, HAND_OVER

pytestmark = pytest.mark.browser

MONDAY = "2026-11-23T08:06:00"
LANES = ["In Prüfung", "Akzeptiert", "In Bearbeitung", "Übergeben", "Erledigt"]
PATHS = ("/", "/tasks", "/tasks/board", "/tasks/calendar")


@pytest.fixture
def now() -> str:
    return MONDAY


def someone(open_window: OpenWindow, name: str, path: str = "/") -> Page:
    page = open_window()
    enter(page, name, path)
    return page


def new_task(katrin: Page) -> tuple[str, str]:
    """A task of Katrin's, and its title; it is wanted by the next day but one."""
    title = "Übersicht über alles"
    chat = create_task(katrin, title)
    act(katrin, chat, {"t": "edit", "deadline": {"at": at("25T12:00")}, "budget": 60})
    return chat, title


def listed(page: Page) -> list[dict[str, Any]]:
    """What the server says, in its order."""
    tasks: list[dict[str, Any]] = call(page, {"t": "task.list"})[1]["tasks"]
    return tasks


def lane(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def test_the_list_says_first_what_needs_attention_and_why(open_window: OpenWindow) -> None:
    jana = someone(open_window, JANA, path="/tasks")
    rows = jana.locator(".taskrow")
    expect(rows).to_have_count(len(listed(jana)))
    assert jana.locator(".taskrow .row-title").all_inner_texts() == [one["title"] for one in listed(jana)]
    expect(rows.nth(0)).to_contain_text("Reaktion überfällig")
    expect(rows.nth(0)).to_contain_text("Du bist dran: antworten")
    late = jana.locator(".taskrow", has_text="Angebote nachfassen")
    expect(late).to_contain_text("Frist überschritten")
    expect(late).to_contain_text(re.compile(r"5\d\sMin\. von 1\sStd\."))
    expect(jana.locator(".taskrow", has_text=HOTELS)).to_contain_text("Budget fast verbraucht")


def test_the_list_is_narrowed_by_stage_and_customer_and_shows_done_ones_on_demand(
    open_window: OpenWindow,
) -> None:
    jana = someone(open_window, JANA, path="/tasks")
    stages = jana.get_by_role("group", name="Welche Aufgaben?")
    titles = jana.locator(".taskrow .row-title")
    expect(jana.get_by_text("Etiketten")).to_have_count(0)
    stages.get_by_role("button", name="Übergeben").click()
    expect(titles).to_have_text(["Stellenanzeige für die Werkstatt"])
    pick(jana.get_by_label("Kunde", exact=True), "Ostermann Lichtplanung")
    expect(jana.get_by_text("Hier ist gerade nichts zu tun")).to_be_visible()
    pick(jana.get_by_label("Kunde", exact=True), "Alle Kunden")
    stages.get_by_role("button", name="Erledigt").click()
    expect(titles.filter(has_text="Etiketten: drei Druckangebote")).to_have_count(1)
    titles.filter(has_text="Etiketten").click()
    expect(jana.get_by_role("heading", name="Etiketten: drei Druckangebote")).to_be_visible()


def test_a_card_moves_over_the_board_while_others_act(open_window: OpenWindow) -> None:
    katrin, jana, other = (open_window() for _ in range(3))
    begin_session(katrin, KATRIN)
    enter(jana, JANA, "/tasks/board")
    begin_session(other, JANA)
    expect(lane(jana, "In Bearbeitung").get_by_text(HOTELS)).to_be_visible()
    chat, title = new_task(katrin)
    expect(lane(jana, "In Prüfung").get_by_text(title)).to_be_visible()
    steps: list[tuple[Page, list[Mapping[str, object]], str]] = [
        (other, [*REVIEWED, {"t": "accept"}], "Akzeptiert"),
        (other, [{"t": "start"}], "In Bearbeitung"),
        (other, [{"t": "hand_over", "kind": "result", "text": "Fertig"}], "Übergeben"),
        (
            katrin,
            [{"t": "return", "deadline": {"at": at("30T12:00")}, "note": "Noch nicht"}],
            "In Bearbeitung",
        ),
        (other, [{"t": "hand_over", "kind": "result", "text": "Jetzt"}], "Übergeben"),
        (katrin, [{"t": "done"}], "Erledigt"),
    ]
    for who, acts, stage in steps:
        act(who, chat, *acts)
        expect(lane(jana, stage).get_by_text(title)).to_be_visible()
        expect(jana.locator(".tile", has_text=title)).to_have_count(1)


def test_the_board_is_true_again_after_the_line_was_cut(open_window: OpenWindow) -> None:
    katrin, jana, other = (open_window() for _ in range(3))
    begin_session(katrin, KATRIN)
    begin_session(other, JANA)
    chat, title = new_task(katrin)
    enter(jana, JANA, "/tasks/board")
    expect(lane(jana, "In Prüfung").get_by_text(title)).to_be_visible()
    jana.context.set_offline(True)
    act(other, chat, *REVIEWED, {"t": "accept"})
    expect(lane(jana, "In Prüfung").get_by_text(title)).to_be_visible()
    jana.context.set_offline(False)
    expect(lane(jana, "Akzeptiert").get_by_text(title)).to_be_visible()


def test_arrow_keys_go_from_card_to_card(open_window: OpenWindow) -> None:
    jana = someone(open_window, JANA)
    jana.keyboard.press("4")
    expect(jana.get_by_role("link", name="Tafel")).to_have_attribute("aria-current", "page")
    expect(jana.locator(".tile").first).to_be_visible()
    jana.get_by_role("region", name="Aufgaben nach Status").focus()
    columns = [lane(jana, name).locator(".tile") for name in LANES]
    filled = [column for column in columns if column.count() > 0]
    jana.keyboard.press("ArrowRight")
    expect(filled[0].nth(0)).to_be_focused()
    jana.keyboard.press("ArrowDown")
    expect(filled[0].nth(1)).to_be_focused()
    row = 1
    for column in filled[1:]:
        jana.keyboard.press("ArrowRight")
        row = min(row, column.count() - 1)
        expect(column.nth(row)).to_be_focused()
    for key in ("ArrowRight", "ArrowUp"):
        jana.keyboard.press(key)
        expect(filled[-1].nth(row)).to_be_focused()
    jana.keyboard.press("Enter")
    expect(jana.get_by_role("log")).to_be_visible()


def test_the_calendar_shows_deadlines_holidays_and_other_months(open_window: OpenWindow) -> None:
    jana = someone(open_window, JANA)
    jana.keyboard.press("5")
    expect(jana.get_by_role("heading", name="November 2026")).to_be_visible()
    expect(jana.locator('.month-day[aria-current="date"]')).to_contain_text("Montag, 23. November")
    friday = jana.locator(".month-day", has_text="Freitag, 20. November")
    expect(friday.get_by_role("link", name="Angebote nachfassen")).to_contain_text("Frist überschritten")
    handed = jana.locator(".month-day", has_text="Dienstag, 24. November").get_by_role(
        "link", name="Stellenanzeige"
    )
    expect(handed).to_contain_text("Übergeben")
    jana.get_by_role("button", name="Nächster Monat").click()
    expect(jana.get_by_role("heading", name="Dezember 2026")).to_be_visible()
    expect(jana).to_have_url(re.compile("/tasks/calendar/2026-12$"))
    christmas = jana.locator(".month-day", has_text="Freitag, 25. Dezember")
    expect(christmas).to_contain_text("Erster Weihnachtstag")
    expect(christmas).to_have_class("month-day is-free is-empty")
    expect(jana.locator(".month-day", has_text="Freitag, 1. Januar 2027")).to_contain_text("Neujahr")
    jana.keyboard.press("PageUp")
    jana.keyboard.press("PageUp")
    expect(jana.get_by_role("heading", name="Oktober 2026")).to_be_visible()
    expect(jana.get_by_text("In diesem Monat steht keine Frist an.")).to_be_visible()
    jana.get_by_role("button", name="Dieser Monat").click()
    expect(jana.get_by_role("heading", name="November 2026")).to_be_visible()


@pytest.mark.parametrize(("size", "hour"), [("phone", 10), ("desktop", 11)])
def test_the_timer_is_in_sight_everywhere_and_my_time_adds_up(
    open_window: OpenWindow, size: Size, hour: int
) -> None:
    jana = open_window(Looks(size, kept="nothing"))
    jana.clock.install()
    move_clock(jana, f"2026-11-23T{hour}:00:00")
    enter(jana, JANA)
    mine = jana.get_by_role("region", name="Meine Zeit heute")
    so_far = minutes(mine.locator(".mytime-sum"))
    mine.get_by_role("button", name=f"Zeit starten: {HOTELS}").click()
    pill = jana.locator(".timer:visible")
    expect(pill).to_contain_text("0:00")
    before = pill.bounding_box()
    jana.clock.fast_forward(725_000)
    expect(pill).to_contain_text("0:12")
    assert pill.bounding_box() == before
    expect(mine.locator(".mytime-sum")).to_have_text(f"0:{so_far + 12}")
    move_clock(jana, f"2026-11-23T{hour}:12:05")
    for path in ("/chats", "/tasks", "/tasks/board", "/tasks/calendar", "/settings"):
        jana.goto(path)
        expect(pill).to_contain_text(HOTELS)
        expect(pill).to_be_in_viewport()
    jana.goto("/tasks/board")
    expect(jana.locator(".tile", has_text=HOTELS)).to_contain_text("läuft, 0:12")
    pill.get_by_role("link").click()
    expect(jana.get_by_role("log")).to_be_visible()
    expect(pill).to_be_in_viewport()
    pill.get_by_role("button", name="Zeit anhalten").click()
    expect(pill).to_have_count(0)
    jana.goto("/")
    expect(mine.get_by_role("button", name=f"Zeit starten: {HOTELS}")).to_be_visible()
    assert minutes(mine.locator(".mytime-sum")) == so_far + 12


def minutes(shown: Locator) -> int:
    hours, rest = shown.inner_text().split(":")
    return int(hours) * 60 + int(rest)


def test_a_timer_started_elsewhere_appears_and_a_second_one_takes_its_place(open_window: OpenWindow) -> None:
    jana, other = open_window(), open_window()
    for page in (jana, other):
        enter(page, JANA)
    hotels = next(one["chat"] for one in listed(other) if one["title"] == HOTELS)
    act(other, hotels, {"t": "timer_start"})
    pill = jana.get_by_role("timer", name="Zeit läuft")
    expect(pill).to_contain_text(HOTELS)
    jana.get_by_role("button", name="Zeit starten: Angebote nachfassen").click()
    expect(pill).to_contain_text("Angebote nachfassen")
    expect(other.get_by_role("timer", name="Zeit läuft")).to_contain_text("Angebote nachfassen")
    pill.get_by_role("button").click()
    expect(pill).to_have_count(0)


def test_my_day_names_who_waits_until_when(open_window: OpenWindow) -> None:
    jana, katrin = open_window(), open_window()
    move_clock(jana, "2026-11-23T11:30:00")
    enter(jana, JANA)
    begin_session(katrin, KATRIN)
    due = jana.get_by_role("region", name="Antworten fällig")
    groups = due.locator(".due-group")
    expect(groups.nth(0)).to_contain_text("überfällig seit Fr., 20. Nov.", use_inner_text=True)
    expect(groups.nth(1)).to_contain_text("in 30 Min.")
    expect(groups.nth(1)).to_contain_text(f"{KATRIN}: „Das sieht gut aus! Der Rheinauhof")
    _, title = new_task(katrin)
    fresh = due.locator(".due", has_text=title)
    expect(fresh).to_contain_text("Prüfen")
    expect(due.locator(".due-group", has_text=title)).to_contain_text("18:00")
    milan = open_window()
    enter(milan, MILAN)
    team = milan.get_by_role("region", name="Im Team fällig")
    expect(team.locator(".due", has_text=title)).to_contain_text("Jana")
    expect(milan.get_by_role("region", name="Antworten fällig")).to_have_count(0)
    week = jana.get_by_role("region", name="Fristen der Woche")
    expect(
        week.get_by_role("listitem").filter(has_text="Mi. 25.").get_by_role("link", name=title)
    ).to_be_visible()
    open_ones = jana.get_by_role("region", name="Offene Entscheidungen")
    expect(open_ones).to_contain_text("Kunde ist dran: Vorschlag beantworten")
    expect(jana.get_by_role("region", name="Zeit wird knapp")).to_contain_text(
        re.compile(r"noch\s[1-5]\sMin\.")
    )
    fresh.click()
    jana.locator("#composer").fill("Ist angekommen")
    jana.locator("#composer").press("Enter")
    jana.get_by_role("link", name="Heute").click()
    expect(jana.locator("main.page")).to_be_visible()
    expect(due.locator(".due", has_text=title)).to_have_count(0)


def test_customers_have_their_own_tasks_and_no_timer(open_window: OpenWindow) -> None:
    katrin = someone(open_window, KATRIN)
    waits = katrin.get_by_role("region", name="Wartet auf Sie")
    expect(waits).to_contain_text("Messestand: Angebote von drei Standbauern")
    expect(waits).to_contain_text(re.compile("Andere Frist: .* → .*, Milan Vogt"))
    expect(katrin.get_by_role("region", name="In unseren Händen")).to_contain_text(HOTELS)
    expect(
        katrin.get_by_role("navigation", name="Hauptbereiche").get_by_role("link", name="Aufgaben")
    ).to_contain_text("1")
    katrin.goto("/tasks/board")
    expect(lane(katrin, "In Bearbeitung").get_by_text(HOTELS)).to_be_visible()
    for foreign in ("Angebote nachfassen", "Wieland", "Ostermann Lichtplanung", "Zeit läuft"):
        expect(katrin.get_by_text(foreign)).to_have_count(0)
    katrin.goto("/tasks")
    expect(katrin.locator(".taskrow", has_text="Messestand")).to_contain_text("Sie sind dran")
    katrin.goto("/tasks/calendar")
    expect(katrin.get_by_role("link", name="Messestand")).to_be_visible()


@pytest.mark.parametrize(
    ("size", "name"),
    [
        ("phone", JANA),
        ("tablet", KATRIN),
        ("desktop", JANA),
        later("phone", KATRIN),
        later("tablet", JANA),
        later("desktop", KATRIN),
    ],
)
def test_overviews_are_open_to_everybody_and_fit(open_window: OpenWindow, size: Size, name: str) -> None:
    page = open_window(Looks(size, kept="context"))
    page.add_init_script(SHIFTS)
    begin_session(page, name)
    for path in PATHS:
        page.goto(path)
        expect(page.locator(".cols, .taskrow, .tile, .month").first).to_be_visible()
        assert findings_in_both(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.evaluate("window.shifted") < 0.01, path


def test_overviews_in_the_evening(open_window: OpenWindow) -> None:
    jana = someone(open_window, JANA)
    move_clock(jana, "2026-11-23T21:00:00")
    expect(jana.locator("html")).to_have_attribute("data-theme", "evening")
    move_clock(jana, "2026-11-27T21:00:00")
    week = jana.get_by_role("region", name="Fristen der Woche")
    expect(week.get_by_role("listitem").first).to_contain_text("Mo. 30.")
    for path in PATHS:
        jana.goto(path)
        expect(jana.locator(".cols, .taskrow, .tile, .month").first).to_be_visible()
        settle(jana)
        assert findings(jana) == [], path


def test_the_keys_are_written_down_and_letters_in_a_field_are_letters(open_window: OpenWindow) -> None:
    jana = someone(open_window, JANA)
    jana.keyboard.press("?")
    expect(jana.get_by_role("dialog")).to_contain_text("Start, Chats, Aufgaben, Tafel, Kalender")
    jana.keyboard.press("Escape")
    expect(jana.get_by_role("dialog")).to_have_count(0)
    jana.keyboard.press("3")
    expect(jana.get_by_role("heading", name="Aufgaben", exact=True)).to_be_visible()
    open_chat(jana, HOTELS)
    jana.locator("#composer").press_sequentially("12345")
    expect(jana.locator("#composer")).to_have_value("12345")


def test_decisions_are_answered_where_they_are_seen(open_window: OpenWindow) -> None:
    katrin, jana = open_window(), open_window()
    begin_session(katrin, KATRIN)
    begin_session(jana, JANA)
    chat = create_task(katrin, "Flug nach Wien")
    act(katrin, chat, AGREED)
    act(jana, chat, {"t": "area", "area": "marketing"})
    katrin.goto("/")
    waits = katrin.get_by_role("region", name="Wartet auf Sie")
    rate = waits.get_by_role("article", name="Flug nach Wien: Mehr Zeit: 4:00 → 5:12, Jana Lindner")
    expect(rate).to_contain_text("Für 4:00 Arbeit brauche ich 5:12 von Ihrem Konto.")
    expect(rate.get_by_role("button")).to_have_text(["5:12 einplanen", "Bei 4:00 bleiben"])
    assert findings(katrin) == []
    assert katrin.locator("main section").first.get_attribute("aria-labelledby") == "s-turn"
    expect(katrin.locator("[aria-labelledby=t-new]").get_by_text("Flug nach Wien")).to_have_count(0)
    rate.get_by_role("button", name="5:12 einplanen").click()
    expect(rate).to_have_count(0)
    expect(katrin.locator(".toast")).to_contain_text("„Flug nach Wien“: Sie haben dem Vorschlag zugestimmt")
    expect(katrin.get_by_role("region", name="In unseren Händen")).to_contain_text("Flug nach Wien")
    act(jana, chat, *REVIEWED[1:], ACCEPT, HAND_OVER)
    handed = waits.get_by_role("article", name="Flug nach Wien: Ergebnis übergeben")
    expect(handed).to_contain_text("Hier die Tabelle")
    handed.get_by_role("button", name="Noch nicht fertig").click()
    dialog = katrin.get_by_role("dialog")
    dialog.get_by_label("Was fehlt noch?").fill("Der Rückflug")
    dialog.get_by_role("button", name="Aufgabe zurückgeben").click()
    expect(handed).to_have_count(0)
    act(katrin, chat, {"t": "propose", "changes": {"budget": 360}})
    jana.goto("/")
    own = jana.get_by_role("region", name="Offene Entscheidungen").get_by_role("article", name="Mehr Zeit")
    own.click(position={"x": 300, "y": 20})  # beside its buttons the card is a link
    expect(jana).to_have_url(re.compile(f"/chats/{chat}"))
    jana.go_back()
    own.get_by_role("button", name="6:00 einplanen").click()
    expect(own).to_have_count(0)
