"""Whom every connection is told about: those that see the same people with the same eyes share one viewpoint."""

from collections.abc import Collection
from dataclasses import dataclass

from chat_server.domain.core.people import Viewpoint, VisiblePeople
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.core.index import Index, Values, with_value, without_value


@dataclass(slots=True, eq=False)
class _Watched:
    """A viewpoint by itself: to find one by what it is, all that is seen from it is looked at."""

    viewpoint: Viewpoint
    connections: Values[ClientConnection] = ()


class Viewpoints:
    """The viewpoints of this process's connections."""

    def __init__(self) -> None:
        self._watched: dict[Viewpoint, _Watched] = {}
        self._seen_from: Index[int, _Watched] = Index()
        """The viewpoints from which somebody is seen."""

    def watch(self, connection: ClientConnection, visible: VisiblePeople) -> None:
        """From now on the connection is told about these people."""
        self.unwatch(connection)
        viewpoint = Viewpoint(connection.viewer.audience, visible)
        watched = self._watched.get(viewpoint)
        if watched is None:
            watched = self._watched[viewpoint] = _Watched(viewpoint)
            for person in visible.people:
                self._seen_from.add(person, watched)
        connection.viewpoint = watched.viewpoint
        watched.connections = with_value(watched.connections, connection)

    def unwatch(self, connection: ClientConnection) -> None:
        viewpoint, connection.viewpoint = connection.viewpoint, None
        if viewpoint is None:
            return
        watched = self._watched[viewpoint]
        watched.connections = without_value(watched.connections, connection)
        if not watched.connections:
            del self._watched[viewpoint]
            for person in viewpoint.visible.people:
                self._seen_from.discard(person, watched)

    def all(self) -> list[Viewpoint]:
        """Every viewpoint, for telling everybody again when quiet hours begin or end."""
        return list(self._watched)

    def seeing(self, person: int) -> Collection[Viewpoint]:
        """The viewpoints from which somebody is seen."""
        return [watched.viewpoint for watched in self._seen_from.of(person)]

    def who_see(self, person: int) -> set[ClientConnection]:
        """Connections that are told about somebody."""
        return {one for watched in self._seen_from.of(person) for one in watched.connections}

    def watching(self, viewpoint: Viewpoint) -> tuple[ClientConnection, ...]:
        """The connections that share a viewpoint now."""
        watched = self._watched.get(viewpoint)
        return () if watched is None else tuple(watched.connections)
