"""What is told to one's own devices is told to all of them, the one that did it included: one rule for every push."""

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import cast

import pytest

from chat_server.domain.files.file import UploadPlace
from protocol.account import SetSettings, Settings, SettingsChanged
from protocol.bot.commands import DialogChanged, SayToDialog, StartDialog
from protocol.bot.dialog import DialogView
from protocol.bot.inputs import DialogText
from protocol.chats.chat import ChatActs, ChatAdded, ChatPinned, ChatRemoved, Created, CreateGroup, PinChat
from protocol.chats.members import RemoveMember
from protocol.chats.read_marks import MarkRead, MarkUnread, ReadOwn
from protocol.core.frames import Push
from protocol.files import DialogUploadChanged, DialogUploadGone, UploadChanged, UploadGone
from protocol.held import ChangeHeld, HeldChanged, HeldGone, ReleaseHeld, Sent, WithdrawHeld
from protocol.messages import DraftChanged, Send, SetDraft
from protocol.people import AccountRemoved
from protocol.subjects import PUSHES
from tests.subjects.files import begun, leave_dialog, uploaded
from tests.support.clock import ManualClock
from tests.support.database import with_tables
from tests.support.servers.in_process import InProcess, Peer, in_process
from tests.support.world import QUIET

pytestmark = pytest.mark.anyio


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[InProcess]:
    async with with_tables(tmp_path) as database, in_process(database, ManualClock(QUIET)) as server:
        yield server


async def hold(jana: Peer, chat: str) -> str:
    sent = cast(Sent, await jana.ask(Send(id=0, key="", chat=chat, text="Guten Abend")))
    assert sent.held is not None
    return sent.held.id


async def mark(jana: Peer, chat: str) -> None:
    await jana.ask(MarkRead(id=0, chat=chat, seq=1))


async def unmark(jana: Peer, chat: str) -> None:
    await jana.ask(Send(id=0, key="", chat=chat, text="Guten Abend", when="now"))
    jana.pushes.clear()
    await jana.ask(MarkUnread(id=0, chat=chat, seq=3))


async def change(jana: Peer, chat: str) -> None:
    held = await hold(jana, chat)
    await told(jana, HeldChanged)
    await jana.ask(ChangeHeld(id=0, key="", held=held, text="Guten Morgen"))


async def withdraw(jana: Peer, chat: str) -> None:
    await jana.ask(WithdrawHeld(id=0, held=await hold(jana, chat)))


async def release(jana: Peer, chat: str) -> None:
    await jana.ask(ReleaseHeld(id=0, key="", held=await hold(jana, chat)))


async def begin(jana: Peer, _chat: str) -> DialogView:
    return cast(DialogView, await jana.ask(StartDialog(id=0, key="", script="new_task")))


async def say(jana: Peer, chat: str) -> None:
    dialog = await begin(jana, chat)
    await told(jana, DialogChanged)
    said = DialogText(text="Hotels")
    await jana.ask(SayToDialog(id=0, key="", dialog=dialog.id, number=dialog.number, input=said))


async def attach(jana: Peer, chat: str) -> None:
    await begun(jana.world, "jana", chat)


async def attach_to_dialog(jana: Peer, chat: str) -> DialogView:
    dialog = await begin(jana, chat)
    await begun(jana.world, "jana", UploadPlace("dialog", dialog.id))
    return dialog


async def leave_with_file(jana: Peer, chat: str) -> None:
    dialog = await attach_to_dialog(jana, chat)
    await told(jana, DialogUploadChanged)
    await leave_dialog(jana, dialog)


async def send_file(jana: Peer, chat: str) -> None:
    pid = await uploaded(jana.world, "jana", chat)
    await jana.ask(Send(id=0, key="", chat=chat, text="", files=[pid], when="now"))


async def found(jana: Peer, _chat: str) -> str:
    created = await jana.ask(CreateGroup(id=0, key="", title="Gruppe"))
    return cast(Created, created).chat.id


async def leave(there: Peer, jana: Peer, chat: str) -> None:
    """Both devices know the chat first: one that is still being told of it is rightly told of neither."""
    group = await found(jana, chat)
    for device in (jana, there):
        await told(device, ChatAdded)
    await jana.ask(RemoveMember(id=0, key="", chat=group, person="p4jana"))


Act = Callable[[Peer, str], Awaitable[object]]
ACTS: list[tuple[type[Push], Act]] = [
    (SettingsChanged, lambda p, _chat: p.ask(SetSettings(id=0, settings=Settings(theme="dark")))),
    (DraftChanged, lambda p, chat: p.ask(SetDraft(id=0, chat=chat, text="Die drei"))),
    (ChatPinned, lambda p, chat: p.ask(PinChat(id=0, chat=chat, pinned=True))),
    (ReadOwn, mark),
    (ReadOwn, unmark),
    (HeldChanged, hold),
    (HeldChanged, change),
    (HeldGone, withdraw),
    (HeldGone, release),
    (DialogChanged, begin),
    (DialogChanged, say),
    (ChatAdded, found),
    (UploadChanged, attach),
    (UploadGone, send_file),
    (DialogUploadChanged, attach_to_dialog),
    (DialogUploadGone, leave_with_file),
]


BY_OTHERS: set[type[Push]] = {ChatActs, AccountRemoved}
"""No command of one's own brings them about."""


async def told(peer: Peer, kind: type[Push]) -> None:
    """Waits for a push of this kind, and forgets what came."""
    while not any(isinstance(push, kind) for push in peer.pushes):
        await peer.another_push()
    peer.pushes.clear()


async def test_the_device_that_did_it_is_told_like_every_other(server: InProcess) -> None:
    chat = await server.world.task()
    here, there = server.peer("jana"), server.peer("jana")
    for device in (here, there):
        await device.hello()
    leaving: tuple[type[Push], Act] = (ChatRemoved, partial(leave, there))
    for kind, act in [*ACTS, leaving]:
        await act(here, chat)
        await told(here, kind)
        await told(there, kind)


def test_all_pushes_for_ones_own_devices_are_tried() -> None:
    own = {kind for kind in PUSHES.values() if kind.discloses == "own"}
    assert {kind for kind, _act in ACTS} == own - BY_OTHERS - {ChatRemoved}
