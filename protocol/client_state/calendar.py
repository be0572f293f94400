"""Whether it is quiet hours."""

from dataclasses import replace

from protocol.calendar import DayChanged
from protocol.client_state.effects import effect
from protocol.client_state.state import ClientState


@effect(DayChanged)
def day_changed(state: ClientState, push: DayChanged) -> ClientState:
    """`day` of Welcome, and the server's time is `now`. All TaskViews are out of date: customers see time figures as
    of the last opening."""
    return replace(state, day=push.day, stale=frozenset(state.tasks))
