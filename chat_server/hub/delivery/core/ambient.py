"""What says something about what a person is doing: told to those in the chat who may know now (SPEC 3)."""

from chat_server.domain.core.visibility import decide_visible
from chat_server.domain.facts import ReadFact, TypingFact
from chat_server.hub.connections.channel import CHANNELS
from chat_server.hub.delivery.core.receivers import Receivers
from protocol.core.frames import Push


def tell_ambient(receivers: Receivers, fact: ReadFact | TypingFact, push: Push) -> None:
    """To everybody in a chat who may know, but not to the person's own devices."""
    quiet = receivers.quiet_hours.is_quiet()
    may_know = [
        channel for channel in CHANNELS if decide_visible(push.discloses, fact.subject, channel[0], quiet)
    ]
    receivers.rooms.push_to_room(fact.chat, push, may_know, without=fact.person)
