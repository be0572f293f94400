"""Whom facts are delivered to."""

from dataclasses import dataclass

from chat_server.hub.connections.connections import Connections
from chat_server.hub.core.quiet_hours import QuietHours
from chat_server.hub.presence.presence import Presence
from chat_server.hub.presence.viewpoints import Viewpoints
from chat_server.hub.presence.visibility import VisibilityUpdates
from chat_server.hub.rooms.memberships import Memberships
from chat_server.hub.rooms.rooms import Rooms


@dataclass(frozen=True, slots=True, kw_only=True)
class Receivers:
    """Everybody in this process who can be told something, and what decides who may be."""

    connections: Connections
    rooms: Rooms
    memberships: Memberships
    presence: Presence
    viewpoints: Viewpoints
    visibility: VisibilityUpdates
    quiet_hours: QuietHours
