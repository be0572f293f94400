"""A dialog as its owner sees it, and when it is looked at again."""

from chat_server.bot.render import DialogRef, Recipient, render_dialog
from chat_server.domain.bot.rendered import RenderedDialog
from chat_server.domain.bot.retention import REMOVE_AFTER, next_due
from chat_server.domain.bot.values import DialogState
from chat_server.domain.bot.view import dialog_view
from chat_server.services.bot.contexts import LoadedScript, Speaker

REMOVE_AFTER_MS = int(REMOVE_AFTER.total_seconds()) * 1_000


def due_at(state: DialogState) -> int:
    """When a dialog is looked at again by a job: a closed one is removed when an open one would be."""
    return next_due(state) or state.changed_at + REMOVE_AFTER_MS


def render(
    speaker: Speaker, state: DialogState, place: DialogRef, known: LoadedScript, to: Recipient
) -> RenderedDialog:
    return render_dialog(dialog_view(known.script, state, known.context, speaker.now), state, place, to)
