"""Held acts, for their author or whoever they were handed over to."""

from chat_server.domain.facts import HeldFact
from chat_server.hub.delivery.own_devices import delivers_to_own_devices
from chat_server.outward.held import held_push
from protocol.core.frames import Push


@delivers_to_own_devices(HeldFact)
def held_act(fact: HeldFact) -> Push:
    return held_push(fact.act)
