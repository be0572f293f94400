"""What people do in front of the screen."""

from datetime import datetime
from typing import Any, Literal, NamedTuple, cast, get_args

from playwright.sync_api import Locator, Page, ViewportSize, expect

from chat_server.web.site import COOKIE
from protocol.tasks import Question

Size = Literal["phone", "tablet", "desktop", "wide"]

SIZES: dict[Size, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "tablet": {"width": 768, "height": 1024},
    "desktop": {"width": 1280, "height": 800},
    "wide": {"width": 1720, "height": 1000},
}

KATRIN = "Katrin Ostermann"
JANA = "Jana Lindner"
MILAN = "Milan Vogt"
SABINE = "Sabine Krall"
HOTELS = "Drei Tagungshotels in Köln vergleichen"


class Looks(NamedTuple):
    """How a window looks."""

    size: Size = "desktop"
    scheme: Literal["light", "dark"] = "light"
    bypass_csp: bool = False
    """Only to run a script of ours in the page."""
    zoomed: bool = False
    """By 200 %: the page has half the room."""


def sign_in(page: Page, name: str) -> None:
    """Through the door by the button of the demo, with a session of its own."""
    page.goto("/")
    page.locator(".demo-login", has_text=name).click()
    expect(page.locator("main.page")).to_be_visible()


_sessions: dict[tuple[str, str], str] = {}
"""Tokens by server and name: hashing a password for each window would take most of the tests' time."""


def enter(page: Page, name: str) -> None:
    """To the start, with the session that all windows of this person share that come this way."""
    door = page.context.request.get("/api/door")
    origin = door.url.removesuffix("/api/door")
    session = (origin, name)
    if session in _sessions:
        page.context.add_cookies([{"name": COOKIE, "url": origin, "value": _sessions[session]}])
    if not page.context.request.get("/api/me").ok:
        login = next(one for one in door.json()["demo"] if one["name"] == name)
        _sessions[session] = _begin_session(page, origin, login)
    page.goto("/")
    expect(page.locator("main.page")).to_be_visible()


def _begin_session(page: Page, origin: str, login: dict[str, str]) -> str:
    credentials = {"email": login["email"], "password": login["password"]}
    answer = page.context.request.post("/api/sign-in", data=credentials, headers={"Origin": origin})
    assert answer.ok, answer.text()
    return next(one["value"] for one in page.context.cookies() if one["name"] == COOKIE)


def open_chat(page: Page, title: str) -> None:
    page.goto("/chats")
    page.locator(".chatrow", has_text=title).first.click()
    expect(page.get_by_role("log")).to_be_visible()


def write(page: Page, text: str) -> None:
    page.locator("#composer").fill(text)
    page.locator("#composer").press("Enter")


def bubble(page: Page, text: str) -> Locator:
    return page.get_by_role("log").locator(".bubble", has_text=text)


def choose(page: Page, message: Locator, action: str) -> None:
    """Open the menu of a message and take an entry."""
    line = message.locator("xpath=ancestor::*[@data-seq][1]")
    line.hover()
    line.locator(".tools button").click()
    page.get_by_role("menuitem", name=action).click()


SEND_MANY = """([chat, texts]) => new Promise((resolve, reject) => {
    const socket = new WebSocket(location.origin.replace("http", "ws") + "/ws", ["feierabend.1.json"]);
    let open = texts.length;
    const day = () => new Date(window.now).toISOString().slice(0, 10).replaceAll("-", "");
    const say = (frame) => socket.send(JSON.stringify(frame));
    socket.onopen = () => say({ t: "hello", id: 0, level: 1 });
    socket.onclose = ({ code }) => reject(new Error(`closed ${code}`));
    socket.onmessage = async ({ data }) => {
        const frame = JSON.parse(typeof data === "string" ? data : await data.text());
        if (frame.t === "error") reject(new Error(frame.message));
        if (frame.t !== "ok") return;
        if (frame.id === 0) {
            window.now = frame.result.now;
            const key = () => `${day()}-${crypto.randomUUID()}`;
            texts.forEach((text, i) => say({ t: "message.send", id: i + 1, key: key(), chat, text }));
        } else if (--open === 0) { socket.onclose = null; socket.close(); resolve(null); }
    };
})"""


def send_many(page: Page, texts: list[str]) -> None:
    """Write many messages into the open chat at once, past the composer."""
    chat = page.url.rsplit("/", 1)[1]
    page.evaluate(SEND_MANY, [chat, texts])


CALL = """(commands) => new Promise((resolve, reject) => {
    const socket = new WebSocket(location.origin.replace("http", "ws") + "/ws", ["feierabend.1.json"]);
    const results = [];
    const say = (frame) => socket.send(JSON.stringify(frame));
    socket.onopen = () => say({ t: "hello", id: 0, level: 1 });
    socket.onclose = ({ code }) => reject(new Error(`closed ${code}`));
    socket.onmessage = async ({ data }) => {
        const frame = JSON.parse(typeof data === "string" ? data : await data.text());
        if (frame.t === "error") reject(new Error(`${frame.message} (${frame.detail})`));
        if (frame.t !== "ok") return;
        results.push(frame.result);
        const next = commands[results.length - 1];
        if (next === undefined) { socket.onclose = null; socket.close(); resolve(results); return; }
        const day = new Date(results[0].now).toISOString().slice(0, 10).replaceAll("-", "");
        const key = next.t === "task.get" ? {} : { key: `${day}-${crypto.randomUUID()}` };
        say({ ...next, ...key, id: results.length });
    };
})"""


def call(page: Page, *commands: dict[str, object]) -> list[Any]:
    """What the server answers to hello and these commands, past the screen, one after the other."""
    return cast(list[Any], page.evaluate(CALL, list(commands)))


def create_task(page: Page, title: str) -> str:
    """A task of the customer's own account; its chat."""
    account = call(page)[0]["me"]["person"]["account"]
    made = call(page, {"t": "chat.create_task", "account": account, "title": title})
    return str(made[1]["chat"]["id"])


def act(page: Page, chat: str, *acts: dict[str, object]) -> None:
    """Do something to a task, past the screen. In quiet hours at once."""
    commands: list[dict[str, object]] = [
        {"t": "task.act", "chat": chat, "act": one, "when": "now"} for one in acts
    ]
    call(page, *commands)


REVIEWED: list[dict[str, object]] = [
    {"t": "area", "area": "backoffice"},
    *({"t": "review", "question": one, "yes": True} for one in get_args(Question)),
]
"""The acts of an assistant before accepting."""


def at(day: str) -> int:
    """Milliseconds of a moment of November 2026 in Berlin, "24T12:00"."""
    return int(datetime.fromisoformat(f"2026-11-{day}:00+01:00").timestamp()) * 1000


MOVE_CLOCK = """(now) => fetch("/api/demo/clock", {
    method: "POST", body: JSON.stringify({ now }), headers: { "Content-Type": "application/json" },
}).then((answer) => answer.status)"""
