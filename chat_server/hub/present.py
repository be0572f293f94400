"""From what happened to what is sent: the protocol's values, per audience. The one door out (DESIGN idea 3)."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from chat_server import faults
from chat_server.domain.chats import Entry as EntryRow
from chat_server.domain.chats import ListedChat, Page, ReadMark, Snapshot
from chat_server.domain.devices import Device, device_name
from chat_server.domain.facts import Event, EventKind, PersonCard
from chat_server.domain.held import HeldAct
from chat_server.domain.own import Choices, Draft
from chat_server.domain.people import Audience
from chat_server.domain.tasks.named import names_of
from chat_server.domain.visibility import shown_read_mark
from chat_server.hub.present_people import account as account
from chat_server.hub.present_people import people as people
from chat_server.hub.present_people import person as person
from chat_server.hub.present_tasks import task_notice, view
from protocol import limits, replies, values
from protocol.pushes import (
    ChatCreated,
    ChatRenamed,
    HeldChanged,
    HeldGone,
    MemberJoined,
    MemberLeft,
    MessageCreated,
    MessageDeleted,
    MessageEdited,
    MessageTagged,
    Push,
    TaskChanged,
)

R = TypeVar("R")
T = TypeVar("T")
NOTICE_KINDS: dict[EventKind, values.NoticeKind] = {
    EventKind.CREATED: "created",
    EventKind.JOINED: "joined",
    EventKind.LEFT: "left",
    EventKind.RENAMED: "renamed",
}


def _message_created(event: Event, audience: Audience) -> Push:
    message = values.Message(
        seq=event.seq,
        author=event.actor,
        at=event.at,
        text=event.text,
        written_by=event.writer if audience == "staff" else None,
        reply_to=event.ref,
        deleted=event.deleted,
    )
    return MessageCreated(chat=event.chat_pid, seq=event.seq, message=message)


def _message_edited(event: Event, _audience: Audience) -> Push:
    return MessageEdited(
        chat=event.chat_pid,
        seq=event.seq,
        of=event.ref or 0,
        text=event.text,
        edited=event.version,
        at=event.at,
    )


def _message_deleted(event: Event, audience: Audience) -> Push:
    return MessageDeleted(
        chat=event.chat_pid,
        seq=event.seq,
        of=event.ref or 0,
        at=event.at,
        author=event.actor,
        written_by=event.writer if audience == "staff" else None,
    )


def _message_tagged(event: Event, _audience: Audience) -> Push:
    return MessageTagged(
        chat=event.chat_pid,
        seq=event.seq,
        of=event.ref or 0,
        tag=event.title or "",
        on=event.kind is EventKind.TAGGED,
        by=event.actor,
        at=event.at,
    )


def _task_changed(event: Event, audience: Audience) -> Push:
    if event.task is None:
        raise ValueError("an event of a task comes with the task")
    entry = task_notice(event.seq, event.title, event.actor, event.at, event.text)
    return TaskChanged(chat=event.chat_pid, seq=event.seq, entry=entry, task=view(event.task, audience))


def _chat_created(event: Event, _audience: Audience) -> Push:
    return ChatCreated(chat=event.chat_pid, seq=event.seq, actor=event.actor, at=event.at)


def _chat_renamed(event: Event, _audience: Audience) -> Push:
    return ChatRenamed(
        chat=event.chat_pid, seq=event.seq, title=event.title or "", actor=event.actor, at=event.at
    )


def _member_joined(event: Event, audience: Audience) -> Push:
    card = _named(event)
    return MemberJoined(
        chat=event.chat_pid, seq=event.seq, person=person(card, audience), actor=event.actor, at=event.at
    )


def _member_left(event: Event, _audience: Audience) -> Push:
    return MemberLeft(
        chat=event.chat_pid, seq=event.seq, person=_named(event).pid, actor=event.actor, at=event.at
    )


def _named(event: Event) -> PersonCard:
    if event.person is None:
        raise ValueError(f"{event.kind.name} names nobody")
    return event.person


_PUSHES: dict[EventKind, Callable[[Event, Audience], Push]] = {
    EventKind.CREATED: _chat_created,
    EventKind.MESSAGE: _message_created,
    EventKind.EDITED: _message_edited,
    EventKind.DELETED: _message_deleted,
    EventKind.JOINED: _member_joined,
    EventKind.LEFT: _member_left,
    EventKind.RENAMED: _chat_renamed,
    EventKind.TAGGED: _message_tagged,
    EventKind.UNTAGGED: _message_tagged,
    EventKind.TASK: _task_changed,
}


def event_push(event: Event, audience: Audience) -> Push:
    """What an audience is told of an event of a chat's log; all of it is content."""
    return _PUSHES[event.kind](event, audience)


def entry(row: EntryRow, audience: Audience) -> values.Entry:
    """A message or notice of a page."""
    if row.kind is EventKind.MESSAGE:
        return message(row, audience)
    if row.kind is EventKind.TASK:
        return task_notice(row.seq, row.title, row.actor, row.at, row.text)
    return values.Notice(
        seq=row.seq,
        kind=NOTICE_KINDS[row.kind],
        actor=row.actor,
        at=row.at,
        person=row.person,
        title=row.title,
    )


def message(row: EntryRow, audience: Audience) -> values.Message:
    return values.Message(
        seq=row.seq,
        author=row.actor,
        at=row.at,
        text=row.text,
        written_by=row.writer if audience == "staff" else None,
        reply_to=row.reply_to,
        edited=row.version,
        deleted=row.deleted,
        tags=[values.Tagged(tag=mark.tag, by=mark.by) for mark in row.tags],
        tags_seq=row.tags_seq,
    )


def page(found: Page, audience: Audience) -> replies.Page:
    """Entries, and everybody named in them."""
    entries = [entry(row, audience) for row in found.entries]
    return replies.Page(
        entries=entries,
        more_before=found.more_before,
        more_after=found.more_after,
        people=people(_named_in(entries, found.people), audience),
    )


def tagged(rows: Iterable[EntryRow], cards: Iterable[PersonCard], audience: Audience) -> replies.Found:
    """Entries with a tag, and everybody named in them."""
    found = [entry(row, audience) for row in rows]
    return replies.Found(entries=found, people=people(_named_in(found, cards), audience))


def messages(rows: Iterable[EntryRow], cards: Iterable[PersonCard], audience: Audience) -> replies.Messages:
    """Messages, and everybody named in them."""
    found = [message(row, audience) for row in rows]
    return replies.Messages(messages=found, people=people(_named_in(found, cards), audience))


def _named_in(
    entries: Iterable[values.Entry], cards: Iterable[PersonCard], members: Iterable[str] = ()
) -> list[PersonCard]:
    """Those of the cards that are told of: who wrote as a persona is nobody to customers."""
    named: set[str | None] = set(members)
    for told in entries:
        if isinstance(told, values.Message):
            named |= {told.author, told.written_by, *(mark.by for mark in told.tags)}
        else:
            named |= {told.actor, told.person if isinstance(told, values.Notice) else None}
    return [card for card in cards if card.pid in named]


def chat(listed: ListedChat) -> values.Chat:
    """A chat of somebody's list."""
    last = listed.last
    preview = None
    if last is not None:
        preview = values.Preview(
            seq=last.seq,
            author=last.author,
            at=last.at,
            excerpt=last.text[: limits.EXCERPT],
            deleted=last.deleted,
        )
    return values.Chat(
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
        pinned=listed.pinned,
        acts=acts_in(listed.expert),
    )


def acts_in(expert: bool) -> list[str]:
    """What somebody may do to a chat's task at all, where that is less than anywhere else."""
    return list(names_of("expert")) if expert else []


def read_mark(mark: ReadMark, audience: Audience, quiet_since: int) -> values.ReadMark:
    """How far somebody has read; to customers, of colleagues, not what quiet hours hide."""
    seq = mark.seq
    if audience == "customer" and not mark.is_customer:
        seq = shown_read_mark(mark.seq, mark.before, mark.moved_at, quiet_since or None)
    return values.ReadMark(person=mark.pid, seq=seq)


def snapshot(found: Snapshot, audience: Audience, quiet_since: int) -> replies.Snapshot:
    marks = [read_mark(mark, audience, quiet_since) for mark in found.reads]
    entries = [entry(row, audience) for row in found.page.entries]
    return replies.Snapshot(
        chat=chat(found.chat),
        entries=entries,
        more_before=found.page.more_before,
        more_after=found.page.more_after,
        members=list(found.members),
        reads=[mark for mark in marks if mark.seq > 0],
        people=people(_named_in(entries, found.page.people, found.members), audience),
    )


def settings(chosen: Choices) -> values.Settings:
    """What somebody has chosen, for themselves."""
    return values.Settings(
        language=chosen.language,
        theme=chosen.theme,
        send_key=chosen.send_key,
        notifications=chosen.notifications,
    )


def draft(begun: Draft) -> values.Draft:
    """A draft, for its author."""
    return values.Draft(chat=begun.chat, text=begun.text, reply_to=begun.reply_to)


def device(session: Device, current: int) -> values.Device:
    """A session, for its owner, who asks in the session `current`."""
    return values.Device(
        id=session.pid,
        name=device_name(session.device),
        signed_in_at=session.created_at,
        expires_at=session.expires_at,
        current=session.id == current,
    )


def readable(table: str, show: Callable[[R], T], rows: Iterable[R]) -> list[T]:
    """What is shown of rows; one that cannot be shown, as what is stored of it contradicts itself, hides no other."""
    shown: list[T] = []
    for row in rows:
        try:
            shown.append(show(row))
        except Exception as error:  # noqa: BLE001  whatever was stored
            faults.skip(table, getattr(row, "pid", None) or getattr(row, "chat_pid", ""), error)
    return shown


def held(act: HeldAct) -> values.Held:
    """A held act, for its author or whoever it was handed over to."""
    return values.Held(
        id=act.pid,
        chat=act.chat_pid,
        act=act.act,
        at=act.at,
        release_at=act.release_at,
        state="review" if act.state == "review" else "waiting",
        text=None if act.act == "task" else act.text,
        of=act.of,
        reply_to=act.reply_to,
        title=None if act.act in ("tag", "untag") else act.title,
        tag=act.title if act.act in ("tag", "untag") else None,
        person=act.subject,
        task=msgspec.json.decode(act.text, type=values.TaskAct) if act.act == "task" and act.text else None,
        author=act.author,
        place=act.place if act.author is not None else None,
    )


def held_push(act: HeldAct) -> HeldChanged | HeldGone:
    """What its author's devices are told of a held act."""
    if act.state in ("waiting", "review"):
        return HeldChanged(held=held(act))
    return HeldGone(chat=act.chat_pid, held=act.pid, seq=act.seq or None)
