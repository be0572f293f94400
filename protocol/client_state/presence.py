"""Who is there, and who is typing."""

from dataclasses import replace

from protocol.client_state.effects import effect
from protocol.client_state.state import ClientState, present
from protocol.presence import PresenceAll, PresenceChanged, TypingShown


@effect(TypingShown)
def typing(state: ClientState, _push: TypingShown) -> ClientState:
    """Nothing that lasts. Show it for 5 seconds, or until a message of that person arrives."""
    return state


@effect(PresenceChanged)
def presence_changed(state: ClientState, push: PresenceChanged) -> ClientState:
    """`presence` of Welcome has this `status` for `person`; who is offline is not in it."""
    others = {person: status for person, status in state.presence.items() if person != push.person}
    return replace(state, presence={**others, **present([push])})


@effect(PresenceAll)
def presence_all(state: ClientState, push: PresenceAll) -> ClientState:
    """`presence` of Welcome is this one."""
    return replace(state, presence=present(push.presence))
