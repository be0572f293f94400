"""One example of every frame, for docs/protocol.md and for the golden frames both languages must decode."""

from typing import Literal, NamedTuple, TypeVar

import msgspec

from protocol import LEVEL, commands, pushes, replies, task_acts, tasks
from protocol.commands import COMMANDS, Command
from protocol.pushes import Push
from protocol.replies import Failed, Ok
from protocol.values import (
    Account,
    Chat,
    Day,
    Device,
    Draft,
    Held,
    Me,
    Message,
    Notice,
    Person,
    PersonStatus,
    Preview,
    ReadMark,
    Settings,
    Tagged,
    TaskNotice,
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


_MORNING = 1_795_425_300_000  # Monday, 23 November 2026, 10:15:00 in Berlin
_CLOSING = 1_795_456_800_000  # the same day, 19:00:00
_EPOCH = "7d2xq4mzkw5hbn3e"
_KEY = "20261123-fT0qYx4bR2mK"
_ACCOUNT = "aq3vnz6tk2wjx5rdl"
_TASK = "ch4mzt7wq2xkn5sde"
_DIRECT = "cb6yw3rj5npk2vtxq"
_GROUP = "cw2ktx6zq4mhv7jnd"

_KATRIN = Person(
    id="pk7zq2xwm4tn5vjrs", name="Katrin Ostermann", kind="customer", role="owner", account=_ACCOUNT
)
_JANA = Person(id="pj3wx6rbt5kq2mzhn", name="Jana Lindner", kind="staff", role="assistant")
_CARE = Person(id="pc5tn2vqx7wkz4mbj", name="Kundenbetreuung", kind="persona")
_HENRIK = "ph6mz4kwq3xt7rnvb"

_MESSAGE = Message(
    seq=42,
    author=_CARE.id,
    at=_MORNING,
    text="Die drei Angebote liegen jetzt **im Ordner**.",
    written_by=_HENRIK,
    reply_to=37,
    edited=1,
    tags=[Tagged(tag="important", by=_HENRIK), Tagged(tag="#Köln", by=_KATRIN.id)],
    tags_seq=45,
)
_DELETED = Message(seq=41, author=_JANA.id, at=_MORNING - 60_000, text="", deleted=True)
_JOINED = Notice(seq=39, kind="joined", actor=_JANA.id, at=_MORNING - 120_000, person=_KATRIN.id)
_RENAMED = Notice(seq=38, kind="renamed", actor=_KATRIN.id, at=_MORNING - 180_000, title="Hotels in Köln")
_CHAT = Chat(
    id=_TASK,
    kind="task",
    title="Hotels in Köln",
    head=42,
    created_at=_MORNING - 86_400_000,
    account=_ACCOUNT,
    read=40,
    unread=1,
    pinned=True,
    last=Preview(seq=41, author=_JANA.id, at=_MORNING - 60_000, excerpt="", deleted=True),
)
_DIRECT_CHAT = Chat(id=_DIRECT, kind="direct", title="", head=7, created_at=_MORNING, peer=_KATRIN.id, read=7)
_GROUP_CHAT = Chat(id=_GROUP, kind="group", title="Team Süd", head=3, created_at=_MORNING, staff_only=True)
_THERE = [PersonStatus(person=_KATRIN.id, status="online"), PersonStatus(person=_HENRIK, status="away")]
_SETTINGS = Settings(language="en", theme="dark", send_key="ctrl_enter", notifications="mentions")
_DRAFT = Draft(chat=_TASK, text="Die drei Ange", reply_to=42)
_HELD = Held(
    id="hz5kqv7xw2tm4rnjb",
    chat=_TASK,
    act="send",
    at=_CLOSING + 900_000,
    release_at=_CLOSING + 13 * 3_600_000,
    state="review",
    text="Morgen habe ich die Preise.",
    of=40,
    reply_to=42,
    title="Hotels in Köln",
    tag="question",
    person=_HENRIK,
    task=task_acts.StartTask(),
)
_TASK_ACT = task_acts.Propose(
    changes=task_acts.Changes(
        description="Drei Hotels in Köln, mit Frühstück",
        deadline=task_acts.Deadline(at=_MORNING + 172_800_000, timed=False),
        budget=240,
    ),
    until=_MORNING + 86_400_000,
    note="Mit Frühstück dauert es etwas länger.",
)
_TERMS = tasks.Terms(
    description="Drei Hotels in Köln vergleichen",
    deadline=task_acts.Deadline(at=_MORNING + 86_400_000, timed=False),
    budget=180,
)
_VIEW = tasks.TaskView(
    chat=_TASK,
    account=_ACCOUNT,
    title="Hotels in Köln",
    status="in_progress",
    created_by=_KATRIN.id,
    by_customer=True,
    created=_MORNING - 86_400_000,
    terms=_TERMS,
    how="Bitte erst anrufen.",
    results="email",
    area=tasks.Area(key="design", customer_percent=200, special=True),
    with_lead=True,
    awaiting_release=True,
    contracts=[
        tasks.Contract(version=1, terms=_TERMS, at=_MORNING - 3_600_000, person=_JANA.id, cause="accepted")
    ],
    proposals=[
        tasks.Proposal(
            number=1,
            side="staff",
            person=_JANA.id,
            at=_MORNING,
            changes=_TASK_ACT.changes,
            state="countered",
            answers="customer",
            until=_TASK_ACT.until,
            note=_TASK_ACT.note,
            counters=2,
            real=120,
            answered_by=_KATRIN.id,
            answered_at=_MORNING + 60_000,
            answer="Lieber bis Freitag.",
        )
    ],
    approvals=[
        tasks.Approval(
            number=1,
            kind="storage",
            text="Legen Sie es gern in unseren Ordner.",
            asked_by=_JANA.id,
            asked_at=_MORNING,
            state="granted",
            answered_by=_KATRIN.id,
            answered_at=_MORNING - 60_000,
            message=41,
        )
    ],
    checklist=[
        tasks.Item(
            number=1, text="Teilnehmerliste", side="customer", ticked_by=_KATRIN.id, ticked_at=_MORNING
        )
    ],
    handover=tasks.Handover(kind="interim", person=_JANA.id, at=_MORNING),
    rating=tasks.Rating(stars=4, comment="Sehr übersichtlich", person=_KATRIN.id, at=_MORNING),
    claim=tasks.Claim(
        deadline=task_acts.Deadline(at=_MORNING - 60_000, timed=False),
        note="Zu spät",
        person=_KATRIN.id,
        at=_MORNING,
        state="granted",
        decided_by=_JANA.id,
        decided_at=_MORNING + 60_000,
        answer="Das tut uns leid.",
    ),
    reaction=_MORNING + 28_800_000,
    next=tasks.NextStep(turn="assistant", what="hand_over", by=_MORNING + 86_400_000),
    times=tasks.TimeFigures(used=185, recorded=93, real=90, overrun=5, refunded=30),
    may=["claim", "done"],
    people=[_JANA, _KATRIN],
    desk=tasks.TaskDesk(
        review=["budget"],
        doubts=["deadline"],
        delegated_by=_JANA.id,
        reason="Bin im Urlaub",
        advice=True,
        could_do=True,
        released_by=_JANA.id,
        release_note="Wie besprochen",
        running=[tasks.Running(person=_JANA.id, since=_MORNING, until=_CLOSING + 18_000_000, double=True)],
        records=[
            tasks.TimeRecord(
                number=1,
                person=_JANA.id,
                start=_MORNING - 3_600_000,
                length=1_800_500,
                double=True,
                reason="Timer vergessen",
                state="waiting",
            )
        ],
        assistant_percent=180,
    ),
)
_CARD = tasks.TaskCard(
    chat=_TASK,
    account=_ACCOUNT,
    title="Hotels in Köln",
    status="in_progress",
    attention="near_deadline",
    next=_VIEW.next,
    deadline=_TERMS.deadline,
    budget=180,
    used=185,
    area="design",
    with_lead=True,
    awaiting_release=True,
    reaction=_MORNING,
    changed=_MORNING,
    running=[_JANA.id],
)
_PROPOSED = TaskNotice(
    seq=46,
    code="proposed",
    actor=_JANA.id,
    at=_MORNING,
    tags=["deadline_change", "budget_change"],
    data={"number": 1, "budget_from": 180, "budget_to": 240, "description": True},
)
_PHONE = Device(
    id="dm3xk6wz2vtq5rnhj",
    name="Firefox, Android",
    signed_in_at=_MORNING,
    expires_at=_MORNING + 2_592_000_000,
    current=True,
)
_QUIET = Day(quiet=True, until=_CLOSING + 13 * 3_600_000)

_COMMANDS: tuple[Command, ...] = (
    commands.Hello(
        id=1,
        level=LEVEL,
        client="example 1.0",
        resume=commands.Resume(epoch=_EPOCH, chats={_TASK: 40, _DIRECT: 7}),
    ),
    commands.OpenChat(id=2, chat=_TASK, around=40, limit=20),
    commands.CloseChat(id=3, chat=_TASK),
    commands.History(id=4, chat=_TASK, before=38, limit=20),
    commands.CreateDirect(id=5, key=_KEY, person=_KATRIN.id, when="now"),
    commands.CreateGroup(id=6, key=_KEY, title="Team Süd", members=[_HENRIK]),
    commands.CreateTaskChat(id=7, key=_KEY, account=_ACCOUNT, title="Hotels in Köln", when="now"),
    commands.RenameChat(id=8, key=_KEY, chat=_TASK, title="Hotels in Köln, 3 Nächte", when="opening"),
    commands.AddMember(id=9, key=_KEY, chat=_TASK, person=_HENRIK, when="opening"),
    commands.RemoveMember(id=10, key=_KEY, chat=_TASK, person=_HENRIK, when="opening"),
    commands.Send(
        id=11, key=_KEY, chat=_TASK, text="Guten Morgen 👋", reply_to=42, as_persona=_CARE.id, when="now"
    ),
    commands.Edit(id=12, key=_KEY, chat=_TASK, seq=43, text="Guten Morgen, Frau Ostermann", when="opening"),
    commands.Delete(id=13, key=_KEY, chat=_TASK, seq=43, when="opening"),
    commands.TagMessage(id=31, key=_KEY, chat=_TASK, seq=42, tag="important", on=False, when="opening"),
    commands.FindTagged(id=32, chat=_TASK, tag="#Köln", before=42, limit=20),
    commands.GetMessages(id=14, chat=_TASK, seqs=[41, 42]),
    commands.GetVersions(id=15, chat=_TASK, seq=42),
    commands.MarkRead(id=16, chat=_TASK, seq=42),
    commands.Typing(id=17, chat=_TASK),
    commands.Active(id=18),
    commands.ReleaseHeld(id=19, key=_KEY, held=_HELD.id),
    commands.ChangeHeld(id=20, key=_KEY, held=_HELD.id, text="Guten Morgen, Frau Ostermann"),
    commands.WithdrawHeld(id=21, held=_HELD.id),
    commands.SetSettings(id=22, settings=_SETTINGS),
    commands.SetDraft(id=23, chat=_TASK, text="Die drei Ange", reply_to=42),
    commands.PinChat(id=24, chat=_TASK, pinned=True),
    commands.FindMoment(id=25, chat=_TASK, at=_MORNING),
    commands.MarkUnread(id=26, chat=_TASK, seq=41),
    commands.ListDevices(id=27),
    commands.EndDevice(id=28, device=_PHONE.id),
    commands.ChangePassword(id=29, old="feierabend", new="sonnenuntergang um acht"),
    commands.SetProfile(id=30, name="Jana Lindner"),
    commands.ActOnTask(id=33, key=_KEY, chat=_TASK, act=_TASK_ACT, when="opening"),
    commands.GetTask(id=34, chat=_TASK),
    commands.ListTasks(id=35, status="in_progress", account=_ACCOUNT, limit=50),
)

_RESULTS: dict[str, Value] = {
    "hello": replies.Welcome(
        level=LEVEL,
        version="0.1.0",
        epoch=_EPOCH,
        now=_MORNING,
        day=Day(quiet=False, until=_CLOSING),
        me=Me(person=_JANA, email="jana@lindenhof.example", language="de", address="du"),
        accounts=[Account(id=_ACCOUNT, name="Ostermann Lichtplanung", tags=["#Köln"])],
        people=[_JANA, _KATRIN, _CARE],
        chats=[_CHAT, _DIRECT_CHAT, _GROUP_CHAT],
        settings=_SETTINGS,
        drafts=[_DRAFT],
        held=[_HELD],
        presence=_THERE,
        reset=[_DIRECT],
    ),
    "chat.open": replies.Snapshot(
        chat=msgspec.structs.replace(_CHAT, looking_in=True),
        entries=[_RENAMED, _JOINED, _DELETED, _MESSAGE, _PROPOSED],
        more_before=True,
        more_after=False,
        members=[_JANA.id, _KATRIN.id],
        reads=[ReadMark(person=_KATRIN.id, seq=40)],
        people=[_JANA, _KATRIN, _CARE],
    ),
    "chat.history": replies.Page(
        entries=[_RENAMED, _JOINED], more_before=True, more_after=True, people=[_JANA, _KATRIN]
    ),
    "chat.create_direct": replies.Created(chat=_DIRECT_CHAT),
    "chat.create_group": replies.Created(chat=_GROUP_CHAT),
    "chat.create_task": replies.Created(chat=_CHAT),
    "chat.at": replies.Place(seq=42),
    "held.change": replies.Sent(seq=0, at=_CLOSING + 900_000, held=_HELD),
    "devices.list": replies.Devices(devices=[_PHONE]),
    "task.get": _VIEW,
    "task.list": replies.Tasks(tasks=[_CARD]),
    "chat.tagged": replies.Messages(messages=[_MESSAGE], people=[_CARE]),
    "message.get": replies.Messages(messages=[_DELETED, _MESSAGE], people=[_JANA, _CARE]),
    "message.versions": replies.Versions(
        versions=[
            replies.Version(at=_MORNING, text="Die Angebote liegen jetzt im Ordner."),
            replies.Version(at=_MORNING + 30_000, text=_MESSAGE.text),
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
    pushes.MessageCreated(chat=_TASK, seq=42, message=msgspec.structs.replace(_MESSAGE, edited=0)),
    pushes.MessageEdited(
        chat=_TASK, seq=43, of=42, text="Die drei Angebote liegen im Ordner.", edited=2, at=_MORNING
    ),
    pushes.MessageTagged(
        chat=_TASK, seq=45, of=42, tag="important", on=True, by=_KATRIN.id, at=_MORNING + 120_000
    ),
    pushes.MessageDeleted(chat=_TASK, seq=44, of=42, at=_MORNING),
    pushes.ChatCreated(chat=_TASK, seq=1, actor=_KATRIN.id, at=_MORNING),
    pushes.MemberJoined(chat=_TASK, seq=45, person=_KATRIN, actor=_JANA.id, at=_MORNING),
    pushes.MemberLeft(chat=_TASK, seq=46, person=_HENRIK, actor=_JANA.id, at=_MORNING),
    pushes.ChatRenamed(chat=_TASK, seq=47, title="Hotels in Köln", actor=_KATRIN.id, at=_MORNING),
    pushes.ChatAdded(chat=_GROUP_CHAT, people=[_JANA]),
    pushes.ChatRemoved(chat=_GROUP),
    pushes.TaskChanged(chat=_TASK, seq=46, entry=_PROPOSED, task=_VIEW),
    pushes.TaskTold(
        chat=_TASK,
        notices=[tasks.StaffNotice(code="timer_stopped", data={"since": _MORNING}, to=_JANA.id)],
        task=_VIEW,
    ),
    pushes.ReadOwn(chat=_TASK, seq=42, unread=0, back=True),
    pushes.ReadMoved(chat=_TASK, person=_KATRIN.id, seq=42),
    pushes.TypingShown(chat=_TASK, person=_KATRIN.id),
    pushes.PresenceChanged(person=_KATRIN.id, status="away"),
    pushes.PresenceAll(presence=_THERE),
    pushes.HeldChanged(held=_HELD),
    pushes.HeldGone(chat=_TASK, held=_HELD.id, seq=48),
    pushes.SettingsChanged(settings=_SETTINGS),
    pushes.DraftChanged(draft=_DRAFT),
    pushes.ChatPinned(chat=_TASK, pinned=True),
    pushes.PersonChanged(person=_JANA),
    pushes.DayChanged(now=_CLOSING, day=_QUIET),
)

# One of `before` and `after` must be given, so the frame without both would be no command.
_MINIMAL: dict[str, Frame] = {"chat.history": commands.History(id=4, chat=_TASK, after=0)}


def commands_by_tag() -> dict[str, Command]:
    """A command of every kind, with all fields it may have together."""
    return {_tag(command): command for command in _COMMANDS}


def results_by_tag() -> dict[str, Value]:
    """The result of every command of `commands_by_tag`."""
    others = {replies.Sent: replies.Sent(seq=43, at=_MORNING), replies.Done: replies.Done()}
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
