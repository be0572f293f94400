"""Sending messages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from chat_server.domain.core.calendar import Calendar
from chat_server.domain.core.events import EventKind
from chat_server.domain.core.hot import hot_dataclass
from chat_server.domain.core.people import Viewer
from chat_server.domain.core.refusal import NOT_FOUND, Refusal
from chat_server.domain.facts import Event, Fact, ReadFact
from chat_server.domain.messages.contents import NewMessage
from chat_server.domain.messages.held_acts import HeldSend
from chat_server.services.core.idempotency import same_body
from chat_server.services.core.perform import Occasion, performs
from chat_server.services.core.placed import Placed, placed_before
from chat_server.services.files.sending import SentFiles, choose, ends, load_to_send
from chat_server.services.tasks.chat_messages import Noted, WrittenMessage, note_messages
from chat_server.storage.chats.log import ChatHead, PendingRows, load_messages
from chat_server.storage.chats.sending import load_grounds
from chat_server.storage.core.done_commands import CommandKey, DoneCommand
from chat_server.storage.core.writer import Success
from chat_server.storage.files.uploads import UploadRow
from chat_server.storage.messages.messages import (
    load_personas,
)


@hot_dataclass(frozen=True, slots=True, kw_only=True)
class SendRequest:
    """A message to be sent at `at` (ms), with uploads by public id. `quiet_since` as in PendingRows.mark_read."""

    viewer: Viewer
    key: CommandKey
    chat: str
    text: str
    reply_to: int | None
    persona: str | None
    at: int
    quiet_since: int
    calendar: Calendar
    files: tuple[str, ...] = ()
    was_held: bool = False
    """The uploads may be those that a held message waits with."""
    files_of: int | None = None
    """Whose uploads they are, where somebody else lets a held message go (SPEC 11)."""
    of_new_chat: bool = False
    """It is part of what made the chat, of which whoever made it need not be a member."""


@dataclass(slots=True, kw_only=True)
class _SendGroup:
    """What deciding about a group of sends needs to know."""

    heads: dict[str, ChatHead]
    members: set[tuple[int, int]]
    done: dict[tuple[str, int], DoneCommand]
    last_text: int | None
    quoted: set[tuple[int, int]]
    personas: dict[str, int]
    files: SentFiles | None
    """None where no message has any."""


def send_messages(connection: Connection, requests: Sequence[SendRequest]) -> list[Success[Placed] | Refusal]:
    """Handler: give every message the next number of its chat. Constant number of statements."""
    group = _load_group(connection, requests)
    pending = PendingRows(last_text=group.last_text)
    outcomes = [_send(connection, group, pending, request) for request in requests]
    pending.write(connection)
    if group.files is not None:
        group.files.write(connection)
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
    grounds = load_grounds(connection, [(request.chat, request.key) for request in requests])
    heads = grounds.heads
    known = [(heads[request.chat].id, request) for request in requests if request.chat in heads]
    files = {pid for request in requests for pid in request.files}
    return _SendGroup(
        heads=heads,
        members=grounds.members,
        done=grounds.done,
        last_text=grounds.last_text,
        quoted=load_messages(connection, {(chat, r.reply_to) for chat, r in known if r.reply_to is not None}),
        personas=load_personas(connection, {r.persona for r in requests if r.persona is not None}),
        files=load_to_send(connection, files) if files else None,
    )


def _send(
    connection: Connection, group: _SendGroup, pending: PendingRows, request: SendRequest
) -> Success[Placed] | Refusal:
    chat = group.heads.get(request.chat)
    if chat is None or not (request.of_new_chat or (chat.id, request.viewer.person) in group.members):
        return NOT_FOUND
    try:
        done = same_body(request.key, group.done.get(request.key.place))
        author, author_pid = _author(group, request)
    except Refusal as refusal:
        return refusal
    if done is not None:
        return Success(placed_before(connection, done))
    try:
        chosen = _check_parts(group, chat, request)
    except Refusal as refusal:
        return refusal
    return _place(group, pending, request, chat, author, author_pid, chosen)


def _check_parts(group: _SendGroup, chat: ChatHead, request: SendRequest) -> Sequence[UploadRow]:
    """The uploads that the message takes. Raises Refusal for what it cannot consist of."""
    if not request.text and not request.files:
        raise Refusal("bad_request", "a message without files has a text", field="text")
    if request.reply_to is not None and (chat.id, request.reply_to) not in group.quoted:
        raise Refusal("not_found", "there is no such message to reply to", field="reply_to")
    if group.files is None or not request.files:
        return ()
    owner = request.files_of or request.viewer.person
    return choose(group.files.uploads, request.files, chat.id, owner, held_too=request.was_held)


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
    chosen: Sequence[UploadRow],
) -> Success[Placed]:
    me = request.viewer
    writer = me.person if request.persona is not None else None
    seq = pending.append(
        chat, EventKind.MESSAGE, request.at, author, writer=writer, ref=request.reply_to, text=request.text
    )
    pending.remember(request.key, chat.id, seq, request.at)
    if (chat.id, me.person) in group.members:
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
            text=request.text,
            reply_to=request.reply_to,
            writer=me.pid if writer is not None else None,
            files=group.files.place(chat, seq, chosen) if chosen and group.files is not None else (),
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
    return Success(Placed(seq, request.at), (*facts, *ends(chosen, chat.pid)) if chosen else facts)


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
        files=tuple(file.pid for file in act.files),
        was_held=True,
        files_of=occasion.author,
    )
    outcome = send_messages(connection, [request])[0]
    if isinstance(outcome, Refusal):
        raise Refusal(outcome.code, outcome.detail, outcome.field)
    return outcome
