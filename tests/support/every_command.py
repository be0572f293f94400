"""Every command of the protocol, each as somebody may give it, on a server in the test's own process."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import cast

from argon2 import PasswordHasher
from sqlalchemy import Connection

from chat_server.services.account.sessions import token_hash
from chat_server.storage.account.sessions import NewSession, create_session
from chat_server.storage.people import people
from protocol.account import ChangePassword, EndDevice, ListDevices, SetSettings, Settings
from protocol.bot.commands import ListDialogs, SayToDialog, StartDialog
from protocol.bot.dialog import DialogView
from protocol.bot.inputs import DialogText
from protocol.calendar import ListHolidays
from protocol.chats.chat import CreateDirect, CreateGroup, CreateTaskChat, PinChat, RenameChat
from protocol.chats.log import CloseChat, CountTags, FindMoment, FindTagged, History, OpenChat
from protocol.chats.members import AddMember, RemoveMember
from protocol.chats.read_marks import MarkRead, MarkUnread
from protocol.core.frames import Command
from protocol.files import ListDialogUploads
from protocol.held import ChangeHeld, ReleaseHeld, Sent, WithdrawHeld
from protocol.jobs import ListStuckJobs, RetryJob
from protocol.messages import Delete, Edit, GetMessages, GetVersions, Send, SetDraft
from protocol.presence import Active, Typing
from protocol.profiles import SetProfile
from protocol.tasks.acts import SetArea
from protocol.tasks.commands import ActOnTask, GetTask, ListTasks
from protocol.time import MyTime
from tests.support.servers.in_process import InProcess, Peer
from tests.support.subject_cases import all_cases
from tests.support.world import QUIET, Name

PASSWORD = "sieben mal sieben"


@dataclass(kw_only=True)
class Scene:
    """Jana's devices in a task of Ostermann's, where Katrin is there, too. `held` is Jana's, made in quiet hours."""

    server: InProcess
    jana: Peer
    katrin: Peer
    task: str
    hers: int = 0
    """A message of Jana's."""
    held: str = ""
    dialog: DialogView | None = None


async def set_scene(server: InProcess) -> Scene:
    world = server.world
    jana, katrin = server.peer("jana"), server.peer("katrin")
    await world.context.database.write(partial(_can_sign_in, person=world.viewers["jana"].person))
    for peer in (jana, katrin):
        await peer.hello()
    scene = Scene(server=server, jana=jana, katrin=katrin, task=await world.task())
    await katrin.open(scene.task)
    await jana.open(scene.task)
    sent = cast(Sent, await jana.ask(Send(id=0, key="", chat=scene.task, text="Guten Morgen")))
    scene.hers = sent.seq
    return scene


def _can_sign_in(connection: Connection, person: int) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    people.set_password(connection, person, cheap.hash(PASSWORD))
    create_session(
        connection,
        NewSession(
            pid="sother",
            token=token_hash("t"),
            person=person,
            device="Telefon",
            created_at=0,
            expires_at=2**52,
        ),
    )


def by_day() -> list[tuple[str, Callable[[Scene], Command]]]:
    """Each command outside quiet hours, by its tag; in this order each of them is carried out."""
    given: list[tuple[type[Command], Callable[[Scene], Command]]] = [
        (OpenChat, lambda s: OpenChat(id=0, chat=s.task)),
        (History, lambda s: History(id=0, chat=s.task, after=0)),
        (GetMessages, lambda s: GetMessages(id=0, chat=s.task, seqs=[s.hers])),
        (GetVersions, lambda s: GetVersions(id=0, chat=s.task, seq=s.hers)),
        (Send, lambda s: Send(id=0, key="", chat=s.task, text="Und nun")),
        (Edit, lambda s: Edit(id=0, key="", chat=s.task, seq=s.hers, text="Guten Tag")),
        *(given for cases in all_cases() for given in cases.commands.items()),
        (FindTagged, lambda s: FindTagged(id=0, chat=s.task, tag="result")),
        (CountTags, lambda s: CountTags(id=0, chat=s.task)),
        (MarkUnread, lambda s: MarkUnread(id=0, chat=s.task, seq=s.hers)),
        (MarkRead, lambda s: MarkRead(id=0, chat=s.task, seq=s.hers)),
        (Typing, lambda s: Typing(id=0, chat=s.task)),
        (Active, lambda _: Active(id=0)),
        (FindMoment, lambda s: FindMoment(id=0, chat=s.task, at=0)),
        (SetDraft, lambda s: SetDraft(id=0, chat=s.task, text="Die drei Ange")),
        (PinChat, lambda s: PinChat(id=0, chat=s.task, pinned=True)),
        (SetSettings, lambda _: SetSettings(id=0, settings=Settings(language="de"))),
        (SetProfile, lambda _: SetProfile(id=0, name="Jana Lindner")),
        (CreateGroup, lambda s: CreateGroup(id=0, key="", title="g", members=[_pid(s, "milan")])),
        (CreateDirect, lambda s: CreateDirect(id=0, key="", person=_pid(s, "milan"))),
        (CreateTaskChat, lambda _: CreateTaskChat(id=0, key="", account="aost", title="t")),
        (RenameChat, lambda s: RenameChat(id=0, key="", chat=s.task, title="Hotels")),
        (AddMember, lambda s: AddMember(id=0, key="", chat=s.task, person=_pid(s, "nora"))),
        (RemoveMember, lambda s: RemoveMember(id=0, key="", chat=s.task, person=_pid(s, "nora"))),
        (ActOnTask, _act),
        (GetTask, lambda s: GetTask(id=0, chat=s.task)),
        (ListTasks, lambda _: ListTasks(id=0)),
        (MyTime, lambda _: MyTime(id=0)),
        (ListStuckJobs, lambda _: ListStuckJobs(id=0)),
        (RetryJob, lambda _: RetryJob(id=0, job="held acts", row="hnone")),
        (ListHolidays, lambda _: ListHolidays(id=0, year=2026)),
        (StartDialog, lambda _: StartDialog(id=0, key="", script="new_task")),
        (ListDialogUploads, lambda s: ListDialogUploads(id=0, dialog=_dialog(s)[0])),
        (SayToDialog, _say),
        (ListDialogs, lambda _: ListDialogs(id=0)),
        (Delete, lambda s: Delete(id=0, key="", chat=s.task, seq=s.hers)),
        (CloseChat, lambda s: CloseChat(id=0, chat=s.task)),
        (ListDevices, lambda _: ListDevices(id=0)),
        (EndDevice, lambda _: EndDevice(id=0, device="sother")),
        (ChangePassword, lambda _: ChangePassword(id=0, old=PASSWORD, new="sonnenuntergang um acht")),
    ]  # fmt: skip
    return [(str(kind.__struct_config__.tag), make) for kind, make in given]


def by_night() -> list[tuple[str, Callable[[Scene], Command]]]:
    """The commands about what is held; `hold` makes one before each."""
    return [
        ("held.change", lambda s: ChangeHeld(id=0, key="", held=s.held, text="Gute Nacht")),
        ("held.release", lambda s: ReleaseHeld(id=0, key="", held=s.held)),
        ("held.withdraw", lambda s: WithdrawHeld(id=0, held=s.held)),
    ]


async def go_to_bed(scene: Scene) -> None:
    await scene.server.world.move_to(QUIET)


async def hold(scene: Scene) -> None:
    """A message of Jana's waits."""
    said = cast(Sent, await scene.jana.ask(Send(id=0, key="", chat=scene.task, text="Morgen mehr")))
    assert said.held is not None
    scene.held = said.held.id


def learn(scene: Scene, result: object) -> None:
    """What later commands need of earlier ones' results."""
    if isinstance(result, DialogView):
        scene.dialog = result


def _pid(scene: Scene, name: Name) -> str:
    return scene.server.world.pid(name)


def _act(scene: Scene) -> Command:
    return ActOnTask(id=0, key="", chat=scene.task, act=SetArea(area="marketing"))


def _dialog(scene: Scene) -> tuple[str, int]:
    return ("gnone", 1) if scene.dialog is None else (scene.dialog.id, scene.dialog.number)


def _say(scene: Scene) -> Command:
    at, number = _dialog(scene)
    return SayToDialog(id=0, key="", dialog=at, number=number, input=DialogText(text="Aost"))
