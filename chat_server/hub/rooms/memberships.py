"""Who comes into a chat or leaves it hears so, whatever becomes of the doorbell.

Leaving acts at once, by the fact or by the event of the chat's log, whichever comes first. Joining asks the store,
so that old news never brings anybody in. Either may change whose presence they see.
"""

from typing import TYPE_CHECKING

from chat_server.domain.chats.events import EventKind
from chat_server.domain.facts import Event, MembershipFact
from chat_server.hub.connections.frames import framed_push
from chat_server.hub.rooms.room import channel_of
from chat_server.outward.chats import show_chat
from chat_server.outward.people import show_people
from protocol.chats.chat import ChatAdded, ChatRemoved

if TYPE_CHECKING:
    from chat_server.hub.connections.client_connection import ClientConnection
    from chat_server.hub.hub import Hub


def on_fact(hub: "Hub", fact: MembershipFact) -> None:
    """Somebody became or ceased to be a member."""
    for connection in tuple(hub.people.get(fact.person, ())):
        if connection.greeted:
            change(hub, connection, fact)
        elif connection.missed is not None:
            connection.missed.append(fact)


def changed(hub: "Hub", event: Event) -> None:
    """The log says that somebody joined or left: the fact that says so, too, may be lost."""
    if event.person is not None:
        member = event.kind is EventKind.JOINED
        on_fact(hub, MembershipFact(event.chat, event.chat_pid, event.person.person, member))


async def compare(hub: "Hub", since: int) -> None:
    """Bring in those who became members after `since` (ms), and of whom nobody told us."""
    for chat, person in await hub.truth.joined(since):
        on_fact(hub, MembershipFact(chat, "", person, member=True))


def change(hub: "Hub", connection: "ClientConnection", fact: MembershipFact) -> None:
    """What a connection's person became: by the fact where it takes away, by the store where it gives."""
    place = (connection, fact.chat)
    if not fact.member:
        hub.arriving.pop(place, None)
        _remove(hub, connection, fact)
    if not _is_in(hub, connection, fact.chat) and place not in hub.arriving:
        hub.arriving[place] = fact
        hub.spawn(hub.or_resume(connection, _add(hub, connection, fact)))


def _is_in(hub: "Hub", connection: "ClientConnection", chat: int) -> bool:
    """Whether it hears a chat as a member."""
    room = hub.rooms.get(chat)
    return room is not None and room.hears(connection) and connection not in room.guests


async def _add(hub: "Hub", connection: "ClientConnection", fact: MembershipFact) -> None:
    place = (connection, fact.chat)
    try:
        found = await hub.truth.listed(fact.person, fact.chat)
        if found is None or connection.closing or hub.arriving.get(place) is not fact:
            return
        listed, cards = found
        added = ChatAdded(chat=show_chat(listed), people=show_people(cards, connection.viewer.audience))
        connection.write(framed_push(added, channel_of(connection)))
        hub.subscribe(connection, listed.id, listed.pid, listed.head)
        hub.seen.look_again((connection,))
    finally:
        if hub.arriving.get(place) is fact:
            del hub.arriving[place]


def _remove(hub: "Hub", connection: "ClientConnection", fact: MembershipFact) -> None:
    room = hub.rooms.get(fact.chat)
    if room is not None and room.hears(connection):
        hub.unsubscribe(connection, room)
        connection.write(framed_push(ChatRemoved(chat=fact.chat_pid), channel_of(connection)))
        hub.seen.look_again((connection,))
