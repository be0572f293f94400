"""What people do in front of the screen."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from typing import Any, Literal, NamedTuple, get_args
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from chat_server.main.demo.agency import LOGINS
from chat_server.web.context import COOKIE
from protocol import SUBPROTOCOL_JSON
from protocol.tasks.task import Question
from tests.support.timeouts import TIMEOUT

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
STAND = "Messestand: Angebote von drei Standbauern"
HOTELS = "Drei Tagungshotels in Köln vergleichen"


def later(*values: object) -> pytest.ParameterSet:
    """Values of a test that only `make soak` takes, for `make test` has each of them once in another pair."""
    return pytest.param(*values, marks=pytest.mark.soak)


class Looks(NamedTuple):
    """How a window looks."""

    size: Size = "desktop"
    scheme: Literal["light", "dark"] = "light"
    zoomed: bool = False
    """By 200 %: the page has half the room."""
    moving: bool = False
    """With animations; else as for people who want none, so that nobody waits for them."""
    kept: Literal["page", "context", "nothing"] = "page"
    """What another test may have of it: not the page if a script or a listener was put into it, nothing if its
    browser has another clock."""


def sign_in(page: Page, name: str) -> None:
    """Through the door by the button of the demo, with a session of its own."""
    page.goto("/")
    page.locator(".demo-login", has_text=name).click()
    expect(page.locator("main.page")).to_be_visible()


def begin_session(page: Page, name: str) -> None:
    """Sign the window's browser in, past the screen."""
    login = next(one for one in LOGINS if one.name == name)
    credentials = {"email": login.email, "password": login.password}
    answer = page.context.request.post("/api/sign-in", data=credentials, headers={"Origin": origin(page)})
    assert answer.ok, answer.text()


def origin(page: Page) -> str:
    """Where the window's server answers."""
    # The server closes a connection that was quiet for long; like a browser, ask once more on a new one.
    return page.context.request.get("/readyz", max_retries=1).url.removesuffix("/readyz")


def enter(page: Page, name: str, path: str = "/") -> None:
    """To the start or another screen, with a session of one's own."""
    begin_session(page, name)
    page.goto(path)
    expect(page.locator("#main")).to_be_visible()


def enter_chat(page: Page, name: str, title: str) -> None:
    """To a chat, with a session of one's own."""
    begin_session(page, name)
    open_chat(page, title)


def open_chat(page: Page, title: str) -> None:
    """By its address."""
    chat = next(one["id"] for one in call(page)[0]["chats"] if title in one.get("title", ""))
    page.goto(f"/chats/{chat}")
    expect(page.get_by_role("log")).to_be_visible()


def write(page: Page, text: str) -> None:
    """By the key that sends on all devices."""
    page.locator("#composer").fill(text)
    page.locator("#composer").press("Control+Enter")


def bubble(page: Page, text: str) -> Locator:
    return page.get_by_role("log").locator(".bubble", has_text=text)


def choose(page: Page, message: Locator, action: str) -> None:
    """Open the menu of a message and take an entry."""
    line = message.locator("xpath=ancestor::*[@data-seq][1]")
    line.hover()
    line.locator(".tools button").click()
    page.get_by_role("menuitem", name=action).click()


def walk_to(page: Page, text: str) -> Locator:
    """The message with this text, chosen by the arrow keys, as its keys want it."""
    line = bubble(page, text).last.locator("xpath=ancestor::*[@data-seq][1]")
    expect(line).to_be_visible()
    page.get_by_role("log").focus()
    for _ in range(20):
        page.keyboard.press("ArrowUp")
        if line.evaluate("(line) => line === document.activeElement"):
            break
    expect(line).to_be_focused()
    return line


def pick(field: Locator, option: str) -> None:
    """Take one of a field's choices."""
    field.click()
    field.page.get_by_role("option", name=option, exact=True).click()


def send_many(page: Page, texts: list[str]) -> None:
    """Write many messages into the open chat at once, past the composer."""
    chat = page.url.rsplit("/", 1)[1]
    with _connected(page) as line:
        for text in texts:
            line.say({"t": "message.send", "chat": chat, "text": text})
        for _ in texts:
            line.answer()


class Refused(Exception):
    """The server's answer to a command that it did not do."""


UNKEYED = {"task.get", "task.list"}
"""Of the commands used here, those that change nothing."""


class _Line:
    """A connection that has said hello."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = count(1)
        socket.send(json.dumps({"t": "hello", "id": 0, "level": 1}))
        self.welcome = self.answer()
        self._day = datetime.fromtimestamp(self.welcome["now"] / 1_000, UTC)

    def say(self, command: Mapping[str, object]) -> None:
        key = {} if command["t"] in UNKEYED else {"key": f"{self._day:%Y%m%d}-{uuid4()}"}
        self._socket.send(json.dumps({**command, **key, "id": next(self._numbers)}))

    def answer(self) -> Any:  # noqa: ANN401  as the server says
        """The next result; what else comes meanwhile is dropped. Raises Refused."""
        while True:
            frame = json.loads(self._socket.recv(TIMEOUT))
            if frame["t"] == "error":
                raise Refused(f"{frame['message']} ({frame.get('detail')})")
            if frame["t"] == "ok":
                return frame["result"]


@contextmanager
def _connected(page: Page) -> Iterator[_Line]:
    token = next(one["value"] for one in page.context.cookies() if one["name"] == COOKIE)
    with connect(
        origin(page).replace("http", "ws", 1) + "/ws",
        additional_headers={"Authorization": f"Bearer {token}"},
        subprotocols=[Subprotocol(SUBPROTOCOL_JSON)],
        compression=None,
        proxy=None,
        open_timeout=TIMEOUT,
    ) as socket:
        yield _Line(socket)


def call(page: Page, *commands: Mapping[str, object]) -> list[Any]:
    """What the server answers to hello and these commands, past the screen, one after the other."""
    with _connected(page) as line:
        results = [line.welcome]
        for command in commands:
            line.say(command)
            results.append(line.answer())
    return results


def create_task(page: Page, title: str) -> str:
    """A task of the customer's own account; its chat."""
    account = call(page)[0]["me"]["person"]["account"]
    made = call(page, {"t": "chat.create_task", "account": account, "title": title})
    return str(made[1]["chat"]["id"])


def act(page: Page, chat: str, *acts: Mapping[str, object]) -> None:
    """Do something to a task, past the screen. In quiet hours at once."""
    call(page, *({"t": "task.act", "chat": chat, "act": one, "when": "now"} for one in acts))


REVIEWED: list[Mapping[str, object]] = [
    {"t": "area", "area": "backoffice"},
    *({"t": "review", "question": one, "yes": True} for one in get_args(Question)),
]
"""The acts of an assistant before accepting."""


def at(day: str) -> int:
    """Milliseconds of a moment of November 2026 in Berlin, "24T12:00"."""
    return int(datetime.fromisoformat(f"2026-11-{day}:00+01:00").timestamp()) * 1000


def stop_the_tick(page: Page) -> None:
    """Let nothing that is due by time alone happen in a window that is still to be opened."""
    page.add_init_script(
        "const every = setInterval; setInterval = (act, ms) => ms < 30_000 ? every(act, ms) : 0;"
    )


def keep_toasts(page: Page) -> None:
    """Let toasts that come stay in the page that is shown, and what they offer to undo: how much of a test fits into
    their six seconds is the machine's affair."""
    page.evaluate("""() => {
        const after = setTimeout;
        window.ends = [];
        window.setTimeout = (act, ms) => ms === 6_000 ? void ends.push(act) : after(act, ms);
    }""")


def end_toasts(page: Page) -> None:
    """Let what `keep_toasts` kept be over."""
    page.evaluate("ends.splice(0).forEach((end) => end())")


def move_clock(page: Page, to: str) -> None:
    """Let it be another moment, in Berlin, as the demo's settings do."""
    headers = {"Origin": origin(page)}
    answer = page.context.request.post("/api/demo/clock", data={"now": to}, headers=headers)
    assert answer.ok, answer.text()
