"""Uploads: a client that shows them asks for those of a chat, and takes in what follows."""

from protocol.client_state.effects import effect
from protocol.client_state.state import ClientState
from protocol.files import UploadChanged, UploadGone


@effect(UploadChanged)
def upload_changed(state: ClientState, _push: UploadChanged) -> ClientState:
    """Nothing of Welcome. Uploads of its chat that were asked for have this one, in place of one with the same `id`."""
    return state


@effect(UploadGone)
def upload_gone(state: ClientState, _push: UploadGone) -> ClientState:
    """Nothing of Welcome. Uploads of `chat` that were asked for have this one no more."""
    return state
