"""Held acts, for their author or whoever they were handed on to."""

from chat_server.domain.held import HeldAct, SettledAct
from chat_server.hub.delivery.core.own_devices import delivers_to_own_devices
from chat_server.outward.held import held_push
from protocol.core.frames import Push


@delivers_to_own_devices(HeldAct)
def held_act(fact: HeldAct) -> Push:
    return held_push(fact)


@delivers_to_own_devices(SettledAct)
def settled_act(fact: SettledAct) -> Push:
    return held_push(fact)
