"""The log of a chat, its members, and how far they have read."""

from chat_server.domain.facts import Event, MembershipFact, PinFact, ReadFact
from chat_server.hub.delivery.core.ambient import tell_ambient
from chat_server.hub.delivery.core.own_devices import delivers_to_own_devices
from chat_server.hub.delivery.core.receivers import Receivers
from chat_server.hub.delivery.core.registry import delivers
from protocol.chats.chat import ChatPinned
from protocol.chats.read_marks import ReadMoved, ReadOwn


@delivers(Event)
def event(receivers: Receivers, fact: Event) -> None:
    receivers.rooms.hear(fact)


@delivers(MembershipFact)
def membership(receivers: Receivers, fact: MembershipFact) -> None:
    receivers.memberships.hear(fact)


@delivers(ReadFact)
def read_mark(receivers: Receivers, fact: ReadFact) -> None:
    """To the person's own devices in full; to others where it is news to them."""
    own_mark = ReadOwn(chat=fact.chat_pid, seq=fact.seq, unread=fact.unread, back=fact.back)
    for connection in receivers.connections.of(fact.person):
        if connection.greeted:
            receivers.rooms.push_to(connection, fact.chat, own_mark)
    if fact.shown:
        moved = ReadMoved(chat=fact.chat_pid, person=fact.pid, seq=fact.seq)
        tell_ambient(receivers, fact, moved)


@delivers_to_own_devices(PinFact)
def pin(fact: PinFact) -> ChatPinned:
    return ChatPinned(chat=fact.chat_pid, pinned=fact.pinned)
