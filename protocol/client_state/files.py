"""Uploads: a client that shows them asks for those of a chat, and takes in what follows."""

from protocol.client_state.effects import effect
from protocol.client_state.state import ClientState
from protocol.files import DialogUploadChanged, DialogUploadGone, UploadChanged, UploadGone


@effect(UploadChanged)
def upload_changed(state: ClientState, _push: UploadChanged) -> ClientState:
    """Nothing of Welcome. Uploads of its chat that were asked for have this one, in place of one with the same `id`."""
    return state


@effect(UploadGone)
def upload_gone(state: ClientState, _push: UploadGone) -> ClientState:
    """Nothing of Welcome. Uploads of `chat` that were asked for have this one no more."""
    return state


@effect(DialogUploadChanged)
def dialog_upload_changed(state: ClientState, _push: DialogUploadChanged) -> ClientState:
    """Nothing of Welcome. Uploads of its dialog that were asked for have this one, in place of one with the same
    `id`."""
    return state


@effect(DialogUploadGone)
def dialog_upload_gone(state: ClientState, _push: DialogUploadGone) -> ClientState:
    """Nothing of Welcome. Uploads of `dialog` that were asked for have this one no more."""
    return state
