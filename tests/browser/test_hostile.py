"""Texts and names that want to harm: nothing of them runs, and nothing breaks the page."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenWindow
from tests.browser.support.people import (
    HOTELS,
    JANA,
    KATRIN,
    Looks,
    bubble,
    enter,
    enter_chat,
    open_chat,
    send_many,
)

pytestmark = pytest.mark.browser

EVIL = [
    "<script>hit(1)</script>",
    "<img src=x onerror=hit(2)>",
    "<svg/onload=hit(3)>",
    "<iframe srcdoc='<script>parent.hit(4)</script>'></iframe>",
    "[klick](javascript:hit(5))",
    "[klick](JaVaScRiPt:hit(6))",
    "[klick](java&#x73;cript:hit(7))",
    "[klick](data:text/html,<script>hit(8)</script>)",
    "![bild](https://evil.example/pixel.png)",
    '[a](https://a.example/"onmouseover="hit(9))',
    "<https://a.example/onmouseover=hit(10)>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hit(11)&gt;">',
    "`<img src=x onerror=hit(12)>`",
    "```a onload=hit(13)\n<script>hit(14)</script>\n```",
    '<form action="javascript:hit(15)"><button>x',
    "<style>*{display:none}</style>",
    '<a href="https://evil.example" target=_top style="position:fixed;inset:0">x</a>',
    "&lt;script&gt;hit(16)&lt;/script&gt;",
    "> <details open ontoggle=hit(17)>",
    "1. <video><source onerror=hit(18)></video>",
]

ELEMENTS = "script, img, svg, iframe, style, form, button, video, math, table, [style], [onerror], [onload]"


def test_nothing_in_a_message_runs(open_window: OpenWindow) -> None:
    katrin, jana = open_window(Looks(kept="context")), open_window()
    katrin.add_init_script("window.hits = []; window.hit = (n) => window.hits.push(n)")
    asked: list[str] = []
    katrin.on("request", lambda request: asked.append(request.url))
    enter(katrin, KATRIN)
    enter_chat(jana, JANA, HOTELS)
    open_chat(katrin, HOTELS)
    send_many(jana, [*EVIL, "Ende der Prüfung"])
    expect(bubble(katrin, "Ende der Prüfung")).to_be_visible()
    inside = katrin.get_by_role("log").locator(".bubble")
    expect(inside.locator(ELEMENTS)).to_have_count(0)
    for link in inside.locator("a[href]:not(.quote)").all():
        assert (link.get_attribute("href") or "").startswith(("http://", "https://", "mailto:", "tel:"))
        assert link.get_attribute("rel") == "noopener noreferrer nofollow"
    assert katrin.evaluate("window.hits") == []
    assert not [url for url in asked if "evil.example" in url]


def test_long_and_right_to_left_texts_stay_inside(open_window: OpenWindow) -> None:
    page = open_window(Looks("phone"))
    enter_chat(page, JANA, HOTELS)
    texts = [
        "x" * 8_000,
        "שלום **עולם** " * 40,
        "a\u202eb\u202ec",
        "https://a.example/" + "lang/" * 300,
        "W" * 60,
    ]
    send_many(page, [*texts, "Ende der Längen"])
    expect(bubble(page, "Ende der Längen")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    edges = "[...document.querySelectorAll('.bubble')].map((one) => one.getBoundingClientRect().right)"
    assert max(page.evaluate(edges)) <= 360


def test_storage_that_is_forbidden_costs_only_memory(open_window: OpenWindow) -> None:
    page = open_window(Looks(kept="context"))
    page.add_init_script(
        "const no = () => { throw new DOMException('no', 'SecurityError') };"
        "Object.defineProperty(window, 'localStorage', { get: no });"
        "indexedDB.open = no"
    )
    enter_chat(page, KATRIN, HOTELS)
    page.locator("#composer").fill("Ohne Speicher")
    page.locator("#composer").press("Enter")
    expect(bubble(page, "Ohne Speicher")).to_have_count(1)
    expect(page.locator(".pending")).to_have_count(0)


def test_a_clock_that_is_wrong_by_days_does_not_matter(open_window: OpenWindow) -> None:
    page = open_window(Looks(kept="context"))
    page.add_init_script("const now = Date.now; Date.now = () => now() + 5 * 86400000")
    enter_chat(page, KATRIN, HOTELS)
    page.locator("#composer").fill("Meine Uhr geht vor")
    page.locator("#composer").press("Enter")
    expect(bubble(page, "Meine Uhr geht vor")).to_have_count(1)
    expect(page.locator(".pending, .failed")).to_have_count(0)
    expect(page.get_by_role("log").locator(".day").last).to_have_text("Freitag, 20. November")
