"""The connections of one process: all of them, and the open ones by person and by session."""

from collections.abc import Collection, Iterator

from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.keepalive import Keepalive


class Connections:
    """Whoever is connected to this process."""

    def __init__(self, keepalive: Keepalive) -> None:
        self.keepalive = keepalive
        self.by_person: dict[int, set[ClientConnection]] = {}
        self.by_session: dict[int, set[ClientConnection]] = {}

    def __iter__(self) -> Iterator[ClientConnection]:
        """All whose lines have not ended, closing ones included."""
        return iter(self.keepalive.connections)

    def add(self, connection: ClientConnection) -> None:
        self.keepalive.add(connection)
        self.by_person.setdefault(connection.viewer.person, set()).add(connection)
        self.by_session.setdefault(connection.session, set()).add(connection)

    def close(self, connection: ClientConnection) -> None:
        """It hears and says nothing any more; its line may still be open."""
        _discard(self.by_person, connection.viewer.person, connection)
        _discard(self.by_session, connection.session, connection)

    def discard(self, connection: ClientConnection) -> None:
        """Its line has ended."""
        self.keepalive.discard(connection)

    def of(self, person: int) -> Collection[ClientConnection]:
        """The open connections of somebody; they stay the same while one goes through them."""
        return tuple(self.by_person.get(person, ()))

    def end_session(self, session: int, code: int) -> None:
        """Close every connection of a session."""
        for connection in tuple(self.by_session.get(session, ())):
            connection.close(code)


def _discard(index: dict[int, set[ClientConnection]], key: int, connection: ClientConnection) -> None:
    connections = index.get(key)
    if connections is not None:
        connections.discard(connection)
        if not connections:
            del index[key]
