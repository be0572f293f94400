"""Who is in a chat."""

from protocol.core.frames import Event, Keyed
from protocol.core.refusals import NO_CHAT, refused_if
from protocol.core.types import ChatId, Millis, PersonId, When
from protocol.held import Sent
from protocol.people import Person


class AddMember(Keyed, tag="member.add", frozen=True, kw_only=True):
    """Brings somebody into a task or group chat; they read it from its first event."""

    answer = Sent
    refusals = refused_if(
        not_found=f"{NO_CHAT}; there is no such person",
        not_allowed="the chat is direct, a customer asks, the person is no staff or a member already",
    )
    chat: ChatId
    person: PersonId
    when: When = None


class RemoveMember(Keyed, tag="member.remove", frozen=True, kw_only=True):
    """Takes somebody out of a task or group chat, or oneself."""

    answer = Sent
    refusals = refused_if(
        not_found=f"{NO_CHAT}; there is no such person",
        not_allowed="as for member.add, or the person is no member or belongs to the account",
    )
    chat: ChatId
    person: PersonId
    when: When = None


class MemberJoined(Event, tag="member.joined", frozen=True, kw_only=True):
    """Somebody was brought in, by `actor`."""

    discloses = "content"
    person: Person
    actor: PersonId
    at: Millis


class MemberLeft(Event, tag="member.left", frozen=True, kw_only=True):
    """Somebody was taken out by `actor`, or left."""

    discloses = "content"
    person: PersonId
    actor: PersonId
    at: Millis
