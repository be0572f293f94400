"""One's own account."""

from dataclasses import replace

from protocol.client_state.effects import effect
from protocol.client_state.state import ClientState
from protocol.pushes import SettingsChanged


@effect(SettingsChanged)
def settings_changed(state: ClientState, push: SettingsChanged) -> ClientState:
    """`settings` of Welcome are these."""
    return replace(state, settings=push.settings)
