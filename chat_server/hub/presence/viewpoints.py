"""Whom every connection is told about: those that see the same people with the same eyes share one viewpoint."""

from collections.abc import Set as AbstractSet

from chat_server.domain.core.people import Viewpoint, VisiblePeople
from chat_server.hub.connections.client_connection import ClientConnection


class Viewpoints:
    """The viewpoints of this process's connections."""

    def __init__(self) -> None:
        self._connections: dict[Viewpoint, set[ClientConnection]] = {}
        self._seen_from: dict[int, set[Viewpoint]] = {}
        """The viewpoints from which somebody is seen."""

    def watch(self, connection: ClientConnection, visible: VisiblePeople) -> None:
        """From now on the connection is told about these people."""
        self.unwatch(connection)
        viewpoint = connection.viewpoint = Viewpoint(connection.viewer.audience, visible)
        if viewpoint not in self._connections:
            self._connections[viewpoint] = set()
            for person in visible.people:
                self._seen_from.setdefault(person, set()).add(viewpoint)
        self._connections[viewpoint].add(connection)

    def unwatch(self, connection: ClientConnection) -> None:
        viewpoint = connection.viewpoint
        if viewpoint is not None:
            connection.viewpoint = None
            connections = self._connections[viewpoint]
            connections.discard(connection)
            if not connections:
                del self._connections[viewpoint]
                self._forget(viewpoint)

    def _forget(self, viewpoint: Viewpoint) -> None:
        for person in viewpoint.visible.people:
            viewpoints = self._seen_from[person]
            viewpoints.discard(viewpoint)
            if not viewpoints:
                del self._seen_from[person]

    def all(self) -> list[Viewpoint]:
        """Every viewpoint, for telling everybody again when quiet hours begin or end."""
        return list(self._connections)

    def seeing(self, person: int) -> AbstractSet[Viewpoint]:
        """The viewpoints from which somebody is seen."""
        return self._seen_from.get(person, frozenset())

    def who_see(self, person: int) -> set[ClientConnection]:
        """Connections that are told about somebody."""
        return {one for viewpoint in self.seeing(person) for one in self._connections[viewpoint]}

    def watching(self, viewpoint: Viewpoint) -> tuple[ClientConnection, ...]:
        """The connections that share a viewpoint now."""
        return tuple(self._connections.get(viewpoint, ()))
