"""The list of chats as an inbox: the last event in words, what is unread, whose turn it is, finished ones folded."""

import re
from functools import partial

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import REVIEWED, act, call
from tests.browser.support.tasks import ACCEPT, AGREED, HAND_OVER, clean, open_task

pytestmark = pytest.mark.browser


def count(row: Locator) -> Locator:
    return row.locator(".count > span[aria-hidden]")


def test_the_list_tells_what_happened_and_whose_turn_it_is(open_window: OpenWindow) -> None:
    katrin, jana, chat = open_task(open_window)
    for page in (katrin, jana):
        page.goto("/chats")
    hers, janas = (page.locator(f".chatrow[href$='{chat}']") for page in (katrin, jana))
    expect(janas).to_contain_text("Du bist dran")
    by_katrin, by_jana = partial(act, katrin, chat), partial(act, jana, chat)
    by_katrin(AGREED)
    by_jana(*REVIEWED, ACCEPT)
    expect(hers).to_contain_text("Jana hat die Aufgabe angenommen")
    expect(count(hers)).to_have_count(0)
    expect(hers.get_by_role("img", name="Jana Lindner")).to_be_visible()
    by_jana(HAND_OVER)
    expect(hers).to_contain_text("Sie sind dran")
    expect(hers).to_contain_text("hat die Aufgabe übergeben: „Hier die Tabelle“")
    expect(count(hers)).to_have_text("1")
    unread = call(katrin)[0]["chats"]
    total = sum(one.get("unread", 0) for one in unread)
    expect(katrin).to_have_title(f"({total}) Feierabend")
    expect(katrin.locator(".rail-i[aria-current] .count > span[aria-hidden]")).to_have_text(str(total))
    clean(katrin)
    hers.click()
    expect(count(hers)).to_have_count(0)
    by_katrin({"t": "done"})
    expect(janas).to_have_count(0)
    fold = jana.get_by_role("button", name=re.compile(r"Erledigt \(\d+\)"))
    clean(jana)
    fold.click()
    expect(janas).to_contain_text("hat die Aufgabe als erledigt bestätigt")
    jana.locator("#chat-search").fill("Hotels in")
    expect(janas).to_be_visible()
