"""What holds for every command, whatever it is: it is answered, and whatever fails harms nothing else."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

import pytest
from structlog.testing import capture_logs

from chat_server import faults
from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.times import to_millis
from chat_server.domain.facts import Fact
from chat_server.hub.commands.core import replies
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import AT_ONCE, HANDLERS, check_complete, handles
from chat_server.hub.hub import Hub
from chat_server.hub.presence.presence import Presence
from protocol import LEVEL, codec
from protocol.bot.commands import StartDialog
from protocol.chats.log import History, OpenChat
from protocol.client.received import result_of
from protocol.core.frames import Command, Failed, Ok
from protocol.core.types import Value
from protocol.held import Sent
from protocol.hello import Hello
from protocol.messages import Send
from protocol.subjects import COMMANDS
from protocol.tasks.commands import GetTask, ListTasks
from protocol.tasks.task import TaskView
from tests.support.clock import ManualClock
from tests.support.database import with_tables
from tests.support.every_command import Scene, by_day, by_night, go_to_bed, hold, learn, set_scene
from tests.support.servers.in_process import InProcess, in_process
from tests.support.world import World

pytestmark = pytest.mark.anyio
SECRET = "Kontonummer 4711"


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[InProcess]:
    async with with_tables(tmp_path) as database, in_process(database, ManualClock()) as server:
        yield server


@pytest.fixture
async def scene(server: InProcess) -> Scene:
    return await set_scene(server)


def test_the_scene_has_every_command() -> None:
    played = [tag for tag, _make in (*by_day(), *by_night())]
    assert sorted([*played, "hello"]) == sorted(COMMANDS)
    assert len(AT_ONCE) + len(HANDLERS) == len(played) + 1


def test_a_command_has_exactly_one_handler() -> None:
    async def another(_call: Call, _command: GetTask) -> TaskView:
        raise NotImplementedError

    with pytest.raises(TypeError, match="two handlers of GetTask"):
        handles(GetTask)(another)
    with patch.dict(HANDLERS):
        del HANDLERS[GetTask]
        with pytest.raises(TypeError, match=r"nothing carries out .*GetTask"):
            check_complete()


async def test_every_command_of_the_scene_is_carried_out(scene: Scene) -> None:
    for tag, make in by_day():
        answer = await scene.jana.answer(make(scene))
        assert isinstance(answer, Ok), (tag, answer)
        learn(scene, result_of(answer, make(scene).answer))
    await go_to_bed(scene)
    for _tag, make in by_night():
        await hold(scene)
        await scene.jana.ask(make(scene))


class Broken:
    """Something that fails with what nobody else may read."""

    def __call__(self, *_given: object, **_named: object) -> NoReturn:
        raise RuntimeError(SECRET)


def break_everything(scene: Scene, patch: pytest.MonkeyPatch) -> None:
    """The database, the bus, who is there, the calendar: no command gets by without one of them."""
    context = scene.server.world.context
    for of, name in (
        (context.database, "read"),
        (context.database, "write"),
        (scene.server.hub.bus, "publish"),
        (Presence, "used"),
        (Calendar, "holidays_of"),
    ):
        patch.setattr(of, name, Broken())


AFTERWARDS = {"typing", "presence.active"}
"""All that can fail of these comes after the answer."""


async def check_all_internal(scene: Scene, patch: pytest.MonkeyPatch) -> None:
    for tag, make in (*by_day(), *by_night()):
        scene.held = scene.held or "hnone"
        before = faults.counted.total()
        with capture_logs() as lines:
            answer = await scene.jana.answer(make(scene))
        assert faults.counted.total() > before
        if tag in AFTERWARDS:
            assert isinstance(answer, Ok)
            continue
        assert isinstance(answer, Failed), tag
        assert (answer.code, answer.retryable) == ("internal", True), tag
        assert answer.detail is not None
        named = [line for line in lines if line.get("incident") == answer.detail.removeprefix("incident ")]
        assert len(named) == 1, (tag, lines)
        assert SECRET not in str(lines)
    patch.undo()
    assert not scene.jana.connection.closing
    assert scene.jana.connection.awaiting == 0
    assert isinstance(await scene.jana.answer(ListTasks(id=0)), Ok)


async def test_whatever_fails_the_command_is_answered(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    break_everything(scene, monkeypatch)
    await check_all_internal(scene, monkeypatch)


async def test_what_cannot_be_shown_is_answered_too(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the answer is given by the writer, after the commit."""

    def encode(frame: Value, encoding: codec.Encoding) -> bytes:
        if isinstance(frame, Ok):
            raise TypeError(SECRET)
        return codec.encode(frame, encoding)

    learn(scene, await scene.jana.ask(StartDialog(id=0, key="", script="new_task")))
    with monkeypatch.context() as patch:
        patch.setattr(replies, "encode", encode)
        for tag, make in by_day():
            answer = await scene.jana.answer(make(scene))
            assert isinstance(answer, Failed), tag
            assert answer.code == "internal", (tag, answer)
    assert isinstance(await scene.jana.answer(OpenChat(id=0, chat=scene.task)), Ok)


async def test_hello_is_answered_and_may_be_said_again(
    server: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    peer = server.peer("jana")
    with monkeypatch.context() as patch:
        patch.setattr(server.world.context.database, "read", Broken())
        answer = await peer.answer(Hello(id=0, level=LEVEL))
    assert isinstance(answer, Failed)
    assert answer.code == "internal"
    await peer.hello()


async def test_news_that_cannot_be_told_stops_nothing(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails after the commit is no fault of the command; who missed it reads it from the store."""
    hub = scene.server.hub
    before = faults.counted["publish"], faults.counted["hear Event"]
    sending = Send(id=0, key="", chat=scene.task, text="eins")
    with monkeypatch.context() as patch:
        patch.setattr(scene.server.hub.bus, "publish", Broken())
        assert isinstance(await scene.jana.answer(sending), Ok)
    with monkeypatch.context() as patch:
        patch.setattr(hub.rooms, "deliver", Broken())
        assert isinstance(await scene.jana.answer(sending), Ok)
        await scene.jana.ask(History(id=0, chat=scene.task, after=0))
    assert (faults.counted["publish"], faults.counted["hear Event"]) > before
    assert isinstance(await scene.jana.answer(sending), Ok)


# One moment a command.


class Stepping(ManualClock):
    """Moves on a second whenever a command reads it, and counts how often that is."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0
        self.is_stepping = False

    def now(self) -> datetime:
        moment = super().now()
        if self.is_stepping and _reads_for_a_command():
            self.reads += 1
            self._now += timedelta(seconds=1)
        return moment

    def begin(self, at: datetime) -> None:
        self._now, self.reads, self.is_stepping = at, 0, True


def _reads_for_a_command() -> bool:
    """In the turn in which it arrives, in its task, or in the database's thread; not where people are told."""
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return True
    if task is None:
        return False
    return getattr(task.get_coro(), "__qualname__", "").startswith(("TestRunner.", "Dispatcher."))


FRIDAY = datetime.fromisoformat("2026-03-06T08:00:00+01:00")


@pytest.fixture
async def stepping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Scene, Stepping]]:
    """A scene on a clock of which only commands read."""
    numbers = itertools.count()
    monkeypatch.setattr(Hub, "_background", lambda _hub: ())
    monkeypatch.setattr(World, "new_key", lambda _world: f"20260305-{next(numbers):08d}")
    clock = Stepping()
    async with with_tables(tmp_path) as database, in_process(database, clock) as server:
        yield await set_scene(server), clock
        clock.is_stepping = False


async def test_a_command_reads_the_clock_once(stepping: tuple[Scene, Stepping]) -> None:
    """By day, when each is carried out; at night those about what is held; and hello."""
    scene, clock = stepping
    for tag, make in by_day():
        command = make(scene)
        clock.begin(FRIDAY + timedelta(hours=2))
        answer = await scene.jana.answer(command)
        assert (tag, clock.reads) == (tag, 1)
        assert isinstance(answer, Ok), (tag, answer)
        learn(scene, result_of(answer, command.answer))
    for tag, make in by_night():
        clock.begin(FRIDAY - timedelta(hours=2))
        await hold(scene)
        clock.begin(FRIDAY - timedelta(hours=1))
        await scene.jana.ask(make(scene))
        assert (tag, clock.reads) == (tag, 1)
    clock.begin(FRIDAY)
    await scene.server.peer("katrin").hello()
    assert clock.reads == 1


HOLDABLE: dict[str, Callable[[Scene], Command]] = {
    tag: make
    for tag, make in by_day()
    if tag
    in {
        "message.send",
        "message.edit",
        "message.tag",
        "chat.rename",
        "member.add",
        "task.act",
        "message.delete",
    }
}


@pytest.mark.parametrize("tag", HOLDABLE)
async def test_an_act_is_not_held_beyond_the_opening_it_arrived_before(
    stepping: tuple[Scene, Stepping], tag: str
) -> None:
    """The clock steps over Friday 08:00:00 within the command: the act waits for that opening, not for Monday's."""
    scene, clock = stepping
    clock.begin(FRIDAY - timedelta(milliseconds=1))
    sent = await scene.jana.ask(HOLDABLE[tag](scene))
    assert isinstance(sent, Sent)
    assert sent.held is not None
    assert sent.held.release_at == to_millis(FRIDAY)
    clock.begin(FRIDAY)
    sent = await scene.jana.ask(HOLDABLE[tag](scene))
    assert isinstance(sent, Sent)
    assert sent.held is None


# The answer comes first.


async def test_every_command_is_answered_before_anybody_is_told(
    server: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks cannot see by the time it takes whom the news interest."""
    scene, happened = await set_scene(server), list[str]()
    publish, write = server.hub.bus.publish, scene.jana.write
    told: set[str] = set()

    def published(fact: Fact) -> None:
        happened.append(f"told {type(fact).__name__}")
        publish(fact)

    def written(data: bytes | bytearray | memoryview) -> None:
        before = len(scene.jana.pushes)
        write(data)
        happened.append("pushed" if len(scene.jana.pushes) > before else "answered")

    monkeypatch.setattr(server.hub.bus, "publish", published)
    monkeypatch.setattr(server.world.context.writer, "_publish", published)
    monkeypatch.setattr(scene.jana.connection, "write", written)

    async def give(tag: str, command: Command) -> None:
        await server.settle()  # the news of what was done before
        server.hub.presence.left(scene.jana.connection)
        scene.jana.connection.idle = True
        server.hub.presence.arrived(scene.jana.connection)
        happened.clear()
        answer = await scene.jana.answer(command)
        assert isinstance(answer, Ok), (tag, answer)
        before = happened[: happened.index("answered")]
        assert not [line for line in before if line.startswith("told")], (tag, happened)
        learn(scene, result_of(answer, command.answer))
        await server.settle()
        told.update(line for line in happened if line.startswith("told"))

    for tag, make in by_day():
        await give(tag, make(scene))
    await go_to_bed(scene)
    for tag, make in by_night():
        await hold(scene)
        await give(tag, make(scene))
    assert {
        f"told {kind}" for kind in ("Event", "ReadFact", "TypingFact", "PresenceFact", "DraftFact")
    } <= told
    assert {
        f"told {kind}" for kind in ("MembershipFact", "HeldAct", "SettledAct", "DialogFact", "SessionEnded")
    } <= told
