"""Connections that receive the same bytes: of one audience, in one encoding."""

from chat_server.domain.core.people import Audience
from chat_server.hub.connections.client_connection import ClientConnection
from protocol.codec import Encoding

Channel = tuple[Audience, Encoding]
"""Who receives the same bytes."""

CHANNELS: tuple[Channel, ...] = (
    ("customer", "msgpack"),
    ("staff", "msgpack"),
    ("customer", "json"),
    ("staff", "json"),
)
STAFF_CHANNELS = tuple(channel for channel in CHANNELS if channel[0] == "staff")
CUSTOMER_CHANNELS = tuple(channel for channel in CHANNELS if channel[0] == "customer")


def channel_of(connection: ClientConnection) -> Channel:
    return (connection.viewer.audience, connection.encoding)
