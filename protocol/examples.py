"""One example of every frame, for docs/protocol.md and for the golden frames both languages must decode."""

from typing import Literal, NamedTuple, TypeVar

import msgspec

from protocol import LEVEL, commands, example_dialog, pushes, replies, tasks
from protocol.commands import COMMANDS, Command
from protocol.example_task import (
    ACCOUNT,
    CARD,
    CARE,
    CLOSING,
    DIRECT,
    EPOCH,
    GROUP,
    HELD,
    HENRIK,
    JANA,
    KATRIN,
    KEY,
    MORNING,
    PROPOSE,
    PROPOSED,
    TASK,
    VIEW,
)
from protocol.pushes import Push
from protocol.replies import Failed, Ok
from protocol.tasks import MyWork
from protocol.values import (
    Account,
    Chat,
    Day,
    Device,
    Draft,
    Me,
    Message,
    Notice,
    PersonStatus,
    Preview,
    ReadMark,
    Settings,
    Tagged,
    Value,
)

ValueOrFrame = TypeVar("ValueOrFrame", bound=Value)
Frame = Command | Ok | Failed | Push
Variant = Literal["full", "minimal"]


class Example(NamedTuple):
    """A frame with every field that it may have together, or with none that may be left out."""

    name: str
    """Tag of the command or push; of the command answered; "error"."""
    variant: Variant
    frame: Frame


_MESSAGE = Message(
    seq=42,
    author=CARE.id,
    at=MORNING,
    text="Die drei Angebote liegen jetzt **im Ordner**.",
    written_by=HENRIK,
    reply_to=37,
    edited=1,
    tags=[Tagged(tag="important", by=HENRIK), Tagged(tag="#Köln", by=KATRIN.id)],
    tags_seq=45,
)
_DELETED = Message(seq=41, author=JANA.id, at=MORNING - 60_000, text="", deleted=True)
_JOINED = Notice(seq=39, kind="joined", actor=JANA.id, at=MORNING - 120_000, person=KATRIN.id)
_RENAMED = Notice(seq=38, kind="renamed", actor=KATRIN.id, at=MORNING - 180_000, title="Hotels in Köln")
_CHAT = Chat(
    id=TASK,
    kind="task",
    title="Hotels in Köln",
    head=42,
    created_at=MORNING - 86_400_000,
    account=ACCOUNT,
    read=40,
    unread=1,
    pinned=True,
    last=Preview(seq=41, author=JANA.id, at=MORNING - 60_000, excerpt="", deleted=True),
    acts=["timer_start", "timer_stop"],
)
_DIRECT_CHAT = Chat(id=DIRECT, kind="direct", title="", head=7, created_at=MORNING, peer=KATRIN.id, read=7)
_GROUP_CHAT = Chat(id=GROUP, kind="group", title="Team Süd", head=3, created_at=MORNING, staff_only=True)
_THERE = [PersonStatus(person=KATRIN.id, status="online"), PersonStatus(person=HENRIK, status="away")]
_SETTINGS = Settings(language="en", theme="dark", send_key="ctrl_enter", notifications="mentions")
_DRAFT = Draft(chat=TASK, text="Die drei Ange", reply_to=42)
_PHONE = Device(
    id="dm3xk6wz2vtq5rnhj",
    name="Firefox, Android",
    signed_in_at=MORNING,
    expires_at=MORNING + 2_592_000_000,
    current=True,
)
_QUIET = Day(quiet=True, until=CLOSING + 13 * 3_600_000)

_ACCOUNT_SEEN = Account(id=ACCOUNT, name="Ostermann Lichtplanung", tags=["#Köln"], staff=[JANA.id])

_COMMANDS: tuple[Command, ...] = (
    commands.Hello(
        id=1,
        level=LEVEL,
        client="example 1.0",
        resume=commands.Resume(epoch=EPOCH, chats={TASK: 40, DIRECT: 7}),
    ),
    commands.OpenChat(id=2, chat=TASK, around=40, limit=20),
    commands.CloseChat(id=3, chat=TASK),
    commands.History(id=4, chat=TASK, before=38, limit=20),
    commands.CreateDirect(id=5, key=KEY, person=KATRIN.id, when="now"),
    commands.CreateGroup(id=6, key=KEY, title="Team Süd", members=[HENRIK]),
    commands.CreateTaskChat(id=7, key=KEY, account=ACCOUNT, title="Hotels in Köln", when="now"),
    commands.RenameChat(id=8, key=KEY, chat=TASK, title="Hotels in Köln, 3 Nächte", when="opening"),
    commands.AddMember(id=9, key=KEY, chat=TASK, person=HENRIK, when="opening"),
    commands.RemoveMember(id=10, key=KEY, chat=TASK, person=HENRIK, when="opening"),
    commands.Send(
        id=11, key=KEY, chat=TASK, text="Guten Morgen 👋", reply_to=42, as_persona=CARE.id, when="now"
    ),
    commands.Edit(id=12, key=KEY, chat=TASK, seq=43, text="Guten Morgen, Frau Ostermann", when="opening"),
    commands.Delete(id=13, key=KEY, chat=TASK, seq=43, when="opening"),
    commands.TagMessage(id=31, key=KEY, chat=TASK, seq=42, tag="important", on=False, when="opening"),
    commands.FindTagged(id=32, chat=TASK, tag="#Köln", before=42, limit=20),
    commands.GetMessages(id=14, chat=TASK, seqs=[41, 42]),
    commands.GetVersions(id=15, chat=TASK, seq=42),
    commands.MarkRead(id=16, chat=TASK, seq=42),
    commands.Typing(id=17, chat=TASK),
    commands.Active(id=18),
    commands.ReleaseHeld(id=19, key=KEY, held=HELD.id, when="opening"),
    commands.ChangeHeld(id=20, key=KEY, held=HELD.id, text="Guten Morgen, Frau Ostermann"),
    commands.WithdrawHeld(id=21, held=HELD.id),
    commands.SetSettings(id=22, settings=_SETTINGS),
    commands.SetDraft(id=23, chat=TASK, text="Die drei Ange", reply_to=42),
    commands.PinChat(id=24, chat=TASK, pinned=True),
    commands.FindMoment(id=25, chat=TASK, at=MORNING),
    commands.MarkUnread(id=26, chat=TASK, seq=41),
    commands.ListDevices(id=27),
    commands.EndDevice(id=28, device=_PHONE.id),
    commands.ChangePassword(id=29, old="feierabend", new="sonnenuntergang um acht"),
    commands.SetProfile(id=30, name="Jana Lindner"),
    commands.ActOnTask(id=33, key=KEY, chat=TASK, act=PROPOSE, when="opening"),
    commands.GetTask(id=34, chat=TASK),
    commands.ListTasks(id=35, status="in_progress", account=ACCOUNT, limit=50),
    *example_dialog.COMMANDS,
    commands.MyTime(id=39, day="2026-11-20"),
    commands.ListHolidays(id=40, year=2026),
)

_RESULTS: dict[str, Value] = {
    "hello": replies.Welcome(
        level=LEVEL,
        version="0.1.0",
        epoch=EPOCH,
        now=MORNING,
        day=Day(quiet=False, until=CLOSING),
        me=Me(person=JANA, email="jana@lindenhof.example", language="de", address="du"),
        accounts=[_ACCOUNT_SEEN],
        people=[JANA, KATRIN, CARE],
        chats=[_CHAT, _DIRECT_CHAT, _GROUP_CHAT],
        settings=_SETTINGS,
        drafts=[_DRAFT],
        held=[HELD],
        presence=_THERE,
        reset=[DIRECT],
        acts=["accept", "hand_over", "propose", "timer_start"],
    ),
    "chat.open": replies.Snapshot(
        chat=msgspec.structs.replace(_CHAT, looking_in=True),
        entries=[_RENAMED, _JOINED, _DELETED, _MESSAGE, PROPOSED],
        more_before=True,
        more_after=False,
        members=[JANA.id, KATRIN.id],
        reads=[ReadMark(person=KATRIN.id, seq=40)],
        people=[JANA, KATRIN, CARE],
    ),
    "chat.history": replies.Page(
        entries=[_RENAMED, _JOINED], more_before=True, more_after=True, people=[JANA, KATRIN]
    ),
    "chat.create_direct": replies.Created(chat=_DIRECT_CHAT),
    "chat.create_group": replies.Created(chat=_GROUP_CHAT),
    "chat.create_task": replies.Created(chat=_CHAT),
    "chat.at": replies.Place(seq=42),
    "held.change": replies.Sent(seq=0, at=CLOSING + 900_000, held=HELD),
    "devices.list": replies.Devices(devices=[_PHONE]),
    "task.get": VIEW,
    "task.list": replies.Tasks(tasks=[CARD]),
    **example_dialog.RESULTS,
    "time.mine": replies.Worked(
        day="2026-11-20",
        tasks=[
            MyWork(
                chat=TASK,
                title=CARD.title,
                account=ACCOUNT,
                recorded=1_800_500,
                waiting=600_000,
                since=MORNING,
            )
        ],
        recorded=1_800_500,
    ),
    "calendar.holidays": replies.Holidays(
        holidays=[replies.Holiday(day="2026-12-25", name="Erster Weihnachtstag")]
    ),
    "chat.tagged": replies.Found(entries=[_MESSAGE], people=[CARE]),
    "message.get": replies.Messages(messages=[_DELETED, _MESSAGE], people=[JANA, CARE]),
    "message.versions": replies.Versions(
        versions=[
            replies.Version(at=MORNING, text="Die Angebote liegen jetzt im Ordner."),
            replies.Version(at=MORNING + 30_000, text=_MESSAGE.text),
        ]
    ),
}

_FAILED = Failed(
    id=11,
    code="rate_limited",
    message="Das war sehr viel auf einmal. Gleich geht es weiter.",
    retryable=True,
    retry_after=1_500,
    field="text",
    detail="20 commands a second",
)

_PUSHES: tuple[Push, ...] = (
    pushes.MessageCreated(chat=TASK, seq=42, message=msgspec.structs.replace(_MESSAGE, edited=0)),
    pushes.MessageEdited(
        chat=TASK, seq=43, of=42, text="Die drei Angebote liegen im Ordner.", edited=2, at=MORNING
    ),
    pushes.MessageTagged(
        chat=TASK, seq=45, of=42, tag="important", on=True, by=KATRIN.id, at=MORNING + 120_000
    ),
    pushes.MessageDeleted(
        chat=TASK, seq=44, of=42, at=MORNING, author=_MESSAGE.author, written_by=_MESSAGE.written_by
    ),
    pushes.ChatCreated(chat=TASK, seq=1, actor=KATRIN.id, at=MORNING),
    pushes.MemberJoined(chat=TASK, seq=45, person=KATRIN, actor=JANA.id, at=MORNING),
    pushes.MemberLeft(chat=TASK, seq=46, person=HENRIK, actor=JANA.id, at=MORNING),
    pushes.ChatRenamed(chat=TASK, seq=47, title="Hotels in Köln", actor=KATRIN.id, at=MORNING),
    pushes.ChatAdded(chat=_GROUP_CHAT, people=[JANA]),
    pushes.ChatRemoved(chat=GROUP),
    pushes.TaskChanged(chat=TASK, seq=46, entry=PROPOSED, task=VIEW),
    pushes.TaskTold(
        chat=TASK,
        notices=[tasks.StaffNotice(code="timer_stopped", data={"since": MORNING}, to=JANA.id)],
        task=VIEW,
    ),
    pushes.ReadOwn(chat=TASK, seq=42, unread=0, back=True),
    pushes.ReadMoved(chat=TASK, person=KATRIN.id, seq=42),
    pushes.TypingShown(chat=TASK, person=KATRIN.id),
    pushes.PresenceChanged(person=KATRIN.id, status="away"),
    pushes.PresenceAll(presence=_THERE),
    pushes.HeldChanged(held=HELD),
    pushes.HeldGone(chat=TASK, held=HELD.id, seq=48),
    pushes.SettingsChanged(settings=_SETTINGS),
    pushes.DraftChanged(draft=_DRAFT),
    pushes.ChatPinned(chat=TASK, pinned=True),
    pushes.ChatActs(chat=TASK, acts=["timer_start", "timer_stop"]),
    pushes.DialogChanged(dialog=example_dialog.DIALOG),
    pushes.PersonChanged(person=JANA),
    pushes.PeopleAdded(people=[JANA]),
    pushes.AccountChanged(account=_ACCOUNT_SEEN),
    pushes.AccountRemoved(account=ACCOUNT),
    pushes.DayChanged(now=CLOSING, day=_QUIET),
)

# One of `before` and `after` must be given, so the frame without both would be no command.
_MINIMAL: dict[str, Frame] = {"chat.history": commands.History(id=4, chat=TASK, after=0)}


def commands_by_tag() -> dict[str, Command]:
    """A command of every kind, with all fields it may have together."""
    return {_tag(command): command for command in _COMMANDS}


def results_by_tag() -> dict[str, Value]:
    """The result of every command of `commands_by_tag`."""
    others = {replies.Sent: replies.Sent(seq=43, at=MORNING), replies.Done: replies.Done()}
    return {tag: _RESULTS.get(tag) or others[kind.answer] for tag, kind in COMMANDS.items()}


def pushes_by_tag() -> dict[str, Push]:
    """A push of every kind, with all fields."""
    return {_tag(push): push for push in _PUSHES}


def _tag(frame: Command | Push) -> str:
    return str(frame.__struct_config__.tag)


def failed() -> Failed:
    """An error with all fields."""
    return _FAILED


def ok(command: Command, result: Value) -> Ok:
    """The frame that answers `command`."""
    return Ok(id=command.id, result=msgspec.to_builtins(result))


def examples() -> list[Example]:
    """Every command, answer, error and push, in full and as small as it can be."""
    found = []
    results = results_by_tag()
    for tag, command in commands_by_tag().items():
        found += [Example(tag, "full", command), Example(tag, "minimal", _MINIMAL.get(tag, minimal(command)))]
        found += [Example(tag, "full", ok(command, results[tag]))]
        found += [Example(tag, "minimal", ok(command, minimal(results[tag])))]
    found += [Example("error", "full", _FAILED), Example("error", "minimal", minimal(_FAILED))]
    for tag, push in pushes_by_tag().items():
        found += [Example(tag, "full", push), Example(tag, "minimal", minimal(push))]
    return found


def minimal(value: ValueOrFrame) -> ValueOrFrame:
    """The value without every field that may be left out, in its parts as well."""
    required = {
        field.name: _smaller(getattr(value, field.name))
        for field in msgspec.structs.fields(type(value))
        if field.required
    }
    return type(value)(**required)


def _smaller(part: object) -> object:
    if isinstance(part, list):
        return [_smaller(inner) for inner in part]
    return minimal(part) if isinstance(part, Value) else part
