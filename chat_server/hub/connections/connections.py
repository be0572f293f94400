"""The connections of one process: all of them, and the open ones by person and by session."""

from collections.abc import Collection, Iterator

from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.keepalive import Keepalive
from chat_server.hub.core.index import Index


class Connections:
    """Whoever is connected to this process."""

    def __init__(self, keepalive: Keepalive) -> None:
        self.keepalive = keepalive
        self.by_person: Index[int, ClientConnection] = Index()
        self.by_session: Index[int, ClientConnection] = Index()

    def __iter__(self) -> Iterator[ClientConnection]:
        """All whose lines have not ended, closing ones included."""
        return iter(self.keepalive.connections)

    def add(self, connection: ClientConnection) -> None:
        self.keepalive.add(connection)
        self.by_person.add(connection.viewer.person, connection)
        self.by_session.add(connection.session, connection)

    def close(self, connection: ClientConnection) -> None:
        """It hears and says nothing any more; its line may still be open."""
        self.by_person.discard(connection.viewer.person, connection)
        self.by_session.discard(connection.session, connection)

    def discard(self, connection: ClientConnection) -> None:
        """Its line has ended."""
        self.keepalive.discard(connection)

    def of(self, person: int) -> Collection[ClientConnection]:
        """The open connections of somebody; they stay the same while one goes through them."""
        return tuple(self.by_person.of(person))

    def end_session(self, session: int, code: int) -> None:
        """Close every connection of a session."""
        for connection in tuple(self.by_session.of(session)):
            connection.close(code)
