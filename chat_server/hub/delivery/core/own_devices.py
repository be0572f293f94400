"""What only somebody's own devices are told: the one on which it happened included."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from chat_server.domain.facts import PersonalFact
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.frames import write_push
from chat_server.hub.delivery.core.receivers import Receivers
from chat_server.hub.delivery.core.registry import delivers
from protocol.core.frames import Push

Own = TypeVar("Own", bound=PersonalFact)
Presenter = Callable[[Own], Push]


def delivers_to_own_devices(kind: type[Own]) -> Callable[[Presenter[Own]], Presenter[Own]]:
    """Register what makes a push of a kind of fact, for all devices of the person it is about."""

    def register(presenter: Presenter[Own]) -> Presenter[Own]:
        @delivers(kind)
        def handler(receivers: Receivers, fact: Own) -> None:
            tell_devices(receivers, fact.person, lambda connection: write_push(connection, presenter(fact)))

        return presenter

    return register


def tell_devices(receivers: Receivers, person: int, tell: Callable[[ClientConnection], None]) -> None:
    """Tell every device of somebody; one whose hello is being answered is told after the answer."""
    for connection in receivers.connections.of(person):
        if connection.missed is not None:
            connection.missed.append(partial(tell, connection))
        elif connection.greeted:
            tell(connection)
