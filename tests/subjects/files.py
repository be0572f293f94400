"""Files and uploads, as the tests for all subjects try them."""

from typing import TYPE_CHECKING, cast

from chat_server.domain.core.ids import new_id
from chat_server.domain.files.file import File, UploadPlace
from chat_server.services.files.uploads import BeginRequest, CompleteRequest, begin_upload, complete_upload
from protocol.bot.commands import DialogSaid, SayToDialog, StartDialog
from protocol.bot.dialog import DialogView
from protocol.bot.inputs import DialogCancel
from protocol.files import GetFileRoom, ListDialogUploads, ListFiles, ListFilesOfAccount, ListUploads
from protocol.held import Sent
from protocol.messages import Delete, Send
from protocol.vocabulary import FILE_KINDS
from tests.support.subject_cases import EVERYBODY, Cases
from tests.support.world import Name, World

if TYPE_CHECKING:
    from tests.noninterference.commands import Draw, Said
    from tests.support.recorded_runs.push_cases import Play
    from tests.support.servers.in_process import Peer


CONTENT = "c" * 64


async def begun(
    world: World, name: Name, place: str | UploadPlace, called: str = "Angebot.pdf", length: int = 900
) -> str:
    """Somebody began an upload, for a chat or what else is given; its public id."""
    me, pid = world.viewers[name], new_id("f", world.context.randomness)
    chosen = UploadPlace("chat", place) if isinstance(place, str) else place
    request = BeginRequest(viewer=me, pid=pid, place=chosen, name=called, length=length, at=world.now())
    await world.context.writer.run(me.person, begin_upload, request)
    return pid


async def uploaded(
    world: World, name: Name, place: str | UploadPlace, called: str = "Angebot.pdf", content: str = CONTENT
) -> str:
    """Somebody's upload came, as a PDF; its public id."""
    pid = await begun(world, name, place, called)
    await complete(world, name, pid, called, content)
    return pid


async def complete(
    world: World, name: Name, pid: str, called: str = "Angebot.pdf", content: str = CONTENT
) -> None:
    """All of somebody's upload is there now."""
    person = world.viewers[name].person
    file = File(pid=pid, name=called, kind="pdf", type="application/pdf", size=900)
    await world.context.writer.run(person, complete_upload, CompleteRequest(person, content, file))


async def upload_for_dialog(p: "Play") -> None:
    """By everybody for a dialog of their own, which they then leave: nobody else is told."""
    for name, peer in zip((p.viewer, "tobias", "jana"), (p.mine, p.tobias, p.jana), strict=True):
        dialog = cast(DialogView, await peer.ask(StartDialog(id=0, key="", script="new_task")))
        await uploaded(p.server.world, name, UploadPlace("dialog", dialog.id), "Grundriss.pdf")
        await leave_dialog(peer, dialog)


async def leave_dialog(peer: "Peer", dialog: DialogView) -> None:
    """A person ends a dialog; asked back once."""
    for _ in range(2):
        command = SayToDialog(id=0, key="", dialog=dialog.id, number=dialog.number, input=DialogCancel())
        dialog = cast(DialogSaid, await peer.ask(command)).dialog


async def upload(p: "Play") -> None:
    """By the viewer, who sends one of two; by both others, who send theirs, one of them for a moment."""
    world = p.server.world
    await begun(world, p.viewer, p.chat, "Mitschnitt.m4a")
    sent = [await uploaded(world, name, p.chat, "Köln.pdf") for name in (p.viewer, "tobias", "jana")]
    for peer, file in zip((p.mine, p.tobias, p.jana), sent, strict=True):
        await peer.ask(Send(id=0, key="", chat=p.chat, text="", files=[file], when="now"))
    more = [await uploaded(world, "tobias", p.chat, name) for name in ("a.pdf", "b.pdf")]
    said = cast(Sent, await p.tobias.ask(Send(id=0, key="", chat=p.chat, text="zwei", files=more)))
    await p.tobias.ask(Delete(id=0, key="", chat=p.chat, seq=said.seq))


def _list(draw: "Draw") -> "Said":
    return draw.may(
        kind=lambda: draw.random.choice(FILE_KINDS), before=lambda: f"f{draw.random.randrange(4)}"
    )


CASES = Cases(
    commands={
        ListUploads: lambda s: ListUploads(id=0, chat=s.task),
        ListFiles: lambda s: ListFiles(id=0, chat=s.task, kind="pdf"),
        ListFilesOfAccount: lambda s: ListFilesOfAccount(id=0, account="aost"),
        GetFileRoom: lambda _: GetFileRoom(id=0),
    },
    refused=[
        ("jana", "not_found", lambda s: ListUploads(id=1, chat="cnone")),
        ("jana", "not_found", lambda s: ListDialogUploads(id=1, dialog="gnone")),
        ("jana", "not_found", lambda s: ListFiles(id=1, chat=s.task, before="fnone")),
        ("jana", "not_found", lambda s: ListFilesOfAccount(id=1, account="anone")),
        ("jana", "not_found", lambda s: Send(id=1, key=s.key, chat=s.task, text="Da", files=["fnone"])),
        ("jana", "bad_request", lambda s: Send(id=1, key=s.key, chat=s.task, text="")),
    ],
    guessed={
        "file.uploads": lambda d: {"chat": d.chat()},
        "file.uploads_of_dialog": lambda d: {"dialog": d.dialog()["dialog"]},
        "file.list": lambda d: {"chat": d.chat(), **_list(d)},
        "file.room": lambda _: {},
        "file.of_account": lambda d: {"account": d.random.choice(("aost", "awie", "abirk")), **_list(d)},
    },
    pushes={
        "upload.changed": (upload, EVERYBODY),
        "upload.gone": (upload, EVERYBODY),
        "upload.of_dialog_changed": (upload_for_dialog, EVERYBODY),
        "upload.of_dialog_gone": (upload_for_dialog, EVERYBODY),
    },
)
