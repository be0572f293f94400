"""Opening a chat, and reading its log."""

from collections.abc import Sequence
from functools import partial

from chat_server.domain.chats.access import Access
from chat_server.domain.chats.chat import Snapshot as FoundSnapshot
from chat_server.domain.core.refusal import Refusal
from chat_server.hub.commands.core.call import Call
from chat_server.hub.commands.core.registry import handles
from chat_server.hub.commands.core.replies import AndThen
from chat_server.hub.rooms.room import Room
from chat_server.outward.chats import show_page, show_snapshot
from chat_server.services.chats import queries as chat_queries
from chat_server.services.core.access import enter
from protocol.chats.log import CloseChat, FindMoment, History, OpenChat, Page, Place, Snapshot
from protocol.core.frames import Done


@handles(OpenChat)
async def open_chat(call: Call, command: OpenChat) -> AndThen[Snapshot]:
    """One at a time for a chat and connection, or the pushes of one would overtake the answer of the other.

    What it is still being told of the chat goes first: it comes from the store, and nobody holds it back.
    """
    rooms = call.hub.rooms
    async with rooms.opening(call.connection, command.chat):
        await rooms.caught_up(call.connection, command.chat)
        return await _open_chat(call, command)


async def _open_chat(call: Call, command: OpenChat) -> AndThen[Snapshot]:
    """Hold the chat's pushes, read it, answer, then let what came after follow."""
    connection = call.connection
    held = [
        room
        for room in call.hub.rooms.of(connection)
        if room.pid == command.chat and connection not in room.joining
    ]
    for room in held:
        room.hold(connection)
    try:
        load = partial(chat_queries.load_snapshot, around=command.around, limit=command.limit)
        found = await call.read_chat(command.chat, load)
        quiet_since = call.hub.quiet_hours.hours.quiet_since  # as this connection has been told
        shown = show_snapshot(found, call.viewer.audience, quiet_since)
    except BaseException:
        _release(call, held, known=0)
        raise
    return AndThen(shown, partial(_go_on, call, held, found))


def _go_on(call: Call, held: Sequence[Room], found: FoundSnapshot) -> None:
    if held:
        _release(call, held, found.chat.head)
    else:
        _follow(call, found)


def _release(call: Call, held: Sequence[Room], known: int) -> None:
    """Let a connection that knows everything up to `known` hear what was held back, and what follows."""
    for room in held:
        if call.connection in room.joining:
            call.hub.rooms.go_live(call.connection, room, known)


def _follow(call: Call, found: FoundSnapshot) -> None:
    """Of a chat that was not held: one only looked into, or one that another `open` is reading, too."""
    connection, rooms = call.connection, call.hub.rooms
    room = rooms.get(found.chat.id)
    if connection.closing or (room is not None and connection in room.joining):
        return
    rooms.subscribe(connection, found.chat.id, found.chat.pid, found.chat.head)
    if found.chat.looking_in:
        rooms.look_in(connection, found.chat.id)


@handles(CloseChat)
async def close_chat(call: Call, command: CloseChat) -> Done:
    """End looking in; members go on hearing."""
    entrance = await call.read(partial(enter, viewer=call.viewer, chat=command.chat, now=call.now))
    room = call.hub.rooms.get(entrance.chat)
    if room is not None and entrance.access is Access.LOOK_IN:
        call.hub.rooms.unsubscribe(call.connection, room)
    return Done()


@handles(History)
async def history(call: Call, command: History) -> Page:
    if (command.before is None) == (command.after is None):
        raise Refusal("bad_request", "give either before or after", field="before")
    load = partial(
        chat_queries.load_history, before=command.before, after=command.after or 0, limit=command.limit
    )
    return show_page(await call.read_chat(command.chat, load), call.viewer.audience)


@handles(FindMoment)
async def find_moment(call: Call, command: FindMoment) -> Place:
    return Place(seq=await call.read_chat(command.chat, partial(chat_queries.load_moment, at=command.at)))
