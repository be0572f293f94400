"""Dialogs with the bot."""

from dataclasses import replace

from protocol.bot.commands import DialogChanged
from protocol.client_state.effects import effect
from protocol.client_state.state import ClientState


@effect(DialogChanged)
def dialog_changed(state: ClientState, push: DialogChanged) -> ClientState:
    """The dialogs of `dialog.list` have this one, in place of one with the same `id` and a `number` not above; if its
    `status` is not `open`, they lose it."""
    dialog, known = push.dialog, state.dialogs.get(push.dialog.id)
    if known is not None and known.number > dialog.number:
        return state
    others = {name: other for name, other in state.dialogs.items() if name != dialog.id}
    return replace(state, dialogs={**others, dialog.id: dialog} if dialog.status == "open" else others)
