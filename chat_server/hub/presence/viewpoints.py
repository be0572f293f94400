"""Whom every connection is told about: those that see the same people with the same eyes share one viewpoint."""

from collections.abc import Collection

from chat_server.domain.core.people import Viewpoint, VisiblePeople
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.core.index import Index


class Viewpoints:
    """The viewpoints of this process's connections."""

    def __init__(self) -> None:
        self._connections: Index[Viewpoint, ClientConnection] = Index()
        self._seen_from: Index[int, Viewpoint] = Index()
        """The viewpoints from which somebody is seen."""

    def watch(self, connection: ClientConnection, visible: VisiblePeople) -> None:
        """From now on the connection is told about these people."""
        self.unwatch(connection)
        viewpoint = connection.viewpoint = Viewpoint(connection.viewer.audience, visible)
        if viewpoint not in self._connections:
            for person in visible.people:
                self._seen_from.add(person, viewpoint)
        self._connections.add(viewpoint, connection)

    def unwatch(self, connection: ClientConnection) -> None:
        viewpoint = connection.viewpoint
        if viewpoint is not None:
            connection.viewpoint = None
            self._connections.discard(viewpoint, connection)
            if viewpoint not in self._connections:
                for person in viewpoint.visible.people:
                    self._seen_from.discard(person, viewpoint)

    def all(self) -> list[Viewpoint]:
        """Every viewpoint, for telling everybody again when quiet hours begin or end."""
        return list(self._connections)

    def seeing(self, person: int) -> Collection[Viewpoint]:
        """The viewpoints from which somebody is seen."""
        return self._seen_from.of(person)

    def who_see(self, person: int) -> set[ClientConnection]:
        """Connections that are told about somebody."""
        return {one for viewpoint in self.seeing(person) for one in self._connections.of(viewpoint)}

    def watching(self, viewpoint: Viewpoint) -> tuple[ClientConnection, ...]:
        """The connections that share a viewpoint now."""
        return tuple(self._connections.of(viewpoint))
