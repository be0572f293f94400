"""Sending, editing and deleting messages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.events import Content, EventKind
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import NOT_FOUND, Refusal
from chat_server.domain.facts import Event, Fact, ReadFact
from chat_server.domain.messages.contents import DeletedMessage, NewMessage, NewWording
from chat_server.domain.messages.held_acts import HeldDelete, HeldEdit, HeldSend
from chat_server.services.core.idempotency import replay, same_body
from chat_server.services.core.perform import Occasion, performs
from chat_server.services.core.placed import Placed, placed_before
from chat_server.services.tasks.chat_messages import Noted, WrittenMessage, note_messages
from chat_server.storage.chats.log import ChatHead, PendingRows, load_messages, lock_chats
from chat_server.storage.chats.members import load_memberships
from chat_server.storage.core.done_commands import CommandKey, DoneCommand, load_done
from chat_server.storage.core.writer import Success, one_by_one
from chat_server.storage.messages.messages import (
    Standing,
    blank_texts,
    load_personas,
    load_standing,
    save_standing,
)
from chat_server.storage.tags import take_off_all


@dataclass(frozen=True, slots=True, kw_only=True)
class SendRequest:
    """A message to be sent at `at` (ms). `quiet_since` as in PendingRows.mark_read."""

    viewer: Viewer
    key: CommandKey
    chat: str
    text: str
    reply_to: int | None
    persona: str | None
    at: int
    quiet_since: int
    calendar: Calendar


@dataclass(slots=True, kw_only=True)
class _SendGroup:
    """What deciding about a group of sends needs to know."""

    heads: dict[str, ChatHead]
    members: set[tuple[int, int]]
    done: dict[tuple[str, int], DoneCommand]
    quoted: set[tuple[int, int]]
    personas: dict[str, int]


def send_messages(connection: Connection, requests: Sequence[SendRequest]) -> list[Success[Placed] | Refusal]:
    """Handler: give every message the next number of its chat. Constant number of statements."""
    group = _load_group(connection, requests)
    pending = PendingRows()
    outcomes = [_send(connection, group, pending, request) for request in requests]
    pending.write(connection)
    return _with_tasks(connection, group, requests, outcomes)


def _with_tasks(
    connection: Connection, group: _SendGroup, requests: Sequence[SendRequest],
    outcomes: list[Success[Placed] | Refusal],
) -> list[Success[Placed] | Refusal]:  # fmt: skip
    """What was written now, and not before, is also said to its task, if it has one."""
    new = [
        place
        for place, (request, outcome) in enumerate(zip(requests, outcomes, strict=True))
        if isinstance(outcome, Success) and outcome.facts and group.heads[request.chat].kind == "task"
    ]
    if not new:
        return outcomes
    sent = [requests[place] for place in new]
    said = [WrittenMessage(group.heads[one.chat], one.viewer, one.at, one.calendar) for one in sent]
    for place, noted in note_messages(connection, said).items():
        done = outcomes[new[place]]
        if isinstance(done, Success):
            outcomes[new[place]] = _with_turn(done, noted)
    return outcomes


def _with_turn(done: Success[Placed], noted: Noted) -> Success[Placed]:
    """The message says whose turn it made the task; staff are told what else of it changed."""
    facts = [
        replace(fact, content=replace(fact.content, turn=noted.turn))
        if isinstance(fact, Event) and isinstance(fact.content, NewMessage)
        else fact
        for fact in done.facts
    ]
    return Success(done.value, (*facts, noted.fact) if noted.fact.notices else tuple(facts))


def _load_group(connection: Connection, requests: Sequence[SendRequest]) -> _SendGroup:
    heads = lock_chats(connection, {request.chat for request in requests})
    known = [(heads[request.chat].id, request) for request in requests if request.chat in heads]
    return _SendGroup(
        heads=heads,
        members=load_memberships(connection, {(chat, request.viewer.person) for chat, request in known}),
        done=load_done(connection, [request.key for request in requests]),
        quoted=load_messages(connection, {(chat, r.reply_to) for chat, r in known if r.reply_to is not None}),
        personas=load_personas(connection, {r.persona for r in requests if r.persona is not None}),
    )


def _send(
    connection: Connection, group: _SendGroup, pending: PendingRows, request: SendRequest
) -> Success[Placed] | Refusal:
    chat = group.heads.get(request.chat)
    if chat is None or (chat.id, request.viewer.person) not in group.members:
        return NOT_FOUND
    try:
        done = same_body(request.key, group.done.get(request.key.place))
        author, author_pid = _author(group, request)
    except Refusal as refusal:
        return refusal
    if done is not None:
        return Success(placed_before(connection, done))
    if request.reply_to is not None and (chat.id, request.reply_to) not in group.quoted:
        return Refusal("not_found", "there is no such message to reply to", field="reply_to")
    return _place(group, pending, request, chat, author, author_pid)


def _author(group: _SendGroup, request: SendRequest) -> tuple[int, str]:
    if request.persona is None:
        return request.viewer.person, request.viewer.pid
    if request.viewer.kind != "management" or request.persona not in group.personas:
        raise Refusal("not_found", "there is no such persona", field="as_persona")
    return group.personas[request.persona], request.persona


def _place(
    group: _SendGroup,
    pending: PendingRows,
    request: SendRequest,
    chat: ChatHead,
    author: int,
    author_pid: str,
) -> Success[Placed]:
    me = request.viewer
    writer = me.person if request.persona is not None else None
    seq = pending.append(
        chat, EventKind.MESSAGE, request.at, author, writer=writer, ref=request.reply_to, text=request.text
    )
    pending.remember(request.key, chat.id, seq, request.at)
    pending.mark_read(
        chat.id, me.person, seq, chat.messages, request.at, request.quiet_since, openly=writer is None
    )
    group.done[request.key.place] = DoneCommand(body=request.key.body, chat=chat.id, seq=seq, at=request.at)
    event = Event(
        chat=chat.id,
        chat_pid=chat.pid,
        seq=seq,
        at=request.at,
        actor=author_pid,
        content=NewMessage(
            text=request.text, reply_to=request.reply_to, writer=me.pid if writer is not None else None
        ),
    )
    facts: tuple[Fact, ...] = (event,)
    if writer is not None:
        facts = (
            event,
            ReadFact(
                chat=chat.id,
                chat_pid=chat.pid,
                person=me.person,
                pid=me.pid,
                subject=me.audience,
                seq=seq,
                unread=0,
            ),
        )
    return Success(Placed(seq, request.at), facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRequest:
    """Another wording for a message of one's own, or None to delete it."""

    viewer: Viewer
    key: CommandKey
    chat: str
    seq: int
    text: str | None
    at: int
    of: int | None = None
    """Whose message it is, where somebody else carries out what they had held (SPEC 11)."""


def change_now(connection: Connection, request: ChangeRequest) -> Success[Placed]:
    """Edit or delete. Raises Refusal."""
    chat = lock_chats(connection, [request.chat]).get(request.chat)
    me = request.viewer
    if chat is None or not load_memberships(connection, {(chat.id, me.person)}):
        raise Refusal("not_found")
    done = replay(connection, request.key)
    if done is not None:
        return Success(placed_before(connection, done))
    return _write_change(connection, chat, request, _own_message(connection, chat.id, request))


def _own_message(connection: Connection, chat: int, request: ChangeRequest) -> Standing:
    """The message to be changed, as it stands. Raises Refusal."""
    standing = load_standing(connection, chat, request.seq)
    if standing is None:
        raise Refusal("not_found")
    if (request.of or request.viewer.person) not in (standing.author, standing.writer):
        raise Refusal("not_allowed", "the message is somebody else's")
    if standing.deleted:
        raise Refusal("gone")
    return standing


def _write_change(
    connection: Connection, chat: ChatHead, request: ChangeRequest, standing: Standing
) -> Success[Placed]:
    deleted = request.text is None
    kind = EventKind.DELETED if deleted else EventKind.EDITED
    version = standing.version + (not deleted)
    pending = PendingRows()
    seq = pending.append(chat, kind, request.at, request.viewer.person, ref=request.seq, text=request.text)
    pending.remember(request.key, chat.id, seq, request.at)
    text_id = (pending.write(connection) or [standing.text_id])[0]
    save_standing(connection, chat.id, request.seq, text_id, version, deleted)
    if deleted:
        blank_texts(connection, chat.id, request.seq)
        take_off_all(connection, chat.id, request.seq, seq)
    event = Event(
        chat=chat.id,
        chat_pid=chat.pid,
        seq=seq,
        at=request.at,
        actor=standing.author_pid if deleted else request.viewer.pid,
        content=_changed(request, standing, version),
    )
    return Success(Placed(seq, request.at), (event,))


def _changed(request: ChangeRequest, standing: Standing, version: int) -> Content:
    if request.text is None:
        return DeletedMessage(request.seq, standing.writer_pid)
    return NewWording(request.seq, request.text, version)


change_message = one_by_one(change_now)
"""Handler for ChangeRequest."""


@performs(HeldSend)
def _perform_send(connection: Connection, act: HeldSend, occasion: Occasion) -> Success[Placed]:
    asked = occasion.asked
    request = SendRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=occasion.chat,
        text=act.text,
        reply_to=act.reply_to,
        persona=act.persona,
        at=asked.at,
        quiet_since=occasion.quiet_since,
        calendar=occasion.calendar,
    )
    outcome = send_messages(connection, [request])[0]
    if isinstance(outcome, Refusal):
        raise Refusal(outcome.code, outcome.detail, outcome.field)
    return outcome


@performs(HeldEdit)
def _perform_edit(connection: Connection, act: HeldEdit, occasion: Occasion) -> Success[Placed]:
    return _perform_change(connection, act.message, act.text, occasion)


@performs(HeldDelete)
def _perform_delete(connection: Connection, act: HeldDelete, occasion: Occasion) -> Success[Placed]:
    return _perform_change(connection, act.message, None, occasion)


def _perform_change(
    connection: Connection, message: int, text: str | None, occasion: Occasion
) -> Success[Placed]:
    asked = occasion.asked
    request = ChangeRequest(
        viewer=asked.viewer,
        key=asked.key,
        chat=occasion.chat,
        seq=message,
        text=text,
        at=asked.at,
        of=occasion.author,
    )
    return change_now(connection, request)
