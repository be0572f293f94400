"""Closing gaps from the store: a lost doorbell costs a moment and never a message (DESIGN idea 2)."""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

from chat_server.domain.chats.events import EventKind
from chat_server.domain.core.refusal import Refusal
from chat_server.domain.facts import Event
from chat_server.hub.connections.frames import framed_event
from chat_server.hub.rooms.room import channel_of
from chat_server.tally import tally

if TYPE_CHECKING:
    from chat_server.hub.connections.client_connection import ClientConnection
    from chat_server.hub.hub import Hub
    from chat_server.hub.rooms.room import Kept, Room


async def catch_up(
    hub: "Hub", connection: "ClientConnection", room: "Room", known: int, kept: "Kept"
) -> None:
    """Tell a connection what it missed after `known`, then what was kept for it; then it is live.

    Where it knows more than the room has told, the room goes first: nobody hears anything twice.
    """
    if room.told < known:
        await fill(hub, room, known).wait()
        if room.told < known:
            raise Refusal("unavailable")
    while known < room.told and room.joining.get(connection) is kept:
        events = await hub.truth.events_after(room.chat, room.pid, known)
        if room.joining.get(connection) is not kept:
            return
        known = _tell_stored(hub, connection, room, events) or known
    if room.joining.get(connection) is kept:
        room.release(connection, known)


def _tell_stored(
    hub: "Hub", connection: "ClientConnection", room: "Room", events: Iterable[Event]
) -> int | None:
    """Tell one connection what everybody else heard; the last number told. The rest comes with everybody else's."""
    told = None
    for event in events:
        if event.seq <= room.told:
            connection.write(framed_event(event, channel_of(connection)))
            told = event.seq
            if event.kind in (EventKind.JOINED, EventKind.LEFT):
                hub.seen.look_again((connection,))
    return told


def fill(hub: "Hub", room: "Room", wanted: int) -> asyncio.Event:
    """Close a gap of a room, which reaches to the event `wanted` at least; set at the end of the attempt."""
    room.wanted = max(room.wanted, wanted)
    if room.filling is None:
        tally.gaps_filled += 1
        room.filling = asyncio.Event()
        hub.spawn(_fill(hub, room, room.filling))
    return room.filling


async def _fill(hub: "Hub", room: "Room", attempt: asyncio.Event) -> None:
    try:
        asked = 0
        while asked < room.wanted:
            asked = room.wanted
            while events := await hub.truth.events_after(room.chat, room.pid, room.told):
                for event in events:
                    if room.judge(event) == "gap":  # in the store, too: what lies between cannot be read
                        room.told = event.seq - 1
                    if room.judge(event) == "told":
                        hub.tell(room, event)
            room.told = max(room.told, asked)  # it was committed: what the store does not give cannot be read
    finally:
        room.filling = None
        attempt.set()
        if not len(room):
            hub.rooms.pop(room.chat, None)


async def compare(hub: "Hub", since: int | None = None) -> None:
    """Fill every room that is behind the store; `since` (ms): only chats that moved after it."""
    if since is None:
        heads = await hub.truth.heads(list(hub.rooms))
    else:
        heads = dict(await hub.truth.moved(since))
    for chat, head in heads.items():
        room = hub.rooms.get(chat)
        if room is not None and room.told < head:
            fill(hub, room, head)
