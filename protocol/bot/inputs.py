"""What is said to a dialog of the bot (SPEC 6)."""

from typing import Literal

from protocol.core.types import DialogStep, Utterance, Value, Whole

DialogScript = Literal["new_task", "rating"]
DialogStatus = Literal["open", "done", "cancelled", "removed"]
DialogPicker = Literal["date_time", "duration", "stars"]


class DialogInputBase(Value, tag_field="t", frozen=True, kw_only=True):
    """Something said to a dialog."""


class DialogText(DialogInputBase, tag="text", frozen=True, kw_only=True):
    """Words, as written: an answer, a command ("zurück"), the label of an option."""

    text: Utterance


class DialogPick(DialogInputBase, tag="pick", frozen=True, kw_only=True):
    """The value of an option, or of a picker: a local day or time without offset, minutes, or stars."""

    value: Utterance | Whole


class DialogNote(DialogInputBase, tag="note", frozen=True, kw_only=True):
    """What was said belongs to the description."""

    text: Utterance


class DialogChange(DialogInputBase, tag="change", frozen=True, kw_only=True):
    """Answer a step anew, at once with `to` if that is given."""

    step: DialogStep
    to: DialogText | DialogPick | None = None


class DialogBack(DialogInputBase, tag="back", frozen=True, kw_only=True):
    """To the question before."""


class DialogSkip(DialogInputBase, tag="skip", frozen=True, kw_only=True):
    """Leave an optional step empty."""


class DialogKeep(DialogInputBase, tag="keep", frozen=True, kw_only=True):
    """Leave the answer as it is; do not cancel."""


class DialogHelp(DialogInputBase, tag="help", frozen=True, kw_only=True):
    """What the question is about."""


class DialogCancel(DialogInputBase, tag="cancel", frozen=True, kw_only=True):
    """Asked back the first time, carried out the second."""


class DialogConfirm(DialogInputBase, tag="confirm", frozen=True, kw_only=True):
    """The summary is right: hand it in."""

    when: Literal["now"] | None = None
    """For staff, in quiet hours: hand it in although the customer will see that somebody is there (SPEC 3)."""


DialogInput = (
    DialogText
    | DialogPick
    | DialogNote
    | DialogChange
    | DialogBack
    | DialogSkip
    | DialogKeep
    | DialogHelp
    | DialogCancel
    | DialogConfirm
)
