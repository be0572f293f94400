"""Commands that only read."""

import asyncio
from collections.abc import Sequence
from functools import partial

from chat_server.domain.chats.access import Access
from chat_server.domain.chats.chat import Snapshot
from chat_server.domain.core.refusal import Refusal
from chat_server.hub.commands.core.call import Answer, Office
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.rooms.room import Room
from chat_server.outward.chats import show_page, show_snapshot
from chat_server.outward.messages import show_messages
from chat_server.outward.tags import show_tagged
from chat_server.services.chats import reading
from chat_server.services.core.access import enter
from protocol.chats.log import CloseChat, FindTagged, History, OpenChat
from protocol.core.frames import Done
from protocol.core.types import Value
from protocol.messages import GetMessages, GetVersions, Version, Versions


async def open_chat(office: Office, connection: ClientConnection, command: OpenChat) -> Answer:
    """One at a time for a chat and connection, or the pushes of one would overtake the answer of the other.

    What it is still being told of the chat goes first: it comes from the store, and nobody holds it back.
    """
    opening = office.hub.rooms.opening.setdefault((connection, command.chat), asyncio.Lock())
    async with opening:
        await office.hub.rooms.caught_up(connection, command.chat)
        return await _open_chat(office, connection, command)


async def _open_chat(office: Office, connection: ClientConnection, command: OpenChat) -> Answer:
    """Hold the chat's pushes, read it, answer, then let what came after follow."""
    held = [
        room
        for room in office.hub.rooms.of(connection)
        if room.pid == command.chat and connection not in room.joining
    ]
    for room in held:
        room.hold(connection)
    try:
        load = partial(reading.load_snapshot, around=command.around, limit=command.limit)
        found = await reading.read_chat(office.context, connection.viewer, command.chat, office.now(), load)
        quiet_since = office.hub.quiet_hours.hours.quiet_since  # as this connection has been told
        shown = show_snapshot(found, connection.viewer.audience, quiet_since)
    except BaseException:
        _release(office, connection, held, known=0)
        raise
    return Answer(shown, partial(_go_on, office, connection, held, found))


def _go_on(office: Office, connection: ClientConnection, held: Sequence[Room], found: Snapshot) -> None:
    if held:
        _release(office, connection, held, found.chat.head)
    else:
        _follow(office, connection, found)


def _release(office: Office, connection: ClientConnection, held: Sequence[Room], known: int) -> None:
    """Let a connection that knows everything up to `known` hear what was held back, and what follows."""
    for room in held:
        if connection in room.joining:
            office.hub.rooms.go_live(connection, room, known)


def _follow(office: Office, connection: ClientConnection, found: Snapshot) -> None:
    """Of a chat that was not held: one only looked into, or one that another `open` is reading, too."""
    room = office.hub.rooms.get(found.chat.id)
    if connection.closing or (room is not None and connection in room.joining):
        return
    office.hub.rooms.subscribe(connection, found.chat.id, found.chat.pid, found.chat.head)
    if found.chat.looking_in:
        office.hub.rooms.look_in(connection, found.chat.id)


async def close_chat(office: Office, connection: ClientConnection, command: CloseChat) -> Value:
    """End looking in; members go on hearing."""
    load = partial(enter, viewer=connection.viewer, chat=command.chat, now=office.now())
    entrance = await office.context.read(load)
    room = office.hub.rooms.get(entrance.chat)
    if room is not None and entrance.access is Access.LOOK_IN:
        office.hub.rooms.unsubscribe(connection, room)
    return Done()


async def history(office: Office, connection: ClientConnection, command: History) -> Value:
    if (command.before is None) == (command.after is None):
        raise Refusal("bad_request", "give either before or after", field="before")
    load = partial(reading.load_history, before=command.before, after=command.after or 0, limit=command.limit)
    page = await reading.read_chat(office.context, connection.viewer, command.chat, office.now(), load)
    return show_page(page, connection.viewer.audience)


async def get_messages(office: Office, connection: ClientConnection, command: GetMessages) -> Value:
    load = partial(reading.load_messages, seqs=command.seqs)
    found, people = await reading.read_chat(
        office.context, connection.viewer, command.chat, office.now(), load
    )
    return show_messages(found, people, connection.viewer.audience)


async def find_tagged(office: Office, connection: ClientConnection, command: FindTagged) -> Value:
    load = partial(reading.load_tagged, tag=command.tag, before=command.before, limit=command.limit)
    found, people = await reading.read_chat(
        office.context, connection.viewer, command.chat, office.now(), load
    )
    return show_tagged(found, people, connection.viewer.audience)


async def get_versions(office: Office, connection: ClientConnection, command: GetVersions) -> Value:
    load = partial(reading.load_versions, seq=command.seq)
    wordings = await reading.read_chat(office.context, connection.viewer, command.chat, office.now(), load)
    return Versions(versions=[Version(at=w.at, text=w.text) for w in wordings])
