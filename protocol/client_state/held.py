"""Acts of one's own that wait for the end of quiet hours."""

from dataclasses import replace

from protocol.client_state.effects import effect
from protocol.client_state.state import ClientState
from protocol.held import HeldChanged, HeldGone


@effect(HeldChanged)
def held_changed(state: ClientState, push: HeldChanged) -> ClientState:
    """`held` of Welcome has this act, in place of one with the same `id`."""
    return replace(state, held={**state.held, push.held.id: push.held})


@effect(HeldGone)
def held_gone(state: ClientState, push: HeldGone) -> ClientState:
    """`held` of Welcome loses the act; with a `seq`, the event of that number is what became of it."""
    return replace(state, held={act: held for act, held in state.held.items() if act != push.held})
