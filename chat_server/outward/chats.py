"""Chats: as they are listed, as they are opened, and what happens to them."""

from collections.abc import Iterable

from chat_server.domain.chats.chat import Entry as EntryRow
from chat_server.domain.chats.chat import ListedChat, Page, ReadMark, Snapshot
from chat_server.domain.chats.chat import ListedTask as ListedTaskRow
from chat_server.domain.chats.contents import FormerMember, NewChat, NewMember, NewTitle
from chat_server.domain.chats.held_acts import HeldAddMember, HeldRemoveMember, HeldRename
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.people import Audience, PersonCard
from chat_server.domain.core.visibility import shown_read_mark
from chat_server.domain.facts import Event
from chat_server.domain.tasks.act_names import names_for_role
from chat_server.outward.core.events import presents, show_entry, shows_entry
from chat_server.outward.core.held_acts import Show, shows_held
from chat_server.outward.files import show_file
from chat_server.outward.people import show_people, show_person
from protocol.chats.chat import Chat, ChatCreated, ChatRenamed, ListedTask, Preview
from protocol.chats.listed import notice_in_list
from protocol.chats.log import Entry
from protocol.chats.log import Page as WirePage
from protocol.chats.log import Snapshot as WireSnapshot
from protocol.chats.members import MemberJoined, MemberLeft
from protocol.chats.notice import Notice, NoticeKind
from protocol.chats.read_marks import ReadMark as WireReadMark
from protocol.core import limits
from protocol.core.frames import Push
from protocol.held import Held
from protocol.messages import Message
from protocol.tasks.notices import TaskNotice

NOTICE_KINDS: dict[EventKind, NoticeKind] = {
    EventKind.CREATED: "created",
    EventKind.JOINED: "joined",
    EventKind.LEFT: "left",
    EventKind.RENAMED: "renamed",
}


@presents(NewChat)
def _chat_created(event: Event, _new: NewChat, _audience: Audience) -> Push:
    return ChatCreated(chat=event.chat_pid, seq=event.seq, actor=event.actor, at=event.at)


@presents(NewTitle)
def _chat_renamed(event: Event, new: NewTitle, _audience: Audience) -> Push:
    return ChatRenamed(chat=event.chat_pid, seq=event.seq, title=new.title, actor=event.actor, at=event.at)


@presents(NewMember)
def _member_joined(event: Event, new: NewMember, audience: Audience) -> Push:
    return MemberJoined(
        chat=event.chat_pid,
        seq=event.seq,
        person=show_person(new.person, audience),
        actor=event.actor,
        at=event.at,
    )


@presents(FormerMember)
def _member_left(event: Event, former: FormerMember, _audience: Audience) -> Push:
    return MemberLeft(
        chat=event.chat_pid, seq=event.seq, person=former.person.pid, actor=event.actor, at=event.at
    )


@shows_entry(*NOTICE_KINDS)
def _notice(row: EntryRow, _audience: Audience) -> Notice:
    return Notice(
        seq=row.seq,
        kind=NOTICE_KINDS[row.kind],
        actor=row.actor,
        at=row.at,
        person=row.person,
        title=row.title,
    )


def show_chat(listed: ListedChat) -> Chat:
    """A chat of somebody's list."""
    last = listed.last
    preview = None
    if last is not None:
        preview = Preview(
            seq=last.seq,
            author=last.author,
            at=last.at,
            excerpt=last.text[: limits.EXCERPT],
            deleted=last.deleted,
            files=[show_file(file) for file in last.files],
        )
    return Chat(
        id=listed.pid,
        kind=listed.kind,
        title=listed.title,
        head=listed.head,
        created_at=listed.created_at,
        account=listed.account,
        peer=listed.peer,
        staff_only=listed.staff_only,
        looking_in=listed.looking_in,
        read=listed.read,
        unread=listed.unread,
        last=preview,
        notice=_show_last_notice(listed.notice) if listed.notice else None,
        task=_show_listed_task(listed.task) if listed.task else None,
        pinned=listed.pinned,
        acts=acts_in(listed.expert),
    )


def _show_last_notice(last: EntryRow) -> Notice | TaskNotice | None:
    """Shown as an entry of the log, without what lists do not need."""
    shown = show_entry(last, "staff")
    return None if isinstance(shown, Message) else notice_in_list(shown)


def _show_listed_task(task: ListedTaskRow) -> ListedTask:
    return ListedTask(status=task.status, turn=task.turn, assistant=task.assistant)


def acts_in(expert: bool) -> list[str]:
    """What somebody may do to a chat's task at all, where that is less than anywhere else."""
    return list(names_for_role("expert")) if expert else []


def show_read_mark(mark: ReadMark, audience: Audience, quiet_since: int) -> WireReadMark:
    """How far somebody has read; to customers, of colleagues, not what quiet hours hide."""
    seq = mark.seq
    if audience == "customer" and not mark.is_customer:
        seq = shown_read_mark(mark.seq, mark.before, mark.moved_at, quiet_since or None)
    return WireReadMark(person=mark.pid, seq=seq)


def show_snapshot(found: Snapshot, audience: Audience, quiet_since: int) -> WireSnapshot:
    marks = [show_read_mark(mark, audience, quiet_since) for mark in found.reads]
    entries = [show_entry(row, audience) for row in found.page.entries]
    return WireSnapshot(
        chat=show_chat(found.chat),
        entries=entries,
        more_before=found.page.more_before,
        more_after=found.page.more_after,
        members=list(found.members),
        reads=[mark for mark in marks if mark.seq > 0],
        people=show_people(named_in(entries, found.page.entries, found.page.people, found.members), audience),
    )


def show_page(found: Page, audience: Audience) -> WirePage:
    """Entries, and everybody named in them."""
    entries = [show_entry(row, audience) for row in found.entries]
    return WirePage(
        entries=entries,
        more_before=found.more_before,
        more_after=found.more_after,
        people=show_people(named_in(entries, found.entries, found.people), audience),
    )


def named_in(
    entries: Iterable[Entry],
    rows: Iterable[EntryRow],
    cards: Iterable[PersonCard],
    members: Iterable[str] = (),
) -> list[PersonCard]:
    """The cards of those whom the entries name to their reader: who wrote as a persona is not named to customers.

    `rows` are the entries as they are stored.
    """
    named: set[str | None] = {*members}
    for row in rows:
        named.update(*(carried.named.values() for carried in row.carried))
    for entry in entries:
        if isinstance(entry, Message):
            named |= {entry.author, entry.written_by}
        else:
            named |= {entry.actor, entry.person if isinstance(entry, Notice) else None}
    return [card for card in cards if card.pid in named]


@shows_held(HeldRename)
def _held_rename(act: HeldRename, show: Show) -> Held:
    return show(act="rename", title=act.title)


@shows_held(HeldAddMember)
def _held_bringing_in(act: HeldAddMember, show: Show) -> Held:
    return show(act="add_member", person=act.person)


@shows_held(HeldRemoveMember)
def _held_taking_out(act: HeldRemoveMember, show: Show) -> Held:
    return show(act="remove_member", person=act.person)
