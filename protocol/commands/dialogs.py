"""Dialogs of the bot: starting one, saying something to it, reading one's own (SPEC 6)."""

from protocol import replies
from protocol.commands.base import Command, Keyed
from protocol.dialogs import DialogInput, DialogScript, DialogView
from protocol.values import AccountId, ChatId, DialogId, DialogNumber, Text


class StartDialog(Keyed, tag="dialog.start", frozen=True, kw_only=True):
    """Begins a dialog with the bot. Nobody else learns of it."""

    answer = DialogView
    script: DialogScript
    text: Text | None = None
    """The first sentence, put in at once."""
    chat: ChatId | None = None
    """The task to rate; for `rating` only."""
    account: AccountId | None = None
    """For whom; staff only."""
    again: ChatId | None = None
    """The task to repeat: its title, texts, checklist and budget are the first answers; for `new_task` only."""


class SayToDialog(Keyed, tag="dialog.say", frozen=True, kw_only=True):
    """One input, made when the dialog stood at `number`; of several for the same number the first wins.

    The last one carries out what the dialog is for: the task is created, the rating given.
    """

    answer = replies.DialogSaid
    dialog: DialogId
    number: DialogNumber
    input: DialogInput


class ListDialogs(Command, tag="dialog.list", frozen=True, kw_only=True):
    """One's own open dialogs, the newest change first."""

    answer = replies.Dialogs
