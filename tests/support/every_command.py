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
from protocol import commands, task_acts
from protocol.commands import Command
from protocol.dialogs import DialogText, DialogView
from protocol.replies import Sent
from protocol.values import Settings
from tests.support.in_process import InProcess, Peer
from tests.support.world import QUIET, Name

PASSWORD = "sieben mal sieben"


@dataclass
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
    scene = Scene(server, jana, katrin, await world.task())
    await katrin.open(scene.task)
    await jana.open(scene.task)
    sent = cast(Sent, await jana.ask(commands.Send(id=0, key="", chat=scene.task, text="Guten Morgen")))
    scene.hers = sent.seq
    return scene


def _can_sign_in(connection: Connection, person: int) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    people.set_password(connection, person, cheap.hash(PASSWORD))
    create_session(connection, NewSession("sother", token_hash("t"), person, "Telefon", 0, 2**52))


def by_day() -> list[tuple[str, Callable[[Scene], Command]]]:
    """Each command outside quiet hours, by its tag; in this order each of them is carried out."""
    given: list[tuple[type[Command], Callable[[Scene], Command]]] = [
        (commands.OpenChat, lambda s: commands.OpenChat(id=0, chat=s.task)),
        (commands.History, lambda s: commands.History(id=0, chat=s.task, after=0)),
        (commands.GetMessages, lambda s: commands.GetMessages(id=0, chat=s.task, seqs=[s.hers])),
        (commands.GetVersions, lambda s: commands.GetVersions(id=0, chat=s.task, seq=s.hers)),
        (commands.Send, lambda s: commands.Send(id=0, key="", chat=s.task, text="Und nun")),
        (commands.Edit, lambda s: commands.Edit(id=0, key="", chat=s.task, seq=s.hers, text="Guten Tag")),
        (commands.TagMessage, lambda s: commands.TagMessage(id=0, key="", chat=s.task, seq=s.hers, tag="result")),
        (commands.FindTagged, lambda s: commands.FindTagged(id=0, chat=s.task, tag="result")),
        (commands.MarkUnread, lambda s: commands.MarkUnread(id=0, chat=s.task, seq=s.hers)),
        (commands.MarkRead, lambda s: commands.MarkRead(id=0, chat=s.task, seq=s.hers)),
        (commands.Typing, lambda s: commands.Typing(id=0, chat=s.task)),
        (commands.Active, lambda _: commands.Active(id=0)),
        (commands.FindMoment, lambda s: commands.FindMoment(id=0, chat=s.task, at=0)),
        (commands.SetDraft, lambda s: commands.SetDraft(id=0, chat=s.task, text="Die drei Ange")),
        (commands.PinChat, lambda s: commands.PinChat(id=0, chat=s.task, pinned=True)),
        (commands.SetSettings, lambda _: commands.SetSettings(id=0, settings=Settings(language="de"))),
        (commands.SetProfile, lambda _: commands.SetProfile(id=0, name="Jana Lindner")),
        (commands.CreateGroup, lambda s: commands.CreateGroup(id=0, key="", title="g", members=[_pid(s, "milan")])),
        (commands.CreateDirect, lambda s: commands.CreateDirect(id=0, key="", person=_pid(s, "milan"))),
        (commands.CreateTaskChat, lambda _: commands.CreateTaskChat(id=0, key="", account="aost", title="t")),
        (commands.RenameChat, lambda s: commands.RenameChat(id=0, key="", chat=s.task, title="Hotels")),
        (commands.AddMember, lambda s: commands.AddMember(id=0, key="", chat=s.task, person=_pid(s, "nora"))),
        (commands.RemoveMember, lambda s: commands.RemoveMember(id=0, key="", chat=s.task, person=_pid(s, "nora"))),
        (commands.ActOnTask, _act),
        (commands.GetTask, lambda s: commands.GetTask(id=0, chat=s.task)),
        (commands.ListTasks, lambda _: commands.ListTasks(id=0)),
        (commands.MyTime, lambda _: commands.MyTime(id=0)),
        (commands.ListHolidays, lambda _: commands.ListHolidays(id=0, year=2026)),
        (commands.StartDialog, lambda _: commands.StartDialog(id=0, key="", script="new_task")),
        (commands.SayToDialog, _say),
        (commands.ListDialogs, lambda _: commands.ListDialogs(id=0)),
        (commands.Delete, lambda s: commands.Delete(id=0, key="", chat=s.task, seq=s.hers)),
        (commands.CloseChat, lambda s: commands.CloseChat(id=0, chat=s.task)),
        (commands.ListDevices, lambda _: commands.ListDevices(id=0)),
        (commands.EndDevice, lambda _: commands.EndDevice(id=0, device="sother")),
        (commands.ChangePassword, lambda _: commands.ChangePassword(id=0, old=PASSWORD, new="sonnenuntergang um acht")),
    ]  # fmt: skip
    return [(str(kind.__struct_config__.tag), make) for kind, make in given]


def by_night() -> list[tuple[str, Callable[[Scene], Command]]]:
    """The commands about what is held; `hold` makes one before each."""
    return [
        ("held.change", lambda s: commands.ChangeHeld(id=0, key="", held=s.held, text="Gute Nacht")),
        ("held.release", lambda s: commands.ReleaseHeld(id=0, key="", held=s.held)),
        ("held.withdraw", lambda s: commands.WithdrawHeld(id=0, held=s.held)),
    ]


async def go_to_bed(scene: Scene) -> None:
    await scene.server.world.move_to(QUIET)


async def hold(scene: Scene) -> None:
    """A message of Jana's waits."""
    said = cast(Sent, await scene.jana.ask(commands.Send(id=0, key="", chat=scene.task, text="Morgen mehr")))
    assert said.held is not None
    scene.held = said.held.id


def learn(scene: Scene, result: object) -> None:
    """What later commands need of earlier ones' results."""
    if isinstance(result, DialogView):
        scene.dialog = result


def _pid(scene: Scene, name: Name) -> str:
    return scene.server.world.pid(name)


def _act(scene: Scene) -> Command:
    return commands.ActOnTask(id=0, key="", chat=scene.task, act=task_acts.SetArea(area="marketing"))


def _say(scene: Scene) -> Command:
    at, number = ("gnone", 1) if scene.dialog is None else (scene.dialog.id, scene.dialog.number)
    return commands.SayToDialog(id=0, key="", dialog=at, number=number, input=DialogText(text="Aost"))
