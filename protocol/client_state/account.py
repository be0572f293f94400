"""One's own account."""

from dataclasses import replace

from protocol.account import SettingsChanged
from protocol.client_state.effects import effect
from protocol.client_state.state import ClientState


@effect(SettingsChanged)
def settings_changed(state: ClientState, push: SettingsChanged) -> ClientState:
    """`settings` of Welcome are these."""
    return replace(state, settings=push.settings)
