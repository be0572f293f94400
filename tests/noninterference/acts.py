"""What people do: customers, who are the same in both worlds, and staff, who are there in only one.

Both lists are made from the registry of commands and the table of routes.
"""

import json
from base64 import b64encode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random

from chat_server.hub.connections.framing import Opcode
from chat_server.services.people import accounts as account_service
from chat_server.services.people import people
from chat_server.services.people import teams as team_service
from chat_server.storage.people.people import NewPerson
from protocol import LEVEL
from protocol.subjects import COMMANDS
from tests.gateways.inspection.recordings import recording
from tests.noninterference.agency import CUSTOMERS, DEVICES, LENA, PASSWORD, STAFF
from tests.noninterference.commands import Draw, command, elsewhere
from tests.noninterference.peer import client_frame
from tests.noninterference.town import Town, acting, guessed

WHO = (*STAFF, "jana", "milan", "nora", "jana")
"""Staff, most of them members of the chats that are watched."""

Act = Callable[[Town, str, int], Awaitable[None]]
"""Something that somebody (by name) does; a number chooses the details."""


@dataclass(frozen=True)
class Step:
    """One act of a schedule."""

    act: str
    number: int

    @property
    def who(self) -> str:
        side = self.act.partition(" ")[0]
        if side == "customer":
            return CUSTOMERS[self.number % len(CUSTOMERS)]
        return WHO[self.number % len(WHO)] if side == "staff" else "server"

    @property
    def hidden(self) -> bool:
        return self.act.startswith("staff ")


async def perform(town: Town, step: Step) -> None:
    """Let a step happen, and everything that follows from it at once."""
    town.act = step.act
    token = acting.set((step.who, step.number % 4))
    await ACTS[step.act](town, step.who, step.number // 10)
    acting.reset(token)
    await town.loop.settle()


def _device(number: int) -> int:
    return Random(number).randrange(DEVICES)


async def _connect(town: Town, name: str, number: int) -> None:
    """A new socket that says hello."""
    device = _device(number)
    await town.connect(name, device, "json" if number % 3 == 0 else "msgpack")
    if number % 16:
        town.say(name, device, {"t": "hello", "id": 0, "level": LEVEL})


async def _leave(town: Town, name: str, number: int) -> None:
    town.hang_up(name, _device(number))


async def _fall_silent(town: Town, name: str, number: int) -> None:
    peer = town.peers.get((name, _device(number)))
    if peer is not None:
        peer.silent = True


async def _at(town: Town, name: str, number: int) -> int:
    """The device at which somebody speaks. Staff connect first if they are nowhere; customers are as they are."""
    device = _device(number)
    if name not in STAFF:
        return device
    there = [other for other in range(DEVICES) if town.is_connected(name, other)]
    if not there:
        await _connect(town, name, number if number % 16 else number + 1)
        await town.loop.settle()
    return device if device in there or not there else there[0]


def _say(tag: str) -> Act:
    async def act(town: Town, name: str, number: int) -> None:
        device = await _at(town, name, number)
        if tag == "hello" and number % 2:
            await town.connect(name, device, "msgpack")
        town.say(name, device, command(Draw(town, name, number), tag))

    return act


def _say_elsewhere(tag: str) -> Act:
    async def act(town: Town, name: str, number: int) -> None:
        device = await _at(town, name, number)
        draw = Draw(town, name, number)
        town.say(name, device, elsewhere(draw, command(draw, tag)))

    return act


async def _bad_frame(town: Town, name: str, number: int) -> None:
    bad = (
        client_frame(Opcode.BINARY, b"\x81\xa1t\xa3xyz"),
        client_frame(Opcode.TEXT, b'{"t":"typing","id":7}'),
        client_frame(Opcode.BINARY, b"\x82\xa1t\xa5hello\xa2id\x01"),
        client_frame(Opcode.TEXT, b'{"t":"nothing","id":3}'),
        client_frame(Opcode.PING, b"hm"),
        client_frame(Opcode.CLOSE, b"\x03\xe8"),
        b"\x81\x01x",
        b"\xff\xff",
    )
    town.say_bytes(name, _device(number), Random(number).choice(bad))


async def _many(town: Town, name: str, number: int) -> None:
    """More at once than anybody may say."""
    for _ in range(130):
        town.say(name, _device(number), {"t": "presence.active", "id": 1})


# HTTP


def _files_of(name: str) -> tuple[str, ...]:
    """What somebody may have uploaded, sent or not."""
    pid = guessed("f", name, 0)
    views = (f"{place}/{pid}/{view}" for place in ("files", "uploads") for view in ("small", "playable"))
    return f"files/{pid}/original", *views, "chats/ctask/files.zip"


GET_PATHS = (
    "/api/me",
    "/api/door",
    "/healthz",
    "/readyz",
    "/metrics",
    "/ws",
    "/",
    "/chat/1",
    "/assets/none.js",
    "/api/none",
    *(f"/api/{path}" for who in ("jana", "milan", "katrin") for path in _files_of(who)),
)
"""Every route that is read, and paths that are none; of files, those of staff, too, if a customer guessed their ids."""
UPLOADS = "/api/uploads"
ROUTES: dict[tuple[str, str], tuple[str, ...]] = {
    ("POST", "/api/sign-in"): ("/api/sign-in",),
    ("POST", "/api/sign-out"): ("/api/sign-out",),
    ("GET", "/api/me"): ("/api/me",),
    ("GET", "/api/door"): ("/api/door",),
    ("GET", "/healthz"): ("/healthz",),
    ("GET", "/readyz"): ("/readyz",),
    ("GET", "/metrics"): ("/metrics",),
    ("GET", "/ws"): ("/ws",),
    ("POST", "/api/uploads"): (UPLOADS,),
    ("PATCH", "/api/uploads/{id}"): (UPLOADS,),
    ("DELETE", "/api/uploads/{id}"): (UPLOADS,),
    ("GET", "/api/uploads/{id}/{view}"): (f"/api/uploads/{guessed('f', 'jana', 0)}/small",),
    ("GET", "/api/files/{id}/original"): (f"/api/files/{guessed('f', 'jana', 0)}/original",),
    ("GET", "/api/files/{id}/{view}"): (f"/api/files/{guessed('f', 'jana', 0)}/small",),
    ("GET", "/api/chats/{chat}/files.zip"): ("/api/chats/ctask/files.zip",),
    ("GET", "/{path:path}"): ("/", "/chat/1", "/assets/none.js", "/api/none"),
}
"""The paths with which each route is asked."""


async def _get(town: Town, name: str, number: int) -> None:
    pick = Random(number)
    method = pick.choice(("GET", "GET", "GET", "HEAD", "DELETE"))
    headers = pick.choice(
        ({}, {"accept-language": "en"}, {"if-none-match": '"1"'}, {"authorization": "Bearer no"})
    )
    await town.http(name, _device(number), method, pick.choice(GET_PATHS), headers=headers)


async def _sign_in(town: Town, name: str, number: int) -> None:
    """In one's own name, or in somebody else's; with the right password, or another one."""
    pick = Random(number)
    email = pick.choice(
        (f"{name}@x.example",) * 2 + tuple(f"{other}@x.example" for other in ("jana", "milan", "nobody"))
    )
    right = PASSWORD if email.startswith(name) and pick.random() < 0.6 else "wrong"
    body = json.dumps({"email": email, "password": right, "stay": pick.random() < 0.5}).encode()
    await town.http(name, _device(number), "POST", "/api/sign-in", body)


async def _sign_in_often(town: Town, name: str, number: int) -> None:
    """Tries that lead to the throttle, in the name of somebody else."""
    pick = Random(number)
    email = f"{pick.choice(('jana', 'milan', name))}@x.example"
    body = json.dumps({"email": email, "password": "wrong"}).encode()
    for _ in range(pick.choice((2, 5, 6))):
        await town.http(name, _device(number), "POST", "/api/sign-in", body)


async def _sign_out(town: Town, name: str, number: int) -> None:
    await town.http(name, _device(number), "POST", "/api/sign-out")


CONTENTS = (b"%PDF-1.4 " + b"x" * 90, b"Hallo", b"MZ" + b"x" * 20, b"", recording())


async def _upload(town: Town, name: str, number: int) -> None:
    """A file for a chat or a dialog: all of it, a part, or nothing yet; perhaps it is asked for, or taken back."""
    draw, device = Draw(town, name, number), _device(number)
    pick, data = draw.random, draw.random.choice(CONTENTS)
    place = {"chat": draw.chat()} if pick.random() < 0.7 else {"dialog": str(draw.dialog()["dialog"])}
    told = {"filename": pick.choice(("Angebot.pdf", "../../x", "a\u202eb.html")), **place}
    if pick.random() < 0.3:
        told |= {"voice": "1", "duration": pick.choice(("900", "-1", "999999999")), "peaks": "ff" * 64}
    metadata = ",".join(f"{key} {b64encode(text.encode()).decode()}" for key, text in told.items())
    length = str(len(data) + pick.choice((0, 0, 0, 5, 10**9)))
    begun = {"upload-length": length, "upload-metadata": metadata}
    await town.http(name, device, "POST", UPLOADS, headers=begun)
    pid = pick.choice(town.uploads_of(name) or [guessed("f", name, number % 4)])
    more = {"content-type": "application/offset+octet-stream", "upload-offset": str(pick.choice((0, 0, 7)))}
    for method in pick.choice(
        (("PATCH",), ("PATCH", "HEAD"), ("HEAD", "PATCH"), ("PATCH", "PATCH", "DELETE"))
    ):
        sent = (data, more) if method == "PATCH" else (b"", {})
        await town.http(name, device, method, f"{UPLOADS}/{pid}", *sent)


# the command line, which changes what customers do not see


async def _operate(town: Town, _name: str, number: int) -> None:
    context, pick = town.site.context, Random(number)
    staff = f"{pick.choice(STAFF)}@x.example"
    new = NewPerson(pid="", kind="assistant", name="Neu", email=f"neu{number}@x.example", address="du")
    works: dict[str, Callable[[], Awaitable[object]]] = {
        "add_person": lambda: people.add_person(context, people.AddPerson(new=new, at=context.millis())),
        "add_account": lambda: account_service.add_account(context, f"Konto {number}"),
        "add_team": lambda: team_service.add_team(context, f"Team {number}"),
        "join_team": lambda: team_service.join_team(context, staff, "Nord", "lead"),
        "leave_team": lambda: team_service.leave_team(context, staff, "Nord"),
        "assign": lambda: account_service.assign(context, staff, "abirk", "team"),
        "unassign": lambda: account_service.unassign(context, staff, "abirk"),
        "lock": lambda: people.lock(context, staff),
        "unlock": lambda: people.unlock(context, staff),
        "set_password": lambda: people.set_password(context, staff, "hash"),
    }
    with town.refusals():
        await works[pick.choice(tuple(works))]()


OPERATED = frozenset({
    "add_person", "add_account", "add_team", "join_team", "leave_team", "assign", "unassign", "lock", "unlock",
    "set_password", "set_salutation",
})  # fmt: skip
"""Uses of the command line that customers do not see; assigning, for accounts of those who do not watch."""


async def _as_lena(town: Town, _name: str, number: int) -> None:
    """The other customer is there, writes and goes."""
    if Random(number).random() < 0.3 or (LENA, 0) not in town.peers:
        await town.connect(LENA, 0, "msgpack")
        town.say(LENA, 0, {"t": "hello", "id": 0, "level": LEVEL})
        await town.loop.settle()
    draw = Draw(town, LENA, number)
    tag = draw.random.choice(sorted(COMMANDS))
    town.say(LENA, 0, elsewhere(draw, command(draw, tag)))


async def _wait(town: Town, _name: str, number: int) -> None:
    await town.loop.advance(WAITS[number % len(WAITS)])


WAITS = (0.3, 1, 1, 2, 3, 5, 5, 8, 13, 31)

DELIBERATE = frozenset({"held.release"})
"""Commands that are deliberate acts wherever customers read the chat: staff give them elsewhere only."""

_BOTH: dict[str, Act] = {
    "connect": _connect,
    "leave": _leave,
    "fall silent": _fall_silent,
    "bad frame": _bad_frame,
    "too many": _many,
    "get": _get,
    "sign in": _sign_in,
    "sign in often": _sign_in_often,
    "sign out": _sign_out,
    "upload": _upload,
}
ACTS: dict[str, Act] = {
    "wait": _wait,
    **{f"customer {name}": act for name, act in _BOTH.items()},
    **{f"customer {tag}": _say(tag) for tag in COMMANDS},
    **{f"staff {name}": act for name, act in _BOTH.items()},
    **{f"staff {tag}": _say(tag) for tag in COMMANDS if tag not in DELIBERATE},
    **{f"staff {tag} elsewhere": _say_elsewhere(tag) for tag in COMMANDS},
    "staff operate": _operate,
    "staff lena": _as_lena,
}
