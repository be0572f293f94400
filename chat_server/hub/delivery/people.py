"""Names of people, and who sees whom."""

from functools import partial

from chat_server.domain.core.people import STAFF, audience_of
from chat_server.domain.core.visibility import decide_visible
from chat_server.domain.facts import AccountFact, GuestFact, PersonFact, StaffFact
from chat_server.hub.connections.channel import channel_of
from chat_server.hub.connections.client_connection import ClientConnection
from chat_server.hub.connections.frames import framed_push
from chat_server.hub.delivery.core.receivers import Receivers
from chat_server.hub.delivery.core.registry import delivers
from chat_server.hub.rooms.room import LAST
from chat_server.outward.people import show_person
from protocol.profiles import PersonChanged


@delivers(PersonFact)
def person(receivers: Receivers, fact: PersonFact) -> None:
    """Tell everybody who sees the person: in their list, in a chat, or themselves."""
    receivers.visibility.renamed(fact.card)
    for connection in _who_see(receivers, fact):
        _tell_person(receivers, connection, fact)
    for connection in receivers.connections:
        if connection.missed is not None:
            connection.missed.append(partial(_tell_if_seen, receivers, connection, fact))


def _tell_if_seen(receivers: Receivers, connection: ClientConnection, fact: PersonFact) -> None:
    if connection in _who_see(receivers, fact):
        _tell_person(receivers, connection, fact)


def _who_see(receivers: Receivers, fact: PersonFact) -> set[ClientConnection]:
    found = receivers.viewpoints.who_see(fact.card.person)
    for room in map(receivers.rooms.get, fact.chats):
        if room is not None:
            found |= room.everybody()
    return found


def _tell_person(receivers: Receivers, connection: ClientConnection, fact: PersonFact) -> None:
    """Tell one device, if it may know now; in order with the snapshots that are on their way to it."""
    audience = connection.viewer.audience
    subject = audience_of(fact.card.kind)
    if not decide_visible(PersonChanged.discloses, subject, audience, receivers.quiet_hours.is_quiet()):
        return
    framed = framed_push(PersonChanged(person=show_person(fact.card, audience)), channel_of(connection))
    joining = [room for room in receivers.rooms.of(connection) if connection in room.joining]
    for room in joining:
        room.keep(connection, LAST, framed)
    if not joining:
        connection.write(framed)


@delivers(AccountFact)
def account(receivers: Receivers, fact: AccountFact) -> None:
    """Its users and all staff look again, and those who know it are told of it."""
    concerned = [
        connection
        for connection in receivers.connections
        if connection.viewer.is_staff or connection.viewer.account == fact.account
    ]
    receivers.visibility.account_changed(fact.account, concerned)


@delivers(StaffFact)
def staff(receivers: Receivers, fact: StaffFact) -> None:
    """Staff know all of them, customers the bot and the personas."""
    receivers.visibility.people_changed(
        connection
        for connection in receivers.connections
        if connection.viewer.is_staff or fact.kind not in STAFF
    )


@delivers(GuestFact)
def guest(receivers: Receivers, fact: GuestFact) -> None:
    """Whoever is in the chat sees them now."""
    room = receivers.rooms.get(fact.chat)
    receivers.visibility.people_changed(room.everybody() if room is not None else ())
