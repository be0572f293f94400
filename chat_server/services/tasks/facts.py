"""What decisions and views of a task need from the database besides the task."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from chat_server.domain.core.events import EventKind
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event
from chat_server.domain.messages.contents import NewMessage
from chat_server.domain.tasks import acts
from chat_server.domain.tasks.acts import Act
from chat_server.domain.tasks.contents import TaskStep
from chat_server.domain.tasks.notices import NoticeValue, TaskNotice
from chat_server.domain.tasks.snapshot import StaffNotice, TaskSnapshot
from chat_server.domain.tasks.status import Actor, role_of
from chat_server.domain.tasks.task import Task
from chat_server.storage.chats.entries import load_at
from chat_server.storage.chats.log import ChatHead
from chat_server.storage.chats.members import load_expert_chats
from chat_server.storage.people.assignments import account_facts, find_lead_assistant
from chat_server.storage.people.people import load_cards, load_ids
from chat_server.storage.tasks.tasks import (
    Stored,
    encode_notice,
    is_first_of_kind,
    load_readable_task,
    load_turns,
)
from chat_server.storage.time import has_timer_elsewhere


def load_actor(connection: Connection, chat: ChatHead, viewer: Viewer, now: int) -> Actor:
    """The role in a chat's task of a person who may see the chat."""
    expert = chat.id in load_expert_chats(connection, viewer, now, chat.id)
    return Actor(viewer.person, role_of(viewer.kind, expert))


def with_known_facts(
    connection: Connection, chat: ChatHead, task: Task, act: Act, actor: Actor, wished: NoticeValue = None
) -> Act:
    """The act with the facts that the server knows about it; `wished` is whom the customer chose. Raises Refusal."""
    match act:
        case acts.Save():
            return _with_responsible(connection, chat.account or 0, task.created, act, wished)
        case acts.Accept() if task.area is not None:
            first = is_first_of_kind(connection, chat.account or 0, chat.id, task.area.key)
            return replace(act, first_of_kind=first)
        case acts.StartTimer() | acts.StartTimerUnseen():
            return replace(act, elsewhere=has_timer_elsewhere(connection, actor.person, chat.id))
        case acts.MarkApproval():
            return _with_sentence(connection, chat, act)
        case _:
            return act


def _with_responsible(
    connection: Connection, account: int, at: int, save: acts.Save, wished: NoticeValue
) -> acts.Save:
    """Whom the customer chose of those assigned, else the lead assistant, else the team lead (SPEC 7)."""
    assigned = account_facts(connection, account, at).assigned
    chosen = None if wished is None else load_ids(connection, [str(wished)]).get(str(wished))
    responsible = chosen if chosen in assigned else find_lead_assistant(connection, account, at)
    return replace(save, unassigned=not assigned, responsible=responsible)


def _with_sentence(connection: Connection, chat: ChatHead, act: acts.MarkApproval) -> Act:
    """The act with the exact words of a message, its author, and when it was written."""
    entries, _named = load_at(connection, chat.id, [act.message])
    found = [entry for entry in entries if entry.kind is EventKind.MESSAGE and not entry.deleted]
    if not found:
        raise Refusal("not_found", "there is no such message", field="act.message")
    author = load_ids(connection, [found[0].actor])[found[0].actor]
    is_customer = load_cards(connection, {author})[author].kind == "customer"
    return replace(
        act, text=found[0].text, author=author, author_is_customer=is_customer, written_at=found[0].at
    )


def snapshot_of(connection: Connection, stored: Stored, now: int, opened: int) -> TaskSnapshot:
    """The task with everybody whom it names."""
    cards = load_cards(connection, set(_people_named(stored.task)))
    people = tuple(sorted(cards.values(), key=lambda card: card.pid))
    return TaskSnapshot(
        chat_pid=stored.chat_pid,
        account=stored.account,
        task=stored.task,
        people=people,
        now=now,
        last_opening=opened,
    )


def overview_snapshots(
    connection: Connection, found: Sequence[Stored], now: int, opened: int
) -> list[TaskSnapshot]:
    """Tasks with those whom an overview names: who accepted each, who is responsible, and whose timers run. One
    statement for all.
    """
    named = [set(_named_in_overview(stored.task)) for stored in found]
    cards = load_cards(connection, set[int]().union(*named))
    return [
        TaskSnapshot(
            chat_pid=stored.chat_pid,
            account=stored.account,
            task=stored.task,
            people=tuple(cards[key] for key in keys if key in cards),
            now=now,
            last_opening=opened,
        )
        for stored, keys in zip(found, named, strict=True)
    ]


def _named_in_overview(task: Task) -> Iterator[int]:
    yield from (one.person for one in task.contracts[:1])
    yield from (one.person for one in task.running)
    if task.responsible is not None:
        yield task.responsible


def with_task_snapshots(
    connection: Connection, events: Sequence[Event], now: int, opened: int
) -> list[Event]:
    """Events of a log that is read again: each event of a task carries the task as it is now,
    each message whose turn it is.

    If the task cannot be read, the event is left out: the reader sees the gap and opens the chat again, which
    has it.
    """
    chats = {event.chat for event in events if isinstance(event.content, TaskStep)}
    views = {
        chat: snapshot_of(connection, stored, now, opened)
        for chat in chats
        if (stored := load_readable_task(connection, chat)) is not None
    }
    turns = load_turns(connection, {event.chat for event in events if isinstance(event.content, NewMessage)})
    told: list[Event] = []
    for event in events:
        if isinstance(event.content, NewMessage) and event.chat in turns:
            told.append(replace(event, content=replace(event.content, turn=turns[event.chat])))
        elif not isinstance(event.content, TaskStep):
            told.append(event)
        elif event.chat in views:
            told.append(replace(event, content=replace(event.content, task=views[event.chat])))
    return told


def _people_named(task: Task) -> Iterator[int]:
    yield task.created_by
    if task.responsible is not None:
        yield task.responsible
    singles = (task.handover, task.rating, task.claim, task.with_lead, task.awaiting_release, task.release)
    for part in (*task.contracts, *task.proposals, *task.running, *task.records, *singles):
        if part is not None:
            yield part.person
    later = (
        *(card.answered_by for card in task.proposals),
        *(person for known in task.approvals for person in (known.asked_by, known.answered_by)),
        *(person for item in task.checklist for person in (item.added_by, item.ticked_by)),
        task.claim.decided_by if task.claim else None,
    )
    yield from (person for person in later if person is not None)


def staff_notices(connection: Connection, notices: Iterable[TaskNotice]) -> tuple[StaffNotice, ...]:
    """Notices as staff are told them, with public ids."""
    listed = tuple(notices)
    cards = load_cards(connection, {notice.to for notice in listed if notice.to is not None})
    return tuple(
        StaffNotice(notice.code, encode_notice(notice), cards[notice.to].pid if notice.to in cards else None)
        for notice in listed
    )
