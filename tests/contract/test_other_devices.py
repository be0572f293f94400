"""What is one's own, over real sockets: other devices hear of it, nobody else does."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from protocol.account import (
    ChangePassword,
    Device,
    Devices,
    EndDevice,
    ListDevices,
    SetSettings,
    Settings,
    SettingsChanged,
)
from protocol.chats.chat import ChatPinned, PinChat
from protocol.chats.log import FindMoment, OpenChat, Place, Snapshot
from protocol.chats.read_marks import MarkRead, MarkUnread, ReadMoved, ReadOwn
from protocol.client.client import Client, Refused
from protocol.client.connection import Closed
from protocol.client.sign_in import sign_in
from protocol.codec import Encoding
from protocol.core.errors import ERRORS
from protocol.core.frames import Done, Push
from protocol.core.types import ChatId
from protocol.messages import Draft, DraftChanged, MessageCreated, SetDraft
from protocol.profiles import PersonChanged, SetProfile
from tests.contract.conftest import EMAILS, PASSWORD, Name, Town, settle
from tests.contract.test_quiet_hours import EVENING, MORNING, move_clock
from tests.support.next_push import push_of
from tests.support.raw_client import wire
from tests.support.servers.server import MONDAY_MORNING, ServerProcess, administer, running_server
from tests.support.timeouts import TIMEOUT

pytestmark = pytest.mark.anyio
BY_DAY = "2026-11-23T10:00:00"
P = TypeVar("P", bound=Push)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("own")


@pytest.fixture(scope="module")
def own_server(folder: Path) -> Iterator[ServerProcess]:
    generous = {"commands_per_second": "1000000", "commands_at_once": "1000000"}
    with running_server(folder, now=MONDAY_MORNING, settings=generous) as running:
        yield running
        assert running.process.poll() is None, running.log()


@pytest.fixture(scope="module")
def settled(own_server: ServerProcess) -> Town:
    """People of a server of our own: names, passwords and settings change here."""
    return asyncio.run(settle(own_server))


@pytest.fixture(params=["msgpack", "json"])
def encoding(request: pytest.FixtureRequest) -> Encoding:
    return "json" if request.param == "json" else "msgpack"


@pytest.fixture
def day(settled: Town) -> Town:
    """It is day again for each test."""
    move_clock(settled, BY_DAY)
    return settled


async def next_of(client: Client, kind: type[P]) -> P:
    while True:
        push = await client.push()
        if isinstance(push, kind):
            return push


async def heard_before(client: Client, chat: ChatId, writer: Client) -> list[Push]:
    """All that a client hears before a message that is written now."""
    seq = (await writer.send(chat, "Ende")).seq
    found: list[Push] = []
    while True:
        push = await client.push()
        if isinstance(push, MessageCreated) and (push.chat, push.seq) == (chat, seq):
            return found
        if isinstance(push, Push):
            found.append(push)


@asynccontextmanager
async def two_devices(town: Town, name: Name, encoding: Encoding) -> AsyncIterator[tuple[Client, Client]]:
    async with town.client(name, encoding) as one, town.client(name, encoding) as other:
        yield one, other


async def test_settings_reach_the_other_device_and_the_next_welcome(day: Town, encoding: Encoding) -> None:
    chosen = Settings(language="en", theme="dark", send_key="ctrl_enter", notifications="none")
    async with two_devices(day, "milan", encoding) as (one, other), day.client("jana") as jana:
        chat = await day.task()
        await one.call(SetSettings(id=0, settings=chosen), Done)
        assert (await next_of(other, SettingsChanged)).settings == chosen
        for client in (one, other):
            with pytest.raises(Refused) as refused:
                await client.call(OpenChat(id=0, chat="cnone"), Snapshot)
            assert refused.value.failed.message == ERRORS["not_found"].en
        told = await heard_before(jana, chat, jana)
        assert not any(isinstance(push, SettingsChanged) for push in told)
        async with day.client("milan", encoding) as fresh:
            assert (fresh.welcome.settings, fresh.welcome.me.language) == (chosen, "en")
        await one.call(SetSettings(id=0, settings=Settings()), Done)
        with pytest.raises(Refused) as refused:
            await one.call(OpenChat(id=0, chat="cnone"), Snapshot)
        assert refused.value.failed.message == ERRORS["not_found"].de


async def test_drafts_reach_both_devices_and_nobody_else(day: Town, encoding: Encoding) -> None:
    chat = await day.task()
    async with two_devices(day, "jana", encoding) as (one, other), day.client("katrin") as katrin:
        for text in ("Guten", "Guten Tag"):
            await one.call(SetDraft(id=0, chat=chat, text=text, reply_to=1), Done)
            for client in (one, other):
                told = (await next_of(client, DraftChanged)).draft
                assert told == Draft(chat=chat, text=text, reply_to=1)
        async with day.client("jana", encoding) as fresh:
            assert Draft(chat=chat, text="Guten Tag", reply_to=1) in fresh.welcome.drafts
        await other.call(SetDraft(id=0, chat=chat, text=""), Done)
        assert (await next_of(one, DraftChanged)).draft == Draft(chat=chat, text="")
        async with day.client("jana", encoding) as fresh:
            assert chat not in {draft.chat for draft in fresh.welcome.drafts}
        heard = await heard_before(katrin, chat, katrin)
        assert not any(isinstance(push, DraftChanged) for push in heard)


@pytest.mark.parametrize(("who", "known"), [("paul", True), ("henrik", True), ("jana", False)])
async def test_what_one_is_not_in_is_not_found(day: Town, who: Name, known: bool) -> None:
    chat = await day.task() if known else "cnone"
    async with day.client(who) as client:
        for command in (
            SetDraft(id=0, chat=chat, text="t"),
            PinChat(id=0, chat=chat, pinned=True),
            MarkUnread(id=0, chat=chat, seq=1),
        ):
            with pytest.raises(Refused, match="not_found"):
                await client.call(command, Done)
        if who != "henrik":
            with pytest.raises(Refused, match="not_found"):
                await client.call(FindMoment(id=0, chat=chat, at=0), Place)


async def test_pins_reach_the_other_device_and_the_list(day: Town, encoding: Encoding) -> None:
    chat = await day.task()
    async with two_devices(day, "katrin", encoding) as (one, other), day.client("tobias") as tobias:
        for pinned in (True, False, True):
            await one.call(PinChat(id=0, chat=chat, pinned=pinned), Done)
            assert (await push_of_pin(other, chat)).pinned is pinned
        async with day.client("katrin", encoding) as fresh:
            assert [listed.pinned for listed in fresh.welcome.chats if listed.id == chat] == [True]
        assert (await one.open(chat)).chat.pinned
        assert not (await tobias.open(chat)).chat.pinned


async def push_of_pin(client: Client, chat: ChatId) -> ChatPinned:
    push = await next_of(client, ChatPinned)
    assert push.chat == chat
    return push


async def test_the_place_of_a_moment(day: Town, encoding: Encoding) -> None:
    chat = await day.task()
    async with day.client("katrin", encoding) as katrin, day.client("henrik", encoding) as henrik:
        first = await katrin.send(chat, "eins")
        second = await katrin.send(chat, "zwei")
        while second.at == first.at:
            second = await katrin.send(chat, "zwei, in der nächsten Millisekunde")
        for at, seq in ((0, 1), (first.at, first.seq), (first.at + 1, second.seq), (second.at + 1, 0)):
            for client in (katrin, henrik):
                assert (await client.call(FindMoment(id=0, chat=chat, at=at), Place)).seq == seq


async def test_marking_unread_is_for_oneself_alone(day: Town, encoding: Encoding) -> None:
    chat = await day.task()
    async with two_devices(day, "jana", encoding) as (one, other), day.client("katrin") as katrin:
        seqs = [(await katrin.send(chat, f"{number}")).seq for number in range(3)]
        await one.call(MarkRead(id=0, chat=chat, seq=seqs[-1]), Done)
        await push_of(katrin, ReadMoved, chat)
        await push_of(other, ReadOwn, chat)
        await one.call(MarkUnread(id=0, chat=chat, seq=seqs[1]), Done)
        back = await push_of(other, ReadOwn, chat)
        assert (back.seq, back.unread, back.back) == (seqs[0], 2, True)
        async with day.client("jana", encoding) as fresh:
            listed = next(found for found in fresh.welcome.chats if found.id == chat)
            assert (listed.read, listed.unread) == (seqs[0], 2)
        assert marks(await katrin.open(chat))[day.people["jana"]] == seqs[-1]
        assert marks(await other.open(chat))[day.people["jana"]] == seqs[0]
        await other.call(MarkRead(id=0, chat=chat, seq=seqs[1]), Done)
        forth = await push_of(other, ReadOwn, chat)
        assert (forth.seq, forth.unread, forth.back) == (seqs[1], 1, False)
        told = await heard_before(katrin, chat, katrin)
        assert not any(isinstance(push, ReadMoved) for push in told)
        with pytest.raises(Refused, match="not_found"):
            await one.call(MarkUnread(id=0, chat=chat, seq=99), Done)


def marks(snapshot: Snapshot) -> dict[str, int]:
    return {mark.person: mark.seq for mark in snapshot.reads}


async def devices_of(client: Client) -> list[Device]:
    return (await client.call(ListDevices(id=0), Devices)).devices


async def test_a_device_is_signed_out_from_another(day: Town) -> None:
    tokens = [await sign_in(day.url, EMAILS["tobias"], PASSWORD, TIMEOUT) for _ in range(2)]
    async with (
        Client(day.url, token=tokens[0], seconds=TIMEOUT) as one,
        Client(day.url, token=tokens[1], seconds=TIMEOUT) as other,
    ):
        listed = await devices_of(one)
        (mine,) = [device for device in listed if device.current]
        (theirs,) = [device for device in await devices_of(other) if device.current]
        assert mine.id != theirs.id
        assert {mine.id, theirs.id} <= {device.id for device in listed}
        assert listed == sorted(listed, key=lambda device: -device.signed_in_at)
        async with day.client("katrin") as katrin:
            for device in (theirs.id, "snone"):
                with pytest.raises(Refused, match="not_found"):
                    await katrin.call(EndDevice(id=0, device=device), Done)
        await one.call(EndDevice(id=0, device=theirs.id), Done)
        assert await end_of(other) == 4403
        assert theirs.id not in {device.id for device in await devices_of(one)}
        await one.call(EndDevice(id=0, device=mine.id), Done)
        assert await end_of(one) == 4403


async def end_of(client: Client) -> int:
    with pytest.raises(Closed) as closed:
        await read_on(client)
    return closed.value.code


async def read_on(client: Client) -> None:
    while True:
        await client.push()


async def change(client: Client, old: str, new: str) -> str:
    """The code with which it is refused, or nothing."""
    try:
        await client.call(ChangePassword(id=0, old=old, new=new), Done)
    except Refused as refused:
        return refused.code
    return ""


async def test_another_password_signs_the_other_devices_out(day: Town) -> None:
    new = "vier bunte Lampen"
    tokens = [await sign_in(day.url, EMAILS["milan"], PASSWORD, TIMEOUT) for _ in range(2)]
    async with (
        Client(day.url, token=tokens[0], seconds=TIMEOUT) as one,
        Client(day.url, token=tokens[1], seconds=TIMEOUT) as other,
    ):
        assert await change(one, PASSWORD, "Lindenhof123") == "weak_password"
        assert await change(one, PASSWORD, "milan-vogt-2026") == "weak_password"
        assert await change(one, PASSWORD, "kurz") == "bad_request"
        assert await change(one, "falsch", new) == "wrong_credentials"
        assert await change(one, PASSWORD, new) == ""
        assert await end_of(other) == 4403
        assert [device.current for device in await devices_of(one)] == [True]
        assert await change(one, new, new) == "weak_password"
        assert await change(one, PASSWORD, "fünf grüne Stühle") == "wrong_credentials"
    assert await sign_in(day.url, EMAILS["milan"], new, TIMEOUT)
    day.tokens.pop("milan", None)


async def test_guessing_the_old_password_is_throttled_as_at_the_sign_in(day: Town) -> None:
    async with Client(
        day.url, token=await sign_in(day.url, EMAILS["paul"], PASSWORD, TIMEOUT), seconds=TIMEOUT
    ) as client:
        codes = await asyncio.gather(*(change(client, f"falsch{n}", "vier bunte Lampen") for n in range(8)))
        assert set(codes) <= {"wrong_credentials", "throttled", "busy"}
        while "throttled" not in codes:  # each wait is twice as long as the one before
            codes.append(await change(client, "falsch", "vier bunte Lampen"))
        assert "" not in codes


async def test_a_session_revoked_elsewhere_ends_as_revoked(day: Town, folder: Path) -> None:
    async with day.client("tobias") as tobias:
        await asyncio.to_thread(administer, folder, "people", "lock", EMAILS["tobias"])
        assert await end_of(tobias) == 4403
    await asyncio.to_thread(administer, folder, "people", "unlock", EMAILS["tobias"])
    day.tokens.pop("tobias", None)


async def test_who_leads_others_than_before_connects_anew_and_sees_what_they_may(
    day: Town, folder: Path
) -> None:
    group = await day.group("jana")
    async with wire(day.url, day.tokens["sabine"]) as before:
        assert (await before.ask(OpenChat(id=1, chat=group)))["t"] == "ok"
        await asyncio.to_thread(join_team, folder, "member")
        assert await before.close_code() == 1012
    async with wire(day.url, day.tokens["sabine"]) as again:
        assert (await again.ask(OpenChat(id=1, chat=group)))["code"] == "not_found"
        await asyncio.to_thread(join_team, folder, "lead")
        assert await again.close_code() == 1012
    async with wire(day.url, day.tokens["sabine"]) as after:
        assert (await after.ask(OpenChat(id=1, chat=group)))["t"] == "ok"


def join_team(folder: Path, role: str) -> None:
    administer(folder, "teams", "join", "Team Nord", EMAILS["sabine"], "--role", role)


async def call_oneself(client: Client, name: str) -> None:
    await client.call(SetProfile(id=0, name=name), Done)


async def test_a_name_reaches_everybody_who_sees_it(day: Town, encoding: Encoding) -> None:
    chat = await day.task()
    async with two_devices(day, "tobias", encoding) as (one, other), day.client("jana", encoding) as jana:
        async with day.client("paul", encoding) as paul:
            name = f"Tobias Neu {encoding}"
            await call_oneself(one, name)
            for client in (one, other, jana):
                changed = (await next_of(client, PersonChanged)).person
                assert (changed.id, changed.name) == (day.people["tobias"], name)
            async with day.client("paul", encoding) as fresh:
                assert not any(person.name == name for person in fresh.welcome.people)
            direct = next(c.id for c in paul.welcome.chats)
            told = await heard_before(paul, direct, paul)
            assert not any(isinstance(push, PersonChanged) for push in told)
        assert name in {person.name for person in (await jana.open(chat)).people}
        for bad in ("   ", "\u202e…", "\t\x07"):
            with pytest.raises(Refused, match="bad_request"):
                await call_oneself(one, bad)


async def test_in_quiet_hours_a_name_of_staff_waits_for_the_opening(day: Town, encoding: Encoding) -> None:
    chat = await day.task()
    name = f"Jana Neu {encoding}"
    move_clock(day, EVENING)
    async with day.client("katrin", encoding) as katrin, day.client("jana", encoding) as jana:
        await katrin.send(chat, "Noch da?")
        before = await katrin.open(chat)
        await call_oneself(jana, name)
        told = await heard_before(katrin, chat, katrin)
        assert not any(isinstance(push, PersonChanged) for push in told)
        assert (await katrin.open(chat)).people == before.people
        async with day.client("katrin", encoding) as fresh:
            assert not any(person.name == name for person in fresh.welcome.people)
        move_clock(day, MORNING)
        for client in (katrin, jana):
            assert (await next_of(client, PersonChanged)).person.name == name
        assert name in {person.name for person in (await katrin.open(chat)).people}


@pytest.mark.parametrize("field", ["text", "name", "device"])
async def test_no_nul_reaches_the_database(day: Town, field: str) -> None:
    chat = await day.task()
    frames: dict[str, dict[str, object]] = {
        "text": {"t": "draft.set", "id": 1, "chat": chat, "text": "a\0b"},
        "name": {"t": "profile.set", "id": 1, "name": "a\0b"},
        "device": {"t": "devices.end", "id": 1, "device": "a\0b"},
    }
    async with wire(day.url, day.tokens["katrin"]) as katrin:
        assert (await katrin.ask(frames[field]))["code"] == "bad_request"
