"""What was written stays: in messages, quotes, rows and tag hits, and when it is copied (SPEC 4, docs/markdown.md)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    Looks,
    bubble,
    choose,
    enter,
    enter_chat,
    open_chat,
    send_many,
)

pytestmark = pytest.mark.browser

WRITTEN = [
    "24. Dezember: Büro zu\n31. Dezember: Büro zu",
    "\\\\nas01\\freigabe\\_neu und C:\\_neu",
    "5*3*2 = 30, 3*4*5 cm",
    "> 50 % der Gäste",
    "rechnung_2026_final.pdf",
]
MARKED = "Bitte **bis Freitag**:\n1. Köln\n2. `Bonn`\n\nwww.beispiel.de/pfad, ftp://x"


def test_what_was_written_stays(open_window: OpenWindow) -> None:
    jana, katrin = open_window(Looks(kept="context")), open_window()
    jana.context.grant_permissions(["clipboard-read", "clipboard-write"])
    enter_chat(jana, JANA, HOTELS)
    send_many(jana, [*WRITTEN, MARKED])
    expect(bubble(jana, "www.beispiel.de")).to_be_visible()
    for text in WRITTEN:
        assert text in bubble(jana, text.split("\n")[-1]).all_inner_texts()
    expect(bubble(jana, "www.beispiel.de").locator("a")).to_have_attribute(
        "href", "https://www.beispiel.de/pfad"
    )
    expect(bubble(jana, "www.beispiel.de").locator("li")).to_have_text(["1. Köln", "2. Bonn"])
    before = "(items) => items.map((one) => getComputedStyle(one, '::before').content)"
    assert bubble(jana, "www.beispiel.de").locator("li").evaluate_all(before) == ["none", "none"]
    assert [copied(jana, one.split("\n")[-1], one.split("\n")[-1]) for one in WRITTEN] == WRITTEN
    assert copied(jana, "www.beispiel.de", "www.beispiel.de") == MARKED
    both = copied(jana, "rechnung_2026", "www.beispiel.de")
    assert "rechnung_2026_final.pdf\n" in both
    assert both.endswith(MARKED)
    jana.locator("#composer").fill("5*3*2 und www.beispiel.de")
    expect(jana.get_by_role("button", name="Vorschau")).to_have_count(0)
    jana.locator("#composer").fill("**fett** und 5*3*2")
    jana.get_by_role("button", name="Vorschau").click()
    expect(jana.get_by_role("region", name="Vorschau")).to_have_text("fett und 5*3*2")
    enter(katrin, KATRIN)
    open_chat(katrin, HOTELS)
    choose(katrin, bubble(katrin, "rechnung_2026"), "Antworten")
    expect(katrin.locator(".replying")).to_contain_text("rechnung_2026_final.pdf")
    katrin.locator("#composer").fill("\\\\nas_1\\_alt")
    katrin.locator("#composer").press("Control+Enter")
    answer = bubble(jana, "nas_1")
    expect(answer.locator(".quote-text")).to_have_text("rechnung_2026_final.pdf")
    expect(jana.locator(".chatrow", has_text=HOTELS)).to_contain_text("\\\\nas_1\\_alt")


def copied(page: Page, first: str, last: str) -> str:
    """What is on the clipboard after selecting from one message to another and pressing the keys."""
    begin, end = bubble(page, first).locator("[data-written]"), bubble(page, last).locator("[data-written]")
    begin.evaluate("(one) => getSelection().selectAllChildren(one)")
    end.evaluate("(one) => getSelection().extend(one, one.childNodes.length)")
    page.keyboard.press("Control+C")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text
