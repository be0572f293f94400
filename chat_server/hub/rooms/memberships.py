"""Who comes into a chat or leaves it hears so, whatever becomes of the doorbell.

Leaving acts at once, by the fact or by the event of the chat's log, whichever comes first. Joining asks the store,
so that old news never brings anybody in. Either may change whose presence they see.
"""

from functools import partial

from chat_server.domain.chats.contents import FormerMember, NewMember
from chat_server.domain.facts import Event, MembershipFact
from chat_server.hub.connections.client_connection import ClientConnection, or_resume
from chat_server.hub.connections.connections import Connections
from chat_server.hub.connections.frames import write_push
from chat_server.hub.core.running_tasks import RunningTasks
from chat_server.hub.rooms.catch_up import LookAgain
from chat_server.hub.rooms.rooms import Rooms
from chat_server.outward.chats import show_chat
from chat_server.outward.people import show_people
from chat_server.services.core.ports import MembershipQueries
from protocol.chats.chat import ChatAdded, ChatRemoved


class Memberships:
    """Brings people's connections into the rooms of their chats, and out of them."""

    def __init__(
        self,
        queries: MembershipQueries,
        tasks: RunningTasks,
        connections: Connections,
        rooms: Rooms,
        look_again: LookAgain,
    ) -> None:
        self._queries = queries
        self._tasks = tasks
        self._connections = connections
        self._rooms = rooms
        self._look_again = look_again
        self._arriving: dict[tuple[ClientConnection, int], MembershipFact] = {}
        """Who is about to be told of a new chat, by connection and chat."""

    def hear(self, fact: MembershipFact) -> None:
        """Somebody became or ceased to be a member."""
        for connection in self._connections.of(fact.person):
            if connection.greeted:
                self.change(connection, fact)
            elif connection.missed is not None:
                connection.missed.append(partial(self.change, connection, fact))

    def hear_event(self, event: Event) -> None:
        """The log says that somebody joined or left: the fact that says so, too, may be lost."""
        if isinstance(event.content, NewMember | FormerMember):
            member = isinstance(event.content, NewMember)
            self.hear(MembershipFact(event.chat, event.chat_pid, event.content.person.person, member))

    async def compare(self, since: int) -> None:
        """Bring in those who became members after `since` (ms), and of whom nobody told us."""
        for chat, person in await self._queries.joined(since):
            self.hear(MembershipFact(chat, "", person, member=True))

    def change(self, connection: ClientConnection, fact: MembershipFact) -> None:
        """What a connection's person became: by the fact where it takes away, by the store where it gives."""
        place = (connection, fact.chat)
        if not fact.member:
            self._arriving.pop(place, None)
            self._remove(connection, fact)
        if not self._is_in(connection, fact.chat) and place not in self._arriving:
            self._arriving[place] = fact
            _task = self._tasks.start(or_resume(connection, self._add(connection, fact)))

    def _is_in(self, connection: ClientConnection, chat: int) -> bool:
        """Whether it hears a chat as a member."""
        room = self._rooms.get(chat)
        return room is not None and room.hears(connection) and connection not in room.guests

    async def _add(self, connection: ClientConnection, fact: MembershipFact) -> None:
        place = (connection, fact.chat)
        try:
            found = await self._queries.listed(fact.person, fact.chat)
            if found is None or connection.closing or self._arriving.get(place) is not fact:
                return
            listed, cards = found
            people = show_people(cards, connection.viewer.audience)
            write_push(connection, ChatAdded(chat=show_chat(listed), people=people))
            self._rooms.subscribe(connection, listed.id, listed.pid, listed.head)
            self._look_again((connection,))
        finally:
            if self._arriving.get(place) is fact:
                del self._arriving[place]

    def _remove(self, connection: ClientConnection, fact: MembershipFact) -> None:
        room = self._rooms.get(fact.chat)
        if room is not None and room.hears(connection):
            self._rooms.unsubscribe(connection, room)
            write_push(connection, ChatRemoved(chat=fact.chat_pid))
            self._look_again((connection,))
