"""Nothing that staff merely do in quiet hours reaches a customer's connection, and what it hides is told after."""

import asyncio
import http.client
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Literal, cast, get_args

import msgspec
import pytest

from protocol.calendar import DayChanged
from protocol.chats.chat import Created, CreateDirect, CreateTaskChat
from protocol.chats.log import Snapshot
from protocol.chats.read_marks import MarkRead, ReadMoved
from protocol.client.client import Client, Refused
from protocol.core.frames import Done, Push
from protocol.core.types import ChatId
from protocol.held import Held, HeldChanged, ReleaseHeld, Sent
from protocol.messages import MessageCreated, Send
from protocol.presence import Typing, TypingShown
from protocol.tasks.acts import (
    AcceptTask,
    AnswerReview,
    EditTask,
    SetArea,
    StartTask,
    StartTimer,
    StopTimer,
    TaskAct,
)
from protocol.tasks.commands import ActOnTask, GetTask, TaskChanged, TaskTold
from protocol.tasks.task import Question, TaskView
from protocol.tasks.terms import Deadline
from tests.contract.conftest import EMAILS, Town, settle
from tests.support.next_push import push_of
from tests.support.servers.server import ServerProcess, administer, running_server

pytestmark = pytest.mark.anyio

EVENING = "2026-11-23T19:30:00"
MORNING = "2026-11-24T08:00:00"


@pytest.fixture(scope="module")
def quiet_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    with running_server(tmp_path_factory.mktemp("quiet"), now=EVENING) as running:
        yield running


@pytest.fixture(scope="module")
def settled(quiet_server: ServerProcess) -> Town:
    return asyncio.run(settle(quiet_server))


@pytest.fixture
def night(settled: Town) -> Town:
    """It is evening again for each test."""
    move_clock(settled, EVENING)
    return settled


def move_clock(town: Town, now: str) -> None:
    connection = http.client.HTTPConnection(*town.server.address, timeout=10)
    headers = {"Authorization": f"Bearer {town.tokens['jana']}", "Content-Type": "application/json"}
    connection.request("POST", "/api/demo/clock", json.dumps({"now": now}), headers)
    assert connection.getresponse().status == 200
    connection.close()


async def pushes_until(client: Client, chat: ChatId, seq: int) -> list[Push]:
    """All pushes about the chat before and with the message of this number."""
    found: list[Push] = []
    while not (found and isinstance(found[-1], MessageCreated) and found[-1].seq == seq):
        push = await client.push()
        if isinstance(push, Push) and getattr(push, "chat", None) == chat:
            found.append(push)
    return found


async def send_now(client: Client, chat: ChatId, text: str) -> Sent:
    """As staff do who choose not to wait for the opening."""
    command = Send(id=0, key=client.key(), chat=chat, text=text, when="now")
    return await client.call(command, Sent)


@asynccontextmanager
async def three(town: Town) -> AsyncIterator[tuple[Client, Client, Client]]:
    async with town.client("katrin") as katrin, town.client("jana") as jana, town.client("milan") as milan:
        yield katrin, jana, milan


async def test_typing_and_reading_of_staff_is_told_to_staff_only(night: Town) -> None:
    chat = await night.task()
    async with three(night) as (katrin, jana, milan):
        assert katrin.welcome.day.quiet
        asked = await katrin.send(chat, "Noch da?")
        await jana.call(Typing(id=0, chat=chat), Done)
        await jana.call(MarkRead(id=0, chat=chat, seq=asked.seq), Done)
        assert (await push_of(milan, TypingShown, chat)).person == night.people["jana"]
        assert (await push_of(milan, ReadMoved, chat)).person == night.people["jana"]
        sent = await send_now(jana, chat, "Eigentlich nicht")
        told = await pushes_until(katrin, chat, sent.seq)
        assert {type(push) for push in told} == {MessageCreated}


async def act(client: Client, chat: ChatId, what: TaskAct, when: Literal["now"] | None = None) -> Sent:
    return await client.call(ActOnTask(id=0, key=client.key(), chat=chat, act=what, when=when), Sent)


async def reviewed(katrin: Client, jana: Client, chat: ChatId) -> None:
    """All but accepted."""
    deadline = Deadline(at=katrin.welcome.now + 5 * 86_400_000)
    await act(katrin, chat, EditTask(deadline=deadline, budget=60))
    await act(jana, chat, SetArea(area="backoffice"), "now")
    for question in get_args(Question):
        await act(jana, chat, AnswerReview(question=question, yes=True))


async def test_accepting_waits_for_the_opening_and_what_comes_too_late_is_shown_to_its_author(
    night: Town,
) -> None:
    chat = await night.task()
    async with three(night) as (katrin, jana, milan):
        await reviewed(katrin, jana, chat)
        head = (await katrin.open(chat)).chat.head
        waits = await act(jana, chat, AcceptTask())
        assert waits.held is not None
        assert (waits.seq, waits.held.act, waits.held.task) == (0, "task", AcceptTask())
        again = await act(milan, chat, AcceptTask())
        assert again.held is not None
        with pytest.raises(Refused) as refused:
            await act(jana, chat, StartTask())
        assert refused.value.failed.detail == "task.wrong_status"
        assert (await katrin.open(chat)).chat.head == head
        move_clock(night, MORNING)
        while (told := await push_of(katrin, TaskChanged, chat)).seq <= head:
            pass
        assert (told.seq, told.entry.code, told.task.status) == (head + 1, "accepted", "accepted")
        while (state := (await push_held(milan)).state) != "review":
            assert state == "waiting"


async def push_held(client: Client) -> Held:
    while True:
        push = await client.push()
        if isinstance(push, HeldChanged):
            return push.held


async def test_a_timer_at_night_is_seen_by_staff_alone_and_starts_the_task_in_the_morning(
    night: Town,
) -> None:
    chat = await night.task()
    async with three(night) as (katrin, jana, milan):
        await reviewed(katrin, jana, chat)
        accepted = await act(jana, chat, AcceptTask(), "now")
        before = await view(katrin, chat)
        waits = await act(jana, chat, StartTimer())
        assert waits.held is not None
        assert waits.held.task == StartTask()
        seen = (await view(milan, chat)).desk
        assert seen is not None
        assert [timer.person for timer in seen.running] == [night.people["jana"]]
        assert (await act(jana, chat, StopTimer())).seq == accepted.seq
        assert (await act(jana, chat, StartTimer())).held is None
        await act(jana, chat, StopTimer())
        assert await view(katrin, chat) == before
        sent = await send_now(jana, chat, "Ende")
        assert sent.seq == accepted.seq + 1
        kinds = [type(push) for push in await pushes_until(katrin, chat, sent.seq)]
        assert set(kinds[kinds.index(TaskChanged) :]) == {TaskChanged, MessageCreated}
        move_clock(night, MORNING)
        while (told := await push_of(katrin, TaskChanged, chat)).seq <= accepted.seq:
            pass
        assert (told.entry.code, told.task.status) == ("started", "in_progress")


async def view(client: Client, chat: ChatId) -> TaskView:
    return await client.call(GetTask(id=0, chat=chat), TaskView)


async def test_customers_are_seen_at_any_time(night: Town) -> None:
    chat = await night.task()
    async with three(night) as (katrin, jana, _), night.client("tobias") as tobias:
        await katrin.call(Typing(id=0, chat=chat), Done)
        for client in (jana, tobias):
            assert (await push_of(client, TypingShown, chat)).person == night.people["katrin"]


async def test_a_fresh_snapshot_hides_what_staff_read_in_quiet_hours(night: Town) -> None:
    chat = await night.task()
    async with three(night) as (katrin, jana, milan):
        asked = await katrin.send(chat, "Noch da?")
        before = await katrin.open(chat)
        await jana.call(MarkRead(id=0, chat=chat, seq=asked.seq), Done)
        assert await katrin.open(chat) == before
        assert marks(await milan.open(chat))[night.people["jana"]] == asked.seq


def marks(snapshot: Snapshot) -> dict[str, int]:
    return {mark.person: mark.seq for mark in snapshot.reads}


async def test_whoever_writes_shows_that_they_have_read(night: Town) -> None:
    chat = await night.task()
    async with three(night) as (katrin, jana, _):
        await katrin.send(chat, "Noch da?")
        sent = await send_now(jana, chat, "Ja")
        assert marks(await katrin.open(chat))[night.people["jana"]] == sent.seq


async def test_the_opening_is_told_and_brings_the_read_marks(night: Town) -> None:
    """Old snapshot + pushes = fresh snapshot holds across the opening, too."""
    chat = await night.task()
    async with three(night) as (katrin, jana, _):
        asked = await katrin.send(chat, "Noch da?")
        assert night.people["jana"] not in marks(await katrin.open(chat))
        await jana.call(MarkRead(id=0, chat=chat, seq=asked.seq), Done)
        move_clock(night, MORNING)
        day = await next_day(katrin)
        assert not day.day.quiet
        moved = await push_of(katrin, ReadMoved, chat)
        assert (moved.person, moved.seq) == (night.people["jana"], asked.seq)
        assert marks(await katrin.open(chat))[night.people["jana"]] == asked.seq


async def test_a_new_chat_that_customers_see_must_be_wanted_now(night: Town) -> None:
    account = night.accounts["Ostermann Lichtplanung"]
    async with night.client("milan") as milan:
        task = CreateTaskChat(id=0, key=milan.key(), account=account, title="t")
        direct = CreateDirect(id=0, key=milan.key(), person=night.people["tobias"])
        for command in (task, direct):
            with pytest.raises(Refused, match="quiet_hours"):
                await milan.call(command, Created)
        await milan.call(msgspec.structs.replace(task, when="now"), Created)
        await milan.call(msgspec.structs.replace(direct, when="now"), Created)


async def next_day(client: Client) -> DayChanged:
    while True:
        push = await client.push()
        if isinstance(push, DayChanged):
            return push


async def test_the_day_is_told_to_everybody_alike(night: Town) -> None:
    async with three(night) as clients:
        move_clock(night, MORNING)
        days = [await next_day(client) for client in clients]
        assert days[0] == days[1] == days[2]
        async with night.client("katrin") as fresh:
            assert fresh.welcome.day == days[0].day
            assert fresh.welcome.now >= days[0].now
        move_clock(night, EVENING)
        assert all([(await next_day(client)).day.quiet for client in clients])


async def test_what_a_locked_colleague_held_comes_to_the_lead_at_once_and_the_timer_stops(
    night: Town, quiet_server: ServerProcess
) -> None:
    """By the command line, without any bus; the lead lets it happen, and the customer hears it."""
    chat = await night.task()
    async with three(night) as (katrin, jana, milan), night.client("sabine") as sabine:
        await reviewed(katrin, jana, chat)
        await act(jana, chat, AcceptTask(), "now")
        await act(milan, chat, StartTimer(), "now")
        waiting = await milan.send(chat, "guten Morgen")
        assert waiting.held is not None
        folder = quiet_server.log_file.parent
        await asyncio.to_thread(administer, folder, "people", "lock", EMAILS["milan"])
        handed = await held_of(sabine, waiting.held.id)
        assert (handed.state, handed.author) == ("review", night.people["milan"])
        while (desk := (await push_of(jana, TaskTold, chat)).task.desk) is None or desk.running:
            pass
        release = ReleaseHeld(id=0, key=sabine.key(), held=handed.id)
        sent = await sabine.call(release, Sent)
        told = await pushes_until(katrin, chat, sent.seq)
        assert cast(MessageCreated, told[-1]).message.author == night.people["sabine"]
    await asyncio.to_thread(administer, folder, "people", "unlock", EMAILS["milan"])
    night.tokens.pop("milan", None)


async def held_of(client: Client, held: str) -> Held:
    while True:
        push = await client.push()
        if isinstance(push, HeldChanged) and push.held.id == held:
            return push.held
