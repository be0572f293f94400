"""What is absent and what is forbidden look the same: every command, every id in it, everybody, by day and at night.

Commands and their ids come from the protocol's own types: a new command is in the table by itself, and a new kind of
id fails until `Ids` says whose is foreign to whom.
"""

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import msgspec
import pytest
from msgspec import inspect
from sqlalchemy import Connection

from chat_server.domain.held import ActToHold
from chat_server.domain.messages.held_acts import HeldSend
from chat_server.services.held.hold import HoldRequest, hold_act
from chat_server.storage.account.sessions import NewSession, create_session
from protocol.bot.commands import DialogSaid, SayToDialog, StartDialog
from protocol.bot.dialog import DialogView
from protocol.bot.inputs import DialogChange, DialogPick
from protocol.codec import encode
from protocol.core.frames import Command, Ok
from protocol.examples import commands_by_tag, minimal
from protocol.hello import Hello
from protocol.subjects import COMMANDS
from tests.subjects.files import uploaded
from tests.support.clock import START, ManualClock
from tests.support.database import with_tables
from tests.support.servers.in_process import InProcess, Peer, in_process
from tests.support.world import QUIET, Name

pytestmark = pytest.mark.anyio

Path_ = tuple[str, ...]
EACH, KEYS = "[]", "{}"
"""The first of a list, and the keys of a map, within the place of an id."""

ROUTE = re.compile(r"Route\(\s*\"([^\"]+)\"")
ROUTES_OF_FILES = (
    "/api/uploads/{id}",
    "/api/uploads/{id}/{view}",
    "/api/files/{id}/original",
    "/api/files/{id}/{view}",
    "/api/chats/{chat}/files.zip",
)
ABSENT = "x" * 17
NAMES_NOBODYS = frozenset({"a step of a dialog"})
"""Ids that everybody may know."""

ROLES: tuple[Name, ...] = ("katrin", "milan", "sabine", "henrik")


def places(kind: inspect.Type, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Where ids stand in a type, and what they name."""
    if isinstance(kind, inspect.Metadata):
        said = str((kind.extra_json_schema or {}).get("description", ""))
        if said.startswith("names "):
            yield path, said.removeprefix("names ")
    for step, inner in parts(kind):
        yield from places(inner, (*path, *step))


def parts(kind: inspect.Type) -> list[tuple[Path_, inspect.Type]]:
    """What a type is made of, and how one gets there."""
    match kind:
        case inspect.Metadata(type=inner):
            return [((), inner)]
        case inspect.StructType(fields=fields):
            return [((one.encode_name,), one.type) for one in fields]
        case inspect.UnionType(types=types):
            return [((), one_of) for one_of in types]
        case inspect.ListType(item_type=item):
            return [((EACH,), item)]
        case inspect.DictType(key_type=key, value_type=value):
            return [((KEYS,), key), ((KEYS,), value)]
        case _:
            return []


PLACES: list[tuple[str, Path_, str]] = [
    (tag, path, named)
    for tag, kind in COMMANDS.items()
    for path, named in places(inspect.type_info(kind))
    if named not in NAMES_NOBODYS
]


def put(frame: dict[str, object], path: Path_, name: str) -> None:
    """Write an id where it belongs in a frame."""
    here, *rest = path
    match rest:
        case []:
            frame[here] = name
        case ["[]"]:
            frame[here] = [name]
        case ["{}"]:
            frame[here] = {name: 1}
        case _:
            put(cast("dict[str, object]", frame[here]), tuple(rest), name)


@dataclass
class Ids:
    """Ids by what they name: `own` may be used, `foreign` are there and are none of theirs; by person."""

    own: dict[Name, dict[str, str]] = field(default_factory=dict)
    foreign: dict[Name, dict[str, tuple[str, ...]]] = field(default_factory=dict)


FRAMES: Mapping[tuple[str, Path_], dict[str, object]] = {
    ("hello", ("resume", "chats", KEYS)): {"resume": {"epoch": "epoch", "chats": {}}},
    ("dialog.start", ("chat",)): {"script": "rating"},
    ("chat.history", ("chat",)): {"after": 0},
}
"""What goes with an id for the command to make sense."""


def command(tag: str, path: Path_, named: str, own: Mapping[str, str]) -> Command:
    """The smallest command of a kind with one id in a place, and the person's own ids in all others it needs."""
    frame = cast("dict[str, object]", msgspec.to_builtins(minimal(commands_by_tag()[tag])))
    for other, kind in ((other, kind) for one, other, kind in PLACES if one == tag):
        if other[0] in frame and other != path:
            put(frame, other, own[kind])
    frame |= FRAMES.get((tag, path), {})
    put(frame, path, named)
    return msgspec.convert(frame, COMMANDS[tag])


@dataclass
class Stage:
    server: InProcess
    ids: Ids


async def settle(server: InProcess) -> Ids:
    """A task of Ostermann's, and what others must not know of."""
    world = server.world
    task, foreign = await world.task(), await world.task("paul", "awie")
    team, secret = await world.group("jana", "milan", "sabine"), await world.group("ines", "nora")
    hers, direct = await world.direct("katrin", "jana"), await world.direct("paul", "nora")
    ids = Ids()
    held, session, dialog = await hold(server, task), await device(server), await begin_dialog(server)
    unsent, sent = await uploaded(world, "jana", task), await uploaded(world, "paul", foreign)
    await world.send("paul", foreign, "", files=[sent])
    for name in ROLES:
        ids.own[name] = {
            "a chat": task,
            "a person": world.pid("milan" if name != "milan" else "jana"),
            "a customer account": "aost",
        }
    people: dict[Name, tuple[Name, ...]] = {
        "katrin": ("paul", "nora", "sabine", "henrik"),
        "milan": ("paul",),
        "sabine": ("paul",),
        "henrik": (),
    }
    chats = {
        "katrin": (foreign, secret, team, direct),
        "milan": (foreign, secret, direct, hers),
        "sabine": (foreign, secret, direct),
        "henrik": (),
    }
    for name in ROLES:
        ids.foreign[name] = {
            "a chat": chats[name],
            "a person": tuple(map(world.pid, people[name])),
            "a customer account": () if name == "henrik" else ("awie",),
            "a held act": (held,),
            "a session": (session,),
            "a dialog": (dialog,),
            "a file, and before it was sent, the upload": (unsent,) if name == "henrik" else (unsent, sent),
        }
    return ids


async def begin_dialog(server: InProcess) -> str:
    peer = server.peer("tobias")
    await peer.hello()
    begun = await peer.ask(StartDialog(id=0, key="", script="new_task"))
    return cast(DialogView, begun).id


async def hold(server: InProcess, chat: str) -> str:
    """A message of Jana's that waits, whatever the hour."""
    world, me = server.world, server.world.viewers["jana"]
    new = ActToHold(
        pid="hjana", person=me.person, chat_pid=chat, act=HeldSend("Guten Morgen"), at=world.now(),
        release_at=world.now() + 10**9,
    )  # fmt: skip
    request = HoldRequest(
        viewer=me,
        key=world.key("jana"),
        new=new,
        quiet_since=world.now(),
        calendar=world.context.calendar,
    )
    await world.context.writer.run(me.person, hold_act, request)
    return new.pid


async def device(server: InProcess) -> str:
    """A session of Jana's."""
    world = server.world
    new = NewSession(
        pid="sjana",
        token=b"jana",
        person=world.viewers["jana"].person,
        device="Firefox",
        created_at=0,
        expires_at=world.now() * 2,
    )

    def create(connection: Connection) -> None:
        create_session(connection, new)

    await world.context.database.write(create)
    return new.pid


@pytest.fixture(params=[START, QUIET], ids=["day", "night"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    clock = ManualClock()
    async with with_tables(tmp_path) as database, in_process(database, clock) as server:
        ids = await settle(server)
        await clock.advance((request.param - clock.now()).total_seconds())
        yield Stage(server, ids)


async def answer(server: InProcess, peer: Peer, name: Name, asked: Command) -> bytes:
    """What is answered, but for the command's id, and for who is there by now."""
    if isinstance(asked, Hello):
        device = server.peer(name)
        answered = await device.answer(asked)
        device.hang_up()
        assert isinstance(answered, Ok)
        return encode({**cast("dict[str, object]", answered.result), "presence": []})
    return encode(msgspec.structs.replace(await peer.answer(asked), id=0))


async def test_whatever_one_may_not_know_of_is_answered_as_if_it_did_not_exist(stage: Stage) -> None:
    assert [await differing(stage, name) for name in ROLES] == [[], [], [], []]


async def differing(stage: Stage, name: Name) -> list[object]:
    """Every place in a command where an id of what somebody may not know of is answered otherwise."""
    peer = stage.server.peer(name)
    await peer.hello()
    own, foreign = stage.ids.own[name], stage.ids.foreign[name]
    found_out: list[object] = []
    for tag, path, named in PLACES:
        absent = await answer(stage.server, peer, name, command(tag, path, ABSENT, own))
        others = [one for kind, ids in foreign.items() if kind != named for one in ids[:1]]
        for one in (*foreign[named], *others):
            found = await answer(stage.server, peer, name, command(tag, path, one, own))
            if found != absent:
                found_out.append((name, tag, path, one, found, absent))
    return found_out


PICKED: list[tuple[Name, str, str]] = [
    ("milan", "customer", "awie"),
    ("milan", "customer", "aost"),
    ("katrin", "assistant", "p6nora"),
    ("milan", "assistant", "p1katrin"),
]
"""Ids that are said to a dialog, to a step that asks for some; only Ostermann is for Milan to pick."""


@pytest.mark.parametrize(("name", "step", "picked"), PICKED)
async def test_a_dialog_takes_what_one_may_not_know_of_for_what_does_not_exist(
    stage: Stage, name: Name, step: str, picked: str
) -> None:
    absent, found = [await picking(stage.server, name, step, one) for one in (ABSENT, picked)]
    assert (found == absent) == (picked != "aost")


async def picking(server: InProcess, name: Name, step: str, picked: str) -> object:
    """What a new dialog says to a pick, and how it stands then."""
    peer = server.peer(name)
    await peer.hello()
    begun = cast(DialogView, await peer.ask(StartDialog(id=0, key="", script="new_task", text="Hotels")))
    change = DialogChange(step=step, to=DialogPick(value=picked))
    saying = SayToDialog(id=0, key="", dialog=begun.id, number=begun.number, input=change)
    said = cast(DialogSaid, await peer.ask(saying))
    return msgspec.structs.replace(
        said, dialog=msgspec.structs.replace(said.dialog, id="", started=0, changed=0)
    )


def test_routes_that_take_an_id_are_known() -> None:
    """Absent and forbidden are one answer over HTTP, too: `tests/contract/files` asks all of these."""
    routes = [
        path
        for module in (Path(__file__).parents[3] / "chat_server/web").rglob("*.py")
        for path in ROUTE.findall(module.read_text())
    ]
    assert len(routes) > 8
    assert {path for path in routes if "{" in path} == {"/{path:path}", *ROUTES_OF_FILES}
