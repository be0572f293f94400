"""What only somebody's own devices are told, and who has another name."""

from typing import TYPE_CHECKING

from chat_server.domain.core.people import audience_of
from chat_server.domain.core.visibility import decide_visible
from chat_server.domain.facts import (
    DialogFact,
    DraftFact,
    ExpertFact,
    HeldFact,
    PersonalFact,
    PersonFact,
    PinFact,
    SettingsFact,
)
from chat_server.hub.connections.frames import framed_push
from chat_server.hub.rooms.room import LAST, channel_of
from chat_server.outward.account import show_settings
from chat_server.outward.bot import dialog_push
from chat_server.outward.chats import acts_in
from chat_server.outward.held import held_push
from chat_server.outward.messages import show_draft
from chat_server.outward.people import show_person
from protocol.account import SettingsChanged
from protocol.chats.chat import ChatActs, ChatPinned
from protocol.core.frames import Push
from protocol.messages import DraftChanged
from protocol.profiles import PersonChanged

if TYPE_CHECKING:
    from chat_server.hub.connections.client_connection import ClientConnection
    from chat_server.hub.hub import Hub


def on_own(hub: "Hub", fact: PersonalFact) -> None:
    """Tell the person's devices, the one on which it happened included."""
    for connection in tuple(hub.people.get(fact.person, ())):
        if connection.missed is not None:
            connection.missed.append(fact)
        elif connection.greeted:
            tell_own(connection, fact)


def tell_own(connection: "ClientConnection", fact: PersonalFact) -> None:
    """Tell one device. Errors are said in the person's language from now on."""
    if isinstance(fact, SettingsFact):
        connection.language = fact.settings.language
    connection.write(framed_push(_push(fact), channel_of(connection)))


def _push(fact: PersonalFact) -> Push:
    match fact:
        case SettingsFact():
            return SettingsChanged(settings=show_settings(fact.settings))
        case DraftFact():
            return DraftChanged(draft=show_draft(fact.draft))
        case PinFact():
            return ChatPinned(chat=fact.chat_pid, pinned=fact.pinned)
        case HeldFact():
            return held_push(fact.act)
        case DialogFact():
            return dialog_push(fact)
        case ExpertFact():
            return ChatActs(chat=fact.chat_pid, acts=acts_in(fact.expert))


def on_person(hub: "Hub", fact: PersonFact) -> None:
    """Tell everybody who sees the person: in their list, in a chat, or themselves."""
    hub.seen.renamed(fact.card)
    for connection in _who_see(hub, fact):
        tell_person(hub, connection, fact)
    for connection in hub.keepalive.connections:
        if connection.missed is not None:
            connection.missed.append(fact)


def _who_see(hub: "Hub", fact: PersonFact) -> "set[ClientConnection]":
    found = hub.presence.who_see(fact.card.person)
    for room in (hub.rooms[chat] for chat in fact.chats if chat in hub.rooms):
        found.update(*room.live.values(), room.joining)
    return found


def tell_person(hub: "Hub", connection: "ClientConnection", fact: PersonFact) -> None:
    """Tell one device, if it may know now; in order with the snapshots that are on their way to it."""
    audience = connection.viewer.audience
    subject = audience_of(fact.card.kind)
    if not decide_visible(PersonChanged.discloses, subject, audience, hub.day.is_quiet()):
        return
    framed = framed_push(PersonChanged(person=show_person(fact.card, audience)), channel_of(connection))
    joining = [room for room in connection.rooms if connection in room.joining]
    for room in joining:
        room.keep(connection, LAST, framed)
    if not joining:
        connection.write(framed)


def tell_missed(hub: "Hub", connection: "ClientConnection", fact: PersonalFact | PersonFact) -> None:
    """What happened while hello was being answered."""
    if not isinstance(fact, PersonFact):
        tell_own(connection, fact)
    elif connection in _who_see(hub, fact):
        tell_person(hub, connection, fact)
