"""Commands that change something: each becomes a request to the writer and answers after the commit."""

from functools import partial

from chat_server.domain.core.ids import new_id
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import TypingFact
from chat_server.domain.held import (
    HeldAddMember,
    HeldDelete,
    HeldEdit,
    HeldRemoveMember,
    HeldRename,
    HeldSend,
    HeldTag,
    HeldUntag,
)
from chat_server.hub.commands import held
from chat_server.hub.commands.core.call import Office, answer, refuse
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.outward.chats import show_chat
from chat_server.outward.held import show_held
from chat_server.services import tags
from chat_server.services.chats import chats, created
from chat_server.services.chats.read_marks import ReadRequest, mark_reads
from chat_server.services.core.placed import Placed
from chat_server.services.messages import messages
from protocol.chats.chat import Created, CreateDirect, CreateGroup, CreateTaskChat, RenameChat
from protocol.chats.members import AddMember, RemoveMember
from protocol.chats.read_marks import MarkRead
from protocol.core.frames import Done, Keyed
from protocol.core.types import Value
from protocol.held import Sent
from protocol.messages import Delete, Edit, Send
from protocol.presence import Active, Typing
from protocol.tags import TagMessage


def send(office: Office, connection: ClientConnection, command: Send) -> None:
    """The hot path: no task, no await; the answer goes out as soon as the group is on disk."""
    viewer = connection.viewer
    finish = partial(_finish, office, connection, command.id)
    if office.holds(viewer, command.when):
        act = HeldSend(command.text, command.reply_to, command.as_persona)
        held.submit(office, viewer, command, act, finish)
        return
    request = messages.SendRequest(
        viewer=viewer,
        key=office.key(viewer, command, command.key),
        chat=command.chat,
        text=command.text,
        reply_to=command.reply_to,
        persona=command.as_persona,
        at=office.now(),
        quiet_since=office.quiet_since(),
        calendar=office.context.calendar,
    )
    office.context.writer.submit(viewer.person, messages.send_messages, request, finish)


def _finish(office: Office, connection: ClientConnection, command_id: int, outcome: Placed | Refusal) -> None:
    if isinstance(outcome, Refusal):
        refuse(connection, command_id, outcome)
    else:
        answer(connection, command_id, sent(outcome))
    office.used(connection)


def mark_read(office: Office, connection: ClientConnection, command: MarkRead) -> None:
    viewer = connection.viewer
    request = ReadRequest(viewer, command.chat, command.seq, office.now(), office.quiet_since())

    def finish(outcome: Refusal | None) -> None:
        if isinstance(outcome, Refusal):
            refuse(connection, command.id, outcome)
        else:
            answer(connection, command.id, Done())

    office.context.writer.submit(viewer.person, mark_reads, request, finish)


def typing(office: Office, connection: ClientConnection, command: Typing) -> None:
    """Ephemeral: told to whoever is there, written nowhere. Answered first, or the time would tell who is there."""
    room = next((room for room in office.hub.rooms.of(connection) if room.pid == command.chat), None)
    if room is None or connection in room.guests:
        raise Refusal("not_found")
    answer(connection, command.id, Done())
    viewer = connection.viewer
    office.publish(
        TypingFact(
            chat=room.chat, chat_pid=room.pid, person=viewer.person, pid=viewer.pid, subject=viewer.audience
        )
    )
    office.used(connection)


def active(office: Office, connection: ClientConnection, command: Active) -> None:
    """The person is there; that is all."""
    answer(connection, command.id, Done())
    office.used(connection)


async def edit(office: Office, connection: ClientConnection, command: Edit) -> Value:
    return await _change_message(office, connection, command, command.text)


async def delete(office: Office, connection: ClientConnection, command: Delete) -> Value:
    return await _change_message(office, connection, command, None)


async def _change_message(
    office: Office, connection: ClientConnection, command: Edit | Delete, text: str | None
) -> Value:
    viewer = connection.viewer
    if office.holds(viewer, command.when):
        act = HeldDelete(command.seq) if text is None else HeldEdit(command.seq, text)
        return sent(await held.run(office, viewer, command, act))
    request = messages.ChangeRequest(
        viewer=viewer,
        key=office.key(viewer, command, command.key),
        chat=command.chat,
        seq=command.seq,
        text=text,
        at=office.now(),
    )
    return sent(await office.context.writer.run(viewer.person, messages.change_message, request))


async def tag(office: Office, connection: ClientConnection, command: TagMessage) -> Value:
    viewer = connection.viewer
    if office.holds(viewer, command.when):
        act = (HeldTag if command.on else HeldUntag)(command.seq, command.tag)
        return sent(await held.run(office, viewer, command, act))
    request = tags.TagRequest(
        viewer=viewer,
        key=office.key(viewer, command, command.key),
        chat=command.chat,
        seq=command.seq,
        tag=command.tag,
        on=command.on,
        at=office.now(),
    )
    return sent(await office.context.writer.run(viewer.person, tags.tag_message, request))


def sent(placed: Placed) -> Value:
    """Where it stands, or that it waits."""
    held = show_held(placed.held) if placed.held is not None else None
    return Sent(seq=placed.seq, at=placed.at, held=held)


def _asked(office: Office, connection: ClientConnection, command: Keyed) -> chats.Asked:
    viewer = connection.viewer
    when = command.when if isinstance(command, CreateDirect | CreateTaskChat) else None
    return chats.Asked(
        viewer, office.key(viewer, command, command.key), office.now(), office.holds(viewer, when)
    )


async def create_direct(office: Office, connection: ClientConnection, command: CreateDirect) -> Value:
    pid = new_id("c", office.context.randomness)
    request = chats.DirectRequest(_asked(office, connection, command), pid, command.person)
    chat = await office.context.writer.run(connection.viewer.person, created.create_direct, request)
    return Created(chat=show_chat(chat))


async def create_group(office: Office, connection: ClientConnection, command: CreateGroup) -> Value:
    pid = new_id("c", office.context.randomness)
    request = chats.GroupRequest(
        _asked(office, connection, command), pid, command.title, tuple(command.members)
    )
    chat = await office.context.writer.run(connection.viewer.person, created.create_group, request)
    return Created(chat=show_chat(chat))


async def create_task(office: Office, connection: ClientConnection, command: CreateTaskChat) -> Value:
    pid = new_id("c", office.context.randomness)
    asked, calendar = _asked(office, connection, command), office.context.calendar
    request = chats.TaskChatRequest(asked, pid, command.account, command.title, calendar)
    chat = await office.context.writer.run(connection.viewer.person, created.create_task_chat, request)
    return Created(chat=show_chat(chat))


async def rename(office: Office, connection: ClientConnection, command: RenameChat) -> Value:
    viewer = connection.viewer
    if office.holds(viewer, command.when):
        return sent(await held.run(office, viewer, command, HeldRename(command.title)))
    request = chats.RenameRequest(_asked(office, connection, command), command.chat, command.title)
    return sent(await office.context.writer.run(connection.viewer.person, chats.rename_chat, request))


async def add_member(office: Office, connection: ClientConnection, command: AddMember) -> Value:
    return await _change_member(office, connection, command, member=True)


async def remove_member(office: Office, connection: ClientConnection, command: RemoveMember) -> Value:
    return await _change_member(office, connection, command, member=False)


async def _change_member(
    office: Office,
    connection: ClientConnection,
    command: AddMember | RemoveMember,
    *,
    member: bool,
) -> Value:
    viewer = connection.viewer
    if office.holds(viewer, command.when):
        act = (HeldAddMember if member else HeldRemoveMember)(command.person)
        return sent(await held.run(office, viewer, command, act))
    asked, calendar = _asked(office, connection, command), office.context.calendar
    request = chats.MemberRequest(asked, command.chat, command.person, member, calendar)
    return sent(await office.context.writer.run(connection.viewer.person, chats.change_member, request))
