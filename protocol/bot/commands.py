"""Starting a dialog, saying something to it, reading one's own (SPEC 6)."""

from typing import Literal

from protocol.bot.dialog import DialogView
from protocol.bot.inputs import DialogInput, DialogScript
from protocol.core.frames import Command, Keyed, Push
from protocol.core.refusals import NO_CHAT, refused_if
from protocol.core.types import AccountId, ChatId, DialogId, DialogNumber, Text, Value


class DialogSaid(Value, frozen=True, kw_only=True):
    """What the bot says to an input, and the dialog as it stands since."""

    dialog: DialogView
    says: list[str]
    """In order; the last one is the question that is asked now."""
    refused: Literal["stale", "closed"] | None = None
    """Nothing changed: another device was faster (`says` tells what was answered meanwhile), or the dialog is over."""


class Dialogs(Value, frozen=True, kw_only=True):
    """One's own open dialogs, the newest change first."""

    dialogs: list[DialogView]


class StartDialog(Keyed, tag="dialog.start", frozen=True, kw_only=True):
    """Begins a dialog with the bot. Nobody else learns of it."""

    answer = DialogView
    refusals = refused_if(
        bad_request="a field does not go with the script: a rating needs `chat`, a new task has none",
        not_found=f"{NO_CHAT}, or it is no task's; there is no such account, or one has nothing to do with it",
        not_allowed="the task cannot be rated or repeated now, or one has no customer; `detail` names the reason",
        too_many_dialogs="20 dialogs of one's own are open",
    )
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

    answer = DialogSaid
    refusals = refused_if(
        not_found="one has no such dialog",
        not_allowed="what the dialog is for is not possible any more; `detail` names the reason, as for task.act",
    )
    dialog: DialogId
    number: DialogNumber
    input: DialogInput


class ListDialogs(Command, tag="dialog.list", frozen=True, kw_only=True):
    """One's own open dialogs, the newest change first."""

    answer = Dialogs


class DialogChanged(Push, tag="dialog.changed", frozen=True, kw_only=True):
    """A dialog of one's own stands otherwise: answered, on whichever device, reminded of, over."""

    discloses = "own"
    dialog: DialogView
