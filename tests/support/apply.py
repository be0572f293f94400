"""What a client holds, and how a push changes it: pure, word for word as docs/protocol.md says.

"Old snapshot + pushes = fresh snapshot" is tested with this.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

import msgspec

from protocol import limits, pushes, values
from protocol.dialogs import DialogView
from protocol.pushes import Event, Push
from protocol.replies import Dialogs, Snapshot, Welcome
from protocol.tasks import TaskView
from protocol.values import (
    Account,
    AccountId,
    Chat,
    ChatId,
    Day,
    DialogId,
    Draft,
    Entry,
    HeldId,
    Message,
    Notice,
    Person,
    PersonId,
    PersonStatus,
    Preview,
    ReadMark,
    Seq,
    Settings,
    Status,
    Tagged,
)

changed = msgspec.structs.replace


@dataclass(frozen=True)
class Held:
    """The list of Welcome, and the chats that were opened."""

    me: PersonId
    day: Day
    people: Mapping[PersonId, Person]
    accounts: Mapping[AccountId, Account]
    chats: Mapping[ChatId, Chat]
    opened: Mapping[ChatId, Snapshot]
    presence: Mapping[PersonId, Status]
    """Of those who are there."""
    settings: Settings
    drafts: Mapping[ChatId, Draft]
    acts: Mapping[HeldId, values.Held]
    """Acts of one's own that wait for the end of quiet hours."""
    tasks: Mapping[ChatId, TaskView]
    """Those asked for, as far as they are not out of date."""
    dialogs: Mapping[DialogId, DialogView]
    """One's own open ones, once they were asked for."""


def held_after(welcome: Welcome) -> Held:
    people = {person.id: person for person in welcome.people}
    chats = {chat.id: chat for chat in welcome.chats}
    return Held(
        me=welcome.me.person.id,
        day=welcome.day,
        people=people,
        accounts={account.id: account for account in welcome.accounts},
        chats=chats,
        opened={},
        presence=_presence(welcome.presence),
        settings=welcome.settings,
        drafts={draft.chat: draft for draft in welcome.drafts},
        acts={act.id: act for act in welcome.held},
        tasks={},
        dialogs={},
    )


def _presence(told: Iterable[PersonStatus | pushes.PresenceChanged]) -> dict[PersonId, Status]:
    return {each.person: each.status for each in told if each.status != "offline"}


def with_snapshot(held: Held, snapshot: Snapshot) -> Held:
    """An opened chat: its entries are held, and the list has its chat, unless it knows more by now."""
    listed = held.chats.get(snapshot.chat.id)
    known = listed is not None and listed.head <= snapshot.chat.head
    return replace(
        held,
        people={**held.people, **{person.id: person for person in snapshot.people}},
        chats={**held.chats, snapshot.chat.id: snapshot.chat} if known else held.chats,
        opened={**held.opened, snapshot.chat.id: snapshot},
    )


def with_welcome(held: Held, welcome: Welcome) -> Held:
    """After a reconnection: the list is new, opened chats stay unless they are to be opened again."""
    fresh = held_after(welcome)
    kept = fresh.chats.keys() - set(welcome.reset)
    opened = {name: snapshot for name, snapshot in held.opened.items() if name in kept}
    return replace(fresh, people={**held.people, **fresh.people}, opened=opened)


def apply(held: Held, push: Push) -> Held:
    """What is held after `push`."""
    if isinstance(push, Event):
        return _event(held, push)
    return _EPHEMERAL[type(push)](held, push)


def _event(held: Held, event: Event) -> Held:
    held = _with_task(held, event)
    if isinstance(event, pushes.MemberJoined):
        held = replace(held, people={**held.people, event.person.id: event.person})
    if isinstance(event, pushes.MessageTagged) and event.on:
        held = _with_own_tag(held, event)
    chat = held.chats.get(event.chat)
    if chat is not None and event.seq > chat.head:
        held = replace(held, chats={**held.chats, chat.id: _listed(chat, event, held.me)})
    snapshot = held.opened.get(event.chat)
    if snapshot is not None and event.seq > snapshot.chat.head:
        held = replace(held, opened={**held.opened, event.chat: _shown(snapshot, event, held.me)})
    return held


def with_task(held: Held, task: TaskView) -> Held:
    """A task that was asked for."""
    return replace(held, tasks={**held.tasks, task.chat: task})


def with_dialogs(held: Held, dialogs: Dialogs) -> Held:
    """One's own dialogs, which were asked for."""
    return replace(held, dialogs={dialog.id: dialog for dialog in dialogs.dialogs})


def _with_own_tag(held: Held, event: pushes.MessageTagged) -> Held:
    """An own tag is one of its account's from then on."""
    chat = held.chats.get(event.chat)
    account = held.accounts.get(chat.account or "") if chat is not None else None
    if account is None or not event.tag.startswith("#") or event.tag in account.tags:
        return held
    account = changed(account, tags=sorted([*account.tags, event.tag]))
    return replace(held, accounts={**held.accounts, account.id: account})


def _with_task(held: Held, event: Event) -> Held:
    task = held.tasks.get(event.chat)
    match event:
        case pushes.TaskChanged(task=now) if task is not None:
            return with_task(held, now)
        case pushes.ChatRenamed(title=title) if task is not None:
            return with_task(held, changed(task, title=title))
        case pushes.MessageCreated():
            return replace(held, tasks={name: one for name, one in held.tasks.items() if name != event.chat})
        case _:
            return held


def _listed(chat: Chat, event: Event, me: PersonId) -> Chat:
    chat = changed(chat, head=event.seq)
    match event:
        case pushes.MessageCreated(message=message):
            return _with_message(chat, message, me)
        case pushes.MessageEdited(of=of, text=text) if chat.last and chat.last.seq == of:
            return changed(chat, last=changed(chat.last, excerpt=text[: limits.EXCERPT]))
        case pushes.MessageDeleted():
            return _without_message(chat, event, me)
        case pushes.ChatRenamed(title=title):
            return changed(chat, title=title)
        case _:
            return chat


def _with_message(chat: Chat, message: Message, me: PersonId) -> Chat:
    last = Preview(
        seq=message.seq,
        author=message.author,
        at=message.at,
        excerpt=message.text[: limits.EXCERPT],
        deleted=message.deleted,
    )
    if me in (message.author, message.written_by):
        return changed(chat, last=last, read=message.seq, unread=0)
    return changed(chat, last=last, unread=chat.unread + (message.seq > chat.read))


def _without_message(chat: Chat, event: pushes.MessageDeleted, me: PersonId) -> Chat:
    counted = event.of > chat.read and event.author is not None and me not in (event.author, event.written_by)
    last = chat.last
    if last and last.seq == event.of:
        last = changed(last, excerpt="", deleted=True)
    return changed(chat, last=last, unread=chat.unread - counted)


def _shown(snapshot: Snapshot, event: Event, me: PersonId) -> Snapshot:
    members, reads = list(snapshot.members), {mark.person: mark.seq for mark in snapshot.reads}
    people = {person.id: person for person in snapshot.people}
    match event:
        case pushes.MessageCreated(message=message) if message.author in members:
            reads[message.author] = max(message.seq, reads.get(message.author, 0))
        case pushes.MemberJoined(person=person):
            members.append(person.id)
            people[person.id] = person
        case pushes.MemberLeft(person=left):
            members.remove(left)
            reads.pop(left, None)
        case _:
            pass
    return changed(
        snapshot,
        chat=_listed(snapshot.chat, event, me),
        entries=_entries(snapshot.entries, event),
        members=members,
        reads=[ReadMark(person=person, seq=seq) for person, seq in reads.items()],
        people=list(people.values()),
    )


def _entries(entries: list[Entry], event: Event) -> list[Entry]:
    match event:
        case pushes.MessageCreated(message=message):
            return [*entries, message]
        case pushes.MessageEdited(of=of, text=text, edited=edited):
            return _with_change(entries, of, lambda message: changed(message, text=text, edited=edited))
        case pushes.MessageDeleted(of=of):
            return _with_change(entries, of, lambda message: _taken_back(message, event.seq))
        case pushes.MessageTagged(of=of):
            return _with_change(entries, of, lambda message: _tagged(message, event))
        case pushes.TaskChanged(entry=entry):
            return [*entries, entry]
        case _:
            return [*entries, _notice(event)]


def _taken_back(message: Message, seq: Seq) -> Message:
    return changed(message, text="", deleted=True, tags=[], tags_seq=seq if message.tags_seq else 0)


def _tagged(message: Message, event: pushes.MessageTagged) -> Message:
    if message.tags_seq >= event.seq:
        return message
    others = [mark for mark in message.tags if mark.tag != event.tag]
    mine = [Tagged(tag=event.tag, by=event.by)] if event.on else []
    return changed(message, tags=[*others, *mine], tags_seq=event.seq)


def _with_change(entries: list[Entry], of: Seq, change: Callable[[Message], Message]) -> list[Entry]:
    return [change(entry) if isinstance(entry, Message) and entry.seq == of else entry for entry in entries]


def _notice(event: Event) -> Notice:
    match event:
        case pushes.ChatCreated(seq=seq, actor=actor, at=at):
            return Notice(seq=seq, kind="created", actor=actor, at=at)
        case pushes.MemberJoined(seq=seq, actor=actor, at=at, person=person):
            return Notice(seq=seq, kind="joined", actor=actor, at=at, person=person.id)
        case pushes.MemberLeft(seq=seq, actor=actor, at=at, person=left):
            return Notice(seq=seq, kind="left", actor=actor, at=at, person=left)
        case pushes.ChatRenamed(seq=seq, actor=actor, at=at, title=title):
            return Notice(seq=seq, kind="renamed", actor=actor, at=at, title=title)
        case _:
            raise TypeError(type(event).__name__)


def _chat_added(held: Held, push: pushes.ChatAdded) -> Held:
    people = {**held.people, **{person.id: person for person in push.people}}
    return replace(held, people=people, chats={**held.chats, push.chat.id: push.chat})


def _chat_removed(held: Held, push: pushes.ChatRemoved) -> Held:
    chats = {name: chat for name, chat in held.chats.items() if name != push.chat}
    opened = {name: snapshot for name, snapshot in held.opened.items() if name != push.chat}
    tasks = {name: task for name, task in held.tasks.items() if name != push.chat}
    return replace(held, chats=chats, opened=opened, tasks=tasks)


def _task_told(held: Held, push: pushes.TaskTold) -> Held:
    return with_task(held, push.task) if push.chat in held.tasks else held


def _read_own(held: Held, push: pushes.ReadOwn) -> Held:
    held = _marked(held, push.chat, held.me, push.seq)
    chat = held.chats.get(push.chat)
    if chat is None or push.seq < chat.read:
        return held
    return replace(held, chats={**held.chats, chat.id: changed(chat, read=push.seq, unread=push.unread)})


def _read_moved(held: Held, push: pushes.ReadMoved) -> Held:
    return _marked(held, push.chat, push.person, push.seq)


def _marked(held: Held, chat: ChatId, person: PersonId, seq: Seq) -> Held:
    snapshot = held.opened.get(chat)
    if snapshot is None:
        return held
    marks = [mark for mark in snapshot.reads if mark.person != person]
    before = max((mark.seq for mark in snapshot.reads if mark.person == person), default=0)
    marks.append(ReadMark(person=person, seq=max(seq, before)))
    return replace(held, opened={**held.opened, chat: changed(snapshot, reads=marks)})


def _typing(held: Held, _push: pushes.TypingShown) -> Held:
    return held


def _presence_changed(held: Held, push: pushes.PresenceChanged) -> Held:
    others = {person: status for person, status in held.presence.items() if person != push.person}
    return replace(held, presence={**others, **_presence([push])})


def _presence_all(held: Held, push: pushes.PresenceAll) -> Held:
    return replace(held, presence=_presence(push.presence))


def _held_changed(held: Held, push: pushes.HeldChanged) -> Held:
    return replace(held, acts={**held.acts, push.held.id: push.held})


def _held_gone(held: Held, push: pushes.HeldGone) -> Held:
    return replace(held, acts={name: act for name, act in held.acts.items() if name != push.held})


def _settings_changed(held: Held, push: pushes.SettingsChanged) -> Held:
    return replace(held, settings=push.settings)


def _draft_changed(held: Held, push: pushes.DraftChanged) -> Held:
    others = {name: draft for name, draft in held.drafts.items() if name != push.draft.chat}
    return replace(held, drafts={**others, push.draft.chat: push.draft} if push.draft.text else others)


def _chat_pinned(held: Held, push: pushes.ChatPinned) -> Held:
    chat = held.chats.get(push.chat)
    if chat is None:
        return held
    return replace(held, chats={**held.chats, chat.id: changed(chat, pinned=push.pinned)})


def _chat_acts(held: Held, push: pushes.ChatActs) -> Held:
    chat, opened = held.chats.get(push.chat), held.opened.get(push.chat)
    if chat is not None:
        held = replace(held, chats={**held.chats, chat.id: changed(chat, acts=push.acts)})
    if opened is not None:
        shown = changed(opened, chat=changed(opened.chat, acts=push.acts))
        held = replace(held, opened={**held.opened, push.chat: shown})
    return held


def _dialog_changed(held: Held, push: pushes.DialogChanged) -> Held:
    told, known = push.dialog, held.dialogs.get(push.dialog.id)
    if known is not None and known.number > told.number:
        return held
    others = {name: dialog for name, dialog in held.dialogs.items() if name != told.id}
    return replace(held, dialogs={**others, told.id: told} if told.status == "open" else others)


def _person_changed(held: Held, push: pushes.PersonChanged) -> Held:
    return replace(held, people={**held.people, push.person.id: push.person})


def _people_added(held: Held, push: pushes.PeopleAdded) -> Held:
    return replace(held, people={**held.people, **{person.id: person for person in push.people}})


def _account_changed(held: Held, push: pushes.AccountChanged) -> Held:
    return replace(held, accounts={**held.accounts, push.account.id: push.account})


def _account_removed(held: Held, push: pushes.AccountRemoved) -> Held:
    return replace(held, accounts={name: one for name, one in held.accounts.items() if name != push.account})


def _day_changed(held: Held, push: pushes.DayChanged) -> Held:
    """Time figures are as of another opening: tasks are asked for again."""
    return replace(held, day=push.day, tasks={})


Change = Callable[[Held, Push], Held]

_EPHEMERAL: dict[type[Push], Change] = {
    pushes.ChatAdded: cast(Change, _chat_added),
    pushes.ChatRemoved: cast(Change, _chat_removed),
    pushes.TaskTold: cast(Change, _task_told),
    pushes.ReadOwn: cast(Change, _read_own),
    pushes.ReadMoved: cast(Change, _read_moved),
    pushes.TypingShown: cast(Change, _typing),
    pushes.PresenceChanged: cast(Change, _presence_changed),
    pushes.PresenceAll: cast(Change, _presence_all),
    pushes.HeldChanged: cast(Change, _held_changed),
    pushes.HeldGone: cast(Change, _held_gone),
    pushes.SettingsChanged: cast(Change, _settings_changed),
    pushes.DraftChanged: cast(Change, _draft_changed),
    pushes.ChatPinned: cast(Change, _chat_pinned),
    pushes.ChatActs: cast(Change, _chat_acts),
    pushes.DialogChanged: cast(Change, _dialog_changed),
    pushes.PersonChanged: cast(Change, _person_changed),
    pushes.PeopleAdded: cast(Change, _people_added),
    pushes.AccountChanged: cast(Change, _account_changed),
    pushes.AccountRemoved: cast(Change, _account_removed),
    pushes.DayChanged: cast(Change, _day_changed),
}

if missing := {kind for kind in pushes.PUSHES.values() if not issubclass(kind, Event)} - _EPHEMERAL.keys():
    raise TypeError(f"nothing said about {missing}")
