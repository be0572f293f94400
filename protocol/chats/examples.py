"""Examples of chats."""

import msgspec

from protocol.chats.chat import (
    Chat,
    ChatActs,
    ChatAdded,
    ChatCreated,
    ChatPinned,
    ChatRemoved,
    ChatRenamed,
    Created,
    CreateDirect,
    CreateGroup,
    CreateTaskChat,
    ListedTask,
    PinChat,
    Preview,
    RenameChat,
)
from protocol.chats.log import (
    CloseChat,
    CountTags,
    FindMoment,
    FindTagged,
    Found,
    History,
    OpenChat,
    Page,
    Place,
    Snapshot,
    TagCount,
    TagCounts,
)
from protocol.chats.members import AddMember, MemberJoined, MemberLeft, RemoveMember
from protocol.chats.notice import Notice
from protocol.chats.read_marks import MarkRead, MarkUnread, ReadMark, ReadMoved, ReadOwn
from protocol.core.examples import Exchange
from protocol.core.frames import Done, Push
from protocol.core.samples import ACCOUNT, DIRECT, GROUP, HENRIK, KEY, MORNING, TASK
from protocol.files import PICTURE
from protocol.held import Sent
from protocol.messages import DELETED, MESSAGE
from protocol.people import CARE, JANA, KATRIN
from protocol.tasks.examples import PROPOSED
from protocol.tasks.notices import TaskNotice

JOINED = Notice(seq=39, kind="joined", actor=JANA.id, at=MORNING - 120_000, person=KATRIN.id)
RENAMED = Notice(seq=38, kind="renamed", actor=KATRIN.id, at=MORNING - 180_000, title="Hotels in Köln")
CHAT = Chat(
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
    notice=TaskNotice(seq=42, code="handed_over", actor=JANA.id, at=MORNING, data={"text": "Drei Hotels"}),
    task=ListedTask(status="handed_over", turn="customer", assistant=JANA.id),
    acts=["timer_start", "timer_stop"],
)
DIRECT_CHAT = Chat(
    id=DIRECT,
    kind="direct",
    title="",
    head=7,
    created_at=MORNING,
    peer=KATRIN.id,
    read=7,
    last=Preview(seq=7, author=KATRIN.id, at=MORNING, excerpt="", files=[PICTURE]),
)
GROUP_CHAT = Chat(id=GROUP, kind="group", title="Team Süd", head=3, created_at=MORNING, staff_only=True)

EXAMPLES: tuple[Exchange | Push, ...] = (
    Exchange(
        OpenChat(id=2, chat=TASK, around=40, limit=20),
        Snapshot(
            chat=msgspec.structs.replace(CHAT, looking_in=True),
            entries=[RENAMED, JOINED, DELETED, MESSAGE, PROPOSED],
            more_before=True,
            more_after=False,
            members=[JANA.id, KATRIN.id],
            reads=[ReadMark(person=KATRIN.id, seq=40)],
            people=[JANA, KATRIN, CARE],
        ),
    ),
    Exchange(CloseChat(id=3, chat=TASK), Done()),
    Exchange(
        History(id=4, chat=TASK, before=38, limit=20),
        Page(entries=[RENAMED, JOINED], more_before=True, more_after=True, people=[JANA, KATRIN]),
    ),
    Exchange(CreateDirect(id=5, key=KEY, person=KATRIN.id, when="now"), Created(chat=DIRECT_CHAT)),
    Exchange(CreateGroup(id=6, key=KEY, title="Team Süd", members=[HENRIK]), Created(chat=GROUP_CHAT)),
    Exchange(
        CreateTaskChat(id=7, key=KEY, account=ACCOUNT, title="Hotels in Köln", when="now"), Created(chat=CHAT)
    ),
    Exchange(
        RenameChat(id=8, key=KEY, chat=TASK, title="Hotels in Köln, 3 Nächte", when="opening"),
        Sent(seq=43, at=MORNING),
    ),
    Exchange(AddMember(id=9, key=KEY, chat=TASK, person=HENRIK, when="opening"), Sent(seq=43, at=MORNING)),
    Exchange(
        RemoveMember(id=10, key=KEY, chat=TASK, person=HENRIK, when="opening"), Sent(seq=43, at=MORNING)
    ),
    Exchange(
        FindTagged(id=32, chat=TASK, tag="#Köln", before=42, limit=20),
        Found(entries=[MESSAGE], people=[CARE]),
    ),
    Exchange(
        CountTags(id=33, chat=TASK),
        TagCounts(tags=[TagCount(tag="important", count=3), TagCount(tag="#Köln", count=1)]),
    ),
    Exchange(MarkRead(id=16, chat=TASK, seq=42), Done()),
    Exchange(PinChat(id=24, chat=TASK, pinned=True), Done()),
    Exchange(FindMoment(id=25, chat=TASK, at=MORNING), Place(seq=42)),
    Exchange(MarkUnread(id=26, chat=TASK, seq=41), Done()),
    ChatCreated(chat=TASK, seq=1, actor=KATRIN.id, at=MORNING),
    MemberJoined(chat=TASK, seq=45, person=KATRIN, actor=JANA.id, at=MORNING),
    MemberLeft(chat=TASK, seq=46, person=HENRIK, actor=JANA.id, at=MORNING),
    ChatRenamed(chat=TASK, seq=47, title="Hotels in Köln", actor=KATRIN.id, at=MORNING),
    ChatAdded(chat=GROUP_CHAT, people=[JANA]),
    ChatRemoved(chat=GROUP),
    ReadOwn(chat=TASK, seq=42, unread=0, back=True),
    ReadMoved(chat=TASK, person=KATRIN.id, seq=42),
    ChatPinned(chat=TASK, pinned=True),
    ChatActs(chat=TASK, acts=["timer_start", "timer_stop"]),
)
