"""Who is there."""

from chat_server.domain.facts import PresenceFact, PresenceRequest, PresenceRoll
from chat_server.hub.delivery.core.receivers import Receivers
from chat_server.hub.delivery.core.registry import delivers


@delivers(PresenceFact)
def presence(receivers: Receivers, fact: PresenceFact) -> None:
    receivers.presence.hear(fact)


@delivers(PresenceRoll)
def presence_roll(receivers: Receivers, fact: PresenceRoll) -> None:
    receivers.presence.hear_roll(fact)


@delivers(PresenceRequest)
def presence_asked(receivers: Receivers, fact: PresenceRequest) -> None:
    receivers.presence.asked(fact)
